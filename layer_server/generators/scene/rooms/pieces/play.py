"""What gyms, arcades and gaming rooms have."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import Place, piece


@piece(1.2, 2.2)
def treadmill(p: Place) -> None:
    p.box((-0.42, 0.42), (0.06, 0.2), (0, 1.8), "gloss:#26282c")
    p.box((-0.3, 0.3), (0.2, 0.22), (0.1, 1.7), "gloss:#101214")
    for u in (-0.4, 0.4):
        p.slab([(0.05, 0.2), (0.15, 0.2), (0.4, 1.25), (0.3, 1.25)], (u - 0.04, u + 0.04), "steel")
    p.box((-0.42, 0.42), (1.2, 1.4), (0.2, 0.34), "gloss:#26282c")
    p.box((-0.25, 0.25), (1.24, 1.37), (0.33, 0.36), "screen:glow")


@piece(2.2, 0.8)
def dumbbells(p: Place) -> None:
    for u in (-1.0, 1.0):
        p.block(u, (0, 1.0), 0.3, (0.05, 0.25), "iron")
    for y, d in ((0.35, 0.4), (0.75, 0.25)):
        p.box((-1.0, 1.0), (y, y + 0.05), (d - 0.15, d + 0.15), "iron")
        for k in range(6):
            u = -0.8 + 0.32 * k
            p.rod((d - 0.14, d + 0.14), y + 0.14, u, 0.03, "steel")
            for at in (d - 0.14, d + 0.10):
                p.rod((at, at + 0.09), y + 0.14, u, 0.105, "gloss:#1c1e22")


@piece(2.0, 2.0)
def bench_press(p: Place) -> None:
    p.block(0, (0.40, 0.52), 1.1, (0.17, 0.7), "leather")
    for d in (0.6, 1.6):
        p.block(0, (0, 0.4), d, (0.22, 0.05), "iron")
    for u in (-0.5, 0.5):
        p.block(u, (0, 1.2), 0.5, (0.045, 0.045), "paint:#d83a2c")
    p.bar((-1.1, 1.1), 1.2, 0.55, 0.025, "steel")
    for u in (-0.95, 0.82):
        p.bar((u, u + 0.13), 1.2, 0.55, 0.26, "gloss:#1c1e22")


@piece(0.9, 0.9)
def punching_bag(p: Place) -> None:
    p.post(0, 0, (2.0, p.kit.tall), 0.02, "steel")
    p.post(0, 0, (0.75, 2.0), 0.22, "paint:#b8302c")
    for y in (0.8, 1.85):
        p.post(0, 0, (y, y + 0.1), 0.225, "gloss:#181818")


@piece(4.0, 4.0)
def ring(p: Place) -> None:
    """A boxing ring."""
    p.block(0, (0, 0.55), 1.9, (1.85, 1.85), "paint:accent", 0.8)
    p.block(0, (0.55, 0.62), 1.9, (1.9, 1.9), "paint:#e4e0d4")
    for u in (-1.75, 1.75):
        for d in (0.15, 3.65):
            p.block(u, (0.6, 1.9), d, (0.06, 0.06), "paint:#c83028")
    for y, ink in ((0.95, "#d83a2c"), (1.3, "#f0f0f0"), (1.65, "#2c5ad8")):
        for d in (0.15, 3.65):
            p.bar((-1.75, 1.75), y, d, 0.025, f"paint:{ink}")
        for u in (-1.75, 1.75):
            p.rod((0.15, 3.65), y, u, 0.025, f"paint:{ink}")


@piece(1.0, 0.9)
def arcade(p: Place) -> None:
    """A cabinet with a lit screen and marquee."""
    ink = str(p.rng.choice(["#d8305c", "#3058d8", "#28a878", "#e8902c", "#8a3ad8"]))
    p.slab(
        [(0, 0), (0.75, 0), (0.75, 0.9), (0.95, 0.95), (0, 1.0)],
        (-0.4, 0.4),
        f"gloss:{ink}",
    )
    p.box((-0.4, 0.4), (0.9, 1.95), (0, 0.45), f"gloss:{ink}")
    p.slab([(0.3, 1.0), (0.95, 0.92), (0.95, 1.0), (0.4, 1.08)], (-0.4, 0.4), "buttons")
    p.slab(
        [(0.45, 1.06), (0.62, 1.06), (0.5, 1.58), (0.44, 1.58)],
        (-0.32, 0.32),
        f"screen:{p.rng.choice(['#40e8ff', '#ff60c0', '#80ff60', '#ffd040'])}",
    )
    p.box((-0.4, 0.4), (1.66, 1.92), (0.40, 0.68), "signs:glow", 1.2)
    for u in (-0.42, 0.42):
        p.slab([(0, 0), (0.85, 0), (0.95, 1.0), (0, 1.0)], (u - 0.03, u + 0.03), "gloss:#16181c")
        p.slab(
            [(0, 1.0), (0.62, 1.0), (0.55, 1.6), (0, 1.6)],
            (u - 0.03, u + 0.03),
            "gloss:#16181c",
        )
    p.lamp(0, 1.4, 1.1, p.kit.tint("accent" if p.rng.random() < 0.5 else "glow"), 1.1)


@piece(0.9, 0.8)
def slot_machine(p: Place) -> None:
    p.box((-0.36, 0.36), (0, 0.75), (0.0, 0.55), "gloss:#5a1420")
    p.box((-0.34, 0.34), (0.75, 1.65), (0.0, 0.42), "gloss:#a82030")
    p.box((-0.27, 0.27), (1.0, 1.3), (0.42, 0.45), "paint:#f8f4e8")
    for u in (-0.17, 0.0, 0.17):
        p.box(
            (u - 0.065, u + 0.065),
            (1.06, 1.24),
            (0.45, 0.465),
            f"glow:{p.rng.choice(['#ff5040', '#ffc830', '#48c858'])}",
        )
    p.box((-0.34, 0.34), (1.65, 1.9), (0.0, 0.46), "glow:#ffc840")
    p.slab([(0.4, 0.75), (0.7, 0.75), (0.42, 0.92)], (-0.34, 0.34), "gold")
    p.post(0.42, 0.3, (0.95, 1.4), 0.025, "steel")
    p.ball(0.42, 1.43, 0.3, 0.06, "gloss:#d82020")
    p.lamp(0, 1.6, 1.0, (1.0, 0.75, 0.35), 1.1)


@piece(2.6, 1.7)
def card_table(p: Place) -> None:
    """A green gaming table with chips."""
    p.plan(
        [(-1.2, 0.4), (-0.8, 0.1), (0.8, 0.1), (1.2, 0.4), (1.2, 1.0), (0.8, 1.4), (-0.8, 1.4), (-1.2, 1.0)],
        (0.76, 0.86),
        "oak",
        1.3,
    )
    p.plan(
        [
            (-1.08, 0.44),
            (-0.74, 0.2),
            (0.74, 0.2),
            (1.08, 0.44),
            (1.08, 0.96),
            (0.74, 1.3),
            (-0.74, 1.3),
            (-1.08, 0.96),
        ],
        (0.86, 0.875),
        "cloth:#1f7a4a",
        1.3,
    )
    p.post(0, 0.75, (0, 0.76), 0.25, "oak")
    for _ in range(8):
        u, d = float(p.rng.uniform(-0.8, 0.8)), float(p.rng.uniform(0.35, 1.1))
        p.post(
            u,
            d,
            (0.875, 0.875 + float(p.rng.uniform(0.04, 0.14))),
            0.05,
            f"paint:{p.rng.choice(['#d83030', '#3058d8', '#f0f0e8', '#202020'])}",
        )
    for u, d in ((-0.7, 1.75), (0.0, 1.85), (0.7, 1.75)):
        p.post(u, d, (0.5, 0.58), 0.22, "leather")
        p.post(u, d, (0, 0.5), 0.05, "iron")
    p.lamp(0, 1.9, 0.8, (1.0, 0.82, 0.5), 1.6)


@piece(2.6, 1.6)
def roulette(p: Place) -> None:
    card_table(p)
    p.post(-0.5, 0.75, (0.87, 0.97), 0.42, "oak", tip=0.46)
    p.post(-0.5, 0.75, (0.97, 0.985), 0.36, "gloss:#a81c24")
    p.post(-0.5, 0.75, (0.98, 1.08), 0.14, "gold", tip=0.03)


@piece(1.8, 2.9)
def pool_table(p: Place) -> None:
    p.box((-0.75, 0.75), (0.6, 0.82), (0, 2.5), "oak", 1.2)
    p.box((-0.64, 0.64), (0.82, 0.83), (0.11, 2.39), "cloth:#1f7a4a", 1.4)
    for u in (-0.70, 0.70):
        p.box((u - 0.06, u + 0.06), (0.82, 0.87), (0, 2.5), "oak", 1.4)
        for d in (0.15, 2.35):
            p.block(u * 0.9, (0, 0.6), d, (0.09, 0.09), "oak", 1.1)
    for k, ink in enumerate(("#d83030", "#e8c030", "#3058d8", "#f4f0e4", "#d87030", "#202020", "#6a3a9a")):
        p.ball(float(p.rng.uniform(-0.5, 0.5)), 0.865, 0.3 + 0.3 * k, 0.045, f"gloss:{ink}")
    p.lamp(0, 1.9, 1.2, (1.0, 0.9, 0.7), 1.6)
