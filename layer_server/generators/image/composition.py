"""Reads a prompt that names several things: which ones, how many, and how they stand to each other.

A prompt is split at the word that joins its things (``crossed with``, ``on``, ``in``, ``and``, a verb). Which words
join things and which only trim one (``with gold rim``, ``on transparent background``) is decided by what stands
behind them, and by whether there is a picture of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.prompt import Brief, content, plain, read, singular
from layer_server.generators.image.relations import (
    ARRANGED_VERBS,
    CARRIERS,
    CONTAINERS,
    FEATURE_ADJECTIVES,
    FEATURES,
    FRAMES,
    GLASS,
    JOINERS,
    LABEL_WORDS,
    MEASURES,
    NUMBERS,
    PAIRS,
    WORN,
)
from layer_server.generators.image.subjects import PREFERRED
from layer_server.generators.image.vocabulary import MATERIAL_WORDS

MOST_THINGS = 9


@dataclass(frozen=True, slots=True)
class Composition:
    """What a picture shows.

    Attributes:
        relation: how its things stand: ``single``, ``crossed``, ``crossed over``, ``crossed behind``, ``beside``, ``facing``, ``held``, ``worn``, ``on``,
            ``above``, ``behind``, ``in``, ``stuck``, ``pierced``, ``jar``, ``label``, ``emblem``, ``pile``, ``stack``, ``row`` or ``fan``.
        things: the main one first; of a pile or a row there is one.
        count: how many of the one thing.
        note: what of the prompt could only be approached.
        framed: whether all of it stands in a round frame.
    """

    relation: str
    things: tuple[Brief, ...]
    count: int = 1
    note: str = ""
    framed: bool = False


IsThing = Callable[[Brief], bool]


def compose_prompt(prompt: str, is_thing: IsThing) -> Composition:
    """The composition that a prompt asks for; most ask for one thing.

    Args:
        prompt: the user's text.
        is_thing: whether there is a picture of what a brief says.
    """
    whole = read(prompt)
    text, framed = _without_frame(plain(prompt))
    if framed and content(text):
        whole = read(text)
    if whole.subject and not any(pair in text for pair in PAIRS):
        for rule in (_two_colours, _with_in_it, _crossed_at, _crossed, _counted, _labelled, _related):
            found = rule(text, is_thing)
            if found is not None:
                things = tuple(thing.in_style_of(whole) for thing in found.things)
                return replace(found, things=things, framed=framed)
    return Composition("single", (whole,), framed=framed)


_FRAME = re.compile(
    rf"\s+(?:in|inside|within)\s+(?:an?\s+|the\s+)?(?:\w+\s+){{0,2}}(?:{'|'.join(sorted(FRAMES))})$"
)


def _without_frame(text: str) -> tuple[str, bool]:
    """A prompt up to ``in a round frame``, and whether that stood there."""
    found = _FRAME.search(text)
    return (text[: found.start()], True) if found else (text, False)


def _things(is_thing: IsThing, *phrases: str) -> tuple[Brief, ...] | None:
    """The briefs of phrases, when there is a picture of each."""
    briefs = tuple(read(phrase) for phrase in phrases)
    return briefs if all(brief.subject and is_thing(brief) for brief in briefs) else None


_WITH_IN_IT = re.compile(
    r"^(?P<a>.+?)\s+with\s+(?P<b>.+?)\s+(?:(?:stuck|embedded|lodged|buried|planted)\s+)?(?:in|inside)\s+(?:it|them)$"
)


def _with_in_it(text: str, is_thing: IsThing) -> Composition | None:
    """``pumpkin with a knife in it``."""
    found = _WITH_IN_IT.match(text)
    things = _things(is_thing, found["a"], found["b"]) if found else None
    if not things:
        return None
    return Composition("pierced" if _sticks(things[1], things[0]) else "holds", things)


def _sticks(thing: Brief, base: Brief) -> bool:
    """Whether a thing that is in another sticks in it by its head."""
    return thing.kind == "weapon" and base.head not in CONTAINERS and base.head not in GLASS


_CROSSED_AT = (
    (re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:over|on|above|in front of|on top of)\s+(?P<base>.+)$"), "crossed over"),
    (re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:behind|under|below)\s+(?P<base>.+)$"), "crossed behind"),
    (re.compile(r"^(?P<base>.+?)\s+(?:behind)\s+(?:\w+\s+){0,2}crossed\s+(?P<a>.+)$"), "crossed over"),
    (re.compile(r"^(?P<base>.+?)\s+(?:with|and|in front of|over|above)\s+(?:\w+\s+){0,2}crossed\s+(?P<a>.+?)(?:\s+behind(?:\s+it)?)?$"), "crossed behind"),
)  # fmt: skip


def _crossed_at(text: str, is_thing: IsThing) -> Composition | None:
    """``two crossed daggers over a shield``, ``skull with crossed swords behind it``."""
    for pattern, relation in _CROSSED_AT:
        found = pattern.search(text)
        if found is None or not content(found["base"]):
            continue
        pair = re.split(r"\s+(?:and|with|&|\+)\s+", found["a"])[:2]
        things = _things(is_thing, *map(_one, pair), found["base"])
        if things:
            return Composition(relation, things if len(pair) == 2 else (things[0], *things))
    return None


_CROSSED = (
    re.compile(r"^(?P<a>.+?)\s+(?:crossed|crossing|crosses)\s+(?:with\s+|over\s+|and\s+)?(?P<b>.+)$"),
    re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:and|with|&|\+)\s+(?P<b>.+)$"),
)
_CROSSED_SAME = re.compile(r"\b(?:(?:two|a pair of|pair of|2)\s+)?crossed\s+(?P<a>.+)$")


def _crossed(text: str, is_thing: IsThing) -> Composition | None:
    """``sword crossed with axe``, ``crossed sword and axe``, ``two crossed pistols``."""
    for pattern in _CROSSED:
        found = pattern.search(text)
        if found and content(found["a"])[-1:] and content(found["a"])[-1] in {*NUMBERS, "pair"}:
            continue  # two crossed swords
        if found and not any(_joins(found[side], is_thing) for side in "ab"):
            things = _things(is_thing, found["a"], found["b"])
            if things:
                return Composition("crossed", things)
    found = _CROSSED_SAME.search(text)
    if found and _joins(found["a"], is_thing):
        return None
    things = _things(is_thing, _one(found["a"])) if found else None
    return Composition("crossed", things * 2) if things else None


_COUNTED = re.compile(
    r"^(?P<before>(?:(?:an?|the|some|huge|big|small|large|tall|neat|messy|complete|full|whole)\s+)*)"
    rf"(?P<measure>{'|'.join(sorted(MEASURES, key=len, reverse=True))})\s+of\s+(?P<rest>.+)$"
)
_NUMBER = re.compile(rf"^(?:the\s+)?(?P<number>{'|'.join(NUMBERS)}|[2-9]|\d\d+)\s+(?P<rest>.+)$")
_AFTER = re.compile(r"^(?P<rest>.+?)\s+(?P<measure>pile|stack|heap|bunch|bundle|hoard|swarm|flock)$")


def _counted(text: str, is_thing: IsThing) -> Composition | None:
    """``pile of coins``, ``three potions``, ``stack of 5 books``, ``coin stack``."""
    found = _COUNTED.match(text)
    measure, rest = (found["measure"], found["rest"]) if found else ("", text)
    after = None if found else _AFTER.match(text)
    if after and not re.search(r"\b(?:and|with|on|in)\b", after["rest"]):
        measure, rest = after["measure"], after["rest"]
    number = _NUMBER.match(rest)
    if number and re.match(r"(?:d|dimensional|bit|x\d|handed|headed|star)\b", number["rest"]):
        number = None
    if number is None and not measure:
        return None
    count = MEASURES[measure][1] if measure else 2
    if number:
        count = NUMBERS.get(number["number"]) or int(number["number"])
        rest = number["rest"]
    if re.search(r"\s(?:and|with|on|in|inside|next to|vs)\s", f" {rest} ") and _joins(rest, is_thing):
        return None
    things = _things(is_thing, _one(rest))
    if not things or count < 2:
        return None
    layout = MEASURES[measure][0] if measure else "row"
    note = f"Drew {MOST_THINGS} of {count}." if count > MOST_THINGS else ""
    return Composition(layout, things, min(count, MOST_THINGS), note)


def _joins(text: str, is_thing: IsThing) -> bool:
    return _related(text, is_thing) is not None


_LABEL = "|".join(sorted(LABEL_WORDS))
_LABELLED = (
    re.compile(
        rf"^(?P<a>.+?)\s+(?:with|bearing|showing|featuring|having)\s+(?P<b>.+?)\s+(?P<how>{_LABEL})\b"
    ),
    re.compile(
        r"^(?P<a>.+?)\s+(?:with|bearing|showing|featuring)\s+(?P<b>.+?)\s+"
        r"(?P<how>(?:drawn |painted |carved |printed |engraved )?on (?:it|the (?:front|cover|lid|face|side|label|blade)))\b"
    ),
    re.compile(
        r"^(?P<a>.+?)\s+(?P<how>labell?ed with|engraved with|decorated with|marked with|emblazoned with|painted with"
        r"|adorned with|stamped with|carved with|bearing|depicting)\s+(?P<b>.+)$"
    ),
    re.compile(rf"^(?P<b>.+?)\s+(?P<how>{_LABEL})\s+on\s+(?P<a>.+)$"),
    re.compile(rf"^(?P<b>.+?)\s+(?P<how>{_LABEL})\s+(?P<a>{'|'.join(sorted(CARRIERS))})$"),
)


def _labelled(text: str, is_thing: IsThing) -> Composition | None:
    """``potion with a skull label``, ``shield with a lion emblem``, ``dragon crest banner``."""
    for pattern in _LABELLED:
        found = pattern.search(text)
        if not found:
            continue
        a, b = found["a"], found["b"]
        things = _things(is_thing, a, _one(b))
        if things:
            is_label = "label" in found["how"] or "sticker" in found["how"]
            is_label |= things[0].kind == "potion"
            return Composition("label" if is_label else "emblem", things)
    return None


def _related(text: str, is_thing: IsThing) -> Composition | None:
    """Two or three things and the word between them."""
    for joiner, relation in JOINERS:
        parts = re.split(joiner, text, maxsplit=1)
        if len(parts) == 2 and relation == "holds" and " of " in text and _is_one_thing(text):
            return None
        if len(parts) != 2 or not content(parts[0]) or not content(parts[1]):
            continue
        found = _pair(parts[0], parts[1], relation, is_thing)
        if found is not None:
            return found
    return None


_TWO_COLOURS = re.compile(r"^(?:an?\s+|the\s+|two\s+)?(?P<a>\w+) and (?P<b>\w+) (?P<rest>[\w ]+s)$")


def _two_colours(text: str, is_thing: IsThing) -> Composition | None:
    """``red and blue potions``: one of each."""
    found = _TWO_COLOURS.match(text)
    if found is None or singular(found["rest"].split()[-1]) == found["rest"].split()[-1]:
        return None
    if not all(word in NAMED_COLOURS or word in MATERIAL_WORDS for word in (found["a"], found["b"])):
        return None
    rest = _one(found["rest"])
    things = _things(is_thing, f"{found['a']} {rest}", f"{found['b']} {rest}")
    return Composition("beside", things) if things else None


def _is_one_thing(text: str) -> bool:
    """Whether there is one picture of both words: a bottle of wine is a wine bottle."""
    whole = read(text)
    phrases = [" ".join(map(singular, phrase.split())) for phrase in (whole.subject, whole.noun)]
    return any(" " in phrase and phrase in PREFERRED for phrase in phrases)


def _pair(left: str, right: str, relation: str, is_thing: IsThing) -> Composition | None:
    first, second = read(left), read(right)
    last = singular(content(right)[-1])
    if relation == "with":
        if last in FEATURE_ADJECTIVES:
            return _with_feature(left, FEATURE_ADJECTIVES[last], is_thing)
        if last in FEATURES or second.is_only_trim:
            return None
        relation = _what_with_means(first, second)
    if relation == "beside":
        if first.is_only_trim != second.is_only_trim:  # gold and silver ring, sword and gold
            return None
        return _several(left, right, is_thing)
    if not (first.subject and second.subject and is_thing(first)):
        return None
    if not is_thing(second):
        return _alone(first, second, right) if relation in _PLACES else None
    if relation == "in" and second.head in GLASS:
        return Composition("jar", (second, first))
    if relation == "in" and _sticks(first, second):
        return Composition("stuck", (first, second))
    if relation == "under":
        return Composition("on", (second, first))
    if relation == "in front":
        return Composition("behind", (second, first))
    if relation in ARRANGED_VERBS:
        layout, words = ARRANGED_VERBS[relation]
        note = f"Objects are arranged, not posed: {first.noun} and {second.noun} are shown {words}."
        return Composition(layout, (first, second), note=note)
    return Composition(relation, (first, second))


_PLACES = frozenset({"on", "under", "above", "behind", "in front", "riding", "facing", "holding"})
"""Relations to a thing that is always one of its own."""


def _alone(first: Brief, second: Brief, right: str) -> Composition | None:
    """One thing where there is no picture of the other, which has an article: ``on a cushion``, not ``on fire``."""
    if second.is_only_trim or not re.match(r"(?:an?|the|his|her|its|their|some|two)\s", right):
        return None
    note = f"There is no picture of {second.subject!r} that could stand with it; drew {first.noun} alone."
    return Composition("single", (first,), note=note)


def _with_feature(left: str, adjective: str, is_thing: IsThing) -> Composition | None:
    """``helmet with horns`` as ``horned helmet``."""
    brief = read(f"{adjective} {left}")
    return Composition("single", (brief,)) if is_thing(brief) else None


def _several(left: str, right: str, is_thing: IsThing) -> Composition | None:
    """``sword, shield and helmet``: up to four beside each other."""
    parts = [part for part in re.split(r",|;|\s+(?:and|&|\+)\s+", f"{left}, {right}") if content(part)][:4]
    things = _things(is_thing, *parts)
    if things is None or len(things) < 2:
        return None
    return Composition("beside", things)


_SHOW_CASES = frozenset({"jar", "globe", "aquarium", "tank", "dome", "terrarium"})
"""Glasses with something in them rather than on them."""


def _what_with_means(first: Brief, second: Brief) -> str:
    """What ``first with second`` looks like."""
    if second.head in WORN:
        return "worn"
    if second.head in {"wing", "cape", "cloak"}:
        return "behind wings"
    if first.head in CONTAINERS:
        return "holds"
    if first.head in _SHOW_CASES:
        return "jar"
    if first.head in CARRIERS:
        return "label" if first.kind == "potion" else "emblem"
    return "held"


def _one(phrase: str) -> str:
    """The phrase with its last word in the singular: one of what there are several of."""
    found = re.match(r"^(.*?)(\w+)(\W*)$", phrase)
    return found[1] + singular(found[2]) + found[3] if found else phrase
