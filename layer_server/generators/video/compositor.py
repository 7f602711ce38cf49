"""Draws what a camera sees of a stage."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.jit import compiled
from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.kernel import (
    DRIFT,
    FLASH,
    GLIMMER,
    GO,
    LIGHT,
    RELIEF_STEP,
    STILL,
    SWAY,
    WATER,
    fast_water,
    over,
    relief,
    sway,
)  # fmt: skip
from layer_server.generators.video.stage import Motion, Plate, Stage

_Pixels = NDArray[np.uint8]

_NOISE_SIDE = 256
_FAR_AWAY = 1e5
"""Pixels beyond any frame: where a plate goes on that reaches the canvas's edge."""
_SPARE = 64
"""Pixels that a drifting plate goes on beyond what its drift needs."""
_HARDLY = 0.004
"""What is seen less than this is not seen in 8 bits."""


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
        stage = replace(stage, plates=tuple(_endless(plate, stage) for plate in stage.plates))
        self._stage = stage
        self._size = (width, height)
        self._loop = loop
        self._seconds = seconds
        self._open_sides = [_open_sides(plate, stage) for plate in stage.plates]
        self._solid_from = [
            _solid_from(plate, sides) for plate, sides in zip(stage.plates, self._open_sides, strict=True)
        ]
        self._kept = threading.local()

    def draw(self, pose: Pose, moment: float) -> Frame:
        """The frame seen from ``pose`` at ``moment``, 0..1 of the video."""
        width, height = self._size
        views = [self._view(plate, pose, moment) for plate in self._stage.plates]
        bottoms = self._bottoms(views)
        canvas: _Pixels = self._scratch("canvas", height, width, 4)
        for view, plate, sides, bottom in zip(
            views, self._stage.plates, self._open_sides, bottoms, strict=True
        ):
            strength = self._strength(plate.motion, moment)
            box = self._box(view, plate, sides, bottom)
            if strength == 0 or box[0] >= box[2] or box[1] >= box[3]:
                continue
            if plate is self._stage.plates[0]:
                # The farthest is opaque: it is drawn where it stays.
                self._seen(canvas[: box[3]], plate, view, pose, moment, corner=(0, 0))
                continue
            part = self._scratch("plate", box[3] - box[1], box[2] - box[0], 4)
            self._seen(part, plate, view, pose, moment, corner=box[:2])
            compiled(over)(
                canvas.view(np.uint32)[..., 0], part.view(np.uint32)[..., 0], box[0], box[1], strength
            )
        return np.asarray(cv2.cvtColor(canvas, cv2.COLOR_RGBA2RGB), np.uint8)

    def _scratch(self, name: str, *shape: int) -> Any:
        """Memory of this thread, used again for every frame."""
        kind = np.float32 if name in {"xs", "ys"} else np.uint8
        kept = getattr(self._kept, name, None)
        if kept is None:
            kept = np.empty(self._size[0] * self._size[1] * (4 if kind is np.uint8 else 1), kind)
            setattr(self._kept, name, kept)
        return kept[: math.prod(shape)].reshape(shape)

    def _view(self, plate: Plate, pose: Pose, moment: float) -> NDArray[np.float64]:
        """(2, 3): from a pixel of the frame to the plate's; of a relief as if it were infinitely far."""
        width, height = self._size
        cosine, sine = math.cos(pose.roll), math.sin(pose.roll)
        near = plate.nearness if plate.relief is None else 0.0
        shrink = (1 - pose.z * near) * self._stage.scale / pose.zoom
        turn = np.array([[cosine, sine], [-sine, cosine]]) / width
        middle = np.array([(width - 1) / 2, (height - 1) / 2])
        begin = (np.array([pose.yaw, pose.pitch]) - turn @ middle) * shrink
        view = np.empty((2, 3))
        view[:, :2] = turn * shrink
        view[:, 2] = begin
        if plate.relief is None:
            view[:, 2] += np.array([pose.x, pose.y]) * near * self._stage.scale + self._middle(plate)
        if plate.motion.kind == GO:
            view[:, 2] -= np.array(gone(plate.motion, moment, loop=self._loop)) * self._stage.scale
        return view

    def _middle(self, plate: Plate) -> NDArray[np.float64]:
        """Where the middle of the canvas is on a plate."""
        return np.array(
            [
                (self._stage.width - 1) / 2 - plate.left,
                (self._stage.height - 1) / 2 - plate.top,
            ]
        )

    def _bottoms(self, views: list[NDArray[np.float64]]) -> list[int]:
        """The row of the frame from which each plate is hidden by nearer ones."""
        bottom, bottoms = self._size[1], []
        for view, solid in zip(reversed(views), reversed(self._solid_from), strict=True):
            bottoms.append(bottom)
            if solid is not None and abs(view[1, 0]) < 1e-9:
                bottom = min(bottom, max(0, math.ceil((solid - view[1, 2]) / view[1, 1]) + 1))
        return bottoms[::-1]

    def _box(
        self, view: NDArray[np.float64], plate: Plate, sides: int, bottom: int
    ) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the part of the frame where the plate can be seen."""
        width = self._size[0]
        if plate.relief is not None or not sides:
            return 0, 0, width, bottom
        h, w = plate.rgba.shape[:2]
        reach = 1 + (abs(plate.motion.amount) * self._stage.scale if plate.motion.kind == SWAY else 0)
        x = [-reach if sides & 1 else -_FAR_AWAY, w + reach if sides & 2 else _FAR_AWAY]
        y = [-1 if sides & 4 else -_FAR_AWAY, h if sides & 8 else _FAR_AWAY]
        corners = np.array([(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])]) - view[:, 2]
        seen = corners @ np.linalg.inv(view[:, :2]).T
        low, high = np.floor(seen.min(0)).astype(int), np.ceil(seen.max(0)).astype(int) + 1
        return max(0, int(low[0])), max(0, int(low[1])), min(width, int(high[0])), min(bottom, int(high[1]))

    def _strength(self, move: Motion, moment: float) -> int:
        """How much of a plate is seen, 0..256."""
        turn = moment * move.turns + move.phase
        strength = 1.0
        if move.kind == LIGHT:
            strength = flicker(turn, move.amount)
        elif move.kind == GLIMMER:
            strength = glimmer(turn) * move.amount
        elif move.kind == FLASH:
            strength = flash(moment, self._seconds)
        return min(256, max(0, round(strength * 256)))

    def _seen(
        self,
        out: _Pixels,
        plate: Plate,
        view: NDArray[np.float64],
        pose: Pose,
        moment: float,
        *,
        corner: tuple[int, int],
    ) -> None:
        """A plate as the camera sees it, within the part of the frame that begins at ``corner``."""
        left, top = corner
        move, scale = plate.motion, self._stage.scale
        turn = moment * move.turns + move.phase
        if plate.relief is not None:
            places = self._relief_places(plate, view, pose, out.shape[:2])
            cv2.remap(plate.rgba, places, None, cv2.INTER_LINEAR, out, cv2.BORDER_REPLICATE)
        elif move.kind in {WATER, SWAY}:
            xs, ys = self._places(out)
            shape = np.array([plate.rgba.shape[1], plate.rgba.shape[0], plate.left, scale], np.float32)
            motion = np.array([move.amount * scale, turn * 2 * math.pi, turn * _NOISE_SIDE], np.float32)
            way = view.astype(np.float32)
            if move.kind == WATER:
                fast_water()(xs, ys, left, top, way, shape, motion, _noise())
            else:
                compiled(sway)(xs, ys, left, top, way, shape, motion)
            cv2.remap(plate.rgba, xs, ys, cv2.INTER_LINEAR, out, cv2.BORDER_REPLICATE)
        elif move.kind == DRIFT:
            self._drifting(out, plate, _within(view, left, top), turn)
        elif plate.flow is not None:
            _look_up(plate.flow.seen(turn), plate.flow.within(_within(view, left, top)), out)
        else:
            _look_up(plate.rgba, _within(view, left, top), out)

    def _places(self, out: _Pixels) -> tuple[Any, Any]:
        """Room for where each pixel comes from."""
        return self._scratch("xs", *out.shape[:2]), self._scratch("ys", *out.shape[:2])

    def _relief_places(
        self, plate: Plate, view: NDArray[np.float64], pose: Pose, shape: tuple[int, ...]
    ) -> NDArray[np.float32]:
        """Where each pixel of a plate with a relief comes from; plates of one relief share it within a frame."""
        assert plate.relief is not None
        known = getattr(self._kept, "relief", None)
        key = (id(plate.relief), plate.rgba.shape, plate.left, plate.top, pose, shape)
        if known is None or known[0] != key:
            rows, columns = (side // RELIEF_STEP + 2 for side in shape)
            coarse = np.empty((rows, columns, 2), np.float32)
            scale = self._stage.scale
            shift = np.array([pose.x * scale, pose.y * scale, pose.z, *self._middle(plate)], np.float32)
            size = np.array(plate.rgba.shape[1::-1], np.float32)
            compiled(relief)(coarse, view.astype(np.float32), shift, plate.relief, size)
            finer = np.array([[1 / RELIEF_STEP, 0, 0], [0, 1 / RELIEF_STEP, 0]])
            flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
            known = key, cv2.warpAffine(coarse, finer, shape[::-1], None, flags, cv2.BORDER_REPLICATE)
            self._kept.relief = known
        places: NDArray[np.float32] = known[1]
        return places

    def _drifting(self, out: _Pixels, plate: Plate, here: NDArray[np.float64], turn: float) -> None:
        """A sky that drifts."""
        # Two copies half a turn apart, each unseen when it jumps back: a drift without end.
        ways = (turn % 1.0, (turn + 0.5) % 1.0) if self._loop else (turn, turn)
        weight = 1 - abs(2 * ways[0] - 1) if self._loop else 1.0
        shift = np.array([[0, 0, plate.motion.amount * self._stage.scale], [0, 0, 0]])
        if weight > _HARDLY:
            _look_up(plate.rgba, here - shift * (ways[0] - 0.5), out)
        if weight < 1 - _HARDLY:
            other = self._scratch("other", *out.shape) if weight > _HARDLY else out
            _look_up(plate.rgba, here - shift * (ways[1] - 0.5), other)
            if other is not out:
                cv2.addWeighted(out, weight, other, 1 - weight, 0, out)


def _within(view: NDArray[np.float64], left: int, top: int) -> NDArray[np.float64]:
    """A view that begins at a pixel of the frame."""
    here = view.copy()
    here[:, 2] += view[:, :2] @ (left, top)
    return here


def _look_up(pixels: _Pixels, way: NDArray[np.float64], out: _Pixels) -> None:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cv2.warpAffine(pixels, way, out.shape[1::-1], out, flags, cv2.BORDER_REPLICATE)


def _endless(plate: Plate, stage: Stage) -> Plate:
    """What drifts goes on beyond its sides as its mirror image, and is nowhere above and below."""
    move = plate.motion
    if move.kind != DRIFT:
        return plate
    widest = plate.rgba.shape[1] - 1
    more = min(widest, math.ceil(abs(move.amount) * (move.turns + 1) * stage.scale) + _SPARE)
    rgba = cv2.copyMakeBorder(plate.rgba, 0, 0, more, more, cv2.BORDER_REFLECT_101)
    rgba = cv2.copyMakeBorder(rgba, 1, 1, 0, 0, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return replace(plate, rgba=np.asarray(rgba, np.uint8), left=plate.left - more, top=plate.top - 1)


_BOB = 0.0022
"""Frame widths that a ship goes up and down."""


def gone(move: Motion, moment: float, *, loop: bool) -> tuple[float, float]:
    """How far something has gone sideways and down, in frame widths; in a loop it goes there and back."""
    share = 0.5 * math.sin(2 * math.pi * moment) if loop else moment - 0.5
    return move.amount * share, _BOB * math.sin(2 * math.pi * (moment * move.turns + move.phase))


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


def _solid_from(plate: Plate, sides: int) -> int | None:
    """The plate's row from which on it hides everything behind it, or None where it never does."""
    if plate.relief is not None or plate.motion.kind != STILL or sides & 0b1011:
        return None
    gaps = np.flatnonzero(plate.rgba[..., 3].min(1) < 255)
    first = int(gaps[-1]) + 1 if len(gaps) else 0
    return first if first < len(plate.rgba) else None


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
