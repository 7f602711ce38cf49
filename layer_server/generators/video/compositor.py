"""Draws what a camera sees of a stage."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.kernel import DRIFT, FLASH, GLIMMER, LIGHT, STILL, fast_draw
from layer_server.generators.video.stage import Plate, Stage

_NOISE_SIDE = 256


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the camera is, in the units of ``stage``; the default sees the stage as it was painted.

    Attributes:
        x, y: moved sideways and down.
        z: moved forwards.
        zoom: focal length; 2 shows everything twice as large.
        yaw, pitch: turned, as far as the picture shifts, in frame widths.
        roll: radians.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    zoom: float = 1.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0


AT_REST = Pose()


class Compositor:
    """A stage made ready to be drawn from any pose at any moment; safe to use from several threads.

    Args:
        width, height: of the frames, pixels.
        loop: whether drifting plates must end where they began.
        seconds: how long the video is; lightning strikes by the clock.
    """

    def __init__(
        self, stage: Stage, width: int, height: int, *, loop: bool = True, seconds: float = 4.0
    ) -> None:
        self._stage = stage
        self._size = (width, height)
        self._loop = loop
        self._seconds = seconds
        self._draw = fast_draw()
        plates = stage.plates[::-1]  # near to far, as the kernel looks
        self._pixels = np.concatenate([plate.rgba.reshape(-1) for plate in plates]).view("<u4")
        reliefs = [
            np.zeros(0, np.uint8) if plate.relief is None else plate.relief.reshape(-1) for plate in plates
        ]
        self._reliefs = np.concatenate([*reliefs, np.zeros(1, np.uint8)])
        table, place, relief_place = [], 0, 0
        for plate, relief in zip(plates, reliefs, strict=True):
            h, w = plate.rgba.shape[:2]
            rh, rw = (0, 0) if plate.relief is None else plate.relief.shape
            kind = STILL if plate.motion.kind in {LIGHT, GLIMMER, FLASH} else plate.motion.kind
            table.append((place, w, h, plate.left, plate.top, kind, relief_place if rw else -1, rw, rh))
            place += w * h
            relief_place += len(relief)
        self._table = np.array(table, np.int64)
        self._open_sides = np.array([_open_sides(plate, stage) for plate in plates], np.int64)
        self._near = np.array([plate.nearness for plate in plates], np.float32)
        self._plates = plates
        self._noise = _noise()

    def draw(self, pose: Pose, moment: float) -> Frame:
        """The frame seen from ``pose`` at ``moment``, 0..1 of the video."""
        width, height = self._size
        frame: Frame = np.empty((height, width, 3), np.uint8)
        motion = np.zeros((len(self._plates), 4), np.float32)
        for row, plate in zip(motion, self._plates, strict=True):
            move = plate.motion
            turn = moment * move.turns + move.phase
            if move.kind == DRIFT:
                # Two copies half a turn apart, each unseen when it jumps back: a drift without end.
                ways = (turn % 1.0, (turn + 0.5) % 1.0) if self._loop else (turn, turn)
                weight = 1 - abs(2 * ways[0] - 1) if self._loop else 1.0
                row[:] = (ways[0] - 0.5) * move.amount, (ways[1] - 0.5) * move.amount, weight, 0
            else:
                strength = 1.0
                if move.kind == LIGHT:
                    strength = flicker(turn, move.amount)
                elif move.kind == GLIMMER:
                    strength = glimmer(turn) * move.amount
                elif move.kind == FLASH:
                    strength = flash(moment, self._seconds)
                row[:] = move.amount, turn * 2 * math.pi, turn * _NOISE_SIDE, strength
        camera = np.array(
            [
                pose.x,
                pose.y,
                pose.z,
                pose.zoom,
                pose.yaw,
                pose.pitch,
                math.cos(pose.roll),
                math.sin(pose.roll),
            ],
            np.float32,
        )
        world = np.array((self._stage.scale, self._stage.width, self._stage.height), np.float32)
        self._draw(
            frame, self._pixels, self._reliefs, self._table, self._open_sides, self._near, motion, camera, world,
            self._noise,
        )  # fmt: skip
        return frame


def flicker(turn: float, amount: float) -> float:
    """How bright a flame is: never quite steady, and the same again after a whole turn."""
    angle = 2 * math.pi * turn
    wave = 0.5 * math.sin(angle * 5) + 0.3 * math.sin(angle * 11 + 1.3) + 0.2 * math.sin(angle * 17 + 4)
    return 1 - amount * (0.5 - 0.5 * wave)


_STRIKE_SECONDS = 3.1
"""Between two strikes of lightning."""


def flash(moment: float, seconds: float) -> float:
    """How bright lightning is: strikes that flicker twice and fade, none at the seam of a loop."""
    strikes = max(1, round(seconds / _STRIKE_SECONDS))
    since = (moment * strikes - 0.31) % 1.0 * seconds / strikes
    if since > 0.9:
        return 0.0
    first = math.exp(-since / 0.05)
    second = math.exp(-(since - 0.17) / 0.13) if since >= 0.17 else 0.0
    return min(1.0, first + 0.85 * second)


def glimmer(turn: float) -> float:
    """A flame's light over what is there already: nothing at first and after a whole turn, unsteady between."""
    angle = 2 * math.pi * turn
    return sum(size * (1 - math.cos(angle * rate)) / 2 for rate, size in ((3, 0.4), (7, 0.35), (13, 0.25)))


def _open_sides(plate: Plate, stage: Stage) -> int:
    """The sides where a plate ends inside the canvas, as the kernel numbers them."""
    height, width = plate.rgba.shape[:2]
    return (
        (1 if plate.left > 0 else 0)
        | (2 if plate.left + width < stage.width else 0)
        | (4 if plate.top > 0 else 0)
        | (8 if plate.top + height < stage.height else 0)
    )


@lru_cache(maxsize=1)
def _noise() -> NDArray[np.float32]:
    """Smooth noise in -1..1 that repeats every ``_NOISE_SIDE`` pixels."""
    spectrum = np.fft.fft2(np.random.default_rng(5).standard_normal((_NOISE_SIDE, _NOISE_SIDE)))
    across = np.fft.fftfreq(_NOISE_SIDE)[None] * _NOISE_SIDE
    down = np.fft.fftfreq(_NOISE_SIDE)[:, None] * _NOISE_SIDE
    radius = np.hypot(across, down)
    spectrum *= np.exp(-((radius / 14) ** 2)) * (radius > 1)
    values = np.fft.ifft2(spectrum).real
    noise: NDArray[np.float32] = (values / np.abs(values).max()).astype(np.float32)
    return noise
