"""Fire, explosions, lightning, frost, and what shakes the ground."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    hump,
    noise,
    pulses,
    ring,
    scattered,
    swept,
    tone,
    wide,
)
from layer_server.generators.audio.effects.water import bubble
from layer_server.generators.audio.filters import band_pass, convolved, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, place


@family(
    "thunder",
    "thunder, thunderclap, thunder crack, crack of thunder, thunder clap, lightning, lightning strike, thunder rumble, thunder rolls, distant thunder, storm",
    "thunder cracks and rolls away",
    gap=4.0,
)
def thunder(take: Take) -> Sound:
    n = count(5.0 if not take.seconds else max(take.seconds, 1.5))
    far = take.says("distant", "far", "rumble", "rolls")
    u = np.linspace(0, 1, n, dtype=np.float32)

    def side() -> Sound:
        rolls = np.zeros(n, np.float32)
        for _ in range(9):
            at, width = take.rng.uniform(0.02, 0.6), take.rng.uniform(0.03, 0.12)
            rolls += np.float32(take.rng.uniform(0.3, 1)) * np.exp(-(((u - at) / width) ** 2))
        rumble = (
            low_pass(noise(take.rng, n, 0.6), 300, 1)
            * (rolls + 0.7 * np.exp(-3 * u))
            * np.minimum(1, (1 - u) / 0.3)
        )
        result: Sound = rumble.astype(np.float32)
        return result

    body = wide(side(), side())
    if not far:
        tear = scattered(
            take.rng,
            n,
            900 * decay(n, 0.16, 0.02),
            [high_pass(noise(take.rng, 500), 800) * decay(500, 0.003, 0.0002)],
        )
        crack = band_pass(noise(take.rng, n), 150, 6_000, 1) * decay(n, 0.09, 0.002)
        body = body + (0.5 * tear / max(1e-6, float(np.abs(tear).max())) * 2.5 + 1.8 * crack)[:, None].astype(
            np.float32
        )
    result: Sound = np.tanh(1.1 * body)
    return result


@family(
    "fire",
    "fire, campfire, fireplace, burning, flames, crackling fire, bonfire, torch, torch fire, house fire, inferno, fire crackles, crackling",
    "a camp fire crackles",
    steady=True,
    seconds=8.0,
)
def fire(take: Take) -> Sound:
    n = take.samples
    pops = [
        band_pass(noise(take.rng, 700), 600 * k, 4_500 * k**0.5) * decay(700, 0.002 * k, 0.0002)
        for k in (0.6, 0.9, 1.2, 1.6, 2.0)
    ]

    def side() -> Sound:
        crackle = scattered(
            take.rng, n, 15 * take.pace * np.clip(1 + 1.2 * drift(take.rng, n, 2.5), 0.1, 4), pops
        )
        flutter = low_pass(noise(take.rng, n, 0.8), 420, 1) * (0.5 + 0.2 * drift(take.rng, n, 7))
        hiss = high_pass(noise(take.rng, n), 3_500) * 0.02
        heard: Sound = (np.tanh(1.3 * crackle) + 0.6 * take.size * flutter + hiss).astype(np.float32)
        return heard

    return wide(side(), side())


@family(
    "ignite",
    "ignite, fireball, fireball spell, fireball spell cast, cast fireball, casting fireball, fire magic, fire spell, fire burst, light torch, match, lighting a match, flame burst, flamethrower, fire breath, dragon fire, torch lit, fire magic, fire ignites, catch fire",
    "fire bursts out with a roaring whoosh",
    gap=1.0,
)
def ignite(take: Take) -> Sound:
    n = count(take.seconds or 1.4 * take.size**0.3)
    u = np.linspace(0, 1, n, dtype=np.float32)
    roar = (
        swept(take.rng, n, ((0, 250), (0.18, 1_300), (1, 350)), 1.1)
        * np.minimum(1, u / 0.1)
        * np.exp(-2.4 * u)
    )
    low = low_pass(noise(take.rng, n, 0.9), 240) * np.minimum(1, u / 0.12) * np.exp(-2.2 * u)
    pops = scattered(
        take.rng, n, 26 * (1 - u), [band_pass(noise(take.rng, 600), 700, 5_000) * decay(600, 0.003)]
    )
    result: Sound = (1.4 * roar + 0.8 * low) * (1 + 0.22 * drift(take.rng, n, 22)) * np.minimum(
        1, (1 - u) / 0.1
    ) + 0.4 * pops
    return result


@family(
    "explosion",
    "explosion, 8-bit explosion, volcano, volcano eruption, eruption, erupts, explode, explodes, bomb, blast, grenade, detonation, boom, dynamite, mine explodes, missile, rocket explosion, barrel explodes, bomb explodes, cannon, cannon fire, cannon shot, artillery, big explosion",
    "a huge explosion with a deep boom and debris",
    gap=1.6,
)
def explosion(take: Take) -> Sound:
    if take.says("8-bit", "8bit", "retro", "arcade", "pixel"):
        return _console_explosion(take)
    n = count(2.8 * take.size**0.35)
    boom = (
        low_pass(noise(take.rng, n, 0.5), 120 / take.size**0.3)
        * decay(n, 0.45 * take.size**0.4, 0.006)
        * np.float32(2.4)
    )
    wall = (
        swept(take.rng, n, ((0, 2_800), (0.15, 900), (1, 130)), 1.2)
        * decay(n, 0.34 * take.size**0.4, 0.003)
        * np.float32(1.6)
    )
    crack = high_pass(noise(take.rng, n), 1_500) * decay(n, 0.02, 0.0003)
    sub = (
        tone(glide(n, (0, 95 * take.pitch), (0.12, 46 * take.pitch), (1, 32)))
        * decay(n, 0.4, 0.004)
        * np.float32(1.3)
    )
    chips = [band_pass(noise(take.rng, 500), 500 * k, 4_000 * k) * decay(500, 0.003) for k in (0.6, 1, 1.6)]
    debris = scattered(take.rng, n, 70 * hump(n, 0.28, 0.2), chips)
    result: Sound = np.tanh(1.5 * (boom + wall + 1.2 * crack + sub)) + 0.35 * debris
    return result


def _console_explosion(take: Take) -> Sound:
    """An old console's: its noise channel, slower and slower."""
    n = count(0.9)
    rate = glide(n, (0, take.near(9_000)), (1, 700))
    ticks = np.floor(np.cumsum(rate, dtype=np.float64) / 44_100).astype(int)
    held = np.sign(noise(take.rng, int(ticks[-1]) + 1))[ticks]
    steps: Sound = np.round(held * decay(n, 0.28, 0.001) * 7).astype(np.float32) / np.float32(7)
    return low_pass(steps, 9_000)


@family(
    "fireworks",
    "fireworks, firework, firecracker, firecrackers, firework rocket, rockets in the sky, sparkler, fuse, fuse burning",
    "a firework rises, bursts and crackles",
)
def fireworks(take: Take) -> Sound:
    total = np.zeros(count(3.2), np.float32)
    n = count(0.9)
    add(
        total,
        0.4 * tone(glide(n, (0, 900), (1, 2_600)) * (1 + 0.01 * drift(take.rng, n, 30))) * hump(n, 0.6, 0.3)
        + 0.5 * swept(take.rng, n, ((0, 1_500), (1, 4_500)), 0.6) * hump(n, 0.6, 0.3),
        0,
        0.4,
    )
    m = count(2.2)
    burst = np.tanh(
        2
        * (
            low_pass(noise(take.rng, m), 700) * decay(m, 0.09, 0.001) * 2
            + high_pass(noise(take.rng, m), 1_500) * decay(m, 0.012, 0.0003)
        )
    )
    crackle = scattered(
        take.rng,
        m,
        130 * hump(m, 0.35, 0.2),
        [high_pass(noise(take.rng, 400), 2_000) * decay(400, 0.0018, 0.0001)],
    )
    add(total, burst + 0.8 * crackle, place(0.95))
    return total


@family(
    "electricity",
    "electricity, electric shock, electric, spark, sparks, zap, electric arc, tesla coil, short circuit, taser, lightning spell, lightning magic, electrocute, shock, electric buzz, arcing, lightning bolt spell",
    "an electric arc buzzes and sparks",
    gap=0.8,
)
def electricity(take: Take) -> Sound:
    n = count(take.seconds or 1.1)
    u = np.linspace(0, 1, n, dtype=np.float32)
    gate = np.clip(0.3 + 1.1 * drift(take.rng, n, 18), 0, 2) * np.minimum(1, (1 - u) / 0.15)
    arcs = pulses(take.rng, (110 * np.exp(0.25 * drift(take.rng, n, 25))).astype(np.float32), 0.7)
    snap = band_pass(noise(take.rng, 500), 900, 6_500) * decay(500, 0.0025, 0.0001)
    buzz = convolved(arcs, snap)[:n]
    sparks = scattered(
        take.rng, n, 45, [band_pass(noise(take.rng, 900), 1_800, 9_000) * decay(900, 0.004, 0.0001)]
    )
    hum = tone(110.0, (0.4, 0.5, 0.3, 0.3, 0.2, 0.2), n)
    result: Sound = ((1.6 * buzz + 0.9 * sparks) * gate + 0.12 * hum * np.clip(gate, 0, 1)).astype(np.float32)
    return result


@family(
    "freeze",
    "freeze, ice spell, frost, ice magic, freezing, frozen, ice crack, ice cracking, crystallize, frost nova, icicle, ice forms, snow crunch",
    "ice forms and crackles, a frost spell",
)
def freeze(take: Take) -> Sound:
    n = count(1.5)
    shards = [
        ring(
            take.rng,
            float(np.exp(take.rng.uniform(7.6, 8.9))) * np.array([1, 1.41, 2.3]),
            [0.05, 0.03, 0.015],
            [1, 0.6, 0.4],
            0.3,
        )
        for _ in range(12)
    ]
    glassy = scattered(take.rng, n, 55 * hump(n, 0.4, 0.28), shards)
    cracks = scattered(
        take.rng,
        n,
        60 * hump(n, 0.3, 0.2),
        [band_pass(noise(take.rng, 400), 1_500, 9_000) * decay(400, 0.0015, 0.0001)],
    )
    air = swept(take.rng, n, ((0, 5_000), (0.4, 8_500), (1, 6_000)), 0.5) * hump(n, 0.3, 0.2)
    return 0.6 * glassy + 1.0 * cracks + 0.5 * air


@family(
    "underwater",
    "underwater, underwater ambience, submarine, deep sea, diving ambience, under the sea",
    "deep under water, muffled, with slow bubbles",
    steady=True,
    seconds=8.0,
)
def underwater(take: Take) -> Sound:
    n = take.samples

    def side() -> Sound:
        bed = low_pass(noise(take.rng, n, 0.6), 320, 1) * (0.8 + 0.25 * drift(take.rng, n, 0.4))
        rising = scattered(take.rng, n, 5, [bubble(take.rng, 160, 620, 2.5) for _ in range(10)])
        result: Sound = (bed + 0.4 * low_pass(rising, 900)).astype(np.float32)
        return result

    return wide(side(), side())


@family(
    "earthquake",
    "earthquake, rumble, rumbling, tremor, quake, deep rumble, ground shakes, low rumble, sub bass, rumbles",
    "the ground rumbles and shakes",
    steady=True,
    seconds=5.0,
)
def earthquake(take: Take) -> Sound:
    n = take.samples
    shake = np.clip(0.8 + 0.35 * drift(take.rng, n, 3), 0.1, 2)
    deep = low_pass(noise(take.rng, n, 0.8), 150, 1) * shake
    rattle = band_pass(noise(take.rng, n), 180, 900, 1) * np.clip(drift(take.rng, n, 9), 0, 2) * 0.4
    result: Sound = np.tanh(1.2 * (deep + rattle)).astype(np.float32)
    return result
