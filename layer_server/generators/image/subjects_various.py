"""More nouns, of ``nouns*.txt``: which pictures draw each, and what each is made of.

A row is ``noun: pictures | main other``; the looks may be missing. A picture written ``emoji/name`` is an emoji, for
what no silhouette draws well.
"""

from __future__ import annotations

from pathlib import Path

_TABLES = sorted(Path(__file__).parent.glob("nouns*.txt"))
"""A later file says more of a noun than an earlier one."""


def _table(text: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    pictures: dict[str, tuple[str, ...]] = {}
    looks: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        noun, _, rest = line.partition(":")
        names, _, made_of = rest.partition("|")
        pictures[noun] = tuple(names.split())
        held, _, stuff = noun.partition(" of ")
        if stuff:  # a bowl of soup is read as a soup bowl
            pictures[f"{stuff} {held}"] = pictures[noun]
        if made_of:
            main, other = made_of.replace("dark wood", "dark_wood").split()
            looks[noun] = (main.replace("_", " "), other.replace("_", " "))
            if stuff:
                looks[f"{stuff} {held}"] = looks[noun]
    return pictures, looks


VARIOUS, VARIOUS_LOOKS = _table("".join(file.read_text(encoding="utf-8") for file in _TABLES))
"""Noun to pictures, and noun to looks."""
