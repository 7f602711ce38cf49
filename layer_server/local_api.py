"""``/local/v1``: the local REST beside MCP, as ``layer_mcp.contract.local`` describes it."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from layer_mcp.contract.data_folder import LOCAL_API, NONCE_HEADER, PROOF_HEADER, proof
from layer_mcp.contract.errors import InvalidInputs, LayerError
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
from layer_mcp.contract.model import Request as ContractRequest
from layer_mcp.contract.model import Result, validate
from layer_mcp.contract.money import cu_to_micro, micro_to_wire
from layer_mcp.contract.paging import DEFAULT_LIMIT, MAX_LIMIT, Pagination
from layer_mcp.contract.status import RunStatus
from layer_server.discard import MAX_DISCARDED_BYTES
from layer_server.files.routes import file_response, thumbnail_response
from layer_server.results import Urls, asset_record, run_snapshot

if TYPE_CHECKING:
    from layer_server.accounts.principal import Principal
    from layer_server.core import Core
    from layer_server.runs.views import RunView

_log = logging.getLogger(__name__)

MAX_BODY_BYTES = 64 * 1024
MAX_NONCE_CHARACTERS = 128
_CORRECT = "Correct it and send it again; nothing was changed."
Endpoint = Callable[[Request], Awaitable[Response]]
R = TypeVar("R", bound=ContractRequest)


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
        """Starlette routes, with ``LOCAL_API`` in front."""
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
        return [
            Route(LOCAL_API + path, _answering(endpoint), methods=[method])
            for method, path, endpoint in table
        ]

    async def ready(self, request: Request) -> Response:
        nonce = request.headers.get(NONCE_HEADER, "")
        headers = {}
        if self._token is not None and 0 < len(nonce) <= MAX_NONCE_CHARACTERS:
            headers[PROOF_HEADER] = proof(self._token, nonce)
        # In a thread: whether runs are live is read from the database.
        return _json(await anyio.to_thread.run_sync(self._ready), headers)

    async def runs(self, request: Request) -> Response:
        core = await self._core()
        status = request.query_params.get("status")
        if status is not None and status not in set(RunStatus):
            raise _bad("status", status, [each.value for each in RunStatus])
        found, cursor, total = await anyio.to_thread.run_sync(
            lambda: core.runs.list(
                self._principal,
                limit=_limit(request),
                cursor=request.query_params.get("cursor"),
                status=None if status is None else RunStatus(status),
            )
        )
        urls = self._urls(core)
        return _json(
            RunPage(runs=[run_snapshot(run, urls) for run in found], pagination=_pagination(cursor, total))
        )

    async def run(self, request: Request) -> Response:
        core = await self._core()
        run_id = request.path_params["run_id"]
        found: RunView = await anyio.to_thread.run_sync(core.runs.find, self._principal, run_id)
        return _json(run_snapshot(found, self._urls(core)))

    async def assets(self, request: Request) -> Response:
        core = await self._core()
        found, cursor, total = await anyio.to_thread.run_sync(
            lambda: core.library.list(
                self._principal,
                limit=_limit(request),
                cursor=request.query_params.get("cursor"),
                search=request.query_params.get("search"),
            )
        )
        urls = self._urls(core)
        return _json(
            AssetPage(
                assets=[asset_record(each, urls) for each in found], pagination=_pagination(cursor, total)
            )
        )

    async def asset(self, request: Request) -> Response:
        core = await self._core()
        file_id = request.path_params["file_id"]
        found = await anyio.to_thread.run_sync(core.library.get, self._principal, file_id)
        return _json(asset_record(found, self._urls(core)))

    async def file(self, request: Request) -> Response:
        return await file_response(
            await self._core(), self._principal, request.path_params["file_id"], request.headers
        )

    async def thumbnail(self, request: Request) -> Response:
        size = _number(request, "size", 320, MIN_THUMBNAIL_PIXELS, MAX_THUMBNAIL_PIXELS)
        return await thumbnail_response(
            await self._core(), self._principal, request.path_params["file_id"], int(size)
        )

    async def changes(self, request: Request) -> Response:
        core = await self._core()
        cursor, found = await core.runs.changes(
            self._principal,
            after=int(_number(request, "after", 0, 0, 2**53)),
            wait=min(_number(request, "wait", 0, 0, 3600), MAX_WAIT_SECONDS),
            run_id=request.query_params.get("run_id"),
        )
        urls = self._urls(core)
        return _json(Changes(cursor=cursor, runs=[run_snapshot(run, urls) for run in found]))

    async def audit(self, _request: Request) -> Response:
        core = await self._core()
        return _json(Audit(violations=await anyio.to_thread.run_sync(core.audit)))

    async def grant(self, request: Request) -> Response:
        wanted = await _body(request, GrantRequest)
        core = await self._core()
        micro = cu_to_micro(wanted.creative_units)
        workspace = await anyio.to_thread.run_sync(
            lambda: core.accounts.grant(
                self._principal, micro, workspace_id=wanted.workspace_id, key=wanted.key
            )
        )
        return _json(
            GrantResult(
                workspace_id=workspace.id,
                granted_creative_units=micro_to_wire(micro),
                balance_creative_units=micro_to_wire(workspace.balance_micro),
                reserved_creative_units=micro_to_wire(workspace.reserved_micro),
                available_creative_units=micro_to_wire(workspace.available_micro),
            )
        )

    async def stop(self, request: Request) -> Response:
        wanted = await _body(request, StopRequest)
        ready = await anyio.to_thread.run_sync(self._ready)
        live = await anyio.to_thread.run_sync((await self._core()).live_runs) if ready.busy else 0
        stopping = self._stop is not None and not (wanted.only_if_idle and live)
        if stopping and self._stop is not None:
            self._stop()
        return _json(StopResult(stopping=stopping, live_runs=live))

    def _urls(self, core: Core) -> Urls:
        return Urls(self._origin(), core.library.sign)


def error_response(error: LayerError) -> Response:
    """An error in the wire's shape, with its HTTP status."""
    return JSONResponse(error.to_wire(), status_code=error.status)


def _answering(endpoint: Endpoint) -> Endpoint:
    """The endpoint with its errors told in the wire's shape."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except LayerError as error:
            return error_response(error)
        except Exception:  # noqa: BLE001  the boundary: logged in full here, told in one sentence there
            _log.exception("%s %s failed", request.method, request.url.path)
            return error_response(LayerError(f"{request.url.path} could not be answered."))

    return answer


def _json(result: Result, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(result.to_wire(), headers={"cache-control": "no-store", **(headers or {})})


async def _body(request: Request, model: type[R]) -> R:
    received, size = b"", 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY_BYTES:
            received += chunk
        elif size > MAX_DISCARDED_BYTES:
            break
    if size > MAX_BODY_BYTES:
        raise _bad_body(f"is larger than {MAX_BODY_BYTES // 1024} KiB")
    try:
        arguments = json.loads(received or b"{}", parse_constant=_refuse_constant)
    except ValueError as error:
        raise _bad_body("is not JSON") from error
    if not isinstance(arguments, dict):
        raise _bad_body("must be a JSON object")
    try:
        return validate(model, arguments)
    except InvalidInputs as error:
        # The contract's own words are those of a forge.
        error.remedy = _CORRECT
        raise


def _refuse_constant(name: str) -> NoReturn:
    """NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(name)


def _bad_body(fault: str) -> InvalidInputs:
    return InvalidInputs(f"The body {fault}.", field="body", remedy=_CORRECT)


def _limit(request: Request) -> int:
    return int(_number(request, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT))


def _number(request: Request, name: str, default: float, low: float, high: float) -> float:
    text = request.query_params.get(name)
    if text is None:
        return default
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise _bad(name, text, [f"a number from {low:g} to {high:g}"])
    return number


def _bad(name: str, value: Any, allowed: list[str]) -> InvalidInputs:
    return InvalidInputs(
        f"{name} is {value!r}, but must be {allowed[0] if len(allowed) == 1 else 'one of ' + ', '.join(allowed)}.",
        field=name,
        value=value,
        allowed=allowed,
        remedy=_CORRECT,
    )


def _pagination(cursor: str | None, total: int) -> Pagination:
    return Pagination(has_more_results=cursor is not None, next_cursor=cursor, total_count=total)
