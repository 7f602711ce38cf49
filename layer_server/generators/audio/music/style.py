"""The kinds of music: each with its tempi, modes, chords, players and patterns, and the words people use for it.

Chords are roman numerals of the major scale's degrees. Drum lines have a character for each sixteenth: ``X`` an
accent, ``x`` a stroke, ``o`` a soft one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of music.

    Attributes:
        tempo: beats a minute, lowest and highest.
        modes: names of ``SCALES``; which one is a matter of the seed.
        verse, chorus: chord progressions, four chords each as a rule, a bar each.
        melody, counter, comp, arp, pad, bass: instruments; of several, the seed chooses. Empty: none plays it.
        comp_pattern, bass_pattern: keys of the composer's tables.
        drums: by GM key; ``kit`` plays them.
        density: of the melody's notes, from 0 to 1.
        swing: how late the off-beats are, 0 straight, 0.33 triplets.
        strict: machines play, on the beat.
        space: the hall, a key of ``SPACES``; ``wet`` how much of it.
        levels: decibels by stem.
        gentle: its drums are soft and its fills few.
    """

    name: str
    words: str
    caption: str
    tempo: tuple[int, int]
    modes: tuple[str, ...]
    verse: tuple[str, ...]
    chorus: tuple[str, ...]
    melody: tuple[str, ...]
    bass: tuple[str, ...]
    comp: tuple[str, ...] = ()
    comp_pattern: str = "block"
    pad: tuple[str, ...] = ()
    arp: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    bass_pattern: str = "root"
    kit: str = ""
    drums: Mapping[int, str] = field(default_factory=dict)
    density: float = 0.5
    swing: float = 0.0
    meter: int = 4
    strict: bool = False
    space: str = "stone hall"
    wet: float = 0.2
    levels: Mapping[str, float] = field(default_factory=dict)
    gentle: bool = False


KICK, SNARE, RIM, CLAP = 36, 38, 37, 39
HAT, OPEN_HAT, CRASH, RIDE = 42, 46, 49, 51
LOW_TOM, MID_TOM, HIGH_TOM = 43, 47, 50
TAMBOURINE, SHAKER, CONGA, BONGO, TRIANGLE = 54, 70, 63, 60, 81
