"""Trees of particular lands, as stamps."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.scene.strokes import Drawing, blank, straight, stroke
from layer_server.generators.scene.two_colours import first, poly, second, stem


def _crown(
    drawing: Drawing,
    rng: np.random.Generator,
    side: float,
    clumps: list[tuple[float, float, float, float]],
    leaf: float,
) -> None:
    """Clumps of leaves: x, y, half width and half height."""
    for x, y, wide, high in sorted(clumps, key=lambda clump: -clump[1]):
        count = int(40 + (wide + high) * 1.3)
        angle, out = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
        dx, dy = np.cos(angle) * out, np.sin(angle) * out
        tone = 0.44 + 0.24 * dx * side - 0.36 * dy + rng.normal(0, 0.12, count)
        for i in np.argsort(tone):
            axes = (2 * leaf * rng.uniform(0.6, 1.3), 2 * leaf * rng.uniform(0.35, 0.8))
            centre = (x + dx[i] * wide, y + dy[i] * high)
            cv2.ellipse(
                drawing,
                (centre, axes, float(rng.uniform(0, 180))),
                (int(first(tone[i]) * 255), 255),
                -1,
                cv2.LINE_AA,
            )


def acacia(rng: np.random.Generator, side: float) -> Drawing:
    """An umbrella thorn: a forked trunk under a wide flat crown."""
    drawing = blank(1.45)
    height, width = drawing.shape[:2]
    foot, fork = (width * (0.5 + float(rng.uniform(-0.06, 0.06))), height - 2.0), (width * 0.5, height * 0.62)
    stem(drawing, foot, fork, (height * 0.055, height * 0.042), side)
    clumps = []
    for share in (-0.72, -0.36, 0.0, 0.34, 0.70):
        at = (
            width * 0.5 + share * width * 0.40,
            height * (0.27 + 0.05 * abs(share) + float(rng.uniform(-0.03, 0.03))),
        )
        knee = (width * 0.5 + share * width * 0.22, height * 0.46)
        stem(drawing, fork, knee, (height * 0.032, height * 0.022), side)
        stem(drawing, knee, at, (height * 0.022, height * 0.010), side)
        clumps += [
            (
                at[0] + float(rng.uniform(-0.06, 0.06)) * width,
                at[1] - height * float(rng.uniform(0.0, 0.07)),
                width * 0.14,
                height * 0.055,
            )
            for _ in range(3)
        ]
    _crown(drawing, rng, side, clumps, height / 60)
    return straight(drawing)


def baobab(rng: np.random.Generator, side: float) -> Drawing:
    """A trunk like a barrel, a small crown on thick short boughs."""
    drawing = blank(1.05)
    height, width = drawing.shape[:2]
    y = np.linspace(0, 1, 24)
    half = width * (0.155 + 0.07 * np.exp(-((1 - y) * 7)) - 0.06 * (1 - y) ** 2 + 0.012 * np.sin(y * 9))
    rows = height * (0.36 + 0.635 * y)
    for k in range(9):  # strips from dark to light, as round things are
        low, high = -1 + 2 * k / 9, -1 + 2 * (k + 1) / 9
        tone = 0.45 + 0.42 * (low + 0.11) * side + (0.06 if k % 2 else -0.04)
        points = np.r_[np.c_[width / 2 + half * low, rows], np.c_[width / 2 + half * high, rows][::-1]]
        poly(drawing, points, second(tone))
    clumps = []
    for share in (-1.0, -0.62, -0.25, 0.15, 0.55, 0.95):
        start = (width * (0.5 + share * 0.10), height * 0.40)
        end = (
            width * (0.5 + share * 0.36),
            height * (0.13 + 0.11 * abs(share)) + float(rng.uniform(0, 0.04)) * height,
        )
        stem(drawing, start, end, (height * 0.06, height * 0.018), side)
        clumps += [
            (
                end[0] + float(rng.uniform(-0.05, 0.05)) * width,
                end[1] + float(rng.uniform(-0.05, 0.03)) * height,
                width * 0.09,
                height * 0.05,
            )
            for _ in range(2)
        ]
    _crown(drawing, rng, side, clumps, height / 62)
    return straight(drawing)


def birch(rng: np.random.Generator, side: float) -> Drawing:
    """A slim white trunk with dark marks; leaves in a light, hanging crown."""
    drawing = blank(0.55)
    height, width = drawing.shape[:2]
    lean = float(rng.uniform(-0.05, 0.05)) * width
    foot, top = (width / 2, height - 2.0), (width / 2 + lean, height * 0.10)
    clumps = []
    for share in rng.permutation(np.linspace(0.03, 0.66, 20)):
        reach = width * (0.07 + 1.15 * share * (0.86 - share))
        for way in (-1, 1):
            x = width / 2 + lean * (1 - share) + way * reach * float(rng.uniform(0.1, 1.0))
            clumps.append((x, height * (0.05 + share), width * 0.10, height * float(rng.uniform(0.03, 0.05))))
    _crown(drawing, rng, side, clumps[: len(clumps) // 2], height / 70)
    stem(drawing, foot, top, (height * 0.036, height * 0.010), side)
    for _ in range(15):
        at = float(rng.uniform(0.02, 0.80))
        x, y = foot[0] + (top[0] - foot[0]) * at, foot[1] + (top[1] - foot[1]) * at
        wide = height * 0.017 * (1 - 0.6 * at)
        shift = float(rng.uniform(-0.6, 0.6)) * wide
        stroke(
            drawing,
            (x + shift - wide * 0.6, y),
            (x + shift + wide * 0.6, y),
            first(0.1),
            max(1, int(height * float(rng.uniform(0.003, 0.007)))),
        )
    _crown(drawing, rng, side, clumps[len(clumps) // 2 :], height / 70)
    return straight(drawing)


def willow(rng: np.random.Generator, side: float) -> Drawing:
    """A short trunk under a dome from which twigs hang to the ground."""
    drawing = blank(1.15)
    height, width = drawing.shape[:2]
    stem(
        drawing,
        (width / 2, height - 2.0),
        (width * 0.5, height * 0.45),
        (height * 0.085, height * 0.06),
        side,
    )
    strands = []
    for _ in range(150):
        share = float(rng.uniform(-1, 1))
        depth = float(rng.random())
        x = width * (0.5 + share * 0.42)
        top = height * (0.06 + 0.30 * abs(share) ** 2.2 + 0.10 * depth)
        strands.append(
            (
                depth,
                x,
                top,
                height * float(rng.uniform(0.78, 0.97))
                if abs(share) > 0.25 or depth > 0.8
                else height * float(rng.uniform(0.5, 0.7)),
            )
        )
    for depth, x, top, low in sorted(strands):
        out = (x - width / 2) / width
        tone = 0.18 + 0.42 * depth + 0.34 * out * side + float(rng.normal(0, 0.06))
        t = np.linspace(0, 1, 9)
        at_x = x + out * width * 0.10 * np.sin(t * 1.5) + np.sin(t * 7 + x) * width * 0.006
        at_y = top + (low - top) * t
        for i in range(8):
            fade = tone + 0.16 - 0.24 * t[i]
            stroke(
                drawing,
                (at_x[i], at_y[i]),
                (at_x[i + 1], at_y[i + 1]),
                first(fade),
                max(2, int(height / 60 * (1.1 - 0.7 * t[i]))),
            )
            for way in (-1, 1):
                stroke(
                    drawing,
                    (at_x[i], at_y[i]),
                    (at_x[i] + way * height * 0.016, at_y[i] + height * 0.028),
                    first(fade + 0.08),
                    2,
                )
    return straight(drawing)


def cypress(rng: np.random.Generator, side: float) -> Drawing:
    """A narrow flame of dark leaves."""
    drawing = blank(0.26)
    height, width = drawing.shape[:2]
    stem(drawing, (width / 2, height - 2.0), (width / 2, height * 0.8), (height * 0.03, height * 0.03), side)
    clumps = []
    for share in np.linspace(0.0, 1, 22):
        half = width * 0.36 * np.sin(np.pi * min(1.0, 0.10 + share * 0.86)) ** 0.7
        clumps.append(
            (
                width / 2 + float(rng.normal(0, 0.03)) * width,
                height * (0.06 + 0.86 * share),
                max(4.0, half),
                height * 0.04,
            )
        )
    _crown(drawing, rng, side, clumps, height / 74)
    return straight(drawing)


def mangrove(rng: np.random.Generator, side: float) -> Drawing:
    """A crown that stands on arched roots."""
    drawing = blank(1.1)
    height, width = drawing.shape[:2]
    for share in (-1.0, -0.7, -0.42, -0.18, 0.16, 0.40, 0.72, 1.0):
        t = np.linspace(0, 1, 10)
        x = width * (0.5 + share * 0.30 * np.sin(t * np.pi / 2) ** 0.8)
        y = height * (0.58 + 0.42 * t**1.6)
        for i in range(9):
            stroke(
                drawing,
                (x[i], y[i]),
                (x[i + 1], y[i + 1]),
                second(0.20 + 0.35 * max(0.0, share * side)),
                max(3, height // 60),
            )
    stem(
        drawing,
        (width * 0.5, height * 0.66),
        (width * 0.5, height * 0.36),
        (height * 0.06, height * 0.035),
        side,
    )
    clumps = [
        (
            width * (0.5 + float(rng.uniform(-0.32, 0.32))),
            height * float(rng.uniform(0.12, 0.40)),
            width * 0.13,
            height * 0.085,
        )
        for _ in range(13)
    ]
    _crown(drawing, rng, side, clumps, height / 52)
    return straight(drawing)


def tuft(rng: np.random.Generator, side: float) -> Drawing:
    """A tuft of long grass."""
    drawing = blank(1.3)
    height, width = drawing.shape[:2]
    for _ in range(46):
        lean = float(rng.normal(0, 0.34))
        x, tall = width * (0.5 + float(rng.normal(0, 0.07))), height * float(rng.uniform(0.5, 0.95))
        t = np.linspace(0, 1, 7)
        at_x, at_y = x + lean * width * 0.5 * t**1.7, height - 2 - tall * t * (1 - 0.16 * abs(lean))
        tone = 0.35 + 0.30 * lean * side + float(rng.uniform(-0.15, 0.3))
        for i in range(6):
            stroke(
                drawing,
                (at_x[i], at_y[i]),
                (at_x[i + 1], at_y[i + 1]),
                tone + 0.3 * t[i],
                max(2, int(9 * (1 - t[i]))),
            )
    return straight(drawing)


FLORA: dict[str, Callable[[np.random.Generator, float], Drawing]] = {
    "acacia": acacia, "baobab": baobab, "birch": birch, "willow": willow, "cypress": cypress, "mangrove": mangrove, "tuft": tuft,
}  # fmt: skip
