"""One row of the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

LIVE = "submitted"
FINAL = frozenset({"succeeded", "failed", "cancelled"})
UNANSWERED = frozenset({"intent", "uncertain"})
NEVER_STARTED = frozenset({"refused", "lost"})

STARTED_HERE, TOLD = "here", "server"
"""Where a row comes from: a submit of this machine, or what a server tells of its runs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One run in the journal.

    Attributes:
        key: the request key that the submit carried.
        state: ``intent`` (never answered), ``submitted``, ``refused``, ``uncertain``, ``lost`` (found to have never
            been started), ``answered`` (by a tool that is not known to start runs), or a final status.
        target: which server: ``embedded:FOLDER`` or an origin.
        request: the arguments, redacted; of a run that was started elsewhere, what the server tells of them.
        model_name: its slug, or the workflow's.
        model_title: its name for people.
        model_version: where the server tells one.
        estimate_micro, reserved_micro, charge_micro: micro-CU: as priced before, as held by the server, as charged.
        notebook: the notebook or script that it was started from.
        parents: ids of the files that it was made from.
        balance_before_micro, reserved_before_micro: of its workspace before it was sent, where they were read.
        seconds: of generation.
        parameters: what the server made of the request: its defaults, the seed.
        source: ``here``, or ``server`` for a run that was started elsewhere.
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
    source: str = STARTED_HERE
    reserved_micro: int | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    model_title: str = ""
    model_version: str | None = None


_COLUMNS = tuple(field.name for field in fields(Entry))
_JSON = ("request", "asset_ids", "parents", "parameters")


def entry_of(row: sqlite3.Row) -> Entry:
    """A row as an entry."""
    values = {name: row[name] for name in _COLUMNS}
    for name in _JSON:
        values[name] = json.loads(values[name])
    return Entry(**values)
