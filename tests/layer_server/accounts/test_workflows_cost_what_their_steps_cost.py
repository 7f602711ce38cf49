"""Steps begin, end and are interrupted in any order: the books are right after each, and say so when they are not."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.db import schema, tables
from layer_server.db.database import Database
from layer_server.generators.testing import MICRO_CU
from layer_server.runs import attempts, start, step_rows
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

USER = Principal("a")

_happenings = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("complete"), st.integers(0, 2), st.integers(0, 2), st.integers(0, 5)),
        st.tuples(st.just("settle"), st.integers(0, 2), st.sampled_from(["failed", "cancelled"])),
        st.tuples(st.just("interrupt")),
    ),
    max_size=30,
)


class Bank:
    """Three workflow runs of three steps, of 1, 2 and 3 CU."""

    def __init__(self, home: Path) -> None:
        import workflow_steps

        self.db = Database.in_file(home / "state.db")
        schema.prepare(self.db)
        self.watch = Watch()
        self.accounts = Accounts(self.db)
        self.workspace = self.accounts.create(USER, "Bank", 100 * MICRO_CU)
        plan = workflow_steps.plan(
            *[{"name": f"s{n}", "model": "tiny", "batch_size": n + 1, "output": "all"} for n in range(3)]
        )
        request = ExecuteWorkflow(workspace_id=self.workspace.id, workflow_id=plan.workflow_id)
        self.runs = [
            start.start(self.db, self.watch, USER, start.of_workflow(request, plan))[0] for _ in range(3)
        ]
        self.state = {(run, step): "pending" for run in range(3) for step in range(3)}
        self.cost = dict.fromkeys(self.state, 0)
        self.live = {0, 1, 2}

    def begin(self, run: int, step: int) -> None:
        assert step_rows.begin(self.db, self.watch, self.runs[run], step) == (run in self.live)
        if run in self.live and self.state[run, step] == "pending":
            self.state[run, step] = "running"

    def complete(self, run: int, step: int, charge: int) -> None:
        won = step_rows.complete(
            self.db,
            self.watch,
            self.runs[run],
            step,
            charge=charge * MICRO_CU,
            result={"seconds": 0.1, "outputs": [], "file_ids": ["x"], "parents": []},
            assets=[_asset(self.runs[run], self.workspace.id, step)],
            parts=[],
        )
        assert won == (run in self.live and self.state[run, step] == "running")
        if won:
            self.state[run, step] = "succeeded"
            self.cost[run, step] = min(charge, step + 1)

    def settle(self, run: int, state: Any) -> None:
        assert settle(self.db, self.watch, self.runs[run], state) == (run in self.live)
        self.live.discard(run)

    def interrupt(self) -> None:
        """The server dies: what was being made is counted, and too often is too often."""
        spent = attempts.count(self.db, self.watch, [self.runs[run] for run in self.live])
        self.live -= {self.runs.index(run) for run in spent}

    def check(self) -> None:
        assert audit(self.db) == []
        now = self.accounts.workspace(USER, self.workspace.id)
        charged = sum(cost for (run, _), cost in self.cost.items() if run not in self.live)
        held = 6 * len(self.live)
        assert now.reserved_micro == held * MICRO_CU
        assert now.available_micro == (100 - held - charged) * MICRO_CU


def _asset(run_id: str, workspace_id: str, step: int) -> dict[str, Any]:
    return {
        "id": f"{run_id[:30]}-{step}",
        "run_id": run_id,
        "workspace_id": workspace_id,
        "position": step,
        "kind": "image",
        "content_type": "image/png",
        "name": "x.png",
        "size_bytes": 1,
        "sha256": "0" * 64,
        "attribution": [],
        "metadata": {},
        "step": f"s{step}",
        "output": "all",
        "created_at": 1,
    }


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(_happenings)
def test_in_any_order(plain_cards: Any, happenings: list[tuple[Any, ...]]) -> None:
    home = Path(tempfile.mkdtemp())
    bank = Bank(home)
    try:
        for name, *arguments in happenings:
            getattr(bank, name)(*arguments)
            bank.check()
    finally:
        bank.db.close()
        shutil.rmtree(home)


@pytest.fixture
def bank(tmp_path: Path, plain_cards: Any) -> Any:
    made = Bank(tmp_path)
    yield made
    made.db.close()


def test_a_step_that_was_being_made_at_every_crash_is_not_tried_for_ever(bank: Bank) -> None:
    bank.begin(0, 1)
    for _ in range(attempts.MAX_ATTEMPTS - 1):
        bank.interrupt()
    assert 0 in bank.live
    bank.interrupt()
    assert bank.live == {1, 2}
    step = tables.run_step
    with bank.db.connect() as connection:
        states = connection.execute(
            sa.select(step.c.state, step.c.error_code)
            .where(step.c.run_id == bank.runs[0])
            .order_by(step.c.position)
        ).all()
    assert states == [("cancelled", None), ("failed", "INTERNAL_SERVER_ERROR"), ("cancelled", None)]
    bank.check()


def test_polite_stops_are_not_held_against_a_step(bank: Bank) -> None:
    bank.begin(0, 1)
    for _ in range(attempts.MAX_ATTEMPTS + 1):
        attempts.excuse(bank.db, bank.runs)
        bank.interrupt()
    assert bank.live == {0, 1, 2}


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("UPDATE layer_run_step SET reserved = reserved + 1 WHERE state = 'pending'", "its steps"),
        ("UPDATE layer_run_step SET charged = 1 WHERE state = 'pending'", "did not finish"),
        ("UPDATE layer_run_step SET charged = 0 WHERE state = 'succeeded'", "finished steps cost"),
        ("UPDATE layer_run_step SET state = 'running' WHERE state = 'cancelled'", "not over"),
        ("UPDATE layer_asset SET step = 's2'", "a step that did not finish"),
        ("UPDATE layer_asset SET step = NULL", "a step that did not finish"),
    ],
)
def test_the_audit_sees_what_was_tampered_with(bank: Bank, tampering: str, words: str) -> None:
    bank.begin(0, 0)
    bank.complete(0, 0, 1)
    bank.settle(0, "cancelled")
    bank.check()
    with bank.db.begin() as connection:
        connection.exec_driver_sql(tampering)
    assert any(words in finding for finding in audit(bank.db))
