"""The model card of ``speech``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import share
from layer_server.generators.speech.voices import VOICES

_MICRO_CU = 1_000_000

LONGEST_SCRIPT = 3000
"""Characters of a prompt: about three and a half minutes."""


def _price(parameters: Mapping[str, Any]) -> int:
    return int(_MICRO_CU * parameters["batch_size"])


SPEECH = ModelCard(
    slug="speech",
    name="Speech",
    modality="audio",
    use_cases=("text_to_speech",),
    capabilities=(),
    description=(
        "Reads English aloud: voice-overs, narration, lines of characters, announcements, tutorials. A small neural "
        "network's voice (hibari-tts, distilled from Kokoro-82M), clear and natural; the other voices are made of it by moving "
        f"its pitch and its resonances: {'; '.join(f'`{name}`: {voice.label.lower()}' for name, voice in VOICES.items())}. "
        f"Scripts of up to {LONGEST_SCRIPT:,} characters, with numbers, dates, times, money and abbreviations read as "
        "words; dialogues with a voice for each speaker. 24 kHz mono WAV at -18 LUFS, with a `timing` part: the times "
        "of every word, sentence and mouth shape (15 visemes), for captions and lip sync. It cannot speak other "
        "languages, sing, laugh, act strong emotion, take on an accent or copy a person's voice."
    ),
    prompt_format=(
        'The words to be read, as they are: `Welcome, traveller. The gate opens at midnight.` Or ask: `say "Halt!" in a '
        "deep voice` (only what is in quotes is spoken); `narrator: Once upon a time`; a dialogue, one line each: "
        "`Goblin: Give me gold!`. Directions in brackets hold for what follows: `[whispering]`, `[angry]`, `[slowly]`; "
        "`[pause 2s]` waits."
    ),
    parameters={
        "voice": Parameter(
            {
                "type": "string",
                "enum": list(VOICES),
                "description": "Who speaks all of it. Without it the prompt decides, else heart.",
            }
        ),
        "speed": Parameter(
            {
                "type": "number",
                "minimum": 0.5,
                "maximum": 2.0,
                "default": 1.0,
                "description": "1 is the voice's own pace; the pitch stays.",
            }
        ),
        "stability": share(
            0.5,
            "1 reads every sentence alike, with an even melody; less moves pitch, pace and pauses more, "
            "differently for each seed.",
        ),
    },
    price=_price,
    licence="Outputs are yours. The voice: hibari-tts, Apache-2.0.",
    attribution="Voice: hibari-tts by Maureese Williams, distilled from Kokoro-82M by hexgrad (Apache-2.0).",
    extra="audio",
    generator="layer_server.generators.speech.speech:generate",
    parts=("poster", "timing"),
    topics=(
        "speech voice voiceover voice-over narration narrator talk speak say read aloud tts announcer dialogue dialog "
        "monologue character line greeting announcement audiobook tutorial podcast script"
    ),
    procedural=False,
    longest_prompt=LONGEST_SCRIPT,
    version="3",
)
