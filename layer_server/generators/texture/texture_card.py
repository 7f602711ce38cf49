"""The model card of ``texture``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import palette

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1024 * 1024

MATERIALS = (
    "cobblestone",
    "brick",
    "wood",
    "grass",
    "metal",
    "fabric",
    "lava",
    "sci-fi panels",
    "sand",
    "marble",
    "tiles",
    "stone wall",
    "dirt",
    "gravel",
    "snow",
    "ice",
    "leather",
    "bark",
    "corrugated iron",
    "tread plate",
    "roof tiles",
    "thatch",
    "parquet",
    "hexagons",
    "asphalt",
    "knit",
    "denim",
    "wicker",
    "carpet",
    "scales",
    "skin",
    "fur",
    "forest floor",
    "coral",
    "treasure",
    "circuit board",
    "stained glass",
    "crystal",
    "water",
    "clouds",
    "stars",
    "paper",
    "concrete",
    "camouflage",
    "tartan",
    "quilted",
    "silk",
    "carbon fibre",
    "rock",
    "granite",
    "dry earth",
    "flagstones",
    "mosaic",
    "moss",
    "feathers",
    "reptile hide",
    "chitin",
    "slime",
    "honeycomb",
    "hedge",
    "bones",
    "log ends",
    "poles",
    "brushed metal",
    "hammered metal",
    "foil",
    "grate",
    "chain mail",
    "wallpaper",
    "candy",
    "frosting",
    "chocolate",
    "porous",
    "plastic",
    "glass",
    "neon grid",
    "geometric print",
    "newspaper",
    "blackboard",
    "falling code",
    "server rack",
    "rice and beans",
    "baked dough",
    "fruit",
    "ice cream",
    "birch bark",
    "tree rings",
    "fallen needles",
    "clover",
    "spider web",
    "craters",
    "ash",
    "mushroom gills",
    "rope",
    "corduroy",
    "towel",
    "lace",
    "sequins",
    "glitter",
    "bubble wrap",
    "styrofoam",
    "tyre",
    "strand board",
    "soap and wax",
    "mirror",
    "brocade",
    "sweets",
)
"""The material families, as people say them; each prompt lands on one of these."""


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    guided = bool(parameters.get("guidance_files"))
    return int(((4 if large else 2) + guided) * _MICRO_CU * parameters["batch_size"])


def _side(name: str) -> Parameter:
    return Parameter(
        {
            "type": "integer",
            "minimum": 64,
            "maximum": 2048,
            "default": 1024,
            "description": f"{name} in pixels; the texture repeats seamlessly at exactly this size.",
        }
    )


TEXTURE = ModelCard(
    slug="texture",
    name="Texture",
    modality="image",
    use_cases=("text_to_image",),
    capabilities=("tileability", "textures", "style_reference", "square", "multiple_aspect_ratios"),
    description=(
        "Seamless PBR materials for games: albedo with normal (OpenGL, Y up), height, roughness, metallic and "
        "ambient-occlusion maps, and emissive where the material glows. Procedural: it knows these material "
        f"families and no others: {', '.join(MATERIALS)}. A prompt outside of them gets the nearest family, named "
        "in the result's `material`, and words that are not shown are named in its `note`. Colour words or a palette "
        "recolour it; conditions (wet, mossy, cracked, glowing cracks, dirty, rusty, scratched, charred, peeling paint, "
        "creased, snowy, bloody, gold veins, spots, stripes, runes, lights, puddles, drops, holes, torn, stitched, graffiti, footprints, barnacles), what lies on it (leaves, petals, flowers, "
        "shells, pebbles, ivy) and size (large, small) change it; the seed varies it. With an init image it "
        "makes that picture tile and estimates its maps. It cannot draw given patterns, pictures or lettering."
    ),
    prompt_format=(
        "The material, with a colour or condition: `mossy cobblestone`, `red brick wall`, `rusty metal plates`, "
        "`blue fabric`, `black marble with gold veins`, `autumn leaves on wet asphalt`, `large golden dragon scales`, "
        "`alien skin with purple spots`, `dungeon floor with glowing blue runes`."
    ),
    parameters={"width": _side("Width"), "height": _side("Height"), "palette": palette()},
    guidance_file_types=("init_image", "texture_image", "reference_image"),
    needs=(("prompt", "init_image", "texture_image"),),
    topics=(
        "texture material pbr seamless tileable tiling pattern surface wall floor ground terrain roughness normal map "
        "stone brick wood metal fabric leather scales fur lava water crystal circuit glass paper "
        "camouflage tartan plaid quilted silk velvet carbon-fibre rock cliff sandstone granite terrazzo cracked-earth "
        "flagstone mosaic moss feathers crocodile chitin slime honeycomb hedge bones firewood bamboo brushed-metal "
        "argyle zigzag meander waffle pizza birch-bark spider-web cobweb moon-surface craters corduroy lace sequins newspaper chalkboard "
        "circuit-board tatami-mat rock-face cliff-face cliff-rock lava-rock linen burlap denim wool cotton canvas thatch wicker rattan shingles plywood linoleum herringbone chevron hexagon checkerboard paisley damask houndstooth camo bark sand gravel asphalt concrete marble mud ash soil "
        "hammered foil grate chainmail wallpaper candy frosting chocolate sponge cheese plastic rubber"
    ),
    price=_price,
    licence="Outputs are yours: no third-party content.",
    attribution="",
    extra="image",
    generator="layer_server.generators.texture.texture:generate",
    parts=("normal", "height", "roughness", "metallic", "ao"),
    version="4",
)
