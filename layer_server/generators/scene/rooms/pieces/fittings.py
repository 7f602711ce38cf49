"""Fittings of trains, ships, clubs and halls that are made for one kind of room."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs
from layer_server.generators.scene.rooms.pieces.lights import window


@piece(2.7, 0.4)
def rib_light(p: Place) -> None:
    """A rib of a ship's corridor with a tube of light, and a rail to the next."""
    p.fixed = True
    tall, long = p.kit.tall, 2.7
    p.slab(
        [(0, 0), (0.55, 0), (0.22, 0.9), (0, 0.9)],
        (-0.22, 0.22),
        "hull",
    )
    p.box((-0.22, 0.22), (0.8, tall - 0.7), (0, 0.22), "hull")
    p.slab([(0, tall), (0.62, tall), (0.22, tall - 0.8), (0, tall - 0.8)], (-0.22, 0.22), "hull")
    p.box((-0.04, 0.04), (0.7, tall - 0.8), (0.2, 0.25), "glow:glow")
    p.box((-long / 2, long / 2), (0.9, 1.0), (0, 0.08), "glow:glow")
    p.box((-long / 2, long / 2), (0, 0.3), (0, 0.3), "hull", 0.8)
    p.lamp(0, 1.6, 0.8, p.kit.tint("glow", 0.6), 1.2)


@piece(8.6, 0.4)
def viewport(p: Place) -> None:
    """A window as wide as the bridge; space itself is painted behind it."""
    p.fixed = True
    half, tall = p.kit.wide, p.kit.tall
    p.box((-half, half), (0, 0.95), (0, 0.5), "hull")
    p.slab([(0, 0.95), (0.7, 0.75), (0.7, 0.65), (0, 0.65)], (-half, half), "buttons")
    p.box((-half, half), (tall - 0.45, tall), (0, 0.4), "hull")
    p.box((-half, half), (tall - 0.50, tall - 0.44), (0.36, 0.44), "glow:glow")
    for u in (-half * 0.55, half * 0.55):
        p.box((u - 0.09, u + 0.09), (0.9, tall), (-0.1, 0.15), "steel")
    for side in (-1, 1):
        p.face(
            [
                (side * half, 0.9),
                (side * (half - 0.5), 0.9),
                (side * (half - 0.12), tall * 0.55),
                (side * half, tall * 0.55),
            ],
            (-0.1, 0.2),
            "hull",
        )
        p.face(
            [
                (side * half, tall * 0.55),
                (side * (half - 0.12), tall * 0.55),
                (side * (half - 0.6), tall),
                (side * half, tall),
            ],
            (-0.1, 0.2),
            "hull",
        )


@piece(2.6, 3.0)
def dining(p: Place) -> None:
    """A table with chairs around it, candles and plates."""
    p.box((-0.6, 0.6), (0.70, 0.77), (0.2, 2.6), "oak", 1.4)
    legs(p, 0.55, (0.25, 2.55), 0.7, "oak", 0.06)
    for d in (0.7, 1.4, 2.1):
        for side in (-1, 1):
            p.post(side * 0.38, d, (0.77, 0.785), 0.15, "gloss:#f4f0e8")
            p.post(side * 0.18, d + 0.15, (0.77, 0.95), 0.035, "glass")
            u = side * 0.95
            p.block(u, (0.42, 0.48), d, (0.21, 0.22), "cloth:accent", 1.2)
            p.block(u + side * 0.2, (0.48, 1.05), d, (0.03, 0.21), "oak", 1.2)
            for dd in (-0.18, 0.18):
                p.block(u, (0, 0.42), d + dd, (0.18, 0.02), "oak")
    p.post(0, 1.2, (0.77, 0.95), 0.10, "gloss:#f4f0e8", tip=0.06)
    p.ball(0, 1.05, 1.2, 0.17, "hedge")
    p.lamp(0, 1.6, 1.4, (1.0, 0.78, 0.5), 1.8)


@piece(2.6, 0.2)
def mirror(p: Place) -> None:
    p.fixed = True
    p.box((-1.2, 1.2), (0.4, 2.3), (0, 0.04), "glass:#a8bcc8")
    for u in (-1.22, 1.22):
        p.box((u - 0.03, u + 0.03), (0.37, 2.33), (0, 0.07), "gold")
    for y in (0.35, 2.3):
        p.box((-1.25, 1.25), (y, y + 0.05), (0, 0.07), "gold")


@piece(0.9, 0.9)
def disco(p: Place) -> None:
    y = p.kit.tall - 0.7
    p.post(0, 0, (y, p.kit.tall), 0.015, "iron")
    p.ball(0, y - 0.3, 0, 0.38, "glitter", 1.6)
    p.lamp(0.4, y - 0.9, 0.6, p.kit.tint("glow", 1.2), 2.6)
    p.lamp(-0.6, y - 0.9, -0.6, p.kit.tint("accent", 1.2), 2.6)


@piece(4.0, 4.0)
def dance(p: Place) -> None:
    """A floor of lit squares."""
    inks = ("glow:glow", "glow:#ff3aa0", "glow:#3a70ff", "glow:#ffb030", "gloss:#181420")
    for row in range(5):
        for k in range(5):
            u, d = -2.0 + 0.8 * k, 0.8 * row
            p.box((u + 0.03, u + 0.77), (0, 0.03), (d + 0.03, d + 0.77), inks[int(p.rng.integers(5))], 0.7)
    for side in (-1, 1):
        p.lamp(side * 1.2, 0.6, 2.0, p.kit.tint("glow" if side > 0 else "accent", 1.0), 2.0)


@piece(4.0, 2.0)
def dj(p: Place) -> None:
    """A booth between towers of loudspeakers."""
    p.box((-2.2, 2.2), (0, 0.4), (0, 1.8), "gloss:#16161c")
    p.box((-1.0, 1.0), (0.4, 1.4), (0.8, 1.4), "gloss:#1c1c24")
    p.box((-0.95, 0.95), (0.55, 1.3), (1.4, 1.43), "screen:glow")
    p.box((-1.0, 1.0), (1.4, 1.46), (0.6, 1.45), "buttons")
    for side in (-1, 1):
        p.box((side * 1.7 - 0.42, side * 1.7 + 0.42), (0.4, 2.6), (0.4, 1.2), "gloss:#14141a")
        for y in (0.9, 1.6, 2.25):
            p.rod((1.19, 1.23), y, side * 1.7, 0.3 if y < 2 else 0.2, "gloss:#303038", 1.4)
            p.rod((1.22, 1.25), y, side * 1.7, 0.12, "steel")
    p.lamp(0, 2.4, 2.0, p.kit.tint("glow"), 2.6)


@piece(2.0, 0.8)
def bench(p: Place) -> None:
    p.box((-0.9, 0.9), (0.40, 0.46), (0.1, 0.55), "oak", 1.3)
    p.box((-0.9, 0.9), (0.6, 0.95), (0.05, 0.10), "oak", 1.3)
    for u in (-0.75, 0.75):
        p.block(u, (0, 0.42), 0.32, (0.04, 0.2), "iron")
        p.block(u, (0.42, 0.95), 0.1, (0.04, 0.03), "iron")


@piece(3.6, 0.3)
def roller(p: Place) -> None:
    """A roller door."""
    p.fixed = True
    p.box((-1.7, 1.7), (0, 2.5), (0, 0.05), "sheet", 1.1)
    for u in (-1.8, 1.8):
        p.block(u, (0, 2.7), 0.1, (0.1, 0.1), "iron")
    p.box((-1.9, 1.9), (2.5, 2.8), (0, 0.25), "iron")
    for k in range(8):
        u = -1.7 + 0.425 * k
        p.box((u, u + 0.2125), (0.02, 0.16), (0.05, 0.06), "paint:#e8b020")


@piece(3.0, 3.0)
def reactor(p: Place) -> None:
    """A column of light in rings, with pipes to it."""
    tall = p.kit.tall
    p.post(0, 1.5, (0, 0.5), 1.5, "hull", tip=1.2)
    p.post(0, 1.5, (0.5, tall - 0.6), 0.55, "liquid:glow", tone=1.2)
    p.post(0, 1.5, (tall - 0.6, tall), 1.1, "hull", tip=1.5)
    for k in range(4):
        y = 0.95 + (tall - 2.0) * k / 3
        p.post(0, 1.5, (y, y + 0.16), 0.85, "steel")
    for k in range(6):
        a = k * math.pi / 3 + 0.3
        p.post(0.98 * math.cos(a), 1.5 + 0.98 * math.sin(a), (0.4, tall - 0.4), 0.07, "iron")
    p.lamp(0, tall * 0.5, 3.2, p.kit.tint("glow", 1.4), 4.0)


@piece(0.3, 2.0)
def divider(p: Place) -> None:
    """A curtain that stands out from the wall between beds."""
    for k in range(7):
        p.post(0, 0.2 + 0.25 * k, (0.3, 2.1), 0.12, "cloth:#9fc8cc", tone=1.0 + 0.12 * (k % 2))
    p.rod((0, 1.9), 2.14, 0, 0.02, "steel")


@piece(2.5, 0.9)
def train_bay(p: Place) -> None:
    """A window of a carriage, two seats that face each other and a table."""
    fixed = Place(p.kit, p.x, p.z, p.side)
    window(fixed)
    for side in (-1, 1):
        p.box(
            (side * 0.62 if side > 0 else -1.15, 1.15 if side > 0 else -0.62),
            (0.1, 0.46),
            (0.05, 0.85),
            "cloth:accent",
        )
        p.box((side * 1.1 - 0.1, side * 1.1 + 0.1), (0.3, 1.32), (0.05, 0.85), "cloth:accent", 1.15)
        p.box((side * 1.1 - 0.12, side * 1.1 + 0.12), (1.05, 1.33), (0.12, 0.78), "paint:#efe8d8")
    p.box((-0.42, 0.42), (0.70, 0.74), (0, 0.7), "oak", 1.4)
    p.block(0, (0, 0.7), 0.5, (0.03, 0.03), "gold")
    p.post(0.2, 0.3, (0.74, 0.9), 0.05, "glow:#ffd890", tip=0.08)
    p.box((-1.25, 1.25), (1.98, 2.01), (0, 0.42), "gold", 0.9)
    for u, ink in ((-0.6, "leather"), (0.4, "paint:#3a5a7a")):
        p.block(u, (2.01, 2.26), 0.2, (0.3, 0.16), ink, 1.2)
    p.lamp(0.2, 1.2, 0.6, (1.0, 0.78, 0.48), 1.1)


@piece(2.4, 0.3)
def tiled_sign(p: Place) -> None:
    """A station's sign, and a poster beside it."""
    p.fixed = True
    p.box((-1.0, 0.2), (1.75, 2.15), (0, 0.05), "paint:accent")
    p.box((-0.95, 0.15), (1.86, 2.04), (0.05, 0.06), "paint:#f4f4ee")
    p.box((0.45, 1.15), (0.9, 2.0), (0, 0.05), "steel")
    p.box((0.5, 1.1), (0.95, 1.95), (0.05, 0.06), "picture", 1.4)


@piece(2.2, 0.6)
def low_lockers(p: Place) -> None:
    p.box((-1.0, 1.0), (0, 0.9), (0, 0.5), "hull", 1.1)
    for k in range(3):
        u = -0.65 + 0.65 * k
        p.box((u - 0.28, u + 0.28), (0.1, 0.8), (0.49, 0.53), "hull", 1.4)
    p.box((-1.0, 1.0), (0.9, 0.94), (0, 0.52), "glow:glow", 0.9)
