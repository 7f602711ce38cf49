"""What all views of a kit share: the client, the server's tools, the budget, and the threads that wait."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any

from layer_agents.approval import Approve
from layer_agents.composites import Composite, composites
from layer_agents.spec import WORKSPACE, RejectedTool, ToolSpec, adapt
from layer_agents.spending import Spending
from layer_agents.uploading import Folders, folders_of

if TYPE_CHECKING:
    from layer_mcp import Asset, Layer
    from layer_mcp.answers import CallResult
    from layer_mcp.paying.budget import Budget

MAX_PARALLEL_CALLS = 16
"""Calls of one kit that wait at the same time; further ones queue."""


class KitSession:
    """One connection with its catalog of tools.

    Args:
        layer: the client.
        owned: whether closing the kit closes the client.
        budget, approve, files: see ``LayerKit``.

    Attributes:
        files: the folders that an agent may upload from.
    """

    def __init__(
        self,
        layer: Layer,
        *,
        owned: bool,
        budget: Budget | None,
        approve: Approve | None,
        files: Folders | None = None,
    ) -> None:
        self.files = folders_of(files)
        self.layer = layer
        self.budget = budget
        self._owned = owned
        self._spending = Spending(layer, budget, approve)
        self._lock = threading.Lock()
        self._catalog: tuple[dict[str, ToolSpec], list[RejectedTool]] | None = None
        self._own: dict[str, Composite] = {}

    @property
    def specs(self) -> dict[str, ToolSpec]:
        """The tools by the name that a model uses, discovered on first use."""
        return self._discovered()[0]

    @property
    def rejected(self) -> list[RejectedTool]:
        return self._discovered()[1]

    def refresh(self) -> None:
        """Ask the server for its tools again."""
        specs, rejected = adapt(self.layer.tools())
        catalog = {spec.name: spec for spec in specs}
        own = {each.spec.name: each for each in composites(self, catalog)}
        catalog |= {name: each.spec for name, each in own.items()}
        with self._lock:
            self._catalog, self._own = (catalog, rejected), own

    def own(self, name: str) -> Composite | None:
        """The kit's own tool of this name."""
        return self._own.get(name)

    def _discovered(self) -> tuple[dict[str, ToolSpec], list[RejectedTool]]:
        if self._catalog is None:
            self.refresh()
        assert self._catalog is not None
        return self._catalog

    @cached_property
    def workspace_id(self) -> str:
        """The workspace that is used where a model names none."""
        return self.layer.workspace().id

    @cached_property
    def threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(MAX_PARALLEL_CALLS, thread_name_prefix="layer-kit")

    def ask(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> CallResult:
        """Call a tool that costs nothing."""
        answer = self.layer.call(spec.server_name, self._filled(spec, arguments))
        self._spending.observe(answer.structured)
        return answer

    def submit(self, spec: ToolSpec, arguments: Mapping[str, Any], call_id: str | None) -> CallResult:
        """Call a tool that may cost something, through budget and approval."""
        return self._spending.submit(spec, self._filled(spec, arguments), self._estimator(spec), call_id)

    def assets(self, run_id: str) -> list[Asset]:
        """The assets of a finished run."""
        return list(self.layer.run(run_id).assets)

    def close(self) -> None:
        """End the threads, and the client if it is the kit's own. What waits is given up; runs go on."""
        threads = self.__dict__.pop("threads", None)
        if threads is not None:
            threads.shutdown(wait=False, cancel_futures=True)
        if self._owned:
            self.layer.close()

    def _filled(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if spec.needs_workspace and arguments.get(WORKSPACE) is None:
            return {**arguments, WORKSPACE: self.workspace_id}
        return dict(arguments)

    def _estimator(self, spec: ToolSpec) -> ToolSpec | None:
        """The free tool that prices a paid one: ``execute_forge`` → ``estimate_forge_price``."""
        found = self.specs.get(spec.name.replace("execute_", "estimate_", 1) + "_price")
        return found if found is not None and not found.spends else None
