"""Fire, smoke and steam out of the ground: lava, the plume of a volcano, geysers."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, paste, sheet
from layer_server.generators.scene.noise import Noise, cells
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.spec import Light
from layer_server.generators.scene.terrain import Slab


def lava(noise: Noise, shape: Shape, slab: Slab, *, is_field: bool) -> Plane:
    """Molten rock in the furrows of the cone and in cracks of the plain, which shines by itself."""
    away = np.hypot(slab.x - np.float32(shape.peak[0]), slab.z - np.float32(shape.peak[1]))
    angle = np.arctan2(slab.z - np.float32(shape.peak[1]), slab.x - np.float32(shape.peak[0]))
    wander = noise.at(slab.x * np.float32(0.35), slab.z * np.float32(0.35), 4)
    furrow = np.abs(noise.at(angle * 3 + wander * np.float32(0.10), away * np.float32(0.04), 2))
    stream = smoothstep(0.10, 0.02, furrow) * smoothstep(15, 4, away)
    crack = np.abs(noise.at(slab.x * np.float32(0.55) + 9, slab.z * np.float32(0.55), 5, 0.5))
    pool = (
        smoothstep(0.055, 0.012, crack)
        * smoothstep(0.3, 0.9, wander + np.float32(0.7))
        * smoothstep(17, 10, slab.z)
    )
    mouth = smoothstep(2.6, 1.3, away)
    if is_field:
        u, v = slab.x * np.float32(0.8), slab.z * np.float32(0.8)
        nearest, second, value = cells(u + noise.at(u * 2, v * 2, 3) * np.float32(0.15), v)
        seam = smoothstep(0.10, 0.02, (second - nearest) / (1 + slab.z * np.float32(0.05))) * (
            np.float32(0.55) + value * np.float32(0.45)
        )
        winding = np.sin(slab.z * np.float32(0.55) + np.float32(shape.twist)) * np.float32(
            0.10
        ) * slab.z + wander * np.float32(0.35)
        flow = smoothstep(
            1.15, 0.75, np.abs(slab.x - winding) / (np.float32(0.35) + slab.z * np.float32(0.06))
        )
        crust = smoothstep(0.5, 1.3, noise.at(slab.x * 3, slab.z * 2, 4, 0.6))
        heat = np.clip(
            np.maximum(seam * smoothstep(30, 12, slab.z), flow * (1 - crust * np.float32(0.55))), 0, 1
        )
        return shade(stops("#000000", "#7a1404", "#ee4208", "#ffa42a", "#fff0a8"), heat * np.float32(0.9))
    heat = np.clip(
        np.maximum(np.maximum(stream, pool), mouth) * (np.float32(0.85) + np.float32(0.2) * wander), 0, 1
    )
    return shade(stops("#000000", "#7a1404", "#ee4208", "#ffa42a", "#fff0a8"), heat)


def plume(canvas: Canvas, light: Light, noise: Noise, foot: tuple[float, float]) -> None:
    """The layer ``smoke``: ash that rises from the mouth and drifts off, lit from below."""
    height, width = canvas.shape
    column, row = foot
    y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
    rise = (np.float32(row) - y) / np.float32(height)
    drift = (
        np.clip(rise, 0, 1) ** np.float32(1.5)
        * np.float32(0.5 * width)
        * np.float32(np.sign(light.towards[0]) or 1)
    )
    wide = np.float32(width * 0.020) + np.clip(rise, 0, 1) * np.float32(0.20 * width)
    u = (x - np.float32(column) - drift) / wide
    puff = noise.at(x * np.float32(9 / width) + 5, y * np.float32(9 / width) + rise * 2, 6, 0.58)
    body = np.exp(-(u**2)) + puff * np.float32(0.30) - np.float32(0.30)
    cover = smoothstep(0.0, 0.42, body) * smoothstep(-0.02, 0.03, rise)
    lit = np.clip(np.float32(0.45) + puff * np.float32(0.25), 0, 1)[..., None]
    fire = np.exp(-np.clip(rise, 0, 1) * 9)[..., None] * rgb("#ff6a1a")
    grey = light.ambient * np.float32(0.35) + light.haze * np.float32(0.22)
    colour = grey * (np.float32(0.35) + lit) + fire * (np.float32(0.35) + lit * np.float32(0.65))
    size = (width, height)
    ink = cv2.resize(np.asarray(colour, np.float32), size, interpolation=cv2.INTER_LINEAR)
    canvas.add("smoke", sheet(ink, cv2.resize(cover, size, interpolation=cv2.INTER_LINEAR)), 0.9)


def columns(
    canvas: Canvas, light: Light, noise: Noise, at: tuple[float, float, float, float], *, is_steam: bool
) -> None:
    """A layer with one column of steam or smoke; ``at`` is its column, row, pixels per unit there and its depth."""
    column, row, scale, depth = at
    tall, half = (
        int(min(scale * (1.6 if is_steam else 3.4), row + 2)),
        int(scale * (0.55 if is_steam else 1.1)),
    )
    if tall < 12:
        return
    y, x = np.mgrid[0:tall:2, -half:half:2].astype(np.float32)
    rise = 1 - y / np.float32(tall)
    drift = rise ** np.float32(1.5) * np.float32(half * 0.45 * float(np.sign(light.towards[0]) or 1))
    wide = np.float32(half) * (np.float32(0.07) + rise * np.float32(0.42))
    u = (x - drift) / wide
    seed = np.float32(column * 0.01)
    puff = noise.at(x * np.float32(3.2 / half) + seed, y * np.float32(3.2 / half) + seed, 5, 0.55)
    body = (
        np.exp(-(u * u)) * (np.float32(1.05) - rise ** np.float32(1.4))
        + puff * np.float32(0.20) * np.exp(-(u * u) * np.float32(0.5))
        - np.float32(0.12)
    )
    cover = smoothstep(0.0, 0.6, body) * smoothstep(0.0, 0.06, rise) * np.float32(0.96 if is_steam else 0.75)
    lit = np.clip(np.float32(0.55) + puff * np.float32(0.22), 0, 1)[..., None]
    if is_steam:
        shadow = light.ambient * np.float32(0.75) + light.haze * np.float32(0.15)
        white = np.clip(
            light.ambient * np.float32(0.4) + light.sun * np.float32(0.60) + np.float32(0.06), 0, 1
        )
        round_ = np.clip(
            np.float32(0.5)
            + u[..., None] * np.float32(0.45 * (np.sign(light.towards[0]) or 1))
            + lit
            - np.float32(0.55),
            0,
            1,
        )
        ink = shadow + (white - shadow) * round_
    else:
        ink = (light.ambient * np.float32(0.32) + light.haze * np.float32(0.16)) * (np.float32(0.4) + lit)
    layer = np.zeros((*canvas.shape, 4), np.uint8)
    size = (x.shape[1] * 2, x.shape[0] * 2)
    stamp = sheet(cv2.resize(np.asarray(np.clip(ink, 0, 1), np.float32), size), cv2.resize(cover, size))
    paste(layer, stamp, int(column) - half, int(row) - tall + 2)
    canvas.add("steam" if is_steam else "fumes", layer, depth, canvas.depth)
