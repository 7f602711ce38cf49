"""One row of the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One run in the journal.

    Attributes:
        key: the request key that the submit carried.
        state: ``intent`` (never answered), ``submitted``, ``refused``, ``uncertain``, or a final status.
        target: which server: ``embedded:FOLDER`` or an origin.
        request: the arguments, redacted.
        estimate_micro, charge_micro: micro-CU.
        notebook: the notebook or script that it was started from.
        parents: ids of the files that it was made from.
        balance_before_micro, reserved_before_micro: of its workspace before it was sent, where they were read.
        seconds: of generation.
    """

    key: str
    state: str
    target: str
    tool: str
    request: Mapping[str, Any]
    workspace_id: str
    workspace_name: str
    model_id: str
    model_name: str
    prompt: str
    seed: int | None
    estimate_micro: int | None
    session_name: str | None
    started_at: str
    run_id: str | None = None
    charge_micro: int | None = None
    asset_ids: Sequence[str] = ()
    finished_at: str | None = None
    error: str | None = None
    notebook: str | None = None
    parents: Sequence[str] = ()
    balance_before_micro: int | None = None
    reserved_before_micro: int | None = None
    seconds: float | None = None


_COLUMNS = tuple(field.name for field in fields(Entry))


def entry_of(row: sqlite3.Row) -> Entry:
    """A row as an entry."""
    values = {name: row[name] for name in _COLUMNS}
    values["request"] = json.loads(values["request"])
    values["asset_ids"] = tuple(json.loads(values["asset_ids"]))
    values["parents"] = tuple(json.loads(values["parents"]))
    return Entry(**values)
