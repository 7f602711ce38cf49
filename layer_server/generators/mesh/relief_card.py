"""The model card of ``relief``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard
from layer_server.generators.mesh.prop_card import PROP

_MICRO_CU = 1_000_000
_PRICES = {"low": 4, "medium": 4, "high": 6}


def _price(parameters: Mapping[str, Any]) -> int:
    return int(_PRICES[parameters["quality"]] * _MICRO_CU * parameters["batch_size"])


RELIEF = ModelCard(
    slug="relief",
    name="Relief",
    modality="three_d",
    use_cases=("image_to_3d",),
    capabilities=("textures",),
    description=(
        "A picture as a 3D model: its subject is cut out and blown up like a cushion, watertight, all quads, with the "
        "picture as texture on both sides. Procedural, not a neural reconstruction: the back mirrors the front, and "
        "depth within the picture is not understood. Best for icons, emoji, logos, creatures in profile. A drawing in "
        "lines on plain paper is filled within its outline (not where the prompt says `lines` or `wireframe`); a view in "
        "which nothing stands out becomes a panel, and says so. With a "
        "`reference_image`, or a prompt that calls the picture a reference, and the name of a prop (`treasure chest`), it "
        "builds that prop in the picture's colours instead, and says so. One result of a request: `batch_size` is 1."
    ),
    prompt_format=(
        "A picture as `init_image`; the prompt may say `flat` or `plump`. Or a picture as `reference_image` with the "
        "name of a prop: `a treasure chest from this reference image`."
    ),
    parameters={name: PROP.parameters[name] for name in PROP.parameters},
    price=_price,
    licence="Outputs are yours, as far as the picture is.",
    attribution="Subjects before a busy background are found with U2-Net (Apache-2.0); see each output's attribution.",
    extra="three-d",
    generator="layer_server.generators.mesh.relief:generate",
    guidance_file_types=("init_image", "reference_image"),
    needs=(("init_image", "reference_image"),),
    parts=("poster",),
    largest_batch=1,
    topics="image to 3d model mesh relief plush inflate icon logo emoji sprite",
    version="3",
)
