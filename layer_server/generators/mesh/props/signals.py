"""Traffic lights, signs, booths."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    dome,
    lathe,
    prism,
    sphere,
)
from layer_server.generators.mesh.props.kit import Kit, prop

_BAR, _HIGH = 0.12, 0.032
_STOP = (
    ((0, 0.09, _BAR, _HIGH), (0, 0, _BAR, _HIGH), (0, -0.09, _BAR, _HIGH), (-0.045, 0.045, _HIGH, 0.1), (0.045, -0.045, _HIGH, 0.1)),
    ((0, 0.09, _BAR, _HIGH), (0, 0, _HIGH, 0.2)),
    ((0, 0.09, _BAR, _HIGH), (0, -0.09, _BAR, _HIGH), (-0.045, 0, _HIGH, 0.2), (0.045, 0, _HIGH, 0.2)),
    ((0, 0.09, _BAR, _HIGH), (0, 0, _BAR, _HIGH), (-0.045, 0, _HIGH, 0.2), (0.045, 0.045, _HIGH, 0.1)),
)  # fmt: skip
"""The strokes of each letter of a stop sign: their middle, and how wide and tall they are."""


@prop(
    "traffic light, stoplight, stop sign, street sign, parking meter, phone booth, telephone booth, police box",
    2.6,
    kind="street",
    tint="main",
    main="dark metal",
    accent="steel",
    red="neon red",
    amber="light",
    green="neon green",
    stop="paint",
    white="paint white",
    glass="mirror",
)
def traffic_light(kit: Kit) -> None:
    """Three lights on a post; an eight-sided sign; a glazed booth."""
    if kit.says("booth", "box", "police"):
        finish = "blue" if kit.says("police") else "stop"
        finish = "paint blue" if finish == "blue" else finish
        kit.add(box(1.0, 0.12, 1.0, kit.bevel(0.02)), finish, "base")
        for x in (-0.43, 0.43):
            for z in (-0.43, 0.43):
                kit.add(box(0.12, 2.0, 0.12, kit.bevel(0.014)).at(x, 0.1, z), finish, "posts")
        for turn in (0, 90, 180, 270):
            kit.add(box(0.74, 1.85, 0.03, 0).at(0, 0.15, 0.41).turned("y", turn), "glass", "panes")
            for y in (0.12, 0.7, 1.2, 1.7):
                kit.add(
                    box(0.78, 0.07, 0.06, kit.bevel(0.01)).at(0, y, 0.42).turned("y", turn), finish, "bars"
                )
            kit.add(box(0.05, 1.9, 0.055, 0.008).at(0, 0.14, 0.42).turned("y", turn), finish, "bars")
            kit.add(box(0.74, 0.15, 0.05, 0.01).at(0, 2.0, 0.46).turned("y", turn), "white", "sign")
        kit.add(box(1.02, 0.2, 1.02, kit.bevel(0.03)).at(0, 1.98, 0), finish, "roof")
        kit.add(dome(0.5, 0.2, 4, 5).turned("y", 45).at(0, 2.17, 0), finish, "roof")
        return
    kit.add(lathe([(0.16, 0), (0.16, 0.06), (0.07, 0.12), (0.055, 2.0), (0, 2.0)], 18), "accent", "post")
    if kit.says("sign"):
        ways = np.linspace(0, 2 * pi, 8, endpoint=False) + pi / 8
        kit.add(
            prism([(0.46 * cos(a), 0.46 * sin(a)) for a in ways], 0.04, 0.008).at(0, 2.0, 0.07),
            "white",
            "sign",
        )
        kit.add(
            prism([(0.42 * cos(a), 0.42 * sin(a)) for a in ways], 0.05, 0.008).at(0, 2.0, 0.072),
            "stop",
            "sign",
        )
        for x, strokes in zip((-0.26, -0.09, 0.09, 0.26), _STOP, strict=True):
            for dx, dy, wide, tall in strokes:
                kit.add(box(wide, tall, 0.02, 0).at(x + dx, 1.985 + dy - tall / 2, 0.1), "white", "letters")
        return
    kit.add(box(0.42, 1.1, 0.34, kit.bevel(0.04)).at(0, 1.7, 0.06), "main", "case")
    for y, finish in ((2.58, "red"), (2.25, "amber"), (1.92, "green")):
        kit.add(sphere(0.125, 18).scaled(1, 1, 0.5).at(0, y, 0.24), finish, "lights")
        hood = [(0.16 * cos(a), 0.16 * sin(a)) for a in np.linspace(-0.3, pi + 0.3, 13)]
        inner = [(0.135 * cos(a), 0.135 * sin(a)) for a in np.linspace(pi + 0.3, -0.3, 13)]
        kit.add(prism([*hood, *inner], 0.24).at(0, y, 0.33), "main", "hoods")
