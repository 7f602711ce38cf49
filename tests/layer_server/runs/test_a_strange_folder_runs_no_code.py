"""Opening a data folder that came from somewhere else runs nothing that is written in it."""

from __future__ import annotations

import base64
import os
import pickle
import sqlite3
import threading

from layer_mcp.contract.forge import ExecuteForge
from layer_server.accounts.principal import LOCAL_USER
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs import dbos_engine
from layer_server.settings import Settings


class Trap:
    """Unpickling it makes a file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> object:
        return os.mkdir, (self._path,)


def test_a_pickled_row_is_not_read(tmp_path, monkeypatch):
    settings, trap = Settings(home=tmp_path / "home", cards=testing.CARDS, workers=1), tmp_path / "trap"
    core = Core.open(settings)
    workspace = core.accounts.workspaces(LOCAL_USER)[0]
    request = ExecuteForge(workspace_id=workspace.id, model_id="tiny", prompt="x", batch_size=1)
    run = core.runs.start_forge(LOCAL_USER, request)
    _until_over(core, run.id)
    core.close()

    pickled = base64.b64encode(pickle.dumps({"args": (Trap(str(trap)),), "kwargs": {}})).decode()
    with sqlite3.connect(core.db.engine.url.database) as rows:
        rows.execute("UPDATE workflow_status SET status='PENDING', serialization='py_pickle', output=NULL")
        assert rows.execute("UPDATE workflow_input SET inputs=?", (pickled,)).rowcount == 1
        rows.execute("UPDATE layer_run SET state='active', finished_at=NULL, charged=NULL")
    rows.close()

    refused, refuse = threading.Event(), dbos_engine._refuse

    def noting(*arguments):
        refused.set()
        return refuse(*arguments)

    monkeypatch.setattr(dbos_engine, "_refuse", noting)
    core = Core.open(settings)
    try:
        assert refused.wait(30), "the engine has not looked at the row"
        assert not trap.exists()
    finally:
        core.close()


def _until_over(core, run_id):
    for _ in range(600):
        if core.runs.get(LOCAL_USER, run_id).status.final:
            return
        threading.Event().wait(0.05)
    raise AssertionError("the run did not end")
