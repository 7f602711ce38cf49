"""Desks and boards of offices and schools."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs


@piece(1.6, 1.4)
def desk(p: Place) -> None:
    """An office desk with a computer, and its chair."""
    p.box((-0.8, 0.8), (0.70, 0.75), (0.1, 0.85), "worktop")
    p.box((0.4, 0.75), (0, 0.7), (0.15, 0.8), "gloss:#8a9298")
    p.block(-0.75, (0, 0.7), 0.45, (0.03, 0.33), "gloss:#404448")
    p.box((-0.38, 0.28), (0.92, 1.32), (0.22, 0.26), "gloss:#1a1c20")
    p.box((-0.35, 0.25), (0.95, 1.29), (0.255, 0.272), "screen:glow")
    p.block(-0.05, (0.75, 0.92), 0.22, (0.05, 0.03), "gloss:#1a1c20")
    p.block(-0.05, (0.75, 0.775), 0.6, (0.24, 0.08), "gloss:#2c3034")
    p.post(0.55, 0.35, (0.75, 0.86), 0.045, "paint:#f0ece4")
    p.block(0.5, (0.75, 0.80), 0.65, (0.12, 0.09), "paint:#f4f4f0")
    p.post(-0.05, 1.15, (0.05, 0.45), 0.04, "steel")
    p.post(-0.05, 1.15, (0, 0.06), 0.28, "gloss:#202428")
    p.block(-0.05, (0.45, 0.53), 1.15, (0.26, 0.25), "cloth:accent")
    p.block(-0.05, (0.62, 1.15), 1.42, (0.25, 0.04), "cloth:accent", 1.1)


@piece(2.0, 1.4)
def great_desk(p: Place) -> None:
    """A writing desk of dark wood with papers, a lamp and a high chair."""
    p.box((-0.95, 0.95), (0.74, 0.82), (0.3, 1.25), "oak", 1.4)
    for u in (-0.7, 0.7):
        p.box((u - 0.22, u + 0.22), (0, 0.74), (0.35, 1.2), "oak", 1.1)
        for y in (0.1, 0.31, 0.52):
            p.box((u - 0.18, u + 0.18), (y, y + 0.17), (1.18, 1.23), "oak", 1.35)
            p.ball(u, y + 0.09, 1.25, 0.025, "gold")
    p.block(0.0, (0.82, 0.83), 0.9, (0.25, 0.18), "paint:#f0e6cc")
    for k in range(3):
        p.block(
            -0.6,
            (0.82 + 0.06 * k, 0.88 + 0.06 * k),
            0.75,
            (0.17 - 0.02 * k, 0.13),
            f"paint:{('#7a2a2c', '#2a4a6a', '#3a5a34')[k]}",
        )
    p.post(0.6, 0.6, (0.82, 1.1), 0.025, "gold")
    p.bar((0.42, 0.78), 1.15, 0.62, 0.10, "glow:#9ad8a0")
    p.lamp(0.5, 1.2, 1.0, (1.0, 0.82, 0.5), 1.7)
    p.post(0.25, 0.65, (0.82, 0.9), 0.04, "gloss:#202028")
    p.box((-0.32, 0.32), (0.0, 1.35), (-0.1, 0.0), "leather", 1.1)


@piece(1.3, 1.2)
def school_desk(p: Place) -> None:
    p.box((-0.55, 0.55), (0.68, 0.73), (0.0, 0.5), "pine", 1.3)
    legs(p, 0.52, (0.03, 0.47), 0.68, "steel", 0.025)
    p.box((-0.5, 0.5), (0.52, 0.56), (0.05, 0.45), "pine")
    p.block(
        0.1,
        (0.73, 0.76),
        0.25,
        (0.13, 0.1),
        f"paint:{p.rng.choice(['#c84a3c', '#3a6a9c', '#e8e4d8', '#4a8a54'])}",
    )
    p.block(0, (0.42, 0.46), 0.85, (0.21, 0.19), "pine", 1.2)
    legs(p, 0.2, (0.67, 1.03), 0.42, "steel", 0.02)
    p.block(0, (0.62, 0.88), 1.03, (0.21, 0.02), "pine", 1.2)


@piece(4.2, 0.4)
def blackboard(p: Place) -> None:
    p.fixed = True
    p.box((-1.9, 1.9), (0.85, 2.15), (0, 0.04), "chalk")
    for y in (0.78, 2.13):
        p.box((-1.98, 1.98), (y, y + 0.08), (0, 0.09), "oak", 1.3)
    for u in (-1.94, 1.94):
        p.box((u - 0.04, u + 0.04), (0.78, 2.2), (0, 0.07), "oak", 1.3)
    p.box((-1.5, -1.35), (0.86, 0.90), (0.05, 0.11), "paint:#f4f4f0")
    p.rod((0, 0.1), 2.5, 0, 0.19, "paint:#f4f0e4")


@piece(3.0, 0.3)
def whiteboard(p: Place) -> None:
    p.box((-1.3, 1.3), (0.95, 2.1), (0, 0.04), "whiteboard")
    for y in (0.9, 2.08):
        p.box((-1.35, 1.35), (y, y + 0.06), (0, 0.08), "steel")


@piece(1.1, 0.9)
def vending(p: Place) -> None:
    p.box((-0.48, 0.48), (0, 1.9), (0, 0.75), "paint:accent")
    p.box((-0.40, 0.22), (0.6, 1.75), (0.74, 0.78), "goods", 1.6)
    p.box((0.26, 0.44), (0.9, 1.6), (0.74, 0.78), "buttons")
    p.box((-0.38, 0.38), (0.2, 0.45), (0.74, 0.78), "gloss:#14161a")
    p.box((-0.42, 0.42), (1.78, 1.87), (0.74, 0.79), "glow:#fff4d8")
    p.lamp(0, 1.4, 1.3, (0.9, 0.9, 1.0), 1.2)
