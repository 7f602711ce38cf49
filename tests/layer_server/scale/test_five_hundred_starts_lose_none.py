"""As many runs as the limits allow, started as fast as they can be: every one of them ends, and is paid for once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from layer_mcp.contract.errors import RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.db import tables
from layer_server.generators import testing
from layer_server.settings import Settings

pytestmark = pytest.mark.slow
USERS, RUNS = 25, 500
PATIENCE_SECONDS = 300.0


@pytest.fixture
def core(places, tmp_path):
    opened = Core.open(Settings(home=tmp_path, cards=testing.CARDS, workers=2, **places))
    yield opened
    opened.close()


def _start_all(core, user, workspace_id):
    """Start this user's part; who is refused waits a moment, as a client does."""
    started = []
    while len(started) < RUNS // USERS:
        request = ExecuteForge(workspace_id=workspace_id, model_id="tiny", prompt="x", batch_size=1)
        try:
            started.append(core.runs.start_forge(user, request).id)
        except RateLimited:
            assert len(started) >= MAX_LIVE_RUNS
            time.sleep(0.05)
    return started


def test_five_hundred_starts_lose_none(core):
    users = [Principal(f"user-{number}") for number in range(USERS)]
    homes = [core.accounts.create(user, user.user_id, 10**12).id for user in users]
    with ThreadPoolExecutor(8) as threads:
        started = [
            run
            for each in threads.map(lambda pair: _start_all(core, *pair), zip(users, homes, strict=True))
            for run in each
        ]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while core.live_runs():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert len(set(started)) == RUNS
    run = tables.run
    with core.db.connect() as connection:
        query = sa.select(run.c.state, sa.func.count()).group_by(run.c.state)
        assert dict(map(tuple, connection.execute(query))) == {"succeeded": RUNS}
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.asset)).scalar_one() == RUNS
    assert core.audit() == []
