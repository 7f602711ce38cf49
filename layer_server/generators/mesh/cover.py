"""What lies on a thing: snow from above, moss where it is shaded, soot, stripes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep


@dataclass(frozen=True, slots=True)
class Cover:
    """A layer over whatever a thing is painted with.

    Attributes:
        words: that ask for it.
        colours: its dark and its light, RGB.
        roughness: of it.
        where: from how far each place faces up (-1..1), how much sky it sees (0..1), noise of unit variance and
            height on the thing (0..1) to how much of it lies there, 0..1.
    """

    words: frozenset[str]
    colours: tuple[tuple[float, float, float], tuple[float, float, float]]
    roughness: float
    where: Callable[[Plane, Plane, Plane, Plane], Plane]


def _snow(up: Plane, sky: Plane, noise: Plane, height: Plane) -> Plane:
    del height
    return smoothstep(0.3, 0.55, up + np.float32(0.16) * noise) * smoothstep(0.35, 0.6, sky)


def _moss(up: Plane, sky: Plane, noise: Plane, height: Plane) -> Plane:
    damp = (
        np.float32(0.55) * (1 - sky) + np.float32(0.3) * np.clip(up, 0, 1) + np.float32(0.25) * (1 - height)
    )
    return smoothstep(0.38, 0.6, damp + np.float32(0.17) * noise)


def _soot(up: Plane, sky: Plane, noise: Plane, height: Plane) -> Plane:
    del up, sky
    return np.float32(0.94) * smoothstep(-1.1, 0.2, noise + np.float32(0.6) * (height - np.float32(0.4)))


def _blood(up: Plane, sky: Plane, noise: Plane, height: Plane) -> Plane:
    del up, sky
    return smoothstep(0.75, 0.95, noise + np.float32(0.5) * (height - np.float32(0.5)))


def _stripes(up: Plane, sky: Plane, noise: Plane, height: Plane) -> Plane:
    del up, sky, noise
    return smoothstep(-0.06, 0.06, np.sin(height * np.float32(44)))


COVERS = {
    "snow": Cover(frozenset(["snowy", "snow", "snowcapped", "wintry"]), ((0.80, 0.86, 0.94), (0.97, 0.98, 1.0)), 0.75, _snow),
    "moss": Cover(frozenset(["mossy", "moss", "overgrown", "swampy"]), ((0.10, 0.20, 0.05), (0.38, 0.52, 0.16)), 0.95, _moss),
    "soot": Cover(frozenset(["burnt", "burned", "scorched", "charred", "sooty"]), ((0.02, 0.018, 0.016), (0.09, 0.08, 0.075)), 0.95, _soot),
    "blood": Cover(frozenset(["bloody", "bloodstained", "bloodied", "gory"]), ((0.22, 0.01, 0.01), (0.48, 0.03, 0.03)), 0.25, _blood),
    "stripes": Cover(frozenset(["striped", "stripy", "stripes"]), ((0.86, 0.85, 0.82), (0.96, 0.95, 0.93)), 0.55, _stripes),
}  # fmt: skip
"""By name."""


def cover_of(words: frozenset[str]) -> str:
    """The cover that the words ask for, or ""."""
    return next((name for name, cover in COVERS.items() if cover.words & words), "")
