"""Things that meet: knocks, blows, blades, bells, drums."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.materials import (
    MATERIALS,
    body,
    contact,
    struck,
    thumped,
)
from layer_server.generators.audio.effects.synthesis import (
    decay,
    noise,
    ring,
    swept,
)
from layer_server.generators.audio.filters import band_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, place


@family(
    "knock",
    "knock, knocks, knocking, knock on door, rap on door, tap, tapping, door knock",
    "knuckles knock on a wooden door",
    times=3,
    gap=0.24,
    meets_ground=True,
)
def knock(take: Take) -> Sound:
    return struck(take, "wood", 0.6, pitch=0.95, ring_for=1.1, thump=0.12, hardness=0.9)


@family(
    "impact",
    "impact, place block, block placing, put down, hit, thud, bump, bang, collision, slam, heavy hit, smash hit, drop, thump, falls, fall, blow, hits, heavy impact, dropped, lands, landing, land, bonk, pebble, pebbles, rock drops, stone drops",
    "a heavy object hits the ground with a thud",
    "a dull heavy impact",
)
def impact(take: Take) -> Sound:
    total = np.zeros(count(1.6), np.float32)
    heavy = take.size**1.5
    add(
        total,
        struck(take, "wood", 1.5, pitch=0.62, thump=0.75 * take.force * min(1.5, heavy), hardness=0.9),
        0,
    )
    if heavy > 1:  # what is huge shakes the ground after it has hit it
        shake = low_pass(noise(take.rng, count(1.2), 0.8), 140) * decay(count(1.2), 0.16 * heavy**0.5, 0.01)
        add(total, shake, place(0.01), 0.3 * min(2.0, heavy))
    dust = low_pass(noise(take.rng, count(0.35)), 900) * decay(count(0.35), 0.06, 0.004)
    add(total, dust, place(0.01), 0.25 * min(1.0, heavy))
    result: Sound = np.tanh(1.3 * total)
    return result


@family(
    "punch",
    "punch, punches, uppercut, fist, punching, jab, kick, kicks, martial arts hit, fight hit, body hit, headbutt",
    "a fist hits a body, a punch in a fight",
    gap=0.35,
)
def punch(take: Take) -> Sound:
    n = count(0.4)
    smack = band_pass(noise(take.rng, n), 350, 3_200) * decay(n, 0.014, 0.0006)
    cloth = band_pass(noise(take.rng, n), 1_500, 6_000) * decay(n, 0.03, 0.01)
    thud = np.zeros(n, np.float32)
    add(thud, thumped(take, 75 * take.pitch, 0.05), 0)
    return np.tanh(1.6 * (0.9 * thud + 1.2 * take.force * smack + 0.15 * cloth))


@family("slap", "slap, slaps, smack, spank, clap once, high five", "an open hand slaps skin", gap=0.4)
def slap(take: Take) -> Sound:
    n = count(0.25)
    return band_pass(noise(take.rng, n), 900, 7_000) * decay(n, 0.011, 0.0003) + 0.4 * band_pass(
        noise(take.rng, n), 250, 900
    ) * decay(n, 0.02)


@family(
    "clang",
    "clang, shield block, hits shield, block, shield bash, metal clang, metal hit, metallic impact, metal impact, pipe, clank, clanks, metal pipe falling, pan, metal bang",
    "metal strikes metal with a ringing clang",
)
def clang(take: Take) -> Sound:
    return struck(take, "metal", 3.5, pitch=0.62, ring_for=0.75, hardness=1.8)


@family(
    "sword clash",
    "sword clash, swords clash, blades clash, sword hit, sword fight, clashing swords, parry, sword parry, weapon clash, sword strike, blade hit",
    "two steel swords clash in a duel",
    gap=0.5,
)
def sword_clash(take: Take) -> Sound:
    total = np.zeros(count(2.2), np.float32)
    for blade in (1.25, 1.62):
        add(
            total,
            struck(take, "metal", 2.0, pitch=blade, ring_for=0.75, hardness=2.2),
            place(take.rng.uniform(0, 0.006)),
        )
    n = count(0.18)
    add(total, swept(take.rng, n, ((0, 3_500), (1, 8_500)), 0.35) * decay(n, 0.05, 0.01), place(0.02), 0.5)
    return total


@family(
    "anvil",
    "anvil, blacksmith, hammer on anvil, forge hammer, hammering metal, smithing, blacksmith hammer",
    "a blacksmith's hammer strikes an anvil",
    times=2,
    gap=0.7,
)
def anvil(take: Take) -> Sound:
    return struck(take, "metal", 2.5, pitch=1.55, ring_for=0.9, thump=0.35, hardness=2.0)


@family(
    "hammer",
    "hammer, hammering, nail, hammer nail, carpenter, construction, woodwork",
    "a hammer drives a nail into wood",
    times=4,
    gap=0.42,
)
def hammer(take: Take) -> Sound:
    total = struck(take, "wood", 0.7, pitch=1.1, thump=0.15, hardness=1.6)
    add(total, body(take, MATERIALS["metal"], 0.5, pitch=2.1, ring_for=0.15), 0, 0.5)
    return total


@family(
    "bell",
    "bell, church bell, bells, bell toll, tower bell, school bell, temple bell, bell tolls, chime, chimes, doorbell, door bell, ding dong, bell rings",
    "a large bronze bell tolls",
    gap=1.8,
)
def bell(take: Take) -> Sound:
    small = take.says(
        "doorbell", "school", "small", "hand", "service", "desk", "bicycle", "chime", "chimes", "wind"
    )
    base = take.near((880 if small else 220) * take.pitch, 0.05)
    partials = np.array([0.5, 1.0, 1.2, 1.5, 2.0, 2.5, 2.67, 3.0, 4.0, 5.33])
    falls = (
        (0.9 if small else 2.6)
        * take.size**0.5
        * np.array([1.5, 1.0, 0.8, 0.7, 0.6, 0.35, 0.3, 0.25, 0.16, 0.1])
    )
    levels = np.array([0.7, 0.8, 0.6, 0.3, 1.0, 0.35, 0.3, 0.35, 0.3, 0.15])
    total = ring(
        take.rng,
        base * np.concatenate([partials, partials * 1.003]),
        np.tile(falls, 2),
        np.tile(levels, 2),
        min(9, falls.max() * 4),
    )
    strike = contact(take, MATERIALS["metal"], 0.004)
    add(total, strike, 0, 0.8)
    return total


@family(
    "gong",
    "gong, cymbal, cymbal crash, crash cymbal, tam-tam, tam tam, asian gong, big gong",
    "a big gong is struck and swells",
    gap=3.0,
)
def gong(take: Take) -> Sound:
    cymbal = take.says("cymbal", "cymbals")
    base = take.near((330 if cymbal else 95) * take.pitch, 0.05)
    ratios = np.sort(take.rng.uniform(1, 22, 46))
    ratios[0] = 1
    falls = (1.1 if cymbal else 2.8) * ratios**-0.45
    n = count(7)
    total = ring(take.rng, base * ratios, falls, ratios**-0.6, 7.0)
    t = np.arange(len(total), dtype=np.float32) / 44_100
    bloom = low_pass(total, 600) + (total - low_pass(total, 600)) * np.minimum(
        1, t / (0.01 if cymbal else 0.35)
    )
    return bloom[:n]


@family(
    "drum hit",
    "drum, drum hit, taiko, war drum, war drums, kick drum, tom, timpani, big drum, drums, tribal drum, bass drum",
    "a big war drum is struck",
    gap=0.6,
)
def drum_hit(take: Take) -> Sound:
    n = count(1.6)
    f = take.near(72 * take.pitch, 0.05)
    skin = ring(
        take.rng,
        f * np.array([1, 1.59, 2.14, 2.30, 2.65, 2.92]),
        np.array([0.32, 0.14, 0.1, 0.08, 0.07, 0.05]),
        [1, 0.5, 0.3, 0.3, 0.2, 0.2],
        1.6,
    )
    total = np.zeros(n, np.float32)
    add(total, skin, 0)
    add(total, thumped(take, f, 0.2), 0, 0.9)
    add(
        total,
        band_pass(noise(take.rng, count(0.08)), 400, 3_500) * decay(count(0.08), 0.01),
        0,
        0.35 * take.force,
    )
    return np.tanh(total)


@family(
    "drum roll",
    "drum roll, snare roll, drumroll, snare drum, suspense drum",
    "a snare drum roll that grows louder",
)
def drum_roll(take: Take) -> Sound:
    seconds = take.seconds or 2.2
    total = np.zeros(count(seconds + 0.4), np.float32)
    at = 0.0
    while at < seconds:
        n = count(0.16)
        wires = band_pass(noise(take.rng, n), 1_200, 9_000) * decay(n, 0.035, 0.0005)
        skin = ring(take.rng, [take.near(190, 0.02), 330], [0.05, 0.03], [0.8, 0.4], 0.16)[:n]
        add(total, wires + skin, count(at), (0.25 + 0.75 * at / seconds) * take.near(1.0, 0.1))
        at += take.near(0.048, 0.08) / take.pace
    return total


@family(
    "clink",
    "clink, clinking, glass clink, glasses clink, toast, cheers, wine glass, dishes, plate, cup, porcelain",
    "two glasses clink in a toast",
    gap=0.5,
)
def clink(take: Take) -> Sound:
    total = struck(take, "glass", 1.4, pitch=1.1, hardness=1.5)
    other = struck(take, "glass", 1.4, pitch=1.37, hardness=1.5)
    add(total, other, round(take.rng.uniform(0.001, 0.005) * 44_100), 0.7)
    return total
