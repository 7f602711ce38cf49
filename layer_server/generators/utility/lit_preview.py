"""A tiling material under studio lights, on a ball or on a floor."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.layers import dithered
from layer_server.generators.utility.lit_preview_card import LIT_PREVIEW
from layer_server.generators.utility.shading import Light, Material, developed, linear, shaded, unit
from layer_server.generators.work import Work, colour

_BAND = 96
"""Rows that are shaded at a time."""

_SAMPLES = 1.5
"""Per pixel, each way."""

_MAX_MAP = 1024
_NEUTRAL = {"normal": (0.5, 0.5, 1.0), "roughness": (0.6,) * 3, "metallic": (0.0,) * 3, "ao": (1.0,) * 3}
_BALL = 0.43
"""Radius, as a share of the shorter side."""

_CAMERA_HEIGHT, _CAMERA_TILT, _LENS = 0.62, 0.55, 1.15
"""Of the floor: in near widths, radians, focal length."""

_SHADOW_STEPS = 20
_RELIEF_DEPTH = 0.045
"""Height of the relief in tiles."""


def lit_preview(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A material, lit."""
    work = Work(LIT_PREVIEW, request, progress, cancel)
    maps = _Maps({port: _map(work, port) for port in ("albedo", *_NEUTRAL)}, _map(work, "height"))
    width, height = work["width"], work["height"]
    lights = [
        Light(
            unit(np.array([-0.55, 0.62, 0.56], np.float32)), linear(colour(work["light"])) * np.float32(3.4)
        ),
        Light(unit(np.array([0.8, 0.15, -0.25], np.float32)), np.array([1.1, 1.35, 1.8], np.float32)),
    ]
    if work["shape"] == "floor":
        # Over a floor the light stands lower and in front, so that the relief is seen.
        lights[0] = Light(unit(np.array([-0.62, 0.55, -0.45], np.float32)), lights[0].radiance)
    wide, tall = round(width * _SAMPLES), round(height * _SAMPLES)
    view = _Scene(work, maps, lights, wide, tall)
    large = np.empty((tall, wide, 3), np.float32)
    for top in range(0, large.shape[0], _BAND):
        work.step(0.25 + 0.6 * top / large.shape[0], "shading")
        rows = np.arange(top, min(top + _BAND, large.shape[0]), dtype=np.float32)
        large[top : top + len(rows)] = view.ball(rows) if work["shape"] == "ball" else view.floor(rows)
    return work.output(dithered(pixels.scaled(large, width, height), rng))


def _map(work: Work, port: str) -> Plane | None:
    return np.ascontiguousarray(work.picture(port, _MAX_MAP)[..., :3]) if work.has(port) else None


class _Maps:
    """The maps of a material, looked up at places that wrap around, smaller where they are far."""

    def __init__(self, maps: Mapping[str, Plane | None], height: Plane | None) -> None:
        self._levels = {
            name: _smaller(
                _prepared(name, plane if plane is not None else np.full((4, 4, 3), _NEUTRAL[name]))
            )
            for name, plane in maps.items()
        }
        self.height = _smaller(_prepared("height", height)) if height is not None else None

    def at(self, name: str, u: Plane, v: Plane, level: int = 0) -> Plane:
        return _looked_up(self._levels[name], u, v, level)

    def material(self, u: Plane, v: Plane, level: int) -> Material:
        return Material(
            self.at("albedo", u, v, level),
            self.at("roughness", u, v, level),
            self.at("metallic", u, v, level),
            self.at("ao", u, v, level),
        )

    def size(self) -> int:
        width: int = self._levels["albedo"][0].shape[1]
        return width


def _near_width(width: float, height: float) -> float:
    """How much of the floor the lowest row of the picture spans, for a picture of this size in short sides."""
    down = height / 2 * np.cos(_CAMERA_TILT) + _LENS * np.sin(_CAMERA_TILT)
    return float(width * _CAMERA_HEIGHT / down)


def _prepared(name: str, plane: Plane) -> Plane:
    """A map as it is looked up: colours as light, normals as they are, all others as one number per pixel."""
    if name == "albedo":
        return linear(np.asarray(plane, np.float32))
    return np.ascontiguousarray(plane if name == "normal" else plane[..., 0], np.float32)


def _smaller(plane: Plane) -> list[Plane]:
    levels = [plane]
    while min(levels[-1].shape[:2]) > 8:
        last = levels[-1]
        levels.append(
            np.asarray(
                cv2.resize(last, (last.shape[1] // 2, last.shape[0] // 2), interpolation=cv2.INTER_AREA),
                np.float32,
            )
        )
    return levels


def _looked_up(levels: list[Plane], u: Plane, v: Plane, level: int) -> Plane:
    plane = levels[min(level, len(levels) - 1)]
    height, width = plane.shape[:2]
    x = (u - np.floor(u)) * np.float32(width) - np.float32(0.5)
    y = (v - np.floor(v)) * np.float32(height) - np.float32(0.5)
    return np.asarray(cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), np.float32)


class _Scene:
    """One picture to shade, row by row; sizes are those of the samples."""

    def __init__(self, work: Work, maps: _Maps, lights: list[Light], width: int, height: int) -> None:
        self._maps = maps
        self._lights = lights
        self._width, self._height = width, height
        self._repeat = np.float32(work["repeat"])
        self._relief = np.float32(work["relief"])
        self._ground = linear(colour(work["background"]))

    def ball(self, rows: Plane) -> Plane:
        """Rows of a ball before a backdrop, with its shadow under it."""
        side = min(self._width, self._height)
        x = (np.arange(self._width, dtype=np.float32) + np.float32(0.5 - self._width / 2)) / np.float32(
            side * _BALL
        )
        y = -(rows + np.float32(0.5 - self._height / 2)) / np.float32(side * _BALL)
        x, y = np.meshgrid(x, y)
        x, y = x.astype(np.float32), y.astype(np.float32)
        inside = np.clip(1 - x * x - y * y, 0, 1)
        picture = self._backdrop(x, y)
        if not inside.any():
            return developed(picture)
        z = np.sqrt(inside)
        around = np.arctan2(x, np.maximum(z, np.float32(1e-4)))
        up = np.arcsin(np.clip(y, -1, 1))
        half_turn = np.float32(np.pi)
        u, v = around / half_turn * self._repeat, -up / half_turn * self._repeat
        normal = np.stack([x, y, z], -1)
        tangent = unit(np.stack([z, np.zeros_like(x), -x], -1))
        across = np.cross(normal, tangent).astype(np.float32)
        level = self._level(float(self._repeat) * self._maps.size() / (np.pi * side * _BALL))
        bumped = self._bumped((tangent, across, normal), self._maps.at("normal", u, v, level))
        view = np.array([0, 0, 1], np.float32)
        colours = shaded(
            bumped, np.broadcast_to(view, bumped.shape), self._maps.material(u, v, level), self._lights, 1.0
        )
        edge = np.clip((1 - np.hypot(x, y)) * np.float32(side * _BALL) / 2 + np.float32(0.5), 0, 1)[..., None]
        picture = picture * (1 - edge) + colours * edge
        return developed(picture)

    def floor(self, rows: Plane) -> Plane:
        """Rows of a floor that runs to the horizon, or nearly."""
        short = np.float32(min(self._width, self._height))
        x = (np.arange(self._width, dtype=np.float32) + np.float32(0.5 - self._width / 2)) / short
        y = -(rows + np.float32(0.5 - self._height / 2)) / short
        x, y = np.meshgrid(x, y)
        x, y = x.astype(np.float32), y.astype(np.float32)
        sine, cosine = np.float32(np.sin(_CAMERA_TILT)), np.float32(np.cos(_CAMERA_TILT))
        lens = np.float32(_LENS)
        ray = unit(np.stack([x, y * cosine - lens * sine, -y * sine - lens * cosine], -1))
        down = np.minimum(ray[..., 1], np.float32(-0.02))
        distance = np.float32(-_CAMERA_HEIGHT) / down
        place_x, place_z = ray[..., 0] * distance, ray[..., 2] * distance
        near = np.float32(_near_width(self._width / float(short), self._height / float(short)))
        scale = self._repeat / near
        u, v = place_x * scale, place_z * scale
        step = float(np.median(distance)) / float(short * lens) * float(scale) * self._maps.size()
        level = self._level(step * 1.4)
        shape = u.shape
        normal = np.broadcast_to(np.array([0, 1, 0], np.float32), (*shape, 3))
        tangent = np.broadcast_to(np.array([1, 0, 0], np.float32), (*shape, 3))
        across = np.broadcast_to(np.array([0, 0, -1], np.float32), (*shape, 3))
        bumped = self._bumped((tangent, across, normal), self._maps.at("normal", u, v, level))
        shadow = self._shadow(u, v, level)
        colours = shaded(bumped, -ray, self._maps.material(u, v, level), self._lights, shadow)
        haze = smoothstep(1.6, 5.0, distance)[..., None]
        return developed(colours * (1 - haze) + self._ground * np.float32(1.4) * haze)

    def _bumped(self, frame: tuple[Plane, Plane, Plane], bump: Plane) -> Plane:
        """Normals with the relief on them; the frame is tangent, bitangent and normal."""
        tangent, across, normal = frame
        x, y, z = (bump[..., channel : channel + 1] * 2 - 1 for channel in range(3))
        return unit(tangent * (x * self._relief) + across * (y * self._relief) + normal * z)

    def _shadow(self, u: Plane, v: Plane, level: int) -> Plane | float:
        """How much of the first light arrives past the relief: a walk over the heights towards it."""
        heights = self._maps.height
        if heights is None:
            return 1.0
        towards = self._lights[0].direction
        rise = float(towards[1] / np.hypot(towards[0], towards[2]))
        reach = _RELIEF_DEPTH / rise
        step_u = float(towards[0] / np.hypot(towards[0], towards[2])) * reach / _SHADOW_STEPS
        step_v = float(towards[2] / np.hypot(towards[0], towards[2])) * reach / _SHADOW_STEPS
        own = _looked_up(heights, u, v, level)
        blocked = np.zeros_like(own)
        for step in range(1, _SHADOW_STEPS + 1):
            there = _looked_up(heights, u + np.float32(step * step_u), v + np.float32(step * step_v), level)
            blocked = np.maximum(blocked, there - own - np.float32(step / _SHADOW_STEPS))
        return np.asarray(1 - np.clip(blocked * 7, 0, 0.85), np.float32)

    def _backdrop(self, x: Plane, y: Plane) -> Plane:
        lit = np.float32(1.35) - np.float32(0.55) * smoothstep(0.2, 2.0, np.hypot(x + 0.3, y - 0.25))
        shadow = np.exp(-((x / np.float32(0.85)) ** 2) - ((y + np.float32(1.04)) / np.float32(0.13)) ** 2)
        result: Plane = self._ground * (lit * (1 - np.float32(0.75) * shadow))[..., None]
        return result

    @staticmethod
    def _level(texels_per_sample: float) -> int:
        """How often the maps are halved, so that a sample sees about one texel."""
        return max(0, round(math.log2(max(texels_per_sample, 1.0))))
