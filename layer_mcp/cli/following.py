"""How a run is waited for in a shell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from layer_mcp.cli import say

if TYPE_CHECKING:
    from layer_mcp.runs import Run


def finish(run: Run, opening: str | None) -> None:
    """Follow a run to its end; Ctrl-C cancels it wherever it strikes.

    Args:
        opening: said first; None says nothing at all.
    """
    from layer_mcp.runs import Interrupted

    try:
        if opening is not None:
            say.note(opening)
            follow(run)
        run.result()
    except Interrupted:
        raise
    except KeyboardInterrupt:  # between two events, in our own code
        raise Interrupted(run.interrupt(), run) from None


def follow(run: Run) -> None:
    """Show a run's progress until it is over, where it can change in place: a log has its start and its end."""
    if not sys.stderr.isatty():
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        for event in run.events():
            bar.update(task, description=event.stage or event.status.value, completed=event.progress or 0.0)
