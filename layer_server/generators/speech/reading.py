"""A script as it is read aloud: sentences with the pauses between them, and signs in words.

Numbers, dates, times, money, units and abbreviations are read by hibari's own normaliser; here is what it
does not know: emphasis in capitals, links, markdown, emoji, and how long one waits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PARAGRAPH_PAUSE = 0.65
_PAUSES = {"…": 0.6, "?": 0.42, "!": 0.4, ".": 0.4, ":": 0.3, ";": 0.28, "—": 0.3}
_OTHER_PAUSE = 0.35
_SECONDS_PER_DOT = 1.0
"""Most of ``[pause]``, whatever is asked for: ten seconds."""
_LONGEST_PAUSE = 10.0

_PAUSE_MARK = re.compile(
    r"\[\s*(?:long\s+)?pause(?:\s+(?:of\s+)?(\d+(?:\.\d+)?)\s*s?(?:ec(?:onds?)?)?)?\s*\]"
    r"|<break(?:\s+time=\"(\d+(?:\.\d+)?)(m?s)\")?\s*/?>",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\]\[]+)\]\((?:https?|mailto|/|#)[^)\s]*\)")
_ADDRESS = re.compile(r"\bhttps?://(?:www\.)?([^\s/]+)(/\S*)?", re.IGNORECASE)
_MARKUP = re.compile(r"(?m)^\s{0,3}(?:#{1,6}|>|[-*•])\s+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_CAPITALS = re.compile(r"\b[A-Z][A-Z']*[A-Z]\b")
_ROMAN = re.compile(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHORT_FORMS = (
    (r"\bi\.\s?e\.", "that is"),
    (r"\be\.\s?g\.", "for example"),
    (r"\bNo\.\s?(?=\d)", "number "),
    (r"\betc\.(?=\s+[a-z(])", "et cetera"),
    (r"\bapprox\.", "approximately"),
    (r"\bvs\.", "versus"),
    (r"\bC#", "C sharp"),
)
"""Full stops that end no sentence."""
_VOWELS = frozenset("AEIOUY")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that are read in one go.

    Attributes:
        pause: seconds of silence that follow.
    """

    text: str
    pause: float


def sentences(script: str) -> list[Sentence]:
    """The sentences of a script; empty when nothing in it can be read."""
    found: list[Sentence] = []
    at = 0
    for mark in _PAUSE_MARK.finditer(script):
        found += _of(script[at : mark.start()])
        found = _wait(found, _asked(mark))
        at = mark.end()
    return found + _of(script[at:])


def _asked(mark: re.Match[str]) -> float:
    number, given, unit = mark.groups()
    seconds = float(number or given or _SECONDS_PER_DOT) / (1000 if unit == "ms" else 1)
    return min(seconds, _LONGEST_PAUSE)


def _wait(found: list[Sentence], seconds: float) -> list[Sentence]:
    if not found:
        return found
    last = found[-1]
    return [*found[:-1], Sentence(last.text, last.pause + seconds)]


def _of(script: str) -> list[Sentence]:
    from hibari.tts import Hibari

    found: list[Sentence] = []
    for paragraph in re.split(r"\n\s*\n|\r\n\s*\r\n", script):
        read = readable(paragraph)
        texts = [text.strip() for text in Hibari.split_sentences(read)]
        for text in filter(_can_be_read, texts):
            found.append(Sentence(text, _pause_after(text)))
        if found:
            found[-1] = Sentence(found[-1].text, max(found[-1].pause, _PARAGRAPH_PAUSE))
    return found


def readable(text: str) -> str:
    """Text with its signs in words, in one line."""
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(lambda match: match[1].rstrip(".,;:!?)"), text)
    text = _MARKUP.sub("", text)
    text = "".join(map(_letter, unicodedata.normalize("NFKC", text)))
    for short, spoken in _SHORT_FORMS:
        text = re.sub(short, spoken, text)
    text = re.sub(r"\.{3,}", "…", text)
    text = re.sub(r"([!?])\1+", r"\1", text)
    text = re.sub(r"\s+-{1,2}\s+|--+", " — ", text)
    text = re.sub(r"\s+", " ", text).strip()
    return _CAPITALS.sub(_said_as_word, text)


def _letter(c: str) -> str:
    """Emoji, controls and dingbats are silent."""
    if c in "\n\t":
        return " "
    category = unicodedata.category(c)
    is_silent = category in {"So", "Cc", "Cf", "Co", "Cs", "Cn", "Sk"} or "\ufe00" <= c <= "\ufe0f"
    return " " if is_silent and c != "°" else c


def _said_as_word(match: re.Match[str]) -> str:
    """Capitals for emphasis are read as a word, an abbreviation letter by letter: STOP, but NPC."""
    word = match[0]
    letters = word.replace("'", "")
    if _ROMAN.fullmatch(word):
        return word
    is_shouted = len(letters) >= 4 and not _VOWELS.isdisjoint(letters)
    return word.lower() if is_shouted or letters.lower() in _SHORT_WORDS else word


_SHORT_WORDS = frozenset(
    (
        "a",
        "at",
        "be",
        "but",
        "do",
        "had",
        "has",
        "he",
        "her",
        "him",
        "his",
        "if",
        "its",
        "me",
        "my",
        "on",
        "or",
        "our",
        "she",
        "the",
        "was",
        "we",
    )
)
"""What the pronouncing dictionary would spell; longer words are known by their vowels."""


def _can_be_read(text: str) -> bool:
    return any(c.isalnum() and c.isascii() for c in unicodedata.normalize("NFD", text))


def _pause_after(text: str) -> float:
    bare = text.rstrip("\"”’')]} ")
    return _PAUSES.get(bare[-1:], _OTHER_PAUSE)
