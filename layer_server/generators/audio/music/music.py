"""The ``music`` generator: read the prompt, compose, play, mix; stems and the score beside the mix."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from layer_server.generators.audio.encoding import encode_flac, encode_wav
from layer_server.generators.audio.loudness import limited, lufs
from layer_server.generators.audio.music.compose import compose
from layer_server.generators.audio.music.midi import encode_midi
from layer_server.generators.audio.music.music_card import MUSIC
from layer_server.generators.audio.music.notes import Score
from layer_server.generators.audio.music.performance import perform
from layer_server.generators.audio.music.plan import Plan, read
from layer_server.generators.audio.music.sampler import FLUID
from layer_server.generators.audio.music.styles import STYLE_NAMES
from layer_server.generators.audio.music.synthesisers import CHIP_KIT, SYNTH_KIT, SYNTHESISERS
from layer_server.generators.audio.music.theory import NOTE_NAMES
from layer_server.generators.audio.output import sound_output
from layer_server.generators.audio.reporting import reporter
from layer_server.generators.audio.samples import Sound, count, fitted, wrapped
from layer_server.generators.card import Attribution, GenerationRequest, Output, Part, Progress
from layer_server.generators.provenance import provenance

LOUDNESS = -16.0
"""LUFS."""

_ENDING = 0.12
"""Share of a piece that is no loop in which its last chord rings; at least ``_LEAST_ENDING`` seconds."""
_LEAST_ENDING, _MOST_ENDING = 0.5, 3.0

_WAV_SECONDS = 300
"""Music of a request, in all, up to which the stems are WAV; beyond, they are FLAC."""

_FULL = 0.98

_CLOSE_TEMPO = 0.03
"""How far, as a share, a tempo may be from the asked one without a word about it."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` pieces; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    plan = read(request.prompt)
    outputs = []
    for index in range(request.batch_size):
        step = reporter(index, request.batch_size, progress, cancel)
        outputs.append(_one(request, plan, request.seed + index, step))
    progress(1.0, "done")
    return outputs


def _one(request: GenerationRequest, plan: Plan, seed: int, step: Callable[[float, str], None]) -> Output:
    seconds = float(request.parameters["duration_seconds"])
    loop = bool(request.parameters["loop"])
    step(0.0, "composing")
    rng = np.random.default_rng([seed, STYLE_NAMES.index(plan.style.name)])
    ending = 0.0 if loop else float(np.clip(seconds * _ENDING, _LEAST_ENDING, _MOST_ENDING))
    score = compose(plan, seconds - ending, rng, loop=loop)
    stems = perform(score, plan.style, rng, step)
    samples = count(seconds)
    for name, stem in stems.items():
        stems[name] = wrapped(stem, samples) if loop else fitted(stem, samples, max(0.05, ending * 0.6))
    step(0.85, "mixing")
    mix: Sound = np.zeros((samples, 2), np.float32)
    for stem in stems.values():
        mix += stem
    gain = np.float32(10 ** ((LOUDNESS - lufs(mix)) / 20))
    mix = limited(mix * gain)
    step(0.9, "encoding")
    attribution = (FLUID,) if _is_sampled(score) else ()
    parts = [
        *_stem_parts(request, seed, stems, gain=gain, attribution=attribution, loop=loop),
        Part("midi", "audio/midi", encode_midi(score)),
    ]
    return sound_output(
        mix,
        MUSIC,
        request,
        seed,
        loop=loop,
        parts=parts,
        attribution=attribution,
        metadata=_metadata(plan, score, list(stems)),
    )


def _stem_parts(
    request: GenerationRequest,
    seed: int,
    stems: dict[str, Sound],
    *,
    gain: np.float32,
    attribution: tuple[Attribution, ...],
    loop: bool,
) -> list[Part]:
    """The stems as loud as they are in the mix: added up they are it, before its peaks are limited."""
    tags = provenance(MUSIC, request, seed, attribution)
    large = _seconds(request) > _WAV_SECONDS
    parts = []
    for name, stem in stems.items():
        said = {**tags, "Stem": name}
        loud = _unclipped(stem * gain)
        if large:
            parts.append(Part("stem", "audio/flac", encode_flac(loud, said)))
        else:
            parts.append(Part("stem", "audio/wav", encode_wav(loud, said, loop=loop)))
    return parts


def _seconds(request: GenerationRequest) -> float:
    """Of all pieces of a request together."""
    return float(request.parameters["duration_seconds"]) * request.batch_size


def _unclipped(stem: Sound) -> Sound:
    return limited(stem) if float(np.abs(stem).max()) > _FULL else stem


def _is_sampled(score: Score) -> bool:
    computed = {CHIP_KIT, SYNTH_KIT, *SYNTHESISERS}
    return any(part.instrument not in computed for part in score.parts)


def _metadata(plan: Plan, score: Score, stems: list[str]) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "subject": plan.style.name,
        "match": plan.match,
        "match_score": plan.likeness,
        "tempo": round(score.tempo, 2),
        "key": f"{NOTE_NAMES[score.tonic]} {score.mode}",
        "meter": f"{score.meter}/4",
        "bars": round(score.beats / score.meter),
        "form": "".join(letter for _, letter in score.sections),
        "chords": [name for _, name in score.chords],
        "instruments": sorted({part.instrument for part in score.parts}),
        "stems": stems,
    }
    notes = []
    if plan.match == "weak":
        notes.append(
            f"The prompt names no kind of music, so the nearest in meaning was used: {plan.style.name}. "
            f"Kinds: {', '.join(STYLE_NAMES)}."
        )
    heard = {part.instrument for part in score.parts}
    unheard = [*plan.missing, *(each for each in plan.instruments if each not in heard)]
    if unheard:
        metadata["match"] = "weak"
        notes.append(f"Not heard: {', '.join(unheard)}.")
    if plan.is_sung:
        metadata["match"] = "weak"
        notes.append("It is instrumental: nobody sings words.")
    if plan.tempo and abs(score.tempo / plan.tempo - 1) > _CLOSE_TEMPO:
        metadata["match"] = "weak"
        notes.append(
            f"The tempo is {score.tempo:.1f} instead of {plan.tempo:g}, so that whole bars fill the loop's length."
        )
    if notes:
        metadata["note"] = " ".join(notes)
    return metadata
