"""A call by a tool's own name, made ready: the tool is there, its arguments fit, the workspace is filled in."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from layer_mcp.catalog.naming import no_such_tool
from layer_mcp.connect.wire import redacted
from layer_mcp.contract.errors import InvalidInputs, WorkspaceNotFound
from layer_mcp.contract.spelling import canonical
from layer_mcp.tools.schemas import reading
from layer_mcp.tools.schemas.checking import check

if TYPE_CHECKING:
    import mcp_types as types

    from layer_mcp.catalog.catalog import Catalog
    from layer_mcp.connect.dialect import Dialect
    from layer_mcp.connect.wire import Wire

WORKSPACE = "workspace_id"


async def ready(wire: Wire, catalog: Catalog, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a call, held against the tool's own schema.

    Args:
        tool: in the server's words or in the seed's.
        arguments: ``workspace_id`` is filled in where the tool has one.

    Returns:
        The arguments as ``Wire.answer`` takes them.

    Raises:
        InvalidInputs: no such tool, or an argument that is missing, misspelt or of another kind; nothing was sent.
        WorkspaceNotFound: when the tool needs a workspace and there is none.
    """
    found = await listed(wire, tool)
    filled = await _in_workspace(found, catalog, arguments)
    dialect = await wire.dialect()
    try:
        _check(dialect, tool, found, filled)
    except InvalidInputs as refused:
        # A server takes more spellings than it lists: the quickstart's, and those of the other generation.
        try:
            _check(dialect, tool, found, canonical(tool, filled))
        except InvalidInputs:
            refused.request = redacted(arguments)
            raise refused from None
    return filled


def _check(dialect: Dialect, tool: str, found: types.Tool, arguments: Mapping[str, Any]) -> None:
    left_out = dialect.left_out(tool, arguments)
    check(tool, found.input_schema, {**dialect.request(tool, arguments)[1], **left_out})
    for name, value in left_out.items():
        names = list(reading.properties(found.input_schema, found.input_schema))
        raise InvalidInputs(
            f"{tool} of this server has no argument {name!r}.", field=name, value=value, allowed=names
        )


async def listed(wire: Wire, tool: str) -> types.Tool:
    """A tool by the server's name or the seed's; raises InvalidInputs with the nearest where there is none."""
    name = (await wire.dialect()).request(tool, {})[0]
    for fresh in (False, True):  # a server may have learned it since it was asked
        tools = await wire.tools(fresh=fresh)
        found = next((each for each in tools if each.name == name), None)
        if found is not None:
            return found
    raise no_such_tool(tool, [each.name for each in tools])


async def _in_workspace(found: types.Tool, catalog: Catalog, arguments: Mapping[str, Any]) -> dict[str, Any]:
    schema = reading.as_schema(found.input_schema)
    if WORKSPACE in arguments or WORKSPACE not in reading.properties(schema, schema):
        return dict(arguments)
    given = difflib.get_close_matches(WORKSPACE, arguments, n=1, cutoff=0.8)
    if given:
        return dict(arguments)  # it is misspelt, which is for the check to say
    try:
        return {WORKSPACE: await catalog.workspace_id(), **arguments}
    except WorkspaceNotFound:
        if WORKSPACE in reading.required(schema, schema):
            raise
        return dict(arguments)
