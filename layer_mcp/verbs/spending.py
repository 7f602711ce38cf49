"""What spends, and what it would cost: forges, workflow runs, and any tool by its name."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.answers import CallResult, Estimate, Price, WorkflowPrice
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import run_from_wire, structured, text_of
from layer_mcp.connect.loop import io_loop, run_from_any_loop
from layer_mcp.contract.errors import LayerError, SubmitUncertain
from layer_mcp.contract.local import RunModel
from layer_mcp.contract.money import cu_to_wire
from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_mcp.paying import budget as budgets
from layer_mcp.paying.budget import Budget
from layer_mcp.paying.by_name import NamedCall, price_of_call
from layer_mcp.paying.gate import gate_of
from layer_mcp.paying.payments import Prepared
from layer_mcp.paying.starting import Starting, WaitForSlot, warn_of_rise
from layer_mcp.requests.forge import ForgeRequest, Size
from layer_mcp.requests.workflows import WorkflowRequest
from layer_mcp.runs.run import Run
from layer_mcp.tools.calling import ready
from layer_mcp.verbs.parts import Parts

if TYPE_CHECKING:
    import mcp_types as types

AsyncConfirm = Callable[[Price], bool | Awaitable[bool]]
Submit = Callable[[Prepared[Any], Decimal | float | None], Awaitable[Run]]


class Spending(Parts):
    """Verbs that may cost something."""

    async def call(
        self,
        tool: str,
        arguments: Mapping[str, Any] | None = None,
        /,
        *,
        request_key: str | None = None,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **args: Any,
    ) -> CallResult:
        """Call any tool by name.

        A paid tool is written into the journal and never sent twice; so is one that this client has never heard of,
        unless it says that it only reads or may be repeated. Any other that may change something is not sent twice
        either.

        Args:
            arguments: of the tool; those named like ``request_key`` and ``max_cu`` can be given here only.
            request_key: of a logical paid call; made up by default. On the embedded server, the same key
                again gives the same run; elsewhere a key that was used is refused.
            max_cu: the price that you allow, held against the server's estimate and told to the server.
            budget, confirm: as for ``forge``, for a tool that the server can price.
            wait_for_slot: as for ``forge``, for a tool that starts a run.
            args: more arguments of the tool.

        Raises:
            InvalidInputs: when ``max_cu`` is not an amount, or the key was used.
            BudgetExceeded: the price is above what you allow, or nobody can tell it; nothing was sent.
            LayerError: what the server refused.
        """
        named = await self._named(
            tool, {**(arguments or {}), **args}, max_cu, priced=budget is not None or confirm is not None
        )
        if named.price is not None:
            await self._allow(named.price, max_cu, confirm)
        return await self._called(named, request_key, max_cu, budget=budget, wait_for_slot=wait_for_slot)

    async def _named(
        self, tool: str, arguments: Mapping[str, Any], max_cu: Decimal | float | None, *, priced: bool
    ) -> NamedCall:
        """A call, checked, and priced where somebody wants to know."""
        limited = max_cu is not None and budgets.amount(max_cu, "max_cu") >= 0 and not self._wire.ours
        args = await ready(self._wire, self._catalog, tool, arguments)
        known = TOOLS_BY_NAME.get(tool)
        hints = await self._hints(tool) if known is None else None
        spends = known.paid if known is not None else not (hints and hints.read_only_hint)
        price = await price_of_call(self._wire, tool, args) if spends and (priced or limited) else None
        return NamedCall(
            tool,
            args,
            known is not None and known.paid,
            known.idempotent
            if known is not None
            else bool(hints and (hints.read_only_hint or hints.idempotent_hint)),
            price,
        )

    async def _hints(self, tool: str) -> types.ToolAnnotations | None:
        """What a tool says of itself."""
        found = next((each for each in await self._wire.tools() if each.name == tool), None)
        return found.annotations if found else None

    async def _called(
        self,
        named: NamedCall,
        request_key: str | None,
        max_cu: Decimal | float | None,
        *,
        budget: Budget | None,
        wait_for_slot: WaitForSlot,
    ) -> CallResult:
        price = named.price
        if named.starts_run:
            answer = await self._run_by_name(named, request_key, max_cu, budget, wait_for_slot)
            return CallResult(structured(answer), text_of(answer), list(answer.content))
        if not named.repeatable and named.tool not in TOOLS_BY_NAME:
            # It goes on when the caller goes away: what may be paid for is written down to its end.
            future = io_loop().submit(self._pay_by_name(named, request_key or uuid.uuid4().hex, budget))
            answer = await asyncio.shield(asyncio.wrap_future(future))
            return CallResult(structured(answer), text_of(answer), list(answer.content))
        with budget.reserve(price.price) if budget and price else contextlib.nullcontext():
            try:
                answer = await self._wire.answer(
                    named.tool, named.arguments, request_key=request_key, paid=not named.repeatable
                )
            except AnswerLost as lost:
                raise SubmitUncertain(
                    f"The answer to {named.tool} was lost ({lost}); it was not sent again.",
                    remedy="See what it did before you call it again.",
                ) from lost
        return CallResult(structured(answer), text_of(answer), list(answer.content))

    async def _pay_by_name(self, named: NamedCall, key: str, budget: Budget | None) -> Any:
        """A tool that this client has never heard of, and that may cost something for all it says of itself."""
        price = named.price
        with budget.reserve(price.price) if budget and price else contextlib.nullcontext():
            return await self._payments.send(
                named.tool, named.arguments, key=key, max_price=None, estimate=price
            )

    async def _run_by_name(
        self,
        named: NamedCall,
        request_key: str | None,
        max_cu: Decimal | float | None,
        budget: Budget | None,
        wait_for_slot: WaitForSlot,
    ) -> Any:
        """A tool that starts a run; the answer as the server gave it."""
        price = named.price or Price(
            price=Decimal(0), balance=Decimal(0), remaining=Decimal(0), sufficient=True
        )
        allowed = max_cu if max_cu is not None else named.price and named.price.price
        answers: list[Any] = []
        within = () if budget is None else (budget,)

        async def submit(prepared: Prepared[Any], _: Decimal | float | None) -> Run:
            answer = await self._payments.send(
                named.tool,
                named.arguments,
                key=prepared.key,
                max_price=None if allowed is None else cu_to_wire(Decimal(str(allowed))),
                estimate=named.price,
            )
            answers.append(answer)
            return Run(run_from_wire(structured(answer)), self._keeper, estimate=named.price)

        kind = "workflow" if named.tool == "execute_workflow" else "forge"
        key = request_key or uuid.uuid4().hex
        prepared: Prepared[Price] = Prepared(named.tool, named.arguments, price, kind, RunModel(), {}, key)
        start = self._starting(prepared, max_cu, within if named.price else (), wait_for_slot, submit)
        await self._sent(start)
        return answers[0]

    # -- forges --------------------------------------------------------------------------------------

    async def estimate(
        self,
        prompt: str,
        *,
        model: str | None = None,
        batch_size: int | None = None,
        width: int | None = None,
        height: int | None = None,
        size: Size | None = None,
        guidance_files: Sequence[Any] | None = None,
        **params: Any,
    ) -> Estimate:
        """What a forge would cost. Free; guidance files are uploaded."""
        request = ForgeRequest(
            prompt, model, batch_size, None, width, height, size, None, guidance_files, params
        )
        prepared = await self._prepare(request)
        return prepared.estimate

    async def forge(
        self,
        prompt: str,
        *,
        model: str | None = None,
        batch_size: int | None = None,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        size: Size | None = None,
        session_name: str | None = None,
        guidance_files: Sequence[Any] | None = None,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **params: Any,
    ) -> Run:
        """Price a generation, check it against what you allow, and start it.

        Args:
            prompt: what to make, verbatim.
            model: slug, id or unique prefix; by default ``LAYER_MODEL``, else chosen for the prompt.
            batch_size: variations, 1 to 16; 4 by default, as on the wire.
            seed: the same seed gives the same picture; None or -1 picks one.
            size: width and height at once: ``512``, ``"768x512"`` or ``(768, 512)``.
            guidance_files: files that steer it: assets, uploads, paths, PIL images, addresses, or text such as
                ``"pose.png:pose:0.8"``. What is not on the server yet is uploaded first.
            max_cu: refuse a higher price before anything is paid.
            budget: the price is set aside in it, and settled at what was charged when the run ends.
            confirm: asked with the estimate when the price is above ``CONFIRM_ABOVE_CU``; may be a coroutine
                function. None asks nobody.
            wait_for_slot: where the server lets no more of your runs be live, wait until one is over: True, or
                seconds at most. By default that is RATE_LIMITED at once.
            params: any other parameter that the model honours.

        Returns:
            The run; ``await`` it for its assets.

        Raises:
            BudgetExceeded: the price is above ``max_cu`` or what is left of ``budget``, or was not confirmed. With
                ``.run`` when the server asked for more than its estimate had said, and the run was cancelled.
            InsufficientBalance, InvalidInputs, ModelNotFound, RateLimited: refused by the server.
            UploadFailed: a guidance file did not arrive.
            SubmitUncertain: the answer was lost on a server that cannot tell whether it was started.
        """
        prepared = await self._prepare(
            ForgeRequest(
                prompt, model, batch_size, seed, width, height, size, session_name, guidance_files, params
            )
        )
        return await self._started(prepared, max_cu, confirm, budget, wait_for_slot)

    # -- workflows -----------------------------------------------------------------------------------

    async def estimate_workflow(
        self, workflow: str, inputs: Mapping[str, Any] | None = None, /, **more: Any
    ) -> WorkflowPrice:
        """What a workflow run would cost: the sum over its steps. Free; files are uploaded."""
        prepared = await self._prepare_workflow(WorkflowRequest(workflow, {**(inputs or {}), **more}))
        return prepared.estimate

    async def run_workflow(
        self,
        workflow: str,
        inputs: Mapping[str, Any] | None = None,
        /,
        *,
        session_name: str | None = None,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: AsyncConfirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **more: Any,
    ) -> Run:
        """Price a workflow, check it against what you allow, and start it.

        Args:
            workflow: slug, id, name or unique prefix.
            inputs: by name. For a file input an asset, an upload, a path, bytes, a PIL image or an address; for a
                list of files a list of them.
            max_cu: refuse a higher price before anything is paid.
            budget, confirm, wait_for_slot: as for ``forge``.
            more: more inputs, by name.

        Returns:
            The run, with ``.steps`` and ``.outputs``; ``await`` it for its assets.

        Raises:
            WorkflowNotFound: none of this name, or more than one.
            BudgetExceeded, InsufficientBalance, InvalidInputs, RateLimited, UploadFailed, SubmitUncertain: as for
                ``forge``.
        """
        request = WorkflowRequest(workflow, {**(inputs or {}), **more}, session_name)
        prepared = await self._prepare_workflow(request)
        return await self._started(prepared, max_cu, confirm, budget, wait_for_slot)

    # -- shared with the blocking client -------------------------------------------------------------

    async def _prepare(self, request: ForgeRequest) -> Prepared[Estimate]:
        return await self._forge.prepare(request)

    async def _prepare_workflow(self, request: WorkflowRequest) -> Prepared[WorkflowPrice]:
        return await self._workflows.prepare(request)

    async def _submit(self, prepared: Prepared[Any], max_cu: Decimal | float | None) -> Run:
        try:
            state = await self._payments.submit(prepared, max_cu)
        except SubmitUncertain:
            raise
        except LayerError as error:
            # A refusal for a file that the server has dropped since it was uploaded: nothing was started.
            arguments = await self._uploads.renewed(prepared.arguments, error)
            if arguments is None:
                raise
            prepared = replace(prepared, arguments=arguments, key=uuid.uuid4().hex)
            state = await self._payments.submit(prepared, max_cu)
        if prepared.kind == "workflow":
            self._keeper.workflow_runs.add(state.run_id)
        return Run(state, self._keeper, estimate=prepared.estimate)

    def _starting(
        self,
        prepared: Prepared[Any],
        max_cu: Decimal | float | None,
        budgets: Sequence[Budget],
        wait_for_slot: WaitForSlot,
        submit: Submit | None = None,
    ) -> Starting:
        gate = gate_of(self._target_key, str(prepared.arguments.get("workspace_id") or ""))
        return Starting(
            prepared,
            gate,
            submit or self._submit,
            max_cu=max_cu,
            budgets=budgets,
            wait_for_slot=wait_for_slot,
        )

    async def _allow(
        self, price: Price, max_cu: Decimal | float | None, confirm: AsyncConfirm | None
    ) -> None:
        budgets.check(price.price, max_cu)
        if confirm is not None and budgets.needs_confirmation(price):
            answer = confirm(price)
            if not (await answer if inspect.isawaitable(answer) else answer):
                raise budgets.not_confirmed(price)

    async def _started(
        self,
        prepared: Prepared[Any],
        max_cu: Decimal | float | None,
        confirm: AsyncConfirm | None,
        budget: Budget | None,
        wait_for_slot: WaitForSlot,
    ) -> Run:
        await self._allow(prepared.estimate, max_cu, confirm)
        within = () if budget is None else (budget,)
        run = await self._sent(self._starting(prepared, max_cu, within, wait_for_slot))
        warn_of_rise(run, stacklevel=3)
        return run

    async def _sent(self, start: Starting) -> Run:
        """Wait for a slot where that is allowed, and submit; again while the server has no slot."""
        run: Run | None = None
        while run is None:
            if start.waits:
                await run_from_any_loop(start.wait())
            future = io_loop().submit(start.send())
            try:
                run = await asyncio.shield(asyncio.wrap_future(future))
            except asyncio.CancelledError:
                # The submit goes on, so that its run is known; then it is cancelled, for nobody wants it.
                io_loop().submit(_cancel_when_known(start, future))
                raise
        return run


async def _cancel_when_known(start: Starting, future: Any) -> None:
    try:
        run: Run | None = await asyncio.wrap_future(future)
        if run is None:
            start.give_up()  # the server had no slot for it
        else:
            await run.cancelled()
    except LayerError:
        return  # refused, so there is nothing to cancel; or it could not be cancelled, and the journal has it
