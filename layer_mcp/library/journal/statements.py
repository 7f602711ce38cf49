"""The journal's writes, as SQL. Each is one state becoming another; what is known is never written over by less.

``:marks`` are filled by SQLite; the f-strings put in names of our own only.
"""
# ruff: noqa: S608  no value ever gets into the text of a statement

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from layer_mcp.library.journal.database import Statement
from layer_mcp.library.journal.entry import FINAL, LIVE
from layer_mcp.library.journal.files import COLUMNS, MadeFile

_FINAL = ", ".join(f"'{state}'" for state in sorted(FINAL))

_THE_SAME_RUN = (
    "target = (SELECT target FROM runs WHERE key = :key) AND run_id = :run_id AND source <> 'here'"
)

_HAS_IT = "EXISTS (SELECT 1 FROM runs WHERE key = :key AND run_id = :run_id)"

# Its server may have told of the run before the answer to its submit was noted: one run, one row.
_MOVE_TO_KEY = f"""
    UPDATE runs SET (state, charge_micro, asset_ids, finished_at, seconds) = (
        SELECT other.state, other.charge_micro, other.asset_ids, other.finished_at, other.seconds
        FROM runs AS other
        WHERE other.target = runs.target AND other.run_id = :run_id AND other.source <> 'here'
    ), run_id = :run_id, error = NULL
    WHERE key = :key AND run_id IS NULL AND EXISTS (SELECT 1 FROM runs WHERE {_THE_SAME_RUN})"""
_DROP_OTHER_INPUTS = f"""
    DELETE FROM inputs WHERE {_HAS_IT}
    AND key IN (SELECT key FROM runs WHERE {_THE_SAME_RUN} AND key <> :key)"""
_DROP_OTHER = f"DELETE FROM runs WHERE {_HAS_IT} AND {_THE_SAME_RUN} AND key <> :key"

_SUBMITTED = """
    UPDATE runs SET state = 'submitted', run_id = :run_id, error = NULL
    WHERE key = :key AND run_id IS NULL"""

_COPIED = (
    "source, target, tool, request, workspace_id, workspace_name, model_id, model_name, model_title, "
    "model_version, prompt, seed, estimate_micro, session_name, started_at, notebook, parents"
)
# A server that starts a second run for one key has been paid twice: both are written down.
_ANOTHER_RUN = f"""
    INSERT OR IGNORE INTO runs (key, run_id, state, {_COPIED})
    SELECT :key || ':' || :run_id, :run_id, 'submitted', {_COPIED} FROM runs
    WHERE key = :key AND run_id <> :run_id
    AND NOT EXISTS (SELECT 1 FROM runs AS other WHERE other.target = runs.target AND other.run_id = :run_id)"""

_RESOLVED = """
    UPDATE runs SET seed = coalesce(:seed, seed),
        reserved_micro = coalesce(:reserved, reserved_micro),
        parameters = CASE :parameters WHEN '{}' THEN parameters ELSE :parameters END
    WHERE key = :key AND run_id = :run_id"""

ANSWERED = (_MOVE_TO_KEY, _SUBMITTED, _DROP_OTHER_INPUTS, _DROP_OTHER, _ANOTHER_RUN, _RESOLVED)
"""A submit was answered with a run, in this order."""

CALLED = """
    UPDATE runs SET state = 'answered', run_id = coalesce(run_id, :run_id), error = NULL
    WHERE key = :key AND state IN ('intent', 'uncertain')"""

NOT_SUBMITTED = "UPDATE runs SET state = :state, error = :error WHERE key = :key AND run_id IS NULL"

FINISHED = """
    UPDATE runs SET state = :state,
        charge_micro = coalesce(:charge, charge_micro),
        asset_ids = CASE :assets WHEN '[]' THEN asset_ids ELSE :assets END,
        error = :error,
        seconds = coalesce(:seconds, seconds),
        finished_at = coalesce(finished_at, :finished_at, :now)
    WHERE run_id = :run_id"""

FORGOTTEN = f"""
    UPDATE runs SET error = :error
    WHERE target = :target AND run_id = :run_id AND state = '{LIVE}' AND error IS NULL"""

_KNOWN = "target = :target AND run_id = :run_id"
TOLD_AGAIN = f"""
    UPDATE runs SET charge_micro = coalesce(:charge_micro, charge_micro),
        reserved_micro = coalesce(reserved_micro, :reserved_micro),
        seed = coalesce(seed, :seed),
        asset_ids = CASE :asset_ids WHEN '[]' THEN asset_ids ELSE :asset_ids END,
        parameters = CASE :parameters WHEN '{{}}' THEN parameters ELSE :parameters END,
        workspace_name = CASE workspace_name WHEN '' THEN :workspace_name ELSE workspace_name END,
        model_title = CASE model_title WHEN '' THEN :model_title ELSE model_title END,
        finished_at = coalesce(finished_at, :finished_at),
        seconds = coalesce(seconds, :seconds),
        error = CASE state WHEN '{LIVE}' THEN :error ELSE coalesce(error, :error) END,
        state = CASE WHEN state IN ({_FINAL}) THEN state ELSE :state END
    WHERE {_KNOWN}"""


def intend(row: Mapping[str, Any]) -> Statement:
    """A new row; one that was never started is begun anew, and any other is left as it is."""
    again = ", ".join(f"{name} = excluded.{name}" for name in row if name != "key")
    return (
        f"""{insert("runs", row)} ON CONFLICT (key) DO UPDATE SET {again}, error = NULL
        WHERE runs.state IN ('refused', 'lost')""",
        row,
    )


def take_in(row: Mapping[str, Any]) -> list[Statement]:
    """A run that a server tells of: a row where there was none, else what that row did not know."""
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    new = f"INSERT INTO runs ({names}) SELECT {marks} WHERE NOT EXISTS (SELECT 1 FROM runs WHERE {_KNOWN})"
    return [(new, row), (TOLD_AGAIN, row)]


def inputs(key: str) -> list[Statement]:
    """The files that went into the row of a key, if there is one, found by their ids."""
    derived = """
        INSERT OR IGNORE INTO inputs (target, file_id, key)
        SELECT runs.target, parent.value, runs.key FROM runs, json_each(runs.parents) AS parent
        WHERE runs.key = :key"""
    return [("DELETE FROM inputs WHERE key = :key", {"key": key}), (derived, {"key": key})]


def files(made: Iterable[MadeFile], target: str | None = None) -> list[Statement]:
    """The files of a run; what was known of them and is not told now stays.

    Args:
        target: their server; None for that of the run, which is in the journal then.
    """
    values = ", ".join(f":{name}" for name in COLUMNS)
    keep = ", ".join(
        f"{name} = coalesce(nullif(excluded.{name}, ''), {name})" for name in COLUMNS if name != "file_id"
    )
    server = "(SELECT target FROM runs WHERE run_id = :run_id)" if target is None else ":target"
    statement = f"""
        INSERT INTO files (target, {", ".join(COLUMNS)}) SELECT {server}, {values}
        WHERE {server} IS NOT NULL ON CONFLICT (target, file_id) DO UPDATE SET {keep}"""
    return [(statement, {**dataclasses.asdict(file), "target": target}) for file in made]


def insert(table: str, row: Mapping[str, Any], how: str = "") -> str:
    """``INSERT`` of a whole row; ``how`` is SQLite's ``OR REPLACE``."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    return f"INSERT {how} INTO {table} ({names}) VALUES ({marks})"
