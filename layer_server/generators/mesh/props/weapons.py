"""Swords, axes, hammers, bows, staffs, shields."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def blade(length: float, width: float, thickness: float, *, taper: float, tip: float, rows: int) -> Shape:
    """A double-edged blade with a groove, from the origin up."""
    rings = []
    for f in np.linspace(0, 1, rows):
        w = width * (1 - taper * f) * (1 if f < 1 - tip else max(0.012, (1 - f) / tip) ** 0.75)
        t = thickness * (1 - 0.35 * f) * (1 if f < 0.97 else 0.4)
        y = f * length
        outline = [
            (-w, 0),
            (-w * 0.34, t),
            (-w * 0.12, t * 0.62),
            (w * 0.12, t * 0.62),
            (w * 0.34, t),
            (w, 0),
        ]
        ring = outline + [(px, -pz) for px, pz in reversed(outline[1:-1])]
        rings.append([(px, y, pz) for px, pz in ring])
    return loft(np.array(rings), worn_columns=(0, 4, 5, 9))


def grip(kit: Kit, radius: float, length: float) -> Shape:
    """Wound leather, from the origin down."""
    rows = 22 if kit.detail > 0.6 else 6
    profile = [
        (
            radius * (1 + 0.10 * abs(sin(k * 1.3)) + 0.12 * sin(pi * k / (rows - 1))),
            -length + length * k / (rows - 1),
        )
        for k in range(rows)
    ]
    return lathe(profile, kit.sides(14))


@prop(
    "sword, longsword, broadsword, blade, claymore, greatsword, excalibur, rapier, shortsword",
    1.1,
    kind="weapon",
    main="steel",
    accent="gold",
    grip="leather",
    gem="gem",
)
def sword(kit: Kit) -> None:
    """A grooved blade, a cross-guard with a jewel, a wound grip, a pommel."""
    great = kit.says("greatsword", "claymore", "broadsword", "great")
    length = kit.between(1.75, 2.0)
    width = kit.between(0.13, 0.17) * (1.45 if great else 0.5 if kit.says("rapier") else 1)
    kit.add(
        blade(
            length,
            width,
            0.034,
            taper=kit.between(0.15, 0.4),
            tip=kit.between(0.1, 0.2),
            rows=18 if kit.is_fine else 8,
        ),
        "main",
        "blade",
    )
    reach, bend = kit.between(0.38, 0.52), kit.between(-0.08, 0.2)
    for side in (-1.0, 1.0):
        path = [(side * (0.02 + f * reach), -0.03 + bend * f * f, 0) for f in np.linspace(0, 1, 6)]
        kit.add(
            sweep(path, rectangle(0.11, 0.1, kit.bevel(0.025)), np.linspace(1.0, 0.62, 6), up=(0, 0, 1)),
            "accent",
            "guard",
        )
        kit.add(sphere(0.062, kit.sides(14)).at(side * (0.03 + reach), -0.03 + bend, 0), "accent", "guard")
    kit.add(box(0.24, 0.16, 0.14, kit.bevel(0.03)).at(0, -0.11, 0), "accent", "guard")
    for z in (-1.0, 1.0):
        kit.add(sphere(0.05, kit.sides(12)).scaled(1, 1, 0.6).at(0, -0.03, z * 0.07), "gem", "guard")
    hold = 0.75 if great else 0.5
    kit.add(grip(kit, 0.055, hold).at(0, -0.1, 0), "grip", "grip")
    top = -0.1 - hold
    pommel = (
        [(0, top - 0.19)]
        + [(0.095 * sin(a), top - 0.1 - 0.09 * cos(a)) for a in np.linspace(0.4, 2.6, 8)]
        + [(0.05, top + 0.01), (0, top + 0.01)]
    )
    kit.add(lathe(pommel, kit.sides(20)), "accent", "pommel")


@prop(
    "katana, scimitar, sabre, saber, cutlass, curved sword",
    1.0,
    kind="weapon",
    main="steel",
    accent="dark metal",
    grip="cloth",
    gem="gem",
)
def sabre(kit: Kit) -> None:
    """A curved single edge."""
    wide = kit.says("scimitar", "cutlass")
    length, width, curve = 1.9, (0.17 if wide else 0.085), (0.55 if wide else 0.3)
    rings = []
    for f in np.linspace(0, 1, 20 if kit.is_fine else 9):
        w = (
            width
            * (1 + (0.45 * sin(pi * f * 0.9) if wide else 0))
            * (1 if f < 0.88 else max(0.02, (1 - f) / 0.12) ** 0.7)
        )
        y, x, t = f * length, curve * f * f, 0.026
        rings.append(
            [
                (x + px, y, pz)
                for px, pz in ((-w, t * 0.8), (-w * 0.4, t), (w, 0), (-w * 0.4, -t), (-w, -t * 0.8))
            ]
        )
    kit.add(loft(np.array(rings), worn_columns=(1, 2)), "main", "blade")
    kit.add(
        cylinder(0.19, 0.045, kit.sides(24), 0.012).scaled(1, 1, 0.75).at(0, -0.045, 0), "accent", "guard"
    )
    kit.add(grip(kit, 0.056, 0.55).scaled(1, 1, 0.8).at(0, -0.045, 0), "grip", "grip")
    kit.add(cylinder(0.07, 0.06, kit.sides(16), 0.015).scaled(1, 1, 0.8).at(0, -0.65, 0), "accent", "pommel")
    if wide:
        path = [(-0.05 - 0.22 * sin(a), -0.02 - 0.62 * a / pi, 0) for a in np.linspace(0, pi, 10)]
        kit.add(tube(path, 0.026, 8), "accent", "guard")


@prop(
    "dagger, knife, dirk, throwing knife, combat knife",
    0.4,
    kind="weapon",
    main="steel",
    accent="bronze",
    grip="leather",
    gem="gem",
)
def dagger(kit: Kit) -> None:
    """A short broad blade."""
    kit.add(
        blade(
            0.95,
            kit.between(0.12, 0.15),
            0.032,
            taper=kit.between(0.3, 0.6),
            tip=0.3,
            rows=14 if kit.is_fine else 7,
        ),
        "main",
        "blade",
    )
    path = [(x, -0.02 + 0.1 * (x / 0.28) ** 2, 0) for x in np.linspace(-0.28, 0.28, 9)]
    kit.add(sweep(path, rectangle(0.07, 0.085, kit.bevel(0.018)), up=(0, 0, 1)), "accent", "guard")
    kit.add(grip(kit, 0.052, 0.42).at(0, -0.04, 0), "grip", "grip")
    kit.add(sphere(0.085, kit.sides(16)).at(0, -0.52, 0), "accent", "pommel")
    kit.add(sphere(0.04, 10).at(0, -0.52, 0.06), "gem", "pommel")


@prop(
    "bow, longbow, shortbow, bow and arrow",
    1.4,
    kind="weapon",
    main="wood",
    accent="leather",
    string="canvas",
    arrow="steel",
)
def bow(kit: Kit) -> None:
    """Two limbs that curve back, a string and an arrow."""
    half = np.linspace(-1, 1, 23)
    path = [(-0.42 * cos(f * pi / 2 * 0.94) + 0.1 * abs(f) ** 6 * -1, 1.1 + f * 1.1, 0) for f in half]
    sizes = [(1.0 - 0.55 * abs(f), 1.0 - 0.45 * abs(f)) for f in half]
    kit.add(sweep(path, rectangle(0.07, 0.1, 0.018), sizes, up=(0, 0, 1)), "main", "limbs")
    kit.add(tube([path[0], (path[0][0] + 0.005, 1.1, 0), path[-1]], 0.008, 6), "string", "string")
    kit.add(
        tube([(-0.42, 0.93, 0), (-0.425, 1.1, 0), (-0.42, 1.27, 0)], 0.066, kit.sides(12)), "accent", "grip"
    )
    if kit.says("arrow"):
        kit.add(cylinder(0.014, 1.1, 8).turned("z", 90).at(0.45, 1.1, 0.02), "main", "arrow")
        kit.add(
            lathe([(0, 0), (0.045, 0), (0, 0.14)], 8).turned("z", 90).at(-0.64, 1.1, 0.02), "arrow", "arrow"
        )


@prop(
    "arrow, quiver, arrows, bolt",
    0.8,
    kind="weapon",
    main="leather",
    accent="gold",
    shaft="pale wood",
    tip="steel",
    feather="cloth",
)
def quiver(kit: Kit) -> None:
    """A case of arrows."""
    kit.add(
        lathe(
            [(0, 0), (0.17, 0), (0.19, 0.05), (0.24, 1.0), (0.21, 1.0), (0.17, 0.1), (0, 0.1)], kit.sides(24)
        ),
        "main",
        "case",
    )
    for y, r in ((0.06, 0.195), (0.5, 0.215), (0.95, 0.24)):
        kit.add(torus(r, 0.022, kit.sides(28), 8).at(0, y, 0), "accent", "case")
    for _ in range(6):
        a, r = kit.between(0, 2 * pi), kit.between(0.02, 0.13)
        parts = [(cylinder(0.014, 1.25, 6), "shaft")]
        vane = prism([(0.012, 0), (0.07, 0.05), (0.07, 0.2), (0.012, 0.16)], 0.008)
        parts += [(vane.turned("y", 120 * k).at(0, 1.04, 0), "feather") for k in range(3)]
        lean = kit.between(-5, 5)
        for shape, finish in parts:
            kit.add(shape.turned("z", lean).at(cos(a) * r, 0.12, sin(a) * r), finish, "arrows")
