"""Land in true perspective: heights asked for on a fan of rays, shaded there, and projected to the picture.

A slab of land from ``near`` to ``far`` is sampled at logarithmic steps of depth for every second column of the
picture. Each step's height gives a row; the running minimum of these rows is what one sees. So a slab costs a
few hundred thousand samples, whatever the picture's size, hides what is behind it exactly, and reaches down to
the picture's edge, so that slabs moved against each other show no holes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.canvas import Sheet

_STEPS = 300
_COLUMN = 2
"""Pixels of the picture per ray of the fan."""

_BEHIND = 0.12
"""Picture heights that a slab goes on behind the one before it."""

Heights = Callable[[Plane, Plane], Plane]
"""Height of the land at x and z."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where one stands: at the origin, ``eye`` above the sea, looking along z.

    Attributes:
        horizon: row of the horizon, pixels.
        focal: pixels per unit at depth 1.
    """

    width: int
    height: int
    horizon: float
    focal: float
    eye: float

    def row(self, height: Plane, z: Plane) -> Plane:
        result: Plane = (
            np.float32(self.horizon) - np.float32(self.focal) * (height - np.float32(self.eye)) / z
        )
        return result

    def place(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Column and row of a point."""
        return self.width / 2 + self.focal * x / z, self.horizon - self.focal * (y - self.eye) / z


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """The samples of a slab: rows are steps of depth from near to far, columns are rays.

    Attributes:
        x, z, height: of each sample.
        normal: (n, m, 3) unit, y up.
        hollow: how much lower a sample lies than its surroundings (shade) or higher (below 0).
        rows: where each sample falls in the picture.
        seen: the running minimum of ``rows``.
    """

    x: Plane
    z: Plane
    height: Plane
    normal: Plane
    hollow: Plane
    rows: Plane
    seen: Plane


def survey(camera: Camera, heights: Heights, near: float, far: float, steps: int = _STEPS) -> Slab:
    """Sample the land between two depths."""
    columns = -(-camera.width // _COLUMN)
    depth = np.geomspace(near, far, steps).astype(np.float32)[:, None]
    across = (np.arange(columns, dtype=np.float32) + np.float32(0.5)) * np.float32(_COLUMN)
    z = np.broadcast_to(depth, (steps, columns))
    x = (across[None] - np.float32(camera.width / 2)) / np.float32(camera.focal) * z
    height = np.asarray(heights(np.ascontiguousarray(x), np.ascontiguousarray(z)), np.float32)
    step_x = depth * np.float32(_COLUMN / camera.focal)
    along_x = np.gradient(height, axis=1) / step_x
    step_z = np.gradient(depth[:, 0])[:, None]
    along_z = (np.gradient(height, axis=0) - along_x * x / z * step_z) / step_z
    length = 1 / np.sqrt(along_x**2 + along_z**2 + 1)
    normal = np.dstack([-along_x * length, length, -along_z * length])
    wide = cv2.GaussianBlur(height, (0, 0), 9)
    hollow = (wide - height) / (z * np.float32(0.02))
    rows = camera.row(height, z)
    seen = np.minimum.accumulate(rows, axis=0)
    return Slab(x, z, height, normal.astype(np.float32), hollow, rows, seen)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A slab as the picture shows it.

    Attributes:
        sheet: (h, w, 4).
        depth: z of each pixel (h, w); only where the sheet is opaque.
        top: the first row that is land, for each column of the picture.
        under: where it shows land that lies below the water, (h, w), 0..1.
    """

    sheet: Sheet
    depth: Plane
    top: Plane
    under: Plane


def project(camera: Camera, slab: Slab, colour: Plane) -> View:
    """Show a slab; ``colour`` is (n, m, 3) in 0..1 for its samples."""
    steps, columns = slab.rows.shape
    height, width = camera.height, camera.width
    first = int(np.clip(np.floor(slab.seen[-1].min()) - 2, 0, height - 1))
    last = int(np.clip(np.ceil(slab.rows[0].max()) + height * _BEHIND, first + 1, height))
    tall = last - first
    index = np.clip(np.ceil(slab.seen) - first, 0, tall).astype(np.int32)
    flat = index * np.int32(columns) + np.arange(columns, dtype=np.int32)[None]
    counted = np.bincount(flat.ravel(), minlength=(tall + 1) * columns).astype(np.int32)
    step = np.cumsum(counted.reshape(tall + 1, columns)[:tall], axis=0, dtype=np.int32)
    np.subtract(steps, step, out=step)
    highest = np.argmin(slab.seen, axis=0).astype(np.int32)
    np.clip(step, 1, np.maximum(highest, 1)[None], out=step)
    picture_rows = np.arange(first, last, dtype=np.float32)[:, None]
    ray = np.arange(columns, dtype=np.int32)[None]
    place = step * np.int32(columns) + ray
    after, before = slab.rows.ravel().take(place), slab.rows.ravel().take(place - columns)
    part = np.clip((before - picture_rows) / np.maximum(before - after, np.float32(1e-3)), 0, 1)
    part += step
    part -= 1
    ink = np.empty((steps, columns, 4), np.uint8)
    ink[..., :3] = np.clip(colour, 0, 1) * np.float32(255) + np.float32(0.5)
    ink[..., 3] = np.clip(slab.height * np.float32(-40 * 255), 0, 255)
    rays = np.broadcast_to(ray.astype(np.float32), part.shape)
    shown = cv2.remap(ink, rays, part, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    size = (width, tall)
    shown = cv2.resize(shown, size, interpolation=cv2.INTER_LINEAR)
    top = cv2.resize(slab.seen[-1][None], (width, 1), interpolation=cv2.INTER_LINEAR)[0]
    result = np.zeros((height, width, 4), np.uint8)
    under = np.zeros((height, width), np.float32)
    under[first:last] = shown[..., 3] * np.float32(1 / 255)
    shown[..., 3] = np.clip((picture_rows - top[None] + np.float32(1.0)) * np.float32(255), 0, 255)
    result[first:last] = shown
    log_near, log_far = np.log(slab.z[0, 0]), np.log(slab.z[-1, 0])
    z = np.exp(log_near + part * np.float32((log_far - log_near) / (steps - 1)))
    depth = np.full((height, width), slab.z[0, 0], np.float32)
    depth[first:last] = cv2.resize(z.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    return View(result, depth, np.asarray(top, np.float32), under)


@dataclass(frozen=True, slots=True)
class Spot:
    """A visible place on the land: where in the picture, how far, how high, and pixels per unit there."""

    column: float
    row: float
    z: float
    height: float
    scale: float


def scatter(
    camera: Camera,
    slab: Slab,
    density: Plane,
    count: int,
    rng: np.random.Generator,
    *,
    towards_far: float = 1.3,
) -> list[Spot]:
    """Up to ``count`` visible places, far ones first, as often as ``density`` (n, m) in 0..1 says."""
    steps, columns = slab.rows.shape
    depth = slab.z[:, 0]
    weight = depth**towards_far
    chance = np.cumsum(weight / weight.sum())
    k = np.clip(np.searchsorted(chance, rng.random(count)), 1, steps - 1)
    c = rng.integers(0, columns, count)
    wanted = rng.random(count, dtype=np.float32) < density[k, c]
    scale = camera.focal / depth[k]
    visible = slab.rows[k, c] <= slab.seen[k - 1, c] + scale * 0.02 + 1.5
    keep = np.flatnonzero(wanted & visible)
    keep = keep[np.argsort(-k[keep], kind="stable")]
    jitter = rng.random(len(keep))
    return [
        Spot(
            float((c[i] + jitter[n]) * _COLUMN),
            float(slab.rows[k[i], c[i]]),
            float(depth[k[i]]),
            float(slab.height[k[i], c[i]]),
            float(scale[i]),
        )
        for n, i in enumerate(keep)
    ]
