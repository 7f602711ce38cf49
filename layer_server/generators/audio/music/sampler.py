"""Plays the recorded instruments: finds the recording of a key, moves it to its pitch, shapes and repeats it.

The instruments are those of the build data: FluidR3 Mono's, whose zones say which recording sounds for which
keys and velocities, where it loops, and how it rises and falls (SoundFont 2.04's volume envelope).
"""

from __future__ import annotations

import io
import json
from functools import lru_cache
from typing import Any

import numpy as np

from layer_server.generators.art import archive
from layer_server.generators.audio.filters import low_pass
from layer_server.generators.audio.samples import RATE, Sound
from layer_server.generators.card import Attribution

FLUID = Attribution(
    title="FluidR3 Mono sound font",
    author="Frank Wen, Michael Cowgill and contributors",
    source="https://github.com/musescore/MuseScore/tree/2.3.2/share/sound",
    licence="MIT",
    licence_url="https://github.com/musescore/MuseScore/blob/2.3.2/share/sound/FluidR3Mono_License.md",
)

_BRIGHT = 9_000
"""Hz of a zone's filter above which it is left out."""

_KEEP_ALL = 1 << 29
"""FFmpeg's SKIP_MANUAL: else the last 128 samples of many recordings, and the end of their loops, are cut off."""

_LONGEST_RELEASE = 1.2
"""Seconds."""

_DRUM_LENGTH = 2.5
"""Seconds for which a drum rings at most."""


class Sampler:
    """One instrument.

    Args:
        name: as the build data names it.

    Raises:
        ArtMissingError: the build data is missing.
        KeyError: there is no such instrument.
    """

    def __init__(self, name: str) -> None:
        self.is_kit = name.endswith(" kit")
        self._zones = _zones(name)

    def sound(self, pitch: int, velocity: float, seconds: float) -> Sound:
        """A note, (samples,), with its release."""
        loudness = np.clip(round(velocity * 127), 1, 127)
        found = [
            zone
            for zone in self._zones
            if zone["keys"][0] <= pitch <= zone["keys"][1]
            and zone["velocities"][0] <= loudness <= zone["velocities"][1]
        ]
        if not found:
            return np.zeros(1, np.float32)
        total = np.zeros(1, np.float32)
        for zone in found:
            wave = self._played(zone, pitch, seconds)
            if len(wave) > len(total):
                wave, total = total, wave
            total[: len(wave)] += wave
        return total * np.float32(velocity**1.6)

    def _played(self, zone: dict[str, Any], pitch: int, seconds: float) -> Sound:
        release = min(max(zone["release"], 0.06), _LONGEST_RELEASE)
        if self.is_kit:
            return _held(zone["sample"], pitch, _key(zone), round(_DRUM_LENGTH * RATE)).copy()
        held = max(round(seconds * RATE), 1)
        fall = round(release * 0.6 * RATE)
        # lengths are rounded up, so that notes of about one length share a recording
        wave = _held(zone["sample"], pitch, _key(zone), -(-(held + fall) // 8_192) * 8_192)[
            : held + fall
        ].copy()
        if len(wave) > held:
            t = np.arange(len(wave) - held, dtype=np.float32) / np.float32(RATE)
            wave[held:] *= 10 ** (-5 * t / np.float32(release))
            last = min(256, len(wave) - held)
            wave[-last:] *= np.linspace(1, 0, last, dtype=np.float32)
        return wave


def _key(zone: dict[str, Any]) -> str:
    """A zone as something that a cache can know."""
    return json.dumps(zone, sort_keys=True)


@lru_cache(maxsize=768)
def _held(sample: int, pitch: int, key: str, samples: int) -> Sound:
    """A recording at a pitch, as long as its key is held, with its rise and fall; up to ``samples``."""
    zone = json.loads(key)
    wave, rate = _recording(sample)
    semitones = (pitch - zone["root"]) * zone["scale"] / 100 + zone["cents"] / 100
    step = 2 ** (semitones / 12) * rate / RATE
    begin, end = zone["loop"]
    end = min(end, len(wave) - 1)
    loops = zone["loops"] and end - begin > 16
    if not loops:
        samples = min(samples, int((len(wave) - 4) / step))
    place = np.arange(max(samples, 1), dtype=np.float64) * step
    if loops:
        beyond = place >= end
        place[beyond] = begin + (place[beyond] - begin) % (end - begin)
    result = _interpolated(wave, place)
    if zone["cutoff"] < _BRIGHT:
        result = low_pass(result, zone["cutoff"], 1)
    return result * _envelope(zone, len(result)) * np.float32(10 ** (zone["decibels"] / 20))


def _interpolated(wave: Sound, place: Sound) -> Sound:
    """Catmull and Rom's cubic between the samples."""
    index = place.astype(np.int32)
    t = (place - index).astype(np.float32)
    last = len(wave) - 1
    before, here = wave[np.maximum(index - 1, 0)], wave[np.minimum(index, last)]
    after, beyond = wave[np.minimum(index + 1, last)], wave[np.minimum(index + 2, last)]
    slope = after - before
    bend = 2 * before - 5 * here + 4 * after - beyond
    turn = 3 * (here - after) + beyond - before
    result: Sound = here + np.float32(0.5) * t * (slope + t * (bend + t * turn))
    return result


def _envelope(zone: dict[str, Any], samples: int) -> Sound:
    """Attack, hold, decay to the sustain level; decay is linear in decibels, 100 dB in its time."""
    t = np.arange(samples, dtype=np.float32) / np.float32(RATE)
    level = np.ones(samples, np.float32)
    if zone["attack"] > 0.001:
        level = np.minimum(1, t / np.float32(zone["attack"]))
    after = np.maximum(t - np.float32(zone["attack"] + zone["hold"]), 0)
    if zone["decay"] > 0.001 and zone["sustain"] < 1:
        fall = 10 ** (-5 * after / np.float32(zone["decay"]))
        level = level * np.maximum(fall, np.float32(zone["sustain"]))
    shape: Sound = level.astype(np.float32)
    return shape


@lru_cache(maxsize=1)
def _database() -> Any:
    return archive("instruments.sqlite")


@lru_cache(maxsize=80)
def _zones(name: str) -> list[dict[str, Any]]:
    row = _database().execute("SELECT zones FROM instrument WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(f"There is no instrument {name!r}.")
    zones: list[dict[str, Any]] = json.loads(row[0])
    return zones


@lru_cache(maxsize=320)
def _recording(sample: int) -> tuple[Sound, int]:
    """One recording, (samples,), and its rate."""
    import av

    rate, ogg = _database().execute("SELECT rate, ogg FROM sample WHERE id = ?", (sample,)).fetchone()
    with av.open(io.BytesIO(ogg), format="ogg") as container:
        stream = container.streams.audio[0]
        stream.codec_context.flags2 |= _KEEP_ALL
        frames = [frame.to_ndarray() for frame in container.decode(stream)]
    wave = np.concatenate(frames, axis=1)
    mono: Sound = wave.mean(0).astype(np.float32)
    return mono, int(rate)
