"""What is remembered: the history of runs, where assets come from, what was spent, and the same once more."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.library.assets import Asset
from layer_mcp.paying.budget import Budget
from layer_mcp.paying.starting import WaitForSlot
from layer_mcp.provenance.lineage import Lineage
from layer_mcp.provenance.moments import Moment
from layer_mcp.provenance.record import Record
from layer_mcp.provenance.reproduction import Reproduction
from layer_mcp.provenance.spend import Spend
from layer_mcp.runs.run import Run
from layer_mcp.verbs.spending import AsyncConfirm, Spending

DEFAULT_LIMIT = 50


class Remembering(Spending):
    """Verbs about what is remembered. On the embedded server that is every run of it, wherever it was started;
    elsewhere what was started from this machine."""

    async def history(
        self,
        limit: int | None = DEFAULT_LIMIT,
        *,
        since: Moment | None = None,
        until: Moment | None = None,
        model: str | None = None,
        notebook: str | None = None,
        session: str | None = None,
        workspace: str | None = None,
        state: str | None = None,
        search: str | None = None,
        all_servers: bool = False,
    ) -> list[Record]:
        """Records of runs, newest first: refused and uncertain ones too.

        Args:
            limit: how many at most; None for all.
            since, until: when they were started: a datetime or date, a timedelta ago, ``"7d"``, ``"today"``,
                ``"2026-11-01"``.
            model: slug, name or id of a model or workflow, or the beginning of one.
            notebook: notebook or script, with or without its folders.
            session, workspace: by name.
            state: ``running``, ``succeeded``, ``failed``, ``cancelled``, ``refused``, ``uncertain``, ``lost`` or
                ``answered``.
            search: words that prompt, model, session or notebook have.
            all_servers: those of other servers too.

        Raises:
            InvalidInputs: for a moment or state that says nothing.
            JournalUnusable: when the journal cannot be read.
        """
        wanted = self._records.wanted(
            since=since,
            until=until,
            all_servers=all_servers,
            state=state,
            limit=limit,
            model=model,
            notebook=notebook,
            session=session,
            workspace=workspace,
            words=search,
        )
        return await run_from_any_loop(self._records.history(wanted))

    async def record(self, run: str | Run | Record) -> Record:
        """All that is remembered of one run.

        Args:
            run: the run, its id or request key, or the beginning of one.

        Raises:
            RunNotFound: none, or more than one.
        """
        return await run_from_any_loop(self._records.record(run))

    async def lineage(self, asset: str | Asset) -> Lineage:
        """What an asset was made from, and what was made from it. ``print(lineage)`` draws the tree.

        Args:
            asset: the asset or upload, its id, or the beginning of it.
        """
        return await run_from_any_loop(self._records.lineage(asset))

    async def spend(
        self,
        by: str = "day",
        *,
        since: Moment | None = None,
        until: Moment | None = None,
        model: str | None = None,
        notebook: str | None = None,
        session: str | None = None,
        workspace: str | None = None,
        all_servers: bool = False,
    ) -> list[Spend]:
        """What was spent, in exact sums.

        Args:
            by: ``day`` (local time), ``month``, ``session``, ``notebook``, ``model``, ``workspace`` or ``server``.
            since, until, model, notebook, session, workspace, all_servers: which runs count, as for ``history``.

        Returns:
            Days in order; everything else dearest first.
        """
        wanted = self._records.wanted(
            since=since,
            until=until,
            all_servers=all_servers,
            model=model,
            notebook=notebook,
            session=session,
            workspace=workspace,
        )
        return await run_from_any_loop(self._records.spend(by, wanted))

    async def export(
        self,
        path: str | Path,
        format: str | None = None,  # noqa: A002  the word that people look for
        *,
        since: Moment | None = None,
        until: Moment | None = None,
        model: str | None = None,
        notebook: str | None = None,
        session: str | None = None,
        workspace: str | None = None,
        state: str | None = None,
        search: str | None = None,
        all_servers: bool = False,
    ) -> int:
        """Write records into a file, whole or not at all. The columns are stable (``docs/records.md``).

        Args:
            path: ``*.csv``, ``*.json`` or ``*.jsonl``; a file that is there is replaced.
            format: where the suffix does not tell.
            since, until, model, notebook, session, workspace, state, search, all_servers: as for ``history``.

        Returns:
            How many records there are.

        Raises:
            InvalidInputs: for a format that there is not.
            OSError: when it cannot be written.
        """
        wanted = self._records.wanted(
            since=since,
            until=until,
            all_servers=all_servers,
            state=state,
            model=model,
            notebook=notebook,
            session=session,
            workspace=workspace,
            words=search,
        )
        return await run_from_any_loop(self._records.export(Path(path), format, wanted))

    async def reproduction(self, run: str | Run | Record, **changes: Any) -> Reproduction:
        """What ``reproduce`` would send, and what is not as it was then. Free.

        Args:
            changes: keywords of ``forge`` (or inputs of the workflow) that replace those of then; None leaves one out.
        """
        return await run_from_any_loop(self._records.reproduction(run, changes))

    async def reproduce(
        self,
        run: str | Run | Record,
        *,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **changes: Any,
    ) -> Run:
        """The same request with the same seed, once more: on a deterministic server the same bytes.

        It is priced, allowed and paid like any other; ``reproduction`` tells before what is not as it was.

        Args:
            run: the run, its record, its id, or the beginning of it.
            max_cu, budget, confirm, wait_for_slot: as for ``forge``.
            changes: keywords of ``forge`` (or inputs of the workflow) that replace those of then; None leaves one out.

        Raises:
            RunNotFound, ModelNotFound, WorkflowNotFound: when the run, or what made it, is not there.
            InvalidInputs: when the seed was never told, or what was sent held a secret.
        """
        planned = await self.reproduction(run, **changes)
        start = self.run_workflow if planned.kind == "workflow" else self.forge
        arguments = dict(planned.arguments)
        named = [arguments.pop("workflow"), arguments.pop("inputs")] if planned.kind == "workflow" else []
        return await start(
            *named, max_cu=max_cu, budget=budget, confirm=confirm, wait_for_slot=wait_for_slot, **arguments
        )
