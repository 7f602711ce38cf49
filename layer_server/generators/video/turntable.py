"""An object in a studio that the camera goes round: a prop of the 3D grammar, drawn frame by frame."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.batch import Step
from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.mesh.asked import Asked
from layer_server.generators.mesh.asked import read as read_prop
from layer_server.generators.mesh.assemble import Order, assemble
from layer_server.generators.mesh.camera import Camera, orbiting
from layer_server.generators.mesh.dress import finishes
from layer_server.generators.mesh.jit import in_bands
from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.props import catalog
from layer_server.generators.mesh.props.kit import Kit
from layer_server.generators.mesh.raster import Rasteriser, Seen
from layer_server.generators.mesh.studio import KEY
from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.read import read as read_scene
from layer_server.generators.scene.words import KINDS
from layer_server.generators.video import particles
from layer_server.generators.video.camera import path
from layer_server.generators.video.compositor import Pose
from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.samples import film, resolve, thin
from layer_server.generators.video.shot import Shot, Take

_ELEVATION = 17.0
"""Degrees that the camera looks down."""
_START = 24.0
"""Degrees from the front where a turn begins: a three-quarter view."""
_ARC = 300.0
"""Degrees that the camera goes round per frame width that it moves sideways."""
_TEXTURE = 1024
_SAMPLES = 2
"""Per pixel along each side."""
_SHADOW_SIDE = 256
_WALL = (0.80, 0.86, 1.0)
"""RGB of the studio at full light."""
_ORBITS = {"ORBIT_360": 360.0, "ORBIT_RIGHT": 150.0, "ORBIT_LEFT": -150.0}


_WHERE = re.compile(r"\b(?:at|in|on|under|near|by|with|during|against|from|before)\b")
_LANDS = frozenset(
    word
    for kind in ("mountains", "volcano", "coast", "canyon", "desert", "meadow", "snow", "swamp", "jungle", "underwater", "city", "cave")
    for word in KINDS[kind].split()
)  # fmt: skip
"""Places: a mountain is looked at as land, though there is one to put on a table, too."""


def is_object(about: str, moves: tuple[tuple[str, float], ...]) -> bool:
    """Whether a prompt is about a thing that is looked at, rather than a place that is looked into."""
    asked, scene = read_prop(about), read_scene(about)
    goes_round = any(name in _ORBITS for name, _ in moves)
    if asked.subject.split()[-1:] and {asked.subject.split()[-1]} & _LANDS:
        return False
    if scene.is_named or scene.features:
        return goes_round and asked.prop is not None and _names_it(asked)
    return asked.prop is not None or goes_round


def _names_it(asked: Asked) -> bool:
    """Whether the subject is the prop itself: a spaceship corridor is no spaceship."""
    last = _WHERE.split(asked.subject)[0].split()[-1:]
    names = (asked.prop.name, *asked.prop.words) if asked.prop is not None else ()
    return any(last == [name.split()[-1]] or last == [f"{name.split()[-1]}s"] for name in names)


def turntable(about: str, take: Take, step: Step) -> Shot:
    """A shot of the prop that the prompt names, or the nearest there is."""
    step(0.0, "choosing a prop")
    asked = read_prop(about)
    chosen = catalog.choose(asked, take.seed)
    step(0.1, f"building a {chosen.prop.name}")
    kit = Kit(np.random.default_rng(take.seed), 1.0, asked.words)
    chosen.prop.build(kit)
    order = Order(
        name=chosen.prop.name,
        seed=take.seed,
        metres=chosen.prop.metres,
        texture=_TEXTURE,
        is_textured=True,
        is_pbr=True,
        has_parts=False,
        is_faceted=False,
        wear=asked.wear,
        dirt=0.25 + 0.5 * asked.wear,
    )
    built = assemble(kit.pieces, finishes(chosen.prop, asked), order, lambda f, s: step(0.15 + 0.7 * f, s))
    drawer = Rasteriser(built.model)
    step(0.9, "lighting the studio")
    studio = _Studio(about, take, drawer)
    moves = take.moves or (("ORBIT_360", 1.0),)
    orbit = sum(_ORBITS.get(name, 0.0) * (1.0 if weight else 0.0) for name, weight in moves)
    if take.loop and orbit:
        orbit = math.copysign(360.0, orbit)
    others = tuple(each for each in moves if each[0] not in _ORBITS)
    way = path(others, take.seed, take.seconds, loop=take.loop, from_rest=False)
    fields = [
        particles.Particles(name, weight, take.seed, take.seconds, take.shape) for name, weight in take.air
    ]

    def draw(moment: float) -> Frame:
        pose = way(moment)
        azimuth = _START + orbit * moment + _ARC * pose.x
        frame = studio.draw(drawer, azimuth, pose)
        for each in fields:
            particles.draw(frame, each.table(pose, moment, take.width))
        return frame

    return Shot(
        draw=draw,
        metadata={
            "subject": chosen.prop.name,
            "camera": [name for name, _ in moves],
            "effects": [name for name, _ in take.air],
            "match_score": round(chosen.score, 3),
        },
        notes=_notes(chosen, asked),
        sounds=["magic"] if asked.glows else [],
        threads=False,
    )


def _notes(chosen: catalog.Choice, asked: Asked) -> list[str]:
    notes = [chosen.note] if chosen.note else []
    if asked.left_out:
        notes.append(f"One prop is shown at a time: {', '.join(asked.left_out)} was left out.")
    return notes


@dataclass(slots=True)
class _Studio:
    """The background, its light, and the shadow on its floor."""

    width: int
    height: int
    backdrop: Frame
    shadow: NDArray[np.uint8]
    floor: tuple[NDArray[np.float32], NDArray[np.float32]]

    def __init__(self, about: str, take: Take, drawer: Rasteriser) -> None:
        self.width, self.height = take.width, take.height
        self.backdrop = _backdrop(about, take)
        self.shadow, self.floor = _shadow(drawer)

    def draw(self, drawer: Rasteriser, azimuth: float, pose: Pose) -> Frame:
        """The object from one side, as large as the pose has it."""
        closeness = pose.zoom / max(1 - pose.z, 0.2)
        side = min(self.height, self.width)
        elevation = _ELEVATION - 220 * pose.y
        camera = orbiting(drawer.low, drawer.high, azimuth, elevation, distance=1 / closeness)
        window = _Window.around(camera, drawer, side, (self.width, self.height))
        frame: Frame = self.backdrop.copy()
        self._ground(frame, drawer, window)
        left, top, right, bottom = window.box
        if left >= right or top >= bottom:
            return frame
        pixels = _smooth(drawer, window, right - left, bottom - top)
        place = frame[top:bottom, left:right]
        alpha = pixels[..., 3].astype(np.float32) * np.float32(1 / 255)
        place[:] = cv2.blendLinear(
            np.ascontiguousarray(pixels[..., :3]), np.ascontiguousarray(place), alpha, 1 - alpha
        )
        return frame

    def _ground(self, frame: Frame, drawer: Rasteriser, window: _Window) -> None:
        """Darken the floor where the object keeps the light away."""
        low, high = self.floor
        y = float(drawer.low[1])
        corners = [(low[0], y, low[1]), (high[0], y, low[1]), (high[0], y, high[1]), (low[0], y, high[1])]
        seen = window.on_frame(np.array(corners, np.float32))
        if (seen[:, 2] <= 0).any():
            return
        x0, y0 = np.clip(np.floor(seen[:, :2].min(0)), 0, (self.width, self.height)).astype(int)
        x1, y1 = np.clip(np.ceil(seen[:, :2].max(0)), 0, (self.width, self.height)).astype(int)
        if x0 >= x1 or y0 >= y1:
            return
        size = self.shadow.shape[0]
        square = np.array([(0, 0), (size, 0), (size, size), (0, size)], np.float32)
        place = (seen[:, :2] - np.array((x0, y0), np.float32)).astype(np.float32)
        matrix = cv2.getPerspectiveTransform(square, place)
        light = cv2.bitwise_not(
            cv2.warpPerspective(self.shadow, matrix, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
        )
        floor = frame[y0:y1, x0:x1]
        floor[:] = cv2.multiply(
            np.ascontiguousarray(floor), cv2.cvtColor(light, cv2.COLOR_GRAY2RGB), scale=1 / 255
        )


@dataclass(frozen=True, slots=True)
class _Window(Camera):
    """A camera that sees only a part of its frame: what the object fills.

    Attributes:
        side: pixels of the square that the whole object fits into.
        frame: width and height, pixels.
        box: left, top, right and bottom of the part.
    """

    side: int = 0
    frame: tuple[int, int] = (0, 0)
    box: tuple[int, int, int, int] = (0, 0, 0, 0)

    @classmethod
    def around(cls, camera: Camera, drawer: Rasteriser, side: int, frame: tuple[int, int]) -> _Window:
        """The part that the object is seen in."""
        whole = cls(camera.eye, camera.target, camera.fov, camera.up, side, frame)
        seen = whole.on_frame(drawer.buffers.positions)
        seen = seen[seen[:, 2] > 0]
        if len(seen) == 0:
            return whole
        left, top = np.clip(np.floor(seen[:, :2].min(0)) - 2, 0, frame).astype(int)
        right, bottom = np.clip(np.ceil(seen[:, :2].max(0)) + 2, 0, frame).astype(int)
        return replace(whole, box=(int(left), int(top), int(right), int(bottom)))

    def on_frame(self, points: Floats) -> Floats:
        """Where points are on the whole frame, pixels, and 1 / distance."""
        seen = Camera.project(self, points, self.side, self.side)
        seen[:, 0] += (self.frame[0] - self.side) / 2
        seen[:, 1] += (self.frame[1] - self.side) / 2
        return seen

    def project(self, points: Floats, width: int, height: int) -> Floats:
        """Where points are on the part, which is drawn with ``width`` x ``height`` samples."""
        left, top, right, bottom = self.box
        seen = self.on_frame(points)
        seen[:, 0] = (seen[:, 0] - left) * np.float32(width / (right - left))
        seen[:, 1] = (seen[:, 1] - top) * np.float32(height / (bottom - top))
        return seen


def _smooth(drawer: Rasteriser, camera: Camera, width: int, height: int) -> NDArray[np.uint8]:
    """A picture with smooth edges: four samples a pixel see, but where all see one face only one of them is shaded."""
    seen, screen = drawer.look(camera, width * _SAMPLES, height * _SAMPLES)
    sparse = np.empty_like(seen.ids)
    in_bands(thin, height, seen.ids, sparse)
    plain = np.ones(seen.ids.shape, np.float32)
    light = drawer.light(Seen(sparse, seen.weights, seen.depth), screen, camera, plain, plain)
    pixels: NDArray[np.uint8] = np.empty((height, width, 4), np.uint8)
    in_bands(resolve, height, seen.ids, light, film(), pixels)
    return pixels


def _shadow(drawer: Rasteriser) -> tuple[NDArray[np.uint8], tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """What the object keeps off the floor, and the floor's corners in x and z, metres."""
    b = drawer.buffers
    reach = np.float32(np.linalg.norm(b.high - b.low)) * np.float32(0.9)
    middle = (b.low + b.high)[[0, 2]] / 2
    low, high = (middle - reach).astype(np.float32), (middle + reach).astype(np.float32)
    above = b.positions[:, 1:2] - b.low[1]
    shade = np.zeros((_SHADOW_SIDE, _SHADOW_SIDE), np.float32)
    key = np.array(KEY, np.float32)
    # The lamp is wide: what is high up throws a soft shadow far away, what stands on the floor a dark one close by.
    for slant, blur, weight in ((0.0, 5.0, 0.34), (0.45, 7.0, 0.22), (0.8, 10.0, 0.2)):
        on_floor = b.positions[:, [0, 2]] - key[[0, 2]] / key[1] * above * np.float32(slant)
        pixels = ((on_floor - low) / (high - low) * np.float32(_SHADOW_SIDE * 8)).astype(np.int32)
        mask = np.zeros((_SHADOW_SIDE, _SHADOW_SIDE), np.uint8)
        for triangle in pixels[b.faces]:
            cv2.fillConvexPoly(mask, triangle, 255, cv2.LINE_AA, 3)
        soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), blur * _SHADOW_SIDE / 256)
        shade += soft * np.float32(weight / 255)
    return np.asarray(np.clip(shade, 0, 1) * 255, np.uint8), (low, high)


_GROUNDS = {
    **{name: (int(ink[1:3], 16), int(ink[3:5], 16), int(ink[5:7], 16)) for name, ink in NAMED_COLOURS.items()},
    "black": (0, 0, 0), "white": (255, 255, 255), "green": (0, 177, 64), "dark": (16, 16, 18), "transparent": (255, 255, 255),
    "light": (232, 232, 234), "neutral": (150, 150, 152),
}  # fmt: skip
"""RGB of what a thing is put before."""


def _plain(ink: tuple[int, int, int], take: Take) -> Frame:
    """A background of one colour, as it was named."""
    return np.full((take.height, take.width, 3), ink, np.uint8)


def _backdrop(about: str, take: Take) -> Frame:
    """A studio's wall and floor, or the place that the prompt names, out of focus."""
    if take.ground in _GROUNDS:
        return _plain(_GROUNDS[take.ground], take)
    if read_scene(about).is_named and not take.ground:
        # What is looked at does not stand in its own background, too.
        small = paint(
            replace(read_scene(about, take.seed), features=()),
            take.seed,
            max(64, take.width // 2),
            max(64, take.height // 2),
        ).picture
        soft = cv2.GaussianBlur(small, (0, 0), take.width / 160)
        large = cv2.resize(soft, (take.width, take.height), interpolation=cv2.INTER_LINEAR)
        return np.asarray(large * 0.82, np.uint8)
    y = np.linspace(0, 1, take.height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, take.width, dtype=np.float32)[None]
    pool = np.exp(-((x * np.float32(1.25)) ** 2) - ((y - np.float32(0.52)) * np.float32(2.1)) ** 2)
    floor = (
        np.clip((y - np.float32(0.55)) * 2, 0, 1) * np.exp(-((x * np.float32(1.1)) ** 2)) * np.float32(0.22)
    )
    light = np.float32(0.13) + np.float32(0.34) * pool + floor
    colour = np.array(_WALL, np.float32)
    noise = np.random.default_rng(take.seed).random((take.height, take.width, 1), np.float32)
    # A grain of half a step keeps the gradient from showing bands.
    return np.asarray(np.clip(light[..., None] * colour * np.float32(255) + noise, 0, 255), np.uint8)
