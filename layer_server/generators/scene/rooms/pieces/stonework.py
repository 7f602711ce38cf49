"""Cells, crypts, tombs, caves under houses: bars, coffins, niches, shackles, rubble."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece


@piece(3.0, 0.3)
def bars(p: Place) -> None:
    """A wall of iron bars with a door in it."""
    tall = min(p.kit.tall, 2.9)
    for k in range(12):
        u = -1.43 + 0.26 * k
        p.post(u, 0.1, (0, tall), 0.028, "iron", tone=1.3)
    for y in (0.25, 1.25, 2.25):
        p.box((-1.5, 1.5), (y, y + 0.07), (0.05, 0.15), "iron", 1.2)
    for u in (-0.5, 0.5):
        p.block(u, (0, tall), 0.1, (0.05, 0.05), "iron", 1.4)
    p.box((0.28, 0.46), (1.05, 1.35), (0.03, 0.2), "rust", 1.3)


@piece(2.0, 0.9)
def cot(p: Place) -> None:
    """A prisoner's plank bed on chains."""
    p.box((-0.95, 0.95), (0.45, 0.53), (0, 0.75), "oak", 1.1)
    p.box((-0.9, 0.9), (0.53, 0.62), (0.04, 0.72), "cloth:#7a7258")
    p.block(-0.65, (0.62, 0.70), 0.38, (0.2, 0.24), "cloth:#9a9278")
    for u in (-0.85, 0.85):
        p.slab([(0.72, 0.5), (0.76, 0.5), (0.04, 1.3), (0.0, 1.3)], (u - 0.02, u + 0.02), "iron", 1.3)


@piece(0.9, 0.3)
def shackles(p: Place) -> None:
    for u in (-0.28, 0.28):
        p.box((u - 0.06, u + 0.06), (1.85, 2.0), (0, 0.06), "iron")
        for k in range(6):
            p.block(
                u, (1.78 - 0.11 * k, 1.86 - 0.11 * k), 0.08, (0.03 if k % 2 else 0.015, 0.02), "iron", 1.3
            )
        p.rod((0.04, 0.12), 1.1, u, 0.10, "rust", 1.2)


@piece(1.4, 2.6)
def sarcophagus(p: Place) -> None:
    """A stone coffin, its head away from the eye, a figure on its lid."""
    p.box((-0.75, 0.75), (0, 0.18), (0, 2.5), "trim stone", 0.9)
    p.box((-0.6, 0.6), (0.18, 0.85), (0.12, 2.38), "trim stone", 1.1)
    p.box((-0.68, 0.68), (0.85, 1.0), (0.05, 2.45), "trim stone", 1.3)
    p.post(0, 0.5, (1.0, 1.12), 0.17, "pale stone")
    p.ball(0, 1.12, 0.5, 0.17, "pale stone", 1.2)
    p.face([(-0.28, 1.0), (0.28, 1.0), (0.16, 1.22), (-0.16, 1.22)], (0.7, 2.2), "pale stone", 1.15)
    p.box((-0.03, 0.03), (1.22, 1.26), (0.8, 1.9), "steel")


@piece(1.2, 2.4)
def coffin(p: Place) -> None:
    p.plan(
        [(-0.25, 0), (0.25, 0), (0.5, 0.65), (0.28, 2.1), (-0.28, 2.1), (-0.5, 0.65)], (0, 0.5), "oak", 1.1
    )
    p.plan(
        [(-0.28, -0.03), (0.28, -0.03), (0.54, 0.65), (0.31, 2.14), (-0.31, 2.14), (-0.54, 0.65)],
        (0.5, 0.58),
        "oak",
        1.4,
    )
    p.box((-0.03, 0.03), (0.58, 0.6), (0.3, 1.6), "gold")
    p.box((-0.2, 0.2), (0.58, 0.6), (0.6, 0.66), "gold")


@piece(2.2, 0.7)
def niches(p: Place) -> None:
    """Burial niches in the wall, bones and skulls in them."""
    p.fixed = True
    tall = min(p.kit.tall - 0.3, 2.7)
    rows = 3
    high = tall / rows
    for k in range(rows):
        y = k * high
        p.box((-1.0, 1.0), (y + 0.12, y + high), (0.0, 0.06), "gloss:#0c0a0a", 0.6)
        p.box((-1.1, 1.1), (y, y + 0.13), (0, 0.5), "trim stone", 1.1)
        p.box((-0.8, 0.6), (y + 0.13, y + 0.24), (0.1, 0.4), "bones", 1.2)
        for j in range(3):
            u = -0.7 + 0.6 * j + float(p.rng.uniform(-0.1, 0.1))
            p.ball(u, y + 0.27, 0.36, 0.115, "paint:#e0d4b8", float(p.rng.uniform(0.85, 1.1)))
            for e in (-0.04, 0.04):
                p.ball(u + e, y + 0.29, 0.455, 0.03, "gloss:#0c0a08", 0.5)
    for u in (-1.1, 1.1):
        p.box((u - 0.13, u + 0.13), (0, tall), (0, 0.55), "trim stone", 1.2)
    p.box((-1.2, 1.2), (tall, tall + 0.15), (0, 0.58), "trim stone", 1.2)


@piece(1.4, 1.0)
def skulls(p: Place) -> None:
    """A heap of skulls."""
    for u, y, d in (
        (-0.45, 0.14, 0.4),
        (-0.15, 0.14, 0.55),
        (0.15, 0.14, 0.45),
        (0.45, 0.14, 0.5),
        (-0.3, 0.38, 0.4),
        (0.02, 0.4, 0.42),
        (0.3, 0.38, 0.4),
        (-0.12, 0.62, 0.38),
        (0.15, 0.62, 0.36),
    ):
        p.ball(u, y, d, 0.155, "paint:#e0d4b8", float(p.rng.uniform(0.85, 1.1)))
        for e in (-0.055, 0.055):
            p.ball(u + e, y + 0.02, d + 0.125, 0.042, "gloss:#0c0a08", 0.4)
        p.box((u - 0.02, u + 0.02), (y - 0.09, y - 0.04), (d + 0.12, d + 0.16), "gloss:#0c0a08", 0.4)


@piece(1.6, 1.2)
def rubble(p: Place) -> None:
    for _ in range(9):
        u, d, s = (
            float(p.rng.normal(0, 0.4)),
            float(p.rng.uniform(0.1, 1.0)),
            float(p.rng.uniform(0.08, 0.26)),
        )
        turn = float(p.rng.uniform(0, 1))
        corners = [
            (u + s * math.cos(turn + a) * q, d + s * math.sin(turn + a))
            for a, q in ((0, 1.3), (1.4, 1.0), (2.7, 1.2), (4.2, 0.9))
        ]
        p.plan(corners, (0, s * float(p.rng.uniform(0.5, 1.3))), "rubble", float(p.rng.uniform(0.8, 1.2)))


@piece(2.2, 0.6)
def planks(p: Place) -> None:
    """Broken boards that lean on the wall."""
    for k in range(4):
        u = -0.5 + 0.3 * k + float(p.rng.uniform(-0.1, 0.1))
        top, out = float(p.rng.uniform(1.2, 2.2)), float(p.rng.uniform(0.4, 0.9))
        p.slab(
            [(out, 0), (out + 0.05, 0), (0.06, top), (0.0, top)],
            (u - 0.09, u + 0.09),
            "grey boards",
            float(p.rng.uniform(0.7, 1.1)),
        )


@piece(1.6, 0.4)
def vines(p: Place) -> None:
    """Leaves that hang down the wall."""
    for _ in range(7):
        u, low = float(p.rng.uniform(-0.75, 0.75)), float(p.rng.uniform(0.5, p.kit.tall * 0.75))
        p.post(u, 0.07, (low, p.kit.tall), 0.03, "hedge", tip=0.13, tone=float(p.rng.uniform(0.8, 1.2)))
        y = low
        while y < p.kit.tall:
            p.ball(
                u + float(p.rng.uniform(-0.1, 0.1)),
                y,
                0.12,
                float(p.rng.uniform(0.07, 0.15)),
                "hedge",
                float(p.rng.uniform(0.8, 1.25)),
            )
            y += float(p.rng.uniform(0.2, 0.45))


@piece(1.2, 1.2)
def bush(p: Place) -> None:
    """Greenery that has grown through the floor."""
    for _ in range(14):
        r = float(p.rng.uniform(0.05, 0.15))
        u, d = float(p.rng.normal(0, 0.32)), float(p.rng.uniform(0.1, 1.0))
        p.ball(u, r * 0.5, d, r, "hedge", float(p.rng.uniform(0.8, 1.3)))
    for _ in range(5):
        u, d, tall = (
            float(p.rng.normal(0, 0.25)),
            float(p.rng.uniform(0.2, 0.9)),
            float(p.rng.uniform(0.3, 0.7)),
        )
        p.face(
            [(u - 0.03, 0), (u + 0.03, 0), (u + 0.12 * (1 if u > 0 else -1), tall)],
            (d, d + 0.02),
            "hedge",
            1.2,
        )


@piece(3.4, 0.6)
def portal(p: Place) -> None:
    """A gate of stone with light in it."""
    p.fixed = True
    p.face(
        [(1.05 * math.cos(a), 1.7 + 1.05 * math.sin(a) * 1.25) for a in (k * math.pi / 9 for k in range(10))]
        + [(-1.05, 0.1), (1.05, 0.1)],
        (0.05, 0.15),
        "liquid:glow",
    )
    p.arch(1.7, (1.05, 1.45), (0, 0.5), "trim stone", rise=1.25)
    for u in (-1.25, 1.25):
        p.block(u, (0, 1.7), 0.25, (0.2, 0.25), "trim stone", 1.1)
    p.lamp(0, 1.6, 1.4, p.kit.tint("glow", 1.3), 3.0)


@piece(3.0, 3.0)
def channel(p: Place) -> None:
    """A sewer's channel down the middle, between two walks."""
    p.fixed = True
    long = p.kit.long
    p.box((-1.1, 1.1), (0.0, 0.03), (-0.3, long + 3), "murk")
    for side in (-1, 1):
        inner, outer = side * 1.1, side * (p.kit.wide + 0.1)
        p.box((min(inner, outer), max(inner, outer)), (0, 0.32), (-0.3, long + 3), "flags")
        p.box((side * 1.22 - 0.13, side * 1.22 + 0.13), (0, 0.36), (-0.3, long + 3), "trim stone", 1.2)


@piece(1.6, 0.6)
def outfall(p: Place) -> None:
    """A round pipe in the wall that drips."""
    p.fixed = True
    p.rod((-0.1, 0.4), 1.2, 0, 0.55, "rust", 1.2)
    p.rod((0.39, 0.41), 1.2, 0, 0.46, "gloss:#060808", 0.5)
    p.slab([(0.35, 0.1), (0.55, 0.1), (0.45, 0.85), (0.38, 0.85)], (-0.2, 0.2), "liquid:#4a7a58", 0.8)


@piece(1.0, 0.8)
def stalagmites(p: Place) -> None:
    for _ in range(4):
        u, d, r = (
            float(p.rng.uniform(-0.4, 0.4)),
            float(p.rng.uniform(0.1, 0.7)),
            float(p.rng.uniform(0.1, 0.25)),
        )
        p.post(u, d, (0, r * 4), r, "rock", tip=0.02)


@piece(2.4, 0.6)
def mine_frame(p: Place) -> None:
    """Two props and a lintel that hold up a gallery."""
    p.fixed = True
    wide, tall = p.kit.wide * 0.86, p.kit.tall * 0.86
    for side in (-1, 1):
        p.face(
            [
                (side * wide, 0),
                (side * (wide - 0.28), 0),
                (side * (wide * 0.86 - 0.28), tall),
                (side * wide * 0.86, tall),
            ],
            (0, 0.28),
            "beam",
            1.4,
        )
    p.box((-wide, wide), (tall - 0.05, tall + 0.26), (-0.02, 0.3), "beam", 1.5)


@piece(2.0, 0.7)
def ore(p: Place) -> None:
    """Crystals of ore in the wall."""
    for _ in range(6):
        u, y, r = (
            float(p.rng.uniform(-0.8, 0.8)),
            float(p.rng.uniform(0.3, 2.0)),
            float(p.rng.uniform(0.07, 0.16)),
        )
        p.slab(
            [(-0.05, y - r), (r * 2.4, y + r * 0.6), (r * 1.6, y + r * 1.2), (-0.05, y + r)],
            (u - r * 0.6, u + r * 0.6),
            "liquid:glow",
        )
    p.lamp(0, 1.2, 0.7, p.kit.tint("glow", 0.7), 1.2)


@piece(1.8, 0.6)
def dragon_head(p: Place) -> None:
    """A trophy: a horned skull on a shield."""
    p.face([(-0.5, 2.2), (0.5, 2.2), (0.35, 1.4), (0, 1.1), (-0.35, 1.4)], (0, 0.08), "oak", 1.2)
    p.ball(0, 1.75, 0.3, 0.26, "paint:#e0d4b8")
    p.slab([(0.3, 1.75), (0.85, 1.45), (0.85, 1.35), (0.3, 1.45)], (-0.15, 0.15), "paint:#e0d4b8")
    for side in (-1, 1):
        p.face(
            [(side * 0.15, 1.95), (side * 0.22, 1.8), (side * 0.75, 2.3), (side * 0.7, 2.45)],
            (0.2, 0.3),
            "paint:#b8a888",
        )
        p.ball(side * 0.12, 1.8, 0.52, 0.05, "gloss:#181008", 0.5)
