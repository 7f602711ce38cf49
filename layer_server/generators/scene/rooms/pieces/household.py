"""Furniture of homes and inns."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import CANDLE, FIRE, Place, piece


def legs(p: Place, half: float, d: tuple[float, float], tall: float, stuff: str, thick: float = 0.05) -> None:  # noqa: PLR0917  reads as one line
    """Four legs."""
    for u in (-half + thick, half - thick):
        for at in (d[0] + thick, d[1] - thick):
            p.block(u, (0, tall), at, (thick, thick), stuff)


def _laid(p: Place, half: float, d: tuple[float, float], tall: float, much: int) -> None:
    """Mugs, bottles and plates on a table."""
    for _ in range(much):
        u, at = (
            float(p.rng.uniform(-half * 0.85, half * 0.85)),
            float(p.rng.uniform(d[0] + 0.12, d[1] - 0.12)),
        )
        kind = p.rng.random()
        if kind < 0.4:
            p.post(u, at, (tall, tall + 0.16), 0.06, "copper", tone=1.2)
        elif kind < 0.7:
            p.post(u, at, (tall, tall + 0.2), 0.05, "gloss:#3a6a3a")
            p.post(u, at, (tall + 0.2, tall + 0.33), 0.05, "gloss:#3a6a3a", tip=0.018)
        else:
            p.post(u, at, (tall, tall + 0.025), 0.13, "paint:#d8d0bc")
            p.ball(u, tall + 0.05, at, 0.07, "paint:#b8703a")


@piece(1.8, 0.9)
def table(p: Place) -> None:
    p.box((-0.85, 0.85), (0.70, 0.78), (0, 0.9), "oak", 1.3)
    legs(p, 0.8, (0.05, 0.85), 0.7, "oak", 0.06)
    _laid(p, 0.85, (0, 0.9), 0.78, 5)
    for d in (-0.35, 1.25):
        p.block(0, (0.40, 0.46), d, (0.75, 0.15), "oak", 1.15)
        for u in (-0.6, 0.6):
            p.block(u, (0, 0.4), d, (0.05, 0.11), "oak")


@piece(1.9, 1.9)
def round_table(p: Place) -> None:
    p.post(0, 0.95, (0.70, 0.77), 0.68, "oak", tone=1.3)
    p.post(0, 0.95, (0, 0.7), 0.10, "oak")
    p.post(0, 0.95, (0, 0.06), 0.36, "oak")
    _laid(p, 0.45, (0.5, 1.4), 0.77, 4)
    p.post(0.05, 0.95, (0.77, 0.95), 0.035, "paint:#f0e4c8", tone=1.3)
    p.flame(0.05, 0.98, 0.95, 0.16)
    for u, d in ((-0.95, 0.8), (0.95, 1.1), (0.2, 1.85), (-0.25, 0.1)):
        p.post(u, d, (0.42, 0.48), 0.19, "oak", tone=1.15)
        p.post(u, d, (0, 0.42), 0.12, "oak", tip=0.09)


@piece(1.8, 6.4)
def feast(p: Place) -> None:
    """A long table, laid for many, that runs away from the eye."""
    p.box((-0.62, 0.62), (0.74, 0.82), (0, 6.4), "oak", 1.3)
    p.box((-0.30, 0.30), (0.82, 0.828), (0, 6.4), "cloth:accent", 1.1)
    for d in (0.4, 2.2, 4.2, 6.0):
        p.block(0, (0, 0.74), d, (0.45, 0.07), "oak")
    for side in (-1, 1):
        p.block(side * 0.98, (0.42, 0.48), 3.2, (0.17, 3.1), "oak", 1.15)
        for d in (0.5, 2.3, 4.1, 5.9):
            p.block(side * 0.98, (0, 0.42), d, (0.12, 0.05), "oak")
        for k in range(8):
            d = 0.45 + 0.78 * k
            p.post(side * 0.42, d, (0.82, 0.84), 0.14, "gold", tone=1.1)
            p.post(side * 0.2, d + 0.2, (0.82, 0.98), 0.045, "gold", tip=0.06)
            if k % 2:
                p.ball(side * 0.42, 0.87, d, 0.09, "paint:#a85a2c")
    for k in range(4):
        d = 0.8 + 1.6 * k
        p.post(0, d, (0.82, 1.12), 0.03, "gold")
        p.flame(0, 1.16, d, 0.2)
        p.post(0, d + 0.7, (0.82, 0.88), 0.22, "gold", tip=0.28)
        for u, at in ((-0.1, 0.65), (0.1, 0.72), (0, 0.8)):
            p.ball(u, 0.95, d + at, 0.09, "paint:#b8402c" if k % 2 else "paint:#c8a030")
    p.lamp(0, 1.5, 2.0, CANDLE, 2.0)
    p.lamp(0, 1.5, 5.0, CANDLE, 2.0)


@piece(0.7, 0.7)
def chair(p: Place) -> None:
    p.box((-0.23, 0.23), (0.42, 0.48), (0.08, 0.54), "oak", 1.2)
    legs(p, 0.23, (0.08, 0.54), 0.42, "oak", 0.03)
    p.box((-0.23, 0.23), (0.48, 1.0), (0.08, 0.13), "oak", 1.1)


@piece(2.0, 2.3)
def bed(p: Place) -> None:
    """A wide bed, its head at the wall."""
    p.box((-0.95, 0.95), (0.12, 0.36), (0.06, 2.2), "oak")
    p.box((-0.9, 0.9), (0.36, 0.60), (0.08, 2.15), "paint:#e8e4da")
    p.box((-0.94, 0.94), (0.30, 0.645), (0.85, 2.19), "cloth:accent", 1.15)
    p.box((-0.94, 0.94), (0.645, 0.675), (0.72, 0.98), "paint:#f0ece4")
    for u in (-0.45, 0.45):
        p.block(u, (0.60, 0.78), 0.36, (0.34, 0.2), "paint:#f4f0e8")
    p.box((-1.0, 1.0), (0, 1.25), (0, 0.08), "oak", 1.15)
    for u in (-0.97, 0.97):
        p.block(u, (0, 0.75), 2.2, (0.06, 0.05), "oak")


@piece(2.3, 2.5)
def canopy_bed(p: Place) -> None:
    bed(p)
    for u in (-1.02, 1.02):
        for d in (0.1, 2.25):
            p.post(u, d, (0, 2.4), 0.05, "oak", tone=1.1)
    p.box((-1.1, 1.1), (2.35, 2.5), (0.02, 2.35), "cloth:accent", 1.0)
    for u in (-1.0, 1.0):
        for k in range(3):
            p.post(u, 0.2 + 0.16 * k, (0.2, 2.35), 0.09, "cloth:accent", tone=0.95)


@piece(1.2, 2.1)
def bunk(p: Place) -> None:
    for y in (0.35, 1.35):
        p.box((-0.5, 0.5), (y, y + 0.08), (0, 2.0), "oak")
        p.box((-0.46, 0.46), (y + 0.08, y + 0.24), (0.03, 1.97), "cloth:#8a8a78")
        p.block(0, (y + 0.24, y + 0.34), 0.25, (0.3, 0.18), "paint:#e4e0d4")
    for u in (-0.5, 0.5):
        for d in (0.04, 1.96):
            p.block(u, (0, 1.75), d, (0.04, 0.04), "oak")


@piece(1.5, 0.7)
def wardrobe(p: Place) -> None:
    p.box((-0.65, 0.65), (0, 2.0), (0, 0.6), "oak", 1.1)
    p.box((-0.72, 0.72), (2.0, 2.12), (0, 0.66), "oak", 1.25)
    for u in (-0.32, 0.32):
        p.box((u - 0.26, u + 0.26), (0.25, 1.85), (0.58, 0.63), "oak", 1.3)
        p.ball(u * 0.25, 1.05, 0.65, 0.035, "gold")


@piece(1.3, 0.6)
def dresser(p: Place) -> None:
    p.box((-0.6, 0.6), (0, 0.85), (0, 0.5), "oak", 1.1)
    for y in (0.12, 0.36, 0.60):
        p.box((-0.53, 0.53), (y, y + 0.19), (0.48, 0.53), "oak", 1.3)
        for u in (-0.25, 0.25):
            p.ball(u, y + 0.1, 0.55, 0.03, "gold")
    p.box((-0.42, 0.42), (1.0, 1.85), (0.02, 0.06), "glass:#b8ccd4")
    for u in (-0.46, 0.46):
        p.box((u - 0.05, u + 0.05), (0.85, 1.92), (0.0, 0.1), "oak", 1.2)
    p.box((-0.5, 0.5), (1.85, 1.95), (0.0, 0.1), "oak", 1.2)
    p.post(-0.4, 0.3, (0.85, 1.05), 0.06, "gloss:#8a4a5c", tip=0.03)


@piece(0.7, 0.6)
def nightstand(p: Place) -> None:
    p.box((-0.25, 0.25), (0, 0.55), (0, 0.45), "oak", 1.15)
    p.box((-0.2, 0.2), (0.28, 0.47), (0.43, 0.47), "oak", 1.35)
    p.post(0, 0.2, (0.55, 0.8), 0.03, "gold")
    p.post(0, 0.2, (0.75, 1.0), 0.17, "glow:#ffd890", tip=0.10)
    p.lamp(0, 1.05, 0.5, (1.0, 0.74, 0.44), 1.6)


@piece(2.4, 1.0)
def sofa(p: Place) -> None:
    p.box((-1.1, 1.1), (0.08, 0.44), (0.05, 0.95), "cloth:accent")
    for u in (-0.52, 0.0, 0.52):
        p.block(u, (0.44, 0.54), 0.58, (0.25, 0.36), "cloth:accent", 1.18)
    p.box((-1.1, 1.1), (0.3, 0.95), (0.02, 0.26), "cloth:accent", 1.05)
    for u in (-1.1, 1.1):
        p.box((u - 0.12, u + 0.12), (0.08, 0.66), (0.05, 0.97), "cloth:accent", 1.1)
    for u, ink in ((-0.78, "cloth:#d8b060"), (0.75, "cloth:#e4dcc8")):
        p.slab([(0.28, 0.54), (0.46, 0.54), (0.34, 0.92), (0.26, 0.92)], (u - 0.2, u + 0.2), ink, 1.1)


@piece(1.1, 1.0)
def armchair(p: Place) -> None:
    p.box((-0.45, 0.45), (0.1, 0.46), (0.05, 0.9), "leather")
    p.box((-0.45, 0.45), (0.3, 1.1), (0.02, 0.25), "leather", 1.1)
    for u in (-0.45, 0.45):
        p.box((u - 0.1, u + 0.1), (0.1, 0.68), (0.05, 0.92), "leather", 1.15)
    p.box((-0.34, 0.34), (0.46, 0.54), (0.22, 0.86), "leather", 1.25)


@piece(1.4, 0.8)
def coffee_table(p: Place) -> None:
    p.box((-0.62, 0.62), (0.36, 0.42), (0.05, 0.75), "oak", 1.4)
    legs(p, 0.6, (0.08, 0.72), 0.36, "oak", 0.04)
    p.block(-0.2, (0.42, 0.47), 0.4, (0.18, 0.12), "paint:#7a3a2c")
    p.post(0.3, 0.35, (0.42, 0.58), 0.08, "paint:#d8d4cc", tip=0.05)


@piece(1.9, 0.6)
def television(p: Place) -> None:
    p.box((-0.9, 0.9), (0.05, 0.5), (0, 0.42), "oak", 1.1)
    p.box((-0.62, 0.62), (0.6, 1.35), (0.16, 0.22), "gloss:#14161a")
    p.box((-0.57, 0.57), (0.65, 1.30), (0.21, 0.235), "screen:#58a8e8")
    p.block(0, (0.5, 0.6), 0.2, (0.15, 0.06), "gloss:#14161a")
    p.lamp(0, 1.0, 0.8, (0.35, 0.55, 0.85), 1.2)


@piece(3.2, 0.1)
def rug(p: Place) -> None:
    p.box((-1.5, 1.5), (0.004, 0.018), (-2.1, 0.3), "carpet:carpet", 1.0)
    p.box((-1.3, 1.3), (0.018, 0.022), (-1.9, 0.1), "carpet:carpet", 1.35)
    p.box((-1.15, 1.15), (0.022, 0.026), (-1.75, -0.05), "carpet:carpet", 0.95)


@piece(1.8, 0.1)
def runner(p: Place) -> None:
    """A carpet down the middle of a hall."""
    long = p.kit.long
    p.box((-0.95, 0.95), (0.004, 0.018), (-0.2, long), "carpet:carpet", 1.1)
    for u in (-0.86, 0.86):
        p.box((u - 0.04, u + 0.04), (0.018, 0.022), (-0.2, long), "gold")


@piece(2.2, 0.8)
def fireplace(p: Place) -> None:
    p.fixed = True
    for u in (-0.85, 0.85):
        p.box((u - 0.2, u + 0.2), (0, 1.3), (0, 0.65), "trim stone", 1.0)
    p.box((-1.2, 1.2), (1.3, 1.5), (0, 0.8), "oak", 1.25)
    p.box((-0.9, 0.9), (1.5, p.kit.tall), (0, 0.5), "trim stone", 0.9)
    p.box((-0.65, 0.65), (0, 1.3), (0, 0.05), "gloss:#100c0a", 0.4)
    p.box((-1.15, 1.15), (0, 0.08), (0, 1.0), "trim stone", 0.9)
    for u, d in ((-0.2, 0.3), (0.15, 0.4)):
        p.bar((u - 0.25, u + 0.3), 0.17, d, 0.08, "bark wood", 0.6)
    p.flame(0, 0.3, 0.36, 1.0)
    p.lamp(0, 0.7, 1.0, FIRE, 3.2, shades=True)
    p.post(-0.7, 0.5, (1.5, 1.75), 0.09, "copper", tip=0.05)
    p.box((0.25, 0.75), (1.55, 1.95), (0.5, 0.54), "gold")
    p.box((0.30, 0.70), (1.60, 1.90), (0.53, 0.56), "picture")


@piece(1.4, 0.1)
def painting(p: Place) -> None:
    p.box((-0.6, 0.6), (1.3, 2.15), (0, 0.05), "gold")
    p.box((-0.51, 0.51), (1.39, 2.06), (0.03, 0.07), "picture")


@piece(2.6, 0.7)
def kitchen_counter(p: Place) -> None:
    p.box((-1.25, 1.25), (0.08, 0.85), (0, 0.58), "cabinet")
    p.box((-1.28, 1.28), (0.85, 0.91), (0, 0.63), "worktop")
    for k in range(4):
        u = -0.93 + 0.62 * k
        p.box((u - 0.27, u + 0.27), (0.14, 0.80), (0.56, 0.61), "cabinet", 1.15)
        p.box((u - 0.08, u + 0.08), (0.70, 0.73), (0.61, 0.64), "steel")
    p.box((-1.25, 1.25), (1.45, 2.15), (0, 0.33), "cabinet", 1.05)
    for k in range(3):
        u = -0.82 + 0.82 * k
        p.box((u - 0.37, u + 0.37), (1.5, 2.1), (0.32, 0.36), "cabinet", 1.2)
    p.post(-0.9, 0.3, (0.91, 1.15), 0.09, "copper")
    p.post(-0.6, 0.3, (0.91, 1.05), 0.11, "paint:#d8d4c8", tip=0.14)
    p.post(0.2, 0.35, (0.91, 1.15), 0.02, "steel")
    p.rod((0.35, 0.5), 1.15, 0.2, 0.02, "steel")
    p.box((-0.1, 0.5), (0.905, 0.92), (0.15, 0.5), "steel", 0.6)
    for u in (0.75, 0.95):
        p.post(u, 0.3, (0.91, 1.12), 0.07, "gloss:#b84030")


@piece(1.0, 0.8)
def stove(p: Place) -> None:
    p.box((-0.42, 0.42), (0, 0.9), (0, 0.65), "gloss:#2c3034")
    p.box((-0.34, 0.34), (0.2, 0.62), (0.64, 0.68), "gloss:#0c0e10")
    p.box((-0.3, 0.3), (0.66, 0.69), (0.68, 0.72), "steel")
    for u in (-0.2, 0.2):
        p.post(u, 0.3, (0.9, 0.93), 0.13, "iron")
    p.post(-0.2, 0.3, (0.93, 1.15), 0.14, "copper", tone=1.2)
    p.slab([(0, 1.7), (0.5, 1.7), (0.2, 2.1), (0, 2.1)], (-0.45, 0.45), "steel")
    p.box((-0.16, 0.16), (2.1, p.kit.tall), (0, 0.26), "steel", 0.9)


@piece(1.0, 0.8)
def fridge(p: Place) -> None:
    p.box((-0.42, 0.42), (0.03, 1.9), (0, 0.68), "gloss:#c8ccd0")
    p.box((-0.41, 0.41), (1.22, 1.24), (0.66, 0.69), "gloss:#303438")
    for y in (0.85, 1.35):
        p.box((0.30, 0.34), (y, y + 0.32), (0.68, 0.73), "steel")


@piece(2.2, 1.0)
def hearth(p: Place) -> None:
    """A wide kitchen hearth with a kettle over the fire."""
    fireplace(p)
    p.bar((-0.65, 0.65), 1.12, 0.4, 0.025, "iron")
    p.post(0, 0.4, (0.85, 1.12), 0.015, "iron")
    p.ball(0, 0.72, 0.42, 0.2, "iron", 0.8)


@piece(2.0, 0.5)
def hanging_pots(p: Place) -> None:
    """Pans and herbs on a rail under the ceiling."""
    y = p.kit.tall - 0.65
    p.bar((-1.0, 1.0), y, 0, 0.03, "iron")
    for u in (-0.95, 0.95):
        p.post(u, 0, (y, p.kit.tall), 0.02, "iron")
    for k in range(7):
        u = -0.84 + 0.28 * k
        if k % 3 == 2:
            p.post(u, 0, (y - 0.45, y), 0.11, "hedge", tip=0.03)
        else:
            p.post(u, 0, (y - 0.2, y), 0.015, "iron")
            p.post(u, 0, (y - 0.42, y - 0.2), 0.13, "copper", tip=0.11, tone=1.2)
