# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Buildings of yards and works."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus
from layer_server.generators.mesh.props.kit import Kit, prop


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
