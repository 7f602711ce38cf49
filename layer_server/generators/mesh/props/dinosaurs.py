# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Dinosaurs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, lathe, prism, sphere, sweep, tube
from layer_server.generators.mesh.props.beasts import beast
from layer_server.generators.mesh.props.coats import Beast
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


@prop(
    "dinosaur, t rex, t rex dinosaur, tyrannosaurus, tyrannosaurus rex, trex, velociraptor, raptor, triceratops, stegosaurus, brachiosaurus, brontosaurus, diplodocus, long neck dinosaur, pterodactyl, ankylosaurus, baby dinosaur, dino",
    4.0,
    kind="animal",
    main="scales",
    belly="fur tan",
    accent="fur brown",
    horn="bone",
    white="paint yellow",
    hoof="dark",
    mane="fur brown",
    wool="fur white",
    wing="leather",
    tint="main",
)
def dinosaur(kit: Kit) -> None:
    """On two legs with a great head; with horns and a frill; with plates; with a long neck; with wings."""
    if kit.says("pterodactyl"):
        kit.add(sphere(0.22, 20).scaled(1.6, 0.8, 0.8).at(0, 1.0, 0), "main", "body")
        kit.add(tube(curve([(0.25, 1.05, 0), (0.45, 1.2, 0), (0.6, 1.25, 0)]), 0.08, 12), "main", "neck")
        kit.add(sphere(0.12, 16).scaled(1.2, 1, 0.8).at(0.64, 1.26, 0), "main", "head")
        kit.add(lathe([(0, 0), (0.08, 0), (0, 0.5)], 10).turned("z", -98).at(0.7, 1.24, 0), "accent", "beak")
        kit.add(
            lathe([(0, 0), (0.07, 0), (0, 0.42)], 10).scaled(1, 1, 0.5).turned("z", 62).at(0.58, 1.32, 0),
            "accent",
            "crest",
        )
        for s in (-1.0, 1.0):
            kit.add(sphere(0.025, 8).at(0.72, 1.3, s * 0.08), "white", "eyes")
            wing = (
                prism(
                    [(0.28, 0), (0.34, 0.5), (0.1, 1.25), (-0.05, 0.9), (-0.2, 0.5), (-0.3, 0)], 0.035, 0.01
                )
                .turned("x", 90 * s)
                .turned("x", -26 * s)
            )
            kit.add(wing.at(0, 1.06, s * 0.1), "wing", "wings")
            kit.add(tube([(-0.3, 0.95, s * 0.08), (-0.5, 0.8, s * 0.12)], [0.05, 0.025], 8), "main", "legs")
        return
    if kit.says(
        "triceratops", "stegosaurus", "brachiosaurus", "brontosaurus", "diplodocus", "long", "ankylosaurus"
    ):
        long = kit.says("brachiosaurus", "brontosaurus", "diplodocus", "long")
        steg = kit.says("stegosaurus", "ankylosaurus")
        b = (
            Beast(1.4, 0.6, 0.42, 1.0, 0.14, (1.5, 64), 0.16, (0.9, 0.6), "", tail="")
            if long
            else Beast(
                1.4,
                0.4,
                0.42,
                1.0,
                0.12,
                (0.3, -12 if steg else 12),
                0.17 if steg else 0.26,
                (1.2, 0.5),
                "",
                tail="",
            )
        )
        (x, y, _), spine = beast(kit, b)
        tail = curve(
            [
                (-0.62, spine, 0),
                (-1.05, spine - 0.14, 0),
                (-1.5, spine - 0.36, 0.05),
                (-2.0 if long else -1.7, 0.24, 0.14),
            ],
            5,
        )
        kit.add(tube(tail, np.linspace(0.33, 0.03, len(tail)).tolist(), 16), "main", "tail")
        if steg:
            for k in range(10):
                t = k / 9
                at = (
                    0.66 - 1.7 * t,
                    spine + 0.38 - (0.5 * max(0.0, t - 0.6)) - 0.1 * abs(t - 0.4),
                    0.06 * (-1) ** k,
                )
                size = 0.14 + 0.26 * sin(pi * min(1, 0.12 + t))
                plate = prism(
                    [
                        (-0.4 * size, 0),
                        (0.4 * size, 0),
                        (0.55 * size, 0.6 * size),
                        (0, 1.3 * size),
                        (-0.55 * size, 0.6 * size),
                    ],
                    0.05,
                    0.012,
                )
                kit.add(plate.at(*at), "accent", "plates")
            for s in (-1.0, 1.0):
                for k in range(2):
                    kit.add(
                        lathe([(0, 0), (0.035, 0), (0, 0.3)], 8)
                        .turned("x", s * 55)
                        .at(-1.45 - 0.16 * k, spine - 0.28 - 0.08 * k, 0.06),
                        "horn",
                        "spikes",
                    )
        elif not long:
            frill = [(0.5 * cos(a) * 0.9, 0.55 * sin(a)) for a in np.linspace(-0.35, pi + 0.35, 19)]
            kit.add(
                prism(frill, 0.09, 0.025).turned("y", 90).turned("z", 24).at(x - 0.08, y + 0.08, 0),
                "main",
                "frill",
            )
            for k in range(9):
                a = -0.2 + (pi + 0.4) * k / 8
                kit.add(
                    sphere(0.06, 8)
                    .at(0, 0.56 * sin(a), 0.46 * cos(a))
                    .turned("z", 24)
                    .at(x - 0.1, y + 0.08, 0),
                    "horn",
                    "frill",
                )
            for s in (-1.0, 1.0):
                horn = curve(
                    [
                        (x + 0.12, y + 0.2, s * 0.14),
                        (x + 0.35, y + 0.42, s * 0.2),
                        (x + 0.62, y + 0.48, s * 0.22),
                    ],
                    4,
                )
                kit.add(tube(horn, np.linspace(0.06, 0.01, len(horn)).tolist(), 10), "horn", "horns")
            kit.add(
                lathe([(0, 0), (0.06, 0), (0, 0.18)], 10).turned("z", -22).at(x + 0.48, y - 0.02, 0),
                "horn",
                "horns",
            )
        return
    raptor = kit.says("raptor", "velociraptor")
    thin = 0.7 if raptor else 1.0
    path = curve(
        [
            (-1.7, 1.0, 0.1),
            (-1.2, 0.95, 0),
            (-0.6, 0.96, 0),
            (-0.1, 1.0, 0),
            (0.35, 1.16, 0),
            (0.58, 1.42, 0),
            (0.72, 1.62, 0),
        ],
        4,
    )
    girth = np.array(spread_over([0.02, 0.12, 0.28, 0.36, 0.28, 0.2, 0.19], 4)) * thin
    kit.add(
        sweep(path, circle(1.0, kit.sides(22, 8)), np.column_stack([girth * 0.85, girth]), up=(0, 1, 0)),
        "main",
        "body",
    )
    kit.add(sphere(0.26, 20).scaled(1.2, 0.8, 0.75).at(0.12, 0.92, 0), "belly", "body")
    kit.add(sphere(0.25, 22).scaled(1.15, 0.9, 0.78).at(0.8, 1.74, 0), "main", "head")
    for y, tilt, h in ((1.72, 4, 0.16), (1.56, -14, 0.1)):
        jaw = (
            prism(
                [(0, -0.17), (0.3, -0.15), (0.52, -0.1), (0.56, 0), (0.52, 0.1), (0.3, 0.15), (0, 0.17)],
                h,
                0.03,
            )
            .turned("x", 90)
            .turned("z", tilt)
        )
        kit.add(jaw.at(0.82, y, 0), "main", "jaws")
    for k in range(6):
        for s in (-1.0, 1.0):
            kit.add(
                lathe([(0, 0.0), (0.022, 0.08), (0, 0.08)], 6).at(
                    0.96 + 0.07 * k, 1.58 + 0.006 * k, s * (0.14 - 0.008 * k)
                ),
                "horn",
                "teeth",
            )
    for s in (-1.0, 1.0):
        kit.add(sphere(0.05, 12).at(0.88, 1.86, s * 0.17), "white", "eyes")
        kit.add(sphere(0.026, 8).at(0.9, 1.87, s * 0.21), "dark", "eyes")
        kit.add(sphere(0.02, 8).at(1.36, 1.79, s * 0.06), "dark", "nostrils")
        leg = curve(
            [(-0.1, 1.0, s * 0.2), (0.16, 0.7, s * 0.26), (-0.16, 0.36, s * 0.26), (0.02, 0.08, s * 0.26)], 4
        )
        kit.add(tube(leg, spread_over([0.3, 0.2, 0.09, 0.08], 4), 14), "main", "legs")
        for toe in (-26, 0, 26):
            kit.add(
                tube([(0, 0.06, 0), (0.2, 0.04, 0), (0.28, 0.02, 0)], [0.06, 0.045, 0.006], 8)
                .turned("y", toe)
                .at(0.02, 0, s * 0.26),
                "main",
                "feet",
            )
        arm = curve([(0.45, 1.16, s * 0.2), (0.6, 0.98, s * 0.24), (0.74, 1.02, s * 0.2)], 4)
        kit.add(tube(arm, np.linspace(0.07, 0.03, len(arm)).tolist(), 10), "main", "arms")
    for k in range(7):
        p = path[6 + 2 * k]
        kit.add(
            lathe([(0, 0), (0.06, 0), (0, 0.12)], 6)
            .scaled(1, 1, 0.5)
            .at(p[0], p[1] + float(girth[6 + 2 * k]) * 0.94, 0),
            "accent",
            "spines",
        )
