"""The journal: every run that was started from this machine, written down before it is asked for.

A row is made before a submit leaves (so that a crash between the two leaves a trace), gets the run's id
when the answer is there, and the charge and files when the run is over. Runs that were started elsewhere are taken in
as their server tells them. Whatever the order in which all this is heard, one run has one row, and an id or a charge
that is known is never forgotten. No token and no signed URL ever gets in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.contract.data_folder import JOURNAL_FILE
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import cu_to_micro
from layer_mcp.library.journal import statements
from layer_mcp.library.journal.database import Database, Statement
from layer_mcp.library.journal.entry import STARTED_HERE, TOLD
from layer_mcp.library.journal.files import MadeFile
from layer_mcp.library.journal.lookup import Lookup
from layer_mcp.library.journal.told import Told


class Journal(Lookup):
    """The journal of a data folder. Opened when first used; safe from any thread."""

    def __init__(self, home: Path) -> None:
        super().__init__(Database(home / JOURNAL_FILE))

    @property
    def path(self) -> Path:
        """Its file."""
        return self._database.path

    @path.setter
    def path(self, path: Path) -> None:
        self._database.path = path

    def intend(
        self,
        key: str,
        *,
        target: str,
        tool: str,
        request: Mapping[str, Any],
        workspace_id: str,
        workspace_name: str,
        model_id: str,
        model_name: str,
        estimate: Decimal | None,
        model_title: str = "",
        model_version: str | None = None,
        notebook: str | None = None,
        parents: Sequence[str] = (),
        balance_before: Decimal | None = None,
        reserved_before: Decimal | None = None,
    ) -> bool:
        """Write down what is about to be submitted.

        Args:
            model_title, model_version: what people call the model, and which one it is, where that is told.
            notebook: the notebook or script that asks.
            parents: ids of the files that go into it.
            balance_before, reserved_before: of the workspace, where they were read.

        Returns:
            Whether the key is new, or its last call was never started. A row that tells of more is left as it is.

        Raises:
            JournalUnusable: when the journal cannot be written; then nothing may be submitted.
        """
        seed = request.get("seed")
        row = {
            "key": key,
            "state": "intent",
            "source": STARTED_HERE,
            "target": target,
            "tool": tool,
            "request": _json(request),
            "workspace_id": workspace_id,
            "workspace_name": workspace_name,
            "model_id": model_id,
            "model_name": model_name,
            "model_title": model_title,
            "model_version": model_version,
            "prompt": str(request.get("prompt") or ""),
            "seed": seed if isinstance(seed, int) and seed >= 0 else None,
            "estimate_micro": _micro(estimate),
            "notebook": notebook,
            "parents": json.dumps(list(parents)),
            "balance_before_micro": _micro(balance_before),
            "reserved_before_micro": _micro(reserved_before),
            "session_name": request.get("session_name"),
            "started_at": _now(),
        }
        wrote, *_ = self._database.write(statements.intend(row), *statements.inputs(key), durable=True)
        return wrote > 0

    def submitted(
        self,
        key: str,
        run_id: str,
        seed: int | None,
        *,
        reserved: Decimal | None = None,
        parameters: Mapping[str, Any] | None = None,
    ) -> None:
        """The submit was answered with a run; the same run again changes nothing.

        Args:
            reserved: CU that the server holds for it, where it tells.
            parameters: what the server made of the request.
        """
        facts = {
            "key": key,
            "run_id": run_id,
            "seed": seed,
            "reserved": _micro(reserved),
            "parameters": _json(parameters or {}),
        }
        self._database.write(*((step, facts) for step in statements.ANSWERED), durable=True)

    def answered(self, key: str, made_id: str | None) -> None:
        """A tool that is not known to start a run has answered.

        Args:
            made_id: of what it says it has begun or made.
        """
        self._database.write((statements.CALLED, {"key": key, "run_id": made_id}))

    def not_submitted(self, key: str, state: str, error: LayerError) -> None:
        """The submit was ``refused`` or ``lost``, or its fate is ``uncertain``; a key that has a run keeps it."""
        self._database.write(
            (
                statements.NOT_SUBMITTED,
                {"key": key, "state": state, "error": str(error)},
            )
        )

    def finished(
        self,
        run_id: str,
        *,
        state: str,
        charge: Decimal | None,
        asset_ids: Sequence[str],
        error: str | None,
        seconds: float | None = None,
        files: Sequence[MadeFile] = (),
        finished_at: datetime | None = None,
    ) -> bool:
        """The run is over. What is told again without a charge or files forgets neither.

        Args:
            files: what it made, with names and hashes.

        Returns:
            Whether the run is in the journal.
        """
        end = {
            "run_id": run_id,
            "state": state,
            "charge": _micro(charge),
            "seconds": seconds,
            "assets": json.dumps(list(asset_ids)),
            "error": error,
            "finished_at": _moment(finished_at),
            "now": _now(),
        }
        *_, wrote = self._database.write(
            *statements.files(_with_names(files, asset_ids, run_id)), (statements.FINISHED, end)
        )
        return wrote > 0

    def forgotten(self, target: str, run_id: str, error: LayerError) -> bool:
        """The server knows a live run no more, or not for this account; the row stays as it is, with what it said.

        Returns:
            Whether that is news.
        """
        facts = {"target": target, "run_id": run_id, "error": str(error)}
        wrote, *_ = self._database.write((statements.FORGOTTEN, facts))
        return wrote > 0

    def take_in(self, target: str, runs: Iterable[Told]) -> None:
        """Write down what a server tells of its runs, those that were started elsewhere too.

        A run that is known keeps what only this machine knows of it; one that is over is not live again.
        """
        steps = [step for told in runs for step in _take_in(target, told)]
        if steps:
            self._database.write(*steps)

    def heard(self, target: str, since: datetime, until: datetime) -> None:
        """Every run of that server from ``since`` to ``until`` is in the journal now."""
        span = {"target": target, "since": _moment(since), "until": _moment(until)}
        self._database.write((statements.insert("heard", span, "OR REPLACE"), span))

    def uploaded(
        self,
        target: str,
        workspace_id: str,
        sha256: str,
        content_type: str,
        *,
        file_id: str,
        name: str,
        size: int,
    ) -> None:
        """These bytes are on that server under this id."""
        row = {
            "target": target,
            "workspace_id": workspace_id,
            "sha256": sha256,
            "content_type": content_type,
            "file_id": file_id,
            "name": name,
            "size_bytes": size,
            "uploaded_at": _now(),
        }
        self._database.write((statements.insert("uploads", row, "OR REPLACE"), row))

    def forget_upload(self, target: str, file_id: str) -> None:
        """The server has that file no more."""
        self._database.write(
            (
                "DELETE FROM uploads WHERE target = :target AND file_id = :file_id",
                {"target": target, "file_id": file_id},
            )
        )

    def set_aside(self) -> list[Path]:
        """Rename a journal that cannot be used, so that a new one can begin; returns where it is."""
        return self._database.set_aside()

    def close(self) -> None:
        """Close the file; it is opened again when it is used again."""
        self._database.close()


def _take_in(target: str, told: Told) -> list[Statement]:
    row: dict[str, Any] = {
        "key": f"{TOLD}:{told.run_id}",
        "state": told.state,
        "source": TOLD,
        "target": target,
        "tool": told.tool,
        "request": _json(told.request),
        "parameters": _json(told.parameters),
        "workspace_id": told.workspace_id,
        "workspace_name": told.workspace_name,
        "model_id": told.model_id,
        "model_name": told.model_name,
        "model_title": told.model_title,
        "prompt": told.prompt,
        "seed": told.seed,
        "reserved_micro": _micro(told.reserved),
        "charge_micro": _micro(told.charge),
        "session_name": told.session_name,
        "started_at": _moment(told.started_at) or _now(),
        "finished_at": _moment(told.finished_at),
        "seconds": told.seconds,
        "run_id": told.run_id,
        "parents": json.dumps(list(told.parents)),
        "asset_ids": json.dumps([file.file_id for file in told.files if not file.is_part]),
        "error": told.error,
    }
    return [
        *statements.take_in(row),
        *statements.files(told.files, target),
        *statements.inputs(row["key"]),
    ]


def _with_names(files: Sequence[MadeFile], asset_ids: Sequence[str], run_id: str) -> list[MadeFile]:
    """The files, or at least the ids that are known."""
    told = {file.file_id for file in files}
    bare = [
        MadeFile(file_id, run_id, file_id, position)
        for position, file_id in enumerate(asset_ids)
        if file_id not in told
    ]
    return [*files, *bare]


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, default=str)


def _micro(cu: Decimal | None) -> int | None:
    return None if cu is None else cu_to_micro(cu)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
