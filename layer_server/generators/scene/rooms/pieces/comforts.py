"""Baths, plants, instruments and what else makes a home."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs


@piece(1.9, 1.0)
def bathtub(p: Place) -> None:
    p.box((-0.85, 0.85), (0.12, 0.60), (0.05, 0.85), "gloss:#eef2f4")
    p.box((-0.77, 0.77), (0.58, 0.605), (0.13, 0.77), "water")
    p.box((-0.9, 0.9), (0.58, 0.64), (0.0, 0.10), "gloss:#f6f8fa")
    p.box((-0.9, 0.9), (0.58, 0.64), (0.80, 0.9), "gloss:#f6f8fa")
    p.post(0.7, 0.08, (0.6, 0.95), 0.025, "gold")


@piece(0.9, 0.8)
def toilet(p: Place) -> None:
    p.box((-0.22, 0.22), (0.4, 0.85), (0, 0.2), "gloss:#f0f4f6")
    p.post(0, 0.42, (0, 0.4), 0.15, "gloss:#f0f4f6", tip=0.23)
    p.post(0, 0.42, (0.4, 0.45), 0.24, "gloss:#ffffff")


@piece(1.2, 0.6)
def washbasin(p: Place) -> None:
    p.box((-0.45, 0.45), (0.7, 0.9), (0, 0.5), "gloss:#f0f4f6")
    p.post(0, 0.2, (0, 0.7), 0.11, "gloss:#e8ecee")
    p.post(0, 0.1, (0.9, 1.1), 0.02, "steel")
    p.box((-0.42, 0.42), (1.2, 1.95), (0, 0.04), "glass:#c0d4dc")


@piece(1.6, 1.6)
def christmas_tree(p: Place) -> None:
    p.post(0, 0.8, (0, 0.3), 0.09, "oak")
    for k in range(4):
        y = 0.25 + 0.5 * k
        p.post(0, 0.8, (y, y + 0.75), 0.72 - 0.16 * k, "hedge", tip=0.08, tone=0.8)
    inks = ("glow:#ff5a40", "glow:#ffd060", "glow:#58c8ff", "glow:#ff80c0")
    for k in range(26):
        t = k / 26
        a, r = k * 2.4, 0.70 - 0.56 * t
        p.ball(r * math.cos(a), 0.36 + 1.75 * t, 0.8 + r * math.sin(a), 0.055, inks[k % 4])
    p.ball(0, 2.52, 0.8, 0.12, "glow:#ffe080")
    for u, d, s, ink in (
        (-0.7, 1.3, 0.2, "paint:#c03030"),
        (-0.25, 1.5, 0.16, "paint:#2f7a4a"),
        (0.5, 1.4, 0.22, "paint:#3060a8"),
    ):
        p.block(u, (0, 2 * s), d, (s, s), ink)
        p.block(u, (0, 2 * s + 0.01), d, (0.04, s + 0.01), "gold")
    p.lamp(0, 1.4, 1.8, (1.0, 0.7, 0.45), 1.6)


@piece(1.7, 0.8)
def piano(p: Place) -> None:
    p.box((-0.75, 0.75), (0, 1.2), (0, 0.4), "gloss:#241812")
    p.box((-0.75, 0.75), (0.62, 0.74), (0.4, 0.72), "gloss:#2c1e16")
    p.box((-0.68, 0.68), (0.74, 0.765), (0.48, 0.70), "paint:#f0ece0")
    for k in range(16):
        if k % 7 not in {2, 6}:
            u = -0.62 + 0.083 * k
            p.block(u, (0.765, 0.79), 0.54, (0.02, 0.07), "gloss:#101010")
    for u in (-0.68, 0.68):
        p.block(u, (0, 0.62), 0.66, (0.05, 0.05), "gloss:#241812")
    p.block(0, (0.42, 0.48), 1.05, (0.38, 0.16), "leather")
    p.block(0, (0, 0.42), 1.05, (0.3, 0.1), "gloss:#241812")


@piece(0.9, 0.5)
def clock(p: Place) -> None:
    """A grandfather's clock."""
    p.box((-0.26, 0.26), (0, 2.1), (0, 0.32), "oak", 1.05)
    p.box((-0.32, 0.32), (2.1, 2.24), (0, 0.36), "oak", 1.2)
    p.face(
        [
            (0.19 * x, 1.78 + 0.19 * y)
            for x, y in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
        ],
        (0.31, 0.34),
        "paint:#f0e8d0",
    )
    p.box((-0.12, 0.12), (0.5, 1.4), (0.31, 0.335), "gloss:#181008")
    p.post(0, 0.36, (0.7, 1.3), 0.012, "gold")
    p.ball(0, 0.7, 0.37, 0.08, "gold")


@piece(0.9, 0.9)
def plant(p: Place) -> None:
    p.post(0, 0.4, (0, 0.42), 0.18, "paint:#a85a34", tip=0.24)
    p.post(0, 0.4, (0.4, 0.9), 0.03, "oak")
    for u, y, d, r in (
        (0, 1.15, 0.4, 0.3),
        (-0.22, 0.95, 0.45, 0.22),
        (0.22, 0.95, 0.4, 0.23),
        (0.05, 0.8, 0.6, 0.2),
    ):
        p.ball(u, y, d, r, "hedge")


@piece(1.6, 0.8)
def cushions(p: Place) -> None:
    p.box((-0.7, 0.7), (0, 0.22), (0.05, 0.7), "cloth:accent")
    for u, ink in ((-0.45, "cloth:#d8a040"), (0.0, "cloth:#3a7a7c"), (0.45, "cloth:#a83a5c")):
        p.slab([(0.1, 0.22), (0.35, 0.22), (0.2, 0.58), (0.08, 0.58)], (u - 0.2, u + 0.2), ink, 1.1)


@piece(1.6, 1.0)
def low_table(p: Place) -> None:
    p.box((-0.7, 0.7), (0.30, 0.36), (0, 0.85), "oak", 1.25)
    legs(p, 0.66, (0.04, 0.8), 0.3, "oak", 0.05)
    p.post(-0.15, 0.4, (0.36, 0.5), 0.10, "gloss:#3c5a50", tip=0.07)
    for u in (0.2, 0.4):
        p.post(u, 0.45, (0.36, 0.43), 0.05, "paint:#e0d8c8")
    for d in (-0.45, 1.3):
        p.block(0, (0, 0.09), d, (0.3, 0.28), "cloth:accent")
