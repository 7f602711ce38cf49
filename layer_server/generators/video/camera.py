"""Camera moves by the names that people and the wire use, as paths of poses over a video."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from layer_server.generators.video.compositor import AT_REST, Pose
from layer_server.generators.video.stage import Stage

Path = Callable[[float], Pose]
"""The pose at each moment, 0..1 of a video."""

_FOCUS = 0.35
"""Nearness of what stays in the middle while the camera goes round it."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move: where it ends, seen from where it begins.

    Attributes:
        to: the pose at its end; it begins at rest.
        shakes: how much the hand shakes, 1 is a person who stands.
        swings: whether it swings from one side through the middle to the other, rather than going one way.
    """

    to: Pose = AT_REST
    shakes: float = 0.0
    swings: bool = False
    backwards: bool = False


def _orbit(way: float) -> Pose:
    return Pose(x=way, yaw=-way * _FOCUS)


MOVES: Mapping[str, Move] = MappingProxyType({
    "STATIC": Move(),
    "DOLLY_IN": Move(Pose(z=0.26)),
    "DOLLY_OUT": Move(Pose(z=0.26), backwards=True),
    "FLY_THROUGH": Move(Pose(z=0.42, y=-0.015)),
    "ZOOM_IN": Move(Pose(zoom=1.35)),
    "ZOOM_OUT": Move(Pose(zoom=1.35), backwards=True),
    "DOLLY_ZOOM": Move(Pose(z=0.24, zoom=0.86)),
    "PAN_LEFT": Move(Pose(yaw=-0.09, x=-0.012), swings=True),
    "PAN_RIGHT": Move(Pose(yaw=0.09, x=0.012), swings=True),
    "TILT_UP": Move(Pose(pitch=-0.05), swings=True),
    "TILT_DOWN": Move(Pose(pitch=0.05), swings=True),
    "TRUCK_LEFT": Move(Pose(x=-0.075), swings=True),
    "TRUCK_RIGHT": Move(Pose(x=0.075), swings=True),
    "CRANE_UP": Move(Pose(y=-0.055, pitch=0.012), swings=True),
    "CRANE_DOWN": Move(Pose(y=0.055, pitch=-0.012), swings=True),
    "ORBIT_360": Move(_orbit(0.085), swings=True),
    "ORBIT_LEFT": Move(_orbit(-0.085), swings=True),
    "ORBIT_RIGHT": Move(_orbit(0.085), swings=True),
    "ROLL_LEFT": Move(Pose(roll=-0.14, zoom=1.12)),
    "ROLL_RIGHT": Move(Pose(roll=0.14, zoom=1.12)),
    "HANDHELD": Move(shakes=1.0),
    "SHAKE": Move(shakes=3.2),
})  # fmt: skip
"""What each name does. Where a picture was painted from one side, going round it is an arc."""


def path(
    moves: Sequence[tuple[str, float]], seed: int, seconds: float, *, loop: bool, from_rest: bool
) -> Path:
    """All moves together, each with its weight.

    Args:
        loop: ends where it begins: moves go there and back, a swing goes to and fro.
        from_rest: begins with the scene as it was painted, as a given first frame must be seen.
    """
    hand = _Hand(seed, seconds)

    def pose(moment: float) -> Pose:
        total = Pose()
        shakes = 0.0
        for name, weight in moves:
            move = MOVES[name]
            share = _share(moment, move, loop=loop, from_rest=from_rest) * weight
            total = _sum(total, move.to, share)
            shakes += move.shakes * weight
        if shakes:
            fade = min(1.0, moment * seconds / 0.6) if from_rest and not loop else 1.0
            if from_rest and loop:
                fade = min(1.0, moment * seconds / 0.6, (1 - moment) * seconds / 0.6)
            total = _sum(total, hand(moment), shakes * fade)
        return total

    return pose


def _share(moment: float, move: Move, *, loop: bool, from_rest: bool) -> float:
    """How much of its end a move has reached."""
    if loop and move.swings:
        # To and fro through the middle; from rest it begins in the middle.
        return math.sin(2 * math.pi * moment) if from_rest else -math.cos(2 * math.pi * moment)
    if loop:
        share = 0.5 - 0.5 * math.cos(2 * math.pi * moment)
        return 1 - share if move.backwards and not from_rest else share
    eased = moment * moment * (3 - 2 * moment) * 0.6 + moment * 0.4
    if move.swings:
        return eased * 1.6 if from_rest else 2 * eased - 1
    if move.backwards:
        return 1 - eased
    return eased


def _sum(total: Pose, to: Pose, share: float) -> Pose:
    return Pose(
        x=total.x + to.x * share,
        y=total.y + to.y * share,
        z=min(total.z + to.z * share, 0.7),
        zoom=total.zoom * to.zoom**share,
        yaw=total.yaw + to.yaw * share,
        pitch=total.pitch + to.pitch * share,
        roll=total.roll + to.roll * share,
    )


class _Hand:
    """The small movements of whoever holds the camera: slow sways and a quicker tremor, the same every loop."""

    def __init__(self, seed: int, seconds: float) -> None:
        rng = np.random.default_rng([seed, 41])
        rates = ((0.25, 1.0), (0.55, 0.55), (1.3, 0.22), (3.1, 0.06))
        self._waves = [
            [
                (max(1, round(rate * rng.uniform(0.7, 1.3) * seconds)), size, rng.uniform(0, 2 * math.pi))
                for rate, size in rates
            ]
            for _ in range(5)
        ]

    def __call__(self, moment: float) -> Pose:
        x, y, yaw, pitch, roll = (
            sum(size * math.sin(2 * math.pi * turns * moment + phase) for turns, size, phase in wave)
            for wave in self._waves
        )
        return Pose(x=0.006 * x, y=0.004 * y, yaw=0.0035 * yaw, pitch=0.0035 * pitch, roll=0.004 * roll)


def covering(way: Path, stage: Stage, shape: float, moments: Sequence[float], *, steady: bool) -> Path:
    """The same path, zoomed in as far as is needed for the stage to fill the frame.

    Args:
        shape: height by width of the frame.
        moments: where it is looked at.
        steady: one zoom for all of it; otherwise each moment has its own, so that a path from rest begins as painted.
    """
    if steady:
        most = max(_needed(way(moment), stage, shape) for moment in moments)
        return lambda moment: _zoomed(way(moment), most)

    def own(moment: float) -> Pose:
        pose = way(moment)
        return _zoomed(pose, _needed(pose, stage, shape))

    return own


def _zoomed(pose: Pose, factor: float) -> Pose:
    return replace(pose, zoom=pose.zoom * factor) if factor > 1 else pose


def _needed(pose: Pose, stage: Stage, shape: float) -> float:
    """By how much a pose must be zoomed so that no edge of the canvas is seen."""
    half_w, half_h = stage.width / stage.scale / 2, stage.height / stage.scale / 2
    most = 1.0 / 1.6
    cosine, sine = math.cos(pose.roll), math.sin(pose.roll)
    for corner_x, corner_y in ((-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)):
        u0, v0 = corner_x, corner_y * shape
        u, v = u0 * cosine + v0 * sine + pose.yaw, v0 * cosine - u0 * sine + pose.pitch
        for near in (0.0, stage.nearest):
            shrink = (1 - pose.z * near) / pose.zoom
            for way, offset, half in ((u, pose.x * near, half_w), (v, pose.y * near, half_h)):
                side = math.copysign(1.0, way)
                most = max(most, abs(way) * shrink / max(half - side * offset, 0.05))
    return most
