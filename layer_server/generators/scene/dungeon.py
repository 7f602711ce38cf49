"""Rooms by torchlight: dungeon, crypt, throne hall, tavern, library."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur
from layer_server.generators.colour import rgb, shade
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.noise import screen
from layer_server.generators.scene.solids import Eye, Solid, box, cylinder, hull
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Lamp, Stage
from layer_server.generators.scene.stuff import Stuff

Step = Callable[[float, str], None]

_WALL, _FLOOR, _WOOD, _IRON, _CEIL = range(5)
_FIRE = (1.0, 0.52, 0.20)
_THICK = 0.45
"""Units that a thing must be nearer than a flame to hide it."""


def paint_dungeon(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """A vaulted corridor or hall with pillars, torches and things left behind."""
    wide, tall, long = float(rng.uniform(2.1, 3.2)), float(rng.uniform(3.2, 4.4)), float(rng.uniform(11, 18))
    eye = Eye(
        canvas.width,
        canvas.height,
        0.40 * canvas.width + 0.45 * canvas.height,
        (canvas.width * float(rng.uniform(0.42, 0.58)), canvas.height * float(rng.uniform(0.42, 0.52))),
        (float(rng.uniform(-0.5, 0.5)), float(rng.uniform(1.3, 1.75)), 0.0),
    )
    moss = (
        ("mossy",)
        if scene.says("mossy", "old", "ancient", "overgrown", "abandoned") or rng.random() < 0.25
        else ("clean",)
    )
    stuffs = (
        Stuff("stone wall", 1.9, moss, scene.ink("stone", "wall", "dungeon"), 0.12),
        Stuff("cobblestone", 2.4, moss, "", 0.35),
        Stuff("wood", 1.2, ("dark", "old"), "", 0.08),
        Stuff("metal", 1.0, ("rusty",), "", 0.5),
        Stuff("stone wall", 3.2, ("clean",), "", 0.05),
    )
    around = hull((-wide, 0, 0), (wide, tall, long), (_WALL, _FLOOR, _CEIL, _WALL))
    stage = Stage(eye, stuffs, int(rng.integers(1 << 30)), around)
    stage.fill, stage.haze, stage.half = (0.10, 0.11, 0.16), (0.055, 0.060, 0.095), 13.0
    gap = float(rng.uniform(2.3, 3.1))
    _pillars(stage, wide, tall, long, gap)
    _doorway(stage, long, rng)
    fire = np.array(rgb(own) if (own := scene.ink("torch", "flame", "fire", "light", "glow", "")) else _FIRE)
    torches = _torches(stage, (wide, long, gap), tuple(float(c) for c in fire), rng)
    _things(stage, wide, long, rng)
    hits = stage.paint(canvas, step)
    step(0.85, "lighting torches")
    light_flames(canvas, eye, torches, fire.astype(np.float32), rng, before=hits.depth)
    _dust(canvas, rng, fire.astype(np.float32))
    column, row = _place(eye, torches[0]) if torches else (canvas.width / 2, canvas.height / 2)
    glow = fire.astype(np.float32)
    return Light(
        np.tile(np.array(stage.haze, np.float32), (2, 1)), np.array(stage.haze, np.float32), glow,
        np.array(stage.fill, np.float32), glow, (column / canvas.width, row / canvas.height), unit(0, 0.3, -1), 0.6, True,
    )  # fmt: skip


def _pillars(stage: Stage, wide: float, tall: float, long: float, gap: float) -> None:
    thick = 0.34
    z = gap
    while z < long - 0.5:
        for side in (-1, 1):
            x = side * (wide - thick * 0.6)
            stage.solids.append(box((x - thick, 0, z - thick), (x + thick, tall, z + thick), _WALL, 1.08))
            stage.solids.append(
                box(
                    (x - thick - 0.1, 0, z - thick - 0.1),
                    (x + thick + 0.1, 0.32, z + thick + 0.1),
                    _WALL,
                    0.95,
                )
            )
            stage.solids.append(
                box(
                    (x - thick - 0.1, tall - 0.55, z - thick - 0.1),
                    (x + thick + 0.1, tall - 0.3, z + thick + 0.1),
                    _WALL,
                    1.0,
                )
            )
        stage.solids.append(
            box((-wide, tall - 0.3, z - thick), (wide, tall, z + thick), _WOOD if tall < 3.7 else _WALL, 0.9)
        )
        z += gap


def _doorway(stage: Stage, long: float, rng: np.random.Generator) -> None:
    half, high = 0.75, 2.2
    stage.solids += [
        box((-half - 0.25, 0, long - 0.16), (-half, high, long), _WALL, 1.2),
        box((half, 0, long - 0.16), (half + 0.25, high, long), _WALL, 1.2),
        box((-half - 0.35, high, long - 0.2), (half + 0.35, high + 0.35, long), _WALL, 1.2),
        box((-half, 0, long - 0.08), (half, high, long), _WOOD, 0.9),
    ]
    for y in (0.45, 1.1, 1.75):
        stage.solids.append(box((-half, y, long - 0.11), (half, y + 0.09, long - 0.06), _IRON, 0.8))
    del rng


def _torches(
    stage: Stage, sizes: tuple[float, float, float], fire: tuple[float, ...], rng: np.random.Generator
) -> list[tuple[float, float, float]]:
    wide, long, gap = sizes
    torches: list[tuple[float, float, float]] = []
    z, index = gap + (gap if gap < 2.8 else 0.0), 0
    while z < long - 0.5 and len(torches) < 6:
        side = -1 if index % 2 else 1
        for each in (side, -side) if index % 2 == 0 or rng.random() < 0.3 else (side,):
            x = each * (wide - 0.82)
            at = (x, 1.95, z)
            torches.append(at)
            stage.solids.append(
                box(
                    (min(x, x + each * 0.25), 1.52, z - 0.04),
                    (max(x, x + each * 0.25), 1.58, z + 0.04),
                    _IRON,
                )
            )
            stage.solids.append(cylinder((x, z), 1.45, 1.80, 0.045, _WOOD, tip=0.075))
            stage.lamps.append(
                Lamp((x - each * 0.12, 1.98, z - 0.05), (fire[0], fire[1], fire[2]), 1.9, z < long * 0.8)
            )
        z, index = z + gap, index + 1
    return torches


def _things(stage: Stage, wide: float, long: float, rng: np.random.Generator) -> None:
    """Barrels, crates and a chest along the walls."""
    taken: list[tuple[float, float]] = []
    for _ in range(int(rng.integers(4, 8))):
        side = float(rng.choice([-1, 1]))
        x, z = side * float(rng.uniform(wide * 0.42, wide - 0.95)), float(rng.uniform(2.6, min(9, long - 2)))
        if any(abs(x - a) < 0.75 and abs(z - b) < 0.75 for a, b in taken):
            continue
        taken.append((x, z))
        choice = rng.random()
        if choice < 0.45:
            stage.props += barrel(x, z, float(rng.uniform(0.24, 0.32)), _WOOD, _IRON)
        elif choice < 0.8:
            stage.props += crate(x, z, float(rng.uniform(0.28, 0.42)), _WOOD)
        else:
            stage.props += chest(x, z, 0.42, _WOOD, _IRON)


def barrel(x: float, z: float, radius: float, wood: int, iron: int) -> list[Solid]:
    foot, tall = 0.0, radius * 2.7
    half = foot + tall / 2
    parts = [
        cylinder((x, z), foot, half, radius * 0.84, wood, tip=radius, tone=1.15),
        cylinder((x, z), half, foot + tall, radius, wood, tip=radius * 0.84, tone=1.15),
    ]
    for share, grown in ((0.10, 0.90), (0.34, 1.0), (0.64, 1.0), (0.88, 0.90)):
        y = foot + tall * share
        parts.append(cylinder((x, z), y, y + radius * 0.13, radius * (grown + 0.035), iron, tone=0.85))
    return parts


def crate(x: float, z: float, half: float, wood: int) -> list[Solid]:
    foot = 0.0
    parts = [box((x - half, foot, z - half), (x + half, foot + half * 1.8, z + half), wood, 0.95)]
    rim = half * 0.16
    for y in (foot, foot + half * 1.8 - rim):
        parts.append(
            box((x - half - 0.02, y, z - half - 0.02), (x + half + 0.02, y + rim, z + half + 0.02), wood, 1.3)
        )
    for side in (-1, 1):
        parts.append(
            box(
                (x + side * half - rim / 2, foot, z - half - 0.02),
                (x + side * half + rim / 2, foot + half * 1.8, z + half + 0.02),
                wood,
                1.3,
            )
        )
    return parts


def chest(x: float, z: float, half: float, wood: int, iron: int) -> list[Solid]:
    deep, tall = half * 0.62, half * 0.95
    parts = [
        box((x - half, 0, z - deep), (x + half, tall * 0.62, z + deep), wood, 1.15),
        box(
            (x - half - 0.02, tall * 0.62, z - deep - 0.02),
            (x + half + 0.02, tall * 0.86, z + deep + 0.02),
            wood,
            1.3,
        ),
        box(
            (x - half * 0.96, tall * 0.86, z - deep * 0.75),
            (x + half * 0.96, tall, z + deep * 0.75),
            wood,
            1.2,
        ),
    ]
    for share in (-0.8, 0.0, 0.8):
        at = x + half * share
        parts.append(box((at - 0.04, 0, z - deep - 0.03), (at + 0.04, tall * 0.88, z + deep), iron, 1.2))
    return parts


def _place(eye: Eye, at: tuple[float, float, float]) -> tuple[float, float]:
    z = max(at[2] - eye.at[2], 0.1)
    return eye.centre[0] + eye.focal * (at[0] - eye.at[0]) / z, eye.centre[1] - eye.focal * (
        at[1] - eye.at[1]
    ) / z


def light_flames(
    canvas: Canvas,
    eye: Eye,
    torches: list[tuple[float, float, float]],
    fire: Plane,
    rng: np.random.Generator,
    *,
    sizes: list[float] | None = None,
    before: Plane | None = None,
) -> None:
    """The layers ``glow`` and ``flames``: a flame of ``sizes`` units at each place, and the air lit around it.

    ``before`` is the depth (h, w) of what may stand before a flame and hide it.
    """
    height, width = canvas.shape
    glow: Plane = np.zeros((height // 4 + 1, width // 4 + 1), np.float32)
    flames = np.zeros((height, width, 4), np.uint8)
    units = sizes or [0.42] * len(torches)
    for at, size in sorted(zip(torches, units, strict=True), key=lambda each: -each[0][2]):
        column, row = _place(eye, at)
        tall = eye.focal / at[2] * size
        stamp = flame(rng, max(6, int(tall)), fire)
        left, top = int(column - stamp.shape[1] / 2), int(row - stamp.shape[0] * 0.72)
        if before is not None:
            _hide(stamp, before, (left, top), at[2] - _THICK)
        paste(flames, stamp, left, top)
        cv2.circle(glow, (int(column / 4), int(row / 4)), max(1, int(tall / 9)), 1.0 / (1 + at[2] * 0.12), -1)
    spread = blur(glow, width / 4 * 0.02) * np.float32(1.4) + blur(glow, width / 4 * 0.075) * np.float32(2.4)
    haze = cv2.resize(spread, (width, height), interpolation=cv2.INTER_LINEAR)
    ink = fire * np.float32(0.75) + np.float32(0.22)
    canvas.add("glow", sheet(ink, np.clip(haze * np.float32(0.55), 0, 0.85)), 0.5)
    canvas.add("flames", flames, 0.45)


def _hide(stamp: Sheet, before: Plane, corner: tuple[int, int], depth: float) -> None:
    """Take from a stamp what lies behind something nearer than ``depth``."""
    left, top = corner
    rows = slice(max(top, 0), min(top + stamp.shape[0], before.shape[0]))
    columns = slice(max(left, 0), min(left + stamp.shape[1], before.shape[1]))
    if rows.start < rows.stop and columns.start < columns.stop:
        part = stamp[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left, 3]
        part[before[rows, columns] < depth] = 0


def flame(rng: np.random.Generator, tall: int, fire: Plane) -> Sheet:
    """One flame, pointed and licked by noise; as wide as 0.6 of its height."""
    width = max(5, int(tall * 0.6))
    y, x = np.mgrid[0:tall, 0:width].astype(np.float32)
    v, u = 1 - y / np.float32(tall), (x / np.float32(width) - np.float32(0.5)) * 2
    sway = screen(rng, (tall, width), 2, 4, octaves=3) * np.float32(0.28) * v
    body = np.clip(np.sin(np.clip(v, 0, 1) ** np.float32(0.55) * np.float32(np.pi)), 0, 1) * np.float32(0.72)
    core = body - np.abs(u + sway)
    heat = np.clip(core * np.float32(2.1) + np.float32(0.22) * (1 - v), 0, 1)
    deep = fire * np.array([0.75, 0.35, 0.30], np.float32)
    ramp = np.stack([deep, fire, fire * np.float32(0.4) + np.float32(0.58), np.ones(3, np.float32)])
    return sheet(shade(np.clip(ramp, 0, 1).astype(np.float32), heat), np.clip(core * np.float32(5.0), 0, 1))


def _dust(canvas: Canvas, rng: np.random.Generator, fire: Plane) -> None:
    height, width = canvas.shape
    specks: Plane = np.zeros((height, width), np.float32)
    count = width * height // 9000
    specks[rng.integers(0, height, count), rng.integers(0, width, count)] = rng.random(count) ** 3
    soft = cv2.GaussianBlur(specks, (0, 0), max(0.8, height / 700)) * np.float32(7)
    canvas.add("sparks", sheet(fire * np.float32(0.6) + np.float32(0.35), np.clip(soft, 0, 0.7)), 0.1)
