"""Wires the core to its faces: MCP, the local REST and the file addresses. The only file that knows all of them.

    app = create_app(Settings(home=folder))
    async with app.running():
        async with mcp.Client(app.mcp) as client: ...

The HTTP side is up before the core is open; what needs the core waits for it. One app per process, because
the run engine is a singleton.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_mcp import __version__
from layer_mcp.contract.data_folder import CONTRACT_VERSION
from layer_mcp.contract.errors import LayerError, ServerUnavailable
from layer_mcp.contract.extras import installed_extras
from layer_mcp.contract.local import Ready
from layer_mcp.contract.machine import boot_id
from layer_server.process.build import this_build
from layer_server.process.lock import FolderTaken, let_go, take

if TYPE_CHECKING:
    from mcp.server import Server
    from starlette.types import ASGIApp

    from layer_mcp.contract.administration import Listen
    from layer_server.core import Core
    from layer_server.process.listening import PublicListener
    from layer_server.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Host:
    """What the process around an app gives it.

    Attributes:
        token: of the data folder, for the readiness proof.
        stop: ends the process.
        build: the build id, taken before anything was imported.
        public: the listener for other programs and machines.
    """

    token: str
    stop: Callable[[], None]
    build: str
    public: PublicListener


class App:
    """An embedded server, ready to be served or to be talked to in memory.

    Attributes:
        mcp: the MCP server, for ``mcp.Client(app.mcp)`` or any transport of the SDK.
        asgi: ``/mcp``, ``/sse``, ``/local/v1`` and ``/files``, without the listener's guard.
        origin: where ``asgi`` is served, once it is; file addresses begin with it.
    """

    def __init__(self, settings: Settings, core: Core | None = None, host: Host | None = None) -> None:
        from layer_server.accounts.principal import LOCAL_USER, Trusted
        from layer_server.files.routes import signed_routes
        from layer_server.files.upload_routes import upload_routes
        from layer_server.local.administration import AdministrationApi
        from layer_server.local.runs import LocalApi
        from layer_server.local.workflows import WorkflowsApi
        from layer_server.tools.server import Toolbox
        from layer_server.tools.transports import transports

        self.settings = settings
        self.origin: str | None = None
        self._given = core
        self._boot: Future[Core] = Future()
        self._started = False
        self._lock: int | None = None
        self._host = host
        self._build = host.build if host else this_build()
        self._boot_id = boot_id()
        self._extras = installed_extras()

        self._toolbox = Toolbox(self.core, lambda: self.origin, settings.spend_gate_cu)
        self.mcp: Server[dict[str, Any]] = self._toolbox.server()
        api = LocalApi(
            self.core,
            LOCAL_USER,
            lambda: self.origin,
            self.ready,
            stop=host.stop if host else None,
            token=host.token if host else None,
        )
        administration = AdministrationApi(self.core, self._listen if host else None)
        self._transports = transports(
            self.mcp,
            [
                *api.routes(),
                *administration.routes(),
                *WorkflowsApi(self.core, LOCAL_USER).routes(),
                *signed_routes(self.core),
                *upload_routes(self.core),
            ],
        )
        self.asgi: ASGIApp = Trusted(self._transports)

    @property
    def state(self) -> str:
        """``starting``, ``ready`` or ``failed``."""
        if not self._boot.done():
            return "starting"
        return "failed" if self._boot.exception() else "ready"

    @property
    def listening(self) -> bool:
        """Whether the public listener is open: a server that others rely on does not leave by itself."""
        return self._host is not None and self._host.public.url is not None

    async def _listen(self, wanted: Listen) -> str:
        if self._host is None:
            raise LookupError("an app without a process has no listeners of its own")
        return await self._host.public.open(self, wanted)

    def live_runs(self) -> int:
        """How many runs are live; 0 until the core is open."""
        return self._boot.result().live_runs() if self.state == "ready" else 0

    def answer_waiting(self) -> None:
        """Answer every request that waits for a change, now and from now on: the server is going down."""
        self._transports.close()
        self._toolbox.close()
        if self.state == "ready":
            self._boot.result().watch.close()

    def ready(self) -> Ready:
        """What the server says of itself."""
        opened = self._boot.result() if self.state == "ready" else None
        error = self._boot.exception() if self._boot.done() else None
        return Ready(
            state=self.state,
            version=__version__,
            build_id=self._build,
            contract=CONTRACT_VERSION,
            pid=os.getpid(),
            boot_id=self._boot_id,
            busy=self.live_runs() > 0 or self.listening,
            extras=self._extras,
            schema_version=opened.schema_version if opened else None,
            error=f"{error.message} {error.remedy}" if isinstance(error, LayerError) else None,
            public_url=self._host.public.url if self._host else None,
        )

    async def core(self) -> Core:
        """The core, once it is open; from any event loop.

        Raises:
            LayerError: when it could not be opened.
        """
        if not self._started:
            raise ServerUnavailable(
                "This app is not running.", remedy="Enter `async with app.running():` around its use."
            )
        if self._boot.done():
            return self._boot.result()
        return await asyncio.shield(asyncio.wrap_future(self._boot))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[App]:
        """Open the core in a thread of its own, without waiting for it; close it at the end.

        Raises:
            RuntimeError: when it has been run before.
        """
        if self._started:
            raise RuntimeError("An app runs once; create another one with create_app().")
        self._started = True
        # The engine must not be launched on a thread that has an event loop.
        opening = threading.Thread(target=self._open, name="layer-core", daemon=True)
        opening.start()
        up, stop = asyncio.Event(), asyncio.Event()
        sessions = asyncio.create_task(self._run_sessions(up, stop))
        try:
            await up.wait()
            yield self
        finally:
            stop.set()
            await sessions
            await asyncio.to_thread(self._close, opening)

    async def _run_sessions(self, up: asyncio.Event, stop: asyncio.Event) -> None:
        """The HTTP sessions' task group, in one task from end to end: its caller may leave in another one."""
        async with self.mcp.session_manager.run():
            up.set()
            await stop.wait()

    def _open(self) -> None:
        try:
            core = self._given if self._given is not None else self._open_core()
        except LayerError as error:
            _log.error("the data folder could not be opened: %s", error)
            self._boot.set_exception(error)
        except Exception as error:  # noqa: BLE001  told to every caller as the reason, logged in full here
            _log.exception("the server's core could not be opened")
            self._boot.set_exception(
                ServerUnavailable(
                    f"The server could not open its data folder {self.settings.home}: {error}",
                    remedy="Run `layer doctor`, and look at `layer server logs`.",
                )
            )
        else:
            self._boot.set_result(core)
        finally:
            if self._host is not None:
                # Off since the process began; what has been imported stays and need not be looked at.
                gc.freeze()
                gc.enable()

    def _open_core(self) -> Core:
        from layer_server.core import Core

        if self._host is None:
            # A process of ours holds the lock already; an embedder's must not share a folder with it.
            self.settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._lock = take(self.settings.home, wait_seconds=0)
            except FolderTaken as taken:
                raise ServerUnavailable(
                    str(taken), remedy="Connect to that server instead, or give this app a folder of its own."
                ) from taken
        return Core.open(self.settings)

    def _close(self, opening: threading.Thread) -> None:
        if self._host is not None:
            # The process ends right after this. The data bears that at any moment, and closing takes a second.
            if self.state == "ready":
                self._boot.result().excuse_stop()
            return
        opening.join()
        if self._given is None and self.state == "ready":
            self._boot.result().close()
        if self._lock is not None:
            let_go(self.settings.home, self._lock)


def create_app(settings: Settings, *, core: Core | None = None, host: Host | None = None) -> App:
    """An app over a data folder.

    Args:
        core: an open core to use instead of opening one; its owner closes it.
        host: the process that serves the app, where there is one.
    """
    return App(settings, core, host)
