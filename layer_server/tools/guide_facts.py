"""The facts behind the three guides, as data and as tables: prices, limits, errors, models, files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from layer_mcp.contract.errors import ERRORS
from layer_mcp.contract.files import MIB, UPLOAD_LIMIT_BYTES, URL_UPLOAD_LIMIT_BYTES
from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE, MAX_BATCH_SIZE, MAX_PROMPT_CHARACTERS
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.paging import MAX_LIMIT
from layer_server.generators.card import ModelCard
from layer_server.results import URL_SECONDS
from layer_server.tools.call import Call
from layer_server.tools.spend_gate import CONFIRM, ConfirmationRequired

_ERRORS: Mapping[str, tuple[str, str]] = {
    "UNAUTHENTICATED": (
        "the call carried no valid token",
        "sign in through the client, or give it a personal access token (`layer token create`)",
    ),
    "FORBIDDEN": (
        "your role or token does not allow this, or a file's address has expired",
        "pick another workspace, or ask its owner for the role of a member; poll the run again for fresh addresses",
    ),
    "INSUFFICIENT_BALANCE": (
        "the workspace has fewer available CU than the run costs; nothing was started",
        "ask for less (`batch_size`, size), cancel a live run, or have the user type `layer grant 500`",
    ),
    "BUDGET_EXCEEDED": (
        "the run is dearer than was approved, or the user said no; nothing was started",
        "show the price, then approve more or ask for less",
    ),
    ConfirmationRequired.code: (
        "this server wants a yes to a price like this; nothing was started",
        f"show the price; after a yes make the same call with `{CONFIRM}` from this answer",
    ),
    "RATE_LIMITED": (
        f"{MAX_LIVE_RUNS} runs of yours are live in that workspace; nothing was started",
        "wait `retry_after_seconds`, or for one to finish, or stop one; then call again",
    ),
    "WORKSPACE_NOT_FOUND": ("no such workspace, or you are not a member", "take one of `list_workspaces`"),
    "MODEL_NOT_FOUND": (
        "no model with that UUID or slug",
        "take `nearest`, or one of `allowed` or `list_models`",
    ),
    "WORKFLOW_NOT_FOUND": ("no such workflow in that workspace", "take one of `list_workflows`"),
    "RUN_NOT_FOUND": (
        "no such run of yours",
        "use the `inference_id` that `execute_forge` answered, or the `run_id` of `execute_workflow`",
    ),
    "INVALID_INPUTS": (
        "an argument is unknown, misspelt, of the wrong type or out of range; nothing was started",
        "correct `field`: `value` is what came, `allowed` what may be, `nearest` the likely spelling",
    ),
    "UPLOAD_FAILED": (
        "a file could not be fetched, is not complete, or is not what it says it is",
        "read the message: try another address, send the rest of the bytes, or convert the file",
    ),
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


def limits() -> dict[str, int]:
    return {
        "live_runs_per_user_and_workspace": MAX_LIVE_RUNS,
        "max_batch_size": MAX_BATCH_SIZE,
        "default_batch_size": DEFAULT_BATCH_SIZE,
        "max_prompt_characters": MAX_PROMPT_CHARACTERS,
        "max_page_limit": MAX_LIMIT,
        "asset_url_seconds": URL_SECONDS,
    }


def upload_limits() -> dict[str, int]:
    """Bytes, by content type; and of a file that is fetched from a URL."""
    return {**UPLOAD_LIMIT_BYTES, "from_url": URL_UPLOAD_LIMIT_BYTES}


def upload_list() -> str:
    """The upload limits in words."""
    by_size: dict[int, list[str]] = {}
    for content_type, size in UPLOAD_LIMIT_BYTES.items():
        by_size.setdefault(size, []).append(content_type)
    return "; ".join(f"{', '.join(types)} up to {_size(size)}" for size, types in by_size.items())


def url_upload_size() -> str:
    return _size(URL_UPLOAD_LIMIT_BYTES)


def _size(size: int) -> str:
    return f"{size // (1024 * MIB)} GiB" if size >= 1024 * MIB else f"{size // MIB} MiB"


def prices(call: Call, cards: Sequence[ModelCard]) -> dict[str, int | float]:
    return {card.slug: micro_to_wire(call.core.catalog.unit_price(card)) for card in cards}


def price_table(call: Call, cards: Sequence[ModelCard]) -> str:
    rows = [
        f"| `{card.slug}` | {card.modality} | {price:g} | {price * DEFAULT_BATCH_SIZE:g} |"
        for card in cards
        for price in (micro_to_wire(call.core.catalog.unit_price(card)),)
    ]
    head = f"| model | makes | CU for one, at defaults | CU for {DEFAULT_BATCH_SIZE} |\n|---|---|---|---|"
    return "\n".join([head, *rows])


def errors() -> dict[str, dict[str, Any]]:
    return {
        code: {
            "status": (ERRORS.get(code) or ConfirmationRequired).status,
            "meaning": meaning,
            "what_to_do": next_step,
        }
        for code, (meaning, next_step) in _ERRORS.items()
    }


def error_table() -> str:
    rows = [
        f"| {code} | {entry['status']} | {entry['meaning']} | {entry['what_to_do']} |"
        for code, entry in errors().items()
    ]
    return "\n".join(["| code | status | meaning | what to do |", "|---|---|---|---|", *rows])


def model_facts(card: ModelCard) -> dict[str, Any]:
    return {
        "model_id": card.model_id,
        "modality": card.modality,
        "use_cases": list(card.use_cases),
        "capabilities": list(card.capabilities),
        "guidance_file_types": list(card.guidance_file_types),
        "parameters": list(card.parameters),
    }


def model_sections(call: Call, cards: Sequence[ModelCard]) -> str:
    """A few lines for each model: enough to choose one; ``get_model`` tells the rest of it."""
    return "\n".join(
        f"- `{card.slug}` ({', '.join(card.use_cases)}; {micro_to_wire(call.core.catalog.unit_price(card)):g} CU each at "
        f"defaults): {_first_sentence(card.description)}"
        f"{_files(card)} Parameters: {', '.join(f'`{name}`' for name in card.parameters) or 'none of its own'}."
        for card in cards
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]


def _files(card: ModelCard) -> str:
    types = ", ".join(f"`{each}`" for each in card.guidance_file_types)
    if not types:
        return ""
    is_needed = any("prompt" not in group for group in card.needs)
    return f" {'Needs' if is_needed else 'Takes'} guidance of type {types}."
