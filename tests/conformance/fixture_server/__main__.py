"""Our server with the fixtures of the conformance suite: ``python fixture_server FOLDER PORT [bare]``.

``bare`` leaves the fixtures out: the product as it is. Everything between the socket and the fixtures is the
product's: the public listener's guard with its tokens and sign-in, transports, sessions, subscriptions, sealed
request state, the tasks extension. The suite cannot send a token where it tests a server, so one is put before
those requests. ``FOLDER/person.json`` says who may sign
in.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prompts
import resources
import tools
import uvicorn
from long_tools import FixtureTasks

from layer_mcp.contract.data_folder import MCP_PATH
from layer_server.app import create_app
from layer_server.auth.origins import Origins
from layer_server.process.public import PublicGuard
from layer_server.settings import Settings
from layer_server.tools.tasks import Tasks

PERSON = "person.json"


class WithToken:
    """An ASGI app that adds the token which the suite cannot send."""

    def __init__(self, app: Any, token: str) -> None:
        self._app = app
        self._header = (b"authorization", f"Bearer {token}".encode())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == MCP_PATH:
            scope = {**scope, "headers": [*scope["headers"], self._header]}
        await self._app(scope, receive, send)


class Server(uvicorn.Server):
    """uvicorn that ends quietly."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def main(folder: Path, port: int, *, bare: bool) -> None:
    # The gate is on, so that request state is sealed; nothing here costs anything.
    app = create_app(Settings(home=folder / "home", workers=1, spend_gate_cu=20))
    app.origin = f"http://127.0.0.1:{port}"
    if not bare:
        tasks = FixtureTasks()
        tools.register(app.mcp, tasks)
        resources.register(app.mcp)
        prompts.register(app.mcp)
        Tasks(tasks).register(app.mcp)
    async with app.running():
        core = await app.core()
        user = core.users.create(**json.loads((folder / PERSON).read_text()))
        _, token = core.tokens.create(user.id, "for the suite", None)
        guard = PublicGuard(app.asgi, app.core, Origins("127.0.0.1", port))
        config = uvicorn.Config(
            WithToken(guard, token.reveal()),
            host="127.0.0.1",
            port=port,
            lifespan="off",
            log_level="warning",
            timeout_graceful_shutdown=1,
        )
        await Server(config).serve()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), bare="bare" in sys.argv[3:]))
