"""The model card of ``multi-angle``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import pixels

_MICRO_CU = 1_000_000
_STANDARD_PIXELS = 1024 * 1024


def _price(parameters: Mapping[str, Any]) -> int:
    large = parameters["width"] * parameters["height"] > _STANDARD_PIXELS
    return int((2 if large else 1) * _MICRO_CU * parameters["batch_size"])


MULTI_ANGLE = ModelCard(
    slug="multi-angle",
    name="Multi-angle",
    modality="image",
    use_cases=("multi_angle",),
    capabilities=("camera_transform", "multiple_aspect_ratios"),
    description=(
        "Pictures of a mesh from any side, with soft shadows and true transparency: a camera that you give (each "
        "further output of a batch goes on by 45 degrees), or the eight standard views from the front on around. "
        "Procedural rendering. Of a picture instead of a mesh it shows the picture blown up: sides and back are "
        "guessed, not known."
    ),
    prompt_format="No prompt is needed: a GLB as `init_mesh`, or a picture as `reference_image`.",
    parameters={
        "width": pixels(768, "Width.", 64, 2048),
        "height": pixels(768, "Height.", 64, 2048),
        "camera": Parameter(
            {
                "type": "object",
                "description": "`azimuth` (0 is the front), `elevation` in degrees, `distance` (1 shows all).",
            }
        ),
    },
    price=_price,
    licence="Outputs are yours, as far as the mesh or the picture is.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.angles:generate",
    guidance_file_types=("init_mesh", "reference_image"),
    needs=(("init_mesh", "reference_image"),),
    topics="views angles turnaround rotate camera orbit character sheet render mesh 3d sides back",
    version="3",
)
