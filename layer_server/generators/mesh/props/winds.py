"""Flutes, horns, bells."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "flute, pan flute, recorder, ocarina, whistle",
    0.5,
    kind="instrument",
    main="pale wood",
    accent="rope",
    hole="dark",
    band="gold",
)
def flute(kit: Kit) -> None:
    """Pipes of rising length bound together; one pipe with holes as a recorder."""
    if kit.says("recorder", "whistle") or (kit.says("flute") and not kit.says("pan")):
        kit.add(
            lathe(
                [
                    (0.05, 0),
                    (0.075, 0.05),
                    (0.06, 0.12),
                    (0.06, 1.0),
                    (0.08, 1.05),
                    (0.06, 1.14),
                    (0.07, 1.3),
                    (0.04, 1.42),
                    (0, 1.42),
                ],
                kit.sides(22),
            ),
            "main",
            "pipe",
        )
        for y in (0.09, 1.06):
            kit.add(torus(0.07, 0.014, kit.sides(22), 8).at(0, y, 0), "band", "bands")
        for k in range(6):
            kit.add(cylinder(0.022, 0.02, 10).turned("x", 90).at(0, 0.24 + 0.12 * k, 0.05), "hole", "holes")
        kit.add(box(0.05, 0.03, 0.03, 0).at(0, 1.16, 0.055), "hole", "holes")
        return
    for k in range(8):
        tall = 1.1 - 0.09 * k
        x = (k - 3.5) * 0.13
        kit.add(cylinder(0.06, tall, kit.sides(16), kit.bevel(0.01)).at(x, 1.1 - tall, 0), "main", "pipes")
        kit.add(cylinder(0.042, 0.012, 14).at(x, 1.094, 0), "hole", "pipes")
    for y in (0.92, 0.62):
        kit.add(box(1.1, 0.08, 0.15, kit.bevel(0.014)).turned("z", 0).at(0, y, 0), "accent", "bands")


@prop(
    "horn, trumpet, war horn, bugle, drinking horn, tuba, trombone, saxophone",
    0.6,
    kind="instrument",
    main="brass",
    accent="gold",
    bone="bone",
    leather="leather",
)
def horn(kit: Kit) -> None:
    """A curved horn with metal bands; of coiled brass as a trumpet."""
    if kit.says("trumpet", "bugle", "tuba", "trombone", "saxophone"):
        line = [
            (-0.9, 0.5, 0),
            (0.3, 0.5, 0),
            (0.5, 0.42, 0),
            (0.5, 0.24, 0),
            (0.3, 0.16, 0),
            (-0.3, 0.16, 0),
            (-0.46, 0.24, 0.04),
            (-0.46, 0.42, 0.06),
            (-0.3, 0.5, 0.07),
            (0.5, 0.5, 0.07),
        ]
        kit.add(tube(curve(line), 0.035, kit.sides(14)), "main", "tube")
        bell = lathe(
            [
                (0.034, 0),
                (0.045, 0.3),
                (0.09, 0.5),
                (0.24, 0.62),
                (0.25, 0.63),
                (0.22, 0.62),
                (0.08, 0.52),
                (0, 0.5),
            ],
            kit.sides(32),
        ).turned("z", -90)
        kit.add(bell.at(0.46, 0.5, 0.07), "main", "bell")
        kit.add(
            lathe([(0.03, 0), (0.04, 0.06), (0.07, 0.1), (0.06, 0.11), (0, 0.06)], 18)
            .turned("z", 90)
            .at(-0.86, 0.5, 0),
            "accent",
            "mouthpiece",
        )
        for k in range(3):
            x = -0.08 + 0.14 * k
            kit.add(cylinder(0.05, 0.36, kit.sides(16), 0.01).at(x, 0.14, 0.035), "accent", "valves")
            kit.add(cylinder(0.018, 0.14, 8).at(x, 0.5, 0.035), "main", "valves")
            kit.add(cylinder(0.045, 0.025, 14, 0.006).at(x, 0.63, 0.035), "accent", "valves")
        return
    path = curve([(-0.75, 0.72, 0), (-0.5, 0.34, 0), (-0.1, 0.14, 0), (0.34, 0.22, 0), (0.66, 0.56, 0)])
    sizes = np.linspace(0.035, 0.19, len(path))
    kit.add(tube(path, sizes.tolist(), kit.sides(24)), "bone", "horn")
    end, before = np.array(path[-1]), np.array(path[-2])
    tilt = float(np.degrees(np.arctan2(*(end - before)[:2])))
    kit.add(cylinder(0.16, 0.012, kit.sides(24)).turned("z", -tilt).at(*(end + 0.004)), "dark", "horn")
    for at in (len(path) - 1, len(path) // 2 + 1, 2):
        way = np.array(path[min(at + 1, len(path) - 1)]) - np.array(path[at - 1])
        turn = float(np.degrees(np.arctan2(way[0], way[1])))
        kit.add(
            torus(float(sizes[at]) + 0.006, 0.024, kit.sides(24), 8).turned("z", -turn).at(*path[at]),
            "accent",
            "bands",
        )
    kit.add(
        tube(
            curve(
                [path[2], (-0.3, 0.86, 0.06), (0.1, 0.92, 0.06), (0.34, 0.6, 0.05), path[len(path) // 2 + 3]]
            ),
            0.018,
            8,
        ),
        "leather",
        "strap",
    )


@prop(
    "bell, church bell, hand bell, golden bell, school bell, ship bell",
    0.5,
    kind="instrument",
    main="gold",
    accent="wood",
    iron="iron",
)
def bell(kit: Kit) -> None:
    """A cast bell with its clapper; with a handle in the hand, else under a yoke."""
    profile = [
        (0.0, 0.86),
        (0.14, 0.85),
        (0.24, 0.76),
        (0.28, 0.5),
        (0.34, 0.26),
        (0.5, 0.06),
        (0.52, 0.0),
        (0.47, 0.0),
        (0.42, 0.08),
        (0.28, 0.3),
        (0.22, 0.6),
        (0.0, 0.74),
    ]
    kit.add(lathe(profile, kit.sides(44)).at(0, 0.1, 0), "main", "bell")
    for r, y in ((0.515, 0.12), (0.3, 0.56), (0.29, 0.62)):
        kit.add(torus(r, 0.018, kit.sides(44), 8).at(0, y, 0), "main", "bell")
    kit.add(sphere(0.11, kit.sides(18)).at(0, 0.08, 0), "iron", "clapper")
    kit.add(cylinder(0.022, 0.7, 8).at(0, 0.14, 0), "iron", "clapper")
    if kit.says("hand", "school"):
        kit.add(
            lathe(
                [
                    (0.05, 0.94),
                    (0.08, 1.0),
                    (0.055, 1.1),
                    (0.085, 1.34),
                    (0.06, 1.52),
                    (0.08, 1.6),
                    (0, 1.64),
                ],
                kit.sides(18),
            ),
            "accent",
            "handle",
        )
        return
    kit.add(torus(0.09, 0.03, 20, 8).turned("x", 90).at(0, 1.02, 0), "iron", "yoke")
    kit.add(box(1.2, 0.16, 0.2, kit.bevel(0.025)).at(0, 1.06, 0), "accent", "yoke")
    for x in (-0.56, 0.56):
        kit.add(cylinder(0.05, 0.1, 12).turned("z", 90).at(x + 0.09, 1.14, 0), "iron", "yoke")
