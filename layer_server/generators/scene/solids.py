"""Buildings and rooms in true perspective: rays against convex solids, with our own textures and real shadows.

A solid is an intersection of half-spaces (boxes, roofs, pyramids), an upright cylinder or cone, or a ball. Each is
tested only where it can show in the picture. What the rays hit (place, normal, material) is kept in planes and
shaded in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane

FAR = np.float32(1e4)


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """A convex solid.

    Attributes:
        planes: (k, 4) half-spaces: normal and offset, inside where ``n·p <= d``.
        low, high: (3,) corners of the box around it.
        material: index of its material.
        round: cuts by an upright cone or cylinder: (x, z, radius at the foot, radius at the top), or none.
        ball: centre and radius, or none.
        tone: a brightness of its own.
        is_box: whether it is all that lies between its corners.
    """

    planes: Plane
    low: Plane
    high: Plane
    material: int
    round: tuple[float, float, float, float] | None = None
    ball: tuple[float, float, float, float] | None = None
    tone: float = 1.0
    is_box: bool = False


def box(low: Sequence[float], high: Sequence[float], material: int, tone: float = 1.0) -> Solid:
    """A box between two corners (x, y up, z away)."""
    first, second = np.array(low, np.float32), np.array(high, np.float32)
    eye = np.eye(3, dtype=np.float32)
    planes = np.vstack([np.c_[eye, second], np.c_[-eye, -first]]).astype(np.float32)
    return Solid(planes, first, second, material, tone=tone, is_box=True)


def roof(
    low: Sequence[float], high: Sequence[float], material: int, *, hip: float = 0.0, tone: float = 1.0
) -> Solid:
    """A gable roof with its ridge along x; ``hip`` 0..1 slants its ends, 1 with square plan is a pyramid."""
    first, second = np.array(low, np.float32), np.array(high, np.float32)
    middle, size = (first + second) / 2, second - first
    planes = [(0.0, -1.0, 0.0, -float(first[1]))]
    for sign in (-1.0, 1.0):
        normal = np.array([0, size[2] / 2, sign * size[1]], np.float32)
        foot = np.array([middle[0], first[1], second[2] if sign > 0 else first[2]], np.float32)
        planes.append(_through(normal, foot))
        lean = max(hip * float(size[0]) / 2, 1e-4)
        normal = np.array([sign * size[1], lean, 0], np.float32)
        foot = np.array([second[0] if sign > 0 else first[0], first[1], middle[2]], np.float32)
        planes.append(_through(normal, foot))
    return Solid(np.array(planes, np.float32), first, second, material, tone=tone)


def _through(normal: Plane, point: Plane) -> tuple[float, float, float, float]:
    unit = normal / np.float32(np.linalg.norm(normal))
    return float(unit[0]), float(unit[1]), float(unit[2]), float(unit @ point)


def cylinder(
    centre: tuple[float, float],
    foot: float,
    top: float,
    radius: float,
    material: int,
    *,
    tip: float | None = None,
    tone: float = 1.0,
) -> Solid:
    """An upright cylinder at x, z; with ``tip`` (its radius at the top) a cone or its stump."""
    x, z = centre
    wide = max(radius, radius if tip is None else tip)
    low = np.array([x - wide, foot, z - wide], np.float32)
    high = np.array([x + wide, top, z + wide], np.float32)
    planes = np.array([[0, 1, 0, top], [0, -1, 0, -foot]], np.float32)
    return Solid(planes, low, high, material, (x, z, radius, radius if tip is None else tip), tone=tone)


def ball(centre: tuple[float, float, float], radius: float, material: int, tone: float = 1.0) -> Solid:
    middle = np.array(centre, np.float32)
    none = np.zeros((0, 4), np.float32)
    return Solid(none, middle - radius, middle + radius, material, ball=(*centre, radius), tone=tone)


def broken(solid: Solid, keep: float, slant: float, deep: float = 0.0) -> Solid:
    """A solid cut off at a share of its height by a plane that slants along x, and along z by ``deep``."""
    middle = (solid.low + solid.high) / 2
    top = solid.low[1] + (solid.high[1] - solid.low[1]) * np.float32(keep)
    normal = np.array([slant, 1, deep], np.float32)
    cut = _through(normal, np.array([middle[0], top, middle[2]], np.float32))
    planes = np.vstack([solid.planes, np.array([cut], np.float32)]).astype(np.float32)
    return replace(solid, planes=planes, is_box=False)


@dataclass(frozen=True, slots=True)
class Eye:
    """A pinhole at ``at`` looking along z; ``centre`` is where it looks in the picture, pixels."""

    width: int
    height: int
    focal: float
    centre: tuple[float, float]
    at: tuple[float, float, float]

    def rays(self, rows: slice, columns: slice) -> Plane:
        """Directions (h, w, 3), not of unit length: z is 1, so that a ray's parameter is depth."""
        across, up = self.slants(rows, columns)
        result = np.ones((len(up), len(across), 3), np.float32)
        result[..., 0] = across
        result[..., 1] = up[:, None]
        return result

    def slants(self, rows: slice, columns: slice) -> tuple[Plane, Plane]:
        """How far the rays go across in each column, (w,), and up in each row, (h,), on one unit of depth."""
        focal = np.float32(self.focal)
        across = (
            np.arange(columns.start, columns.stop, dtype=np.float32) + np.float32(0.5 - self.centre[0])
        ) / focal
        up = (np.float32(self.centre[1] - 0.5) - np.arange(rows.start, rows.stop, dtype=np.float32)) / focal
        return across, up

    def frame(self, low: Plane, high: Plane, near: float = 0.05) -> tuple[slice, slice] | None:
        """The rectangle of the picture in which a box shows."""
        if high[2] - self.at[2] <= near:
            return None
        z = np.array([max(low[2] - self.at[2], near), high[2] - self.at[2]])
        xs = np.array([low[0], high[0]]) - self.at[0]
        ys = np.array([low[1], high[1]]) - self.at[1]
        columns = self.centre[0] + self.focal * (xs[:, None] / z[None])
        rows = self.centre[1] - self.focal * (ys[:, None] / z[None])
        left, right = max(0, int(columns.min()) - 1), min(self.width, int(np.ceil(columns.max())) + 1)
        top, bottom = max(0, int(rows.min()) - 1), min(self.height, int(np.ceil(rows.max())) + 1)
        return (slice(top, bottom), slice(left, right)) if left < right and top < bottom else None


@dataclass(slots=True, eq=False)
class Hits:
    """What each ray hits first: depth, normal, material (-1 for nothing), brightness, and which solid."""

    eye: Eye
    depth: Plane = field(init=False)
    normal: Plane = field(init=False)
    material: NDArray[np.int8] = field(init=False)
    tone: Plane = field(init=False)
    owner: NDArray[np.int16] = field(init=False)

    def __post_init__(self) -> None:
        shape = (self.eye.height, self.eye.width)
        self.depth = np.full(shape, FAR, np.float32)
        self.normal = np.zeros((*shape, 3), np.float32)
        self.material = np.full(shape, -1, np.int8)
        self.tone = np.ones(shape, np.float32)
        self.owner = np.full(shape, -1, np.int16)

    def places(self) -> Plane:
        """World places (h, w, 3)."""
        across, up = self.eye.slants(slice(0, self.eye.height), slice(0, self.eye.width))
        depth = np.minimum(self.depth, 400)
        x, y, z = np.array(self.eye.at, np.float32)
        return np.asarray(cv2.merge([depth * across + x, depth * up[:, None] + y, depth + z]), np.float32)


def trace(eye: Eye, solids: Sequence[Solid]) -> Hits:
    """All rays of a picture against all solids, the nearest first: what lies behind them costs nothing."""
    hits = Hits(eye)
    rays = eye.rays(slice(0, eye.height), slice(0, eye.width))
    for index in sorted(range(len(solids)), key=lambda each: float(solids[each].low[2])):
        solid = solids[index]
        frame = eye.frame(solid.low, solid.high)
        if frame is None or float(hits.depth[frame].max()) <= solid.low[2] - eye.at[2]:
            continue
        _hit(hits, solid, (frame, rays), index)
    return hits


def _hit(hits: Hits, solid: Solid, window: tuple[tuple[slice, slice], Plane], index: int) -> None:
    frame, rays = window
    origin = np.array(hits.eye.at, np.float32)
    is_flat = solid.round is None and solid.ball is None
    if is_flat:
        across, up = rays[0, frame[1], 0], rays[frame[0], 0, 1]
        enter, leave, face = _cross_flat(solid, origin, across, up)
    else:
        enter, leave, normal = crossing(solid, origin, rays[frame])
    seen = (enter < leave) & (enter > 0.02) & (enter < hits.depth[frame])
    if not seen.any():
        return
    hits.depth[frame][seen] = enter[seen]
    hits.normal[frame][seen] = solid.planes[face[seen], :3] if is_flat else normal[seen]
    hits.material[frame][seen] = solid.material
    hits.tone[frame][seen] = solid.tone
    hits.owner[frame][seen] = index


def _cross_flat(
    solid: Solid, origin: Plane, across: Plane, up: Plane
) -> tuple[Plane, Plane, NDArray[np.int8]]:
    """``crossing`` for the rays of an eye and a solid of planes alone, and the plane by which each ray enters.

    A plane that stands upright or lies level is met by all rays of a column or a row at one depth.
    """
    shape = (len(up), len(across))
    enter, leave = np.full(shape, -FAR, np.float32), np.full(shape, FAR, np.float32)
    face = np.zeros(shape, np.int8)
    for number, (x, y, z, offset) in enumerate(solid.planes):
        along = np.full((1, 1), 0, np.float32)
        if x:
            along = along + (across * x)[None]
        if y:
            along = along + (up * y)[:, None]
        along = along + z
        apart = np.float32(offset) - (origin[0] * x + origin[1] * y + origin[2] * z)
        flat = np.abs(along) < 1e-7
        t = apart / np.where(flat, np.float32(1e-7), along)
        coming = np.where((along < 0) & ~flat, t, -FAR)
        face[coming > enter] = number
        np.maximum(enter, coming, out=enter)
        np.minimum(leave, np.where((along > 0) & ~flat, t, FAR), out=leave)
        if apart < 0 and flat.any():
            np.copyto(enter, FAR, where=flat)
    return enter, leave, face


def crossing(solid: Solid, origin: Plane, rays: Plane) -> tuple[Plane, Plane, Plane]:
    """Where rays enter and leave a solid (enter > leave where they miss it), and the normal where they enter."""
    if solid.is_box:
        return _cross_box(solid, origin, rays)
    shape = rays.shape[:-1]
    enter, leave = np.full(shape, -FAR, np.float32), np.full(shape, FAR, np.float32)
    normal: Plane = np.zeros((*shape, 3), np.float32)
    for x, y, z, offset in solid.planes:
        along = rays[..., 0] * x + rays[..., 1] * y + rays[..., 2] * z
        apart = np.float32(offset) - (origin[..., 0] * x + origin[..., 1] * y + origin[..., 2] * z)
        flat = np.abs(along) < 1e-7
        t = apart / np.where(flat, np.float32(1e-7), along)
        entering = (along < 0) & ~flat & (t > enter)
        enter = np.where(entering, t, enter)
        normal[entering] = (x, y, z)
        leave = np.where((along > 0) & ~flat & (t < leave), t, leave)
        enter = np.where(flat & (apart < 0), FAR, enter)
    if solid.round is not None:
        enter, leave = _cut_round(solid, origin, rays, (enter, leave, normal))
    if solid.ball is not None:
        enter, leave = _cut_ball(solid.ball, origin, rays, normal)
    return enter, leave, normal


def _cross_box(solid: Solid, origin: Plane, rays: Plane) -> tuple[Plane, Plane, Plane]:
    inverse = 1 / np.where(np.abs(rays) < 1e-7, np.float32(1e-7), rays)
    enter, leave = np.full(rays.shape[:-1], -FAR, np.float32), np.full(rays.shape[:-1], FAR, np.float32)
    face = np.zeros(rays.shape[:-1], np.int8)
    for axis in range(3):
        first = (solid.low[axis] - origin[..., axis]) * inverse[..., axis]
        second = (solid.high[axis] - origin[..., axis]) * inverse[..., axis]
        near = np.minimum(first, second)
        face[near > enter] = axis
        np.maximum(enter, near, out=enter)
        np.minimum(leave, np.maximum(first, second), out=leave)
    normal: Plane = np.where(np.arange(3, dtype=np.int8) == face[..., None], -np.sign(rays), 0).astype(
        np.float32
    )
    return enter, leave, normal


@dataclass(frozen=True, slots=True, eq=False)
class Hull:
    """The inside of a room: a convex hull of half-spaces seen from within.

    Attributes:
        planes: (k, 4) outward normals and offsets.
        materials: one for each; sides that are open have no plane.
        barrel: x and y of the axis that the ceiling's curve is struck around, and how far it is stretched upward; or none.
        end: depth beyond which there is no room, where its far side is open.
    """

    planes: Plane
    materials: tuple[int, ...]
    barrel: tuple[float, float, float] | None = None
    end: float = 1e4


def hull(low: Sequence[float], high: Sequence[float], materials: tuple[int, int, int, int]) -> Hull:
    """A room between two corners; ``materials`` of side walls, floor, ceiling and far wall; -1 leaves a side open."""
    walls, floor, ceiling, far = materials
    sides = (
        ((-1, 0, 0), -low[0], walls), ((1, 0, 0), high[0], walls), ((0, -1, 0), -low[1], floor),
        ((0, 1, 0), high[1], ceiling), ((0, 0, 1), high[2], far),
    )  # fmt: skip
    kept = [side for side in sides if side[2] >= 0]
    planes = np.array([[*normal, offset] for normal, offset, _ in kept], np.float32)
    return Hull(planes, tuple(material for _, _, material in kept))


def enclose(hits: Hits, room: Hull) -> None:
    """Put the picture into a room: what has been hit by no ray shows its inside."""
    eye = hits.eye
    rays = eye.rays(slice(0, eye.height), slice(0, eye.width))
    best = np.full(rays.shape[:2], FAR, np.float32)
    face = np.zeros(rays.shape[:2], np.int8)
    for number, (x, y, z, offset) in enumerate(room.planes.tolist()):
        along = np.full(rays.shape[:2], z, np.float32)
        if x:
            along += rays[..., 0] * np.float32(x)
        if y:
            along += rays[..., 1] * np.float32(y)
        apart = offset - (x * eye.at[0] + y * eye.at[1] + z * eye.at[2])
        t = np.where(along > 1e-6, np.float32(apart) / np.maximum(along, np.float32(1e-6)), FAR)
        closer = t < best
        best = np.where(closer, t, best)
        face[closer] = number
    seen = best < hits.depth
    seen &= best < room.end - eye.at[2]
    found = face[seen]
    normal = -room.planes[found, :3]
    if room.barrel is not None:
        x, y, rise = room.barrel
        place = rays[seen][:, :2] * best[seen][:, None] + np.array(eye.at[:2], np.float32)
        curved = (np.abs(room.planes[found, 2]) < 0.5) & (place[:, 1] > y + 1e-3)
        towards = np.array([x, y], np.float32) - place[curved]
        towards[:, 1] /= np.float32(rise * rise)
        normal[curved, :2] = towards / np.linalg.norm(towards, axis=1, keepdims=True)
    hits.depth[seen] = best[seen]
    hits.normal[seen] = normal
    hits.material[seen] = np.array(room.materials, np.int8)[found]
    hits.owner[seen] = -2
    hits.tone[seen] = 1


def _cut_round(
    solid: Solid, origin: Plane, rays: Plane, found: tuple[Plane, Plane, Plane]
) -> tuple[Plane, Plane]:
    enter, leave, normal = found
    assert solid.round is not None
    x, z, foot_radius, top_radius = solid.round
    low, high = float(solid.low[1]), float(solid.high[1])
    slope = np.float32((top_radius - foot_radius) / (high - low))
    ox, oz = origin[..., 0] - np.float32(x), origin[..., 2] - np.float32(z)
    base = np.float32(foot_radius) + slope * (origin[..., 1] - np.float32(low))
    dr = slope * rays[..., 1]
    a = rays[..., 0] ** 2 + rays[..., 2] ** 2 - dr**2
    b = ox * rays[..., 0] + oz * rays[..., 2] - base * dr
    c = ox**2 + oz**2 - base**2
    root = b * b - a * c
    good = (root > 0) & (a > 1e-9)
    s = np.sqrt(np.maximum(root, 0))
    safe = np.where(np.abs(a) < 1e-9, np.float32(1e-9), a)
    first, second = (-b - s) / safe, (-b + s) / safe
    later = good & (first > enter)
    new_enter = np.where(good, np.maximum(enter, first), FAR)
    new_leave = np.where(good, np.minimum(leave, second), leave)
    px, pz = ox + rays[..., 0] * first, oz + rays[..., 2] * first
    length = 1 / np.maximum(np.sqrt((px**2 + pz**2) * (1 + slope**2)), np.float32(1e-6))
    side = np.stack([px * length, -slope * np.sqrt(px**2 + pz**2) * length, pz * length], -1)
    normal[later] = side[later]
    return new_enter, new_leave


def _cut_ball(
    sphere: tuple[float, float, float, float], origin: Plane, rays: Plane, normal: Plane
) -> tuple[Plane, Plane]:
    centre, radius = np.array(sphere[:3], np.float32), np.float32(sphere[3])
    away = origin - centre
    a = (rays * rays).sum(-1)
    b = (rays * away).sum(-1)
    root = b * b - a * ((away * away).sum(-1) - radius * radius)
    s = np.sqrt(np.maximum(root, 0))
    first, second = (-b - s) / a, (-b + s) / a
    hit = root > 0
    normal[hit] = ((away + rays * first[..., None]) / radius)[hit]
    return np.where(hit, first, FAR), np.where(hit, second, -FAR)
