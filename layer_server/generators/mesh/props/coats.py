# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""What tells beasts apart: heads, ears, horns, tails, marks."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin

import numpy as np

from layer_server.generators.mesh.loft import cylinder, lathe, prism, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, spread_over
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


def shape_head(kit: Kit, b: Beast, head: Point) -> None:
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
            spiral: list[Point] = [
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


def shape_tail(kit: Kit, b: Beast, half: float, spine: float) -> None:
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
