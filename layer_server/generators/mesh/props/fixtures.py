"""What a wall, a desk or a park has: a kitchen sink, a park bench, a wall torch, a monitor."""

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
    "kitchen sink, kitchen counter with sink, sink unit, kitchen counter, kitchen unit, kitchen cabinet",
    1.4,
    kind="kitchen",
    main="paint white",
    accent="stone",
    steel="steel",
    dark="dark metal",
)
def kitchen_sink(kit: Kit) -> None:
    """A steel bowl and a drainer let into the top of a cupboard, with a tap over it."""
    has_bowl = not (kit.words & {"cabinet", "counter", "unit"}) or bool(kit.words & {"sink"})
    kit.add(box(1.5, 0.1, 0.56, 0).at(0, 0, -0.02), "dark", "plinth")
    kit.add(box(1.6, 0.76, 0.6, kit.bevel(0.01)).at(0, 0.1, 0), "main", "cupboard")
    for k in range(3):
        x = (k - 1) * 0.53
        kit.add(box(0.5, 0.68, 0.03, kit.bevel(0.012)).at(x, 0.14, 0.31), "main", "doors")
        kit.add(box(0.36, 0.5, 0.02, kit.bevel(0.006)).at(x, 0.2, 0.325), "main", "doors")
        kit.add(tube([(x - 0.09, 0.76, 0.36), (x + 0.09, 0.76, 0.36)], 0.014, 8), "steel", "handles")
    if not has_bowl:
        kit.add(box(1.68, 0.07, 0.68, kit.bevel(0.014)).at(0, 0.86, 0.01), "accent", "top")
        return
    # The top is four slabs around the bowl.
    low, high = -0.68, -0.04
    kit.add(box(0.16, 0.07, 0.68, 0.004).at(-0.76, 0.86, 0.01), "accent", "top")
    kit.add(box(0.84 + high * -1, 0.07, 0.68, 0.004).at((high + 0.84) / 2, 0.86, 0.01), "accent", "top")
    for z in (-0.27, 0.29):
        kit.add(box(high - low, 0.07, 0.12, 0.004).at((low + high) / 2, 0.86, z), "accent", "top")
    kit.add(box(high - low, 0.02, 0.46, 0).at((low + high) / 2, 0.862, 0.01), "dark", "bowl")
    rim = rectangle(0.05, 0.05, 0.012)
    loop = [(low, 0.93, -0.22), (high, 0.93, -0.22), (high, 0.93, 0.24), (low, 0.93, 0.24)]
    kit.add(sweep(loop, rim, is_loop=True, up=(0, 1, 0)), "steel", "bowl")
    kit.add(cylinder(0.05, 0.02, 18).at((low + high) / 2, 0.876, 0.01), "steel", "drain")
    for k in range(7):
        kit.add(box(0.62, 0.014, 0.022, 0.004).at(0.4, 0.928, -0.2 + 0.07 * k), "steel", "drainer")
    x = (low + high) / 2
    kit.add(cylinder(0.05, 0.05, 18, kit.bevel(0.01)).at(x, 0.93, -0.27), "steel", "tap")
    neck = curve([(x, 0.95, -0.27), (x, 1.22, -0.27), (x, 1.33, -0.17), (x, 1.27, -0.03), (x, 1.2, -0.02)])
    kit.add(tube(neck, 0.024, kit.sides(12)), "steel", "tap")
    for side in (-1.0, 1.0):
        kit.add(cylinder(0.026, 0.09, 12).at(x + side * 0.16, 0.93, -0.27), "steel", "tap")
        kit.add(
            tube([(x + side * 0.1, 1.03, -0.27), (x + side * 0.22, 1.03, -0.27)], 0.02, 10), "steel", "tap"
        )


@prop(
    "park bench, garden bench, street bench, outdoor bench, cemetery bench",
    1.6,
    kind="street",
    main="wood",
    accent="dark metal",
)
def park_bench(kit: Kit) -> None:
    """Slats for a seat and a back between two sides of cast iron with arms."""
    for k in range(5):
        kit.add(
            box(1.6, 0.035, 0.085, kit.bevel(0.01)).at(0, 0.44 - 0.01 * (4 - k), 0.2 - 0.1 * k),
            "main",
            "seat",
        )
    for k in range(4):
        slat = box(1.6, 0.085, 0.035, kit.bevel(0.01)).turned("x", -14)
        kit.add(slat.at(0, 0.53 + 0.105 * k, -0.27 - 0.026 * k), "main", "back")
    for side in (-1.0, 1.0):
        x = side * 0.68
        bar = rectangle(0.05, 0.05, 0.012)
        for path in (
            [(x, 0.0, 0.3), (x, 0.12, 0.22), (x, 0.4, 0.24), (x, 0.64, 0.24)],
            [(x, 0.0, -0.38), (x, 0.14, -0.3), (x, 0.44, -0.26), (x, 0.96, -0.4)],
            [(x, 0.415, 0.24), (x, 0.39, 0.0), (x, 0.42, -0.26)],
            [(x, 0.6, 0.32), (x, 0.655, 0.24), (x, 0.66, 0.0), (x, 0.64, -0.3)],
        ):
            kit.add(sweep(curve(path), bar, up=(1, 0, 0)), "accent", "sides")
        if kit.is_fine:
            kit.add(torus(0.1, 0.018, 20, 8).turned("z", 90).at(x, 0.25, -0.03), "accent", "sides")
            kit.add(tube([(x, 0.22, 0.23), (x, 0.2, -0.29)], 0.018, 8), "accent", "sides")


@prop(
    "wall torch, torch on the wall, torch on a wall, wall mounted torch, sconce, wall sconce, torch sconce, torch holder, dungeon torch, castle torch",
    0.8,
    kind="lamp",
    main="wood",
    accent="iron",
    flame="flame",
    tint="flame",
)
def wall_torch(kit: Kit) -> None:
    """A torch leaning out of an iron bracket that is bolted to a plate for the wall."""
    outline = [(-0.14, 0.02), (0, -0.1), (0.14, 0.02), (0.14, 0.6), (0, 0.74), (-0.14, 0.6)]
    kit.add(prism(outline, 0.05, kit.bevel(0.012)).at(0, 0.1, -0.32), "accent", "plate")
    for y in (0.14, 0.7):
        kit.add(sphere(0.035, 12).scaled(1, 1, 0.7).at(0, y, -0.29), "accent", "bolts")
    lean = 20.0
    for y, r in ((0.3, 0.115), (0.62, 0.15)):
        away = 0.02 + 0.36 * (y - 0.1)
        arm = curve([(0, y + 0.02, -0.3), (0, y - 0.02, (away - 0.3) / 2), (0, y, away - r)])
        kit.add(tube(arm, 0.03, 10), "accent", "bracket")
        kit.add(torus(r, 0.026, kit.sides(24), 8).turned("x", lean).at(0, y, away), "accent", "bracket")
    stick = lathe([(0, -0.06), (0.05, -0.05), (0.075, 0.5), (0.12, 0.84), (0, 0.84)], kit.sides(16))
    kit.add(stick.turned("x", lean).at(0, 0.1, 0.02), "main", "stick")
    head = lathe([(0.1, 0.74), (0.16, 0.8), (0.17, 0.94), (0.1, 1.02), (0, 1.02)], kit.sides(18))
    kit.add(head.turned("x", lean).at(0, 0.1, 0.02), "accent", "head")
    x, y, z = 0.0, 0.1 + 0.98 * float(np.cos(np.radians(lean))), 0.02 + 0.98 * float(np.sin(np.radians(lean)))
    for k in range(4):
        tall = kit.between(0.36, 0.46) + (0.18 if k == 0 else 0)
        tongue = lathe([(0, -0.05), (0.12, 0.04), (0.13, 0.14), (0.07, 0.32), (0, tall)], kit.sides(16))
        a, r = 2 * np.pi * k / 3, 0.08 if k else 0.0
        kit.add(tongue.at(x + r * float(np.cos(a)), y - 0.04, z + r * float(np.sin(a))), "flame", "flames")


@prop(
    "monitor, computer monitor, computer screen, pc monitor, flat screen, flat screen tv, smart tv, flatscreen, screen, desktop monitor, lcd monitor, led screen, display screen",
    0.6,
    kind="tech",
    main="dark metal",
    accent="steel",
    screen="screen",
    light="neon green",
)
def monitor(kit: Kit) -> None:
    """A thin screen in a narrow frame on a foot."""
    kit.add(box(1.24, 0.74, 0.05, kit.bevel(0.014)).at(0, 0.3, 0.03), "main", "frame")
    kit.add(box(0.7, 0.42, 0.06, kit.bevel(0.02)).at(0, 0.44, -0.02), "main", "frame")
    kit.add(box(1.16, 0.64, 0.012, 0).at(0, 0.365, 0.056), "screen", "screen")
    kit.add(box(0.02, 0.01, 0.01, 0).at(0.56, 0.318, 0.056), "light", "light")
    kit.add(
        prism([(-0.08, 0), (0.08, 0), (0.06, 0.5), (-0.06, 0.5)], 0.04, kit.bevel(0.008)).at(0, 0.03, -0.06),
        "accent",
        "stand",
    )
    kit.add(box(0.46, 0.03, 0.28, kit.bevel(0.01)).at(0, 0, -0.02), "accent", "stand")
