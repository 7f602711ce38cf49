"""Chests, barrels, crates, potions, pots."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    rectangle,
    sphere,
    sweep,
    torus,
)
from layer_server.generators.mesh.props.futures import canister, case, cube
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.styles import is_scifi
from layer_server.generators.mesh.shape import Shape

_WALL, _RIM = 0.07, 0.1
"""How thick an open chest's sides are, and the metal on their edge."""


def _board(width: float, thickness: float, length: float, bevel: float) -> Shape:
    """A plank along Y with its grain, lying from the origin up."""
    return box(width, length, thickness, bevel)


@prop(
    "chest, treasure chest, coffer, strongbox, loot box, lootbox, trunk",
    1.0,
    kind="container",
    main="wood",
    accent="iron",
    lock="gold",
)
def chest(kit: Kit) -> None:
    """Planks under an arched lid, banded with metal; plates and light in a future."""
    if is_scifi(kit):
        case(kit, 1.5, 0.62, 0.95)
        return
    w, h, d = 1.5, 0.62 + kit.between(-0.08, 0.12), 0.95
    bevel = kit.bevel(0.022)
    rows = kit.whole(3, 4)
    is_open = kit.says("open", "opened", "unlocked")
    if is_open:
        _tub(kit, (w, h, d), rows)
    for k in () if is_open else range(rows):
        plank = _board(h / rows - 0.012, d, w, bevel).turned("z", 90)
        kit.add(plank.at(w / 2, (k + 0.5) * h / rows, 0), "main", "body")
    lid: list[tuple[Shape, str]] = []
    radius, count = d / 2, 7
    for k in range(count):
        a0, a1 = pi * k / count + 0.012, pi * (k + 1) / count - 0.012
        middle = (a0 + a1) / 2
        section = [
            (cos(a) * r, sin(a) * r * 0.82)
            for a, r in (
                (a0, radius - 0.1),
                (a0, radius - 0.014),
                (middle, radius),
                (a1, radius - 0.014),
                (a1, radius - 0.1),
            )
        ]
        rings = [[(x, y, z) for z, y in section] for x in (-w / 2, w / 2)]
        lid.append((loft(np.array(rings)), "main"))
    steps = 8 if kit.is_fine else 5
    half = [
        (cos(a) * (radius - 0.04), sin(a) * (radius - 0.04) * 0.82) for a in np.linspace(0, pi, steps * 2)
    ]
    for side in (-1.0, 1.0):
        rings = [[(side * (w / 2 - 0.03) + q, y, z) for z, y in half] for q in (-0.02, 0.02)]
        lid.append((loft(np.array(rings)), "main"))
    for x in (-w / 2 + 0.1, w / 2 - 0.1, 0.0):
        band = 0.15 if x else 0.19
        for z in (1.0, -1.0):
            kit.add(
                box(band, h + 0.02, 0.03, kit.bevel(0.008)).at(x, 0, z * (d / 2 + 0.012)), "accent", "body"
            )
        path = [(x, sin(a) * radius * 0.83, cos(a) * radius) for a in np.linspace(0, pi, steps + 2)]
        lid.append((sweep(path, rectangle(0.05, band, kit.bevel(0.008)), up=(1, 0, 0)), "accent"))
        if kit.is_fine:
            for y in (0.1, h - 0.12):
                kit.add(sphere(0.032, 8, 4).at(x, y, d / 2 + 0.026), "lock", "body")
    kit.add(box(w + 0.05, 0.075, d + 0.05, kit.bevel(0.014)), "accent", "body")
    if not is_open:
        kit.add(box(w + 0.05, 0.075, d + 0.05, kit.bevel(0.014)).at(0, h - 0.07, 0), "accent", "body")
    plate = box(0.26, 0.3, 0.05, kit.bevel(0.02)).at(0, -0.17, d / 2 + 0.05)
    hole = cylinder(0.05, 0.03, kit.sides(12)).turned("x", 90).at(0, 0.01, d / 2 + 0.065)
    slot = box(0.03, 0.1, 0.03, 0).at(0, -0.1, d / 2 + 0.068)
    lid += [(plate, "lock"), (hole, "dark"), (slot, "dark")]
    opening = kit.between(95, 112) if is_open else 0.0
    for shape, finish in lid:
        kit.add(shape.at(0, 0.02, d / 2).turned("x", -opening).at(0, h, -d / 2), finish, "lid")
    if is_open:
        _hoard(kit, (w, h, d))


def _tub(kit: Kit, size: tuple[float, float, float], rows: int) -> None:
    """A chest's body with room in it: walls of planks, metal on their edge, and a floor."""
    w, h, d = size
    bevel = kit.bevel(0.022)
    for side in (-1.0, 1.0):
        for k in range(rows):
            plank = _board(h / rows - 0.012, _WALL, w, bevel).turned("z", 90)
            kit.add(plank.at(w / 2, (k + 0.5) * h / rows, side * (d - _WALL) / 2), "main", "body")
            end = box(_WALL, h / rows - 0.012, d - 2 * _WALL, bevel)
            kit.add(end.at(side * (w - _WALL) / 2, k * h / rows + 0.006, 0), "main", "body")
        along = box(w + 0.05, 0.075, _RIM, kit.bevel(0.014))
        across = box(_RIM, 0.075, d + 0.05 - 2 * _RIM, 0)
        kit.add(along.at(0, h - 0.07, side * (d + 0.05 - _RIM) / 2), "accent", "body")
        kit.add(across.at(side * (w + 0.05 - _RIM) / 2, h - 0.07, 0), "accent", "body")
    kit.add(box(w - 2 * _WALL, 0.06, d - 2 * _WALL, 0).at(0, h - 0.26, 0), "dark", "inside")


def _hoard(kit: Kit, size: tuple[float, float, float]) -> None:
    """Gold up to the rim, coins on it."""
    w, h, d = size
    kit.add(box(w - 2 * _WALL, 0.09, d - 2 * _WALL, 0).at(0, h - 0.14, 0), "gold", "loot")
    kit.add(
        dome(0.62, 0.2, kit.sides(18), 4).scaled(1.05, 1, 0.66).at(0, h - 0.06, 0).solid(), "gold", "loot"
    )
    for _ in range(26 if kit.is_fine else 8):
        coin = cylinder(0.07, 0.018, kit.sides(10))
        x, deep = kit.between(-0.55, 0.55), kit.between(-0.3, 0.3)
        y = h - 0.05 + 0.2 * max(0.0, 1 - (x / 0.65) ** 2 - (deep / 0.41) ** 2) ** 0.5
        kit.add(
            coin.turned("x", kit.between(-50, 50)).turned("y", kit.between(0, 360)).at(x, y, deep),
            "gold",
            "loot",
        )


def staves(kit: Kit, count: int, *, radius: float, height: float, bulge: float) -> None:
    """Bent boards in a circle, from the floor up."""
    steps = 7 if kit.detail > 0.6 else 4
    ys = np.linspace(0, height, steps)
    thickness = 0.07 * radius / 0.5
    for k in range(count):
        a0, a1 = 2 * pi * k / count + 0.012, 2 * pi * (k + 1) / count - 0.012
        middle = (a0 + a1) / 2
        rough = kit.between(-0.004, 0.004)
        rings = []
        for y in ys:
            r = radius + bulge * (1 - (2 * y / height - 1) ** 2) + rough
            rings.append(
                [
                    (sin(a) * q, y, cos(a) * q)
                    for a, q in (
                        (a0, r - thickness),
                        (a0, r - 0.01),
                        (middle, r),
                        (a1, r - 0.01),
                        (a1, r - thickness),
                        (middle, r - thickness),
                    )
                ]
            )
        kit.add(loft(np.array(rings)), "main", "staves")


def hoop(kit: Kit, at: float, width: float, *, radius: float, height: float, bulge: float) -> Shape:
    """A band around staves."""

    def r(y: float) -> float:
        return radius + bulge * (1 - (2 * y / height - 1) ** 2)

    low, high = at - width / 2, at + width / 2
    profile = [(r(low) - 0.02, low), (r(low) + 0.022, low), (r(high) + 0.022, high), (r(high) - 0.02, high)]
    return lathe(profile, kit.sides(36), is_loop=True)


@prop(
    "barrel, wine barrel, keg, cask, powder keg, rum barrel",
    0.9,
    kind="container",
    main="wood",
    accent="iron",
    head="dark wood",
)
def barrel(kit: Kit) -> None:
    """Staves between four hoops."""
    if is_scifi(kit):
        canister(kit, 0.5, kit.between(1.2, 1.4))
        return
    radius, height, bulge = 0.5, kit.between(1.2, 1.4), kit.between(0.08, 0.13)
    staves(kit, 16 if kit.is_fine else 12, radius=radius, height=height, bulge=bulge)
    for y in (0.08, height - 0.14):
        kit.add(cylinder(radius - 0.03, 0.06, kit.sides(32), kit.bevel(0.006)).at(0, y, 0), "head", "heads")
    for y in (0.1, 0.36, height - 0.36, height - 0.1):
        kit.add(hoop(kit, y, 0.1, radius=radius, height=height, bulge=bulge), "accent", "hoops")
    if kit.says("tap", "beer", "ale", "wine", "tavern") or kit.chance(0.3):
        spout = cylinder(0.045, 0.14, kit.sides(12)).turned("x", 90).at(0, 0.3, radius + bulge * 0.7)
        kit.add(spout, "head", "tap")
        kit.add(box(0.03, 0.1, 0.09, 0.006).at(0, 0.31, radius + bulge * 0.7 + 0.07), "head", "tap")


@prop(
    "bucket, pail, wooden bucket",
    0.4,
    kind="container",
    main="wood",
    accent="iron",
    liquid="ice",
    rope="rope",
)
def bucket(kit: Kit) -> None:
    """Straight staves, two hoops, a bow."""
    count = 12
    radius, height = 0.4, 0.72
    for k in range(count):
        a0, a1 = 2 * pi * k / count + 0.004, 2 * pi * (k + 1) / count - 0.004
        rings = [
            [(sin(a) * q, y, cos(a) * q) for a, q in ((a0, r - 0.05), (a0, r), (a1, r), (a1, r - 0.05))]
            for y, r in ((0, radius), (height, radius + 0.1))
        ]
        kit.add(loft(np.array(rings)), "main", "staves")
    kit.add(cylinder(radius - 0.04, 0.06, kit.sides(24)).at(0, 0.03, 0), "main", "staves")
    kit.add(cylinder(radius + 0.03, 0.02, kit.sides(24)).at(0, height - 0.2, 0), "liquid", "water")
    for y, r in ((0.12, radius + 0.02), (height - 0.14, radius + 0.08)):
        profile = [(r - 0.03, y - 0.04), (r + 0.02, y - 0.04), (r + 0.03, y + 0.04), (r - 0.02, y + 0.04)]
        kit.add(lathe(profile, kit.sides(32), is_loop=True), "accent", "hoops")
    turn = np.linspace(0, pi, 13)
    path = [(cos(a) * 0.5, height - 0.06 + sin(a) * 0.48, 0) for a in turn]
    kit.add(sweep(path, rectangle(0.04, 0.04, 0.01)), "accent", "handle")


@prop(
    "crate, wooden crate, supply crate, box, cargo box, ammo crate, package",
    0.9,
    kind="container",
    main="wood",
    accent="dark wood",
    nail="iron",
)
def crate(kit: Kit) -> None:
    """Boards in a frame with a brace across."""
    if is_scifi(kit):
        cube(kit, 1.0)
        return
    s = 1.0
    kit.add(box(s * 0.94, s * 0.94, s * 0.94, 0).at(0, s * 0.03, 0), "dark", "core")
    boards = kit.whole(4, 5)
    width = s * 0.9 / boards
    faces = [(0, "y"), (90, "y"), (180, "y"), (270, "y"), (-90, "x"), (90, "x")]
    diagonal = kit.chance(0.7)
    lean = 1 if kit.chance(0.5) else -1
    for turn, axis in faces:
        parts: list[tuple[Shape, str]] = []
        for k in range(boards):
            board = box(width - 0.012, s * 0.94, 0.04, kit.bevel(0.01))
            parts.append((board.at((k + 0.5) * width - s * 0.45, -s * 0.47, s * 0.475 - 0.005), "main"))
        frame = 0.13
        for x in (-1.0, 1.0):
            parts.append(
                (box(frame, s, 0.06, kit.bevel(0.012)).at(x * (s - frame) / 2, -s / 2, s * 0.49), "accent")
            )
            rail = box(frame, s - 2 * frame, 0.06, kit.bevel(0.012)).turned("z", 90)
            parts.append((rail.at(s / 2 - frame, x * (s - frame) / 2, s * 0.49), "accent"))
            if kit.is_fine:
                parts += [
                    (sphere(0.022, 6, 3).at(x * (s - frame) / 2, y * (s - frame) / 2, s * 0.522), "nail")
                    for y in (-1, 1)
                ]
        if diagonal:
            length = (s - 2 * frame) * 1.32
            brace = box(frame * 0.9, length, 0.05, kit.bevel(0.012)).at(0, -length / 2, s * 0.487)
            parts.append((brace.turned("z", 45 * lean), "accent"))
        for shape, finish in parts:
            kit.add(
                shape.turned(axis, turn).at(0, s / 2, 0), finish, "boards" if finish == "main" else "frame"
            )


@prop(
    "sack, bag, money bag, coin bag, pouch, loot bag, coin purse",
    0.5,
    kind="container",
    main="canvas",
    accent="rope",
    coin="gold",
)
def sack(kit: Kit) -> None:
    """A full bag, tied at the neck."""
    sides = kit.sides(44, 10)
    profile = [
        (0.0, 0.0),
        (0.3, 0.0),
        (0.4, 0.04),
        (0.46, 0.1),
        (0.505, 0.19),
        (0.52, 0.28),
        (0.505, 0.38),
        (0.47, 0.48),
        (0.41, 0.57),
        (0.34, 0.64),
        (0.25, 0.7),
        (0.17, 0.76),
        (0.15, 0.81),
        (0.2, 0.9),
        (0.27, 0.98),
        (0.2, 0.99),
        (0.1, 0.84),
        (0.0, 0.82),
    ]
    bag = lathe(profile, sides)
    angle = np.arctan2(bag.positions[:, 0], bag.positions[:, 2])
    height = bag.positions[:, 1:2]
    folds = (
        1
        + (0.035 + 0.13 * np.clip(height - 0.6, 0, 1))
        * np.sin(angle * kit.whole(6, 9) + kit.between(0, 6))[:, None]
    )
    lean = np.column_stack(
        [np.full(len(height), kit.between(-0.06, 0.06)), np.zeros(len(height)), np.zeros(len(height))]
    )
    kit.add(
        bag.bent(bag.positions * np.column_stack([folds, np.ones(len(folds)), folds]) + lean * height),
        "main",
        "bag",
    )
    kit.add(torus(0.165, 0.035, kit.sides(20), 8).at(0, 0.785, 0), "accent", "rope")
    kit.add(torus(0.165, 0.03, kit.sides(20), 8).turned("z", 8).at(0, 0.82, 0), "accent", "rope")
    if kit.says("money", "coin", "coins", "gold", "loot", "treasure", "purse"):
        for _ in range(9):
            a, r = kit.between(0, 2 * pi), kit.between(0.5, 0.75)
            coin = cylinder(0.075, 0.02, kit.sides(14), 0.004).turned("x", kit.between(-14, 14))
            kit.add(coin.at(cos(a) * r, 0.005 + 0.02 * kit.whole(0, 2), sin(a) * r), "coin", "coins")


@prop("basket, wicker basket", 0.5, kind="container", main="rope", accent="dark wood")
def basket(kit: Kit) -> None:
    """Woven rings, a rim and a bow."""
    for k in range(9):
        y, r = k * 0.065, 0.34 + 0.018 * k
        wavy = torus(r, 0.04, kit.sides(32), 6)
        angle = np.arctan2(wavy.positions[:, 0], wavy.positions[:, 2])
        push = 1 + 0.045 * np.sin(angle * 12 + pi * k)
        kit.add(
            wavy.bent(wavy.positions * np.column_stack([push, np.ones(len(push)), push])).at(0, y + 0.04, 0),
            "main",
            "weave",
        )
    kit.add(cylinder(0.33, 0.05, kit.sides(24)), "main", "weave")
    kit.add(torus(0.5, 0.045, kit.sides(32), 8).at(0, 0.62, 0), "accent", "rim")
    path = [(cos(a) * 0.5, 0.62 + sin(a) * 0.5, 0) for a in np.linspace(0, pi, 13)]
    kit.add(sweep(path, rectangle(0.06, 0.05, 0.012)), "accent", "handle")
