"""The one way to a paid call: price, reserve, approve, submit once, and settle when the cost is known."""

from __future__ import annotations

import hashlib
import json
import threading
import uuid
from collections.abc import Mapping
from concurrent.futures import Future
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_agents.approval import ApprovalDenied, ApprovalRequest, Approve, Deny
from layer_agents.results import RunFacts
from layer_mcp.contract.errors import InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.contract.money import wire_to_cu
from layer_mcp.paying.budget import Budget, Reservation

if TYPE_CHECKING:
    from layer_agents.spec import ToolSpec
    from layer_mcp import Layer
    from layer_mcp.answers import CallResult


class Spending:
    """Guards the paid calls of one kit.

    Args:
        layer: the client that makes them.
        budget: refuses what does not fit; no limit without one.
        approve: asked before each paid call; asked one at a time.
    """

    def __init__(self, layer: Layer, budget: Budget | None, approve: Approve | None) -> None:
        self._layer = layer
        self.budget = budget
        self._approve = approve
        self._asking = threading.Lock()
        self._lock = threading.Lock()
        self._submissions: dict[str, Future[CallResult]] = {}
        self._held: dict[str, Reservation] = {}
        self._kit_id = uuid.uuid4().hex

    def submit(
        self,
        spec: ToolSpec,
        arguments: Mapping[str, Any],
        estimator: ToolSpec | None,
        call_id: str | None,
    ) -> CallResult:
        """Make a paid call, at most once for a ``call_id`` with the same arguments.

        Args:
            estimator: the tool that prices it; without one a budget needs somebody's approval.
            call_id: the model's id of its tool call; a call without one is always a new one.

        Raises:
            LayerError: the server's refusal, ``BudgetExceeded`` or ``ApprovalDenied``.
        """
        key = self._key(spec, arguments, call_id)
        with self._lock:
            submission = self._submissions.get(key)
            mine = submission is None
            if submission is None:
                submission = self._submissions[key] = Future()
        if not mine:
            return submission.result()
        try:
            result = self._submit(spec, arguments, estimator, key)
        except BaseException as error:
            with self._lock:
                del self._submissions[key]
            submission.set_exception(error)
            raise
        submission.set_result(result)
        return result

    def observe(self, structured: Mapping[str, Any]) -> None:
        """Settle a run of ours when an answer says what it cost in the end."""
        run = RunFacts.read(structured)
        if run is None or not run.status.final:
            return
        with self._lock:
            held = self._held.pop(run.run_id, None)
        if held is not None:
            held.settle(run.cost or Decimal(0))

    def _key(self, spec: ToolSpec, arguments: Mapping[str, Any], call_id: str | None) -> str:
        # Some providers count their calls from zero in every conversation, so the id alone is not enough.
        body = json.dumps(arguments, sort_keys=True, default=str)
        parts = [self._kit_id, call_id or uuid.uuid4().hex, spec.server_name, body]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def _submit(
        self, spec: ToolSpec, arguments: Mapping[str, Any], estimator: ToolSpec | None, key: str
    ) -> CallResult:
        price = self._price(spec, arguments, estimator) if self._is_guarded else None
        held = self._admit(spec, arguments, price)
        try:
            # A server whose estimate leaves guidance files out may hold more: then the price is no limit.
            limit = price if _is_whole(arguments, estimator) else None
            result = self._layer.call(spec.server_name, arguments, request_key=key, max_cu=limit)
        except SubmitUncertain:
            raise  # It may have been charged: the reservation stays.
        except LayerError:
            if held is not None:
                held.release()
            raise
        if held is not None:
            self._follow(result.structured, held)
        return result

    @property
    def _is_guarded(self) -> bool:
        return self.budget is not None or self._approve is not None

    def _price(
        self, spec: ToolSpec, arguments: Mapping[str, Any], estimator: ToolSpec | None
    ) -> Decimal | None:
        if estimator is None:
            return None
        # Unknown names are sent along: the estimate then says what is wrong before anybody is asked.
        of_call = spec.server_schema.get("properties", {})
        of_estimate = estimator.server_schema.get("properties", {})
        asked = {
            name: value for name, value in arguments.items() if name in of_estimate or name not in of_call
        }
        try:
            answer = self._layer.call(estimator.server_name, asked).structured
        except InvalidInputs as error:
            if error.allowed and error.field in arguments and error.field not in of_call:
                error.allowed += [name for name in of_call if name not in of_estimate]
            raise
        price = answer.get("estimated_price_creative_units")
        return wire_to_cu(price) if isinstance(price, int | float | str) else None

    def _admit(
        self, spec: ToolSpec, arguments: Mapping[str, Any], price: Decimal | None
    ) -> Reservation | None:
        held = None
        if self.budget is not None:
            if price is None and self._approve is None:
                raise ApprovalDenied(
                    f"{spec.name} may spend Creative Units and the server cannot price it, so the budget refuses it.",
                    remedy="Use a tool that can be priced, such as generate_and_wait. Nothing was charged.",
                )
            held = self.budget.reserve(price or Decimal(0))
        try:
            self._ask(spec, arguments, price)
        except BaseException:
            if held is not None:
                held.release()
            raise
        return held

    def _ask(self, spec: ToolSpec, arguments: Mapping[str, Any], price: Decimal | None) -> None:
        if self._approve is None:
            return
        with self._asking:
            left = self.budget.left if self.budget is not None else None
            answer = self._approve(ApprovalRequest(spec.server_name, dict(arguments), price, left))
        if isinstance(answer, Deny):
            raise ApprovalDenied(f"{spec.name} was not approved: {answer.reason}")
        if answer is not True:
            raise ApprovalDenied(f"{spec.name} was not approved.")

    def _follow(self, structured: Mapping[str, Any], held: Reservation) -> None:
        run = RunFacts.read(structured)
        if run is not None and not run.status.final:
            told = structured.get("estimated_price_creative_units")
            if isinstance(told, int | float):
                held.correct(wire_to_cu(told))
            with self._lock:
                self._held[run.run_id] = held
        else:
            held.settle(run.cost if run is not None and run.cost is not None else held.price)


def _is_whole(arguments: Mapping[str, Any], estimator: ToolSpec | None) -> bool:
    """Whether the estimator knows of everything that may cost something."""
    known = estimator.server_schema.get("properties", {}) if estimator is not None else {}
    return not any(name in arguments and name not in known for name in ("guidance_files", "mask"))
