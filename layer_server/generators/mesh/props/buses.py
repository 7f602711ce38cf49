# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Buses and trams, taxis and police cars."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, prism, rod, sphere
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.trucks import wheels


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
