"""Stills of a model with soft shadows: rasterised, then rays for the shadows and the sky of each pixel.

pixels = render(model, framed(points), 512, 512)   # (512, 512, 4) uint8, straight alpha
"""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.mesh.camera import Camera, framed
from layer_server.generators.mesh.model import Bytes, Floats, Model
from layer_server.generators.mesh.raster import Rasteriser, Seen, picture
from layer_server.generators.mesh.rays import Obstacles, around, spread
from layer_server.generators.mesh.studio import KEY

_LAMP = 0.06
"""Half width of the key lamp, as the tangent of its angle."""

_LIFT = 0.002
"""Rays start this far off the surface, by the model's size."""

_REACH = 0.45
"""How far away the sky is, by the model's size."""

_CALM = (7, 7)
"""Samples over which the noise of the rays is smoothed."""

_GROUND_RAYS = 24
_GROUND_SHADE = 0.62


def render(
    model: Model,
    camera: Camera | None = None,
    width: int = 512,
    height: int = 512,
    *,
    samples: int = 4,
    background: tuple[float, float, float] | None = None,
    ground: bool = True,
) -> Bytes:
    """A still, (height, width, 4), straight alpha.

    Args:
        camera: without one, from the front right and above, filling the picture.
        samples: rays for shadow and for the sky per sample of the picture, of which a pixel has four.
        background: RGB in 0..1; without one it is transparent.
        ground: whether a shadow lies on the floor.

    Raises ImportError where numba or embreex is not installed.
    """
    drawer = Rasteriser(model, max(width, height))
    if len(drawer.buffers.faces) == 0:
        return np.zeros((height, width, 4), np.uint8)
    camera = camera or framed(drawer.buffers.positions, aspect=width / height)
    b = drawer.buffers
    size = float(np.linalg.norm(b.high - b.low))
    solid = b.faces[~b.is_blended] if not b.is_blended.all() else b.faces
    obstacles = Obstacles(b.positions, solid)
    seen, screen = drawer.look(camera, width * 2, height * 2)
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
    rng = np.random.default_rng(0)  # the same noise whatever the model's seed
    lit, open_sky = np.ones(seen.ids.shape, np.float32), np.ones(seen.ids.shape, np.float32)
    rows, columns = np.nonzero(seen.ids >= 0)
    if len(rows) == 0:
        return lit, open_sky
    b = drawer.buffers
    corners = b.faces[seen.ids[rows, columns]]
    w1, w2 = seen.weights[rows, columns].T
    shares = np.stack([1 - w1 - w2, w1, w2], 1)[..., None]
    points = (b.positions[corners] * shares).sum(1)
    normals = (b.normals[corners] * shares).sum(1)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
    points = (points + normals * np.float32(_LIFT * size)).astype(np.float32)
    key = np.zeros(len(points), np.float32)
    free = np.zeros(len(points), np.float32)
    for _ in range(samples):
        key += ~obstacles.blocked(points, spread(KEY, len(points), _LAMP, rng))
        free += ~obstacles.blocked(points, around(normals, rng), _REACH * size)
    lit[rows, columns], open_sky[rows, columns] = key / samples, free / samples
    inside = (seen.ids >= 0).astype(np.float32)
    return _calmed(lit, inside), _calmed(open_sky, inside)


def _calmed(values: Floats, inside: Floats) -> Floats:
    """Rays are few, so their noise is smoothed within the model."""
    weight = np.maximum(cv2.blur(inside, _CALM), np.float32(1e-3))
    result: Floats = np.asarray(cv2.blur(values * inside, _CALM), np.float32) / weight
    return result


def _floor(
    drawer: Rasteriser,
    obstacles: Obstacles,
    camera: Camera,
    width: int,
    height: int,
) -> Floats:
    """How dark the floor under the model is, (h, w)."""
    rng = np.random.default_rng(1)
    size = float(np.linalg.norm(drawer.high - drawer.low))
    w, h = max(1, width // 3), max(1, height // 3)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) + np.float32(0.5)
    ways = camera.rays(x.ravel(), y.ravel(), w, h)
    eye = np.array(camera.eye, np.float32)
    level = drawer.low[1] - np.float32(0.001 * size)
    away = (level - eye[1]) / np.where(ways[:, 1] < -1e-4, ways[:, 1], np.float32(-1e-4))
    points = eye + ways * away[:, None]
    middle = (drawer.low + drawer.high) / 2
    distance = np.hypot(points[:, 0] - middle[0], points[:, 2] - middle[2])
    near = (ways[:, 1] < -1e-4) & (away > 0) & (distance < 1.6 * size)
    shade = np.zeros(w * h, np.float32)
    if near.any():
        places = points[near]
        up = np.tile(np.array([0, 1, 0], np.float32), (len(places), 1))
        closed = 1 - obstacles.openness(places, up, rng, _GROUND_RAYS, size)
        key = np.zeros(len(places), np.float32)
        for _ in range(_GROUND_RAYS // 2):
            key += obstacles.blocked(places, spread(KEY, len(places), _LAMP * 2, rng))
        shade[near] = 1 - (1 - 0.75 * closed) * (1 - 0.45 * key / (_GROUND_RAYS // 2))
    plane = cv2.GaussianBlur(shade.reshape(h, w), (0, 0), 1.2)
    plane = cv2.resize(plane, (width, height), interpolation=cv2.INTER_CUBIC)
    result: Floats = np.clip(np.asarray(plane, np.float32) * np.float32(_GROUND_SHADE / 0.75), 0, 0.85)
    return result
