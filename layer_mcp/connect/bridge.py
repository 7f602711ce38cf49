"""stdio in front of the local server, for MCP hosts that start a command: ``layer serve --transport stdio``.

One JSON-RPC message a line, in and out. Each request is one POST to the local server; what comes back, JSON or an event
stream, is passed on as it is. Both eras of the protocol go through: the handshake era's session id is kept here, and
the stateless era's routing headers are made from the message. When the local server has ended (it does, when idle), the
next message brings up another one; a session of the handshake era is opened again with the host's own ``initialize``,
and with its subscriptions. What the server says of its own accord comes down a session's own stream, which is open
from the first subscription on.
A message whose answer was lost is answered with an error and never sent twice: it may have been a paid one.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeGuard

import httpx2

from layer_mcp.connect import local
from layer_mcp.contract.data_folder import MAX_REQUEST_BYTES, MCP_PATH
from layer_mcp.contract.errors import LayerError

_PROTOCOL_META = "io.modelcontextprotocol/protocolVersion"
_NAMED = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
_HEADER_SAFE = re.compile(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?")
_INTERNAL_ERROR = -32603
_INVALID_REQUEST = -32600
_PARSE_ERROR = -32700
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout)
_CONNECT_SECONDS = 10.0
_GOODBYE_SECONDS = 2.0
_MAX_LINE_BYTES = 16 * 1024 * 1024

Message = dict[str, Any]


def run_bridge(home: Path) -> int:
    """Bridge standard input and output to the folder's local server until input ends.

    Returns:
        The exit code.
    """
    # Only the bridge may write to the wire; anything that prints goes to standard error.
    wire = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    asyncio.run(Bridge(home, sys.stdin.buffer, wire).run())
    # Not a plain exit, which would join the thread that still waits for input.
    os._exit(0)


@dataclass(slots=True)
class Door:
    """The way to one life of the local server. It is shut when it has been left and its last request has ended."""

    http: httpx2.AsyncClient
    requests: int = 0
    left: bool = False

    @asynccontextmanager
    async def in_use(self) -> AsyncIterator[None]:
        """Keeps it open until the block has ended."""
        self.requests += 1
        try:
            yield
        finally:
            self.requests -= 1
            await self._shut_if_done()

    async def leave(self) -> None:
        """No new request goes through it."""
        self.left = True
        await self._shut_if_done()

    async def _shut_if_done(self) -> None:
        if self.left and not self.requests:
            await self.http.aclose()


class Bridge:
    """The bridge between two byte streams and a local server."""

    def __init__(self, home: Path, source: BinaryIO, sink: BinaryIO) -> None:
        self._home = home
        self._source = source
        self._sink = sink
        self._door: Door | None = None
        self._connecting = asyncio.Lock()
        self._initialize: Message | None = None
        self._session: dict[str, str] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._addresses: set[str] = set()
        self._hearing: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Pass messages until the source ends."""
        try:
            while line := await asyncio.to_thread(self._source.readline, _MAX_LINE_BYTES):
                if line.strip():
                    await self._take(line)
            if self._tasks:
                await asyncio.wait(self._tasks.values(), timeout=5)
        finally:
            for task in (*self._tasks.values(), *([self._hearing] if self._hearing else [])):
                task.cancel()
            if self._door is not None:
                await self._close_session(self._door)
                await self._door.http.aclose()

    async def _take(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            self._answer_error(None, _PARSE_ERROR, "not a JSON message")
            return
        if not isinstance(message, dict):
            self._answer_error(None, _PARSE_ERROR, "not a JSON-RPC message")
            return
        if len(line) > MAX_REQUEST_BYTES:
            words = f"the message is larger than {MAX_REQUEST_BYTES // 2**20} MiB, and was not passed on"
            self._answer_error(message.get("id"), _INVALID_REQUEST, words)
            return
        method = message.get("method")
        if method == "notifications/cancelled" and not self._session:
            # The stateless era has no session to tell it to: leaving the request's stream is the cancellation.
            params = message.get("params")
            request_id = params.get("requestId") if isinstance(params, Mapping) else None
            if task := self._tasks.get(_key(request_id)):
                task.cancel()
            return
        if method == "initialize":
            # What follows needs the session that this opens.
            self._initialize, self._session = message, {}
            self._addresses.clear()
            await self._pass(message)
            return
        if "id" not in message or method is None:
            # Notifications keep their place among the requests, and so do the host's answers to the server.
            await self._pass(message)
            return
        key = _key(message["id"])
        task = asyncio.create_task(self._pass(message))
        self._tasks[key] = task
        task.add_done_callback(lambda _: self._tasks.pop(key, None))

    async def _pass(self, message: Message) -> None:
        """Send one message and pass on what comes back; any failure becomes the answer."""
        request_id = message.get("id") if "method" in message else None
        try:
            await self._send(message)
        except LayerError as error:
            self._answer_error(request_id, _INTERNAL_ERROR, str(error), error.to_wire())
        except (httpx2.HTTPError, OSError) as error:
            self._answer_error(
                request_id,
                _INTERNAL_ERROR,
                f"The local server went away before it answered ({type(error).__name__}). If this was execute_forge, "
                "look at the runs before you send it again.",
            )
        except ValueError:
            # Half a character, say: what JSON can write and UTF-8 cannot.
            self._answer_error(
                request_id, _INVALID_REQUEST, "the message cannot be passed on: it is not text"
            )

    async def _send(self, message: Message) -> None:
        for last in (False, True):
            door = await self._way_in()
            if self._addresses:
                self._hear(door)
            try:
                async with door.in_use():
                    if await self._post(door, message, last=last):
                        return
            except (httpx2.HTTPError, OSError) as error:
                await self._leave(door)
                # What was not sent may be sent to the next server.
                if last or not isinstance(error, _NEVER_SENT):
                    raise

    async def _post(self, door: Door, message: Message, *, last: bool) -> bool:
        """Send a message. Returns False when the server did not look at it, and it may be sent again."""
        async with door.http.stream(
            "POST", MCP_PATH, json=message, headers=self._headers(message)
        ) as response:
            if response.status_code == 401 and not last:
                # Another server by now, with a token of its own.
                await self._leave(door)
                return False
            if response.status_code == 404 and self._session and not last:
                await self._open_session_again(door)
                return False
            if session := response.headers.get("mcp-session-id"):
                self._session["mcp-session-id"] = session
            kind = response.headers.get("content-type", "")
            if kind.startswith("text/event-stream"):
                answered = False
                async for data in _events(response):
                    answered = self._pass_on(data, message) or answered
                if not answered and message.get("id") is not None and "method" in message:
                    words = "The local server ended before it answered; it was told to stop, or replaced."
                    self._answer_error(message["id"], _INTERNAL_ERROR, words)
            else:
                body = await response.aread()
                if body.strip():
                    self._pass_on(body.decode("utf-8", "replace"), message)
                elif response.status_code >= 400:
                    self._answer_error(message.get("id"), _INTERNAL_ERROR, f"HTTP {response.status_code}")
        return True

    async def _way_in(self) -> Door:
        async with self._connecting:
            if self._door is None:
                server = await asyncio.to_thread(local.ensure, self._home)
                http = httpx2.AsyncClient(
                    base_url=server.endpoint.origin,
                    headers={"authorization": f"Bearer {server.token.reveal()}"},
                    timeout=httpx2.Timeout(None, connect=_CONNECT_SECONDS),
                    trust_env=False,
                )
                door = Door(http)
                try:
                    if self._session:
                        await self._open_session_again(door)
                except BaseException:
                    await door.leave()
                    raise
                self._door = door
            return self._door

    async def _leave(self, door: Door) -> None:
        if self._door is door:
            self._door = None
        await door.leave()

    async def _open_session_again(self, door: Door) -> None:
        """Open a session of the handshake era as the host opened it; the host has its answers already."""
        self._session = {}
        http = door.http
        if self._hearing is not None:
            self._hearing.cancel()
        if self._initialize is None:
            return
        headers = self._headers(self._initialize)
        async with http.stream("POST", MCP_PATH, json=self._initialize, headers=headers) as response:
            async for data in _events(response):
                self._note_version(data)
            session = response.headers.get("mcp-session-id")
        if session:
            self._session["mcp-session-id"] = session
            opened = {"jsonrpc": "2.0", "method": "notifications/initialized"}
            await http.post(MCP_PATH, json=opened, headers=self._headers(opened))
            for number, uri in enumerate(sorted(self._addresses)):
                wanted = {"method": "resources/subscribe", "params": {"uri": uri}}
                message = {"jsonrpc": "2.0", "id": f"again-{number}", **wanted}
                await http.post(MCP_PATH, json=message, headers=self._headers(message))

    async def _close_session(self, door: Door) -> None:
        """Tell the server that the host has left; it would keep the session for a while."""
        if "mcp-session-id" in self._session:
            with contextlib.suppress(httpx2.HTTPError, OSError):
                await door.http.delete(MCP_PATH, headers=self._session, timeout=_GOODBYE_SECONDS)

    def _hear(self, door: Door) -> None:
        """Have the session's own stream open; when it ends, the next message opens it again."""
        if "mcp-session-id" in self._session and (self._hearing is None or self._hearing.done()):
            self._hearing = asyncio.create_task(self._pass_on_unasked(door))

    async def _pass_on_unasked(self, door: Door) -> None:
        headers = {"accept": "text/event-stream", **self._session}
        with contextlib.suppress(httpx2.HTTPError, OSError):
            async with door.in_use(), door.http.stream("GET", MCP_PATH, headers=headers) as response:
                if response.status_code == 200:
                    async for data in _events(response):
                        self._pass_on(data, {})

    def _headers(self, message: Message) -> dict[str, str]:
        headers = {"accept": "application/json, text/event-stream", **self._session}
        method = message.get("method")
        params = message.get("params")
        meta = params.get("_meta") if isinstance(params, Mapping) else None
        version = meta.get(_PROTOCOL_META) if isinstance(meta, Mapping) else None
        if _is_header_safe(version) and _is_header_safe(method):
            headers |= {"mcp-protocol-version": version, "mcp-method": method}
            name = params.get(_NAMED.get(method, "")) if isinstance(params, Mapping) else None
            if isinstance(name, str):
                headers["mcp-name"] = _header_value(name)
        return headers

    def _pass_on(self, data: str, message: Message) -> bool:
        """Pass on one message of the server. Returns whether it is the answer to the host's."""
        if message.get("method") == "initialize":
            self._note_version(data)
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            self._answer_error(message.get("id"), _INTERNAL_ERROR, "the local server's answer is not JSON")
            return True
        if isinstance(answer, dict) and "jsonrpc" in answer:
            if "error" in answer and answer.get("id") is None and "method" in message:
                # Refused before it was read; we know what it answers.
                answer["id"] = message.get("id")
            # A message is one line, whatever the server's JSON looks like.
            self._write(answer)
            answers = "method" not in answer and answer.get("id") == message.get("id")
            if answers and "result" in answer:
                self._note_subscription(message)
            return answers
        # The listener's own refusal, from in front of MCP.
        words = answer.get("message") if isinstance(answer, dict) else None
        self._answer_error(
            message.get("id"), _INTERNAL_ERROR, str(words or "the local server refused it"), answer
        )
        return True

    def _note_subscription(self, message: Message) -> None:
        params = message.get("params")
        uri = params.get("uri") if isinstance(params, Mapping) else None
        if not isinstance(uri, str):
            return
        if message.get("method") == "resources/subscribe":
            self._addresses.add(uri)
            if self._door is not None:
                self._hear(self._door)
        elif message.get("method") == "resources/unsubscribe":
            self._addresses.discard(uri)

    def _note_version(self, data: str) -> None:
        try:
            version = json.loads(data)["result"]["protocolVersion"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        if isinstance(version, str):
            self._session["mcp-protocol-version"] = version

    def _answer_error(self, request_id: Any, code: int, text: str, data: Any = None) -> None:
        if request_id is None and code != _PARSE_ERROR:
            return
        error = {"code": code, "message": text} | ({} if data is None else {"data": data})
        self._write({"jsonrpc": "2.0", "id": request_id, "error": error})

    def _write(self, message: Any) -> None:
        self._sink.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        self._sink.flush()


async def _events(response: httpx2.Response) -> AsyncIterator[str]:
    """The data of each event of a stream."""
    data: list[str] = []
    async for line in response.aiter_lines():
        if line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
        elif not line and data:
            text = "\n".join(data)
            data = []
            if text.strip():
                yield text
    if data and "".join(data).strip():
        yield "\n".join(data)


def _key(request_id: Any) -> str:
    return json.dumps(request_id)


def _is_header_safe(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and _HEADER_SAFE.fullmatch(value) is not None


def _header_value(text: str) -> str:
    if _is_header_safe(text):
        return text
    return f"=?base64?{base64.b64encode(text.encode()).decode('ascii')}?="
