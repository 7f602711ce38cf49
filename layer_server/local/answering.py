"""What every route of the local REST shares: errors in the wire's shape, checked bodies and query parameters."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NoReturn, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from layer_mcp.contract.data_folder import LOCAL_API
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.model import Request as ContractRequest
from layer_mcp.contract.model import Result, validate
from layer_mcp.contract.paging import DEFAULT_LIMIT, MAX_LIMIT, Pagination
from layer_server.discard import MAX_DISCARDED_BYTES

_log = logging.getLogger(__name__)

MAX_BODY_BYTES = 64 * 1024
_CORRECT = "Correct it and send it again; nothing was changed."
Endpoint = Callable[[Request], Awaitable[Response]]
R = TypeVar("R", bound=ContractRequest)


def routes(table: Sequence[tuple[str, str, Endpoint]]) -> list[Route]:
    """Starlette routes of ``(method, path, endpoint)``, with ``LOCAL_API`` in front and errors told."""
    return [
        Route(LOCAL_API + path, answering(endpoint), methods=[method]) for method, path, endpoint in table
    ]


def error_response(error: LayerError) -> Response:
    """An error in the wire's shape, with its HTTP status."""
    return JSONResponse(error.to_wire(), status_code=error.status)


def answering(endpoint: Endpoint) -> Endpoint:
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


def json_response(result: Result, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(result.to_wire(), headers={"cache-control": "no-store", **(headers or {})})


async def body(request: Request, model: type[R], max_bytes: int = MAX_BODY_BYTES) -> R:
    """The checked JSON body of a request. Raises InvalidInputs."""
    received, size = b"", 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= max_bytes:
            received += chunk
        elif size > MAX_DISCARDED_BYTES + max_bytes:
            break
    if size > max_bytes:
        raise _bad_body(f"is larger than {max_bytes // 1024} KiB")
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


def limit(request: Request) -> int:
    return int(number(request, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT))


def number(request: Request, name: str, default: float, low: float, high: float) -> float:
    text = request.query_params.get(name)
    if text is None:
        return default
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise bad(name, text, [f"a number from {low:g} to {high:g}"])
    return number


def bad(name: str, value: Any, allowed: list[str]) -> InvalidInputs:
    return InvalidInputs(
        f"{name} is {value!r}, but must be {allowed[0] if len(allowed) == 1 else 'one of ' + ', '.join(allowed)}.",
        field=name,
        value=value,
        allowed=allowed,
        remedy=_CORRECT,
    )


def pagination(cursor: str | None, total: int) -> Pagination:
    return Pagination(has_more_results=cursor is not None, next_cursor=cursor, total_count=total)
