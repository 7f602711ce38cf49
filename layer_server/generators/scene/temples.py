"""Temples by the people that built them: which one a prompt means, the Greek one and the step pyramid."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layer_server.generators.scene.buildings import PLASTER, STONE, WOOD, Site
from layer_server.generators.scene.solids import Solid, box, cylinder, roof
from layer_server.generators.scene.spec import Scene

_LANDS = frozenset(
    (
        "mountains",
        "forest",
        "meadow",
        "coast",
        "desert",
        "canyon",
        "snow",
        "swamp",
        "jungle",
        "volcano",
        "graveyard",
    )
)
_TEMPLE = frozenset(("temple", "temples", "shrine", "shrines"))
_EAST = frozenset(
    "japanese japan chinese china asian oriental zen buddhist buddha shinto korean thai tibetan sakura cherry blossom bamboo monk shaolin samurai koi".split()  # noqa: SIM905
)
_NEW_WORLD = frozenset("mayan maya aztec inca jungle rainforest mesoamerican".split())  # noqa: SIM905
_GREEK = frozenset("greek greece roman ancient white marble stone classical".split())  # noqa: SIM905
_FALLEN = frozenset(
    [
        "ruin",
        "ruins",
        "ruined",
        "abandoned",
        "destroyed",
        "crumbling",
        "broken",
        "lost",
        "forgotten",
        "overgrown",
        "column",
        "columns",
        "acropolis",
    ]
)


def with_temple(scene: Scene) -> Scene:
    """The scene with a temple of its people where it has one that is no ruin."""
    if "ruins" not in scene.features or not scene.words & _TEMPLE or scene.kind not in _LANDS:
        return scene
    name = "pagoda" if scene.words & _EAST else "step pyramid" if scene.words & _NEW_WORLD else "temple"
    if scene.words & _FALLEN and name == "temple":
        return scene
    features = tuple(dict.fromkeys(name if each == "ruins" else each for each in scene.features))
    own = scene.said.get("ruins", frozenset()) | (
        scene.words & (_EAST | _NEW_WORLD | _GREEK) - {"jungle", "bamboo"}
    )
    return replace(
        scene, features=features, said={**scene.said, name: own | scene.said.get(name, frozenset())}
    )


def temple(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A Greek temple that stands whole: steps, columns all around, a pediment, a roof."""
    del rng
    s, x, y, z = site.size, site.x, site.y - site.size * 0.12, site.z
    parts = [
        box((x - s * (0.95 - 0.06 * k), y + s * 0.07 * k, z - s * (0.55 - 0.05 * k)), (x + s * (0.95 - 0.06 * k), y + s * 0.07 * (k + 1), z + s * (0.55 - 0.05 * k)), PLASTER)
        for k in range(3)
    ]  # fmt: skip
    foot, top = y + s * 0.21, y + s * 0.92
    parts.append(box((x - s * 0.56, foot, z - s * 0.18), (x + s * 0.56, top, z + s * 0.24), PLASTER, 0.85))
    parts.append(box((x - s * 0.10, foot, z - s * 0.20), (x + s * 0.10, foot + s * 0.5, z - s * 0.17), WOOD))
    for k in range(8):
        at = x + s * (-0.74 + 1.48 * k / 7)
        parts += [
            cylinder((at, z - s * 0.34), foot, top, s * 0.062, PLASTER, tip=s * 0.052),
            cylinder((at, z - s * 0.34), top - s * 0.03, top, s * 0.085, PLASTER),
        ]
    parts += [
        cylinder((x + side * s * 0.74, z + s * dz), foot, top, s * 0.062, PLASTER, tip=s * 0.052)
        for side in (-1, 1)
        for dz in (-0.1, 0.14, 0.36)
    ]
    parts.append(box((x - s * 0.84, top, z - s * 0.44), (x + s * 0.84, top + s * 0.10, z + s * 0.44), PLASTER, 1.05))  # fmt: skip
    parts.append(roof((x - s * 0.90, top + s * 0.10, z - s * 0.48), (x + s * 0.90, top + s * 0.42, z + s * 0.48), PLASTER, hip=0.8, tone=0.9))  # fmt: skip
    return parts


def step_pyramid(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A pyramid in steps with a stair up its front and a house of the gods on it."""
    del rng
    s, x, y, z = site.size, site.x, site.y - site.size * 0.2, site.z
    parts = []
    for k in range(6):
        half = s * (0.95 - 0.125 * k)
        parts.append(box((x - half, y + s * 0.16 * k, z - half * 0.8), (x + half, y + s * 0.16 * (k + 1), z + half * 0.8), STONE, 1.0 - 0.05 * (k % 2)))  # fmt: skip
        front = z - half * 0.8
        for step in range(3):
            parts.append(box((x - s * 0.16, y + s * 0.16 * k, front - s * (0.10 - 0.033 * step)), (x + s * 0.16, y + s * (0.16 * k + 0.053 * (step + 1)), front + 0.02), PLASTER, 0.9))  # fmt: skip
    top = y + s * 0.96
    parts += [
        box((x - s * 0.20, top, z - s * 0.15), (x + s * 0.20, top + s * 0.24, z + s * 0.15), STONE, 1.1),
        box((x - s * 0.07, top, z - s * 0.16), (x + s * 0.07, top + s * 0.17, z - s * 0.14), WOOD, 0.4),
        box(
            (x - s * 0.24, top + s * 0.24, z - s * 0.18), (x + s * 0.24, top + s * 0.32, z + s * 0.18), STONE
        ),
    ]
    return parts
