"""``layer status``, ``grant`` and ``doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import say
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from layer_mcp.answers import Status

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(status)
    app.command()(grant)
    app.command()(doctor)


@say.told
def status(json_: Json = False) -> None:
    """Show server, workspace, balance and live runs."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    with Layer() as layer:
        found = layer.status()
    if json_:
        say.document(
            {
                "server": found.server,
                "version": found.version,
                "target": found.target.kind,
                "origin": found.target.origin,
                "profile": found.target.profile,
                "chosen_by": found.chosen_by,
                "credential": found.credential,
                "passed_over": list(found.passed_over),
                "home": str(found.home),
                "workspace": shapes.workspace(found.workspace),
                "workspaces": [shapes.workspace(each) for each in found.workspaces],
                "live_runs": [shapes.run(each) for each in found.live_runs],
            }
        )
        return
    workspace = found.workspace
    address = f" ({found.target.origin})" if found.target.origin else ""
    say.line(f"server     {found.server} {found.version}{address}{_chosen_by(found)}")
    if found.credential:
        say.line(f"signed in  with {found.credential}")
    for sentence in found.passed_over:
        say.line(f"           {sentence}")
    say.line(f"workspace  {workspace.name or workspace.slug} ({workspace.id})")
    say.line(
        f"balance    {format_cu(workspace.available)} available, {format_cu(workspace.reserved)} reserved"
    )
    others = [each.name or each.slug for each in found.workspaces if each.id != workspace.id]
    if others:
        say.line(f"others     {', '.join(others)} (choose: layer profile workspace NAME)")
    say.line(f"folder     {found.home}")
    say.line(f"live runs  {len(found.live_runs)}")
    for run in found.live_runs:
        say.line(f"  {run.id[:8]}  {run.status.value}  {run.model.slug}  {run.title[:60]}")


def _chosen_by(found: Status) -> str:
    return "" if found.chosen_by == "default" else f", chosen by {found.chosen_by}"


@say.told
def grant(
    creative_units: Annotated[float, typer.Argument(metavar="CU", help="How many CU.", show_default=False)],
    workspace: Annotated[str | None, typer.Option("--workspace", "-w", help="Slug, name or id.")] = None,
    json_: Json = False,
) -> None:
    """Add practice credits to a workspace of the embedded server."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    with Layer() as layer:
        found = layer.grant(creative_units, workspace)
    if json_:
        say.document(shapes.workspace(found))
        return
    say.line(f"{found.name or found.slug} has {format_cu(found.available)} available.")


@say.told
def doctor(
    hosts: Annotated[
        bool, typer.Option("--hosts/--no-hosts", help="Look at the MCP hosts' configurations too.")
    ] = True,
    json_: Json = False,
) -> None:
    """Find out what is wrong, and how to mend it."""
    from layer_mcp.doctor import examine

    found = examine(with_hosts=hosts, on_check=None if json_ else say.finding)
    if json_:
        say.document([check.to_wire() for check in found])
    if not all(check.ok for check in found):
        raise typer.Exit(say.EXIT_ERROR)
