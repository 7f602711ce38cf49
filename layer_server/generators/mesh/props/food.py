"""Apples, bread, cheese, cake, meat, fish, pumpkins."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import waves
from layer_server.generators.mesh.shape import Shape


@prop(
    "apple, red apple, golden apple, fruit, cherry, orange, tomato, peach",
    0.15,
    kind="food",
    main="paint",
    stem="bark",
    leaf="plant",
)
def apple(kit: Kit) -> None:
    """A dimpled ball with a stem and a leaf."""
    profile = [
        (
            0.5 * sin(a) * (1 + 0.12 * cos(a)),
            -0.44 * cos(a) + 0.16 * np.exp(-((pi - a) ** 2) * 3) * -1 + 0.05 * np.exp(-(a**2) * 5),
        )
        for a in np.linspace(0, pi, 18)
    ]
    profile[0], profile[-1] = (0.0, profile[0][1]), (0.0, profile[-1][1])
    kit.add(lathe(profile, kit.sides(36)).at(0, 0.44, 0), "main", "fruit")
    kit.add(tube([(0, 0.66, 0), (0.02, 0.82, 0), (0.08, 0.98, 0)], [0.025, 0.022, 0.035], 8), "stem", "stem")
    rings = []
    for f in np.linspace(0.02, 0.98, 7):
        w = 0.09 * sin(pi * f) + 0.004
        rings.append(
            [
                (0.05 + 0.3 * f, 0.86 + 0.1 * sin(f * 2.4) + v, u)
                for u, v in ((-w, 0.02), (0, 0.006), (w, 0.02), (0, -0.006))
            ]
        )
    kit.add(loft(np.array(rings)), "leaf", "leaf")


@prop(
    "pumpkin, jack o lantern, halloween pumpkin, gourd",
    0.4,
    kind="food",
    main="paint orange",
    stem="bark",
    face="light",
)
def pumpkin(kit: Kit) -> None:
    """A ribbed ball; carved where it is a lantern."""
    ball = sphere(0.6, kit.sides(64, 16), 20)
    angle = np.arctan2(ball.positions[:, 0], ball.positions[:, 2])
    ribs = 1 - 0.11 * np.abs(np.cos(angle * 5)) ** 6
    p = ball.positions * np.column_stack([ribs, np.full(len(ribs), 0.78), ribs])
    out = np.hypot(p[:, 0], p[:, 2])
    p[:, 1] -= np.sign(p[:, 1]) * 0.13 * np.exp(-((out / 0.16) ** 2))
    kit.add(ball.bent(p).at(0, 0.45, 0), "main", "body")
    kit.add(tube([(0, 0.74, 0), (0.02, 0.92, 0), (0.1, 1.06, 0)], [0.1, 0.055, 0.065], 8), "stem", "stem")
    if kit.says("jack", "lantern", "halloween", "carved", "spooky"):
        for side in (-1.0, 1.0):
            kit.add(
                prism([(-0.11, 0), (0.11, 0), (0.0, 0.17)], 0.1)
                .turned("y", side * 22)
                .at(side * 0.21, 0.5, 0.5),
                "face",
                "face",
            )
        mouth = [
            (-0.3, 0.02),
            (-0.15, -0.08),
            (0, -0.11),
            (0.15, -0.08),
            (0.3, 0.02),
            (0.2, -0.0),
            (0.13, 0.06),
            (0.06, -0.01),
            (-0.06, -0.01),
            (-0.13, 0.06),
            (-0.2, -0.0),
        ]
        face = prism(mouth, 0.12)
        bent = face.positions.copy()
        bent[:, 2] -= bent[:, 0] ** 2 * 0.7
        kit.add(face.bent(bent).at(0, 0.3, 0.53), "face", "face")


@prop("bread, loaf, bread loaf, baguette, bun", 0.35, kind="food", main="bread", accent="bread")
def bread(kit: Kit) -> None:
    """A loaf with cuts across."""
    long = 1.9 if kit.says("baguette") else 1.0
    wide = 0.2 if kit.says("baguette") else 0.34
    rings = []
    steps = 25
    for i in range(steps):
        f = i / (steps - 1)
        swell = max(0.03, 1 - abs(2 * f - 1) ** 3.2) ** 0.5
        cut = 1 - 0.1 * max(0.0, cos(f * pi * 2 * (6 if long > 1 else 4))) ** 8
        rings.append(
            [
                (
                    -long / 2 + f * long,
                    0.14 + wide * 0.75 * swell * (sin(a) * cut if sin(a) > 0 else sin(a) * 0.35),
                    cos(a) * wide * swell,
                )
                for a in np.linspace(0, 2 * pi, kit.sides(24, 10), endpoint=False)
            ]
        )
    kit.add(loft(np.array(rings)).solid(), "main", "loaf")


@prop(
    "cheese, cheese wheel, wheel of cheese, cheese wedge",
    0.3,
    kind="food",
    main="cheese",
    accent="paint",
    hole="bread",
)
def cheese(kit: Kit) -> None:
    """A wheel with a wedge cut out, or the wedge."""
    wedge = kit.says("wedge", "slice", "piece")
    start, end = (-22, 22) if wedge else (35, 345)
    outline = [
        (0.0, 0.0),
        *[
            (0.7 * sin(a), 0.7 * cos(a))
            for a in np.linspace(start * pi / 180, end * pi / 180, 9 if wedge else 40)
        ],
    ]
    kit.add(prism(outline, 0.42, kit.bevel(0.02)).turned("x", -90).at(0, 0.21, 0).solid(), "main", "cheese")
    sides = [start, end]
    for a in sides:
        for _ in range(4):
            r, y, s = kit.between(0.15, 0.6), kit.between(0.08, 0.34), kit.between(0.035, 0.075)
            kit.add(
                sphere(s, 12)
                .scaled(1, 1, 0.4)
                .turned("y", a + 90)
                .at(sin(a * pi / 180) * r, y, -cos(a * pi / 180) * r),
                "hole",
                "holes",
            )


@prop(
    "cake, birthday cake, cupcake, muffin, pie",
    0.35,
    kind="food",
    tint="icing",
    main="bread",
    icing="paint pink",
    cream="porcelain",
    cherry="gem",
    flame="flame",
    wax="paint",
)
def cake(kit: Kit) -> None:
    """Sponge under icing that runs, with candles or a cherry."""
    small = kit.says("cupcake", "muffin")
    if small:
        kit.add(lathe([(0, 0), (0.3, 0), (0.42, 0.42), (0, 0.42)], kit.sides(32)), "main", "base")
        for r, y in ((0.44, 0.44), (0.36, 0.58), (0.25, 0.72), (0.13, 0.84)):
            kit.add(torus(r * 0.62, r * 0.42, kit.sides(28), 10).at(0, y, 0), "icing", "icing")
        kit.add(sphere(0.12, kit.sides(16)).at(0, 1.0, 0), "cherry", "cherry")
        return
    kit.add(cylinder(0.6, 0.5, kit.sides(44), 0.03), "main", "sponge")
    top = cylinder(0.63, 0.16, kit.sides(56, 16), 0.05)
    angle = np.arctan2(top.positions[:, 0], top.positions[:, 2])
    p = top.positions.copy()
    drip = 0.1 + 0.1 * np.sin(angle * 7 + 1) + 0.05 * np.sin(angle * 13)
    p[:, 1] -= np.where((p[:, 1] < 0.06) & (np.hypot(p[:, 0], p[:, 2]) > 0.5), np.maximum(drip, 0), 0)
    kit.add(top.bent(p).at(0, 0.41, 0), "icing", "icing")
    kit.around(sphere(0.085, 12).scaled(1, 0.8, 1).at(0, 0.6, 0.5), 10, "cream", "cream")
    for k in range(5 if kit.says("birthday", "candles") else 3):
        a = 2 * pi * k / (5 if kit.says("birthday", "candles") else 3)
        kit.add(cylinder(0.03, 0.28, 10).at(cos(a) * 0.24, 0.56, sin(a) * 0.24), "wax", "candles")
        kit.add(
            lathe([(0, 0), (0.03, 0.04), (0.018, 0.09), (0, 0.14)], 10).at(
                cos(a) * 0.24, 0.85, sin(a) * 0.24
            ),
            "flame",
            "candles",
        )
    kit.add(
        lathe([(0, -0.05), (0.75, -0.03), (0.78, 0.0), (0.7, 0.0), (0, -0.01)], kit.sides(40)),
        "cream",
        "plate",
    )


@prop(
    "meat, chicken leg, drumstick, ham, steak, roast chicken, turkey leg",
    0.3,
    kind="food",
    main="bread",
    bone="bone",
    flesh="flesh",
)
def meat(kit: Kit) -> None:
    """A roast leg on its bone; or a steak."""
    if kit.says("steak"):
        outline = [
            (0.6 * cos(a) * (1 + 0.18 * sin(a * 2 + 1)), 0.42 * sin(a) * (1 + 0.15 * cos(a)))
            for a in np.linspace(0, 2 * pi, 28, endpoint=False)
        ]
        kit.add(prism(outline, 0.2, 0.05).turned("x", 90).at(0, 0.1, 0), "flesh", "meat")
        kit.add(
            prism([(x * 1.06, y * 1.08) for x, y in outline], 0.12, 0.03).turned("x", 90).at(0, 0.1, 0),
            "bone",
            "fat",
        )
        return
    leg = lathe(
        [
            (0, 0),
            (0.2, 0.03),
            (0.36, 0.18),
            (0.4, 0.36),
            (0.33, 0.58),
            (0.2, 0.78),
            (0.11, 0.92),
            (0.1, 0.98),
            (0, 0.98),
        ],
        kit.sides(28),
    )
    lumps = 1 + 0.06 * waves(leg.positions, kit.rng, 5)[:, None]
    kit.add(leg.bent(leg.positions * lumps).solid().turned("z", -68).at(-0.5, 0.36, 0), "main", "meat")
    parts: list[Shape] = [
        cylinder(0.055, 0.5, kit.sides(12)).at(0, 0.85, 0),
        sphere(0.085, 12).at(0.06, 1.36, 0),
        sphere(0.085, 12).at(-0.06, 1.36, 0),
    ]
    for part in parts:
        kit.add(part.turned("z", -68).at(-0.5, 0.36, 0), "bone", "bone")


@prop("fish, salmon, goldfish, trout", 0.4, kind="food", main="paint orange", fin="paint", eye="porcelain")
def fish(kit: Kit) -> None:
    """A body with fins and a tail."""
    rings = []
    for f in np.linspace(0, 1, 17):
        h = 0.27 * sin(pi * min(1.0, 0.1 + f * 0.86)) ** 0.8 * (1 - 0.25 * f) + 0.012
        rings.append(
            [
                (0.6 - f * 1.15, 0.36 + h * sin(a), h * 0.45 * cos(a))
                for a in np.linspace(0, 2 * pi, kit.sides(20, 8), endpoint=False)
            ]
        )
    kit.add(loft(np.array(rings)), "main", "body")
    for outline in (
        [(-0.5, 0.36), (-0.86, 0.66), (-0.76, 0.36), (-0.86, 0.08)],
        [(0.2, 0.58), (0.0, 0.82), (-0.3, 0.74), (-0.3, 0.52)],
        [(0.05, 0.14), (-0.14, -0.02), (-0.24, 0.02), (-0.16, 0.18)],
    ):
        kit.add(prism(outline, 0.035, 0.008), "fin", "fins")
    for z in (-1.0, 1.0):
        kit.add(sphere(0.05, 12).at(0.43, 0.42, z * 0.085), "eye", "eyes")
        kit.add(sphere(0.028, 10).at(0.452, 0.42, z * 0.12), "dark", "eyes")
        kit.add(
            prism([(0.1, 0.0), (-0.14, 0.08), (-0.18, -0.04)], 0.03, 0.006)
            .turned("y", z * 24)
            .at(0.2, 0.28, z * 0.14),
            "fin",
            "fins",
        )


@prop(
    "burger, hamburger, cheeseburger, sandwich",
    0.2,
    kind="food",
    main="bread",
    patty="flesh",
    cheese="cheese",
    salad="plant",
    tomato="paint",
)
def burger(kit: Kit) -> None:
    """A bun with everything."""
    kit.add(cylinder(0.5, 0.2, kit.sides(36), 0.06), "main", "bun")
    kit.add(cylinder(0.53, 0.15, kit.sides(32), 0.05).at(0, 0.2, 0), "charred wood", "patty")
    kit.add(box(0.86, 0.04, 0.86, 0.015).turned("y", 30).at(0, 0.34, 0), "cheese", "cheese")
    leaf = cylinder(0.56, 0.05, kit.sides(48, 16), 0.015)
    angle = np.arctan2(leaf.positions[:, 0], leaf.positions[:, 2])
    p = leaf.positions.copy()
    p[:, 1] += 0.045 * np.sin(angle * 11) * (np.hypot(p[:, 0], p[:, 2]) > 0.4)
    kit.add(leaf.bent(p).at(0, 0.4, 0), "salad", "salad")
    kit.add(cylinder(0.48, 0.07, kit.sides(32), 0.02).at(0, 0.45, 0), "tomato", "tomato")
    kit.add(
        lathe(
            [(0, 0.5), (0.46, 0.5), (0.52, 0.56), (0.5, 0.68), (0.38, 0.84), (0.2, 0.92), (0, 0.95)],
            kit.sides(36),
        ),
        "main",
        "bun",
    )
    for _ in range(26 if kit.is_fine else 0):
        a, r = kit.between(0, 2 * pi), kit.between(0.05, 0.36)
        kit.add(
            sphere(0.022, 6, 4)
            .scaled(1, 0.6, 1.6)
            .turned("y", a * 57)
            .at(cos(a) * r, 0.95 - 0.75 * r * r, sin(a) * r),
            "cheese",
            "seeds",
        )
