"""A game's own sounds: clicks, confirmations, rewards and warnings, short and clean, in one key (C)."""

from __future__ import annotations

import numpy as np

from layer_server.generators.audio.effects.chimes import C5, note, phrase, sparkle
from layer_server.generators.audio.effects.family import Take, family
from layer_server.generators.audio.effects.synthesis import (
    decay,
    hump,
    noise,
    ring,
    square,
    tone,
)
from layer_server.generators.audio.filters import high_pass, low_pass
from layer_server.generators.audio.samples import Sound, add, count, faded, place


@family(
    "click",
    "ui click, button click, mouse click, menu click, click, button press, button tap, tap button, press button, clicking",
    "a short user interface button click",
    "menu button pressed",
    gap=0.25,
    is_interface=True,
)
def click(take: Take) -> Sound:
    n = count(0.09)
    body = ring(
        take.rng, [take.near(1_900), take.near(3_300), 700], [0.006, 0.004, 0.011], [0.7, 0.35, 0.9], 0.09
    )
    tick = high_pass(noise(take.rng, n), 3_000) * decay(n, 0.0016, 0.0002) * np.float32(0.35)
    return (body[:n] + tick) * np.float32(1)


@family(
    "hover",
    "ui hover, menu hover, hover, mouse over, rollover, menu move, cursor move, menu navigate, scroll tick",
    "a very soft tick when the cursor moves over a menu item",
    gap=0.2,
    is_interface=True,
)
def hover(take: Take) -> Sound:
    n = count(0.07)
    return tone(take.near(1_250, 0.05), (1, 0.15), n) * decay(n, 0.012, 0.003)


@family(
    "toggle",
    "toggle, camera shutter, camera, photo, switch on, switch off, light switch, checkbox, flip switch, switch, toggle switch",
    "a toggle switch flips with two tiny clicks",
    gap=0.4,
    is_interface=True,
)
def toggle(take: Take) -> Sound:
    total = np.zeros(count(0.2), np.float32)
    falling = take.says("off", "disable")
    for index, at in enumerate((0.0, 0.055)):
        high = (index == 1) != falling
        f = take.near(2_300 if high else 1_500, 0.04)
        add(
            total,
            ring(take.rng, [f, f * 1.7, 600], [0.007, 0.004, 0.01], [1, 0.4, 0.6], 0.08),
            place(at),
        )
    return total


@family(
    "confirm",
    "ui confirm, confirm, select, menu select, accept, ok button, submit, confirmation, menu open, open menu, popup",
    "a pleasant two note confirmation of a menu choice",
    is_interface=True,
)
def confirm(take: Take) -> Sound:
    return phrase(take, ((0, 0), (0.075, 7)), 0.12)


@family(
    "cancel",
    "ui back, go back, cancel, menu back, close menu, menu close, dismiss, decline, deselect",
    "two falling notes: back, or a cancelled choice",
    is_interface=True,
)
def cancel(take: Take) -> Sound:
    return phrase(take, ((0, 4), (0.08, -3)), 0.10, 0.5)


@family(
    "error",
    "error, error beep, error buzz, wrong buzz, buzzer error, invalid, denied, access denied, wrong answer, wrong, failure buzzer, not allowed, fail, failed, buzzer, negative",
    "a low dull buzz that says an action is not allowed",
    is_interface=True,
)
def error(take: Take) -> Sound:
    total = np.zeros(count(0.5), np.float32)
    f = take.near(165, 0.04)
    for at in (0.0, 0.14):
        n = count(0.11 if at == 0 else 0.24)
        buzz = low_pass(square(f, n) + square(f * 1.06, n), 1_800)
        add(total, faded(buzz, 0.004, 0.05), place(at))
    return total


@family(
    "notification",
    "notification, message received, new message, message, alert tone, chat message, ping, ding, alert, mail",
    "a friendly notification chime for a new message",
    is_interface=True,
)
def notification(take: Take) -> Sound:
    patterns = (((0, 4), (0.12, 12)), ((0, 7), (0.11, 4), (0.22, 12)), ((0, 12), (0.13, 7)))
    return phrase(take, patterns[int(take.rng.integers(3))], 0.22)


@family(
    "success",
    "success, combo, streak, treasure found, secret found, correct answer, correct, task complete, quest complete, mission complete, complete, completed, achievement, achievement unlocked, unlock, unlocked, reward",
    "a bright rising chime: success, achievement unlocked",
    is_interface=True,
)
def success(take: Take) -> Sound:
    total = phrase(take, ((0, 0), (0.09, 4), (0.18, 7), (0.27, 12), (0.27, 16)), 0.28)
    return total + sparkle(take, len(total), 0.12)


@family(
    "level up",
    "level up, levelup, level-up, rank up, upgrade, promotion, new level",
    "a triumphant rising arpeggio: the hero reaches the next level",
    is_interface=True,
)
def level_up(take: Take) -> Sound:
    steps = (0, 4, 7, 12, 16, 19, 24)
    total = phrase(take, tuple((0.07 * i, s) for i, s in enumerate(steps)), 0.30, 1.2, C5 / 2)
    n = len(total)
    pad = sum(tone(note(s, C5 / 2), (1, 0.4, 0.2), n) for s in (0, 7, 12, 16)) * hump(n, 0.35, 0.25)
    return total + np.float32(0.12) * pad + sparkle(take, n, 0.16)
