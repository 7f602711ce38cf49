"""The embedded server is killed while a run is waited for: the client starts the next one, and the run ends well, once."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from layer_mcp import Layer
from layer_mcp.connect import local


def test_the_server_is_killed_in_the_middle_of_a_run(home: Path) -> None:
    with Layer("embedded") as layer:
        run = layer.forge("outlives a kill", model="swatch", batch_size=1, duration_seconds=1)
        events = run.events()
        while next(events).status.value != "running":
            pass
        os.kill(local.ensure(home).endpoint.pid, signal.SIGKILL)
        assert [event.status.value for event in events][-1] == "succeeded"
        assert (run.cost, len(run.assets)) == (1, 1)
        assert [each.id for each in layer.runs()] == [run.id]
        assert layer.workspace().reserved == 0
