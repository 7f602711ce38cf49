"""Runs and assets of the past: the embedded server's library, or on any other server the journal of this machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import InvalidInputs, LayerError, RunNotFound
from layer_mcp.contract.local import AssetPage, AssetRecord, RunModel, RunPage, RunSnapshot
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.paging import MAX_LIMIT
from layer_mcp.contract.status import RunStatus
from layer_mcp.library.assets import Asset
from layer_mcp.library.journal import Entry, Journal
from layer_mcp.library.journal.database import JournalUnusable
from layer_mcp.library.journal.search import Search
from layer_mcp.library.journal.told import told_of
from layer_mcp.runs.keeper import Keeper
from layer_mcp.runs.run import Run

MIN_PREFIX = 4
MAX_RUNS_FOR_ASSETS = 50
"""How many runs of the journal are asked for their assets at most."""

MAX_REFRESHED = 10
"""How many unfinished runs of the journal are asked about at most, for one list."""

_STARTS_WORKFLOW = "execute_workflow"
_LIVE_STATES = frozenset({"submitted"})
_NOT_RUNS = frozenset({"intent", "refused", "uncertain", "lost", "answered"})


class History:
    """What was made before.

    Args:
        rest: the embedded server's REST, where there is one.
        target_key: names the server in the journal.
    """

    def __init__(self, keeper: Keeper, rest: LocalRest | None, journal: Journal, target_key: str) -> None:
        self._keeper = keeper
        self._rest = rest
        self._journal = journal
        self._target_key = target_key

    async def run(self, ref: str) -> Run:
        """A run by id or unique prefix.

        Raises:
            RunNotFound: none, or more than one.
        """
        ref = ref.strip().lower()
        if len(ref) < MIN_PREFIX:
            raise InvalidInputs(
                f"{ref!r} is too short for a run id; give at least {MIN_PREFIX} characters.",
                field="run_id",
                value=ref,
            )
        if self._rest is not None:
            state = await self._rest.get(f"/runs/{_path(ref, 'run_id')}", RunSnapshot)
            return (await self._seen([state]))[0]
        found = await asyncio.to_thread(self._journal.find, self._target_key, ref)
        if len(found) > 1 and not any(entry.run_id == ref for entry in found):
            raise RunNotFound(
                f"{ref!r} could be any of {len(found)} runs.",
                field="run_id",
                value=ref,
                allowed=[entry.run_id or "" for entry in found],
            )
        known = next((entry for entry in found if entry.run_id == ref), found[0] if found else None)
        if known is not None:
            self._learn([known])
        run = Run(_snapshot(known) if known else RunSnapshot(run_id=ref, status="running"), self._keeper)
        try:
            return await run.refreshed()
        except InvalidInputs:
            if known is not None:
                raise
            raise RunNotFound(
                f"No run of this machine begins with {ref!r}, and for the server it is no run's id.",
                field="run_id",
                value=ref,
                remedy="List them with `layer runs` or `%layer runs`; one that was started elsewhere is named by its "
                "whole id.",
            ) from None

    async def attach(self, ref: str) -> Run:
        """A run by id or unique prefix, written into the journal of this machine."""
        run = await self.run(ref)
        state, _ = await run_from_any_loop(self._keeper.read_run(run.id))
        state.workspace_id = state.workspace_id or self._keeper.home_of(run.id)
        told = told_of(state, self._keeper.workspace_names.get(state.workspace_id, ""))
        await asyncio.to_thread(self._journal.take_in, self._target_key, [told])
        return run

    async def unended(self) -> list[Run]:
        """Runs of which the journal does not know the end, oldest first, as the journal has them."""
        entries = [entry for entry in await self._live_entries() if entry.run_id]
        self._learn(entries)
        return [Run(_snapshot(entry), self._keeper) for entry in reversed(entries)]

    async def forgotten(self, run: Run, error: RunNotFound) -> bool:
        """The server knows a live run no more. It stays open in the journal: perhaps another account has asked.

        Returns:
            Whether that is news.
        """
        return await asyncio.to_thread(self._journal.forgotten, self._target_key, run.id, error)

    async def _live_entries(self) -> list[Entry]:
        return await asyncio.to_thread(
            self._journal.search, Search(target=self._target_key, state=RunStatus.RUNNING.value)
        )

    async def _seen(self, states: Sequence[RunSnapshot]) -> list[Run]:
        """Runs as their server tells of them; an end that nobody waited for gets into the journal."""
        runs = [Run(state, self._keeper) for state in states]
        ended = {run.id: run for run in runs if run.done}
        if ended:
            with contextlib.suppress(JournalUnusable):  # the server's list is good without it
                for entry in await self._live_entries():
                    if entry.run_id in ended:
                        await run_from_any_loop(self._keeper.settled(ended[entry.run_id]))
        return runs

    async def runs(self, limit: int, status: str | None) -> list[Run]:
        """Runs, newest first."""
        if status is not None and status not in set(RunStatus):
            raise InvalidInputs(
                f"{status!r} is not a status of a run.",
                field="status",
                value=status,
                allowed=[each.value for each in RunStatus],
            )
        _check_limit(limit)
        if self._rest is not None:
            states: list[RunSnapshot] = []
            cursor: str | None = None
            while len(states) < limit:
                page = await self._rest.get(
                    "/runs", RunPage, limit=min(MAX_LIMIT, limit - len(states)), cursor=cursor, status=status
                )
                states += page.runs
                cursor = page.pagination.next_cursor
                if not cursor:
                    break
            return await self._seen(states)
        entries = await asyncio.to_thread(
            self._journal.search, Search(target=self._target_key, limit=limit * 2)
        )
        self._learn(entries)
        found = [Run(_snapshot(entry), self._keeper) for entry in entries if entry.state not in _NOT_RUNS]
        await self._bring_up_to_date(found)
        return [run for run in found if status is None or run.status == status][:limit]

    def _learn(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.run_id:
                self._keeper.note(_snapshot(entry))

    async def _bring_up_to_date(self, runs: Sequence[Run]) -> None:
        """Ask after the runs that nobody waited for to their end; those that cannot be asked stay as they are."""
        live = [run for run in runs if not run.done][:MAX_REFRESHED]
        outcomes = await asyncio.gather(*(run.refreshed() for run in live), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException) and not isinstance(outcome, LayerError):
                raise outcome

    async def live(self) -> list[Run]:
        """Runs that are not over."""
        if self._rest is not None:
            queued = await self.runs(MAX_LIMIT, RunStatus.QUEUED.value)
            return queued + await self.runs(MAX_LIMIT, RunStatus.RUNNING.value)
        return await self.runs(MAX_LIMIT, RunStatus.RUNNING.value)

    async def assets(self, limit: int, search: str | None) -> list[Asset]:
        """Assets, newest first."""
        _check_limit(limit)
        if self._rest is not None:
            records: list[AssetRecord] = []
            cursor: str | None = None
            while len(records) < limit:
                page = await self._rest.get(
                    "/assets",
                    AssetPage,
                    limit=min(MAX_LIMIT, limit - len(records)),
                    cursor=cursor,
                    search=search,
                )
                records += page.assets
                cursor = page.pagination.next_cursor
                if not cursor:
                    break
            return [self._asset(record) for record in records]
        found: list[Asset] = []
        for run in await self.runs(MAX_RUNS_FOR_ASSETS, RunStatus.SUCCEEDED.value):
            if search is None or search.casefold() in run.prompt.casefold():
                found += (await run.refreshed()).assets
            if len(found) >= limit:
                break
        return found[:limit]

    async def asset(self, file_id: str) -> Asset:
        """One asset, or part of one, by its id.

        Raises:
            LayerError: when it is not known here.
        """
        if self._rest is not None:
            return self._asset(await self._rest.get(f"/assets/{_path(file_id, 'file_id')}", AssetRecord))
        entry = await asyncio.to_thread(self._journal.maker_of, self._target_key, file_id)
        if entry is not None and entry.run_id:
            state, _ = await run_from_any_loop(self._keeper.read_run(entry.run_id))
            for asset in Run(state, self._keeper).assets:
                if asset.file_id == file_id:
                    return asset
        raise InvalidInputs(
            f"No run that was started from this machine made file {file_id!r}.",
            field="file_id",
            value=file_id,
        )

    def _asset(self, record: AssetRecord) -> Asset:
        return Asset(record, self._keeper, run_id=record.run_id, prompt=record.prompt, model=record.model)


def _snapshot(entry: Entry) -> RunSnapshot:
    """A run as the journal knows it."""
    parameters: dict[str, Any] = {
        name: value
        for name, value in entry.request.items()
        if name not in {"workspace_id", "model_id", "workflow_id", "prompt", "seed", "session_name"}
    }
    parameters = parameters.get("inputs", parameters) if entry.tool == _STARTS_WORKFLOW else parameters
    return RunSnapshot.model_validate(
        {
            "run_id": entry.run_id or "",
            "kind": "workflow" if entry.tool == _STARTS_WORKFLOW else "forge",
            "status": RunStatus.RUNNING.value if entry.state in _LIVE_STATES else entry.state,
            "workspace_id": entry.workspace_id,
            "model": RunModel(model_id=entry.model_id, slug=entry.model_name),
            "prompt": entry.prompt,
            "seed": entry.seed,
            "parameters": parameters,
            "session_name": entry.session_name,
            "charged_creative_units": None
            if entry.charge_micro is None
            else micro_to_wire(entry.charge_micro),
            "created_at": entry.started_at,
            "finished_at": entry.finished_at,
            "assets": [{"file_id": file_id} for file_id in entry.asset_ids],
            "error_message": entry.error,
        }
    )


def _check_limit(limit: int) -> None:
    if limit < 1:
        raise InvalidInputs(f"limit is {limit}, but must be from 1 up.", field="limit", value=limit)


def _path(text: str, field: str) -> str:
    """An id as a path segment; anything that is not an id is refused rather than quoted."""
    if not text.replace("-", "").isalnum():
        raise InvalidInputs(
            f"{text!r} is not an id.", remedy="Ids are letters, digits and hyphens.", field=field, value=text
        )
    return text
