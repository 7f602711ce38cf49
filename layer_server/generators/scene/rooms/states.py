"""What has befallen a room: it is abandoned, overgrown, flooded, on fire, haunted, frozen or snowed in."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, sheet
from layer_server.generators.scene.noise import screen
from layer_server.generators.scene.rooms.kit import FIRE, PIECES, Kit
from layer_server.generators.scene.rooms.lighting import Mood
from layer_server.generators.scene.solids import box
from layer_server.generators.scene.spec import Scene

_LEFT = (
    "abandoned",
    "derelict",
    "deserted",
    "decayed",
    "decaying",
    "dilapidated",
    "forgotten",
    "ruined",
    "destroyed",
    "ruin",
    "wrecked",
    "collapsed",
    "crumbling",
    "broken",
    "rundown",
    "postapocalyptic",
    "apocalyptic",
)
_AGED = ("old", "ancient", "dusty", "dirty", "worn", "rusty", "messy", "mossy")
_GROWN = ("overgrown", "vine", "ivy", "jungle", "moss", "mossy", "nature")
_WATER = ("flooded", "flood", "underwater", "sunken", "submerged", "puddle")
_FIRE = ("burning", "fire", "flame", "blaze", "burnt", "inferno")
_HAUNT = (
    "haunted",
    "spooky",
    "creepy",
    "eerie",
    "scary",
    "horror",
    "ghostly",
    "cursed",
    "sinister",
    "evil",
    "dark",
    "ominous",
    "gloomy",
)
_ICE = ("frozen", "icy", "ice", "frosty", "frost")
_MIST = ("misty", "foggy", "fog", "mist", "smoke", "smoky", "steam", "steamy", "hazy")
_PLENTY = (
    "luxurious",
    "luxury",
    "royal",
    "elegant",
    "golden",
    "opulent",
    "ornate",
    "rich",
    "fancy",
    "palatial",
)


class State:
    """The state of a room as its prompt has it; each asking counts the words as shown."""

    def __init__(self, scene: Scene) -> None:
        self.left = scene.says(*_LEFT)
        self.old = scene.says(*_AGED) or self.left
        self.grown = scene.says(*_GROWN)
        self.flooded = scene.says(*_WATER)
        self.haunted = scene.says(*_HAUNT)
        self.frozen = scene.says(*_ICE)
        self.misty = scene.says(*_MIST) or scene.weather == "fog"
        self.burning = scene.says("burning", "blaze", "inferno", "burnt")
        self.rich = scene.says(*_PLENTY)
        scene.says(
            "cozy",
            "cosy",
            "warm",
            "empty",
            "quiet",
            "clean",
            "modern",
            "traditional",
            "small",
            "large",
            "big",
            "huge",
            "giant",
            "tiny",
            "narrow",
            "spacious",
            "tall",
            "secret",
            "hidden",
            "underground",
        )

    @property
    def cobwebs(self) -> bool:
        return self.left or self.haunted or (self.old and not self.flooded)

    def mood(self, mood: Mood) -> Mood:
        if self.haunted:
            return replace(
                mood,
                fill=(mood.fill[0] * 0.45, mood.fill[1] * 0.62, mood.fill[2] * 0.75),
                haze=(0.035, 0.065, 0.07),
                half=mood.half * 0.6,
                bright=mood.bright * 0.64,
            )
        if self.burning:
            return replace(mood, fill=(0.22, 0.12, 0.08), haze=(0.34, 0.14, 0.05), half=mood.half * 0.6)
        if self.frozen:
            return replace(mood, fill=(0.34, 0.44, 0.56), haze=(0.5, 0.62, 0.74), half=mood.half * 0.8)
        if self.left:
            fill = sum(mood.fill) / 3
            return replace(
                mood,
                fill=(fill * 0.72, fill * 0.76, fill * 0.76),
                haze=(0.17, 0.175, 0.155),
                half=mood.half * 0.8,
                bright=mood.bright * 0.9,
            )
        if self.misty:
            return replace(mood, haze=(0.50, 0.51, 0.53), half=min(mood.half * 0.35, 4.5))
        return mood

    def dress(self, kit: Kit) -> None:
        """Put what the state brings on the floor and the walls."""
        if self.left:
            _strew(kit, "rubble", 5)
            _strew(kit, "planks", 3, wall=True)
            kit.lamps = [lamp for lamp in kit.lamps if max(lamp.colour) > 1.0 or kit.rng.random() < 0.5]
            kit.flames.clear()
        if self.grown:
            _strew(kit, "vines", 7, wall=True)
            _strew(kit, "bush", 6)
        if self.burning:
            for _ in range(9):
                x, z = _spot(kit)
                size = float(kit.rng.uniform(0.6, 1.7))
                kit.flames.append(((x, 0.15, z), size))
            for z in (3.5, 6.5):
                kit.at(0, z).lamp(float(kit.rng.uniform(-1, 1)) * kit.wide * 0.6, 0.9, 0, FIRE, 3.0)
            for side in (-1, 1):
                kit.flames.append(((side * kit.wide * 0.92, 1.4, kit.long * 0.7), 1.8))
        if self.flooded:
            low, high = (-kit.wide - 0.1, -0.2, -1.0), (kit.wide + 0.1, 0.10, kit.long)
            kit.solids.append(box(low, high, kit.stuff("flood")))
        if self.haunted:
            kit.lamps = [replace(lamp, colour=_cold(lamp.colour)) for lamp in kit.lamps]
            _strew(kit, "candles", 2)
            kit.at(0, kit.long * 0.6).lamp(0, kit.tall * 0.7, 0, (0.30, 0.62, 0.60), 2.6)
        if self.frozen:
            for _ in range(26):
                x, z = float(kit.rng.uniform(-1, 1)) * kit.wide * 0.95, float(kit.rng.uniform(2.0, kit.long))
                kit.at(x, z).post(
                    0,
                    0,
                    (kit.tall - float(kit.rng.uniform(0.2, 0.8)), kit.tall),
                    0.005,
                    "glass:#d8f0fa",
                    tip=0.07,
                )

    def overlay(self, canvas: Canvas, rng: np.random.Generator) -> None:
        """What lies over the picture: cobwebs in its corners, smoke, mist."""
        if self.cobwebs:
            _cobwebs(canvas, rng)
        if self.misty or self.haunted or self.burning:
            ink = rgb("#5a3020" if self.burning else "#7aa09a" if self.haunted else "#c8ccd0")
            wisps = screen(rng, (max(2, canvas.height // 4), max(2, canvas.width // 4)), 4, 3)
            y = np.linspace(0, 1, wisps.shape[0], dtype=np.float32)[:, None]
            low = (1 - y) if self.burning else y
            alpha = np.clip(wisps * np.float32(0.4) + np.float32(0.35), 0, 1) * low * low * np.float32(0.55)
            canvas.add(
                "mist",
                sheet(ink, cv2.resize(alpha, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)),
                0.3,
                canvas.depth,
            )


def _cold(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """A lamp that burns low and pale."""
    return colour[0] * 0.30, colour[1] * 0.42, colour[2] * 0.50


def _spot(kit: Kit) -> tuple[float, float]:
    return float(kit.rng.uniform(-0.85, 0.85)) * kit.wide, float(
        kit.rng.uniform(3.0, max(3.5, min(kit.long - 0.8, 10)))
    )


def _strew(kit: Kit, name: str, count: int, *, wall: bool = False) -> None:
    for _ in range(count):
        x, z = _spot(kit)
        if wall:
            side = "left" if kit.rng.random() < 0.5 else "right"
            PIECES[name].make(kit.at(-kit.wide if side == "left" else kit.wide, z, side))
        else:
            PIECES[name].make(kit.at(x, z))


def _cobwebs(canvas: Canvas, rng: np.random.Generator) -> None:
    """Webs in the upper corners of the picture, near the eye."""
    height, width = canvas.shape
    cover = np.zeros((height, width), np.uint8)
    for corner, base in ((0, 0.0), (width, math.pi / 2)):
        reach = height * float(rng.uniform(0.28, 0.42))
        angles = [base + (math.pi / 2) * k / 5 for k in range(6)]
        ends = [
            (
                corner + reach * float(rng.uniform(0.75, 1.1)) * math.cos(a),
                reach * float(rng.uniform(0.75, 1.1)) * math.sin(a),
            )
            for a in angles
        ]
        for x, y in ends:
            cv2.line(cover, (corner, 0), (int(x), int(y)), 120, 1, cv2.LINE_AA)
        for ring in range(1, 7):
            share = (ring / 7) ** 0.9
            for (x0, y0), (x1, y1) in pairwise(ends):
                a, b = (
                    np.array([corner + (x0 - corner) * share, y0 * share]),
                    np.array([corner + (x1 - corner) * share, y1 * share]),
                )
                sag = (a + b) / 2 * 0.93 + np.array([corner, 0]) * 0.07
                curve = np.array(
                    [(1 - t) ** 2 * a + 2 * t * (1 - t) * sag + t * t * b for t in np.linspace(0, 1, 7)]
                )
                cv2.polylines(cover, [curve.astype(np.int32)], False, 90, 1, cv2.LINE_AA)
    canvas.add(
        "cobwebs", sheet(rgb("#c8ccc8"), cover.astype(np.float32) / np.float32(255)), 0.1, canvas.depth
    )
