"""People of other folk: a zombie chef is a chef with the skin, the eyes and the teeth of a zombie."""

from __future__ import annotations

_DEAD = ("#8ab07a", "eyes=crimson", "paint=blood")
_BONE = ("bone", "bone")
_GHOST = ("#cfe4f4", "eyes=sky")
_ELF = ("", "ears")
_ORC = ("#6a9a3a", "ears", "tusks")
_ROBOT = ("silver", "eyes=sky", "shaven")
_DEMON = ("#b0241c", "eyes=yellow", "fangs")
_DWARF = ("", "beard=orange")
_WOMAN = ("", "long=caramel", "shaven")
_OLD = ("", "beard=white", "hair=white")

FOLK: dict[str, tuple[str, ...]] = {
    "zombie": _DEAD, "undead": _DEAD, "rotten": _DEAD, "infected": _DEAD, "skeleton": _BONE, "skeletal": _BONE,
    "ghost": _GHOST, "spectral": _GHOST, "ghostly": _GHOST, "phantom": _GHOST, "elf": _ELF, "elven": _ELF, "elvish": _ELF,
    "half elf": _ELF, "orc": _ORC, "orcish": _ORC, "troll": ("#6a8a7a", "ears", "tusks"), "goblin": ("#7ab83a", "ears", "eyes=red", "shaven"),
    "robot": _ROBOT, "robotic": _ROBOT, "android": _ROBOT, "mechanical": _ROBOT, "demon": _DEMON, "demonic": _DEMON,
    "dwarf": _DWARF, "dwarven": _DWARF, "vampire": ("#e0d8e0", "fangs", "eyes=red", "shaven"), "female": _WOMAN, "woman": _WOMAN,
    "lady": _WOMAN, "girl": _WOMAN, "alien": ("#78c850", "eyes=black", "shaven"), "gnome": ("", "ears", "beard=white"),
    "elderly": _OLD, "bearded": ("", "beard=brown"), "bald": ("", "bare"), "cyborg": ("", "patch", "eyes=red"),
}  # fmt: skip
"""Whose a head is: the skin, where it is another, and what marks it; ``shaven`` and ``bare`` have no beard, no hair."""


def of_folk(folk: str, bust: list[str]) -> list[str]:
    """The words of a ``bust`` for somebody of a folk.

    Args:
        folk: a key of ``FOLK``.
        bust: skin, clothes, headgear, its colour, and what marks whom it shows.
    """
    skin, *marks = FOLK[folk]
    own, clothes, *rest = bust
    kinds = [
        word for word in rest[2:] if word.partition("=")[0] not in {mark.partition("=")[0] for mark in marks}
    ]
    lost = {"shaven": {"beard", "hair"} if any(mark.startswith("long") for mark in marks) else {"beard"}, "bare": {"hair", "long"}, "bone": {"beard", "hair", "long", "patch", "glasses"}}  # fmt: skip
    gone = set().union(*(lost[mark] for mark in marks if mark in lost))
    kinds = [word for word in kinds if word.partition("=")[0] not in gone]
    added = [mark for mark in marks if mark not in {"shaven", "bare"}]
    return [skin or own, clothes, *(rest[:2] or ["none", "brown"]), *kinds, *added]
