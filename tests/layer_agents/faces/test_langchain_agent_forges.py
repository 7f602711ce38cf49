"""A LangChain agent, played by a script, forges an image."""

from __future__ import annotations

import io
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.messages import BaseMessage, ToolMessage
from langchain_core.utils.function_calling import convert_to_openai_tool
from langgraph.checkpoint.memory import InMemorySaver
from PIL import Image

from layer_agents import Budget, LayerKit
from layer_agents.schema import rules
from layer_agents.testing import ScriptedChatModel
from layer_mcp import Layer

PROMPT = {"messages": [{"role": "user", "content": "A crystal sword icon, please."}]}


def _price_then_forge(messages: list[BaseMessage]) -> list[tuple[str, dict[str, Any]]]:
    assert "estimated_price_creative_units" in str(messages[-1].content)
    return [
        ("generate_and_wait", {"prompt": "crystal sword", "model_id": "swatch", "batch_size": 1, "seed": 7})
    ]


TURNS = [
    [("list_models", {"modality": "image"}), ("get_workspace", {})],
    [("estimate_forge_price", {"promt": "crystal sword", "model_id": "swatch"})],
    [("estimate_forge_price", {"prompt": "crystal sword", "model_id": "swatch", "batch_size": 1})],
    _price_then_forge,
    "Here it is.",
]


def _check(messages: list[BaseMessage], budget: Budget) -> None:
    answers = [message for message in messages if isinstance(message, ToolMessage)]
    assert [answer.status for answer in answers] == ["success", "success", "error", "success", "success"]
    assert "did you mean 'prompt'?" in str(answers[2].content)
    assert answers[2].artifact["structured_content"]["code"] == "INVALID_INPUTS"
    assert all(answer.artifact is not None for answer in answers)
    picture = Image.open(io.BytesIO(answers[-1].artifact["assets"][0]["bytes"]))
    assert (picture.format, picture.size) == ("PNG", (64, 64))
    assert messages[-1].content == "Here it is."
    assert budget.spent == 1


def test_blocking(layer: Layer) -> None:
    budget = Budget(5)
    with LayerKit(layer, budget=budget) as kit:
        model = ScriptedChatModel(turns=TURNS)
        # With a checkpointer, so that what the tools give can be stored.
        agent = create_agent(model, kit.langchain(), checkpointer=InMemorySaver())
        done = agent.invoke(PROMPT, {"configurable": {"thread_id": "1"}})
        _check(done["messages"], budget)
        assert {tool.name for tool in model.bound_tools} == {spec.name for spec in kit.tools}


async def test_awaited(layer: Layer) -> None:
    budget = Budget(5)
    async with LayerKit(layer, budget=budget) as kit:
        agent = create_agent(ScriptedChatModel(turns=TURNS), kit.langchain())
        _check((await agent.ainvoke(PROMPT))["messages"], budget)


def test_strict_schemas_survive_langchains_own_conversion(kit: LayerKit) -> None:
    plain = kit.langchain()
    strict = kit.langchain(strict=True)
    forge = next(tool for tool in strict if tool.name == "execute_forge")
    assert len(plain) == len(strict)
    for tool in strict:
        converted = convert_to_openai_tool(tool, strict=True)["function"]
        assert converted["strict"] is True
        assert rules.violations(converted["parameters"]) == [], tool.name
    answer = forge.invoke(dict.fromkeys(forge.args) | {"prompt": "x", "model_id": "swatch", "batch_size": 1})
    assert "Run " in answer


@pytest.mark.parametrize(
    "name",
    [
        "config",
        "run_manager",
        "callbacks",
        "runtime",
        "self",
        "name",
        "input",
        "args",
        "kwargs",
        "state",
        "3d",
    ],
)
async def test_an_argument_may_be_called_like_langchains_own(made_up_server: Any, name: str) -> None:
    layer, server = made_up_server({"t": {"type": "object", "properties": {name: {"type": "string"}}}})
    (tool,) = LayerKit(layer).langchain()
    call = {"type": "tool_call", "name": "t", "args": {name: "v"}}
    tool.invoke(call | {"id": "1"})
    await tool.ainvoke(call | {"id": "2"})
    assert server.calls == [("t", {name: "v"})] * 2
