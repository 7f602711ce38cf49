"""A run as it is remembered: all that was asked, what became of it, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from layer_mcp.contract.money import cu_to_wire, format_cu, micro_to_cu
from layer_mcp.contract.plain_text import plain
from layer_mcp.library.journal.entry import LIVE, STARTED_HERE, Entry
from layer_mcp.library.journal.files import MadeFile
from layer_mcp.library.journal.told import WORKFLOW

_STATES = {LIVE: "running", "intent": "uncertain"}
_SHORT = 8
_TITLE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One run, as it is remembered.

    Attributes:
        key: the request key that its submit carried.
        run_id: the server's id for it; empty when no answer is known.
        state: ``running``, ``succeeded``, ``failed``, ``cancelled``, ``refused``, ``uncertain`` (nobody knows whether
            it was started), ``lost`` (it was found that it was not), or ``answered`` (a tool that starts no run).
        kind: ``forge``, ``workflow``, or the name of the tool that was called.
        server: ``embedded``, or the server's address.
        model: slug of the model, or of the workflow; its id where no slug is known.
        model_version: where the server told one.
        request: the arguments as they were sent, without secrets.
        parameters: what the server made of them: its defaults, the seed.
        notebook: the notebook or script that asked for it.
        estimate: the price that was shown before. Like all amounts here in CU; None where it is not known.
        reserved: what the server held for it.
        charge: what it cost.
        balance_before, reserved_before: of its workspace before it was sent, where they were read.
        parents: ids of the files that went into it.
        files: what it made, parts included, with names and hashes.
        seconds: of generation.
        error: why it failed, or was refused, or is uncertain.
        source: ``here`` when it was started from this machine, else ``server``: then estimate and notebook are not
            known.
    """

    key: str
    run_id: str
    state: str
    kind: str
    server: str
    workspace_id: str
    workspace: str
    model_id: str
    model: str
    model_name: str
    model_version: str | None
    prompt: str
    seed: int | None
    request: Mapping[str, Any] = field(repr=False)
    parameters: Mapping[str, Any]
    session: str | None
    notebook: str | None
    estimate: Decimal | None
    reserved: Decimal | None
    charge: Decimal | None
    balance_before: Decimal | None
    reserved_before: Decimal | None
    parents: Sequence[str]
    files: Sequence[MadeFile]
    started_at: datetime
    finished_at: datetime | None
    seconds: float | None
    error: str | None
    source: str

    @property
    def id(self) -> str:
        """What names it: the run's id, else the request key."""
        return self.run_id or self.key

    @property
    def title(self) -> str:
        """What people know it by: its prompt, or the name of its workflow."""
        return self.prompt or self.model_name or self.model

    @property
    def assets(self) -> list[MadeFile]:
        """What it made, without parts."""
        return [file for file in self.files if not file.is_part]

    @property
    def difference(self) -> Decimal | None:
        """Charge minus estimate, where both are known."""
        return None if self.charge is None or self.estimate is None else self.charge - self.estimate

    @property
    def started_here(self) -> bool:
        """Whether it was started from this machine."""
        return self.source == STARTED_HERE

    def to_wire(self) -> dict[str, Any]:
        """As JSON: what is not known is left out. Its names are stable."""
        body: dict[str, Any] = {
            "run_id": self.run_id,
            "request_key": self.key,
            "state": self.state,
            "kind": self.kind,
            "server": self.server,
            "workspace_id": self.workspace_id,
            "workspace": self.workspace,
            "model_id": self.model_id,
            "model": self.model,
            "model_name": self.model_name,
            "model_version": self.model_version,
            "prompt": self.prompt,
            "seed": self.seed,
            "request": dict(self.request),
            "parameters": dict(self.parameters),
            "session_name": self.session,
            "notebook": self.notebook,
            "estimated_creative_units": _number(self.estimate),
            "reserved_creative_units": _number(self.reserved),
            "charged_creative_units": _number(self.charge),
            "balance_before_creative_units": _number(self.balance_before),
            "reserved_before_creative_units": _number(self.reserved_before),
            "parents": list(self.parents),
            "assets": [_file(each) for each in self.files],
            "started_at": self.started_at.isoformat(timespec="milliseconds"),
            "finished_at": self.finished_at.isoformat(timespec="milliseconds") if self.finished_at else None,
            "seconds": self.seconds,
            "error": self.error,
            "source": self.source,
        }
        return {name: value for name, value in body.items() if value not in (None, "", [], {})}

    def __repr__(self) -> str:
        title = self.title if len(self.title) <= _TITLE else self.title[: _TITLE - 1] + "…"
        cost = f", {format_cu(self.charge)}" if self.charge is not None else ""
        return plain(f"<Record {self.id[:_SHORT]} {self.state} {self.model}: {title!r}{cost}>")


def record_of(entry: Entry, files: Sequence[MadeFile], workspace: str = "") -> Record:
    """A row of the journal as people see it.

    Args:
        workspace: its workspace's name, where the row does not know it.
    """
    return Record(
        key=entry.key,
        run_id=entry.run_id or "",
        state=_STATES.get(entry.state, entry.state),
        kind=_kind(entry.tool),
        server=server_of(entry.target),
        workspace_id=entry.workspace_id,
        workspace=entry.workspace_name or workspace,
        model_id=entry.model_id,
        model=entry.model_name or entry.model_id,
        model_name=entry.model_title,
        model_version=entry.model_version,
        prompt=entry.prompt,
        seed=entry.seed,
        request=entry.request,
        parameters=entry.parameters,
        session=entry.session_name,
        notebook=entry.notebook,
        estimate=_cu(entry.estimate_micro),
        reserved=_cu(entry.reserved_micro),
        charge=_cu(entry.charge_micro),
        balance_before=_cu(entry.balance_before_micro),
        reserved_before=_cu(entry.reserved_before_micro),
        parents=tuple(entry.parents),
        files=tuple(files),
        started_at=datetime.fromisoformat(entry.started_at),
        finished_at=datetime.fromisoformat(entry.finished_at) if entry.finished_at else None,
        seconds=entry.seconds,
        error=entry.error,
        source=entry.source,
    )


def server_of(target: str) -> str:
    """The name of a server in the journal, without the folder that an embedded one is in."""
    kind, _, _ = target.partition(":")
    return kind if kind in {"embedded", "memory"} else target


def _kind(tool: str) -> str:
    return {"execute_forge": "forge", WORKFLOW: "workflow"}.get(tool, tool)


def _file(file: MadeFile) -> dict[str, Any]:
    body = {
        "file_id": file.file_id,
        "part_of": file.asset_id if file.is_part else "",
        "role": file.role,
        "name": file.name,
        "kind": file.kind,
        "content_type": file.content_type,
        "size_bytes": file.size_bytes,
        "width": file.width,
        "height": file.height,
        "sha256": file.sha256,
        "seed": file.seed,
        "output": file.output,
        "step": file.step,
    }
    return {name: value for name, value in body.items() if value not in (None, "")}


def _cu(micro: int | None) -> Decimal | None:
    return None if micro is None else micro_to_cu(micro)


def _number(cu: Decimal | None) -> int | float | None:
    return None if cu is None else cu_to_wire(cu)
