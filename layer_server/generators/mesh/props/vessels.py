"""Potions, pots, cauldrons."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    rectangle,
    sphere,
    sweep,
    torus,
)
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "potion, potion bottle, health potion, mana potion, elixir, flask, vial, poison bottle, brew, tonic",
    0.25,
    kind="container",
    tint="liquid",
    glass="glass",
    liquid="liquid",
    main="glass",
    accent="gold",
    cork="pale wood",
)
def potion(kit: Kit) -> None:
    """Glass with liquid to a level, a cork and a collar."""
    kind = 1 if kit.says("flask", "erlenmeyer") else 2 if kit.says("vial", "bottle") else kit.whole(0, 2)
    if kind == 0:
        belly = [(0.0, -0.5), (0.24, -0.5), (0.31, -0.48)]
        belly += [(0.5 * sin(a), -0.5 * cos(a)) for a in np.linspace(0.75, 2.8, 14)]
    elif kind == 1:
        belly = [(0.0, -0.5), (0.42, -0.5), (0.48, -0.46), (0.46, -0.3), (0.3, 0.2), (0.19, 0.42)]
    else:
        belly = [(0.0, -0.5), (0.32, -0.5), (0.38, -0.46), (0.38, 0.2), (0.34, 0.32), (0.19, 0.44)]
    top = belly[-1][1]
    neck = [
        (0.155, top + 0.06),
        (0.15, top + 0.22),
        (0.2, top + 0.24),
        (0.215, top + 0.28),
        (0.2, top + 0.32),
        (0.14, top + 0.325),
    ]
    sides = kit.sides(40, 8)
    outer = belly + neck
    kit.add(lathe([*outer, (0.0, top + 0.32)], sides), "main", "glass")
    level = kit.between(-0.02, 0.2)
    fill = [(max(r - 0.045, 0.0), y + 0.035) for r, y in belly]
    below = [point for point in fill if point[1] < level]
    after = next(point for point in fill if point[1] >= level)
    share = (level - below[-1][1]) / (after[1] - below[-1][1])
    edge = below[-1][0] + (after[0] - below[-1][0]) * share
    kit.add(
        lathe([*below, (edge, level), (edge * 0.9, level + 0.012), (0, level + 0.005)], sides),
        "liquid",
        "liquid",
    )
    y = top + 0.325
    cork = [
        (0, y - 0.16),
        (0.108, y - 0.16),
        (0.112, y),
        (0.15, y + 0.03),
        (0.155, y + 0.1),
        (0.12, y + 0.13),
        (0, y + 0.135),
    ]
    kit.add(lathe(cork, kit.sides(20)), "cork", "cork")
    kit.add(torus(0.175, 0.032, kit.sides(28), 8).at(0, top + 0.08, 0), "accent", "collar")
    if kit.is_fine:
        for _ in range(6):
            size = kit.between(0.015, 0.035)
            x, z = kit.between(-0.16, 0.16), kit.between(-0.16, 0.16)
            kit.add(sphere(size, 8, 5).at(x, kit.between(-0.3, level - 0.05), z), "light", "bubbles")


@prop(
    "pot, clay pot, vase, urn, amphora, jar, pottery, jug",
    0.6,
    kind="container",
    main="ceramic",
    accent="dark wood",
)
def pot(kit: Kit) -> None:
    """Turned clay with a painted band and, as an amphora, two handles."""
    belly, neck, height = kit.between(0.38, 0.5), kit.between(0.16, 0.24), kit.between(0.95, 1.2)
    if kit.says("pot", "jar"):
        neck, height = kit.between(0.26, 0.32), kit.between(0.75, 0.9)
    ys = np.linspace(0, 1, 12)
    rs = np.interp(ys, [0, 0.08, 0.5, 0.82, 0.9, 1.0], [0.22, 0.26, belly, neck, neck, neck + 0.09])
    rs = np.convolve(np.pad(rs, 1, mode="edge"), [0.22, 0.56, 0.22], "valid")
    outer = list(zip(rs.tolist(), (ys * height).tolist(), strict=True))
    inner = [(max(r - 0.04, 0.05), y) for r, y in reversed(outer[1:])]
    inner[0] = (inner[0][0], height)
    profile = [(0.0, 0.0), *outer, *inner, (0.0, outer[1][1] + 0.02)]
    kit.add(lathe(profile, kit.sides(36)), "main", "body")
    for share in (0.42, 0.52):
        r = float(np.interp(share, ys, rs)) + 0.004
        kit.add(torus(r, 0.014, kit.sides(36), 6).at(0, share * height, 0), "accent", "bands")
    if kit.says("amphora", "jug") or (not kit.says("pot", "jar", "vase") and kit.chance(0.6)):
        for side in (-1.0, 1.0) if not kit.says("jug") else (1,):
            r = float(np.interp(0.6, ys, rs))
            turn = np.linspace(0, pi, 9)
            path = [
                (
                    side * (neck + (r - neck + 0.12) * sin(a) * 0.9 + (r - neck) * (1 - cos(a)) / 2 * 0.7),
                    height * (0.9 - 0.3 * (1 - cos(a)) / 2),
                    0,
                )
                for a in turn
            ]
            kit.add(sweep(path, rectangle(0.05, 0.07, 0.014)), "main", "handles")


@prop(
    "cauldron, witch cauldron, cooking pot",
    0.8,
    kind="container",
    tint="liquid",
    main="dark metal",
    accent="iron",
    liquid="energy",
)
def cauldron(kit: Kit) -> None:
    """An iron belly on three feet, full of something."""
    sides = kit.sides(36)
    outer = [(0.0, 0.0)] + [(0.56 * sin(a), 0.5 - 0.5 * cos(a)) for a in np.linspace(0.25, 2.2, 14)]
    rim = [(0.47, 0.86), (0.52, 0.92), (0.52, 0.97), (0.45, 0.97), (0.42, 0.86), (0.42, 0.74), (0.0, 0.7)]
    kit.add(lathe([*outer, *rim], sides), "main", "body")
    kit.add(cylinder(0.43, 0.04, sides).at(0, 0.8, 0), "liquid", "brew")
    for _ in range(8):
        a, r = kit.between(0, 2 * pi), kit.between(0, 0.3)
        kit.add(
            dome(kit.between(0.03, 0.08), kit.between(0.03, 0.06), 10, 3).at(cos(a) * r, 0.835, sin(a) * r),
            "liquid",
            "brew",
        )
    foot = lathe([(0.0, -0.2), (0.05, -0.2), (0.07, -0.02), (0.09, 0.12), (0, 0.16)], kit.sides(10)).turned(
        "x", -18
    )
    kit.around(foot.at(0, 0.06, 0.38), 3, "accent", "feet")
    for side in (-1.0, 1.0):
        ring = torus(0.09, 0.022, kit.sides(16), 8).turned("x", 90).turned("z", 90)
        kit.add(ring.at(side * 0.6, 0.74, 0), "accent", "handles")
        kit.add(box(0.1, 0.07, 0.09, 0.012).at(side * 0.545, 0.78, 0), "accent", "handles")
