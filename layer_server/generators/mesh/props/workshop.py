"""Crafts and housework: what blows, weaves, sews, churns, drills, cleans."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "bellows, blacksmith bellows, blacksmith s bellows, forge bellows, fireplace bellows",
    1.0,
    kind="tool",
    main="leather",
    accent="wood",
    iron="iron",
)
def bellows(kit: Kit) -> None:
    """Two boards with folded leather between them, and a nozzle."""
    half = [(0.0, 0.0), (0.14, 0.06), (0.36, 0.3), (0.42, 0.62), (0.34, 0.86), (0.18, 0.98), (0, 1.0)]
    board = [(x, y) for x, y, _ in curve([(a, b, 0.0) for a, b in half], 3)]
    outline = [*board, *((-x, y) for x, y in board[-2:0:-1])]
    for tilt, y in ((0.0, 0.08), (13.0, 0.14)):
        shape = prism(outline, 0.06, 0.015).turned("x", -90).turned("x", tilt)
        kit.add(shape.at(0, y, 0.1), "accent", "boards")
        kit.add(
            box(0.13, 0.06, 0.34, 0.025).at(0, -0.03, -1.1).turned("x", tilt).at(0, y, 0.1),
            "accent",
            "handles",
        )
    for k in range(1, 5):
        ring = [(0.97 * x, 0.0, -0.97 * y) for x, y in outline[1:]]
        size = 1.0 if k % 2 else 0.93
        points = np.array(ring) * [size, 1, size]
        a = np.radians(13.0 * k / 5)
        bent = [
            (float(x), float(0.1 + 0.012 * k - z * np.sin(a)), float(z * np.cos(a) + 0.08))
            for x, _, z in points
        ]
        kit.add(tube([*bent, bent[0]], 0.036, 8), "main", "folds")
    body = np.array(
        [
            [(x * 0.88, 0.09, -y * 0.9 + 0.04) for x, y in outline],
            [(x * 0.88, 0.15 + 0.23 * y, -y * 0.88 + 0.06) for x, y in outline],
        ]
    )
    kit.add(loft(body), "main", "leather")
    kit.add(
        lathe([(0, 0), (0.09, 0), (0.06, 0.16), (0.035, 0.42), (0, 0.42)], 16)
        .turned("x", 90)
        .at(0, 0.12, 0.06),
        "iron",
        "nozzle",
    )
    for s in (-1.0, 1.0):
        kit.add(sphere(0.03, 8).at(s * 0.2, 0.28, -0.5), "iron", "studs")


@prop(
    "loom, weaving loom, sewing machine, mannequin torso, dress form, knitting needles and yarn, ball of yarn, yarn, yarn ball, spool of thread, thread spool, sewing kit, pin cushion",
    1.0,
    kind="tool",
    main="wood",
    accent="paint black",
    cloth="cloth",
    gold="gold",
    steel="steel",
    thread="book blue",
    cream="canvas",
    pink="paint pink",
)
def textile(kit: Kit) -> None:
    """A frame with warp and weft; a machine; yarn and needles; a form for dresses."""
    if kit.says("sewing", "machine") and not kit.says("kit"):
        kit.add(box(1.2, 0.1, 0.5, 0.02), "main", "base")
        side = [
            (-0.5, 0.1),
            (-0.26, 0.1),
            (-0.26, 0.5),
            (0.3, 0.56),
            (0.3, 0.34),
            (0.48, 0.34),
            (0.5, 0.74),
            (0.3, 0.82),
            (-0.4, 0.78),
            (-0.5, 0.66),
        ]
        kit.add(prism([(-x, y) for x, y in side], 0.24, 0.05), "accent", "body")
        kit.add(cylinder(0.2, 0.06, 26, 0.015).turned("z", -90).at(0.5, 0.56, 0), "accent", "wheel")
        kit.add(cylinder(0.12, 0.08, 22, 0.01).turned("z", -90).at(0.5, 0.56, 0), "gold", "wheel")
        kit.add(rod((-0.4, 0.36, 0), (-0.4, 0.13, 0), 0.012, 6), "steel", "needle")
        kit.add(box(0.1, 0.02, 0.14, 0.005).at(-0.4, 0.14, 0), "steel", "foot")
        kit.add(box(0.42, 0.012, 0.34, 0).at(-0.4, 0.1, 0), "steel", "plate")
        kit.add(cylinder(0.05, 0.14, 14).at(0.1, 0.8, 0), "cloth", "spool")
        kit.add(box(0.7, 0.02, 0.5, 0.005).at(-0.45, 0.115, 0.16), "thread", "fabric")
        for x in (-0.1, 0.1, 0.3):
            kit.add(sphere(0.04, 10).scaled(1.4, 0.6, 0.3).at(x, 0.68, 0.12), "gold", "ornament")
        return
    if kit.says("mannequin", "dress", "form"):
        kit.add(
            lathe(
                [
                    (0, 0.78),
                    (0.19, 0.78),
                    (0.22, 0.9),
                    (0.15, 1.12),
                    (0.2, 1.36),
                    (0.19, 1.46),
                    (0.08, 1.56),
                    (0.06, 1.66),
                    (0, 1.66),
                ],
                28,
            ).scaled(1.1, 1, 0.78),
            "cream",
            "torso",
        )
        kit.add(sphere(0.055, 12).at(0, 1.69, 0), "main", "cap")
        kit.add(rod((0, 0.08, 0), (0, 0.8, 0), 0.028), "main", "pole")
        for k in range(3):
            a = 2 * pi * k / 3
            kit.add(
                tube(
                    curve(
                        [
                            (0, 0.25, 0),
                            (0.16 * sin(a), 0.12, 0.16 * cos(a)),
                            (0.3 * sin(a), 0.02, 0.3 * cos(a)),
                        ]
                    ),
                    0.028,
                    8,
                ),
                "main",
                "feet",
            )
        skirt = lathe([(0, 0.36), (0.42, 0.36), (0.34, 0.6), (0.235, 0.95), (0.165, 1.12), (0, 1.12)], 40)
        angle = np.arctan2(skirt.positions[:, 0], skirt.positions[:, 2])
        fold = 1 + 0.08 * np.sin(angle * 9) * np.clip((1.0 - skirt.positions[:, 1]) * 2, 0, 1)
        kit.add(
            skirt.bent(skirt.positions * np.column_stack([fold * 1.08, np.ones_like(fold), fold * 0.9])),
            "cloth",
            "dress",
        )
        kit.add(
            lathe([(0, 1.1), (0.158, 1.1), (0.21, 1.34), (0.2, 1.42), (0, 1.43)], 30).scaled(1.12, 1, 0.82),
            "cloth",
            "dress",
        )
        return
    if kit.says("spool", "thread"):
        for y in (0.0, 0.52):
            kit.add(cylinder(0.3, 0.1, 28, 0.02).at(0, y, 0), "main", "spool")
        for k in range(9):
            kit.add(torus(0.2, 0.035, 28, 8).at(0, 0.13 + 0.045 * k, 0), "thread", "thread")
        kit.add(cylinder(0.2, 0.44, 24).at(0, 0.08, 0), "thread", "thread")
        return
    if kit.says("yarn", "ball", "knitting"):
        kit.add(sphere(0.4, 26).at(0, 0.4, 0), "cloth", "ball")
        for k in range(22):
            ring = (
                torus(0.395, 0.03, 34, 6)
                .turned("x", 36 + 20 * (k % 3))
                .turned("y", 47 * k)
                .turned("z", 8 * (k % 5))
            )
            kit.add(ring.at(0, 0.4, 0), "cloth", "yarn")
        kit.add(
            tube(curve([(0.3, 0.1, 0.2), (0.6, 0.03, 0.3), (0.8, 0.03, 0.1), (1.0, 0.03, 0.3)]), 0.03, 8),
            "cloth",
            "yarn",
        )
        if kit.says("needles", "knitting"):
            for s in (-1.0, 1.0):
                kit.add(rod((s * 0.35, 0.05, 0.45), (-s * 0.28, 1.0, -0.2), 0.02, 8), "main", "needles")
                kit.add(sphere(0.045, 10).at(-s * 0.28, 1.0, -0.2), "gold", "needles")
        return
    if kit.says("pin", "kit"):
        kit.add(lathe([(0, 0), (0.3, 0), (0.42, 0.14), (0.36, 0.3), (0, 0.36)], 26), "cloth", "cushion")
        for k in range(12):
            a, r = 2.4 * k, 0.08 * k**0.55
            kit.add(
                rod((r * sin(a), 0.3, r * cos(a)), (1.2 * r * sin(a), 0.5, 1.2 * r * cos(a)), 0.008, 5),
                "steel",
                "pins",
            )
            kit.add(
                sphere(0.032, 8).at(1.2 * r * sin(a), 0.51, 1.2 * r * cos(a)),
                ("gold", "thread", "pink")[k % 3],
                "pins",
            )
        return
    for s in (-1.0, 1.0):
        kit.add(box(0.1, 1.5, 0.12, 0.015).at(s * 0.7, 0, -0.3), "main", "frame")
        kit.add(box(0.1, 0.8, 0.12, 0.015).at(s * 0.7, 0, 0.5), "main", "frame")
        kit.add(box(0.1, 0.1, 1.0, 0.015).at(s * 0.7, 0.66, 0.1), "main", "frame")
        kit.add(box(0.12, 0.08, 1.2, 0.015).at(s * 0.7, 0, 0.1), "main", "frame")
    for y, z, r in ((1.42, -0.3, 0.07), (0.72, 0.5, 0.08), (0.75, -0.35, 0.08)):
        kit.add(cylinder(r, 1.5, 16).turned("z", 90).at(0.75, y, z), "main", "beams")
    for k in range(25):
        x = -0.58 + 0.048 * k
        kit.add(rod((x, 0.8, -0.35), (x, 0.8, 0.5), 0.008, 5), "cream", "warp")
        kit.add(rod((x, 1.38, -0.3), (x, 0.82, 0.0), 0.006, 5), "cream", "heddles")
    for k in range(7):
        kit.add(
            box(1.2, 0.03, 0.055, 0.008).at(0, 0.79, 0.16 + 0.055 * k),
            "cloth" if k % 3 else "thread",
            "cloth",
        )
    kit.add(box(1.2, 0.06, 0.05, 0.01).at(0, 1.0, -0.1), "main", "beater")
    kit.add(box(1.0, 0.08, 0.3, 0.02).at(0, 0.42, 1.0), "main", "bench")
    for s in (-0.42, 0.42):
        kit.add(box(0.08, 0.42, 0.28, 0.01).at(s, 0, 1.0), "main", "bench")


@prop(
    "butter churn, milk can, milk churn, milk jug, water trough, feeding trough, trough, horse trough, animal feeder, wash tub, washboard, wooden tub, plow, plough, milking stool, salt lick, egg carton, milk pail",
    0.9,
    kind="farm",
    main="wood",
    accent="iron",
    steel="steel",
    water="water",
    hay="thatch",
    egg="cream",
    milk="paint white",
)
def dairy(kit: Kit) -> None:
    """What stands in yards and dairies."""
    if kit.says("milk") and not kit.says("pail"):
        profile = [
            (0, 0),
            (0.3, 0),
            (0.32, 0.05),
            (0.32, 0.6),
            (0.28, 0.74),
            (0.17, 0.86),
            (0.17, 0.98),
            (0.21, 1.02),
            (0, 1.02),
        ]
        kit.add(lathe(profile, kit.sides(32)), "steel", "can")
        kit.add(
            lathe([(0, 0), (0.2, 0), (0.2, 0.05), (0.08, 0.09), (0.06, 0.14), (0, 0.15)], 24).at(0, 1.02, 0),
            "steel",
            "lid",
        )
        for y in (0.06, 0.6):
            kit.add(torus(0.322, 0.018, kit.sides(32), 6).at(0, y, 0), "steel", "bands")
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve([(s * 0.2, 0.88, 0), (s * 0.38, 0.86, 0), (s * 0.38, 0.7, 0), (s * 0.27, 0.68, 0)]),
                    0.024,
                    8,
                ),
                "steel",
                "handles",
            )
        return
    if kit.says("egg"):
        kit.add(box(1.2, 0.14, 0.5, 0.03), "canvas", "tray")
        for i in range(6):
            for j in range(2):
                kit.add(
                    tub(0.1, 0.12, 0.015, 0.095, 14).at(-0.48 + 0.19 * i, 0.1, -0.11 + 0.22 * j),
                    "canvas",
                    "cups",
                )
                kit.add(
                    sphere(0.085, 14).scaled(1, 1.25, 1).at(-0.48 + 0.19 * i, 0.22, -0.11 + 0.22 * j),
                    "egg",
                    "eggs",
                )
        lid = box(1.2, 0.04, 0.5, 0.015).at(0, 0, 0.25).turned("x", -105).at(0, 0.14, -0.25)
        kit.add(lid, "canvas", "lid")
        return
    if kit.says("plow", "plough"):
        kit.add(
            tube(curve([(-1.0, 0.9, 0), (-0.5, 0.62, 0), (0.2, 0.5, 0), (1.0, 0.56, 0)]), 0.05, 10),
            "main",
            "beam",
        )
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (0.1, 0.36, 0),
                            (-0.3, 0.55, s * 0.12),
                            (-0.9, 0.95, s * 0.28),
                            (-1.1, 0.98, s * 0.3),
                        ]
                    ),
                    0.035,
                    8,
                ),
                "main",
                "handles",
            )
        kit.add(
            prism([(0.55, 0.0), (0.1, 0.36), (-0.2, 0.34), (-0.25, 0.1), (0.2, 0.0)], 0.05, 0.012)
            .turned("y", -16)
            .at(0, 0, 0.08),
            "accent",
            "share",
        )
        kit.add(rod((0.15, 0.5, 0), (0.12, 0.1, 0), 0.04), "accent", "share")
        kit.add(torus(0.2, 0.035, 24, 8).turned("x", 90).at(0.95, 0.24, 0), "accent", "wheel")
        for k in range(3):
            kit.add(
                rod(
                    (0.95 + 0.19 * cos(pi / 3 * k), 0.24 + 0.19 * sin(pi / 3 * k), 0),
                    (0.95 - 0.19 * cos(pi / 3 * k), 0.24 - 0.19 * sin(pi / 3 * k), 0),
                    0.016,
                    6,
                ),
                "accent",
                "wheel",
            )
        kit.add(rod((0.95, 0.24, 0), (0.9, 0.55, 0), 0.03), "accent", "wheel")
        return
    if kit.says("trough", "feeder", "tub", "washboard", "lick"):
        if kit.says("tub", "washboard"):
            kit.add(tub(0.5, 0.42, 0.05, 0.58, 34), "main", "tub")
            for y in (0.08, 0.3):
                kit.add(torus(0.51 + 0.19 * y, 0.02, 34, 6).at(0, y, 0), "accent", "bands")
            kit.add(cylinder(0.5, 0.02, 32).at(0, 0.32, 0), "water", "water")
            kit.add(box(0.5, 0.9, 0.05, 0.015).turned("x", -24).at(0, 0.12, 0.28), "main", "board")
            for k in range(9):
                kit.add(
                    rod((-0.2, 0.36 + 0.05 * k, 0.04), (0.2, 0.36 + 0.05 * k, 0.04), 0.018, 6)
                    .turned("x", -24)
                    .at(0, 0.12, 0.28),
                    "steel",
                    "board",
                )
            return
        section = [
            (-0.32, 0.3),
            (-0.2, 0),
            (0.2, 0),
            (0.32, 0.3),
            (0.26, 0.3),
            (0.15, 0.05),
            (-0.15, 0.05),
            (-0.26, 0.3),
        ]
        kit.add(prism(section, 1.7, 0.012).turned("y", 90).at(0, 0.2, 0), "main", "trough")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.34, 0.32), (-0.22, -0.02), (0.22, -0.02), (0.34, 0.32)], 0.07, 0.012)
                .turned("y", 90)
                .at(s * 0.84, 0.2, 0),
                "main",
                "ends",
            )
            kit.add(rod((s * 0.65, 0, -0.3), (s * 0.65, 0.34, 0.2), 0.045, 8), "main", "legs")
            kit.add(rod((s * 0.65, 0, 0.3), (s * 0.65, 0.34, -0.2), 0.045, 8), "main", "legs")
        fill = (
            prism([(-0.24, 0.24), (-0.15, 0.06), (0.15, 0.06), (0.24, 0.24)], 1.62)
            .turned("y", 90)
            .at(0, 0.2, 0)
        )
        kit.add(fill, "hay" if kit.says("feeding", "feeder") else "water", "filling")
        return
    if kit.says("stool"):
        kit.add(cylinder(0.24, 0.06, 24, 0.015).at(0, 0.3, 0), "main", "seat")
        for k in range(3):
            a = 2 * pi * k / 3
            kit.add(
                rod((0.14 * sin(a), 0.32, 0.14 * cos(a)), (0.24 * sin(a), 0, 0.24 * cos(a)), 0.03, 8),
                "main",
                "legs",
            )
        return
    if kit.says("pail"):
        kit.add(tub(0.26, 0.46, 0.02, 0.34, 30), "steel", "pail")
        kit.add(cylinder(0.31, 0.02, 28).at(0, 0.36, 0), "milk", "milk")
        kit.add(
            tube(
                curve([(-0.33, 0.44, 0), (-0.26, 0.72, 0), (0, 0.82, 0), (0.26, 0.72, 0), (0.33, 0.44, 0)]),
                0.014,
                8,
            ),
            "steel",
            "handle",
        )
        return
    kit.add(lathe([(0, 0), (0.34, 0), (0.24, 0.85), (0, 0.85)], kit.sides(30)), "main", "churn")
    for y, r in ((0.06, 0.336), (0.4, 0.295), (0.76, 0.252)):
        kit.add(torus(r, 0.02, kit.sides(30), 6).at(0, y, 0), "accent", "bands")
    for k in range(14):
        a = 2 * pi * k / 14
        kit.add(
            rod((0.34 * sin(a), 0.02, 0.34 * cos(a)), (0.243 * sin(a), 0.84, 0.243 * cos(a)), 0.008, 5),
            "dark",
            "staves",
        )
    kit.add(cylinder(0.27, 0.07, kit.sides(28), 0.015).at(0, 0.84, 0), "main", "lid")
    kit.add(rod((0, 0.85, 0), (0, 1.5, 0), 0.03), "main", "dasher")
    kit.add(sphere(0.05, 12).at(0, 1.5, 0), "main", "dasher")


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


@prop(
    "vacuum cleaner, vacuum, hoover, robot vacuum, ironing board, clothes iron, iron and board, clothesline, washing line, laundry line, feather duster, toilet brush, plunger, mop and bucket, bucket and mop, dustpan, dustpan and brush, toilet paper, toilet paper roll, shower, shower head, soap, bar of soap, sponge, toothbrush, hairdryer, hair dryer, comb, hairbrush, razor, perfume bottle, perfume, lipstick, nail polish",
    0.8,
    kind="household",
    main="paint",
    accent="dark metal",
    steel="steel",
    white="paint white",
    wood="pale wood",
    blue="paint blue",
    yellow="paint yellow",
    pink="paint pink",
    cloth="cloth",
    water="water",
    gold="gold",
    tint="main",
)
def household(kit: Kit) -> None:
    """What cleans houses and people."""
    if kit.says("robot"):
        kit.add(cylinder(0.5, 0.14, kit.sides(40), 0.03).at(0, 0.03, 0), "accent", "body")
        kit.add(cylinder(0.14, 0.03, 24).at(0, 0.165, 0), "white", "button")
        kit.add(torus(0.4, 0.012, 36, 6).at(0, 0.17, 0), "blue", "ring")
        for s in (-1.0, 1.0):
            kit.add(cylinder(0.1, 0.08, 16).turned("z", 90).at(s * 0.34 + 0.04, 0.08, 0), "accent", "wheels")
            for k in range(3):
                a = 2 * pi * k / 3
                kit.add(
                    rod(
                        (s * 0.34, 0.02, 0.36),
                        (s * 0.34 + 0.18 * sin(a), 0.01, 0.36 + 0.18 * cos(a)),
                        0.012,
                        5,
                    ),
                    "white",
                    "brushes",
                )
    elif kit.says("vacuum", "hoover"):
        kit.add(box(0.5, 0.14, 0.36, 0.04).at(0.62, 0, 0.3), "accent", "head")
        kit.add(tube([(0.62, 0.1, 0.25), (0.3, 0.9, 0.1), (0.16, 1.15, 0.02)], 0.035, 10), "steel", "pipe")
        kit.add(sphere(0.3, 26).scaled(1.3, 0.8, 0.9).at(-0.4, 0.3, -0.1), "main", "body")
        kit.add(cylinder(0.14, 0.08, 20).turned("x", 90).at(-0.6, 0.15, 0.12), "accent", "wheels")
        kit.add(cylinder(0.14, 0.08, 20).turned("x", 90).at(-0.6, 0.15, -0.4), "accent", "wheels")
        kit.add(
            tube(
                curve(
                    [
                        (-0.1, 0.34, -0.05),
                        (0.2, 0.5, 0.3),
                        (-0.1, 1.0, 0.4),
                        (0.05, 1.3, 0.1),
                        (0.16, 1.15, 0.02),
                    ]
                ),
                0.045,
                10,
            ),
            "accent",
            "hose",
        )
        kit.add(
            tube(curve([(-0.6, 0.5, -0.1), (-0.4, 0.68, -0.1), (-0.2, 0.52, -0.1)]), 0.03, 8),
            "accent",
            "handle",
        )
    elif kit.says("ironing", "iron"):
        if kit.says("ironing", "board"):
            top = [(-0.8, 0.2), (-0.8, -0.2), (0.3, -0.2), (0.75, -0.08), (0.8, 0), (0.75, 0.08), (0.3, 0.2)]
            kit.add(prism(top, 0.06, 0.02).turned("x", -90).at(0, 0.85, 0), "blue", "board")
            for s in (-1.0, 1.0):
                kit.add(rod((s * 0.55, 0.02, 0.08 * s), (-s * 0.4, 0.84, 0.08 * s), 0.02, 8), "steel", "legs")
                kit.add(rod((s * 0.55, 0.02, -0.2), (s * 0.55, 0.02, 0.2), 0.02, 8), "steel", "legs")
        up, at = (0.89, -0.3) if kit.says("ironing", "board") else (0.0, 0.0)
        sole = [(-0.2, 0.12), (-0.2, -0.12), (0.05, -0.12), (0.24, 0), (0.05, 0.12)]
        kit.add(prism(sole, 0.05, 0.012).turned("x", -90).at(at, up + 0.02, 0), "steel", "iron")
        kit.add(
            prism([(-0.19, 0.04), (0.2, 0.04), (0.02, 0.15), (-0.19, 0.16)], 0.18, 0.03).at(at, up, 0),
            "main",
            "iron",
        )
        kit.add(
            tube(
                curve(
                    [
                        (at - 0.17, up + 0.14, 0),
                        (at - 0.16, up + 0.3, 0),
                        (at + 0.04, up + 0.28, 0),
                        (at + 0.07, up + 0.12, 0),
                    ]
                ),
                0.03,
                8,
            ),
            "accent",
            "iron",
        )
    elif kit.says("clothesline", "washing", "laundry", "towel"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.2, 0, 0), (s * 1.2, 1.4, 0), 0.045), "wood", "posts")
            kit.add(rod((s * 1.2, 1.3, -0.25), (s * 1.2, 1.3, 0.25), 0.035), "wood", "posts")
        kit.add(
            tube([(-1.2, 1.3, 0), (-0.4, 1.22, 0), (0.4, 1.22, 0), (1.2, 1.3, 0)], 0.01, 6), "white", "line"
        )
        kit.add(box(0.42, 0.6, 0.03, 0.01).at(-0.7, 0.64, 0), "blue", "clothes")
        shirt = [
            (-0.16, -0.5),
            (0.16, -0.5),
            (0.16, -0.14),
            (0.28, -0.24),
            (0.34, -0.1),
            (0.14, 0),
            (-0.14, 0),
            (-0.34, -0.1),
            (-0.28, -0.24),
            (-0.16, -0.14),
        ]
        kit.add(prism(shirt, 0.04, 0.01).at(0, 1.23, 0), "main", "clothes")
        trousers = [
            (-0.16, 0),
            (0.16, 0),
            (0.18, -0.62),
            (0.04, -0.62),
            (0, -0.2),
            (-0.04, -0.62),
            (-0.18, -0.62),
        ]
        kit.add(prism(trousers, 0.04, 0.01).at(0.62, 1.24, 0), "yellow", "clothes")
        for x in (-0.86, -0.54, -0.1, 0.1, 0.52, 0.72):
            kit.add(box(0.03, 0.1, 0.05, 0.008).at(x, 1.18, 0), "wood", "pegs")
    elif kit.says("duster"):
        kit.add(rod((0, 0, 0), (0.16, 0.6, 0), 0.03), "wood", "handle")
        for k in range(26):
            a = 2.4 * k
            t = k / 26
            plume = sphere(0.09, 8).scaled(0.55, 1.8, 0.55).turned("x", 44).turned("y", np.degrees(a))
            kit.add(
                plume.at(0.17 + 0.16 * t + 0.11 * sin(a), 0.66 + 0.42 * t, 0.11 * cos(a)), "main", "feathers"
            )
    elif kit.says("mop", "bucket"):
        kit.add(tub(0.3, 0.46, 0.025, 0.38, 30), "yellow", "bucket")
        kit.add(cylinder(0.33, 0.02, 28).at(0, 0.34, 0), "water", "water")
        kit.add(
            tube(
                curve(
                    [(-0.37, 0.42, 0), (-0.3, 0.2, 0.26), (0, 0.14, 0.4), (0.3, 0.2, 0.26), (0.37, 0.42, 0)]
                ),
                0.014,
                6,
            ),
            "steel",
            "handle",
        )
        kit.add(rod((0.1, 0.3, 0), (0.5, 1.55, -0.2), 0.028), "wood", "mop")
        for k in range(14):
            a = 2 * pi * k / 14
            kit.add(
                tube(
                    curve(
                        [
                            (0.16, 0.5, -0.03),
                            (0.12 + 0.1 * sin(a), 0.44, 0.1 * cos(a)),
                            (0.1 + 0.17 * sin(a), 0.26, 0.17 * cos(a)),
                        ]
                    ),
                    0.03,
                    6,
                ),
                "white",
                "mop",
            )
    elif kit.says("dustpan"):
        kit.add(prism([(-0.3, 0), (0.3, 0), (0.3, 0.03), (-0.3, 0.03)], 0.5, 0.01), "main", "pan")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.25, 0), (0.25, 0), (0.25, 0.16), (-0.25, 0.03)], 0.03)
                .turned("y", 90)
                .at(s * 0.29, 0, 0),
                "main",
                "pan",
            )
        kit.add(box(0.6, 0.16, 0.03, 0.01).at(0, 0, -0.25), "main", "pan")
        kit.add(rod((0, 0.12, -0.26), (0, 0.2, -0.7), 0.035), "main", "pan")
        kit.add(box(0.44, 0.06, 0.09, 0.02).turned("y", 20).at(0.1, 0.14, 0.2), "wood", "brush")
        for k in range(10):
            kit.add(
                box(0.03, 0.12, 0.07, 0).at(-0.18 + 0.04 * k, 0.03, 0).turned("y", 20).at(0.1, 0, 0.2),
                "accent",
                "brush",
            )
    elif kit.says("plunger", "brush") and not kit.says("toothbrush", "hairbrush"):
        kit.add(
            lathe(
                [
                    (0.26, 0),
                    (0.28, 0.03),
                    (0.24, 0.2),
                    (0.08, 0.3),
                    (0, 0.31),
                    (0, 0.26),
                    (0.2, 0.17),
                    (0.22, 0),
                ][::-1],
                28,
            ),
            "main",
            "cup",
        )
        kit.add(rod((0, 0.28, 0), (0, 1.2, 0), 0.035), "wood", "handle")
    elif kit.says("paper"):
        kit.add(
            lathe([(0.1, 0), (0.34, 0), (0.34, 0.6), (0.1, 0.6)], kit.sides(34), is_loop=True),
            "white",
            "roll",
        )
        kit.add(
            lathe([(0.08, -0.003), (0.105, -0.003), (0.105, 0.603), (0.08, 0.603)], 26, is_loop=True),
            "wood",
            "core",
        )
        kit.add(box(0.012, 0.59, 0.4, 0.002).at(0.34, 0.005, 0.2), "white", "sheet")
    elif kit.says("shower"):
        kit.add(box(1.0, 0.12, 1.0, 0.03), "white", "tray")
        for x, z, w, d in ((-0.49, 0, 0.04, 1.0), (0, -0.49, 1.0, 0.04)):
            kit.add(box(w, 1.9, d, 0.01).at(x, 0.1, z), "white", "walls")
        kit.add(box(0.02, 1.8, 0.96, 0).at(0.48, 0.12, 0), "glass", "door")
        kit.add(
            tube(
                curve([(-0.2, 0.9, -0.46), (-0.2, 1.8, -0.44), (-0.2, 1.9, -0.3), (-0.2, 1.85, -0.12)]),
                0.02,
                8,
            ),
            "steel",
            "pipe",
        )
        kit.add(cylinder(0.14, 0.04, 22, top=0.06).at(-0.2, 1.78, -0.1), "steel", "head")
        for k in range(9):
            a = 2 * pi * k / 9
            kit.add(
                rod(
                    (-0.2 + 0.07 * sin(a), 1.78, -0.1 + 0.07 * cos(a)),
                    (-0.2 + 0.14 * sin(a), 0.14, -0.1 + 0.14 * cos(a)),
                    0.008,
                    5,
                ),
                "water",
                "water",
            )
        kit.add(cylinder(0.05, 0.06, 16).turned("x", 90).at(-0.2, 0.95, -0.46), "steel", "tap")
    elif kit.says("toothbrush", "hairbrush", "comb", "razor"):
        if kit.says("comb"):
            kit.add(box(1.1, 0.07, 0.16, 0.025).at(0, 0, -0.1), "main", "comb")
            for k in range(24):
                kit.add(box(0.022, 0.045, 0.26, 0.004).at(-0.5 + 0.0435 * k, 0.012, 0.08), "main", "teeth")
        else:
            wide = kit.says("hairbrush")
            kit.add(
                tube(
                    curve([(-0.75, 0.06, 0), (-0.3, 0.07, 0), (0.2, 0.06, 0)]),
                    [0.05, 0.06, 0.06, 0.055, 0.05, 0.045, 0.04, 0.036, 0.034],
                    10,
                ),
                "blue" if not wide else "wood",
                "handle",
            )
            kit.add(
                sphere(0.3, 22).scaled(1.1, 0.22, 0.55 if wide else 0.24).at(0.45, 0.06, 0),
                "blue" if not wide else "wood",
                "head",
            )
            for i in range(8):
                for j in range(3 if not wide else 5):
                    z = (j - (1 if not wide else 2)) * 0.05
                    kit.add(
                        cylinder(0.018, 0.16, 6).at(0.24 + 0.06 * i, 0.08, z),
                        "white" if not wide else "accent",
                        "bristles",
                    )
    elif kit.says("hairdryer", "dryer"):
        kit.add(sphere(0.26, 24).scaled(1, 1, 0.85).at(-0.15, 0.75, 0), "pink", "body")
        kit.add(cylinder(0.2, 0.5, 24, 0.02, top=0.14).turned("z", -90).at(-0.1, 0.75, 0), "pink", "nozzle")
        kit.add(cylinder(0.12, 0.02, 20).turned("z", -90).at(0.39, 0.75, 0), "dark", "nozzle")
        kit.add(box(0.16, 0.6, 0.13, 0.05).turned("z", -8).at(-0.26, 0, 0), "pink", "handle")
        kit.add(cylinder(0.13, 0.03, 22).turned("z", -90).at(-0.41, 0.75, 0), "accent", "grille")
    elif kit.says("perfume", "lipstick", "polish"):
        if kit.says("lipstick"):
            kit.add(cylinder(0.16, 0.42, 26, 0.02), "accent", "case")
            kit.add(cylinder(0.14, 0.16, 26, 0.01).at(0, 0.42, 0), "gold", "case")
            stick = cylinder(0.11, 0.34, 24)
            bent = stick.positions.copy()
            high = bent[:, 1] > 0.3
            bent[high, 1] += 0.1 * bent[high, 0] / 0.11
            kit.add(stick.bent(bent).at(0, 0.56, 0), "main", "stick")
        else:
            kit.add(box(0.5, 0.44, 0.26, 0.05), "pink" if not kit.says("polish") else "main", "bottle")
            kit.add(cylinder(0.08, 0.08, 18).at(0, 0.43, 0), "gold", "neck")
            kit.add(
                box(0.18, 0.2, 0.18, 0.03).at(0, 0.5, 0),
                "gold" if not kit.says("polish") else "accent",
                "cap",
            )
    else:
        kit.add(box(0.7, 0.24, 0.45, 0.1), "pink" if kit.says("soap") else "yellow", "soap")
        for k in range(7):
            kit.add(
                sphere(0.05 + 0.03 * (k % 3), 14).at(
                    -0.3 + 0.1 * k, 0.26 + 0.02 * (k % 2), 0.14 * sin(2 * k)
                ),
                "white",
                "bubbles",
            )
