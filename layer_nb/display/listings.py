"""Lists that show themselves as tables: what ``layer_nb.models()``, ``workflows()`` and ``runs()`` give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layer_mcp import Run
    from layer_mcp.contract.models import ModelSummary
    from layer_mcp.contract.workflows import WorkflowSummary
    from layer_mcp.doctor.check import Check
    from layer_mcp.provenance.record import Record
    from layer_mcp.provenance.spend import Spend

    ModelList = list[ModelSummary]
    RunList = list[Run]
    WorkflowList = list[WorkflowSummary]
    RecordList = list[Record]
    SpendList = list[Spend]
    CheckList = list[Check]
else:
    ModelList = RunList = WorkflowList = RecordList = SpendList = CheckList = list


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


class History(RecordList):
    """Records of runs, newest first, as a list and as a table."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.records import history_bundle

        return history_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])


class Spending(SpendList):
    """What was spent, as a list and as a table with its total."""

    def __init__(self, found: SpendList, by: str) -> None:
        super().__init__(found)
        self.by = by

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.records import spend_bundle

        return spend_bundle(self, self.by)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])


class Findings(CheckList):
    """What the doctor found, as a list and as a table."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from layer_nb.display.findings import doctor_bundle

        return doctor_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(self._repr_mimebundle_()["text/plain"])
