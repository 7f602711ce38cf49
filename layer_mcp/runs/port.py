"""What a run needs of the client that it came from; ``Keeper`` is it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Protocol

from layer_mcp.contract.local import RunSnapshot
from layer_mcp.library.assets import AssetSource

if TYPE_CHECKING:
    from layer_mcp.runs.run import Run


class RunKeeper(AssetSource, Protocol):
    """What a run needs of its client."""

    workspace_names: dict[str, str]

    def note(self, state: RunSnapshot) -> None:
        """Remember of a run what asking after it takes."""

    def cancels(self, kind: str) -> bool | None:
        """Whether the server can cancel a run of this kind; None while that is not known."""

    def states(self, run_id: str, *, only_end: bool = False) -> AsyncGenerator[RunSnapshot]:
        """The run's states, the present one first, until a final one.

        Args:
            only_end: whether nobody looks at what is in between.
        """

    async def read_run(self, run_id: str) -> tuple[RunSnapshot, float]:
        """The run's state, and seconds until it is worth asking again."""

    async def cancel_run(self, run_id: str, kind: str) -> RunSnapshot | None:
        """Cancel it; None where the server cannot."""

    async def settled(self, run: Run) -> None:
        """Told once when a run is seen to be over."""
