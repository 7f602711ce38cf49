"""What a room is put together with: named materials, and places to set pieces at, whichever wall they stand against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.rooms.forms import arch, prism, regular
from layer_server.generators.scene.rooms.materials import MATERIALS
from layer_server.generators.scene.solids import Solid, ball, box, cylinder
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.stage import Lamp, Pane
from layer_server.generators.scene.stuff import Stuff

FIRE = (1.0, 0.52, 0.22)
CANDLE = (1.0, 0.68, 0.36)
PALE = (0.92, 0.96, 1.0)


@dataclass(slots=True, eq=False)
class Kit:
    """A room in the making.

    Attributes:
        wide, tall, long: half its width, its height, its length.
        inks: colours that the plan or the prompt gives: ``accent``, ``glow``, ``carpet``, …
        flip: -1 where left and right are changed over.
        weather: words for what the windows show.
        solids: what belongs to the shell; ``props``: what stands before it.
        flames: place and size of each flame.
        panes: windows that the sun comes in by.
        alias: what ``trim``, ``door`` and the like are made of here.
    """

    scene: Scene
    rng: np.random.Generator
    wide: float
    tall: float
    long: float
    inks: dict[str, str] = field(default_factory=dict)
    weather: tuple[str, ...] = ("day",)
    flip: float = 1.0
    stuffs: list[Stuff] = field(default_factory=list)
    solids: list[Solid] = field(default_factory=list)
    props: list[Solid] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    flames: list[tuple[tuple[float, float, float], float]] = field(default_factory=list)
    panes: list[Pane] = field(default_factory=list)
    alias: dict[str, str] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    def stuff(self, name: str) -> int:
        """The index of a material: ``oak``, ``paint:#c04030``, ``cloth:accent``."""
        name = self.alias.get(name, name)
        if name not in self.known:
            family, _, colour = name.partition(":")
            colour = self.inks.get(colour, colour)
            stuff = MATERIALS[family]
            if family == "outlook":
                stuff = replace(stuff, words=self.weather)
            if colour.startswith("#"):
                stuff = replace(stuff, colour=colour)
            self.known[name] = len(self.stuffs)
            self.stuffs.append(stuff)
        return self.known[name]

    def tint(self, name: str, strength: float = 1.0) -> tuple[float, float, float]:
        """A colour of ``inks``, or of its own hexadecimal, as light."""
        ink = rgb(self.inks.get(name, name)) * np.float32(strength)
        return float(ink[0]), float(ink[1]), float(ink[2])

    def at(self, x: float, z: float, side: str = "back", *, fixed: bool = False) -> Place:
        return Place(self, x, z, side, fixed=fixed)


@dataclass(slots=True, eq=False)
class Place:
    """Where a piece stands: u runs along its back, y up, d out from its back to where people stand.

    Attributes:
        side: ``back`` faces the eye, ``left`` and ``right`` stand against these walls, ``front`` turns its back.
        fixed: whether it belongs to the shell.
    """

    kit: Kit
    x: float
    z: float
    side: str = "back"
    fixed: bool = False

    @property
    def rng(self) -> np.random.Generator:
        return self.kit.rng

    def spot(self, u: float, d: float) -> tuple[float, float]:
        """x and z of a place."""
        if self.side == "back":
            return self.x + u, self.z - d
        if self.side == "front":
            return self.x + u, self.z + d
        return self.x + (d if self.side == "left" else -d), self.z + u

    def _add(self, *solids: Solid) -> None:
        (self.kit.solids if self.fixed else self.kit.props).extend(solids)

    def box(
        self,
        u: tuple[float, float],
        y: tuple[float, float],
        d: tuple[float, float],
        stuff: str,
        tone: float = 1.0,
    ) -> None:
        (x0, z0), (x1, z1) = self.spot(u[0], d[0]), self.spot(u[1], d[1])
        low, high = (min(x0, x1), y[0], min(z0, z1)), (max(x0, x1), y[1], max(z0, z1))
        self._add(box(low, high, self.kit.stuff(stuff), tone))

    def block(  # noqa: PLR0917  reads as one line
        self,
        u: float,
        y: tuple[float, float],
        d: float,
        half: tuple[float, float],
        stuff: str,
        tone: float = 1.0,
    ) -> None:
        """A box around u and d."""
        self.box((u - half[0], u + half[0]), y, (d - half[1], d + half[1]), stuff, tone)

    def post(
        self,
        u: float,
        d: float,
        y: tuple[float, float],
        radius: float,
        stuff: str,
        *,
        tip: float | None = None,
        tone: float = 1.0,
    ) -> None:
        self._add(cylinder(self.spot(u, d), y[0], y[1], radius, self.kit.stuff(stuff), tip=tip, tone=tone))

    def ball(self, u: float, y: float, d: float, radius: float, stuff: str, tone: float = 1.0) -> None:  # noqa: PLR0917  reads as one line
        x, z = self.spot(u, d)
        self._add(ball((x, y, z), radius, self.kit.stuff(stuff), tone))

    def _axis(self, *, along: bool) -> int:
        """The world's axis that u (or, not ``along``, d) runs on."""
        return 0 if (self.side in {"back", "front"}) == along else 2

    def slab(
        self, outline: list[tuple[float, float]], u: tuple[float, float], stuff: str, tone: float = 1.0
    ) -> None:
        """An outline of (d, y) drawn out along u."""
        axis = self._axis(along=True)
        points = []
        for d, y in outline:
            x, z = self.spot(0, d)
            points.append((y, z) if axis == 0 else (x, y))
        (x0, z0), (x1, z1) = self.spot(u[0], 0), self.spot(u[1], 0)
        self._add(prism(axis, points, (x0, x1) if axis == 0 else (z0, z1), self.kit.stuff(stuff), tone))

    def face(
        self, outline: list[tuple[float, float]], d: tuple[float, float], stuff: str, tone: float = 1.0
    ) -> None:
        """An outline of (u, y) drawn out along d."""
        axis = self._axis(along=False)
        points = []
        for u, y in outline:
            x, z = self.spot(u, 0)
            points.append((y, z) if axis == 0 else (x, y))
        (x0, z0), (x1, z1) = self.spot(0, d[0]), self.spot(0, d[1])
        self._add(prism(axis, points, (x0, x1) if axis == 0 else (z0, z1), self.kit.stuff(stuff), tone))

    def plan(
        self, outline: list[tuple[float, float]], y: tuple[float, float], stuff: str, tone: float = 1.0
    ) -> None:
        """An outline of (u, d) seen from above, drawn up."""
        self._add(prism(1, [self.spot(u, d) for u, d in outline], y, self.kit.stuff(stuff), tone))

    def bar(  # noqa: PLR0917  reads as one line
        self, u: tuple[float, float], y: float, d: float, radius: float, stuff: str, tone: float = 1.0
    ) -> None:
        """A level rod along u."""
        self.slab(regular((d, y), radius, 8), u, stuff, tone)

    def rod(  # noqa: PLR0917  reads as one line
        self, d: tuple[float, float], y: float, u: float, radius: float, stuff: str, tone: float = 1.0
    ) -> None:
        """A level rod along d."""
        self.face(regular((u, y), radius, 8), d, stuff, tone)

    def arch(
        self, y: float, radii: tuple[float, float], d: tuple[float, float], stuff: str, *, rise: float = 1.0
    ) -> None:
        """An arch that stands across d, its feet at ``y``."""
        axis = self._axis(along=False)
        x, z = self.spot(0, 0)
        (x0, z0), (x1, z1) = self.spot(0, d[0]), self.spot(0, d[1])
        self._add(
            *arch(
                axis,
                (x, y) if axis == 2 else (z, y),
                radii,
                (z0, z1) if axis == 2 else (x0, x1),
                self.kit.stuff(stuff),
                rise=rise,
            )
        )

    def lamp(
        self,
        u: float,
        y: float,
        d: float,
        colour: tuple[float, float, float],
        reach: float = 2.2,
        *,
        shades: bool = False,
    ) -> None:
        x, z = self.spot(u, d)
        self.kit.lamps.append(Lamp((x, y, z), colour, reach, shades))

    def flame(self, u: float, y: float, d: float, size: float) -> None:
        x, z = self.spot(u, d)
        self.kit.flames.append(((x, y, z), size))


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing for rooms: what sets it up at a place, and the room that it takes along its back and before it."""

    make: Callable[[Place], None]
    wide: float
    deep: float


PIECES: dict[str, Piece] = {}
"""By name; filled by the modules that define pieces."""


def piece(wide: float, deep: float) -> Callable[[Callable[[Place], None]], Callable[[Place], None]]:
    """Put a function into ``PIECES`` by its name."""

    def enter(make: Callable[[Place], None]) -> Callable[[Place], None]:
        PIECES[make.__name__] = Piece(make, wide, deep)
        return make

    return enter
