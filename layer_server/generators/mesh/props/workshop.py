# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""What blows, weaves and sews."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
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
