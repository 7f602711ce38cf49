"""Cooking and growing outside."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "grill, barbecue, barbecue grill, bbq, bbq grill, charcoal grill, gas grill, spit roast, smoker",
    1.0,
    kind="garden",
    main="paint black",
    accent="steel",
    coal="lava",
    wood="wood",
    meat="flesh",
    bread="bread",
    tint="main",
)
def grill(kit: Kit) -> None:
    """A kettle on legs with its lid aside, or meat on a spit over a fire."""
    if kit.says("spit", "roast"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 0.7, 0, 0), (s * 0.7, 0.9, 0), 0.04), "wood", "forks")
            for d in (-1.0, 1.0):
                kit.add(rod((s * 0.7, 0.82, 0), (s * 0.7, 1.0, d * 0.09), 0.03, 8), "wood", "forks")
        kit.add(rod((-0.95, 0.92, 0), (0.95, 0.92, 0), 0.022), "accent", "spit")
        kit.add(rod((0.95, 0.92, 0), (0.95, 0.75, 0), 0.022), "accent", "spit")
        kit.add(sphere(0.25, kit.sides(24)).scaled(1.7, 0.85, 0.9).at(0, 0.92, 0), "bread", "roast")
        for s in (-1.0, 1.0):
            kit.add(
                sphere(0.1, 14).scaled(1.8, 0.8, 0.8).turned("z", s * 30).at(s * 0.36, 1.0, 0.1),
                "bread",
                "roast",
            )
        for k in range(7):
            a = 2 * pi * k / 7
            kit.add(
                cylinder(0.05, 0.5, 10)
                .turned("x", 68)
                .turned("y", 360 * k / 7)
                .at(0.3 * sin(a + pi), 0.03, 0.3 * cos(a + pi)),
                "bark",
                "logs",
            )
        for k in range(5):
            kit.add(
                lathe([(0, 0), (0.1, 0.08), (0.06, 0.3), (0, 0.5)], 12).at(
                    0.14 * sin(1.3 * k), 0.05, 0.14 * cos(1.3 * k)
                ),
                "flame",
                "fire",
            )
        return
    for k in range(3):
        a = 2 * pi * k / 3 + 0.3
        kit.add(
            rod((0.2 * sin(a), 0.6, 0.2 * cos(a)), (0.4 * sin(a), 0, 0.4 * cos(a)), 0.022, 8),
            "accent",
            "legs",
        )
    bowl = [(0, 0.45), (0.2, 0.47), (0.4, 0.6), (0.46, 0.78), (0.43, 0.78), (0.36, 0.62), (0, 0.52)]
    kit.add(lathe(bowl, kit.sides(34)), "main", "kettle")
    kit.add(cylinder(0.39, 0.05, kit.sides(28)).at(0, 0.66, 0), "coal", "coals")
    kit.add(torus(0.43, 0.012, kit.sides(34), 6).at(0, 0.78, 0), "accent", "grate")
    for k in range(13):
        x = -0.39 + 0.065 * k
        reach = (0.43**2 - x * x) ** 0.5
        kit.add(rod((x, 0.78, -reach), (x, 0.78, reach), 0.007, 5), "accent", "grate")
    for x, z in ((-0.15, 0.1), (0.14, 0.16), (0.0, -0.16)):
        kit.add(sphere(0.11, 16).scaled(1.2, 0.3, 0.9).at(x, 0.81, z), "meat", "meat")
    lid = lathe(
        [(0.46, 0), (0.42, 0.16), (0.26, 0.28), (0, 0.32), (0, 0.29), (0.25, 0.25), (0.39, 0.15), (0.43, 0)][
            ::-1
        ],
        kit.sides(34),
    )
    kit.add(lid.turned("z", 68).at(-0.52, 0.86, -0.1), "main", "lid")
    for s in (-1.0, 1.0):
        kit.add(box(0.05, 0.04, 0.24, 0.015).at(s * 0.5, 0.7, 0), "wood", "handles")


@prop("picnic table, beer table, outdoor table", 1.8, kind="garden", main="wood", accent="wood")
def picnic_table(kit: Kit) -> None:
    """A table with its two benches on crossed legs."""
    for k in range(5):
        kit.add(box(1.9, 0.05, 0.15, kit.bevel(0.01)).at(0, 0.74, (k - 2) * 0.17), "main", "top")
    for s in (-1.0, 1.0):
        for k in range(2):
            kit.add(
                box(1.9, 0.05, 0.14, kit.bevel(0.01)).at(0, 0.42, s * (0.66 + 0.16 * k)), "main", "benches"
            )
        kit.add(box(0.08, 0.1, 1.66, 0.01).at(s * 0.68, 0.32, 0), "accent", "legs")
        kit.add(box(0.08, 0.1, 0.8, 0.01).at(s * 0.68, 0.65, 0), "accent", "legs")
        for d in (-1.0, 1.0):
            kit.add(rod((s * 0.68, 0.0, d * 0.62), (s * 0.68, 0.74, d * 0.2), 0.05, 6), "accent", "legs")


@prop(
    "flower bed, vegetable patch, vegetable garden, garden bed, planter, flower box, planter box, window box, crop field, flower garden",
    1.4,
    kind="garden",
    main="wood",
    accent="dirt",
    green="plant",
    red="paint",
    yellow="paint yellow",
    pink="paint pink",
    white="paint white",
)
def bed(kit: Kit) -> None:
    """Earth in a frame of planks, with rows of flowers or of cabbages."""
    for s in (-1.0, 1.0):
        kit.add(box(1.6, 0.3, 0.08, kit.bevel(0.01)).at(0, 0, s * 0.46), "main", "frame")
        kit.add(box(0.08, 0.3, 0.84, kit.bevel(0.01)).at(s * 0.76, 0, 0), "main", "frame")
    kit.add(box(1.48, 0.24, 0.86, 0.03).solid(), "accent", "earth")
    edible = kit.says("vegetable", "crop")
    for i in range(6):
        for j in range(3):
            x, z = -0.6 + 0.24 * i + kit.between(-0.03, 0.03), -0.28 + 0.28 * j + kit.between(-0.03, 0.03)
            if edible:
                if j == 1:
                    kit.add(sphere(0.1, 12).at(x, 0.29, z), "green", "cabbages")
                    for k in range(5):
                        leaf = (
                            sphere(0.09, 8)
                            .scaled(0.8, 1, 0.25)
                            .turned("x", 30)
                            .at(0, 0, 0.08)
                            .turned("y", 72 * k)
                        )
                        kit.add(leaf.at(x, 0.27, z), "leaf", "cabbages")
                else:
                    kit.add(
                        lathe([(0, -0.02), (0.05, 0.02), (0.035, 0.06), (0, 0.07)], 10).at(x, 0.22, z),
                        "paint orange",
                        "carrots",
                    )
                    for k in range(4):
                        kit.add(
                            tube(
                                [(x, 0.26, z), (x + 0.06 * sin(1.6 * k), 0.44, z + 0.06 * cos(1.6 * k))],
                                [0.016, 0.004],
                                5,
                            ),
                            "green",
                            "carrots",
                        )
            else:
                h = kit.between(0.16, 0.3)
                kit.add(rod((x, 0.2, z), (x, 0.24 + h, z), 0.012, 5), "green", "stems")
                kit.add(
                    sphere(0.07, 8).scaled(1.6, 0.4, 0.6).turned("z", 30).at(x + 0.07, 0.3, z),
                    "green",
                    "leaves",
                )
                finish = ("red", "yellow", "pink", "white")[kit.whole(0, 3)]
                for k in range(6):
                    a = 2 * pi * k / 6
                    kit.add(
                        sphere(0.036, 7).scaled(1, 0.5, 1).at(x + 0.05 * sin(a), 0.25 + h, z + 0.05 * cos(a)),
                        finish,
                        "flowers",
                    )
                kit.add(sphere(0.03, 7).at(x, 0.262 + h, z), "yellow", "flowers")


@prop(
    "garden gnome, gnome, lawn gnome",
    0.5,
    kind="figure",
    main="paint",
    accent="paint blue",
    beard="paint white",
    skin="cream",
    boot="leather",
    belt="dark",
    lamp="gold",
)
def gnome(kit: Kit) -> None:
    """A small bearded man under a pointed hat."""
    kit.add(
        lathe([(0, 0.1), (0.26, 0.12), (0.32, 0.3), (0.28, 0.5), (0.2, 0.66), (0, 0.68)], kit.sides(28)),
        "accent",
        "body",
    )
    kit.add(torus(0.3, 0.03, kit.sides(28), 8).at(0, 0.32, 0), "belt", "belt")
    kit.add(box(0.1, 0.09, 0.03, 0.01).at(0, 0.28, 0.31), "lamp", "belt")
    kit.add(sphere(0.2, kit.sides(24)).at(0, 0.76, 0.02), "skin", "head")
    kit.add(
        lathe([(0, 0), (0.24, -0.02), (0.23, 0.04), (0.14, 0.3), (0.04, 0.6), (0, 0.64)], kit.sides(26))
        .turned("x", -6)
        .at(0, 0.84, -0.02),
        "main",
        "hat",
    )
    kit.add(
        lathe([(0, -0.34), (0.08, -0.22), (0.18, -0.02), (0.16, 0.06), (0, 0.08)], 20)
        .scaled(1, 1, 0.5)
        .at(0, 0.7, 0.16),
        "beard",
        "beard",
    )
    kit.add(sphere(0.055, 12).at(0, 0.77, 0.22), "skin", "head")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.025, 8).at(s * 0.075, 0.83, 0.19), "belt", "head")
        kit.add(
            sphere(0.07, 10).scaled(1.3, 0.5, 0.5).turned("z", s * -18).at(s * 0.06, 0.72, 0.22),
            "beard",
            "beard",
        )
        kit.add(sphere(0.14, 16).scaled(0.8, 0.8, 1.25).at(s * 0.14, 0.08, 0.06), "boot", "boots")
        kit.add(
            tube(curve([(s * 0.2, 0.58, 0), (s * 0.36, 0.44, 0.06), (s * 0.26, 0.38, 0.24)]), 0.07, 12),
            "accent",
            "arms",
        )
        kit.add(sphere(0.065, 12).at(s * 0.25, 0.37, 0.27), "skin", "hands")
