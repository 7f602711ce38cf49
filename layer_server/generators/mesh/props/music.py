# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Drums, lutes, harps, violins: what bards carry."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

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
from layer_server.generators.mesh.shape import Shape


def _sound_box(outline: np.ndarray, depth: float, y: float) -> list[tuple[Shape, str, str]]:
    shape = prism(outline, depth, 0.03).at(0, y, 0)
    top = prism(outline * 0.985, 0.03).at(0, y, depth / 2 - 0.008)
    return [(shape, "accent", "body"), (top, "main", "body")]


@prop(
    "drum, war drum, snare drum, bongo, drums, taiko, djembe",
    0.6,
    kind="instrument",
    main="paint",
    accent="gold",
    skin="canvas",
    rope="rope",
    wood="wood",
    tint="main",
)
def drum(kit: Kit) -> None:
    """A shell with laced skins and two sticks; slender where it is a djembe."""
    sides = kit.sides(36)
    if kit.says("djembe", "bongo", "tribal"):
        kit.add(
            lathe([(0.26, 0), (0.2, 0.3), (0.19, 0.4), (0.36, 0.75), (0.4, 1.0), (0, 1.0)], sides),
            "wood",
            "shell",
        )
        kit.add(lathe([(0.41, 0.97), (0.4, 1.03), (0, 1.04)], sides), "skin", "skin")
        for y, r in ((0.94, 0.41), (0.68, 0.35)):
            kit.add(torus(r, 0.022, sides, 8).at(0, y, 0), "rope", "ropes")
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                tube(
                    [
                        (sin(a) * 0.41, 0.94, cos(a) * 0.41),
                        (sin(a + 0.26) * 0.35, 0.68, cos(a + 0.26) * 0.35),
                    ],
                    0.012,
                    6,
                ),
                "rope",
                "ropes",
            )
        return
    kit.add(cylinder(0.5, 0.6, sides).at(0, 0.05, 0), "main", "shell")
    for y in (0.0, 0.58):
        kit.add(
            lathe([(0.48, y), (0.545, y), (0.545, y + 0.11), (0.48, y + 0.11)], sides, is_loop=True),
            "accent",
            "hoops",
        )
    kit.add(cylinder(0.485, 0.03, sides).at(0, 0.63, 0), "skin", "skin")
    for k in range(16):
        a0, a1 = 2 * pi * k / 16, 2 * pi * (k + 0.5) / 16
        for a, b in ((a0, a1), (a1, a0 + 2 * pi / 16)):
            low, high = (a, b) if b == a1 else (b, a)
            kit.add(
                tube(
                    [(sin(low) * 0.53, 0.1, cos(low) * 0.53), (sin(high) * 0.53, 0.6, cos(high) * 0.53)],
                    0.013,
                    6,
                ),
                "rope",
                "ropes",
            )
    for z, turn in ((-0.08, 8), (0.12, -14)):
        stick = (
            lathe([(0.0, 0), (0.024, 0.01), (0.028, 0.7), (0.014, 0.76), (0.034, 0.8), (0, 0.85)], 12)
            .turned("z", 90)
            .turned("y", turn)
        )
        kit.add(stick.at(0.42, 0.7, z), "wood", "sticks")


@prop(
    "guitar, acoustic guitar, lute, electric guitar, ukulele, banjo, mandolin, violin, fiddle, cello",
    1.0,
    kind="instrument",
    tint="main",
    main="pale wood",
    accent="red wood",
    neck="dark wood",
    metal="gold",
    string="silver",
)
def guitar(kit: Kit) -> None:
    """A waisted body, a neck with frets and pegs; round as a lute, with a bow as a violin."""
    violin = kit.says("violin", "fiddle", "cello")
    lute = kit.says("lute", "mandolin", "banjo")
    ways = np.linspace(0, 2 * pi, kit.sides(56, 20), endpoint=False)
    if lute:
        outline = np.array(
            [(0.42 * sin(t) * (1 - 0.32 * cos(t)), -0.5 * cos(t) + 0.06 * cos(t) ** 2) for t in ways]
        )[::-1] * np.array([1, -1])
        outline = outline[::-1] * np.array([1, -1])
    else:
        width = [0.44 + 0.06 * cos(t) * -1 - 0.12 * np.exp(-((cos(t) - 0.08) ** 2) / 0.09) for t in ways]
        outline = np.array(
            [
                (w * np.sign(sin(t)) * abs(sin(t)) ** 0.62, 0.56 * -cos(t) * -1)
                for t, w in zip(ways, width, strict=True)
            ]
        )
    electric = kit.says("electric", "rock")
    for shape, finish, group in _sound_box(outline, 0.1 if electric else 0.2, 0.56):
        kit.add(
            shape, "paint" if electric and finish == "main" else "paint black" if electric else finish, group
        )
    face = 0.056 if electric else 0.106
    if electric:
        for y in (0.5, 0.68, 0.84):
            kit.add(box(0.26, 0.07, 0.04, 0.01).at(0, y, face), "dark metal", "pickups")
        for k in range(3):
            kit.add(
                cylinder(0.035, 0.05, 14, 0.01).turned("x", 90).at(0.27, 0.32 + 0.09 * k, face),
                "metal",
                "knobs",
            )
    elif violin:
        for side in (-1.0, 1.0):
            hole = [
                (side * 0.16 + 0.03 * sin(f * 2 * pi) * side, 0.38 + 0.3 * f, face)
                for f in np.linspace(0, 1, 9)
            ]
            kit.add(tube(hole, 0.012, 6), "dark", "holes")
    else:
        kit.add(cylinder(0.14, 0.012, kit.sides(28)).turned("x", 90).at(0, 0.7, face - 0.004), "dark", "hole")
        kit.add(torus(0.15, 0.014, kit.sides(28), 6).turned("x", 90).at(0, 0.7, face), "neck", "hole")
    kit.add(box(0.34 if not violin else 0.18, 0.05, 0.06, kit.bevel(0.01)).at(0, 0.3, face), "neck", "bridge")
    top = 2.0 if not violin else 1.75
    kit.add(box(0.13, top - 0.85, 0.09, kit.bevel(0.014)).at(0, 0.85, face - 0.02), "neck", "neck")
    for k in range(0 if violin else 11):
        kit.add(
            box(0.132, 0.012, 0.02, 0).at(0, 1.0 + 0.95 * (1 - 0.9**k) * 1.3, face + 0.025), "metal", "frets"
        )
    kit.add(
        prism(
            [(-0.08, 0), (0.08, 0), (0.12, 0.12), (0.1, 0.34), (-0.1, 0.34), (-0.12, 0.12)],
            0.07,
            kit.bevel(0.014),
        )
        .turned("x", -8)
        .at(0, top, face - 0.02),
        "neck",
        "head",
    )
    for side in (-1.0, 1.0):
        for k in range(3 if not violin else 2):
            y = top + 0.1 + 0.09 * k
            kit.add(
                cylinder(0.014, 0.12, 8).turned("z", -90 * side).at(side * 0.09, y, face - 0.03),
                "metal",
                "pegs",
            )
            kit.add(sphere(0.032, 10).scaled(1, 1, 0.6).at(side * 0.22, y, face - 0.03), "metal", "pegs")
    for k in range(6 if not violin else 4):
        x = (k - (2.5 if not violin else 1.5)) * 0.02
        kit.add(
            tube([(x * 1.3, 0.32, face + 0.055), (x, top + 0.1, face + 0.032)], 0.004, 5), "string", "strings"
        )
    if violin:
        kit.add(
            tube(curve([(0.75, 0.05, 0.1), (0.82, 0.8, 0.1), (0.75, 1.6, 0.1)]), 0.02, 8), "accent", "bow"
        )
        kit.add(tube([(0.71, 0.1, 0.1), (0.71, 1.56, 0.1)], 0.012, 5), "paper", "bow")


@prop("harp, lyre, golden harp", 1.4, kind="instrument", main="gold", accent="wood", string="silver")
def harp(kit: Kit) -> None:
    """A curved neck, a pillar and a sounding board with strings between them."""
    pillar = [(0.5, 0.1, 0), (0.58, 0.6, 0), (0.54, 1.15, 0), (0.5, 1.5, 0)]
    kit.add(tube(curve(pillar), spread_over([0.07, 0.055, 0.055, 0.08]), kit.sides(14)), "main", "pillar")
    neck = [
        (0.5, 1.5, 0),
        (0.36, 1.64, 0),
        (0.12, 1.5, 0),
        (-0.16, 1.34, 0),
        (-0.42, 1.4, 0),
        (-0.56, 1.28, 0),
    ]
    kit.add(
        tube(curve(neck), spread_over([0.08, 0.07, 0.06, 0.06, 0.07, 0.06]), kit.sides(14)), "main", "neck"
    )
    board = [(-0.56, 1.28, 0), (0.0, 0.7, 0), (0.5, 0.12, 0)]
    kit.add(
        tube(curve(board), spread_over([0.07, 0.12, 0.17]), kit.sides(16)).scaled(1, 1, 1.3),
        "accent",
        "board",
    )
    kit.add(torus(0.11, 0.035, kit.sides(22), 8).turned("x", 90).at(-0.6, 1.2, 0), "main", "neck")
    kit.add(box(0.5, 0.12, 0.5, kit.bevel(0.03)).at(0.46, 0, 0), "main", "foot")
    for k in range(13):
        f = (k + 1) / 14
        bottom = (-0.5 + 0.98 * f, 1.22 - 1.04 * f, 0)
        over = curve(neck)
        top = min(over, key=lambda p, x=bottom[0]: abs(p[0] - x))  # type: ignore[misc]
        kit.add(tube([bottom, (bottom[0], top[1], 0)], 0.007, 5), "string", "strings")
    kit.add(sphere(0.1, 16).at(0.5, 1.56, 0), "main", "pillar")
