"""Frames of a video side by side, and what its container says."""

from __future__ import annotations

import io

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Frame = NDArray[np.uint8]


def frames_of(data: bytes) -> list[Frame]:
    """All frames of an MP4, (h, w, 3)."""
    with av.open(io.BytesIO(data)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def strip(frames: list[Frame], count: int = 5, width: int = 238) -> Image.Image:
    """So many frames, evenly over the time, from the first to the last."""
    chosen = [frames[round(i * (len(frames) - 1) / max(1, count - 1))] for i in range(count)]
    height = round(width * chosen[0].shape[0] / chosen[0].shape[1])
    made = Image.new("RGBA", (count * (width + 2), height))
    for index, frame in enumerate(chosen):
        small = Image.fromarray(frame).resize((width, height), Image.Resampling.LANCZOS)
        made.paste(small, (index * (width + 2), 0))
    return made
