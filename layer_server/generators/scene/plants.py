"""Trees, bushes and rocks as stamps: drawn stroke by stroke in tones of light, coloured when they are placed."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.scene.flora import FLORA
from layer_server.generators.scene.herbs import HERBS
from layer_server.generators.scene.strokes import Drawing, blank, straight, stroke
from layer_server.generators.scene.things import THINGS


def pine(rng: np.random.Generator, side: float) -> Drawing:
    """A conifer: whorls of boughs that droop and rise at their tips, the lower ones and those behind drawn first."""
    return _conifer(rng, side, snowy=False)


def snowy_pine(rng: np.random.Generator, side: float) -> Drawing:
    """A conifer with snow on its boughs: tones over a half are snow."""
    return _conifer(rng, side, snowy=True)


def _conifer(rng: np.random.Generator, side: float, *, snowy: bool) -> Drawing:
    drawing = blank(0.56)
    height, width = drawing.shape[:2]
    middle, slim = width / 2, float(rng.uniform(0.70, 0.98))
    stroke(drawing, (middle, height * 0.08), (middle, height - 2), 0.10, max(3, height // 48))
    whorls = int(rng.integers(19, 25))
    deepest = 0.42 if snowy else 1.0
    for whorl in range(whorls, 0, -1):
        share = whorl / whorls
        reach = middle * slim * (0.04 + 0.94 * share**0.9) * float(rng.uniform(0.82, 1.0))
        count = int(7 + 9 * share)
        around = (np.arange(count) + rng.uniform(0.1, 0.9, count)) / count * 2 * np.pi
        for angle in around[np.argsort(np.sin(around))]:
            out, near = float(np.cos(angle)), float(np.sin(angle))
            y = height * (0.015 + 0.865 * share**1.1) + height * 0.012 * near * share
            long = reach * float(rng.uniform(0.8, 1.05))
            begin = (middle, y - height * 0.035 * share)
            end = (
                middle + out * long,
                y + long * (0.20 + 0.26 * max(near, -0.3)) * float(rng.uniform(0.7, 1.2)),
            )
            tone = 0.27 + 0.19 * out * side + 0.15 * near + float(rng.normal(0, 0.08))
            _bough(
                drawing, rng, (begin, end), (tone * deepest, height * (0.012 + 0.026 * share)), snowy=snowy
            )
    stroke(drawing, (middle, 1), (middle, height * 0.07), 0.45 * deepest, 2)
    return straight(drawing)


def _bough(
    drawing: Drawing,
    rng: np.random.Generator,
    ends: tuple[tuple[float, float], tuple[float, float]],
    look: tuple[float, float],
    *,
    snowy: bool,
) -> None:
    """A branch with its twigs as a fringe that hangs; ``look`` is its tone and the fringe's length in pixels."""
    (x0, y0), (x1, y1) = ends
    tone, fringe = look
    teeth = 9
    t = np.linspace(0, 1, teeth * 2 + 1)
    sag = fringe * 0.9 * np.sin(np.pi * t)
    x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag - fringe * 0.7 * t**3
    body = (1 - 0.92 * t**1.5) * np.minimum(1, 0.4 + 3 * t)
    hang = fringe * body * np.where(np.arange(len(t)) % 2, 1.25, 0.35) * rng.uniform(0.6, 1.3, len(t))
    lean = np.sign(x1 - x0) * hang * 0.45
    lower = np.stack([x + lean, y + hang], 1)
    for lift, own, low in ((0.30, tone, lower), (0.34, tone + 0.20, None)):
        upper = np.stack([x, y - fringe * lift * body], 1)
        under = (
            low
            if low is not None
            else np.stack([x + lean * 0.3, y + hang * (0.22 if not snowy else 0.10)], 1)
        )
        ink = 0.74 + 0.5 * tone if low is None and snowy else own
        points = (np.concatenate([upper, under[::-1]]) * 16).astype(np.int32)
        cv2.fillPoly(drawing, [points], (int(np.clip(ink, 0.02, 1) * 255), 255), cv2.LINE_AA, 4)


def _leaves(
    drawing: Drawing,
    rng: np.random.Generator,
    side: float,
    clumps: list[tuple[float, float, float]],
    size: float,
) -> None:
    """Clumps of leaves (x, y, radius in pixels), each lit as a ball, the lower ones first."""
    for x, y, radius in sorted(clumps, key=lambda clump: -clump[1]):
        count = int(60 + radius * 2.2)
        angle, out = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
        dx, dy = np.cos(angle) * out, np.sin(angle) * out
        tone = 0.42 + 0.26 * dx * side - 0.34 * dy + rng.normal(0, 0.12, count)
        order = np.argsort(tone)
        for i in order:
            centre = (x + dx[i] * radius, y + dy[i] * radius * 0.8)
            axes = (2 * size * rng.uniform(0.6, 1.3), 2 * size * rng.uniform(0.35, 0.8))
            ink = (int(np.clip(tone[i], 0, 1) * 255), 255)
            cv2.ellipse(drawing, (centre, axes, float(rng.uniform(0, 180))), ink, -1, cv2.LINE_AA)


def broadleaf(rng: np.random.Generator, side: float) -> Drawing:
    """An oak or its like: a forking trunk under a crown of clumps."""
    drawing = blank(0.95)
    height, width = drawing.shape[:2]
    middle = width / 2
    _limb(
        drawing,
        rng,
        (middle, height - 2.0, -np.pi / 2 + float(rng.normal(0, 0.05))),
        (height * 0.30, height / 17),
        4,
    )
    clumps = []
    for _ in range(15):
        angle, out = rng.uniform(0, 2 * np.pi), np.sqrt(rng.random()) * 0.72
        clumps.append(
            (
                middle + np.cos(angle) * out * width * 0.42,
                height * 0.36 + np.sin(angle) * out * height * 0.30,
                height * float(rng.uniform(0.09, 0.16)),
            )
        )
    _leaves(drawing, rng, side, clumps, height / 52)
    return straight(drawing)


def bush(rng: np.random.Generator, side: float) -> Drawing:
    drawing = blank(1.5)
    height, width = drawing.shape[:2]
    clumps = [
        (
            width * float(rng.uniform(0.2, 0.8)),
            height * float(rng.uniform(0.45, 0.85)),
            height * float(rng.uniform(0.14, 0.26)),
        )
        for _ in range(9)
    ]
    _leaves(drawing, rng, side, clumps, height / 26)
    return straight(drawing)


def _limb(
    drawing: Drawing,
    rng: np.random.Generator,
    start: tuple[float, float, float],
    size: tuple[float, float],
    forks: int,
    *,
    twist: float = 0.25,
) -> None:
    """A limb from x, y in a direction, of a length and thickness, and its forks."""
    x, y, angle = start
    length, thick = size
    for _ in range(3):
        to = (x + np.cos(angle) * length / 3, y + np.sin(angle) * length / 3)
        stroke(drawing, (x, y), to, 0.20, max(1, int(thick)))
        lit = max(1, int(thick * 0.3))
        stroke(drawing, (x + thick * 0.22, y), (to[0] + thick * 0.22, to[1]), 0.50, lit)
        (x, y), angle = to, angle + float(rng.normal(0, twist * 0.5))
        thick *= 0.88
    if forks > 0:
        for _ in range(2 + int(rng.random() < 0.35)):
            spread = float(rng.uniform(0.25, 0.85)) * float(rng.choice([-1, 1]))
            _limb(
                drawing,
                rng,
                (x, y, angle + spread),
                (length * float(rng.uniform(0.6, 0.82)), thick * 0.66),
                forks - 1,
                twist=twist,
            )


def bare(rng: np.random.Generator, side: float) -> Drawing:
    """A leafless, twisted tree."""
    del side
    drawing = blank(0.95)
    height, width = drawing.shape[:2]
    _limb(
        drawing,
        rng,
        (width / 2, height - 2.0, -np.pi / 2 + float(rng.normal(0, 0.12))),
        (height * 0.28, height / 15),
        5,
        twist=0.5,
    )
    return straight(drawing)


def palm(rng: np.random.Generator, side: float) -> Drawing:
    drawing = blank(0.85)
    height, width = drawing.shape[:2]
    lean = float(rng.uniform(-0.22, 0.22))
    x, y = width * (0.5 - lean * 0.6), height - 2.0
    for step in range(24):
        to = (x + lean * width * 0.05 * (0.4 + step / 16), y - height * 0.63 / 24)
        thick = max(2, int(height / 26 * (1.1 - step / 40)))
        stroke(drawing, (x, y), to, 0.24 + 0.07 * (step % 2), thick)
        stroke(
            drawing,
            (x + side * thick * 0.25, y),
            (to[0] + side * thick * 0.25, to[1]),
            0.52,
            max(1, thick // 3),
        )
        x, y = to
    for frond in range(13):
        angle = np.pi * (frond + 0.5) / 13 + rng.normal(0, 0.1)
        out = np.cos(angle)
        reach = width * float(rng.uniform(0.38, 0.50))
        t = np.linspace(0, 1, 16)
        along_x = x + out * reach * t
        along_y = y - np.sin(angle) * reach * 0.62 * t + reach * (0.30 + 0.42 * abs(out)) * t**2
        tone = 0.38 + 0.26 * out * side + 0.16 * np.sin(angle)
        for i in range(1, 16):
            start = (along_x[i], along_y[i])
            stroke(drawing, (along_x[i - 1], along_y[i - 1]), start, tone + 0.12, 2)
            leaf = height * 0.075 * (1.15 - t[i]) + 5
            for drop in (0.55, 1.0):
                end = (along_x[i] + out * leaf * 0.55 * drop, along_y[i] + leaf * drop)
                stroke(drawing, start, end, tone + float(rng.normal(0, 0.10)), 3)
    return straight(drawing)


def cactus(rng: np.random.Generator, side: float) -> Drawing:
    drawing = blank(0.62)
    height, width = drawing.shape[:2]
    thick = height / 7
    arms = [((width / 2, height - 4.0), (width / 2, height * 0.12), thick)]
    for sign in (-1, 1):
        if rng.random() < 0.85:
            base = height * float(rng.uniform(0.45, 0.68))
            out, up = width / 2 + sign * width * 0.30, base - height * float(rng.uniform(0.14, 0.30))
            arms += [((width / 2, base), (out, base), thick * 0.62), ((out, base), (out, up), thick * 0.62)]
    for start, end, wide in arms:
        for k in range(9):
            share = k / 8 * 2 - 1
            across = wide * 0.5 * share
            upright = abs(end[1] - start[1]) > abs(end[0] - start[0])
            shift = (across, 0.0) if upright else (0.0, across)
            tone = 0.42 + 0.34 * share * (side if upright else -1) + (0.08 if k % 2 else -0.06)
            line = max(2, int(wide / 8))
            stroke(
                drawing,
                (start[0] + shift[0], start[1] + shift[1]),
                (end[0] + shift[0], end[1] + shift[1] + wide * 0.35 * share**2 * (1 if upright else 0)),
                tone,
                line,
            )
    return straight(drawing)


def rock(rng: np.random.Generator, side: float) -> Drawing:
    """A boulder of flat facets."""
    drawing = blank(1.45)
    height, width = drawing.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x / width - 0.5) * 2.2, (y / height - 0.62) * 2.1
    surface = np.full((height, width), 9, np.float32)
    tone = np.zeros((height, width), np.float32)
    for _ in range(34):
        nx, ny, nz = rng.normal(0, 1), rng.normal(-0.25, 0.8), abs(rng.normal(0.7, 0.5)) + 0.12
        length = float(np.sqrt(nx**2 + ny**2 + nz**2))
        plane = (float(rng.uniform(0.66, 0.80)) - (u * nx + v * ny) / length) / np.float32(nz / length)
        nearer = plane < surface
        surface = np.where(nearer, plane, surface)
        light = 0.42 + 0.36 * (nx * side - ny * 0.9) / length + 0.08 * rng.normal()
        tone = np.where(nearer, np.float32(light), tone)
    speck = cv2.GaussianBlur(
        rng.standard_normal((height, width), dtype=np.float32), (0, 0), 2.5
    ) * np.float32(0.5)
    drawing[..., 1] = np.clip(surface * 60, 0, 1) * 255 * (y < height - 3)
    drawing[..., 0] = np.clip(cv2.GaussianBlur(tone, (0, 0), 1.2) + speck * 0.35, 0, 1) * 255
    return drawing[..., :2].copy()


def tombstone(rng: np.random.Generator, side: float) -> Drawing:
    drawing = blank(0.75)
    height, width = drawing.shape[:2]
    tilt = float(rng.normal(0, 5))
    cross = rng.random() < 0.35
    for inset, tone in ((0.0, 0.22 if side > 0 else 0.5), (0.05, 0.38)):
        left, right = width * (0.16 + inset), width * (0.84 - inset * 0.2)
        if cross:
            bars = (((width * (0.42 + inset * 0.4), height * 0.12), (width * 0.60, height - 3.0)),
                    ((left, height * 0.30), (right, height * 0.44)))  # fmt: skip
            for (x0, y0), (x1, y1) in bars:
                cv2.rectangle(drawing, (int(x0), int(y0)), (int(x1), int(y1)), (int(tone * 255), 255), -1)
        else:
            radius = (right - left) / 2
            cv2.rectangle(
                drawing,
                (int(left), int(height * 0.2 + radius)),
                (int(right), height - 3),
                (int(tone * 255), 255),
                -1,
            )
            centre = (int((left + right) / 2), int(height * 0.2 + radius))
            cv2.circle(drawing, centre, int(radius), (int(tone * 255), 255), -1, cv2.LINE_AA)
    noise = rng.normal(0, 0.07, (height // 6, width // 6)).astype(np.float32)
    grain = cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC) * 255
    drawing = straight(drawing)
    drawing[..., 0] = np.clip(drawing[..., 0] + grain, 0, 255)
    turn = cv2.getRotationMatrix2D((width / 2, height), tilt, 1)
    return np.asarray(cv2.warpAffine(drawing, turn, (width, height)), np.uint8)


def coral(rng: np.random.Generator, side: float) -> Drawing:
    """A fan of branches with round ends."""
    drawing = blank(1.0)
    height, width = drawing.shape[:2]
    tips = [((width / 2, height - 3.0), -np.pi / 2, height * 0.20, height / 11, 5)]
    while tips:
        (x, y), angle, length, thick, forks = tips.pop()
        to = (x + np.cos(angle) * length, y + np.sin(angle) * length)
        tone = 0.40 + 0.22 * np.cos(angle) * side + 0.05 * (5 - forks)
        stroke(drawing, (x, y), to, tone - 0.14, max(2, int(thick)))
        stroke(
            drawing,
            (x + side * thick * 0.2, y),
            (to[0] + side * thick * 0.2, to[1]),
            tone + 0.12,
            max(1, int(thick * 0.45)),
        )
        if forks > 0:
            for turn in (-0.45, 0.0, 0.45) if rng.random() < 0.4 else (-0.38, 0.38):
                tips.append(
                    (to, angle + turn + float(rng.normal(0, 0.15)), length * 0.78, thick * 0.78, forks - 1)
                )
    return straight(drawing)


def kelp(rng: np.random.Generator, side: float) -> Drawing:
    """Ribbons of weed that sway."""
    drawing = blank(0.6)
    height, width = drawing.shape[:2]
    for _ in range(7):
        x, phase, sway = (
            width * float(rng.uniform(0.3, 0.7)),
            float(rng.uniform(0, 6)),
            float(rng.uniform(0.05, 0.16)),
        )
        top, tone = float(rng.uniform(0.02, 0.45)), float(rng.uniform(0.3, 0.6))
        before = (x, height - 2.0)
        for step in range(1, 22):
            share = step / 21
            at = (x + np.sin(phase + share * 5) * sway * width * share, height * (1 - share * (1 - top)))
            stroke(
                drawing,
                before,
                at,
                tone + 0.22 * np.cos(phase + share * 5) * side,
                max(2, int(height / 30 * (1.1 - share))),
            )
            before = at
    return straight(drawing)


DRAW: dict[str, Callable[[np.random.Generator, float], Drawing]] = {
    "pine": pine, "snowy pine": snowy_pine, "broadleaf": broadleaf, "bush": bush, "bare": bare, "palm": palm, "cactus": cactus,
    "rock": rock, "tombstone": tombstone, "coral": coral, "kelp": kelp, **HERBS, **FLORA, **THINGS,
}  # fmt: skip
