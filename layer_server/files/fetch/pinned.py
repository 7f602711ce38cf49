"""Connections that go to one address that was checked, and that all end by one deadline."""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore2

from layer_server.files.fetch.addresses import Address, is_public, literal
from layer_server.files.fetch.target import Target, refused

CONNECT_SECONDS = 10.0
RESOLVE_SECONDS = 10.0
STALL_SECONDS = 15.0
"""Without a byte for so long, a server is taken for dead."""

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a name, as text; it is asked once for each hop."""


class Deadline:
    """The moment by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self, at_most: float) -> float:
        """Seconds for the next step.

        Raises:
            httpcore2.ReadTimeout: when there are none.
        """
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("out of time")
        return min(left, at_most)


def system_resolve(host: str, port: int) -> list[str]:
    """Ask the operating system. Raises OSError when it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(target: Target, allowed: frozenset[str], resolve: Resolve, deadline: Deadline) -> list[str]:
    """The addresses to connect to, all of them public, or of a place that is allowed by name.

    Raises:
        UploadFailed: when one of them is not, or there is none.
    """
    spelt = literal(target.host)
    found = [str(spelt)] if spelt is not None else _resolved(target, resolve, deadline)
    if target.place in allowed:
        return found
    for text in found:
        address = _parsed(text)
        if address is None or not is_public(address):
            # Which address it was stays untold: that would be a way to look into the network.
            raise refused(f"{target.host} is not a public address, so nothing was fetched from it.")
    return found


class PinnedBackend(httpcore2.NetworkBackend):
    """Connects to the addresses that it was given, whatever host it is asked for.

    Attributes:
        pinned: for the next connection.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._system = httpcore2.SyncBackend()
        self._deadline = deadline
        self.pinned: Sequence[str] = ()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002  the name was resolved before, once
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception = httpcore2.ConnectError("there is no address")
        for address in self.pinned:
            try:
                return _Stream(
                    self._system.connect_tcp(
                        address, port, self._deadline.left(CONNECT_SECONDS), local_address, socket_options
                    ),
                    self._deadline,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


class _Stream(httpcore2.NetworkStream):
    """A connection whose every step has what is left of the time."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  the deadline rules
        return self._stream.read(max_bytes, self._deadline.left(STALL_SECONDS))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left(STALL_SECONDS))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(CONNECT_SECONDS))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolved(target: Target, resolve: Resolve, deadline: Deadline) -> list[str]:
    """Ask the resolver once, in a thread of its own: its own time-outs are longer than anybody waits."""
    answer: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(list(resolve(target.host, target.port)))
        except (OSError, UnicodeError):
            answer.put(None)

    threading.Thread(target=ask, name="layer-resolve", daemon=True).start()
    try:
        found = answer.get(timeout=deadline.left(RESOLVE_SECONDS))
    except queue.Empty:
        found = None
    if not found:
        raise refused(f"The host {target.host} was not found.", "Check the address.")
    return found


def _parsed(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
