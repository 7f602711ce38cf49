"""The arcade's classics: powers, coins, jumps, lasers, endings, and magic."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.chimes import C5, note, phrase, retro, sparkle
from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    drift,
    glide,
    hump,
    noise,
    ring,
    swept,
    tone,
)
from layer_server.generators.audio.filters import band_pass, high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, clock, count, faded, place


@family(
    "power up",
    "power up, powerup, power-up, boost, buff, mushroom, speed boost, charging up complete",
    "a rising synthesised sweep: the player gains a power",
    is_interface=True,
)
def power_up(take: Take) -> Sound:
    n = count(0.75 / take.pace)
    steps = np.repeat(np.arange(12), -(-n // 12))[:n]
    f = np.float32(take.near(260, 0.05)) * np.exp2(
        np.array([0, 4, 7, 12, 7, 12, 16, 19, 16, 19, 24, 28])[steps] / 12
    )
    return retro(f.astype(np.float32), 0.9, 0.25) * faded(np.ones(n, np.float32), 0.003, 0.15)


@family(
    "power down",
    "power down, powerdown, shut down, shutdown, debuff, power off, battery dead, deactivate, powering down",
    "a falling tone as a machine loses its power",
    is_interface=True,
)
def power_down(take: Take) -> Sound:
    n = count(1.1 / take.pace)
    f = glide(n, (0, take.near(520)), (0.6, 150), (1, 42))
    wave = low_pass(tone(f, (1, 0.5, 0.33, 0.25, 0.2, 0.16)), 4_000)
    return faded(wave, 0.01, 0.3)


@family(
    "coin",
    "coin, coins, coin pickup, collect coin, gold coin, pick up coin, money, cash register, purchase, buy item, ka-ching, sold, sell item, cash, gold pickup",
    "a bright metallic coin pickup",
    "collecting a gold coin in a game",
    gap=0.18,
    is_interface=True,
)
def coin(take: Take) -> Sound:
    b = take.near(1.0, 0.03)
    total = np.zeros(count(0.9), np.float32)
    for f, at in ((1975.5 * b, 0.0), (2637.0 * b, 0.075)):
        partials = np.array([1, 1.003, 2.76, 5.4])
        add(
            total,
            ring(take.rng, partials * f, [0.22, 0.2, 0.09, 0.04], [0.6, 0.3, 0.22, 0.12], 0.8),
            place(at),
        )
    return total


@family(
    "pickup",
    "pickup, pick up item, item pickup, collect item, collect gem, gem pickup, collect, loot, item get, grab item, gem, orb, key pickup, star collected, collect star",
    "a short shiny sound when an item or gem is collected",
    gap=0.2,
    is_interface=True,
)
def pickup(take: Take) -> Sound:
    start = float(take.rng.choice((0, 2, 4)))
    return phrase(take, ((0, start + 7), (0.05, start + 12), (0.1, start + 19)), 0.12, 1.4)


@family(
    "jump",
    "jump, jumping, hop, leap, double jump, platformer jump",
    "a cartoon platform game jump: a quick rising tone",
    gap=0.5,
    is_interface=True,
)
def jump(take: Take) -> Sound:
    n = count(0.26 / take.pace)
    low = take.near(250 * take.pitch)
    f = glide(n, (0, low), (0.25, low * 1.25), (1, low * 3.1))
    return (0.5 * retro(f, 0.16, 0.5) + 0.7 * tone(f) * decay(n, 0.16, 0.003)) * faded(
        np.ones(n, np.float32), 0.0, 0.03
    )


@family(
    "laser",
    "laser, laser gun, laser shot, blaster, ray gun, zap gun, pew, phaser, plasma rifle, plasma shot, sci-fi gun, space gun",
    "a science fiction laser gun shot, a falling zap",
    gap=0.22,
    is_interface=False,
)
def laser(take: Take) -> Sound:
    n = count(0.45)
    t = clock(n)
    speed = take.near(11.0, 0.15) * take.pace
    f = 170 * take.pitch + 2_700 * take.pitch * np.exp(-t * np.float32(speed))
    phase = 2 * np.pi * np.cumsum(f, dtype=np.float64) / 44_100
    wave = np.sin(phase + 2.4 * np.sin(1.5 * phase) * np.exp(-t * 7)).astype(np.float32)
    snap = high_pass(noise(take.rng, n), 2_500) * decay(n, 0.006, 0.0003) * np.float32(0.4 * take.force)
    result: Sound = np.tanh(1.5 * wave) * decay(n, 0.13 * take.size**0.4, 0.001) + snap
    return result


@family(
    "hurt",
    "hurt, damage, player hit, take damage, hit sound 8-bit, retro hit, ouch, player hurt",
    "an arcade sound of the player being hurt",
    is_interface=True,
)
def hurt(take: Take) -> Sound:
    n = count(0.28)
    f = glide(n, (0, take.near(480)), (1, 95))
    crunch = np.repeat(noise(take.rng, n // 8 + 1), 8)[:n] * decay(n, 0.05)
    return retro(f, 0.10, 0.3) + 0.6 * low_pass(crunch, 6_000)


@family(
    "game over",
    "game over, player death, you died, lose, defeat, lost, death jingle, level failed, try again",
    "a sad falling melody: the game is over",
    is_interface=True,
)
def game_over(take: Take) -> Sound:
    return phrase(take, ((0, 7), (0.26, 6), (0.52, 5), (0.84, 0), (0.84, -12), (0.84, 3)), 0.45, 0.5, C5 / 2)


@family(
    "victory",
    "victory, win, winner, you win, fanfare, victory fanfare, level complete, stage clear, jackpot, triumph, tada, ta-da, victory jingle",
    "a short victory fanfare jingle with brass",
    is_interface=True,
)
def victory(take: Take) -> Sound:
    total = np.zeros(count(2.3 / take.pace), np.float32)
    melody = (
        (0, 0, 0.12),
        (0.13, 0, 0.12),
        (0.26, 0, 0.12),
        (0.39, 0, 0.3),
        (0.72, -4, 0.3),
        (1.05, -2, 0.3),
        (1.38, 0, 0.8),
    )
    for at, semitones, length in melody:
        for interval, level in ((0, 1.0), (-5, 0.6), (-8, 0.5), (-12, 0.5)):
            n = count(length / take.pace)
            f = np.full(n, note(semitones + interval, 466.16), np.float32) * (
                1 + 0.004 * drift(take.rng, n, 5)
            )
            brass = low_pass(tone(f, [1 / k for k in range(1, 12)]), 3_800)
            add(total, faded(brass, 0.02, 0.06), place(at / take.pace), 0.3 * level)
    return total


@family(
    "countdown beep",
    "countdown, timer beep, beep, heart monitor, hospital monitor, ecg, morse code, race start, beeps, 3 2 1, timer, electronic beep, checkout beep",
    "an electronic beep of a countdown timer",
    gap=1.0,
    is_interface=True,
)
def beep(take: Take) -> Sound:
    n = count(0.16)
    f = take.near(880, 0.02) * (2 if take.says("go", "final", "high") else 1)
    return faded(tone(f, (1, 0, 0.18, 0, 0.06), n), 0.004, 0.02)


@family(
    "typing",
    "typing, keyboard, typing on phone, typing on keyboard, keystrokes, typewriter, npc voice blip, text blip, dialogue blip, speech blip, text scroll, dialogue text, typewriter text, keyboard typing, type",
    "typing on a keyboard, one key after the other",
    times=9,
    gap=0.13,
    is_interface=False,
)
def typing(take: Take) -> Sound:
    n = count(0.12)
    total = np.zeros(n, np.float32)
    for at, level in ((0.0, 1.0), (take.near(0.06), 0.35)):
        key = ring(
            take.rng,
            [take.near(1_100), take.near(2_600), take.near(420)],
            [0.005, 0.003, 0.008],
            [0.5, 0.4, 0.8],
            0.05,
        )
        add(
            total,
            key + 0.5 * band_pass(noise(take.rng, len(key)), 1_500, 7_000) * decay(len(key), 0.003),
            place(at),
            level,
        )
    return total


@family(
    "heal",
    "heal, healing, healing spell, heal spell, healing magic, health restored, restore, health pickup, cure, blessing, regenerate, holy",
    "a warm shimmering magical healing",
    is_interface=False,
)
def heal(take: Take) -> Sound:
    n = count(1.9 / take.pace)
    pad = sum(tone(note(s), (1, 0.25), n) * (1 + 0.2 * drift(take.rng, n, 4)) for s in (0, 4, 7, 12, 16))
    rise = swept(take.rng, n, ((0, 900), (1, 7_000)), 0.5) * hump(n, 0.5, 0.28)
    return np.float32(0.2) * pad * hump(n, 0.42, 0.26) + np.float32(0.25) * rise + sparkle(take, n, 0.25)


@family(
    "magic",
    "magic spell, cast spell, spell, magic, enchant, fairy dust, magical, wizard, sparkle, sparkles, pixie dust, twinkle, enchantment, shimmer, fairy, wand",
    "a magic spell is cast: shimmering bells and a rising glitter",
)
def magic(take: Take) -> Sound:
    n = count(2.1 / take.pace)
    total = np.zeros(n, np.float32)
    scale = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)
    dark = take.says("dark", "curse", "evil", "shadow", "necromancer", "hex")
    base = take.near(620 * take.pitch, 0.06) * (0.5 if dark else 1)
    for k in range(26):
        at = int((k * 0.042 + take.rng.uniform(0, 0.03)) / take.pace * 44_100)
        step = scale[min(len(scale) - 1, int(k * 0.42))] * (-1 if dark else 1)
        f = base * 2 ** (step / 12) * float(take.rng.choice((1, 2)))
        add(total, ring(take.rng, [f, f * 2.01, f * 3.9], [0.33, 0.16, 0.07], [0.5, 0.2, 0.1], 1.2), at, 0.6)
    glitter = swept(take.rng, n, ((0, 900), (0.5, 3_500), (1, 2_000 if dark else 8_000)), 0.4) * hump(
        n, 0.4, 0.24
    )
    return np.float32(0.5) * total + np.float32(0.5) * glitter


@family(
    "teleport",
    "teleport, warp, portal, beam up, blink, materialize, vanish, disappear, poof, portal opens, teleportation, summon",
    "a teleport: a swirling sweep that rises and snaps shut",
)
def teleport(take: Take) -> Sound:
    n = count(1.2 / take.pace)
    f = glide(n, (0, take.near(180)), (0.75, 1_700), (1, 3_400)) * (
        1 + 0.06 * np.sin(2 * np.pi * 17 * clock(n))
    )
    swirl = tone(f.astype(np.float32), (1, 0.4, 0.2)) * hump(n, 0.62, 0.3)
    air = swept(take.rng, n, ((0, 400), (0.8, 6_000), (1, 9_000)), 0.5) * hump(n, 0.7, 0.25)
    snap = np.zeros(n + count(0.5), np.float32)
    add(snap, 0.5 * swirl + 1.1 * air, 0)
    add(
        snap,
        ring(take.rng, [1_568, 2_093, 3_136], [0.12, 0.1, 0.06], [0.5, 0.4, 0.3], 0.5),
        int(n * 0.82),
        0.8,
    )
    return snap


@family(
    "charge up",
    "charge up, charging, charge, energy charge, power charging, charging weapon, railgun charging, energy build up",
    "energy builds up in a weapon, rising in pitch and brightness",
)
def charge_up(take: Take) -> Sound:
    n = count(max(take.seconds, 0.4) if take.seconds else 1.8 / take.pace)
    f = glide(n, (0, take.near(70)), (1, 900))
    u = np.linspace(0, 1, n, dtype=np.float32)
    hum = tone(f * (1 + 0.01 * np.sin(2 * np.pi * (6 + 20 * u) * clock(n))), (1, 0.6, 0.4, 0.3, 0.2))
    crackle = swept(take.rng, n, ((0, 500), (1, 8_000)), 0.6) * u**2
    return faded((0.5 * hum * (0.15 + u) + 0.7 * crackle).astype(np.float32), 0.05, 0.03)


@family(
    "force field",
    "force field, energy shield, shield, forcefield, barrier, energy barrier, magic shield, magic barrier, energy field",
    "a humming energy shield that wavers",
    steady=True,
    seconds=3.0,
)
def force_field(take: Take) -> Sound:
    n = take.samples
    f = take.near(110 * take.pitch, 0.05)
    wave = tone(np.float32(f) * (1 + 0.004 * drift(take.rng, n, 6)), (1, 0.7, 0.5, 0.35, 0.3, 0.2, 0.15))
    beat = 1 + 0.4 * np.sin(2 * np.pi * 5.5 * clock(n)) + 0.15 * drift(take.rng, n, 12)
    result: Sound = (
        wave * beat * 0.4 + 0.35 * band_pass(noise(take.rng, n), 1_500, 5_000) * (0.4 + 0.3 * beat)
    ).astype(np.float32)
    return result
