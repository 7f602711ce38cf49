"""Readiness, runs, assets, changes, credits and the end of the server, over ``/local/v1``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from layer_mcp.contract.data_folder import NONCE_HEADER, PROOF_HEADER, proof
from layer_mcp.contract.local import (
    MAX_THUMBNAIL_PIXELS,
    MAX_WAIT_SECONDS,
    MIN_THUMBNAIL_PIXELS,
    AssetPage,
    Audit,
    Changes,
    GrantRequest,
    GrantResult,
    Ready,
    RunPage,
    StopRequest,
    StopResult,
)
from layer_mcp.contract.money import cu_to_micro, micro_to_wire
from layer_mcp.contract.status import RunStatus
from layer_server.files.routes import file_response, thumbnail_response
from layer_server.local.answering import Endpoint, bad, body, json_response, limit, number, pagination, routes
from layer_server.results import Urls, asset_record, run_snapshot

if TYPE_CHECKING:
    from layer_server.accounts.principal import Principal
    from layer_server.core import Core
    from layer_server.runs.views import RunView

MAX_NONCE_CHARACTERS = 128


class LocalApi:
    """The routes of the local REST.

    Args:
        core: waits for the core, or raises the LayerError that kept it from opening.
        ready: what the server says of itself.
        stop: ends the process; None where there is no process of ours to end (in memory).
        token: known to the folder's owner, for the proof; None in memory.
    """

    def __init__(
        self,
        core: Callable[[], Awaitable[Core]],
        principal: Principal,
        origin: Callable[[], str | None],
        ready: Callable[[], Ready],
        *,
        stop: Callable[[], None] | None = None,
        token: str | None = None,
    ) -> None:
        self._core = core
        self._principal = principal
        self._origin = origin
        self._ready = ready
        self._stop = stop
        self._token = token

    def routes(self) -> list[Route]:
        """Starlette routes."""
        table: list[tuple[str, str, Endpoint]] = [
            ("GET", "/ready", self.ready),
            ("GET", "/runs", self.runs),
            ("GET", "/runs/{run_id}", self.run),
            ("GET", "/assets", self.assets),
            ("GET", "/assets/{file_id}", self.asset),
            ("GET", "/files/{file_id}", self.file),
            ("GET", "/files/{file_id}/thumbnail", self.thumbnail),
            ("GET", "/changes", self.changes),
            ("GET", "/audit", self.audit),
            ("POST", "/grant", self.grant),
            ("POST", "/stop", self.stop),
        ]
        return routes(table)

    async def ready(self, request: Request) -> Response:
        nonce = request.headers.get(NONCE_HEADER, "")
        headers = {}
        if self._token is not None and 0 < len(nonce) <= MAX_NONCE_CHARACTERS:
            headers[PROOF_HEADER] = proof(self._token, nonce)
        # In a thread: whether runs are live is read from the database.
        return json_response(await anyio.to_thread.run_sync(self._ready), headers)

    async def runs(self, request: Request) -> Response:
        core = await self._core()
        status = request.query_params.get("status")
        if status is not None and status not in set(RunStatus):
            raise bad("status", status, [each.value for each in RunStatus])
        found, cursor, total = await anyio.to_thread.run_sync(
            lambda: core.runs.list(
                self._principal,
                limit=limit(request),
                cursor=request.query_params.get("cursor"),
                status=None if status is None else RunStatus(status),
            )
        )
        urls = self._urls(core)
        return json_response(
            RunPage(runs=[run_snapshot(run, urls) for run in found], pagination=pagination(cursor, total))
        )

    async def run(self, request: Request) -> Response:
        core = await self._core()
        run_id = request.path_params["run_id"]
        found: RunView = await anyio.to_thread.run_sync(core.runs.find, self._principal, run_id)
        return json_response(run_snapshot(found, self._urls(core)))

    async def assets(self, request: Request) -> Response:
        core = await self._core()
        wanted = {name: request.query_params.get(name) for name in ("cursor", "search", "kind")}
        uploads = request.query_params.get("uploads", "false")
        if uploads not in {"true", "false"}:
            raise bad("uploads", uploads, ["true", "false"])
        find = core.library.uploads if uploads == "true" else core.library.list
        found, cursor, total = await anyio.to_thread.run_sync(
            lambda: find(self._principal, limit=limit(request), **wanted)
        )
        urls = self._urls(core)
        return json_response(
            AssetPage(
                assets=[asset_record(each, urls) for each in found], pagination=pagination(cursor, total)
            )
        )

    async def asset(self, request: Request) -> Response:
        core = await self._core()
        file_id = request.path_params["file_id"]
        found = await anyio.to_thread.run_sync(core.library.get, self._principal, file_id)
        return json_response(asset_record(found, self._urls(core)))

    async def file(self, request: Request) -> Response:
        return await file_response(
            await self._core(), self._principal, request.path_params["file_id"], request.headers
        )

    async def thumbnail(self, request: Request) -> Response:
        size = number(request, "size", 320, MIN_THUMBNAIL_PIXELS, MAX_THUMBNAIL_PIXELS)
        return await thumbnail_response(
            await self._core(), self._principal, request.path_params["file_id"], int(size)
        )

    async def changes(self, request: Request) -> Response:
        core = await self._core()
        cursor = int(number(request, "after", 0, 0, 2**53))
        only_ends = request.query_params.get("ends") == "true" and cursor > 0
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(number(request, "wait", 0, 0, 3600), MAX_WAIT_SECONDS)
        while True:
            left = max(0.0, deadline - loop.time())
            run_id = request.query_params.get("run_id")
            cursor, found = await core.runs.changes(self._principal, after=cursor, wait=left, run_id=run_id)
            if not (only_ends and found) or any(run.status.final for run in found):
                break
        urls = self._urls(core)
        return json_response(Changes(cursor=cursor, runs=[run_snapshot(run, urls) for run in found]))

    async def audit(self, _request: Request) -> Response:
        core = await self._core()
        return json_response(Audit(violations=await anyio.to_thread.run_sync(core.audit)))

    async def grant(self, request: Request) -> Response:
        wanted = await body(request, GrantRequest)
        core = await self._core()
        micro = cu_to_micro(wanted.creative_units)
        workspace = await anyio.to_thread.run_sync(
            lambda: core.accounts.grant(
                self._principal, micro, workspace_id=wanted.workspace_id, key=wanted.key
            )
        )
        return json_response(
            GrantResult(
                workspace_id=workspace.id,
                granted_creative_units=micro_to_wire(micro),
                balance_creative_units=micro_to_wire(workspace.balance_micro),
                reserved_creative_units=micro_to_wire(workspace.reserved_micro),
                available_creative_units=micro_to_wire(workspace.available_micro),
            )
        )

    async def stop(self, request: Request) -> Response:
        wanted = await body(request, StopRequest)
        ready = await anyio.to_thread.run_sync(self._ready)
        live = await anyio.to_thread.run_sync((await self._core()).live_runs) if ready.busy else 0
        stopping = self._stop is not None and not (wanted.only_if_idle and (live or ready.busy))
        if stopping and self._stop is not None:
            self._stop()
        return json_response(StopResult(stopping=stopping, live_runs=live))

    def _urls(self, core: Core) -> Urls:
        return Urls(self._origin(), core.library.sign)
