"""Money: on a server that knows no request keys a lost answer is told with all that is known, and never sent again."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from layer_mcp.contract.errors import (
    InvalidInputs,
    LayerError,
    RateLimited,
    ServerUnavailable,
    SubmitUncertain,
)

Far = Callable[..., tuple[Any, Any, Any]]


def _lose(wire: Any, kind: str = "cut", **more: Any) -> None:
    """Spoil the next submit of case 1."""
    from faulty_wire import Fault

    wire.faults[1] = Fault(kind, **more)


def _uncertain(layer: Any, **more: Any) -> SubmitUncertain:
    with pytest.raises(SubmitUncertain) as caught:
        layer.forge("case 1", batch_size=1, **more)
    return caught.value


@pytest.mark.parametrize("generation", [1, 2])
def test_all_that_is_known_is_in_the_error(hosted_far: Far, generation: int) -> None:
    server, wire, layer = hosted_far(generation)
    before = layer.workspace()
    _lose(wire, at=300)
    error = _uncertain(layer, session_name="the castle")
    assert len(server.books()) == len(server.submits) == 1
    assert error.likely is True
    assert error.tool == "execute_forge"
    assert error.session_name == "the castle"
    assert error.request["prompt"] == "case 1"
    assert error.before is not None
    assert error.after is not None
    assert (error.before.total, error.before.reserved) == (before.balance, before.reserved)
    price = layer.estimate("case 1", batch_size=1).price
    assert error.after.reserved - error.before.reserved == price
    for known in ("most likely started", error.key, "the castle", "layer runs --resume", error.look_again):
        assert known in str(error)
    entry = layer._layer._journal.entry(error.key)
    assert (entry.state, entry.session_name) == ("uncertain", "the castle")
    assert entry.balance_before_micro == int(before.balance * 10**6)
    assert entry.reserved_before_micro == 0
    told = json.loads(json.dumps(error.to_wire()))
    assert (told["code"], told["request_key"], told["likely_started"]) == (
        "SUBMIT_UNCERTAIN",
        error.key,
        True,
    )


def test_a_request_that_did_not_arrive_is_most_likely_not_started(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    _lose(wire, "cut_request", at=200)
    error = _uncertain(layer)
    assert error.likely is False
    assert "most likely not started" in str(error)
    assert server.books() == []


def test_a_balance_that_others_move_does_not_tell(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    layer.forge("another one of ours", batch_size=1)
    _lose(wire, at=300)
    assert _uncertain(layer).likely is None
    assert len(server.books()) == 2


def test_a_price_that_does_not_fit_does_not_tell(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    layer.workspace()
    _lose(wire, at=300)
    work = server.tools.call

    def call(tool: str, arguments: Any) -> Any:
        if tool == "execute_forge":
            server.start_elsewhere(0.5)
        return work(tool, arguments)

    server.tools.call = call
    assert _uncertain(layer).likely is None


def test_a_server_that_is_away_is_looked_at_again_later(hosted_far: Far) -> None:
    _, wire, layer = hosted_far()
    prepared_by = layer._layer
    from layer_mcp.connect.loop import run_blocking
    from layer_mcp.requests.forge import ForgeRequest

    prepared = run_blocking(prepared_by._prepare(ForgeRequest("case 1", None, 1)))
    _lose(wire, at=300)
    reads = 0
    ask = prepared_by._wire.ask

    async def away(tool: str, *more: Any) -> Any:
        nonlocal reads
        reads += tool == "get_workspace"
        if reads > 1:
            raise ServerUnavailable("away")
        return await ask(tool, *more)

    prepared_by._wire.ask = away
    with pytest.raises(SubmitUncertain) as caught:
        run_blocking(prepared_by._submit(prepared, None))
    prepared_by._wire.ask = ask
    assert (caught.value.after, caught.value.likely) == (None, None)
    (fate,) = layer.look_again()
    assert (fate.key, fate.outcome, fate.likely) == (prepared.key, "unknown", True)
    assert fate.price == prepared.estimate.price
    assert "most likely started" in fate.said


def test_a_person_closes_the_row(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    _lose(wire, at=300)
    key = _uncertain(layer).key
    (run,) = server.books()
    with pytest.raises(InvalidInputs):
        layer.settle_uncertain(key, "00000000-0000-0000-0000-00000000dead")
    assert layer.settle_uncertain(key, run.run_id).run_id == run.run_id
    assert layer.look_again() == []
    assert [each.id for each in layer.runs()] == [run.run_id]
    with pytest.raises(InvalidInputs, match="not open"):
        layer.settle_uncertain(key, False)

    from faulty_wire import Fault

    wire.faults[2] = Fault("cut_request", at=100)
    with pytest.raises(SubmitUncertain) as caught:
        layer.forge("case 2", batch_size=1)
    assert layer.settle_uncertain(caught.value.key, False).outcome == "never_started"
    assert layer.look_again() == []
    assert layer._layer._journal.entry(caught.value.key).state == "lost"
    with pytest.raises(InvalidInputs):
        layer.look_again("a key of somebody else")


def test_a_used_key_is_refused_where_it_would_start_another_run(hosted_far: Far) -> None:
    server, _, layer = hosted_far()
    asked = {"model_id": layer.models()[0].model_id, "prompt": "keyed afar", "batch_size": 1}
    layer.call("execute_forge", asked, request_key="k3")
    with pytest.raises(InvalidInputs) as caught:
        layer.call("execute_forge", asked, request_key="k3")
    assert caught.value.field == "request_key"
    assert len(server.submits) == 1


def test_a_refusal_at_the_door_that_the_balance_belies_is_not_sent_again(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    _lose(wire, "status", status=429, done=True)
    with pytest.raises(SubmitUncertain) as caught:
        layer.forge("case 1", batch_size=1, wait_for_slot=5.0)
    assert caught.value.likely is True
    assert len(server.books()) == 1


def test_an_honest_refusal_at_the_door_is_one(hosted_far: Far) -> None:
    server, wire, layer = hosted_far()
    _lose(wire, "status", status=429)
    with pytest.raises(RateLimited):
        layer.forge("case 1", batch_size=1)
    assert layer.look_again() == []
    assert server.books() == []


def test_one_that_breaks_does_not_take_the_others_with_it(hosted_far: Far) -> None:
    """Five submits share a session; the answer of one is cut, and the others have their runs."""
    from concurrent.futures import ThreadPoolExecutor

    server, wire, layer = hosted_far()
    layer.estimate("warm", batch_size=1)
    _lose(wire, at=200, reset=True)
    server.delays["execute_forge"] = 0.2

    def fate(case: int) -> str:
        try:
            layer.forge(f"case {case}", batch_size=1)
        except LayerError as error:
            return error.code
        return "run"

    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(fate, range(1, 6))) == ["SUBMIT_UNCERTAIN", *["run"] * 4]
    assert len(server.books()) == 5


def test_a_tool_that_nobody_has_heard_of_is_paid_for_once(hosted_far: Far) -> None:
    server, wire, layer = hosted_far(2)
    journal = layer._layer._journal
    answer = layer.call("start_training", set_id="case 7", request_key="training")
    assert journal.entry("training").state == "answered"
    assert answer.structured
    from faulty_wire import Fault

    wire.faults[8] = Fault("cut", at=150)
    with pytest.raises(SubmitUncertain) as caught:
        layer.call("start_training", set_id="case 8")
    assert [call.tool for call in server.calls].count("start_training") == 2
    assert caught.value.tool == "start_training"
    assert caught.value.before is not None
    assert [entry.key for entry in journal.unanswered()] == [caught.value.key]
    layer.call("list_reference_sets")
    assert len(journal.latest(layer._layer._target_key, 10)) == 2, "what only reads is not written down"
    (fate,) = layer.look_again()
    assert (fate.tool, fate.outcome) == ("start_training", "unknown")


def test_balances_are_exact() -> None:
    from layer_mcp.contract.money import Balance
    from layer_mcp.paying.fate import likely_started

    def balance(total: str, reserved: str) -> Balance:
        return Balance(Decimal(total), Decimal(reserved))

    before, price = balance("100.5", "0"), Decimal("0.6")
    assert likely_started(before, balance("100.5", "0.6"), price, alone=True) is True
    assert likely_started(before, balance("99.9", "0"), price, alone=True) is True
    assert likely_started(before, before, price, alone=True) is False
    assert likely_started(before, balance("99.1", "0"), price, alone=True) is None
    assert likely_started(before, balance("100.5", "0.6"), price, alone=False) is None
    assert likely_started(before, balance("100.5", "0.6"), None, alone=True) is None
    assert likely_started(None, before, price, alone=True) is None
    assert likely_started(before, before, Decimal(0), alone=True) is None
    assert likely_started(before, before, None, alone=True) is None


def test_ctrl_c_does_not_say_that_an_uncertain_one_was_not_started(hosted_far: Far) -> None:
    from layer_mcp.blocking.spending import _interrupted
    from layer_mcp.connect.loop import io_loop, run_blocking
    from layer_mcp.requests.forge import ForgeRequest

    _, wire, layer = hosted_far()
    prepared = run_blocking(layer._layer._prepare(ForgeRequest("case 1", None, 1)))
    _lose(wire, at=300)
    start = layer._layer._starting(prepared, None, (), False)
    said = str(_interrupted(start, io_loop().submit(start.send())))
    assert "Nothing was started" not in said
    assert "most likely started" in said
    assert prepared.key in said
