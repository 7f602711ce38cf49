"""The local server's REST beside MCP, as a client sees it. Only the embedded server has it."""

from __future__ import annotations

import builtins
from collections.abc import AsyncGenerator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from layer_mcp.connect.connection import Connection
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.transport import error_of
from layer_mcp.contract.data_folder import LOCAL_API
from layer_mcp.contract.errors import LayerError, ServerUnavailable
from layer_mcp.contract.model import Result

if TYPE_CHECKING:
    import httpx2

R = TypeVar("R", bound=Result)

CHUNK_BYTES = 256 * 1024
NOT_MODIFIED = 304
PARTIAL_CONTENT = 206


class LocalRest:
    """``/local/v1`` over the connection's own HTTP client. Every request here may be sent twice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, path: str, answer: type[R], **query: Any) -> R:
        """GET, parsed. Query arguments that are None are left out."""
        return _parse(answer, await self._request("GET", path, query=query), path)

    async def post(self, path: str, answer: type[R], body: Mapping[str, Any]) -> R:
        """POST of something that is safe to repeat (a keyed grant), parsed."""
        return _parse(answer, await self._request("POST", path, body=body), path)

    async def bytes(self, path: str, **query: Any) -> builtins.bytes:
        """GET of a small file (a thumbnail)."""
        return await self._request("GET", path, query=query)

    async def has(self, path: str, sha256: str) -> bool:
        """Whether the server has a file, and with these bytes; they are not fetched.

        Args:
            sha256: hexadecimal.
        """
        answer = await run_from_any_loop(
            self._answer("GET", path, headers={"if-none-match": f'"{sha256}"', "range": "bytes=0-0"})
        )
        if answer.status_code >= 400 and answer.status_code not in {404, 410, 416}:
            raise error_of(answer.status_code, answer.content, answer.headers)
        return answer.status_code == NOT_MODIFIED

    async def stream(self, path: str) -> AsyncGenerator[builtins.bytes]:
        """GET of a file, in chunks, on the I/O loop. Goes on where it was cut: a server that had nothing to do has
        left meanwhile, and the next one has the file too.
        """
        import httpx2

        received, etag, cuts = 0, "", 0
        while True:
            headers = {"range": f"bytes={received}-", "if-range": etag} if received else None
            before = received
            session = await self._connection.session()
            try:
                with session.in_use():
                    async with session.http.stream("GET", LOCAL_API + path, headers=headers) as response:
                        status = response.status_code
                        if status == 401 and not cuts and self._connection.finds_again:
                            cuts += 1
                            session.retire()
                            continue
                        if status >= 400:
                            raise error_of(status, await response.aread(), response.headers)
                        if received and status != PARTIAL_CONTENT:
                            raise ServerUnavailable(
                                f"{path} is another file now than when its transfer began.",
                                remedy="Ask for it again.",
                            )
                        etag = response.headers.get("etag", "")
                        async for chunk in response.aiter_bytes(CHUNK_BYTES):
                            received += len(chunk)
                            yield chunk
                        return
            except (
                httpx2.TransportError,
                RuntimeError,
            ) as error:  # RuntimeError: the client was closed meanwhile
                session.retire()
                cuts = 0 if received > before else cuts + 1
                if cuts > 1 or (received and not etag):
                    raise ServerUnavailable(f"The local server did not deliver {path}: {error}.") from error

    async def _request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> builtins.bytes:
        response = await run_from_any_loop(self._answer(method, path, query=query, body=body))
        if response.status_code >= 400:
            raise error_of(response.status_code, response.content, response.headers)
        return response.content

    async def _answer(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        import httpx2

        params = {key: str(value) for key, value in (query or {}).items() if value is not None}
        for last in (False, True):
            session = await self._connection.session()
            try:
                with session.in_use():
                    response = await session.http.request(
                        method, LOCAL_API + path, params=params, json=body, headers=headers
                    )
            except (
                httpx2.TransportError,
                RuntimeError,
            ) as error:  # RuntimeError: the client was closed meanwhile
                session.retire()
                if last:
                    raise ServerUnavailable(
                        f"The local server did not answer {method} {path}: {error}."
                    ) from error
                continue
            if response.status_code == 401 and not last and self._connection.finds_again:
                session.retire()
                continue
            return response
        raise AssertionError("unreachable")


def _parse(answer: type[R], content: bytes, path: str) -> R:
    try:
        return answer.model_validate_json(content)
    except ValidationError as error:
        raise LayerError(
            f"The local server's answer to {path} could not be read ({error.error_count()} faults).",
            remedy="Restart it with `layer server stop`, then try again.",
        ) from error
