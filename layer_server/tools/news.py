"""Tells the MCP faces of the server that runs have changed: once looked up, told to everybody whom it concerns.

One task follows the watch for all listeners, because three hundred clients must not mean three hundred looks at
the database for one finished run.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layer_server.core import Core
    from layer_server.runs.owners import Ownership

_log = logging.getLogger(__name__)

LIVE_GAP_SECONDS = 0.5
"""A run that is still going is told of at most this often; a finished one at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run that has changed.

    Attributes:
        user_id: whose it is; nobody else is to be told.
        final: whether it is over, and what it made is there.
    """

    run_id: str
    user_id: str
    final: bool


Listener = Callable[[Change], None]
"""Called on the server's loop; it must not wait."""


class News:
    """Changes of runs, for any number of listeners on one event loop."""

    def __init__(self) -> None:
        self._listeners: dict[object, tuple[str, Listener]] = {}
        self._task: asyncio.Task[None] | None = None
        self._told: dict[str, float] = {}

    def subscribe(self, core: Core, user_id: str, listener: Listener) -> Callable[[], None]:
        """Tell this listener of the user's runs. Returns what ends that; it may be called twice."""
        token = object()
        self._listeners[token] = (user_id, listener)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._follow(core))

        def unsubscribe() -> None:
            self._listeners.pop(token, None)
            if not self._listeners and self._task is not None:
                self._task.cancel()
                self._task = None

        return unsubscribe

    async def _follow(self, core: Core) -> None:
        from layer_server.runs.owners import owners

        watch = core.watch
        waiter = watch.subscribe()
        after = watch.last
        try:
            while not watch.closed:
                await waiter.told.wait()
                waiter.told.clear()
                after, changed = watch.changed_since(after)
                due = self._due(core, [run_id for _, run_id in changed])
                if due:
                    self._tell(await asyncio.to_thread(owners, core.db, due))
        finally:
            watch.unsubscribe(waiter)

    def _due(self, core: Core, run_ids: Sequence[str]) -> list[str]:
        """Those worth a look now: what is over or new, and of what is running what was not just told."""
        now = asyncio.get_running_loop().time()
        due = []
        for run_id in run_ids:
            if core.watch.progress(run_id) is None:
                self._told.pop(run_id, None)
                due.append(run_id)
            elif now - self._told.get(run_id, -LIVE_GAP_SECONDS) >= LIVE_GAP_SECONDS:
                self._told[run_id] = now
                due.append(run_id)
        return due

    def _tell(self, owned: Sequence[Ownership]) -> None:
        for each in owned:
            change = Change(each.run_id, each.user_id, each.final)
            for user_id, listener in list(self._listeners.values()):
                if user_id == change.user_id:
                    try:
                        listener(change)
                    except Exception:  # noqa: BLE001  one bad listener must not silence the others
                        _log.exception("a listener for changes of runs failed")
