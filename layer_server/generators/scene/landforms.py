"""More shapes of land: plains, terraces, fjords, ice, craters, pillars of rock, a sea of clouds."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.noise import Noise, cells
from layer_server.generators.scene.relief import Shape, alps, hills, mesas, volcano

STEP = 0.34
"""Height of a terrace, units."""
CRATER = 0.16
"""Craters per unit, the large ones."""


def _places(shape: Shape, x: Plane, z: Plane, fine: float) -> tuple[Plane, Plane]:
    twist = np.float32(shape.twist)
    return x * np.float32(fine) + twist, z * np.float32(fine) + twist


def plain(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Level ground that barely swells, low hills at the end of it."""
    u, v = _places(shape, x, z, 0.07)
    swell = noise.at(u, v, 3, 0.45) * np.float32(0.28) * smoothstep(3, 16, z)
    fine = noise.at(u * 6, v * 6, 3, 0.5) * np.float32(0.025)
    far = np.maximum(noise.at(u * np.float32(0.9), v * np.float32(0.5), 5, 0.5), 0) * smoothstep(30, 60, z)
    result: Plane = swell + fine + far * np.float32(1.7)
    return result


def flat(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A plain without a wrinkle, and mountains far behind it."""
    u, v = _places(shape, x, z, 0.08)
    ridge = noise.eroded(u, v, 7, 0.5, 0.8) + noise.at(u, v, 4, 0.5, ridged=True)
    result: Plane = np.maximum(ridge - np.float32(0.2), 0) * smoothstep(38, 62, z) * np.float32(3.4)
    return result - np.float32(0.01)


def downs(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Round hills, high enough to show the pattern of what is grown on them."""
    u, v = _places(shape, x, z, 0.055)
    swell = noise.at(u, v, 2, 0.4) * np.float32(1.25) + np.float32(0.75)
    rise = smoothstep(2.5, 11, z) * np.clip(swell, -0.1, 9) + smoothstep(18, 60, z) * np.float32(1.2)
    far = np.maximum(noise.eroded(u, v, 6, 0.45, 0.8), 0) * smoothstep(34, 60, z) * np.float32(2.4)
    result: Plane = rise + far + noise.at(u * 8, v * 8, 3) * np.float32(0.012)
    return result


def terraced(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A hillside in steps that bend with it, mountains behind."""
    u, v = _places(shape, x, z, 0.10)
    side = np.float32(np.sign(shape.peak[0]) or 1.0)
    slope = (
        smoothstep(1.5, 26, z) * np.float32(4.2)
        + x * side / (z + 5) * smoothstep(2, 10, z) * np.float32(3.2)
        + noise.at(u, v, 3, 0.45) * np.float32(0.85) * smoothstep(2, 9, z)
    )
    level = slope / np.float32(STEP)
    part = level - np.floor(level)
    stepped = (np.floor(level) + smoothstep(0.80, 0.98, part)) * np.float32(STEP)
    back = alps(noise, shape, x, z) * smoothstep(24, 40, z) * np.float32(1.1)
    result: Plane = np.maximum(stepped - np.float32(0.2), back)
    return result


def fjord(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Steep walls to both sides of a winding arm of the sea."""
    u, v = _places(shape, x, z, 0.10)
    bend = np.sin(z * np.float32(0.085) + np.float32(shape.twist)) * smoothstep(4, 16, z)
    off = np.abs(x - bend * np.float32(3.2)) / (np.float32(4.2) + z * np.float32(0.10))
    crag = noise.eroded(u * np.float32(1.3), v * np.float32(1.3), 8, 0.5, 0.7)
    crest = noise.at(u * 2, v * 2, 5, 0.52, ridged=True)
    wall = smoothstep(0.85, 1.9, off + crag * np.float32(0.20)) * smoothstep(4.5, 11, z)
    tall = np.float32(3.4) + crest * np.float32(3.4) + crag * np.float32(1.1)
    near = smoothstep(4.2, 2.4, z - np.abs(x) * np.float32(0.25)) * (
        np.float32(0.40) + crest * np.float32(0.15)
    )
    end = smoothstep(44, 60, z) * (np.float32(1.6) + crest * np.float32(3))
    result: Plane = np.maximum(np.maximum(wall * tall, near), end) - np.float32(0.3)
    return result


def ice_stream(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A glacier: a broken tongue of ice that comes down between peaks."""
    u, v = _places(shape, x, z, 0.10)
    bend = np.sin(z * np.float32(0.10) + np.float32(shape.twist)) * np.float32(1.6) * smoothstep(4, 20, z)
    off = np.abs(x - bend) / (np.float32(3.4) + z * np.float32(0.16))
    walls = (
        smoothstep(0.8, 1.7, off)
        * smoothstep(5, 13, z)
        * (np.float32(2.0) + noise.at(u * 2, v * 2, 6, 0.52, ridged=True) * np.float32(4.4))
    )
    torn = noise.at(u * np.float32(1.4), v * np.float32(8.5), 3, 0.5, ridged=True)
    broken = noise.at(u * 9, v * 9, 3, 0.6, ridged=True)
    ice = (torn ** np.float32(2) * np.float32(0.50) + broken * np.float32(0.22)) * smoothstep(2.2, 6, z)
    rise = smoothstep(6, 44, z) * np.float32(3.0)
    back = smoothstep(34, 52, z) * noise.at(u * 2, v * 2, 6, 0.5, ridged=True) * np.float32(6.0)
    result: Plane = rise + np.maximum(np.maximum(ice, walls), back)
    return result


def ice_in_the_sea(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Floes on dark water and bergs that tower out of it."""
    u, v = _places(shape, x, z, 0.30)
    nearest, second, value = cells(
        u * np.float32(1.5) + noise.at(u, v, 3) * np.float32(0.10), v * np.float32(1.5)
    )
    floe = smoothstep(0.07, 0.12, second - nearest) * (value > np.float32(0.45)) * smoothstep(60, 24, z)
    floes = floe * np.float32(0.36) - np.float32(0.28)
    away, _, own = cells(u * np.float32(0.26) + 3, v * np.float32(0.26))
    berg = smoothstep(0.34, 0.26, away + noise.at(u * 2, v * 2, 4) * np.float32(0.05)) * (
        own > np.float32(0.35)
    )
    tilt = noise.at(u * np.float32(0.8), v * np.float32(0.8), 2)
    facets = noise.at(u * np.float32(1.8), v * np.float32(1.8), 3, 0.45, ridged=True)
    tall = (np.float32(0.5) + own * np.float32(2.2) + tilt * np.float32(0.9)) * (
        np.float32(0.5) + facets * np.float32(0.8)
    )
    bergs = berg * smoothstep(8, 12, z) * np.maximum(tall, np.float32(0.3)) - np.float32(0.28)
    front = smoothstep(3.6, 2.4, z + noise.at(u * 2, v * 2, 3) * np.float32(0.4)) * np.float32(
        0.5
    ) - np.float32(0.28)
    result: Plane = np.maximum(np.maximum(floes, bergs), front)
    return result


def cratered(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Craters with raised rims, large and small, worn mountains on the horizon."""
    u, v = _places(shape, x, z, 1.0)
    land: Plane = (
        noise.at(u * np.float32(0.12), v * np.float32(0.12), 4, 0.5) * np.float32(0.25) * smoothstep(2, 12, z)
    )
    for fine, wide, deep in ((CRATER, 0.36, 0.85), (0.42, 0.32, 0.30), (1.3, 0.30, 0.10)):
        away, _, own = cells(u * np.float32(fine), v * np.float32(fine), 0.7)
        radius = np.float32(wide) * (np.float32(0.45) + own * np.float32(0.55))
        share = away / radius
        bowl = np.where(share < 1, share * share - 1, np.float32(0)) * np.float32(deep)
        rim = np.exp(-(((share - 1) / np.float32(0.22)) ** 2)) * np.float32(deep * 0.42)
        land += (bowl + rim) * (own > np.float32(0.2)) * smoothstep(1.8, 4, z)
    far = noise.at(u * np.float32(0.06), v * np.float32(0.06), 5, 0.45)
    result: Plane = land + np.maximum(far + np.float32(0.3), 0) * smoothstep(22, 48, z) * np.float32(2.6)
    return result


def red_planet(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Low craters among table mountains."""
    result: Plane = cratered(noise, shape, x, z) * np.float32(0.45) + mesas(noise, shape, x, z) * np.float32(
        0.7
    )
    return result


def pillars(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Towers of rock with round heads that stand apart from each other, as karst leaves them."""
    u, v = _places(shape, x, z, 0.16)
    away, _, own = cells(u + noise.at(u * 2, v * 2, 2) * np.float32(0.06), v * np.float32(0.9))
    share = away / (np.float32(0.26) + own * np.float32(0.14)) + noise.at(u * 5, v * 5, 4, 0.55) * np.float32(
        0.07
    )
    head = np.clip(1 - share**4, 0, 1) ** np.float32(0.45)
    tall = np.float32(1.7) + own * np.float32(4.0)
    middle = smoothstep(0.5, 2.6, np.abs(x) / (z * np.float32(0.12) + 1))
    stand = (
        head
        * tall
        * smoothstep(8, 12, z)
        * (own > np.float32(0.25))
        * np.maximum(middle, smoothstep(20, 26, z))
    )
    ground = noise.at(u * 2, v * 2, 4) * np.float32(0.12) * smoothstep(1, 6, z)
    return np.asarray(np.maximum(stand, ground), np.float32)


def badlands(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Bare hills that rain has cut into ribs."""
    u, v = _places(shape, x, z, 0.13)
    body = noise.at(u, v, 3, 0.45) * np.float32(0.9) + np.float32(0.35)
    ribs = np.abs(noise.at(u * np.float32(4.5), v * np.float32(4.5), 4, 0.55))
    tall = np.maximum(body, 0) ** np.float32(0.75) * (np.float32(1.7) - ribs * np.float32(1.05))
    rise = smoothstep(4, 12, z) * np.float32(1.25) + smoothstep(16, 40, z) * np.float32(0.8)
    flat_ = noise.at(u * 4, v * 4, 4) * np.float32(0.05)
    result: Plane = np.maximum(tall, 0) * rise + flat_ * smoothstep(1, 5, z)
    return result


def open_water(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Nothing but water."""
    del noise, shape
    return np.full(np.broadcast_shapes(x.shape, z.shape), -0.6, np.float32)


def swell(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """The sea in a storm: rows of waves with sharp crests, higher the further out."""
    u, v = _places(shape, x, z, 0.16)
    bend = noise.at(u, v, 2, 0.5) * np.float32(1.3)
    total: Plane = np.zeros(np.broadcast_shapes(x.shape, z.shape), np.float32)
    for long, tall, lean in ((1.0, 1.0, 0.18), (2.3, 0.42, -0.35), (5.1, 0.16, 0.5)):
        phase = (v * np.float32(3.4) + u * np.float32(lean * 3.4)) * np.float32(long) + bend * np.float32(1.6)
        total += (1 - np.abs(np.sin(phase))) ** np.float32(1.5) * np.float32(tall)
    gusts = np.clip(
        np.float32(0.75) + noise.at(u * np.float32(0.8) + 7, v * np.float32(0.8), 2) * np.float32(0.35),
        0.2,
        1.5,
    )
    gusts = gusts * (np.float32(0.30) + np.float32(0.70) * smoothstep(60, 14, z))
    chop = noise.at(u * 14, v * 14, 4, 0.6) * np.float32(0.035)
    result: Plane = (
        total * gusts * np.float32(0.62) * (np.float32(0.34) + smoothstep(1.5, 9, z) * np.float32(0.95))
        + chop
        - np.float32(0.35)
    )
    return result


def caldera(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A round lake within the walls of a crater."""
    u, v = _places(shape, x, z, 0.14)
    crest = noise.at(u * 2, v * 2, 6, 0.52, ridged=True)
    away = np.hypot(x / np.float32(11), (z - np.float32(14)) / np.float32(10)) + noise.at(
        u, v, 3
    ) * np.float32(0.07)
    wall = smoothstep(0.95, 1.9, away) * (np.float32(2.4) + crest * np.float32(2.4)) * smoothstep(5, 12, z)
    shore = smoothstep(0.80, 1.0, away) * np.float32(0.55)
    result: Plane = wall + shore + noise.at(u * 4, v * 4, 4) * np.float32(0.05) - np.float32(0.45)
    return result


def braided(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A delta: flats that many arms of a river part."""
    u, v = _places(shape, x, z, 0.11)
    warp = noise.at(u, v, 3, 0.5) * np.float32(0.8)
    arms = np.abs(noise.at(u * np.float32(1.5) + warp, v * np.float32(0.55), 2, 0.5))
    small = np.abs(noise.at(u * np.float32(3.4) + 7 + warp, v * np.float32(1.1), 2, 0.5))
    dry = np.minimum(smoothstep(0.10, 0.28, arms), smoothstep(0.05, 0.16, small) + np.float32(0.25))
    result: Plane = (
        dry * np.float32(0.34)
        - np.float32(0.22)
        + noise.at(u * 6, v * 6, 3) * np.float32(0.03)
        + smoothstep(34, 60, z) * np.maximum(warp, 0)
    )
    return result


def atoll(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A ring of low islands around a lagoon."""
    u, v = _places(shape, x, z, 0.2)
    away = np.hypot(x / np.float32(9.5), (z - np.float32(17)) / np.float32(7.5)) + noise.at(
        u, v, 4
    ) * np.float32(0.06)
    ring = np.exp(-(((away - 1) / np.float32(0.11)) ** 2))
    gaps = smoothstep(-0.9, -0.3, noise.at(u * np.float32(0.7) + 5, v * np.float32(0.7), 2))
    result: Plane = ring * gaps * np.float32(0.62) - np.float32(0.32)
    return result


def isle(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """One island, seen whole from the sea."""
    u, v = _places(shape, x, z, 0.2)
    away = np.hypot(x / np.float32(6.2), (z - np.float32(15)) / np.float32(4.6)) + noise.at(
        u * np.float32(1.3), v * np.float32(1.3), 4
    ) * np.float32(0.10)
    body = smoothstep(1.05, 0.80, away) * np.float32(0.42) + smoothstep(0.72, 0.1, away) ** np.float32(
        1.3
    ) * np.float32(2.0)
    crag = noise.eroded(u * 2, v * 2, 6, 0.5, 0.7) * np.float32(0.4) * smoothstep(0.6, 0.2, away)
    result: Plane = body + np.maximum(crag, 0) - np.float32(0.30)
    return result


def above_clouds(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Peaks that stand out of a sea of clouds (``clouds_at`` says where it lies)."""
    land = (
        alps(noise, shape, x, z) * np.float32(1.15)
        - np.float32(0.9)
        + smoothstep(4.2, 2.0, z) * np.float32(1.0)
    )
    return np.asarray(np.maximum(land, clouds_at(noise, shape, x, z)), np.float32)


def clouds_at(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """The height of the sea of clouds."""
    u, v = _places(shape, x, z, 0.30)
    puffs = np.abs(noise.at(u, v * np.float32(1.4), 2, 0.5)) + np.abs(
        noise.at(u * 5, v * 6, 3, 0.6)
    ) * np.float32(0.38)
    result: Plane = puffs * np.float32(0.36) * smoothstep(1.5, 6, z) - np.float32(0.25)
    return result


def volcanic_isle(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A volcano that rises from the sea, and the shore that one stands on."""
    away = np.hypot(x - np.float32(shape.peak[0]), z - np.float32(shape.peak[1]))
    ragged = noise.at(x * np.float32(0.2), z * np.float32(0.2), 4) * np.float32(1.2)
    sunk = (
        volcano(noise, shape, x, z) - np.float32(0.35) - smoothstep(9.5, 14, away + ragged) * np.float32(2.2)
    )
    front = smoothstep(4.4, 2.6, z + noise.at(x, z, 3) * np.float32(0.3)) * np.float32(0.55) - np.float32(
        0.35
    )
    return np.asarray(np.maximum(sunk, front), np.float32)


def sweets(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Round hills like scoops, and cones behind them."""
    u, v = _places(shape, x, z, 0.12)
    away, _, own = cells(u, v)
    scoop = np.sqrt(np.clip(1 - (away / np.float32(0.55)) ** 2, 0, 1)) * (
        np.float32(0.4) + own * np.float32(2.0)
    )
    far, _, tall = cells(u * np.float32(0.5) + 9, v * np.float32(0.5))
    cone = np.clip(1 - far / np.float32(0.5), 0, 1) * (np.float32(2) + tall * np.float32(4.5))
    return np.asarray(
        hills(noise, shape, x, z) * np.float32(0.25)
        + scoop * smoothstep(7, 12, z)
        + cone * smoothstep(24, 30, z),
        np.float32,
    )
