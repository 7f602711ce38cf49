"""Records as a file for other programs: CSV, JSON, or JSON lines. Columns are stable; secrets are in none of them."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.provenance.record import Record

FORMATS = ("csv", "json", "jsonl")

COLUMNS = (
    "started_at",
    "run_id",
    "state",
    "kind",
    "server",
    "workspace",
    "model",
    "model_version",
    "prompt",
    "seed",
    "session_name",
    "notebook",
    "estimated_creative_units",
    "reserved_creative_units",
    "charged_creative_units",
    "difference_creative_units",
    "seconds",
    "finished_at",
    "assets",
    "asset_ids",
    "asset_names",
    "parents",
    "parameters",
    "error",
    "request_key",
    "workspace_id",
    "model_id",
    "source",
)
"""Of the CSV, in this order; a newer version adds at the end."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are wide spellings of the first, which some spreadsheets take for them."""


def format_of(path: Path, given: str | None) -> str:
    """The format that was named, or that the file's suffix names.

    Raises:
        InvalidInputs: when there is none.
    """
    found = (given or path.suffix.lstrip(".")).lower()
    found = {"ndjson": "jsonl"}.get(found, found)
    if found not in FORMATS:
        raise InvalidInputs(
            f"{path.name} names no format to export in.",
            field="export",
            value=given or path.name,
            allowed=[f"*.{each}" for each in FORMATS],
        )
    return found


def write(path: Path, records: Iterable[Record], format_: str) -> None:
    """Write the records into a file, whole or not at all.

    Raises:
        OSError: when it cannot be written; what was there before is there still.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with made.open("x", encoding="utf-8", newline="") as file:
            file.writelines(lines(records, format_))
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def lines(records: Iterable[Record], format_: str) -> Iterator[str]:
    """The text of the export, piece by piece."""
    if format_ == "csv":
        yield from table(COLUMNS, map(cells_of, records))
    elif format_ == "jsonl":
        for record in records:
            yield json.dumps(record.to_wire(), ensure_ascii=False, default=str) + "\n"
    else:
        yield "["
        for position, record in enumerate(records):
            body = json.dumps(record.to_wire(), ensure_ascii=False, indent=2, default=str)
            yield (",\n" if position else "\n") + body
        yield "\n]\n"


def cells_of(record: Record) -> list[Any]:
    """The values of a record, one for each of ``COLUMNS``."""
    body = record.to_wire()
    assets = record.assets
    more = {
        "difference_creative_units": record.difference,
        "assets": len(assets),
        "asset_ids": " ".join(each.file_id for each in assets),
        "asset_names": " ".join(each.name for each in assets),
        "parents": " ".join(record.parents),
        "parameters": json.dumps(dict(record.parameters), ensure_ascii=False, default=str)
        if record.parameters
        else "",
        "estimated_creative_units": record.estimate,
        "reserved_creative_units": record.reserved,
        "charged_creative_units": record.charge,
    }
    return [more[name] if name in more else body.get(name, "") for name in COLUMNS]


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Any rows as safe CSV, line by line."""
    yield _row(columns)
    for row in rows:
        yield _row([_safe(cell) for cell in row])


def _safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: numbers are numbers, and text that looks like one is quoted."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _row(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    # In quotes throughout: where the decimal sign is a comma, a spreadsheet parts cells at semicolons.
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return out.getvalue()
