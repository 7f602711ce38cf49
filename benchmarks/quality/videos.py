"""Frame strips and scores of the videos: exact length, loops that close, keyframes, sizes.

``python -m benchmarks.quality.videos``
"""

from __future__ import annotations

import io
import itertools
from statistics import median

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.quality.making import OUT, Asset, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import save, sheet

_SHOWN = 5
SECONDS = 3


def videos() -> dict[str, object]:
    made = make_all("video", "videos", width=640, height=360, duration_seconds=SECONDS)
    strips, errors, keys = [], [], []
    for asset in made:
        frames, length, keyframes = _read(asset)
        strips.append(_strip(frames))
        errors.append(abs(length - SECONDS))
        keys.append(keyframes)
    save(
        sheet(strips, [asset.line.prompt for asset in made], columns=1, cell=(_SHOWN * 240, 135)),
        OUT / "videos.webp",
    )
    looped = make_all("video", "videos", width=320, height=180, duration_seconds=2, loop=True)
    return {
        "prompts": len(made),
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "length error, s (worst)": round(max(errors), 4),
        "keyframes in 3 s (fewest)": min(keys),
        "loops: step from last to first frame by the mean step (median, worst)": [
            round(value, 2) for value in _of(sorted(_closing(asset) for asset in looped))
        ],
        "MB (median)": round(median(len(asset.output.data) for asset in made) / 1e6, 2),
        "seconds for 3 s of 640 x 360 (median, slowest)": [
            round(median(asset.seconds for asset in made), 2),
            round(max(asset.seconds for asset in made), 2),
        ],
    }


def _of(values: list[float]) -> tuple[float, float]:
    return median(values), values[-1]


def _read(asset: Asset) -> tuple[list[NDArray[np.uint8]], float, int]:
    with av.open(io.BytesIO(asset.output.data)) as container:
        stream = container.streams.video[0]
        decoded = list(container.decode(stream))
        length = len(decoded) / float(stream.average_rate)
        keys = sum(frame.key_frame for frame in decoded)
        return [frame.to_ndarray(format="rgb24") for frame in decoded], length, keys


def _strip(frames: list[NDArray[np.uint8]]) -> Image.Image:
    chosen = [frames[round(i * (len(frames) - 1) / (_SHOWN - 1))] for i in range(_SHOWN)]
    small = [Image.fromarray(frame).resize((238, 134)) for frame in chosen]
    strip = Image.new("RGBA", (_SHOWN * 240, 134))
    for index, image in enumerate(small):
        strip.paste(image, (index * 240, 0))
    return strip


def _closing(asset: Asset) -> float:
    frames, _, _ = _read(asset)
    values = [frame.astype(np.float32) for frame in frames]
    inside = np.mean([np.abs(b - a).mean() for a, b in itertools.pairwise(values)])
    return float(np.abs(values[0] - values[-1]).mean() / max(inside, 1e-3))


if __name__ == "__main__":
    write("videos", {"videos": videos()})
