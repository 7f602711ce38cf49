"""Smaller buildings and works of stone and wood, as solids: barn, church, pagoda, torii, tents, bridge, pier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from layer_server.generators.scene.solids import Solid, ball, box, cylinder, roof

STONE, ROOF, WOOD, LAMP, PLASTER = range(5)
"""Materials of buildings: places in ``structures.stuffs``."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a building stands: its foot, and its size in units."""

    x: float
    y: float
    z: float
    size: float


Build = Callable[[Site, np.random.Generator], list[Solid]]


def barn(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A long barn with a silo beside it."""
    s, x, y, z = site.size, site.x, site.y - site.size * 0.12, site.z
    side = float(rng.choice([-1, 1]))
    parts = [
        box((x - s * 0.6, y, z - s * 0.4), (x + s * 0.6, y + s * 0.55, z + s * 0.4), ROOF, 1.25),
        roof(
            (x - s * 0.66, y + s * 0.55, z - s * 0.46),
            (x + s * 0.66, y + s * 0.98, z + s * 0.46),
            WOOD,
            tone=1.3,
        ),
        box((x - s * 0.17, y, z - s * 0.42), (x + s * 0.17, y + s * 0.42, z - s * 0.39), PLASTER, 1.1),
        box((x - s * 0.14, y, z - s * 0.43), (x + s * 0.14, y + s * 0.39, z - s * 0.41), WOOD, 1.0),
        cylinder((x + side * s * 0.86, z), y, y + s * 1.05, s * 0.17, PLASTER),
        ball((x + side * s * 0.86, y + s * 1.05, z), s * 0.17, STONE),
    ]
    for share in (-0.42, 0.42):
        low, high = x + s * (share - 0.07), x + s * (share + 0.07)
        parts.append(box((low, y + s * 0.22, z - s * 0.42), (high, y + s * 0.38, z - s * 0.39), LAMP))
    return parts


def church(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A nave and a tower with a steeple and a cross."""
    s, y, z = site.size, site.y - site.size * 0.12, site.z
    side = float(rng.choice([-1, 1]))
    x, tower = site.x, site.x - side * site.size * 0.62
    parts = [
        box((x - s * 0.5, y, z - s * 0.28), (x + s * 0.5, y + s * 0.52, z + s * 0.28), PLASTER),
        roof((x - s * 0.55, y + s * 0.52, z - s * 0.33), (x + s * 0.55, y + s * 0.95, z + s * 0.33), ROOF),
        box((tower - s * 0.18, y, z - s * 0.2), (tower + s * 0.18, y + s * 1.05, z + s * 0.2), PLASTER, 1.05),
        roof(
            (tower - s * 0.21, y + s * 1.05, z - s * 0.23),
            (tower + s * 0.21, y + s * 1.85, z + s * 0.23),
            ROOF,
            hip=1.0,
        ),
        box(
            (tower - s * 0.012, y + s * 1.8, z - s * 0.012),
            (tower + s * 0.012, y + s * 2.05, z + s * 0.012),
            WOOD,
        ),
        box(
            (tower - s * 0.06, y + s * 1.92, z - s * 0.012),
            (tower + s * 0.06, y + s * 1.95, z + s * 0.012),
            WOOD,
        ),
        box((tower - s * 0.07, y, z - s * 0.22), (tower + s * 0.07, y + s * 0.28, z - s * 0.19), WOOD),
        box(
            (tower - s * 0.05, y + s * 0.72, z - s * 0.22),
            (tower + s * 0.05, y + s * 0.92, z - s * 0.19),
            LAMP,
        ),
    ]
    for share in (-0.3, 0.0, 0.3):
        low, high = x + s * (share - 0.05), x + s * (share + 0.05)
        parts.append(box((low, y + s * 0.16, z - s * 0.30), (high, y + s * 0.42, z - s * 0.27), LAMP))
    return parts


def pagoda(site: Site, rng: np.random.Generator) -> list[Solid]:
    """Five storeys, each under its own wide roof."""
    del rng
    s, x, y, z = site.size, site.x, site.y - site.size * 0.1, site.z
    parts: list[Solid] = [box((x - s * 0.5, y, z - s * 0.5), (x + s * 0.5, y + s * 0.12, z + s * 0.5), STONE)]
    foot = y + s * 0.12
    for storey in range(5):
        wide = s * (0.36 - 0.05 * storey)
        tall = s * (0.26 - 0.015 * storey)
        parts.append(box((x - wide, foot, z - wide), (x + wide, foot + tall, z + wide), PLASTER, 0.9))
        for share in (-0.5, 0.5):
            at = x + wide * share
            parts.append(
                box(
                    (at - s * 0.03, foot + tall * 0.25, z - wide * 1.03),
                    (at + s * 0.03, foot + tall * 0.8, z - wide * 0.97),
                    LAMP,
                )
            )
        eave = wide * 1.62
        parts.append(
            roof(
                (x - eave, foot + tall, z - eave), (x + eave, foot + tall + s * 0.30, z + eave), ROOF, hip=1.0
            )
        )
        foot += tall + s * 0.10
    parts.append(cylinder((x, z), foot, foot + s * 0.55, s * 0.025, WOOD, tip=0.004))
    return parts


def torii(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A gate of two posts and two beams."""
    del rng
    s, x, y, z = site.size, site.x, site.y - site.size * 0.05, site.z
    parts = [
        cylinder((x + side * s * 0.42, z), y, y + s * 0.95, s * 0.055, ROOF, tip=s * 0.045, tone=1.3)
        for side in (-1, 1)
    ]
    parts += [
        box(
            (x - s * 0.66, y + s * 0.95, z - s * 0.06), (x + s * 0.66, y + s * 1.04, z + s * 0.06), ROOF, 1.3
        ),
        box(
            (x - s * 0.72, y + s * 1.04, z - s * 0.08), (x + s * 0.72, y + s * 1.09, z + s * 0.08), WOOD, 0.5
        ),
        box(
            (x - s * 0.54, y + s * 0.74, z - s * 0.035),
            (x + s * 0.54, y + s * 0.81, z + s * 0.035),
            ROOF,
            1.3,
        ),
        box(
            (x - s * 0.04, y + s * 0.81, z - s * 0.04), (x + s * 0.04, y + s * 0.95, z + s * 0.04), WOOD, 0.8
        ),
    ]
    return parts


def stones(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A ring of standing stones, some pairs under a lintel."""
    s, y = site.size, site.y - site.size * 0.1
    parts = []
    for k in range(11):
        angle = k / 11 * 2 * np.pi
        x, z = site.x + s * float(np.cos(angle)), site.z + s * 0.8 * float(np.sin(angle))
        wide, tall = s * float(rng.uniform(0.09, 0.13)), s * float(rng.uniform(0.55, 0.75))
        parts.append(
            box(
                (x - wide, y, z - wide * 0.7),
                (x + wide, y + tall, z + wide * 0.7),
                STONE,
                float(rng.uniform(0.85, 1.1)),
            )
        )
        if k % 3 == 0:
            parts.append(
                box(
                    (x - wide, y + s * 0.70, z - wide * 0.8),
                    (x + s * 0.55, y + s * 0.82, z + wide * 0.8),
                    STONE,
                    0.95,
                )
            )
    return parts


def tent(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A ridge tent of cloth, with its entrance lit."""
    s, x, y, z = site.size, site.x, site.y - site.size * 0.06, site.z
    tone = float(rng.uniform(0.9, 1.25))
    return [
        roof(
            (x - s * 0.5, y, z - s * 0.5),
            (x + s * 0.5, y + s * 0.75, z + s * 0.5),
            PLASTER,
            hip=1.0,
            tone=tone,
        ),
        box((x - s * 0.06, y, z - s * 0.40), (x + s * 0.06, y + s * 0.26, z - s * 0.33), LAMP),
        cylinder((x, z), y, y + s * 0.82, s * 0.015, WOOD),
    ]


def igloo(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A dome of snow with a tunnel."""
    del rng
    s, x, y, z = site.size, site.x, site.y - site.size * 0.08, site.z
    return [
        *_dome((x, z), y, s * 0.6),
        box((x - s * 0.17, y, z - s * 0.95), (x + s * 0.17, y + s * 0.30, z - s * 0.4), PLASTER, 1.25),
        box((x - s * 0.11, y, z - s * 0.97), (x + s * 0.11, y + s * 0.22, z - s * 0.93), LAMP),
    ]


def bridge(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A stone arch over a river; ``size`` is half its length."""
    del rng
    half, x, z = site.size, site.x, site.z
    parts = []
    count = 26
    for k in range(count):
        a, b = (2 * k / count - 1), (2 * (k + 1) / count - 1)
        middle = (a + b) / 2
        deck = 0.16 + half * 0.26 * (1 - middle**2)
        under = (
            half * 0.36 * float(np.sqrt(max(0.0, 1 - (middle / 0.60) ** 2))) - 0.02
            if abs(middle) < 0.60
            else -0.6
        )
        under = min(under, deck - 0.07)
        low, high = x + a * half, x + b * half
        parts.append(box((low, under, z - 0.26), (high, deck, z + 0.26), STONE, 1.05))
        parts.append(box((low, deck, z - 0.26), (high, deck + 0.10, z - 0.21), STONE, 0.9 + 0.15 * (k % 2)))
    return parts


def pier(site: Site, rng: np.random.Generator) -> list[Solid]:
    """Planks on posts, out over the water; ``size`` is its length."""
    s, x, z = site.size, site.x, site.z
    parts = []
    count = max(6, int(s / 0.18))
    for k in range(count):
        near, far = z + s * k / count, z + s * (k + 0.86) / count
        wide = 0.26 + float(rng.uniform(-0.015, 0.015))
        parts.append(box((x - wide, 0.13, near), (x + wide, 0.17, far), WOOD, float(rng.uniform(1.1, 1.5))))
        if k % 5 == 0:
            for side in (-1, 1):
                parts.append(cylinder((x + side * 0.26, near + 0.04), -0.5, 0.42, 0.030, WOOD, tone=0.8))
    return parts


def _dome(at: tuple[float, float], foot: float, radius: float) -> list[Solid]:
    """Half a ball in rings."""
    turns = np.linspace(0, np.pi / 2, 6)
    return [
        cylinder(at, foot + radius * float(np.sin(low)), foot + radius * float(np.sin(high)), radius * float(np.cos(low)), PLASTER, tip=max(0.01, radius * float(np.cos(high))), tone=1.1)
        for low, high in pairwise(turns.tolist())
    ]  # fmt: skip


def domes(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A dome on a ring of lit windows, a tube beside it."""
    s, x, y, z = site.size * float(rng.uniform(0.6, 1.2)), site.x, site.y - 0.1, site.z
    side = float(rng.choice([-1, 1]))
    return [
        cylinder((x, z), y, y + s * 0.30, s * 0.62, PLASTER), cylinder((x, z), y + s * 0.12, y + s * 0.20, s * 0.63, LAMP), cylinder((x, z), y + s * 0.30, y + s * 0.36, s * 0.66, STONE),
        *_dome((x, z), y + s * 0.36, s * 0.60), cylinder((x, z), y + s * 0.86, y + s * 1.25, s * 0.035, WOOD), ball((x, y + s * 1.27, z), s * 0.06, LAMP),
        box((min(x, x + side * s * 1.3), y + s * 0.05, z - s * 0.10), (max(x, x + side * s * 1.3), y + s * 0.25, z + s * 0.10), PLASTER, 0.9),
        *(box((x + s * share - s * 0.05, y + s * 0.45, z - s * 0.62), (x + s * share + s * 0.05, y + s * 0.58, z - s * 0.30), LAMP) for share in (-0.28, 0.0, 0.28)),
    ]  # fmt: skip


MORE: dict[str, Build] = {
    "barn": barn, "church": church, "pagoda": pagoda, "torii": torii, "stones": stones, "tent": tent, "igloo": igloo,
    "bridge": bridge, "pier": pier, "domes": domes,
}  # fmt: skip
