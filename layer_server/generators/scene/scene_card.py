"""The model card of ``scene``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import palette

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1536 * 1024


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    guided = bool(parameters.get("guidance_files"))
    return int((2 + large + guided) * _MICRO_CU * parameters["batch_size"])


def _side(name: str, default: int) -> Parameter:
    return Parameter(
        {
            "type": "integer",
            "minimum": 256,
            "maximum": 2048,
            "default": default,
            "description": f"{name} in pixels.",
        }
    )


SCENE = ModelCard(
    slug="scene",
    name="Scene",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=(
        "landscape_16_9",
        "portrait_9_16",
        "square",
        "multiple_aspect_ratios",
        "style_reference",
    ),
    description=(
        "Game backgrounds and concept landscapes in layers: mountains, forests, meadows, coasts, deserts, canyons, "
        "snow, volcanoes, swamps, jungles, graveyards, cities, dungeons, taverns, libraries, halls, spaceships, space, "
        "caves, floating islands and reefs, by time of day, weather and season; with castles, villages, towers, "
        "lighthouses, pyramids, ruins, windmills, lakes, waterfalls and auroras. "
        "Every result brings its layers (RGBA, far to near) and a depth map, ready for "
        "parallax. Procedural, not a neural image model: it builds land in perspective, lights it and paints it, so "
        "it knows places, not actions: it cannot draw people, animals, vehicles in action, text or a given building; "
        "what it left out of a prompt is named in the result's `note`."
    ),
    prompt_format=(
        "The place, then the hour, the weather and what stands in it: `misty mountain lake at dawn`, `desert dunes "
        "at golden hour`, `snowy pine forest at night with aurora`. Colour words tint it."
    ),
    parameters={"width": _side("Width", 1536), "height": _side("Height", 864), "palette": palette()},
    price=_price,
    licence="Outputs are yours: no third-party content.",
    attribution="",
    extra="image",
    generator="layer_server.generators.scene.scene:generate",
    guidance_file_types=("reference_image",),
    parts=("layer", "depth"),
    topics=(
        "scene landscape background environment backdrop wallpaper scenery vista panorama skyline cityscape "
        "seascape interior level-background game-background concept-art establishing-shot mountains valley "
        "hills forest woods jungle swamp meadow field countryside prairie farm garden park coast beach sea "
        "ocean shore harbor lagoon island islands floating-islands cliffs desert dunes oasis canyon badlands "
        "wasteland snow tundra glacier volcano graveyard cemetery ruins castle fortress village town "
        "town-square market road path lake river waterfall pond sky clouds aurora sunset sunrise dawn dusk "
        "night city street alley metropolis dungeon crypt hallway corridor prison tomb sewer cave cavern mine "
        "tavern inn library throne-room hall room bedroom kitchen shop laboratory cathedral "
        "spaceship-interior space-station station space planet nebula galaxy asteroid-field underwater "
        "coral-reef reef seabed lighthouse windmill study workshop smithy barn cabin cottage terraces "
        "wonderland battlefield courtyard square plaza stream brook rain snowfall blizzard fog prairie oasis lair tunnel savanna plains steppe bamboo-forest inside place "
        "location world map parallax layers"
    ),
    version="2",
)
