"""Sky: the gradient, the sun or moon, stars, aurora, and clouds that lie in perspective and are lit."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.colour import rgb, shade
from layer_server.generators.scene.aloft import paint_aloft
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.heavens import paint_worlds
from layer_server.generators.scene.light import is_airless
from layer_server.generators.scene.noise import Noise, screen
from layer_server.generators.scene.spec import Light, Scene


def paint_sky(canvas: Canvas, scene: Scene, light: Light, horizon: float, rng: np.random.Generator) -> None:
    """The layers ``sky`` and ``clouds``; ``horizon`` in pixels."""
    half = (max(2, canvas.height // 2), max(2, canvas.width // 2))
    y, x = _places(half)
    level = np.clip(y * np.float32(canvas.height / horizon), 0, 1)
    colour = shade(light.sky, level**1.1)
    aspect = np.float32(canvas.width / canvas.height)
    distance = np.hypot((x - light.place[0]) * aspect, y - light.place[1])
    if scene.weather == "fog":  # the nearer the horizon, the more air one looks through
        colour = colour + (light.haze - colour) * (np.float32(0.35) + np.float32(0.65) * level)[..., None]
    colour = _glow(colour, light, distance, level)
    if light.is_night:
        colour = _milky_way(colour, rng, x, y)
    colour = cv2.resize(colour, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)
    clear = scene.weather in {"clear", "cloudy"}
    airless = is_airless(scene)
    if (light.is_night and clear) or airless:
        _stars(colour, rng, horizon)
        scene.says("star", "stars", "space")
    if scene.weather not in {"storm", "rain"}:
        _disk(colour, scene, light, rng)
    if scene.has("aurora"):
        _aurora(colour, rng, horizon)
    colour += (rng.random(canvas.shape, dtype=np.float32)[..., None] - np.float32(0.5)) * np.float32(
        1.6 / 255
    )
    canvas.add("sky", sheet(colour, np.ones(canvas.shape, np.float32)), 1.0)
    paint_worlds(canvas, scene, light, horizon, rng)
    if not airless:
        _clouds(canvas, scene, light, rng, (x, y, distance, horizon))
    paint_aloft(canvas, scene, light, horizon, rng)


def _places(shape: tuple[int, int]) -> tuple[Plane, Plane]:
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return (y + np.float32(0.5)) / np.float32(shape[0]), (x + np.float32(0.5)) / np.float32(shape[1])


def _glow(colour: Plane, light: Light, distance: Plane, level: Plane) -> Plane:
    strength = np.float32(0.35 if light.is_night else 0.75) * np.float32(0.35 + 0.65 * light.clearness)
    halo = np.exp(-((distance / np.float32(0.34)) ** np.float32(1.1))) * np.float32(0.55)
    halo += np.exp(-((distance / np.float32(0.10)) ** np.float32(1.3))) * np.float32(0.5)
    low = np.exp(-((distance * np.float32(1.3)) ** 2)) * level**3 * np.float32(0.35)
    share = np.clip((halo + low) * strength, 0, 1)[..., None]
    result: Plane = 1 - (1 - colour) * (1 - share * light.disk)
    return result


def _disk(colour: Plane, scene: Scene, light: Light, rng: np.random.Generator) -> None:
    height, width = colour.shape[:2]
    radius = height * (
        0.030
        if light.is_night
        else 0.034
        if scene.time in {"sunset", "dusk", "golden hour", "dawn"}
        else 0.024
    )
    if scene.says("fullmoon") or (
        scene.says("moon", "sun") and scene.says("huge", "giant", "big", "large", "massive")
    ):
        radius *= 2.2
    cx, cy = light.place[0] * width, light.place[1] * height
    reach = int(radius) + 3
    top, left = max(0, int(cy) - reach), max(0, int(cx) - reach)
    bottom, right = min(height, int(cy) + reach), min(width, int(cx) + reach)
    if top >= bottom or left >= right:
        return
    y, x = np.mgrid[top:bottom, left:right].astype(np.float32)
    away = np.hypot(x - np.float32(cx), y - np.float32(cy))
    cover = np.clip(np.float32(radius) - away + np.float32(0.5), 0, 1)[..., None]
    cover = cover * np.float32(1 if scene.weather == "clear" or light.is_night else 0.75)
    ink = np.broadcast_to(light.disk, (*away.shape, 3))
    own = scene.ink("moon", "sun")
    if own:
        ink = ink * np.float32(0.25) + rgb(own) * np.float32(0.85)
    if light.is_night:
        seas = screen(rng, (away.shape[0], away.shape[1]), 3, 3, octaves=4, gain=0.6)
        ink = ink * (1 - np.clip(seas * np.float32(0.10) + np.float32(0.05), 0, 0.3)[..., None])
        ink = ink * (1 - (away / np.float32(radius))[..., None] ** 4 * np.float32(0.25))
        hidden = 0.55 if scene.says("crescent") else 1.0 if scene.says("halfmoon") else 0.0
        if hidden:  # the part in the shadow shows the sky
            beyond = np.hypot(
                x - np.float32(cx + radius * hidden), y - np.float32(cy - radius * 0.25 * hidden)
            )
            cover = (
                cover
                * np.clip(beyond - np.float32(radius * (1.0 if hidden < 1 else 1.02)) + 1, 0, 1)[..., None]
            )
    colour[top:bottom, left:right] = colour[top:bottom, left:right] * (1 - cover) + ink * cover


def _stars(colour: Plane, rng: np.random.Generator, horizon: float) -> None:
    height, width = colour.shape[:2]
    count = max(60, width * height // 1200)
    points: Plane = np.zeros((height, width), np.float32)
    rows = (rng.random(count) ** 1.35 * min(horizon, height - 1)).astype(int)
    points[rows, (rng.random(count) * width).astype(int)] = rng.random(count) ** 5 * 1.3 + 0.10
    spread = cv2.GaussianBlur(points, (0, 0), max(0.8, height / 900))
    colour += (points * np.float32(0.5) + spread * np.float32(3.0))[..., None] * np.array(
        [0.92, 0.96, 1.0], np.float32
    )


def _milky_way(colour: Plane, rng: np.random.Generator, x: Plane, y: Plane) -> Plane:
    tilt, centre = float(rng.uniform(-0.5, 0.5)), float(rng.uniform(0.15, 0.4))
    noise = Noise(rng)
    cloud = noise.at(x * 5, y * 4, 6, 0.55)
    band = np.exp(
        -(((y - np.float32(centre) - (x - np.float32(0.5)) * np.float32(tilt)) / np.float32(0.16)) ** 2)
    )
    glow = np.clip(band * (np.float32(0.5) + np.float32(0.42) * cloud), 0, 1)[..., None]
    result: Plane = colour + glow * rgb("#4a4f8a") * np.float32(0.42)
    return result


def _aurora(colour: Plane, rng: np.random.Generator, horizon: float) -> None:
    """Curtains: each a wavy line from which light rises and fades."""
    height, width = colour.shape[:2]
    small = (height // 2, width // 2)
    y, x = _places(small)
    noise = Noise(rng)
    green, violet = rgb("#3cf0a0"), rgb("#8a4be0")
    total: Plane = np.zeros((*small, 3), np.float32)
    for _ in range(3):
        foot = np.float32(rng.uniform(0.55, 0.86)) * np.float32(horizon / height)
        shift = np.float32(rng.uniform(0, 30))
        wave = noise.at(x[:1] * 2.2 + shift, x[:1] * 0 + shift, 3, 0.5) * np.float32(0.10)
        rays = noise.at(x[:1] * 26 + shift, x[:1] * 1.5, 3, 0.7) * np.float32(0.28) + np.float32(0.72)
        tall = np.float32(rng.uniform(0.34, 0.60)) * np.clip(rays, 0.2, 1.4)
        above = (foot + wave - y) / tall
        body = (
            np.clip(rays, 0, 2)
            * np.exp(-np.clip(above, 0, 9) * np.float32(2.2))
            * smoothstep(-0.035, 0.06, above)
        )
        rise = np.clip(above, 0, 1)[..., None]
        total += body[..., None] * (green * (1 - rise) + violet * rise) * np.float32(0.85)
    large = cv2.resize(np.clip(total, 0, 1), (width, height), interpolation=cv2.INTER_LINEAR)
    np.subtract(1, (1 - np.clip(colour, 0, 1)) * (1 - np.clip(large, 0, 0.92)), out=colour)


_COVER = {"clear": -0.30, "cloudy": 0.55, "fog": -0.2, "rain": 0.95, "storm": 1.0, "snow": 0.8}


def _clouds(
    canvas: Canvas,
    scene: Scene,
    light: Light,
    rng: np.random.Generator,
    places: tuple[Plane, Plane, Plane, float],
) -> None:
    x, y, distance, horizon = places
    rows = y * np.float32(canvas.height)
    over = np.clip((np.float32(horizon) - rows) / np.float32(canvas.height), 0.012, None)
    aspect = np.float32(canvas.width / canvas.height)
    far = np.float32(0.34) / (over + np.float32(0.10))
    u = (x - np.float32(0.5)) * aspect * far * np.float32(2.4) + np.float32(rng.uniform(0, 40))
    v = far * np.float32(3.2) + np.float32(rng.uniform(0, 40))
    noise = Noise(rng)
    cirrus = scene.weather == "clear" and rng.random() < 0.35
    if cirrus:
        u, v = u * np.float32(0.45) + v * np.float32(0.3), v * np.float32(1.5)
    warp = noise.at(u * 0.7, v * 0.7, 2) * np.float32(0.35)
    density = noise.at(u + warp, v + warp, 6, 0.52)
    broad = noise.at(u * np.float32(0.3), v * np.float32(0.3), 2)
    wanted = _COVER[scene.weather] + float(rng.uniform(-0.25, 0.20)) * (scene.weather == "clear")
    if scene.says("cloudless"):
        wanted = -3.0
    body = density * np.float32(0.75) + broad * np.float32(0.6) + np.float32(wanted - 0.25)
    cover = smoothstep(0.0, 0.9 if cirrus else 0.55, body)
    if scene.weather == "fog":
        cover = cover * np.float32(0.45)
    cover = cover * smoothstep(0.0, 0.05, over - np.float32(0.012)) * np.float32(0.65 if cirrus else 0.95)
    towards = np.float32(np.sign(light.place[0] - 0.5) or 1.0)
    toward_light = noise.at(u + warp + towards * np.float32(0.10), v + warp + np.float32(0.22), 4, 0.52)
    lit = np.clip(
        np.float32(0.55) + (density - toward_light) * np.float32(0.60) - body * np.float32(0.14), 0, 1
    )
    dark = light.ambient * np.float32(0.55) + light.haze * np.float32(0.45)
    if scene.weather in {"storm", "rain"}:
        dark = dark * np.float32(0.62)
    bright = np.clip(light.sun * np.float32(0.75) + light.haze * np.float32(0.25), 0, 1)
    if scene.weather in {"clear", "cloudy"} and not light.is_night:
        bright = np.clip(bright + np.float32(0.08), 0, 1)
    if light.is_night:
        bright = bright * np.float32(0.48)
    ramp = np.stack([dark, dark * np.float32(0.45) + light.haze * np.float32(0.55), bright])
    colour = shade(ramp, lit)
    lining = np.exp(-((distance / np.float32(0.22)) ** 2)) * (1 - cover * np.float32(0.75))
    colour = colour + lining[..., None] * light.sun * np.float32(0.55 if not light.is_night else 0.3)
    colour = colour * (1 - over_haze(over)) + light.sky[-1] * over_haze(over)
    size = (canvas.width, canvas.height)
    alpha = cv2.resize(cover, size, interpolation=cv2.INTER_CUBIC)
    ink = cv2.resize(np.asarray(colour, np.float32), size, interpolation=cv2.INTER_LINEAR)
    canvas.add("clouds", sheet(ink, alpha), 0.97)


def over_haze(over: Plane) -> Plane:
    """How much of the horizon's colour a cloud so far above it has, (h, w, 1)."""
    result: Plane = np.exp(-over * np.float32(7))[..., None] * np.float32(0.65)
    return result


def bolt(canvas: Canvas, rng: np.random.Generator, horizon: float) -> None:
    """The layer ``lightning``: a forked line from the clouds to the ground, with its glow."""
    height, width = canvas.shape
    lines: Plane = np.zeros((height, width), np.float32)
    x, y = float(rng.uniform(0.2, 0.8)) * width, horizon * 0.08
    forks = [(x, y, 1.0, horizon)]
    while forks:
        x, y, weight, end = forks.pop()
        while y < end:
            step = height * float(rng.uniform(0.012, 0.035))
            to_x, to_y = x + float(rng.normal(0, 0.9)) * step, y + step
            thick = max(1, round(weight * height / 380))
            cv2.line(lines, (int(x), int(y)), (int(to_x), int(to_y)), weight, thick, cv2.LINE_AA)
            if weight > 0.5 and rng.random() < 0.16:
                forks.append(
                    (to_x, to_y, weight * 0.45, min(end, to_y + height * float(rng.uniform(0.08, 0.25))))
                )
            x, y = to_x, to_y
    glow = blur(lines, height / 60) * np.float32(3.2) + blur(lines, height / 220) * np.float32(1.4)
    alpha = np.clip(lines + glow, 0, 1)
    ink = rgb("#b9c4ff") + (1 - rgb("#b9c4ff")) * np.clip(lines * 1.4, 0, 1)[..., None]
    canvas.add("lightning", sheet(ink, alpha), 0.96)
