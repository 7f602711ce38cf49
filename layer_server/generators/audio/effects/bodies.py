"""What bodies and kitchens do: coughs, sneezes, burps, kisses, boos; sizzling, flushing, squeaks, scratches."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.materials import struck
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    hump,
    noise,
    pulses,
    scattered,
    swell,
    swept,
    tone,
    voiced,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, place


def _full(sound: Sound) -> Sound:
    return (sound / max(1e-6, float(np.abs(sound).max()))).astype(np.float32)


@family(
    "cough",
    "cough, coughing, coughs, throat clear, clears throat, choke, choking, ahem",
    "a person coughs",
    times=2,
    gap=0.55,
)
def cough(take: Take) -> Sound:
    n = count(take.near(0.34, 0.1))
    high = 1.5 if take.says("woman", "girl", "child", "female") else 1.0
    pitch = glide(
        n, (0, 170 * high * take.pitch), (0.25, 140 * high * take.pitch), (1, 95 * high * take.pitch)
    )
    throat = _full(
        voiced(
            take.rng,
            pitch,
            ((0, "a"), (0.4, "o"), (1, "u")),
            tract=1.0 * high**0.3,
            breath=0.75,
            rough=0.6,
            tilt=0.5,
        )
    )
    burst = swept(take.rng, n, ((0, 1_500), (0.2, 1_100), (1, 500)), 1.1)
    return throat * decay(n, 0.09, 0.012) + 0.35 * _full(burst) * decay(n, 0.07, 0.004)


@family("sneeze", "sneeze, sneezes, sneezing, achoo", "a person sneezes")
def sneeze(take: Take) -> Sound:
    total = np.zeros(count(1.1), np.float32)
    n = count(0.42)
    high = 1.5 if take.says("woman", "girl", "child", "female") else 1.0
    intake = voiced(
        take.rng, glide(n, (0, 190 * high), (1, 260 * high)), ((0, "a"), (1, "a")), breath=0.7, tilt=1.2
    )
    add(total, _full(intake) * hump(n, 0.65, 0.25), 0, 0.35)
    m = count(0.45)
    add(
        total,
        _full(swept(take.rng, m, ((0, 4_200), (0.15, 3_000), (1, 1_100)), 0.9)) * decay(m, 0.09, 0.006),
        place(0.45),
    )
    voice = voiced(
        take.rng,
        glide(m, (0, 330 * high), (1, 150 * high)),
        ((0, "i"), (0.2, "u"), (1, "u")),
        breath=0.5,
        rough=0.2,
        tilt=0.6,
    )
    add(total, _full(voice) * decay(m, 0.12, 0.02), place(0.47), 0.6)
    return total


@family("burp", "burp, belch, burps, burping", "a person burps")
def burp(take: Take) -> Sound:
    n = count(take.seconds or take.near(0.75, 0.15))
    pitch = glide(n, (0, 70 * take.pitch), (0.3, 105 * take.pitch), (1, 60 * take.pitch))
    throat = voiced(
        take.rng,
        pitch,
        ((0, "u"), (0.25, "o"), (0.7, "a"), (1, "o")),
        tract=0.85,
        breath=0.15,
        rough=0.95,
        tilt=0.5,
    )
    return _full(throat) * swell(n, 0.08, 0.3)


@family("fart", "fart, farts, farting, flatulence, whoopee cushion", "a rude noise")
def fart(take: Take) -> Sound:
    n = count(take.seconds or take.near(0.7, 0.2))
    rate = glide(
        n, (0, 95 * take.pitch), (0.2, 130 * take.pitch), (0.7, 90 * take.pitch), (1, 62 * take.pitch)
    )
    flap = pulses(take.rng, (rate * (1 + 0.12 * drift(take.rng, n, 14))).astype(np.float32), 0.55)
    body = band_pass(flap, 90, 700) + 0.5 * band_pass(flap, 500, 2_200)
    return _full(low_pass(body, 900)) * swell(n, 0.06, 0.25)


@family("kiss", "kiss, kisses, smooch, mwah, kissing, lip smack", "a kiss")
def kiss(take: Take) -> Sound:
    total = np.zeros(count(0.4), np.float32)
    n = count(0.2)
    add(total, _full(swept(take.rng, n, ((0, 2_400), (1, 4_200)), 0.4)) * hump(n, 0.8, 0.25), 0, 0.3)
    m = count(0.06)
    pop = tone(glide(m, (0, 700), (1, 1_700)), (1, 0.3)) * decay(m, 0.012, 0.001)
    add(
        total,
        _full(pop) + 0.4 * _full(band_pass(noise(take.rng, m), 1_500, 6_000)) * decay(m, 0.006),
        place(0.19),
    )
    return total


@family(
    "boo",
    "boo, booing, boos, crowd boos, crowd booing, jeer, jeering, disappointed crowd, angry crowd",
    "a crowd boos",
    steady=True,
    seconds=3.5,
)
def boo(take: Take) -> Sound:
    n = take.samples

    def side() -> Sound:
        total = np.zeros(n, np.float32)
        for _ in range(16):
            m = count(take.rng.uniform(1.1, 1.9))
            base = take.near(float(take.rng.choice((105, 130, 165, 210))), 0.1)
            voice = voiced(
                take.rng,
                glide(m, (0, base * 1.1), (0.2, base * 1.2), (1, base * 0.85)),
                ((0, "u"), (0.3, "u"), (1, "u")),
                tract=take.near(1.0, 0.08),
                breath=0.2,
                tilt=0.9,
            )
            voice = _full(voice) * np.hanning(m).astype(np.float32)
            step = count(take.rng.uniform(1.4, 2.4))
            for start in range(int(take.rng.integers(-m, step)), n, step):
                add(total, voice, start, float(take.rng.uniform(0.3, 1)))
        return total + 0.12 * band_pass(noise(take.rng, n), 250, 1_200, 1)

    return np.stack([side(), side()], 1)


@family(
    "gulp",
    "gulp, gulping, swallow, drink, drinking, drinks, sip, slurp, drink potion, potion drinking, drinking potion, chug potion",
    "somebody drinks in gulps",
    times=3,
    gap=0.42,
)
def gulp(take: Take) -> Sound:
    n = count(take.near(0.22, 0.1))
    drop = tone(
        glide(n, (0, 190 * take.pitch), (0.35, 320 * take.pitch), (1, 520 * take.pitch)), (1, 0.25, 0.1)
    )
    wet = swept(take.rng, n, ((0, 900), (0.5, 600), (1, 1_500)), 0.6)
    return _full(drop) * hump(n, 0.45, 0.2) + 0.25 * _full(wet) * hump(n, 0.3, 0.25)


@family(
    "sizzle",
    "sizzle, sizzling, frying, fry, frying pan, bacon, grill, grilling, cooking, frying pan sizzle, steak",
    "food sizzles in a hot pan",
    steady=True,
    seconds=4.0,
)
def sizzle(take: Take) -> Sound:
    n = take.samples
    spits = [
        high_pass(noise(take.rng, 500), 3_000 * k) * decay(500, 0.0018 / k, 0.0002)
        for k in (0.6, 0.9, 1.3, 1.8)
    ]
    bed = band_pass(noise(take.rng, n), 3_500, 11_000) * (0.5 + 0.12 * drift(take.rng, n, 9))
    pops = scattered(take.rng, n, 90 + 40 * np.clip(drift(take.rng, n, 2), -1, 2), spits)
    big = scattered(
        take.rng, n, 3.0, [band_pass(noise(take.rng, 900), 900, 4_000) * decay(900, 0.005, 0.0004)]
    )
    result: Sound = (0.22 * bed + 0.8 * pops + 0.8 * big).astype(np.float32)
    return result


@family(
    "flush",
    "flush, toilet, toilet flush, flushing, flushing toilet, drain, sink drain",
    "a toilet is flushed",
    seconds=5.0,
)
def flush(take: Take) -> Sound:
    n = count(take.seconds or 5.0)
    rush = swept(take.rng, n, ((0, 900), (0.12, 1_900), (0.5, 1_300), (0.75, 700), (1, 2_600)), 1.2, 0.3)
    u = np.linspace(0, 1, n, dtype=np.float32)
    level = np.interp(u, (0, 0.04, 0.45, 0.62, 0.75, 1), (0, 1, 0.85, 0.5, 0.18, 0.06)).astype(np.float32)
    bubble_at = hump(n, 0.62, 0.12)
    blobs = [
        tone(glide(2_600, (0, f), (1, f * 1.9)), (1, 0.2)) * hump(2_600, 0.4, 0.2)
        for f in (110, 160, 220, 300)
    ]
    return _full(rush) * level + 0.5 * scattered(take.rng, n, 34 * bubble_at, blobs)


@family(
    "squeak",
    "squeaky toy, rubber duck, dog toy, squeaky, toy squeak, rubber duck squeak",
    "a rubber toy squeaks",
    times=2,
    gap=0.35,
)
def squeak(take: Take) -> Sound:
    n = count(take.near(0.24, 0.12))
    base = take.near(1_150 * take.pitch, 0.06)
    f = glide(n, (0, base * 0.7), (0.3, base * 1.25), (0.75, base * 1.1), (1, base * 0.75)) * (
        1 + 0.02 * drift(take.rng, n, 60)
    )
    reed = tone(f.astype(np.float32), (1, 0.7, 0.55, 0.35, 0.25, 0.12))
    return _full(reed + 0.25 * band_pass(noise(take.rng, n), 1_500, 6_000)) * swell(n, 0.12, 0.3)


@family(
    "record scratch",
    "record scratch, vinyl scratch, dj scratch, vinyl, turntable",
    "a record is scratched",
    gap=0.6,
)
def record_scratch(take: Take) -> Sound:
    n = count(take.near(0.55, 0.1))
    u = np.linspace(0, 1, n, dtype=np.float32)
    speed = np.abs(np.sin(np.pi * 3 * u**0.8)) * (1 - 0.4 * u)
    f = (180 + 2_600 * speed).astype(np.float32)
    body = tone(f, (1, 0.6, 0.5, 0.35, 0.25, 0.2)) * (0.25 + speed)
    return _full(
        body * (1 + 0.5 * drift(take.rng, n, 300)) + 0.5 * band_pass(noise(take.rng, n), 700, 5_000) * speed
    ) * swell(n, 0.02, 0.1)


@family(
    "snap of fingers",
    "finger snap, fingers snap, snap fingers, snapping fingers, finger click",
    "fingers are snapped",
)
def finger_snap(take: Take) -> Sound:
    n = count(0.14)
    crack = band_pass(noise(take.rng, n), 1_400, 4_200) * decay(n, 0.007, 0.0006)
    ring = tone(take.near(2_050, 0.05), (1, 0.35), n) * decay(n, 0.016, 0.0006)
    rub = band_pass(noise(take.rng, n), 3_000, 9_000) * decay(n, 0.02, 0.008) * 0.12
    return _full(crack) + 0.4 * ring + rub


@family(
    "geiger counter",
    "geiger, geiger counter, radiation, dosimeter",
    "a Geiger counter clicks",
    steady=True,
    seconds=4.0,
)
def geiger(take: Take) -> Sound:
    n = take.samples
    rate = 16 * take.force * take.pace * np.exp(0.7 * drift(take.rng, n, 1.2))
    clicks = [band_pass(noise(take.rng, 220), 1_800, 7_000) * decay(220, 0.0009, 0.0001) for _ in range(3)]
    return scattered(take.rng, n, rate.astype(np.float32), clicks)


@family(
    "pickaxe",
    "pickaxe, pick axe, mining, mine ore, chisel, pickaxe hits, pickaxe on stone, mining ore, digging stone, stone mining",
    "a pickaxe strikes stone",
    times=3,
    gap=0.75,
)
def pickaxe(take: Take) -> Sound:
    ground = "stone" if not take.material else take.material
    hit = struck(take, ground, 0.8, pitch=1.2, thump=0.5, hardness=2.0)
    steel = struck(Take(take.rng), "metal", 0.5, pitch=2.1, ring_for=0.25, hardness=2.2)
    n = max(len(hit), len(steel), count(0.7))
    total = np.zeros(n, np.float32)
    add(total, _full(hit), 0)
    add(total, _full(steel), 0, 0.45)
    chips = scattered(
        take.rng,
        n,
        26 * hump(n, 0.3, 0.2),
        [band_pass(noise(take.rng, 260), 2_000 * k, 6_000 * k) * decay(260, 0.0014) for k in (0.7, 1.0, 1.4)],
    )
    return total + 0.5 * chips


@family(
    "rocket",
    "rocket, jetpack, rocket launch, jet, jet engine, thruster, thrusters, rocket engine, booster, afterburner, spaceship launch, spaceship takeoff",
    "a rocket engine roars",
    steady=True,
    seconds=4.0,
)
def rocket(take: Take) -> Sound:
    n = take.samples
    roar = low_pass(noise(take.rng, n, 0.6), 1_400) * (1 + 0.25 * drift(take.rng, n, 18))
    crackle = np.maximum(band_pass(noise(take.rng, n), 400, 3_500) - 1.2, 0) * 2
    hiss = band_pass(noise(take.rng, n), 2_000, 8_000) * 0.18
    whine = (
        0.05 * tone(take.near(1_900) * take.pitch, (1, 0.4), n)
        if take.says("jet", "jetpack", "thruster", "thrusters")
        else 0
    )
    rise = (
        np.minimum(1, np.linspace(0, 12, n, dtype=np.float32))
        if take.says("launch", "takeoff", "ignite", "start")
        else 1
    )
    result: Sound = ((roar + crackle + hiss + whine) * rise).astype(np.float32)
    return result


@family(
    "whale",
    "whale, whale song, whales, whale call, sea monster, kraken",
    "a whale sings in the deep",
    gap=1.5,
)
def whale(take: Take) -> Sound:
    n = count(take.seconds or take.near(3.4, 0.1))
    base = take.near(150 * take.pitch, 0.1)
    f = glide(n, (0, base), (0.25, base * 2.1), (0.5, base * 1.4), (0.8, base * 2.6), (1, base * 1.7)) * (
        1 + 0.01 * np.sin(2 * np.pi * 5 * clock(n))
    )
    song = tone(f.astype(np.float32), (1, 0.5, 0.3, 0.16, 0.08))
    groan = voiced(
        take.rng,
        (f * 0.5).astype(np.float32),
        ((0, "u"), (0.5, "o"), (1, "u")),
        tract=0.6,
        breath=0.15,
        rough=0.3,
        tilt=1.2,
    )
    return low_pass(_full(song) + 0.5 * _full(groan), 2_400) * swell(n, 0.2, 0.3)


@family(
    "skid",
    "skid, skids, skidding, tire screech, tyre screech, tires screech, tires screeching, brakes, brakes squeal, brakes squealing, screeching tires, drift car, handbrake, burnout",
    "tires screech on the road",
)
def skid(take: Take) -> Sound:
    n = count(take.seconds or take.near(1.3, 0.12))
    base = take.near(820 * take.pitch, 0.08)
    f = glide(n, (0, base), (0.3, base * 1.18), (0.8, base * 1.05), (1, base * 0.8))
    f = (f * (1 + 0.03 * drift(take.rng, n, 22))).astype(np.float32)
    squeal = tone(f, (1, 0.6, 0.35, 0.2, 0.1)) * np.clip(0.75 + 0.35 * drift(take.rng, n, 30), 0, 2)
    rubber = swept(take.rng, n, ((0, 1_600), (0.5, 2_200), (1, 900)), 0.8)
    return (_full(squeal) + 0.7 * _full(rubber)) * swell(n, 0.05, 0.35)
