"""What a prompt asks a scene to be."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from layer_server.generators.arrays import Plane


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as it was understood.

    Attributes:
        kind: ``mountains``, ``forest``, ``coast``, … (``words.KINDS``).
        time: ``dawn``, ``morning``, ``noon``, ``golden hour``, ``sunset``, ``dusk`` or ``night``.
        weather: ``clear``, ``cloudy``, ``fog``, ``rain``, ``storm`` or ``snow``.
        season: ``summer``, ``spring``, ``autumn`` or ``winter``.
        features: things to stand in it, such as ``castle`` or ``lake``.
        colours: ``#rrggbb`` that the prompt names.
        words: all words of the prompt.
        is_named: whether the prompt named the kind; otherwise it is the nearest or the seed's.
        missing: words of the prompt that nothing in the picture answers to.
    """

    kind: str = "mountains"
    time: str = "noon"
    weather: str = "clear"
    season: str = "summer"
    features: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    is_named: bool = True
    missing: tuple[str, ...] = ()

    def says(self, *words: str) -> bool:
        return any(word in self.words for word in words)

    def has(self, *features: str) -> bool:
        return any(feature in self.features for feature in features)

    @property
    def is_night(self) -> bool:
        return self.time == "night"


@dataclass(frozen=True, slots=True, eq=False)
class Light:
    """How a scene is lit; colours are (3,) in 0..1.

    Attributes:
        sky: (stops, 3) from the top of the sky to the horizon.
        haze: what distance fades to.
        sun: the direct light of sun or moon.
        ambient: what shadows are filled with.
        disk: the colour of the sun's or moon's disk.
        place: x and y of the disk in the picture, 0..1; outside of it when the light is off the picture.
        towards: unit vector to the light; x to the right, y up, z away from the eye.
        clearness: how far one sees, 1 on a clear day.
    """

    sky: Plane
    haze: Plane
    sun: Plane
    ambient: Plane
    disk: Plane
    place: tuple[float, float]
    towards: Plane
    clearness: float = 1.0
    is_night: bool = False
    flash: bool = field(default=False)


def unit(x: float, y: float, z: float) -> Plane:
    """A unit vector."""
    vector = np.array([x, y, z], np.float32)
    result: Plane = vector / np.float32(np.linalg.norm(vector))
    return result
