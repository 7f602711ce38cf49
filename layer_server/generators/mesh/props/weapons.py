"""Swords, axes, hammers, bows, staffs, shields."""

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


def _shaft(kit: Kit, radius: float, low: float, high: float, finish: str = "shaft") -> None:
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
    _shaft(kit, 0.048, 0, 1.7)
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
    _shaft(kit, 0.052, 0, 1.45)
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
    _shaft(kit, 0.05, 0, 1.25)
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
    _shaft(kit, 0.042, 0, 2.6)
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
    for y in (0.35, 1.75):
        kit.add(
            torus(0.062, 0.022, kit.sides(18), 8).at(
                0.03 * sin(y / 2.2 * 5 + turn), y, 0.03 * cos(y / 2.2 * 4 + turn)
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


@prop(
    "shield, buckler, kite shield, round shield, heater shield, tower shield",
    0.9,
    kind="armour",
    main="wood",
    accent="iron",
    boss="gold",
)
def shield(kit: Kit) -> None:
    """A curved board with a rim and a boss: round, or pointed below."""
    is_round = kit.says("round", "buckler", "viking") or (
        not kit.says("kite", "heater", "tower", "knight") and kit.chance(0.45)
    )
    if is_round:
        outline = np.array(arc(0.8, 0, 360, kit.sides(40, 12) + 1)[:-1])
    else:
        side = [(0.7, 0.75), (0.72, 0.4), (0.68, 0.05), (0.56, -0.32), (0.34, -0.68), (0.0, -1.02)]
        outline = np.array(
            [(0.0, 0.86), (0.36, 0.8), *side, *[(-x, y) for x, y in reversed(side[:-1])], (-0.36, 0.8)]
        )
        if kit.says("tower"):
            outline = np.array(
                [
                    (-0.6, -1),
                    (0.6, -1),
                    (0.64, 0),
                    (0.6, 0.95),
                    (0.3, 1.05),
                    (0, 1.08),
                    (-0.3, 1.05),
                    (-0.6, 0.95),
                    (-0.64, 0),
                ]
            )

    def curved(shape: Shape) -> Shape:
        p = shape.positions.copy()
        p[:, 2] += 0.2 * (1 - (p[:, 0] / 0.8) ** 2 - 0.25 * (p[:, 1] / 0.9) ** 2)
        return shape.bent(p)

    planks = 5
    low, high = outline.min(0), outline.max(0)
    for k in range(planks):
        x0 = low[0] + (high[0] - low[0]) * k / planks + 0.006
        x1 = low[0] + (high[0] - low[0]) * (k + 1) / planks - 0.006
        part = _clipped(_clipped(outline, x0, 1), x1, -1)
        if len(part) > 2:
            kit.add(curved(prism(_dense(part, 0.16), 0.07, kit.bevel(0.012))), "main", "board")
    rim = [
        (x * 1.01, y * 1.01, 0.2 * (1 - (x / 0.8) ** 2 - 0.25 * (y / 0.9) ** 2))
        for x, y in _dense(outline, 0.14)
    ]
    kit.add(sweep(rim, rectangle(0.1, 0.13, kit.bevel(0.022)), is_loop=True, up=(0, 0, 1)), "accent", "rim")
    centre = 0.0 if is_round else 0.12
    kit.add(
        lathe(
            [
                (0.0, 0.2),
                *[(0.2 * sin(a), 0.2 * cos(a)) for a in np.linspace(0.2, 1.57, 7)],
                (0.26, 0.0),
                (0.26, -0.03),
                (0, -0.03),
            ][::-1],
            kit.sides(28),
        )
        .turned("x", 90)
        .at(0, centre, 0.22),
        "boss",
        "boss",
    )
    if kit.is_fine:
        for a in range(0, 360, 45):
            x, y = 0.78 * cos(a * pi / 180), 0.78 * sin(a * pi / 180)
            if is_round:
                z = 0.2 * (1 - (x / 0.8) ** 2 - 0.25 * (y / 0.9) ** 2)
                kit.add(sphere(0.035, 10, 5).at(x * 1.01, y * 1.01, z + 0.06), "boss", "rim")
    if not is_round:
        strips = [
            [(-0.06, -0.84), (0.06, -0.84), (0.06, 0.8), (-0.06, 0.8)],
            [(-0.66, 0.06), (0.66, 0.06), (0.66, 0.18), (-0.66, 0.18)],
        ]
        for strip in strips:
            shape = prism(_dense(np.array(strip), 0.12), 0.05, 0.0)
            p = shape.positions.copy()
            p[:, 2] += 0.2 * (1 - (p[:, 0] / 0.8) ** 2 - 0.25 * (p[:, 1] / 0.9) ** 2) + 0.05
            kit.add(shape.bent(p), "accent", "bands")


def _clipped(outline: np.ndarray, at: float, side: int) -> np.ndarray:
    """What of a convex outline lies right (1) or left (-1) of a vertical line."""
    found = []
    for index, (x, y) in enumerate(outline):
        nx, ny = outline[(index + 1) % len(outline)]
        if (x - at) * side >= 0:
            found.append((x, y))
        if (x - at) * (nx - at) < 0:
            found.append((at, y + (ny - y) * (at - x) / (nx - x)))
    return np.array(found)


def _dense(outline: np.ndarray, longest: float) -> np.ndarray:
    """The outline with no side longer than so much."""
    found = []
    for index, point in enumerate(outline):
        nxt = outline[(index + 1) % len(outline)]
        count = max(1, int(np.ceil(np.linalg.norm(nxt - point) / longest)))
        found += [point + (nxt - point) * k / count for k in range(count)]
    return np.array(found)


@prop(
    "helmet, knight helmet, viking helmet, helm",
    0.35,
    kind="armour",
    main="steel",
    accent="gold",
    horn="bone",
)
def helmet(kit: Kit) -> None:
    """A steel cap with a nose guard, a visor or horns."""
    outer = [(0.5 * sin(a), 0.55 + 0.5 * cos(a)) for a in np.linspace(pi / 2, 0, 10)]
    outer[-1] = (0.0, outer[-1][1])
    wall = [
        (0.5, 0.0),
        *outer,
        (0.0, 1.0),
        *[(r * 0.92, 0.55 + (y - 0.55) * 0.92) for r, y in reversed(outer[:-1])],
        (0.46, 0.0),
    ]
    kit.add(lathe(wall, kit.sides(32), is_loop=False), "main", "cap")
    kit.add(torus(0.505, 0.035, kit.sides(32), 8).at(0, 0.52, 0), "accent", "rim")
    kit.add(torus(0.5, 0.035, kit.sides(32), 8).at(0, 0.03, 0), "accent", "rim")
    path = [(0, 0.55 + 0.51 * sin(a), 0.51 * cos(a)) for a in np.linspace(-0.05, pi + 0.05, 14)]
    kit.add(sweep(path, rectangle(0.05, 0.1, 0.012), up=(1, 0, 0)), "accent", "crest")
    for side in (-1.0, 1.0):
        kit.add(box(0.17, 0.06, 0.05, 0.01).at(0, 0.36, 0.475).turned("y", side * 24), "dark", "visor")
    kit.add(box(0.09, 0.5, 0.07, 0.02).at(0, 0.08, 0.5), "accent", "nose")
    if kit.says("viking", "horned", "horns") or (not kit.says("knight") and kit.chance(0.4)):
        for side in (-1.0, 1.0):
            horn = [
                (side * (0.44 + 0.4 * sin(f * 1.7)), 0.62 + 0.55 * f * f + 0.06 * f, 0.0)
                for f in np.linspace(0, 1, 10)
            ]
            kit.add(tube(horn, np.linspace(0.12, 0.012, 10).tolist(), kit.sides(14)), "horn", "horns")


@prop(
    "bomb, grenade, dynamite",
    0.35,
    kind="weapon",
    main="dark metal",
    accent="iron",
    fuse="rope",
    spark="flame",
)
def bomb(kit: Kit) -> None:
    """A round one with a burning fuse."""
    kit.add(sphere(0.5, kit.sides(36)).at(0, 0.5, 0), "main", "body")
    kit.add(cylinder(0.16, 0.16, kit.sides(20), 0.02).at(0, 0.92, 0), "accent", "cap")
    path = [(0.16 * sin(f * 2.2), 1.05 + 0.36 * f, 0.05 * f) for f in np.linspace(0, 1, 9)]
    kit.add(tube(path, 0.032, 8), "fuse", "fuse")
    x, y, z = path[-1]
    spark = lathe([(0, -0.05), (0.06, 0.02), (0.045, 0.09), (0, 0.2)], 10)
    for tilt in (0, 40, -40, 80):
        kit.add(spark.scaled(0.9).turned("z", tilt).at(x, y, z), "spark", "spark")
