"""A user's picture as a material: evened out, its seams cut away, its relief guessed from its tones."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.pixels import covering
from layer_server.generators.texture.surface import Surface
from layer_server.generators.texture.tile import wrapped_blur

_OVERLAP = 0.20
"""Share of the side over which the picture is laid on itself."""

_GREY = np.array([0.299, 0.587, 0.114], np.float32)


def surface_of(picture: Plane, width: int, height: int, *, metal: bool = False) -> Surface:
    """A tile of ``width`` x ``height`` from a picture (h, w, 3 or 4)."""
    extra_x, extra_y = max(4, int(width * _OVERLAP)), max(4, int(height * _OVERLAP))
    solid = picture[..., :3]
    if picture.shape[2] == 4:  # what is transparent takes the mean of what is not
        alpha = picture[..., 3:]
        mean = (solid * alpha).sum((0, 1)) / max(float(alpha.sum()), 1e-3)
        solid = solid * alpha + mean * (1 - alpha)
    large = covering(np.ascontiguousarray(solid, np.float32), width + extra_x, height + extra_y)
    even = _evened(large)
    joined = _joined(even, extra_x)
    joined = np.swapaxes(_joined(np.ascontiguousarray(np.swapaxes(joined, 0, 1)), extra_y), 0, 1)
    albedo = np.clip(np.ascontiguousarray(joined), 0, 1).astype(np.float32)
    tone = albedo @ _GREY
    unit = min(width, height)
    fine = tone - wrapped_blur(tone, unit * 0.006)
    middle = wrapped_blur(tone, unit * 0.003) - wrapped_blur(tone, unit * 0.03)
    broad = wrapped_blur(tone, unit * 0.012) - wrapped_blur(tone, unit * 0.12)
    relief = fine * np.float32(0.012) + middle * np.float32(0.05) + broad * np.float32(0.05)
    rough = np.clip(
        np.float32(0.78) - (tone - tone.mean()) * np.float32(0.35) + np.abs(fine) * np.float32(0.4), 0.2, 1
    )
    metallic = np.full(tone.shape, 0.9 if metal else 0.0, np.float32)
    roughness = rough * np.float32(0.55) if metal else rough
    return Surface(albedo, relief.astype(np.float32), roughness.astype(np.float32), metallic)


def _evened(picture: Plane) -> Plane:
    """Without the broad light and shade of the shot, which would show as a repeat."""
    tone = np.ascontiguousarray(picture @ _GREY, np.float32)
    sigma = min(tone.shape) / 5
    factor = max(1, int(sigma / 6))
    small = cv2.resize(
        tone, (max(2, tone.shape[1] // factor), max(2, tone.shape[0] // factor)), interpolation=cv2.INTER_AREA
    )
    wide = cv2.GaussianBlur(small, (0, 0), sigma / factor)
    wide = cv2.resize(wide, tone.shape[::-1], interpolation=cv2.INTER_LINEAR)
    gain = np.clip(np.float32(tone.mean() + 0.04) / (wide + np.float32(0.04)), 0.5, 2.0)
    result: Plane = picture * (1 + (gain - 1) * np.float32(0.8))[..., None]
    return result


def _joined(picture: Plane, extra: int) -> Plane:
    """The picture ``extra`` columns narrower, its right end laid over its left one along the cheapest cut."""
    width = picture.shape[1] - extra
    left, right = picture[:, :extra], picture[:, width:]
    cost = ((left - right) ** 2).sum(-1)
    cut = _cheapest(cost)
    column = np.arange(extra, dtype=np.float32)[None]
    soft = max(1.5, extra * 0.05)
    share = np.clip((column - cut[:, None].astype(np.float32)) / np.float32(soft) + np.float32(0.5), 0, 1)
    ends = np.minimum(np.arange(extra), np.arange(extra)[::-1])
    share = np.where(ends[None] < 1, (column > extra / 2), share).astype(np.float32)
    blend = right * (1 - share[..., None]) + left * share[..., None]
    return np.concatenate([picture[:, extra:width], blend], axis=1).astype(np.float32)


def _cheapest(cost: Plane) -> np.ndarray:
    """For each row the column of the cheapest way from top to bottom that ends where it began."""
    rows, columns = cost.shape
    start = int(np.argmin(cv2.blur(cost, (1, max(3, rows // 8)))[0]))
    total = cost.copy()
    total[0] = 1e6
    total[0, start] = cost[0, start]
    for row in range(1, rows):
        before = np.pad(total[row - 1], 1, constant_values=1e6)
        total[row] += np.minimum(np.minimum(before[:-2], before[2:]), before[1:-1])
    path = np.empty(rows, np.int32)
    path[-1] = start
    for row in range(rows - 2, -1, -1):
        low = max(0, path[row + 1] - 1)
        path[row] = low + int(np.argmin(total[row, low : min(columns, path[row + 1] + 2)]))
    return path
