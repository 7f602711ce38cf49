"""A worker of a shared database, in a process of its own: `worker_child.py SETTINGS` until its input ends, or SIGKILL."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from layer_server.core import Core
from layer_server.generators import testing
from layer_server.settings import Settings

if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    core = Core.open(Settings(cards=testing.CARDS, role="worker", home=Path(given.pop("home")), **given))
    print(core.db.name, flush=True)
    sys.stdin.read()
    core.close()
