"""Boats, ships, anchors."""

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
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop


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
        for share in (0.28, 0.6):
            x, y, z = at(share, 0.72)
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
    for share, tall in masts:
        x = (share - 0.5) * length
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
                front: list[tuple[float, float, float]] = [
                    (x + 0.05 + belly * cos(t * pi / 2), y, w * t) for t in np.linspace(-1, 1, 9)
                ]
                rings.append(front + [(px - 0.02, py, pz) for px, py, pz in reversed(front)])
            kit.add(loft(np.array(rings)), "sail", "sails")
            for end in (low, high):
                kit.add(
                    cylinder(0.024, wide * 2.1, 8)
                    .turned("x", 90)
                    .at(x, deep * 0.5 + tall * end, -wide * 1.05),
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
