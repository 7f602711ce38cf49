# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Magic lamps, lenses, compasses, cameras."""

from __future__ import annotations

from math import cos, sin

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


@prop(
    "magic lamp, genie lamp, aladdin lamp, magnifying glass, compass, telescope, spyglass, camera, binoculars, glasses",
    0.3,
    kind="treasure",
    tint="main",
    main="gold",
    accent="gem",
    dark="dark metal",
    glass="mirror",
    wood="wood",
    paper="paper",
    red="paint",
    leather="leather",
)
def instrument(kit: Kit) -> None:
    """A genie's lamp, a glass, a compass, a spyglass or a camera, by its name."""
    sides = kit.sides(36)
    if kit.says("magnifying"):
        kit.add(torus(0.42, 0.05, sides, 10).turned("x", 90).at(0, 1.3, 0), "main", "ring")
        kit.add(
            lathe([(0, -0.05), (0.2, -0.04), (0.4, 0.0), (0.2, 0.04), (0, 0.05)], sides)
            .turned("x", 90)
            .at(0, 1.3, 0),
            "glass",
            "lens",
        )
        kit.add(
            lathe(
                [(0.05, 0), (0.08, 0.05), (0.06, 0.3), (0.08, 0.62), (0.05, 0.7), (0.05, 0.86), (0, 0.86)], 18
            ),
            "wood",
            "handle",
        )
        kit.add(torus(0.065, 0.025, 18, 8).at(0, 0.72, 0), "main", "handle")
        return
    if kit.says("compass"):
        kit.add(
            lathe([(0.44, 0), (0.5, 0.04), (0.5, 0.16), (0.44, 0.2), (0.44, 0.14), (0, 0.13)], sides),
            "main",
            "case",
        )
        kit.add(cylinder(0.43, 0.01, sides).at(0, 0.135, 0), "paper", "dial")
        for k in range(8):
            kit.add(
                box(0.03 if k % 2 else 0.05, 0.012, 0.1, 0).at(0, 0.145, 0.34).turned("y", 45 * k),
                "dark",
                "dial",
            )
        for turn, finish in ((25, "red"), (205, "dark")):
            kit.add(
                prism([(-0.06, 0), (0.06, 0), (0, 0.3)], 0.02, 0.004)
                .turned("x", 90)
                .turned("y", turn)
                .at(0, 0.17, 0),
                finish,
                "needle",
            )
        kit.add(sphere(0.035, 12).at(0, 0.18, 0), "main", "needle")
        kit.add(
            cylinder(0.5, 0.05, sides, 0.014).turned("x", -72).at(0, 0.18, -0.46).at(0, 0.48, -0.18),
            "main",
            "lid",
        )
        kit.add(torus(0.08, 0.022, 16, 8).turned("x", 90).at(0, 0.1, 0.58), "main", "case")
        return
    if kit.says("telescope", "spyglass", "binoculars"):
        for x in (-0.2, 0.2) if kit.says("binoculars") else (0.0,):
            for z0, z1, r, finish in (
                (-0.75, -0.2, 0.1, "main"),
                (-0.25, 0.3, 0.135, "leather"),
                (0.25, 0.85, 0.17, "leather"),
            ):
                kit.add(cylinder(r, z1 - z0, sides).turned("x", 90).at(x, 0.3, z0), finish, "tubes")
                for z in (z0, z1):
                    kit.add(torus(r, 0.022, sides, 8).turned("x", 90).at(x, 0.3, z), "main", "rings")
            kit.add(cylinder(0.15, 0.012, 24).turned("x", 90).at(x, 0.3, 0.85), "glass", "lens")
        if kit.says("binoculars"):
            kit.add(box(0.2, 0.1, 0.3, 0.02).at(0, 0.26, 0.1), "dark", "bridge")
        elif kit.says("telescope"):
            for k in range(3):
                kit.add(
                    tube(
                        [(0, 0.2, 0.1), (0.5 * sin(2.09 * k), -0.7, 0.1 + 0.5 * cos(2.09 * k))],
                        [0.03, 0.022],
                        8,
                    ),
                    "wood",
                    "tripod",
                )
        return
    if kit.says("camera"):
        kit.add(box(0.95, 0.56, 0.34, 0.05), "dark", "body")
        kit.add(box(0.97, 0.3, 0.355, 0.01).at(0, 0.12, 0), "leather", "body")
        kit.add(box(0.34, 0.16, 0.28, 0.04).at(0, 0.53, 0), "steel", "top")
        kit.add(
            lathe(
                [
                    (0.24, 0),
                    (0.24, 0.1),
                    (0.21, 0.12),
                    (0.21, 0.24),
                    (0.23, 0.25),
                    (0.18, 0.25),
                    (0.15, 0.12),
                    (0, 0.12),
                ],
                sides,
            )
            .turned("x", 90)
            .at(0, 0.28, 0.15),
            "steel",
            "lens",
        )
        kit.add(sphere(0.17, 20).scaled(1, 1, 0.4).at(0, 0.28, 0.28), "glass", "lens")
        kit.add(cylinder(0.06, 0.06, 16, 0.01).at(-0.32, 0.55, 0), "red", "top")
        kit.add(cylinder(0.09, 0.05, 18, 0.01).at(0.32, 0.55, 0), "steel", "top")
        kit.add(box(0.16, 0.09, 0.02, 0).at(0.34, 0.42, 0.17), "light", "flash")
        return
    if kit.says("glasses"):
        for side in (-1.0, 1.0):
            kit.add(torus(0.26, 0.035, sides, 8).turned("x", 90).at(side * 0.32, 0.3, 0.4), "dark", "frame")
            kit.add(
                cylinder(0.245, 0.012, sides).turned("x", 90).at(side * 0.32, 0.3, 0.394), "glass", "lenses"
            )
            kit.add(
                tube(
                    curve(
                        [
                            (side * 0.58, 0.34, 0.4),
                            (side * 0.62, 0.34, 0.1),
                            (side * 0.6, 0.32, -0.4),
                            (side * 0.58, 0.16, -0.56),
                        ]
                    ),
                    0.025,
                    8,
                ),
                "dark",
                "frame",
            )
        kit.add(
            tube(curve([(-0.08, 0.36, 0.41), (0, 0.4, 0.43), (0.08, 0.36, 0.41)]), 0.025, 8), "dark", "frame"
        )
        return
    kit.add(lathe([(0.28, 0), (0.3, 0.04), (0.12, 0.1), (0.1, 0.16), (0, 0.16)], sides), "main", "foot")
    body = sphere(0.4, sides).scaled(1.1, 0.5, 0.85).at(0, 0.34, 0)
    kit.add(body, "main", "body")
    kit.add(
        tube(
            curve([(0.34, 0.34, 0), (0.6, 0.36, 0), (0.82, 0.48, 0), (1.0, 0.6, 0)]),
            spread_over([0.16, 0.11, 0.07, 0.06]),
            16,
        ),
        "main",
        "spout",
    )
    kit.add(
        tube(
            curve([(-0.34, 0.44, 0), (-0.62, 0.62, 0), (-0.74, 0.42, 0), (-0.56, 0.22, 0), (-0.4, 0.26, 0)]),
            0.04,
            12,
        ),
        "main",
        "handle",
    )
    kit.add(
        lathe([(0.2, 0.5), (0.16, 0.58), (0.06, 0.64), (0.05, 0.7), (0.07, 0.74), (0, 0.8)], sides),
        "main",
        "lid",
    )
    kit.add(torus(0.405, 0.02, sides, 8).scaled(1.1, 1, 0.87).at(0, 0.34, 0), "main", "body")
    kit.around(sphere(0.05, 12).at(0, 0.34, 0.36), 6, "accent", "stones")
