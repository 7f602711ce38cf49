"""Planets and moons as they are seen from space or in the sky of another world."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, paste, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Light

WORLDS = {
    "earth": ("#0a2a5a", "#12508a", "#2f7a4a", "#8a8a4a", "#f0f4f8"), "desert": ("#4a1c0c", "#8a3c1a", "#c0682f", "#e0a060", "#f4d8a8"),
    "ice": ("#2a4a78", "#5a8ab8", "#9ac8e0", "#d0ecf4", "#ffffff"), "gas": ("#5a3420", "#a86a3c", "#d8a870", "#f0d8a8", "#fff4dc"),
    "lava": ("#100808", "#241414", "#48201a", "#b83a10", "#ffb040"), "violet": ("#1a0c38", "#48207a", "#8a4ab8", "#c890e0", "#f4dcff"),
}  # fmt: skip


def paint_planet(
    canvas: Canvas,
    noise: Noise,
    at: tuple[float, float],
    radius: float,
    looks: tuple[str, Light, bool],
) -> None:
    """A layer with a planet at column and row ``at``; ``looks`` is a name of ``WORLDS`` or ``moon``, its light, whether it has rings."""
    name, light, ringed = looks
    height, width = canvas.shape
    reach = int(radius * (2.35 if ringed else 1.25)) + 4
    x0, y0 = int(at[0]) - reach, int(at[1]) - reach
    y, x = np.mgrid[0 : 2 * reach, 0 : 2 * reach].astype(np.float32)
    u, v = (
        (x - np.float32(at[0] - x0)) / np.float32(radius),
        (np.float32(at[1] - y0) - y) / np.float32(radius),
    )
    squared = u * u + v * v
    w = np.sqrt(np.clip(1 - squared, 0, 1))
    facing = u * light.towards[0] + v * light.towards[1] - w * light.towards[2] * np.float32(1.0)
    sun = smoothstep(-0.10, 0.55, facing)
    ground = _ground(noise, name, (u, v, w), is_near=radius > height)
    clouds = smoothstep(0.35, 1.5, noise.at(u * 2.4 + 11, v * 5 + noise.at(u * 2, v * 2, 3), 6, 0.55)) * (
        name in {"earth", "violet"}
    )
    ground = ground + (1 - ground) * (clouds * np.float32(0.85))[..., None]
    edge = np.clip(1 - w, 0, 1) ** 2.5
    air = rgb(
        {"earth": "#6ab8ff", "ice": "#a0dcff", "violet": "#d090ff", "lava": "#ff7a30", "moon": "#888888"}.get(
            name, "#ffcfa0"
        )
    )
    colour = ground * (sun[..., None] * light.sun * np.float32(1.15) + np.float32(0.02))
    if name != "moon":
        colour = colour + air * (edge * sun)[..., None] * np.float32(0.85)
    if name == "lava":
        colour = colour + rgb("#ff6a10") * (
            smoothstep(0.62, 0.9, ground[..., :1]) * (1 - sun[..., None]) * np.float32(0.7)
        )
    cover = np.clip((1 - np.sqrt(squared)) * np.float32(radius) + np.float32(0.5), 0, 1)
    halo = (
        np.exp(-np.clip(np.sqrt(squared) - 1, 0, 9) * np.float32(16))
        * np.clip(facing * np.float32(0.8) + np.float32(0.4), 0, 1)
        * np.float32(0.55 if name != "moon" else 0.0)
    )
    total = np.maximum(cover, halo * (1 - cover))
    stamp = sheet(np.where(cover[..., None] > 0, colour, air), np.clip(total, 0, 1))
    layer = np.zeros((height, width, 4), np.uint8)
    if ringed:
        ring_ink, ring_cover = _rings(noise, u, v, light, name)
        front = v < u * np.float32(-0.18)
        behind = sheet(ring_ink, ring_cover * ~front)
        before = sheet(ring_ink, ring_cover * front)
        for part in (behind, stamp, before):
            paste(layer, part, x0, y0)
    else:
        paste(layer, stamp, x0, y0)
    canvas.add("moon" if name == "moon" else "planet", layer, 0.85 if name == "moon" else 0.7)


def _ground(noise: Noise, name: str, places: tuple[Plane, Plane, Plane], *, is_near: bool) -> Plane:
    u, v, w = places
    if name == "moon":
        rough = noise.at(u * 3, v * 3 + w, 7, 0.6)
        return shade(
            stops("#3a3a40", "#77777c", "#a8a8a8", "#d8d6d0"), np.float32(0.5) + rough * np.float32(0.20)
        )
    ramp = stops(*WORLDS[name])
    if name == "gas":
        bands = noise.at(u * 0.35 + 3, v * 5.5 + noise.at(u * 3, v * 4, 4) * np.float32(0.16), 5, 0.6)
        return shade(ramp, np.float32(0.52) + bands * np.float32(0.24))
    if is_near:
        u, v = u * 5, v * 5
    bent = np.float32(1.0) + (1 - w) * np.float32(0.35)
    land = noise.at(u * bent * 1.7, v * bent * 1.7 + w * np.float32(0.4), 8, 0.56)
    if name == "earth":
        caps = smoothstep(0.78, 0.92, np.abs(v) + land * np.float32(0.05)) * np.float32(0 if is_near else 1)
        level = np.where(
            land > 0.1,
            np.float32(0.5) + (land - 0.1) * np.float32(0.20),
            np.float32(0.18) + land * np.float32(0.10),
        )
        return shade(ramp, np.clip(level.astype(np.float32), 0, 0.82) * (1 - caps) + caps)
    return shade(ramp, np.float32(0.48) + land * np.float32(0.22))


def _rings(noise: Noise, u: Plane, v: Plane, light: Light, name: str) -> tuple[Plane, Plane]:
    tilt = np.float32(0.18)
    along, across = u * np.float32(0.984) - v * tilt, (v * np.float32(0.984) + u * tilt) * np.float32(3.6)
    away = np.sqrt(along**2 + across**2)
    bands = noise.at(away * 14, away * 0, 4, 0.7) * np.float32(0.28) + np.float32(0.55)
    cover = smoothstep(1.28, 1.36, away) * smoothstep(2.25, 2.1, away) * np.clip(bands, 0.05, 1)
    cover = cover * (1 - np.float32(0.8) * np.exp(-(((away - np.float32(1.83)) / np.float32(0.03)) ** 2)))
    shaded = np.where(
        (u * light.towards[0] + v * light.towards[1] < 0)
        & (np.abs(v * light.towards[0] - u * light.towards[1]) < 1),
        np.float32(0.18),
        np.float32(1),
    )
    ramp = stops(*WORLDS.get(name, WORLDS["gas"]))
    ink = (
        (ramp[3] * np.float32(0.6) + np.float32(0.35))
        * (shaded * (np.float32(0.6) + bands * np.float32(0.5)))[..., None]
        * light.sun
    )
    return np.asarray(ink, np.float32), cover * np.float32(0.85)
