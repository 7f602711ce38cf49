# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Spikes, bear traps, levers, catapults, guillotines: what dungeons and sieges have."""

from __future__ import annotations

from math import cos, pi, sin

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
from layer_server.generators.mesh.props.carts import spoked_wheel
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.nature import boulder


@prop(
    "spike trap, spikes, floor spikes, trap, spike, pit trap",
    1.2,
    kind="trap",
    main="steel",
    accent="stone",
    blood="paint",
)
def spike_trap(kit: Kit) -> None:
    """Steel spikes out of a stone plate."""
    for i in range(4):
        for j in range(4):
            slab = box(0.29, 0.12 + kit.between(-0.012, 0.012), 0.29, kit.bevel(0.02)).solid()
            kit.add(slab.at((i - 1.5) * 0.3, 0, (j - 1.5) * 0.3), "accent", "floor")
    for i in range(5):
        for j in range(5):
            x, z = (i - 2) * 0.24, (j - 2) * 0.24
            tall = kit.between(0.6, 0.8)
            kit.add(torus(0.06, 0.018, 14, 6).at(x, 0.125, z), "dark metal", "sockets")
            spike = lathe([(0.055, 0.08), (0.05, tall * 0.5), (0.0, tall + 0.1)], 10)
            kit.add(spike.at(x, 0, z), "main", "spikes")


@prop(
    "bear trap, jaw trap, animal trap, mouse trap, mousetrap",
    0.6,
    kind="trap",
    main="iron",
    accent="steel",
    rust="rust",
    wood="pale wood",
    cheese="cheese",
)
def bear_trap(kit: Kit) -> None:
    """Two jaws with teeth around a plate, on springs; with cheese on a board as a mousetrap."""
    if kit.says("mouse", "mousetrap"):
        kit.add(box(0.6, 0.07, 1.1, kit.bevel(0.012)), "wood", "board")
        kit.add(
            tube([(-0.24, 0.1, 0), (-0.24, 0.1, -0.48), (0.24, 0.1, -0.48), (0.24, 0.1, 0)], 0.02, 8),
            "accent",
            "bar",
        )
        for k in range(7):
            kit.add(torus(0.06, 0.016, 14, 6).turned("z", 90).at((k - 3) * 0.07, 0.12, 0), "accent", "spring")
        kit.add(
            prism([(0, 0), (0.24, 0), (0.24, 0.16)], 0.16, 0.014).turned("y", 90).at(0, 0.08, 0.42),
            "cheese",
            "cheese",
        )
        kit.add(box(0.12, 0.02, 0.3, 0.004).at(0, 0.075, 0.28), "accent", "plate")
        return
    kit.add(cylinder(0.2, 0.05, kit.sides(22), kit.bevel(0.012)).at(0, 0.06, 0), "accent", "plate")
    for turn in (0, 90):
        kit.add(box(1.1, 0.05, 0.12, kit.bevel(0.012)).turned("y", turn), "main", "base")
    for side in (-1.0, 1.0):
        tilt = side * 52
        arc = [(0.52 * cos(a), 0.52 * sin(a), 0) for a in np.linspace(0.02, pi - 0.02, 17)]
        kit.add(
            sweep(arc, rectangle(0.07, 0.05, 0.012), up=(0, 0, 1)).turned("x", tilt).at(0, 0.06, 0),
            "main",
            "jaws",
        )
        for k in range(9):
            a = pi * (k + 1) / 10
            tooth = prism([(-0.055, 0), (0.055, 0), (0, -0.16)], 0.035, 0.006).turned("z", a * 180 / pi - 90)
            kit.add(
                tooth.at(0.49 * cos(a), 0.49 * sin(a), 0).turned("x", tilt).at(0, 0.06, 0), "accent", "teeth"
            )
        spring = [(side * 0.5, 0.06, 0), (side * 0.7, 0.16, 0), (side * 0.86, 0.06, 0), (side * 0.7, 0.03, 0)]
        kit.add(sweep(curve(spring), rectangle(0.02, 0.12, 0.006), up=(0, 0, 1)), "rust", "springs")
    for k in range(5):
        kit.add(
            torus(0.055, 0.016, 12, 6).turned("x", 90 * (k % 2)).at(-0.9 - 0.09 * k, 0.05, 0), "rust", "chain"
        )


@prop(
    "lever, switch, wall lever, crank, pressure plate, button, floor button",
    0.6,
    kind="trap",
    tint="knob",
    main="stone",
    accent="iron",
    knob="paint",
    wood="wood",
)
def lever(kit: Kit) -> None:
    """A lever in a slotted plate; a pressed stone as a pressure plate, a dome as a button."""
    if kit.says("plate", "button"):
        for y, w in ((0.0, 1.2), (0.1, 1.05)):
            kit.add(box(w, 0.12, w, kit.bevel(0.03)).at(0, y, 0).solid(), "main", "base")
        if kit.says("button"):
            kit.add(
                lathe([(0.4, 0.2), (0.4, 0.28), (0.3, 0.38), (0.0, 0.42)], kit.sides(36)), "knob", "button"
            )
            kit.add(torus(0.42, 0.05, kit.sides(36), 10).at(0, 0.22, 0), "accent", "button")
        else:
            kit.add(box(0.72, 0.09, 0.72, kit.bevel(0.025)).at(0, 0.21, 0).solid(), "main", "plate")
            kit.add(torus(0.2, 0.025, 24, 8).at(0, 0.3, 0), "accent", "plate")
        return
    kit.add(box(0.7, 0.12, 0.5, kit.bevel(0.03)).solid(), "main", "base")
    kit.add(box(0.52, 0.1, 0.3, kit.bevel(0.02)).at(0, 0.1, 0), "accent", "base")
    kit.add(box(0.42, 0.03, 0.09, 0).at(0, 0.185, 0), "dark", "slot")
    tilt = 28 if kit.chance(0.5) else -28
    kit.add(cylinder(0.032, 0.75, 14).turned("z", tilt).at(0, 0.16, 0), "accent", "lever")
    a = tilt * pi / 180
    kit.add(sphere(0.1, kit.sides(18)).at(-0.78 * sin(a), 0.16 + 0.78 * cos(a), 0), "knob", "knob")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            kit.add(sphere(0.03, 8, 4).at(x * 0.22, 0.2, z * 0.11), "main", "rivets")


@prop(
    "guillotine, gallows, stocks, pillory",
    2.4,
    kind="trap",
    main="wood",
    accent="steel",
    rope="rope",
    basket="thatch",
)
def guillotine(kit: Kit) -> None:
    """A blade between two posts; a rope on a beam as gallows."""
    kit.add(box(1.5, 0.12, 1.2, kit.bevel(0.02)), "main", "floor")
    if kit.says("gallows"):
        kit.add(box(0.16, 2.4, 0.16, kit.bevel(0.02)).at(-0.5, 0.1, 0), "main", "frame")
        kit.add(box(1.3, 0.14, 0.14, kit.bevel(0.02)).at(0.06, 2.36, 0), "main", "frame")
        kit.add(box(0.12, 0.75, 0.12, kit.bevel(0.02)).turned("z", -45).at(-0.46, 1.85, 0), "main", "frame")
        kit.add(cylinder(0.025, 0.6, 10).at(0.45, 1.78, 0), "rope", "rope")
        kit.add(
            torus(0.14, 0.028, 22, 8).turned("x", 90).scaled(0.8, 1.2, 1).at(0.45, 1.62, 0), "rope", "rope"
        )
        for k in range(6):
            kit.add(torus(0.04, 0.018, 12, 6).at(0.45, 1.82 + 0.035 * k, 0), "rope", "rope")
        return
    for x in (-0.38, 0.38):
        kit.add(box(0.14, 2.3, 0.16, kit.bevel(0.02)).at(x, 0.1, 0), "main", "frame")
        kit.add(box(0.1, 0.9, 0.1, kit.bevel(0.014)).turned("x", 32).at(x, 0.08, -0.5), "main", "frame")
    kit.add(box(1.0, 0.16, 0.2, kit.bevel(0.02)).at(0, 2.36, 0), "main", "frame")
    kit.add(
        prism([(-0.31, 0), (0.31, 0.2), (0.31, 0.5), (-0.31, 0.5)], 0.05, 0.014).at(0, 1.6, 0),
        "accent",
        "blade",
    )
    kit.add(box(0.62, 0.14, 0.13, kit.bevel(0.014)).at(0, 2.08, 0), "dark metal", "blade")
    kit.add(
        tube([(0, 2.2, 0.02), (0, 2.36, 0.1), (0.42, 2.3, 0.12), (0.46, 0.9, 0.12)], 0.016, 8), "rope", "rope"
    )
    for y in (0.52, 0.72):
        kit.add(box(0.62, 0.19, 0.12, kit.bevel(0.012)).at(0, y, 0), "main", "stocks")
    kit.add(cylinder(0.11, 0.13, 20).turned("x", 90).at(0, 0.71, -0.065), "dark", "stocks")
    kit.add(board(kit, 0.5, 0.06, 0.9, "z").turned("z", 0).at(0, 0.5, -0.52), "main", "bench")
    kit.add(
        lathe([(0.2, 0.1), (0.26, 0.44), (0.22, 0.44), (0.17, 0.15), (0, 0.14)], 20).at(0, 0.0, 0.42),
        "basket",
        "basket",
    )


@prop(
    "catapult, trebuchet, ballista, siege engine, onager, battering ram",
    3.0,
    kind="vehicle",
    main="wood",
    accent="iron",
    rope="rope",
    stone="stone",
)
def catapult(kit: Kit) -> None:
    """A throwing arm on wheels with a stone in its spoon; a giant crossbow as a ballista; a hung log as a ram."""
    for x in (-0.62, 0.62):
        for z in (-0.42, 0.42):
            for shape, finish in spoked_wheel(kit, 0.26, 0.09, 6):
                kit.add(shape.at(x, 0.26, z + (0.06 if z > 0 else -0.06)), finish, "wheels")
    for z in (-0.36, 0.36):
        kit.add(box(1.7, 0.14, 0.12, kit.bevel(0.02)).at(0, 0.3, z), "main", "frame")
    for x in (-0.75, 0.0, 0.75):
        kit.add(box(0.12, 0.12, 0.84, kit.bevel(0.02)).at(x, 0.36, 0), "main", "frame")
    if kit.says("ballista"):
        limbs = curve(
            [(0.2, 0.95, -0.95), (0.56, 0.95, -0.5), (0.66, 0.95, 0), (0.56, 0.95, 0.5), (0.2, 0.95, 0.95)], 5
        )
        kit.add(sweep(limbs, rectangle(0.12, 0.09, 0.02), up=(0, 1, 0)), "main", "bow")
        kit.add(box(1.7, 0.14, 0.16, kit.bevel(0.02)).at(0, 0.86, 0), "main", "stock")
        kit.add(box(0.2, 0.6, 0.2, kit.bevel(0.02)).at(0.1, 0.3, 0), "main", "stock")
        for side in (-1.0, 1.0):
            kit.add(tube([(0.22, 1.0, side * 0.93), (-0.5, 1.02, 0)], 0.018, 6), "rope", "string")
        kit.add(cylinder(0.03, 1.7, 10).turned("z", -90).at(-0.5, 1.04, 0), "main", "bolt")
        kit.add(
            lathe([(0.03, 0), (0.08, 0.05), (0, 0.3)], 8).turned("z", -90).at(1.18, 1.04, 0), "accent", "bolt"
        )
        return
    if kit.says("ram", "battering"):
        for x in (-0.6, 0.6):
            for side in (-1.0, 1.0):
                kit.add(
                    box(0.1, 1.15, 0.1, kit.bevel(0.014)).turned("x", -side * 17).at(x, 0.4, side * 0.36),
                    "main",
                    "posts",
                )
            for z in (-0.12, 0.12):
                kit.add(cylinder(0.018, 0.62, 8).at(x, 0.78, z), "rope", "ropes")
        kit.add(box(1.6, 0.12, 0.12, kit.bevel(0.02)).at(0, 1.44, 0), "main", "ridge")
        kit.add(cylinder(0.17, 2.3, kit.sides(22), 0.02).turned("z", -90).at(-1.05, 0.74, 0), "bark", "ram")
        kit.add(
            lathe([(0.2, 0), (0.21, 0.2), (0.14, 0.34), (0, 0.42)], 20).turned("z", -90).at(1.2, 0.74, 0),
            "accent",
            "ram",
        )
        for x in (-0.8, 0.0, 0.8):
            kit.add(torus(0.172, 0.03, 22, 8).turned("z", 90).at(x, 0.74, 0), "accent", "ram")
        return
    for z in (-0.36, 0.36):
        kit.add(box(0.12, 0.95, 0.1, kit.bevel(0.014)).at(0.1, 0.4, z), "main", "posts")
        kit.add(box(0.09, 0.95, 0.09, kit.bevel(0.014)).turned("z", 38).at(0.62, 0.42, z), "main", "posts")
    kit.add(box(0.16, 0.14, 0.86, kit.bevel(0.03)).at(0.1, 1.3, 0), "leather", "bar")
    kit.add(cylinder(0.09, 0.7, 18).turned("x", 90).at(-0.1, 0.48, -0.35), "rope", "twist")
    arm = [(-0.1, 0.48, 0), (-0.3, 0.86, 0), (-0.72, 1.42, 0)]
    kit.add(sweep(curve(arm), rectangle(0.11, 0.12, 0.02), up=(0, 0, 1)), "main", "arm")
    kit.add(
        lathe([(0, 0), (0.2, 0.05), (0.27, 0.16), (0.23, 0.16), (0.16, 0.09), (0, 0.06)], 22)
        .turned("z", 34)
        .at(-0.78, 1.42, 0),
        "main",
        "spoon",
    )
    kit.add(boulder(kit, 0.19, 16).at(-0.86, 1.6, 0), "stone", "stone")
