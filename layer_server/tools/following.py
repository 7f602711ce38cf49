"""Waiting for a run while its client is told how far it is.

A client that asks for progress (a ``progressToken`` on ``get_forge_run`` or ``get_workflow_run``) is answered when
the run is over, or after a while, and told every step in between. Without one it is answered at once.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import anyio.to_thread

from layer_mcp.contract import steps
from layer_server.results import workflow_step
from layer_server.tools.meta import FOLLOW_SECONDS

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from layer_server.tools.call import Call


def asks_for_progress(context: ServerRequestContext[Any]) -> bool:
    """Whether this call's client wants to be told how far it is."""
    return (context.meta or {}).get("progress_token") is not None


async def follow(context: ServerRequestContext[Any], call: Call, run_id: str) -> None:
    """Return when the run is over, or after ``FOLLOW_SECONDS``; its progress is told to the client.

    Raises:
        RunNotFound: when the principal has no such run.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + FOLLOW_SECONDS
    cursor = call.core.watch.last
    run = await anyio.to_thread.run_sync(call.core.runs.get, call.principal, run_id)
    told = -1.0
    while not run.status.final and not call.core.watch.closed:
        # The protocol wants it to grow; a hundredth is as fine as anybody shows, and the whole is for the end.
        fraction = min(round(run.progress or 0.0, 2), 0.99)
        if fraction > told:
            told = fraction
            words = steps.stage([workflow_step(step) for step in run.steps]) or run.stage
            await context.session.report_progress(fraction, 1.0, words or run.status.value)
        left = deadline - loop.time()
        if left <= 0:
            return
        cursor, changed = await call.core.runs.changes(call.principal, after=cursor, wait=left, run_id=run_id)
        run = changed[-1] if changed else run
    if run.status.final and told < 1.0:
        await context.session.report_progress(1.0, 1.0, run.status.value)
