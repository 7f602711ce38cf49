"""What is up in the sky: birds, hot-air balloons, rainbows, meteors."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, stops
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.spec import Light, Scene

_FINE, _SHIFT = 16, 4
_GORES = (("#d8332e", "#f4e6c8"), ("#2f6fc0", "#f2c84a"), ("#e8862a", "#7a2f6a"), ("#2f9a6a", "#f4ead0"), ("#8a4bc0", "#f0a8c8"))  # fmt: skip
_MANY = ("balloons", "several", "many")


def paint_aloft(canvas: Canvas, scene: Scene, light: Light, horizon: float, rng: np.random.Generator) -> None:
    """The layers of all that the prompt wants in the sky; ``horizon`` in pixels."""
    if scene.has("rainbow"):
        _rainbow(canvas, light, horizon)
    if scene.has("meteors"):
        _meteors(canvas, rng, horizon, many=scene.says("meteors", "shower"))
    if scene.has("balloon"):
        _balloons(canvas, scene, light, horizon, rng)
    if scene.has("birds"):
        _birds(canvas, scene, light, horizon, rng)


def _rainbow(canvas: Canvas, light: Light, horizon: float) -> None:
    """A bow whose middle is opposite of the sun."""
    height, width = canvas.shape
    half = (max(2, height // 2), max(2, width // 2))
    y, x = np.mgrid[0 : half[0], 0 : half[1]].astype(np.float32) * np.float32(2)
    middle = width * (0.62 if light.place[0] < 0.5 else 0.38)
    radius = min(width * 0.42, horizon * 1.05)
    away = np.hypot(x - np.float32(middle), y - np.float32(horizon + radius * 0.18))
    along = (np.float32(radius * 1.06) - away) / np.float32(radius * 0.085)
    ramp = stops("#ff3a3a", "#ff9a2a", "#ffee4a", "#4ae06a", "#3aa8ff", "#5a4ae8", "#a04ae0")
    index = np.clip(along, 0, 1) * (len(ramp) - 1)
    low = np.minimum(index.astype(np.int32), len(ramp) - 2)
    part = (index - low)[..., None]
    ink = ramp[low] * (1 - part) + ramp[low + 1] * part
    cover = (
        smoothstep(0.0, 0.22, along)
        * smoothstep(1.0, 0.78, along)
        * smoothstep(horizon * 1.03, horizon * 0.75, y)
    )
    size = (width, height)
    layer = sheet(
        cv2.resize(ink.astype(np.float32), size, interpolation=cv2.INTER_LINEAR),
        cv2.resize(cover * np.float32(0.62), size, interpolation=cv2.INTER_LINEAR),
    )
    canvas.add("rainbow", layer, 0.95)


def _meteors(canvas: Canvas, rng: np.random.Generator, horizon: float, *, many: bool) -> None:
    """Lines of light that taper to where they came from."""
    height, width = canvas.shape
    lines: Plane = np.zeros((height, width), np.float32)
    lean = float(rng.uniform(0.35, 0.7)) * float(rng.choice([-1, 1]))
    for _ in range(11 if many else 1):
        x, y = float(rng.uniform(0.15, 0.85)) * width, float(rng.uniform(0.08, 0.55)) * horizon
        long = height * float(rng.uniform(0.10, 0.24))
        for k in range(24):
            share = (k + 1) / 24
            begin = (x - lean * long * (1 - k / 24), y - long * (1 - k / 24) * 0.8)
            end = (x - lean * long * (1 - share), y - long * (1 - share) * 0.8)
            points = [(int(a * _FINE), int(b * _FINE)) for a, b in (begin, end)]
            cv2.line(
                lines,
                points[0],
                points[1],
                share**2,
                max(1, round(share * height / 400)),
                cv2.LINE_AA,
                _SHIFT,
            )
    glow = cv2.GaussianBlur(lines, (0, 0), height / 260) * np.float32(1.6)
    canvas.add("meteors", sheet(rgb("#eaf4ff"), np.clip(lines + glow, 0, 1)), 0.98)


def _balloons(canvas: Canvas, scene: Scene, light: Light, horizon: float, rng: np.random.Generator) -> None:
    height, width = canvas.shape
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    own = scene.ink("balloon")
    count = 6 if scene.says(*_MANY) else 1
    places = np.sort(rng.uniform(0.05, 0.16, count)) if count > 1 else np.array([0.22])
    for index, share in enumerate(places):
        tall = float(share) * height * (1.25 if index == count - 1 and count > 1 else 1)
        inks = (own or _GORES[int(rng.integers(len(_GORES)))][0], _GORES[int(rng.integers(len(_GORES)))][1])
        across = (index * 0.618 + float(rng.uniform(0.1, 0.35))) % 0.84 + 0.08
        x, y = across * width, float(rng.uniform(0.12, 0.62)) * horizon
        lost = 0.65 * (1 - float(share) / 0.24) ** 0.7
        stamp = _balloon(max(8, int(tall)), inks, light, lost)
        paste(layer, stamp, int(x - stamp.shape[1] / 2), int(y - stamp.shape[0] * 0.3))
    canvas.add("balloons", layer, 0.85)


def _balloon(tall: int, inks: tuple[str, str], light: Light, lost: float) -> Sheet:
    """One balloon: gores in two colours on a pear, a basket on ropes."""
    fine = 2
    h, w = tall * fine, int(tall * 0.72) * fine
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    v, u = y / h, (x / w - np.float32(0.5)) * 2
    body = np.clip(v / np.float32(0.76), 0, 1)
    wide = np.where(
        body < 0.48,
        np.sqrt(np.clip(1 - ((body - 0.48) / 0.48) ** 2, 0, 1)),
        np.cos((body - 0.48) * np.float32(2.55)) ** np.float32(0.9),
    )
    wide = np.maximum(wide, np.float32(0.16)) * np.float32(0.98)
    inside = (np.abs(u) < wide) & (v < 0.76)
    angle = np.arcsin(np.clip(u / np.maximum(wide, np.float32(1e-3)), -1, 1))
    gore = np.floor((angle / np.float32(np.pi) + np.float32(0.5)) * 9).astype(np.int32) % 2
    band = (np.abs(body - 0.52) < 0.05).astype(np.int32)
    paint = np.stack([rgb(inks[0]), rgb(inks[1])])[(gore + band) % 2]
    side = np.float32(np.sign(light.towards[0]) or 1)
    lit = np.clip(
        np.float32(0.5)
        + np.float32(0.42) * np.sin(angle) * side
        - (body - np.float32(0.4)) * np.float32(0.35),
        0,
        1,
    )
    colour = paint * (
        light.ambient * np.float32(0.7)
        + lit[..., None] * light.sun * np.float32(0.95 if not light.is_night else 0.45)
    )
    if light.is_night:  # the burner lights it from inside
        colour = colour + paint * rgb("#ffb060") * (np.clip(body, 0, 1) ** 2)[..., None] * np.float32(0.9)
    basket = (np.abs(u) < 0.13) & (v > 0.87) & (v < 0.985)
    ropes = (
        (v > 0.74)
        & (v < 0.88)
        & (np.abs(np.abs(u) - (np.float32(0.15) - (v - np.float32(0.74)) * np.float32(0.3))) < 0.014)
    )
    wood = rgb("#5a3a20") * (light.ambient + light.sun * np.float32(0.5))
    colour = np.where((basket | ropes)[..., None], wood, colour)
    colour = colour + (light.haze - colour) * np.float32(max(lost, 0.0))
    large = sheet(colour, (inside | basket | ropes).astype(np.float32))
    return np.asarray(cv2.resize(large, (w // fine, h // fine), interpolation=cv2.INTER_AREA), np.uint8)


def _birds(canvas: Canvas, scene: Scene, light: Light, horizon: float, rng: np.random.Generator) -> None:
    """A flock as silhouettes: two bent wings each."""
    height, width = canvas.shape
    layer: Sheet = np.zeros((height, width, 4), np.uint8)
    pale = scene.says("seagull", "gull") and not light.is_night
    dark = light.ambient * np.float32(0.22) + light.haze * np.float32(0.12)
    ink = np.clip(light.haze * np.float32(0.3) + np.float32(0.62), 0, 1) if pale else dark
    bats = scene.says("bat")
    lone = not scene.words & {
        "birds",
        "seagulls",
        "gulls",
        "crows",
        "ravens",
        "flock",
        "bats",
        "geese",
        "eagles",
        "hawks",
    }
    big = 0.055 if lone else 0.020
    middle = (float(rng.uniform(0.28, 0.72)) * width, float(rng.uniform(0.32, 0.6)) * horizon)
    colour = (int(ink[0] * 255), int(ink[1] * 255), int(ink[2] * 255), 255)
    for index in range(1 if lone else 16):
        span = height * big * float(rng.uniform(0.6, 1.35))
        x, y = middle
        if index:
            x, y = x + float(rng.normal(0, 0.13)) * width, y + float(rng.normal(0, 0.13)) * horizon
        lift, tilt = float(rng.uniform(-0.15, 0.55)), float(rng.normal(0, 0.18))
        for wing in (-1, 1):
            t = np.linspace(0, 1, 9)
            px = wing * span * t
            py = -span * (lift * np.sin(t * 2.2) + 0.10 * np.sin(t * 3.1)) + wing * tilt * px * 0.6
            thick = span * 0.11 * (1 - t) ** 0.7 * (1.9 if bats else 1.0)
            under = py + thick
            if bats:
                under = under + span * 0.05 * np.abs(np.sin(t * np.pi * 3))
            points = np.stack(
                [np.r_[x + px, (x + px)[::-1]], np.r_[y + py - thick * 0.4, (y + under)[::-1]]], 1
            )
            cv2.fillPoly(layer, [(points * _FINE).astype(np.int32)], colour, cv2.LINE_AA, _SHIFT)
        body = ((x, y + span * 0.03), (span * 0.42, span * 0.14), float(np.degrees(tilt)))
        cv2.ellipse(layer, body, colour, -1, cv2.LINE_AA)
    canvas.add("birds", layer, 0.8)
