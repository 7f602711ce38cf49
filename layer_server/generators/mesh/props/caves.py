"""What grows in caves: dripstone, ice; cliffs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, sphere, sweep, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.nature import boulder, cloud
from layer_server.generators.mesh.shape import Shape


def _spike(kit: Kit, radius: float, height: float, lumps: int = 5) -> Shape:
    """A cone of dripstone, standing."""
    profile = [(0.0, 0.0), (radius, 0.0)]
    for k in range(1, lumps):
        t = k / lumps
        profile.append(
            (radius * (1 - t) ** 0.8 * (1 + 0.16 * (-1) ** k), height * (t + kit.between(-0.03, 0.03)))
        )
    return lathe([*profile, (0, height)], kit.sides(14, 6)).solid()


@prop(
    "stalagmite, stalagmites, dripstone, cave spikes, rock spikes, rock spike, stone spikes, rock formation, hoodoo",
    1.5,
    kind="nature",
    main="stone",
    accent="dark stone",
)
def stalagmite(kit: Kit) -> None:
    """Cones of stone that stand, one tall among smaller."""
    base = lathe([(0, 0), (0.62, 0), (0.5, 0.09), (0.2, 0.14), (0, 0.15)], kit.sides(20)).solid()
    kit.add(base.scaled(1.1, 1, 0.9), "main", "base")
    kit.add(_spike(kit, 0.26, kit.between(1.3, 1.6), 8), "main", "spikes")
    for k in range(6):
        a = 2 * pi * k / 6 + kit.between(-0.3, 0.3)
        r = kit.between(0.3, 0.48)
        spike = _spike(kit, kit.between(0.1, 0.17), kit.between(0.3, 0.8), 5).turned("z", kit.between(-5, 5))
        kit.add(spike.at(r * sin(a), 0.04, r * cos(a)), "main", "spikes")


@prop(
    "stalactite, stalactites, cave ceiling",
    1.5,
    kind="nature",
    main="stone",
    accent="dark stone",
    drop="water",
)
def stalactite(kit: Kit) -> None:
    """Cones of stone that hang from a slab."""
    slab = prism(
        [
            (0.75 * cos(a) * kit.between(0.8, 1.1), 0.6 * sin(a) * kit.between(0.8, 1.1))
            for a in np.linspace(0, 2 * pi, 13)[:-1]
        ],
        0.24,
        0.06,
    )
    kit.add(slab.turned("x", 90).at(0, 1.62, 0).solid(), "main", "ceiling")
    kit.add(_spike(kit, 0.24, kit.between(1.2, 1.45), 8).turned("x", 180).at(0, 1.6, 0), "main", "spikes")
    for k in range(7):
        a = 2 * pi * k / 7 + kit.between(-0.3, 0.3)
        r = kit.between(0.28, 0.46)
        spike = _spike(kit, kit.between(0.09, 0.15), kit.between(0.35, 0.9), 5).turned("x", 180)
        kit.add(spike.at(r * sin(a), 1.58, r * cos(a)), "main", "spikes")
    kit.add(sphere(0.035, 10).scaled(1, 1.3, 1).at(0, 0.06, 0), "drop", "drop")


@prop(
    "icicles, icicle, hanging ice, iceberg, ice floe, ice spikes, frozen waterfall",
    1.0,
    kind="nature",
    main="ice",
    accent="snow",
    water="water",
)
def icicles(kit: Kit) -> None:
    """Ice that hangs in a row under snow; or floats."""
    if kit.says("iceberg", "floe"):
        kit.add(cylinder(1.2, 0.05, kit.sides(40)), "water", "water")
        for x, z, r, h in (
            (0, 0, 0.55, 1.1),
            (0.5, 0.2, 0.36, 0.6),
            (-0.48, -0.1, 0.4, 0.72),
            (0.1, 0.5, 0.3, 0.36),
        ):
            rings = []
            count = 7
            turn = kit.between(0, 1)
            for y, s in ((0.0, 1.1), (h * 0.45, 0.85), (h * 0.8, 0.5), (h, 0.16)):
                rings.append(
                    [
                        (
                            x + r * s * kit.between(0.85, 1.1) * cos(2 * pi * k / count + turn),
                            y,
                            z + r * s * kit.between(0.85, 1.1) * sin(2 * pi * k / count + turn),
                        )
                        for k in range(count)
                    ]
                )
            kit.add(loft(np.array(rings)).at(0, 0.03, 0).solid(), "main", "ice")
            kit.add(sphere(r * 0.3, 8).scaled(1, 0.35, 1).at(x, h * 0.98, z), "accent", "snow")
        return
    if kit.says("spikes"):
        for k in range(9):
            a, r = 2.4 * k, 0.09 * k**0.75
            spike = (
                lathe([(0, 0), (0.14, 0), (0.1, 0.4), (0, kit.between(0.5, 1.1))], 6)
                .turned("z", kit.between(-14, 14))
                .turned("y", kit.between(0, 90))
            )
            kit.add(spike.at(r * sin(a) * 1.2, 0, r * cos(a)).solid(), "main", "ice")
        return
    kit.add(box(1.8, 0.16, 0.34, kit.bevel(0.05)).at(0, 1.0, 0), "accent", "snow")
    for k in range(9):
        kit.add(
            cloud(kit, kit.between(0.1, 0.15), 0.2, 8).scaled(1.2, 0.7, 1.2).at(-0.8 + 0.2 * k, 1.14, 0.02),
            "accent",
            "snow",
        )
    for k in range(13):
        x = -0.84 + 0.14 * k
        long = kit.between(0.25, 0.5) if k % 3 else kit.between(0.6, 0.98)
        r = 0.035 + 0.05 * long
        profile = [
            (0, -long),
            (r * 0.25, -long * 0.75),
            (r * 0.6, -long * 0.4),
            (r * 0.8, -long * 0.2),
            (r * 1.2, 0.02),
            (0, 0.04),
        ]
        kit.add(lathe(profile, 10).at(x, 1.0, kit.between(-0.08, 0.1)).solid(), "main", "icicles")


@prop(
    "waterfall, cliff, rocky cliff, rock cliff, cliff face, sea stack, rock wall, mesa, plateau, cave, cave entrance, mine entrance, cavern",
    4.0,
    kind="nature",
    main="stone",
    accent="grass",
    water="water",
    foam="snow",
    dark="dark",
    wood="wood",
    light="flame",
)
def cliff(kit: Kit) -> None:
    """Rock in steps under grass; with water that falls, or with a way in."""
    cave = kit.says("cave", "mine", "cavern")
    falls = kit.says("waterfall", "falls")
    for k in range(13):
        x = -1.2 + 0.2 * k + kit.between(-0.05, 0.05)
        deep = kit.between(0.0, 0.2)
        gap = abs(x) < 0.42 and (cave or falls)
        z = -0.42 if gap else -0.1 + deep
        tall = kit.between(1.5, 1.9) if not gap or falls else 1.9
        column = prism(
            [
                (0.24 * cos(a) * kit.between(0.85, 1.15), 0.34 * sin(a) * kit.between(0.85, 1.15))
                for a in np.linspace(0, 2 * pi, 8)[:-1]
            ],
            tall,
            0.05,
        )
        start = 0.0 if not (gap and cave) else 1.0
        shape = column.turned("x", -90).at(0, tall / 2, 0)
        kit.add(shape.scaled(1, 0.55 if start else 1, 1).at(x, start, z).solid(), "main", "rock")
    kit.add(box(2.7, 1.5, 0.6, 0.08).at(0, 0, -0.62).solid(), "main", "rock")
    for k in range(11):
        x = -1.3 + 0.26 * k
        if abs(x) > 0.4 or not (cave or falls):
            stone = boulder(kit, kit.between(0.14, 0.3), 10)
            kit.add(stone.at(x, 0.06, 0.45 + kit.between(-0.05, 0.25)), "main", "rocks")
    top = [
        (1.45 * cos(a) * kit.between(0.92, 1.05), -0.45 + 0.62 * sin(a))
        for a in np.linspace(0, 2 * pi, 15)[:-1]
    ]
    kit.add(prism(top, 0.16, 0.05).turned("x", 90).at(0, 1.82, 0), "accent", "grass")
    if cave:
        kit.add(box(0.86, 1.1, 0.12, 0.04).at(0, 0, -0.26), "dark", "inside")
        if kit.says("mine"):
            for s in (-1.0, 1.0):
                kit.add(box(0.14, 1.1, 0.16, 0.02).at(s * 0.46, 0, 0.1), "wood", "frame")
                kit.add(box(0.06, 0.04, 1.2, 0.01).at(s * 0.2, 0.03, 0.4), "iron", "rails")
            kit.add(box(1.2, 0.16, 0.18, 0.02).at(0, 1.08, 0.1), "wood", "frame")
            for k in range(4):
                kit.add(box(0.66, 0.04, 0.12, 0.01).at(0, 0.0, 0.0 + 0.28 * k), "wood", "sleepers")
    if falls:
        path = curve([(0, 1.93, -0.9), (0, 1.95, -0.35), (0, 1.8, -0.1), (0, 1.0, 0.08), (0, 0.12, 0.16)], 4)
        kit.add(
            sweep(path, [(0.03, 0.34), (0.03, -0.34), (-0.03, -0.34), (-0.03, 0.34)], up=(1, 0, 0)),
            "water",
            "water",
        )
        for x in (-0.2, -0.05, 0.12, 0.25):
            kit.add(tube([(x + a, b + 0.01, c + 0.035) for a, b, c in path[3:]], 0.018, 6), "foam", "foam")
        kit.add(
            lathe([(0, 0), (0.75, 0), (0.72, 0.08), (0, 0.08)], kit.sides(30))
            .scaled(1.2, 1, 0.8)
            .at(0, 0.02, 0.5),
            "water",
            "pool",
        )
        for _ in range(9):
            kit.add(
                cloud(kit, kit.between(0.08, 0.14), 0.2, 8).at(
                    kit.between(-0.38, 0.38), 0.12, 0.2 + kit.between(0, 0.14)
                ),
                "foam",
                "foam",
            )
