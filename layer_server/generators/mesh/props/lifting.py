# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Machines that lift."""

from __future__ import annotations

from layer_server.generators.mesh.loft import box, cylinder, prism, rod, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.trucks import wheels


@prop(
    "forklift, fork lift, fork truck, crane, construction crane, tower crane, wheel loader, loader, backhoe, steamroller, road roller",
    4.0,
    kind="vehicle",
    main="paint yellow",
    accent="dark metal",
    tyre="rubber",
    pane="glass",
    metal="dark metal",
    steel="steel",
    wood="pale wood",
)
def lifting(kit: Kit) -> None:
    """Forks on a mast, a tower with a jib, a shovel on arms, or a drum."""
    if kit.says("crane"):
        kit.add(box(1.2, 0.2, 1.2, 0.03), "stone", "base")
        height = 3.4
        for x in (-0.18, 0.18):
            for z in (-0.18, 0.18):
                kit.add(rod((x, 0.15, z), (x, height, z), 0.03, 6), "main", "tower")
        for k in range(9):
            y = 0.2 + 0.36 * k
            for a, b in (
                ((-0.18, -0.18), (0.18, -0.18)),
                ((0.18, -0.18), (0.18, 0.18)),
                ((0.18, 0.18), (-0.18, 0.18)),
                ((-0.18, 0.18), (-0.18, -0.18)),
            ):
                kit.add(rod((a[0], y, a[1]), (b[0], y + 0.36, b[1]), 0.017, 5), "main", "tower")
        for z in (-0.14, 0.14):
            kit.add(rod((-1.2, height + 0.1, z), (3.0, height + 0.1, z), 0.028, 6), "main", "jib")
        kit.add(rod((-0.1, height + 0.45, 0), (3.0, height + 0.18, 0), 0.026, 6), "main", "jib")
        for k in range(12):
            x = 0.1 + 0.24 * k
            top = height + 0.45 - 0.27 * (x + 0.1) / 3.1
            for z in (-0.14, 0.14):
                kit.add(rod((x, height + 0.1, z), (x + 0.12, top, 0), 0.014, 5), "main", "jib")
        kit.add(rod((0, height, 0), (0, height + 0.85, 0), 0.04, 6), "main", "mast")
        kit.add(rod((0, height + 0.85, 0), (2.2, height + 0.25, 0), 0.012, 5), "accent", "cables")
        kit.add(rod((0, height + 0.85, 0), (-1.1, height + 0.12, 0), 0.012, 5), "accent", "cables")
        kit.add(box(0.5, 0.4, 0.42, 0.02).at(-1.0, height - 0.3, 0), "stone", "counterweight")
        kit.add(box(0.4, 0.4, 0.36, 0.03).at(0.36, height - 0.36, 0.0), "main", "cab")
        kit.add(box(0.03, 0.26, 0.28, 0.01).at(0.56, height - 0.28, 0), "pane", "cab")
        kit.add(rod((2.2, height + 0.1, 0), (2.2, height - 1.2, 0), 0.014, 5), "accent", "cable")
        kit.add(
            tube(
                curve(
                    [
                        (2.2, height - 1.18, 0),
                        (2.2, height - 1.36, 0),
                        (2.3, height - 1.42, 0),
                        (2.36, height - 1.32, 0),
                    ]
                ),
                0.035,
                8,
            ),
            "accent",
            "hook",
        )
        return
    if kit.says("roller", "steamroller"):
        kit.add(
            cylinder(0.42, 0.96, kit.sides(32), 0.02).turned("x", 90).at(0.9, 0.42, -0.48), "steel", "drum"
        )
        kit.add(
            cylinder(0.42, 0.96, kit.sides(32), 0.02).turned("x", 90).at(-0.75, 0.42, -0.48), "steel", "drum"
        )
        kit.add(box(1.9, 0.4, 0.8, 0.05).at(0.05, 0.78, 0), "main", "body")
        for s in (-1.0, 1.0):
            kit.add(box(0.2, 0.5, 0.06, 0.02).at(0.9, 0.36, s * 0.52), "main", "fork")
            for x in (-0.7, 0.2):
                kit.add(rod((x, 1.15, s * 0.36), (x, 1.75, s * 0.36), 0.035, 8), "accent", "roof")
        kit.add(box(1.2, 0.07, 0.9, 0.02).at(-0.25, 1.74, 0), "main", "roof")
        kit.add(box(0.36, 0.3, 0.5, 0.05).at(-0.4, 1.16, 0), "accent", "seat")
        return
    if kit.says("loader", "backhoe"):
        kit.add(
            prism([(-1.1, 0.42), (0.5, 0.42), (0.5, 0.8), (-0.3, 0.95), (-1.1, 0.95)], 0.7, 0.05),
            "main",
            "body",
        )
        kit.add(prism([(-0.5, 0.9), (0.32, 0.8), (0.26, 1.6), (-0.42, 1.6)], 0.62, 0.03), "main", "cab")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.38, 1.0), (0.22, 0.92), (0.18, 1.5), (-0.34, 1.5)], 0.02).at(0, 0, s * 0.315),
                "rubber",
                "cab",
            )
            kit.add(
                tube([(0.3, 0.9, s * 0.28), (0.85, 0.95, s * 0.28), (1.25, 0.45, s * 0.28)], 0.06, 8),
                "main",
                "arms",
            )
        kit.add(box(0.03, 0.5, 0.5, 0.01).at(0.3, 0.98, 0), "rubber", "cab")
        bucket = [
            (1.2, 0.1),
            (1.72, 0.06),
            (1.72, 0.1),
            (1.28, 0.18),
            (1.2, 0.42),
            (1.42, 0.72),
            (1.37, 0.75),
            (1.12, 0.44),
        ]
        kit.add(prism(bucket, 1.15), "accent", "bucket")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(1.14, 0.42), (1.22, 0.1), (1.7, 0.07), (1.4, 0.72)], 0.05).at(0, 0, s * 0.56),
                "accent",
                "bucket",
            )
        kit.add(cylinder(0.05, 0.34, 12).at(-0.85, 0.94, 0.2), "accent", "exhaust")
        if kit.says("backhoe"):
            kit.add(
                tube([(-1.0, 0.7, 0), (-1.5, 1.7, 0), (-2.0, 1.1, 0), (-2.05, 0.5, 0)], 0.08, 8),
                "main",
                "boom",
            )
            kit.add(
                prism([(-2.2, 0.5), (-1.9, 0.5), (-1.75, 0.2), (-2.0, 0.05)], 0.4, 0.03), "accent", "boom"
            )
        wheels(kit, (-0.65, 0.55), 0.45, 0.4, 0.26)
        return
    kit.add(
        prism(
            [(-0.9, 0.2), (0.62, 0.2), (0.62, 0.42), (-0.1, 0.5), (-0.3, 0.78), (-0.9, 0.78)],
            0.8,
            kit.bevel(0.05),
        ),
        "main",
        "body",
    )
    kit.add(box(0.3, 0.12, 0.44, 0.04).at(-0.15, 0.62, 0), "metal", "seat")
    kit.add(box(0.1, 0.42, 0.44, 0.04).at(-0.3, 0.76, 0), "metal", "seat")
    kit.add(rod((0.5, 0.42, 0), (0.26, 0.84, 0), 0.025, 8), "metal", "wheel")
    kit.add(torus(0.13, 0.022, 22, 8).turned("z", 30).at(0.25, 0.86, 0), "metal", "wheel")
    for s in (-1.0, 1.0):
        kit.add(rod((-0.62, 0.76, s * 0.36), (-0.52, 1.65, s * 0.34), 0.035, 8), "metal", "guard")
        kit.add(rod((0.5, 0.4, s * 0.36), (0.36, 1.65, s * 0.34), 0.035, 8), "metal", "guard")
        kit.add(rod((-0.52, 1.65, s * 0.34), (0.36, 1.65, s * 0.34), 0.035, 8), "metal", "guard")
        kit.add(box(0.1, 1.8, 0.09, 0.01).at(0.74, 0.1, s * 0.22), "metal", "mast")
        kit.add(box(0.95, 0.05, 0.13, 0.015).at(1.26, 0.14, s * 0.2), "steel", "forks")
        kit.add(box(0.05, 0.5, 0.13, 0.01).at(0.82, 0.14, s * 0.2), "steel", "forks")
    for x in (-0.5, -0.2, 0.1):
        kit.add(rod((x, 1.65, -0.34), (x, 1.65, 0.34), 0.025, 8), "metal", "guard")
    for y in (0.3, 0.58, 1.8):
        kit.add(box(0.07, 0.08, 0.6, 0.01).at(0.8, y, 0), "metal", "mast")
    wheels(kit, (-0.6, 0.42), 0.36, 0.22, 0.18)
