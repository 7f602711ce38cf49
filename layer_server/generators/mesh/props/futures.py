"""Boxes and drums as a space station has them: plates, bevels, bolts and strips of light."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, torus, tube
from layer_server.generators.mesh.props.kit import Kit
from layer_server.generators.mesh.shape import Shape


def cube(kit: Kit, side: float) -> None:
    """A cargo crate: cut corners, inset panels, lit slots."""
    kit.add(box(side * 0.9, side * 0.9, side * 0.9, 0).at(0, side * 0.05, 0), "dark metal", "core")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            post = box(side * 0.2, side * 0.84, side * 0.2, kit.bevel(0.04))
            kit.add(post.at(x * side * 0.41, side * 0.08, z * side * 0.41), "hull", "corners")
            for y in (0.0, side * 0.82):
                cap = box(side * 0.28, side * 0.18, side * 0.28, kit.bevel(0.045))
                kit.add(cap.at(x * side * 0.39, y, z * side * 0.39), "dark metal", "corners")
    panel = [
        (-0.26, -0.32),
        (0.26, -0.32),
        (0.34, -0.24),
        (0.34, 0.24),
        (0.26, 0.32),
        (-0.26, 0.32),
        (-0.34, 0.24),
        (-0.34, -0.24),
    ]
    for axis, turn in (("y", 0), ("y", 90), ("y", 180), ("y", 270), ("x", -90), ("x", 90)):
        plate = prism([(x * side, y * side) for x, y in panel], 0.1 * side, kit.bevel(0.02)).at(
            0, 0, side * 0.43
        )
        strip = box(side * 0.4, side * 0.05, 0.02, 0).at(0, side * 0.12, side * 0.482)
        vents = [
            box(side * 0.34, side * 0.025, 0.02, 0).at(0, side * (-0.2 + 0.07 * k), side * 0.482)
            for k in range(3)
        ]
        for shape, finish in ((plate, "hull"), (strip, "neon"), *((vent, "dark") for vent in vents)):
            kit.add(shape.turned(axis, turn).at(0, side / 2, 0), finish, "panels")


def case(kit: Kit, width: float, height: float, depth: float) -> None:
    """A loot case: a wedge-cut lid, clamps, a glowing lock and seam."""
    half = depth / 2
    lower = [
        (-half, 0.06),
        (-half + 0.08, 0),
        (half - 0.08, 0),
        (half, 0.06),
        (half, height),
        (-half, height),
    ]
    kit.add(prism(lower, width, kit.bevel(0.03)).turned("y", 90), "main", "body")
    kit.add(box(width + 0.01, 0.05, depth + 0.01, 0).at(0, height - 0.01, 0), "neon", "seam")
    lid = [(-half, 0), (half, 0), (half, 0.14), (half - 0.2, 0.36), (-half + 0.2, 0.36), (-half, 0.14)]
    opening = 62.0 if kit.says("open", "opened") else 0.0

    def on_lid(shape: Shape, finish: str) -> None:
        kit.add(shape.at(0, 0, half).turned("x", -opening).at(0, height + 0.03, -half), finish, "lid")

    on_lid(prism(lid, width, kit.bevel(0.035)).turned("y", 90), "main")
    on_lid(box(width * 0.5, 0.05, depth * 0.34, kit.bevel(0.012)).at(0, 0.34, 0), "dark metal")
    on_lid(box(width * 0.4, 0.03, 0.05, 0).at(0, 0.385, 0), "neon")
    for x in (-width / 2 + 0.16, width / 2 - 0.16):
        kit.add(box(0.2, height - 0.04, depth + 0.06, kit.bevel(0.03)).at(x, -0.01, 0), "dark metal", "frame")
        on_lid(
            prism([(z * 1.07, y * 1.08) for z, y in lid], 0.2, kit.bevel(0.03)).turned("y", 90).at(x, 0, 0),
            "dark metal",
        )
        kit.add(box(0.1, 0.24, 0.05, kit.bevel(0.014)).at(x, height - 0.16, half + 0.04), "steel", "clamps")
    plate = [(-0.16, -0.2), (0.16, -0.2), (0.22, 0), (0.16, 0.2), (-0.16, 0.2), (-0.22, 0)]
    kit.add(prism(plate, 0.08, kit.bevel(0.02)).at(0, height - 0.04, half + 0.03), "dark metal", "lock")
    kit.add(cylinder(0.08, 0.03, 20).turned("x", 90).at(0, height - 0.04, half + 0.065), "neon", "lock")
    for x in (-0.32, 0.32):
        kit.add(box(0.2, 0.03, 0.02, 0).at(x, 0.2, half + 0.002), "neon", "body")


def canister(kit: Kit, radius: float, height: float) -> None:
    """A drum with rims, a lit band and a hazard collar."""
    sides = kit.sides(36)
    r = radius
    wall = [
        (r * 0.9, 0),
        (r, 0.06),
        (r, 0.16),
        (r * 0.92, 0.2),
        (r * 0.92, height - 0.2),
        (r, height - 0.16),
        (r, height - 0.06),
        (r * 0.9, height),
        (0, height),
    ]
    kit.add(lathe(wall, sides), "main", "drum")
    for y in (height * 0.36, height * 0.64):
        kit.add(torus(r * 0.93, 0.035, sides, 8).at(0, y, 0), "dark metal", "rims")
    band = [
        (r * 0.9, height * 0.42),
        (r * 0.935, height * 0.42),
        (r * 0.935, height * 0.58),
        (r * 0.9, height * 0.58),
    ]
    kit.add(lathe(band, sides, is_loop=True), "neon", "light")
    for k in range(6):
        bar = box(0.16, height - 0.3, 0.09, kit.bevel(0.02)).at(0, 0.15, r * 0.93)
        kit.add(bar.turned("y", 60 * k), "dark metal", "bars")
    kit.add(cylinder(r * 0.72, 0.05, sides, 0.014).at(0, height - 0.01, 0), "dark metal", "top")
    kit.add(cylinder(r * 0.2, 0.1, 18, 0.02).at(r * 0.3, height, 0), "steel", "top")
    for x in np.linspace(-0.4, 0.1, 3):
        kit.add(tube([(x * r, height + 0.03, -0.2), (x * r, height + 0.03, 0.2)], 0.02, 6), "neon", "top")


def gate(kit: Kit) -> None:
    """A sliding door: two halves with a lit lock in a bevelled frame."""
    frame = [
        (-0.85, 0),
        (-0.6, 0),
        (-0.6, 1.62),
        (-0.48, 1.74),
        (0.48, 1.74),
        (0.6, 1.62),
        (0.6, 0),
        (0.85, 0),
        (0.85, 1.75),
        (0.6, 2.0),
        (-0.6, 2.0),
        (-0.85, 1.75),
    ]
    kit.add(prism(frame, 0.42, kit.bevel(0.03)), "dark metal", "frame")
    for side in (-1.0, 1.0):
        leaf = [
            (0.015, 0.02),
            (0.6, 0.02),
            (0.6, 1.62),
            (0.48, 1.74),
            (0.015, 1.74),
            (0.015, 1.1),
            (0.1, 1.0),
            (0.1, 0.8),
            (0.015, 0.7),
        ]
        kit.add(prism([(side * x, y) for x, y in leaf], 0.2, kit.bevel(0.02)), "main", "door")
        for y in (0.16, 1.2):
            kit.add(box(0.34, 0.36, 0.24, kit.bevel(0.03)).at(side * 0.34, y, 0), "main", "door")
        kit.add(box(0.03, 1.5, 0.26, 0).at(side * 0.57, 0.1, 0), "neon", "light")
        kit.add(box(0.1, 0.5, 0.46, kit.bevel(0.02)).at(side * 0.72, 0.2, 0), "steel", "frame")
        kit.add(box(0.05, 0.6, 0.44, 0).at(side * 0.72, 1.0, 0), "neon", "frame")
    kit.add(cylinder(0.12, 0.26, 24, 0.014).turned("x", 90).at(0, 0.9, -0.13), "dark metal", "lock")
    kit.add(cylinder(0.07, 0.28, 20).turned("x", 90).at(0, 0.9, -0.14), "neon", "lock")
    kit.add(box(0.7, 0.07, 0.44, 0).at(0, 1.84, 0), "neon", "frame")
