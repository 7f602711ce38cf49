"""What gives light, and the windows, doors and openings in the walls."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import CANDLE, FIRE, PALE, Place, piece
from layer_server.generators.scene.stage import Pane

_SKY = {"night": (0.16, 0.24, 0.46), "dusk": (0.42, 0.36, 0.56), "space": (0.16, 0.18, 0.34)}


def _pane(p: Place, u: tuple[float, float], y: tuple[float, float]) -> None:
    """Let the sun and the light of the sky in."""
    kit = p.kit
    (x0, z0), (x1, z1) = p.spot(u[0], 0), p.spot(u[1], 0)
    if p.side in {"left", "right"}:
        kit.panes.append(Pane(0, x0, y, (min(z0, z1), max(z0, z1))))
    elif p.side == "back":
        kit.panes.append(Pane(2, z0, (min(x0, x1), max(x0, x1)), y))
    sky = next((_SKY[word] for word in kit.weather if word in _SKY), (0.78, 0.86, 1.0))
    p.lamp((u[0] + u[1]) / 2, (y[0] + y[1]) / 2, 0.7, sky, 1.2 + 0.25 * (u[1] - u[0]))


def _framed(p: Place, half: float, y: tuple[float, float], wood: str, bars: tuple[int, int]) -> None:
    p.box((-half, half), y, (-0.02, 0.03), "outlook")
    for k in range(bars[0] + 1):
        u = -half + 2 * half * k / bars[0]
        p.box((u - 0.04, u + 0.04), y, (-0.02, 0.08), wood)
    for k in range(bars[1] + 1):
        v = y[0] + (y[1] - y[0]) * k / bars[1]
        p.box((-half - 0.06, half + 0.06), (v - 0.04, v + 0.04), (-0.02, 0.08), wood)
    _pane(p, (-half, half), y)


@piece(1.7, 0.2)
def window(p: Place) -> None:
    p.fixed = True
    _framed(p, 0.7, (1.0, min(2.3, p.kit.tall - 0.5)), "trim", (2, 2))
    p.box((-0.85, 0.85), (0.90, 0.96), (0, 0.2), "trim", 1.1)


@piece(2.2, 0.2)
def curtained(p: Place) -> None:
    """A window between curtains."""
    window(p)
    top = min(2.55, p.kit.tall - 0.3)
    p.bar((-1.15, 1.15), top, 0.14, 0.03, "gold")
    for side in (-1, 1):
        for k in range(4):
            u = side * (0.62 + 0.13 * k)
            p.post(u, 0.13, (0.25, top), 0.085, "cloth:accent", tone=0.95 + 0.1 * (k % 2))


@piece(3.0, 0.2)
def tall_window(p: Place) -> None:
    p.fixed = True
    _framed(p, 1.2, (0.35, p.kit.tall - 0.5), "trim", (4, 5))


@piece(3.4, 0.2)
def glass_wall(p: Place) -> None:
    p.fixed = True
    _framed(p, 1.66, (0.1, p.kit.tall - 0.15), "trim", (2, 2))


@piece(2.2, 0.3)
def lancet(p: Place) -> None:
    """A pointed window of coloured glass."""
    p.fixed = True
    tall = p.kit.tall
    foot, spring, half = tall * 0.26, tall * 0.58, min(0.75, tall * 0.12)
    p.box((-half, half), (foot, spring), (-0.02, 0.03), "stained")
    p.face(
        [
            (-half, spring),
            (half, spring),
            (half * 0.6, spring + half * 1.1),
            (0, spring + half * 1.9),
            (-half * 0.6, spring + half * 1.1),
        ],
        (-0.02, 0.03),
        "stained",
    )
    p.arch(spring, (half, half + 0.2), (0, 0.14), "trim stone", rise=1.7)
    for side in (-1, 1):
        p.box((side * (half + 0.1) - 0.1, side * (half + 0.1) + 0.1), (foot, spring), (0, 0.14), "trim stone")
    p.box((-half - 0.25, half + 0.25), (foot - 0.15, foot), (0, 0.25), "trim stone")
    p.box((-0.035, 0.035), (foot, spring + half), (0, 0.07), "iron")
    _pane(p, (-half, half), (foot, spring + half))


@piece(4.2, 0.3)
def rose_window(p: Place) -> None:
    p.fixed = True
    y, r = p.kit.tall * 0.66, min(1.5, p.kit.tall * 0.19)
    p.face(
        [(r * math.cos(a), y + r * math.sin(a)) for a in (k * math.pi / 8 for k in range(16))],
        (-0.02, 0.03),
        "stained",
    )
    for k in range(16):
        a, b = k * math.pi / 8, (k + 1) * math.pi / 8
        p.face(
            [
                (q * math.cos(t), y + q * math.sin(t))
                for q, t in ((r, a), (r + 0.22, a), (r + 0.22, b), (r, b))
            ],
            (0, 0.15),
            "trim stone",
        )
    for k in range(3):
        p.box(
            (-r * 0.8 + r * 0.8 * k - 0.05, -r * 0.8 + r * 0.8 * k + 0.05),
            (1.4, y - r - 0.5),
            (0, 0.1),
            "trim stone",
        )
    p.lamp(0, y, 1.5, (0.8, 0.75, 0.9), 2.5)


@piece(1.4, 0.3)
def porthole(p: Place) -> None:
    p.fixed = True
    y, r = 1.65, 0.42
    p.face(
        [(r * math.cos(a), y + r * math.sin(a)) for a in (k * math.pi / 6 for k in range(12))],
        (-0.02, 0.05),
        "outlook",
    )
    for k in range(12):
        a, b = k * math.pi / 6, (k + 1) * math.pi / 6
        p.face(
            [
                (q * math.cos(t), y + q * math.sin(t))
                for q, t in ((r, a), (r + 0.13, a), (r + 0.13, b), (r, b))
            ],
            (0, 0.1),
            "brass",
        )
    _pane(p, (-r, r), (y - r, y + r))


@piece(1.6, 0.3)
def door(p: Place) -> None:
    p.fixed = True
    p.box((-0.5, 0.5), (0, 2.1), (0, 0.06), "door")
    for u in (-0.56, 0.56):
        p.block(u, (0, 2.2), 0.05, (0.07, 0.07), "trim", 1.1)
    p.box((-0.68, 0.68), (2.1, 2.25), (0, 0.14), "trim", 1.1)
    p.ball(0.38, 1.0, 0.10, 0.05, "gold")


@piece(2.2, 0.3)
def gate(p: Place) -> None:
    """A double door of planks and iron under an arch."""
    p.fixed = True
    p.box((-0.95, 0.95), (0, 2.1), (0, 0.06), "oak")
    p.face(
        [(0.95 * math.cos(a), 2.1 + 0.95 * math.sin(a)) for a in (k * math.pi / 7 for k in range(8))],
        (0, 0.06),
        "oak",
    )
    p.arch(2.1, (0.95, 1.25), (0, 0.2), "trim stone")
    for u in (-1.1, 1.1):
        p.block(u, (0, 2.1), 0.1, (0.15, 0.1), "trim stone")
    for y in (0.5, 1.3, 2.0):
        p.box((-0.93, 0.93), (y, y + 0.1), (0, 0.09), "iron")
    p.box((-0.02, 0.02), (0, 3.0), (0, 0.09), "iron", 0.5)


@piece(1.8, 0.3)
def bulkhead(p: Place) -> None:
    """A sliding door of a ship or a bunker."""
    p.fixed = True
    p.box((-0.75, 0.75), (0, 2.3), (0, 0.05), "steel", 0.9)
    p.box((-0.025, 0.025), (0, 2.3), (0, 0.07), "glow:glow")
    p.box((-0.7, 0.7), (1.1, 1.3), (0, 0.065), "paint:#d8a020", 0.8)
    for u in (-0.88, 0.88):
        p.block(u, (0, 2.5), 0.12, (0.13, 0.14), "iron")
    p.box((-1.0, 1.0), (2.3, 2.6), (0, 0.26), "iron")
    p.box((-0.4, 0.4), (2.4, 2.5), (0.2, 0.28), "glow:glow")


@piece(0.5, 0.4)
def torch(p: Place) -> None:
    p.box((-0.05, 0.05), (1.65, 1.72), (0, 0.25), "iron")
    p.post(0, 0.25, (1.5, 1.95), 0.05, "beam", tip=0.09)
    p.flame(0, 2.0, 0.25, 0.5)
    p.lamp(0, 2.1, 0.45, FIRE, 2.3)


@piece(0.5, 0.4)
def sconce(p: Place) -> None:
    p.box((-0.06, 0.06), (1.6, 1.9), (0, 0.05), "gold")
    p.post(0, 0.16, (1.75, 1.95), 0.09, "glow", tip=0.13)
    p.lamp(0, 2.0, 0.5, CANDLE, 1.7)


@piece(0.8, 0.8)
def brazier(p: Place) -> None:
    for u, d in ((-0.22, 0.2), (0.22, 0.2), (0, 0.6)):
        p.post(u, d, (0, 0.85), 0.035, "iron")
    p.post(0, 0.4, (0.75, 1.05), 0.22, "iron", tip=0.4)
    p.post(0, 0.4, (1.0, 1.08), 0.34, "glow:#ff7a28")
    p.flame(0, 1.05, 0.4, 0.85)
    p.lamp(0, 1.6, 0.6, FIRE, 2.6)


@piece(0.7, 0.7)
def candle_stand(p: Place) -> None:
    p.post(0, 0.35, (0, 0.06), 0.25, "gold")
    p.post(0, 0.35, (0.06, 1.3), 0.03, "gold")
    p.box((-0.3, 0.3), (1.28, 1.33), (0.32, 0.38), "gold")
    for u in (-0.27, 0, 0.27):
        p.post(u, 0.35, (1.33, 1.55), 0.035, "paint:#f0e4c8", tone=1.3)
        p.flame(u, 1.58, 0.35, 0.16)
    p.lamp(0, 1.75, 0.4, CANDLE, 1.6)


@piece(0.6, 0.6)
def candles(p: Place) -> None:
    """Candles of several heights on the floor."""
    for u, d, tall in (
        (-0.2, 0.2, 0.3),
        (0.02, 0.35, 0.18),
        (0.2, 0.15, 0.4),
        (0.22, 0.42, 0.12),
        (-0.15, 0.45, 0.22),
    ):
        p.post(u, d, (0, tall), 0.05, "paint:#efe2c4", tone=1.2)
        p.flame(u, tall + 0.03, d, 0.18)
    p.lamp(0, 0.6, 0.3, CANDLE, 1.2)


@piece(1.5, 1.5)
def chandelier(p: Place) -> None:
    y, r = p.kit.tall - min(1.3, 0.32 * p.kit.tall), 0.6 + 0.04 * p.kit.tall
    p.post(0, 0, (y, y + 0.07), r, "iron", tone=0.9)
    p.post(0, 0, (y + 0.07, p.kit.tall), 0.025, "iron", tone=0.7)
    for k in range(8):
        a = k * math.pi / 4 + 0.2
        u, d = 0.9 * r * math.cos(a), 0.9 * r * math.sin(a)
        p.post(u, d, (y + 0.07, y + 0.22), 0.03, "paint:#f0e4c8", tone=1.4)
        p.flame(u, y + 0.25, d, 0.15)
    p.lamp(0, y - 0.1, 0, CANDLE, 2.6)


@piece(0.6, 0.6)
def lantern(p: Place) -> None:
    """Hangs from the ceiling."""
    y = p.kit.tall - 0.95
    p.post(0, 0, (y + 0.4, p.kit.tall), 0.015, "iron")
    p.block(0, (y, y + 0.05), 0, (0.14, 0.14), "iron")
    p.block(0, (y + 0.05, y + 0.34), 0, (0.11, 0.11), "glow:#ffb858")
    p.post(0, 0, (y + 0.34, y + 0.48), 0.17, "iron", tip=0.03)
    p.lamp(0, y - 0.1, 0, CANDLE, 2.2)


@piece(0.9, 0.9)
def pendant(p: Place) -> None:
    """A bare modern shade on a wire."""
    y = p.kit.tall - 0.75
    p.post(0, 0, (y, p.kit.tall), 0.012, "gloss:#202020")
    p.post(0, 0, (y - 0.22, y), 0.34, "paint:accent", tip=0.10)
    p.post(0, 0, (y - 0.24, y - 0.20), 0.28, "glow")
    p.lamp(0, y - 0.4, 0, (1.0, 0.85, 0.62), 2.3)


@piece(0.6, 2.2)
def strip(p: Place) -> None:
    """A tube of white light under the ceiling."""
    tall = p.kit.tall
    p.block(0, (tall - 0.10, tall), 0, (0.24, 0.95), "paint:#e8ecee")
    p.block(0, (tall - 0.13, tall - 0.09), 0, (0.17, 0.88), "glow:#f2f8ff")
    p.lamp(0, tall - 0.4, 0, PALE, 2.4)


@piece(0.6, 2.2)
def glow_strip(p: Place) -> None:
    """A tube of coloured light under the ceiling."""
    tall = p.kit.tall
    p.block(0, (tall - 0.08, tall), 0, (0.30, 1.0), "glow:glow")
    p.lamp(0, tall - 0.4, 0, p.kit.tint("glow", 0.9), 2.2)


@piece(1.0, 1.0)
def factory_lamp(p: Place) -> None:
    y = p.kit.tall * 0.66
    p.post(0, 0, (y, p.kit.tall), 0.02, "iron")
    p.post(0, 0, (y - 0.28, y), 0.5, "iron", tip=0.12)
    p.post(0, 0, (y - 0.32, y - 0.27), 0.42, "glow:#ffe6b0")
    p.lamp(0, y - 0.6, 0, (1.0, 0.86, 0.62), 3.2)


@piece(0.8, 0.8)
def floor_lamp(p: Place) -> None:
    p.post(0, 0.35, (0, 0.04), 0.2, "iron")
    p.post(0, 0.35, (0.04, 1.5), 0.02, "iron")
    p.post(0, 0.35, (1.35, 1.72), 0.26, "glow:#ffd890", tip=0.16)
    p.lamp(0, 1.7, 0.6, (1.0, 0.74, 0.44), 2.0)


@piece(2.2, 0.2)
def neon_sign(p: Place) -> None:
    p.box((-0.95, 0.95), (1.65, 2.35), (0, 0.06), "signs:glow")
    for y in (1.58, 2.37):
        p.box((-1.02, 1.02), (y, y + 0.05), (0, 0.09), "glow:accent")
    p.lamp(0, 2.0, 0.8, p.kit.tint("glow"), 2.0)


@piece(1.0, 1.0)
def spotlight(p: Place) -> None:
    y = p.kit.tall - 0.6
    p.post(0, 0, (y, p.kit.tall), 0.03, "iron")
    p.post(0, 0, (y - 0.35, y), 0.2, "gloss:#202226", tip=0.14)
    p.post(0, 0, (y - 0.38, y - 0.34), 0.18, "glow:glow")
    p.lamp(0, y - 0.8, 0, p.kit.tint("glow"), 2.6)


@piece(2.4, 0.2)
def shoji(p: Place) -> None:
    p.fixed = True
    p.box((-1.2, 1.2), (0, 2.2), (0, 0.05), "shoji")
    p.box((-1.2, 1.2), (2.2, 2.36), (0, 0.1), "oak")
    p.lamp(0, 1.3, 0.9, (0.95, 0.84, 0.62), 1.6)


@piece(1.0, 1.0)
def paper_lantern(p: Place) -> None:
    y = p.kit.tall - 0.9
    p.post(0, 0, (y, p.kit.tall), 0.012, "iron")
    p.ball(0, y, 0, 0.28, "glow:#ffc070")
    p.lamp(0, y - 0.4, 0, (1.0, 0.72, 0.42), 2.0)
