"""A round frame: a lit ground, what is shown, and a metal ring around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.materials import MATERIALS, Material
from layer_server.generators.image.shading import Layer, Painter
from layer_server.generators.image.silhouette import Silhouette

_OUTER, _INNER = 0.47, 0.405
"""Radii of the ring, shares of the picture."""

_GROUNDS = ("#3f6ea8", "#8a4470", "#42876a", "#9a7040", "#5a52a0", "#8f4038")
_RINGS = ("gold", "silver", "bronze")


def framed(
    size: int, pieces: Sequence[Piece], seed: int, rng: np.random.Generator, step: Callable[[int, int], None]
) -> list[Piece]:
    """Pieces within a medallion of ``size`` pixels, the ground first and the ring last."""
    away = _from_middle(size)
    inside: Mask = away < _INNER * size + 1
    ground_colour = rgb(_GROUNDS[seed % len(_GROUNDS)])
    light = 1.35 - 0.95 * smoothstep(0.0, _OUTER * size, _from_middle(size, 0.42, 0.36))
    lit = (ground_colour * light[..., None]).astype(np.float32)
    ground = Piece(lit, inside.astype(np.float32), inside, ground_colour * np.float32(0.2))
    ring = _ring(size, away, MATERIALS[_RINGS[seed // len(_GROUNDS) % len(_RINGS)]], rng, step)
    return [ground, *(_cut(piece, inside) for piece in pieces), ring]


def _cut(piece: Piece, inside: Mask) -> Piece:
    """A piece without what would stand out of the ring."""
    height, width = piece.hull.shape
    top, left = max(0, -piece.top), max(0, -piece.left)
    keep = np.zeros(piece.hull.shape, bool)
    part = inside[max(0, piece.top) : piece.top + height, max(0, piece.left) : piece.left + width]
    keep[top : top + part.shape[0], left : left + part.shape[1]] = part
    return replace(piece, coverage=piece.coverage * keep, hull=piece.hull & keep)


def _ring(
    size: int, away: Plane, metal: Material, rng: np.random.Generator, step: Callable[[int, int], None]
) -> Piece:
    mask: Mask = (away < _OUTER * size) & (away > _INNER * size)
    body = Painter(Silhouette(mask, mask, ()), rng, step).paint([Layer(mask, metal)])
    return Piece(body.colour, body.coverage, mask, metal.ramp[0] * np.float32(0.55))


def _from_middle(size: int, x: float = 0.5, y: float = 0.5) -> Plane:
    across = np.arange(size, dtype=np.float32) + np.float32(0.5)
    away: Plane = np.hypot(across[None, :] - np.float32(x * size), across[:, None] - np.float32(y * size))
    return away
