"""The sockets that a server listens on. Standard library only: they are open before the slow imports."""

from __future__ import annotations

import os
import socket

from layer_server.process import CannotServe

BACKLOG = 512


def listen(host: str, port: int) -> socket.socket:
    """A bound and listening socket.

    Raises:
        CannotServe: when the address cannot be used.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise CannotServe(f"The address {host} is not known here ({error.strerror or error}).") from error
    # With protocol 0 asyncio does not set TCP_NODELAY, and every call takes 40 ms longer.
    listener = socket.socket(family, kind, socket.IPPROTO_TCP)
    if port and os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise CannotServe(
            f"Port {port} cannot be used ({error.strerror or error}). Choose another one with --port, or none."
        ) from error
    listener.listen(BACKLOG)
    return listener
