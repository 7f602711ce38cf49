"""Lanterns, torches, fires, candles."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder
from layer_server.generators.mesh.shape import Shape


@prop(
    "lantern, oil lantern, oil lamp, lamp, street lamp, lamp post, lamppost, streetlight",
    0.5,
    kind="lamp",
    main="iron",
    accent="gold",
    light="light",
    pane="glass",
    tint="light",
)
def lantern(kit: Kit) -> None:
    """A flame behind panes under a little roof; on a post where one is asked for."""
    post = kit.says("post", "lamppost", "street", "streetlight")
    up = 3.2 if post else 0.0
    if post:
        kit.add(
            lathe(
                [
                    (0.3, 0),
                    (0.3, 0.12),
                    (0.2, 0.2),
                    (0.16, 0.5),
                    (0.09, 0.6),
                    (0.07, 3.0),
                    (0.14, 3.1),
                    (0.2, 3.2),
                ],
                kit.sides(16),
            ),
            "main",
            "post",
        )
    kit.add(cylinder(0.3, 0.08, 6, kit.bevel(0.02)).at(0, up, 0), "main", "frame")
    for k in range(6):
        a = pi / 3 * k + 0.0
        bar = box(0.035, 0.62, 0.035, 0.006)
        kit.add(bar.at(sin(a) * 0.25, up + 0.08, cos(a) * 0.25), "main", "frame")
    kit.add(cylinder(0.245, 0.6, 6).at(0, up + 0.085, 0), "pane", "panes")
    kit.add(cylinder(0.3, 0.05, 6, kit.bevel(0.014)).at(0, up + 0.68, 0), "main", "frame")
    kit.add(
        lathe([(0.33, 0.72), (0.2, 0.84), (0.07, 0.95), (0.05, 1.0), (0.0, 1.0)], 6).at(0, up, 0),
        "main",
        "roof",
    )
    kit.add(sphere(0.05, kit.sides(12)).at(0, up + 1.03, 0), "accent", "roof")
    if not post:
        kit.add(torus(0.12, 0.018, kit.sides(20), 8).turned("x", 90).at(0, up + 1.17, 0), "accent", "handle")
    kit.add(cylinder(0.07, 0.16, kit.sides(14)).at(0, up + 0.08, 0), "canvas", "candle")
    kit.add(_flame(kit, 0.075, 0.3).at(0, up + 0.25, 0), "light", "flame")


def _flame(kit: Kit, radius: float, height: float) -> Shape:
    """A tongue of fire from the origin up."""
    profile = [(0.0, 0.0), (0.6, 0.06), (1.0, 0.24), (0.86, 0.45), (0.5, 0.68), (0.22, 0.86), (0.0, 1.0)]
    shape = lathe([(r * radius, y * height) for r, y in profile], kit.sides(12))
    sway = (shape.positions[:, 1:2] / height) ** 2 * radius * 0.5
    return shape.bent(shape.positions + sway * np.array([[0.8, 0, 0.3]]))


@prop(
    "torch, flaming torch, brazier, campfire, bonfire, fire",
    0.7,
    kind="lamp",
    main="wood",
    accent="iron",
    flame="flame",
    stone="stone",
    tint="flame",
)
def torch(kit: Kit) -> None:
    """Burning cloth on a stick; as a campfire logs in a ring of stones."""
    if kit.says("campfire", "bonfire", "fire", "camp"):
        for k in range(9):
            stone = boulder(kit, 0.16, 8).scaled(1, 0.75, 1)
            a = 2 * pi * k / 9
            kit.add(stone.at(cos(a) * 0.62, 0.06, sin(a) * 0.62), "stone", "stones")
        for k in range(6):
            log = (
                cylinder(0.075, 0.72, kit.sides(10), 0.01, top=0.06)
                .turned("x", 52)
                .at(0, 0.0, -0.46)
                .turned("y", 60 * k + 10)
            )
            kit.add(log, "bark" if k % 2 else "charred wood", "logs")
        for k in range(5):
            a, r = 2 * pi * k / 4, 0.13 if k else 0.0
            kit.add(
                _flame(kit, 0.17, kit.between(0.55, 0.75) + (0.25 if k == 0 else 0))
                .turned("y", 90 * k)
                .at(cos(a) * r, 0.12, sin(a) * r),
                "flame",
                "flames",
            )
        return
    if kit.says("brazier"):
        kit.add(
            lathe(
                [(0, 0.62), (0.2, 0.64), (0.4, 0.85), (0.44, 0.9), (0.4, 0.9), (0.2, 0.72), (0, 0.7)],
                kit.sides(28),
            ),
            "accent",
            "bowl",
        )
        kit.around(
            sweep(
                [(0, 0, 0.42), (0, 0.35, 0.22), (0, 0.66, 0.2), (0, 0.86, 0.42)],
                rectangle(0.05, 0.05, 0.01),
                up=(1, 0, 0),
            ),
            3,
            "accent",
            "legs",
        )
        for k in range(5):
            a, r = 2 * pi * k / 4, 0.16 if k else 0.0
            kit.add(
                _flame(kit, 0.16, kit.between(0.4, 0.6)).turned("y", 90 * k).at(cos(a) * r, 0.72, sin(a) * r),
                "flame",
                "flames",
            )
        return
    kit.add(lathe([(0, 0), (0.045, 0), (0.055, 0.3), (0.07, 1.0), (0, 1.0)], kit.sides(12)), "main", "stick")
    kit.add(
        lathe([(0.07, 0.9), (0.13, 1.0), (0.14, 1.16), (0.11, 1.22), (0, 1.22)], kit.sides(16)),
        "rope",
        "head",
    )
    for y, r in ((0.92, 0.088), (1.08, 0.142)):
        kit.add(torus(r, 0.024, kit.sides(18), 8).at(0, y, 0), "accent", "bands")
    kit.around(
        sweep(
            [(0, 0.92, 0.08), (0, 1.06, 0.17), (0, 1.26, 0.17)], rectangle(0.03, 0.03, 0.005), up=(1, 0, 0)
        ),
        4,
        "accent",
        "cage",
    )
    for k in range(4):
        a, r = 2 * pi * k / 3, 0.05 if k else 0.0
        kit.add(
            _flame(kit, 0.12 if k == 0 else 0.085, 0.52 if k == 0 else 0.36)
            .turned("y", 120 * k)
            .at(cos(a) * r, 1.14, sin(a) * r),
            "flame",
            "flame",
        )


@prop(
    "candle, candles, candlestick, candelabra", 0.3, kind="lamp", main="bone", accent="brass", flame="flame"
)
def candle(kit: Kit) -> None:
    """Wax that has run down, on a stick of brass."""
    arms = 3 if kit.says("candelabra", "candles") else 1
    places = [(0.0, 0.34)] if arms == 1 else [(0.0, 0.5), (-0.36, 0.42), (0.36, 0.42)]
    kit.add(
        lathe(
            [
                (0, 0),
                (0.24, 0),
                (0.25, 0.03),
                (0.1, 0.06),
                (0.05, 0.1),
                (0.04, 0.2),
                (0.06, 0.24),
                (0.035, 0.28),
                (0.04, places[0][1] - 0.06),
                (0, places[0][1] - 0.06),
            ],
            kit.sides(24),
        ),
        "accent",
        "stick",
    )
    for x, y in places:
        if x:
            path = [(x * f, 0.26 + (y - 0.32) * f * f - 0.06 * sin(f * pi), 0) for f in np.linspace(0, 1, 9)]
            kit.add(tube(path, 0.026, 8), "accent", "stick")
        kit.add(
            lathe(
                [(0, -0.05), (0.05, -0.05), (0.13, -0.01), (0.13, 0.02), (0.05, 0.01), (0, 0.01)],
                kit.sides(20),
            ).at(x, y, 0),
            "accent",
            "stick",
        )
        tall = kit.between(0.32, 0.46)
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.085, 0),
                    (0.08, tall * 0.5),
                    (0.082, tall),
                    (0.06, tall - 0.015),
                    (0, tall - 0.02),
                ],
                kit.sides(18),
            ).at(x, y, 0),
            "main",
            "wax",
        )
        for _ in range(4):
            a, drip = kit.between(0, 2 * pi), kit.between(0.1, 0.24)
            kit.add(
                sphere(0.024, 8, 5)
                .scaled(1, drip / 0.05, 1)
                .at(x + cos(a) * 0.076, y + tall - drip, sin(a) * 0.076),
                "main",
                "wax",
            )
        kit.add(cylinder(0.008, 0.06, 6).at(x, y + tall - 0.02, 0), "dark", "wax")
        kit.add(_flame(kit, 0.042, 0.17).at(x, y + tall + 0.02, 0), "flame", "flame")
