"""OpenAI's Chat Completions: tools as dicts, and the answers to a response's tool calls. Needs no package."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_agents.results import ToolResult
from layer_agents.schema.dialects import StrictMode, for_openai
from layer_mcp.contract.errors import InvalidInputs, LayerError

if TYPE_CHECKING:
    from layer_agents.kit import LayerKit

MAX_PARALLEL_CALLS = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Call:
    call_id: str
    name: str
    arguments: str


def chat_tools(kit: LayerKit, strict: StrictMode) -> list[dict[str, Any]]:
    """The kit's tools as ``tools=`` of a chat completion."""
    tools = []
    for spec in kit.tools:
        exposed = for_openai(spec.input_schema, strict)
        function = {
            "name": spec.name,
            "description": spec.description,
            "parameters": exposed.parameters,
            "strict": exposed.strict,
        }
        tools.append({"type": "function", "function": function})
    return tools


def handle_chat(kit: LayerKit, response: Any) -> list[dict[str, Any]]:
    """One ``role: tool`` message for every tool call of the response, in order; one bad call drops no other."""
    calls = _calls(response)
    if len(calls) <= 1:
        return [_message(call, _answer(kit, call)) for call in calls]
    stop = threading.Event()
    with ThreadPoolExecutor(min(len(calls), MAX_PARALLEL_CALLS), thread_name_prefix="layer-chat") as threads:
        try:
            texts = list(threads.map(lambda call: _answer(kit, call, stop), calls))
        except BaseException:
            # Ctrl-C: leaving the block joins the threads, so they must not go on waiting.
            stop.set()
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return [_message(call, text) for call, text in zip(calls, texts, strict=True)]


async def ahandle_chat(kit: LayerKit, response: Any) -> list[dict[str, Any]]:
    """``handle_chat``, awaited."""
    calls = _calls(response)
    texts = await asyncio.gather(*(_aanswer(kit, call) for call in calls))
    return [_message(call, text) for call, text in zip(calls, texts, strict=True)]


def _calls(response: Any) -> list[_Call]:
    body = response if isinstance(response, Mapping) else response.model_dump()
    choices = body.get("choices")
    message = choices[0]["message"] if choices else body
    calls = []
    for call in message.get("tool_calls") or []:
        # A custom tool's call has no function: it gets an answer too, since the API wants one for each.
        function = call.get("function") or {}
        calls.append(_Call(call["id"], str(function.get("name", "")), function.get("arguments") or "{}"))
    return calls


def _answer(kit: LayerKit, call: _Call, stop: threading.Event | None = None) -> str:
    try:
        return kit.call(call.name, _arguments(call), call.call_id, stop=stop).text
    except Exception as error:  # noqa: BLE001  the API wants an answer to every call, and others may be paid
        return _failure(call, error)


async def _aanswer(kit: LayerKit, call: _Call) -> str:
    try:
        return (await kit.acall(call.name, _arguments(call), call.call_id)).text
    except Exception as error:  # noqa: BLE001  as above
        return _failure(call, error)


def _failure(call: _Call, error: Exception) -> str:
    if not isinstance(error, LayerError):
        _log.error("%s failed", call.name, exc_info=error)
        error = LayerError(f"{call.name} failed on this side: {type(error).__name__}.")
    return ToolResult.of_error(call.name, error).text


def _arguments(call: _Call) -> dict[str, Any]:
    try:
        arguments = json.loads(call.arguments)
    except (ValueError, RecursionError) as error:
        raise InvalidInputs(f"The arguments of {call.name} are not JSON: {error}.") from error
    if not isinstance(arguments, dict):
        raise InvalidInputs(f"The arguments of {call.name} must be a JSON object.")
    return arguments


def _message(call: _Call, text: str) -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": call.call_id, "content": text}
