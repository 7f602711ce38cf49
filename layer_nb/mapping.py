"""Many runs from one cell: priced, approved, run a few at a time, shown as one line and then as one card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from layer_mcp.contract.errors import BudgetExceeded, LayerError
from layer_mcp.contract.money import format_cu
from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_nb.display.mapping import Results

if TYPE_CHECKING:
    from layer_mcp import Budget, Layer
    from layer_mcp.answers import Price
    from layer_mcp.blocking.mapping import Mapped
    from layer_mcp.mapping.report import MapProgress


class MapView(Protocol):
    """Where a map shows itself."""

    def ask(self, estimate: Price, limit: float, workspace: str) -> bool | None:
        """Whether to spend it; None where nobody can answer."""

    def mapping(self, progress: MapProgress) -> None:
        """It goes on."""

    def mapped(self, results: Results) -> None:
        """It is over, or was stopped; what there is of it."""


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What to map, and how much it may cost.

    Attributes:
        workflow: run this for every item, whose values are its inputs; a forge by default.
        yes: spend without asking.
        shared: keywords of ``forge`` (or inputs) for all items.
    """

    items: Iterable[Any]
    workflow: str | None = None
    concurrency: int | None = None
    resume: str | Path | None = None
    retry_uncertain: bool = False
    max_cu: float | None = None
    budget: Budget | None = None
    yes: bool = False
    shared: Mapping[str, Any] = field(default_factory=dict)

    def begin(self, layer: Layer, view: MapView, confirm_above: float) -> Mapped:
        """Price all of it and have it approved. Nothing is paid yet."""
        given = {"concurrency": self.concurrency, "resume": self.resume, "budget": self.budget}
        more: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        more |= {
            "retry_uncertain": self.retry_uncertain,
            "max_cu": self.max_cu,
            "on_progress": view.mapping,
            **self.shared,
        }
        if self.workflow is None:
            mapped = layer.map(self.items, **more)
        else:
            mapped = layer.map_workflow(self.workflow, self.items, **more)
        try:
            if not self.yes and self.max_cu is None:
                _approve(layer, mapped.price, view, confirm_above)
        except BaseException:
            mapped.stop()
            raise
        return mapped


def map_and_follow(
    layer: Layer, request: MapRequest, view: MapView, *, confirm_above: float = CONFIRM_ABOVE_CU
) -> Results:
    """Price, approve and run all of it, and show what it made.

    Raises:
        LayerError: before anything is paid; or what ended it before its end, after what there is was shown.
        MapInterrupted: after Ctrl-C; its text says what became of the runs.
    """
    results = Results()
    try:
        with request.begin(layer, view, confirm_above) as mapped:
            results.asked = len(mapped)
            results.extend(mapped)
    except (LayerError, KeyboardInterrupt):
        if results:
            view.mapped(results)
        raise
    view.mapped(results)
    return results


def _approve(layer: Layer, price: Price, view: MapView, confirm_above: float) -> None:
    if price.price <= confirm_above:
        return
    workspace = layer.workspace()
    answer = view.ask(price, confirm_above, workspace.name or workspace.slug)
    if answer is None:
        raise BudgetExceeded(
            f"{format_cu(price.price)} for {price.subject} needs your approval, and nobody can be asked here.",
            remedy="Nothing was spent. Run again with yes=True (--yes), or with max_cu (--max-cu).",
        )
    if not answer:
        raise BudgetExceeded(f"{format_cu(price.price)} was not approved.", remedy="Nothing was spent.")
