"""Birds, farm animals and insects: calls in their rhythm, wings that buzz."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    noise,
    pulses,
    swell,
    swept,
    tone,
    voiced,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, place


@family(
    "bird",
    "bird, birds, chirp, chirps, chirping, tweet, birdsong, songbird, bird song, sparrow, robin, canary, nightingale, birds chirping, morning birds, parrot, tropical bird",
    "a small songbird chirps",
    times=1,
    gap=1.2,
)
def bird(take: Take) -> Sound:
    total = np.zeros(count(1.7), np.float32)
    base = take.near(3_600 * take.pitch, 0.12)
    at = 0.0
    for _ in range(int(take.rng.integers(3, 6))):
        kind = int(take.rng.integers(3))
        repeats = int(take.rng.integers(1, 5)) if kind == 2 else 1
        start, end = (
            base * float(np.exp(take.rng.normal(0, 0.18))),
            base * float(np.exp(take.rng.normal(0, 0.25))),
        )
        for _ in range(repeats):
            n = count(take.rng.uniform(0.045, 0.14) / (1 + 0.5 * (repeats > 1)))
            f = (
                glide(n, (0, start), (0.5, max(start, end) * 1.12), (1, end))
                if kind
                else glide(n, (0, start), (1, end))
            )
            if kind == 1:
                f = f * (1 + 0.05 * np.sin(2 * np.pi * 42 * clock(n)))
            add(total, tone(f.astype(np.float32), (1, 0.08)) * np.hanning(n).astype(np.float32), place(at))
            at += n / 44_100 + take.rng.uniform(0.012, 0.05)
        at += take.rng.uniform(0.03, 0.12)
        if at > 1.5:
            break
    return total


@family("owl", "owl, owl hoot, hoot, hoots, cuckoo, dove, pigeon", "an owl hoots in the night", gap=2.2)
def owl(take: Take) -> Sound:
    total = np.zeros(count(1.9), np.float32)
    base = take.near(390 * take.pitch, 0.05)
    for at, seconds, level in ((0.0, 0.28, 0.8), (0.5, 0.14, 0.6), (0.72, 0.6, 1.0)):
        n = count(seconds)
        f = glide(n, (0, base * 0.93), (0.3, base), (1, base * 0.9)) * (
            1 + 0.006 * np.sin(2 * np.pi * 7 * clock(n))
        )
        add(
            total,
            (tone(f.astype(np.float32), (1, 0.12, 0.04)) + 0.03 * band_pass(noise(take.rng, n), 250, 900))
            * swell(n, 0.2, 0.35),
            place(at),
            level,
        )
    return total


@family(
    "crow",
    "crow, raven, caw, crows, seagull, gull, seagulls, eagle, hawk, eagle cry, vulture, duck, quack, goose, chicken, hen, rooster, cluck, cock, turkey, bird screech, griffin, hawk screech",
    "a crow caws",
    "a seagull or an eagle cries",
    gap=0.6,
    times=2,
)
def crow(take: Take) -> Sound:
    high = take.says("seagull", "seagulls", "gull", "eagle", "hawk", "screech", "griffin")
    duck = take.says("duck", "quack", "goose", "chicken", "hen", "cluck", "turkey")
    rooster = take.says("rooster", "cock")
    seconds = 1.5 if rooster else 0.55 if high else 0.17 if duck else 0.36
    n = count(take.near(seconds, 0.08))
    base = take.near((1_250 if high else 240 if duck else 620 if rooster else 430) * take.pitch, 0.06)
    if rooster:
        pitch = glide(
            n,
            (0, base * 0.7),
            (0.12, base),
            (0.2, base * 0.75),
            (0.3, base * 1.25),
            (0.7, base * 1.3),
            (1, base * 0.7),
        )
    else:
        pitch = glide(n, (0, base * 0.85), (0.2, base * 1.15), (1, base * (0.62 if high else 0.85)))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "e"), (0.3, "a"), (1, "e" if duck else "a")),
        tract=1.35,
        breath=0.25,
        rough=0.12 if high or rooster else 0.6,
        tilt=0.35,
    )
    return throat * swell(n, 0.08, 0.35)


@family(
    "cow",
    "cow, moo, cattle, bull, ox, sheep, goat, baa, lamb, donkey, farm animal, deer, camel",
    "a cow moos",
    "a sheep bleats",
)
def cow(take: Take) -> Sound:
    bleat = take.says("sheep", "goat", "baa", "lamb")
    n = count(take.near(0.9 if bleat else 1.7, 0.08))
    base = take.near((270 if bleat else 118) * take.pitch, 0.05)
    pitch = glide(n, (0, base * 0.8), (0.25, base), (0.8, base * 1.02), (1, base * 0.8))
    shake = 1 + (0.05 if bleat else 0.004) * np.sin(2 * np.pi * (9 if bleat else 4) * clock(n))
    vowels = ((0, "e"), (0.3, "a"), (1, "e")) if bleat else ((0, "u"), (0.3, "o"), (0.8, "o"), (1, "u"))
    throat = voiced(
        take.rng,
        (pitch * shake).astype(np.float32),
        vowels,
        tract=1.15 if bleat else 0.72,
        breath=0.1,
        rough=0.15,
        tilt=0.8,
    )
    tremble = 1 + (0.45 * np.sin(2 * np.pi * 9 * clock(n)) if bleat else 0)
    return (throat * swell(n, 0.12, 0.3) * tremble).astype(np.float32)


@family(
    "pig",
    "pig, oink, boar, hog, snort, pig grunt, snore, snoring, sleeping, snores",
    "a pig oinks and snorts",
    times=2,
    gap=0.5,
)
def pig(take: Take) -> Sound:
    snore = take.says("snore", "snoring", "snores", "sleeping")
    n = count(1.3 if snore else take.near(0.26))
    base = take.near((42 if snore else 115) * take.pitch, 0.1)
    pitch = glide(n, (0, base), (0.4, base * 1.3), (1, base * 0.9))
    throat = voiced(
        take.rng, pitch, ((0, "o"), (0.5, "e"), (1, "u")), tract=0.95, breath=0.55, rough=0.8, tilt=0.5
    )
    return throat * swell(n, 0.15, 0.4)


@family(
    "horse",
    "horse, neigh, neighs, whinny, horse neigh, pony, unicorn, mule, elephant, elephant trumpet, trumpeting",
    "a horse neighs",
)
def horse(take: Take) -> Sound:
    trumpet = take.says("elephant", "trumpeting")
    n = count(take.near(1.6, 0.08))
    base = take.near((520 if trumpet else 880) * take.pitch, 0.06)
    pitch = glide(n, (0, base * 0.7), (0.12, base * 1.3), (0.4, base), (1, base * (0.8 if trumpet else 0.42)))
    shake = 1 + (0.01 if trumpet else 0.07) * np.sin(2 * np.pi * 11 * clock(n))
    throat = voiced(
        take.rng,
        (pitch * shake).astype(np.float32),
        ((0, "i"), (0.2, "e"), (1, "a")),
        tract=0.8,
        breath=0.25,
        rough=0.5 if trumpet else 0.25,
        tilt=0.4,
    )
    result: Sound = (
        throat
        * swell(n, 0.06, 0.4)
        * (1 + (0 if trumpet else 0.4) * np.sin(2 * np.pi * 11 * clock(n))).astype(np.float32)
    )
    return result


@family("frog", "frog, croak, ribbit, toad, frogs, croaks", "a frog croaks", times=2, gap=0.8)
def frog(take: Take) -> Sound:
    total = np.zeros(count(0.55), np.float32)
    for at, seconds, top in ((0.0, 0.16, 1.25), (0.2, 0.24, 1.7)):
        n = count(seconds)
        rate = glide(n, (0, 62 * take.pitch), (1, 74 * take.pitch * top))
        beat = pulses(take.rng, rate, 0.2)
        from_throat = np.convolve(
            beat, (tone(take.near(760 * take.pitch * top, 0.04), (1, 0.5, 0.3), 500) * decay(500, 0.003))
        )[:n]
        add(total, from_throat.astype(np.float32) * swell(n, 0.15, 0.25), place(at))
    return total


@family(
    "cricket",
    "cricket, crickets, cicada, cicadas, grasshopper, night insects, insects, insect chirp, summer night",
    "crickets chirp on a summer night",
    steady=True,
    seconds=6.0,
)
def cricket(take: Take) -> Sound:
    n = take.samples
    t = clock(n)
    total = np.zeros((n, 2), np.float32)
    for _ in range(5):
        f, rate = take.near(4_400, 0.07), take.near(2.1 * take.pace, 0.15)
        chirp = (t * rate + take.rng.random()) % 1
        gate = np.clip(1 - np.abs(chirp - 0.16) / 0.16, 0, 1) * (
            0.5 + 0.5 * np.cos(2 * np.pi * 3 * chirp / 0.32)
        )
        voice = tone(f, (1, 0.1), n) * gate.astype(np.float32)
        pan = take.rng.uniform(0.15, 0.85)
        total += (
            np.float32(take.rng.uniform(0.3, 1))
            * voice[:, None]
            * np.array([np.sqrt(1 - pan), np.sqrt(pan)], np.float32)
        )
    return total


@family(
    "buzz",
    "buzz, bee, bees, fly, mosquito, wasp, insect, swarm, buzzing, flies, hornet, hornets, insect swarm, dragonfly, bee swarm",
    "a bee or a fly buzzes past",
    steady=True,
    seconds=3.0,
)
def buzz(take: Take) -> Sound:
    n = take.samples
    many = 7 if take.says("swarm", "bees", "flies", "hornets") else 1
    base = 560 if take.says("mosquito") else 215
    total = np.zeros(n, np.float32)
    for _ in range(many):
        f = (
            take.near(base * take.pitch, 0.12)
            * np.exp(0.05 * drift(take.rng, n, 2.2))
            * (1 + 0.01 * drift(take.rng, n, 30))
        )
        near = np.clip(0.7 + 0.4 * drift(take.rng, n, 0.9), 0.1, 1.6)
        total += tone(f.astype(np.float32), [1 / k**0.55 for k in range(1, 22)]) * near
    return low_pass(total, 5_500)


@family(
    "snake",
    "snake, snake hiss, hisses, serpent, rattlesnake, cobra, lizard, spider, reptile, spider hiss",
    "a snake hisses",
    gap=1.2,
)
def snake(take: Take) -> Sound:
    n = count(take.seconds or 1.2)
    hiss = swept(take.rng, n, ((0, 5_200), (0.3, 7_200), (1, 5_800)), 0.6) * swell(n, 0.12, 0.5)
    if take.says("rattlesnake", "rattle"):
        hiss = 0.3 * hiss + high_pass(pulses(take.rng, np.full(n, 60, np.float32), 0.3), 2_500) * swell(
            n, 0.1, 0.2
        )
    return hiss * (1 + 0.15 * drift(take.rng, n, 18))


@family(
    "bat",
    "bat, bats, mouse, rat, rats, mouse squeak, rat squeak, bat squeak, hamster, monkey, chimp, dolphin, dolphin clicks, imp, gremlin, alien, alien creature, alien voice, chitter, chittering",
    "small animals squeak and chitter",
    times=1,
    gap=0.9,
)
def bat(take: Take) -> Sound:
    total = np.zeros(count(1.0), np.float32)
    low = take.says("alien", "monkey", "chimp", "imp", "gremlin")
    at = 0.0
    while at < 0.75:
        n = count(take.rng.uniform(0.03, 0.09))
        base = take.near((900 if low else 4_200) * take.pitch, 0.2)
        call = (
            voiced(
                take.rng,
                glide(n, (0, base), (0.3, base * 1.5), (1, base * 0.7)),
                ((0, "i"), (1, "e")),
                tract=2.0,
                rough=0.3,
            )
            if low
            else tone(glide(n, (0, base), (0.4, base * 1.35), (1, base * 0.85)), (1, 0.25))
        )
        add(
            total,
            call / max(1e-6, float(np.abs(call).max())) * np.hanning(n).astype(np.float32),
            place(at),
            take.rng.uniform(0.4, 1),
        )
        at += n / 44_100 + take.rng.uniform(0.02, 0.16)
    return total
