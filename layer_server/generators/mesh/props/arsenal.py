# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Arms of other kinds: swung, thrown, fired."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "nunchucks, nunchaku, whip, bullwhip, brass knuckles, knuckle duster, blowgun, bo staff, chakram, sai, machete, throwing knives, bullet, bullets, ammo, shell casing, molotov cocktail, molotov, smoke grenade, minigun, gatling gun, grenade launcher, flamethrower, harpoon, torpedo",
    0.6,
    kind="weapon",
    main="wood",
    accent="dark metal",
    steel="steel",
    brass="brass",
    leather="leather",
    green="paint green",
    glass="bottle glass",
    cloth="canvas",
    flame="flame",
    copper="copper",
)
def odd_arms(kit: Kit) -> None:
    """By its name."""
    if kit.says("nunchucks", "nunchaku"):
        for s in (-1.0, 1.0):
            kit.add(
                lathe([(0, 0), (0.05, 0.01), (0.06, 0.08), (0.05, 0.7), (0.04, 0.74), (0, 0.74)], 14)
                .turned("z", s * 24)
                .at(s * 0.16, 0.06, 0.03 * s),
                "main",
                "handles",
            )
            for y in (0.08, 0.64):
                kit.add(
                    torus(0.056, 0.012, 14, 6).at(0, y, 0).turned("z", s * 24).at(s * 0.16, 0.06, 0.03 * s),
                    "accent",
                    "handles",
                )
        for k in range(7):
            t = -1 + 2 * k / 6
            link = torus(0.04, 0.012, 10, 6).turned("x", 90 * (k % 2))
            kit.add(link.at(-t * 0.13 - 0.0, 0.84 + 0.08 * (1 - t * t), 0), "accent", "chain")
    elif kit.says("whip", "bullwhip"):
        turns = np.linspace(0, 5.6 * pi, 70)
        coil = [((0.4 - 0.012 * t) * cos(t), 0.05 + 0.012 * t, (0.4 - 0.012 * t) * sin(t)) for t in turns]
        kit.add(
            tube([*coil, (0.5, 0.05, 0.3)][::-1], np.linspace(0.012, 0.04, 71).tolist(), 8), "leather", "lash"
        )
        kit.add(
            tube([coil[0], (0.62, 0.06, -0.28), (0.82, 0.08, -0.6)], [0.045, 0.055, 0.05], 12),
            "leather",
            "handle",
        )
        kit.add(sphere(0.07, 12).at(0.83, 0.08, -0.62), "brass", "handle")
    elif kit.says("knuckles", "knuckle"):
        for k in range(4):
            kit.add(
                torus(0.13, 0.05, 22, 8)
                .turned("x", 90)
                .at(-0.36 + 0.24 * k, 0.4 + 0.03 * (1 if k in {1, 2} else 0), 0),
                "brass",
                "rings",
            )
        kit.add(
            prism(
                [(-0.42, 0.12), (0.42, 0.12), (0.34, 0.0), (0.1, -0.04), (-0.1, -0.04), (-0.34, 0.0)],
                0.12,
                0.03,
            ).at(0, 0.1, 0),
            "brass",
            "grip",
        )
        for s in (-1.0, 1.0):
            kit.add(tube([(s * 0.4, 0.36, 0), (s * 0.36, 0.16, 0)], 0.05, 10), "brass", "grip")
    elif kit.says("bullet", "bullets", "ammo", "casing"):
        for k in range(3 if kit.says("bullets", "ammo") else 1):
            x = 0.36 * k
            kit.add(
                lathe(
                    [(0, 0), (0.13, 0), (0.13, 0.03), (0.1, 0.05), (0.13, 0.08), (0.13, 0.56), (0, 0.56)], 28
                ).at(x, 0, 0),
                "brass",
                "case",
            )
            kit.add(
                lathe([(0, 0.55), (0.12, 0.55), (0.11, 0.7), (0.07, 0.84), (0, 0.92)], 28).at(x, 0, 0),
                "copper",
                "tip",
            )
    elif kit.says("molotov"):
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.2, 0),
                    (0.21, 0.04),
                    (0.21, 0.46),
                    (0.08, 0.66),
                    (0.07, 0.86),
                    (0.09, 0.88),
                    (0, 0.88),
                ],
                28,
            ),
            "glass",
            "bottle",
        )
        kit.add(cylinder(0.213, 0.2, 28).at(0, 0.14, 0), "cloth", "label")
        kit.add(
            tube(curve([(0, 0.84, 0), (0.02, 0.98, 0), (0.12, 1.02, 0.04), (0.18, 0.9, 0.06)]), 0.05, 8),
            "cloth",
            "rag",
        )
        for x, y in ((0.17, 0.92), (0.04, 1.02), (0.12, 1.02)):
            kit.add(
                lathe([(0, 0), (0.08, 0.06), (0.05, 0.2), (0, 0.34)], 12).at(x, y, 0.05), "flame", "flame"
            )
    elif kit.says("minigun", "gatling"):
        for k in range(6):
            a = 2 * pi * k / 6
            kit.add(
                cylinder(0.035, 1.1, 12).turned("z", -90).at(0.2, 0.6 + 0.11 * cos(a), 0.11 * sin(a)),
                "steel",
                "barrels",
            )
        for x in (0.35, 0.8, 1.22):
            kit.add(cylinder(0.17, 0.06, 24, 0.01).turned("z", -90).at(x, 0.6, 0), "accent", "barrels")
        kit.add(cylinder(0.2, 0.5, 24, 0.03).turned("z", -90).at(-0.3, 0.6, 0), "accent", "body")
        kit.add(box(0.4, 0.3, 0.26, 0.03).at(-0.45, 0.45, 0), "accent", "body")
        kit.add(box(0.3, 0.3, 0.3, 0.02).at(-0.1, 0.12, 0.2), "green", "ammo box")
        kit.add(
            tube(curve([(-0.08, 0.4, 0.2), (-0.05, 0.55, 0.25), (-0.1, 0.62, 0.12)]), 0.07, 8),
            "brass",
            "belt",
        )
        kit.add(
            tube(curve([(-0.6, 0.68, 0), (-0.75, 0.95, 0), (-0.3, 1.0, 0), (-0.1, 0.78, 0)]), 0.03, 8),
            "accent",
            "handle",
        )
        for a in (-40, 40, 180):
            kit.add(tube([(0.0, 0.5, 0), (0.0, 0.0, 0.5)], 0.03, 8).turned("y", a), "accent", "tripod")
    elif kit.says("grenade", "launcher", "flamethrower", "smoke"):
        if kit.says("smoke"):
            kit.add(cylinder(0.16, 0.6, 26, 0.02), "green", "can")
            kit.add(cylinder(0.08, 0.14, 16).at(0, 0.6, 0), "steel", "fuse")
            kit.add(box(0.05, 0.4, 0.03, 0.008).turned("z", -16).at(0.1, 0.4, 0), "steel", "lever")
            kit.add(torus(0.09, 0.012, 16, 6).turned("x", 90).at(-0.16, 0.68, 0), "steel", "ring")
            return
        fire = kit.says("flamethrower")
        kit.add(
            cylinder(0.14 if not fire else 0.06, 0.9, 24, 0.02).turned("z", -90).at(0.1, 0.6, 0),
            "accent" if not fire else "steel",
            "barrel",
        )
        kit.add(box(0.6, 0.2, 0.16, 0.03).at(-0.15, 0.5, 0), "green" if not fire else "accent", "body")
        if fire:
            for z in (-0.16, 0.16):
                kit.add(
                    lathe([(0, 0), (0.14, 0.03), (0.16, 0.1), (0.16, 0.7), (0.1, 0.8), (0, 0.82)], 22).at(
                        -0.8, 0.05, z
                    ),
                    "paint",
                    "tanks",
                )
            kit.add(
                tube(curve([(-0.7, 0.7, 0), (-0.5, 0.95, 0.2), (-0.3, 0.6, 0.15)]), 0.035, 8),
                "rubber",
                "hose",
            )
            kit.add(
                lathe([(0, 0), (0.05, 0.1), (0.16, 0.5), (0.08, 0.8), (0, 1.0)], 16)
                .turned("z", -90)
                .at(1.0, 0.6, 0),
                "flame",
                "flame",
            )
        else:
            kit.add(cylinder(0.2, 0.32, 26, 0.02).turned("z", -90).at(-0.22, 0.56, 0), "accent", "drum")
            for k in range(6):
                a = 2 * pi * k / 6
                kit.add(
                    cylinder(0.05, 0.02, 14).turned("z", -90).at(0.095, 0.56 + 0.13 * cos(a), 0.13 * sin(a)),
                    "brass",
                    "drum",
                )
        kit.add(prism([(-0.4, 0.62), (-0.9, 0.5), (-0.92, 0.3), (-0.4, 0.5)], 0.1, 0.02), "main", "stock")
        kit.add(box(0.12, 0.3, 0.1, 0.03).turned("z", -14).at(-0.32, 0.24, 0), "main", "grip")
        kit.add(box(0.1, 0.24, 0.1, 0.03).at(0.3, 0.26, 0), "main", "grip")
    elif kit.says("torpedo"):
        kit.add(
            lathe([(0, 0), (0.14, 0.03), (0.2, 0.14), (0.2, 1.3), (0.1, 1.6), (0, 1.62)], 28)
            .turned("z", 90)
            .at(0.8, 0.3, 0),
            "green",
            "hull",
        )
        for k in range(4):
            kit.add(
                prism([(-0.62, 0.16), (-0.84, 0.36), (-0.9, 0.36), (-0.85, 0.1)], 0.03)
                .turned("x", 90 * k)
                .at(0, 0.3, 0),
                "accent",
                "fins",
            )
        kit.add(
            lathe([(0, 0), (0.06, 0), (0.04, 0.1), (0, 0.12)], 14).turned("z", 90).at(-0.8, 0.3, 0),
            "brass",
            "screw",
        )
    elif kit.says("machete", "glaive", "bayonet", "knives"):
        for k in range(3 if kit.says("knives") else 1):
            for shape, finish in (
                (
                    prism(
                        [(0, 0), (0.1, 0.0), (0.72, 0.03), (0.8, 0.14), (0.74, 0.22), (0.1, 0.12), (0, 0.1)],
                        0.025,
                        0.008,
                    ).at(0.2, 0, 0),
                    "steel",
                ),
                (
                    prism(
                        [(-0.2, -0.02), (0.22, 0.0), (0.22, 0.11), (-0.18, 0.12), (-0.24, 0.04)], 0.06, 0.018
                    ),
                    "main",
                ),
            ):
                kit.add(shape.turned("z", 50 + 14 * k).at(0.3 * k, 0, 0.1 * k), finish, "blade")
    elif kit.says("sai", "chakram", "fan"):
        if kit.says("chakram"):
            kit.add(
                lathe([(0.34, -0.015), (0.52, 0), (0.34, 0.015)], 44, is_loop=True)
                .turned("x", 76)
                .at(0, 0.5, 0),
                "steel",
                "ring",
            )
            kit.add(torus(0.35, 0.03, 40, 8).turned("x", 76).at(0, 0.5, 0), "leather", "ring")
        else:
            kit.add(tube([(0, 0.4, 0), (0, 1.1, 0), (0, 1.2, 0)], [0.03, 0.022, 0.003], 8), "steel", "blade")
            kit.add(cylinder(0.035, 0.36, 12).at(0, 0.05, 0), "leather", "grip")
            for s in (-1.0, 1.0):
                kit.add(
                    tube(
                        curve([(0, 0.42, 0), (s * 0.18, 0.44, 0), (s * 0.22, 0.58, 0), (s * 0.2, 0.74, 0)]),
                        [0.025] * 12 + [0.004],
                        8,
                    ),
                    "steel",
                    "prongs",
                )
            kit.add(sphere(0.05, 12).at(0, 0.03, 0), "steel", "pommel")
    else:
        kit.add(rod((-0.9, 0.06, 0), (0.9, 0.06, 0), 0.045, 14), "main", "shaft")
        for x in (-0.85, -0.3, 0.3, 0.85):
            kit.add(torus(0.046, 0.014, 14, 6).turned("z", 90).at(x, 0.06, 0), "accent", "rings")
        if kit.says("harpoon"):
            kit.add(
                prism([(0.88, 0.0), (1.25, 0.0), (0.95, 0.16), (0.88, 0.04)], 0.03).at(0, 0.06, 0),
                "steel",
                "tip",
            )
            kit.add(
                prism([(0.88, 0.0), (1.25, 0.0), (0.95, -0.16), (0.88, -0.04)], 0.03).at(0, 0.06, 0),
                "steel",
                "tip",
            )
