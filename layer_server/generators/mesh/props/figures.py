"""Figures of humanoid shape, which can be rigged: a robot, a knight, a snowman, a doll; and a ghost and a slime."""

from __future__ import annotations

from math import cos, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder
from layer_server.generators.mesh.shape import Shape

_ARM = 22.0
"""Degrees that arms hang away from the body."""


def _limb(kit: Kit, length: float, radius: float, top: float) -> Shape:
    """A rounded bar from the origin down."""
    return lathe(
        [
            (0, -length),
            (radius * 0.8, -length),
            (radius, -length + radius * 0.5),
            (top, -top * 0.4),
            (top * 0.75, 0),
            (0, 0),
        ],
        kit.sides(18),
    )


@prop(
    "robot, android, mech, droid, bot, cyborg, humanoid robot",
    1.8,
    kind="figure",
    main="hull",
    accent="dark metal",
    light="energy",
    tint="main",
)
def robot(kit: Kit) -> None:
    """A boxy body on two legs, with glowing eyes."""
    kit.add(
        prism(
            [(-0.3, 0), (0.3, 0), (0.4, 0.3), (0.38, 0.56), (-0.38, 0.56), (-0.4, 0.3)], 0.42, kit.bevel(0.06)
        ).at(0, 0.98, 0),
        "main",
        "torso",
    )
    kit.add(cylinder(0.1, 0.05, kit.sides(20), 0.012).turned("x", 90).at(0, 1.3, 0.2), "light", "torso")
    kit.add(torus(0.11, 0.025, kit.sides(22), 8).turned("x", 90).at(0, 1.3, 0.22), "accent", "torso")
    kit.add(cylinder(0.2, 0.14, kit.sides(20), 0.02).at(0, 0.86, 0), "accent", "hips")
    kit.add(box(0.46, 0.16, 0.34, kit.bevel(0.04)).at(0, 0.76, 0), "main", "hips")
    kit.add(cylinder(0.1, 0.1, kit.sides(16)).at(0, 1.52, 0), "accent", "neck")
    kit.add(box(0.44, 0.36, 0.38, kit.bevel(0.08)).at(0, 1.58, 0), "main", "head")
    kit.add(box(0.36, 0.13, 0.05, kit.bevel(0.02)).at(0, 1.72, 0.18), "dark", "head")
    for side in (-1.0, 1.0):
        kit.add(sphere(0.05, kit.sides(14)).scaled(1, 1, 0.5).at(side * 0.09, 1.785, 0.205), "light", "eyes")
        kit.add(
            cylinder(0.06, 0.06, kit.sides(14), 0.012).turned("z", -90 * side).at(side * 0.21, 1.76, 0),
            "accent",
            "head",
        )
        arm: list[tuple[Shape, str]] = [
            (sphere(0.14, kit.sides(20)), "main"),
            (cylinder(0.07, 0.34, kit.sides(14)).at(0, -0.36, 0), "accent"),
            (sphere(0.09, kit.sides(14)).at(0, -0.38, 0), "accent"),
            (_limb(kit, 0.36, 0.12, 0.09).at(0, -0.38, 0), "main"),
            (box(0.15, 0.13, 0.16, kit.bevel(0.03)).at(0, -0.86, 0), "accent"),
        ]
        arm += [
            (box(0.04, 0.12, 0.04, 0.01).at(dx, -0.95, dz), "accent")
            for dx, dz in ((-0.045, 0.05), (0.0, 0.05), (0.045, 0.05), (-0.06 * side, -0.03))
        ]
        for shape, finish in arm:
            kit.add(
                shape.turned("z", side * _ARM).at(side * 0.46, 1.44, 0),
                finish,
                "left arm" if side > 0 else "right arm",
            )
        leg: list[tuple[Shape, str]] = [
            (cylinder(0.09, 0.34, kit.sides(14)).at(0, -0.36, 0), "accent"),
            (sphere(0.11, kit.sides(16)).at(0, -0.38, 0), "main"),
            (_limb(kit, 0.32, 0.15, 0.1).at(0, -0.38, 0), "main"),
            (box(0.22, 0.12, 0.36, kit.bevel(0.04)).at(0, -0.8, 0.05), "main"),
        ]
        for shape, finish in leg:
            kit.add(shape.at(side * 0.17, 0.8, 0), finish, "left leg" if side > 0 else "right leg")
    kit.add(cylinder(0.014, 0.2, 8).at(0.12, 1.93, 0), "accent", "head")
    kit.add(sphere(0.04, 12).at(0.12, 2.14, 0), "light", "head")


@prop(
    "golem, stone golem, rock golem, earth elemental, rock monster",
    2.6,
    kind="figure",
    main="stone",
    accent="dark stone",
    light="energy",
    moss="grass",
    tint="light",
)
def golem(kit: Kit) -> None:
    """Boulders in the shape of a giant, with glowing eyes."""

    def stone(
        r: float, place: tuple[float, float, float], scale: tuple[float, float, float], group: str
    ) -> None:
        kit.add(boulder(kit, r, 22).scaled(*scale).at(*place), "main", group)

    stone(0.5, (0, 1.3, 0), (1.15, 1, 0.85), "torso")
    stone(0.32, (0, 0.82, 0), (1.1, 0.8, 0.9), "hips")
    stone(0.25, (0, 1.86, 0.1), (1, 0.9, 1), "head")
    for side in (-1.0, 1.0):
        kit.add(sphere(0.05, 10).at(side * 0.1, 1.9, 0.32), "light", "eyes")
        stone(0.28, (side * 0.66, 1.52, 0), (1, 0.9, 1), "left arm" if side > 0 else "right arm")
        stone(0.2, (side * 0.8, 1.15, 0), (1, 1.3, 1), "left arm" if side > 0 else "right arm")
        stone(0.26, (side * 0.92, 0.75, 0.04), (1, 1.25, 1), "left arm" if side > 0 else "right arm")
        stone(0.22, (side * 0.26, 0.5, 0), (1, 1.2, 1), "left leg" if side > 0 else "right leg")
        stone(0.25, (side * 0.28, 0.2, 0.05), (1, 0.9, 1.25), "left leg" if side > 0 else "right leg")


@prop(
    "knight, warrior, soldier, guard, armour, armor, suit of armor, paladin, hero, gladiator",
    1.8,
    kind="figure",
    main="steel",
    accent="gold",
    cloth="cloth",
    skin="skin",
    tint="cloth",
)
def knight(kit: Kit) -> None:
    """Plate armour that stands by itself."""
    kit.add(
        lathe(
            [
                (0, 0.92),
                (0.2, 0.94),
                (0.24, 1.0),
                (0.27, 1.25),
                (0.3, 1.4),
                (0.22, 1.5),
                (0.1, 1.54),
                (0, 1.54),
            ],
            kit.sides(28),
        ).scaled(1.1, 1, 0.78),
        "main",
        "torso",
    )
    skirt = lathe([(0, 0.72), (0.34, 0.72), (0.36, 0.7), (0.26, 0.96), (0, 0.98)], kit.sides(40, 12))
    angle = np.arctan2(skirt.positions[:, 0], skirt.positions[:, 2])
    fold = 1 + 0.06 * np.sin(angle * 8) * np.clip((0.95 - skirt.positions[:, 1]) * 4, 0, 1)
    kit.add(
        skirt.bent(skirt.positions * np.column_stack([fold, np.ones_like(fold), fold * 0.85])),
        "cloth",
        "hips",
    )
    kit.add(torus(0.255, 0.035, kit.sides(30), 8).scaled(1.1, 1, 0.8).at(0, 0.965, 0), "accent", "hips")
    kit.add(
        lathe(
            [(0, 1.5), (0.16, 1.52), (0.2, 1.58), (0.2, 1.74), (0.17, 1.86), (0.08, 1.93), (0, 1.95)],
            kit.sides(26),
        ).scaled(0.95, 1, 1.05),
        "main",
        "head",
    )
    kit.add(box(0.3, 0.035, 0.12, 0.01).at(0, 1.7, 0.15), "dark", "head")
    kit.add(box(0.035, 0.3, 0.06, 0.012).at(0, 1.56, 0.19), "accent", "head")
    plume = [(0, 1.92 + 0.14 * sin(a), 0.06 - 0.26 * (1 - cos(a))) for a in np.linspace(0.1, 2.6, 10)]
    kit.add(
        tube(plume, np.interp(np.linspace(0, 1, 10), [0, 0.4, 1], [0.03, 0.075, 0.02]).tolist(), 10),
        "cloth",
        "head",
    )
    for side in (-1.0, 1.0):
        group = "left arm" if side > 0 else "right arm"
        arm = [
            (sphere(0.16, kit.sides(22)).scaled(1, 0.9, 1), "main"),
            (torus(0.14, 0.02, kit.sides(20), 8).at(0, -0.06, 0), "accent"),
            (_limb(kit, 0.3, 0.085, 0.1).at(0, -0.08, 0), "main"),
            (sphere(0.095, kit.sides(14)).at(0, -0.38, 0), "accent"),
            (_limb(kit, 0.3, 0.095, 0.08).at(0, -0.4, 0), "main"),
            (box(0.13, 0.17, 0.13, 0.045).at(0, -0.85, 0), "main"),
        ]
        for shape, finish in arm:
            kit.add(shape.turned("z", side * _ARM).at(side * 0.36, 1.42, 0), finish, group)
        group = "left leg" if side > 0 else "right leg"
        leg = [
            (_limb(kit, 0.4, 0.11, 0.13), "main"),
            (sphere(0.115, kit.sides(16)).at(0, -0.4, 0.02), "accent"),
            (_limb(kit, 0.38, 0.11, 0.1).at(0, -0.42, 0), "main"),
            (box(0.17, 0.11, 0.34, 0.045).at(0, -0.86, 0.06), "main"),
        ]
        for shape, finish in leg:
            kit.add(shape.at(side * 0.15, 0.86, 0), finish, group)


@prop(
    "doll, mannequin, dummy, wooden figure, puppet, humanoid, character, person, man, woman, boy, girl",
    1.7,
    kind="figure",
    main="pale wood",
    accent="dark wood",
)
def doll(kit: Kit) -> None:
    """A jointed wooden figure, as artists draw from."""
    ball = kit.sides(18)
    kit.add(sphere(0.16, kit.sides(24)).scaled(0.85, 1.15, 0.95).at(0, 1.68, 0), "main", "head")
    kit.add(cylinder(0.05, 0.1, 12).at(0, 1.44, 0), "accent", "neck")
    kit.add(sphere(0.24, kit.sides(26)).scaled(1, 1, 0.68).at(0, 1.26, 0), "main", "torso")
    kit.add(sphere(0.11, ball).at(0, 1.02, 0), "accent", "torso")
    kit.add(sphere(0.2, kit.sides(24)).scaled(1, 0.75, 0.75).at(0, 0.9, 0), "main", "hips")
    for side in (-1.0, 1.0):
        group = "left arm" if side > 0 else "right arm"
        for shape, finish in [
            (sphere(0.075, ball), "accent"),
            (_limb(kit, 0.28, 0.055, 0.07).at(0, -0.04, 0), "main"),
            (sphere(0.055, ball).at(0, -0.34, 0), "accent"),
            (_limb(kit, 0.27, 0.045, 0.06).at(0, -0.36, 0), "main"),
            (sphere(0.065, ball).scaled(0.6, 1.3, 1).at(0, -0.71, 0), "accent"),
        ]:
            kit.add(shape.turned("z", side * _ARM).at(side * 0.28, 1.36, 0), finish, group)
        group = "left leg" if side > 0 else "right leg"
        for shape, finish in [
            (sphere(0.085, ball), "accent"),
            (_limb(kit, 0.38, 0.07, 0.095).at(0, -0.03, 0), "main"),
            (sphere(0.07, ball).at(0, -0.42, 0), "accent"),
            (_limb(kit, 0.36, 0.055, 0.075).at(0, -0.44, 0), "main"),
            (sphere(0.1, ball).scaled(0.75, 0.5, 1.5).at(0, -0.8, 0.05), "main"),
        ]:
            kit.add(shape.at(side * 0.12, 0.85, 0), finish, group)


@prop(
    "snowman",
    1.6,
    kind="figure",
    main="snow",
    accent="cloth",
    nose="paint orange",
    coal="dark",
    hat="rubber",
    twig="bark",
)
def snowman(kit: Kit) -> None:
    """Three balls of snow with a hat, a scarf and a carrot."""
    for r, y in ((0.5, 0.42), (0.37, 1.05), (0.27, 1.55)):
        kit.add(sphere(r, kit.sides(32)).solid().at(0, y, 0), "main", "body")
    kit.add(lathe([(0, 0), (0.055, 0), (0, 0.3)], 12).turned("x", 90).at(0, 1.55, 0.25), "nose", "face")
    for side in (-1.0, 1.0):
        kit.add(sphere(0.035, 10).at(side * 0.1, 1.64, 0.235), "coal", "face")
        path = [(side * 0.32, 1.1, 0), (side * 0.6, 1.25, 0.05), (side * 0.85, 1.42, 0.05)]
        kit.add(tube(path, [0.035, 0.028, 0.016], 8), "twig", "arms")
        kit.add(tube([path[1], (side * 0.74, 1.22, 0.1)], [0.02, 0.01], 6), "twig", "arms")
    for y in (0.9, 1.05, 1.2):
        kit.add(sphere(0.04, 10).at(0, y, 0.36 - (1.05 - y) ** 2 * 1.2), "coal", "body")
    kit.add(torus(0.24, 0.07, kit.sides(28), 10).at(0, 1.33, 0), "accent", "scarf")
    kit.add(box(0.13, 0.42, 0.05, 0.015).turned("z", 12).at(0.16, 0.95, 0.3), "accent", "scarf")
    kit.add(
        lathe([(0, 0), (0.36, 0), (0.36, 0.04), (0.22, 0.05), (0.2, 0.36), (0, 0.36)], kit.sides(28))
        .turned("z", -6)
        .at(0, 1.76, 0),
        "hat",
        "hat",
    )
    kit.add(torus(0.215, 0.03, kit.sides(28), 8).turned("z", -6).at(0.01, 1.84, 0), "accent", "hat")


@prop("ghost, spirit, phantom", 0.9, kind="figure", main="porcelain", dark="dark")
def ghost(kit: Kit) -> None:
    """A sheet that floats."""
    body = lathe(
        [(0, 0.02), (0.44, 0.0), (0.45, 0.2), (0.42, 0.6), (0.36, 0.85), (0.22, 1.03), (0, 1.1)],
        kit.sides(48, 16),
    )
    angle = np.arctan2(body.positions[:, 0], body.positions[:, 2])
    low = np.clip(1 - body.positions[:, 1] / 0.5, 0, 1)
    p = body.positions * np.column_stack(
        [1 + 0.1 * low * np.sin(angle * 7), np.ones_like(low), 1 + 0.1 * low * np.sin(angle * 7)]
    )
    p[:, 1] += low * 0.09 * np.sin(angle * 7 + 1)
    kit.add(body.bent(p).at(0, 0.2, 0), "main", "body")
    for side in (-1.0, 1.0):
        kit.add(sphere(0.075, 14).scaled(1, 1.4, 0.5).at(side * 0.14, 1.0, 0.34), "dark", "eyes")
        kit.add(sphere(0.12, 14).scaled(1, 0.8, 1.2).at(side * 0.42, 0.72, 0.16), "main", "arms")
    kit.add(sphere(0.07, 14).scaled(1, 1.3, 0.5).at(0, 0.8, 0.39), "dark", "eyes")


@prop("slime, blob, jelly, slime monster", 0.7, kind="figure", main="slime", white="porcelain")
def slime(kit: Kit) -> None:
    """A blob with eyes."""
    profile = [
        (0.0, 0.0),
        (0.5, 0.0),
        (0.62, 0.06),
        (0.64, 0.18),
        (0.56, 0.4),
        (0.42, 0.58),
        (0.22, 0.72),
        (0.08, 0.8),
        (0.0, 0.86),
    ]
    kit.add(lathe(profile, kit.sides(36)), "main", "body")
    for side in (-1.0, 1.0):
        kit.add(
            sphere(0.13, kit.sides(18)).scaled(0.85, 1.15, 0.5).at(side * 0.19, 0.4, 0.5), "white", "eyes"
        )
        kit.add(sphere(0.07, kit.sides(14)).scaled(0.9, 1.2, 0.5).at(side * 0.18, 0.39, 0.56), "dark", "eyes")
    mouth = [(x, 0.05 * cos(x * 12) - 0.05, 0) for x in np.linspace(-0.12, 0.12, 7)]
    kit.add(tube(mouth, 0.018, 8).at(0, 0.22, 0.61), "dark", "eyes")
