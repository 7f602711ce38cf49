"""``upload_local_file``: files of this machine for an agent, from folders that its program has named, and no others.

Off unless the kit is made with ``files=``. What a path leads to is settled first (links followed), then compared with
the folders: an agent that is talked into reading elsewhere is refused, and not told whether there is such a file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_agents.results import ToolResult
from layer_agents.spec import ToolSpec
from layer_mcp.contract.errors import InvalidInputs

if TYPE_CHECKING:
    from layer_agents.session import KitSession

UPLOAD_LOCAL_FILE = "upload_local_file"
_NEEDED = "request_file_upload_url"

Folders = str | Path | Iterable[str | Path]


def folders_of(files: Folders | None) -> tuple[Path, ...]:
    """The folders that were named, settled.

    Raises:
        InvalidInputs: when one is no folder.
    """
    named = [] if files is None else [files] if isinstance(files, str | Path) else list(files)
    found = tuple(Path(each).expanduser().resolve() for each in named)
    for folder in found:
        if not folder.is_dir():
            raise InvalidInputs(f"{folder} is no folder.", field="files", value=str(folder))
    return found


def spec(folders: Sequence[Path], specs: Mapping[str, ToolSpec]) -> ToolSpec | None:
    """The tool; None where no folder was named, or the server takes no uploads."""
    if not folders or _NEEDED not in specs or UPLOAD_LOCAL_FILE in specs:
        return None
    schema = {
        "type": "object",
        "properties": {
            "path": {"type": "string", "description": "Of the file, from the shared folder on."},
        },
        "required": ["path"],
    }
    return ToolSpec(
        name=UPLOAD_LOCAL_FILE,
        server_name=UPLOAD_LOCAL_FILE,
        title="Upload a local file",
        description=(
            "Upload an image, video or audio file from the shared folder, to be used by its file_id in workflows "
            "and as a guidance file. Free."
        ),
        group="files",
        input_schema=schema,
        server_schema=schema,
        read_only=False,
        spends=False,
        needs_workspace=False,
    )


def upload(
    session: KitSession,
    arguments: Mapping[str, Any],
    call_id: str | None,  # noqa: ARG001  all composites are called alike
    stop: threading.Event,  # noqa: ARG001  as above
) -> ToolResult:
    """Upload one file.

    Raises:
        LayerError: when it is outside the folders, is no file that may be uploaded, or did not arrive.
    """
    path = _allowed(arguments.get("path"), session.files)
    found = session.layer.upload(path)
    facts = {
        "file_id": found.file_id,
        "content_type": found.mime,
        "name": found.name,
        "size_bytes": found.size_bytes,
    }
    text = f"Uploaded {found.name}: file_id {found.file_id} · {found.mime}."
    return ToolResult(UPLOAD_LOCAL_FILE, text, facts)


def _allowed(given: Any, folders: Sequence[Path]) -> Path:
    if not isinstance(given, str) or not given.strip() or "\0" in given:
        raise InvalidInputs("path must be the path of a file.", field="path")
    for folder in folders:
        path = (folder / given).resolve()
        if path.is_relative_to(folder) and path.is_file():
            return path
    raise InvalidInputs(
        f"There is no file {given!r} in the folders that are shared with you.",
        field="path",
        value=given,
        remedy="Ask for the file to be put there, or for its file_id.",
    )
