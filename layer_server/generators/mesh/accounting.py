"""Which words of a prompt a prop does not show: each is shown, or it is named."""

from __future__ import annotations

import re
from collections.abc import Collection

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.prompt import MEASURE_WORDS
from layer_server.generators.image.vocabulary import (
    CUTE_WORDS,
    FILLER,
    GLOW_WORDS,
    MOOD_WORDS,
    SEEN_WORDS,
)
from layer_server.generators.mesh.asked import GEM_COLOURS, MATERIAL_WORDS, WORN, Asked, singular
from layer_server.generators.mesh.cover import COVERS
from layer_server.generators.mesh.props.kit import Kit, Prop
from layer_server.generators.mesh.props.styles import style_of


def _row(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLAIMED = frozenset().union(
    FILLER, GLOW_WORDS, CUTE_WORDS, MOOD_WORDS - SEEN_WORDS, MATERIAL_WORDS, GEM_COLOURS, NAMED_COLOURS, WORN,
    *(cover.words for cover in COVERS.values()),
)  # fmt: skip
"""What paint, wear and size show, and what every model may claim."""
_FRAMES = _row(
    "low poly model mesh glb gltf prop object thing ready unity unreal godot blender scale realistic stylised standing lying "
    "top front side full filled made covered into out under over inside mini miniature massive colossal gigantic tall short long "
    "wide narrow thick thin heavy metal part wood inlay decoration ornament engraved carved textured detail lots low high "
    "next beside behind around surrounded standing sitting good nice cool new used there has have one printable realtime pbr sci fi overflowing brimming"
)


def unshown(asked: Asked, prop: Prop, kit: Kit) -> list[str]:
    """The words of a prompt that nothing of a prop shows."""
    parts = {word for piece in kit.pieces for word in re.findall(r"\w+", piece.group)} | set(prop.roles)
    shown = {
        singular(word)
        for word in (*asked.name.split(), *prop.name.split(), *_words(asked.left_out), *parts, *kit.heard)
    }
    past = {"sci", "fi"} if style_of(asked.words) == "sci-fi" else set()
    past |= {"park"}
    if prop.kind not in _ABROAD:
        past |= _ROOMS.intersection(asked.subject.split())
    found = []
    for word in re.findall(r"[^\W_]+", re.sub(r"\b(?:one|two) handed\b", "", asked.text)):
        one = singular(word)
        if (
            word in past
            or {word, one} & (_CLAIMED | _FRAMES | MEASURE_WORDS - _COUNTING)
            or one in shown
            or len(word) < _LEAST
            or (word.isdigit() and word not in _NUMBERS)
            or style_of(frozenset({word}))
        ):
            continue
        found.append(word)
    _, _, after = asked.subject.partition(asked.name)
    if (last := after.split()[-1:]) and singular(last[0]) in parts - kit.heard - {singular(asked.name)}:
        found += last  # a door handle is not shown by a door that has one
    return list(dict.fromkeys(found))


def _words(names: Collection[str]) -> list[str]:
    return [word for name in names for word in name.split()]


_ABROAD = frozenset({"animal", "figure", "building", "vehicle", "nature"})
"""Kinds that a room makes another thing of: a house cat, a school bus."""
_ROOMS = _row(
    "office kitchen dining living bedroom room house home hotel tavern inn pub bar cafe restaurant classroom lounge study library "
    "indoor interior household domestic reception dinner school park garden bath bathroom gas street desk"
)
"""Where a thing stands, which changes nothing of it that one could see."""
_LEAST = 2
_NUMBERS = frozenset({"2", "3", "4", "5", "6"})
_COUNTING = frozenset({"pair", "pile", "stack", "heap"})


def sentence(asked: Asked, missing: Collection[str]) -> str:
    """What is said of words that are not shown: those right before the name tell which kind of thing is meant."""
    before, _, _ = asked.text.partition(asked.name)
    kind: list[str] = []
    for word in reversed(before.split()):
        if word not in missing:
            break
        kind.insert(0, word)
    said = []
    if kind:
        whole = " ".join((*kind, asked.name))
        said.append(f"This is a plain {asked.name}: nothing shows that it is {_article(whole)} {whole}.")
    _, _, after = asked.subject.partition(asked.name)
    thing = [word for word in after.split() if word in missing and not word.endswith("ing")]
    if thing and not kind:
        whole = " ".join((asked.name, *thing))
        said.append(f"No {whole} is built here: this is {_article(asked.name)} {asked.name}.")
    if rest := [word for word in missing if word not in kind and (kind or word not in thing)]:
        said.append(f"{'It' if said else f'This {asked.name}'} does not show: {', '.join(rest)}.")
    return " ".join(said)


def _article(name: str) -> str:
    return "an" if name[:1] in "aeiou" else "a"
