"""Subjects that are no prop: a drawing of them, blown up."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import SHADED_EMOJI, ArtLibrary
from layer_server.generators.colour import rgb, to_hsv
from layer_server.generators.image.emoji import flat
from layer_server.generators.image.prompt import read
from layer_server.generators.image.retrieve import WEAK_MATCH, retrieve_emoji
from layer_server.generators.mesh.model import Bytes

_SIDE = 512
_CERTAIN = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing of a subject: (512, 512, 4), what it shows, how well that fits."""

    pixels: Bytes
    name: str
    score: float

    @property
    def is_certain(self) -> bool:
        return self.score >= _CERTAIN


def drawing(
    prompt: str, colour: str, seed: int, library: ArtLibrary, *, least: float = WEAK_MATCH
) -> Drawing | None:
    """A drawing of what a prompt names, its main hue turned to ``colour``; None where none fits.

    Args:
        least: how well it must fit, from 0 to 1; below ``WEAK_MATCH`` it may miss words of the prompt.

    Raises ImportError where resvg is not installed.
    """
    brief = read(prompt)
    if not brief.subject:
        return None
    match = retrieve_emoji(brief, library, seed)
    if match.score < least or (match.missing and least >= WEAK_MATCH):
        return None
    drawn = flat(library.svg(SHADED_EMOJI, match.name), _SIDE)
    ink: Plane = drawn[..., :3] / np.maximum(drawn[..., 3:], np.float32(1e-4))
    if colour:
        ink = _turned(ink, drawn[..., 3], colour)
    pixels = (np.clip(np.dstack([ink, drawn[..., 3]]), 0, 1) * 255 + 0.5).astype(np.uint8)
    return Drawing(pixels, match.name.replace("-", " "), float(match.score))


def _turned(ink: Plane, alpha: Plane, colour: str) -> Plane:
    """The drawing with its main hue at the colour's; for a grey one, its colourful parts lose theirs."""
    hsv = np.asarray(cv2.cvtColor(np.clip(ink, 0, 1).astype(np.float32), cv2.COLOR_RGB2HSV), np.float32)
    hue, saturation, value = (float(each) for each in to_hsv(rgb(colour)[None])[0])
    lively = (hsv[..., 1] > 0.25) & (alpha > 0.5)
    if not lively.any():
        lively = alpha > 0.5
    counts, edges = np.histogram(hsv[lively][:, 0], 36, (0, 360))
    main = float(edges[int(counts.argmax())]) + 5
    near = np.abs((hsv[..., 0] - main + 180) % 360 - 180) < 45
    hsv[..., 0] = np.where(near, (hsv[..., 0] + hue - main) % 360, hsv[..., 0])
    own = float(np.median(hsv[lively & near][:, 1])) if (lively & near).any() else 0.5
    hsv[..., 1] = np.where(near, np.clip(hsv[..., 1] * saturation / max(own, 0.15), 0, 1), hsv[..., 1])
    middle = float(np.median(hsv[lively & near][:, 2])) if (lively & near).any() else 0.8
    factor = 0.4 + 0.6 * value / max(middle, 0.2)
    hsv[..., 2] = np.where(near, np.clip(hsv[..., 2] * factor, 0, 1), hsv[..., 2])
    return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.float32)
