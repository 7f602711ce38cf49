"""Which models, or workflows, answer to a few words or to a prompt, best first.

A word of the search counts for a thing by where the thing has it (its name, then its tags, the first of which
say what kind of thing it is, then prose about it), by how few things have it, and by where it stands in the
search: the head of a phrase says what is wanted (``castle hallway``), what comes before describes it, and what
follows ``with`` or ``in`` is beside the point. Two tags that a hyphen joins count where they stand together
(``goblin-face``). Everything is lexical: the same words, the same order, in well under a millisecond a model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from layer_server.generators import asking
from layer_server.generators.card import ModelCard

T = TypeVar("T")
Fields = tuple[str, str, str]
"""The texts of a thing: its names, its tags (most telling first), prose about it."""

_NAME, _TAG, _FIRST_TAGS = 11.0, 4.0, 6.0
"""What a word is worth in a name, in a tag, and how much more in the first tags; prose only makes things findable."""
_TELLING_TAGS = 12
"""Tags that say what kind of thing it is, each a little less than the one before."""
_PAIR = 20.0
_HEAD, _DESCRIBES, _BESIDE = 3.0, 1.3, 0.5
"""What the place of a word in a phrase is worth."""
_PART = 1.0
"""What one word of a pair is worth alone."""
_LEAST_HEAD = 1.6
_PLAIN = 4.0
"""What is taken off a word that only describes: ``leather boots`` are boots, but a ``cute fox`` is cute."""
_BEGUN = 0.5
"""What a word is worth that only begins one: somebody is still typing, or says ``tex`` for texture."""
_MOST_TYPED = 1
"""Telling words of a search that somebody may be typing; a ball of yarn and an exclamation mark begin no words."""
_LEAST_BEGUN, _LEAST_BEGUN_TAG = 3, 4
"""Letters of a word that begins a name, and of one that begins a tag: a ``mug`` is no mugshot."""
_MOST_WORDS = 60

_PHRASE_ENDS = re.compile(
    r"\b(?:with|without|of|on|in|at|for|from|by|under|over|above|behind|beside|near|into|inside|through|like|that|which|"
    r"holding|wearing|carrying|riding|standing|sitting|showing|covered|overgrown|made|filled|lit|seen|viewed|during)\b"
)
_MEASURE = re.compile(
    r"^\s*(?:(?!profile)[\w-]+\s+){0,3}?(?:sets?|piles?|stacks?|heaps?|bunch|bundle|pair|row|group|"
    r"collection|selection|series|pictures?|images?|paintings?|drawings?|illustrations?|photos?|views?|shots?|clips?|loops?|"
    r"glass|slices?|pieces?|bits?|pics?)\s+of\s+"
)
"""What only counts or frames the thing that is named after it: ``a pile of``, ``a picture of``."""
_HOUR = re.compile(
    r"\b(?:at|by|during|before|after) (?:the )?(?:dawn|dusk|sunset|sunrise|noon|night|midnight|twilight|moonlight|daybreak|golden hour|"
    r"blue hour)\b|\bin (?:the |a )?(?:rain|snow|fog|mist|storm|morning|evening|moonlight)\b|\bunder (?:an? |the )?[\w ]{0,12}(?:sky|stars)\b"
)
"""An hour or a weather: it makes a scene of what else nobody knows, ``boat on a lake at sunset``."""
_INTERIOR = re.compile(
    r"^\s*(?:the )?(?:(?:inside|interiors?)(?: of)?|within) (?:an?|the|my|our|some|this)\b"
)
"""A thing seen from inside is a place: ``inside a whale``."""
_WHERE = re.compile(
    r"\b(?:on|in|at|over|above|by|near|across|through|beside) (?:an? |the )?(?:[\w-]+ )?(?:ocean|sea|lake|river|forest|woods|mountains?|"
    r"desert|beach|valley|city|village|sky|fields?|meadow|hills?|cliffs?|island|swamp|jungle|coast|harbou?r|canyon|dunes?)\b"
)
"""Where it is; with an hour it is a scene whatever is there: ``pirate ship on the open ocean at sunset``."""
_BARE_GROUND = re.compile(
    r"\b(?:(?:on|with|against) (?:an? |the |no )?)?(?:(?:transparent|white|black|gr[ae]y|green|blue|red|plain|solid|neutral|clean|"
    r"simple|empty|blank|no)\s+){1,2}back(?:ground|drop)\b"
)
"""A ground that is no place: ``on a transparent background``."""
_AFTERTHOUGHT = re.compile(
    r"(?:\s+(?:glowing|in|colou?red)?\s*(?:red|green|blue|purple|violet|yellow|orange|black|white|gr[ae]y|brown|pink|teal|cyan|magenta|up|down|"
    r"left|right|\d+\s?[x×]\s?\d+|\d+(?:px|k)?|\d+ ?: ?\d+|png|jpe?g|webp|svg|unity|godot|unreal|blender|hd|vertical|horizontal|please|horror|spooky|creepy|painterly|realistic|stylized|detailed))+\s*$"
)
"""What is said of a thing after its name: ``rune stone glowing blue``, ``arrow up``, ``castle 1920x1080``."""
_MOVES_ABOUT = re.compile(
    r"\b(?:standing|walking|flying|running|sailing|marching|fighting|looking|kneeling|drifting|soaring|hovering|riding|climbing|swimming|"
    r"travell?ing|wandering|galloping|gliding|towering|rising) (?:\w+ )?(?:over|above|through|across|along|past|before|in front of|towards?|into) "
    r"(?:an? |the |some )?\w+"
)
"""Somebody in a place that is larger: ``knight standing before a ruined gate``."""
_FAR = re.compile(
    r"\b(?:^(?:wide|establishing|panoramic|aerial) (?:shot|view)|in the (?:sky|distance|background|foreground)|on the horizon|on a mountain ?top|with (?:an? |the |some )?(?:[\w-]+ )?(?:shipwreck|mountains))\b"
)
_STANDS = re.compile(
    r"\b(?:trees?|house|houses|nest|tower|tents?|ships?|boats?|hut|shrine|portal|spaceship|ufo|train|temple|castle|statue|ruins?|windmill|well|gate|"
    r"lone|lonely|distant|abandoned|ruined|towering|colossal|solitary|crashed|wrecked)\b"
)
"""What is seen with the land around it, where a place is named: ``a lone tree in a meadow``."""
_ICON = re.compile(r"\b(?<!3d )(?<!casual )(?:icons?|emblems?|badges?|logos?)\b")
_PIXELS = re.compile(r"\b(?:pixel[- ]?art|pixel|8-?bit|16-?bit) (?=\w)")
"""A style that several models have: what is to be seen in it decides, and of one thing it is an icon."""
_SMALL = re.compile(r"\b(?:8|16|24|32|48|64|96|128) ?(?:x|×|by) ?(?:8|16|24|32|48|64|96|128)\b")
"""A size that only icons and sprites have."""
_ROLE = re.compile(
    r"^\s*(?:[\w-]+ ){0,2}(?:materials?|items?|loot|resources?|rewards?|drops?|currency|consumables?|collectibles?|pick-?ups?|power-?ups?|"
    r"ingredients?|equipment|weapons?|ammo|relics?|artifacts?|artefacts?|trinkets?|abilit(?:y|ies)|skills?|spells?|perks?|buffs?|debuffs?|"
    r"achievements?|upgrades?|icons?|components?|reagents?|goods|accessor(?:y|ies)|inventory|treasures?|gifts?|keepsakes?|souvenirs?|trophy)\s*:\s*\w"
)
"""What a thing is for in a game: ``quest item: old key``."""
_STYLED = 1.0
"""What a style of icons is worth beside what is to be seen in it."""
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an the of and or with without in on at for to from by over under into is are be it its my your our this that "
        "some please pic pics make create generate give want need would like as very really just me i so",
    )
)
_SAYS_NOT = re.compile(r"[^.;]*\b(?:cannot|can't|not|no|never)\b[^.;]*[.;]?")
"""Prose about what a thing is not is no reason to choose it."""


def best_first(cards: Iterable[ModelCard], search: str) -> list[ModelCard]:
    """The cards that answer to any of the words, by how well; equals stay in their order."""
    return ranked(cards, search, _of_card)


def ranked(things: Iterable[T], search: str, fields: Callable[[T], Fields]) -> list[T]:
    """The things that answer to any of the words, by how well; equals stay in their order."""
    listed = list(things)
    known = [_known(fields(thing)) for thing in listed]
    weights, pairs = _weighed(search)
    typing = len(weights) <= _MOST_TYPED
    scores = [0.0] * len(listed)
    for word, weight in weights.items():
        worth = [each.worth.get(word, 0.0) for each in known]
        if not any(worth) and typing:
            worth = [each.begun(word) for each in known]
        rare = math.log(1 + len(listed) / (sum(value >= _TAG for value in worth) or 1))
        less = 0.0 if weight >= _LEAST_HEAD else _PLAIN
        for index, value in enumerate(worth):
            scores[index] += weight * max(value - less, 0) * rare
    for pair in pairs:
        for index, each in enumerate(known):
            scores[index] += _PAIR * _HEAD * (pair in each.worth)
    if not any(scores):  # nobody knows the thing: where it is tells most, house on a hill
        where = _weighed(re.split(r"[,.;:!?\n]", search)[0])[0]
        telling = {
            word: weight for word, weight in where.items() if weight != _DESCRIBES and word not in _EMPTY
        }
        for index, each in enumerate(known):
            scores[index] = sum(weight * each.worth.get(word, 0.0) for word, weight in telling.items())
    heads = {word for word, weight in weights.items() if weight >= _LEAST_HEAD and word not in _EMPTY}
    mentions = [
        0 if score or not typing else len(each.prose & heads)
        for score, each in zip(scores, known, strict=True)
    ]
    found = [index for index in range(len(listed)) if scores[index] or mentions[index]]
    found.sort(key=lambda index: (-round(scores[index], 6), -mentions[index]))
    return [listed[index] for index in found]


def _of_card(card: ModelCard) -> Fields:
    return (
        f"{card.slug} {card.name}",
        " ".join((card.topics, card.modality, *card.use_cases)),
        f"{card.description} {card.prompt_format} {' '.join(card.capabilities).replace('_', ' ')}",
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What words say about a thing.

    Attributes:
        worth: of each word of its names and tags, and of each pair.
        prose: the words of the prose about it.
    """

    worth: Mapping[str, float]
    prose: frozenset[str]

    def begun(self, word: str) -> float:
        """What a word says that only begins one of them."""
        if len(word) < _LEAST_BEGUN:
            return 0.0
        begun = (value for other, value in self.worth.items() if other.startswith(word))
        least = 0.0 if len(word) >= _LEAST_BEGUN_TAG else _NAME
        return max((_BEGUN * value for value in begun if value >= least), default=0.0)


@lru_cache(maxsize=512)
def _known(fields: Fields) -> _Known:
    names, tags, prose = fields
    worth: dict[str, float] = {}
    for place, tag in enumerate(tags.lower().split()):
        value = _TAG + _FIRST_TAGS * max(0.0, 1 - place / _TELLING_TAGS)
        parts = _split(tag.replace("_", " "))
        if len(parts) > 1 and "-" in tag:
            worth["-".join(parts)] = value
            value = _PART
        for word in parts:
            if word not in _EMPTY:  # house-on-a-hill
                worth[word] = max(worth.get(word, 0), value)
    worth |= dict.fromkeys(_split(names), _NAME)
    return _Known(worth, frozenset(_split(_SAYS_NOT.sub(" ", prose))))


def _weighed(search: str) -> tuple[dict[str, float], set[str]]:
    """What each word of a search counts, and which stand together."""
    weights: dict[str, float] = {}
    pairs: set[str] = set()
    wanted = _PIXELS.sub(" ", _BARE_GROUND.sub(" ", asking.wanted(search).lower()))
    for index, phrase in enumerate(re.split(r"[,.;:!?\n]+|\band\b", wanted)):
        text = _AFTERTHOUGHT.sub("", _MEASURE.sub(" ", phrase))
        cut = _PHRASE_ENDS.search(text, 0 if index else len(text) - len(text.lstrip()) + 1)
        own, beside = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
        words = _telling(own)
        pairs |= {f"{a}-{b}" for a, b in pairwise(words)}
        if words and (whose := _telling(_PHRASE_ENDS.split(beside.removeprefix("of"), maxsplit=1)[0])):
            pairs.add(f"{whose[-1]}-{words[-1]}")  # the face of a troll
        share = 1.0 if index == 0 else 0.6
        heads = words[-2:] if words and words[-1].endswith("ing") else words[-1:]  # volcano erupting
        for word in words:
            weights[word] = max(weights.get(word, 0), share * (_HEAD if word in heads else _DESCRIBES))
        for word in _telling(beside):
            weights.setdefault(word, _BESIDE * share)
    if _INTERIOR.search(wanted):
        weights = {"scene": _HEAD} | dict.fromkeys(weights, _BESIDE)
    search = search.lower()
    if _ICON.search(wanted) or _SMALL.search(search) or _ROLE.search(search):
        weights["icon"] = _HEAD * 2
    elif (
        _MOVES_ABOUT.search(wanted)
        or _FAR.search(wanted)
        or (_STANDS.search(wanted) and _WHERE.search(wanted))
    ):
        weights = {"scene": _HEAD} | {word: min(weight, _DESCRIBES) for word, weight in weights.items()}
    elif _PIXELS.search(search) and not _HOUR.search(wanted):
        weights["icon"] = max(weights.get("icon", 0), _STYLED)
    if _HOUR.search(wanted):
        weights["scene"] = max(weights.get("scene", 0), _HEAD if _WHERE.search(wanted) else _DESCRIBES)
    return dict(list(weights.items())[:_MOST_WORDS]), pairs


def _telling(text: str) -> Sequence[str]:
    """The words that say something; all of them where none does."""
    words = _split(text)
    return [word for word in words if word not in _EMPTY] or ([] if len(words) > 1 else words)


def _split(text: str) -> list[str]:
    return [_stem(word) for word in re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b", "", text.lower()))]


def _stem(word: str) -> str:
    """The word without the ending of its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
