"""The model card of ``music``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.audio.music.styles import STYLE_NAMES
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import flag

_MICRO_CU = 1_000_000
_INCLUDED_SECONDS = 30.0


def _price(parameters: Mapping[str, Any]) -> int:
    """One CU each, and 0.02 CU for every second beyond the first thirty."""
    beyond = max(0.0, float(parameters.get("duration_seconds") or 0) - _INCLUDED_SECONDS)
    return int((1 + 0.02 * beyond) * _MICRO_CU * parameters["batch_size"])


MUSIC = ModelCard(
    slug="music",
    name="Music",
    modality="audio",
    use_cases=("music",),
    capabilities=("music", "instrumental", "loop", "fixed_duration"),
    description=(
        "Instrumental game music, composed: form, harmony, a tune that comes back, bass, accompaniment and drums, played by recorded "
        f"orchestral and band instruments or by synthesisers. Kinds: {', '.join(STYLE_NAMES)}. Tempo (`120 bpm`), key (`in D minor`), "
        "meter, mood and instruments are read from the prompt. Exact length, seamless loops, stems (drums, bass, harmony, melody) and a MIDI file; "
        "-16 LUFS, at most -1 dBTP, 44.1 kHz stereo; one run makes at most 900 s in all. Procedural, not a neural model: no voices that sing words, no imitation of artists or songs; "
        "it sounds like well-made sequenced music, not like a recorded band."
    ),
    prompt_format=(
        "Mood or kind, then tempo, key and instruments if they matter: `calm exploration with harp and flute`, "
        "`fast battle music in D minor, 150 bpm`, `8-bit chiptune platformer`, `sad solo piano`, `tavern dance with fiddle, no drums`."
    ),
    parameters={
        "duration_seconds": Parameter(
            {
                "type": "number",
                "minimum": 4,
                "maximum": 180,
                "default": 20,
                "description": "Exact length in seconds.",
            }
        ),
        "loop": flag(False, "Repeats without a seam: whole bars, the last note rings into the first."),
        "instrumental": Parameter(
            {
                "type": "boolean",
                "enum": [True],
                "default": True,
                "description": "Always true: it composes instrumental music only.",
            }
        ),
    },
    price=_price,
    licence="Outputs are yours to use; the recorded instruments are MIT (FluidR3 Mono), pieces of synthesisers alone derive from nothing.",
    attribution="Instruments: FluidR3 Mono by Frank Wen, Michael Cowgill and contributors (MIT).",
    extra="audio",
    generator="layer_server.generators.audio.music.music:generate",
    parts=("poster", "stem", "midi"),
    topics=(
        "music song soundtrack score theme tune melody loop background music bgm composition jingle orchestral epic heroic battle boss combat calm exploration "
        "ambient peaceful chiptune 8-bit retro sad piano emotional stealth tavern medieval folk village dungeon dark horror music box happy ukulele "
        "synthwave electronic edm techno fanfare victory march lo-fi hip hop chill jazz oriental japanese koto desert arabian oud menu title screen space "
        "sci-fi winter christmas jungle tribal caribbean casino funk pirate shanty western cowboy rock metal guitar baroque classical harpsichord strings choir church organ "
        "waltz beat drums bass bpm minor major instrumental"
    ),
    longest_run=900,
    version="2",
)
