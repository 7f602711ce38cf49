from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layer_mcp.contract.status import RunStatus
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import LOCAL_USER
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.settings import Settings


def _until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        threading.Event().wait(0.05)
    raise AssertionError("it never came true")


@pytest.mark.parametrize(
    ("lose", "begun"),
    [
        pytest.param(False, ["first", "second"], id="with what was made"),
        pytest.param(True, ["first", "second", "first", "second"], id="on a machine that has it not"),
    ],
)
def test_finished_steps_are_made_again_only_where_their_files_are_missing(
    tmp_path: Path, plain_cards: Any, lose: bool, begun: list[str]
) -> None:
    import workflow_steps

    gate, starts = tmp_path / "gate", tmp_path / "starts"
    settings = Settings(home=tmp_path / "home", cards=testing.CARDS, workers=1)
    counted = {"use": "counted", "parameters": {"starts": str(starts)}, "price": 2_000_000}
    plan = workflow_steps.plan(
        {"name": "first", "prompt": "first", **counted},
        {"name": "second", "prompt": "second", "needs": ["first"], **counted},
        {"name": "waits", "use": "gate", "needs": ["second"], "parameters": {"gate": str(gate)}},
        {"name": "last", "use": "guided", "needs": ["second", "waits"], "output": "all"},
    )

    core = Core.open(settings)
    try:
        core.runs._workflows = SimpleNamespace(plan=lambda *_: plan)
        request = ExecuteWorkflow(
            workspace_id=core.accounts.workspaces(LOCAL_USER)[0].id, workflow_id=plan.workflow_id
        )
        run = core.runs.start_workflow(LOCAL_USER, request)

        def waits() -> bool:
            view = core.runs.get(LOCAL_USER, run.id)
            assert not view.status.final, view.error_message
            return view.steps[2].status is RunStatus.RUNNING

        _until(waits)
    finally:
        core.close()
    staging = settings.home / "files" / "staging" / run.id
    assert staging.is_dir()
    if lose:
        shutil.rmtree(staging)
    gate.touch()

    core = Core.open(settings)
    try:
        _until(lambda: core.runs.get(LOCAL_USER, run.id).status.final)
        after = core.runs.get(LOCAL_USER, run.id)
        assert after.status is RunStatus.SUCCEEDED, after.error_message
        assert after.charged_micro == 4_000_000
        assert starts.read_text().split() == begun
        assert audit(core.db) == []
    finally:
        core.close()
