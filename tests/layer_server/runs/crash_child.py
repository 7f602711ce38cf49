"""A server's core in a process of its own, made to be killed.

crash_child.py HOME load                   starts, cancels and breaks runs until somebody kills it
crash_child.py HOME drain                  finishes what is left, then ends
crash_child.py HOME die before-engine|before-settle|after-settle|in-generator
                                           starts one run and kills itself at that very point
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from layer_mcp.contract.errors import RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_server.accounts.principal import Principal
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs import attempts, pipeline
from layer_server.runs.dbos_engine import DbosEngine
from layer_server.settings import Settings

USERS = tuple(Principal(f"user-{number}") for number in range(3))
# Many kills in a row would use up the attempts that a real run has.
attempts.MAX_ATTEMPTS = 1000


def kill_me(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def settle_then_die(*args: object, **kwargs: object) -> None:
    SETTLE(*args, **kwargs)
    kill_me()


SETTLE = pipeline.settle


def open_core(home: Path) -> tuple[Core, dict[Principal, str]]:
    core = Core.open(Settings(home=home, cards=testing.CARDS, workers=2, reconcile_seconds=1))
    workspaces = {
        user: (core.accounts.workspaces(user) or [core.accounts.create(user, user.user_id, 10**12)])[0].id
        for user in USERS
    }
    return core, workspaces


def load(home: Path) -> None:
    core, workspaces = open_core(home)
    # Once the workers are up, a kill at a random moment hits work, not their start.
    probe = core.accounts.create(USERS[0], "Probe", 10**12)
    first = ExecuteForge(workspace_id=probe.id, model_id="tiny", prompt="first", batch_size=1)
    run = core.runs.start_forge(USERS[0], first)
    while not core.runs.get(USERS[0], run.id).status.final:
        time.sleep(0.02)
    print("ready", flush=True)
    started: list[tuple[Principal, str]] = []
    while True:
        user = random.choice(USERS)
        model = random.choices(("tiny", "burn", "error", "crash"), (10, 3, 1, 1))[0]
        request = ExecuteForge(
            workspace_id=workspaces[user],
            model_id=model,
            prompt="chaos",
            batch_size=random.randint(1, 3),
            duration_seconds=random.uniform(0, 0.3),
        )
        try:
            started.append((user, core.runs.start_forge(user, request).id))
        except RateLimited:
            time.sleep(0.02)
        if started and random.random() < 0.15:
            core.runs.cancel(*random.choice(started[-4:]))


def drain(home: Path) -> None:
    core, _ = open_core(home)
    while core.live_runs():
        time.sleep(0.05)
    core.close()


def die(home: Path, where: str) -> None:
    core, workspaces = open_core(home)
    if where == "before-engine":
        DbosEngine.start = kill_me
    elif where == "before-settle":
        pipeline.settle = kill_me
    elif where == "after-settle":
        pipeline.settle = settle_then_die
    user = USERS[0]
    request = ExecuteForge(
        workspace_id=workspaces[user],
        model_id="tiny",
        prompt="x",
        seed=11,
        batch_size=2,
        duration_seconds=1.5 if where == "in-generator" else 0.01,
    )
    core.runs.start_forge(user, request)
    time.sleep(0.5 if where == "in-generator" else 30)
    kill_me()


if __name__ == "__main__":
    {"load": load, "drain": drain, "die": die}[sys.argv[2]](Path(sys.argv[1]), *sys.argv[3:])
