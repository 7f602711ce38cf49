# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Computers, consoles, satellites, turrets, generators."""

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
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "computer, terminal, console, control panel, laptop, television, tv, old tv, radio, server, hologram",
    0.9,
    kind="tech",
    tint="main",
    main="plastic",
    accent="dark metal",
    glow="screen",
    metal="steel",
    wood="wood",
    red="neon red",
    amber="light",
    green="neon green",
)
def computer(kit: Kit) -> None:
    """A screen with keys; a console on a foot, a television with its aerial, a radio, a laptop."""
    if kit.says("radio"):
        kit.add(box(1.0, 0.62, 0.34, 0.07), "wood", "case")
        kit.add(cylinder(0.2, 0.03, kit.sides(28)).turned("x", 90).at(-0.24, 0.3, 0.16), "accent", "speaker")
        for k in range(7):
            kit.add(box(0.36, 0.016, 0.03, 0).at(-0.24, 0.16 + 0.045 * k, 0.18), "metal", "speaker")
        kit.add(box(0.36, 0.14, 0.02, 0.006).at(0.24, 0.38, 0.165), "amber", "dial")
        for x in (0.13, 0.35):
            kit.add(cylinder(0.07, 0.07, 20, 0.014).turned("x", 90).at(x, 0.2, 0.16), "metal", "knobs")
        kit.add(tube([(0.35, 0.6, -0.1), (0.6, 1.15, -0.1)], [0.014, 0.008], 8), "metal", "aerial")
        return
    if kit.says("laptop"):
        kit.add(box(1.1, 0.06, 0.75, kit.bevel(0.02)), "main", "base")
        kit.add(box(0.96, 0.02, 0.36, 0.006).at(0, 0.05, -0.12), "accent", "keys")
        for row in range(4):
            for k in range(12):
                kit.add(
                    box(0.066, 0.02, 0.066, 0.008).at((k - 5.5) * 0.077, 0.062, -0.25 + 0.08 * row),
                    "metal",
                    "keys",
                )
        kit.add(box(0.3, 0.012, 0.18, 0.004).at(0, 0.055, 0.22), "metal", "pad")
        kit.add(box(1.1, 0.72, 0.04, kit.bevel(0.014)).turned("x", -16).at(0, 0.05, -0.37), "main", "lid")
        kit.add(box(1.0, 0.6, 0.02, 0).turned("x", -16).at(0, 0.11, -0.365), "glow", "screen")
        return
    if kit.says("television", "tv"):
        kit.add(box(1.1, 0.8, 0.6, 0.07).at(0, 0.2, 0), "wood", "case")
        kit.add(box(0.7, 0.56, 0.06, 0.05).at(-0.14, 0.32, 0.29), "accent", "screen")
        kit.add(box(0.6, 0.46, 0.07, 0.06).at(-0.14, 0.37, 0.3), "glow", "screen")
        for k in range(2):
            kit.add(
                cylinder(0.07, 0.07, 18, 0.014).turned("x", 90).at(0.38, 0.78 - 0.2 * k, 0.29),
                "metal",
                "knobs",
            )
        for k in range(5):
            kit.add(box(0.18, 0.018, 0.02, 0).at(0.38, 0.34 + 0.045 * k, 0.3), "accent", "speaker")
        for x in (-1.0, 1.0):
            kit.add(
                tube([(x * 0.04, 1.0, -0.05), (x * 0.36, 1.5, -0.1)], [0.016, 0.01], 8), "metal", "aerial"
            )
            for z in (-0.18, 0.18):
                kit.add(
                    lathe([(0.025, 0), (0.05, 0.22), (0, 0.22)], 12).turned("z", x * 10).at(x * 0.44, 0, z),
                    "wood",
                    "legs",
                )
        kit.add(sphere(0.08, 14).scaled(1, 0.5, 1).at(0, 1.0, -0.05), "accent", "aerial")
        return
    if kit.says("terminal", "console", "control", "panel", "hologram"):
        kit.add(box(1.0, 0.1, 0.75, kit.bevel(0.03)), "accent", "base")
        kit.add(
            prism([(-0.3, 0), (0.3, 0), (0.16, 0.8), (-0.2, 0.8)], 0.8, kit.bevel(0.03))
            .turned("y", -90)
            .at(0, 0.08, 0),
            "hull",
            "body",
        )
        desk = [(-0.36, 0.0), (0.42, -0.14), (0.44, -0.04), (-0.32, 0.34), (-0.4, 0.34)]
        kit.add(prism(desk, 1.1, kit.bevel(0.025)).turned("y", -90).at(0, 0.94, 0), "hull", "desk")
        if kit.says("hologram"):
            kit.add(
                lathe([(0.16, 1.2), (0.42, 2.0), (0.4, 2.0), (0.14, 1.2)], kit.sides(32), is_loop=True),
                "glow",
                "beam",
            )
            kit.add(sphere(0.24, 18, 9).at(0, 1.85, 0), "neon", "hologram")
        else:
            kit.add(
                box(0.9, 0.56, 0.06, kit.bevel(0.02)).turned("x", -18).at(0, 1.28, -0.28), "accent", "screen"
            )
            kit.add(box(0.8, 0.46, 0.03, 0).turned("x", -18).at(0, 1.33, -0.262), "glow", "screen")
        for k in range(18):
            spot = ((k % 6 - 2.5) * 0.14, 1.12 - 0.062 * (k // 6), 0.06 + 0.12 * (k // 6))
            kit.add(
                box(0.09, 0.05, 0.07, 0.014).turned("x", 26).at(*spot),
                ("red", "amber", "green", "glow")[(k * 7) % 4],
                "keys",
            )
        for side in (-1.0, 1.0):
            kit.add(box(0.03, 0.6, 0.05, 0).at(side * 0.405, 0.16, 0.14), "neon", "light")
        return
    kit.add(box(0.95, 0.74, 0.62, 0.06).at(0, 0.3, -0.05), "main", "monitor")
    kit.add(box(0.8, 0.58, 0.05, 0.02).at(0, 0.4, 0.26), "accent", "monitor")
    kit.add(box(0.7, 0.48, 0.06, 0.03).at(0, 0.45, 0.265), "glow", "screen")
    kit.add(box(1.05, 0.22, 0.75, 0.03).at(0, 0.04, -0.05), "main", "case")
    kit.add(box(0.34, 0.04, 0.03, 0).at(0.24, 0.14, 0.325), "accent", "case")
    kit.add(sphere(0.018, 8).at(-0.4, 0.15, 0.33), "green", "case")
    kit.add(box(1.0, 0.06, 0.36, 0.02).turned("x", 6).at(0, 0.0, 0.62), "main", "keyboard")
    for row in range(4):
        for k in range(13):
            kit.add(
                box(0.06, 0.03, 0.06, 0.01).at((k - 6) * 0.072, 0.062 - 0.008 * row, 0.5 + 0.076 * row),
                "metal",
                "keys",
            )


@prop(
    "satellite, space satellite, satellite dish, dish, antenna, radar, radio telescope, space station, turret, sentry gun, gun turret, generator, battery, power cell, energy cell, reactor",
    2.0,
    kind="tech",
    tint="glow",
    main="hull",
    accent="dark metal",
    panel="solar",
    gold="gold",
    glow="neon",
    metal="steel",
)
def satellite(kit: Kit) -> None:
    """Solar wings and a dish; a dish on a foot, a turret, a glowing cell."""
    if kit.says("turret", "sentry"):
        for k in range(3):
            kit.add(
                box(0.16, 0.1, 0.6, kit.bevel(0.03))
                .turned("x", 14)
                .at(0, 0.02, 0.36)
                .turned("y", 120 * k + 60),
                "accent",
                "legs",
            )
        kit.add(lathe([(0.3, 0.1), (0.34, 0.2), (0.2, 0.36), (0.18, 0.6), (0, 0.6)], 24), "accent", "foot")
        kit.add(torus(0.2, 0.03, 26, 8).at(0, 0.58, 0), "glow", "foot")
        kit.add(
            prism(
                [(-0.42, 0), (0.3, 0), (0.42, 0.16), (0.3, 0.5), (-0.3, 0.5), (-0.46, 0.3)],
                0.56,
                kit.bevel(0.05),
            )
            .turned("y", -90)
            .at(0, 0.62, 0),
            "main",
            "head",
        )
        for x in (-0.36, 0.36):
            kit.add(box(0.16, 0.3, 0.5, kit.bevel(0.04)).at(x, 0.7, 0.0), "accent", "head")
            for y in (0.78, 0.92):
                kit.add(cylinder(0.05, 0.72, 16).turned("x", 90).at(x, y, 0.2), "metal", "guns")
                kit.add(torus(0.056, 0.018, 16, 6).turned("x", 90).at(x, y, 0.9), "accent", "guns")
        kit.add(sphere(0.1, 18).at(0, 0.86, 0.4), "glow", "eye")
        return
    if kit.says("generator", "battery", "cell", "reactor"):
        kit.add(cylinder(0.45, 0.18, 8, kit.bevel(0.03)), "accent", "base")
        kit.add(cylinder(0.45, 0.18, 8, kit.bevel(0.03)).at(0, 1.1, 0), "accent", "top")
        kit.add(cylinder(0.26, 1.0, kit.sides(28)).at(0, 0.15, 0), "glow", "core")
        for k in range(4):
            kit.add(
                box(0.13, 1.0, 0.1, kit.bevel(0.02)).at(0, 0.15, 0.36).turned("y", 90 * k + 45),
                "main",
                "bars",
            )
        for y in (0.4, 0.64, 0.88):
            kit.add(torus(0.3, 0.03, kit.sides(28), 8).at(0, y, 0), "metal", "rings")
        kit.add(cylinder(0.16, 0.14, 16, 0.02).at(0, 1.26, 0), "main", "top")
        return
    dish = lathe(
        [(0, 0), (0.3, 0.06), (0.56, 0.22), (0.7, 0.42), (0.67, 0.43), (0.5, 0.25), (0.26, 0.1), (0, 0.05)],
        kit.sides(40),
    )
    if kit.says("dish", "antenna", "radar", "telescope"):
        kit.add(cylinder(0.45, 0.14, kit.sides(24), kit.bevel(0.03)), "accent", "foot")
        kit.add(lathe([(0.22, 0.1), (0.12, 0.5), (0.14, 0.7), (0, 0.74)], 20), "main", "foot")
        kit.add(dish.turned("x", 48).at(0, 0.76, 0.05), "main", "dish")
        for k in range(3):
            kit.add(
                tube([(0.4 * sin(2.094 * k), 0.16, 0.4 * cos(2.094 * k)), (0, 0.56, 0)], 0.018, 6)
                .turned("x", 48)
                .at(0, 0.76, 0.05),
                "metal",
                "feed",
            )
        kit.add(
            cylinder(0.06, 0.14, 14, 0.014).at(0, 0.52, 0).turned("x", 48).at(0, 0.76, 0.05), "accent", "feed"
        )
        kit.add(sphere(0.05, 12).at(0, 0.7, 0).turned("x", 48).at(0, 0.76, 0.05), "glow", "feed")
        return
    kit.add(cylinder(0.34, 0.9, 8, kit.bevel(0.03)).at(0, 0.4, 0), "gold", "body")
    for y in (0.38, 1.24):
        kit.add(cylinder(0.38, 0.08, 8, kit.bevel(0.014)).at(0, y, 0), "accent", "body")
    for side in (-1.0, 1.0):
        kit.add(cylinder(0.03, 0.4, 10).turned("z", -90 * side).at(side * 0.32, 0.85, 0), "metal", "arms")
        for k in range(3):
            x = side * (0.95 + 0.5 * k)
            kit.add(box(0.46, 0.75, 0.03, 0.006).at(x, 0.48, 0), "panel", "wings")
            for j in range(4):
                kit.add(box(0.46, 0.012, 0.04, 0).at(x, 0.5 + 0.19 * j, 0), "metal", "wings")
            kit.add(box(0.02, 0.78, 0.045, 0).at(x + side * 0.24, 0.465, 0), "metal", "wings")
    kit.add(dish.scaled(0.62).at(0, 1.36, 0), "main", "dish")
    kit.add(cylinder(0.02, 0.5, 8).at(0, 1.36, 0), "metal", "dish")
    kit.add(sphere(0.05, 12).at(0, 1.88, 0), "glow", "dish")
    kit.add(cylinder(0.14, 0.16, 18, 0.02).at(0, 0.24, 0), "accent", "engine")
