"""A part of a town under its sky, lit by the hour."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import numpy as np

from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.dungeon import light_flames
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.rooms import pieces
from layer_server.generators.scene.rooms.kit import Kit
from layer_server.generators.scene.sky import bolt, paint_sky
from layer_server.generators.scene.solids import Eye
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Stage
from layer_server.generators.scene.town.houses import STYLES
from layer_server.generators.scene.town.layout import Air, ground_of
from layer_server.generators.scene.town.names import SHOWS, TOWNS
from layer_server.generators.scene.town.yards import YARDS

__all__ = ["paint_town", "pieces"]

Step = Callable[[float, str], None]

_NAMED_STYLES = {
    "western": "western", "japanese": "japanese", "asian": "japanese", "chinese": "japanese", "desert": "desert", "arabian": "desert", "egyptian": "desert", "mediterranean": "mediterranean",
    "italian": "mediterranean", "greek": "mediterranean", "spanish": "mediterranean", "venice": "mediterranean", "roman": "mediterranean", "victorian": "brick", "london": "brick", "brick": "brick",
    "amsterdam": "brick", "modern": "suburban", "village": "village", "rustic": "village", "stone": "stone",
}  # fmt: skip
_ALIAS = {
    "trim": "beam",
    "trim stone": "pale stone",
    "roof": "roof:#7a5040",
    "basin": "water",
    "pane": "pane glass",
    "pillar": "pale stone",
    "rubble": "stone",
    "hull": "iron",
    "sea": "harbour",
}


def paint_town(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """The part of a town that ``scene.place`` names; a street where it names none."""
    name = scene.place if scene.place in YARDS else "old street"
    yard = YARDS[name]
    style = STYLES[next((_NAMED_STYLES[word] for word in scene.asked if word in _NAMED_STYLES), yard.style)]
    horizon = canvas.height * (yard.horizon + float(rng.uniform(-0.03, 0.03)))
    light = light_of(scene, rng, horizon / canvas.height)
    step(0.02, "painting the sky")
    paint_sky(canvas, scene, light, horizon, rng)
    if light.flash:
        bolt(canvas, rng, horizon)
    lit = scene.time in {"night", "dusk"}
    snowy = scene.weather == "snow" or scene.season == "winter"
    leaves = {
        "autumn": "hedge:#d07a28",
        "spring": "hedge:#f0a4c0" if scene.says("blossom", "cherry", "sakura") else "hedge",
    }.get(scene.season, "hedge")
    accent = scene.ink("banner", "flag", "roof", "car", "house", "") or str(
        rng.choice(["#a82a2c", "#2a4f8a", "#b8862c", "#3a6a3c"])
    )
    kit = Kit(
        scene,
        rng,
        6.0,
        9.0,
        60.0,
        {"accent": accent, "glow": scene.ink("light", "lantern", "glow") or "#ffc868", "carpet": accent},
    )
    kit.alias = dict(_ALIAS)
    kit.flip = float(rng.choice([-1.0, 1.0]))
    snow_ground = snowy and yard.ground not in {"sand"}
    ground_of(kit.at(0, 0, fixed=True), "snow" if snow_ground else yard.ground)
    yard.build(kit, style, Air(lit, snowy, snowy, leaves))
    named = [phrase.split() for phrase in TOWNS[name].split("|") if {*phrase.split()} <= scene.words]
    scene.says(*SHOWS[name].split(), *chain.from_iterable(named))
    scene.shows("season")
    scene.says(
        "wet",
        "season",
        "puddle",
        "sign",
        "window",
        "cozy",
        "cosy",
        "empty",
        "abandoned",
        "quiet",
        "bustling",
        "deserted",
    )
    eye = Eye(
        canvas.width, canvas.height, 0.45 * canvas.width + 0.40 * canvas.height,
        (canvas.width * float(rng.uniform(0.42, 0.58)), horizon), (float(rng.uniform(-0.4, 0.4)), yard.high, 0.0),
    )  # fmt: skip
    stage = Stage(
        eye, kit.stuffs, int(rng.integers(1 << 30)), None, kit.solids, kit.props, kit.lamps[:14], parted=True
    )
    _light(stage, scene, light, kit, lit=lit)
    stage.wet = max(yard.wet, 0.55 if scene.weather in {"rain", "storm"} else 0.0)
    hits = stage.paint(canvas, step, ("town", "things"))
    flames = [flame for flame in kit.flames if flame[0][2] > 1.2]
    if flames:
        light_flames(
            canvas,
            eye,
            [at for at, _ in flames],
            np.array((1.0, 0.56, 0.24), np.float32),
            rng,
            sizes=[size for _, size in flames],
            before=hits.depth,
        )
    return light


def _light(stage: Stage, scene: Scene, light: Light, kit: Kit, *, lit: bool) -> None:
    """Sun or moon over the roofs, the sky's light in the shade, and air between."""
    stage.half = (70.0 if scene.weather != "fog" else 20.0) * max(light.clearness, 0.5)
    haze = light.haze * np.float32(0.85)
    stage.haze = (float(haze[0]), float(haze[1]), float(haze[2]))
    fill = light.ambient * np.float32(0.95 if not scene.is_night else 1.5)
    stage.fill = (float(fill[0]), float(fill[1]), float(fill[2]))
    facing = unit(float(light.towards[0]), max(0.35, float(light.towards[1])), -0.55)
    stage.sun = (facing, light.sun * np.float32(0.35 if scene.is_night else 0.9 if lit else 1.7))
    stage.bright = 0.40 if scene.is_night else 0.50 if lit else 0.64
    stage.clear = frozenset(index for name, index in kit.known.items() if name.startswith(("glow", "pane")))
