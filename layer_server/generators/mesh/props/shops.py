"""What stands in shops: tills, trolleys, machines."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "cash register, till, cash box, checkout counter, shop counter, counter, bar counter, reception desk, checkout",
    0.5,
    kind="shop",
    main="brass",
    accent="dark wood",
    key="paint white",
    screen="neon green",
    wood="wood",
    tint="main",
)
def till(kit: Kit) -> None:
    """Keys before a display over a drawer; or a counter."""
    if kit.says("counter", "reception", "checkout"):
        kit.add(box(2.2, 0.95, 0.7, kit.bevel(0.02)), "wood", "body")
        kit.add(box(2.36, 0.09, 0.86, kit.bevel(0.02)).at(0, 0.95, 0), "accent", "top")
        for k in range(5):
            kit.add(box(0.36, 0.66, 0.04, 0.015).at((k - 2) * 0.43, 0.14, 0.35), "accent", "panels")
        kit.add(box(2.22, 0.1, 0.74, 0.02), "accent", "foot")
        if kit.says("bar"):
            kit.add(rod((-1.1, 0.2, 0.48), (1.1, 0.2, 0.48), 0.025), "main", "rail")
        return
    kit.add(box(0.86, 0.2, 0.8, kit.bevel(0.02)), "accent", "drawer")
    kit.add(box(0.76, 0.12, 0.05, 0.015).at(0, 0.04, 0.4), "main", "drawer")
    kit.add(sphere(0.035, 12).at(0, 0.1, 0.45), "accent", "drawer")
    side = [(-0.38, 0.2), (0.38, 0.2), (0.32, 0.34), (0.02, 0.58), (-0.08, 0.86), (-0.38, 0.86)]
    kit.add(prism(side, 0.76, kit.bevel(0.03)).turned("y", -90), "main", "case")
    for row in range(4):
        for k in range(6):
            kit.add(
                cylinder(0.035, 0.07, 12, 0.008)
                .turned("x", 52)
                .at((k - 2.5) * 0.105, 0.4 + 0.058 * row, 0.28 - 0.07 * row),
                "key" if k < 4 else "paint",
                "keys",
            )
    kit.add(box(0.6, 0.2, 0.22, 0.03).at(0, 0.84, -0.22), "main", "display")
    kit.add(box(0.5, 0.12, 0.02, 0.004).at(0, 0.88, -0.1), "screen", "display")
    kit.add(rod((0.38, 0.5, 0), (0.48, 0.5, 0), 0.03), "accent", "crank")
    kit.add(rod((0.48, 0.5, 0), (0.48, 0.76, 0.08), 0.022), "accent", "crank")


@prop(
    "shopping cart, shopping trolley, supermarket trolley, grocery cart",
    1.0,
    kind="shop",
    main="steel",
    accent="paint",
    dark="rubber",
)
def trolley(kit: Kit) -> None:
    """A basket of wire on castors."""
    low = [(-0.42, 0.44, -0.24), (0.4, 0.5, -0.2), (0.4, 0.5, 0.2), (-0.42, 0.44, 0.24)]
    high = [(-0.5, 0.98, -0.32), (0.62, 0.92, -0.26), (0.62, 0.92, 0.26), (-0.5, 0.98, 0.32)]

    def mix(
        a: tuple[float, float, float], b: tuple[float, float, float], t: float
    ) -> tuple[float, float, float]:
        return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)

    for i in range(4):
        j = (i + 1) % 4
        for level in (0.0, 0.25, 0.5, 0.75, 1.0):
            thick = 0.018 if level in {0.0, 1.0} else 0.009
            kit.add(rod(mix(low[i], high[i], level), mix(low[j], high[j], level), thick, 6), "main", "basket")
        for k in range(9 if i % 2 == 0 else 6):
            t = k / (9 if i % 2 == 0 else 6)
            kit.add(rod(mix(low[i], low[j], t), mix(high[i], high[j], t), 0.009, 5), "main", "basket")
    for k in range(7):
        t = k / 6
        kit.add(rod(mix(low[0], low[1], t), mix(low[3], low[2], t), 0.009, 5), "main", "basket")
    kit.add(rod((-0.58, 1.02, -0.33), (-0.58, 1.02, 0.33), 0.03), "accent", "handle")
    for s in (-1.0, 1.0):
        kit.add(rod((-0.5, 0.97, s * 0.32), (-0.58, 1.02, s * 0.32), 0.018, 8), "main", "handle")
        kit.add(
            tube([(-0.42, 0.46, s * 0.24), (-0.5, 0.18, s * 0.26), (0.5, 0.14, s * 0.2)], 0.018, 8),
            "main",
            "frame",
        )
        for x in (-0.48, 0.48):
            kit.add(
                cylinder(0.075, 0.05, 18, 0.01).turned("x", 90).at(x, 0.075, s * 0.22 - 0.025),
                "dark",
                "castors",
            )
            kit.add(rod((x, 0.08, s * 0.22), (x, 0.18, s * 0.22), 0.02, 8), "main", "castors")
    kit.add(box(0.3, 0.2, 0.02, 0.004).turned("y", 90).at(-0.46, 0.7, 0), "accent", "seat")


@prop(
    "coffee machine, espresso machine, coffee maker, popcorn machine, gumball machine, candy machine, claw machine, slushie machine, juice dispenser",
    0.6,
    kind="shop",
    main="paint",
    accent="steel",
    dark="dark metal",
    glass="glass",
    light="light",
    pop="cream",
    yellow="paint yellow",
    blue="paint blue",
    green="paint green",
)
def machine(kit: Kit) -> None:
    """What brews, pops or gives out."""
    if kit.says("gumball", "candy"):
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.34, 0),
                    (0.34, 0.08),
                    (0.12, 0.14),
                    (0.1, 0.5),
                    (0.3, 0.62),
                    (0.32, 0.98),
                    (0, 0.98),
                ],
                kit.sides(30),
            ),
            "main",
            "stand",
        )
        kit.add(cylinder(0.08, 0.06, 18, 0.01).turned("x", 90).at(0, 0.82, 0.3), "accent", "crank")
        kit.add(box(0.16, 0.03, 0.03, 0.008).at(0, 0.8, 0.36), "accent", "crank")
        kit.add(box(0.16, 0.12, 0.08, 0.01).at(0, 0.63, 0.3), "accent", "chute")
        for k in range(70):
            a, b, r = 2.4 * k, (k % 10) / 10, 0.3
            h = -0.9 + 1.3 * b
            spread = r * (1 - h * h) ** 0.5
            kit.add(
                sphere(0.062, 8).at(spread * sin(a), 1.32 + 0.33 * h, spread * cos(a)),
                ("main", "yellow", "blue", "green", "paint white")[k % 5],
                "gumballs",
            )
        kit.add(sphere(0.4, kit.sides(30)).at(0, 1.33, 0), "glass", "globe")
        kit.add(
            lathe([(0, 0), (0.26, 0), (0.22, 0.08), (0.06, 0.12), (0.05, 0.18), (0, 0.2)], 26).at(0, 1.66, 0),
            "main",
            "lid",
        )
        return
    if kit.says("popcorn", "claw"):
        kit.add(box(0.9, 0.5, 0.7, 0.03), "main", "base")
        for k in range(4):
            kit.add(box(0.12, 0.4, 0.02, 0).at(-0.3 + 0.2 * k, 0.05, 0.35), "paint white", "stripes")
        for x in (-0.41, 0.41):
            for z in (-0.31, 0.31):
                kit.add(box(0.05, 0.75, 0.05, 0.008).at(x, 0.5, z), "main", "posts")
        kit.add(box(0.82, 0.72, 0.62, 0.005).at(0, 0.51, 0), "glass", "panes")
        kit.add(
            prism([(-0.48, 0), (0.48, 0), (0.3, 0.24), (-0.3, 0.24)], 0.74, 0.03).at(0, 1.24, 0),
            "main",
            "roof",
        )
        if kit.says("claw"):
            kit.add(rod((0, 1.24, 0), (0, 1.0, 0), 0.02, 8), "accent", "claw")
            for k in range(3):
                a = 2 * pi * k / 3
                kit.add(
                    tube(
                        [
                            (0, 1.0, 0),
                            (0.12 * sin(a), 0.92, 0.12 * cos(a)),
                            (0.05 * sin(a), 0.8, 0.05 * cos(a)),
                        ],
                        0.018,
                        6,
                    ),
                    "accent",
                    "claw",
                )
            for k in range(14):
                kit.add(
                    sphere(0.1, 10).at(kit.between(-0.3, 0.3), 0.58 + 0.05 * (k % 3), kit.between(-0.2, 0.2)),
                    ("main", "yellow", "blue", "green")[k % 4],
                    "prizes",
                )
            kit.add(rod((0.2, 0.52, 0.36), (0.2, 0.66, 0.4), 0.02, 8), "dark", "stick")
            return
        kit.add(tub(0.16, 0.2, 0.02, 0.2, 24).at(0, 0.95, 0), "accent", "kettle")
        kit.add(rod((0, 1.12, 0), (0, 1.24, 0), 0.02, 8), "accent", "kettle")
        for k in range(46):
            kit.add(
                sphere(kit.between(0.05, 0.075), 7).at(
                    kit.between(-0.36, 0.36),
                    0.54 + kit.between(0, 0.14) * (1 if k % 2 else 1.4),
                    kit.between(-0.26, 0.26),
                ),
                "pop" if k % 3 else "yellow",
                "popcorn",
            )
        return
    kit.add(box(0.9, 0.1, 0.66, 0.02), "dark", "base")
    kit.add(box(0.84, 0.016, 0.36, 0).at(0, 0.1, 0.12), "accent", "tray")
    kit.add(box(0.84, 0.62, 0.26, 0.03).at(0, 0.1, -0.2), "main", "back")
    kit.add(box(0.9, 0.26, 0.62, kit.bevel(0.04)).at(0, 0.62, -0.01), "main", "head")
    for x in (-0.2, 0.2):
        kit.add(cylinder(0.09, 0.08, 20, 0.01).at(x, 0.55, 0.14), "accent", "groups")
        kit.add(rod((x, 0.56, 0.2), (x, 0.54, 0.44), 0.03, 10), "dark", "handles")
        kit.add(tub(0.07, 0.12, 0.012, 0.085, 20).at(x, 0.115, 0.14), "paint white", "cups")
        kit.add(cylinder(0.05, 0.03, 18, 0.008).turned("x", 90).at(x, 0.76, 0.29), "accent", "dials")
    kit.add(tube(curve([(0.42, 0.66, 0.2), (0.5, 0.6, 0.3), (0.5, 0.3, 0.34)]), 0.016, 8), "accent", "wand")
    kit.add(box(0.16, 0.06, 0.02, 0.004).at(0, 0.74, 0.3), "light", "display")
    for k in range(5):
        kit.add(tub(0.06, 0.1, 0.01, 0.07, 16).at(-0.3 + 0.15 * k, 0.88, -0.05), "paint white", "cups")


@prop(
    "cash, banknotes, dollar bills, stack of money, money stack, wallet, credit card, safe, bank vault, vault door, vault",
    0.4,
    kind="shop",
    main="dark metal",
    accent="steel",
    note="paint green",
    band="paper",
    leather="leather",
    card="paint blue",
    gold="gold",
    tint="main",
)
def money(kit: Kit) -> None:
    """A safe with its dial; bundles of notes; a wallet; a card."""
    if kit.says("safe", "vault"):
        kit.add(box(0.9, 0.95, 0.8, kit.bevel(0.04)).at(0, 0.06, 0), "main", "case")
        kit.add(box(0.76, 0.8, 0.08, kit.bevel(0.02)).at(0, 0.13, 0.4), "main", "door")
        for y in (0.28, 0.74):
            kit.add(cylinder(0.035, 0.16, 12).at(-0.4, y, 0.43), "accent", "hinges")
        kit.add(
            cylinder(0.13, 0.05, kit.sides(28), 0.012).turned("x", 90).at(0.02, 0.62, 0.44), "accent", "dial"
        )
        kit.add(cylinder(0.06, 0.06, 20, 0.01).turned("x", 90).at(0.02, 0.62, 0.48), "dark", "dial")
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                box(0.008, 0.03, 0.01, 0)
                .turned("z", -360 * k / 12)
                .at(0.02 + 0.1 * sin(a), 0.605 + 0.1 * cos(a), 0.49),
                "dark",
                "dial",
            )
        kit.add(cylinder(0.05, 0.06, 18).turned("x", 90).at(0.02, 0.34, 0.44), "accent", "handle")
        for k in range(3):
            a = 2 * pi * k / 3
            kit.add(
                rod((0.02, 0.34, 0.5), (0.02 + 0.16 * sin(a), 0.34 + 0.16 * cos(a), 0.5), 0.018, 8),
                "accent",
                "handle",
            )
            kit.add(sphere(0.028, 10).at(0.02 + 0.16 * sin(a), 0.34 + 0.16 * cos(a), 0.5), "accent", "handle")
        for x in (-0.36, 0.36):
            for z in (-0.3, 0.3):
                kit.add(cylinder(0.06, 0.08, 14).at(x, 0, z), "accent", "feet")
        return
    if kit.says("wallet"):
        kit.add(box(0.9, 0.12, 0.66, 0.04), "leather", "wallet")
        kit.add(box(0.88, 0.1, 0.62, 0.04).at(0, 0.11, 0.0), "leather", "wallet")
        for k in range(3):
            kit.add(
                box(0.82, 0.012, 0.5, 0.002).at(0.03 + 0.02 * k, 0.1 + 0.013 * k, -0.12 - 0.03 * k),
                "note",
                "notes",
            )
        kit.add(sphere(0.035, 12).scaled(1, 0.5, 1).at(0, 0.21, 0.24), "gold", "button")
        return
    if kit.says("credit", "card"):
        kit.add(box(1.0, 0.63, 0.02, 0.008).turned("x", -25), "card", "card")
        kit.add(box(0.15, 0.12, 0.03, 0.008).at(-0.3, 0.3, 0).turned("x", -25), "gold", "chip")
        for k in range(4):
            kit.add(
                box(0.16, 0.05, 0.03, 0.006).at(-0.32 + 0.21 * k, 0.18, 0).turned("x", -25),
                "accent",
                "numbers",
            )
        return
    spots = [(0, 0, 0, 0), (0.02, 0.14, 0.02, 4), (0, 0.28, 0, -5), (0.7, 0, 0.3, 35)]
    for x, y, z, turn in spots:
        bundle = [
            (box(0.9, 0.13, 0.4, 0.006), "note"),
            (box(0.16, 0.136, 0.41, 0.004).at(0, -0.003, 0), "band"),
            (cylinder(0.09, 0.006, 20).at(0.27, 0.13, 0), "band"),
        ]
        for shape, finish in bundle:
            kit.add(shape.turned("y", turn).at(x, y, z), finish, "notes")
