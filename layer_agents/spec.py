"""A server's tool as the kit offers it: a safe name, plain words, a checked schema, and whether it spends."""

from __future__ import annotations

import copy
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_agents.schema import bounds
from layer_mcp.contract.tools import TOOLS_BY_NAME

if TYPE_CHECKING:
    from layer_mcp.answers import ToolInfo

WORKSPACE = "workspace_id"
MAX_NAME_CHARACTERS = 64
MAX_DESCRIPTION_CHARACTERS = 1_024
"""What the strictest provider takes."""
OTHER_GROUP = "other"

_NEWER_NAMES = {"list_base_models": "list_models", "get_base_model": "get_model"}
"""Free tools that Layer's newer surface has renamed."""
_CLIENTS_OWN = {"request_key", "max_cu"}
"""What ``Layer.call`` takes beside a tool's arguments."""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """One tool.

    Attributes:
        name: what a model calls it: the server's name, made safe for every provider.
        server_name: what the server calls it.
        group: ``forge``, ``models``, ``workflows`` …, or ``other`` for a tool this version does not know.
        input_schema: of the arguments a model gives; ``workspace_id`` is optional in it.
        server_schema: of the arguments the server takes.
        read_only: known to change nothing.
        spends: may cost Creative Units. A tool that this version does not know counts as spending.
        needs_workspace: ``workspace_id`` is filled in when it is left out.
    """

    name: str
    server_name: str
    title: str
    description: str
    group: str
    input_schema: dict[str, Any]
    server_schema: dict[str, Any]
    read_only: bool
    spends: bool
    needs_workspace: bool


@dataclass(frozen=True, slots=True)
class RejectedTool:
    """A tool that the kit does not offer, and why."""

    name: str
    reason: str


def adapt(infos: Iterable[ToolInfo]) -> tuple[list[ToolSpec], list[RejectedTool]]:
    """The tools of a server that can be offered, and those that cannot; one broken tool stops no other."""
    specs: list[ToolSpec] = []
    rejected: list[RejectedTool] = []
    seen: set[str] = set()
    names: set[str] = set()
    for info in infos:
        try:
            spec = _adapt(info, seen, names)
        except bounds.BrokenSchema as error:
            rejected.append(RejectedTool(readable(str(info.name))[:200], str(error)))
        else:
            specs.append(spec)
            seen.add(spec.server_name)
            names.add(spec.name)
    return specs, rejected


def _adapt(info: ToolInfo, seen: set[str], taken: set[str]) -> ToolSpec:
    if not isinstance(info.name, str) or not info.name:
        raise bounds.BrokenSchema("the tool has no name")
    if info.name in seen:
        raise bounds.BrokenSchema("the server lists this name twice")
    bounds.check(info.input_schema)
    if clash := sorted(_CLIENTS_OWN & set(info.input_schema.get("properties", {}))):
        raise bounds.BrokenSchema(f"the client keeps an argument named {clash[0]!r} for itself")
    known = TOOLS_BY_NAME.get(_NEWER_NAMES.get(info.name, info.name))
    schema = _readable_schema(info.input_schema)
    needs_workspace = WORKSPACE in schema.get("required", []) and WORKSPACE in schema.get("properties", {})
    return ToolSpec(
        name=_safe_name(info.name, taken),
        server_name=info.name,
        title=readable(info.title or info.name),
        description=_description(info),
        group=known.group if known else OTHER_GROUP,
        input_schema=_without_workspace(schema) if needs_workspace else schema,
        server_schema=copy.deepcopy(info.input_schema),
        # A server's own hints are only hints: what is not known is assumed to change things and to spend.
        read_only=known.read_only if known else False,
        spends=known.paid if known else True,
        needs_workspace=needs_workspace,
    )


def _safe_name(name: str, taken: set[str]) -> str:
    """The name in letters that every provider takes; changed or clashing names end in a hash of the original."""
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", name)[:MAX_NAME_CHARACTERS]
    if safe == name and safe not in taken:
        return safe
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe[: MAX_NAME_CHARACTERS - 9]}_{digest}"


def _description(info: ToolInfo) -> str:
    text = readable(info.description or info.title or info.name)
    return text if len(text) <= MAX_DESCRIPTION_CHARACTERS else text[: MAX_DESCRIPTION_CHARACTERS - 1] + "…"


def readable(text: str) -> str:
    """Text without control and invisible characters, which could hide words from a person."""
    return "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}
    ).strip()


def _readable_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A copy whose descriptions are readable: a model reads them too."""
    schema = copy.deepcopy(schema)
    for _, node in bounds.subschemas(schema):
        if isinstance(node.get("description"), str):
            node["description"] = readable(node["description"])
    return schema


def _without_workspace(schema: dict[str, Any]) -> dict[str, Any]:
    workspace = (
        dict(schema["properties"][WORKSPACE]) if isinstance(schema["properties"][WORKSPACE], dict) else {}
    )
    workspace["description"] = "Leave out for the current workspace."
    properties = {name: value for name, value in schema["properties"].items() if name != WORKSPACE}
    return {
        **schema,
        "properties": {**properties, WORKSPACE: workspace},
        "required": [name for name in schema["required"] if name != WORKSPACE],
    }
