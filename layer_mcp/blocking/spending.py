"""What spends, and what it would cost: forges, workflow runs, and any tool by its name."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.blocking.parts import BlockingParts
from layer_mcp.connect.loop import io_loop, run_blocking

if TYPE_CHECKING:
    from decimal import Decimal

    from layer_mcp.answers import CallResult, Estimate, Price, WorkflowPrice
    from layer_mcp.paying.budget import Budget, Confirm
    from layer_mcp.paying.payments import Prepared
    from layer_mcp.paying.starting import Starting, WaitForSlot
    from layer_mcp.requests.forge import Size
    from layer_mcp.runs.run import Run

INTERRUPTED_SUBMIT_SECONDS = 15.0
"""How long Ctrl-C waits for the answer of a submit that is under way, so that its run can be cancelled."""


class BlockingSpending(BlockingParts):
    """Verbs that may cost something."""

    def call(
        self,
        tool: str,
        arguments: Mapping[str, Any] | None = None,
        /,
        *,
        request_key: str | None = None,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: Confirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **args: Any,
    ) -> CallResult:
        """Call any tool by name; see ``AsyncLayer.call``. ``confirm`` is asked on this thread."""
        if confirm is None:  # one way to the I/O thread and back, instead of two
            return run_blocking(
                self._layer.call(
                    tool,
                    {**(arguments or {}), **args},
                    request_key=request_key,
                    max_cu=max_cu,
                    budget=budget,
                    wait_for_slot=wait_for_slot,
                )
            )
        named = run_blocking(self._layer._named(tool, {**(arguments or {}), **args}, max_cu, priced=True))
        if named.price is not None:
            _allow(named.price, max_cu, confirm)
        return run_blocking(
            self._layer._called(named, request_key, max_cu, budget=budget, wait_for_slot=wait_for_slot)
        )

    def estimate(
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
        from layer_mcp.requests.forge import ForgeRequest

        request = ForgeRequest(
            prompt, model, batch_size, None, width, height, size, None, guidance_files, params
        )
        return run_blocking(self._layer._prepare(request)).estimate

    def forge(
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
        confirm: Confirm | None = None,
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
            confirm: asked, on this thread, with the estimate when the price is above
                ``CONFIRM_ABOVE_CU``. None asks nobody.
            wait_for_slot: where the server lets no more of your runs be live, wait until one is over: True, or
                seconds at most. By default that is RATE_LIMITED at once.
            params: any other parameter that the model honours.

        Returns:
            The run; ``.result()`` waits for its assets.

        Raises:
            BudgetExceeded: the price is above ``max_cu`` or what is left of ``budget``, or was not confirmed. With
                ``.run`` when the server asked for more than its estimate had said, and the run was cancelled.
            InsufficientBalance, InvalidInputs, ModelNotFound, RateLimited: refused by the server.
            UploadFailed: a guidance file did not arrive.
            SubmitUncertain: the answer was lost on a server that cannot tell whether it was started.
            Interrupted: Ctrl-C while the submit was under way; its run was cancelled.
        """
        from layer_mcp.requests.forge import ForgeRequest

        request = ForgeRequest(
            prompt, model, batch_size, seed, width, height, size, session_name, guidance_files, params
        )
        prepared = run_blocking(self._layer._prepare(request))
        return self._start(prepared, max_cu, confirm, budget, wait_for_slot)

    def estimate_workflow(
        self, workflow: str, inputs: Mapping[str, Any] | None = None, /, **more: Any
    ) -> WorkflowPrice:
        """What a workflow run would cost: the sum over its steps. Free; files are uploaded."""
        return run_blocking(self._layer.estimate_workflow(workflow, inputs, **more))

    def run_workflow(
        self,
        workflow: str,
        inputs: Mapping[str, Any] | None = None,
        /,
        *,
        session_name: str | None = None,
        max_cu: Decimal | float | None = None,
        budget: Budget | None = None,
        confirm: Confirm | None = None,
        wait_for_slot: WaitForSlot = False,
        **more: Any,
    ) -> Run:
        """Price a workflow, check it against what you allow, and start it; see ``AsyncLayer.run_workflow``."""
        from layer_mcp.requests.workflows import WorkflowRequest

        request = WorkflowRequest(workflow, {**(inputs or {}), **more}, session_name)
        prepared = run_blocking(self._layer._prepare_workflow(request))
        return self._start(prepared, max_cu, confirm, budget, wait_for_slot)

    def _start(
        self,
        prepared: Prepared[Any],
        max_cu: Decimal | float | None,
        confirm: Confirm | None,
        budget: Budget | None,
        wait_for_slot: WaitForSlot,
    ) -> Run:
        """``AsyncLayer._started``, with the question and the interrupt on this thread."""
        from layer_mcp.paying.starting import warn_of_rise

        _allow(prepared.estimate, max_cu, confirm)
        start: Starting | None = None
        submit: concurrent.futures.Future[Run | None] | None = None
        run: Run | None = None
        try:
            within = () if budget is None else (budget,)
            start = self._layer._starting(prepared, max_cu, within, wait_for_slot)
            while run is None:
                submit = None
                if start.waits:
                    run_blocking(start.wait())
                submit = io_loop().submit(start.send())
                concurrent.futures.wait({submit})
                run = submit.result()
        except KeyboardInterrupt:
            if start is None:
                raise
            if submit is None:
                run_blocking(_given_up(start))
                raise
            # It goes on: a submit that is cut off half-way may be paid for and lost.
            raise _interrupted(start, submit) from None
        warn_of_rise(run, stacklevel=3)
        return run


def _allow(price: Price, max_cu: Decimal | float | None, confirm: Confirm | None) -> None:
    """Refuse what is above the limit, or not confirmed."""
    from layer_mcp.paying import budget as budgets

    budgets.check(price.price, max_cu)
    if confirm is not None and budgets.needs_confirmation(price) and not confirm(price):
        raise budgets.not_confirmed(price)


async def _given_up(start: Starting) -> None:
    """On the I/O loop, where its slot is."""
    start.give_up()


def _interrupted(start: Starting, submit: concurrent.futures.Future[Run | None]) -> KeyboardInterrupt:
    """What became of a submit that Ctrl-C met: its run is cancelled as soon as it is known."""
    from layer_mcp.contract.errors import LayerError, SubmitUncertain
    from layer_mcp.runs.run import Interrupted

    try:
        run = submit.result(INTERRUPTED_SUBMIT_SECONDS)
    except SubmitUncertain as error:
        return KeyboardInterrupt(f"{error.message} {error.remedy}")
    except LayerError as error:
        return KeyboardInterrupt(f"Nothing was started: {error.message}")
    except (TimeoutError, KeyboardInterrupt):
        return KeyboardInterrupt(
            "The submit was still unanswered; `layer runs --resume` shows whether it was started."
        )
    if run is None:
        run_blocking(_given_up(start))
        return KeyboardInterrupt("Nothing was started: the server had no slot for it.")
    return Interrupted(run.interrupt(), run)
