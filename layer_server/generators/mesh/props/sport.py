"""What games are played with: weights, rackets, bats, goals."""

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
