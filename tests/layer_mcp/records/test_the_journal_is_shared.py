"""The journal: several processes at once, a process that dies in between, secrets kept out."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import LayerError

REPOSITORY = Path(__file__).parents[3]

WRITER = textwrap.dedent(
    """
    import sys, uuid
    from pathlib import Path
    from layer_mcp.library.journal import Journal
    journal = Journal(Path(sys.argv[1]))
    for n in range(40):
        key = uuid.uuid4().hex
        journal.intend(key, target="t", tool="execute_forge", request={"prompt": f"{n}"}, workspace_id="w",
                       workspace_name="", model_id="m", model_name="m", estimate=None)
        journal.submitted(key, key, n)
    """
)


def _run(code: str, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], env={**os.environ, "PYTHONPATH": str(REPOSITORY)}
    )


def test_four_processes_write_at_once(tmp_path: Path, journal_of: Any) -> None:
    writers = [_run(WRITER, str(tmp_path)) for _ in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    entries = journal_of(tmp_path).latest("t", 1000)
    assert len(entries) == 160
    assert {entry.state for entry in entries} == {"submitted"}


def test_a_process_that_dies_between_intent_and_answer_leaves_its_intent(
    server: Any, server_home: Path, journal_of: Any
) -> None:
    dying = textwrap.dedent(
        """
        import os
        from layer_mcp import Layer
        from layer_mcp.connect.connection import Connection
        call = Connection.call
        async def die(self, tool, *args, **more):
            if tool == "execute_forge":
                os._exit(9)
            return await call(self, tool, *args, **more)
        Connection.call = die
        Layer("embedded").forge("died in between", model="swatch", batch_size=1)
        """
    )
    assert _run(dying).wait(60) == 9
    (entry,) = [each for each in journal_of(server_home).unanswered() if each.prompt == "died in between"]
    assert (entry.state, entry.run_id, entry.estimate_micro) == ("intent", None, 1_000_000)


def test_secrets_in_a_request_are_masked(tmp_path: Path, journal_of: Any) -> None:
    journal = journal_of(tmp_path)
    journal.intend(
        "k",
        target="t",
        tool="execute_forge",
        request={"prompt": "use pat_abcdef123456", "note": "Bearer abcdefghijkl"},
        workspace_id="w",
        workspace_name="",
        model_id="m",
        model_name="m",
        estimate=None,
    )
    kept = (tmp_path / "journal.db").read_bytes() + (tmp_path / "journal.db-wal").read_bytes()
    assert b"abcdef123456" not in kept
    assert b"abcdefghijkl" not in kept
    assert "pat_" in journal.entry("k").prompt


def test_a_journal_of_a_newer_version_is_not_touched(tmp_path: Path, journal_of: Any) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "journal.db") as journal:
        journal.execute("PRAGMA user_version = 99")
    journal.close()
    with pytest.raises(LayerError, match="newer version"):
        journal_of(tmp_path).latest("t", 1)


def test_without_a_journal_nothing_is_submitted(memory_layer: Any, tmp_path: Path) -> None:
    runs = len(memory_layer.runs())
    memory_layer._layer._journal.close()
    in_the_way = tmp_path / "no"
    in_the_way.touch()
    memory_layer._layer._journal.path = in_the_way / "such"
    with pytest.raises(LayerError):
        memory_layer.forge("x", model="swatch", batch_size=1)
    assert len(memory_layer.runs()) == runs, "the server's own list needs no journal"


KILLED = textwrap.dedent(
    """
    import sys, uuid
    from decimal import Decimal
    from pathlib import Path
    from layer_mcp.library.journal import Journal
    journal = Journal(Path(sys.argv[1]))
    def say(*words): print(*words, flush=True)
    while True:
        key = uuid.uuid4().hex
        journal.intend(key, target="t", tool="execute_forge", request={}, workspace_id="w", workspace_name="",
                       model_id="m", model_name="m", estimate=None, parents=["p"])
        say("intent", key)
        journal.submitted(key, f"run-{key}", 1)
        say("submitted", key)
        journal.finished(f"run-{key}", state="succeeded", charge=Decimal(1), asset_ids=["a"], error=None)
        say("succeeded", key)
    """
)


def test_what_was_written_survives_a_kill_at_any_moment(tmp_path: Path, journal_of: Any) -> None:
    order = ["intent", "submitted", "succeeded"]
    for patience in (1, 7, 20):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(patience)]
        process.kill()
        with process.stdout:
            said += [line.split() for line in process.stdout.read().splitlines() if line.count(" ") == 1]
        process.wait(10)
        journal = journal_of(tmp_path)
        for state, key in said:
            entry = journal.entry(key)
            assert order.index(entry.state) >= order.index(state)
            assert entry.run_id == (f"run-{key}" if entry.state != "intent" else None)
            assert (entry.charge_micro == 1_000_000) == (entry.state == "succeeded")
