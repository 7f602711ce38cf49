"""Times of day and weather as light: the colours of sky, haze, sun and shadow, and where the sun stands."""

from __future__ import annotations

from typing import Any

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb, stops, tint
from layer_server.generators.scene.lands import LANDS
from layer_server.generators.scene.spec import Light, Scene, unit

_GREY = np.array([0.30, 0.59, 0.11], np.float32)

_TIMES: dict[str, dict[str, Any]] = {
    "dawn": {"sky": ("#34508c", "#6f7fba", "#c39cb8", "#f6bfa3", "#ffe6bd"), "haze": "#efc8b8",
             "sun": "#ffd0a0", "ambient": "#59629a", "disk": "#fff3d6", "up": 0.09},
    "morning": {"sky": ("#2f7fd0", "#63aae6", "#9dcdf0", "#cfe6f1", "#fbeed6"), "haze": "#cfe0e8",
                "sun": "#fff0cc", "ambient": "#7590bd", "disk": "#fffbe6", "up": 0.42},
    "noon": {"sky": ("#1b67c4", "#3f8fdf", "#78bbee", "#b4dcf6", "#e8f2f0"), "haze": "#c3dcec",
             "sun": "#fff6e0", "ambient": "#6f90bf", "disk": "#fffdf0", "up": 0.80},
    "golden hour": {"sky": ("#3f6199", "#7d92b8", "#d3b093", "#fbc678", "#ffe6a6"), "haze": "#f0c48e",
                    "sun": "#ffc26a", "ambient": "#6d6a94", "disk": "#fff2c4", "up": 0.16},
    "sunset": {"sky": ("#241f57", "#5e2f7f", "#bf4a72", "#fb8650", "#ffd083"), "haze": "#e8926e",
               "sun": "#ff9d58", "ambient": "#574a86", "disk": "#ffeeb4", "up": 0.06},
    "dusk": {"sky": ("#10183c", "#2c3166", "#604f8c", "#a46e90", "#e2a088"), "haze": "#84699a",
             "sun": "#d6919c", "ambient": "#3b3d74", "disk": "#ffe2c0", "up": 0.03},
    "night": {"sky": ("#050a1c", "#0a1838", "#12305c", "#1f5078", "#3d7d98"), "haze": "#2a587c",
              "sun": "#a6cdf5", "ambient": "#15264e", "disk": "#eef7ff", "up": 0.45},
}  # fmt: skip


def light_of(scene: Scene, rng: np.random.Generator, horizon: float) -> Light:
    """The light of a scene whose horizon lies at ``horizon`` of the picture's height."""
    if is_airless(scene):
        return _without_air(scene, rng, horizon)
    time = _TIMES[scene.time]
    sky, haze, sun = stops(*time["sky"]), rgb(time["haze"]), rgb(time["sun"])
    ambient, disk = rgb(time["ambient"]), rgb(time["disk"])
    clearness = 1.0
    grey = {"cloudy": 0.55, "rain": 0.8, "storm": 0.9, "snow": 0.75, "fog": 0.6}.get(scene.weather, 0.0)
    if grey:
        clearness = {"cloudy": 0.85, "rain": 0.45, "storm": 0.5, "snow": 0.5, "fog": 0.30}[scene.weather]
        dull = {"storm": 0.45, "rain": 0.72, "cloudy": 0.85, "snow": 1.0, "fog": 0.95}[scene.weather]
        if scene.is_night:
            dull = max(dull, 0.95)
        tint = np.array([0.92, 1.0, 1.06], np.float32)
        sky, haze = _dull(sky, grey, dull, tint), _dull(haze, grey, dull, tint)
        ambient = _dull(ambient, grey * 0.7, 0.9 + 0.1 * dull, tint)
        sun = _dull(sun, grey, 1.0, tint) * np.float32(1 - 0.55 * grey)
    scene.shows("time", "weather")
    sky, haze, sun, ambient = _in_the_mood(scene, (sky, haze, sun, ambient))
    if scene.is_burning or scene.land == "lava field":  # what burns lights the air above it
        low = np.linspace(0, 0.55, len(sky), dtype=np.float32)[:, None] ** np.float32(1.6)
        sky = sky + (rgb("#b8481c") - sky) * low
        haze = haze + (rgb("#8c3a1a") - haze) * np.float32(0.45)
        ambient = ambient + rgb("#7a2c10") * np.float32(0.32)
    side = float(rng.choice([-1.0, 1.0]))
    x = 0.5 + side * float(rng.uniform(0.10, 0.33))
    up = float(time["up"]) * float(rng.uniform(0.85, 1.15))
    y = horizon * (1 - up) if up < 0.7 else -0.25
    towards = unit(side * (0.85 + 0.3 * abs(x - 0.5)), 0.28 + 0.75 * up, 0.25 if up < 0.3 else -0.15)
    return Light(
        sky, haze, sun, ambient, disk, (x, y), towards, clearness, scene.is_night, scene.weather == "storm"
    )


def is_airless(scene: Scene) -> bool:
    """Whether the sky is black by day, as on a moon."""
    return bool(scene.land) and LANDS[scene.land].has_no_air


def _without_air(scene: Scene, rng: np.random.Generator, horizon: float) -> Light:
    """Hard light from the side under a black sky."""
    scene.shows("time", "weather")
    side = float(rng.choice([-1.0, 1.0]))
    dark = stops("#000002", "#010105", "#02030a", "#04050e", "#070814")
    own = scene.ink("", "sky")
    sun = tint(rgb("#fffaf0")[None], own)[0] if own else rgb("#fffaf0")
    place = (0.5 + side * float(rng.uniform(0.30, 0.44)), horizon * float(rng.uniform(0.25, 0.5)))
    return Light(
        dark,
        dark[-1],
        sun * np.float32(1.15),
        rgb("#20242e"),
        rgb("#ffffff"),
        place,
        unit(side * 0.9, 0.42, -0.10),
    )


_DARK = ("dark", "gloomy", "spooky", "eerie", "creepy", "haunted", "sinister", "ominous", "scary", "grim", "bleak", "dim", "moody", "evil", "cursed", "horror")  # fmt: skip
_BRIGHT = ("bright", "vibrant", "colorful", "colourful", "vivid", "cheerful", "cheery", "happy")
_ALL_OF_IT = (
    "",
    "sky",
    "sunset",
    "sunrise",
    "dawn",
    "dusk",
    "twilight",
    "cloud",
    "fog",
    "mist",
    "haze",
    "sun",
)


def _in_the_mood(scene: Scene, colours: tuple[Plane, Plane, Plane, Plane]) -> tuple[Plane, ...]:
    """Sky, haze, sun and ambient light in the colour and the mood that the prompt has."""
    sky, haze, sun, ambient = colours
    ink = scene.ink(*_ALL_OF_IT) or ("#c08a50" if scene.words & {"sandstorm", "duststorm"} else "")
    if ink:
        sky = sky + (tint(sky, ink) - sky) * np.float32(0.72)
        haze, sun, ambient = (
            each + (tint(each[None], ink)[0] - each) * np.float32(share)
            for each, share in ((haze, 0.65), (sun, 0.35), (ambient, 0.45))
        )
    if scene.says(*_DARK):
        grey = np.array([0.95, 1.0, 1.04], np.float32)
        share, level = (0.15, 0.85) if scene.is_night else (0.40, 0.62)
        sky, haze, sun, ambient = (_dull(each, share, level, grey) for each in (sky, haze, sun, ambient))
    if scene.says(*_BRIGHT):
        sky, sun = (
            _dull(sky, -0.25, 1.06, np.ones(3, np.float32)),
            _dull(sun, -0.2, 1.1, np.ones(3, np.float32)),
        )
    return sky, haze, sun, ambient


def _dull(colours: Plane, grey: float, brightness: float, tint: Plane) -> Plane:
    level = (colours @ _GREY)[..., None] * tint
    result: Plane = np.clip((colours + (level - colours) * np.float32(grey)) * np.float32(brightness), 0, 1)
    return result.astype(np.float32)
