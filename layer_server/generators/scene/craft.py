"""Boats and ships on the water, and small lights on land: drawn as they are seen, mirrored where they float."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Sheet, paste
from layer_server.generators.scene.spec import Light, Scene

_TALL = 480
_FINE = 16
Points = list[tuple[float, float]]


def _poly(sheet: Sheet, points: Points, ink: Plane) -> None:
    colour = (int(ink[0] * 255), int(ink[1] * 255), int(ink[2] * 255), 255)
    placed = (np.array(points) * _TALL * _FINE).astype(np.int32)
    cv2.fillPoly(sheet, [placed], colour, cv2.LINE_AA, 4)


def _curve(start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]) -> Points:
    t = np.linspace(0, 1, 14)[:, None]
    at = (1 - t) ** 2 * np.array(start) + 2 * t * (1 - t) * np.array(bend) + t**2 * np.array(end)
    return [(float(x), float(y)) for x, y in at]


def _boat(lit: Plane, dark: Plane, sail: Plane) -> tuple[Sheet, float]:
    """A small boat with one sail; returns where its waterline is, share of the height."""
    sheet: Sheet = np.zeros((_TALL, int(_TALL * 1.1), 4), np.uint8)
    _poly(sheet, [(0.555, 0.04), (0.575, 0.04), (0.575, 0.86), (0.555, 0.86)], dark * rgb("#6a4a30"))
    _poly(sheet, [*_curve((0.595, 0.08), (0.90, 0.36), (0.95, 0.74)), (0.595, 0.76)], lit * sail)
    _poly(
        sheet,
        [*_curve((0.535, 0.12), (0.34, 0.42), (0.22, 0.74)), (0.535, 0.76)],
        lit * sail * np.float32(0.82),
    )
    hull = [
        *_curve((0.08, 0.80), (0.20, 0.97), (0.36, 0.97)),
        (0.78, 0.97),
        *_curve((0.78, 0.97), (0.95, 0.96), (1.04, 0.78)),
    ]
    _poly(sheet, hull, dark * rgb("#8a5a34"))
    _poly(sheet, [(0.08, 0.80), (1.04, 0.78), (1.02, 0.83), (0.11, 0.85)], lit * rgb("#b07a48"))
    return sheet, 0.955


def _ship(lit: Plane, dark: Plane, sail: Plane) -> tuple[Sheet, float]:
    """A three-master under full sail."""
    sheet: Sheet = np.zeros((_TALL, int(_TALL * 1.3), 4), np.uint8)
    wood, deep = dark * rgb("#6a4328"), dark * rgb("#3c2618")
    _poly(sheet, [(0.98, 0.76), (1.24, 0.60), (1.245, 0.615), (0.98, 0.80)], wood)
    for x, top in ((0.34, 0.16), (0.62, 0.05), (0.88, 0.14)):
        _poly(sheet, [(x - 0.008, top), (x + 0.008, top), (x + 0.012, 0.82), (x - 0.012, 0.82)], wood)
        _poly(sheet, [(x, top), (x - 0.09, top + 0.02), (x, top + 0.045)], lit * rgb("#b02a24"))
        foot, tier = top + 0.05, 0
        while foot < 0.66:
            tall, wide = 0.17 + 0.02 * tier, 0.085 + 0.022 * tier
            base = min(foot + tall, 0.70)
            left = _curve((x - wide, foot), (x - wide + 0.05, (foot + base) / 2), (x - wide - 0.02, base))
            right = _curve((x + wide + 0.01, base), (x + wide + 0.075, (foot + base) / 2), (x + wide, foot))
            _poly(sheet, [*left, *right], lit * sail * np.float32(1.0 - 0.10 * tier))
            _poly(sheet, [*_curve((x - wide, foot), (x - wide + 0.05, (foot + base) / 2), (x - wide - 0.02, base)), (x - wide * 0.2, base), (x - wide * 0.2, foot)], lit * sail * np.float32(0.80 - 0.08 * tier))  # fmt: skip
            foot, tier = base + 0.02, tier + 1
    _poly(sheet, [(1.0, 0.68), (1.20, 0.615), (0.97, 0.36)], lit * sail * np.float32(0.9))
    hull = [
        (0.14, 0.68),
        (0.26, 0.72),
        (0.30, 0.78),
        (0.92, 0.79),
        *_curve((1.06, 0.72), (1.02, 0.92), (0.90, 0.97)),
        (0.26, 0.97),
        *_curve((0.26, 0.97), (0.17, 0.90), (0.14, 0.68)),
    ]
    _poly(sheet, hull, wood)
    _poly(sheet, [(0.165, 0.84), (1.02, 0.84), (0.97, 0.93), (0.90, 0.97), (0.26, 0.97), (0.20, 0.93)], deep)
    _poly(sheet, [(0.16, 0.80), (1.035, 0.81), (1.03, 0.826), (0.162, 0.818)], lit * rgb("#c89a4a"))
    for k in range(7):
        x = 0.34 + 0.09 * k
        _poly(sheet, [(x, 0.85), (x + 0.026, 0.85), (x + 0.026, 0.876), (x, 0.876)], dark * rgb("#18100c"))
    return sheet, 0.95


def _wreck() -> Sheet:
    """The hull of a ship on its side: planks stove in, masts broken, ribs bare; in full light."""
    sheet: Sheet = np.zeros((_TALL, int(_TALL * 1.7), 4), np.uint8)
    wood, dark, pale = rgb("#6a5440"), rgb("#2c241e"), rgb("#8a7458")
    for x, top, lean in ((0.42, 0.10, 0.06), (0.80, 0.02, 0.10), (1.12, 0.34, 0.05)):
        _poly(
            sheet,
            [(x - 0.016, 0.62), (x + lean - 0.008, top), (x + lean + 0.010, top + 0.03), (x + 0.020, 0.62)],
            wood,
        )
        _poly(
            sheet,
            [(x - 0.13, top + 0.20), (x + 0.20, top + 0.15), (x + 0.20, top + 0.165), (x - 0.13, top + 0.22)],
            wood * np.float32(0.8),
        )
        for line in (-0.11, 0.15):
            _poly(
                sheet,
                [
                    (x + lean * 0.5, top + 0.12),
                    (x + line, 0.60),
                    (x + line + 0.006, 0.60),
                    (x + lean * 0.5 + 0.006, top + 0.12),
                ],
                dark,
            )
    _poly(
        sheet,
        [(0.80, 0.22), (0.98, 0.20), (0.95, 0.34), (0.99, 0.42), (0.90, 0.38), (0.84, 0.46)],
        rgb("#8c8674"),
    )
    hull = [(0.10, 0.46), (0.28, 0.50), (0.30, 0.60), (1.10, 0.60), *_curve((1.10, 0.60), (1.42, 0.54), (1.56, 0.40)), *_curve((1.56, 0.40), (1.46, 0.90), (1.16, 0.99)), (0.34, 0.99), *_curve((0.34, 0.99), (0.12, 0.86), (0.10, 0.46))]  # fmt: skip
    _poly(sheet, hull, wood)
    for k in range(8):
        y = 0.635 + 0.044 * k
        _poly(
            sheet,
            [
                (0.13 + 0.02 * k, y),
                (1.46 - 0.035 * k, y - 0.03),
                (1.46 - 0.035 * k, y - 0.022),
                (0.13 + 0.02 * k, y + 0.010),
            ],
            dark * np.float32(1.35),
        )
        _poly(
            sheet,
            [
                (0.13 + 0.02 * k, y + 0.010),
                (1.46 - 0.035 * k, y - 0.022),
                (1.46 - 0.035 * k, y - 0.016),
                (0.13 + 0.02 * k, y + 0.018),
            ],
            pale,
        )
    hole = [
        (0.62, 0.66),
        (0.74, 0.70),
        (0.80, 0.64),
        (0.92, 0.72),
        (0.98, 0.69),
        (1.00, 0.84),
        (0.90, 0.92),
        (0.78, 0.88),
        (0.66, 0.93),
        (0.58, 0.80),
    ]
    _poly(sheet, hole, rgb("#0c0a0a"))
    for x in (0.68, 0.78, 0.88):
        _poly(
            sheet,
            [
                *_curve((x, 0.66), (x - 0.05, 0.80), (x + 0.01, 0.94)),
                *_curve((x + 0.035, 0.94), (x - 0.015, 0.80), (x + 0.03, 0.66)),
            ],
            wood * np.float32(0.7),
        )
    for x in (0.26, 0.38, 0.50, 1.08, 1.20):
        _poly(sheet, [(x, 0.66), (x + 0.05, 0.66), (x + 0.05, 0.71), (x, 0.71)], rgb("#0c0a0a"))
    return sheet


def lay_wreck(sheet: Sheet, light: Light, at: tuple[float, float, float, float]) -> None:
    """Lay a wreck on a sheet, aslant and sunk in; ``at`` is column, row, height in pixels, share of haze."""
    column, row, tall, lost = at
    drawn = _wreck()
    if light.towards[0] < 0:
        drawn = np.ascontiguousarray(drawn[:, ::-1])
    big = cv2.copyMakeBorder(drawn, 120, 40, 60, 60, cv2.BORDER_CONSTANT)
    turn = cv2.getRotationMatrix2D(
        (big.shape[1] / 2, big.shape[0] * 0.8), 11 if light.towards[0] < 0 else -11, 1
    )
    big = cv2.warpAffine(big, turn, big.shape[1::-1])
    size = (max(4, round(big.shape[1] * tall / _TALL)), max(4, round(big.shape[0] * tall / _TALL)))
    stamp = np.asarray(cv2.resize(big, size, interpolation=cv2.INTER_AREA), np.uint8)
    lit = light.ambient * np.float32(0.6) + light.sun * np.float32(0.62)
    stamp[..., :3] = np.clip(
        stamp[..., :3] * lit * np.float32(1 - lost) + light.haze * np.float32(255 * lost), 0, 255
    )
    deep = int(size[1] * 0.80)
    fade = np.clip((deep - np.arange(size[1], dtype=np.float32)) / np.float32(0.05 * size[1]), 0, 1)
    stamp[..., 3] = stamp[..., 3] * fade[:, None]
    paste(sheet, stamp, int(column - size[0] / 2), int(row) - deep + int(0.04 * size[1]))


def float_on(
    sheet: Sheet, name: str, scene: Scene, light: Light, at: tuple[float, float, float, float]
) -> None:
    """Lay a boat or a ship on a sheet with its mirror image; ``at`` is column, row, height in pixels, share of haze."""
    column, row, tall, lost = at
    sail = rgb(scene.ink("sail", name) or ("#1e1c22" if scene.says("pirate") else "#f2e8d2"))
    lit = light.ambient * np.float32(0.55) + light.sun * np.float32(0.62 if not light.is_night else 0.4)
    dark = light.ambient * np.float32(0.65) + light.sun * np.float32(0.30)
    drawn, waterline = (_ship if name == "ship" else _boat)(
        np.clip(lit, 0, 1), np.clip(dark, 0, 1), np.asarray(sail, np.float32)
    )
    if light.towards[0] < 0:
        drawn = np.ascontiguousarray(drawn[:, ::-1])
    size = (max(4, round(drawn.shape[1] * tall / _TALL)), max(4, round(tall)))
    stamp = np.asarray(cv2.resize(drawn, size, interpolation=cv2.INTER_AREA), np.uint8)
    haze = light.haze * np.float32(255 * lost)
    stamp[..., :3] = (stamp[..., :3] * np.float32(1 - lost) + haze).astype(np.uint8)
    left, line = int(column - size[0] / 2), round(size[1] * waterline)
    paste(sheet, _mirror(stamp, line), left, int(row) - 1)
    paste(sheet, stamp[:line], left, int(row) - line)


def _mirror(stamp: Sheet, line: int) -> Sheet:
    """What the water shows of a stamp: upside down, shorter, fainter and broken by ripples."""
    turned = np.ascontiguousarray(stamp[:line][::-1])
    short = np.asarray(
        cv2.resize(turned, (turned.shape[1], max(2, int(line * 0.55))), interpolation=cv2.INTER_AREA),
        np.uint8,
    )
    rows = np.arange(short.shape[0], dtype=np.float32)
    shift = (
        np.sin(rows * 1.7) * np.float32(stamp.shape[1] * 0.016) * (rows / short.shape[0] + np.float32(0.25))
    )
    x, y = np.meshgrid(np.arange(short.shape[1], dtype=np.float32), rows)
    broken = np.asarray(
        cv2.remap(short, x + shift[:, None].astype(np.float32), y, cv2.INTER_LINEAR), np.uint8
    )
    fade = np.linspace(0.55, 0.05, short.shape[0], dtype=np.float32)[:, None]
    broken[..., 3] = broken[..., 3] * fade
    broken[..., :3] = broken[..., :3] * np.float32(0.7)
    return broken


def lamp_post(tall: int, light: Light) -> Sheet:
    """A post with a lantern."""
    sheet: Sheet = np.zeros((max(8, tall), max(6, tall // 3), 4), np.uint8)
    height, width = sheet.shape[:2]
    ink = tuple(int(c * 255) for c in np.clip(light.ambient * np.float32(0.35), 0, 1))
    middle, thick = width // 2, max(1, tall // 34)
    cv2.line(sheet, (middle, height), (middle, int(height * 0.2)), (*ink, 255), thick, cv2.LINE_AA)
    half, top, base = max(2, int(tall * 0.055)), int(height * 0.06), int(height * 0.21)
    cv2.rectangle(sheet, (middle - half, top), (middle + half, base), (255, 226, 150, 255), -1)
    cv2.rectangle(sheet, (middle - half, top), (middle + half, base), (*ink, 255), max(1, thick // 2))
    roof = np.array([(middle - half * 1.5, top), (middle, 0), (middle + half * 1.5, top)], np.int32)
    cv2.fillPoly(sheet, [roof], (*ink, 255), cv2.LINE_AA)
    return sheet


def glow_of(
    shape: tuple[int, int], points: list[tuple[float, float, float]], ink: Plane
) -> NDArray[np.uint8]:
    """A layer of light around some points: column, row, radius in pixels."""
    height, width = shape
    small: Plane = np.zeros((max(2, height // 4), max(2, width // 4)), np.float32)
    for x, y, radius in points:
        cv2.circle(small, (int(x / 4), int(y / 4)), max(1, int(radius / 4)), 1.0, -1)
    halo = cv2.GaussianBlur(small, (0, 0), max(1.0, height / 4 * 0.012)) * np.float32(0.8)
    halo += cv2.GaussianBlur(small, (0, 0), max(1.5, height / 4 * 0.05)) * np.float32(1.5)
    cover = cv2.resize(np.clip(halo, 0, 0.8), (width, height), interpolation=cv2.INTER_LINEAR)
    layer: NDArray[np.uint8] = np.empty((height, width, 4), np.uint8)
    layer[..., :3] = np.clip(ink * 255, 0, 255).astype(np.uint8)
    layer[..., 3] = cover * np.float32(255)
    return layer
