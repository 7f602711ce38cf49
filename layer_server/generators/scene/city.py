"""Cities: a skyline over water, and a street between towers, by day and by neon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.sky import bolt, paint_sky
from layer_server.generators.scene.solids import Eye, Hits, Solid, box, broken, cylinder, roof
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Stage
from layer_server.generators.scene.storefronts import LETTER, Front, Trade, lamp_post, shops, signs
from layer_server.generators.scene.stuff import Stuff
from layer_server.generators.scene.terrace import paint_terrace

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

_STONE, _GLASS, _BRICK, _GROUND, _SHOP, _SIGN = range(6)
_SIGNS = 3
_TUBE = _SIGN + _SIGNS
_TILE, _SMALL_TILE = 15.0, 5.0
"""Units of five storeys, in a street and across the water."""
_HALF = {"dark": 46.0, "ruined": 44.0, "day": 80.0, "skyline": 120.0}
"""Depth at which half of a thing is lost in the air."""
_LIT_WORDS = frozenset(("neon", "cyberpunk", "futuristic", "sign", "downtown", "tokyo", "alley", "alleyway"))
_STREET_WORDS = ("street", "alley", "cyberpunk", "neon", "downtown", "road", "avenue", "alleyway")


def paint_city(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """A skyline, or a street where the prompt says one."""
    street = scene.says(*_STREET_WORDS) and not scene.says(*_SKYLINE_WORDS)
    ruined = scene.says(*_RUINED)
    scene.says("building", "tower", "window", "modern", "reflection", "wet", "puddle")
    horizon = canvas.height * float(rng.uniform(0.50, 0.60) if street else rng.uniform(0.60, 0.70))
    light = light_of(scene, rng, horizon / canvas.height)
    glowing = scene.says("neon", "cyberpunk", "futuristic", "scifi")
    dark = (scene.time in {"night", "dusk"} or glowing) and not ruined
    inks = [
        str(c)
        for c in rng.permutation(["#ff2fa0", "#22e0ff", "#8a4bff", "#ffb020", "#38ff9c", "#ff4040"])[:_SIGNS]
    ]
    inks[0] = scene.ink("neon", "sign", "light", "city", "") or inks[0]
    if dark and street:
        air = _glowing_air(inks, light)
        light = replace(light, sky=_city_glow(light.sky, air), haze=air)
    step(0.02, "painting the sky")
    paint_sky(canvas, scene, light, horizon, rng)
    if light.flash:
        bolt(canvas, rng, horizon)
    eye = Eye(
        canvas.width, canvas.height, 0.45 * canvas.width + 0.40 * canvas.height,
        (canvas.width * float(rng.uniform(0.42, 0.58)), horizon), (0.0, 1.7 if street else 3.0, 0.0),
    )  # fmt: skip
    words = ("night", "" if street else "busy") if dark else ("ruined",) if ruined else ()
    paved, tile = ("cracked", "mossy") if ruined else ("cracked",), _TILE if street else _SMALL_TILE
    stuffs = (
        Stuff("facade", tile, words, str(rng.choice(["#8a7a68", "#7c8490", "#9a8f80"])), 0.1),
        Stuff("facade", tile, (*words, "glass"), str(rng.choice(["#3a5a78", "#4a6a70", "#38485a"])), 0.6),
        Stuff("facade", tile, words, str(rng.choice(["#6a4438", "#54443c", "#7a5a48"])), 0.1),
        Stuff("concrete", 5.0, paved, "#4c4a42", 0.35)
        if ruined
        else Stuff("asphalt", 5.0, (), "#3c4046", 0.35),
        Stuff("shopfront", 8.0, words, str(rng.choice(["#5a4a3c", "#3a3f46"])), 0.3, 1.1),
        *(Stuff("neon", LETTER * 4, (), ink, 0.2, 1.3) for ink in inks),
        *(Stuff("lamplight", 1.0, (), ink, 0.2, 1.3) for ink in inks),
    )
    stage = Stage(eye, stuffs, int(rng.integers(1 << 30)), bright=0.0 if dark else 0.5 if ruined else 0.62)
    haze = light.haze * np.float32(0.9 if not dark else 1.0 if street else 0.75)
    if ruined:
        haze = haze * np.float32(0.55) + rgb("#b8a88c") * np.float32(0.40)
    stage.haze = (float(haze[0]), float(haze[1]), float(haze[2]))
    kind = "ruined" if ruined else "skyline" if not street else "dark" if dark else "day"
    stage.half = _HALF[kind] * max(light.clearness, 0.6)
    if dark and not street:  # the town lights the air that lies over it
        haze = haze + rgb("#c07a48") * np.float32(0.16)
        stage.haze = (float(haze[0]), float(haze[1]), float(haze[2]))
    fill = light.ambient * np.float32(0.9 if not dark else 0.8 if street else 1.5)
    if dark and street:
        fill = fill + haze * np.float32(0.55)
    stage.fill = (float(fill[0]), float(fill[1]), float(fill[2]))
    facing = unit(float(light.towards[0]), float(light.towards[1]), -0.45)
    stage.sun = (facing, light.sun * np.float32(1.5 if not light.is_night else 0.16 if street else 0.55))
    stage.wet = (
        0.75 if (dark and street) or scene.weather in {"rain", "storm"} else 0.85 if not street else 0.12
    )
    if street:
        if not ruined:
            scene.says("shop", "store", "storefront", "sign", "billboard", "town", "lamp", "streetlamp")
        _street(stage, rng, inks if dark and scene.words & _LIT_WORDS else [], dark=dark, ruined=ruined)
    else:
        scene.shows("river")
        neon = scene.words & {"neon", "cyberpunk", "futuristic"}
        _skyline(stage, rng, ruined=ruined, boards=_SIGNS if dark and neon else 0)
    hits = stage.paint(canvas, step, ("city", "near buildings"))
    if dark:
        _shine(canvas, hits)
    paint_terrace(scene, canvas, light, horizon, rng)
    return light


def _city_glow(sky: Plane, air: Plane) -> Plane:
    """A night sky that the town lights from below."""
    share = np.linspace(0.15, 0.85, len(sky), dtype=np.float32)[:, None]
    result: Plane = sky + (air * np.float32(1.15) - sky) * share
    return result


def _glowing_air(inks: list[str], light: Light) -> Plane:
    """The haze of a street at night: it takes the colour of the signs."""
    result: Plane = (
        rgb(inks[0]) * np.float32(0.19) + rgb(inks[1]) * np.float32(0.18) + light.haze * np.float32(0.45)
    )
    return result


def _shine(canvas: Canvas, hits: Hits) -> None:
    """The layer ``glow``: light of signs and tubes that hangs in the air around them."""
    height, width = canvas.shape
    small = (max(2, width // 4), max(2, height // 4))
    shining = (hits.material >= _SIGN).astype(np.float32)
    source = canvas.picture.astype(np.float32) * (shining / np.float32(255))[..., None]
    source = cv2.resize(source, small, interpolation=cv2.INTER_AREA)
    halo = cv2.GaussianBlur(source, (0, 0), small[1] / 60) * np.float32(0.55)
    halo += cv2.GaussianBlur(source, (0, 0), small[1] / 16) * np.float32(0.95)
    strongest = halo.max(-1, keepdims=True)
    if float(strongest.max()) < 0.02:
        return
    ink = cv2.resize(
        halo / np.maximum(strongest, np.float32(1e-3)), (width, height), interpolation=cv2.INTER_LINEAR
    )
    alpha = cv2.resize(strongest[..., 0], (width, height), interpolation=cv2.INTER_LINEAR)
    canvas.add("glow", sheet(ink, np.clip(alpha, 0, 0.75)), 0.5, canvas.depth)


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
    """What is left of a building: walls that break off along slants, with bare floors that stick out of them."""
    x, z = at
    material = int(rng.choice([_STONE, _BRICK]))
    tone = float(rng.uniform(0.6, 0.95))
    parts = []
    slices = max(2, round(deep / 3.2))
    shares = np.clip(rng.normal(0.62, 0.28, slices), 0.16, 1.0)
    for k, share in enumerate(shares):
        low, high = z - deep / 2 + deep * k / slices, z - deep / 2 + deep * (k + 1) / slices
        top = tall * float(share)
        wall = box(
            (x - wide / 2, 0, low), (x + wide / 2, top, high), material, tone * float(rng.uniform(0.85, 1.1))
        )
        slant = float(rng.uniform(0.25, 0.9)) * float(rng.choice([-1, 1]))
        parts.append(broken(wall, 0.82, slant * 0.35, slant))
        for floor in range(1, int(tall / 3.0)):
            y = floor * 3.0
            if top * 0.7 < y < min(top + 3.5, tall * 0.95) and rng.random() < 0.75:
                back = float(rng.uniform(0.1, 0.5)) * wide
                parts.append(
                    box(
                        (x - wide / 2 + back * 0.3, y, low),
                        (x + wide / 2 - back * 0.3, y + 0.22, high),
                        _GROUND,
                        0.75,
                    )
                )
    return [*parts, *_rubble((x, z - deep * 0.5), wide * 0.7, rng)]


def _rubble(at: tuple[float, float], wide: float, rng: np.random.Generator) -> list[Solid]:
    """Heaps, and slabs that lie askew on them."""
    parts = []
    for index in range(6):
        x, z = at[0] + float(rng.normal(0, wide * 0.45)), at[1] + float(rng.normal(0, 1.4))
        half, tall = float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.15, 0.8))
        low, high = (x - half, 0.0, z - half * 0.8), (x + half, tall, z + half * 0.8)
        if index % 2:
            parts.append(roof(low, high, _GROUND, hip=float(rng.uniform(0.3, 0.9)), tone=0.6))
        else:
            slab = box(low, high, int(rng.choice([_GROUND, _STONE, _BRICK])), 0.7)
            parts.append(broken(slab, 0.45, float(rng.uniform(-0.7, 0.7)), float(rng.uniform(-0.5, 0.5))))
    return parts


def _skyline(stage: Stage, rng: np.random.Generator, *, ruined: bool, boards: int) -> None:
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
            if boards and rng.random() < 0.6:
                front, edge = at[1] - wide * 0.45 - 0.2, x + wide * float(rng.uniform(-0.4, 0.35))
                top = tall * float(rng.uniform(0.55, 0.98))
                low, high = (
                    (edge, top * float(rng.uniform(0.2, 0.7)), front),
                    (edge + wide * 0.22, top, front + 0.1),
                )
                stage.solids.append(box(low, high, _SIGN + int(rng.integers(boards))))
            x += wide + float(rng.uniform(0.4, 3.2))
    stage.solids.append(box((-200, 0, 44), (200, 0.7, 46), _GROUND, 0.8))


def _street(stage: Stage, rng: np.random.Generator, inks: list[str], *, dark: bool, ruined: bool) -> None:
    half = float(rng.uniform(4.2, 6.0))
    trade = Trade(
        _SHOP,
        _BRICK,
        tuple(_SIGN + k for k in range(_SIGNS)),
        tuple(_TUBE + k for k in range(_SIGNS)),
        tuple(inks),
    )
    stage.solids.append(box((-half, -0.5, 0.5), (half, 0, 300), _GROUND, 0.5))
    if not ruined:
        for dash in range(2, 90, 4):
            stage.solids.append(box((-0.08, 0, dash), (0.08, 0.012, dash + 1.8), _GROUND, 2.6))
    for side in (-1, 1):
        inner, outer = side * half, side * (half + 60)
        stage.solids.append(box((min(inner, outer), -0.5, 0.5), (max(inner, outer), 0.16, 300), _GROUND, 0.8))
        z = 3.0
        while z < 120:
            deep, wide = float(rng.uniform(6, 13)), float(rng.uniform(7, 14))
            tall = float(rng.uniform(9, 34)) * (0.7 + z / 110) * (0.75 if ruined else 1.0)
            x = side * (half + 1.6 + wide / 2 + float(rng.uniform(0, 0.8)))
            stage.solids += (_ruin if ruined else _tower)((x, z + deep / 2), wide, deep, tall, rng)
            if ruined:
                stage.solids += _rubble((side * (half - 0.4), z + deep * 0.4), deep * 0.5, rng)
            front = Front(side * (half + 1.6), side, z, z + deep, tall)
            if not ruined and z < 80:
                shops(stage, front, trade, rng, lit=dark)
            if inks and z < 64:
                signs(stage, front, trade, rng)
            if z < 60 and not (ruined and rng.random() < 0.6):
                stage.solids += lamp_post(stage, front, z + deep * 0.5, _GROUND, lit=dark)
            z += deep + float(rng.uniform(0, 1.6))
    if ruined:
        for z in (9.0, 15.0, 24.0, 38.0):
            stage.solids += _rubble((float(rng.normal(0, half * 0.5)), z), half * 0.8, rng)
    else:
        stage.solids.append(box((-9, 0, 128), (9, float(rng.uniform(18, 60)), 140), _GLASS))
