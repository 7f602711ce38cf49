"""Tables as a MIME bundle: aligned text, and HTML in the house's look. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layer_nb.display.markup import FACE, MAX_WIDTH, Html, card, element, join, prose, without_markup

_RULE = "border-bottom:1px solid rgba(128,128,128,.2)"
_CLEAR = "background-color:transparent"
_TEXT_WIDTH = 56


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        numeric: aligned to the right.
        quiet: paler than the others.
        whole: never broken over lines; nor is the first column, unless it may be `broken`.
        broken: may be broken over lines though it is the first.
    """

    title: str
    numeric: bool = False
    quiet: bool = False
    whole: bool = False
    broken: bool = False


def table_bundle(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], *, heading: str = "", note: str = ""
) -> dict[str, str]:
    """A table with an optional line above and below. Cells may be ``Html``."""
    return {
        "text/plain": _lines(heading, _plain(columns, rows), note),
        "text/html": str(
            card(
                element("div", heading, style="font-weight:600;padding:10px 14px 2px") if heading else None,
                _table(columns, rows),
                _note(note),
            )
        ),
    }


def pairs_bundle(pairs: Sequence[tuple[str, str]], *, heading: str = "", note: str = "") -> dict[str, str]:
    """Names and values, one a line."""
    width = max((len(name) for name, _ in pairs), default=0)
    plain = "\n".join(f"{name.ljust(width)}  {without_markup(value)}" for name, value in pairs)
    rows = [
        element(
            "tr",
            _cell(
                "td", name, style="opacity:.65;white-space:nowrap;width:1%;text-align:left;vertical-align:top"
            ),
            _cell("td", prose(value), style="text-align:left"),
            style=_CLEAR,
        )
        for name, value in pairs
    ]
    return {
        "text/plain": _lines(heading, plain, note),
        "text/html": str(
            card(
                element("div", heading, style="font-weight:600;padding:10px 14px 4px") if heading else None,
                _frame(rows),
                _note(note),
            )
        ),
    }


def sentence_bundle(sentence: str, way_on: str) -> dict[str, str]:
    """What stands where a table would be empty: a sentence, and how to go on."""
    html = card(
        element("div", sentence, style="padding:10px 14px 2px"),
        _note(way_on),
    )
    return {"text/plain": without_markup(f"{sentence} {way_on}"), "text/html": str(html)}


def _note(note: str) -> Html | None:
    if not note:
        return None
    return element("div", prose(note), style="padding:6px 14px 10px;opacity:.72;font-size:11.5px")


def _lines(*parts: str) -> str:
    return "\n".join(without_markup(part) for part in parts if part)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Html:
    head = element(
        "tr",
        *(
            _cell("th", column.title, style=f"{_align(column)};opacity:.65;font-weight:400")
            for column in columns
        ),
        style=f"{_RULE};{_CLEAR}",
    )
    body = [
        element(
            "tr",
            *(
                _cell(
                    "td",
                    value,
                    style=_align(column)
                    + (";font-weight:600" if index == 0 else "")
                    + (";white-space:nowrap" if (index == 0 and not column.broken) or column.whole else "")
                    + (";opacity:.75" if column.quiet else ""),
                )
                for index, (column, value) in enumerate(zip(columns, row, strict=True))
            ),
            style=f"{_RULE};{_CLEAR}" if position < len(rows) - 1 else _CLEAR,
        )
        for position, row in enumerate(rows)
    ]
    return _frame([head, *body])


def _frame(rows: Sequence[Html]) -> Html:
    return element(
        "table",
        join(*rows),
        style=f"border-collapse:collapse;font:12.5px {FACE};width:100%;max-width:{MAX_WIDTH}px;margin:4px 0 6px;"
        "table-layout:auto;border:none",
    )


def _cell(tag: str, value: str, *, style: str) -> Html:
    return element(tag, value, style=f"padding:5px 14px;vertical-align:top;white-space:normal;{style}")


def _align(column: Column) -> str:
    return f"text-align:{'right' if column.numeric else 'left'}"


def _plain(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    cells = [
        [column.title for column in columns],
        *([without_markup(value) for value in row] for row in rows),
    ]
    widths = [min(_TEXT_WIDTH, max(len(row[index]) for row in cells)) for index in range(len(columns))]
    lines = [
        "  ".join(
            value.rjust(width) if column.numeric else value.ljust(width)
            for value, width, column in zip(row, widths, columns, strict=True)
        ).rstrip()
        for row in cells
    ]
    return "\n".join(lines)
