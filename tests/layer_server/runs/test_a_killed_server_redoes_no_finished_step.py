"""SIGKILL at random moments of workflow runs: what a step has committed is never made again, nor paid twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from layer_server.accounts.audit import audit
from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.files.local_store import LocalStore


def _starts(path: Path) -> Mapping[str, int]:
    """How often each step has begun, by its label."""
    return Counter(path.read_text().split("\n")[:-1]) if path.exists() else {}


def _finished(books: Database) -> set[str]:
    """The labels of the steps that are committed."""
    step = tables.run_step
    with books.connect() as connection:
        rows = connection.execute(sa.select(step.c.plan).where(step.c.state == "succeeded")).scalars()
        return {plan["prompt"] for plan in rows}


@pytest.mark.parametrize(
    ("kills", "seed"),
    [pytest.param(3, 3, id="3 kills"), pytest.param(40, 4, id="40 kills", marks=pytest.mark.slow)],
)
def test_at_random_moments(tmp_path: Path, home: Path, crash_child: Any, kills: int, seed: int) -> None:
    starts = tmp_path / "starts"
    rng = random.Random(seed)
    books = Database.in_file(home / "state.db")
    finished: dict[str, int] = {}
    for _ in range(kills):
        with crash_child("flows", str(starts)) as child:
            assert child.stdout.readline() == "ready\n", crash_child.log()
            time.sleep(rng.uniform(0, 1.5))
        assert audit(books) == []
        # A worker writes its line before its step can be committed, and dies with its server.
        now = _starts(starts)
        again = {label: (count, now[label]) for label, count in finished.items() if now[label] != count}
        assert again == {}
        finished |= {label: now[label] for label in _finished(books)}

    crash_child.drain()
    assert audit(books) == []
    now = _starts(starts)
    assert {label: now[label] for label in finished} == finished
    staging = home / "files" / "staging"
    if list(staging.iterdir()):
        crash_child.drain()  # a process that ends right after the last run leaves this to the next one
    assert list(staging.iterdir()) == []
    _assert_whole(home, books)
    # The kills did hit work: some steps were begun again, and runs went through all the same.
    assert any(count > 1 for count in now.values())
    run = tables.run
    with books.connect() as connection:
        ends = dict(connection.execute(sa.select(run.c.state, sa.func.count()).group_by(run.c.state)).all())
    assert "active" not in ends
    assert ends["succeeded"] >= kills
    books.close()


@pytest.mark.parametrize(
    ("where", "begun"),
    [
        ("before-step", [1, 2, 1, 1]),
        ("after-step", [1, 1, 1, 1]),
        pytest.param("before-settle", [1, 1, 1, 1], marks=pytest.mark.slow),
    ],
)
def test_at_a_chosen_moment(
    tmp_path: Path, home: Path, crash_child: Any, where: str, begun: list[int]
) -> None:
    starts = tmp_path / "starts"
    with crash_child("die-in-flow", str(starts), where) as child:
        assert child.wait(60) == -9, crash_child.log()
    books = Database.in_file(home / "state.db")
    assert audit(books) == []
    crash_child.drain()
    assert audit(books) == []
    now = _starts(starts)
    assert [now[label] for label in "abcd"] == begun
    with books.connect() as connection:
        run = tables.run
        assert connection.execute(sa.select(run.c.state, run.c.charged)).all() == [("succeeded", 4_000_000)]
        assert connection.execute(sa.select(tables.asset.c.step)).all() == [("d",)]
    assert list((home / "files" / "staging").iterdir()) == []
    books.close()


def _assert_whole(home: Path, books: Database) -> None:
    """Every asset's file is there, and every run that succeeded has all of its outputs."""
    store = LocalStore(home / "files")
    asset, run = tables.asset, tables.run
    with books.connect() as connection:
        for sha256 in connection.execute(sa.select(asset.c.sha256)).scalars():
            assert store.exists(sha256)
        counts = connection.execute(
            sa.select(sa.func.count())
            .select_from(run)
            .outerjoin(asset, asset.c.run_id == run.c.id)
            .where(run.c.state == "succeeded")
            .group_by(run.c.id)
        ).scalars()
        assert set(counts) == {3}
