"""Water: drops, splashes, streams, waves, rain."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Rng, Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    noise,
    ring,
    scattered,
    swept,
    tone,
    wide,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass, moving
from layer_server.generators.audio.samples import Sound, add, clock, count, faded, place


def bubble(rng: Rng, low: float, high: float, long: float = 1.0) -> Sound:
    """One bubble: a sine that rises as it closes (Minnaert's frequency grows as the radius shrinks)."""
    n = count(rng.uniform(0.02, 0.07) * long)
    f = float(np.exp(rng.uniform(np.log(low), np.log(high))))
    return tone(glide(n, (0, f), (1, f * rng.uniform(1.15, 1.7)))) * decay(n, n / 44_100 * 0.3, 0.002)


@family(
    "drip",
    "drip, water drop, drop, droplet, dripping, water drip, drips, dripping water, leak drip, drop of water, plop, cave drip",
    "a drop of water falls into a pool",
    times=3,
    gap=0.9,
)
def drip(take: Take) -> Sound:
    total = np.zeros(count(0.35), np.float32)
    f = take.near(1_150 * take.pitch, 0.25)
    n = count(0.09)
    add(total, tone(glide(n, (0, f), (1, f * 1.6))) * decay(n, 0.022, 0.001), place(0.012))
    m = count(0.012)
    add(total, high_pass(noise(take.rng, m), 2_500) * decay(m, 0.0015, 0.0002), 0, 0.25)
    if take.rng.random() < 0.6:
        add(total, bubble(take.rng, f * 0.9, f * 1.8), place(take.rng.uniform(0.05, 0.13)), 0.35)
    return total


@family(
    "splash",
    "splash, splashes, water splash, oars, oar, rowing, paddle, paddling, dive, diving, falls into water, jump in water, jumps into water, cannonball, puddle splash, stone in water",
    "something falls into water with a splash",
    gap=0.8,
)
def splash(take: Take) -> Sound:
    n = count(1.5 * take.size**0.4)
    total = np.zeros(n, np.float32)
    slapped = swept(take.rng, n, ((0, 900 * take.pitch), (0.15, 2_600), (1, 1_600)), 1.1) * decay(
        n, 0.16 * take.size**0.4, 0.008
    )
    plunge = low_pass(noise(take.rng, n), 260) * decay(n, 0.08, 0.004)
    bubbles = scattered(
        take.rng, n, 130 * decay(n, 0.4, 0.12), [bubble(take.rng, 350, 2_400) for _ in range(12)]
    )
    spray = scattered(
        take.rng,
        n,
        500 * decay(n, 0.3, 0.08),
        [high_pass(noise(take.rng, 120), 3_000) * decay(120, 0.0008, 0.0001)],
    )
    total += slapped + 1.1 * take.size * plunge + 0.35 * bubbles + 0.25 * spray
    return total


@family(
    "pour",
    "pour, pouring, water pouring, fill glass, filling, drink pour, pours, pouring water, pouring a drink, faucet, tap water, shower, peeing",
    "a liquid is poured into a glass that fills",
    gap=2.0,
)
def pour(take: Take) -> Sound:
    n = count(take.seconds or 2.2 / take.pace)
    fizz = scattered(take.rng, n, 320, [bubble(take.rng, 500, 3_200, 0.5) for _ in range(14)])
    column = swept(take.rng, n, ((0, 420), (1, 1_500)), 0.22)
    stream = band_pass(noise(take.rng, n), 700, 6_000, 1)
    return faded(0.6 * fizz + 0.4 * column + 0.22 * stream, 0.08, 0.12)


@family(
    "bubbles",
    "bubbles, bubbling, boil, boiling, cauldron, potion bubbling, underwater bubbles, boiling water, lava bubbling, gurgle, gurgling, potion, witch cauldron, swamp bubbles, lava, lava flow, magma",
    "bubbles rise in a boiling cauldron",
    steady=True,
    seconds=4.0,
)
def bubbles(take: Take) -> Sound:
    n = take.samples
    thick = take.says("lava", "swamp", "mud", "cauldron", "tar")
    low, high = (110, 520) if thick else (260, 1_500)
    big = scattered(take.rng, n, 16 * take.pace, [bubble(take.rng, low, high, 2.0) for _ in range(14)])
    small = scattered(take.rng, n, 60, [bubble(take.rng, low * 2.5, high * 2.2, 0.8) for _ in range(14)])
    bed = low_pass(noise(take.rng, n, 0.5), 500) * 0.06
    result: Sound = (big + 0.4 * small + bed).astype(np.float32)
    return result


@family(
    "stream",
    "stream, river, creek, brook, waterfall, flowing water, fountain, water flowing, sewer water, rapids, water, running water",
    "a stream runs over stones",
    steady=True,
    seconds=8.0,
)
def stream(take: Take) -> Sound:
    n = take.samples
    fall = take.says("waterfall", "rapids", "fountain")
    gurgle = [bubble(take.rng, 350, 2_600, 0.9) for _ in range(16)]

    def side() -> Sound:
        babble = scattered(
            take.rng,
            n,
            (150 if not fall else 60) * np.clip(1 + 0.4 * drift(take.rng, n, 1.2), 0.2, 2),
            gurgle,
        )
        rush = band_pass(noise(take.rng, n, 0.3), 250 if fall else 500, 7_000 if fall else 4_500, 1)
        return (0.4 * babble + (1.0 if fall else 0.28) * rush * (1 + 0.12 * drift(take.rng, n, 0.8))).astype(
            np.float32
        )

    return wide(side(), side())


@family(
    "ocean",
    "ocean, sea, waves, wave crashing, waves crashing, crashing waves, waves crash, ocean waves, beach, surf, shore, wave, tide, seaside, sea waves, coast",
    "ocean waves roll onto a beach",
    steady=True,
    seconds=12.0,
)
def ocean(take: Take) -> Sound:
    n = take.samples
    t = clock(n)
    period = take.near(6.5 / take.pace, 0.05)
    rounds = max(1, round(n / 44_100 / period))
    phase = t / np.float32(n / 44_100) * rounds + 0.12 * drift(take.rng, n, 0.2)
    swell = np.clip(np.sin(2 * np.pi * phase - 1.2), -0.4, 1)
    level = (0.18 + 0.82 * np.clip(swell, 0, 1) ** 1.4).astype(np.float32)
    knots = swell[:: max(1, n // 300)]
    grid = np.linspace(0, 1, len(knots))

    def gain(u: Sound, f: Sound) -> Sound:
        s = np.interp(u, grid, knots).astype(np.float32)
        top = 700 + 4_200 * np.clip(s, 0, 1)
        result: Sound = 1 / (1 + (f / top) ** 2) * np.minimum(1, f / 90)
        return result

    return wide(*(moving(noise(take.rng, n, 0.35), gain) * level for _ in range(2)))


@family(
    "rain",
    "rain, raining, rainfall, rainy, heavy rain, light rain, drizzle, rain on roof, downpour, shower of rain, rain on window, hail",
    "rain falls steadily",
    steady=True,
    seconds=8.0,
)
def rain(take: Take) -> Sound:
    n = take.samples
    heavy = take.force * (1.5 if take.says("downpour", "storm", "heavy", "hail") else 1)
    roof = take.says("roof", "window", "tent", "metal", "umbrella")
    drops = []
    for _ in range(12):
        f, m = take.rng.uniform(1_800, 6_500), count(take.rng.uniform(0.003, 0.01))
        drops.append(
            (tone(f, (1,), m) + 0.5 * high_pass(noise(take.rng, m), 2_000))
            * decay(m, m / 44_100 * 0.25, 0.0003)
        )
    if roof:
        drops += [
            ring(take.rng, [take.near(420, 0.3), take.near(900, 0.3)], [0.012, 0.008], [1, 0.6], 0.05)
            for _ in range(6)
        ]

    def side() -> Sound:
        patter = scattered(take.rng, n, 260 * heavy, drops)
        wash = (
            band_pass(noise(take.rng, n), 900, 10_000, 1) * 0.22
            + low_pass(noise(take.rng, n, 0.5), 400) * 0.10
        )
        return (0.55 * patter + heavy * wash).astype(np.float32)

    return wide(side(), side())


@family(
    "pop",
    "pop, bubble pop, balloon pop, cork pop, cork, uncork, balloon, popping, pops, plop sound",
    "a short pop, as of a bubble, a cork or a balloon",
    gap=0.3,
)
def pop(take: Take) -> Sound:
    n = count(0.14)
    f = take.near(420 * take.pitch, 0.12)
    body = tone(glide(n, (0, f), (0.3, f * 2.6), (1, f * 3.2))) * decay(n, 0.016, 0.002)
    burst = 0.9 if take.says("balloon", "cork", "uncork") else 0.2
    return body + np.float32(burst) * band_pass(noise(take.rng, n), 600, 7_000) * decay(n, 0.008, 0.0003)
