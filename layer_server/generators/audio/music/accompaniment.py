"""Bars of accompaniment: what basses, guitars, keys, harps and strings do over one chord."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from layer_server.generators.audio.music.notes import Note
from layer_server.generators.audio.music.theory import Chord, pitches


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar to fill.

    Attributes:
        start: its first beat.
        voicing: the chord's notes in the middle, lowest first.
        root: the bass's lowest note of the chord; ``fifth`` the one above; ``ahead`` the next bar's root.
        number: within the section.
    """

    start: float
    meter: int
    harmony: Chord
    tonic: int
    scale: tuple[int, ...]
    voicing: tuple[int, ...]
    root: int
    ahead: int
    number: int
    rng: np.random.Generator

    @property
    def fifth(self) -> int:
        return self.root + next((each for each in self.harmony.intervals if each in {6, 7, 8}), 7)

    def note(self, at: float, length: float, pitch: int, velocity: float) -> Note:
        return Note(
            self.start + at, length, pitch, float(np.clip(velocity + self.rng.normal(0, 0.03), 0.15, 1))
        )


def _rhythm(
    bar: Bar, line: str, pitch: int | Callable[[int], int], length: float, velocity: float
) -> list[Note]:
    """Notes on the strokes of a line of sixteenths; the pitch is of the stroke's number."""
    notes = []
    for index, stroke in enumerate(c for c in enumerate(line[: bar.meter * 4]) if c[1] != "."):
        place, kind = stroke
        notes.append(
            bar.note(
                place / 4,
                length,
                pitch if isinstance(pitch, int) else pitch(index),
                velocity + (0.1 if kind == "X" else -0.12 if kind == "o" else 0),
            )
        )
    return notes


def bass(pattern: str, bar: Bar) -> list[Note]:
    """One bar of bass, by the name of its pattern."""
    root, fifth, octave = bar.root, bar.fifth, bar.root + 12
    whole = float(bar.meter)
    if pattern == "drone":
        return (
            [bar.note(0, whole, root, 0.6)]
            if bar.number % 2 == 0 or bar.ahead != root
            else [bar.note(0, whole, root, 0.5)]
        )
    if pattern == "root":
        return [bar.note(0, whole * 0.97, root, 0.66)]
    if pattern == "waltz" or (pattern == "root fifth" and bar.meter == 3):
        return [bar.note(0, 0.9, root if bar.number % 2 == 0 else fifth - (12 if fifth > 45 else 0), 0.75)]
    if pattern == "root fifth":
        low = fifth - 12 if fifth > 45 else fifth
        return [bar.note(0, 1.8, root, 0.74), bar.note(2, 1.7, low, 0.66)]
    if pattern == "walking":
        step = [root, root + bar.harmony.intervals[1], fifth]
        lead = bar.ahead + (1 if bar.rng.random() < 0.5 else -1)
        line = [*step, lead][: bar.meter] if bar.meter == 4 else [root, fifth, lead]
        return [bar.note(i, 0.92, pitch, 0.72 - 0.04 * (i % 2)) for i, pitch in enumerate(line)]
    if pattern == "octaves":
        return _rhythm(bar, "x.x.x.x.x.x.x.x.", lambda i: octave if i % 2 else root, 0.42, 0.72)
    if pattern == "eighths":
        return _rhythm(bar, "X.x.x.x.X.x.x.x.", root, 0.46, 0.7)
    if pattern == "gallop":
        return _rhythm(bar, "X.xxX.xxX.xxX.xx", root, 0.22, 0.72)
    if pattern == "pulse":
        return _rhythm(bar, "x.xxx.xxx.xxx.xx", root, 0.22, 0.7)
    if pattern == "offbeat":
        return _rhythm(bar, "..x...x...x...x.", root, 0.4, 0.8)
    if pattern == "funk":
        return _rhythm(
            bar,
            "X..x..x.o.x...xo",
            lambda i: (root, octave, root, fifth, root, octave, root)[i % 7],
            0.25,
            0.74,
        )
    return _rhythm(bar, "X.....x.o.x.....", lambda i: (root, root, fifth, root)[i % 4], 0.8, 0.72)


def comp(pattern: str, bar: Bar) -> list[Note]:
    """One bar of chords or of broken chords, by the name of its pattern."""
    chord, meter = bar.voicing, bar.meter
    made = _BROKEN.get(pattern)
    if made:
        return made(bar)
    if pattern == "pad":
        return [bar.note(0, meter * 0.99, pitch, 0.5) for pitch in chord]
    if pattern in {"strum", "ukulele", "skank", "train", "power", "chug"}:
        return _strummed(pattern, bar)
    lines = {
        "ostinato": ("X.xxx.xxX.xxx.x.", 0.22), "spiccato": ("X.x.x.x.X.x.x.xx", 0.2), "offbeat": ("....x.......x...", 0.3),
        "syncopated": ("x..x..x...x.x...", 0.35), "stabs": ("X...x.x.X...x...", 0.4), "lazy": ("x.........x.....", 1.3),
        "charleston": ("x.....x.........", 0.6), "funk": ("..x..x.x..x.x..x", 0.16), "waltz": ("....x...x...", 0.7),
    }  # fmt: skip
    line, length = lines.get(pattern, ("x...x...x...x...", 0.8))
    if pattern == "charleston" and bar.number % 2:
        line = "..x.....x......."
    if pattern in {"ostinato", "spiccato"}:  # strings repeat two notes, a section each
        return [
            *_rhythm(bar, line, chord[0], length, 0.55),
            *_rhythm(bar, line, chord[min(2, len(chord) - 1)], length, 0.52),
        ]
    return [note for pitch in chord for note in _rhythm(bar, line, pitch, length, 0.52)]


def _strummed(pattern: str, bar: Bar) -> list[Note]:
    """Strings that sound one after the other, down or up."""
    line, length, apart = {
        "strum": ("X...x.x...x.x.x.", 0.6, 0.018), "ukulele": ("X...x.xo..xox.xo", 0.35, 0.014), "skank": ("..X...X...X...X.", 0.18, 0.008),
        "train": ("x.x.X.x.x.x.X.x.", 0.3, 0.015), "power": ("X.x.x.x.X.x.x.x.", 0.42, 0.006), "chug": ("X.xxX.xxX.xxX.x.", 0.2, 0.004),
    }[pattern]  # fmt: skip
    if pattern in {"power", "chug"}:
        low = bar.root + 12
        chord: Sequence[int] = (
            (low, low + 7, low + 12) if pattern == "power" or bar.number % 4 == 3 else (low, low + 7)
        )
    elif pattern == "ukulele":
        chord = tuple(sorted(pitch + 12 if pitch < 60 else pitch for pitch in bar.voicing))
    else:
        chord = (*bar.voicing, bar.voicing[0] + 12)
    notes = []
    for place, stroke in enumerate(line[: bar.meter * 4]):
        if stroke == ".":
            continue
        down = place % 4 == 0
        order = chord if down else tuple(reversed(chord))
        for string, pitch in enumerate(order):
            velocity = {"X": 0.66, "x": 0.54, "o": 0.38}[stroke] - (0.0 if down else 0.06)
            notes.append(bar.note(place / 4 + apart * string * 2, length, pitch, velocity))
    return notes


def _cycle(bar: Bar, order: Sequence[int], step: float, length: float, velocity: float) -> list[Note]:
    places = np.arange(0, bar.meter, step)
    return [
        bar.note(float(at), length, order[i % len(order)], velocity + (0.08 if at % 2 == 0 else 0))
        for i, at in enumerate(places)
    ]


def _spread(bar: Bar) -> list[int]:
    low = bar.root + 12
    return [
        low,
        *(p for p in bar.voicing if p > low),
        bar.voicing[0] + 12,
        bar.voicing[min(1, len(bar.voicing) - 1)] + 12,
    ]


def _arpeggio(bar: Bar) -> list[Note]:
    up = _spread(bar)[:5]
    return _cycle(bar, [*up, *reversed(up[1:-1])], 0.5, 1.2, 0.48)


def _broken(bar: Bar) -> list[Note]:
    """A pianist's left hand: root, fifth, tenth, and back."""
    root = bar.root + 12
    tenth = root + 12 + bar.harmony.intervals[1]
    return _cycle(bar, (root, bar.fifth + 12, root + 12, tenth, root + 12, bar.fifth + 12), 0.5, 1.4, 0.42)


def _alberti(bar: Bar) -> list[Note]:
    low, middle, high = bar.voicing[0], bar.voicing[min(1, len(bar.voicing) - 1)], bar.voicing[-1]
    return _cycle(bar, (low, high, middle, high), 0.5, 0.55, 0.5)


def _chip_arpeggio(bar: Bar) -> list[Note]:
    return _cycle(bar, [pitch + 12 for pitch in bar.voicing[:3]], 0.25, 0.22, 0.42)


def _sparse(bar: Bar) -> list[Note]:
    if bar.number % 2:
        return []
    return [
        bar.note(0, 2, bar.voicing[0], 0.5),
        bar.note(1.5 if bar.meter == 4 else 2, 2, bar.voicing[-1] + 12, 0.34),
    ]


def _pentatonic_run(bar: Bar) -> list[Note]:
    own = pitches(bar.scale, bar.tonic, bar.voicing[0], bar.voicing[0] + 26)
    if bar.number % 4 == 3:
        return [
            bar.note(i * 0.25, 0.9, own[min(i, len(own) - 1)], 0.42 + 0.02 * i)
            for i in range(min(8, bar.meter * 4))
        ]
    line = [bar.root + 12, bar.voicing[-1], own[min(4, len(own) - 1)], bar.voicing[-1]]
    return [
        bar.note(at, 1.4, pitch, 0.5)
        for at, pitch in zip((0, 1, 1.5, 2.5), line, strict=True)
        if at < bar.meter
    ]


def _oud(bar: Bar) -> list[Note]:
    root = bar.root + 12
    own = pitches(bar.scale, bar.tonic, root, root + 14) or [root]
    picks = (0, 0, 1, 2, 0, 2, 1, 0)
    return [
        bar.note(at, 0.4, own[min(pick, len(own) - 1)], 0.55 if at % 1 == 0 else 0.44)
        for at, pick in zip((0, 0.75, 1, 1.5, 2, 2.5, 3, 3.5), picks, strict=True)
        if at < bar.meter
    ]


def _polyrhythm(bar: Bar) -> list[Note]:
    order = [
        bar.voicing[0],
        bar.voicing[-1],
        bar.voicing[min(1, len(bar.voicing) - 1)],
        bar.voicing[-1],
        bar.voicing[0] + 12,
    ]
    return [
        *_rhythm(bar, "X..x..x..x..x.x.", lambda i: order[i % len(order)], 0.4, 0.55),
        *_rhythm(bar, "x.....x.....x...", bar.voicing[0] - 12, 0.5, 0.5),
    ]


_BROKEN: dict[str, Callable[[Bar], list[Note]]] = {
    "arpeggio": _arpeggio,
    "broken": _broken,
    "alberti": _alberti,
    "chip arpeggio": _chip_arpeggio,
    "sparse": _sparse,
    "pentatonic run": _pentatonic_run,
    "oud": _oud,
    "polyrhythm": _polyrhythm,
}


def fast_arpeggio(bar: Bar) -> list[Note]:
    """Sixteenths over two octaves: what glitters above a chorus."""
    up = [pitch + 12 for pitch in bar.voicing[:3]]
    return _cycle(bar, [*up, up[0] + 12, *reversed(up[1:])], 0.25, 0.28, 0.4)
