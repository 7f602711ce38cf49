# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Churches, tombs, gates of castles, buildings of yards."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "crypt, mausoleum, tomb, burial chamber, catacomb, bell tower, clock tower, big ben, church, chapel, cathedral, steeple",
    6.0,
    kind="building",
    main="stone",
    accent="dark stone",
    roof="roof",
    bell="bronze",
    iron="iron",
    white="paint white",
    glass="crystal",
    wood="wood",
)
def church(kit: Kit) -> None:
    """A tomb with an iron door, a tower with a bell or a clock, or a nave with a steeple."""
    if kit.says("bell", "clock", "big"):
        clock = kit.says("clock", "big")
        kit.add(box(1.0, 2.3, 1.0, kit.bevel(0.03)), "blocks" if not clock else "main", "tower")
        for y in (0.0, 1.1, 2.2):
            kit.add(box(1.12, 0.14, 1.12, kit.bevel(0.02)).at(0, y, 0), "accent", "tower")
        kit.add(box(0.36, 0.6, 0.06, 0.01).at(0, 0.14, 0.5), "wood", "door")
        if clock:
            kit.add(box(1.04, 0.9, 1.04, 0.02).at(0, 2.3, 0), "main", "tower")
            for turn in range(4):
                for shape, finish in (
                    (cylinder(0.36, 0.04, kit.sides(32), 0.01).turned("x", 90).at(0, 2.75, 0.52), "white"),
                    (torus(0.36, 0.03, kit.sides(32), 8).turned("x", 90).at(0, 2.75, 0.55), "bell"),
                    (box(0.03, 0.28, 0.02, 0).at(0, 2.75, 0.565), "dark"),
                    (box(0.03, 0.2, 0.02, 0).turned("z", -70).at(0, 2.75, 0.565), "dark"),
                    *(
                        (
                            box(0.02, 0.06, 0.02, 0).at(0, 0.27, 0).turned("z", 30 * k).at(0, 2.75, 0.565),
                            "dark",
                        )
                        for k in range(12)
                    ),
                ):
                    kit.add(shape.turned("y", 90 * turn), finish, "clock")
            top = 3.2
        else:
            for x in (-0.42, 0.42):
                for z in (-0.42, 0.42):
                    kit.add(box(0.18, 0.8, 0.18, 0.02).at(x, 2.32, z), "blocks", "belfry")
            kit.add(
                lathe(
                    [
                        (0, 0.06),
                        (0.08, 0),
                        (0.28, 0),
                        (0.26, 0.06),
                        (0.18, 0.2),
                        (0.15, 0.4),
                        (0.06, 0.46),
                        (0, 0.47),
                    ],
                    24,
                ).at(0, 2.5, 0),
                "bell",
                "bell",
            )
            kit.add(rod((-0.4, 3.0, 0), (0.4, 3.0, 0), 0.04, 8), "wood", "belfry")
            kit.add(sphere(0.06, 12).at(0, 2.48, 0), "iron", "bell")
            top = 3.1
        kit.add(box(1.16, 0.12, 1.16, 0.02).at(0, top, 0), "accent", "roof")
        kit.add(
            loft(
                np.array(
                    [
                        [
                            (0.64, top + 0.12, 0.64),
                            (0.64, top + 0.12, -0.64),
                            (-0.64, top + 0.12, -0.64),
                            (-0.64, top + 0.12, 0.64),
                        ],
                        [
                            (0.01, top + 1.2, 0.01),
                            (0.01, top + 1.2, -0.01),
                            (-0.01, top + 1.2, -0.01),
                            (-0.01, top + 1.2, 0.01),
                        ],
                    ]
                )
            ),
            "roof",
            "roof",
        )
        return
    if kit.says("church", "chapel", "cathedral", "steeple"):
        kit.add(box(1.2, 1.0, 2.0, kit.bevel(0.02)), "blocks", "nave")
        kit.add(prism([(-0.74, 0), (0.74, 0), (0, 0.8)], 2.1, 0.02).at(0, 1.0, 0), "roof", "roof")
        kit.add(box(0.8, 2.0, 0.8, kit.bevel(0.02)).at(0, 0, 1.2), "blocks", "tower")
        kit.add(
            loft(
                np.array(
                    [
                        [(0.5, 2.0, 1.7), (0.5, 2.0, 0.7), (-0.5, 2.0, 0.7), (-0.5, 2.0, 1.7)],
                        [(0.01, 3.3, 1.21), (0.01, 3.3, 1.19), (-0.01, 3.3, 1.19), (-0.01, 3.3, 1.21)],
                    ]
                )
            ),
            "roof",
            "steeple",
        )
        kit.add(box(0.05, 0.4, 0.05, 0.01).at(0, 3.25, 1.2), "iron", "cross")
        kit.add(box(0.24, 0.05, 0.05, 0.01).at(0, 3.46, 1.2), "iron", "cross")
        arch = [(-0.2, 0), (0.2, 0), (0.2, 0.4), (0.12, 0.55), (0, 0.62), (-0.12, 0.55), (-0.2, 0.4)]
        kit.add(prism(arch, 0.06, 0.01).at(0, 0.02, 1.6), "wood", "door")
        kit.add(prism([(x * 0.6, y * 0.8) for x, y in arch], 0.05).at(0, 1.2, 1.6), "glass", "windows")
        for s in (-1.0, 1.0):
            for k in range(3):
                kit.add(
                    prism([(x * 0.6, y * 0.85) for x, y in arch], 0.04)
                    .turned("y", 90)
                    .at(s * 0.6, 0.3, -0.6 + 0.5 * k),
                    "glass",
                    "windows",
                )
        return
    kit.add(box(1.9, 0.16, 2.0, kit.bevel(0.02)).solid(), "accent", "step")
    kit.add(box(1.5, 1.05, 1.6, kit.bevel(0.02)).at(0, 0.16, -0.1), "blocks", "walls")
    kit.add(prism([(-0.9, 0), (0.9, 0), (0, 0.5)], 1.9, 0.03).at(0, 1.2, 0).solid(), "main", "gable")
    for x in (-0.62, -0.36, 0.36, 0.62):
        kit.add(
            lathe([(0, 0), (0.11, 0), (0.08, 0.06), (0.075, 0.92), (0.11, 0.98), (0, 1.0)], 16).at(
                x, 0.18, 0.78
            ),
            "main",
            "columns",
        )
    arch = [(-0.24, 0), (0.24, 0), (0.24, 0.55), (0.15, 0.7), (0, 0.76), (-0.15, 0.7), (-0.24, 0.55)]
    kit.add(prism(arch, 0.06, 0.01).at(0, 0.16, 0.71), "dark", "door")
    for k in range(5):
        kit.add(box(0.03, 0.66, 0.04, 0).at(-0.18 + 0.09 * k, 0.16, 0.745), "iron", "door")
    kit.add(sphere(0.15, 16).scaled(0.9, 1, 0.7).at(0, 1.42, 0.95), "bone", "skull")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.04, 10).at(s * 0.055, 1.44, 1.04), "dark", "skull")


@prop(
    "portcullis, castle gate house, gatehouse, drawbridge, palisade, wooden palisade, stockade, wooden wall, spiked barricade, wooden spikes, spike barricade, cheval de frise",
    3.0,
    kind="building",
    main="wood",
    accent="iron",
    stone="blocks",
    dark="dark",
    rope="rope",
)
def palisade(kit: Kit) -> None:
    """Pointed logs in a row; a grate of iron; a bridge on chains."""
    if kit.says("spikes", "spiked", "spike", "cheval"):
        kit.add(rod((-1.1, 0.42, 0), (1.1, 0.42, 0), 0.09, 12), "main", "beam")
        for k in range(7):
            x = -0.95 + 0.317 * k
            for s in (-1.0, 1.0):
                kit.add(
                    tube(
                        [(x, 0.0, s * -0.42), (x, 0.75, s * 0.34), (x, 0.95, s * 0.54)],
                        [0.055, 0.05, 0.004],
                        8,
                    ),
                    "main",
                    "stakes",
                )
            kit.add(torus(0.11, 0.025, 14, 6).turned("z", 90).at(x, 0.42, 0), "rope", "ropes")
        return
    if kit.says("portcullis", "gatehouse", "drawbridge", "gate"):
        bridge = kit.says("drawbridge")
        for s in (-1.0, 1.0):
            kit.add(box(0.5, 2.4, 0.6, kit.bevel(0.03)).at(s * 0.95, 0, 0), "stone", "towers")
            for k in range(2):
                kit.add(
                    box(0.2, 0.2, 0.62, 0.02).at(s * 0.95 + 0.15 * (2 * k - 1), 2.4, 0), "stone", "towers"
                )
        kit.add(box(1.42, 0.6, 0.56, 0.02).at(0, 1.8, 0), "stone", "lintel")
        for k in range(4):
            kit.add(box(0.2, 0.2, 0.56, 0.02).at(-0.54 + 0.36 * k, 2.4, 0), "stone", "lintel")
        kit.add(box(1.4, 1.8, 0.06, 0).at(0, 0, -0.24), "dark", "inside")
        drop = 0.0 if not bridge else 0.9
        for k in range(6):
            x = -0.6 + 0.24 * k
            kit.add(
                tube(
                    [(x, 1.85, 0.06), (x, 0.14 + drop, 0.06), (x, 0.0 + drop, 0.06)], [0.035, 0.035, 0.004], 6
                ),
                "accent",
                "grate",
            )
        for y in (0.35, 0.75, 1.15, 1.55):
            if y > drop + 0.1:
                kit.add(box(1.38, 0.06, 0.05, 0.008).at(0, y, 0.08), "accent", "grate")
        if bridge:
            for k in range(6):
                kit.add(box(0.21, 0.08, 1.6, 0.012).at(-0.55 + 0.22 * k, 0, 1.1), "main", "bridge")
            for z in (0.5, 1.7):
                kit.add(box(1.36, 0.05, 0.1, 0.01).at(0, 0.08, z), "accent", "bridge")
            for s in (-1.0, 1.0):
                for k in range(13):
                    t = k / 12
                    link = (
                        torus(0.05, 0.014, 10, 6)
                        .turned("x", 90 if k % 2 else 0)
                        .turned("y", 0 if k % 2 else 90)
                    )
                    kit.add(link.at(s * 0.6, 0.1 + 1.5 * (1 - t), 0.3 + 1.4 * t), "accent", "chains")
        return
    for k in range(11):
        x = -1.1 + 0.22 * k
        h = kit.between(1.25, 1.5)
        log = lathe([(0, 0), (0.11, 0), (0.105, h), (0, h + 0.26)], kit.sides(12, 6)).turned(
            "z", kit.between(-1.5, 1.5)
        )
        kit.add(log.at(x, 0, kit.between(-0.02, 0.02)), "main", "logs")
    for y in (0.45, 1.0):
        kit.add(rod((-1.25, y, -0.13), (1.25, y, -0.13), 0.05, 10), "main", "rails")
        for k in range(6):
            kit.add(torus(0.125, 0.02, 14, 6).at(-1.1 + 0.44 * k, y, -0.02), "rope", "ropes")
