"""The shapes of land: the height at any place, by kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.noise import Noise


@dataclass(frozen=True, slots=True)
class Shape:
    """What the seed decides of a land: where its peak stands and how rough it is.

    Attributes:
        peak: x and z of the focal point.
        tall: its height.
        width: its width.
        twist: shift of all noise.
    """

    peak: tuple[float, float]
    tall: float
    width: float
    twist: float
    rough: float = 1.0

    def bump(self, x: Plane, z: Plane, width: float | None = None) -> Plane:
        wide = np.float32(width or self.width)
        away = np.hypot((x - np.float32(self.peak[0])) / wide, (z - np.float32(self.peak[1])) / wide)
        result: Plane = np.exp(-(away ** np.float32(1.5)) * np.float32(1.3))
        return result


def alps(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Ridges that rise with distance, highest at the peak; the foreground is gentle."""
    u, v = x * np.float32(0.085) + np.float32(shape.twist), z * np.float32(0.085) + np.float32(shape.twist)
    ridge = noise.eroded(u, v, 9, 0.48, 0.8)
    crest = noise.at(u * np.float32(1.3) + 7, v * np.float32(1.3), 5, 0.5, ridged=True)
    rise = smoothstep(9, 30, z)
    broad = np.float32(0.5) + np.float32(0.5) * noise.at(u * np.float32(0.6), v * np.float32(0.6), 2)
    range_ = (ridge * np.float32(0.75) + crest * np.float32(2.2) - np.float32(0.75)) * np.clip(
        broad, 0.15, 1.3
    )
    peak = (
        shape.bump(x, z)
        * np.float32(shape.tall)
        * (np.float32(0.72) + np.float32(0.22) * ridge + np.float32(0.35) * crest)
    )
    near = noise.at(u * 3, v * 3, 5, 0.5) * np.float32(0.16) * smoothstep(0, 6, z)
    side = np.minimum(np.abs(x) / (z + 1), 1.2) * smoothstep(2, 10, z) * np.float32(0.8)
    result: Plane = near + side + rise * (np.clip(range_, -0.25, 9) * np.float32(3.0 * shape.rough) + peak)
    return result


def hills(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    u, v = x * np.float32(0.07) + np.float32(shape.twist), z * np.float32(0.07) + np.float32(shape.twist)
    swell = noise.at(u, v, 3, 0.42) * np.float32(1.0) + np.float32(0.3)
    fine = noise.at(u * 5, v * 5, 4, 0.5) * np.float32(0.07)
    far = (
        noise.eroded(u * np.float32(0.7), v * np.float32(0.7), 7, 0.45, 0.8)
        * smoothstep(26, 55, z)
        * np.float32(2.6)
    )
    bump = shape.bump(x, z) * np.float32(shape.tall * 0.42)
    result: Plane = swell * smoothstep(2, 14, z) * np.float32(shape.rough) + fine + np.maximum(far, 0) + bump
    return result


def dunes(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Sharp crests with a gentle windward and a steep lee side."""
    u, v = x * np.float32(0.05) + np.float32(shape.twist), z * np.float32(0.085) + np.float32(shape.twist)
    bend = noise.at(u, v, 3, 0.45) * np.float32(0.75)
    phase = v * np.float32(1.15) + bend + u * np.float32(0.45)
    saw = phase - np.floor(phase)
    crest = np.where(saw < np.float32(0.70), saw / np.float32(0.70), (1 - saw) / np.float32(0.30))
    crest = crest * crest * (3 - 2 * crest) * np.float32(0.35) + crest * np.float32(0.65)
    tall = np.float32(0.9) + np.float32(0.5) * noise.at(u * np.float32(0.8) + 9, v * np.float32(0.8), 2)
    ripple = np.sin(z * 9 + x * 2 + noise.at(u * 8, v * 8, 3) * 3) * np.float32(0.010) * smoothstep(14, 3, z)
    rise = smoothstep(2.0, 12, z) * np.float32(0.75) + smoothstep(14, 46, z) * np.float32(1.5)
    result: Plane = crest * np.clip(tall, 0.35, 2) * rise * np.float32(2.3 * shape.rough) + ripple
    return result


def mesas(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Table mountains and towers with terraces."""
    u, v = x * np.float32(0.075) + np.float32(shape.twist), z * np.float32(0.075) + np.float32(shape.twist)
    body = noise.at(u, v, 5, 0.45) + shape.bump(x, z, 6) * np.float32(2.0)
    fine = noise.at(u * 7, v * 7, 4, 0.55)
    cliff = smoothstep(0.42, 0.62, body + fine * np.float32(0.05))
    second = smoothstep(0.95, 1.10, body + fine * np.float32(0.05))
    spire = smoothstep(1.45, 1.55, body + fine * np.float32(0.06))
    talus = smoothstep(-0.1, 0.45, body) * np.float32(0.55)
    rise = smoothstep(7, 16, z)
    ground = noise.at(u * 3, v * 3, 5, 0.5) * np.float32(0.10)
    result: Plane = ground * smoothstep(1, 6, z) + rise * (
        talus + cliff * 2.6 + second * 1.5 + spire * 1.4
    ) * np.float32(shape.rough)
    return result


def shore(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Beach in front, sea behind it, a headland to one side."""
    u, v = x * np.float32(0.10) + np.float32(shape.twist), z * np.float32(0.10) + np.float32(shape.twist)
    side = np.float32(np.sign(shape.peak[0]) or 1.0)
    line = (
        z
        - np.float32(4.4)
        + noise.at(u * 2, v * np.float32(0.2), 3) * np.float32(0.55)
        - (np.sqrt(x * x + 1) + x * side - 1) * np.float32(0.62)
    )
    beach = np.clip(-line * np.float32(0.16), -1.2, 0.55)
    rock = noise.eroded(u * np.float32(1.6), v * np.float32(1.6), 8, 0.5, 0.7)
    crest = noise.at(u * 2, v * 2, 4, 0.5, ridged=True)
    cape = smoothstep(0.30, 0.75, x * side / (z + 2) + noise.at(u, v, 3) * np.float32(0.07)) * smoothstep(
        9, 15, z
    )
    isle = shape.bump(x + side * 22, z - 26, 9) * np.float32(3.4)
    land = cape * (np.float32(1.5) + rock * np.float32(0.9) + crest * np.float32(1.8)) + isle * (
        np.float32(0.6) + crest * np.float32(0.6)
    )
    result: Plane = np.maximum(beach + noise.at(u * 9, v * 9, 3) * np.float32(0.012), land - np.float32(0.5))
    return result


def flooded(noise: Noise, shape: Shape, land: Plane, x: Plane, z: Plane) -> Plane:
    """Land with a basin below height 0 in the middle distance."""
    u, v = x * np.float32(0.16) + np.float32(shape.twist + 3), z * np.float32(0.16)
    bed = np.hypot(x / (np.float32(4.5) + z * np.float32(0.36)), (z - np.float32(8.5)) / np.float32(5.2))
    bed = bed + noise.at(u, v, 4) * np.float32(0.10)
    dip = smoothstep(1.12, 0.72, bed)
    beach = smoothstep(2.3, 0.95, bed)  # the land comes down to the shore gently
    result: Plane = (
        (land - beach * np.maximum(land, 0) * np.float32(0.97)) + np.float32(0.16) - dip * np.float32(1.1)
    )
    return result


def lakeland(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """The alps with a lake before them."""
    return flooded(noise, shape, alps(noise, shape, x, z), x, z)


def flats(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Wet flats: low banks and pools."""
    u, v = x * np.float32(0.22) + np.float32(shape.twist), z * np.float32(0.22) + np.float32(shape.twist)
    result: Plane = (
        noise.at(u, v, 5, 0.5) * np.float32(0.13) + np.float32(0.02) + np.abs(x) / (z + 3) * np.float32(0.10)
    )
    return result + smoothstep(22, 50, z) * np.float32(0.5)


def volcano(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    u, v = x * np.float32(0.09) + np.float32(shape.twist), z * np.float32(0.09) + np.float32(shape.twist)
    away = np.hypot(x - np.float32(shape.peak[0]), z - np.float32(shape.peak[1]))
    gully = noise.eroded(u * 2, v * 2, 7, 0.5, 0.6)
    angle = np.arctan2(z - np.float32(shape.peak[1]), x - np.float32(shape.peak[0]))
    furrow = noise.at(angle * 4, away * np.float32(0.12), 4, 0.5)
    cone = np.float32(shape.tall * 1.55) * np.exp(-away / np.float32(shape.width * 0.80))
    cone = cone + furrow * np.float32(0.28) * np.clip(away * np.float32(0.2), 0, 1) * np.exp(-away / 16)
    lip = np.float32(shape.tall * 1.55) * np.exp(np.float32(-1.9 / (shape.width * 0.80)))
    cone = np.minimum(cone, lip + noise.at(u * 9, v * 9, 3) * np.float32(0.14))
    crags = np.abs(noise.at(u * 2, v * 2, 6, 0.55)) * np.float32(0.5) * smoothstep(2, 9, z)
    result: Plane = (
        np.maximum(cone, 0) + gully * np.float32(0.30) * smoothstep(4, 12, z) + crags - np.float32(0.15)
    )
    return result


def skerries(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """A rocky coast: a shelf of rock in front, cliffs to one side, stacks and reefs in the surf."""
    u, v = x * np.float32(0.10) + np.float32(shape.twist), z * np.float32(0.10) + np.float32(shape.twist)
    side = np.float32(np.sign(shape.peak[0]) or 1.0)
    crag = noise.eroded(u * np.float32(2.2), v * np.float32(2.2), 8, 0.52, 0.6)
    crest = noise.at(u * 3, v * 3, 5, 0.55, ridged=True)
    across = x * side
    shelf = smoothstep(4.6, 2.2, z - np.clip(across, -1, 3) * np.float32(0.55) + crag * np.float32(0.8))
    front = shelf * (np.float32(0.32) + crest * np.float32(0.42) + crag * np.float32(0.22))
    bold = across / (z + 2) + noise.at(u, v, 3) * np.float32(0.10)
    cliff = smoothstep(0.20, 0.34, bold) * smoothstep(4, 9, z)
    back = cliff * (np.float32(2.1) + crest * np.float32(1.3) + crag * np.float32(0.5))
    stacks = smoothstep(
        0.76, 0.90, noise.at(u * np.float32(4.2) + 5, v * np.float32(4.2), 2, 0.4, ridged=True)
    )
    stacks = (
        stacks
        * smoothstep(5, 8, z)
        * smoothstep(30, 14, z)
        * (np.float32(0.5) + np.maximum(crag, 0) * np.float32(1.6))
    )
    result: Plane = np.maximum(np.maximum(front, back), stacks) - np.float32(0.28)
    return result


def high_seas(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
    """Nothing but water, and an island far away."""
    u, v = x * np.float32(0.2), z * np.float32(0.2) + np.float32(shape.twist)
    isle = shape.bump(x, z - 6, shape.width * 0.8) * np.float32(shape.tall * 0.45)
    rough = noise.at(u, v, 5, 0.5) * np.float32(0.4)
    result: Plane = isle * (1 + rough) - np.float32(0.55)
    return result
