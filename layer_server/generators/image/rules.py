"""Crossed, counted, borne, and stuck in each other: readers of prompts that say so by a pattern of words."""

from __future__ import annotations

import re
from dataclasses import replace

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.composed import (
    MOST_THINGS,
    NUMBER,
    Composition,
    IsThing,
    is_one_thing,
    one_of,
    things_of,
    words_of,
)
from layer_server.generators.image.joined import joins, pair_of, sticks_in
from layer_server.generators.image.prompt import content, read, singular
from layer_server.generators.image.relations import (
    BOARDS,
    CAGES,
    CARRIERS,
    GATHERED,
    GLASS,
    LABEL_WORDS,
    MEASURES,
    NUMBERS,
)
from layer_server.generators.image.vocabulary import MATERIAL_WORDS

_HERALDIC = re.compile(r"^(?P<b>.+?)\s+(?:emblem|crest|insignia|sigil|coat of arms|heraldry|blazon)$")


def heraldic(text: str, is_thing: IsThing) -> Composition | None:
    """``wolf crest``: the wolf on a shield, unless there is a picture of the whole."""
    found = _HERALDIC.match(text)
    if found is None or is_one_thing(text) or re.search(r"\b(?:with|on|in|bearing|showing)\b", found["b"]):
        return None
    shown = frozenset({"coat", "arm", "arms"})
    pair = re.match(r"(?:two\s+)?crossed\s+(.+)$", found["b"])
    if pair:
        things = things_of(is_thing, *(2 * [one_of(pair[1])]), "crest field")
        return Composition("crossed over", things, shown=shown) if things else None
    things = things_of(is_thing, "crest field", one_of(found["b"]))
    return Composition("emblem", things, shown=shown) if things else None


_ON_FIRE = re.compile(
    r"^(?P<a>.+?)\s+(?:(?:which is |that is )?on fire|in flames|ablaze|(?:engulfed|wreathed|covered) in (?:flames|fire))$"
)


def on_fire(text: str, is_thing: IsThing) -> Composition | None:
    """``sword on fire`` as ``burning sword``."""
    found = _ON_FIRE.match(text)
    things = (
        things_of(is_thing, f"burning {found['a']}") if found and not joins(found["a"], is_thing) else None
    )
    return Composition("single", things) if things else None


_SUMMON = re.compile(r"^(?:summon(?:ing|ed)?|conjure|call)\s+(?:an?\s+|the\s+)?(?P<a>.+)$")


def summoned(text: str, is_thing: IsThing) -> Composition | None:
    """``summon wolf``: the wolf in a magic circle, unless there is a picture of the whole."""
    found = _SUMMON.match(text)
    if found is None or is_one_thing(text):
        return None
    things = things_of(is_thing, "magic circle", one_of(found["a"]))
    return (
        Composition("emblem", things, shown=frozenset({"summon", "summoning", "conjure", "call"}))
        if things
        else None
    )


_PARTICIPLES = {
    "winged": ("wings", "behind wings"), "crowned": ("crown", "worn"), "chained": ("chain", "wrapped"), "bandaged": ("bandage", "wrapped"),
    "caged": ("cage", "caged"), "bottled": ("jar", "jar"),
}  # fmt: skip
_WITH_PARTICIPLE = re.compile(
    rf"^(?:an?\s+|the\s+)?(?P<before>(?:\w+\s+)?)(?P<how>{'|'.join(_PARTICIPLES)})\s+(?P<a>.+)$"
)


def with_participle(text: str, is_thing: IsThing) -> Composition | None:
    """``winged skull``, ``crowned frog``, ``chained book``: the thing with what the word says it has."""
    found = _WITH_PARTICIPLE.match(text)
    if found is None or is_one_thing(text) or joins(found["a"], is_thing):
        return None
    noun, relation = _PARTICIPLES[found["how"]]
    things = things_of(is_thing, found["before"] + found["a"], noun)
    if not things:
        return None
    shown = frozenset({found["how"]})
    return Composition(relation, things[::-1] if relation == "jar" else things, shown=shown)


_WITH_IN_IT = re.compile(
    r"^(?P<a>.+?)\s+with\s+(?P<b>.+?)\s+(?:(?:stuck|embedded|lodged|buried|planted|thrust|wrapped|coiled|tied|wound|standing"
    r"|sitting)\s+)?(?:(?P<how>in|inside|through|around|round|behind|above|over|on|on top of)\s+(?:it|them)|(?P<last>inside|on top"
    r"|behind|above|around|within))$"
)

_HOW = {
    "in": "holds", "inside": "holds", "within": "holds", "through": "through", "around": "wrapped", "round": "wrapped", "behind": "behind",
    "above": "above", "over": "above", "on": "on", "on top": "on", "on top of": "on",
}  # fmt: skip


def with_in_it(text: str, is_thing: IsThing) -> Composition | None:
    """``pumpkin with a knife in it``."""
    found = _WITH_IN_IT.match(text)
    if found is None:
        return None
    how = _HOW[found["how"] or found["last"]]
    if how == "wrapped":
        return pair_of(found["a"], found["b"], "wrapped", is_thing)
    things = things_of(is_thing, found["a"], found["b"])
    if not things:
        return None
    base, thing = things
    if how == "on" and base.head in CARRIERS and thing.head not in {"candle", "crown", "hat"}:
        return Composition("emblem", things)
    if how == "holds":
        if sticks_in(thing, base):
            return (
                Composition("hit", (thing, base)) if base.head in BOARDS else Composition("pierced", things)
            )
        if base.head in CAGES:
            return Composition("caged", (thing, base))
        return Composition("jar" if base.head in GLASS else "holds", things)
    return Composition(how, (thing, base))


_CROSSED_AT = (
    (re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:over|on|above|in front of|on top of)\s+(?P<base>.+)$"), "crossed over"),
    (re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:behind|under|below)\s+(?P<base>.+)$"), "crossed behind"),
    (re.compile(r"^(?P<base>.+?)\s+(?:behind)\s+(?:\w+\s+){0,2}crossed\s+(?P<a>.+)$"), "crossed over"),
    (re.compile(r"^(?P<base>.+?)\s+(?:with|and|in front of|over|above)\s+(?:\w+\s+){0,2}crossed\s+(?P<a>.+?)(?:\s+behind(?:\s+it)?)?$"), "crossed behind"),
)  # fmt: skip


def crossed_at(text: str, is_thing: IsThing) -> Composition | None:
    """``two crossed daggers over a shield``, ``skull with crossed swords behind it``."""
    for pattern, relation in _CROSSED_AT:
        found = pattern.search(text)
        if found is None or not content(found["base"]):
            continue
        pair = re.split(r"\s+(?:and|with|&|\+)\s+", found["a"])[:2]
        things = things_of(is_thing, *map(one_of, pair), found["base"])
        if things:
            return Composition(relation, things if len(pair) == 2 else (things[0], *things))
    return None


_CROSSED = (
    re.compile(r"^(?P<a>.+?)\s+(?:crossed|crossing|crosses)\s+(?:with\s+|over\s+|and\s+)?(?P<b>.+)$"),
    re.compile(r"\bcrossed\s+(?P<a>.+?)\s+(?:and|with|&|\+)\s+(?P<b>.+)$"),
)
_CROSSED_SAME = re.compile(r"\b(?:(?:two|a pair of|pair of|2)\s+)?crossed\s+(?P<a>.+)$")


def crossed(text: str, is_thing: IsThing) -> Composition | None:
    """``sword crossed with axe``, ``crossed sword and axe``, ``two crossed pistols``."""
    for pattern in _CROSSED:
        found = pattern.search(text)
        if found and content(found["a"])[-1:] and content(found["a"])[-1] in {*NUMBERS, "pair"}:
            continue  # two crossed swords
        if found and not any(joins(found[side], is_thing) for side in "ab"):
            things = things_of(is_thing, found["a"], found["b"])
            if things:
                return Composition("crossed", things)
    found = _CROSSED_SAME.search(text)
    if found and joins(found["a"], is_thing):
        return None
    things = things_of(is_thing, one_of(found["a"])) if found else None
    return Composition("crossed", things * 2) if things else None


_TWO_COLOURS = re.compile(r"^(?:an?\s+|the\s+|two\s+)?(?P<a>\w+) and (?P<b>\w+) (?P<rest>[\w ]+s)$")


def two_colours(text: str, is_thing: IsThing) -> Composition | None:
    """``red and blue potions``: one of each."""
    found = _TWO_COLOURS.match(text)
    if found is None or singular(found["rest"].split()[-1]) == found["rest"].split()[-1]:
        return None
    if not all(word in NAMED_COLOURS or word in MATERIAL_WORDS for word in (found["a"], found["b"])):
        return None
    rest = one_of(found["rest"])
    things = things_of(is_thing, f"{found['a']} {rest}", f"{found['b']} {rest}")
    return Composition("beside", things) if things else None


_COUNTED = re.compile(
    r"^(?P<before>(?:(?:an?|the|some|huge|big|small|large|tall|neat|messy|complete|full|whole)\s+)*)"
    rf"(?P<measure>{'|'.join(sorted(MEASURES, key=len, reverse=True))})\s+of\s+(?P<rest>.+)$"
)
_AFTER = re.compile(r"^(?P<rest>.+?)\s+(?P<measure>pile|stack|heap|bunch|bundle|hoard|swarm|flock)$")


def counted(text: str, is_thing: IsThing) -> Composition | None:
    """``pile of coins``, ``three potions``, ``stack of 5 books``, ``coin stack``."""
    found = _COUNTED.match(text)
    measure, rest = (found["measure"], found["rest"]) if found else ("", text)
    after = None if found else _AFTER.match(text)
    if after and not re.search(r"\b(?:and|with|on|in)\b", after["rest"]):
        measure, rest = after["measure"], after["rest"]
    number = NUMBER.match(rest)
    if number and re.match(r"(?:d|dimensional|bit|x\d|handed|headed|star)\b", number["rest"]):
        number = None
    if number is None and not measure:
        return None
    if measure and number is None and (whole := _gathered(measure, rest, is_thing)):
        return whole
    count = MEASURES[measure][1] if measure else 2
    if number:
        count = NUMBERS.get(number["number"]) or int(number["number"])
        rest = number["rest"]
    if re.search(r"\s(?:and|with|on|in|inside|next to|vs)\s", f" {rest} ") and joins(rest, is_thing):
        return None
    things = things_of(is_thing, one_of(rest))
    if not things or count < 2:
        return None
    layout = MEASURES[measure][0] if measure else "row"
    note = f"Drew {MOST_THINGS} of {count}." if count > MOST_THINGS else ""
    return Composition(layout, things, min(count, MOST_THINGS), note)


def _gathered(measure: str, rest: str, is_thing: IsThing) -> Composition | None:
    """``bunch of grapes``: where one picture is of many already."""
    if MEASURES[measure][0] == "row":
        return None
    said = [singular(word) for word in content(rest)]
    noun = next((GATHERED[key] for key in (" ".join(said), *said[-1:]) if key in GATHERED), "")
    if not noun or (MEASURES[measure][0] == "pile" and said[-1:] == ["coin"]):
        return None
    whole, brief = read(noun), read(rest)
    if not is_thing(whole):
        return None
    brief = replace(brief, subject=whole.subject, noun=whole.noun, head=whole.head, kind="")
    return Composition("single", (brief,), shown=words_of(rest))


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


def labelled(text: str, is_thing: IsThing) -> Composition | None:
    """``potion with a skull label``, ``shield with a lion emblem``, ``dragon crest banner``."""
    for pattern in _LABELLED:
        found = pattern.search(text)
        if not found:
            continue
        a, b = found["a"], found["b"]
        things = things_of(is_thing, a, one_of(b))
        if things:
            is_label = "label" in found["how"] or "sticker" in found["how"]
            is_label |= things[0].kind == "potion"
            return Composition("label" if is_label else "emblem", things)
    return None
