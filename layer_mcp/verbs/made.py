"""What was made: runs and assets."""

from __future__ import annotations

from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.library.assets import Asset
from layer_mcp.runs.resuming import Resumed, resumed
from layer_mcp.runs.run import Run
from layer_mcp.verbs.parts import Parts


class Made(Parts):
    """Verbs about runs and assets."""

    async def run(self, id_or_prefix: str) -> Run:
        """A run by its id, or by the beginning of it where that is unique."""
        return await self._history.run(id_or_prefix)

    async def attach(self, id_or_prefix: str) -> Run:
        """A run that was started elsewhere (another machine, the app), written into the journal of this one.

        It is found from now on by `runs()`, `history()` and `resume()`, and may be waited for as any other.

        Raises:
            RunNotFound: the server has no such run, or more than one.
        """
        return await self._history.attach(id_or_prefix)

    async def resume(self) -> Resumed:
        """Everything of this machine that was left open on this server: after a crash, a restart, a closed lid.

        Runs whose end nobody saw are asked about; submits that were never answered are looked for. Free, and nothing
        is ever sent again.

        Raises:
            ServerUnavailable, Unauthenticated: when the server cannot be asked.
        """
        return await run_from_any_loop(resumed(self._history, self._payments))

    async def runs(self, limit: int = 20, *, status: str | None = None) -> list[Run]:
        """Runs, newest first: all of the embedded server, elsewhere those started from this machine."""
        return await self._history.runs(limit, status)

    async def cancel(self, run_id: str) -> Run:
        """Stop a run and release what it has not used."""
        run = await self.run(run_id)
        return await run.cancelled()

    async def assets(self, limit: int = 50, *, search: str | None = None) -> list[Asset]:
        """Assets, newest first."""
        return await self._history.assets(limit, search)

    async def asset(self, file_id: str) -> Asset:
        """One asset by its id."""
        return await self._history.asset(file_id)
