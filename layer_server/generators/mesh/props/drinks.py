"""Bottles and mugs."""

from __future__ import annotations

from layer_server.generators.mesh.loft import (
    cylinder,
    lathe,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "bottle, wine bottle, beer bottle, rum bottle, glass bottle, message in a bottle, milk bottle, wine",
    0.32,
    kind="kitchen",
    tint="bottle",
    bottle="bottle glass",
    label="paper",
    cork="bark",
    seal="paint",
)
def bottle(kit: Kit) -> None:
    """A bottle with a label and a cork; or a letter in it."""
    sides = kit.sides(36)
    wide, neck = (0.26, 0.085) if kit.says("wine", "milk", "message") else (0.3, 0.09)
    shoulder = 0.62 if kit.says("wine") else 0.5
    profile = [
        (0, 0.02),
        (wide * 0.6, 0.0),
        (wide - 0.02, 0.0),
        (wide, 0.03),
        (wide, shoulder),
        (wide * 0.86, shoulder + 0.11),
        (neck, shoulder + 0.26),
        (neck, 1.06),
        (neck + 0.02, 1.07),
        (neck + 0.02, 1.13),
        (0, 1.13),
    ]
    letter = kit.says("message", "letter")
    kit.add(lathe(profile, sides), "glass" if letter else "bottle", "bottle")
    if letter:
        kit.add(cylinder(0.09, 0.46, 18).turned("z", 12).at(0.04, 0.04, 0), "label", "letter")
        kit.add(torus(0.094, 0.014, 16, 6).turned("z", 12).at(0.0, 0.26, 0), "seal", "letter")
    else:
        kit.add(
            lathe(
                [
                    (wide + 0.001, 0.14),
                    (wide + 0.006, 0.14),
                    (wide + 0.006, shoulder - 0.08),
                    (wide + 0.001, shoulder - 0.08),
                ],
                sides,
                is_loop=True,
            ),
            "label",
            "label",
        )
        kit.add(
            lathe(
                [(wide + 0.005, 0.2), (wide + 0.01, 0.2), (wide + 0.01, 0.25), (wide + 0.005, 0.25)],
                sides,
                is_loop=True,
            ),
            "seal",
            "label",
        )
    kit.add(lathe([(0.0, 1.1), (neck - 0.01, 1.1), (neck, 1.2), (0, 1.2)], kit.sides(16)), "cork", "cork")


@prop(
    "mug, coffee mug, coffee cup, teacup, tea cup, cup of coffee, coffee, hot chocolate",
    0.14,
    kind="kitchen",
    main="porcelain",
    accent="book blue",
    drink="bark",
)
def mug(kit: Kit) -> None:
    """A cup with an ear and something warm in it."""
    small = kit.says("teacup", "tea")
    profile = (
        [(0, 0), (0.2, 0), (0.22, 0.04), (0.38, 0.2), (0.45, 0.46), (0.42, 0.47), (0.35, 0.24), (0, 0.1)]
        if small
        else [
            (0, 0),
            (0.34, 0),
            (0.36, 0.03),
            (0.37, 0.8),
            (0.34, 0.82),
            (0.32, 0.78),
            (0.31, 0.1),
            (0, 0.08),
        ]
    )
    top = 0.37 if small else 0.68
    kit.add(lathe(profile, kit.sides(36)), "main", "cup")
    kit.add(cylinder(0.41 if small else 0.318, 0.02, kit.sides(32)).at(0, top, 0), "drink", "drink")
    ear = [(0.34, 0.7, 0), (0.56, 0.7, 0), (0.66, 0.5, 0), (0.6, 0.28, 0), (0.34, 0.18, 0)]
    ear = [(x + 0.02, y * 0.52 + 0.05, z) for x, y, z in ear] if small else ear
    kit.add(tube(curve(ear), 0.05 if not small else 0.034, kit.sides(12)), "main", "ear")
    band = 0.445 if small else 0.37
    kit.add(torus(band - 0.005, 0.014, kit.sides(36), 6).at(0, 0.455 if small else 0.62, 0), "accent", "cup")
    if small:
        kit.add(
            lathe(
                [(0, -0.06), (0.3, -0.06), (0.62, 0.02), (0.62, 0.04), (0.3, -0.02), (0, -0.02)],
                kit.sides(40),
            ),
            "main",
            "saucer",
        )
