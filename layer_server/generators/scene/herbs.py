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
    """Jointed canes that bow a little, with narrow leaves at their tops."""
    drawing = blank(0.5)
    height, width = drawing.shape[:2]
    for _ in range(5):
        x, lean = width * float(rng.uniform(0.25, 0.75)), float(rng.normal(0, 0.06))
        top, thick = height * float(rng.uniform(0.02, 0.2)), float(rng.uniform(6, 10))
        tone = float(rng.uniform(0.34, 0.55))
        joints = 13
        before = (x, height - 2.0)
        for joint in range(1, joints + 1):
            share = joint / joints
            at = (x + lean * width * share**2 * 2, height - (height - top) * share)
            stroke(drawing, before, at, tone, max(2, int(thick * (1.1 - 0.5 * share))))
            stroke(
                drawing,
                (before[0] + side * thick * 0.22, before[1]),
                (at[0] + side * thick * 0.22, at[1]),
                tone + 0.24,
                2,
            )
            cv2.circle(
                drawing,
                (int(at[0]), int(at[1])),
                int(thick * 0.62),
                (int((tone - 0.16) * 255), 255),
                -1,
                cv2.LINE_AA,
            )
            if share > 0.35:
                for _ in range(4):
                    way = float(rng.choice([-1, 1])) * float(rng.uniform(0.10, 0.26)) * width
                    stroke(
                        drawing,
                        at,
                        (at[0] + way, at[1] + abs(way) * float(rng.uniform(-0.3, 0.7))),
                        tone + float(rng.uniform(-0.12, 0.25)),
                        3,
                    )
            before = at
    return straight(drawing)


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
