"""What the OAuth endpoints share: forms read strictly, refusals in the specification's words."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, Response

from layer_mcp.contract.errors import LayerError
from layer_server.accounts import principal
from layer_server.auth.refusal import OAuthRefusal

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_FORM_BYTES = 64 * 1024
_log = logging.getLogger(__name__)
NOT_KEPT = {"cache-control": "no-store", "pragma": "no-cache"}

Endpoint = Callable[["Request"], Awaitable[Response]]


def origin_of(request: Request) -> str:
    """The origin that the request was sent to, noted by the listener's guard."""
    origin = principal.origin_of(request)
    if origin is None:
        raise LookupError("the OAuth endpoints are served behind the public guard, which notes the origin")
    return origin


async def read_body(request: Request) -> bytes:
    """The body, which must be small. Raises OAuthRefusal."""
    received = b""
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_FORM_BYTES:
            raise OAuthRefusal("invalid_request", "The body is too large.", 413)
    return received


async def read_form(request: Request) -> dict[str, str]:
    """A form, in which every field is at most once.

    Raises:
        OAuthRefusal: when it is not one.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/x-www-form-urlencoded":
        raise OAuthRefusal("invalid_request", "The body must be application/x-www-form-urlencoded.")
    try:
        pairs = parse_qsl(
            (await read_body(request)).decode("utf-8"), keep_blank_values=True, max_num_fields=50
        )
    except ValueError:
        raise OAuthRefusal("invalid_request", "The form cannot be read.") from None
    form = dict(pairs)
    if len(form) != len(pairs):
        raise OAuthRefusal("invalid_request", "A field came twice.")
    return form


def telling(endpoint: Endpoint) -> Endpoint:
    """The endpoint with its refusals told in the specification's words."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except OAuthRefusal as refusal:
            headers = dict(NOT_KEPT)
            if refusal.status == 401:
                headers["www-authenticate"] = 'Basic realm="layer"'
            return JSONResponse(refusal.to_wire(), refusal.status, headers)
        except LayerError as error:
            body = {"error": "server_error", "error_description": error.message}
            return JSONResponse(body, error.status, NOT_KEPT)
        except Exception:  # noqa: BLE001  the boundary: logged in full here, told in one sentence there
            _log.exception("%s %s failed", request.method, request.url.path)
            body = {"error": "server_error", "error_description": "The request could not be answered."}
            return JSONResponse(body, 500, NOT_KEPT)

    return answer
