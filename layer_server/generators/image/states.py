"""What has happened to a thing: it is broken, cracked, or covered with snow, moss, mud or blood."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur, fractal_noise
from layer_server.generators.colour import rgb
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.vocabulary import STATES


@dataclass(frozen=True, slots=True)
class _Cover:
    """What lies on a thing: its colour, how deep it reaches, and how far it runs down, shares of the side."""

    colour: str
    depth: float
    runs: float = 0.0


_COVERS = {
    "snow": _Cover("#f4f8fd", 0.05, 0.02),
    "moss": _Cover("#5a9a2a", 0.05, 0.05),
    "blood": _Cover("#b01018", 0.03, 0.12),
    "mud": _Cover("#5a3a1e", 0.03, 0.06),
    "slime": _Cover("#6ac82a", 0.03, 0.12),
}

_APART = 0.03
"""How far the halves of a broken thing move, a share of the side."""


def in_its_state(piece: Piece, brief: Brief, name: str, seed: int) -> Piece:
    """The piece as the prompt says it is; as it is where its picture shows that by itself."""
    if any(word in name for word in ("broken", "crack", "shatter", "ruin", "derelict", "snow")):
        return piece
    if brief.words & STATES["broken"]:
        piece = _broken(piece, seed)
    elif brief.words & STATES["cracked"]:
        piece = _cracked(piece, seed)
    cover = next((cover for state, cover in _COVERS.items() if brief.words & STATES[state]), None)
    return piece if cover is None else _covered(piece, cover, seed)


def _axis(hull: Mask) -> tuple[float, float, float, float]:
    """The middle (x, y) of a thing and the unit vector along it."""
    rows, columns = np.nonzero(hull[::4, ::4])
    points = np.stack([columns, rows], 1).astype(np.float32) * 4
    middle = points.mean(0)
    _, strength, axes = np.linalg.svd(points[::7] - middle, full_matrices=False)
    x, y = (float(v) for v in axes[0])
    if strength[0] < 1.25 * strength[1]:  # what is round breaks from top to bottom
        x, y = 0.97, 0.24
    return float(middle[0]), float(middle[1]), x, y


def _broken(piece: Piece, seed: int) -> Piece:
    """Two halves with a jagged edge, a little apart and askew."""
    if not piece.hull.any():
        return piece
    size = piece.hull.shape[0]
    x, y, ax, ay = _axis(piece.hull)
    rng = np.random.default_rng((seed, 7))
    teeth = rng.uniform(-1, 1, 25).astype(np.float32)
    row, column = np.mgrid[0:size, 0:size].astype(np.float32)
    along = (column - x) * ax + (row - y) * ay
    across = ((column - x) * -ay + (row - y) * ax) / size * 16 + 12
    jag = np.interp(across.ravel(), np.arange(25), teeth).reshape(size, size).astype(np.float32)
    side = along + jag * np.float32(size * 0.035) > 0
    halves = []
    for half, direction in ((side, 1.0), (~side, -1.0)):
        matrix = cv2.getRotationMatrix2D((x, y), 7.0 * direction, 0.93)
        matrix[0, 2] += direction * ax * _APART * size
        matrix[1, 2] += direction * ay * _APART * size
        kept = np.dstack([piece.colour * half[..., None], piece.coverage * half]).astype(np.float32)
        moved = cv2.warpAffine(kept, matrix, (size, size), flags=cv2.INTER_LINEAR)
        hull = cv2.warpAffine((piece.hull & half).astype(np.float32), matrix, (size, size)) > 0.5
        halves.append((moved, hull))
    (first, first_hull), (second, second_hull) = halves
    alpha = first[..., 3:]
    both = first + second * (1 - alpha)
    return replace(piece, colour=both[..., :3], coverage=both[..., 3], hull=first_hull | second_hull)


def _cracked(piece: Piece, seed: int) -> Piece:
    """Dark lines that run from the edge inwards and fork."""
    size = piece.hull.shape[0]
    x, y, _, _ = _axis(piece.hull)
    rng = np.random.default_rng((seed, 11))
    lines = np.zeros(piece.hull.shape, np.uint8)
    for turn in (0.3, 2.5, 4.4):
        angle = turn + rng.uniform(-0.3, 0.3)
        at = np.array([x + np.cos(angle) * size * 0.5, y + np.sin(angle) * size * 0.5])
        _crack(lines, at, angle + np.pi, 9, rng)
    seen = (blur(lines.astype(np.float32), size * 0.0012) * piece.hull)[..., None]
    light = np.roll(np.roll(seen, round(size * 0.007), 0), round(size * 0.007), 1) * np.float32(0.3)
    colour = piece.colour + light * piece.coverage[..., None]
    return replace(piece, colour=colour * (1 - np.float32(0.85) * seen))


def _crack(
    lines: cv2.typing.MatLike,
    at: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    angle: float,
    count: int,
    rng: np.random.Generator,
) -> None:
    size = lines.shape[0]
    for step in range(count):
        bend = angle + rng.uniform(-0.75, 0.75)
        end = at + np.array([np.cos(bend), np.sin(bend)]) * size * 0.062
        width = max(1, round(size * (0.006 + 0.0014 * (count - step))))
        first, last = ((int(v[0]), int(v[1])) for v in (at, end))
        cv2.line(lines, first, last, 1, width, cv2.LINE_8)
        if step in {3, 6} and count > 4:
            _crack(lines, end, angle + rng.choice([-0.9, 0.9]), 3, rng)
        at = end


def _covered(piece: Piece, cover: _Cover, seed: int) -> Piece:
    """Something that lies on all edges that look up, and runs down from there."""
    size = piece.hull.shape[0]
    rng = np.random.default_rng((seed, 13))
    wave = fractal_noise(rng, size, 9, 3)[size // 2]
    depth = (cover.depth + cover.runs * np.clip(wave * 1.6, 0, 1)) * size
    row, column = np.mgrid[0:size, 0:size].astype(np.float32)
    hull = piece.hull.astype(np.float32)
    above = cv2.remap(hull, column, row - depth[None, :].astype(np.float32), cv2.INTER_LINEAR)
    lies: Plane = np.clip(blur(hull * (1 - above), size * 0.004) * 1.6 - 0.3, 0, 1) * piece.hull
    shade = 0.72 + 0.42 * np.clip(
        blur(lies, size * 0.012) - np.roll(blur(lies, size * 0.012), round(size * 0.012), 0), -1, 1
    )
    painted = rgb(cover.colour) * np.clip(shade + 0.28, 0, 1.15)[..., None] * piece.coverage[..., None]
    colour = piece.colour + (painted - piece.colour) * lies[..., None]
    return replace(piece, colour=colour.astype(np.float32))
