"""All items of a map resolved and priced, side by side, before anything is paid."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import (
    BudgetExceeded,
    Forbidden,
    InsufficientBalance,
    LayerError,
    ServerUnavailable,
    Unauthenticated,
    WorkspaceNotFound,
)
from layer_mcp.contract.money import format_cu
from layer_mcp.mapping.items import Job
from layer_mcp.mapping.report import MapPrice
from layer_mcp.mapping.resume_file import ResumeFileUnusable
from layer_mcp.requests.forge import ForgeRequest, Prices

if TYPE_CHECKING:
    from layer_mcp.paying.payments import Prepared
    from layer_mcp.verbs.spending import Spending

SIDE_BY_SIDE = 8
NOT_OF_AN_ITEM = (Unauthenticated, Forbidden, WorkspaceNotFound, ServerUnavailable)
"""What is wrong then is wrong for all of them."""
ENDS_ALL = (*NOT_OF_AN_ITEM, InsufficientBalance, BudgetExceeded, ResumeFileUnusable)
"""What lets nothing more be started; the rest befalls one item."""


async def price_all(layer: Spending, jobs: Sequence[Job], to_run: Sequence[Job], spent: Decimal) -> MapPrice:
    """Prepare every job that is to run; what cannot be is left out, with its refusal.

    Args:
        jobs: all of them.
        spent: what earlier processes have spent on them.

    Raises:
        LayerError: what is wrong for all, or the first refusal when none of them can run.
    """
    prices: Prices = {}
    turns = asyncio.Semaphore(SIDE_BY_SIDE)

    async def prepare(job: Job) -> None:
        async with turns:
            try:
                job.prepared = await _prepared(layer, job, prices)
            except NOT_OF_AN_ITEM:
                raise
            except LayerError as error:
                job.refused = error

    async with asyncio.TaskGroup() as group:
        for job in to_run:
            group.create_task(prepare(job))
    ready = [job.prepared for job in to_run if job.prepared is not None]
    refused = {job.index: job.refused for job in to_run if job.refused is not None}
    if refused and len(refused) == len(jobs):
        raise next(iter(refused.values()))
    price = sum((each.estimate.price for each in ready), Decimal(0))
    balance = min((each.estimate.balance for each in ready), default=Decimal(0))
    return MapPrice(
        price=price,
        balance=balance,
        remaining=balance - price,
        sufficient=price <= balance or not ready,
        workspace=next((each.estimate.workspace for each in ready), ""),
        items=len(jobs),
        to_run=len(ready),
        spent=spent,
        refused=refused,
        without_guidance=any(getattr(each.estimate, "without_guidance", False) for each in ready),
    )


async def _prepared(layer: Spending, job: Job, prices: Prices) -> Prepared[Any]:
    if isinstance(job.request, ForgeRequest):
        return await layer._forge.prepare(job.request, prices)
    return await layer._workflows.prepare(job.request)


def check_balance(price: MapPrice) -> None:
    """Refuse to begin what the workspace cannot pay to its end.

    Raises:
        InsufficientBalance: with what is missing.
    """
    if not price.sufficient:
        raise InsufficientBalance(
            f"{price.subject} cost {format_cu(price.price)}, and {format_cu(price.balance)} is available: "
            f"{format_cu(price.price - price.balance)} short.",
            remedy=f"Nothing was started. Map fewer, or top up: `layer grant {-(-(price.price - price.balance) // 1):f}` on "
            "the embedded server, Settings > Billing on the hosted one.",
        )
