"""Between a client and a server: raw TCP, and whatever can go wrong on it, for one submit at a time.

Every submit says in its prompt which case it is (``case 17``), so that many may be under way at once. The first send
of a case meets the case's fault; what comes after it, and everything else, is passed on as it is.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import struct
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

_CASE = re.compile(rb"case (\d+)")
_SUBMIT = re.compile(rb'"name": ?"(execute_forge|execute_workflow|start_training)"')
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"transfer-encoding: *chunked", re.IGNORECASE)
_ID = re.compile(rb'"id": ?(\d+|"[^"]*")')


@dataclass(frozen=True)
class Fault:
    """What happens to one submit.

    Attributes:
        kind: ``cut`` the answer after ``at`` bytes; ``cut_request`` likewise; ``status`` instead of an answer, with the
            work ``done`` or not; ``drip`` the answer byte by byte; ``duplicate`` the answer's bytes;
            ``duplicate_request``; ``other_id``; ``hang`` after ``at`` bytes of the answer, until the client goes away;
            ``redirect`` to itself, with the work done; ``garble`` the byte ``at`` of the answer; ``replace`` the
            server by the one at ``next_upstream``, with a cut.
        reset: whether a cut is an RST instead of a FIN.
        times: how many sends of the case meet it.
    """

    kind: str
    at: int = 0
    reset: bool = False
    status: int = 0
    done: bool = False
    times: int = 1


class FaultyWire:
    """A proxy on a port of its own, in a thread.

    Attributes:
        faults: by case.
        sends: how often each case's submit arrived here.
        sizes: bytes of the largest answer to a submit, and of its headers; of the largest request.
    """

    def __init__(self, upstream: int) -> None:
        self.upstream = self.next_upstream = upstream
        self.faults: dict[int, Fault] = {}
        self.sends: dict[int, int] = {}
        self.sizes: dict[str, int] = {"answer": 0, "head": 0, "request": 0}
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="faulty-wire", daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/mcp"

    def close(self) -> None:
        """Stop listening and cut everything."""
        if self._loop.is_closed():
            return

        def end() -> None:
            self._server.close()
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.call_later(0.05, self._loop.stop)

        self._loop.call_soon_threadsafe(end)
        self._thread.join(5)
        self._loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)

        async def listen() -> None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**20)
            self.port = self._server.sockets[0].getsockname()[1]
            self._ready.set()

        self._loop.create_task(listen())
        self._loop.run_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        exchange = _Exchange(self, writer)
        try:
            while await exchange.one(reader):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            exchange.close()


class _Exchange:
    """One connection of the client, and ours to the server that goes with it."""

    def __init__(self, wire: FaultyWire, writer: asyncio.StreamWriter) -> None:
        self._wire = wire
        self._writer = writer
        self._up: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._ours = f"127.0.0.1:{wire.port}".encode()
        self._theirs = f"127.0.0.1:{wire.upstream}".encode()
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self._writer.close()
        self._drop()

    async def one(self, reader: asyncio.StreamReader) -> bool:
        """Pass on one request and its answer, or what has become of them; False when the connection is over."""
        request = await _message(reader)
        if not request:
            return False
        fault = self._fault_of(request)
        request = request.replace(self._ours, self._theirs, 2)
        if fault is None:
            return await self._pass(request)
        kinds: dict[str, Callable[[bytes, Fault], Awaitable[bool]]] = {
            "cut_request": self._cut_request,
            "status": self._status,
            "redirect": self._redirect,
            "duplicate_request": self._duplicate_request,
        }
        if fault.kind in kinds:
            return await kinds[fault.kind](request, fault)
        return await self._spoil(await self._answer(request), fault)

    def _fault_of(self, request: bytes) -> Fault | None:
        if not _SUBMIT.search(request):
            return None
        found = _CASE.search(request)
        if found is None:
            return None
        case = int(found[1])
        sends = self._wire.sends[case] = self._wire.sends.get(case, 0) + 1
        sizes = self._wire.sizes
        sizes["request"] = max(sizes["request"], len(request))
        fault = self._wire.faults.get(case)
        return fault if fault is not None and sends <= fault.times else None

    async def _pass(self, request: bytes) -> bool:
        submit = _SUBMIT.search(request) is not None
        if submit or b"text/event-stream" not in request.split(b"\r\n\r\n")[0] or request.startswith(b"POST"):
            answer = await self._answer(request)
            if submit:
                sizes = self._wire.sizes
                sizes["answer"] = max(sizes["answer"], len(answer))
                sizes["head"] = max(sizes["head"], answer.find(b"\r\n\r\n") + 4)
            self._writer.write(answer)
            await self._writer.drain()
            return True
        # A stream of the server's: passed on until it ends.
        up_reader, up_writer = await self._connect()
        up_writer.write(request)
        while data := await up_reader.read(65536):
            self._writer.write(data)
            await self._writer.drain()
        return False

    async def _spoil(self, answer: bytes, fault: Fault) -> bool:
        if fault.kind == "replace":
            self._wire.upstream = self._wire.next_upstream
        if fault.kind in {"cut", "replace"}:
            self._writer.write(answer[: fault.at])
            await self._hang_up(reset=fault.reset)
            return False
        if fault.kind == "hang":
            self._writer.write(answer[: fault.at])
            await self._writer.drain()
            await asyncio.sleep(30)
            return False
        if fault.kind == "drip":
            for byte in answer:
                self._writer.write(bytes([byte]))
                await self._writer.drain()
                await asyncio.sleep(0)
            return True
        if fault.kind == "duplicate":
            self._writer.write(answer + answer)
        elif fault.kind == "other_id":
            head, _, body = answer.partition(b"\r\n\r\n")
            self._writer.write(
                head
                + b"\r\n\r\n"
                + _ID.sub(lambda found: b'"id":' + b"9" * (len(found[0]) - 5), body, count=1)
            )
        elif fault.kind == "garble":
            self._writer.write(answer[: fault.at] + b"\x00" + answer[fault.at + 1 :])
        else:
            raise AssertionError(fault.kind)
        await self._writer.drain()
        return True

    async def _cut_request(self, request: bytes, fault: Fault) -> bool:
        _, up_writer = await self._connect()
        up_writer.write(request[: fault.at])
        with contextlib.suppress(ConnectionError):
            await up_writer.drain()
        self._drop(reset=fault.reset)
        await self._hang_up(reset=fault.reset)
        return False

    async def _status(self, request: bytes, fault: Fault) -> bool:
        if fault.done:
            await self._answer(request)
        body = b"<h1>no</h1>"
        head = f"HTTP/1.1 {fault.status} No\r\ncontent-type: text/html\r\ncontent-length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)
        await self._writer.drain()
        return True

    async def _redirect(self, request: bytes, fault: Fault) -> bool:
        await self._answer(request)
        head = f"HTTP/1.1 {fault.status} No\r\nlocation: {self._wire.url}\r\ncontent-length: 0\r\n\r\n"
        self._writer.write(head.encode())
        await self._writer.drain()
        return True

    async def _duplicate_request(self, request: bytes, fault: Fault) -> bool:
        first = await self._answer(request)
        await self._answer(request)
        self._writer.write(first)
        await self._writer.drain()
        return True

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._up is None or self._up[1].is_closing() or self._up[0].at_eof():
            self._drop()
            self._up = await asyncio.open_connection("127.0.0.1", self._wire.upstream, limit=2**20)
            self._up[1].get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._up

    async def _answer(self, request: bytes) -> bytes:
        up_reader, up_writer = await self._connect()
        up_writer.write(request)
        await up_writer.drain()
        answer = await _message(up_reader)
        if not answer:
            raise ConnectionResetError
        return answer

    def _drop(self, *, reset: bool = False) -> None:
        if self._up is not None:
            _close(self._up[1], reset=reset)
            self._up = None

    async def _hang_up(self, *, reset: bool) -> None:
        with contextlib.suppress(ConnectionError):
            await self._writer.drain()
        if reset:
            await asyncio.sleep(0.001)  # what was written is to arrive before the RST does
        _close(self._writer, reset=reset)


def _close(writer: asyncio.StreamWriter, *, reset: bool) -> None:
    if reset:
        # With this linger a close is an RST.
        connection = writer.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
    writer.close()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One HTTP message as its bytes; empty at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    if found := _LENGTH.search(head):
        return head + await reader.readexactly(int(found[1]))
    if _CHUNKED.search(head):
        body = b""
        while True:
            size = await reader.readuntil(b"\r\n")
            body += size + await reader.readexactly(int(size, 16) + 2)
            if int(size, 16) == 0:
                return head + body
    return head
