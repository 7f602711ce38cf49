"""What a video shows, whatever it was made from: something that draws a frame for each moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from layer_server.generators.card import Attribution
from layer_server.generators.video.encoding import Frame


@dataclass(frozen=True, slots=True)
class Take:
    """What was asked of a shot.

    Attributes:
        width, height: pixels.
        seconds: how long.
        loop: the frame after the last would be the first.
        moves, air: names and weights of camera moves and of what is in the air.
        timelapse: time goes fast.
        ground: the word for the colour that a thing stands before, or "".
        pace: of the camera, where the prompt names no move; 1 is usual.
        words: of the prompt, lower case.
    """

    width: int
    height: int
    seconds: float
    seed: int
    loop: bool
    moves: tuple[tuple[str, float], ...]
    air: tuple[tuple[str, float], ...]
    timelapse: bool = False
    ground: str = ""
    pace: float = 1.0
    words: frozenset[str] = frozenset()

    @property
    def shape(self) -> float:
        """Height by width."""
        return self.height / self.width


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A video before it is drawn.

    Attributes:
        draw: the frame at a moment, 0..1; safe to call from several threads where ``threads`` is true.
        metadata: what was understood.
        notes: what could not be met, in sentences.
        sounds: what can be heard in it, for the sound: ``rain``, ``wind``, …
    """

    draw: Callable[[float], Frame]
    metadata: Mapping[str, Any]
    notes: Sequence[str] = ()
    attribution: Sequence[Attribution] = ()
    sounds: Sequence[str] = ()
    threads: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)
