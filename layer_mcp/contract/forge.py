"""``estimate_forge_price``, ``execute_forge``, ``get_forge_run`` and ``cancel_inference``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from layer_mcp.contract.assets import AssetInfo
from layer_mcp.contract.model import Request, Result, Uuid
from layer_mcp.contract.models import ModelRef

DEFAULT_BATCH_SIZE = 4
MAX_BATCH_SIZE = 16
MAX_PROMPT_CHARACTERS = 100_000
MAX_GUIDANCE_FILES = 20
MAX_SEED = 2**53 - 1
"""The largest integer that survives JSON in every language."""
RANDOM_SEED = -1

REQUEST_KEY_META = "layer-nb/request-key"
"""In ``_meta`` of a submit: one key per logical run; the same key and body gives the same run."""
MAX_PRICE_META = "layer-nb/max-creative-units"
"""In ``_meta`` of a submit: the price in CU that the caller approved; a dearer run is refused."""
HONOURS_KEYS_META = "layer-nb/honours-request-keys"
"""In the ``_meta`` of a paid tool, true: the same request key and body gives the same run, however often it is sent."""
WAITS_META = "layer-nb/waits-seconds"
"""In the ``_meta`` of a tool that reads a run: asked with a progress token, it answers when the run is over, or after so many seconds."""
NO_RUN_ID = "00000000-0000-0000-0000-000000000000"
"""As the id of ``get_forge_run`` or ``get_workflow_run`` whose ``_meta`` has a request key: the run of that key. A server that does not know of it answers RUN_NOT_FOUND."""

GuidanceFileType = Literal[
    "init_image",
    "reference_image",
    "pose",
    "depth",
    "canny",
    "lineart",
    "scribble",
    "face",
    "first_frame",
    "last_frame",
    "init_video",
    "reference_video",
    "init_audio",
    "reference_audio",
    "init_mesh",
    "texture_image",
]
GUIDANCE_FILE_TYPES: tuple[str, ...] = get_args(GuidanceFileType)


class GuidanceFile(Request):
    """A file that steers a run."""

    file_id: Uuid
    type: GuidanceFileType
    weight: float = Field(default=1.0, ge=0, le=1)


class Mask(Request):
    """Which region may change: a mask file, or the image's own alpha."""

    file_id: Uuid | None = None
    for_transparency: bool = Field(default=False, description="Change where the image is transparent.")
    for_nontransparency: bool = Field(default=False, description="Change where it is opaque.")
    edge_radius: int = Field(default=0, ge=0, le=512, description="Softness of the edge, pixels.")

    @model_validator(mode="after")
    def _has_a_region(self) -> Mask:
        if not (self.file_id or self.for_transparency or self.for_nontransparency):
            raise ValueError("a mask needs file_id, for_transparency or for_nontransparency")
        return self


class VideoEffect(Request):
    """A camera move or effect, in the wire's upper case."""

    type: str = Field(pattern=r"^[A-Z0-9_]{1,64}$", description="ORBIT_360, DOLLY_IN, …")
    weight: float | None = Field(default=None, ge=0, le=100)


class Camera(Request):
    """From where a thing is looked at."""

    azimuth: float = Field(default=0, ge=-360, le=360, description="Degrees around it; 0 is the front.")
    elevation: float = Field(default=0, ge=-90, le=90, description="Degrees above the horizon.")
    distance: float = Field(default=1, ge=0.25, le=4, description="1 shows all of it.")


class ForgeParameters(Request):
    """Every parameter of a generation. A model refuses those that it does not honour (see get_model)."""

    prompt: str | None = Field(default=None, max_length=MAX_PROMPT_CHARACTERS)
    width: int | None = Field(default=None, gt=0, le=16384, description="Pixels.")
    height: int | None = Field(default=None, gt=0, le=16384, description="Pixels.")
    batch_size: int = Field(
        default=DEFAULT_BATCH_SIZE, ge=1, le=MAX_BATCH_SIZE, description="Variations of one prompt."
    )
    num_inference_steps: int | None = Field(default=None, gt=0, le=1000)
    guidance_scale: float | None = Field(default=None, ge=0, le=100)
    prompt_strength: float | None = Field(default=None, ge=0, le=1)
    quality: Literal["low", "medium", "high"] | None = None
    sharpness: float | None = None
    duration_seconds: float | None = Field(default=None, gt=0, le=3600)
    generate_audio: bool | None = None
    keep_audio: bool | None = None
    fps: int | None = Field(default=None, gt=0, le=240)
    video_effects: list[VideoEffect] | None = Field(default=None, max_length=20)
    use_ta_pose: bool | None = None
    include_textures: bool | None = None
    quad_mesh: bool | None = None
    pbr_materials: bool | None = None
    low_poly: bool | None = None
    generate_parts: bool | None = None
    face_limit: int | None = Field(default=None, gt=0)
    stability: float | None = Field(default=None, ge=0, le=1)
    use_speaker_boost: bool | None = None
    similarity_boost: float | None = Field(default=None, ge=0, le=1)
    style_exaggeration: float | None = Field(default=None, ge=0, le=1)
    speed: float | None = Field(default=None, gt=0)
    upscale_ratio: float | None = Field(default=None, ge=1, le=16)
    creativity: float | None = None
    resemblance: float | None = None
    vectorize: bool | None = None
    remove_background: bool | None = None
    reframe: bool | None = None
    refill: bool | None = None
    negative_prompt: str | None = Field(default=None, max_length=MAX_PROMPT_CHARACTERS)
    loop: bool | None = Field(
        default=None, description="Ends where it begins, so that it repeats without a seam."
    )
    voice: str | None = Field(default=None, max_length=100, description="A voice of the model.")
    instrumental: bool | None = None
    palette: list[Annotated[str, Field(max_length=32)]] | None = Field(
        default=None, min_length=1, max_length=64, description="Colours as #rrggbb."
    )
    pixel_grid: int | None = Field(default=None, gt=0, le=1024, description="Pixel art: cells across.")
    license_policy: Literal["any", "no_attribution"] | None = Field(
        default=None, description="no_attribution: derive from nothing that asks for a credit."
    )
    camera: Camera | None = None
    guidance_files: list[GuidanceFile] | None = Field(default=None, max_length=MAX_GUIDANCE_FILES)
    mask: Mask | None = None

    def given(self) -> dict[str, Any]:
        """The parameters that the caller set to a value, by name."""
        return {
            name: value
            for name, value in self.model_dump(mode="json", exclude_unset=True, exclude_none=True).items()
            if name in ForgeParameters.model_fields
        }


class _ForModel(ForgeParameters):
    workspace_id: Uuid = Field(description="From list_workspaces.")
    model_id: ModelRef = Field(min_length=1, max_length=200, description="UUID or slug, from list_models.")


class EstimateForgePrice(_ForModel):
    """Arguments of ``estimate_forge_price``: those of ``execute_forge`` that bear on the price."""


class ExecuteForge(_ForModel):
    """Arguments of ``execute_forge``."""

    seed: int = Field(default=RANDOM_SEED, ge=RANDOM_SEED, le=MAX_SEED, description="-1 picks one at random.")
    session_name: str | None = Field(default=None, max_length=255, description="Groups runs.")


class GetForgeRun(Request):
    """Arguments of ``get_forge_run``."""

    inference_id: Uuid = Field(description="From execute_forge.")
    workspace_id: Uuid | None = Field(default=None, description="Checked when given.")


class CancelInference(Request):
    """Arguments of ``cancel_inference``."""

    inference_id: Uuid = Field(description="From execute_forge.")
    workspace_id: Uuid | None = Field(default=None, description="Checked when given.")


class PriceEstimate(Result):
    """What a run would cost, and whether the workspace can pay.

    Attributes:
        workspace_balance_creative_units: usable: total minus what live runs hold.
        estimated_remaining_balance_creative_units: may be negative.
        parameters_adjusted: whether the model changed a value; see ``normalized_parameters``.
    """

    estimated_price_creative_units: float | int
    workspace_balance_creative_units: float | int = 0
    estimated_remaining_balance_creative_units: float | int = 0
    has_sufficient_creative_units: bool = True
    parameters_adjusted: bool | None = None
    normalized_parameters: dict[str, Any] | None = None


class ForgeStarted(Result):
    """A run that was started.

    Attributes:
        normalized_parameters: the values that will be used, with the model's defaults and the seed.
    """

    inference_id: str
    status: str = "in_progress"
    poll_interval_seconds: float = 1.0
    created_at: datetime | None = None
    estimated_price_creative_units: float | int | None = None
    session_id: str | None = None
    normalized_parameters: dict[str, Any] = Field(default_factory=dict)


class ForgeRun(Result):
    """The state of a run.

    Attributes:
        poll_interval_seconds: only while it is in progress.
        progress: from 0 to 1, while it is in progress.
        stage: what it is doing, in words.
        actual_price_creative_units: what was charged, once it is complete.
        error_message, error_code: only when it failed.
    """

    inference_id: str
    status: str
    poll_interval_seconds: float | None = None
    progress: float | None = None
    stage: str | None = None
    model_id: str | None = None
    prompt: str | None = None
    created_at: datetime | None = None
    completed_at: datetime | None = None
    estimated_price_creative_units: float | int | None = None
    actual_price_creative_units: float | int | None = None
    normalized_parameters: dict[str, Any] | None = None
    assets: list[AssetInfo] = Field(default_factory=list)
    error_message: str | None = None
    error_code: str | None = None
