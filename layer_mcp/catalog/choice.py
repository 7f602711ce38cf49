"""Which model for a prompt, when none is named: a pure rule that anybody can predict.

The use case is read from the prompt and the parameters; the first model that the server recommends for it
is taken. The choice is shown with the price, before anything is paid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layer_mcp.catalog import prompt_words
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

_ONLY_BY_NAME = frozenset({"background_removal", "vectorization", "upscaling", "inpainting", "reframing"})
"""Uses that a model without them is paid for in vain: where a server tells no uses, none of its models is guessed."""

_SOUND = Need("audio", "sound_effects")
_MUSIC = Need("audio", "music")
_SPEECH = Need("audio", "text_to_speech")
_VIDEO = Need("video", "text_to_video")
_MESH = Need("three_d", "text_to_3d")
_TEXTURE = Need("image", "text_to_image", "tileability")
_PICTURE = Need("image", "text_to_image")

_BY_WORDS: Sequence[tuple[str, Need]] = (
    (r"sound effects?|sfx", _SOUND),
    (r"soundtrack|theme song|chiptune", _MUSIC),
    (r"voice[- ]?overs?|narrat(?:e|ion)|text[- ]to[- ]speech", _SPEECH),
    (r"cutscene|(?:video|cinematic|animated) clip|(?:walk|run|idle|attack) (?:cycle|animation)", _VIDEO),
    (r"3-?d|glb|gltf", _MESH),
)
"""Words that name the kind of asset wherever they are, in the order in which they win."""

_TEXTURE_WORDS = r"textures?|tile?able|seamless(?:ly)?|pbr|material map|normal map"

_BY_HEAD: Mapping[str, Need] = {
    **dict.fromkeys(("sound", "sounds", "audio"), _SOUND),
    **dict.fromkeys(("music", "melody", "song", "jingle", "tune"), _MUSIC),
    **dict.fromkeys(("speech", "voice", "voiceline"), _SPEECH),
    **dict.fromkeys(("video", "videos", "animation", "animations", "movie", "gif"), _VIDEO),
    **dict.fromkeys(("mesh", "meshes"), _MESH),
}
"""Words that name it where they are the head of a phrase: ``boss music``, and not a ``music box``."""


def need_of(prompt: str, parameters: Mapping[str, Any]) -> Need:
    """The use case of a prompt with its parameters."""
    given = {name for name, value in parameters.items() if value not in (None, False)}
    for names, need in _BY_PARAMETER:
        if given & names:
            return need
    phrases = prompt_words.phrases(prompt)
    if not phrases or phrases[0][-1] not in prompt_words.PICTURES:
        for words, need in _BY_WORDS:
            if re.search(rf"\b(?:{words})\b", prompt, re.IGNORECASE):
                return need
        for phrase in phrases:
            if phrase[-1] in _BY_HEAD:
                return _BY_HEAD[phrase[-1]]
    is_texture = re.search(rf"\b(?:{_TEXTURE_WORDS})\b", prompt, re.IGNORECASE) is not None
    return _TEXTURE if is_texture or (phrases and prompt_words.is_surface(phrases[0])) else _PICTURE


def first_fitting(need: Need, models: Sequence[ModelSummary]) -> ModelSummary:
    """The first of the server's models, in its order, that fits.

    Raises:
        ModelNotFound: when the server has none for the use case.
    """
    fitting = [
        model
        for model in models
        if need.use_case in model.use_cases or (not model.use_cases and need.use_case not in _ONLY_BY_NAME)
    ]
    if need.capability is not None:
        special = [model for model in fitting if need.capability in model.capabilities]
        fitting = special or fitting
    if not fitting:
        raise nothing_fits(need, models)
    return fitting[0]


def nothing_fits(need: Need, offered: Sequence[ModelSummary]) -> ModelNotFound:
    """The refusal when a server has no model for what a prompt asks for.

    Args:
        offered: every model that the server has.
    """
    names = [model.slug or model.name or model.model_id for model in offered]
    has = f"; it has {', '.join(names)}." if names else "."
    return ModelNotFound(
        f"The prompt asks for {_WORDS.get(need.use_case, need.use_case.replace('_', ' '))}, and this server has no "
        f"model for that{has}",
        remedy="Nothing was charged. Ask for something else, or name the model to use anyway (--model, model=…).",
        field="model",
        allowed=names or None,
    )


_WORDS: Mapping[str, str] = {
    "text_to_3d": "a 3D model",
    "text_to_video": "a video",
    "text_to_speech": "speech",
    "text_to_image": "a picture",
}
