"""What moves by nature in a painting: waves, rivers, falls, lava, auroras, smoke, storms, and wind in the green."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.canvas import Layer
from layer_server.generators.scene.paint import Painting
from layer_server.generators.video import flow
from layer_server.generators.video.kernel import FLOW, WATER
from layer_server.generators.video.shot import Take
from layer_server.generators.video.stage import Motion, Plate, cropped
from layer_server.generators.video.words import STORMS

_SEA = frozenset(("sea", "ocean", "surf", "wave", "waves", "beach", "coast", "shore", "seaside", "shoreline", "seashore"))  # fmt: skip
_ROUGH = frozenset(("crashing", "crash", "rough", "storm", "stormy", "big", "huge", "giant", "tsunami", "breaking", "surf", "raging", "heavy", "breakers"))  # fmt: skip
WIND = frozenset(("wind", "windy", "breeze", "breezy", "sway", "sways", "swaying", "rustling", "rustle", "gust", "gusts", "gusty", "blowing", "blows", "rippling"))  # fmt: skip
_LAVA = frozenset(("lava", "magma", "molten"))
FROZEN = frozenset(("frozen", "ice", "icy"))
_STARRY = frozenset(("star", "stars", "starry", "starlight", "twinkling", "milky", "galaxy"))
_FAR_OFF = 0.15
"""What keeps the farthest waves apart."""
_TALL = 0.09
"""Picture heights that a waterfall has at least."""


@dataclass(slots=True, eq=False)
class Nature:
    """What runs over a painting's layers; asked for each in turn, from far to near.

    Attributes:
        words: of the prompt.
        shown: what of it there is to be seen so far: ``waves``, ``river``, ``lava``, …
    """

    painting: Painting
    take: Take
    words: frozenset[str]
    storm: str = ""
    timelapse: bool = False
    shown: set[str] = field(default_factory=set)
    _water: Plane | None = None

    def __post_init__(self) -> None:
        seen: Plane = np.zeros(self.painting.picture.shape[:2], np.float32)
        for layer in self.painting.layers:
            seen *= 1 - cv2.extractChannel(layer.rgba, 3).astype(np.float32) * np.float32(1 / 255)
            water = self._water_of(layer)
            if water is not None:
                seen = np.maximum(seen, water.astype(np.float32) * np.float32(1 / 255))
        if float((seen > 0.5).mean()) > 0.01:
            self._water = seen

    def _water_of(self, layer: Layer) -> NDArray[np.uint8] | None:
        """Where a layer is water; a sea without a shore is nothing else."""
        if layer.water is None and layer.name.endswith("land") and self.painting.scene.land.endswith("sea"):
            return np.ascontiguousarray(layer.rgba[..., 3])
        return layer.water

    def over(self, layer: Layer, lit: NDArray[np.uint8], near: float) -> list[Plate]:
        """The plates that lie on a layer, whose premultiplied pixels are ``lit``."""
        made: list[Plate | None] = []
        scene = self.painting.scene
        is_land = layer.name.endswith("land")
        water = self._water_of(layer)
        if water is not None and self._water is not None and not self.words & FROZEN:
            made.append(self._waters(water, near))
        if is_land and (scene.kind == "volcano" or self.words & _LAVA):
            made.append(self._lava(lit, near))
        if is_land and scene.wants("waterfall") and not self.words & FROZEN:
            made.append(self._falls(lit, near))
        if layer.name == "sky" and scene.wants("aurora"):
            made.append(self._aurora(lit, near))
        elif layer.name == "stars" or (layer.name == "sky" and scene.is_night and self.words & _STARRY):
            made.append(self._stars(lit, near))
        if layer.name in {"smoke", "steam", "fumes"}:
            made.append(self._smoke(lit, near))
        if is_land and self.words & WIND:
            made += [self._wind(lit, near), self._shadows(lit, near, 0.2)]
        if is_land and self.timelapse and not scene.is_night:
            made.append(self._shadows(lit, near, 0.5))
        if self.storm and layer.name in {"distant land", "middle land", "city", "room"}:
            made.append(self._gusts(near, 0.5, 0.5))
        return [plate for plate in made if plate is not None]

    def before_all(self) -> list[Plate]:
        """What is nearest of all."""
        made = [self._swash()] if self._is_sea() else []
        if self.storm:
            made.append(self._gusts(0.85, 0.9, 0.42 if self.storm == "BLIZZARD" else 0.6))
        return [plate for plate in made if plate is not None]

    def _turns(self, seconds: float) -> float:
        """Tiles that pass in the video, one in so many seconds; whole ones where it is a loop."""
        turns = self.take.seconds / seconds
        return max(1, round(turns)) if self.take.loop else turns

    def _plate(
        self,
        ink: Plane | NDArray[np.uint8],
        light: Plane,
        cover: Plane,
        near: float,
        run: tuple[NDArray[np.uint8], Plane, Plane, float],
        *,
        coarse: int = flow.MIDDLE,
    ) -> Plate | None:
        """A plate of an ink (0..255), as far as ``light`` and ``cover`` (0..1) let it, with a pattern over it."""
        tile, across, along, turns = run
        rgba = np.empty((*light.shape, 4), np.uint8)
        rgba[..., :3] = np.clip(np.asarray(ink, np.float32) * light[..., None], 0, 255)
        rgba[..., 3] = np.clip(cover, 0, 1) * np.float32(255)
        plate = cropped(np.ascontiguousarray(np.maximum(rgba, 0)), near, Motion(FLOW, 0.0, turns))
        if plate is None:
            seen = np.flatnonzero(rgba[..., :3].max((1, 2)))
            if len(seen) == 0:
                return None
            top, bottom = int(seen[0]), int(seen[-1]) + 1
            plate = Plate(rgba[top:bottom], 0, top, near, None, Motion(FLOW, 0.0, turns))
        height, width = plate.rgba.shape[:2]
        part = np.s_[plate.top : plate.top + height, plate.left : plate.left + width]
        shape = light.shape
        lies = np.broadcast_to(across, shape)[part], np.broadcast_to(along, shape)[part]
        runs = flow.Flow.over(tile, plate.rgba, *lies, coarse)
        return Plate(plate.rgba, plate.left, plate.top, near, None, plate.motion, runs)

    def _places(self) -> tuple[Plane, Plane]:
        """x from the middle, in widths, (1, w), and y, in heights, (h, 1)."""
        height, width = self.painting.picture.shape[:2]
        x = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None]
        return x, np.linspace(0, 1, height, dtype=np.float32)[:, None]

    def _is_sea(self) -> bool:
        scene = self.painting.scene
        return (
            self._water is not None
            and not self.words & FROZEN
            and not scene.wants("river", "waterfall")
            and (scene.kind in {"coast", "islands"} or bool(self.words & _SEA))
        )

    def _spray(self) -> Plane:
        """What foam looks like in this light, 0..255."""
        light = self.painting.light
        return np.asarray(
            np.clip(light.ambient * 0.55 + light.sun * 0.55 + 0.08, 0, 1) * np.float32(255), np.float32
        )

    def _shore(self) -> tuple[float, Plane]:
        """The row where the water begins, and where it ends in each column, in heights."""
        assert self._water is not None
        height, width = self._water.shape
        wet = self._water > 0.5
        top = float(np.flatnonzero(wet.sum(1) > 0.02 * width)[0] if (wet.sum(1) > 0.02 * width).any() else 0)
        has = wet.any(0)
        last = height - 1 - np.argmax(wet[::-1], axis=0)
        columns = np.arange(width)
        ends = np.interp(columns, columns[has], last[has]).astype(np.float32)
        return top / height, ends / np.float32(height)

    def _waters(self, water: NDArray[np.uint8], near: float) -> Plate | None:
        x, y = self._places()
        top, ends = self._shore()
        mask = cv2.GaussianBlur(cv2.erode(water, np.ones((3, 3), np.uint8)), (0, 0), 1.2)
        there = mask.astype(np.float32) * np.float32(1 / 255)
        if self._is_sea():
            self.shown |= {"water", "waves"}
            strength = 1.0 if self.words & _ROUGH else 0.8
            across, along, s = self._swell(x, y, top, ends)
            cover = there * smoothstep(0.05, 0.32, s) * np.float32(strength)
            run = flow.surf(), across, along, self._turns(4.6)
            return self._plate(self._spray(), cover, cover, near, run)
        self.shown.add("water")
        if not self.painting.scene.wants("river", "waterfall") and not self.words & {
            "stream",
            "brook",
            "creek",
        }:
            return None
        self.shown.add("river")
        z = 1 / (np.clip((y - top) / max(1 - top, 0.1), 0, 1) + np.float32(_FAR_OFF))
        cover = there * smoothstep(0.0, 0.12, y - np.float32(top)) * np.float32(0.5)
        run = flow.strands(), x * z * np.float32(0.9), -z * np.float32(0.5), self._turns(3.0)
        return self._plate(self._spray(), cover, cover, near, run)

    def _swell(self, x: Plane, y: Plane, top: float, ends: Plane) -> tuple[Plane, Plane, Plane]:
        """Where waves are on their tile, which run towards the shore, and how near to it each place is (1 is there)."""
        wide = cv2.GaussianBlur(ends[None], (0, 0), len(ends) / 14, borderType=cv2.BORDER_REPLICATE)
        s = np.clip((y - np.float32(top)) / np.maximum(wide - np.float32(top), np.float32(0.16)), 0, 1.35)
        z = 1 / (s + np.float32(_FAR_OFF))
        return x * z * np.float32(1.1), -z * np.float32(1.05), s

    def _swash(self) -> Plate | None:
        """Foam that runs up the beach and sinks in."""
        x, y = self._places()
        top, ends = self._shore()
        assert self._water is not None
        wide = cv2.GaussianBlur(ends[None], (0, 0), len(ends) / 14, borderType=cv2.BORDER_REPLICATE)[0]
        fine = cv2.GaussianBlur(ends[None], (0, 0), 4)[0]
        beach = (np.abs(fine - wide) < 0.06) & (fine < 0.965) & (self._water > 0.5).any(0)
        if beach.mean() < 0.1:
            return None
        across, along, _ = self._swell(x, y, top, ends)
        beyond = (y - fine[None]) / np.float32(0.045)
        band = smoothstep(-0.8, 0.0, beyond) * smoothstep(1.0, 0.2, beyond)
        cover = band * cv2.GaussianBlur(beach.astype(np.float32)[None], (0, 0), 9) * np.float32(0.9)
        lands = [layer for layer in self.painting.layers if layer.water is not None and layer.water.max() > 0]
        if not lands:
            return None
        run = flow.surf(), across, along, self._turns(4.6)
        return self._plate(self._spray(), cover, cover, 1 - lands[-1].depth, run)

    def _lava(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        red, blue = lit[..., 0].astype(np.float32), lit[..., 2].astype(np.float32)
        hot = smoothstep(70, 130, red - blue) * smoothstep(120, 190, red)
        hot = hot * smoothstep(18, 60, red - lit[..., 1].astype(np.float32))
        if float(hot.mean()) < 0.001:
            return None
        self.shown.add("lava")
        x, y = self._places()
        rows = np.flatnonzero(hot.max(1) > 0.5)
        top = float(rows[0]) / len(hot) if len(rows) else 0.4
        z = 1 / (np.clip(y - np.float32(top), 0, 1) + np.float32(0.16))
        run = flow.crusts(), x * z * np.float32(0.6), -z * np.float32(0.34), self._turns(3.4)
        ink = np.array([255, 160, 56], np.float32)
        return self._plate(ink, hot * np.float32(0.6), hot * np.float32(0.78), near, run)

    def _falls(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        spray = self._spray().min()
        white = ((lit[..., :3].min(2) > spray * 0.80) & (lit[..., 3] > 230)).astype(np.uint8)
        white = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((5, 3), np.uint8))
        count, labels, sizes, _ = cv2.connectedComponentsWithStats(white)
        tall = [
            index
            for index in range(1, count)
            if sizes[index, cv2.CC_STAT_HEIGHT]
            > max(_TALL * len(white), sizes[index, cv2.CC_STAT_WIDTH] * 0.6)
        ]
        if not tall:
            return None
        self.shown |= {"falls", "river"}
        there = cv2.GaussianBlur(np.isin(labels, tall).astype(np.float32), (0, 0), 1.5)
        x, y = self._places()
        shade = np.concatenate([self._spray() * np.float32(1.15)])
        run = flow.strands(), x * np.float32(5), y * np.float32(1.5), self._turns(0.75)
        return self._plate(shade, there * np.float32(0.9), there * np.float32(0.55), near, run)

    def _aurora(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        small = cv2.GaussianBlur(lit[..., :3], (0, 0), 2).astype(np.float32)
        glow = smoothstep(24, 90, np.maximum(small[..., 1], small[..., 2] * 0.9) - small[..., 0])
        self.shown.add("aurora")
        x, y = self._places()
        along = x * np.float32(1.1) + np.sin(y * np.float32(9) + x * 5) * np.float32(0.05)
        run = flow.curtains(), y * np.float32(0.25) + x * np.float32(0.1), along, self._turns(9.0)
        return self._plate(
            lit[..., :3], glow * np.float32(0.75), glow * np.float32(0.62), near, run, coarse=flow.BROAD
        )

    def _stars(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        grey = cv2.cvtColor(np.ascontiguousarray(lit[..., :3]), cv2.COLOR_RGB2GRAY)
        points = cv2.subtract(grey, cv2.medianBlur(grey, 5))
        there = (points > 30).astype(np.uint8) * points
        x, y = self._places()
        self.shown.add("stars")
        light = np.clip(there.astype(np.float32) / np.float32(110), 0, 1)
        run = flow.twinkles(), x * np.float32(3), y * np.float32(2) + x, self._turns(4.0)
        return self._plate(
            np.array([150, 160, 190], np.float32), light, light * 0, near, run, coarse=flow.FINE
        )

    def _smoke(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        self.shown.add("smoke")
        x, y = self._places()
        body = lit[..., 3].astype(np.float32) * np.float32(1 / 255)
        run = flow.clumps(), x * np.float32(1.6), -y * np.float32(1.7), self._turns(5.0)
        return self._plate(
            lit[..., :3], body * np.float32(0.25), body * np.float32(0.5), near, run, coarse=flow.BROAD
        )

    def _wind(self, lit: NDArray[np.uint8], near: float) -> Plate | None:
        """What is green, once more, and moving."""
        c = lit[..., :3].astype(np.int16)
        green = ((c[..., 1] > c[..., 2] + 12) & (c[..., 1] > c[..., 0] - 24) & (lit[..., 3] > 200)).astype(
            np.uint8
        )
        if green.mean() < 0.01:
            return None
        self.shown.add("wind")
        mask = cv2.GaussianBlur(
            cv2.morphologyEx(green, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)) * 255, (0, 0), 1.5
        )
        again = np.asarray(cv2.multiply(lit, cv2.merge([mask] * 4), scale=1 / 255), np.uint8)
        return cropped(again, near, Motion(WATER, 0.0045, max(1, round(self.take.seconds / 2))))

    def _shadows(self, lit: NDArray[np.uint8], near: float, dark: float) -> Plate | None:
        """Shadows of clouds, or of gusts in the grass, that race over the land."""
        self.shown.add("shadows")
        x, y = self._places()
        ground = lit[..., 3].astype(np.float32) * np.float32(dark / 255)
        z = 1 / (np.clip(y - np.float32(0.4), 0, 1) + np.float32(0.2))
        run = (
            flow.clumps(),
            np.broadcast_to(z * np.float32(0.5), ground.shape),
            x * np.float32(0.7) + z * np.float32(0.1),
            self._turns(2.2),
        )
        return self._plate(np.zeros(3, np.float32), ground, ground, near, run, coarse=flow.BROAD)

    def _gusts(self, near: float, pace: float, thick: float) -> Plate | None:
        """A sheet of what the storm carries, torn, that blows past."""
        self.shown.add("storm")
        light = self.painting.light
        bright = float(np.clip(light.ambient.mean() * 0.5 + light.sun.mean() * 0.6 + 0.15, 0.2, 1))
        ink = np.array(STORMS[self.storm], np.float32) * np.float32(bright)
        x, y = self._places()
        rows = smoothstep(0.05, 0.4, y) if near < 0.8 else np.ones_like(y)
        cover = np.broadcast_to(rows * np.float32(thick), self.painting.picture.shape[:2])
        along = x * np.float32(0.8 if near < 0.8 else 0.6) + np.sin(y * 5) * np.float32(0.06)
        across = y * np.float32(1.1) + np.sin(x * 6) * np.float32(0.04)
        run = flow.gusts(), across, along, self._turns(1.0 / pace)
        return self._plate(ink, np.asarray(cover), np.asarray(cover), near, run, coarse=flow.BROAD)
