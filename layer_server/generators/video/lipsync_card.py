"""The model card of ``lipsync``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators import parameters
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.speech.voices import VOICES

_MICRO_CU = 1_000_000
_PRICE = 4


def _price(given: Mapping[str, Any]) -> int:
    """Four CU a video, and one for each file that must be opened."""
    return int((_PRICE + len(given.get("guidance_files") or ())) * _MICRO_CU * given["batch_size"])


LIPSYNC = ModelCard(
    slug="lipsync",
    name="Lipsync",
    modality="video",
    use_cases=("lipsync",),
    capabilities=("lipsync",),
    description=(
        "A portrait that speaks: nine cartoon mouth shapes, drawn over the mouth of a given portrait (or of an avatar "
        "by the seed), in time with a script that our own voice (a small neural network) reads, or with a given recording by its loudness and "
        "brightness. Procedural, and best on drawn faces that look at you. It finds the mouth by colour and may miss "
        "it: give a `mask` that marks the mouth, and it is exact. Eyes and expression stay; photographs look like a "
        "puppet."
    ),
    prompt_format=(
        "The words that are spoken: `Welcome, traveller. The road is long.` With a recording, nothing."
    ),
    parameters={
        "voice": Parameter(
            {
                "type": "string",
                "enum": list(VOICES),
                "description": "Of a script; without it the prompt decides.",
            }
        ),
        "speed": Parameter(
            {
                "type": "number",
                "minimum": 0.5,
                "maximum": 2,
                "default": 1,
                "description": "Of a script's voice.",
            }
        ),
        "fps": parameters.whole(25, "Frames per second.", 12, 60),
        "quality": parameters.choice(
            "medium", ("low", "medium", "high"), "How little the encoder throws away."
        ),
        "mask": Parameter(
            {"type": "object", "description": "A mask file that marks the mouth of the portrait."}
        ),
    },
    price=_price,
    licence="Outputs are as free as the portrait and the recording.",
    attribution="Voice: hibari-tts (Apache-2.0). The default avatar: avataaars by Pablo Stanley (free for commercial use).",
    extra="video",
    generator="layer_server.generators.video.lipsync:generate",
    guidance_file_types=("init_image", "face", "init_audio", "reference_audio"),
    needs=(("prompt", "init_audio", "reference_audio"),),
    parts=("poster",),
    topics="lipsync lip sync talking head speaking portrait avatar talk speak mouth say says character voice narrator dialogue",
    procedural=True,
    version="2",
)
