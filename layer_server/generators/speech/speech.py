"""The ``speech`` generator: read the prompt as a script, cast it, speak it, time it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.audio.loudness import true_peak
from layer_server.generators.audio.output import sound_output
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import Attribution, GenerationRequest, Output, Part, Progress
from layer_server.generators.speech.language import unread
from layer_server.generators.speech.level import loudness
from layer_server.generators.speech.reading import sentences
from layer_server.generators.speech.script import Script, script_of
from layer_server.generators.speech.speaking import Speech, perform
from layer_server.generators.speech.speech_card import LONGEST_SCRIPT, SPEECH
from layer_server.generators.speech.visemes import MOUTHS
from layer_server.generators.speech.voices import DEFAULT

_VOICE_CREDIT = Attribution(
    title="hibari-tts 0.2.1, voice heart (distilled from Kokoro-82M by hexgrad)",
    author="Maureese Williams",
    source="github.com/MMWilliams/hibari",
    licence="Apache-2.0",
    licence_url="https://www.apache.org/licenses/LICENSE-2.0",
)
_DESCRIBES = re.compile(
    r"(?:[\w'’-]+\s+){0,6}(?:voice[- ]?over|narration|voice ?line|speech|voice|monologue|dialogue|announcement)\b"
    r"(?:\s+(?:of|by|for|from|about|before|after|in|to|with|at|on)\b[^.!?\n]*)?",
    re.IGNORECASE,
)
"""A prompt that describes speech and has none: *a king's speech before the battle*."""
_ORDERS = re.compile(
    r"(?:please\s+)?(?:sing|narrate|write|compose|generate|create|describe|voice)\s+(?:me|us|a|an|the|some|my|happy)\b[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)
"""A prompt that asks for words, or for a song: *narrate an introduction for my game*."""
_UNNAMED_CAST = ("deep", "young", "warm", "heart", "elder")
"""Voices for the names of a dialogue that say nothing of who speaks, in the order in which they come."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Read the prompt aloud ``batch_size`` times; take ``i`` is what seed ``seed + i`` gives first.

    Raises:
        Cancelled: when ``cancel()`` answers true.
        InvalidInputs: when the prompt has nothing that can be read, or too much.
    """
    del rng  # each take has its own, so that a batch is the same as its seeds one by one
    if len(request.prompt) > LONGEST_SCRIPT:
        raise InvalidInputs(
            f"The script has {len(request.prompt):,} characters, and {LONGEST_SCRIPT:,} are read at once.",
            field="prompt",
            remedy="Send it in parts, a scene or a page at a time.",
        )
    script = script_of(request.prompt)
    if not any(sentences(line.text) for line in script.lines):
        raise InvalidInputs(
            "There is nothing in the prompt that this voice can read: it reads English text.",
            field="prompt",
            remedy='Write the words that are to be spoken, such as: Welcome, traveller. Or: say "Halt!" in a deep voice.',
        )
    cast = cast_of(script, request.parameters.get("voice"))

    def make(seed: int, step: Step) -> Output:
        return _one(request, script, cast, seed, lambda share, stage: step(0.95 * share, stage))

    return one_by_one(request, progress, cancel, make)


def cast_of(script: Script, wanted: str | None) -> list[str]:
    """The voice of each line: the wanted one; else what the prompt says; else one for each name of a dialogue."""
    if wanted:
        return [wanted] * len(script.lines)
    names = list(dict.fromkeys(line.speaker for line in script.lines if line.speaker))
    known = {line.speaker: line.voice for line in script.lines if line.speaker and line.voice}
    unnamed = [name for name in names if name not in known]
    spare = [voice for voice in _UNNAMED_CAST if voice not in known.values()] or [DEFAULT]
    given = {name: spare[index % len(spare)] for index, name in enumerate(unnamed)} if len(names) > 1 else {}
    return [line.voice or given.get(line.speaker, DEFAULT) for line in script.lines]


def _one(
    request: GenerationRequest,
    script: Script,
    cast: Sequence[str],
    seed: int,
    step: Callable[[float, str], None],
) -> Output:
    speed, stability = float(request.parameters["speed"]), float(request.parameters["stability"])
    speech = perform(script, cast, speed=speed, stability=stability, seed=seed, step=step)
    return sound_output(
        speech.samples,
        SPEECH,
        request,
        seed,
        rate=speech.rate,
        parts=[Part("timing", "application/json", _timing(speech))],
        attribution=(_VOICE_CREDIT,),
        metadata=_metadata(request, script, cast, speech),
    )


def _timing(speech: Speech) -> bytes:
    """Words, sentences and mouth shapes with their times in seconds, as JSON."""
    document = {
        "duration_seconds": round(speech.seconds, 3),
        "sample_rate": speech.rate,
        "words": [asdict(word) for word in speech.words],
        "sentences": [
            {**asdict(each), "start": round(each.start, 3), "end": round(each.end, 3)}
            for each in speech.captions
        ],
        "mouths": [{**asdict(mouth), "mouth": MOUTHS[mouth.viseme]} for mouth in speech.mouths],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _metadata(
    request: GenerationRequest, script: Script, cast: Sequence[str], speech: Speech
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "text": script.text.strip(),
        "voice": cast[0] if len(set(cast)) == 1 else "several",
        "language": "en-US",
        "words": len(speech.words),
        "lufs": round(loudness(speech.samples, speech.rate), 1),
        "true_peak_db": round(true_peak(speech.samples), 1),
    }
    speakers: dict[str, str] = {}
    for line, voice in zip(script.lines, cast, strict=True):
        if line.speaker:
            speakers.setdefault(line.speaker, voice)
    if speakers:
        metadata["cast"] = speakers
    manners = dict.fromkeys(name for line in script.lines for name in line.manner.names)
    if manners:
        metadata["manner"] = ", ".join(manners)
    notes = []
    if script.left_out:
        notes.append(
            f"Nothing is known of the directions {', '.join(map(repr, script.left_out))}: they are neither read aloud nor "
            "followed."
        )
    spoken = script.text.strip()
    if _DESCRIBES.fullmatch(spoken) or (spoken == request.prompt.strip() and _ORDERS.fullmatch(spoken)):
        notes.append(
            "These words were read as they are: speech writes nothing itself. Put what is to be said in quotes."
        )
    foreign = unread(script.text)
    if foreign:
        notes.append(foreign)
    if notes:
        metadata |= {"match": "weak", "note": " ".join(notes)}
    return metadata
