"""Files of items for a map: a prompt per line, a table whose columns are parameters, or JSON. Pure but for the file."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.options import FORGE_OPTIONS, parse_param

TABLES: Mapping[str, str] = {".csv": ",", ".tsv": "\t"}
LINES, ONE = frozenset({".jsonl", ".ndjson"}), ".json"
_MOST_BYTES = 64 << 20
_AS_TYPED = frozenset({"prompt", "model", "session_name", "size"})
_NAMES = {option.flag.removeprefix("--"): option.name for option in FORGE_OPTIONS if option.kind != "param"}
"""What an option is called is good as a column's name too: ``batch``, ``ref``, ``session``."""


def read_items(file: str, *, forge: bool = True) -> list[str | dict[str, Any]]:
    """The items of a file; ``-`` is standard input, a prompt per line.

    Args:
        forge: whether a table's columns are parameters of a forge, to be read as what they look like; else they are
            inputs, and stay text.

    Raises:
        InvalidInputs: with the line that cannot be read.
    """
    suffix = "" if file == "-" else Path(file).suffix.lower()
    text = _text(file)
    if suffix in TABLES:
        return _table(text, file, TABLES[suffix], forge=forge)
    if suffix == ONE or suffix in LINES:
        return _json(text, file, whole=suffix == ONE)
    if not forge:
        raise InvalidInputs(
            f"{file} has a line per item, and a workflow's inputs have names.",
            field="file",
            value=file,
            remedy="Give a .csv whose columns are the inputs, or a .jsonl of objects. Nothing was started.",
        )
    return [line.strip() for line in text.splitlines() if line.strip()]


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read(_MOST_BYTES + 1) if file == "-" else _bytes(Path(file).expanduser())
        if len(data) > _MOST_BYTES:
            raise _unreadable(file, "it is larger than 64 MiB")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(file, "it is not UTF-8 text") from None
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(_MOST_BYTES + 1)


def _table(text: str, file: str, separator: str, *, forge: bool) -> list[str | dict[str, Any]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise _unreadable(file, str(error)) from None
    if not rows:
        return []
    columns = [name.strip() for name in rows[0]]
    names = [_NAMES.get(name.lower().replace("_", "-"), name) if forge else name for name in columns]
    if forge and "prompt" not in names:
        raise InvalidInputs(
            f"{file} has no column 'prompt'; it has {', '.join(columns)}.",
            field="file",
            value=file,
            remedy="The first line names the columns: prompt, and parameters such as model, seed and size.",
        )
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _unreadable(file, f"there are two columns {twice!r}")
    items: list[str | dict[str, Any]] = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) > len(names):
            raise _unreadable(file, f"line {number} has {len(row)} cells, and there are {len(names)} columns")
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell.strip()}
        if cells:
            items.append({name: _cell(name, cell) for name, cell in cells.items()} if forge else dict(cells))
    return items


def _cell(name: str, cell: str) -> Any:
    if name in _AS_TYPED:
        return cell
    if name == "guidance_files":
        return [each.strip() for each in cell.split(";") if each.strip()]
    return parse_param(f"{name}={cell}")[1]


def _json(text: str, file: str, *, whole: bool) -> list[str | dict[str, Any]]:
    texts = (
        {"": text}
        if whole
        else {f"line {number}: ": line for number, line in enumerate(text.splitlines(), 1)}
    )
    read: list[Any] = []
    for where, each in texts.items():
        try:
            read += [json.loads(each)] if each.strip() else []
        except ValueError as error:
            raise _unreadable(file, f"{where}{error}") from None
    found = read[0] if whole and read else read
    if not isinstance(found, list):
        raise _unreadable(file, "it is not a list")
    for number, item in enumerate(found, 1):
        if not isinstance(item, str | dict):
            raise _unreadable(file, f"item {number} is neither text nor an object")
    return found


def _unreadable(file: str, reason: str) -> InvalidInputs:
    return InvalidInputs(
        f"{file} cannot be read: {reason}.", field="file", value=file, remedy="Nothing was started."
    )
