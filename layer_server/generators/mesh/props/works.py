# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Turbines, panels, poles, masts, racks, arms."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, dome, lathe, prism, rod, sphere, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.outposts import outposts


@prop(
    "wind turbine, solar panel, solar panels, oil pump jack, pump jack, oil pump, oil derrick, telephone pole, telegraph pole, utility pole, power pole, power line, electricity pylon, power transformer, transformer, antenna tower, radio tower, cell tower, security camera, cctv camera, surveillance camera, server rack, data center rack, robot arm, robotic arm, industrial robot, mars rover, moon rover, rover, lunar lander, moon lander, space lander, cryo chamber, teleporter, teleport pad, conveyor belt, car engine, engine, car battery, steering wheel, ship wheel, ship s wheel, ship s steering wheel, spark plug, propeller, buoy, life ring, lifebuoy, life preserver, fishing net, fish tank, aquarium, fishbowl, fish bowl, treadmill",
    2.0,
    kind="tech",
    main="paint white",
    accent="dark metal",
    steel="steel",
    solar="solar",
    wood="wood",
    green="neon green",
    orange="paint orange",
    yellow="paint yellow",
    red="paint",
    glass="glass",
    neon="neon",
    water="water",
    fish="paint orange",
    plant="plant",
    sand="sand",
    rubber="rubber",
    rope="rope",
    gold="gold",
    blue="paint blue",
)
def works(kit: Kit) -> None:
    """By its name."""
    if kit.says("wind"):
        kit.add(cylinder(0.14, 3.4, 22, top=0.07), "main", "tower")
        kit.add(sphere(0.14, 18).scaled(0.8, 0.8, 2).at(0, 3.42, -0.05), "main", "nacelle")
        kit.add(lathe([(0, 0), (0.1, 0), (0, 0.16)], 16).turned("x", 90).at(0, 3.42, 0.2), "main", "hub")
        for k in range(3):
            blade = prism([(-0.04, 0.05), (0.05, 0.05), (0.13, 0.4), (0.02, 1.6), (-0.02, 1.62)], 0.04, 0.01)
            kit.add(blade.turned("y", 12).turned("z", 120 * k + 15).at(0, 3.42, 0.24), "main", "blades")
    elif kit.says("solar"):
        for x in (-0.95, 0.95) if kit.says("panels") else (0.0,):
            kit.add(rod((x, 0, 0), (x, 0.7, 0), 0.06), "accent", "pole")
            kit.add(box(0.5, 0.06, 0.5, 0.02).at(x, 0, 0), "accent", "foot")
            for shape, finish in (
                (box(1.7, 0.06, 1.1, 0.01), "steel"),
                *(
                    (box(0.38, 0.03, 0.32, 0.004).at((i - 1.5) * 0.41, 0.045, (j - 1) * 0.35), "solar")
                    for i in range(4)
                    for j in range(3)
                ),
            ):
                kit.add(shape.turned("x", 34).at(x, 0.72, 0), finish, "panel")
    elif kit.says("pump", "derrick"):
        kit.add(box(2.4, 0.1, 0.6, 0.02), "accent", "base")
        for s in (-1.0, 1.0):
            kit.add(rod((-0.2, 0.1, s * 0.25), (0.1, 1.5, s * 0.06), 0.05, 8), "red", "frame")
            kit.add(rod((0.5, 0.1, s * 0.25), (0.1, 1.5, s * 0.06), 0.05, 8), "red", "frame")
        kit.add(box(2.2, 0.16, 0.16, 0.02).turned("z", 10).at(0.1, 1.5, 0), "red", "beam")
        head = [
            (0, 0.3),
            (0.16, 0.42),
            (0.3, 0.3),
            (0.36, 0),
            (0.3, -0.3),
            (0.16, -0.42),
            (0.1, -0.1),
            (0, 0),
        ]
        kit.add(prism(head, 0.18, 0.02).at(1.05, 1.78, 0), "yellow", "head")
        kit.add(rod((1.36, 1.6, 0), (1.36, 0.1, 0), 0.02, 6), "steel", "cable")
        kit.add(cylinder(0.14, 0.3, 16).at(1.36, 0, 0), "steel", "well")
        kit.add(cylinder(0.3, 0.16, 24, 0.02).turned("x", 90).at(-0.8, 0.5, -0.08), "accent", "crank")
        kit.add(rod((-0.8, 0.5, 0.12), (-0.85, 1.4, 0.1), 0.05, 8), "red", "crank")
        kit.add(box(0.5, 0.4, 0.5, 0.03).at(-0.8, 0.1, 0), "accent", "motor")
    elif kit.says("telephone", "telegraph", "utility", "power", "electricity", "transformer"):
        if kit.says("transformer"):
            kit.add(box(0.9, 0.8, 0.6, 0.03).at(0, 0.1, 0), "steel", "tank")
            for k in range(9):
                for s in (-1.0, 1.0):
                    kit.add(box(0.04, 0.6, 0.2, 0.01).at(-0.36 + 0.09 * k, 0.2, s * 0.38), "steel", "fins")
            for x in (-0.28, 0.0, 0.28):
                for k in range(5):
                    kit.add(
                        cylinder(0.09 - 0.008 * k, 0.04, 16, 0.01).at(x, 0.9 + 0.07 * k, 0),
                        "wood",
                        "insulators",
                    )
                kit.add(cylinder(0.03, 0.45, 10).at(x, 0.9, 0), "accent", "insulators")
            kit.add(prism([(-0.12, 0), (0.12, 0), (0, 0.2)], 0.02).at(0, 0.45, 0.49), "yellow", "sign")
            kit.add(box(1.1, 0.1, 0.9, 0.02), "stone", "base")
            return
        kit.add(cylinder(0.1, 3.4, 16, top=0.075), "wood", "pole")
        for y, w in ((3.0, 1.5), (2.6, 1.1)):
            kit.add(box(w, 0.1, 0.1, 0.012).at(0, y, 0.08), "wood", "arms")
            for k in range(4):
                x = (k - 1.5) * w / 3.4
                kit.add(
                    lathe(
                        [(0, 0), (0.05, 0), (0.06, 0.05), (0.03, 0.07), (0.05, 0.1), (0.02, 0.15), (0, 0.15)],
                        12,
                    ).at(x, y + 0.1, 0.08),
                    "main",
                    "insulators",
                )
        for x in (-0.66, -0.22, 0.22, 0.66):
            kit.add(
                tube(
                    curve(
                        [(x, 3.22, 0.9), (x, 3.12, 0.5), (x, 3.24, 0.08), (x, 3.12, -0.5), (x, 3.22, -0.9)]
                    ),
                    0.01,
                    5,
                ),
                "accent",
                "wires",
            )
        kit.add(cylinder(0.16, 0.4, 20, 0.02).at(0, 2.0, 0.25), "steel", "transformer")
    elif kit.says("antenna", "radio", "cell"):
        corners = [(sin(2 * pi * k / 3), cos(2 * pi * k / 3)) for k in range(3)]
        for a, c in corners:
            kit.add(rod((0.5 * a, 0, 0.5 * c), (0.06 * a, 3.0, 0.06 * c), 0.03, 6), "red", "tower")
        for level in range(8):
            y0, y1 = 3.0 * level / 8, 3.0 * (level + 1) / 8
            r0, r1 = 0.5 - 0.055 * level, 0.5 - 0.055 * (level + 1)
            for k in range(3):
                p, q = corners[k], corners[(k + 1) % 3]
                kit.add(
                    rod((r0 * p[0], y0, r0 * p[1]), (r1 * q[0], y1, r1 * q[1]), 0.016, 5),
                    "main" if level % 2 else "red",
                    "braces",
                )
                kit.add(
                    rod((r1 * p[0], y1, r1 * p[1]), (r1 * q[0], y1, r1 * q[1]), 0.016, 5),
                    "main" if level % 2 else "red",
                    "braces",
                )
        kit.add(rod((0, 2.95, 0), (0, 3.7, 0), 0.02, 6), "main", "mast")
        kit.add(sphere(0.06, 12).at(0, 3.72, 0), "neon red", "light")
        for k in range(3):
            kit.add(
                dome(0.2, 0.08, 20).turned("x", 90).at(0, 2.3, 0.22).turned("y", 120 * k + 40),
                "main",
                "dishes",
            )
    elif kit.says("camera", "cctv"):
        kit.add(box(0.3, 0.4, 0.06, 0.02).at(0, 0.5, -0.6), "main", "plate")
        kit.add(tube([(0, 0.7, -0.58), (0, 0.7, -0.3), (0, 0.6, -0.15)], 0.05, 10), "main", "arm")
        for shape, finish in (
            (box(0.3, 0.28, 0.8, 0.05), "main"),
            (box(0.36, 0.04, 0.92, 0.015).at(0, 0.29, 0.03), "main"),
            (cylinder(0.11, 0.06, 22).turned("x", 90).at(0, 0.14, 0.39), "accent"),
            (sphere(0.085, 18).scaled(1, 1, 0.4).at(0, 0.14, 0.45), "glass"),
            (sphere(0.02, 8).at(0.1, 0.06, 0.41), "neon red"),
        ):
            kit.add(shape.turned("x", 14).at(0, 0.32, 0.1), finish, "camera")
    elif kit.says("server", "data"):
        kit.add(box(0.8, 1.9, 0.9, 0.02), "accent", "rack")
        for k in range(12):
            kit.add(box(0.7, 0.12, 0.04, 0.006).at(0, 0.1 + 0.145 * k, 0.45), "rubber", "servers")
            for j in range(6):
                kit.add(
                    sphere(0.016, 6).at(-0.28 + 0.05 * j, 0.16 + 0.145 * k, 0.475),
                    "green" if (j + k) % 3 else "neon",
                    "lights",
                )
            kit.add(box(0.24, 0.05, 0.012, 0).at(0.16, 0.135 + 0.145 * k, 0.47), "steel", "vents")
    elif kit.says("arm", "robotic", "industrial"):
        kit.add(cylinder(0.42, 0.14, 30, 0.03), "accent", "base")
        kit.add(cylinder(0.3, 0.3, 28, 0.04).at(0, 0.14, 0), "orange", "base")
        joints = [(0.0, 0.6, 0.0), (-0.25, 1.35, 0.0), (0.55, 1.7, 0.0), (0.9, 1.35, 0.0)]
        for start, end, r in (
            (joints[0], joints[1], 0.14),
            (joints[1], joints[2], 0.11),
            (joints[2], joints[3], 0.08),
        ):
            kit.add(rod(start, end, r, 16), "orange", "links")
        for (x, y, z), r in zip(joints, (0.2, 0.17, 0.14, 0.1), strict=True):
            kit.add(
                cylinder(r, 2 * r + 0.06, 22, 0.02).turned("x", 90).at(x, y, z - r - 0.03), "accent", "joints"
            )
        for s in (-1.0, 1.0):
            kit.add(
                tube([(0.95, 1.28, s * 0.05), (1.08, 1.15, s * 0.14), (1.14, 0.98, s * 0.05)], 0.035, 8),
                "steel",
                "gripper",
            )
    else:
        outposts(kit)
