"""Bytes over HTTP: a file by signed address or by token, and its thumbnail. Range, ETag, nosniff."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from layer_mcp.contract.errors import Forbidden, LayerError
from layer_server.files.headers import SAFE
from layer_server.files.signed_paths import FILES_PATH

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from layer_server.accounts.principal import Principal
    from layer_server.core import Core
    from layer_server.files.library import Library
    from layer_server.files.views import AssetView, PartView

INLINE_TYPES = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
        "image/avif",
        "video/mp4",
        "video/webm",
        "audio/wav",
        "audio/mpeg",
        "audio/ogg",
        "model/gltf-binary",
    }
)
"""What a browser may show in place. Everything else, SVG and HTML above all, is a download."""
_ONE_RANGE = re.compile(rb"bytes=(?:\d{1,18}-\d{0,18}|-\d{1,18})")


def signed_routes(core: Callable[[], Awaitable[Core]]) -> list[Route]:
    """``/files/{file_id}/{name}?expires&signature``: the signature is the permission, whoever asks."""

    async def serve(request: Request) -> Response:
        try:
            library = (await core()).library
            file_id = request.path_params["file_id"]
            expires = request.query_params.get("expires", "")
            if not (expires.isascii() and expires.isdigit() and len(expires) <= 12):
                raise Forbidden("This address is not signed.", remedy="Ask the run for a fresh one.")
            signature = request.query_params.get("signature", "")
            library.check_signature(file_id, int(expires), signature)
            return await _response(library, lambda: library.linked(file_id), request.headers)
        except LayerError as error:
            # Whoever holds a link may be anybody: where a lost file was on this machine is not for them.
            told = "There is no such file any more." if error.status == 404 else str(error)
            return Response(told, status_code=error.status, media_type="text/plain", headers=dict(SAFE))

    return [Route(FILES_PATH + "{file_id}/{name}", serve, methods=["GET"])]


async def file_response(
    core: Core, principal: Principal, file_id: str, request_headers: Mapping[str, str]
) -> Response:
    """The bytes of a file that the principal may read.

    Raises:
        LayerError: when there is no such file of theirs.
    """
    library = core.library
    return await _response(library, lambda: library.get(principal, file_id), request_headers)


async def _response(
    library: Library, find: Callable[[], AssetView | PartView], request_headers: Mapping[str, str]
) -> Response:
    record = await anyio.to_thread.run_sync(find)
    etag = f'"{record.sha256}"'
    headers = {**SAFE, "etag": etag, "cache-control": "private, max-age=3600, immutable"}
    if etag in request_headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    path = await anyio.to_thread.run_sync(library.path_of, record)
    shown = "inline" if record.content_type in INLINE_TYPES else "attachment"
    headers["content-disposition"] = f"{shown}; filename*=UTF-8''{quote(record.name, safe='')}"
    return _OneRange(path, media_type=record.content_type, headers=headers)


class _OneRange(FileResponse):
    """A file, or one range of it; who asks for several, or for something else, gets all of it, as RFC 9110 allows."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope["headers"]
        if any(name == b"range" and not _ONE_RANGE.fullmatch(value) for name, value in headers):
            scope = {**scope, "headers": [each for each in headers if each[0] != b"range"]}
        await super().__call__(scope, receive, send)


async def thumbnail_response(core: Core, principal: Principal, file_id: str, size: int) -> Response:
    """A WebP of at most ``size`` pixels a side.

    Raises:
        LayerError: when there is no such file, or nothing of it can be shown.
    """
    data = await anyio.to_thread.run_sync(core.library.thumbnail, principal, file_id, size)
    return Response(
        data,
        media_type="image/webp",
        headers={**SAFE, "cache-control": "private, max-age=3600, immutable"},
    )
