"""What children climb on."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rod,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "swing set, swing, swings, tire swing",
    2.4,
    kind="toy",
    main="paint",
    accent="wood",
    chain="iron",
    tyre="rubber",
)
def swing(kit: Kit) -> None:
    """Seats on chains under a frame."""
    tyre = kit.says("tire")
    kit.add(rod((-1.2, 2.0, 0), (1.2, 2.0, 0), 0.06), "main", "frame")
    for x in (-1.15, 1.15):
        for z in (-0.75, 0.75):
            kit.add(rod((x, 2.0, 0), (x * 1.1, 0, z), 0.055), "main", "frame")
        kit.add(rod((x * 1.05, 0.9, -0.42), (x * 1.05, 0.9, 0.42), 0.04), "main", "frame")
    for k, x in enumerate((0.0,) if tyre else (-0.5, 0.5)):
        sway = 0.12 if k else -0.1
        for dx in (-0.2, 0.2):
            kit.add(rod((x + dx, 1.98, 0), (x + dx, 0.62, sway), 0.016, 6), "chain", "chains")
        if tyre:
            kit.add(torus(0.3, 0.11, kit.sides(28), 12).turned("x", 90).at(x, 0.52, sway), "tyre", "seat")
        else:
            kit.add(box(0.5, 0.05, 0.24, 0.015).at(x, 0.58, sway), "accent", "seats")


@prop(
    "playground slide, slide, kids slide",
    2.2,
    kind="toy",
    main="paint yellow",
    accent="paint blue",
    rail="paint",
)
def slide(kit: Kit) -> None:
    """A chute from a ladder."""
    path = curve(
        [(1.35, 0.22, 0), (1.0, 0.24, 0), (0.5, 0.6, 0), (-0.1, 1.15, 0), (-0.45, 1.4, 0), (-0.75, 1.42, 0)],
        4,
    )
    section = [
        (-0.28, 0.0),
        (0.28, 0.0),
        (0.28, 0.2),
        (0.23, 0.2),
        (0.23, 0.05),
        (-0.23, 0.05),
        (-0.23, 0.2),
        (-0.28, 0.2),
    ]
    kit.add(sweep(path[::-1], section, up=(0, 1, 0)), "main", "chute")
    for z in (-0.26, 0.26):
        kit.add(rod((-0.75, 1.4, z), (-1.15, 0, z), 0.04), "accent", "ladder")
        kit.add(
            tube(
                curve([(-0.78, 1.3, z), (-0.8, 1.8, z), (-0.6, 1.9, z), (-0.4, 1.72, z), (-0.38, 1.4, z)]),
                0.03,
                8,
            ),
            "rail",
            "rails",
        )
        kit.add(rod((1.05, 0.24, z * 0.8), (1.05, 0, z * 0.8), 0.03), "accent", "legs")
        kit.add(rod((-0.3, 1.3, z), (-0.2, 0, z), 0.04), "accent", "legs")
    for k in range(5):
        y = 0.24 + 0.26 * k
        x = -1.15 + 0.4 * y / 1.4
        kit.add(rod((x, y, -0.26), (x, y, 0.26), 0.03), "rail", "ladder")


@prop(
    "seesaw, see saw, teeter totter", 2.4, kind="toy", main="paint", accent="paint yellow", base="paint blue"
)
def seesaw(kit: Kit) -> None:
    """A board on a pivot, one end up."""
    tilt = 11.0
    kit.add(prism([(-0.35, 0), (0.35, 0), (0.08, 0.52), (-0.08, 0.52)], 0.34, 0.02), "base", "base")
    kit.add(rod((0, 0.5, -0.28), (0, 0.5, 0.28), 0.05), "base", "base")
    for shape, finish, group in [
        (box(2.5, 0.06, 0.28, 0.02), "main", "board"),
        *((box(0.34, 0.03, 0.3, 0.01).at(s * 1.03, 0.06, 0), "accent", "seats") for s in (-1.0, 1.0)),
        *((rod((s * 0.72, 0.05, 0), (s * 0.72, 0.32, 0), 0.022), "base", "handles") for s in (-1.0, 1.0)),
        *(
            (rod((s * 0.72, 0.32, -0.13), (s * 0.72, 0.32, 0.13), 0.024), "base", "handles")
            for s in (-1.0, 1.0)
        ),
    ]:
        kit.add(shape.turned("z", tilt).at(0, 0.53, 0), finish, group)


@prop(
    "sandbox, sandpit, sand box, sand castle, sandcastle",
    1.6,
    kind="toy",
    main="wood",
    accent="paint",
    sand="sand",
    yellow="paint yellow",
    blue="paint blue",
)
def sandbox(kit: Kit) -> None:
    """A castle of sand, in a frame with a bucket and a spade."""
    castle = kit.says("castle", "sandcastle")
    if castle:
        kit.add(
            lathe([(0, 0), (1.0, 0), (0.85, 0.1), (0.6, 0.16), (0, 0.18)], kit.sides(36)).solid(),
            "sand",
            "mound",
        )
    else:
        for s in (-1.0, 1.0):
            kit.add(box(1.7, 0.26, 0.12, kit.bevel(0.02)).at(0, 0, s * 0.79), "main", "frame")
            kit.add(box(0.12, 0.26, 1.46, kit.bevel(0.02)).at(s * 0.79, 0, 0), "main", "frame")
        kit.add(box(1.5, 0.18, 1.5, 0.02).solid(), "sand", "sand")
    scale, at = (1.0, 0.0) if castle else (0.5, -0.25)
    spots = [(-0.4, -0.4), (0.4, -0.4), (0.4, 0.4), (-0.4, 0.4)]
    for x, z in spots:
        kit.add(
            cylinder(0.18, 0.5, kit.sides(20), top=0.14)
            .scaled(scale)
            .at(x * scale + at, 0.15, z * scale + at)
            .solid(),
            "sand",
            "castle",
        )
        for k in range(5):
            tooth = box(0.07, 0.08, 0.07, 0.01).scaled(scale)
            a = 2 * pi * k / 5
            kit.add(
                tooth.at(
                    (x + 0.1 * sin(a)) * scale + at, 0.15 + 0.5 * scale, (z + 0.1 * cos(a)) * scale + at
                ).solid(),
                "sand",
                "castle",
            )
    kit.add(box(0.75, 0.32, 0.75, 0.03).scaled(scale).at(at, 0.15, at).solid(), "sand", "castle")
    kit.add(
        cylinder(0.2, 0.42, 20, top=0.15).scaled(scale).at(at, 0.15 + 0.3 * scale, at).solid(),
        "sand",
        "castle",
    )
    kit.add(rod((at, 0.15 + 0.7 * scale, at), (at, 0.15 + 1.05 * scale, at), 0.012, 6), "accent", "flag")
    kit.add(
        prism([(0, 0), (0.2, -0.08), (0, -0.16)], 0.014).scaled(scale).at(at, 0.15 + 1.04 * scale, at),
        "accent",
        "flag",
    )
    kit.add(
        lathe([(0, 0), (0.12, 0), (0.17, 0.26), (0.15, 0.26), (0.1, 0.02), (0, 0.02)], kit.sides(22)).at(
            0.45, 0.16 if not castle else 0.06, 0.35 if not castle else 0.75
        ),
        "accent",
        "bucket",
    )
    kit.add(
        prism([(-0.06, 0), (0.06, 0), (0.07, 0.14), (-0.07, 0.14)], 0.02)
        .turned("x", -70)
        .at(0.1, 0.2, 0.5 if not castle else 0.85),
        "blue",
        "spade",
    )
    kit.add(
        rod((0.1, 0.2, 0.5 if not castle else 0.85), (0.1, 0.3, 0.75 if not castle else 1.1), 0.02, 8),
        "yellow",
        "spade",
    )


@prop(
    "carousel, merry go round, ferris wheel, roller coaster",
    6.0,
    kind="building",
    main="paint",
    accent="paint yellow",
    white="paint white",
    blue="paint blue",
    steel="steel",
)
def carousel(kit: Kit) -> None:
    """Poles with seats under a striped roof; or a great wheel of cabins."""
    if kit.says("ferris"):
        for z in (-0.3, 0.3):
            kit.add(torus(1.6, 0.05, kit.sides(44), 8).turned("x", 90).at(0, 2.2, z), "main", "wheel")
            for k in range(10):
                a = 2 * pi * k / 10
                kit.add(rod((0, 2.2, z), (1.6 * cos(a), 2.2 + 1.6 * sin(a), z), 0.03, 7), "white", "spokes")
            for x in (-0.9, 0.9):
                kit.add(rod((0, 2.2, z * 1.6), (x, 0, z * 2.2), 0.07, 8), "blue", "stand")
        kit.add(rod((0, 2.2, -0.5), (0, 2.2, 0.5), 0.12), "blue", "hub")
        for k in range(10):
            a = 2 * pi * k / 10
            kit.add(
                lathe([(0, 0), (0.2, 0), (0.24, 0.2), (0.2, 0.22), (0, 0.05)], 14).at(
                    1.6 * cos(a), 2.2 + 1.6 * sin(a) - 0.42, 0
                ),
                ("accent", "blue", "main")[k % 3],
                "cabins",
            )
            kit.add(
                rod(
                    (1.6 * cos(a), 2.2 + 1.6 * sin(a), -0.3), (1.6 * cos(a), 2.2 + 1.6 * sin(a), 0.3), 0.03, 6
                ),
                "white",
                "cabins",
            )
            kit.add(
                lathe([(0, 0), (0.27, 0), (0, 0.14)], 14).at(1.6 * cos(a), 2.2 + 1.6 * sin(a) - 0.1, 0),
                ("accent", "blue", "main")[k % 3],
                "cabins",
            )
        kit.add(box(2.6, 0.12, 1.6, 0.02), "steel", "base")
        return
    kit.add(cylinder(1.5, 0.16, kit.sides(40), 0.03), "main", "floor")
    kit.add(cylinder(0.3, 1.9, kit.sides(24)).at(0, 0.1, 0), "white", "core")
    slices = 16
    for k in range(slices):
        a, b = 2 * pi * k / slices, 2 * pi * (k + 1) / slices
        low = [(1.65 * sin(a), 1.75, 1.65 * cos(a)), (1.65 * sin(b), 1.75, 1.65 * cos(b)), (0, 1.75, 0)]
        high = [(x * 0.03, 2.55, z * 0.03) for x, _, z in low]
        kit.add(loft(np.array([low, high])), "main" if k % 2 else "white", "roof")
    kit.add(sphere(0.12, 16).at(0, 2.62, 0), "accent", "finial")
    for k in range(6):
        a = 2 * pi * k / 6
        x, z = 1.15 * sin(a), 1.15 * cos(a)
        kit.add(rod((x, 0.1, z), (x, 1.8, z), 0.03, 8), "accent", "poles")
        y = 0.75 + (0.18 if k % 2 else 0)
        for shape, finish in (
            (sphere(0.17, 16).scaled(0.7, 0.8, 1.7), "white"),
            (tube([(0, 0.05, 0.2), (0, 0.24, 0.32)], [0.1, 0.07], 10), "white"),
            (sphere(0.09, 12).scaled(0.8, 0.9, 1.5).at(0, 0.28, 0.38), "white"),
            (box(0.2, 0.05, 0.2, 0.02).at(0, 0.1, 0), "blue"),
            *(
                (rod((sx, -0.05, sz), (sx, -0.4, sz * 1.25), 0.035, 8), "white")
                for sx in (-0.07, 0.07)
                for sz in (-0.18, 0.18)
            ),
        ):
            kit.add(shape.turned("y", 90 + 360 * k / 6).at(x, y, z), finish, "horses")
