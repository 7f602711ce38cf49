"""The light of rooms: moods, the sun and the moon by the windows, and their beams in the air."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.rooms.kit import Kit
from layer_server.generators.scene.solids import Eye
from layer_server.generators.scene.spec import Scene, unit
from layer_server.generators.scene.stage import Lamp, Pane, Stage

Three = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Mood:
    """Light from everywhere, the colour of the air, the depth at which half is lost in it, and the middle tone.

    ``glow`` is how much of the room's own light colours both.
    """

    fill: Three
    haze: Three
    half: float
    bright: float
    glow: float = 0.0


MOODS: dict[str, Mood] = {
    "hearth": Mood((0.19, 0.155, 0.135), (0.12, 0.085, 0.06), 26, 0.54),
    "forge": Mood((0.13, 0.12, 0.125), (0.13, 0.075, 0.05), 22, 0.50),
    "grand": Mood((0.26, 0.25, 0.26), (0.20, 0.17, 0.14), 34, 0.58),
    "sacred": Mood((0.20, 0.20, 0.23), (0.24, 0.21, 0.18), 26, 0.56),
    "home": Mood((0.44, 0.42, 0.40), (0.34, 0.31, 0.28), 40, 0.66),
    "dusty": Mood((0.17, 0.15, 0.14), (0.26, 0.21, 0.15), 20, 0.52),
    "office": Mood((0.42, 0.44, 0.46), (0.38, 0.41, 0.43), 50, 0.68),
    "works": Mood((0.20, 0.21, 0.23), (0.19, 0.185, 0.18), 26, 0.54),
    "green": Mood((0.46, 0.50, 0.46), (0.52, 0.60, 0.58), 30, 0.64),
    "tech": Mood((0.14, 0.16, 0.19), (0.03, 0.035, 0.045), 30, 0.50, 0.10),
    "neon": Mood((0.09, 0.075, 0.13), (0.03, 0.02, 0.05), 24, 0.46, 0.13),
    "arcane": Mood((0.12, 0.11, 0.15), (0.05, 0.05, 0.08), 22, 0.48, 0.06),
    "show": Mood((0.15, 0.11, 0.11), (0.08, 0.05, 0.045), 32, 0.50),
    "gold": Mood((0.19, 0.15, 0.11), (0.16, 0.11, 0.05), 26, 0.54),
    "gloom": Mood((0.12, 0.125, 0.15), (0.06, 0.065, 0.09), 15, 0.46),
}

_SUNS: dict[str, Three] = {
    "dawn": (2.6, 1.7, 1.2), "morning": (2.9, 2.6, 2.1), "noon": (2.9, 2.75, 2.4), "golden hour": (3.2, 2.2, 1.15),
    "sunset": (3.2, 1.6, 0.8), "dusk": (0.7, 0.5, 0.7), "night": (0.30, 0.44, 0.85),
}  # fmt: skip
_OVERCAST = {"cloudy": 0.25, "rain": 0.12, "storm": 0.08, "fog": 0.12, "snow": 0.2}


def light_stage(stage: Stage, scene: Scene, kit: Kit, mood: Mood) -> None:
    """Fill, air and sun of a room."""
    dark = scene.time in {"night", "dusk"} and bool(kit.panes)
    glow = rgb(kit.inks["glow"])
    fill = np.array(mood.fill, np.float32) + glow * np.float32(mood.glow * 0.4)
    haze = np.array(mood.haze, np.float32) + glow * np.float32(mood.glow)
    stage.bright = mood.bright
    if dark:
        night = np.array([0.62, 0.70, 0.98], np.float32)
        fill, haze = fill * night * np.float32(0.62), haze * night * np.float32(0.55)
        stage.bright *= 0.88
    stage.fill = (float(fill[0]), float(fill[1]), float(fill[2]))
    stage.haze = (float(haze[0]), float(haze[1]), float(haze[2]))
    stage.half = mood.half
    near = fill * np.float32(1.7)
    at = (0.35 * kit.wide * kit.flip, 0.72 * kit.tall, 0.4)
    stage.lamps.append(
        Lamp(at, (float(near[0]), float(near[1]), float(near[2])), 0.7 * kit.wide + 1.2, False)
    )
    if kit.panes:
        strength = _OVERCAST.get(scene.weather, 1.0)
        stage.panes = kit.panes
        stage.sun = (
            _towards(kit.panes, kit.rng),
            np.array(_SUNS[scene.time], np.float32) * np.float32(strength),
        )
        stage.clear = frozenset(
            index
            for name, index in kit.known.items()
            if name.partition(":")[0] in {"outlook", "stained", "glass"}
        )


def _towards(panes: list[Pane], rng: np.random.Generator) -> Plane:
    """To the sun, in by the wall that has most windows."""
    sides = [pane for pane in panes if pane.axis == 0]
    if sides:
        total = sum(np.sign(pane.bound) for pane in sides)
        side = float(np.sign(total)) or float(rng.choice([-1, 1]))
        return unit(side * 0.95, float(rng.uniform(0.62, 0.80)), float(rng.uniform(-0.05, 0.30)))
    if any(pane.axis == 1 for pane in panes):
        return unit(0.25, 0.95, 0.12)
    return unit(float(rng.uniform(-0.35, 0.35)), 0.55, 0.85)


def beams(canvas: Canvas, stage: Stage, eye: Eye) -> None:
    """The layer ``sunbeams``: air that the sun lights on its way from the windows to the floor."""
    if stage.sun is None or float(stage.sun[1].max()) < 0.25:
        return
    direction, colour = stage.sun
    scale = 4
    light: Plane = np.zeros((canvas.height // scale + 1, canvas.width // scale + 1), np.float32)
    for pane in stage.panes:
        if direction[pane.axis] * pane.bound < 0 and pane.axis == 0:
            continue
        corners = _corners(pane)
        way = np.clip(corners[:, 1] / max(float(direction[1]), 0.05), 0, 9)[:, None]
        floor = corners - direction[None] * way
        points = [_project(eye, each) for each in (*corners, *floor)]
        seen = np.array([each for each in points if each is not None], np.float32)
        if len(seen) < 6:
            continue
        outline = cv2.convexHull((seen / scale).astype(np.float32)).astype(np.int32)
        one = np.zeros(light.shape, np.uint8)
        cv2.fillConvexPoly(one, np.clip(outline, -4000, 8000), 255, cv2.LINE_AA)
        light += one.astype(np.float32) / np.float32(255)
    if not light.any():
        return
    soft = cv2.GaussianBlur(np.minimum(light, 2.0), (0, 0), canvas.height / 180)
    alpha = cv2.resize(soft, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)
    strength = min(0.10, 0.05 * float(colour.max()) ** 0.5 + 0.01)
    ink = np.clip(colour / max(float(colour.max()), 1e-3) * np.float32(0.6) + np.float32(0.4), 0, 1).astype(
        np.float32
    )
    canvas.add("sunbeams", sheet(ink, alpha * np.float32(strength)), 0.4, canvas.depth)


def _corners(pane: Pane) -> Plane:
    found = []
    for first in pane.first:
        for second in pane.second:
            place = [first, second]
            place.insert(pane.axis, pane.bound)
            found.append(place)
    return np.array(found, np.float32)


def _project(eye: Eye, place: Plane) -> tuple[float, float] | None:
    z = float(place[2]) - eye.at[2]
    if z < 0.4:
        return None
    return (
        eye.centre[0] + eye.focal * (float(place[0]) - eye.at[0]) / z,
        eye.centre[1] - eye.focal * (float(place[1]) - eye.at[1]) / z,
    )
