"""What is remembered of runs, put together from the journal and, on the embedded server, from what it tells."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import InvalidInputs, LayerError, RunNotFound, ServerUnavailable
from layer_mcp.library.assets import Asset
from layer_mcp.library.journal import Entry, Journal
from layer_mcp.library.journal.entry import LIVE
from layer_mcp.library.journal.search import STATES, Search
from layer_mcp.provenance import export, reproduction, spend
from layer_mcp.provenance.hearing import Hearing
from layer_mcp.provenance.lineage import Lineage
from layer_mcp.provenance.moments import Moment, moment_of
from layer_mcp.provenance.record import Record, record_of
from layer_mcp.provenance.reproduction import Reproduction
from layer_mcp.provenance.tracing import Tracing
from layer_mcp.runs.keeper import Keeper
from layer_mcp.runs.run import Run

MIN_PREFIX = 4
_FULL_ID = 32
_NO_SUCH_RUN = frozenset({400, 404})


class Records:
    """What is remembered.

    Args:
        rest: the embedded server's REST, where there is one.
        target_key: names the server in the journal.
    """

    def __init__(
        self, catalog: Catalog, keeper: Keeper, rest: LocalRest | None, journal: Journal, target_key: str
    ) -> None:
        self._catalog = catalog
        self._keeper = keeper
        self._rest = rest
        self._journal = journal
        self._target_key = target_key
        self._hearing = Hearing(journal, rest, target_key, catalog)

    def wanted(
        self,
        *,
        since: Moment | None,
        until: Moment | None,
        all_servers: bool,
        state: str | None = None,
        limit: int | None = None,
        **more: str | None,
    ) -> Search:
        """What was asked for, checked.

        Raises:
            InvalidInputs: for a moment, state or limit that says nothing.
        """
        if state is not None and state not in STATES:
            raise InvalidInputs(
                f"{state!r} is not a state of a record.", field="state", value=state, allowed=list(STATES)
            )
        if limit is not None and limit < 1:
            raise InvalidInputs(f"limit is {limit}, but must be from 1 up.", field="limit", value=limit)
        return Search(
            target=None if all_servers else self._target_key,
            since=moment_of(since, "since"),
            until=moment_of(until, "until"),
            state=state,
            limit=limit,
            **more,
        )

    async def history(self, wanted: Search) -> list[Record]:
        """Runs that fit, newest first."""
        plain = wanted == Search(target=wanted.target, since=wanted.since, limit=wanted.limit)
        await self._catch_up(wanted, enough=wanted.limit if plain else None)
        return await self._recalled(await asyncio.to_thread(self._journal.search, wanted))

    async def record(self, ref: str | Run | Record, *, resolved: bool = False) -> Record:
        """One run.

        Args:
            ref: the run, its id, its request key, or a unique beginning of either.
            resolved: ask the server for the values that it used, where they were never heard.

        Raises:
            RunNotFound: none, or more than one.
        """
        text = (ref if isinstance(ref, str) else ref.id).strip().lower()
        entry = await self._entry(text)
        unresolved = resolved and entry is not None and entry.run_id and not entry.parameters
        if entry is None or entry.state == LIVE or unresolved:
            try:
                entry = await self._asked(entry.run_id if entry and entry.run_id else text) or entry
            except LayerError as error:
                if entry is None and error.status not in _NO_SUCH_RUN:
                    raise  # what is written here is what there is, but here is nothing
        if entry is None:
            raise RunNotFound(f"No run {text!r} is known, here or to the server.", field="run_id", value=text)
        return (await self._recalled([entry]))[0]

    async def _entry(self, text: str) -> Entry | None:
        if len(text) < MIN_PREFIX:
            raise InvalidInputs(
                f"{text!r} is too short for a run's id; give at least {MIN_PREFIX} characters.",
                field="run_id",
                value=text,
            )
        for find in (self._journal.find, self._journal.find_key):
            found = await asyncio.to_thread(find, self._target_key, text)
            exact = [entry for entry in found if text in {entry.run_id, entry.key}]
            if len(exact or found) > 1:
                raise RunNotFound(
                    f"{text!r} could be any of {len(found)} runs.",
                    field="run_id",
                    value=text,
                    allowed=[entry.run_id or entry.key for entry in found],
                )
            if found:
                return (exact or found)[0]
        return None

    async def _asked(self, ref: str) -> Entry | None:
        """The run as its server tells of it now, written down; None when it knows none."""
        if not ref.replace("-", "").isalnum() or (self._rest is None and len(ref) < _FULL_ID):
            return None
        state, _ = await run_from_any_loop(self._keeper.read_run(ref))
        await self._hearing.hear_of(state)
        found = await asyncio.to_thread(self._journal.find, self._target_key, state.run_id)
        return found[0] if found else None

    async def spend(self, by: str, wanted: Search) -> list[spend.Spend]:
        """The sums of what fits."""
        await self._catch_up(wanted)
        names = await self._workspaces() if by == "workspace" else {}
        return await asyncio.to_thread(spend.spent, self._journal, by, wanted, names)

    async def export(self, path: Path, format_: str | None, wanted: Search) -> int:
        """Write what fits into a file; returns how many records there are."""
        path = await asyncio.to_thread(path.expanduser)
        chosen = export.format_of(path, format_)
        records = await self.history(wanted)
        await asyncio.to_thread(export.write, path, records, chosen)
        return len(records)

    async def lineage(self, ref: str | Asset) -> Lineage:
        """Where an asset comes from, and what was made from it.

        Raises:
            InvalidInputs: when neither the server nor the journal knows the file, or more than one is meant.
        """
        await self._catch_up(Search())
        file_id = await self._file_id(ref if isinstance(ref, str) else ref.file_id)
        found = await Tracing(self._journal, self._rest, self._target_key, self._recall).lineage(file_id)
        if found is None:
            raise InvalidInputs(
                f"No file {file_id!r} is known, here or to the server.",
                field="file_id",
                value=file_id,
                remedy="`layer show RUN` lists the files of a run.",
            )
        return found

    async def _file_id(self, text: str) -> str:
        """A file's id from a unique beginning of it."""
        text = text.strip().lower()
        found = await asyncio.to_thread(self._journal.find_file, self._target_key, text)
        exact = any(file.file_id == text for file in found)
        if len(text) < MIN_PREFIX or (len(found) > 1 and not exact):
            raise InvalidInputs(
                f"{text!r} could be any of {len(found)} files."
                if len(text) >= MIN_PREFIX
                else f"{text!r} is too short for a file's id; give at least {MIN_PREFIX} characters.",
                field="file_id",
                value=text,
                allowed=[file.file_id for file in found] or None,
            )
        return found[0].file_id if found and not exact else text

    async def reproduction(self, ref: str | Run | Record, changes: Mapping[str, Any]) -> Reproduction:
        """What would be sent to make a run once more, and what is not as it was. Free.

        Raises:
            ModelNotFound, WorkflowNotFound: when what made it is there no more.
            InvalidInputs: when what is kept of it is not enough.
        """
        record = ref if isinstance(ref, Record) else await self.record(ref, resolved=True)
        reproduction.check_kind(record)
        try:
            now = await self._subject(record, changes)
        except LayerError as error:
            if error.status != 404:
                raise
            error.remedy = (
                f"Nothing was started. {record.model} made run {record.id[:8]} and is there no more; "
                "another may be named: --model MODEL."
            )
            raise
        workspace_id = await self._catalog.workspace_id()
        return reproduction.planned(record, changes, now, workspace_id=workspace_id)

    async def _subject(self, record: Record, changes: Mapping[str, Any]) -> Any:
        if record.kind == "workflow":
            return await self._catalog.workflow(record.model_id or record.model)
        return await self._catalog.model(str(changes.get("model") or record.model_id or record.model))

    # -- shared --------------------------------------------------------------------------------------

    async def _catch_up(self, wanted: Search, enough: int | None = None) -> None:
        # A run belongs to the moment when it was asked for here, which is a little before its server's.
        since = None if wanted.since is None else wanted.since - timedelta(seconds=1)
        try:
            await self._hearing.catch_up(since, enough=enough)
        except ServerUnavailable:
            return  # what is written here is what there is

    async def _workspaces(self) -> Mapping[str, str]:
        names = self._keeper.workspace_names
        if not names:
            try:
                await self._catalog.workspaces()
            except LayerError:
                return names  # ids will do where the server is away
        return names

    async def _recall(self, entry: Entry) -> Record:
        return (await self._recalled([entry]))[0]

    async def _recalled(self, entries: Sequence[Entry]) -> list[Record]:
        files: dict[str, list[Any]] = {}
        for target in {entry.target for entry in entries}:
            ids = [entry.run_id for entry in entries if entry.run_id and entry.target == target]
            for file in await asyncio.to_thread(self._journal.files, target, ids):
                files.setdefault(file.run_id, []).append(file)
        names = self._keeper.workspace_names
        return [
            record_of(entry, files.get(entry.run_id or "", []), names.get(entry.workspace_id, ""))
            for entry in entries
        ]
