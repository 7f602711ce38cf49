"""What swims: fish, whales, crabs, squids, turtles."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    circle,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.shape import Shape


def _hull(kit: Kit, sections: list[tuple[float, float, float, float]], finish: str) -> None:
    """A body through sections of (x, y, half height, half width)."""
    path = curve([(x, y, 0) for x, y, _, _ in sections], 3)
    size = np.column_stack(
        [spread_over([w for *_, w in sections], 3), spread_over([h for _, _, h, _ in sections], 3)]
    )
    kit.add(sweep(path, circle(1.0, kit.sides(24, 8)), size, up=(0, 1, 0)), finish, "body")


def _eyes(kit: Kit, x: float, y: float, z: float, r: float) -> None:
    for s in (-1.0, 1.0):
        kit.add(sphere(r, 12).at(x, y, s * z), "dark", "eyes")
        kit.add(sphere(r * 0.36, 8).at(x + r * 0.5, y + r * 0.5, s * (z + r * 0.6)), "white", "eyes")


@prop(
    "shark, great white shark, hammerhead shark, orca, killer whale",
    3.0,
    kind="animal",
    main="hide gray",
    belly="fur white",
    white="porcelain",
    black="fur black",
)
def shark(kit: Kit) -> None:
    """A grey torpedo with a tall fin and teeth; an orca is black and white."""
    orca = kit.says("orca", "killer")
    skin = "black" if orca else "main"
    _hull(
        kit,
        [
            (-1.3, 0.5, 0.04, 0.03),
            (-1.15, 0.5, 0.09, 0.06),
            (-0.6, 0.48, 0.22, 0.17),
            (0.1, 0.45, 0.34, 0.28),
            (0.65, 0.46, 0.3, 0.25),
            (1.05, 0.5, 0.17, 0.15),
            (1.25, 0.52, 0.05, 0.05),
        ],
        skin,
    )
    _hull(
        kit,
        [
            (-0.9, 0.42, 0.03, 0.03),
            (-0.5, 0.38, 0.16, 0.13),
            (0.1, 0.34, 0.25, 0.25),
            (0.65, 0.36, 0.22, 0.22),
            (1.0, 0.42, 0.1, 0.13),
            (1.12, 0.44, 0.03, 0.04),
        ],
        "belly",
    )
    kit.add(
        prism([(-0.1, 0.72), (0.3, 0.74), (-0.02, 1.25 if orca else 1.12), (-0.14, 1.1)], 0.07, 0.02),
        skin,
        "fins",
    )
    kit.add(prism([(-0.85, 0.6), (-0.7, 0.62), (-0.85, 0.76)], 0.05, 0.01), skin, "fins")
    tail = [(-1.15, 0.55), (-1.22, 0.5), (-1.45, 0.16), (-1.5, 0.2), (-1.4, 0.5), (-1.68, 0.98), (-1.58, 1.0)]
    kit.add(
        prism(tail, 0.06, 0.015)
        if not orca
        else prism(
            [(0.0, 0.0), (-0.3, 0.42), (-0.42, 0.4), (-0.24, 0), (-0.42, -0.4), (-0.3, -0.42)], 0.06, 0.015
        )
        .turned("x", 90)
        .at(-1.2, 0.5, 0),
        skin,
        "tail",
    )
    for s in (-1.0, 1.0):
        fin = prism([(0.16, 0), (-0.1, 0), (-0.32, 0.5), (-0.22, 0.54)], 0.05, 0.012).turned(
            "x", 90 * s + 24 * s
        )
        kit.add(fin.at(0.45, 0.3, s * 0.2), skin, "fins")
        for k in range(4):
            kit.add(gill(0.34 - 0.07 * k, s), "dark", "gills")
        if orca:
            kit.add(sphere(0.09, 12).scaled(1.6, 0.8, 0.4).at(0.86, 0.62, s * 0.17), "belly", "body")
    _eyes(kit, 1.0, 0.56, 0.15, 0.035)
    mouth = curve(
        [(0.8, 0.34, 0.2), (1.05, 0.36, 0.13), (1.12, 0.37, 0), (1.05, 0.36, -0.13), (0.8, 0.34, -0.2)], 4
    )
    kit.add(tube(mouth, 0.022, 8), "dark", "mouth")
    for k in range(2, 15, 2):
        x, y, z = mouth[k]
        kit.add(
            lathe([(0, 0.06), (0.026, 0.06), (0, 0)][::-1], 6).at(x + 0.01, y - 0.035, z), "white", "teeth"
        )


def gill(x: float, s: float) -> Shape:
    """A gill."""
    return rod((x + 0.36, 0.4, s * 0.262), (x + 0.33, 0.58, s * 0.24), 0.011, 6)


@prop(
    "whale, blue whale, humpback whale, sperm whale, beluga, narwhal",
    8.0,
    kind="animal",
    main="sea blue",
    belly="fur white",
    white="porcelain",
    water="water",
    horn="bone",
)
def whale(kit: Kit) -> None:
    """A great round head, a pale throat, flukes, and a spout."""
    _hull(
        kit,
        [
            (-1.5, 0.75, 0.04, 0.05),
            (-1.2, 0.66, 0.12, 0.1),
            (-0.7, 0.56, 0.3, 0.26),
            (0.0, 0.55, 0.52, 0.48),
            (0.6, 0.55, 0.56, 0.54),
            (1.0, 0.53, 0.44, 0.44),
            (1.2, 0.5, 0.16, 0.18),
        ],
        "main",
    )
    _hull(
        kit,
        [
            (-0.6, 0.36, 0.04, 0.05),
            (-0.2, 0.3, 0.2, 0.25),
            (0.4, 0.26, 0.3, 0.42),
            (0.95, 0.32, 0.26, 0.38),
            (1.17, 0.36, 0.06, 0.1),
        ],
        "belly",
    )
    fluke = [
        (0.0, 0.1),
        (-0.12, 0.5),
        (-0.36, 0.66),
        (-0.34, 0.4),
        (-0.22, 0.0),
        (-0.34, -0.4),
        (-0.36, -0.66),
        (-0.12, -0.5),
        (0.0, -0.1),
    ]
    kit.add(prism(fluke, 0.08, 0.02).turned("x", 90).turned("z", -14).at(-1.4, 0.8, 0), "main", "flukes")
    for s in (-1.0, 1.0):
        kit.add(
            prism([(0.16, 0), (-0.1, 0), (-0.3, 0.5), (-0.16, 0.54)], 0.07, 0.02)
            .turned("x", 90 * s + 30 * s)
            .at(0.45, 0.3, s * 0.44),
            "main",
            "fins",
        )
        for k in range(4):
            line = curve(
                [
                    (1.14 - 0.02 * k, 0.32 - 0.05 * k, s * (0.06 + 0.08 * k)),
                    (0.8, 0.12 - 0.012 * k + 0.03 * k, s * (0.1 + 0.09 * k)),
                    (0.35, 0.02 + 0.045 * k, s * (0.1 + 0.1 * k)),
                ],
                3,
            )
            kit.add(tube(line, 0.012, 5), "main", "throat")
    kit.add(
        tube(
            curve(
                [
                    (0.85, 0.42, 0.44),
                    (1.12, 0.44, 0.24),
                    (1.22, 0.45, 0),
                    (1.12, 0.44, -0.24),
                    (0.85, 0.42, -0.44),
                ]
            ),
            0.016,
            6,
        ),
        "dark",
        "mouth",
    )
    _eyes(kit, 0.82, 0.52, 0.49, 0.045)
    if kit.says("narwhal"):
        kit.add(lathe([(0, 0), (0.06, 0), (0, 1.1)], 12).turned("z", -82).at(1.15, 0.55, 0), "horn", "horn")
    else:
        for s in (-1.0, 0.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (0.5, 1.05, 0),
                            (0.5 + 0.06 * s, 1.4, 0.1 * s),
                            (0.5 + 0.3 * s, 1.55, 0.22 * s),
                            (0.5 + 0.4 * s, 1.35, 0.3 * s),
                        ]
                    ),
                    0.04,
                    8,
                ),
                "water",
                "spout",
            )


@prop(
    "dolphin, porpoise, manatee, seal, sea lion, walrus",
    2.0,
    kind="animal",
    main="sea blue",
    belly="fur white",
    white="bone",
)
def dolphin(kit: Kit) -> None:
    """A leaping arc with a beak; or a seal on its belly."""
    if kit.says("seal", "sea", "walrus", "manatee"):
        _hull(
            kit,
            [
                (-1.1, 0.14, 0.05, 0.06),
                (-0.9, 0.15, 0.12, 0.14),
                (-0.4, 0.24, 0.24, 0.28),
                (0.2, 0.34, 0.33, 0.34),
                (0.5, 0.62, 0.27, 0.25),
                (0.6, 0.9, 0.2, 0.19),
            ],
            "hide gray",
        )
        kit.add(sphere(0.23, 20).at(0.66, 1.02, 0), "hide gray", "head")
        kit.add(sphere(0.12, 16).scaled(0.9, 0.8, 1.25).at(0.86, 0.96, 0), "belly", "head")
        kit.add(sphere(0.045, 10).at(0.96, 1.02, 0), "dark", "head")
        for s in (-1.0, 1.0):
            kit.add(
                sphere(0.3, 14)
                .scaled(0.9, 0.16, 0.5)
                .turned("y", s * 50)
                .turned("x", s * 16)
                .at(0.3, 0.08, s * 0.42),
                "hide gray",
                "flippers",
            )
            kit.add(
                sphere(0.26, 12).scaled(1.1, 0.16, 0.4).turned("y", s * -24).at(-1.2, 0.1, s * 0.12),
                "hide gray",
                "flippers",
            )
            if kit.says("walrus"):
                kit.add(
                    lathe([(0, 0), (0.04, 0), (0, -0.34)][::-1], 10).at(0.9, 0.9, s * 0.08), "white", "tusks"
                )
        _eyes(kit, 0.8, 1.1, 0.14, 0.04)
        return
    _hull(
        kit,
        [
            (-1.15, 0.25, 0.04, 0.04),
            (-0.9, 0.42, 0.1, 0.08),
            (-0.45, 0.62, 0.22, 0.18),
            (0.1, 0.72, 0.29, 0.25),
            (0.55, 0.66, 0.24, 0.22),
            (0.8, 0.55, 0.16, 0.15),
            (0.92, 0.47, 0.07, 0.07),
            (1.12, 0.36, 0.05, 0.05),
            (1.16, 0.34, 0.02, 0.02),
        ],
        "main",
    )
    _hull(
        kit,
        [
            (-0.5, 0.52, 0.03, 0.03),
            (-0.1, 0.58, 0.17, 0.17),
            (0.4, 0.56, 0.18, 0.18),
            (0.8, 0.47, 0.1, 0.12),
            (1.08, 0.34, 0.03, 0.03),
        ],
        "belly",
    )
    kit.add(prism([(-0.12, 0.92), (0.2, 0.96), (-0.14, 1.26), (-0.2, 1.22)], 0.06, 0.015), "main", "fin")
    kit.add(
        prism(
            [
                (0.0, 0.06),
                (-0.14, 0.36),
                (-0.28, 0.4),
                (-0.16, 0.0),
                (-0.28, -0.4),
                (-0.14, -0.36),
                (0.0, -0.06),
            ],
            0.05,
            0.012,
        )
        .turned("x", 90)
        .turned("z", 36)
        .at(-1.06, 0.3, 0),
        "main",
        "flukes",
    )
    for s in (-1.0, 1.0):
        kit.add(
            prism([(0.1, 0), (-0.06, 0), (-0.22, 0.34), (-0.14, 0.36)], 0.045, 0.01)
            .turned("x", 90 * s + 40 * s)
            .at(0.35, 0.55, s * 0.18),
            "main",
            "flippers",
        )
    _eyes(kit, 0.82, 0.56, 0.135, 0.03)


@prop(
    "octopus, squid, kraken, cthulhu, tentacle, tentacles",
    1.0,
    kind="animal",
    main="scales red",
    belly="hide pink",
    white="porcelain",
    tint="main",
)
def octopus(kit: Kit) -> None:
    """A round head over eight arms with suckers; or arms alone, out of the ground."""
    alone = kit.says("tentacle", "tentacles")
    count = (1 if kit.says("tentacle") else 3) if alone else 8
    if not alone:
        kit.add(sphere(0.4, kit.sides(28)).scaled(0.95, 1.15, 0.95).at(0, 0.72, -0.04), "main", "head")
        kit.add(
            lathe([(0, 0.1), (0.34, 0.16), (0.3, 0.34), (0.22, 0.5), (0, 0.5)], kit.sides(24)), "main", "head"
        )
        for s in (-1.0, 1.0):
            kit.add(sphere(0.11, 16).at(s * 0.17, 0.62, 0.3), "white", "eyes")
            kit.add(sphere(0.06, 12).at(s * 0.18, 0.62, 0.375), "dark", "eyes")
    for k in range(count):
        turn = 360 * (k + 0.5) / count
        if alone:
            points = [
                (0, 0, 0),
                (0.06, 0.5, 0),
                (-0.1, 1.0, 0),
                (0.1, 1.4, 0),
                (0.34, 1.42, 0),
                (0.36, 1.22, 0),
            ]
            at = (0.0, 0.0) if count == 1 else (0.5 * sin(2.1 * k), 0.5 * cos(2.1 * k))
            radii = [0.22, 0.18, 0.14, 0.1, 0.06, 0.02]
        else:
            wave = 0.1 * sin(2.3 * k)
            points = [
                (0.2, 0.24, 0),
                (0.45, 0.12, wave * 0.5),
                (0.75, 0.07, wave),
                (1.0, 0.12, wave * 2),
                (1.1, 0.26, wave * 2.4),
                (1.0, 0.34, wave * 2.2),
            ]
            at, radii = (0.0, 0.0), [0.13, 0.12, 0.09, 0.065, 0.04, 0.012]
        line = curve(points, 4)
        thick = spread_over(radii, 4)
        kit.add(tube(line, thick, 12).turned("y", turn).at(at[0], 0, at[1]), "main", "arms")
        for j in range(1, len(line) - 4, 2):
            x, y, z = line[j]
            r = thick[j]
            if alone:
                kit.add(
                    sphere(r * 0.36, 8).at(x + r * 0.9, y, z).turned("y", turn).at(at[0], 0, at[1]),
                    "belly",
                    "suckers",
                )
            else:
                for s in (-1.0, 1.0):
                    kit.add(
                        sphere(r * 0.32, 6).at(x, y - r * 0.2, z + s * r * 0.9).turned("y", turn),
                        "belly",
                        "suckers",
                    )


@prop(
    "crab, hermit crab, lobster, crayfish, shrimp, prawn",
    0.3,
    kind="animal",
    main="paint",
    accent="paint orange",
    white="porcelain",
)
def crab(kit: Kit) -> None:
    """A broad shell, claws held up, legs to the sides; or a long tail with feelers."""
    if kit.says("lobster", "crayfish", "shrimp", "prawn"):
        _hull(
            kit,
            [
                (-0.2, 0.2, 0.12, 0.13),
                (0.0, 0.22, 0.16, 0.17),
                (0.4, 0.22, 0.14, 0.15),
                (0.62, 0.2, 0.04, 0.05),
            ],
            "main",
        )
        for k in range(6):
            kit.add(
                sphere(0.16 - 0.012 * k, 16).scaled(0.55, 0.8, 1).at(-0.28 - 0.13 * k, 0.19 - 0.012 * k, 0),
                "main",
                "tail",
            )
        for a in (-40, 0, 40):
            kit.add(
                sphere(0.14, 12).scaled(1.2, 0.2, 0.6).at(-0.14, 0, 0).turned("y", a).at(-1.0, 0.1, 0),
                "main",
                "tail",
            )
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(0.4, 0.2, s * 0.12), (0.6, 0.2, s * 0.34), (0.85, 0.18, s * 0.36)]), 0.045, 10),
                "main",
                "arms",
            )
            kit.add(sphere(0.16, 16).scaled(1.5, 0.5, 0.8).at(1.05, 0.18, s * 0.34), "main", "claws")
            for d, w in ((0.07, 0.05), (-0.06, 0.035)):
                kit.add(
                    tube(
                        curve(
                            [
                                (1.18, 0.18, s * 0.34 + d),
                                (1.36, 0.18, s * 0.34 + d * 1.4),
                                (1.48, 0.18, s * 0.34 + d * 0.3),
                            ]
                        ),
                        [*[w] * 8, 0.01],
                        8,
                    ),
                    "main",
                    "claws",
                )
            for k in range(4):
                kit.add(
                    tube(
                        [
                            (0.3 - 0.16 * k, 0.18, s * 0.1),
                            (0.3 - 0.2 * k, 0.26, s * 0.34),
                            (0.26 - 0.24 * k, 0.0, s * 0.5),
                        ],
                        [0.035, 0.03, 0.01],
                        6,
                    ),
                    "accent",
                    "legs",
                )
            kit.add(
                tube(
                    curve(
                        [
                            (0.6, 0.24, s * 0.04),
                            (0.9, 0.55, s * 0.16),
                            (0.5, 0.8, s * 0.4),
                            (-0.2, 0.72, s * 0.55),
                        ]
                    ),
                    0.012,
                    5,
                ),
                "accent",
                "feelers",
            )
        _eyes(kit, 0.58, 0.3, 0.07, 0.035)
        return
    kit.add(sphere(0.42, kit.sides(28)).scaled(1.2, 0.5, 0.85).at(0, 0.36, 0), "main", "shell")
    if kit.says("hermit"):
        for k in range(5):
            kit.add(
                sphere(0.42 - 0.07 * k, 20).at(-0.06 * k, 0.62 + 0.15 * k, -0.26 - 0.03 * k),
                "fur tan",
                "house",
            )
    for s in (-1.0, 1.0):
        kit.add(
            tube(curve([(s * 0.38, 0.36, 0.16), (s * 0.68, 0.34, 0.3), (s * 0.66, 0.5, 0.46)]), 0.07, 10),
            "main",
            "arms",
        )
        kit.add(sphere(0.17, 16).scaled(0.8, 1.1, 0.6).at(s * 0.62, 0.62, 0.48), "main", "claws")
        for d in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (s * 0.62 + d * 0.07, 0.72, 0.48),
                            (s * 0.62 + d * 0.16, 0.88, 0.5),
                            (s * 0.62 + d * 0.05, 1.02, 0.5),
                        ]
                    ),
                    [0.07, 0.066, 0.06, 0.056, 0.05, 0.045, 0.04, 0.026, 0.008],
                    8,
                ),
                "main",
                "claws",
            )
        for k in range(4):
            z = 0.16 - 0.15 * k
            kit.add(
                tube(
                    [(s * 0.4, 0.32, z), (s * 0.74, 0.44, z * 1.5), (s * 0.92, 0.0, z * 2.0)],
                    [0.055, 0.05, 0.012],
                    8,
                ),
                "accent",
                "legs",
            )
        kit.add(rod((s * 0.12, 0.5, 0.28), (s * 0.14, 0.68, 0.33), 0.025, 8), "main", "eyes")
        kit.add(sphere(0.065, 12).at(s * 0.14, 0.7, 0.34), "white", "eyes")
        kit.add(sphere(0.034, 10).at(s * 0.14, 0.71, 0.39), "dark", "eyes")
    kit.add(tube(curve([(-0.1, 0.3, 0.36), (0, 0.27, 0.37), (0.1, 0.3, 0.36)]), 0.014, 6), "dark", "mouth")


@prop(
    "turtle, tortoise, sea turtle, snapping turtle",
    0.6,
    kind="animal",
    main="scales",
    accent="fur brown",
    skin="frog",
    white="porcelain",
    tint="main",
)
def turtle(kit: Kit) -> None:
    """A domed shell with plates, a head, four legs or flippers."""
    kit.add(
        lathe(
            [(0, 0.16), (0.5, 0.16), (0.54, 0.22), (0.5, 0.34), (0.36, 0.54), (0.16, 0.62), (0, 0.63)],
            kit.sides(32),
        ).scaled(1.15, 1, 0.95),
        "accent",
        "shell",
    )
    for ring, (count, r, y) in enumerate(((1, 0.0, 0.6), (6, 0.26, 0.52), (10, 0.45, 0.32))):
        for k in range(count):
            plate = (
                sphere(0.13 if ring < 2 else 0.1, 6)
                .scaled(1, 0.4, 1)
                .turned("x", 0 if ring == 0 else 28 if ring == 1 else 62)
            )
            kit.add(plate.at(0, y, r).turned("y", 360 * k / count).scaled(1.15, 1, 0.95), "main", "plates")
    kit.add(torus(0.52, 0.045, kit.sides(32), 8).scaled(1.15, 1, 0.95).at(0, 0.2, 0), "main", "rim")
    kit.add(tube(curve([(0.45, 0.22, 0), (0.65, 0.3, 0), (0.78, 0.42, 0)]), 0.1, 14), "skin", "head")
    kit.add(sphere(0.16, 20).scaled(1.2, 0.95, 0.95).at(0.82, 0.46, 0), "skin", "head")
    _eyes(kit, 0.92, 0.52, 0.11, 0.035)
    sea = kit.says("sea")
    for x, long in ((0.42, 1.5), (-0.42, 1.0)):
        for s in (-1.0, 1.0):
            if sea:
                kit.add(
                    sphere(0.2, 14)
                    .scaled(0.6, 0.18, 1.4 * long)
                    .turned("y", s * 34)
                    .at(x, 0.16, s * (0.42 + 0.16 * long)),
                    "skin",
                    "flippers",
                )
            else:
                kit.add(cylinder(0.12, 0.24, 14, 0.03).at(x, 0, s * 0.34), "skin", "legs")
    kit.add(lathe([(0, 0), (0.06, 0), (0, 0.2)], 10).turned("z", 100).at(-0.58, 0.2, 0), "skin", "tail")


@prop(
    "jellyfish, medusa, seahorse, sea horse, ray, manta ray, stingray, anglerfish, pufferfish, clownfish, swordfish, piranha, tropical fish, koi, koi fish, tuna, catfish",
    0.5,
    kind="animal",
    main="paint orange",
    accent="paint white",
    black="dark",
    glow="neon",
    jelly="energy",
    skin="sea blue",
    white="porcelain",
)
def odd_fish(kit: Kit) -> None:
    """Fish of other shapes."""
    if kit.says("jellyfish", "medusa"):
        kit.add(
            lathe([(0, 0.66), (0.3, 0.66), (0.44, 0.62), (0.42, 0.8), (0.3, 1.0), (0, 1.1)], kit.sides(30)),
            "jelly",
            "bell",
        )
        for k in range(12):
            a = 2 * pi * k / 12
            r = 0.36 if k % 2 else 0.18
            line = [
                (
                    r * sin(a) + 0.05 * sin(9 * t + k),
                    0.68 - (0.66 if k % 2 else 0.55) * t,
                    r * cos(a) + 0.05 * cos(7 * t + k),
                )
                for t in np.linspace(0, 1, 12)
            ]
            kit.add(
                tube(line, np.linspace(0.02 if k % 2 else 0.05, 0.008, 12).tolist(), 6),
                "jelly" if k % 2 else "accent",
                "tentacles",
            )
        return
    if kit.says("ray", "manta", "stingray"):
        wing = [(0.55, 0), (0.45, 0.14), (0.2, 0.55), (-0.1, 0.95), (-0.2, 0.6), (-0.5, 0.16), (-0.55, 0)]
        outline = [*wing, *((x, -z) for x, z in wing[-2:0:-1])]
        kit.add(prism(outline, 0.1, 0.045).turned("x", 90).at(0, 0.3, 0), "skin", "body")
        kit.add(sphere(0.3, 20).scaled(1.6, 0.4, 0.7).at(0, 0.33, 0), "skin", "body")
        kit.add(
            tube(
                curve([(-0.5, 0.3, 0), (-0.9, 0.33, 0.05), (-1.4, 0.26, -0.05)]),
                np.linspace(0.05, 0.01, 9).tolist(),
                8,
            ),
            "skin",
            "tail",
        )
        _eyes(kit, 0.42, 0.4, 0.16, 0.04)
        return
    if kit.says("seahorse", "horse"):
        line = curve(
            [
                (0.12, 1.02, 0),
                (-0.02, 0.86, 0),
                (0.08, 0.62, 0),
                (0.02, 0.38, 0),
                (-0.1, 0.2, 0),
                (0.04, 0.06, 0),
                (0.14, 0.16, 0),
                (0.05, 0.22, 0),
            ],
            4,
        )
        kit.add(
            tube(line, spread_over([0.12, 0.12, 0.2, 0.14, 0.08, 0.05, 0.035, 0.015], 4), 14), "main", "body"
        )
        kit.add(
            tube([(0.14, 1.05, 0), (0.3, 0.98, 0), (0.42, 0.93, 0)], [0.1, 0.05, 0.045], 12), "main", "head"
        )
        for k in range(5):
            kit.add(
                lathe([(0, 0), (0.04, 0), (0, 0.12)], 8)
                .turned("z", 30 - 20 * k + 60)
                .at(-0.02 - 0.015 * k, 1.12 - 0.1 * k, 0),
                "main",
                "crest",
            )
        kit.add(prism([(-0.1, 0.7), (-0.3, 0.8), (-0.34, 0.6), (-0.12, 0.5)], 0.03, 0.008), "accent", "fin")
        _eyes(kit, 0.18, 1.08, 0.09, 0.035)
        return
    round_ = kit.says("pufferfish")
    h = 0.42 if round_ else 0.3
    skin = "skin" if kit.says("tuna", "swordfish", "catfish", "anglerfish") else "main"
    _hull(
        kit,
        [
            (-0.75, 0.5, 0.06, 0.03),
            (-0.6, 0.5, 0.1, 0.06),
            (-0.2, 0.5, h * 0.85, h * 0.5),
            (0.2, 0.5, h, h * (0.9 if round_ else 0.55)),
            (0.55, 0.5, h * 0.65, h * 0.4),
            (0.72, 0.48, 0.05, 0.05),
        ],
        skin,
    )
    kit.add(
        prism([(-0.68, 0.5), (-1.05, 0.84), (-0.95, 0.5), (-1.05, 0.16)], 0.05, 0.012),
        "accent" if skin == "main" else skin,
        "tail",
    )
    kit.add(prism([(-0.35, 0.68), (0.3, 0.78), (0.05, 1.0), (-0.3, 0.92)], 0.045, 0.012), skin, "fins")
    for s in (-1.0, 1.0):
        kit.add(
            prism([(0, 0), (-0.26, 0.06), (-0.24, -0.16)], 0.03, 0.008)
            .turned("y", s * 35)
            .at(0.22, 0.4, s * h * 0.5),
            skin,
            "fins",
        )
    if kit.says("clownfish", "koi", "tropical"):
        for x, r in ((0.38, 0.86), (-0.05, 0.97), (-0.48, 0.52)):
            ring = [
                (x, 0.5 + h * r * 1.03 * sin(a), h * r * 0.58 * cos(a))
                for a in np.linspace(0, 2 * pi, 25)[:-1]
            ]
            kit.add(sweep(ring, circle(0.04, 6), is_loop=True), "accent", "bands")
    if round_:
        for k in range(40):
            y = 1 - 2 * (k + 0.5) / 40
            a = 2.4 * k
            spine = lathe([(0, 0), (0.025, 0), (0, 0.16)], 6).turned("x", 90)
            kit.add(
                spine.at(0, 0, h * 0.92)
                .turned("x", -np.degrees(np.arcsin(y)))
                .turned("y", np.degrees(a))
                .scaled(0.9, 1, 0.95)
                .at(0.14, 0.5, 0),
                "accent",
                "spines",
            )
    if kit.says("swordfish"):
        kit.add(lathe([(0, 0), (0.05, 0), (0, 0.7)], 10).turned("z", -90).at(0.66, 0.5, 0), skin, "sword")
    if kit.says("anglerfish"):
        kit.add(
            tube(curve([(0.3, 0.75, 0), (0.45, 1.1, 0), (0.8, 1.05, 0), (0.9, 0.85, 0)]), 0.02, 8),
            skin,
            "lure",
        )
        kit.add(sphere(0.08, 12).at(0.9, 0.8, 0), "glow", "lure")
        for k in range(7):
            kit.add(
                lathe([(0, 0), (0.03, 0), (0, 0.14)], 6).at(
                    0.66 - 0.015 * abs(k - 3) ** 2, 0.36, (k - 3) * 0.05
                ),
                "accent",
                "teeth",
            )
    _eyes(kit, 0.48, 0.58, h * 0.38, 0.055)
