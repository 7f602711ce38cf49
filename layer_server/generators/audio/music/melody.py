"""Writes tunes: a rhythm that comes back, an outline, and notes chosen for the chord, the step and the motif."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from layer_server.generators.audio.music.notes import Note
from layer_server.generators.audio.music.theory import Chord, pitches, tones

_CELLS: dict[int, tuple[tuple[tuple[float, ...], ...], ...]] = {
    4: (
        ((4,), (2, 2), (3, 1), (1.5, 2.5), (-1, 3), (2, -2)),
        ((1, 1, 2), (1.5, 0.5, 2), (2, 1, 1), (1, 0.5, 0.5, 2), (1.5, 1.5, 1), (-0.5, 0.5, 1, 2), (-1, 1, 1, 1)),
        (
            (1, 0.5, 0.5, 1, 1), (0.5, 0.5, 0.5, 0.5, 1, 1), (1.5, 0.5, 0.5, 0.5, 1), (0.5, 1, 0.5, 1, 1),
            (0.75, 0.25, 1, 0.5, 0.5, 1), (-0.5, 0.5, 0.5, 0.5, 1, 1), (0.5, 0.5, 1, 0.5, 0.5, 1),
        ),
    ),
    3: (
        ((3,), (2, 1), (-1, 2)),
        ((1, 1, 1), (1.5, 0.5, 1), (2, 0.5, 0.5), (-1, 1, 1)),
        ((1, 0.5, 0.5, 1), (0.5, 0.5, 1, 1), (0.5, 0.5, 0.5, 0.5, 1), (1, 1, 0.5, 0.5)),
    ),
}  # fmt: skip
"""Lengths in beats that fill a bar, by meter and by how busy they are; a negative one is a rest."""

_ENDINGS = {4: ((4,), (1, 3), (2, 2), (3, -1), (1, 1, 2)), 3: ((3,), (1, 2), (2, -1))}


@dataclass(frozen=True, slots=True)
class Tune:
    """What a melody is written for.

    Attributes:
        chords: one a bar.
        low, high: the instrument's range.
        density: 0 long notes, 1 running ones.
        tempo: beats a minute; slow music has more notes to a beat.
    """

    chords: Sequence[Chord]
    scale: tuple[int, ...]
    tonic: int
    meter: int
    low: int
    high: int
    density: float
    tempo: float


def write(tune: Tune, rng: np.random.Generator, *, closes: bool) -> list[Note]:
    """A melody over the chords, from beat 0; where it ``closes``, its last note is of the last chord's foot."""
    bars = len(tune.chords)
    rhythm = _rhythm(tune, rng, bars)
    outline = _outline(rng, bars)
    centre, reach = (tune.low + tune.high) / 2, min(7.0, (tune.high - tune.low) / 3)
    notes: list[Note] = []
    steps: dict[tuple[int, int], int] = {}
    previous = round(centre)
    for bar, cell in enumerate(rhythm):
        harmony = tune.chords[bar]
        own = pitches(harmony.classes, tune.tonic, tune.low, tune.high)
        every = pitches(tones(tune.scale, harmony), tune.tonic, tune.low, tune.high)
        at = 0.0
        for place, length in enumerate(cell):
            if length < 0:
                at -= length
                continue
            strong = at % 2 == 0 or length >= 1.5
            last = closes and bar == bars - 1 and place == len(cell) - 1
            wanted = centre + reach * outline[min(len(outline) - 1, int((bar + at / tune.meter) * 4))]
            motif = steps.get((bar % 2, place)) if bar >= 2 else None
            candidates = pitches(harmony.classes[:2], tune.tonic, tune.low, tune.high) if last else every
            pitch = _chosen(
                candidates or every, own, previous, wanted=wanted, motif=motif, strong=strong, rng=rng
            )
            if bar < 2:
                steps[bar, place] = pitch - previous
            accent = 0.10 if at == 0 else 0.05 if at % 1 == 0 else 0.0
            notes.append(
                Note(bar * tune.meter + at, length * 0.96, pitch, 0.62 + accent + float(rng.normal(0, 0.025)))
            )
            previous = pitch
            at += length
    return notes


def _rhythm(tune: Tune, rng: np.random.Generator, bars: int) -> list[tuple[float, ...]]:
    """Two bars that come back, and an ending every four."""
    kinds = _CELLS[tune.meter]
    busy = 2 * tune.density + 0.35 + 0.6 * float(np.clip((104 - tune.tempo) / 40, -0.5, 1))

    def cell() -> tuple[float, ...]:
        level = int(np.clip(round(busy + rng.normal(0, 0.35)), 0, 2))
        return kinds[level][int(rng.integers(len(kinds[level])))]

    first, second = cell(), cell()
    endings = _ENDINGS[tune.meter]
    result: list[tuple[float, ...]] = []
    for bar in range(bars):
        if bar % 4 == 3 or bar == bars - 1:
            calm = endings if tune.density < 0.7 else endings[1:]
            result.append(calm[int(rng.integers(len(calm)))])
        else:
            result.append(first if bar % 2 == 0 else second)
    return result


def _outline(rng: np.random.Generator, bars: int) -> Sequence[float]:
    """Where a phrase goes, four points a bar, from -1 to 1."""
    u = np.linspace(0, 1, max(4, bars * 4))
    shapes = (
        np.sin(np.pi * u) * 1.2 - 0.4,
        0.7 - 1.4 * u,
        -0.7 + 1.6 * u**1.3,
        np.sin(2 * np.pi * u) * 0.8,
        0.5 - np.sin(np.pi * u),
    )
    shape = shapes[int(rng.choice(5, p=(0.4, 0.15, 0.15, 0.2, 0.1)))]
    return [float(each) for each in shape]


def _chosen(
    candidates: Sequence[int],
    own: Sequence[int],
    previous: int,
    *,
    wanted: float,
    motif: int | None,
    strong: bool,
    rng: np.random.Generator,
) -> int:
    """The cheapest of the candidates: near, singable, of the chord on strong beats, like the motif."""
    best, least = candidates[0], 1e9
    for pitch in candidates:
        leap = abs(pitch - previous)
        cost = (1.3, 0.1, 0.0, 0.35, 0.5, 0.9, 2.2, 1.2, 2.0, 1.9, 3.0, 4.0, 2.4)[leap] if leap <= 12 else 5.0
        if pitch not in own:
            cost += 2.4 if strong else 0.35
        cost += 0.16 * abs(pitch - wanted)
        if motif is not None:
            cost += 0.45 * abs(pitch - previous - motif)
        cost += float(rng.gumbel(0, 0.28))
        if cost < least:
            best, least = pitch, cost
    return best
