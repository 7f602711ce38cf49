"""Coins, crowns, rings, keys, gems, chalices, scrolls."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    circle,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, arc, prop
from layer_server.generators.mesh.shape import Shape


def coin_shape(kit: Kit) -> list[tuple[Shape, str]]:
    """A coin that lies flat: a rim and a star."""
    rim = [
        (0.0, 0.03),
        (0.4, 0.03),
        (0.42, 0.0),
        (0.47, 0.0),
        (0.5, 0.025),
        (0.5, 0.105),
        (0.47, 0.13),
        (0.42, 0.13),
        (0.4, 0.1),
        (0.0, 0.1),
    ]
    star = [
        p
        for k in range(5)
        for p in (arc(0.28, 90 + 72 * k, 90 + 72 * k, 1)[0], arc(0.12, 126 + 72 * k, 126 + 72 * k, 1)[0])
    ]
    return [
        (lathe(rim, kit.sides(40, 10)), "main"),
        (prism(star, 0.13, kit.bevel(0.012)).turned("x", 90).at(0, 0.065, 0), "main"),
    ]


@prop(
    "coin, gold coin, gold coins, coins, pile of gold, pile of coins, coin pile, coin stack, medal, token, treasure, gold",
    0.4,
    kind="treasure",
    main="gold",
    accent="gold",
    gem="gem",
)
def coin(kit: Kit) -> None:
    """A coin on its edge, or many."""
    if kit.says("coins", "pile", "stack", "treasure", "hoard", "heap"):
        if kit.says("stack"):
            for x, z, n in ((0, 0, 7), (1.05, 0.2, 4), (0.35, 0.95, 3)):
                for k in range(n):
                    for shape, finish in coin_shape(kit):
                        kit.add(
                            shape.at(x + kit.between(-0.04, 0.04), 0.135 * k, z + kit.between(-0.04, 0.04)),
                            finish,
                            "coins",
                        )
            return
        kit.add(
            lathe([(0, 0), (1.7, 0.0), (1.2, 0.3), (0.6, 0.62), (0, 0.75)], kit.sides(24)).solid(),
            "main",
            "heap",
        )
        simple = cylinder(0.36, 0.09, kit.sides(18), 0.02)
        for _ in range(70 if kit.is_fine else 20):
            a, r = kit.between(0, 2 * pi), 1.75 * kit.rng.random() ** 0.6
            y = 0.78 * max(0.0, 1 - r / 1.7) ** 0.8
            turned = simple.turned("x", kit.between(-35, 35)).turned("z", kit.between(-35, 35))
            kit.add(turned.at(cos(a) * r, y, sin(a) * r), "main", "coins")
        for k in range(5):
            a, r = 1.26 * k, kit.between(0.3, 1.2)
            kit.add(
                brilliant(kit, 0.2)
                .turned("x", kit.between(-40, 40))
                .at(cos(a) * r, 0.85 - 0.5 * r, sin(a) * r),
                ("gem", "crystal")[k % 2],
                "gems",
            )
        return
    for shape, finish in coin_shape(kit):
        kit.add(shape.turned("x", 90).at(0, 0.5, 0), finish, "coin")


def brilliant(kit: Kit, radius: float) -> Shape:
    """A cut stone, its table up."""
    rows = ((0.0, -0.75, 0.0), (1.0, -0.02, 0.0), (1.0, 0.04, 0.0), (0.78, 0.26, 0.5), (0.56, 0.36, 0.0))
    turn = [circle(1.0, kit.sides(10, 6), start=pi / 10 * twist * 2) for _, _, twist in rows]
    rings = [
        [(x * r * radius, y * radius, z * r * radius) for x, z in t]
        for (r, y, _), t in zip(rows, turn, strict=True)
    ]
    return loft(np.array(rings)).solid()


@prop(
    "gem, gemstone, jewel, diamond, ruby, emerald, sapphire, amethyst, topaz",
    0.3,
    kind="treasure",
    main="gem",
    accent="gold",
)
def gem(kit: Kit) -> None:
    """A brilliant, or a long stone."""
    if kit.says("emerald") or kit.chance(0.25):
        rows = ((0.55, 0.0), (1.0, 0.28), (1.0, 0.95), (0.6, 1.2))
        flat = [
            (-0.45, -0.3),
            (-0.3, -0.42),
            (0.3, -0.42),
            (0.45, -0.3),
            (0.45, 0.3),
            (0.3, 0.42),
            (-0.3, 0.42),
            (-0.45, 0.3),
        ]
        kit.add(
            loft(np.array([[(x * s, y * 0.8, z * s) for x, z in flat] for s, y in rows])).solid(),
            "main",
            "gem",
        )
        return
    kit.add(brilliant(kit, 0.6).at(0, 0.45, 0), "main", "gem")


@prop(
    "crown, royal crown, tiara, king crown, diadem",
    0.35,
    kind="treasure",
    main="gold",
    accent="gem",
    cloth="cloth",
    pearl="porcelain",
)
def crown(kit: Kit) -> None:
    """A band with points, stones and pearls, lined with cloth."""
    points = kit.whole(5, 8)
    sides = points * (8 if kit.is_fine else 4)
    rings: list[list[tuple[float, float, float]]] = []
    for r, level in ((0.5, 0.0), (0.52, 0.0), (0.53, 0.25), (0.56, 1.0), (0.535, 1.0), (0.5, 0.25)):
        ring = []
        for k in range(sides):
            a = 2 * pi * k / sides
            peak = (0.5 + 0.5 * cos(a * points)) ** 1.5
            y = level if level < 1 else 0.3 + 0.34 * peak
            flare = r + (0.05 * peak if level == 1 else 0)
            ring.append((sin(a) * flare, y, cos(a) * flare))
        rings.append(ring)
    kit.add(loft(np.array(rings), is_loop=True), "main", "band")
    for y in (0.03, 0.22):
        kit.add(torus(0.53, 0.026, kit.sides(48), 8).at(0, y, 0), "main", "band")
    for k in range(points):
        a = 2 * pi * k / points
        kit.add(sphere(0.045, kit.sides(12)).at(sin(a) * 0.605, 0.67, cos(a) * 0.605), "pearl", "pearls")
        kit.add(
            sphere(0.062, kit.sides(12))
            .scaled(1, 1.2, 0.6)
            .turned("y", 360 * k / points)
            .at(sin(a) * 0.535, 0.125, cos(a) * 0.535),
            "accent" if k % 2 == 0 else "crystal",
            "stones",
        )
    if kit.says("royal", "king", "queen", "velvet"):
        kit.add(sphere(0.47, kit.sides(28)).scaled(1, 0.75, 1).at(0, 0.28, 0), "cloth", "lining")


@prop(
    "ring, gold ring, magic ring, wedding ring, diamond ring",
    0.08,
    kind="treasure",
    tint="accent",
    main="gold",
    accent="gem",
)
def ring(kit: Kit) -> None:
    """A band with a stone in claws."""
    kit.add(torus(0.45, 0.075, kit.sides(44), 12).turned("x", 90).at(0, 0.52, 0), "main", "band")
    kit.add(
        lathe([(0, 0.98), (0.09, 0.98), (0.2, 1.12), (0.17, 1.13), (0, 1.06)], kit.sides(20)),
        "main",
        "setting",
    )
    kit.add(brilliant(kit, 0.22).at(0, 1.22, 0), "accent", "stone")
    claw = tube([(0, 1.04, 0.14), (0, 1.2, 0.225), (0, 1.29, 0.19)], [0.03, 0.026, 0.02], 8)
    kit.around(claw, 4, "main", "setting", 45)


@prop(
    "key, golden key, skeleton key, dungeon key, chest key", 0.2, kind="treasure", main="gold", accent="gem"
)
def key(kit: Kit) -> None:
    """A bow like a clover, a shaft, and a bit with teeth."""
    kit.add(
        lathe(
            [
                (0, 0),
                (0.05, 0),
                (0.058, 0.05),
                (0.046, 0.1),
                (0.046, 1.1),
                (0.075, 1.13),
                (0.075, 1.2),
                (0, 1.2),
            ],
            kit.sides(16),
        ),
        "main",
        "shaft",
    )
    for x, y in ((0.0, 1.58), (-0.19, 1.34), (0.19, 1.34)):
        kit.add(torus(0.15, 0.045, kit.sides(24), 10).turned("x", 90).at(x, y, 0), "main", "bow")
    kit.add(sphere(0.075, kit.sides(14)).at(0, 1.4, 0), "accent", "bow")
    kit.add(torus(0.06, 0.024, kit.sides(18), 8).at(0, 0.95, 0), "main", "shaft")
    notches = kit.whole(0, 2)
    outline = [
        (0.03, 0.05),
        (0.3, 0.05),
        (0.3, 0.12),
        (0.22, 0.12),
        (0.22, 0.2),
        (0.32, 0.2),
        (0.32, 0.28),
        (0.2 - 0.03 * notches, 0.28),
        (0.2 - 0.03 * notches, 0.34),
        (0.28, 0.34),
        (0.28, 0.42),
        (0.03, 0.42),
    ]
    kit.add(prism(outline, 0.07, kit.bevel(0.01)), "main", "bit")
