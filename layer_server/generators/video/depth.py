"""How far away what a picture shows probably is. Nobody measured it: the result is approximate, and says so."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.editing.matting import guided_filter
from layer_server.generators.editing.saliency import saliency
from layer_server.generators.video.encoding import Frame

_SIDE = 512
"""Pixels of the longer side that depth is found at."""
_FAR, _NEAR, _SUBJECT = 0.04, 0.62, 0.70
"""Nearness of the top of a picture, of its bottom, and of its subject."""
_SURE = (0.02, 0.62)
"""Share of a picture that a subject has; more or less is no subject but the place itself."""


def nearness(picture: Frame) -> NDArray[np.uint8]:
    """Nearness of each place of a picture, 0..255, smaller than the picture.

    The ground comes nearer towards the bottom, the subject stands in front of it, and both keep the picture's edges.
    """
    factor = min(1.0, _SIDE / max(picture.shape[:2]))
    size = max(8, round(picture.shape[1] * factor)), max(8, round(picture.shape[0] * factor))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    rows = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    ground = np.float32(_FAR) + np.float32(_NEAR - _FAR) * smoothstep(0.25, 1.05, rows)
    near = np.repeat(ground, size[0], 1)
    subject = _subject(small)
    near = np.maximum(near, near + (np.float32(_SUBJECT) - near) * subject)
    near = guided_filter(small, np.ascontiguousarray(near, np.float32), max(2, _SIDE // 48), 1e-2)
    # A sheet of rubber must not be folded: no step is steeper than it can be drawn over.
    near = cv2.GaussianBlur(near, (0, 0), _SIDE / 64)
    result: NDArray[np.uint8] = np.asarray(np.clip(near, 0.01, 0.9) * 255, np.uint8)
    return result


def _subject(small: Frame) -> Plane:
    found = smoothstep(0.25, 0.75, saliency(small))
    share = float(found.mean())
    if not _SURE[0] <= share <= _SURE[1]:
        return np.zeros_like(found)
    return found
