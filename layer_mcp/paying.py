"""The way of a paid call: priced, allowed, written down, sent once.

Whatever is paid for is ``Prepared`` first: resolved and priced, which is free. ``submit`` writes the intent into
the journal, sends the call with its request key, and writes the run's id after. When the answer is lost on a
server that honours no key, nothing is sent again: ``SubmitUncertain`` tells all that is known.
"""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from layer_mcp.answers import Price
from layer_mcp.budget import amount
from layer_mcp.catalog import Catalog
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import run_id_of, structured
from layer_mcp.connect.wire import Wire, redacted
from layer_mcp.contract.errors import InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.contract.money import cu_to_wire, format_cu, wire_to_cu
from layer_mcp.library.journal import Journal, origin

if TYPE_CHECKING:
    import mcp_types as types

_STARTS_RUNS = frozenset({"execute_forge", "execute_workflow"})


E = TypeVar("E", bound=Price)


@dataclass(frozen=True, slots=True)
class Prepared(Generic[E]):
    """A run that is priced and may be submitted, once.

    Attributes:
        tool: the paid tool that starts it.
        arguments: of that tool.
        kind: ``forge`` or ``workflow``.
        model: what runs, as the run will name it: the model, or the workflow.
        parameters: what was resolved, for a server that does not repeat it.
        key: the request key that its submit will carry.
    """

    tool: str
    arguments: Mapping[str, Any]
    estimate: E
    kind: str
    model: RunModel
    parameters: Mapping[str, Any]
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


class Payments:
    """Submits.

    Args:
        target_key: names the server in the journal.
    """

    def __init__(self, wire: Wire, catalog: Catalog, journal: Journal, target_key: str) -> None:
        self._wire = wire
        self._catalog = catalog
        self._journal = journal
        self._target_key = target_key

    async def submit(self, prepared: Prepared[Any], max_cu: Decimal | float | None) -> RunSnapshot:
        """Send what was prepared.

        Args:
            max_cu: what was allowed; the shown price by default, so that a price that has risen in between
                is refused rather than paid.

        Raises:
            LayerError: what the server refused; nothing was charged.
            SubmitUncertain: when nobody can know whether it was started.
        """
        estimate: Price = prepared.estimate
        allowed = estimate.price if max_cu is None else amount(max_cu, "max_cu")
        answer = await self.send(
            prepared.tool,
            prepared.arguments,
            key=prepared.key,
            max_price=cu_to_wire(allowed),
            estimate=estimate,
        )
        body = structured(answer)
        held = body.get("estimated_price_creative_units")
        parameters = body.get("normalized_parameters")
        if not isinstance(parameters, dict):
            parameters = dict(prepared.parameters)
        seed = parameters.get("seed", prepared.arguments.get("seed"))
        return RunSnapshot(
            run_id=run_id_of(body),
            kind=prepared.kind,
            status="queued" if self._wire.ours else str(body.get("status") or "in_progress"),
            workspace_id=str(prepared.arguments["workspace_id"]),
            model=prepared.model,
            prompt=str(prepared.arguments.get("prompt") or ""),
            seed=seed if isinstance(seed, int) and seed >= 0 else None,
            parameters=parameters,
            session_name=prepared.arguments.get("session_name"),
            # Its own word counts: with guidance files a server may hold more than its estimate said.
            reserved_creative_units=held if isinstance(held, int | float) else cu_to_wire(estimate.price),
            created_at=body.get("created_at"),
        )

    async def send(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        key: str,
        max_price: int | float | None,
        estimate: Price | None = None,
    ) -> types.CallToolResult:
        """A paid call with its trace in the journal: before, and after whatever came of it."""
        new = await asyncio.to_thread(
            self._journal.intend,
            key,
            target=self._target_key,
            tool=tool,
            request=redacted(arguments),
            workspace_id=str(arguments.get("workspace_id") or ""),
            workspace_name="",
            model_id=str(arguments.get("model_id") or arguments.get("workflow_id") or ""),
            model_name=estimate.subject if estimate else "",
            model_title=estimate.runs.name if estimate and estimate.runs else "",
            model_version=estimate.version if estimate else None,
            estimate=estimate.price if estimate else None,
            notebook=origin.here(),
            parents=origin.parents_of(arguments),
        )
        if not new and not self._wire.ours:
            raise InvalidInputs(
                f"The request key {key} was used already, and this server starts a second run for it.",
                field="request_key",
                remedy="Look at the run list (`layer runs`), or use another key.",
            )
        try:
            answer = await self._wire.answer(tool, arguments, request_key=key, max_price=max_price, paid=True)
        except AnswerLost as lost:
            uncertain = await self._uncertain(tool, arguments, key, estimate, lost)
            await self._note(self._journal.not_submitted, key, "uncertain", uncertain)
            raise uncertain from lost
        except LayerError as error:
            await self._note(self._journal.not_submitted, key, "refused", error)
            raise
        except asyncio.CancelledError:
            given_up = SubmitUncertain("The caller went away before the answer came.")
            await self._note(self._journal.not_submitted, key, "uncertain", given_up)
            raise
        body = structured(answer)
        run_id = run_id_of(body)
        if run_id:
            await self._note(self._started, key, run_id, body)
        elif tool in _STARTS_RUNS:
            nameless = SubmitUncertain(
                f"The server took {tool} but named no run.", remedy="Look at the balance and the run list."
            )
            nameless.request = redacted(arguments)
            await self._note(self._journal.not_submitted, key, "uncertain", nameless)
            raise nameless
        return answer

    def _started(self, key: str, run_id: str, body: Mapping[str, Any]) -> None:
        told = body.get("normalized_parameters")
        parameters = told if isinstance(told, dict) else {}
        seed, held = parameters.get("seed"), body.get("estimated_price_creative_units")
        self._journal.submitted(
            key,
            run_id,
            seed if isinstance(seed, int) else None,
            reserved=wire_to_cu(held) if isinstance(held, int | float) else None,
            parameters=parameters,
        )

    async def _note(self, write: Any, *facts: Any) -> None:
        # What was paid for matters more than the note of it: a full disk must not lose the run's id.
        with contextlib.suppress(LayerError):
            await asyncio.to_thread(write, *facts)

    async def _uncertain(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        key: str,
        estimate: Price | None,
        lost: AnswerLost,
    ) -> SubmitUncertain:
        words = f"The answer to {tool} was lost ({lost}). "
        if self._wire.ours:
            words += "The same request was sent again under its key, which starts nothing twice, to no avail."
        else:
            words += "This server cannot tell whether the request arrived, so it was not sent again."
        if estimate is not None:
            try:
                now = (await self._catalog.workspace()).available
            except LayerError:
                words += " The balance could not be read either."
            else:
                held = estimate.balance - now
                words += f" The balance was {format_cu(estimate.balance)} and is {format_cu(now)} now"
                words += (
                    ": it was most likely started."
                    if held >= estimate.price > 0
                    else ": it was most likely not started."
                )
        error = SubmitUncertain(f"{words} Its request key is {key}.")
        error.request = redacted(arguments)
        return error
