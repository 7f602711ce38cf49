"""The model card of ``video-extend``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from layer_server.generators import parameters
from layer_server.generators.card import ModelCard, Parameter

_MICRO_CU = 1_000_000
DEFAULT_SECONDS = 3.0


def _price(given: Mapping[str, Any]) -> int:
    """Two CU per second that is added, at least two."""
    return int(max(2, math.ceil(2 * given["duration_seconds"])) * _MICRO_CU * given["batch_size"])


VIDEO_EXTEND = ModelCard(
    slug="video-extend",
    name="Video extend",
    modality="video",
    use_cases=("video_extend",),
    capabilities=("loop", "fixed_duration"),
    description=(
        "Makes a given video longer. A loop is repeated; a camera that moves at the end glides on and comes to rest, "
        "by its measured motion; otherwise the video plays back and forth. A camera move or weather in the prompt "
        "begins where the video ends. Procedural: what happens next is not invented, so people and things do not go "
        "on acting. The result is the whole video, old and new; `method` in its metadata says what was done."
    ),
    prompt_format="Nothing, or how to go on: `zoom in, snow`, `pan left`, `loop`, `back and forth`.",
    parameters={
        "duration_seconds": Parameter(
            {
                "type": "number",
                "minimum": 0.5,
                "maximum": 20,
                "default": DEFAULT_SECONDS,
                "description": "Seconds that are added.",
            }
        ),
        "quality": parameters.choice(
            "medium", ("low", "medium", "high"), "How little the encoder throws away."
        ),
        "loop": parameters.flag(
            False, "Ends where the video begins, so that all of it repeats without a seam."
        ),
        "keep_audio": parameters.flag(True, "Whether the sound stays; it fades out where nothing goes on."),
    },
    price=_price,
    licence="Outputs are as free as what they are made of.",
    attribution="",
    extra="video",
    generator="layer_server.generators.video.extend:generate",
    guidance_file_types=("init_video",),
    needs=(("init_video",),),
    parts=("poster",),
    topics="extend lengthen longer continue continuation more seconds keep going prolong video clip footage outro",
    procedural=True,
    version="1",
)
