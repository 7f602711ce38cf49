"""Space: stars and nebulae, what is far out in it, planets, asteroids, a station, ships."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.batch import Step
from layer_server.generators.colour import paint_ramp, rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, Sheet, paste, sheet
from layer_server.generators.scene.deep_space import black_hole, comet, galaxy, sun, supernova, wormhole
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planets import WORLDS, paint_planet
from layer_server.generators.scene.plants import rock
from layer_server.generators.scene.solids import Eye, ball, box, cylinder
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Stage
from layer_server.generators.scene.strokes import Drawing
from layer_server.generators.scene.stuff import Stuff
from layer_server.generators.scene.vessels import paint_ships

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
    sunlight = np.clip(ramp[-1] * np.float32(0.35) + np.float32(0.65), 0, 1)
    light = Light(
        ramp[::-1].copy(),
        ramp[1],
        sunlight,
        ramp[1] * np.float32(0.5),
        sunlight,
        (0.5 + side * 0.62, 0.1),
        direction,
        1.0,
        True,
    )
    _far_away(scene, canvas, rng)
    _worlds(scene, canvas, rng, light, side)
    step(0.65, "casting asteroids")
    wide, tall = canvas.width, canvas.height
    inside = ("bridge", "cockpit", "interior", "corridor")
    if scene.says("station", "spacestation", "satellite") and not scene.says(*inside):
        _station(canvas, rng, light, (wide * (0.5 + side * 0.24), tall * 0.60))
    if scene.says("asteroid", "asteroids", "meteor", "meteors", "debris", "belt", "meteorite", "meteoroid"):
        scene.says("field", "flying", "floating", "drifting")
        _asteroids(canvas, rng, light, crowded=not scene.says(*_PLANETS))
    ships = scene.count(
        "ship", 9 if scene.says("fleet", "battle", "armada", "spaceships", "starships") else 1
    )
    if scene.says(
        "spaceship",
        "starship",
        "spacecraft",
        "ship",
        "shuttle",
        "rocket",
        "fleet",
        "armada",
        "cruiser",
        "fighter",
    ) and not scene.says(*inside):
        scene.says("flying", "travelling", "traveling", "cruising", "space", "drifting")
        scene.shows("ship")
        paint_ships(canvas, scene, light, rng, ships)
    return light


_PLANETS = ("planet", "planets", "saturn", "jupiter", "mars", "earth", "moon", "moons", "world", "orbit", "orbiting", "venus", "neptune", "pluto", "mercury", "uranus", "rings", "ringed", "ring")  # fmt: skip
_DEEP = ("nebula", "nebulae", "galaxy", "galaxies", "starfield", "star", "stars", "constellation", "asteroid", "asteroids", "blackhole", "comet", "comets", "supernova", "wormhole", "sun", "milkyway", "station", "spacestation", "stardust", "interstellar", "deepspace", "pulsar", "quasar", "meteor", "portal", "spaceship", "starship", "fleet")  # fmt: skip


def _far_away(scene: Scene, canvas: Canvas, rng: np.random.Generator) -> None:
    """What of the deep sky the prompt names."""
    if scene.says("galaxy", "galaxies", "andromeda"):
        scene.says("spiral")
        own = scene.ink("galaxy")
        galaxy(canvas, rng, rgb(own) if own else None)
    if scene.says("supernova", "explosion", "exploding", "nova"):
        scene.says("star")
        supernova(canvas, rng)
    elif scene.says("sun", "pulsar", "redgiant", "dwarf") or (
        scene.says("giant", "dying", "neutron", "burning") and scene.says("star")
    ):
        sun(canvas, rng, rgb(scene.ink("sun", "star", "") or "#ff9a30"))
    if scene.says("blackhole", "quasar", "singularity"):
        scene.says("disk", "accretion", "disc", "event")
        black_hole(canvas, rng)
    if scene.says("wormhole", "portal", "vortex", "stargate"):
        wormhole(canvas, rng)
    if scene.has("meteors") or scene.says("comet", "comets"):
        scene.says("tail")
        comet(canvas, rng)


def _worlds(scene: Scene, canvas: Canvas, rng: np.random.Generator, light: Light, side: float) -> None:
    """Planets and moons where the prompt names some, or nothing else that fills space."""
    named = scene.says(*_PLANETS)
    if not named and scene.words & {*_DEEP}:
        return
    wide, tall = canvas.width, canvas.height
    least = min(wide, tall)
    ringed = scene.says("ring", "rings", "ringed", "saturn")
    name = _world(scene, rng)
    if (
        scene.says("orbit", "orbiting", "atmosphere", "above") and not ringed
    ):  # from so near that it fills the view
        _planet_below(canvas, rng, light, name)
        return
    if scene.says("solarsystem"):
        _in_a_row(canvas, rng, light, side)
        return
    number = scene.count("planet", 3 if "planets" in scene.words else 1)
    big = float(rng.uniform(0.26, 0.38)) * least * (0.8 if number > 1 else 1)
    if scene.words & {"spaceship", "starship", "station", "fleet", "blackhole", "galaxy", "comet", "sun"}:
        big, spot = big * 0.6, (wide * (0.5 - side * 0.32), tall * 0.34)
    else:
        spot = (wide * (0.5 - side * float(rng.uniform(0.02, 0.24))), tall * float(rng.uniform(0.40, 0.62)))
    others = [each for each in sorted(WORLDS) if each != name]
    for index in range(min(number, 7) - 1):
        at = (
            wide * (0.5 + side * (0.16, 0.34, -0.40, 0.28, -0.30, 0.02)[index]),
            tall * (0.34, 0.70, 0.22, 0.16, 0.82, 0.12)[index],
        )
        paint_planet(
            canvas,
            Noise(rng),
            at,
            big * (0.42, 0.28, 0.2, 0.34)[index % 4],
            (others[index % len(others)], light, index % 3 == 1),
        )
    for index in range(scene.count("moon", int(scene.says("moon", "moons") or rng.random() < 0.4))):
        at = (wide * (0.5 + side * (0.20 + 0.13 * index)), tall * (0.34 - 0.14 * (index % 2)))
        paint_planet(canvas, Noise(rng), at, big * (0.24, 0.15, 0.1)[index % 3], ("moon", light, False))
    paint_planet(canvas, Noise(rng), spot, big, (name, light, ringed))


def _in_a_row(canvas: Canvas, rng: np.random.Generator, light: Light, side: float) -> None:
    """A sun at the edge and its planets on their orbits, the small ones near it."""
    wide, tall = canvas.width, canvas.height
    centre = (wide * (0.5 + side * 0.52), tall * 0.5)
    sun(canvas, rng, rgb("#ffb040"), (centre, tall * 0.30))
    layer: Sheet = np.zeros((tall, wide, 4), np.uint8)
    names = ("moon", "lava", "earth", "desert", "gas", "ice", "violet")
    sizes = (0.020, 0.032, 0.038, 0.028, 0.085, 0.056, 0.046)
    for share in np.linspace(0.30, 1.0, len(names)).tolist():
        axes = (int(wide * share * 0.96), int(wide * share * 0.96 * 0.20))
        cv2.ellipse(
            layer,
            (int(centre[0]), int(centre[1])),
            axes,
            0,
            0,
            360,
            (150, 170, 210, 70),
            max(1, tall // 700),
            cv2.LINE_AA,
        )
    canvas.add("orbits", layer, 0.9)
    for index, share in enumerate(np.linspace(0.30, 1.0, len(names)).tolist()):
        angle = (0.30, -0.22, 0.16, -0.12, 0.10, -0.10, 0.08)[index] * 2.2
        reach = wide * share * 0.96
        at = (centre[0] - side * reach * np.cos(angle), centre[1] + reach * 0.20 * np.sin(angle) * 1.0)
        paint_planet(
            canvas, Noise(rng), at, tall * sizes[index], (names[index], light, names[index] == "ice")
        )


def _planet_below(canvas: Canvas, rng: np.random.Generator, light: Light, name: str) -> None:
    """The limb of a planet along the lower edge."""
    at = (canvas.width * float(rng.uniform(0.4, 0.6)), canvas.height * 1.98)
    paint_planet(canvas, Noise(rng), at, canvas.height * 1.35, (name, light, False))


def _world(scene: Scene, rng: np.random.Generator) -> str:
    for name, words in (
        ("earth", ("earth", "blue", "habitable")),
        ("desert", ("mars", "redplanet", "desert", "red")),
        ("ice", ("ice", "icy", "frozen")),
        ("gas", ("gas", "jupiter", "saturn")),
        ("lava", ("lava", "molten", "volcanic")),
        ("violet", ("alien", "alienplanet", "purple", "violet")),
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
    nebula = scene.says("nebula", "nebulae", "cloud", "clouds", "stardust", "gas", "colorful", "colourful")
    gain = (
        1.45
        if nebula
        else 0.40
        if scene.words & {"galaxy", "blackhole", "comet", "starfield", "sun", "supernova"}
        else 0.85
    )
    if nebula:
        band = band * np.float32(0.45) + np.float32(0.55) * smoothstep(
            -0.9, 0.9, noise.at(x * np.float32(1.1) + 4, y * np.float32(1.1), 2)
        )
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


def _asteroids(canvas: Canvas, rng: np.random.Generator, light: Light, *, crowded: bool) -> None:
    side = float(np.sign(light.towards[0]))
    drawings = [
        _turned(rock(rng, side), float(rng.uniform(-40, 40))) for _ in range(3 if canvas.height < 600 else 4)
    ]
    drawings += [_turned(drawing, 180 + float(rng.uniform(-40, 40))) for drawing in drawings[:2]]
    reduced = [
        np.asarray(cv2.resize(drawing, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA))
        for drawing in drawings
    ]
    ramp = stops("#08080c", "#26242a", "#5c5650", "#a89c8c") * (light.sun * np.float32(0.7) + np.float32(0.3))
    tones = (
        np.clip(shade(ramp.astype(np.float32), np.arange(256, dtype=np.float32) / np.float32(268)), 0, 1)
        * 255
    ).astype(np.uint8)
    tilt, middle = float(rng.uniform(-0.25, 0.25)), float(rng.uniform(0.55, 0.75))
    for name, count, low, high, depth in (
        ("distant asteroids", 260 if crowded else 90, 0.006, 0.022, 0.55),
        *((("asteroids", 60, 0.02, 0.07, 0.35),) if crowded else ()),
        ("near asteroids", 20 if crowded else 11, 0.05, 0.24 if crowded else 0.17, 0.15),
    ):
        layer: Sheet = np.zeros((canvas.height, canvas.width, 4), np.uint8)
        for _ in range(count):
            which = int(rng.integers(len(drawings)))
            tall = max(4, int(canvas.height * float(rng.uniform(low, high))))
            x = float(rng.uniform(-0.05, 1.05))
            y = (
                middle
                + (x - 0.5) * tilt
                + float(rng.normal(0, (0.30 if crowded else 0.07) if count > 20 else 0.30))
            )
            source = (reduced if tall < 100 else drawings)[which]
            small = np.asarray(
                cv2.resize(source, (max(4, int(tall * 1.45)), tall), interpolation=cv2.INTER_AREA), np.uint8
            )
            stamp = np.dstack([tones.take(small[..., 0], axis=0), small[..., 1]])
            paste(layer, stamp, int(x * canvas.width), int(y * canvas.height))
        canvas.add(name, layer, depth)


def _turned(drawing: Drawing, degrees: float) -> Drawing:
    middle = (drawing.shape[1] / 2, drawing.shape[0] * 0.56)
    return np.asarray(
        cv2.warpAffine(drawing, cv2.getRotationMatrix2D(middle, degrees, 1), drawing.shape[1::-1]), np.uint8
    )


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
