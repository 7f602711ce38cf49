"""What the parts of a town are laid out with: rows of houses, a church, lamps, things before doors."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.scene.rooms.kit import PIECES, Kit, Place
from layer_server.generators.scene.town.houses import (
    Plot,
    Style,
    house,
    street_lamp,
)


@dataclass(frozen=True, slots=True)
class Yard:
    """A part of a town.

    Attributes:
        build: puts it up.
        style: a name of ``STYLES``.
        ground: the material of its ground.
        high: units that the eye stands at.
        horizon: share of the picture's height.
    """

    build: Callable[[Kit, Style, Air], None]
    style: str
    ground: str
    high: float = 1.75
    horizon: float = 0.56
    wet: float = 0.0


@dataclass(frozen=True, slots=True)
class Air:
    """What the hour and the season do to a town: lit windows, snow on roofs, bare trees, and what leaves are."""

    lit: bool
    snowy: bool
    bare: bool
    leaves: str = "hedge"


def put(kit: Kit, name: str, x: float, z: float, side: str = "back") -> None:
    piece = PIECES[name]
    offset = piece.deep / 2 if side == "back" else 0
    piece.make(kit.at(x, z + offset, side))


def row(
    kit: Kit,
    style: Style,
    air: Air,
    side: int,
    *,
    at: float,
    near: float,
    far: float,
    floors: tuple[int, int] = (2, 4),
    gap: float = 0.0,
    trade: bool = True,
) -> None:
    """Houses along one side of a street, their fronts at x = ``side * at``."""
    z = near
    while z < far:
        half = float(kit.rng.uniform(2.0, 3.3))
        deep = float(kit.rng.uniform(4.5, 6.0))
        jump = float(kit.rng.uniform(0, 0.5))
        plot = Plot(half, deep, int(kit.rng.integers(*floors)), near=z < 30)
        x = side * (at + deep + jump)
        place = kit.at(x, z + half, "right" if side > 0 else "left", fixed=True)
        house(place, plot, style, lit=air.lit, snowy=air.snowy, trade=trade)
        z += 2 * half + gap * float(kit.rng.uniform(0.6, 1.4))


def across(  # noqa: PLR0917  reads as one line
    kit: Kit,
    style: Style,
    air: Air,
    z: float,
    half_span: float,
    floors: tuple[int, int] = (2, 4),
    gap: float = 0.0,
) -> None:
    """Houses that close a square at its far side."""
    x = -half_span
    while x < half_span:
        half = float(kit.rng.uniform(2.0, 3.4))
        deep = 5.0
        plot = Plot(half, deep, int(kit.rng.integers(*floors)), near=z < 30)
        house(
            kit.at(x + half, z + deep + float(kit.rng.uniform(0, 0.5)), fixed=True),
            plot,
            style,
            lit=air.lit,
            snowy=air.snowy,
            trade=True,
        )
        x += 2 * half + gap


def church(kit: Kit, x: float, z: float, air: Air) -> None:
    """A church's tower over the roofs."""
    p = kit.at(x, z, fixed=True)
    p.block(0, (0, 15), 0, (2.0, 2.0), "stone")
    p.block(0, (14.8, 15.2), 0, (2.2, 2.2), "pale stone")
    p.plan([(-2.1, -2.1), (2.1, -2.1), (2.1, 2.1), (-2.1, 2.1)], (15.2, 15.3), "stone")
    p.post(0, 0, (15.2, 22), 2.2, "snow" if air.snowy else "roof:#4a5a5c", tip=0.05)
    p.face(
        [(1.0 * math.cos(a), 11.5 + 1.0 * math.sin(a)) for a in (k * math.pi / 6 for k in range(12))],
        (2.0, 2.1),
        "paint:#f0e8d0",
    )
    p.box((-0.05, 0.05), (11.5, 12.2), (2.1, 2.15), "gloss:#101010")
    p.box((0.0, 0.5), (11.46, 11.54), (2.1, 2.15), "gloss:#101010")


def clutter(kit: Kit, at: float, *, far: float = 16) -> None:
    """Barrels, crates and sacks before the houses."""
    for side in (-1, 1):
        z = 5.2 + float(kit.rng.uniform(0, 1.5))
        while z < far:
            name = str(kit.rng.choice(["barrels", "crates", "sacks", "barrels", "plant"]))
            put(kit, name, side * (at - 0.7), z, "left" if side < 0 else "right")
            z += float(kit.rng.uniform(2.6, 5.0))


def lamps(kit: Kit, at: float, air: Air, zs: tuple[float, ...]) -> None:
    for k, z in enumerate(zs):
        for side in (-1, 1) if k % 2 == 0 else (1,):
            street_lamp(kit.at(side * at, z), lit=air.lit)


def sink(kit: Kit, first: int, much: float) -> None:
    """Lower what has been built since."""
    down = np.array([0, much, 0], np.float32)
    for k in range(first, len(kit.solids)):
        each = kit.solids[k]
        planes = each.planes.copy()
        planes[:, 3] -= planes[:, 1] * np.float32(much)
        ball = None if each.ball is None else (each.ball[0], each.ball[1] - much, each.ball[2], each.ball[3])
        kit.solids[k] = replace(each, planes=planes, low=each.low - down, high=each.high - down, ball=ball)


def ground_of(p: Place, stuff: str) -> None:
    """The ground of a place."""
    p.box((-300, 300), (-0.5, 0.0), (-300, 2), stuff)
