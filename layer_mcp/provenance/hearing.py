"""Runs that were started elsewhere: the embedded server tells of all it has, and the journal takes them in.

What lies between the first and the last moment that were heard of is not asked for again; runs that were live then are.
"""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.local import RunPage, RunSnapshot
from layer_mcp.contract.paging import MAX_LIMIT
from layer_mcp.contract.status import status_from_wire
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.told import told_of

MAX_PAGES = 2000
"""How many pages are read at most: a bound against a server that never ends."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_OVERLAP = timedelta(seconds=1)
"""Runs that are started in the same moment may be listed a little later."""


class Hearing:
    """Keeps the journal abreast of a server.

    Args:
        rest: the embedded server's REST; None for any other server, which lists no runs.
        target_key: names the server in the journal.
        catalog: knows the names of workspaces.
    """

    def __init__(self, journal: Journal, rest: LocalRest | None, target_key: str, catalog: Catalog) -> None:
        self._journal = journal
        self._rest = rest
        self._target_key = target_key
        self._catalog = catalog

    async def catch_up(self, since: datetime | None, *, enough: int | None = None) -> None:
        """Hear of every run since then.

        Args:
            since: None for all that there are.
            enough: stop after so many.
        """
        if self._rest is None:
            return
        wanted = since or BEGINNING
        before = await asyncio.to_thread(self._journal.heard_of, self._target_key)
        until = datetime.now(UTC) - _OVERLAP
        reached, cursor, count = until, None, 0
        complete = False
        for _ in range(MAX_PAGES):
            page = await self._rest.get("/runs", RunPage, limit=MAX_LIMIT, cursor=cursor)
            ids = [run.run_id for run in page.runs]
            settled = await asyncio.to_thread(self._journal.settled, self._target_key, ids)
            await self._take_in([run for run in page.runs if run.run_id not in settled])
            count += len(page.runs)
            for run in page.runs:
                if run.created_at is not None:
                    reached = min(reached, run.created_at)
                    if not status_from_wire(run.status).final:
                        until = min(until, run.created_at)
            cursor = page.pagination.next_cursor
            if before is not None and reached <= before[1] and before[0] <= wanted:
                reached, complete = before[0], True
            elif not cursor:
                reached, complete = BEGINNING, True
            if complete or reached <= wanted or (enough is not None and count >= enough):
                break
        if before is not None and reached <= before[1]:
            reached = min(reached, before[0])  # the two spans touch, and are one
        if reached < until:
            await asyncio.to_thread(self._journal.heard, self._target_key, reached, until)

    async def hear_of(self, run: RunSnapshot) -> None:
        """Take in one run as its server tells of it, whichever server that is."""
        await self._take_in([run])

    async def _take_in(self, runs: list[RunSnapshot]) -> None:
        if any(not self._catalog.name_of(run.workspace_id) for run in runs):
            with contextlib.suppress(LayerError):  # ids will do
                await self._catalog.workspaces()
        told = [told_of(run, self._catalog.name_of(run.workspace_id)) for run in runs if run.run_id]
        await asyncio.to_thread(self._journal.take_in, self._target_key, told)
