"""Caves: rings of rock around a far light, with stalactites, crystals and a pool."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur
from layer_server.generators.colour import paint_ramp, rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Light, Scene, unit

Step = Callable[[float, str], None]

_RINGS = 5


def paint_cave(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """Look through a cave at the light at its end."""
    icy, fiery = scene.says("ice", "icy", "frozen"), scene.says("lava", "magma", "fire", "molten")
    chance = str(rng.choice(["#5ad0ff", "#a070ff", "#58f0c0", "#ffc070"]))
    own = scene.ink(
        "crystals", "light", "glow", "cave", "cavern", "ice", "lava", "lake", "mushrooms", ""
    ) or ("#ff7a1e" if fiery else "#8fdcff" if icy else chance)
    glow = rgb(own)
    height, width = canvas.shape
    centre = (width * float(rng.uniform(0.40, 0.60)), height * float(rng.uniform(0.42, 0.54)))
    noise = Noise(rng)
    step(0.05, "lighting the end of the cave")
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x - np.float32(centre[0])) / np.float32(height), (y - np.float32(centre[1])) / np.float32(height)
    away = np.hypot(u, v)
    fog = noise.at(u * 3, v * 4, 5, 0.55) * np.float32(0.10)
    level = np.clip(np.exp(-((away / np.float32(0.26)) ** 2)) + fog, 0, 1)
    ramp = paint_ramp(glow)
    canvas.add(
        "end of the cave",
        sheet(
            shade(
                np.vstack([ramp[1:4], np.ones((1, 3), np.float32) * 0.97]),
                np.float32(0.12) + level * np.float32(0.85),
            ),
            np.ones(canvas.shape, np.float32),
        ),
        1.0,
    )
    stone = (
        stops("#16202c", "#3a5068", "#7ba0b8", "#d0eaf6")
        if icy
        else stops("#120f12", "#332b2c", "#665750", "#a08c7c")
    )
    light = Light(
        ramp[1:4],
        glow * np.float32(0.5),
        glow,
        glow * np.float32(0.2),
        np.ones(3, np.float32),
        (centre[0] / width, centre[1] / height),
        unit(0, 0.2, 1),
        0.8,
        True,
    )
    for ring in range(_RINGS):
        step(0.15 + 0.14 * ring, f"carving ring {ring + 1} of {_RINGS}")
        _ring(canvas, noise, rng, (u, v, away), (ring / (_RINGS - 1), stone, glow))
        if ring in {2, 3} and (
            scene.says("crystal", "crystals", "gem", "gems", "magical", "magic") or rng.random() < 0.6
        ):
            _crystals(canvas, rng, glow if ring == 3 else np.roll(glow, 1), (centre, ring), ring / _RINGS)
    return light


def _ring(
    canvas: Canvas,
    noise: Noise,
    rng: np.random.Generator,
    places: tuple[Plane, Plane, Plane],
    looks: tuple[float, Plane, Plane],
) -> None:
    u, v, away = places
    near, stone, glow = looks
    height, width = canvas.shape
    shift = np.float32(rng.uniform(0, 40))
    opening = 0.15 + 0.52 * near**1.25
    wide = max(1.0, width / height * 0.62)
    stretched = np.hypot(u / np.float32(wide), v * np.float32(1.05))
    angle = np.arctan2(v, u / np.float32(wide))
    edge = noise.at(np.cos(angle) * 1.4 + shift, np.sin(angle) * 1.4, 6, 0.58) * np.float32(
        0.055 + 0.03 * near
    )
    teeth = _teeth(u, rng, near, upper=True) * (v < 0) + _teeth(u, rng, near, upper=False) * (v > 0)
    inside = np.float32(opening) + edge - teeth * np.float32(0.25 + 0.75 * min(1.0, near * 1.6))
    cover = np.clip((stretched - inside) * np.float32(height * 0.5) + np.float32(0.5), 0, 1)
    scale = np.float32(3.2 - 1.3 * near)
    rough = noise.at(u * scale + shift, v * scale, 7, 0.56)
    ridge = noise.at(
        u * scale * np.float32(0.8) + 9, v * scale * np.float32(1.6) + shift, 5, 0.55, ridged=True
    )
    relief = rough * np.float32(0.55) + ridge * np.float32(1.6)
    du = np.gradient(relief, axis=1) * np.float32(height / 9) / scale
    dv = np.gradient(relief, axis=0) * np.float32(height / 9) / scale
    towards_u, towards_v = -u / (away + np.float32(0.02)), -v / (away + np.float32(0.02))
    facing = np.clip((du * towards_u + dv * towards_v) * np.float32(-0.45) + np.float32(0.42), 0, 1.4)
    rim = np.exp(-np.clip(stretched - inside, 0, 9) * np.float32(6.5 - 3 * near))
    lit = facing * (np.float32(0.25) + np.float32(0.9) * rim) * np.float32(1.25 - 0.55 * near)
    colour = shade(stone, np.float32(0.28) + rough * np.float32(0.12)) * (
        np.float32(0.22 - 0.12 * near) + lit[..., None] * (glow * np.float32(1.1) + np.float32(0.25))
    )
    air = glow * np.float32(0.30 * (1 - near) ** 1.4)
    colour = colour * np.float32(1 - 0.45 * (1 - near)) + air
    canvas.add(f"rock {round(near * (_RINGS - 1)) + 1}", sheet(colour, cover), 0.9 * (1 - near))


def _teeth(u: Plane, rng: np.random.Generator, near: float, *, upper: bool) -> Plane:
    """Stalactites above, stalagmites below: how far rock reaches in, for each column."""
    row = u[:1]
    total: Plane = np.zeros_like(row)
    for _ in range(int(7 + 7 * (1 - near)) if upper else 5):
        at, wide = np.float32(rng.uniform(-1.0, 1.0)), np.float32(rng.uniform(0.012, 0.04) * (0.6 + near))
        tall = np.float32(rng.uniform(0.04, 0.16) * (1.0 if upper else 0.6))
        total = np.maximum(total, tall * np.clip(1 - np.abs(row - at) / wide, 0, 1) ** np.float32(1.4))
    return np.broadcast_to(total, u.shape)


def _crystals(
    canvas: Canvas,
    rng: np.random.Generator,
    glow: Plane,
    place: tuple[tuple[float, float], int],
    depth: float,
) -> None:
    """Clusters of prisms that shine."""
    (cx, cy), ring = place
    height, width = canvas.shape
    ramp = paint_ramp(glow)
    paint = np.zeros((height, width, 4), np.uint8)
    for side in (-1, 1):
        x0 = cx + side * width * float(rng.uniform(0.13, 0.22)) * (1 + 0.5 * (ring - 2))
        y0 = cy + height * float(rng.uniform(0.26, 0.34)) * (1 + 0.22 * (ring - 2))
        for _ in range(9):
            tall = height * float(rng.uniform(0.05, 0.17))
            thick, lean = tall * float(rng.uniform(0.10, 0.17)), float(rng.normal(0, 0.35))
            bx, by = x0 + float(rng.normal(0, width * 0.026)), y0 + float(rng.normal(0, height * 0.012))
            tip = (bx + lean * tall, by - tall)
            shoulder = (bx + lean * tall * 0.8, by - tall * 0.78)
            for offsets, tone in (((-1.0, -0.25), 0.35), ((-0.25, 0.45), 0.85), ((0.45, 1.0), 0.55)):
                points = [(bx + offsets[0] * thick, by), (shoulder[0] + offsets[0] * thick, shoulder[1]), tip,
                          (shoulder[0] + offsets[1] * thick, shoulder[1]), (bx + offsets[1] * thick, by)]  # fmt: skip
                ink = np.clip(shade(ramp, tone + float(rng.normal(0, 0.05))) * 255, 0, 255)
                cv2.fillPoly(
                    paint,
                    [(np.array(points) * 16).astype(np.int32)],
                    (int(ink[0]), int(ink[1]), int(ink[2]), 255),
                    cv2.LINE_AA,
                    4,
                )
    aura = blur(paint[..., 3].astype(np.float32) / 255, height / 22)
    canvas.add(
        "crystal light",
        sheet(glow * np.float32(0.8) + np.float32(0.1), np.clip(aura * np.float32(0.8), 0, 0.7)),
        0.9 * (1 - depth),
    )
    canvas.add("crystals", paint, 0.88 * (1 - depth))
