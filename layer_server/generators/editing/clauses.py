"""An instruction taken apart: its clauses, what stands in quotes, and of a clause the words, colours, amount and number."""

from __future__ import annotations

import re

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.editing.fill_prompt import colour_of

_COLOUR = "|".join(sorted(NAMED_COLOURS, key=len, reverse=True))
_HAIR = {"blonde": "#e0b75c", "blond": "#e0b75c", "ginger": "#c8602a", "brunette": "#5a3a22"}
"""Colours that only hair has."""

_SPLIT = re.compile(
    r"[,;!?\n]+|\.(?!\d)|\band\b|\bthen\b|\bplus\b|\balso\b|\bbut\b(?! not\b| the\b| for\b| (?:red|blue|green)\b)|&"
)
_LITTLE = re.compile(
    r"\b(?:slight\w*|a bit|a little|little|subtl[ey]|gently?|lightly|somewhat|a touch|tiny bit)\b"
)
_MUCH = re.compile(r"\b(?:very|much|strong\w*|heav\w+|extreme\w*|a lot|really|intense\w*|super|way|far)\b")
_NUMBER = re.compile(r"(?<![#\w])(\d{1,4}(?:\.\d+)?)(?!\w*:)")
_HEX = re.compile(r"#[0-9a-f]{6}\b")
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
_UNQUOTED = re.compile(
    r"\b(?:write|add (?:the |some )?text|text saying|saying)\s+(?:the (?:words?|text)\s+)?(.+?)(?=$|[,;.]|\s+(?:on|at|in|above|below|across)\s+"
    r"(?:it|the|top|bottom)\b)",
    re.IGNORECASE,
)


def quoted_of(prompt: str) -> tuple[str, str]:
    """What is in quotes, and the instruction in lower case with the word ``quoted`` instead."""
    found = _QUOTED.search(prompt)
    if found:
        return (
            found[1] or found[2]
        ).strip(), f"{prompt[: found.start()]} quoted {prompt[found.end() :]}".lower()
    found = _UNQUOTED.search(prompt)
    if found and found[1].lower() not in {"text", "it", "something"}:
        return found[1].strip(), f"{prompt[: found.start(1)]} quoted {prompt[found.end(1) :]}".lower()
    return "", prompt.lower()


def clauses_of(text: str) -> list[str]:
    """The parts of an instruction that ask for one thing each, spelled in one way."""
    text = re.sub(r"black\s*(?:and|&|n|'n'|-)\s*white", "greyscale", text)
    text = re.sub(rf"\b({_COLOUR})\s*(?:and|&|/|\+)\s*(?=(?:{_COLOUR})\b)", r"\1 with ", text)
    for word, colour in _HAIR.items():
        text = re.sub(rf"\b{word}\b", colour, text)
    text = re.sub(rf"\b(?:an? |the )?({_COLOUR}) sky\b", r"; make the sky \1 ;", text)
    text = re.sub(rf"\b({_COLOUR}) (?:instead of|rather than|not) ({_COLOUR})\b", r"\2 to \1", text)
    text = re.sub(r"(?:(?<=\s)|^)[-–−](?=\d)", "minus ", text)
    text = re.sub(r"(?<=\d)\s*%", " percent", text.replace("+", " "))
    text = re.sub(r"(?<=\d)\s*-?\s*(?:°|deg\b)", " degrees", text.replace("-", " "))
    clauses: list[str] = []
    for part in _SPLIT.split(text):
        clause = " ".join(part.split())
        if clauses and re.fullmatch(
            r"colou?red|in colou?r|(?:to |by |at |in )?\d+(?: ?(?:x|by|:) ?\d+)?(?: (?:percent|px|pixels|colou?rs|degrees))?",
            clause,
        ):
            clauses[-1] += f" {clause}"
        elif clause:
            clauses.append(clause)
    return clauses


def words_of(clause: str) -> tuple[str, ...]:
    return tuple(re.findall(r"#[0-9a-f]{6}|\d+:\d+|[^\W_]+", clause))


def colours_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every colour that is named, in order; ``navy blue`` is one."""
    found: list[str] = []
    before = ""
    for index, word in enumerate(words):
        if _HEX.fullmatch(word):
            found.append(word)
        elif word in NAMED_COLOURS and before not in NAMED_COLOURS:
            found.append(colour_of(list(words[max(0, index - 1) : index + 1])))
        before = word
    return tuple(found)


def amount_of(clause: str) -> float:
    if _LITTLE.search(clause):
        return 0.5
    return 1.6 if _MUCH.search(clause) else 1.0


def number_of(clause: str) -> float | None:
    found = _NUMBER.search(_HEX.sub("", clause))
    return float(found[1]) if found else None
