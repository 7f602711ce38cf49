"""Air: swings, arrows, wind, steam, wings."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    hump,
    noise,
    ring,
    swept,
    tone,
    wide,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass, moving
from layer_server.generators.audio.samples import Sound, add, count, place


@family(
    "whoosh",
    "whoosh, swoosh, swish, catapult, trebuchet, catapult launch, swing, sword swing, weapon swing, fly by, flyby, throw, throwing, air, dash, swipe, fast movement, dodge, roll, slash, sword slash, swings, swooshes, transition, spin, axe swing, katana",
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
    if take.says("flies", "fly", "flying", "passes", "passing", "past"):
        n = count(0.55 / take.pace)
        air = swept(take.rng, n, ((0, 3_600), (0.5, 3_000), (1, 1_300)), 0.35) * hump(n, 0.5, 0.16)
        return air + 0.12 * tone(glide(n, (0, 1_250), (0.5, 1_150), (1, 820)), (1, 0.4)) * hump(n, 0.5, 0.2)
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
    add(total, swept(take.rng, m, ((0, 4_200), (1, 1_500)), 0.4) * hump(m, 0.25, 0.25), place(0.02), 0.55)
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
    return wide(_gusts(take), _gusts(take))


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
