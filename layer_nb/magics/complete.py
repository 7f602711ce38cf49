"""What may come next on a ``%layer`` line. A pure function of the text before the cursor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from layer_nb.magics.vocabulary import MODALITIES, PROFILE_ACTIONS, SPEND_BY, SUBCOMMANDS, Subcommand

_MAGIC = re.compile(r"^\s*(?:[^\W\d][\w.\[\]'\", ]*=\s*)?%{1,2}layer(?P<rest>\s.*)$")


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the server has been heard to have.

    Attributes:
        models: slugs.
        runs: short ids.
        workflows: the names of a workflow's inputs, by its slug.
        tools: the names of a tool's arguments, by its name.
        profiles: the names of the servers that were signed in to.
    """

    models: Sequence[str] = ()
    runs: Sequence[str] = ()
    workflows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tools: Mapping[str, Sequence[str]] = field(default_factory=dict)
    profiles: Sequence[str] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Completions:
    """Candidates for the word under the cursor.

    Attributes:
        fragment: what is typed of it, to be replaced.
        words: the candidates, best order.
    """

    fragment: str
    words: tuple[str, ...]


def complete(line: str, known: Known = NOTHING_KNOWN) -> Completions | None:
    """Candidates for the end of ``line``, or None where it is not a ``%layer`` line.

    Args:
        line: the line up to the cursor.
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
    return _within(subcommand, before[1:], fragment, known)


def _within(subcommand: Subcommand, before: Sequence[str], fragment: str, known: Known) -> Completions:
    valued = {
        spelling: option
        for option in subcommand.options
        if option.kind != "bool"
        for spelling in (option.flag, option.short)
        if spelling
    }
    flag, equals, value = fragment.partition("=")
    if equals and flag in valued:
        found = _matching(value, _values(valued[flag].name, known))
        return Completions(fragment, tuple(f"{flag}={word}" for word in found.words))
    if before and before[-1] in valued:
        return _matching(fragment, _values(valued[before[-1]].name, known))
    if fragment.startswith("-"):
        return _matching(fragment, [option.flag for option in subcommand.options])
    if subcommand.takes == "inputs":
        return _matching(fragment, _inputs(subcommand, before, known))
    if subcommand.name == "profile":
        return _matching(fragment, _of_profile(before, known))
    return _matching(fragment, _subjects(subcommand, known))


def _values(option: str, known: Known) -> Sequence[str]:
    """What an option may be, where that is a name of the server's or of ours."""
    return {"model": known.models, "profile": known.profiles, "by": SPEND_BY}.get(option, ())


def _of_profile(before: Sequence[str], known: Known) -> Sequence[str]:
    """What can be done to a profile, then which."""
    if not before:
        return PROFILE_ACTIONS
    return known.profiles if len(before) == 1 and before[0] in {"use", "remove"} else ()


def _inputs(subcommand: Subcommand, before: Sequence[str], known: Known) -> Sequence[str]:
    """What is to be named first, then the names of its inputs that are not given yet."""
    choices = known.workflows if subcommand.name == "workflow" else known.tools
    chosen = next((word for word in before if word in choices), None)
    if chosen is None:
        return tuple(choices)
    given = {word.partition("=")[0] for word in before}
    return [f"{name}=" for name in choices[chosen] if name not in given]


def _subjects(subcommand: Subcommand, known: Known) -> Sequence[str]:
    """What the subcommand itself takes; nothing for a prompt, whose words are free."""
    return {
        "models": MODALITIES,
        "model": known.models,
        "run": known.runs,
        "cancel": known.runs,
        "show": known.runs,
        "reproduce": known.runs,
        "spend": SPEND_BY,
        "tools": tuple(known.tools),
        "help": tuple(SUBCOMMANDS),
    }.get(subcommand.name, ())


def _matching(fragment: str, words: Sequence[str]) -> Completions:
    return Completions(fragment, tuple(word for word in words if word.startswith(fragment)))
