"""Pillars, wells, towers, cottages, bridges, fences, doors, stairs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    torus,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


@prop(
    "well, water well, stone well, wishing well",
    2.2,
    kind="building",
    main="stone",
    accent="wood",
    roof="roof",
    liquid="ice",
    rope="rope",
    tint="roof",
)
def well(kit: Kit) -> None:
    """A ring of stones under a little roof with a winch."""
    for row in range(4):
        count = 12
        for k in range(count):
            a0 = 2 * pi * (k + (row % 2) / 2) / count + 0.014
            a1 = a0 + 2 * pi / count - 0.028
            push = kit.between(-0.02, 0.03)
            rings = []
            for y in (row * 0.17 + 0.004, row * 0.17 + 0.163):
                rings.append(
                    [
                        (sin(a) * r, y, cos(a) * r)
                        for a, r in (
                            (a0, 0.5),
                            (a0, 0.68 + push),
                            ((a0 + a1) / 2, 0.7 + push),
                            (a1, 0.68 + push),
                            (a1, 0.5),
                            ((a0 + a1) / 2, 0.51),
                        )
                    ]
                )
            kit.add(loft(np.array(rings)).solid(), "main", "stones")
    kit.add(torus(0.61, 0.1, kit.sides(28), 8).scaled(1, 0.6, 1).at(0, 0.7, 0).solid(), "main", "rim")
    kit.add(cylinder(0.52, 0.04, kit.sides(24)).at(0, 0.3, 0), "liquid", "water")
    for x in (-1.0, 1.0):
        kit.add(box(0.11, 1.5, 0.11, kit.bevel(0.015)).at(x * 0.62, 0.4, 0), "accent", "frame")
    kit.add(cylinder(0.06, 1.36, kit.sides(14)).turned("z", 90).at(0.68, 1.42, 0), "accent", "winch")
    kit.add(cylinder(0.085, 0.5, kit.sides(14)).turned("z", 90).at(0.25, 1.42, 0), "rope", "winch")
    kit.add(cylinder(0.016, 0.5, 6).at(0, 0.92, 0.07), "rope", "winch")
    kit.add(
        lathe(
            [(0, 0.72), (0.1, 0.72), (0.13, 0.95), (0.11, 0.95), (0.08, 0.78), (0, 0.78)], kit.sides(14)
        ).at(0, -0.02, 0.07),
        "accent",
        "bucket",
    )
    for shape in gable(kit, 1.7, 1.15, 0.55, 0.07):
        kit.add(shape.at(0, 1.86, 0), "roof", "roof")
    for x in (-1.0, 1.0):
        kit.add(
            prism([(-0.42, 0), (0.42, 0), (0, 0.42)], 0.06).turned("y", 90).at(x * 0.62, 1.86, 0),
            "accent",
            "frame",
        )


def gable(kit: Kit, width: float, depth: float, rise: float, thickness: float) -> list[Shape]:
    """Two slopes that meet on a ridge along x; the eaves at the origin's height."""
    del kit
    run = depth / 2
    length = float(np.hypot(run, rise))
    slope = float(np.degrees(np.arctan2(rise, run)))
    side = box(width, length * 1.08, thickness, 0.012)
    front = side.turned("x", -(90 - slope)).at(0, -0.06, run * 1.06)
    return [front, front.turned("y", 180)]


@prop(
    "tower, castle tower, watchtower, stone tower, wizard tower, castle, fortress, lighthouse, keep",
    12.0,
    kind="building",
    main="blocks",
    accent="wood",
    roof="roof",
    light="light",
    tint="roof",
)
def tower(kit: Kit) -> None:
    """Round masonry with a battlement, or a pointed roof; as a castle four of them and walls."""
    castle = kit.says("castle", "fortress")
    if castle:
        for x in (-1.0, 1.0):
            for z in (-1.0, 1.0):
                _keep(kit, x * 0.85, z * 0.85, 0.3, 1.5, roofed=kit.chance(0.85))
            kit.add(box(1.3, 0.85, 0.2, 0).at(0, 0, x * 0.85), "main", "walls")
            kit.add(box(0.2, 0.85, 1.3, 0).at(x * 0.85, 0, 0), "main", "walls")
            for k in range(6):
                kit.add(box(0.13, 0.13, 0.22, 0).at(-0.5 + 0.2 * k, 0.85, x * 0.85), "main", "walls")
                kit.add(box(0.22, 0.13, 0.13, 0).at(x * 0.85, 0.85, -0.5 + 0.2 * k), "main", "walls")
        _keep(kit, 0, -0.2, 0.42, 1.9, roofed=True)
        _door(kit, 0.34, 0.5, 0, 0.955)
        return
    height = kit.between(2.0, 2.5)
    _keep(kit, 0, 0, 0.6, height, roofed=kit.says("wizard", "roof", "fairytale") or kit.chance(0.5))
    _door(kit, 0.36, 0.55, 0, 0.62)


def _door(kit: Kit, width: float, height: float, x: float, z: float) -> None:
    outline = [
        (-width / 2, 0),
        (width / 2, 0),
        (width / 2, height - width / 2),
        *[
            (width / 2 * cos(a), height - width / 2 + width / 2 * sin(a))
            for a in np.linspace(0.3, pi - 0.3, 6)
        ],
        (-width / 2, height - width / 2),
    ]
    kit.add(
        prism([(px * 1.28, py * 1.1) for px, py in outline], 0.1, kit.bevel(0.015)).at(x, 0, z),
        "stone",
        "door",
    )
    kit.add(prism(outline, 0.14, kit.bevel(0.012)).at(x, 0, z), "accent", "door")


def _keep(kit: Kit, x: float, z: float, radius: float, height: float, *, roofed: bool) -> None:
    sides = kit.sides(32, 10)
    profile = [
        (radius * 1.16, 0),
        (radius * 1.12, 0.06),
        (radius * 0.98, 0.3),
        (radius * 0.92, height * 0.9),
        (radius * 1.12, height * 0.96),
        (radius * 1.14, height),
    ]
    kit.add(lathe(profile, sides).at(x, 0, z), "main", "walls")
    count = 10
    if roofed:
        cone = [
            (0.0, height - 0.02),
            (radius * 1.32, height - 0.04),
            (radius * 1.34, height),
            (radius * 0.72, height + radius * 0.95),
            (radius * 0.2, height + radius * 1.9),
            (0.0, height + radius * 2.35),
        ]
        kit.add(lathe(cone, sides).at(x, 0, z), "roof", "roof")
        kit.add(sphere(radius * 0.1, 10).at(x, height + radius * 2.38, z), "gold", "roof")
    else:
        for k in range(count):
            a = 2 * pi * k / count
            stone = box(radius * 0.34, radius * 0.36, radius * 0.22, kit.bevel(0.01)).at(0, 0, radius * 1.03)
            kit.add(stone.turned("y", 360 * k / count).at(x, height, z), "main", "battlements")
            del a
    for k in range(3):
        y, a = height * (0.36 + 0.2 * k), 0.5 + 2.1 * k
        arch = prism([(-0.055, 0), (0.055, 0), (0.055, 0.12), (0, 0.18), (-0.055, 0.12)], 0.12)
        kit.add(
            arch.at(0, y, radius * 0.92).turned("y", a * 180 / pi).at(x, 0, z),
            "light" if kit.chance(0.7) else "dark",
            "windows",
        )


@prop(
    "house, cottage, hut, cabin, home, village house, tavern, inn, barn, farmhouse, shop, mushroom house",
    7.0,
    kind="building",
    main="plaster",
    accent="dark wood",
    roof="roof",
    stone="stone",
    light="light",
    tint="roof",
)
def house(kit: Kit) -> None:
    """Plaster between beams under a steep roof, with a chimney."""
    w, d, h = kit.between(1.5, 1.8), kit.between(1.15, 1.3), kit.between(0.8, 0.95)
    rise = kit.between(0.85, 1.1)
    kit.add(box(w + 0.1, 0.16, d + 0.1, kit.bevel(0.02)), "stone", "base")
    kit.add(box(w, h, d, 0).at(0, 0.12, 0), "main", "walls")
    eaves = h + 0.1
    kit.add(
        prism([(-d / 2, 0), (d / 2, 0), (0, rise * 0.93)], w).turned("y", 90).at(0, eaves, 0), "main", "walls"
    )
    roof_finish = "thatch" if kit.says("thatched", "thatch", "hut") else "roof"
    for shape in gable(kit, w + 0.3, d + 0.16, rise, 0.09):
        kit.add(shape.at(0, eaves - 0.01, 0), roof_finish, "roof")
    kit.add(
        cylinder(0.06, w + 0.32, 8).turned("z", 90).at(w / 2 + 0.16, eaves + rise + 0.04, 0),
        roof_finish,
        "roof",
    )
    beam = kit.bevel(0.012)
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            kit.add(box(0.11, h, 0.11, beam).at(x * w / 2, 0.12, z * d / 2), "accent", "beams")
        kit.add(box(0.1, 0.1, d + 0.06, beam).at(x * w / 2, eaves - 0.06, 0), "accent", "beams")
        kit.add(box(w, 0.1, 0.1, beam).at(0, eaves - 0.06, x * d / 2), "accent", "beams")
        kit.add(box(0.09, rise * 0.86, 0.09, beam).at(x * w / 2, eaves, 0), "accent", "beams")
        for lean in (-1.0, 1.0):
            strut = box(0.08, 0.5, 0.06, beam).at(0, -0.25, 0).turned("x", 38 * lean)
            kit.add(strut.at(x * (w / 2 + 0.005), 0.12 + h * 0.5, lean * d * 0.3), "accent", "beams")
    kit.add(box(0.36, 0.62, 0.06, kit.bevel(0.014)).at(-w * 0.22, 0.14, d / 2 + 0.01), "accent", "door")
    kit.add(sphere(0.03, 8).at(-w * 0.22 + 0.12, 0.45, d / 2 + 0.05), "gold", "door")
    kit.add(box(0.46, 0.1, 0.2, kit.bevel(0.014)).at(-w * 0.22, 0.04, d / 2 + 0.12), "stone", "door")

    def window(x: float, y: float, z: float, turn: float) -> None:
        parts: list[tuple[Shape, str]] = [(box(0.3, 0.32, 0.03, 0), "light")]
        parts += [(box(0.05, 0.4, 0.06, beam).at(s * 0.17, -0.04, 0.01), "accent") for s in (-1, 1)]
        parts += [(box(0.4, 0.05, 0.06, beam).at(0, py, 0.01), "accent") for py in (-0.04, 0.31)]
        parts += [
            (box(0.025, 0.32, 0.035, 0).at(0, 0, 0.008), "accent"),
            (box(0.3, 0.025, 0.035, 0).at(0, 0.15, 0.008), "accent"),
        ]
        for shape, finish in parts:
            kit.add(shape.turned("y", turn).at(x, y, z), finish, "windows")

    window(w * 0.22, 0.42, d / 2 + 0.005, 0)
    window(w / 2 + 0.005, 0.42, d * 0.0, 90)
    window(-w / 2 - 0.005, 0.42, 0, 270)
    window(w / 2 + 0.01, eaves + 0.12, 0.0, 90)
    kit.add(
        box(0.24, 0.75, 0.24, kit.bevel(0.014)).at(w * 0.3, eaves + rise * 0.45, -d * 0.2),
        "bricks",
        "chimney",
    )
    kit.add(
        box(0.3, 0.07, 0.3, kit.bevel(0.014)).at(w * 0.3, eaves + rise * 0.45 + 0.74, -d * 0.2),
        "stone",
        "chimney",
    )
