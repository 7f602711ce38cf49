"""``layer runs``, ``run`` and ``cancel``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import completion, say
from layer_mcp.cli.following import Timeout
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.status import RunStatus, status_from_wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layer_mcp.contract.workflows import WorkflowStep
    from layer_mcp.runs.run import Run

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RunId = Annotated[
    str,
    typer.Argument(
        help="A run's id, or the beginning of it.", show_default=False, autocompletion=completion.runs
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(runs)
    app.command()(run)
    app.command()(cancel)


@say.told
def runs(  # noqa: PLR0917  options, which are given by name
    count: Annotated[int, typer.Argument(min=1, help="How many.")] = 20,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            help="queued, running, succeeded, failed or cancelled.",
            autocompletion=completion.statuses,
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, hidden=True)] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Wait for the runs whose end nobody saw, and look for lost submits."),
    ] = False,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="With --resume: save what they made here.")
    ] = None,
    timeout: Timeout = None,
    json_: Json = False,
) -> None:
    """List runs, newest first; or pick up what was left open."""
    from layer_mcp import Layer
    from layer_mcp.cli import resuming, shapes

    if resume:
        resuming.pick_up(out, timeout, as_json=json_)
        return
    if out is not None or timeout is not None:
        raise typer.BadParameter("--out and --timeout go with --resume.")
    with Layer() as layer:
        found = layer.runs(limit or count, status=status)
        completion.remember("runs", [each.id for each in found], origin=layer.target.origin)
    if json_:
        say.document([shapes.run(each) for each in found])
        return
    if not found:
        say.note(f"No run is {status}." if status else 'No runs yet: layer forge "crystal sword icon"')
        return
    table(found)


def table(found: Sequence[Run]) -> None:
    """Runs, one to a line."""
    say.table(
        ("run", "status", "model", "prompt", "made", "cost", "started"),
        [
            (
                each.id[:8],
                each.status.value,
                each.model.slug or each.model.name,
                each.title if len(each.title) <= 60 else each.title[:59] + "…",
                str(len(each.assets)),
                "" if each.cost is None else format_cu(each.cost),
                each.created_at.astimezone().strftime("%Y-%m-%d %H:%M:%S") if each.created_at else "",
            )
            for each in found
        ],
        prose="prompt",
        spare=("made",),
    )


@say.told
def run(
    run_id: RunId,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Wait for it and save its assets here.")
    ] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until it is over.")] = False,
    timeout: Timeout = None,
    json_: Json = False,
) -> None:
    """Show a run; wait for it; save what it made."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes
    from layer_mcp.cli.following import follow
    from layer_mcp.cli.saving import Destination
    from layer_mcp.library.match import match_notes

    waits = wait or out is not None or timeout is not None
    with Layer() as layer:
        found = layer.run(run_id)
        if waits and not found.done:
            found.detach()  # it was not started here, so Ctrl-C ends the waiting and not the run
            if not json_:
                say.note(f"Waiting for run {found.id}.")
            follow(found, timeout, quiet=json_)
        if waits:
            ended_well(found, or_made_something=out is not None)
        saved = (
            Destination.prepared(out, len(found.assets)).save(found.assets, quiet=json_)
            if out is not None
            else []
        )
    if json_:
        body = shapes.run(found)
        if saved:
            body["saved"] = [str(path) for path in saved]
        say.document(body)
        return
    facts = (
        ("run", found.id),
        ("status", found.status.value + (f", {found.stage}" if found.stage else "")),
        (found.ran, found.model.slug or found.model.name or found.model.model_id),
        ("prompt", found.prompt),
        ("seed", "" if found.seed is None else str(found.seed)),
        ("cost", "" if found.cost is None else format_cu(found.cost)),
        ("seconds", "" if found.seconds is None else f"{found.seconds:.1f}"),
        ("error", found.error.message if found.error else ""),
    )
    for name, value in facts:
        if value:
            say.line(f"{name:<10}{value}")
    for step in found.steps:
        say.line(f"step      {_step(step)}")
    for asset in found.assets:
        say.line(
            f"asset     {asset.file_id}  {asset.mime}  {asset.width or ''}×{asset.height or ''}  {asset.name}"
            f"{f'  ({asset.output})' if asset.output else ''}"
        )
    for path in saved:
        say.line(f"saved     {path}")
    for note in match_notes(found.assets):
        say.note(note)


def ended_well(run: Run, *, or_made_something: bool) -> None:
    """Wait for a run; one that did not succeed raises, unless finished steps of a workflow left something to save."""
    from layer_mcp.contract.errors import RunCancelled, RunFailed

    try:
        run.result()
    except (RunCancelled, RunFailed):
        if not (or_made_something and run.assets):
            raise


def _step(step: WorkflowStep) -> str:
    cost = step.actual_price_creative_units
    facts = (
        step.name,
        status_from_wire(step.status).value,
        step.kind,
        f"{step.progress:.0%}" if step.progress and step.status == "running" else "",
        format_cu(cost) if cost else "",
        step.error_message or "",
    )
    return "  ".join(fact for fact in facts if fact)


@say.told
def cancel(run_id: RunId, json_: Json = False) -> None:
    """Stop a run and release what it has not used."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    with Layer() as layer:
        found = layer.cancel(run_id)
    if json_:
        say.document(shapes.run(found))
        return
    charged = f"; {format_cu(found.cost)} charged" if found.cost else ""
    say.line(f"Run {found.id} {_AFTER_CANCEL[found.status]}{charged}.")


_AFTER_CANCEL = {
    RunStatus.QUEUED: "is still queued",
    RunStatus.RUNNING: "is still running",
    RunStatus.SUCCEEDED: "had succeeded before it could be cancelled",
    RunStatus.FAILED: "had failed before it could be cancelled",
    RunStatus.CANCELLED: "was cancelled",
}
