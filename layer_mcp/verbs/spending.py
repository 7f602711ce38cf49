"""What spends, and what it would cost: forges, workflow runs, and any tool by its name."""

from __future__ import annotations

import asyncio
import inspect
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from layer_mcp import budget
from layer_mcp.answers import CallResult, Estimate, Price, WorkflowPrice
from layer_mcp.calling import ready
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import structured, text_of
from layer_mcp.connect.loop import io_loop
from layer_mcp.contract.errors import LayerError, SubmitUncertain
from layer_mcp.contract.money import cu_to_wire
from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_mcp.forge import ForgeRequest, Size
from layer_mcp.paying import Prepared
from layer_mcp.runs import Run
from layer_mcp.verbs.parts import Parts
from layer_mcp.workflows import WorkflowRequest

AsyncConfirm = Callable[[Price], bool | Awaitable[bool]]


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
        **args: Any,
    ) -> CallResult:
        """Call any tool by name.

        A paid tool is written into the journal and never sent twice. Any other tool that may change
        something is not sent twice either.

        Args:
            arguments: of the tool; those named like ``request_key`` and ``max_cu`` can be given here only.
            request_key: of a logical paid call; made up by default. On the embedded server, the same key
                again gives the same run; elsewhere a key that was used is refused.
            max_cu: the price that you allow, told to the server.
            args: more arguments of the tool.

        Raises:
            InvalidInputs: when ``max_cu`` is not an amount, or the key was used.
            LayerError: what the server refused.
        """
        args = await ready(self._wire, self._catalog, tool, {**(arguments or {}), **args})
        limit = None if max_cu is None else cu_to_wire(budget.amount(max_cu, "max_cu"))
        known = TOOLS_BY_NAME.get(tool)
        if known is not None and known.paid:
            key = request_key or uuid.uuid4().hex
            answer = await self._payments.send(tool, args, key=key, max_price=limit)
        else:
            safe = known.idempotent if known is not None else await self._reads_only(tool)
            try:
                answer = await self._wire.answer(tool, args, request_key=request_key, paid=not safe)
            except AnswerLost as lost:
                raise SubmitUncertain(
                    f"The answer to {tool} was lost ({lost}); it was not sent again.",
                    remedy="See what it did before you call it again.",
                ) from lost
        return CallResult(structured(answer), text_of(answer), list(answer.content))

    async def _reads_only(self, tool: str) -> bool:
        found = next((each for each in await self._wire.tools() if each.name == tool), None)
        return bool(found and found.annotations and found.annotations.read_only_hint)

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
        confirm: AsyncConfirm | None = None,
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
            confirm: asked with the estimate when the price is above ``CONFIRM_ABOVE_CU``; may be a coroutine
                function. None asks nobody.
            params: any other parameter that the model honours.

        Returns:
            The run; ``await`` it for its assets.

        Raises:
            BudgetExceeded: the price is above ``max_cu``, or was not confirmed.
            InsufficientBalance, InvalidInputs, ModelNotFound, RateLimited: refused by the server.
            UploadFailed: a guidance file did not arrive.
            SubmitUncertain: the answer was lost on a server that cannot tell whether it was started.
        """
        prepared = await self._prepare(
            ForgeRequest(
                prompt, model, batch_size, seed, width, height, size, session_name, guidance_files, params
            )
        )
        return await self._started(prepared, max_cu, confirm)

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
        confirm: AsyncConfirm | None = None,
        **more: Any,
    ) -> Run:
        """Price a workflow, check it against what you allow, and start it.

        Args:
            workflow: slug, id, name or unique prefix.
            inputs: by name. For a file input an asset, an upload, a path, bytes, a PIL image or an address; for a
                list of files a list of them.
            max_cu: refuse a higher price before anything is paid.
            confirm: as for ``forge``.
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
        return await self._started(prepared, max_cu, confirm)

    # -- shared with the blocking client -------------------------------------------------------------

    async def _prepare(self, request: ForgeRequest) -> Prepared[Estimate]:
        return await self._forge.prepare(request)

    async def _prepare_workflow(self, request: WorkflowRequest) -> Prepared[WorkflowPrice]:
        return await self._workflows.prepare(request)

    async def _submit(self, prepared: Prepared[Any], max_cu: Decimal | float | None) -> Run:
        state = await self._payments.submit(prepared, max_cu)
        if prepared.kind == "workflow":
            self._keeper.workflow_runs.add(state.run_id)
        return Run(state, self._keeper, estimate=prepared.estimate)

    async def _started(
        self, prepared: Prepared[Any], max_cu: Decimal | float | None, confirm: AsyncConfirm | None
    ) -> Run:
        estimate = prepared.estimate
        budget.check(estimate, max_cu)
        if confirm is not None and budget.needs_confirmation(estimate):
            answer = confirm(estimate)
            if not (await answer if inspect.isawaitable(answer) else answer):
                raise budget.not_confirmed(estimate)
        future = io_loop().submit(self._submit(prepared, max_cu))
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        except asyncio.CancelledError:
            # The submit goes on, so that its run is known; then it is cancelled, for nobody wants it.
            io_loop().submit(_cancel_when_known(future))
            raise


async def _cancel_when_known(future: Any) -> None:
    try:
        run: Run = await asyncio.wrap_future(future)
        await run.cancelled()
    except LayerError:
        return  # refused, so there is nothing to cancel; or it could not be cancelled, and the journal has it
