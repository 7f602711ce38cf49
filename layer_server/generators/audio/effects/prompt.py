"""Reads a prompt: which events, of what material and size, how often, in what manner, and where."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from layer_server.generators.audio.effects.families import FAMILIES
from layer_server.generators.audio.effects.materials import MATERIAL_WORDS

_LONGEST = 600
"""Characters read of a prompt."""

_SIZES = {
    0.45: "tiny little miniature mini micro baby",
    0.68: "small light thin lightweight short",
    1.55: "big large heavy thick deep adult strong",
    2.4: "huge giant massive enormous colossal gigantic titanic epic mammoth",
}
_FORCES = {
    0.5: "soft softly quiet quietly gentle gently faint light lightly subtle calm mild low",
    1.6: "hard loud loudly violent violently strong powerful brutal intense heavy heavily angry furious fierce aggressive raging",
}
_PACES = {
    0.6: "slow slowly sluggish gradual gradually lazy long",
    1.7: "fast quick quickly rapid rapidly run running runs hurried hectic frantic swift sprint sprinting racing short snappy",
}
_COUNTS = {
    1: "one once single",
    2: "two twice double couple pair",
    3: "three thrice triple few",
    4: "four several",
    5: "five repeated repeatedly multiple many",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    12: "twelve dozen",
}
_UNITS = frozenset(
    {"bit", "second", "seconds", "sec", "secs", "s", "ms", "minutes", "minute", "hz", "khz", "db"}
)
"""Behind a number: it does not say how often."""

_PLACES = {
    "stone hall": "stone hall, great hall, throne room, hall, castle, palace, big room, large room, museum, gym",
    "cathedral": "cathedral, church, temple, chapel, monastery, abbey",
    "cave": "cave, cavern, grotto, mine, lair",
    "dungeon": "dungeon, crypt, catacombs, tomb, prison cell, cellar, basement, vault",
    "sewer": "sewer, tunnel, pipe, drain, subway, metro",
    "corridor": "corridor, hallway, stairwell, staircase, hospital, school",
    "warehouse": "warehouse, hangar, factory, garage, barn, parking garage, spaceship, space station",
    "arena": "arena, stadium, colosseum, amphitheatre",
    "bathroom": "bathroom, shower, toilet, kitchen",
    "room": "room, house, bedroom, living room, office, cabin, tavern, shop, studio, library, hut, inn",
    "forest": "forest, woods, jungle, garden, swamp",
    "canyon": "canyon, valley, mountains, mountain, gorge, cliffs",
    "outdoors": "outdoors, outside, street, field, courtyard, open air, desert, yard, city, village",
    "metal tank": "tank, metal tank, container, silo, submarine, barrel",
}
_PLACED = {
    "distant": "in the distance, far away, faraway, distant, from afar, far off, from far, off in the distance",
    "behind a wall": "muffled, behind a wall, behind a door, next door, through a wall, through the wall, behind the wall, from another room, behind closed doors",
    "underwater": "underwater, under water, under the water, beneath the water, submerged",
    "telephone": "over the phone, through a phone, on the phone, over the radio, through a radio, over radio, through a walkie talkie",
    "stone hall": "echoing, echo, echoes, with reverb, reverberant, reverberating, with echo",
}
_OF_ITS_EVENT = {"distant", "muffled"}
"""Adjectives that in a later clause say where that event is, not where everything is."""

_LATER = re.compile(r"\b(?:with|and|then|while)\b|,")
_OBJECTS = frozenset(
    {
        *("door", "gat", "gate", "chest", "water", "ball", "bag", "card", "book", "gem", "orb", "drop"),
        *("gun", "rifl", "pistol", "shotgun", "revolver", "shot"),
    }
)
"""Stems of things to which something happens: what happens counts more."""

_DRY = re.compile(r"\b(?:dry|no reverb|without reverb|no echo|without echo)\b")
_WHERE = r"\b(?:in|inside|within|through|down|at|across|from|into)(?: (?:a|an|the|some|my|this))?(?: [a-z]+){0,2}? "

_THEN = re.compile(r"\b(?:and then|then|followed by|after that|afterwards|before|until)\b|;|->|→")
_WITH = re.compile(r"\b(?:with|while|plus|as|during|mixed with|along with)\b|&|\+")
_AND = re.compile(r"\band\b|,|\.|\n")

_FILLER = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "sound",
        "sounds",
        "effect",
        "effects",
        "sfx",
        "audio",
        "fx",
        "noise",
        "for",
        "in",
        "on",
        "to",
        "from",
        "by",
        "at",
        "is",
        "are",
        "it",
        "its",
        "that",
        "this",
        "very",
        "and",
        "or",
        "some",
        "make",
        "create",
        "generate",
        "me",
        "please",
        "my",
        "short",
        "long",
        "loop",
        "looping",
        "seamless",
        "ui",
    ]
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that is heard.

    Attributes:
        family: a key of ``FAMILIES``, or "" where its words name none.
        text: the words that ask for it.
        relation: how it stands to the one before: ``first``, ``then`` or ``with``.
        times: how often, 0 where it is not said.
    """

    family: str
    text: str
    relation: str
    material: str = ""
    size: float = 1.0
    force: float = 1.0
    pace: float = 1.0
    times: int = 0

    @property
    def words(self) -> frozenset[str]:
        return frozenset(_tokens(self.text))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a prompt asks for: its events, and the place that they are heard in, "" for none."""

    events: tuple[Event, ...]
    place: str


def read(prompt: str) -> Scene:
    """Read a prompt in English. Words that name no family stand in an event whose family is ""."""
    spelled = "".join(
        f" {unicodedata.name(c, '')} " if unicodedata.category(c) == "So" else c for c in prompt[:_LONGEST]
    )
    text = " ".join(re.sub(r"[^\w,;.&+>→'-]+", " ", spelled.lower()).replace("'s ", " ").split())
    place, rest = _place(text)
    events: list[Event] = []
    carried = ""
    for number, step in enumerate(_THEN.split(rest)):
        for index, clause in enumerate(_clauses(step)):
            family = _family(clause, carried)
            if not family and events:
                events[-1] = _event(events[-1].family, f"{events[-1].text} {clause}", events[-1].relation)
                continue
            relation = "first" if not events else "then" if index == 0 and number else _joined(step, clause)
            if family and events and family == events[-1].family:
                events[-1] = _event(family, f"{events[-1].text} {clause}", events[-1].relation)
                continue
            events.append(_event(family, clause, relation))
            carried = clause
    if len(events) > 1:
        events = [event for event in events if event.family] or events[:1]
        events[0] = replace(events[0], relation="first")
    return Scene(tuple(events[:6]) or (_event("", rest or text, "first"),), place)


def _clauses(step: str) -> list[str]:
    """The parts of a step that may be sounds of their own; ``rain and thunder`` is one."""
    if any(" and " in phrase and phrase in step for phrase in _joined_phrases()):
        return [step.strip()]
    parts = [part.strip() for piece in _WITH.split(step) for part in _AND.split(piece)]
    return [part for part in parts if part]


def _joined(step: str, clause: str) -> str:
    """``with`` where the clause stands behind such a word, else ``then``: a list of events is their order."""
    before = step[: step.find(clause)]
    return "with" if _WITH.search(before) else "and"


@lru_cache(maxsize=1)
def _joined_phrases() -> tuple[str, ...]:
    return tuple(phrase for family in FAMILIES.values() for phrase in family.phrases if " and " in phrase)


def _event(family: str, text: str, relation: str) -> Event:
    words = _tokens(text)
    size = _grade(words, _SIZES)
    return Event(
        family,
        text,
        relation,
        material=_material(text, FAMILIES[family].meets_ground if family else False),
        size=size,
        force=_grade(words, _FORCES),
        pace=_grade(words, _PACES),
        times=_times(words),
    )


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9][a-z0-9'-]*", text)


def _grade(words: list[str], table: dict[float, str]) -> float:
    return next((value for value, names in table.items() if set(names.split()) & set(words)), 1.0)


def _times(words: list[str]) -> int:
    for at, word in enumerate(words):
        number = re.fullmatch(r"x?(\d{1,2})x?", word)
        if number and words[at + 1 : at + 2] and words[at + 1] in _UNITS:
            continue
        if number and 1 <= int(number[1]) <= 24:
            return int(number[1])
        for value, names in _COUNTS.items():
            if word in names.split():
                return value
    return 0


def _material(text: str, meets_ground: bool) -> str:
    """The first material that is named; of what meets the ground, the one behind ``on`` or ``through``."""
    ground = re.search(r"\b(?:on|onto|over|through|against|into|in) (.*)", text) if meets_ground else None
    for part in (ground[1] if ground else "", text):
        found = next((MATERIAL_WORDS[word] for word in _tokens(part) if word in MATERIAL_WORDS), "")
        if found:
            return found
    return ""


def _place(text: str) -> tuple[str, str]:
    """Where it is heard, and the text without the words that say so."""
    if _DRY.search(text):
        return "", _place(_DRY.sub(" ", text))[1]
    for name, phrases in _PLACED.items():
        for phrase in sorted(phrases.split(", "), key=len, reverse=True):
            found = re.search(rf"\b{phrase}\b", text)
            if found and phrase in _OF_ITS_EVENT and _LATER.search(text[: found.start()]):
                continue
            rest = text[: found.start()] + " " + text[found.end() :] if found else ""
            if found and _names_any(rest):
                return name, rest
    for name, phrases in _PLACES.items():
        for phrase in sorted(phrases.split(", "), key=len, reverse=True):
            found = re.search(rf"{_WHERE}{phrase}\b", text)
            if found:
                rest = text[: found.start()] + " " + text[found.end() :]
                if _names_any(rest):
                    return name, rest
    return "", text


def _names_any(text: str) -> bool:
    return bool(_scores(text))


def _family(text: str, before: str = "") -> str:
    """The family that the words name, or "". What was named before counts a little: ``slams`` of a door."""
    scores = _scores(text)
    if not scores:
        return ""
    if before:
        earlier = _scores(before)
        scores = {name: score + 0.3 * earlier.get(name, 0.0) for name, score in scores.items()}
    return max(scores, key=scores.__getitem__)


def _scores(text: str) -> dict[str, float]:
    """How much of the text names each family: longer phrases count more, words that stand later a little more."""
    words = _content(text)
    scores: dict[str, float] = {}
    for name, phrases in _stemmed().items():
        taken: set[int] = set()
        total = 0.0
        for phrase in phrases:
            for start in range(len(words) - len(phrase) + 1):
                span = set(range(start, start + len(phrase)))
                if tuple(words[start : start + len(phrase)]) == phrase and not span & taken:
                    taken |= span
                    weight = 0.6 if phrase[0] in _OBJECTS and len(phrase) == 1 else len(phrase) ** 1.6
                    total += weight + 0.02 * (start + len(phrase))
        if total:
            scores[name] = total
    return scores


def _content(text: str) -> list[str]:
    """The stems of the words that say something."""
    words = _tokens(text)
    return [stem(word) for word in words if word not in _FILLER or len(words) == 1]


@lru_cache(maxsize=1)
def _stemmed() -> dict[str, list[tuple[str, ...]]]:
    """Each family's phrases as stems, the longest first."""
    return {
        family.name: sorted(
            {tuple(_content(phrase)) for phrase in family.phrases},
            key=lambda phrase: (-len(phrase), phrase),
        )
        for family in FAMILIES.values()
    }


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """``slams``, ``slammed`` and ``slamming`` as one: endings go where a syllable stays."""
    for ending in ("ing", "ed", "es", "s"):
        root = word[: -len(ending)]
        if (
            word.endswith(ending)
            and len(root) >= 3
            and re.search("[aeiouy]", root)
            and not word.endswith("ss")
        ):
            if ending in {"ing", "ed"} and len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            return root.rstrip("e") if len(root) > 3 else root
    return word.rstrip("e") if len(word) > 4 else word
