"""The stand-in: a real HTTP server in a thread, with its books open to the test."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Mapping
from typing import Any, Self

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from standin.answers import Answers
from standin.books import Books, Started, cu
from standin.protocol import Call, Fault, Protocol
from standin.quirks import Quirks
from standin.storage import Storage
from standin.tools import Tools

TOKEN = "pat_stand_in_0123456789abcdef"
SUBMITS = frozenset({"execute_forge", "execute_workflow"})
START_SECONDS = 15


class HostedStandIn:
    """A server like the hosted one.

    Args:
        generation: 1, the seed's 18 tools and UUIDs; 2, the 41 newer names and slugs.
        quirks: fields of ``Quirks``.

    Attributes:
        token: a personal access token that it takes; others are added to ``tokens``.
        calls: every tools/call that arrived.
        delays: seconds by tool, between its work and its answer.
        storage: uploads and media.
    """

    def __init__(self, generation: int = 1, **quirks: Any) -> None:
        self.generation = generation
        self.quirks = Quirks(**quirks)
        self.token = TOKEN
        self.tokens = {TOKEN}
        self.calls: list[Call] = []
        self.delays: dict[str, float] = {}
        self.storage = Storage(self.quirks)
        self._books = Books(
            self.quirks.workspaces,
            self.quirks.balance,
            self.quirks.max_live,
            allow_negative=self.quirks.allow_negative,
        )
        self.tools = Tools(
            generation, self.quirks, self._books, self.storage, Answers(self.quirks, self.storage.media_url)
        )
        self._protocol = Protocol(self)
        self._socket: socket.socket | None = None
        self._server: Any = None
        self._thread: threading.Thread | None = None
        self.port = 0

    # -- what a test looks at ------------------------------------------------------------------------

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Of its MCP endpoint."""
        return f"{self.origin}/mcp"

    @property
    def submits(self) -> list[Call]:
        """The calls that asked for a run, whatever came of them."""
        return [call for call in self.calls if call.tool in SUBMITS]

    def books(self) -> list[Started]:
        """Every submit that it really started, in order."""
        self._books.advance()
        return list(self._books.started)

    @property
    def runs(self) -> dict[str, Started]:
        """The same, by id."""
        return {run.run_id: run for run in self.books()}

    def balance(self) -> tuple[float, float]:
        """CU of the first workspace: in all, and of these reserved."""
        account = self._books.account(self.workspace_id)
        return cu(account.balance), cu(account.reserved)

    @property
    def workspace_id(self) -> str:
        """Of the first workspace."""
        return next(iter(self._books.accounts))

    # -- what a test does ----------------------------------------------------------------------------

    def refuse_next(
        self,
        tool: str,
        status: int,
        *,
        after: bool = False,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> None:
        """Answer the next call of a tool with an HTTP status, before or after it has done its work."""
        found = self._protocol.faults.setdefault(tool, [])
        found.append(Fault(status, after, headers or {}, body if body is not None else {"message": "no"}))

    def ends_as(self, outcome: str, seconds: float | None = None) -> None:
        """How runs that start from now on end: ``complete``, ``failed``, ``cancelled`` or ``deleted``; and when."""
        self.tools.outcome = outcome
        if seconds is not None:
            self.tools.run_seconds = seconds

    def end(self, run_id: str, state: str = "complete") -> None:
        """End a run now."""
        self._books.end(self.runs[run_id], state)

    def forget(self, run_id: str) -> None:
        """Know a run no longer."""
        self._books.forgotten.add(run_id)

    def remember(self, run_id: str) -> None:
        """Know it again, as to the account that started it."""
        self._books.forgotten.discard(run_id)

    def forget_sessions(self) -> None:
        """As after a restart, where sessions are given out."""
        self._protocol.sessions.clear()

    def start_elsewhere(self, price: float = 1.0, seconds: float = 60.0) -> Started:
        """A run that somebody else starts in the first workspace."""
        import time
        import uuid

        run = Started(
            str(uuid.uuid4()), "forge", "execute_forge", self.workspace_id, "", "of somebody else", {}, None,
            round(price * 1_000_000), time.monotonic() + seconds, "complete", [],
        )  # fmt: skip
        return self._books.start(run, None)

    async def pause(self, tool: str) -> None:
        await asyncio.sleep(self.delays.get(tool, 0.0))

    # -- running -------------------------------------------------------------------------------------

    def start(self) -> Self:
        """Listen; on the same port as before, if it was stopped."""
        import uvicorn

        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        found.bind(("127.0.0.1", self.port))
        self.port = found.getsockname()[1]
        self.storage.origin = self.origin
        config = uvicorn.Config(
            self._app(), log_level="critical", lifespan="off", access_log=False, timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._server.serve([found])), name="hosted-stand-in", daemon=True
        )
        self._socket = found
        self._thread.start()
        waited = threading.Event()
        for _ in range(START_SECONDS * 200):
            if self._server.started:
                return self
            assert self._thread.is_alive(), "the stand-in did not start"
            waited.wait(0.005)
        raise AssertionError("the stand-in did not start in time")

    def stop(self) -> None:
        """Stop listening, and end every connection; books and port are kept."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(START_SECONDS)
            assert self._socket is not None
            self._socket.close()
            self._server = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _app(self) -> Any:
        from starlette.applications import Starlette

        return Starlette(
            routes=[
                Route("/mcp", self._protocol.endpoint, methods=["GET", "POST", "DELETE"]),
                Route("/.well-known/oauth-protected-resource/mcp", self._metadata),
                *self.storage.routes(),
            ]
        )

    async def _metadata(self, _: Request) -> Response:
        if self.quirks.authorization_server is None:
            return JSONResponse({"message": "not found"}, 404)
        return JSONResponse(
            {"resource": self.url, "authorization_servers": [self.quirks.authorization_server]}
        )
