"""What a composer hands to the players: parts, each with an instrument and its notes in beats."""

from __future__ import annotations

from dataclasses import dataclass, field

STEMS = ("drums", "bass", "harmony", "melody")
"""The groups of parts that are mixed apart, in the order of the result's stems."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    Attributes:
        start, length: beats (quarter notes) from the beginning.
        pitch: MIDI's number; of a drum, its key in General MIDI.
        velocity: from 0 to 1.
    """

    start: float
    length: float
    pitch: int
    velocity: float


@dataclass(slots=True)
class Part:
    """What one player plays.

    Attributes:
        instrument: a name of the sound font's or of a synthesiser's.
        stem: the group it is mixed with, one of ``STEMS``.
        level: decibels to the other parts of its stem.
        pan: -1 left to 1 right.
        human: how unevenly it plays: seconds of spread of its onsets.
    """

    instrument: str
    stem: str
    notes: list[Note] = field(default_factory=list)
    level: float = 0.0
    pan: float = 0.0
    human: float = 0.006


@dataclass(frozen=True, slots=True)
class Score:
    """A composed piece.

    Attributes:
        tempo: beats a minute.
        beats: its length.
        tonic, mode: of its key; 0 is C.
        chords: (beat, name) of each change.
        sections: (beat, letter) of each.
    """

    parts: tuple[Part, ...]
    tempo: float
    beats: float
    meter: int
    tonic: int
    mode: str
    chords: tuple[tuple[float, str], ...]
    sections: tuple[tuple[float, str], ...]
