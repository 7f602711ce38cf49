"""Notes of an interface: soft bells, phrases of them, glitter, and the voice of an old console."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layer_server.generators.audio.effects.family import Take
from layer_server.generators.audio.effects.synthesis import decay, ring, square
from layer_server.generators.audio.filters import low_pass
from layer_server.generators.audio.samples import Sound, add, count, place

C5 = 523.25
"""Hz."""


def note(semitones: float, base: float = C5) -> float:
    return float(base * 2 ** (semitones / 12))


def bell(take: Take, frequency: float, fall: float, bright: float = 1.0) -> Sound:
    """A soft bell of an interface: a sine, its octave and a glassy partial that dies first."""
    return ring(
        take.rng,
        np.array([1, 1.003, 2.0, 3.01, 5.43]) * frequency,
        np.array([1, 0.9, 0.55, 0.3, 0.12]) * fall,
        np.array([1, 0.35, 0.35, 0.16 * bright, 0.10 * bright]),
        fall * 6,
    )


def phrase(
    take: Take, notes: Sequence[tuple[float, float]], fall: float, bright: float = 1.0, base: float = C5
) -> Sound:
    """Bells one after the other: (seconds, semitones above C5)."""
    shift = float(take.rng.choice((-2, 0, 0, 2)))
    total = np.zeros(count(notes[-1][0] / take.pace + fall * 6), np.float32)
    for at, semitones in notes:
        add(total, bell(take, note(semitones + shift, base), fall, bright), place(at / take.pace))
    return total


def retro(frequency: Sound, fall: float, duty: float = 0.5) -> Sound:
    """An old console's voice: a pulse wave, in steps, without its harshest part."""
    n = len(frequency)
    return low_pass(square(frequency, duty=duty), 9_000) * decay(n, fall, 0.002)


def sparkle(take: Take, n: int, level: float) -> Sound:
    """Tiny high bells strewn over the end of a reward."""
    total = np.zeros(n, np.float32)
    for _ in range(14):
        at = int(n * take.rng.uniform(0.15, 0.65))
        f = note(float(take.rng.choice((24, 28, 31, 36))))
        add(
            total,
            ring(take.rng, [f, f * 2.76], [0.09, 0.03], [1, 0.3], 0.4),
            at,
            level * take.rng.uniform(0.3, 1),
        )
    return total
