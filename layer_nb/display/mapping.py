"""A map in a cell: one line while it works, and the gallery of what it made. Pure but for the thumbnails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.assets import ASSET_MIME_TYPE
from layer_mcp.contract.money import format_cu
from layer_nb.display.bundle import describe_assets
from layer_nb.display.card import line, progress_bar, run_card
from layer_nb.display.facts import one_line
from layer_nb.display.markup import element
from layer_nb.display.thumbnails import fitted, thumbnails

if TYPE_CHECKING:
    from layer_mcp.mapping.report import MapProgress, MapResult

    ResultList = list[MapResult]
else:
    ResultList = list

TILES = 24
"""Pictures on the card; ``layer_nb.gallery`` shows the rest."""
_SHOWN_FAILURES = 5
_ITEM_CHARACTERS = 60


class Results(ResultList):
    """What became of each item, as a list and as a gallery.

    Attributes:
        asked: how many items there were; more than there are results where it was stopped.
    """

    def __init__(self, found: ResultList | tuple[()] = (), asked: int | None = None) -> None:
        super().__init__(found)
        self.asked = asked

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return results_bundle(self)

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        # IPython has a text of its own for every list, and prefers it to the bundle's.
        printer.text(results_text(self))


def map_progress_bundle(progress: MapProgress) -> dict[str, str]:
    """The line of a map at work."""
    words = progress.in_words()
    share = progress.done / progress.total if progress.total else None
    return {"text/plain": words, "text/html": str(line(progress_bar(share), element("span", words)))}


def results_text(results: Sequence[MapResult]) -> str:
    """``97 of 100 made · 3 failed · 388 CU``, and the failures."""
    return "\n".join([_summary(results), *_failures(results)])


def results_bundle(results: Sequence[MapResult]) -> dict[str, Any]:
    """The card of what a map made: its first pictures, and what failed."""
    assets = [asset for made in results for asset in made.assets]
    shown = assets[:TILES]
    payload = describe_assets(shown, fitted(thumbnails(shown)), title=_summary(results), captioned=True)
    payload.notes = _failures(results)
    if len(assets) > len(shown):
        payload.facts.append(f"{len(assets) - len(shown)} more: layer_nb.gallery() shows them all")
    return {
        "text/plain": results_text(results),
        "text/html": str(run_card(payload)),
        ASSET_MIME_TYPE: payload.to_wire(),
    }


def _summary(results: Sequence[MapResult]) -> str:
    good = sum(made.ok for made in results)
    before, now = (
        sum(made.run.cost or 0 for made in results if made.run is not None and made.resumed is resumed)
        for resumed in (True, False)
    )
    asked = getattr(results, "asked", None) or len(results)
    parts = [f"{good} of {asked} made"]
    if good < len(results):
        parts.append(f"{len(results) - good} failed")
    if len(results) < asked:
        parts.append("stopped")
    if not any(made.resumed for made in results):
        return " · ".join([*parts, format_cu(now)])
    if all(made.resumed for made in results):
        return " · ".join([*parts, f"nothing was started or charged anew ({format_cu(before)} before)"])
    return " · ".join([*parts, f"{format_cu(now)} now, {format_cu(before)} before"])


def _failures(results: Sequence[MapResult]) -> list[str]:
    failed = [made for made in results if made.error is not None]
    lines = [
        f"{made.index} · {one_line(str(made.item), _ITEM_CHARACTERS)}: {made.error.code}: {made.error.message}"
        for made in failed[:_SHOWN_FAILURES]
        if made.error is not None
    ]
    more = len(failed) - len(lines)
    return [*lines, f"and {more} more"] if more > 0 else lines
