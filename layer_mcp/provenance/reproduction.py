"""The same request again: what is sent, what is another thing now, and whether it gave the same. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import MASK
from layer_mcp.provenance.record import Record

if TYPE_CHECKING:
    from layer_mcp.contract.models import ModelSummary
    from layer_mcp.contract.workflows import WorkflowSummary
    from layer_mcp.library.assets import Asset

_SHORT = 8
_OF_A_FORGE = {"model_id": "model"}
_SCOPE = frozenset({"workspace_id", "workflow_id", "inputs", "session_id"})


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A run that is to be made once more.

    Attributes:
        record: the run of then.
        kind: ``forge`` or ``workflow``.
        arguments: keywords of ``Layer.forge``, or of ``Layer.run_workflow`` (``workflow``, ``inputs``,
            ``session_name``).
        notes: what is not as it was then, a sentence each; empty when the same bytes can be expected of a server
            that is deterministic.
    """

    record: Record
    kind: str
    arguments: Mapping[str, Any]
    notes: Sequence[str] = field(default=())

    def __repr__(self) -> str:
        changed = ", changed" if self.notes else ""
        return plain(f"<Reproduction of {self.record.id[:_SHORT]} {self.record.model}{changed}>")


def planned(
    record: Record,
    changes: Mapping[str, Any],
    now: ModelSummary | WorkflowSummary,
    *,
    workspace_id: str,
) -> Reproduction:
    """The request of then with these changes, and what is not as it was.

    Args:
        changes: keywords that replace those of then; None leaves one out. Of a workflow also inputs by name.
        now: the model or workflow as the server has it now.
        workspace_id: the one that pays now.

    Raises:
        InvalidInputs: when what is kept is not enough to send it again.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    dropped = {name for name, value in changes.items() if value is None}
    arguments = _workflow(record, given) if record.kind == "workflow" else _forge(record, given, now)
    for name in dropped:
        arguments.pop(name, None)
    _check_whole(arguments, record)
    return Reproduction(
        record, record.kind, arguments, tuple(_notes(record, given, dropped, now, workspace_id))
    )


def check_kind(record: Record) -> None:
    """Raises InvalidInputs for what cannot be made again."""
    if record.kind not in {"forge", "workflow"}:
        raise InvalidInputs(
            f"{record.kind} is a tool that was called by its name; only forges and workflow runs are made again.",
            field="run_id",
            value=record.id,
            remedy=f"`layer show {record.id[:_SHORT]} --json` has its arguments; `layer call` sends them.",
        )


def _forge(record: Record, changes: Mapping[str, Any], now: ModelSummary | WorkflowSummary) -> dict[str, Any]:
    request = dict(record.request)
    if not record.started_here:
        request = _without_defaults(request, getattr(now, "parameters", {}))
    arguments = {_OF_A_FORGE.get(name, name): value for name, value in request.items() if name not in _SCOPE}
    if record.seed is not None:
        arguments["seed"] = record.seed
    if "batch_size" not in arguments and isinstance(batch := record.parameters.get("batch_size"), int):
        arguments["batch_size"] = batch
    if "size" in changes:
        arguments = {name: value for name, value in arguments.items() if name not in {"width", "height"}}
    arguments |= changes
    if arguments.get("seed") is None:
        raise InvalidInputs(
            f"The server never told the seed of run {record.id[:_SHORT]}, so nobody can make the same again.",
            field="seed",
            remedy="Nothing was started. Give one: --seed N, or --seed -1 for another picture of the same request.",
        )
    return {"prompt": "", **arguments}


def _workflow(record: Record, changes: Mapping[str, Any]) -> dict[str, Any]:
    told = record.parameters if record.parameters else record.request.get("inputs")
    inputs = dict(told) if isinstance(told, Mapping) else {}
    session = changes.get("session_name", record.session)
    named = {} if session is None else {"session_name": session}
    more = {name: value for name, value in changes.items() if name not in {"session_name", "inputs"}}
    return {
        "workflow": record.model_id or record.model,
        "inputs": {**inputs, **(changes.get("inputs") or {}), **more},
        **named,
    }


def _without_defaults(request: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """A server tells all values that it used; its own defaults need not be asked for."""
    return {
        name: value
        for name, value in request.items()
        if name in {"prompt", "seed", "batch_size"}
        or not isinstance(schemas.get(name), Mapping)
        or schemas[name].get("default") != value
    }


def _check_whole(arguments: Mapping[str, Any], record: Record) -> None:
    masked = [
        name
        for name, value in arguments.items()
        if MASK in json.dumps(value, ensure_ascii=False, default=str)
    ]
    if masked:
        raise InvalidInputs(
            f"{' and '.join(masked)} of run {record.id[:_SHORT]} held a secret, which is not kept.",
            field=masked[0],
            remedy=f"Nothing was started. Give {masked[0]} anew.",
        )


def _notes(
    record: Record,
    changes: Mapping[str, Any],
    dropped: set[str],
    now: ModelSummary | WorkflowSummary,
    workspace_id: str,
) -> list[str]:
    version = None if now.version is None else str(now.version)
    identity = getattr(now, "model_id", "") or getattr(now, "workflow_id", "")
    notes = []
    if "model" in changes:
        notes.append(f"It was made by {record.model}, and now by {now.slug or now.name or identity}.")
    elif record.model_id and identity and identity not in {record.model_id, record.model}:
        notes.append(f"{record.model} is another {record.kind} now: {identity}, then {record.model_id}.")
    elif record.model_version is not None and version is not None and version != record.model_version:
        notes.append(
            f"{record.model} has changed: it was version {record.model_version}, and is {version} now."
        )
    if record.workspace_id and record.workspace_id != workspace_id:
        notes.append(
            f"Workspace {record.workspace or record.workspace_id} paid for it; another one does now."
        )
    if record.kind == "workflow" and "seed" not in {*record.parameters, *changes}:
        notes.append("This workflow takes no seed, so every run of it draws one of its own.")
    other = sorted({*changes, *dropped} - {"model", "session_name"})
    if other:
        notes.append(f"Asked for otherwise than then: {', '.join(other)}.")
    return notes


def compared(record: Record, assets: Sequence[Asset]) -> str:
    """Whether the files are those of then, in a sentence."""
    then = [file.sha256 for file in record.assets]
    now = [asset.sha256 for asset in assets]
    of_run = f"of run {record.id[:_SHORT]}"
    pairs = [(old, new) for old, new in zip(then, now, strict=False) if old and new]
    if not pairs:
        return f"Whether they are those {of_run} cannot be told: no hashes of them are known."
    same = sum(old == new for old, new in pairs)
    if same == len(now) == len(then):
        return (
            f"All {same} are byte for byte those {of_run}." if same > 1 else f"Byte for byte that {of_run}."
        )
    if same == len(now):
        return f"{same} of the {len(then)} {of_run}, byte for byte."
    return f"{same} of {len(now)} are byte for byte those {of_run}; the others differ."
