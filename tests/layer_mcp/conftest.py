"""Fixtures of the client's tests: the session's local server, an app in this process, and two bad neighbours."""

from __future__ import annotations

import asyncio
import dataclasses
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CARDS_FOLDER = Path(__file__).parents[1] / "cards"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Downloads land in ``layer-assets/`` of a folder that goes away."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture
def layer(server: Any) -> Iterator[Any]:
    """A client of the session's local server."""
    from layer_mcp import Layer

    with Layer("embedded") as client:
        if client.workspace().available < 500:
            client.grant(500)
        yield client


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The embedded server in this process (one per process: the run engine is a singleton)."""
    if str(CARDS_FOLDER) not in sys.path:
        sys.path.insert(0, str(CARDS_FOLDER))
    import plain_cards
    from anyio.from_thread import start_blocking_portal

    from layer_server.app import create_app
    from layer_server.settings import Settings

    made = create_app(Settings(home=tmp_path_factory.mktemp("app"), cards=plain_cards.CARDS))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(made.running()):
        yield made


@pytest.fixture
def memory_layer(app: Any, tmp_path: Path) -> Iterator[Any]:
    """A client of the app in this process."""
    from layer_mcp import Layer

    with Layer(app, home=tmp_path / "client") as client:
        yield client


class Proxy:
    """Between a client and a server on loopback, and not to be relied on.

    Attributes:
        port: where it listens.
        drop: how many more requests that contain ``marker`` are passed on, and their answers thrown away.
        before_drop: called when the server has begun to answer such a request.
    """

    def __init__(self, upstream: int, marker: bytes = b'"name":"execute_forge"') -> None:
        self.upstream = upstream
        self.marker = marker
        self.port = 0
        self.drop = 0
        self.seen = 0
        self.before_drop: Callable[[], None] = lambda: None
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)

        async def listen() -> None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
            self.port = self._server.sockets[0].getsockname()[1]
            self._ready.set()

        self._loop.create_task(listen())
        self._loop.run_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        dropping = False

        async def answers() -> None:
            while data := await up_reader.read(65536):
                if dropping:
                    self.before_drop()
                    writer.transport.abort()
                    up_writer.close()
                    return
                writer.write(data)
                await writer.drain()
            writer.close()

        back = asyncio.create_task(answers())
        try:
            while data := await reader.read(65536):
                if self.marker in data:
                    self.seen += 1
                    if self.drop > 0:
                        self.drop -= 1
                        dropping = True
                ours, theirs = f"127.0.0.1:{self.port}".encode(), f"127.0.0.1:{self.upstream}".encode()
                up_writer.write(data.replace(ours, theirs))
                await up_writer.drain()
        except ConnectionError:
            pass
        finally:
            if not dropping:
                back.cancel()
            up_writer.close()
            writer.close()

    def close(self) -> None:
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


@pytest.fixture
def proxy(server: Any) -> Iterator[Proxy]:
    """A proxy in front of the session's local server."""
    made = Proxy(server.endpoint.port)
    yield made
    made.close()


@pytest.fixture
def layer_behind_proxy(server: Any, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of the embedded server that finds it behind the proxy."""
    from layer_mcp import Layer
    from layer_mcp.connect import local

    endpoint = dataclasses.replace(server.endpoint, port=proxy.port)
    behind = dataclasses.replace(server, endpoint=endpoint)
    monkeypatch.setattr(local, "begin", lambda home: None)
    monkeypatch.setattr(local, "ensure", lambda home, **_: behind)
    with Layer() as client:
        yield client


@pytest.fixture
def url_layer(server: Any, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client that knows the server (behind the proxy) by URL and token only, as it would a foreign one."""
    from layer_mcp import Layer

    monkeypatch.setenv("LAYER_MCP_URL", f"http://127.0.0.1:{proxy.port}/mcp")
    monkeypatch.setenv("LAYER_PAT", server.token.reveal())
    with Layer(home=tmp_path / "far") as client:
        yield client


@pytest.fixture
def journal_of() -> Iterator[Callable[[Path], Any]]:
    """Opens the journal of a data folder."""
    from layer_mcp.library.journal import Journal

    opened: list[Journal] = []

    def journal_of(folder: Path) -> Journal:
        opened.append(Journal(folder))
        return opened[-1]

    yield journal_of
    for journal in opened:
        journal.close()


@pytest.fixture
def started(layer: Any) -> Callable[[str], list[Any]]:
    """How many runs of a prompt the server really has."""
    return lambda prompt: [run for run in layer.runs(100) if run.prompt == prompt]
