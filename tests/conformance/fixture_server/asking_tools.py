"""The suite's tools that ask the client: while the call waits in the older era, by a question in the newer."""

from __future__ import annotations

from typing import Any

from mcp import MCPError, types
from samples import form, sampling, text

OBJECT: dict[str, Any] = {"type": "object", "properties": {}}
STRING = {"type": "string"}
CHOICES = ["option1", "option2", "option3"]
ENUMS: dict[str, Any] = {
    "untitledSingle": {"type": "string", "enum": CHOICES},
    "titledSingle": {
        "type": "string",
        "oneOf": [
            {"const": f"value{n}", "title": f"{word} Option"}
            for n, word in enumerate(("First", "Second", "Third"), 1)
        ],
    },
    "legacyEnum": {
        "type": "string",
        "enum": ["opt1", "opt2", "opt3"],
        "enumNames": ["Option One", "Option Two", "Option Three"],
    },
    "untitledMulti": {"type": "array", "items": {"type": "string", "enum": CHOICES}},
    "titledMulti": {
        "type": "array",
        "items": {
            "anyOf": [
                {"const": f"value{n}", "title": f"{word} Choice"}
                for n, word in enumerate(("First", "Second", "Third"), 1)
            ]
        },
    },
}
DEFAULTS: dict[str, Any] = {
    "name": {"type": "string", "default": "John Doe"},
    "age": {"type": "integer", "default": 30},
    "score": {"type": "number", "default": 95.5},
    "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
    "verified": {"type": "boolean", "default": True},
}


def _said(words: str) -> types.CallToolResult:
    return types.CallToolResult(content=[text(words)])


def _waiting(said: str, properties: dict[str, Any], required: list[str]) -> Any:
    async def ask(context: Any, params: types.CallToolRequestParams) -> Any:
        capabilities = context.session.client_capabilities
        if capabilities is None or capabilities.elicitation is None:
            return types.CallToolResult(content=[text("The client cannot ask its user.")], is_error=True)
        message = (params.arguments or {}).get("message", "Please fill this in")
        schema = {"type": "object", "properties": properties, "required": required}
        answer = await context.session.elicit_form(message, schema, context.request_id)
        return _said(f"{said}: action={answer.action}, content={answer.content}")

    return ask


def _question(requests: dict[str, Any], state: str | None = None) -> types.InputRequiredResult:
    return types.InputRequiredResult(input_requests=requests, request_state=state)


NAME = {"user_name": form("What is your name?", name=STRING)}
ROOTS = {"client_roots": types.ListRootsRequest()}


def _asked(requests: dict[str, Any], said: Any, state: str | None = None) -> Any:
    """A tool that asks until every answer is there."""

    async def call(context: Any, params: types.CallToolRequestParams) -> Any:
        answers = params.input_responses or {}
        if not set(requests) <= set(answers) or (state is not None and params.request_state != state):
            return _question(requests, state)
        return _said(said(answers))

    return call


def _greeting(answers: Any) -> str:
    return f"Hello, {(answers['user_name'].content or {}).get('name')}!"


async def _rounds(context: Any, params: types.CallToolRequestParams) -> Any:
    answers = params.input_responses or {}
    if params.request_state == "second" and "step2" in answers:
        return _said(f"Thank you; {answers['step2'].content} it is.")
    if params.request_state == "first" and "step1" in answers:
        return _question({"step2": form("Step 2: What is your favorite color?", color=STRING)}, "second")
    return _question({"step1": form("Step 1: What is your name?", name=STRING)}, "first")


async def _what_it_can(context: Any, params: types.CallToolRequestParams) -> Any:
    if params.input_responses:
        return _said("Thank you.")
    capabilities = context.session.client_capabilities
    requests: dict[str, Any] = {}
    if capabilities and capabilities.elicitation is not None:
        requests |= NAME
    if capabilities and capabilities.sampling is not None:
        requests["greeting"] = sampling("Generate a greeting")
    if capabilities and capabilities.roots is not None:
        requests |= ROOTS
    if not requests:
        raise MCPError(-32021, "The client can answer nothing.")
    return _question(requests)


_CONFIRM = {"confirm": form("Please confirm", ok={"type": "boolean"})}
_ALL = {**NAME, "greeting": sampling("Generate a greeting", 50), **ROOTS}
_CAPITAL = {"capital_question": sampling("What is the capital of France?")}

FIXTURES: dict[str, tuple[Any, dict[str, Any]]] = {
    "test_elicitation": (
        _waiting("User response", {"username": STRING, "email": STRING}, ["username", "email"]),
        {"type": "object", "properties": {"message": STRING}, "required": ["message"]},
    ),
    "test_elicitation_sep1034_defaults": (_waiting("Elicitation completed", DEFAULTS, []), OBJECT),
    "test_elicitation_sep1330_enums": (_waiting("Elicitation completed", ENUMS, []), OBJECT),
    "test_streaming_elicitation": (_asked(NAME, _greeting), OBJECT),
    "test_input_required_result_elicitation": (_asked(NAME, _greeting), OBJECT),
    "test_input_required_result_sampling": (
        _asked(_CAPITAL, lambda answers: answers["capital_question"].content.text),
        OBJECT,
    ),
    "test_input_required_result_list_roots": (
        _asked(ROOTS, lambda answers: f"Roots: {[str(root.uri) for root in answers['client_roots'].roots]}"),
        OBJECT,
    ),
    "test_input_required_result_request_state": (_asked(_CONFIRM, lambda _: "state-ok", "asked"), OBJECT),
    "test_input_required_result_tampered_state": (_asked(_CONFIRM, lambda _: "state-ok", "asked"), OBJECT),
    "test_input_required_result_multiple_inputs": (_asked(_ALL, _greeting, "asked"), OBJECT),
    "test_input_required_result_multi_round": (_rounds, OBJECT),
    "test_input_required_result_capabilities": (_what_it_can, OBJECT),
}
