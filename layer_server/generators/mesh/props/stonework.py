"""Pillars, bridges, fences, doors, stairs, graves."""

from __future__ import annotations

from itertools import pairwise
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
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.futures import gate
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder, cloud
from layer_server.generators.mesh.props.styles import is_scifi


@prop(
    "pillar, column, stone pillar, obelisk, ancient column",
    3.0,
    kind="building",
    main="stone",
    accent="stone",
    vine="leaf",
)
def pillar(kit: Kit) -> None:
    """A fluted shaft between a base and a capital; sometimes broken."""
    if kit.says("obelisk"):
        rings = [
            [(x * w, y, z * w) for x, z in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
            for y, w in ((0.2, 0.3), (2.4, 0.19), (2.75, 0.001))
        ]
        kit.add(loft(np.array(rings)), "main", "shaft")
        kit.add(box(0.9, 0.2, 0.9, kit.bevel(0.03)), "accent", "base")
        return
    broken = kit.says("broken", "ruined", "ruins")
    height = 1.5 if broken else 2.3
    sides = kit.sides(48, 16)
    rows = 9
    rings = []
    for i in range(rows):
        f = i / (rows - 1)
        r = 0.34 * (1 - 0.14 * f)
        ring = []
        for k in range(sides):
            a = 2 * pi * k / sides
            flute = 1 - 0.06 * (0.5 + 0.5 * cos(a * 16)) if sides >= 32 else 1
            y = 0.3 + height * f
            if broken and i == rows - 1:
                y += 0.22 * sin(a + 1) + 0.08 * sin(a * 3)
            ring.append((sin(a) * r * flute, y, cos(a) * r * flute))
        rings.append(ring)
    kit.add(loft(np.array(rings)), "main", "shaft")
    kit.add(box(0.95, 0.16, 0.95, kit.bevel(0.025)), "accent", "base")
    kit.add(torus(0.36, 0.075, kit.sides(36), 10).at(0, 0.23, 0), "accent", "base")
    if broken:
        for _ in range(4):
            a = kit.between(0, 2 * pi)
            kit.add(
                boulder(kit, kit.between(0.1, 0.2), 12).at(cos(a) * 0.7, 0.08, sin(a) * 0.7), "main", "rubble"
            )
    else:
        top = 0.3 + height
        kit.add(
            lathe(
                [(0.3, top - 0.06), (0.34, top), (0.44, top + 0.12), (0.44, top + 0.14), (0, top + 0.14)],
                kit.sides(36),
            ),
            "accent",
            "capital",
        )
        kit.add(box(0.98, 0.15, 0.98, kit.bevel(0.025)).at(0, top + 0.13, 0), "accent", "capital")
    if kit.says("mossy", "overgrown", "vines", "jungle"):
        for k in range(18):
            a = k * 0.62
            kit.add(
                cloud(kit, kit.between(0.06, 0.1), 0.3, 8).at(
                    cos(a) * 0.35, 0.35 + k * height / 19, sin(a) * 0.35
                ),
                "vine",
                "vines",
            )


@prop("bridge, stone bridge, wooden bridge", 5.0, kind="building", main="wood", accent="rope", stone="blocks")
def bridge(kit: Kit) -> None:
    """Planks in a bow with posts and ropes; or an arch of stone."""
    if kit.says("stone", "brick", "ancient"):
        top = [(x, 0.62 + 0.22 * cos(x / 1.5 * pi / 2)) for x in np.linspace(1.5, -1.5, 15)]
        arch = [(0.85 * cos(a), 0.62 * sin(a)) for a in np.linspace(pi, 0, 13)]
        outline = [(-1.5, 0.0), *arch, (1.5, 0.0), *top]
        kit.add(prism(outline, 0.85), "stone", "arch")
        for z in (-1.0, 1.0):
            rail = [(x, y) for x, y in top] + [(x, y + 0.16) for x, y in reversed(top)]
            kit.add(prism(rail, 0.12).at(0, 0, z * 0.4), "stone", "rails")
            for x in (-1.4, 1.4):
                kit.add(box(0.2, 1.0, 0.2, kit.bevel(0.02)).at(x, 0, z * 0.4), "stone", "rails")
        return
    count = 16
    for k in range(count):
        f = (k + 0.5) / count
        x, y = (f - 0.5) * 3, 0.28 * sin(f * pi)
        slope = float(np.degrees(np.arctan(0.28 * pi * cos(f * pi) / 3)))
        plank = board(kit, 0.17, 0.05, 0.95 + kit.between(-0.04, 0.04), "z").turned("z", slope)
        kit.add(plank.at(x, y + 0.12, 0), "main", "planks")
    for z in (-0.36, 0.36):
        path = [((f - 0.5) * 3.05, 0.28 * sin(f * pi) + 0.06, z) for f in np.linspace(0, 1, 12)]
        kit.add(sweep(path, rectangle(0.08, 0.09, 0.012), up=(0, 0, 1)), "dark wood", "beams")
        tops = []
        for f in np.linspace(0.02, 0.98, 5):
            x, y = (f - 0.5) * 3, 0.28 * sin(f * pi)
            kit.add(cylinder(0.045, 0.6, kit.sides(10), 0.01).at(x, y + 0.05, z * 1.2), "main", "posts")
            tops.append((x, y + 0.58, z * 1.2))
        rope = []
        for (x0, y0, zz), (x1, y1, _) in pairwise(tops):
            rope += [
                (x0 + (x1 - x0) * g, y0 + (y1 - y0) * g - 0.08 * sin(g * pi), zz)
                for g in np.linspace(0, 1, 6)[:-1]
            ]
        kit.add(sweep([*rope, tops[-1]], rectangle(0.04, 0.04, 0.012), up=(0, 0, 1)), "accent", "ropes")


@prop("fence, wooden fence, picket fence, gate", 2.0, kind="building", main="wood", accent="iron")
def fence(kit: Kit) -> None:
    """Pickets on two rails."""
    count = 7
    for k in range(count):
        x, tall = (k - (count - 1) / 2) * 0.28, kit.between(0.86, 0.96)
        outline = [(-0.085, 0), (0.085, 0), (0.085, tall - 0.1), (0, tall), (-0.085, tall - 0.1)]
        kit.add(
            prism(outline, 0.05, kit.bevel(0.01)).turned("z", kit.between(-1.5, 1.5)).at(x, 0, 0.05),
            "main",
            "pickets",
        )
    for y in (0.26, 0.64):
        kit.add(board(kit, 0.1, 0.05, count * 0.28, "x").at(0, y, 0), "main", "rails")
    for x in (-1.0, 1.0):
        kit.add(box(0.13, 1.05, 0.13, kit.bevel(0.02)).at(x * count * 0.14, 0, -0.05), "main", "posts")


@prop(
    "door, wooden door, dungeon door, portal, gateway, castle gate",
    2.2,
    kind="building",
    main="wood",
    accent="iron",
    stone="stone",
    tint="main",
)
def door(kit: Kit) -> None:
    """Boards with iron bands in an arch of stones; a portal glows."""
    if is_scifi(kit) and not kit.says("portal", "gateway"):
        gate(kit)
        return
    w, h = 1.0, 1.35
    portal = kit.says("portal", "magic", "gateway")
    count = 11
    for k in range(count):
        a0, a1 = pi * k / count + 0.012, pi * (k + 1) / count - 0.012
        rings = [
            [
                (cos(a) * r, h + sin(a) * r, z)
                for a, r in ((a0, w / 2), (a0, w / 2 + 0.24), (a1, w / 2 + 0.24), (a1, w / 2))
            ]
            for z in (-0.16, 0.16)
        ]
        kit.add(loft(np.array(rings)).solid(), "stone", "frame")
    for side in (-1.0, 1.0):
        for row in range(6):
            wide = 0.24 + (0.06 if row % 2 else 0)
            kit.add(
                box(wide, h / 6 - 0.014, 0.32 + (0.04 if row % 2 else 0), kit.bevel(0.018))
                .solid()
                .at(side * (w / 2 + wide / 2), row * h / 6, 0),
                "stone",
                "frame",
            )
    if portal:
        disc = [(w / 2 * cos(a), h + w / 2 * sin(a)) for a in np.linspace(0, pi, 13)]
        kit.add(prism([(-w / 2, 0), (w / 2, 0), *disc], 0.05), "energy", "portal")
        return
    boards = 5
    for k in range(boards):
        x0, x1 = -w / 2 + w * k / boards + 0.006, -w / 2 + w * (k + 1) / boards - 0.006
        top = [h + max(0.0, (w / 2) ** 2 - x * x) ** 0.5 - 0.02 for x in (x0, (x0 + x1) / 2, x1)]
        kit.add(
            prism(
                [(x0, 0.02), (x1, 0.02), (x1, top[2]), ((x0 + x1) / 2, top[1]), (x0, top[0])],
                0.1,
                kit.bevel(0.014),
            ),
            "main",
            "door",
        )
    for y in (0.3, 1.1):
        kit.add(box(w * 0.92, 0.11, 0.14, kit.bevel(0.014)).at(0, y, 0), "accent", "bands")
        for x in (-0.36, -0.12, 0.12, 0.36):
            kit.add(sphere(0.03, 8, 4).at(x, y + 0.055, 0.07), "accent", "bands")
    kit.add(torus(0.08, 0.018, kit.sides(16), 8).turned("x", 90).at(0.3, 0.72, 0.09), "accent", "handle")


@prop("stairs, staircase, steps, stone stairs", 2.0, kind="building", main="stone", accent="dark wood")
def stairs(kit: Kit) -> None:
    """Solid steps with a lip."""
    count = kit.whole(6, 8)
    for k in range(count):
        rise = 0.19
        kit.add(box(1.1, rise * (k + 1) - 0.05, 0.28, kit.bevel(0.012)).at(0, 0, -k * 0.28), "main", "steps")
        kit.add(
            box(1.18, 0.06, 0.33, kit.bevel(0.018)).at(0, rise * (k + 1) - 0.06, -k * 0.28 + 0.02),
            "main",
            "steps",
        )


@prop(
    "gravestone, tombstone, grave, statue base, altar, pedestal, monument",
    1.0,
    kind="building",
    main="stone",
    accent="stone",
    vine="grass",
    light="flame",
)
def gravestone(kit: Kit) -> None:
    """A rounded slab, or an altar."""
    if kit.says("altar", "pedestal", "monument", "base"):
        kit.add(box(1.3, 0.16, 0.9, kit.bevel(0.03)), "main", "base")
        kit.add(box(1.05, 0.55, 0.68, kit.bevel(0.02)).at(0, 0.14, 0), "main", "block")
        kit.add(box(1.25, 0.13, 0.85, kit.bevel(0.03)).at(0, 0.67, 0), "main", "top")
        for x in (-0.34, 0.34):
            kit.add(
                prism([(0, -0.16), (0.1, 0), (0, 0.16), (-0.1, 0)], 0.04, 0.01).at(x, 0.42, 0.35),
                "accent",
                "carving",
            )
        return
    outline = [
        (-0.36, 0),
        (0.36, 0),
        (0.36, 0.62),
        *[(0.36 * cos(a), 0.62 + 0.34 * sin(a)) for a in np.linspace(0.25, pi - 0.25, 9)],
        (-0.36, 0.62),
    ]
    kit.add(
        prism(outline, 0.16, kit.bevel(0.03)).turned("z", kit.between(-3, 3)).at(0, 0.08, 0), "main", "slab"
    )
    for shape in (
        box(0.07, 0.42, 0.03, 0.008).at(0, 0.36, 0.09),
        box(0.26, 0.07, 0.03, 0.008).at(0, 0.6, 0.09),
    ):
        kit.add(shape, "accent", "cross")
    kit.add(box(0.9, 0.12, 0.36, kit.bevel(0.02)), "main", "base")
    for _ in range(7):
        kit.add(
            cloud(kit, kit.between(0.06, 0.12), 0.4, 8)
            .scaled(1, 0.6, 1)
            .at(kit.between(-0.5, 0.5), 0.03, kit.between(0.16, 0.28)),
            "vine",
            "grass",
        )
