"""``layer workflow list|show|estimate|run|validate|add|remove``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import completion, say
from layer_mcp.cli.following import Timeout
from layer_mcp.cli.forge import with_options
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu
from layer_mcp.options import WORKFLOW_OPTIONS
from layer_mcp.requests.inputs import pairs, workflow_inputs

if TYPE_CHECKING:
    from layer_mcp import Layer
    from layer_mcp.answers import WorkflowPrice
    from layer_mcp.contract.local import WorkflowCheck
    from layer_mcp.contract.workflows import WorkflowPort, WorkflowSummary

Name = Annotated[
    str,
    typer.Argument(
        metavar="WORKFLOW",
        help="Slug, id, name or unique prefix.",
        show_default=False,
        autocompletion=completion.workflows,
    ),
]
File = Annotated[
    str, typer.Argument(metavar="FILE", help="A blueprint, JSON or YAML; - reads it from standard input.", show_default=False)
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_A_BLUEPRINT = "Name a blueprint: a JSON or YAML file, as docs/blueprints.md shows."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Workflows: several steps as one run.")
    group.command("list")(list_)
    group.command("show")(show)
    group.command("estimate")(estimate)
    group.command("run")(run)
    group.command("validate")(validate)
    group.command("add")(add)
    group.command("remove")(remove)
    app.add_typer(group, name="workflow")


@say.told
def list_(
    words: Annotated[list[str] | None, typer.Argument(help="Words to look for.", show_default=False)] = None,
    json_: Json = False,
) -> None:
    """List the workflows that you can run, best match first."""
    from layer_mcp import Layer

    search = " ".join(words or [])
    with Layer() as layer:
        found = layer.workflows(search or None)
        if not search:
            completion.remember("workflows", [each.slug for each in found], origin=layer.target.origin)
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        say.note(f"No workflow on this server{f' for {search!r}' if search else ''}.")
        return
    say.table(
        ("workflow", "name", "makes", "inputs", "description"),
        [
            (
                each.slug or each.workflow_id,
                each.name,
                ", ".join(port.name for port in each.outputs) or each.modality,
                ", ".join(port.name + ("" if port.required else "?") for port in each.inputs),
                each.description,
            )
            for each in found
        ],
    )


@say.told
def show(
    workflow: Name,
    blueprint: Annotated[
        bool, typer.Option("--blueprint", help="Print the blueprint that it is made of, as JSON.")
    ] = False,
    json_: Json = False,
) -> None:
    """Show a workflow's inputs and outputs."""
    from layer_mcp import Layer

    with Layer() as layer:
        if blueprint:
            say.document(layer.workflow_file(workflow).blueprint)
            return
        found = layer.workflow(workflow)
    if json_:
        say.document(found.to_wire())
        return
    _tell(found)


@say.told
@with_options(paid=False, table=WORKFLOW_OPTIONS)
def estimate(workflow: Name, json_: Json = False, **options: Any) -> None:
    """Show what a workflow run would cost. Free."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    with Layer() as layer:
        found = layer.estimate_workflow(*_asked(layer, workflow, options))
    if json_:
        say.document(shapes.workflow_price(found))
        return
    _tell_price(found)


@say.told
@with_options(paid=True, table=WORKFLOW_OPTIONS)
def run(
    workflow: Name,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Save the assets into this folder.")
    ] = None,
    timeout: Timeout = None,
    json_: Json = False,
    **options: Any,
) -> None:
    """Run a workflow: prices it, starts it, waits for it, saves what it made."""
    from layer_mcp import Layer
    from layer_mcp.cli import paid, shapes
    from layer_mcp.cli.following import finish
    from layer_mcp.cli.saving import Destination

    with Layer() as layer:
        name, inputs = _asked(layer, workflow, options)
        if options["dry_run"]:
            found = layer.estimate_workflow(name, inputs)
            say.document(shapes.workflow_price(found)) if json_ else _tell_price(found)
            return
        place = Destination.prepared(out, 0) if out is not None else None
        started = layer.run_workflow(
            name,
            inputs,
            session_name=options["session_name"],
            max_cu=options["max_cu"],
            wait_for_slot=options["wait_for_slot"],
            confirm=paid.asking(paid.confirm, yes=options["yes"], max_cu=options["max_cu"]),
        )
        completion.remember("runs", [started.id], origin=layer.target.origin)
        finish(started, None if json_ else paid.priced(started), timeout)
        paid.deliver(started, place, as_json=json_)


@say.told
def validate(file: File, json_: Json = False) -> None:
    """Say whether a blueprint can run, and everything that is wrong with it."""
    from layer_mcp import Layer

    text, name = _read(file)
    with Layer() as layer:
        found = layer.check_workflow(text, file_name=name)
    if json_:
        say.document(found.to_wire())
    else:
        _tell_check(found, name)
    if not found.valid:
        raise typer.Exit(say.EXIT_ERROR)


@say.told
def add(file: File, json_: Json = False) -> None:
    """Add a blueprint to the workspace, or its next version."""
    from layer_mcp import Layer

    text, name = _read(file)
    with Layer() as layer:
        checked = layer.check_workflow(text, file_name=name)
        if not checked.valid:
            say.document(checked.to_wire()) if json_ else _tell_check(checked, name)
            raise typer.Exit(say.EXIT_ERROR)
        found = layer.add_workflow(text, file_name=name).workflow
    if json_:
        say.document(found.to_wire())
        return
    version = f", version {found.version}" if found.version is not None else ""
    say.line(f"Added {found.slug or found.name}{version}.")
    say.note(f"Run it: `layer workflow run {found.slug or found.workflow_id}`")


@say.told
def remove(workflow: Name, json_: Json = False) -> None:
    """Take a workflow of your own off the workspace; runs of it stay."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.remove_workflow(workflow).workflow
    if json_:
        say.document(found.to_wire())
        return
    say.line(f"Removed {found.slug or found.name}.")


def _asked(layer: Layer, workflow: str, options: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    given = pairs(options["inputs"] or [])
    found = layer.workflow(workflow)
    return found.workflow_id, workflow_inputs(found, given)


def _read(file: str) -> tuple[str, str]:
    if file == "-":
        return sys.stdin.read(), "standard input"
    path = Path(file).expanduser()
    try:
        return path.read_text(encoding="utf-8"), path.name
    except UnicodeDecodeError:
        raise InvalidInputs(f"{path} is not text.", field="file", value=file, remedy=_A_BLUEPRINT) from None
    except FileNotFoundError:
        raise InvalidInputs(
            f"There is no file {path}.", field="file", value=file, remedy="Check the path."
        ) from None
    except OSError as error:
        raise InvalidInputs(
            f"{path} cannot be read: {error.strerror}.", field="file", value=file, remedy=_A_BLUEPRINT
        ) from None


def _tell(found: WorkflowSummary) -> None:
    say.line(f"{found.name} ({found.slug or found.workflow_id})")
    if found.description:
        say.line(found.description)
    for title, ports in (("input", found.inputs), ("output", found.outputs)):
        for port in ports:
            say.line(f"{title:<8}{_port(port)}")
    example = " ".join(f"--input {port.name}=…" for port in found.inputs if port.required)
    line = f"layer workflow run {found.slug or found.workflow_id} {example}".rstrip()
    say.note(f"Run it: `{line}`")


def _port(port: WorkflowPort) -> str:
    facts = [port.name, port.type]
    if port.required:
        facts.append("required")
    if port.default not in (None, ""):
        facts.append(f"default {port.default}")
    if port.description:
        facts.append(port.description)
    return "  ".join(facts)


def _tell_price(found: WorkflowPrice) -> None:
    say.line(f"price      {format_cu(found.price)}")
    say.line(f"workflow   {found.subject}")
    say.line(f"available  {format_cu(found.balance)}")
    say.line(f"remaining  {format_cu(found.remaining)}{'' if found.sufficient else ': not enough'}")
    priced: dict[str, list[float]] = {}
    for step in found.steps:
        if step.price_creative_units:
            priced.setdefault(step.name.partition("[")[0], []).append(step.price_creative_units)
    for name, prices in priced.items():
        times = f" × {len(prices)}" if len(prices) > 1 else ""
        say.line(f"step       {name}{times}  {format_cu(sum(prices))}")
    for name, count in found.expected.items():
        say.line(f"makes      {name}  {count}")


def _tell_check(found: WorkflowCheck, name: str) -> None:
    if found.valid:
        say.line(f"{name} can run.")
        return
    for problem in found.problems:
        place = ".".join(part for part in (problem.node, problem.port) if part)
        said = not place or problem.message.startswith(place)
        say.line(problem.message if said else f"{place}: {problem.message}")
