"""The subject of a picture with a soft edge and its own colours up to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, Plane, blur, smoothstep
from layer_server.generators.card import Attribution
from layer_server.generators.editing import saliency
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.utility.keying import distance_from_border, without_plain_background

_TRANSPARENT_SHARE = 0.02
"""Of the pixels; above it the picture has a cut-out already."""

_PLAIN_SHARE = 0.93
"""Of the border that must be of one colour, up to a slow change, for the background to count as plain."""

_PLAIN_DISTANCE, _PLAIN_UNEVENNESS = 12.0, 4.0
"""CIE distance within which a pixel of the border is of that colour; and how uneven the colour may be."""

_CUT_SIDE = 448
"""Pixels of the longer side at which the cut is made."""

_SURE, _NEVER = 0.95, 0.03
"""Of the network's opinion, from which and up to which it is not questioned."""

_TOLD = 0.16
"""Distance in RGB of two colours, 0 to 1 each, that can be told apart well enough to measure how they are mixed."""

_NOTHING = 0.002
"""Of the pixels; a smaller subject is none."""


@dataclass(frozen=True, slots=True)
class Matte:
    """A cut-out.

    Attributes:
        picture: (h, w, 4).
        method: ``alpha`` (it was transparent already), ``plain background``, ``saliency`` or ``mask``.
        coverage: share of the pixels that is left.
        halo: how much of the background's colour is left in the edge, 0 to 1; see ``halo``.
        credits: whose weights were used.
        unsure: share of what might be the subject that the network could not say; 0 where it was not asked.
    """

    picture: Pixels
    method: str
    coverage: float
    halo: float
    credits: tuple[Attribution, ...] = ()
    unsure: float = 0.0


def cut_out(picture: Pixels, step: Callable[[float, str], None], hint: Plane | None = None) -> Matte:
    """The subject of a picture, (h, w, 4).

    Args:
        hint: (h, w), 1 where the subject is, as far as somebody knows.
        step: told the share that is done; may raise to stop.
    """
    if hint is None and float((picture[..., 3] < 128).mean()) > _TRANSPARENT_SHARE:
        return Matte(picture, "alpha", _coverage(picture[..., 3]), 0.0)
    ink = np.ascontiguousarray(picture[..., :3])
    step(0.0, "looking at the background")
    if hint is None:
        plain = _plain(ink, step)
        if plain is not None:
            return plain
        step(0.2, "finding the subject")
        found, method = saliency.saliency(ink), "saliency"
        credits_: tuple[Attribution, ...] = (saliency.CREDIT,)
    else:
        found, method, credits_ = hint, "mask", ()
    step(0.5, "cutting")
    alpha = _refined(ink, found, step)
    alpha = np.minimum(alpha, picture[..., 3].astype(np.float32) / np.float32(255))
    step(0.85, "cleaning the edge")
    colours = decontaminated(ink.astype(np.float32) / np.float32(255), alpha)
    matte = _matte(ink, np.dstack([colours, alpha]), method, credits_)
    return matte if hint is not None else replace(matte, unsure=_unsure(found))


def _unsure(found: Plane) -> float:
    possible = found > 0.1
    return round(float((found[possible] < 0.9).mean()), 3) if possible.any() else 1.0


def _plain(ink: Pixels, step: Callable[[float, str], None]) -> Matte | None:
    """The cut-out where the background is plain."""
    planes = ink.astype(np.float32) / np.float32(255)
    distance, unevenness = distance_from_border(planes)
    rim = np.concatenate([distance[0], distance[-1], distance[:, 0], distance[:, -1]])
    if float((rim < _PLAIN_DISTANCE).mean()) < _PLAIN_SHARE or unevenness > _PLAIN_UNEVENNESS:
        return None
    cut = without_plain_background(planes, 0.5, lambda share, stage: step(0.1 + share * 0.6, stage))
    matte = _matte(ink, _measured_edge(planes, cut), "plain background", ())
    return matte if matte.coverage < 1 - _NOTHING else None


def _measured_edge(ink: Plane, cut: Plane) -> Plane:
    """The cut-out, its edge's alpha by where each colour lies between the subject's and the background's beside it.

    Only where those two are far enough apart to say.
    """
    alpha = cut[..., 3]
    inside = cv2.erode((alpha > 0.5).astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2) > 0
    outside = cv2.dilate((alpha > 0.02).astype(np.uint8), np.ones((3, 3), np.uint8), iterations=1) == 0
    band = ~inside & ~outside & (blur((alpha > 0.02).astype(np.float32), 2.0) > 0.02)
    if not inside.any() or not outside.any() or not band.any():
        return cut
    own, around = _nearest(ink, inside)[band], _nearest(ink, outside)[band]
    way = own - around
    length = (way * way).sum(1)
    share = ((ink[band] - around) * way).sum(1) / np.maximum(length, np.float32(1e-6))
    told = length > _TOLD**2
    result = cut.copy()
    measured = np.where(told, np.clip((share - 0.04) / 0.92, 0, 1), alpha[band])
    # Beyond what was found to be subject there is only the rest of its edge.
    result[..., 3][band] = np.where(alpha[band] > 0, measured, 0)
    colours = result[..., :3]
    mixed = band & (result[..., 3] < 0.999)
    colours[mixed] = _nearest(ink, inside)[mixed]
    return result


def _matte(ink: Pixels, cut: Plane, method: str, credits_: tuple[Attribution, ...]) -> Matte:
    result = np.asarray(np.clip(cut, 0, 1) * 255 + 0.5, np.uint8)
    result[result[..., 3] == 0] = 0
    return Matte(result, method, _coverage(result[..., 3]), halo(ink, result), credits_)


def _coverage(alpha: NDArray[np.uint8]) -> float:
    return round(float((alpha > 127).mean()), 4)


def _refined(ink: Pixels, found: Plane, step: Callable[[float, str], None]) -> Plane:
    """A soft alpha from a rough one: cut along the colours, then fitted to the picture's edges."""
    factor = min(1.0, _CUT_SIDE / max(ink.shape[:2]))
    size = max(1, round(ink.shape[1] * factor)), max(1, round(ink.shape[0] * factor))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    rough = cv2.resize(found, size, interpolation=cv2.INTER_AREA)
    mask = np.full(rough.shape, cv2.GC_PR_BGD, np.uint8)
    mask[rough > 0.5] = cv2.GC_PR_FGD
    mask[rough > _SURE] = cv2.GC_FGD
    mask[rough < _NEVER] = cv2.GC_BGD
    is_subject = (mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)
    if not is_subject.any() or is_subject.all():
        return found
    cv2.setRNGSeed(1)  # OpenCV's own generator starts the colour models
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(np.ascontiguousarray(small[..., ::-1]), mask, None, *models, 2, cv2.GC_INIT_WITH_MASK)
    step(0.7, "refining the edge")
    cut = _whole((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD))
    trimap = cv2.resize(cut.astype(np.float32), ink.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    radius = max(2, round(max(ink.shape[:2]) * 0.006))
    soft = guided_filter(ink, trimap, radius, 1e-4)
    return smoothstep(0.12, 0.88, soft)


def _whole(mask: Mask) -> Mask:
    """The subject without specks beside it and pinholes in it."""
    count, labels, sizes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    areas = sizes[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    keep = areas >= max(4, int(areas.max() * 0.03))
    keep[0] = False
    solid: Mask = keep[labels]
    count, labels, sizes, _ = cv2.connectedComponentsWithStats((~solid).astype(np.uint8), connectivity=4)
    small = sizes[:, cv2.CC_STAT_AREA] < mask.size * 0.0008
    small[0] = False
    del count
    result: Mask = solid | small[labels]
    return result


def guided_filter(ink: Pixels, plane: Plane, radius: int, softness: float) -> Plane:
    """``plane`` with the edges of the picture (K. He et al., "Guided Image Filtering", 2010), on its light."""
    guide = cv2.cvtColor(ink, cv2.COLOR_RGB2GRAY).astype(np.float32) / np.float32(255)
    size = (2 * radius + 1, 2 * radius + 1)

    def mean(x: Plane) -> Plane:
        return np.asarray(cv2.blur(x, size), np.float32)

    middle, target = mean(guide), mean(plane)
    slope = (mean(guide * plane) - middle * target) / (
        mean(guide * guide) - middle * middle + np.float32(softness)
    )
    offset = target - slope * middle
    result: Plane = np.clip(mean(slope) * guide + mean(offset), 0, 1)
    return result


def decontaminated(ink: Plane, alpha: Plane) -> Plane:
    """The subject's own colours where it is mixed with the background.

    M. Forte, "Approximate Fast Foreground Colour Estimation", 2021: both colours by blurring, then corrected so that
    their mixture is the picture; twice, far and near.
    """
    fore = back = ink
    share = alpha[..., None]
    for sigma in (max(8.0, max(alpha.shape) * 0.03), 2.5):
        weight = _spread(share, sigma)
        fore = _spread(fore * share, sigma) / np.maximum(weight, np.float32(1e-4))
        back = _spread(back * (1 - share), sigma) / np.maximum(1 - weight, np.float32(1e-4))
        fore = np.clip(fore + share * (ink - share * fore - (1 - share) * back), 0, 1)
    result: Plane = np.where(share > 0.996, ink, fore)
    return result


def _spread(x: Plane, sigma: float) -> Plane:
    size = 2 * round(sigma * 1.5) + 1
    blurred = cv2.blur(cv2.blur(x, (size, size)), (size, size))
    return np.asarray(blurred.reshape(x.shape), np.float32)


def halo(ink: Pixels, cut: Pixels) -> float:
    """How much the edge of a cut-out has of the background that was around it: 0 none, 1 all.

    For each half-transparent pixel: where its colour lies on the way from the nearest solid colour of the subject to
    the nearest colour of the background; the median over those where the two can be told apart.
    """
    alpha = cut[..., 3]
    edge = (alpha > 24) & (alpha < 230)
    inside, outside = alpha > 250, alpha < 4
    if not edge.any() or not inside.any() or not outside.any():
        return 0.0
    own, around = _nearest(cut[..., :3], inside)[edge], _nearest(ink, outside)[edge]
    way = around - own
    length = (way * way).sum(1)
    told = length > 40.0**2
    if not told.any():
        return 0.0
    at = ((cut[..., :3][edge].astype(np.float32) - own) * way).sum(1)[told] / length[told]
    return round(float(np.clip(np.median(at), 0, 1)), 3)


def _nearest(ink: Pixels | Plane, where: Mask) -> Plane:
    """For each pixel the colour of the nearest one of ``where``."""
    _, labels = cv2.distanceTransformWithLabels(
        (~where).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    table = np.zeros((int(labels.max()) + 1, 3), np.float32)
    table[labels[where]] = ink[where]
    result: Plane = table[labels]
    return result
