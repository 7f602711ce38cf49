"""Temples, tombs, gates of castles, and what guards them."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
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
        for k in range(9):
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


@prop(
    "crypt, mausoleum, tomb, burial chamber, catacomb, bell tower, clock tower, big ben, church, chapel, cathedral, steeple",
    6.0,
    kind="building",
    main="stone",
    accent="dark stone",
    roof="roof",
    bell="bronze",
    iron="iron",
    white="paint white",
    glass="crystal",
    wood="wood",
)
def church(kit: Kit) -> None:
    """A tomb with an iron door, a tower with a bell or a clock, or a nave with a steeple."""
    if kit.says("bell", "clock", "big"):
        clock = kit.says("clock", "big")
        kit.add(box(1.0, 2.3, 1.0, kit.bevel(0.03)), "blocks" if not clock else "main", "tower")
        for y in (0.0, 1.1, 2.2):
            kit.add(box(1.12, 0.14, 1.12, kit.bevel(0.02)).at(0, y, 0), "accent", "tower")
        kit.add(box(0.36, 0.6, 0.06, 0.01).at(0, 0.14, 0.5), "wood", "door")
        if clock:
            kit.add(box(1.04, 0.9, 1.04, 0.02).at(0, 2.3, 0), "main", "tower")
            for turn in range(4):
                for shape, finish in (
                    (cylinder(0.36, 0.04, kit.sides(32), 0.01).turned("x", 90).at(0, 2.75, 0.52), "white"),
                    (torus(0.36, 0.03, kit.sides(32), 8).turned("x", 90).at(0, 2.75, 0.55), "bell"),
                    (box(0.03, 0.28, 0.02, 0).at(0, 2.75, 0.565), "dark"),
                    (box(0.03, 0.2, 0.02, 0).turned("z", -70).at(0, 2.75, 0.565), "dark"),
                    *(
                        (
                            box(0.02, 0.06, 0.02, 0).at(0, 0.27, 0).turned("z", 30 * k).at(0, 2.75, 0.565),
                            "dark",
                        )
                        for k in range(12)
                    ),
                ):
                    kit.add(shape.turned("y", 90 * turn), finish, "clock")
            top = 3.2
        else:
            for x in (-0.42, 0.42):
                for z in (-0.42, 0.42):
                    kit.add(box(0.18, 0.8, 0.18, 0.02).at(x, 2.32, z), "blocks", "belfry")
            kit.add(
                lathe(
                    [
                        (0, 0.06),
                        (0.08, 0),
                        (0.28, 0),
                        (0.26, 0.06),
                        (0.18, 0.2),
                        (0.15, 0.4),
                        (0.06, 0.46),
                        (0, 0.47),
                    ],
                    24,
                ).at(0, 2.5, 0),
                "bell",
                "bell",
            )
            kit.add(rod((-0.4, 3.0, 0), (0.4, 3.0, 0), 0.04, 8), "wood", "belfry")
            kit.add(sphere(0.06, 12).at(0, 2.48, 0), "iron", "bell")
            top = 3.1
        kit.add(box(1.16, 0.12, 1.16, 0.02).at(0, top, 0), "accent", "roof")
        kit.add(
            loft(
                np.array(
                    [
                        [
                            (0.64, top + 0.12, 0.64),
                            (0.64, top + 0.12, -0.64),
                            (-0.64, top + 0.12, -0.64),
                            (-0.64, top + 0.12, 0.64),
                        ],
                        [
                            (0.01, top + 1.2, 0.01),
                            (0.01, top + 1.2, -0.01),
                            (-0.01, top + 1.2, -0.01),
                            (-0.01, top + 1.2, 0.01),
                        ],
                    ]
                )
            ),
            "roof",
            "roof",
        )
        return
    if kit.says("church", "chapel", "cathedral", "steeple"):
        kit.add(box(1.2, 1.0, 2.0, kit.bevel(0.02)), "blocks", "nave")
        kit.add(prism([(-0.74, 0), (0.74, 0), (0, 0.8)], 2.1, 0.02).at(0, 1.0, 0), "roof", "roof")
        kit.add(box(0.8, 2.0, 0.8, kit.bevel(0.02)).at(0, 0, 1.2), "blocks", "tower")
        kit.add(
            loft(
                np.array(
                    [
                        [(0.5, 2.0, 1.7), (0.5, 2.0, 0.7), (-0.5, 2.0, 0.7), (-0.5, 2.0, 1.7)],
                        [(0.01, 3.3, 1.21), (0.01, 3.3, 1.19), (-0.01, 3.3, 1.19), (-0.01, 3.3, 1.21)],
                    ]
                )
            ),
            "roof",
            "steeple",
        )
        kit.add(box(0.05, 0.4, 0.05, 0.01).at(0, 3.25, 1.2), "iron", "cross")
        kit.add(box(0.24, 0.05, 0.05, 0.01).at(0, 3.46, 1.2), "iron", "cross")
        arch = [(-0.2, 0), (0.2, 0), (0.2, 0.4), (0.12, 0.55), (0, 0.62), (-0.12, 0.55), (-0.2, 0.4)]
        kit.add(prism(arch, 0.06, 0.01).at(0, 0.02, 1.6), "wood", "door")
        kit.add(prism([(x * 0.6, y * 0.8) for x, y in arch], 0.05).at(0, 1.2, 1.6), "glass", "windows")
        for s in (-1.0, 1.0):
            for k in range(3):
                kit.add(
                    prism([(x * 0.6, y * 0.85) for x, y in arch], 0.04)
                    .turned("y", 90)
                    .at(s * 0.6, 0.3, -0.6 + 0.5 * k),
                    "glass",
                    "windows",
                )
        return
    kit.add(box(1.9, 0.16, 2.0, kit.bevel(0.02)).solid(), "accent", "step")
    kit.add(box(1.5, 1.05, 1.6, kit.bevel(0.02)).at(0, 0.16, -0.1), "blocks", "walls")
    kit.add(prism([(-0.9, 0), (0.9, 0), (0, 0.5)], 1.9, 0.03).at(0, 1.2, 0).solid(), "main", "gable")
    for x in (-0.62, -0.36, 0.36, 0.62):
        kit.add(
            lathe([(0, 0), (0.11, 0), (0.08, 0.06), (0.075, 0.92), (0.11, 0.98), (0, 1.0)], 16).at(
                x, 0.18, 0.78
            ),
            "main",
            "columns",
        )
    arch = [(-0.24, 0), (0.24, 0), (0.24, 0.55), (0.15, 0.7), (0, 0.76), (-0.15, 0.7), (-0.24, 0.55)]
    kit.add(prism(arch, 0.06, 0.01).at(0, 0.16, 0.71), "dark", "door")
    for k in range(5):
        kit.add(box(0.03, 0.66, 0.04, 0).at(-0.18 + 0.09 * k, 0.16, 0.745), "iron", "door")
    kit.add(sphere(0.15, 16).scaled(0.9, 1, 0.7).at(0, 1.42, 0.95), "bone", "skull")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.04, 10).at(s * 0.055, 1.44, 1.04), "dark", "skull")


@prop(
    "portcullis, castle gate house, gatehouse, drawbridge, palisade, wooden palisade, stockade, wooden wall, spiked barricade, wooden spikes, spike barricade, cheval de frise",
    3.0,
    kind="building",
    main="wood",
    accent="iron",
    stone="blocks",
    dark="dark",
    rope="rope",
)
def palisade(kit: Kit) -> None:
    """Pointed logs in a row; a grate of iron; a bridge on chains."""
    if kit.says("spikes", "spiked", "spike", "cheval"):
        kit.add(rod((-1.1, 0.42, 0), (1.1, 0.42, 0), 0.09, 12), "main", "beam")
        for k in range(7):
            x = -0.95 + 0.317 * k
            for s in (-1.0, 1.0):
                kit.add(
                    tube(
                        [(x, 0.0, s * -0.42), (x, 0.75, s * 0.34), (x, 0.95, s * 0.54)],
                        [0.055, 0.05, 0.004],
                        8,
                    ),
                    "main",
                    "stakes",
                )
            kit.add(torus(0.11, 0.025, 14, 6).turned("z", 90).at(x, 0.42, 0), "rope", "ropes")
        return
    if kit.says("portcullis", "gatehouse", "drawbridge", "gate"):
        bridge = kit.says("drawbridge")
        for s in (-1.0, 1.0):
            kit.add(box(0.5, 2.4, 0.6, kit.bevel(0.03)).at(s * 0.95, 0, 0), "stone", "towers")
            for k in range(2):
                kit.add(
                    box(0.2, 0.2, 0.62, 0.02).at(s * 0.95 + 0.15 * (2 * k - 1), 2.4, 0), "stone", "towers"
                )
        kit.add(box(1.42, 0.6, 0.56, 0.02).at(0, 1.8, 0), "stone", "lintel")
        for k in range(4):
            kit.add(box(0.2, 0.2, 0.56, 0.02).at(-0.54 + 0.36 * k, 2.4, 0), "stone", "lintel")
        kit.add(box(1.4, 1.8, 0.06, 0).at(0, 0, -0.24), "dark", "inside")
        drop = 0.0 if not bridge else 0.9
        for k in range(6):
            x = -0.6 + 0.24 * k
            kit.add(
                tube(
                    [(x, 1.85, 0.06), (x, 0.14 + drop, 0.06), (x, 0.0 + drop, 0.06)], [0.035, 0.035, 0.004], 6
                ),
                "accent",
                "grate",
            )
        for y in (0.35, 0.75, 1.15, 1.55):
            if y > drop + 0.1:
                kit.add(box(1.38, 0.06, 0.05, 0.008).at(0, y, 0.08), "accent", "grate")
        if bridge:
            for k in range(6):
                kit.add(box(0.21, 0.08, 1.6, 0.012).at(-0.55 + 0.22 * k, 0, 1.1), "main", "bridge")
            for z in (0.5, 1.7):
                kit.add(box(1.36, 0.05, 0.1, 0.01).at(0, 0.08, z), "accent", "bridge")
            for s in (-1.0, 1.0):
                for k in range(13):
                    t = k / 12
                    link = (
                        torus(0.05, 0.014, 10, 6)
                        .turned("x", 90 if k % 2 else 0)
                        .turned("y", 0 if k % 2 else 90)
                    )
                    kit.add(link.at(s * 0.6, 0.1 + 1.5 * (1 - t), 0.3 + 1.4 * t), "accent", "chains")
        return
    for k in range(11):
        x = -1.1 + 0.22 * k
        h = kit.between(1.25, 1.5)
        log = lathe([(0, 0), (0.11, 0), (0.105, h), (0, h + 0.26)], kit.sides(12, 6)).turned(
            "z", kit.between(-1.5, 1.5)
        )
        kit.add(log.at(x, 0, kit.between(-0.02, 0.02)), "main", "logs")
    for y in (0.45, 1.0):
        kit.add(rod((-1.25, y, -0.13), (1.25, y, -0.13), 0.05, 10), "main", "rails")
        for k in range(6):
            kit.add(torus(0.125, 0.02, 14, 6).at(-1.1 + 0.44 * k, y, -0.02), "rope", "ropes")


@prop(
    "siege tower, silo, grain silo, water tower, greenhouse, glass house, chicken coop, hen house, stable, dog pen, lookout tower, guard tower, oil rig, warehouse, factory",
    6.0,
    kind="building",
    main="wood",
    accent="iron",
    steel="steel",
    glass="glass",
    roof="red wood",
    green="plant",
    hide="canvas",
    brick="bricks",
    frame="paint white",
)
def yard_building(kit: Kit) -> None:
    """Towers and sheds of farm, siege and works."""
    if kit.says("silo"):
        kit.add(cylinder(0.6, 2.4, kit.sides(36)), "steel", "silo")
        for k in range(8):
            kit.add(torus(0.605, 0.02, kit.sides(36), 6).at(0, 0.3 * k + 0.1, 0), "accent", "bands")
        kit.add(
            lathe([(0, 0), (0.64, 0), (0.5, 0.3), (0.14, 0.5), (0.12, 0.58), (0, 0.6)], kit.sides(36)).at(
                0, 2.4, 0
            ),
            "roof",
            "dome",
        )
        for s in (-0.1, 0.1):
            kit.add(rod((s, 0, 0.66), (s, 2.5, 0.66), 0.016, 6), "accent", "ladder")
        for k in range(14):
            kit.add(
                rod((-0.1, 0.12 + 0.17 * k, 0.66), (0.1, 0.12 + 0.17 * k, 0.66), 0.014, 6), "accent", "ladder"
            )
        return
    if kit.says("water") or (kit.says("lookout", "guard")):
        h = 1.7
        for x in (-0.55, 0.55):
            for z in (-0.55, 0.55):
                kit.add(rod((x * 1.25, 0, z * 1.25), (x * 0.9, h, z * 0.9), 0.06, 8), "main", "legs")
        for a, b in (((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1))):
            for y0, y1 in ((0.1, 0.9), (0.9, 0.1)):
                kit.add(
                    rod((a[0] * 0.64, y0, a[1] * 0.64), (b[0] * 0.6, y1, b[1] * 0.6), 0.03, 6),
                    "main",
                    "braces",
                )
        kit.add(box(1.5, 0.1, 1.5, 0.02).at(0, h, 0), "main", "floor")
        if kit.says("water"):
            kit.add(cylinder(0.68, 1.0, kit.sides(32)).at(0, h + 0.1, 0), "main", "tank")
            for y in (0.2, 0.6, 1.0):
                kit.add(torus(0.685, 0.025, kit.sides(32), 6).at(0, h + y, 0), "accent", "bands")
            kit.add(lathe([(0, 0), (0.8, 0), (0, 0.5)], kit.sides(32)).at(0, h + 1.1, 0), "roof", "roof")
        else:
            for s in (-1.0, 1.0):
                kit.add(box(1.5, 0.4, 0.06, 0.01).at(0, h + 0.1, s * 0.72), "main", "walls")
                kit.add(box(0.06, 0.4, 1.5, 0.01).at(s * 0.72, h + 0.1, 0), "main", "walls")
                for z in (-0.68, 0.68):
                    kit.add(box(0.08, 1.0, 0.08, 0.01).at(s * 0.68, h + 0.1, z), "main", "posts")
            kit.add(
                loft(
                    np.array(
                        [
                            [
                                (0.95, h + 1.1, 0.95),
                                (0.95, h + 1.1, -0.95),
                                (-0.95, h + 1.1, -0.95),
                                (-0.95, h + 1.1, 0.95),
                            ],
                            [
                                (0.02, h + 1.75, 0.02),
                                (0.02, h + 1.75, -0.02),
                                (-0.02, h + 1.75, -0.02),
                                (-0.02, h + 1.75, 0.02),
                            ],
                        ]
                    )
                ),
                "roof",
                "roof",
            )
        for s in (-0.16, 0.16):
            kit.add(rod((s, 0, 1.15), (s, h + 0.2, 0.78), 0.025, 6), "main", "ladder")
        for k in range(9):
            t = k / 9
            kit.add(
                rod((-0.16, h * t + 0.1, 1.14 - 0.36 * t), (0.16, h * t + 0.1, 1.14 - 0.36 * t), 0.02, 6),
                "main",
                "ladder",
            )
        return
    if kit.says("greenhouse", "glass"):
        for z in np.linspace(-1.0, 1.0, 5):
            for s in (-1.0, 1.0):
                kit.add(rod((s * 0.75, 0.3, z), (s * 0.75, 1.0, z), 0.025, 6), "frame", "frame")
                kit.add(rod((s * 0.75, 1.0, z), (0, 1.5, z), 0.025, 6), "frame", "frame")
        for s in (-1.0, 1.0):
            kit.add(box(0.1, 0.3, 2.1, 0.01).at(s * 0.75, 0, 0), "brick", "walls")
            kit.add(box(1.4, 0.3, 0.1, 0.01).at(0, 0, s * 1.0), "brick", "walls") if s < 0 else None
            for y in (0.3, 1.0):
                kit.add(rod((s * 0.75, y, -1.0), (s * 0.75, y, 1.0), 0.025, 6), "frame", "frame")
            kit.add(box(0.015, 0.7, 2.0, 0).at(s * 0.75, 0.3, 0), "glass", "panes")
            kit.add(
                prism([(s * 0.76, 1.0), (s * 0.75, 1.01), (0, 1.51), (0, 1.5)], 2.0).at(0, 0, 0),
                "glass",
                "panes",
            )
            kit.add(box(0.4, 0.3, 1.7, 0.02).at(s * 0.45, 0.02, 0), "main", "beds")
            for k in range(9):
                kit.add(
                    sphere(kit.between(0.09, 0.16), 8).at(
                        s * 0.45 + kit.between(-0.08, 0.08), 0.42, -0.75 + 0.19 * k
                    ),
                    "green",
                    "plants",
                )
        kit.add(rod((0, 1.5, -1.0), (0, 1.5, 1.0), 0.03, 6), "frame", "frame")
        return
    if kit.says("coop", "hen", "pen", "stable"):
        kit.add(box(1.2, 0.9, 0.9, 0.02).at(-0.3, 0.35, 0), "main", "house")
        for s in (-1.0, 1.0):
            kit.add(box(1.36, 0.06, 0.8, 0.012).turned("x", s * 38).at(-0.3, 1.32, s * 0.26), "roof", "roof")
        kit.add(
            prism([(-0.45, 0), (0.45, 0), (0, 0.36)], 1.16).turned("y", 90).at(-0.3, 1.24, 0), "main", "house"
        )
        for x in (-0.84, 0.24):
            for z in (-0.38, 0.38):
                kit.add(box(0.08, 0.38, 0.08, 0.01).at(x, 0, z), "main", "legs")
        kit.add(box(0.3, 0.4, 0.04, 0.01).at(-0.1, 0.4, 0.45), "dark", "door")
        ramp = box(0.28, 0.04, 0.75, 0.01).turned("x", 31).at(-0.1, 0.19, 0.75)
        kit.add(ramp, "main", "ramp")
        for k in range(5):
            kit.add(box(0.28, 0.03, 0.03, 0.005).at(-0.1, 0.08 + 0.075 * k, 1.0 - 0.125 * k), "main", "ramp")
        kit.add(cylinder(0.1, 0.03, 18).turned("x", 90).at(-0.6, 1.0, 0.44), "dark", "window")
        for z in (-0.42, 0.42):
            kit.add(box(1.1, 0.05, 0.05, 0.008).at(0.85, 0.75, z), "main", "run")
            for x in (0.4, 0.85, 1.36):
                kit.add(box(0.05, 0.8, 0.05, 0.008).at(x, 0, z), "main", "run")
            for k in range(11):
                kit.add(rod((0.34 + 0.1 * k, 0, z), (0.34 + 0.1 * k, 0.76, z), 0.006, 5), "accent", "run")
        for k in range(8):
            kit.add(rod((1.36, 0, -0.4 + 0.11 * k), (1.36, 0.76, -0.4 + 0.11 * k), 0.006, 5), "accent", "run")
        return
    if kit.says("factory", "warehouse"):
        kit.add(box(2.2, 0.9, 1.4, 0.02), "brick", "walls")
        for k in range(4):
            kit.add(
                prism([(-0.28, 0), (0.28, 0), (0.28, 0.36)], 1.4, 0.01).at(-0.82 + 0.55 * k, 0.9, 0),
                "steel",
                "roof",
            )
        for k in range(5):
            kit.add(box(0.26, 0.3, 0.03, 0.005).at(-0.86 + 0.43 * k, 0.46, 0.7), "dark", "windows")
        kit.add(box(0.5, 0.4, 0.04, 0.01).at(0.5, 0, 0.71), "steel", "door")
        for x in (-0.8, -0.4):
            kit.add(cylinder(0.13, 1.4, 18, top=0.1).at(x, 0.9, -0.45), "brick", "chimneys")
            for k in range(3):
                kit.add(
                    sphere(0.13 + 0.05 * k, 12).at(x + 0.1 * k, 2.4 + 0.18 * k, -0.45), "fur gray", "smoke"
                )
        return
    for level in range(4):
        w = 1.2 - 0.12 * level
        y = 0.3 + 0.7 * level
        kit.add(box(w, 0.08, w, 0.01).at(0, y, 0), "main", "floors")
        for x in (-1.0, 1.0):
            for z in (-1.0, 1.0):
                kit.add(box(0.1, 0.7, 0.1, 0.01).at(x * w * 0.46, y, z * w * 0.46), "main", "posts")
            kit.add(
                box(0.05, 0.62, w * 0.9, 0.01).at(x * w * 0.5, y + 0.08, 0),
                "hide" if level % 2 else "main",
                "walls",
            )
        kit.add(
            box(w * 0.9, 0.62, 0.05, 0.01).at(0, y + 0.08, w * 0.5),
            "hide" if level % 2 == 0 else "main",
            "walls",
        )
    kit.add(box(0.7, 0.06, 0.9, 0.01).turned("x", 16).at(0, 3.0, 0.85), "main", "bridge")
    for x in (-0.62, 0.62):
        for z in (-0.45, 0.45):
            kit.add(
                cylinder(0.28, 0.12, kit.sides(22), 0.02).turned("z", 90).at(x + 0.06, 0.28, z),
                "main",
                "wheels",
            )
            kit.add(cylinder(0.08, 0.16, 12).turned("z", 90).at(x + 0.08, 0.28, z), "accent", "wheels")
