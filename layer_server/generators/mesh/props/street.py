"""Cones, hydrants, bins, tyres: what stands in a street."""

from __future__ import annotations

from math import cos, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "traffic cone, cone, road cone, pylon, barrier, road barrier, barricade, roadblock",
    0.7,
    kind="street",
    tint="main",
    main="paint orange",
    accent="paint white",
    base="rubber",
    steel="steel",
    light="light",
)
def traffic_cone(kit: Kit) -> None:
    """An orange cone with white bands; a striped board on legs as a barrier."""
    if kit.says("barrier", "barricade", "roadblock"):
        for y in (0.95, 0.5):
            for k in range(8):
                outline = [(-0.14, -0.15), (0.02, -0.15), (0.14, 0.15), (-0.02, 0.15)]
                kit.add(
                    prism(outline, 0.06).at((k - 3.5) * 0.16, y, 0), "main" if k % 2 else "accent", "boards"
                )
        for x in (-0.52, 0.52):
            for z, lean in ((0.12, -9), (-0.12, 9)):
                kit.add(
                    box(0.07, 1.15, 0.05, kit.bevel(0.01)).turned("x", lean).at(x, 0, z * 1.5),
                    "steel",
                    "legs",
                )
            kit.add(cylinder(0.1, 0.04, 18).at(x, 1.13, 0), "base", "lights")
            kit.add(dome(0.09, 0.14, 18, 5).at(x, 1.17, 0), "light", "lights")
        return
    kit.add(box(0.85, 0.07, 0.85, kit.bevel(0.025)), "base", "base")
    kit.add(
        lathe([(0.33, 0.06), (0.3, 0.1), (0.075, 1.0), (0.05, 1.03), (0, 1.03)], kit.sides(32)),
        "main",
        "cone",
    )
    for low, high in ((0.34, 0.5), (0.66, 0.78)):
        r0, r1 = (0.3 - 0.225 * (y - 0.1) / 0.9 for y in (low, high))
        kit.add(
            lathe(
                [(r0 - 0.02, low), (r0 + 0.008, low), (r1 + 0.008, high), (r1 - 0.02, high)],
                kit.sides(32),
                is_loop=True,
            ),
            "accent",
            "bands",
        )


@prop(
    "fire hydrant, hydrant, fire extinguisher, extinguisher, gas cylinder, gas tank, propane tank, oxygen tank",
    0.8,
    kind="street",
    tint="main",
    main="paint",
    accent="steel",
    hose="rubber",
    label="paper",
)
def hydrant(kit: Kit) -> None:
    """A cast body with caps and bolts; a bottle with a valve as an extinguisher."""
    sides = kit.sides(30)
    if kit.says("extinguisher", "cylinder", "gas", "propane", "oxygen"):
        kit.add(
            lathe([(0.2, 0), (0.26, 0.03), (0.26, 0.85), (0.2, 1.02), (0.08, 1.1), (0, 1.1)], sides),
            "main",
            "bottle",
        )
        kit.add(cylinder(0.08, 0.14, 16, 0.014).at(0, 1.08, 0), "accent", "valve")
        kit.add(box(0.07, 0.05, 0.36, 0.012).turned("x", -14).at(0, 1.24, 0.1), "accent", "valve")
        kit.add(
            tube(
                curve([(0.05, 1.15, 0), (0.28, 1.14, 0.02), (0.33, 0.8, 0.05), (0.3, 0.45, 0.06)]), 0.035, 10
            ),
            "hose",
            "hose",
        )
        kit.add(
            lathe([(0.03, 0), (0.06, -0.24), (0.04, -0.25), (0, -0.2)], 14).at(0.3, 0.47, 0.06),
            "hose",
            "hose",
        )
        kit.add(
            lathe([(0.258, 0.34), (0.265, 0.34), (0.265, 0.62), (0.258, 0.62)], sides, is_loop=True),
            "label",
            "label",
        )
        return
    kit.add(
        lathe(
            [
                (0.36, 0),
                (0.36, 0.07),
                (0.28, 0.1),
                (0.24, 0.14),
                (0.24, 0.75),
                (0.29, 0.78),
                (0.29, 0.84),
                (0.25, 0.86),
                (0.2, 1.02),
                (0.09, 1.1),
                (0.08, 1.2),
                (0, 1.2),
            ],
            sides,
        ),
        "main",
        "body",
    )
    for k in range(8):
        kit.add(cylinder(0.03, 0.04, 6).at(0, 0.06, 0.32).turned("y", 45 * k), "accent", "bolts")
    for turn, r in ((90, 0.12), (-90, 0.12), (0, 0.16)):
        cap = lathe(
            [(r, 0.2), (r, 0.34), (r + 0.03, 0.35), (r + 0.03, 0.41), (r * 0.5, 0.43), (0, 0.43)], 20
        ).turned("x", 90)
        kit.add(cap.turned("y", turn).at(0, 0.52, 0), "main", "caps")
        kit.add(
            box(0.07, 0.07, 0.07, 0.012).at(0, -0.035, 0.45).turned("y", turn).at(0, 0.52, 0),
            "accent",
            "caps",
        )
    kit.add(cylinder(0.05, 0.1, 6).at(0, 1.18, 0), "accent", "bolts")


@prop(
    "trash can, garbage can, bin, trash bin, garbage bin, dumpster, trash, rubbish bin, recycling bin, garbage bag, trash bag",
    1.0,
    kind="street",
    tint="main",
    main="steel",
    accent="dark metal",
    paint="paint green",
    bag="paint black",
    tie="paint",
)
def trash_can(kit: Kit) -> None:
    """A ribbed can with a lid; a dumpster; a tied bag."""
    if kit.says("bag"):
        ball = sphere(0.5, kit.sides(34))
        p = ball.positions
        angle = np.arctan2(p[:, 0], p[:, 2])
        pinch = np.clip((p[:, 1] - 0.1) / 0.4, 0, 1)
        wrinkle = 1 + 0.07 * np.sin(angle * 9) * pinch + 0.04 * np.sin(angle * 4 + 1) - 0.35 * pinch**2
        q = np.column_stack([p[:, 0] * wrinkle, np.maximum(p[:, 1], -0.36) + 0.12 * pinch, p[:, 2] * wrinkle])
        kit.add(ball.bent(q.astype(np.float32)).at(0, 0.36, 0), "bag", "bag")
        kit.add(torus(0.1, 0.03, 18, 8).at(0, 0.95, 0), "tie", "tie")
        kit.add(lathe([(0.06, 0.9), (0.07, 1.0), (0.22, 1.14), (0.12, 1.1), (0, 1.04)], 9), "bag", "tie")
        return
    if kit.says("dumpster"):
        ring = [
            [(x * w, y, z * d) for x, z in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
            for y, w, d in ((0.16, 0.85, 0.5), (0.9, 0.95, 0.6))
        ]
        kit.add(loft(np.array(ring)), "paint", "body")
        for k in range(6):
            kit.add(
                box(0.08, 0.68, 0.07, kit.bevel(0.014)).turned("x", 7).at((k - 2.5) * 0.33, 0.2, 0.52),
                "paint",
                "ribs",
            )
        for x in (-0.46, 0.46):
            kit.add(box(0.9, 0.05, 1.22, kit.bevel(0.02)).turned("x", 6).at(x, 0.93, 0), "accent", "lids")
            for z in (-0.35, 0.35):
                kit.add(
                    cylinder(0.09, 0.1, 18, 0.02).turned("z", 90).at(x * 1.4 + 0.05, 0.09, z),
                    "accent",
                    "wheels",
                )
        return
    sides = kit.sides(36)
    kit.add(
        lathe([(0.33, 0), (0.36, 0.02), (0.42, 0.95), (0.38, 0.95), (0.34, 0.08), (0, 0.06)], sides),
        "main",
        "can",
    )
    for y in (0.06, 0.32, 0.62, 0.93):
        kit.add(torus(0.36 + 0.062 * y, 0.022, sides, 8).at(0, y, 0), "main", "can")
    for k in range(18 if kit.is_fine else 0):
        kit.add(
            box(0.035, 0.8, 0.025, 0.006).turned("x", -3.6).at(0, 0.1, 0.362).turned("y", 20 * k),
            "main",
            "ribs",
        )
    kit.add(
        lathe([(0.45, 0.94), (0.46, 1.0), (0.34, 1.08), (0.1, 1.13), (0, 1.13)], sides).turned("z", 4),
        "accent",
        "lid",
    )
    kit.add(
        tube([(-0.13, 1.1, 0), (-0.12, 1.22, 0), (0.12, 1.22, 0), (0.13, 1.1, 0)], 0.025, 8), "main", "lid"
    )
    for side in (-1.0, 1.0):
        kit.add(
            tube(
                curve(
                    [
                        (side * 0.39, 0.72, -0.12),
                        (side * 0.5, 0.7, -0.1),
                        (side * 0.5, 0.7, 0.1),
                        (side * 0.39, 0.72, 0.12),
                    ]
                ),
                0.02,
                8,
            ),
            "accent",
            "handles",
        )


@prop(
    "tire, tyre, car tire, jerrycan, jerry can, gas can, fuel can, gasoline, gas pump, fuel pump",
    0.6,
    kind="street",
    tint="can",
    main="rubber",
    accent="steel",
    can="paint",
    dark="dark metal",
    screen="screen",
)
def tire(kit: Kit) -> None:
    """A tyre with its tread; a can of fuel; a pump with its hose."""
    if kit.says("pump"):
        kit.add(box(0.85, 0.12, 0.6, kit.bevel(0.02)), "accent", "base")
        kit.add(box(0.7, 1.5, 0.45, kit.bevel(0.05)).at(0, 0.1, 0), "can", "body")
        kit.add(box(0.5, 0.36, 0.03, 0.008).at(0, 1.1, 0.225), "screen", "dial")
        kit.add(box(0.6, 0.3, 0.5, 0.05).at(0, 1.58, 0), "dark", "head")
        kit.add(
            tube(
                curve(
                    [(0.35, 1.2, 0), (0.6, 1.0, 0.05), (0.6, 0.4, 0.08), (0.46, 0.5, 0.1), (0.42, 0.95, 0.05)]
                ),
                0.035,
                10,
            ),
            "main",
            "hose",
        )
        kit.add(box(0.1, 0.24, 0.14, 0.03).at(0.4, 0.9, 0.05), "dark", "nozzle")
        return
    if kit.says("can", "jerrycan", "gasoline", "fuel"):
        kit.add(box(0.72, 0.9, 0.3, 0.06), "can", "can")
        for z in (-1.0, 1.0):
            for turn in (38, -38):
                kit.add(
                    box(0.07, 0.8, 0.04, 0.014).at(0, -0.4, 0).turned("z", turn).at(0, 0.46, z * 0.145),
                    "can",
                    "can",
                )
        for x in (-0.13, 0.0, 0.13):
            kit.add(
                tube(
                    [
                        (-0.2, 0.88, x * 0.8),
                        (-0.2, 1.02, x * 0.8),
                        (0.14, 1.02, x * 0.8),
                        (0.14, 0.88, x * 0.8),
                    ],
                    0.028,
                    8,
                ),
                "can",
                "handles",
            )
        kit.add(cylinder(0.075, 0.16, 16, 0.014).turned("z", -28).at(0.27, 0.86, 0), "dark", "cap")
        return
    kit.add(
        lathe(
            [
                (0.3, -0.16),
                (0.46, -0.18),
                (0.54, -0.13),
                (0.56, 0),
                (0.54, 0.13),
                (0.46, 0.18),
                (0.3, 0.16),
                (0.34, 0),
            ],
            kit.sides(44),
            is_loop=True,
        )
        .turned("x", 90)
        .at(0, 0.58, 0),
        "main",
        "tyre",
    )
    for k in range(28 if kit.is_fine else 0):
        for side in (-1.0, 1.0):
            kit.add(
                box(0.07, 0.03, 0.13, 0.008)
                .turned("y", side * 24)
                .at(0, 0.545, side * 0.075)
                .turned("z", 360 * (k + 0.25 * side) / 28)
                .at(0, 0.58, 0),
                "main",
                "tread",
            )
    kit.add(
        lathe([(0.1, -0.1), (0.31, -0.13), (0.31, 0.13), (0.1, 0.1)], kit.sides(32), is_loop=True)
        .turned("x", 90)
        .at(0, 0.58, 0),
        "accent",
        "rim",
    )
    for k in range(5):
        kit.add(
            box(0.09, 0.22, 0.08, 0.02).at(0, 0.09, 0.04).turned("z", 72 * k).at(0, 0.58, 0), "accent", "rim"
        )
        kit.add(
            cylinder(0.02, 0.04, 6)
            .turned("x", 90)
            .at(0.075 * sin(1.2566 * k), 0.58 + 0.075 * cos(1.2566 * k), 0.09),
            "dark",
            "rim",
        )
    kit.add(cylinder(0.12, 0.14, 20).turned("x", 90).at(0, 0.58, -0.07), "accent", "rim")
