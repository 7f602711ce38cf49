"""One line while a run works: a bar, what it is doing, for how long. Pure."""

from __future__ import annotations

from layer_mcp.contract.money import format_cu
from layer_nb.display.card import line, progress_bar
from layer_nb.display.facts import short_id
from layer_nb.display.markup import element

REFRESH_SECONDS = 0.25
"""Between two repaints; a front end gains nothing from more."""


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
            "span", element("b", _cut(title)), f" · {doing}", style="overflow:hidden;text-overflow:ellipsis"
        ),
        element("span", where, style="opacity:.6"),
    )
    return {"text/plain": f"{_cut(title)} · {doing} · {where}", "text/html": str(html)}


def outcome_bundle(*, title: str, run_id: str, outcome: str) -> dict[str, str]:
    """The line that stays when a run ended without pictures."""
    where = f"run {short_id(run_id)}" if run_id else ""
    html = line(
        element("span", element("b", _cut(title)), f" · {outcome}"),
        element("span", where, style="opacity:.6") if where else None,
    )
    return {
        "text/plain": " · ".join(part for part in (_cut(title), outcome, where) if part),
        "text/html": str(html),
    }


_TITLE_CHARACTERS = 44


def _cut(title: str) -> str:
    first = title.partition("\n")[0]
    return first if len(first) <= _TITLE_CHARACTERS else first[: _TITLE_CHARACTERS - 1] + "…"
