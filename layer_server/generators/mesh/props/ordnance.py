"""Arms of a modern soldier: a fragmentation grenade, an assault rifle."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rectangle, sweep, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "grenade, hand grenade, frag grenade, fragmentation grenade, pineapple grenade, stun grenade, flashbang",
    0.14,
    kind="weapon",
    main="paint green",
    accent="dark metal",
    pin="steel",
    ring="brass",
)
def grenade(kit: Kit) -> None:
    """A green body cut into blocks, with a lever, a fuse and the ring of its pin."""
    kit.add(
        lathe(
            [(0, 0.02), (0.22, 0), (0.33, 0.12), (0.36, 0.4), (0.32, 0.66), (0.2, 0.8), (0, 0.8)],
            kit.sides(28),
        ),
        "accent",
        "core",
    )
    rows, columns = (5, 10) if kit.is_fine else (4, 8)
    for k in range(rows):
        y0, y1 = (0.05 + 0.7 * f for f in (k / rows + 0.012, (k + 1) / rows - 0.012))
        radius = [0.27 + 0.14 * float(np.sin(np.pi * (y + 0.05) / 0.9)) for y in (y0, y1)]
        for j in range(columns):
            a = np.pi / columns * 0.84
            ring = [
                [
                    (float(np.sin(t)) * r, y, float(np.cos(t)) * r)
                    for t, r in (
                        (-a, radius[i] - 0.09),
                        (-a, radius[i]),
                        (a, radius[i]),
                        (a, radius[i] - 0.09),
                    )
                ]
                for i, y in enumerate((y0, y1))
            ]
            kit.add(loft(np.array(ring)).turned("y", 360 * j / columns), "main", "body")
    kit.add(cylinder(0.17, 0.1, 20, kit.bevel(0.015)).at(0, 0.78, 0), "accent", "fuse")
    kit.add(cylinder(0.12, 0.14, 18, kit.bevel(0.015)).at(0, 0.87, 0), "pin", "fuse")
    lever = curve(
        [(-0.12, 1.03, 0), (0.1, 1.05, 0), (0.3, 0.96, 0), (0.44, 0.7, 0), (0.48, 0.34, 0), (0.46, 0.2, 0)]
    )
    kit.add(sweep(lever, rectangle(0.03, 0.16, 0.006), up=(0, 0, 1)), "pin", "lever")
    kit.add(tube([(0, 0.96, -0.17), (0, 0.96, 0.17)], 0.02, 8), "pin", "pin")
    kit.add(torus(0.15, 0.02, 24, 8).turned("z", 90).turned("y", 30).at(-0.04, 0.88, 0.26), "ring", "ring")


@prop(
    "assault rifle, ak 47, ak47, m4, m16, ar 15, battle rifle, military rifle, automatic rifle, army rifle, modern rifle, ak",
    0.9,
    kind="weapon",
    main="dark metal",
    accent="wood",
    steel="steel",
    rubber="rubber",
)
def assault_rifle(kit: Kit) -> None:
    """A curved magazine before a pistol grip, a gas tube over the barrel, sights and a stock."""
    m, bevel = "main", kit.bevel(0.012)
    modern = kit.says("m4", "m16", "ar", "15", "modern", "military", "army")
    wood = "rubber" if modern else "accent"

    def slab(points: list[tuple[float, float]], thick: float, finish: str, group: str) -> None:
        """An outline with z as its first coordinate."""
        kit.add(prism([(-z, y) for z, y in reversed(points)], thick, bevel).turned("y", 90), finish, group)

    slab(
        [(-0.3, 0.46), (0.24, 0.46), (0.24, 0.6), (0.2, 0.64), (-0.24, 0.64), (-0.3, 0.58)],
        0.09,
        m,
        "receiver",
    )
    slab(
        [(-0.3, 0.5), (-0.9, 0.3), (-0.94, 0.32), (-0.94, 0.52), (-0.9, 0.55), (-0.3, 0.6)],
        0.075,
        wood,
        "stock",
    )
    slab([(-0.95, 0.3), (-0.93, 0.3), (-0.93, 0.54), (-0.95, 0.54)], 0.085, "steel", "stock")
    slab([(-0.3, 0.46), (-0.18, 0.46), (-0.24, 0.2), (-0.36, 0.23)], 0.07, wood, "grip")
    bow = curve([(0, 0.48, 0.1), (0, 0.34, 0.12), (0, 0.2, 0.18), (0, 0.08, 0.28)])
    kit.add(sweep(bow, rectangle(0.065, 0.16, 0.012), up=(1, 0, 0)), m, "magazine")
    kit.add(
        tube(curve([(0, 0.46, -0.17), (0, 0.37, -0.14), (0, 0.37, -0.02), (0, 0.46, 0.0)]), 0.013, 8),
        m,
        "guard",
    )
    kit.add(tube([(0, 0.46, -0.1), (0, 0.4, -0.08)], 0.012, 8), "steel", "trigger")
    slab([(0.24, 0.46), (0.6, 0.48), (0.6, 0.58), (0.24, 0.58)], 0.095, wood, "forend")
    slab([(0.26, 0.6), (0.58, 0.6), (0.58, 0.67), (0.26, 0.68)], 0.07, wood, "forend")
    kit.add(cylinder(0.024, 0.62, kit.sides(14)).turned("x", 90).at(0, 0.55, 0.58), m, "barrel")
    kit.add(cylinder(0.02, 0.3, 12).turned("x", 90).at(0, 0.635, 0.56), m, "gas tube")
    slab([(0.82, 0.54), (0.9, 0.54), (0.87, 0.66), (0.82, 0.66)], 0.04, m, "gas tube")
    slab([(1.06, 0.54), (1.12, 0.54), (1.1, 0.7), (1.08, 0.7)], 0.03, m, "sights")
    kit.add(cylinder(0.036, 0.12, 14).turned("x", 90).at(0, 0.55, 1.16), m, "muzzle")
    slab([(0.14, 0.63), (0.24, 0.63), (0.2, 0.7), (0.16, 0.7)], 0.05, m, "sights")
    kit.add(box(0.06, 0.03, 0.05, 0.006).at(0.06, 0.57, -0.06), "steel", "bolt")
    if modern or kit.says("scope", "sights"):
        kit.add(box(0.05, 0.03, 0.4, 0.004).at(0, 0.64, 0.0), m, "rail")
        kit.add(box(0.08, 0.11, 0.14, bevel).at(0, 0.67, -0.02), m, "sights")
        kit.add(box(0.055, 0.07, 0.15, 0).at(0, 0.69, -0.02), "glass", "sights")
