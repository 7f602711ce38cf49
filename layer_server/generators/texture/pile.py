"""Many small things lying over one another on a torus: leaves, coins, scales."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Mask, Plane
from layer_server.generators.texture.tile import Ids, Tile

Outline = Callable[[Plane, Plane], Mask]
"""Whether a place (u, v), -1..1 along and across a thing, is on it."""


_SLIM = 0.2
"""Width by length below which a thing is laid down by pieces."""


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """What lies on top at each pixel.

    Attributes:
        ids: which thing, -1 for none; later ones lie higher.
        u, v: the place on it, -1..1.
        angle: of each thing, radians.
    """

    ids: Ids
    u: Plane
    v: Plane
    angle: Plane


@dataclass(frozen=True, slots=True, eq=False)
class Things:
    """Where things lie: pixels, radians; ``half`` is half their length, ``slim`` width by length."""

    x: Plane
    y: Plane
    half: Plane
    angle: Plane
    slim: float = 1.0


def pile(tile: Tile, things: Things, outline: Outline) -> Pile:
    """Lay things down one after the other."""
    ids = np.full(tile.shape, -1, np.int32)
    u, v = tile.zeros(), tile.zeros()
    parts = 1 if things.slim >= _SLIM else int(np.ceil(0.5 / things.slim))
    for i in range(len(things.x)):
        half = float(things.half[i])
        cosine, sine = np.float32(np.cos(things.angle[i])), np.float32(np.sin(things.angle[i]))
        for part in range(parts):  # a long thing by pieces: the box around all of it is mostly empty
            from_middle = ((2 * part + 1) / parts - 1) * half
            reach = half if parts == 1 else half / parts + half * things.slim
            x, y = things.x[i] + cosine * from_middle, things.y[i] + sine * from_middle
            near = int(np.ceil(reach)) + 1
            rows = np.arange(int(y) - near, int(y) + near + 1)
            columns = np.arange(int(x) - near, int(x) + near + 1)
            dy = (rows - things.y[i]).astype(np.float32)[:, None] / np.float32(half)
            dx = (columns - things.x[i]).astype(np.float32)[None] / np.float32(half)
            along, across = cosine * dx + sine * dy, (cosine * dy - sine * dx) / np.float32(things.slim)
            on = outline(along, across)
            place = np.ix_(rows % tile.height, columns % tile.width)
            ids[place] = np.where(on, i, ids[place])
            u[place] = np.where(on, along, u[place])
            v[place] = np.where(on, across, v[place])
    return Pile(ids, u, v, things.angle)


def strewn(
    tile: Tile, rng: np.random.Generator, count: float, half: tuple[float, float], slim: float = 1.0
) -> Things:
    """``count`` things per square of the unit, anywhere and any way round; ``half`` in units."""
    many = max(1, int(count * tile.width * tile.height / tile.unit**2))
    return Things(
        rng.random(many, dtype=np.float32) * np.float32(tile.width),
        rng.random(many, dtype=np.float32) * np.float32(tile.height),
        rng.uniform(*half, many).astype(np.float32) * np.float32(tile.unit),
        rng.uniform(0, 2 * np.pi, many).astype(np.float32),
        slim,
    )


def of_each(values: Plane, ids: Ids, none: float = 0.0) -> Plane:
    """A thing's value wherever it shows."""
    result: Plane = np.where(ids >= 0, values[np.maximum(ids, 0)], np.float32(none)).astype(np.float32)
    return result
