"""Serves one data folder over loopback until it is told to stop or has been idle for long enough."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import time
from pathlib import Path

import uvicorn

from layer_mcp.contract.data_folder import ENDPOINT_FILE
from layer_server.app import App, Host, create_app
from layer_server.process import CannotServe
from layer_server.process.guard import Guard
from layer_server.process.listening import GRACE_SECONDS, PublicListener, Server
from layer_server.settings import Settings

_log = logging.getLogger(__name__)

KEEP_ALIVE_SECONDS = 3600
"""Longer than a client keeps a connection, so that a paid call never meets one that is just being closed."""
FAILED_SECONDS = 5.0
"""How long a server that could not open its folder stays to say why."""


def serve(home: Path, token: str, listener: socket.socket, build: str, *, foreground: bool) -> None:
    """Serve until the end. The folder's lock is held and its endpoint published.

    Args:
        listener: bound and listening on loopback.
        build: the build id of the code, taken before it was imported.
        foreground: no idle exit; Ctrl-C stops.
    """
    asyncio.run(_serve(home, token, listener, build, foreground=foreground))


async def _serve(home: Path, token: str, listener: socket.socket, build: str, *, foreground: bool) -> None:
    try:
        settings = Settings.from_environment(home)
    except ValueError as error:
        raise CannotServe(f"{error} Correct it where it is set, and start again.") from error
    stopping = asyncio.Event()
    public = PublicListener()
    app = create_app(settings, host=Host(token=token, stop=stopping.set, build=build, public=public))
    app.origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    guard = Guard(app.asgi, token)
    server = Server(
        uvicorn.Config(
            guard,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, *((signal.SIGINT,) if foreground else ())):
        with contextlib.suppress(NotImplementedError):  # Windows' loop has no signal handlers
            loop.add_signal_handler(number, stopping.set)
    async with app.running():
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        # One of several on a shared database is started and stopped by whoever runs them all.
        stays = foreground or settings.role != "all"
        waiting = asyncio.create_task(_end(app, guard, settings, stopping, foreground=stays))
        await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        _log.info("stopping")
        # From here on a client waits for the lock to fall and starts a server of its own.
        (home / ENDPOINT_FILE).unlink(missing_ok=True)
        guard.stopping = True
        app.answer_waiting()
        server.should_exit = True
        await public.close()
        await serving


async def _end(
    app: App, guard: Guard, settings: Settings, stopping: asyncio.Event, *, foreground: bool
) -> None:
    """Return when the server should end."""
    check_seconds = min(1.0, settings.idle_seconds / 4)
    failed_since: float | None = None
    while not stopping.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), check_seconds)
        now = time.monotonic()
        if app.state == "failed":
            failed_since = failed_since or now
            if now - failed_since > FAILED_SECONDS:
                _log.error("ending, because the data folder could not be opened")
                return
        idle = not app.listening and not guard.in_flight and now - guard.last_activity > settings.idle_seconds
        if idle and not foreground and app.state == "ready" and not await asyncio.to_thread(app.live_runs):
            _log.info("idle for %.0f s: ending", settings.idle_seconds)
            return
