"""Churches, courts, stages, museums, hospitals, baths and arenas."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import CANDLE, Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs


@piece(2.6, 0.9)
def pew(p: Place) -> None:
    p.box((-1.2, 1.2), (0.40, 0.46), (0.1, 0.5), "oak", 1.2)
    p.box((-1.2, 1.2), (0.46, 0.95), (0.48, 0.55), "oak", 1.1)
    p.box((-1.25, 1.25), (0.92, 0.98), (0.46, 0.60), "oak", 1.35)
    for u in (-1.22, 1.22):
        p.box((u - 0.05, u + 0.05), (0, 1.02), (0.06, 0.6), "oak", 1.25)


@piece(3.4, 2.4)
def altar(p: Place) -> None:
    """Steps, a table of stone under a cloth, candles, a gold sign behind it."""
    for k in range(3):
        p.box(
            (-2.6 + 0.35 * k, 2.6 - 0.35 * k),
            (0.16 * k, 0.16 * (k + 1)),
            (0, 2.4 - 0.4 * k),
            "pale stone",
            1.1,
        )
    p.box((-1.0, 1.0), (0.48, 1.35), (0.5, 1.1), "pale stone", 1.2)
    p.box((-1.1, 1.1), (1.35, 1.43), (0.42, 1.18), "marble", 1.2)
    p.box((-0.55, 0.55), (0.7, 1.44), (1.1, 1.2), "cloth:accent", 1.2)
    for u in (-0.85, -0.6, 0.6, 0.85):
        p.post(u, 0.75, (1.43, 1.75), 0.03, "gold")
        p.flame(u, 1.78, 0.75, 0.2)
    p.box((-0.06, 0.06), (1.43, 2.5), (0.7, 0.8), "gold", 1.2)
    p.box((-0.34, 0.34), (2.05, 2.17), (0.7, 0.8), "gold", 1.2)
    p.lamp(0, 2.4, 1.8, CANDLE, 3.0)


@piece(2.0, 1.8)
def offering(p: Place) -> None:
    """A dark altar: a block with runes, candles and a skull."""
    p.box((-1.3, 1.3), (0, 0.18), (0, 1.7), "dark stone", 1.2)
    p.box((-0.9, 0.9), (0.18, 0.95), (0.35, 1.3), "dark stone", 1.3)
    p.box((-1.0, 1.0), (0.95, 1.08), (0.25, 1.4), "dark stone", 1.6)
    for k in range(5):
        u = -0.66 + 0.33 * k
        p.box((u - 0.03, u + 0.03), (0.35, 0.8), (1.3, 1.315), "glow:glow")
        p.box((u - 0.03, u + 0.12), (0.5 + 0.06 * (k % 3), 0.56 + 0.06 * (k % 3)), (1.3, 1.315), "glow:glow")
    p.ball(0, 1.2, 0.85, 0.14, "paint:#e4dac0")
    for u in (-0.75, -0.5, 0.5, 0.75):
        tall = float(p.rng.uniform(0.12, 0.3))
        p.post(u, 0.8, (1.08, 1.08 + tall), 0.05, "paint:#e8dcc0")
        p.flame(u, 1.11 + tall, 0.8, 0.2)
    p.lamp(0, 1.6, 1.9, p.kit.tint("glow"), 2.0)


@piece(3.6, 2.6)
def throne(p: Place) -> None:
    for k in range(4):
        p.box((-2.4 + 0.3 * k, 2.4 - 0.3 * k), (0.2 * k, 0.2 * (k + 1)), (0, 2.6 - 0.4 * k), "marble", 1.05)
    y = 0.8
    p.box((-0.62, 0.62), (y, y + 0.5), (0.25, 1.05), "gold")
    p.box((-0.5, 0.5), (y + 0.5, y + 0.62), (0.3, 1.05), "cloth:accent", 1.3)
    p.box((-0.66, 0.66), (y, y + 2.3), (0.1, 0.3), "gold", 1.1)
    p.box((-0.48, 0.48), (y + 0.6, y + 2.05), (0.3, 0.36), "cloth:accent", 1.2)
    p.face(
        [(-0.66, y + 2.3), (0.66, y + 2.3), (0.3, y + 2.75), (0, y + 2.95), (-0.3, y + 2.75)],
        (0.1, 0.3),
        "gold",
        1.2,
    )
    p.ball(0, y + 2.62, 0.32, 0.11, "gloss:#c82040")
    for u in (-0.72, 0.72):
        p.box((u - 0.12, u + 0.12), (y, y + 0.95), (0.25, 1.1), "gold", 1.1)
        p.ball(u, y + 1.0, 1.05, 0.14, "gold", 1.2)
        p.post(u * 0.92, 0.2, (y + 2.3, y + 2.55), 0.09, "gold", tip=0.02)
    p.lamp(0, 3.6, 2.2, (1.0, 0.84, 0.55), 3.6)


@piece(1.4, 1.4)
def column(p: Place) -> None:
    tall = p.kit.tall
    p.block(0, (0, 0.35), 0.6, (0.52, 0.52), "trim stone", 1.1)
    p.post(0, 0.6, (0.35, 0.5), 0.46, "trim stone", tip=0.40)
    p.post(0, 0.6, (0.5, tall - 0.55), 0.36, "pillar", tip=0.31)
    p.post(0, 0.6, (tall - 0.6, tall - 0.35), 0.32, "trim stone", tip=0.5)
    p.block(0, (tall - 0.35, tall), 0.6, (0.52, 0.52), "trim stone", 1.1)


@piece(1.3, 0.2)
def banner(p: Place) -> None:
    top = min(p.kit.tall - 0.5, 4.6)
    low = max(1.0, top - 2.6)
    p.bar((-0.52, 0.52), top, 0.12, 0.035, "gold")
    p.box((-0.45, 0.45), (low, top), (0.08, 0.13), "cloth:accent", 1.2)
    p.face([(-0.45, low), (0.45, low), (0, low - 0.4)], (0.08, 0.13), "cloth:accent", 1.2)
    middle = (low + top) / 2
    p.face([(-0.2, middle), (0, middle + 0.3), (0.2, middle), (0, middle - 0.3)], (0.13, 0.145), "gold")
    for u in (-0.4, 0.4):
        p.box((u - 0.025, u + 0.025), (low, top), (0.13, 0.14), "gold")


@piece(1.2, 1.2)
def statue(p: Place) -> None:
    """A robed figure on a plinth."""
    p.block(0, (0, 0.8), 0.6, (0.42, 0.42), "pale stone", 1.1)
    p.block(0, (0.8, 0.9), 0.6, (0.48, 0.48), "pale stone", 1.2)
    p.post(0, 0.6, (0.9, 1.75), 0.34, "pale stone", tip=0.20, tone=1.1)
    p.post(0, 0.6, (1.75, 2.2), 0.20, "pale stone", tip=0.29, tone=1.15)
    p.ball(0, 2.2, 0.6, 0.24, "pale stone", 1.1)
    p.ball(0, 2.52, 0.62, 0.16, "pale stone", 1.25)
    for u in (-0.28, 0.28):
        p.slab(
            [(0.62, 2.2), (0.75, 2.25), (0.98, 1.75), (0.88, 1.68)], (u - 0.07, u + 0.07), "pale stone", 1.15
        )


@piece(1.6, 1.2)
def showcase(p: Place) -> None:
    """A relic on a plinth under glass edges, lit from above."""
    p.block(0, (0, 0.95), 0.6, (0.42, 0.42), "gloss:#26282e")
    p.block(0, (0.95, 1.0), 0.6, (0.46, 0.46), "gold")
    kind = int(p.rng.integers(3))
    if kind == 0:
        p.post(0, 0.6, (1.0, 1.25), 0.10, "paint:#b8603a", tip=0.22)
        p.post(0, 0.6, (1.25, 1.5), 0.22, "paint:#b8603a", tip=0.09)
        p.post(0, 0.6, (1.5, 1.58), 0.09, "paint:#b8603a", tip=0.14)
        p.post(0, 0.6, (1.22, 1.28), 0.225, "gloss:#181410")
    elif kind == 1:
        p.post(0, 0.6, (1.0, 1.1), 0.14, "gold")
        p.ball(0, 1.35, 0.6, 0.2, "gold", 1.2)
        for k in range(5):
            a = k * 2 * math.pi / 5
            p.post(0.18 * math.cos(a), 0.6 + 0.18 * math.sin(a), (1.35, 1.68), 0.05, "gold", tip=0.005)
    else:
        p.post(0, 0.6, (1.0, 1.1), 0.1, "gold")
        p.post(0, 0.6, (1.1, 1.35), 0.02, "liquid:glow", tip=0.2)
        p.post(0, 0.6, (1.35, 1.5), 0.2, "liquid:glow", tip=0.1)
    for u in (-0.4, 0.4):
        for d in (0.2, 1.0):
            p.block(u, (1.0, 1.9), d, (0.012, 0.012), "steel")
    p.block(0, (1.9, 1.93), 0.6, (0.42, 0.42), "steel")
    p.lamp(0, 2.2, 1.1, (1.0, 0.95, 0.85), 1.5)


@piece(4.6, 3.0)
def skeleton(p: Place) -> None:
    """The bones of a long-necked beast on a plinth."""
    bone = "paint:#e0d4b8"
    p.box((-2.2, 2.2), (0, 0.3), (0.2, 2.6), "gloss:#2c2e34")
    for k in range(17):
        t = k / 16
        u = -2.3 + 4.6 * t
        y = 1.75 + 0.45 * math.sin(math.pi * t) + max(0.0, t - 0.7) ** 1.4 * 6.0
        p.ball(u * 0.92, y, 1.4, 0.10 + 0.07 * math.sin(math.pi * t), bone)
        if 5 <= k <= 11:
            drop = 0.75 * math.sin(math.pi * (k - 4) / 8)
            for d in (1.12, 1.68):
                p.face(
                    [
                        (u * 0.92 - 0.03, y),
                        (u * 0.92 + 0.03, y),
                        (u * 0.92 - 0.05, y - drop),
                        (u * 0.92 - 0.1, y - drop),
                    ],
                    (d - 0.025, d + 0.025),
                    bone,
                )
    p.face([(1.95, 3.1), (2.65, 2.85), (2.65, 3.0), (2.0, 3.45)], (1.22, 1.58), bone, 1.1)
    for u in (-0.75, 0.85):
        for d in (1.1, 1.7):
            p.post(u, d, (0.3, 1.1), 0.06, bone, tip=0.08)
            p.post(u, d, (1.1, 1.95), 0.09, bone, tip=0.06)
    p.lamp(0, 3.4, 3.4, (1.0, 0.94, 0.84), 3.0)


@piece(6.4, 3.6)
def stage(p: Place) -> None:
    """A stage under a red curtain."""
    p.fixed = True
    half, tall = min(p.kit.wide - 0.5, 3.4), p.kit.tall
    p.box((-half - 0.3, half + 0.3), (0, 0.95), (0, 3.0), "oak", 1.1)
    p.box((-half - 0.3, half + 0.3), (0.95, 1.0), (0, 3.05), "boards", 1.3)
    p.box((-half, half), (1.0, tall - 0.6), (0.0, 0.1), "cloth:accent", 0.6)
    for side in (-1, 1):
        for k in range(6):
            u = side * (half - 0.17 * k)
            p.post(u, 2.4, (1.0, tall - 0.4), 0.125, "cloth:accent", tone=1.0 + 0.15 * (k % 2))
        p.box((side * (half + 0.35) - 0.28, side * (half + 0.35) + 0.28), (0, tall), (2.3, 2.9), "gold", 0.8)
    for k in range(12):
        u = -half + (k + 0.5) * half / 6
        p.face(
            [
                (u - half / 12, tall),
                (u + half / 12, tall),
                (u + half / 12, tall - 0.75),
                (u, tall - 1.05),
                (u - half / 12, tall - 0.75),
            ],
            (2.4, 2.6),
            "cloth:accent",
            1.0 + 0.15 * (k % 2),
        )
    for k in range(7):
        p.ball(-half * 0.9 + k * half * 0.3, 1.05, 2.95, 0.09, "glow:#ffe8b0")
    p.lamp(0, tall - 1.2, 2.0, (1.0, 0.92, 0.75), 4.0, shades=True)
    p.lamp(0, 1.4, 3.3, (1.0, 0.8, 0.5), 2.0)


@piece(0.8, 0.9)
def seat(p: Place) -> None:
    """A folding seat of a theatre, its back to the eye."""
    p.box((-0.29, 0.29), (0.38, 0.48), (0.0, 0.45), "cloth:accent", 1.1)
    p.box((-0.29, 0.29), (0.45, 1.02), (0.45, 0.55), "cloth:accent", 0.95)
    for u in (-0.32, 0.32):
        p.box((u - 0.03, u + 0.03), (0, 0.64), (0.05, 0.55), "oak", 1.1)


@piece(6.0, 0.3)
def cinema_screen(p: Place) -> None:
    p.fixed = True
    half, tall = p.kit.wide * 0.8, p.kit.tall
    p.box((-half, half), (1.0, tall - 0.4), (0, 0.1), "gloss:#101014")
    p.box((-half + 0.12, half - 0.12), (1.12, tall - 0.52), (0.1, 0.12), "outlook")
    p.lamp(0, tall * 0.5, 1.8, (0.75, 0.85, 1.0), 4.0)


@piece(1.3, 2.4)
def hospital_bed(p: Place) -> None:
    p.box((-0.48, 0.48), (0.42, 0.50), (0.1, 2.1), "steel")
    p.box((-0.45, 0.45), (0.50, 0.66), (0.12, 2.08), "paint:#f4f6f6")
    p.box((-0.47, 0.47), (0.52, 0.69), (0.8, 2.09), "paint:#8fc0c8")
    p.block(0, (0.66, 0.80), 0.35, (0.33, 0.18), "paint:#ffffff")
    for d in (0.08, 2.12):
        p.box((-0.48, 0.48), (0.35, 1.0 if d < 1 else 0.85), (d - 0.02, d + 0.02), "gloss:#d8dee0")
    legs(p, 0.45, (0.15, 2.05), 0.42, "steel", 0.025)
    p.post(0.62, 0.3, (0, 1.9), 0.018, "steel")
    p.block(0.62, (1.55, 1.85), 0.3, (0.09, 0.03), "glass:#d8f0f0")
    p.box((-0.85, -0.6), (1.2, 1.5), (0.05, 0.12), "gloss:#202428")
    p.box((-0.83, -0.62), (1.22, 1.48), (0.12, 0.13), "screen:#58e890")


@piece(2.6, 0.1)
def curtain_rail(p: Place) -> None:
    """A curtain between beds."""
    for k in range(9):
        p.post(-1.0 + 0.25 * k, 0, (0.3, 2.1), 0.13, "cloth:#9fc8cc", tone=1.0 + 0.1 * (k % 2))
    p.bar((-1.2, 1.2), 2.15, 0, 0.02, "steel")


@piece(2.0, 2.6)
def operating(p: Place) -> None:
    p.box((-0.35, 0.35), (0.8, 0.92), (0.2, 2.2), "paint:#8fc0c8")
    p.post(0, 1.2, (0, 0.8), 0.2, "steel")
    p.post(0, 1.2, (2.25, p.kit.tall), 0.04, "steel")
    p.post(0, 1.2, (2.0, 2.25), 0.6, "gloss:#e8ecee", tip=0.2)
    p.post(0, 1.2, (1.96, 2.02), 0.5, "glow:#f4fbff")
    p.lamp(0, 1.8, 1.3, (0.95, 1.0, 1.0), 2.4)


@piece(5.0, 5.0)
def pool(p: Place) -> None:
    """A basin sunk behind a rim of stone."""
    half = min(p.kit.wide * 0.62, 3.0)
    p.box((-half, half), (0.0, 0.05), (0, 5.2), "basin")
    p.box((-half - 0.35, half + 0.35), (0, 0.18), (-0.35, 0.0), "marble", 1.2)
    p.box((-half - 0.35, half + 0.35), (0, 0.18), (5.2, 5.55), "marble", 1.2)
    for u in (-half - 0.17, half + 0.17):
        p.box((u - 0.18, u + 0.18), (0, 0.18), (0, 5.2), "marble", 1.2)


@piece(2.4, 2.4)
def fountain(p: Place) -> None:
    p.post(0, 1.2, (0, 0.5), 1.15, "pale stone", tone=1.1)
    p.post(0, 1.2, (0.46, 0.52), 1.02, "basin")
    p.post(0, 1.2, (0.5, 1.35), 0.16, "pale stone", tone=1.2)
    p.post(0, 1.2, (1.3, 1.5), 0.2, "pale stone", tip=0.6, tone=1.2)
    p.post(0, 1.2, (1.48, 1.52), 0.54, "basin")
    p.post(0, 1.2, (1.5, 1.95), 0.10, "pale stone", tip=0.05)
    p.ball(0, 2.0, 1.2, 0.12, "pale stone", 1.2)
    for k in range(6):
        a = k * math.pi / 3
        p.post(0.5 * math.cos(a), 1.2 + 0.5 * math.sin(a), (0.5, 1.45), 0.035, "glass:#c8e8f0")


@piece(1.8, 1.8)
def well(p: Place) -> None:
    p.post(0, 0.9, (0, 0.75), 0.75, "trim stone")
    p.post(0, 0.9, (0.74, 0.76), 0.55, "gloss:#0c1014")
    for u in (-0.65, 0.65):
        p.block(u, (0.6, 1.9), 0.9, (0.07, 0.07), "oak", 1.2)
    p.bar((-0.75, 0.75), 1.5, 0.9, 0.08, "oak", 1.3)
    p.slab([(0.1, 1.85), (1.7, 1.85), (0.9, 2.5)], (-0.95, 0.95), "roof", 1.1)
    p.post(0, 0.9, (1.0, 1.45), 0.015, "iron")
    p.post(0, 0.9, (0.85, 1.1), 0.12, "oak", tip=0.15)


@piece(2.0, 1.2)
def judge(p: Place) -> None:
    """A judge's bench."""
    p.box((-2.0, 2.0), (0, 0.4), (0, 1.8), "panelling")
    p.box((-1.5, 1.5), (0.4, 1.6), (0.9, 1.4), "panelling", 1.2)
    p.box((-1.6, 1.6), (1.6, 1.7), (0.7, 1.55), "oak", 1.5)
    for k in range(4):
        u = -1.05 + 0.7 * k
        p.box((u - 0.28, u + 0.28), (0.55, 1.45), (1.4, 1.45), "panelling", 1.4)
    p.box((-0.35, 0.35), (0.8, 2.5), (0.2, 0.4), "leather", 1.1)
    p.post(0.6, 1.1, (1.7, 1.76), 0.12, "oak")


@piece(1.6, 1.2)
def lectern(p: Place) -> None:
    p.box((-0.3, 0.3), (0, 1.05), (0.3, 0.7), "panelling", 1.2)
    p.slab([(0.2, 1.05), (0.8, 1.05), (0.8, 1.1), (0.2, 1.3)], (-0.4, 0.4), "oak", 1.4)
    p.slab([(0.25, 1.3), (0.75, 1.13), (0.75, 1.15), (0.25, 1.33)], (-0.3, 0.3), "paint:#f0e6cc")


@piece(1.5, 1.5)
def telescope(p: Place) -> None:
    for u in (-0.45, 0.0, 0.45):
        p.face(
            [(-0.04, 1.25), (0.04, 1.25), (u + 0.04, 0), (u - 0.04, 0)],
            (0.7 + 0.2 * (u == 0), 0.8 + 0.2 * (u == 0)),
            "oak",
            1.2,
        )
    p.face([(-0.75, 1.0), (-0.66, 0.84), (0.75, 1.78), (0.6, 2.02)], (0.62, 0.9), "brass", 1.2)
    p.face([(0.5, 1.55), (0.8, 1.75), (0.62, 2.08), (0.34, 1.86)], (0.58, 0.94), "copper", 1.2)
    p.face([(-0.98, 0.84), (-0.92, 0.74), (-0.62, 0.94), (-0.7, 1.05)], (0.7, 0.82), "brass")


@piece(0.9, 0.9)
def globe(p: Place) -> None:
    p.post(0, 0.4, (0, 0.08), 0.3, "oak")
    p.post(0, 0.4, (0.08, 0.6), 0.05, "oak", tone=1.2)
    p.ball(0, 0.95, 0.4, 0.34, "globe")
    p.post(0, 0.4, (0.92, 0.96), 0.40, "gold")


@piece(0.9, 0.9)
def crystal_ball(p: Place) -> None:
    p.post(0, 0.4, (0, 0.8), 0.3, "cloth:accent", tip=0.42)
    p.post(0, 0.4, (0.8, 0.84), 0.46, "cloth:accent", tone=1.3)
    p.post(0, 0.4, (0.84, 0.95), 0.15, "gold", tip=0.1)
    p.ball(0, 1.14, 0.4, 0.23, "liquid:glow")
    p.lamp(0, 1.5, 0.8, p.kit.tint("glow"), 1.4)


@piece(3.0, 3.0)
def magic_circle(p: Place) -> None:
    for r, high in ((1.35, 0.006), (1.1, 0.010)):
        for k in range(20):
            a, b = k * math.pi / 10, (k + 1) * math.pi / 10
            p.plan(
                [
                    (q * math.cos(t), 1.4 + q * math.sin(t))
                    for q, t in ((r, a), (r + 0.05, a), (r + 0.05, b), (r, b))
                ],
                (0.0, high),
                "glow:glow",
            )
    for k in range(5):
        a, b = k * 0.8 * math.pi + math.pi / 2, (k + 1) * 0.8 * math.pi + math.pi / 2
        u0, d0, u1, d1 = (
            1.1 * math.cos(a),
            1.4 + 1.1 * math.sin(a),
            1.1 * math.cos(b),
            1.4 + 1.1 * math.sin(b),
        )
        n = math.hypot(u1 - u0, d1 - d0)
        x, y = -(d1 - d0) / n * 0.025, (u1 - u0) / n * 0.025
        p.plan(
            [(u0 + x, d0 + y), (u1 + x, d1 + y), (u1 - x, d1 - y), (u0 - x, d0 - y)], (0, 0.01), "glow:glow"
        )
    p.lamp(0, 0.5, 1.4, p.kit.tint("glow"), 2.2)


@piece(1.6, 1.2)
def dummy(p: Place) -> None:
    """A dummy to fence with."""
    p.post(0, 0.5, (0, 0.9), 0.06, "oak")
    p.post(0, 0.5, (0, 0.06), 0.35, "oak")
    p.post(0, 0.5, (0.8, 1.5), 0.17, "straw", tip=0.25)
    p.ball(0, 1.68, 0.5, 0.17, "straw")
    p.bar((-0.6, 0.6), 1.35, 0.5, 0.045, "oak", 1.2)
