"""Reads a prompt: the kind of music, tempo, key, mode, instruments, and what it is to do without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.art import art
from layer_server.generators.audio.effects.prompt import stem
from layer_server.generators.audio.music.style import Style
from layer_server.generators.audio.music.styles import STYLES

_LONGEST = 600
"""Characters read of a prompt."""

SURE = 0.45
"""Cosine from which a style's description says the same as the prompt."""

_TONICS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_KEY = re.compile(
    r"\b(?:in|key of|key:?) (?:the key of )?([a-g])[ -]?(sharp|flat|#|b)?[ -]?(major|minor|maj|min|m|dorian|phrygian|lydian|mixolydian)?\b"
)
_PLAIN_KEY = re.compile(r"\b([a-g])[ -]?(sharp|flat|#|b)?[ -](major|minor)\b")
_BPM = re.compile(r"\b(\d{2,3}) ?(?:bpm|beats per minute)\b|\b(?:bpm|tempo)[: =]*(\d{2,3})\b")
_MODE = re.compile(r"\b(major|minor|dorian|phrygian|lydian|mixolydian|pentatonic|harmonic minor|blues)\b")
_METER = re.compile(r"\b([34])/4\b|\b(waltz)\b|\b(6/8)\b")

INSTRUMENT_WORDS: Mapping[str, str] = {
    "piano": "piano", "grand piano": "piano", "rhodes": "electric piano", "electric piano": "electric piano",
    "harpsichord": "harpsichord", "celesta": "celesta", "glockenspiel": "glockenspiel", "music box": "music box",
    "vibraphone": "vibraphone", "marimba": "marimba", "xylophone": "xylophone", "tubular bells": "tubular bells",
    "bells": "glockenspiel", "dulcimer": "dulcimer", "organ": "church organ", "accordion": "accordion",
    "ukulele": "nylon guitar", "guitar": "nylon guitar", "acoustic guitar": "steel guitar", "lute": "nylon guitar",
    "oud": "nylon guitar", "mandolin": "nylon guitar", "electric guitar": "distortion guitar", "distorted guitar": "distortion guitar",
    "violin": "violin", "viola": "violin", "cello": "cello", "double bass": "contrabass", "strings": "strings",
    "string": "strings", "orchestra": "strings", "pizzicato": "pizzicato strings", "harp": "harp", "choir": "choir", "trumpet": "trumpet",
    "trombone": "trombone", "tuba": "tuba", "horn": "french horn", "horns": "french horn", "french horn": "french horn",
    "brass": "brass", "saxophone": "saxophone", "sax": "saxophone", "oboe": "oboe", "bassoon": "bassoon",
    "clarinet": "clarinet", "piccolo": "piccolo", "flute": "flute", "recorder": "recorder", "pan flute": "pan flute",
    "tin whistle": "recorder", "shakuhachi": "shakuhachi", "ocarina": "ocarina", "whistle": "ocarina", "sitar": "sitar",
    "banjo": "banjo", "shamisen": "shamisen", "koto": "koto", "guzheng": "koto", "kalimba": "kalimba", "bagpipe": "bagpipe",
    "bagpipes": "bagpipe", "fiddle": "fiddle", "steel drum": "steel drums", "steel drums": "steel drums",
    "synth": "synth lead", "synthesizer": "synth lead", "synths": "synth lead", "supersaw": "supersaw", "pad": "warm pad", "pads": "warm pad",
}  # fmt: skip
"""Words for instruments, to those that play."""

_NOT_LEADING = frozenset(
    {"strings", "choir", "warm pad", "church organ", "harp", "nylon guitar", "steel guitar", "banjo"}
)
"""Of those, the ones that accompany unless they are alone."""

_MOODS: tuple[tuple[str, float, str], ...] = (
    ("slow slowly calm relaxed peaceful gentle sleepy lazy", 0.86, ""),
    ("fast quick energetic upbeat rapid frantic intense driving hectic speed", 1.14, ""),
    ("sad dark scary sinister melancholic tragic ominous evil gloomy mournful tense", 1.0, "minor"),
    ("happy cheerful joyful bright uplifting sunny hopeful triumphant playful", 1.0, "major"),
)
"""Words, what they do to the tempo, and the kind of mode they want."""

_GENERIC = frozenset(
    stem(word)
    for word in [
        "exploration",
        "explore",
        "ambient",
        "calm",
        "village",
        "town",
        "home",
        "house",
        "shop",
        "fight",
        "action",
        "theme",
        "intro",
        "dark",
        "soft",
        "gentle",
        "fun",
        "happy",
        "party",
        "adventure",
        "journey",
        "intense",
        "enemy",
        "danger",
        "drums",
        "percussion",
        "band",
        "train",
        "court",
        "dance",
        "hunt",
        "hope",
    ]
)
"""Words that many kinds of music share."""

_WITHOUT = re.compile(
    r"\b(?:no|without|minus) (?:any )?(drums?|percussion|bass|melody|beat|strings|piano|guitar|vocals?)\b"
)


_MISSING = re.compile(
    r"\b(didgeridoo|theremin|hurdy[- ]gurdy|erhu|pipa|tabla|djembe|cajon|bongos?|congas?|harmonica|hang ?drum|handpan|lyre|zither|balalaika|bouzouki"
    r"|turntables?|beatbox(?:ing)?|melodica|cowbell|castanets|maracas|tambourine|throat singing|yodel\w*|duduk|ney|santur|hardanger|nyckelharpa"
    r"|carillon|mellotron|talk ?box|vocoder|jaw harp|jew'?s harp|conch|alphorn|cornet|euphonium|flugelhorn|bass clarinet|cor anglais|english horn)s?\b"
)
"""Instruments that people ask for and that nobody here has."""

_SUNG = re.compile(
    r"\b(?:vocals?|lyrics?|sing(?:ing|er|s)?|sung|rap(?:per|ping)?|a ?cappella|verse about|song about)\b"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a prompt asks for.

    Attributes:
        tempo: beats a minute, 0 where it is not said.
        tonic: 0 is C; -1 where it is not said.
        mode: a key of ``SCALES``, or "".
        instruments: those that are named, in order.
        alone: only they play.
        left_out: stems that are not to be heard.
        missing: instruments that are named and that nobody here has.
        is_sung: words are to be sung.
        match, likeness: how the style was found: ``named``, ``meaning`` or ``weak``.
    """

    style: Style
    tempo: float = 0.0
    pace: float = 1.0
    tonic: int = -1
    mode: str = ""
    lean: str = ""
    meter: int = 4
    instruments: tuple[str, ...] = ()
    alone: bool = False
    left_out: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    is_sung: bool = False
    match: str = "named"
    likeness: float = 1.0


def read(prompt: str) -> Plan:
    """Read a prompt in English."""
    text = " ".join(prompt[:_LONGEST].lower().split())
    without = {found[1] for found in _WITHOUT.finditer(text)}
    rest = _WITHOUT.sub(" ", text)
    style, match, likeness = _style(rest)
    plan = Plan(style, meter=style.meter, match=match, likeness=likeness)
    tempo = _BPM.search(rest)
    if tempo:
        plan = replace(plan, tempo=float(np.clip(int(tempo[1] or tempo[2]), 40, 220)))
    key = _KEY.search(rest) or _PLAIN_KEY.search(rest)
    if key and (key[2] or key[3] or "key" in key[0]):
        plan = replace(
            plan,
            tonic=(_TONICS[key[1]] + {"sharp": 1, "#": 1, "flat": -1, "b": -1}.get(key[2] or "", 0)) % 12,
        )
        named = {"maj": "major", "min": "minor", "m": "minor"}.get(key[3] or "", key[3] or "")
        plan = replace(plan, mode=named)
    mode = _MODE.search(rest)
    if mode and not plan.mode:
        plan = replace(plan, mode=mode[1])
    meter = _METER.search(rest)
    if meter:
        plan = replace(plan, meter=4 if meter[1] == "4" else 3)
    words = set(re.findall(r"[a-z]+", rest))
    own = set(re.findall(r"[a-z]+", f"{style.name} {style.words}"))
    for names, pace, lean in _MOODS:
        if words & set(names.split()):
            faster = (
                pace if (words & set(names.split())) - own else 1.0
            )  # a style's own words are in its tempo
            plan = replace(plan, pace=plan.pace * faster, lean=plan.lean or lean)
    instruments = tuple(
        next((own for own in style.comp if own.endswith("guitar")), each) if each == "nylon guitar" else each
        for each in _instruments(rest)
    )
    solo = bool(re.search(r"\b(?:solo|only|alone|unaccompanied|duet|duo)\b", rest)) and bool(instruments)
    left_out = (
        {"drums"} if without & {"drum", "drums", "percussion", "beat"} or "drumless" in words else set()
    )
    left_out |= {each for each in ("bass", "melody") if each in without}
    return replace(
        plan,
        instruments=instruments,
        alone=solo,
        left_out=frozenset(left_out),
        missing=tuple(dict.fromkeys(found[1] for found in _MISSING.finditer(rest))),
        is_sung=_SUNG.search(rest) is not None,
    )


def _instruments(text: str) -> tuple[str, ...]:
    found: list[tuple[int, str]] = []
    for phrase in sorted(INSTRUMENT_WORDS, key=len, reverse=True):
        at = re.search(rf"\b{phrase}s?\b", text)
        if at:
            found.append((at.start(), INSTRUMENT_WORDS[phrase]))
            text = text[: at.start()] + " " * (at.end() - at.start()) + text[at.end() :]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def leads(instruments: tuple[str, ...], *, alone: bool) -> tuple[list[str], list[str]]:
    """Of the named instruments, those that play the melody, and those that accompany."""
    leading = [each for each in instruments if each not in _NOT_LEADING]
    others = [each for each in instruments if each in _NOT_LEADING]
    if not leading and alone and others:
        leading = others[:1]
    return leading, others


def _style(text: str) -> tuple[Style, str, float]:
    """The style that most of the words name; without any, the nearest in meaning."""
    words = [stem(word) for word in re.findall(r"[a-z0-9][a-z0-9'-]*", text)]
    best, most = None, 0.0
    for style, phrases in _stemmed():
        taken: set[int] = set()
        total = 0.0
        for rank, phrase in phrases:
            for start in range(len(words) - len(phrase) + 1):
                span = set(range(start, start + len(phrase)))
                if tuple(words[start : start + len(phrase)]) == phrase and not span & taken:
                    taken |= span
                    total += len(phrase) ** 1.4 * _weight(phrase, rank) - 0.004 * rank
        if total > most:
            best, most = style, total
    if best is not None:
        return best, "named", 1.0
    if not any(c.isalnum() for c in text):
        return next(style for style in STYLES if style.name == "menu"), "weak", 0.0
    names, rows = _captions()
    likeness = rows @ art().encoder.encode([text])[0]
    place = int(np.argmax(likeness))
    score = round(float(likeness[place]), 3)
    return names[place], "meaning" if score >= SURE else "weak", score


def _weight(phrase: tuple[str, ...], rank: int) -> float:
    """A word of any game's description says less than the name of a kind of music."""
    if len(phrase) == 1 and phrase[0] in _GENERIC:
        return 0.75
    return 1.7 if rank == 0 else 1.0


@lru_cache(maxsize=1)
def _stemmed() -> list[tuple[Style, list[tuple[int, tuple[str, ...]]]]]:
    result = []
    for style in STYLES:
        phrases: dict[tuple[str, ...], int] = {}
        for rank, phrase in enumerate((style.name, *style.words.split(", "))):
            phrases.setdefault(
                tuple(stem(word) for word in re.findall(r"[a-z0-9][a-z0-9'-]*", phrase)), max(0, rank - 1)
            )
        result.append(
            (
                style,
                sorted(((rank, phrase) for phrase, rank in phrases.items()), key=lambda item: -len(item[1])),
            )
        )
    return result


@lru_cache(maxsize=1)
def _captions() -> tuple[list[Style], NDArray[np.float32]]:
    pairs = [
        (style, text)
        for style in STYLES
        for text in (style.caption, f"{style.name} music, {', '.join(style.words.split(', ')[:4])}")
    ]
    return [style for style, _ in pairs], art().encoder.encode([text for _, text in pairs])
