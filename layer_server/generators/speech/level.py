"""How loud speech is, at its own sample rate and however long it is: BS.1770-4 by short spectra.

The meter of ``audio.loudness`` filters the whole sound at its own rate. Minutes of speech are measured here in
pieces of 100 ms: the energy of a filtered piece is, by Parseval's theorem, the sum over its spectrum times the
filter's gain. What the filter rings on from one piece to the next is left out, which is below 0.1 LU.
"""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.loudness import SILENCE, gated, k_weighting, limited
from layer_server.generators.audio.samples import Sound

_PIECES_A_SECOND = 10
_PIECES_AT_ONCE = 256
_BLOCK = 4
"""Pieces of a block: 400 ms, each 100 ms after the last."""


def loudness(samples: Sound, rate: int) -> float:
    """Integrated LUFS of a mono sound, gated; shorter than a block it is followed by silence."""
    length = rate // _PIECES_A_SECOND
    count = max(_BLOCK, -(-len(samples) // length))
    padded = np.pad(samples, (0, count * length - len(samples))).reshape(count, length)
    gain = np.abs(k_weighting(np.fft.rfftfreq(length, 1 / rate))) ** 2
    gain[1 : (length + 1) // 2] *= 2  # the negative frequencies
    energy = np.concatenate(
        [
            np.square(np.abs(np.fft.rfft(padded[at : at + _PIECES_AT_ONCE], axis=1))) @ gain
            for at in range(0, count, _PIECES_AT_ONCE)
        ]
    )
    return gated(np.convolve(energy, np.ones(_BLOCK), "valid") / (_BLOCK * length**2))


def at_loudness(samples: Sound, rate: int, target: float) -> Sound:
    """The sound as loud as ``target`` LUFS, its true peak at most that of ``limited``."""
    for _ in range(2):  # what the limiter takes is given back once
        measured = loudness(samples, rate)
        if measured <= SILENCE or abs(measured - target) < 0.1:
            break
        samples = limited(samples * np.float32(10 ** ((target - measured) / 20)))
    return samples
