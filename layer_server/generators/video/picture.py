"""A given picture brought to life: a camera that moves over it with approximate depth, and weather in front."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video import particles
from layer_server.generators.video.camera import covering, path
from layer_server.generators.video.compositor import Compositor
from layer_server.generators.video.depth import nearness
from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.kernel import GLIMMER
from layer_server.generators.video.shot import Shot, Take
from layer_server.generators.video.stage import Motion, Plate, Stage

_FADE_SECONDS = 0.5
"""In which the air fills, so that the first frame is the given one."""
_FIRE_WORDS = {
    "fire", "flame", "flames", "torch", "torches", "candle", "candles", "lava", "lantern", "lanterns", "flicker",
    "flickering", "glow", "glowing", "campfire", "fireplace", "burning", "neon", "lights", "lamp", "lamps",
}  # fmt: skip


def filling(picture: NDArray[np.uint8], width: int, height: int) -> Frame:
    """The middle of a picture, (h, w, 3 or 4), that fills a frame; what is transparent lies on its own soft colours."""
    if picture.shape[2] == 4:
        picture = _on_backdrop(picture)
    factor = max(width / picture.shape[1], height / picture.shape[0])
    size = max(width, round(picture.shape[1] * factor)), max(height, round(picture.shape[0] * factor))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    large = picture if size == picture.shape[1::-1] else cv2.resize(picture, size, interpolation=method)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(large[top : top + height, left : left + width], np.uint8)


def _on_backdrop(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    alpha = picture[..., 3:].astype(np.float32) / np.float32(255)
    ink = picture[..., :3].astype(np.float32)
    if alpha.min() >= 1:
        return np.ascontiguousarray(picture[..., :3])
    tone = (ink * alpha).sum((0, 1)) / max(float(alpha.sum()), 1.0)
    height, width = alpha.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot((x / width - np.float32(0.5)) * 1.2, y / height - np.float32(0.5))
    light = (np.float32(0.62) - np.float32(0.62) * np.clip(away, 0, 0.75))[..., None]
    backdrop = light * (tone * np.float32(0.35) + np.float32(58))
    return np.asarray(ink * alpha + backdrop * (1 - alpha) + np.float32(0.5), np.uint8)


def living_picture(picture: Frame, about: str, take: Take, *, ends: bool = False) -> Shot:
    """A shot that begins with the picture as it is; with ``ends`` it ends with it."""
    height, width = picture.shape[:2]
    moves = take.moves or (("ORBIT_RIGHT", 0.6) if take.loop else ("DOLLY_IN", 0.6),)
    opaque = np.dstack([picture, np.full((height, width), 255, np.uint8)])
    relief = nearness(picture)
    plates = [Plate(np.ascontiguousarray(opaque), 0, 0, 0.3, relief)]
    words = set(about.lower().split())
    if words & _FIRE_WORDS:
        plates += _lights(picture, relief, take)
    stage = Stage(tuple(plates), width, height, float(width))
    way = path(moves, take.seed, take.seconds, loop=take.loop, from_rest=True)
    way = covering(way, stage, take.shape, (), steady=False)
    compositor = Compositor(stage, take.width, take.height, loop=take.loop, seconds=take.seconds)
    fields = [
        particles.Particles(name, weight, take.seed, take.seconds, take.shape) for name, weight in take.air
    ]

    def draw(moment: float) -> Frame:
        at = 1 - moment if ends and not take.loop else moment
        pose = way(at)
        frame = compositor.draw(pose, at)
        share = min(1.0, at * take.seconds / _FADE_SECONDS)
        if take.loop:
            share = min(share, (1 - at) * take.seconds / _FADE_SECONDS)
        for each in fields:
            rows = each.table(pose, moment, take.width)
            rows[:, 8] *= np.float32(share)
            particles.draw(frame, rows)
        return frame

    return Shot(
        draw=draw,
        metadata={
            "subject": "given picture",
            "camera": [name for name, _ in moves],
            "effects": [name for name, _ in take.air],
            "depth": "approximate",
        },
        notes=_notes(words, moves),
        sounds=[_SOUNDS[name] for name, _ in take.air if name in _SOUNDS],
    )


_SOUNDS = {"RAIN": "rain", "SNOW": "wind", "EMBERS": "fire", "SPARKLES": "magic", "LEAVES": "wind"}


def _notes(words: set[str], moves: tuple[tuple[str, float], ...]) -> list[str]:
    notes = []
    if any(name == "ORBIT_360" for name, _ in moves):
        notes.append("A picture shows one side, so ORBIT_360 became an arc around its middle.")
    acts = words & _ACTS
    if acts:
        notes.append(
            f"Camera, light and air move; nothing in a picture acts by itself, so {', '.join(sorted(acts))} was left out."
        )
    return notes


_ACTS = {
    "walks", "walking", "runs", "running", "jumps", "jumping", "talks", "talking", "speaks", "speaking", "smiles",
    "smiling", "dances", "dancing", "fights", "fighting", "attacks", "attacking", "flaps", "flapping", "waves",
    "waving", "blinks", "blinking", "breathes", "breathing", "eats", "eating", "laughs", "laughing", "nods", "nodding",
    "swims", "swimming", "flies", "explodes", "opens", "opening", "closes", "turns", "transforms", "attack",
}  # fmt: skip
"""What people ask of those in a picture."""


def _lights(picture: Frame, relief: NDArray[np.uint8], take: Take) -> list[Plate]:
    """The light of what is bright and warm, as plates that flicker out of step."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (max(8, width // 4), max(8, height // 4)), interpolation=cv2.INTER_AREA)
    level = small.astype(np.float32) / np.float32(255)
    warm = np.clip(level[..., 0] - level[..., 2], 0, 1) * np.clip((level.max(2) - 0.55) / 0.35, 0, 1)
    if float(warm.max()) < 0.1:
        return []
    glow = cv2.GaussianBlur(level * warm[..., None], (0, 0), small.shape[1] / 40)
    glow = glow / max(float(glow.max()), 1e-4) * np.float32(0.30) + level * warm[..., None] * np.float32(0.25)
    plates = []
    columns = np.linspace(0, np.pi, small.shape[1], dtype=np.float32)
    for index, share in enumerate((np.cos(columns / 2) ** 2, np.sin(columns / 2) ** 2)):
        part = cv2.resize(glow * share[None, :, None], (width, height), interpolation=cv2.INTER_LINEAR)
        rgba = np.zeros((height, width, 4), np.uint8)
        rgba[..., :3] = np.clip(part, 0, 1) * 255
        turns = max(1, round(take.seconds / 3))
        plates.append(Plate(rgba, 0, 0, 0.3, relief, Motion(GLIMMER, 1.0, turns + index)))
    return plates
