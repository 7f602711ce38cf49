"""Scales, chords and keys: numbers of semitones, and the names that people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

NOTE_NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "hijaz": (0, 1, 4, 5, 7, 8, 10),
    "pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
    "hirajoshi": (0, 2, 3, 7, 8),
    "blues": (0, 3, 5, 6, 7, 10),
}

_DEGREES = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_QUALITIES: dict[str, tuple[int, ...]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "m7": (0, 3, 7, 10),
    "maj7": (0, 4, 7, 11),
    "mmaj7": (0, 3, 7, 11),
    "9": (0, 4, 7, 10, 14),
    "m9": (0, 3, 7, 10, 14),
    "maj9": (0, 4, 7, 11, 14),
    "o": (0, 3, 6),
    "o7": (0, 3, 6, 9),
    "+": (0, 4, 8),
    "sus4": (0, 5, 7),
    "sus2": (0, 2, 7),
    "add9": (0, 4, 7, 14),
    "madd9": (0, 3, 7, 14),
    "5": (0, 7),
    "6": (0, 4, 7, 9),
    "m6": (0, 3, 7, 9),
}
_SEVENTHS = frozenset({"7", "maj7", "mmaj7"})
_ROMAN = re.compile(r"([b#]?)([ivIV]+)(maj7|maj9|mmaj7|m6|sus4|sus2|add9|o7|o|7|9|6|5|\+)?$")


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord: its root in semitones above the tonic, the others above the root, and its name in the key."""

    root: int
    intervals: tuple[int, ...]
    quality: str

    @property
    def classes(self) -> tuple[int, ...]:
        """Semitones above the tonic, within an octave, root first."""
        return tuple((self.root + interval) % 12 for interval in self.intervals)

    def name(self, tonic: int) -> str:
        return NOTE_NAMES[(tonic + self.root) % 12] + self.quality


def chord(roman: str) -> Chord:
    """``bVI``, ``ii7``, ``Vsus4``: degrees of the major scale; lower case is minor. Raises ValueError."""
    found = _ROMAN.match(roman)
    if not found or found[2].lower() not in _DEGREES:
        raise ValueError(f"{roman!r} is no chord.")
    accidental, numeral, suffix = found[1], found[2], found[3] or ""
    root = (_DEGREES[numeral.lower()] + {"b": -1, "#": 1, "": 0}[accidental]) % 12
    minor = numeral.islower() and suffix not in {"o", "o7", "sus4", "sus2", "5", "m6"}
    quality = f"m{suffix}" if minor else suffix
    return Chord(root, _QUALITIES[quality], quality)


def at_rest(roman: str) -> Chord:
    """The chord of a degree without its seventh: ``Imaj7`` as ``I``. Raises ValueError."""
    found = _ROMAN.match(roman)
    return chord(roman.removesuffix(found[3]) if found and found[3] in _SEVENTHS else roman)


def tones(scale: tuple[int, ...], harmony: Chord) -> tuple[int, ...]:
    """The scale as it sounds over a chord: a chord's own note takes the place of its neighbour."""
    kept = [
        step
        for step in scale
        if not any((step - tone) % 12 in {1, 11} for tone in harmony.classes if tone not in scale)
    ]
    return tuple(sorted({*kept, *harmony.classes}))


def pitches(classes: tuple[int, ...], tonic: int, low: int, high: int) -> list[int]:
    """Every pitch of these classes from ``low`` to ``high``."""
    wanted = {(tonic + each) % 12 for each in classes}
    return [pitch for pitch in range(low, high + 1) if pitch % 12 in wanted]


def voiced(
    harmony: Chord, tonic: int, before: tuple[int, ...], low: int = 53, high: int = 74
) -> tuple[int, ...]:
    """The chord's notes near those ``before``: each voice moves as little as it can."""
    best: tuple[int, ...] = ()
    least = 1e9
    centre = (low + high) / 2
    classes = [(tonic + each) % 12 for each in harmony.classes[:4]]
    for bottom in range(low, high - 8):
        if bottom % 12 not in classes:
            continue
        notes = [bottom]
        rest = [each for each in classes if each != bottom % 12]
        pitch = bottom + 1
        while rest and pitch <= high + 5:
            if pitch % 12 in rest:
                notes.append(pitch)
                rest.remove(pitch % 12)
            pitch += 1
        spread = notes[-1] - notes[0]
        cost = 0.35 * abs(sum(notes) / len(notes) - centre) + (3.0 if spread > 14 else 0)
        if before:
            cost += sum(min(abs(note - other) for other in before) for note in notes)
        if cost < least:
            best, least = tuple(notes), cost
    return best or tuple(pitches(harmony.classes, tonic, low, high)[:3])
