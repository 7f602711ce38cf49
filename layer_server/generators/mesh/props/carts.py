"""Wheels, carts, cannons, gears."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def spoked_wheel(kit: Kit, radius: float, thickness: float, spokes: int = 8) -> list[tuple[Shape, str]]:
    """A wooden wheel with an iron tyre, its axle along z."""
    parts: list[tuple[Shape, str]] = []
    half = thickness / 2
    rim = [(radius * 0.84, -half), (radius * 0.97, -half), (radius * 0.97, half), (radius * 0.84, half)]
    parts.append((lathe(rim, kit.sides(40, 12), is_loop=True).turned("x", 90), "main"))
    tyre = [
        (radius * 0.96, -half * 0.9),
        (radius * 1.02, -half * 0.9),
        (radius * 1.02, half * 0.9),
        (radius * 0.96, half * 0.9),
    ]
    parts.append((lathe(tyre, kit.sides(40, 12), is_loop=True).turned("x", 90), "accent"))
    hub = lathe(
        [
            (0, -half * 1.5),
            (radius * 0.13, -half * 1.5),
            (radius * 0.2, -half * 0.6),
            (radius * 0.2, half * 0.6),
            (radius * 0.13, half * 1.5),
            (0, half * 1.5),
        ],
        kit.sides(18),
    )
    parts.append((hub.turned("x", 90), "main"))
    for k in range(spokes):
        spoke = box(radius * 0.1, radius * 0.74, thickness * 0.5, kit.bevel(0.008)).at(0, radius * 0.14, 0)
        parts.append((spoke.turned("z", 360 * k / spokes), "main"))
    return parts


@prop(
    "wheel, wagon wheel, cart wheel, spinning wheel, watermill wheel, mill wheel, water wheel, waterwheel",
    1.0,
    kind="vehicle",
    main="wood",
    accent="iron",
)
def wheel(kit: Kit) -> None:
    """Spokes, a rim and an iron tyre; with paddles for a mill; on a bench, with a spindle, for spinning."""
    spins = kit.says("spinning")
    for shape, finish in spoked_wheel(kit, 0.6, 0.06 if spins else 0.14, kit.whole(4, 6) * 2):
        kit.add(shape, "main" if spins else finish, "wheel")
    if kit.says("watermill", "mill", "water", "waterwheel"):
        kit.add(cylinder(0.05, 0.7, kit.sides(12)).turned("x", 90).at(0, 0, -0.35), "accent", "axle")
        for k in range(12):
            paddle = box(0.035, 0.26, 0.46, kit.bevel(0.008)).at(0, 0.52, 0)
            kit.add(paddle.turned("z", 30 * k), "main", "paddles")
        for z in (-0.18, 0.18):
            kit.add(torus(0.66, 0.025, kit.sides(36), 8).turned("x", 90).at(0, 0, z), "main", "paddles")
    if spins:
        kit.add(box(1.7, 0.07, 0.26, kit.bevel(0.014)).turned("z", -7).at(0.42, -0.82, 0), "main", "bench")
        for x, z in ((-0.3, 0.1), (-0.3, -0.1), (1.15, 0.0)):
            kit.add(box(0.07, 0.5, 0.07, kit.bevel(0.01)).at(x, -1.25, z), "main", "legs")
        for z in (-0.12, 0.12):
            kit.add(box(0.07, 0.95, 0.045, kit.bevel(0.01)).at(0, -0.83, z), "main", "posts")
            kit.add(box(0.05, 0.55, 0.04, kit.bevel(0.008)).at(1.02, -0.9, z), "main", "posts")
        kit.add(cylinder(0.03, 0.36, kit.sides(12)).turned("x", 90).at(0, 0, -0.18), "accent", "axle")
        kit.add(cylinder(0.018, 0.4, kit.sides(10)).turned("x", 90).at(1.02, -0.4, -0.2), "accent", "spindle")
        kit.add(cylinder(0.07, 0.16, kit.sides(14)).turned("x", 90).at(1.02, -0.4, -0.08), "main", "bobbin")


@prop(
    "cart, horse cart, hand cart, wagon, wheelbarrow, carriage, caravan, hay cart, minecart, mine cart",
    2.4,
    kind="vehicle",
    main="wood",
    accent="iron",
    load="thatch",
    ore="crystal",
    cover="canvas",
    tint="cover",
)
def cart(kit: Kit) -> None:  # noqa: PLR0912  one recipe: parts, and whether they are there
    """A box of boards on two or four wheels; a minecart on rails' wheels."""
    mine = kit.says("minecart", "mine")
    four = kit.says("wagon", "carriage", "caravan") or mine
    length, width, base = 1.5, 0.85, 0.5
    if mine:
        length, base = 1.2, 0.3
    for k in range(5):
        kit.add(
            board(kit, width / 5 - 0.01, 0.05, length, "x")
            .turned("x", 90)
            .at(0, base, (k + 0.5) * width / 5 - width / 2),
            "main",
            "bed",
        )
    for z in (-1.0, 1.0):
        for k in range(3):
            plank = board(kit, 0.13, 0.045, length, "x")
            kit.add(plank.at(0, base + 0.1 + 0.15 * k, z * (width / 2 + 0.01)), "main", "sides")
        for x in (-0.42, 0.0, 0.42):
            kit.add(
                box(0.07, 0.5, 0.05, kit.bevel(0.01)).at(x * length, base, z * (width / 2 + 0.05)),
                "accent" if mine else "main",
                "sides",
            )
    for x in (-1.0, 1.0):
        for k in range(3):
            kit.add(
                board(kit, 0.13, 0.045, width, "z")
                .turned("z", 90)
                .at(x * (length / 2 - 0.01), base + 0.1 + 0.15 * k, 0),
                "main",
                "sides",
            )
    radius = 0.2 if mine else 0.36 if four else 0.46
    for x in (-0.42, 0.42) if four else (0.0,):
        for z in (-1.0, 1.0):
            parts = spoked_wheel(kit, radius, 0.1, 8)
            if mine:
                parts = [
                    (
                        lathe(
                            [
                                (0, -0.05),
                                (radius, -0.05),
                                (radius, 0.02),
                                (radius * 1.25, 0.02),
                                (radius * 1.25, 0.05),
                                (0, 0.05),
                            ],
                            kit.sides(24),
                        ).turned("x", 90),
                        "accent",
                    )
                ]
            for shape, finish in parts:
                kit.add(shape.at(x * length, radius, z * (width / 2 + 0.14)), finish, "wheels")
        kit.add(
            cylinder(0.045, width + 0.4, kit.sides(12))
            .turned("x", 90)
            .at(x * length, radius, -width / 2 - 0.2),
            "accent",
            "axles",
        )
    if mine:
        for _ in range(16):
            x, z = kit.between(-0.45, 0.45), kit.between(-0.3, 0.3)
            rocky = (
                sphere(kit.between(0.1, 0.17), 6, 4)
                .turned("x", kit.between(0, 90))
                .turned("y", kit.between(0, 90))
                .solid()
            )
            kit.add(
                rocky.at(x, base + 0.5 + kit.between(0, 0.1), z), "ore" if kit.chance(0.4) else "stone", "ore"
            )
        return
    for z in (-0.28, 0.28):
        path = [
            (length / 2 - 0.1, base - 0.02, z),
            (length / 2 + 0.5, base - 0.05, z),
            (length / 2 + 0.95, base - (0.06 if four else 0.36), z),
        ]
        kit.add(sweep(path, rectangle(0.06, 0.07, 0.012), up=(0, 0, 1)), "main", "shafts")
    if kit.says("caravan", "covered", "carriage"):
        ribs = [
            [(x, base + 0.4 + 0.75 * sin(a) * s, cos(a) * (width / 2 + 0.05)) for a in np.linspace(0, pi, 13)]
            for x, s in ((-length / 2, 1.0), (0, 0.96), (length / 2, 1.0))
        ]
        kit.add(loft(np.array(ribs)), "cover", "cover")
    elif kit.says("hay") or kit.chance(0.4):
        from_top = sphere(0.5, kit.sides(20)).scaled(1.3, 0.55, 0.78).solid()
        kit.add(from_top.at(0, base + 0.36, 0), "load", "load")


@prop(
    "cannon, artillery, pirate cannon",
    1.8,
    kind="weapon",
    main="dark metal",
    accent="wood",
    ring="brass",
    ball="iron",
)
def cannon(kit: Kit) -> None:
    """A barrel on a carriage with balls beside it."""
    profile = [
        (0, -0.62),
        (0.07, -0.6),
        (0.1, -0.53),
        (0.07, -0.48),
        (0.2, -0.44),
        (0.24, -0.36),
        (0.24, -0.2),
        (0.21, -0.18),
        (0.17, 0.7),
        (0.23, 0.78),
        (0.23, 0.84),
        (0.12, 0.84),
        (0.12, 0.5),
        (0, 0.5),
    ]
    tilt = 72
    kit.add(lathe(profile, kit.sides(28)).turned("z", -tilt).at(0.05, 0.62, 0), "main", "barrel")
    for y in (-0.3, 0.15, 0.6):
        r = 0.255 if y < 0 else 0.21
        kit.add(
            torus(r, 0.02, kit.sides(28), 8).at(0, y, 0).turned("z", -tilt).at(0.05, 0.62, 0),
            "ring",
            "barrel",
        )
    for z in (-0.24, 0.24):
        outline = [
            (-0.7, 0.16),
            (0.55, 0.16),
            (0.55, 0.5),
            (0.2, 0.64),
            (-0.1, 0.5),
            (-0.35, 0.44),
            (-0.7, 0.34),
        ]
        kit.add(prism(outline, 0.09, kit.bevel(0.014)).at(0, 0, z), "accent", "carriage")
    kit.add(box(1.1, 0.08, 0.5, kit.bevel(0.012)).at(-0.05, 0.2, 0), "accent", "carriage")
    for x, r in ((-0.5, 0.16), (0.36, 0.22)):
        for z in (-1.0, 1.0):
            for shape, finish in [
                (cylinder(r, 0.09, kit.sides(22), 0.012).turned("x", 90), "accent"),
                (cylinder(r * 0.35, 0.13, kit.sides(12), 0.012).turned("x", 90), "ring"),
            ]:
                kit.add(shape.at(x, r, z * 0.34 - 0.045), finish, "wheels")
    for x, y, z in ((0.75, 0.1, 0.45), (0.97, 0.1, 0.4), (0.84, 0.1, 0.63), (0.85, 0.27, 0.49)):
        kit.add(sphere(0.105, kit.sides(16)).at(x, y, z), "ball", "balls")


@prop("gear, cog, cogwheel, clockwork", 0.4, kind="vehicle", main="brass", accent="iron")
def gear(kit: Kit) -> None:
    """Teeth around a spoked disc."""
    teeth = kit.whole(10, 16)
    outline = []
    for k in range(teeth):
        for f, r in ((0.0, 0.8), (0.24, 0.8), (0.34, 1.0), (0.66, 1.0), (0.76, 0.8)):
            a = 2 * pi * (k + f) / teeth
            outline.append((cos(a) * r, sin(a) * r))
    ring = np.array(
        [
            [(x * s, y * s, z) for x, y in outline]
            for s, z in ((0.68, -0.1), (1.0, -0.1), (1.0, 0.1), (0.68, 0.1))
        ]
    )
    inner = np.array(
        [
            (cos(a) * 0.6, sin(a) * 0.6)
            for a in [2 * pi * (k + f) / teeth for k in range(teeth) for f in (0.0, 0.24, 0.34, 0.66, 0.76)]
        ]
    )
    ring[0, :, :2] = inner
    ring[3, :, :2] = inner
    kit.add(loft(ring, is_loop=True), "main", "rim")
    for k in range(5):
        kit.add(box(0.14, 0.6, 0.13, kit.bevel(0.02)).at(0, 0.06, 0).turned("z", 72 * k), "main", "spokes")
    kit.add(
        lathe([(0.1, -0.16), (0.2, -0.16), (0.2, 0.16), (0.1, 0.16)], kit.sides(24), is_loop=True).turned(
            "x", 90
        ),
        "accent",
        "hub",
    )
