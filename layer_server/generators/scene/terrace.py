"""The roof that one stands on, where a town is seen from a roof: a parapet, vents, a water tank, an aerial."""

from __future__ import annotations

import numpy as np

from layer_server.generators.scene.buildings import LAMP, PLASTER, ROOF, STONE, WOOD
from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.solids import Solid, box, cylinder
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.structures import stand
from layer_server.generators.scene.stuff import Stuff
from layer_server.generators.scene.terrain import Camera

_WORDS = ("rooftop", "roof", "balcony", "terrace", "penthouse")
_EYE, _END = 1.15, 6.0
"""Units above the roof, and how far away its edge is."""


def paint_terrace(
    scene: Scene, canvas: Canvas, light: Light, horizon: float, rng: np.random.Generator
) -> None:
    """The layer ``rooftop``, where the prompt says that one stands on a roof."""
    if not scene.says(*_WORDS):
        return
    camera = Camera(canvas.width, canvas.height, horizon, 0.45 * canvas.width + 0.40 * canvas.height, _EYE)
    sheet = np.zeros((canvas.height, canvas.width, 4), np.uint8)
    dark = scene.time in {"night", "dusk"}
    made_of = (
        Stuff("concrete", 1.6, (), "#6c6a66", 0.1),
        Stuff("brick", 0.5, (), "#7a4a38", 0.05),
        Stuff("wood", 0.6, ("dark",), "", 0.05),
        Stuff("lamplight", 1.0, (), "#ffc878" if dark else "#3a4654", 0.2, 1.4 if dark else 0.0),
        Stuff("concrete", 1.0, (), "#a8acb0", 0.1),
    )
    stand(sheet, camera, _roof(float(rng.choice([-1.0, 1.0]))), made_of, (light, 0.0), 1)
    canvas.add("rooftop", sheet, 0.04, np.full((canvas.height, canvas.width), 0.06, np.float32))


def _roof(side: float) -> list[Solid]:
    parts = [
        box((-12, -0.4, 1.2), (12, 0.0, _END), STONE, 0.8),
        box((-12, 0.0, _END - 0.30), (12, 0.42, _END), ROOF),
        box((-12, 0.42, _END - 0.36), (12, 0.50, _END + 0.05), STONE, 1.15),
        box((side * 2.2 - 0.5, 0.0, 4.7), (side * 2.2 + 0.5, 0.62, 5.4), PLASTER),
        box((side * 2.2 - 0.42, 0.16, 4.68), (side * 2.2 + 0.42, 0.5, 4.7), STONE, 0.5),
        box((side * 3.5 - 0.32, 0.0, 4.9), (side * 3.5 + 0.32, 0.42, 5.4), PLASTER, 0.85),
        box((side * -3.2 - 0.6, 0.0, 4.8), (side * -3.2 + 0.6, 1.25, 5.6), ROOF, 0.9),
        box((side * -3.2 - 0.22, 0.0, 4.78), (side * -3.2 + 0.22, 0.85, 4.8), WOOD, 0.8),
        box((side * -3.2 - 0.06, 0.92, 4.74), (side * -3.2 + 0.06, 1.02, 4.8), LAMP),
        box((side * 1.25, 0.0, 5.2), (side * 1.25 + 0.03, 2.1, 5.23), WOOD, 0.5),
    ]
    parts += [
        box((side * 1.25 - reach, y, 5.2), (side * 1.25 + reach, y + 0.03, 5.22), WOOD, 0.5)
        for y, reach in ((1.55, 0.34), (1.75, 0.26), (1.95, 0.18))
    ]
    at = (side * -1.7, 5.2)
    parts += [
        box((at[0] + dx - 0.03, 0.0, at[1] + dz), (at[0] + dx + 0.03, 0.75, at[1] + dz + 0.05), WOOD, 0.5)
        for dx in (-0.3, 0.3)
        for dz in (-0.25, 0.2)
    ]
    parts += [
        cylinder(at, 0.75, 1.55, 0.40, WOOD, tip=0.40),
        cylinder(at, 1.55, 1.85, 0.45, STONE, tip=0.02),
    ]
    return parts
