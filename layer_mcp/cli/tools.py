"""``layer tools`` and ``layer call``: the server's tools by their own names."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.inputs import check_spending, pairs, tool_arguments


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(tools)
    app.command()(call)


@say.told
def tools(
    name: Annotated[str | None, typer.Argument(help="One of them, in full.", show_default=False)] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the server's tools, or show one with its arguments."""
    from layer_mcp import Layer
    from layer_mcp.naming import tool_named

    with Layer() as layer:
        found = layer.tools()
    if name is not None:
        found = [tool_named(name, found)]
    if json_:
        shown = [
            {"name": each.name, "description": each.description, "input_schema": each.input_schema}
            for each in found
        ]
        say.document(shown[0] if name is not None else shown)
        return
    if name is None:
        say.table(("tool", "what it does"), [(each.name, each.description) for each in found])
        return
    tool = found[0]
    say.line(f"{tool.name}: {tool.description}")
    required = tool.input_schema.get("required", [])
    for argument, schema in tool.input_schema.get("properties", {}).items():
        facts = [argument, _type(schema), "required" if argument in required else ""]
        facts.append(str(schema.get("description", "")))
        say.line("  " + "  ".join(fact for fact in facts if fact))


@say.told
def call(
    tool: Annotated[str, typer.Argument(help="As in `layer tools`.", show_default=False)],
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]...", help="@FILE is what is in a file.", show_default=False),
    ] = None,
    json_: Annotated[
        str | None, typer.Option("--json", metavar="OBJECT", help="The arguments as a JSON object.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Call it although it may spend.")] = False,
    max_cu: Annotated[
        float | None, typer.Option("--max-cu", metavar="CU", help="Refuse to spend more than this.")
    ] = None,
) -> None:
    """Call a tool by its name and print its answer as JSON. The workspace is filled in.

    What a call by name costs is not asked first: a tool that may spend needs --yes or --max-cu.
    """
    from layer_mcp import Layer
    from layer_mcp.naming import tool_named

    given = {**_object(json_), **pairs(arguments or [])}
    with Layer() as layer:
        found = tool_named(tool, layer.tools())
        check_spending(found, allowed=yes or max_cu is not None)
        filled = tool_arguments(found, given, layer.workspace().id)
        say.document(layer.call(found.name, filled, max_cu=max_cu).structured)


def _object(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InvalidInputs(f"--json is not JSON: {error}.", field="json", value=text) from None
    if not isinstance(found, dict):
        raise InvalidInputs("--json must be an object of arguments.", field="json", value=text)
    return found


def _type(schema: dict[str, Any]) -> str:
    branches = schema.get("anyOf") or [schema]
    kinds = [str(branch.get("type", "")) for branch in branches if branch.get("type") != "null"]
    return " or ".join(dict.fromkeys(kind for kind in kinds if kind))
