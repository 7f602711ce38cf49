"""Shovels, rakes, scythes, brooms, ladders, fishing rods."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.hafted import shaft
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "shovel, spade, garden shovel, hoe, rake, garden rake, pitchfork, hay fork",
    1.3,
    kind="tool",
    main="steel",
    accent="iron",
    shaft="wood",
)
def shovel(kit: Kit) -> None:
    """A blade, or teeth, or tines on a long shaft."""
    shaft(kit, 0.042, 0.55, 2.0)
    kit.add(
        lathe([(0.0, 0.4), (0.06, 0.42), (0.06, 0.64), (0.048, 0.68), (0, 0.68)], kit.sides(14)),
        "accent",
        "head",
    )
    if kit.says("hoe"):
        kit.add(
            prism([(-0.2, 0), (0.2, 0), (0.15, 0.26), (-0.15, 0.26)], 0.03, kit.bevel(0.008))
            .turned("x", 78)
            .at(0, 0.44, 0.02),
            "main",
            "head",
        )
        return
    if kit.says("rake"):
        kit.add(box(0.78, 0.07, 0.07, kit.bevel(0.014)).at(0, 0.4, 0), "main", "head")
        for k in range(9):
            tooth = lathe([(0.024, 0), (0.0, -0.24)], 8).turned("x", -20)
            kit.add(tooth.at((k - 4) * 0.092, 0.42, 0.0), "main", "head")
        return
    if kit.says("pitchfork", "fork"):
        kit.add(box(0.5, 0.06, 0.06, kit.bevel(0.014)).at(0, 0.38, 0), "main", "head")
        for k in range(4):
            path = [((k - 1.5) * 0.145, 0.41 - 0.5 * f, 0.1 * sin(f * 2.4)) for f in np.linspace(0, 1, 7)]
            kit.add(tube(path, np.linspace(0.026, 0.006, 7).tolist(), 8), "main", "head")
        return
    rows = []
    for f in np.linspace(0, 1, 9):
        half = 0.23 * (1 - max(0.0, f - 0.45) ** 2 * 2.6) * min(1.0, 0.55 + 3 * f)
        sag = 0.05 * (1 - f)
        across = np.linspace(-1, 1, 9)
        front = [(half * a, 0.5 - 0.62 * f, 0.02 - sag * (1 - a * a)) for a in across]
        rows.append(front + [(x, y, z - 0.025) for x, y, z in reversed(front)])
    kit.add(loft(np.array(rows)), "main", "head")
    handle = [
        (-0.13, 2.0, 0),
        (-0.13, 2.14, 0),
        (0.13, 2.14, 0),
        (0.13, 2.0, 0),
        (0.04, 1.93, 0),
        (-0.04, 1.93, 0),
    ]
    kit.add(tube([*handle, handle[0]], 0.03, 8), "shaft", "handle")


@prop("scythe, sickle, reaper scythe", 1.7, kind="tool", main="steel", accent="iron", shaft="wood")
def scythe(kit: Kit) -> None:
    """A long curved blade across the end of a bent shaft; a sickle in one hand."""
    if kit.says("sickle"):
        kit.add(
            lathe([(0.04, 0), (0.05, 0.12), (0.036, 0.3), (0.05, 0.42)], kit.sides(14)), "shaft", "handle"
        )
        bend = [(0.42 - 0.42 * cos(a), 0.42 + 0.5 * sin(a), 0) for a in np.linspace(0, 3.5, 17)]
        wide = [(1.0, 1.0) if f < 0.1 else (1.0, 2.6 * (1 - f) ** 0.6 + 0.05) for f in np.linspace(0, 1, 17)]
        kit.add(
            sweep(
                bend,
                [(0.016, -0.04), (0.016, 0.03), (0, 0.05), (-0.016, 0.03), (-0.016, -0.04)],
                wide,
                up=(0, 0, 1),
            ),
            "main",
            "blade",
        )
        return
    path = [(0.08 * sin(f * 5), f * 2.0, 0) for f in np.linspace(0, 1, 13)]
    kit.add(tube(path, 0.042, kit.sides(12)), "shaft", "shaft")
    for y, side in ((0.95, 1), (1.3, -1)):
        kit.add(
            tube([(0.05, y, 0), (0.05, y + 0.02, side * 0.12), (0.05, y + 0.1, side * 0.2)], 0.03, 8),
            "shaft",
            "grips",
        )
    rings = []
    for f in np.linspace(0, 1, 17):
        x, y = -0.02 - 1.05 * f, 1.98 - 0.5 * f**2.2 + 0.1 * f
        deep = 0.14 * (1 - f) ** 0.7 + 0.004
        rings.append(
            [
                (x, y + 0.02, 0.018),
                (x, y + 0.02, -0.018),
                (x, y - deep * 0.55, -0.018),
                (x, y - deep, 0),
                (x, y - deep * 0.55, 0.018),
            ]
        )
    kit.add(loft(np.array(rings)), "main", "blade")
    kit.add(box(0.16, 0.2, 0.14, kit.bevel(0.025)).at(-0.03, 1.86, 0), "accent", "collar")


@prop(
    "broom, witch broom, broomstick, mop, brush broom",
    1.4,
    kind="tool",
    main="wood",
    accent="thatch",
    band="rope",
)
def broom(kit: Kit) -> None:
    """Twigs bound to a stick."""
    shaft(kit, 0.038, 0.5, 2.0, "main")
    body = lathe(
        [(0.0, 0.72), (0.09, 0.7), (0.12, 0.62), (0.22, 0.42), (0.27, 0.15), (0.25, 0.0), (0, 0.02)],
        kit.sides(24),
    )
    angle = np.arctan2(body.positions[:, 0], body.positions[:, 2])
    rough = 1 + 0.06 * np.sin(angle * 9) + 0.04 * np.sin(angle * 4 + 1)
    kit.add(
        body.bent(body.positions * np.column_stack([rough, np.ones_like(rough), rough])), "accent", "bristles"
    )
    for k in range(18 if kit.is_fine else 6):
        a = 2 * pi * k / 18
        out = kit.between(0.2, 0.28)
        kit.add(
            tube(
                [
                    (sin(a) * 0.1, 0.6, cos(a) * 0.1),
                    (sin(a) * out * 0.9, 0.28, cos(a) * out * 0.9),
                    (sin(a) * out, -0.03, cos(a) * out),
                ],
                [0.018, 0.014, 0.006],
                6,
            ),
            "accent",
            "bristles",
        )
    for y in (0.58, 0.66):
        kit.add(torus(0.118 - (y - 0.58) * 0.3, 0.022, kit.sides(20), 8).at(0, y, 0), "band", "band")


@prop("ladder, wooden ladder, rope ladder, step ladder", 2.4, kind="tool", main="wood", accent="rope")
def ladder(kit: Kit) -> None:
    """Rungs between two rails."""
    for x in (-1.0, 1.0):
        kit.add(
            box(0.09, 2.4, 0.07, kit.bevel(0.014)).turned("z", x * 1.2).at(x * 0.32, 0, 0), "main", "rails"
        )
    for k in range(7):
        rung = (
            cylinder(0.032, 0.62 - 0.012 * k, kit.sides(10))
            .turned("z", 90)
            .at(0.31 - 0.006 * k, 0.22 + 0.33 * k, 0)
        )
        kit.add(rung, "main", "rungs")
        if kit.is_fine:
            for x in (-1.0, 1.0):
                kit.add(
                    torus(0.06, 0.016, 12, 6).turned("z", 90).at(x * (0.285 - 0.006 * k), 0.22 + 0.33 * k, 0),
                    "accent",
                    "lashings",
                )


@prop(
    "fishing rod, fishing pole, fishing line",
    2.0,
    kind="tool",
    main="pale wood",
    accent="iron",
    grip="leather",
    line="paper",
    float="paint",
)
def fishing_rod(kit: Kit) -> None:
    """A tapering rod with a reel, a line and a float."""
    path = [(0.5 * f * f, 2.4 * f, 0) for f in np.linspace(0, 1, 15)]
    kit.add(tube(path, np.linspace(0.04, 0.01, 15).tolist(), kit.sides(10)), "main", "rod")
    kit.add(lathe([(0.05, 0), (0.055, 0.2), (0.048, 0.5), (0, 0.5)], kit.sides(14)), "grip", "grip")
    kit.add(
        cylinder(0.12, 0.09, kit.sides(22), kit.bevel(0.02)).turned("x", 90).at(0.1, 0.62, -0.045),
        "accent",
        "reel",
    )
    kit.add(tube([(0.1, 0.62, 0.05), (0.18, 0.66, 0.1), (0.2, 0.66, 0.16)], 0.016, 8), "accent", "reel")
    end = path[-1]
    kit.add(
        tube(
            [(0.06, 0.66, 0), *path[5::3], end, (end[0] + 0.02, 1.6, 0), (end[0] + 0.02, 0.95, 0)], 0.006, 5
        ),
        "line",
        "line",
    )
    kit.add(sphere(0.07, kit.sides(16)).at(end[0] + 0.02, 0.93, 0), "float", "float")
    kit.add(
        tube(
            [(end[0] + 0.02 + 0.05 * sin(a), 0.76 + 0.06 * cos(a), 0) for a in np.linspace(0, 4, 9)], 0.01, 6
        ),
        "accent",
        "hook",
    )
    kit.add(tube([(end[0] + 0.02, 0.9, 0), (end[0] + 0.02, 0.81, 0)], 0.006, 5), "line", "hook")
