"""Palettes of known machines and artists, by the names that people use in prompts."""

from __future__ import annotations

import re


def _colours(text: str) -> tuple[str, ...]:
    return tuple(f"#{each}" for each in text.split())


PALETTES: dict[str, tuple[str, ...]] = {
    "gameboy": _colours("0f380f 306230 8bac0f 9bbc0f"),
    "gameboy pocket": _colours("000000 545454 a9a9a9 ffffff"),
    "pico-8": _colours(
        "000000 1d2b53 7e2553 008751 ab5236 5f574f c2c3c7 fff1e8 ff004d ffa300 ffec27 00e436 29adff 83769c ff77a8 ffccaa"
    ),
    "nes": _colours(
        "7c7c7c 0000fc 0000bc 4428bc 940084 a80020 a81000 881400 503000 007800 006800 005800 004058 000000 bcbcbc 0078f8"
        " 0058f8 6844fc d800cc e40058 f83800 e45c10 ac7c00 00b800 00a800 00a844 008888 f8f8f8 3cbcfc 6888fc 9878f8 f878f8"
        " f85898 f87858 fca044 f8b800 b8f818 58d854 58f898 00e8d8 787878 fcfcfc a4e4fc b8b8f8 d8b8f8 f8b8f8 f8a4c0 f0d0b0"
        " fce0a8 f8d878 d8f878 b8f8b8 b8f8d8 00fcfc"
    ),
    "c64": _colours(
        "000000 ffffff 68372b 70a4b2 6f3d86 588d43 352879 b8c76f 6f4f25 433900 9a6759 444444 6c6c6c 9ad284 6c5eb5 959595"
    ),
    "cga": _colours(
        "000000 0000aa 00aa00 00aaaa aa0000 aa00aa aa5500 aaaaaa 555555 5555ff 55ff55 55ffff ff5555 ff55ff ffff55 ffffff"
    ),
    "zx spectrum": _colours(
        "000000 0000d7 d70000 d700d7 00d700 00d7d7 d7d700 d7d7d7 0000ff ff0000 ff00ff 00ff00 00ffff ffff00 ffffff"
    ),
    "sweetie-16": _colours(
        "1a1c2c 5d275d b13e53 ef7d57 ffcd75 a7f070 38b764 257179 29366f 3b5dc9 41a6f6 73eff7 f4f4f4 94b0c2 566c86 333c57"
    ),
    "db16": _colours(
        "140c1c 442434 30346d 4e4a4e 854c30 346524 d04648 757161 597dce d27d2c 8595a1 6daa2c d2aa99 6dc2ca dad45e deeed6"
    ),
    "1-bit": _colours("1a1c2c f4f4f4"),
}
"""Colours as ``#rrggbb``."""

_NAMES: tuple[tuple[str, str], ...] = (
    (r"game ?boy pocket", "gameboy pocket"), (r"game ?boy(?: classic| original)?|\bdmg\b", "gameboy"),
    (r"pico ?-?8", "pico-8"), (r"\bnes\b|nintendo entertainment system|famicom", "nes"),
    (r"\bc64\b|commodore(?: ?64)?", "c64"), (r"\bcga\b|\bega\b", "cga"),
    (r"zx ?spectrum", "zx spectrum"), (r"sweetie ?-?16", "sweetie-16"),
    (r"\bdb ?-?16\b|dawnbringer", "db16"), (r"\b1 ?-?bit\b|\bone ?-?bit\b", "1-bit"),
)  # fmt: skip

_SUFFIX = r"(?: colou?rs?)?(?: palette)?(?: style)?"
_GRID = re.compile(r"\b(\d{1,4}) ?(?:x|×|by) ?(\d{1,4})\b(?: ?(?:px|pixels?|grid|sprite))?")


def named_palette(text: str) -> tuple[str, str]:
    """The name of a known palette that lower-case ``text`` mentions, or "", and the text without it."""
    for pattern, name in _NAMES:
        found = re.search(rf"(?:{pattern}){_SUFFIX}", text)
        if found:
            return name, " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    return "", text


def named_grid(text: str) -> tuple[int | None, str]:
    """The cells across that ``32x32`` in lower-case ``text`` means, if any, and the text without all such sizes."""
    sizes = [int(found[1]) for found in _GRID.finditer(text) if found[1] == found[2]]
    grid = next((size for size in sizes if size <= 256), None)
    return grid, " ".join(_GRID.sub(" ", text).split())
