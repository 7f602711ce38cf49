"""A journal of 100,000 runs and 400,000 files: what history, spend, lineage and a submit's three notes take.

Goal: history and spend under 100 ms. A submit's notes reach the disk before it goes on; their time is mostly the
disk's.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from figures import write

from layer_mcp.contract.data_folder import JOURNAL_FILE
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.search import Search
from layer_mcp.provenance.spend import GROUPS, spent

RUNS = 100_000
FILES_PER_RUN = 4
ROUNDS = 5
GOAL_MS = 100
TARGET = "https://far.example"

RUN = """
    INSERT INTO runs (key, state, target, tool, request, workspace_id, workspace_name, model_id, model_name, prompt,
        seed, estimate_micro, reserved_micro, charge_micro, session_name, notebook, started_at, finished_at, run_id,
        asset_ids, parameters)
    VALUES (:id, :state, :target, 'execute_forge', :request, 'w', 'Studio', 'm', :model, :prompt, 7, 4000000, 4000000,
        3900000, :session, :notebook, :at, :at, :id, '[]', :request)"""
FILE = "INSERT INTO files (target, file_id, run_id, asset_id, position, name) VALUES (?, ?, ?, ?, ?, 'a.png')"


def fill(path: Path) -> None:
    """A year of runs, evenly spread."""
    begun = datetime.now(UTC) - timedelta(days=365)
    states = itertools.cycle(["succeeded"] * 8 + ["failed", "cancelled"])
    models = itertools.cycle(["icon", "texture", "swatch"])
    rows = [
        {
            "id": f"{number:08x}-0000-4000-8000-000000000000",
            "state": next(states),
            "target": TARGET,
            "request": '{"prompt": "crystal sword icon", "width": 512, "height": 512, "batch_size": 4}',
            "model": next(models),
            "prompt": f"crystal sword number {number}",
            "session": f"session {number % 40}",
            "notebook": f"art/{number % 25}.ipynb",
            "at": (begun + timedelta(seconds=315 * number)).isoformat(timespec="milliseconds"),
        }
        for number in range(RUNS)
    ]
    connection = sqlite3.connect(path)
    with connection:
        connection.executemany(RUN, rows)
        for row in rows:
            ids = [f"{row['id'][:-1]}{index}" for index in range(FILES_PER_RUN)]
            connection.executemany(FILE, [(TARGET, each, row["id"], each, n) for n, each in enumerate(ids)])
        connection.execute(
            "INSERT INTO inputs SELECT target, replace(run_id, '00000000-', '1-'), key FROM runs LIMIT 1000"
        )
    connection.close()


def best_ms(action: Callable[[], object]) -> float:
    """The quickest of a few rounds: what it takes where nobody else is at work."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begun) * 1000)
    return round(min(taken), 1)


def submit(journal: Journal) -> None:
    """The three notes of one run."""
    key = uuid.uuid4().hex
    journal.intend(
        key,
        target=TARGET,
        tool="execute_forge",
        request={"prompt": "x"},
        workspace_id="w",
        workspace_name="",
        model_id="m",
        model_name="m",
        estimate=Decimal(4),
    )
    journal.submitted(key, key, 1)
    journal.finished(key, state="succeeded", charge=Decimal(4), asset_ids=["a"], error=None)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        journal = Journal(home)
        journal.unanswered()
        journal.close()
        fill(home / JOURNAL_FILE)
        month = datetime.now(UTC) - timedelta(days=30)
        figures = {
            "history_ms": best_ms(lambda: journal.search(Search(target=TARGET, limit=50))),
            "history_of_words_that_no_run_has_ms": best_ms(
                lambda: journal.search(Search(target=TARGET, words="zebra crossing", limit=50))
            ),
            "spend_of_all_ms": {
                by: best_ms(lambda by=by: spent(journal, by, Search(target=TARGET), {})) for by in GROUPS
            },  # type: ignore[misc]
            "spend_of_a_month_ms": best_ms(
                lambda: spent(journal, "day", Search(target=TARGET, since=month), {})
            ),
            "maker_of_a_file_ms": best_ms(
                lambda: journal.maker_of(TARGET, "00000309-0000-4000-8000-000000000001")
            ),
            "notes_of_a_submit_ms": best_ms(lambda: submit(journal)),
        }
        size = (home / JOURNAL_FILE).stat().st_size
        journal.close()
    slowest = max(figures["history_of_words_that_no_run_has_ms"], *figures["spend_of_all_ms"].values())  # type: ignore[attr-defined,type-var]
    write(
        "journal",
        {
            "runs": RUNS,
            "megabytes": round(size / 1e6),
            **figures,
            "slowest_ms": slowest,
            "goal_ms": GOAL_MS,
        },
    )


if __name__ == "__main__":
    main()
