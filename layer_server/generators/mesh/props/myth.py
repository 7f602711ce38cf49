# ruff: noqa: PLR0912, PLR0917  one recipe: parts, and whether they are there
"""Dragons and winged beasts."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import lathe, prism, sphere, tube
from layer_server.generators.mesh.props.beasts import beast
from layer_server.generators.mesh.props.coats import Beast
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


def _wing(
    kit: Kit, side: float, at: tuple[float, float, float], scale: float, finish: str, bone: str = ""
) -> None:
    """A raised wing: of skin between fingers, or of feathers."""
    if bone:
        outline = [
            (0.0, 0.0),
            (0.1, 0.45),
            (0.05, 0.95),
            (-0.2, 1.25),
            (-0.28, 0.98),
            (-0.55, 1.05),
            (-0.52, 0.75),
            (-0.8, 0.68),
            (-0.62, 0.4),
            (-0.6, 0.12),
            (-0.3, 0.0),
        ]
        tips = [(-0.2, 1.25), (-0.55, 1.05), (-0.8, 0.68)]
    else:
        outline = [
            (0.12, 0.0),
            (0.16, 0.4),
            (0.05, 0.85),
            (-0.15, 1.15),
            (-0.22, 1.0),
            (-0.32, 1.02),
            (-0.36, 0.86),
            (-0.48, 0.84),
            (-0.5, 0.66),
            (-0.6, 0.6),
            (-0.58, 0.42),
            (-0.62, 0.3),
            (-0.5, 0.1),
            (-0.3, 0.0),
        ]
        tips = []
    x, y, z = at
    flat = prism([(a * scale, b * scale) for a, b in outline], 0.03 * scale, 0.008 * scale)
    kit.add(flat.turned("x", side * 38).turned("y", side * 8).at(x, y, z), finish, "wings")
    for tip in tips:
        rib = tube(
            [(0.02 * scale, 0.55 * scale, 0), (tip[0] * scale, tip[1] * scale, 0)],
            [0.035 * scale, 0.012 * scale],
            8,
        )
        kit.add(rib.turned("x", side * 38).turned("y", side * 8).at(x, y, z), bone, "wings")
    if bone:
        arm = tube([(0, 0, 0), (0.06 * scale, 0.56 * scale, 0)], [0.06 * scale, 0.04 * scale], 8)
        kit.add(arm.turned("x", side * 38).turned("y", side * 8).at(x, y, z), bone, "wings")


@prop(
    "dragon, red dragon, green dragon, ice dragon, fire dragon, wyvern, drake dragon, baby dragon, dragon head, hydra, chinese dragon",
    5.0,
    kind="animal",
    main="scales red",
    belly="fur tan",
    accent="fur tan",
    horn="bone",
    white="paint yellow",
    hoof="dark",
    mane="fur black",
    wool="fur white",
    wing="leather",
    tint="main",
)
def dragon(kit: Kit) -> None:
    """A scaled beast with horns, wings of skin, spines and a long tail."""
    b = Beast(1.25, 0.46, 0.3, 0.86, 0.085, (0.72, 62), 0.19, (1.15, 0.5), "", tail="")
    head, spine = beast(kit, b)
    x, y, _ = head
    for s in (-1.0, 1.0):
        horn = curve(
            [(x - 0.04, y + 0.14, s * 0.1), (x - 0.22, y + 0.3, s * 0.16), (x - 0.36, y + 0.5, s * 0.14)], 4
        )
        kit.add(tube(horn, np.linspace(0.05, 0.008, len(horn)).tolist(), 10), "horn", "horns")
        kit.add(
            lathe([(0, 0), (0.035, 0), (0, 0.13)], 8).turned("z", 70).at(x - 0.1, y + 0.02, s * 0.17),
            "horn",
            "horns",
        )
        kit.add(sphere(0.025, 8).at(x + 0.32, y - 0.04, s * 0.06), "dark", "nostrils")
        for k in range(4):
            kit.add(
                lathe([(0, 0), (0.014, 0), (0, -0.06)][::-1], 6).at(x + 0.2 + 0.045 * k, y - 0.16, s * 0.085),
                "horn",
                "teeth",
            )
        _wing(kit, s, (0.12, spine + 0.2, s * 0.14), 1.05, "wing", "main")
    tail = curve(
        [
            (-0.55, spine, 0),
            (-0.95, spine - 0.12, 0.05),
            (-1.35, spine - 0.4, 0.2),
            (-1.75, 0.14, 0.42),
            (-2.1, 0.1, 0.35),
        ],
        5,
    )
    kit.add(tube(tail, np.linspace(0.22, 0.02, len(tail)).tolist(), 14), "main", "tail")
    kit.add(
        prism([(-0.12, 0), (0, 0.14), (0.18, 0), (0, -0.14)], 0.04, 0.01)
        .turned("x", 90)
        .at(-2.14, 0.1, 0.34),
        "wing",
        "tail",
    )
    line = [
        *tail[::-1][2:-2:2],
        (-0.3, spine + 0.26, 0),
        (-0.1, spine + 0.24, 0),
        (0.12, spine + 0.26, 0),
        (0.34, spine + 0.3, 0),
    ]
    neck = [
        (0.52 + (x - 0.52) * t - 0.13, spine + 0.22 + (y + 0.02 - spine - 0.22) * t + 0.06, 0.0)
        for t in (0.1, 0.4, 0.7, 1.0)
    ]
    for k, (a, c, d) in enumerate([*line, *neck]):
        size = 0.07 + 0.05 * min(k, 8) / 8
        lift = 0.5 * float(np.interp(k, [0, len(line) - 4], [0.03, 0.2])) if k < len(line) - 4 else 0.0
        kit.add(
            lathe([(0, 0), (size * 0.55, 0), (0, size * 1.7)], 6)
            .scaled(1, 1, 0.45)
            .turned("z", 18)
            .at(a, c + lift, d),
            "horn",
            "spines",
        )


@prop(
    "griffin, gryphon, pegasus, winged horse, hippogriff, winged lion, manticore, chimera, cerberus, hellhound, gargoyle",
    2.6,
    kind="animal",
    main="fur tan",
    belly="fur white",
    accent="fur brown",
    horn="gold",
    white="porcelain",
    hoof="dark",
    mane="fur black",
    wool="fur white",
    feather="fur brown",
    stone="dark stone",
    tint="main",
)
def winged(kit: Kit) -> None:
    """A horse, a lion or a stone imp with wings; or a hound with three heads."""
    if kit.says("gargoyle"):
        kit.add(sphere(0.3, 22).scaled(0.85, 1.2, 0.8).at(0, 0.62, 0).solid(), "stone", "body")
        kit.add(sphere(0.22, 22).at(0.16, 1.08, 0).solid(), "stone", "head")
        kit.add(sphere(0.12, 16).scaled(1.2, 0.8, 1).at(0.34, 1.0, 0).solid(), "stone", "head")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.035, 10).at(0.32, 1.14, s * 0.1), "dark", "eyes")
            horn = curve([(0.12, 1.22, s * 0.12), (0.02, 1.42, s * 0.2), (0.12, 1.56, s * 0.24)], 4)
            kit.add(tube(horn, np.linspace(0.055, 0.01, len(horn)).tolist(), 8).solid(), "stone", "horns")
            kit.add(
                lathe([(0, 0), (0.08, 0), (0, 0.28)], 10)
                .scaled(0.5, 1, 1)
                .turned("x", s * 62)
                .at(0.1, 1.1, s * 0.18)
                .solid(),
                "stone",
                "ears",
            )
            _wing(kit, s, (-0.14, 0.75, s * 0.12), 0.75, "stone", "stone")
            kit.add(
                tube(
                    curve([(0.12, 0.78, s * 0.22), (0.34, 0.52, s * 0.3), (0.36, 0.3, s * 0.2)]), 0.075, 10
                ).solid(),
                "stone",
                "arms",
            )
            kit.add(
                tube(
                    curve(
                        [
                            (-0.05, 0.42, s * 0.2),
                            (0.34, 0.56, s * 0.32),
                            (0.12, 0.26, s * 0.3),
                            (0.32, 0.22, s * 0.32),
                        ]
                    ),
                    0.1,
                    10,
                ).solid(),
                "stone",
                "legs",
            )
            for k in (-1, 0, 1):
                kit.add(
                    lathe([(0, 0), (0.03, 0), (0, 0.12)], 6)
                    .turned("z", -90)
                    .at(0.36, 0.22, s * 0.32 + 0.05 * k),
                    "stone",
                    "claws",
                )
        kit.add(prism([(-0.4, 0), (0.5, 0), (0.42, 0.2), (-0.35, 0.2)], 0.8, 0.03).solid(), "stone", "ledge")
        return
    if kit.says("cerberus", "hellhound"):
        b = Beast(
            1.1, 0.55, 0.32, 0.75, 0.08, (0.4, 42), 0.2, (1.1, 0.44), "pointed", tail="thin", limb="mane"
        )
        _head, spine = beast(kit, b)
        for s in (-1.0, 1.0) if kit.says("cerberus") else ():
            extra = Kit(kit.rng, kit.detail, kit.words)
            beast(extra, b)
            for piece in extra.pieces:
                if piece.group in {"head", "eyes", "ears", "neck"}:
                    moved = piece.shape.at(-0.45, 0, 0).turned("y", -s * 34).at(0.42, -0.06, s * 0.1)
                    kit.add(moved, "mane" if piece.finish == "main" else piece.finish, piece.group)
        kit.pieces = [
            type(p)(p.shape, "mane" if p.finish == "main" else p.finish, p.group) for p in kit.pieces
        ]
        for k in range(7):
            a = 2 * pi * k / 7
            kit.add(
                lathe([(0, 0), (0.03, 0), (0, 0.12)], 6)
                .turned("z", 50)
                .at(0.42 + 0.05 * cos(a), spine + 0.34, 0.16 * sin(a)),
                "horn",
                "collar",
            )
        return
    if kit.says("griffin", "gryphon", "hippogriff"):
        b = Beast(1.2, 0.5, 0.3, 0.8, 0.085, (0.42, 55), 0.2, (0.2, 0.3), "pointed", tail="tuft")
        (x, y, _), spine = beast(kit, b)
        kit.add(sphere(0.24, 20).scaled(1.05, 1, 0.95).at(x, y, 0), "belly", "head")
        beak = curve(
            [(x + 0.12, y, 0), (x + 0.3, y + 0.01, 0), (x + 0.4, y - 0.08, 0), (x + 0.38, y - 0.18, 0)], 4
        )
        kit.add(tube(beak, spread_over([0.12, 0.1, 0.06, 0.01], 4), 12), "horn", "beak")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.035, 10).at(x + 0.15, y + 0.08, s * 0.17), "dark", "eyes")
            for k in range(4):
                kit.add(
                    sphere(0.13, 10)
                    .scaled(0.7, 1.2, 0.6)
                    .at(x - 0.16 - 0.06 * k, y - 0.12 - 0.12 * k, s * (0.12 + 0.02 * k)),
                    "belly",
                    "neck",
                )
            _wing(kit, s, (0.2, spine + 0.18, s * 0.16), 1.1, "feather")
        return
    lion = kit.says("lion", "manticore", "chimera")
    b = (
        Beast(1.25, 0.5, 0.3, 0.8, 0.09, (0.3, 40), 0.23, (0.75, 0.52), "round", tail="tuft", mane="lion")
        if lion
        else Beast(
            1.2,
            0.78,
            0.29,
            0.85,
            0.06,
            (0.62, 55),
            0.17,
            (1.7, 0.56),
            "leaf",
            tail="hair",
            mane="horse",
            hoofed=True,
        )
    )
    _, spine = beast(kit, b)
    if not lion:
        kit.pieces = [
            type(p)(p.shape, "belly" if p.finish in {"main", "mane"} else p.finish, p.group)
            for p in kit.pieces
        ]
    for s in (-1.0, 1.0):
        _wing(kit, s, (0.2, spine + 0.18, s * 0.16), 1.15, "belly" if not lion else "feather")
