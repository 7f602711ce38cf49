"""The spend gate: above the limit somebody says yes first, in both eras and without elicitation; off, nobody is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import mcp
import pytest
from mcp import types

from layer_mcp.contract.forge import MAX_PRICE_META, REQUEST_KEY_META

LIMIT_CU = 8


@pytest.fixture
async def gated(core: Any) -> AsyncIterator[Any]:
    """An app whose gate asks above 8 CU."""
    from dataclasses import replace

    from layer_server.app import create_app

    app = create_app(replace(core.settings, spend_gate_cu=LIMIT_CU), core=core)
    async with app.running():
        yield app


@pytest.fixture
def dear(core: Any) -> dict[str, Any]:
    """A forge of 16 CU, in a workspace that can pay for a few."""
    from layer_mcp.contract.money import MICRO_PER_CU
    from layer_server.accounts.principal import LOCAL_USER

    workspace_id = core.accounts.create(LOCAL_USER, "spending", 100 * MICRO_PER_CU).id
    return {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "red", "batch_size": 16, "seed": 7}


def runs_of(core: Any) -> int:
    from layer_server.accounts.principal import LOCAL_USER

    return int(core.runs.list(LOCAL_USER, limit=1)[2])


Answering = Callable[[Any, types.ElicitRequestParams], Awaitable[types.ElicitResult]]


def answering(asked: list[str], **answer: Any) -> Answering:
    async def say(context: Any, params: types.ElicitRequestParams) -> types.ElicitResult:
        asked.append(params.message)
        return types.ElicitResult(**answer)

    return say


YES = {"action": "accept", "content": {"approve": True}}
REFUSALS = [
    ({"action": "accept", "content": {"approve": False}}, "said no"),
    ({"action": "decline"}, "declined"),
    ({"action": "cancel"}, "did not answer"),
]


async def test_yes_starts_one_run_at_the_price_that_was_shown(
    gated: Any, core: Any, era: str, dear: dict[str, Any]
) -> None:
    asked: list[str] = []
    before = runs_of(core)
    async with mcp.Client(gated.mcp, mode=era, elicitation_callback=answering(asked, **YES)) as client:
        started = await client.call_tool("execute_forge", dear)
    assert not started.is_error, started.content
    assert started.structured_content["estimated_price_creative_units"] == 16
    assert runs_of(core) == before + 1
    assert len(asked) == 1
    assert "16 CU" in asked[0]
    assert "16 × Swatch" in asked[0]


@pytest.mark.parametrize(("answer", "words"), REFUSALS, ids=[words for _, words in REFUSALS])
async def test_anything_but_yes_charges_nothing(
    gated: Any, core: Any, era: str, dear: dict[str, Any], answer: dict[str, Any], words: str
) -> None:
    before = runs_of(core)
    async with mcp.Client(gated.mcp, mode=era, elicitation_callback=answering([], **answer)) as client:
        refused = await client.call_tool("execute_forge", dear)
    assert refused.is_error
    assert refused.structured_content["code"] == "BUDGET_EXCEEDED"
    assert words in refused.structured_content["message"]
    assert "nothing was charged" in refused.structured_content["message"]
    assert runs_of(core) == before


async def test_up_to_the_limit_nobody_is_asked(gated: Any, era: str, dear: dict[str, Any]) -> None:
    asked: list[str] = []
    async with mcp.Client(gated.mcp, mode=era, elicitation_callback=answering(asked, **YES)) as client:
        started = await client.call_tool("execute_forge", dear | {"batch_size": 8})
    assert not started.is_error
    assert asked == []


async def test_a_client_that_sent_its_approved_price_is_let_through(
    gated: Any, era: str, dear: dict[str, Any]
) -> None:
    async with mcp.Client(gated.mcp, mode=era) as client:
        started = await client.call_tool("execute_forge", dear, meta={MAX_PRICE_META: 16})
        assert not started.is_error
        dearer = await client.call_tool("execute_forge", dear, meta={MAX_PRICE_META: 15})
        assert dearer.structured_content["code"] == "BUDGET_EXCEEDED"


async def test_a_client_that_cannot_ask_confirms_with_a_token(
    gated: Any, core: Any, era: str, dear: dict[str, Any]
) -> None:
    before = runs_of(core)
    async with mcp.Client(gated.mcp, mode=era) as client:
        schema = next(t for t in (await client.list_tools()).tools if t.name == "execute_forge").input_schema
        assert "confirm" in schema["properties"]
        quoted = await client.call_tool("execute_forge", dear)
        body = quoted.structured_content
        assert (body["code"], body["status"]) == ("CONFIRMATION_REQUIRED", 428)
        assert body["estimated_price_creative_units"] == 16
        assert body["confirm"] in quoted.content[0].text, "a model reads the text of an error"
        assert runs_of(core) == before

        other = await client.call_tool("execute_forge", dear | {"prompt": "blue", "confirm": body["confirm"]})
        assert other.structured_content["field"] == "confirm"
        forged = await client.call_tool("execute_forge", dear | {"confirm": "0.99999999999.x"})
        assert forged.structured_content["field"] == "confirm"
        assert runs_of(core) == before

        confirmed = dear | {"confirm": body["confirm"]}
        first = await client.call_tool("execute_forge", confirmed)
        assert not first.is_error, first.content
        second = await client.call_tool("execute_forge", confirmed)
        assert second.structured_content["inference_id"] == first.structured_content["inference_id"]
        assert runs_of(core) == before + 1


async def test_a_token_expires(gated: Any, dear: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_server.tools import spend_gate

    monkeypatch.setattr(spend_gate, "ASK_SECONDS", -1)
    async with mcp.Client(gated.mcp) as client:
        token = (await client.call_tool("execute_forge", dear)).structured_content["confirm"]
        late = await client.call_tool("execute_forge", dear | {"confirm": token})
    assert "expired" in late.structured_content["message"]


async def test_an_answer_that_is_sent_twice_starts_one_run(
    gated: Any, core: Any, dear: dict[str, Any]
) -> None:
    before = runs_of(core)
    async with mcp.Client(gated.mcp, elicitation_callback=answering([], **YES)) as client:
        ask = await client.session.call_tool("execute_forge", dear, allow_input_required=True)
        assert isinstance(ask, types.InputRequiredResult)
        assert ask.request_state is not None
        assert "price" not in ask.request_state, "it is sealed"
        answers = {"approve": types.ElicitResult(**YES)}
        runs = {
            (
                await client.session.call_tool(
                    "execute_forge", dear, input_responses=answers, request_state=ask.request_state
                )
            ).structured_content["inference_id"]
            for _ in range(2)
        }
        assert len(runs) == 1
        assert runs_of(core) == before + 1
        with pytest.raises(mcp.MCPError, match="requestState"):
            await client.session.call_tool(
                "execute_forge",
                dear | {"prompt": "something else"},
                input_responses=answers,
                request_state=ask.request_state,
            )


async def test_too_little_credit_is_said_before_anybody_is_asked(
    gated: Any, core: Any, dear: dict[str, Any]
) -> None:
    from layer_server.accounts.principal import LOCAL_USER

    asked: list[str] = []
    poor = core.accounts.create(LOCAL_USER, "poor").id
    async with mcp.Client(gated.mcp, elicitation_callback=answering(asked, **YES)) as client:
        refused = await client.call_tool("execute_forge", dear | {"workspace_id": poor})
    assert refused.structured_content["code"] == "INSUFFICIENT_BALANCE"
    assert asked == []


async def test_off_there_is_no_confirm(client: Any, dear: dict[str, Any]) -> None:
    schema = next(t for t in (await client.list_tools()).tools if t.name == "execute_forge").input_schema
    assert "confirm" not in schema["properties"]
    refused = await client.call_tool("execute_forge", dear | {"confirm": "x"})
    assert refused.structured_content["field"] == "confirm"


async def test_one_yes_starts_one_run_whatever_keys_the_client_sends(
    gated: Any, core: Any, dear: dict[str, Any]
) -> None:
    before = runs_of(core)
    async with mcp.Client(gated.mcp) as client:
        token = (await client.call_tool("execute_forge", dear)).structured_content["confirm"]
        for number in range(3):
            again = await client.call_tool(
                "execute_forge", dear | {"confirm": token}, meta={REQUEST_KEY_META: f"key {number}"}
            )
            assert not again.is_error
    assert runs_of(core) == before + 1

    async with mcp.Client(gated.mcp, elicitation_callback=answering([], **YES)) as client:
        ask = await client.session.call_tool("execute_forge", dear, allow_input_required=True)
        answers = {"approve": types.ElicitResult(**YES)}
        for number in range(3):
            await client.session.call_tool(
                "execute_forge",
                dear,
                input_responses=answers,
                request_state=ask.request_state,
                meta={REQUEST_KEY_META: f"other key {number}"},
            )
    assert runs_of(core) == before + 2


async def test_confirmed_twice_at_once_it_starts_one_run(gated: Any, core: Any, dear: dict[str, Any]) -> None:
    before = runs_of(core)
    async with mcp.Client(gated.mcp) as client:
        token = (await client.call_tool("execute_forge", dear)).structured_content["confirm"]
        confirmed = dear | {"confirm": token}
        both = await asyncio.gather(*(client.call_tool("execute_forge", confirmed) for _ in range(6)))
    assert len({each.structured_content["inference_id"] for each in both}) == 1
    assert runs_of(core) == before + 1
