"""A call by a tool's own name: whether it may cost something, and what, where its server can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_mcp.answers import Price
from layer_mcp.contract.errors import BudgetExceeded
from layer_mcp.contract.forge import PriceEstimate
from layer_mcp.contract.money import wire_to_cu

if TYPE_CHECKING:
    from layer_mcp.connect.wire import Wire

_ESTIMATORS: Mapping[str, str] = {
    "execute_forge": "estimate_forge_price",
    "execute_workflow": "estimate_workflow_price",
    "render_video_timeline": "estimate_video_timeline_price",
    "start_training": "estimate_training_price",
}
"""The free tool that prices a paid one."""


@dataclass(frozen=True, slots=True)
class NamedCall:
    """A call that is ready to be sent.

    Attributes:
        starts_run: whether it is a paid tool that this client knows.
        repeatable: whether it may be sent again when its answer was lost.
        price: what it would cost, where that was asked for and it may cost something.
    """

    tool: str
    arguments: Mapping[str, Any]
    starts_run: bool
    repeatable: bool
    price: Price | None


async def price_of_call(wire: Wire, tool: str, arguments: Mapping[str, Any]) -> Price:
    """What a call would cost. Free.

    Raises:
        BudgetExceeded: when the server has no tool that says it.
    """
    estimator = _ESTIMATORS.get(tool)
    offered = {each.name: each.input_schema for each in await wire.tools()}
    if estimator is None or estimator not in offered:
        raise BudgetExceeded(
            f"This server cannot tell what {tool} would cost, so it cannot be held to a limit.",
            remedy="Nothing was sent. Call it without max_cu, budget and confirm if you accept any price.",
        )
    known = offered[estimator].get("properties", {})
    _, spelled = (await wire.dialect()).request(tool, arguments)
    asked = {name: value for name, value in spelled.items() if name in known}
    found = await wire.ask(estimator, asked, PriceEstimate)
    return Price(
        price=wire_to_cu(found.estimated_price_creative_units),
        balance=wire_to_cu(found.workspace_balance_creative_units),
        remaining=wire_to_cu(found.estimated_remaining_balance_creative_units),
        sufficient=found.has_sufficient_creative_units,
        workspace=str(arguments.get("workspace_id") or ""),
    )
