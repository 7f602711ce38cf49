"""Who may spend: a person, or a program, who may say no. How much is ``layer_mcp.paying.budget``'s matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from layer_mcp.contract.errors import LayerError


class ApprovalDenied(LayerError):
    """The person or program that approves paid calls said no."""

    code = "APPROVAL_DENIED"
    status = 403
    default_remedy = (
        "Nothing was started and nothing was charged. Do not repeat this call; ask what to do instead."
    )


@dataclass(frozen=True, slots=True)
class Deny:
    """No, with the reason that the model is told."""

    reason: str


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A paid call that waits for a yes.

    Attributes:
        tool: the tool's name on the server.
        arguments: what it would be called with.
        price: in CU; None where the server cannot price it.
        budget_left: in CU, with this call's price already taken off; None without a budget.
    """

    tool: str
    arguments: Mapping[str, Any]
    price: Decimal | None
    budget_left: Decimal | None


Approve = Callable[[ApprovalRequest], bool | Deny]
