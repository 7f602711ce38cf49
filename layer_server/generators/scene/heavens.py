"""Other worlds in a sky: more moons and suns than one, a planet that rises, the earth seen from the moon."""

from __future__ import annotations

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planets import paint_planet
from layer_server.generators.scene.spec import Light, Scene, unit

_PLACES = (
    (0.24, 0.26, 1.0),
    (0.80, 0.18, 0.62),
    (0.52, 0.12, 0.42),
    (0.38, 0.40, 0.34),
    (0.90, 0.38, 0.30),
    (0.12, 0.12, 0.26),
)
"""Where moons stand: shares of the width and of the sky's height, and their size."""
_MOON = 0.052
_SUN = 0.030


def paint_worlds(
    canvas: Canvas, scene: Scene, light: Light, horizon: float, rng: np.random.Generator
) -> None:
    """The layers of all that stands in the sky besides the usual sun or moon; ``horizon`` in pixels."""
    noise = Noise(np.random.default_rng(int(rng.integers(1 << 30))))
    name = _planet_of(scene)
    if name:
        _planet(canvas, noise, light, name, horizon)
    moons = scene.count("moon", 0)
    if moons or (scene.land in {"mars", "alien"} and scene.says("moon", "moons")):
        _moons(canvas, noise, scene, light, (horizon, max(1, moons)))
    suns = scene.count("sun", 0)
    if suns > 1:
        scene.says("sun")
        _suns(canvas, light, horizon, suns)


def _planet_of(scene: Scene) -> str:
    """What planet stands in the sky, "" for none."""
    if scene.says("earth", "earthrise"):
        scene.says("rising", "rise", "planet")
        return "earth"
    if scene.says("saturn", "ringed", "ring"):
        scene.says("planet")
        return "gas"
    if scene.land == "alien":
        return "violet" if scene.ink("sky") == "" else "gas"
    if scene.says("jupiter", "gasgiant"):
        return "gas"
    return "desert" if scene.land in {"", "asteroid"} and scene.says("planet", "planets") else ""


def _planet(canvas: Canvas, noise: Noise, light: Light, name: str, horizon: float) -> None:
    side = -1.0 if light.place[0] > 0.5 else 1.0
    radius = canvas.height * (0.085 if name == "earth" else 0.17)
    at = (canvas.width * (0.5 + side * 0.22), horizon * (0.44 if name == "earth" else 0.42))
    _in_the_air(canvas, noise, light, (name, at, radius), ringed=name in {"gas", "violet"})


def _moons(canvas: Canvas, noise: Noise, scene: Scene, light: Light, skies: tuple[float, int]) -> None:
    horizon, count = skies
    first = 1 if light.is_night and count > 1 else 0  # the night has one already
    flip = light.place[0] < 0.45
    large = 1.7 if scene.says("huge", "giant", "big", "large") else 1.0
    for x, y, size in _PLACES[: max(1, count - first)]:
        place = (canvas.width * (1 - x if flip else x), horizon * y)
        _in_the_air(canvas, noise, light, ("moon", place, canvas.height * _MOON * size * large), ringed=False)


def _in_the_air(
    canvas: Canvas, noise: Noise, light: Light, body: tuple[str, tuple[float, float], float], *, ringed: bool
) -> None:
    """A body behind the air of the sky: what of it is dark is as bright as the sky before it."""
    name, at, radius = body
    before, behind = canvas.picture.copy(), len(canvas.layers)
    away = np.array(
        [light.place[0] * canvas.width - at[0], at[1] - light.place[1] * canvas.height], np.float32
    )
    away /= np.float32(np.hypot(*away) + 1e-3)
    lit = Light(
        light.sky,
        light.haze,
        rgb("#fff4e4"),
        light.ambient,
        light.disk,
        light.place,
        unit(float(away[0]), float(away[1]), -0.55),
    )
    paint_planet(canvas, noise, at, radius, (name, lit, ringed))
    layer = canvas.layers[behind]
    rgba: Sheet = layer.rgba.copy()
    share = np.float32(0.92 if light.sky[0].max() < 0.3 else 0.62)
    air = before.astype(np.float32) * (1 - share * np.float32(0.55))
    rgba[..., :3] = np.clip(rgba[..., :3] * share + air, 0, 255)
    del canvas.layers[behind]
    canvas.picture[:] = before
    canvas.add("planet" if name != "moon" else "moon", rgba, 0.985)


def _suns(canvas: Canvas, light: Light, horizon: float, count: int) -> None:
    height, width = canvas.shape
    turn = -1 if light.place[0] > 0.5 else 1
    for index in range(1 if light.place[1] > 0 else 0, min(count, 6)):
        x = np.clip(light.place[0] + turn * 0.17 * index, 0.06, 0.94)
        y = (horizon / height) * (0.42, 0.24, 0.50, 0.30, 0.62, 0.16)[index]
        radius = height * _SUN * (1.25, 0.85, 0.62, 0.5, 0.45, 0.4)[index]
        reach = int(radius * 9)
        v, u = np.mgrid[-reach:reach, -reach:reach].astype(np.float32)
        away = np.hypot(u, v) / np.float32(radius)
        cover = np.clip((1 - away) * np.float32(radius) + np.float32(0.5), 0, 1)
        halo = (
            np.exp(-np.maximum(away - 1, 0) * np.float32(0.75))
            * np.clip(1.9 - away * np.float32(0.21), 0, 1)
            * np.float32(0.75)
        )
        layer: Sheet = np.zeros((height, width, 4), np.uint8)
        warm = np.float32(0.75) * light.disk + np.float32(0.25) * rgb(
            ("#ff8a4a", "#7ab8ff", "#ffd070")[index % 3]
        )
        paste(
            layer,
            sheet(warm, np.clip(cover + halo * (1 - cover), 0, 1)),
            int(x * width) - reach,
            int(y * height) - reach,
        )
        canvas.add("sun", layer, 0.985)
