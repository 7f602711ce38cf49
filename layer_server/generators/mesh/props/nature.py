"""Trees, rocks, mushrooms, crystals, cacti, flowers."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, lathe, loft, sphere, tube
from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def waves(points: Floats, rng: np.random.Generator, scale: float, count: int = 6) -> Floats:
    """Smooth noise in space, about -1 to 1: (n,)."""
    total = np.zeros(len(points), np.float32)
    for k in range(count):
        way = rng.standard_normal(3)
        way *= scale * 1.35**k / max(float(np.linalg.norm(way)), 1e-6)
        total += np.sin(points @ way.astype(np.float32) + np.float32(rng.uniform(0, 6))) / np.float32(
            1 + 0.5 * k
        )
    return total / 2.2


def boulder(kit: Kit, radius: float, segments: int = 20) -> Shape:
    """A stone about the origin, rough, with a few flat faces."""
    shape = sphere(radius, kit.sides(segments, 8), max(5, kit.sides(segments, 8) // 2))
    p = shape.positions * (1 + 0.16 * waves(shape.positions / radius, kit.rng, 2.2)[:, None])
    for _ in range(9):
        way = kit.rng.standard_normal(3)
        way /= np.linalg.norm(way)
        limit = radius * kit.between(0.62, 0.88)
        over = np.maximum(p @ way - limit, 0)
        p = p - over[:, None] * way
    p = p * (1 + 0.02 * waves(p / radius, kit.rng, 7)[:, None])
    return shape.bent(p.astype(np.float32)).solid()


def cloud(kit: Kit, radius: float, roughness: float = 0.16, segments: int = 28) -> Shape:
    """Foliage about the origin: a lumpy ball."""
    shape = sphere(radius, kit.sides(segments, 8))
    lumps = np.abs(waves(shape.positions / radius, kit.rng, 3.4)) * 1.3
    return shape.bent(shape.positions * (1 + roughness * (lumps[:, None] - 0.3) * 1.6)).solid()


@prop(
    "rock, boulder, stone, rocks, stones, meteor, asteroid", 1.0, kind="nature", main="stone", accent="stone"
)
def rock(kit: Kit) -> None:
    """A boulder, often with smaller ones."""
    kit.add(
        boulder(kit, 0.6, 30).scaled(1, kit.between(0.65, 0.95), kit.between(0.8, 1)).at(0, 0.36, 0),
        "main",
        "rock",
    )
    if kit.says("meteor", "asteroid"):
        return
    for _ in range(kit.whole(1, 4)):
        a, r, s = kit.between(0, 2 * pi), kit.between(0.55, 0.8), kit.between(0.12, 0.28)
        kit.add(boulder(kit, s, 16).scaled(1, 0.75, 1).at(cos(a) * r, s * 0.45, sin(a) * r), "main", "rocks")


@prop(
    "tree, oak tree, oak, cherry tree, apple tree, willow, bush, shrub, bonsai, maple tree, autumn tree, dead tree",
    4.0,
    kind="nature",
    tint="leaf",
    main="bark",
    leaf="leaf",
    fruit="gem",
)
def tree(kit: Kit) -> None:
    """A trunk that forks under clouds of leaves; a dead one without them."""
    if kit.says("bush", "shrub"):
        for k in range(6):
            a, r = 2 * pi * k / 5, (0.34 if k else 0.0)
            kit.add(
                cloud(kit, kit.between(0.32, 0.44)).at(
                    cos(a) * r, 0.34 + (0.16 if k == 0 else 0), sin(a) * r
                ),
                "leaf",
                "leaves",
            )
        return
    height = kit.between(1.1, 1.4)
    bend = kit.between(-0.2, 0.2)
    steps = np.linspace(0, 1, 9)
    trunk = [(bend * sin(f * 2.4), height * f, bend * 0.5 * sin(f * 3)) for f in steps]
    sizes = np.interp(steps, [0, 0.12, 0.5, 1], [0.3, 0.19, 0.14, 0.12])
    stem = tube(trunk, sizes.tolist(), kit.sides(14))
    root = np.exp(-stem.positions[:, 1:2] * 6)
    angle = np.arctan2(stem.positions[:, 0], stem.positions[:, 2])[:, None]
    flare = 1 + 0.5 * root * np.maximum(0, np.sin(angle * 5 + kit.between(0, 6)))
    kit.add(stem.bent(stem.positions * np.column_stack([flare, np.ones_like(flare), flare])), "main", "trunk")
    top = np.array(trunk[-1])
    dead = kit.says("dead", "bare", "spooky", "winter")
    count = kit.whole(6, 7) if dead else kit.whole(4, 6)
    tips = []
    for k in range(count):
        a = 2 * pi * k / count + kit.between(-0.4, 0.4)
        reach, rise, start = kit.between(0.5, 0.8), kit.between(0.3, 0.8), kit.between(0.62, 1.0)
        base = np.array([np.interp(start, steps, [p[i] for p in trunk]) for i in range(3)])
        limb = [
            tuple(base + np.array([cos(a) * reach * f, rise * f**1.2, sin(a) * reach * f]))
            for f in np.linspace(0, 1, 7)
        ]
        kit.add(
            tube(limb, np.linspace(0.085, 0.02 if dead else 0.035, 7).tolist(), kit.sides(8)),
            "main",
            "branches",
        )
        tips.append(np.array(limb[-1]))
        if dead:
            for f in (3, 5):
                twig = [
                    tuple(np.array(limb[f]) + np.array([cos(a + 1) * 0.3 * g, 0.3 * g, sin(a + 1) * 0.3 * g]))
                    for g in np.linspace(0, 1, 4)
                ]
                kit.add(tube(twig, np.linspace(0.03, 0.008, 4).tolist(), 6), "main", "branches")
    if dead:
        return
    kit.add(
        cloud(kit, kit.between(0.62, 0.72)).at(float(top[0]), float(top[1]) + 0.55, float(top[2])),
        "leaf",
        "leaves",
    )
    for tip in tips:
        kit.add(
            cloud(kit, kit.between(0.4, 0.56))
            .scaled(1, 0.85, 1)
            .at(float(tip[0]), float(tip[1]) + 0.16, float(tip[2])),
            "leaf",
            "leaves",
        )
    if kit.says("apple", "fruit", "cherry", "orange"):
        for _ in range(14):
            a, b = kit.between(0, 2 * pi), kit.between(-0.4, 0.8)
            kit.add(
                sphere(0.07, 10).at(
                    top[0] + cos(a) * 0.95 * cos(b),
                    top[1] + 0.45 + 0.6 * sin(b),
                    top[2] + sin(a) * 0.95 * cos(b),
                ),
                "fruit",
                "fruit",
            )


@prop(
    "pine, pine tree, fir, fir tree, christmas tree, spruce, conifer, evergreen",
    4.0,
    kind="nature",
    tint="leaf",
    main="bark",
    leaf="needle",
    star="gold",
    ball="gem",
    snow="snow",
)
def pine(kit: Kit) -> None:
    """Skirts of needles, each smaller than the one below."""
    kit.add(lathe([(0.17, 0), (0.12, 0.2), (0.1, 0.9), (0, 0.9)], kit.sides(12)), "main", "trunk")
    layers, sides = kit.whole(4, 6), kit.sides(26, 10)
    white = kit.says("snow", "snowy", "winter", "frozen")
    for k in range(layers):
        f = k / layers
        radius, y, tall = 0.82 * (1 - f * 0.8), 0.42 + 1.75 * f, 0.8 * (1 - 0.35 * f)
        skirt = lathe(
            [
                (0.0, 0.14),
                (radius * 0.5, 0.05),
                (radius, -0.06),
                (radius * 0.93, 0.03),
                (radius * 0.55, tall * 0.4),
                (radius * 0.2, tall * 0.78),
                (0, tall),
            ],
            sides,
        )
        angle = np.arctan2(skirt.positions[:, 0], skirt.positions[:, 2])
        out = np.hypot(skirt.positions[:, 0], skirt.positions[:, 2]) / radius
        jag = 0.14 * out**2 * np.sin(angle * (sides // 2) + k) + 0.05 * np.sin(angle * 5 + k * 2)
        scale = 1 + jag
        p = skirt.positions * np.column_stack([scale, np.ones_like(scale), scale])
        p[:, 1] -= 0.1 * out**3 * (1 + np.sin(angle * (sides // 2) + k))
        kit.add(skirt.bent(p).solid().at(0, y, 0), "leaf", "needles")
        if white:
            cap = lathe(
                [
                    (radius * 0.72, tall * 0.24),
                    (radius * 0.6, tall * 0.42),
                    (radius * 0.2, tall * 0.84),
                    (0, tall * 1.06),
                ],
                sides,
            )
            kit.add(cap.at(0, y, 0), "snow", "snow")
    if kit.says("christmas", "xmas"):
        for _ in range(22):
            f, a = kit.between(0.02, 0.85), kit.between(0, 2 * pi)
            r = 0.78 * (1 - f * 0.85)
            kit.add(
                sphere(0.055, 10).at(cos(a) * r, 0.42 + 2.1 * f, sin(a) * r),
                ("ball", "star", "crystal")[kit.whole(0, 2)],
                "baubles",
            )
        kit.add(sphere(0.12, 10, 5).at(0, 0.42 + 1.75 + 0.85, 0), "star", "star")


@prop(
    "crystal, crystals, crystal cluster, mineral, ore, geode",
    0.6,
    kind="nature",
    tint="main",
    main="crystal",
    accent="stone",
)
def crystal(kit: Kit) -> None:
    """Six-sided columns that grow out of a rock."""
    for k in range(kit.whole(6, 9)):
        r = kit.between(0.09, 0.2) * (1.35 if k == 0 else 1)
        h = kit.between(0.5, 0.95) * (1.6 if k == 0 else 1)
        turn = circle(1.0, 6, start=kit.between(0, 1))
        uneven = kit.rng.uniform(0.85, 1.15, 6)
        top = kit.rng.uniform(-0.05, 0.05, 6)
        rings = [
            [(x * r * s * u, y, z * r * s * u) for (x, z), u in zip(turn, uneven, strict=True)]
            for y, s in ((-0.1, 0.72),)
        ]
        rings.append(
            [(x * r * u, h * 0.74 + t, z * r * u) for (x, z), u, t in zip(turn, uneven, top, strict=True)]
        )
        tip = (kit.between(-0.3, 0.3) * r, h, kit.between(-0.3, 0.3) * r)
        rings.append([tip] * 6)
        away = 0.0 if k == 0 else kit.between(0.12, 0.3)
        tilt, way = (0.0, 0.0) if k == 0 else (kit.between(14, 44), kit.between(0, 360))
        kit.add(
            loft(np.array(rings)).solid().at(0, 0, 0).turned("x", tilt).at(0, 0, away).turned("y", way),
            "main",
            "crystals",
        )
    kit.add(boulder(kit, 0.5, 24).scaled(1.1, 0.3, 1.1).at(0, -0.05, 0), "accent", "rock")
