"""Budget, approval and request keys: nothing is paid twice, over the limit, or without a yes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from layer_agents import ApprovalRequest, Budget, Deny, LayerKit
from layer_mcp import Layer
from layer_mcp.contract.errors import SubmitUncertain

ONE = {"prompt": "sword", "model_id": "swatch", "batch_size": 1}
"""Costs 1 CU."""


def _at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    barrier = threading.Barrier(count)

    def start(number: int) -> Any:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(start, range(count)))


def _spent(layer: Layer, work: Callable[[], Any]) -> Decimal:
    before = layer.workspace().balance
    work()
    return before - layer.workspace().balance


def test_parallel_calls_stay_within_the_budget(layer: Layer) -> None:
    budget = Budget(3)
    kit = LayerKit(layer, budget=budget)
    results: list[Any] = []
    cost = _spent(layer, lambda: results.extend(_at_once(8, lambda _: kit.call("generate_and_wait", ONE))))
    assert sum(not result.is_error for result in results) == 3
    assert cost == budget.spent == 3
    refused = next(result for result in results if result.is_error)
    assert refused.text.startswith(
        "BUDGET_EXCEEDED: It would cost 1 CU, and the budget of 3 CU has 0 CU left: "
    )
    assert budget.reserved == 0


def test_views_share_the_budget(layer: Layer) -> None:
    kit = LayerKit(layer, budget=Budget(1))
    assert not kit.select(groups=["forge"]).call("generate_and_wait", ONE).is_error
    assert kit.call("generate_and_wait", ONE).is_error


def test_a_run_is_counted_at_its_price_until_its_cost_is_known(layer: Layer) -> None:
    budget = Budget(10)
    kit = LayerKit(layer, budget=budget)
    started = kit.call("execute_forge", {**ONE, "duration_seconds": 20})
    assert "Price: 1 CU, held until it is over." in started.text
    assert (budget.reserved, budget.spent) == (1, 0)
    assert not kit.call("cancel_inference", {"inference_id": started.run_id}).is_error
    assert (budget.reserved, budget.spent) == (0, 0)


def test_a_run_that_fails_costs_nothing(layer: Layer) -> None:
    budget = Budget(10)
    result = LayerKit(layer, budget=budget).call("generate_and_wait", {**ONE, "model_id": "broken"})
    assert result.is_error
    assert result.text.startswith("RUN_FAILED")
    assert "/very/private" not in result.text
    assert (budget.reserved, budget.spent) == (0, 0)


def test_what_the_server_refuses_is_given_back(layer: Layer) -> None:
    budget = Budget(10)
    kit = LayerKit(layer, budget=budget)
    assert kit.call("execute_forge", {**ONE, "session_name": 7}).is_error
    assert budget.left == 10


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (False, "was not approved."),
        (Deny("too dear for a draft"), "too dear for a draft"),
        ("yes", "was not approved."),
    ],
)
def test_a_call_that_is_not_approved_is_not_made(layer: Layer, answer: Any, words: str) -> None:
    budget = Budget(10)
    kit = LayerKit(layer, budget=budget, approve=lambda request: answer)
    results: list[Any] = []
    assert _spent(layer, lambda: results.append(kit.call("generate_and_wait", ONE))) == 0
    assert results[0].is_error
    assert "APPROVAL_DENIED" in results[0].text
    assert words in results[0].text
    assert budget.left == 10


def test_whoever_approves_sees_what_is_asked(layer: Layer) -> None:
    asked: list[ApprovalRequest] = []

    def approve(request: ApprovalRequest) -> bool:
        asked.append(request)
        return True

    kit = LayerKit(layer, budget=Budget(10), approve=approve)
    assert not kit.call("generate_and_wait", {**ONE, "batch_size": 2}).is_error
    assert not kit.call("list_models", {}).is_error
    (request,) = asked
    assert (request.tool, request.price, request.budget_left) == ("execute_forge", 2, 8)
    assert request.arguments["prompt"] == "sword"


def test_a_failing_approval_is_the_programs_business_and_holds_nothing(layer: Layer) -> None:
    def approve(request: ApprovalRequest) -> bool:
        raise RuntimeError("no terminal")

    budget = Budget(10)
    with pytest.raises(RuntimeError, match="no terminal"):
        LayerKit(layer, budget=budget, approve=approve).call("generate_and_wait", ONE)
    assert budget.left == 10


def test_an_unknown_tool_counts_as_spending(made_up_server: Any) -> None:
    layer, server = made_up_server({"list_everything": {"type": "object"}})
    refused = LayerKit(layer, budget=Budget(100)).call("list_everything", {})
    assert refused.is_error
    assert "cannot price it" in refused.text
    assert server.calls == []
    denied = LayerKit(layer, approve=lambda request: False).call("list_everything", {})
    assert denied.is_error
    asked: list[ApprovalRequest] = []
    allowed = LayerKit(layer, budget=Budget(100), approve=lambda request: not asked.append(request))
    assert not allowed.call("list_everything", {}).is_error
    assert asked[0].price is None


def test_the_same_call_sent_again_is_paid_once(layer: Layer) -> None:
    kit = LayerKit(layer, budget=Budget(10))
    results: list[Any] = []

    def send(call_id: str, **more: Any) -> None:
        results.append(kit.call("generate_and_wait", {**ONE, **more}, call_id=call_id))

    assert _spent(layer, lambda: (send("call_1"), send("call_1"))) == 1
    assert results[0].run_id == results[1].run_id
    assert _spent(layer, lambda: send("call_1", seed=5)) == 1, "other arguments are another call"
    assert _spent(layer, lambda: send("call_2")) == 1
    assert kit.budget is not None
    assert kit.budget.spent == 3


def test_the_same_call_sent_at_once_is_paid_once(layer: Layer) -> None:
    kit = LayerKit(layer, budget=Budget(10))
    results: list[Any] = []
    work = lambda: results.extend(_at_once(4, lambda _: kit.call("generate_and_wait", ONE, call_id="call_9")))  # noqa: E731
    assert _spent(layer, work) == 1
    assert len({result.run_id for result in results}) == 1


def test_a_call_whose_answer_was_lost_stays_counted(
    made_up_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {"type": "object", "properties": {"prompt": {"type": "string"}}}
    estimate = {"estimated_price_creative_units": 4}

    def answer(name: str, arguments: dict[str, Any]) -> Any:
        from mcp import types

        return types.CallToolResult(content=[], structured_content=estimate)

    layer, _ = made_up_server({"estimate_forge_price": schema, "execute_forge": schema}, answer)
    ask = layer.call

    def lose(tool: str, arguments: dict[str, Any], **settings: Any) -> Any:
        if tool == "execute_forge":
            raise SubmitUncertain("The answer was lost.")
        return ask(tool, arguments, **settings)

    monkeypatch.setattr(layer, "call", lose)
    budget = Budget(10)
    result = LayerKit(layer, budget=budget).call("execute_forge", {"prompt": "x"})
    assert result.text.startswith("SUBMIT_UNCERTAIN")
    assert (budget.reserved, budget.left) == (4, 6)


def test_the_server_is_told_the_price_that_was_approved(
    made_up_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {"type": "object", "properties": {"prompt": {"type": "string"}}}

    def answer(name: str, arguments: dict[str, Any]) -> Any:
        from mcp import types

        return types.CallToolResult(content=[], structured_content={"estimated_price_creative_units": 4})

    layer, _ = made_up_server({"estimate_forge_price": schema, "execute_forge": schema}, answer)
    ask = layer.call
    sent: list[dict[str, Any]] = []

    def look(tool: str, arguments: dict[str, Any], **settings: Any) -> Any:
        sent.append({"tool": tool, **settings})
        return ask(tool, arguments, **settings)

    monkeypatch.setattr(layer, "call", look)
    LayerKit(layer, budget=Budget(10)).call("execute_forge", {"prompt": "x"}, call_id="call_1")
    assert [call["tool"] for call in sent] == ["estimate_forge_price", "execute_forge"]
    assert sent[1]["max_cu"] == 4
    assert sent[1]["request_key"]
    assert "call_1" not in sent[1]["request_key"]
