"""LangChain: each tool of a kit as a ``BaseTool``, blocking and awaited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal

from langchain_core.messages import ToolMessage
from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool, ToolException
from pydantic import BaseModel, ConfigDict, PrivateAttr, create_model

from layer_agents.results import ToolResult
from layer_agents.schema.dialects import StrictMode, for_openai

if TYPE_CHECKING:
    from layer_agents.kit import LayerKit
    from layer_agents.spec import ToolSpec

_Answer = tuple[str | ToolMessage, dict[str, Any]]


class LayerTool(BaseTool):
    """One tool of a kit. Its content is short text; ``artifact`` has the structured result and the bytes."""

    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: bool = True
    _kit: LayerKit = PrivateAttr()

    def get_input_schema(self, config: RunnableConfig | None = None) -> type[BaseModel]:  # noqa: ARG002  the base class has it
        """A model that takes the tool's arguments as they are: the server checks them."""
        schema = dict(self.args_schema) if isinstance(self.args_schema, dict) else {}
        settings = ConfigDict(extra="allow", json_schema_extra=lambda shown: shown.update(schema))
        return create_model(f"{self.name}_arguments", __config__=settings)

    def _to_args_and_kwargs(
        self, tool_input: str | dict[str, Any], tool_call_id: str | None
    ) -> tuple[tuple[str, ...], dict[str, Any]]:
        # As keyword arguments they would meet LangChain's own: `config` and `run_manager` would be lost.
        arguments = tool_input if isinstance(tool_input, dict) else {}
        return (), {"arguments": arguments, "call_id": tool_call_id}

    def _run(self, arguments: dict[str, Any], call_id: str | None) -> _Answer:
        return self._answer(self._kit.call(self.name, arguments, call_id), call_id)

    async def _arun(self, arguments: dict[str, Any], call_id: str | None) -> _Answer:
        result = await self._kit.acall(self.name, arguments, call_id)
        return await asyncio.to_thread(self._answer, result, call_id)  # it may fetch the assets' bytes

    def _answer(self, result: ToolResult, call_id: str | None) -> _Answer:
        artifact = result.artifact()
        if not result.is_error:
            return result.text, artifact
        if call_id is None:
            raise ToolException(result.text)
        # A raised ToolException would say the same, but lose the artifact.
        message = ToolMessage(
            result.text, name=self.name, tool_call_id=call_id, status="error", artifact=artifact
        )
        return message, artifact


def tools(kit: LayerKit, strict: StrictMode) -> list[LayerTool]:
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
