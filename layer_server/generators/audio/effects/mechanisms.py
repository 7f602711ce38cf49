"""Doors, friction, tools, machines and vehicles."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.materials import MATERIALS, body, of, struck
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
from layer_server.generators.audio.filters import band_pass, convolved, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, faded


def _at(seconds: float) -> int:
    return round(seconds * 44_100)


def _stick_slip(
    take: Take, seconds: float, low: float, high: float, *, usual: str = "wood", pitch: float
) -> Sound:
    """Friction that grips and lets go: pulses at a wandering rate through the body that they shake."""
    n = count(seconds)
    u = np.linspace(0, 1, n, dtype=np.float32)
    wander = np.exp(0.45 * drift(take.rng, n, 3.0 * take.pace) + 0.25 * drift(take.rng, n, 11))
    rate = (low + (high - low) * np.abs(np.sin(np.pi * u)) ** 1.5) * wander * take.pitch
    grip = pulses(take.rng, rate.astype(np.float32), 0.6)
    material = of(take, usual)
    resonance = body(take, material, 0.25, pitch=pitch, ring_for=0.5, hardness=1.3)
    total = convolved(grip, resonance)[:n]
    level = np.clip(0.75 + 0.5 * drift(take.rng, n, 4), 0.05, 1.6)
    result: Sound = total * level * np.abs(np.sin(np.pi * u)) ** np.float32(0.5)
    return result


@family(
    "door creak",
    "door creak, creak, creaks, creaking, creaky, squeaky door, door opens slowly, hinge, creaking door, floorboard, floorboards, rope creak, old door, squeak, squeaks",
    "an old wooden door creaks open on rusty hinges",
    "floorboards creak",
    gap=1.6,
)
def door_creak(take: Take) -> Sound:
    seconds = (take.seconds or take.near(1.7)) / (1 if take.seconds else take.pace)
    heavy = _stick_slip(take, seconds, 24, 130, pitch=1.9)
    hinge = _stick_slip(Take(take.rng, pace=take.pace, size=take.size), seconds, 60, 260, pitch=4.6)
    total = heavy / max(1e-6, float(np.abs(heavy).max())) + 0.5 * hinge / max(
        1e-6, float(np.abs(hinge).max())
    )
    if take.says("closes", "close", "shut", "shuts", "closing"):
        end = np.zeros(len(total) + count(0.9), np.float32)
        add(end, total, 0, 0.7)
        add(end, door_slam(take), len(total) - _at(0.03))
        return end
    return total


@family(
    "door slam",
    "door slam, door slams, door shut, slams shut, door close, door closes, gate closes, closes door, door, gate, hatch, chest close, trapdoor, lid",
    "a heavy door slams shut",
)
def door_slam(take: Take) -> Sound:
    total = np.zeros(count(1.3), np.float32)
    slam = struck(take, "wood", 1.2, pitch=0.5, ring_for=1.6, thump=0.8 * take.force, hardness=0.9)
    add(total, slam, 0)
    latch = body(Take(take.rng), MATERIALS["metal"], 0.3, pitch=1.6, ring_for=0.05, hardness=2)
    for at in (0.028, 0.06):
        add(total, latch, _at(at), 0.35)
    n = count(0.2)
    add(total, low_pass(noise(take.rng, n), 500) * decay(n, 0.05, 0.006), 0, 0.5)
    result: Sound = np.tanh(1.2 * total)
    return result


@family(
    "door open",
    "door open, door opens, open door, opens door, drawer, drawer opens, cabinet, chest open, open chest, treasure chest opens, chest opens, opening",
    "a latch turns and a door or chest opens",
)
def door_open(take: Take) -> Sound:
    total = np.zeros(count(1.5), np.float32)
    for at, level in ((0.0, 0.8), (0.09, 1.0)):
        add(
            total,
            body(Take(take.rng), MATERIALS["metal"], 0.3, pitch=take.near(1.5), ring_for=0.06, hardness=2),
            _at(at),
            level,
        )
        add(total, struck(take, "wood", 0.4, pitch=1.3, ring_for=0.6, thump=0.3), _at(at), 0.4 * level)
    creak = _stick_slip(take, 0.9 / take.pace, 30, 120, pitch=2.4)
    add(total, creak, _at(0.2), 0.55 / max(1e-6, float(np.abs(creak).max())))
    return total


@family(
    "stone slide",
    "stone slide, stone door, stone grinding, grinding stone, stone slab, tomb opens, tomb, sarcophagus, heavy stone, sliding stone, grind, grinding, slab, drag, dragging, slide, sliding, secret door, push block, moving stone, scraping, scrape",
    "a heavy stone slab grinds over the floor",
    gap=2.0,
)
def stone_slide(take: Take) -> Sound:
    n = count(take.seconds or 2.4 / take.pace)
    u = np.linspace(0, 1, n, dtype=np.float32)
    wander = np.clip(1 + 0.45 * drift(take.rng, n, 7), 0.1, 2)
    low, high = of(take, "stone").contact
    rub = band_pass(noise(take.rng, n), low * 0.5, high * 0.6)
    chips = scattered(
        take.rng,
        n,
        130 * wander,
        [
            body(Take(take.rng, material="stone"), of(take, "stone"), 0.2, pitch=take.near(1.4, 0.4))
            for _ in range(6)
        ],
    )
    rumble = low_pass(noise(take.rng, n, 1.0), 190)
    total = (0.5 * rub + 0.5 * chips / max(1e-6, float(np.abs(chips).max())) + 0.9 * rumble) * wander
    edge = np.minimum(1, np.minimum(u / 0.06, (1 - u) / 0.04))
    result = np.zeros(n + count(0.5), np.float32)
    add(result, (total * edge).astype(np.float32), 0)
    add(
        result,
        struck(
            Take(take.rng, material=take.material, size=take.size * 1.5), "stone", 0.5, pitch=0.5, thump=1.5
        ),
        n - _at(0.05),
        1.4,
    )
    return result


@family(
    "sword draw",
    "sword draw, draw sword, unsheathe, unsheathed, sheath, sword drawn, draws sword, blade drawn, knife sharpen, sharpening, sharpen, whetstone, blade scrape, sword unsheathe",
    "a sword is drawn from its sheath, steel rings",
)
def sword_draw(take: Take) -> Sound:
    n = count(0.42 / take.pace)
    u = np.linspace(0, 1, n, dtype=np.float32)
    slide = (
        swept(take.rng, n, ((0, 2_600), (0.7, 5_200), (1, 9_000)), 0.45)
        * (0.25 + u)
        * np.minimum(1, (1 - u) / 0.03)
    )
    teeth = convolved(
        pulses(take.rng, glide(n, (0, 190), (1, 420)), 0.5),
        body(take, MATERIALS["metal"], 0.1, pitch=2.4, ring_for=0.05, hardness=3),
    )[:n]
    total = np.zeros(n + count(1.3), np.float32)
    add(total, slide + 0.4 * teeth / max(1e-6, float(np.abs(teeth).max())), 0)
    steel = ring(
        take.rng,
        take.near(2_350, 0.05) * take.pitch * np.array([1, 1.51, 2.18, 2.9, 3.7]),
        [0.42, 0.3, 0.22, 0.15, 0.1],
        [0.6, 0.5, 0.5, 0.3, 0.2],
        1.4,
    )
    add(total, steel, int(n * 0.93), 0.4)
    return total


@family(
    "saw",
    "saw, sawing, hand saw, sawing wood, scratch, scratching, scratches, file, sandpaper, scrub, rubbing, brush, sweeping, broom, eraser, claw scratch, claws",
    "a hand saw goes to and fro through wood",
    times=4,
    gap=0.42,
)
def saw(take: Take) -> Sound:
    n = count(0.36 / take.pace)
    grit = pulses(take.rng, np.full(n, take.near(260, 0.1), np.float32), 0.8)
    rasp = convolved(grit, body(take, of(take, "wood"), 0.1, pitch=3.0, ring_for=0.5))[:n]
    dust = swept(take.rng, n, ((0, 2_000), (0.5, 4_200), (1, 2_400)), 0.6)
    return (rasp / max(1e-6, float(np.abs(rasp).max())) + 0.5 * dust) * hump(n, 0.5, 0.28)


@family(
    "cloth",
    "cloth, rustle, rustling, clothes rustle, cloth rustle, cape, fabric, bag, backpack, inventory open, leather creak, equip, equip armor, cloak, flag, flag flapping, sail, curtain, bedsheet, tearing cloth, rip, tear, equip item",
    "cloth rustles as somebody moves",
    gap=0.7,
)
def cloth(take: Take) -> Sound:
    n = count(take.seconds or 0.7 / take.pace)
    level = np.clip(0.4 + 0.8 * drift(take.rng, n, 9), 0, 2) * hump(n, 0.4, 0.3)
    result: Sound = (
        band_pass(noise(take.rng, n), 700, 6_500, 1) * level.astype(np.float32)
        + 0.25 * low_pass(noise(take.rng, n), 400) * level
    )
    return result


@family(
    "paper",
    "paper, page turn, turn page, page flip, book page, paper crumple, crumple, crumpling, map unfold, letter, scroll, scroll open, book open, newspaper, card flip, card, shuffle cards, card shuffle, deal card, writing, pencil",
    "a page of a book is turned",
    "paper is crumpled",
    gap=0.5,
)
def paper(take: Take) -> Sound:
    crumpled = take.says("crumple", "crumpling", "crumpled")
    n = count(take.seconds or (1.1 if crumpled else 0.42) / take.pace)
    crackle = [high_pass(noise(take.rng, 400), 1_500) * decay(400, 0.0015 * k, 0.0002) for k in (1, 2, 3)]
    curve = hump(n, 0.45, 0.3)
    crisp = scattered(take.rng, n, (420 if crumpled else 150) * curve, crackle)
    sweep = swept(take.rng, n, ((0, 1_800), (0.6, 5_000), (1, 3_000)), 0.7) * curve
    return (
        crisp / max(1e-6, float(np.abs(crisp).max())) * (1.0 if crumpled else 0.5)
        + (0.15 if crumpled else 0.6) * sweep
    )


@family("zip", "zip, zipper, unzip, velcro, tape, duct tape", "a zipper is pulled", gap=0.8)
def zipper(take: Take) -> Sound:
    n = count(take.seconds or 0.55 / take.pace)
    teeth = pulses(take.rng, glide(n, (0, 110), (0.7, 330), (1, 240)), 0.3)
    buzz = convolved(teeth, band_pass(noise(take.rng, 300), 2_000, 9_000) * decay(300, 0.0015))[:n]
    return (
        buzz
        * np.minimum(1, np.linspace(0, 8, n, dtype=np.float32))
        * np.minimum(1, np.linspace(14, 0, n, dtype=np.float32))
    )


@family(
    "lock",
    "lock, unlock door, lock pick, lockpick, lockpicking, key turn, latch, padlock, bolt, click lock, handcuffs, safe, unlocking, key in lock, mechanism, lever, pull lever, trap, trap triggers, ratchet, winch",
    "a key turns in a lock, a mechanism clicks",
)
def lock(take: Take) -> Sound:
    total = np.zeros(count(1.0), np.float32)
    at = 0.0
    for k in range(5):
        strong = k == 4
        tick = struck(
            Take(take.rng, material="metal", size=take.size * (1.3 if strong else 0.9)),
            "metal",
            0.2,
            pitch=take.near(1.7, 0.15),
            ring_for=0.03,
            thump=0.5 if strong else 0,
            hardness=2,
        )
        add(total, tick, _at(at), 1.0 if strong else 0.4)
        at += take.near(0.10 if k < 3 else 0.17, 0.2) / take.pace
    return total


@family(
    "gun",
    "gunshot, gun shot, gun, pistol, rifle, shot, shoot, shooting, sniper, sniper rifle, revolver, handgun, shotgun, musket, gunfire, machine gun, firearm",
    "a pistol is fired once, a loud gunshot",
    gap=0.5,
)
def gun(take: Take) -> Sound:
    n = count(1.3)
    heavy = take.says("shotgun", "sniper", "musket", "cannon", "rifle")
    crack = high_pass(noise(take.rng, n), 1_200) * decay(n, 0.006, 0.0002) * np.float32(2.4)
    blast = (
        band_pass(noise(take.rng, n), 120, 2_600)
        * decay(n, 0.045 if heavy else 0.028, 0.0004)
        * np.float32(2.6)
    )
    boom = np.zeros(n, np.float32)
    f = glide(n, (0, 210), (0.06, 68 if heavy else 95), (1, 45))
    boom += tone(f) * decay(n, 0.07, 0.0008) * np.float32(1.3 if heavy else 0.8)
    tail = low_pass(noise(take.rng, n), 1_500) * decay(n, 0.20, 0.02) * np.float32(0.3)
    return np.tanh(1.8 * (crack + blast + boom)) + tail


@family(
    "reload",
    "reload, reloading, gun reload, cock, cocking, magazine, load gun, weapon reload, gun cock, pump shotgun",
    "a gun is reloaded: magazine out, in, slide back",
)
def reload_gun(take: Take) -> Sound:
    total = np.zeros(count(1.6), np.float32)
    for at, size, level in (
        (0.0, 0.8, 0.6),
        (0.42, 1.1, 0.9),
        (0.50, 1.0, 0.5),
        (0.88, 0.9, 0.8),
        (1.02, 1.0, 1.0),
    ):
        part = struck(
            Take(take.rng, material="metal", size=size),
            "metal",
            0.3,
            pitch=take.near(1.35, 0.12),
            ring_for=0.04,
            thump=0.25,
            hardness=2,
        )
        add(total, part, _at(at / take.pace), level)
    n = count(0.12)
    add(total, swept(take.rng, n, ((0, 2_500), (1, 4_500)), 0.5) * hump(n), _at(0.9 / take.pace), 0.3)
    return total


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
    "helicopter, chopper, rotor, propeller, propellers, airplane propeller, drone, drones, quadcopter, plane, airplane, airship",
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
    "hum, humming, electric hum, transformer, generator, fridge, server room, power station, ventilation, fan, air conditioner, machine hum, spaceship, spaceship interior, ship hum, engine room, reactor, core, drone ambience, vacuum, hovercraft, sci-fi ambience, lightsaber, laser sword, energy sword",
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
    "robot, robot voice, servo, servos, robot arm, mech, mech walk, robot movement, hydraulic, hydraulics, robotic, mechanical, android, r2d2, droid, robot talks",
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
            add(total, faded(tone(glide(m, (0, a), (1, b)), (1, 0.3)), 0.006, 0.012), _at(at))
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
    add(total, clunk, n - _at(0.05), 0.9)
    return total


@family(
    "gears",
    "gears, gear, clockwork, cog, cogs, machinery, factory, conveyor, mill, windmill, mechanism turning, cogwheel, steampunk, printing press, sewing machine, train, train on tracks",
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
    "drill, drilling, chainsaw, power tool, circular saw, grinder, angle grinder, electric saw, blender, hair dryer, lawn mower, machine tool, dentist",
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
    "computer, computer processing, data, hacking, terminal, scanning, scanner, scan, sci-fi interface, hologram, computing, telemetry, sonar, radar, sonar ping",
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
            _at(at),
            take.rng.uniform(0.4, 1),
        )
        at += float(take.rng.choice((0.045, 0.06, 0.09, 0.12))) / take.pace
    return total
