"""The real ``openai`` client, against a stand-in for the API, forges an image."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from openai import AsyncOpenAI, BadRequestError, OpenAI

from layer_agents import Budget, LayerKit
from layer_agents.testing import StubModelServer
from layer_mcp import Layer

START: list[Any] = [{"role": "user", "content": "A crystal sword icon, please."}]


def _client(server: StubModelServer) -> OpenAI:
    return OpenAI(base_url=server.base_url, api_key="unused", max_retries=0)


def _everything_null_but(kit: LayerKit, **given: Any) -> dict[str, Any]:
    """What a model must say in strict mode: every argument, null where it has nothing to say."""
    tools = {tool["function"]["name"]: tool["function"]["parameters"] for tool in kit.openai_chat()}
    return dict.fromkeys(tools["generate_and_wait"]["required"]) | given


@pytest.fixture
def forging_kit(layer: Layer) -> Iterator[LayerKit]:
    with LayerKit(layer, budget=Budget(5)) as kit:
        yield kit


def _turns(kit: LayerKit) -> list[Any]:
    forge = _everything_null_but(kit, prompt="crystal sword", model_id="swatch", batch_size=1, seed=7)
    return [
        [("list_models", {"modality": "image"}), ("get_modle", {}), ("get_workspace", {})],
        [("generate_and_wait", forge)],
        "Here it is.",
    ]


def _check(kit: LayerKit, messages: list[Any]) -> None:
    answers = [message for message in messages if message["role"] == "tool"]
    assert [answer["tool_call_id"] for answer in answers] == ["call_0_0", "call_0_1", "call_0_2", "call_1_0"]
    assert "swatch" in answers[0]["content"]
    assert "did you mean 'get_model'?" in answers[1]["content"]
    assert "available_creative_units" in answers[2]["content"]
    assert "succeeded" in answers[3]["content"]
    file_id = answers[3]["content"].split("- file_id ")[1].split(" ")[0]
    assert kit.layer.asset(file_id).bytes().startswith(b"\x89PNG\r\n")
    assert kit.budget is not None
    assert kit.budget.spent == 1


def test_blocking(forging_kit: LayerKit) -> None:
    messages = list(START)
    with StubModelServer(_turns(forging_kit)) as server, _client(server) as client:
        while True:
            response = client.chat.completions.create(
                model="any", messages=messages, tools=forging_kit.openai_chat()
            )  # type: ignore[arg-type]
            messages.append(response.choices[0].message.model_dump(exclude_none=True))
            answers = forging_kit.handle_chat(response)
            if not answers:
                break
            messages += answers
    assert messages[-1]["content"] == "Here it is."
    _check(forging_kit, messages)


async def test_awaited(forging_kit: LayerKit) -> None:
    messages = list(START)
    with StubModelServer(_turns(forging_kit)) as server:
        client = AsyncOpenAI(base_url=server.base_url, api_key="unused", max_retries=0)
        while True:
            response = await client.chat.completions.create(
                model="any", messages=messages, tools=forging_kit.openai_chat()
            )  # type: ignore[arg-type]
            messages.append(response.choices[0].message.model_dump(exclude_none=True))
            answers = await forging_kit.ahandle_chat(response)
            if not answers:
                break
            messages += answers
        await client.close()
    _check(forging_kit, messages)


def test_every_tool_is_strict_but_those_with_free_form_objects(kit: LayerKit) -> None:
    plain = {tool["function"]["name"] for tool in kit.openai_chat() if not tool["function"]["strict"]}
    assert plain == {"estimate_workflow_price", "execute_workflow", "run_workflow_and_wait"}
    assert all(tool["function"]["strict"] for tool in kit.openai_chat(strict=True))
    assert not any(tool["function"]["strict"] for tool in kit.openai_chat(strict=False))


def test_the_stand_in_refuses_what_the_real_api_refuses(kit: LayerKit) -> None:
    loose = kit.openai_chat(strict=False)
    for tool in loose:
        tool["function"]["strict"] = True
    with StubModelServer([[("get_workspace", {})]]) as server, _client(server) as client:
        with pytest.raises(BadRequestError, match="Invalid schema for function"):
            client.chat.completions.create(model="any", messages=START, tools=loose)  # type: ignore[arg-type]
        response = client.chat.completions.create(model="any", messages=START, tools=kit.openai_chat())  # type: ignore[arg-type]
        unanswered = [*START, response.choices[0].message.model_dump(exclude_none=True)]
        with pytest.raises(BadRequestError, match="without an answer: call_0_0"):
            client.chat.completions.create(model="any", messages=unanswered)


def _response(*calls: tuple[str, str]) -> dict[str, Any]:
    tool_calls = [
        {"id": str(index), "type": "function", "function": {"name": name, "arguments": arguments}}
        for index, (name, arguments) in enumerate(calls)
    ]
    return {"choices": [{"message": {"role": "assistant", "content": None, "tool_calls": tool_calls}}]}


def test_one_bad_call_drops_no_other(made_up_server: Any) -> None:
    def answer(name: str, arguments: dict[str, Any]) -> Any:
        from mcp import types

        return types.CallToolResult(content=[types.TextContent(type="text", text=arguments["say"])])

    schema = {"type": "object", "properties": {"say": {"type": "string"}}}
    layer, _ = made_up_server({"echo": schema}, answer)

    def approve(request: Any) -> bool:
        if request.arguments["say"] == "boom":
            raise RuntimeError("very private")
        return True

    kit = LayerKit(layer, approve=approve)
    calls = [
        ("echo", json.dumps({"say": "one"})),
        ("echo", '{"say": "cut'),
        ("echo", "[1]"),
        ("echo", '{"say": "boom"}'),
        ("gone", "{}"),
        ("echo", json.dumps({"say": "last"})),
    ]
    answers = kit.handle_chat(_response(*calls))
    assert [message["tool_call_id"] for message in answers] == [str(index) for index in range(len(calls))]
    texts = [message["content"] for message in answers]
    assert (texts[0], texts[-1]) == ("one", "last")
    assert "not JSON" in texts[1]
    assert "must be a JSON object" in texts[2]
    assert "RuntimeError" in texts[3]
    assert "very private" not in texts[3]
    assert "There is no tool 'gone'" in texts[4]


def test_a_response_without_calls_needs_no_answer(kit: LayerKit) -> None:
    assert kit.handle_chat({"choices": [{"message": {"role": "assistant", "content": "hi"}}]}) == []
    assert kit.handle_chat({"role": "assistant", "content": "hi", "tool_calls": None}) == []


def test_a_custom_tools_call_is_answered_too(kit: LayerKit) -> None:
    custom = {"id": "c", "type": "custom", "custom": {"name": "x", "input": "y"}}
    (answer,) = kit.handle_chat({"role": "assistant", "tool_calls": [custom]})
    assert answer["tool_call_id"] == "c"
    assert "There is no tool" in answer["content"]
