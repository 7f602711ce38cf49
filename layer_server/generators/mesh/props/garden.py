"""Garden and yard: what waters and tells the time."""

from __future__ import annotations

from layer_server.generators.mesh.loft import box, cylinder, dome, lathe, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop("watering can", 0.5, kind="garden", main="steel", accent="copper", tint="main")
def watering_can(kit: Kit) -> None:
    """A can with a long spout, a rose and a handle."""
    kit.add(tub(0.3, 0.5, 0.025, 0.27, kit.sides(28)), "main", "can")
    kit.add(dome(0.27, 0.1, kit.sides(28)).scaled(1, 1, 1).at(0, 0.46, 0), "main", "can")
    for y in (0.06, 0.44):
        kit.add(torus(0.29, 0.015, kit.sides(28), 6).at(0, y, 0), "accent", "bands")
    kit.add(
        tube([(0.24, 0.12, 0), (0.62, 0.5, 0), (0.74, 0.66, 0)], [0.07, 0.045, 0.04], 14), "main", "spout"
    )
    kit.add(
        lathe([(0, 0), (0.04, 0), (0.12, 0.12), (0.12, 0.15), (0, 0.17)], 20)
        .turned("z", -44)
        .at(0.72, 0.63, 0),
        "accent",
        "rose",
    )
    kit.add(
        tube(
            curve([(-0.26, 0.14, 0), (-0.55, 0.3, 0), (-0.46, 0.62, 0), (-0.1, 0.76, 0), (0.18, 0.5, 0)]),
            0.028,
            10,
        ),
        "main",
        "handle",
    )


@prop(
    "sundial, sun dial, bird bath, birdbath, bird feeder, birdfeeder",
    1.1,
    kind="garden",
    main="stone",
    accent="bronze",
    water="water",
    wood="wood",
    seed="bread",
    roof="red wood",
)
def pedestals(kit: Kit) -> None:
    """A dial or a basin on a baluster; or a little roof with seed on a post."""
    if kit.says("feeder", "birdfeeder"):
        kit.add(rod((0, 0, 0), (0, 1.1, 0), 0.045, 10), "wood", "post")
        kit.add(box(0.6, 0.05, 0.6, 0.012).at(0, 1.08, 0), "wood", "tray")
        for s in (-1.0, 1.0):
            kit.add(box(0.62, 0.09, 0.03, 0.008).at(0, 1.1, s * 0.3), "wood", "tray")
            kit.add(box(0.03, 0.09, 0.62, 0.008).at(s * 0.3, 1.1, 0), "wood", "tray")
            for z in (-0.24, 0.24):
                kit.add(box(0.04, 0.42, 0.04, 0.008).at(s * 0.24, 1.12, z), "wood", "posts")
            kit.add(box(0.52, 0.035, 0.84, 0.01).turned("z", s * -36).at(s * 0.2, 1.54, 0), "roof", "roof")
        kit.add(lathe([(0, 0), (0.24, 0), (0.12, 0.09), (0, 0.11)], 20).at(0, 1.12, 0), "seed", "seed")
        return
    kit.add(box(0.5, 0.12, 0.5, kit.bevel(0.02)), "main", "foot")
    kit.add(
        lathe(
            [
                (0, 0.1),
                (0.2, 0.1),
                (0.22, 0.16),
                (0.12, 0.26),
                (0.16, 0.5),
                (0.1, 0.72),
                (0.17, 0.8),
                (0, 0.82),
            ],
            kit.sides(26),
        ).solid(),
        "main",
        "baluster",
    )
    if kit.says("sundial", "sun", "dial"):
        kit.add(cylinder(0.36, 0.07, kit.sides(36), kit.bevel(0.015)).at(0, 0.8, 0), "main", "plate")
        kit.add(cylinder(0.31, 0.02, kit.sides(36), 0.005).at(0, 0.866, 0), "accent", "dial")
        for k in range(12):
            kit.add(box(0.014, 0.012, 0.07, 0).at(0, 0.884, 0.25).turned("y", 30 * k), "dark", "hours")
        kit.add(
            prism([(-0.24, 0), (0.12, 0), (-0.24, 0.3)], 0.025).turned("y", 90).at(0, 0.88, 0),
            "accent",
            "gnomon",
        )
        return
    bowl = [(0, 0.78), (0.14, 0.78), (0.44, 0.9), (0.5, 0.98), (0.46, 1.0), (0.38, 0.92), (0, 0.86)]
    kit.add(lathe(bowl, kit.sides(36)).solid(), "main", "basin")
    kit.add(cylinder(0.42, 0.02, kit.sides(32)).at(0, 0.94, 0), "water", "water")


@prop(
    "weather vane, weathervane, wind vane, windsock",
    1.0,
    kind="garden",
    main="iron",
    accent="copper",
    tint="accent",
)
def weather_vane(kit: Kit) -> None:
    """An arrow with a cock over the four winds."""
    kit.add(cylinder(0.16, 0.06, 20, 0.015), "main", "base")
    kit.add(rod((0, 0, 0), (0, 1.3, 0), 0.025), "main", "pole")
    for k in range(2):
        kit.add(rod((-0.38, 0.55, 0), (0.38, 0.55, 0), 0.016, 8).turned("y", 90 * k), "main", "winds")
    for k in range(4):
        kit.add(
            prism([(-0.05, -0.06), (0.05, -0.06), (0.05, 0.06), (-0.05, 0.06)], 0.02)
            .at(0, 0.55, 0.43)
            .turned("y", 90 * k),
            "accent",
            "winds",
        )
    kit.add(sphere(0.06, 16).at(0, 0.7, 0), "accent", "ball")
    kit.add(rod((-0.6, 0.9, 0), (0.6, 0.9, 0), 0.018, 8), "main", "arrow")
    kit.add(prism([(0.6, 0.8), (0.82, 0.9), (0.6, 1.0)], 0.03), "accent", "arrow")
    kit.add(
        prism([(-0.62, 0.9), (-0.8, 1.02), (-0.55, 1.02), (-0.45, 0.9), (-0.55, 0.78), (-0.8, 0.78)], 0.03),
        "accent",
        "arrow",
    )
    cock = [
        (-0.08, 0.92),
        (0.12, 0.92),
        (0.26, 1.1),
        (0.3, 1.32),
        (0.38, 1.36),
        (0.42, 1.44),
        (0.34, 1.46),
        (0.32, 1.54),
        (0.24, 1.52),
        (0.2, 1.42),
        (0.08, 1.24),
        (-0.12, 1.2),
        (-0.24, 1.42),
        (-0.4, 1.5),
        (-0.46, 1.3),
        (-0.38, 1.1),
        (-0.2, 1.0),
    ]
    kit.add(prism(cock, 0.05, 0.01), "accent", "cock")


@prop(
    "water pump, hand pump, well pump, garden hose, hose, hose reel, sprinkler",
    1.1,
    kind="garden",
    main="iron",
    accent="dark wood",
    hose="paint green",
    brass="brass",
    stone="stone",
    tint="main",
)
def pump(kit: Kit) -> None:
    """An iron pump with its lever and spout; or a hose, coiled."""
    if kit.says("hose", "reel"):
        for k in range(4):
            kit.add(
                torus(0.36 + 0.045 * (k % 2), 0.045, kit.sides(36), 10).at(0, 0.045 + 0.075 * k, 0),
                "hose",
                "coil",
            )
        kit.add(
            tube(
                curve(
                    [
                        (0.4, 0.28, 0.05),
                        (0.5, 0.3, 0.3),
                        (0.35, 0.1, 0.6),
                        (0.6, 0.06, 0.75),
                        (0.8, 0.08, 0.62),
                    ]
                ),
                0.045,
                10,
            ),
            "hose",
            "hose",
        )
        kit.add(
            tube([(0.8, 0.08, 0.62), (0.88, 0.1, 0.56), (1.02, 0.14, 0.45)], [0.06, 0.06, 0.025], 12),
            "brass",
            "nozzle",
        )
        return
    kit.add(cylinder(0.34, 0.12, kit.sides(24), 0.03), "stone", "base")
    kit.add(
        lathe(
            [
                (0, 0.1),
                (0.18, 0.1),
                (0.18, 0.16),
                (0.1, 0.2),
                (0.1, 0.75),
                (0.16, 0.82),
                (0.16, 1.12),
                (0.19, 1.16),
                (0.1, 1.26),
                (0, 1.3),
            ],
            kit.sides(24),
        ),
        "main",
        "body",
    )
    kit.add(
        tube(curve([(0, 0.95, 0.1), (0, 1.0, 0.34), (0, 0.92, 0.46), (0, 0.8, 0.48)]), 0.055, 12),
        "main",
        "spout",
    )
    kit.add(rod((0, 1.2, 0), (0, 1.45, 0), 0.025), "main", "rod")
    kit.add(
        tube(
            curve([(0, 1.42, 0.06), (0, 1.5, -0.12), (0, 1.36, -0.4), (0, 0.9, -0.6), (0, 0.7, -0.64)]),
            0.035,
            10,
        ),
        "main",
        "lever",
    )
    kit.add(rod((0, 1.15, -0.12), (0, 1.46, -0.12), 0.03), "main", "lever")
    kit.add(tube([(0, 0.78, -0.63), (0, 0.62, -0.66)], 0.045, 10), "accent", "lever")


@prop(
    "lawn mower, lawnmower, push mower",
    1.1,
    kind="garden",
    main="paint",
    accent="dark metal",
    tyre="rubber",
    steel="steel",
    bag="canvas",
)
def mower(kit: Kit) -> None:
    """A deck with an engine on four wheels and a long handle."""
    kit.add(
        lathe([(0, 0.1), (0.42, 0.1), (0.42, 0.2), (0.3, 0.28), (0, 0.28)], kit.sides(28)).scaled(1.15, 1, 1),
        "main",
        "deck",
    )
    kit.add(cylinder(0.19, 0.2, 22, 0.03).at(0.05, 0.27, 0), "accent", "engine")
    kit.add(cylinder(0.14, 0.05, 22, 0.01).at(0.05, 0.46, 0), "steel", "engine")
    kit.add(box(0.2, 0.1, 0.14, 0.03).at(0.25, 0.3, 0.1), "main", "engine")
    for x, r in ((0.36, 0.11), (-0.38, 0.15)):
        for s in (-1.0, 1.0):
            kit.add(cylinder(r, 0.09, 22, 0.015).turned("x", 90).at(x, r, s * 0.42 - 0.045), "tyre", "wheels")
            kit.add(cylinder(r * 0.5, 0.1, 18).turned("x", 90).at(x, r, s * 0.42 - 0.05), "steel", "wheels")
    for s in (-1.0, 1.0):
        kit.add(
            tube([(-0.3, 0.22, s * 0.3), (-0.95, 0.85, s * 0.28), (-1.1, 0.95, s * 0.28)], 0.02, 8),
            "steel",
            "handle",
        )
    kit.add(rod((-1.1, 0.95, -0.28), (-1.1, 0.95, 0.28), 0.03), "accent", "handle")
    kit.add(prism([(-0.42, 0.16), (-0.9, 0.24), (-0.86, 0.6), (-0.5, 0.5)], 0.46, 0.06), "bag", "bag")
