"""What makes two items of a map the same one: a hash of what was asked for, files by their bytes. Pure but for the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library.guidance import Reference, parse_reference

DIGITS = 24
_BLOCK_BYTES = 1 << 20


def fingerprint(values: Mapping[str, Any]) -> str:
    """The same text for the same request, in any process.

    Raises:
        InvalidInputs: for a value that cannot be told apart from another in the next process.
    """
    canonical = {name: _canonical(value, name) for name, value in values.items() if value is not None}
    text = json.dumps(canonical, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _canonical(value: Any, field: str) -> Any:
    if isinstance(value, str):
        return _text(value, field)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return {str(name): _canonical(each, field) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_canonical(each, field) for each in value]
    if isinstance(value, Reference):
        return [_canonical(value.source, field), value.type, value.weight]
    if isinstance(file_id := getattr(value, "file_id", None), str):  # an asset or an upload
        return {"file_id": file_id}
    if isinstance(value, Path):
        return _file(value)
    if isinstance(value, bytes | bytearray):
        return {"bytes": hashlib.sha256(value).hexdigest()}
    if callable(pixels := getattr(value, "tobytes", None)):  # a PIL image, an array
        shape = [str(getattr(value, name, "")) for name in ("mode", "size", "shape", "dtype")]
        return {"pixels": hashlib.sha256(pixels()).hexdigest(), "shape": shape}
    raise InvalidInputs(
        f"{field} is a {type(value).__name__}, which a resume file cannot tell apart from another one.",
        field=field,
        remedy="Give a path, bytes, a PIL image, an asset or an upload; or leave out resume. Nothing was started.",
    )


def _text(value: str, field: str) -> Any:
    """A file that is named by text counts by its bytes; all other text by itself."""
    if field == "prompt":
        return value
    source = str(parse_reference(value).source) if field == "guidance_files" else value
    path = Path(source).expanduser()
    try:
        named = bool(path.suffix) and path.is_file()
    except OSError:
        named = False  # longer than a path may be, say
    return [_file(path), value[len(source) :]] if named else value


def _file(path: Path) -> dict[str, str]:
    digest = hashlib.sha256()
    try:
        with path.expanduser().open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
    except OSError as error:
        raise InvalidInputs(
            f"{path} cannot be read: {error.strerror or error}.",
            field="guidance_files",
            value=str(path),
            remedy="Check the path. Nothing was started.",
        ) from None
    return {"bytes": digest.hexdigest()}
