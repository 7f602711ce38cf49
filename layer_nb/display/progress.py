"""One line while a run works: a bar, what it is doing, for how long. Pure."""

from __future__ import annotations

from layer_mcp.contract.money import format_cu
from layer_nb.display.card import line, progress_bar
from layer_nb.display.facts import one_line, short_id
from layer_nb.display.markup import element

REFRESH_SECONDS = 0.25
"""Between two repaints; a front end gains nothing from more."""
_TITLE_CHARACTERS = 44


def progress_bundle(
    *,
    title: str,
    run_id: str,
    progress: float | None,
    stage: str | None,
    seconds: float | None,
    reserved: float | None = None,
) -> dict[str, str]:
    """The MIME bundle of a run at work."""
    doing = " · ".join(
        part
        for part in (
            stage or "working",
            f"{round(100 * progress)} %" if progress is not None else "",
            f"{seconds:.1f} s" if seconds is not None else "",
        )
        if part
    )
    held = f" · {format_cu(reserved)} reserved" if reserved else ""
    where = f"run {short_id(run_id)}{held}"
    html = line(
        progress_bar(progress),
        element(
            "span",
            element("b", one_line(title, _TITLE_CHARACTERS)),
            f" · {doing}",
            style="overflow:hidden;text-overflow:ellipsis",
        ),
        element("span", where, style="opacity:.6"),
    )
    return {"text/plain": f"{one_line(title, _TITLE_CHARACTERS)} · {doing} · {where}", "text/html": str(html)}


def outcome_bundle(*, title: str, run_id: str, outcome: str) -> dict[str, str]:
    """The line that stays when a run ended without pictures."""
    where = f"run {short_id(run_id)}" if run_id else ""
    html = line(
        element("span", element("b", one_line(title, _TITLE_CHARACTERS)), f" · {outcome}"),
        element("span", where, style="opacity:.6") if where else None,
    )
    return {
        "text/plain": " · ".join(
            part for part in (one_line(title, _TITLE_CHARACTERS), outcome, where) if part
        ),
        "text/html": str(html),
    }
