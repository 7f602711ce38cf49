"""What games are played with: weights, rackets, bats, boards, goals."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    circle,
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
    "dumbbell, dumbbells, barbell, weights, kettlebell", 0.5, kind="sport", main="dark metal", accent="steel"
)
def weights(kit: Kit) -> None:
    """Plates on a bar, short or long; or a ball with a handle."""
    if kit.says("kettlebell"):
        kit.add(sphere(0.3, kit.sides(28)).at(0, 0.3, 0), "main", "ball")
        path = curve([(-0.2, 0.46, 0), (-0.22, 0.72, 0), (0, 0.8, 0), (0.22, 0.72, 0), (0.2, 0.46, 0)])
        kit.add(tube(path, 0.05, 12), "accent", "handle")
        return
    long = kit.says("barbell")
    half = 1.0 if long else 0.26
    kit.add(rod((-half, 0, 0), (half, 0, 0), 0.035, 14), "accent", "bar")
    for side in (-1.0, 1.0):
        for k, r in enumerate((0.26, 0.26, 0.2) if long else (0.2, 0.17, 0.13)):
            disc = cylinder(r, 0.075, kit.sides(28), kit.bevel(0.014)).turned("z", -90 * side)
            kit.add(disc.at(side * (half * (0.72 if long else 0.55) + 0.08 * k), 0, 0), "main", "plates")


@prop(
    "tennis racket, racket, racquet, badminton racket",
    0.7,
    kind="sport",
    main="paint",
    accent="leather",
    string="paint white",
    ball="paint yellow",
)
def racket(kit: Kit) -> None:
    """A strung oval on a wrapped grip, and a ball."""
    ring = [(0.2 * sin(a), 0.94 + 0.26 * cos(a), 0) for a in np.linspace(0, 2 * pi, 33)[:-1]]
    kit.add(sweep(ring, circle(0.018, 8), is_loop=True), "main", "frame")
    for x in np.linspace(-0.15, 0.15, 7):
        reach = 0.26 * (1 - (x / 0.2) ** 2) ** 0.5
        kit.add(rod((x, 0.94 - reach, 0), (x, 0.94 + reach, 0), 0.005, 5), "string", "strings")
    for y in np.linspace(-0.2, 0.2, 9):
        reach = 0.2 * (1 - (y / 0.26) ** 2) ** 0.5
        kit.add(rod((-reach, 0.94 + y, 0), (reach, 0.94 + y, 0), 0.005, 5), "string", "strings")
    for side in (-1.0, 1.0):
        kit.add(tube([(side * 0.1, 0.72, 0), (side * 0.03, 0.5, 0), (0, 0.4, 0)], 0.017, 8), "main", "frame")
    kit.add(cylinder(0.036, 0.44, kit.sides(12), 0.01), "accent", "grip")
    if not kit.says("badminton"):
        kit.add(sphere(0.075, kit.sides(18)).at(0.24, 0.075, 0.1), "ball", "ball")


@prop(
    "baseball bat, cricket bat",
    0.9,
    kind="sport",
    main="wood",
    accent="leather",
    ball="paint white",
    seam="paint",
)
def bat(kit: Kit) -> None:
    """A bat that leans, and its ball."""
    if kit.says("cricket"):
        kit.add(box(0.16, 0.8, 0.06, kit.bevel(0.02)), "main", "blade")
        kit.add(cylinder(0.028, 0.36, 12, 0.006).at(0, 0.8, 0), "accent", "grip")
        return
    profile = [
        (0, 0),
        (0.05, 0),
        (0.056, 0.02),
        (0.03, 0.05),
        (0.026, 0.4),
        (0.05, 0.75),
        (0.075, 1.1),
        (0.07, 1.22),
        (0, 1.26),
    ]
    kit.add(lathe(profile, kit.sides(22)).turned("z", -24), "main", "bat")
    kit.add(cylinder(0.031, 0.3, 14, top=0.03).at(0, 0.06, 0).turned("z", -24), "accent", "grip")
    kit.add(sphere(0.085, kit.sides(20)).at(-0.1, 0.085, 0.14), "ball", "ball")
    for side in (-1.0, 1.0):
        kit.add(
            torus(0.062, 0.006, 22, 6).turned("z", 90).at(-0.1 + side * 0.058, 0.085, 0.14), "seam", "ball"
        )


@prop(
    "bowling pin, bowling pins, bowling ball, skittle",
    0.4,
    kind="sport",
    main="paint white",
    accent="paint",
    ball="paint blue",
    dark="dark",
)
def bowling(kit: Kit) -> None:
    """A pin with two red rings, three of them, or the ball."""
    if kit.says("ball"):
        kit.add(sphere(0.3, kit.sides(32)).at(0, 0.3, 0), "ball", "ball")
        for dx, dy in ((-0.05, 0.05), (0.05, 0.05), (0, -0.05)):
            kit.add(sphere(0.032, 12).scaled(1, 1, 0.4).at(dx, 0.46 + dy, 0.25 - 0.7 * dy), "dark", "holes")
        return
    profile = [
        (0, 0),
        (0.07, 0),
        (0.11, 0.16),
        (0.13, 0.32),
        (0.11, 0.48),
        (0.06, 0.64),
        (0.053, 0.7),
        (0.066, 0.8),
        (0.072, 0.86),
        (0.055, 0.93),
        (0, 0.96),
    ]
    spots = [(0.0, 0.0), (-0.3, -0.25), (0.3, -0.25)] if kit.says("pins") else [(0.0, 0.0)]
    for x, z in spots:
        kit.add(lathe(profile, kit.sides(28)).at(x, 0, z), "main", "pin")
        for y in (0.655, 0.72):
            kit.add(torus(0.052, 0.011, kit.sides(24), 8).at(x, y, z), "accent", "rings")


@prop(
    "basketball hoop, basketball net",
    3.2,
    kind="sport",
    main="paint white",
    accent="paint orange",
    pole="dark metal",
    net="rope",
    line="paint",
)
def hoop(kit: Kit) -> None:
    """A board on a pole, its ring and net."""
    kit.add(cylinder(0.4, 0.08, kit.sides(24), 0.02).at(0, 0, -0.3), "pole", "base")
    kit.add(rod((0, 0.05, -0.3), (0, 2.7, -0.3), 0.06), "pole", "pole")
    kit.add(rod((0, 2.6, -0.3), (0, 2.8, 0.05), 0.04), "pole", "pole")
    kit.add(box(1.5, 1.0, 0.06, 0.015).at(0, 2.4, 0.08), "main", "board")
    for w, h, y in ((0.5, 0.03, 2.6), (0.5, 0.03, 2.95)):
        kit.add(box(w, h, 0.02, 0).at(0, y, 0.12), "line", "board")
    for x in (-0.25, 0.25):
        kit.add(box(0.03, 0.38, 0.02, 0).at(x, 2.6, 0.12), "line", "board")
    kit.add(torus(0.23, 0.018, kit.sides(28), 8).at(0, 2.55, 0.4), "accent", "ring")
    kit.add(box(0.1, 0.05, 0.12, 0.01).at(0, 2.53, 0.14), "accent", "ring")
    for k in range(12):
        for turn in (-1, 1):
            a, b = 2 * pi * k / 12, 2 * pi * (k + turn) / 12
            path = [(0.22 * sin(a), 2.54, 0.4 + 0.22 * cos(a)), (0.12 * sin(b), 2.14, 0.4 + 0.12 * cos(b))]
            kit.add(tube(path, 0.007, 5), "net", "net")


@prop(
    "soccer goal, football goal, hockey goal, goalpost, goal post",
    3.0,
    kind="sport",
    main="paint white",
    net="rope",
)
def goal(kit: Kit) -> None:
    """Posts with a net behind."""
    w, h, d = 1.5, 1.1, 0.7
    front = [(-w, 0, 0), (-w, h, 0), (w, h, 0), (w, 0, 0)]
    for a, b in itertools.pairwise(front):
        kit.add(rod(a, b, 0.05), "main", "posts")
        kit.add(sphere(0.05, 10).at(*b), "main", "posts")
    for side in (-w, w):
        kit.add(rod((side, h, 0), (side, 0.03, -d), 0.025, 8), "main", "stays")
        kit.add(rod((side, 0.03, 0), (side, 0.03, -d), 0.025, 8), "main", "stays")
    kit.add(rod((-w, 0.03, -d), (w, 0.03, -d), 0.025, 8), "main", "stays")
    for x in np.linspace(-w, w, 17)[1:-1]:
        kit.add(rod((x, h, 0), (x, 0.03, -d), 0.007, 5), "net", "net")
    for t in np.linspace(0, 1, 9)[1:-1]:
        kit.add(rod((-w, h * (1 - t), -d * t), (w, h * (1 - t), -d * t), 0.007, 5), "net", "net")
        for side in (-w, w):
            kit.add(rod((side, h * (1 - t), 0), (side, h * (1 - t), -d * t), 0.007, 5), "net", "net")


@prop("punching bag, boxing bag, heavy bag", 1.6, kind="sport", main="leather", accent="iron", tint="main")
def punching_bag(kit: Kit) -> None:
    """A leather cylinder on chains from a stand."""
    kit.add(cylinder(0.22, 0.95, kit.sides(28), 0.05).at(0, 0.55, 0), "main", "bag")
    for y in (0.72, 1.3):
        kit.add(torus(0.222, 0.016, kit.sides(28), 6).at(0, y, 0), "accent", "bands")
    for k in range(4):
        a = pi / 4 + pi / 2 * k
        kit.add(rod((0.18 * sin(a), 1.49, 0.18 * cos(a)), (0, 1.85, 0), 0.012, 6), "accent", "chains")
    path = [(0, 1.85, 0), (0, 2.0, -0.1), (0, 2.05, -0.5), (0, 1.9, -0.62), (0, 0.06, -0.62)]
    kit.add(tube(curve([(a, b, c) for a, b, c in path], 5), 0.045, 12), "accent", "stand")
    for x, z in ((-0.5, 0.35), (0.5, 0.35)):
        kit.add(rod((0, 0.05, -0.62), (x, 0.05, z), 0.045), "accent", "stand")


@prop("hockey stick, ice hockey stick", 1.3, kind="sport", main="wood", accent="rubber")
def hockey_stick(kit: Kit) -> None:
    """A shaft with a bent blade, and a puck."""
    kit.add(box(0.05, 1.3, 0.035, 0.01).turned("z", 20).at(0, 0.06, 0), "main", "shaft")
    kit.add(box(0.34, 0.1, 0.03, 0.01).turned("z", -6).at(0.14, 0.02, 0), "main", "blade")
    kit.add(box(0.12, 0.11, 0.04, 0.01).turned("z", -6).at(0.22, 0.01, 0), "accent", "tape")
    kit.add(box(0.056, 0.22, 0.041, 0.01).at(0, 1.1, 0).turned("z", 20).at(0, 0.06, 0), "accent", "tape")
    kit.add(cylinder(0.1, 0.05, kit.sides(24), 0.01).at(0.5, 0, 0.1), "accent", "puck")


@prop(
    "golf club, golf hole, golf ball",
    1.0,
    kind="sport",
    main="steel",
    accent="rubber",
    ball="paint white",
    grass="grass",
    flag="paint",
)
def golf(kit: Kit) -> None:
    """A club with its ball on a tee; or a flag in a green."""
    if kit.says("hole"):
        kit.add(cylinder(0.9, 0.1, kit.sides(36), 0.04), "grass", "green")
        kit.add(cylinder(0.12, 0.012, 24).at(0, 0.095, 0), "dark", "hole")
        kit.add(rod((0, 0.05, 0), (0, 1.5, 0), 0.02), "ball", "pole")
        kit.add(prism([(0, 1.48), (0.5, 1.3), (0, 1.12)], 0.02), "flag", "flag")
        kit.add(sphere(0.08, 18).at(-0.35, 0.17, 0.25), "ball", "ball")
        return
    kit.add(rod((0, 0.08, 0), (-0.36, 1.1, 0), 0.014), "main", "shaft")
    kit.add(rod((-0.27, 0.84, 0), (-0.372, 1.13, 0), 0.024), "accent", "grip")
    head = [(-0.03, 0.0), (0.2, 0.0), (0.22, 0.13), (0.12, 0.16), (-0.02, 0.08)]
    kit.add(prism(head, 0.05, 0.012).at(0, 0, 0.02), "main", "head")
    kit.add(cylinder(0.006, 0.07, 8, top=0.03).at(0.14, 0, 0.22), "flag", "tee")
    kit.add(sphere(0.06, kit.sides(18)).at(0.14, 0.12, 0.22), "ball", "ball")


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
