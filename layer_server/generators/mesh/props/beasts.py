"""Animals on four legs, from one grammar: torso, neck, head, ears, horns, tail, coat."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, cylinder, lathe, prism, sphere, sweep, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.shape import Shape

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Beast:
    """Proportions, in units of about a metre for a horse.

    Attributes:
        length: of the torso. legs: from the floor to the belly. girth: radius of the chest.
        waist: of the loin, by the chest. leg: radius of a leg above its foot.
        neck: its length and how steeply it rises, in degrees.
        head: radius of the skull. snout: length and thickness of the muzzle, by the head.
        ears: ``round``, ``pointed``, ``floppy``, ``long``, ``leaf``, ``flap`` or "".
        horns: ``cow``, ``goat``, ``ram``, ``antlers``, ``palm``, ``one``, ``rhino``, ``giraffe`` or "".
        tail: ``bushy``, ``tuft``, ``thin``, ``hair``, ``stub``, ``curl``, ``ball``, ``up`` or "".
        mark: ``stripes``, ``spots``, ``patches``, ``wool``, ``mask`` or "".
        mane: ``lion``, ``horse`` or "".
        hoofed: whether it has hooves and no paws.
        trunk: whether it has a trunk and tusks. hump: how many humps.
        limb: the role that legs and round ears take.
    """

    length: float = 1.2
    legs: float = 0.55
    girth: float = 0.3
    waist: float = 0.85
    leg: float = 0.07
    neck: tuple[float, float] = (0.35, 45)
    head: float = 0.19
    snout: tuple[float, float] = (1.0, 0.6)
    ears: str = "pointed"
    horns: str = ""
    tail: str = "thin"
    mark: str = ""
    mane: str = ""
    hoofed: bool = False
    trunk: bool = False
    hump: int = 0
    limb: str = "main"


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
    _head(kit, b, head)
    _legs(kit, b, half, spine)
    _tail(kit, b, half, spine)
    _marks(kit, b, half, spine, head)
    return head, spine


def _head(kit: Kit, b: Beast, head: Point) -> None:
    x, y, _ = head
    h = b.head
    kit.add(sphere(h, kit.sides(22, 8)).scaled(1.08, 1, 0.92).at(x, y, 0), "main", "head")
    long, thick = b.snout[0] * h, b.snout[1] * h
    tip = (x + h * 0.7 + long, y - h * 0.28 - long * 0.28)
    muzzle = curve([(x + h * 0.3, y - h * 0.12, 0), (x + h * 0.75, y - h * 0.22, 0), (tip[0], tip[1], 0)], 3)
    kit.add(
        tube(muzzle, spread_over([h * 0.72, (h * 0.66 + thick) / 2, thick], 3), kit.sides(16, 8)),
        "belly",
        "head",
    )
    kit.add(sphere(thick, kit.sides(16, 8)).scaled(0.8, 1, 1).at(tip[0], tip[1], 0), "belly", "head")
    if b.trunk:
        trunk = curve(
            [
                (tip[0], tip[1], 0),
                (tip[0] + 0.2 * h, y - 1.2 * h, 0),
                (tip[0] + 0.1 * h, y - 2.3 * h, 0),
                (tip[0] + 0.5 * h, y - 2.7 * h, 0),
            ],
            5,
        )
        kit.add(tube(trunk, np.linspace(thick, thick * 0.42, len(trunk)).tolist(), 14), "main", "trunk")
        for s in (-1.0, 1.0):
            tusk = curve(
                [
                    (tip[0] - 0.1 * h, y - 0.6 * h, s * 0.4 * h),
                    (tip[0] + 0.3 * h, y - 1.3 * h, s * 0.46 * h),
                    (tip[0] + 1.0 * h, y - 1.2 * h, s * 0.46 * h),
                ],
                5,
            )
            kit.add(tube(tusk, np.linspace(0.12 * h, 0.02, len(tusk)).tolist(), 10), "horn", "tusks")
    elif b.hoofed and b.tail == "curl":
        kit.add(
            cylinder(thick * 1.02, thick * 0.3, kit.sides(18))
            .turned("z", -78)
            .at(tip[0] + thick * 0.55, tip[1], 0),
            "belly",
            "nose",
        )
        for s in (-1.0, 1.0):
            kit.add(
                sphere(thick * 0.2, 8).at(tip[0] + thick * 0.86, tip[1] + thick * 0.1, s * thick * 0.4),
                "dark",
                "nose",
            )
    elif b.hoofed:
        for s in (-1.0, 1.0):
            kit.add(
                sphere(thick * 0.18, 8).at(tip[0] + thick * 0.7, tip[1] + thick * 0.2, s * thick * 0.45),
                "dark",
                "nose",
            )
    else:
        kit.add(
            sphere(thick * 0.42, 12).scaled(0.8, 0.8, 1.1).at(tip[0] + thick * 0.6, tip[1] + thick * 0.45, 0),
            "dark",
            "nose",
        )
    for s in (-1.0, 1.0):
        eye = h * (0.15 if b.head > 0.15 else 0.18)
        kit.add(sphere(eye, 12).at(x + h * 0.66, y + h * 0.3, s * h * 0.62), "dark", "eyes")
        kit.add(
            sphere(eye * 0.36, 8).at(
                x + h * 0.66 + eye * 0.72, y + h * 0.3 + eye * 0.5, s * (h * 0.62 + eye * 0.4)
            ),
            "white",
            "eyes",
        )
        for piece, finish in _ear(b, s):
            kit.add(piece.at(x, y, 0), finish, "ears")
    _horns(kit, b, head)


def _ear(b: Beast, s: float) -> list[tuple[Shape, str]]:
    h = b.head
    if b.ears == "round":
        return [
            (sphere(h * 0.36, 14).scaled(0.45, 1, 1).at(-h * 0.1, h * 0.85, s * h * 0.68), b.limb),
            (sphere(h * 0.22, 12).scaled(0.45, 1, 1).at(h * 0.02, h * 0.84, s * h * 0.68), "belly"),
        ]
    if b.ears == "pointed":
        cone = lathe([(0, 0), (h * 0.36, 0), (h * 0.24, h * 0.4), (0, h * 0.95)], 12).scaled(0.5, 1, 1)
        inner = lathe([(0, 0), (h * 0.22, 0), (0, h * 0.66)], 10).scaled(0.5, 1, 1).at(h * 0.12, 0.02 * h, 0)
        return [
            (each.turned("x", s * 14).at(-h * 0.05, h * 0.68, s * h * 0.5), finish)
            for each, finish in ((cone, "main"), (inner, "belly"))
        ]
    if b.ears == "floppy":
        flap = sphere(h * 0.5, 14).scaled(0.7, 1.3, 0.28).turned("x", s * -18)
        return [(flap.at(-h * 0.1, h * 0.12, s * h * 0.98), "accent")]
    if b.ears == "long":
        blade = lathe(
            [(0, 0), (h * 0.2, h * 0.15), (h * 0.3, h * 0.9), (h * 0.22, h * 1.7), (0, h * 2.1)], 14
        ).scaled(0.4, 1, 1)
        inner = (
            lathe([(0, 0.1 * h), (h * 0.14, h * 0.3), (h * 0.2, h * 0.9), (0, h * 1.75)], 12)
            .scaled(0.4, 1, 1)
            .at(h * 0.07, 0, 0)
        )
        return [
            (each.turned("x", s * 10).turned("z", 10).at(-h * 0.15, h * 0.7, s * h * 0.34), finish)
            for each, finish in ((blade, "main"), (inner, "belly"))
        ]
    if b.ears == "leaf":
        leaf = lathe([(0, 0), (h * 0.2, h * 0.2), (h * 0.22, h * 0.5), (0, h * 0.95)], 12).scaled(0.5, 1, 1)
        return [
            (
                leaf.turned("x", s * (62 if b.horns else 20)).at(
                    -h * 0.3, h * (0.5 if b.horns else 0.72), s * h * (0.7 if b.horns else 0.42)
                ),
                "main",
            )
        ]
    if b.ears == "flap":
        return [
            (
                sphere(h * 1.05, 20)
                .scaled(0.75, 1.15, 0.14)
                .turned("y", s * -32)
                .at(-h * 0.55, 0, s * h * 1.35),
                "main",
            )
        ]
    return []


def _horns(kit: Kit, b: Beast, head: Point) -> None:
    x, y, _ = head
    h = b.head
    for s in (-1.0, 1.0):
        lines: list[tuple[list[Point], float]] = []
        if b.horns == "cow":
            lines = [([(-0.1, 0.75, 0.5), (0.0, 1.0, 1.1), (0.1, 1.6, 1.2)], 0.18)]
        elif b.horns == "goat":
            lines = [([(0.0, 0.8, 0.3), (-0.2, 1.7, 0.45), (-0.9, 2.2, 0.6)], 0.18)]
        elif b.horns == "ram":
            spiral = [
                (-0.55 * sin(t) - 0.1, 0.55 + 0.65 * cos(t) - 0.25, 0.75 + 0.09 * t)
                for t in np.linspace(-0.4, 4.9, 12)
            ]
            lines = [(spiral, 0.28)]
        elif b.horns == "antlers":
            lines = [
                ([(-0.1, 0.85, 0.3), (-0.5, 1.8, 0.8), (-0.6, 2.9, 1.1), (0.0, 3.6, 1.2)], 0.13),
                ([(-0.45, 1.7, 0.75), (0.3, 2.2, 0.9)], 0.09),
                ([(-0.6, 2.5, 1.0), (0.4, 2.9, 1.3)], 0.09),
                ([(-0.6, 2.9, 1.1), (-1.1, 3.6, 1.2)], 0.09),
            ]
        elif b.horns == "giraffe":
            lines = [([(0.0, 0.8, 0.3), (-0.05, 1.5, 0.36)], 0.11)]
        elif b.horns == "palm":
            lines = [([(-0.1, 0.8, 0.5), (-0.1, 1.2, 1.3)], 0.16)]
            hand = [
                (0.0, 0.0),
                (0.7, 0.1),
                (1.3, 0.6),
                (1.1, 0.8),
                (0.9, 0.75),
                (0.9, 1.1),
                (0.6, 0.95),
                (0.5, 1.25),
                (0.2, 1.0),
                (-0.1, 1.15),
                (-0.2, 0.5),
            ]
            palm = (
                prism([(a * h, c * h) for a, c in hand], 0.18 * h, 0.04 * h)
                .turned("y", -90 * s if s > 0 else 90)
                .at(x - 0.1 * h, y + 1.0 * h, s * 1.1 * h)
            )
            kit.add(palm, "horn", "antlers")
        for line, thick in lines:
            points = curve([(x + a * h, y + c * h, s * d * h) for a, c, d in line], 4)
            kit.add(
                tube(
                    points,
                    np.linspace(
                        thick * h, 0.03 * h if b.horns != "giraffe" else thick * h, len(points)
                    ).tolist(),
                    10,
                ),
                "horn",
                "horns",
            )
            if b.horns == "giraffe":
                kit.add(sphere(0.17 * h, 10).at(x - 0.05 * h, y + 1.55 * h, s * 0.36 * h), "dark", "horns")
    if b.horns == "one":
        kit.add(
            lathe([(0, 0), (0.17 * h, 0), (0, 1.9 * h)], 12)
            .turned("z", -28)
            .at(x + 0.45 * h, y + 0.75 * h, 0),
            "horn",
            "horn",
        )
        for k in range(4):
            kit.add(
                torus(h * (0.15 - 0.03 * k), 0.025 * h, 12, 6)
                .at(0, h * (0.25 + 0.34 * k), 0)
                .turned("z", -28)
                .at(x + 0.45 * h, y + 0.75 * h, 0),
                "white",
                "horn",
            )
    if b.horns == "rhino":
        for at, tall in ((1.5, 1.2), (0.9, 0.6)):
            kit.add(
                lathe([(0, 0), (0.26 * h, 0), (0, tall * h)], 14)
                .turned("z", 12)
                .at(x + at * h, y - 0.1 * h, 0),
                "horn",
                "horn",
            )


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


def _tail(kit: Kit, b: Beast, half: float, spine: float) -> None:
    x, y, g = -half * 0.98, spine + b.girth * 0.3, b.girth
    if b.tail == "bushy":
        line = curve(
            [(x + 0.05, y, 0), (x - 0.25, y - 0.02, 0), (x - 0.5, y - 0.12, 0), (x - 0.78, y - 0.02, 0)], 4
        )
        radii = spread_over([g * 0.2, g * 0.36, g * 0.5, g * 0.1], 4)
        kit.add(tube(line, radii, 14), "main", "tail")
        kit.add(
            lathe([(0, 0), (g * 0.32, 0.03), (g * 0.2, 0.2), (0, 0.3)], 12)
            .turned("z", 80)
            .at(x - 0.62, y - 0.07, 0),
            "belly",
            "tail",
        )
    elif b.tail in {"thin", "tuft"}:
        line = curve(
            [
                (x + 0.05, y, 0),
                (x - 0.2, y - 0.1, 0),
                (x - 0.34, y - 0.5 * b.legs - 0.1, 0),
                (x - 0.5, y - 0.7 * b.legs, 0),
            ],
            4,
        )
        kit.add(tube(line, np.linspace(g * 0.16, g * 0.1, len(line)).tolist(), 10), "main", "tail")
        if b.tail == "tuft":
            kit.add(
                sphere(g * 0.26, 12).scaled(1.5, 0.8, 0.8).turned("z", 40).at(*line[-1]), "accent", "tail"
            )
    elif b.tail == "hair":
        line = curve([(x + 0.05, y, 0), (x - 0.16, y, 0), (x - 0.28, y - 0.4, 0), (x - 0.26, y - 0.85, 0)], 4)
        kit.add(tube(line, spread_over([0.05, 0.09, 0.12, 0.02], 4), 12), "mane", "tail")
    elif b.tail == "up":
        line = curve(
            [
                (x + 0.08, y, 0),
                (x - 0.12, y + 0.15, 0),
                (x - 0.16, y + 0.45, 0),
                (x - 0.05, y + 0.7, 0),
                (x - 0.16, y + 0.8, 0),
            ],
            4,
        )
        kit.add(tube(line, np.linspace(g * 0.2, g * 0.13, len(line)).tolist(), 12), "main", "tail")
    elif b.tail == "curl":
        turns = [
            (x - 0.02 - 0.03 * t, y + 0.07 * sin(t), 0.07 * cos(t) - 0.07) for t in np.linspace(0, 8, 22)
        ]
        kit.add(tube(turns, 0.022, 8), "main", "tail")
    elif b.tail in {"stub", "ball"}:
        r = g * (0.42 if b.tail == "ball" else 0.26)
        kit.add(sphere(r, 12).scaled(1.2, 1, 0.9).at(x - r * 0.4, y + 0.02, 0), "belly", "tail")


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
        for ring, (r, back) in enumerate(((1.25, -0.25), (1.5, -0.7), (1.35, -1.2))):
            for k in range(12):
                a = 2 * pi * (k + 0.5 * ring) / 12
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
            at = (root[0] + (x - b.head * 0.5 - root[0]) * t, root[1] + (y + b.head * 0.95 - root[1]) * t)
            kit.add(
                sphere(b.head * 0.42, 10).scaled(1, 1.3, 0.5).at(at[0] - 0.06, at[1], 0.03 * (-1) ** k),
                "mane",
                "mane",
            )
        kit.add(
            sphere(b.head * 0.36, 10).scaled(1.2, 0.8, 0.6).at(x + b.head * 0.4, y + b.head * 0.95, 0),
            "mane",
            "mane",
        )
    for k in range(b.hump):
        at = (0.0,) if b.hump == 1 else (-0.45, 0.4)
        kit.add(
            sphere(g * 0.66, 18).scaled(1, 1.25, 0.75).at(at[k] * half, spine + g * 0.75, 0), "main", "humps"
        )


_COATS = {
    "belly": "fur white",
    "accent": "fur black",
    "mane": "fur brown",
    "horn": "bone",
    "hoof": "dark",
    "white": "porcelain",
    "wool": "fur white",
}


def _register(names: str, metres: float, shape: Beast, main: str, **roles: str) -> None:
    def recipe(kit: Kit) -> None:
        beast(kit, shape)

    prop(names, metres, kind="animal", main=main, **{**_COATS, **roles})(recipe)


_register(
    "bear, brown bear, grizzly, grizzly bear, black bear, cave bear, bear cub",
    1.8,
    Beast(1.25, 0.42, 0.42, 0.95, 0.13, (0.3, 30), 0.26, (0.62, 0.5), "round", tail="stub"),
    "fur brown",
    belly="fur tan",
    accent="fur brown",
)
_register(
    "polar bear, ice bear",
    2.2,
    Beast(1.3, 0.45, 0.4, 0.95, 0.13, (0.38, 30), 0.24, (0.75, 0.5), "round", tail="stub"),
    "fur white",
    accent="fur white",
)
_register(
    "panda, panda bear",
    1.6,
    Beast(
        1.1,
        0.36,
        0.42,
        1.0,
        0.13,
        (0.26, 35),
        0.29,
        (0.45, 0.46),
        "round",
        tail="stub",
        mark="mask",
        limb="accent",
    ),
    "fur white",
    accent="fur black",
)
_register(
    "wolf, dire wolf, werewolf, white wolf, coyote, hyena",
    1.5,
    Beast(1.1, 0.55, 0.26, 0.72, 0.06, (0.36, 42), 0.18, (1.15, 0.42), "pointed", tail="bushy"),
    "fur gray",
    belly="fur white",
    accent="fur gray",
)
_register(
    "fox, red fox, arctic fox",
    0.9,
    Beast(0.95, 0.42, 0.22, 0.8, 0.045, (0.28, 40), 0.18, (1.0, 0.36), "pointed", tail="bushy"),
    "fur orange",
    accent="fur black",
)
_register(
    "dog, hound, puppy, husky, german shepherd, shiba, shiba inu, retriever, labrador",
    0.9,
    Beast(0.95, 0.46, 0.23, 0.8, 0.055, (0.3, 50), 0.19, (0.85, 0.46), "pointed", tail="up"),
    "fur tan",
    accent="fur white",
)
_register(
    "corgi, dachshund, beagle, bulldog, pug, poodle, spaniel, basset hound",
    0.6,
    Beast(1.0, 0.24, 0.24, 0.92, 0.06, (0.24, 45), 0.2, (0.7, 0.46), "floppy", tail="stub"),
    "fur tan",
    accent="fur brown",
)
_register(
    "cat, kitten, kitty, house cat, tabby cat, black cat",
    0.5,
    Beast(0.82, 0.36, 0.2, 0.9, 0.05, (0.2, 48), 0.2, (0.28, 0.4), "pointed", tail="up"),
    "fur orange",
    accent="fur white",
)
_register(
    "lion",
    2.0,
    Beast(1.25, 0.5, 0.3, 0.8, 0.09, (0.3, 40), 0.23, (0.75, 0.52), "round", tail="tuft", mane="lion"),
    "fur tan",
    accent="fur brown",
    belly="fur tan",
)
_register(
    "lioness, cougar, puma, mountain lion, panther, black panther",
    1.9,
    Beast(1.25, 0.5, 0.28, 0.8, 0.08, (0.28, 38), 0.2, (0.6, 0.5), "round", tail="thin"),
    "fur tan",
    accent="fur tan",
)
_register(
    "tiger, white tiger, saber tooth tiger",
    2.0,
    Beast(1.3, 0.5, 0.3, 0.84, 0.09, (0.26, 35), 0.22, (0.6, 0.54), "round", tail="thin", mark="stripes"),
    "fur orange",
)
_register(
    "leopard, cheetah, jaguar, snow leopard, lynx",
    1.6,
    Beast(1.2, 0.5, 0.25, 0.78, 0.07, (0.26, 38), 0.19, (0.55, 0.5), "round", tail="thin", mark="spots"),
    "fur tan",
)
_register(
    "horse, pony, stallion, mare, war horse, foal, donkey, mule",
    2.4,
    Beast(
        1.25,
        0.78,
        0.31,
        0.88,
        0.065,
        (0.62, 52),
        0.17,
        (1.9, 0.58),
        "leaf",
        tail="hair",
        mane="horse",
        hoofed=True,
    ),
    "fur brown",
    belly="fur brown",
    mane="fur black",
)
_register(
    "unicorn",
    2.4,
    Beast(
        1.2,
        0.78,
        0.29,
        0.85,
        0.06,
        (0.62, 55),
        0.17,
        (1.7, 0.56),
        "leaf",
        "one",
        tail="hair",
        mane="horse",
        hoofed=True,
    ),
    "fur white",
    belly="fur white",
    mane="paint pink",
    horn="gold",
    hoof="gold",
)
_register(
    "zebra",
    2.2,
    Beast(
        1.2,
        0.72,
        0.31,
        0.9,
        0.065,
        (0.55, 52),
        0.17,
        (1.7, 0.58),
        "leaf",
        tail="tuft",
        mane="horse",
        mark="stripes",
        hoofed=True,
    ),
    "fur white",
    belly="fur gray",
    mane="fur black",
)
_register(
    "cow, dairy cow, calf",
    2.2,
    Beast(
        1.45,
        0.55,
        0.38,
        1.02,
        0.085,
        (0.34, 32),
        0.21,
        (1.1, 0.72),
        "leaf",
        "cow",
        tail="tuft",
        mark="patches",
        hoofed=True,
    ),
    "fur white",
    belly="hide pink",
)
_register(
    "bull, ox, buffalo, bison, yak, highland cow",
    2.4,
    Beast(1.4, 0.5, 0.44, 0.82, 0.1, (0.3, 20), 0.25, (0.95, 0.68), "leaf", "cow", tail="tuft", hoofed=True),
    "fur brown",
    belly="fur brown",
)
_register(
    "pig, piglet, hog, sow",
    1.2,
    Beast(1.2, 0.26, 0.34, 1.04, 0.08, (0.16, 20), 0.25, (0.55, 0.48), "pointed", tail="curl", hoofed=True),
    "hide pink",
    belly="hide pink",
    hoof="hide pink",
    accent="hide pink",
)
_register(
    "boar, wild boar, warthog",
    1.4,
    Beast(
        1.2, 0.36, 0.36, 0.85, 0.075, (0.18, 10), 0.26, (1.0, 0.46), "pointed", "", tail="tuft", hoofed=True
    ),
    "fur brown",
    belly="fur brown",
)
_register(
    "sheep, lamb, ewe",
    1.2,
    Beast(
        1.0,
        0.38,
        0.3,
        1.0,
        0.06,
        (0.24, 40),
        0.18,
        (0.9, 0.55),
        "leaf",
        tail="ball",
        mark="wool",
        hoofed=True,
    ),
    "fur tan",
    belly="fur tan",
)
_register(
    "ram, mountain goat, ibex",
    1.3,
    Beast(1.0, 0.46, 0.3, 0.95, 0.065, (0.3, 42), 0.18, (1.0, 0.58), "leaf", "ram", tail="stub", hoofed=True),
    "fur tan",
    belly="fur white",
)
_register(
    "goat, billy goat",
    1.1,
    Beast(
        0.95, 0.48, 0.26, 1.0, 0.055, (0.34, 50), 0.16, (1.1, 0.55), "leaf", "goat", tail="stub", hoofed=True
    ),
    "fur white",
    belly="fur white",
)
_register(
    "deer, stag, buck, reindeer, elk, doe, fawn, caribou, antelope, gazelle",
    1.9,
    Beast(
        1.1, 0.72, 0.25, 0.85, 0.048, (0.5, 55), 0.15, (1.3, 0.5), "leaf", "antlers", tail="stub", hoofed=True
    ),
    "fur brown",
    belly="fur tan",
)
_register(
    "moose",
    2.4,
    Beast(
        1.25, 0.75, 0.34, 0.85, 0.065, (0.4, 35), 0.19, (1.8, 0.72), "leaf", "palm", tail="stub", hoofed=True
    ),
    "fur brown",
    belly="fur brown",
)
_register(
    "elephant, baby elephant, mammoth, woolly mammoth",
    3.5,
    Beast(1.3, 0.52, 0.5, 1.0, 0.16, (0.3, 25), 0.34, (0.35, 0.5), "flap", tail="thin", trunk=True),
    "hide gray",
    belly="hide gray",
    accent="hide gray",
)
_register(
    "rhino, rhinoceros",
    3.2,
    Beast(1.4, 0.36, 0.44, 1.0, 0.13, (0.24, 8), 0.27, (1.0, 0.72), "leaf", "rhino", tail="thin"),
    "hide gray",
    belly="hide gray",
    accent="hide gray",
)
_register(
    "hippo, hippopotamus",
    3.2,
    Beast(1.4, 0.26, 0.46, 1.05, 0.14, (0.2, 8), 0.28, (0.9, 0.95), "round", tail="stub"),
    "hide gray",
    belly="hide pink",
    accent="hide gray",
)
_register(
    "giraffe",
    4.5,
    Beast(
        1.0,
        1.0,
        0.29,
        0.88,
        0.06,
        (1.35, 72),
        0.17,
        (1.3, 0.52),
        "leaf",
        "giraffe",
        tail="tuft",
        mark="spots",
        hoofed=True,
    ),
    "fur tan",
    belly="fur tan",
    accent="fur brown",
)
_register(
    "camel, dromedary, llama, alpaca",
    2.6,
    Beast(
        1.2, 0.75, 0.32, 0.9, 0.065, (0.66, 48), 0.16, (1.1, 0.6), "leaf", tail="tuft", hoofed=True, hump=2
    ),
    "fur tan",
    belly="fur tan",
)
_register(
    "rabbit, bunny, hare, easter bunny",
    0.45,
    Beast(0.72, 0.14, 0.26, 1.0, 0.06, (0.24, 48), 0.2, (0.3, 0.46), "long", tail="ball"),
    "fur white",
    accent="fur white",
    belly="hide pink",
)
_register(
    "mouse, rat, hamster, guinea pig, giant rat",
    0.2,
    Beast(0.8, 0.12, 0.27, 1.05, 0.045, (0.16, 25), 0.2, (0.7, 0.3), "round", tail="thin"),
    "fur gray",
    belly="hide pink",
    accent="hide pink",
)
_register(
    "squirrel, chipmunk, raccoon, red panda, skunk, beaver, otter, badger",
    0.4,
    Beast(0.8, 0.2, 0.24, 0.95, 0.05, (0.2, 45), 0.19, (0.6, 0.4), "round", tail="bushy", mark="mask"),
    "fur brown",
    belly="fur tan",
    accent="fur black",
)


@prop(
    "rocking horse, hobby horse, toy horse",
    0.9,
    kind="toy",
    main="pale wood",
    accent="paint",
    belly="pale wood",
    mane="thatch",
    horn="bone",
    hoof="dark wood",
    white="porcelain",
    wool="fur white",
)
def rocking_horse(kit: Kit) -> None:
    """A wooden horse with a saddle on rockers."""
    beast(
        kit,
        Beast(
            1.05,
            0.5,
            0.25,
            0.9,
            0.055,
            (0.5, 55),
            0.15,
            (1.4, 0.6),
            "leaf",
            tail="hair",
            mane="horse",
            hoofed=True,
        ),
    )
    for s in (-1.0, 1.0):
        arc = curve(
            [
                (-0.95, 0.16, s * 0.2),
                (-0.5, -0.02, s * 0.2),
                (0, -0.06, s * 0.2),
                (0.5, -0.02, s * 0.2),
                (0.95, 0.16, s * 0.2),
            ],
            5,
        )
        kit.add(
            sweep(arc, [(0.035, 0.05), (-0.035, 0.05), (-0.035, -0.05), (0.035, -0.05)], up=(0, 1, 0)),
            "accent",
            "rockers",
        )
    for x in (-0.42, 0.42):
        kit.add(cylinder(0.035, 0.46, 10).turned("x", 90).at(x, 0.0, -0.23), "accent", "rockers")
    kit.add(sphere(0.27, 18).scaled(0.9, 0.5, 0.95).at(0, 0.86, 0), "accent", "saddle")
    kit.add(cylinder(0.025, 0.4, 10).turned("x", 90).at(0.76, 1.14, -0.2), "accent", "handle")
