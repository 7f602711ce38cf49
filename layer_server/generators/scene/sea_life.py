"""What swims: schools of fish, sharks, whales, turtles, rays, jellyfish, and a submarine, as silhouettes in the water's light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, Sheet, paste
from layer_server.generators.scene.spec import Light, Scene

_FINE = 16
Points = list[tuple[float, float]]
_FISH = ("#f2a02a", "#f4d040", "#4a8ae0", "#e8582a", "#e8e4d8", "#c05ab8")
_LARGE = ("shark", "whale", "dolphin", "turtle", "ray", "manta", "orca")
_DRAWN: dict[str, tuple[str, tuple[Points, ...], float]] = {
    "shark": ("#5c6c78", ([(0.02, 0.52), (0.14, 0.42), (0.34, 0.36), (0.44, 0.18), (0.52, 0.36), (0.74, 0.44), (0.86, 0.46), (0.99, 0.20), (0.93, 0.48), (0.97, 0.70), (0.84, 0.54), (0.62, 0.62), (0.36, 0.64), (0.28, 0.82), (0.26, 0.64), (0.10, 0.58)],), 0.24),
    "whale": ("#3c5468", ([(0.02, 0.50), (0.06, 0.38), (0.22, 0.28), (0.48, 0.26), (0.72, 0.38), (0.86, 0.44), (0.97, 0.24), (1.0, 0.34), (0.93, 0.48), (1.0, 0.60), (0.96, 0.66), (0.84, 0.52), (0.62, 0.64), (0.38, 0.72), (0.34, 0.90), (0.24, 0.72), (0.08, 0.64)],), 0.42),
    "dolphin": ("#7a98ac", ([(0.02, 0.56), (0.12, 0.48), (0.20, 0.38), (0.42, 0.28), (0.50, 0.10), (0.58, 0.32), (0.78, 0.46), (0.88, 0.52), (0.99, 0.42), (0.95, 0.56), (0.99, 0.72), (0.84, 0.60), (0.56, 0.56), (0.34, 0.60), (0.30, 0.80), (0.24, 0.60), (0.12, 0.62)],), 0.20),
    "turtle": ("#5a7a4a", ([(0.22, 0.50), (0.34, 0.28), (0.56, 0.22), (0.76, 0.36), (0.86, 0.54), (0.70, 0.64), (0.40, 0.66)], [(0.02, 0.40), (0.10, 0.32), (0.24, 0.42), (0.24, 0.54), (0.08, 0.52)], [(0.34, 0.58), (0.18, 0.92), (0.14, 0.98), (0.30, 0.90), (0.48, 0.62)], [(0.72, 0.58), (0.86, 0.80), (0.92, 0.80), (0.82, 0.54)]), 0.16),
    "manta": ("#2c3c50", ([(0.48, 0.30), (0.56, 0.30), (0.70, 0.40), (0.98, 0.30), (0.78, 0.58), (0.56, 0.68), (0.50, 1.0), (0.46, 0.68), (0.24, 0.58), (0.02, 0.30), (0.32, 0.40)],), 0.26),
}  # fmt: skip
_DRAWN |= {"ray": _DRAWN["manta"], "orca": _DRAWN["whale"]}
"""Colour, outlines with the head to the left, and length as a share of the picture's height times two."""


def paint_sea_life(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    """The layers of all that the prompt wants to swim."""
    large = [name for name in _LARGE if scene.says(name)]
    for name in large:
        _swimmer(canvas, light, rng, name, scene.ink(name) or _DRAWN[name][0])
    if scene.says("jellyfish", "medusa"):
        _jellyfish(canvas, scene, light, rng)
    if scene.says("submarine", "sub", "bathyscaphe"):
        _submarine(canvas, light, rng)
    if scene.wants("fish") and scene.says("fish", "school", "fishes", "clownfish", "goldfish", "shoal"):
        scene.says("tropical", "colorful", "colourful", "swimming")
        _school(canvas, scene, light, rng)
    scene.says("swimming")


def _in_water(ink: Plane, light: Light, lost: float) -> tuple[int, int, int, int]:
    lit = ink * (light.ambient * np.float32(0.6) + light.sun * np.float32(0.6))
    colour = np.clip(lit + (light.haze - lit) * np.float32(lost), 0, 1) * 255
    return int(colour[0]), int(colour[1]), int(colour[2]), 255


def _poly(layer: Sheet, points: NDArray[np.float64], ink: tuple[int, int, int, int]) -> None:
    cv2.fillPoly(layer, [(points * _FINE).astype(np.int32)], ink, cv2.LINE_AA, 4)


def _school(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    height, width = canvas.shape
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    own = scene.ink("fish")
    clownfish = scene.words & {"clownfish", "goldfish"}
    for group in range(3):
        way = float(rng.choice([-1, 1]))
        middle = (float(rng.uniform(0.2, 0.8)) * width, float(rng.uniform(0.25, 0.6)) * height)
        ink = rgb(own or ("#f07a20" if clownfish else str(_FISH[int(rng.integers(len(_FISH)))])))
        lost = (0.55, 0.3, 0.08)[group]
        size = height * (0.012, 0.022, 0.045)[group]
        for _ in range((34, 20, 7)[group]):
            x, y = (
                middle[0] + float(rng.normal(0, 0.11)) * width,
                middle[1] + float(rng.normal(0, 0.08)) * height,
            )
            long = size * float(rng.uniform(0.8, 1.25))
            lean = float(rng.normal(0, 0.12))
            t = np.linspace(0, 1, 9)
            upper, belly = -0.34 * np.sin(np.pi * t**0.8), 0.30 * np.sin(np.pi * t**0.8)
            body = np.r_[np.c_[t - 0.5, upper], np.c_[t - 0.5, belly][::-1]]
            tail = np.array([(0.42, 0.0), (0.78, -0.26), (0.70, 0.0), (0.78, 0.26)])
            turn = np.array([[way, 0.0], [lean, 1.0]])
            for part, tone in ((tail, 0.8), (body, 1.0)):
                _poly(
                    layer,
                    np.array([x, y]) + part * long @ turn,
                    _in_water(ink * np.float32(tone), light, lost),
                )
            if group == 2:
                back = np.r_[np.c_[t - 0.5, upper], np.c_[t - 0.5, upper * 0.3][::-1]]
                _poly(
                    layer,
                    np.array([x, y]) + back * long @ turn,
                    _in_water(ink * np.float32(0.72), light, lost),
                )
                eye = np.array([x, y]) + np.array([-0.34, -0.05]) * long @ turn
                cv2.circle(
                    layer,
                    (int(eye[0]), int(eye[1])),
                    max(1, int(long * 0.05)),
                    (12, 14, 18, 255),
                    -1,
                    cv2.LINE_AA,
                )
    canvas.add("fish", layer, 0.22)


def _swimmer(canvas: Canvas, light: Light, rng: np.random.Generator, name: str, ink: str) -> None:
    height, width = canvas.shape
    _, parts, tall = _DRAWN[name]
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    way = float(rng.choice([-1, 1]))
    long = height * tall * 2.0 / (1.0 if name != "whale" else 0.9)
    at = np.array([width * (0.5 + 0.12 * way), height * float(rng.uniform(0.30, 0.40))])
    own = rgb(ink)
    for index, part in enumerate(parts):
        points = (np.array(part) - 0.5) * (long * way, long * 0.42)
        _poly(layer, at + points, _in_water(own * np.float32(1.0 if index == 0 else 0.75), light, 0.22))
    lit = layer.copy()  # the back catches the light from above, the belly is pale
    rows = np.flatnonzero(layer[..., 3].any(axis=1))
    shine = np.zeros((height, 1, 1), np.float32)
    shine[rows[0] : rows[-1] + 1, 0, 0] = np.linspace(1.35, 0.75, len(rows))
    lit[..., :3] = np.clip(layer[..., :3] * shine, 0, 255)
    eye = at + (np.array([0.10, 0.46]) - 0.5) * (long * way, long * 0.42)
    cv2.circle(lit, (int(eye[0]), int(eye[1])), max(1, int(long * 0.008)), (8, 10, 14, 255), -1, cv2.LINE_AA)
    canvas.add(name, lit, 0.3)


def _jellyfish(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    height, width = canvas.shape
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    own = rgb(scene.ink("jellyfish", "") or "#f09ad8")
    scene.says("glowing", "bioluminescent")
    for k in range(9):
        wide = height * (0.022 + 0.085 * float(rng.random()) ** 2) * (1.5 if k == 8 else 1)
        x, y = width * ((0.1 + 0.618 * k) % 1), height * float(rng.uniform(0.14, 0.55))
        small = max(12, int(wide * 4))
        stamp: Sheet = np.zeros((small * 2, small, 4), np.uint8)
        v, u = np.mgrid[0 : small * 2, 0:small].astype(np.float32) / np.float32(small)
        dx, dy = (u - np.float32(0.5)) / np.float32(0.36), (v - np.float32(0.44)) / np.float32(0.34)
        rim = np.clip(np.hypot(dx, dy), 0, 2)
        dome = (rim < 1) * (dy < 0.12 + 0.05 * np.cos(dx * 14))
        alpha = dome * (np.float32(0.35) + np.float32(0.55) * rim**3)
        for arm in range(7):
            at = np.float32((arm - 3) / 3 * 0.30)
            sway = np.sin(v * 9 + np.float32(arm + k)) * np.float32(0.03) * v
            strand = np.exp(
                -(((u - np.float32(0.5) - at - sway) / np.float32(0.012 + 0.012 * (arm % 2))) ** 2)
            )
            alpha = np.maximum(alpha, strand * (v > 0.44) * np.clip(1.9 - v, 0, 1) * np.float32(0.7))
        glow = np.exp(-(rim**2) * np.float32(0.8)) * np.float32(0.30)
        stamp[..., 3] = np.clip(np.maximum(alpha, glow), 0, 1) * 255
        bright = own * np.float32(0.7) + np.float32(0.3) * (1 - np.clip(rim, 0, 1))[..., None]
        stamp[..., :3] = np.clip(bright, 0, 1) * 255
        paste(layer, stamp, int(x - small / 2), int(y - small / 2))
    del light
    canvas.add("jellyfish", layer, 0.25)


def _submarine(canvas: Canvas, light: Light, rng: np.random.Generator) -> None:
    """A boat with a conning tower, lit windows and a cone of light before it."""
    height, width = canvas.shape
    way = float(rng.choice([-1, 1]))
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    long = height * 0.62
    at = np.array([width * 0.5 + way * width * 0.06, height * 0.42])

    def part(points: Points, ink: str, tone: float = 1.0) -> None:
        _poly(
            layer,
            at + np.array(points) * (long * -way, long),
            _in_water(rgb(ink) * np.float32(tone), light, 0.12),
        )

    beam = np.zeros((height, width), np.float32)
    cone = at + np.array([(0.46, 0.0), (1.3, -0.20), (1.3, 0.30)]) * (long * -way, long)
    cv2.fillPoly(beam, [(cone * _FINE).astype(np.int32)], 0.30, cv2.LINE_AA, 4)
    layer[..., :3] = (255, 244, 200)
    layer[..., 3] = cv2.GaussianBlur(beam, (0, 0), height / 60) * 255
    t = np.linspace(-np.pi, np.pi, 40)

    def curve(wide: float, tall: float) -> Points:
        return [(float(np.cos(a) * wide), float(np.sin(a) * tall)) for a in t]

    part([(-0.06, -0.10), (-0.04, -0.22), (0.12, -0.22), (0.16, -0.10)], "#c89a2a", 0.9)
    part([(0.02, -0.22), (0.035, -0.34), (0.05, -0.34), (0.05, -0.22)], "#7a6a4a")
    part([(0.035, -0.34), (0.10, -0.34), (0.10, -0.31), (0.05, -0.31)], "#7a6a4a")
    part([(-0.42, -0.03), (-0.56, -0.14), (-0.56, 0.14), (-0.42, 0.03)], "#a87a20", 0.8)
    part(curve(0.46, 0.135), "#e0ac34")
    part([(x, y * 0.55 + 0.060) for x, y in curve(0.44, 0.13)], "#b07c1c", 0.9)
    for x in (-0.18, -0.02, 0.14, 0.30):
        for radius, ink in ((0.042, (90, 70, 40, 255)), (0.030, (255, 240, 176, 255))):
            spot = at + np.array([x, -0.02]) * (long * -way, long)
            cv2.circle(layer, (int(spot[0]), int(spot[1])), max(1, int(radius * long)), ink, -1, cv2.LINE_AA)
    canvas.add("submarine", layer, 0.25)
