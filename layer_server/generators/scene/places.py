"""Built places by name: which room, or which part of a town, a prompt is about."""

from __future__ import annotations

from layer_server.generators.scene.rooms.names import room_of
from layer_server.generators.scene.words import FEATURES, KINDS

_HOUSED = {"interior", "dungeon", "town"}
_OUTSIDE = frozenset(word for kind, words in KINDS.items() if kind not in _HOUSED for word in words.split()) | frozenset(
    word for words in FEATURES.values() for word in words.split()
)


def place_of(listed: tuple[str, ...], head: str) -> tuple[str, str]:
    """The kind and the place that the words of a prompt name, or two empty words.

    Args:
        listed: its words in the singular, as they were typed.
        head: the word that says what it is.
    """
    room = room_of(listed, head, outside=head in _OUTSIDE, is_open=bool(_OUTSIDE.intersection(listed)))
    return ("interior", room) if room else ("", "")
