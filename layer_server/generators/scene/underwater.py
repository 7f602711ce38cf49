"""Under water: a sandy bed with coral and weed, rays of light, bubbles."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.batch import Step
from layer_server.generators.colour import shade, stops
from layer_server.generators.scene.biomes import BASALT, BIOMES, Biome, Growth
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.landscape import Land
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.sea_life import paint_sea_life
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.terrain import Camera
from layer_server.generators.scene.vista import Vista


def paint_underwater(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """The bed of the sea, from among what grows on it, and what swims over it."""
    height, width = canvas.shape
    dim = scene.says("deep")
    deep = scene.is_night or scene.says(
        "abyss", "dark", "trench", "deepsea", "abyssal", "vent", "vents", "marianas"
    )
    water = (
        stops("#4ab4cc", "#1f86ac", "#125a86", "#0a3560")
        if dim and not deep
        else (
            stops("#14607e", "#0d4668", "#082e4e", "#051c34")
            if deep
            else stops("#8fe8e8", "#3fb4cc", "#1a7aa4", "#0c4a78")
        )
    )
    sun = water[0] * np.float32(0.35) + np.float32(0.68 if not deep else 0.42)
    biome = _bed(scene, deep=deep)
    horizon = height * float(rng.uniform(0.40, 0.52))
    x = float(rng.uniform(0.3, 0.7))
    light = Light(
        water,
        water[2 if not deep else 1],
        sun,
        water[2] * np.float32(1.1) + np.float32(0.06),
        sun,
        (x, -0.1),
        unit(0.25, 0.9, -0.2),
        0.8,
        deep,
    )
    step(0.02, "letting light into the water")
    y, across = np.mgrid[0:height, 0:width].astype(np.float32)
    v, u = y / np.float32(height), across / np.float32(width)
    noise = Noise(rng)
    ripple = noise.at(u * 14 / (v * 6 + np.float32(0.4)), v * 5, 4, 0.6) * np.exp(-v * 9) * np.float32(0.10)
    back = shade(
        water,
        np.clip(v**0.75 * np.float32(1.0) + np.abs(u - np.float32(x)) * np.float32(0.32) - ripple, 0, 1),
    )
    canvas.add("water", sheet(back, np.ones(canvas.shape, np.float32)), 1.0)
    focal = 0.52 * width + 0.42 * height
    camera = Camera(width, height, horizon, focal, biome.eye)
    shape = Shape((float(rng.uniform(-6, 6)), 24.0), 4.0, 7.0, float(rng.uniform(0, 60)))
    Land(Vista(scene, biome, camera, light, shape), canvas, rng).paint(step)
    step(0.9, "casting rays of light")
    paint_sea_life(canvas, scene, light, rng)
    if not scene.words & {"abyss", "trench", "vent", "vents", "marianas"}:
        _rays(canvas, noise, light, x, (u, v))
    _bubbles(canvas, rng)
    return light


def _bed(scene: Scene, *, deep: bool) -> Biome:
    """The ground and what grows on it: a reef, a forest of kelp, bare sand, the rock of the deep."""
    reef = BIOMES["reef"]
    kelp = Growth("kelp", "#6a9a3a", (1.6, 3.4), 460, 0.5, 9, 0.3, 2.6, 24)
    if scene.says("kelp", "seaweed", "seagrass") and not scene.words & {"coral", "reef"}:
        scene.says("forest", "field", "meadow")
        tall = kelp if "seagrass" not in scene.words else replace(kelp, tall=(0.2, 0.5), count=1400)
        growth = (
            *(replace(each, count=each.count // 5) for each in reef.growth if each.kind != "kelp"),
            tall,
        )
        return replace(reef, growth=growth)
    stones = Growth("rock", "#5c6468", (0.1, 0.5), 90, 0.5, 9, 0.4, 1.8, 18)
    if scene.says("vent", "vents", "hydrothermal", "smoker", "volcano"):
        chimneys = Growth("spire", "#4a4a4c", (0.4, 1.1), 46, 0.5, 9, 0.5, 2.6, 20)
        return replace(reef, ground=BASALT, rock=BASALT, growth=(stones, chimneys), smoke=6, frame="")
    if (deep and not scene.words & {"coral", "reef"}) or scene.says("abyss", "trench", "abyssal", "marianas"):
        glowing = tuple(
            Growth("coral", ink, (0.14, 0.45), 70, 0.5, 9, 0.5, 1.8, 16) for ink in ("#4af0e0", "#b06af8")
        )
        return replace(
            reef,
            ground=("#141c24", "#26323c", "#3c4a52", "#56646a", "#78868a"),
            growth=(stones, *glowing),
            frame="",
        )
    if scene.wants("wreck", "ruins", "domes") or scene.says("seabed", "sand", "sandy", "plain"):
        return replace(reef, growth=(*(replace(each, count=each.count // 3) for each in reef.growth), stones))
    return reef


def _rays(canvas: Canvas, noise: Noise, light: Light, x: float, places: tuple[Plane, Plane]) -> None:
    u, v = places
    lean = (u - np.float32(x)) / (v + np.float32(0.35))
    beam = noise.at(lean[::2, ::2] * 7, lean[::2, ::2] * 0, 4, 0.6)
    beam = cv2.resize(beam, canvas.shape[::-1], interpolation=cv2.INTER_LINEAR)
    cover = (
        smoothstep(0.1, 1.6, beam)
        * np.exp(-v * np.float32(1.7))
        * np.float32(0.42 if not light.is_night else 0.2)
    )
    canvas.add("rays", sheet(np.clip(light.sun + np.float32(0.1), 0, 1), cover), 0.3)


def _bubbles(canvas: Canvas, rng: np.random.Generator) -> None:
    height, width = canvas.shape
    layer = np.zeros((height, width, 4), np.uint8)
    for _ in range(4):
        x, y = float(rng.uniform(0.1, 0.9)) * width, float(rng.uniform(0.5, 1.0)) * height
        for _ in range(int(rng.integers(6, 14))):
            radius = max(1, int(height * float(rng.uniform(0.002, 0.010))))
            cv2.circle(
                layer, (int(x), int(y)), radius, (225, 245, 250, 120), max(1, radius // 3), cv2.LINE_AA
            )
            cv2.circle(
                layer,
                (int(x - radius * 0.3), int(y - radius * 0.3)),
                max(1, radius // 4),
                (255, 255, 255, 220),
                -1,
                cv2.LINE_AA,
            )
            x, y = x + float(rng.normal(0, width * 0.008)), y - height * float(rng.uniform(0.02, 0.06))
    canvas.add("bubbles", layer, 0.15)
