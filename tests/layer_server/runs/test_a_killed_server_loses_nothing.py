"""SIGKILL at random and at chosen moments; the six invariants are audited after each."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import sqlalchemy as sa

from layer_server.accounts.audit import audit
from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.files.local_store import LocalStore
from layer_server.generators import testing
from layer_server.generators.card import GenerationRequest


@pytest.fixture
def books(home: Path) -> Iterator[Database]:
    db = Database.in_file(home / "state.db")
    yield db
    db.close()


def _assert_gone(workers: list[psutil.Process]) -> None:
    """No worker outlives its server. A zombie is gone; when it is reaped is its new parent's affair."""
    deadline = time.monotonic() + 20
    while left := [each for each in workers if each.is_running() and _status(each) != psutil.STATUS_ZOMBIE]:
        assert time.monotonic() < deadline, left
        time.sleep(0.01)


def _status(process: psutil.Process) -> str:
    try:
        return str(process.status())
    except psutil.NoSuchProcess:
        return str(psutil.STATUS_ZOMBIE)


def _assert_whole(home: Path, books: Database) -> None:
    """Nothing live, nothing staged, every file there and what its record says."""
    assert audit(books) == []
    store = LocalStore(home / "files")
    assert list((home / "files" / "staging").iterdir()) == []
    with books.connect() as connection:
        states = set(connection.execute(sa.select(tables.run.c.state)).scalars())
        hashes = [
            *connection.execute(sa.select(tables.asset.c.sha256)).scalars(),
            *connection.execute(sa.select(tables.part.c.sha256)).scalars(),
        ]
    assert "active" not in states
    for each in hashes:
        assert hashlib.sha256(store.local_path(each).read_bytes()).hexdigest() == each


@pytest.mark.parametrize(
    ("kills", "seed"),
    [pytest.param(4, 1, id="4 kills"), pytest.param(50, 2, id="50 kills", marks=pytest.mark.slow)],
)
def test_at_random_moments(home: Path, books: Database, crash_child: Any, kills: int, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(kills):
        with crash_child("load") as child:
            # One in three is killed while it is still taking over what the last one left.
            if number % 3 == 2:
                time.sleep(rng.uniform(0.5, 1.5))
            else:
                assert child.stdout.readline() == "ready\n", crash_child.log()
                time.sleep(rng.uniform(0, 1.0))
            workers = psutil.Process(child.pid).children(recursive=True)
        assert audit(books) == []
        _assert_gone(workers)
    crash_child.drain()
    _assert_whole(home, books)
    with books.connect() as connection:
        ends = dict(
            connection.execute(
                sa.select(tables.run.c.state, sa.func.count()).group_by(tables.run.c.state)
            ).all()
        )
    assert ends["succeeded"] >= kills // 2


def _hashes_made_here(run: sa.Row[Any]) -> list[str]:
    request = GenerationRequest(
        run.prompt, run.seed, run.batch_size, {**run.parameters, "duration_seconds": 0}
    )
    outputs = testing.tiny(request, np.random.default_rng(run.seed), lambda *_: None, lambda: False)
    return [hashlib.sha256(output.data).hexdigest() for output in outputs]


@pytest.mark.parametrize(
    "where", ["before-engine", "in-generator", "after-store", "before-settle", "after-settle"]
)
def test_at_a_chosen_moment(home: Path, books: Database, crash_child: Any, where: str) -> None:
    with crash_child("die", where) as child:
        assert child.wait(60) == -9, crash_child.log()
    assert audit(books) == []
    crash_child.drain()
    _assert_whole(home, books)
    with books.connect() as connection:
        runs = connection.execute(sa.select(tables.run)).all()
        assets = connection.execute(sa.select(tables.asset).order_by(tables.asset.c.position)).all()
        charges = connection.execute(
            sa.select(tables.entry.c.amount).where(tables.entry.c.kind == "charge")
        ).all()
    assert [(run.state, run.charged) for run in runs] == [("succeeded", 2_000_000)]
    assert [asset.seed for asset in assets] == [11, 12]
    assert charges == [(2_000_000,)]
    # Made again or not, a seed gives the same bytes.
    assert [asset.sha256 for asset in assets] == _hashes_made_here(runs[0])
