"""What is seen far out in space: galaxies, black holes, comets, suns, supernovae, wormholes."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, Sheet, sheet
from layer_server.generators.scene.noise import Noise

_HALF = 2
"""Glow is painted at half size."""


def _field(canvas: Canvas, at: tuple[float, float], radius: float) -> tuple[Plane, Plane]:
    """Places of every second pixel, in radii from a point, y up."""
    height, width = canvas.shape
    y, x = np.mgrid[0:height:_HALF, 0:width:_HALF].astype(np.float32)
    return (x - np.float32(at[0])) / np.float32(radius), (np.float32(at[1]) - y) / np.float32(radius)


def _lay(canvas: Canvas, name: str, light: Plane, depth: float, solid: Plane | None = None) -> None:
    """A layer of light (h, w, 3) over the canvas; ``solid`` is where nothing behind it shows."""
    size = (canvas.width, canvas.height)
    large = np.clip(
        cv2.resize(np.asarray(np.clip(light, 0, 1), np.float32), size, interpolation=cv2.INTER_LINEAR), 0, 1
    )
    bright = np.clip(large.max(axis=-1), 0, 1)
    alpha: Plane = bright ** np.float32(0.8)
    if solid is not None:
        alpha = np.maximum(alpha, cv2.resize(solid, size, interpolation=cv2.INTER_LINEAR))
    layer: Sheet = sheet(large / np.maximum(alpha, np.float32(0.02))[..., None], alpha)
    canvas.add(name, layer, depth)


def galaxy(canvas: Canvas, rng: np.random.Generator, ink: Plane | None = None) -> None:
    """A spiral galaxy, tilted, with dust in its arms."""
    width, height = canvas.width, canvas.height
    noise = Noise(rng)
    x, y = _field(
        canvas,
        (width * float(rng.uniform(0.44, 0.56)), height * float(rng.uniform(0.44, 0.54))),
        min(width, height * 1.6) * 0.40,
    )
    turn = np.float32(rng.uniform(-0.6, 0.6))
    across, up = (
        x * np.cos(turn) + y * np.sin(turn),
        (y * np.cos(turn) - x * np.sin(turn)) / np.float32(rng.uniform(0.42, 0.6)),
    )
    away = np.hypot(across, up) + np.float32(1e-3)
    hand = float(rng.choice([-1, 1]))
    angle = np.arctan2(up, across) * np.float32(hand)
    ragged = noise.at(across * 4, up * 4, 6, 0.6)
    phase = angle * 2 - np.log(away + np.float32(0.06)) * np.float32(5.2) + ragged * np.float32(0.35)
    arms = (np.float32(0.5) + np.float32(0.5) * np.cos(phase)) ** np.float32(1.6)
    dust = smoothstep(
        0.3, 1.4, noise.at(across * 7 + 3, up * 7, 5, 0.6) + np.cos(phase + np.float32(0.9)) * np.float32(0.7)
    )
    disk = np.exp(-away * np.float32(2.6)) * smoothstep(1.25, 0.75, away)
    glow = (
        disk
        * (np.float32(0.20) + arms * (np.float32(1.15) + ragged * np.float32(0.35)))
        * (1 - dust * np.float32(0.62) * smoothstep(0.08, 0.3, away))
    )
    core = np.exp(-((away / np.float32(0.10)) ** np.float32(1.1))) * np.float32(1.3) + np.exp(
        -((away / np.float32(0.28)) ** 2)
    ) * np.float32(0.4)
    outer, inner = (
        (rgb("#5a8cff"), rgb("#ffd8a0")) if ink is None else (ink, ink * np.float32(0.4) + np.float32(0.6))
    )
    share = smoothstep(0.05, 0.55, away)[..., None]
    light = (inner + (outer - inner) * share) * (glow * np.float32(1.7))[..., None] + rgb("#fff0d8") * core[
        ..., None
    ]
    knots = smoothstep(1.7, 2.4, noise.at(across * 22, up * 22, 2)) * arms * disk * np.float32(3.0)
    light += rgb("#ff7ab8") * knots[..., None]
    grains = (rng.random(away.shape, dtype=np.float32) ** 14) * np.clip(glow * np.float32(5), 0, 1.4)
    light += grains[..., None] * np.float32(1.3)
    _lay(canvas, "galaxy", np.clip(light, 0, 1), 0.9)


def black_hole(canvas: Canvas, rng: np.random.Generator) -> None:
    """A black hole with its disk, whose far side is bent over and under it."""
    width, height = canvas.width, canvas.height
    noise = Noise(rng)
    x, y = _field(
        canvas,
        (width * float(rng.uniform(0.46, 0.54)), height * float(rng.uniform(0.46, 0.52))),
        min(width, height * 1.6) * 0.115,
    )
    turn = np.float32(rng.uniform(-0.22, 0.22))
    x, y = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    away, angle = np.hypot(x, y), np.arctan2(y, x)
    # The disk itself, seen nearly from its edge.
    flat = np.hypot(x, y * np.float32(7.5))
    streaks = noise.at(
        flat * 5, np.arctan2(y * np.float32(7.5), x) * np.float32(0.9) + flat * np.float32(0.35), 5, 0.62
    )
    disk = (
        smoothstep(1.25, 1.7, flat)
        * np.exp(-(flat - np.float32(1.5)) * np.float32(0.62))
        * (np.float32(0.95) + streaks * np.float32(0.38))
    )
    disk = disk * ((y < 0) | (away > np.float32(1.02)))
    # Its far side as light bends around the shadow.
    ring = away - np.float32(1.05)
    swirl = noise.at(away * 7, angle * np.float32(1.6), 4, 0.6)
    halo = (
        smoothstep(0.0, 0.10, ring)
        * np.exp(-np.maximum(ring, 0) * np.float32(2.6))
        * (np.float32(0.85) + swirl * np.float32(0.30))
    )
    halo = halo * (np.float32(0.45) + np.float32(0.55) * np.abs(np.sin(angle)) ** np.float32(0.5))
    thin = np.exp(-((ring / np.float32(0.035)) ** 2)) * np.float32(1.1)
    nearer = np.float32(0.75) - np.float32(0.45) * np.tanh(
        x * np.float32(0.7)
    )  # what comes towards us is brighter
    heat = np.clip(
        (np.maximum(disk, 0) * np.float32(1.2) + np.maximum(halo, 0) * np.float32(0.75)) * nearer, 0, 1.6
    )
    light = (
        shade(stops("#000000", "#5a1402", "#d85a0c", "#ffb44a", "#fff2d8"), np.clip(heat, 0, 1))
        * np.clip(heat * np.float32(1.5), 0, 1)[..., None]
    )
    light += rgb("#fff0d0") * (thin * nearer)[..., None]
    light += (
        rgb("#ff7a2a")
        * (
            np.exp(-flat * np.float32(0.42)) * np.float32(0.22)
            + np.exp(-away * np.float32(0.9)) * np.float32(0.25)
        )[..., None]
    )
    shadow = smoothstep(1.04, 0.97, away)
    in_front = np.clip(disk * np.float32(1.4), 0, 1) * (y < 0)
    dark = shadow * (1 - in_front)
    light = light * (1 - dark)[..., None]
    _lay(canvas, "black hole", np.clip(light, 0, 1), 0.6, dark)


def comet(canvas: Canvas, rng: np.random.Generator) -> None:
    """A bright head with a straight blue tail and a bent white one."""
    width, height = canvas.width, canvas.height
    side = float(rng.choice([-1, 1]))
    noise = Noise(rng)
    x, y = _field(canvas, (width * (0.5 - side * 0.20), height * 0.62), height * 0.5)
    lean = np.float32(0.50)
    along, across = (x * side * np.cos(lean) + y * np.sin(lean)), (y * np.cos(lean) - x * side * np.sin(lean))
    back = np.maximum(along, 0)
    grain = noise.at(across * 16 / (back + np.float32(0.25)), along * np.float32(1.4), 4, 0.6)
    straight = (
        np.exp(-((across / (np.float32(0.018) + back * np.float32(0.055))) ** 2))
        * np.exp(-back * np.float32(1.2))
        * (along > 0)
    )
    bend = across + back**2 * np.float32(0.16)
    dusty = (
        np.exp(-((bend / (np.float32(0.025) + back * np.float32(0.13))) ** 2))
        * np.exp(-back * np.float32(1.5))
        * smoothstep(-0.05, 0.05, along)
    )
    away = np.hypot(along, across)
    head = np.exp(-((away / np.float32(0.030)) ** 1.4)) * np.float32(1.6) + np.exp(-away * 9) * np.float32(
        0.7
    )
    light = rgb("#5ab0ff") * (straight * (np.float32(0.8) + grain * np.float32(0.22)))[..., None]
    light = (
        light
        + rgb("#ffe8c8") * (dusty * (np.float32(0.62) + grain * np.float32(0.14)))[..., None]
        + rgb("#eafaff") * head[..., None]
    )
    _lay(canvas, "comet", np.clip(light, 0, 1), 0.6)


def sun(
    canvas: Canvas,
    rng: np.random.Generator,
    ink: Plane,
    where: tuple[tuple[float, float], float] | None = None,
) -> None:
    """A star from near by, with its surface and corona."""
    width, height = canvas.width, canvas.height
    noise = Noise(rng)
    at, radius = where or ((width * float(rng.uniform(0.36, 0.64)), height * 0.5), height * 0.27)
    x, y = _field(canvas, at, radius)
    away, angle = np.hypot(x, y), np.arctan2(y, x)
    inside = smoothstep(1.01, 0.99, away)
    rise = np.sqrt(np.clip(1 - away**2, 0, 1))
    cell = noise.at(
        x * 5 / (rise * np.float32(0.6) + np.float32(0.4)),
        y * 5 / (rise * np.float32(0.6) + np.float32(0.4)),
        6,
        0.62,
    )
    heat = np.clip(np.float32(0.45) + rise * np.float32(0.38) + cell * np.float32(0.17), 0, 1)
    ramp = np.stack(
        [
            ink * np.float32(0.35),
            ink * np.float32(0.85),
            ink * np.float32(0.75) + np.array([0.25, 0.14, 0.05], np.float32),
            ink * np.float32(0.45) + np.array([0.55, 0.5, 0.4], np.float32),
        ]
    )
    rays = noise.at(angle * np.float32(4.5), away * np.float32(0.6), 4, 0.6)
    corona = np.exp(-np.maximum(away - 1, 0) * (np.float32(2.6) - rays * np.float32(0.7))) * (1 - inside)
    arcs = (
        smoothstep(0.35, 0.9, noise.at(angle * 5 + 7, away * 3, 3))
        * np.exp(-np.maximum(away - 1, 0) * 11)
        * (1 - inside)
    )
    light = (
        shade(ramp.astype(np.float32), heat) * inside[..., None]
        + (ink * np.float32(0.75) + np.float32(0.25)) * (corona * np.float32(0.85))[..., None]
        + ink * arcs[..., None]
    )
    _lay(canvas, "sun", np.clip(light, 0, 1), 0.75, inside)


def supernova(canvas: Canvas, rng: np.random.Generator) -> None:
    """A shell of torn gas around a point of light."""
    width, height = canvas.width, canvas.height
    noise = Noise(rng)
    x, y = _field(canvas, (width * 0.5, height * 0.5), height * 0.36)
    away, angle = np.hypot(x, y), np.arctan2(y, x)
    torn = noise.at(np.cos(angle) * 3 + away, np.sin(angle) * 3, 4, 0.5)
    veins = np.clip(1 - np.abs(noise.at(x * 3 + torn * np.float32(0.3), y * 3, 6, 0.6)), 0, 1)
    shell = np.exp(-(((away - 1 - torn * np.float32(0.13)) / np.float32(0.22)) ** 2)) * veins**2
    spikes = (
        smoothstep(0.2, 1.5, noise.at(angle * 9, angle * 0, 3))
        * np.exp(-away * np.float32(1.6))
        * np.float32(0.6)
    )
    core = np.exp(-away * 7) * np.float32(1.7)
    light = (
        rgb("#ff6a3a") * shell[..., None]
        + rgb("#4ac0ff")
        * (np.exp(-(((away - np.float32(0.72)) / np.float32(0.26)) ** 2)) * veins**3 * np.float32(0.7))[
            ..., None
        ]
    )
    light = light + rgb("#ffe8c0") * (core + spikes)[..., None]
    _lay(canvas, "supernova", np.clip(light, 0, 1), 0.8)


def wormhole(canvas: Canvas, rng: np.random.Generator) -> None:
    """A funnel of turning light."""
    width, height = canvas.width, canvas.height
    noise = Noise(rng)
    x, y = _field(canvas, (width * 0.5, height * 0.5), height * 0.42)
    away, angle = np.hypot(x, y), np.arctan2(y, x)
    deep = np.log(away + np.float32(0.02))
    turn = angle * np.float32(2 / np.pi) + deep * np.float32(0.8)
    streak = noise.at(
        np.cos(turn * np.float32(np.pi)) * 3 + deep * 3, np.sin(turn * np.float32(np.pi)) * 3, 5, 0.6
    )
    body = smoothstep(0.12, 0.30, away) * smoothstep(1.35, 0.75, away)
    heat = np.clip((np.float32(0.5) + streak * np.float32(0.30)) * body, 0, 1)
    light = (
        shade(stops("#000000", "#1a1a6a", "#2a6ae0", "#6ad8ff", "#f4ffff"), heat)
        + rgb("#bfe8ff") * (np.exp(-away * 9) * np.float32(1.2))[..., None]
    )
    _lay(canvas, "wormhole", np.clip(light, 0, 1), 0.6, smoothstep(1.1, 0.6, away) * np.float32(0.85))
