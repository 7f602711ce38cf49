"""Whatever happens in whatever order, the six invariants hold after every step."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layer_mcp.contract.errors import InsufficientBalance, LayerError, RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.catalog.catalog import Catalog
from layer_server.db import schema, tables
from layer_server.db.database import Database
from layer_server.generators import testing
from layer_server.runs import start
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

USERS = (Principal("a"), Principal("b"))
CATALOG = Catalog(testing.CARDS)

_steps = st.one_of(
    st.tuples(st.just("start"), st.integers(0, 1), st.integers(1, 16)),
    st.tuples(
        st.just("end"),
        st.integers(0, 9),
        st.sampled_from(["succeeded", "failed", "cancelled"]),
        st.integers(0, 20),
    ),
    st.tuples(st.just("grant"), st.integers(0, 1), st.integers(1, 5), st.sampled_from(["k1", "k2", None])),
)


class Bank:
    """One workspace with two members, and what it should have if nothing is lost."""

    def __init__(self, home: Path) -> None:
        self.db = Database.in_file(home / "state.db")
        schema.prepare(self.db)
        self.watch = Watch()
        self.accounts = Accounts(self.db)
        self.workspace = self.accounts.create(USERS[0], "Bank", 10 * testing.MICRO_CU)
        with self.db.begin() as connection:
            connection.execute(
                sa.insert(tables.member).values(workspace_id=self.workspace.id, user_id="b", last_active_at=0)
            )
        self.available = self.granted = 10
        self.live: dict[str, tuple[int, int]] = {}
        self.started: list[str] = []
        self.charged = 0
        self.keys: set[str] = set()

    def start(self, user: int, batch: int) -> None:
        request = ExecuteForge(workspace_id=self.workspace.id, model_id="tiny", prompt="x", batch_size=batch)
        full = sum(1 for who, _ in self.live.values() if who == user) >= MAX_LIVE_RUNS
        try:
            run_id, _ = start.start(
                self.db, self.watch, USERS[user], start.of_forge(request, CATALOG.resolve(request))
            )
        except RateLimited:
            assert full
        except InsufficientBalance:
            assert not full
            assert batch > self.available
        else:
            assert not full
            assert batch <= self.available
            self.available -= batch
            self.live[run_id] = (user, batch)
            self.started.append(run_id)

    def end(self, which: int, state: Any, charge: int) -> None:
        if not self.started:
            return
        run_id = self.started[which % len(self.started)]
        charge = charge if state == "succeeded" else 0
        assets = [_asset(run_id, self.workspace.id)] if state == "succeeded" else []
        won = settle(self.db, self.watch, run_id, state, charge=charge * testing.MICRO_CU, assets=assets)
        assert won == (run_id in self.live)
        if won:
            _, reserved = self.live.pop(run_id)
            taken = min(charge, reserved)
            self.charged += taken
            self.available += reserved - taken

    def grant(self, user: int, amount: int, key: str | None) -> None:
        self.accounts.grant(USERS[user], amount * testing.MICRO_CU, self.workspace.id, key)
        if key is None or key not in self.keys:
            self.available += amount
            self.granted += amount
        if key is not None:
            self.keys.add(key)

    def check(self) -> None:
        assert audit(self.db) == []
        now = self.accounts.workspace(USERS[0], self.workspace.id)
        held = sum(reserved for _, reserved in self.live.values())
        assert (now.available_micro, now.reserved_micro) == (
            self.available * testing.MICRO_CU,
            held * testing.MICRO_CU,
        )
        assert self.available + held + self.charged == self.granted


def _asset(run_id: str, workspace_id: str) -> dict[str, Any]:
    return {
        "id": f"f-{run_id}"[:36],
        "run_id": run_id,
        "workspace_id": workspace_id,
        "position": 0,
        "kind": "image",
        "content_type": "image/png",
        "name": "x.png",
        "size_bytes": 1,
        "sha256": "0" * 64,
        "attribution": [],
        "metadata": {},
        "created_at": 1,
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_steps, min_size=1, max_size=30))
def test_after_any_sequence_of_starts_ends_and_grants(steps: list[tuple[Any, ...]]) -> None:
    home = Path(tempfile.mkdtemp())
    bank = Bank(home)
    try:
        for name, *arguments in steps:
            getattr(bank, name)(*arguments)
            bank.check()
    finally:
        bank.db.close()
        shutil.rmtree(home)


@pytest.fixture
def bank(tmp_path: Path) -> Any:
    made = Bank(tmp_path)
    yield made
    made.db.close()


def test_the_journal_of_money_cannot_be_changed(bank: Bank) -> None:
    for statement in ("UPDATE layer_entry SET amount = 0", "DELETE FROM layer_entry"):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), bank.db.begin() as connection:
            connection.exec_driver_sql(statement)
    bank.check()


def test_the_database_itself_refuses_a_sixth_run_and_a_debt(bank: Bank) -> None:
    bank.start(0, 1)
    for statement in (
        "UPDATE layer_quota SET active = 6",
        "UPDATE layer_account SET available = -1",
        "UPDATE layer_run SET charged = reserved + 1",
        "UPDATE layer_run SET state = 'succeeded'",
    ):
        with pytest.raises(sa.exc.IntegrityError, match="CHECK"), bank.db.begin() as connection:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("tampering", "word"),
    [
        ("UPDATE layer_account SET available = available + 1", "available"),
        ("UPDATE layer_account SET held = held + 1", "held"),
        ("UPDATE layer_quota SET active = 0", "quota"),
        ("UPDATE layer_run SET reserved = reserved + 1 WHERE state = 'active'", "reserved"),
        ("UPDATE layer_run SET state = 'cancelled', finished_at = 1 WHERE state = 'active'", "settled"),
        ("UPDATE layer_run SET charged = 0 WHERE state = 'succeeded'", "charged"),
        ("DELETE FROM layer_asset", "no asset"),
        (
            "UPDATE layer_asset SET run_id = (SELECT id FROM layer_run WHERE state = 'active')",
            "yet it has assets",
        ),
    ],
)
def test_the_audit_sees_what_was_tampered_with(bank: Bank, tampering: str, word: str) -> None:
    bank.start(0, 1)
    bank.start(0, 2)
    bank.end(0, "succeeded", 1)
    bank.check()
    with bank.db.begin() as connection:
        connection.exec_driver_sql(tampering)
    assert any(word in finding for finding in audit(bank.db))


def test_a_failure_in_the_middle_of_a_start_changes_nothing(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise LayerError("the power went")

    monkeypatch.setattr(start.ledger, "reserve", fail)
    with pytest.raises(LayerError, match="power"):
        bank.start(0, 1)
    bank.check()
