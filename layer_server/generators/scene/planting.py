"""Placing plants: stamps of a kind, reduced and coloured as they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb, shade
from layer_server.generators.scene.canvas import Sheet, paste
from layer_server.generators.scene.plants import DRAW
from layer_server.generators.scene.spec import Light
from layer_server.generators.scene.strokes import Drawing
from layer_server.generators.scene.terrain import Spot
from layer_server.generators.scene.two_colours import TWO_COLOURED

_STEP = float(np.log(1.07))
"""Stamps are kept in sizes so far apart, as a logarithm."""
_FADES = 12
_VARIANTS = 9
"""Of each kind; a scene's seed chooses some of them."""


@lru_cache(maxsize=128)
def _sizes(kind: str, side: float, variant: int) -> tuple[Drawing, ...]:
    """A drawing, its tone multiplied by its alpha, in halves of its size; kept, as it takes longer than its stamps."""
    drawing = DRAW[kind](np.random.default_rng([variant, len(kind)]), side)
    solid = drawing.copy()
    solid[..., 0] = (drawing[..., 0].astype(np.uint16) * drawing[..., 1] + 127) // 255
    sizes = [solid]
    while sizes[-1].shape[0] > 24:
        height, width = sizes[-1].shape[:2]
        sizes.append(
            np.asarray(
                cv2.resize(sizes[-1], (max(1, width // 2), height // 2), interpolation=cv2.INTER_AREA),
                np.uint8,
            )
        )
    return tuple(sizes)


def _reduced(sizes: tuple[Drawing, ...], tall: int) -> Drawing:
    """A drawing ``tall`` pixels high, straight again: tone and alpha."""
    full = sizes[0]
    width = max(2, round(full.shape[1] * tall / full.shape[0]))
    near = next((each for each in reversed(sizes) if each.shape[0] >= tall), full)
    method = cv2.INTER_AREA if tall < near.shape[0] else cv2.INTER_CUBIC
    small = np.asarray(cv2.resize(near, (width, tall), interpolation=method), np.uint8)
    tone, alpha = cv2.split(small)
    return np.asarray(cv2.merge([cv2.divide(tone, alpha, scale=255), alpha]), np.uint8)


@dataclass(slots=True, eq=False)
class Bank:
    """Stamps of one kind, in a few shapes, reduced and coloured as they are asked for.

    Attributes:
        ramp: (stops, 3) from shadow to light, without haze.
    """

    kind: str
    ramp: Plane
    light: Light
    rng: np.random.Generator
    shapes: int = 4
    mirrored: bool = False
    _drawings: list[tuple[Drawing, ...]] = field(default_factory=list)
    _stamps: dict[tuple[int, int, int], Sheet] = field(default_factory=dict)
    _tables: dict[int, Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        side = float(np.sign(self.light.towards[0]) or 1.0)
        chosen = self.rng.permutation(_VARIANTS)[: self.shapes]
        self._drawings = [_sizes(self.kind, side, int(variant)) for variant in chosen]

    def stamp(self, shape: int, tall: float, haze: float) -> Sheet:
        """A stamp about ``tall`` pixels high, ``haze`` (0..1) of it gone in the air."""
        step = max(3, round(1.07 ** round(np.log(tall) / _STEP)))
        faded = round(haze * _FADES)
        key = (shape, step, faded)
        if key not in self._stamps:
            small = _reduced(self._drawings[shape], step)
            tone, alpha = cv2.split(small)
            stamp = cv2.LUT(cv2.merge([tone, tone, tone, alpha]), self._colours(faded))
            self._stamps[key] = np.asarray(stamp, np.uint8)
        return self._stamps[key]

    def _colours(self, faded: int) -> Sheet:
        """(1, 256, 4): the colour of each tone at some of ``_FADES`` steps of haze, and alpha as it is."""
        if faded not in self._tables:
            ramp = self.ramp * (1 - faded / _FADES) + self.light.haze * np.float32(faded / _FADES)
            tones = shade(ramp.astype(np.float32), np.arange(256, dtype=np.float32) / np.float32(255))
            colours = (np.clip(tones, 0, 1) * 255).astype(np.uint8)
            self._tables[faded] = np.c_[colours, np.arange(256, dtype=np.uint8)][None]
        return self._tables[faded]

    def plant(
        self, sheet: Sheet, spots: list[Spot], tall: tuple[float, float], haze: Callable[[float], float]
    ) -> None:
        """Put a stamp at each spot, of ``tall`` (least, most) units."""
        for spot in spots:
            size = float(self.rng.uniform(*tall)) * spot.scale
            if size < 2:
                continue
            stamp = self.stamp(int(self.rng.integers(self.shapes)), size, haze(spot.z))
            paste(
                sheet,
                stamp,
                int(spot.column - stamp.shape[1] / 2),
                int(spot.row - stamp.shape[0] * 0.97),
            )


def ramp_of(kind: str, leaf: Plane | str, light: Light) -> Plane:
    """The ramp of a plant: its leaf's, and snow's in the upper half where snow lies on it."""
    ramp = leaf_ramp(leaf, light)
    if kind in TWO_COLOURED:
        return np.vstack([ramp, leaf_ramp(TWO_COLOURED[kind], light)])
    if kind == "snowy pine":
        snow = rgb("#e4ecf6") * (light.ambient * np.float32(0.80) + light.sun * np.float32(0.48))
        ramp = np.stack(
            [ramp[0], ramp[1], np.clip(snow * np.float32(0.86), 0, 1), np.clip(snow * np.float32(1.12), 0, 1)]
        )
    return ramp


def leaf_ramp(colour: Plane | str, light: Light) -> Plane:
    """From a leaf's own colour to its ramp under a light."""
    own = rgb(colour) if isinstance(colour, str) else colour
    dark = own * (light.ambient * np.float32(0.55) + np.float32(0.02))
    middle = own * (light.ambient * np.float32(0.75) + light.sun * np.float32(0.22))
    bright = own * (light.ambient * np.float32(0.6) + light.sun * np.float32(0.85))
    top = own * np.float32(0.7) + light.sun * np.float32(0.3)
    if light.is_night:
        bright, top = middle * np.float32(1.5), middle * np.float32(2.2)
    result: Plane = np.clip(np.stack([dark, middle, bright, top]), 0, 1).astype(np.float32)
    return result
