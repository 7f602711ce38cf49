"""What a workflow run costs beyond its steps: per step, against the ideal when steps run at once, and to cancel.

Measured in the server's core, below the protocol. Goal: a cancel is answered, and its processes are dead, within a
second.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from figures import percentiles, write

CHAIN_STEPS = 8
WIDE_STEPS = 8
WIDE_SECONDS = 0.5
WORKERS = 2
RUNS = 10
CANCELS = 8
SETTLE_SECONDS = 3.0


def blueprint(slug: str, nodes: str, outputs: str) -> str:
    return (
        f"blueprint: 1\nslug: {slug}\nname: {slug}\nnodes:\n{nodes}outputs:\n  all: {{from: [{outputs}]}}\n"
    )


def chain() -> str:
    nodes = "  s0: {forge: tiny, prompt: x}\n"
    for number in range(1, CHAIN_STEPS):
        nodes += f"  s{number}: {{forge: guided, prompt: x, files: {{init_image: nodes.s{number - 1}}}}}\n"
    return blueprint("chain", nodes, f"nodes.s{CHAIN_STEPS - 1}")


def wide(slug: str, model: str, seconds: float, steps: int) -> str:
    nodes = "".join(
        f"  s{number}: {{forge: {model}, prompt: x, parameters: {{duration_seconds: {seconds}}}}}\n"
        for number in range(steps)
    )
    return blueprint(slug, nodes, ", ".join(f"nodes.s{number}" for number in range(steps)))


async def over(core: Any, user: Any, run: Any) -> Any:
    cursor = run.version
    while not run.status.final:
        cursor, changed = await core.runs.changes(user, after=cursor, wait=5, run_id=run.id)
        run = changed[-1] if changed else run
    return run


async def measure(core: Any) -> dict[str, Any]:
    import psutil

    from layer_mcp.contract.workflows import ExecuteWorkflow
    from layer_server.accounts.principal import LOCAL_USER

    workspace = core.accounts.workspaces(LOCAL_USER)[0].id
    core.accounts.grant(LOCAL_USER, 10**12, workspace)

    def added(text: str) -> ExecuteWorkflow:
        workflow = core.workflows.add(LOCAL_USER, workspace, text)
        return ExecuteWorkflow(workspace_id=workspace, workflow_id=workflow.id)

    async def timed(request: ExecuteWorkflow) -> tuple[float, float]:
        begun = time.perf_counter()
        run = core.runs.start_workflow(LOCAL_USER, request)
        started = time.perf_counter()
        done = await over(core, LOCAL_USER, run)
        if done.error_message:
            raise RuntimeError(done.error_message)
        return started - begun, time.perf_counter() - begun

    request = added(chain())
    await timed(request)
    chains = [await timed(request) for _ in range(RUNS)]
    request = added(wide("wide", "tiny", WIDE_SECONDS, WIDE_STEPS))
    wides = [(await timed(request))[1] for _ in range(3)]

    request = added(wide("burning", "burn", 60.0, WORKERS))
    answered, dead = [], []
    for _ in range(CANCELS):
        run = core.runs.start_workflow(LOCAL_USER, request)
        # Until both burn: after a kill, new workers have their imports to do first.
        await asyncio.sleep(SETTLE_SECONDS)
        workers = psutil.Process().children(recursive=True)
        begun = time.perf_counter()
        await asyncio.to_thread(core.runs.cancel, LOCAL_USER, run.id)
        answered.append(time.perf_counter() - begun)
        while any(map(_lives, workers)):
            if time.perf_counter() - begun > 10:
                raise RuntimeError("a worker outlives its run")
            await asyncio.sleep(0.005)
        dead.append(time.perf_counter() - begun)
    ideal = WIDE_SECONDS * WIDE_STEPS / WORKERS
    return {
        "start": percentiles([each[0] for each in chains]),
        "per_step_of_a_chain": percentiles([each[1] / CHAIN_STEPS for each in chains]),
        "wide_over_ideal": round(min(wides) / ideal, 3),
        "cancel_answered": percentiles(answered),
        "cancel_processes_dead": percentiles(dead),
        "violations": core.audit(),
        "load_average_1min": round(os.getloadavg()[0], 2),
        "goals": {"cancel_processes_dead_ms": 1000},
    }


def _lives(process: Any) -> bool:
    import psutil

    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        # It ended between the two questions.
        return False


def main() -> None:
    from layer_server.core import Core
    from layer_server.generators import testing
    from layer_server.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        core = Core.open(Settings(home=Path(folder) / "home", cards=testing.CARDS, workers=WORKERS))
        try:
            write("workflow_overhead", asyncio.run(measure(core)))
        finally:
            core.close()


if __name__ == "__main__":
    main()
