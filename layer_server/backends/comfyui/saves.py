"""What a workflow makes: the nodes at its ends that save something, or show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.comfyui.workflow import Node, Workflow

_SAVES = re.compile(r"save|export|combine|output|write", re.IGNORECASE)
_SHOWS = re.compile(r"preview|show|view", re.IGNORECASE)
_ONLY_SENT = "Websocket"
_KINDS = (
    ("three_d", re.compile(r"glb|gltf|3d|mesh", re.IGNORECASE)),
    ("video", re.compile(r"video|webm|animated|movie|gif", re.IGNORECASE)),
    ("audio", re.compile(r"audio|mp3|opus|flac|sound|music", re.IGNORECASE)),
)
"""What a node saves, by its class; else pictures."""
_NOT_ASSETS = re.compile(
    r"latent|text|string|checkpoint|lora|vaesave|clipsave|modelsave|conditioning", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Saves:
    """What a workflow makes.

    Attributes:
        kind: ``image``, ``video``, ``three_d`` or ``audio``.
        node: the node whose first file is the asset.
        others: nodes whose files are parts of it, in the workflow's order.
    """

    kind: str
    node: str
    others: tuple[str, ...] = ()


def find(workflow: Workflow, named: str | None = None) -> Saves:
    """What is saved.

    Args:
        named: the node whose file is the asset, where its user has said.

    Raises:
        InvalidInputs: when nothing is, or the named node is not there.
    """
    ends = [node for node in workflow if node.links and not workflow.users(node.id)]
    saving = [node for node in ends if _saves(node)] or [node for node in ends if _shows(node)]
    if named is not None:
        if named not in workflow.nodes:
            raise InvalidInputs(
                f"The workflow has no node {named!r}.",
                field="output",
                allowed=[f"{node.id} ({node.kind})" for node in saving],
                remedy="Set `output` in models.toml to the id of the node that saves the result.",
            )
        chosen = workflow.nodes[named]
    elif saving:
        chosen = _main(workflow, saving)
    else:
        hint = " SaveImageWebsocket only sends its picture to the editor." if _only_sent(ends) else ""
        raise InvalidInputs(
            f"The workflow has no node that saves anything.{hint}",
            field="workflow",
            remedy="Add Save Image (or Save Video, Save Audio, Save GLB) to it in ComfyUI, and export it again.",
        )
    return Saves(_kind(chosen), chosen.id, tuple(node.id for node in saving if node.id != chosen.id))


def _main(workflow: Workflow, saving: list[Node]) -> Node:
    """Of several results the one that most work goes into; a video before the pictures it is made of."""
    order = ["image", "audio", "three_d", "video"]
    return max(saving, key=lambda node: (order.index(_kind(node)), len(workflow.behind(node.id))))


def _saves(node: Node) -> bool:
    return bool(_SAVES.search(node.kind)) and not _SHOWS.search(node.kind) and _is_asset(node)


def _shows(node: Node) -> bool:
    return bool(_SHOWS.search(node.kind)) and _is_asset(node)


def _is_asset(node: Node) -> bool:
    return not _NOT_ASSETS.search(node.kind) and _ONLY_SENT not in node.kind


def _only_sent(ends: list[Node]) -> bool:
    return any(_ONLY_SENT in node.kind for node in ends)


def _kind(node: Node) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(node.kind)), "image")
