"""HTML that survives JupyterLab's sanitizer: elements with inline styles, everything escaped.

The sanitizer drops ``<style>``, ``<script>``, ``var(…)``, classes that it does not know and event handlers, so the
look lives in inline styles: greys with alpha and the front end's own text colour, which hold in light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from types import MappingProxyType

from layer_mcp.contract.plain_text import plain


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def element(tag: str, *children: str | None, style: str = "", **attributes: str | int) -> Html:
    """``<tag style=… attr=…>children</tag>``. Children that are not ``Html`` are escaped; ``None`` is left out."""
    given = {"style": style, **attributes} if style else attributes
    opened = "".join(f' {name}="{escape(plain(str(value)), quote=True)}"' for name, value in given.items())
    if tag in _VOID:
        return Html(f"<{tag}{opened}>")
    inner = "".join(text(child) for child in children if child is not None)
    return Html(f"<{tag}{opened}>{inner}</{tag}>")


def text(value: str) -> Html:
    """The value as markup: escaped, unless it is markup."""
    return value if isinstance(value, Html) else Html(escape(plain(value), quote=False))


def join(*pieces: str | None, separator: str = "") -> Html:
    """Several pieces as one, without a wrapper."""
    return Html(separator.join(text(piece) for piece in pieces if piece is not None))


_VOID = frozenset({"img", "br", "progress"}) - {"progress"}

FACE = "system-ui,-apple-system,'Segoe UI',sans-serif"
MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:11px"
ACCENT = "#7c6cf0"
MAX_WIDTH = 860
"""Of a card, in CSS pixels."""

TONES = MappingProxyType(
    {
        "plain": "rgba(128,128,128,.28)",
        "ask": "rgba(214,158,46,.6)",
        "bad": "rgba(220,80,80,.55)",
        "good": "rgba(56,161,105,.55)",
    }
)
"""Border colours of a card, by what it has to say."""


def card(*children: str | None, tone: str = "plain") -> Html:
    """The rounded frame that every result stands in."""
    style = (
        f"font:13px/1.45 {FACE};max-width:{MAX_WIDTH}px;border:1px solid {TONES[tone]};"
        "border-radius:10px;overflow:hidden;margin:4px 0 10px"
    )
    return element("div", *children, style=style)


def chip(label: str, *, accent: bool = False) -> Html:
    """A small rounded label."""
    colour = "rgba(124,108,240,.2)" if accent else "rgba(128,128,128,.14)"
    style = (
        f"display:inline-block;padding:1px 8px;border-radius:99px;background-color:{colour};"
        "font-size:11px;margin-left:5px;white-space:nowrap"
    )
    return element("span", label, style=style)


def code(source: str) -> Html:
    """A piece of code in a line of text; never broken, because it is there to be copied."""
    return element(
        "code",
        source,
        style=f"{MONO};background-color:rgba(128,128,128,.12);padding:1px 5px;border-radius:4px;white-space:nowrap",
    )


def prose(source: str) -> Html:
    """A sentence with code between `backticks`, as people write it."""
    if isinstance(source, Html):
        return source
    pieces = _BETWEEN_BACKTICKS.split(source)
    return join(*(code(piece) if index % 2 else piece for index, piece in enumerate(pieces)))


def without_markup(source: str) -> str:
    """The same as text: no tags, no backticks, nothing that a terminal would obey."""
    if isinstance(source, Html):
        return plain(unescape(_TAG.sub("", source)))
    return plain(_BETWEEN_BACKTICKS.sub(r"\1", source))


_BETWEEN_BACKTICKS = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"<[^>]+>")


def facts_line(facts: Sequence[str]) -> Html:
    """Facts beside each other; a line breaks between two of them and not inside one that fits a line."""
    return join(*(element("span", fact, style="display:inline-block;margin-right:14px") for fact in facts))
