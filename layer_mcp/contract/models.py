"""``get_model_recommendations``, ``list_models`` and ``get_model``."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field

from layer_mcp.contract.model import Request, Result, Uuid
from layer_mcp.contract.paging import PagedRequest, Pagination

Modality = Literal["image", "video", "three_d", "audio"]

UseCase = Literal[
    "text_to_image",
    "image_editing",
    "inpainting",
    "reframing",
    "multi_angle",
    "split_into_layers",
    "upscaling",
    "background_removal",
    "vectorization",
    "text_to_video",
    "image_to_video",
    "video_editing",
    "video_extend",
    "text_to_3d",
    "image_to_3d",
    "remesh",
    "retexture",
    "rig",
    "animate",
    "segment",
    "text_to_speech",
    "sound_effects",
    "music",
]
USE_CASES: tuple[str, ...] = get_args(UseCase)

ModelRef = str
"""A model by UUID or slug; which one it is, is the catalog's business."""


class GetModelRecommendations(Request):
    """Arguments of ``get_model_recommendations``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    modality: Modality | None = Field(default=None, description="Only this kind of asset.")
    use_case: UseCase | None = Field(default=None, description="Only for this use.")


class ListModels(PagedRequest):
    """Arguments of ``list_models``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    modality: Modality | None = Field(default=None, description="Only models that make this kind of asset.")
    use_case: UseCase | None = Field(default=None, description="Only models for this use.")
    capabilities: list[str] | None = Field(
        default=None, max_length=20, description="Only models with all of these, e.g. tileability."
    )
    search: str | None = Field(
        default=None, max_length=500, description="Words to look for, best match first."
    )
    max_price: float | None = Field(default=None, ge=0, description="At most this many CU for one output.")


class GetModel(Request):
    """Arguments of ``get_model``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    model_id: ModelRef = Field(min_length=1, max_length=200, description="UUID or slug, from list_models.")


class ModelSummary(Result):
    """One model in a list.

    Attributes:
        price_creative_units: for one output at the model's defaults.
        version: raised when the same request and seed would give something else.
        by_name_only: no rule chooses it for a prompt: it is the user's own, may take long, or send the prompt away.
    """

    model_id: str
    slug: str = ""
    name: str = ""
    modality: str = ""
    use_cases: list[str] = Field(default_factory=list)
    capabilities: list[str] = Field(default_factory=list)
    description: str = ""
    version: str | int | None = None
    price_creative_units: float | int | None = None
    by_name_only: bool | None = None


class ModelDetails(ModelSummary):
    """Everything about one model.

    Attributes:
        prompt_format: how to write a prompt for it, with an example.
        session_modes: generation types in the older wording, e.g. ``create``.
        guidance_file_types: what guidance files it takes.
        parameters: JSON Schema of each forge parameter it honours, by name, with defaults.
        licence: of what it produces.
        attribution: credit to give, where the licence asks for it.
        procedural: whether it is an algorithm rather than a neural network.
    """

    prompt_format: str = ""
    session_modes: list[str] = Field(default_factory=list)
    guidance_file_types: list[str] = Field(default_factory=list)
    parameters: dict[str, dict[str, Any]] = Field(default_factory=dict)
    licence: str = ""
    attribution: str = ""
    procedural: bool | None = None


class ModelPage(Result):
    """Models in the curated order, or by relevance when searched for."""

    models: list[ModelSummary]
    pagination: Pagination = Field(default_factory=Pagination)


class Recommendation(Result):
    """The models that are recommended for one category, best first."""

    category: str
    modality: str = ""
    use_case: str = ""
    models: list[ModelSummary] = Field(default_factory=list)


class Recommendations(Result):
    """Curated recommendations by category."""

    recommendations: list[Recommendation]
