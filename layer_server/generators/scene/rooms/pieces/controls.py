"""Consoles, screens and what ships in space carry."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import Place, piece


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
        p.slab(
            [(0.86, 0.6), (1.02, 0.6), (1.1, 1.32), (0.97, 1.32)], (u - 0.025, u + 0.025), "glow:glow", 0.8
        )
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


@piece(3.6, 6.5)
def shuttle(p: Place) -> None:
    """A small spacecraft on its landing legs, its nose towards the eye."""
    p.slab(
        [(0.3, 0.9), (5.2, 0.75), (6.3, 1.05), (5.0, 1.6), (3.6, 2.0), (0.4, 2.0)],
        (-0.85, 0.85),
        "pale panels",
        1.2,
    )
    p.slab(
        [(3.7, 1.85), (5.0, 1.52), (4.9, 1.62), (3.6, 2.25), (3.0, 2.25), (2.9, 2.0)],
        (-0.5, 0.5),
        "glass:#58b0d8",
    )
    for side in (-1, 1):
        p.plan(
            [(side * 0.8, 0.4), (side * 2.6, 0.6), (side * 2.6, 1.6), (side * 0.8, 3.8)],
            (1.15, 1.28),
            "pale panels",
        )
        p.rod((0.1, 2.4), 1.3, side * 2.5, 0.28, "steel", 0.9)
        p.rod((2.4, 2.46), 1.3, side * 2.5, 0.24, "glow:glow")
        p.post(side * 0.6, 1.2, (0, 0.95), 0.07, "iron")
        p.block(side * 0.9, (1.24, 1.36), 4.0, (0.05, 1.0), "paint:accent")
    p.post(0, 4.6, (0, 0.85), 0.07, "iron")
    p.post(0, 4.6, (0, 0.06), 0.22, "iron")
    p.lamp(0, 4.6, 7.5, (0.5, 0.55, 0.6), 3.0)
