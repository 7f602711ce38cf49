"""Things that meet: knocks, blows, blades, bells, breaking, steps."""

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
    ring,
    scattered,
    swept,
    tone,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count


def _at(seconds: float) -> int:
    return round(seconds * 44_100)


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
    "impact, hit, thud, bump, bang, collision, slam, heavy hit, smash hit, drop, thump, falls, fall, blow, hits, heavy impact, dropped, lands, landing, land, bonk",
    "a heavy object hits the ground with a thud",
    "a dull heavy impact",
)
def impact(take: Take) -> Sound:
    total = np.zeros(count(1.6), np.float32)
    add(total, struck(take, "wood", 1.5, pitch=0.62, thump=0.75 * take.force, hardness=0.9), 0)
    dust = low_pass(noise(take.rng, count(0.35)), 900) * decay(count(0.35), 0.06, 0.004)
    add(total, dust, _at(0.01), 0.25)
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
    "clang, metal clang, metal hit, metallic impact, metal impact, pipe, clank, clanks, metal pipe falling, pan, metal bang",
    "metal strikes metal with a ringing clang",
)
def clang(take: Take) -> Sound:
    return struck(take, "metal", 3.5, pitch=0.62, ring_for=1.2, hardness=1.6)


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
            _at(take.rng.uniform(0, 0.006)),
        )
    n = count(0.18)
    add(total, swept(take.rng, n, ((0, 3_500), (1, 8_500)), 0.35) * decay(n, 0.05, 0.01), _at(0.02), 0.5)
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
    "bell, church bell, bells, bell toll, tower bell, school bell, temple bell, bell tolls, chime, chimes, doorbell, bell rings",
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


@family("gong", "gong, tam-tam, tam tam, asian gong, big gong", "a big gong is struck and swells", gap=3.0)
def gong(take: Take) -> Sound:
    base = take.near(95 * take.pitch, 0.05)
    ratios = np.sort(take.rng.uniform(1, 22, 46))
    ratios[0] = 1
    falls = 2.8 * ratios**-0.45
    n = count(7)
    total = ring(take.rng, base * ratios, falls, ratios**-0.6, 7.0)
    t = np.arange(len(total), dtype=np.float32) / 44_100
    bloom = low_pass(total, 600) + (total - low_pass(total, 600)) * np.minimum(1, t / 0.35)
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
        add(total, hit, _at(at), level)
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
    add(total, rain, _at(0.03), 0.55 / max(1e-6, float(np.abs(rain).max())))
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
        add(total, hit, _at(at), (0.35, 1.0, 0.5, 0.3, 0.2)[k])
        at += take.rng.uniform(0.008, 0.045)
    return total


@family(
    "rockslide",
    "rockslide, rocks falling, landslide, avalanche, rubble, rock fall, collapse, collapsing, building collapse, cave in, debris, boulder rolling, boulder",
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
                take, take.material or usual, 0.3, pitch=0.6 * tip, ring_for=0.35, thump=0.55, hardness=0.6
            )
            add(total, hit, _at(at), level)
        else:
            add(total, thumped(take, 70 * take.pitch, 0.03), _at(at), 0.8 * level)
            add(total, crumbs(take.rng, material, 0.035, 1_500), _at(at), 0.75 * level)
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
        add(total, hoof, _at(at / take.pace), level)
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
        add(total, struck(take, "flesh", 0.4, pitch=0.8, thump=1.0), _at(at), level)
    n = count(0.4)
    add(total, band_pass(noise(take.rng, n), 800, 5_000) * decay(n, 0.08, 0.03), 0, 0.12)
    return total


@family(
    "chain",
    "chain, chains, chain rattle, chains rattling, shackles, rattle, rattling, keys jingle, jingle, keys, jingling, coins dropping, coins falling, coin drop, armor rattle, armor clank, jingle bells, cutlery",
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
                _at(at),
                min(1.0, gap * 8),
            )
            at += gap * take.rng.uniform(0.7, 1.2)
            gap *= 0.8
    return total


@family(
    "arrow hit",
    "arrow hit, hits wood, hits target, hits shield, arrow impact, arrow hits, dart hit, knife hit, stab, stabs, knife stab, axe hits, axe chop, chop, chopping wood, wood chop, chopping, dagger",
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
    "squish, squelch, slime, splat, gore, flesh hit, sticky, goo, blob, squishy, bug squash, wet",
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
