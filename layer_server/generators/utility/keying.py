"""What takes a background away: by where it touches the border, or by its colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Mask, Plane, blur, closed, smoothstep
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.keying_card import COLOUR_KEY, CUT_OUT
from layer_server.generators.work import GROWING_SIDE, Work, colour

_TRANSPARENT_SHARE = 0.02
"""Of the pixels; above it the picture has a cut-out already."""

_LAB_SCALE = np.float32(100)
_STRICT, _LOOSE = 4.0, 18.0
"""CIE distances that a tolerance of 0 and of 1 stand for, above the background's own unevenness."""

_CRACK = 0.004
"""Half the width of a crack that is closed, as a share of the shorter side."""

_EDGE = 4.5
"""Pixels from the inside over which its colour is that of the edge."""

_HOLE_STRICTNESS = 0.5
_SMALLEST_HOLE = 0.002
"""Enclosed spots must be this much nearer to the background, and this share of the pixels: more often than not they
are a light or a pane of the subject."""


_NOTHING_LEFT = 0.002
_EMPTY = "Nothing stands out from the background, so the cut-out is empty. Use a photo of a thing before a plain background."


def cut_out(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A subject without its plain background."""
    del rng
    work = Work(CUT_OUT, request, progress, cancel)
    picture = work.picture("picture", GROWING_SIDE)
    found_alpha = float((picture[..., 3] < 0.5).mean()) > _TRANSPARENT_SHARE
    if not found_alpha:
        picture = without_plain_background(
            picture[..., :3], float(work["tolerance"]), work.step, holes=bool(work["holes"])
        )
    seen = float((picture[..., 3] > 0.5).mean())
    if work["trim"]:
        picture = pixels.trimmed(picture)
        picture = pixels.padded(picture, max(2, round(max(picture.shape[:2]) * 0.03)))
    left = float((picture[..., 3] > 0.5).mean())
    metadata: dict[str, Any] = {"coverage": round(left, 4), "had_alpha": found_alpha}
    if seen < _NOTHING_LEFT:
        metadata |= {"match": "weak", "note": _EMPTY}
    return work.output(picture, metadata=metadata)


def colour_key(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """One colour made transparent."""
    del rng
    work = Work(COLOUR_KEY, request, progress, cancel)
    picture = work.picture("picture").copy()
    key = colour(work["colour"])
    work.step(0.4, "keying")
    ink = np.ascontiguousarray(picture[..., :3])
    distance = np.linalg.norm(_lab(ink) - _lab(key[None, None]), axis=2) / _LAB_SCALE
    tolerance = float(work["tolerance"])
    kept = smoothstep(tolerance, tolerance + max(0.01, float(work["softness"])), distance)
    picture[..., :3] = _unmixed(ink, key[None, None], kept)
    picture[..., 3] *= kept
    return work.output(picture)


def without_plain_background(
    ink: Plane, tolerance: float, step: Callable[[float, str], None], *, holes: bool = True
) -> Plane:
    """A picture, (h, w, 3), without the even background that its border shows; as (h, w, 4).

    Args:
        tolerance: from 0 to 1, how far from the background's colour still counts as background.
        holes: also remove enclosed background.
    """
    step(0.25, "learning the background")
    ink = np.ascontiguousarray(ink)
    distance, unevenness = distance_from_border(ink)
    threshold = 2 * unevenness + _STRICT + (_LOOSE - _STRICT) * tolerance
    step(0.5, "removing the background")
    like = distance < threshold
    outside = _touching_border(like)
    if holes:
        outside |= _large_holes((distance < threshold * _HOLE_STRICTNESS) & ~outside)
    solid = _without_specks(~outside)
    # Where a light on the subject's edge has let the background in, by a crack narrower than this.
    whole = closed(solid, max(1.5, min(ink.shape[:2]) * _CRACK))
    gaps = ~whole & ~_touching_border(~whole)
    whole |= gaps & ~_large_holes(gaps)
    distance[whole & ~solid] = 4 * threshold
    solid = whole
    step(0.7, "refining the edge")
    alpha = _soft_edge(solid, distance, threshold)
    background = _background_under(ink, ~_grown(solid, 3))
    return np.dstack([_own_colour(ink, background, alpha, solid), alpha]).astype(np.float32)


def _own_colour(ink: Plane, background: Plane, alpha: Plane, solid: Mask) -> Plane:
    """The subject's colours up to its edge: at the edge, those just inside; on hairs, what is left when the
    background's share is taken away."""
    inside = cv2.erode(solid.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2)
    result = _unmixed(ink, background, alpha)
    if not inside.any():
        return result
    distance, labels = cv2.distanceTransformWithLabels(
        1 - inside, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    colours = np.zeros((int(labels.max()) + 1, 3), np.float32)
    colours[labels[inside > 0]] = ink[inside > 0]
    edge = (alpha < 0.999) & (distance <= _EDGE)
    result[edge] = colours[labels[edge]]
    return result


def _lab(ink: Plane) -> Plane:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(ink, np.float32), cv2.COLOR_RGB2LAB), np.float32)


def distance_from_border(ink: Plane) -> tuple[Plane, float]:
    """CIE distance of each pixel from the background around it, and how uneven that background is.

    The background may shade from side to side: its colours are fitted by a plane over the picture, and what is
    left over is measured.
    """
    lab = cv2.GaussianBlur(_lab(ink), (0, 0), 0.8)
    height, width = lab.shape[:2]
    rim = max(2, round(min(height, width) * 0.02))
    border = np.zeros((height, width), bool)
    border[:rim] = border[-rim:] = True
    border[:, :rim] = border[:, -rim:] = True
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / np.float32(width) - np.float32(0.5), y / np.float32(height) - np.float32(0.5)
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], -1)
    rows, values = terms[border], lab[border]
    keep, left_over = np.ones(len(rows), bool), np.zeros(len(rows), np.float32)
    solution = np.zeros((terms.shape[2], 3), np.float32)
    for _ in range(4):
        # A subject that touches the border is left out of the fit.
        solution = np.linalg.lstsq(rows[keep], values[keep], rcond=None)[0].astype(np.float32)
        left_over = np.linalg.norm(values - rows @ solution, axis=1)
        keep = left_over <= max(2.0, 2.5 * float(np.median(left_over)))
    unevenness = min(8.0, float(np.percentile(left_over[keep], 90)))
    difference = lab - terms @ solution
    # A shadow on the background is darker, not of another colour.
    difference[..., 0] *= np.where(difference[..., 0] < 0, np.float32(0.42), np.float32(0.8))
    return np.linalg.norm(difference, axis=2).astype(np.float32), unevenness


def _touching_border(mask: Mask) -> Mask:
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=4)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    wanted = np.zeros(count, bool)
    wanted[np.unique(rim)] = True
    wanted[0] = False
    result: Mask = wanted[labels]
    return result


def _large_holes(mask: Mask) -> Mask:
    count, labels, sizes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
    wanted = sizes[:, cv2.CC_STAT_AREA] > max(12.0, mask.size * _SMALLEST_HOLE)
    wanted[0] = False
    del count
    result: Mask = wanted[labels]
    return result


def _without_specks(mask: Mask) -> Mask:
    """Only what is of some size beside the largest piece."""
    count, labels, sizes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    if count <= 1:
        return mask
    areas = sizes[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    wanted = areas >= max(8.0, areas.max() * 0.01)
    wanted[0] = False
    result: Mask = wanted[labels]
    return result


def _grown(mask: Mask, pixels_: int) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels_ + 1, 2 * pixels_ + 1))
    return np.asarray(cv2.dilate(mask.astype(np.uint8), kernel), bool)


def _soft_edge(solid: Mask, distance: Plane, threshold: float) -> Plane:
    """Alpha: 1 inside, 0 outside, and by likeness to the background in the seam between."""
    inner = cv2.erode(solid.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2).astype(bool)
    outer = _grown(solid, 1)
    likeness = smoothstep(threshold * 0.45, threshold * 1.9, distance)
    edge = blur(solid.astype(np.float32), 1.0)
    alpha = np.where(inner, np.float32(1), np.where(outer, np.minimum(likeness, edge * 1.6), np.float32(0)))
    return np.clip(blur(alpha.astype(np.float32), 0.5), 0, 1)


def _background_under(ink: Plane, known: Mask) -> Plane:
    """What the background's colour would be everywhere: spread from where it is seen."""
    if not known.any():
        return ink
    weight = known.astype(np.float32)
    sigma = max(4.0, min(ink.shape[:2]) * 0.03)
    spread = blur(ink * weight[..., None], sigma)
    total = blur(weight, sigma)[..., None]
    mean = ink[known].mean(0)
    share = np.clip(total * 20, 0, 1)
    result: Plane = spread / np.maximum(total, 1e-4) * share + mean * (1 - share)
    return result


def _unmixed(ink: Plane, background: Plane, alpha: Plane) -> Plane:
    """The subject's own colour where it is mixed with the background's."""
    part = np.maximum(alpha, np.float32(0.15))[..., None]
    own = (ink - background * (1 - part)) / part
    result: Plane = np.clip(np.where(alpha[..., None] > 0.999, ink, own), 0, 1)
    return result
