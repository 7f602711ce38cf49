"""Which model for a prompt, when none is named: a pure rule that anybody can predict.

The use case is read from the files that come with the prompt, the parameters and the words, in that order. Of
the models that the server recommends for it, a server of ours ranks them for the words of the prompt
(``list_models`` with ``search``), and the best is taken; elsewhere, or where it ranks none, the first. The choice
is shown with the price, before anything is paid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from layer_mcp.catalog import guided, prompt_kinds, prompt_sounds, prompt_words
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


_WORKS_ON_A_FILE: Sequence[tuple[frozenset[str], Need]] = (
    (frozenset({"mask"}), Need("image", "inpainting")),
    (frozenset({"reframe", "refill"}), Need("image", "reframing")),
    (frozenset({"creativity", "resemblance"}), Need("image", "upscaling")),
)
"""Parameters of models that do nothing without a picture."""

_FINISHES: Sequence[tuple[frozenset[str], Need]] = (
    (frozenset({"remove_background"}), Need("image", "background_removal")),
    (frozenset({"vectorize"}), Need("image", "vectorization")),
    (frozenset({"upscale_ratio"}), Need("image", "upscaling")),
)
"""Parameters that say what is done with a picture that is given; without one they finish what is made."""

_BY_PARAMETER: Sequence[tuple[frozenset[str], Need]] = (
    (
        frozenset({"stability", "similarity_boost", "use_speaker_boost", "voice"}),
        Need("audio", "text_to_speech"),
    ),
    (frozenset({"instrumental"}), Need("audio", "music")),
    (
        frozenset(
            {"face_limit", "quad_mesh", "low_poly", "include_textures", "pbr_materials", "generate_parts"}
        ),
        Need("three_d", "text_to_3d"),
    ),
    (frozenset({"fps", "video_effects", "keep_audio"}), Need("video", "text_to_video")),
)
"""A parameter that only one kind of model has decides first."""

_ONLY_BY_NAME = frozenset(
    {
        "background_removal",
        "vectorization",
        "upscaling",
        "inpainting",
        "reframing",
        "segment",
        "split_into_layers",
    }
)
"""Uses that a model without them is paid for in vain: where a server tells no uses, none of its models is guessed."""

_SOUND = Need("audio", "sound_effects")
_MUSIC = Need("audio", "music")
_SPEECH = Need("audio", "text_to_speech")
_VIDEO = Need("video", "text_to_video")
_MESH = Need("three_d", "text_to_3d")
_TEXTURE = Need("image", "text_to_image", "tileability")
_PICTURE = Need("image", "text_to_image")

_BY_WORDS: Sequence[tuple[Callable[[str, Sequence[Sequence[str]]], bool], Need]] = (
    (prompt_kinds.is_speech, _SPEECH),
    (prompt_kinds.is_film, _VIDEO),
    (prompt_kinds.is_music, _MUSIC),
    (prompt_sounds.is_sound, _SOUND),
    (prompt_kinds.is_solid, _MESH),
    (prompt_kinds.is_loop, _VIDEO),
)
"""What the words ask for, in the order in which they win."""

_FORMATS: Mapping[str, Need] = {"picture": _PICTURE, "film": _VIDEO, "sound": _SOUND, "solid": _MESH}
"""What a format that a prompt names can hold."""

_TEXTURE_WORDS = re.compile(
    r"\b(?:textures?|tile?able|seamless(?:ly)?|pbr|material map|normal map|wallpaper pattern)\b"
    r"|\b(?:floral|victorian|damask|striped|flowery|vintage|peeling|torn|faded) wallpaper\b|\bwallpaper with (?:\w+ )?(?:flowers|stripes|roses)\b"
    r"|\b(?:rock|stone|metal|wood|steel|iron|ice|concrete|wall|floor|leather|clay|earth|soil)s? with (?:[\w-]+ )?"
    r"(?:fissures|cracks|veins|scratches|stains|rivets|patina|moss|lichen|grout|grain|dents|rust)\b",
    re.IGNORECASE,
)
"""What is asked of a stuff and not of a thing: that it repeats, and what runs through it."""


def need_of(prompt: str, parameters: Mapping[str, Any]) -> Need:
    """The use case of a prompt with its parameters and guidance files."""
    given = {name for name, value in parameters.items() if value not in (None, False)}
    guides = guided.guides_of(parameters.get("guidance_files"))
    for names, need in _WORKS_ON_A_FILE:
        if given & names:
            return need
    if "image" in guides.kinds and not guides.only_steer:
        for names, need in _FINISHES:
            if given & names and not prompt.strip():
                return need
    case = guided.case_of(prompt, guides, given)
    if case is not None:
        for names, need in _FINISHES:
            if given & names and case[1] == "image_editing":
                return need
        return Need(*case)
    for names, need in _BY_PARAMETER:
        if given & names:
            return need
    work = guided.work_without_file(prompt)
    return Need(*work) if work else _made(prompt, guided.steering(guides))


def _made(prompt: str, steered_by: str | None) -> Need:
    """What is made of nothing but words, and of what steers them."""
    phrases = prompt_words.phrases(prompt)
    is_texture = _TEXTURE_WORDS.search(prompt) is not None
    written = _FORMATS.get(prompt_kinds.format_of(prompt) or "")
    if written is not None and written is not _PICTURE:
        heard = (need for asks, need in _BY_WORDS if need.modality == "audio" and asks(prompt, phrases))
        return replace(next(heard, written) if written is _SOUND else written, capability=steered_by)
    shown = (
        written is _PICTURE
        or (phrases and phrases[0][-1] in prompt_words.PICTURES)
        or prompt_words.has_a_role(prompt)
    )
    if not shown:
        for asks, need in _BY_WORDS:
            if asks(prompt, phrases) and not (is_texture and need is _SOUND):
                return replace(need, capability=steered_by)
    if steered_by is not None:
        return replace(_PICTURE, capability=steered_by)
    covers = (
        bool(phrases)
        and prompt_words.is_surface(phrases[0])
        and not prompt_words.shows_a_place(prompt, phrases[0])
        and not prompt_words.has_a_role(prompt)
    )
    return _TEXTURE if is_texture or covers else _PICTURE


def otherwise(prompt: str, parameters: Mapping[str, Any], model: ModelSummary) -> str:
    """How to get the other thing that a prompt might mean, where it names no kind and two are plausible; else empty."""
    phrases = prompt_words.phrases(prompt)
    given = {name for name, value in parameters.items() if value not in (None, False)}
    if not phrases or given or prompt_kinds.format_of(prompt) or prompt_kinds.is_film(prompt, phrases):
        return ""
    head, need = phrases[0][-1], need_of(prompt, parameters)
    if need.use_case == _SOUND.use_case:
        return "" if prompt_sounds.names_a_sound(prompt, phrases) else _OTHERWISE["picture"]
    if need.modality == "image" and "tileability" in model.capabilities:
        return "" if _TEXTURE_WORDS.search(prompt) else _OTHERWISE["thing"]
    if need in (_PICTURE, _VIDEO) and head not in prompt_words.PICTURES:
        if need == _PICTURE and head in prompt_words.SUBSTANCES | prompt_words.SURFACES:
            return _OTHERWISE["texture"]
        return _OTHERWISE["sound"] if prompt_sounds.is_also_heard(phrases) else ""
    return ""


_OTHERWISE: Mapping[str, str] = {
    "picture": "For a picture of it, add the word icon or scene",
    "thing": "For one thing and not a material, add the word icon",
    "texture": "For a material that repeats, add the word texture",
    "sound": "For its sound, add the word sound",
}


def fitting(need: Need, models: Sequence[ModelSummary]) -> list[ModelSummary]:
    """Those of the server's models that fit, in its order; with the wanted capability, where any has it.

    Models that the user has added are used where they are named: they may take long, or send the prompt away.

    Raises:
        ModelNotFound: when the server has none for the use case.
    """
    found = [
        model
        for model in models
        if not model.by_name_only
        and (
            not {need.use_case, need.capability}.isdisjoint(model.use_cases)
            or (not model.use_cases and need.use_case not in _ONLY_BY_NAME)
        )
    ]
    if need.capability is not None:
        special = [model for model in found if need.capability in model.capabilities]
        found = special or found
    if not found:
        raise nothing_fits(need, models)
    return found


def best(models: Sequence[ModelSummary], ranked: Sequence[ModelSummary]) -> ModelSummary:
    """The first of those that fit, in the order in which the server ranks them for a prompt, if it ranks any."""
    fit = {model.model_id: model for model in models}
    return next((fit[model.model_id] for model in ranked if model.model_id in fit), models[0])


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
    "image_to_3d": "a 3D model of a picture",
    "image_to_video": "a video of a picture",
    "text_to_video": "a video",
    "text_to_speech": "speech",
    "text_to_image": "a picture",
}
