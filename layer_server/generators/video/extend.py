"""The ``video-extend`` generator: finds out how a video ends, and goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.batch import one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.saliency import CREDIT
from layer_server.generators.video import words
from layer_server.generators.video.encoding import Format, Frame, Sound, encode, tags
from layer_server.generators.video.extend_card import VIDEO_EXTEND
from layer_server.generators.video.finished import video_output
from layer_server.generators.video.morph import morph
from layer_server.generators.video.motion import Drift, measured, moved
from layer_server.generators.video.picture import living_picture
from layer_server.generators.video.reading import Clip, backwards, frames, open_clip, sound
from layer_server.generators.video.shot import Take

_SAME = 0.004
_STEPS = 1.8
"""The last frame and the first of a loop differ by so much, 0..1, or by so many times what two frames differ by."""
_FEWEST = 8
"""Frames of a loop."""
_REST_SECONDS = 1.1
"""In which a camera that glides on loses most of its speed."""
_LOOK_BACK_SECONDS = 0.25
_FADE_SECONDS = 1.0
_TO_AND_FRO = {"forth", "boomerang", "ping-pong", "pingpong", "reverse", "reversed", "backwards"}
"""Words that ask for the way back."""


@dataclass(frozen=True, slots=True)
class _More:
    """How a video goes on.

    Attributes:
        method: ``loop``, ``camera``, ``prompt``, ``return`` or ``back and forth``.
        repeats: whether the sound repeats too.
    """

    method: str
    frames: Iterator[Frame]
    repeats: bool = False


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` longer videos; they differ only in what is random, such as snow.

    Raises:
        Cancelled: when ``cancel()`` answers true.
        InvalidInputs: for a video that cannot be read.
    """
    del rng  # each output has its own seed
    return one_by_one(request, progress, cancel, lambda seed, step: _one(request, seed, step))


def _one(request: GenerationRequest, seed: int, step: Callable[[float, str], None]) -> Output:
    step(0.0, "opening the video")
    file = request.files["init_video"][0]
    clip = open_clip(file, "init_video")
    added = max(1, round(float(request.parameters["duration_seconds"]) * clip.fps))
    form = Format(clip.width, clip.height, clip.fps, clip.frames + added, str(request.parameters["quality"]))
    step(0.02, "looking at how it ends")
    more = _more(request, clip, added, seed)
    heard = _heard(clip, form, more) if request.parameters["keep_audio"] else None
    credit = (CREDIT,) if more.method == "prompt" else ()

    def drawn() -> Iterator[Frame]:
        for index, frame in enumerate(chain(frames(clip), islice(more.frames, added))):
            if index % 4 == 0:
                step(0.05 + 0.92 * index / form.frames, "going on" if index > clip.frames else "copying")
            yield frame

    attribution = (*file.attribution, *credit)
    data = encode(drawn(), form, tags(VIDEO_EXTEND, request, seed, attribution), heard)
    return video_output(
        data,
        form,
        seed,
        attribution=attribution,
        metadata={
            "subject": "given video",
            "method": more.method,
            "added_seconds": round(float(added / clip.fps), 3),
            "loop": bool(request.parameters["loop"]) or more.method == "loop",
            "has_audio": heard is not None,
        },
        notes=_notes(request, more),
    )


def _notes(request: GenerationRequest, more: _More) -> list[str]:
    brief = words.read(request.prompt)
    if brief.about and more.method != "prompt" and not _TO_AND_FRO & set(brief.about.lower().split()):
        asked = f"nothing was done about {brief.about[:80]!r}; it goes on by: {more.method}"
        return [f"What happens next is not invented, so {asked}."]
    if brief.moves and more.method == "return":
        return ["With loop the way back to the beginning is fixed, so the camera move was left out."]
    return []


def _more(request: GenerationRequest, clip: Clip, added: int, seed: int) -> _More:
    """How this video goes on: as the prompt says, else as it ends."""
    brief = words.read(request.prompt)
    first, last = next(frames(clip, 0, 1)), next(frames(clip, clip.frames - 1, clip.frames))
    seconds = float(added / clip.fps)
    take = Take(clip.width, clip.height, seconds, seed, False, brief.moves, brief.air)
    if request.parameters["loop"]:
        back = morph(last, first, Take(clip.width, clip.height, seconds, seed, False, (), ()))
        return _More("return", (back.draw((index + 1) / (added + 1)) for index in range(added)))
    if brief.moves or brief.air:
        shot = living_picture(last, brief.about, take)
        return _More("prompt", (shot.draw((index + 1) / added) for index in range(added)))
    if _TO_AND_FRO & set(request.prompt.lower().split()):
        return _More("back and forth", _to_and_fro(clip))
    if brief.loop or _is_loop(clip, first, last):
        return _More("loop", _again(clip), repeats=True)
    drift = measured(_ending(clip), float(clip.fps))
    if drift is not None:
        return _More("camera", _gliding(last, drift, added, float(clip.fps)))
    return _More("back and forth", _to_and_fro(clip))


def _ending(clip: Clip) -> list[Frame]:
    """Two frames near the end, a moment apart."""
    gap = max(1, round(_LOOK_BACK_SECONDS * clip.fps))
    ending = list(frames(clip, max(0, clip.frames - 1 - gap), clip.frames))
    return [ending[0], ending[-1]] if len(ending) > 1 else []


def _is_loop(clip: Clip, first: Frame, last: Frame) -> bool:
    """Whether the end leads into the beginning, in a video in which anything moves at all."""
    if clip.frames < _FEWEST:
        return False
    middle = next(frames(clip, clip.frames // 2, clip.frames // 2 + 1))
    before = next(frames(clip, clip.frames - 2, clip.frames - 1))
    seam = _difference(first, last)
    return seam < _difference(first, middle) and seam < max(_SAME, _STEPS * _difference(before, last))


def _difference(one: Frame, other: Frame) -> float:
    small = [cv2.resize(each, (160, 90), interpolation=cv2.INTER_AREA) for each in (one, other)]
    return float(cv2.absdiff(*small).mean()) / 255


def _again(clip: Clip) -> Iterator[Frame]:
    while True:
        yield from frames(clip)


def _to_and_fro(clip: Clip) -> Iterator[Frame]:
    while True:
        if clip.frames < 2:
            yield from frames(clip)
            continue
        yield from backwards(clip, 0, clip.frames - 1)
        yield from frames(clip, 1)


def _gliding(last: Frame, drift: Drift, added: int, fps: float) -> Iterator[Frame]:
    """The last frame under a camera that goes on as it went, and slows down."""
    for index in range(added):
        seconds = (index + 1) / fps
        way = _REST_SECONDS * (1 - np.exp(-seconds / _REST_SECONDS))
        yield moved(last, drift, float(way))


def _heard(clip: Clip, form: Format, more: _More) -> Sound | None:
    """The sound of the video, repeated or faded out."""
    heard = sound(clip)
    if heard is None:
        return None
    length = round(form.seconds * heard.rate)
    if more.repeats:
        times = -(-length // len(heard.samples))
        return Sound(np.tile(heard.samples, (times, 1))[:length], heard.rate)
    samples: NDArray[np.float32] = np.zeros((length, heard.samples.shape[1]), np.float32)
    samples[: len(heard.samples)] = heard.samples
    span = min(round(_FADE_SECONDS * heard.rate), len(heard.samples))
    samples[len(heard.samples) - span : len(heard.samples)] *= np.linspace(1, 0, span, dtype=np.float32)[
        :, None
    ]
    return Sound(samples, heard.rate)
