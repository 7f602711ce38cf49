"""Trains, tanks, bicycles, tractors: what moves by itself."""

from __future__ import annotations

from math import cos, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.shape import Shape


def tyre(kit: Kit, radius: float, width: float) -> list[tuple[Shape, str]]:
    """A rubber tyre with a hub, its axle along z."""
    hub = cylinder(radius * 0.55, width * 0.8, kit.sides(24), 0.012).turned("x", 90).at(0, 0, -width * 0.4)
    ring = (
        torus(radius * 0.76, radius * 0.26, kit.sides(32), 12)
        .scaled(1, width / (radius * 0.52), 1)
        .turned("x", 90)
    )
    cap = sphere(radius * 0.18, 12).scaled(1, 1, 0.6).at(0, 0, width * 0.4)
    return [(ring, "rubber"), (hub, "steel"), (cap, "dark metal")]


def wheel_at(kit: Kit, radius: float, width: float, place: tuple[float, float, float], turn: float) -> None:
    """A tyre somewhere; ``turn`` 90 puts its axle along x."""
    for shape, finish in tyre(kit, radius, width):
        kit.add(shape.turned("y", turn).at(*place), finish, "wheels")


@prop(
    "train, locomotive, steam train, steam engine, toy train, train engine, rail cart",
    3.5,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="dark metal",
    gold="brass",
    wood="wood",
    light="light",
)
def train(kit: Kit) -> None:
    """A boiler, a chimney, a cab, a cowcatcher and rods between the wheels."""
    kit.add(cylinder(0.42, 1.7, kit.sides(34), 0.02).turned("x", 90).at(0, 0.95, -0.35), "main", "boiler")
    kit.add(cylinder(0.44, 0.22, kit.sides(34), 0.02).turned("x", 90).at(0, 0.95, 1.25), "accent", "boiler")
    for z in (-0.1, 0.45, 1.0):
        kit.add(torus(0.425, 0.022, kit.sides(34), 8).turned("x", 90).at(0, 0.95, z), "gold", "boiler")
    kit.add(box(0.95, 0.14, 2.7, kit.bevel(0.02)).at(0, 0.45, 0.1), "accent", "frame")
    kit.add(box(0.95, 0.85, 0.75, kit.bevel(0.02)).at(0, 0.56, -0.75), "main", "cab")
    kit.add(box(1.1, 0.08, 1.0, kit.bevel(0.03)).at(0, 1.72, -0.75), "accent", "cab")
    for x in (-0.42, 0.42):
        for z in (-1.06, -0.44):
            kit.add(box(0.08, 0.36, 0.08, 0.01).at(x, 1.38, z), "main", "cab")
    kit.add(
        lathe([(0.13, 1.3), (0.12, 1.6), (0.2, 1.84), (0.23, 1.9), (0.16, 1.9), (0, 1.86)], 22).at(0, 0, 1.1),
        "accent",
        "chimney",
    )
    kit.add(lathe([(0.16, 1.3), (0.15, 1.46), (0.08, 1.56), (0, 1.58)], 20).at(0, 0, 0.35), "gold", "dome")
    kit.add(sphere(0.15, 18).at(0, 1.28, 1.48), "light", "lamp")
    kit.add(cylinder(0.17, 0.16, 20, 0.014).turned("x", 90).at(0, 1.28, 1.3), "gold", "lamp")
    for k in range(7):
        x = (k - 3) * 0.15
        kit.add(tube([(x, 0.46, 1.42), (x * 1.15, 0.1, 1.78)], 0.03, 8), "accent", "cowcatcher")
    for side in (-1.0, 1.0):
        for z, r in ((-0.75, 0.34), (-0.02, 0.34), (0.68, 0.25), (1.22, 0.22)):
            wheel = lathe(
                [(r * 0.7, -0.05), (r, -0.05), (r, 0.05), (r * 0.7, 0.05)], kit.sides(28), is_loop=True
            ).turned("z", 90)
            kit.add(wheel.at(side * 0.5, r, z), "accent", "wheels")
            kit.add(cylinder(0.08, 0.12, 14).turned("z", 90).at(side * 0.5 + 0.06, r, z), "gold", "wheels")
            for j in range(6):
                kit.add(
                    box(0.05, r * 0.8, 0.045, 0).turned("x", 60 * j).at(side * 0.5, r, z), "main", "wheels"
                )
        kit.add(box(0.05, 0.07, 1.5, 0.01).at(side * 0.6, 0.3, -0.05), "gold", "rods")


@prop(
    "tank, battle tank, army tank, military tank",
    2.6,
    kind="vehicle",
    tint="main",
    main="paint green",
    accent="dark metal",
    rubber="rubber",
)
def tank(kit: Kit) -> None:
    """Tracks, a sloped hull, a turret and its gun."""
    hull = [(-1.1, 0.3), (-1.2, 0.55), (-1.0, 0.82), (0.85, 0.82), (1.25, 0.55), (1.1, 0.3)]
    kit.add(prism(hull, 1.0, kit.bevel(0.03)).turned("y", -90), "main", "hull")
    for side in (-1.0, 1.0):
        loop = [
            (side * 0.66, y, z)
            for z, y in ((-1.0, 0.1), (0.95, 0.1), (1.22, 0.3), (1.15, 0.52), (-1.15, 0.52), (-1.24, 0.3))
        ]
        kit.add(sweep([*loop], rectangle(0.09, 0.34, 0.01), is_loop=True, up=(1, 0, 0)), "rubber", "tracks")
        for k in range(6):
            kit.add(
                cylinder(0.17, 0.3, kit.sides(20), 0.02)
                .turned("z", 90)
                .at(side * 0.66 + 0.15, 0.26, (k - 2.5) * 0.36),
                "accent",
                "wheels",
            )
        for k in range(20 if kit.is_fine else 8):
            kit.add(box(0.38, 0.035, 0.06, 0).at(side * 0.66, 0.03, -0.95 + 1.9 * k / 19), "accent", "tracks")
        kit.add(box(0.4, 0.05, 2.3, kit.bevel(0.014)).at(side * 0.66, 0.6, 0), "main", "hull")
    kit.add(lathe([(0.62, 0.8), (0.62, 0.95), (0.46, 1.2), (0, 1.22)], 8).turned("y", 22.5), "main", "turret")
    kit.add(cylinder(0.2, 0.1, 20, 0.02).at(-0.14, 1.19, -0.1), "accent", "hatch")
    kit.add(cylinder(0.085, 1.35, 18).turned("x", 90).at(0, 1.0, 0.45), "main", "gun")
    kit.add(cylinder(0.12, 0.2, 18, 0.014).turned("x", 90).at(0, 1.0, 1.62), "accent", "gun")
    kit.add(box(0.34, 0.24, 0.26, kit.bevel(0.03)).at(0, 0.88, 0.46), "accent", "gun")
    kit.add(cylinder(0.01, 0.8, 6).at(0.3, 1.18, -0.32), "accent", "antenna")
    for x in (-0.36, 0.36):
        kit.add(sphere(0.08, 14).at(x, 0.76, 1.0), "light", "lights")


@prop(
    "bicycle, bike, motorcycle, motorbike, scooter, skateboard",
    1.7,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="dark metal",
    metal="steel",
    seat="leather",
    wood="wood",
    light="light",
)
def bicycle(kit: Kit) -> None:
    """Two wheels in a frame; with an engine as a motorcycle; a board on four as a skateboard."""
    if kit.says("skateboard"):
        path = [(0, 0.2, -0.8), (0, 0.12, -0.6), (0, 0.1, 0), (0, 0.12, 0.6), (0, 0.2, 0.8)]
        kit.add(
            sweep(curve(path), rectangle(0.04, 0.42, 0.014), spread_over([0.7, 1, 1, 1, 0.7]), up=(1, 0, 0)),
            "main",
            "deck",
        )
        for z in (-0.5, 0.5):
            kit.add(cylinder(0.03, 0.4, 10).turned("z", 90).at(0.2, 0.02, z), "metal", "axles")
            kit.add(box(0.12, 0.08, 0.12, 0.02).at(0, 0.02, z), "metal", "axles")
            for x in (-0.2, 0.2):
                kit.add(
                    cylinder(0.08, 0.1, 18, 0.02).turned("z", 90).at(x + 0.05, 0.02, z),
                    "paint white",
                    "wheels",
                )
        return
    motor = kit.says("motorcycle", "motorbike")
    radius, fat = (0.42, 0.1) if motor else (0.46, 0.035)
    for z in (-0.66, 0.66):
        kit.add(
            torus(radius - fat, fat, kit.sides(40), 12).turned("z", 90).at(0, radius, z), "rubber", "wheels"
        )
        kit.add(
            torus(radius - 2.1 * fat, fat * 0.4, kit.sides(40), 8).turned("z", 90).at(0, radius, z),
            "metal",
            "wheels",
        )
        kit.add(cylinder(0.05, 0.14, 14).turned("z", 90).at(0.07, radius, z), "metal", "wheels")
        for k in range(12):
            kit.add(
                cylinder(0.01, radius - 2 * fat, 5).turned("x", 30 * k).at(0, radius, z), "metal", "wheels"
            )
    thick = 0.06 if motor else 0.03
    seat, crank, head = (0, 0.98, -0.3), (0, 0.42, -0.06), (0, 0.98, 0.42)
    for a, b in (
        (seat, crank),
        (crank, head),
        (seat, head),
        ((0, radius, -0.66), crank),
        ((0, radius, -0.66), (0, 0.9, -0.27)),
    ):
        kit.add(tube([a, b], thick, kit.sides(12)), "main", "frame")
    for x in (-0.05, 0.05):
        kit.add(
            tube([(x, radius, 0.66), (x * 0.8, 0.8, 0.5), (0, 1.06, 0.4)], thick * 0.8, 10),
            "metal" if motor else "main",
            "fork",
        )
    kit.add(
        tube(
            curve(
                [
                    (-0.34, 1.14, 0.24),
                    (-0.24, 1.16, 0.36),
                    (0, 1.12, 0.4),
                    (0.24, 1.16, 0.36),
                    (0.34, 1.14, 0.24),
                ]
            ),
            0.025,
            10,
        ),
        "metal",
        "handlebar",
    )
    for x in (-0.33, 0.33):
        kit.add(cylinder(0.035, 0.13, 12).turned("x", 90).at(x, 1.14, 0.14), "rubber", "handlebar")
    if motor:
        kit.add(sphere(0.24, 20).scaled(0.75, 0.7, 1.5).at(0, 1.0, 0.12), "main", "tank")
        kit.add(box(0.3, 0.14, 0.7, 0.06).at(0, 0.9, -0.42), "seat", "seat")
        kit.add(box(0.3, 0.4, 0.5, 0.06).at(0, 0.4, 0.0), "accent", "engine")
        for k in range(5):
            kit.add(box(0.36, 0.03, 0.4, 0.008).at(0, 0.46 + 0.06 * k, 0.02), "metal", "engine")
        kit.add(
            tube(
                curve([(0.18, 0.5, 0.15), (0.22, 0.3, 0.05), (0.22, 0.3, -0.5), (0.22, 0.34, -0.95)]),
                0.05,
                12,
            ),
            "metal",
            "exhaust",
        )
        kit.add(sphere(0.13, 18).scaled(1, 1, 0.8).at(0, 1.0, 0.56), "light", "lamp")
        for z in (-0.66, 0.66):
            arc = [
                (0, radius + (radius + 0.05) * sin(a), z + (radius + 0.05) * cos(a))
                for a in np.linspace(0.5, 2.6, 9)
            ]
            kit.add(sweep(arc, rectangle(0.03, 0.24, 0.008), up=(1, 0, 0)), "main", "fenders")
        return
    kit.add(tube([(0, 0.96, -0.3), (0, 1.1, -0.34)], 0.022, 8), "metal", "seat")
    kit.add(sphere(0.13, 16).scaled(0.8, 0.35, 1.5).at(0, 1.13, -0.34), "seat", "seat")
    kit.add(torus(0.12, 0.014, 24, 6).turned("z", 90).at(0.06, 0.42, -0.06), "accent", "pedals")
    for side in (-1.0, 1.0):
        kit.add(
            tube(
                [(side * 0.06, 0.42, -0.06), (side * 0.08, 0.42 - side * 0.15, -0.06 + side * 0.1)], 0.018, 8
            ),
            "metal",
            "pedals",
        )
        kit.add(
            box(0.12, 0.03, 0.1, 0.008).at(side * 0.14, 0.41 - side * 0.15, -0.06 + side * 0.1),
            "accent",
            "pedals",
        )


@prop(
    "tractor, farm tractor, bulldozer, excavator, monster truck",
    2.4,
    kind="vehicle",
    tint="main",
    main="paint green",
    accent="paint yellow",
    metal="dark metal",
    glass="mirror",
    light="light",
)
def tractor(kit: Kit) -> None:
    """Great wheels behind, small ones in front, a bonnet and a cab; with a blade as a bulldozer."""
    for side in (-1.0, 1.0):
        wheel_at(kit, 0.62, 0.34, (side * 0.6, 0.62, -0.5), 90)
        wheel_at(kit, 0.36, 0.22, (side * 0.5, 0.36, 0.95), 90)
        arc = [(side * 0.6, 0.62 + 0.72 * sin(a), -0.5 + 0.72 * cos(a)) for a in np.linspace(0.3, 2.5, 10)]
        kit.add(sweep(arc, rectangle(0.05, 0.4, 0.012), up=(1, 0, 0)), "main", "fenders")
        for z in (-0.85, 0.0):
            kit.add(box(0.06, 0.7, 0.06, 0.01).at(side * 0.34, 1.15, z), "metal", "cab")
        kit.add(sphere(0.09, 14).at(side * 0.22, 0.98, 1.27), "light", "lights")
    kit.add(box(0.6, 0.5, 1.3, kit.bevel(0.06)).at(0, 0.62, 0.62), "main", "bonnet")
    kit.add(box(0.7, 0.5, 0.9, kit.bevel(0.03)).at(0, 0.62, -0.45), "main", "body")
    kit.add(box(0.86, 0.07, 1.1, kit.bevel(0.03)).at(0, 1.84, -0.42), "main", "roof")
    kit.add(box(0.62, 0.5, 0.04, 0).at(0, 1.2, 0.0), "glass", "cab")
    kit.add(box(0.42, 0.1, 0.4, 0.04).at(0, 1.12, -0.5), "leather", "seat")
    kit.add(box(0.42, 0.42, 0.1, 0.04).at(0, 1.16, -0.72), "leather", "seat")
    kit.add(torus(0.16, 0.022, 22, 8).turned("x", 60).at(0, 1.38, -0.16), "metal", "wheel")
    kit.add(tube([(0.2, 1.1, 0.7), (0.2, 1.65, 0.7)], 0.04, 12), "metal", "exhaust")
    for k in range(6):
        kit.add(box(0.5, 0.03, 0.03, 0).at(0, 0.7 + 0.06 * k, 1.27), "metal", "grille")
    if kit.says("bulldozer", "excavator"):
        path = [(0, 0.05, 1.62), (0, 0.3, 1.5), (0, 0.6, 1.52), (0, 0.8, 1.62)]
        kit.add(sweep(curve(path), rectangle(0.06, 1.5, 0.01), up=(1, 0, 0)), "accent", "blade")
        for side in (-1.0, 1.0):
            kit.add(tube([(side * 0.36, 0.4, 0.7), (side * 0.44, 0.3, 1.5)], 0.05, 10), "accent", "blade")
