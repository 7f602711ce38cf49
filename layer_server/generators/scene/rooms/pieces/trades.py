"""What people work with: forges, benches, cauldrons and flasks, counters, plants, animals' stalls, mines."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import FIRE, Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs
from layer_server.generators.scene.rooms.pieces.storage import cask


@piece(2.6, 1.5)
def forge(p: Place) -> None:
    """A brick hearth under a hood, full of glowing coal."""
    p.fixed = True
    p.box((-1.2, 1.2), (0, 0.85), (0, 1.3), "soot brick", 1.3)
    p.box((-1.25, 1.25), (0.85, 0.95), (0, 0.2), "trim stone")
    p.box((-1.25, -1.0), (0.85, 0.98), (0, 1.35), "trim stone")
    p.box((1.0, 1.25), (0.85, 0.98), (0, 1.35), "trim stone")
    p.post(0, 0.7, (0.85, 1.05), 0.75, "glow:#ff6a18", tip=0.3)
    for k in range(9):
        u, d = float(p.rng.uniform(-0.75, 0.75)), float(p.rng.uniform(0.3, 1.15))
        p.ball(u, 0.93, d, 0.10, "gloss:#181210" if k % 2 else "glow:#ff9a30")
    p.slab([(0, 1.85), (1.35, 1.85), (0.6, 2.7), (0, 2.7)], (-1.3, 1.3), "iron", 0.9)
    p.box((-0.5, 0.5), (2.65, p.kit.tall), (0, 0.6), "soot brick")
    p.flame(-0.2, 1.05, 0.8, 0.8)
    p.flame(0.25, 1.02, 0.7, 0.6)
    p.lamp(0, 1.35, 1.6, FIRE, 3.6, shades=True)
    for u in (-1.05, 1.1):
        p.post(u, 1.5, (0, 0.75), 0.03, "iron")


@piece(1.3, 1.2)
def anvil(p: Place) -> None:
    p.post(0, 0.5, (0, 0.55), 0.34, "oak", tip=0.30, tone=1.2)
    p.post(0, 0.5, (0.42, 0.47), 0.33, "iron")
    p.box((-0.22, 0.22), (0.55, 0.66), (0.36, 0.64), "iron", 1.2)
    p.box((-0.13, 0.13), (0.66, 0.80), (0.41, 0.59), "iron", 1.1)
    p.box((-0.30, 0.30), (0.80, 0.96), (0.37, 0.63), "iron", 1.5)
    p.plan([(-0.30, 0.38), (-0.30, 0.62), (-0.68, 0.5)], (0.84, 0.95), "iron", 1.4)
    p.box((0.05, 0.45), (0.96, 1.0), (0.47, 0.52), "glow:#ff7a20")
    p.post(0.12, 0.72, (0.96, 1.02), 0.0, "iron", tip=0.02)
    p.bar((-0.25, 0.1), 0.99, 0.44, 0.02, "oak", 1.3)
    p.box((-0.32, -0.18), (0.96, 1.07), (0.38, 0.5), "steel")
    p.lamp(0.2, 1.3, 0.8, FIRE, 0.9)


@piece(1.0, 1.0)
def grindstone(p: Place) -> None:
    p.rod((0.42, 0.58), 0.6, 0, 0.42, "paint:#a8a49c")
    for d in (0.3, 0.66):
        p.face([(-0.4, 0), (-0.3, 0), (0.06, 0.65), (-0.06, 0.65)], (d, d + 0.06), "oak", 1.2)
        p.face([(0.4, 0), (0.3, 0), (-0.06, 0.65), (0.06, 0.65)], (d, d + 0.06), "oak", 1.2)
    p.rod((0.2, 0.8), 0.6, 0, 0.03, "iron")


@piece(0.9, 0.9)
def quench(p: Place) -> None:
    cask(p, 0, 0.45, 0.36)
    p.post(0, 0.45, (0.96, 0.98), 0.29, "water")


@piece(2.2, 0.9)
def workbench(p: Place) -> None:
    p.box((-1.0, 1.0), (0.80, 0.90), (0, 0.75), "oak", 1.3)
    legs(p, 0.95, (0.04, 0.7), 0.8, "oak", 0.07)
    p.box((-0.9, 0.9), (0.22, 0.28), (0.05, 0.65), "oak")
    p.box((-1.0, 1.0), (1.15, 1.95), (0, 0.03), "pine", 0.9)
    for k in range(6):
        u = -0.8 + 0.32 * k
        p.box((u - 0.02, u + 0.02), (1.35, 1.75), (0.03, 0.07), "oak" if k % 2 else "steel", 1.3)
        p.box((u - 0.09, u + 0.09), (1.70, 1.80), (0.03, 0.09), "iron" if k % 2 else "gloss:#b83a2c", 1.2)
    p.block(-0.7, (0.9, 1.08), 0.5, (0.12, 0.1), "iron")
    p.block(0.2, (0.9, 0.97), 0.4, (0.25, 0.07), "pine", 1.2)
    p.block(0.75, (0.9, 1.1), 0.3, (0.16, 0.12), "gloss:#b83a2c")


@piece(0.9, 0.3)
def tool_wall(p: Place) -> None:
    for k in range(5):
        u = -0.4 + 0.2 * k
        p.box((u - 0.018, u + 0.018), (1.1, 1.75), (0.02, 0.06), "oak", 1.2)
        p.box(
            (u - 0.08, u + 0.08),
            (1.02 if k % 2 else 1.72, 1.12 if k % 2 else 1.84),
            (0.01, 0.09),
            "iron",
            1.3,
        )


@piece(1.6, 1.6)
def cauldron(p: Place) -> None:
    """A black kettle over a fire, its brew alight with its own colour."""
    for u, d in ((-0.4, 0.4), (0.4, 0.4), (0, 1.15)):
        p.post(u, d, (0, 0.3), 0.05, "iron")
    p.post(0, 0.7, (0.22, 0.60), 0.34, "gloss:#1c1e22", tip=0.62)
    p.post(0, 0.7, (0.60, 0.95), 0.62, "gloss:#1c1e22", tip=0.52)
    p.post(0, 0.7, (0.95, 1.03), 0.58, "gloss:#24262c")
    p.post(0, 0.7, (1.0, 1.045), 0.50, "liquid:glow")
    for u, d, r in ((-0.2, 0.75, 0.10), (0.15, 0.6, 0.07), (0.1, 0.9, 0.13), (-0.05, 1.0, 0.06)):
        p.ball(u, 1.05, d, r, "liquid:glow")
    for u in (-0.25, 0.1, 0.3):
        p.flame(u, 0.10, 0.75, 0.4)
    p.bar((-0.5, 0.5), 0.06, 0.7, 0.07, "oak", 0.6)
    p.lamp(0, 1.7, 0.8, p.kit.tint("glow"), 2.0)
    p.lamp(0, 0.3, 1.5, FIRE, 1.2)


_BREWS = ("#40d890", "#c850e8", "#f0a030", "#40a8f0", "#e84860")


def _flask(p: Place, u: float, d: float, y: float, size: float, ink: str) -> None:  # noqa: PLR0917  reads as one line
    p.post(u, d, (y, y + size * 0.6), size * 0.46, f"liquid:{ink}", tip=size * 0.14)
    p.post(u, d, (y + size * 0.6, y + size), size * 0.12, "glass")
    p.post(u, d, (y + size, y + size * 1.1), size * 0.17, "pine")


@piece(2.5, 1.0)
def alchemy_bench(p: Place) -> None:
    """Flasks, a still, a burner, books and a skull on a bench."""
    p.box((-1.15, 1.15), (0.80, 0.89), (0, 0.9), "oak", 1.3)
    legs(p, 1.1, (0.05, 0.85), 0.8, "oak", 0.07)
    p.box((-1.05, 1.05), (0.3, 0.36), (0.1, 0.8), "oak")
    for k, (u, d, s) in enumerate(
        ((-0.95, 0.4, 0.34), (-0.66, 0.65, 0.26), (-0.4, 0.3, 0.40), (0.72, 0.62, 0.28), (1.0, 0.35, 0.38))
    ):
        _flask(p, u, d, 0.89, s, _BREWS[k])
    p.post(0.1, 0.45, (0.89, 1.1), 0.12, "copper")
    p.ball(0.1, 1.25, 0.45, 0.17, "copper", 1.2)
    p.post(0.1, 0.45, (1.38, 1.55), 0.05, "copper")
    p.bar((0.1, 0.6), 1.52, 0.45, 0.03, "copper", 1.2)
    p.post(0.6, 0.45, (1.15, 1.52), 0.03, "copper")
    p.ball(0.6, 1.05, 0.45, 0.13, "liquid:#40d890")
    p.flame(0.1, 0.93, 0.6, 0.2)
    p.block(-0.15, (0.89, 0.96), 0.68, (0.17, 0.12), "paint:#7a2a2c")
    p.ball(0.4, 0.99, 0.72, 0.10, "paint:#e8dcc0")
    p.ball(-0.4, 0.47, 0.5, 0.12, "paint:#c8a878")
    p.lamp(0, 1.6, 1.0, p.kit.tint("glow", 0.8), 1.6)
    p.lamp(-0.9, 1.4, 0.8, (0.4, 0.9, 0.6), 0.9)


@piece(2.5, 1.0)
def lab_bench(p: Place) -> None:
    """A white bench with glassware, a microscope and a screen."""
    p.box((-1.15, 1.15), (0.84, 0.90), (0, 0.8), "gloss:#30363c")
    p.box((-1.1, 1.1), (0, 0.84), (0.05, 0.72), "gloss:#e4e8ea")
    for k in range(4):
        u = -0.82 + 0.55 * k
        p.box((u - 0.24, u + 0.24), (0.1, 0.78), (0.70, 0.75), "gloss:#f2f5f6")
        p.box((u - 0.08, u + 0.08), (0.66, 0.69), (0.75, 0.78), "steel")
    for k, (u, d, s) in enumerate(((-0.9, 0.4, 0.30), (-0.65, 0.55, 0.24), (-0.35, 0.35, 0.32))):
        _flask(p, u, d, 0.9, s, _BREWS[(k * 2 + 1) % 5])
    p.block(0.05, (0.9, 0.94), 0.45, (0.14, 0.12), "gloss:#303438")
    p.slab([(0.28, 0.94), (0.36, 0.94), (0.40, 1.35), (0.32, 1.35)], (0.0, 0.1), "gloss:#e8ecee")
    p.post(0.05, 0.52, (1.05, 1.45), 0.045, "gloss:#303438")
    p.box((0.42, 1.05), (1.0, 1.42), (0.25, 0.29), "gloss:#202428")
    p.box((0.46, 1.01), (1.04, 1.38), (0.285, 0.30), "screen:glow")
    p.lamp(0.7, 1.2, 0.8, p.kit.tint("glow", 0.6), 1.0)


@piece(1.2, 1.2)
def specimen(p: Place) -> None:
    """A tall tube of lit liquid with something in it."""
    top = min(2.5, p.kit.tall - 0.4)
    p.post(0, 0.6, (0, 0.35), 0.55, "gloss:#2c3238")
    p.post(0, 0.6, (0.35, top), 0.42, "liquid:glow")
    p.post(0, 0.6, (top, top + 0.3), 0.55, "gloss:#2c3238")
    p.post(0, 0.6, (top + 0.3, p.kit.tall), 0.12, "steel")
    for y in (0.36, top - 0.05):
        p.post(0, 0.6, (y, y + 0.05), 0.47, "steel")
    p.ball(0, 1.45, 0.32, 0.13, "gloss:#183830", 0.7)
    p.post(0, 0.34, (0.95, 1.35), 0.06, "gloss:#183830", tip=0.10, tone=0.7)
    p.lamp(0, 1.4, 1.4, p.kit.tint("glow", 1.1), 1.6)


@piece(4.2, 2.2)
def bar_counter(p: Place) -> None:
    """A bar with taps before shelves of bottles."""
    p.box((-1.9, 1.9), (0.75, p.kit.tall - 0.5), (0, 0.25), "bottles", 1.1)
    p.box((-2.0, 2.0), (0, 0.8), (0, 0.4), "oak")
    for u in (-1.95, 1.95):
        p.box((u - 0.08, u + 0.08), (0, p.kit.tall - 0.3), (0, 0.42), "oak", 1.2)
    p.box((-2.0, 2.0), (p.kit.tall - 0.5, p.kit.tall - 0.3), (0, 0.5), "oak", 1.3)
    p.box((-2.0, 2.0), (0, 1.0), (1.2, 1.6), "panelling", 1.0)
    for k in range(6):
        u = -1.65 + 0.66 * k
        p.box((u - 0.26, u + 0.26), (0.15, 0.85), (1.58, 1.64), "panelling", 1.3)
    p.box((-2.1, 2.1), (1.0, 1.08), (1.1, 1.78), "oak", 1.5)
    for u in (-0.35, 0, 0.35):
        p.post(u, 1.4, (1.08, 1.4), 0.03, "gold")
        p.block(u, (1.36, 1.52), 1.42, (0.025, 0.025), "gloss:#8a2a20")
    for u in (-1.5, -1.1, 0.9, 1.4):
        p.post(u, 1.5, (1.08, 1.25), 0.06, "copper", tone=1.2)
    for u in (-1.4, -0.5, 0.5, 1.4):
        p.post(u, 2.1, (0.68, 0.74), 0.2, "leather", tone=1.2)
        p.post(u, 2.1, (0, 0.68), 0.03, "iron")
        p.post(u, 2.1, (0, 0.03), 0.18, "iron")
    p.lamp(0, 2.2, 1.0, (1.0, 0.72, 0.42), 2.2)


@piece(2.8, 1.1)
def counter(p: Place) -> None:
    """A shop's counter with a till and scales."""
    p.box((-1.3, 1.3), (0, 0.95), (0.1, 0.75), "panelling", 1.05)
    for k in range(4):
        u = -0.96 + 0.64 * k
        p.box((u - 0.25, u + 0.25), (0.14, 0.82), (0.73, 0.79), "panelling", 1.3)
    p.box((-1.38, 1.38), (0.95, 1.03), (0.02, 0.88), "oak", 1.5)
    p.box((-0.95, -0.5), (1.03, 1.25), (0.25, 0.6), "gold", 0.9)
    p.slab([(0.25, 1.25), (0.55, 1.25), (0.3, 1.5), (0.25, 1.5)], (-0.92, -0.53), "gold", 0.9)
    p.post(0.7, 0.4, (1.03, 1.45), 0.025, "gold")
    p.bar((0.4, 1.0), 1.45, 0.4, 0.02, "gold")
    for u in (0.42, 0.98):
        p.post(u, 0.4, (1.18, 1.23), 0.15, "gold", tip=0.18)
    for k in range(3):
        p.post(-0.15 + 0.22 * k, 0.5, (1.03, 1.28), 0.08, f"liquid:{_BREWS[k]}", tip=0.06)


@piece(2.4, 1.6)
def stall(p: Place) -> None:
    """A market stall: heaps of goods under a striped awning."""
    inks = [("#c8402c", "#f0e8d8"), ("#2f6f9c", "#f0e8d8"), ("#d89a2c", "#f4ecd8"), ("#3f8a54", "#f0e8d8")]
    first, second = inks[int(p.rng.integers(4))]
    p.box((-1.1, 1.1), (0.70, 0.80), (0.3, 1.2), "pine")
    p.box((-1.1, 1.1), (0, 0.7), (1.05, 1.15), "boards")
    for u in (-1.1, 1.1):
        p.block(u, (0, 2.35), 0.3, (0.05, 0.05), "oak")
        p.block(u, (0, 2.0), 1.3, (0.05, 0.05), "oak")
    for k in range(8):
        u = -1.2 + 0.3 * k
        stuff = f"cloth:{first if k % 2 else second}"
        p.slab([(0.2, 2.4), (0.2, 2.45), (1.55, 2.0), (1.55, 1.93)], (u, u + 0.3), stuff, 1.2)
        p.slab([(1.5, 1.72), (1.56, 1.72), (1.56, 2.0), (1.5, 2.0)], (u, u + 0.3), stuff, 1.1)
    fruit = ["#c83a28", "#e8a028", "#5a9a38", "#7a3a6a", "#d8b058", "#b8703a"]
    for k in range(4):
        u = -0.82 + 0.55 * k
        p.block(u, (0.80, 0.92), 0.75, (0.25, 0.38), "oak", 1.2)
        ink = f"paint:{fruit[(k + int(p.rng.integers(6))) % 6]}"
        if p.z > 11:
            p.face([(u - 0.24, 0.9), (u + 0.24, 0.9), (u + 0.12, 1.04), (u - 0.12, 1.04)], (0.42, 1.1), ink)
            continue
        for du, dd in ((-0.12, -0.2), (0.12, -0.2), (0.0, 0.0), (-0.12, 0.2), (0.12, 0.2)):
            tone = float(p.rng.uniform(0.9, 1.2))
            p.ball(u + du, 0.95 + (0.05 if du == 0 else 0), 0.75 + dd, 0.115, ink, tone)


@piece(1.9, 1.0)
def plant_bed(p: Place) -> None:
    """A raised bed of greens and flowers."""
    p.box((-0.9, 0.9), (0, 0.55), (0.05, 0.9), "pine")
    p.box((-0.84, 0.84), (0.55, 0.58), (0.1, 0.85), "soil")
    inks = ("paint:#e85878", "paint:#f0c040", "paint:#d8603a", "paint:#b070d8")
    for k in range(7):
        u, d = -0.72 + 0.24 * k, float(p.rng.uniform(0.25, 0.7))
        r = float(p.rng.uniform(0.17, 0.3))
        p.ball(u, 0.58 + r * 0.8, d, r, "hedge", float(p.rng.uniform(0.9, 1.3)))
        if k % 2:
            for _ in range(3):
                p.ball(
                    u + float(p.rng.uniform(-r, r)) * 0.6,
                    0.6 + r * 1.6,
                    d + r * 0.5,
                    0.055,
                    inks[k // 2],
                    1.2,
                )


@piece(1.8, 1.8)
def palm(p: Place) -> None:
    """A tall plant with a crown of fronds."""
    p.post(0, 0.9, (0, 0.5), 0.35, "paint:#a85a34", tip=0.42)
    p.post(0, 0.9, (0.5, 2.0), 0.09, "oak", tip=0.06)
    for u, d, drop in (
        (-0.8, 0.9, 0.1),
        (0.8, 0.9, 0.15),
        (-0.5, 1.4, 0.0),
        (0.5, 1.5, 0.0),
        (-0.45, 0.4, 0.3),
        (0.5, 0.35, 0.3),
    ):
        p.plan(
            [(u * 0.05, 0.85), (u, d), (u * 0.75, d + 0.25), (u * 0.1, 1.05)],
            (2.0 + drop, 2.04 + drop),
            "hedge",
            1.2,
        )
    p.ball(0, 2.15, 0.9, 0.4, "hedge")


@piece(1.2, 1.2)
def hanging_plant(p: Place) -> None:
    y = p.kit.tall - 0.9
    p.post(0, 0, (y + 0.2, p.kit.tall), 0.012, "iron")
    p.post(0, 0, (y, y + 0.24), 0.14, "paint:#a85a34", tip=0.22)
    p.ball(0, y + 0.3, 0, 0.28, "hedge", 1.1)
    for u in (-0.22, 0.18):
        p.post(u, 0.1, (y - 0.45, y + 0.2), 0.05, "hedge", tip=0.10)


@piece(2.4, 2.6)
def stall_box(p: Place) -> None:
    """A stall for a horse, with straw."""
    for u in (-1.2, 1.2):
        p.box((u - 0.05, u + 0.05), (0, 1.35), (0, 2.2), "boards", 1.1)
        p.block(u, (0, p.kit.tall), 2.2, (0.1, 0.1), "beam", 1.1)
    p.box((-1.15, 1.15), (0, 0.14), (0.05, 2.1), "straw", 1.2)
    p.box((-1.15, 1.15), (0.1, 1.0), (2.15, 2.22), "boards", 1.25)
    for u in (-0.6, 0.6):
        p.box((u - 0.06, u + 0.06), (0.1, 1.0), (2.22, 2.26), "oak", 1.2)
    p.box((-0.6, 0.6), (0.9, 1.15), (0.05, 0.45), "oak", 1.1)
    p.box((-0.55, 0.55), (1.1, 1.22), (0.08, 0.42), "straw", 1.3)


@piece(2.0, 1.6)
def cart(p: Place) -> None:
    """A mine cart full of ore."""
    p.face([(-0.55, 0.35), (0.55, 0.35), (0.75, 1.05), (-0.75, 1.05)], (0.2, 1.4), "rust", 1.1)
    p.box((-0.8, 0.8), (1.0, 1.1), (0.15, 1.45), "iron")
    for _ in range(9):
        u, d = float(p.rng.uniform(-0.55, 0.55)), float(p.rng.uniform(0.35, 1.25))
        p.ball(u, 1.1, d, 0.18, "rock" if p.rng.random() < 0.7 else "gold")
    for u in (-0.58, 0.58):
        for d in (0.45, 1.15):
            p.bar((u - 0.05, u + 0.05), 0.2, d, 0.2, "iron", 1.2)


@piece(1.8, 0.1)
def rails(p: Place) -> None:
    """Rails on sleepers down the room."""
    long = p.kit.long
    for u in (-0.55, 0.55):
        p.box((u - 0.04, u + 0.04), (0.06, 0.15), (-0.3, long), "iron", 1.5)
    for k in range(int(long / 0.7)):
        d = 0.3 + 0.7 * k
        p.box((-0.9, 0.9), (0.0, 0.07), (d, d + 0.22), "beam", 0.9)


@piece(1.6, 1.0)
def loom(p: Place) -> None:
    """A spinning and weaving frame."""
    for u in (-0.7, 0.7):
        p.block(u, (0, 1.7), 0.4, (0.06, 0.06), "oak", 1.2)
    for y in (0.4, 1.6):
        p.bar((-0.7, 0.7), y, 0.4, 0.06, "oak", 1.2)
    p.box((-0.6, 0.6), (0.4, 1.6), (0.39, 0.41), "cloth:accent", 1.2)


@piece(1.6, 1.3)
def easel(p: Place) -> None:
    p.slab([(0.6, 0), (0.66, 0), (0.36, 1.9), (0.30, 1.9)], (-0.4, -0.35), "pine")
    p.slab([(0.6, 0), (0.66, 0), (0.36, 1.9), (0.30, 1.9)], (0.35, 0.4), "pine")
    p.slab([(0.48, 0.75), (0.53, 0.75), (0.38, 1.75), (0.33, 1.75)], (-0.55, 0.55), "picture", 1.2)
    p.bar((-0.5, 0.5), 0.72, 0.55, 0.04, "pine")
