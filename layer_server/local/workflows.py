"""Workflows over ``/local/v1``: find, show, check, add, remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from layer_mcp.contract.errors import WorkspaceNotFound
from layer_mcp.contract.local import AddWorkflow, WorkflowFile, WorkflowList, WorkflowText
from layer_server.local.answering import Endpoint, body, json_response, routes

if TYPE_CHECKING:
    from layer_server.accounts.principal import Principal
    from layer_server.blueprints.workflow import Workflow
    from layer_server.core import Core

MAX_FILE_BYTES = 2 * 1024 * 1024
"""Of a request with a blueprint in it, whose every character may be escaped."""


class WorkflowsApi:
    """The routes about workflows.

    Args:
        core: waits for the core, or raises the LayerError that kept it from opening.
    """

    def __init__(self, core: Callable[[], Awaitable[Core]], principal: Principal) -> None:
        self._core = core
        self._principal = principal

    def routes(self) -> list[Route]:
        """Starlette routes."""
        table: list[tuple[str, str, Endpoint]] = [
            ("GET", "/workflows", self.list),
            ("POST", "/workflows/validate", self.validate),
            ("POST", "/workflows", self.add),
            ("GET", "/workflows/{workflow}", self.show),
            ("POST", "/workflows/{workflow}/remove", self.remove),
        ]
        return routes(table)

    async def list(self, request: Request) -> Response:
        core = await self._core()

        def find() -> WorkflowList:
            found = core.workflows.list(
                self._principal,
                self._workspace(core, request.query_params.get("workspace_id")),
                request.query_params.get("search"),
            )
            return WorkflowList(workflows=[each.summary() for each in found])

        return json_response(await anyio.to_thread.run_sync(find))

    async def show(self, request: Request) -> Response:
        core = await self._core()

        def find() -> WorkflowFile:
            return _file(
                core.workflows.find(
                    self._principal,
                    self._workspace(core, request.query_params.get("workspace_id")),
                    request.path_params["workflow"],
                )
            )

        return json_response(await anyio.to_thread.run_sync(find))

    async def validate(self, request: Request) -> Response:
        given = await body(request, WorkflowText, MAX_FILE_BYTES)
        core = await self._core()
        return json_response(await anyio.to_thread.run_sync(core.workflows.check, given.text))

    async def add(self, request: Request) -> Response:
        given = await body(request, AddWorkflow, MAX_FILE_BYTES)
        core = await self._core()

        def add() -> WorkflowFile:
            where = self._workspace(core, given.workspace_id)
            return _file(core.workflows.add(self._principal, where, given.text, given.file_name))

        return json_response(await anyio.to_thread.run_sync(add))

    async def remove(self, request: Request) -> Response:
        core = await self._core()

        def remove() -> WorkflowFile:
            where = self._workspace(core, request.query_params.get("workspace_id"))
            found = core.workflows.find(self._principal, where, request.path_params["workflow"])
            return _file(core.workflows.remove(self._principal, where, found.id))

        return json_response(await anyio.to_thread.run_sync(remove))

    def _workspace(self, core: Core, given: str | None) -> str:
        """The workspace that is asked for; the most recently active one by default."""
        if given:
            return given
        found = core.accounts.workspaces(self._principal)
        if not found:
            raise WorkspaceNotFound("You belong to no workspace.")
        return found[0].id


def _file(workflow: Workflow) -> WorkflowFile:
    return WorkflowFile(
        workflow=workflow.summary(),
        blueprint=workflow.blueprint.to_file(),
        workspace_id=workflow.workspace_id,
    )
