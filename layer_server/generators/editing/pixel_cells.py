"""Whether a picture is pixel art, and how large its pixels are."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.editing.superresolution import Pixels

_MOST_COLOURS = 256
_SMALL_SIDE = 128
"""Up to here a picture of few colours and hard edges is taken for pixel art at its own size."""

_FEWEST_CELLS = 8


def cell_size(picture: Pixels) -> int | None:
    """Pixels across of one cell of pixel art, 1 for art at its own size; None for other pictures."""
    height, width = picture.shape[:2]
    changes_x = np.flatnonzero((picture[:, 1:] != picture[:, :-1]).any((0, 2))) + 1
    changes_y = np.flatnonzero((picture[1:] != picture[:-1]).any((1, 2))) + 1
    if len(changes_x) < _FEWEST_CELLS or len(changes_y) < _FEWEST_CELLS:
        return None
    cell = int(np.gcd.reduce(np.concatenate([changes_x, changes_y])))
    if cell > 1 and width // cell >= _FEWEST_CELLS and height // cell >= _FEWEST_CELLS:
        return cell
    if cell == 1 and max(height, width) <= _SMALL_SIDE and _is_hard(picture):
        return 1
    return None


def enlarged_cells(picture: Pixels, ratio: float) -> Pixels:
    """The picture with hard pixels; at a ratio that is no whole number their sizes differ by one."""
    size = max(1, round(picture.shape[1] * ratio)), max(1, round(picture.shape[0] * ratio))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def _is_hard(picture: Pixels) -> bool:
    """Few colours, and nothing half transparent."""
    if picture.shape[2] == 4 and not np.isin(picture[..., 3], (0, 255)).all():
        return False
    wide = picture.astype(np.uint32)
    packed = (wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2]
    colours = len(np.unique(packed))
    return colours <= min(_MOST_COLOURS, packed.size // 16) // 4
