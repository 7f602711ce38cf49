"""Space: stars, nebulae, planets with air and rings, moons, asteroids, a station."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.colour import paint_ramp, rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planets import WORLDS, paint_planet
from layer_server.generators.scene.plants import rock
from layer_server.generators.scene.solids import Eye, ball, box, cylinder
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Stage
from layer_server.generators.scene.stuff import Stuff

Step = Callable[[float, str], None]

_NEBULAE = (("#0a0618", "#2a1050", "#8a2a8a", "#ff7ab0"), ("#040a18", "#0c2a58", "#1f7aa8", "#8af0e8"),
            ("#0c0610", "#4a1420", "#b8482a", "#ffc27a"), ("#060a10", "#10382c", "#2f9a6a", "#d0ff9a"))  # fmt: skip


def paint_space(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """Paint what lies out there; returns the light of its sun."""
    side = float(rng.choice([-1.0, 1.0]))
    direction = unit(side * 0.85, float(rng.uniform(0.15, 0.5)), -0.38)
    step(0.05, "scattering stars")
    ramp = stops(*_NEBULAE[int(rng.integers(len(_NEBULAE)))])
    own = scene.ink("nebula", "nebulae", "galaxy", "space", "cloud", "sky", "cosmos", "star", "")
    if own:
        ramp = np.vstack([stops("#05060e"), paint_ramp(rgb(own))[[1, 2, 3]]])
    _stars_and_nebula(canvas, rng, ramp, scene)
    step(0.35, "painting planets")
    sun = np.clip(ramp[-1] * np.float32(0.35) + np.float32(0.65), 0, 1)
    light = Light(
        ramp[::-1].copy(),
        ramp[1],
        sun,
        ramp[1] * np.float32(0.5),
        sun,
        (0.5 + side * 0.62, 0.1),
        direction,
        1.0,
        True,
    )
    wide, tall = canvas.width, canvas.height
    least = min(wide, tall)
    big = float(rng.uniform(0.24, 0.40)) * least
    place = (wide * (0.5 - side * float(rng.uniform(0.02, 0.24))), tall * float(rng.uniform(0.40, 0.62)))
    ringed = scene.says("ring", "rings", "ringed", "saturn") or (
        rng.random() < 0.4 and not scene.says("earth")
    )
    name = _world(scene, rng)
    if scene.says("moon", "moons") or rng.random() < 0.6:
        at = (wide * (0.5 + side * float(rng.uniform(0.18, 0.34))), tall * float(rng.uniform(0.16, 0.36)))
        paint_planet(canvas, Noise(rng), at, big * float(rng.uniform(0.14, 0.26)), ("moon", light, False))
    paint_planet(canvas, Noise(rng), place, big, (name, light, ringed))
    step(0.65, "casting asteroids")
    if scene.says("station", "spaceship", "fleet", "starship") and not scene.says(
        "bridge", "cockpit", "interior", "corridor"
    ):
        _station(canvas, rng, light, (wide * (0.5 + side * 0.24), tall * 0.60))
    if scene.says("asteroid", "asteroids", "meteor", "meteors", "debris", "belt") or rng.random() < 0.5:
        _asteroids(canvas, rng, light)
    return light


def _world(scene: Scene, rng: np.random.Generator) -> str:
    for name, words in (
        ("earth", ("earth", "blue", "habitable")),
        ("desert", ("mars", "desert", "red")),
        ("ice", ("ice", "icy", "frozen")),
        ("gas", ("gas", "jupiter", "saturn")),
        ("lava", ("lava", "molten", "volcanic")),
        ("violet", ("alien", "purple", "violet")),
    ):
        if scene.says(*words):
            return name
    return str(rng.choice(sorted(WORLDS)))


def _stars_and_nebula(canvas: Canvas, rng: np.random.Generator, ramp: Plane, scene: Scene) -> None:
    height, width = canvas.shape
    small = (max(8, height // 3), max(8, width // 3))
    y, x = np.mgrid[0 : small[0], 0 : small[1]].astype(np.float32) * np.float32(3 / height)
    noise, second = Noise(rng), Noise(rng)
    warp = noise.at(x * 2, y * 2, 4, 0.55)
    cloud = second.at(x * 2.2 + warp * np.float32(0.75), y * 2.2 + warp * np.float32(0.55), 7, 0.56)
    veins = 1 - np.abs(noise.at(x * 3 + cloud * np.float32(0.35), y * 3, 6, 0.55))
    tilt = float(rng.uniform(-0.7, 0.7))
    band = np.exp(
        -(
            (
                (y - np.float32(0.5) - (x - np.float32(width / height / 2)) * np.float32(tilt))
                / np.float32(0.42)
            )
            ** 2
        )
    )
    gain = 1.25 if scene.says("nebula", "nebulae", "galaxy") else 0.95
    level = np.clip(
        (np.float32(0.40) + np.float32(0.34) * cloud) * band * np.float32(gain)
        + veins**3 * band * np.float32(0.16),
        0,
        1,
    )
    dust = smoothstep(0.2, 1.6, noise.at(x * 4 + warp, y * 4, 6, 0.6)) * np.float32(0.6)
    colour = shade(ramp, level * (1 - dust * np.float32(0.6)))
    second_hue = np.roll(ramp[-1], 1)
    colour = colour + second_hue * (smoothstep(0.5, 2.0, second.at(x * 1.6 + 9, y * 1.6, 5)) * band)[
        ..., None
    ] * np.float32(0.30)
    large = np.asarray(cv2.resize(colour.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC))
    points: Plane = np.zeros((height, width), np.float32)
    count = width * height // 700
    rows, columns = rng.integers(0, height, count), rng.integers(0, width, count)
    points[rows, columns] = rng.random(count, dtype=np.float32) ** 6 * np.float32(1.5) + np.float32(0.12)
    large += (points + blur(points, 1.0) * np.float32(4))[..., None] * np.array([0.95, 0.97, 1.0], np.float32)
    bright: Plane = np.zeros((height, width), np.float32)
    for _ in range(max(6, width // 110)):
        bright[int(rng.integers(height)), int(rng.integers(width))] = float(rng.uniform(0.4, 1.0))
    reach = max(3, height // 90)
    flare = cv2.GaussianBlur(bright, (reach * 6 + 1, 1), reach * 1.4, sigmaY=0.5) + cv2.GaussianBlur(
        bright, (1, reach * 6 + 1), 0.5, sigmaY=reach * 1.4
    )
    large += (flare * np.float32(7) + blur(bright, height / 220) * np.float32(26))[..., None]
    canvas.add("stars", sheet(large, np.ones((height, width), np.float32)), 1.0)


def _asteroids(canvas: Canvas, rng: np.random.Generator, light: Light) -> None:
    side = float(np.sign(light.towards[0]))
    drawings = [rock(rng, side) for _ in range(4)]
    tilt, middle = float(rng.uniform(-0.25, 0.25)), float(rng.uniform(0.55, 0.75))
    for name, count, low, high, depth in (
        ("distant asteroids", 90, 0.006, 0.022, 0.55),
        ("near asteroids", 11, 0.05, 0.17, 0.15),
    ):
        layer: Sheet = np.zeros((canvas.height, canvas.width, 4), np.uint8)
        for _ in range(count):
            drawing = drawings[int(rng.integers(4))]
            tall = max(4, int(canvas.height * float(rng.uniform(low, high))))
            x = float(rng.uniform(-0.05, 1.05))
            y = middle + (x - 0.5) * tilt + float(rng.normal(0, 0.07 if count > 20 else 0.26))
            turn = cv2.getRotationMatrix2D(
                (drawing.shape[1] / 2, drawing.shape[0] * 0.6), float(rng.uniform(-40, 40)), 1
            )
            turned = cv2.warpAffine(drawing, turn, drawing.shape[1::-1])
            small = (
                cv2.resize(turned, (max(4, int(tall * 1.45)), tall), interpolation=cv2.INTER_AREA).astype(
                    np.float32
                )
                / 255
            )
            ramp = stops("#08080c", "#26242a", "#5c5650", "#a89c8c") * (
                light.sun * np.float32(0.7) + np.float32(0.3)
            )
            paste(
                layer,
                sheet(shade(ramp.astype(np.float32), small[..., 0] * np.float32(0.95)), small[..., 1]),
                int(x * canvas.width),
                int(y * canvas.height),
            )
        canvas.add(name, layer, depth)


def _station(canvas: Canvas, rng: np.random.Generator, light: Light, at: tuple[float, float]) -> None:
    """A hub with a mast, arms and panels."""
    eye = Eye(canvas.width, canvas.height, canvas.height * 1.1, at, (0.0, 0.0, 0.0))
    z, metal, lamp = 9.0, 0, 1
    parts = [
        cylinder((0, z), -1.4, 1.4, 0.22, metal), cylinder((0, z), -0.35, 0.35, 0.62, metal), cylinder((0, z), 0.35, 0.6, 0.62, metal, tip=0.3), cylinder((0, z), -0.6, -0.35, 0.3, metal, tip=0.62),
        ball((0, 1.5, z), 0.24, metal), cylinder((0, z), 1.6, 2.5, 0.025, metal), cylinder((0, z), -0.05, 0.05, 0.64, lamp), box((-2.6, -0.05, z - 0.05), (2.6, 0.05, z + 0.05), metal, 0.8),
    ]  # fmt: skip
    for side in (-1, 1):
        for k in range(3):
            x = side * (0.95 + 0.62 * k)
            parts.append(box((x - 0.25, -0.75, z - 0.02), (x + 0.25, -0.1, z + 0.02), 2, 0.9))
            parts.append(box((x - 0.25, 0.1, z - 0.02), (x + 0.25, 0.75, z + 0.02), 2, 0.9))
    stage = Stage(
        eye,
        (
            Stuff("sci-fi panels", 0.8, (), "#aab4bc", 0.5),
            Stuff("lamplight", 1.0, (), "#9fe8ff", 0.2, 1.2),
            Stuff("tiles", 0.5, (), "#23406e", 0.7),
        ),
        int(rng.integers(1 << 20)),
        solids=parts,
        bright=0.0,
        half=1e6,
    )
    stage.fill, stage.sun = (0.07, 0.08, 0.11), (light.towards, light.sun * np.float32(1.5))
    hits, colour = stage.render(lambda fraction, name: None)  # noqa: ARG005  part of a longer step
    cover = cv2.GaussianBlur((hits.material >= 0).astype(np.float32), (0, 0), 0.6)
    canvas.add("station", sheet(colour, np.clip(cover * 1.5 - 0.25, 0, 1)), 0.4)
