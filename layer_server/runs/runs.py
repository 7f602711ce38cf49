"""The runs of this server: start, look, wait, cancel."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from layer_mcp.contract.errors import InvalidInputs, RunNotFound
from layer_mcp.contract.forge import EstimateForgePrice, ExecuteForge
from layer_mcp.contract.status import RunStatus
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.blueprints.plan import Plan
from layer_server.catalog.catalog import Catalog
from layer_server.catalog.values import Resolved
from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.files import paging
from layer_server.files.library import Library
from layer_server.generators.card import ModelCard
from layer_server.runs import inputs, start, views
from layer_server.runs.engine import RunEngine
from layer_server.runs.pipeline import Pipeline
from layer_server.runs.settle import settle
from layer_server.runs.views import RunView
from layer_server.runs.watch import Watch

log = logging.getLogger(__name__)

Found = list[RunView]
RunPage = tuple[list[RunView], str | None, int]
"""Runs, the next page's cursor, and how many there are in all."""

Changed = tuple[int, list[RunView]]
"""The next cursor, and the runs that changed, the first changed first."""

_OVERLAP_MS, _SHARED_OVERLAP_MS = 50, 5_000
"""Changes told again to a reader from before a restart: a crash can fall between a commit and its telling, and another
process may take longer for its commit, by another clock."""
_AT_ONCE = 100
"""Runs in one answer."""
_MIN_PREFIX = 4
"""Characters of a run's id that may stand for the whole."""


class Planner(Protocol):
    """What knows the workflows: see ``blueprints``."""

    def plan(
        self, principal: Principal, workspace_id: str, workflow_id: str, inputs: dict[str, Any]
    ) -> Plan: ...


class Runs:
    """Every method is scoped to what the principal may see."""

    def __init__(
        self,
        *,
        db: Database,
        accounts: Accounts,
        catalog: Catalog,
        library: Library,
        workflows: Planner,
        engine: RunEngine,
        pipeline: Pipeline,
        watch: Watch,
    ) -> None:
        self._db = db
        self._accounts = accounts
        self._catalog = catalog
        self._library = library
        self._workflows = workflows
        self._engine = engine
        self._pipeline = pipeline
        self._watch = watch

    def start_forge(
        self,
        principal: Principal,
        request: ExecuteForge,
        *,
        request_key: str | None = None,
        max_price_micro: int | None = None,
    ) -> RunView:
        """Start a run, or find the one that ``request_key`` started.

        Raises:
            WorkspaceNotFound, ModelNotFound, InvalidInputs: the request is wrong.
            BudgetExceeded: it costs more than ``max_price_micro``.
            RateLimited, InsufficientBalance: not now, or not with these credits.
        """
        self._accounts.workspace(principal, request.workspace_id, role="member")
        replay = self._replay(principal, request, request_key)
        if replay is not None:
            return replay
        resolved = self.resolve(principal, request)
        wanted = start.of_forge(request, resolved)
        return self._start(principal, wanted, request_key, max_price_micro, resolved.card)

    def start_workflow(
        self,
        principal: Principal,
        request: ExecuteWorkflow,
        *,
        request_key: str | None = None,
        max_price_micro: int | None = None,
    ) -> RunView:
        """Start a run of a workflow, or find the one that ``request_key`` started.

        Raises:
            WorkspaceNotFound, WorkflowNotFound, InvalidInputs: the request is wrong.
            BudgetExceeded: it costs more than ``max_price_micro``.
            RateLimited, InsufficientBalance: not now, or not with these credits.
        """
        self._accounts.workspace(principal, request.workspace_id, role="member")
        replay = self._replay(principal, request, request_key)
        if replay is not None:
            return replay
        plan = self._workflows.plan(principal, request.workspace_id, request.workflow_id, request.inputs)
        return self._start(principal, start.of_workflow(request, plan), request_key, max_price_micro)

    def resolve(self, principal: Principal, request: EstimateForgePrice | ExecuteForge) -> Resolved:
        """A forge made complete and priced, and its files found. The principal is a member of its workspace.

        Raises:
            ModelNotFound, InvalidInputs, UploadFailed: the request is wrong.
        """
        resolved = self._catalog.resolve(request)
        inputs.check(self._library, principal, request.workspace_id, resolved.parameters)
        return resolved

    def get(self, principal: Principal, run_id: str) -> RunView:
        """One run.

        Raises:
            RunNotFound: when it does not exist or is somebody else's.
        """
        with self._db.connect() as connection:
            rows = connection.execute(views.ONE, {"user": principal.user_id, "run": run_id}).all()
            found = views.runs(connection, rows, self._watch)
        if not found:
            raise RunNotFound(f"There is no run {run_id!r} of yours.", field="run_id", value=run_id)
        return found[0]

    def of_key(self, principal: Principal, key: str, workspace_id: str | None = None) -> RunView:
        """The run that a request key started; the newest, where several workspaces have one.

        Raises:
            RunNotFound: when there is none of the principal's.
        """
        wanted = [tables.run.c.request_key == key, tables.run.c.user_id == principal.user_id]
        if workspace_id is not None:
            wanted.append(tables.run.c.workspace_id == workspace_id)
        found = self._read(principal, sa.and_(*wanted))
        if not found:
            raise RunNotFound(
                "No run of yours was started with this request key.",
                field="_meta.request_key",
                value=key,
                remedy="Nothing was charged for it.",
            )
        return found[0]

    def find(self, principal: Principal, prefix: str) -> RunView:
        """The run whose id begins like this.

        Raises:
            RunNotFound: when there is none, or the beginning is too short.
            InvalidInputs: when several begin so.
        """
        wanted = prefix.strip().lower()
        if len(wanted) < _MIN_PREFIX:
            raise RunNotFound(
                f"{prefix!r} is too short for the beginning of a run's id; give {_MIN_PREFIX} characters or more.",
                field="run_id",
                value=prefix,
            )
        found = self._read(principal, tables.run.c.id.startswith(wanted, autoescape=True))
        if not found:
            raise RunNotFound(f"No run of yours begins with {prefix!r}.", field="run_id", value=prefix)
        if len(found) > 1:
            raise InvalidInputs(
                f"{len(found)} runs begin with {prefix!r}; give more of the id.",
                field="run_id",
                value=prefix,
                allowed=[run.id for run in found[:10]],
            )
        return found[0]

    def list(
        self,
        principal: Principal,
        *,
        limit: int,
        cursor: str | None = None,
        status: RunStatus | str | None = None,
        workspace_id: str | None = None,
    ) -> RunPage:
        """A page of runs, newest first."""
        run = tables.run
        wanted = [views.visible(principal.user_id)]
        if workspace_id is not None:
            wanted.append(run.c.workspace_id == workspace_id)
        if status is not None:
            wanted.append(self._has_status(_status(status)))
        page = (
            sa.select(run).where(*wanted).order_by(run.c.created_at.desc(), run.c.id.desc()).limit(limit + 1)
        )
        if cursor is not None:
            page = page.where(paging.after(run.c.created_at, run.c.id, cursor))
        with self._db.connect() as connection:
            rows = connection.execute(page).all()
            total = connection.execute(
                sa.select(sa.func.count()).select_from(run).where(*wanted)
            ).scalar_one()
            more = len(rows) > limit
            rows = rows[:limit]
            found = views.runs(connection, rows, self._watch)
        return found, paging.encode(rows[-1].created_at, rows[-1].id) if more else None, total

    def cancel(self, principal: Principal, run_id: str) -> RunView:
        """Stop a run and release its credits; one that is over stays as it is.

        The finished steps of a workflow stay, and are charged.
        """
        self.get(principal, run_id)
        if settle(self._db, self._watch, run_id, "cancelled"):
            self._pipeline.stop(run_id)
            self._engine.cancel(run_id)
        return self.get(principal, run_id)

    async def changes(
        self, principal: Principal, *, after: int, wait: float, run_id: str | None = None
    ) -> Changed:
        """The runs that changed after a cursor, and the next cursor; waits until there are some.

        Args:
            after: the cursor of the answer before; 0 asks for the present state (the newest runs) and never
                waits.
            wait: seconds after which the answer may be empty.
            run_id: only this run.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + wait
        # Registered before the first look: a change in between would be missed.
        waiter = self._watch.subscribe(run_id)
        try:
            while True:
                waiter.told.clear()
                cursor, found = await asyncio.to_thread(self._changed, principal, after, run_id)
                left = deadline - loop.time()
                if found or after == 0 or left <= 0 or self._watch.closed:
                    return cursor, found
                try:
                    await asyncio.wait_for(waiter.told.wait(), left)
                except TimeoutError:
                    return cursor, []
        finally:
            self._watch.unsubscribe(waiter)

    def live(self) -> int:
        """How many runs are live, of everybody's."""
        with self._db.connect() as connection:
            return connection.execute(
                sa.select(sa.func.count()).select_from(tables.run).where(tables.run.c.state == "active")
            ).scalar_one()

    def _replay(
        self, principal: Principal, request: ExecuteForge | ExecuteWorkflow, key: str | None
    ) -> RunView | None:
        replay = start.find_replay(self._db, principal, request, key) if key is not None else None
        return None if replay is None else self.get(principal, replay)

    def _start(
        self,
        principal: Principal,
        wanted: start.Start,
        key: str | None,
        max_price_micro: int | None,
        card: ModelCard | None = None,
    ) -> RunView:
        run_id, new = start.start(
            self._db,
            self._watch,
            principal,
            wanted,
            key=key,
            max_price_micro=max_price_micro,
            enlist=self._engine.enlist,
        )
        if new:
            if card is not None:
                self._pipeline.begins_with(run_id, card)
            self._watch.publish(run_id)
            self._begin(run_id)
        return self.get(principal, run_id)

    def _begin(self, run_id: str) -> None:
        if self._engine.atomic:
            return
        try:
            self._engine.start(run_id)
        except Exception:
            # The run is committed and paid for; the reconciler starts it.
            log.exception("run %s could not be started at once", run_id)

    def _changed(self, principal: Principal, after: int, run_id: str | None) -> Changed:
        run = tables.run
        cursor, changed = self._watch.changed_since(after)
        if run_id is not None:
            known = after >= self._watch.floor
            told = not known or run_id in {each for _, each in changed}
            return cursor, self._read(principal, run.c.id == run_id) if told else []
        if after == 0:
            return cursor, _by_version(self._read(principal, sa.true()))
        if after < self._watch.floor:
            return self._changed_before(principal, after, cursor)
        for first in range(0, len(changed), _AT_ONCE):
            page = changed[first : first + _AT_ONCE]
            found = self._read(principal, run.c.id.in_([each for _, each in page]))
            if found:
                more = first + _AT_ONCE < len(changed)
                return page[-1][0] if more else cursor, _by_version(found)
        return cursor, []

    def _changed_before(self, principal: Principal, after: int, latest: int) -> Changed:
        """For a cursor from before this process: the rows know, and what is live has changed since."""
        run = tables.run
        overlap = _SHARED_OVERLAP_MS if self._db.shared else _OVERLAP_MS
        page = self._versions(principal, after - overlap)
        if len(page) == _AT_ONCE and page[-1].version <= after:
            # The overlap alone fills the page: without it every answer gets further.
            page = self._versions(principal, after)
        wanted = run.c.id.in_([row.id for row in page])
        if len(page) == _AT_ONCE:
            return page[-1].version, _by_version(self._read(principal, wanted))
        return latest, _by_version(self._read(principal, sa.or_(wanted, run.c.state == "active")))

    def _versions(self, principal: Principal, above: int) -> Sequence[sa.Row[Any, Any]]:
        run = tables.run
        query = (
            sa.select(run.c.id, run.c.version)
            .where(views.visible(principal.user_id), run.c.version > above)
            .order_by(run.c.version)
            .limit(_AT_ONCE)
        )
        with self._db.connect() as connection:
            return connection.execute(query).all()

    def _read(self, principal: Principal, wanted: sa.ColumnElement[bool]) -> Found:
        """At most ``_AT_ONCE`` runs, the newest."""
        query = (
            sa.select(tables.run)
            .where(views.visible(principal.user_id), wanted)
            .order_by(tables.run.c.created_at.desc())
            .limit(_AT_ONCE)
        )
        with self._db.connect() as connection:
            return views.runs(connection, connection.execute(query).all(), self._watch)

    def _has_status(self, status: RunStatus) -> sa.ColumnElement[bool]:
        run = tables.run
        if status.final:
            return run.c.state == status.value
        with self._db.connect() as connection:
            live = connection.execute(sa.select(run.c.id).where(run.c.state == "active")).scalars()
            running = [each for each in live if self._watch.progress(each) is not None]
        begun = run.c.id.in_(running)
        return sa.and_(run.c.state == "active", begun if status is RunStatus.RUNNING else sa.not_(begun))


def _by_version(found: Found) -> Found:
    return sorted(found, key=lambda each: each.version)


def _status(word: RunStatus | str) -> RunStatus:
    try:
        return RunStatus(word)
    except ValueError:
        allowed = [each.value for each in RunStatus]
        raise InvalidInputs(
            f"status is {word!r}, but must be one of {', '.join(allowed)}.",
            field="status",
            value=word,
            allowed=allowed,
        ) from None
