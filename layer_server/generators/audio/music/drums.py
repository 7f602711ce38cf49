"""Drums: the style's lines, with accents and ghosts, a fill before each new phrase and a crash on it."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.music.notes import Note
from layer_server.generators.audio.music.style import (
    CRASH,
    HAT,
    HIGH_TOM,
    KICK,
    LOW_TOM,
    MID_TOM,
    SNARE,
    Style,
)

_STROKES = {"X": 0.86, "x": 0.66, "o": 0.4}
_FILLS = (
    ((0, SNARE), (0.5, SNARE), (1, HIGH_TOM), (1.25, HIGH_TOM), (1.5, MID_TOM), (1.75, LOW_TOM)),
    ((0, HIGH_TOM), (0.5, MID_TOM), (1, LOW_TOM), (1.5, LOW_TOM), (1.75, SNARE)),
    ((1, SNARE), (1.25, SNARE), (1.5, SNARE), (1.75, SNARE)),
    ((0, KICK), (0.5, SNARE), (0.75, SNARE), (1, HIGH_TOM), (1.33, MID_TOM), (1.67, LOW_TOM)),
)
_QUIET = frozenset({HAT, 70, 54, 81, 51, 37})
"""What still plays where the music draws back."""


def drum_bar(
    style: Style,
    start: float,
    meter: int,
    intensity: float,
    rng: np.random.Generator,
    *,
    fills: bool,
    opens: bool,
) -> list[Note]:
    """One bar; ``fills`` into the next phrase, or ``opens`` a section."""
    notes: list[Note] = []
    steps = meter * 4
    breaks = steps - 8 if fills and not style.gentle else steps
    for key, line in style.drums.items():
        if intensity < 0.5 and key not in _QUIET:
            continue
        for place in range(min(steps, breaks)):
            stroke = line[place % len(line)]
            if stroke == ".":
                continue
            velocity = _STROKES[stroke] * (0.7 + 0.3 * intensity) * float(np.exp(rng.normal(0, 0.05)))
            notes.append(Note(start + place / 4, 0.25, key, min(1.0, velocity)))
    if fills and not style.gentle and intensity >= 0.5:
        pattern = _FILLS[int(rng.integers(len(_FILLS)))]
        notes += [Note(start + meter - 2 + at, 0.25, key, 0.62 + 0.1 * at) for at, key in pattern]
    if opens and not style.gentle and intensity > 0.6:
        notes.append(Note(start, 1.0, CRASH, 0.62 * intensity))
    return notes
