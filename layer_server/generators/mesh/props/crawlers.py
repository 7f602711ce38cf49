# ruff: noqa: PLR0917  one recipe: parts, and whether they are there
"""What creeps and hops: reptiles, frogs, snails."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import circle, lathe, prism, sphere, sweep, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


@prop(
    "snake, cobra, python, viper, rattlesnake, serpent, sea serpent, worm, earthworm, giant worm, eel",
    1.0,
    kind="animal",
    main="scales",
    accent="fur tan",
    tongue="paint",
    eye="paint yellow",
    tint="main",
)
def snake(kit: Kit) -> None:
    """Coils with a raised head and a forked tongue; a cobra spreads its hood."""
    turns = np.linspace(0, 4.2 * pi, 56)
    line = [
        ((0.5 - 0.021 * t) * cos(t), 0.1 + 0.021 * t * (1 if t > 0 else 0), (0.5 - 0.021 * t) * sin(t))
        for t in turns
    ]
    x, y, z = line[-1]
    up = curve(
        [(x, y, z), (x - 0.1, y + 0.16, z - 0.05), (0.0, 0.8, -0.05), (0.06, 1.05, 0.0), (0.24, 1.16, 0.06)],
        4,
    )[1:]
    path = [*line, *up]
    radii = np.interp(
        np.linspace(0, 1, len(path)), [0, 0.12, 0.3, 0.85, 1], [0.015, 0.06, 0.1, 0.085, 0.075]
    ).tolist()
    kit.add(tube(path, radii, 14), "main", "body")
    kit.add(sphere(0.13, 20).scaled(1.35, 0.75, 1).at(0.34, 1.18, 0.08), "main", "head")
    if kit.says("cobra"):
        kit.add(sphere(0.3, 20).scaled(0.28, 1.0, 0.95).turned("z", -10).at(0.02, 0.92, 0.0), "main", "hood")
        kit.add(
            sphere(0.22, 16).scaled(0.2, 0.95, 0.85).turned("z", -10).at(0.075, 0.9, 0.0), "accent", "hood"
        )
    for s in (-1.0, 1.0):
        kit.add(sphere(0.032, 10).at(0.4, 1.23, 0.08 + s * 0.09), "eye", "eyes")
        kit.add(
            tube(
                [(0.5, 1.14, 0.08), (0.6, 1.12, 0.08), (0.68, 1.13, 0.08 + s * 0.05)], [0.012, 0.01, 0.004], 6
            ),
            "tongue",
            "tongue",
        )
    for k in range(4, 60, 4):
        p = path[k]
        kit.add(
            sphere(radii[k] * 0.62, 8).scaled(1, 0.6, 1).at(p[0], p[1] + radii[k] * 0.68, p[2]),
            "accent",
            "pattern",
        )


@prop(
    "crocodile, alligator, lizard, gecko, iguana, chameleon, salamander, komodo dragon, monitor lizard, basilisk",
    1.5,
    kind="animal",
    main="scales",
    accent="fur tan",
    white="porcelain",
    eye="paint yellow",
    tint="main",
)
def reptile(kit: Kit) -> None:
    """A long low body with a heavy tail; teeth for a crocodile."""
    croc = kit.says("crocodile", "alligator")
    path = curve(
        [
            (-1.5, 0.1, 0.25),
            (-1.1, 0.14, 0.05),
            (-0.7, 0.22, -0.04),
            (-0.3, 0.3, 0),
            (0.2, 0.32, 0),
            (0.5, 0.3, 0),
            (0.68, 0.3, 0),
        ],
        4,
    )
    size = np.array(spread_over([0.015, 0.08, 0.15, 0.22, 0.23, 0.17, 0.13], 4))
    kit.add(
        sweep(path, circle(1.0, kit.sides(20, 8)), np.column_stack([size * 1.15, size * 0.8]), up=(0, 1, 0)),
        "main",
        "body",
    )
    if croc:
        for y, tilt, h in ((0.34, 8, 0.05), (0.24, -2, 0.04)):
            jaw = (
                prism(
                    [
                        (0, -0.13),
                        (0.25, -0.11),
                        (0.66, -0.075),
                        (0.72, 0),
                        (0.66, 0.075),
                        (0.25, 0.11),
                        (0, 0.13),
                    ],
                    2 * h,
                    0.02,
                )
                .turned("x", 90)
                .turned("z", tilt)
            )
            kit.add(jaw.at(0.66, y, 0), "main", "jaws")
        for k in range(7):
            for s in (-1.0, 1.0):
                kit.add(
                    lathe([(0, 0), (0.022, 0), (0, 0.08)], 6).at(
                        0.78 + 0.075 * k, 0.265, s * (0.105 - 0.006 * k)
                    ),
                    "white",
                    "teeth",
                )
        kit.add(sphere(0.15, 16).scaled(1.1, 0.7, 1).at(0.66, 0.32, 0), "main", "head")
        _eyes(kit, 0.72, 0.43, 0.09, 0.04, "eye")
    else:
        kit.add(sphere(0.17, 18).scaled(1.5, 0.72, 1).at(0.82, 0.33, 0), "main", "head")
        _eyes(kit, 0.9, 0.4, 0.12, 0.045, "eye")
    for s in (-1.0, 1.0):
        kit.add(
            sphere(0.02, 8).at(0.73 if croc else 0.93, 0.44 if croc else 0.42, s * (0.115 if croc else 0.15)),
            "dark",
            "eyes",
        )
        for x, turn in ((0.36, 1), (-0.42, -1)):
            leg = curve(
                [(x, 0.28, s * 0.14), (x + 0.04 * turn, 0.28, s * 0.42), (x + 0.12, 0.04, s * 0.46)], 4
            )
            kit.add(tube(leg, spread_over([0.09, 0.075, 0.06], 4), 10), "main", "legs")
            for toe in (-28, 0, 28):
                kit.add(
                    tube([(0, 0.03, 0), (0.13, 0.015, 0)], [0.03, 0.008], 6)
                    .turned("y", toe - s * 20)
                    .at(x + 0.12, 0, s * 0.46),
                    "main",
                    "feet",
                )
    for k in range(2, 24):
        p, r = path[k], size[k]
        kit.add(
            lathe([(0, 0), (0.045 + 0.1 * r, 0), (0, 0.07 + 0.24 * r)], 6)
            .scaled(1, 1, 0.5)
            .at(p[0], p[1] + r * 0.74, p[2]),
            "main",
            "crest",
        )


@prop(
    "frog, toad, bullfrog, tree frog",
    0.2,
    kind="animal",
    main="frog",
    belly="fur white",
    white="paint yellow",
    tint="main",
)
def frog(kit: Kit) -> None:
    """It squats, with eyes on top and long folded legs."""
    kit.add(sphere(0.36, kit.sides(26)).scaled(1.1, 0.8, 1).turned("z", 22).at(0, 0.36, 0), "main", "body")
    kit.add(sphere(0.3, 22).scaled(0.9, 0.8, 0.92).at(0.12, 0.27, 0), "belly", "body")
    kit.add(sphere(0.27, 24).scaled(1.15, 0.68, 1.2).at(0.32, 0.56, 0), "main", "head")
    kit.add(
        tube(
            curve(
                [(0.5, 0.5, 0.26), (0.62, 0.49, 0.1), (0.64, 0.49, 0), (0.62, 0.49, -0.1), (0.5, 0.5, -0.26)]
            ),
            0.014,
            6,
        ),
        "dark",
        "mouth",
    )
    for s in (-1.0, 1.0):
        kit.add(sphere(0.12, 16).at(0.3, 0.74, s * 0.2), "main", "eyes")
        kit.add(sphere(0.085, 14).at(0.345, 0.765, s * 0.225), "white", "eyes")
        kit.add(sphere(0.045, 10).scaled(1, 0.7, 1.2).at(0.4, 0.78, s * 0.245), "dark", "eyes")
        kit.add(
            tube(curve([(0.22, 0.36, s * 0.24), (0.34, 0.2, s * 0.36), (0.3, 0.03, s * 0.32)]), 0.065, 10),
            "main",
            "arms",
        )
        kit.add(
            tube(
                curve(
                    [
                        (-0.24, 0.26, s * 0.2),
                        (0.12, 0.3, s * 0.46),
                        (-0.28, 0.1, s * 0.5),
                        (0.1, 0.05, s * 0.52),
                    ],
                    5,
                ),
                spread_over([0.15, 0.13, 0.09, 0.06], 5),
                12,
            ),
            "main",
            "legs",
        )
        for x, z in ((0.3, 0.32), (0.1, 0.52)):
            for toe in (-30, 0, 30):
                kit.add(
                    tube([(0, 0.025, 0), (0.15, 0.012, 0)], [0.03, 0.035], 6)
                    .turned("y", toe - s * 16)
                    .at(x, 0, s * z),
                    "main",
                    "feet",
                )
    for k in range(7):
        kit.add(
            sphere(0.045, 8)
            .scaled(1, 0.5, 1)
            .at(-0.26 + 0.06 * k, 0.58 + 0.012 * k - 0.02 * (k % 2), 0.14 * sin(2.2 * k)),
            "scales",
            "warts",
        )


@prop(
    "snail, slug, caterpillar, centipede, larva, maggot",
    0.2,
    kind="animal",
    main="fur tan",
    accent="fur brown",
    green="frog",
    white="porcelain",
    red="paint",
)
def snail(kit: Kit) -> None:
    """A soft foot with a coiled house; or a row of round segments on many feet."""
    if kit.says("caterpillar", "centipede", "larva", "maggot"):
        for k in range(8):
            r = 0.2 - 0.006 * k
            y = 0.24 + 0.1 * max(0.0, sin(pi * (k - 1) / 4)) * (1 if 1 < k < 5 else 0)
            kit.add(
                sphere(r, 18).scaled(0.85, 1, 1).at(-0.23 * k, y, 0),
                "green" if not kit.says("larva", "maggot") else "cream",
                "body",
            )
            for s in (-1.0, 1.0):
                kit.add(
                    tube([(-0.23 * k, y - 0.12, s * 0.12), (-0.23 * k, 0.0, s * 0.16)], [0.04, 0.03], 6),
                    "accent",
                    "feet",
                )
        kit.add(
            sphere(0.24, 20).at(0.28, 0.34, 0),
            "green" if not kit.says("larva", "maggot") else "cream",
            "head",
        )
        for s in (-1.0, 1.0):
            kit.add(sphere(0.06, 10).at(0.46, 0.42, s * 0.11), "white", "eyes")
            kit.add(sphere(0.032, 8).at(0.51, 0.42, s * 0.12), "dark", "eyes")
            kit.add(
                tube([(0.28, 0.54, s * 0.08), (0.34, 0.76, s * 0.14)], [0.018, 0.014], 6), "accent", "feelers"
            )
            kit.add(sphere(0.04, 8).at(0.34, 0.78, s * 0.14), "red", "feelers")
        return
    path = curve([(-0.75, 0.04, 0), (-0.4, 0.1, 0), (0.2, 0.14, 0), (0.5, 0.24, 0), (0.62, 0.46, 0)], 4)
    size = np.array(spread_over([0.02, 0.12, 0.17, 0.15, 0.12], 4))
    kit.add(
        sweep(path, circle(1.0, 16), np.column_stack([size * 1.1, size * 0.9]), up=(0, 1, 0)), "main", "body"
    )
    kit.add(sphere(0.14, 16).at(0.64, 0.5, 0), "main", "head")
    for s in (-1.0, 1.0):
        kit.add(tube([(0.66, 0.58, s * 0.06), (0.74, 0.82, s * 0.13)], [0.03, 0.022], 8), "main", "feelers")
        kit.add(sphere(0.045, 10).at(0.745, 0.84, s * 0.135), "dark", "eyes")
    if not kit.says("slug"):
        turns = np.linspace(0, 4.6 * pi, 60)
        radii = 0.36 * (1 - turns / (5.4 * pi))
        spiral = [
            (-0.15 + q * cos(t + 2.6), 0.5 + q * sin(t + 2.6), 0.1 * (t / turns[-1]))
            for q, t in zip(radii, turns, strict=True)
        ]
        kit.add(tube(spiral, (0.2 * (1 - 0.86 * turns / turns[-1])).tolist(), 14), "accent", "shell")


def _eyes(kit: Kit, x: float, y: float, z: float, r: float, finish: str = "dark") -> None:
    for s in (-1.0, 1.0):
        kit.add(sphere(r, 12).at(x, y, s * z), finish, "eyes")
