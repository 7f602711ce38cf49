"""What a family of sounds is, what it is asked for, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from layer_server.generators.audio.samples import Sound, count

Rng = np.random.Generator


@dataclass(frozen=True, slots=True)
class Take:
    """One sound that is asked for.

    Attributes:
        rng: what makes this take another than the next.
        seconds: how long, for a steady sound; what a single one may fill, or 0 for its natural length.
        material: a key of ``MATERIALS``, or "" for what is usual.
        size: 1 is usual; a tiny one 0.45, a huge one 2.4.
        force: 1 is usual; a soft one 0.5, a violent one 1.6.
        pace: 1 is usual; a slow one 0.6, a fast one 1.7.
        words: every word of the event, for a family that has variants.
    """

    rng: Rng
    seconds: float = 0.0
    material: str = ""
    size: float = 1.0
    force: float = 1.0
    pace: float = 1.0
    words: frozenset[str] = field(default_factory=frozenset)

    @property
    def samples(self) -> int:
        """Of a steady sound."""
        return count(self.seconds)

    @property
    def pitch(self) -> float:
        """What a size does to frequencies: larger things are lower."""
        return float(self.size**-0.75)

    def near(self, value: float, spread: float = 0.08) -> float:
        """A value that differs from take to take by about this share."""
        return float(value * np.exp(self.rng.normal(0, spread)))

    def says(self, *words: str) -> bool:
        return any(word in self.words for word in words)


Make = Callable[[Take], Sound]


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of sound that can be made.

    Attributes:
        name: as the result names it.
        phrases: words that name it in a prompt, longest match first.
        captions: what it sounds like, for finding it by meaning.
        steady: it goes on for as long as it is asked to, rather than happen once.
        times: how often it happens where no number is given (footsteps: 4).
        gap: seconds from one to the next, when it happens more than once.
        seconds: how long a steady one is where no length is given.
        is_interface: a game's own sound, which no place surrounds and no material changes.
        meets_ground: its material is what it happens on, rather than what it is.
    """

    name: str
    make: Make
    phrases: tuple[str, ...]
    captions: tuple[str, ...]
    steady: bool = False
    times: int = 1
    gap: float = 0.6
    seconds: float = 5.0
    is_interface: bool = False
    meets_ground: bool = False


FAMILIES: dict[str, Family] = {}
"""Every family by its name, in the order of definition; filled by importing ``families``."""


def family(
    name: str,
    phrases: str,
    *captions: str,
    steady: bool = False,
    times: int = 1,
    gap: float = 0.6,
    seconds: float = 5.0,
    is_interface: bool = False,
    meets_ground: bool = False,
) -> Callable[[Make], Make]:
    """Register a function as a family; ``phrases`` are separated by commas."""

    def register(make: Make) -> Make:
        FAMILIES[name] = Family(
            name,
            make,
            tuple(phrase.strip() for phrase in phrases.split(",")),
            captions or (name,),
            steady,
            times,
            gap,
            seconds,
            is_interface,
            meets_ground,
        )
        return make

    return register
