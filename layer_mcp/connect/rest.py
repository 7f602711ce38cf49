"""The local server's REST beside MCP, as a client sees it. Only the embedded server has it."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from layer_mcp.connect.connection import Connection
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.transport import error_of
from layer_mcp.contract.data_folder import LOCAL_API
from layer_mcp.contract.errors import LayerError, ServerUnavailable
from layer_mcp.contract.model import Result

R = TypeVar("R", bound=Result)

CHUNK_BYTES = 256 * 1024


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

    async def stream(self, path: str) -> AsyncIterator[builtins.bytes]:
        """GET of a file, in chunks, on the I/O loop. Asked once more while nothing of it has arrived: a server
        that had nothing to do has left meanwhile, and the next one has the file too.
        """
        import httpx2

        for last in (False, True):
            session = await self._connection.session()
            started = False
            try:
                with session.in_use():
                    async with session.http.stream("GET", LOCAL_API + path) as response:
                        if response.status_code == 401 and not last and self._connection.finds_again:
                            session.retire()
                            continue
                        if response.status_code >= 400:
                            content = await response.aread()
                            raise error_of(response.status_code, content, response.headers)
                        async for chunk in response.aiter_bytes(CHUNK_BYTES):
                            started = True
                            yield chunk
                        return
            except (
                httpx2.TransportError,
                RuntimeError,
            ) as error:  # RuntimeError: the client was closed meanwhile
                session.retire()
                if started or last:
                    raise ServerUnavailable(f"The local server did not deliver {path}: {error}.") from error

    async def _request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> builtins.bytes:
        return await run_from_any_loop(self._send(method, path, query or {}, body))

    async def _send(
        self, method: str, path: str, query: Mapping[str, Any], body: Mapping[str, Any] | None
    ) -> builtins.bytes:
        import httpx2

        params = {key: str(value) for key, value in query.items() if value is not None}
        for last in (False, True):
            session = await self._connection.session()
            try:
                with session.in_use():
                    response = await session.http.request(method, LOCAL_API + path, params=params, json=body)
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
            if response.status_code >= 400:
                raise error_of(response.status_code, response.content, response.headers)
            return response.content
        raise AssertionError("unreachable")


def _parse(answer: type[R], content: bytes, path: str) -> R:
    try:
        return answer.model_validate_json(content)
    except ValidationError as error:
        raise LayerError(
            f"The local server's answer to {path} could not be read ({error.error_count()} faults).",
            remedy="Restart it with `layer server stop`, then try again.",
        ) from error
