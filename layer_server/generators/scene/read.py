"""From a prompt to a scene: its kind, its hour, its weather, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.scene.lands import LAND_PHRASES, LANDS
from layer_server.generators.scene.places import place_of
from layer_server.generators.scene.settled import settle
from layer_server.generators.scene.spec import Scene
from layer_server.generators.scene.temples import with_temple
from layer_server.generators.scene.which_land import WORLDS, land_of_words
from layer_server.generators.scene.words import (
    AT_HOME,
    FEATURES,
    INDOORS,
    KINDS,
    MEDIEVAL,
    NATIVE,
    NEUTRAL,
    PAINTS,
    PHRASES,
    SEASONS,
    SHIPS,
    TIMES,
    WEATHERS,
)

_LONGEST = 600
_WORD = re.compile(r"[^\W_]+")
_PHRASE_ENDS = re.compile(r"\b(?:with|in|on|at|of|by|under|near|over|behind)\b|[,.;:]")
_MEANT = {**PHRASES, **LAND_PHRASES}
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _MEANT), key=len, reverse=True))})s?\b")
_ANY = ("mountains", "forest", "meadow", "coast", "desert", "canyon")
_HOURS = ("morning", "noon", "golden hour", "noon", "sunset")
_OWN_HOURS = {
    "graveyard": ("dusk", "night", "night"),
    "volcano": ("dusk", "sunset", "night"),
    "snow": ("morning", "noon", "dawn", "morning"),
    "swamp": ("dawn", "dusk", "morning"),
}
_NEON_HOURS = ("night",)
_LAMP_HOURS = ("dusk", "night")
"""Hours that the seed chooses from, where a prompt names none."""

_LIFTED = frozenset("island islands castle city rock land mountain temple village ruin town kingdom".split())  # noqa: SIM905
"""What makes a land of floating islands when it floats; a lantern that floats does not."""

_SINGULARS = {
    "leaves": "leaf", "wolves": "wolf", "people": "people", "woods": "woods", "plains": "plains", "falls": "waterfall",
    "cacti": "cactus", "grass": "grass", "moss": "moss", "cosmos": "cosmos", "atlantis": "atlantis", "abyss": "abyss",
    "glass": "glass", "christmas": "christmas", "xmas": "xmas", "fortress": "fortress", "wilderness": "wilderness", "darkness": "darkness", "colosseum": "colosseum",
}  # fmt: skip
_REACH = 3
"""Words between a colour and the noun that it belongs to."""


def read(prompt: str, seed: int = 0) -> Scene:
    """What a prompt asks for; what it leaves open is chosen by the seed."""
    return settle(with_temple(_read(prompt, seed)), " ".join(_tokens(prompt)), lambda rest: _read(rest, seed))


def _read(prompt: str, seed: int) -> Scene:
    text = _PHRASE.sub(lambda found: _one_word(found.group()), " ".join(_tokens(prompt)))
    listed = [singular(word) for word in text.split()]
    words = frozenset((*listed, *text.split()))
    rng = np.random.default_rng([seed, 7])
    said: dict[str, frozenset[str] | set[str]] = {
        name: words & set(means.split()) for name, means in FEATURES.items()
    }
    if said["house"] and not words & _VILLAGES:
        said["village"] = set()  # one house
    features = tuple(name for name, found in said.items() if found)
    kind, place = _kind_and_place(words, features, prompt)
    land = "" if place else land_of_words(words, kind)
    if land:
        kind = LANDS[land].kind if LANDS[land].kind != "space" else "mountains"
    if kind == "meadow" and words & set(KINDS["city"].split()) and "village" not in features:
        features = (*features, "village")
        said["village"] = words & {"city", "cityscape", "street", "alley"}
    hours = _NEON_HOURS if words & {"neon", "cyberpunk"} else _OWN_HOURS.get(kind, _HOURS)
    if land and LANDS[land].hours:
        hours = LANDS[land].hours
    if "meteors" in features:
        hours = _NEON_HOURS
    elif words & {"glowing", "bioluminescent"} or {"lanterns", "fireflies", "campfire"} & {*features}:
        hours = _LAMP_HOURS
    hour = str(rng.choice(hours))
    inks, coloured = _inks(listed)
    kind_or_any = kind or ("mountains" if "pagoda" in features else "") or str(rng.choice(_ANY))
    said |= {f"ink {noun}": found for noun, found in coloured.items()}
    if (
        words & _EASTERN
        and kind in {"", "meadow", "mountains", "forest"}
        and not {*features} & {"pagoda", "torii", "castle", "village", "house"}
    ):
        features = (*features, "pagoda")
        said["pagoda"] = words & _EASTERN
    counts, numbers = _counts(listed)
    said |= {f"count {noun}": {number} for noun, number in numbers.items()}
    times = [word for word in listed if word not in _BODIES] if land in WORLDS else listed
    said["time"] = {*times} & _all(TIMES)
    said["weather"] = words & _all(WEATHERS)
    said["season"] = words & _all(SEASONS)
    said["kind"] = words & {*KINDS[kind_or_any].split(), *NATIVE[kind_or_any].split()}
    if land:
        country = LANDS[land]
        said["kind"] |= words & _both(f"{country.words} {country.shows} {country.hints}")
    if kind_or_any == "interior" and words & SHIPS:
        said["kind"] |= words & _AISLES
    has_one_tree = _has_one_tree(text.split(), kind)
    if has_one_tree and kind_or_any == "forest":
        kind_or_any = "meadow"
    return Scene(
        kind=kind_or_any,
        place=place,
        time="night" if "aurora" in features else _first(times, TIMES) or hour,
        weather=_first(listed, WEATHERS) or (LANDS[land].weather if land else "") or "clear",
        season=_first(listed, SEASONS) or "summer",
        features=features,
        words=words,
        asked=tuple(dict.fromkeys(word for word in listed if _means(word))),
        inks=inks,
        said={name: frozenset(found) for name, found in said.items()},
        is_named=bool(kind),
        land=land,
        counts=counts,
        has_one_tree=has_one_tree,
    )


def _kind_and_place(words: frozenset[str], features: tuple[str, ...], prompt: str) -> tuple[str, str]:
    """The kind of scene, and the room or the part of a town that it is; "" where the prompt names none."""
    typed = _tokens(prompt)
    phrased = words - {*typed} - {singular(word) for word in typed}
    kind, place = "", ""
    if not phrased & _all({name: country.words for name, country in LANDS.items()}):  # a salt flat is no home
        kind, place = place_of(tuple(singular(word) for word in typed), _head(prompt), " ".join(typed))
    if (
        kind == "interior"
        and {*features} & _HOMES
        and words & _LANDSCAPES
        and not words & {"inside", "interior", "indoors", "room", "bedroom", "kitchen", "bathroom"}
    ):
        kind, place = "", ""  # a cottage on the moor is seen from the moor
    return kind or _kind(words, features, _head(prompt)), place


def singular(word: str) -> str:
    """One of what a word names many of; other words stay as they are."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tokens(prompt: str) -> list[str]:
    return _WORD.findall(prompt[:_LONGEST].casefold())


def _one_word(found: str) -> str:
    """What stands for a phrase; in the plural where that was found."""
    if found in _MEANT:
        return _MEANT[found]
    return f"{_MEANT[found.removesuffix('s')]}s"


def _means(word: str) -> bool:
    """Whether a word says something of what is to be seen."""
    return word not in NEUTRAL and singular(word) not in NEUTRAL and len(word) > 1 and not word.isdigit()


def _kind(words: frozenset[str], features: tuple[str, ...], head: str) -> str:
    if words & INDOORS and words & SHIPS:
        return "interior"
    named = [kind for kind, means in KINDS.items() if words & set(means.split())]
    if (
        "interior" in named
        and words & _CRAFT
        and not words & (INDOORS | set(KINDS["interior"].split()) - _CRAFT)
    ):
        named.remove("interior")  # seen from outside, where there is something outside
        if not {*named} - {"forest"}:
            named = ["space" if words & _OUTSIDE else "interior"]
    if "forest" in named and {"meadow", *_BARE_LANDS} & {*named} and not words & _WOODS:
        named.remove("forest")  # trees stand in any land
    if ("wreck" in features and not named) or (
        "fish" in features and {*named} <= {"coast"} and not words & _ASHORE
    ):
        return "underwater"
    if "coast" in named and "waterfall" in features and words & {"tropical", "tropic", "lagoon", "paradise"}:
        return "jungle"
    if "atoll" in words and "underwater" in named:
        named.remove("underwater")
    if "space" in named and {*named} & _UNDER_A_SKY and not words & _FROM_SPACE:
        named.remove("space")  # a galaxy over a desert stands in its sky
    if "islands" in named and not words & _LIFTED:
        named.remove("islands")
    found = next(iter(named), "")
    if found == "city" and words & MEDIEVAL:
        return next((kind for kind in named if kind != "city"), "meadow")
    if found in {"interior", "dungeon"} and head in FEATURES["castle"].split():
        return "mountains"
    return found or next((AT_HOME[feature] for feature in features if feature in AT_HOME), "")


def _counts(listed: list[str]) -> tuple[dict[str, int], dict[str, str]]:
    """How many of a noun are asked for, and the word that says so."""
    counts: dict[str, int] = {}
    words: dict[str, str] = {}
    known = _nouns()
    for index, word in enumerate(listed):
        if word not in _NUMBERS:
            continue
        noun = next((known[after] for after in listed[index + 1 : index + 1 + _REACH] if after in known), "")
        if noun:
            counts.setdefault(noun, _NUMBERS[word])
            words.setdefault(noun, word)
    return counts, words


def _has_one_tree(typed: list[str], kind: str) -> bool:
    """Whether one tree is to be seen and no wood: ``an old oak on a hill``."""
    one = [index for index, word in enumerate(typed) if word in _ONE_TREE]
    if not one or {"forest", "woods", "wood", "grove", "jungle"} & {*typed} or kind not in _OPEN_KINDS:
        return False
    return not any(f"{word}s" in typed for word in _ONE_TREE) and not {"bridge", "line", "house", "farm"} & {
        *typed[one[-1] + 1 : one[-1] + 2]
    }


def _head(prompt: str) -> str:
    """The word that says what it is: of a ``castle hallway with torches`` the hallway."""
    words = _WORD.findall(_PHRASE_ENDS.split(prompt[:_LONGEST].casefold(), maxsplit=1)[0])
    return singular(words[-1]) if words else ""


def _inks(listed: list[str]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """``#rrggbb`` by the noun that a colour word stands before, and the colour words of each noun."""
    inks: dict[str, str] = {}
    words: dict[str, set[str]] = {}
    for index, word in enumerate(listed):
        if word not in NAMED_COLOURS and word not in PAINTS:
            continue
        noun = _noun(listed[index + 1 : index + 1 + _REACH])
        ink = NAMED_COLOURS.get(word) or (PAINTS[word] if noun else "")
        if ink:
            inks.setdefault(noun, ink)
            words.setdefault(noun, set()).add(word)
    return inks, words


def _noun(after: list[str]) -> str:
    """What a colour before these words belongs to: a thing that scenes have, else the next word with a meaning."""
    known = _nouns()
    found = next((known[word] for word in after if word in known), "")
    return found or next(
        (word for word in after if _means(word) and word not in NAMED_COLOURS and word not in PAINTS), ""
    )


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """What a noun is called where its colour is asked for: a feature by its name, others as they are."""
    words = _all(KINDS) | _all(WEATHERS) | _all(TIMES) | _COLOURED
    known = {word: word for word in words}
    return known | {word: name for name, means in FEATURES.items() for word in means.split()}


_WOODS = frozenset("forest woods woodland taiga grove wood backwood glade".split())  # noqa: SIM905  a list this long reads better as prose
"""What names a forest; the names of trees do so only where no other land is named."""
_BARE_LANDS = ("coast", "desert", "canyon", "mountains", "swamp", "graveyard", "volcano")
_OPEN_KINDS = frozenset((*_BARE_LANDS, "", "forest", "meadow", "snow"))
_BODIES = frozenset(("moon", "star"))
"""What names the night on earth, but not where it stands in the sky by day."""
_EASTERN = frozenset(("japanese", "japan", "chinese", "asian", "oriental", "zen"))
"""What puts a pagoda into a land."""
_ONE_TREE = frozenset(
    [
        "tree",
        "oak",
        "birch",
        "pine",
        "willow",
        "baobab",
        "acacia",
        "maple",
        "spruce",
        "cypress",
        "sakura",
        "blossomtree",
        "deadtree",
        "worldtree",
        "elm",
        "beech",
    ]
)
_CRAFT = frozenset(("spaceship", "starship", "spacecraft"))
_OUTSIDE = frozenset(
    [
        "space",
        "asteroid",
        "star",
        "planet",
        "nebula",
        "galaxy",
        "orbit",
        "comet",
        "moon",
        "earth",
        "sun",
        "flying",
        "fleet",
        "battle",
        "blackhole",
        "travelling",
        "traveling",
        "landing",
    ]
)
_VILLAGES = frozenset(
    ("village", "town", "hamlet", "settlement", "houses", "cottages", "cabins", "huts", "lodges")
)
_UNDER_A_SKY = frozenset(("mountains", "forest", "meadow", "coast", "desert", "canyon", "snow", "jungle"))
_FROM_SPACE = frozenset(("space", "asteroid", "orbit", "orbiting", "planet", "nebula", "outerspace", "deepspace", "solarsystem", "blackhole"))  # fmt: skip
_HOMES = frozenset(
    ("house", "village", "barn", "church", "castle", "tower", "lighthouse", "windmill", "tent", "igloo")
)
"""What is seen from outside where the prompt names a land, too."""
_LANDSCAPES = frozenset(
    word
    for kind in ("mountains", "forest", "meadow", "coast", "desert", "canyon", "snow", "swamp", "jungle", "volcano", "graveyard")
    for word in KINDS[kind].split()
) | frozenset(word for country in LANDS.values() for word in country.words.split())  # fmt: skip
_ASHORE = frozenset(
    (
        "beach",
        "shore",
        "coast",
        "cliff",
        "harbor",
        "harbour",
        "jumping",
        "leaping",
        "boat",
        "ship",
        "island",
        "lighthouse",
    )
)
"""What is seen from above the water."""
_NUMBERS = {"twin": 2, "double": 2, "two": 2, "three": 3, "triple": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozen": 12,
            **{str(number): number for number in range(2, 13)}}  # fmt: skip

_AISLES = frozenset({"corridor", "hallway", "inside", "interior"})
"""What the inside of a ship is painted as."""

_COLOURED = frozenset(
    (  # noqa: SIM905  a list this long reads better as prose
        "sky cloud sun moon light glow water leaf foliage tree grass ground land soil rock stone snow fire flame torch "
        "banner carpet curtain sign roof wall planet nebula ring star fog mist haze blossom petal palm cactus coral tree"
    ).split()
)
"""Nouns besides the places and features that a colour may belong to."""


def _all(table: Mapping[str, str]) -> set[str]:
    return {word for means in table.values() for word in means.split()}


def _both(means: str) -> set[str]:
    """Words as they are, and one of what they name many of."""
    return {form for word in means.split() for form in (word, singular(word))}


def _first(listed: Iterable[str], table: Mapping[str, str]) -> str:
    """The entry that the earliest word names, or ""."""
    meaning = {word: name for name, words in table.items() for word in words.split()}
    return next((meaning[word] for word in listed if word in meaning), "")
