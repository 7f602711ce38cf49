"""The model card of ``retexture``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard
from layer_server.generators.mesh.prop_card import PROP

_MICRO_CU = 1_000_000
_PRICES = {"low": 4, "medium": 4, "high": 6}


def _price(parameters: Mapping[str, Any]) -> int:
    return int(_PRICES[parameters["quality"]] * _MICRO_CU * parameters["batch_size"])


RETEXTURE = ModelCard(
    slug="retexture",
    name="Retexture",
    modality="three_d",
    use_cases=("retexture",),
    capabilities=("textures",),
    description=(
        "A mesh painted anew in one PBR material: wood, stone, metals, leather, crystal, lava and more, in any "
        "colour, with baked occlusion and wear; or with a `texture_image` laid through it. It makes its own layout, so "
        "a mesh without UVs is fine. Procedural: one material for all of it; it does not know eyes from hair."
    ),
    prompt_format="The material and colour: `rusty iron`, `white marble`, `green crystal`, `old dark wood`.",
    parameters={"quality": PROP.parameters["quality"]},
    price=_price,
    licence="Outputs keep the licence of the mesh that they are made from.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.retexture:generate",
    guidance_file_types=("init_mesh", "texture_image"),
    needs=(("init_mesh",), ("prompt", "texture_image")),
    parts=("poster",),
    topics="retexture texture paint material pbr skin recolour mesh glb 3d",
    version="3",
)
