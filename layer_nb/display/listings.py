"""Lists that show themselves as tables: what ``layer_nb.models()``, ``workflows()`` and ``runs()`` give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layer_mcp import Run
    from layer_mcp.contract.models import ModelSummary
    from layer_mcp.contract.workflows import WorkflowSummary

    ModelList = list[ModelSummary]
    RunList = list[Run]
    WorkflowList = list[WorkflowSummary]
else:
    ModelList = RunList = WorkflowList = list


class Models(ModelList):
    """Models, as a list and as a table."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.reports import models_bundle

        return models_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])


class Runs(RunList):
    """Runs, newest first, as a list and as a table."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.reports import runs_bundle

        return runs_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])


class Workflows(WorkflowList):
    """Workflows, as a list and as a table."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.workflows import workflows_bundle

        return workflows_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])
