"""``tools/list``, page by page, read tool by tool: one that is broken is listed without its schema, and hides no other.

The SDK refuses the whole page for one broken tool. Its session is then asked for the same page unread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from layer_mcp.connect.asking import AnswerLost, Session, answer_to, watched
from layer_mcp.contract.errors import LayerError

if TYPE_CHECKING:
    import mcp
    import mcp_types as types

MAX_PAGES = 50
MAX_TOOLS = 2000


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """A page of tools, and where the next one begins."""

    tools: list[types.Tool]
    next_cursor: str | None


async def tools_of(session: Session) -> list[types.Tool]:
    """Every tool, all pages, as far as a server that repeats itself allows.

    Raises:
        LayerError: when it was turned away, or the answer has no list of tools.
        AnswerLost, MCPError: when there was no answer.
    """
    from mcp import MCPError

    tools: list[types.Tool] = []
    cursor: str | None = None
    seen: set[str | None] = set()
    while cursor not in seen and len(seen) < MAX_PAGES and len(tools) < MAX_TOOLS:
        seen.add(cursor)
        session.check()
        work, delivery = watched(tools_page(session.client, cursor))
        try:
            page = await answer_to(work, delivery, session)
        except (MCPError, AnswerLost) as error:
            if delivery.refusal is not None:
                raise delivery.refusal from error
            raise
        tools += page.tools
        cursor = page.next_cursor
        if not cursor:
            break
    return tools[:MAX_TOOLS]


async def tools_page(client: mcp.Client, cursor: str | None) -> ToolsPage:
    """One page.

    Raises:
        LayerError: when the answer has no list of tools.
    """
    try:
        page = await client.list_tools(cursor=cursor)
        return ToolsPage(page.tools, page.next_cursor)
    except ValidationError:
        raw = await _unread(client, cursor)
    listed = raw.get("tools")
    if not isinstance(listed, list):
        raise LayerError(
            "The answer to tools/list has no tools.", remedy="Check the URL: it may not be Layer's."
        )
    following = raw.get("nextCursor")
    return ToolsPage(
        [tool for each in listed if (tool := _tool(each)) is not None],
        following if isinstance(following, str) else None,
    )


async def _unread(client: mcp.Client, cursor: str | None) -> Mapping[str, Any]:
    import mcp_types as types

    session = client.session
    request = types.ListToolsRequest(params=types.PaginatedRequestParams(cursor=cursor))
    data = request.model_dump(by_alias=True, mode="json", exclude_none=True)
    options: Any = {}
    # The SDK's own names, for it has no public way to an answer that it has not checked.
    session._stamp(data, options)
    raw: Any = await session._dispatcher.send_raw_request("tools/list", data.get("params"), options)
    return raw if isinstance(raw, Mapping) else {}


def _tool(body: Any) -> types.Tool | None:
    import mcp_types as types

    if not isinstance(body, Mapping) or not isinstance(body.get("name"), str) or not body["name"]:
        return None
    for kept in (
        {**body},
        {name: body[name] for name in ("name", "description", "inputSchema") if name in body},
    ):
        try:
            return types.Tool.model_validate(kept)
        except ValidationError:
            continue
    return types.Tool(name=body["name"], description=_text(body.get("description")), input_schema={})


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
