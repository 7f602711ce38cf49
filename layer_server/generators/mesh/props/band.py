# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Instruments that stand, shake or unfold."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.winds_and_drums import blown_and_struck


@prop(
    "music box, musical box, jewelry box, jewellery box, gong, xylophone, glockenspiel, marimba, tambourine, maracas, maraca, accordion, concertina, bagpipes, harmonica, clarinet, oboe, bassoon, didgeridoo, french horn, triangle instrument, musical triangle, cymbals, cymbal, drum kit, drum set, church organ, pipe organ, vinyl record, record, vinyl, cassette tape, cassette, cd, dj turntable, turntable, metronome, wind chime, wind chimes",
    0.6,
    kind="instrument",
    main="wood",
    accent="gold",
    red="paint",
    blue="paint blue",
    yellow="paint yellow",
    green="paint green",
    orange="paint orange",
    white="paint white",
    black="paint black",
    steel="steel",
    cloth="cloth",
    pink="paint pink",
    skin="canvas",
    tint="main",
)
def band(kit: Kit) -> None:
    """By its name."""
    rainbow = ("red", "orange", "yellow", "green", "blue", "pink")
    if kit.says("box"):
        kit.add(box(0.9, 0.4, 0.6, kit.bevel(0.03)), "main", "box")
        kit.add(box(0.94, 0.07, 0.64, 0.02), "accent", "trim")
        kit.add(box(0.78, 0.02, 0.48, 0).at(0, 0.395, 0), "cloth", "lining")
        kit.add(
            box(0.92, 0.14, 0.62, kit.bevel(0.03)).at(0, 0, 0.31).turned("x", -105).at(0, 0.4, -0.3),
            "main",
            "lid",
        )
        kit.add(
            box(0.74, 0.02, 0.44, 0).at(0, -0.012, 0.31).turned("x", -105).at(0, 0.4, -0.3), "mirror", "lid"
        )
        if not kit.says("jewelry", "jewellery"):
            kit.add(cylinder(0.13, 0.03, 24).at(0, 0.41, 0), "accent", "dancer")
            kit.add(tube([(0, 0.42, 0), (0, 0.62, 0)], [0.012, 0.012], 8), "pink", "dancer")
            kit.add(lathe([(0, 0), (0.13, 0), (0.03, 0.09), (0, 0.09)], 22).at(0, 0.58, 0), "pink", "dancer")
            kit.add(
                lathe([(0, 0), (0.035, 0.02), (0.03, 0.1), (0, 0.13)], 14).at(0, 0.66, 0), "pink", "dancer"
            )
            kit.add(sphere(0.042, 14).at(0, 0.82, 0), "cream", "dancer")
            for s in (-1.0, 1.0):
                kit.add(
                    tube(curve([(s * 0.02, 0.76, 0), (s * 0.1, 0.86, 0), (s * 0.02, 0.97, 0)]), 0.012, 6),
                    "cream",
                    "dancer",
                )
            for start, end in (
                ((0.45, 0.2, 0), (0.56, 0.2, 0)),
                ((0.56, 0.2, 0), (0.56, 0.34, 0)),
                ((0.56, 0.34, 0), (0.66, 0.34, 0)),
            ):
                kit.add(rod(start, end, 0.022, 8), "accent", "crank")
        else:
            for k in range(7):
                kit.add(
                    torus(0.05, 0.014, 14, 6).turned("x", 60).at(-0.3 + 0.1 * k, 0.42, 0.1 * (-1) ** k),
                    "accent",
                    "jewels",
                )
                kit.add(
                    sphere(0.035, 6).at(-0.28 + 0.1 * k, 0.43, -0.1 * (-1) ** k),
                    ("red", "blue", "green")[k % 3],
                    "jewels",
                )
        kit.add(box(0.1, 0.12, 0.04, 0.01).at(0, 0.3, 0.3), "accent", "lock")
    elif kit.says("gong"):
        for s in (-1.0, 1.0):
            kit.add(box(0.1, 1.5, 0.1, 0.015).at(s * 0.72, 0, 0), "red", "frame")
            kit.add(box(0.14, 0.1, 0.7, 0.02).at(s * 0.72, 0, 0), "red", "frame")
            kit.add(rod((s * 0.3, 1.45, 0), (s * 0.28, 1.16, 0), 0.014, 6), "black", "cords")
        kit.add(box(1.8, 0.12, 0.12, 0.02).at(0, 1.45, 0), "red", "frame")
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.48, 0),
                    (0.5, 0.03),
                    (0.5, 0.09),
                    (0.46, 0.07),
                    (0.18, 0.05),
                    (0.12, 0.1),
                    (0, 0.11),
                ],
                kit.sides(38),
            )
            .turned("x", 90)
            .at(0, 0.82, -0.04),
            "accent",
            "gong",
        )
        kit.add(rod((0.5, 0.1, 0.45), (0.95, 0.16, 0.4), 0.022, 8), "main", "mallet")
        kit.add(sphere(0.08, 14).at(0.48, 0.1, 0.45), "cloth", "mallet")
    elif kit.says("xylophone", "glockenspiel", "marimba"):
        for s in (-1.0, 1.0):
            kit.add(box(1.5, 0.08, 0.08, 0.015).turned("y", s * 7).at(0, 0.06, s * 0.22), "main", "frame")
        for k in range(8):
            kit.add(
                box(0.14, 0.04, 0.74 - 0.05 * k, 0.012).at(-0.62 + 0.177 * k, 0.14, 0), rainbow[k % 6], "bars"
            )
            for s in (-1.0, 1.0):
                kit.add(sphere(0.02, 8).at(-0.62 + 0.177 * k, 0.185, s * (0.26 - 0.02 * k)), "steel", "bars")
        for s in (-1.0, 1.0):
            kit.add(
                rod((-0.1 + 0.2 * s, 0.24, 0.1), (0.25 + 0.25 * s, 0.36, 0.7), 0.014, 8), "main", "mallets"
            )
            kit.add(sphere(0.05, 12).at(-0.1 + 0.2 * s, 0.24, 0.1), "red", "mallets")
    elif kit.says("tambourine"):
        kit.add(
            lathe([(0.46, 0), (0.52, 0), (0.52, 0.18), (0.46, 0.18)], kit.sides(40), is_loop=True)
            .turned("x", 70)
            .at(0, 0.5, 0),
            "main",
            "frame",
        )
        kit.add(
            cylinder(0.47, 0.015, kit.sides(38)).at(0, 0.165, 0).turned("x", 70).at(0, 0.5, 0), "skin", "skin"
        )
        for k in range(8):
            a = 2 * pi * k / 8
            for d in (-0.018, 0.018):
                kit.add(
                    cylinder(0.07, 0.012, 16)
                    .at(0.52 * sin(a), 0.085 + d, 0.52 * cos(a))
                    .turned("x", 70)
                    .at(0, 0.5, 0),
                    "accent",
                    "jingles",
                )
    elif kit.says("maracas", "maraca"):
        for s in (-1.0, 1.0) if kit.says("maracas") else (1.0,):
            for shape, finish in (
                (sphere(0.24, 26).scaled(0.9, 1.15, 0.9).at(0, 0.85, 0), "red" if s > 0 else "yellow"),
                (
                    lathe([(0, 0), (0.05, 0.01), (0.06, 0.06), (0.035, 0.2), (0.04, 0.64), (0, 0.66)], 14),
                    "main",
                ),
                (torus(0.216, 0.03, 28, 8).at(0, 0.82, 0), "yellow" if s > 0 else "red"),
                (torus(0.19, 0.022, 26, 8).at(0, 0.98, 0), "green"),
            ):
                kit.add(shape.turned("z", s * 24).at(s * -0.1, 0, s * 0.1), finish, "maracas")
    elif kit.says("accordion", "concertina"):
        for k in range(11):
            x = -0.3 + 0.06 * k
            kit.add(
                box(0.045, 0.66 - 0.05 * (k % 2), 0.4 - 0.05 * (k % 2), 0.01).at(
                    x, 0.12 + 0.025 * (k % 2), 0
                ),
                "red" if k % 2 else "black",
                "bellows",
            )
        for s in (-1.0, 1.0):
            kit.add(box(0.24, 0.74, 0.46, 0.05).at(s * 0.46, 0.08, 0), "red", "cases")
            kit.add(box(0.25, 0.5, 0.05, 0.01).at(s * 0.46, 0.2, 0.22), "accent", "grille")
        for k in range(10):
            kit.add(box(0.16, 0.06, 0.05, 0.01).at(0.62, 0.12 + 0.066 * k, 0.12), "white", "keys")
            if k % 3:
                kit.add(box(0.1, 0.035, 0.06, 0.006).at(0.6, 0.155 + 0.066 * k, 0.13), "black", "keys")
        for i in range(3):
            for j in range(6):
                kit.add(sphere(0.025, 8).at(-0.59, 0.2 + 0.09 * j, -0.08 + 0.09 * i), "white", "buttons")
        kit.add(
            tube(
                curve([(0.4, 0.75, -0.24), (0.2, 0.9, -0.5), (0.3, 0.3, -0.5), (0.4, 0.15, -0.24)]), 0.03, 8
            ),
            "black",
            "strap",
        )
    elif kit.says("bagpipes"):
        kit.add(sphere(0.4, 28).scaled(1.1, 0.8, 0.65).turned("z", 14).at(0, 0.42, 0), "cloth", "bag")
        for x, h in ((-0.18, 1.2), (0.02, 0.95), (0.2, 0.9)):
            line = [(x, 0.68, 0), (x * 1.8, h * 0.6 + 0.55, -0.12), (x * 2.2, h + 0.35, -0.2)]
            kit.add(tube(line, [0.04, 0.03, 0.045], 12), "black", "drones")
            kit.add(torus(0.04, 0.02, 14, 6).at(*line[2]), "white", "drones")
            kit.add(torus(0.032, 0.02, 14, 6).at(*line[1]), "white", "drones")
        kit.add(tube([(0.34, 0.34, 0.1), (0.62, -0.1, 0.24)], [0.035, 0.05], 12), "black", "chanter")
        kit.add(tube([(-0.36, 0.55, 0.1), (-0.62, 0.9, 0.3)], [0.03, 0.025], 10), "black", "pipe")
    elif kit.says("harmonica"):
        kit.add(box(1.1, 0.14, 0.36, 0.02), "main", "comb")
        for y in (0.13, -0.05):
            kit.add(box(1.16, 0.06, 0.38, 0.025).at(0, y, -0.02), "steel", "covers")
        for k in range(10):
            kit.add(box(0.07, 0.08, 0.02, 0).at(-0.46 + 0.102 * k, 0.03, 0.175), "dark", "holes")
    else:
        blown_and_struck(kit)
