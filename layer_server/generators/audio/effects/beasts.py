"""Large animals and monsters: throats with formants, rough or clear."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    drift,
    glide,
    noise,
    pulses,
    swell,
    voiced,
)
from layer_server.generators.audio.filters import low_pass
from layer_server.generators.audio.samples import Sound, clock, count


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
    shape = swell(n, 0.16, 0.5)
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
        * swell(n, 0.15, 0.35)
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
    return np.tanh(2 * throat / max(1e-6, float(np.abs(throat).max())) * swell(n, 0.08, 0.55))


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
    return throat * swell(n, 0.15, 0.4)


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
    return throat * swell(n, 0.14, 0.35)
