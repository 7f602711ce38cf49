"""A file to a server of this machine: its bytes go from the system's cache to the socket, and not through Python.

For plain HTTP only, which is what the embedded server speaks, and for files of the disk. Everything else goes through
the HTTP library. ``os.sendfile`` is what ``socket.sendfile`` uses where there is one.
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from layer_mcp.library.sources import Source

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

PIECE_BYTES = 16 * 1024 * 1024
"""After each, progress is told, and it is looked whether the server has refused the rest."""
LAST_BYTES = 256 * 1024
"""Are kept back until the file is known to be what it was."""
MAX_ANSWER_BYTES = 64 * 1024
CONNECT_SECONDS = 10.0
STALL_SECONDS = 30.0
"""How long the server may take nothing."""
ANSWER_SECONDS = 300.0
"""It looks through the file before it answers."""

_threads = ThreadPoolExecutor(8, thread_name_prefix="layer-send")


async def put(
    url: httpx2.URL,
    headers: Mapping[str, str],
    source: Source,
    start: int,
    on_sent: Callable[[int], None],
) -> httpx2.Response:
    """PUT a source's bytes from an offset on.

    Args:
        url: of plain HTTP.
        source: a file of the disk.
        on_sent: told the offset that has been reached.

    Returns:
        The answer, which may have come before all was sent.

    Raises:
        InvalidInputs: when the file changes before the server has all of it and says so.
        httpx2.NetworkError: when the connection cannot be made, or breaks.
    """
    import httpx2

    loop = asyncio.get_running_loop()
    file = await loop.run_in_executor(_threads, source.open)
    exchange = _Exchange(url, source, file)

    async def in_thread(work: Callable[..., T], *arguments: object) -> T:
        future = loop.run_in_executor(_threads, work, *arguments)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            exchange.break_off()
            await asyncio.wait({future})  # it uses the file
            raise
        except (OSError, HTTPException) as error:
            raise httpx2.NetworkError(type(error).__name__) from error

    try:
        await in_thread(exchange.begin, headers)
        offset = start
        while offset < source.size and not exchange.answered():
            try:
                offset += await in_thread(exchange.send, offset)
            except httpx2.NetworkError as error:
                if not isinstance(error.__cause__, BrokenPipeError | ConnectionResetError):
                    raise
                break  # an answer may have come before, and says why
            on_sent(offset)
        response = await in_thread(exchange.answer)
        if response.status_code in {200, 201}:
            # What lay in the socket was still the file itself: it must not have changed on its way either.
            source.check(file)
        return response
    finally:
        exchange.close()


class _Exchange:
    """One request over a connection of its own. Its methods block, but for ``answered`` and ``break_off``."""

    def __init__(self, url: httpx2.URL, source: Source, file: BinaryIO) -> None:
        self._http = HTTPConnection(url.host, url.port, timeout=CONNECT_SECONDS)
        self._target = url.raw_path.decode("ascii")
        self._source = source
        self._file = file
        self._last = source.size - LAST_BYTES
        self._selector = selectors.DefaultSelector()

    def begin(self, headers: Mapping[str, str]) -> None:
        self._http.connect()
        self._socket.settimeout(STALL_SECONDS)
        self._selector.register(self._socket, selectors.EVENT_READ)
        self._http.putrequest("PUT", self._target, skip_accept_encoding=True)
        for name, value in headers.items():
            self._http.putheader(name, value)
        self._http.putheader("connection", "close")
        self._http.endheaders()

    def answered(self) -> bool:
        """Whether an answer, or the connection's end, has come."""
        return bool(self._selector.select(0))

    def send(self, offset: int) -> int:
        """Send the piece at an offset; returns how many bytes it has."""
        if offset >= self._last:
            return self._send_last(offset)
        count = min(PIECE_BYTES, self._last - offset)
        if self._socket.sendfile(self._file, offset, count) < count:
            raise self._source.changed()
        return count

    def _send_last(self, offset: int) -> int:
        """Send what is left, if the file is still the one that was looked at."""
        self._file.seek(offset)
        wanted, piece = self._source.size - offset, b""
        while len(piece) < wanted and (more := self._file.read(wanted - len(piece))):
            piece += more
        if len(piece) < wanted:
            raise self._source.changed()
        self._source.check(self._file)
        self._socket.sendall(piece)
        return wanted

    def answer(self) -> httpx2.Response:
        import httpx2

        self._socket.settimeout(ANSWER_SECONDS)
        found = self._http.getresponse()
        body = found.read(MAX_ANSWER_BYTES)
        return httpx2.Response(found.status, headers=found.getheaders(), content=body)

    def break_off(self) -> None:
        """End what another thread waits for."""
        if self._http.sock is not None:
            with contextlib.suppress(OSError):  # it was not connected yet, or is not any more
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._selector.close()
        self._http.close()
        self._file.close()

    @property
    def _socket(self) -> socket.socket:
        connection: socket.socket = self._http.sock
        return connection
