"""The model card of ``scene``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.finishing import FINISHING, finishing_price
from layer_server.generators.parameters import palette

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1536 * 1024


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    guided = bool(parameters.get("guidance_files"))
    return int((2 + large + guided) * _MICRO_CU * parameters["batch_size"]) + finishing_price(parameters)


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
        "Game backgrounds and concept landscapes in layers. Over forty lands, each with its own ground, planting and "
        "skyline: mountains, forests of each tree, meadows, steppes, savannas, moors, tundras, glaciers, icebergs, fields "
        "in rows, parcels and terraces, salt flats, deserts, canyons, badlands, hot springs, fjords, deltas, coasts, "
        "atolls, stormy seas, swamps, jungles, volcanoes and lava fields, battlefields, graveyards, worlds of candy, "
        "mushrooms or crystal, the moon, Mars and other planets. Over ninety rooms with their own furniture and light: of "
        "homes, inns, castles, temples, crypts, workshops, laboratories, schools, hospitals, offices, shops, clubs, stages, "
        "works, stations, and ships of the sea and of space (`abandoned`, `haunted`, `flooded`, `burning`, `overgrown`). Towns from within: market squares, old "
        "streets and alleys, castle courtyards, ramparts, quays, decks of ships, farm yards, suburbs, rooftops, arenas. Besides: "
        "skylines, streets of neon, ruined "
        "cities, the inside of a wood, dungeons, caves, floating islands; space "
        "with planets, galaxies, nebulae, black holes, comets, asteroids and ships; under water reefs, kelp, wrecks, ruins "
        "and what swims. By time of day, "
        "weather (rain and snow fall) and season; with castles, villages, towers, churches, barns, lighthouses, pyramids, "
        "pagodas, ruins, windmills, bridges, piers, boats, ships, tents, domes, camp fires, lanterns, rivers, roads, lakes, "
        "waterfalls, trees and flowers by name, mushrooms, crystals, birds, balloons, rainbows, fireflies and auroras. "
        "Numbers count (`two moons`, `three castles`), and what is burning, frozen, flooded or ruined is so. "
        "Every result brings its layers (RGBA, far to near) and a depth map, ready for "
        "parallax; `upscale_ratio` enlarges the picture, not its layers. Procedural, not a neural image model: it builds "
        "land in perspective, lights it and paints it, so it knows places, not actions: it cannot draw people, animals on "
        "land, vehicles in action, text or a given building. "
        "Each word of a prompt is in the picture or named in the result's `note`."
    ),
    prompt_format=(
        "The place, then the hour, the weather and what stands in it: `misty mountain lake at dawn`, `stone bridge over a "
        "river in an autumn forest`, `pirate ship on the open ocean at sunset`, `snowy village street with lanterns at "
        "night`, `abandoned factory hall`, `alchemist's workshop with a cauldron`, `castle courtyard in autumn`. A colour word colours the thing that it stands before (`field of red poppies`, `purple sky`), or all of "
        "it (`a teal fantasy landscape`)."
    ),
    parameters={
        "width": _side("Width", 1536),
        "height": _side("Height", 864),
        "palette": palette(),
        "upscale_ratio": FINISHING["upscale_ratio"],
    },
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
        "tavern inn library throne-room hall room bedroom kitchen shop laboratory cathedral living-room bathroom dining-room banquet-hall "
        "office classroom school-hallway hospital hospital-ward operating-room factory warehouse garage control-room server-room bridge-of-a-ship hangar reactor "
        "submarine-interior museum gallery theatre theater-stage cinema casino arcade gym dojo bathhouse onsen nightclub cafe restaurant "
        "supermarket pharmacy barbershop aquarium observatory greenhouse conservatory courtroom train-compartment subway-station train-station bunker "
        "cellar attic stable mine-tunnel catacombs ossuary prison-cell jail armory armoury treasury vault wizard-tower smithy forge alchemist potion-shop "
        "barracks mausoleum temple-interior church-interior boss-room boss-arena arena colosseum battlements ramparts rooftops quay harbour farmyard suburb "
        "alleyway bazaar marketplace market-square western-town ship-deck cottage-interior interior indoors hotel-lobby living-quarters playroom nursery bakery "
        "spaceship-interior space-station station space planet nebula galaxy asteroid-field underwater "
        "coral-reef reef seabed lighthouse windmill pagoda torii bridge pier dock church barn rainbow cherry-blossoms autumn river-valley seashore study workshop smithy barn cabin cottage terraces "
        "wonderland battlefield courtyard square plaza stream brook rain snowfall blizzard fog prairie oasis lair tunnel savanna plains steppe bamboo-forest inside place "
        "factory moon-base military-base pirate-cove cove temple shrine hospital school classroom subway metro airport mall office attic "
        "basement cellar rooftop saloon diner restaurant cafe arena colosseum stadium palace mansion manor haunted monastery "
        "pyramids harbour port marina shipyard cockpit hangar warehouse bunker outpost campsite colony suburb neighborhood avenue "
        "highway racetrack playground circus carnival observatory greenhouse museum theater theatre northern-lights "
        "starfield geyser crater quarry ravine gorge waterfalls orchard vineyard hamlet grove glade opera-house mountain-pass treehouse-village citadel tower-interior boardwalk savannah "
        "rice-terraces rice-fields farmland wheat-field cornfield lavender-field tea-plantation moor heath salt-flat iceberg "
        "glacier-valley fjord delta atoll mangrove badlands hot-springs lava-field moon-surface mars alien-planet candy-land "
        "mushroom-forest crystal-valley sea-of-clouds shipwreck kelp-forest underwater-city black-hole comet spiral-galaxy "
        "solar-system space-battle stormy-sea burning-village frozen-waterfall "
        "location world map parallax layers"
    ),
    version="4",
)
