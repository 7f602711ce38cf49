"""Shelves, boxes, barrels, sacks and what is kept in them."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import Place, piece


def shelving(p: Place, front: str, half: float = 0.95, tall: float = 2.3, wood: str = "oak") -> None:
    """A case of shelves whose contents are painted on its front."""
    tall = min(tall, p.kit.tall - 0.15)
    p.box((-half, half), (0.1, tall - 0.06), (0.0, 0.30), front)
    for u in (-half, half):
        p.box((u - 0.05, u + 0.05), (0, tall), (0, 0.38), wood, 1.1)
    p.box((-half - 0.05, half + 0.05), (0, 0.12), (0, 0.38), wood, 1.1)
    p.box((-half - 0.09, half + 0.09), (tall - 0.08, tall + 0.04), (0, 0.42), wood, 1.25)


@piece(2.1, 0.45)
def bookshelf(p: Place) -> None:
    shelving(p, "books", 0.98, 2.7)


@piece(2.1, 0.45)
def tall_books(p: Place) -> None:
    """Books up to the ceiling, with a ladder."""
    shelving(p, "books", 1.0, p.kit.tall)
    top = p.kit.tall * 0.8
    for u in (0.25, 0.65):
        p.slab([(0.95, 0), (1.02, 0), (0.46, top), (0.39, top)], (u - 0.03, u + 0.03), "oak", 1.3)
    steps = int(top / 0.32)
    for k in range(1, steps):
        t = k / steps
        p.bar((0.25, 0.65), top * t, 0.98 - 0.56 * t, 0.025, "oak", 1.3)


@piece(2.1, 0.45)
def bottle_shelf(p: Place) -> None:
    shelving(p, "bottles", 0.98, 2.3)


@piece(2.1, 0.45)
def goods_shelf(p: Place) -> None:
    shelving(p, "goods", 0.98, 2.3)


@piece(2.6, 1.0)
def pallet_rack(p: Place) -> None:
    """High steel racks with crates on them."""
    tall = min(5.2, p.kit.tall - 0.5)
    for u in (-1.25, 1.25):
        for d in (0.06, 0.9):
            p.block(u, (0, tall), d, (0.05, 0.05), "paint:#2f5f9a")
    levels = int(tall / 1.3)
    for k in range(levels):
        y = 0.12 + 1.3 * k
        p.box((-1.25, 1.25), (y, y + 0.1), (0.86, 0.94), "paint:#d8702a")
        p.box((-1.25, 1.25), (y + 0.06, y + 0.1), (0.05, 0.86), "iron")
        u = -1.1
        while u < 0.9:
            wide = float(p.rng.uniform(0.45, 0.85))
            if p.rng.random() < 0.86:
                stuff = str(p.rng.choice(["pine", "paint:#b48a58", "paint:#a87c4c", "paint:#4a6a8a"]))
                p.box(
                    (u, min(u + wide, 1.15)),
                    (y + 0.1, y + float(p.rng.uniform(0.5, 1.0))),
                    (0.12, 0.84),
                    stuff,
                    float(p.rng.uniform(0.9, 1.15)),
                )
            u += wide + 0.06


def cask(p: Place, u: float, d: float, radius: float, wood: str = "oak") -> None:
    tall = radius * 2.7
    p.post(u, d, (0, tall / 2), radius * 0.84, wood, tip=radius, tone=1.2)
    p.post(u, d, (tall / 2, tall), radius, wood, tip=radius * 0.84, tone=1.2)
    for share, grown in ((0.10, 0.90), (0.34, 1.0), (0.64, 1.0), (0.88, 0.90)):
        p.post(u, d, (tall * share, tall * share + radius * 0.13), radius * (grown + 0.035), "iron", tone=0.9)


def case(p: Place, u: float, d: float, half: float, foot: float = 0.0, wood: str = "pine") -> None:  # noqa: PLR0917  reads as one line
    tall = foot + half * 1.8
    p.block(u, (foot, tall), d, (half, half), wood, 0.95)
    rim = half * 0.18
    for y in (foot, tall - rim):
        p.block(u, (y, y + rim), d, (half + 0.02, half + 0.02), wood, 1.25)
    for side in (-1, 1):
        for deep in (-1, 1):
            p.block(
                u + side * (half - rim / 2),
                (foot, tall),
                d + deep * (half - rim / 2),
                (rim / 2 + 0.015, rim / 2 + 0.015),
                wood,
                1.25,
            )


@piece(1.5, 0.9)
def barrels(p: Place) -> None:
    cask(p, -0.36, 0.42, 0.33)
    cask(p, 0.38, 0.40, 0.30)
    if p.rng.random() < 0.5:
        cask(p, 0.05, 0.95, 0.26)


@piece(2.2, 1.0)
def wine_casks(p: Place) -> None:
    """Great casks on their sides, in two rows."""
    for y, row in ((0.55, (-0.55, 0.55)), (1.5, (0.0,))):
        for u in row:
            p.rod((0.05, 0.95), y, u, 0.5, "oak", 1.1)
            for d in (0.15, 0.82):
                p.rod((d, d + 0.08), y, u, 0.52, "iron", 0.9)
            p.rod((0.93, 0.97), y, u, 0.42, "oak", 1.35)
            p.rod((0.97, 1.08), y - 0.25, u, 0.04, "copper")
    p.box((-1.05, 1.05), (0, 0.12), (0.1, 0.9), "beam")


@piece(1.6, 1.1)
def crates(p: Place) -> None:
    case(p, -0.38, 0.45, 0.36)
    case(p, 0.42, 0.40, 0.30)
    case(p, -0.32, 0.45, 0.26, 0.66)


@piece(1.2, 0.9)
def sacks(p: Place) -> None:
    for u, d, r in ((-0.3, 0.35, 0.26), (0.25, 0.4, 0.28), (0.0, 0.75, 0.24)):
        p.post(u, d, (0, r * 1.3), r * 0.95, "cloth:#a8905c", tip=r)
        p.post(u, d, (r * 1.3, r * 2.1), r, "cloth:#a8905c", tip=r * 0.3)
        p.post(u, d, (r * 2.1, r * 2.5), r * 0.2, "cloth:#a8905c", tip=r * 0.45)


@piece(1.2, 0.8)
def chest(p: Place) -> None:
    p.box((-0.5, 0.5), (0, 0.42), (0.05, 0.65), "oak", 1.2)
    p.slab(
        [(0.05, 0.42), (0.65, 0.42), (0.65, 0.55), (0.5, 0.68), (0.2, 0.68), (0.05, 0.55)],
        (-0.5, 0.5),
        "oak",
        1.35,
    )
    for u in (-0.4, 0, 0.4):
        p.box((u - 0.04, u + 0.04), (0, 0.6), (0.04, 0.675), "iron", 1.2)
    p.box((-0.09, 0.09), (0.3, 0.5), (0.65, 0.70), "gold")


@piece(1.4, 1.0)
def open_chest(p: Place) -> None:
    """A chest that spills gold."""
    p.box((-0.55, 0.55), (0, 0.42), (0.15, 0.8), "oak", 1.2)
    for u in (-0.45, 0.45):
        p.box((u - 0.04, u + 0.04), (0, 0.43), (0.13, 0.82), "gold")
    p.slab([(0.15, 0.42), (0.22, 0.42), (0.10, 1.0), (0.0, 0.95)], (-0.55, 0.55), "oak", 1.35)
    p.slab([(0.2, 0.40), (0.78, 0.40), (0.5, 0.62), (0.25, 0.6)], (-0.5, 0.5), "gold heap", 1.3)
    p.post(0.05, 0.95, (0, 0.10), 0.55, "gold heap", tip=0.1, tone=1.3)


@piece(2.6, 1.6)
def gold_pile(p: Place) -> None:
    p.post(0, 0.8, (0, 0.75), 1.15, "gold heap", tip=0.12, tone=1.35)
    p.post(-0.75, 1.1, (0, 0.4), 0.7, "gold heap", tip=0.1, tone=1.3)
    p.post(0.8, 0.95, (0, 0.5), 0.75, "gold heap", tip=0.1, tone=1.3)
    p.post(0.2, 1.1, (0.3, 0.62), 0.07, "gold", tip=0.15)
    p.ball(-0.35, 0.55, 1.05, 0.11, "gloss:#c82848")
    p.ball(0.65, 0.45, 1.35, 0.09, "gloss:#2860d8")
    p.ball(-0.8, 0.42, 1.3, 0.08, "gloss:#28a860")
    p.lamp(0, 1.4, 1.8, (1.0, 0.8, 0.4), 1.4)


@piece(1.2, 0.5)
def filing(p: Place) -> None:
    for u in (-0.28, 0.28):
        p.box((u - 0.25, u + 0.25), (0, 1.3), (0, 0.45), "gloss:#8a9298")
        for k in range(4):
            y = 0.06 + 0.31 * k
            p.box((u - 0.21, u + 0.21), (y, y + 0.26), (0.44, 0.48), "gloss:#9aa2a8")
            p.box((u - 0.06, u + 0.06), (y + 0.15, y + 0.18), (0.48, 0.51), "gloss:#404448")


@piece(1.9, 0.6)
def lockers(p: Place) -> None:
    p.box((-0.9, 0.9), (0.08, 1.9), (0, 0.45), "lockers:locker")
    p.box((-0.92, 0.92), (0, 0.1), (0, 0.42), "gloss:#303438")
    p.box((-0.92, 0.92), (1.88, 1.94), (0, 0.47), "paint:locker", 0.9)


@piece(1.4, 0.9)
def cardboard(p: Place) -> None:
    for u, d, s, y in ((-0.3, 0.4, 0.30, 0.0), (0.36, 0.4, 0.26, 0.0), (-0.26, 0.38, 0.22, 0.55)):
        p.block(u, (y, y + 1.7 * s), d, (s, s * 0.9), "paint:#b08a58")
        p.block(u, (y + 0.02, y + 1.7 * s + 0.008), d, (0.04, s * 0.9 + 0.008), "paint:#d8c090")


@piece(1.6, 1.2)
def hay(p: Place) -> None:
    for u, d, y in ((-0.38, 0.45, 0.0), (0.42, 0.5, 0.0), (0.0, 0.45, 0.46)):
        p.block(u, (y, y + 0.45), d, (0.37, 0.42), "straw", 1.25)
        for off in (-0.15, 0.15):
            p.block(u + off, (y, y + 0.455), d, (0.015, 0.425), "paint:#8a6a30")


@piece(1.6, 0.4)
def weapon_rack(p: Place) -> None:
    for y in (0.45, 1.5):
        p.box((-0.75, 0.75), (y, y + 0.1), (0.0, 0.16), "oak", 1.25)
    for u in (-0.72, 0.72):
        p.block(u, (0, 1.75), 0.1, (0.05, 0.08), "oak", 1.1)
    for k in range(5):
        u = -0.54 + 0.27 * k
        if k % 2 == 0:
            p.block(u, (0.35, 1.35), 0.2, (0.045, 0.012), "steel", 1.4)
            p.block(u, (1.35, 1.40), 0.2, (0.14, 0.025), "gold")
            p.post(u, 0.2, (1.40, 1.62), 0.022, "leather")
            p.ball(u, 1.65, 0.2, 0.04, "gold")
        else:
            p.post(u, 0.2, (0.05, 2.0), 0.022, "oak", tone=1.3)
            p.face([(u - 0.06, 2.0), (u + 0.06, 2.0), (u, 2.35)], (0.18, 0.22), "steel", 1.4)


@piece(1.2, 0.2)
def shield(p: Place) -> None:
    """A shield over crossed swords on the wall."""
    y = 1.75
    for side in (-1, 1):
        p.face(
            [
                (side * -0.62, y - 0.55),
                (side * -0.54, y - 0.6),
                (side * 0.6, y + 0.58),
                (side * 0.54, y + 0.62),
            ],
            (0.02, 0.06),
            "steel",
            1.4,
        )
        p.face(
            [
                (side * -0.35, y - 0.5),
                (side * -0.5, y - 0.3),
                (side * -0.55, y - 0.34),
                (side * -0.4, y - 0.55),
            ],
            (0.02, 0.08),
            "gold",
        )
    p.face(
        [
            (-0.32, y + 0.36),
            (0.32, y + 0.36),
            (0.32, y - 0.05),
            (0.18, y - 0.34),
            (0, y - 0.5),
            (-0.18, y - 0.34),
            (-0.32, y - 0.05),
        ],
        (0.05, 0.12),
        "gold",
    )
    p.face(
        [
            (-0.26, y + 0.30),
            (0.26, y + 0.30),
            (0.26, y - 0.03),
            (0.14, y - 0.28),
            (0, y - 0.42),
            (-0.14, y - 0.28),
            (-0.26, y - 0.03),
        ],
        (0.11, 0.15),
        "paint:accent",
    )
    p.box((-0.05, 0.05), (y - 0.38, y + 0.3), (0.14, 0.165), "gold")


@piece(0.9, 0.8)
def armour(p: Place) -> None:
    """A suit of armour on a stand."""
    p.post(0, 0.4, (0, 0.08), 0.34, "oak")
    for u in (-0.12, 0.12):
        p.post(u, 0.4, (0.08, 0.85), 0.075, "steel", tip=0.11, tone=1.2)
        p.block(u, (0.08, 0.16), 0.5, (0.07, 0.14), "steel", 1.1)
    p.post(0, 0.4, (0.8, 1.0), 0.25, "steel", tip=0.17, tone=1.1)
    p.post(0, 0.4, (1.0, 1.48), 0.17, "steel", tip=0.27, tone=1.3)
    for u in (-0.33, 0.33):
        p.ball(u, 1.43, 0.4, 0.13, "steel", 1.3)
        p.post(u, 0.42, (0.85, 1.4), 0.06, "steel", tip=0.08, tone=1.2)
    p.post(0, 0.4, (1.5, 1.72), 0.12, "steel", tip=0.13, tone=1.4)
    p.ball(0, 1.74, 0.4, 0.13, "steel", 1.4)
    p.box((-0.09, 0.09), (1.63, 1.67), (0.5, 0.54), "gloss:#101010")
    p.post(0, 0.36, (1.85, 2.1), 0.03, "paint:accent", tip=0.09)
    p.post(0.42, 0.55, (0, 2.2), 0.022, "oak")
    p.post(0.42, 0.55, (2.2, 2.5), 0.055, "steel", tip=0.005)


@piece(0.6, 0.6)
def bucket(p: Place) -> None:
    p.post(0, 0.3, (0, 0.36), 0.17, "oak", tip=0.22, tone=1.2)
    p.post(0, 0.3, (0.24, 0.28), 0.215, "iron")


@piece(1.5, 0.6)
def clothes_rack(p: Place) -> None:
    for u in (-0.7, 0.7):
        p.post(u, 0.35, (0, 1.7), 0.02, "steel")
    p.bar((-0.7, 0.7), 1.7, 0.35, 0.02, "steel")
    inks = ("#b8403c", "#2f5f8c", "#d8b050", "#4a7a4c", "#7a4a8c", "#e0dcd0", "#303848")
    for k in range(9):
        u = -0.6 + 0.15 * k
        p.face(
            [
                (u - 0.055, 1.62),
                (u + 0.055, 1.62),
                (u + 0.06, float(p.rng.uniform(0.5, 0.85))),
                (u - 0.06, 0.7),
            ],
            (0.14, 0.55),
            f"cloth:{inks[k % 7]}",
            1.1,
        )
