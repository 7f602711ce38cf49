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
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from layer_mcp.answers import Price
from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import error_in, moment, price, run_id_of, structured, whole
from layer_mcp.connect.wire import Wire, at_the_door, redacted
from layer_mcp.contract.errors import (
    InvalidInputs,
    LayerError,
    ServerUnavailable,
    SubmitUncertain,
    Unauthenticated,
    WorkspaceNotFound,
)
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.contract.money import Balance, cu_to_wire, wire_to_cu
from layer_mcp.contract.status import status_from_wire
from layer_mcp.library.journal import Journal, origin
from layer_mcp.paying import balances
from layer_mcp.paying.budget import amount
from layer_mcp.paying.fate import Fate, judged, likely_started
from layer_mcp.paying.unanswered import Unanswered

if TYPE_CHECKING:
    import mcp_types as types

_STARTS_RUNS = frozenset({"execute_forge", "execute_workflow"})
_TOLD_BEFORE_WORK = frozenset({401, 403})
"""Refusals at the door that are believed where there is no balance to hold them against."""
BALANCE_SECONDS = 10.0
"""How long a submit waits for the balance before it goes without."""
LOOK_PAUSES = (0.0, 0.5, 1.0, 2.0)
"""Seconds before each look at the balance after an answer was lost; the first that finds it changed is the last."""


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


@dataclass(frozen=True, slots=True)
class _Submit:
    """A call whose answer was lost."""

    tool: str
    arguments: Mapping[str, Any]
    key: str
    workspace_id: str
    since: str
    before: Balance | None
    estimate: Price | None


class Payments:
    """Submits.

    Args:
        target_key: names the server in the journal.

    Attributes:
        look_pauses: see ``LOOK_PAUSES``.
    """

    def __init__(self, wire: Wire, catalog: Catalog, journal: Journal, target_key: str) -> None:
        self.look_pauses = LOOK_PAUSES
        self._unanswered = Unanswered(wire, journal, target_key)
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
        held = price(body.get("estimated_price_creative_units"))
        parameters = body.get("normalized_parameters")
        if not isinstance(parameters, dict):
            parameters = dict(prepared.parameters)
        seed = whole(parameters.get("seed", prepared.arguments.get("seed")))
        return RunSnapshot(
            run_id=run_id_of(body),
            kind=prepared.kind,
            status="queued" if self._wire.ours else _status(body),
            workspace_id=str(prepared.arguments["workspace_id"]),
            model=prepared.model,
            prompt=str(prepared.arguments.get("prompt") or ""),
            seed=seed if seed is not None and seed >= 0 else None,
            parameters=parameters,
            session_name=prepared.arguments.get("session_name"),
            # Its own word counts: with guidance files a server may hold more than its estimate said.
            reserved_creative_units=held if held is not None else cu_to_wire(estimate.price),
            created_at=moment(body.get("created_at")),
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
        """A paid call with its trace in the journal: before, and after whatever came of it.

        Raises:
            LayerError: what the server refused; nothing was charged.
            SubmitUncertain: when nobody can know whether it was taken.
        """
        since = balances.moment()
        workspace_id = await self._workspace_of(arguments)
        keyed = await self._wire.keyed(tool)
        before = None if keyed else await self._balance(workspace_id)
        new = await asyncio.to_thread(
            self._journal.intend,
            key,
            target=self._target_key,
            tool=tool,
            request=redacted(arguments),
            workspace_id=workspace_id,
            workspace_name=self._catalog.name_of(str(arguments.get("workspace_id") or "")),
            model_id=str(arguments.get("model_id") or arguments.get("workflow_id") or ""),
            model_name=estimate.subject if estimate else "",
            model_title=estimate.runs.name if estimate and estimate.runs else "",
            model_version=estimate.version if estimate else None,
            estimate=estimate.price if estimate else None,
            notebook=origin.here(),
            parents=origin.parents_of(arguments),
            balance_before=before.total if before else None,
            reserved_before=before.reserved if before else None,
        )
        if not new and not keyed:
            raise InvalidInputs(
                f"The request key {key} was used already, and this server starts a second run for it.",
                field="request_key",
                remedy="Look at the run list (`layer runs`), or use another key.",
            )
        submit = _Submit(tool, arguments, key, workspace_id, since, before, estimate)
        try:
            answer = await self._sent(tool, arguments, key, max_price, workspace_id, keyed=keyed)
        except AnswerLost as lost:
            uncertain = await self._uncertain(submit, f"its answer was lost: {lost}", keyed=keyed)
            await self._note(self._journal.not_submitted, key, "uncertain", uncertain)
            raise uncertain from lost
        except LayerError as error:
            if not keyed and at_the_door(error) and not await self._believed(submit, error):
                doubted = await self._uncertain(submit, f"it was refused ({error.code})", keyed=keyed)
                await self._note(self._journal.not_submitted, key, "uncertain", doubted)
                raise doubted from error
            await self._note(self._journal.not_submitted, key, "refused", error)
            raise
        except asyncio.CancelledError:
            given_up = SubmitUncertain("The caller went away before the answer came.")
            await self._note(self._journal.not_submitted, key, "uncertain", given_up)
            raise
        body = structured(answer)
        run_id = run_id_of(body)
        if tool not in _STARTS_RUNS:
            await self._note(self._journal.answered, key, run_id or None)
        elif run_id:
            await self._note(self._started, key, run_id, body)
        else:
            nameless = await self._uncertain(submit, "its answer names no run", keyed=keyed)
            await self._note(self._journal.not_submitted, key, "uncertain", nameless)
            raise nameless
        return answer

    async def look_again(self, key: str | None = None) -> list[Fate]:
        """What became of submits without an answer; see ``Unanswered.look_again``."""
        return await self._unanswered.look_again(key)

    async def settle_uncertain(self, key: str, started: str | Literal[False]) -> Fate:
        """Close a row as a person says it was; see ``Unanswered.settle``."""
        return await self._unanswered.settle(key, started)

    async def _sent(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        key: str,
        max_price: int | float | None,
        workspace_id: str,
        *,
        keyed: bool,
    ) -> types.CallToolResult:
        """The answer; where it was lost on a server that knows the run of a key, what it says of that."""
        try:
            return await self._wire.answer(tool, arguments, request_key=key, max_price=max_price, paid=True)
        except AnswerLost as lost:
            known, found = await self._run_of(tool, key, workspace_id) if keyed else (False, None)
            if found is not None:
                return found
            if known and lost.answer is not None and (refusal := error_in(lost.answer, tool)) is not None:
                refusal.request = redacted(arguments)
                raise refusal from lost  # it has no run of the key, and said why
            raise
        except LayerError as error:
            # What is in front of a server may turn away what the server has taken.
            if keyed and at_the_door(error):
                _, found = await self._run_of(tool, key, workspace_id)
                if found is not None:
                    return found
            raise

    async def _run_of(
        self, tool: str, key: str, workspace_id: str
    ) -> tuple[bool, types.CallToolResult | None]:
        """Whether the server can tell the run of a key, and what it says of it."""
        try:
            if await self._unanswered.knows_keys(tool):
                return True, await self._unanswered.run_of(tool, key, workspace_id)
        except LayerError:
            pass  # it cannot be asked that either
        return False, None

    def _started(self, key: str, run_id: str, body: Mapping[str, Any]) -> None:
        told = body.get("normalized_parameters")
        parameters = told if isinstance(told, dict) else {}
        held = price(body.get("estimated_price_creative_units"))
        self._journal.submitted(
            key,
            run_id,
            whole(parameters.get("seed")),
            reserved=wire_to_cu(held) if held is not None else None,
            parameters=parameters,
        )

    async def _note(self, write: Any, *facts: Any) -> None:
        # What was paid for matters more than the note of it: a full disk must not lose the run's id.
        with contextlib.suppress(LayerError):
            await asyncio.to_thread(write, *facts)

    async def _workspace_of(self, arguments: Mapping[str, Any]) -> str:
        """Whose balance a call is paid from; empty where that is not known."""
        named = arguments.get("workspace_id")
        if named or self._wire.ours:
            return str(named or "")
        with contextlib.suppress(WorkspaceNotFound):
            return await self._catalog.workspace_id()
        return ""

    async def _balance(self, workspace_id: str) -> Balance | None:
        """The balance now; None where it cannot be read.

        Raises:
            ServerUnavailable, Unauthenticated: there is nobody to be paid, and nothing was sent.
        """
        if not workspace_id:
            return None
        try:
            async with asyncio.timeout(BALANCE_SECONDS):
                return await balances.read_balance(self._wire, workspace_id)
        except (ServerUnavailable, Unauthenticated):
            raise
        except (LayerError, TimeoutError):
            return None  # a server that does not tell its balance may still start runs

    async def _uncertain(self, submit: _Submit, reason: str, *, keyed: bool) -> SubmitUncertain:
        """The error for a submit of which nobody knows whether it was taken, with all that is known."""
        after, likely = (None, None) if keyed else await self._compared(submit)
        words = f"Nobody can tell what became of {submit.tool}: {reason.removesuffix('.')}. "
        if keyed:
            words += "It was sent again under its key, which starts nothing twice, to no avail."
        else:
            words += (
                "This server does not know request keys, so it was not sent again. "
                f"{judged(submit.before, after, likely)}"
            )
        session = submit.arguments.get("session_name")
        if session:
            words += f" It would be in the session {session!r}."
        error = SubmitUncertain(
            f"{words} Its request key is {submit.key}.",
            remedy="Do not start it again before you have looked: `layer runs --resume`, or in Python "
            f'`layer.look_again("{submit.key}")`.',
        )
        error.request = redacted(submit.arguments)
        error.key, error.tool, error.session_name = submit.key, submit.tool, session
        error.before, error.after, error.likely = submit.before, after, likely
        return error

    async def _believed(self, submit: _Submit, error: LayerError) -> bool:
        """Whether the balance bears out that a call was not taken, as something at the door says.

        A gateway may say 429 for a server that has done the work; to send it again would be to pay twice.
        """
        if submit.before is None:
            return error.http_status in _TOLD_BEFORE_WORK
        try:
            after = await self._balance(submit.workspace_id)
        except LayerError:
            return False
        # Runs that end well leave what could be spent as it is, so others of ours may be live meanwhile.
        return after is not None and after.available >= submit.before.available

    async def _compared(self, submit: _Submit) -> tuple[Balance | None, bool | None]:
        """The balance afterwards and what it says; read a few times, for the server may be away, or slow to take it."""
        after: Balance | None = None
        likely: bool | None = None
        price = submit.estimate.price if submit.estimate else None
        for pause in self.look_pauses:
            await asyncio.sleep(pause)
            try:
                found = await self._balance(submit.workspace_id)
            except LayerError:
                continue
            after = found or after
            alone = await self._unanswered.is_alone(submit.key, submit.workspace_id, submit.since)
            likely = likely_started(submit.before, after, price, alone=alone)
            if after != submit.before:
                break
        return after, likely


def _status(body: Mapping[str, Any]) -> str:
    """The state of a run as the answer to its submit has it. One that is over by then is still to be looked at: that
    answer never says what came of it. (A call that was asked again with its key finds it so.)
    """
    status = str(body.get("status") or "in_progress")
    return "in_progress" if status_from_wire(status).final else status
