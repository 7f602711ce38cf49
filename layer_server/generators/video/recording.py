"""Sound that somebody brought, in a file of its own or beside a picture: opened under limits, stereo at one rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.video.encoding import Sound

SAMPLE_RATE = 48_000
MAX_SOUND_SECONDS = 60.0
MAX_CHANNELS = 8
"""More than 7.1 has no order that it could be mixed down by."""
_DEMUXERS = {
    "audio/wav": "wav",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "video/mp4": "mov",
}
"""The only containers that are opened, each by its own demuxer: a play list in disguise would be followed."""
_LOUDEST = 2.0
"""Floats may be anything; what is louder than this is no sound."""


def read_sound(file: InputFile, port: str) -> Sound:
    """A recording, stereo at ``SAMPLE_RATE``.

    Raises:
        InvalidInputs: when it is none that can be decoded, or too long.
    """
    import av

    demuxer = _DEMUXERS.get(file.content_type)
    if demuxer is None:
        raise _no_sound(port, f"it is {file.content_type}")
    try:
        with opened(file, demuxer) as container:
            if not container.streams.audio:
                raise _no_sound(port, "there is no sound in it")
            stream = container.streams.audio[0]
            if stream.codec_context is None:
                raise _no_sound(port, "its coding is not known")
            blocks = list(stereo(_at_most(decoded(container, stream), port)))
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise _no_sound(port, str(getattr(error, "strerror", "") or error)) from error
    if not blocks:
        raise _no_sound(port, "it is empty")
    return Sound(np.ascontiguousarray(np.concatenate(blocks, axis=1).T), SAMPLE_RATE)


def opened(file: InputFile, demuxer: str, options: dict[str, str] | None = None) -> Any:
    """The container of a file, read by ``demuxer`` and no other; tags that are no UTF-8 do not keep it closed."""
    import av

    major = int(av.__version__.split(".")[0])
    # From 19 on PyAV replaces what it cannot read, and has no argument for it.
    tags: dict[str, Any] = {"metadata_errors": "replace"} if major < 19 else {}
    return av.open(str(file.path), format=demuxer, options=options, **tags)


def decoded(container: Any, stream: Any) -> Iterator[Any]:
    """The frames of a stream of sound; a packet that is broken is left out, as players do."""
    import av

    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            continue


def stereo(frames: Iterable[Any]) -> Iterator[NDArray[np.float32]]:
    """Frames of sound as blocks, (2, n), at ``SAMPLE_RATE``; the frames may change their rate and channels on the way."""
    import av

    resampler: Any = None
    form: tuple[str, str, int] | None = None
    for frame in frames:
        if (now := (frame.format.name, frame.layout.name, frame.sample_rate)) != form:
            yield from _samples(resampler.resample(None) if resampler else ())
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            form = now
        yield from _samples(resampler.resample(frame))
    yield from _samples(resampler.resample(None) if resampler else ())


def _samples(blocks: Iterable[Any]) -> Iterator[NDArray[np.float32]]:
    for block in blocks:
        if block is not None:  # what a resampler with nothing to do is flushed to
            samples = np.nan_to_num(block.to_ndarray(), nan=0.0, posinf=_LOUDEST, neginf=-_LOUDEST)
            yield np.clip(samples, -_LOUDEST, _LOUDEST).astype(np.float32, copy=False)


def _at_most(frames: Iterable[Any], port: str) -> Iterator[Any]:
    """The same frames. Raises InvalidInputs before one that is too much is worked on."""
    seconds = 0.0
    for frame in frames:
        if len(frame.layout.channels) > MAX_CHANNELS:
            raise InvalidInputs(
                f"The recording for {port!r} has {len(frame.layout.channels)} channels; at most {MAX_CHANNELS} are "
                "mixed down.",
                field=port,
                remedy="Mix it down to stereo first.",
            )
        seconds += frame.samples / max(1, frame.sample_rate)
        if seconds > MAX_SOUND_SECONDS:
            raise InvalidInputs(
                f"The recording for {port!r} lasts more than {MAX_SOUND_SECONDS:.0f} seconds.",
                field=port,
                remedy="Cut it first.",
            )
        yield frame


def _no_sound(port: str, why: str) -> InvalidInputs:
    return InvalidInputs(
        f"The file for {port!r} could not be read as a recording ({why}).",
        field=port,
        remedy="Give a WAV or an MP3.",
    )
