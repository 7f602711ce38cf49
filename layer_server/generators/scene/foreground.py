"""What one looks past: a dark bank with grass, and trees at the sides."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import stops
from layer_server.generators.scene.buildings import Site
from layer_server.generators.scene.canvas import Canvas, Sheet, paste
from layer_server.generators.scene.noise import Noise, line
from layer_server.generators.scene.planting import Bank, leaf_ramp, ramp_of
from layer_server.generators.scene.siting import hides
from layer_server.generators.scene.vista import Vista


class Foreground:
    """The nearest layer of a view; what it frames it with stands before none of the ``landmarks``."""

    def __init__(
        self, view: Vista, canvas: Canvas, noise: Noise, rng: np.random.Generator, landmarks: Sequence[Site]
    ) -> None:
        self.scene, self.biome, self.camera, self.light = view.scene, view.biome, view.camera, view.light
        self.canvas, self.noise, self.rng, self._landmarks = canvas, noise, rng, landmarks

    def paint(self) -> None:
        """A dark bank with grass, and trees at the sides: what one looks past."""
        canvas, rng, light = self.canvas, self.rng, self.light
        height, width = canvas.shape
        sheet = np.zeros((height, width, 4), np.uint8)
        u = np.abs(np.linspace(-1, 1, width, dtype=np.float32))
        lean = np.float32(rng.uniform(-0.05, 0.05)) * np.linspace(-1, 1, width, dtype=np.float32)
        top = np.float32(height) * (
            1.0 - 0.015 - 0.13 * np.clip(u - 0.25, 0, 1) ** 1.6 - 0.018 * line(rng, width, 4, 5) + lean
        )
        ramp = stops(*self.biome.ground)
        tone = light.ambient * np.float32(0.42) + light.sun * np.float32(0.10)
        y = np.arange(height, dtype=np.float32)[:, None]
        body = np.clip(y - top[None] + np.float32(0.5), 0, 1)
        first = int(max(0, np.floor(top.min()) - 1))
        grain = self.noise.at(
            np.broadcast_to(np.arange(width, dtype=np.float32)[None] * np.float32(26 / width), (height - first, width)).copy(),
            np.broadcast_to(y[first:] * np.float32(60 / height), (height - first, width)).copy(), 4, 0.6,
        )  # fmt: skip
        base = ramp[1] * tone
        colour = base[None, None] * (1 + np.float32(0.28) * grain[..., None])
        sheet[first:, :, :3] = np.clip(colour, 0, 1) * 255
        sheet[..., 3] = body * 255
        if self.biome.grass:
            self._blades(sheet, top)
        frame = self.scene.season
        kind = "bare" if self.biome.frame == "broadleaf" and frame == "winter" else self.biome.frame
        if kind == "pine" and self.biome.snow == 0.0:
            kind = "snowy pine"
        if kind:
            self._frame(sheet, kind, top)
        canvas.add("foreground", sheet, 0.0, np.zeros((height, width), np.float32))

    def _frame(self, sheet: Sheet, kind: str, top: Plane) -> None:
        height, width = self.canvas.shape
        leaf = next((g.leaf for g in self.biome.growth if g.kind == kind), "#3f4f2c")
        ramp = ramp_of(kind, leaf, self.light) * np.float32(0.5)
        bank = Bank(kind, ramp, self.light, self.rng, shapes=2)
        sides = [-1, 1] if self.rng.random() < 0.55 else [int(self.rng.choice([-1, 1]))]
        for sign in sides:
            for _ in range(int(self.rng.integers(1, 3))):
                tall = height * float(self.rng.uniform(0.5, 0.95)) * min(1.0, 0.6 + 0.4 * width / height)
                stamp = bank.stamp(int(self.rng.integers(2)), tall, 0.02)
                at = width * (0.5 + sign * float(self.rng.uniform(0.40, 0.52)))
                if any(hides(self.camera, stamp.shape[1], at, site) for site in self._landmarks):
                    continue
                row = top[int(np.clip(at, 0, width - 1))]
                paste(sheet, stamp, int(at - stamp.shape[1] / 2), int(row - stamp.shape[0] + height * 0.05))

    def _blades(self, sheet: Sheet, top: Plane) -> None:
        rng, light = self.rng, self.light
        height, width = self.canvas.shape
        ramp = leaf_ramp(stops(*self.biome.ground)[2], light) * np.float32(0.62)
        count = int(2.2 * width)
        x = rng.random(count) * width
        y = (
            top[np.minimum(x.astype(int), width - 1)]
            + np.abs(rng.normal(0, height * 0.05, count))
            + height * 0.004
        )
        order = np.argsort(y)
        tall = height * rng.uniform(0.018, 0.060, count)
        bend, tone = rng.normal(0, 0.38, count), rng.random(count) ** 1.6
        inks = (np.clip(ramp[np.minimum((tone * 4).astype(int), 3)], 0, 1) * 255).astype(int)
        t = np.linspace(0, 1, 4)
        half = np.maximum(0.8, rng.uniform(0.7, 1.9, count) * height / 864)[:, None] * (1 - t)
        px, py = x[:, None] + (bend * tall)[:, None] * t**2, y[:, None] - tall[:, None] * t
        left, right = np.stack([px - half, py], -1), np.stack([px + half, py], -1)[:, ::-1]
        points = (np.concatenate([left, right], 1) * 16).astype(np.int32)
        for i in order.tolist():
            ink = (int(inks[i, 0]), int(inks[i, 1]), int(inks[i, 2]), 255)
            cv2.fillPoly(sheet, [points[i]], ink, cv2.LINE_AA, 4)
