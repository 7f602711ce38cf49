"""Submits whose answer never came."""

from __future__ import annotations

from typing import Literal

from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.paying.fate import Fate
from layer_mcp.verbs.parts import Parts


class LookingAgain(Parts):
    """Verbs about submits of which nobody knows whether they were started."""

    async def look_again(self, key: str | None = None) -> list[Fate]:
        """What became of the submits that were never answered. Free.

        On a server that honours request keys (the embedded one, and ours by its URL) this is certain: a run that
        was started is in the journal afterwards, and `run(id)` has it. Elsewhere the balance is compared.

        Args:
            key: the request key of one submit; by default all that are open on this server.

        Raises:
            InvalidInputs: when this machine sent nothing with that key to this server.
        """
        fates = await run_from_any_loop(self._payments.look_again(key))
        self._keeper.workflow_runs.update(
            fate.run_id for fate in fates if fate.run_id and fate.tool == "execute_workflow"
        )
        return fates

    async def settle_uncertain(self, key: str, started: str | Literal[False]) -> Fate:
        """Close a submit that no server can tell about, as you found it to be.

        Args:
            key: its request key.
            started: the id of its run, as the app shows it; False when it was never started.

        Raises:
            InvalidInputs: when it is not open, or there is no such run.
        """
        return await run_from_any_loop(self._payments.settle_uncertain(key, started))
