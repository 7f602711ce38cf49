"""Two things with a word between them: what that word, and what they are, says of how they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from layer_server.generators.image.composed import (
    NUMBER,
    Composition,
    IsThing,
    is_one_thing,
    one_of,
    things_of,
)
from layer_server.generators.image.prompt import Brief, content, read, singular
from layer_server.generators.image.relations import (
    ARRANGED_VERBS,
    BOARDS,
    CAGES,
    CARRIERS,
    CONTAINERS,
    FEATURE_ADJECTIVES,
    FEATURES,
    GLASS,
    JOINERS,
    LAMPS,
    LONG_HELD,
    PLATES,
    POURED,
    SHAPES_AROUND,
    STRANDS,
    WATERS,
    WORN,
)


def related(text: str, is_thing: IsThing) -> Composition | None:
    """Two or three things and the word between them."""
    for joiner, relation in JOINERS:
        parts = re.split(joiner, text, maxsplit=1)
        if len(parts) == 2 and relation == "holds" and " of " in text and is_one_thing(text):
            return None
        if len(parts) != 2 or not content(parts[0]) or not content(parts[1]):
            continue
        found = pair_of(parts[0], parts[1], relation, is_thing)
        if found is not None:
            return found
    return None


def joins(text: str, is_thing: IsThing) -> bool:
    return related(text, is_thing) is not None


def pair_of(left: str, right: str, relation: str, is_thing: IsThing) -> Composition | None:
    """Two things in a relation of ``relations.JOINERS``; None where the words are no two things."""
    note = ""
    if relation in _PLACES | {"in"} and (number := NUMBER.match(left)):
        left, note = one_of(number["rest"]), f"Drew one of {number['number']}."
    if relation in {"around", "wrapped", "run through"}:
        return _wound(left, right, relation, is_thing)
    first, second = read(left), read(right)
    last = singular(content(right)[-1])
    if relation == "with":
        if last in FEATURE_ADJECTIVES and not (last in {"flame", "fire", "glow"} and first.head in LAMPS):
            return _with_feature(left, FEATURE_ADJECTIVES[last], is_thing)
        if last in FEATURES or second.is_only_trim:
            return None
        relation = _what_with_means(first, second)
    if relation == "beside":
        return _side_by_side(left, right, is_thing)
    if not (first.subject and second.subject and is_thing(first)):
        return None
    if not is_thing(second):
        return _alone(first, second, right) if relation in _PLACES else None
    found = _inside(first, second, relation) or _arranged(first, second, relation)
    return replace(found, note=found.note or note)


def _wound(left: str, right: str, relation: str, is_thing: IsThing) -> Composition | None:
    """``sword wrapped in vines``, ``vines around a sword``, ``heart pierced by an arrow``."""
    if relation == "run through":
        return pair_of(right, left, "through", is_thing)
    first, second = read(left), read(right)
    if relation == "around":
        if first.head in STRANDS:
            return _wound(right, left, "wrapped", is_thing)
        things = things_of(is_thing, left, right)
        layout = "behind" if first.head in {"ring", "halo", "aura", "circle", "wreath"} else "over"
        return Composition(layout, things) if things else None
    if second.head not in STRANDS or not first.subject or not is_thing(first):
        return None
    return Composition("wrapped", (first, second))


def _side_by_side(left: str, right: str, is_thing: IsThing) -> Composition | None:
    """Up to four things; two swords are crossed behind a shield."""
    number = NUMBER.match(left)
    if number and number["number"] in {"two", "2"} and read(one_of(number["rest"])).kind == "weapon":
        things = things_of(is_thing, one_of(number["rest"]), one_of(number["rest"]), right)
        return Composition("crossed behind", things) if things else None
    if read(left).is_only_trim != read(right).is_only_trim:  # gold and silver ring, sword and gold
        return None
    return _several(left, right, is_thing)


def _arranged(first: Brief, second: Brief, relation: str) -> Composition:
    """The layout of two things that stand to each other."""
    if relation == "holding" and first.head in {"hand", "fist"}:
        return _in_hand(first, second)
    if relation == "on" and second.head == "hook":
        return Composition("hung", (first, second))
    if relation == "on" and second.head in PLATES:
        return Composition("served", (first, second))
    if relation == "on" and second.head in _FACES:
        return _arranged(second, first, "emblem")
    if relation in {"on", "in"} and second.head in WATERS:
        return Composition("afloat", (first, read("surging waves")))
    if relation == "under":
        return Composition("on", (second, first))
    if relation == "in front":
        return Composition("behind", (second, first))
    if relation in ARRANGED_VERBS:
        layout, words = ARRANGED_VERBS[relation]
        note = f"Objects are arranged, not posed: {first.noun} and {second.noun} are shown {words}."
        return Composition(layout, (first, second), note=note)
    if relation == "emblem" and first.head == "shield" and not first.noun.startswith("shield "):
        shown = frozenset(first.noun.split())
        first = replace(
            first, subject="crest field", noun="crest field", head="field", kind=""
        )  # one with nothing on it
        return Composition(relation, (first, second), shown=shown)
    return Composition(relation, (first, second))


def _inside(first: Brief, second: Brief, relation: str) -> Composition | None:
    """How the first thing is in the second, or the second in the first; None where the usual way does."""
    if relation == "holds":
        return (
            Composition("jar", (first, second)) if first.head in GLASS and second.head not in POURED else None
        )
    if relation not in {"in", "through"}:
        return None
    if second.head in BOARDS and first.kind == "weapon":
        return Composition("hit", (first, second))
    if relation == "through":
        return None
    if second.head in GLASS:
        return Composition("jar", (second, first))
    if second.head in CAGES:
        return Composition("caged", (first, second))
    if second.head in SHAPES_AROUND:
        return Composition("emblem", (second, first))
    return Composition("stuck", (first, second)) if sticks_in(first, second) else None


_FACES = frozenset({"shield", "banner", "flag", "coin", "medal", "shirt", "tombstone"})
"""Things on which another is a picture."""


def _in_hand(hand: Brief, held: Brief) -> Composition:
    """A fist around what is long, an open palm under the rest."""
    is_long = held.kind == "weapon" or held.head in LONG_HELD
    drawn = read("raised fist" if is_long else "open palm")
    drawn = replace(drawn, material=hand.material, colour=hand.colour, words=hand.words)
    return Composition("gripped" if is_long else "above", (held, drawn), shown=frozenset({"hand"}))


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
    things = things_of(is_thing, *parts)
    if things is None or len(things) < 2:
        return None
    return Composition("beside", things)


_SHOW_CASES = frozenset({"jar", "globe", "aquarium", "tank", "dome", "terrarium"})
"""Glasses with something in them rather than on them."""


def _what_with_means(first: Brief, second: Brief) -> str:
    """What ``first with second`` looks like."""
    if any(second.head.endswith(worn) for worn in WORN):
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


def sticks_in(thing: Brief, base: Brief) -> bool:
    """Whether a thing that is in another sticks in it by its head."""
    return thing.kind == "weapon" and base.head not in CONTAINERS and base.head not in GLASS
