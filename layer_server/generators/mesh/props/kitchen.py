"""Pans, teapots, bowls, plates, cutlery, stoves: what stands in a kitchen."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


@prop(
    "frying pan, pan, skillet, saucepan, wok",
    0.45,
    kind="kitchen",
    main="dark metal",
    accent="wood",
    rim="steel",
)
def frying_pan(kit: Kit) -> None:
    """A pan with a handle that hangs from a hole."""
    deep = 0.3 if kit.says("saucepan", "wok") else 0.12
    profile = [
        (0, 0),
        (0.42, 0),
        (0.5, 0.04),
        (0.56, deep),
        (0.53, deep + 0.01),
        (0.46, 0.07),
        (0.4, 0.04),
        (0, 0.04),
    ]
    kit.add(lathe(profile, kit.sides(40)), "main", "pan")
    kit.add(torus(0.545, 0.016, kit.sides(40), 8).at(0, deep, 0), "rim", "pan")
    bar = [(0.53, deep * 0.7, 0), (0.66, deep * 0.9, 0), (0.78, deep + 0.04, 0)]
    kit.add(tube(bar, [0.05, 0.035, 0.035], 10), "main", "handle")
    grip = [(0.76, deep + 0.035, 0), (0.9, deep + 0.07, 0), (1.15, deep + 0.1, 0), (1.26, deep + 0.1, 0)]
    kit.add(tube(curve(grip), spread_over([0.04, 0.06, 0.052, 0.035]), kit.sides(12)), "accent", "handle")
    kit.add(torus(0.04, 0.012, 14, 6).turned("x", 90).at(1.3, deep + 0.1, 0), "rim", "handle")
    for z in (-0.05, 0.05):
        kit.add(sphere(0.02, 8, 4).at(0.5, deep * 0.8, z), "rim", "pan")


@prop("teapot, tea pot, kettle, tea kettle, coffee pot", 0.3, kind="kitchen", main="porcelain", accent="gold")
def teapot(kit: Kit) -> None:
    """A round belly with a spout, a handle and a lid with a knob."""
    sides = kit.sides(40)
    belly = [
        (0.0, 0.0),
        (0.26, 0.0),
        (0.28, 0.03),
        (0.42, 0.16),
        (0.47, 0.34),
        (0.42, 0.52),
        (0.28, 0.63),
        (0.24, 0.65),
        (0, 0.65),
    ]
    kit.add(lathe(belly, sides), "main", "pot")
    kit.add(lathe([(0.27, 0.645), (0.25, 0.69), (0.15, 0.75), (0.0, 0.77)], sides), "main", "lid")
    kit.add(torus(0.262, 0.018, sides, 8).at(0, 0.652, 0), "accent", "lid")
    kit.add(sphere(0.06, kit.sides(16)).at(0, 0.81, 0), "accent", "lid")
    spout = [(0.38, 0.2, 0), (0.54, 0.26, 0), (0.62, 0.42, 0), (0.66, 0.56, 0), (0.74, 0.64, 0)]
    kit.add(tube(curve(spout), spread_over([0.13, 0.095, 0.07, 0.055, 0.06]), kit.sides(16)), "main", "spout")
    kit.add(torus(0.06, 0.014, 16, 6).turned("z", -38).at(0.742, 0.64, 0), "accent", "spout")
    ear = [(-0.36, 0.54, 0), (-0.58, 0.6, 0), (-0.72, 0.46, 0), (-0.68, 0.28, 0), (-0.42, 0.17, 0)]
    kit.add(tube(curve(ear), 0.042, kit.sides(12)), "main", "handle")
    kit.add(torus(0.468, 0.012, sides, 6).at(0, 0.34, 0), "accent", "pot")


@prop(
    "bowl, wooden bowl, soup bowl, bowl of soup, soup, stew, bowl of stew, porridge, cereal",
    0.25,
    kind="kitchen",
    tint="main",
    main="wood",
    accent="ceramic",
    soup="bread",
    green="plant",
    carrot="paint orange",
)
def bowl(kit: Kit) -> None:
    """A turned bowl; with soup where one is asked for."""
    profile = [
        (0, 0),
        (0.24, 0),
        (0.25, 0.05),
        (0.2, 0.08),
        (0.42, 0.22),
        (0.52, 0.42),
        (0.48, 0.43),
        (0.38, 0.26),
        (0.16, 0.14),
        (0, 0.13),
    ]
    kit.add(lathe(profile, kit.sides(40)), "main", "bowl")
    kit.add(torus(0.5, 0.022, kit.sides(40), 8).at(0, 0.425, 0), "accent", "bowl")
    if kit.says("soup", "stew", "porridge", "cereal", "full", "hot"):
        kit.add(cylinder(0.455, 0.02, kit.sides(36)).at(0, 0.355, 0), "soup", "soup")
        for k in range(9):
            a, r = kit.between(0, 2 * pi), kit.between(0.05, 0.36)
            piece = box(0.1, 0.06, 0.1, 0.02) if k % 2 else cylinder(0.06, 0.03, 12, 0.01)
            kit.add(
                piece.turned("x", kit.between(-14, 14))
                .turned("y", kit.between(0, 180))
                .at(sin(a) * r, 0.35, cos(a) * r),
                ("carrot", "green")[k % 2],
                "soup",
            )
        kit.add(
            tube([(0.1, 0.38, 0.1), (0.4, 0.5, 0.16), (0.78, 0.72, 0.2)], [0.03, 0.024, 0.034], 10),
            "main",
            "spoon",
        )


@prop(
    "plate, dinner plate, silver platter, platter, tray",
    0.28,
    kind="kitchen",
    main="porcelain",
    accent="book blue",
)
def plate(kit: Kit) -> None:
    """A flat plate with a painted rim."""
    profile = [
        (0, 0),
        (0.3, 0),
        (0.32, 0.02),
        (0.52, 0.07),
        (0.53, 0.085),
        (0.5, 0.09),
        (0.34, 0.045),
        (0, 0.03),
    ]
    kit.add(lathe(profile, kit.sides(48)), "main", "plate")
    kit.add(torus(0.505, 0.014, kit.sides(48), 6).at(0, 0.085, 0), "accent", "plate")
    kit.add(torus(0.34, 0.006, kit.sides(48), 6).at(0, 0.043, 0), "accent", "plate")


@prop(
    "spoon, wooden spoon, ladle, fork, cutlery, silverware, spatula",
    0.25,
    kind="kitchen",
    main="silver",
    accent="wood",
)
def spoon(kit: Kit) -> None:
    """A spoon, a ladle or a fork, standing on its handle."""
    finish = "accent" if kit.says("wooden", "spatula") else "main"
    wide = [0.075, 0.05, 0.03, 0.026, 0.034]
    path = [(0, y, 0.03 * sin(y * 2.2)) for y in np.linspace(0, 1.25, 5)]
    kit.add(tube(path, wide, kit.sides(12)).scaled(1, 1, 0.55), finish, "handle")
    if kit.says("fork", "cutlery", "silverware"):
        x = 0.32 if kit.says("cutlery", "silverware") else 0.0
        kit.add(tube(path, wide, kit.sides(12)).scaled(1, 1, 0.55).at(x, 0, 0), "main", "fork")
        kit.add(
            prism(
                [(-0.035, 1.2), (0.035, 1.2), (0.13, 1.36), (0.13, 1.45), (-0.13, 1.45), (-0.13, 1.36)],
                0.04,
                kit.bevel(0.01),
            ).at(x, 0, 0),
            "main",
            "fork",
        )
        for k in range(4):
            kit.add(
                prism([(-0.02, 0), (0.02, 0), (0.006, 0.34), (-0.006, 0.34)], 0.035, kit.bevel(0.006)).at(
                    x + (k - 1.5) * 0.07, 1.42, 0
                ),
                "main",
                "fork",
            )
        if not x:
            return
    if kit.says("spatula"):
        kit.add(
            prism(
                [(-0.05, 1.2), (0.05, 1.2), (0.19, 1.36), (0.17, 1.75), (-0.17, 1.75), (-0.19, 1.36)],
                0.035,
                kit.bevel(0.01),
            ),
            finish,
            "head",
        )
        return
    deep = 0.3 if kit.says("ladle") else 0.13
    rim = [(0.19, 0.0), (0.16, -deep * 0.6), (0.08, -deep * 0.95), (0.0, -deep)]
    cup = [*reversed(rim), (0.175, 0.004), (0.145, -deep * 0.52), (0.07, -deep * 0.83), (0.0, -deep * 0.88)]
    kit.add(lathe(cup, kit.sides(28)).scaled(1, 1, 1.3).turned("x", 90).at(0, 1.44, 0.06), finish, "bowl")


@prop("rolling pin", 0.5, kind="kitchen", main="pale wood", accent="wood")
def rolling_pin(kit: Kit) -> None:
    """A roller with two turned grips."""
    kit.add(
        cylinder(0.16, 1.0, kit.sides(28), kit.bevel(0.03)).turned("z", 90).at(0.5, 0.16, 0), "main", "roller"
    )
    grip = lathe([(0.04, 0), (0.05, 0.05), (0.085, 0.16), (0.07, 0.28), (0.0, 0.31)], kit.sides(16))
    for side in (-1.0, 1.0):
        kit.add(grip.turned("z", -90 * side).at(side * 0.49, 0.16, 0), "accent", "grips")


@prop(
    "mortar, mortar and pestle, pestle, alchemy mortar",
    0.25,
    kind="kitchen",
    main="marble",
    accent="wood",
    herb="plant",
)
def mortar(kit: Kit) -> None:
    """A stone cup with its pestle and crushed herbs."""
    profile = [
        (0, 0),
        (0.3, 0),
        (0.32, 0.05),
        (0.22, 0.12),
        (0.22, 0.16),
        (0.4, 0.3),
        (0.46, 0.6),
        (0.38, 0.61),
        (0.33, 0.36),
        (0.18, 0.22),
        (0, 0.21),
    ]
    kit.add(lathe(profile, kit.sides(36)).solid(), "main", "mortar")
    kit.add(dome(0.31, 0.08, kit.sides(24), 4).at(0, 0.36, 0), "herb", "herbs")
    pestle = lathe(
        [(0, 0), (0.1, 0.02), (0.12, 0.1), (0.06, 0.24), (0.05, 0.6), (0.075, 0.72), (0.05, 0.8), (0, 0.82)],
        kit.sides(18),
    )
    kit.add(pestle.turned("z", -32).at(-0.05, 0.38, 0.02), "accent", "pestle")


@prop(
    "stove, oven, kitchen stove, furnace, forge, kiln",
    1.2,
    kind="kitchen",
    main="iron",
    accent="dark metal",
    knob="brass",
    fire="flame",
    brick="bricks",
)
def stove(kit: Kit) -> None:
    """An iron stove with a door, plates and a pipe; a brick oven where it is a furnace."""
    if kit.says("furnace", "forge", "kiln", "brick", "pizza"):
        kit.add(box(1.3, 0.5, 1.0, kit.bevel(0.02)), "brick", "base")
        outer = [(-0.6, 0), (0.6, 0), *[(0.6 * cos(a), 0.3 + 0.5 * sin(a)) for a in np.linspace(0, pi, 13)]]
        kit.add(prism(outer, 0.95, kit.bevel(0.02)).at(0, 0.5, 0), "brick", "dome")
        mouth = [(-0.3, 0), (0.3, 0), *[(0.3 * cos(a), 0.14 + 0.26 * sin(a)) for a in np.linspace(0, pi, 11)]]
        kit.add(prism(mouth, 0.04).at(0, 0.52, 0.47), "dark", "mouth")
        for k in range(9):
            a0, a1 = pi * k / 9 + 0.02, pi * (k + 1) / 9 - 0.02
            ring = [
                [
                    (cos(a) * r, 0.66 + sin(a) * r * 0.92, z)
                    for a, r in ((a0, 0.3), (a0, 0.43), (a1, 0.43), (a1, 0.3))
                ]
                for z in (0.4, 0.54)
            ]
            kit.add(loft(np.array(ring)).solid(), "stone", "mouth")
        for k in range(3):
            kit.add(
                lathe([(0, 0), (0.09, 0.04), (0.07, 0.14), (0, 0.3)], 10).at((k - 1) * 0.13, 0.53, 0.5),
                "fire",
                "fire",
            )
        kit.add(box(0.34, 0.6, 0.34, kit.bevel(0.02)).at(0, 1.2, -0.15), "brick", "chimney")
        return
    kit.add(box(1.0, 0.75, 0.75, kit.bevel(0.03)).at(0, 0.14, 0), "main", "body")
    kit.add(box(1.1, 0.06, 0.84, kit.bevel(0.02)).at(0, 0.88, 0), "accent", "top")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            kit.add(
                lathe([(0.05, 0), (0.07, 0.04), (0.045, 0.15), (0, 0.15)], 12).at(x * 0.42, 0, z * 0.3),
                "accent",
                "legs",
            )
        kit.add(cylinder(0.2, 0.025, kit.sides(24), 0.008).at(x * 0.26, 0.935, 0.08), "main", "top")
    kit.add(box(0.52, 0.4, 0.05, kit.bevel(0.02)).at(-0.16, 0.28, 0.375), "accent", "door")
    for k in range(4):
        kit.add(box(0.34, 0.03, 0.03, 0.006).at(-0.16, 0.38 + 0.065 * k, 0.4), "fire", "door")
    kit.add(
        tube([(-0.38, 0.62, 0.4), (-0.38, 0.62, 0.46), (0.06, 0.62, 0.46), (0.06, 0.62, 0.4)], 0.018, 8),
        "knob",
        "door",
    )
    for k in range(3):
        kit.add(
            cylinder(0.045, 0.05, 14, 0.01).turned("x", 90).at(0.3, 0.36 + 0.16 * k, 0.37), "knob", "knobs"
        )
    kit.add(cylinder(0.11, 0.85, kit.sides(18)).at(0.22, 0.92, -0.24), "accent", "pipe")
    for y in (0.98, 1.7):
        kit.add(torus(0.115, 0.02, kit.sides(18), 8).at(0.22, y, -0.24), "main", "pipe")
