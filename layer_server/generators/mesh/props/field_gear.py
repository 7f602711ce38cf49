# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""What soldiers, divers and workers wear and build."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "gas mask, riot shield, ballistic shield, spiked shield, sandbags, sandbag, sandbag wall, barbed wire, razor wire, parachute, dog tag, dog tags, army helmet, military helmet, soldier helmet, motorcycle helmet, football helmet, hard hat, diving helmet, welding mask, hockey mask, plague doctor mask, oni mask, kabuki mask",
    0.8,
    kind="armour",
    main="paint black",
    accent="dark metal",
    glass="crystal",
    sand="canvas",
    wood="wood",
    steel="steel",
    green="paint green",
    brass="brass",
    yellow="paint yellow",
    white="porcelain",
    red="paint",
    clear="glass",
    leather="leather",
    tint="main",
)
def gear(kit: Kit) -> None:
    """What soldiers, divers and workers wear and build."""
    if kit.says("sandbags", "sandbag", "bunker"):
        rows = 1 if kit.says("sandbag") and not kit.says("wall") else 4
        for row in range(rows):
            count = 6 - row % 2 if rows > 1 else 1
            for k in range(count):
                a = -0.7 + 1.4 * (k + 0.5 * (row % 2)) / 5 if rows > 1 else 0.0
                bag = sphere(0.2, 14).scaled(1.35, 0.52, 0.85)
                kit.add(
                    bag.turned("y", np.degrees(a))
                    .at(1.05 * sin(a), 0.1 + 0.185 * row, 1.05 * cos(a) - 1.0)
                    .solid(),
                    "sand",
                    "bags",
                )
    elif kit.says("barbed", "razor"):
        for x in (-1.0, 0.0, 1.0):
            for s in (-1.0, 1.0):
                kit.add(rod((x, 0, s * 0.35), (x, 0.85, -s * 0.25), 0.045, 8), "wood", "posts")
        turns = np.linspace(0, 26 * pi, 300)
        kit.add(
            tube(
                [(-1.1 + 2.2 * t / turns[-1], 0.52 + 0.32 * sin(t), 0.32 * cos(t)) for t in turns], 0.012, 5
            ),
            "steel",
            "wire",
        )
        for k in range(60):
            t = 26 * pi * k / 60
            at = (-1.1 + 2.2 * k / 60, 0.52 + 0.32 * sin(t), 0.32 * cos(t))
            kit.add(
                rod((at[0] - 0.05, at[1] + 0.03, at[2]), (at[0] + 0.05, at[1] - 0.03, at[2]), 0.008, 5),
                "steel",
                "barbs",
            )
    elif kit.says("riot", "ballistic", "spiked"):
        if kit.says("spiked"):
            kit.add(
                lathe([(0, 0), (0.6, 0), (0.6, 0.05), (0.3, 0.15), (0, 0.18)], 40)
                .turned("x", 90)
                .at(0, 0.6, 0),
                "wood",
                "shield",
            )
            kit.add(torus(0.59, 0.045, 40, 8).turned("x", 90).at(0, 0.6, 0.03), "steel", "rim")
            kit.add(
                lathe([(0, 0), (0.14, 0), (0.08, 0.1), (0, 0.4)], 16).turned("x", 90).at(0, 0.6, 0.15),
                "steel",
                "spikes",
            )
            for k in range(8):
                a = 2 * pi * k / 8
                kit.add(
                    lathe([(0, 0), (0.06, 0), (0, 0.24)], 10)
                    .turned("x", 90)
                    .at(0.42 * sin(a), 0.6 + 0.42 * cos(a), 0.09),
                    "steel",
                    "spikes",
                )
            return
        arc = [(0.42 * sin(a) * 1.1, 0.42 * cos(a)) for a in np.linspace(-0.95, 0.95, 15)]
        outline = [*arc, *((x * 0.95, z - 0.03) for x, z in arc[::-1])]
        kit.add(prism(outline, 1.3, 0.01).turned("x", -90).at(0, 0.68, 0).scaled(1, 1, -1), "clear", "shield")
        for y in (0.1, 1.26):
            kit.add(tube([(x, y, z) for x, z in arc], 0.03, 8), "main", "rim")
        kit.add(box(0.5, 0.16, 0.02, 0.01).at(0, 0.86, 0.425), "main", "label")
        for k in range(5):
            kit.add(box(0.05, 0.08, 0.02, 0).at(-0.16 + 0.08 * k, 0.9, 0.437), "white", "label")
        kit.add(
            tube(
                curve([(-0.15, 0.8, 0.38), (-0.15, 0.8, 0.22), (0.15, 0.8, 0.22), (0.15, 0.8, 0.38)]), 0.03, 8
            ),
            "main",
            "handle",
        )
    elif kit.says("gas"):
        kit.add(sphere(0.42, 28).scaled(0.92, 1.1, 0.85).at(0, 0.65, 0), "main", "mask")
        for s in (-1.0, 1.0):
            kit.add(cylinder(0.15, 0.08, 26, 0.02).turned("x", 82).at(s * 0.17, 0.76, 0.28), "accent", "eyes")
            kit.add(sphere(0.125, 20).scaled(1, 1, 0.3).at(s * 0.17, 0.76, 0.36), "glass", "eyes")
            kit.add(
                cylinder(0.13, 0.14, 22, 0.02).turned("x", 90).turned("y", s * 48).at(s * 0.24, 0.4, 0.26),
                "accent",
                "filters",
            )
        kit.add(cylinder(0.14, 0.16, 24, 0.02).turned("x", 96).at(0, 0.46, 0.3), "accent", "filter")
        kit.add(cylinder(0.17, 0.14, 24, 0.02).turned("x", 100).at(0, 0.44, 0.44), "green", "filter")
        kit.add(
            torus(0.4, 0.03, 30, 8).turned("x", 30).scaled(0.95, 1, 1).at(0, 0.7, -0.06), "leather", "straps"
        )
    elif kit.says("mask"):
        if kit.says("plague"):
            kit.add(sphere(0.4, 28).scaled(0.9, 1.15, 0.7).at(0, 0.62, 0), "leather", "mask")
            beak = curve([(0, 0.55, 0.2), (0, 0.5, 0.5), (0, 0.36, 0.8), (0, 0.2, 0.95)], 4)
            kit.add(tube(beak, np.linspace(0.22, 0.02, len(beak)).tolist(), 18), "leather", "beak")
            for s in (-1.0, 1.0):
                kit.add(torus(0.11, 0.03, 22, 8).turned("x", 80).at(s * 0.17, 0.74, 0.25), "brass", "eyes")
                kit.add(sphere(0.1, 18).scaled(1, 1, 0.3).at(s * 0.17, 0.74, 0.25), "dark", "eyes")
            kit.add(
                lathe([(0, 0), (0.6, -0.02), (0.6, 0.02), (0.3, 0.05), (0.27, 0.34), (0, 0.36)], 30).at(
                    0, 1.0, -0.05
                ),
                "main",
                "hat",
            )
        else:
            finish = "white" if kit.says("hockey", "kabuki") else "accent" if kit.says("welding") else "red"
            kit.add(sphere(0.42, 30).scaled(0.85, 1.1, 0.45).at(0, 0.6, 0), finish, "mask")
            if kit.says("welding"):
                kit.add(box(0.44, 0.2, 0.06, 0.02).at(0, 0.68, 0.17), "main", "window")
                kit.add(box(0.36, 0.13, 0.03, 0.01).at(0, 0.715, 0.195), "green", "window")
                return
            for s in (-1.0, 1.0):
                kit.add(
                    sphere(0.085, 16).scaled(1.2, 0.75, 0.4).turned("z", s * 14).at(s * 0.15, 0.7, 0.165),
                    "dark",
                    "eyes",
                )
                if kit.says("oni"):
                    horn = curve([(s * 0.16, 0.98, 0.08), (s * 0.26, 1.12, 0.12), (s * 0.24, 1.34, 0.14)], 4)
                    kit.add(tube(horn, np.linspace(0.07, 0.01, len(horn)).tolist(), 10), "brass", "horns")
                    kit.add(
                        lathe([(0, 0), (0.035, 0), (0, 0.16)], 8).at(s * 0.12, 0.36, 0.19), "white", "fangs"
                    )
            if kit.says("hockey"):
                for k in range(12):
                    a = 2 * pi * k / 12
                    kit.add(
                        sphere(0.022, 8).at(0.22 * sin(a) * 0.9, 0.52 + 0.2 * cos(a), 0.175), "dark", "holes"
                    )
                kit.add(prism([(-0.05, 0.14), (0.05, 0.14), (0, 0)], 0.03).at(0, 0.92, 0.13), "red", "marks")
            else:
                kit.add(box(0.3, 0.08, 0.05, 0.03).at(0, 0.36, 0.16), "dark", "mouth")
                kit.add(sphere(0.07, 14).at(0, 0.56, 0.2), finish, "nose")
    elif kit.says("parachute"):
        canopy = lathe(
            [
                (0, 1.5),
                (0.4, 1.45),
                (0.75, 1.28),
                (0.95, 1.0),
                (0.9, 1.0),
                (0.7, 1.22),
                (0.38, 1.38),
                (0, 1.43),
            ][::-1],
            32,
        )
        kit.add(canopy, "sand", "canopy")
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                rod((0.92 * sin(a), 1.0, 0.92 * cos(a)), (0.06 * sin(a), 0.2, 0.06 * cos(a)), 0.008, 5),
                "white",
                "lines",
            )
            kit.add(
                tube(
                    curve(
                        [
                            (0.93 * sin(a), 1.0, 0.93 * cos(a)),
                            (0.73 * sin(a), 1.29, 0.73 * cos(a)),
                            (0, 1.51, 0),
                        ]
                    ),
                    0.012,
                    6,
                ),
                "red",
                "canopy",
            )
        kit.add(box(0.3, 0.3, 0.3, 0.03), "wood", "load")
    elif kit.says("tag", "tags"):
        for k in range(2 if kit.says("tags") else 1):
            oval = [(0.2 * cos(a) * 0.8, 0.3 * sin(a)) for a in np.linspace(0, 2 * pi, 25)[:-1]]
            kit.add(
                prism(oval, 0.03, 0.01)
                .turned("z", 12 - 24 * k)
                .turned("x", -80)
                .at(0.14 * k, 0.03 + 0.03 * k, 0.3),
                "steel",
                "tags",
            )
        kit.add(
            tube([(0.4 * sin(a), 0.03, -0.3 + 0.4 * cos(a)) for a in np.linspace(0, 2 * pi, 33)], 0.018, 6),
            "steel",
            "chain",
        )
    else:
        dive = kit.says("diving")
        if dive:
            kit.add(sphere(0.4, 30).at(0, 0.62, 0), "brass", "helmet")
            kit.add(lathe([(0, 0), (0.5, 0), (0.46, 0.12), (0.3, 0.26), (0, 0.26)], 32), "brass", "collar")
            for turn in (0, 90, -90):
                for shape, finish in (
                    (torus(0.17, 0.045, 26, 8).turned("x", 90).at(0, 0.64, 0.36), "brass"),
                    (sphere(0.16, 20).scaled(1, 1, 0.3).at(0, 0.64, 0.36), "glass"),
                    *((rod((x, 0.5, 0.42), (x, 0.78, 0.42), 0.014, 6), "brass") for x in (-0.06, 0.06)),
                ):
                    kit.add(shape.turned("y", turn), finish, "windows")
            for k in range(10):
                a = 2 * pi * k / 10
                kit.add(sphere(0.035, 10).at(0.46 * sin(a), 0.1, 0.46 * cos(a)), "steel", "bolts")
        elif kit.says("motorcycle", "football"):
            kit.add(sphere(0.45, 30).scaled(0.95, 1, 1.08).at(0, 0.5, 0), "red", "helmet")
            kit.add(sphere(0.44, 28).scaled(0.9, 0.5, 0.9).at(0, 0.5, 0.12), "dark", "visor")
            kit.add(
                sphere(0.3, 24).scaled(1.2, 0.5, 0.8).at(0, 0.22, 0.24),
                "red" if kit.says("motorcycle") else "steel",
                "chin",
            )
            kit.add(box(0.08, 0.02, 0.9, 0.008).at(0, 0.94, 0), "white", "stripe")
        else:
            hard = kit.says("hard")
            finish = "yellow" if hard else "green"
            kit.add(
                lathe([(0, 0), (0.45, 0), (0.44, 0.18), (0.32, 0.36), (0, 0.44)], 32)
                .scaled(0.92, 1, 1.1)
                .at(0, 0.1, 0),
                finish,
                "shell",
            )
            kit.add(
                lathe([(0.4, 0), (0.54, -0.03), (0.54, 0.0), (0.42, 0.06)], 34, is_loop=True)
                .scaled(0.92, 1, 1.14)
                .at(0, 0.1, 0.02),
                finish,
                "brim",
            )
            if hard:
                kit.add(
                    tube(curve([(0, 0.2, 0.48), (0, 0.52, 0.2), (0, 0.56, -0.2), (0, 0.2, -0.48)]), 0.05, 10),
                    finish,
                    "ridge",
                )
            else:
                kit.add(
                    tube(
                        curve([(-0.4, 0.1, 0), (-0.3, -0.2, 0.2), (0.3, -0.2, 0.2), (0.4, 0.1, 0)]), 0.025, 8
                    ),
                    "leather",
                    "strap",
                )
