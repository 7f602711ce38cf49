"""Axes, hammers, maces, spears, staffs, wands: heads on shafts."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    circle,
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
from layer_server.generators.mesh.props.kit import Kit, arc, prop
from layer_server.generators.mesh.props.weapons import blade, grip
from layer_server.generators.mesh.shape import Shape


def shaft(kit: Kit, radius: float, low: float, high: float, finish: str = "shaft") -> None:
    rows = 7
    wobble = [kit.between(-0.008, 0.008) for _ in range(rows)]
    path = [(wobble[i], low + (high - low) * i / (rows - 1), wobble[-1 - i]) for i in range(rows)]
    kit.add(tube(path, radius, kit.sides(12)), finish, "shaft")


@prop(
    "axe, battle axe, war axe, hatchet, battleaxe, double axe, tomahawk",
    0.9,
    kind="weapon",
    main="steel",
    accent="iron",
    shaft="wood",
    grip="leather",
)
def axe(kit: Kit) -> None:
    """A crescent of steel, or two, on a shaft."""
    shaft(kit, 0.048, 0, 1.7)
    double = kit.says("double", "battle", "battleaxe", "war") or (
        not kit.says("hatchet", "tomahawk") and kit.chance(0.3)
    )
    reach, tall = kit.between(0.46, 0.58), kit.between(0.36, 0.46)
    for side in (1.0, -1.0) if double else (1,):
        edge = [(0.06 + reach * cos(a) * 0.98, tall * 1.15 * sin(a)) for a in np.linspace(-1.15, 1.15, 13)]
        outline = [(0.03, -0.11), (0.16, -0.13), *edge, (0.16, 0.13), (0.03, 0.11)]
        head = prism(outline, 0.1)
        x = head.positions[:, 0:1]
        thin = np.clip(1 - (x - 0.06) / (reach * 0.9), 0.1, 1)
        shape = head.bent(head.positions * np.column_stack([np.ones_like(x), np.ones_like(x), thin]))
        kit.add((shape if side > 0 else shape.turned("y", 180)).at(0, 1.42, 0), "main", "head")
    kit.add(box(0.15, 0.3, 0.14, kit.bevel(0.02)).at(0, 1.27, 0), "accent", "head")
    if not double:
        kit.add(
            prism([(-0.06, -0.09), (-0.06, 0.09), (-0.24, 0.05), (-0.24, -0.05)], 0.1, kit.bevel(0.015)).at(
                0, 1.42, 0
            ),
            "accent",
            "head",
        )
    kit.add(lathe([(0, 1.7), (0.06, 1.68), (0.045, 1.76), (0, 1.84)], kit.sides(12)), "accent", "head")
    kit.add(grip(kit, 0.056, 0.42).at(0, 0.52, 0), "grip", "grip")
    kit.add(sphere(0.07, kit.sides(12)).at(0, 0, 0), "accent", "shaft")


@prop(
    "hammer, warhammer, war hammer, mallet, sledgehammer, maul, mjolnir",
    0.9,
    kind="weapon",
    main="iron",
    accent="gold",
    shaft="wood",
    grip="leather",
)
def hammer(kit: Kit) -> None:
    """A heavy block on a shaft."""
    shaft(kit, 0.052, 0, 1.45)
    w, h = kit.between(0.75, 0.95), kit.between(0.36, 0.46)
    kit.add(box(w * 0.7, h * 0.84, h * 0.84, kit.bevel(0.03)).at(0, 1.3, 0), "main", "head")
    for side in (-1.0, 1.0):
        kit.add(box(w * 0.2, h, h, kit.bevel(0.05)).at(side * w * 0.42, 1.3 - h * 0.08, 0), "main", "head")
        kit.add(
            box(0.05, h * 1.04, h * 1.04, kit.bevel(0.014)).at(side * w * 0.27, 1.3 - h * 0.1, 0),
            "accent",
            "head",
        )
    kit.add(box(0.16, h * 1.0, 0.16, kit.bevel(0.02)).at(0, 1.27, 0), "accent", "head")
    kit.add(grip(kit, 0.06, 0.5).at(0, 0.58, 0), "grip", "grip")
    kit.add(sphere(0.08, kit.sides(14)).at(0, 0, 0), "accent", "shaft")


@prop(
    "mace, morning star, club, flail, spiked club",
    0.8,
    kind="weapon",
    main="iron",
    accent="gold",
    shaft="wood",
    grip="leather",
)
def mace(kit: Kit) -> None:
    """A ball of flanges or spikes."""
    shaft(kit, 0.05, 0, 1.25)
    kit.add(sphere(0.26, kit.sides(24)).at(0, 1.4, 0), "main", "head")
    spike = lathe([(0, 0), (0.075, 0), (0.0, 0.24)], kit.sides(8)).at(0, 0.22, 0)
    for tilt, count in ((90, 8), (45, 6), (135, 6)):
        for k in range(count):
            kit.add(
                spike.turned("x", tilt).turned("y", 360 * (k + tilt / 90) / count).at(0, 1.4, 0),
                "main",
                "head",
            )
    kit.add(spike.at(0, 1.4, 0), "main", "head")
    kit.add(torus(0.07, 0.03, kit.sides(16), 8).at(0, 1.12, 0), "accent", "shaft")
    kit.add(grip(kit, 0.058, 0.42).at(0, 0.45, 0), "grip", "grip")
    kit.add(sphere(0.075, kit.sides(12)), "accent", "shaft")


@prop(
    "spear, lance, pike, halberd, javelin, trident, polearm",
    2.0,
    kind="weapon",
    main="steel",
    accent="bronze",
    shaft="wood",
    grip="cloth",
)
def spear(kit: Kit) -> None:
    """A leaf of steel on a long shaft; as a trident three of them, as a halberd with an axe."""
    shaft(kit, 0.042, 0, 2.6)
    if kit.says("trident"):
        for x in (-1, 0, 1):
            kit.add(
                blade(0.5, 0.06, 0.03, taper=0.2, tip=0.5, rows=8).at(
                    x * 0.24, 2.75 + (0.08 if x == 0 else 0), 0
                ),
                "main",
                "head",
            )
        path = [(x, 2.76 - 0.16 * cos(x / 0.24 * pi / 2), 0) for x in np.linspace(-0.24, 0.24, 9)]
        kit.add(sweep(path, rectangle(0.07, 0.07, 0.014), up=(0, 0, 1)), "main", "head")
    else:
        rings = []
        for f in np.linspace(0, 1, 12):
            w = 0.13 * sin(pi * min(1, 0.12 + f * 0.9)) ** 0.8 + 0.006
            rings.append([(px, 2.62 + f * 0.62, pz) for px, pz in ((-w, 0), (0, 0.035), (w, 0), (0, -0.035))])
        kit.add(loft(np.array(rings), worn_columns=(0, 1, 2, 3)), "main", "head")
    if kit.says("halberd"):
        outline = [
            (0.03, -0.12),
            *[(0.05 + 0.36 * cos(a), 0.34 * sin(a)) for a in np.linspace(-1.1, 1.1, 11)],
            (0.03, 0.12),
        ]
        kit.add(prism(outline, 0.05, 0.012).at(0, 2.42, 0), "main", "head")
        kit.add(
            prism([(-0.03, -0.06), (-0.03, 0.06), (-0.32, -0.02)], 0.05, 0.01).at(0, 2.42, 0), "main", "head"
        )
    kit.add(cylinder(0.065, 0.2, kit.sides(14), 0.012, top=0.05).at(0, 2.45, 0), "accent", "head")
    kit.add(grip(kit, 0.048, 0.4).at(0, 1.5, 0), "grip", "shaft")
    kit.add(lathe([(0, -0.12), (0.055, 0.0), (0.05, 0.1), (0, 0.1)], kit.sides(12)), "accent", "shaft")


@prop(
    "staff, magic staff, wizard staff, scepter, sceptre, rod",
    1.6,
    kind="weapon",
    tint="gem",
    main="wood",
    accent="gold",
    gem="crystal",
)
def staff(kit: Kit) -> None:
    """Twisted wood that holds a crystal."""
    turn = kit.between(0, 6)
    path = [(0.03 * sin(f * 5 + turn), f * 2.2, 0.03 * cos(f * 4 + turn)) for f in np.linspace(0, 1, 16)]
    kit.add(
        tube(
            path, np.interp(np.linspace(0, 1, 16), [0, 0.9, 1], [0.04, 0.062, 0.075]).tolist(), kit.sides(10)
        ),
        "main",
        "shaft",
    )
    x, y, z = path[-1]
    for k in range(kit.whole(3, 4)):
        a = 2 * pi * k / 3.5
        claw = [
            (x + cos(a) * 0.2 * sin(f * 2.6), y + f * 0.55, z + sin(a) * 0.2 * sin(f * 2.6))
            for f in np.linspace(0, 1, 8)
        ]
        kit.add(tube(claw, np.linspace(0.05, 0.014, 8).tolist(), kit.sides(8)), "main", "claws")
    kit.add(gem(kit, 0.15, 0.44).at(x, y + 0.1, z), "gem", "crystal")
    for height in (0.35, 1.75):
        kit.add(
            torus(0.062, 0.022, kit.sides(18), 8).at(
                0.03 * sin(height / 2.2 * 5 + turn), height, 0.03 * cos(height / 2.2 * 4 + turn)
            ),
            "accent",
            "bands",
        )
    kit.add(lathe([(0, -0.1), (0.05, -0.02), (0.052, 0.12), (0, 0.12)], kit.sides(12)), "accent", "shaft")


def gem(kit: Kit, radius: float, height: float, sides: int = 6) -> Shape:
    """A cut stone that stands on its point."""
    turn = circle(1.0, sides, start=kit.between(0, 1))
    rings = [
        [(x * r, y * height, z * r) for x, z in turn]
        for r, y in ((0.001 * radius, 0.0), (radius, 0.38), (radius * 0.86, 0.66), (0.001 * radius, 1.0))
    ]
    return loft(np.array(rings)).solid()


@prop("wand, magic wand", 0.4, kind="weapon", tint="gem", main="dark wood", accent="gold", gem="crystal")
def wand(kit: Kit) -> None:
    """A turned stick with a jewel."""
    profile = [
        (0, 0),
        (0.05, 0.0),
        (0.06, 0.05),
        (0.04, 0.1),
        (0.055, 0.2),
        (0.05, 0.36),
        (0.062, 0.4),
        (0.035, 0.44),
        (0.02, 1.3),
        (0, 1.3),
    ]
    kit.add(lathe(profile, kit.sides(16)), "main", "shaft")
    kit.add(torus(0.05, 0.018, kit.sides(16), 8).at(0, 0.42, 0), "accent", "shaft")
    kit.add(gem(kit, 0.075, 0.2).at(0, 1.27, 0), "gem", "gem")
    if kit.says("star", "fairy"):
        outline = [
            p
            for k in range(5)
            for p in (arc(0.22, 90 + 72 * k, 90 + 72 * k, 1)[0], arc(0.09, 126 + 72 * k, 126 + 72 * k, 1)[0])
        ]
        kit.add(prism(outline, 0.06, 0.015).at(0, 1.42, 0), "accent", "star")
