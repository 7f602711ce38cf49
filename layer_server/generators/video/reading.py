"""Videos that somebody brought, opened under limits: one frame at a time, upright, at an even pace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import cv2
import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.video.encoding import Frame, Sound

MAX_SECONDS = 120.0
MAX_SIDE = 1920
"""Pixels; larger videos are reduced to it."""
MAX_PIXELS = 4096 * 2304
"""Of a frame that is decoded at all."""
MAX_FPS = 60
SAMPLE_RATE = 48_000
_DEMUXER = "mov"
"""The only container that is opened: MP4 and its kin."""
MAX_SOUND_SECONDS = 60.0
_SOUNDS = {"audio/wav": "wav", "audio/mpeg": "mp3"}
"""Demuxers of recordings; others are found by their bytes."""
_CHUNK_BYTES = 192 << 20
"""Of frames that are kept while a video is read backwards."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A video as it is worked with.

    Attributes:
        width, height: upright, reduced, even.
        fps: even pace at which ``frames`` gives them.
        frames: how many that are.
    """

    file: InputFile
    port: str
    width: int
    height: int
    fps: Fraction
    frames: int
    has_sound: bool

    @property
    def seconds(self) -> float:
        return float(self.frames / self.fps)


def open_clip(file: InputFile, port: str) -> Clip:
    """What a video is.

    Raises:
        InvalidInputs: when it is none that can be decoded, or beyond a limit.
    """
    with _container(file, port) as container:
        stream = _picture(container, port)
        context = stream.codec_context
        if context.width * context.height > MAX_PIXELS:
            raise InvalidInputs(
                f"The video for {port!r} has {context.width} x {context.height} pixels; at most 4K is opened.",
                field=port,
                remedy="Make it smaller first.",
            )
        fps = Fraction(stream.average_rate or 24).limit_denominator(1001)
        fps = max(Fraction(1), min(fps, Fraction(MAX_FPS)))
        seconds = _seconds(container, stream)
        if seconds > MAX_SECONDS:
            raise InvalidInputs(
                f"The video for {port!r} lasts {seconds:.0f} seconds; at most {MAX_SECONDS:.0f} are opened.",
                field=port,
                remedy="Cut it first.",
            )
        first = next(container.decode(stream), None)
        if first is None:
            raise _unreadable(port, "it has no frames")
        width, height = _upright_size(first)
        return Clip(
            file=file,
            port=port,
            width=width,
            height=height,
            fps=fps,
            frames=max(1, round(seconds * fps)),
            has_sound=bool(container.streams.audio),
        )


def frames(clip: Clip, begin: int = 0, end: int | None = None) -> Iterator[Frame]:
    """The frames from ``begin`` to before ``end``, in order; exactly so many, the last repeated where it must be.

    Raises:
        InvalidInputs: when the video breaks off before its first frame.
    """
    end = clip.frames if end is None else min(end, clip.frames)
    wanted = begin
    held: Frame | None = None
    with _container(clip.file, clip.port) as container:
        stream = _picture(container, clip.port)
        origin = float((stream.start_time or 0) * stream.time_base)
        if begin:
            container.seek(int((origin + begin / clip.fps) / stream.time_base), stream=stream)
        for decoded in container.decode(stream):
            moment = float(decoded.pts * stream.time_base) - origin if decoded.pts is not None else 0.0
            # A frame is shown until the next one is due; half a frame of tolerance rounds uneven clocks.
            while held is not None and wanted < end and (wanted + 0.5) / clip.fps <= moment:
                yield held
                wanted += 1
            if wanted >= end:
                return
            if moment * clip.fps > wanted - 1.5:
                held = _pixels(decoded, clip)
    if held is None:
        raise _unreadable(clip.port, "it breaks off")
    for _ in range(wanted, end):
        yield held


def backwards(clip: Clip, begin: int = 0, end: int | None = None) -> Iterator[Frame]:
    """The same frames from the last to the first, in chunks that memory bears."""
    end = clip.frames if end is None else min(end, clip.frames)
    chunk = max(8, _CHUNK_BYTES // (clip.width * clip.height * 3))
    while end > begin:
        start = max(begin, end - chunk)
        yield from reversed(list(frames(clip, start, end)))
        end = start


def sound(clip: Clip) -> Sound | None:
    """What is heard, stereo at ``SAMPLE_RATE``, or None where there is nothing."""
    if not clip.has_sound:
        return None
    import av

    blocks = []
    with _container(clip.file, clip.port) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        most = int(clip.seconds * SAMPLE_RATE)
        have = 0
        for decoded in container.decode(container.streams.audio[0]):
            for block in resampler.resample(decoded):
                blocks.append(block.to_ndarray())
                have += blocks[-1].shape[1]
            if have >= most:
                break
    if not blocks:
        return None
    samples = np.concatenate(blocks, axis=1)[:, :most]
    return Sound(np.ascontiguousarray(samples.T, np.float32), SAMPLE_RATE)


@contextmanager
def _container(file: InputFile, port: str) -> Iterator[Any]:
    import av

    try:
        with av.open(str(file.path), format=_DEMUXER, metadata_errors="replace") as container:
            yield container
    except av.error.FFmpegError as error:
        raise _unreadable(port, str(error.strerror or error)) from error


def _picture(container: Any, port: str) -> Any:
    if not container.streams.video:
        raise _unreadable(port, "it has no picture")
    stream = container.streams.video[0]
    stream.thread_count = 2
    stream.thread_type = "AUTO"
    return stream


def _seconds(container: Any, stream: Any) -> float:
    if stream.duration:
        return float(stream.duration * stream.time_base)
    if stream.frames and stream.average_rate:
        return float(stream.frames / stream.average_rate)
    return float(container.duration or 0) / 1e6


def _upright_size(decoded: Any) -> tuple[int, int]:
    width, height = decoded.width, decoded.height
    if decoded.rotation % 180:
        width, height = height, width
    factor = min(1.0, MAX_SIDE / max(width, height))
    return max(2, round(width * factor) // 2 * 2), max(2, round(height * factor) // 2 * 2)


_TURNS = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
"""By the degrees that a display matrix asks for, which turn against the clock."""


def _pixels(decoded: Any, clip: Clip) -> Frame:
    pixels: Frame = decoded.to_ndarray(format="rgb24")
    turn = _TURNS.get(decoded.rotation % 360)
    if turn is not None:
        pixels = np.asarray(cv2.rotate(pixels, turn), np.uint8)
    if pixels.shape[:2] != (clip.height, clip.width):
        pixels = np.asarray(
            cv2.resize(pixels, (clip.width, clip.height), interpolation=cv2.INTER_AREA), np.uint8
        )
    return pixels


def _unreadable(port: str, why: str) -> InvalidInputs:
    return InvalidInputs(
        f"The file for {port!r} could not be read as a video ({why}).",
        field=port,
        remedy="Give an MP4 with H.264, H.265, VP9 or AV1.",
    )


def read_sound(file: InputFile, port: str) -> Sound:
    """A recording, stereo at ``SAMPLE_RATE``.

    Raises:
        InvalidInputs: when it is none that can be decoded, or too long.
    """
    import av

    blocks = []
    try:
        with av.open(
            str(file.path), format=_SOUNDS.get(file.content_type), metadata_errors="replace"
        ) as container:
            if not container.streams.audio:
                raise _no_sound(port, "there is no sound in it")
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            have = 0
            for decoded in container.decode(container.streams.audio[0]):
                blocks += [block.to_ndarray() for block in resampler.resample(decoded)]
                have += decoded.samples
                if have > MAX_SOUND_SECONDS * decoded.sample_rate:
                    raise InvalidInputs(
                        f"The recording for {port!r} lasts more than {MAX_SOUND_SECONDS:.0f} seconds.",
                        field=port,
                        remedy="Cut it first.",
                    )
    except av.error.FFmpegError as error:
        raise _no_sound(port, str(error.strerror or error)) from error
    if not blocks:
        raise _no_sound(port, "it is empty")
    return Sound(np.ascontiguousarray(np.concatenate(blocks, axis=1).T, np.float32), SAMPLE_RATE)


def _no_sound(port: str, why: str) -> InvalidInputs:
    return InvalidInputs(
        f"The file for {port!r} could not be read as a recording ({why}).",
        field=port,
        remedy="Give a WAV or an MP3.",
    )
