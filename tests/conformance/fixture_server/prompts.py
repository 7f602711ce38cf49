"""The suite's prompts, its completion and its logging level: methods that the product does not have."""

from __future__ import annotations

from typing import Any

from mcp import types
from samples import embedded, form, image, text

PROMPTS: dict[str, tuple[str, ...]] = {
    "test_simple_prompt": (),
    "test_prompt_with_arguments": ("arg1", "arg2"),
    "test_prompt_with_embedded_resource": ("resourceUri",),
    "test_prompt_with_image": (),
    "test_input_required_result_prompt": (),
}


async def listed(context: Any, params: Any) -> types.ListPromptsResult:
    return types.ListPromptsResult(
        prompts=[
            types.Prompt(
                name=name,
                description=f"Fixture {name}.",
                arguments=[types.PromptArgument(name=each, required=True) for each in arguments],
            )
            for name, arguments in PROMPTS.items()
        ]
    )


async def got(context: Any, params: types.GetPromptRequestParams) -> Any:
    arguments = params.arguments or {}
    if params.name == "test_simple_prompt":
        return _messages(text("This is a simple prompt for testing."))
    if params.name == "test_prompt_with_arguments":
        words = f"Prompt with arguments: arg1='{arguments['arg1']}', arg2='{arguments['arg2']}'"
        return _messages(text(words))
    if params.name == "test_prompt_with_embedded_resource":
        words = "Embedded resource content for testing."
        resource = embedded(arguments["resourceUri"], "text/plain", words)
        return _messages(resource, text("Please process the embedded resource above."))
    if params.name == "test_prompt_with_image":
        return _messages(image(), text("Please analyze the image above."))
    answer = (params.input_responses or {}).get("user_context")
    if answer is None:
        question = form("What context should the prompt use?", context={"type": "string"})
        return types.InputRequiredResult(input_requests={"user_context": question})
    return _messages(text(f"Context: {answer.content}"))


def _messages(*blocks: Any) -> types.GetPromptResult:
    return types.GetPromptResult(
        messages=[types.PromptMessage(role="user", content=block) for block in blocks]
    )


async def completed(context: Any, params: Any) -> types.CompleteResult:
    return types.CompleteResult(completion=types.Completion(values=["paris", "park", "party"], total=3))


async def levelled(context: Any, params: Any) -> types.EmptyResult:
    return types.EmptyResult()


def register(server: Any) -> None:
    """Add the methods to the server."""
    server.add_request_handler("prompts/list", types.PaginatedRequestParams, listed)
    server.add_request_handler("prompts/get", types.GetPromptRequestParams, got)
    server.add_request_handler("completion/complete", types.CompleteRequestParams, completed)
    server.add_request_handler("logging/setLevel", types.SetLevelRequestParams, levelled)
