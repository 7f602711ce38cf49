# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Pipes and chains; packs, pods, helmets, containers, mines."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "pipe, pipes, valve, steam pipe, sewer pipe, manhole, chain, chains, shackles, handcuffs, hook, meat hook, pulley",
    1.0,
    kind="street",
    main="iron",
    accent="paint",
    rust="rust",
)
def pipework(kit: Kit) -> None:
    """Flanged pipes with a valve; a chain, shackles or a hook; a cover in the street."""
    if kit.says("manhole"):
        kit.add(cylinder(0.6, 0.08, 40, 0.014), "stone", "frame")
        kit.add(cylinder(0.5, 0.06, 40, 0.01).at(0, 0.05, 0), "main", "cover")
        for r in (0.12, 0.26, 0.4):
            kit.add(torus(r, 0.018, 36, 6).at(0, 0.11, 0), "main", "cover")
        for k in range(12):
            kit.add(box(0.03, 0.02, 0.1, 0).at(0, 0.1, 0.33).turned("y", 30 * k), "main", "cover")
        return
    if kit.says("chain", "chains", "shackles", "handcuffs", "hook", "pulley"):
        count = 6 if kit.says("chain", "chains") else 4
        ends = kit.says("shackles", "handcuffs")
        low = 0.62
        for k in range(count):
            link = torus(0.12, 0.036, 20, 8).turned("x", 90).scaled(0.72, 1.25, 1).turned("y", 90.0 * (k % 2))
            place = ((k - (count - 1) / 2) * 0.22, 0.2, 0) if ends else (0, low + 0.23 * k, 0)
            kit.add((link.turned("z", 90) if ends else link).at(*place), "main", "links")
        if ends:
            for side in (-1.0, 1.0):
                kit.add(torus(0.24, 0.055, 30, 10).at(side * 0.76, 0.2, 0), "main", "cuffs")
                kit.add(box(0.12, 0.2, 0.12, 0.02).at(side * 0.52, 0.1, 0), "main", "cuffs")
        elif kit.says("hook", "pulley"):
            bend = curve(
                [
                    (0, 0.58, 0),
                    (0, 0.36, 0),
                    (0.1, 0.1, 0),
                    (0.0, -0.1, 0),
                    (-0.2, -0.04, 0),
                    (-0.24, 0.14, 0),
                ]
            )
            kit.add(
                tube(bend, [*np.linspace(0.06, 0.08, len(bend) - 5), 0.07, 0.055, 0.04, 0.025, 0.008], 12),
                "main",
                "hook",
            )
        return
    kit.add(cylinder(0.18, 1.6, kit.sides(26)).turned("z", 90).at(0.8, 0.45, 0), "rust", "pipe")
    for x in (-0.8, -0.25, 0.25, 0.8):
        kit.add(
            cylinder(0.27, 0.08, kit.sides(28), 0.014).turned("z", 90).at(x + 0.04, 0.45, 0),
            "main",
            "flanges",
        )
        for k in range(8):
            kit.add(
                cylinder(0.025, 0.12, 6)
                .turned("z", 90)
                .at(0.06, 0, 0.225)
                .turned("x", 45 * k)
                .at(x, 0.45, 0),
                "main",
                "bolts",
            )
    kit.add(lathe([(0.2, 0.45), (0.14, 0.7), (0.06, 0.8), (0.05, 0.98), (0, 0.98)], 20), "main", "valve")
    kit.add(torus(0.26, 0.035, 30, 8).at(0, 0.98, 0), "accent", "wheel")
    for k in range(4):
        kit.add(
            cylinder(0.022, 0.25, 8).turned("x", 90).turned("y", 90 * k).at(0, 0.98, 0), "accent", "wheel"
        )
    for x in (-0.55, 0.55):
        kit.add(box(0.12, 0.3, 0.3, 0.02).at(x, 0, 0), "stone", "feet")


@prop(
    "jetpack, cryo pod, escape pod, capsule, lightsaber, energy sword, laser sword, space helmet, space suit, container, shipping container, cargo container, mine, land mine, naval mine",
    1.2,
    kind="tech",
    tint="glow",
    main="hull",
    accent="dark metal",
    glow="neon",
    glass="mirror",
    can="paint",
    metal="steel",
)
def space_gear(kit: Kit) -> None:
    """What a station has: packs, pods, a blade of light, a helmet, containers, mines."""
    if kit.says("lightsaber", "sword"):
        kit.add(
            lathe([(0.07, 0), (0.08, 0.03), (0.075, 0.5), (0.1, 0.56), (0.09, 0.62), (0, 0.62)], 22),
            "metal",
            "hilt",
        )
        for k in range(5):
            kit.add(torus(0.078, 0.014, 20, 6).at(0, 0.08 + 0.055 * k, 0), "accent", "hilt")
        kit.add(box(0.05, 0.1, 0.04, 0.01).at(0, 0.4, 0.085), "can", "hilt")
        kit.add(lathe([(0.05, 0.6), (0.05, 2.1), (0.03, 2.2), (0, 2.24)], 18), "glow", "blade")
        return
    if kit.says("helmet", "suit"):
        kit.add(sphere(0.5, 38).at(0, 0.6, 0), "paint white", "helmet")
        kit.add(sphere(0.46, 36).scaled(0.86, 0.66, 1).at(0, 0.64, 0.09), "glass", "visor")
        kit.add(torus(0.34, 0.075, 34, 10).at(0, 0.14, 0), "metal", "collar")
        for side in (-1.0, 1.0):
            kit.add(
                cylinder(0.14, 0.1, 22, 0.02).turned("z", -90 * side).at(side * 0.45, 0.6, 0),
                "accent",
                "ears",
            )
            kit.add(cylinder(0.06, 0.02, 16).turned("z", -90 * side).at(side * 0.55, 0.6, 0), "glow", "ears")
        return
    if kit.says("jetpack"):
        for side in (-1.0, 1.0):
            kit.add(
                lathe([(0.16, 0.25), (0.22, 0.32), (0.22, 0.95), (0.14, 1.14), (0, 1.2)], 28).at(
                    side * 0.28, 0, 0
                ),
                "main",
                "tanks",
            )
            kit.add(
                lathe([(0.1, 0.28), (0.2, 0.06), (0.17, 0.06), (0.08, 0.24), (0, 0.24)], 24).at(
                    side * 0.28, 0, 0
                ),
                "accent",
                "nozzles",
            )
            kit.add(
                lathe([(0, 0.2), (0.12, 0.06), (0.08, -0.12), (0, -0.34)], 14).at(side * 0.28, 0, 0),
                "flame",
                "fire",
            )
            kit.add(
                prism([(0, 0), (0.34, -0.16), (0.34, -0.02), (0, 0.3)], 0.05, 0.014)
                .scaled(side, 1, 1)
                .at(side * 0.46, 0.5, 0),
                "can",
                "fins",
            )
            kit.add(torus(0.225, 0.022, 26, 8).at(side * 0.28, 0.8, 0), "glow", "tanks")
        kit.add(box(0.42, 0.62, 0.26, 0.05).at(0, 0.42, -0.06), "accent", "pack")
        kit.add(cylinder(0.08, 0.04, 18).turned("x", 90).at(0, 0.8, 0.06), "glow", "pack")
        return
    if kit.says("pod", "capsule", "cryo"):
        kit.add(cylinder(0.62, 0.2, 10, kit.bevel(0.04)), "accent", "base")
        kit.add(lathe([(0.48, 0.18), (0.5, 0.3), (0.5, 1.5), (0.4, 1.82), (0, 1.95)], 36), "glass", "glass")
        for k in range(4):
            bar = curve([(0, 0.16, 0.53), (0, 1.5, 0.53), (0, 1.86, 0.42), (0, 1.98, 0.1)])
            kit.add(
                sweep(bar, rectangle(0.1, 0.14, 0.02), up=(1, 0, 0)).turned("y", 90 * k + 45), "main", "frame"
            )
        for y in (0.24, 1.5):
            kit.add(torus(0.52, 0.05, 38, 8).at(0, y, 0), "main", "frame")
        kit.add(torus(0.54, 0.022, 38, 6).at(0, 0.32, 0), "glow", "light")
        kit.add(cylinder(0.22, 0.16, 20, 0.03).at(0, 1.9, 0), "accent", "top")
        kit.add(box(0.3, 0.2, 0.1, 0.02).at(0, 0.4, 0.54), "screen", "panel")
        return
    if kit.says("mine"):
        kit.add(sphere(0.5, 34).at(0, 0.62, 0), "accent", "mine")
        kit.add(torus(0.5, 0.04, 36, 8).at(0, 0.62, 0), "main", "mine")
        for tilt, count in ((0, 1), (50, 5), (90, 8), (130, 5)):
            for k in range(count):
                horn = lathe([(0.07, 0.46), (0.06, 0.62), (0.035, 0.66), (0, 0.67)], 12)
                kit.add(
                    horn.turned("x", tilt).turned("y", 360 * k / count + tilt).at(0, 0.62, 0),
                    "metal",
                    "horns",
                )
        kit.add(sphere(0.08, 14).at(0, 0.68, 0.47), "neon red", "light")
        return
    kit.add(box(2.4, 1.1, 1.0, 0.02).at(0, 0.05, 0), "can", "body")
    for k in range(17):
        for z in (-1.0, 1.0):
            kit.add(box(0.08, 0.96, 0.05, kit.bevel(0.014)).at((k - 8) * 0.138, 0.12, z * 0.5), "can", "ribs")
    for x in (-1.17, 1.17):
        for z in (-0.48, 0.48):
            kit.add(box(0.1, 1.2, 0.1, kit.bevel(0.014)).at(x, 0, z), "accent", "posts")
    for z in (-0.24, 0.24):
        kit.add(box(0.04, 1.0, 0.42, kit.bevel(0.01)).at(1.2, 0.1, z), "can", "doors")
        for dz in (-0.09, 0.09):
            kit.add(cylinder(0.02, 1.04, 8).at(1.24, 0.08, z + dz), "metal", "doors")
