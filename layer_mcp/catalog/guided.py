"""What is done with a file: a guidance file says more of what is wanted than the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library.guidance import parse_reference

_KINDS: Mapping[str, str] = {
    "init_video": "video",
    "reference_video": "video",
    "init_audio": "audio",
    "reference_audio": "audio",
    "init_mesh": "three_d",
}
"""The kind of file of a guidance type; every other type is a picture."""
_SUFFIXES: Mapping[str, str] = {
    **dict.fromkeys((".mp4", ".mov", ".webm", ".mkv"), "video"),
    **dict.fromkeys((".wav", ".mp3", ".ogg", ".flac"), "audio"),
    **dict.fromkeys((".glb", ".gltf"), "three_d"),
}

_STEERS: Mapping[str, str] = {
    "reference_image": "style_reference",
    "pose": "character_pose",
    "depth": "structure",
    "canny": "outline",
    "lineart": "outline",
    "scribble": "outline",
}
"""The capability that a model has which is steered by a type, and works on no picture of its own."""

Case = tuple[str, str]
"""Modality and use case."""

_OF_MESH: tuple[tuple[str, Case], ...] = (
    (r"video|mp4|webm|film|movie", ("video", "image_to_video")),
    (r"rig(?:ged|ging)?|skeleton|bones?|armature|skin(?:ned|ning)", ("three_d", "rig")),
    (
        r"animat\w+|turn-?table|spin\w*|bob\w*|idle|walk\w*|rotat\w+|wobbl\w+|hover\w*|float\w*",
        ("three_d", "animate"),
    ),
    (
        r"re-?mesh\w*|retopolog\w*|simplif\w+|decimat\w+|low[- ]?poly|quads?|fewer|reduce|polygons?|triangles?|faces|topology",
        ("three_d", "remesh"),
    ),
    (
        r"multi[- ]?angle|views?|angles?|turn-?around|sides|front|back|render\w*|picture|sprites?",
        ("image", "multi_angle"),
    ),
    (r"camera|orbit|clip", ("video", "image_to_video")),
)
_OF_VIDEO: tuple[tuple[str, Case], ...] = (
    (
        r"extend\w*|longer|continue\w*|keep going|goes on|go on|lengthen|more seconds",
        ("video", "video_extend"),
    ),
)
_OF_IMAGE: tuple[tuple[str, Case], ...] = (
    (
        (
            r"(?:remov\w+|delet\w+|eras\w+|drop|strip|without|no) (?:the |its |this )?(?:whole )?(?:background|bg)|(?:background|bg) remov\w+|"
            r"cut[- ]?out|cut (?:it|him|her|them|this)? ?out|transparent background|isolate\w*|make (?:it |the background )?transparent|matting"
        ),
        ("image", "background_removal"),
    ),
    (
        r"up-?scal\w+|enlarg\w+|super[- ]?res\w*|(?:higher|high|more|double|increase)(?: the)? resolution|[248]x|sharper and larger|make (?:it|this|the \w+) bigger|(?:to|in) 4k",
        ("image", "upscaling"),
    ),
    (r"vectori[sz]\w+|svg|vector(?: graphic| file| art)?|trace it|scalable", ("image", "vectorization")),
    (
        r"(?:split|separate|decompose|break)\b.{0,30}\b(?:layers?|parts|pieces)|as layers|into layers|layered",
        ("image", "split_into_layers"),
    ),
    (r"segment\w*|masks? of|mask out|label(?:led)? regions", ("image", "segment")),
    (
        (
            r"outpaint\w*|un-?crop\w*|re-?fram\w+|(?:extend|expand|widen)\w* (?:the |this )?(?:canvas|image|picture|scene|sides?|edges?|it)|"
            r"\d+ ?: ?\d+|aspect ratio|widescreen|make it wider|wider|taller|banner format"
        ),
        ("image", "reframing"),
    ),
    (
        r"3-?d|glb|gltf|mesh|three dimensional|inflate\w*|extrude\w*|sculpt\w*|low[- ]?poly|model it|printable",
        ("three_d", "image_to_3d"),
    ),
    (
        (
            r"video|animat\w+|camera|parallax|dolly|pan (?:left|right)|zoom (?:in|out)|orbit|film|clip|gif|cinemagraph|moving|motion|move|bring (?:it|this|her|him|them|the \w+) (?:to life|alive)|come alive|mp4|"
            r"time-?lapse|loop"
        ),
        ("video", "image_to_video"),
    ),
    (
        r"(?:other|different|more|multiple|several|new) (?:angles?|views?|sides?)|turn-?around|multi[- ]?(?:angle|view)|from (?:behind|the side|above)",
        ("image", "multi_angle"),
    ),
)
_TALKS = re.compile(
    r"\blip[- ]?sync\w*|\btalk(?:s|ing)?\b|\bspeak(?:s|ing)?\b|\bmouth\b|\bsay(?:s|ing)?\b", re.IGNORECASE
)
_SCULPTED = re.compile(
    r"\b(?:turn|make|convert|transform|change)\b.{0,60}\b(?:in)?to (?:an? |some )?(?:[\w-]+ ){0,2}(?:3-?d|mesh|model|glb|prop)\b"
    r"|\b(?:3-?d|mesh|model|glb|prop)\b.{0,40}\b(?:from|of|out of|after|based on|like) (?:this|that|it|the (?:\w+ )?(?:picture|image|photo|"
    r"drawing|sketch|concept|reference))\b",
    re.IGNORECASE,
)
"""A reference picture that is to become a thing: ``turn this into a mesh``, ``a model from this``."""
_IMAGE_WORK = (
    (
        r"^(?:please )?(?:remove|delete|erase|cut out) (?:the |its )?background\b|^background removal\b",
        ("image", "background_removal"),
    ),
    (r"^(?:please )?(?:upscale|enlarge) (?:the|this|my|it)\b", ("image", "upscaling")),
    (r"^(?:please )?vectori[sz]e\b", ("image", "vectorization")),
    (r"^(?:please )?(?:inpaint|fill in)\b", ("image", "inpainting")),
    (r"^(?:please )?(?:outpaint|uncrop|reframe)\b", ("image", "reframing")),
    (r"^(?:please )?segment (?:the|this|my|it|all)\b", ("image", "segment")),
    (r"^(?:please )?(?:split|separate) .{0,40}\binto layers\b", ("image", "split_into_layers")),
    (r"^(?:please )?remesh\b", ("three_d", "remesh")),
    (r"^(?:please )?retexture\b", ("three_d", "retexture")),
    (r"^(?:please )?rig (?:the|this|my|it)\b", ("three_d", "rig")),
    (
        r"^(?:please )?(?:trim|cut|speed up|slow down|reverse) (?:the|this|my) (?:video|clip|footage|movie)\b",
        ("video", "video_editing"),
    ),
    (r"^(?:please )?extend (?:the|this|my) (?:video|clip|footage|movie)\b", ("video", "video_extend")),
)
"""Prompts that ask for work on a file, though none was given: the model of it says what it needs."""


@dataclass(frozen=True, slots=True)
class Guides:
    """What files come with a prompt.

    Attributes:
        kinds: ``image``, ``video``, ``audio``, ``three_d``.
        types: the guidance types that were said.
    """

    kinds: frozenset[str]
    types: frozenset[str]

    @property
    def only_steer(self) -> bool:
        """Whether none of them is worked on: a pose, a style."""
        return bool(self.types) and len(self.types) == self.count and self.types <= _STEERS.keys()

    count: int = 0


def guides_of(files: Any) -> Guides:
    """What is told of files as people give them, without opening any."""
    items = [] if files is None else [files] if _is_one(files) else list(files)
    told = [_told(item) for item in items]
    types = frozenset(type_ for _, type_ in told if type_)
    return Guides(
        frozenset(kind for kind, _ in told),
        types,
        len({type_ or index for index, (_, type_) in enumerate(told)}),
    )


def case_of(prompt: str, guides: Guides, given: Iterable[str]) -> tuple[str, str, str | None] | None:
    """Modality, use case and capability of work on files; ``None`` where the words alone decide.

    Args:
        given: names of the parameters that were given a value.
    """
    names = set(given)
    if guides.types == {"reference_image"} and _SCULPTED.search(prompt):
        return "three_d", "image_to_3d", None
    if guides.only_steer:
        return None
    if "three_d" in guides.kinds:
        if names & {"face_limit", "quad_mesh", "low_poly"}:
            return "three_d", "remesh", None
        modality, use_case = _first(_OF_MESH, prompt) or (
            ("three_d", "retexture") if prompt.strip() else ("three_d", "remesh")
        )
        return modality, use_case, None
    if "image" in guides.kinds and ("audio" in guides.kinds or _TALKS.search(prompt)):
        return "video", "image_to_video", "lipsync"
    if "video" in guides.kinds:
        if "audio" in guides.kinds or re.search(r"\blip[- ]?sync", prompt, re.IGNORECASE):
            return "video", "video_editing", "lipsync"
        return *(_first(_OF_VIDEO, prompt) or ("video", "video_editing")), None
    if "image" in guides.kinds:
        return _of_image(prompt, guides, names)
    return None


def steering(guides: Guides) -> str | None:
    """The capability that a model needs to be steered by what was given."""
    return next((_STEERS[type_] for type_ in sorted(guides.types) if type_ in _STEERS), None)


def work_without_file(prompt: str) -> Case | None:
    """The use case of a prompt that asks for work on a file that is not there."""
    return next(
        (case for words, case in _IMAGE_WORK if re.search(words, prompt.strip(), re.IGNORECASE)), None
    )


def _of_image(prompt: str, guides: Guides, names: set[str]) -> tuple[str, str, str | None]:
    if guides.types & {"first_frame", "last_frame"} or names & {
        "fps",
        "video_effects",
        "keep_audio",
        "duration_seconds",
    }:
        return "video", "image_to_video", None
    if names & {"face_limit", "quad_mesh", "low_poly", "pbr_materials", "include_textures", "generate_parts"}:
        return "three_d", "image_to_3d", None
    return *(_first(_OF_IMAGE, prompt) or ("image", "image_editing")), None


def _first(table: Iterable[tuple[str, Case]], prompt: str) -> Case | None:
    return next(
        (case for words, case in table if re.search(rf"\b(?:{words})(?!\w)", prompt, re.IGNORECASE)), None
    )


def _is_one(files: Any) -> bool:
    return isinstance(files, str | Mapping) or not isinstance(files, Iterable)


def _told(item: Any) -> tuple[str, str | None]:
    """Kind of file, and the guidance type if one is said."""
    type_ = item.get("type") if isinstance(item, Mapping) else getattr(item, "type", None)
    source = getattr(item, "source", item)
    if isinstance(source, str):
        try:
            reference = parse_reference(source)
        except InvalidInputs:  # said when the file is sent
            return "image", None
        source, type_ = reference.source, type_ or reference.type
    if isinstance(type_, str):
        return _KINDS.get(type_, "image"), type_
    kind = getattr(source, "kind", None)
    if isinstance(kind, str) and kind:
        return kind, None
    name = source if isinstance(source, str | PurePath) else getattr(source, "name", "")
    return _SUFFIXES.get(PurePath(str(name)).suffix.lower(), "image"), None
