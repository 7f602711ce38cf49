"""Rivers and roads: a winding line into the distance, dug into the land or laid on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.terrain import Camera, Slab

_BANK = 0.07
"""Height of a river's banks over its water, units."""
_BED = 0.5
_DIRT = ("#3a2a1a", "#6a4e32", "#94734c", "#b89870", "#d8c09a")
_COBBLES = ("#2c2a2a", "#4e4a48", "#77716c", "#9c958e", "#c4bdb4")
_TRODDEN_SNOW = ("#54607a", "#7a88a4", "#9fadc4", "#bccadd", "#d8e2ee")


@dataclass(frozen=True, slots=True)
class Course:
    """A line that winds away from the eye.

    Attributes:
        swing: how far it swings to the sides, x / z.
        phase: where in its swing it begins, radians.
        wide: half its width near the eye, and how much that grows per unit of depth.
        is_river: whether it is dug and holds water.
    """

    swing: float
    phase: float
    wide: tuple[float, float]
    is_river: bool

    def middle(self, z: Plane | float) -> Plane:
        """x at some depths."""
        depth = np.asarray(z, np.float32)
        bend = np.sin(np.log(depth) * np.float32(2.6) + np.float32(self.phase))
        result: Plane = depth * np.float32(self.swing) * bend * smoothstep(1.0, 3.0, depth)
        return result

    def away(self, x: Plane, z: Plane) -> Plane:
        """Distance from the middle, in half widths."""
        result: Plane = np.abs(x - self.middle(z)) / (np.float32(self.wide[0]) + np.float32(self.wide[1]) * z)
        return result

    def lowered(self, land: Plane, x: Plane, z: Plane, noise: Noise) -> Plane:
        """The land with the course in it: hills stand back from it."""
        away = self.away(x, z) + noise.at(x * np.float32(0.9), z * np.float32(0.9), 3) * np.float32(0.10)
        if not self.is_river:
            flat = smoothstep(4.0, 1.0, away)
            level: Plane = land + (np.minimum(land, land * np.float32(0.35)) - land) * flat
            return level
        beside = smoothstep(1.1, 6.5, away)
        result: Plane = _BANK + np.maximum(land, 0) * beside - smoothstep(1.12, 0.78, away) * np.float32(_BED)
        return result

    def laid(self, colour: Plane, slab: Slab, noise: Noise, kind: str) -> Plane:
        """The ground's colour with the road on it; ``kind`` is ``dirt``, ``cobbles`` or ``snow``."""
        ragged = noise.at(slab.x * 4, slab.z * 4, 4, 0.6)
        share = smoothstep(1.15, 0.75, self.away(slab.x, slab.z) + ragged * np.float32(0.16))
        share = share * smoothstep(45, 20, slab.z)
        fine = noise.at(slab.x * 14, slab.z * 14, 4, 0.65)
        ramp = stops(*{"cobbles": _COBBLES, "snow": _TRODDEN_SNOW}.get(kind, _DIRT))
        own = shade(ramp, np.float32(0.52) + fine * np.float32(0.10 if kind != "cobbles" else 0.17))
        result: Plane = colour + (own - colour) * (share * np.float32(0.9))[..., None]
        return result


def courses(scene: Scene, camera: Camera, rng: np.random.Generator) -> tuple[Course | None, Course | None]:
    """The river and the road of a scene, where it has them."""
    swing, phase = float(rng.uniform(0.15, 0.24)) * camera.width / camera.focal, float(rng.uniform(0, 6.28))
    river = (
        Course(swing, phase, (0.42, 0.075), is_river=True)
        if scene.has("river") or scene.wants("bridge")
        else None
    )
    winding = 0.45 if scene.has("village") else 0.8
    road = Course(swing * winding, phase + 2.4, (0.24, 0.018), is_river=False) if scene.has("path") else None
    scene.says("winding", "meandering", "curving")
    return river, road
