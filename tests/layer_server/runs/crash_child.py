"""A server's core in a process of its own, made to be killed.

crash_child.py HOME load                   starts, cancels and breaks runs until somebody kills it
crash_child.py HOME flows STARTS           the same with workflows, whose steps write a line in STARTS when they begin
crash_child.py HOME die-in-flow STARTS before-step|after-step|before-settle
                                           starts one workflow and kills itself at its second step, or at its end
crash_child.py HOME drain                  finishes what is left, then ends
crash_child.py HOME die before-engine|in-generator|after-store|before-settle|after-settle
                                           starts one run and kills itself at that very point
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2] / "cards"))

import workflow_steps

from layer_mcp.contract.errors import RateLimited
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import Principal
from layer_server.blueprints.plan import Plan
from layer_server.core import Core
from layer_server.generators import testing
from layer_server.runs import attempts, pipeline, step_rows
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


def store_then_die(*args: object) -> None:
    KEEP(*args)
    kill_me()


SETTLE, KEEP = pipeline.settle, pipeline.Pipeline._keep


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


def flows(home: Path, starts: str) -> None:
    core, workspaces = open_core(home)
    # A kill at a random moment is to hit work, not the workers' own start.
    quiet, ready = _lines(starts), False
    started: list[tuple[Principal, str]] = []
    while True:
        user = random.choice(USERS)
        label = f"{os.getpid()}-{len(started)}"
        try:
            started.append((user, start_flow(core, user, workspaces[user], flow(label, starts))))
        except RateLimited:
            time.sleep(0.02)
        if started and random.random() < 0.02:
            core.runs.cancel(*random.choice(started[-4:]))
        if not ready and _lines(starts) > quiet + 1:
            print("ready", flush=True)
            ready = True


def _lines(path: str) -> int:
    return Path(path).read_text().count("\n") if Path(path).exists() else 0


def start_flow(core: Core, user: Principal, workspace_id: str, plan: Plan) -> str:
    core.runs._workflows = SimpleNamespace(plan=lambda *_: plan)
    request = ExecuteWorkflow(workspace_id=workspace_id, workflow_id=plan.workflow_id, inputs={})
    return core.runs.start_workflow(user, request).id


def flow(label: str, starts: str) -> Plan:
    """Two roots, a utility's file between, an output that is paid for, and now and then a step that fails."""

    def step(name: str, needs: Sequence[str] = (), **more: object) -> dict[str, object]:
        return counted(f"{label}/{name}", name, needs, starts, random.uniform(0, 0.3)) | more

    steps = [
        step("left", output="a"),
        step("right"),
        step("both", ["left", "right"]),
        step("list", ["both"], output="a"),
        step("end", ["both", "list"], output="b"),
    ]
    if random.random() < 0.15:
        steps.append(
            {"name": "bad", "use": "gate", "needs": ["both"], "parameters": {"gate": "/", "fail": True}}
        )
    return workflow_steps.plan(*steps)


def counted(
    prompt: str, name: str, needs: Sequence[str], starts: str, seconds: float = 0.0
) -> dict[str, object]:
    return {
        "name": name,
        "use": "counted",
        "needs": needs,
        "prompt": prompt,
        "seed": random.randrange(1000),
        "parameters": {"starts": starts, "duration_seconds": seconds},
        "price": 1_000_000,
    }


def die_in_flow(home: Path, starts: str, where: str) -> None:
    core, workspaces = open_core(home)
    complete, done = step_rows.complete, 0

    def complete_or_die(*args: object, **kwargs: object) -> bool:
        nonlocal done
        done += 1
        if done == 2 and where == "before-step":
            kill_me()
        won = complete(*args, **kwargs)
        if done == 2 and where == "after-step":
            kill_me()
        return won

    step_rows.complete = complete_or_die
    if where == "before-settle":
        pipeline.settle = kill_me
    # What the first two make is no asset: the others need their files from where they were made.
    steps = [counted(name, name, needs, starts) for name, needs in (("a", ()), ("b", ("a",)), ("c", ("b",)))]
    steps.append(counted("d", "d", ("a", "b", "c"), starts) | {"output": "all"})
    start_flow(core, USERS[0], workspaces[USERS[0]], workflow_steps.plan(*steps))
    time.sleep(30)


def drain(home: Path) -> None:
    core, _ = open_core(home)
    while core.live_runs():
        time.sleep(0.05)
    core.close()


def die(home: Path, where: str) -> None:
    core, workspaces = open_core(home)
    if where == "before-engine":
        DbosEngine.start = kill_me
    elif where == "after-store":
        pipeline.Pipeline._keep = store_then_die
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
    # A worker imports its parent's main module again, and this one imports a whole server.
    sys.modules["__main__"].__file__ = None
    modes = {"load": load, "flows": flows, "drain": drain, "die": die, "die-in-flow": die_in_flow}
    modes[sys.argv[2]](Path(sys.argv[1]), *sys.argv[3:])
