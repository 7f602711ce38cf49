"""What the stand-in offers: models as either generation tells of them, and one workflow."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

MICRO = 1_000_000
GUIDANCE_PRICE = 200_000
"""Micro-CU that a guidance file adds to each output."""


@dataclass(frozen=True)
class Model:
    """One model.

    Attributes:
        price: micro-CU of one output.
        guidance: the older and the newer words for the guidance files that it takes, in its order.
    """

    slug: str
    name: str
    modality: str
    use_cases: tuple[str, ...]
    price: int
    capabilities: tuple[str, ...] = ()
    guidance: tuple[tuple[str, str], ...] = ()

    @property
    def uuid(self) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_DNS, self.slug))


_REFERENCES = (("init", "init_image"), ("editing_reference", "reference_image"))

MODELS = (
    Model("flux", "FLUX.1 dev", "image", ("text_to_image",), 150_000, ("negative_prompt",)),
    Model("gemini-3.1-flash-image", "Gemini 3.1 Flash Image", "image", ("text_to_image", "image_editing"), 2_000_000,
          ("image_editing", "style_reference", "square"), _REFERENCES),
    Model("qwen-image-edit", "Qwen Image Edit", "image", ("image_editing",), 891_000, ("image_editing",), _REFERENCES),
    Model("birefnet-v2", "BiRefNet v2", "image", ("background_removal",), 100_000, (), _REFERENCES[:1]),
    Model("tile-maker", "Tile Maker", "image", ("text_to_image",), 500_000, ("tileability", "textures")),
    Model("ltx-video", "LTX Video", "video", ("text_to_video", "image_to_video"), 5_802_000, ("loop",),
          (("first_frame", "first_frame"),)),
    Model("mesh-maker", "Mesh Maker", "three_d", ("text_to_3d",), 10_000_000, ("text_to_3d",)),
    Model("sound-maker", "Sound Maker", "audio", ("sound_effects",), 100_000, ("sound_effect",)),
)  # fmt: skip


def told(model: Model, generation: int) -> dict[str, Any]:
    """A model as a list tells of it."""
    common: dict[str, Any] = {"name": model.name, "description": f"{model.name}, in a few words."}
    if generation == 1:
        return {
            "model_id": model.uuid,
            **common,
            "modality": model.modality,
            "capabilities": list(model.capabilities),
        }
    return {
        "base_model_id": model.slug,
        **common,
        "modality": model.modality.upper(),
        "use_cases": list(model.use_cases),
        "capabilities": dict.fromkeys(("tileability", "negative_prompt"), False)
        | dict.fromkeys(model.capabilities, True),
    }


def detailed(model: Model, generation: int) -> dict[str, Any]:
    """Everything about it."""
    types = [pair[generation - 1] for pair in model.guidance]
    if generation == 1:
        modes = ["edit"] if "image_editing" in model.use_cases[:1] else ["create"]
        return {**told(model, 1), "session_modes": modes, "prompt_format": "Plain words.",
                **({"guidance_file_types": types} if types else {})}  # fmt: skip
    properties: dict[str, Any] = {"width": {"type": "integer"}, "height": {"type": "integer"}}
    if types:
        properties["guidance_files"] = {
            "type": "array",
            "items": {"type": "object", "properties": {"type": {"enum": types}}},
        }
    return {**told(model, 2), "inference_schema": {"type": "object", "properties": properties}}


WORKFLOW_PRICE = 3_250_000
WORKFLOW_STEPS = (("sketch", "Sketch"), ("icon", "Icon"), ("sheet", "Sheet"))
WORKFLOW = {
    "workflow_id": str(uuid.uuid5(uuid.NAMESPACE_DNS, "icon-set")),
    "name": "Icon set",
    "description": "Icons of one subject, and a sheet of them.",
    "created_at": "2026-03-01T10:00:00Z",
    "published_at": "2026-03-02T10:00:00Z",
    "modality": "image",
    "inputs": [
        {"name": "subject", "type": "text", "required": True, "description": "What the icons show.",
         "value_schema": {"type": "string"}, "display_name": "Subject", "default": None},
        {"name": "count", "type": "integer", "required": False, "description": "", "value_schema":
         {"type": "integer", "minimum": 1, "maximum": 9}, "display_name": "How many", "default": 2},
        {"name": "reference", "type": "image", "required": False, "description": "A picture to follow.",
         "value_schema": {"type": "string", "format": "uuid"}, "display_name": "Reference", "default": None},
    ],
    "outputs": [{"name": "icons", "type": "image[]", "description": "", "value_schema": {"type": "array"},
                 "display_name": "Icons"}],
}  # fmt: skip
