"""People and ghosts: screams, laughter, breath, crowds, hearts."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    hump,
    noise,
    scattered,
    swell,
    swept,
    tone,
    voiced,
)
from layer_server.generators.audio.filters import band_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, faded, place


@family(
    "scream",
    "scream, screams, woman screams, man screams, shriek, yell, shout, banshee, death scream, horror scream, witch laugh, scared, cry, wilhelm, war cry, battle cry, goblin scream, wail, pain",
    "a person screams in terror",
)
def scream(take: Take) -> Sound:
    man = take.says("man", "battle", "war", "warrior", "orc", "death", "male", "wilhelm", "pain")
    n = count(take.seconds or take.near(1.3, 0.1))
    base = take.near((340 if man else 820) * take.pitch, 0.08)
    pitch = glide(n, (0, base * 0.8), (0.15, base * 1.25), (0.6, base * 1.15), (1, base * 0.6))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "e"), (0.2, "a"), (1, "a")),
        tract=0.98 if man else 1.15,
        breath=0.18,
        rough=0.35,
        tilt=0.35,
    )
    return np.tanh(1.5 * throat / max(1e-6, float(np.abs(throat).max())) * swell(n, 0.08, 0.45))


@family(
    "ghost",
    "ghost, ghost wail, spirit, ghostly, haunting, specter, phantom, haunted, ghost moan, wraith, eerie, creepy, whisper, whispers, whispering, spooky, horror ambience",
    "a ghost moans, eerie whispering air",
    seconds=3.0,
)
def ghost(take: Take) -> Sound:
    n = count(take.seconds or 2.8)
    base = take.near(330 * take.pitch, 0.08)
    pitch = glide(n, (0, base), (0.3, base * 1.3), (0.6, base * 1.1), (1, base * 0.75)) * (
        1 + 0.025 * np.sin(2 * np.pi * 4.3 * clock(n))
    )
    whisper = take.says("whisper", "whispers", "whispering")
    throat = voiced(
        take.rng,
        pitch.astype(np.float32),
        ((0, "u"), (0.3, "o"), (0.6, "u"), (1, "o")),
        tract=1.05,
        breath=1.0 if whisper else 0.45,
        tilt=1.6,
    )
    other = voiced(
        take.rng,
        (pitch * np.float32(1.19)).astype(np.float32),
        ((0, "o"), (1, "u")),
        tract=1.1,
        breath=0.6,
        tilt=1.8,
    )
    syllables = np.clip(0.4 + drift(take.rng, n, 7), 0, 2) if whisper else 1
    return (
        (
            throat / max(1e-6, float(np.abs(throat).max()))
            + (0 if whisper else 0.5) * other / max(1e-6, float(np.abs(other).max()))
        )
        * swell(n, 0.3, 0.4)
        * syllables
    ).astype(np.float32)


@family(
    "baby",
    "baby, baby crying, infant, crying baby, baby cries, child crying, crying, cries, sobbing, weeping",
    "a baby cries",
    times=3,
    gap=1.0,
)
def baby(take: Take) -> Sound:
    n = count(take.near(0.8, 0.12))
    base = take.near(440 * take.pitch, 0.05)
    pitch = glide(n, (0, base * 0.85), (0.2, base * 1.2), (0.7, base * 1.1), (1, base * 0.8))
    shaken = (pitch * (1 + 0.02 * np.sin(2 * np.pi * 7 * clock(n)))).astype(np.float32)
    throat = voiced(
        take.rng,
        shaken,
        ((0, "u"), (0.25, "a"), (0.8, "a"), (1, "e")),
        tract=1.5,
        breath=0.12,
        rough=0.2,
        tilt=0.6,
    )
    return throat * swell(n, 0.15, 0.3)


@family(
    "breath",
    "breath, breathing, blow out candle, blowing out candle, blow out, blows out, blowing out, puff, breathe, inhale, exhale, sigh, gasp, panting, heavy breathing, pant, gas mask, out of breath",
    "a person breathes heavily",
    times=2,
    gap=1.5,
)
def breath(take: Take) -> Sound:
    total = np.zeros(count(1.5), np.float32)
    for at, seconds, centre in ((0.0, 0.5, 1_900), (0.65, 0.65, 1_100)):
        n = count(seconds)
        air = swept(take.rng, n, ((0, centre * 0.8), (0.4, centre), (1, centre * 0.7)), 0.9) * hump(
            n, 0.45, 0.28
        )
        add(total, air, place(at / take.pace), 1.0 if at else 0.7)
    return total


@family(
    "laugh",
    "laugh, laughs, laughing, evil laugh, giggle, chuckle, villain laugh, cackle, witch, child laugh, goblin laugh, demonic laugh",
    "somebody laughs, an evil laugh",
)
def laugh(take: Take) -> Sound:
    deep = take.says("evil", "villain", "demonic", "demon", "man", "boss", "ogre")
    high = take.says("giggle", "witch", "child", "girl", "goblin", "cackle", "fairy")
    base = take.near((105 if deep else 330 if high else 190) * take.pitch, 0.06)
    total = np.zeros(count(2.3), np.float32)
    at = 0.0
    for k in range(8):
        n = count(0.13 if not deep else 0.19)
        pitch = glide(n, (0, base * 1.15), (1, base * 0.9)) * np.float32(1 - 0.03 * k)
        ha = voiced(
            take.rng,
            pitch,
            ((0, "a"), (1, "a" if not high else "e")),
            tract=0.8 if deep else 1.25 if high else 1.0,
            breath=0.25,
            rough=0.35 if deep else 0.1,
            tilt=0.8,
        )
        add(total, ha / max(1e-6, float(np.abs(ha).max())) * swell(n, 0.15, 0.5), place(at), 1 - 0.07 * k)
        at += n / 44_100 + (0.075 if not deep else 0.085)
    return total


@family(
    "cheer",
    "cheer, cheering, crowd cheer, crowd, applause, clap, clapping, audience, crowd cheers, stadium, ovation, claps, hooray, people cheering, crowd noise",
    "a crowd cheers and claps",
    steady=True,
    seconds=4.0,
)
def cheer(take: Take) -> Sound:
    n = take.samples
    u = np.linspace(0, 1, n, dtype=np.float32)
    swell = 0.5 + 0.5 * np.minimum(1, u / 0.15)
    claps_only = take.says("applause", "clap", "clapping", "claps", "ovation")
    claps = [
        band_pass(noise(take.rng, 900), 700 * k, 3_200 * k) * decay(900, 0.004, 0.0003)
        for k in (0.7, 0.9, 1.1, 1.4, 1.8)
    ]
    total = scattered(take.rng, n, 190 * swell, claps, channels=2) * np.float32(0.5)
    if not claps_only:
        total += np.stack([_voices(take, n, 14), _voices(take, n, 14)], 1) * swell[:, None]
    return total


def _voices(take: Take, n: int, people: int) -> Sound:
    """Many people who shout at once: only their formants are left, moving."""
    total = np.zeros(n, np.float32)
    for _ in range(people):
        m = count(take.rng.uniform(0.7, 1.6))
        f = take.near(float(take.rng.choice((190, 240, 330, 420))), 0.12)
        pitch = glide(m, (0, f * 0.9), (0.3, f * 1.2), (1, f))
        shout = voiced(
            take.rng,
            pitch,
            ((0, "e"), (0.5, "a"), (1, "a")),
            tract=take.near(1.05, 0.08),
            breath=0.35,
            rough=0.2,
            tilt=0.6,
        )
        shout *= np.hanning(m).astype(np.float32) / max(1e-6, float(np.abs(shout).max()))
        step = count(take.rng.uniform(1.0, 2.0))
        for start in range(int(take.rng.integers(-m, step)), n, step):
            add(total, shout, start, float(take.rng.uniform(0.3, 1)))
    return total * np.float32(0.35) + 0.3 * band_pass(noise(take.rng, n), 500, 2_500, 1)


@family(
    "murmur",
    "murmur, tavern, crowd talking, people talking, chatter, restaurant, cafe, pub, inn, marketplace, market, walla, bar, party, tavern ambience, town, school, office",
    "people talk in a busy tavern",
    steady=True,
    seconds=8.0,
)
def murmur(take: Take) -> Sound:
    n = take.samples

    def side() -> Sound:
        total = np.zeros(n, np.float32)
        for _ in range(9):
            m = min(n, count(take.rng.uniform(1.6, 2.8)))
            f = take.near(float(take.rng.choice((105, 125, 190, 220))), 0.08)
            names = take.rng.choice(list("aeiou"), 9)
            vowels = tuple((i / 8, str(name)) for i, name in enumerate(names))
            pitch = (f * np.exp(0.12 * drift(take.rng, m, 3))).astype(np.float32)
            talk = voiced(take.rng, pitch, vowels, tract=take.near(1.0, 0.08), breath=0.12, tilt=1.0)
            talk *= np.clip(0.35 + 0.9 * drift(take.rng, m, 5), 0, 1.6) / max(1e-6, float(np.abs(talk).max()))
            talk = faded(talk, 0.1, 0.1)
            for start in range(int(take.rng.integers(-m, m)), n, m + count(take.rng.uniform(0.1, 1.2))):
                add(total, talk, start, float(take.rng.uniform(0.3, 1)))
        clinks = scattered(
            take.rng,
            n,
            0.5,
            [tone(take.near(3_300, 0.2), (1, 0.4), 4_000) * decay(4_000, 0.02) for _ in range(4)],
        )
        return low_pass(total, 2_600) + 0.12 * clinks

    return np.stack([side(), side()], 1)


@family(
    "heartbeat",
    "heartbeat, heart beat, heart, heart beating, pulse, low health, tension heartbeat",
    "a heart beats",
    times=4,
    gap=0.85,
)
def heartbeat(take: Take) -> Sound:
    total = np.zeros(count(0.8), np.float32)
    for at, f, level in ((0.0, 52, 1.0), (0.26, 64, 0.7)):
        n = count(0.3)
        add(
            total,
            tone(glide(n, (0, f * 1.5), (0.3, f), (1, f * 0.8)), (1, 0.3)) * decay(n, 0.055, 0.012),
            place(at / take.pace),
            level,
        )
    return low_pass(total, 220)


@family(
    "eat",
    "eat, eating, chew, crunch, bite, munch, munching, eat apple, chewing, crunchy, biting, chomp, eating chips",
    "somebody bites and chews something crunchy",
    times=3,
    gap=0.4,
)
def eat(take: Take) -> Sound:
    n = count(0.3)
    crackle = [
        band_pass(noise(take.rng, 400), 900 * k, 5_000 * k**0.5) * decay(400, 0.002, 0.0002)
        for k in (0.6, 0.9, 1.3)
    ]
    return scattered(take.rng, n, 260 * hump(n, 0.35, 0.2), crackle) + 0.1 * swept(
        take.rng, n, ((0, 600), (1, 300)), 0.8
    ) * hump(n, 0.6, 0.2)


@family(
    "whistle",
    "whistle, whistling, whistle blow, whistle blows, blow whistle, blows a whistle, referee whistle, human whistle, whistles, referee, kettle, kettle whistle, train whistle, slide whistle, flute call, cartoon whistle",
    "somebody whistles",
    gap=0.8,
)
def whistle(take: Take) -> Sound:
    n = count(take.seconds or 0.7)
    if take.says("referee", "kettle"):
        trill = take.near(2_450) * (1 + 0.02 * np.sin(2 * np.pi * 33 * clock(n)))
        return faded(
            (tone(trill.astype(np.float32), (1, 0.2)) + 0.3 * band_pass(noise(take.rng, n), 2_000, 5_000))
            * (1 + 0.4 * np.sin(2 * np.pi * 33 * clock(n))).astype(np.float32),
            0.02,
            0.05,
        )
    f = glide(
        n, (0, take.near(1_300)), (0.35, 2_100), (1, 1_500 if not take.says("slide", "cartoon") else 700)
    )
    return faded(
        tone(f * (1 + 0.004 * drift(take.rng, n, 8)), (1, 0.06))
        + 0.08 * band_pass(noise(take.rng, n), 1_200, 4_000),
        0.04,
        0.08,
    )
