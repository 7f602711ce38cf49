"""Cities: a skyline over water, and a street between towers, by day and by neon."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.sky import bolt, paint_sky
from layer_server.generators.scene.solids import Eye, Solid, box, cylinder, roof
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Lamp, Stage
from layer_server.generators.scene.stuff import Stuff

_SKYLINE_WORDS = (
    "skyline",
    "panorama",
    "waterfront",
    "harbor",
    "harbour",
    "bay",
    "river",
    "rooftop",
    "cityscape",
)
_RUINED = (
    "ruin", "ruined", "destroyed", "abandoned", "apocalypse", "apocalyptic", "postapocalyptic", "dystopian", "wasted",
    "collapsed", "decayed", "deserted", "crumbling", "desolate",
)  # fmt: skip

Step = Callable[[float, str], None]

_STONE, _GLASS, _BRICK, _GROUND, _SIGN = 0, 1, 2, 3, 4
_SIGNS = 3
_STREET_WORDS = ("street", "alley", "cyberpunk", "neon", "downtown", "road", "avenue", "alleyway")


def paint_city(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """A skyline, or a street where the prompt says one."""
    street = scene.says(*_STREET_WORDS) and not scene.says(*_SKYLINE_WORDS)
    ruined = scene.says(*_RUINED)
    scene.says("building", "tower", "window", "modern", "reflection", "wet", "puddle")
    horizon = canvas.height * float(rng.uniform(0.50, 0.60) if street else rng.uniform(0.60, 0.70))
    light = light_of(scene, rng, horizon / canvas.height)
    step(0.02, "painting the sky")
    paint_sky(canvas, scene, light, horizon, rng)
    if light.flash:
        bolt(canvas, rng, horizon)
    dark = (scene.time in {"night", "dusk"} or scene.says("neon", "cyberpunk", "futuristic")) and not ruined
    eye = Eye(
        canvas.width, canvas.height, 0.45 * canvas.width + 0.40 * canvas.height,
        (canvas.width * float(rng.uniform(0.42, 0.58)), horizon), (0.0, 1.7 if street else 3.0, 0.0),
    )  # fmt: skip
    words = ("night",) if dark else ()
    inks = [
        str(c)
        for c in rng.permutation(["#ff2fa0", "#22e0ff", "#8a4bff", "#ffb020", "#38ff9c", "#ff4040"])[:_SIGNS]
    ]
    inks[0] = scene.ink("neon", "sign", "light", "city", "") or inks[0]
    stuffs = (
        Stuff("facade", 9.0, words, str(rng.choice(["#8a7a68", "#7c8490", "#9a8f80"])), 0.1),
        Stuff("facade", 8.0, (*words, "glass"), str(rng.choice(["#3a5a78", "#4a6a70", "#38485a"])), 0.6),
        Stuff("facade", 7.0, words, str(rng.choice(["#6a4438", "#54443c", "#7a5a48"])), 0.1),
        Stuff("concrete", 5.0, ("cracked",), "#3c4046", 0.35),
        *(Stuff("neon", 2.2, (), ink, 0.2, 1.3) for ink in inks),
    )
    stage = Stage(eye, stuffs, int(rng.integers(1 << 30)), bright=0.0 if dark else 0.62)
    stage.haze = tuple(float(c) for c in light.haze * np.float32(0.9 if not dark else 0.75))  # type: ignore[assignment]  # three of them
    if dark and street:  # the air takes the colour of the signs
        tinted = (
            rgb(inks[0]) * np.float32(0.16) + rgb(inks[1]) * np.float32(0.14) + light.haze * np.float32(0.25)
        )
        stage.haze = (float(tinted[0]), float(tinted[1]), float(tinted[2]))
    stage.half = (34.0 if dark and street else 80.0 if street else 120.0) * max(light.clearness, 0.6)
    fill = light.ambient * np.float32(0.9 if not dark else 0.8)
    stage.fill = (float(fill[0]), float(fill[1]), float(fill[2]))
    facing = unit(float(light.towards[0]), float(light.towards[1]), -0.45)
    stage.sun = (facing, light.sun * np.float32(1.5 if not light.is_night else 0.16))
    stage.wet = (
        0.75 if (dark and street) or scene.weather in {"rain", "storm"} else 0.85 if not street else 0.12
    )
    if street:
        _street(stage, rng, inks if dark else [], ruined=ruined)
    else:
        scene.shows("river")
        neon = scene.words & {"neon", "cyberpunk", "futuristic"}
        _skyline(stage, rng, ruined=ruined, signs=_SIGNS if dark and neon else 0)
    stage.paint(canvas, step, ("city", "near buildings"))
    return light


def _tower(
    at: tuple[float, float], wide: float, deep: float, tall: float, rng: np.random.Generator
) -> list[Solid]:
    """A building with setbacks and something on its roof."""
    x, z = at
    material = int(rng.choice([_STONE, _GLASS, _GLASS, _BRICK]))
    tone = float(rng.uniform(0.75, 1.2))
    parts, foot = [], 0.0
    steps = int(rng.integers(1, 4)) if tall > 12 else 1
    for index in range(steps):
        top = tall * ((index + 1) / steps) ** 0.7
        shrink = 1 - 0.20 * index
        parts.append(
            box(
                (x - wide * shrink / 2, foot, z - deep * shrink / 2),
                (x + wide * shrink / 2, top, z + deep * shrink / 2),
                material,
                tone,
            )
        )
        parts.append(
            box(
                (x - wide * shrink / 2 - 0.1, top - 0.25, z - deep * shrink / 2 - 0.1),
                (x + wide * shrink / 2 + 0.1, top, z + deep * shrink / 2 + 0.1),
                _GROUND,
                0.9,
            )
        )
        foot = top
    last = wide * (1 - 0.20 * (steps - 1))
    crown = rng.random()
    if crown < 0.25 and tall > 14:
        parts.append(cylinder((x, z), tall, tall + float(rng.uniform(3, 7)), last * 0.06, _GROUND, tip=0.02))
    elif crown < 0.40:
        parts.append(
            roof(
                (x - last / 2, tall, z - deep * 0.4),
                (x + last / 2, tall + last * 0.8, z + deep * 0.4),
                _GLASS,
                hip=0.9,
            )
        )
    elif crown < 0.8:
        parts.append(
            box(
                (x - last * 0.2, tall, z - deep * 0.2),
                (x + last * 0.15, tall + 1.1, z + deep * 0.2),
                _GROUND,
                0.7,
            )
        )
    return parts


def _ruin(
    at: tuple[float, float], wide: float, deep: float, tall: float, rng: np.random.Generator
) -> list[Solid]:
    """What is left of a building: slices that break off at different heights, and bare floors between them."""
    x, z = at
    material = int(rng.choice([_STONE, _BRICK]))
    tone = float(rng.uniform(0.4, 0.75))
    parts = []
    slices = int(rng.integers(4, 8))
    breaks = np.cumsum(rng.normal(0, 0.22, slices)) + float(rng.uniform(0.45, 0.9))
    for k, share in enumerate(np.clip(breaks, 0.12, 1.0)):
        low, high = x - wide / 2 + wide * k / slices, x - wide / 2 + wide * (k + 1) / slices
        top = tall * float(share)
        parts.append(box((low, 0, z - deep / 2), (high, top, z + deep / 2), material, tone))
        if rng.random() < 0.6:  # a torn corner with its floor slab sticking out
            parts.append(
                box(
                    (low, top, z - deep * 0.5),
                    (low + wide / slices * 0.4, top + tall * 0.06, z),
                    _GROUND,
                    0.7,
                )
            )
        if rng.random() < 0.5:
            floor = top * float(rng.uniform(0.5, 0.95))
            parts.append(
                box(
                    (low - 0.2, floor, z - deep * 0.56),
                    (high + 0.2, floor + 0.18, z - deep * 0.4),
                    _GROUND,
                    0.6,
                )
            )
    return [*parts, *_rubble((x, z - deep * 0.7), wide * 0.6, rng)]


def _rubble(at: tuple[float, float], wide: float, rng: np.random.Generator) -> list[Solid]:
    parts = []
    for _ in range(5):
        x, z = at[0] + float(rng.normal(0, wide * 0.5)), at[1] + float(rng.normal(0, 0.8))
        half, tall = float(rng.uniform(0.15, 0.6)), float(rng.uniform(0.15, 0.7))
        parts.append(
            roof(
                (x - half, 0, z - half),
                (x + half, tall, z + half),
                _GROUND,
                hip=float(rng.uniform(0.3, 0.9)),
                tone=0.8,
            )
        )
    return parts


def _skyline(stage: Stage, rng: np.random.Generator, *, ruined: bool, signs: int) -> None:
    stage.solids.append(box((-400, -0.5, 1), (400, 0, 400), _GROUND, 0.32))
    focus = float(rng.uniform(-14, 14))
    span = 44.0 * stage.eye.width / stage.eye.focal
    for row, z in enumerate((118.0, 92.0, 70.0, 52.0)):
        x = -span * z / 80
        while x < span * z / 80:
            wide = float(rng.uniform(3.2, 8.5))
            near_focus = np.exp(-(((x - focus * z / 60) / (18 + row * 2)) ** 2))
            tall = float(rng.uniform(5, 12)) + float(near_focus) * float(rng.uniform(12, 34)) * (
                1.0 if row < 3 else 0.55
            )
            at = (x, z + float(rng.uniform(-4, 4)))
            stage.solids += (_ruin if ruined else _tower)(at, wide, wide * 0.9, tall, rng)
            if signs and rng.random() < 0.6:
                front, edge = at[1] - wide * 0.45 - 0.2, x + wide * float(rng.uniform(-0.4, 0.35))
                top = tall * float(rng.uniform(0.55, 0.98))
                low, high = (
                    (edge, top * float(rng.uniform(0.2, 0.7)), front),
                    (edge + wide * 0.22, top, front + 0.1),
                )
                stage.solids.append(box(low, high, _SIGN + int(rng.integers(signs))))
            x += wide + float(rng.uniform(0.4, 3.2))
    stage.solids.append(box((-200, 0, 44), (200, 0.7, 46), _GROUND, 0.8))


def _street(stage: Stage, rng: np.random.Generator, inks: list[str], *, ruined: bool) -> None:
    half = float(rng.uniform(4.2, 6.0))
    stage.solids.append(box((-half, -0.5, 0.5), (half, 0, 300), _GROUND, 0.5))
    for side in (-1, 1):
        inner, outer = side * half, side * (half + 60)
        stage.solids.append(box((min(inner, outer), -0.5, 0.5), (max(inner, outer), 0.16, 300), _GROUND, 0.8))
        z = 3.0
        while z < 120:
            deep, wide = float(rng.uniform(6, 13)), float(rng.uniform(7, 14))
            tall = float(rng.uniform(9, 34)) * (0.7 + z / 110) * (0.5 if ruined else 1.0)
            x = side * (half + 1.6 + wide / 2 + float(rng.uniform(0, 0.8)))
            stage.solids += (_ruin if ruined else _tower)((x, z + deep / 2), wide, deep, tall, rng)
            if ruined:
                stage.solids += _rubble((side * (half - 0.4), z + deep * 0.4), deep * 0.5, rng)
            face = side * (half + 1.6)
            if inks and z < 70:
                _signs(stage, rng, (face, side), (z, deep, tall), inks)
            if z < 60:
                stage.solids += _lamp_post(stage, side * (half - 0.2), z + deep * 0.5, side, bool(inks))
            z += deep + float(rng.uniform(0, 1.6))
    stage.solids.append(box((-9, 0, 128), (9, float(rng.uniform(18, 60)), 140), _GLASS))


def _signs(
    stage: Stage,
    rng: np.random.Generator,
    wall: tuple[float, int],
    building: tuple[float, float, float],
    inks: list[str],
) -> None:
    face, side = wall
    z, deep, tall = building
    for _ in range(int(rng.integers(1, 4))):
        which = int(rng.integers(_SIGNS))
        y = float(rng.uniform(2.6, min(tall * 0.7, 9)))
        at = z + float(rng.uniform(0.1, 0.85)) * deep
        out = float(rng.uniform(0.8, 1.6))
        high = float(rng.uniform(0.5, 2.6))
        low = (min(face, face - side * out), y, at - 0.10)
        stage.solids.append(box(low, (max(face, face - side * out), y + high, at + 0.10), _SIGN + which, 1.0))
        ink = rgb(inks[which]) * np.float32(0.75)
        place = (face - side * (out * 0.5 + 0.6), y + high / 2, at - 0.7)
        stage.lamps.append(Lamp(place, (float(ink[0]), float(ink[1]), float(ink[2])), 2.6, False))


def _lamp_post(stage: Stage, x: float, z: float, side: int, dark: bool) -> list[Solid]:
    if dark and z < 34:
        stage.lamps.append(Lamp((x - side * 0.7, 4.0, z), (0.9, 0.72, 0.45), 1.6, False))
    return [
        cylinder((x, z), 0, 4.3, 0.06, _GROUND, tone=0.5),
        box((min(x, x - side * 0.9), 4.25, z - 0.05), (max(x, x - side * 0.9), 4.33, z + 0.05), _GROUND, 0.5),
    ]
