"""Bytes over HTTP: a file by signed address or by token, and its thumbnail. Range, ETag, nosniff."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from layer_mcp.contract.errors import Forbidden, LayerError
from layer_server.files.headers import SAFE

if TYPE_CHECKING:
    from layer_server.accounts.principal import Principal
    from layer_server.core import Core

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


def signed_routes(core: Callable[[], Awaitable[Core]], principal: Principal) -> list[Route]:
    """``/files/{file_id}/{name}?expires&signature``: the signature is the permission."""

    async def serve(request: Request) -> Response:
        try:
            opened = await core()
            file_id = request.path_params["file_id"]
            expires = request.query_params.get("expires", "")
            if not (expires.isascii() and expires.isdigit() and len(expires) <= 12):
                raise Forbidden("This address is not signed.", remedy="Ask the run for a fresh one.")
            signature = request.query_params.get("signature", "")
            opened.library.check_signature(file_id, int(expires), signature)
            return await file_response(opened, principal, file_id, request.headers)
        except LayerError as error:
            return Response(str(error), status_code=error.status, media_type="text/plain", headers=dict(SAFE))

    return [Route("/files/{file_id}/{name}", serve, methods=["GET"])]


async def file_response(
    core: Core, principal: Principal, file_id: str, request_headers: Mapping[str, str]
) -> Response:
    """The bytes of a file that the principal may read.

    Raises:
        LayerError: when there is no such file of theirs.
    """
    record = await anyio.to_thread.run_sync(core.library.get, principal, file_id)
    etag = f'"{record.sha256}"'
    headers = {**SAFE, "etag": etag, "cache-control": "private, max-age=3600, immutable"}
    if etag in request_headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    path = await anyio.to_thread.run_sync(core.library.path, principal, file_id)
    shown = "inline" if record.content_type in INLINE_TYPES else "attachment"
    headers["content-disposition"] = f"{shown}; filename*=UTF-8''{quote(record.name)}"
    return FileResponse(path, media_type=record.content_type, headers=headers)


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
