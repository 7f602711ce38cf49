"""Records in words: names and values, one a line. The same in a shell and in a notebook. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from layer_mcp.contract.money import format_cu
from layer_mcp.provenance.record import Record
from layer_mcp.provenance.spend import Spend

_SHOWN_ELSEWHERE = frozenset(
    {"workspace_id", "model_id", "workflow_id", "prompt", "seed", "session_name", "guidance_files", "inputs"}
)


def told_of(record: Record) -> Iterator[tuple[str, str]]:
    """Everything of a record; what is not known is left out."""
    facts = (
        ("run", record.run_id or "none is known"),
        ("state", record.state),
        (record.kind, _subject(record)),
        ("prompt", record.prompt),
        ("seed", "" if record.seed is None else str(record.seed)),
        ("session", record.session or ""),
        ("notebook", record.notebook or ""),
        ("server", record.server),
        ("workspace", record.workspace or record.workspace_id),
        ("started", moment(record.started_at)),
        ("finished", moment(record.finished_at)),
        ("took", "" if record.seconds is None else _duration(record.seconds)),
        ("cost", _cost(record)),
        ("balance", _balance(record)),
        ("error", record.error or ""),
        ("key", record.key if record.started_here else ""),
        ("told by", "this machine" if record.started_here else "the server: it was started elsewhere"),
    )
    yield from ((name, value) for name, value in facts if value)
    if given := ", ".join(f"{name} {_value(value)}" for name, value in parameters(record).items()):
        yield "with", given
    steering = _steering(record)
    for parent in record.parents:
        yield "from", f"{parent}{steering.get(parent, '')}"
    for file in record.assets:
        size = f"{file.width}×{file.height}" if file.width and file.height else ""
        parts = ", ".join(
            each.role for each in record.files if each.is_part and each.asset_id == file.file_id
        )
        told = (
            file.file_id,
            file.name,
            file.content_type,
            size,
            f"with {parts}" if parts else "",
            file.output,
        )
        yield "made", "  ".join(fact for fact in told if fact)


def parameters(record: Record) -> dict[str, Any]:
    """The values that it was made with: as the server told them, else as they were asked for."""
    asked = record.request.get("inputs") if record.kind == "workflow" else record.request
    values = {**(asked if isinstance(asked, dict) else {}), **record.parameters}
    shown = frozenset({"guidance_files"}) if record.kind == "workflow" else _SHOWN_ELSEWHERE
    return {name: value for name, value in values.items() if name not in shown and value is not None}


def moment(at: datetime | None) -> str:
    """In local time, to the second."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S") if at is not None else ""


def spend_row(spend: Spend) -> tuple[str, str, str, str, str, str]:
    """Name, runs, cost, estimated, difference, uncertain."""
    return (
        spend.name or "none",
        str(spend.runs),
        format_cu(spend.charged),
        format_cu(spend.estimated),
        signed(spend.difference),
        f"{spend.uncertain} ({format_cu(spend.at_stake)})" if spend.uncertain else "",
    )


def signed(cu: Decimal) -> str:
    """``+0.8 CU``, ``-1 CU``; nothing for none."""
    return "" if cu == 0 else f"{'+' if cu > 0 else ''}{format_cu(cu)}"


def _subject(record: Record) -> str:
    name = f"{record.model_name} ({record.model})" if record.model_name else record.model
    if record.model_name and record.model_name.casefold() == record.model.casefold():
        name = record.model
    return name + (f", version {record.model_version}" if record.model_version else "")


def _cost(record: Record) -> str:
    """``estimated 0.6 CU → reserved 1.4 CU → charged 1.4 CU (+0.8 CU)``."""
    told = [
        f"{word} {format_cu(amount)}"
        for word, amount in (
            ("estimated", record.estimate),
            ("reserved", record.reserved),
            ("charged", record.charge),
        )
        if amount is not None
    ]
    difference = signed(record.difference) if record.difference is not None else ""
    return " → ".join(told) + (f" ({difference} against the estimate)" if difference else "")


def _balance(record: Record) -> str:
    if record.balance_before is None:
        return ""
    held = f", {format_cu(record.reserved_before)} reserved" if record.reserved_before else ""
    return f"{format_cu(record.balance_before)} before it{held}"


def _steering(record: Record) -> dict[str, str]:
    """What each guidance file was, by its id: ``, pose, weight 0.8``."""
    items = record.request.get("guidance_files")
    told = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("file_id"), str):
            weight = item.get("weight")
            weighed = f", weight {weight:g}" if isinstance(weight, int | float) and weight != 1 else ""
            told[item["file_id"]] = f"  {item.get('type') or 'guidance'}{weighed}"
    return told


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.05 else "under 0.1 s"


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
