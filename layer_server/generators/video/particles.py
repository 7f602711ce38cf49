"""Weather and sparks: small soft shapes that fill the air, each in whole turns per video, so that it loops."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.jit import compiled
from layer_server.generators.video.compositor import Pose
from layer_server.generators.video.encoding import Frame

_MARGIN = 0.08
"""Frame widths that particles go on beyond the frame."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of particle looks and moves. Lengths are in frame widths, speeds in frame widths a second.

    Attributes:
        count: of a 16:9 frame.
        size: smallest and largest radius.
        fall: speed downwards; below 0 it rises.
        wind: speed to the right.
        wander: how far it strays from its way.
        streak: how much of a second of its way it is drawn along.
        colours: RGB that the seed chooses from.
        opacity: at its strongest.
        adds: whether it is light, rather than matter.
        pulse: times a second that it lights up and fades; 0 is steady.
        nearness: of the farthest and the nearest.
        fades: whether it fades on its way up or down.
    """

    count: int
    size: tuple[float, float]
    fall: float
    wind: float
    wander: float
    streak: float
    colours: tuple[tuple[int, int, int], ...]
    opacity: float
    adds: bool = False
    pulse: float = 0.0
    nearness: tuple[float, float] = (0.3, 1.2)
    fades: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType({
    "RAIN": Kind(520, (0.0004, 0.0009), 1.15, -0.16, 0.0, 0.034, ((205, 220, 240),), 0.34),
    "SNOW": Kind(420, (0.0010, 0.0040), 0.085, 0.02, 0.016, 0.0, ((250, 252, 255),), 0.92),
    "EMBERS": Kind(130, (0.0016, 0.0044), -0.13, 0.03, 0.035, 0.012, ((255, 168, 66), (255, 120, 40), (255, 205, 120)), 1.0, adds=True, pulse=0.5, fades=True),
    "FIREFLIES": Kind(130, (0.0026, 0.0062), -0.008, 0.006, 0.05, 0.0, ((212, 255, 120), (255, 240, 140)), 1.0, adds=True, pulse=0.45, nearness=(0.25, 0.8)),
    "DUST": Kind(130, (0.0010, 0.0030), -0.006, 0.014, 0.03, 0.0, ((255, 240, 210),), 0.5, adds=True, pulse=0.2),
    "SPARKLES": Kind(90, (0.0011, 0.0030), -0.012, 0.0, 0.012, 0.0, ((190, 225, 255), (255, 235, 190), (225, 200, 255)), 1.0, adds=True, pulse=0.8),
    "LEAVES": Kind(46, (0.0026, 0.0056), 0.10, 0.075, 0.05, 0.0, ((206, 110, 34), (188, 68, 28), (222, 168, 52), (132, 94, 40)), 0.95),
    "PETALS": Kind(80, (0.0016, 0.0038), 0.075, 0.06, 0.04, 0.0, ((255, 206, 222), (255, 182, 206), (255, 232, 238)), 0.95),
    "BUBBLES": Kind(60, (0.001, 0.004), -0.09, 0.0, 0.02, 0.0, ((150, 210, 235), (200, 240, 255)), 0.45, adds=True),
    "ASH": Kind(220, (0.0010, 0.0028), 0.05, 0.03, 0.03, 0.0, ((120, 116, 114), (84, 80, 80), (168, 160, 156)), 0.8),
    "SANDSTORM": Kind(420, (0.0006, 0.0016), 0.06, 1.05, 0.012, 0.045, ((240, 200, 142), (214, 166, 104)), 0.5),
    "BLIZZARD": Kind(760, (0.0008, 0.0030), 0.34, 0.62, 0.02, 0.022, ((250, 252, 255),), 0.85),
    "CONFETTI": Kind(120, (0.0016, 0.003), 0.16, 0.0, 0.03, 0.0, ((235, 64, 82), (255, 196, 46), (62, 178, 255), (92, 208, 112), (178, 96, 240)), 1.0),
})  # fmt: skip


class Particles:
    """Many of one kind, in a space that goes on at its other side.

    Args:
        weight: 1 is the usual number of them.
        seconds: how long the video is.
        shape: height by width of the frame.
    """

    def __init__(self, name: str, weight: float, seed: int, seconds: float, shape: float) -> None:
        kind = KINDS[name]
        rng = np.random.default_rng([seed, 97, sorted(KINDS).index(name)])
        self._kind = kind
        count = max(3, round(kind.count * weight * min(2.0, max(0.6, shape / 0.5625))))
        self._height = shape + 2 * _MARGIN
        self._width = 1 + 2 * _MARGIN
        # Few are near and large, many are far and small.
        nearness = kind.nearness[0] + (kind.nearness[1] - kind.nearness[0]) * rng.random(count) ** 2
        share = (nearness - kind.nearness[0]) / (kind.nearness[1] - kind.nearness[0])
        self._near = nearness
        self._radius = kind.size[0] + (kind.size[1] - kind.size[0]) * share
        pace = (0.55 + 0.65 * share) * rng.uniform(0.85, 1.15, count)
        self._place = rng.random((count, 2))
        self._turns_y = _whole(kind.fall * pace * seconds / self._height)
        self._turns_x = _whole(kind.wind * pace * seconds / self._width)
        self._streak = np.stack([kind.wind * pace * kind.streak, kind.fall * pace * kind.streak], 1)
        self._wander_turns = np.maximum(1, np.round(rng.uniform(0.15, 0.4, (count, 2)) * seconds))
        self._phase = rng.random((count, 3))
        self._pulse_turns = np.maximum(1, np.round(kind.pulse * rng.uniform(0.6, 1.5, count) * seconds))
        self._colour = np.array(kind.colours)[rng.integers(len(kind.colours), size=count)]
        self._strength = kind.opacity * rng.uniform(0.5, 1.0, count)

    def table(self, pose: Pose, moment: float, width: int) -> NDArray[np.float32]:
        """Rows for ``splat``: x, y, streak x, streak y, radius (pixels), red, green, blue, opacity, adds."""
        kind, turn = self._kind, 2 * math.pi
        wander = kind.wander * np.sin(turn * (self._wander_turns * moment + self._phase[:, :2]))
        way_y = (self._place[:, 1] + self._turns_y * moment) % 1.0
        x = self._place[:, 0] + self._turns_x * moment + wander[:, 0] / self._width
        y = way_y + wander[:, 1] / self._height
        zoom = pose.zoom / (1 - pose.z * np.minimum(self._near, 1.0))
        x = x - (pose.x * self._near + pose.yaw) / self._width
        y = y - (pose.y * self._near + pose.pitch) / self._height
        cosine, sine = math.cos(pose.roll), math.sin(pose.roll)
        flat_x = ((x % 1.0) - 0.5) * self._width
        flat_y = ((y % 1.0) - 0.5) * self._height
        opacity = self._strength.copy()
        if kind.pulse:
            glow = 0.5 - 0.5 * np.cos(turn * (self._pulse_turns * moment + self._phase[:, 2]))
            opacity *= 0.12 + 0.88 * glow**2
        if kind.fades:
            opacity *= np.clip(way_y if kind.fall < 0 else 1 - way_y, 0, 1) ** 0.7
        rows = np.zeros((len(x), 10), np.float32)
        rows[:, 0] = (flat_x * cosine - flat_y * sine) * width
        rows[:, 1] = (flat_x * sine + flat_y * cosine) * width
        rows[:, 2:4] = self._streak * width
        rows[:, 4] = np.maximum(self._radius * zoom * width, 0.6)
        # What is smaller than a pixel is drawn as a pixel, and fainter.
        rows[:, 8] = opacity * np.minimum(1, self._radius * zoom * width / 0.6)
        rows[:, 5:8] = self._colour
        rows[:, 9] = 1.0 if kind.adds else 0.0
        return rows


def _whole(turns: NDArray[Any]) -> NDArray[Any]:
    """Whole turns, at least one for what moves at all."""
    whole: NDArray[Any] = np.sign(turns) * np.maximum(1, np.round(np.abs(turns))) * (turns != 0)
    return whole


def draw(frame: Frame, rows: NDArray[np.float32]) -> None:
    """Draw particles on a frame, in place."""
    compiled(_splat)(frame, rows)


def _splat(frame: Any, rows: Any) -> None:
    """Each a soft capsule along its streak; light adds, matter covers. Light has a halo four times as wide."""
    height, width = frame.shape[0], frame.shape[1]
    for i in range(rows.shape[0]):
        x0 = rows[i, 0] + np.float32(width * 0.5)
        y0 = rows[i, 1] + np.float32(height * 0.5)
        dx, dy, radius = rows[i, 2], rows[i, 3], rows[i, 4]
        adds, opacity = rows[i, 9] > 0, rows[i, 8]
        reach = radius * (np.float32(5.0) if adds else np.float32(1.0)) + np.float32(1.0)
        left = max(0, int(min(x0, x0 - dx) - reach))
        right = min(width - 1, int(max(x0, x0 - dx) + reach) + 1)
        top = max(0, int(min(y0, y0 - dy) - reach))
        bottom = min(height - 1, int(max(y0, y0 - dy) + reach) + 1)
        length = dx * dx + dy * dy
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                px, py = np.float32(x) - x0, np.float32(y) - y0
                along = np.float32(0.0)
                if length > 0:
                    along = min(max(-(px * dx + py * dy) / length, np.float32(0.0)), np.float32(1.0))
                px += dx * along
                py += dy * along
                away = np.sqrt(px * px + py * py) / radius
                if adds:
                    halo = max(np.float32(0.0), np.float32(1.0) - away * np.float32(0.2))
                    core = max(np.float32(0.0), np.float32(1.0) - away * np.float32(0.7))
                    share = opacity * (core * core * np.float32(1.1) + halo * halo * halo * np.float32(0.34))
                else:
                    edge = min(
                        max((np.float32(1.15) - away) * np.float32(1.6), np.float32(0.0)), np.float32(1.0)
                    )
                    share = opacity * edge * (np.float32(1.0) - along * np.float32(0.7))
                if share <= np.float32(0.003):
                    continue
                for c in range(3):
                    below = np.float32(frame[y, x, c])
                    ink = rows[i, 5 + c] * share
                    value = below + ink if adds else below * (np.float32(1.0) - share) + ink
                    frame[y, x, c] = np.uint8(min(value, np.float32(255.0)))
