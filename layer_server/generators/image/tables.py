"""Word tables written as text: many words, few lines."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


def rows(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of ``key: value value`` as a dictionary; keys may have spaces, values have none."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {key.strip(): tuple(values.split()) for key, _, values in lines}
