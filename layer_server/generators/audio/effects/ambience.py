"""Places that are heard: several families together, as long as they are asked to be."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.air import wind
from layer_server.generators.audio.effects.energy import fire, thunder
from layer_server.generators.audio.effects.family import Make, Take, family
from layer_server.generators.audio.effects.machines import hum
from layer_server.generators.audio.effects.people import murmur
from layer_server.generators.audio.effects.small_animals import bird, cricket, owl
from layer_server.generators.audio.effects.synthesis import drift, noise
from layer_server.generators.audio.effects.water import drip, rain, stream
from layer_server.generators.audio.filters import band_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, stereo
from layer_server.generators.audio.space import SPACES, placed


def _level(sound: Sound, level: float) -> Sound:
    return stereo(sound) * np.float32(level / max(1e-6, float(np.sqrt(np.mean(np.square(sound))))))


def _strewn(take: Take, make: Make, every: float, level: float, space: str) -> Sound:
    """Calls here and there, far enough away to be of the place."""
    n = take.samples
    total = np.zeros((n, 2), np.float32)
    at = take.rng.uniform(0.1, every)
    while at < take.seconds:
        call = make(Take(take.rng, size=take.near(1.0, 0.12)))
        call = call / max(1e-6, float(np.abs(call).max()))
        heard = placed(stereo(call, take.rng.uniform(-0.8, 0.8)), SPACES[space])
        add(total, heard, count(at), level * take.rng.uniform(0.3, 1.0))
        at += take.rng.exponential(every) + 0.15
    return total


@family(
    "forest ambience",
    "forest ambience, forest, nature, nature ambience, jungle, jungle ambience, garden, park, meadow ambience, spring morning, countryside, rainforest",
    "a forest by day with birds and leaves in the wind",
    steady=True,
    seconds=10.0,
)
def forest(take: Take) -> Sound:
    n = take.samples
    leaves = np.stack(
        [
            band_pass(noise(take.rng, n), 1_500, 7_000, 1)
            * np.clip(0.5 + 0.3 * drift(take.rng, n, 0.6), 0.05, 2)
            for _ in range(2)
        ],
        1,
    )
    total = _level(wind(Take(take.rng, seconds=take.seconds, force=0.6)), 0.03) + _level(leaves, 0.014)
    total += _strewn(take, bird, 1.1, 0.22, "forest")
    if take.says("jungle", "rainforest"):
        total += _level(cricket(take), 0.03)
    return total


@family(
    "night ambience",
    "night ambience, night, night forest, campsite night, evening, dark forest, swamp ambience, midnight",
    "night in the woods with crickets and an owl far away",
    steady=True,
    seconds=10.0,
)
def night(take: Take) -> Sound:
    total = _level(cricket(take), 0.045) + _level(wind(Take(take.rng, seconds=take.seconds, force=0.5)), 0.02)
    return total + _strewn(take, owl, 6.0, 0.2, "canyon")


@family(
    "cave ambience",
    "cave ambience, cave, dungeon ambience, dungeon, sewer, catacombs, crypt, mine, tunnel, underground",
    "a dark cave where water drips",
    steady=True,
    seconds=10.0,
)
def cave(take: Take) -> Sound:
    n = take.samples
    air = np.stack(
        [
            low_pass(noise(take.rng, n, 0.8), 320, 1) * (0.8 + 0.25 * drift(take.rng, n, 0.4))
            for _ in range(2)
        ],
        1,
    )
    return _level(air, 0.04) + _strewn(take, drip, 1.3, 0.35, "cave")


@family(
    "thunderstorm",
    "thunderstorm, rain and thunder, storm with rain, stormy night, rainstorm, thunder and rain, thunder storm, stormy weather",
    "a thunderstorm: heavy rain with thunder",
    steady=True,
    seconds=12.0,
)
def thunderstorm(take: Take) -> Sound:
    total = _level(rain(Take(take.rng, seconds=take.seconds, force=1.4)), 0.07)
    total += _level(wind(Take(take.rng, seconds=take.seconds, force=1.2)), 0.03)
    n = take.samples
    for at in np.arange(take.rng.uniform(0.2, 1.2), max(take.seconds - 0.5, 1.0), 6.5):
        clap = thunder(Take(take.rng, words=frozenset({"distant"} if take.rng.random() < 0.6 else ())))
        clap = clap[: max(1, n - count(float(at)))]
        add(total, clap / max(1e-6, float(np.abs(clap).max())), count(float(at)), 0.4)
    return total


@family(
    "campfire night",
    "campfire night, campfire ambience, camp, camping, fireside, campfire with crickets",
    "a camp fire at night with crickets",
    steady=True,
    seconds=10.0,
)
def campfire(take: Take) -> Sound:
    return _level(fire(take), 0.06) + _level(cricket(take), 0.022)


@family(
    "village ambience",
    "village ambience, village, town ambience, medieval town, market ambience, city ambience, city, street, traffic, busy street, city traffic",
    "a busy village street with people and birds",
    steady=True,
    seconds=10.0,
)
def village(take: Take) -> Sound:
    n = take.samples
    total = _level(murmur(take), 0.04) + _level(wind(Take(take.rng, seconds=take.seconds, force=0.5)), 0.012)
    if take.says("city", "traffic", "street", "busy"):
        cars = np.stack(
            [
                low_pass(noise(take.rng, n, 0.7), 500, 1)
                * np.clip(0.6 + 0.6 * drift(take.rng, n, 0.35), 0.05, 2.5)
                for _ in range(2)
            ],
            1,
        )
        return total * np.float32(0.5) + _level(cars, 0.07)
    return total + _strewn(take, bird, 2.5, 0.12, "outdoors")


@family(
    "river bank",
    "river bank, riverside, lake, pond, river ambience, stream with birds, waterfall ambience",
    "a river bank with birds",
    steady=True,
    seconds=10.0,
)
def river_bank(take: Take) -> Sound:
    return _level(stream(take), 0.06) + _strewn(take, bird, 1.8, 0.16, "outdoors")


@family(
    "space ambience",
    "space ambience, space, outer space, sci-fi drone, dark ambience, drone ambient, dark drone, void, abyss, alien planet, ominous drone",
    "a dark slowly moving drone of outer space",
    steady=True,
    seconds=10.0,
)
def space(take: Take) -> Sound:
    from layer_server.generators.audio.effects.synthesis import tone

    n = take.samples
    total: Sound = np.zeros((n, 2), np.float32)
    base = take.near(46, 0.06)
    for ratio, level in ((1, 1.0), (1.498, 0.6), (2.01, 0.5), (2.99, 0.25), (4.03, 0.14), (5.97, 0.08)):
        for side in range(2):
            slow = np.clip(0.6 + 0.5 * drift(take.rng, n, 0.25), 0, 2)
            f = (base * ratio * (1 + 0.002 * drift(take.rng, n, 0.5))).astype(np.float32)
            total[:, side] += np.float32(level) * tone(f, (1, 0.3)) * slow
    total = _level(total, 0.06) + _level(hum(Take(take.rng, seconds=take.seconds, size=1.4)), 0.015)
    return placed(total, SPACES["cathedral"])[:n]
