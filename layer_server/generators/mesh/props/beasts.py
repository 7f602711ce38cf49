# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Animals on four legs, from one grammar: torso, neck, head, legs, coat."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, cylinder, sphere, sweep, tube
from layer_server.generators.mesh.props.coats import Beast, Point, shape_head, shape_tail
from layer_server.generators.mesh.props.kit import Kit, curve, spread_over


def beast(kit: Kit, b: Beast) -> tuple[Point, float]:
    """Build it, looking along +x; gives where its head is and how high its spine."""
    sides = kit.sides(22, 8)
    half, spine = b.length / 2, b.legs + b.girth * 0.85
    xs = [-half * 1.04, -half * 0.98, -half * 0.7, 0.0, half * 0.62, half * 0.98, half * 1.12]
    radii = [0.2, 0.55, 0.95, b.waist, 1.04, 0.8, 0.34]
    rise = [0.02, 0.02, 0.03, -0.02, 0.0, 0.04, 0.07]
    path = curve([(x, spine + r, 0) for x, r in zip(xs, rise, strict=True)], 3)
    size = np.array(spread_over([r * b.girth for r in radii], 3))
    torso = sweep(path, circle(1.0, sides), np.column_stack([size * 0.86, size]), up=(0, 1, 0))
    kit.add(torso, "main", "body")
    length, steep = b.neck
    root = (half * 0.82, spine + b.girth * 0.25)
    head: Point = (root[0] + length * cos(radians(steep)), root[1] + length * sin(radians(steep)), 0.0)
    if length > 0.05:
        middle = ((root[0] * 0.45 + head[0] * 0.55) + 0.04 * length, root[1] * 0.5 + head[1] * 0.5, 0.0)
        line = curve([(root[0] - 0.1, root[1] - 0.1, 0), middle, head], 4)
        thick = spread_over([b.girth * 0.72, max(b.head * 0.85, b.girth * 0.42), b.head * 0.78], 4)
        kit.add(tube(line, thick, sides), "main", "neck")
    shape_head(kit, b, head)
    _legs(kit, b, half, spine)
    shape_tail(kit, b, half, spine)
    _marks(kit, b, half, spine, head)
    return head, spine


def _legs(kit: Kit, b: Beast, half: float, spine: float) -> None:
    low = 0.09 if b.hoofed else b.leg * 0.7
    for x, is_front in ((half * 0.74, True), (-half * 0.8, False)):
        for s in (-1.0, 1.0):
            z = s * b.girth * 0.5
            step = 0.06 * b.legs * s * (1 if is_front else -1)
            if is_front:
                points: list[Point] = [
                    (x, spine + b.girth * 0.3, z * 0.8),
                    (x, spine - b.girth * 0.1, z),
                    (x + step * 0.4, b.legs * 0.55, z),
                    (x + step, low, z),
                ]
                radii = [b.girth * 0.16, b.girth * 0.45, b.leg * 1.12, b.leg]
            else:
                points = [
                    (x + 0.04, spine + b.girth * 0.4, z * 0.8),
                    (x + 0.04, spine - b.girth * 0.05, z),
                    (x + b.legs * 0.12, b.legs * 0.72, z),
                    (x - b.legs * 0.16 + step, b.legs * 0.36, z),
                    (x - b.legs * 0.04 + step, low, z),
                ]
                radii = [b.girth * 0.16, b.girth * 0.54, b.leg * 1.8, b.leg * 1.05, b.leg]
            line = curve(points, 4)
            kit.add(tube(line, spread_over(radii, 4), kit.sides(14, 8)), b.limb, "legs")
            end = points[-1]
            if b.hoofed:
                kit.add(
                    cylinder(b.leg * 1.25, 0.1, kit.sides(14, 8), 0.01, top=b.leg * 1.02).at(
                        end[0] + 0.01, 0, end[2]
                    ),
                    "hoof",
                    "hooves",
                )
            else:
                kit.add(
                    sphere(b.leg * 1.25, kit.sides(14, 8))
                    .scaled(1.45, 0.72, 1.1)
                    .at(end[0] + b.leg * 0.5, b.leg * 0.85, end[2]),
                    "accent",
                    "paws",
                )


def _marks(kit: Kit, b: Beast, half: float, spine: float, head: Point) -> None:
    g = b.girth
    x, y, _ = head
    if b.mark == "stripes":
        for k in range(9):
            at = -half * 0.85 + b.length * 0.82 * k / 8
            r = g * (0.97 if k in {0, 1} else b.waist * 1.015 if 2 < k < 6 else 1.0)
            ring = [
                (at + 0.03 * sin(3 * a), spine + r * sin(a), r * 0.87 * cos(a))
                for a in np.linspace(-0.5, pi + 0.5, 15)
            ]
            kit.add(tube(ring, [0.004, *([g * 0.075] * 13), 0.004], 6), "accent", "stripes")
    elif b.mark == "spots":
        for k in range(26):
            a, at = 2.4 * k, -half * 0.9 + b.length * 0.86 * (k % 13) / 12
            up = 0.9 - 1.3 * ((k * 7) % 13) / 13
            s = 1.0 if k < 13 else -1.0
            side = (1 - up * up) ** 0.5
            r = b.waist if abs(at) < half * 0.35 else 0.99
            kit.add(
                sphere(g * 0.16, 8)
                .scaled(1.2 + 0.2 * sin(a), 1, 0.35)
                .turned("x", -s * 60 * up)
                .at(at, spine + g * r * up * 0.97, s * g * r * 0.84 * side),
                "accent",
                "spots",
            )
    elif b.mark == "patches":
        for at, up, s, r in (
            (0.35, 0.3, 1, 0.66),
            (-0.5, 0.2, 1, 0.56),
            (0.0, 0.5, -1, 0.7),
            (-0.75, 0.4, -1, 0.5),
            (0.7, 0.1, -1, 0.5),
        ):
            kit.add(
                sphere(g * r, 14).scaled(1.25, 0.9, 0.5).at(at * half, spine + g * up, s * g * 0.63),
                "accent",
                "patches",
            )
    elif b.mark == "wool":
        for k in range(70):
            t, a = -0.95 + 1.9 * k / 69, 2.39996 * k
            r = g * (1.02 - 0.16 * abs(t) ** 3)
            kit.add(
                sphere(g * 0.34, 8).at(t * half, spine + 0.03 + r * 0.92 * sin(a), r * 0.84 * cos(a)),
                "wool",
                "wool",
            )
        for k in range(5):
            kit.add(
                sphere(b.head * 0.45, 8).at(
                    x - b.head * 0.3 + 0.1 * b.head * sin(k), y + b.head * 0.75, (k - 2) * b.head * 0.28
                ),
                "wool",
                "wool",
            )
    elif b.mark == "mask":
        for s in (-1.0, 1.0):
            kit.add(
                sphere(b.head * 0.42, 12)
                .scaled(0.6, 0.8, 0.7)
                .at(x + b.head * 0.5, y + b.head * 0.25, s * b.head * 0.48),
                "accent",
                "mask",
            )
    if b.mane == "lion":
        for row, (r, back) in enumerate(((1.25, -0.25), (1.5, -0.7), (1.35, -1.2))):
            for k in range(12):
                a = 2 * pi * (k + 0.5 * row) / 12
                kit.add(
                    sphere(b.head * 0.62, 10)
                    .scaled(0.8, 1, 1)
                    .at(
                        x + back * b.head,
                        y - 0.15 * b.head + r * b.head * 0.8 * sin(a),
                        r * b.head * 0.8 * cos(a),
                    ),
                    "mane",
                    "mane",
                )
    elif b.mane == "horse":
        root = (half * 0.8, spine + b.girth * 0.9)
        for k in range(9):
            t = k / 8
            ahead = root[0] + (x - b.head * 0.5 - root[0]) * t
            above = root[1] + (y + b.head * 0.95 - root[1]) * t
            kit.add(
                sphere(b.head * 0.42, 10).scaled(1, 1.3, 0.5).at(ahead - 0.06, above, 0.03 * (-1) ** k),
                "mane",
                "mane",
            )
        kit.add(
            sphere(b.head * 0.36, 10).scaled(1.2, 0.8, 0.6).at(x + b.head * 0.4, y + b.head * 0.95, 0),
            "mane",
            "mane",
        )
    for middle in ((), (0.0,), (-0.45, 0.4))[b.hump]:
        kit.add(
            sphere(g * 0.66, 18).scaled(1, 1.25, 0.75).at(middle * half, spine + g * 0.75, 0), "main", "humps"
        )
