"""Carts, wheels, boats, anchors, cannons, rockets, spaceships, cars."""

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
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def spoked_wheel(kit: Kit, radius: float, thickness: float, spokes: int = 8) -> list[tuple[Shape, str]]:
    """A wooden wheel with an iron tyre, its axle along z."""
    parts: list[tuple[Shape, str]] = []
    half = thickness / 2
    rim = [(radius * 0.84, -half), (radius * 0.97, -half), (radius * 0.97, half), (radius * 0.84, half)]
    parts.append((lathe(rim, kit.sides(40, 12), is_loop=True).turned("x", 90), "main"))
    tyre = [
        (radius * 0.96, -half * 0.9),
        (radius * 1.02, -half * 0.9),
        (radius * 1.02, half * 0.9),
        (radius * 0.96, half * 0.9),
    ]
    parts.append((lathe(tyre, kit.sides(40, 12), is_loop=True).turned("x", 90), "accent"))
    hub = lathe(
        [
            (0, -half * 1.5),
            (radius * 0.13, -half * 1.5),
            (radius * 0.2, -half * 0.6),
            (radius * 0.2, half * 0.6),
            (radius * 0.13, half * 1.5),
            (0, half * 1.5),
        ],
        kit.sides(18),
    )
    parts.append((hub.turned("x", 90), "main"))
    for k in range(spokes):
        spoke = box(radius * 0.1, radius * 0.74, thickness * 0.5, kit.bevel(0.008)).at(0, radius * 0.14, 0)
        parts.append((spoke.turned("z", 360 * k / spokes), "main"))
    return parts


@prop("wheel, wagon wheel, cart wheel", 1.0, kind="vehicle", main="wood", accent="iron")
def wheel(kit: Kit) -> None:
    """Spokes, a rim and an iron tyre."""
    for shape, finish in spoked_wheel(kit, 0.6, 0.14, kit.whole(4, 6) * 2):
        kit.add(shape, finish, "wheel")


@prop(
    "cart, wagon, wheelbarrow, carriage, caravan, hay cart, minecart, mine cart",
    2.4,
    kind="vehicle",
    main="wood",
    accent="iron",
    load="thatch",
    ore="crystal",
    cover="canvas",
    tint="cover",
)
def cart(kit: Kit) -> None:  # noqa: PLR0912  one recipe: parts, and whether they are there
    """A box of boards on two or four wheels; a minecart on rails' wheels."""
    mine = kit.says("minecart", "mine")
    four = kit.says("wagon", "carriage", "caravan") or mine
    length, width, base = 1.5, 0.85, 0.5
    if mine:
        length, base = 1.2, 0.3
    for k in range(5):
        kit.add(
            board(kit, width / 5 - 0.01, 0.05, length, "x")
            .turned("x", 90)
            .at(0, base, (k + 0.5) * width / 5 - width / 2),
            "main",
            "bed",
        )
    for z in (-1.0, 1.0):
        for k in range(3):
            plank = board(kit, 0.13, 0.045, length, "x")
            kit.add(plank.at(0, base + 0.1 + 0.15 * k, z * (width / 2 + 0.01)), "main", "sides")
        for x in (-0.42, 0.0, 0.42):
            kit.add(
                box(0.07, 0.5, 0.05, kit.bevel(0.01)).at(x * length, base, z * (width / 2 + 0.05)),
                "accent" if mine else "main",
                "sides",
            )
    for x in (-1.0, 1.0):
        for k in range(3):
            kit.add(
                board(kit, 0.13, 0.045, width, "z")
                .turned("z", 90)
                .at(x * (length / 2 - 0.01), base + 0.1 + 0.15 * k, 0),
                "main",
                "sides",
            )
    radius = 0.2 if mine else 0.36 if four else 0.46
    for x in (-0.42, 0.42) if four else (0.0,):
        for z in (-1.0, 1.0):
            parts = spoked_wheel(kit, radius, 0.1, 8)
            if mine:
                parts = [
                    (
                        lathe(
                            [
                                (0, -0.05),
                                (radius, -0.05),
                                (radius, 0.02),
                                (radius * 1.25, 0.02),
                                (radius * 1.25, 0.05),
                                (0, 0.05),
                            ],
                            kit.sides(24),
                        ).turned("x", 90),
                        "accent",
                    )
                ]
            for shape, finish in parts:
                kit.add(shape.at(x * length, radius, z * (width / 2 + 0.14)), finish, "wheels")
        kit.add(
            cylinder(0.045, width + 0.4, kit.sides(12))
            .turned("x", 90)
            .at(x * length, radius, -width / 2 - 0.2),
            "accent",
            "axles",
        )
    if mine:
        for _ in range(16):
            x, z = kit.between(-0.45, 0.45), kit.between(-0.3, 0.3)
            rocky = (
                sphere(kit.between(0.1, 0.17), 6, 4)
                .turned("x", kit.between(0, 90))
                .turned("y", kit.between(0, 90))
                .solid()
            )
            kit.add(
                rocky.at(x, base + 0.5 + kit.between(0, 0.1), z), "ore" if kit.chance(0.4) else "stone", "ore"
            )
        return
    for z in (-0.28, 0.28):
        path = [
            (length / 2 - 0.1, base - 0.02, z),
            (length / 2 + 0.5, base - 0.05, z),
            (length / 2 + 0.95, base - (0.06 if four else 0.36), z),
        ]
        kit.add(sweep(path, rectangle(0.06, 0.07, 0.012), up=(0, 0, 1)), "main", "shafts")
    if kit.says("caravan", "covered", "carriage"):
        ribs = [
            [(x, base + 0.4 + 0.75 * sin(a) * s, cos(a) * (width / 2 + 0.05)) for a in np.linspace(0, pi, 13)]
            for x, s in ((-length / 2, 1.0), (0, 0.96), (length / 2, 1.0))
        ]
        kit.add(loft(np.array(ribs)), "cover", "cover")
    elif kit.says("hay") or kit.chance(0.4):
        from_top = sphere(0.5, kit.sides(20)).scaled(1.3, 0.55, 0.78).solid()
        kit.add(from_top.at(0, base + 0.36, 0), "load", "load")


@prop(
    "boat, ship, rowboat, sailboat, sailing ship, pirate ship, canoe, galleon, viking ship, longship",
    4.0,
    kind="vehicle",
    tint="sail",
    main="wood",
    accent="dark wood",
    sail="canvas",
    flag="cloth",
    gold="gold",
)
def boat(kit: Kit) -> None:  # noqa: PLR0912  one recipe: parts, and whether they are there
    """A hull of planks; with masts and sails where it is a ship."""
    ship = kit.says("ship", "galleon", "pirate", "sailing", "sailboat", "longship", "viking", "frigate")
    length, beam, deep = (2.6, 0.42, 0.5) if ship else (2.0, 0.44, 0.36)

    def at(f: float, up: float) -> tuple[float, float, float]:
        """A point of the skin: ``f`` from stern to bow, ``up`` from keel to rail."""
        wide = beam * (1 - max(0.0, (f - 0.45) / 0.55) ** 2.2) * (1 - 0.45 * max(0.0, (0.3 - f) / 0.3) ** 1.6)
        sheer = (
            deep
            + (0.3 if ship else 0.16) * max(0.0, (f - 0.4) / 0.6) ** 2
            + (0.36 if ship else 0.05) * max(0.0, (0.3 - f) / 0.3) ** 1.5
        )
        return (f - 0.5) * length, up * sheer, max(wide, 0.012) * sin(min(1.0, 0.12 + up) * pi / 2) ** 0.7

    steps = 17 if kit.is_fine else 9
    rows = 6
    for row in range(rows):
        lo, hi = row / rows, (row + 1) / rows - 0.012
        for side in (-1.0, 1.0):
            rings = []
            for f in np.linspace(0, 1, steps):
                x0, y0, z0 = at(f, lo)
                x1, y1, z1 = at(f, hi)
                rings.append(
                    [
                        (x0, y0, side * z0),
                        (x1, y1, side * (z1 + 0.012)),
                        (x1, y1, side * max(z1 - 0.03, 0.002)),
                        (x0, y0, side * max(z0 - 0.04, 0.001)),
                    ]
                )
            kit.add(loft(np.array(rings)), "main", "hull")
    keel = [(at(f, 0)[0], 0.0, 0.0) for f in np.linspace(0, 1, 8)]
    bow = at(1.0, 1.0)
    kit.add(
        sweep(
            [*keel, (bow[0] + 0.06, bow[1] * 0.5, 0), (bow[0] + 0.1, bow[1] + 0.08, 0)],
            rectangle(0.07, 0.07, 0.012),
            up=(0, 0, 1),
        ),
        "accent",
        "keel",
    )
    stern = [at(0.0, u) for u in np.linspace(0, 1, 7)]
    back = [(z, y) for _, y, z in stern] + [(-z, y) for _, y, z in reversed(stern)]
    kit.add(
        prism(back[:-1] if back[0] == back[-1] else back, 0.05).turned("y", 90).at(-length / 2, 0, 0),
        "accent",
        "hull",
    )
    for side in (-1.0, 1.0):
        rail = [(x, y + 0.01, side * z) for x, y, z in (at(f, 1.0) for f in np.linspace(0, 1, steps))]
        kit.add(sweep(rail, rectangle(0.06, 0.05, 0.01), up=(0, 1, 0)), "accent", "rails")
    level = 0.62 if ship else 0.3
    deck = [at(f, level) for f in np.linspace(0.02, 0.97, 11)]
    outline = [(x, z * 0.94) for x, _, z in deck] + [(x, -z * 0.94) for x, _, z in reversed(deck)]
    kit.add(prism(outline, 0.03).turned("x", 90).at(0, deep * level, 0), "accent", "deck")
    if not ship:
        for f in (0.28, 0.6):
            x, y, z = at(f, 0.72)
            kit.add(box(0.2, 0.04, z * 1.9, kit.bevel(0.008)).at(x, deep * 0.7, 0), "main", "benches")
        for side in (-1.0, 1.0):
            kit.add(
                cylinder(0.022, 1.3, 8)
                .turned("x", 74 * side)
                .turned("y", 12)
                .at(0.05, deep * 0.92, 0.15 * side),
                "accent",
                "oars",
            )
            kit.add(
                box(0.1, 0.34, 0.025, 0.008)
                .at(0, 1.22, 0)
                .turned("x", 74 * side)
                .turned("y", 12)
                .at(0.05, deep * 0.92, 0.15 * side),
                "accent",
                "oars",
            )
        return
    masts = [(0.62, 1.7)] if kit.says("sailboat", "viking", "longship") else [(0.32, 1.5), (0.62, 1.8)]
    for f, tall in masts:
        x = (f - 0.5) * length
        kit.add(
            lathe([(0.05, 0), (0.03, tall), (0, tall)], kit.sides(10)).at(x, deep * 0.5, 0), "accent", "masts"
        )
        for low, high, wide in (
            ((0.32, 0.66, 0.66), (0.68, 0.92, 0.46)) if len(masts) > 1 else ((0.3, 0.9, 0.72),)
        ):
            rings = []
            for g in np.linspace(0, 1, 8):
                y = deep * 0.5 + tall * (low + (high - low) * g)
                w = wide * (1.08 - 0.2 * g)
                belly = 0.2 * sin(pi * (0.15 + 0.8 * g))
                front = [(x + 0.05 + belly * cos(t * pi / 2), y, w * t) for t in np.linspace(-1, 1, 9)]
                rings.append(front + [(px - 0.02, py, pz) for px, py, pz in reversed(front)])
            kit.add(loft(np.array(rings)), "sail", "sails")
            for g in (low, high):
                kit.add(
                    cylinder(0.024, wide * 2.1, 8).turned("x", 90).at(x, deep * 0.5 + tall * g, -wide * 1.05),
                    "accent",
                    "masts",
                )
        kit.add(
            prism([(0, 0), (-0.3, 0.03), (-0.26, 0.1), (-0.32, 0.17), (0, 0.2)], 0.012).at(
                x, deep * 0.5 + tall, 0
            ),
            "flag",
            "flags",
        )
    kit.add(
        tube([(bow[0] - 0.1, bow[1], 0), (bow[0] + 0.5, bow[1] + 0.24, 0)], [0.04, 0.02], 8),
        "accent",
        "masts",
    )
    if len(masts) > 1:
        kit.add(
            box(0.5, 0.24, beam * 1.1, kit.bevel(0.012)).at(-length / 2 + 0.3, deep * 0.95, 0),
            "main",
            "cabin",
        )
        for z in (-0.12, 0.12):
            kit.add(box(0.03, 0.1, 0.1, 0).at(-length / 2 - 0.03, deep * 0.98, z), "light", "cabin")


@prop("anchor, ship anchor", 1.2, kind="vehicle", main="iron", accent="wood", rope="rope")
def anchor(kit: Kit) -> None:
    """A shank with two flukes, a stock and a ring."""
    kit.add(lathe([(0.07, 0.1), (0.055, 1.3), (0, 1.3)], kit.sides(14)), "main", "shank")
    path = [(0.62 * sin(a), 0.66 - 0.62 * cos(a), 0) for a in np.linspace(-1.25, 1.25, 15)]
    sizes = [0.5 + 0.5 * cos(a) ** 0.5 for a in np.linspace(-1.25, 1.25, 15)]
    kit.add(sweep(path, rectangle(0.13, 0.12, kit.bevel(0.025)), sizes, up=(0, 0, 1)), "main", "arms")
    for side in (-1.0, 1.0):
        fluke = (
            prism(
                [(0, 0.26), (0.14, 0.0), (0.06, -0.06), (-0.06, -0.06), (-0.14, 0.0)], 0.06, kit.bevel(0.014)
            )
            .turned("y", 90)
            .turned("z", side * 34)
        )
        kit.add(fluke.at(side * 0.57, 0.5, 0), "main", "flukes")
    kit.add(cylinder(0.06, 0.86, kit.sides(14), 0.012).turned("z", 90).at(0.43, 1.12, 0), "accent", "stock")
    kit.add(torus(0.13, 0.032, kit.sides(22), 8).turned("x", 90).at(0, 1.42, 0), "main", "ring")
    if kit.says("rope") or kit.chance(0.4):
        coil = [
            (0.12 * cos(a * 3) * (1 + a * 0.04), 1.1 - 0.13 * a, 0.1 * sin(a * 3))
            for a in np.linspace(0, 6.2, 46)
        ]
        kit.add(tube(coil, 0.026, 8), "rope", "rope")


@prop(
    "cannon, artillery, pirate cannon",
    1.8,
    kind="weapon",
    main="dark metal",
    accent="wood",
    ring="brass",
    ball="iron",
)
def cannon(kit: Kit) -> None:
    """A barrel on a carriage with balls beside it."""
    profile = [
        (0, -0.62),
        (0.07, -0.6),
        (0.1, -0.53),
        (0.07, -0.48),
        (0.2, -0.44),
        (0.24, -0.36),
        (0.24, -0.2),
        (0.21, -0.18),
        (0.17, 0.7),
        (0.23, 0.78),
        (0.23, 0.84),
        (0.12, 0.84),
        (0.12, 0.5),
        (0, 0.5),
    ]
    tilt = 72
    kit.add(lathe(profile, kit.sides(28)).turned("z", -tilt).at(0.05, 0.62, 0), "main", "barrel")
    for y in (-0.3, 0.15, 0.6):
        r = 0.255 if y < 0 else 0.21
        kit.add(
            torus(r, 0.02, kit.sides(28), 8).at(0, y, 0).turned("z", -tilt).at(0.05, 0.62, 0),
            "ring",
            "barrel",
        )
    for z in (-0.24, 0.24):
        outline = [
            (-0.7, 0.16),
            (0.55, 0.16),
            (0.55, 0.5),
            (0.2, 0.64),
            (-0.1, 0.5),
            (-0.35, 0.44),
            (-0.7, 0.34),
        ]
        kit.add(prism(outline, 0.09, kit.bevel(0.014)).at(0, 0, z), "accent", "carriage")
    kit.add(box(1.1, 0.08, 0.5, kit.bevel(0.012)).at(-0.05, 0.2, 0), "accent", "carriage")
    for x, r in ((-0.5, 0.16), (0.36, 0.22)):
        for z in (-1.0, 1.0):
            for shape, finish in [
                (cylinder(r, 0.09, kit.sides(22), 0.012).turned("x", 90), "accent"),
                (cylinder(r * 0.35, 0.13, kit.sides(12), 0.012).turned("x", 90), "ring"),
            ]:
                kit.add(shape.at(x, r, z * 0.34 - 0.045), finish, "wheels")
    for x, y, z in ((0.75, 0.1, 0.45), (0.97, 0.1, 0.4), (0.84, 0.1, 0.63), (0.85, 0.27, 0.49)):
        kit.add(sphere(0.105, kit.sides(16)).at(x, y, z), "ball", "balls")


@prop(
    "rocket, toy rocket, space rocket, missile, rocket ship",
    2.5,
    kind="vehicle",
    tint="accent",
    main="plastic",
    accent="paint",
    window="glass",
    metal="dark metal",
    flame="flame",
    pane="crystal",
)
def rocket(kit: Kit) -> None:
    """A round hull with a nose, fins, a porthole and fire below."""
    profile = [(0.0, 0.0), (0.24, 0.0), (0.3, 0.1), (0.42, 0.5), (0.45, 0.9), (0.4, 1.35), (0.34, 1.55)]
    sides = kit.sides(36)
    kit.add(lathe([*profile, (0, 1.55)], sides).at(0, 0.3, 0), "main", "hull")
    kit.add(
        lathe([(0, 1.54), (0.345, 1.54), (0.27, 1.72), (0.15, 1.9), (0.05, 2.0), (0, 2.02)], sides).at(
            0, 0.3, 0
        ),
        "accent",
        "nose",
    )
    kit.add(torus(0.435, 0.03, sides, 8).at(0, 0.95, 0), "accent", "hull")
    fin = prism(
        [(0.3, 0.75), (0.62, 0.35), (0.7, -0.05), (0.58, 0.0), (0.3, 0.36)], 0.08, kit.bevel(0.02)
    ).at(0, 0.1, 0)
    kit.around(fin, 4 if kit.chance(0.4) else 3, "accent", "fins", 30)
    kit.add(
        lathe([(0, 0.32), (0.18, 0.32), (0.25, 0.1), (0.21, 0.1), (0.14, 0.28), (0, 0.28)], kit.sides(24)),
        "metal",
        "engine",
    )
    kit.add(torus(0.16, 0.04, kit.sides(24), 8).turned("x", 90).at(0, 1.42, 0.425), "metal", "porthole")
    kit.add(sphere(0.15, kit.sides(20)).scaled(1, 1, 0.35).at(0, 1.42, 0.425), "pane", "porthole")
    if not kit.says("toy", "missile"):
        kit.add(
            lathe([(0, -0.45), (0.1, -0.15), (0.17, 0.06), (0.12, 0.2), (0, 0.24)], kit.sides(16)),
            "flame",
            "fire",
        )


@prop(
    "spaceship, space ship, starship, starfighter, spacecraft, ufo, flying saucer, shuttle, fighter",
    6.0,
    kind="vehicle",
    tint="accent",
    main="hull",
    accent="paint",
    pane="crystal",
    metal="dark metal",
    jet="energy",
)
def spaceship(kit: Kit) -> None:
    """A pointed hull with wings and engines; or a saucer."""
    if kit.says("ufo", "saucer", "alien"):
        kit.add(
            lathe(
                [
                    (0, 0.0),
                    (0.35, 0.0),
                    (0.9, 0.2),
                    (1.2, 0.32),
                    (1.22, 0.37),
                    (0.9, 0.47),
                    (0.5, 0.56),
                    (0, 0.58),
                ],
                kit.sides(48),
            ),
            "main",
            "saucer",
        )
        kit.add(sphere(0.48, kit.sides(28)).scaled(1, 0.85, 1).at(0, 0.55, 0), "pane", "dome")
        kit.add(torus(0.5, 0.05, kit.sides(36), 8).at(0, 0.57, 0), "metal", "saucer")
        kit.around(sphere(0.07, 10).at(0, 0.36, 1.16), 12, "light", "lights")
        kit.add(lathe([(0, -0.1), (0.24, -0.06), (0.34, 0.02), (0, 0.02)], kit.sides(28)), "jet", "drive")
        return
    rings = []
    for f in np.linspace(0, 1, 15 if kit.is_fine else 8):
        w = 0.34 * sin(pi * min(1.0, 0.16 + 0.84 * f)) ** 0.7 * (1 if f < 0.97 else 0.6) + 0.015
        h = 0.24 * sin(pi * min(1.0, 0.2 + 0.78 * f)) ** 0.8 + 0.012
        ring = [
            (w * cos(a), h * sin(a) * (1 if sin(a) > 0 else 0.7), (f - 0.45) * 2.4)
            for a in np.linspace(0, 2 * pi, kit.sides(20, 8), endpoint=False)
        ]
        rings.append(ring)
    kit.add(loft(np.array(rings)), "main", "hull")
    kit.add(sphere(0.2, kit.sides(22)).scaled(0.85, 0.7, 2.0).at(0, 0.17, 0.25), "pane", "cockpit")
    sweepback, span = kit.between(0.5, 0.9), kit.between(0.95, 1.2)
    for side in (-1.0, 1.0):
        outline = [(0.2, 0.35), (span, 0.35 - sweepback), (span, -0.2 - sweepback), (0.2, -0.75)]
        wing = (
            prism([(side * x, y) for x, y in outline], 0.07, kit.bevel(0.02))
            .turned("x", 90)
            .turned("z", side * -5)
        )
        kit.add(wing, "main", "wings")
        stripe = (
            prism(
                [
                    (side * (span - 0.22), 0.1 - sweepback),
                    (side * (span + 0.01), -0.02 - sweepback),
                    (side * (span + 0.01), -0.2 - sweepback),
                    (side * (span - 0.22), -0.24 - sweepback),
                ],
                0.09,
                kit.bevel(0.014),
            )
            .turned("x", 90)
            .turned("z", side * -5)
        )
        kit.add(stripe, "accent", "wings")
        pod = lathe(
            [(0, 0), (0.11, 0.0), (0.16, 0.08), (0.17, 0.6), (0.1, 0.85), (0, 0.9)], kit.sides(20)
        ).turned("x", 90)
        kit.add(pod.at(side * 0.4, 0.02, -0.95), "main", "engines")
        kit.add(
            lathe([(0, -0.02), (0.13, -0.02), (0.135, 0.06), (0, 0.06)], kit.sides(18))
            .turned("x", 90)
            .at(side * 0.4, 0.02, -0.97),
            "metal",
            "engines",
        )
        kit.add(
            lathe([(0, -0.28), (0.07, -0.1), (0.1, 0.0), (0, 0.0)], kit.sides(14))
            .turned("x", 90)
            .at(side * 0.4, 0.02, -0.97),
            "jet",
            "engines",
        )
        fin = (
            prism([(0.0, 0.0), (0.34, 0.46), (0.52, 0.46), (0.5, 0.0)], 0.05, kit.bevel(0.014))
            .turned("y", 90)
            .turned("z", side * -16)
        )
        kit.add(fin.at(side * 0.3, 0.1, -0.5), "accent", "fins")
        kit.add(
            cylinder(0.035, 0.7, kit.sides(10), 0.008)
            .turned("x", 90)
            .at(side * span, -0.02, -0.1 - sweepback),
            "metal",
            "guns",
        )


@prop(
    "car, truck, toy car, race car, van, taxi, bus, jeep",
    4.0,
    kind="vehicle",
    main="paint",
    accent="plastic",
    tyre="rubber",
    pane="glass",
    metal="steel",
    light="light",
)
def car(kit: Kit) -> None:
    """A round little car; a truck or bus where it is asked for."""
    tall = kit.says("bus", "van", "truck")
    length, width = (2.3 if tall else 1.9), 0.86
    lower = [
        (-length / 2, 0.22),
        (length / 2, 0.22),
        (length / 2 + 0.02, 0.4),
        (length / 2 - 0.08, 0.56),
        (-length / 2 + 0.04, 0.6),
        (-length / 2 - 0.02, 0.42),
    ]
    kit.add(prism(lower, width, kit.bevel(0.07)), "main", "body")
    top = 1.12 if tall else 0.94
    x0, x1 = (-length / 2 + 0.08, length / 2 - 0.34) if tall else (-0.62, 0.42)
    cabin = [(x0, 0.54), (x1 + 0.2, 0.54), (x1 - 0.08, top), (x0 + 0.14, top)]
    kit.add(prism(cabin, width * 0.88, kit.bevel(0.06)), "main", "cabin")
    for z in (-1.0, 1.0):
        panes = 3 if tall else 2
        for k in range(panes):
            a = x0 + 0.14 + (x1 - x0 - 0.14) * k / panes + 0.03
            b = x0 + 0.14 + (x1 - x0 - 0.14) * (k + 1) / panes - 0.03
            pane = prism(
                [(a, 0.6), (b + (0.1 if k == panes - 1 else 0), 0.6), (b, top - 0.07), (a, top - 0.07)], 0.03
            )
            kit.add(pane.at(0, 0, z * width * 0.44), "rubber", "windows")
    lean = float(np.degrees(np.arctan2(0.28, top - 0.54)))
    shield = box(0.03, (top - 0.6) * 1.1, width * 0.72, 0.01).turned("z", lean)
    kit.add(shield.at(x1 + 0.175, 0.585, 0), "rubber", "windows")
    for x in (-length * 0.3, length * 0.3):
        for z in (-1.0, 1.0):
            tyre = lathe(
                [(0.08, -0.09), (0.2, -0.09), (0.24, -0.05), (0.24, 0.05), (0.2, 0.09), (0.08, 0.09)],
                kit.sides(28),
                is_loop=True,
            ).turned("x", 90)
            kit.add(tyre.at(x, 0.24, z * width * 0.46), "tyre", "wheels")
            kit.add(
                cylinder(0.13, 0.14, kit.sides(20), 0.02)
                .turned("x", 90)
                .at(x, 0.24, z * width * 0.46 - 0.07),
                "metal",
                "wheels",
            )
    for z in (-0.28, 0.28):
        kit.add(
            sphere(0.085, kit.sides(16)).scaled(0.5, 1, 1).at(length / 2 - 0.02, 0.46, z), "light", "lights"
        )
        kit.add(sphere(0.06, kit.sides(12)).scaled(0.5, 1, 1).at(-length / 2 + 0.0, 0.5, z), "gem", "lights")
    for x in (-1.0, 1.0):
        kit.add(box(0.08, 0.1, width * 1.02, 0.03).at(x * (length / 2 + 0.02), 0.24, 0), "metal", "bumpers")


@prop("gear, cog, cogwheel, clockwork", 0.4, kind="vehicle", main="brass", accent="iron")
def gear(kit: Kit) -> None:
    """Teeth around a spoked disc."""
    teeth = kit.whole(10, 16)
    outline = []
    for k in range(teeth):
        for f, r in ((0.0, 0.8), (0.24, 0.8), (0.34, 1.0), (0.66, 1.0), (0.76, 0.8)):
            a = 2 * pi * (k + f) / teeth
            outline.append((cos(a) * r, sin(a) * r))
    ring = np.array(
        [
            [(x * s, y * s, z) for x, y in outline]
            for s, z in ((0.68, -0.1), (1.0, -0.1), (1.0, 0.1), (0.68, 0.1))
        ]
    )
    inner = np.array(
        [
            (cos(a) * 0.6, sin(a) * 0.6)
            for a in [2 * pi * (k + f) / teeth for k in range(teeth) for f in (0.0, 0.24, 0.34, 0.66, 0.76)]
        ]
    )
    ring[0, :, :2] = inner
    ring[3, :, :2] = inner
    kit.add(loft(ring, is_loop=True), "main", "rim")
    for k in range(5):
        kit.add(box(0.14, 0.6, 0.13, kit.bevel(0.02)).at(0, 0.06, 0).turned("z", 72 * k), "main", "spokes")
    kit.add(
        lathe([(0.1, -0.16), (0.2, -0.16), (0.2, 0.16), (0.1, 0.16)], kit.sides(24), is_loop=True).turned(
            "x", 90
        ),
        "accent",
        "hub",
    )
