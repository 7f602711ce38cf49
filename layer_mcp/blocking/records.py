"""What is remembered: the history of runs, where assets come from, what was spent, and the same once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from layer_mcp.blocking.spending import BlockingSpending
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from layer_mcp.library.assets import Asset
    from layer_mcp.paying.budget import Budget, Confirm
    from layer_mcp.paying.starting import WaitForSlot
    from layer_mcp.provenance.lineage import Lineage
    from layer_mcp.provenance.moments import Moment
    from layer_mcp.provenance.record import Record
    from layer_mcp.provenance.reproduction import Reproduction
    from layer_mcp.provenance.spend import Spend
    from layer_mcp.runs.run import Run

_DEFAULT_LIMIT = 50


class BlockingRemembering(BlockingSpending):
    """Verbs about what is remembered; see ``AsyncLayer`` for all that they take."""

    def history(
        self,
        limit: int | None = _DEFAULT_LIMIT,
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
        """Records of runs, newest first: refused and uncertain ones too."""
        return run_blocking(
            self._layer.history(
                limit,
                since=since,
                until=until,
                model=model,
                notebook=notebook,
                session=session,
                workspace=workspace,
                state=state,
                search=search,
                all_servers=all_servers,
            )
        )

    def record(self, run: str | Run | Record) -> Record:
        """All that is remembered of one run, by itself, its id or request key, or the beginning of one."""
        return run_blocking(self._layer.record(run))

    def lineage(self, asset: str | Asset) -> Lineage:
        """What an asset was made from, and what was made from it. ``print(lineage)`` draws the tree."""
        return run_blocking(self._layer.lineage(asset))

    def spend(
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
        """What was spent by ``day``, ``month``, ``session``, ``notebook``, ``model``, ``workspace`` or ``server``."""
        return run_blocking(
            self._layer.spend(
                by,
                since=since,
                until=until,
                model=model,
                notebook=notebook,
                session=session,
                workspace=workspace,
                all_servers=all_servers,
            )
        )

    def export(
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
        """Write records into a ``*.csv``, ``*.json`` or ``*.jsonl`` file; returns how many there are."""
        return run_blocking(
            self._layer.export(
                path,
                format,
                since=since,
                until=until,
                model=model,
                notebook=notebook,
                session=session,
                workspace=workspace,
                state=state,
                search=search,
                all_servers=all_servers,
            )
        )

    def reproduction(self, run: str | Run | Record, **changes: Any) -> Reproduction:
        """What ``reproduce`` would send, and what is not as it was then. Free."""
        return run_blocking(self._layer.reproduction(run, **changes))

    def reproduce(
        self,
        run: str | Run | Record,
        *,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: Confirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **changes: Any,
    ) -> Run:
        """The same request with the same seed, once more, paid like any other; see ``AsyncLayer.reproduce``."""
        planned = self.reproduction(run, **changes)
        start = self.run_workflow if planned.kind == "workflow" else self.forge
        arguments = dict(planned.arguments)
        named = [arguments.pop("workflow"), arguments.pop("inputs")] if planned.kind == "workflow" else []
        return start(
            *named, max_cu=max_cu, budget=budget, confirm=confirm, wait_for_slot=wait_for_slot, **arguments
        )
