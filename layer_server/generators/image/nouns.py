"""Nouns, of ``nouns*.txt``: which pictures draw each, and what each is made of.

A row is ``noun: pictures | main other``; the looks may be missing, and so may the pictures of what a ``classes_*.txt``
file draws. A picture written ``emoji/name`` is an emoji, for what no silhouette draws well, and ``own/name`` a drawing
of ours. A noun has one row in all of these tables.
"""

from __future__ import annotations

from pathlib import Path

_TABLES = sorted(Path(__file__).parent.glob("nouns*.txt"))


def _table(text: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    pictures: dict[str, tuple[str, ...]] = {}
    looks: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        noun, _, rest = line.partition(":")
        names, _, made_of = rest.partition("|")
        held, _, stuff = noun.partition(" of ")
        if names.strip():
            pictures[noun] = tuple(names.split())
            if stuff:  # a bowl of soup is read as a soup bowl
                pictures[f"{stuff} {held}"] = pictures[noun]
        if made_of:
            main, other = made_of.replace("dark wood", "dark_wood").split()
            looks[noun] = (main.replace("_", " "), other.replace("_", " "))
            if stuff:
                looks[f"{stuff} {held}"] = looks[noun]
    return pictures, looks


NOUNS, NOUN_LOOKS = _table("".join(file.read_text(encoding="utf-8") for file in _TABLES))
"""Noun to pictures, and noun to looks."""
