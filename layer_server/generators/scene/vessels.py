"""Space ships, as they are seen from the side: drawn in polygons, lit from one side, with engines that glow."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, Sheet, paste
from layer_server.generators.scene.spec import Light, Scene

_WIDE, _TALL, _FINE = 720, 260, 16

Outline = list[tuple[float, float]]


def paint_ships(canvas: Canvas, scene: Scene, light: Light, rng: np.random.Generator, count: int) -> None:
    """A layer with ships, the first large and the others behind it."""
    height, width = canvas.shape
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    side = -float(np.sign(light.towards[0]) or 1.0)
    hull = rgb(scene.ink("ship", "spaceship", "starship", "") or "#9aa4b0")
    places = [(0.5 + 0.08 * side, 0.60, 0.44)]
    places += [
        (float(rng.uniform(0.10, 0.90)), float(rng.uniform(0.16, 0.85)), float(rng.uniform(0.07, 0.2)))
        for _ in range(count - 1)
    ]
    stamps = [_ship(np.random.default_rng(int(rng.integers(1 << 30))), light, hull) for _ in range(2)]
    for index, (x, y, wide) in enumerate(sorted(places, key=lambda place: place[2])):
        stamp = stamps[index % 2] if count > 1 else stamps[0]
        if side < 0:
            stamp = np.ascontiguousarray(stamp[:, ::-1])
        size = (max(8, int(wide * width)), max(4, int(wide * width * _TALL / _WIDE)))
        small = np.asarray(cv2.resize(stamp, size, interpolation=cv2.INTER_AREA), np.uint8)
        paste(layer, small, int(x * width - size[0] / 2), int(y * height - size[1] / 2))
    canvas.add("ships", layer, 0.3)


def _ship(rng: np.random.Generator, light: Light, hull: np.ndarray) -> Sheet:
    """One ship with its bow to the right."""
    sheet: Sheet = np.zeros((_TALL, _WIDE, 4), np.uint8)
    sun, dark = np.clip(light.sun, 0.35, 1.2), np.float32(0.20)

    def poly(points: Outline, tone: float) -> None:
        ink = np.clip(hull * (dark + sun * np.float32(tone)), 0, 1) * 255
        placed = (np.array(points) * (_WIDE, _TALL) * _FINE).astype(np.int32)
        cv2.fillPoly(sheet, [placed], (int(ink[0]), int(ink[1]), int(ink[2]), 255), cv2.LINE_AA, 4)

    nose, deck = float(rng.uniform(0.42, 0.52)), float(rng.uniform(0.30, 0.38))
    poly([(0.20, 0.30), (0.34, 0.12), (0.46, 0.14), (0.40, 0.40)], 0.34)  # the far wing
    poly(
        [(0.10, 0.40), (0.30, deck), (0.72, 0.36), (0.97, nose), (0.72, 0.60), (0.24, 0.66), (0.10, 0.58)],
        0.52,
    )
    poly([(0.10, 0.40), (0.30, deck), (0.72, 0.36), (0.97, nose), (0.60, 0.45), (0.12, 0.46)], 0.82)
    poly([(0.12, 0.55), (0.62, 0.53), (0.97, nose), (0.72, 0.60), (0.24, 0.66)], 0.26)
    poly([(0.56, 0.36), (0.64, 0.27), (0.74, 0.29), (0.80, 0.40)], 0.70)  # the bridge
    poly([(0.20, 0.50), (0.52, 0.50), (0.40, 0.86), (0.26, 0.92)], 0.42)  # the near wing
    poly([(0.20, 0.50), (0.52, 0.50), (0.50, 0.55), (0.22, 0.56)], 0.75)
    poly([(0.22, 0.88), (0.46, 0.84), (0.48, 0.90), (0.24, 0.95)], 0.60)
    for x in np.arange(0.16, 0.84, 0.055).tolist():  # seams of the plates
        top = int((0.40 + 0.03 * np.sin(x * 40)) * _TALL)
        ink = tuple(int(c) for c in np.clip(hull * 70, 0, 255))
        cv2.line(
            sheet,
            (int(x * _WIDE), top),
            (int((x + 0.012) * _WIDE), int(0.60 * _TALL)),
            (*ink, 255),
            1,
            cv2.LINE_AA,
        )
    for row, first, last, apart in (
        (0.485, 0.30, 0.84, 0.017),
        (0.335, 0.64, 0.75, 0.016),
        (0.565, 0.36, 0.70, 0.022),
    ):
        for x in np.arange(first, last, apart).tolist():
            if rng.random() < 0.72:
                at = (int(x * _WIDE), int((row + (x - 0.5) * 0.02) * _TALL))
                cv2.rectangle(sheet, at, (at[0] + 3, at[1] + 2), (255, 232, 170, 255), -1)
    for y in (0.43, 0.51, 0.585):
        poly([(0.06, y - 0.045), (0.125, y - 0.05), (0.125, y + 0.05), (0.06, y + 0.045)], 0.30)
        _flame(sheet, (0.06, y))
    return sheet


def _flame(sheet: Sheet, at: tuple[float, float]) -> None:
    """The glow behind an engine."""
    x, y = int(at[0] * _WIDE), int(at[1] * _TALL)
    v, u = np.mgrid[-24:25, -x:14].astype(np.float32)
    back = np.maximum(-u, 0)
    body = np.exp(-((v / (7 - back * np.float32(0.06))) ** 2)) * np.exp(-back / 22) * (u < 2)
    halo = np.exp(-(u * u + v * v) / 190) * np.float32(0.9)
    power = np.clip(body + halo, 0, 1)
    ink = (
        rgb("#4ab8ff")
        + (1 - rgb("#4ab8ff")) * np.clip(power * np.float32(1.6) - np.float32(0.6), 0, 1)[..., None]
    )
    stamp = np.dstack([np.clip(ink, 0, 1) * 255, power * 255]).astype(np.uint8)
    paste(sheet, stamp, 0, y - 24)
