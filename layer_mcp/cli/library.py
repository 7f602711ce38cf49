"""``layer models``, ``model``, ``runs``, ``run`` and ``cancel``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import completion, say
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.status import RunStatus, status_from_wire

if TYPE_CHECKING:
    from layer_mcp.contract.workflows import WorkflowStep
    from layer_mcp.runs import Run

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RunId = Annotated[
    str,
    typer.Argument(
        help="A run's id, or the beginning of it.", show_default=False, autocompletion=completion.runs
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(models)
    app.command()(model)
    app.command()(runs)
    app.command()(run)
    app.command()(cancel)


@say.told
def models(
    modality: Annotated[
        str | None, typer.Argument(help="image, video, three_d or audio.", show_default=False)
    ] = None,
    search: Annotated[str | None, typer.Option("--search", "-s", help="Words to look for.")] = None,
    json_: Json = False,
) -> None:
    """List the models that you can forge with."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.models(modality, search=search)
        if modality is None and search is None:
            completion.remember("models", [each.slug for each in found], origin=layer.target.origin)
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        kind = f"{modality} models" if modality else "models"
        about = f" for {search!r}" if search else ""
        say.note(f"No {kind} on this server{about}.")
        return
    say.table(
        ("model", "name", "kind", "use cases", "price", "capabilities"),
        [
            (
                each.slug or each.model_id,
                each.name,
                each.modality,
                ", ".join(each.use_cases),
                "" if each.price_creative_units is None else format_cu(each.price_creative_units),
                ", ".join(each.capabilities),
            )
            for each in found
        ],
    )


@say.told
def model(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="MODEL",
            help="Slug, id or unique prefix.",
            show_default=False,
            autocompletion=completion.models,
        ),
    ],
    json_: Json = False,
) -> None:
    """Show everything about one model."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.model(ref)
    if json_:
        say.document(found.to_wire())
        return
    say.line(f"{found.name} ({found.slug or found.model_id})")
    say.line(found.description)
    facts = (
        ("id", found.model_id),
        ("use cases", ", ".join(found.use_cases)),
        ("capabilities", ", ".join(found.capabilities)),
        (
            "price",
            "" if found.price_creative_units is None else f"{format_cu(found.price_creative_units)} each",
        ),
        ("prompt", found.prompt_format),
        ("guidance", ", ".join(found.guidance_file_types)),
        ("licence", found.licence),
        ("credit", found.attribution),
    )
    for name, value in facts:
        if value:
            say.line(f"{name:<13}{value}")
    for name, schema in found.parameters.items():
        say.line(f"  {name}: {_parameter(schema)}")


def _parameter(schema: dict[str, object]) -> str:
    words = [str(schema.get("type", ""))]
    if isinstance(choices := schema.get("enum"), list):
        words.append("one of " + ", ".join(map(str, choices)))
    if "minimum" in schema or "maximum" in schema:
        words.append(f"{schema.get('minimum', '')}…{schema.get('maximum', '')}")
    if "default" in schema:
        words.append(f"default {schema['default']}")
    if schema.get("description"):
        words.append(str(schema["description"]))
    return ", ".join(word for word in words if word)


@say.told
def runs(
    count: Annotated[int, typer.Argument(min=1, help="How many.")] = 20,
    status: Annotated[
        str | None, typer.Option("--status", help="queued, running, succeeded, failed or cancelled.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, hidden=True)] = None,
    json_: Json = False,
) -> None:
    """List runs, newest first."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    with Layer() as layer:
        found = layer.runs(limit or count, status=status)
        completion.remember("runs", [each.id for each in found], origin=layer.target.origin)
    if json_:
        say.document([shapes.run(each) for each in found])
        return
    if not found:
        say.note(f"No run is {status}." if status else 'No runs yet: layer forge "crystal sword icon"')
        return
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
    )


@say.told
def run(
    run_id: RunId,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Wait for it and save its assets here.")
    ] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until it is over.")] = False,
    json_: Json = False,
) -> None:
    """Show a run; wait for it; save what it made."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes
    from layer_mcp.cli.following import follow
    from layer_mcp.cli.saving import Destination
    from layer_mcp.library.match import match_notes

    with Layer() as layer:
        found = layer.run(run_id)
        if (wait or out is not None) and not found.done:
            found.detach()  # it was not started here, so Ctrl-C ends the waiting and not the run
            if not json_:
                say.note(f"Waiting for run {found.id}.")
                follow(found)
        if wait or out is not None:
            _ended_well(found, or_made_something=out is not None)
        saved = Destination.prepared(out, len(found.assets)).save(found.assets, quiet=json_) if out is not None else []
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


def _ended_well(run: Run, *, or_made_something: bool) -> None:
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
