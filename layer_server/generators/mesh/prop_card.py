"""The model card of ``prop``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import choice, flag

_MICRO_CU = 1_000_000
_PRICES = {"low": 4, "medium": 4, "high": 6}


def _price(parameters: Mapping[str, Any]) -> int:
    each = _PRICES[parameters["quality"]] if parameters["include_textures"] else _PRICES["low"]
    return int(each * _MICRO_CU * parameters["batch_size"])


FACE_LIMIT = Parameter(
    {"type": "integer", "minimum": 100, "maximum": 200_000, "description": "Most triangles it may have."}
)

PROP = ModelCard(
    slug="prop",
    name="Prop",
    modality="three_d",
    use_cases=("text_to_3d",),
    capabilities=("textures",),
    description=(
        "Game-ready 3D props as GLB: containers, weapons, furniture, lamps, buildings, nature, vehicles, treasure, "
        "food, a humanoid. Procedural, not a neural 3D model: it builds what it knows from parts (planks, staves, "
        "blades, hoops) with proportions by the seed, and paints them with PBR materials, worn edges and baked "
        "occlusion in one atlas. Every part is watertight. One prop at a time; what it does not know becomes the "
        "nearest thing that it knows, with `match` weak and a `note` that says so."
    ),
    prompt_format=(
        "Material or colour, then the thing, then `with` a second material: `wooden treasure chest with gold bands`, "
        "`rusty iron lantern`, `red potion`, `ancient stone pillar`, `open chest`, `crystal sword`."
    ),
    parameters={
        "quality": choice("medium", ("low", "medium", "high"), "Texture atlas of 512, 1024 or 2048 pixels."),
        "face_limit": FACE_LIMIT,
        "low_poly": flag(False, "Few, flat faces."),
        "quad_mesh": flag(False, "Adds an OBJ of the same model with its quads, as the part `quads`."),
        "generate_parts": flag(False, "Each part (lid, blade, wheels) is a node of its own."),
        "include_textures": flag(True, "Without, each material is a plain colour."),
        "pbr_materials": flag(True, "Roughness, metal, normals and occlusion; without, colour only."),
    },
    price=_price,
    licence="Outputs are yours: no third-party content.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.prop:generate",
    parts=("poster",),
    topics="3d model mesh glb prop game asset chest barrel crate sword axe shield potion furniture",
)
