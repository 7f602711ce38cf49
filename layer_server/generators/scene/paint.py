"""The way in: a prompt and a seed become a painting in layers with depth.

painting = paint("misty mountains at dawn", seed=7, width=1536, height=864)
painting.picture          # (h, w, 3) finished
painting.layers           # far to near: name, rgba (straight alpha), depth 0 near .. 1 far
painting.depth            # (h, w) float32, 0 near .. 1 far
painting.scene            # what was understood: kind, time, weather, …
painting.light            # where the sun stands, its colour
finish(frame)   # the same last touch for a frame composed of moved layers
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.air import fill_air
from layer_server.generators.scene.canvas import Canvas, Layer
from layer_server.generators.scene.cave import paint_cave
from layer_server.generators.scene.city import paint_city
from layer_server.generators.scene.dungeon import paint_dungeon
from layer_server.generators.scene.finish import finish
from layer_server.generators.scene.interior import paint_interior
from layer_server.generators.scene.islands import paint_islands
from layer_server.generators.scene.landscape import paint_landscape
from layer_server.generators.scene.read import read
from layer_server.generators.scene.space import paint_space
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.town.town import paint_town
from layer_server.generators.scene.underwater import paint_underwater
from layer_server.generators.tint import mood_cube, palette_cube, through


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """A scene in layers.

    Attributes:
        picture: (h, w, 3) 8-bit: all layers on one another, and ``finish``.
        layers: far to near; the first is opaque.
        depth: (h, w) float32, 0 near .. 1 far.
        scene: what the prompt was understood to be.
        light: sun or moon: colours, its place in the picture.
    """

    picture: NDArray[np.uint8]
    layers: Sequence[Layer]
    depth: Plane
    scene: Scene
    light: Light


_PAINTERS = {
    "dungeon": paint_dungeon,
    "city": paint_city,
    "town": paint_town,
    "interior": paint_interior,
    "space": paint_space,
    "cave": paint_cave,
    "islands": paint_islands,
    "underwater": paint_underwater,
}


def paint(
    prompt: str | Scene,
    seed: int,
    width: int,
    height: int,
    *,
    palette: Sequence[str] | None = None,
    reference: Plane | None = None,
    reference_weight: float = 1.0,
    step: Callable[[float, str], None] | None = None,
    is_still: bool = True,
) -> Painting:
    """Paint a scene. The same arguments give the same painting.

    Args:
        prompt: what people type, or a scene that was read before.
        palette: ``#rrggbb`` colours that the picture is brought to.
        reference: a picture (h, w, 3) in 0..1 whose mood of colours is taken over, by ``reference_weight``.
        is_still: whether rain, snow and the like are painted; a video moves them itself.
        step: told the share done and the stage; may raise to stop.
    """
    rng = np.random.default_rng(seed)
    scene = prompt if isinstance(prompt, Scene) else read(prompt, seed)
    told = step or _silent
    told(0.0, f"composing {scene.kind}")
    canvas = Canvas(width, height)
    painter = _PAINTERS.get(scene.kind, paint_landscape)
    light = painter(scene, canvas, rng, told)
    scene.shows("kind")
    if is_still:
        told(0.95, "filling the air")
        fill_air(canvas, scene, light, rng)
    layers, picture = canvas.layers, canvas.picture
    cubes = []
    if reference is not None:
        cubes.append(mood_cube(picture, reference, reference_weight))
    if palette:
        cubes.append(palette_cube(palette))
    for cube in cubes:
        picture = through(picture, cube)
        layers = [Layer(layer.name, through(layer.rgba, cube), layer.depth, layer.water) for layer in layers]
    return Painting(finish(picture), layers, canvas.depth, scene, light)


def _silent(fraction: float, stage: str) -> None:
    del fraction, stage
