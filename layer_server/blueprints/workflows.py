"""The workflows that a member of a workspace can run: the published ones, and those that members added."""

from __future__ import annotations

import difflib
import threading
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.errors import InvalidInputs, WorkflowNotFound
from layer_mcp.contract.local import BlueprintProblem, WorkflowCheck
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.blueprints import planner
from layer_server.blueprints.blueprint import Blueprint
from layer_server.blueprints.kinds import Kinds
from layer_server.blueprints.plan import Plan
from layer_server.blueprints.published import PUBLISHED_AT, published, published_id
from layer_server.blueprints.reading import UnreadableError, from_data, read
from layer_server.blueprints.validate import validate
from layer_server.blueprints.workflow import Workflow, outputs_of
from layer_server.catalog import relevance
from layer_server.db import tables
from layer_server.db.database import Database, moment, now_us
from layer_server.files.library import Library

MAX_OWN = 500
"""Workflows that a workspace may have."""

_MIN_SLUG_PREFIX, _MIN_ID_PREFIX = 2, 4
_UNKNOWN_ID = "00000000-0000-0000-0000-000000000000"


class Workflows:
    """Finds, checks, plans, adds and removes workflows."""

    def __init__(self, db: Database, accounts: Accounts, kinds: Kinds, library: Library) -> None:
        self._db = db
        self._accounts = accounts
        self._kinds = kinds
        self._library = library
        self._published: Sequence[Workflow] | None = None
        self._loading = threading.Lock()

    def list(self, principal: Principal, workspace_id: str, search: str | None = None) -> Sequence[Workflow]:
        """The workspace's own, newest first, then the published ones; with ``search``, by relevance.

        Raises:
            WorkspaceNotFound: when the principal is not a member.
        """
        self._accounts.workspace(principal, workspace_id)
        found = [*self._own(workspace_id), *self._those_published()]
        return relevance.ranked(found, search, _texts) if search and search.strip() else found

    def get(self, principal: Principal, workspace_id: str, workflow_id: str) -> Workflow:
        """The workflow of an id; also a removed one, so that its runs can still be read.

        Raises:
            WorkflowNotFound: when this workspace has none of that id; other workspaces' are not told of.
        """
        self._accounts.workspace(principal, workspace_id)
        for each in self._those_published():
            if each.id == workflow_id:
                return each
        table = tables.workflow
        with self._db.connect() as connection:
            row = connection.execute(
                sa.select(table).where(table.c.workspace_id == workspace_id, table.c.id == workflow_id)
            ).first()
        if row is not None:
            return self._of_row(row)
        raise WorkflowNotFound(
            f"There is no workflow {workflow_id!r} in this workspace.", field="workflow_id", value=workflow_id
        )

    def find(self, principal: Principal, workspace_id: str, ref: str) -> Workflow:
        """The workflow of an id, a slug, or a unique beginning of either.

        Raises:
            WorkflowNotFound: with every slug there is, and the nearest.
        """
        wanted = ref.strip().lower()
        every = self.list(principal, workspace_id)
        exact = [each for each in every if wanted in {each.id, each.slug}]
        begun = [
            each
            for each in every
            if (len(wanted) >= _MIN_SLUG_PREFIX and each.slug.startswith(wanted))
            or (len(wanted) >= _MIN_ID_PREFIX and each.id.startswith(wanted))
        ]
        found = exact or begun
        if len(found) == 1:
            return found[0]
        slugs = [each.slug for each in every]
        close = difflib.get_close_matches(wanted, slugs, n=1, cutoff=0.5)
        near = close[0] if close else None
        hint = f" Did you mean {near!r}?" if near else ""
        if found:
            hint = f" It could be {' or '.join(each.slug for each in found)}."
        raise WorkflowNotFound(
            f"There is no workflow {ref[:80]!r}.{hint}",
            field="workflow_id",
            value=ref,
            allowed=slugs,
            nearest=near,
        )

    def plan(
        self, principal: Principal, workspace_id: str, workflow_id: str, inputs: Mapping[str, Any]
    ) -> Plan:
        """What a run with these inputs would do.

        Raises:
            WorkflowNotFound: also for one that was removed.
            InvalidInputs: with ``field="inputs.<name>"``; with every problem of a workflow that does not fit the
                models of this server any more.
        """
        workflow = self.get(principal, workspace_id, workflow_id)
        if workflow.removed:
            raise WorkflowNotFound(
                f"The workflow {workflow.slug!r} was removed.", field="workflow_id", value=workflow_id
            )
        if workflow.workspace_id is not None and (problems := validate(workflow.blueprint, self._kinds)):
            # It was sound when it was added; models and utilities have changed since.
            raise _invalid(f"The workflow {workflow.slug!r}", problems, remedy=_CHANGED_SINCE)

        def kind_of(file_id: str) -> str:
            return self._library.usable(principal, workspace_id, file_id).kind

        return planner.plan(workflow.id, workflow.blueprint, self._kinds, inputs, kind_of)

    def check(self, text: str) -> WorkflowCheck:
        """Everything that is wrong with a file; its workflow as it would be listed when nothing is."""
        try:
            blueprint = read(text)
        except UnreadableError as error:
            return WorkflowCheck(valid=False, problems=error.problems)
        problems = [*validate(blueprint, self._kinds), *_taken(blueprint)]
        if problems:
            return WorkflowCheck(valid=False, problems=problems)
        now = moment(now_us())
        shown = Workflow(_UNKNOWN_ID, blueprint, _UNKNOWN_ID, 1, now, now, outputs_of(blueprint, self._kinds))
        return WorkflowCheck(valid=True, workflow=shown.summary())

    def add(self, principal: Principal, workspace_id: str, text: str, file_name: str = "") -> Workflow:
        """Add a blueprint to a workspace, or its next version.

        Args:
            file_name: for messages.

        Raises:
            InvalidInputs: with every problem in its message.
            Forbidden: for a viewer.
        """
        self._accounts.workspace(principal, workspace_id, role="member")
        checked = self.check(text)
        if not checked.valid:
            raise _invalid(file_name, checked.problems)
        blueprint = read(text)
        try:
            return self._store(workspace_id, principal, blueprint)
        except IntegrityError:
            # Somebody added the same name at the same moment; this one is then the next version.
            return self._store(workspace_id, principal, blueprint)

    def _store(self, workspace_id: str, principal: Principal, blueprint: Blueprint) -> Workflow:
        table, now = tables.workflow, now_us()
        of_workspace = table.c.workspace_id == workspace_id
        row = {
            "user_id": principal.user_id,
            "blueprint": blueprint.to_file(),
            "published_at": now,
            "removed_at": None,
        }
        with self._db.begin() as connection:
            changed = connection.execute(
                sa.update(table)
                .where(of_workspace, table.c.slug == blueprint.slug)
                .values(version=table.c.version + 1, **row)
            )
            if not changed.rowcount:
                live = sa.select(sa.func.count()).where(of_workspace, table.c.removed_at.is_(None))
                if connection.execute(live).scalar_one() >= MAX_OWN:
                    raise InvalidInputs(
                        f"This workspace has {MAX_OWN} workflows already.", remedy="Remove one first."
                    )
                connection.execute(
                    sa.insert(table).values(
                        id=str(uuid.uuid4()),
                        workspace_id=workspace_id,
                        slug=blueprint.slug,
                        version=1,
                        created_at=now,
                        **row,
                    )
                )
            found = connection.execute(
                sa.select(table).where(of_workspace, table.c.slug == blueprint.slug)
            ).one()
        return self._of_row(found)

    def remove(self, principal: Principal, workspace_id: str, workflow_id: str) -> Workflow:
        """Take a workflow out of its workspace; runs of it stay readable.

        Raises:
            InvalidInputs: for a published one.
            Forbidden: for a viewer.
        """
        self._accounts.workspace(principal, workspace_id, role="member")
        workflow = self.get(principal, workspace_id, workflow_id)
        if workflow.workspace_id is None:
            raise InvalidInputs(
                f"{workflow.slug} is published with the server and cannot be removed.",
                field="workflow_id",
                value=workflow_id,
                remedy="Only workflows that were added can be removed.",
            )
        table = tables.workflow
        with self._db.begin() as connection:
            connection.execute(
                sa.update(table)
                .where(table.c.id == workflow.id, table.c.removed_at.is_(None))
                .values(removed_at=now_us())
            )
        return workflow

    def _own(self, workspace_id: str) -> Sequence[Workflow]:
        table = tables.workflow
        query = sa.select(table).where(table.c.workspace_id == workspace_id, table.c.removed_at.is_(None))
        with self._db.connect() as connection:
            rows = connection.execute(query.order_by(table.c.published_at.desc(), table.c.slug)).all()
        return [self._of_row(row) for row in rows]

    def _of_row(self, row: sa.Row[Any]) -> Workflow:
        blueprint = from_data(row.blueprint)
        return Workflow(
            id=row.id,
            blueprint=blueprint,
            workspace_id=row.workspace_id,
            version=row.version,
            created_at=moment(row.created_at),
            published_at=moment(row.published_at),
            outputs=outputs_of(blueprint, self._kinds),
            removed=row.removed_at is not None,
        )

    def _those_published(self) -> Sequence[Workflow]:
        """The published ones that can run here: all that they need is in the catalog."""
        with self._loading:
            if self._published is None:
                self._published = [
                    Workflow(
                        workflow_id,
                        blueprint,
                        None,
                        1,
                        PUBLISHED_AT,
                        PUBLISHED_AT,
                        outputs_of(blueprint, self._kinds),
                    )
                    for workflow_id, blueprint in published().items()
                    if not validate(blueprint, self._kinds)
                ]
            return self._published


def _texts(workflow: Workflow) -> relevance.Fields:
    blueprint = workflow.blueprint
    return (
        f"{blueprint.slug} {blueprint.name}",
        blueprint.description,
        " ".join(
            [
                workflow.modality,
                *(
                    f"{name} {each.display_name} {each.description}"
                    for name, each in blueprint.inputs.items()
                ),
                *(
                    f"{name} {each.display_name} {each.description}"
                    for name, each in blueprint.outputs.items()
                ),
            ]
        ),
    )


def _taken(blueprint: Blueprint) -> list[BlueprintProblem]:
    if published_id(blueprint.slug) not in published():
        return []
    return [
        BlueprintProblem(
            port="slug", message=f"{blueprint.slug!r} is the name of a published workflow. Choose another."
        )
    ]


_CHANGED_SINCE = (
    "It was sound when it was added: models have changed since. A model of your own that was removed can be added again "
    "(layer model add); or correct the workflow's file and add it again. Nothing was charged."
)


def _invalid(
    file_name: str,
    problems: list[BlueprintProblem],
    *,
    remedy: str = "Correct the file and add it again; nothing was changed.",
) -> InvalidInputs:
    lines = [
        f"{'.'.join(part for part in (each.node, each.port) if part) or 'blueprint'}: {each.message}"
        for each in problems
    ]
    count = "one problem" if len(lines) == 1 else f"{len(lines)} problems"
    return InvalidInputs(
        "\n".join([f"{file_name or 'The blueprint'} has {count}.", *lines]),
        field="text",
        remedy=remedy,
    )
