"""Frame strips and scores of the videos: exact length, loops that close, seeking, jumps, sizes.

``python -m benchmarks.quality.videos [third]``
"""

from __future__ import annotations

import io
import itertools
from statistics import median

import av
import numpy as np

from benchmarks.quality.again import differ_elsewhere
from benchmarks.quality.making import OUT, Asset, asked_for, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import save, sheet
from benchmarks.quality.strips import Frame, frames_of, strip

SECONDS, FPS = 3, 24
SIZE = {"width": 640, "height": 360}
LOOP = {"width": 320, "height": 180, "duration_seconds": 2, "loop": True}
_ELSEWHERE = 4
"""Videos that are made again in another process."""


def videos(held_out: str) -> dict[str, object]:
    made = make_all("video", f"{held_out}/videos", **SIZE, duration_seconds=SECONDS, fps=FPS)
    read = [frames_of(asset.output.data) for asset in made]
    prompts = [asset.line.prompt for asset in made]
    strips = [strip(frames) for frames in read]
    save(sheet(strips, prompts, columns=1, cell=(5 * 240, 135)), OUT / held_out / "videos.webp")
    save(
        sheet(strips, prompts, columns=1, cell=(5 * 240, 135), blind=True),
        OUT / held_out / "videos-blind.webp",
    )
    jumps = {prompt: jump(frames) for prompt, frames in zip(prompts, read, strict=True)}
    looped = make_all("video", f"{held_out}/videos", **LOOP)
    closing = sorted(closes(frames_of(asset.output.data)) for asset in looped)
    return {
        "prompts": len(made),
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "notes": {asset.line.prompt: asset.output.metadata.get("note", "") for asset in made},
        "not exactly as many frames as asked for": sum(len(frames) != SECONDS * FPS for frames in read),
        "frames found wrongly by seeking": sum(
            _lost(asset, frames) for asset, frames in zip(made, read, strict=True)
        ),
        "index not in front": sum(not _is_fast_start(asset.output.data) for asset in made),
        "largest change between frames by the median one (median, worst)": [
            round(median(jumps.values()), 2),
            round(max(jumps.values()), 2),
        ],
        "jumps, prompts above 4": sorted(prompt for prompt, value in jumps.items() if value > 4),
        "loops: step from last to first frame by the mean step (median, worst)": [
            round(median(closing), 2),
            round(closing[-1], 2),
        ],
        "not the same in another process": differ_elsewhere(
            "video", made[:_ELSEWHERE], **SIZE, duration_seconds=SECONDS, fps=FPS
        ),
        "MB (median)": round(median(len(asset.output.data) for asset in made) / 1e6, 2),
        f"seconds for {SECONDS} s of 640 x 360 (median, slowest)": [
            round(median(asset.seconds for asset in made), 2),
            round(max(asset.seconds for asset in made), 2),
        ],
    }


def _steps(frames: list[Frame]) -> list[float]:
    values = [frame[::2, ::2].astype(np.float32) for frame in frames]
    return [float(np.abs(b - a).mean()) for a, b in itertools.pairwise(values)]


def jump(frames: list[Frame]) -> float:
    """The largest change from one frame to the next by the usual one; lightning counts as one too."""
    steps = _steps(frames)
    return max(steps) / max(median(steps), 0.2)


def closes(frames: list[Frame]) -> float:
    """The change from the last frame of a loop to its first by the mean one inside."""
    inside = float(np.mean(_steps(frames)))
    return _steps([frames[-1], frames[0]])[0] / max(inside, 1e-3)


def _lost(asset: Asset, frames: list[Frame]) -> int:
    """Of the first, a middle and the last frame, those that are not found by seeking."""
    lost = 0
    with av.open(io.BytesIO(asset.output.data)) as container:
        stream = container.streams.video[0]
        for index in (0, len(frames) // 2, len(frames) - 1):
            wanted = round(index / FPS / stream.time_base)
            container.seek(wanted, stream=stream)
            found = next(frame for frame in container.decode(stream) if frame.pts >= wanted)
            lost += not np.array_equal(found.to_ndarray(format="rgb24"), frames[index])
    return lost


def _is_fast_start(data: bytes) -> bool:
    return data.find(b"moov") < data.find(b"mdat")


if __name__ == "__main__":
    held_out = asked_for()
    write(f"{held_out}/videos", {"videos": videos(held_out)})
