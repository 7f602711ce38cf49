"""The sound of a shot: a bed of what is heard in such a place, made by the families of the ``sound`` model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layer_server.generators.audio.effects.arrange import arrange
from layer_server.generators.audio.effects.prompt import read
from layer_server.generators.audio.loudness import normalised
from layer_server.generators.audio.samples import RATE, count, stereo
from layer_server.generators.video.encoding import Sound
from layer_server.generators.video.shot import Take

QUIET = "wind"
"""What is heard where a place says nothing else."""

_LOUDNESS = -20.0
"""LUFS: a bed, which music and voices stand in front of."""
_BEHIND = 0.55
"""How loud each further sound is beside the one before it."""


def _unheard(_fraction: float, _stage: str) -> None:
    """The sound of a video is a moment's work, which nobody needs to hear of."""


def ambience(sounds: Sequence[str], take: Take) -> Sound:
    """Exactly as long as the video; a loop where the video is one."""
    length = count(take.seconds)
    mix = np.zeros((length, 2), np.float32)
    level = 1.0
    for index, name in enumerate(sounds or (QUIET,)):
        rng = np.random.default_rng([take.seed, 61, index])
        made = arrange(read(name), rng, take.seconds, take.loop, _unheard)
        sound = stereo(made.sound)[:length]
        mix[: len(sound)] += sound * np.float32(level)
        level *= _BEHIND
    samples = np.asarray(normalised(mix, _LOUDNESS), np.float32)
    if not take.loop:
        rise = np.minimum(np.arange(length, dtype=np.float32) / (0.4 * RATE), 1)
        samples = samples * (rise * np.minimum(rise[::-1] * np.float32(0.8), 1))[:, None]
    return Sound(samples, RATE)
