"""Birds, from one grammar: body, neck, beak, wings, tail, legs."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, lathe, prism, rod, sphere, sweep, tube
from layer_server.generators.mesh.props.kit import Kit, curve, spread_over


@dataclass(frozen=True, slots=True)
class Bird:
    """Proportions, in lengths of a hen's body.

    Attributes:
        girth: of the body. tilt: degrees that its breast is raised.
        neck: its length. head: its radius.
        beak: ``cone``, ``hook``, ``flat``, ``long`` or ``bent``.
        legs: their length. tail: its length. spread: whether its wings are open.
        crest: ``comb``, ``feathers``, ``tufts`` or "".
    """

    girth: float = 0.28
    tilt: float = 25
    neck: float = 0.12
    head: float = 0.17
    beak: str = "cone"
    legs: float = 0.22
    tail: float = 0.3
    spread: bool = False
    crest: str = ""
    fan: bool = False


def bird(kit: Kit, b: Bird) -> None:
    """Build it, looking along +x."""
    sides = kit.sides(22, 8)
    t = radians(b.tilt)
    middle = b.legs + (0.46 * sin(t) + 0.02 if b.tilt > 50 else b.girth * 0.95 + 0.1 * sin(t))
    ahead = (cos(t), sin(t))
    along = [(-0.46, 0.12), (-0.36, 0.5), (-0.1, 0.98), (0.15, 1.0), (0.34, 0.72), (0.46, 0.32)]
    path = curve([(d * ahead[0], middle + d * ahead[1], 0) for d, _ in along], 3)
    size = np.array(spread_over([r * b.girth for _, r in along], 3))
    kit.add(
        sweep(path, circle(1.0, sides), np.column_stack([size * 0.92, size]), up=(0, 1, 0)), "main", "body"
    )
    kit.add(
        sphere(b.girth * 0.8, 18)
        .scaled(1.1, 1, 0.86)
        .at(
            0.14 * ahead[0] + (b.girth * 0.42 if b.tilt > 50 else 0),
            middle + (-0.04 if b.tilt > 50 else 0.1 * ahead[1] - 0.06),
            0,
        ),
        "belly",
        "body",
    )
    root = (0.3 * ahead[0], middle + 0.3 * ahead[1])
    top = (root[0] + 0.1 + 0.12 * b.neck, root[1] + 0.08 + b.neck)
    if b.neck > 0.3:
        bend = curve(
            [
                (root[0] - 0.05, root[1], 0),
                (root[0] + 0.16, root[1] + b.neck * 0.3, 0),
                (root[0] + 0.02, root[1] + b.neck * 0.75, 0),
                (top[0] - 0.06, top[1], 0),
            ],
            5,
        )
        kit.add(
            tube(bend, spread_over([b.girth * 0.5, b.head * 0.62, b.head * 0.5, b.head * 0.7], 5), 16),
            "main",
            "neck",
        )
    else:
        kit.add(
            tube(
                [(root[0] - 0.08, root[1] - 0.05, 0), (top[0], top[1], 0)], [b.girth * 0.7, b.head * 0.86], 16
            ),
            "main",
            "neck",
        )
    h = b.head
    x, y = top
    kit.add(sphere(h, sides).at(x, y, 0), "head", "head")
    for s in (-1.0, 1.0):
        big = 0.4 if b.crest == "tufts" else 0.17
        if b.crest == "tufts":
            kit.add(
                sphere(h * 0.52, 16)
                .scaled(0.4, 1, 1)
                .turned("y", s * -32)
                .at(x + h * 0.68, y + h * 0.12, s * h * 0.42),
                "belly",
                "eyes",
            )
            kit.add(
                sphere(h * 0.28, 12)
                .scaled(0.5, 1, 1)
                .turned("y", s * -32)
                .at(x + h * 0.84, y + h * 0.14, s * h * 0.45),
                "dark",
                "eyes",
            )
            kit.add(
                lathe([(0, 0), (h * 0.24, 0), (0, h * 0.7)], 10)
                .turned("x", s * 26)
                .at(x, y + h * 0.7, s * h * 0.5),
                "main",
                "tufts",
            )
        else:
            kit.add(sphere(h * big, 10).at(x + h * 0.55, y + h * 0.25, s * h * 0.72), "dark", "eyes")
            kit.add(sphere(h * 0.07, 6).at(x + h * 0.66, y + h * 0.33, s * h * 0.82), "white", "eyes")
    _beak(kit, b, x, y)
    _wings(kit, b, middle, ahead)
    _legs(kit, b, middle)


def _beak(kit: Kit, b: Bird, x: float, y: float) -> None:
    h = b.head
    if b.beak == "hook":
        line = curve(
            [
                (x + h * 0.6, y, 0),
                (x + h * 1.25, y + h * 0.02, 0),
                (x + h * 1.55, y - h * 0.3, 0),
                (x + h * 1.5, y - h * 0.55, 0),
            ],
            4,
        )
        kit.add(tube(line, spread_over([h * 0.42, h * 0.34, h * 0.2, h * 0.03], 4), 12), "beak", "beak")
    elif b.beak == "flat":
        bill = sphere(h * 0.5, 16).scaled(1.35, 0.3, 0.85)
        kit.add(bill.turned("z", 8).at(x + h * 1.15, y - h * 0.12, 0), "beak", "beak")
        kit.add(bill.scaled(0.9, 0.8, 0.9).turned("z", -12).at(x + h * 1.08, y - h * 0.3, 0), "beak", "beak")
    elif b.beak in {"long", "bent"}:
        drop = 0.9 if b.beak == "bent" else 0.3
        line = curve([(x + h * 0.6, y, 0), (x + h * 1.5, y - h * 0.05, 0), (x + h * 2.3, y - h * drop, 0)], 4)
        kit.add(tube(line, spread_over([h * 0.4, h * 0.3, h * 0.05], 4), 12), "beak", "beak")
    else:
        kit.add(
            lathe([(0, 0), (h * 0.38, 0), (0, h * 0.85)], 12)
            .turned("z", -98)
            .at(x + h * 0.8, y - h * 0.08, 0),
            "beak",
            "beak",
        )
    if b.crest == "comb":
        for k in range(4):
            kit.add(
                sphere(h * 0.3, 10)
                .scaled(0.8, 1.2, 0.35)
                .at(x + h * (0.5 - 0.36 * k), y + h * (1.0 - 0.06 * k * k), 0),
                "comb",
                "comb",
            )
        for s in (-1.0, 1.0):
            kit.add(
                sphere(h * 0.24, 10).scaled(0.6, 1.4, 0.5).at(x + h * 0.85, y - h * 0.6, s * h * 0.16),
                "comb",
                "comb",
            )
    elif b.crest == "feathers":
        for k in range(4):
            kit.add(
                lathe([(0, 0), (h * 0.16, h * 0.4), (0, h * 1.1)], 8)
                .scaled(1, 1, 0.6)
                .turned("z", 20 + 24 * k)
                .at(x - h * 0.1, y + h * 0.7, 0),
                "accent",
                "crest",
            )


def _wings(kit: Kit, b: Bird, middle: float, ahead: tuple[float, float]) -> None:
    for s in (-1.0, 1.0):
        if b.spread:
            edge = [
                (0.16, 0.0),
                (0.2, 0.3),
                (0.1, 0.62),
                (-0.02, 1.05),
                (-0.14, 1.0),
                (-0.2, 0.86),
                (-0.26, 0.82),
                (-0.3, 0.62),
                (-0.36, 0.58),
                (-0.36, 0.36),
                (-0.4, 0.3),
                (-0.34, 0.0),
            ]
            wing = prism(edge, 0.05, 0.012).turned("x", 90 * s).turned("x", -28 * s)
            kit.add(wing.at(0.05, middle + b.girth * 0.35, s * b.girth * 0.55), "accent", "wings")
        else:
            tilt = 10.0 if b.tilt > 50 else b.tilt
            wing = (
                sphere(0.3, 18).scaled(1.15, 0.6, 0.22)
                if b.tilt <= 50
                else sphere(0.3, 18).scaled(0.4, 1.15, 0.2)
            )
            kit.add(
                wing.turned("z", tilt if b.tilt <= 50 else -8)
                .turned("y", s * 8)
                .at(-0.08 if b.tilt <= 50 else -0.02, middle + 0.02, s * b.girth * 0.86),
                "accent",
                "wings",
            )
    back = (-0.42 * ahead[0], middle - 0.42 * ahead[1])
    if b.fan:
        for k in range(11):
            a = -70 + 14 * k
            plume = lathe([(0, 0), (0.03, 0.3), (0.1, 0.95), (0.07, 1.1), (0, 1.14)], 10).scaled(1, 1, 0.3)
            kit.add(
                plume.turned("y", 90).turned("x", a).turned("z", 14).at(back[0] + 0.1, back[1] + 0.1, 0),
                "accent",
                "tail",
            )
            eye = sphere(0.07, 10).scaled(0.5, 1, 1).at(0.05, 0.98, 0)
            kit.add(eye.turned("x", a).turned("z", 14).at(back[0] + 0.1, back[1] + 0.1, 0), "comb", "tail")
    elif b.tail > 0:
        up = 48 if b.crest == "comb" else -b.tilt * 0.4
        for k in range(3):
            feather = sphere(0.5, 14).scaled(b.tail, 0.09, 0.16).at(-b.tail * 0.45, 0, 0)
            kit.add(
                feather.turned("y", (k - 1) * 16)
                .turned("z", -up - (14 * k if b.crest == "comb" else 0))
                .at(back[0] + 0.08, back[1], 0),
                "accent",
                "tail",
            )


def _legs(kit: Kit, b: Bird, middle: float) -> None:
    for s in (-1.0, 1.0):
        z = s * b.girth * 0.42
        x = 0.04
        if b.legs > 0.06:
            kit.add(
                rod((x - 0.03, middle - b.girth * 0.4, z), (x, 0.02, z), 0.02 if b.legs < 0.5 else 0.018, 8),
                "beak",
                "legs",
            )
        if b.beak == "flat" or b.legs <= 0.06:
            foot = prism([(-0.05, 0), (0.13, 0.09), (0.15, 0), (0.13, -0.09)], 0.03, 0.008).turned("x", 90)
            kit.add(foot.at(x, 0.02, z), "beak", "feet")
        else:
            for turn in (-35, 0, 35, 180):
                toe = tube([(0, 0.02, 0), (0.12 if turn != 180 else 0.07, 0.012, 0)], [0.018, 0.006], 6)
                kit.add(toe.turned("y", turn).at(x, 0, z), "beak", "feet")
