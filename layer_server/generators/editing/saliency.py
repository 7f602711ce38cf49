"""Where the subject of a picture is: U2-Net (small), as ONNX, from the build data.

X. Qin et al., "U2-Net: Going Deeper with Nested U-Structure for Salient Object Detection", 2020.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import ArtMissingError
from layer_server.generators.card import Attribution
from layer_server.generators.editing.superresolution import Pixels

CREDIT = Attribution(
    title="U2-Net weights (small)",
    author="Xuebin Qin and others",
    source="https://github.com/xuebinqin/U-2-Net",
    licence="Apache-2.0",
    licence_url="https://www.apache.org/licenses/LICENSE-2.0",
)

_SIDE = 320
"""Pixels square that the network sees."""

_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_DEVIATION = np.array([0.229, 0.224, 0.225], np.float32)


def saliency(ink: Pixels) -> Plane:
    """How much each pixel of a picture, (h, w, 3), belongs to its subject: (h, w), 0 to 1.

    Raises:
        ArtMissingError: the build data is not there.
    """
    small = cv2.resize(ink, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    small = (small / max(float(small.max()), 1e-6) - _MEAN) / _DEVIATION
    network = _network()
    feed = {network.get_inputs()[0].name: np.ascontiguousarray(small.transpose(2, 0, 1)[None])}
    found = np.asarray(network.run([network.get_outputs()[0].name], feed)[0], np.float32)[0, 0]
    found = (found - found.min()) / max(float(found.max() - found.min()), 1e-6)
    large = cv2.resize(found, ink.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large, 0, 1), np.float32)


@lru_cache(maxsize=1)
def _network() -> Any:
    import onnxruntime

    weights = Path(__file__).parents[1] / "data" / "saliency.onnx"
    if not weights.is_file():
        raise ArtMissingError
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2  # fixed, so that sums are added in one order whatever the machine
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # which keeps four times what is needed
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
