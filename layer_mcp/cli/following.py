"""How a run is waited for in a shell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import say
from layer_mcp.contract.plain_text import plain

if TYPE_CHECKING:
    from layer_mcp.runs.run import Run


Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=0.0,
        help="Wait no longer than this; the run goes on.",
        show_default=False,
    ),
]


def finish(run: Run, opening: str | None, timeout: float | None = None) -> None:
    """Follow a run to its end; Ctrl-C cancels it wherever it strikes.

    Args:
        opening: said first; None says nothing at all.
        timeout: seconds to wait at most; the run goes on.
    """
    from layer_mcp.runs.run import Interrupted

    try:
        if opening is not None:
            say.note(opening)
        follow(run, timeout, quiet=opening is None)
        run.result()
    except Interrupted:
        raise
    except KeyboardInterrupt:  # between two events, in our own code
        raise Interrupted(run.interrupt(), run) from None


def follow(run: Run, timeout: float | None = None, *, quiet: bool = False) -> None:
    """Wait until a run is over, and show its progress where it can change in place: a log has its start and its end.

    Args:
        timeout: seconds to wait at most; the run goes on.
        quiet: show nothing.

    Raises:
        TimeoutError: names the run and how to pick it up.
    """
    if quiet or not say.in_terminal(sys.stderr):
        for _ in run.events(timeout):
            pass
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        for event in run.events(timeout):
            bar.update(
                task,
                description=plain(event.stage or event.status.value),
                completed=event.progress or 0.0,
            )
