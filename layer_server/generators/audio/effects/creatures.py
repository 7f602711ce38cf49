"""Animals, monsters and people: throats with formants, wings that buzz, calls in their rhythm."""

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
    scattered,
    swept,
    tone,
    voiced,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, faded


def _at(seconds: float) -> int:
    return round(seconds * 44_100)


def _shape(n: int, rise: float, fall: float) -> Sound:
    """A call's loudness: up in ``rise`` of the time, down in ``fall`` of it."""
    u = np.linspace(0, 1, n, dtype=np.float32)
    result: Sound = np.minimum(1, np.minimum(u / rise, (1 - u) / fall)) ** 1.2
    return result


@family(
    "roar",
    "roar, roars, dragon roar, lion roar, monster roar, beast, dinosaur, t-rex, giant, troll, dragon, lion, tiger, bear, godzilla, boss roar, monster, minotaur, demon roar, demon, bear roar, kraken",
    "a huge monster or lion roars",
)
def roar(take: Take) -> Sound:
    n = count(take.seconds or take.near(1.9 * take.size**0.3, 0.08))
    base = take.near(82 * take.pitch, 0.06)
    pitch = glide(n, (0, base * 0.8), (0.25, base * 1.55), (0.6, base * 1.3), (1, base * 0.55))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "u"), (0.25, "a"), (0.7, "a"), (1, "o")),
        tract=0.62 * take.size**-0.25,
        breath=0.35,
        rough=0.9,
        tilt=0.6,
    )
    chest = low_pass(noise(take.rng, n, 0.6), 300) * (1 + 0.5 * drift(take.rng, n, 26))
    shape = _shape(n, 0.16, 0.5)
    throat /= max(1e-6, float(np.abs(throat).max()))
    return np.tanh(2.2 * (throat + 0.22 * chest) * shape)


@family(
    "growl",
    "growl, growls, growling, snarl, snarls, wolf growl, dog growl, angry animal, menacing animal, beast growl, zombie, zombies, zombie groan, undead, ghoul, orc, orc grunt, goblin, grunt, groan, moan",
    "an animal or a zombie growls low in its throat",
    gap=1.4,
)
def growl(take: Take) -> Sound:
    human = take.says("zombie", "zombies", "groan", "moan", "orc", "goblin", "grunt", "undead", "ghoul")
    n = count(take.seconds or take.near(0.5 if take.says("grunt") else 1.4, 0.1))
    base = take.near((96 if human else 62) * take.pitch, 0.08) * (1.5 if take.says("goblin") else 1)
    pitch = glide(n, (0, base), (0.4, base * 1.18), (1, base * 0.82))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "u"), (0.5, "o" if human else "e"), (1, "u")),
        tract=0.8 * take.size**-0.25,
        breath=0.3,
        rough=0.85,
        tilt=0.8,
    )
    return (
        throat
        / max(1e-6, float(np.abs(throat).max()))
        * _shape(n, 0.15, 0.35)
        * (1 + 0.2 * drift(take.rng, n, 14))
    )


@family(
    "bark",
    "bark, barks, barking, dog bark, dog, dogs, puppy, woof, dog barking, hound, seal",
    "a dog barks",
    times=2,
    gap=0.42,
)
def bark(take: Take) -> Sound:
    small = 1.7 if take.says("puppy", "small", "chihuahua") else 1.0
    n = count(take.near(0.19) * take.size**0.4)
    base = take.near(310 * take.pitch, 0.06) * small
    pitch = glide(n, (0, base * 0.75), (0.22, base * 1.55), (1, base * 0.7))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "u"), (0.25, "a"), (1, "o")),
        tract=1.0 * small**0.5,
        breath=0.3,
        rough=0.45,
        tilt=0.6,
    )
    return np.tanh(2 * throat / max(1e-6, float(np.abs(throat).max())) * _shape(n, 0.08, 0.55))


@family("meow", "meow, cat, kitten, meows, cat meow, purr, purring, hiss cat", "a cat meows")
def meow(take: Take) -> Sound:
    if take.says("purr", "purring"):
        n = count(take.seconds or 2.4)
        rate = np.full(n, take.near(25), np.float32)
        beat = low_pass(pulses(take.rng, rate, 0.4), 180) * (0.6 + 0.4 * np.sin(2 * np.pi * 0.55 * clock(n)))
        result: Sound = (
            beat / max(1e-6, float(np.abs(beat).max())) + 0.1 * low_pass(noise(take.rng, n), 500)
        ).astype(np.float32)
        return result
    n = count(take.near(0.75, 0.1))
    base = take.near(560 * take.pitch, 0.07)
    pitch = glide(n, (0, base * 0.8), (0.3, base * 1.3), (0.6, base * 1.2), (1, base * 0.75))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "i"), (0.3, "a"), (0.7, "a"), (1, "u")),
        tract=1.45,
        breath=0.08,
        rough=0.05,
        tilt=0.9,
    )
    return throat * _shape(n, 0.15, 0.4)


@family(
    "howl",
    "howl, wolf howl, wolf, werewolf, wolves, coyote, howling wolf, wolf howls",
    "a wolf howls at the moon",
)
def howl(take: Take) -> Sound:
    n = count(take.seconds or take.near(2.8, 0.08))
    base = take.near(360 * take.pitch, 0.05)
    pitch = glide(
        n, (0, base * 0.62), (0.16, base * 1.12), (0.55, base * 1.08), (0.8, base), (1, base * 0.66)
    )
    pitch = pitch * (1 + 0.012 * np.sin(2 * np.pi * 5.2 * clock(n)))
    throat = voiced(
        take.rng,
        pitch.astype(np.float32),
        ((0, "u"), (0.25, "o"), (0.7, "o"), (1, "u")),
        tract=0.95,
        breath=0.08,
        tilt=1.5,
    )
    return throat * _shape(n, 0.14, 0.35)


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
            add(total, tone(f.astype(np.float32), (1, 0.08)) * np.hanning(n).astype(np.float32), _at(at))
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
            * _shape(n, 0.2, 0.35),
            _at(at),
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
    return throat * _shape(n, 0.08, 0.35)


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
    return (throat * _shape(n, 0.12, 0.3) * tremble).astype(np.float32)


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
    return throat * _shape(n, 0.15, 0.4)


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
        * _shape(n, 0.06, 0.4)
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
        add(total, from_throat.astype(np.float32) * _shape(n, 0.15, 0.25), _at(at))
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
    hiss = swept(take.rng, n, ((0, 5_200), (0.3, 7_200), (1, 5_800)), 0.6) * _shape(n, 0.12, 0.5)
    if take.says("rattlesnake", "rattle"):
        hiss = 0.3 * hiss + high_pass(pulses(take.rng, np.full(n, 60, np.float32), 0.3), 2_500) * _shape(
            n, 0.1, 0.2
        )
    return hiss * (1 + 0.15 * drift(take.rng, n, 18))


@family(
    "bat",
    "bat, bats, mouse, rat, rats, mouse squeak, rat squeak, bat squeak, hamster, monkey, chimp, dolphin, imp, gremlin, alien, alien creature, alien voice, chitter, chittering",
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
            _at(at),
            take.rng.uniform(0.4, 1),
        )
        at += n / 44_100 + take.rng.uniform(0.02, 0.16)
    return total


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
    return np.tanh(1.5 * throat / max(1e-6, float(np.abs(throat).max())) * _shape(n, 0.08, 0.45))


@family(
    "ghost",
    "ghost, spirit, ghostly, haunting, specter, phantom, haunted, ghost moan, wraith, eerie, creepy, whisper, whispers, whispering, spooky, horror ambience",
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
        * _shape(n, 0.3, 0.4)
        * syllables
    ).astype(np.float32)


@family(
    "breath",
    "breath, breathing, breathe, inhale, exhale, sigh, gasp, panting, heavy breathing, pant, gas mask, out of breath",
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
        add(total, air, _at(at / take.pace), 1.0 if at else 0.7)
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
        add(total, ha / max(1e-6, float(np.abs(ha).max())) * _shape(n, 0.15, 0.5), _at(at), 1 - 0.07 * k)
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
            _at(at / take.pace),
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
    "whistle, whistling, referee whistle, human whistle, whistles, referee, kettle, kettle whistle, train whistle, slide whistle, flute call, cartoon whistle",
    "somebody whistles",
    gap=0.8,
)
def whistle(take: Take) -> Sound:
    n = count(take.seconds or 0.7)
    if take.says("referee", "kettle"):
        f = take.near(2_450) * (1 + 0.02 * np.sin(2 * np.pi * 33 * clock(n)))
        return faded(
            (tone(f.astype(np.float32), (1, 0.2)) + 0.3 * band_pass(noise(take.rng, n), 2_000, 5_000))
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
