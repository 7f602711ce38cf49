"""Riveted plates, brushed sheets and sci-fi panels."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface

_RIVET_RADIUS = 0.009
_METALS = {
    "gold": ("#5a3606", "#a8700f", "#e0a828", "#ffd866", "#fff2b8"),
    "golden": ("#5a3606", "#a8700f", "#e0a828", "#ffd866", "#fff2b8"),
    "copper": ("#4a1c10", "#8e4024", "#c66c44", "#ee9e76", "#ffd8c2"),
    "bronze": ("#3a2210", "#744822", "#a8743c", "#d4a266", "#f6dcae"),
    "brass": ("#453010", "#8a6a20", "#c4a040", "#e8cc78", "#fff4c8"),
}
_NEVER_RUSTS = (
    *_METALS,
    "silver",
    "tin",
    "aluminium",
    "aluminum",
    "titanium",
    "zinc",
    "nickel",
    "galvanized",
    "galvanised",
)
_STEEL = ("#2b3036", "#4c545d", "#77818b", "#a3adb5")
_BRIGHT = ("#3a3f46", "#727a82", "#a8b0b8", "#d4dae0", "#ffffff")
_BRIGHT_METALS = (
    "silver",
    "chrome",
    "aluminium",
    "aluminum",
    "tin",
    "zinc",
    "nickel",
    "platinum",
    "titanium",
    "foil",
)
_RUST = stops("#2a0f06", "#5e2410", "#96421a", "#c4702e")


def ramp_of(order: Order) -> tuple[str, ...]:
    """The colours of the metal that the words name; else of steel."""
    named = next((_METALS[word] for word in _METALS if order.says(word)), None)
    return named or (_BRIGHT if order.says(*_BRIGHT_METALS) else _STEEL)


def metal(order: Order) -> Surface:
    """Brushed plates with rivets, large ones where the words say so; rust creeps from the seams if it is asked for."""
    tile, rng = order.tile, order.rng
    heads = order.says("riveted", "rivets", "rivet", "studded", "bolted", "bolts")
    rivets = _rivets(order, 2.1 if heads else 1.0)
    distance, _ = tile.boards(2, 2, 0.0, gap=0.006, radius=0.012)
    body, inset = smoothstep(0, 0.004, distance), smoothstep(0.035, 0.045, distance)
    noise = tile.noise(rng, 6, 7, 0.55)
    brushed = tile.noise(rng, 4, 6, 0.7, (1, 40))
    scratches = np.clip(tile.noise(rng, 4, 6, 0.8, (30, 2)) - 2.2, 0, 1)
    height = (
        0.025 * body
        - 0.012 * inset
        + (0.026 if heads else 0.012) * rivets
        + 0.0012 * noise
        + 0.0008 * brushed
    )
    rusting = order.says("rusty", "rusted", "rust", "corroded", "rusting")
    spread = 0.55 if rusting else 0.1
    seams = 0.9 * (1 - smoothstep(0, 0.03, distance)) + 0.35 * (
        1 - smoothstep(0.03, 0.05, np.abs(distance - 0.04))
    )
    rust = smoothstep(0.35, 1.3, tile.noise(rng, 4, 7, 0.62) + seams + spread)
    order.says("clean", "polished", "brushed", "shiny", "new", "chrome", "stainless", *_NEVER_RUSTS)
    if not rusting and not order.says("old", "weathered", "abandoned", "decayed"):
        rust = np.zeros_like(rust)
    ramp = ramp_of(order)
    steel = shade(
        order.ramp(*ramp),
        0.5
        + 0.08 * noise
        + 0.10 * brushed
        - (0.15 + 0.06 * heads) * inset
        + 0.3 * scratches
        + _domed(rivets, tile.unit),
    )
    rusty = shade(_RUST, 0.5 + 0.3 * tile.noise(rng, 16, 5, 0.6))
    albedo = (steel * (1 - rust[..., None]) + rusty * rust[..., None]) * (0.35 + 0.65 * body[..., None])
    roughness = 0.32 + 0.1 * brushed + 0.5 * rust - 0.1 * scratches
    return Surface(albedo, (height + rust * 0.003 * noise).astype(np.float32), roughness, (1 - rust) * body)


def _domed(rivets: Plane, unit: int) -> Plane:
    """What light adds to rivets, and their shadows take from the plate: from the upper left."""
    step = max(1, unit // 320)
    lit: Plane = rivets - np.roll(rivets, (step, step), (0, 1))
    cast = np.clip(np.roll(rivets, (2 * step, 2 * step), (0, 1)) - rivets, 0, 1)
    return np.asarray(0.55 * lit + 0.10 * rivets - 0.28 * cast, np.float32)


def _rivets(order: Order, large: float) -> Plane:
    """Domes along the plates' edges: one stamp, put where it belongs and wrapped."""
    tile = order.tile
    result = tile.zeros()
    radius = _RIVET_RADIUS * large
    reach = int(np.ceil(radius * tile.unit)) + 1
    across, down = tile.count(2)
    step_x, step_y = tile.width / across, tile.height / down
    inset = 0.022 * tile.unit * max(1.0, 0.75 * large)
    centres = set()
    for row in range(down):
        for column in range(across):
            left, top = column * step_x, row * step_y
            for k in range(4):
                for far in (inset, step_y - inset):
                    centres.add((left + step_x * (k + 0.5) / 4, top + far))
                for far in (inset, step_x - inset):
                    centres.add((left + far, top + step_y * (k + 0.5) / 4))
    for x, y in sorted(centres):
        rows, columns = (
            np.arange(int(y) - reach, int(y) + reach + 1),
            np.arange(int(x) - reach, int(x) + reach + 1),
        )
        squared = (rows[:, None] - y) ** 2 + (columns[None, :] - x) ** 2
        dome = np.sqrt(np.clip(1 - squared / (radius * tile.unit) ** 2, 0, 1)).astype(np.float32)
        place = np.ix_(rows % tile.height, columns % tile.width)
        result[place] = np.maximum(result[place], dome)
    return result


def scifi(order: Order) -> Surface:
    """Panels split at random, with vents, bolts and light strips."""
    tile, rng = order.tile, order.rng
    lit = order.says("lights", "light", "lit", "glowing", "neon", "emissive", "lines")
    panels = _Panels(tile.shape, tile.unit, rng, 0.62 if lit else 0.36)
    columns, rows = tile.count(1)
    for row in range(rows):  # long tiles get one set of splits per square
        for column in range(columns):
            left, right = column * tile.width // columns, (column + 1) * tile.width // columns
            top, bottom = row * tile.height // rows, (row + 1) * tile.height // rows
            panels.split(left, top, right - left, bottom - top, 6)
    panels.roll()
    height = tile.blur(panels.height, 1 / 700)
    noise = tile.noise(rng, 6, 7, 0.6)
    wear = smoothstep(0.004, 0.010, np.abs(height - tile.blur(height, 1 / 120))) * smoothstep(
        0.2, 1.2, noise + 0.6
    )
    plate = shade(
        order.ramp("#2a3038", "#434c57", "#5d6873", "#828d97"), 0.35 + 0.35 * panels.tone + 0.06 * noise
    )
    worn = wear[..., None] * np.float32(0.8)
    albedo = plate * (1 - worn) + rgb("#b9c0c6") * worn
    ink = rgb(order.accent or order.tint_of(("lights", "light", "lines", "glow"), "#2fd8ff"))
    lamp = tile.blur(panels.lit, 1 / 600)[..., None]
    glow = np.clip(lamp + tile.blur(panels.lit, 1 / 90)[..., None] * 0.8, 0, 1) * ink
    albedo = albedo * (1 - lamp) + (ink * np.float32(0.4) + np.float32(0.6)) * lamp
    roughness = 0.42 + 0.1 * noise - 0.1 * wear + 0.1 * panels.tone
    return Surface(albedo, height, roughness, np.float32(0.85) * (1 - lamp[..., 0]), glow)


class _Panels:
    """Planes that a recursive split draws into: height, tone and light."""

    def __init__(self, shape: tuple[int, int], unit: int, rng: np.random.Generator, lit: float) -> None:
        self.height = np.zeros(shape, np.float32)
        self.tone = np.zeros(shape, np.float32)
        self.lit = np.zeros(shape, np.float32)
        self._unit = unit
        self._most_lit = lit
        self._rng = rng

    def split(self, x: int, y: int, w: int, h: int, depth: int) -> None:
        rng = self._rng
        if depth == 0 or min(w, h) < self._unit / 12 or (depth < 4 and rng.random() < 0.15):
            self._panel(x, y, w, h)
        elif w * rng.uniform(0.8, 1.25) > h:
            cut = int(w * rng.choice([0.5, 0.33, 0.66]))
            self.split(x, y, cut, h, depth - 1)
            self.split(x + cut, y, w - cut, h, depth - 1)
        else:
            cut = int(h * rng.choice([0.5, 0.33, 0.66]))
            self.split(x, y, w, cut, depth - 1)
            self.split(x, y + cut, w, h - cut, depth - 1)

    def roll(self) -> None:
        """Move everything around the tile, so that no long seam lies on its edges."""
        shift = (int(self._rng.integers(self.height.shape[0])), int(self._rng.integers(self.height.shape[1])))
        self.height, self.tone, self.lit = (
            np.roll(plane, shift, (0, 1)) for plane in (self.height, self.tone, self.lit)
        )

    def _panel(self, x: int, y: int, w: int, h: int) -> None:
        n, rng = self._unit, self._rng
        gap = max(1, n // 340)
        level = 0.02 + float(rng.choice([0, 0.008, 0.014, 0.02]))
        self.height[y + gap : y + h - gap, x + gap : x + w - gap] = level
        self.tone[y : y + h, x : x + w] = rng.random()
        choice = rng.random()
        if choice < 0.25 and w > n / 8:
            for line in range(y + h // 4, y + 3 * h // 4, max(3, n // 64)):
                self.height[line : line + max(1, n // 128), x + w // 6 : x + 5 * w // 6] -= 0.012
        elif choice < self._most_lit:
            middle, left, right = y + h // 2, x + w // 5, x + 4 * w // 5
            thick = max(1, n // 220)
            self.lit[middle - thick : middle + thick, left:right] = 1
            self.height[middle - 2 * thick : middle + 2 * thick, left - 2 : right + 2] -= 0.008
        elif choice < self._most_lit + 0.24 and min(w, h) > n / 9:
            inset = n // 50
            for at in (
                (x + inset, y + inset),
                (x + w - inset, y + inset),
                (x + inset, y + h - inset),
                (x + w - inset, y + h - inset),
            ):
                cv2.circle(self.height, at, max(1, n // 160), level + 0.006, -1, cv2.LINE_AA)
