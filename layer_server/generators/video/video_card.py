"""The model card of ``video``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from layer_server.generators import parameters
from layer_server.generators.card import ModelCard, Parameter

_MICRO_CU = 1_000_000
_PER_SECOND = 2
_HD_PIXELS = 1280 * 720
_STANDARD_FPS = 30
DEFAULT_SECONDS = 4.0

CAMERA = (
    "STATIC", "DOLLY_IN", "DOLLY_OUT", "FLY_THROUGH", "ZOOM_IN", "ZOOM_OUT", "DOLLY_ZOOM", "PAN_LEFT", "PAN_RIGHT",
    "TILT_UP", "TILT_DOWN", "TRUCK_LEFT", "TRUCK_RIGHT", "CRANE_UP", "CRANE_DOWN", "ORBIT_360", "ORBIT_LEFT",
    "ORBIT_RIGHT", "ROLL_LEFT", "ROLL_RIGHT", "HANDHELD", "SHAKE",
)  # fmt: skip
"""Camera moves, as ``video_effects`` has them."""

AIR = (
    "RAIN", "SNOW", "EMBERS", "FIREFLIES", "DUST", "SPARKLES", "LEAVES", "PETALS", "BUBBLES", "ASH", "CONFETTI",
    "SANDSTORM", "BLIZZARD",
)  # fmt: skip
"""Weather and particles, as ``video_effects`` has them."""

MAX_WEIGHT = 2.0


def _price(given: Mapping[str, Any]) -> int:
    """Two CU per second of 720p at up to 30 frames a second, more for more pixels and frames."""
    pixels = int(given.get("width") or 1280) * int(given.get("height") or 720)
    size = max(1.0, pixels / _HD_PIXELS) * max(1.0, given["fps"] / _STANDARD_FPS)
    sound = 1 if given.get("generate_audio") else 0
    files = len(given.get("guidance_files") or ())
    each = math.ceil(_PER_SECOND * given["duration_seconds"] * size) + sound + files
    return int(each * _MICRO_CU * given["batch_size"])


def side(default: str) -> Parameter:
    """A width or a height of a video."""
    return Parameter(
        {
            "type": "integer",
            "minimum": 128,
            "maximum": 1920,
            "multipleOf": 2,
            "description": f"Pixels; even. Without it: {default}.",
        }
    )


EFFECTS = Parameter(
    {
        "type": "array",
        "maxItems": 8,
        "items": {
            "type": "object",
            "properties": {
                "type": {"type": "string", "enum": [*CAMERA, *AIR]},
                "weight": {"type": "number", "minimum": 0, "maximum": MAX_WEIGHT, "default": 1},
            },
            "required": ["type"],
        },
        "default": [],
        "description": "Camera moves and what is in the air; weight 1 is usual. Without any, the prompt's words decide.",
    }
)

VIDEO = ModelCard(
    slug="video",
    name="Video",
    modality="video",
    use_cases=("text_to_video", "image_to_video"),
    capabilities=(
        "loop",
        "fixed_duration",
        "generate_audio",
        "style_reference",
        "square",
        "portrait_9_16",
        "landscape_16_9",
        "multiple_aspect_ratios",
        "camera_transform",
    ),
    description=(
        "Short game clips with real camera moves: painted landscapes and interiors in depth with waves, rivers, "
        "falls, lava, auroras, storms, drifting clouds (`timelapse`), weather and flickering light; props on a turntable (ORBIT_360); your own picture brought to life with "
        "parallax (its depth is approximate); a morph from a first to a last frame. H.264 MP4 of exactly the asked "
        "length, seamless loops, an ambient sound on request. Procedural, not a neural video model: things in a "
        "picture do not act, walk or speak, and a scene is painted from one side. What a prompt asks beyond that "
        "is named in the result's `note`."
    ),
    prompt_format=(
        "The camera move, then the place or thing: `slow dolly in through a misty pine forest at dawn`, `orbit around "
        "a treasure chest`, `rotating ruby on a black background`, `ocean waves rolling onto a beach`, `seamless loop of rain over a mountain lake at night`, `flying through a dungeon hallway "
        "with torches`. With a picture: only the move and the weather."
    ),
    parameters={
        "width": side("1280, or the shape of the given picture"),
        "height": side("720, or the shape of the given picture"),
        "duration_seconds": Parameter(
            {
                "type": "number",
                "minimum": 1,
                "maximum": 20,
                "default": DEFAULT_SECONDS,
                "description": "Exact, to the frame.",
            }
        ),
        "fps": parameters.whole(24, "Frames per second.", 12, 60),
        "quality": parameters.choice(
            "medium", ("low", "medium", "high"), "How little the encoder throws away."
        ),
        "video_effects": EFFECTS,
        "loop": parameters.flag(False, "Ends where it begins, so that it repeats without a seam."),
        "generate_audio": parameters.flag(False, "With the sounds of the place: rain, wind, waves, fire."),
    },
    price=_price,
    licence="Outputs are yours; what derives from openly licensed art carries its attribution.",
    attribution="",
    extra="video",
    generator="layer_server.generators.video.video:generate",
    guidance_file_types=("init_image", "first_frame", "last_frame", "reference_image"),
    needs=(("prompt", "init_image", "first_frame", "last_frame"),),
    parts=("poster",),
    topics=(
        "video clip footage animation cinematic cutscene camera fly through flyover dolly zoom pan tilt crane orbit "
        "turntable rotating spinning 360 parallax loop looping seamless background motion moving animated weather rain "
        "snow storm waves clouds timelapse establishing shot trailer morph transition"
    ),
    procedural=True,
    version="5",
)
