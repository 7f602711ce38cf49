"""Stills of a model with soft shadows: rasterised, then rays for the shadows and the sky of each pixel.

pixels = render(model, framed(points), 512, 512)   # (512, 512, 4) uint8, straight alpha
"""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.mesh.calming import calmed
from layer_server.generators.mesh.camera import Camera, framed
from layer_server.generators.mesh.model import Bytes, Floats, Ints, Model
from layer_server.generators.mesh.raster import Rasteriser, Seen, picture
from layer_server.generators.mesh.rays import Obstacles, interleaved, lengths
from layer_server.generators.mesh.studio import KEY

_SCALE = 2
"""Samples of the picture per pixel along each side."""

_LAMP = 0.1
"""Half width of the key lamp, as the tangent of its angle."""

_BEHIND = -0.2
"""Cosine to the key lamp below which no normal map brings light to a surface."""

_LIFT = 0.002
"""Rays start this far off the surface, by the model's size."""

_REACH = 0.45
"""How far away the sky is, by the model's size."""

_GROUND_EVERY = 5
"""The floor is traced at every so many pixels."""

_WINDOW = np.array([0.125, 0.25, 0.25, 0.25, 0.125], np.float32)
"""Weighs every set of directions the same; see ``calming``."""

_GROUND_RAYS = 12
_GROUND_SHADE = 0.62


def render(
    model: Model,
    camera: Camera | None = None,
    width: int = 512,
    height: int = 512,
    *,
    samples: int = 2,
    background: tuple[float, float, float] | None = None,
    ground: bool = True,
) -> Bytes:
    """A still, (height, width, 4), straight alpha.

    Args:
        camera: without one, from the front right and above, filling the picture.
        samples: rays for the sky per pixel, and for the shadow one fewer; neighbours on a surface share theirs.
        background: RGB in 0..1; without one it is transparent.
        ground: whether a shadow lies on the floor.

    Raises ImportError where numba is not installed.
    """
    drawer = Rasteriser(model, max(width, height))
    if len(drawer.buffers.faces) == 0:
        return np.zeros((height, width, 4), np.uint8)
    camera = camera or framed(drawer.buffers.positions, aspect=width / height)
    b = drawer.buffers
    size = float(np.linalg.norm(b.high - b.low))
    solid = b.faces[~b.is_blended] if not b.is_blended.all() else b.faces
    obstacles = Obstacles(b.positions, solid)
    seen, screen = drawer.look(camera, width * _SCALE, height * _SCALE)
    lit, open_sky = _shadows(drawer, seen, obstacles, size=size, samples=samples)
    light = drawer.light(seen, screen, camera, lit, open_sky)
    light = np.asarray(cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA), np.float32)
    if ground:
        shade = _floor(drawer, obstacles, camera, width, height)
        light[..., 3] += shade * (1 - light[..., 3])
    return picture(light, background)


def _shadows(
    drawer: Rasteriser, seen: Seen, obstacles: Obstacles, *, size: float, samples: int
) -> tuple[Floats, Floats]:
    """How much of the key lamp and of the sky each sample sees, (h, w) each."""
    ids = seen.ids[::_SCALE, ::_SCALE]
    rows, columns = np.nonzero(ids >= 0)
    values = np.ones((*ids.shape, 2), np.float32)
    if len(rows) == 0:
        plain = np.ones(seen.ids.shape, np.float32)
        return plain, plain
    b = drawer.buffers
    corners = b.faces[ids[rows, columns]]
    w1, w2 = seen.weights[::_SCALE, ::_SCALE][rows, columns].T
    shares = (1 - w1 - w2, w1, w2)
    points, normals = _between(b.positions, corners, shares), _between(b.normals, corners, shares)
    normals /= np.maximum(lengths(normals), np.float32(1e-6))
    points = (points + normals * np.float32(_LIFT * size)).astype(np.float32)
    pattern = interleaved(rows, columns)
    key = np.zeros(len(points), np.float32)
    faces = np.flatnonzero(normals @ np.array(KEY, np.float32) > _BEHIND)
    key[faces] = obstacles.lit(points[faces], KEY, _LAMP, pattern[faces], max(1, samples - 1))
    values[rows, columns, 0] = key
    values[rows, columns, 1] = obstacles.openness(points, normals, pattern, samples, _REACH * size)
    over = np.zeros((*ids.shape, 3), np.float32)
    over[rows, columns] = normals
    depth = np.ascontiguousarray(seen.depth[::_SCALE, ::_SCALE])
    values = calmed(values, ids >= 0, over, depth)
    full = cv2.resize(values, seen.ids.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(full[..., 0]), np.ascontiguousarray(full[..., 1])


def _between(values: Floats, corners: Ints, shares: tuple[Floats, Floats, Floats]) -> Floats:
    """What the corners of triangles have, (n, 3), each by its share."""
    first, second, third = (values[corners[:, i]] * shares[i][:, None] for i in range(3))
    first += second
    first += third
    return first


def _floor(
    drawer: Rasteriser,
    obstacles: Obstacles,
    camera: Camera,
    width: int,
    height: int,
) -> Floats:
    """How dark the floor under the model is, (h, w)."""
    size = float(np.linalg.norm(drawer.high - drawer.low))
    w, h = max(1, width // _GROUND_EVERY), max(1, height // _GROUND_EVERY)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) + np.float32(0.5)
    ways = camera.rays(x.ravel(), y.ravel(), w, h)
    eye = np.array(camera.eye, np.float32)
    level = drawer.low[1] - np.float32(0.001 * size)
    away = (level - eye[1]) / np.where(ways[:, 1] < -1e-4, ways[:, 1], np.float32(-1e-4))
    points = eye + ways * away[:, None]
    middle = (drawer.low + drawer.high) / 2
    distance = np.hypot(points[:, 0] - middle[0], points[:, 2] - middle[2])
    near = (ways[:, 1] < -1e-4) & (away > 0) & (distance < 1.3 * size)
    shade = np.zeros(w * h, np.float32)
    if near.any():
        places = points[near]
        up = np.tile(np.array([0, 1, 0], np.float32), (len(places), 1))
        rows, columns = np.nonzero(near.reshape(h, w))
        pattern = interleaved(rows, columns)
        closed = 1 - obstacles.openness(places, up, pattern, _GROUND_RAYS, size)
        key = 1 - obstacles.lit(places, KEY, _LAMP * 2, pattern, _GROUND_RAYS // 2)
        shade[near] = 1 - (1 - 0.75 * closed) * (1 - 0.45 * key)
    plane = cv2.sepFilter2D(shade.reshape(h, w), -1, _WINDOW, _WINDOW)
    plane = cv2.resize(plane, (width, height), interpolation=cv2.INTER_CUBIC)
    result: Floats = np.clip(np.asarray(plane, np.float32) * np.float32(_GROUND_SHADE / 0.75), 0, 0.85)
    return result
