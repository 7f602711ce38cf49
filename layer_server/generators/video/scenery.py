"""A painted scene that a camera moves through: plates from its layers, weather in front, light that flickers."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.batch import Step
from layer_server.generators.scene.canvas import Layer
from layer_server.generators.scene.paint import Painting, paint
from layer_server.generators.video import particles
from layer_server.generators.video.camera import covering, path
from layer_server.generators.video.compositor import Compositor, flash
from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.kernel import DRIFT, FLASH, GO, LIGHT, STILL, SWAY, WATER
from layer_server.generators.video.nature import FROZEN, WIND, Nature
from layer_server.generators.video.noted import unseen
from layer_server.generators.video.polish import contrast, polish
from layer_server.generators.video.shot import Shot, Take
from layer_server.generators.video.stage import Motion, Plate, Stage, cropped
from layer_server.generators.video.words import STORMS

_SHARPER = 1.15
"""Pixels of the painting per pixel of the frame, so that coming closer shows no blur."""
_WIDER = {"PAN_LEFT": 1.24, "PAN_RIGHT": 1.24, "TRUCK_LEFT": 1.14, "TRUCK_RIGHT": 1.14}
_TALLER = {"TILT_UP": 1.2, "TILT_DOWN": 1.2, "CRANE_UP": 1.14, "CRANE_DOWN": 1.14}
"""How much more is painted than the frame shows, by moves that would otherwise have to zoom in."""
_FAR = 0.02
_LONGEST_SIDE = 2048
_FOG_NEARNESS = (0.16, 0.42, 0.75)
_WALLS = ("room", "city", "town")
"""What reaches from near to far by itself."""
_ON_WALLS = {*_WALLS, "glow", "flames"}
"""Layers that lie on what the walls of a room or a street are."""
_THINGS = ("props", "furniture", "things", "near buildings")
"""Layers of what stands before those walls; there may be a nearer one of each."""
_DEPTH_RANGE = 3.6
"""Natural logarithm of how much farther the farthest is than the nearest, in a painting's depth."""
_NEAREST = 0.8
_RELIEF_SIDE = 384
"""Pixels across a layer's relief."""
_RIPPLES = 0.0036
"""Frame widths that water moves what is seen in it."""
_CLOUDS = {"cloud", "clouds", "drifting", "passing"}
_GOES = {
    "ships": 0.014, "station": 0.03, "fish": 0.035, "birds": 0.05, "balloons": 0.008, "jellyfish": 0.006, "submarine": 0.02,
}  # fmt: skip
"""Layers that go, in frame widths a second."""
_DEFAULT_AIR = {
    "rain": "RAIN", "storm": "RAIN", "snow": "SNOW",
    "volcano": "EMBERS", "desert": "DUST", "dungeon": "DUST", "cave": "DUST", "underwater": "BUBBLES",
}  # fmt: skip
"""What is in the air of a kind of scene or a weather, where the prompt does not say."""
_WINDY = {"mountains", "desert", "canyon", "snow", "graveyard", "tundra"}
_GREEN = {"forest", "meadow", "swamp", "jungle", "mountains"}
_HEARD = {
    "coast": "ocean", "beach": "ocean", "island": "ocean", "volcano": "fire", "dungeon": "cave ambience",
    "cave": "cave ambience", "underwater": "underwater", "space": "space ambience", "spaceship": "space ambience",
    "village": "village ambience", "tavern": "murmur", "city": "village ambience", "town": "village ambience",
}  # fmt: skip
"""The sound of a kind of scene."""


def scenery(prompt: str, take: Take, step: Step, mood: Plane | None = None, mood_weight: float = 1.0) -> Shot:
    """A shot of the scene that the prompt describes, in the colours of ``mood``, (h, w, 3), where there is one."""
    moves = take.moves or (("ORBIT_RIGHT", 0.7) if take.loop else ("DOLLY_IN", 0.8 * take.pace),)
    wider = max([_WIDER.get(name, 1.0) for name, _ in moves])
    taller = max([_TALLER.get(name, 1.0) for name, _ in moves])
    width, height = take.width * _SHARPER * wider, take.height * _SHARPER * taller
    shrink = min(1.0, _LONGEST_SIDE / max(width, height))
    size = max(64, round(width * shrink)), max(64, round(height * shrink))
    painting = paint(
        prompt,
        take.seed,
        *size,
        reference=mood,
        reference_weight=mood_weight,
        is_still=False,
        step=lambda done, stage: step(done * 0.95, stage),
    )
    air = take.air or _air_of(painting)
    storm_of = next((name for name, _ in air if name in STORMS), "")
    nature = Nature(painting, take, take.words, storm_of, take.timelapse)
    stage = _stage(painting, size[0] / wider, take, nature)
    moments = [index / 24 for index in range(25)]
    way = path(moves, take.seed, take.seconds, loop=take.loop, from_rest=False)
    way = covering(way, stage, take.shape, moments, steady=True)
    compositor = Compositor(stage, take.width, take.height, loop=take.loop, seconds=take.seconds)
    fields = [particles.Particles(name, weight, take.seed, take.seconds, take.shape) for name, weight in air]
    storm = painting.scene.weather == "storm"

    def draw(moment: float) -> Frame:
        pose = way(moment)
        frame = compositor.draw(pose, moment)
        for each in fields:
            particles.draw(frame, each.table(pose, moment, take.width))
        gain = 1 + 0.55 * flash(moment, take.seconds) if storm else 1.0
        if take.timelapse:
            gain *= 1 - 0.11 * math.sin(2 * math.pi * moment * max(1, round(take.seconds / 4)))
        polish(frame, gain)
        return frame

    scene = painting.scene
    return Shot(
        draw=draw,
        metadata={
            "subject": scene.kind,
            "scene": {
                "kind": scene.kind,
                "time": scene.time,
                "weather": scene.weather,
                "season": scene.season,
            },
            "camera": [name for name, _ in moves],
            "effects": [name for name, _ in air],
        },
        notes=_notes(painting, moves, nature, [name for name, _ in air]),
        sounds=_sounds(painting, [name for name, _ in air]),
    )


def _stage(painting: Painting, scale: float, take: Take, nature: Nature) -> Stage:
    """The painting's layers as plates."""
    plates: list[Plate | None] = []
    height, width = painting.picture.shape[:2]
    fog = list(_FOG_NEARNESS) if painting.scene.weather == "fog" and not nature.storm else []
    reliefs = _reliefs(painting)
    for index, layer in enumerate(painting.layers):
        near = max(_FAR, 1 - layer.depth)
        while fog and near > fog[0]:
            plates.append(_mist(painting, width, height, fog.pop(0), take.seed))
        lit = Layer(layer.name, contrast(layer.rgba), layer.depth).premultiplied()
        plate = cropped(lit, near if index else _FAR, _motion(layer.name, take))
        if plate is not None and index in reliefs:
            plate = Plate(lit, 0, 0, near, reliefs[index], plate.motion)
        plates.append(plate)
        if layer.water is not None and not take.words & FROZEN:
            plates.append(_ripples(lit, layer.water, near, take))
        plates += nature.over(layer, lit, near if index else _FAR)
        if index + 1 == len(painting.layers) or painting.layers[index + 1].name == "foreground":
            plates += nature.before_all()
    return Stage(tuple(plate for plate in plates if plate is not None), width, height, scale)


def _ripples(lit: NDArray[np.uint8], water: NDArray[np.uint8], near: float, take: Take) -> Plate | None:
    """The water of a layer once more, on top of it, rippling."""
    inner = cv2.GaussianBlur(cv2.erode(water, np.ones((5, 5), np.uint8)), (0, 0), 1.2)
    return cropped(
        np.asarray(cv2.multiply(lit, cv2.merge([inner] * 4), scale=1 / 255), np.uint8),
        near,
        Motion(WATER, _RIPPLES, max(1, round(take.seconds / 5))),
    )


def _reliefs(painting: Painting) -> dict[int, NDArray[np.uint8]]:
    """The nearness of each place of the layers of a room or a street, which reach from near to far; else empty."""
    names = [layer.name for layer in painting.layers]
    walls = next((names.index(name) for name in _WALLS if name in names), None)
    if walls is None:
        return {}
    size = _RELIEF_SIDE, max(8, round(_RELIEF_SIDE * painting.depth.shape[0] / painting.depth.shape[1]))
    depth = np.asarray(cv2.resize(painting.depth, size, interpolation=cv2.INTER_AREA), np.float32)
    # Depth in a painting grows with the logarithm of the distance; nearness is the distance's inverse.
    near = np.exp(-(depth - depth.min()) * np.float32(_DEPTH_RANGE))
    near = np.asarray(np.clip(near * np.float32(_NEAREST), _FAR, _NEAREST) * 255, np.uint8)
    covers = [
        cv2.resize(layer.rgba[..., 3], size, interpolation=cv2.INTER_AREA) > 128 for layer in painting.layers
    ]
    things = [
        index for index, name in enumerate(names) if name in _THINGS or name.removeprefix("near ") in _THINGS
    ]
    before = [covers[index] for index in things]
    behind = covers[walls] & ~np.logical_or.reduce(before) if before else covers[walls]
    room = _filled(near, behind)
    reliefs = {index: room for index, name in enumerate(names) if name in _ON_WALLS}
    return reliefs | {index: _filled(near, covers[index]) for index in things}


def _filled(near: NDArray[np.uint8], known: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """What is known of a relief, and what it leads to where it is not."""
    if not known.any():
        return near
    filled = cv2.inpaint(near, (~known).astype(np.uint8), 4, cv2.INPAINT_TELEA)
    return np.asarray(cv2.GaussianBlur(filled, (0, 0), 1.5), np.uint8)


def _motion(name: str, take: Take) -> Motion:
    """How a layer moves by what it shows."""
    if any(word in name for word in ("cloud", "mist", "fog", "smoke")):
        turns = max(1, round(take.seconds / 8))
        speed = 0.15 if take.timelapse else 0.035 if "cloud" in name and take.words & _CLOUDS else 0.018
        return Motion(DRIFT, speed * take.seconds / turns, turns)
    if name in _GOES:
        return Motion(GO, _GOES[name] * take.seconds, max(1, round(take.seconds / 2.6)))
    if name == "lightning":
        return Motion(FLASH)
    if name in {"glow", "flames", "light", "lights", "sparks", "crystal light", "rays"}:
        return Motion(LIGHT, 0.30 if name == "glow" else 0.4, max(1, round(take.seconds / 3)))
    if name in {"foreground", "grass", "trees", "foliage"}:
        return Motion(SWAY, 0.008 if take.words & WIND else 0.0035, max(1, round(take.seconds / 3.2)))
    return Motion(STILL)


def _mist(painting: Painting, width: int, height: int, near: float, seed: int) -> Plate:
    """A bank of fog, as thick as the haze of the scene is, that drifts."""
    rng = np.random.default_rng([seed, round(near * 100)])
    low = height // 4
    banks = np.zeros((low, width // 4), np.float32)
    for octave in range(4):
        grid = rng.standard_normal((3 + 2 * 2**octave, 3 + 3 * 2**octave)).astype(np.float32)
        banks += cv2.resize(grid, (width // 4, low), interpolation=cv2.INTER_CUBIC) * np.float32(0.6**octave)
    rows = np.linspace(0, 1, low, dtype=np.float32)[:, None]
    middle = np.float32(0.52 + 0.3 * near)
    thick = np.exp(-(((rows - middle) / np.float32(0.22)) ** 2))
    alpha = np.clip(0.55 + 0.35 * banks, 0, 1) * thick * np.float32(0.55)
    alpha = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_LINEAR)
    rgba: NDArray[np.uint8] = np.empty((height, width, 4), np.uint8)
    rgba[..., :3] = np.clip(painting.light.haze * alpha[..., None], 0, 1) * 255
    rgba[..., 3] = alpha * 255
    plate = cropped(rgba, near, Motion(DRIFT, 0.14 * near + 0.03, 1, float(rng.random())))
    assert plate is not None
    return plate


def _air_of(painting: Painting) -> tuple[tuple[str, float], ...]:
    scene = painting.scene
    names = [_DEFAULT_AIR[word] for word in (scene.weather, scene.kind) if word in _DEFAULT_AIR]
    if scene.wants("aurora") and scene.weather != "snow":
        return ()  # a clear night
    if not names and scene.season == "autumn" and scene.kind in {"forest", "meadow"}:
        names.append("LEAVES")
    if not names and scene.season == "spring" and scene.kind in {"forest", "meadow"}:
        names.append("PETALS")
    if not names and scene.is_night and scene.kind in {"forest", "meadow", "swamp", "jungle"}:
        names.append("FIREFLIES")
    return tuple((name, 1.0) for name in dict.fromkeys(names))


def _notes(
    painting: Painting, moves: tuple[tuple[str, float], ...], nature: Nature, air: list[str]
) -> list[str]:
    notes = []
    if not painting.scene.is_named:
        notes.append(f"The prompt names no scene that can be painted here; it became {painting.scene.kind}.")
    layers = {layer.name for layer in painting.layers}
    missing = unseen(painting.scene.missing, nature.shown, layers, air)
    if missing:
        notes.append(f"Nothing in it shows {', '.join(missing)}.")
    if any(name == "ORBIT_360" for name, _ in moves):
        notes.append("A scene is painted from one side, so ORBIT_360 became an arc around its middle.")
    return notes


def _sounds(painting: Painting, air: list[str]) -> list[str]:
    """What is heard where this was painted, loudest first: families of the ``sound`` model."""
    scene = painting.scene
    sounds = []
    if scene.weather == "storm":
        sounds.append("thunderstorm")
    elif "RAIN" in air:
        sounds.append("rain")
    if scene.weather == "snow" or scene.kind in _WINDY:
        sounds.append("wind")
    if scene.place in _HEARD or scene.kind in _HEARD:
        sounds.append(_HEARD.get(scene.place) or _HEARD[scene.kind])
    elif scene.kind in _GREEN and not sounds:
        sounds.append("night ambience" if scene.is_night else "forest ambience")
    if scene.has("river", "waterfall"):
        sounds.append("stream")
    if "EMBERS" in air or scene.kind in {"dungeon", "tavern"}:
        sounds.append("fire")
    if "SPARKLES" in air:
        sounds.append("magic")
    return sounds[:3]
