"""``layer tools`` and ``layer call``: the server's tools by their own names, those of tomorrow too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import completion, say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.requests.inputs import check_spending, pairs, tool_arguments

if TYPE_CHECKING:
    from layer_mcp.tools.tool_info import Argument, ToolInfo


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(tools)
    app.command()(call)


@say.told
def tools(
    name: Annotated[
        str | None,
        typer.Argument(help="One of them, in full.", show_default=False, autocompletion=completion.tools),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the server's tools, or show one with its arguments."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.tools() if name is None else [layer.tool(name)]
        if name is None:
            completion.remember("tools", [each.name for each in found], origin=layer.target.origin)
    if json_:
        shown = [_as_json(each) for each in found]
        say.document(shown[0] if name is not None else shown)
        return
    if name is None:
        say.table(
            ("tool", "spends", "what it does"),
            [(each.name, "may spend" if each.paid else "", each.description) for each in found],
        )
        return
    _tell(found[0])


@say.told
def call(  # noqa: PLR0917  options, which are given by name
    tool: Annotated[
        str, typer.Argument(help="As in `layer tools`.", show_default=False, autocompletion=completion.tools)
    ],
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]...", help="@FILE is what is in a file.", show_default=False),
    ] = None,
    args: Annotated[
        str | None, typer.Option("--args", metavar="OBJECT", help="The arguments as a JSON object.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Call it although it may spend.")] = False,
    max_cu: Annotated[
        float | None, typer.Option("--max-cu", metavar="CU", help="Refuse to spend more than this.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print errors as JSON too.")] = False,  # noqa: ARG001  `told` reads it
) -> None:
    """Call a tool by its name and print its answer as JSON. The workspace is filled in.

    Arguments are checked here first, against the tool's own schema. What a call by name costs is not asked first: a
    tool that may spend needs --yes or --max-cu.
    """
    from layer_mcp import Layer

    given = {**_object(args), **pairs(arguments or [])}
    with Layer() as layer:
        found = layer.tool(tool)
        check_spending(found, allowed=yes or max_cu is not None)
        read = tool_arguments(found, given)
        say.document(layer.call(found.name, read, max_cu=max_cu).structured)


def _object(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InvalidInputs(f"--args is not JSON: {error}.", field="args", value=text) from None
    if not isinstance(found, dict):
        raise InvalidInputs("--args must be an object of arguments.", field="args", value=text)
    return found


def _as_json(tool: ToolInfo) -> dict[str, Any]:
    body = {
        "name": tool.name,
        "title": tool.title,
        "description": tool.description,
        "read_only": tool.read_only,
        "may_spend": tool.paid,
        "input_schema": tool.input_schema,
        "output_schema": tool.output_schema,
        "annotations": dict(tool.annotations),
    }
    return {name: value for name, value in body.items() if value is not None}


def _tell(tool: ToolInfo) -> None:
    say.line(f"{tool.name}: {tool.description}")
    say.line("It may spend Creative Units." if tool.paid else "It costs nothing.")
    for argument in tool.arguments:
        say.line(f"  {_in_words(argument)}")
    needed = " ".join(
        f"{each.name}=…" for each in tool.arguments if each.required and each.name != "workspace_id"
    )
    say.note(f"Call it: `layer call {tool.name} {needed}".rstrip() + "`")


def _in_words(argument: Argument) -> str:
    facts = [argument.name, argument.type, "required" if argument.required else ""]
    if argument.default is not None:
        facts.append(f"default {json.dumps(argument.default, ensure_ascii=False, default=str)}")
    facts.append(argument.description)
    return "  ".join(fact for fact in facts if fact)
