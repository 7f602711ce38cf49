"""Rooms to live in: tavern, library, throne hall, and the inside of a spaceship."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.dungeon import barrel, crate, light_flames
from layer_server.generators.scene.solids import Eye, Hull, Solid, ball, box, cylinder, hull
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Lamp, Stage
from layer_server.generators.scene.stuff import Stuff

Step = Callable[[float, str], None]

_WALL, _FLOOR, _WOOD, _METAL, _CEIL, _EXTRA, _LAMP = range(7)
_FIRE = (1.0, 0.55, 0.24)


def paint_interior(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """The room that the prompt names; a tavern where it names none."""
    if scene.says(
        "spaceship",
        "spacecraft",
        "starship",
        "ship",
        "scifi",
        "sci",
        "futuristic",
        "bridge",
        "lab",
        "laboratory",
        "station",
        "hangar",
    ):
        return _spaceship(scene, canvas, rng, step)
    if scene.says("throne", "hall", "palace", "cathedral", "church", "temple", "ballroom"):
        return _hall(scene, canvas, rng, step)
    library = scene.says("library", "study", "bookshop", "books", "wizard", "archive")
    return _cosy(scene, canvas, rng, step, library=library)


def _eye(canvas: Canvas, rng: np.random.Generator, high: float, focal: float = 1.0) -> Eye:
    return Eye(
        canvas.width, canvas.height, (0.40 * canvas.width + 0.42 * canvas.height) * focal,
        (canvas.width * float(rng.uniform(0.42, 0.58)), canvas.height * float(rng.uniform(0.44, 0.54))),
        (float(rng.uniform(-0.5, 0.5)), high, 0.0),
    )  # fmt: skip


def _room(wide: float, tall: float, long: float) -> Hull:
    return hull((-wide, 0, -1), (wide, tall, long), (_WALL, _FLOOR, _CEIL, _WALL))


def _cosy(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step, *, library: bool) -> Light:
    wide, tall, long = float(rng.uniform(3.2, 4.2)), float(rng.uniform(2.9, 3.5)), float(rng.uniform(8.5, 11))
    eye = _eye(canvas, rng, 1.55)
    wall = Stuff("books", 2.0, (), "", 0.1) if library else Stuff("concrete", 3.0, (), "#b89a6c", 0.05)
    stuffs = (
        wall, Stuff("wood", 2.2, (), "", 0.30), Stuff("wood", 1.3, ("dark",), "", 0.18), Stuff("metal", 1.0, ("copper", "clean"), "", 0.6),
        Stuff("wood", 2.4, ("dark",), "", 0.05), Stuff("fabric", 1.6, (), scene.ink("carpet", "curtain", "banner", "") or "#8a2430", 0.02),
        Stuff("lamplight", 1.0, (), "#ffcf80", 0.1, 1.2),
    )  # fmt: skip
    stage = Stage(eye, stuffs, int(rng.integers(1 << 30)), _room(wide, tall, long), bright=0.50)
    stage.fill, stage.haze, stage.half = (0.17, 0.14, 0.13), (0.10, 0.070, 0.050), 26.0
    for z in (1.6 + 1.7 * k for k in range(int((long - 1.6) / 1.7) + 1)):
        stage.solids.append(box((-wide, tall - 0.30, z - 0.12), (wide, tall, z + 0.12), _WOOD))
        for side in (-1, 1):
            stage.solids.append(
                box((side * wide - 0.13, 0, z - 0.12), (side * wide + 0.13, tall, z + 0.12), _WOOD)
            )
    stage.solids.append(box((-1.6, 0.005, 2.2), (1.6, 0.02, 5.6), _EXTRA, 0.9))
    fire = _fireplace(stage, long, wide, float(rng.choice([-1.0, 0.0, 1.0])))
    _windows(stage, wide, tall, long, scene)
    for _ in range(2):
        away = float(rng.choice([-1, 1]))
        stage.props += _table(away * float(rng.uniform(1.0, wide - 1.2)), float(rng.uniform(3.0, 6.4)), rng)
    if not library:
        for k in range(int(rng.integers(2, 5))):
            stage.props += barrel(
                float(rng.choice([-1, 1])) * (wide - 0.45), 2.4 + k * 1.25, 0.34, _WOOD, _METAL
            )
        stage.props += crate(float(rng.uniform(-0.6, 0.6)) * wide, long - 1.3, 0.35, _WOOD)
    candles = _chandelier(stage, tall, long)
    stage.paint(canvas, step)
    step(0.85, "lighting the fire")
    light_flames(
        canvas,
        eye,
        [*candles, fire],
        np.array(_FIRE, np.float32),
        rng,
        sizes=[*(0.13 for _ in candles), 0.75],
    )
    return _light(stage, (0.5, 0.4), np.array(_FIRE, np.float32))


def _fireplace(stage: Stage, long: float, wide: float, side: float) -> tuple[float, float, float]:
    x = side * wide * 0.45
    stage.solids += [
        box((x - 1.0, 0, long - 0.7), (x - 0.62, 1.35, long), _METAL, 0.25), box((x + 0.62, 0, long - 0.7), (x + 1.0, 1.35, long), _METAL, 0.25),
        box((x - 1.15, 1.35, long - 0.8), (x + 1.15, 1.55, long), _WOOD, 1.2), box((x - 0.75, 1.55, long - 0.5), (x + 0.75, 9, long), _CEIL, 0.8),
        box((x - 0.62, 0, long - 0.05), (x + 0.62, 1.35, long), _CEIL, 0.12),
        cylinder((x - 0.1, long - 0.35), 0.0, 0.18, 0.28, _WOOD, tone=0.5),
    ]  # fmt: skip
    stage.lamps.append(Lamp((x, 0.6, long - 0.75), (1.0, 0.48, 0.18), 3.4))
    return x, 0.30, long - 0.5


def _windows(stage: Stage, wide: float, tall: float, long: float, scene: Scene) -> None:
    day = scene.time not in {"night", "dusk"}
    cold = (0.55, 0.66, 0.85) if day else (0.10, 0.16, 0.34)
    for z in (long * 0.36, long * 0.70):
        for side in (-1, 1):
            x = side * wide
            stage.solids.append(
                box(
                    (x - 0.06, 1.0, z - 0.62),
                    (x + 0.06, tall - 0.6, z + 0.62),
                    _LAMP,
                    0.9 if day else 0.25,
                )
            )
            for dz in (-0.62, 0.0, 0.62):
                stage.solids.append(
                    box((x - 0.09, 1.0, z + dz - 0.04), (x + 0.09, tall - 0.6, z + dz + 0.04), _WOOD)
                )
            for y in (1.0, 1.6, tall - 0.6):
                stage.solids.append(
                    box((x - 0.09, y - 0.04, z - 0.66), (x + 0.09, y + 0.04, z + 0.66), _WOOD)
                )
            stage.lamps.append(Lamp((x - side * 0.5, 1.9, z), cold, 1.5, False))


def _table(x: float, z: float, rng: np.random.Generator) -> list[Solid]:
    half, deep, tall = 0.85, 0.48, 0.78
    parts = [box((x - half, tall - 0.07, z - deep), (x + half, tall, z + deep), _WOOD, 1.35)]
    for dx in (-1, 1):
        for dz in (-1, 1):
            parts.append(
                box(
                    (x + dx * (half - 0.1) - 0.05, 0, z + dz * (deep - 0.08) - 0.05),
                    (x + dx * (half - 0.1) + 0.05, tall, z + dz * (deep - 0.08) + 0.05),
                    _WOOD,
                )
            )
    for dz in (-1, 1):
        bench = z + dz * (deep + 0.35)
        parts.append(
            box((x - half * 0.9, 0.40, bench - 0.14), (x + half * 0.9, 0.46, bench + 0.14), _WOOD, 1.2)
        )
        for leg in (-0.8, 0.8):
            low, high = x + leg * half - 0.05, x + leg * half + 0.05
            parts.append(box((low, 0, bench - 0.1), (high, 0.42, bench + 0.1), _WOOD))
    for _ in range(4):
        at = (x + float(rng.uniform(-0.7, 0.7)), z + float(rng.uniform(-0.35, 0.3)))
        if rng.random() < 0.5:
            parts.append(cylinder(at, tall, tall + 0.16, 0.06, _METAL, tip=0.07, tone=1.1))
        else:
            parts.append(cylinder(at, tall, tall + 0.22, 0.05, _EXTRA, tip=0.05, tone=0.7))
            parts.append(cylinder(at, tall + 0.22, tall + 0.34, 0.02, _EXTRA, tone=0.7))
    return parts


def _chandelier(stage: Stage, tall: float, long: float) -> list[tuple[float, float, float]]:
    z, y, radius = long * 0.48, tall - 0.95, 0.55
    stage.solids.append(cylinder((0.0, z), y, y + 0.07, radius, _METAL, tone=0.8))
    stage.solids.append(cylinder((0.0, z), y, tall, 0.02, _METAL, tone=0.6))
    stage.lamps.append(Lamp((0.0, y + 0.25, z), (1.0, 0.66, 0.34), 2.6, False))
    places = []
    for k in range(6):
        angle = k * np.pi / 3 + 0.3
        at = (float(np.cos(angle)) * radius * 0.85, float(np.sin(angle)) * radius * 0.85 + z)
        stage.solids.append(cylinder(at, y + 0.07, y + 0.22, 0.03, _EXTRA, tone=1.5))
        places.append((at[0], y + 0.25, at[1]))
    return places


def _hall(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    wide, tall, long = float(rng.uniform(4.6, 5.6)), float(rng.uniform(7, 8.5)), float(rng.uniform(20, 26))
    eye = _eye(canvas, rng, 1.9)
    ink = scene.ink("banner", "carpet", "curtain", "throne", "hall", "") or str(
        rng.choice(["#8a1f2c", "#20407e", "#4a2470"])
    )
    stuffs = (
        Stuff("stone wall", 3.0, ("clean",), "#c8bca6", 0.1), Stuff("tiles", 4.0, ("checkered",), "#6a6258", 0.65), Stuff("marble", 3.0, (), "", 0.5),
        Stuff("metal", 1.5, ("gold", "clean"), "", 0.7), Stuff("stone wall", 4.0, ("clean",), "#8f8574", 0.05), Stuff("fabric", 2.0, (), ink, 0.05),
        Stuff("lamplight", 1.0, (), "#ffe2a8" if scene.time not in {"night", "dusk"} else "#3a5a9a", 0.1, 1.2),
    )  # fmt: skip
    stage = Stage(eye, stuffs, int(rng.integers(1 << 30)), _room(wide, tall, long), bright=0.52, wet=0.30)
    stage.fill, stage.haze, stage.half = (0.22, 0.21, 0.22), (0.16, 0.13, 0.10), 34.0
    for z in (3.2 + 3.2 * k for k in range(int((long - 1 - 3.2) / 3.2) + 1)):
        for side in (-1, 1):
            x = side * (wide - 1.0)
            stage.solids += [
                cylinder((x, z), 0.4, tall - 0.8, 0.40, _EXTRA - 3, tip=0.34), box((x - 0.55, 0, z - 0.55), (x + 0.55, 0.4, z + 0.55), _WALL, 1.1),
                box((x - 0.55, tall - 0.8, z - 0.55), (x + 0.55, tall - 0.4, z + 0.55), _METAL), box((side * wide - 0.1, 2.2, z + 1.1), (side * wide + 0.1, tall - 1.6, z + 2.1), _LAMP),
                box((x - 0.32, 2.4, z - 0.45), (x + 0.32, tall - 1.6, z - 0.42), _EXTRA, 1.1),
            ]  # fmt: skip
            stage.lamps.append(
                Lamp((side * (wide - 1.2), tall * 0.62, z + 1.6), (0.95, 0.80, 0.55), 2.2, False)
            )
        stage.solids.append(box((-wide, tall - 0.4, z - 0.4), (wide, tall, z + 0.4), _WALL, 0.9))
    stage.solids.append(box((-1.1, 0.004, 0), (1.1, 0.015, long - 4), _EXTRA, 1.1))
    for k in range(4):
        stage.solids.append(
            box(
                (-2.6 + 0.3 * k, 0.22 * k, long - 4.4 + 0.5 * k),
                (2.6 - 0.3 * k, 0.22 * (k + 1), long),
                _EXTRA - 3,
                1.0,
            )
        )
    y, z = 0.88, long - 1.6
    stage.solids += [
        box((-0.8, y, z - 0.6), (0.8, y + 0.6, z + 0.4), _METAL), box((-0.8, y, z + 0.2), (0.8, y + 2.8, z + 0.45), _METAL), box((-0.62, y + 0.6, z + 0.12), (0.62, y + 2.4, z + 0.2), _EXTRA),
        box((-1.0, y, z - 0.6), (-0.75, y + 1.0, z + 0.4), _METAL), box((0.75, y, z - 0.6), (1.0, y + 1.0, z + 0.4), _METAL), ball((-0.72, y + 2.95, z + 0.32), 0.16, _METAL), ball((0.72, y + 2.95, z + 0.32), 0.16, _METAL),
        box((-1.6, tall * 0.42, long - 0.1), (1.6, tall - 0.8, long + 0.1), _LAMP),
    ]  # fmt: skip
    stage.lamps.append(Lamp((0.0, tall * 0.7, long - 3.5), (1.0, 0.82, 0.55), 4.5))
    stage.paint(canvas, step)
    return _light(stage, (0.5, 0.3), np.array((1.0, 0.86, 0.6), np.float32))


def _spaceship(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    wide, tall, long = float(rng.uniform(2.1, 2.8)), float(rng.uniform(2.8, 3.3)), float(rng.uniform(17, 24))
    bridge = scene.says("bridge", "cockpit", "window", "view")
    eye = _eye(canvas, rng, 1.6)
    ink = scene.ink("light", "glow", "neon", "") or str(
        rng.choice(["#38d0ff", "#ff8a2a", "#7a5cff", "#50ffb0"])
    )
    glow = rgb(ink)
    stuffs = (
        Stuff("sci-fi panels", 2.4, (), "", 0.45, 0.8), Stuff("sci-fi panels", 2.8, (), "#3a4048", 0.65, 0.2), Stuff("metal", 2.0, ("clean",), "#7c8894", 0.6),
        Stuff("metal", 1.2, ("clean",), "#c0c8d0", 0.7), Stuff("sci-fi panels", 3.2, (), "", 0.3, 0.5), Stuff("neon", 1.4, (), ink, 0.2, 1.1), Stuff("lamplight", 1.0, (), ink, 0.2, 1.3),
    )  # fmt: skip
    stage = Stage(
        eye,
        stuffs,
        int(rng.integers(1 << 30)),
        hull(
            (-wide, 0, -1),
            (wide, tall, 9.0 if bridge else long),
            (_WALL, _FLOOR, _CEIL, -1 if bridge else _WALL),
        ),
        bright=0.46,
        wet=0.30,
    )
    stage.fill = tuple(float(c) for c in np.array([0.13, 0.15, 0.18]) + glow * 0.05)  # type: ignore[assignment]  # three of them
    stage.haze, stage.half = tuple(float(c) for c in glow * 0.10 + 0.03), 30.0  # type: ignore[assignment]  # three of them
    if bridge:
        from layer_server.generators.scene.space import paint_space

        paint_space(scene, canvas, rng, step)
    end = 9.0 if bridge else long
    for k, z in enumerate(2.4 + 2.6 * each for each in range(int((end - 2.4) / 2.6) + 1)):
        for side in (-1, 1):
            x = side * wide
            stage.solids += [
                box((x - 0.34, 0, z - 0.22), (x + 0.34, tall, z + 0.22), _WOOD, 0.9), box((x - 0.38, 0.35, z - 0.03), (x + 0.38, tall - 0.4, z + 0.03), _LAMP),
                box((min(x, x - side * 0.5), tall - 0.5, z - 0.2), (max(x, x - side * 0.5), tall, z + 0.2), _METAL, 0.8),
            ]  # fmt: skip
        stage.solids.append(box((-wide, tall - 0.22, z - 0.22), (wide, tall, z + 0.22), _WOOD, 0.8))
        stage.solids.append(box((-0.35, tall - 0.05, z + 0.5), (0.35, tall + 0.1, z + 1.9), _LAMP))
        if k % 2 == 0:
            tint = glow * np.float32(0.6) + np.float32(0.35)
            stage.lamps.append(
                Lamp(
                    (0.0, tall - 0.3, float(z) + 1.2),
                    (float(tint[0]), float(tint[1]), float(tint[2])),
                    1.9,
                    z < 8,
                )
            )
    for side in (-1, 1):
        stage.solids.append(box((side * wide - 0.18, 0.0, -1), (side * wide + 0.18, 0.28, end), _METAL, 0.8))
        stage.solids.append(
            box((side * wide - 0.12, tall - 0.7, -1), (side * wide + 0.12, tall - 0.62, end), _LAMP)
        )
    if bridge:
        for side in (-1, 1):
            stage.props += _console(side * wide * 0.55, 5.6)
        stage.props += _console(0.0, 7.4)
        stage.solids += [
            box((x - 0.10, 0, 8.8), (x + 0.10, tall, 9.2), _METAL) for x in (-wide * 0.5, wide * 0.5)
        ]
    else:
        half = wide * 0.42
        stage.solids += [
            box((-half, 0, long - 0.1), (half, tall * 0.82, long + 0.1), _METAL, 0.8), box((-0.02, 0, long - 0.14), (0.02, tall * 0.82, long), _LAMP),
            box((-half - 0.12, 0, long - 0.2), (-half, tall * 0.86, long), _LAMP), box((half, 0, long - 0.2), (half + 0.12, tall * 0.86, long), _LAMP),
        ]  # fmt: skip
        stage.props += crate(
            float(rng.choice([-1, 1])) * wide * 0.62, float(rng.uniform(3.4, 6)), 0.34, _METAL
        )
    stage.paint(canvas, step)
    return _light(stage, (0.5, 0.4), glow)


def _console(x: float, z: float) -> list[Solid]:
    return [
        box((x - 0.55, 0, z - 0.3), (x + 0.55, 0.9, z + 0.3), _METAL, 0.7),
        box((x - 0.5, 0.9, z - 0.25), (x + 0.5, 0.96, z + 0.25), _EXTRA, 1.2),
        box((x - 0.5, 0.96, z + 0.16), (x + 0.5, 1.32, z + 0.2), _EXTRA, 1.2),
    ]


def _light(stage: Stage, place: tuple[float, float], colour: np.ndarray) -> Light:
    haze = np.array(stage.haze, np.float32)
    return Light(
        np.stack([haze, haze]),
        haze,
        colour,
        np.array(stage.fill, np.float32),
        colour,
        place,
        unit(0, 1, -0.4),
        0.8,
        True,
    )
