"""``_meta``: what a tool says of itself there, and what a call may carry. The latter is checked like arguments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import (
    HONOURS_KEYS_META,
    MAX_PRICE_META,
    NO_RUN_ID,
    REQUEST_KEY_META,
    WAITS_META,
    GetForgeRun,
)
from layer_mcp.contract.money import cu_to_micro
from layer_server.tools import apps

if TYPE_CHECKING:
    from layer_mcp.contract.tools import Tool
    from layer_mcp.contract.workflows import GetWorkflowRun

FOLLOW_SECONDS = 25.0
"""How long a reader of a run that asks for progress is kept waiting: half of what the strictest client waits."""
MAX_KEY_CHARACTERS = 200

_READS_RUNS = frozenset({"get_forge_run", "get_workflow_run"})


def of_tool(tool: Tool) -> dict[str, Any] | None:
    """What a tool says of itself."""
    said = dict(apps.tool_meta(tool.name) or {})
    if tool.paid:
        said[HONOURS_KEYS_META] = True
    if tool.name in _READS_RUNS:
        said[WAITS_META] = FOLLOW_SECONDS
    return said or None


def run_asked_for(request: GetForgeRun | GetWorkflowRun) -> str | None:
    """The id of the run that is asked for; None when it is the run of a request key."""
    run_id = request.inference_id if isinstance(request, GetForgeRun) else request.run_id
    return None if run_id == NO_RUN_ID else run_id


def request_key(meta: Mapping[str, Any]) -> str | None:
    """The key of a logical run. Raises InvalidInputs."""
    key = meta.get(REQUEST_KEY_META)
    if key is None:
        return None
    if not isinstance(key, str) or not 1 <= len(key) <= MAX_KEY_CHARACTERS:
        raise InvalidInputs(
            f"_meta: {REQUEST_KEY_META} must be text of 1 to {MAX_KEY_CHARACTERS} characters.",
            field=f"_meta.{REQUEST_KEY_META}",
            value=key,
            allowed=[f"text of 1 to {MAX_KEY_CHARACTERS} characters"],
        )
    return key


def max_price_micro(meta: Mapping[str, Any]) -> int | None:
    """The price that the caller approved, in micro-CU. Raises InvalidInputs."""
    price = meta.get(MAX_PRICE_META)
    if price is None:
        return None
    if isinstance(price, bool) or not isinstance(price, int | float) or not math.isfinite(price) or price < 0:
        raise InvalidInputs(
            f"_meta: {MAX_PRICE_META} must be a number of CU from 0 up.",
            field=f"_meta.{MAX_PRICE_META}",
            value=price,
            allowed=["a number from 0 up"],
        )
    return cu_to_micro(price)
