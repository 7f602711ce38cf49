# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Traps of dungeons, and what holds prisoners."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.shape import Shape


def _saw(radius: float, teeth: int, thick: float) -> Shape:
    outline = [
        (
            radius * (1 if k % 2 else 0.84) * cos(pi * k / teeth + (0.12 if k % 2 else 0)),
            radius * (1 if k % 2 else 0.84) * sin(pi * k / teeth + (0.12 if k % 2 else 0)),
        )
        for k in range(2 * teeth)
    ]
    return prism(outline, thick, thick * 0.2)


@prop(
    "sawblade trap, saw trap, saw blade, sawblade, circular saw, buzzsaw, buzz saw, table saw",
    1.0,
    kind="trap",
    main="steel",
    accent="stone",
    wood="wood",
    dark="dark metal",
    blood="flesh",
)
def saw_trap(kit: Kit) -> None:
    """A toothed disc that runs in a slot; or by itself."""
    if kit.says("table"):
        kit.add(box(1.2, 0.08, 0.9, 0.02).at(0, 0.8, 0), "main", "table")
        for x in (-0.5, 0.5):
            for z in (-0.36, 0.36):
                kit.add(box(0.08, 0.8, 0.08, 0.01).at(x, 0, z), "dark", "legs")
        kit.add(box(0.6, 0.3, 0.5, 0.03).at(0, 0.5, 0), "dark", "motor")
        kit.add(_saw(0.34, 22, 0.03).at(0, 0.86, 0), "main", "blade")
        kit.add(box(1.1, 0.1, 0.06, 0.01).at(0, 0.88, -0.26), "dark", "fence")
        return
    trap = kit.says("trap")
    if trap:
        kit.add(box(1.9, 0.16, 0.8, kit.bevel(0.03)).solid(), "accent", "floor")
        kit.add(box(1.6, 0.03, 0.14, 0).at(0, 0.145, 0), "dark", "slot")
    y = 0.42 if trap else 0.5
    kit.add(_saw(0.5, 20, 0.05).at(0, y, 0), "main", "blade")
    for r, t in ((0.2, 0.09), (0.08, 0.13)):
        kit.add(cylinder(r, t, kit.sides(24), 0.01).turned("x", 90).at(0, y, -t / 2), "dark", "hub")
    if not trap:
        for k in range(5):
            a = 2 * pi * k / 5
            kit.add(
                cylinder(0.05, 0.06, 14).turned("x", 90).at(0.32 * sin(a), y + 0.32 * cos(a), -0.03),
                "dark",
                "holes",
            )


@prop(
    "swinging axe trap, axe trap, pendulum trap, pendulum, swinging blade, pendulum blade, swinging axe",
    2.4,
    kind="trap",
    main="wood",
    accent="steel",
    iron="iron",
)
def pendulum(kit: Kit) -> None:
    """A crescent blade that swings from a beam."""
    for s in (-1.0, 1.0):
        kit.add(box(0.16, 2.1, 0.16, kit.bevel(0.02)).at(s * 1.0, 0, 0), "main", "frame")
        kit.add(box(0.3, 0.1, 0.7, 0.02).at(s * 1.0, 0, 0), "main", "frame")
    kit.add(box(2.3, 0.18, 0.18, kit.bevel(0.02)).at(0, 2.05, 0), "main", "frame")
    blade = [(0.5 * cos(a), 0.3 * sin(a)) for a in np.linspace(pi * 1.06, 2 * pi - 0.18, 15)]
    blade += [(0.42, 0.08), (0.12, 0.02), (0.08, 0.2), (-0.08, 0.2), (-0.12, 0.02), (-0.42, 0.08)]
    for shape, finish, group in (
        (rod((0, 0, 0), (0, -1.2, 0), 0.045, 10), "iron", "shaft"),
        (prism(blade, 0.06, 0.02).at(0, -1.3, 0), "accent", "blade"),
        (torus(0.1, 0.04, 18, 8).turned("x", 90), "iron", "hinge"),
    ):
        kit.add(shape.turned("z", 24).at(0, 2.05, 0), finish, group)


@prop(
    "arrow trap, dart trap, flame trap, fire trap, dart wall, spear trap, crusher, falling rock trap, net trap, snare, lobster trap, crab trap",
    1.6,
    kind="trap",
    main="blocks",
    accent="iron",
    wood="wood",
    dark="dark",
    flame="flame",
    stone="stone",
    net="rope",
)
def wall_trap(kit: Kit) -> None:
    """A wall with holes that shoot; a block that falls; a net."""
    if kit.says("net", "lobster", "crab", "snare"):
        for along in np.linspace(-0.6, 0.6, 4):
            ring = [(along, 0.42 * sin(a), 0.5 * cos(a)) for a in np.linspace(0, pi, 13)]
            kit.add(tube(ring, 0.03, 8), "wood", "hoops")
        kit.add(box(1.3, 0.05, 1.04, 0.01).at(0, -0.03, 0), "wood", "base")
        for k in range(9):
            a = pi * (k + 0.5) / 9
            kit.add(
                rod((-0.6, 0.42 * sin(a), 0.5 * cos(a)), (0.6, 0.42 * sin(a), 0.5 * cos(a)), 0.014, 6),
                "net",
                "net",
            )
        for along in np.linspace(-0.54, 0.54, 13):
            kit.add(
                tube([(along, 0.42 * sin(a), 0.5 * cos(a)) for a in np.linspace(0, pi, 11)], 0.01, 5),
                "net",
                "net",
            )
        kit.add(torus(0.15, 0.025, 18, 6).turned("z", 90).at(0.62, 0.2, 0), "wood", "opening")
        kit.add(
            tube(curve([(0, 0.44, 0), (0.4, 0.66, 0.1), (0.9, 0.3, 0.3), (1.1, 0.02, 0.5)]), 0.022, 8),
            "net",
            "rope",
        )
        return
    if kit.says("crusher", "falling"):
        for s in (-1.0, 1.0):
            kit.add(box(0.2, 2.0, 0.5, 0.02).at(s * 0.7, 0, 0), "main", "walls")
        kit.add(box(1.6, 0.24, 0.56, 0.02).at(0, 1.95, 0), "main", "walls")
        kit.add(box(1.1, 0.5, 0.5, 0.04).at(0, 1.0, 0).solid(), "stone", "block")
        for k in range(5):
            for j in range(2):
                kit.add(
                    lathe([(0, 0), (0.09, 0.2), (0, 0.2)], 8).at(-0.44 + 0.22 * k, 0.81, -0.12 + 0.24 * j),
                    "accent",
                    "spikes",
                )
        for s in (-0.3, 0.3):
            kit.add(rod((s, 1.5, 0), (s, 1.95, 0), 0.03, 8), "accent", "chains")
        kit.add(box(1.2, 0.1, 0.5, 0.02), "main", "floor")
        return
    kit.add(box(1.6, 1.3, 0.4, kit.bevel(0.02)), "main", "wall")
    kit.add(box(1.6, 0.14, 0.9, kit.bevel(0.02)).at(0, 0, 0.3), "main", "floor")
    flame = kit.says("flame", "fire")
    for i in range(3):
        for j in range(2):
            x, y = -0.48 + 0.48 * i, 0.45 + 0.42 * j
            kit.add(torus(0.1, 0.03, 18, 8).turned("x", 90).at(x, y, 0.2), "accent", "holes")
            kit.add(cylinder(0.095, 0.02, 16).turned("x", 90).at(x, y, 0.195), "dark", "holes")
            if flame:
                kit.add(
                    lathe([(0, 0), (0.06, 0), (0.13, 0.3), (0, 0.62)], 12).turned("x", 84).at(x, y, 0.2),
                    "flame",
                    "flames",
                )
            elif (i + j) % 2 == 0:
                kit.add(rod((x, y, 0.1), (x, y, 0.72), 0.018, 8), "wood", "arrows")
                kit.add(
                    lathe([(0, 0), (0.05, 0), (0, 0.14)], 8).turned("x", 90).at(x, y, 0.7), "accent", "arrows"
                )


@prop(
    "iron maiden, hanging cage, gibbet, hanging gibbet, torture rack, rack of torture, prison cell, jail, jail door, prison door, dungeon cell, cage with a skeleton, hanging cage with skeleton, interrogation chair, electric chair",
    2.0,
    kind="trap",
    main="iron",
    accent="dark metal",
    wood="wood",
    bone="bone",
    stone="blocks",
    rope="rope",
    leather="leather",
)
def prison(kit: Kit) -> None:
    """Iron that locks people in."""
    if kit.says("maiden"):
        profile = [(0, 0), (0.36, 0), (0.42, 0.5), (0.34, 1.0), (0.44, 1.35), (0.2, 1.62), (0.14, 1.66)]
        kit.add(lathe([*profile, (0, 1.66)], kit.sides(26)).scaled(1, 1, 0.8), "main", "body")
        kit.add(sphere(0.22, 22).scaled(1, 1.15, 1).at(0, 1.82, 0), "main", "head")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.04, 10).at(s * 0.08, 1.86, 0.19), "dark", "face")
            kit.add(torus(0.06, 0.02, 14, 6).turned("x", 90).at(s * 0.1, 0.85, 0.33), "accent", "handles")
        kit.add(box(0.12, 0.03, 0.04, 0.01).at(0, 1.74, 0.2), "dark", "face")
        kit.add(box(0.02, 1.6, 0.04, 0).at(0, 0.03, 0.345), "dark", "seam")
        for y, r in ((0.15, 0.385), (0.75, 0.392), (1.3, 0.43)):
            kit.add(torus(r, 0.03, kit.sides(28), 8).scaled(1, 1, 0.8).at(0, y, 0), "accent", "bands")
            for k in range(10):
                a = 2 * pi * k / 10
                kit.add(
                    lathe([(0, 0), (0.03, 0), (0, 0.09)], 6)
                    .turned("x", 90)
                    .at(0, 0, 0)
                    .turned("y", 36 * k)
                    .at((r + 0.02) * sin(a), y, (r + 0.02) * 0.8 * cos(a)),
                    "accent",
                    "spikes",
                )
        return
    if kit.says("electric", "interrogation"):
        kit.add(box(0.6, 0.08, 0.6, 0.02).at(0, 0.5, 0), "wood", "seat")
        kit.add(box(0.6, 1.0, 0.08, 0.02).at(0, 0.5, -0.28), "wood", "back")
        for x in (-0.26, 0.26):
            for z in (-0.26, 0.26):
                kit.add(box(0.08, 0.8 if z > 0 else 0.5, 0.08, 0.01).at(x, 0, z), "wood", "legs")
            kit.add(box(0.1, 0.06, 0.6, 0.01).at(x, 0.78, 0), "wood", "arms")
            kit.add(torus(0.07, 0.02, 16, 6).turned("x", 90).at(x, 0.84, 0.16), "leather", "straps")
        kit.add(
            lathe([(0, 0.2), (0.12, 0.16), (0.18, 0), (0.16, 0), (0.1, 0.14), (0, 0.17)][::-1], 22).at(
                0, 1.5, -0.1
            ),
            "steel",
            "cap",
        )
        kit.add(
            tube(
                curve(
                    [(0, 1.7, -0.1), (0, 1.9, -0.25), (0.2, 1.5, -0.5), (0.3, 0.4, -0.5), (0.5, 0.05, -0.4)]
                ),
                0.02,
                8,
            ),
            "accent",
            "cable",
        )
        return
    if kit.says("cell", "jail", "prison") and not kit.says("cage"):
        for s in (-1.0, 1.0):
            kit.add(box(0.26, 2.0, 0.4, 0.02).at(s * 0.9, 0, 0), "stone", "wall")
        kit.add(box(2.06, 0.28, 0.4, 0.02).at(0, 2.0, 0), "stone", "wall")
        for k in range(9):
            kit.add(rod((-0.68 + 0.17 * k, 0, 0), (-0.68 + 0.17 * k, 2.0, 0), 0.028, 8), "main", "bars")
        for y in (0.1, 0.95, 1.75):
            kit.add(box(1.5, 0.07, 0.08, 0.01).at(0, y, 0), "main", "bars")
        kit.add(box(0.24, 0.26, 0.14, 0.02).at(0.3, 0.9, 0.03), "accent", "lock")
        return
    if kit.says("torture"):
        kit.add(box(0.9, 0.1, 2.2, 0.02).at(0, 0.7, 0), "wood", "table")
        for x in (-0.38, 0.38):
            for z in (-0.95, 0.95):
                kit.add(box(0.12, 0.7, 0.12, 0.01).at(x, 0, z), "wood", "legs")
        for z in (-1.1, 1.1):
            kit.add(cylinder(0.12, 1.1, 18).turned("z", 90).at(0.55, 0.8, z), "wood", "rollers")
            for k in range(4):
                kit.add(
                    rod(
                        (0.6, 0.8, z),
                        (0.6, 0.8 + 0.34 * sin(pi / 2 * k + 0.4), z + 0.34 * cos(pi / 2 * k + 0.4)),
                        0.03,
                        8,
                    ),
                    "wood",
                    "handles",
                )
            for s in (-0.2, 0.2):
                kit.add(rod((s, 0.9, z), (s, 0.83, z * 0.55), 0.025, 8), "rope", "ropes")
        return
    kit.add(torus(0.42, 0.03, kit.sides(26), 8).at(0, 0.3, 0), "main", "cage")
    kit.add(torus(0.46, 0.03, kit.sides(26), 8).at(0, 0.9, 0), "main", "cage")
    kit.add(cylinder(0.42, 0.05, kit.sides(26)).at(0, 0.26, 0), "main", "floor")
    for k in range(10):
        a = 2 * pi * k / 10
        line = curve(
            [
                (0.42 * sin(a), 0.3, 0.42 * cos(a)),
                (0.46 * sin(a), 0.9, 0.46 * cos(a)),
                (0.34 * sin(a), 1.25, 0.34 * cos(a)),
                (0.03 * sin(a), 1.5, 0.03 * cos(a)),
            ],
            3,
        )
        kit.add(tube(line, 0.02, 6), "main", "bars")
    for k in range(7):
        link = torus(0.06, 0.018, 12, 6).turned("x", 90).turned("y", 90 * (k % 2))
        kit.add(link.at(0, 1.56 + 0.1 * k, 0), "main", "chain")
    path = [(0, 2.2, 0), (-0.5, 2.3, 0), (-0.8, 2.3, 0), (-0.8, 0, 0)]
    for start, end in itertools.pairwise(path[1:]):
        kit.add(rod(start, end, 0.07, 8), "wood", "post")
    kit.add(rod((-0.86, 2.26, 0), (0.1, 2.26, 0), 0.06, 8), "wood", "post")
    kit.add(rod((-0.8, 1.7, 0), (-0.3, 2.24, 0), 0.045, 8), "wood", "post")
    kit.add(box(0.7, 0.1, 0.7, 0.02).at(-0.8, 0, 0), "wood", "post")
    if kit.says("skeleton"):
        kit.add(sphere(0.13, 16).at(0.05, 0.98, 0.06), "bone", "skeleton")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.035, 8).at(0.05 + s * 0.05, 0.99, 0.17), "dark", "skeleton")
            kit.add(
                tube([(s * 0.12, 0.78, 0), (s * 0.24, 0.55, 0.1), (s * 0.1, 0.4, 0.24)], 0.025, 6),
                "bone",
                "skeleton",
            )
            kit.add(
                tube([(s * 0.08, 0.38, 0), (s * 0.14, 0.62, 0.26), (s * 0.14, 0.32, 0.3)], 0.03, 6),
                "bone",
                "skeleton",
            )
        kit.add(rod((0, 0.36, -0.05), (0.03, 0.86, 0), 0.03, 8), "bone", "skeleton")
        for k in range(4):
            kit.add(
                torus(0.12 - 0.008 * k, 0.016, 16, 6).scaled(1, 1, 0.75).at(0.01, 0.78 - 0.085 * k, 0.03),
                "bone",
                "skeleton",
            )
