"""What a plan of a room says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """A room: its shell, its light and its furniture.

    Attributes:
        name: what it is called in a result.
        words: words that name it wherever they stand; ``weak`` ones only beside a word such as ``interior``.
        shell: a name of ``shells.SHELLS``.
        size: half its width, its height, its length.
        back, left, right: pieces along the walls; those of the side walls are repeated as often as there is room.
        centre: pieces on the floor: ``table@1.2,4.5`` at x and z, ``pew#-1.6,1.6:3.4+1.2*5`` in rows; a piece turns its
            back with ``^`` and faces left or right with ``<`` and ``>``.
        over: the same, for what hangs from the ceiling.
        mood: a name of ``lighting.MOODS``.
        accent, glow, carpet: colours that the seed chooses from.
        shows: words that it answers to besides those of its pieces.
        wet: how much its floor mirrors.
        phrases: two words together that name it.
    """

    name: str
    words: str
    shell: str
    size: tuple[float, float, float]
    back: str = ""
    left: str = ""
    right: str = ""
    centre: str = ""
    over: str = ""
    mood: str = "home"
    weak: str = ""
    accent: str = "#8a2430 #2f4f7a #3f6a4a #7a5a2c"
    glow: str = "#ffd9a0"
    carpet: str = "#7a2430 #2a4a6a #5a3a5c"
    shows: str = ""
    wet: float = 0.0
    phrases: tuple[str, ...] = ()
