"""The inside of a wood: trunks that rise out of the picture, leaves overhead, and shafts of light between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.scene.biomes import Biome, Growth
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planting import Bank, ramp_of
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.vista import Vista

_WORDS = (
    "deep", "dense", "thick", "ancient", "old", "enchanted", "mystical", "magical", "fairytale", "elven", "redwood",
    "sequoia", "tall", "giant", "towering", "trunk", "woods", "wood", "glade", "clearing", "sunbeam", "beam", "dark", "haunted",
    "spooky", "inside",
)  # fmt: skip
_ROWS = ((11.0, 13, 0.55), (6.4, 9, 0.40), (3.5, 5, 0.18))
"""Depth, trunks and depth of the layer, far to near."""
_LOW = 0.34
"""Units; what grows no higher stands between the trunks."""
_HALF = 0.13
"""Half the width of a trunk, units."""
_BARK = {"redwood": "#8a4c34", "sequoia": "#8a4c34", "birch": "#f4f0e6", "aspen": "#f0ece0"}


def is_inside(scene: Scene, *, is_open: bool) -> bool:
    """Whether a forest is seen from among its trunks; where something far is to be seen (``is_open``) it is not."""
    if scene.kind != "forest" or is_open or scene.land or scene.wants("bamboo"):
        return False
    return scene.says(*_WORDS) or scene.wants("path", "fireflies", "mushrooms")


def thinned(biome: Biome) -> Biome:
    """A forest's land with what grows between its trunks."""
    growth = tuple(
        replace(each, count=each.count // 7) if each.tall[1] > _LOW and each.count > 300 else each
        for each in biome.growth
    )
    fern = Growth("bush", _leaf(biome), (0.10, 0.26), 260, 0.6, 9, 0.4, 1.8, 12)
    return replace(biome, growth=(*growth, fern) if biome.snow != 0.0 else growth, frame="")


def _leaf(biome: Biome) -> str:
    found = (each.leaf for kind in ("broadleaf", "pine") for each in biome.growth if each.kind == kind)
    return next(found, "#4c7434")


class Woods:
    """Rows of trunks before the land of a view, each a layer with its own leaves."""

    def __init__(
        self,
        view: Vista,
        canvas: Canvas,
        noise: Noise,
        rng: np.random.Generator,
        ground: Callable[[Plane, float], Plane],
    ) -> None:
        self.scene, self.light, self.camera, self.biome = view.scene, view.light, view.camera, view.biome
        self.canvas, self.noise, self.rng, self._ground = canvas, noise, rng, ground
        self._is_pale = self.scene.says("birch", "aspen")

    def paint(self, haze: Callable[[float], float]) -> None:
        """Lay the rows on the canvas, the light between the middle and the nearest."""
        leaf = next(
            (each.leaf for each in self.biome.growth if each.kind in {"pine", "broadleaf"}), "#4c7434"
        )
        bank = Bank("bush", ramp_of("bush", leaf, self.light), self.light, self.rng, shapes=3)
        bare = self.biome.snow == 0.0
        for index, (z, count, depth) in enumerate(_ROWS):
            if index == 2:
                self._beams()
            drawn: Sheet = np.zeros((*self.canvas.shape, 4), np.uint8)
            lost = min(0.8, haze(z) + 0.07 * (2 - index))
            self._trunks(drawn, None if bare else bank, (z, count), lost)
            if not bare:
                self._leaves(drawn, bank, index, lost)
            self.canvas.add(f"{('far', 'middle', 'near')[index]} trunks", drawn, depth)

    def _trunks(self, drawn: Sheet, bank: Bank | None, row: tuple[float, int], lost: float) -> None:
        z, count = row
        height, width = self.canvas.shape
        own = rgb(next((ink for word, ink in _BARK.items() if self.scene.says(word)), "#5f4a3a"))
        side = float(np.sign(self.light.towards[0]) or 1.0)
        places = (np.arange(count) + self.rng.uniform(0.15, 0.85, count)) / count * 1.1 - 0.05
        gap = 0.05 + 0.42 / z  # the view down the middle stays open
        for place in places:
            if abs(place - 0.5) < gap:
                continue
            across = (place - 0.5) * width / self.camera.focal * z
            foot = float(self._ground(np.array([across], np.float32), z)[0])
            bottom = min(self.camera.place(across, foot, z)[1] + 2, height + 40)
            half = (
                self.camera.focal
                * _HALF
                / z
                * float(self.rng.uniform(0.6, 1.35))
                * (0.55 if self._is_pale else 1.0)
            )
            self._trunk(
                drawn, (place * width, bottom, half), own * float(self.rng.uniform(0.75, 1.15)), (side, lost)
            )
            if bank is not None and bottom < height:  # what grows at its foot
                stamp = bank.stamp(int(self.rng.integers(3)), half * float(self.rng.uniform(1.6, 2.4)), lost)
                left = place * width - stamp.shape[1] * float(self.rng.uniform(0.35, 0.65))
                paste(drawn, stamp, int(left), int(bottom - stamp.shape[0] * 0.72))

    def _trunk(
        self, drawn: Sheet, where: tuple[float, float, float], own: Plane, look: tuple[float, float]
    ) -> None:
        x, bottom, half = where
        side, lost = look
        reach = int(half * 2.2) + 2
        tall = int(min(bottom, self.canvas.height + 40))
        v, u = np.mgrid[0:tall, -reach:reach].astype(np.float32)
        up = (np.float32(bottom) - v) / np.float32(half)
        wide = np.float32(half) * (
            1 + np.float32(0.75) * np.exp(-up / np.float32(1.6)) - np.clip(up, 0, 40) * np.float32(0.006)
        )
        lean = float(self.rng.normal(0, 0.012))
        knots = self.noise.at(v[:, :1] * np.float32(0.35 / half) + np.float32(x), u[:1] * 0 + v[:, :1] * 0, 2)
        round_ = (u - (np.float32(bottom) - v) * np.float32(lean) - knots * np.float32(half * 0.10)) / wide
        bark = self.noise.at(round_ * np.float32(4.5) + np.float32(x), v * np.float32(0.55 / half), 4, 0.6)
        normal = np.clip(round_, -1, 1)
        facing = np.clip(np.float32(0.45) + normal * np.float32(side) * np.float32(0.55), 0, 1)
        facing = facing * np.sqrt(np.clip(np.float32(1.02) - normal * normal, 0, 1))
        ridge = np.clip(np.float32(0.80) + bark * np.float32(0.28), 0.25, 1.4)
        lit = self.light.ambient * np.float32(0.50 if not self._is_pale else 0.85) + facing[
            ..., None
        ] * self.light.sun * np.float32(0.62)
        if self._is_pale:  # dark bars on white bark
            bars = self.noise.at(round_ * np.float32(0.8) + np.float32(x), v * np.float32(2.2 / half), 2, 0.6)
            ridge = (np.float32(0.98) + bark * np.float32(0.07)) * (
                1 - smoothstep(0.75, 1.0, bars) * np.float32(0.75)
            )
        ink = own * lit * ridge[..., None]
        ink += (self.light.haze - ink) * np.float32(lost)
        cover = np.clip((1 - np.abs(round_)) * wide + np.float32(0.5), 0, 1)
        paste(drawn, sheet(ink, cover), int(x) - reach, int(bottom) - tall)

    def _leaves(self, drawn: Sheet, bank: Bank, index: int, lost: float) -> None:
        """Boughs that hang in from above, lower at the sides."""
        height, width = self.canvas.shape
        tall = height * (0.17, 0.24, 0.34)[index]
        for k in range(count := (13, 10, 7)[index]):
            at = (k + float(self.rng.uniform(0.1, 0.9))) / count
            aside = abs(at - 0.5) * 2
            stamp = bank.stamp(int(self.rng.integers(3)), tall * float(self.rng.uniform(0.75, 1.2)), lost)
            low = height * (0.02 + (0.20 - 0.03 * index) * aside**1.5 + float(self.rng.uniform(0, 0.10)))
            if index == 2 and aside < 0.35:
                low -= height * 0.12
            paste(drawn, stamp, int(at * width - stamp.shape[1] / 2), int(low - stamp.shape[0] * 0.55))

    def _beams(self) -> None:
        """The layer ``light``: shafts that slant down from where the sun stands."""
        asked = self.scene.says("sunbeam", "beam", "ray", "godray")
        if self.light.is_night or not (asked or self.scene.weather in {"clear", "fog"}):
            return
        height, width = self.canvas.shape
        small = (height // 4, width // 4)
        total: Plane = np.zeros(small, np.float32)
        slant = -float(np.sign(self.light.place[0] - 0.5) or 1.0) * float(self.rng.uniform(0.28, 0.42))
        for _ in range(9):
            top = float(self.rng.uniform(0.1, 0.9)) * small[1] - slant * small[0] * 0.5
            wide = float(self.rng.uniform(0.012, 0.045)) * small[1]
            end = small[0] * float(self.rng.uniform(0.75, 1.0))
            corners = (
                (top - wide * 0.6, 0),
                (top + wide * 0.6, 0),
                (top + slant * end + wide, end),
                (top + slant * end - wide, end),
            )
            one = np.zeros(small, np.float32)
            cv2.fillPoly(
                one,
                [(np.array(corners) * 16).astype(np.int32)],
                float(self.rng.uniform(0.4, 1.0)),
                cv2.LINE_AA,
                4,
            )
            total += one
        total = cv2.GaussianBlur(total, (0, 0), small[0] / 90)
        down = np.linspace(1.0, 0.15, small[0], dtype=np.float32)[:, None]
        alpha = cv2.resize(total * down, (width, height), interpolation=cv2.INTER_LINEAR)
        ink = np.clip(self.light.disk * np.float32(0.6) + self.light.sun * np.float32(0.4), 0, 1)
        self.canvas.add(
            "light",
            sheet(ink, np.clip(alpha * np.float32(0.34 if asked else 0.20), 0, 0.6)),
            0.3,
            self.canvas.depth,
        )
