"""What stands on particular lands and does not grow: sweets, weapons, banners, fences, ice, stumps."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.scene.strokes import Drawing, blank, straight, stroke
from layer_server.generators.scene.two_colours import LEAF, SECOND, first, poly, second, stem


def lollipop(rng: np.random.Generator, side: float) -> Drawing:
    """A disc with a spiral, on a stick."""
    drawing = blank(0.62)
    height, width = drawing.shape[:2]
    radius, x, y = width * 0.46, width / 2, width * 0.5
    stem(drawing, (x, height - 2.0), (x, y), (height * 0.035, height * 0.035), side)
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    away, angle = np.hypot(u - x, v - y) / radius, np.arctan2(v - y, u - x)
    spiral = np.sin(angle * 1 + away * 15 + float(rng.uniform(0, 6))) > 0
    lit = np.clip(0.62 + 0.25 * (u - x) / radius * side - 0.25 * (v - y) / radius, 0, 1)
    tone = np.where(spiral, lit * LEAF, SECOND + lit * (1 - SECOND))
    drawing[away < 1] = np.dstack([tone * 255, np.full_like(tone, 255), np.zeros_like(tone)])[
        away < 1
    ].astype(np.uint8)
    return straight(drawing)


def cane(rng: np.random.Generator, side: float) -> Drawing:
    """A candy cane."""
    drawing = blank(0.5)
    height, width = drawing.shape[:2]
    way, thick = float(rng.choice([-1, 1])), height * 0.085
    bend = np.linspace(0, np.pi, 26)
    radius, top = width * 0.27, height * 0.30
    x = np.r_[np.full(40, -radius), -np.cos(bend) * radius] * way + width / 2
    y = np.r_[np.linspace(height - 2, top, 40), top - np.sin(bend) * radius]
    along = np.r_[0, np.cumsum(np.hypot(np.diff(x), np.diff(y)))]
    for low, tone in ((0.0, 0.35), (0.25 * side, 0.75)):
        for i in range(len(x) - 1):
            red = (along[i] // (thick * 0.75)) % 2 == 0
            stroke(
                drawing,
                (x[i] + low * thick, y[i]),
                (x[i + 1] + low * thick, y[i + 1]),
                (first if red else second)(tone),
                int(thick * (1 if low == 0 else 0.4)),
            )
    return straight(drawing)


def gumdrop(rng: np.random.Generator, side: float) -> Drawing:
    """A dome of sugar."""
    drawing = blank(1.0)
    height, width = drawing.shape[:2]
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    dx, dy = (u - width / 2) / (width * 0.46), (v - height) / (height * 0.95)
    body = dx**2 + np.abs(dy) ** 2.6 < 1
    grain = rng.random((height, width)).astype(np.float32) * np.float32(0.16)
    tone = np.clip(0.42 + 0.26 * dx * side - 0.32 * (dy + 0.5) + grain, 0.05, 1)
    drawing[body] = np.dstack([tone * 255, np.full_like(tone, 255), np.zeros_like(tone)])[body].astype(
        np.uint8
    )
    return straight(drawing)


def pumpkin(rng: np.random.Generator, side: float) -> Drawing:
    """A ribbed pumpkin with its stalk."""
    drawing = blank(1.2)
    height, width = drawing.shape[:2]
    for share in (-0.62, 0.62, -0.36, 0.36, 0.0):
        x = width * (0.5 + share * 0.40)
        wide = width * (0.30 - 0.10 * abs(share))
        for ring, tone in ((1.0, 0.30), (0.86, 0.46), (0.62, 0.60), (0.34, 0.72)):
            at = (x + side * wide * 0.14 * (1 - ring), height * 0.60 - height * 0.05 * (1 - ring))
            lit = tone + 0.18 * share * side - 0.05 * abs(share)
            cv2.ellipse(
                drawing,
                (at, (wide * ring * 1.35, height * (0.74 - 0.08 * abs(share)) * ring), 0.0),
                (int(first(lit) * 255), 255),
                -1,
                cv2.LINE_AA,
            )
    bend = float(rng.uniform(-0.05, 0.05)) * width
    stem(
        drawing,
        (width / 2, height * 0.28),
        (width / 2 + bend, height * 0.08),
        (height * 0.09, height * 0.06),
        side,
    )
    return straight(drawing)


def sword(rng: np.random.Generator, side: float) -> Drawing:
    """A sword that sticks in the ground, hilt up; some are broken."""
    drawing = blank(0.55)
    height, width = drawing.shape[:2]
    lean = float(rng.normal(0, 0.16)) * width
    foot, guard = np.array([width / 2, height - 2.0]), np.array([width / 2 + lean * 0.7, height * 0.27])
    wide = height * 0.026
    for way, tone in ((-1, 0.35), (1, 0.85)):
        half = np.array([way * wide * (side or 1), 0])
        poly(
            drawing,
            [foot, guard, guard + half, foot + half],
            first(tone),
        )
    tip, bar = np.array([width / 2 + lean, height * 0.06]), np.array([width * 0.20, -lean * 0.2])
    stroke(drawing, tuple(guard), tuple(tip), second(0.35), int(height * 0.03))
    stroke(
        drawing,
        tuple(guard - bar),
        tuple(guard + bar),
        second(0.75),
        int(height * 0.03),
    )
    cv2.circle(
        drawing,
        (int(tip[0]), int(tip[1])),
        int(height * 0.026),
        (int(second(0.8) * 255), 255),
        -1,
        cv2.LINE_AA,
    )
    return straight(drawing)


def spear(rng: np.random.Generator, side: float) -> Drawing:
    """A spear or a few arrows in the ground."""
    drawing = blank(0.5)
    height, width = drawing.shape[:2]
    lean = float(rng.normal(0, 0.25)) * width
    foot, top = (width / 2, height - 2.0), (width / 2 + lean, height * 0.16)
    stroke(drawing, foot, top, second(0.5 + 0.2 * side), max(4, height // 55))
    poly(
        drawing,
        [
            (top[0] - height * 0.025, top[1]),
            (top[0] + lean * 0.14, top[1] - height * 0.13),
            (top[0] + height * 0.025, top[1]),
        ],
        first(0.8),
    )
    return straight(drawing)


def banner(rng: np.random.Generator, side: float) -> Drawing:
    """A torn banner on a leaning pole."""
    drawing = blank(0.95)
    height, width = drawing.shape[:2]
    lean = float(rng.normal(0, 0.10)) * width
    foot, top = np.array([width * 0.32, height - 2.0]), np.array([width * 0.32 + lean, height * 0.04])
    stroke(drawing, tuple(foot), tuple(top), second(0.45), max(4, height // 50))
    t = np.linspace(0, 1, 14)
    upper = top + np.c_[t * width * 0.48, np.sin(t * 6) * height * 0.02]
    torn = np.where(np.arange(14) % 2, 0.30, 0.40) * rng.uniform(0.7, 1.2, 14)
    lower = upper + np.c_[-lean * 0.2 * np.ones(14), height * torn]
    poly(drawing, np.r_[upper, lower[::-1]], first(0.5))
    for k in range(0, 13, 3):
        poly(drawing, np.r_[upper[k : k + 2], lower[k : k + 2][::-1]], first(0.5 + 0.28 * side))
    return straight(drawing)


def scarecrow(rng: np.random.Generator, side: float) -> Drawing:
    """A coat and a hat on a cross of sticks."""
    drawing = blank(0.85)
    height, width = drawing.shape[:2]
    x = width / 2
    stroke(drawing, (x, height - 2), (x, height * 0.2), second(0.3), height // 34)
    stroke(
        drawing,
        (x - width * 0.44, height * 0.40),
        (x + width * 0.44, height * 0.36),
        second(0.4),
        height // 40,
    )
    for way in (-1, 1):
        arm = [
            (x, height * 0.33),
            (x + way * width * 0.38, height * 0.34),
            (x + way * width * 0.38, height * 0.45),
            (x, height * 0.46),
        ]
        poly(drawing, arm, first(0.45 + 0.2 * way * side))
        hand = [(x + way * width * 0.37, height * (0.34 + 0.02 * k)) for k in range(6)]
        for k, start in enumerate(hand):
            stroke(
                drawing,
                start,
                (start[0] + way * width * 0.08, start[1] + height * 0.01 * (k - 2)),
                second(0.8),
                3,
            )
        poly(
            drawing,
            [
                (x, height * 0.33),
                (x + way * width * 0.15, height * 0.36),
                (x + way * width * 0.19, height * 0.74),
                (x, height * 0.70),
            ],
            first(0.5 + 0.22 * way * side),
        )
    cv2.circle(
        drawing,
        (int(x), int(height * 0.25)),
        int(height * 0.075),
        (int(second(0.75) * 255), 255),
        -1,
        cv2.LINE_AA,
    )
    poly(
        drawing,
        [
            (x - width * 0.22, height * 0.215),
            (x + width * 0.22, height * 0.215),
            (x + width * 0.10, height * 0.17),
            (x + width * 0.02, height * 0.05),
            (x - width * 0.10, height * 0.17),
        ],
        first(0.25),
    )
    del rng
    return straight(drawing)


def fence(rng: np.random.Generator, side: float) -> Drawing:
    """A length of a wooden fence."""
    drawing = blank(2.2)
    height, width = drawing.shape[:2]
    for rail in (0.36, 0.66):
        stroke(
            drawing,
            (0, height * rail),
            (width, height * (rail + float(rng.normal(0, 0.015)))),
            0.52,
            height // 12,
        )
        stroke(drawing, (0, height * (rail - 0.03)), (width, height * (rail - 0.03)), 0.74, height // 40)
    for share in (0.08, 0.36, 0.64, 0.92):
        x, top = width * share, height * float(rng.uniform(0.08, 0.16))
        stroke(drawing, (x, height - 2), (x + float(rng.normal(0, 4)), top), 0.36, height // 10)
        stroke(
            drawing,
            (x + side * height * 0.03, height - 2),
            (x + side * height * 0.03, top),
            0.62,
            height // 26,
        )
    return straight(drawing)


def spire(rng: np.random.Generator, side: float) -> Drawing:
    """A needle of ice or rock in facets."""
    drawing = blank(0.8)
    height, width = drawing.shape[:2]
    for _ in range(6):
        x, tall = width * (0.5 + float(rng.normal(0, 0.13))), height * float(rng.uniform(0.35, 0.97))
        wide, lean = tall * float(rng.uniform(0.12, 0.20)), float(rng.normal(0, 0.05)) * tall
        tip, foot = (x + lean, height - tall), height - 2.0
        ridge = x + wide * float(rng.uniform(-0.3, 0.3))
        shift = float(rng.normal(0, 0.07))
        poly(drawing, [(x - wide, foot), tip, (ridge, foot)], 0.46 - 0.26 * side + shift)
        poly(drawing, [(ridge, foot), tip, (x + wide, foot)], 0.46 + 0.26 * side + shift)
    return straight(drawing)


def stump(rng: np.random.Generator, side: float) -> Drawing:
    """A burnt trunk, broken off."""
    drawing = blank(0.4)
    height, width = drawing.shape[:2]
    lean = float(rng.normal(0, 0.10)) * width
    top = height * float(rng.uniform(0.04, 0.35))
    jag = [
        (width * 0.5 + lean + width * 0.10 * s, top + height * float(rng.uniform(0, 0.12)))
        for s in (-1, -0.4, 0.2, 1)
    ]
    poly(drawing, [(width * 0.34, height - 2), *jag, (width * 0.66, height - 2)], 0.22)
    poly(
        drawing,
        [
            (width * (0.5 + 0.02 * side), height - 2),
            jag[2 if side > 0 else 1],
            jag[3 if side > 0 else 0],
            (width * (0.5 + 0.16 * side), height - 2),
        ],
        0.5,
    )
    for _ in range(3):
        y = top + height * float(rng.uniform(0.15, 0.4))
        way = float(rng.choice([-1, 1]))
        stroke(
            drawing,
            (width * 0.5 + lean * 0.6, y),
            (width * (0.5 + way * 0.42), y - height * 0.09),
            0.25,
            height // 46,
        )
    return straight(drawing)


THINGS: dict[str, Callable[[np.random.Generator, float], Drawing]] = {
    "lollipop": lollipop, "cane": cane, "gumdrop": gumdrop, "pumpkin": pumpkin, "sword": sword, "spear": spear, "banner": banner, "scarecrow": scarecrow,
    "fence": fence, "spire": spire, "stump": stump,
}  # fmt: skip
