"""Picking up after a restart: runs whose end nobody saw, and submits that were never answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layer_mcp.contract.errors import LayerError, RunNotFound
from layer_mcp.library.journal.database import JournalUnusable
from layer_mcp.paying.fate import Fate
from layer_mcp.paying.payments import Payments
from layer_mcp.runs.history import History
from layer_mcp.runs.run import Run

AT_ONCE = 8
"""How many runs are asked about at the same time."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """What this machine had left open on a server; iterating gives the runs.

    Attributes:
        runs: oldest first. One that has ended meanwhile is over already, and the journal knows it now.
        unanswered: submits of which only a person can find out whether they were started.
        never_started: submits that were never answered, and are certain to have started nothing.
        unknown: what the server says to runs that it does not know any more. They are asked for again, and told once.
    """

    runs: Sequence[Run]
    unanswered: Sequence[Fate]
    never_started: Sequence[Fate]
    unknown: Sequence[LayerError]

    def __iter__(self) -> Iterator[Run]:
        return iter(self.runs)

    def __len__(self) -> int:
        return len(self.runs)

    def __repr__(self) -> str:
        open_ends = f", {len(self.unanswered)} submits unanswered" if self.unanswered else ""
        return f"<Resumed {len(self.runs)} runs{open_ends}>"


async def resumed(history: History, payments: Payments) -> Resumed:
    """Everything of this machine that was left open on a server. Free; nothing is sent again.

    Raises:
        ServerUnavailable, Unauthenticated: when the server cannot be asked.
    """
    fates = await payments.look_again()
    runs = await history.unended()
    gate = asyncio.Semaphore(AT_ONCE)

    async def asked(run: Run) -> RunNotFound | None:
        async with gate:
            try:
                await run.refreshed()
            except RunNotFound as error:
                return error
        return None

    async def told(run: Run, error: RunNotFound) -> bool:
        try:
            return await history.forgotten(run, error)
        except JournalUnusable:
            return True

    answers = await asyncio.gather(*(asked(run) for run in runs))
    return Resumed(
        runs=[run for run, error in zip(runs, answers, strict=True) if error is None],
        unanswered=[fate for fate in fates if fate.outcome == "unknown"],
        never_started=[fate for fate in fates if fate.outcome == "never_started"],
        unknown=[
            error
            for run, error in zip(runs, answers, strict=True)
            if error is not None and await told(run, error)
        ],
    )
