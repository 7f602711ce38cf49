"""A LangChain chat model that plays a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field


class ScriptedChatModel(BaseChatModel):
    """Plays ``turns``, one for each request, then says "done".

    Attributes:
        turns: see ``layer_agents.testing``.
        bound_tools: what ``bind_tools`` was given last.
        seen: the messages of every request so far.
    """

    turns: list[Any]
    bound_tools: list[Any] = Field(default_factory=list)
    seen: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "layer-scripted"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | Any],
        *,
        tool_choice: str | None = None,  # noqa: ARG002  the base class has it
        **kwargs: Any,  # noqa: ARG002  as above
    ) -> ScriptedChatModel:
        """Remember the tools; the script decides what is called."""
        self.bound_tools[:] = tools
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002  the base class has it
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002  as above
        **kwargs: Any,  # noqa: ARG002  as above
    ) -> ChatResult:
        number = len(self.seen)
        self.seen.append(list(messages))
        turn = self.turns[number] if number < len(self.turns) else "done"
        said = turn(messages) if callable(turn) else turn
        if isinstance(said, str):
            message = AIMessage(content=said)
        else:
            calls = [
                ToolCall(name=name, args=arguments, id=f"call_{number}_{index}", type="tool_call")
                for index, (name, arguments) in enumerate(said)
            ]
            message = AIMessage(content="", tool_calls=calls)
        return ChatResult(generations=[ChatGeneration(message=message)])
