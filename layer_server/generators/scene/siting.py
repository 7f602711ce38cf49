"""Where buildings stand in the land, and what may not grow in front of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.buildings import Site
from layer_server.generators.scene.course import Course
from layer_server.generators.scene.settled import MIDDLE, WIDE
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.structures import BUILD, PLACING
from layer_server.generators.scene.terrain import Camera, Heights, Slab

_FAR = 10.0
_BEYOND_A_LAKE = 17.0
_NOWHERE = -30.0
_CROWD = 5
_MOST = 12
"""Buildings of one kind."""
_TRIES = 60
"""Places that are weighed for each building."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where a building may stand: on what land, and beside which of its kind."""

    heights: Heights
    camera: Camera
    found: list[Site]
    has_water: bool
    is_few: bool

    def best(self, depths: tuple[float, float], size: float, rng: np.random.Generator) -> Site | None:
        """The best of some places between two depths; None where all of them are under water."""
        z = rng.uniform(*depths, _TRIES).astype(np.float32)
        aside = (0.44 if self.has_water and size < 1 else 0.36) * self.camera.width / self.camera.focal
        x = (rng.uniform(-aside, aside, _TRIES)).astype(np.float32) * z
        tall = self.heights(x[None], z[None])[0]
        slope = np.abs(self.heights(x[None] + np.float32(size * 0.5), z[None])[0] - tall)
        score = (
            np.minimum(tall, 2.5 if size > 1.2 else 0.8)
            - slope * 4
            - np.where(tall < 0.12, 50.0, 0.0) * self.has_water
        )
        for other in self.found:
            near = (np.abs(x - other.x) < size * 1.4) & (np.abs(z - other.z) < size * 1.6)
            if self.is_few:  # few stand beside, not behind one another
                near |= np.abs(x / z - np.float32(other.x / other.z)) * z < size * 1.3
            score = score - np.where(near, 9.0, 0.0)
        best = int(np.argmax(score))
        if score[best] < _NOWHERE and self.has_water:
            return None
        foot = max(float(tall[best]), -0.2)  # in a flood, up to its windows
        grown = size * max(1.0, float(z[best]) / _FAR) ** 0.6  # what is small is seen from afar, too
        return Site(float(x[best]), foot, float(z[best]), grown * float(rng.uniform(0.85, 1.15)))


def choose_sites(
    scene: Scene, heights: Heights, camera: Camera, *, has_water: bool, rng: np.random.Generator
) -> dict[str, list[Site]]:
    """Where each building stands, far ones first: on high ground beside the middle, never under water."""
    sites: dict[str, list[Site]] = {}
    for name in scene.features:
        if name not in BUILD or name in {"bridge", "pier"}:
            continue
        usual, low, high, size = PLACING[name]
        count = min(scene.count(name, usual), _MOST)
        if count > 2 * usual:
            size *= 0.75
        found: list[Site] = []
        near, far = (
            (low, high)
            if not has_water
            else (min(low, max(4.6, 4.2 * size)), max(high * 1.6, _BEYOND_A_LAKE))
        )
        for _ in range(count):
            where = _Plot(heights, camera, found, has_water, count < _CROWD)
            site = where.best((near, far), size, rng)
            if site is None and not found:  # nothing dry out there: small, on the near shore
                site = where.best((3.4, max(4.6, 0.8 * low)), size * 0.5, rng)
            found += [site] if site is not None else []
        sites[name] = sorted(found, key=lambda site: -site.z)
    return sites


_LANTERNS = (3.0, 4.1, 5.6, 7.6, 10.2, 13.5)
"""Depths of lamp posts, on alternate sides."""
_CRAFT = (
    ("boat", (-0.16, 0.14, -0.3, 0.3, 0.0), 4.2, 9.0, 5),
    ("ship", (0.26, -0.24, 0.02, 0.4), 9.0, 18.0, 3),
)
"""What floats, where it is tried as shares of the picture's width from the middle, between which depths, and how many at most."""


_TREE_ASIDE = 0.13
"""Where a lone tree stands, share of the picture's width from the middle."""


def special_sites(
    scene: Scene, heights: Heights, camera: Camera, river: Course | None, *, has_water: bool
) -> dict[str, list[Site]]:
    """Where stands what belongs to water or to a road: bridges, piers, boats, lanterns, a camp's fire."""
    sites: dict[str, list[Site]] = {}
    depth = np.linspace(2.4, 22, 160).astype(np.float32)

    def height_at(x: float, z: float) -> float:
        return float(heights(np.array([[x]], np.float32), np.array([[z]], np.float32))[0, 0])

    def wet(share: float, first: float, last: float) -> list[tuple[float, float]]:
        """Places on the water at a share of the picture's width, near ones first."""
        x = (depth * np.float32(share * camera.width / camera.focal)).astype(np.float32)
        is_wet = (heights(x[None], depth[None])[0] < -0.12) & (depth > first) & (depth < last)
        return [(float(x[i]), float(depth[i])) for i in np.flatnonzero(is_wet)]

    sites |= {
        name: [Site(0.0, height_at(0.0, MIDDLE), MIDDLE, 0.85 * WIDE)]
        for name in scene.features
        if name == "settlement"
    }
    if river is not None and scene.wants("bridge"):
        z = 7.4
        half = (river.wide[0] + river.wide[1] * z) * 1.75
        sites["bridge"] = [Site(float(river.middle(z)), 0.0, z, half)]
    if scene.wants("pier"):
        place = next((found[0] for share in (0.10, -0.12, 0.2, -0.22) if (found := wet(share, 2.6, 9))), None)
        if place:
            sites["pier"] = [Site(place[0], 0.0, place[1] - 0.7, 3.6)]
    for name, shares, first, last, most in _CRAFT:
        if not scene.wants(name):
            continue
        tried = [wet(share, first, last) or wet(share, 2.4, 22.0) for share in shares]
        chosen = [
            places[int(len(places) * (0.35 + 0.12 * index))] for index, places in enumerate(tried) if places
        ]
        is_many = bool({"boats", "ships", "sailboats", "canoes", "yachts", "fleet"} & scene.words)
        count = scene.count(name, most if is_many else 1)
        sites[name] = [Site(x, 0.0, z, 1.0) for x, z in chosen[:count]]
    if scene.wants("wreck"):
        x, z = 0.04 * 6.4 * camera.width / camera.focal, 6.4
        sites["wreck"] = [Site(x, max(height_at(x, z), -0.1 if has_water else -9.0), z, 2.1)]
    if scene.wants("lanterns"):
        sites["lanterns"] = []
        for k, z in enumerate(_LANTERNS):
            x = (1 if k % 2 else -1) * (0.13 + 0.013 * k) * z * camera.width / camera.focal
            if (tall := height_at(x, z)) > (0.03 if has_water else -9):
                sites["lanterns"].append(Site(x, tall, z, 0.62))
    if scene.has_one_tree:
        aside = _TREE_ASIDE * camera.width / camera.focal
        z = next(
            (z for z in (4.8, 4.2, 3.6, 3.1, 2.7) if not has_water or height_at(aside * z, z) > 0.05), 2.4
        )
        sites["tree"] = [Site(aside * z, height_at(aside * z, z), z, 1.9 * min(1.0, 0.35 + z / 6))]
    if scene.wants("campfire"):
        sites["campfire"] = [Site(0.25, height_at(0.25, 4.2), 4.2, 0.34)]
    if scene.is_burning:
        sites["fire"] = [
            Site(x, height_at(x, z), z, (0.45, 0.75, 0.3, 0.55, 0.22)[k % 5])
            for k, z in enumerate(np.geomspace(2.9, 22, 34).tolist())
            if (
                not has_water
                or height_at(((k * 0.618) % 1 - 0.5) * 1.05 * z * camera.width / camera.focal, z) > 0.03
            )
            and abs(x := ((k * 0.618) % 1 - 0.5) * 1.05 * z * camera.width / camera.focal) > 0.1 * z
        ]
    return {name: sorted(found, key=lambda site: -site.z) for name, found in sites.items()}


def burning(sites: dict[str, list[Site]]) -> list[Site]:
    """Where flames stand on buildings: on their roofs, at their sides and at their feet."""
    afloat = [
        Site(site.x + dx, dy, site.z - 0.04, tall)
        for name in ("ship", "boat")
        for site in sites.get(name, ())
        for dx, dy, tall in (
            ((-0.9, 0.5, 1.1), (0.1, 0.7, 1.4), (0.9, 0.5, 0.9), (0.5, 1.6, 0.8))
            if name == "ship"
            else ((0.0, 0.1, 0.4),)
        )
    ]
    return afloat + [
        Site(site.x + dx * site.size, site.y + dy * site.size, site.z - 0.45 * site.size, site.size * tall)
        for name, found in sites.items()
        if name in BUILD and name not in {"bridge", "pier", "stones", "torii"}
        for site in found
        for dx, dy, tall in ((-0.22, 0.55, 0.7), (0.24, 0.35, 0.55), (0.0, 0.05, 0.4), (0.42, 0.0, 0.35))
    ]


def kept_clear(site: Site, slab: Slab, ragged: Plane, wide: float) -> Plane:
    """How much of what is ``wide`` to each side may grow at the samples of a slab, 0..1: little before a building.

    Also behind it in its own slab, whose plants are painted over it. The clearing's edges are ``ragged``.
    """
    if float(slab.z[0, 0]) > site.z:
        return np.ones_like(slab.z)
    beside = np.abs(slab.x / slab.z - np.float32(site.x / site.z)) * np.float32(site.z / site.size)
    beside = beside - np.minimum(np.float32(wide * site.z / site.size) / slab.z, np.float32(2.5))
    return np.float32(0.02) + np.float32(0.98) * smoothstep(0.9, 2.0, beside + ragged * np.float32(0.35))


def hides(camera: Camera, wide: int, at: float, site: Site) -> bool:
    """Whether something ``wide`` pixels wide around a column stands in front of a building."""
    column = camera.width / 2 + camera.focal * site.x / site.z
    return abs(at - column) < wide / 2 + camera.focal * site.size * 0.6 / site.z
