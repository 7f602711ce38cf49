"""What a recipe builds with: parts, chance, how finely, and what the prompt asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.shape import Shape


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One part: its shape, the finish or the role that it takes, and the group it belongs to."""

    shape: Shape
    finish: str
    group: str


@dataclass(slots=True, eq=False)
class Kit:
    """One prop under construction.

    Attributes:
        rng: of the seed.
        detail: 1 is standard; below it round things have fewer sides and small parts are left out.
        words: the prompt's, for conditions such as ``open`` or ``tall``.
        heard: those of them that the recipe went by.
        grown: how much larger it is with what stands beside it.
    """

    rng: np.random.Generator
    detail: float = 1.0
    words: frozenset[str] = frozenset()
    pieces: list[Piece] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)
    grown: float = 1.0

    def add(self, shape: Shape, finish: str, group: str = "body") -> None:
        self.pieces.append(Piece(shape, finish, group))

    def around(self, shape: Shape, count: int, finish: str, group: str = "body", start: float = 0) -> None:
        """Copies in a circle about Y."""
        for index in range(count):
            self.add(shape.turned("y", start + 360 * index / count), finish, group)

    def between(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def whole(self, low: int, high: int) -> int:
        """From ``low`` to ``high``, both included."""
        return int(self.rng.integers(low, high + 1))

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def says(self, *words: str) -> bool:
        said = self.words.intersection(words)
        self.heard |= said
        return bool(said)

    def sides(self, count: int, least: int = 6) -> int:
        """How many sides a round thing has: an even number."""
        return max(least, 2 * round(count * self.detail / 2))

    def bevel(self, amount: float) -> float:
        """Edges are bevelled where there is detail to spare."""
        return amount if self.detail > 0.45 else 0.0

    @property
    def is_fine(self) -> bool:
        """Whether small parts such as rivets are worth their faces."""
        return self.detail > 0.55


Recipe = Callable[[Kit], None]


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing that can be built.

    Attributes:
        name: how it is called.
        words: other names.
        build: its recipe.
        metres: length of its longest side.
        roles: the finish of each role; ``main`` and ``accent`` take the prompt's first and second material.
        tint: the role that a colour word colours.
        kind: for people: ``furniture``.
    """

    name: str
    words: tuple[str, ...]
    build: Recipe
    metres: float
    roles: Mapping[str, str]
    tint: str
    kind: str


PROPS: dict[str, Prop] = {}


def prop(
    names: str, metres: float, *, kind: str, tint: str = "main", **roles: str
) -> Callable[[Recipe], Recipe]:
    """Register a recipe under comma-separated names, the first one first."""

    def register(recipe: Recipe) -> Recipe:
        name, *others = [each.strip() for each in names.split(",")]
        PROPS[name] = Prop(name, tuple(others), recipe, metres, roles, tint, kind)
        return recipe

    return register


def arc(radius: float, start: float, end: float, count: int) -> list[tuple[float, float]]:
    """Points on a circle, degrees counter-clockwise from +x."""
    angles = np.linspace(start * pi / 180, end * pi / 180, count)
    return [(radius * cos(a), radius * sin(a)) for a in angles]


def curve(points: Sequence[tuple[float, float, float]], between: int = 4) -> list[tuple[float, float, float]]:
    """A smooth line through points (Catmull and Rom's spline), with so many steps from each to the next."""
    p = np.array([points[0], *points, points[-1]], np.float64)
    found = []
    for i in range(1, len(p) - 2):
        for t in np.linspace(0, 1, between, endpoint=False):
            a, b, c, d = p[i - 1 : i + 3]
            at = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
            found.append((float(at[0] / 2), float(at[1] / 2), float(at[2] / 2)))
    return [*found, points[-1]]


def spread_over(values: Sequence[float], between: int = 4) -> list[float]:
    """Values at points as values along the ``curve`` through them."""
    count = (len(values) - 1) * between + 1
    found: list[float] = np.interp(
        np.linspace(0, len(values) - 1, count), range(len(values)), values
    ).tolist()
    return found
