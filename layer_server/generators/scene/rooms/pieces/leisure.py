"""What shops, salons, observatories, aquaria and nurseries have."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece


@piece(1.2, 4.6)
def aisle(p: Place) -> None:
    """Shelves of goods that run away from the eye."""
    p.box((-0.42, 0.42), (0.1, 1.75), (0, 4.5), "goods", 1.25)
    p.box((-0.46, 0.46), (0, 0.12), (0, 4.55), "gloss:#c8ccd0")
    p.box((-0.46, 0.46), (1.72, 1.8), (0, 4.55), "gloss:#c8ccd0")
    p.box((-0.3, 0.3), (1.8, 2.15), (4.4, 4.45), "paint:accent")


@piece(1.0, 1.0)
def barber_chair(p: Place) -> None:
    p.post(0, 0.5, (0, 0.08), 0.34, "steel")
    p.post(0, 0.5, (0.08, 0.5), 0.08, "steel")
    p.box((-0.32, 0.32), (0.5, 0.64), (0.2, 0.8), "cloth:accent")
    p.box((-0.3, 0.3), (0.64, 1.25), (0.75, 0.9), "cloth:accent", 1.15)
    for u in (-0.38, 0.38):
        p.box((u - 0.06, u + 0.06), (0.64, 0.86), (0.25, 0.85), "steel", 1.1)


@piece(3.2, 0.3)
def sea_wall(p: Place) -> None:
    """A great pane with lit water and fish behind it."""
    p.fixed = True
    tall = p.kit.tall - 0.6
    p.box((-1.5, 1.5), (0.5, tall), (-0.02, 0.03), "liquid:#1f7fc0", 0.9)
    for _ in range(9):
        u, y, r = (
            float(p.rng.uniform(-1.2, 1.2)),
            float(p.rng.uniform(0.9, tall - 0.4)),
            float(p.rng.uniform(0.08, 0.2)),
        )
        ink = f"paint:{p.rng.choice(['#f0a030', '#e8e4d0', '#f0d040', '#e05a48', '#103a60'])}"
        turned = float(p.rng.choice([-1.0, 1.0]))
        p.face(
            [(u + r * math.cos(a), y + 0.5 * r * math.sin(a)) for a in (k * math.pi / 5 for k in range(10))],
            (0.03, 0.045),
            ink,
            1.3,
        )
        p.face(
            [
                (u - turned * r * 0.7, y),
                (u - turned * r * 1.7, y + r * 0.5),
                (u - turned * r * 1.7, y - r * 0.5),
            ],
            (0.03, 0.045),
            ink,
            1.2,
        )
    for k in range(4):
        u, high = -1.2 + 0.75 * k, float(p.rng.uniform(0.4, 1.0))
        p.face([(u - 0.08, 0.5), (u + 0.08, 0.5), (u + 0.15, 0.5 + high)], (0.03, 0.04), "hedge", 1.3)
    for u in (-1.55, 1.55):
        p.block(u, (0, p.kit.tall), 0.05, (0.08, 0.12), "iron")
    p.lamp(0, 1.8, 1.2, (0.25, 0.62, 0.95), 2.4)


@piece(3.4, 0.3)
def night_arch(p: Place) -> None:
    """An opening in a dome, stars behind it."""
    p.fixed = True
    p.box((-1.2, 1.2), (1.2, 2.6), (-0.02, 0.03), "starry")
    p.face(
        [(1.2 * math.cos(a), 2.6 + 1.5 * math.sin(a)) for a in (k * math.pi / 8 for k in range(9))],
        (-0.02, 0.03),
        "starry",
    )
    p.arch(2.6, (1.2, 1.45), (0, 0.2), "trim stone", rise=1.25)
    for u in (-1.32, 1.32):
        p.block(u, (1.2, 2.6), 0.1, (0.12, 0.1), "trim stone")
    p.lamp(0, 2.6, 1.5, (0.45, 0.55, 0.95), 2.6)


@piece(3.0, 3.0)
def great_telescope(p: Place) -> None:
    """A telescope as big as a cannon on its mount."""
    p.post(0, 1.6, (0, 0.3), 1.0, "oak", tone=1.2)
    p.post(0, 1.6, (0.3, 1.5), 0.3, "brass", tip=0.22)
    for u in (-0.42, 0.42):
        p.face([(u - 0.06, 1.2), (u + 0.06, 1.2), (u + 0.06, 2.3), (u - 0.06, 2.3)], (1.1, 2.0), "brass")
    p.face([(-1.5, 1.0), (-1.3, 0.75), (1.35, 3.1), (1.05, 3.55)], (1.25, 1.85), "brass", 1.2)
    p.face([(0.95, 2.7), (1.45, 3.15), (1.15, 3.6), (0.62, 3.15)], (1.15, 1.95), "copper", 1.2)
    p.face([(-1.95, 0.72), (-1.85, 0.55), (-1.3, 0.95), (-1.42, 1.15)], (1.42, 1.68), "brass")


@piece(1.2, 1.2)
def toys(p: Place) -> None:
    """Blocks, a ball and a bear."""
    inks = ("#e84a3c", "#3a7ad8", "#f0c030", "#48a858")
    for k, (u, d, y) in enumerate(
        ((-0.4, 0.3, 0.0), (-0.14, 0.35, 0.0), (-0.28, 0.33, 0.24), (0.3, 0.8, 0.0))
    ):
        p.block(u, (y, y + 0.23), d, (0.115, 0.115), f"paint:{inks[k]}")
    p.ball(0.35, 0.2, 0.35, 0.2, "paint:#e8504a", 1.2)
    p.ball(-0.1, 0.2, 0.85, 0.19, "cloth:#a8743c")
    p.ball(-0.1, 0.46, 0.87, 0.14, "cloth:#a8743c", 1.1)
    for u in (-0.21, 0.01):
        p.ball(u, 0.57, 0.86, 0.055, "cloth:#a8743c")


@piece(1.6, 0.8)
def washers(p: Place) -> None:
    """Two washing machines side by side."""
    for u in (-0.38, 0.38):
        p.box((u - 0.35, u + 0.35), (0, 0.95), (0, 0.65), "gloss:#eef1f3")
        p.rod((0.63, 0.68), 0.45, u, 0.25, "steel")
        p.rod((0.67, 0.69), 0.45, u, 0.19, "gloss:#28404c")
        p.box((u - 0.3, u + 0.3), (0.78, 0.9), (0.64, 0.67), "gloss:#b8c0c4")


@piece(4.4, 6.0)
def stairs(p: Place) -> None:
    """Stairs that rise away from the eye, with rails and a carpet."""
    steps, tall = 12, 2.6
    for k in range(steps):
        y, d = tall * k / steps, 5.2 - 0.36 * k
        half = 1.5 + 0.06 * (steps - k) * (k < 4)
        p.box((-half, half), (y if k else 0.0, y + tall / steps), (0.6, d), "marble", 1.05)
        p.box(
            (-0.8, 0.8),
            (y + tall / steps, y + tall / steps + 0.015),
            (d - 0.36, d + 0.005),
            "carpet:carpet",
            1.2,
        )
        p.box((-0.8, 0.8), (y, y + tall / steps), (d, d + 0.01), "carpet:carpet", 0.8)
        if k % 2 == 0:
            for side in (-1, 1):
                p.post(side * 1.5, d - 0.18, (y + 0.2, y + 1.15), 0.05, "gold")
    for side in (-1, 1):
        p.slab(
            [(5.1, 1.1), (5.1, 1.25), (1.1, tall + 1.2), (1.1, tall + 1.05)],
            (side * 1.5 - 0.08, side * 1.5 + 0.08),
            "oak",
            1.4,
        )
        p.post(side * 1.62, 5.2, (0, 1.4), 0.16, "oak", tone=1.3)
        p.ball(side * 1.62, 1.55, 5.2, 0.17, "gold")
    p.box((-p.kit.wide, p.kit.wide), (tall - 0.2, tall), (0, 0.9), "marble", 1.1)
    p.box((-p.kit.wide, -1.5), (tall + 0.85, tall + 0.95), (0.85, 0.95), "oak", 1.4)
    p.box((1.5, p.kit.wide), (tall + 0.85, tall + 0.95), (0.85, 0.95), "oak", 1.4)
    for k in range(7):
        for side in (-1, 1):
            p.post(side * (1.7 + 0.4 * k), 0.9, (tall, tall + 0.9), 0.04, "gold")
