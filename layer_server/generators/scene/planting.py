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
from layer_server.generators.scene.plants import DRAW, Drawing
from layer_server.generators.scene.spec import Light
from layer_server.generators.scene.terrain import Spot

_VARIANTS = 9
"""Of each kind; a scene's seed chooses some of them."""


@lru_cache(maxsize=96)
def _drawn(kind: str, side: float, variant: int) -> Drawing:
    """A drawing is kept: it takes longer than all its stamps."""
    return DRAW[kind](np.random.default_rng([variant, len(kind)]), side)


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
    _drawings: list[Drawing] = field(default_factory=list)
    _stamps: dict[tuple[int, int, int], Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        side = float(np.sign(self.light.towards[0]) or 1.0)
        chosen = self.rng.permutation(_VARIANTS)[: self.shapes]
        self._drawings = [_drawn(self.kind, side, int(variant)) for variant in chosen]

    def stamp(self, shape: int, tall: float, haze: float) -> Sheet:
        """A stamp about ``tall`` pixels high, ``haze`` (0..1) of it gone in the air."""
        step = max(3, round(tall / 6) * 6 if tall > 48 else round(tall / 2) * 2)
        faded = round(haze * 16)
        key = (shape, step, faded)
        if key not in self._stamps:
            drawing = self._drawings[shape]
            width = max(2, round(drawing.shape[1] * step / drawing.shape[0]))
            method = cv2.INTER_AREA if step < drawing.shape[0] else cv2.INTER_CUBIC
            solid = drawing.astype(np.float32)
            solid[..., 0] *= solid[..., 1] / 255
            small = cv2.resize(solid, (width, step), interpolation=method)
            tone = small[..., 0] / np.maximum(small[..., 1], np.float32(1))
            colours = self.ramp * (1 - faded / 16) + self.light.haze * np.float32(faded / 16)
            stamp = np.empty((step, width, 4), np.uint8)
            stamp[..., :3] = np.clip(shade(colours.astype(np.float32), tone), 0, 1) * 255
            stamp[..., 3] = np.clip(small[..., 1], 0, 255)
            self._stamps[key] = stamp
        return self._stamps[key]

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
