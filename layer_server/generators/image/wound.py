"""What is wound around a thing, and what goes through it: parts of each are before the other, parts behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane
from layer_server.generators.colour import shade
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.materials import MATERIALS, look
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.relations import STRANDS
from layer_server.generators.image.shading import Layer, Painter
from layer_server.generators.image.silhouette import Silhouette

_TURNS = (0.16, 0.36, 0.56, 0.76)
"""Where the turns of a strand cross a thing, shares of its length."""

_WIDTH = 0.042
"""Of a strand, a share of the picture."""

_BEYOND = 0.035
"""How far a turn reaches beyond the thing's sides."""


def strand_around(piece: Piece, strand: Brief, rng: np.random.Generator) -> Piece:
    """The turns of a vine, a chain or a ribbon that are seen before a thing."""
    stuff, leaves = STRANDS[strand.head]
    size = piece.hull.shape[0]
    rows, columns = np.nonzero(piece.hull[::2, ::2])
    points = np.stack([columns, rows], 1).astype(np.float32) * 2
    middle = points.mean(0)
    _, _, axes = np.linalg.svd(points[::11] - middle, full_matrices=False)
    along, across = axes[0], np.array([-axes[0][1], axes[0][0]])
    place, side = (points - middle) @ along, (points - middle) @ across
    low, high = float(place.min()), float(place.max())
    band, tips = np.zeros((size, size), np.uint8), np.zeros((size, size), np.uint8)
    thick = float(np.ptp(side)) > 0.62 * (high - low)
    for turn, tilt in _turns(strand.head, thick=thick):
        at = low + (high - low) * turn
        near = side[np.abs(place - at) < size * 0.03]
        if len(near) == 0:
            continue
        left, right = float(near.min()) - _BEYOND * size, float(near.max()) + _BEYOND * size
        lean = min((high - low) * 0.11, 0.5 * (right - left)) * tilt
        t = np.linspace(0, 1, 24)
        bow = np.sin(np.pi * t) * size * 0.02
        line = (
            middle
            + np.outer(left + (right - left) * t, across)
            + np.outer(at + lean * (t - 0.5) * 2 + bow, along)
        )
        if strand.head == "chain":
            _links(band, line, size)
            continue
        cv2.polylines(
            band, [np.round(line).astype(np.int32)], isClosed=False, color=1, thickness=round(size * _WIDTH)
        )
        if leaves:
            _leaves(tips, line, size, rng)
    mask, leaf = band > 0, tips > 0
    whole: Mask = mask | leaf
    material = look(stuff)
    if strand.material in MATERIALS:
        material = MATERIALS[strand.material]
    if strand.colour:
        material = material.coloured(strand.colour)
    layers = [Layer(mask, replace(material, bevel=0.018))]
    if leaves:
        layers.append(Layer(leaf, replace(look(leaves), bevel=0.014)))
    body = Painter(Silhouette(whole, whole, ()), rng, lambda _done, _count: None).paint(layers)
    return Piece(body.colour, body.coverage, whole, shade(material.ramp, 0.0) * np.float32(0.55))


def _leaves(
    tips: cv2.typing.MatLike,
    line: Plane,
    size: int,
    rng: np.random.Generator,
) -> None:
    for index in (3, 12, 20):
        x, y = (float(v) for v in line[index])
        angle = float(rng.uniform(0, 360))
        x += size * 0.03 * np.cos(np.radians(angle))
        y += size * 0.03 * np.sin(np.radians(angle))
        reach = (round(size * 0.036), round(size * 0.018))
        cv2.ellipse(tips, (round(x), round(y)), reach, angle, 0, 360, 1, -1)


def _turns(head: str, *, thick: bool) -> tuple[tuple[float, float], ...]:
    """Where a strand crosses a thing, and how much it leans there: what is thick has two that cross, a bow one."""
    if not thick:
        return tuple((turn, 1.0) for turn in _TURNS)
    return ((0.5, 0.0),) if head in {"ribbon", "bow", "string", "thread"} else ((0.5, 2.6), (0.5, -2.6))


def _links(band: cv2.typing.MatLike, line: Plane, size: int) -> None:
    """A chain along a line: rings seen from the front and from the side in turn."""
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    angle = float(np.degrees(np.arctan2(*(line[-1] - line[0])[::-1])))
    for index, at in enumerate(np.arange(0, steps[-1], size * 0.052)):
        x, y = (round(float(np.interp(at, steps, line[:, axis]))) for axis in (0, 1))
        if index % 2:
            cv2.ellipse(band, (x, y), (round(size * 0.034), round(size * 0.011)), angle, 0, 360, 1, -1)
        else:
            cv2.ellipse(
                band,
                (x, y),
                (round(size * 0.036), round(size * 0.024)),
                angle,
                0,
                360,
                1,
                round(size * 0.013),
            )


def run_through(pieces: Sequence[Piece]) -> list[Piece]:
    """A thing and what goes through it, which is hidden in the thing's lower half."""
    base, thing = pieces[0], pieces[-1]
    rows = np.flatnonzero(base.hull.any(1)) + base.top
    middle = float(rows[0] + rows[-1]) / 2
    hidden = np.zeros_like(thing.hull)
    top, left = base.top - thing.top, base.left - thing.left
    height, width = base.hull.shape
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(hidden.shape[0], top + height), min(hidden.shape[1], left + width)
    if y1 <= y0 or x1 <= x0:
        return [base, thing]
    hidden[y0:y1, x0:x1] = base.hull[y0 - top : y1 - top, x0 - left : x1 - left]
    hidden[: max(0, round(middle - thing.top))] = False
    return [base, replace(thing, coverage=thing.coverage * ~hidden, hull=thing.hull & ~hidden)]
