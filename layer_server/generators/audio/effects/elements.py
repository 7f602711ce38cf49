"""Air, water, fire, electricity and weather."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Rng, Take, family
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
)
from layer_server.generators.audio.filters import band_pass, convolved, high_pass, low_pass, moving
from layer_server.generators.audio.samples import Sound, add, clock, count, faded


def _at(seconds: float) -> int:
    return round(seconds * 44_100)


def _two(make: Sound, other: Sound) -> Sound:
    """Two takes of a wide sound, one for each ear."""
    return np.stack([make, other], 1)


@family(
    "whoosh",
    "whoosh, swoosh, swish, swing, sword swing, weapon swing, fly by, flyby, throw, throwing, air, dash, swipe, fast movement, dodge, roll, slash, sword slash, swings, swooshes, transition, spin, axe swing, katana",
    "a fast whoosh through the air",
    "a sword swings",
    gap=0.5,
)
def whoosh(take: Take) -> Sound:
    n = count(take.near(0.42 * take.size**0.4, 0.1) / take.pace)
    top = take.near(2_600 * take.pitch, 0.12) * (1.5 if take.says("sword", "slash", "katana", "blade") else 1)
    sweep = swept(take.rng, n, ((0, top * 0.16), (0.52, top), (1, top * 0.22)), 0.55) * hump(n, 0.52, 0.19)
    low = swept(take.rng, n, ((0, 120), (0.5, 420), (1, 140)), 0.7) * hump(n, 0.5, 0.22)
    total = sweep + 0.35 * take.size * low
    if take.says("sword", "slash", "katana", "blade"):
        total = total + 0.05 * tone(glide(n, (0, 2_900), (1, 3_500)), (1, 0.5)) * hump(n, 0.55, 0.14)
    return total


@family(
    "arrow",
    "arrow, bow, bow shot, arrow shot, shoot arrow, bowstring, arrow release, crossbow, slingshot, arrow flies, bow and arrow, dart, bow release, archery",
    "a bow is released and an arrow flies",
    gap=0.9,
)
def arrow(take: Take) -> Sound:
    total = np.zeros(count(0.9), np.float32)
    string = ring(
        take.rng,
        take.near(118) * np.arange(1, 9),
        0.09 / np.arange(1, 9) ** 0.5,
        1 / np.arange(1, 9) ** 0.8,
        0.4,
    )
    add(total, string, 0)
    n = count(0.04)
    add(total, band_pass(noise(take.rng, n), 600, 4_000) * decay(n, 0.006), 0, 0.8)
    m = count(0.5)
    add(total, swept(take.rng, m, ((0, 4_200), (1, 1_500)), 0.4) * hump(m, 0.25, 0.25), _at(0.02), 0.55)
    return total


@family("whip", "whip, whip crack, lash, whiplash, bullwhip, towel snap", "a whip cracks", gap=0.9)
def whip(take: Take) -> Sound:
    total = np.zeros(count(0.7), np.float32)
    n = count(0.26)
    add(
        total,
        swept(take.rng, n, ((0, 500), (1, 3_500)), 0.5) * np.linspace(0, 1, n, dtype=np.float32) ** 2,
        0,
        0.5,
    )
    m = count(0.3)
    add(total, high_pass(noise(take.rng, m), 1_300) * decay(m, 0.009, 0.0002), n, 2.0)
    return np.tanh(total)


@family(
    "wind",
    "wind, windy, breeze, gust, gusts, storm wind, howling wind, blizzard, wind howls, tornado, hurricane, sandstorm, desert wind, mountain wind, draft",
    "the wind blows and howls",
    steady=True,
    seconds=8.0,
)
def wind(take: Take) -> Sound:
    return _two(_gusts(take), _gusts(take))


def _gusts(take: Take) -> Sound:
    n = take.samples
    speed = (
        np.clip(
            0.55 + 0.33 * drift(take.rng, n, 0.45 * take.pace) + 0.12 * drift(take.rng, n, 1.6), 0.08, 1.6
        )
        * take.force
    )
    knots = speed[:: max(1, n // 400)]
    grid = np.linspace(0, 1, len(knots))
    howling = take.says("howling", "howls", "howl", "storm", "blizzard", "mountain")

    def gain(u: Sound, f: Sound) -> Sound:
        s = np.interp(u, grid, knots).astype(np.float32)
        octave = np.log2(np.maximum(f, 20))
        broad = np.exp(-0.5 * ((octave - np.log2(180 + 420 * s)) / 1.25) ** 2)
        whistle = np.exp(-0.5 * ((octave - np.log2(420 + 520 * s)) / 0.09) ** 2)
        result: Sound = s**1.6 * (broad + (1.5 if howling else 0.5) * whistle)
        return result

    return moving(noise(take.rng, n, 0.25), gain)


@family(
    "steam",
    "steam, hiss, hissing, gas leak, gas, air release, pressure release, spray, aerosol, steam vent, pneumatic, airlock, air brake, extinguisher, leak",
    "steam hisses from a valve",
    gap=1.0,
)
def steam(take: Take) -> Sound:
    n = count(take.seconds or 1.3 / take.pace)
    u = np.linspace(0, 1, n, dtype=np.float32)
    jet = swept(take.rng, n, ((0, 6_500), (0.2, 4_800), (1, 3_200)), 0.9)
    result: Sound = (
        jet
        * np.minimum(1, u / 0.02)
        * np.exp(-2.6 * u)
        * (1 + 0.12 * drift(take.rng, n, 30))
        * np.minimum(1, (1 - u) / 0.1)
    )
    return result


@family(
    "wings",
    "wings, wing flap, flapping, flap, flapping wings, bird flying away, bat wings, wing beats, dragon wings, takes off, flutter, bird takes off",
    "wings flap",
    times=4,
    gap=0.24,
)
def wings(take: Take) -> Sound:
    n = count(0.22 * take.size**0.4)
    flap = swept(take.rng, n, ((0, 300 * take.pitch), (0.4, 1_500 * take.pitch), (1, 500 * take.pitch)), 0.9)
    return flap * hump(n, 0.4, 0.22) + 0.6 * low_pass(noise(take.rng, n), 200) * hump(n, 0.45, 0.2)


def _bubble(rng: Rng, low: float, high: float, long: float = 1.0) -> Sound:
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
    add(total, tone(glide(n, (0, f), (1, f * 1.6))) * decay(n, 0.022, 0.001), _at(0.012))
    m = count(0.012)
    add(total, high_pass(noise(take.rng, m), 2_500) * decay(m, 0.0015, 0.0002), 0, 0.25)
    if take.rng.random() < 0.6:
        add(total, _bubble(take.rng, f * 0.9, f * 1.8), _at(take.rng.uniform(0.05, 0.13)), 0.35)
    return total


@family(
    "splash",
    "splash, splashes, water splash, dive, diving, falls into water, jump in water, jumps into water, cannonball, puddle splash, stone in water",
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
        take.rng, n, 130 * decay(n, 0.4, 0.12), [_bubble(take.rng, 350, 2_400) for _ in range(12)]
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
    fizz = scattered(take.rng, n, 320, [_bubble(take.rng, 500, 3_200, 0.5) for _ in range(14)])
    column = swept(take.rng, n, ((0, 420), (1, 1_500)), 0.22)
    stream = band_pass(noise(take.rng, n), 700, 6_000, 1)
    return faded(0.6 * fizz + 0.4 * column + 0.22 * stream, 0.08, 0.12)


@family(
    "bubbles",
    "bubbles, bubbling, boil, boiling, cauldron, potion bubbling, underwater bubbles, boiling water, lava bubbling, gurgle, gurgling, potion, witch cauldron, swamp bubbles, drink potion, drinking, drink, gulp, swallow",
    "bubbles rise in a boiling cauldron",
    steady=True,
    seconds=4.0,
)
def bubbles(take: Take) -> Sound:
    n = take.samples
    thick = take.says("lava", "swamp", "mud", "cauldron", "tar")
    low, high = (110, 520) if thick else (260, 1_500)
    big = scattered(take.rng, n, 16 * take.pace, [_bubble(take.rng, low, high, 2.0) for _ in range(14)])
    small = scattered(take.rng, n, 60, [_bubble(take.rng, low * 2.5, high * 2.2, 0.8) for _ in range(14)])
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
    gurgle = [_bubble(take.rng, 350, 2_600, 0.9) for _ in range(16)]

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

    return _two(side(), side())


@family(
    "ocean",
    "ocean, sea, waves, ocean waves, beach, surf, shore, wave, tide, seaside, sea waves, coast",
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

    return _two(*(moving(noise(take.rng, n, 0.35), gain) * level for _ in range(2)))


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

    return _two(side(), side())


@family(
    "thunder",
    "thunder, thunderclap, lightning, lightning strike, thunder rumble, thunder rolls, distant thunder, storm",
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

    body = _two(side(), side())
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
        return (1.4 * crackle + 0.5 * take.size * flutter + hiss).astype(np.float32)

    return _two(side(), side())


@family(
    "ignite",
    "ignite, fireball, fire spell, fire burst, light torch, match, lighting a match, flame burst, flamethrower, fire breath, dragon fire, torch lit, fire magic, fire ignites, catch fire",
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
    "explosion, explode, explodes, bomb, blast, grenade, detonation, boom, dynamite, mine explodes, missile, rocket explosion, barrel explodes, bomb explodes, cannon, cannon fire, cannon shot, artillery, big explosion",
    "a huge explosion with a deep boom and debris",
    gap=1.6,
)
def explosion(take: Take) -> Sound:
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


@family(
    "fireworks",
    "fireworks, firework, firecracker, firecrackers, rocket launch, rocket, sparkler, fuse, fuse burning",
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
    add(total, burst + 0.8 * crackle, _at(0.95))
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
    snap = high_pass(noise(take.rng, 500), 1_800) * decay(500, 0.0025, 0.0001)
    buzz = convolved(arcs, snap)[:n]
    sparks = scattered(take.rng, n, 45, [high_pass(noise(take.rng, 900), 2_500) * decay(900, 0.004, 0.0001)])
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
        rising = scattered(take.rng, n, 5, [_bubble(take.rng, 160, 620, 2.5) for _ in range(10)])
        result: Sound = (bed + 0.4 * low_pass(rising, 900)).astype(np.float32)
        return result

    return _two(side(), side())


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
