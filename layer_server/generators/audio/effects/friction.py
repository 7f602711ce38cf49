"""Doors, blades, cloth, paper, locks and guns: what hands do to things."""

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
    swept,
    tone,
)
from layer_server.generators.audio.filters import band_pass, convolved, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, place


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
    "door creak, creak, creaks, creaking, creaky, squeaky door, door opens slowly, hinge, rope stretch, creaking door, floorboard, floorboards, rope creak, old door, squeak, squeaks",
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
        add(end, door_slam(take), len(total) - place(0.03))
        return end
    return total


@family(
    "door slam",
    "door slam, door slams, door shut, slams shut, door close, door closes, gate closes, closes door, door, gate, hatch, chest close, trapdoor, lid",
    "a heavy door slams shut",
)
def door_slam(take: Take) -> Sound:
    total = np.zeros(count(2.6), np.float32)
    # A gate is fixed at its hinges and does not ring on as free metal does.
    long = 0.32 if take.material == "metal" else 1.6
    slam = struck(take, "wood", 2.5, pitch=0.5, ring_for=long, thump=0.8 * take.force, hardness=0.9)
    add(total, slam, 0)
    latch = body(Take(take.rng), MATERIALS["metal"], 0.3, pitch=1.6, ring_for=0.05, hardness=2)
    for at in (0.028, 0.06):
        add(total, latch, place(at), 0.35)
    n = count(0.2)
    add(total, low_pass(noise(take.rng, n), 500) * decay(n, 0.05, 0.006), 0, 0.5)
    result: Sound = np.tanh(1.2 * total)
    return result


@family(
    "door open",
    "door open, door opens, loot box, crate opens, open door, opens door, drawer, drawer opens, cabinet, chest open, open chest, treasure chest opens, chest opens, opening",
    "a latch turns and a door or chest opens",
)
def door_open(take: Take) -> Sound:
    total = np.zeros(count(1.5), np.float32)
    for at, level in ((0.0, 0.8), (0.09, 1.0)):
        add(
            total,
            body(Take(take.rng), MATERIALS["metal"], 0.3, pitch=take.near(1.5), ring_for=0.06, hardness=2),
            place(at),
            level,
        )
        add(total, struck(take, "wood", 0.4, pitch=1.3, ring_for=0.6, thump=0.3), place(at), 0.4 * level)
    creak = _stick_slip(take, 0.9 / take.pace, 30, 120, pitch=2.4)
    add(total, creak, place(0.2), 0.55 / max(1e-6, float(np.abs(creak).max())))
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
        n - place(0.05),
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
    "cloth, parachute, parachute opens, parachute opening, rustle, rustling, clothes rustle, cloth rustle, cape, fabric, bag, backpack, inventory open, leather creak, equip, equip armor, cloak, flag, flag flapping, sail, curtain, bedsheet, tearing cloth, rip, tear, equip item",
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
            thump=0.12 if strong else 0,
            hardness=2,
        )
        add(total, tick, place(at), 1.0 if strong else 0.4)
        at += take.near(0.10 if k < 3 else 0.17, 0.2) / take.pace
    return total


@family(
    "gun",
    "gunshot, gun shot, gun, pistol, rifle, shot, shoot, shooting, sniper, sniper rifle, revolver, handgun, shotgun, shotgun blast, gun blast, musket, gunfire, firearm",
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
    "machine gun",
    "machine gun, machine gun burst, minigun, automatic rifle, assault rifle, rapid fire, smg, gun burst, gatling",
    "a burst of a machine gun",
    times=8,
    gap=0.09,
)
def machine_gun(take: Take) -> Sound:
    return gun(take)[: count(0.5)] * decay(count(0.5), 0.12, 0.0005)


@family(
    "reload",
    "reload, reloading, gun reload, cock, cocking, magazine, shotgun pump, pump action, load gun, weapon reload, gun cock, pump shotgun",
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
        add(total, part, place(at / take.pace), level)
    n = count(0.12)
    add(total, swept(take.rng, n, ((0, 2_500), (1, 4_500)), 0.5) * hump(n), place(0.9 / take.pace), 0.3)
    return total
