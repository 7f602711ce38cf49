"""What swims: sharks, whales, dolphins, seals, squids."""

from __future__ import annotations

from math import cos, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    circle,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.shape import Shape


def hull(kit: Kit, sections: list[tuple[float, float, float, float]], finish: str) -> None:
    """A body through sections of (x, y, half height, half width)."""
    path = curve([(x, y, 0) for x, y, _, _ in sections], 3)
    size = np.column_stack(
        [spread_over([w for *_, w in sections], 3), spread_over([h for _, _, h, _ in sections], 3)]
    )
    kit.add(sweep(path, circle(1.0, kit.sides(24, 8)), size, up=(0, 1, 0)), finish, "body")


def eyes(kit: Kit, x: float, y: float, z: float, r: float) -> None:
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
    hull(
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
    hull(
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
    eyes(kit, 1.0, 0.56, 0.15, 0.035)
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
    hull(
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
    hull(
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
    eyes(kit, 0.82, 0.52, 0.49, 0.045)
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
        hull(
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
        eyes(kit, 0.8, 1.1, 0.14, 0.04)
        return
    hull(
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
    hull(
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
    eyes(kit, 0.82, 0.56, 0.135, 0.03)


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
            points: list[tuple[float, float, float]] = [
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
