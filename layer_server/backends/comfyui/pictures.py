"""What a workflow's loaded files are for: forward from each loader to what takes its picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from layer_server.backends.comfyui.workflow import Node, Place, Workflow

MASK = "mask"
_LOADERS = {"LoadImage": "image", "LoadImageOutput": "image", "LoadImageMask": "image"}
_OTHER_LOADERS = {
    "LoadVideo": ("file", "init_video"),
    "VHS_LoadVideo": ("video", "init_video"),
    "LoadAudio": ("audio", "init_audio"),
    "VHS_LoadAudioUpload": ("audio", "init_audio"),
}
_PICTURE, _MASK_OUTPUT = 0, 1
"""Outputs of ``LoadImage``; its mask is what is transparent."""
_DEPTH = 12
"""Nodes between a picture and what it is for."""
_RANK = ("init_image", "first_frame", "last_frame", "canny", "depth", "pose", "lineart", "scribble", "face")
"""What a picture is declared as, where it is used for several things: the first of these."""

_CONTROLS = {
    "canny": ("canny",),
    "depth": ("depth", "midas", "zoe"),
    "pose": ("openpose", "dwpose", "dwpre", "dw_", "pose", "animalpose"),
    "scribble": ("scribble", "fakescribble", "sketch"),
    "lineart": ("lineart", "animelineart", "anyline", "mistoline", "softedge", "hed", "pidi", "mlsd", "teed"),
}
"""What a control is told by: beginnings of words in the file of its weights, in its type, or in what prepares its
picture."""
_PIXELS = (
    "VAEEncode",
    "InpaintModelConditioning",
    "SVD_img2vid",
    "ImageUpscaleWithModel",
    "TextEncode",
    "Upscale",
)
_REFERENCES = ("IPAdapter", "CLIPVision", "StyleModel", "Redux", "ReferenceLatent")
_FACES = ("instantid", "pulid", "faceid", "reactor", "faceswap", "photomaker", "infiniteyou")
_CHANGED = ("input_image", "target_image")
"""Inputs of nodes for faces that take the picture whose faces are changed."""


@dataclass(slots=True)
class Pictures:
    """The files of a workflow that a request gives.

    Attributes:
        places: by what they are for: the inputs that name a file.
        strengths: by the same: numbers that a file's weight reduces.
        alpha_masks: the places of ``mask`` whose node takes it from what is transparent.
        unknown: loaders of which nobody can tell what they are for; their file stays as saved.
    """

    places: dict[str, list[Place]] = field(default_factory=dict)
    strengths: dict[str, list[Place]] = field(default_factory=dict)
    alpha_masks: set[Place] = field(default_factory=set)
    unknown: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Use:
    role: str | None
    strength: Place | None = None


def find(workflow: Workflow) -> Pictures:
    """The files that can be given, and what they are for."""
    found = Pictures()
    loose: list[tuple[Node, Place]] = []
    for node in workflow:
        if node.kind in _OTHER_LOADERS:
            name, role = _OTHER_LOADERS[node.kind]
            if isinstance(node.inputs.get(name), str):
                found.places.setdefault(role, []).append(Place(node.id, name))
        elif node.kind in _LOADERS and isinstance(node.inputs.get("image"), str):
            place = Place(node.id, "image")
            if _add(workflow, node, place, found):
                continue
            if _uses(workflow, node):
                found.unknown.append(node)
            else:
                loose.append((node, place))
    for node, place in loose:
        # The only picture is the one that is worked on; of several, nobody can tell.
        if "init_image" not in found.places and len(loose) == 1:
            found.places["init_image"] = [place]
        else:
            found.unknown.append(node)
    return found


def strengths(workflow: Workflow, loader: str) -> list[Place]:
    """The numbers that a loader's picture counts by, wherever it is used."""
    uses = _uses(workflow, workflow.nodes[loader])
    return [use.strength for use in uses if use.strength is not None]


def control_of(workflow: Workflow, apply: Node) -> str | None:
    """What a node that applies a ControlNet steers by; None where nothing tells."""
    words: list[str] = []
    for name in ("control_net", "controlnet", "model"):
        if link := apply.link(name):
            words += [_words(node) for node in workflow.behind(link.node).values() if _is_about_control(node)]
            break
    for name in ("image", "control_image", "pose_image"):
        if link := apply.link(name):
            words += [node.kind.lower() for node in workflow.behind(link.node).values()]
            break
    words.append(apply.title.lower())
    for text in words:
        for control, signs in _CONTROLS.items():
            if re.search(rf"(?<![a-z])(?:{'|'.join(signs)})", text):
                return control
    return None


def _add(workflow: Workflow, node: Node, place: Place, found: Pictures) -> bool:
    """Declare what a loader's picture and mask are for. Returns whether anything was told."""
    users = workflow.users(node.id)
    if node.kind == "LoadImageMask":
        found.places.setdefault(MASK, []).append(place)
        return True
    if any(output == _MASK_OUTPUT for _, output in users):
        found.places.setdefault(MASK, []).append(place)
        found.alpha_masks.add(place)
    uses = _uses(workflow, node)
    roles = [use.role for use in uses if use.role is not None]
    if not roles:
        # Where nobody takes its picture, only its mask is meant.
        return not any(output == _PICTURE for _, output in users)
    role = min(roles, key=_rank)
    found.places.setdefault(role, []).append(place)
    strengths = [use.strength for use in uses if use.role == role and use.strength is not None]
    found.strengths.setdefault(role, []).extend(strengths)
    return True


def _rank(role: str) -> int:
    return _RANK.index(role) if role in _RANK else len(_RANK)


def _uses(workflow: Workflow, loader: Node) -> list[_Use]:
    uses: list[_Use] = []
    waiting = [(place, 0) for place, output in workflow.users(loader.id) if output == _PICTURE]
    seen: set[Place] = set()
    for place, depth in waiting:
        if place in seen or depth > _DEPTH:
            continue
        seen.add(place)
        node = workflow.nodes[place.node]
        use, is_end = _use(workflow, node, place.input)
        if use is not None:
            uses.append(use)
        if not is_end:
            waiting += [(user, depth + 1) for user, _ in workflow.users(node.id)]
    return uses


def _use(workflow: Workflow, node: Node, name: str) -> tuple[_Use | None, bool]:
    """What a node does with the picture at one of its inputs, and whether the picture ends there."""
    if "ControlNet" in node.kind and "Inpaint" in node.kind:
        return _Use("init_image"), True
    if "ControlNet" in node.kind and (node.link("control_net") or "strength" in node.inputs):
        control = control_of(workflow, node)
        return _Use(control, _number(node, "strength")), True
    if name in {"start_image", "first_image", "first_frame", "start_frame"}:
        return _Use("first_frame"), True
    if name in {"end_image", "last_image", "last_frame", "end_frame"}:
        return _Use("last_frame"), True
    if any(sign in node.kind.lower() for sign in _FACES):
        return _Use("init_image" if name in _CHANGED else "face", _number(node, "weight")), True
    if any(sign in node.kind for sign in _REFERENCES):
        return _Use("reference_image", _number(node, "weight", "strength")), True
    if any(sign in node.kind for sign in _PIXELS):
        return _Use("init_image"), True
    # It prepares the picture; whoever takes what it makes tells what for. A sampler's latent is no picture any more.
    return None, bool(node.link("latent_image")) or not workflow.users(node.id)


def _number(node: Node, *names: str) -> Place | None:
    held = [name for name in names if _is_number(node.inputs.get(name))]
    return Place(node.id, held[0]) if held else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_about_control(node: Node) -> bool:
    return "control" in node.kind.lower()


def _words(node: Node) -> str:
    """The names that its author chose: of weights, of a type."""
    return " ".join(str(value) for value in node.inputs.values() if isinstance(value, str)).lower()
