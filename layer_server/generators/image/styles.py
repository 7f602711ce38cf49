"""Styles that are not painted: flat colours, lines, neon tubes, a mere silhouette."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.colour import rgb, shade
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.shading import Layer
from layer_server.generators.image.wording import STYLES

UNLIT = frozenset({"flat", "line", "neon", "silhouette"})
"""Styles of a piece; the others are of the whole picture."""

_LINE = 0.014
"""Half the width of a drawn line, a share of the picture."""

_FLAT_TONE = 0.60
"""Where on its ramp a material's flat colour is."""

_DARK, _LIGHT, _NEON = "#1c1f28", "#f6f7fa", "#ff3ad0"


def style_of(brief: Brief) -> str:
    """The style that a thing is drawn in, a key of ``STYLES``, or ""."""
    return next((style for style, of in STYLES.items() if brief.words & of), "")


def unlit(style: str, hull: Mask, layers: Sequence[Layer], brief: Brief) -> Piece:
    """Layers in one of the styles ``UNLIT``."""
    size = hull.shape[0]
    coverage = blur(hull.astype(np.float32), size * 0.0012)
    if style == "silhouette":
        colour = np.broadcast_to(rgb(brief.colour or _DARK), (size, size, 3)).astype(np.float32)
        return Piece(colour, coverage, hull, rgb(_LIGHT))
    if style == "flat":
        colour = np.empty((size, size, 3), np.float32)
        colour[:] = shade(layers[0].material.ramp, _FLAT_TONE)
        for layer in layers:
            soft = blur(layer.mask.astype(np.float32), size * 0.0011)[..., None]
            colour += (shade(layer.material.ramp, _FLAT_TONE) - colour) * soft
        outline = shade(layers[0].material.ramp, 0.05)
        return Piece(colour, coverage, hull, outline)
    edges = _edge(hull, size)
    for layer in layers:
        edges |= _edge(layer.mask & hull, size)
    return lines(style, hull, edges & hull, brief)


def lines(style: str, hull: Mask, edges: Mask, brief: Brief) -> Piece:
    """A drawing of lines: dark on white paper, or bright tubes before the dark."""
    size = hull.shape[0]
    coverage = blur(hull.astype(np.float32), size * 0.0012)
    drawn = blur(edges.astype(np.float32), size * 0.0016)[..., None]
    if style == "neon":
        tube = rgb(brief.colour or _NEON)
        core = blur(cv2.erode(edges.astype(np.uint8), _disc(size * 0.006)).astype(np.float32), size * 0.002)
        colour = rgb("#150b20") + (tube - rgb("#150b20")) * drawn + core[..., None] * np.float32(0.55)
        colour += blur(edges.astype(np.float32), size * 0.02)[..., None] * tube * np.float32(0.35)
        return Piece(np.clip(colour, 0, 1).astype(np.float32), coverage, hull, tube)
    ink = rgb(brief.colour or _DARK)
    colour = rgb(_LIGHT) + (ink - rgb(_LIGHT)) * drawn
    return Piece(colour.astype(np.float32), coverage, hull, ink)


def unlit_picture(style: str, picture: Plane, brief: Brief) -> Piece:
    """A flat picture, (n, n, 4) with its colours multiplied by alpha, in one of the styles ``UNLIT``."""
    alpha = picture[..., 3].copy()
    hull = alpha > 0.5
    if style == "silhouette":
        return unlit(style, hull, (), brief)
    if style == "flat":
        straight = np.clip(picture[..., :3] / np.maximum(alpha, np.float32(1e-3))[..., None], 0, 1)
        return Piece(straight.astype(np.float32), alpha, hull, rgb(_DARK))
    return lines(style, hull, _edges_of(picture) & hull, brief)


def _edges_of(picture: Plane) -> Mask:
    """The lines between the colours of a flat picture, (n, n, 4), and around it."""
    size = picture.shape[0]
    eight = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
    inner = cv2.Canny(cv2.GaussianBlur(eight[..., :3], (0, 0), size * 0.002), 30, 80)
    drawn = cv2.dilate(inner, _disc(size * _LINE * 0.6)) > 0
    found: Mask = drawn | _edge(picture[..., 3] > 0.5, size)
    return found


def _edge(mask: Mask, size: int) -> Mask:
    """The inner rim of a mask."""
    rim: Mask = mask & ~(cv2.erode(mask.astype(np.uint8), _disc(size * _LINE)) > 0)
    return rim


def _disc(radius: float) -> cv2.typing.MatLike:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * max(1, round(radius)) + 1,) * 2)
