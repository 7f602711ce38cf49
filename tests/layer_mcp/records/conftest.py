"""Journals, and rows to fill them with."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.library.journal import Journal

TARGET = "https://far.example"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal of its own."""
    made = Journal(tmp_path / "journal")
    yield made
    made.close()


@pytest.fixture
def wrote(journal: Journal) -> Callable[..., str]:
    """Writes a run into it, up to a state, and gives its key; ``at`` is when, as the journal writes it."""

    def wrote(
        state: str = "succeeded",
        *,
        prompt: str = "sword",
        charge: str | None = "1",
        estimate: str | None = "1",
        at: str | None = None,
        model: str = "icon",
        assets: tuple[str, ...] = (),
        **more: Any,
    ) -> str:
        key = uuid.uuid4().hex
        request = {"prompt": prompt, "session_name": more.pop("session", None)}
        journal.intend(
            key,
            target=TARGET,
            tool="execute_forge",
            request=request,
            workspace_id="w",
            workspace_name="Studio",
            model_id="m",
            model_name=model,
            estimate=None if estimate is None else Decimal(estimate),
            **more,
        )
        if state in {"refused", "uncertain", "lost"}:
            from layer_mcp.contract.errors import LayerError

            journal.not_submitted(key, state, LayerError("told so"))
        elif state != "intent":
            journal.submitted(key, f"run-{key}", 7)
        if state in {"succeeded", "failed", "cancelled"}:
            journal.finished(
                f"run-{key}",
                state=state,
                charge=None if charge is None else Decimal(charge),
                asset_ids=assets,
                error=None,
            )
        if at is not None:
            journal._database.write(
                ("UPDATE runs SET started_at = :at WHERE key = :key", {"at": at, "key": key})
            )
        return key

    return wrote
