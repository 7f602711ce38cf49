"""Beds of other kinds, seats of other kinds, lamps of rooms, racks."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    rod,
    sphere,
    sweep,
    torus,
    tub,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "four poster bed, canopy bed, bunk bed, crib, baby crib, cradle, cot, baby cot, hammock, sleeping bag, bedroll, air mattress, mattress",
    2.0,
    kind="furniture",
    main="wood",
    accent="cloth",
    white="canvas",
    blue="book blue",
    rope="rope",
    tint="accent",
)
def beds(kit: Kit) -> None:
    """With posts and curtains, two above each other, with bars; or what hangs, and what is rolled out."""
    if kit.says("hammock"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.4, 0, 0), (s * 1.3, 1.5, 0), 0.07, 10), "main", "posts")
            kit.add(box(0.5, 0.08, 0.5, 0.02).at(s * 1.4, 0, 0), "main", "posts")
        xs = [-0.85 + 1.7 * k / 12 for k in range(13)]
        path = [(x, 0.55 + 0.42 * (x / 0.85) ** 2, 0) for x in xs]
        widths = [0.08 + 0.42 * (1 - (x / 0.9) ** 4) for x in xs]
        section = [
            (1, 0.22),
            (0.6, 0.05),
            (0, 0),
            (-0.6, 0.05),
            (-1, 0.22),
            (-1, 0.26),
            (-0.6, 0.09),
            (0, 0.04),
            (0.6, 0.09),
            (1, 0.26),
        ]
        kit.add(sweep(path, section[::-1], [(w, 0.9) for w in widths], up=(0, 1, 0)), "accent", "cloth")
        for s in (-1.0, 1.0):
            for z in (-0.12, 0.0, 0.12):
                kit.add(rod((s * 0.84, 1.0, z), (s * 1.32, 1.35, 0), 0.016, 6), "rope", "ropes")
        kit.add(sphere(0.2, 16).scaled(0.7, 0.4, 1.3).at(0.6, 0.86, 0), "white", "pillow")
        return
    if kit.says("sleeping", "bedroll", "mattress"):
        thick = kit.says("mattress")
        kit.add(box(0.8, 0.22 if thick else 0.14, 1.9, 0.07), "white" if thick else "accent", "bag")
        if thick:
            for x in (-0.2, 0.2):
                for k in range(5):
                    kit.add(
                        sphere(0.03, 8).scaled(1, 0.4, 1).at(x, 0.22, -0.7 + 0.35 * k), "accent", "buttons"
                    )
            return
        kit.add(box(0.84, 0.1, 0.7, 0.05).turned("x", -14).at(0.04, 0.13, -0.05), "accent", "flap")
        kit.add(box(0.7, 0.03, 0.95, 0.01).at(0, 0.13, -0.42), "white", "lining")
        kit.add(box(0.55, 0.12, 0.3, 0.055).at(0, 0.15, -0.72), "white", "pillow")
        for k in range(4):
            kit.add(box(0.8, 0.02, 0.03, 0.005).at(0, 0.135, 0.3 + 0.16 * k), "blue", "seams")
        return
    if kit.says("crib", "cradle", "cot"):
        cradle = kit.says("cradle")
        lift = 0.3
        kit.add(box(0.6, 0.08, 1.1, 0.01).at(0, lift, 0), "main", "base")
        kit.add(box(0.54, 0.1, 1.02, 0.04).at(0, lift + 0.08, 0), "white", "mattress")
        for s in (-1.0, 1.0):
            for y in (lift + 0.05, lift + 0.6):
                kit.add(box(0.05, 0.06, 1.1, 0.01).at(s * 0.3, y, 0), "main", "rails")
            for k in range(10):
                kit.add(
                    rod(
                        (s * 0.3, lift, -0.48 + 0.107 * k),
                        (s * 0.3, lift + 0.62, -0.48 + 0.107 * k),
                        0.015,
                        8,
                    ),
                    "main",
                    "bars",
                )
            kit.add(box(0.66, 0.72, 0.05, 0.02).at(0, lift - 0.02, s * 0.56), "main", "ends")
            if cradle:
                arc = [(x, 0.05 + 0.4 * x * x, s * 0.5) for x in (-0.5, -0.35, -0.2, 0, 0.2, 0.35, 0.5)]
                kit.add(sweep(arc, rectangle(0.05, 0.07, 0.01), up=(0, 1, 0)), "main", "rockers")
                for x in (-0.22, 0.22):
                    kit.add(box(0.06, 0.3, 0.06, 0.01).at(x, 0.05, s * 0.5), "main", "legs")
            else:
                for x in (-0.28, 0.28):
                    kit.add(box(0.07, 1.05, 0.07, 0.01).at(x, 0, s * 0.56), "main", "legs")
                    kit.add(sphere(0.05, 12).at(x, 1.07, s * 0.56), "main", "legs")
        kit.add(box(0.52, 0.05, 0.6, 0.02).at(0, lift + 0.17, 0.2), "accent", "blanket")
        kit.add(box(0.34, 0.08, 0.2, 0.035).at(0, lift + 0.17, -0.36), "white", "pillow")
        return
    floors = 2 if kit.says("bunk") else 1
    for x in (-0.5, 0.5):
        for z in (-1.0, 1.0):
            kit.add(
                lathe(
                    [
                        (0, 0),
                        (0.06, 0),
                        (0.05, 0.2),
                        (0.065, 0.3),
                        (0.045, 1.0),
                        (0.06, 1.3),
                        (0.05, 1.9),
                        (0, 1.9),
                    ],
                    12,
                ).at(x, 0, z)
                if floors == 1
                else box(0.09, 1.75, 0.09, 0.012).at(x, 0, z),
                "main",
                "posts",
            )
    for floor in range(floors):
        y = 0.3 + 0.85 * floor
        for s in (-1.0, 1.0):
            kit.add(box(0.06, 0.16, 1.96, 0.012).at(s * 0.5, y, 0), "main", "frame")
        kit.add(box(0.96, 0.2, 1.9, 0.05).at(0, y + 0.06, 0), "white", "mattress")
        kit.add(
            box(1.0, 0.12, 1.2, 0.045).at(0, y + 0.19, 0.33), "accent" if floor == 0 else "blue", "blanket"
        )
        kit.add(box(0.66, 0.12, 0.36, 0.05).at(0, y + 0.25, -0.68), "white", "pillow")
        for z, h in ((-1.0, 0.45), (1.0, 0.28)):
            kit.add(box(0.98, h, 0.06, 0.015).at(0, y + 0.05, z), "main", "boards")
    if floors == 2:
        kit.add(box(0.05, 0.1, 1.3, 0.01).at(0.5, 1.5, -0.3), "main", "rail")
        for z in (0.5, 0.85):
            kit.add(rod((0.62, 0, z), (0.55, 1.5, z), 0.03, 8), "main", "ladder")
        for k in range(5):
            kit.add(
                rod(
                    (0.61 - 0.012 * k, 0.22 + 0.26 * k, 0.5),
                    (0.61 - 0.012 * k, 0.22 + 0.26 * k, 0.85),
                    0.025,
                    8,
                ),
                "main",
                "ladder",
            )
        return
    kit.add(box(1.14, 0.08, 2.14, 0.02).at(0, 1.88, 0), "main", "canopy")
    for s in (-1.0, 1.0):
        kit.add(box(0.03, 0.2, 2.1, 0.01).at(s * 0.55, 1.7, 0), "accent", "canopy")
        kit.add(box(1.1, 0.2, 0.03, 0.01).at(0, 1.7, s * 1.05), "accent", "canopy")
        for z in (-0.92, 0.92):
            for k in range(4):
                drop = curve(
                    [
                        (s * 0.54, 1.85, z - 0.09 + 0.06 * k),
                        (s * 0.54, 1.1, z - 0.045 + 0.03 * k),
                        (s * 0.55, 0.4, z - 0.1 + 0.07 * k),
                    ],
                    3,
                )
                kit.add(tube(drop, 0.035, 8), "accent", "curtains")


@prop(
    "bean bag, beanbag, bean bag chair, deck chair, beach chair, lounge chair, sun lounger, chaise lounge, chaise, folding chair, camping chair, high chair, baby chair, director chair, ottoman, pouf, footstool, church pew, pew, barber chair, dentist chair, school chair",
    1.0,
    kind="furniture",
    main="cloth",
    accent="wood",
    steel="steel",
    white="paint white",
    blue="book blue",
    tint="main",
)
def seats(kit: Kit) -> None:
    """To lie on, to fold, to sink into."""
    if kit.says("bean", "beanbag"):
        kit.add(
            lathe(
                [(0, 0), (0.5, 0), (0.58, 0.1), (0.56, 0.3), (0.4, 0.5), (0.3, 0.66), (0.14, 0.8), (0, 0.83)],
                kit.sides(30),
            ).scaled(1, 1, 1.05),
            "main",
            "bag",
        )
        kit.add(sphere(0.36, 20).scaled(1, 0.4, 0.9).at(0, 0.42, 0.25), "main", "bag")
        for k in range(6):
            a = 2 * pi * k / 6
            kit.add(
                tube(
                    curve(
                        [
                            (0.55 * sin(a), 0.28, 0.58 * cos(a)),
                            (0.41 * sin(a), 0.5, 0.42 * cos(a)),
                            (0.13 * sin(a), 0.8, 0.13 * cos(a)),
                        ]
                    ),
                    0.014,
                    6,
                ),
                "blue",
                "seams",
            )
        return
    if kit.says("ottoman", "pouf", "footstool"):
        kit.add(
            lathe(
                [(0, 0.1), (0.42, 0.1), (0.47, 0.16), (0.47, 0.36), (0.42, 0.44), (0, 0.46)], kit.sides(30)
            ),
            "main",
            "seat",
        )
        for k in range(4):
            a = pi / 4 + pi / 2 * k
            kit.add(cylinder(0.03, 0.12, 10, top=0.05).at(0.32 * sin(a), 0, 0.32 * cos(a)), "accent", "legs")
        kit.add(sphere(0.04, 12).scaled(1, 0.5, 1).at(0, 0.46, 0), "blue", "button")
        return
    if kit.says("chaise"):
        for x in (-0.75, 0.75):
            for z in (-0.26, 0.26):
                kit.add(
                    lathe([(0, 0), (0.03, 0), (0.05, 0.1), (0.03, 0.22), (0, 0.22)], 10).at(x, 0, z),
                    "accent",
                    "legs",
                )
        kit.add(box(1.75, 0.12, 0.7, 0.03).at(0, 0.2, 0), "accent", "frame")
        kit.add(box(1.7, 0.18, 0.66, 0.08).at(0, 0.3, 0), "main", "seat")
        kit.add(
            prism(
                curve_xy(
                    [(-0.85, 0.4), (-0.6, 0.44), (-0.86, 0.95), (-1.06, 0.98), (-1.12, 0.84), (-0.98, 0.6)]
                ),
                0.64,
                0.06,
            ),
            "main",
            "back",
        )
        kit.add(
            prism([(-0.8, 0.4), (0.1, 0.44), (-0.1, 0.66), (-0.85, 0.92)], 0.12, 0.04).at(0, 0, -0.28),
            "main",
            "back",
        )
        return
    if kit.says("deck", "beach", "lounge", "lounger"):
        for z in (-0.3, 0.3):
            kit.add(rod((0.65, 0.02, z), (-0.62, 1.0, z), 0.03, 8), "accent", "frame")
            kit.add(rod((-0.55, 0.02, z * 0.86), (0.5, 0.5, z * 0.86), 0.03, 8), "accent", "frame")
            kit.add(rod((-0.15, 0.64, z * 0.95), (-0.62, 0.02, z * 0.95), 0.022, 8), "accent", "frame")
        for x, y in ((-0.62, 1.0), (0.5, 0.5), (0.65, 0.03), (-0.55, 0.03)):
            kit.add(rod((x, y, -0.3), (x, y, 0.3), 0.026, 8), "accent", "frame")
        path = curve([(-0.6, 0.99, 0), (-0.28, 0.5, 0), (0.1, 0.28, 0), (0.48, 0.49, 0)], 4)
        for k in range(5):
            strip = sweep(
                path, [(0.052, 0.012), (-0.052, 0.012), (-0.052, -0.012), (0.052, -0.012)], up=(0, 1, 0)
            )
            kit.add(strip.at(0, 0, (k - 2) * 0.104), "main" if k % 2 == 0 else "white", "cloth")
        return
    if kit.says("folding", "camping", "director"):
        for z in (-0.26, 0.26):
            kit.add(rod((-0.28, 0, z), (0.28, 0.5, z), 0.024, 8), "accent", "legs")
            kit.add(rod((0.28, 0, z), (-0.28, 0.5, z), 0.024, 8), "accent", "legs")
            kit.add(rod((-0.28, 0.5, z), (-0.34, 1.0, z), 0.024, 8), "accent", "back")
            kit.add(box(0.56, 0.04, 0.07, 0.012).at(0, 0.68, z), "accent", "arms")
            kit.add(rod((0.26, 0.48, z), (0.26, 0.69, z), 0.02, 8), "accent", "arms")
        kit.add(box(0.58, 0.04, 0.56, 0.015).at(0, 0.49, 0), "main", "seat")
        kit.add(box(0.03, 0.24, 0.56, 0.01).turned("z", 7).at(-0.325, 0.76, 0), "main", "back")
        return
    if kit.says("high", "baby"):
        for x in (-0.2, 0.2):
            for z in (-0.2, 0.2):
                kit.add(rod((x, 0.66, z), (x * 1.5, 0, z * 1.5), 0.028, 8), "accent", "legs")
        kit.add(box(0.46, 0.06, 0.46, 0.02).at(0, 0.64, 0), "accent", "seat")
        kit.add(box(0.06, 0.5, 0.44, 0.03).turned("z", 6).at(-0.2, 0.68, 0), "main", "back")
        kit.add(box(0.34, 0.04, 0.56, 0.02).at(0.3, 0.9, 0), "white", "tray")
        for z in (-0.24, 0.24):
            kit.add(rod((-0.2, 0.88, z), (0.3, 0.9, z), 0.022, 8), "accent", "arms")
            kit.add(rod((0.1, 0.68, z), (0.1, 0.9, z), 0.02, 8), "accent", "arms")
        kit.add(box(0.16, 0.03, 0.4, 0.01).at(0.34, 0.3, 0), "accent", "footrest")
        return
    if kit.says("pew"):
        kit.add(box(1.9, 0.07, 0.5, 0.015).at(0, 0.45, 0), "accent", "seat")
        kit.add(box(1.9, 0.62, 0.06, 0.015).turned("x", -8).at(0, 0.46, -0.22), "accent", "back")
        for s in (-1.0, 1.0):
            kit.add(
                prism(
                    [(-0.3, 0), (0.26, 0), (0.26, 0.5), (0.1, 0.72), (-0.2, 0.8), (-0.3, 1.1), (-0.4, 1.1)],
                    0.08,
                    0.015,
                )
                .turned("y", -90)
                .at(s * 0.96, 0, 0),
                "accent",
                "ends",
            )
        return
    if kit.says("barber", "dentist"):
        kit.add(cylinder(0.36, 0.07, 26, 0.02), "steel", "base")
        kit.add(cylinder(0.08, 0.4, 16).at(0, 0.05, 0), "steel", "column")
        kit.add(box(0.56, 0.16, 0.6, 0.06).at(0, 0.44, 0), "main", "seat")
        kit.add(box(0.54, 0.7, 0.14, 0.06).turned("x", -14).at(0, 0.58, -0.26), "main", "back")
        kit.add(box(0.28, 0.2, 0.12, 0.05).turned("x", -14).at(0, 1.28, -0.44), "main", "headrest")
        kit.add(box(0.46, 0.5, 0.1, 0.04).turned("x", 28).at(0, 0.08, 0.5), "main", "footrest")
        for s in (-1.0, 1.0):
            kit.add(box(0.1, 0.08, 0.5, 0.03).at(s * 0.33, 0.72, 0.02), "main", "arms")
            kit.add(box(0.05, 0.24, 0.3, 0.01).at(s * 0.33, 0.5, 0), "steel", "arms")
        return
    for x in (-0.2, 0.2):
        for z in (-0.2, 0.2):
            kit.add(rod((x, 0, z * 1.1), (x * 0.95, 0.45, z), 0.02, 8), "steel", "legs")
        kit.add(rod((x * 0.95, 0.45, -0.2), (x * 0.95, 0.9, -0.26), 0.02, 8), "steel", "back")
    kit.add(box(0.46, 0.04, 0.44, 0.015).at(0, 0.45, 0), "accent", "seat")
    kit.add(box(0.46, 0.24, 0.04, 0.015).turned("x", -8).at(0, 0.68, -0.22), "accent", "back")


def curve_xy(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A smooth closed outline through points."""
    return [(x, y) for x, y, _ in curve([(a, b, 0.0) for a, b in (*points, points[0])], 4)[:-1]]


@prop(
    "floor lamp, standing lamp, reading lamp, table lamp, bedside lamp, lava lamp, ceiling fan, ceiling lamp, pendant lamp, hanging lamp, disco ball, mirror ball, spotlight, stage light, neon sign, open sign, neon open sign, string lights, fairy lights, paper lantern, chinese lantern, stone lantern",
    1.6,
    kind="lamp",
    main="cream",
    accent="brass",
    light="light",
    wood="wood",
    dark="dark metal",
    lava="neon pink",
    red="neon red",
    blue="neon",
    stone="stone",
    silver="mirror",
    tint="main",
)
def lamps(kit: Kit) -> None:
    """Lamps of rooms."""
    if kit.says("lava"):
        kit.add(lathe([(0, 0), (0.26, 0), (0.16, 0.36), (0, 0.36)], kit.sides(28)), "accent", "foot")
        kit.add(
            lathe([(0, 0), (0.16, 0), (0.2, 0.2), (0.12, 0.78), (0, 0.78)], kit.sides(28)).at(0, 0.36, 0),
            "glass",
            "glass",
        )
        kit.add(
            lathe([(0, 0), (0.12, 0), (0.06, 0.2), (0, 0.2)], kit.sides(28)).at(0, 1.13, 0), "accent", "cap"
        )
        for x, y, r, t in (
            (0, 0.42, 0.14, 0.6),
            (0.03, 0.62, 0.1, 1.3),
            (-0.03, 0.86, 0.075, 1.2),
            (0.01, 1.04, 0.06, 0.8),
        ):
            kit.add(sphere(r, 18).scaled(1, t, 1).at(x, y, 0), "lava", "lava")
        return
    if kit.says("ceiling") and kit.says("fan"):
        kit.add(cylinder(0.12, 0.08, 20, 0.02).at(0, 0.75, 0), "accent", "rose")
        kit.add(rod((0, 0.4, 0), (0, 0.78, 0), 0.03), "accent", "rod")
        kit.add(cylinder(0.2, 0.2, 26, 0.05).at(0, 0.24, 0), "accent", "motor")
        kit.add(sphere(0.16, 20).scaled(1, 0.7, 1).at(0, 0.2, 0), "light", "lamp")
        for k in range(5):
            blade = prism(
                [(0.2, -0.07), (1.0, -0.13), (1.08, 0), (1.0, 0.13), (0.2, 0.07)], 0.03, 0.008
            ).turned("x", 80)
            kit.add(blade.at(0, 0.34, 0).turned("y", 72 * k), "wood", "blades")
        return
    if kit.says("disco", "ball"):
        kit.add(sphere(0.46, kit.sides(36)).at(0, 0.5, 0), "dark", "ball")
        for row in range(1, 16):
            t = pi * row / 16
            r, y = 0.465 * sin(t), 0.5 - 0.465 * cos(t)
            count = max(5, int(30 * sin(t)))
            for k in range(count):
                tile = box(0.085, 0.08, 0.012, 0).at(0, -0.04, 0).turned("x", 90 - 180 * row / 16)
                kit.add(tile.at(0, y, r).turned("y", 360 * k / count), "silver", "mirrors")
        kit.add(cylinder(0.07, 0.09, 16).at(0, 0.94, 0), "accent", "hook")
        kit.add(torus(0.05, 0.012, 16, 6).turned("x", 90).at(0, 1.07, 0), "accent", "hook")
        return
    if kit.says("spotlight", "stage"):
        kit.add(
            cylinder(0.22, 0.5, kit.sides(28), 0.03, top=0.26).turned("x", 62).at(0, 0.6, -0.1),
            "dark",
            "lamp",
        )
        kit.add(cylinder(0.235, 0.02, 28).turned("x", 62).at(0, 0.83, 0.34), "light", "lamp")
        kit.add(
            tube(
                curve(
                    [
                        (-0.32, 0.75, 0.05),
                        (-0.34, 0.45, 0.05),
                        (0, 0.32, 0.05),
                        (0.34, 0.45, 0.05),
                        (0.32, 0.75, 0.05),
                    ]
                ),
                0.025,
                8,
            ),
            "dark",
            "yoke",
        )
        kit.add(rod((0, 0.05, 0.05), (0, 0.34, 0.05), 0.04), "dark", "stand")
        kit.add(cylinder(0.26, 0.06, 24, 0.02).at(0, 0, 0.05), "dark", "stand")
        return
    if kit.says("sign", "neon"):
        kit.add(box(1.6, 0.9, 0.06, 0.03), "dark", "board")
        loop = [(0.7 * cos(a), 0.45 + 0.36 * sin(a), 0.06) for a in [2 * pi * k / 40 for k in range(40)]]
        kit.add(sweep(loop, rectangle(0.03, 0.03, 0.008), is_loop=True), "blue", "tube")
        strokes = {
            "O": [
                [
                    (-0.46, 0.3),
                    (-0.5, 0.45),
                    (-0.46, 0.6),
                    (-0.36, 0.6),
                    (-0.32, 0.45),
                    (-0.36, 0.3),
                    (-0.46, 0.3),
                ]
            ],
            "P": [[(-0.22, 0.3), (-0.22, 0.6), (-0.06, 0.58), (-0.06, 0.46), (-0.22, 0.44)]],
            "E": [[(0.2, 0.3), (0.06, 0.3), (0.06, 0.6), (0.2, 0.6)], [(0.06, 0.45), (0.18, 0.45)]],
            "N": [[(0.32, 0.3), (0.32, 0.6), (0.48, 0.3), (0.48, 0.6)]],
        }
        for letter in strokes.values():
            for line in letter:
                kit.add(tube([(x, y, 0.06) for x, y in line], 0.024, 8), "red", "letters")
        return
    if kit.says("string", "fairy"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.1, 0, 0), (s * 1.1, 1.2, 0), 0.04), "wood", "posts")
            kit.add(cylinder(0.16, 0.06, 16, 0.01).at(s * 1.1, 0, 0), "wood", "posts")
        line = [(x, 0.75 + 0.4 * (x / 1.1) ** 2, 0) for x in [-1.1 + 0.1 * k for k in range(23)]]
        kit.add(tube(line, 0.014, 6), "dark", "cable")
        for k in range(1, 22, 2):
            x, y, _ = line[k]
            kit.add(cylinder(0.03, 0.05, 10).at(x, y - 0.06, 0), "dark", "bulbs")
            kit.add(
                sphere(0.055, 12).scaled(1, 1.25, 1).at(x, y - 0.1, 0),
                ("light", "red", "blue")[k // 2 % 3],
                "bulbs",
            )
        return
    if kit.says("paper", "chinese"):
        kit.add(sphere(0.4, kit.sides(30)).scaled(1, 0.85, 1).at(0, 0.7, 0), "red", "lantern")
        for k in range(10):
            ring = [
                (
                    0.405 * sin(t) * cos(2 * pi * k / 10),
                    0.7 - 0.345 * cos(t),
                    0.405 * sin(t) * sin(2 * pi * k / 10),
                )
                for t in [0.3 + 2.54 * j / 14 for j in range(15)]
            ]
            kit.add(tube(ring, 0.012, 6), "accent", "ribs")
        for y in (0.33, 1.0):
            kit.add(cylinder(0.16, 0.08, 22, 0.01).at(0, y, 0), "accent", "rims")
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                rod((0.07 * sin(a), 0.33, 0.07 * cos(a)), (0.08 * sin(a), 0.0, 0.08 * cos(a)), 0.012, 5),
                "accent",
                "tassel",
            )
        kit.add(torus(0.07, 0.012, 16, 6).turned("x", 90).at(0, 1.14, 0), "accent", "loop")
        return
    if kit.says("stone"):
        for w, h, y in ((0.7, 0.14, 0.0), (0.5, 0.1, 0.14), (0.62, 0.12, 0.74), (0.18, 0.18, 1.42)):
            kit.add(box(w, h, w, 0.03).at(0, y, 0).solid(), "stone", "lantern")
        kit.add(
            lathe([(0, 0), (0.17, 0), (0.13, 0.25), (0.17, 0.5), (0, 0.5)], 18).at(0, 0.24, 0).solid(),
            "stone",
            "lantern",
        )
        for x in (-0.18, 0.18):
            for z in (-0.18, 0.18):
                kit.add(box(0.1, 0.3, 0.1, 0.015).at(x, 0.86, z).solid(), "stone", "lantern")
        kit.add(box(0.3, 0.26, 0.3, 0.02).at(0, 0.87, 0), "light", "light")
        kit.add(
            lathe([(0, 0), (0.56, 0), (0.58, 0.05), (0.2, 0.26), (0, 0.3)], 4)
            .turned("y", 45)
            .at(0, 1.14, 0)
            .solid(),
            "stone",
            "roof",
        )
        return
    if kit.says("pendant", "hanging", "ceiling"):
        kit.add(rod((0, 0.3, 0), (0, 1.2, 0), 0.014, 8), "dark", "cable")
        kit.add(cylinder(0.1, 0.05, 18, 0.01).at(0, 1.18, 0), "accent", "rose")
        kit.add(
            lathe(
                [(0, 0.38), (0.05, 0.38), (0.12, 0.3), (0.4, 0.0), (0.37, 0.0), (0.1, 0.27), (0, 0.34)],
                kit.sides(30),
            ),
            "accent",
            "shade",
        )
        kit.add(sphere(0.11, 18).at(0, 0.13, 0), "light", "bulb")
        return
    tall = 1.25 if kit.says("floor", "standing") else 0.42
    kit.add(cylinder(0.24 if tall > 1 else 0.18, 0.05, kit.sides(28), 0.015), "accent", "foot")
    if tall > 1:
        kit.add(rod((0, 0.03, 0), (0, tall + 0.1, 0), 0.022, 10), "accent", "pole")
    else:
        kit.add(
            lathe(
                [(0, 0.03), (0.08, 0.04), (0.16, 0.16), (0.12, 0.3), (0.04, 0.38), (0.03, 0.48), (0, 0.48)],
                kit.sides(26),
            ),
            "accent",
            "base",
        )
    shade = [(0.3, 0.0), (0.18, 0.36), (0.165, 0.36), (0.285, 0.0)]
    kit.add(lathe(shade, kit.sides(32), is_loop=True).at(0, tall, 0), "main", "shade")
    kit.add(sphere(0.1, 16).at(0, tall + 0.12, 0), "light", "bulb")
    for k in range(3):
        a = 2 * pi * k / 3
        kit.add(
            rod((0, tall + 0.3, 0), (0.18 * sin(a), tall + 0.33, 0.18 * cos(a)), 0.01, 6), "accent", "shade"
        )


@prop(
    "coat rack, coat stand, hat stand, hat rack, umbrella stand, shoe rack, wine rack, potion rack, potion shelf, scroll rack, spice rack, bottle rack, towel rack, magazine rack, bike rack, plate rack, vanity table, vanity, dressing table, vanity mirror, makeup table",
    1.6,
    kind="furniture",
    main="wood",
    accent="dark wood",
    red="cloth",
    blue="book blue",
    green="bottle glass",
    paper="paper",
    steel="steel",
    leather="leather",
    potion="liquid",
    slime="slime",
    energy="energy",
    mirror="mirror",
)
def racks(kit: Kit) -> None:
    """What holds coats, shoes, bottles, scrolls; and a table with a mirror."""
    if kit.says("vanity", "dressing", "makeup"):
        kit.add(box(1.2, 0.06, 0.5, 0.02).at(0, 0.72, 0), "main", "top")
        for s in (-1.0, 1.0):
            kit.add(box(0.34, 0.5, 0.44, 0.015).at(s * 0.4, 0.22, 0), "main", "case")
            for k in range(3):
                kit.add(box(0.28, 0.13, 0.03, 0.01).at(s * 0.4, 0.24 + 0.16 * k, 0.22), "accent", "drawers")
                kit.add(sphere(0.02, 10).at(s * 0.4, 0.305 + 0.16 * k, 0.25), "gold", "drawers")
            for z in (-0.18, 0.18):
                kit.add(cylinder(0.02, 0.23, 10, top=0.035).at(s * 0.5, 0, z), "main", "legs")
        oval = [(0.36 * cos(a), 0.45 * sin(a)) for a in [2 * pi * k / 32 for k in range(32)]]
        kit.add(prism(oval, 0.05, 0.015).at(0, 1.26, -0.18), "main", "mirror")
        kit.add(prism([(0.88 * x, 0.9 * y) for x, y in oval], 0.02).at(0, 1.26, -0.15), "mirror", "mirror")
        for x, h, finish in ((-0.45, 0.16, "potion"), (0.42, 0.12, "energy"), (0.52, 0.18, "gold")):
            kit.add(
                lathe([(0, 0), (0.05, 0), (0.05, h * 0.6), (0.02, h * 0.7), (0.02, h), (0, h)], 14).at(
                    x, 0.78, 0.05
                ),
                finish,
                "bottles",
            )
        return
    if kit.says("umbrella"):
        kit.add(tub(0.22, 0.6, 0.02, 0.24, 26), "steel", "stand")
        for k, finish in enumerate(("red", "blue", "green")):
            a = 2 * pi * k / 3
            top = (0.14 * sin(a), 0.86, 0.14 * cos(a))
            kit.add(tube([(0.06 * sin(a), 0.04, 0.06 * cos(a)), top], [0.02, 0.06], 10), finish, "umbrellas")
            kit.add(
                tube(
                    curve(
                        [
                            top,
                            (top[0] * 1.2, 1.1, top[2] * 1.2),
                            (top[0] * 1.2 + 0.06, 1.16, top[2] * 1.2),
                            (top[0] * 1.2 + 0.11, 1.08, top[2] * 1.2),
                        ]
                    ),
                    0.016,
                    8,
                ),
                "accent",
                "umbrellas",
            )
        return
    if kit.says("coat", "hat"):
        kit.add(rod((0, 0.05, 0), (0, 1.7, 0), 0.04), "main", "pole")
        for k in range(4):
            a = pi / 4 + pi / 2 * k
            kit.add(
                tube(
                    curve(
                        [
                            (0, 0.3, 0),
                            (0.2 * sin(a), 0.18, 0.2 * cos(a)),
                            (0.36 * sin(a), 0.02, 0.36 * cos(a)),
                        ]
                    ),
                    0.03,
                    8,
                ),
                "main",
                "feet",
            )
            b = pi / 2 * k
            kit.add(
                tube(
                    curve(
                        [(0, 1.5, 0), (0.14 * sin(b), 1.5, 0.14 * cos(b)), (0.2 * sin(b), 1.62, 0.2 * cos(b))]
                    ),
                    0.022,
                    8,
                ),
                "accent",
                "hooks",
            )
            kit.add(sphere(0.032, 10).at(0.2 * sin(b), 1.64, 0.2 * cos(b)), "accent", "hooks")
        kit.add(sphere(0.06, 14).at(0, 1.72, 0), "accent", "pole")
        kit.add(
            lathe([(0, 0), (0.21, -0.02), (0.22, 0.01), (0.12, 0.02), (0.11, 0.16), (0, 0.17)], 24).at(
                0.0, 1.66, 0.2
            ),
            "leather",
            "hat",
        )
        coat = [(-0.17, 0), (0.17, 0), (0.13, 0.5), (0.06, 0.66), (-0.06, 0.66), (-0.13, 0.5)]
        kit.add(prism(coat, 0.12, 0.04).turned("y", 90).at(0.2, 0.9, 0), "red", "coat")
        return
    if kit.says("shoe"):
        for y in (0.12, 0.42, 0.72):
            kit.add(box(1.0, 0.04, 0.36, 0.01).at(0, y, 0), "main", "shelves")
        for s in (-1.0, 1.0):
            kit.add(box(0.05, 0.9, 0.36, 0.01).at(s * 0.5, 0, 0), "main", "sides")
        for row, y in enumerate((0.16, 0.46, 0.76)):
            for k in range(3):
                finish = ("leather", "red", "blue", "accent")[(row + k) % 4]
                for s in (-1.0, 1.0):
                    kit.add(
                        sphere(0.075, 14)
                        .scaled(0.75, 0.7, 1.7)
                        .at(-0.32 + 0.32 * k + s * 0.06, y + 0.05, 0.06),
                        finish,
                        "shoes",
                    )
                    kit.add(
                        cylinder(0.05, 0.1, 12).at(-0.32 + 0.32 * k + s * 0.06, y + 0.03, -0.05),
                        finish,
                        "shoes",
                    )
        return
    if kit.says("bike", "towel", "magazine"):
        kit.add(box(1.5, 0.06, 0.3, 0.01), "steel", "base")
        for k in range(5):
            kit.add(
                tube(
                    curve(
                        [
                            (-0.6 + 0.3 * k, 0.04, 0),
                            (-0.6 + 0.3 * k, 0.6, 0),
                            (-0.53 + 0.3 * k, 0.7, 0),
                            (-0.46 + 0.3 * k, 0.6, 0),
                            (-0.46 + 0.3 * k, 0.04, 0),
                        ]
                    ),
                    0.022,
                    8,
                ),
                "steel",
                "loops",
            )
        return
    wide, tall = 1.1, 1.2
    rows = 4
    for k in range(rows + 1):
        kit.add(box(wide, 0.05, 0.3, 0.01).at(0, 0.05 + (tall - 0.05) * k / rows, 0), "main", "shelves")
    for s in (-1.0, 1.0):
        kit.add(box(0.06, tall + 0.1, 0.32, 0.012).at(s * wide / 2, 0, 0), "main", "sides")
    kit.add(box(wide, tall, 0.03, 0.005).at(0, 0.05, -0.14), "accent", "back")
    lying = kit.says("wine", "bottle", "scroll")
    for row in range(rows):
        y = 0.1 + (tall - 0.05) * row / rows
        for k in range(6 if lying else 5):
            x = -wide / 2 + 0.12 + k * (wide - 0.22) / (5 if lying else 4)
            if kit.says("scroll"):
                for dy, dx in ((0.05, 0), (0.13, 0.04)):
                    kit.add(
                        cylinder(0.045, 0.34, 12).turned("x", 90).at(x + dx - 0.02, y + dy, -0.12),
                        "paper",
                        "scrolls",
                    )
                    kit.add(
                        torus(0.046, 0.01, 12, 6).turned("x", 90).at(x + dx - 0.02, y + dy, 0.12),
                        "red",
                        "scrolls",
                    )
            elif lying:
                bottle = lathe(
                    [(0, 0), (0.06, 0), (0.06, 0.2), (0.025, 0.28), (0.025, 0.38), (0, 0.38)], 14
                ).turned("x", 90)
                kit.add(bottle.at(x, y + 0.07, -0.12), "green", "bottles")
                kit.add(cylinder(0.028, 0.06, 12).turned("x", 90).at(x, y + 0.07, 0.21), "red", "bottles")
            elif kit.says("plate"):
                kit.add(
                    cylinder(0.11, 0.02, 22, 0.006).turned("x", 78).at(x, y + 0.11, -0.06),
                    "porcelain",
                    "plates",
                )
            elif kit.says("spice"):
                kit.add(
                    cylinder(0.06, 0.15, 16).at(x, y, 0.02),
                    ("potion", "leather", "slime", "paper")[(row + k) % 4],
                    "jars",
                )
                kit.add(cylinder(0.063, 0.04, 16, 0.01).at(x, y + 0.15, 0.02), "accent", "jars")
            else:
                finish = ("potion", "slime", "energy", "blue")[(row * 3 + k) % 4]
                shape = (
                    lathe(
                        [
                            (0, 0),
                            (0.05, 0),
                            (0.08, 0.06),
                            (0.06, 0.13),
                            (0.025, 0.16),
                            (0.025, 0.2),
                            (0, 0.2),
                        ],
                        16,
                    )
                    if (row + k) % 2
                    else lathe(
                        [(0, 0), (0.05, 0), (0.055, 0.14), (0.022, 0.17), (0.022, 0.21), (0, 0.21)], 16
                    )
                )
                kit.add(shape.at(x, y, 0.02), finish, "potions")
                kit.add(cylinder(0.02, 0.04, 10).at(x, y + 0.2, 0.02), "leather", "potions")
