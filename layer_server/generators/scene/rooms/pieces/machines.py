"""Machines, consoles, pipes, vehicles and what schools, offices and clubs have."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece
from layer_server.generators.scene.rooms.pieces.household import legs


@piece(2.2, 1.2)
def console(p: Place) -> None:
    """A control desk with a slanting panel and a screen."""
    p.box((-1.0, 1.0), (0, 0.75), (0.1, 0.6), "hull", 0.9)
    p.slab([(0.05, 0.75), (0.95, 0.75), (0.95, 0.82), (0.35, 1.08), (0.05, 1.08)], (-1.05, 1.05), "buttons")
    p.slab([(0.10, 1.08), (0.2, 1.08), (0.05, 1.62), (-0.02, 1.62)], (-0.95, 0.95), "hull", 0.8)
    p.slab([(0.2, 1.10), (0.215, 1.10), (0.065, 1.58), (0.05, 1.58)], (-0.88, 0.88), "screen:glow")
    p.lamp(0, 1.4, 0.8, p.kit.tint("glow", 0.8), 1.3)


@piece(2.2, 1.2)
def low_console(p: Place) -> None:
    """A desk of keys seen from behind, its lit panel towards the window."""
    p.box((-1.0, 1.0), (0, 0.8), (0.2, 0.7), "hull", 0.9)
    p.slab([(0.0, 0.8), (0.75, 0.8), (0.75, 0.95), (0.0, 0.86)], (-1.1, 1.1), "buttons")
    p.box((-1.1, 1.1), (0.3, 0.36), (0.69, 0.73), "glow:glow")
    p.lamp(0, 1.1, 0.3, p.kit.tint("glow", 0.7), 1.2)


@piece(1.2, 1.2)
def captain(p: Place) -> None:
    """A commander's seat on a plinth, seen from behind."""
    p.post(0, 0.6, (0, 0.14), 0.85, "hull")
    p.post(0, 0.6, (0.10, 0.13), 0.88, "glow:glow")
    p.post(0, 0.6, (0.14, 0.5), 0.13, "steel")
    p.box((-0.36, 0.36), (0.5, 0.64), (0.25, 0.95), "leather")
    p.slab([(0.85, 0.6), (1.0, 0.6), (1.08, 1.3), (0.97, 1.3)], (-0.34, 0.34), "leather", 1.1)
    p.slab([(0.98, 1.34), (1.07, 1.34), (1.1, 1.56), (1.0, 1.56)], (-0.2, 0.2), "leather", 1.3)
    p.slab([(1.0, 0.7), (1.02, 0.7), (1.09, 1.26), (1.07, 1.26)], (-0.22, 0.22), "hull", 1.1)
    for u in (-0.36, 0.36):
        p.slab([(0.86, 0.6), (1.02, 0.6), (1.1, 1.32), (0.97, 1.32)], (u - 0.025, u + 0.025), "glow:glow", 0.8)
    for u in (-0.45, 0.45):
        p.box((u - 0.09, u + 0.09), (0.64, 0.86), (0.3, 0.95), "hull", 1.1)
        p.box((u - 0.06, u + 0.06), (0.86, 0.88), (0.3, 0.6), "glow:glow")


@piece(3.4, 0.3)
def screens(p: Place) -> None:
    """A wall of displays."""
    p.fixed = True
    tall = min(p.kit.tall - 0.4, 3.2)
    for k in range(3):
        for row in range(2):
            u, y = -1.08 + 1.08 * k, 1.15 + row * (tall - 1.15) / 2
            high = (tall - 1.15) / 2 - 0.1
            p.box((u - 0.5, u + 0.5), (y, y + high), (0, 0.08), "gloss:#15181c")
            ink = "screen:glow" if (k + row) % 3 else "screen:accent"
            p.box((u - 0.46, u + 0.46), (y + 0.04, y + high - 0.04), (0.08, 0.10), ink)
    p.lamp(0, 1.9, 1.4, p.kit.tint("glow"), 2.2)


@piece(1.2, 1.0)
def server_rack(p: Place) -> None:
    p.box((-0.5, 0.5), (0, 2.2), (0, 0.85), "gloss:#202428")
    p.box((-0.43, 0.43), (0.12, 2.1), (0.84, 0.88), "buttons:#14181c")
    p.box((-0.46, -0.43), (0.1, 2.12), (0.86, 0.90), "glow:glow")


@piece(1.8, 1.8)
def holo_table(p: Place) -> None:
    p.post(0, 0.9, (0, 0.7), 0.5, "hull", tip=0.75)
    p.post(0, 0.9, (0.7, 0.85), 0.85, "hull", tone=1.2)
    p.post(0, 0.9, (0.85, 0.87), 0.72, "glow:glow")
    p.ball(0, 1.45, 0.9, 0.34, "screen:glow")
    p.lamp(0, 1.6, 1.2, p.kit.tint("glow"), 1.8)


@piece(1.3, 2.6)
def pod(p: Place) -> None:
    """A sleeper's pod with a lit lid."""
    p.box((-0.55, 0.55), (0, 0.5), (0, 2.3), "hull", 1.2)
    p.face([(-0.5, 0.5), (0.5, 0.5), (0.3, 0.85), (-0.3, 0.85)], (0.1, 2.2), "glass:#8fd8e8")
    p.box((-0.57, 0.57), (0.44, 0.5), (0, 2.32), "glow:glow")
    p.lamp(0, 1.2, 1.2, p.kit.tint("glow", 0.6), 1.0)


@piece(3.2, 2.2)
def machine(p: Place) -> None:
    """A big machine: a body with a flywheel, a gauge board, pipes and a stack."""
    p.box((-1.4, 1.4), (0, 0.25), (0, 1.9), "dark concrete")
    p.box((-1.2, 0.5), (0.25, 1.7), (0.2, 1.6), "paint:machine")
    p.box((-1.25, 0.55), (1.1, 1.2), (0.15, 1.65), "iron")
    p.rod((0.45, 1.75), 1.95, -0.4, 0.42, "iron", 1.1)
    p.bar((0.5, 0.72), 1.15, 0.9, 0.85, "rust", 1.2)
    p.bar((0.48, 0.80), 1.15, 0.9, 0.24, "iron", 1.4)
    p.post(-0.85, 0.9, (1.7, p.kit.tall), 0.22, "rust")
    for k in range(3):
        u = -0.85 + 0.4 * k
        p.face([(u + 0.14 * math.cos(a), 1.4 + 0.14 * math.sin(a)) for a in (j * math.pi / 4 for j in range(8))], (1.6, 1.66), "gold")
        p.face([(u + 0.11 * math.cos(a), 1.4 + 0.11 * math.sin(a)) for a in (j * math.pi / 4 for j in range(8))], (1.65, 1.675), "paint:#f0ead8")
    p.box((-1.0, -0.3), (0.5, 0.95), (1.6, 1.65), "buttons")


@piece(2.0, 2.0)
def boiler(p: Place) -> None:
    tall = min(3.4, p.kit.tall - 0.6)
    p.post(0, 1.0, (0, 0.3), 0.95, "dark concrete")
    p.post(0, 1.0, (0.3, tall), 0.85, "rust", tone=1.1)
    p.ball(0, tall - 0.15, 1.0, 0.85, "rust")
    for y in (0.8, tall * 0.5, tall - 0.4):
        p.post(0, 1.0, (y, y + 0.1), 0.9, "iron")
    p.post(0, 1.0, (tall, p.kit.tall), 0.2, "iron")
    p.box((-0.3, 0.3), (0.55, 1.0), (1.8, 1.95), "iron")
    p.box((-0.2, 0.2), (0.62, 0.93), (1.94, 1.97), "glow:#ff7a28")
    p.lamp(0, 0.8, 2.4, (1.0, 0.5, 0.2), 1.4)


@piece(1.6, 0.6)
def gears(p: Place) -> None:
    """Toothed wheels on the wall."""
    for u, y, r, stuff in ((-0.35, 1.5, 0.62, "brass"), (0.55, 2.0, 0.42, "copper"), (0.5, 1.1, 0.34, "rust")):
        p.rod((0.06, 0.2), y, u, r, stuff, 1.1)
        p.rod((0.06, 0.26), y, u, r * 0.3, "iron", 1.3)
        teeth = max(8, int(r * 22))
        for k in range(teeth):
            a = 2 * math.pi * k / teeth
            c, s = math.cos(a), math.sin(a)
            w = 0.055
            corners = [(u + c * q - s * t, y + s * q + c * t) for q, t in ((r * 0.9, -w), (r + 0.11, -w * 0.6), (r + 0.11, w * 0.6), (r * 0.9, w))]
            p.face(corners, (0.07, 0.19), stuff, 1.15)


@piece(1.4, 0.5)
def pipes(p: Place) -> None:
    """Upright pipes with valves on the wall."""
    for u, r, stuff in ((-0.45, 0.13, "rust"), (-0.1, 0.09, "copper"), (0.25, 0.16, "iron"), (0.55, 0.07, "paint:#b8402c")):
        p.post(u, 0.22, (0, p.kit.tall), r, stuff, tone=1.15)
        for y in (0.6, 1.9):
            p.post(u, 0.22, (y, y + 0.1), r + 0.04, "iron", tone=1.2)
    p.rod((0.35, 0.5), 1.3, 0.25, 0.17, "paint:#c83a28")
    p.rod((0.2, 0.52), 1.3, 0.25, 0.05, "iron")


@piece(1.4, 0.5)
def overhead_pipes(p: Place) -> None:
    """Pipes along the whole ceiling."""
    p.fixed = True
    long, tall = p.kit.long, p.kit.tall
    for u, y, r, stuff in ((-0.5, 0.35, 0.15, "rust"), (-0.1, 0.28, 0.10, "copper"), (0.35, 0.38, 0.20, "iron")):
        p.rod((-0.5, long), tall - y, u, r, stuff, 1.1)
        for k in range(int(long / 1.7)):
            p.rod((0.6 + 1.7 * k, 0.75 + 1.7 * k), tall - y, u, r + 0.04, "iron", 1.2)


@piece(1.6, 5.2)
def conveyor(p: Place) -> None:
    """A belt with boxes on it that runs away from the eye."""
    p.box((-0.55, 0.55), (0.70, 0.82), (0, 5.2), "gloss:#26282c")
    for u in (-0.6, 0.6):
        p.box((u - 0.06, u + 0.06), (0.62, 0.9), (0, 5.2), "paint:machine")
    for d in (0.3, 1.9, 3.5, 5.0):
        for u in (-0.5, 0.5):
            p.block(u, (0, 0.7), d, (0.05, 0.05), "iron")
    for k in range(4):
        p.block(float(p.rng.uniform(-0.12, 0.12)), (0.82, 1.25), 0.6 + 1.25 * k, (0.3, 0.3), "paint:#b88a54", float(p.rng.uniform(0.9, 1.15)))


@piece(1.2, 1.0)
def drums(p: Place) -> None:
    """Steel drums."""
    for u, d, ink in ((-0.33, 0.4, "#2f6a9c"), (0.33, 0.45, "#c8952c"), (0.0, 0.95, "#8a3a2c")):
        p.post(u, d, (0, 0.9), 0.29, f"paint:{ink}")
        for y in (0.02, 0.3, 0.6, 0.87):
            p.post(u, d, (y, y + 0.035), 0.305, f"paint:{ink}", tone=0.75)


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
        p.block(-0.6, (0.82 + 0.06 * k, 0.88 + 0.06 * k), 0.75, (0.17 - 0.02 * k, 0.13), f"paint:{('#7a2a2c', '#2a4a6a', '#3a5a34')[k]}")
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
    p.block(0.1, (0.73, 0.76), 0.25, (0.13, 0.1), f"paint:{p.rng.choice(['#c84a3c', '#3a6a9c', '#e8e4d8', '#4a8a54'])}")
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
    p.slab([(0, 0), (0.75, 0), (0.75, 0.9), (0.95, 0.95), (0.95, 1.02), (0.55, 1.08), (0.45, 1.6), (0.7, 1.7), (0.7, 1.95), (0, 1.95)][:4] + [(0.0, 1.0)], (-0.4, 0.4), f"gloss:{ink}")
    p.box((-0.4, 0.4), (0.9, 1.95), (0, 0.45), f"gloss:{ink}")
    p.slab([(0.3, 1.0), (0.95, 0.92), (0.95, 1.0), (0.4, 1.08)], (-0.4, 0.4), "buttons")
    p.slab([(0.45, 1.06), (0.62, 1.06), (0.5, 1.58), (0.44, 1.58)], (-0.32, 0.32), f"screen:{p.rng.choice(['#40e8ff', '#ff60c0', '#80ff60', '#ffd040'])}")
    p.box((-0.4, 0.4), (1.66, 1.92), (0.40, 0.68), "signs:glow", 1.2)
    for u in (-0.42, 0.42):
        p.slab([(0, 0), (0.85, 0), (0.95, 1.0), (0, 1.0)], (u - 0.03, u + 0.03), "gloss:#16181c")
        p.slab([(0, 1.0), (0.62, 1.0), (0.55, 1.6), (0.72, 1.95), (0, 1.98)][:3] + [(0, 1.6)], (u - 0.03, u + 0.03), "gloss:#16181c")
    p.lamp(0, 1.4, 1.1, p.kit.tint("accent" if p.rng.random() < 0.5 else "glow"), 1.1)


@piece(0.9, 0.8)
def slot_machine(p: Place) -> None:
    p.box((-0.36, 0.36), (0, 0.75), (0.0, 0.55), "gloss:#5a1420")
    p.box((-0.34, 0.34), (0.75, 1.65), (0.0, 0.42), "gloss:#a82030")
    p.box((-0.27, 0.27), (1.0, 1.3), (0.42, 0.45), "paint:#f8f4e8")
    for u in (-0.17, 0.0, 0.17):
        p.box((u - 0.065, u + 0.065), (1.06, 1.24), (0.45, 0.465), f"glow:{p.rng.choice(['#ff5040', '#ffc830', '#48c858'])}")
    p.box((-0.34, 0.34), (1.65, 1.9), (0.0, 0.46), "glow:#ffc840")
    p.slab([(0.4, 0.75), (0.7, 0.75), (0.42, 0.92)], (-0.34, 0.34), "gold")
    p.post(0.42, 0.3, (0.95, 1.4), 0.025, "steel")
    p.ball(0.42, 1.43, 0.3, 0.06, "gloss:#d82020")
    p.lamp(0, 1.6, 1.0, (1.0, 0.75, 0.35), 1.1)


@piece(2.6, 1.7)
def card_table(p: Place) -> None:
    """A green gaming table with chips."""
    p.plan([(-1.2, 0.4), (-0.8, 0.1), (0.8, 0.1), (1.2, 0.4), (1.2, 1.0), (0.8, 1.4), (-0.8, 1.4), (-1.2, 1.0)], (0.76, 0.86), "oak", 1.3)
    p.plan([(-1.08, 0.44), (-0.74, 0.2), (0.74, 0.2), (1.08, 0.44), (1.08, 0.96), (0.74, 1.3), (-0.74, 1.3), (-1.08, 0.96)], (0.86, 0.875), "cloth:#1f7a4a", 1.3)
    p.post(0, 0.75, (0, 0.76), 0.25, "oak")
    for _ in range(8):
        u, d = float(p.rng.uniform(-0.8, 0.8)), float(p.rng.uniform(0.35, 1.1))
        p.post(u, d, (0.875, 0.875 + float(p.rng.uniform(0.04, 0.14))), 0.05, f"paint:{p.rng.choice(['#d83030', '#3058d8', '#f0f0e8', '#202020'])}")
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


@piece(2.0, 4.4)
def car(p: Place) -> None:
    """A car, its front towards the eye."""
    ink = "paint:accent"
    p.slab([(0.15, 0.35), (4.1, 0.32), (4.2, 0.62), (4.0, 0.82), (2.9, 0.95), (0.2, 0.95), (0.1, 0.6)], (-0.85, 0.85), ink)
    p.slab([(0.5, 0.95), (2.95, 0.95), (2.25, 1.42), (0.95, 1.42)], (-0.74, 0.74), "gloss:#18242c")
    p.slab([(0.9, 1.40), (2.3, 1.40), (2.2, 1.47), (1.0, 1.47)], (-0.72, 0.72), ink)
    p.slab([(2.25, 1.42), (2.32, 1.42), (3.0, 0.95), (2.92, 0.95)], (-0.70, 0.70), "glass:#90b0bc")
    for u in (-0.82, 0.82):
        for d in (0.85, 3.35):
            p.bar((u - 0.1, u + 0.1), 0.33, d, 0.33, "gloss:#141414")
            p.bar((u - 0.115, u + 0.115), 0.33, d, 0.19, "steel", 1.2)
    for u in (-0.62, 0.62):
        p.box((u - 0.15, u + 0.15), (0.60, 0.74), (4.08, 4.16), "glow:#fff0c8")
    p.box((-0.40, 0.40), (0.48, 0.68), (4.12, 4.19), "gloss:#16181c")
    p.box((-0.88, 0.88), (0.32, 0.42), (4.05, 4.24), "steel")


@piece(1.2, 1.0)
def tires(p: Place) -> None:
    for k in range(4):
        p.post(0, 0.45, (0.22 * k, 0.22 * k + 0.2), 0.38, "gloss:#1a1a1c")
        p.post(0, 0.45, (0.22 * k + 0.2, 0.22 * k + 0.22), 0.2, "gloss:#0a0a0a")


@piece(1.6, 1.0)
def tool_chest(p: Place) -> None:
    p.box((-0.5, 0.5), (0.1, 1.15), (0, 0.5), "gloss:#b82820")
    for k in range(5):
        y = 0.16 + 0.19 * k
        p.box((-0.45, 0.45), (y, y + 0.16), (0.49, 0.53), "gloss:#d03428")
        p.box((-0.35, 0.35), (y + 0.10, y + 0.125), (0.53, 0.56), "steel")


@piece(3.6, 6.5)
def shuttle(p: Place) -> None:
    """A small spacecraft on its landing legs, its nose towards the eye."""
    p.slab([(0.3, 0.9), (5.2, 0.75), (6.3, 1.05), (5.0, 1.6), (3.6, 2.0), (0.4, 2.0)], (-0.85, 0.85), "pale panels", 1.2)
    p.slab([(3.7, 1.85), (5.0, 1.52), (4.9, 1.62), (3.6, 2.25), (3.0, 2.25), (2.9, 2.0)], (-0.5, 0.5), "glass:#58b0d8")
    for side in (-1, 1):
        p.plan([(side * 0.8, 0.4), (side * 2.6, 0.6), (side * 2.6, 1.6), (side * 0.8, 3.8)], (1.15, 1.28), "pale panels")
        p.rod((0.1, 2.4), 1.3, side * 2.5, 0.28, "steel", 0.9)
        p.rod((2.4, 2.46), 1.3, side * 2.5, 0.24, "glow:glow")
        p.post(side * 0.6, 1.2, (0, 0.95), 0.07, "iron")
        p.block(side * 0.9, (1.24, 1.36), 4.0, (0.05, 1.0), "paint:accent")
    p.post(0, 4.6, (0, 0.85), 0.07, "iron")
    p.post(0, 4.6, (0, 0.06), 0.22, "iron")
    p.lamp(0, 3.2, 5.5, (0.9, 0.95, 1.0), 3.0)


@piece(0.9, 0.9)
def periscope(p: Place) -> None:
    p.post(0, 0, (0, 0.1), 0.5, "iron")
    p.post(0, 0, (0.9, p.kit.tall), 0.16, "steel")
    p.block(0, (1.25, 1.65), 0.0, (0.24, 0.24), "paint:#4a5a50")
    p.bar((-0.55, 0.55), 1.42, 0.05, 0.035, "steel")
    for u in (-0.5, 0.5):
        p.bar((u - 0.08, u + 0.08), 1.42, 0.05, 0.055, "gloss:#141414")
    p.box((-0.12, 0.12), (1.5, 1.62), (0.22, 0.36), "gloss:#141414")


@piece(1.6, 0.5)
def valves(p: Place) -> None:
    """Gauges, wheels and switches on a wall."""
    p.box((-0.75, 0.75), (0.9, 2.1), (0, 0.12), "paint:#56645c")
    for k in range(6):
        u, y = -0.5 + 0.5 * (k % 3), 1.25 + 0.5 * (k // 3)
        p.rod((0.1, 0.2), y, u, 0.18, "brass")
        p.rod((0.2, 0.215), y, u, 0.14, "paint:#f0ead8" if k % 4 else "gloss:#c83028")
        p.face([(u - 0.01, y), (u + 0.01, y), (u + 0.09, y + 0.09)], (0.21, 0.225), "gloss:#101010")
    p.rod((0.1, 0.3), 0.6, 0, 0.28, "paint:#c83028")


@piece(1.0, 2.3)
def train_seats(p: Place) -> None:
    """Two seats that face each other, a table between them."""
    for d0, turned in ((0.0, 1), (1.55, -1)):
        back = (d0, d0 + 0.16) if turned > 0 else (d0 + 0.5, d0 + 0.66)
        p.box((-0.5, 0.5), (0.12, 0.48), (d0, d0 + 0.66), "cloth:accent")
        p.box((-0.5, 0.5), (0.48, 1.3), back, "cloth:accent", 1.15)
        p.box((-0.45, 0.45), (1.02, 1.28), (back[0] - 0.02, back[1] + 0.02), "paint:#efe8d8")
    p.box((-0.45, 0.3), (0.72, 0.76), (0.75, 1.45), "oak", 1.4)
    p.block(0.2, (0, 0.72), 1.1, (0.04, 0.04), "steel")


@piece(1.0, 0.6)
def luggage(p: Place) -> None:
    """A rack over the seats with cases on it."""
    p.fixed = True
    long = p.kit.long
    p.bar((0, long), 2.05, 0.5, 0.03, "gold")
    p.box((0, long), (2.02, 2.05), (0, 0.5), "oak")
    for k in range(int(long / 1.4)):
        u = 0.5 + 1.4 * k
        ink = ("leather", "paint:#3a5a7a", "paint:#7a3a34", "paint:#5a6a4a")[k % 4]
        p.block(u, (2.06, 2.36), 0.26, (0.36, 0.2), ink, 1.2)
        p.block(u, (2.36, 2.4), 0.26, (0.08, 0.02), "gold")


@piece(3.2, 12.0)
def metro(p: Place) -> None:
    """A train that stands at the platform."""
    long = p.kit.long - 3.5
    p.box((-1.2, 1.2), (-0.9, 2.45), (0, long), "paint:#c8d0d4")
    p.box((1.2, 1.23), (1.0, 1.9), (0, long), "glass:#ffe8b0")
    p.box((1.2, 1.24), (0.35, 0.55), (0, long), "paint:accent")
    k = 0.6
    while k < long - 1:
        p.box((1.21, 1.26), (0.0, 2.05), (k, k + 1.1), "steel", 1.1)
        p.box((1.25, 1.27), (1.0, 1.8), (k + 0.1, k + 1.0), "glass:#ffe8b0")
        p.box((1.25, 1.28), (0, 2.05), (k + 0.53, k + 0.57), "gloss:#202020")
        k += 3.0
    for at in range(int(long / 1.5)):
        p.box((1.2, 1.25), (1.0, 1.9), (2.1 + 1.5 * at, 2.2 + 1.5 * at), "paint:#c8d0d4")
