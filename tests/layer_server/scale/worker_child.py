"""A worker of a shared database, in a process of its own.

worker_child.py SETTINGS         until its input ends, or SIGKILL
worker_child.py SETTINGS doomed  kills itself when it is about to settle its first run
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs import pipeline
from layer_server.settings import Settings


def kill_me(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    # A worker imports its parent's main module again, and this one imports a whole server.
    sys.modules["__main__"].__file__ = None
    given = json.loads(sys.argv[1])
    if "doomed" in sys.argv[2:]:
        pipeline.settle = kill_me
    core = Core.open(Settings(cards=testing.CARDS, role="worker", home=Path(given.pop("home")), **given))
    print(core.db.name, flush=True)
    sys.stdin.read()
    core.close()
