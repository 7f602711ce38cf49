"""Engines, machines, clocks, alarms and electronics."""

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
    ring,
    scattered,
    square,
    swept,
    tone,
)
from layer_server.generators.audio.filters import band_pass, convolved, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, faded, place


@family(
    "engine",
    "engine, car engine, motor, car, motorcycle, truck, tractor, racing car, engine idle, motorbike, vehicle, tank, car driving, boat engine, race car, idling, diesel",
    "a car engine idles and revs",
    steady=True,
)
def engine(take: Take) -> Sound:
    n = take.samples
    racing = take.says(
        "racing",
        "race",
        "motorcycle",
        "motorbike",
        "revs",
        "rev",
        "revving",
        "accelerates",
        "accelerate",
        "fast",
        "driving",
    )
    u = np.linspace(0, 1, n, dtype=np.float32)
    base = take.near((62 if racing else 27) * take.pitch, 0.05)
    rev = 1 + (0.9 * np.sin(np.pi * u) ** 2 if racing else 0)
    rate = (base * rev * (1 + 0.025 * drift(take.rng, n, 6))).astype(np.float32)
    fire = pulses(take.rng, rate, 0.35)
    m = count(0.09)
    pop = (
        low_pass(noise(take.rng, m), 700) * decay(m, 0.012, 0.001)
        + ring(
            take.rng,
            take.pitch * np.array([85, 140, 230, 410]),
            [0.03, 0.022, 0.016, 0.01],
            [1, 0.8, 0.5, 0.3],
            0.09,
        )[:m]
    )
    exhaust = convolved(fire, pop)[:n]
    hiss = band_pass(noise(take.rng, n), 600, 4_000, 1) * np.float32(0.12) * (0.6 + rev * 0.4)
    buzz = low_pass(tone(rate * 4, (1, 0.5, 0.3)), 1_500) * np.float32(0.10)
    result: Sound = np.tanh(1.4 * exhaust / max(1e-6, float(np.abs(exhaust).max())) * 1.6) + hiss + buzz
    return result


@family(
    "helicopter",
    "helicopter, helicopter hovering, drone flying, drone flies, plane flying, plane flying overhead, plane flies, airplane flying, drone hovering, chopper, rotor, propeller, propellers, airplane propeller, drone, drones, quadcopter, plane, airplane, airship",
    "a helicopter's rotor beats",
    steady=True,
)
def helicopter(take: Take) -> Sound:
    n = take.samples
    drone = take.says("drone", "drones", "quadcopter")
    rate = take.near(13 * take.pace * take.pitch, 0.05) * (5 if drone else 1)
    beat = pulses(take.rng, np.full(n, rate, np.float32), 0.15)
    m = count(0.07 if not drone else 0.02)
    chop = low_pass(noise(take.rng, m), 900 if not drone else 3_000) * np.hanning(m).astype(np.float32)
    motor = tone(
        rate * (9 if not drone else 2) * (1 + 0.004 * drift(take.rng, n, 4)), (0.5, 0.3, 0.25, 0.2, 0.1)
    )
    wash = band_pass(noise(take.rng, n), 200, 3_000, 1) * 0.25
    result: Sound = (convolved(beat, chop)[:n] + 0.25 * motor + wash).astype(np.float32)
    return result


@family(
    "hum",
    "hum, humming, electric hum, transformer, generator, fridge, server room, power station, ventilation, fan, air conditioner, machine hum, spaceship, light saber, spaceship interior, ship hum, engine room, reactor, core, drone ambience, hovercraft, sci-fi ambience, lightsaber, laser sword, energy sword",
    "the low hum of a machine room or a spaceship",
    steady=True,
    seconds=6.0,
)
def hum(take: Take) -> Sound:
    n = take.samples
    f = take.near(58 * take.pitch, 0.06)
    saber = take.says("lightsaber", "saber", "laser")
    waver = 1 + (0.004 + 0.02 * saber) * drift(take.rng, n, 3 + 3 * saber)
    tones = tone(np.float32(f) * waver, (1, 0.8, 0.4, 0.45, 0.2, 0.22, 0.1, 0.14)) + tone(
        np.float32(f * 1.505) * waver, (0.25, 0.2, 0.1)
    )
    air = low_pass(noise(take.rng, n, 0.7), 1_600) * (0.5 + 0.1 * drift(take.rng, n, 0.5))
    return (0.5 * tones * (1 + 0.1 * drift(take.rng, n, 2)) + 0.6 * air).astype(np.float32)


@family(
    "robot",
    "robot, robot walking, robot footsteps, mech footsteps, robot voice, servo, servos, robot arm, mech, mech walk, robot movement, hydraulic, hydraulics, robotic, mechanical, android, r2d2, droid, robot talks",
    "a robot moves with whirring servos, or chirps",
    gap=0.7,
)
def robot(take: Take) -> Sound:
    if take.says("droid", "r2d2", "talks", "voice", "speaks", "beeps", "chirps", "android"):
        total = np.zeros(count(1.2), np.float32)
        at = 0.0
        while at < 0.95:
            m = count(take.rng.uniform(0.05, 0.16))
            a, b = (float(np.exp(take.rng.uniform(6.2, 8.0))) for _ in range(2))
            add(total, faded(tone(glide(m, (0, a), (1, b)), (1, 0.3)), 0.006, 0.012), place(at))
            at += m / 44_100 + take.rng.uniform(0.0, 0.05)
        return total
    n = count(take.seconds or 0.9 / take.pace)
    speed = glide(n, (0, 140), (0.15, take.near(420)), (0.8, take.near(520)), (1, 160)) * np.float32(
        take.pitch
    )
    whir = tone(speed, (1, 0.5, 0.6, 0.3, 0.3, 0.2)) * hump(n, 0.5, 0.4) + 0.15 * band_pass(
        noise(take.rng, n), 1_500, 6_000
    ) * hump(n, 0.5, 0.4)
    total = np.zeros(n + count(0.4), np.float32)
    add(total, whir, 0, 0.5)
    clunk = struck(
        Take(take.rng, material="metal", size=take.size * 1.4), "metal", 0.4, ring_for=0.08, thump=0.7
    )
    add(total, clunk, n - place(0.05), 0.9)
    return total


@family(
    "gears",
    "gears, gear, clockwork, minecart, mine cart, cart wheels, fishing reel, winch, ratchet, crank, cog, cogs, machinery, factory, conveyor, mill, windmill, mechanism turning, cogwheel, steampunk, printing press, sewing machine",
    "gears turn and clack, machinery at work",
    steady=True,
)
def gears(take: Take) -> Sound:
    n = take.samples
    rate = take.near(5.2 * take.pace, 0.06)
    beat = pulses(take.rng, np.full(n, rate, np.float32), 0.5)
    small = pulses(take.rng, np.full(n, rate * 4, np.float32), 0.5)
    clack = struck(take, "metal", 0.3, pitch=0.8, ring_for=0.06, thump=0.6)
    tick = struck(Take(take.rng, material=take.material), "metal", 0.2, pitch=2.2, ring_for=0.04)
    rub = band_pass(noise(take.rng, n), 250, 2_200, 1) * (0.1 + 0.06 * np.sin(2 * np.pi * rate * clock(n)))
    result: Sound = (convolved(beat, clack)[:n] + 0.3 * convolved(small, tick)[:n] + rub).astype(np.float32)
    return result


@family(
    "clock",
    "clock, tick, ticking, tick tock, ticking clock, stopwatch, watch, metronome, time bomb, grandfather clock, bomb ticking",
    "a clock ticks",
    times=6,
    gap=0.5,
)
def clock_tick(take: Take) -> Sound:
    odd = 1.0 if take.rng.random() < 0.5 else 0.86
    return struck(take, "wood", 0.2, pitch=5.5 * odd, ring_for=0.35, hardness=1.6) + 0.3 * struck(
        Take(take.rng), "metal", 0.2, pitch=4.5 * odd, ring_for=0.03
    )


@family(
    "alarm",
    "alarm, siren, alert siren, police siren, emergency, warning, red alert, klaxon, ambulance, fire alarm, alarm clock, security alarm, raid siren",
    "an alarm siren wails",
    steady=True,
    seconds=4.0,
)
def alarm(take: Take) -> Sound:
    n = take.samples
    t = clock(n)
    if take.says("police", "siren", "ambulance", "raid", "wail"):
        f = np.float32(take.near(820)) * np.exp2(0.55 * np.sin(2 * np.pi * 0.33 * take.pace * t - 1.3))
        return low_pass(tone(f.astype(np.float32), (1, 0.35, 0.4, 0.15, 0.2)), 5_000)
    on = (t * 2.2 * take.pace % 1) < 0.62
    gate = low_pass(on.astype(np.float32), 60)
    return low_pass(
        square(take.near(620) * np.where(t * 2.2 * take.pace % 2 < 1, 1.0, 1.26).astype(np.float32)), 4_500
    ) * np.clip(gate, 0, 1)


@family(
    "horn",
    "horn, car horn, honk, honking, ship horn, foghorn, train horn, truck horn, war horn, viking horn, battle horn, hunting horn, train whistle",
    "a horn is blown",
    gap=0.9,
)
def horn(take: Take) -> Sound:
    old = take.says("war", "viking", "battle", "hunting", "fog", "foghorn", "ship")
    n = count(take.seconds or (2.2 if old else 0.7))
    u = np.linspace(0, 1, n, dtype=np.float32)
    base = take.near((98 if old else 400) * take.pitch, 0.04)
    f = (base * (1 - 0.06 * np.exp(-u * 18)) * (1 + 0.003 * drift(take.rng, n, 5))).astype(np.float32)
    total = tone(f, [1 / k**0.7 for k in range(1, 16)])
    if not old:
        total = total + tone(f * np.float32(1.26), [1 / k**0.7 for k in range(1, 16)])
    bright = low_pass(total, 700) + (total - low_pass(total, 700)) * np.clip(u * 5, 0, 1) * 0.6
    return faded(low_pass(bright.astype(np.float32), 3_200), 0.06 if old else 0.015, 0.18 if old else 0.05)


@family(
    "phone",
    "phone, phone ring, telephone, ringtone, phone ringing, ringing phone, mobile phone, dial, dial tone, phone call, cell phone",
    "a telephone rings",
    times=2,
    gap=1.5,
)
def phone(take: Take) -> Sound:
    n = count(1.0)
    trill = (np.sin(2 * np.pi * 20 * clock(n)) > 0).astype(np.float32)
    strikes = np.abs(np.diff(trill, prepend=0.0))
    chime = ring(
        take.rng,
        take.near(1_450, 0.03) * np.array([1, 1.21, 2.4, 2.9]),
        [0.09, 0.08, 0.05, 0.03],
        [1, 0.9, 0.4, 0.3],
        0.5,
    )
    return convolved(strikes, chime)


@family(
    "radio static",
    "radio static, static, white noise, interference, glitch, radio, tv static, radio noise, radio tuning, glitching, broken signal, walkie talkie, noise",
    "the static of a badly tuned radio",
    steady=True,
    seconds=2.0,
)
def static(take: Take) -> Sound:
    n = take.samples
    gate = np.clip(1 + 0.8 * drift(take.rng, n, 14), 0.1, 2)
    whistle = tone(np.exp(7.2 + 0.5 * drift(take.rng, n, 2.5)).astype(np.float32)) * np.clip(
        drift(take.rng, n, 2), 0, 1
    )
    crackle = scattered(take.rng, n, 35, [decay(60, 0.0006, 0.0001) * noise(take.rng, 60)])
    result: Sound = (
        band_pass(noise(take.rng, n), 300, 4_500, 1) * gate + 0.35 * whistle + 2 * crackle
    ).astype(np.float32)
    return result


@family(
    "drill",
    "drill, vacuum, vacuum cleaner, drilling, chainsaw, power tool, circular saw, grinder, angle grinder, electric saw, blender, hair dryer, lawn mower, machine tool, dentist",
    "a power drill or chainsaw runs",
    steady=True,
    seconds=3.0,
)
def drill(take: Take) -> Sound:
    n = take.samples
    u = np.linspace(0, 1, n, dtype=np.float32)
    chainsaw = take.says("chainsaw", "mower")
    f = (
        take.near((95 if chainsaw else 190) * take.pitch)
        * np.minimum(1, 0.3 + u * 8)
        * (1 + 0.03 * drift(take.rng, n, 8))
    )
    wave = tone(f.astype(np.float32), [1 / k**0.6 for k in range(1, 24)])
    load = 1 + 0.4 * drift(take.rng, n, 3)
    return (
        np.tanh(wave * 0.7 * load).astype(np.float32)
        + 0.35 * band_pass(noise(take.rng, n), 1_800, 8_000) * load
    )


@family(
    "computer",
    "computer, computer beep, computer beeps, computer processing, data, hacking, terminal, scanning, scanner, scan, sci-fi interface, hologram, computing, telemetry, sonar, radar, sonar ping",
    "a science fiction computer works with beeps and data chirps",
    seconds=2.0,
    gap=1.5,
)
def computer(take: Take) -> Sound:
    if take.says("sonar", "radar"):
        return ring(take.rng, [take.near(1_050), 2_100], [0.55, 0.2], [1, 0.12], 2.5)
    seconds = take.seconds or 1.6
    total = np.zeros(count(seconds + 0.1), np.float32)
    at = 0.0
    pitches = (1_047, 1_319, 1_568, 2_093, 2_637, 3_136)
    while at < seconds - 0.06:
        m = count(float(take.rng.choice((0.03, 0.03, 0.06))))
        add(
            total,
            faded(tone(float(take.rng.choice(pitches)), (1, 0, 0.2), m), 0.003, 0.006),
            place(at),
            take.rng.uniform(0.4, 1),
        )
        at += float(take.rng.choice((0.045, 0.06, 0.09, 0.12))) / take.pace
    return total


@family(
    "steam engine",
    "steam engine, steam train, train, train on tracks, locomotive, steam locomotive, chug, chugging, choo choo",
    "a steam engine chugs, a train rolls over its tracks",
    steady=True,
    seconds=6.0,
)
def steam_engine(take: Take) -> Sound:
    n = take.samples
    rate = take.near(3.6 * take.pace * take.pitch, 0.05)
    strokes = pulses(take.rng, np.full(n, rate, np.float32), 0.35)
    m = count(0.26)
    puff = _loud(band_pass(noise(take.rng, m), 260, 2_600, 1) * decay(m, 0.055, 0.012))
    piston = _loud(low_pass(noise(take.rng, m), 170) * decay(m, 0.06, 0.008))
    rods = _loud(struck(take, "metal", 0.25, pitch=0.7, ring_for=0.05, thump=0.3))
    late = np.roll(strokes, count(0.5 / rate))
    hiss = band_pass(noise(take.rng, n), 2_500, 7_000, 1) * np.float32(0.012)
    chugs = convolved(strokes, puff + 0.8 * piston)[:n]
    result: Sound = (chugs + 0.15 * convolved(late, rods)[:n] + hiss).astype(np.float32)
    return result


def _loud(sound: Sound) -> Sound:
    return sound / np.float32(max(1e-6, float(np.abs(sound).max())))


@family(
    "sci-fi door",
    "sci-fi door, scifi door, spaceship door, automatic door, sliding door, airlock door, airlock opens, elevator door, futuristic door, blast door, sci-fi door opens, spaceship door opens, sci-fi door closes",
    "the door of a spaceship slides open with a hiss",
    gap=1.4,
)
def sliding_door(take: Take) -> Sound:
    n = count(take.near(0.55) / take.pace)
    closes = take.says("close", "closes", "closing", "shut", "shuts")
    low, high = (2_400, 900) if closes else (900, 2_400)
    motor = tone(glide(n, (0, low / 6), (0.7, high / 6), (1, high / 7)), (1, 0.5, 0.35, 0.2)) * hump(
        n, 0.45, 0.35
    )
    air = band_pass(noise(take.rng, n), 1_200, 7_500) * decay(n, 0.20, 0.03)
    slide = swept(take.rng, n, ((0, low), (1, high)), 0.6) * hump(n, 0.5, 0.3)
    total = np.zeros(n + count(0.5), np.float32)
    add(total, 0.30 * motor + 0.55 * air + 0.5 * slide, 0)
    stop = struck(
        Take(take.rng, material="metal", size=1.5), "metal", 0.4, pitch=0.8, ring_for=0.07, thump=0.5
    )
    add(total, stop, n - place(0.06), 0.7)
    return total
