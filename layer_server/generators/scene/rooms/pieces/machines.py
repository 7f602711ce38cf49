"""Machines, pipes, vehicles and what works need."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Place, piece


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
        p.face(
            [(u + 0.14 * math.cos(a), 1.4 + 0.14 * math.sin(a)) for a in (j * math.pi / 4 for j in range(8))],
            (1.6, 1.66),
            "gold",
        )
        p.face(
            [(u + 0.11 * math.cos(a), 1.4 + 0.11 * math.sin(a)) for a in (j * math.pi / 4 for j in range(8))],
            (1.65, 1.675),
            "paint:#f0ead8",
        )
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
    for u, y, r, stuff in (
        (-0.35, 1.5, 0.62, "brass"),
        (0.55, 2.0, 0.42, "copper"),
        (0.5, 1.1, 0.34, "rust"),
    ):
        p.rod((0.06, 0.2), y, u, r, stuff, 1.1)
        p.rod((0.06, 0.26), y, u, r * 0.3, "iron", 1.3)
        teeth = max(8, int(r * 22))
        for k in range(teeth):
            a = 2 * math.pi * k / teeth
            c, s = math.cos(a), math.sin(a)
            w = 0.055
            corners = [
                (u + c * q - s * t, y + s * q + c * t)
                for q, t in ((r * 0.9, -w), (r + 0.11, -w * 0.6), (r + 0.11, w * 0.6), (r * 0.9, w))
            ]
            p.face(corners, (0.07, 0.19), stuff, 1.15)


@piece(1.4, 0.5)
def pipes(p: Place) -> None:
    """Upright pipes with valves on the wall."""
    for u, r, stuff in (
        (-0.45, 0.13, "rust"),
        (-0.1, 0.09, "copper"),
        (0.25, 0.16, "iron"),
        (0.55, 0.07, "paint:#b8402c"),
    ):
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
    for u, y, r, stuff in (
        (-0.5, 0.35, 0.15, "rust"),
        (-0.1, 0.28, 0.10, "copper"),
        (0.35, 0.38, 0.20, "iron"),
    ):
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
        p.block(
            float(p.rng.uniform(-0.12, 0.12)),
            (0.82, 1.25),
            0.6 + 1.25 * k,
            (0.3, 0.3),
            "paint:#b88a54",
            float(p.rng.uniform(0.9, 1.15)),
        )


@piece(1.2, 1.0)
def drums(p: Place) -> None:
    """Steel drums."""
    for u, d, ink in ((-0.33, 0.4, "#2f6a9c"), (0.33, 0.45, "#c8952c"), (0.0, 0.95, "#8a3a2c")):
        p.post(u, d, (0, 0.9), 0.29, f"paint:{ink}")
        for y in (0.02, 0.3, 0.6, 0.87):
            p.post(u, d, (y, y + 0.035), 0.305, f"paint:{ink}", tone=0.75)


@piece(2.0, 4.4)
def car(p: Place) -> None:
    """A car, its front towards the eye."""
    ink = "paint:accent"
    p.slab(
        [(0.15, 0.35), (4.1, 0.32), (4.2, 0.62), (4.0, 0.82), (2.9, 0.95), (0.2, 0.95), (0.1, 0.6)],
        (-0.85, 0.85),
        ink,
    )
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


@piece(0.9, 0.9)
def periscope(p: Place) -> None:
    p.post(0, 0, (0, 0.1), 0.5, "iron")
    p.post(0, 0, (0.9, p.kit.tall), 0.16, "steel")
    p.block(0, (1.25, 1.65), 0.0, (0.24, 0.24), "paint:#4a5a50")
    p.bar((-0.55, 0.55), 1.42, 0.05, 0.035, "steel")
    for u in (-0.5, 0.5):
        p.bar((u - 0.08, u + 0.08), 1.42, 0.05, 0.055, "gloss:#141414")
    p.box((-0.12, 0.12), (1.5, 1.62), (0.22, 0.36), "gloss:#141414")


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
    """A train that stands at the platform, its doors to the middle of the room."""
    long = p.kit.long - 3.5
    side = p.kit.flip

    def skin(out: tuple[float, float], y: tuple[float, float], d: tuple[float, float], stuff: str) -> None:
        first, second = sorted((side * out[0], side * out[1]))
        p.box((first, second), y, d, stuff)

    skin((-1.2, 1.2), (-0.9, 2.5), (0, long), "paint:#a8b4bc")
    skin((1.2, 1.23), (0.35, 0.6), (0, long), "paint:accent")
    for k in range(int(long / 1.5)):
        d = 1.5 * k
        if k % 3 == 1:
            skin((1.2, 1.26), (0.0, 2.1), (d + 0.1, d + 1.4), "paint:accent")
            for half in (d + 0.2, d + 0.8):
                skin((1.25, 1.28), (1.0, 1.85), (half, half + 0.5), "glow:#ffe2a0")
            skin((1.25, 1.29), (0, 2.1), (d + 0.73, d + 0.77), "gloss:#202020")
        else:
            skin((1.2, 1.25), (1.0, 1.9), (d + 0.12, d + 1.38), "glow:#ffe2a0")
