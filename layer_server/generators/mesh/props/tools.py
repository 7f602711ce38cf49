"""Pickaxes, saws, wrenches, anvils: what things are made with."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    circle,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.hafted import shaft
from layer_server.generators.mesh.props.kit import Kit, arc, prop


@prop(
    "pickaxe, pick, pick axe, mining pick, mattock",
    0.9,
    kind="tool",
    main="iron",
    accent="steel",
    shaft="wood",
)
def pickaxe(kit: Kit) -> None:
    """A curved double point on a shaft."""
    shaft(kit, 0.05, 0, 1.5)
    path = [(x, 1.42 - 0.34 * x * x, 0) for x in np.linspace(-0.72, 0.72, 15)]
    sizes = [max(0.12, 1 - abs(x) * 1.25) for x in np.linspace(-0.72, 0.72, 15)]
    head = sweep(
        path, rectangle(0.17, 0.13, kit.bevel(0.025)), [(s, 0.35 + 0.65 * s) for s in sizes], up=(0, 0, 1)
    )
    kit.add(head, "main", "head")
    kit.add(box(0.2, 0.26, 0.17, kit.bevel(0.03)).at(0, 1.28, 0), "accent", "head")
    kit.add(torus(0.06, 0.02, kit.sides(14), 8).at(0, 1.22, 0), "accent", "head")


@prop("saw, handsaw, hand saw, wood saw", 0.6, kind="tool", main="steel", accent="wood")
def saw(kit: Kit) -> None:
    """A toothed blade with a wooden grip."""
    teeth = 20 if kit.is_fine else 8
    lower = [
        p
        for k in range(teeth)
        for p in ((-0.9 + 1.5 * k / teeth, 0.0), (-0.9 + 1.5 * (k + 0.5) / teeth, -0.055))
    ]
    outline = [*lower, (0.6, 0.0), (0.6, 0.34), (-0.9, 0.15)]
    kit.add(prism(outline, 0.02).at(0, 0.3, 0), "main", "blade")
    grip_outline = [
        (0.52, -0.03),
        (0.7, -0.1),
        (0.92, -0.06),
        (1.02, 0.1),
        (0.98, 0.34),
        (0.84, 0.44),
        (0.62, 0.4),
        (0.5, 0.36),
    ]
    hole = [(0.7, 0.04), (0.72, 0.24), (0.8, 0.28), (0.88, 0.22), (0.86, 0.06), (0.78, 0.02)]
    ring = [*grip_outline, grip_outline[0], hole[0], *hole[1:], hole[0]]
    kit.add(prism(ring[: len(grip_outline)], 0.1, kit.bevel(0.025)).at(0, 0.3, 0), "accent", "grip")
    kit.add(prism(hole, 0.104).at(0, 0.3, 0), "dark", "grip")
    for x, y in ((0.6, 0.06), (0.6, 0.26)):
        kit.add(cylinder(0.025, 0.13, 10).turned("x", 90).at(x, y + 0.3, -0.065), "brass", "grip")


@prop("wrench, spanner, adjustable wrench", 0.35, kind="tool", main="steel", accent="dark metal")
def wrench(kit: Kit) -> None:
    """An open jaw and a ring on a flat bar."""
    jaw = [(0.34 * cos(a), 1.5 + 0.3 * sin(a)) for a in np.linspace(2.05, 2 * pi + 1.09, 17)]
    kit.add(
        prism([*jaw, (0.13, 1.5), (0.1, 1.42), (-0.1, 1.42), (-0.13, 1.5)], 0.16, kit.bevel(0.03)),
        "main",
        "jaw",
    )
    kit.add(box(0.24, 1.12, 0.12, kit.bevel(0.03)).at(0, 0.16, 0), "main", "bar")
    kit.add(box(0.12, 0.8, 0.135, kit.bevel(0.01)).at(0, 0.34, 0), "accent", "bar")
    kit.add(torus(0.22, 0.085, kit.sides(28), 10).turned("x", 90).at(0, 0.0, 0), "main", "ring")


@prop("anvil, blacksmith anvil, forge anvil", 0.7, kind="tool", main="iron", accent="wood")
def anvil(kit: Kit) -> None:
    """A waisted block with a horn, often on a stump."""
    up = 0.0
    if not kit.says("only") and kit.chance(0.6):
        up = 0.55
        kit.add(lathe([(0.46, 0), (0.43, 0.1), (0.41, 0.5), (0.4, 0.55)], kit.sides(26)), "bark", "stump")
        kit.add(cylinder(0.385, 0.02, kit.sides(26)).at(0, 0.545, 0), "pale wood", "stump")
    rows = [
        (0.0, 0.42, 0.24),
        (0.1, 0.4, 0.22),
        (0.16, 0.22, 0.13),
        (0.3, 0.2, 0.12),
        (0.38, 0.4, 0.17),
        (0.42, 0.44, 0.18),
        (0.58, 0.44, 0.18),
    ]
    kit.add(
        loft(
            np.array(
                [[(x * w, y, z * d) for x, z in ((1, 1), (1, -1), (-1, -1), (-1, 1))] for y, w, d in rows]
            )
        ).at(0, up, 0),
        "main",
        "body",
    )
    horn = [(0.42 + 0.5 * f, up + 0.5 + 0.03 * f, 0) for f in np.linspace(0, 1, 8)]
    kit.add(
        tube(horn, [0.13 * (1 - f**1.6) + 0.008 for f in np.linspace(0, 1, 8)], kit.sides(16)), "main", "horn"
    )
    kit.add(box(0.3, 0.13, 0.34, kit.bevel(0.02)).at(-0.55, up + 0.45, 0), "main", "heel")
    kit.add(box(0.07, 0.02, 0.07, 0).at(-0.56, up + 0.575, 0), "dark", "heel")


@prop("rope, coil of rope, rope coil, coiled rope, lasso", 0.5, kind="tool", main="rope", accent="rope")
def rope(kit: Kit) -> None:
    """A coil with its end hanging out."""
    rows = ((0.36, 0.0), (0.28, 0.0), (0.37, 0.085), (0.29, 0.09), (0.35, 0.17), (0.27, 0.175), (0.34, 0.255))
    for k, (radius, y) in enumerate(rows):
        loop = []
        for a in np.linspace(0, 2 * pi, 40, endpoint=False):
            r = radius + 0.014 * sin(a * 3 + k)
            loop.append((r * sin(a), y + 0.05 + 0.012 * sin(a * 2 + k), r * cos(a)))
        section = circle(0.045, 8) * (1 + 0.12 * np.cos(np.arange(8)[:, None] * pi))
        kit.add(sweep(loop, section, is_loop=True, up=(0, 1, 0)), "main", "coil")
    end = [(0.34 + 0.1 * f, 0.3 - 0.26 * f**0.6, 0.1 + 0.4 * f) for f in np.linspace(0, 1, 8)]
    kit.add(tube([(0.2, 0.3, -0.16), (0.31, 0.32, -0.03), *end], 0.045, 8), "main", "end")
    for x in (-0.33,):
        kit.add(
            torus(0.15, 0.04, kit.sides(16), 8).turned("x", 90).scaled(0.6, 1.25, 1).at(x, 0.15, 0),
            "accent",
            "binding",
        )


@prop(
    "toolbox, tool box, tool chest",
    0.5,
    kind="tool",
    main="paint",
    accent="steel",
    tint="main",
    grip="dark metal",
)
def toolbox(kit: Kit) -> None:
    """A steel box with a ridge lid, clasps and a handle."""
    kit.add(box(1.2, 0.42, 0.58, kit.bevel(0.03)), "main", "box")
    kit.add(
        prism(
            [(-0.31, 0), (0.31, 0), (0.31, 0.07), (0.16, 0.2), (-0.16, 0.2), (-0.31, 0.07)],
            1.24,
            kit.bevel(0.02),
        )
        .turned("y", 90)
        .at(0, 0.44, 0),
        "main",
        "lid",
    )
    kit.add(box(1.22, 0.03, 0.6, 0).at(0, 0.415, 0), "grip", "seam")
    for x in (-0.36, 0.36):
        kit.add(box(0.12, 0.2, 0.05, kit.bevel(0.012)).at(x, 0.34, 0.3), "accent", "clasps")
    kit.add(
        tube([(-0.34, 0.62, 0), (-0.32, 0.76, 0), (0.32, 0.76, 0), (0.34, 0.62, 0)], 0.035, 10),
        "grip",
        "handle",
    )


@prop(
    "grindstone, whetstone, sharpening wheel, millstone",
    0.9,
    kind="tool",
    main="stone",
    accent="wood",
    iron="iron",
)
def grindstone(kit: Kit) -> None:
    """A stone wheel in a wooden trestle."""
    wheel = cylinder(0.42, 0.18, kit.sides(36), kit.bevel(0.025)).turned("x", 90).at(0, 0.78, -0.09)
    kit.add(wheel.solid(), "main", "wheel")
    kit.add(cylinder(0.045, 0.9, kit.sides(12)).turned("x", 90).at(0, 0.78, -0.45), "iron", "axle")
    for z in (-0.28, 0.28):
        for x in (-1.0, 1.0):
            kit.add(
                box(0.09, 0.95, 0.08, kit.bevel(0.014)).turned("z", x * 20).at(x * 0.34, 0, z),
                "accent",
                "frame",
            )
        kit.add(box(0.62, 0.08, 0.06, kit.bevel(0.014)).at(0, 0.28, z), "accent", "frame")
        kit.add(box(0.2, 0.12, 0.1, kit.bevel(0.02)).at(0, 0.74, z), "accent", "frame")
    kit.add(tube([(0, 0.78, 0.44), (0.2, 0.7, 0.46), (0.2, 0.7, 0.62)], 0.03, 8), "iron", "crank")


@prop("horseshoe, lucky horseshoe", 0.15, kind="tool", main="iron", accent="dark")
def horseshoe(kit: Kit) -> None:
    """A shoe with nail holes."""
    path = [(0.4 * x, 0.5 + 0.5 * y, 0) for x, y in arc(1.0, -232, 52, 23)]
    path = [(-x, 1.0 - y, z) for x, y, z in path]
    kit.add(sweep(path, rectangle(0.17, 0.07, kit.bevel(0.018)), up=(0, 0, 1)), "main", "shoe")
    for a in (-200, -170, -140, -40, -10, 20):
        x, y = 0.4 * cos(a * pi / 180), 0.5 - 0.5 * sin(a * pi / 180)
        kit.add(cylinder(0.02, 0.09, 8).turned("x", 90).at(x, y, -0.045), "accent", "holes")
