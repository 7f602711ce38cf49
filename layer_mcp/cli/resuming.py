"""``layer runs --resume``, which picks up what was left open, ``layer attach``, and ``layer settle``, which closes what
only a person can.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import say, shapes
from layer_mcp.cli.runs import Json, RunId, table
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from pathlib import Path

    from layer_mcp.paying.fate import Fate
    from layer_mcp.runs.resuming import Resumed
    from layer_mcp.runs.run import Run


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(attach)
    app.command()(settle)


def pick_up(out: str | None, timeout: float | None, *, as_json: bool) -> None:
    """Wait for every run whose end nobody saw, save what they made, and tell of submits without an answer.

    Args:
        out: a folder, or None to save nothing.
        timeout: seconds for all of it.
    """
    from layer_mcp import Layer

    deadline = None if timeout is None else time.monotonic() + timeout
    troubles: list[LayerError] = []
    saved: list[Path] = []
    with Layer() as layer:
        found = layer.resume()
        if not as_json:
            _announce(found)
        for run in found:
            run.detach()  # nobody here started it just now, so Ctrl-C ends the waiting and not the run
            try:
                _finish(run, deadline, quiet=as_json)
            except LayerError as error:
                troubles.append(error)
            saved += _saved(run, out, quiet=as_json)
    if as_json:
        say.document(_body(found, saved, troubles))
    else:
        if found.runs:
            table(found.runs)
        for path in saved:
            say.line(str(path))
        for trouble in (*troubles, *found.unknown):
            say.note(str(trouble))
        for fate in found.unanswered:
            _tell(fate)
    if troubles or found.unknown or found.unanswered:
        raise typer.Exit(say.EXIT_ERROR)


def _announce(found: Resumed) -> None:
    live = sum(not run.done for run in found)
    if not (found.runs or found.unanswered or found.never_started or found.unknown):
        say.note("Nothing was left open.")
    if found.runs:
        say.note(f"{_count(len(found), 'run')} to pick up, {live} of them live.")
    for fate in found.never_started:
        say.note(f"{_title(fate)}: {fate.said}")


def _finish(run: Run, deadline: float | None, *, quiet: bool) -> None:
    from layer_mcp.cli.following import follow

    left = None if deadline is None else max(0.0, deadline - time.monotonic())
    if not run.done:
        follow(run, left, quiet=quiet)
    run.result(timeout=0)


def _saved(run: Run, out: str | None, *, quiet: bool) -> list[Path]:
    from layer_mcp.cli.saving import Destination

    if out is None or not (run.done and run.assets):
        return []
    folder = out if out.endswith("/") else f"{out}/"
    return Destination.prepared(folder, len(run.assets)).save(run.assets, quiet=quiet)


def _tell(fate: Fate) -> None:
    """A submit of which only a person can find out what became of it."""
    price = "" if fate.price is None else f", {format_cu(fate.price)}"
    say.note(f"{_title(fate)}, sent {fate.started_at}{price}: {fate.said}")
    where = f" (session {fate.session_name})" if fate.session_name else ""
    say.note(f"  Look at the runs in the app{where}. Then close it, whichever it was:")
    say.note(f"    layer settle {fate.key} --run ID     it was started")
    say.note(f"    layer settle {fate.key} --never      it was not")


def _title(fate: Fate) -> str:
    return f"{fate.prompt or fate.model_name or fate.tool!r}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _body(found: Resumed, saved: list[Path], troubles: list[LayerError]) -> dict[str, Any]:
    return {
        "runs": [shapes.run(run) for run in found],
        "unanswered": [fate_body(fate) for fate in found.unanswered],
        "never_started": [fate_body(fate) for fate in found.never_started],
        "errors": [error.to_wire() for error in (*troubles, *found.unknown)],
        "saved": [str(path) for path in saved],
    }


def fate_body(fate: Fate) -> dict[str, Any]:
    """What became of a submit, as data."""
    balances = {"before": fate.before, "after": fate.after}
    body: dict[str, Any] = {
        "request_key": fate.key,
        "tool": fate.tool,
        "prompt": fate.prompt,
        "session_name": fate.session_name,
        "sent_at": fate.started_at,
        "price_creative_units": shapes.amount(fate.price),
        "outcome": fate.outcome,
        "likely_started": fate.likely,
        "run_id": fate.run_id,
        "said": fate.said,
    }
    for name, balance in balances.items():
        if balance is not None:
            body[name] = {
                "balance_creative_units": shapes.amount(balance.total),
                "reserved_creative_units": shapes.amount(balance.reserved),
            }
    return {name: value for name, value in body.items() if value is not None}


@say.told
def attach(run_id: RunId, json_: Json = False) -> None:
    """Keep a run in this machine's journal that was started elsewhere: another machine, the app."""
    from layer_mcp import Layer

    with Layer() as layer:
        run = layer.attach(run_id)
    if json_:
        say.document(shapes.run(run))
        return
    say.line(f"Run {run.id} is {run.status.value}, and in the journal of this machine.")


@say.told
def settle(
    key: Annotated[str, typer.Argument(help="The submit's request key.", show_default=False)],
    run: Annotated[
        str | None,
        typer.Option("--run", metavar="ID", help="It was started: the run's id.", show_default=False),
    ] = None,
    never: Annotated[bool, typer.Option("--never", help="It was never started.")] = False,
    json_: Json = False,
) -> None:
    """Close a submit that was never answered, as you found it to be."""
    from layer_mcp import Layer

    if (run is None) == (not never):
        raise typer.BadParameter("Say either --run ID or --never.")
    with Layer() as layer:
        fate = layer.settle_uncertain(key, run if run is not None else False)
    if json_:
        say.document(fate_body(fate))
        return
    say.line(f"{_title(fate)}: {fate.said}")
