"""``layer history``, ``show``, ``lineage``, ``spend`` and ``reproduce``."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from layer_mcp.cli import completion, say
from layer_mcp.cli.forge import verb_arguments, with_options
from layer_mcp.cli.runs import RunId
from layer_mcp.contract.money import format_cu

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="WHEN", help="7d, 12h, today, 2026-11-01.", show_default=False),
]
Until = Annotated[str | None, typer.Option("--until", metavar="WHEN", help="Up to then.", show_default=False)]
Model = Annotated[
    str | None, typer.Option("--model", "-m", metavar="MODEL", help="Only of this model or workflow.")
]
Notebook = Annotated[
    str | None, typer.Option("--notebook", metavar="FILE", help="Only from this notebook or script.")
]
Session = Annotated[str | None, typer.Option("--session", metavar="NAME", help="Only of this session.")]
Workspace = Annotated[
    str | None, typer.Option("--workspace", metavar="NAME", help="Only what this workspace paid.")
]
AllServers = Annotated[bool, typer.Option("--all-servers", help="Runs on other servers too.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(history)
    app.command()(show)
    app.command()(lineage)
    app.command()(spend)

    @app.command()
    @say.told
    @with_options(paid=True)
    def reproduce(
        run_id: RunId,
        out: Annotated[
            str | None,
            typer.Option(
                "--out", metavar="DIR", help="Save the assets into this folder; one asset, as x.png."
            ),
        ] = None,
        json_: Annotated[bool, typer.Option("--json", help="Print the run as JSON.")] = False,
        **options: Any,
    ) -> None:
        """Make a run once more: the same request, the same seed; options change it. --param sets a workflow's input."""
        _reproduce(run_id, out, options, as_json=json_)


@say.told
def history(  # noqa: PLR0917  typer fills them by their names
    count: Annotated[int, typer.Argument(min=1, help="How many.")] = 50,
    since: Since = None,
    until: Until = None,
    model: Model = None,
    notebook: Notebook = None,
    session: Session = None,
    workspace: Workspace = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            help="running, succeeded, failed, cancelled, refused, uncertain, lost or answered.",
            show_default=False,
            autocompletion=completion.states,
        ),
    ] = None,
    search: Annotated[str | None, typer.Option("--search", "-s", help="Words to look for.")] = None,
    all_servers: AllServers = False,
    export: Annotated[
        str | None,
        typer.Option("--export", metavar="FILE", help="Write all of them into a .csv, .json or .jsonl file."),
    ] = None,
    set_aside: Annotated[
        bool,
        typer.Option("--set-aside", help="Rename a journal that cannot be read, so that a new one begins."),
    ] = False,
    json_: Json = False,
) -> None:
    """Show what was made before, by whom it was asked for and what it cost."""
    if set_aside:
        _set_aside(as_json=json_)
        return
    from layer_mcp import Layer

    wanted: dict[str, Any] = {
        "since": since,
        "until": until,
        "model": model,
        "notebook": notebook,
        "session": session,
        "workspace": workspace,
        "state": state,
        "search": search,
        "all_servers": all_servers,
    }
    with Layer() as layer:
        if export is not None:
            written = layer.export(export, **wanted)
            if json_:
                say.document({"exported": written, "path": export})
            else:
                say.note(f"{written} records in {export}")
            return
        found = layer.history(count, **wanted)
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        say.note(
            "No such run is remembered."
            if any(wanted.values())
            else 'No runs yet: layer forge "crystal sword"'
        )
        return
    say.table(
        ("run", "state", "model", "prompt", "seed", "cost", "notebook", "started"),
        [
            (
                each.id[:8],
                each.state,
                each.model,
                each.title if len(each.title) <= 48 else each.title[:47] + "…",
                "" if each.seed is None else str(each.seed),
                "" if each.charge is None else format_cu(each.charge),
                each.notebook or ("" if each.started_here else "elsewhere"),
                each.started_at.astimezone().strftime("%Y-%m-%d %H:%M"),
            )
            for each in found
        ],
        prose="prompt",
        spare=("seed", "notebook"),
    )


def _set_aside(*, as_json: bool) -> None:
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.contract.errors import InvalidInputs
    from layer_mcp.library.journal import Journal
    from layer_mcp.library.journal.database import JournalUnusable

    journal = Journal(data_folder())
    try:
        journal.unanswered()
    except JournalUnusable:
        moved = journal.set_aside()
    else:
        journal.close()
        raise InvalidInputs(
            f"The journal {journal.path} can be read, so it stays where it is.",
            remedy="Nothing was renamed.",
            field="set_aside",
        )
    if as_json:
        say.document({"set_aside": [str(path) for path in moved]})
        return
    for path in moved:
        say.line(str(path))


@say.told
def show(run_id: RunId, json_: Json = False) -> None:
    """Show everything that is remembered of a run: what was asked, what it cost, what it made and from what."""
    from layer_mcp import Layer
    from layer_mcp.provenance.telling import told_of

    with Layer() as layer:
        found = layer.record(run_id)
    if json_:
        say.document(found.to_wire())
        return
    for name, value in told_of(found):
        say.line(f"{name:<12}{value}")


@say.told
def lineage(
    file_id: Annotated[
        str,
        typer.Argument(
            metavar="ASSET", help="An asset's or upload's id, or the beginning of it.", show_default=False
        ),
    ],
    json_: Json = False,
) -> None:
    """Show what an asset was made from, and what was made from it."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.lineage(file_id)
    if json_:
        say.document(found.to_wire())
        return
    for text in found.lines():
        say.line(text)


@say.told
def spend(  # noqa: PLR0917  typer fills them by their names
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help="day, month, session, notebook, model, workspace or server.",
            autocompletion=completion.groups,
        ),
    ] = "day",
    since: Since = None,
    until: Until = None,
    model: Model = None,
    notebook: Notebook = None,
    session: Session = None,
    workspace: Workspace = None,
    all_servers: AllServers = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json_: Json = False,
) -> None:
    """Show what was spent, in exact sums."""
    from layer_mcp import Layer
    from layer_mcp.provenance import export
    from layer_mcp.provenance.spend import total
    from layer_mcp.provenance.telling import spend_row

    with Layer() as layer:
        found = layer.spend(
            by,
            since=since,
            until=until,
            model=model,
            notebook=notebook,
            session=session,
            workspace=workspace,
            all_servers=all_servers,
        )
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if csv:
        bodies = [each.to_wire() for each in found]
        columns = ["name", *(name for name in total([]).to_wire() if name != "name")]
        for text in export.table(columns, [[body[name] for name in columns] for body in bodies]):
            sys.stdout.write(text)
        return
    if not found:
        say.note("Nothing was spent.")
        return
    rows = [spend_row(each) for each in found]
    if say.in_terminal(sys.stdout):
        rows.append(spend_row(total(found)))
    say.table((by, "runs", "cost", "estimated", "difference", "uncertain"), rows)
    unsure = total(found)
    if unsure.uncertain:
        say.note(
            f"{unsure.uncertain} uncertain, which may have cost {format_cu(unsure.at_stake)}: "
            "`layer history --state uncertain`, and `layer runs --resume` looks again."
        )


def _reproduce(run_id: str, out: str | None, options: dict[str, Any], *, as_json: bool) -> None:
    yes = options.pop("yes")
    dry_run = options.pop("dry_run")
    arguments = verb_arguments(options)
    from layer_mcp import Layer
    from layer_mcp.cli import forge, paid
    from layer_mcp.cli.following import finish
    from layer_mcp.cli.saving import Destination
    from layer_mcp.provenance.reproduction import compared

    spending = {name: arguments.pop(name) for name in ("max_cu", "wait_for_slot") if name in arguments}
    with Layer() as layer:
        planned = layer.reproduction(run_id, **arguments)
        for note in planned.notes if not as_json else ():
            say.note(note)
        if dry_run:
            asked = dict(planned.arguments)
            if planned.kind == "workflow":
                price: Any = layer.estimate_workflow(asked["workflow"], asked["inputs"])
                say.document(
                    {**planned.record.to_wire(), "price": str(price.price)}
                ) if as_json else say.line(f"price      {format_cu(price.price)}")
                return
            free = {name: value for name, value in asked.items() if name not in {"seed", "session_name"}}
            forge.show_estimate(layer.estimate(free.pop("prompt"), **free), as_json=as_json)
            return
        count = planned.arguments.get("batch_size", len(planned.record.assets) or 1)
        place = Destination.prepared(out, count) if out is not None else None
        ask = paid.asking(paid.confirm, yes=yes, max_cu=options["max_cu"])
        run = layer.reproduce(planned.record, confirm=ask, **spending, **arguments)
        finish(run, None if as_json else paid.priced(run))
        same = compared(planned.record, run.assets)
        paid.deliver(
            run,
            place,
            as_json=as_json,
            more={"reproduces": planned.record.id, "notes": list(planned.notes), "compared": same},
        )
        if not as_json:
            say.note(same)
