"""Flowers, mushrooms, crystals, bamboo and hay as drawings in tones of light, like ``plants``."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.scene.strokes import Drawing, blank, straight, stroke


def flower(rng: np.random.Generator, side: float) -> Drawing:
    """A tuft of stems, each with a head of petals; the stems are the darkest tone."""
    drawing = blank(1.1)
    height, width = drawing.shape[:2]
    for _ in range(7):
        foot = (width * float(rng.uniform(0.35, 0.65)), height - 2.0)
        head = (width * float(rng.uniform(0.14, 0.86)), height * float(rng.uniform(0.10, 0.55)))
        stroke(drawing, foot, head, 0.04, 5)
        radius = height * float(rng.uniform(0.07, 0.12))
        for petal in range(7):
            angle = petal * 2 * np.pi / 7
            at = (head[0] + np.cos(angle) * radius * 0.62, head[1] + np.sin(angle) * radius * 0.45)
            tone = 0.66 + 0.14 * np.cos(angle) * side - 0.14 * np.sin(angle)
            box = (at, (radius * 1.2, radius * 0.85), float(np.degrees(angle)))
            cv2.ellipse(drawing, box, (int(tone * 255), 255), -1, cv2.LINE_AA)
        cv2.circle(
            drawing, (int(head[0]), int(head[1])), max(2, int(radius * 0.28)), (70, 255), -1, cv2.LINE_AA
        )
    return straight(drawing)


def mushroom(rng: np.random.Generator, side: float) -> Drawing:
    """A cap with spots on a pale stem, and a small one beside it."""
    drawing = blank(1.0)
    height, width = drawing.shape[:2]
    away = float(rng.choice([-1, 1]))
    for x, tall in (
        (width * (0.5 + away * 0.26), height * 0.42),
        (width * (0.5 - away * 0.08), height * 0.94),
    ):
        wide, top, foot = tall * float(rng.uniform(0.36, 0.44)), height - tall, height - 2
        rim = top + tall * 0.40
        for k in range(11):
            share = k / 10 * 2 - 1
            begin = (x + share * wide * 0.22, foot)
            stroke(
                drawing,
                begin,
                (x + share * wide * 0.16, rim - tall * 0.05),
                0.80 + 0.16 * share * side,
                max(2, int(wide * 0.05)),
            )
        v, u = np.mgrid[0 : drawing.shape[0], 0:width].astype(np.float32)
        dx, dy = (u - x) / wide, (v - rim) / (tall * 0.40)
        dome = (dx * dx + dy * dy < 1) & (dy < 0.10 * (1 - dx * dx))
        lit = np.clip(0.46 + 0.24 * dx * side - 0.26 * dy, 0.1, 0.8)
        drawing[..., 0] = np.where(dome, lit * 255, drawing[..., 0])
        drawing[..., 1] = np.where(dome, 255, drawing[..., 1])
        under = ((x, rim + tall * 0.012), (wide * 1.9, tall * 0.11), 0.0)
        cv2.ellipse(drawing, under, (40, 255), -1, cv2.LINE_AA)
        for _ in range(6):
            sx, sy = float(rng.uniform(-0.7, 0.7)), float(rng.uniform(-0.85, -0.2))
            if sx * sx + sy * sy < 0.8:
                spot = ((x + sx * wide, rim + sy * tall * 0.4), (wide * 0.22, wide * 0.16), 0.0)
                cv2.ellipse(drawing, spot, (242, 255), -1, cv2.LINE_AA)
    return straight(drawing)


def crystal(rng: np.random.Generator, side: float) -> Drawing:
    """A cluster of prisms."""
    drawing = blank(1.0)
    height, width = drawing.shape[:2]
    for index in range(7):
        lean = (index - 3) * 0.16 + float(rng.normal(0, 0.05))
        tall = height * (0.95 - 0.17 * abs(index - 3)) * float(rng.uniform(0.75, 1.0))
        thick = tall * float(rng.uniform(0.11, 0.15))
        x, y = width / 2 + (index - 3) * width * 0.055, height - 3.0
        tip, shoulder = (x + lean * tall, y - tall), (x + lean * tall * 0.8, y - tall * 0.8)
        for low, high, tone in ((-1.0, -0.2, 0.55 - 0.25 * side), (-0.2, 1.0, 0.55 + 0.25 * side)):
            points = [(x + low * thick * 0.7, y), (shoulder[0] + low * thick, shoulder[1]), tip, (shoulder[0] + high * thick, shoulder[1]), (x + high * thick * 0.7, y)]  # fmt: skip
            cv2.fillPoly(
                drawing, [(np.array(points) * 16).astype(np.int32)], (int(tone * 255), 255), cv2.LINE_AA, 4
            )
    return straight(drawing)


def bamboo(rng: np.random.Generator, side: float) -> Drawing:
    """A clump of jointed canes that bow over at their tops under sprays of narrow leaves."""
    drawing = blank(0.62)
    height, width = drawing.shape[:2]
    for cane in range(6):
        dim = 0.55 + 0.09 * cane  # those behind are drawn first, and darker
        x, bow = width * float(rng.uniform(0.30, 0.70)), float(rng.uniform(-0.16, 0.16))
        top, thick = height * float(rng.uniform(0.05, 0.20)), float(rng.uniform(5, 9)) * (0.7 + 0.06 * cane)
        joints = int(rng.integers(11, 15))
        share = np.linspace(0, 1, joints + 1)
        at_x, at_y = x + bow * width * share**3, height - 2 - (height - top) * share
        for k in range(joints):
            wide = max(2, int(thick * (1.05 - 0.65 * share[k])))
            begin, end = (at_x[k], at_y[k]), (at_x[k + 1], at_y[k + 1] + 2)
            stroke(drawing, begin, end, 0.34 * dim, wide)
            glint = side * wide * 0.20
            stroke(
                drawing, (begin[0] + glint, begin[1]), (end[0] + glint, end[1]), 0.62 * dim, max(1, wide // 3)
            )
            stroke(drawing, (end[0] - wide * 0.5, end[1]), (end[0] + wide * 0.5, end[1]), 0.16 * dim, 2)
        for k in range(joints // 3, joints + 1):
            for way in (-1, 1, -1, 1)[: 2 + int(share[k] > 0.55) + int(share[k] > 0.8)]:
                long = width * float(rng.uniform(0.06, 0.20))
                twig = (at_x[k] + way * long, at_y[k] - long * float(rng.uniform(-0.1, 0.5)))
                stroke(drawing, (at_x[k], at_y[k]), twig, 0.30 * dim, 1)
                _spray(drawing, rng, twig, way, (dim, side))
    return straight(drawing)


def _spray(
    drawing: Drawing, rng: np.random.Generator, at: tuple[float, float], way: int, look: tuple[float, float]
) -> None:
    """Narrow leaves that hang from the end of a twig; ``look`` is how bright, and the side of the light."""
    dim, side = look
    reach = drawing.shape[0] * 0.048
    for _ in range(6):
        down = float(rng.uniform(-0.35, 1.15))  # radians under the level
        long = reach * float(rng.uniform(0.6, 1.25))
        along = np.array([way * np.cos(down), np.sin(down)]) * long
        across = np.array([-along[1], along[0]]) * 0.11
        foot = np.array(at) - along * 0.15 + rng.normal(0, reach * 0.14, 2)
        leaf = np.stack([foot, foot + along * 0.4 + across, foot + along, foot + along * 0.4 - across])
        tone = dim * (0.50 + 0.16 * way * side - 0.16 * down) + float(rng.normal(0, 0.10))
        ink = (int(np.clip(tone, 0.06, 1) * 255), 255)
        cv2.fillPoly(drawing, [(leaf * 16).astype(np.int32)], ink, cv2.LINE_AA, 4)


def hay(rng: np.random.Generator, side: float) -> Drawing:
    """A round bale, seen from its end and side."""
    drawing = blank(1.25)
    height, width = drawing.shape[:2]
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    radius = height * 0.47
    for x, dark in ((width * 0.62, True), (width * 0.42, False)):
        away = np.hypot(u - x, v - height * 0.52) / radius
        rings = 0.08 * np.sin(away * 34 + float(rng.uniform(0, 6)))
        tone = np.clip(
            (0.34 if dark else 0.62) + rings - 0.22 * (v / height - 0.5) + 0.08 * side * (u - x) / radius,
            0.05,
            1,
        )
        body = (
            (away < 1)
            if not dark
            else (np.abs(v - height * 0.52) < radius) & (u > width * 0.42) & ((away < 1) | (u < x))
        )
        drawing[..., 0] = np.where(body, tone * 255, drawing[..., 0])
        drawing[..., 1] = np.where(body, 255, drawing[..., 1])
    return straight(drawing)


HERBS: dict[str, Callable[[np.random.Generator, float], Drawing]] = {
    "flower": flower, "mushroom": mushroom, "crystal": crystal, "bamboo": bamboo, "hay": hay,
}  # fmt: skip
