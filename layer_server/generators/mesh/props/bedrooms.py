# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Beds of other kinds."""

from __future__ import annotations

from layer_server.generators.mesh.loft import (
    box,
    lathe,
    rectangle,
    rod,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "four poster bed, canopy bed, bunk bed, crib, baby crib, cradle, cot, baby cot, hammock, sleeping bag, bedroll, air mattress, mattress",
    2.0,
    kind="furniture",
    main="wood",
    accent="cloth",
    white="canvas",
    blue="book blue",
    rope="rope",
    tint="accent",
)
def beds(kit: Kit) -> None:
    """With posts and curtains, two above each other, with bars; or what hangs, and what is rolled out."""
    if kit.says("hammock"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.4, 0, 0), (s * 1.3, 1.5, 0), 0.07, 10), "main", "posts")
            kit.add(box(0.5, 0.08, 0.5, 0.02).at(s * 1.4, 0, 0), "main", "posts")
        xs = [-0.85 + 1.7 * k / 12 for k in range(13)]
        path = [(x, 0.55 + 0.42 * (x / 0.85) ** 2, 0) for x in xs]
        widths = [0.08 + 0.42 * (1 - (x / 0.9) ** 4) for x in xs]
        section = [
            (1, 0.22),
            (0.6, 0.05),
            (0, 0),
            (-0.6, 0.05),
            (-1, 0.22),
            (-1, 0.26),
            (-0.6, 0.09),
            (0, 0.04),
            (0.6, 0.09),
            (1, 0.26),
        ]
        kit.add(sweep(path, section[::-1], [(w, 0.9) for w in widths], up=(0, 1, 0)), "accent", "cloth")
        for s in (-1.0, 1.0):
            for z in (-0.12, 0.0, 0.12):
                kit.add(rod((s * 0.84, 1.0, z), (s * 1.32, 1.35, 0), 0.016, 6), "rope", "ropes")
        kit.add(sphere(0.2, 16).scaled(0.7, 0.4, 1.3).at(0.6, 0.86, 0), "white", "pillow")
        return
    if kit.says("sleeping", "bedroll", "mattress"):
        thick = kit.says("mattress")
        kit.add(box(0.8, 0.22 if thick else 0.14, 1.9, 0.07), "white" if thick else "accent", "bag")
        if thick:
            for x in (-0.2, 0.2):
                for k in range(5):
                    kit.add(
                        sphere(0.03, 8).scaled(1, 0.4, 1).at(x, 0.22, -0.7 + 0.35 * k), "accent", "buttons"
                    )
            return
        kit.add(box(0.84, 0.1, 0.7, 0.05).turned("x", -14).at(0.04, 0.13, -0.05), "accent", "flap")
        kit.add(box(0.7, 0.03, 0.95, 0.01).at(0, 0.13, -0.42), "white", "lining")
        kit.add(box(0.55, 0.12, 0.3, 0.055).at(0, 0.15, -0.72), "white", "pillow")
        for k in range(4):
            kit.add(box(0.8, 0.02, 0.03, 0.005).at(0, 0.135, 0.3 + 0.16 * k), "blue", "seams")
        return
    if kit.says("crib", "cradle", "cot"):
        cradle = kit.says("cradle")
        lift = 0.3
        kit.add(box(0.6, 0.08, 1.1, 0.01).at(0, lift, 0), "main", "base")
        kit.add(box(0.54, 0.1, 1.02, 0.04).at(0, lift + 0.08, 0), "white", "mattress")
        for s in (-1.0, 1.0):
            for y in (lift + 0.05, lift + 0.6):
                kit.add(box(0.05, 0.06, 1.1, 0.01).at(s * 0.3, y, 0), "main", "rails")
            for k in range(10):
                kit.add(
                    rod(
                        (s * 0.3, lift, -0.48 + 0.107 * k),
                        (s * 0.3, lift + 0.62, -0.48 + 0.107 * k),
                        0.015,
                        8,
                    ),
                    "main",
                    "bars",
                )
            kit.add(box(0.66, 0.72, 0.05, 0.02).at(0, lift - 0.02, s * 0.56), "main", "ends")
            if cradle:
                arc = [(x, 0.05 + 0.4 * x * x, s * 0.5) for x in (-0.5, -0.35, -0.2, 0, 0.2, 0.35, 0.5)]
                kit.add(sweep(arc, rectangle(0.05, 0.07, 0.01), up=(0, 1, 0)), "main", "rockers")
                for x in (-0.22, 0.22):
                    kit.add(box(0.06, 0.3, 0.06, 0.01).at(x, 0.05, s * 0.5), "main", "legs")
            else:
                for x in (-0.28, 0.28):
                    kit.add(box(0.07, 1.05, 0.07, 0.01).at(x, 0, s * 0.56), "main", "legs")
                    kit.add(sphere(0.05, 12).at(x, 1.07, s * 0.56), "main", "legs")
        kit.add(box(0.52, 0.05, 0.6, 0.02).at(0, lift + 0.17, 0.2), "accent", "blanket")
        kit.add(box(0.34, 0.08, 0.2, 0.035).at(0, lift + 0.17, -0.36), "white", "pillow")
        return
    floors = 2 if kit.says("bunk") else 1
    for x in (-0.5, 0.5):
        for z in (-1.0, 1.0):
            kit.add(
                lathe(
                    [
                        (0, 0),
                        (0.06, 0),
                        (0.05, 0.2),
                        (0.065, 0.3),
                        (0.045, 1.0),
                        (0.06, 1.3),
                        (0.05, 1.9),
                        (0, 1.9),
                    ],
                    12,
                ).at(x, 0, z)
                if floors == 1
                else box(0.09, 1.75, 0.09, 0.012).at(x, 0, z),
                "main",
                "posts",
            )
    for floor in range(floors):
        y = 0.3 + 0.85 * floor
        for s in (-1.0, 1.0):
            kit.add(box(0.06, 0.16, 1.96, 0.012).at(s * 0.5, y, 0), "main", "frame")
        kit.add(box(0.96, 0.2, 1.9, 0.05).at(0, y + 0.06, 0), "white", "mattress")
        kit.add(
            box(1.0, 0.12, 1.2, 0.045).at(0, y + 0.19, 0.33), "accent" if floor == 0 else "blue", "blanket"
        )
        kit.add(box(0.66, 0.12, 0.36, 0.05).at(0, y + 0.25, -0.68), "white", "pillow")
        for z, h in ((-1.0, 0.45), (1.0, 0.28)):
            kit.add(box(0.98, h, 0.06, 0.015).at(0, y + 0.05, z), "main", "boards")
    if floors == 2:
        kit.add(box(0.05, 0.1, 1.3, 0.01).at(0.5, 1.5, -0.3), "main", "rail")
        for z in (0.5, 0.85):
            kit.add(rod((0.62, 0, z), (0.55, 1.5, z), 0.03, 8), "main", "ladder")
        for k in range(5):
            kit.add(
                rod(
                    (0.61 - 0.012 * k, 0.22 + 0.26 * k, 0.5),
                    (0.61 - 0.012 * k, 0.22 + 0.26 * k, 0.85),
                    0.025,
                    8,
                ),
                "main",
                "ladder",
            )
        return
    kit.add(box(1.14, 0.08, 2.14, 0.02).at(0, 1.88, 0), "main", "canopy")
    for s in (-1.0, 1.0):
        kit.add(box(0.03, 0.2, 2.1, 0.01).at(s * 0.55, 1.7, 0), "accent", "canopy")
        kit.add(box(1.1, 0.2, 0.03, 0.01).at(0, 1.7, s * 1.05), "accent", "canopy")
        for z in (-0.92, 0.92):
            for k in range(4):
                drop = curve(
                    [
                        (s * 0.54, 1.85, z - 0.09 + 0.06 * k),
                        (s * 0.54, 1.1, z - 0.045 + 0.03 * k),
                        (s * 0.55, 0.4, z - 0.1 + 0.07 * k),
                    ],
                    3,
                )
                kit.add(tube(drop, 0.035, 8), "accent", "curtains")
