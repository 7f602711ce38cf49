"""Things of every day in a house, a yard and at the beach: a microwave oven, a shed, a parasol, rails."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, sphere, tube
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "microwave, microwave oven",
    0.5,
    kind="kitchen",
    main="paint white",
    accent="dark",
    steel="steel",
    light="neon green",
)
def microwave(kit: Kit) -> None:
    """A box with a dark window in its door, a handle, a clock and keys."""
    kit.add(box(1.2, 0.66, 0.8, kit.bevel(0.03)).at(0, 0.04, 0), "main", "case")
    for x in (-0.5, 0.5):
        for z in (-0.32, 0.32):
            kit.add(cylinder(0.04, 0.05, 12).at(x, 0, z), "accent", "feet")
    kit.add(box(0.82, 0.56, 0.05, kit.bevel(0.015)).at(-0.15, 0.09, 0.4), "steel", "door")
    kit.add(box(0.62, 0.38, 0.02, 0).at(-0.2, 0.18, 0.42), "accent", "window")
    kit.add(
        tube([(0.2, 0.16, 0.42), (0.2, 0.16, 0.49), (0.2, 0.58, 0.49), (0.2, 0.58, 0.42)], 0.02, 10),
        "steel",
        "handle",
    )
    kit.add(box(0.24, 0.1, 0.02, 0).at(0.42, 0.54, 0.395), "accent", "clock")
    for k in range(4):
        kit.add(box(0.025, 0.055, 0.02, 0).at(0.36 + 0.04 * k, 0.56, 0.4), "light", "clock")
    for k in range(12):
        kit.add(
            box(0.055, 0.045, 0.025, kit.bevel(0.006)).at(
                0.35 + 0.075 * (k % 3), 0.24 + 0.07 * (k // 3), 0.395
            ),
            "steel",
            "keys",
        )


@prop(
    "dishwasher", 0.85, kind="kitchen", main="paint white", accent="dark", steel="steel", light="neon green"
)
def dishwasher(kit: Kit) -> None:
    """A white box with a wide door, a bar to open it and a strip of keys over it."""
    kit.add(box(0.9, 1.2, 0.85, kit.bevel(0.02)).at(0, 0.08, 0), "main", "case")
    kit.add(box(0.86, 0.1, 0.76, 0).at(0, 0, -0.02), "accent", "plinth")
    kit.add(box(0.84, 0.9, 0.04, kit.bevel(0.014)).at(0, 0.1, 0.42), "main", "door")
    kit.add(box(0.84, 0.2, 0.04, kit.bevel(0.01)).at(0, 1.04, 0.42), "steel", "panel")
    kit.add(
        tube([(-0.3, 0.92, 0.43), (-0.3, 0.92, 0.51), (0.3, 0.92, 0.51), (0.3, 0.92, 0.43)], 0.022, 10),
        "steel",
        "handle",
    )
    kit.add(box(0.16, 0.08, 0.02, 0).at(0, 1.1, 0.435), "accent", "clock")
    kit.add(box(0.06, 0.04, 0.02, 0).at(0, 1.12, 0.438), "light", "clock")
    for k in range(4):
        kit.add(cylinder(0.025, 0.03, 12).turned("x", 90).at(0.18 + 0.07 * k, 1.14, 0.44), "accent", "keys")


@prop(
    "ice cube, ice block, block of ice, cube of ice, ice cubes", 0.3, kind="nature", main="ice", accent="ice"
)
def ice_cube(kit: Kit) -> None:
    """A clear block with round edges; three where there are several."""
    kit.add(box(1.0, 1.0, 1.0, 0.14).solid(), "main", "ice")
    if kit.says("cubes"):
        kit.add(box(1.0, 1.0, 1.0, 0.14).solid().turned("y", 30).at(1.25, 0, 0.3), "main", "ice")
        kit.add(box(1.0, 1.0, 1.0, 0.14).solid().turned("y", 18).at(0.55, 1.0, 0.1), "main", "ice")


@prop(
    "walkie talkie, two way radio, handheld radio, handheld transceiver, satellite phone",
    0.25,
    kind="tech",
    main="dark metal",
    accent="rubber",
    screen="screen",
    light="neon red",
)
def walkie_talkie(kit: Kit) -> None:
    """A thick handset with an aerial, a knob, a small screen, a grille and keys."""
    kit.add(box(0.5, 1.0, 0.26, kit.bevel(0.05)), "main", "case")
    kit.add(box(0.06, 0.5, 0.18, kit.bevel(0.02)).at(-0.26, 0.42, 0), "accent", "key to talk")
    kit.add(
        lathe([(0, 0.98), (0.06, 0.98), (0.055, 1.2), (0.035, 1.26), (0.03, 1.9), (0, 1.92)], 16).at(
            0.15, 0, 0
        ),
        "accent",
        "aerial",
    )
    kit.add(cylinder(0.055, 0.1, 14, kit.bevel(0.01)).at(-0.12, 0.98, 0), "accent", "knob")
    kit.add(sphere(0.02, 10).at(0.0, 1.0, 0.02), "light", "light")
    kit.add(box(0.36, 0.2, 0.02, 0).at(0, 0.72, 0.125), "screen", "screen")
    for k in range(6):
        kit.add(
            box(0.1, 0.06, 0.03, kit.bevel(0.01)).at(-0.13 + 0.13 * (k % 3), 0.52 + 0.09 * (k // 3), 0.12),
            "accent",
            "keys",
        )
    for k in range(5):
        kit.add(box(0.34, 0.025, 0.02, 0).at(0, 0.12 + 0.07 * k, 0.125), "accent", "grille")


@prop(
    "railway track, rail track, railroad track, train track, train tracks, railroad, railway, rails, rail, railway tracks, minecart track",
    2.5,
    kind="street",
    main="wood",
    accent="steel",
    bed="stone",
)
def railway_track(kit: Kit) -> None:
    """Two rails on sleepers in a bed of stones."""
    kit.add(prism([(-1.0, 0), (1.0, 0), (0.78, 0.12), (-0.78, 0.12)], 3.0, 0.01), "bed", "bed")
    for k in range(8):
        kit.add(box(1.5, 0.1, 0.2, kit.bevel(0.016)).at(0, 0.1, (k - 3.5) * 0.37), "main", "sleepers")
        for x in (-0.5, 0.5):
            kit.add(box(0.2, 0.03, 0.12, 0.004).at(x, 0.195, (k - 3.5) * 0.37), "accent", "plates")
    rail = [
        (-0.07, 0),
        (0.07, 0),
        (0.07, 0.02),
        (0.018, 0.04),
        (0.018, 0.1),
        (0.04, 0.115),
        (0.04, 0.15),
        (-0.04, 0.15),
        (-0.04, 0.115),
        (-0.018, 0.1),
        (-0.018, 0.04),
        (-0.07, 0.02),
    ]
    for x in (-0.5, 0.5):
        kit.add(prism(rail, 3.0).at(x, 0.215, 0), "accent", "rails")


@prop(
    "beach umbrella, sun umbrella, patio umbrella, garden umbrella, garden parasol, beach parasol, market umbrella",
    2.4,
    kind="garden",
    main="paint",
    accent="paint white",
    pole="pale wood",
    sand="sand",
)
def beach_umbrella(kit: Kit) -> None:
    """A wide shade of two colours on a pole in a heap of sand."""
    count = 8
    for k in range(count):
        a0, a1 = 2 * np.pi * k / count, 2 * np.pi * (k + 1) / count
        rings = []
        for r, y in ((0.02, 2.3), (0.5, 2.2), (0.9, 2.0), (1.2, 1.72)):
            edge = [
                (r * float(np.sin(a)), y - (0.03 if 0 < i < 2 and r > 1 else 0), r * float(np.cos(a)))
                for i, a in enumerate((a0, a1))
            ]
            rings.append([*edge, *((x, h - 0.03, z) for x, h, z in reversed(edge))])
        kit.add(loft(np.array(rings)), "main" if k % 2 else "accent", "shade")
    kit.add(cylinder(0.035, 2.36, 14), "pole", "pole")
    kit.add(sphere(0.06, 14).at(0, 2.38, 0), "pole", "pole")
    kit.add(lathe([(0, 0), (0.5, 0), (0.4, 0.06), (0.2, 0.13), (0, 0.16)], kit.sides(26)), "sand", "sand")


@prop(
    "shed, garden shed, tool shed, wooden shed, storage shed, outbuilding",
    3.0,
    kind="building",
    main="wood",
    accent="roof",
    trim="dark wood",
    glass="glass",
    iron="iron",
)
def shed(kit: Kit) -> None:
    """Upright boards under a low pitched roof, a braced door and a window."""
    w, h, d = 2.0, 1.5, 1.5
    kit.add(box(w - 0.08, h - 0.02, d - 0.08, 0), "trim", "core")
    for side in (-1.0, 1.0):
        for k in range(10):
            kit.add(
                box(w / 10 - 0.012, h, 0.05, kit.bevel(0.008)).at((k - 4.5) * w / 10, 0, side * d / 2),
                "main",
                "walls",
            )
        for k in range(8):
            kit.add(
                box(0.05, h, d / 8 - 0.012, kit.bevel(0.008)).at(side * w / 2, 0, (k - 3.5) * d / 8),
                "main",
                "walls",
            )
        kit.add(
            prism([(-d / 2, 0), (d / 2, 0), (0, 0.5)], 0.06).turned("y", 90).at(side * (w / 2 - 0.02), h, 0),
            "main",
            "gables",
        )
        roof = box(w + 0.3, 0.06, 1.02, kit.bevel(0.01)).turned("x", side * 33.7)
        kit.add(roof.at(0, h + 0.21, side * 0.43), "accent", "roof")
    kit.add(box(w + 0.32, 0.07, 0.12, 0.01).at(0, h + 0.5, 0), "trim", "roof")
    z = d / 2 + 0.04
    kit.add(box(0.66, 1.28, 0.05, kit.bevel(0.01)).at(-0.42, 0.03, z), "trim", "door")
    for y in (0.14, 0.62, 1.1):
        kit.add(box(0.6, 0.09, 0.03, kit.bevel(0.008)).at(-0.42, y, z + 0.03), "main", "door")
    kit.add(sphere(0.035, 12).at(-0.17, 0.68, z + 0.06), "iron", "door")
    kit.add(box(0.6, 0.5, 0.05, kit.bevel(0.01)).at(0.5, 0.66, z), "trim", "window")
    kit.add(box(0.5, 0.4, 0.02, 0).at(0.5, 0.71, z + 0.022), "glass", "window")
    kit.add(box(0.03, 0.4, 0.03, 0).at(0.5, 0.71, z + 0.03), "trim", "window")
    kit.add(box(0.5, 0.03, 0.03, 0).at(0.5, 0.9, z + 0.03), "trim", "window")
