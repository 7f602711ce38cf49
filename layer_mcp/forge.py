"""The way of a paid call: priced, allowed, written down, sent once.

``prepare`` resolves workspace and model and asks for the price. ``submit`` writes the intent into the
journal, sends the call with its request key, and writes the run's id after. When the answer is lost on a
server that honours no key, nothing is sent again: ``SubmitUncertain`` tells all that is known.
"""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp import keywords
from layer_mcp.answers import Estimate
from layer_mcp.budget import amount
from layer_mcp.catalog import Catalog
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import run_id_of, structured
from layer_mcp.connect.wire import Wire, redacted
from layer_mcp.contract.errors import InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE, PriceEstimate
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.contract.money import cu_to_wire, format_cu, wire_to_cu
from layer_mcp.library.journal import Journal
from layer_mcp.options import parse_size

if TYPE_CHECKING:
    import mcp_types as types

    from layer_mcp.contract.models import ModelSummary

Size = int | str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A forge that is priced and may be submitted, once.

    Attributes:
        arguments: of ``execute_forge``.
        key: the request key that its submit will carry.
    """

    arguments: Mapping[str, Any]
    estimate: Estimate
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


class Forge:
    """Estimates and submits.

    Args:
        target_key: names the server in the journal.
    """

    def __init__(self, wire: Wire, catalog: Catalog, journal: Journal, target_key: str) -> None:
        self._wire = wire
        self._catalog = catalog
        self._journal = journal
        self._target_key = target_key

    async def prepare(
        self,
        prompt: str,
        *,
        model: str | None,
        batch_size: int | None,
        seed: int | None,
        width: int | None,
        height: int | None,
        size: Size | None,
        session_name: str | None,
        params: Mapping[str, Any],
    ) -> Prepared:
        """Resolve and price a forge. Free."""
        given = {name: value for name, value in params.items() if value is not None}
        _check_prompt(prompt, given)
        width, height = _sides(width, height, size)
        workspace_id = await self._catalog.workspace_id()
        wrong = keywords.unknown(given)
        if wrong is not None and (refused := keywords.misspelt(wrong, closed=self._wire.ours)):
            raise refused
        found, chosen = await self._catalog.resolve(model, prompt, given)
        if wrong is not None and self._wire.ours:  # another server may have parameters that we do not know
            raise keywords.not_honoured(wrong, given[wrong], await self._catalog.model(found.model_id))
        shape = {"batch_size": batch_size, "width": width, "height": height}
        free = {
            "workspace_id": workspace_id,
            "model_id": found.model_id or found.slug,
            "prompt": prompt,
            **{name: value for name, value in shape.items() if value is not None},
            **given,
        }
        estimate = await self._price(free, found, chosen=chosen)
        extra = {"seed": seed, "session_name": session_name}
        paid = free | {name: value for name, value in extra.items() if value is not None}
        return Prepared(paid, estimate)

    async def _price(self, arguments: Mapping[str, Any], model: ModelSummary, *, chosen: bool) -> Estimate:
        found = await self._wire.ask("estimate_forge_price", arguments, PriceEstimate)
        parameters = found.normalized_parameters
        if parameters is None:
            known = {"workspace_id", "model_id", "prompt"}
            parameters = {name: value for name, value in arguments.items() if name not in known}
            parameters.setdefault("batch_size", DEFAULT_BATCH_SIZE)
        return Estimate(
            price=wire_to_cu(found.estimated_price_creative_units),
            balance=wire_to_cu(found.workspace_balance_creative_units),
            remaining=wire_to_cu(found.estimated_remaining_balance_creative_units),
            sufficient=found.has_sufficient_creative_units,
            model=model,
            parameters=parameters,
            workspace=str(arguments["workspace_id"]),
            chosen=chosen,
        )

    async def submit(self, prepared: Prepared, max_cu: Decimal | float | None) -> RunSnapshot:
        """Send a prepared forge.

        Args:
            max_cu: what was allowed; the shown price by default, so that a price that has risen in between
                is refused rather than paid.

        Raises:
            LayerError: what the server refused; nothing was charged.
            SubmitUncertain: when nobody can know whether it was started.
        """
        estimate = prepared.estimate
        allowed = estimate.price if max_cu is None else amount(max_cu, "max_cu")
        answer = await self.send(
            "execute_forge",
            prepared.arguments,
            key=prepared.key,
            max_price=cu_to_wire(allowed),
            model=estimate.model,
            estimate=estimate,
        )
        body = structured(answer)
        parameters = body.get("normalized_parameters")
        parameters = parameters if isinstance(parameters, dict) else dict(estimate.parameters)
        seed = parameters.get("seed", prepared.arguments.get("seed"))
        model = estimate.model
        return RunSnapshot(
            run_id=run_id_of(body),
            status="queued" if self._wire.ours else str(body.get("status") or "in_progress"),
            workspace_id=str(prepared.arguments["workspace_id"]),
            model=RunModel(model_id=model.model_id, slug=model.slug, name=model.name),
            prompt=str(prepared.arguments.get("prompt") or ""),
            seed=seed if isinstance(seed, int) and seed >= 0 else None,
            parameters=parameters,
            session_name=prepared.arguments.get("session_name"),
            reserved_creative_units=cu_to_wire(estimate.price),
            created_at=body.get("created_at"),
        )

    async def send(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        key: str,
        max_price: int | float | None,
        model: ModelSummary | None = None,
        estimate: Estimate | None = None,
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
            model_id=str(arguments.get("model_id") or ""),
            model_name=(model.slug or model.name) if model else "",
            estimate=estimate.price if estimate else None,
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
            seed = (body.get("normalized_parameters") or {}).get("seed")
            await self._note(self._journal.submitted, key, run_id, seed if isinstance(seed, int) else None)
        elif tool == "execute_forge":
            nameless = SubmitUncertain(
                "The server took the forge but named no run.", remedy="Look at the balance and the run list."
            )
            nameless.request = redacted(arguments)
            await self._note(self._journal.not_submitted, key, "uncertain", nameless)
            raise nameless
        return answer

    async def _note(self, write: Any, *facts: Any) -> None:
        # What was paid for matters more than the note of it: a full disk must not lose the run's id.
        with contextlib.suppress(LayerError):
            await asyncio.to_thread(write, *facts)

    async def _uncertain(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        key: str,
        estimate: Estimate | None,
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


def _check_prompt(prompt: str, params: Mapping[str, Any]) -> None:
    said = prompt.strip()
    if any(character.isalnum() for character in said) or (not said and params.get("guidance_files")):
        return
    what = f"The prompt {said!r} has no letter or digit." if said else "The prompt is empty."
    raise InvalidInputs(what, field="prompt", remedy="Say what to make. Nothing was charged.")


def _sides(width: int | None, height: int | None, size: Size | None) -> tuple[int | None, int | None]:
    if size is None:
        return width, height
    if width is not None or height is not None:
        raise InvalidInputs(
            "size and width or height are given; one of them is enough.", field="size", value=str(size)
        )
    if isinstance(size, tuple):
        return size
    try:
        return parse_size(str(size))
    except ValueError as error:
        raise InvalidInputs(f"size: {error}.", field="size", value=str(size), allowed=["N", "WxH"]) from None
