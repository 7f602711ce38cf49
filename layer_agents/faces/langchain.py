"""LangChain: each tool of a kit as a ``BaseTool``, blocking and awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from langchain_core.tools import BaseTool, ToolException
from pydantic import PrivateAttr

from layer_agents.results import ToolResult
from layer_agents.schema.dialects import StrictMode, for_openai

if TYPE_CHECKING:
    from layer_agents.kit import LayerKit
    from layer_agents.spec import ToolSpec

_Answer = tuple[str, dict[str, Any]]


class LayerTool(BaseTool):
    """One tool of a kit. Its content is short text; ``artifact`` has the structured result and the bytes."""

    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: bool = True
    _kit: LayerKit = PrivateAttr()

    def _to_args_and_kwargs(
        self, tool_input: str | dict[str, Any], tool_call_id: str | None
    ) -> tuple[tuple[str, ...], dict[str, Any]]:
        # As keyword arguments they would meet LangChain's own: `config` and `run_manager` would be lost.
        arguments = tool_input if isinstance(tool_input, dict) else {}
        return (), {"arguments": arguments, "call_id": tool_call_id}

    def _run(self, arguments: dict[str, Any], call_id: str | None) -> _Answer:
        return _answer(self._kit.call(self.name, arguments, call_id))

    async def _arun(self, arguments: dict[str, Any], call_id: str | None) -> _Answer:
        import asyncio

        result = await self._kit.acall(self.name, arguments, call_id)
        return await asyncio.to_thread(_answer, result)


def tools(kit: LayerKit, strict: StrictMode) -> list[BaseTool]:
    """The kit's tools. LangChain says ``strict`` only when it is told to, so ``auto`` leaves schemas plain."""
    return [_tool(kit, spec, strict) for spec in kit.tools]


def _tool(kit: LayerKit, spec: ToolSpec, strict: StrictMode) -> LayerTool:
    exposed = for_openai(spec.input_schema, strict=strict is True)
    tool = LayerTool(
        name=spec.name,
        description=spec.description,
        args_schema=exposed.parameters,
        metadata={"layer_group": spec.group, "layer_read_only": spec.read_only, "layer_spends": spec.spends},
    )
    tool._kit = kit
    return tool


def _answer(result: ToolResult) -> _Answer:
    if result.is_error:
        raise ToolException(result.text)
    return result.text, result.artifact()
