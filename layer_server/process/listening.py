"""The public listener of a server process: opened when it is asked for, open until the process ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import uvicorn

from layer_mcp.contract.data_folder import MCP_PATH
from layer_mcp.contract.errors import InvalidInputs
from layer_server.auth.origins import Origins, public_url_fault
from layer_server.process import CannotServe
from layer_server.process.sockets import listen

if TYPE_CHECKING:
    from layer_mcp.contract.administration import Listen
    from layer_server.app import App
    from layer_server.process.public import PublicGuard

_log = logging.getLogger(__name__)

USUAL_PORT = 8420
"""Taken when no other is asked for and it is free, so that a host's configuration stays right."""
GRACE_SECONDS = 2
KEEP_ALIVE_SECONDS = 120
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  compared with, not bound to


class Server(uvicorn.Server):
    """uvicorn without its signal handling, which re-raises what it caught and skips the clean-up behind it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class PublicListener:
    """Opens and closes the public listener. Lives on the server's event loop."""

    def __init__(self) -> None:
        self._origins: Origins | None = None
        self._guard: PublicGuard | None = None
        self._server: Server | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str | None:
        """Where it is; None while it is closed."""
        return self._origins.first + MCP_PATH if self._origins is not None else None

    async def open(self, app: App, wanted: Listen) -> str:
        """Open it, if it is not open there already; returns its URL.

        Args:
            app: what is served.

        Raises:
            InvalidInputs: when it cannot be opened there, or is open elsewhere.
        """
        if self._origins is not None and self._guard is not None:
            self._same(self._origins, wanted)
            self._guard.challenge_at_initialize = wanted.challenge_at_initialize
            return self._origins.first + MCP_PATH
        if wanted.public_url is not None and (wrong := public_url_fault(wanted.public_url)):
            raise InvalidInputs(
                f"public_url {wrong}.",
                remedy="Give the origin that clients use, e.g. https://layer.example.",
                field="public_url",
                value=wanted.public_url,
            )
        if wanted.host in _EVERYWHERE and wanted.public_url is None:
            raise InvalidInputs(
                f"host is {wanted.host!r}, every address of this machine: clients need one that they can use.",
                remedy="Name it with --public-url, or bind one address with --host.",
                field="host",
                value=wanted.host,
            )
        try:
            listener = _listen(wanted.host, wanted.port)
        except CannotServe as fault:
            raise InvalidInputs(
                str(fault), remedy="Nothing was opened.", field="port", value=wanted.port
            ) from None
        origins = Origins(wanted.host.lower(), listener.getsockname()[1], wanted.public_url)
        # The HTTP side of a server is up before the database's parts are imported.
        from layer_server.process.public import PublicGuard

        self._guard = PublicGuard(app.asgi, app.core, origins)
        self._guard.challenge_at_initialize = wanted.challenge_at_initialize
        self._server = Server(
            uvicorn.Config(
                self._guard,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        self._origins = origins
        _log.info("the public listener is open at %s", origins.first)
        return origins.first + MCP_PATH

    async def close(self) -> None:
        """Close it; what is being answered gets a short while."""
        if self._server is not None and self._serving is not None and self._guard is not None:
            self._guard.stopping = True
            self._server.should_exit = True
            await self._serving
            self._origins = None

    @staticmethod
    def _same(open_at: Origins, wanted: Listen) -> None:
        same = (
            open_at.host == wanted.host.lower()
            and wanted.port in (0, open_at.port)
            and open_at.public_url == wanted.public_url
        )
        if not same:
            raise InvalidInputs(
                f"The public listener is open at {open_at.first} already.",
                remedy="Use that one, or end the server first: `layer server stop`.",
                field="port",
                value=wanted.port,
            )


def _listen(host: str, port: int) -> socket.socket:
    if port:
        return listen(host, port)
    try:
        return listen(host, USUAL_PORT)
    except CannotServe:
        return listen(host, 0)
