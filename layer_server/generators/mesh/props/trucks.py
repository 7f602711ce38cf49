"""Lorries by what they carry, buses, taxis and police cars, trams, machines that lift."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


def wheels(kit: Kit, places: tuple[float, ...], across: float, radius: float, width: float = 0.2) -> None:
    """Pairs of tyres with hubs, at places along x."""
    for x in places:
        for side in (-1.0, 1.0):
            r, w = radius, width / 2
            profile = [
                (r * 0.4, -w),
                (r * 0.86, -w),
                (r, -w * 0.6),
                (r, w * 0.6),
                (r * 0.86, w),
                (r * 0.4, w),
            ]
            tyre = lathe(profile, kit.sides(26), is_loop=True).turned("x", 90)
            kit.add(tyre.at(x, radius, side * across), "tyre", "wheels")
            hub = cylinder(r * 0.5, width * 0.9, kit.sides(18), 0.015).turned("x", 90)
            kit.add(hub.at(x, radius, side * across - width * 0.45), "metal", "wheels")


def _cab(kit: Kit, x: float, wide: float, tall: float, deep: float = 0.8) -> None:
    """A driver's cab whose front is at ``x``."""
    side = [(x - deep, 0.34), (x, 0.34), (x + 0.02, 0.72), (x - 0.1, tall), (x - deep, tall)]
    kit.add(prism(side, wide, kit.bevel(0.05)), "main", "cab")
    kit.add(
        box(0.03, (tall - 0.8) * 0.9, wide * 0.84, 0.01).turned("z", 10).at(x - 0.02, 0.8, 0),
        "pane",
        "windows",
    )
    for s in (-1.0, 1.0):
        pane = prism(
            [(x - deep + 0.16, 0.8), (x - 0.14, 0.8), (x - 0.2, tall - 0.1), (x - deep + 0.16, tall - 0.1)],
            0.02,
        )
        kit.add(pane.at(0, 0, s * wide * 0.502), "pane", "windows")
        kit.add(sphere(0.08, 14).scaled(0.5, 1, 1).at(x + 0.01, 0.52, s * wide * 0.36), "light", "lights")
        kit.add(box(0.04, 0.16, 0.03, 0.01).at(x - 0.06, 0.9, s * (wide / 2 + 0.1)), "metal", "mirrors")
    kit.add(box(0.1, 0.14, wide * 1.02, 0.03).at(x + 0.02, 0.26, 0), "metal", "bumper")
    kit.add(box(0.03, 0.2, wide * 0.5, 0.01).at(x + 0.015, 0.48, 0), "metal", "grille")


@prop(
    "truck, lorry, fire truck, fire engine, firetruck, dump truck, dumper truck, tipper truck, garbage truck, trash truck, "
    "pickup truck, pick up truck, pickup, semi truck, trailer truck, cement mixer, cement truck, concrete mixer, tow truck, delivery truck, box truck, "
    "tanker truck, tanker, food truck, ice cream truck, army truck, military truck, log truck",
    6.0,
    kind="vehicle",
    main="paint",
    accent="plastic",
    tyre="rubber",
    pane="rubber",
    metal="dark metal",
    light="light",
    blue="paint blue",
    white="paint white",
    yellow="paint yellow",
    green="paint green",
    steel="steel",
)
def truck(kit: Kit) -> None:
    """A cab and what its kind carries behind."""
    wide = 1.0
    if kit.says("pickup", "pick"):
        kit.add(
            prism(
                [(-1.35, 0.34), (1.35, 0.34), (1.36, 0.6), (1.25, 0.74), (0.62, 0.8), (-1.35, 0.8)],
                wide,
                kit.bevel(0.05),
            ),
            "main",
            "body",
        )
        kit.add(
            prism([(-0.3, 0.74), (0.75, 0.74), (0.4, 1.2), (-0.2, 1.2)], wide * 0.9, kit.bevel(0.05)),
            "main",
            "cab",
        )
        kit.add(box(0.96, 0.1, wide * 0.84, 0.02).at(-0.82, 0.76, 0), "metal", "bed")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.2, 0.8), (0.58, 0.8), (0.36, 1.12), (-0.14, 1.12)], 0.02).at(
                    0, 0, s * wide * 0.452
                ),
                "pane",
                "windows",
            )
            kit.add(box(1.05, 0.16, 0.07, 0.02).at(-0.82, 0.78, s * wide * 0.465), "main", "bed")
            kit.add(sphere(0.08, 14).scaled(0.5, 1, 1).at(1.34, 0.6, s * 0.36), "light", "lights")
        kit.add(box(0.07, 0.16, wide, 0.02).at(-1.31, 0.78, 0), "main", "bed")
        kit.add(box(0.03, 0.5, wide * 0.78, 0.01).turned("z", 37).at(0.73, 0.78, 0), "pane", "windows")
        for x in (-1.38, 1.38):
            kit.add(box(0.1, 0.14, wide, 0.03).at(x, 0.3, 0), "metal", "bumpers")
        wheels(kit, (-0.85, 0.88), wide * 0.46, 0.28)
        return
    kit.add(box(2.6, 0.12, wide * 0.8, 0.02).at(-0.1, 0.28, 0), "metal", "frame")
    _cab(kit, 1.3, wide, 1.3)
    if kit.says("fire", "firetruck"):
        kit.add(box(1.75, 0.72, wide, kit.bevel(0.04)).at(-0.4, 0.36, 0), "main", "body")
        for s in (-1.0, 1.0):
            kit.add(box(1.76, 0.07, 0.02, 0).at(-0.4, 0.62, s * 0.5), "white", "stripe")
            for k in range(3):
                kit.add(box(0.42, 0.26, 0.02, 0.005).at(-1.0 + 0.56 * k, 0.76, s * 0.5), "steel", "lockers")
            kit.add(rod((-1.5, 1.36, s * 0.16), (1.1, 1.42, s * 0.16), 0.03, 8), "steel", "ladder")
            kit.add(sphere(0.09, 14).at(1.0, 1.36, s * 0.25), "blue", "beacons")
        for k in range(11):
            x = -1.4 + 0.24 * k
            kit.add(
                rod((x, 1.362 + 0.023 * (x + 1.5), -0.16), (x, 1.362 + 0.023 * (x + 1.5), 0.16), 0.02, 6),
                "steel",
                "ladder",
            )
        kit.add(box(0.3, 0.26, 0.4, 0.03).at(-1.0, 1.06, 0), "metal", "ladder")
        kit.add(torus(0.16, 0.06, 20, 8).turned("z", 90).at(-1.31, 0.74, 0), "yellow", "hose")
    elif kit.says("dump", "dumper", "tipper"):
        side = [(-1.4, 0.52), (0.42, 0.52), (0.42, 1.24), (-1.52, 1.0)]
        lift = 22.0 if kit.says("raised", "lifted", "dumping") else 0.0
        bed = [
            (box(1.85, 0.1, wide, 0.02).at(-0.5, 0.5, 0), "accent"),
            *((prism(side, 0.08, 0.015).at(0, 0, s * 0.48), "accent") for s in (-1.0, 1.0)),
            (box(0.08, 0.75, wide, 0.02).at(0.4, 0.5, 0), "accent"),
            (box(0.55, 0.06, wide, 0.02).at(0.62, 1.24, 0), "accent"),
            (
                lathe([(0, 0), (0.62, 0), (0.3, 0.34), (0, 0.42)], 22)
                .scaled(1.25, 1, 0.68)
                .at(-0.45, 0.72, 0)
                .solid(),
                "dirt",
            ),
        ]
        for shape, finish in bed:
            kit.add(
                shape.at(1.4, -0.5, 0).turned("z", lift).at(-1.4, 0.5, 0),
                "yellow" if finish == "accent" else finish,
                "bed",
            )
    elif kit.says("garbage", "trash"):
        kit.add(
            prism([(-1.3, 0.36), (0.42, 0.36), (0.42, 1.4), (-1.0, 1.4), (-1.4, 1.0)], wide, kit.bevel(0.05)),
            "green",
            "body",
        )
        for x in (-0.7, -0.2, 0.3):
            kit.add(box(0.06, 1.0, wide + 0.06, 0.015).at(x, 0.38, 0), "green", "ribs")
        kit.add(box(0.3, 0.5, wide * 0.9, 0.05).at(-1.4, 0.4, 0), "metal", "hopper")
    elif kit.says("cement", "concrete", "mixer"):
        drum = lathe(
            [(0, -0.9), (0.22, -0.9), (0.3, -0.85), (0.5, -0.3), (0.52, 0.1), (0.36, 0.62), (0, 0.66)],
            kit.sides(30),
        )
        kit.add(drum.turned("z", -72).at(-0.4, 0.98, 0), "white", "drum")
        for turn in np.linspace(0, 2 * pi, 4)[:-1]:
            line = [
                (
                    (0.53 - 0.2 * abs(t - 0.4) ** 1.4) * cos(turn + 4 * t),
                    -0.55 + 0.8 * t,
                    (0.53 - 0.2 * abs(t - 0.4) ** 1.4) * sin(turn + 4 * t),
                )
                for t in np.linspace(0, 1, 16)
            ]
            kit.add(tube(line, 0.03, 6).turned("z", -72).at(-0.4, 0.98, 0), "main", "drum")
        kit.add(box(0.2, 0.5, 0.7, 0.02).at(0.3, 0.38, 0), "metal", "frame")
        kit.add(box(0.2, 0.85, 0.6, 0.02).at(-1.15, 0.38, 0), "metal", "frame")
        kit.add(prism([(-1.25, 1.3), (-1.6, 0.7), (-1.66, 0.74), (-1.3, 1.36)], 0.3, 0.01), "metal", "chute")
    elif kit.says("tow"):
        kit.add(box(1.75, 0.16, wide, 0.02).at(-0.45, 0.4, 0), "metal", "bed")
        kit.add(rod((0.2, 0.5, 0), (-1.3, 1.5, 0), 0.07), "yellow", "crane")
        kit.add(rod((-0.6, 0.5, 0), (-0.6, 1.05, 0), 0.06), "yellow", "crane")
        kit.add(rod((-1.28, 1.48, 0), (-1.28, 0.85, 0), 0.02, 6), "steel", "cable")
        kit.add(
            tube(curve([(-1.28, 0.86, 0), (-1.28, 0.74, 0), (-1.2, 0.68, 0), (-1.14, 0.76, 0)]), 0.035, 8),
            "steel",
            "hook",
        )
        kit.add(sphere(0.1, 14).at(0.9, 1.36, 0), "light", "beacon")
    elif kit.says("tanker"):
        tank = lathe(
            [(0, 0), (0.36, 0.02), (0.46, 0.12), (0.46, 1.62), (0.36, 1.72), (0, 1.74)], kit.sides(30)
        )
        kit.add(tank.turned("z", 90).at(0.42, 0.88, 0), "steel", "tank")
        for x in (-1.0, -0.4, 0.2):
            kit.add(torus(0.465, 0.02, kit.sides(30), 6).turned("z", 90).at(x, 0.88, 0), "metal", "tank")
        kit.add(cylinder(0.14, 0.08, 20, 0.02).at(-0.4, 1.32, 0), "metal", "hatch")
    elif kit.says("log"):
        for y, zs in ((0.56, (-0.3, 0.0, 0.3)), (0.82, (-0.15, 0.15)), (1.08, (0.0,))):
            for z in zs:
                kit.add(cylinder(0.145, 1.9, kit.sides(16)).turned("z", 90).at(0.45, y, z), "bark", "logs")
                for x in (0.45, -1.46):
                    kit.add(
                        cylinder(0.12, 0.02, kit.sides(16)).turned("z", 90).at(x + 0.01, y, z),
                        "pale wood",
                        "logs",
                    )
        for x in (-1.2, 0.2):
            for s in (-1.0, 1.0):
                kit.add(rod((x, 0.36, s * 0.48), (x, 1.1, s * 0.48), 0.03, 8), "metal", "stakes")
    else:
        cream = kit.says("ice", "cream", "food")
        army = kit.says("army", "military")
        finish = "white" if cream else "canvas" if army else "accent"
        if army:
            kit.add(box(1.8, 0.3, wide, 0.02).at(-0.42, 0.4, 0), "green", "bed")
            hoop = [(wide / 2 * cos(a), 0.7 + 0.66 * sin(a) ** 0.6) for a in np.linspace(0, pi, 17)]
            kit.add(
                prism([(z, y) for z, y in hoop], 1.76, 0.02).turned("y", 90).at(-0.42, 0, 0), finish, "cover"
            )
        else:
            long = 0.5 if kit.says("semi", "trailer") else 0.0
            kit.add(
                box(1.8 + long, 1.1, wide * 1.04, kit.bevel(0.03)).at(-0.42 - long / 2, 0.42, 0),
                finish,
                "body",
            )
            if cream:
                kit.add(box(0.9, 0.42, 0.04, 0.01).at(-0.4, 0.84, 0.52), "dark", "hatch")
                kit.add(box(1.0, 0.06, 0.22, 0.01).at(-0.4, 0.78, 0.6), "steel", "counter")
                for k in range(8):
                    kit.add(
                        box(0.135, 0.03, 0.42, 0.008).turned("x", 24).at(-0.87 + 0.134 * k, 1.28, 0.7),
                        "main" if k % 2 else "white",
                        "awning",
                    )
                kit.add(
                    lathe([(0, 0), (0.05, 0), (0.2, 0.42), (0, 0.44)], 18).at(-0.6, 1.5, 0), "bread", "sign"
                )
                kit.add(sphere(0.21, 18).at(-0.6, 2.02, 0), "paint pink", "sign")
            else:
                for x in (-1.0 - long, -0.4, 0.2):
                    kit.add(box(0.03, 1.0, wide * 1.06, 0.01).at(x, 0.46, 0), "metal", "ribs")
    wheels(
        kit,
        (-0.95, -0.42, 0.9) if not kit.says("fire", "ice", "food", "tow") else (-0.85, 0.88),
        wide * 0.46,
        0.27,
    )


@prop(
    "taxi, cab, taxi cab, police car, cop car, patrol car, sheriff car, ambulance, limousine, limo, sports car, convertible, hearse",
    4.5,
    kind="vehicle",
    main="paint black",
    accent="paint white",
    tyre="rubber",
    pane="rubber",
    metal="steel",
    light="light",
    blue="neon",
    red="neon red",
    yellow="paint yellow",
    cross="paint",
    sport="paint",
    tint="body",
    body="paint yellow",
)
def service_car(kit: Kit) -> None:
    """A car in the paint and with the lights of its service; long, or low and fast."""
    if kit.says("ambulance"):
        kit.add(
            prism(
                [
                    (-1.25, 0.26),
                    (1.25, 0.26),
                    (1.26, 0.6),
                    (1.0, 0.74),
                    (0.78, 1.16),
                    (0.5, 1.2),
                    (0.5, 1.34),
                    (-1.25, 1.34),
                ],
                0.96,
                kit.bevel(0.05),
            ),
            "accent",
            "body",
        )
        kit.add(box(0.03, 0.42, 0.8, 0.01).turned("z", 28).at(0.97, 0.76, 0), "pane", "windows")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(0.36, 0.76), (0.9, 0.76), (0.72, 1.1), (0.36, 1.1)], 0.02).at(0, 0, s * 0.482),
                "pane",
                "windows",
            )
            kit.add(box(2.48, 0.12, 0.016, 0).at(0, 0.5, s * 0.483), "cross", "stripe")
            for w, h in ((0.42, 0.14), (0.14, 0.42)):
                kit.add(box(w, h, 0.02, 0).at(-0.5, 1.0 - h / 2, s * 0.484), "cross", "cross")
            kit.add(sphere(0.08, 14).scaled(0.5, 1, 1).at(1.24, 0.5, s * 0.34), "light", "lights")
            kit.add(box(0.2, 0.1, 0.2, 0.03).at(0.34, 1.33, s * 0.3), "blue" if s < 0 else "red", "beacons")
        wheels(kit, (-0.75, 0.8), 0.44, 0.25)
        return
    fast = kit.says("sports", "convertible")
    black = kit.says("limousine", "limo", "hearse")
    police = kit.says("police", "cop", "patrol", "sheriff")
    body = "main" if black or police else "sport" if fast else "body"
    half = 1.75 if kit.says("limousine", "limo") else 1.3
    low = 0.12 if fast else 0.0
    kit.add(
        prism(
            [
                (-half, 0.24),
                (half, 0.24),
                (half + 0.03, 0.4),
                (half - 0.1, 0.54 - low / 2),
                (0.7, 0.66 - low),
                (-half + 0.1, 0.68 - low / 2),
                (-half - 0.03, 0.45),
            ],
            0.92,
            kit.bevel(0.07),
        ),
        body,
        "body",
    )
    if kit.says("convertible"):
        kit.add(box(1.1, 0.1, 0.76, 0.02).at(-0.25, 0.52, 0), "dark", "inside")
        for x in (-0.45, 0.1):
            for s in (-1.0, 1.0):
                kit.add(box(0.14, 0.34, 0.3, 0.05).turned("z", 12).at(x, 0.5, s * 0.19), "leather", "seats")
        kit.add(box(0.03, 0.3, 0.78, 0.01).turned("z", 32).at(0.5, 0.56, 0), "glass", "windscreen")
    else:
        x0, x1, top = -half + 0.35, half - 0.75, 1.02 - low * 1.4
        kit.add(
            prism(
                [(x0, 0.6 - low), (x1 + 0.28, 0.6 - low), (x1 - 0.06, top), (x0 + 0.26, top)],
                0.8,
                kit.bevel(0.06),
            ),
            "accent" if police else body,
            "cabin",
        )
        panes = 4 if half > 1.5 else 2
        for s in (-1.0, 1.0):
            for k in range(panes):
                a = x0 + 0.26 + (x1 - x0 - 0.3) * k / panes + 0.02
                b = x0 + 0.26 + (x1 - x0 - 0.3) * (k + 1) / panes - 0.02
                grow_a, grow_b = (0.16 if k == 0 else 0), (0.18 if k == panes - 1 else 0)
                kit.add(
                    prism(
                        [
                            (a - grow_a, 0.68 - low),
                            (b + grow_b, 0.68 - low),
                            (b, top - 0.06),
                            (a, top - 0.06),
                        ],
                        0.03,
                    ).at(0, 0, s * 0.4),
                    "pane",
                    "windows",
                )
        for x, lean in ((x1 + 0.14, 40), (x0 + 0.1, -34)):
            kit.add(
                box(0.03, 0.34 - low * 0.6, 0.68, 0.01)
                .turned("z", lean)
                .at(x + (0.12 if lean > 0 else -0.1), 0.66 - low, 0),
                "pane",
                "windows",
            )
        if police:
            kit.add(box(0.16, 0.1, 0.3, 0.03).at(-0.1, top - 0.01, -0.17), "red", "beacons")
            kit.add(box(0.16, 0.1, 0.3, 0.03).at(-0.1, top - 0.01, 0.17), "blue", "beacons")
        elif kit.says("taxi", "cab"):
            kit.add(box(0.16, 0.13, 0.4, 0.03).at(-0.1, top - 0.01, 0), "light", "sign")
    if police:
        for s in (-1.0, 1.0):
            kit.add(box(0.85, 0.3, 0.02, 0).at(-0.1, 0.32, s * 0.456), "accent", "doors")
            star = prism(
                [
                    (0.1 * cos(a) * (1 if k % 2 else 0.45), 0.1 * sin(a) * (1 if k % 2 else 0.45))
                    for k, a in enumerate(np.linspace(0, 2 * pi, 11)[:-1] + pi / 2)
                ],
                0.01,
            )
            kit.add(star.at(-0.1, 0.47, s * 0.47), "yellow", "doors")
    elif kit.says("taxi", "cab"):
        for s in (-1.0, 1.0):
            for k in range(14):
                kit.add(
                    box(0.07, 0.06, 0.016, 0).at(-0.62 + 0.09 * k, 0.42 + 0.06 * (k % 2), s * 0.456),
                    "main",
                    "checks",
                )
    if fast:
        kit.add(box(0.2, 0.03, 0.86, 0.01).at(-half + 0.1, 0.82, 0), body, "spoiler")
        for s in (-1.0, 1.0):
            kit.add(box(0.06, 0.24, 0.04, 0.01).at(-half + 0.12, 0.6, s * 0.3), body, "spoiler")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.08, 14).scaled(0.5, 0.8, 1).at(half, 0.44, s * 0.32), "light", "lights")
        kit.add(sphere(0.06, 12).scaled(0.5, 1, 1).at(-half - 0.01, 0.48, s * 0.34), "red", "lights")
    for x in (-1.0, 1.0):
        kit.add(box(0.08, 0.1, 0.9, 0.03).at(x * (half + 0.02), 0.26, 0), "metal", "bumpers")
    wheels(kit, (-half * 0.62, half * 0.64), 0.43, 0.24)


@prop(
    "bus, school bus, city bus, double decker bus, double decker, tour bus, tram, trolley, streetcar, subway car, subway train, metro train, train car, train wagon, camper van, camper, rv",
    9.0,
    kind="vehicle",
    main="paint yellow",
    accent="paint black",
    tyre="rubber",
    pane="rubber",
    metal="dark metal",
    light="light",
    red="paint",
    white="paint white",
    steel="steel",
    tint="main",
)
def bus(kit: Kit) -> None:
    """A long box with a row of windows; of two floors, or on rails."""
    floors = 2 if kit.says("double", "decker") else 1
    rails = kit.says("tram", "trolley", "streetcar", "subway", "metro", "train")
    camper = kit.says("camper", "rv")
    body = (
        "red"
        if floors == 2 or kit.says("tram", "trolley", "streetcar")
        else "steel"
        if kit.says("subway", "metro")
        else "white"
        if camper
        else "main"
    )
    half, top = (0.95 if camper else 1.6), 0.32 + 0.86 * floors
    kit.add(box(2 * half, top - 0.26, 0.98, kit.bevel(0.08)).at(0, 0.26, 0), body, "body")
    nose = kit.says("school")
    if nose:
        kit.add(
            prism(
                [
                    (half - 0.06, 0.28),
                    (half + 0.5, 0.28),
                    (half + 0.5, 0.6),
                    (half + 0.4, 0.72),
                    (half - 0.06, 0.76),
                ],
                0.86,
                kit.bevel(0.05),
            ),
            body,
            "bonnet",
        )
    for floor in range(floors):
        y = 0.66 + 0.78 * floor
        count = 3 if camper else 7
        for s in (-1.0, 1.0):
            for k in range(count):
                w = (2 * half - 0.3) / count
                kit.add(
                    box(w - 0.07, 0.36, 0.03, 0.008).at(-half + 0.15 + w * (k + 0.5), y, s * 0.485),
                    "pane",
                    "windows",
                )
        for x in (-half, half):
            kit.add(box(0.03, 0.42, 0.8, 0.01).at(x, y - 0.02, 0), "pane", "windows")
    stripe = "accent" if body in {"main", "white"} else "white"
    for s in (-1.0, 1.0):
        for y in (0.46, 0.56) if nose else (0.52,):
            kit.add(box(2 * half - 0.1, 0.035, 0.014, 0).at(0, y, s * 0.492), stripe, "stripes")
        kit.add(
            box(0.4, 0.66, 0.02, 0).at(half - 0.42, 0.32, s * 0.488)
            if s > 0
            else box(0.02, 0.02, 0.02, 0).at(0, 0.4, 0),
            "pane",
            "doors",
        )
        front = half + (0.5 if nose else 0.0)
        kit.add(sphere(0.08, 14).scaled(0.5, 1, 1).at(front + 0.005, 0.46, s * 0.34), "light", "lights")
    kit.add(box(0.08, 0.12, 0.98, 0.03).at(half + (0.52 if nose else 0.02), 0.26, 0), "metal", "bumper")
    kit.add(box(0.08, 0.12, 0.98, 0.03).at(-half - 0.02, 0.26, 0), "metal", "bumper")
    if nose:
        for s in (-1.0, 1.0):
            kit.add(sphere(0.06, 12).at(half - 0.02, top - 0.04, s * 0.36), "red", "lights")
        kit.add(
            prism(
                [(0.13 * cos(a), 0.13 * sin(a)) for a in np.linspace(pi / 8, 2 * pi + pi / 8, 9)[:-1]], 0.03
            ).at(half - 0.9, 0.56, 0.53),
            "red",
            "stop sign",
        )
    if rails:
        kit.add(box(2 * half - 0.5, 0.14, 0.8, 0.02).at(0, 0.14, 0), "metal", "bogies")
        for x in (-half * 0.75, -half * 0.5, half * 0.5, half * 0.75):
            for s in (-1.0, 1.0):
                kit.add(
                    cylinder(0.15, 0.07, kit.sides(20), 0.01).turned("x", 90).at(x, 0.17, s * 0.4),
                    "metal",
                    "wheels",
                )
        for s in (-1.0, 1.0):
            kit.add(box(2 * half + 0.6, 0.05, 0.05, 0.008).at(0, -0.03, s * 0.42), "steel", "rails")
        if not kit.says("subway", "metro", "train"):
            for s in (-1.0, 1.0):
                kit.add(rod((s * 0.3, top, 0), (0, top + 0.3, 0), 0.018, 6), "metal", "pantograph")
            kit.add(rod((0, top + 0.3, -0.3), (0, top + 0.3, 0.3), 0.022, 6), "metal", "pantograph")
    else:
        wheels(kit, (-half * 0.6, half * (0.95 if nose else 0.68)), 0.43, 0.25)


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
