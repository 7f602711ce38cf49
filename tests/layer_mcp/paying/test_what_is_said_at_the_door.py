"""Money: what something in front of a foreign server says is held against the balance before anybody sends again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp import Budget
from layer_mcp.contract.errors import LayerError, SubmitUncertain

Far = Callable[..., tuple[Any, Any, Any]]


@pytest.mark.parametrize("status", [404, 405, 413, 429])
@pytest.mark.parametrize("busy", [False, True], ids=["alone", "another of ours is live"])
def test_a_call_that_was_taken_all_the_same_is_not_sent_again(
    hosted_far: Far, status: int, busy: bool
) -> None:
    server, _, layer = hosted_far(sessions=True)
    if busy:
        layer.forge("another", batch_size=1)
    before = len(server.books())
    server.refuse_next("execute_forge", status, after=True)
    with pytest.raises(SubmitUncertain):
        layer.forge("case 1", batch_size=1, wait_for_slot=5.0)
    assert len(server.books()) - before == 1


def test_a_session_that_is_lost_is_a_refusal_and_the_next_call_has_another(hosted_far: Far) -> None:
    server, _, layer = hosted_far(sessions=True)
    layer.estimate("warm", batch_size=1)
    server.refuse_next("execute_forge", 404)
    with pytest.raises(LayerError, match="Nothing was started") as caught:
        layer.forge("case 1", batch_size=1)
    assert not isinstance(caught.value, SubmitUncertain)
    assert (server.books(), layer.look_again()) == ([], [])
    assert layer.forge("case 1", batch_size=1).id == server.books()[0].run_id


def test_a_bare_429_waits_where_the_balance_says_that_nothing_was_taken(hosted_far: Far) -> None:
    server, _, layer = hosted_far()
    layer.forge("another", batch_size=1)
    server.refuse_next("execute_forge", 429, headers={"retry-after": "0"})
    assert layer.forge("case 1", batch_size=1, wait_for_slot=10.0).id == server.books()[1].run_id
    assert len(server.books()) == 2


def test_a_429_that_nobody_can_check_is_not_sent_again(hosted_far: Far) -> None:
    server, _, layer = hosted_far()
    layer.estimate("warm", batch_size=1)

    async def hidden(workspace_id: str) -> None:
        return None

    layer._layer._payments._balance = hidden
    server.refuse_next("execute_forge", 429, after=True)
    budget = Budget(5)
    with pytest.raises(SubmitUncertain):
        layer.forge("case 1", batch_size=1, wait_for_slot=5.0, budget=budget)
    assert budget.reserved > 0
    assert len(server.books()) == 1


def test_a_refusal_that_names_a_run_is_no_refusal(hosted_far: Far) -> None:
    from standin.books import Refused

    server, _, layer = hosted_far()
    work = server.tools.call

    def call(tool: str, arguments: Any) -> Any:
        answer = work(tool, arguments)
        if tool == "execute_forge":
            run_id = server.books()[-1].run_id
            raise Refused("INTERNAL", "went wrong after it began", 500, inference_id=run_id)
        return answer

    server.tools.call = call
    with pytest.raises(SubmitUncertain) as caught:
        layer.forge("case 1", batch_size=1)
    (run,) = server.books()
    assert run.run_id in str(caught.value)
    assert caught.value.likely is True


def test_a_journal_that_breaks_meanwhile_does_not_hide_that_it_is_uncertain(hosted_far: Far) -> None:
    from faulty_wire import Fault

    server, wire, layer = hosted_far()
    layer.estimate("warm", batch_size=1)
    wire.faults[1] = Fault("cut", at=200)
    journal, work = layer._layer._journal, server.tools.call

    def call(tool: str, arguments: Any) -> Any:
        answer = work(tool, arguments)
        if tool == "execute_forge":
            journal.close()
            for file in journal.path.parent.glob(f"{journal.path.name}*"):
                file.unlink()
            journal.path.write_bytes(b"no journal" * 1000)
        return answer

    server.tools.call = call
    budget = Budget(5)
    with pytest.raises(SubmitUncertain):
        layer.forge("case 1", batch_size=1, budget=budget)
    assert budget.reserved > 0
    assert len(server.books()) == 1


@pytest.mark.parametrize("cost", [-5, float("nan"), 1e30])
def test_a_charge_that_is_none_gives_a_budget_nothing(hosted_far: Far, cost: float) -> None:
    server, _, layer = hosted_far(run_seconds=0.0)
    work = server.tools.call

    def call(tool: str, arguments: Any) -> Any:
        answer = work(tool, arguments)
        if tool == "get_forge_run":
            for name in list(answer):
                if name.endswith("price_creative_units") and not name.startswith("estimated"):
                    answer[name] = cost
        return answer

    server.tools.call = call
    budget = Budget(5)
    run = layer.forge("case 1", batch_size=1, budget=budget)
    run.result(10)
    assert run.cost is None
    assert 0 < budget.spent < 5
    assert all(spend.charged >= 0 for spend in layer.spend())


@pytest.mark.parametrize("status", [307, 401, 503])
async def test_whoever_asks_for_a_second_request_of_one_submit_gets_none(status: int) -> None:
    """A redirect that is followed, an authentication flow, a transport that tries again."""
    import httpx2

    from layer_mcp.connect.once import Moved, sent_once
    from layer_mcp.connect.transport import Delivery

    sent: list[httpx2.Request] = []

    async def send(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(status, headers={"location": "/elsewhere"})

    delivery = Delivery(call=True, once=True)
    submit = httpx2.Request("POST", "http://127.0.0.1/mcp", json={"id": 1, "method": "tools/call"})
    first = await sent_once(send, submit, delivery, Moved())
    again = await sent_once(send, submit, delivery, Moved())
    assert len(sent) == 1
    assert (first.status_code, first.has_redirect_location) == (status, False)
    assert again.status_code == 503
