"""Reads a prompt: what is meant, of which material and colour, with what trimming, in which style."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from layer_server.generators.asking import wanted
from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.nouns import NOUNS
from layer_server.generators.image.tables import words
from layer_server.generators.image.vocabulary import (
    BODY_PARTS,
    CRAFT_PHRASES,
    CUTE_WORDS,
    FILLER,
    GEM_COLOURS,
    JEWELLERY,
    KINDS,
    MATERIAL_WORDS,
    MOOD_WORDS,
    PIXEL_WORDS,
    STATE_WORDS,
    STYLE_WORDS,
    TRIM_WORDS,
)
from layer_server.generators.image.wording import CRAFT_WORDS, STYLES, without_surroundings

_LONGEST = 400
"""Characters read of a prompt; what stands behind them does not name the subject."""

_KIND_WORDS = sorted({word for members in KINDS.values() for word in members})

_PREFIXES = words(
    """
    long short great war battle broad fire ice frost thunder moon sun star bone stone wood iron steel
    dark shadow blood dragon spell double cross sea hell mega cyber robo
    """
)
"""First halves of closed compounds: ``longbow``, ``warhammer``."""

_KNOWN_PAIRS = (
    ("knife and fork", "knife fork"),
    ("bow and arrow", "bow"),
    ("skull and crossbones", "crossbones skull"),
    ("mortar and pestle", "pestle mortar"),
    ("needle and thread", "sewing needle"),
    ("full moon", "fullmoon"),
    ("top hat", "tophat"),
    ("magic lamp", "genielamp"),
    ("pair of dice", "dice"),
    ("jack in the box", "jackinbox"),
    ("box of matches", "matchbox"),
    ("ship in a bottle", "bottleship"),
    ("spinning top", "spinningtop"),
    ("drum set", "drumkit"),
    ("chess set", "chessboard"),
    ("glow stick", "glowstick"),
    ("night light", "nightlight"),
    ("light saber", "lightsaber"),
    ("band aid", "bandaid"),
    ("board game", "boardgame"),
    ("game boy", "gameboy"),
    ("picture frame", "paintingframe"),
    ("light switch", "lightswitch"),
    ("tea set", "teaset"),
    ("door handle", "doorhandle"),
    ("rubber band", "rubberband"),
)
"""One thing under two names."""

_SECOND_CLAUSE = re.compile(r"\b(?:with|and|wearing|made of|on|in|inside|over)\b")

_BESIDE = re.compile(r"\b(?:and|on|in|inside)\b")

_SUBJECTS = frozenset(word for kind in KINDS if kind not in {"gem", "plant"} for word in KINDS[kind])
"""Nouns that are things of their own, not trimmings of another."""

_RELATION = re.compile(
    r"\b(?:(?:riding|fighting|holding|carrying|chasing|attacking|slaying|eating|hugging|versus|vs|against|next to"
    r"|beside|behind|under)\b|\w{2,}(?:ing|s)\s+(?=(?:an?|the|his|her|its|their|two|another)\b))"
)
"""What joins two subjects of a scene: a verb."""


_COLOURED_THINGS = words("rose orange lime olive violet amber obsidian turquoise")
"""Colour words that are things too."""

MEASURE_WORDS = words(
    "pair set pile stack bunch piece bit lot kind type picture image icon drawing heap group slice bundle emblem"
)
"""How much or how many of a thing, where it stands before ``of``: the thing is what is drawn."""

_PORTIONS = words("wheel wedge sheaf lump chunk hunk clove ear sprig stalk cube nugget rack leg")
"""How much of a food, a plant or a stuff, where it stands before ``of``: the stuff is what is drawn."""

_OF_THE_WHOLE = STYLE_WORDS.union(*STYLES.values())
"""Words that say something of the whole picture, wherever they stand."""

_LAST_RESORT = frozenset({"magic", "light", "dark", "glow", "frame", "blender", "level", "handle", "set"})
"""Words that are a thing where nothing else is named."""

_NO_THINGS = FILLER | CRAFT_WORDS

_OBSIDIAN = "obsidian"
"""A stuff that names a colour too, and so is part of a name only where that is known: an obsidian knife."""

_NAMES_WITH_FILLER = frozenset(
    name
    for name in NOUNS
    if " " in name and any(word in _NO_THINGS or word == _OBSIDIAN for word in name.split())
)
"""Known names with words that say nothing elsewhere."""

_NO_STUFF = words("fortune fate time life destiny dharma doom table")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a prompt asks for.

    Attributes:
        subject: the words that name the object, material words included (``crystal ball``).
        noun: the same without colours and materials, or the subject where nothing else is left.
        head: the last word of the noun, in the singular.
        kind: a key of ``KINDS`` or "".
        material, accent: names of materials for the main and for the other parts, or "".
        colour, accent_colour: ``#rrggbb`` or "".
        words: every word of the prompt.
        others: the subjects besides the first, for a prompt that names several.
    """

    subject: str
    noun: str
    head: str
    kind: str
    material: str
    accent: str
    colour: str
    accent_colour: str
    words: frozenset[str]
    others: str
    has_jewel: bool
    has_trim: bool
    is_pixel_art: bool
    is_cute: bool

    @property
    def is_only_trim(self) -> bool:
        """Whether it names a material or a colour and nothing that is made of it."""
        return not self.noun or self.noun in MATERIAL_WORDS

    def in_style_of(self, whole: Brief) -> Brief:
        """This thing with what the whole prompt says of style."""
        style = whole.words & _OF_THE_WHOLE
        return replace(
            self, words=self.words | style, is_pixel_art=whole.is_pixel_art, is_cute=whole.is_cute, others=""
        )


_PICTOGRAPHS = {
    "dagger knife": "dagger", "high voltage sign": "lightning", "gem stone": "gem", "japanese ogre": "oni", "bow and arrow": "bow",
    "heart suit": "heart", "sun with rays": "sun", "sparkles": "magic", "skull and crossbones": "skull", "trophy": "trophy cup",
    "white medium star": "star", "glowing star": "star", "european castle": "castle", "collision symbol": "explosion", "droplet": "water drop", "hocho": "knife",
}  # fmt: skip
"""What people call them, where Unicode's name is another."""


def _spelled_out(text: str) -> str:
    """Pictographs as their Unicode names: an emoji in a prompt is a word, and several are things together."""
    spelled, follows = "", False
    for c in text:
        if unicodedata.category(c) == "So":
            name = unicodedata.name(c, "").lower().removeprefix("heavy ").removeprefix("black ")
            spelled += f" {'and ' if follows else ''}{_PICTOGRAPHS.get(name, name)} "
            follows = True
        else:
            spelled += c
            follows = follows and (c.isspace() or unicodedata.category(c) in {"Mn", "Cf", "Sk"})
    return spelled


_F_STEMS = {
    "lea": "leaf", "kni": "knife", "wol": "wolf", "hoo": "hoof", "loa": "loaf", "shel": "shelf", "el": "elf", "hal": "half",
    "scar": "scarf", "thie": "thief", "dwar": "dwarf", "cal": "calf", "li": "life",
}  # fmt: skip


def singular(word: str) -> str:
    """``boots`` to ``boot``; words like ``glass`` and ``compass`` stay."""
    if word.endswith("ves") and word[:-3] in _F_STEMS:
        return _F_STEMS[word[:-3]]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")) and not word.endswith("axes"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plain(prompt: str) -> str:
    """The part of a prompt that is read: lower case, pictographs as words, without words about the craft."""
    text = without_surroundings(_spelled_out(wanted(prompt[:_LONGEST])).lower().replace("'s ", " "))
    for phrase in CRAFT_PHRASES:
        text = text.replace(phrase, " ")
    return " ".join(text.split())


def read(prompt: str) -> Brief:
    """Read a prompt in English; words that it does not know are kept as part of the subject."""
    text = plain(prompt)
    for pair, name in _KNOWN_PAIRS:
        text = text.replace(pair, name)
    words = re.findall(r"[^\W_]+", text)
    text, others = _scene(text)
    first, tail_words = _clauses(text)
    first = _container_last(first)
    subject = _things_of(first)
    colours = [NAMED_COLOURS[w] for w in first if w in NAMED_COLOURS and w not in subject]
    if not subject:
        subject = _things_of(tail_words) or [w for w in words if w in _LAST_RESORT][-1:]
    noun = [
        part
        for w, after in zip(subject, [*subject[1:], ""], strict=False)
        if w not in MATERIAL_WORDS
        and (w not in MOOD_WORDS or (singular(after) in BODY_PARTS and w not in STATE_WORDS))
        for part in _parts(w)
    ]
    if not noun or subject[-1] in MATERIAL_WORDS:
        noun = subject[-1:] if not noun else [*noun, subject[-1]]
    head = singular(noun[-1]) if noun else ""
    jewel = head in JEWELLERY and any(w in GEM_COLOURS for w in subject)
    adjectives = [w for w in subject if not (jewel and w in GEM_COLOURS)]
    if head in KINDS["plant"]:  # an oak tree is an oak, not a tree of oak
        adjectives = [w for w in adjectives if w not in KINDS["plant"]]
    adjectives = [w for w in adjectives if w in MATERIAL_WORDS and (w != subject[-1] or head in KINDS["gem"])]
    material = MATERIAL_WORDS[adjectives[0]] if adjectives else ""
    if not material and _OBSIDIAN in first[:-1]:
        material = MATERIAL_WORDS[_OBSIDIAN]
    gem = next((GEM_COLOURS[w] for w in first if w in GEM_COLOURS), "")
    tail = [singular(w) for w in tail_words]
    tail_gem = next((GEM_COLOURS[w] for w in tail if w in GEM_COLOURS), "")
    if jewel:  # the stone of a ring is the gem, not its band
        gem, tail_gem = "", gem
    every = frozenset(words)
    return Brief(
        subject=" ".join(subject),
        noun=" ".join(noun),
        head=head,
        kind=_kind(noun),
        material=material,
        accent="crystal" if jewel else next((MATERIAL_WORDS[w] for w in tail if w in MATERIAL_WORDS), ""),
        colour=colours[0] if colours else gem,
        accent_colour=next((NAMED_COLOURS[w] for w in tail_words if w in NAMED_COLOURS), tail_gem),
        words=every,
        others=others,
        has_jewel=jewel,
        has_trim=bool(every & TRIM_WORDS),
        is_pixel_art=any(_adjacent(words, phrase) for phrase in PIXEL_WORDS),
        is_cute=bool(every & CUTE_WORDS),
    )


def _scene(text: str) -> tuple[str, str]:
    """A prompt up to the verb that joins its subject to another, and that other one."""
    found = _RELATION.search(text)
    if found is None:
        return text, _second_subject(text)
    before, after = text[: found.start()], text[found.end() :]
    others = content(_SECOND_CLAUSE.split(after)[0])
    return (before, " ".join(others)) if others and content(before) else (text, "")


def _second_subject(text: str) -> str:
    """What stands beside the subject rather than on it: the shield of ``sword and shield``."""
    found = _BESIDE.search(text)
    if found is None or not content(text[: found.start()]):
        return ""
    beside = content(_SECOND_CLAUSE.split(text[found.end() :])[0])
    last = singular(beside[-1]) if beside else ""
    return " ".join(beside) if last in _SUBJECTS else ""


def content(text: str) -> list[str]:
    """The words that name a thing."""
    return _things_of(re.findall(r"[^\W_]+", text))


def _things_of(clause: list[str]) -> list[str]:
    """The words of a clause that name a thing; a rose is one where nothing else follows, though a colour too."""
    kept = _in_known_phrases(clause)
    named = [w for i, w in enumerate(clause) if i in kept or (w not in _NO_THINGS and w not in NAMED_COLOURS)]
    last = next((w for w in reversed(clause) if w not in _NO_THINGS), "")
    return [*named, last] if last in _COLOURED_THINGS else named


def _in_known_phrases(clause: list[str]) -> set[int]:
    """The places of words that belong to a known name, though they say nothing elsewhere: a traffic light."""
    kept: set[int] = set()
    for length in (3, 2):
        for start in range(len(clause) - length + 1):
            if " ".join(clause[start : start + length]) in _NAMES_WITH_FILLER:
                kept.update(range(start, start + length))
    return kept


def _container_last(clause: list[str]) -> list[str]:
    """``bag of gold coins`` as ``gold coins bag``; a pair of boots stays boots."""
    at = clause.index("of") if "of" in clause else 0
    if at < 1 or not content(clause[at - 1]):
        return clause
    if clause[at - 1] in MEASURE_WORDS or _is_portion(clause[at - 1], clause[at + 1 :]):
        return clause[at + 1 :]
    return [*clause[: at - 1], *clause[at + 1 :], clause[at - 1]]


def _is_portion(word: str, of: list[str]) -> bool:
    """Whether ``wheel`` is how much there is: of cheese, but not of fortune, and a cube of ice is a cube."""
    return word in _PORTIONS and bool(of) and of[-1] not in _NO_STUFF and of[-1] not in MATERIAL_WORDS


def _clauses(text: str) -> tuple[list[str], list[str]]:
    """The words of the first clause that names something, and those behind it."""
    parts = [re.findall(r"[^\W_]+", part) for part in _SECOND_CLAUSE.split(text)]
    for index, part in enumerate(parts):
        if _things_of(part):
            return part, [w for later in parts[index + 1 :] for w in later]
    return [w for part in parts for w in part], []


def _parts(word: str) -> list[str]:
    """``longbow`` as ``long bow``: a closed compound that ends with a noun we know."""
    if word in _KIND_WORDS or singular(word) in _KIND_WORDS:
        return [word]
    for ending in _KIND_WORDS:
        if (
            len(ending) >= 3
            and len(word) - len(ending) >= 3
            and word.endswith(ending)
            and word[: -len(ending)] in _PREFIXES
        ):
            return [word[: -len(ending)], ending]
    return [word]


def _kind(noun: list[str]) -> str:
    for word in reversed(noun):
        for kind, members in KINDS.items():
            if word in members or singular(word) in members:
                return kind
    return ""


def _adjacent(words: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words)))
