# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Mountains, islands, what is in the sky; stones that stand."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, sphere, sweep, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.nature import boulder, cloud, tree


@prop(
    "volcano, mountain, snowy mountain, hill, mountain peak, erupting volcano, island, desert island, tropical island, floating island, sky island",
    6.0,
    kind="nature",
    main="stone",
    accent="grass",
    lava="neon red",
    snow="snow",
    smoke="fur gray",
    sand="sand",
    water="water",
    earth="dirt",
    flame="lava",
)
def mountain(kit: Kit) -> None:
    """A cone with fire or snow on top; or land in water or in the air."""
    if kit.says("island"):
        floating = kit.says("floating", "sky")
        edge = [kit.between(0.9, 1.1) for _ in range(14)]
        if floating:
            rings = []
            for y, r in ((-1.3, 0.06), (-0.9, 0.3), (-0.45, 0.66), (-0.1, 0.95), (0.0, 1.0)):
                rings.append(
                    [
                        (
                            r * edge[k] * kit.between(0.94, 1.06) * cos(2 * pi * k / 14),
                            y,
                            r * edge[k] * kit.between(0.94, 1.06) * sin(2 * pi * k / 14),
                        )
                        for k in range(14)
                    ]
                )
            kit.add(loft(np.array(rings)).solid(), "earth" if kit.chance(0.5) else "main", "rock")
            rings = [
                [
                    (r * edge[k] * cos(2 * pi * k / 14), y, r * edge[k] * sin(2 * pi * k / 14))
                    for k in range(14)
                ]
                for y, r in ((-0.06, 1.03), (0.05, 1.03), (0.14, 0.85), (0.17, 0.4))
            ]
            kit.add(loft(np.array(rings)).solid(), "accent", "grass")
            ground = 0.14
        else:
            kit.add(cylinder(1.7, 0.06, kit.sides(44)), "water", "water")
            kit.add(
                lathe([(0, 0.02), (1.15, 0.04), (0.95, 0.14), (0.5, 0.3), (0, 0.36)], kit.sides(36)).solid(),
                "sand",
                "sand",
            )
            ground = 0.3
        if floating:
            small = Kit(np.random.default_rng(int(kit.between(0, 1e6))), min(kit.detail, 0.5), frozenset())
            tree(small)
            for piece in small.pieces:
                kit.add(
                    piece.shape.scaled(0.42).at(-0.25, ground, -0.1),
                    {"main": "bark", "accent": "leaf"}.get(piece.finish, "leaf"),
                    "tree",
                )
            for k in range(4):
                kit.add(
                    boulder(kit, kit.between(0.08, 0.16), 9).at(0.4 + 0.1 * k, ground, 0.3 - 0.2 * k),
                    "main",
                    "rocks",
                )
        else:
            trunk = curve([(0.1, ground, 0), (0.2, 0.7, 0), (0.1, 1.2, 0), (-0.1, 1.6, 0)], 4)
            kit.add(tube(trunk, np.linspace(0.1, 0.06, len(trunk)).tolist(), 10), "bark", "palm")
            for k in range(8):
                leaf = curve([(0, 0, 0), (0.3, 0.16, 0), (0.65, 0.02, 0), (0.85, -0.26, 0)], 3)
                width = np.array([0.05, 0.1, 0.13, 0.14, 0.13, 0.12, 0.1, 0.08, 0.06, 0.01])[: len(leaf)]
                blade = sweep(
                    leaf,
                    [(1, 0.012), (-1, 0.012), (-1, -0.012), (1, -0.012)],
                    np.column_stack([width, np.ones(len(leaf))]),
                    up=(0, 1, 0),
                )
                kit.add(blade.turned("y", 45 * k).at(-0.1, 1.6, 0), "plant", "palm")
            for k in range(3):
                kit.add(sphere(0.08, 10).at(-0.1 + 0.1 * sin(2 * k), 1.52, 0.1 * cos(2 * k)), "bark", "palm")
            for k in range(4):
                kit.add(
                    boulder(kit, kit.between(0.08, 0.18), 9).at(0.6 - 0.3 * k, 0.12, 0.55), "main", "rocks"
                )
        return
    fire = kit.says("volcano", "erupting")
    hill = kit.says("hill")
    profile = (
        [(1.35, 0.0), (1.1, 0.22), (0.8, 0.55), (0.55, 0.95), (0.36, 1.3)]
        if fire
        else [(1.4, 0), (1.15, 0.18), (0.6, 0.4), (0, 0.48)]
        if hill
        else [(1.3, 0.0), (1.0, 0.32), (0.66, 0.78), (0.34, 1.25), (0.0, 1.7)]
    )
    count = 22
    wobble = [[kit.between(0.88, 1.12) for _ in range(count)] for _ in profile]
    rings = [
        [
            (max(r, 0.02) * w * cos(2 * pi * k / count), y, max(r, 0.02) * w * sin(2 * pi * k / count))
            for k, w in enumerate(row)
        ]
        for (r, y), row in zip(profile, wobble, strict=True)
    ]
    if fire:
        rings += [
            [(0.26 * cos(2 * pi * k / count), 1.26, 0.26 * sin(2 * pi * k / count)) for k in range(count)],
            [(0.2 * cos(2 * pi * k / count), 1.1, 0.2 * sin(2 * pi * k / count)) for k in range(count)],
        ]
    kit.add(loft(np.array(rings)).solid(), "accent" if hill else "main", "rock")
    if fire:
        kit.add(cylinder(0.26, 0.06, 20).at(0, 1.16, 0), "lava", "lava")
        for k in range(6):
            a = 2 * pi * k / 6 + kit.between(-0.3, 0.3)
            low = kit.between(0.3, 0.8)
            line = [
                (q * sin(a + 0.15 * sin(9 * q)), y, q * cos(a + 0.15 * sin(9 * q)))
                for q, y in (
                    (0.22, 1.22),
                    (0.34, 1.34),
                    (0.42, 1.24),
                    (0.6, 0.95),
                    (0.78, max(0.62, low)),
                    (0.95, max(0.42, low * 0.7)),
                )
            ]
            kit.add(tube(curve(line, 3), 0.055, 8), "lava", "lava")
        for k in range(7):
            kit.add(
                cloud(kit, 0.14 + 0.05 * k, 0.2, 10).at(0.06 * sin(3 * k), 1.5 + 0.2 * k, 0.06 * cos(2 * k)),
                "smoke",
                "smoke",
            )
    elif not hill:
        cap = [[(x * 1.05, y + 0.03, z * 1.05) for x, y, z in ring] for ring in rings[3:]]
        lower = [(x * 1.35, y - 0.2 - 0.14 * (k % 2), z * 1.35) for k, (x, y, z) in enumerate(rings[3])]
        kit.add(loft(np.array([lower, *cap])).solid(), "snow", "snow")


@prop(
    "cloud, storm cloud, rain cloud, thundercloud, sun, smiling sun, rainbow, snowflake, tornado, whirlwind, fireball, comet, shooting star, solar system",
    1.0,
    kind="nature",
    main="fur white",
    accent="paint yellow",
    dark_cloud="fur gray",
    bolt="neon",
    red="paint",
    orange="paint orange",
    green="paint green",
    blue="paint blue",
    violet="grape",
    ice="ice",
    flame="flame",
    rock="lava",
    tint="main",
)
def sky(kit: Kit) -> None:
    """What is seen above."""
    if kit.says("sun"):
        kit.add(sphere(0.4, kit.sides(32)).at(0, 0.7, 0), "accent", "sun")
        for k in range(12):
            ray = (
                lathe([(0, 0), (0.09, 0), (0, 0.26 if k % 2 else 0.18)], 10)
                .at(0, 0.46, 0)
                .turned("z", 30 * k)
            )
            kit.add(ray.at(0, 0.7, 0), "orange", "rays")
        if kit.says("smiling"):
            for s in (-1.0, 1.0):
                kit.add(sphere(0.05, 12).at(s * 0.14, 0.78, 0.36), "dark", "face")
            kit.add(
                tube(curve([(-0.16, 0.62, 0.35), (0, 0.55, 0.385), (0.16, 0.62, 0.35)]), 0.02, 8),
                "dark",
                "face",
            )
        return
    if kit.says("rainbow"):
        for k, finish in enumerate(("red", "orange", "accent", "green", "blue", "violet")):
            r = 1.0 - 0.085 * k
            ring = [(r * cos(a), r * sin(a), 0) for a in np.linspace(0, pi, 33)]
            kit.add(tube(ring, 0.048, 8).scaled(1, 1, 1.8), finish, "bands")
        for s in (-1.0, 1.0):
            for x, y, r in ((0, 0.05, 0.22), (0.24, 0.0, 0.16), (-0.24, 0.0, 0.17)):
                kit.add(sphere(r, 16).at(s * 0.78 + x, y, 0), "main", "clouds")
        return
    if kit.says("snowflake"):
        for k in range(6):
            parts = [box(0.07, 0.8, 0.08, 0.02)]
            for y, long in ((0.3, 0.26), (0.52, 0.2)):
                parts += [box(0.055, long, 0.07, 0.015).turned("z", s * 55).at(0, y, 0) for s in (-1.0, 1.0)]
            for part in parts:
                kit.add(part.turned("z", 60 * k).at(0, 0.8, 0), "ice", "arms")
        return
    if kit.says("tornado", "whirlwind"):
        for k in range(15):
            t = k / 14
            kit.add(
                torus(0.08 + 0.62 * t**1.5, 0.05 + 0.06 * t, kit.sides(30), 8)
                .turned("z", 5 * sin(2.1 * k))
                .at(0.1 * sin(1.5 * k), 0.06 + 1.5 * t, 0.05 * cos(1.4 * k)),
                "dark_cloud",
                "funnel",
            )
        return
    if kit.says("fireball", "comet", "shooting"):
        kit.add(
            boulder(kit, 0.3, 14).at(0.4, 0.4, 0)
            if not kit.says("fireball")
            else sphere(0.3, 20).at(0.4, 0.4, 0),
            "rock" if not kit.says("fireball") else "flame",
            "core",
        )
        for k in range(9):
            a = 2 * pi * k / 9
            tail = curve(
                [
                    (0.45, 0.4 + 0.2 * sin(a), 0.2 * cos(a)),
                    (0.0, 0.75 + 0.24 * sin(a), 0.24 * cos(a)),
                    (-0.8 + 0.3 * (k % 3), 1.3 - 0.2 * (k % 3) + 0.1 * sin(a), 0.1 * cos(a)),
                ],
                4,
            )
            kit.add(tube(tail, np.linspace(0.15, 0.01, len(tail)).tolist(), 8), "flame", "tail")
        return
    storm = kit.says("storm", "rain", "thundercloud")
    finish = "dark_cloud" if storm else "main"
    for x, y, z, r in (
        (0, 0.2, 0, 0.36),
        (-0.4, 0.08, 0.02, 0.27),
        (0.42, 0.1, 0, 0.3),
        (-0.16, 0.02, 0.16, 0.26),
        (0.2, 0.0, 0.16, 0.26),
        (-0.66, -0.02, 0, 0.16),
        (0.7, -0.02, 0, 0.17),
    ):
        kit.add(sphere(r, kit.sides(22)).scaled(1, 0.85, 0.9).at(x, 0.9 + y, z), finish, "cloud")
    if storm:
        if not kit.says("rain"):
            bolt = [
                (0.05, 0.75),
                (-0.16, 0.32),
                (0.0, 0.34),
                (-0.1, 0.0),
                (0.2, 0.46),
                (0.05, 0.45),
                (0.2, 0.75),
            ]
            kit.add(prism(bolt, 0.08, 0.015), "accent", "lightning")
        for k in range(9):
            kit.add(
                lathe([(0, 0), (0.028, 0.03), (0, 0.14)], 8).at(
                    -0.5 + 0.125 * k, 0.2 + 0.2 * (k % 3), 0.1 * (-1) ** k
                ),
                "blue",
                "rain",
            )


@prop(
    "stonehenge, stone circle, standing stones, menhir, dolmen, runestone, rune stone",
    4.0,
    kind="building",
    main="stone",
    accent="grass",
    rune="neon",
)
def henge(kit: Kit) -> None:
    """Stones that stand in a ring, some with lintels; or one, carved."""
    if kit.says("runestone", "rune", "menhir"):
        outline = [(-0.36, 0), (0.36, 0), (0.4, 0.6), (0.3, 1.2), (0.02, 1.5), (-0.28, 1.25), (-0.4, 0.7)]
        kit.add(prism(outline, 0.3, 0.06).solid(), "main", "stone")
        if not kit.says("menhir"):
            for k in range(4):
                y = 0.3 + 0.26 * k
                for a, b in (
                    ((-0.12, 0.0), (-0.12, 0.2)),
                    ((-0.12, 0.2), (0.02 + 0.05 * (k % 2), 0.12)),
                    ((0.12, 0.0), (0.12 - 0.06 * (k % 3), 0.2)),
                ):
                    kit.add(tube([(a[0], y + a[1], 0.15), (b[0], y + b[1], 0.15)], 0.02, 6), "rune", "runes")
        kit.add(lathe([(0, 0), (0.8, 0), (0.6, 0.07), (0, 0.1)], 24).scaled(1, 1, 0.7), "accent", "grass")
        return
    kit.add(cylinder(2.1, 0.1, kit.sides(44), 0.04), "accent", "grass")
    count = 10
    for k in range(count):
        turn = 360 * k / count
        fallen = k in {3}
        stone = box(0.42, 1.2, 0.28, kit.bevel(0.06)).turned("z", kit.between(-3, 3))
        if fallen:
            stone = stone.turned("x", 84).at(0, 0.2, 0)
        kit.add(
            stone.turned("y", kit.between(-5, 5)).at(0, 0.06, 1.65).turned("y", turn).solid(),
            "main",
            "stones",
        )
        if k not in {2, 3, 6}:
            lintel = box(1.15, 0.22, 0.32, kit.bevel(0.05)).at(0, 1.25, 1.58).turned("y", turn + 180 / count)
            kit.add(lintel.solid(), "main", "lintels")
    kit.add(box(0.9, 0.3, 0.5, kit.bevel(0.05)).at(0, 0.08, 0).solid(), "main", "altar")
