"""How the pictures of consecutive seeds differ: another silhouette first, then pose, finish and colour.

Everything is counted, nothing is drawn by lot: seeds that follow each other walk through all silhouettes that
fit before one comes again, and then it comes in another pose and finish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from layer_server.generators.colour import turn
from layer_server.generators.image.materials import Material
from layer_server.generators.image.tables import words

_T = TypeVar("_T")

_POSES = (
    (False, 0.0, 1.0), (True, 9.0, 0.94), (False, -10.0, 1.06), (True, 0.0, 1.0), (False, 12.0, 0.92),
    (True, -6.0, 1.08), (False, 6.0, 0.97), (True, -12.0, 0.94),
)  # fmt: skip
"""Mirrored, tilt in degrees, width against height; each differs visibly from those near it."""

_HUES = (0.0, 11.0, -11.0, 5.0, -6.0)
_VALUES = (1.0, 0.82, 1.12, 0.91, 1.06)
_METAL_GRAINS = ("", "hammered", "scratches")

_UPRIGHT = words(
    """
    house castle tower tree oak pine tent tavern tombstone grave barrel crate box chest door throne ship
    boat campfire cauldron candle lantern tank car mansion temple bridge mountain volcano gate fountain
    mill windmill lighthouse building cottage hut treehouse table chair bed bookshelf anvil robot
    """
)
"""Things that stand or swim: they never lean."""

_FACING = words(
    "note clock watch map letter sign number question mark dice calendar compass keyboard text flag"
)
"""Things that are wrong in a mirror."""


_DRAWN = re.compile(r"^= ([\w-]+)", re.MULTILINE)


def _drawn_in(*rooms: str) -> frozenset[str]:
    folder = Path(__file__).parent
    texts = (folder.joinpath(f"sketches_{room}.txt").read_text(encoding="utf-8") for room in rooms)
    return frozenset(name for text in texts for name in _DRAWN.findall(text))


@lru_cache(maxsize=1)
def facing_pictures() -> frozenset[str]:
    """Names of our own pictures that are wrong in a mirror: arrows and signs."""
    return _drawn_in("signs")


@lru_cache(maxsize=1)
def standing_pictures() -> frozenset[str]:
    """Names of pictures that never lean: what is built, what drives, what is a sign, and what the emoji show of it."""
    named = frozenset(
        name.rpartition("/")[2]
        for line in Path(__file__).with_name("nouns_shown.txt").read_text(encoding="utf-8").splitlines()
        for name in line.partition(":")[2].partition("|")[0].split()
    )
    return named | _drawn_in("signs", "sites", "machines", "magic")


@dataclass(frozen=True, slots=True)
class Variation:
    """What one seed makes of a subject.

    Attributes:
        place: which of the silhouettes that fit.
        lap: how often a walk through them all was completed before.
    """

    place: int = 0
    lap: int = 0

    @staticmethod
    def of(seed: int, count: int) -> Variation:
        """The variation of ``seed`` where ``count`` silhouettes fit."""
        return Variation(seed % count, seed // count)

    def pick(self, options: Sequence[_T]) -> _T:
        """One of ``options``: another one whenever the same silhouette comes again."""
        return options[(self.place + self.lap) % len(options)]

    def pose(self, head: str, picture: str = "") -> Pose:
        """How a thing called ``head`` is held, whose picture has the name ``picture``."""
        mirrored, tilt, stretch = _POSES[self.lap % len(_POSES)]
        mirrored = mirrored and head not in _FACING and picture not in facing_pictures()
        if head in _UPRIGHT or picture in standing_pictures():
            return Pose(mirrored, stretch=stretch**2)
        return Pose(mirrored, tilt, stretch)

    @property
    def hue(self) -> float:
        """Degrees to turn hues that nobody asked for."""
        return self.pick(_HUES)

    def finish(self, material: Material, *, keep_hue: bool = False) -> Material:
        """``material`` in another finish: metals change their grain and age, others their hue and depth."""
        ramp = material.ramp if keep_hue or material.is_metal else turn(material.ramp, self.hue)
        ramp = np.clip(ramp * np.float32(self.pick(_VALUES)), 0, 1)
        grain = material.grain
        if material.is_metal and grain != "facets":
            grain = self.pick((grain, *(other for other in _METAL_GRAINS if other != grain)))
        return replace(material, ramp=ramp, grain=grain)


@dataclass(frozen=True, slots=True)
class Pose:
    """How a silhouette is put on the canvas.

    Attributes:
        mirrored: left becomes right.
        tilt: degrees, clockwise.
        stretch: width against height.
    """

    mirrored: bool = False
    tilt: float = 0.0
    stretch: float = 1.0

    def matrix(self) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        """The 2 x 2 matrix on (x, y), rows running down."""
        angle = np.radians(self.tilt)
        turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        wide = np.sqrt(self.stretch) * (-1.0 if self.mirrored else 1.0)
        result: np.ndarray[tuple[int, int], np.dtype[np.float64]] = turned @ np.diag(
            [wide, 1 / np.sqrt(self.stretch)]
        )
        return result
