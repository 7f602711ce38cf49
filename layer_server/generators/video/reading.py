"""Videos that somebody brought, opened under limits: one frame at a time, upright, at an even pace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.video.encoding import Frame, Sound
from layer_server.generators.video.recording import SAMPLE_RATE, decoded, opened, stereo

MAX_SECONDS = 120.0
MAX_SIDE = 1920
"""Pixels; larger videos are reduced to it."""
MAX_PIXELS = 4096 * 2304
"""Of a frame that is decoded at all."""
MAX_FPS = 60
_DEMUXER = "mov"
"""The only container that is opened: MP4 and its kin."""
_MAX_PACKETS = 120_000
"""Pictures that a file may have at all."""
_LIMITS = {"max_pixels": str(MAX_PIXELS)}
"""Told to the decoder too: what the container says of its size, and what is inside, are two things."""
_CHUNK_BYTES = 192 << 20
"""Of frames that are kept while a video is read backwards."""
_MOST_DECODED = 40_000 * 1280 * 720
"""Pixels that are decoded to read a video backwards: each chunk begins at the key frame before it."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A video as it is worked with.

    Attributes:
        width, height: upright, reduced, even.
        fps: even pace at which ``frames`` gives them.
        frames: how many that are.
        spacing: frames from one key frame to the next, at most.
    """

    file: InputFile
    port: str
    width: int
    height: int
    fps: Fraction
    frames: int
    has_sound: bool
    spacing: int

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
        there = _survey(container, stream, port)
    if there.seconds > MAX_SECONDS:
        raise InvalidInputs(
            f"The video for {port!r} lasts {there.seconds:.0f} seconds; at most {MAX_SECONDS:.0f} are opened.",
            field=port,
            remedy="Cut it first.",
        )
    with _container(file, port) as container:
        first = next(decoded(container, _picture(container, port)), None)
        if first is None:
            raise _unreadable(port, "it has no frames")
        width, height = _upright_size(first)
        return Clip(
            file=file,
            port=port,
            width=width,
            height=height,
            fps=there.fps,
            frames=max(1, round(there.seconds * there.fps)),
            has_sound=bool(container.streams.audio),
            spacing=there.spacing,
        )


@dataclass(frozen=True, slots=True)
class _There:
    """What is in a file, whatever its header says: it may be cut off, or lie."""

    seconds: float
    fps: Fraction
    spacing: int


def _survey(container: Any, stream: Any, port: str) -> _There:
    """Go through all pictures of a file without decoding them.

    Raises:
        InvalidInputs: when there are none, or too many.
    """
    begin = end = 0.0
    count = spacing = since = 0
    for packet in container.demux(stream):
        if packet.pts is None or packet.size == 0 or packet.is_discard:
            continue
        shown = float(packet.pts * stream.time_base)
        begin = shown if count == 0 else min(begin, shown)
        end = max(end if count else shown, shown + float((packet.duration or 0) * stream.time_base))
        count += 1
        since = 0 if packet.is_keyframe else since + 1
        spacing = max(spacing, since + 1)
        if count > _MAX_PACKETS:
            raise _unreadable(port, f"it has more than {_MAX_PACKETS:,} pictures")
    if count == 0:
        raise _unreadable(port, "it has no frames")
    fps = _pace(Fraction(stream.average_rate or 24))
    seconds = end - begin
    if seconds <= 0:
        return _There(float(count / fps), fps, spacing)
    if abs(float(stream.duration or 0) * float(stream.time_base) - seconds) > 2 / fps:
        # The header's rate is its length by its frames, and this is not its length.
        fps = _pace(Fraction(count / seconds))
    return _There(seconds, fps, spacing)


def _pace(rate: Fraction) -> Fraction:
    """The even pace that is nearest to a rate."""
    return max(Fraction(1), min(rate.limit_denominator(1001), Fraction(MAX_FPS)))


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
        for picture in decoded(container, stream):
            moment = float(picture.pts * stream.time_base) - origin if picture.pts is not None else 0.0
            # A frame is shown until the next one is due; half a frame of tolerance rounds uneven clocks.
            while held is not None and wanted < end and (wanted + 0.5) / clip.fps <= moment:
                yield held
                wanted += 1
            if wanted >= end:
                return
            if moment * clip.fps > wanted - 1.5:
                held = _pixels(picture, clip)
    if held is None:
        raise _unreadable(clip.port, "it breaks off")
    for _ in range(wanted, end):
        yield held


def backwards(clip: Clip, begin: int = 0, end: int | None = None) -> Iterator[Frame]:
    """The same frames from the last to the first, in chunks that memory bears.

    Raises:
        InvalidInputs: when that would mean to decode it over and over, since it has too few key frames.
    """
    end = clip.frames if end is None else min(end, clip.frames)
    pixels = clip.width * clip.height
    chunk = max(8, _CHUNK_BYTES // (pixels * 3))
    passes = (end - begin) // chunk
    if passes * min(clip.spacing, end) / 2 * pixels > _MOST_DECODED:
        raise InvalidInputs(
            f"The video for {clip.port!r} has up to {clip.spacing} frames from one key frame to the next, which is too "
            "few key frames to play it backwards.",
            field=clip.port,
            remedy="Cut it shorter, or save it with a key frame every few seconds.",
        )
    while end > begin:
        start = max(begin, end - chunk)
        yield from reversed(list(frames(clip, start, end)))
        end = start


def sound(clip: Clip) -> Sound | None:
    """What is heard, stereo at ``SAMPLE_RATE``, or None where there is nothing."""
    if not clip.has_sound:
        return None
    blocks: list[NDArray[np.float32]] = []
    most, have = round(clip.seconds * SAMPLE_RATE), 0
    with _container(clip.file, clip.port) as container:
        stream = container.streams.audio[0]
        if stream.codec_context is None:
            return None
        for block in stereo(decoded(container, stream)):
            blocks.append(block)
            have += block.shape[1]
            if have >= most:
                break
    if not blocks:
        return None
    samples = np.concatenate(blocks, axis=1)[:, :most]
    return Sound(np.ascontiguousarray(samples.T), SAMPLE_RATE)


@contextmanager
def _container(file: InputFile, port: str) -> Iterator[Any]:
    import av

    try:
        with opened(file, _DEMUXER, _LIMITS) as container:
            yield container
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise _unreadable(port, str(getattr(error, "strerror", "") or error)) from error


def _picture(container: Any, port: str) -> Any:
    stream = container.streams.best("video")  # not the picture of a cover
    if stream is None:
        raise _unreadable(port, "it has no picture")
    if stream.codec_context is None:
        raise _unreadable(port, "its coding is not known")
    stream.thread_count = 2
    stream.thread_type = "AUTO"
    stream.codec_context.options = dict(_LIMITS)
    return stream


def _upright_size(picture: Any) -> tuple[int, int]:
    width, height = picture.width, picture.height
    if picture.rotation % 180:
        width, height = height, width
    factor = min(1.0, MAX_SIDE / max(width, height))
    return max(2, round(width * factor) // 2 * 2), max(2, round(height * factor) // 2 * 2)


_TURNS = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
"""By the degrees that a display matrix asks for, which turn against the clock."""


def _pixels(picture: Any, clip: Clip) -> Frame:
    pixels: Frame = picture.to_ndarray(format="rgb24")
    turn = _TURNS.get(picture.rotation % 360)
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
