"""What an edit is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.card import Attribution
from layer_server.generators.editing.saliency import CREDIT, saliency
from layer_server.generators.utility.tone import around

_GREY = np.array([0.2126, 0.7152, 0.0722], np.float32)
_TRANSPARENT_SHARE = 0.02
_LOOK_SIDE = 640


def _unheard(note: str) -> None:
    del note


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """One edit of one output.

    Attributes:
        words: those of the clause that asks for it, in lower case.
        colours: that the clause names, ``#rrggbb``, in its order.
        amount: 1 as a rule; less for ``slightly``, more for ``very``.
        number: that the clause names, or None.
        rng: of this output; small variations are drawn from it.
        credit: told whose work the edit used.
        note: told what could not be met.
        clause: the words as they stand, in lower case.
        quoted: what stood in quotes in the instruction.
        region: that part, (h, w), where it is known.
        is_limited: whether only a part of the picture takes the edit, which then is for all of that part.
    """

    words: tuple[str, ...]
    colours: tuple[str, ...]
    amount: float
    number: float | None
    rng: np.random.Generator
    credit: Callable[[Attribution], None]
    note: Callable[[str], None] = _unheard
    clause: str = ""
    quoted: str = ""
    is_limited: bool = False
    region: Plane | None = None

    def has(self, *words: str) -> bool:
        return any(word in self.words for word in words)

    def varied(self, value: float, by: float = 0.12) -> float:
        """``value``, a little more or less from seed to seed."""
        return value * float(1 + self.rng.uniform(-by, by))

    def colour(self, default: str) -> str:
        return self.colours[-1] if self.colours else default


Apply: TypeAlias = Callable[[Plane, Order], Plane]
"""A picture, (h, w, 4) in 0..1 with straight alpha, to another."""


def light(ink: Plane) -> Plane:
    """How bright each pixel is, (h, w). Not a product of matrices, which rounds as the processor's kernels do."""
    result: Plane = ink[..., 0] * _GREY[0] + ink[..., 1] * _GREY[1] + ink[..., 2] * _GREY[2]
    return result


def repainted(picture: Plane, ink: Plane) -> Plane:
    """The picture in other colours, its transparency as before."""
    return np.dstack([np.clip(ink, 0, 1), picture[..., 3]]).astype(np.float32)


def mixed(before: Plane, after: Plane, share: Plane | float) -> Plane:
    result: Plane = before + (after - before) * share
    return result


def subject(picture: Plane, order: Order) -> Plane:
    """How much each pixel belongs to the subject, (h, w): by the picture's transparency, else by saliency."""
    alpha = picture[..., 3]
    if float((alpha < 0.5).mean()) > _TRANSPARENT_SHARE:
        return alpha
    factor = min(1.0, _LOOK_SIDE / max(alpha.shape))
    size = max(1, round(alpha.shape[1] * factor)), max(1, round(alpha.shape[0] * factor))
    small = cv2.resize(np.ascontiguousarray(picture[..., :3]), size, interpolation=cv2.INTER_AREA)
    found = saliency(np.asarray(small * 255 + 0.5, np.uint8))
    order.credit(CREDIT)
    return np.asarray(cv2.resize(found, alpha.shape[1::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def side(picture: Plane) -> int:
    """The longer side, which widths of lines are shares of."""
    height, width = picture.shape[:2]
    return int(max(height, width))


__all__ = ["Apply", "Order", "around", "light", "mixed", "repainted", "side", "subject"]
