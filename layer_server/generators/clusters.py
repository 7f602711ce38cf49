"""Groups of alike colours, the same ones every time."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane

_SEED = 1
_STOP = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)


def colour_clusters(colours: Plane, count: int) -> tuple[NDArray[np.int32], Plane]:
    """Cluster rows of RGB by how they look.

    Returns each row's cluster, and the clusters' mean colours, (k, 3) with k at most ``count``.
    """
    if len(colours) == 0:
        return np.zeros(0, np.int32), np.zeros((0, 3), np.float32)
    lab = cv2.cvtColor(np.ascontiguousarray(colours[None], np.float32), cv2.COLOR_RGB2LAB)[0]
    count = min(count, len(np.unique(lab, axis=0)))
    if count == 1:
        return np.zeros(len(colours), np.int32), np.asarray(colours[:1], np.float32)
    cv2.setRNGSeed(_SEED)  # OpenCV's own generator chooses the first centres
    start = np.zeros((len(lab), 1), np.int32)
    _, labels, centres = cv2.kmeans(lab, count, start, _STOP, 3, cv2.KMEANS_PP_CENTERS)
    means = np.clip(cv2.cvtColor(np.ascontiguousarray(centres[None]), cv2.COLOR_LAB2RGB)[0], 0, 1)
    return np.asarray(labels.ravel(), np.int32), np.asarray(means, np.float32)
