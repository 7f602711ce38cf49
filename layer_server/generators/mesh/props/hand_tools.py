# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Tools of today."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "power drill, drill, cordless drill, chainsaw, chain saw, screwdriver, screw driver, pliers, tape measure, measuring tape, bench vise, vise, vice, clamp, nail gun, welding torch, blowtorch, soldering iron, chisel, file, crowbar, nails, nail, screw, bolt and nut, nut and bolt, jackhammer, hammer and nails, hammer and chisel, paint roller, paint can, paint tin, spray can, paintbrush and bucket",
    0.4,
    kind="tool",
    main="paint",
    accent="dark metal",
    steel="steel",
    yellow="paint yellow",
    wood="wood",
    orange="paint orange",
    white="paint white",
    blue="paint blue",
    rubber="rubber",
    tint="main",
)
def hand_tools(kit: Kit) -> None:
    """Tools of today."""
    if kit.says("chainsaw") or kit.says("chain"):
        kit.add(box(0.62, 0.34, 0.28, 0.06).at(-0.3, 0.1, 0), "orange", "body")
        kit.add(box(0.3, 0.12, 0.3, 0.04).at(-0.24, 0.42, 0), "accent", "body")
        blade = [
            (0.0, 0.14),
            (0.92, 0.14),
            (1.02, 0.18),
            (1.06, 0.25),
            (1.02, 0.32),
            (0.92, 0.36),
            (0.0, 0.36),
        ]
        kit.add(prism(blade, 0.04, 0.01), "steel", "blade")
        edge = [(x, y, 0) for x, y in blade]
        for k in range(20):
            x = 0.05 + 0.09 * (k % 10)
            y = 0.365 if k < 10 else 0.115
            kit.add(box(0.05, 0.04, 0.05, 0.008).at(x, y, 0), "accent", "chain")
        kit.add(tube(edge, 0.016, 6), "accent", "chain")
        kit.add(
            tube(curve([(-0.55, 0.36, 0), (-0.85, 0.42, 0), (-0.92, 0.22, 0), (-0.58, 0.14, 0)]), 0.05, 10),
            "accent",
            "handle",
        )
        kit.add(
            tube(
                curve(
                    [
                        (-0.1, 0.14, 0.16),
                        (-0.06, 0.5, 0.2),
                        (-0.04, 0.66, 0),
                        (-0.06, 0.5, -0.2),
                        (-0.1, 0.14, -0.16),
                    ]
                ),
                0.03,
                10,
            ),
            "accent",
            "handle",
        )
        return
    if kit.says("drill") or kit.says("gun"):
        kit.add(cylinder(0.16, 0.6, kit.sides(24), 0.04).turned("z", -90).at(-0.35, 0.8, 0), "yellow", "body")
        kit.add(cylinder(0.13, 0.2, 20, 0.02, top=0.09).turned("z", -90).at(0.24, 0.8, 0), "accent", "chuck")
        kit.add(
            tube([(0.44, 0.8, 0), (0.8, 0.8, 0), (0.86, 0.8, 0)], [0.022, 0.022, 0.002], 8), "steel", "bit"
        )
        for k in range(8):
            kit.add(torus(0.022, 0.008, 10, 5).turned("z", 70).at(0.48 + 0.04 * k, 0.8, 0), "steel", "bit")
        kit.add(box(0.2, 0.56, 0.17, 0.05).turned("z", 10).at(-0.14, 0.18, 0), "yellow", "handle")
        kit.add(box(0.06, 0.12, 0.08, 0.02).at(0.0, 0.54, 0), "accent", "trigger")
        kit.add(box(0.42, 0.2, 0.26, 0.04).at(-0.08, 0, 0), "accent", "battery")
        for k in range(3):
            kit.add(torus(0.163, 0.014, 22, 6).turned("z", 90).at(-0.28 + 0.08 * k, 0.8, 0), "accent", "body")
        return
    if kit.says("screwdriver"):
        for shape, finish in (
            (
                lathe(
                    [
                        (0, 0),
                        (0.09, 0.02),
                        (0.11, 0.1),
                        (0.085, 0.2),
                        (0.11, 0.34),
                        (0.08, 0.46),
                        (0.05, 0.5),
                        (0, 0.5),
                    ],
                    10,
                ),
                "main",
            ),
            (rod((0, 0.48, 0), (0, 1.1, 0), 0.028, 10), "steel"),
            (
                loft(
                    np.array(
                        [
                            [
                                (0.028, 1.08, 0.028),
                                (0.028, 1.08, -0.028),
                                (-0.028, 1.08, -0.028),
                                (-0.028, 1.08, 0.028),
                            ],
                            [
                                (0.05, 1.2, 0.012),
                                (0.05, 1.2, -0.012),
                                (-0.05, 1.2, -0.012),
                                (-0.05, 1.2, 0.012),
                            ],
                        ]
                    )
                ),
                "steel",
            ),
        ):
            kit.add(shape.turned("z", -62), finish, "screwdriver")
        return
    if kit.says("pliers"):
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (s * 0.04, 0.06, 0.0),
                            (s * 0.16, 0.06, 0.3),
                            (s * 0.2, 0.06, 0.7),
                            (s * 0.16, 0.06, 0.95),
                        ]
                    ),
                    0.06,
                    10,
                ),
                "main",
                "handles",
            )
            jaw = prism(
                [
                    (0.0, -0.06),
                    (s * 0.1, -0.02),
                    (s * 0.1, 0.1),
                    (s * 0.05, 0.4),
                    (s * 0.015, 0.4),
                    (s * 0.01, 0.1),
                ],
                0.1,
                0.015,
            )
            kit.add(jaw.turned("x", -90).at(0, 0.06, 0.02), "steel", "jaws")
        kit.add(cylinder(0.08, 0.14, 18, 0.02).at(0, -0.01, 0), "steel", "pin")
        return
    if kit.says("measure", "measuring"):
        kit.add(
            prism([(-0.4, 0), (0.4, 0), (0.4, 0.4), (0.24, 0.66), (-0.24, 0.66), (-0.4, 0.42)], 0.34, 0.06),
            "yellow",
            "case",
        )
        kit.add(cylinder(0.2, 0.02, 24).turned("x", 90).at(0, 0.34, 0.165), "accent", "case")
        kit.add(box(0.9, 0.015, 0.2, 0).at(0.82, 0.03, 0), "yellow", "tape")
        for k in range(16):
            kit.add(
                box(0.008, 0.006, 0.16 if k % 4 == 0 else 0.08, 0).at(0.44 + 0.05 * k, 0.044, 0.02),
                "accent",
                "tape",
            )
        kit.add(box(0.03, 0.12, 0.2, 0.005).at(1.27, 0, 0), "steel", "hook")
        return
    if kit.says("vise", "vice", "clamp"):
        kit.add(cylinder(0.34, 0.1, 24, 0.02), "blue", "base")
        kit.add(box(0.4, 0.34, 0.36, 0.06).at(-0.1, 0.1, 0), "blue", "body")
        for x in (-0.18, 0.24):
            kit.add(box(0.18, 0.4, 0.56, 0.04).at(x, 0.4, 0), "blue", "jaws")
            kit.add(box(0.05, 0.16, 0.56, 0.01).at(x + (0.1 if x < 0 else -0.1), 0.64, 0), "steel", "jaws")
        kit.add(rod((-0.3, 0.36, 0), (0.72, 0.36, 0), 0.06, 12), "steel", "screw")
        for k in range(7):
            kit.add(torus(0.06, 0.014, 14, 6).turned("z", 90).at(0.38 + 0.04 * k, 0.36, 0), "steel", "screw")
        kit.add(rod((0.7, 0.08, 0.1), (0.7, 0.64, -0.1), 0.028, 8), "steel", "lever")
        for y, z in ((0.08, 0.1), (0.64, -0.1)):
            kit.add(sphere(0.05, 10).at(0.7, y, z), "steel", "lever")
        return
    if kit.says("roller"):
        kit.add(cylinder(0.14, 0.7, 24, 0.03).turned("z", 90).at(0.35, 0.9, 0), "main", "roller")
        kit.add(
            tube([(-0.35, 0.9, 0), (-0.48, 0.9, 0), (-0.48, 0.66, 0), (0, 0.62, 0), (0, 0.4, 0)], 0.022, 8),
            "steel",
            "frame",
        )
        kit.add(
            lathe([(0, 0), (0.05, 0.01), (0.065, 0.12), (0.045, 0.3), (0.05, 0.42), (0, 0.42)], 16),
            "accent",
            "handle",
        )
        return
    if kit.says("can", "tin", "paintbrush", "glue", "bottle") and not kit.says("spray"):
        kit.add(tub(0.34, 0.62, 0.015, segments=32), "steel", "can")
        kit.add(cylinder(0.32, 0.02, 30).at(0, 0.54, 0), "main", "paint")
        kit.add(cylinder(0.345, 0.34, 32).at(0, 0.12, 0), "white", "label")
        kit.add(torus(0.335, 0.018, 32, 6).at(0, 0.62, 0), "steel", "can")
        for k, drop in enumerate((0.2, 0.32, 0.14)):
            a = 0.3 + 0.5 * k
            kit.add(
                sphere(0.05, 10)
                .scaled(1, drop * 18, 0.5)
                .turned("y", np.degrees(a))
                .at(0.345 * sin(a), 0.6 - drop * 0.5, 0.345 * cos(a)),
                "main",
                "drips",
            )
        kit.add(
            tube(
                curve([(-0.34, 0.5, 0), (-0.3, 0.26, 0.2), (0, 0.2, 0.37), (0.3, 0.26, 0.2), (0.34, 0.5, 0)]),
                0.012,
                6,
            ),
            "steel",
            "handle",
        )
        kit.add(box(0.5, 0.035, 0.07, 0.015).at(0.1, 0.64, -0.05), "wood", "brush")
        kit.add(box(0.18, 0.05, 0.16, 0.01).at(-0.24, 0.635, -0.05), "main", "brush")
        return
    if kit.says("spray"):
        kit.add(cylinder(0.2, 0.7, 26, 0.02), "main", "can")
        kit.add(lathe([(0, 0), (0.2, 0), (0.08, 0.09), (0, 0.09)], 24).at(0, 0.69, 0), "steel", "can")
        kit.add(cylinder(0.07, 0.1, 16, 0.015).at(0, 0.77, 0), "white", "nozzle")
        kit.add(cylinder(0.203, 0.34, 26).at(0, 0.18, 0), "white", "label")
        return
    if kit.says("nails", "nail", "screw", "nut", "bolt") and not kit.says("hammer"):
        threads = kit.says("screw", "nut", "bolt")
        for k in range(1 if kit.says("nail") or threads else 6):
            turn, at = 40.0 * k, (0.14 * k - 0.3, 0.05 * (k % 2), 0.1 * sin(2 * k))
            parts = [
                (
                    tube(
                        [(-0.6, 0.06, 0), (0.44, 0.06, 0), (0.6, 0.06, 0)],
                        [
                            0.05 if threads else 0.035,
                            0.05 if threads else 0.035,
                            0.002 if not kit.says("bolt") else 0.05,
                        ],
                        10,
                    ),
                    "steel",
                )
            ]
            head = prism(
                [
                    (0.16 * cos(a), 0.16 * sin(a))
                    for a in np.linspace(0, 2 * pi, 7 if kit.says("bolt", "nut") else 19)[:-1]
                ],
                0.07,
                0.01,
            ).turned("y", 90)
            parts.append((head.at(-0.62, 0.06, 0), "steel"))
            if threads:
                parts += [
                    (torus(0.05, 0.016, 14, 6).turned("z", 82).at(-0.3 + 0.07 * j, 0.06, 0), "steel")
                    for j in range(12)
                ]
            for shape, finish in parts:
                kit.add(shape.turned("y", turn).at(*at), finish, "nails")
        if kit.says("nut"):
            kit.add(torus(0.14, 0.06, 6, 8).at(0.2, 0.06, 0.4), "steel", "nut")
        return
    if kit.says("jackhammer"):
        kit.add(cylinder(0.16, 0.6, 22, 0.03).at(0, 0.7, 0), "yellow", "body")
        kit.add(cylinder(0.12, 0.2, 20, 0.02).at(0, 0.52, 0), "accent", "body")
        kit.add(tube([(0, 0.55, 0), (0, 0.12, 0), (0, 0, 0)], [0.05, 0.045, 0.004], 10), "steel", "bit")
        kit.add(rod((-0.4, 1.28, 0), (0.4, 1.28, 0), 0.05, 12), "accent", "handles")
        return
    if kit.says("crowbar"):
        line = curve(
            [
                (0.1, 0.98, 0),
                (0.16, 1.1, 0),
                (0.02, 1.16, 0),
                (-0.04, 1.0, 0),
                (-0.02, 0.3, 0),
                (0.0, 0.1, 0),
                (0.1, 0.0, 0),
            ],
            4,
        )
        kit.add(tube(line, 0.04, 8), "main", "bar")
        return
    if kit.says("torch", "blowtorch", "soldering"):
        kit.add(cylinder(0.2, 0.6, 26, 0.04), "blue", "tank")
        kit.add(cylinder(0.07, 0.16, 16).at(0, 0.6, 0), "accent", "valve")
        kit.add(
            tube(curve([(0, 0.72, 0), (0, 0.86, 0), (0.14, 0.94, 0), (0.34, 0.94, 0)]), 0.035, 10),
            "steel",
            "pipe",
        )
        kit.add(cylinder(0.07, 0.16, 18).turned("z", -90).at(0.32, 0.94, 0), "steel", "nozzle")
        kit.add(
            lathe([(0, 0), (0.06, 0.02), (0.05, 0.16), (0, 0.4)], 16).turned("z", -90).at(0.48, 0.94, 0),
            "neon",
            "flame",
        )
        return
    hammer = kit.says("hammer")
    for shape, finish, group in (
        (
            lathe([(0, 0), (0.06, 0.01), (0.075, 0.1), (0.05, 0.34), (0.06, 0.4), (0, 0.4)], 14),
            "wood",
            "handle",
        ),
        (torus(0.056, 0.016, 14, 6).at(0, 0.4, 0), "steel", "ring"),
        (
            loft(
                np.array(
                    [
                        [(0.05, 0.4, 0.03), (0.05, 0.4, -0.03), (-0.05, 0.4, -0.03), (-0.05, 0.4, 0.03)],
                        [(0.08, 0.9, 0.03), (0.08, 0.9, -0.03), (-0.08, 0.9, -0.03), (-0.08, 0.9, 0.03)],
                        [(0.08, 1.0, -0.02), (0.08, 1.0, -0.03), (-0.08, 1.0, -0.03), (-0.08, 1.0, -0.02)],
                    ]
                )
            ),
            "steel",
            "blade",
        ),
    ):
        if not hammer or kit.says("chisel"):
            kit.add(shape.turned("z", 70).turned("y", 20).at(0.45, 0.07, 0.3), finish, group)
    if hammer:
        kit.add(
            lathe([(0, 0), (0.05, 0), (0.055, 0.2), (0.035, 0.6), (0.035, 0.95), (0, 0.95)], 12)
            .turned("z", -70)
            .at(-0.4, 0.1, 0),
            "wood",
            "hammer",
        )
        head = prism(
            [(-0.2, -0.08), (0.1, -0.08), (0.24, -0.02), (0.22, 0.04), (0.06, 0.08), (-0.2, 0.08)], 0.16, 0.02
        )
        kit.add(head.turned("z", -70).at(0.47, 0.42, 0), "steel", "hammer")
        if kit.says("nails"):
            for k in range(5):
                nail = tube([(0, 0, 0), (0.34, 0, 0), (0.38, 0, 0)], [0.018, 0.018, 0.002], 8)
                kit.add(
                    nail.turned("y", 50.0 * k).at(-0.2 + 0.16 * k, 0.02, 0.3 + 0.06 * (k % 2)),
                    "steel",
                    "nails",
                )
                kit.add(
                    cylinder(0.04, 0.015, 12)
                    .turned("z", 90)
                    .turned("y", 50.0 * k)
                    .at(-0.2 + 0.16 * k, 0.03, 0.3 + 0.06 * (k % 2)),
                    "steel",
                    "nails",
                )
