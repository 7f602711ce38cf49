"""What may come next on a ``%layer`` line. A pure function of the text before the cursor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from layer_nb.magics.vocabulary import MODALITIES, SUBCOMMANDS, Subcommand

_MAGIC = re.compile(r"^\s*(?:[^\W\d][\w.\[\]'\", ]*=\s*)?%{1,2}layer(?P<rest>\s.*)$")


@dataclass(frozen=True, slots=True)
class Completions:
    """Candidates for the word under the cursor.

    Attributes:
        fragment: what is typed of it, to be replaced.
        words: the candidates, best order.
    """

    fragment: str
    words: tuple[str, ...]


def complete(line: str, models: Sequence[str] = (), runs: Sequence[str] = ()) -> Completions | None:
    """Candidates for the end of ``line``, or None where it is not a ``%layer`` line.

    Args:
        line: the line up to the cursor.
        models: the slugs that are known already.
        runs: short ids of known runs.
    """
    match = _MAGIC.match(line)
    if match is None:
        return None
    rest = match["rest"].lstrip()
    words = rest.split()
    fragment = "" if not rest or rest[-1].isspace() else words[-1]
    before = words if not fragment else words[:-1]
    if not before:
        return _matching(fragment, list(SUBCOMMANDS))
    subcommand = SUBCOMMANDS.get(before[0])
    if subcommand is None:
        return Completions(fragment, ())
    return _within(subcommand, before[1:], fragment, models, runs)


def _within(
    subcommand: Subcommand, before: Sequence[str], fragment: str, models: Sequence[str], runs: Sequence[str]
) -> Completions:
    valued = {
        spelling: option
        for option in subcommand.options
        if option.kind != "bool"
        for spelling in (option.flag, option.short)
        if spelling
    }
    flag, equals, value = fragment.partition("=")
    if equals and flag in valued:
        found = _matching(value, models if valued[flag].name == "model" else ())
        return Completions(fragment, tuple(f"{flag}={word}" for word in found.words))
    if before and before[-1] in valued:
        return _matching(fragment, models if valued[before[-1]].name == "model" else ())
    if fragment.startswith("-"):
        return _matching(fragment, [option.flag for option in subcommand.options])
    return _matching(fragment, _subjects(subcommand, models, runs))


def _subjects(subcommand: Subcommand, models: Sequence[str], runs: Sequence[str]) -> Sequence[str]:
    """What the subcommand itself takes; nothing for a prompt, whose words are free."""
    return {
        "models": MODALITIES,
        "model": models,
        "run": runs,
        "cancel": runs,
        "help": tuple(SUBCOMMANDS),
    }.get(subcommand.name, ())


def _matching(fragment: str, words: Sequence[str]) -> Completions:
    return Completions(fragment, tuple(word for word in words if word.startswith(fragment)))
