"""Finds the picture that a prompt means, by its words and by their meaning.

Meaning alone is not enough (``pickaxe`` is near ``pickelhaube``), so a score adds to the cosines: the same
words score up, words that the prompt does not have score down.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import GAME_ICONS, SHADED_EMOJI, ArtLibrary
from layer_server.generators.image.looks import LOOKS
from layer_server.generators.image.own import OWN
from layer_server.generators.image.prompt import Brief, singular
from layer_server.generators.image.relatives import relative_of
from layer_server.generators.image.sketch_classes import CLASS_NOUNS, folk_picture
from layer_server.generators.image.subjects import PREFERRED, SYNONYMS
from layer_server.generators.image.subjects_emoji import EMOJI_NEAREST, EMOJI_PREFERRED
from layer_server.generators.image.tables import words
from layer_server.generators.image.variation import Variation
from layer_server.generators.image.vocabulary import ABSTRACT_WORDS, BODY_PARTS, LIQUID_COLOURS, STATE_WORDS

WEAK_MATCH = 0.62
"""Below this score the silhouette is probably of something else."""

_SHOWN = 0.62
"""Cosine from which a picture's name says a word in other words."""

_IMPLIED = 0.78
"""Cosine of a whole noun with a picture's name from which a word before the last one may be missing."""

_LIQUIDS = frozenset().union(*(of for of, _ in LIQUID_COLOURS))

_EMPHASIS = words("war battle long short great creature monster beast animal")
"""Words of a compound that change nothing about its shape."""

_ELSEWHERE = {"emoji/": SHADED_EMOJI, "own/": OWN}
"""Before the name of a picture in the table: the collection that it is of, where that is not the silhouettes."""

_NEAR = 0.06
"""How far below the best a picture may score and still be a variation of it."""

_MOST_TIES = 6

_ACTIONS = words(
    """
    slash strike wound in crossed throwing bite drag fall burn dash impact break downgrade upgrade
    disabled shot blast kick punch beats eating falling broken cracked scar holding
    """
)
"""Words of names that picture an event rather than the thing."""

_KIN_BONUS = 0.15
"""For known good silhouettes of a compound's last word: any sword, for ``pirate king sword``."""

_PORTION_WORDS = words(
    """
    slice piece flower cluster bunch plant bit chunk portion serving bite strip half whole blossom bloom head bulb stalk
    fruit meat drink treat snack dish meal animal bird creature beast
    """
)
"""Last words of compounds that say less than the word before them of what is to be drawn."""

_EQUIPMENT = frozenset({"weapon", "armor", "shield", "chest", "potion"})

_UNSURE = 0.80
"""Below this score a known good picture of the last word is better than what has another name."""

_RELATED = WEAK_MATCH - 0.02
"""Score of a picture of a near relative."""

_STANDS_FOR = 0.5
"""Score of a picture that only stands for what was asked for."""

_ANOTHER_PENALTY = 0.15
"""For a picture of another kind of a noun whose good silhouettes we know."""

_GLYPH_PENALTY = 0.4
"""For a picture named like a noun whose good silhouettes we know and which is none of them: a glyph."""

_VAGUE_HEADS = words("head face portrait bust body creature monster character part piece tail")
"""Last words of compounds that say less than the word before them: a giant head is not an elephant head."""

_CERTAIN = 1.0
"""A silhouette that scores this much is right, however well an emoji matches."""

_EMOJI_HANDICAP = 0.08
"""Emoji are drawn in another style, so they must match better than a silhouette to be taken."""


@dataclass(frozen=True, slots=True)
class Match:
    """The picture that was chosen.

    Attributes:
        collection, name: which one.
        score: how well it fits, 0 to 1; 1 for a known good one.
        alternatives: the near ties that other seeds choose, best first.
        variation: what the seed makes of it.
        missing: words of the prompt's noun that the picture does not show.
        shown: words that it does show, in the singular.
        relative: what it is really of, where that is another thing of the kind; "" where it is the thing itself.
    """

    collection: str
    name: str
    score: float
    alternatives: tuple[str, ...]
    variation: Variation
    missing: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    relative: str = ""


def retrieve(brief: Brief, library: ArtLibrary, seed: int) -> Match:
    """The silhouette for a brief; an emoji where no silhouette fits, or where a cute one is asked for.

    Seeds that follow each other take different ones of the silhouettes that fit, so that a batch shows all.
    """
    who = [singular(word) for word in brief.subject.split()[-2:]]
    if len(who) > 1 and not brief.is_cute and (picture := folk_picture(*who)):
        return _known(brief, GAME_ICONS, (" ".join(who), (picture,)), library, seed)
    key, known = _curated(brief, PREFERRED)
    if not known and tuple(_tokens(brief.noun)) not in _names(GAME_ICONS, library):
        key, known = _of_class(brief)
    if known and not brief.is_cute:
        return _known(brief, GAME_ICONS, (key, known), library, seed)
    if brief.is_cute and _curated(brief, EMOJI_PREFERRED)[1]:
        return retrieve_emoji(brief, library, seed)
    icon_scores = _scores(brief, library, GAME_ICONS)
    kin = known or PREFERRED.get(brief.head, ())
    names = library.names(GAME_ICONS)
    icon_scores[[names.index(name) for name in kin if "/" not in name]] += _KIN_BONUS
    if kin:
        for index, tokens in enumerate(_names(GAME_ICONS, library)):
            if names[index] not in kin and tokens[-1] == brief.head:
                icon_scores[index] -= _GLYPH_PENALTY if len(tokens) == 1 else _another_penalty(tokens, brief)
    emoji_scores = _scores(brief, library, SHADED_EMOJI)
    emoji_scores += 0.30 if brief.is_cute else -_EMOJI_HANDICAP
    collection, scores = GAME_ICONS, icon_scores
    best = icon_scores if icon_scores.max() >= emoji_scores.max() else emoji_scores
    if kin and not brief.is_cute and (best.max() < _UNSURE or not _says_more(brief, best, library)):
        return _known(brief, GAME_ICONS, (brief.head, kin), library, seed)
    if max(icon_scores.max(), emoji_scores.max()) < WEAK_MATCH and (inner := _inner(brief)):
        return _known(brief, GAME_ICONS, inner, library, seed)
    said = tuple(_tokens(brief.noun))
    is_emoji_name = len(said) > 1 and said in _names(SHADED_EMOJI, library)
    emoji_allowed = brief.is_cute or is_emoji_name or (not kin and icon_scores.max() < _CERTAIN)
    if emoji_allowed and emoji_scores.max() > icon_scores.max():
        collection, scores = SHADED_EMOJI, emoji_scores
    found = _choose(brief, collection, scores, library, seed)
    if known and found.missing:  # no cute picture of just that
        return _known(brief, GAME_ICONS, (key, known), library, seed)
    return found


def _says_more(brief: Brief, scores: Plane, library: ArtLibrary) -> bool:
    """Whether the best name has more of the noun than its last word: a drum kit is no African drum."""
    collection = GAME_ICONS if len(scores) == len(library.names(GAME_ICONS)) else SHADED_EMOJI
    return bool(set(_tokens(brief.noun)[:-1]) & set(_names(collection, library)[int(np.argmax(scores))]))


def retrieve_emoji(brief: Brief, library: ArtLibrary, seed: int) -> Match:
    """The emoji for a brief: of emoji alone, for pictures that derive from nothing else."""
    key, known = _curated(brief, EMOJI_PREFERRED)
    if " " not in key:  # a crystal ball is no ball
        named = _named_in_full(brief, library)
        key, known = (named, (named.replace(" ", "-"),)) if named else (key, known)
    if known:
        return _known(brief, SHADED_EMOJI, (key, known), library, seed)
    key, nearest = _curated(brief, EMOJI_NEAREST)
    if nearest:
        match = _known(brief, SHADED_EMOJI, (key, nearest), library, seed)
        return replace(match, score=_STANDS_FOR)
    scores = _scores(brief, library, SHADED_EMOJI)
    if scores.max() < _UNSURE and brief.head in EMOJI_PREFERRED:
        return _known(brief, SHADED_EMOJI, (brief.head, EMOJI_PREFERRED[brief.head]), library, seed)
    return _choose(brief, SHADED_EMOJI, scores, library, seed)


def _named_in_full(brief: Brief, library: ArtLibrary) -> str:
    """The name of an emoji of two words or more that the prompt says, or ""."""
    names = library.names(SHADED_EMOJI)
    return next((phrase for phrase in _endings(brief.subject) if phrase.replace(" ", "-") in names), "")


def _another_penalty(tokens: Sequence[str], brief: Brief) -> float:
    """For a name that is the noun's last word with another word before it: ``death juice`` for ``apple juice``."""
    asked = {singular(word) for word in brief.subject.split()}
    return 0.0 if set(tokens[:-1]) <= asked else _ANOTHER_PENALTY


def _known(
    brief: Brief, collection: str, row: tuple[str, tuple[str, ...]], library: ArtLibrary, seed: int
) -> Match:
    """One of the known good pictures of a noun, by the noun's row of the table."""
    key, known = row
    variation = Variation.of(seed, len(known))
    name = known[variation.place]
    relative = relative_of(key) if collection == GAME_ICONS else ""
    for prefix, elsewhere in _ELSEWHERE.items():
        if name.startswith(prefix):
            collection, name = elsewhere, name.removeprefix(prefix)
    shown = (*_tokens(key), *_tokens(name.replace("-", " ")))
    missing = _missing(brief, shown, key, library)
    score = _calibrated(1.0, brief, missing, key, library)
    if relative:
        score = min(score, _RELATED)
    names = tuple(each.rpartition("/")[2] for each in known)
    return Match(collection, name, score, names, variation, missing, shown, relative)


def _curated(brief: Brief, table: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """The known good silhouettes, and the noun of the table that they draw."""
    keys = [*_endings(brief.subject), *_endings(brief.noun)]
    if len(brief.noun.split()) == 1:  # the last word of a compound is often another thing: ninja star
        keys += [brief.noun, brief.head]
    if brief.has_jewel:
        keys.insert(0, f"gem {brief.head}")
    keys = [form for key in keys for form in (key, " ".join(_tokens(key)), key.replace(" ", ""))]
    found = next(((key, table[key]) for key in keys if key in table), None)
    return found or _of_what_it_is_for(brief, table)


def _of_what_it_is_for(brief: Brief, table: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """A row for a phrase without the words behind it that say what it is for: a poison debuff is poison."""
    said = brief.subject.split()
    while len(said) > 1 and singular(said[-1]) in ABSTRACT_WORDS:
        said.pop()
    if len(said) == len(brief.subject.split()):
        return "", ()
    phrases = [" ".join(said[start:]) for start in range(len(said))]
    forms = [form for phrase in phrases for form in (phrase, " ".join(_tokens(phrase)))]
    return next(((form, table[form]) for form in forms if form in table), ("", ()))


def _of_class(brief: Brief) -> tuple[str, tuple[str, ...]]:
    """A drawing of the noun's last word, or of the one before it where the last says only how much or which part."""
    said = brief.noun.split()
    last = said[-2:][::-1] if singular(said[-1]) in _PORTION_WORDS else said[-1:]
    forms = [form for word in last for form in (word, singular(word))] if len(said) > 1 else []
    return next(((form, CLASS_NOUNS[form]) for form in forms if form in CLASS_NOUNS), ("", ()))


def _inner(brief: Brief) -> tuple[str, tuple[str, ...]] | None:
    """What the table knows of the words before the last: an ice cream sundae is at least ice cream."""
    said = _tokens(brief.noun)[:-1]
    parts = (" ".join(said[i:j]) for i in range(len(said)) for j in range(len(said), i, -1))
    key = next((part for part in parts if part in PREFERRED), "")
    return (key, PREFERRED[key]) if key else None


def _missing(brief: Brief, shown: Sequence[str], phrase: str, library: ArtLibrary) -> tuple[str, ...]:
    """The words of the noun that are neither among those ``shown`` nor close in meaning to ``phrase``."""
    missing = []
    asked = tuple(dict.fromkeys(_tokens(brief.noun)))
    if brief.head in BODY_PARTS:  # the dressing shows whose it is
        asked = tuple(word for word in asked if word not in LOOKS)
    drawn_by_dressing = _LIQUIDS if brief.kind == "potion" else _EMPHASIS
    for word in asked:
        if word in STATE_WORDS or (word in ABSTRACT_WORDS and len(brief.subject.split()) > 1):
            continue
        if word in drawn_by_dressing and len(asked) > 1:
            continue
        names = (word, *_tokens(SYNONYMS.get(word, "")))
        if not set(names) & set(shown) and not any(word in name for name in shown if len(word) > 2):
            likeness = float(meaning(word, library) @ meaning(phrase, library))
            if likeness < _SHOWN:
                missing.append(word)
    return tuple(missing)


def _calibrated(
    score: float, brief: Brief, missing: Sequence[str], phrase: str, library: ArtLibrary
) -> float:
    """The score from 0 to 1; below ``WEAK_MATCH`` where the picture lacks a word that makes another thing."""
    count = len(set(_tokens(brief.noun))) or 1
    share = 1 - len(missing) / count
    score = min(score, 1.0) * (0.6 + 0.4 * share)
    if missing and (
        brief.head in missing or float(meaning(brief.noun, library) @ meaning(phrase, library)) < _IMPLIED
    ):
        score = min(score, WEAK_MATCH - 0.02)
    return round(score, 3)


def _endings(phrase: str) -> list[str]:
    """The phrase without its first words, down to two: ``poison crystal ball``, ``crystal ball``."""
    words = phrase.split()
    return [" ".join(words[i:]) for i in range(len(words) - 1)]


def _choose(brief: Brief, collection: str, scores: Plane, library: ArtLibrary, seed: int) -> Match:
    names = library.names(collection)
    order = np.argsort(-scores, kind="stable")[:_MOST_TIES]
    near = [int(i) for i in order if scores[i] > scores[order[0]] - _NEAR]
    variation = Variation.of(seed, len(near))
    chosen = near[variation.place]
    shown = _names(collection, library)[chosen]
    known = (brief.head,) if names[chosen] in PREFERRED.get(brief.head, ()) else ()
    missing = _missing(brief, (*shown, *known), " ".join(shown), library)
    score = _calibrated(float(scores[chosen]), brief, missing, " ".join(shown), library)
    return Match(
        collection, names[chosen], score, tuple(names[i] for i in near), variation, missing, tuple(shown)
    )


def _scores(brief: Brief, library: ArtLibrary, collection: str) -> Plane:
    meanings = library.meanings(collection)
    synonym = next((SYNONYMS[k] for k in (brief.noun, brief.head, *brief.noun.split()) if k in SYNONYMS), "")
    queries = (brief.subject, brief.noun, brief.head, synonym or brief.noun)
    cosines = [meanings @ meaning(query, library) for query in queries]
    scores = np.float32(0.25) * cosines[0] + np.float32(0.40) * cosines[1]
    scores = scores + np.float32(0.15) * cosines[2] + np.float32(0.20) * cosines[3]
    asked = [_tokens(phrase) for phrase in (*_endings(brief.subject), brief.noun, synonym) if phrase]
    known_words = {word for phrase in asked for word in phrase}
    bonus = np.array(
        [_bonus(tokens, asked, known_words, brief.head) for tokens in _names(collection, library)], np.float32
    )
    return np.asarray(scores + bonus, np.float32)


def _bonus(tokens: Sequence[str], asked: list[tuple[str, ...]], known_words: set[str], head: str) -> float:
    bonus = 0.0
    exact = max((len(phrase) for phrase in asked if tuple(tokens) == phrase), default=0)
    if exact:
        bonus += 0.6 if exact == 1 else 0.8
    elif tokens[-1] == head:
        bonus += 0.10 if head in _VAGUE_HEADS else 0.22
    elif head in tokens:
        bonus += 0.10
    if head in _VAGUE_HEADS and tokens[-1] in known_words and tokens[-1] != head and not exact:
        bonus += 0.12
    extra = [token for token in tokens if token not in known_words]
    bonus -= 0.05 * len(extra)
    if _ACTIONS & set(extra):
        bonus -= 0.12
    return bonus


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in phrase.split())


@lru_cache(maxsize=4)
def _names(collection: str, library: ArtLibrary) -> list[tuple[str, ...]]:
    """The words of every name, in the singular, without the numbers of variants."""
    plain = (re.sub(r"(-\d+)+$", "", name) or name for name in library.names(collection))
    return [_tokens(name.replace("-", " ")) for name in plain]


def meaning(phrase: str, library: ArtLibrary) -> Plane:
    """The unit vector of a phrase, (384,)."""
    return _meaning(phrase, library)


@lru_cache(maxsize=512)
def _meaning(phrase: str, library: ArtLibrary) -> Plane:
    vector: Plane = library.encoder.encode([phrase])[0]
    return vector


def known_look(brief: Brief, match: Match) -> tuple[str, ...]:
    """What the table says the subject is made of: main and other parts; empty where it says nothing."""
    phrases = _endings(brief.subject)  # a copper ingot is of copper, however it is with other ingots
    words = [singular(word) for word in brief.noun.split()]
    drawn = match.name.replace("-", " ")
    last_first = [*reversed(words)]
    drawn_words = [singular(word) for word in reversed(drawn.split())]
    parts = words if brief.head in BODY_PARTS else last_first
    if brief.kind in _EQUIPMENT:  # a wizard's staff is not dressed like the wizard
        keys: tuple[str, ...] = (*phrases, brief.noun, brief.head)
    else:
        keys = (*phrases, brief.noun, " ".join(words[-2:]), *parts, drawn, *drawn_words)
    return next((LOOKS[key] for key in keys if key in LOOKS), ())
