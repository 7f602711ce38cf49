"""Frames to an H.264 MP4: streamed, seekable, with exact length, colour tags and its own provenance."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.card import Attribution, GenerationRequest
from layer_server.generators.provenance import Maker, credit, storable

Frame = NDArray[np.uint8]
"""One picture of a video, (height, width, 3), RGB."""

_BT709 = 1
"""The colour space of high-definition video, as the standard numbers it (ITU-T H.273)."""
_QUALITY = {"low": "28", "medium": "21", "high": "16"}
"""x264's constant rate factor."""
_THREADS = 2
"""Fixed, so that the bytes are the same everywhere."""
_AUDIO_BITS = 160_000


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """What is heard.

    Attributes:
        samples: (n, 1 or 2) float32 in -1..1.
        rate: samples per second.
    """

    samples: NDArray[np.float32]
    rate: int


@dataclass(frozen=True, slots=True)
class Format:
    """What a video is made as.

    Attributes:
        width, height: pixels; even.
        fps: frames per second.
        frames: how many there are.
        quality: ``low``, ``medium`` or ``high``.
    """

    width: int
    height: int
    fps: Fraction
    frames: int
    quality: str = "medium"

    @property
    def seconds(self) -> float:
        return float(self.frames / self.fps)


def encode(
    frames: Iterable[Frame],
    form: Format,
    tags: Mapping[str, str],
    sound: Sound | None = None,
    step: Callable[[int], None] | None = None,
) -> bytes:
    """The MP4 of the frames: H.264 (yuv420p, BT.709), a key frame every second at least, its index in front.

    Frames are taken one by one, so that memory does not grow with length. Sound is cut or filled up with silence to
    exactly the length of the picture.

    Args:
        step: called after each frame with how many are done.

    Raises:
        ValueError: when the frames are not as many or as large as ``form`` says.
    """
    with tempfile.TemporaryDirectory(prefix="layer-video-") as folder:
        path = Path(folder) / "video.mp4"
        _write(path, frames, form, tags=tags, sound=sound, step=step)
        return path.read_bytes()


def _write(
    path: Path,
    frames: Iterable[Frame],
    form: Format,
    *,
    tags: Mapping[str, str],
    sound: Sound | None,
    step: Callable[[int], None] | None,
) -> None:
    import av

    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.metadata.update(tags)
        picture = container.add_stream("libx264", rate=form.fps)
        picture.width, picture.height, picture.pix_fmt = form.width, form.height, "yuv420p"
        picture.options = {
            "crf": _QUALITY[form.quality],
            "preset": "veryfast",
            "threads": str(_THREADS),
            "g": str(max(1, int(form.fps))),
            # Its assembly reads memory that nobody wrote: the same frames gave other bytes.
            "x264-params": "mbtree=0",
        }
        context = picture.codec_context
        context.time_base = 1 / form.fps
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _BT709  # the same number says "limited range" here
        voice = _Voice(container, sound, form) if sound is not None else None
        convert = av.video.reformatter.VideoReformatter()
        done = 0
        for pixels in frames:
            if pixels.shape != (form.height, form.width, 3):
                raise ValueError(
                    f"frame {done} has the shape {pixels.shape}, not {form.width} x {form.height}"
                )
            frame = convert.reformat(
                av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24"),
                format="yuv420p",
                dst_colorspace="ITU709",
                src_color_range="JPEG",
                dst_color_range="MPEG",
            )
            frame.pts, frame.time_base = done, 1 / form.fps
            container.mux(picture.encode(frame))
            done += 1
            if voice is not None:
                voice.until(done / form.fps)
            if step is not None:
                step(done)
        if done != form.frames:
            raise ValueError(f"there were {done} frames in place of {form.frames}")
        container.mux(picture.encode(None))
        if voice is not None:
            voice.end()


class _Voice:
    """The sound of a container, written as the picture goes on."""

    def __init__(self, container: Any, sound: Sound, form: Format) -> None:
        self._container = container
        self._rate = sound.rate
        length = round(form.frames / form.fps * sound.rate)
        samples = sound.samples[:length]
        missing = length - len(samples)
        self._samples = np.pad(samples, ((0, missing), (0, 0))) if missing else samples
        self._layout = "stereo" if samples.shape[1] == 2 else "mono"
        self._stream = container.add_stream("aac", rate=sound.rate, layout=self._layout)
        self._stream.bit_rate = _AUDIO_BITS
        self._stream.codec_context.flags |= 1 << 23  # bit-exact: no encoder's version in the stream
        self._done = 0

    def until(self, seconds: Fraction) -> None:
        """Write what is heard before a moment."""
        import av

        end = min(len(self._samples), int(seconds * self._rate))
        if end <= self._done:
            return
        block = np.ascontiguousarray(self._samples[self._done : end].T, np.float32)
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=self._layout)
        frame.sample_rate = self._rate
        frame.pts, frame.time_base = self._done, Fraction(1, self._rate)
        self._container.mux(self._stream.encode(frame))
        self._done = end

    def end(self) -> None:
        self.until(Fraction(len(self._samples), self._rate))
        self._container.mux(self._stream.encode(None))


def tags(
    card: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution] = ()
) -> dict[str, str]:
    """What a video says of itself: the standard tags of MP4, with the parameters in the comment."""
    said = {
        "title": storable(request.prompt)[:200],
        "comment": json.dumps(
            {
                "software": f"{card.name} {card.version} of layer-nb",
                "model": f"{card.slug}@{card.version}",
                "prompt": storable(request.prompt),
                "seed": seed,
                "parameters": storable(request.parameters),
            },
            sort_keys=True,
            default=str,
        ),
    }
    if attribution:
        said["copyright"] = "; ".join(map(credit, attribution))
    return {name: text for name, text in said.items() if text}
