"""What children play with."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.beasts import beast
from layer_server.generators.mesh.props.coats import Beast
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "jack in the box, jack in a box",
    0.5,
    kind="toy",
    main="paint blue",
    accent="paint yellow",
    spring="steel",
    red="paint",
    skin="cream",
    dark="dark",
)
def jack(kit: Kit) -> None:
    """A clown on a spring from an open box with a crank."""
    kit.add(box(0.7, 0.6, 0.7, kit.bevel(0.03)), "main", "box")
    for s in (-1.0, 1.0):
        for x, z, y in ((0.36 * s, 0, 0), (0, 0.36 * s, 90)):
            star = prism(
                [
                    (0.2 * cos(a) * (1 if k % 2 else 0.45), 0.2 * sin(a) * (1 if k % 2 else 0.45))
                    for k, a in enumerate(np.linspace(0, 2 * pi, 11)[:-1] + pi / 2)
                ],
                0.02,
            )
            kit.add(star.turned("y", 90 if y == 0 else 0).at(x, 0.3, z), "accent", "box")
    kit.add(box(0.72, 0.05, 0.72, 0.015).at(0, 0, 0.36).turned("x", -110).at(0, 0.6, -0.36), "red", "lid")
    turns = np.linspace(0, 6 * 2 * pi, 90)
    helix = [(0.15 * cos(t), 0.55 + 0.5 * t / turns[-1], 0.15 * sin(t)) for t in turns]
    kit.add(tube(helix, 0.022, 7), "spring", "spring")
    kit.add(
        lathe([(0, 0), (0.3, -0.04), (0.2, 0.1), (0.12, 0.16), (0, 0.16)], kit.sides(24)).at(0, 1.02, 0),
        "accent",
        "collar",
    )
    kit.add(sphere(0.24, kit.sides(24)).at(0, 1.36, 0), "skin", "head")
    kit.add(lathe([(0, 0), (0.22, 0), (0, 0.42)], kit.sides(20)).at(0, 1.52, 0), "red", "hat")
    kit.add(sphere(0.06, 12).at(0, 1.95, 0), "accent", "hat")
    kit.add(sphere(0.06, 14).at(0, 1.34, 0.24), "red", "face")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.03, 10).at(s * 0.09, 1.43, 0.2), "dark", "face")
        kit.add(sphere(0.1, 12).at(s * 0.24, 1.4, -0.02), "red", "hair")
    kit.add(tube(curve([(-0.1, 1.27, 0.2), (0, 1.22, 0.215), (0.1, 1.27, 0.2)]), 0.016, 8), "dark", "face")
    for a, b in (
        ((0.35, 0.3, 0), (0.48, 0.3, 0)),
        ((0.48, 0.3, 0), (0.48, 0.14, 0)),
        ((0.48, 0.14, 0), (0.6, 0.14, 0)),
    ):
        kit.add(rod(a, b, 0.025), "spring", "crank")


@prop(
    "rubik s cube, rubiks cube, rubik cube, rubix cube, puzzle cube, magic cube",
    0.06,
    kind="toy",
    main="paint black",
    red="paint",
    blue="paint blue",
    green="paint green",
    yellow="paint yellow",
    white="paint white",
    orange="paint orange",
)
def puzzle_cube(kit: Kit) -> None:
    """Twenty-seven cubes with stickers of six colours, mixed."""
    kit.add(box(0.98, 0.98, 0.98, 0.04).at(0, 0.01, 0), "main", "cube")
    order = ("white", "red", "blue", "green", "yellow", "orange")
    for face in range(5):
        for i in range(3):
            for j in range(3):
                tile = box(0.29, 0.29, 0.03, 0.012).at((i - 1) * 0.325, (j - 1) * 0.325 - 0.145, 0.49)
                tile = tile.turned("x", -90) if face == 4 else tile.turned("y", 90 * face)
                kit.add(tile.at(0, 0.5, 0), order[kit.whole(0, 5)], "stickers")


@prop(
    "building blocks, toy blocks, alphabet blocks, wooden blocks, lego brick, lego, lego bricks, toy brick",
    0.3,
    kind="toy",
    main="paint",
    blue="paint blue",
    yellow="paint yellow",
    green="paint green",
    tint="main",
)
def blocks(kit: Kit) -> None:
    """Cubes on each other with an arch and a roof; or bricks with studs."""
    if kit.says("lego", "brick"):
        several = kit.says("bricks")
        for k, (x, y, z, turn, finish) in enumerate(
            ((0, 0, 0, 0, "main"), (0.5, 0, 0.9, 30, "yellow"), (0.1, 0.6, 0, 90, "blue"))
        ):
            if k and not several:
                break
            kit.add(box(1.6, 0.6, 0.8, 0.012).turned("y", turn).at(x, y, z), finish, "bricks")
            for i in range(4):
                for j in range(2):
                    kit.add(
                        cylinder(0.12, 0.1, kit.sides(18), 0.012)
                        .at((i - 1.5) * 0.4, 0.6, (j - 0.5) * 0.4)
                        .turned("y", turn)
                        .at(x, y, z),
                        finish,
                        "studs",
                    )
        return
    for x, y, z, turn, finish in (
        (-0.3, 0, 0, 8, "main"),
        (0.3, 0, 0.05, -10, "blue"),
        (0.0, 0.5, 0.02, 20, "yellow"),
        (0.75, 0, 0.5, 35, "green"),
    ):
        kit.add(box(0.5, 0.5, 0.5, kit.bevel(0.03)).turned("y", turn).at(x, y, z), finish, "blocks")
    kit.add(
        prism([(-0.3, 0), (0.3, 0), (0, 0.32)], 0.46, 0.02).turned("y", 14).at(0, 1.0, 0.02), "main", "roof"
    )
    kit.add(cylinder(0.2, 0.5, kit.sides(24), 0.02).at(-0.75, 0, 0.45), "green", "blocks")


@prop("kite", 1.2, kind="toy", main="paint", accent="paint yellow", stick="pale wood", tail="paint blue")
def kite(kit: Kit) -> None:
    """A diamond with a tail of bows."""
    for k, part in enumerate(
        (
            ((0, 1.5), (0.5, 1.0), (0, 1.0)),
            ((0.5, 1.0), (0, 0.2), (0, 1.0)),
            ((0, 0.2), (-0.5, 1.0), (0, 1.0)),
            ((-0.5, 1.0), (0, 1.5), (0, 1.0)),
        )
    ):
        kit.add(prism(part, 0.03), "main" if k % 2 else "accent", "sail")
    kit.add(rod((0, 0.15, 0.02), (0, 1.55, 0.02), 0.018, 8), "stick", "sticks")
    kit.add(rod((-0.55, 1.0, 0.02), (0.55, 1.0, 0.02), 0.018, 8), "stick", "sticks")
    path = curve([(0, 0.2, 0), (0.18, 0.0, 0), (-0.05, -0.22, 0), (0.15, -0.45, 0), (0.02, -0.7, 0)], 5)
    kit.add(tube(path, 0.012, 6), "stick", "tail")
    for k in (5, 10, 15, 19):
        x, y, z = path[k]
        kit.add(
            prism([(-0.1, 0.06), (0, 0.01), (0.1, 0.06), (0.1, -0.06), (0, -0.01), (-0.1, -0.06)], 0.02).at(
                x, y, z
            ),
            "tail",
            "tail",
        )


@prop(
    "rocking horse, hobby horse, toy horse",
    0.9,
    kind="toy",
    main="pale wood",
    accent="paint",
    belly="pale wood",
    mane="thatch",
    horn="bone",
    hoof="dark wood",
    white="porcelain",
    wool="fur white",
)
def rocking_horse(kit: Kit) -> None:
    """A wooden horse with a saddle on rockers."""
    beast(
        kit,
        Beast(
            1.05,
            0.5,
            0.25,
            0.9,
            0.055,
            (0.5, 55),
            0.15,
            (1.4, 0.6),
            "leaf",
            tail="hair",
            mane="horse",
            hoofed=True,
        ),
    )
    for s in (-1.0, 1.0):
        arc = curve(
            [
                (-0.95, 0.16, s * 0.2),
                (-0.5, -0.02, s * 0.2),
                (0, -0.06, s * 0.2),
                (0.5, -0.02, s * 0.2),
                (0.95, 0.16, s * 0.2),
            ],
            5,
        )
        kit.add(
            sweep(arc, [(0.035, 0.05), (-0.035, 0.05), (-0.035, -0.05), (0.035, -0.05)], up=(0, 1, 0)),
            "accent",
            "rockers",
        )
    for x in (-0.42, 0.42):
        kit.add(cylinder(0.035, 0.46, 10).turned("x", 90).at(x, 0.0, -0.23), "accent", "rockers")
    kit.add(sphere(0.27, 18).scaled(0.9, 0.5, 0.95).at(0, 0.86, 0), "accent", "saddle")
    kit.add(cylinder(0.025, 0.4, 10).turned("x", 90).at(0.76, 1.14, -0.2), "accent", "handle")
