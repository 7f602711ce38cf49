"""A finished video as an asset: the MP4, the frame that stands for it, and what is known of it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image

from layer_server.generators.card import Attribution, Output, Part
from layer_server.generators.video.encoding import Format, Frame

POSTER_SIDE = 512
"""Pixels of a poster's longer side."""

_POSTER_MOMENTS = (0.3, 0.55, 0.8, 0.1)
"""Of the video: by the first a camera has shown what it is about; the others serve where that is black."""
_DARK = 14.0
"""Mean level, 0..255, of a frame that shows nothing."""


def video_output(
    data: bytes,
    form: Format,
    seed: int,
    *,
    metadata: Mapping[str, Any],
    notes: Sequence[str] = (),
    attribution: Sequence[Attribution] = (),
) -> Output:
    """The asset of an encoded video; ``notes`` are what could not be met, in sentences."""
    known: dict[str, Any] = {
        **metadata,
        "duration_seconds": round(form.seconds, 4),
        "fps": round(float(form.fps), 3),
        "frames": form.frames,
        "match": "weak" if notes else "good",
    }
    if notes:
        known["note"] = " ".join(notes)
    return Output(
        kind="video",
        mime_type="video/mp4",
        data=data,
        seed=seed,
        width=form.width,
        height=form.height,
        parts=(_poster(data, form),),
        attribution=tuple(attribution),
        metadata=known,
    )


def _poster(data: bytes, form: Format) -> Part:
    """The first good frame, as a picture."""
    best: Frame | None = None
    for moment in _POSTER_MOMENTS:
        frame = _frame_at(data, form, int(form.frames * moment))
        if best is None or frame.mean() > best.mean():
            best = frame
        if frame.mean() >= _DARK:
            best = frame
            break
    assert best is not None
    image = Image.fromarray(best)
    image.thumbnail((POSTER_SIDE, POSTER_SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=88, method=4)
    return Part("poster", "image/webp", buffer.getvalue(), *image.size)


def _frame_at(data: bytes, form: Format, index: int) -> Frame:
    """A frame of an MP4 of ours: found from the key frame before it."""
    import av

    with av.open(io.BytesIO(data), format="mp4") as container:
        stream = container.streams.video[0]
        wanted = round(index / form.fps / stream.time_base)
        container.seek(wanted, stream=stream)
        for decoded in container.decode(stream):
            if decoded.pts is not None and decoded.pts >= wanted:
                return np.asarray(decoded.to_ndarray(format="rgb24"), np.uint8)
    raise ValueError(f"the video has no frame {index}")
