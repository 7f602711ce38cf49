"""A view of land: what is looked at, from where, and in what light."""

from __future__ import annotations

from dataclasses import dataclass

from layer_server.generators.scene.biomes import Biome
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.terrain import Camera


@dataclass(frozen=True, slots=True, eq=False)
class Vista:
    """What is looked at, from where, and in what light."""

    scene: Scene
    biome: Biome
    camera: Camera
    light: Light
    shape: Shape
