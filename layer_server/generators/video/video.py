"""The ``video`` generator: reads the prompt, sets the scene, moves the camera, and encodes as it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.video import words
from layer_server.generators.video.ambience import QUIET, ambience
from layer_server.generators.video.drawn import in_order
from layer_server.generators.video.encoding import Format, Frame, encode, tags
from layer_server.generators.video.finished import video_output
from layer_server.generators.video.given import Given
from layer_server.generators.video.shot import Shot, Take
from layer_server.generators.video.video_card import AIR, CAMERA, VIDEO


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` videos; the i-th is what seed ``seed + i`` gives first.

    Raises:
        Cancelled: when ``cancel()`` answers true.
        InvalidInputs: for a picture that cannot be opened.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    brief = words.read(request.prompt)
    chosen = _chosen(request.parameters.get("video_effects") or ())
    return one_by_one(request, progress, cancel, lambda seed, step: _one(request, brief, chosen, seed, step))


def _chosen(effects: Any) -> tuple[tuple[str, float], ...]:
    """Names and weights; the card's schema has been seen to."""
    return tuple((each["type"], 1.0 if each.get("weight") is None else each["weight"]) for each in effects)


def _one(
    request: GenerationRequest,
    brief: words.Brief,
    chosen: tuple[tuple[str, float], ...],
    seed: int,
    step: Step,
) -> Output:
    step(0.0, "reading the prompt")
    given = Given(request, step)
    parameters = request.parameters
    width, height = given.size()
    fps = int(parameters["fps"])
    form = Format(
        width=width,
        height=height,
        fps=Fraction(fps),
        frames=max(1, round(float(parameters["duration_seconds"]) * fps)),
        quality=str(parameters["quality"]),
    )
    moves = tuple(each for each in chosen if each[0] in CAMERA) or brief.moves
    air = tuple(each for each in chosen if each[0] in AIR) or brief.air
    loop = bool(parameters["loop"]) or brief.loop
    take = Take(
        width,
        height,
        form.seconds,
        seed,
        loop,
        moves,
        air,
        brief.timelapse,
        brief.ground,
        brief.pace,
        brief.words,
    )
    shot = given.shot(brief.about, take, lambda done, stage: step(0.12 * done, stage))
    notes = list(shot.notes)
    if brief.seconds is not None and abs(brief.seconds - float(parameters["duration_seconds"])) > 0.05:
        notes.append(
            f"The prompt speaks of {brief.seconds:g} seconds; the length is set by duration_seconds."
        )
    shot = replace(shot, notes=notes, attribution=(*shot.attribution, *given.attribution))
    return film(request, shot, take, form, step)


def film(request: GenerationRequest, shot: Shot, take: Take, form: Format, step: Step) -> Output:
    """Draw and encode a shot."""
    last = form.frames if take.loop else max(1, form.frames - 1)

    def draw(index: int) -> Frame:
        return shot.draw(index / last)

    step(0.12, "mixing the sound")
    heard = ambience(shot.sounds, take) if request.parameters["generate_audio"] else None
    data = encode(
        in_order(draw, form.frames) if shot.threads else map(draw, range(form.frames)),
        form,
        tags(VIDEO, request, take.seed, shot.attribution),
        sound=heard,
        step=lambda done: step(0.12 + 0.86 * done / form.frames, "drawing frames"),
    )
    heard_of = {"sounds": list(shot.sounds) or [QUIET]} if heard is not None else {}
    return video_output(
        data,
        form,
        take.seed,
        metadata={**shot.metadata, "loop": take.loop, **heard_of},
        notes=shot.notes,
        attribution=shot.attribution,
    )
