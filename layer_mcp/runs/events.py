"""What a run tells while it is followed."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from layer_mcp.contract.status import RunStatus


@dataclass(frozen=True, slots=True)
class RunEvent:
    """A change of a run.

    Attributes:
        progress: from 0 to 1, where the server tells.
        stage: what it is doing, in words.
        seconds: since the run was created here or on the server.
    """

    status: RunStatus
    progress: float | None
    stage: str | None
    seconds: float | None


async def next_of(changes: AsyncIterator[RunEvent]) -> RunEvent:
    """The next change.

    Raises:
        StopAsyncIteration: the run is over.
    """
    return await anext(changes)


async def close(changes: AsyncIterator[RunEvent]) -> None:
    """End the following of a run, the run itself goes on."""
    end = getattr(changes, "aclose", None)
    if end is not None:
        with contextlib.suppress(RuntimeError):  # still running: its own cancellation closes it
            await end()
