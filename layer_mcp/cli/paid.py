"""What is asked before a paid run, and said of it: the same for a forge and for a workflow."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING, Any

import typer

from layer_mcp.cli import say, shapes
from layer_mcp.contract.errors import BudgetExceeded
from layer_mcp.contract.money import format_cu
from layer_mcp.library.match import match_notes
from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_mcp.paying.starting import rise

if TYPE_CHECKING:
    from layer_mcp.answers import Price
    from layer_mcp.cli.saving import Destination
    from layer_mcp.runs.run import Run


def asking(
    ask: Callable[[Price], bool], *, yes: bool, max_cu: float | None
) -> Callable[[Price], bool] | None:
    """Who is asked about a dear run: nobody, where ``--yes`` or ``--max-cu`` has said what may be spent."""
    return None if yes or max_cu is not None else ask


def confirm(found: Price) -> bool:
    """Ask in the terminal."""
    if not sys.stdin.isatty():
        raise BudgetExceeded(
            f"It would cost {format_cu(found.price)}, more than the {format_cu(CONFIRM_ABOVE_CU)} "
            "that are spent without asking, and there is no terminal to ask in.",
            remedy=f"Nothing was charged. Pass --yes, or --max-cu {enough(found)}, to spend it; or ask for less.",
        )
    question = f"{found.subject} costs {format_cu(found.price)} of {format_cu(found.balance)}. Go on?"
    return typer.confirm(question, err=True)


def enough(found: Price) -> int:
    """A ``--max-cu`` that allows it."""
    return ceil(found.price)


def priced(run: Run) -> str:
    """What is said when a run begins."""
    found = run.estimate
    if found is None:
        return f"Run {run.id}"
    chosen = " (chosen for the prompt)" if getattr(found, "chosen", False) else ""
    dearer = rise(found, run.reserved)
    other = getattr(found, "otherwise", "")
    return (
        f"{run.model.slug or run.model.name}{chosen}: {format_cu(found.price)} of {format_cu(found.balance)}, run {run.id}"
        + (f". {dearer}" if dearer else "")
        + (f". {other}" if other else "")
    )


def _finished(run: Run) -> str:
    """What is said when a run has ended well."""
    parts = [f"{len(run.assets)} made"]
    if run.seed is not None:
        parts.append(f"seed {run.seed}")
    if run.cost is not None:
        parts.append(f"{format_cu(run.cost)} charged")
    if run.seconds is not None:
        parts.append(f"{run.seconds:.1f} s")
    return ", ".join(parts)


def deliver(
    run: Run, place: Destination | None, *, as_json: bool, more: Mapping[str, Any] | None = None
) -> None:
    """Save what a finished run made, if a place was named, and say what there is.

    Args:
        more: what stands in the JSON beside the run.
    """
    saved = place.save(run.assets, quiet=as_json) if place is not None else []
    if as_json:
        body = shapes.run(run) | dict(more or {})
        if saved:
            body["saved"] = [str(path) for path in saved]
        say.document(body)
        return
    say.note(_finished(run))
    for note in match_notes(run.assets):
        say.note(note)
    for path in saved:
        say.line(str(path))
    if place is None:
        for asset in run.assets:
            say.line(f"{asset.output}\t{asset.file_id}" if asset.output else asset.file_id)
        say.note(f"Save them: `layer run {run.id[:8]} --out DIR`")
