"""The files that a run works with: guidance files and a mask, each of its workspace and of the right kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_server.accounts.principal import Principal
from layer_server.files.library import Library
from layer_server.files.views import AssetView, StoredFile
from layer_server.generators.card import Attribution, InputFile

MASK = "mask"
_KINDS: Mapping[str, str] = {
    "init_video": "video",
    "reference_video": "video",
    "init_audio": "audio",
    "reference_audio": "audio",
    "init_mesh": "three_d",
}
"""What a guidance file of this type is; every other type is an image."""
_IN_WORDS: Mapping[str, str] = {
    "image": "an image",
    "video": "a video",
    "audio": "a sound",
    "three_d": "a 3D model",
}


@dataclass(frozen=True)
class Wanted:
    """A file that a request names.

    Attributes:
        field: where in the request.
        port: what it is for: a guidance file's type, or ``mask``.
        kind: what it must be.
    """

    field: str
    port: str
    file_id: str
    kind: str
    weight: float = 1.0


def wanted(parameters: Mapping[str, Any]) -> list[Wanted]:
    """The files that a forge's complete parameters name."""
    found = [
        Wanted(
            f"guidance_files.{index}.file_id",
            file["type"],
            file["file_id"],
            _KINDS.get(file["type"], "image"),
            float(file.get("weight", 1.0)),
        )
        for index, file in enumerate(parameters.get("guidance_files") or ())
    ]
    mask = parameters.get(MASK) or {}
    if mask.get("file_id"):
        found.append(Wanted("mask.file_id", MASK, mask["file_id"], "image"))
    return found


def check(
    library: Library, principal: Principal, workspace_id: str, parameters: Mapping[str, Any]
) -> list[StoredFile]:
    """The files of a request.

    Raises:
        InvalidInputs: for one that is not there, or not of the kind that it is wanted for.
        UploadFailed: for an upload that is not complete.
    """
    return [_find(library, principal, workspace_id, each) for each in wanted(parameters)]


def bring(
    library: Library, principal: Principal, workspace_id: str, parameters: Mapping[str, Any]
) -> dict[str, tuple[InputFile, ...]]:
    """The files of a request on this machine, by what they are for. Raises what ``check`` does."""
    ports: dict[str, tuple[InputFile, ...]] = {}
    for each in wanted(parameters):
        file = local(library, principal, _find(library, principal, workspace_id, each), each.weight)
        ports[each.port] = (*ports.get(each.port, ()), file)
    return ports


def local(library: Library, principal: Principal, file: StoredFile, weight: float = 1.0) -> InputFile:
    """A file of the library as a generator is given it; fetched when need be.

    Raises:
        InvalidInputs: when its bytes are gone.
    """
    try:
        path = library.local_path(file.sha256)
    except FileNotFoundError:
        raise InvalidInputs(
            f"The bytes of {file.name} are gone.",
            remedy="Upload it again, or make it again.",
            field="file_id",
            value=file.file_id,
        ) from None
    record = library.get(principal, file.file_id)
    # A part has the origins of what it belongs to.
    whole = record if isinstance(record, AssetView) else library.get(principal, record.asset_id)
    origins = whole.attribution if isinstance(whole, AssetView) else []
    return InputFile(
        path=path,
        content_type=file.content_type,
        weight=weight,
        name=file.name,
        attribution=tuple(Attribution(**each) for each in origins),
    )


def _find(library: Library, principal: Principal, workspace_id: str, each: Wanted) -> StoredFile:
    try:
        file = library.usable(principal, workspace_id, each.file_id)
    except LayerError as error:
        error.field = each.field
        raise
    if file.kind != each.kind:
        raise InvalidInputs(
            f"{each.port} must be {_IN_WORDS[each.kind]}, but {file.name} is {file.content_type}.",
            field=each.field,
            value=each.file_id,
            allowed=[_IN_WORDS[each.kind]],
        )
    return file
