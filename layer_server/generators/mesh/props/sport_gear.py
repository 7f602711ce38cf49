"""Boards, targets, tables and gloves of sport."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "surfboard, snowboard, skis, ski, pair of skis, water skis, paddle board, ski poles",
    1.8,
    kind="sport",
    main="paint blue",
    accent="paint white",
    strip="paint yellow",
    dark="rubber",
)
def boards(kit: Kit) -> None:
    """A board on its tail, or a pair of skis with poles."""
    if kit.says("skis", "ski"):
        for x in (-0.13, 0.13):
            path = [
                (x, 1.75, 0.16),
                (x, 1.68, 0.07),
                (x, 1.5, 0.02),
                (x, 0.85, 0),
                (x, 0.05, 0),
                (x, 0, 0.01),
            ]
            kit.add(
                sweep(
                    curve([(a, b, c) for a, b, c in path], 3),
                    [(0.06, 0.012), (-0.06, 0.012), (-0.06, -0.012), (0.06, -0.012)],
                    up=(1, 0, 0),
                ).turned("y", 0),
                "main",
                "skis",
            )
            kit.add(box(0.09, 0.3, 0.07, 0.02).at(x, 0.65, 0.035), "dark", "bindings")
        for x in (-0.36, 0.36):
            kit.add(rod((x, 0, 0), (x * 0.9, 1.25, 0), 0.014, 8), "accent", "poles")
            kit.add(torus(0.06, 0.012, 16, 6).at(x, 0.12, 0), "dark", "poles")
            kit.add(rod((x * 0.91, 1.08, 0), (x * 0.9, 1.27, 0), 0.026, 8), "dark", "poles")
        return
    half = 0.19 if kit.says("snowboard") else 0.27
    y = np.linspace(0, 1, 15)
    wide = half * np.clip((np.minimum(y / 0.16, (1 - y) / 0.26)), 0.0, 1) ** 0.5
    if not kit.says("snowboard"):
        wide = half * np.clip(np.sin(pi * (0.08 + 0.92 * y) ** 0.8), 0.02, 1) ** 0.6
    wide = np.maximum(wide, 0.03)
    edge = [(w, 1.7 * t) for w, t in zip(wide, y, strict=True)]
    outline = [*edge, *((-w, h) for w, h in reversed(edge))]
    kit.add(prism(outline, 0.06, kit.bevel(0.02)).turned("x", -8), "main", "board")
    kit.add(
        prism([(0.3 * a, b * 0.96 + 0.03) for a, b in outline], 0.075, 0.01).turned("x", -8),
        "strip" if not kit.says("snowboard") else "accent",
        "stripe",
    )
    if kit.says("snowboard"):
        for h in (0.55, 1.1):
            kit.add(box(0.3, 0.16, 0.1, 0.02).at(0, h, 0.05).turned("x", -8), "dark", "bindings")
    else:
        kit.add(
            prism([(0, 0), (0.16, 0.02), (0.02, 0.22)], 0.02).turned("y", 90).at(0, 0.1, -0.03),
            "accent",
            "fin",
        )


@prop(
    "archery target, target, bullseye, dart board, dartboard, shooting target",
    1.3,
    kind="sport",
    main="thatch",
    accent="wood",
    white="paint white",
    red="paint",
    blue="paint blue",
    yellow="paint yellow",
    black="paint black",
)
def target(kit: Kit) -> None:
    """Rings on straw with arrows in it; or a board for darts."""
    if kit.says("dart", "dartboard"):
        kit.add(cylinder(0.62, 0.1, kit.sides(40), 0.02).turned("x", 90), "black", "board")
        for k in range(20):
            slice_ = [
                (r * cos(a), r * sin(a))
                for r, a in (
                    (0.06, pi * k / 10),
                    (0.5, pi * k / 10),
                    (0.5, pi * (k + 1) / 10),
                    (0.06, pi * (k + 1) / 10),
                )
            ]
            kit.add(prism(slice_, 0.02).at(0, 0, 0.105), "white" if k % 2 else "black", "wedges")
        for r, finish in ((0.47, "red"), (0.28, "blue")):
            kit.add(torus(r, 0.016, kit.sides(36), 6).turned("x", 90).at(0, 0, 0.115), finish, "rings")
        kit.add(cylinder(0.06, 0.03, 20).turned("x", 90).at(0, 0, 0.1), "red", "eye")
        for x, y in ((0.12, 0.16), (-0.2, -0.05)):
            kit.add(rod((x, y, 0.1), (x, y + 0.03, 0.34), 0.016, 8), "accent", "darts")
            kit.add(
                prism([(-0.05, 0), (0.05, 0), (0.06, 0.1), (-0.06, 0.1)], 0.008)
                .turned("x", 90)
                .at(x, y + 0.03, 0.33),
                "red",
                "darts",
            )
        return
    tilt = 12.0
    kit.add(cylinder(0.6, 0.16, kit.sides(40), 0.04).turned("x", 90 - tilt).at(0, 0.95, 0), "main", "straw")
    for k, (r, finish) in enumerate(
        ((0.54, "white"), (0.44, "black"), (0.33, "blue"), (0.22, "red"), (0.11, "yellow"))
    ):
        disc = cylinder(r, 0.018, kit.sides(36)).at(0, 0.155 + 0.007 * k, 0)
        kit.add(disc.turned("x", 90 - tilt).at(0, 0.95, 0), finish, "rings")
    for side in (-1.0, 1.0):
        kit.add(rod((side * 0.48, 0, 0.2), (side * 0.12, 1.75, -0.12), 0.04), "accent", "stand")
    kit.add(rod((0, 0, -0.75), (0, 1.7, -0.12), 0.04), "accent", "stand")
    kit.add(rod((-0.46, 0.36, 0.16), (0.46, 0.36, 0.16), 0.035), "accent", "stand")
    for x, y in ((0.06, 1.0), (-0.18, 1.12), (0.2, 0.8)):
        z = 0.18 - (y - 0.95) * 0.21
        kit.add(rod((x, y, z - 0.05), (x + 0.05, y + 0.1, z + 0.42), 0.012, 8), "accent", "arrows")
        for turn in (0, 120, 240):
            vane = (
                prism([(0, 0), (0.05, 0.02), (0.05, 0.12), (0, 0.12)], 0.006)
                .turned("y", turn)
                .turned("x", 78)
            )
            kit.add(vane.at(x + 0.04, y + 0.075, z + 0.3), "red", "arrows")


@prop("trampoline", 2.5, kind="sport", main="rubber", accent="paint blue", leg="steel")
def trampoline(kit: Kit) -> None:
    """A mat in a padded ring on legs."""
    kit.add(cylinder(1.0, 0.02, kit.sides(40)).at(0, 0.56, 0), "main", "mat")
    pad = lathe(
        [(0.96, 0.54), (1.18, 0.52), (1.2, 0.56), (1.18, 0.6), (0.97, 0.61)], kit.sides(40), is_loop=True
    )
    kit.add(pad, "accent", "pad")
    for k in range(4):
        a = pi / 4 + pi / 2 * k
        b = a + 0.55
        path = [
            (1.1 * sin(a), 0.54, 1.1 * cos(a)),
            (1.1 * sin(a), 0.03, 1.1 * cos(a)),
            (1.1 * sin(b), 0.03, 1.1 * cos(b)),
            (1.1 * sin(b), 0.54, 1.1 * cos(b)),
        ]
        for p, q in itertools.pairwise(path):
            kit.add(rod(p, q, 0.03), "leg", "legs")


@prop(
    "pool table, billiard table, billiards table, snooker table, ping pong table, table tennis table, air hockey table, foosball table",
    2.4,
    kind="sport",
    main="wood",
    accent="book green",
    leg="dark wood",
    ball="paint",
    white="paint white",
    black="paint black",
    yellow="paint yellow",
    blue="paint blue",
)
def game_table(kit: Kit) -> None:
    """A green table with pockets and balls; or a net across a board."""
    if kit.says("ping", "tennis"):
        kit.add(box(2.4, 0.05, 1.35, 0.01).at(0, 0.74, 0), "blue", "top")
        for w, d, x, z in (
            (2.36, 0.03, 0, 0.64),
            (2.36, 0.03, 0, -0.64),
            (2.36, 0.015, 0, 0),
            (0.03, 1.3, 1.165, 0),
            (0.03, 1.3, -1.165, 0),
        ):
            kit.add(box(w, 0.008, d, 0).at(x, 0.787, z), "white", "lines")
        kit.add(box(0.015, 0.15, 1.5, 0).at(0, 0.79, 0), "white", "net")
        for x in (-0.9, 0.9):
            for z in (-0.5, 0.5):
                kit.add(rod((x, 0, z), (x, 0.75, z), 0.035), "black", "legs")
        kit.add(cylinder(0.09, 0.016, 20).at(0.5, 0.79, 0.25), "ball", "bats")
        kit.add(box(0.03, 0.016, 0.12, 0).at(0.5, 0.79, 0.38), "main", "bats")
        kit.add(sphere(0.03, 12).at(-0.4, 0.82, 0.3), "white", "ball")
        return
    kit.add(box(2.3, 0.24, 1.25, kit.bevel(0.03)).at(0, 0.6, 0), "main", "frame")
    kit.add(box(2.0, 0.03, 0.96, 0.005).at(0, 0.825, 0), "accent", "cloth")
    for z in (-0.55, 0.55):
        kit.add(box(2.3, 0.07, 0.15, kit.bevel(0.02)).at(0, 0.83, z), "main", "rails")
    for x in (-1.08, 1.08):
        kit.add(box(0.15, 0.07, 1.0, kit.bevel(0.02)).at(x, 0.83, 0), "main", "rails")
        for z in (-0.5, 0.5):
            kit.add(
                lathe(
                    [(0, 0), (0.07, 0), (0.06, 0.1), (0.09, 0.3), (0.1, 0.62), (0, 0.62)], kit.sides(16)
                ).at(x * 0.9, 0, z),
                "leg",
                "legs",
            )
    for x in (-1.0, 0.0, 1.0):
        for z in (-0.48, 0.48):
            kit.add(cylinder(0.065, 0.02, 16).at(x, 0.886, z), "dark", "pockets")
    finishes = ("ball", "yellow", "blue", "white", "black", "ball")
    index = 0
    for row in range(3):
        for k in range(row + 1):
            kit.add(
                sphere(0.042, kit.sides(14)).at(0.4 + 0.075 * row, 0.9, 0.086 * (k - row / 2)),
                finishes[index],
                "balls",
            )
            index += 1
    kit.add(sphere(0.042, 14).at(-0.5, 0.9, 0.05), "white", "balls")
    kit.add(tube([(-0.6, 0.91, 0.1), (-1.7, 1.05, 0.3)], [0.012, 0.026], 8), "leg", "cue")


@prop(
    "boxing gloves, boxing glove, baseball glove, catcher mitt",
    0.35,
    kind="sport",
    main="paint",
    accent="paint white",
    tint="main",
)
def boxing_gloves(kit: Kit) -> None:
    """A pair of padded gloves; or one for catching with its ball."""
    if kit.says("baseball", "catcher"):
        for k, x in enumerate((-0.2, -0.07, 0.07, 0.2)):
            path = curve(
                [(x * 0.8, 0.2, 0), (x * 1.1, 0.5, 0.02), (x * 1.15, 0.72 - 0.04 * abs(k - 1.5), 0.12)]
            )
            kit.add(tube(path, np.linspace(0.11, 0.08, len(path)).tolist(), 12), "leather", "fingers")
        kit.add(
            tube(curve([(0.22, 0.15, 0.02), (0.4, 0.32, 0.1), (0.42, 0.5, 0.16)]), 0.09, 12),
            "leather",
            "thumb",
        )
        kit.add(sphere(0.28, kit.sides(24)).scaled(1, 0.9, 0.4).at(0.02, 0.26, 0), "leather", "palm")
        kit.add(cylinder(0.2, 0.1, kit.sides(20), 0.02).scaled(1, 1, 0.5).at(0, -0.02, 0), "leather", "cuff")
        kit.add(sphere(0.12, kit.sides(18)).at(0.12, 0.42, 0.16), "accent", "ball")
        return
    for side in (-1.0, 1.0):
        lean = side * -8
        for shape, finish, group in (
            (sphere(0.26, kit.sides(26)).scaled(0.95, 1.15, 0.8).at(0, 0.55, 0.02), "main", "glove"),
            (
                sphere(0.12, kit.sides(16))
                .scaled(0.8, 1.5, 0.9)
                .turned("z", side * 20)
                .at(side * -0.22, 0.46, 0.1),
                "main",
                "thumb",
            ),
            (cylinder(0.17, 0.3, kit.sides(22), 0.02, top=0.19).at(0, 0.05, 0), "main", "cuff"),
            (torus(0.185, 0.03, kit.sides(24), 8).at(0, 0.08, 0), "accent", "cuff"),
            (torus(0.19, 0.02, kit.sides(24), 8).at(0, 0.3, 0), "accent", "cuff"),
        ):
            kit.add(shape.turned("z", lean).at(side * 0.32, 0, 0), finish, group)
