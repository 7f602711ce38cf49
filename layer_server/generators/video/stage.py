"""The world that a camera moves through: flat plates, some with a relief of their own, from far to near.

Everything is measured in frame widths from the middle of the picture, so that nothing depends on pixels. A thing's
``nearness`` is the inverse of its distance: 0 never moves against the frame, 1 moves with the camera. A point ``X`` of
a plate is seen at ``f * (X - c * nearness) / (1 - z * nearness)`` by a camera that has moved by ``c`` sideways and by
``z`` forwards, and zooms by ``f``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video.flow import Flow
from layer_server.generators.video.kernel import STILL


@dataclass(frozen=True, slots=True)
class Motion:
    """What a plate does by itself, in whole turns per loop, so that it ends where it began.

    Attributes:
        kind: ``STILL``, ``WATER``, ``SWAY``, ``DRIFT``, ``FLOW``, ``GO`` …
        amount: of ``WATER`` and ``SWAY`` the widest movement, of ``DRIFT`` the way per turn, of ``GO`` the way in the
            whole video; in frame widths.
        turns: how often it goes round in the whole video; of a ``FLOW`` how many tiles pass.
        phase: where it begins, in turns.
    """

    kind: int = STILL
    amount: float = 0.0
    turns: float = 1
    phase: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """One layer of the world.

    Attributes:
        rgba: (h, w, 4) uint8, colours premultiplied by alpha; a part of the canvas.
        left, top: where it lies on the canvas, pixels.
        nearness: 0 (infinitely far) to 1.
        relief: nearness of each of its pixels, uint8 (255 is 1), or None where it is flat; any size.
        flow: the pattern that runs over it, where its motion is a ``FLOW``.
    """

    rgba: NDArray[np.uint8]
    left: int
    top: int
    nearness: float
    relief: NDArray[np.uint8] | None = None
    motion: Motion = field(default_factory=Motion)
    flow: Flow | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """All plates, and the canvas that they lie on.

    Attributes:
        plates: from far to near; the farthest is opaque.
        width, height: of the canvas, pixels.
        scale: pixels of the canvas per frame width; the canvas may be wider than the frame.
    """

    plates: tuple[Plate, ...]
    width: int
    height: int
    scale: float

    @property
    def nearest(self) -> float:
        """The nearness of what is nearest."""
        return max(
            max(plate.nearness, 0.0 if plate.relief is None else float(plate.relief.max()) / 255)
            for plate in self.plates
        )


def cropped(rgba: NDArray[np.uint8], nearness: float, motion: Motion, margin: int = 2) -> Plate | None:
    """A layer of the size of the canvas as a plate of what is visible of it, or None where nothing is."""
    alpha = rgba[..., 3]
    rows, columns = np.nonzero(alpha.max(1))[0], np.nonzero(alpha.max(0))[0]
    if len(rows) == 0:
        return None
    top, bottom = max(0, int(rows[0]) - margin), min(rgba.shape[0], int(rows[-1]) + 1 + margin)
    left, right = max(0, int(columns[0]) - margin), min(rgba.shape[1], int(columns[-1]) + 1 + margin)
    return Plate(np.ascontiguousarray(rgba[top:bottom, left:right]), left, top, nearness, None, motion)
