"""Which model for a prompt, when none is named: a pure rule that anybody can predict.

The use case is read from the prompt and the parameters; the first model that the server recommends for it
is taken. The choice is shown with the price, before anything is paid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import ModelNotFound
from layer_mcp.contract.models import ModelSummary


@dataclass(frozen=True, slots=True)
class Need:
    """What a prompt asks for.

    Attributes:
        use_case: one of the wire's use cases.
        capability: a capability that the model should have besides, such as ``tileability``.
    """

    modality: str
    use_case: str
    capability: str | None = None


_BY_PARAMETER: Sequence[tuple[frozenset[str], Need]] = (
    (frozenset({"remove_background"}), Need("image", "background_removal")),
    (frozenset({"vectorize"}), Need("image", "vectorization")),
    (frozenset({"upscale_ratio", "creativity", "resemblance"}), Need("image", "upscaling")),
    (frozenset({"mask"}), Need("image", "inpainting")),
    (frozenset({"reframe", "refill"}), Need("image", "reframing")),
    (frozenset({"stability", "similarity_boost", "use_speaker_boost"}), Need("audio", "text_to_speech")),
    (
        frozenset(
            {"face_limit", "quad_mesh", "low_poly", "include_textures", "pbr_materials", "generate_parts"}
        ),
        Need("three_d", "text_to_3d"),
    ),
    (frozenset({"fps", "video_effects", "keep_audio"}), Need("video", "text_to_video")),
)
"""A parameter that only one kind of model has decides first."""

_BY_WORDS: Sequence[tuple[str, Need]] = (
    (r"sound effects?|sfx", Need("audio", "sound_effects")),
    (r"music|melody|soundtrack|theme song|chiptune|jingle", Need("audio", "music")),
    (r"voice[- ]?over|narrat(?:e|ion|or)|speech", Need("audio", "text_to_speech")),
    (r"video|cutscene|cinematic clip|animated clip", Need("video", "text_to_video")),
    (r"3d (?:model|mesh|asset|prop)|3d|mesh|glb|gltf", Need("three_d", "text_to_3d")),
    (
        r"textures?|tile?able|seamless(?:ly)?|pbr|material map|normal map",
        Need("image", "text_to_image", "tileability"),
    ),
)
"""Words that name the kind of asset, in the order in which they win."""

_DEFAULT = Need("image", "text_to_image")


def need_of(prompt: str, parameters: Mapping[str, Any]) -> Need:
    """The use case of a prompt with its parameters."""
    given = {name for name, value in parameters.items() if value not in (None, False)}
    for names, need in _BY_PARAMETER:
        if given & names:
            return need
    for words, need in _BY_WORDS:
        if re.search(rf"\b(?:{words})\b", prompt, re.IGNORECASE):
            return need
    return _DEFAULT


def first_fitting(need: Need, models: Sequence[ModelSummary]) -> ModelSummary:
    """The first of the server's models, in its order, that fits.

    Raises:
        ModelNotFound: when the server has none for the use case.
    """
    fitting = [model for model in models if not model.use_cases or need.use_case in model.use_cases]
    if need.capability is not None:
        special = [model for model in fitting if need.capability in model.capabilities]
        fitting = special or fitting
    if not fitting:
        raise ModelNotFound(
            f"The server has no model for {need.use_case.replace('_', ' ')}.",
            remedy="Name a model with --model; list what there is with `%layer models` or `layer models`.",
            field="model",
            allowed=[model.slug or model.model_id for model in models] or None,
        )
    return fitting[0]
