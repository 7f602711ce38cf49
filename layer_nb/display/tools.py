"""A server's tools, a tool's answer, and an uploaded file, as MIME bundles. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.redact import redact
from layer_nb.display.facts import short_id
from layer_nb.display.markup import card, code, element
from layer_nb.display.table import Column, pairs_bundle, table_bundle

if TYPE_CHECKING:
    from layer_mcp.answers import CallResult, ToolInfo
    from layer_mcp.library.uploaded import Upload

_ADDRESSES = ("url", "preview_url", "upload_url")
"""Fields that are credentials for a while: a notebook is kept for longer, and by others."""
_SHOWN_CHARACTERS = 20_000
_PRE = (
    "margin:0;padding:6px 14px 12px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:12px;max-height:340px;"
    "overflow:auto"
)


def tools_bundle(tools: Sequence[ToolInfo]) -> dict[str, str]:
    """The server's tools."""
    rows = [(tool.name, tool.description) for tool in tools]
    return table_bundle(
        (Column("tool"), Column("does", quiet=True)), rows, note="One in full: `%layer tools NAME`"
    )


def tool_bundle(tool: ToolInfo) -> dict[str, str]:
    """One tool with its arguments."""
    required = tool.input_schema.get("required", [])
    pairs = [("what it does", tool.description)]
    pairs += [
        (name, _argument(schema, required=name in required))
        for name, schema in tool.input_schema.get("properties", {}).items()
    ]
    return pairs_bundle(pairs, heading=tool.name, note=f"Call it: `%layer call {tool.name} NAME=VALUE`")


def answer_bundle(tool: str, answer: CallResult) -> dict[str, str]:
    """What a tool answered: its guidance as text, else its data, without addresses."""
    guidance = answer.structured.get("text")
    text = (
        guidance
        if isinstance(guidance, str)
        else json.dumps(_without_addresses(answer.structured), ensure_ascii=False, indent=2)
    )
    shown = redact(text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "\n…")
    html = card(
        element("div", tool, style="font-weight:600;padding:10px 14px 2px"),
        element("pre", shown, style=_PRE),
    )
    return {"text/plain": shown, "text/html": str(html)}


def upload_bundle(found: Upload, variable: str | None = None) -> dict[str, str]:
    """A file that was uploaded, and how to go on with it."""
    size = _size(found.size_bytes) if found.size_bytes else ""
    sides = f"{found.width} × {found.height}" if found.width and found.height else ""
    facts = " · ".join(fact for fact in (found.mime, sides, size) if fact)
    way_on = f"--ref {variable or found.file_id}"
    name = found.name or "The file"
    html = card(
        element(
            "div",
            element("b", name),
            f" is uploaded: {facts}. file {short_id(found.file_id)} ",
            code(way_on),
            style="padding:10px 14px",
        ),
        tone="good",
    )
    text = f"{name} is uploaded: {facts}\nfile {found.file_id} · {way_on}"
    return {"text/plain": text, "text/html": str(html)}


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def _argument(schema: Mapping[str, Any], *, required: bool) -> str:
    branches = schema.get("anyOf") or [schema]
    kinds = [str(branch.get("type", "")) for branch in branches if branch.get("type") != "null"]
    words = [" or ".join(dict.fromkeys(kind for kind in kinds if kind)), "required" if required else ""]
    return f"{', '.join(word for word in words if word)}. {schema.get('description', '')}".strip()


def _without_addresses(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_addresses(inner) for name, inner in value.items() if name not in _ADDRESSES}
    if isinstance(value, list):
        return [_without_addresses(inner) for inner in value]
    return value
