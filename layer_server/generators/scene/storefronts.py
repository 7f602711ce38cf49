"""What lines a street: shops under the houses, signs that stick out, tubes of light, lamp posts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.solids import Solid, box, cylinder
from layer_server.generators.scene.stage import Lamp, Stage

LETTER = 0.55
"""Units that one letter of a sign takes; signs are whole letters wide and high."""
_SHOP = 3.7
_TUBE = 0.05


@dataclass(frozen=True, slots=True)
class Front:
    """The side of a house on a street.

    Attributes:
        face: x of the wall.
        side: -1 or 1, the side of the street that it is on.
        near, far: z of its ends.
        tall: its height.
    """

    face: float
    side: int
    near: float
    far: float
    tall: float

    def out(self, much: float) -> float:
        """x so far before the wall."""
        return self.face - self.side * much

    def slab(
        self, out: tuple[float, float], y: tuple[float, float], z: tuple[float, float], material: int
    ) -> Solid:
        """A box before the wall, from and to a distance from it."""
        ends = sorted((self.out(out[0]), self.out(out[1])))
        return box((ends[0], y[0], z[0]), (ends[1], y[1], z[1]), material)


@dataclass(frozen=True, slots=True)
class Trade:
    """Materials of a street's fronts: the shops', an awning's, and per ink that of its letters and of its tubes."""

    shop: int
    awning: int
    signs: tuple[int, ...]
    tubes: tuple[int, ...]
    inks: tuple[str, ...]


def shops(stage: Stage, front: Front, trade: Trade, rng: np.random.Generator, *, lit: bool) -> None:
    """A row of shops in the ground floor, and what light of theirs falls on the pavement."""
    stage.solids.append(front.slab((0.12, -0.9), (0.16, _SHOP), (front.near, front.far), trade.shop))
    stage.solids.append(
        front.slab((0.30, -0.2), (_SHOP, _SHOP + 0.25), (front.near, front.far), trade.awning)
    )
    if rng.random() < 0.5:
        begin = front.near + float(rng.uniform(0.05, 0.5)) * (front.far - front.near)
        end = min(begin + float(rng.uniform(2.2, 4.0)), front.far)
        stage.solids.append(front.slab((1.25, 0.0), (2.62, 2.74), (begin, end), trade.awning))
    if lit and front.near < 40:
        at = (front.out(1.1), 1.6, (front.near + front.far) / 2)
        stage.lamps.append(Lamp(at, (0.85, 0.62, 0.36), 2.4, False))


def signs(stage: Stage, front: Front, trade: Trade, rng: np.random.Generator) -> None:
    """Blades of letters that stick out into the street, framed in light, and a tube along the fascia."""
    for _ in range(int(rng.integers(2, 4))):
        which, second = (int(rng.integers(len(trade.inks))) for _ in range(2))
        wide, high = LETTER * int(rng.integers(2, 4)), LETTER * int(rng.integers(3, 9))
        if rng.random() < 0.35:
            wide, high = LETTER * int(rng.integers(3, 5)), LETTER * 2
        foot = LETTER * int(rng.integers(7, max(8, int(min(front.tall * 0.75, 13) / LETTER))))
        z = front.near + float(rng.uniform(0.1, 0.9)) * (front.far - front.near)
        begin = round(front.out(0.35) / LETTER) * LETTER
        ends = sorted((begin, begin - front.side * wide))
        stage.solids.append(
            box((ends[0], foot, z - 0.08), (ends[1], foot + high, z + 0.08), trade.signs[which])
        )
        low, top, rim = ends[0] - _TUBE, foot + high, trade.tubes[second]
        for x, y in ((low, foot - _TUBE), (ends[1], foot - _TUBE)):
            stage.solids.append(box((x, y, z - 0.11), (x + _TUBE, top + _TUBE, z + 0.05), rim))
        for y in (foot - _TUBE, top):
            stage.solids.append(box((low, y, z - 0.11), (ends[1] + _TUBE, y + _TUBE, z + 0.05), rim))
        ink = rgb(trade.inks[which]) * np.float32(1.0)
        at = ((ends[0] + ends[1]) / 2, foot + high / 2, z - 0.9)
        stage.lamps.append(Lamp(at, (float(ink[0]), float(ink[1]), float(ink[2])), 3.2, False))
    tube = trade.tubes[int(rng.integers(len(trade.tubes)))]
    over = _SHOP + 0.30
    stage.solids.append(
        front.slab((0.36, 0.28), (over, over + 0.09), (front.near + 0.2, front.far - 0.2), tube)
    )
    if rng.random() < 0.5:
        corner = (front.near + 0.05, front.near + 0.16)
        stage.solids.append(front.slab((0.10, 0.0), (over, front.tall - 0.4), corner, tube))


def lamp_post(stage: Stage, front: Front, z: float, material: int, *, lit: bool) -> list[Solid]:
    """A post at the kerb with an arm over the road."""
    x, reach = front.out(1.4), front.out(2.3)
    if lit and z < 34:
        stage.lamps.append(Lamp((reach, 4.0, z), (0.9, 0.72, 0.45), 1.6, False))
    return [
        cylinder((x, z), 0, 4.3, 0.06, material, tone=0.5),
        box((min(x, reach), 4.25, z - 0.05), (max(x, reach), 4.33, z + 0.05), material, 0.5),
    ]
