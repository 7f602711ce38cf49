"""Built places by name: which room, or which part of a town, a prompt is about."""

from __future__ import annotations

from layer_server.generators.scene.rooms.names import INDOORS, room_of
from layer_server.generators.scene.town.names import town_of
from layer_server.generators.scene.words import FEATURES, KINDS

_HOUSED = {"interior", "dungeon", "town"}
_OUTSIDE = frozenset(
    word for kind, words in KINDS.items() if kind not in _HOUSED for word in words.split()
) | frozenset(word for words in FEATURES.values() for word in words.split())


_PORTS = frozenset(("harbor", "harbour", "port", "marina"))


def place_of(listed: tuple[str, ...], head: str, text: str) -> tuple[str, str]:
    """The kind and the place that the words of a prompt name, or two empty words.

    Args:
        listed: its words in the singular, as they were typed.
        head: the word that says what it is.
        text: its words as they were typed, with one space between.
    """
    town, phrase = ("quay", head) if head in _PORTS else town_of(listed, text)
    room = room_of(
        listed,
        head,
        outside=head in _OUTSIDE or head in phrase.split(),
        is_open=bool(_OUTSIDE.intersection(listed)),
    )
    if room and not (town and head in phrase.split() and head not in INDOORS):
        return "interior", room
    return ("town", town) if town else ("", "")
