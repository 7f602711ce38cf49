from __future__ import annotations

import asyncio
import stat
import threading

import pytest

from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import LOCAL_USER
from layer_server.core import Core
from layer_server.db.schema import DataUnusable
from layer_server.files.local_store import LocalStore
from layer_server.generators import testing
from layer_server.runs.attempts import MAX_ATTEMPTS
from layer_server.runs.dbos_engine import EngineInUse
from layer_server.runs.settle import settle
from layer_server.settings import Settings


def _open(home):
    return Core.open(Settings(home=home, cards=testing.CARDS, workers=1))


def _request(core, **parameters):
    workspace = core.accounts.workspaces(LOCAL_USER)[0]
    return ExecuteForge(workspace_id=workspace.id, model_id="tiny", prompt="x", batch_size=1, **parameters)


def test_a_live_run_goes_on_in_the_next_process(tmp_path):
    core = _open(tmp_path)
    run = core.runs.start_forge(LOCAL_USER, _request(core, duration_seconds=1.0))
    while core.runs.get(LOCAL_USER, run.id).status is not RunStatus.RUNNING:
        threading.Event().wait(0.02)
    core.close()

    core = _open(tmp_path)
    try:
        assert not core.runs.get(LOCAL_USER, run.id).status.final
        for _ in range(600):
            if (after := core.runs.get(LOCAL_USER, run.id)).status.final:
                break
            threading.Event().wait(0.1)
        assert after.status is RunStatus.SUCCEEDED
        assert audit(core.db) == []
    finally:
        core.close()


def test_a_fresh_folder_has_one_workspace_with_practice_credits(tmp_path):
    core = _open(tmp_path)
    try:
        [workspace] = core.accounts.workspaces(LOCAL_USER)
        assert (workspace.name, workspace.available_micro) == ("Personal", 1000 * testing.MICRO_CU)
        assert core.live_runs() == 0
    finally:
        core.close()
    core = _open(tmp_path)
    try:
        assert core.accounts.workspaces(LOCAL_USER) == [workspace]
    finally:
        core.close()


def test_a_second_one_in_a_process_is_refused(tmp_path):
    core = _open(tmp_path / "first")
    try:
        with pytest.raises(EngineInUse, match="one"):
            _open(tmp_path / "second")
    finally:
        core.close()
    _open(tmp_path / "second").close()


async def test_opened_on_an_event_loop_it_leaves_that_loop_alone(tmp_path):
    core = _open(tmp_path)
    try:
        run = core.runs.start_forge(LOCAL_USER, _request(core))
        # The loop is blocked; a run that had moved in here could not end.
        for _ in range(600):
            if core.runs.get(LOCAL_USER, run.id).status.final:
                break
            threading.Event().wait(0.1)
        assert core.runs.get(LOCAL_USER, run.id).status is RunStatus.SUCCEEDED
    finally:
        core.close()
    assert await asyncio.to_thread(lambda: 7) == 7


def test_no_thread_and_no_process_is_left(tmp_path):
    import psutil

    before = set(threading.enumerate())
    # The session's real local server, where another test has started it, is a child of this process too.
    processes = set(psutil.Process().children(recursive=True))
    core = _open(tmp_path)
    core.runs.start_forge(LOCAL_USER, _request(core))
    core.close()
    left = [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert left == []
    assert set(psutil.Process().children(recursive=True)) <= processes


@pytest.mark.skipif(not hasattr(stat, "S_IRWXO"), reason="rights are the profile folder's")
def test_only_the_owner_may_read_the_folder(tmp_path):
    core = _open(tmp_path / "home")
    core.close()
    for path in (tmp_path / "home", tmp_path / "home" / "state.db", tmp_path / "home" / "signing.key"):
        assert path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) == 0, path


@pytest.mark.parametrize("name", ["what?x=1", "a#b", "100%41", "two  words", "çé-数据"])
def test_any_path_is_a_good_path(tmp_path, name):
    core = _open(tmp_path / name)
    try:
        run = core.runs.start_forge(LOCAL_USER, _request(core))
        _wait_until(lambda: core.runs.get(LOCAL_USER, run.id).status.final)
        beside = {path.name for path in (tmp_path / name).iterdir()}
        modes = {path.stat().st_mode & 0o777 for path in (tmp_path / name).glob("state.db*")}
    finally:
        core.close()
    assert "state.db" in beside
    assert [path.name for path in tmp_path.iterdir()] == [name]
    if hasattr(stat, "S_IRWXO"):
        assert modes == {0o600}


@pytest.mark.parametrize("content", [b"this is no database" * 100, None])
def test_a_damaged_database_is_named_with_the_way_on(tmp_path, content):
    _open(tmp_path).close()
    database = tmp_path / "state.db"
    whole = database.read_bytes()
    database.write_bytes(content or whole[:100] + b"x" * (len(whole) - 100))
    with pytest.raises(DataUnusable) as caught:
        _open(tmp_path)
    assert str(database) in caught.value.message
    assert "sqlalche" not in str(caught.value)
    assert "move it away" in caught.value.remedy


def test_polite_stops_are_not_held_against_a_run(tmp_path):
    core = _open(tmp_path)
    run = core.runs.start_forge(LOCAL_USER, _request(core, duration_seconds=30))
    for _ in range(MAX_ATTEMPTS + 1):
        _wait_until(lambda now=core: now.runs.get(LOCAL_USER, run.id).status is RunStatus.RUNNING)
        core.close()
        core = _open(tmp_path)
    try:
        assert not core.runs.get(LOCAL_USER, run.id).status.final
        core.runs.cancel(LOCAL_USER, run.id)
        assert audit(core.db) == []
    finally:
        core.close()


def test_files_of_a_run_that_was_cancelled_while_it_stored_them_are_swept(tmp_path, monkeypatch):
    core = _open(tmp_path)
    kept = _stored(core, seed=1)
    adopt = LocalStore.adopt

    def cancelled_meanwhile(store, staged, sha256):
        settle(core.db, core.watch, staged.parent.name, "cancelled")
        adopt(store, staged, sha256)

    with monkeypatch.context() as patch:
        patch.setattr(LocalStore, "adopt", cancelled_meanwhile)
        twin = core.runs.start_forge(LOCAL_USER, _request(core, seed=1))
        other = core.runs.start_forge(LOCAL_USER, _request(core, seed=2))
        _wait_until(lambda: len(_objects(tmp_path)) > len(kept))
        _wait_until(lambda: core.live_runs() == 0)
    assert {core.runs.get(LOCAL_USER, run.id).status for run in (twin, other)} == {RunStatus.CANCELLED}
    core.close()
    _open(tmp_path).close()
    assert _objects(tmp_path) == kept


def test_files_that_an_older_database_does_not_know_are_left_alone(tmp_path):
    core = _open(tmp_path)
    made = _stored(core, seed=1)
    core.close()
    for path in tmp_path.glob("state.db*"):
        path.unlink()
    _open(tmp_path).close()
    assert _objects(tmp_path) == made


def _stored(core, **parameters):
    """The names of all stored files after one more run."""
    run = core.runs.start_forge(LOCAL_USER, _request(core, **parameters))
    _wait_until(lambda: core.runs.get(LOCAL_USER, run.id).status.final)
    return _objects(core.settings.home)


def _objects(home):
    return {path.name for path in (home / "files" / "objects").glob("*/*")}


def _wait_until(true):
    for _ in range(600):
        if true():
            return
        threading.Event().wait(0.1)
    raise AssertionError("it did not happen in time")


def test_a_process_that_uses_the_engine_for_something_else_is_left_alone(tmp_path):
    from dbos import DBOS

    DBOS(
        config={
            "name": "theirs",
            "system_database_url": f"sqlite:///{tmp_path}/theirs.db",
            "log_level": "ERROR",
        }
    )
    try:
        with pytest.raises(EngineInUse, match="something else"):
            _open(tmp_path / "home")
    finally:
        DBOS.destroy(destroy_registry=True)
    _open(tmp_path / "home").close()
