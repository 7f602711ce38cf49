"""What comes in many strokes: bounces, breaking, rubble, steps, chains, dice."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.materials import (
    MATERIALS,
    body,
    contact,
    crumbs,
    of,
    struck,
    thumped,
)
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    noise,
    scattered,
    swept,
    tone,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, place


@family(
    "bounce",
    "bounce, bouncing, ball bounce, basketball, bouncing ball, ball, boing ball, tennis ball",
    "a ball bounces, faster and faster",
    meets_ground=True,
)
def bounce(take: Take) -> Sound:
    total = np.zeros(count(2.6), np.float32)
    at, gap, level = 0.0, 0.52, 1.0
    while gap > 0.035 and at < 2.4:
        hit = struck(take, "rubber", 0.4, pitch=1.3, thump=0.3)
        add(total, hit, place(at), level)
        at, gap, level = at + gap, gap * 0.74, level * 0.72
    return total


@family(
    "boing",
    "boing, spring, cartoon spring, bouncy, bounce pad, trampoline, sproing",
    "a cartoon spring goes boing",
)
def boing(take: Take) -> Sound:
    n = count(0.9)
    t = np.arange(n, dtype=np.float32) / 44_100
    f = (
        take.near(165 * take.pitch)
        * (1 + 0.25 * np.exp(-t * 3) * np.sin(2 * np.pi * (15 - 5 * t) * t))
        * (1 + 0.6 * t)
    )
    return tone(f.astype(np.float32), (1, 0.7, 0.5, 0.3, 0.2, 0.12)) * decay(n, 0.24, 0.003)


@family(
    "break",
    "shatter, shatters, shattering, glass break, breaking glass, smash, smashes, break, breaks, breaking, window breaks, vase breaks, crash, smashed, pot break, crate break, ice breaking",
    "a thing breaks into pieces that fall and scatter",
    "a window shatters",
    "a crate is smashed",
)
def shatter(take: Take) -> Sound:
    material = of(take, "glass")
    total = np.zeros(count(2.2), np.float32)
    add(
        total,
        struck(
            take, take.material or "glass", 1.0, pitch=0.7, ring_for=0.5, thump=0.5 * take.force, hardness=2
        ),
        0,
        1.2,
    )
    n = count(0.4)
    low, high = material.contact
    add(total, band_pass(noise(take.rng, n), low, high) * decay(n, 0.05, 0.001), 0, 1.0)
    pieces = [contact(take, material, 0.002)[:900] for _ in range(2)]
    for _ in range(8):
        scale = float(np.exp(take.rng.uniform(0.2, 1.6)))
        pieces.append(body(take, material, 0.5, pitch=scale, ring_for=0.4, hardness=2))
    m = count(1.4)
    rain = scattered(take.rng, m, 210 * take.size * decay(m, 0.30, 0.03), pieces)
    add(total, rain, place(0.03), 0.55 / max(1e-6, float(np.abs(rain).max())))
    return total


@family(
    "wood crack",
    "wood crack, wood breaks, branch snap, snap, twig snap, bone break, bone crack, tree falling, cracking, crack, snaps, stick breaks, bones breaking",
    "a dry branch or a bone snaps",
)
def crack(take: Take) -> Sound:
    total = np.zeros(count(0.6), np.float32)
    default = "bone" if take.says("bone", "bones", "neck") else "wood"
    at = 0.0
    for k in range(int(take.rng.integers(3, 6))):
        hit = struck(
            take, take.material or default, 0.25, pitch=take.near(2.2, 0.25), ring_for=0.4, hardness=2.2
        )
        add(total, hit, place(at), (0.35, 1.0, 0.5, 0.3, 0.2)[k])
        at += take.rng.uniform(0.008, 0.045)
    return total


@family(
    "rockslide",
    "rockslide, rock slide, rocks falling, landslide, avalanche, rubble, rock fall, collapse, collapsing, building collapse, cave in, debris, boulder rolling, boulder",
    "rocks tumble down a slope and come to rest",
)
def rockslide(take: Take) -> Sound:
    n = count(max(take.seconds, 1.0) if take.seconds else 3.6)
    u = np.linspace(0, 1, n, dtype=np.float32)
    stones = [
        struck(
            Take(take.rng, material="stone", size=float(np.exp(take.rng.uniform(-0.3, 1.3)))),
            "stone",
            0.4,
            thump=0.6,
        )
        for _ in range(9)
    ]
    density = 60 * np.clip(u / 0.15, 0, 1) * (1 - u) ** 1.3
    rumble = low_pass(noise(take.rng, n, 1.0), 160) * np.clip(u / 0.1, 0, 1) * (1 - u) ** 1.2
    gravel = crumbs(take.rng, MATERIALS["gravel"], n / 44_100 / 2, 260)[:n]
    total = scattered(take.rng, n, density, stones)
    total = total / max(1e-6, float(np.abs(total).max())) + 0.5 * rumble
    add(total, gravel, 0, 0.3)
    result: Sound = np.tanh(1.2 * total)
    return result


_GROUND = {
    "dungeon": "stone",
    "cave": "stone",
    "hall": "stone",
    "forest": "leaves",
    "street": "stone",
    "corridor": "stone",
    "bridge": "wood",
    "stairs": "wood",
    "cabin": "wood",
}


@family(
    "footsteps",
    "footsteps, footstep, steps, walking, walk, walks, running, run, runs, stomp, stomps, stomping, marching, tiptoe, sneaking, person walks, boots",
    "footsteps of a person who walks",
    times=4,
    gap=0.52,
    meets_ground=True,
)
def footstep(take: Take) -> Sound:
    usual = next((ground for word, ground in _GROUND.items() if word in take.words), "dirt")
    material = of(take, usual)
    total = np.zeros(count(0.5), np.float32)
    hard = material.grains is None
    for at, level, tip in ((0.0, 1.0, 1.0), (take.near(0.085, 0.1), 0.5, 1.5)):  # the heel, then the sole
        if hard:
            hit = struck(
                take, take.material or usual, 0.3, pitch=0.6 * tip, ring_for=0.35, thump=0.24, hardness=0.7
            )
            add(total, hit, place(at), level)
        else:  # what gives way is heard, more than the weight that it gives way to
            add(total, thumped(take, 70 * take.pitch, 0.018), place(at), 0.28 * level)
            add(total, crumbs(take.rng, material, 0.045, 1_500), place(at), level)
    return total * np.float32(take.near(1.0, 0.1))


@family(
    "gallop",
    "gallop, horse gallop, galloping, horse running, hooves, hoofbeats, horse trotting, horse walking, hoof",
    "horse hooves gallop",
    times=4,
    gap=0.62,
    meets_ground=True,
)
def gallop(take: Take) -> Sound:
    total = np.zeros(count(0.75), np.float32)
    for at, level in ((0, 0.7), (0.12, 0.85), (0.23, 1.0)):
        hoof = struck(take, take.material or "wood", 0.2, pitch=take.near(2.6, 0.08), ring_for=0.5, thump=0.5)
        add(total, hoof, place(at / take.pace), level)
    return total


@family(
    "body fall",
    "body fall, body falls, falls down, faint, collapse to the ground, knocked out, ragdoll",
    "a body falls to the ground",
    meets_ground=True,
)
def body_fall(take: Take) -> Sound:
    total = np.zeros(count(0.9), np.float32)
    for at, level in ((0, 0.55), (0.13, 1.0), (0.24, 0.4)):
        add(total, struck(take, "flesh", 0.4, pitch=0.8, thump=1.0), place(at), level)
    n = count(0.4)
    add(total, band_pass(noise(take.rng, n), 800, 5_000) * decay(n, 0.08, 0.03), 0, 0.12)
    return total


@family(
    "chain",
    "chain, chains, chain rattle, chains rattling, shackles, rattle, rattling, keys jingle, jingle, keys, jingling, coins dropping, coins falling, money falling, falling coins, coin drop, armor rattle, armor clank, jingle bells, cutlery",
    "metal chains rattle, links clink",
    seconds=1.4,
)
def chain(take: Take) -> Sound:
    n = count(max(take.seconds, 0.3) if take.seconds else 1.5)
    light = take.says("keys", "jingle", "jingling", "coins", "coin", "bells", "cutlery")
    links = [
        body(
            Take(take.rng, size=take.size, force=1.6),
            MATERIALS["metal"],
            0.4,
            pitch=take.near((3.6 if light else 1.9), 0.3),
            ring_for=0.16 if light else 0.1,
            hardness=2,
        )
        for _ in range(10)
    ]
    u = np.linspace(0, 1, n, dtype=np.float32)
    density = (34 * take.pace * (0.35 + np.clip(drift(take.rng, n, 5), -0.3, 2))) * np.minimum(1, 6 * (1 - u))
    total = scattered(take.rng, n, np.maximum(density, 0), links)
    return high_pass(total, 500 if light else 250)


@family(
    "dice",
    "dice, dice roll, roll dice, rolling dice, board game, marbles",
    "dice roll over a table",
    meets_ground=True,
)
def dice(take: Take) -> Sound:
    total = np.zeros(count(1.1), np.float32)
    for _ in range(2):
        at, gap = take.rng.uniform(0, 0.05), 0.13
        while gap > 0.02:
            add(
                total,
                struck(take, "plastic", 0.15, pitch=take.near(3.0, 0.1), ring_for=0.6, thump=0.15),
                place(at),
                min(1.0, gap * 8),
            )
            at += gap * take.rng.uniform(0.7, 1.2)
            gap *= 0.8
    return total


@family(
    "arrow hit",
    "arrow hit, hits wood, hits target, arrow impact, arrow hits, dart hit, knife hit, stab, stabs, knife stab, axe hits, axe chop, chop, chopping wood, wood chop, chopping, dagger",
    "an arrow or an axe strikes and sticks in wood",
    gap=0.7,
)
def arrow_hit(take: Take) -> Sound:
    total = struck(take, "wood", 0.5, pitch=1.3, thump=0.22, hardness=1.8)
    n = count(0.5)
    t = np.arange(n, dtype=np.float32) / 44_100
    if take.says("arrow", "dart", "knife"):
        quiver = (
            tone(glide(n, (0, 62), (1, 50)), (1, 0.6, 0.4, 0.3), 0)
            * decay(n, 0.09, 0.004)
            * (1 + 0.5 * np.sin(2 * np.pi * 23 * t))
        )
        add(total, quiver.astype(np.float32), 0, 0.25)
    return total


@family(
    "squish",
    "squish, squelch, blood, blood splatter, splatter, guts, slime, splat, gore, flesh hit, sticky, goo, blob, squishy, bug squash, wet",
    "a wet slimy squish",
    gap=0.5,
)
def squish(take: Take) -> Sound:
    n = count(0.5)
    total = np.zeros(n, np.float32)
    for _ in range(int(take.rng.integers(4, 7))):
        m = count(take.rng.uniform(0.04, 0.13))
        start = take.near(420 * take.pitch, 0.35)
        blob = swept(take.rng, m, ((0, start), (0.5, start * 2.4), (1, start * 0.8)), 0.35) * np.hanning(
            m
        ).astype(np.float32)
        add(total, blob, int(take.rng.uniform(0, 0.55) * n), take.rng.uniform(0.4, 1))
    return total + 0.5 * low_pass(noise(take.rng, n), 300) * decay(n, 0.05, 0.005)
