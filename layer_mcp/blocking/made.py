"""What was made: runs and assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import run_blocking

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.resuming import Resumed
    from layer_mcp.runs.run import Run


class BlockingMade(BlockingParts):
    """Verbs about runs and assets."""

    def run(self, id_or_prefix: str) -> Run:
        """A run by its id, or by the beginning of it where that is unique."""
        return run_blocking(self._layer.run(id_or_prefix))

    def attach(self, id_or_prefix: str) -> Run:
        """A run that was started elsewhere (another machine, the app), written into the journal of this one.

        It is found from now on by `runs()`, `history()` and `resume()`, and may be waited for as any other.

        Raises:
            RunNotFound: the server has no such run, or more than one.
        """
        return run_blocking(self._layer.attach(id_or_prefix))

    def resume(self) -> Resumed:
        """Everything of this machine that was left open on this server: after a crash, a restart, a closed lid.

        Runs whose end nobody saw are asked about; submits that were never answered are looked for. Free, and nothing
        is ever sent again: ``for run in layer.resume(): run.result()``.

        Raises:
            ServerUnavailable, Unauthenticated: when the server cannot be asked.
        """
        return run_blocking(self._layer.resume())

    def runs(self, limit: int = 20, *, status: str | None = None) -> list[Run]:
        """Runs, newest first: all of the embedded server, elsewhere those started from this machine."""
        return run_blocking(self._layer.runs(limit, status=status))

    def cancel(self, run_id: str) -> Run:
        """Stop a run and release what it has not used."""
        return run_blocking(self._layer.cancel(run_id))

    def assets(self, limit: int = 50, *, search: str | None = None) -> list[Asset]:
        """Assets, newest first."""
        return run_blocking(self._layer.assets(limit, search=search))

    def asset(self, file_id: str) -> Asset:
        """One asset by its id."""
        return run_blocking(self._layer.asset(file_id))
