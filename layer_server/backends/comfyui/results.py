"""What a prompt has saved: listed from the history, fetched, and made into an asset and its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import RunFailed
from layer_mcp.contract.sniff import HEAD_BYTES, sniff
from layer_server.backends.comfyui.client import Client
from layer_server.backends.comfyui.saves import Saves
from layer_server.backends.comfyui.workflow import Workflow

MAX_FILES, MAX_BYTES = 64, 400 * 1024 * 1024
"""Of one prompt."""
_NO_ASSET = (".txt", ".json", ".latent", ".safetensors", ".md", ".yaml", ".csv")
_MAX_NAME = 500
_ANIMATED = 0x02
"""In the flags of an extended WebP."""
_KINDS = {
    "image/png": "image",
    "image/jpeg": "image",
    "image/webp": "image",
    "image/gif": "image",
    "video/mp4": "video",
    "video/webm": "video",
    "audio/wav": "audio",
    "audio/mpeg": "audio",
    "audio/flac": "audio",
    "audio/ogg": "audio",
    "audio/mp4": "audio",
    "model/gltf-binary": "three_d",
}
"""What is taken, by what its bytes say."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that a node has saved.

    Attributes:
        kind: ``image``, ``video``, ``audio`` or ``three_d``.
        mime_type: by its first bytes.
    """

    node: str
    kind: str
    mime_type: str
    data: bytes
    name: str


def listed(entry: Mapping[str, Any], main: str) -> list[tuple[str, dict[str, str]]]:
    """The files in an entry of the history: by which node, and what ``/view`` wants to know.

    Those that were only shown count where nothing was saved, or where they are of the main node.
    """
    found: list[tuple[str, dict[str, str]]] = []
    outputs = entry.get("outputs")
    for node, output in outputs.items() if isinstance(outputs, dict) else ():
        for items in output.values() if isinstance(output, dict) else ():
            for item in items if isinstance(items, list) else ():
                file = _file(item)
                if file is not None:
                    found.append((str(node), file))
    saved = [each for each in found if each[1]["type"] != "temp" or each[0] == main]
    return saved or found


def fetch(
    client: Client, entry: Mapping[str, Any], saves: Saves, cancel: Callable[[], bool]
) -> tuple[Saved, list[Saved]]:
    """The asset of a prompt, and what belongs to it.

    Raises:
        Cancelled: as ``cancel`` says.
        RunFailed: when there is none, or it is nothing that is taken.
    """
    files = listed(entry, saves.node)
    if len(files) > MAX_FILES:
        raise RunFailed(
            f"The workflow saved {len(files)} files; at most {MAX_FILES} are taken.",
            remedy="Let it save fewer: a video in place of its pictures.",
        )
    if not files:
        raise RunFailed(
            "ComfyUI says that it is done, and has saved nothing.",
            remedy="Run the workflow in ComfyUI itself to see why: a node may have skipped the saving, and versions before "
            "autumn 2024 skip what they have made before (take another seed).",
        )
    taken: list[Saved] = []
    for node, file in _wanted(files, saves):
        fetched = _fetched(client, node, file, cancel, is_film=(node, "video") == (saves.node, saves.kind))
        if fetched is not None:
            taken.append(fetched)
        if sum(len(each.data) for each in taken) > MAX_BYTES:
            raise RunFailed(
                f"What the workflow saved has more than {MAX_BYTES >> 20} MiB.",
                remedy="Let it save fewer or smaller files.",
            )
    of_main = [each for each in taken if each.node == saves.node] or taken
    main = next((each for each in of_main if each.kind == saves.kind), None)
    if main is None:
        raise RunFailed(
            f"The workflow saved no {saves.kind} that is taken: {_names(files)}.",
            remedy="PNG, JPEG, WebP, MP4, WebM, WAV, MP3, FLAC, Ogg and GLB are taken. `output` in models.toml names the "
            "node that counts.",
        )
    return main, [each for each in taken if each is not main]


def role(workflow: Workflow, saved: Saved, main: Saved) -> str:
    """What a further file is to the asset: by the title of the node that saved it, where it has one of its own."""
    node = workflow.nodes.get(saved.node)
    if node is None or saved.node == main.node or node.title == node.kind:
        return "variant"
    words = re.findall(r"[a-z0-9]+", node.title.lower())
    return "_".join(words)[:40] or "variant"


def _file(item: Any) -> dict[str, str] | None:
    if not isinstance(item, dict):
        return None
    name = item.get("filename")
    if not isinstance(name, str) or not name or len(name) > _MAX_NAME or name.lower().endswith(_NO_ASSET):
        return None
    folder, kind = item.get("subfolder"), item.get("type")
    return {
        "filename": name,
        "subfolder": folder[:_MAX_NAME] if isinstance(folder, str) else "",
        "type": kind if kind in {"output", "temp", "input"} else "output",
    }


def _wanted(files: list[tuple[str, dict[str, str]]], saves: Saves) -> Iterator[tuple[str, dict[str, str]]]:
    """The files of the nodes that save, the asset's first; where none of them did, all."""
    order = {node: number for number, node in enumerate((saves.node, *saves.others))}
    chosen = [each for each in files if each[0] in order] or files
    return iter(sorted(chosen, key=lambda each: order.get(each[0], len(order))))


def _fetched(
    client: Client, node: str, file: Mapping[str, str], cancel: Callable[[], bool], *, is_film: bool
) -> Saved | None:
    data = client.view(file, cancel)
    mime_type = sniff(data[:HEAD_BYTES]) or ""
    if mime_type not in _KINDS:
        return None
    # A film of one picture, or of the same one over and over, is saved as a still WebP.
    is_film = _moves(mime_type, data) or (is_film and mime_type == "image/webp")
    kind = "video" if is_film else _KINDS[mime_type]
    return Saved(node, kind, mime_type, data, file["filename"])


def _moves(mime_type: str, data: bytes) -> bool:
    """Whether a picture is a film: an animated WebP, or any GIF."""
    if mime_type == "image/webp":
        return data[12:16] == b"VP8X" and bool(data[20] & _ANIMATED)
    return mime_type == "image/gif"


def _names(files: list[tuple[str, dict[str, str]]]) -> str:
    return ", ".join(file["filename"][:80] for _, file in files[:5])
