"""Whole classes of nouns drawn by a template each: ``lemonade`` is a tumbler of something yellow.

A row of a ``classes_*.txt`` file is ``noun, other noun: template word word``; the first noun names the drawing. What
the words mean is the template's business; colours are those of ``sketch_tones``. A row without a template names
pictures that there are, and behind a bar what a silhouette is made of, as the other tables do;
``~`` before them says that they show a near relative.
"""

from __future__ import annotations

import re
from pathlib import Path

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.prompt import singular
from layer_server.generators.image.relations import FEATURES
from layer_server.generators.image.sketch_beasts import BEASTS
from layer_server.generators.image.sketch_drinks import DRINKS
from layer_server.generators.image.sketch_flowers import FLOWERS
from layer_server.generators.image.sketch_folk import FOLK, of_folk
from layer_server.generators.image.sketch_food import FOOD
from layer_server.generators.image.sketch_heads import HEADS
from layer_server.generators.image.sketch_people import PEOPLE
from layer_server.generators.image.sketch_plants import PLANTS
from layer_server.generators.image.sketch_produce import PRODUCE
from layer_server.generators.image.sketch_spoils import SPOILS
from layer_server.generators.image.sketch_tones import Template, part, tone

_TEMPLATES: dict[str, Template] = {
    **BEASTS, **DRINKS, **FLOWERS, **FOOD, **HEADS, **PEOPLE, **PLANTS, **PRODUCE, **SPOILS,
}  # fmt: skip


def _rows() -> tuple[
    dict[str, list[str]],
    dict[str, tuple[str, ...]],
    dict[str, tuple[str, ...]],
    frozenset[str],
    frozenset[str],
]:
    calls: dict[str, list[str]] = {}
    dishes: set[str] = set()
    nouns: dict[str, tuple[str, ...]] = {}
    looks: dict[str, tuple[str, ...]] = {}
    relatives: set[str] = set()
    for file in sorted(Path(__file__).parent.glob("classes_*.txt")):
        for row in file.read_text(encoding="utf-8").splitlines():
            said, _, rest = row.partition(":")
            call, _, made_of = rest.partition("|")
            if not call:
                continue
            names = [noun.strip() for noun in said.split(",")]
            title = names[0].replace(" ", "-")
            if call.strip().startswith("~"):
                relatives.update(names)
            pictures = tuple(call.replace("~", "").split())
            if pictures[0] in _TEMPLATES:
                calls[title] = list(pictures)
                pictures = (f"own/{title}",)
            if file.stem == "classes_food":  # white bread is no bread that is painted white
                dishes.update(names)
            for noun in names:
                nouns[noun] = pictures
                if made_of:
                    looks[noun] = tuple(tone(look).replace("_", " ") for look in made_of.split())
                held, _, stuff = noun.partition(" of ")
                if stuff:  # a bowl of soup is read as a soup bowl
                    nouns[f"{stuff} {held}"] = pictures
    return calls, nouns, looks, frozenset(relatives), frozenset(dishes)


_CALLS, CLASS_NOUNS, CLASS_LOOKS, CLASS_RELATIVES, _DISHES = _rows()
"""Noun to the drawing that shows it, and to what that is made of where it is a silhouette; which only show a relative."""

CLASS_DRAWINGS = frozenset(_CALLS)
"""The names of the drawings that templates make."""


def _compounds() -> dict[tuple[str, ...], str]:
    """The words of each name of several words, in the singular, and the one word that it is read as."""
    found = {}
    for noun in list(CLASS_NOUNS):
        words = tuple(singular(word) for word in noun.replace("'s ", " ").replace("-", " ").split())
        bare = noun.partition(" ")[2]
        is_told_apart = words[0] in NAMED_COLOURS and CLASS_NOUNS.get(bare) == CLASS_NOUNS[noun]
        if len(words) > 1 and (not is_told_apart or noun in _DISHES):  # a blue slime is a slime that is blue
            found[words] = "".join(words)
            CLASS_NOUNS.setdefault(found[words], CLASS_NOUNS[noun])
            if noun in CLASS_LOOKS:
                CLASS_LOOKS.setdefault(found[words], CLASS_LOOKS[noun])
    return found


_COMPOUNDS = _compounds()
_LONGEST = max(map(len, _COMPOUNDS), default=0)


def compounded(text: str) -> str:
    """A prompt with each name of several words as one: orange juice is no juice that is orange, nor a glass of milk a glass."""
    words = re.split(r"([ \-])", text)  # words and what is between them
    bare = [singular(word.strip(",.;:!?")) for word in words[::2]]
    found: list[str] = []
    end = len(bare)
    while end:  # from the back: a roasted chicken leg is a chicken leg
        count = next(
            (n for n in range(min(_LONGEST, end), 1, -1) if _is_phrase(words, bare, end - n, end)), 1
        )
        last = words[2 * end - 2]
        name = (
            _COMPOUNDS[tuple(bare[end - count : end])] + last[len(last.rstrip(",.;:!?")) :]
            if count > 1
            else last
        )
        found += [*words[2 * end - 1 : 2 * end], name]
        end -= count
    return "".join(reversed(found))


def _is_phrase(words: list[str], bare: list[str], start: int, end: int) -> bool:
    """Whether words that nothing parts are a name, and no feature of something: ``with red eyes``."""
    before = [word for word in bare[:start] if word not in {"a", "an", "the", "two"}]
    if before[-1:] == ["with"] and bare[end - 1] in FEATURES:
        return False
    return tuple(bare[start:end]) in _COMPOUNDS and not any(
        word[-1:] in ",.;:!?" for word in words[2 * start : 2 * end - 2 : 2] if word
    )


def folk_picture(folk: str, noun: str) -> str:
    """The drawing of somebody of a folk (``zombie``, ``chef``), or ""."""
    title = CLASS_NOUNS.get(noun, ("",))[0].removeprefix("own/")
    return f"own/{folk}-{title}" if is_of_folk(f"{folk}-{title}") else ""


def is_of_folk(name: str) -> bool:
    """Whether a name is that of somebody of a folk, whom ``class_lines`` draws."""
    folk, _, title = name.partition("-")
    return folk in FOLK and _CALLS.get(title, [""])[0] == "bust"


def class_lines(name: str) -> list[str]:
    """The lines of a drawing of a class, or of somebody of a folk, as ``sketches`` reads them. Raises KeyError."""
    if name in _CALLS:
        template, *words = _CALLS[name]
        return _TEMPLATES[template](*words)
    folk, _, title = name.partition("-")
    return _TEMPLATES["bust"](*of_folk(folk, _CALLS[title][1:]))


def toned(line: str) -> str:
    """A line of a ``drawn_*.txt`` file with its colour's name spelled out."""
    look, _, shapes = line.strip().partition(" ")
    return part(look, shapes)
