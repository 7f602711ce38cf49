"""Paints a skin: finishes with worn edges and dirt in the corners, as the pictures of one glTF material."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, bands, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.mesh.cover import COVERS
from layer_server.generators.mesh.finish import Finish
from layer_server.generators.mesh.jit import in_bands
from layer_server.generators.mesh.kernels import visible
from layer_server.generators.mesh.model import Bytes, Floats, Ints, unit
from layer_server.generators.mesh.painting import painted
from layer_server.generators.mesh.rays import Obstacles, interleaved
from layer_server.generators.mesh.shape import triangles
from layer_server.generators.mesh.surface import Skin
from layer_server.generators.mesh.tiles import Tiles, tiles

_EVERY = 4
"""Occlusion is traced at every so many pixels of the atlas, and smooth between."""

_RAYS = 9
_REACH = 0.35
"""How far things occlude each other, by the size of the whole."""

Step = Callable[[float, str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Coat:
    """What the faces of a skin are painted with.

    Attributes:
        finishes: all that occur.
        of_face: (m,) index of each face's finish.
        piece: (m,) which piece a face belongs to; pieces differ in tone and in where their tile begins.
        seed: for the differences.
        wear, dirt: how much, from 0 to 1.
        tile: what the only finish is painted with, where it is not its own pattern.
        cover: what lies on it all, by its name in ``COVERS``, or "".
    """

    finishes: Sequence[Finish]
    of_face: Ints
    piece: Ints
    seed: int
    wear: float = 0.5
    dirt: float = 0.5
    tile: Tiles | None = None
    cover: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """The pictures of a material, (s, s, 3) each; ``emissive`` only where something glows."""

    albedo: Bytes
    orm: Bytes
    normal: Bytes
    emissive: Bytes | None


@dataclass(frozen=True, slots=True, eq=False)
class Texels:
    """What each pixel of the atlas shows.

    Attributes:
        ids: (s, s): the triangle, or -1.
        weights: (s, s, 2): of its second and third corner.
        corners: (t, 3): which corners of its face each triangle has. of_face: (t,): that face.
    """

    ids: Ints
    weights: Floats
    corners: Ints
    of_face: Ints

    def places(self, skin: Skin, y: NDArray[Any], x: NDArray[Any]) -> tuple[Floats, Floats]:
        """Where pixels lie in space, and their normals, (n, 3) each."""
        t = self.ids[y, x]
        w1, w2 = self.weights[y, x].T
        shares = np.stack([1 - w1 - w2, w1, w2], 1)[..., None]
        rows = self.of_face[t][:, None]
        points = skin.shape.positions[skin.shape.faces[rows, self.corners[t]]]
        normals = skin.normals[rows, self.corners[t]]
        return (points * shares).sum(1).astype(np.float32), unit((normals * shares).sum(1).astype(np.float32))


def bake(skin: Skin, coat: Coat, step: Step) -> Paint:
    """Paint the whole atlas.

    Args:
        step: called with the share done and what is being done; may raise to stop.
    """
    step(0.0, "laying out")
    texels = laid_out(skin)
    step(0.1, "painting")
    values = _painted(skin, coat, texels)
    step(0.4, "tracing shade")
    seen = _surroundings(skin, texels)
    step(0.7, "wearing edges")
    return _finished(skin, coat, texels, values, seen)


def laid_out(skin: Skin) -> Texels:
    """Which place of the skin each pixel of its atlas shows."""
    size = skin.size
    corners, of_face = triangles(skin.shape.faces)
    atlas = skin.atlas[of_face[:, None], corners]
    screen = np.ones((len(atlas) * 3, 3), np.float32)
    screen[:, :2] = atlas.reshape(-1, 2) * size
    faces = np.arange(len(screen), dtype=np.int32).reshape(-1, 3)
    ids = np.full((size, size), -1, np.int32)
    weights = np.zeros((size, size, 2), np.float32)
    chosen = np.arange(len(faces), dtype=np.int32)
    in_bands(visible, size, screen, faces, chosen, np.zeros((size, size), np.float32), ids, weights)
    return Texels(ids, weights, corners, of_face)


def _painted(skin: Skin, coat: Coat, texels: Texels) -> Floats:
    """(s, s, 6): colour, height, roughness and glow."""
    ids, weights, corners, of_face = texels.ids, texels.weights, texels.corners, texels.of_face
    rows = of_face[:, None]
    shape = skin.shape
    points = shape.faces[rows, corners]
    local = shape.local[points]
    flat = unit(np.cross(local[:, 1] - local[:, 0], local[:, 2] - local[:, 0]).astype(np.float32))
    stack = np.stack([(coat.tile or tiles(finish)).values for finish in coat.finishes])
    side = stack.shape[1]
    rng = np.random.default_rng(coat.seed)
    pieces = int(coat.piece.max(initial=0)) + 1
    shifts = rng.uniform(0, side, (pieces, 3)).astype(np.float32)
    tones = (1 + rng.uniform(-0.09, 0.09, pieces)).astype(np.float32)
    scales = np.array([side / finish.length for finish in coat.finishes], np.float32)
    values = np.zeros((*ids.shape, 6), np.float32)
    in_bands(
        painted,
        ids.shape[0],
        ids,
        weights,
        np.ascontiguousarray(shape.uvs[rows, corners]),
        np.ascontiguousarray(local),
        flat,
        coat.of_face[of_face],
        shifts[coat.piece[of_face]],
        shape.through[of_face],
        stack,
        scales,
        values,
    )
    lively = np.array([f.pattern in _UNEVEN for f in coat.finishes])
    tone = np.where(lively[coat.of_face], tones[coat.piece], 1).astype(np.float32)[of_face]
    for band in bands(len(ids)):
        values[band, :, :3] *= tone[np.maximum(ids[band], 0)][..., None]
    return values


_UNEVEN = {"grain", "rock", "leafy", "bark", "straw", "facets"}
"""Patterns of which no two pieces are quite the same."""


def _surroundings(skin: Skin, texels: Texels) -> Floats:
    """(s, s, 3): share of the sky that each pixel's place sees, how far it faces up, and how high it is, 0..1."""
    ids = texels.ids
    shape = skin.shape
    few = ids[_EVERY // 2 :: _EVERY, _EVERY // 2 :: _EVERY]
    y, x = np.nonzero(few >= 0)
    half = _EVERY // 2
    places, normals = texels.places(skin, y * _EVERY + half, x * _EVERY + half)
    points = shape.positions[shape.faces[texels.of_face[:, None], texels.corners]]
    size = float(np.linalg.norm(np.ptp(shape.positions, axis=0)))
    obstacles = Obstacles(points.reshape(-1, 3), np.arange(len(points) * 3, dtype=np.int32).reshape(-1, 3))
    lifted = (places + normals * np.float32(0.004 * size)).astype(np.float32)
    planes = np.ones((*few.shape, 3), np.float32)
    planes[y, x, 0] = obstacles.openness(lifted, normals, interleaved(y, x), _RAYS, _REACH * size)
    planes[y, x, 1] = normals[:, 1]
    low = shape.positions[:, 1].min()
    planes[y, x, 2] = (places[:, 1] - low) / max(float(np.ptp(shape.positions[:, 1])), 1e-9)
    inside = (few >= 0).astype(np.float32)
    spread_out(planes, holes(few >= 0))
    weight = np.maximum(cv2.blur(inside, (3, 3)), np.float32(1e-3))
    calm = cv2.blur(planes[..., 0] * inside, (3, 3)) / weight
    planes[..., 0] = np.where(few >= 0, calm, planes[..., 0])
    return np.asarray(cv2.resize(planes, ids.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Holes:
    """Pixels of a picture of which nothing is known, and the nearest of which something is: (n,) each, flat."""

    places: NDArray[np.int64]
    sources: NDArray[np.int64]


def holes(known: NDArray[np.bool_]) -> Holes:
    """The holes of a picture; none where nothing is known at all."""
    places = np.flatnonzero(~known.ravel())
    if len(places) in {0, known.size}:
        return Holes(places[:0], places[:0])
    _, labels = cv2.distanceTransformWithLabels(
        (~known).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    source = np.zeros(int(labels.max()) + 1, np.int64)
    source[labels[known]] = np.flatnonzero(known.ravel())
    return Holes(places, source[labels.ravel()[places]])


def spread_out(values: NDArray[Any], into: Holes) -> None:
    """Fill the holes of (h, w) or (h, w, k) values in place, so that nothing bleeds into a patch."""
    flat = values.reshape(values.shape[0] * values.shape[1], -1)
    flat[into.places] = flat[into.sources]


def _finished(skin: Skin, coat: Coat, texels: Texels, values: Floats, seen: Floats) -> Paint:
    """The pictures; band by band, as a large atlas has many planes."""
    known = texels.ids >= 0
    empty = holes(known)
    spread_out(values, empty)
    ids = np.maximum(texels.ids, 0)
    spread_out(ids, empty)
    face = texels.of_face[ids]
    noise = _noise(skin.size, coat.seed)
    soft = cv2.GaussianBlur(skin.shape.wear[face], (0, 0), max(0.6, skin.size * 0.0022))
    table = np.array(
        [[f.metallic, 1.0 if f.wear else 0.0, *rgb(f.wear or "#808080")] for f in coat.finishes], np.float32
    )
    albedo, orm = np.empty((*known.shape, 3), np.uint8), np.empty((*known.shape, 3), np.uint8)
    open_sky = np.ascontiguousarray(seen[..., 0])
    cover = COVERS.get(coat.cover)
    for rows in bands(skin.size):
        traits = table[coat.of_face[face[rows]]]
        rough = noise[rows]
        worn = smoothstep(
            0.62, 0.9, soft[rows] + rough * np.float32(0.22) + np.float32(0.5 * coat.wear - 0.25)
        )
        worn = (worn * traits[..., 1] * np.float32(min(1.0, 0.35 + coat.wear)))[..., None]
        ink = values[rows, :, :3] * (1 - worn) + traits[..., 2:] * worn
        dirt = smoothstep(0.72, 0.15, open_sky[rows] + rough * np.float32(0.06))[..., None]
        dirt = dirt * np.float32(0.55 * coat.dirt)
        ink = ink * (1 - dirt) + ink * _DIRT * dirt
        roughness: Plane = np.clip(
            values[rows, :, 4] * (1 - 0.35 * worn[..., 0]) + 0.3 * dirt[..., 0], 0.04, 1
        )
        metal = traits[..., 0].copy()
        if cover is not None:
            lies = cover.where(seen[rows, :, 1], open_sky[rows], rough, seen[rows, :, 2])
            shade = np.clip(np.float32(0.5) + np.float32(0.28) * rough, 0, 1)[..., None]
            dark, light = (np.array(each, np.float32) for each in cover.colours)
            lay = lies[..., None]
            ink = np.asarray(ink * (1 - lay) + (dark * (1 - shade) + light * shade) * lay, np.float32)
            roughness = roughness * (1 - lies) + np.float32(cover.roughness) * lies
            metal *= 1 - lies
            values[rows, :, 5] *= 1 - lies
        albedo[rows] = _bytes(ink)
        orm[rows] = _bytes(np.dstack([np.clip(0.18 + 0.82 * open_sky[rows], 0, 1), roughness, metal]))
    glow = values[..., 5:]
    emissive = _bytes(values[..., :3] * glow) if float(glow.max()) > 0.01 else None
    return Paint(albedo, orm, _normals(values[..., 3], skin.texel, known), emissive)


_DIRT = np.array([0.30, 0.24, 0.2], np.float32)
"""What corners keep of their colour."""


def _noise(size: int, seed: int) -> Plane:
    """Blotches of about unit variance."""
    rng = np.random.default_rng(seed)
    total = np.zeros((size, size), np.float32)
    for cells, weight in ((24, 0.6), (64, 0.6), (160, 0.5)):
        grid = rng.standard_normal((cells, cells), dtype=np.float32)
        total += np.float32(weight) * cv2.resize(grid, (size, size), interpolation=cv2.INTER_LINEAR)
    return total


def _normals(height: Plane, texel: float, known: NDArray[np.bool_]) -> Bytes:
    """OpenGL normals of a height in units of length."""
    scale = np.float32(1 / (8 * texel))
    x = np.clip(cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) * scale, -1.5, 1.5)
    y = np.clip(cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) * scale, -1.5, 1.5)
    # Where a patch ends the height jumps to another piece; there it is flat.
    inner = cv2.erode(known.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    x, y = np.where(inner, x, 0), np.where(inner, y, 0)
    length = 1 / np.sqrt(x * x + y * y + 1)
    return _bytes(np.dstack([-x * length, y * length, length]) * np.float32(0.5) + np.float32(0.5))


def _bytes(values: Plane) -> Bytes:
    result: Bytes = (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)
    return result
