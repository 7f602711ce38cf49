# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Lorries by what they carry."""

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
