"""A set of solids with lamps: traced, textured, lit with soft shadows, and laid on the canvas in layers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, bands, in_colour, seen_columns, thrice
from layer_server.generators.scene.canvas import Canvas, Sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.shadows import shadow
from layer_server.generators.scene.solids import Eye, Hits, Hull, Solid, enclose, trace
from layer_server.generators.scene.stuff import Atlas, Stuff, main_axis

_COARSE = 5
"""Light is gathered at every fifth pixel."""

_SOFT = 8
"""Pixels around what is hit that soft edges take their colour from."""

_UNLIT = 60.0
"""Depth beyond which nothing is hit."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light: where, its colour times its strength, how far it reaches, and whether solids shade it."""

    at: tuple[float, float, float]
    colour: tuple[float, float, float]
    reach: float = 3.0
    shades: bool = True


@dataclass(frozen=True, slots=True)
class Pane:
    """A window in a wall that sunlight comes in by.

    Attributes:
        axis: 0 in a side wall, 1 in the ceiling, 2 in the far wall.
        bound: where the wall lies along it.
        first, second: from where to where it is open along the other two axes, in their order.
    """

    axis: int
    bound: float
    first: tuple[float, float]
    second: tuple[float, float]


@dataclass(slots=True, eq=False)
class Stage:
    """A set.

    Attributes:
        room: the room around it, or none.
        fill: light from everywhere.
        sun: unit vector towards it and its colour, or none.
        panes: windows that the sun comes in by; outdoors none.
        clear: materials that the sun shines through.
        wet: how much the ground mirrors.
        far: depth that the map of depths ends at.
        parted: whether props make two layers, far and near ones.
        bright: what the middle tones are brought to; 0 leaves them.
        haze: colour of the air, and depth at which half of a thing is lost in it.
    """

    eye: Eye
    stuffs: Sequence[Stuff]
    seed: int
    room: Hull | None = None
    solids: list[Solid] = field(default_factory=list)
    props: list[Solid] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    fill: tuple[float, float, float] = (0.10, 0.10, 0.14)
    haze: tuple[float, float, float] = (0.05, 0.05, 0.08)
    half: float = 18.0
    wet: float = 0.0
    sun: tuple[Plane, Plane] | None = None
    panes: Sequence[Pane] = ()
    clear: frozenset[int] = frozenset()
    bright: float = 0.42
    parted: bool = False
    far: float = _UNLIT

    def paint(
        self, canvas: Canvas, step: Callable[[float, str], None], names: tuple[str, str] = ("room", "props")
    ) -> Hits:
        """Lay the set on the canvas: what stands still, then the props nearest the eye as a layer of their own."""
        hits, colour = self.render(step, canvas.picture)
        solid = hits.material >= 0
        depth = np.clip(np.log1p(hits.depth) / np.float32(np.log1p(self.far)), 0, 1)
        in_front = solid & (hits.owner >= len(self.solids))
        back = _sheet(_filled(colour, in_front) if self.props else colour, solid)
        if self.room is None:
            back = _sheet(_filled(colour, in_front) if self.props else colour, _behind(solid, in_front))
        canvas.add(names[0], back, 0.7, depth)
        if in_front.any():
            middle = float(np.median(hits.depth[in_front]))
            near = self._nearer(hits, middle) & in_front if self.parted else np.zeros_like(in_front)
            far = in_front & ~near
            if near.any() and far.any():
                canvas.add(names[1], _sheet(_filled(colour, near), far), 0.5, depth)
                canvas.add(f"near {names[1]}", _sheet(colour, near), 0.3, depth)
            else:
                canvas.add(names[1], _sheet(colour, in_front), 0.35, depth)
        return hits

    def _nearer(self, hits: Hits, middle: float) -> Mask:
        """What belongs to props that stand before a depth; a prop is not cut in two."""
        front = np.array([each.low[2] + each.high[2] for each in self.props], np.float32) / 2
        table = np.concatenate([front - np.float32(self.eye.at[2]) < middle, [False]])
        return np.asarray(
            table[np.where(hits.owner >= len(self.solids), hits.owner - len(self.solids), -1)], bool
        )

    def render(self, step: Callable[[float, str], None], behind: Sheet | None = None) -> tuple[Hits, Plane]:
        """What each ray hits, and its colour (h, w, 3); a wet ground mirrors also what is painted ``behind``."""
        step(0.15, "mixing materials")
        atlas = Atlas(self.stuffs, self.seed)
        step(0.35, "building")
        everything = [*self.solids, *self.props]
        hits = trace(self.eye, everything)
        if self.room is not None:
            enclose(hits, self.room)
        step(0.5, "lighting")
        return hits, self._shade(hits, atlas, everything, behind)

    def _shade(self, hits: Hits, atlas: Atlas, solids: Sequence[Solid], behind: Sheet | None) -> Plane:
        places = hits.places()
        light, towards = self._gather(hits, places, solids)
        sample = (slice(None, None, 8), slice(None, None, 8))
        gain = self._exposure(self._lit(hits, atlas, (places, light, towards), sample)[0], hits)
        result: Plane = np.empty_like(places)

        def shade(rows: slice) -> None:
            part = rows, self._columns(hits, rows)
            result[rows] = 0
            if part[1].start == part[1].stop:
                return
            lit, glow = self._lit(hits, atlas, (places, light, towards), part)
            lit *= gain
            if glow is not None:
                glow *= np.float32(1.3)
                lit += glow
            kept = np.exp(hits.depth[part] * np.float32(-0.69 / self.half))
            lit *= thrice(kept)
            lit += in_colour(1 - kept, np.asarray(self.haze, np.float32))
            result[part] = lit

        with ThreadPoolExecutor(2, thread_name_prefix="stage") as pool:  # bands do not see each other
            deque(pool.map(shade, bands(len(result))), maxlen=0)
        if self.wet:
            if behind is not None:
                nothing = hits.material < 0
                result[nothing] = behind[nothing].astype(np.float32) / np.float32(255)
            result = self._mirrored(result, hits, places)
        peak = np.maximum(np.maximum(result[..., 0], result[..., 1]), result[..., 2])
        peak *= np.sqrt(np.maximum(peak, 0))
        peak *= np.float32(0.22)
        peak += 1
        for rows in bands(len(result)):
            result[rows] /= thrice(peak[rows])
        return result

    def _columns(self, hits: Hits, rows: slice) -> slice:
        """The columns of some rows that are looked at: those with hits, and a little around for soft edges."""
        if self.wet:
            return slice(0, hits.depth.shape[1])
        around = slice(max(0, rows.start - _SOFT), rows.stop + _SOFT)
        seen = seen_columns(hits.material[around] >= 0)
        return slice(max(0, seen.start - _SOFT), seen.stop + _SOFT) if seen else slice(0, 0)

    def _lit(
        self, hits: Hits, atlas: Atlas, planes: tuple[Plane, Plane, Plane], part: tuple[slice, slice]
    ) -> tuple[Plane, Plane | None]:
        """What some pixels reflect, (h, w, 3), and what of them glows; ``planes`` are places, light and where from."""
        places, light, towards = (plane[part] for plane in planes)
        flat_normal = hits.normal[part]
        material = np.maximum(hits.material[part], 0)
        looked = atlas.look(places, flat_normal, material, hits.depth[part], self.eye.focal)
        normal = _leaning(flat_normal, looked.lean)
        facing = _dot(normal, towards)
        flat = np.maximum(_dot(flat_normal, towards), np.float32(0.08))
        gain = np.clip(facing / flat, 0, 2.2)
        open_sky = np.float32(0.7) + np.float32(0.3) * normal[..., 1]
        lit = light * thrice(gain)
        lit += in_colour(open_sky, np.array(self.fill, np.float32))
        lit *= looked.colour
        lit *= thrice(hits.tone[part])
        gloss = np.array([stuff.gloss for stuff in self.stuffs], np.float32)[material]
        view = np.array(self.eye.at, np.float32) - places
        view /= thrice(np.sqrt(_dot(view, view)) + np.float32(1e-6))
        view += towards
        view /= thrice(np.sqrt(_dot(view, view)) + np.float32(1e-6))
        shine = np.clip(_dot(normal, view), 0, 1) ** 8
        shine *= shine * shine * gloss * np.float32(0.8)
        lit += light * thrice(shine)
        return lit, looked.glow

    def _exposure(self, lit: Plane, hits: Hits) -> np.float32:
        """A gain that brings the middle tones of every eighth pixel to ``bright``."""
        seen = hits.material[::8, ::8] >= 0
        if self.bright <= 0 or not seen.any():
            return np.float32(1)
        middle = float(np.percentile(lit.max(-1)[seen], 72))
        return np.float32(np.clip(self.bright / max(middle, 1e-3), 0.6, 6.0))

    def _gather(self, hits: Hits, places: Plane, solids: Sequence[Solid]) -> tuple[Plane, Plane]:
        """Light (h, w, 3) that reaches each pixel and the unit vector that most of it comes from."""
        coarse = places[::_COARSE, ::_COARSE]
        normal = hits.normal[::_COARSE, ::_COARSE]
        owner = hits.owner[::_COARSE, ::_COARSE]
        lifted = coarse + normal * np.float32(0.02)
        total: Plane = np.zeros_like(coarse)
        towards: Plane = np.zeros_like(coarse)
        for lamp in self.lamps:
            away = np.array(lamp.at, np.float32) - coarse
            distance = np.sqrt(_dot(away, away))
            facing = np.clip(_dot(normal, away) / (distance + np.float32(1e-5)), 0, 1)
            falls = np.float32(lamp.reach**2) / (np.float32(0.15 * lamp.reach**2) + distance**2)
            strength = facing * falls
            if lamp.shades:
                lit = shadow(solids, lifted, np.array(lamp.at, np.float32), owner, lamp.reach * 5)
                strength = strength * cv2.GaussianBlur(lit, (0, 0), 1.0)
            total += strength[..., None] * np.array(lamp.colour, np.float32)
            towards += (
                away / (distance[..., None] + np.float32(1e-5)) * (strength * sum(lamp.colour))[..., None]
            )
        if self.sun is not None:
            direction, colour = self.sun
            facing = np.clip(normal @ direction, 0, 1)
            lit = shadow(solids, lifted, lifted + direction * np.float32(200), owner, 1e9, self.clear)
            if self.room is not None:
                lit *= self._let_in(lifted, direction)
            strength = facing * cv2.GaussianBlur(lit, (0, 0), 0.8)
            total += strength[..., None] * colour
            towards += direction * (strength * np.float32(2))[..., None]
        towards += normal * np.float32(0.02)
        size = (hits.depth.shape[1], hits.depth.shape[0])
        towards = cv2.resize(towards, size, interpolation=cv2.INTER_LINEAR)
        towards /= thrice(np.sqrt(_dot(towards, towards)) + np.float32(1e-6))
        return np.asarray(cv2.resize(total, size, interpolation=cv2.INTER_LINEAR), np.float32), towards

    def _let_in(self, places: Plane, direction: Plane) -> Plane:
        """Where the sun shines through one of the windows, 0 or 1."""
        result: Plane = np.zeros(places.shape[:2], np.float32)
        for pane in self.panes:
            others = [axis for axis in range(3) if axis != pane.axis]
            if abs(direction[pane.axis]) < 1e-3:
                continue
            way = (np.float32(pane.bound) - places[..., pane.axis]) / direction[pane.axis]
            inside = way > 0
            for axis, (low, high) in zip(others, (pane.first, pane.second), strict=True):
                at = places[..., axis] + way * direction[axis]
                inside &= (at > low) & (at < high)
            result[inside] = 1
        return result

    def _mirrored(self, lit: Plane, hits: Hits, places: Plane) -> Plane:
        """A wet floor shows what stands on it, upside down and streaked."""
        height, width = hits.depth.shape
        centre = self.eye.centre[1]
        first = int(np.clip(centre, 0, height - 1))
        floor = (hits.normal[first:, :, 1] > 0.9) & (hits.depth[first:] < 300) & (places[first:, :, 1] < 0.2)
        y, x = np.mgrid[first:height, 0:width].astype(np.float32)
        below = y - np.float32(centre)
        z = np.float32(self.eye.focal * self.eye.at[1]) / np.maximum(below, 1)
        u = (x - np.float32(self.eye.centre[0])) / np.float32(self.eye.focal) * z
        wave = Noise(np.random.default_rng(self.seed)).at(u * np.float32(2.2), z * np.float32(0.9), 4, 0.55)
        wave = wave * np.clip(below * np.float32(0.045), 0.4, height * 0.02)
        row = self._mirrored_rows(hits, (y, x), z)
        row = np.clip(row + wave * np.float32(1.6), 0, height - 1)
        streaked = cv2.GaussianBlur(lit, (1, 0), 0.1, sigmaY=max(1.0, height / 160))
        mirror = cv2.remap(streaked, (x + wave * np.float32(0.6)).astype(np.float32), row.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
        grazing = np.clip(1 - below / np.float32(height), 0.2, 1) ** 1.6
        share = (floor * grazing * np.float32(self.wet))[..., None]
        part = lit[first:]
        lit[first:] = part * (1 - share * np.float32(0.75)) + mirror * share
        return lit

    def _mirrored_rows(self, hits: Hits, pixels: tuple[Plane, Plane], z: Plane) -> Plane:
        """The row of what each place of level ground mirrors; a thing is mirrored at its own foot, so its depth counts.

        The mirrored ray leaves at the slope that the eye's came with: at depth d it shows in row 2 c - y + 2 f h / d.
        """
        y, x = pixels
        far = np.minimum(hits.depth, 400)
        flipped = np.float32(2 * self.eye.centre[1]) - y
        lift = np.float32(2 * self.eye.focal * self.eye.at[1])
        row = flipped
        for _ in range(2):
            deep = cv2.remap(far, x, np.maximum(row, 0), cv2.INTER_NEAREST)
            row = flipped + lift / np.maximum(deep, z)
        return np.asarray(row, np.float32)


def _leaning(normal: Plane, lean: Plane) -> Plane:
    """Normals bent by a normal map's x and y along the texture's u and up."""
    axis = main_axis(normal)
    bent = normal.copy()
    u, v = lean[..., 0], lean[..., 1]
    bent[..., 0] += np.where(axis == 0, 0, u)
    bent[..., 1] += np.where(axis == 1, 0, v)
    bent[..., 2] += np.where(axis == 0, u, np.where(axis == 1, -v, 0))
    bent /= thrice(np.sqrt(_dot(bent, bent)) + np.float32(1e-6))
    return bent


def _dot(a: Plane, b: Plane) -> Plane:
    result: Plane = a[..., 0] * b[..., 0]
    result += a[..., 1] * b[..., 1]
    result += a[..., 2] * b[..., 2]
    return result


def _sheet(colour: Plane, mask: Mask) -> Sheet:
    result = np.empty((*mask.shape, 4), np.uint8)
    result[..., :3] = np.clip(colour, 0, 1) * np.float32(255) + np.float32(0.5)
    alpha = mask.astype(np.float32)
    result[..., 3] = (
        np.clip(cv2.GaussianBlur(alpha, (0, 0), 0.7) * 1.6 - 0.3, 0, 1) * 255 if not mask.all() else 255
    )
    return result


def _behind(solid: Mask, in_front: Mask) -> Mask:
    """What is solid without the props: behind them, as solid as it is around them."""
    height, width = solid.shape
    small = (max(8, width // 8), max(8, height // 8))
    known = cv2.resize((~in_front).astype(np.float32), small, interpolation=cv2.INTER_AREA)
    kept = cv2.resize((solid & ~in_front).astype(np.float32), small, interpolation=cv2.INTER_AREA)
    sigma = small[0] / 30
    around = cv2.GaussianBlur(kept, (0, 0), sigma) - cv2.GaussianBlur(known, (0, 0), sigma) * np.float32(0.5)
    around = cv2.resize(around, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.where(in_front, around > 0, solid), bool)


def _filled(colour: Plane, hole: Mask) -> Plane:
    """Colour drawn into a hole from around it, for where a moving eye looks behind what stood there."""
    small = (max(8, colour.shape[1] // 8), max(8, colour.shape[0] // 8))
    keep = cv2.resize((~hole).astype(np.float32), small, interpolation=cv2.INTER_AREA)
    mean = cv2.resize(np.ascontiguousarray(colour * (~hole)[..., None]), small, interpolation=cv2.INTER_AREA)
    for sigma in (2, 5, 12, 30):
        wide, share = cv2.GaussianBlur(mean, (0, 0), sigma), cv2.GaussianBlur(keep, (0, 0), sigma)
        empty = keep < 0.05
        mean[empty], keep[empty] = wide[empty], share[empty]
    filled = cv2.resize(
        mean / np.maximum(keep, 1e-3)[..., None], colour.shape[1::-1], interpolation=cv2.INTER_LINEAR
    )
    return np.where(hole[..., None], filled, colour).astype(np.float32)
