"""The three instruction tools: what an agent must know of this server, written from its catalog and contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layer_mcp import __version__
from layer_mcp.contract.errors import ERRORS, FeatureDisabled
from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE, MAX_BATCH_SIZE, MAX_LIVE_RUNS, MAX_PROMPT_CHARACTERS
from layer_mcp.contract.instructions import (
    GetForgeInstructions,
    GetInstructions,
    GetWorkflowInstructions,
    Instructions,
)
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.paging import DEFAULT_LIMIT, MAX_LIMIT
from layer_server.generators.card import ModelCard
from layer_server.results import URL_SECONDS
from layer_server.tools.call import Answer, Call

CONFIRM_ABOVE_CU = 20
"""Above this price an agent asks its user before it executes. Advice to agents; the server does not ask."""

_ERRORS: Mapping[str, tuple[str, str]] = {
    "UNAUTHENTICATED": (
        "the call carried no valid token",
        "connect through `layer_mcp` or `layer serve --transport stdio`, which read the data folder's token",
    ),
    "FORBIDDEN": (
        "you may not do this, or a file's address has expired",
        "pick another workspace; poll the run again for fresh addresses",
    ),
    "INSUFFICIENT_BALANCE": (
        "the workspace has fewer available CU than the run costs; nothing was started",
        "ask for less (`batch_size`, size), cancel a live run, or have the user type `layer grant 500`",
    ),
    "BUDGET_EXCEEDED": (
        "the run is dearer than the caller approved in `_meta`; nothing was started",
        "show the price, then approve more or ask for less",
    ),
    "RATE_LIMITED": (
        f"{MAX_LIVE_RUNS} runs of yours are live in that workspace; nothing was started",
        "wait for one to finish (`get_forge_run`) or stop one (`cancel_inference`), then call again",
    ),
    "WORKSPACE_NOT_FOUND": ("no such workspace, or you are not a member", "take one of `list_workspaces`"),
    "MODEL_NOT_FOUND": (
        "no model with that UUID or slug",
        "take `nearest`, or one of `allowed` or `list_models`",
    ),
    "WORKFLOW_NOT_FOUND": ("no such workflow", "take one of `list_workflows`"),
    "RUN_NOT_FOUND": ("no such run of yours", "use the `inference_id` that `execute_forge` answered"),
    "INVALID_INPUTS": (
        "an argument is unknown, misspelt, of the wrong type or out of range; nothing was started",
        "correct `field`: `value` is what came, `allowed` what may be, `nearest` the likely spelling",
    ),
    "UPLOAD_FAILED": ("a file could not be fetched or stored", "check the file and try again"),
    "FEATURE_DISABLED": (
        "this server does not offer it",
        "do without, or connect the client to the hosted server (`LAYER_MCP_URL=hosted`)",
    ),
    "INTERNAL": (
        "a fault of the server; the message names its reference in the log",
        "try once more, then show the user the reference (`layer server logs`)",
    ),
}
"""What each code means on this server, and what an agent does about it."""


def get_instructions(call: Call, request: GetInstructions) -> Answer:  # noqa: ARG001  it has no arguments
    cards = call.core.catalog.search()
    facts = {
        "server": {"kind": "embedded", "version": __version__},
        "limits": _limits(),
        "prices": _prices(call, cards),
        "errors": _errors(),
        "confirm_above_creative_units": CONFIRM_ABOVE_CU,
    }
    text = f"""# Layer, embedded server {__version__}

This server generates game assets on the user's own machine. No account, no network: it runs algorithms over
openly licensed art, not neural image models. Say so when a user expects a diffusion model.

## Order of calls
1. `list_workspaces` → `workspace_id`. Take the first (the most recently active) unless the user names another.
2. `get_model_recommendations` or `list_models` → `model_id`; `get_model` before the first use of a model, for
   its `prompt_format` and the `parameters` it honours.
3. `estimate_forge_price` (free) → `estimated_price_creative_units` and `has_sufficient_creative_units`.
4. Show the price. Above {CONFIRM_ABOVE_CU} CU, or for a series of runs whose total is above it, ask the user first.
5. `execute_forge` (spends CU) → `inference_id`; then `get_forge_run` every `poll_interval_seconds`.
Details: `get_forge_instructions`. Workflows and uploads are not offered by this version (FEATURE_DISABLED).

## Creative Units (CU)
A run's price is reserved when it starts (`reserved_creative_units`), charged when it completes, and released in
full when it fails or is cancelled. `available_creative_units` = balance − reserved. CU of an embedded server are
practice credits: the user adds some with `layer grant 500` in a shell; no tool does.

{_price_table(call, cards)}

## Limits
- {MAX_LIVE_RUNS} live runs per user and workspace; the next is RATE_LIMITED.
- `batch_size` 1 to {MAX_BATCH_SIZE}, {DEFAULT_BATCH_SIZE} when absent: variations of ONE prompt. Different subjects are different runs.
- Prompts of at most {MAX_PROMPT_CHARACTERS:,} characters. Lists: `limit` 1 to {MAX_LIMIT} ({DEFAULT_LIMIT} when absent), then `cursor`
  = `pagination.next_cursor` while `pagination.has_more_results`.
- Asset URLs are credentials and live {URL_SECONDS // 60} minutes; poll the run again for fresh ones. Keep `file_id`s.

## Errors
A failed call has `isError` and `{{code, status, message, remedy, field?, value?, allowed?, nearest?,
retry_after_seconds?}}` as structured content and as text. `remedy` is the next step. Arguments are never coerced or
dropped: `"4"` is not 4 and `promt` is not `prompt`. Nothing is charged by a call that failed.

{_error_table()}
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def get_forge_instructions(call: Call, request: GetForgeInstructions) -> Answer:  # noqa: ARG001  none
    cards = call.core.catalog.search()
    interval = call.poll_interval_seconds
    facts = {
        "lifecycle": ["estimate_forge_price", "execute_forge", "get_forge_run", "cancel_inference"],
        "statuses": ["in_progress", "complete", "failed", "cancelled"],
        "poll_interval_seconds": interval,
        "limits": _limits(),
        "prices": _prices(call, cards),
        "models": {card.slug: _model_facts(card) for card in cards},
    }
    text = f"""# Forging: one model, one run

## Lifecycle
1. **Choose.** `list_models` / `get_model_recommendations`; `model_id` may be the UUID or the slug.
   `get_model` tells the prompt format and every parameter the model honours; any other parameter is INVALID_INPUTS.
2. **Estimate.** `estimate_forge_price` with the arguments of the run, without `seed` and `session_name`. Free.
   `normalized_parameters` are the values that would be used; `parameters_adjusted` says that one was changed.
3. **Execute.** `execute_forge` with `workspace_id`, `model_id`, `prompt`, and optionally `batch_size`, `seed`
   (−1 picks one; the answer's `normalized_parameters.seed` names it), the model's parameters, `session_name` (groups runs).
   It answers at once with `inference_id`, `status` = `in_progress` and `poll_interval_seconds`.
   **Never send it again because an answer is slow**: poll. A client may send
   `_meta["layer-nb/request-key"]`: the same key and body give the same run, once charged; and
   `_meta["layer-nb/max-creative-units"]`: a dearer run is refused before anything is paid.
4. **Poll.** `get_forge_run` with `inference_id`, every {interval:g} s (`poll_interval_seconds`), not faster. While in progress:
   `progress` (0 to 1) and `stage`. Terminal: `complete`, `failed` (`error_code`, `error_message`), `cancelled`.
5. **Show.** `assets[]` of a complete run: `file_id`, `name`, `content_type`, `width`, `height`, `seed`, `has_alpha`, `parts[]` (maps that
   belong to the asset, by `role`), `attribution[]`, `metadata`, and a `url` that lives {URL_SECONDS // 60} minutes. The result also
   carries small previews and resource links. Show the pictures, the price charged
   (`actual_price_creative_units`) and the attribution; refer to assets by `file_id`.
6. **Stop.** `cancel_inference` stops a live run at once and releases its CU. A run that is over stays as it is.

## Seeds
Output *i* of a batch with seed *s* is what seed *s + i* gives alone; each asset names its own `seed`. The same
prompt, parameters and seed give the same bytes on the same machine.

## Models here
{_model_sections(call, cards)}
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def get_workflow_instructions(call: Call, request: GetWorkflowInstructions) -> Answer:  # noqa: ARG001  none
    facts = {
        "available": False,
        "error": FeatureDisabled.code,
        "lifecycle": [
            "list_workflows",
            "estimate_workflow_price",
            "execute_workflow",
            "get_workflow_run",
            "cancel_workflow_run",
        ],
    }
    text = f"""# Workflows

**This embedded server ({__version__}) offers no workflows.** The five workflow tools are listed because they belong to the
surface; they check their arguments and then answer FEATURE_DISABLED (501). Nothing is charged.

- One asset, or variations of one: forge it (`get_forge_instructions`).
- Several different assets: one `execute_forge` each, at most {MAX_LIVE_RUNS} live at a time; give them the same `session_name`.
  Add up the estimates and present the total once.
- A published workflow of a team: connect the client to the hosted server (`LAYER_MCP_URL=hosted`).

On a server that has workflows the order is: `list_workflows` (a workflow's `inputs` schema is its contract) →
`estimate_workflow_price` → `execute_workflow` → `get_workflow_run` at `poll_interval_seconds`, reporting finished steps of all →
show `assets`; `cancel_workflow_run` stops a run and releases what it had not used.
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def _limits() -> dict[str, int]:
    return {
        "live_runs_per_user_and_workspace": MAX_LIVE_RUNS,
        "max_batch_size": MAX_BATCH_SIZE,
        "default_batch_size": DEFAULT_BATCH_SIZE,
        "max_prompt_characters": MAX_PROMPT_CHARACTERS,
        "max_page_limit": MAX_LIMIT,
        "asset_url_seconds": URL_SECONDS,
    }


def _prices(call: Call, cards: Sequence[ModelCard]) -> dict[str, int | float]:
    return {card.slug: micro_to_wire(call.core.catalog.unit_price(card)) for card in cards}


def _price_table(call: Call, cards: Sequence[ModelCard]) -> str:
    rows = [
        f"| `{card.slug}` | {card.modality} | {price:g} | {price * DEFAULT_BATCH_SIZE:g} |"
        for card in cards
        for price in (micro_to_wire(call.core.catalog.unit_price(card)),)
    ]
    head = f"| model | makes | CU for one, at defaults | CU for {DEFAULT_BATCH_SIZE} |\n|---|---|---|---|"
    return "\n".join([head, *rows])


def _errors() -> dict[str, dict[str, Any]]:
    return {
        code: {"status": ERRORS[code].status, "meaning": meaning, "what_to_do": next_step}
        for code, (meaning, next_step) in _ERRORS.items()
    }


def _error_table() -> str:
    rows = [
        f"| {code} | {entry['status']} | {entry['meaning']} | {entry['what_to_do']} |"
        for code, entry in _errors().items()
    ]
    return "\n".join(["| code | status | meaning | what to do |", "|---|---|---|---|", *rows])


def _model_facts(card: ModelCard) -> dict[str, Any]:
    return {
        "model_id": card.model_id,
        "modality": card.modality,
        "use_cases": list(card.use_cases),
        "capabilities": list(card.capabilities),
        "parameters": {name: dict(parameter.schema) for name, parameter in card.parameters.items()},
    }


def _model_sections(call: Call, cards: Sequence[ModelCard]) -> str:
    return "\n\n".join(
        f"### `{card.slug}` ({card.name}; {', '.join(card.use_cases)}; "
        f"{micro_to_wire(call.core.catalog.unit_price(card)):g} CU each at defaults)\n"
        f"{card.description}\n\n"
        f"Prompt: {card.prompt_format}\n\n"
        f"Parameters: {_parameter_list(card)}. Licence: {card.licence}"
        for card in cards
    )


def _parameter_list(card: ModelCard) -> str:
    if not card.parameters:
        return "none of its own"
    return ", ".join(f"`{name}`{_values(parameter.schema)}" for name, parameter in card.parameters.items())


def _values(schema: Mapping[str, Any]) -> str:
    words = []
    if "enum" in schema:
        words.append(" or ".join(str(choice) for choice in schema["enum"]))
    elif "minimum" in schema or "maximum" in schema:
        words.append(f"{schema.get('minimum', '…')} to {schema.get('maximum', '…')}")
    elif schema.get("type") == "boolean":
        words.append("true or false")
    if "default" in schema:
        words.append(f"{schema['default']} when absent")
    return f" ({', '.join(words)})" if words else ""
