"""Our server with the fixtures of the conformance suite, on our own guard: ``python fixture_server FOLDER PORT [bare]``.

``bare`` leaves the fixtures out: the product as it is. Everything between the socket and the fixtures is the product's: guard, transports, sessions, subscriptions,
sealed request state, the tasks extension. The suite sends no token, so one is put before each request.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prompts
import resources
import tools
import uvicorn
from long_tools import FixtureTasks

from layer_server.app import create_app
from layer_server.process.guard import Guard
from layer_server.settings import Settings
from layer_server.tools.tasks import Tasks

TOKEN = "only-in-this-process"


class WithToken:
    """An ASGI app that adds the token which the suite cannot send."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            token = (b"authorization", f"Bearer {TOKEN}".encode())
            scope = {**scope, "headers": [*scope["headers"], token]}
        await self._app(scope, receive, send)


class Server(uvicorn.Server):
    """uvicorn that ends quietly."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def main(folder: Path, port: int, *, bare: bool) -> None:
    # The gate is on, so that request state is sealed; nothing here costs anything.
    app = create_app(Settings(home=folder, workers=1, spend_gate_cu=20))
    app.origin = f"http://127.0.0.1:{port}"
    if not bare:
        tasks = FixtureTasks()
        tools.register(app.mcp, tasks)
        resources.register(app.mcp)
        prompts.register(app.mcp)
        Tasks(tasks).register(app.mcp)
    config = uvicorn.Config(
        WithToken(Guard(app.asgi, TOKEN)),
        host="127.0.0.1",
        port=port,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    async with app.running():
        await app.core()
        await Server(config).serve()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), bare="bare" in sys.argv[3:]))
