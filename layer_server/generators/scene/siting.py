"""Where buildings stand in the land, and what may not grow in front of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.structures import BUILD, PLACING, Site
from layer_server.generators.scene.terrain import Camera, Heights, Slab

_TRIES = 60
"""Places that are weighed for each building."""


def choose_sites(
    features: Iterable[str], heights: Heights, camera: Camera, *, has_water: bool, rng: np.random.Generator
) -> dict[str, list[Site]]:
    """Where each building stands, far ones first: on high ground beside the middle, never under water."""
    sites: dict[str, list[Site]] = {}
    for name in features:
        if name not in BUILD:
            continue
        count, low, high, size = PLACING[name]
        found: list[Site] = []
        for _ in range(count):
            z = rng.uniform(low, high, _TRIES).astype(np.float32)
            x = (rng.uniform(-0.36, 0.36, _TRIES) * camera.width / camera.focal).astype(np.float32) * z
            tall = heights(x[None], z[None])[0]
            slope = np.abs(heights(x[None] + np.float32(size * 0.5), z[None])[0] - tall)
            score = np.minimum(tall, 2.5) - slope * 4 - np.where(tall < 0.12, 50.0, 0.0) * has_water
            for other in found:
                near = (np.abs(x - other.x) < size * 1.4) & (np.abs(z - other.z) < size * 1.6)
                score = score - np.where(near, 9.0, 0.0)
            best = int(np.argmax(score))
            foot = max(float(tall[best]), -0.2)
            grown = size * float(rng.uniform(0.85, 1.15))
            found.append(Site(float(x[best]), foot, float(z[best]), grown))
        sites[name] = sorted(found, key=lambda site: -site.z)
    return sites


def kept_clear(site: Site, slab: Slab, ragged: Plane) -> Plane:
    """How much may grow at the samples of a slab, 0..1: little between the eye and a building.

    Also behind it in its own slab, whose plants are painted over it. The clearing's edges are ``ragged``.
    """
    if float(slab.z[0, 0]) > site.z:
        return np.ones_like(slab.z)
    beside = np.abs(slab.x / slab.z - np.float32(site.x / site.z)) * np.float32(site.z / site.size)
    return np.float32(0.02) + np.float32(0.98) * smoothstep(0.9, 2.4, beside + ragged * np.float32(0.35))


def hides(camera: Camera, wide: int, at: float, site: Site) -> bool:
    """Whether something ``wide`` pixels wide around a column stands in front of a building."""
    column = camera.width / 2 + camera.focal * site.x / site.z
    return abs(at - column) < wide / 2 + camera.focal * site.size * 0.6 / site.z
