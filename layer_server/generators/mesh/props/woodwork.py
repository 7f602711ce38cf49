"""Rafts, docks, pallets, beehives, kennels, nests."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    torus,
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "raft, wooden raft, dock, pier, jetty, pallet, wooden pallet, plank, planks",
    2.2,
    kind="building",
    main="wood",
    accent="rope",
    mast="dark wood",
    sail="canvas",
)
def raft(kit: Kit) -> None:
    """Logs lashed together with a little sail; boards on posts as a dock; a pallet."""
    if kit.says("pallet", "plank", "planks"):
        for k in range(3):
            kit.add(box(0.1, 0.1, 1.1, kit.bevel(0.01)).at((k - 1) * 0.5, 0.03, 0), "main", "bearers")
        for k in range(7):
            kit.add(
                board(kit, 0.13, 0.035, 1.2, "x").turned("x", 90).at(0, 0.15, (k - 3) * 0.165),
                "main",
                "boards",
            )
            if k % 3 == 0:
                kit.add(
                    board(kit, 0.13, 0.035, 1.2, "x").turned("x", 90).at(0, 0.015, (k - 3) * 0.165),
                    "main",
                    "boards",
                )
        return
    if kit.says("dock", "pier", "jetty"):
        for k in range(11):
            kit.add(
                board(kit, 0.2, 0.05, 1.0 + kit.between(-0.05, 0.05), "z").at((k - 5) * 0.21, 0.62, 0),
                "main",
                "boards",
            )
        for x in (-1.0, 0.0, 1.0):
            for z in (-0.42, 0.42):
                kit.add(cylinder(0.08, 0.95, 14, 0.014).at(x, 0, z), "mast", "posts")
                kit.add(torus(0.085, 0.022, 14, 6).at(x, 0.76, z), "accent", "ropes")
        for z in (-0.38, 0.38):
            kit.add(box(2.3, 0.1, 0.1, kit.bevel(0.014)).at(0, 0.5, z), "mast", "beams")
        return
    for k in range(7):
        size = kit.between(0.13, 0.16)
        trunk = cylinder(size, 2.2 + kit.between(-0.15, 0.15), kit.sides(16), 0.02).turned("z", 90)
        kit.add(trunk.at(1.1, 0.16, (k - 3) * 0.28), "main", "logs")
    for x in (-0.7, 0.7):
        kit.add(cylinder(0.06, 1.95, 12).turned("x", 90).at(x, 0.33, -0.97), "mast", "beams")
        for k in range(7):
            kit.add(
                torus(0.15, 0.026, 14, 6)
                .turned("z", 90)
                .scaled(1, 1.1, 0.9)
                .at(x + 0.08, 0.2, (k - 3) * 0.28),
                "accent",
                "ropes",
            )
    kit.add(cylinder(0.05, 1.7, 12).at(0, 0.3, 0), "mast", "mast")
    kit.add(cylinder(0.03, 1.1, 10).turned("x", 90).at(0.04, 1.85, -0.55), "mast", "mast")
    rows = [
        [(0.06 + 0.16 * sin(pi * f), 1.85 - 1.2 * f, 0.5 * s) for s in (-1, 1)]
        + [(0.03 + 0.16 * sin(pi * f), 1.85 - 1.2 * f, 0.5 * s) for s in (1, -1)]
        for f in np.linspace(0, 1, 9)
    ]
    kit.add(loft(np.array(rows)), "sail", "sail")


@prop(
    "beehive, bee hive, hive, birdhouse, bird house, dog house, doghouse, kennel, nest, bird nest, outhouse",
    0.8,
    kind="building",
    tint="main",
    main="thatch",
    accent="wood",
    roof="roof",
    egg="paint white",
)
def hive(kit: Kit) -> None:
    """A coiled skep; a little house on a post, or for a dog; a nest with eggs."""
    if kit.says("nest"):
        for k in range(9):
            ring = (
                torus(0.3 + 0.07 * (k % 4), 0.07, 22, 8)
                .turned("x", kit.between(-5, 5))
                .turned("z", kit.between(-5, 5))
            )
            kit.add(ring.at(0, 0.08 + 0.045 * (k % 4 + k // 4), 0), "main", "nest")
        for k in range(3):
            kit.add(
                sphere(0.13, 16)
                .scaled(0.85, 1.15, 0.85)
                .turned("z", (k - 1) * 16)
                .at(0.15 * sin(2.1 * k), 0.22, 0.15 * cos(2.1 * k)),
                "egg",
                "eggs",
            )
        return
    if kit.says("birdhouse", "bird", "dog", "doghouse", "kennel", "outhouse"):
        bird = kit.says("birdhouse", "bird")
        up, tall = (1.1, 0.55) if bird else (0.0, 1.5 if kit.says("outhouse") else 0.62)
        if bird:
            kit.add(box(0.1, 1.1, 0.1, kit.bevel(0.014)), "accent", "post")
        outline = [(-0.36, 0), (0.36, 0), (0.36, tall), (0, tall + 0.36), (-0.36, tall)]
        kit.add(prism(outline, 0.75, kit.bevel(0.014)).at(0, up, 0), "accent", "house")
        for side in (-1.0, 1.0):
            slope = prism([(0, 0), (side * 0.5, -0.5), (side * 0.5, -0.43), (0, 0.08)], 0.95, kit.bevel(0.01))
            kit.add(slope.at(0, up + tall + 0.37, 0), "roof", "roof")
        if bird:
            kit.add(cylinder(0.11, 0.02, 20).turned("x", 90).at(0, up + 0.42, 0.37), "dark", "hole")
            kit.add(cylinder(0.02, 0.16, 8).turned("x", 90).at(0, up + 0.22, 0.37), "accent", "perch")
        else:
            high = tall * 0.5
            door = [
                (-0.2, 0),
                (0.2, 0),
                (0.2, high),
                *[(0.2 * cos(a), high + 0.2 * sin(a)) for a in np.linspace(0.2, pi - 0.2, 8)],
                (-0.2, high),
            ]
            kit.add(prism(door, 0.03).at(0, 0.01, 0.37), "dark", "door")
        return
    for k in range(9):
        y = 0.16 + 0.1 * k
        radius = 0.42 * (1 - ((y - 0.1) / 1.02) ** 2.4) ** 0.6
        kit.add(torus(max(0.05, radius - 0.05), 0.075, kit.sides(28), 10).at(0, y, 0), "main", "skep")
    kit.add(lathe([(0.4, 0.12), (0.38, 0.5), (0.22, 0.9), (0, 1.0)], kit.sides(26)), "main", "skep")
    kit.add(cylinder(0.09, 0.03, 18).turned("x", 90).at(0, 0.26, 0.43), "dark", "hole")
    kit.add(cylinder(0.5, 0.09, kit.sides(26), 0.014), "accent", "board")
    for k in range(5):
        bee = sphere(0.035, 8).scaled(1.5, 1, 1).at(0.41 * sin(k * 1.4), 0.3 + 0.06 * k, 0.41 * cos(k * 1.4))
        kit.add(bee, "paint yellow", "bees")
