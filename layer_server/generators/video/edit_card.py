"""The model card of ``video-edit``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from layer_server.generators import parameters
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.video.video_card import side

_MICRO_CU = 1_000_000
_LARGE = 1280 * 720
CAN = (
    "trim (`first 2 seconds`, `from 1s to 3s`, `remove the last second`), speed (`2x faster`, `slow motion`), "
    "`reverse`, `boomerang`, `loop`, crop (`square`, `9:16`), size (`480p`), `rotate 90`, `mirror`, grade (`black and "
    "white`, `sepia`, `night`, `warm`, `cold`, `vivid`, `faded`, `brighter`, `darker`, `dreamy`, `blur`, `pixelate`, "
    "`vignette`, `film grain`, `letterbox`), `add snow` (rain, embers, leaves, sparkles, …), `fade in`, `fade out`, "
    "`mute`, and a reference_image on top (`watermark`, `picture in picture top left`)"
)
"""What an instruction may say."""


def _price(given: Mapping[str, Any]) -> int:
    """Two CU, and one for each further file; more for pictures beyond 720p."""
    pixels = int(given.get("width") or 1280) * int(given.get("height") or 720)
    files = max(0, len(given.get("guidance_files") or ()) - 1)
    each = math.ceil(2 * max(1.0, pixels / _LARGE)) + files
    return int(each * _MICRO_CU * given["batch_size"])


VIDEO_EDIT = ModelCard(
    slug="video-edit",
    name="Video edit",
    modality="video",
    use_cases=("video_editing",),
    capabilities=(),
    description=(
        "Cuts and changes a given video by instruction: "
        + CAN
        + ". Several at once, in the order of a cutting "
        "room. Procedural: it changes time, frame, colour and what lies on top; it does not change what things in "
        "the video are or do. An instruction that it does not understand is named in the result's `note`; one of "
        "which it understands nothing is refused. At most two minutes, 4K in, 1920 pixels out."
    ),
    prompt_format="Instructions, in any order: `first 3 seconds, 2x faster, black and white, fade out`.",
    parameters={
        "speed": Parameter(
            {
                "type": "number",
                "minimum": 0.25,
                "maximum": 8,
                "description": "2 is twice as fast; the sound keeps its pitch. Without it the prompt decides.",
            }
        ),
        "width": side("the video's"),
        "height": side("the video's"),
        "quality": parameters.choice(
            "medium", ("low", "medium", "high"), "How little the encoder throws away."
        ),
        "loop": parameters.flag(
            False, "Blends its end into its beginning, so that it repeats without a seam."
        ),
        "keep_audio": parameters.flag(True, "Whether the sound stays; it follows every cut."),
    },
    price=_price,
    licence="Outputs are as free as what they are made of.",
    attribution="",
    extra="video",
    generator="layer_server.generators.video.edit:generate",
    guidance_file_types=("init_video", "reference_image"),
    needs=(("init_video",),),
    parts=("poster",),
    topics=(
        "edit cut trim shorten speed up slow down slow motion timelapse reverse rewind boomerang loop crop square "
        "vertical resize rotate flip mirror grade colour black and white sepia night warm cold fade mute watermark "
        "overlay picture in picture letterbox grain blur pixelate add snow rain video clip footage"
    ),
    procedural=True,
    version="2",
)
