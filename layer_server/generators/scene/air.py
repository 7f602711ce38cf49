"""What fills the air of a still: rain, snow, leaves, petals, sparks and small lights, far ones fine, near ones large.

A video moves its own particles instead (``video.particles``).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.spec import Light, Scene

_FINE = 16
_SHIFT = 4
"""Sixteenths of a pixel, as OpenCV counts them."""

_OUTDOORS_NOT = {"dungeon", "interior", "space", "cave", "underwater"}
_MAGIC = (
    "magic",
    "magical",
    "enchanted",
    "mystical",
    "fairy",
    "ethereal",
    "dreamy",
    "mystic",
    "fairytale",
    "wonderland",
)


@dataclass(frozen=True, slots=True)
class Fall:
    """One depth of something that falls; lengths in picture heights.

    Attributes:
        count: in a picture of 16:9.
        size: least and most radius or half thickness.
        streak: x and y of the way that it is drawn along.
        cover: alpha.
        soft: blur.
        depth: of its layer.
    """

    count: int
    size: tuple[float, float]
    streak: tuple[float, float]
    cover: float
    soft: float
    depth: float


_RAIN = (
    Fall(1500, (0.0005, 0.0007), (0.006, 0.030), 0.26, 0.0, 0.7),
    Fall(620, (0.0007, 0.0010), (0.012, 0.060), 0.34, 0.0004, 0.35),
    Fall(90, (0.0012, 0.0018), (0.026, 0.130), 0.30, 0.0012, 0.05),
)
_STORM = tuple(
    Fall(
        each.count * 2,
        each.size,
        (each.streak[0] * 2.4, each.streak[1]),
        each.cover * 1.1,
        each.soft,
        each.depth,
    )
    for each in _RAIN
)
_SNOW = (
    Fall(1500, (0.0008, 0.0014), (0, 0), 0.75, 0.0003, 0.7),
    Fall(420, (0.0018, 0.0034), (0, 0), 0.85, 0.0008, 0.35),
    Fall(46, (0.005, 0.010), (0, 0), 0.60, 0.0030, 0.05),
)
_BLIZZARD = (
    Fall(4200, (0.0008, 0.0013), (0.020, 0.006), 0.60, 0.0004, 0.7),
    Fall(1300, (0.0014, 0.0026), (0.034, 0.010), 0.66, 0.0010, 0.35),
    Fall(110, (0.004, 0.008), (0.060, 0.018), 0.42, 0.0032, 0.05),
)
_PIECES = (
    Fall(46, (0.0028, 0.0048), (0, 0), 0.95, 0.0, 0.4),
    Fall(12, (0.007, 0.012), (0, 0), 0.9, 0.0015, 0.05),
)


def fill_air(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    """The layers of what falls, drifts or shines in the air of a scene, far to near."""
    if scene.kind not in _OUTDOORS_NOT:
        _weather(canvas, scene, light, rng)
    if scene.has("fireflies") or (
        scene.is_night and scene.kind in {"forest", "swamp", "jungle"} and _is_quiet(scene)
    ):
        _lights(canvas, rng, rgb(scene.ink("fireflies", "light") or "#d8ff7a"), 60, (0.35, 0.95))
    if scene.says(*_MAGIC, "glowing", "sparkle", "sparkling", "mote", "spirit", "orb"):
        _lights(canvas, rng, rgb(scene.ink("light", "glow", "orb", "") or "#a8e8ff"), 80, (0.20, 0.95))
    if scene.kind == "volcano" or scene.says("ember", "spark", "burning"):
        _lights(canvas, rng, rgb("#ff8a30"), 90, (0.05, 0.95))


def _is_quiet(scene: Scene) -> bool:
    return scene.weather in {"clear", "fog"} and scene.season == "summer"


def _weather(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    blizzard = scene.says("blizzard", "snowstorm", "whiteout")
    pale = np.clip(light.haze * np.float32(0.45) + np.float32(0.42 if not light.is_night else 0.22), 0, 1)
    side = float(np.sign(light.towards[0]) or 1)
    if scene.weather in {"rain", "storm"}:
        _falling(canvas, rng, _STORM if scene.weather == "storm" else _RAIN, pale, ("rain", side))
    elif scene.weather == "snow" or blizzard:
        white = np.clip(
            light.ambient * np.float32(0.3) + light.haze * np.float32(0.3) + np.float32(0.42), 0, 1
        )
        _falling(canvas, rng, _BLIZZARD if blizzard else _SNOW, white, ("snowfall", side))
    elif scene.season == "autumn" and scene.kind in {"forest", "meadow", "mountains", "graveyard"}:
        scene.says("autumnleaf", "leaf", "falling")
        _pieces(canvas, rng, light, ("#c8702a", "#d99a32", "#a8481f"))
    elif scene.season == "spring" and scene.says("blossom", "cherry", "petal", "sakura"):
        _pieces(canvas, rng, light, ("#f6bcd0", "#ffd8e4"))


def _falling(
    canvas: Canvas, rng: np.random.Generator, falls: tuple[Fall, ...], ink: Plane, named: tuple[str, float]
) -> None:
    """Streaks, or discs where they have no way, in one colour."""
    name, side = named
    height, width = canvas.shape
    for number, fall in enumerate(falls):
        count = round(fall.count * min(2.0, max(0.4, width / height * 9 / 16)))
        cover = np.zeros((height, width), np.uint8)
        x, y = rng.random(count) * width * 1.2 - width * 0.1, (rng.random(count) * 1.2 - 0.1) * height
        size, weight = (
            rng.uniform(*fall.size, count) * height,
            rng.uniform(0.45, 1.0, count) * fall.cover * 255,
        )
        stretch = rng.uniform(0.7, 1.3, count) * height
        ends = np.stack([x - fall.streak[0] * stretch * side, y + fall.streak[1] * stretch], 1)
        begin, end = (np.stack([x, y], 1) * _FINE).astype(int).tolist(), (ends * _FINE).astype(int).tolist()
        thick = np.maximum(1, np.round(size * 2)).astype(int).tolist()
        # What is thinner than a pixel is drawn as one, and fainter.
        shade = np.minimum(weight * np.minimum(1, size * 2), 255).astype(int).tolist()
        radius = (np.maximum(size, 0.6) * _FINE).astype(int).tolist()
        for i in range(count):
            if any(fall.streak):
                cv2.line(cover, begin[i], end[i], shade[i], thick[i], cv2.LINE_AA, _SHIFT)
            else:
                cv2.circle(cover, begin[i], radius[i], shade[i], -1, cv2.LINE_AA, _SHIFT)
        _lay(canvas, f"{name} {number + 1}", cover, ink, (fall.soft * height, fall.depth))


def _lay(canvas: Canvas, name: str, cover: NDArray[np.uint8], ink: Plane, how: tuple[float, float]) -> None:
    soft, depth = how
    if soft > 0.3:
        cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), soft), np.uint8)
    layer = np.empty((*canvas.shape, 4), np.uint8)
    layer[..., :3] = (np.clip(ink, 0, 1) * 255).astype(np.uint8)
    layer[..., 3] = cover
    canvas.add(name, layer, depth, canvas.depth)


def _pieces(canvas: Canvas, rng: np.random.Generator, light: Light, inks: tuple[str, ...]) -> None:
    """Leaves or petals that tumble."""
    height, width = canvas.shape
    for number, fall in enumerate(_PIECES):
        layer = np.zeros((height, width, 4), np.uint8)
        for _ in range(fall.count):
            size = float(rng.uniform(*fall.size)) * height
            tone = light.ambient * np.float32(0.7) + light.sun * np.float32(rng.uniform(0.3, 0.8))
            ink = np.clip(rgb(str(rng.choice(inks))) * tone, 0, 1) * 255
            centre = (float(rng.random()) * width, float(rng.random()) * height)
            axes = (2 * size, 2 * size * float(rng.uniform(0.25, 0.6)))
            box = (centre, axes, float(rng.uniform(0, 180)))
            cv2.ellipse(
                layer, box, (int(ink[0]), int(ink[1]), int(ink[2]), int(fall.cover * 255)), -1, cv2.LINE_AA
            )
        if fall.soft * height > 0.5:
            layer = np.asarray(cv2.GaussianBlur(layer, (0, 0), fall.soft * height), np.uint8)
        canvas.add(f"leaves {number + 1}", layer, fall.depth, canvas.depth)


def _lights(
    canvas: Canvas, rng: np.random.Generator, ink: Plane, count: int, rows: tuple[float, float]
) -> None:
    """Points that shine, each in a halo."""
    height, width = canvas.shape
    points: Plane = np.zeros((height, width), np.float32)
    for _ in range(count):
        near = float(rng.random()) ** 2
        x, y = float(rng.random()) * width, float(rng.uniform(*rows)) * height
        radius = height * (0.0009 + 0.0022 * near)
        cv2.circle(
            points,
            (int(x * _FINE), int(y * _FINE)),
            max(9, int(radius * _FINE)),
            0.35 + 0.65 * near,
            -1,
            cv2.LINE_AA,
            _SHIFT,
        )
    small = cv2.resize(points, (max(2, width // 4), max(2, height // 4)), interpolation=cv2.INTER_AREA)
    halo = cv2.GaussianBlur(small, (0, 0), max(0.8, height / 4 / 150)) * np.float32(2.2)
    halo += cv2.GaussianBlur(small, (0, 0), max(1.0, height / 4 / 45)) * np.float32(3.2)
    glow = cv2.resize(halo, (width, height), interpolation=cv2.INTER_LINEAR)
    core = np.clip(points * np.float32(1.2), 0, 1)
    colour = ink + (1 - ink) * core[..., None] * np.float32(0.8)
    layer = np.empty((height, width, 4), np.uint8)
    layer[..., :3] = np.clip(colour, 0, 1) * np.float32(255)
    layer[..., 3] = np.clip(core + glow * np.float32(0.8), 0, 1) * np.float32(255)
    canvas.add("lights", layer, 0.2, canvas.depth)
