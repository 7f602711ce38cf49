"""Words of two meanings: what stands with them decides, else the sense that games mostly mean.

A row of ``senses.txt`` is ``word: name, what that is | words that mean it | another name, what that is | words``; the
first sense is the usual one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from layer_server.generators.image.prompt import singular
from layer_server.generators.image.subjects import PREFERRED


@dataclass(frozen=True, slots=True)
class _Sense:
    name: str
    said: str
    cues: frozenset[str]


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[_Sense, _Sense]]:
    found = {}
    for row in Path(__file__).with_name("senses.txt").read_text(encoding="utf-8").splitlines():
        word, _, rest = row.partition(":")
        first, cues, second, other_cues = (part.strip() for part in rest.split("|"))
        found[word] = _sense(first, cues), _sense(second, other_cues)
    return found


def _sense(text: str, cues: str) -> _Sense:
    name, _, said = text.partition(", ")
    return _Sense(name, said, frozenset(cues.split()))


_GOES_ON = frozenset(
    {"with", "on", "in", "at", "and", "from", "holding", "made", "by", "under", "over", "near", "for"}
)
"""What may stand behind a noun without making a compound of it."""


def in_one_sense(text: str) -> tuple[str, str]:
    """A prompt with a word of two meanings as one of them, and what to say of the other ("" where the prompt decides).

    Only the first thing of the prompt is looked at, and a compound (``bat wing``, ``crane hook``) is left as it is.
    """
    said = re.findall(r"\w+|[^\w\s]", text.lower())
    for place, word in enumerate(said):
        one = singular(word)
        if one not in _senses():
            continue
        before, after = said[place - 1] if place else "", said[place + 1] if place + 1 < len(said) else ""
        if (after and after[0].isalnum() and after not in _GOES_ON) or f"{before} {one}" in PREFERRED:
            return text, ""
        usual, other = _senses()[one]
        around = frozenset({*said, *map(singular, said)})
        of_usual, of_other = len(around & usual.cues), len(around & other.cues)
        chosen, left = (other, usual) if of_other > of_usual else (usual, other)
        name = chosen.name + ("s" if word != one else "")
        shown = re.sub(rf"\b{word}\b", name, text.lower(), count=1)
        hint = "" if of_usual != of_other else f"There is another {one} too, {left.said}: say {left.name!r}."
        return shown, hint
    return text, ""
