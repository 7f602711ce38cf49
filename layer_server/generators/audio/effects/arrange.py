"""Puts events in time: repeats them, one after the other or together, to the asked length, into a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.audio.effects.families import FAMILIES, Family, Take
from layer_server.generators.audio.effects.prompt import Event, Scene
from layer_server.generators.audio.filters import high_pass
from layer_server.generators.audio.loudness import normalised
from layer_server.generators.audio.samples import (
    RATE,
    Sound,
    add,
    columns,
    count,
    crossfaded,
    faded,
    fitted,
    stereo,
    trimmed,
    wrapped,
)
from layer_server.generators.audio.space import SPACES, placed

LOUDNESS = -18.0
"""LUFS of every effect, as far as its peaks allow."""

_LOWEST = 32.0
"""Hz; what is below is felt by no speaker and costs loudness."""

_SETTLED = 0.25
"""Seconds in which that filter is."""

_LONGEST_STRETCH = 6.0
"""Seconds that a single event is stretched to at most."""

_LAP = 1.2
"""Seconds by which a steady sound's end leads into its beginning."""

_MOST_TIMES = 80

_BEHIND = 0.32
"""A steady sound's level behind an event that is heard over it."""

Step = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The finished sound, and how long it is heard before silence fills the asked length."""

    sound: Sound
    heard_seconds: float


def arrange(
    scene: Scene, rng: np.random.Generator, seconds: float | None, loop: bool, step: Step
) -> Arranged:
    """Make the sound of a scene, (samples, channels), normalised.

    Args:
        seconds: the exact length, or None for the natural one.
        loop: its end leads into its beginning.
    """
    families = [FAMILIES[event.family] for event in scene.events]
    steady = [i for i, family in enumerate(families) if family.steady]
    single = [i for i, family in enumerate(families) if not family.steady]
    length = seconds or (max(families[i].seconds for i in steady) if steady else 0.0)
    layers: list[Sound] = []
    for done, i in enumerate(steady):
        step(0.7 * done / len(families), families[i].name)
        sound = _steady(scene.events[i], rng, length, loop)
        layers.append(sound * np.float32((_BEHIND if single else 1.0) / _power(sound)))
    if single:
        chosen = [(scene.events[i], families[i]) for i in single]
        sound = _sequence(
            chosen, rng, seconds=seconds if not steady else None, length=length, loop=loop, step=step
        )
        layers.append(sound * np.float32(3.0 / max(1e-6, float(np.abs(sound).max()))) if steady else sound)
    mix = _mixed(layers)
    step(0.75, "placing")
    place = "" if all(family.is_interface for family in families) else scene.place
    if place:
        mix = placed(mix, SPACES[place])
    mix = _without_rumble(columns(mix), is_round=loop and bool(steady) and not place)
    mix = mix if steady and not place else trimmed(mix)
    heard = len(mix) / RATE
    samples = count(length) if length else len(mix)
    if loop:
        if not length:
            samples = _period(scene.events, families, len(mix))
        mix = wrapped(mix, samples)
    elif steady:
        mix = faded(fitted(mix, samples, 0.3), rise=min(0.05, length / 8), fall=min(0.25, length / 4))
    else:
        mix = fitted(mix, samples)
    step(0.85, "normalising")
    mix = normalised(mix.astype(np.float32, copy=False), LOUDNESS)
    return Arranged(mix, heard)


def _without_rumble(sound: Sound, *, is_round: bool) -> Sound:
    """Without what is below ``_LOWEST``; a round of sound is filtered as if it had been going on."""
    if not is_round:
        return high_pass(sound, _LOWEST, 2)
    lead = min(len(sound), round(_SETTLED * RATE))
    going_on = np.concatenate([sound[len(sound) - lead :], sound, sound[:lead]])
    return high_pass(going_on, _LOWEST, 2)[lead : lead + len(sound)]


def _steady(event: Event, rng: np.random.Generator, seconds: float, loop: bool) -> Sound:
    lap = min(_LAP, seconds / 2) if loop else 0.0
    sound = np.asarray(FAMILIES[event.family].make(_take(event, rng, max(seconds + lap, 0.25))), np.float32)
    return crossfaded(sound, count(seconds)) if loop else fitted(sound, count(seconds))


def _sequence(
    chosen: list[tuple[Event, Family]],
    rng: np.random.Generator,
    *,
    seconds: float | None,
    length: float,
    loop: bool,
    step: Step,
) -> Sound:
    """The events one after the other, or together where they are said to be."""
    placed_sounds: list[tuple[int, Sound]] = []
    at = count(0.12 * length) if length and seconds is None else 0
    start = at
    share = seconds / max(1, sum(event.relation != "with" for event, _ in chosen)) if seconds else None
    for done, (event, family) in enumerate(chosen):
        step(0.1 + 0.6 * done / len(chosen), family.name)
        sound = _repeated(event, family, rng, share, loop and len(chosen) == 1)
        begin = start if event.relation == "with" else at
        placed_sounds.append((begin, sound))
        start = begin
        at = max(at, begin + len(sound) - count(0.04))
    total = np.zeros(
        (max(b + len(s) for b, s in placed_sounds), max(s.shape[1] for _, s in placed_sounds)), np.float32
    )
    for begin, sound in placed_sounds:
        add(total, stereo(sound) if total.shape[1] == 2 else sound, begin)
    return total


def _repeated(
    event: Event, family: Family, rng: np.random.Generator, seconds: float | None, loop: bool
) -> Sound:
    """An event as often as it is asked for; without a number, as often as is usual or as the time allows."""
    gap = family.gap / event.pace * event.size**0.2
    times = event.times or family.times
    if seconds and not event.times and family.times > 1:
        times = max(1, int((seconds - (0 if loop else 0.6 * gap)) / gap + 0.01))
        if loop:
            gap = seconds / max(1, round(seconds / gap))
            times = round(seconds / gap)
    elif seconds and event.times > 1:
        gap = min(gap, max(0.03, (seconds - 0.3) / max(1, times - 1)))
    times = min(times, _MOST_TIMES)
    stretch = min(seconds * 0.97, _LONGEST_STRETCH) if seconds and times == 1 else 0.0
    sounds: list[tuple[int, Sound]] = []
    for index in range(times):
        sound = columns(np.asarray(family.make(_take(event, rng, stretch)), np.float32))
        late = rng.normal(0, 0.035) * gap if index and times > 1 else 0.0
        level = float(np.exp(rng.normal(0, 0.09))) if times > 1 else 1.0
        sounds.append((count(max(0.0, index * gap + late) + 1e-9), trimmed(sound) * np.float32(level)))
    total = np.zeros((max(b + len(s) for b, s in sounds), max(s.shape[1] for _, s in sounds)), np.float32)
    for begin, sound in sounds:
        add(total, stereo(sound) if total.shape[1] == 2 else sound, begin)
    loudest = float(np.abs(total).max())
    return total / np.float32(max(loudest, 1e-6))


def _period(events: tuple[Event, ...], families: list[Family], samples: int) -> int:
    """The natural length of a loop of events: a whole number of gaps, where one event is repeated."""
    if len(events) == 1 and (events[0].times or families[0].times) > 1:
        gap = families[0].gap / events[0].pace * events[0].size ** 0.2
        return count((events[0].times or families[0].times) * gap)
    return samples


def _take(event: Event, rng: np.random.Generator, seconds: float) -> Take:
    return Take(
        np.random.default_rng(rng.integers(2**63)),
        seconds,
        event.material,
        event.size,
        event.force,
        event.pace,
        event.words,
    )


def _mixed(layers: list[Sound]) -> Sound:
    """Layers added; what is longer decides, and stereo wins."""
    wide = any(columns(layer).shape[1] == 2 for layer in layers)
    total = np.zeros((max(map(len, layers)), 2 if wide else 1), np.float32)
    for layer in layers:
        add(total, stereo(layer) if wide else columns(layer), 0)
    return total


def _power(sound: Sound) -> float:
    return max(1e-6, float(np.sqrt(np.mean(np.square(sound)))))
