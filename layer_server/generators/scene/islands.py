"""Islands that float in the sky: grass and trees above, torn rock below, water falling off them."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.batch import Step
from layer_server.generators.colour import shade, stops
from layer_server.generators.scene.buildings import Site
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.noise import Noise, line
from layer_server.generators.scene.planting import Bank, ramp_of
from layer_server.generators.scene.sky import paint_sky
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.structures import BUILD, stand, stuffs
from layer_server.generators.scene.terrain import Camera


def paint_islands(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """One great island, lesser ones near and far, and a sea of clouds below."""
    height, width = canvas.shape
    horizon = height * float(rng.uniform(0.78, 0.88))
    light = light_of(scene, rng, horizon / height)
    step(0.02, "painting the sky")
    paint_sky(canvas, scene, light, horizon, rng)
    noise = Noise(rng)
    _cloud_sea(canvas, noise, light, horizon, 0.9)
    bank = _banks(scene, light, rng)
    least = min(width, height * 1.6)
    plans = [
        (float(rng.uniform(0.06, 0.94)), float(rng.uniform(0.22, 0.62)), float(rng.uniform(0.05, 0.09)), 0.80)
        for _ in range(5)
    ]
    plans += [
        (float(rng.uniform(0.10, 0.25)), float(rng.uniform(0.48, 0.64)), 0.15, 0.6),
        (float(rng.uniform(0.76, 0.9)), float(rng.uniform(0.30, 0.52)), 0.17, 0.55),
    ]
    plans.append((float(rng.uniform(0.42, 0.58)), float(rng.uniform(0.46, 0.54)), 0.36, 0.35))
    for index, (x, y, wide, depth) in enumerate(plans):
        step(0.25 + 0.08 * index, f"raising island {index + 1} of {len(plans)}")
        _island(canvas, scene, rng, (x * width, y * height, wide * least, depth), (noise, light, bank))
    _cloud_sea(canvas, noise, light, horizon + height * 0.10, 0.15)
    return light


def _banks(scene: Scene, light: Light, rng: np.random.Generator) -> tuple[Bank, Bank]:
    """What grows on the islands."""
    leaf = scene.ink("tree", "leaf", "foliage")
    kinds = [("broadleaf", leaf or "#6c9a38"), ("pine", leaf or "#47783a")]
    if scene.season == "autumn":
        kinds = [("broadleaf", "#c8702a"), ("broadleaf", "#d99a32")]
    elif scene.season == "spring" and scene.says("blossom", "cherry", "sakura", "bloom", "blooming"):
        kinds[0] = ("broadleaf", "#f0b0c8")
    elif scene.season == "winter":
        kinds = [("snowy pine", "#47783a"), ("bare", "#6a6460")]
    if scene.says("palm", "tropical"):
        kinds[0] = ("palm", "#5f8f3a")
    if scene.has("crystals"):
        kinds[1] = ("crystal", scene.ink("crystals") or "#7fd0ff")
    if scene.has("mushrooms"):
        kinds[0] = ("mushroom", scene.ink("mushrooms") or "#d8342a")
    scene.shows("season")
    first, second = (Bank(kind, ramp_of(kind, ink, light), light, rng) for kind, ink in kinds)
    return first, second


def _island(
    canvas: Canvas,
    scene: Scene,
    rng: np.random.Generator,
    plan: tuple[float, float, float, float],
    looks: tuple[Noise, Light, tuple[Bank, Bank]],
) -> None:
    x, y, wide, depth = plan
    noise, light, banks = looks
    height, width = canvas.shape
    half = int(wide / 2)
    columns = np.arange(2 * half, dtype=np.float32)
    across = (columns - half) / np.float32(half)
    body = np.sqrt(np.clip(1 - across**2, 0, 1))
    top = -body * np.float32(wide * 0.055) + line(rng, 2 * half, 4, 4) * np.float32(wide * 0.008)
    deep = np.abs(line(rng, 2 * half, 5, 6, 0.6)) * np.float32(0.13) + np.float32(0.20)
    under = (
        body**0.8 * (deep + np.float32(0.25) * np.exp(-((across / np.float32(0.5)) ** 2))) * np.float32(wide)
    )
    tall = int(under.max() + wide * 0.06) + 6
    over = int(wide * 0.075) + 4
    rows = np.arange(-over, tall, dtype=np.float32)[:, None]
    u, v = (
        np.broadcast_to(across[None] * 3, (len(rows), 2 * half)),
        np.broadcast_to(rows / np.float32(half) * 3, (len(rows), 2 * half)),
    )
    shift = np.float32(rng.uniform(0, 50))
    rough = noise.at(u * 1.5 + shift, v * 1.1 + shift, 6, 0.57)
    ridge = noise.at(u * 2.4 + shift, v * np.float32(0.7), 5, 0.55, ridged=True)
    side = np.float32(np.sign(light.towards[0]) or 1)
    relief = rough * np.float32(0.5) + ridge * np.float32(1.4)
    facing = np.clip(
        np.float32(0.45)
        + np.gradient(relief, axis=1) * -side * np.float32(half / 14)
        + across[None] * side * np.float32(0.25),
        0,
        1.2,
    )
    dark = np.clip(1 - rows / np.float32(max(tall, 1)) * np.float32(0.75), 0.2, 1)
    stone = shade(
        stops("#2a2320", "#5a4a40", "#8f7c6a", "#c8b49a"), np.float32(0.45) + rough * np.float32(0.16)
    )
    bright = light.sun * np.float32(0.95 if not light.is_night else 0.35)
    colour = stone * (light.ambient * np.float32(0.62) + facing[..., None] * bright) * dark[..., None]
    lip = rows - top[None] - np.abs(rough) * np.float32(wide * 0.012)
    green = smoothstep(wide * 0.055, wide * 0.015, lip)
    turf = shade(
        stops("#1c330f", "#3b6a1c", "#6fa034", "#b8d860"),
        np.float32(0.52) + rough * np.float32(0.14) - lip / np.float32(wide) * 4,
    ) * (light.ambient * np.float32(0.6) + bright)
    colour = colour + (turf - colour) * green[..., None]
    lost = np.float32(depth * 0.62)
    colour = colour + (light.haze - colour) * lost
    cover = np.clip(rows - top[None] + np.float32(0.5), 0, 1) * np.clip(
        under[None] - rows + np.float32(0.5), 0, 1
    )
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    left, first = int(x) - half, int(y) - over
    if rng.random() < 0.7 and wide > height * 0.2:
        _fall(layer, noise, light, (x + wide * float(rng.uniform(-0.3, 0.3)), y, wide, float(lost)))
    _grow(layer, rng, banks, (top, wide, float(lost)), (left, y))
    paste(layer, sheet(colour, cover), left, first)
    if scene.wants("waterfall") and wide > height * 0.12:  # over the edge, before the rock
        scene.shows("waterfall")
        for share in (-0.27, 0.06, 0.33)[: 3 if wide > height * 0.4 else 1]:
            column = int(np.clip(half * (1 + share), 0, 2 * half - 1))
            _fall(
                layer,
                noise,
                light,
                (x + share * half, y + float(top[column]) + wide * 0.006, wide, float(lost)),
            )
    name = next((name for name in scene.features if name in BUILD), "")
    if name and wide > height * 0.4:
        scene.shows(name)
        camera = Camera(width, height, y, width * 0.9, 0.0)
        solids = BUILD[name](
            Site(
                (x - width / 2) / (width * 0.9) * 10,
                wide * 0.035 / (width * 0.9) * 10,
                10,
                wide / (width * 0.9) * 10 * 0.26,
            ),
            rng,
        )
        stand(layer, camera, solids, stuffs(name, light.is_night), (light, float(lost)))
    canvas.add("island", layer, depth)


def _grow(
    layer: Sheet,
    rng: np.random.Generator,
    banks: tuple[Bank, Bank],
    ground: tuple[Plane, float, float],
    at: tuple[int, float],
) -> None:
    top, wide, lost = ground
    left, y = at
    for _ in range(int(8 + wide / 16)):
        column = int(np.clip(rng.normal(0.5, 0.2), 0.06, 0.94) * len(top))
        if 0.36 < column / len(top) < 0.64 and rng.random() < 0.6:
            continue
        bank = banks[int(rng.random() < 0.45)]
        stamp = bank.stamp(int(rng.integers(4)), max(4.0, wide * float(rng.uniform(0.05, 0.14))), lost)
        paste(
            layer,
            stamp,
            left + column - stamp.shape[1] // 2,
            int(y + top[column] - stamp.shape[0] * 0.94 + wide * 0.01),
        )


def _fall(layer: Sheet, noise: Noise, light: Light, plan: tuple[float, float, float, float]) -> None:
    """A thread of water from the edge into the clouds."""
    x, y, wide, lost = plan
    thin, tall = max(5, int(wide * 0.05)), int(min(layer.shape[0] - y, wide * 0.95))
    if tall < 8:
        return
    v, u = np.mgrid[0:tall, 0 : 3 * thin].astype(np.float32)
    spread = np.float32(thin * 0.5) * (1 + v / tall * np.float32(1.2))
    streak = noise.at(u * np.float32(0.6), v * np.float32(0.02) + 3, 4, 0.6) * np.float32(0.25) + np.float32(
        0.7
    )
    cover = (
        np.clip(1 - np.abs(u - np.float32(1.5 * thin)) / spread, 0, 1)
        * streak
        * (1 - v / tall) ** np.float32(0.6)
    )
    ink = np.clip(light.ambient * np.float32(0.6) + light.sun * np.float32(0.5) + np.float32(0.12), 0, 1)
    ink = ink + (light.haze - ink) * np.float32(lost)
    paste(layer, sheet(ink, np.clip(cover, 0, 1)), int(x - 1.5 * thin), int(y))


def _cloud_sea(canvas: Canvas, noise: Noise, light: Light, level: float, depth: float) -> None:
    height, width = canvas.shape
    first = int(max(0, level - height * 0.12))
    y, x = np.mgrid[first:height, 0:width].astype(np.float32)
    below = (y - np.float32(level)) / np.float32(height)
    far = np.float32(0.3) / (np.clip(below, 0, 1) + np.float32(0.10))
    u, v = (x - width / 2) / np.float32(height) * far * np.float32(1.1) + np.float32(depth * 40), far * 2
    puff = noise.at(u.astype(np.float32), v.astype(np.float32), 6, 0.55)
    lit = np.clip(
        np.float32(0.5)
        + puff * np.float32(0.26)
        - noise.at((u + 0.12).astype(np.float32), (v + 0.2).astype(np.float32), 4, 0.5) * np.float32(0.12),
        0,
        1,
    )
    cover = np.zeros((height, width), np.float32)
    cover[first:] = smoothstep(-0.05, 0.09, below + puff * np.float32(0.045))
    ramp = np.stack(
        [
            light.ambient * np.float32(0.7) + light.haze * np.float32(0.3),
            light.haze,
            np.clip(light.sun * np.float32(0.5) + np.float32(0.45 if not light.is_night else 0.05), 0, 1),
        ]
    )
    colour = np.zeros((height, width, 3), np.float32)
    colour[first:] = shade(ramp, lit)
    canvas.add(
        "clouds below" if depth > 0.5 else "near clouds",
        sheet(colour, cover * np.float32(0.95 if depth > 0.5 else 0.8)),
        depth,
    )
