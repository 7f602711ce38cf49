"""Temples, pyramids, pagodas."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder


@prop(
    "temple, greek temple, roman temple, ruined temple, parthenon, shrine, gazebo, pavilion, museum, bank, courthouse, town hall",
    8.0,
    kind="building",
    main="marble",
    accent="stone",
    roof="roof",
    wood="wood",
    gold="gold",
)
def temple(kit: Kit) -> None:
    """Columns on steps under a gable; in ruins some are broken."""
    if kit.says("gazebo", "pavilion"):
        kit.add(
            prism([(1.2 * cos(a), 1.2 * sin(a)) for a in np.linspace(0, 2 * pi, 9)[:-1]], 0.16, 0.02)
            .turned("x", 90)
            .at(0, 0.08, 0),
            "wood",
            "floor",
        )
        for k in range(8):
            a = 2 * pi * (k + 0.5) / 8
            x, z = 1.04 * sin(a), 1.04 * cos(a)
            kit.add(box(0.1, 1.4, 0.1, 0.015).at(x, 0.14, z), "main", "posts")
            b = 2 * pi * (k + 1.5) / 8
            if k != 7:
                for y in (0.3, 0.6):
                    kit.add(rod((x, y, z), (1.04 * sin(b), y, 1.04 * cos(b)), 0.03, 6), "main", "rails")
        for k in range(8):
            a, b = 2 * pi * k / 8, 2 * pi * (k + 1) / 8
            low = [(1.4 * sin(a), 1.5, 1.4 * cos(a)), (1.4 * sin(b), 1.5, 1.4 * cos(b)), (0, 1.5, 0)]
            high = [(x * 0.03, 2.2, z * 0.03) for x, _, z in low]
            kit.add(loft(np.array([low, high])), "roof", "roof")
        kit.add(sphere(0.09, 14).at(0, 2.24, 0), "gold", "finial")
        return
    ruined = kit.says("ruined", "ruins", "broken", "abandoned")
    for k in range(3):
        kit.add(
            box(3.2 - 0.24 * k, 0.14, 2.2 - 0.24 * k, kit.bevel(0.02)).at(0, 0.14 * k, 0).solid(),
            "accent",
            "steps",
        )
    for i in range(6):
        for j in range(2):
            x, z = -1.2 + 0.48 * i, (-0.75, 0.75)[j]
            tall = 1.4 if not ruined else kit.between(0.4, 1.4) if (i + j) % 2 else 1.4
            shaft = lathe(
                [(0, 0), (0.15, 0), (0.14, 0.05), (0.115, tall * 0.95), (0.1, tall), (0, tall)],
                kit.sides(18, 8),
            ).at(x, 0.48, z)
            kit.add(shaft, "main", "columns")
            kit.add(box(0.34, 0.08, 0.34, 0.015).at(x, 0.42, z), "main", "columns")
            if tall == 1.4:
                kit.add(
                    lathe([(0, 0), (0.11, 0), (0.17, 0.07), (0, 0.08)], kit.sides(18, 8)).at(x, 1.85, z),
                    "main",
                    "columns",
                )
                kit.add(box(0.34, 0.06, 0.34, 0.01).at(x, 1.92, z), "main", "columns")
    if not ruined:
        kit.add(box(2.2, 1.5, 1.0, 0.02).at(0, 0.42, 0), "accent", "cella")
        kit.add(box(2.8, 0.22, 1.9, kit.bevel(0.02)).at(0, 1.97, 0).solid(), "main", "beam")
        kit.add(
            prism([(-1.08, 0), (1.08, 0), (0, 0.55)], 2.9, 0.02).turned("y", 90).at(0, 2.19, 0).solid(),
            "main",
            "gable",
        )
    else:
        kit.add(box(1.1, 0.22, 0.4, 0.03).at(-0.95, 1.97, -0.75).solid(), "main", "beam")
        for _ in range(9):
            kit.add(
                boulder(kit, kit.between(0.1, 0.22), 9).at(
                    kit.between(-1.4, 1.4), 0.46, kit.between(-0.5, 0.9)
                ),
                "main",
                "rubble",
            )
        kit.add(
            cylinder(0.12, 0.9, 14, 0.02).turned("z", 90).turned("y", 30).at(0.5, 0.6, 0.4), "main", "rubble"
        )


@prop(
    "pyramid, egyptian pyramid, step pyramid, mayan temple, mayan pyramid, aztec temple, aztec pyramid, ziggurat, sphinx, great sphinx",
    10.0,
    kind="building",
    main="sandstone",
    accent="sand",
    dark="dark",
)
def pyramid(kit: Kit) -> None:
    """Courses of stone to a point; with stairs and a shrine on top; or the lion with a king's head."""
    if kit.says("sphinx"):
        kit.add(box(2.4, 0.2, 1.1, kit.bevel(0.04)).solid(), "main", "base")
        kit.add(box(1.7, 0.62, 0.7, 0.24).at(-0.2, 0.2, 0).solid(), "main", "body")
        for s in (-1.0, 1.0):
            kit.add(box(0.95, 0.22, 0.22, 0.07).at(0.75, 0.2, s * 0.27).solid(), "main", "paws")
            kit.add(
                sphere(0.3, 16).scaled(1.1, 1, 0.55).at(-0.75, 0.45, s * 0.32).solid(), "main", "haunches"
            )
        kit.add(
            lathe([(0, 0), (0.34, 0), (0.28, 0.5), (0, 0.5)], 20).at(0.5, 0.55, 0).solid(), "main", "chest"
        )
        kit.add(sphere(0.25, 22).scaled(0.95, 1.15, 0.92).at(0.58, 1.25, 0).solid(), "main", "head")
        head = [(-0.42, 0.0), (0.42, 0.0), (0.36, 0.42), (0.2, 0.66), (-0.2, 0.66), (-0.36, 0.42)]
        kit.add(prism(head, 0.3, 0.06).turned("y", 90).at(0.42, 0.9, 0).solid(), "main", "headdress")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.035, 10).at(0.8, 1.3, s * 0.09), "dark", "face")
        kit.add(box(0.07, 0.14, 0.06, 0.02).at(0.82, 1.16, 0).solid(), "main", "face")
        kit.add(box(0.03, 0.03, 0.14, 0.01).at(0.8, 1.1, 0), "dark", "face")
        kit.add(box(0.07, 0.22, 0.07, 0.02).at(0.78, 0.86, 0).solid(), "main", "beard")
        return
    steps = 7 if kit.says("mayan", "aztec", "step", "ziggurat") else 16
    for k in range(steps):
        side = 2.6 * (1 - k / (steps + (3 if steps < 10 else 0)))
        kit.add(
            box(side, 2.0 / steps * 1.02 if steps > 10 else 0.24, side, kit.bevel(0.015))
            .at(0, k * (2.0 / steps if steps > 10 else 0.24), 0)
            .solid(),
            "main",
            "courses",
        )
    if steps < 10:
        kit.add(box(0.8, 0.5, 0.7, 0.03).at(0, 1.68, 0).solid(), "main", "shrine")
        kit.add(box(1.0, 0.12, 0.9, 0.03).at(0, 2.16, 0).solid(), "main", "shrine")
        kit.add(box(0.26, 0.36, 0.04, 0.01).at(0, 1.68, 0.35), "dark", "door")
        for k in range(20):
            kit.add(box(0.62, 0.1, 0.12, 0.01).at(0, 0.084 * k, 1.4 - 0.048 * k).solid(), "main", "stairs")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(1.5, 0.0), (1.3, 0.0), (0.36, 1.72), (0.5, 1.74)], 0.1)
                .turned("y", -90)
                .at(s * 0.38, 0, 0)
                .solid(),
                "main",
                "stairs",
            )
    else:
        kit.add(lathe([(0, 0), (1.9, 0), (1.5, 0.06), (0, 0.08)], 36), "accent", "sand")


@prop(
    "pagoda, chinese temple, japanese temple, japanese castle, dojo, tea house",
    8.0,
    kind="building",
    main="paint",
    accent="dark wood",
    roof="book green",
    stone="stone",
    gold="gold",
    wall="plaster",
)
def pagoda(kit: Kit) -> None:
    """Storeys that grow smaller under roofs with turned-up corners."""
    kit.add(box(2.4, 0.24, 2.4, kit.bevel(0.03)).solid(), "stone", "base")
    floors = 1 if kit.says("dojo", "house") else 4
    y = 0.24
    for k in range(floors):
        w = 1.6 - 0.28 * k if floors > 1 else 1.9
        tall = 0.62 if k == 0 else 0.46
        kit.add(box(w, tall, w, 0.01).at(0, y, 0), "wall", "walls")
        for x in (-1.0, -0.33, 0.33, 1.0):
            for s in (-1.0, 1.0):
                kit.add(box(0.07, tall, 0.07, 0.01).at(x * w / 2, y, s * w / 2), "main", "posts")
                kit.add(box(0.07, tall, 0.07, 0.01).at(s * w / 2, y, x * w / 2), "main", "posts")
        if k == 0:
            kit.add(box(0.4, 0.46, 0.04, 0.01).at(0, y, w / 2 + 0.01), "accent", "door")
        y += tall
        reach = w / 2 + 0.42
        rings = []
        for up, r, corner in (
            (0.0, reach, 0.16),
            (0.06, reach * 0.98, 0.17),
            (0.16, reach * 0.76, 0.05),
            (0.34, w * 0.36, 0.0),
        ):
            ring = []
            for side in range(4):
                for t in (0.0, 0.25, 0.5, 0.75):
                    u = -1 + 2 * t
                    point = np.array([u * r, y + up + corner * abs(u) ** 3, r])
                    a = -pi / 2 * side
                    ring.append(
                        (
                            point[0] * cos(a) - point[2] * sin(a),
                            point[1],
                            point[0] * sin(a) + point[2] * cos(a),
                        )
                    )
            rings.append(ring[::-1])
        kit.add(loft(np.array(rings)), "roof", "roofs")
        y += 0.26
    kit.add(cylinder(0.06, 0.5, 12, top=0.02).at(0, y + 0.05, 0), "gold", "spire")
    for k in range(4):
        kit.add(torus(0.1 - 0.015 * k, 0.02, 16, 6).at(0, y + 0.16 + 0.09 * k, 0), "gold", "spire")
