# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""What is worn on the body."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "breastplate, chestplate, chest plate, cuirass, chainmail, chain mail, chainmail shirt, leather armor, leather armour, samurai armor, samurai armour, plate armor, bulletproof vest, kevlar vest, tactical vest, armor set",
    0.7,
    kind="armour",
    main="steel",
    accent="gold",
    leather="leather",
    cloth="cloth",
    black="paint black",
    wood="wood",
    rope="rope",
    tint="main",
)
def breastplate(kit: Kit) -> None:
    """A torso of plate, of rings, of leather or of lamellae, on a stand."""
    vest = kit.says("bulletproof", "kevlar", "tactical")
    mail = kit.says("chainmail", "chain")
    samurai = kit.says("samurai")
    finish = "black" if vest else "leather" if kit.says("leather") else "cloth" if samurai else "main"
    kit.add(cylinder(0.26, 0.05, 24, 0.015), "wood", "stand")
    kit.add(rod((0, 0.03, 0), (0, 0.5, 0), 0.035), "wood", "stand")
    torso = lathe(
        [
            (0, 0.42),
            (0.25, 0.42),
            (0.23, 0.6),
            (0.3, 0.9),
            (0.31, 1.04),
            (0.2, 1.14),
            (0.11, 1.17),
            (0, 1.17),
        ],
        kit.sides(34, 12),
    ).scaled(1.1, 1, 0.72)
    kit.add(torso, finish, "torso")
    kit.add(
        torus(0.125, 0.03, 24, 8).scaled(1.1, 1, 0.8).at(0, 1.16, 0), "dark" if not mail else finish, "collar"
    )
    for s in (-1.0, 1.0):
        if mail:
            kit.add(
                tube(
                    [(s * 0.24, 1.06, 0), (s * 0.44, 0.9, 0), (s * 0.5, 0.72, 0.02)], [0.13, 0.12, 0.12], 16
                ),
                finish,
                "sleeves",
            )
        elif samurai:
            for k in range(4):
                kit.add(
                    box(0.3, 0.09, 0.03, 0.01)
                    .turned("z", s * -22)
                    .turned("y", s * 32)
                    .at(s * (0.38 + 0.035 * k), 0.98 - 0.085 * k, 0.06),
                    "black" if k % 2 else "cloth",
                    "sode",
                )
        elif not vest:
            kit.add(sphere(0.17, 20).scaled(1.05, 0.75, 0.95).at(s * 0.38, 1.05, 0), finish, "shoulders")
            kit.add(
                torus(0.165, 0.018, 22, 6).scaled(1.05, 1, 0.95).at(s * 0.38, 1.0, 0), "accent", "shoulders"
            )
    if mail:
        for row in range(11):
            y = 0.46 + 0.062 * row
            r = float(np.interp(y, [0.42, 0.6, 0.9, 1.04, 1.14], [0.25, 0.23, 0.3, 0.31, 0.2]))
            for k in range(26):
                a = 2 * pi * (k + 0.5 * (row % 2)) / 26
                ring = torus(0.03, 0.009, 8, 5).turned("x", 78)
                kit.add(
                    ring.turned("y", np.degrees(a)).at(1.1 * r * sin(a), y, 0.74 * r * cos(a)),
                    "main",
                    "rings",
                )
    elif vest:
        for x, y in ((-0.14, 0.5), (0.0, 0.5), (0.14, 0.5), (-0.12, 0.72), (0.1, 0.72)):
            kit.add(box(0.12, 0.16, 0.08, 0.02).at(x, y, 0.19), "black", "pouches")
            kit.add(box(0.125, 0.05, 0.085, 0.015).at(x, y + 0.12, 0.192), "leather", "pouches")
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(s * 0.18, 1.1, 0.12), (s * 0.2, 1.2, 0), (s * 0.18, 1.1, -0.12)]), 0.045, 8),
                "black",
                "straps",
            )
    elif samurai:
        for k in range(6):
            y = 0.46 + 0.1 * k
            r = float(np.interp(y, [0.42, 0.6, 0.9, 1.04], [0.255, 0.24, 0.305, 0.315]))
            kit.add(
                torus(r, 0.022, 34, 6).scaled(1.1, 1, 0.74).at(0, y, 0),
                "black" if k % 2 else "accent",
                "lames",
            )
        for k in range(5):
            kit.add(
                box(0.16, 0.26, 0.03, 0.01).at(0, 0.18, 0.2).turned("x", -8).turned("y", -60 + 30 * k),
                "cloth" if k % 2 else "black",
                "skirt",
            )
        kit.add(sphere(0.2, 22).at(0, 1.42, 0), "black", "helmet")
        kit.add(
            lathe([(0.19, 0.1), (0.34, 0), (0.34, 0.03), (0.2, 0.14)], 30, is_loop=True).at(0, 1.3, -0.03),
            "cloth",
            "helmet",
        )
        for s in (-1.0, 1.0):
            horn = curve([(s * 0.05, 1.5, 0.19), (s * 0.2, 1.6, 0.18), (s * 0.24, 1.82, 0.14)], 4)
            kit.add(tube(horn, np.linspace(0.04, 0.01, len(horn)).tolist(), 8), "accent", "helmet")
        kit.add(box(0.24, 0.14, 0.06, 0.03).at(0, 1.24, 0.15), "accent", "mask")
    else:
        kit.add(
            prism([(-0.02, 0), (0.02, 0), (0.02, 0.6), (-0.02, 0.6)], 0.04).at(0, 0.5, 0.225),
            "accent",
            "ridge",
        )
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(s * 0.03, 0.62, 0.2), (s * 0.18, 0.74, 0.2), (s * 0.24, 0.95, 0.16)]), 0.014, 6),
                "accent",
                "trim",
            )
        kit.add(torus(0.255, 0.022, 30, 6).scaled(1.1, 1, 0.74).at(0, 0.44, 0), "accent", "trim")
        for k in range(6):
            kit.add(
                box(0.13, 0.2, 0.025, 0.01).at(0, 0.24, 0.26).turned("y", 60 * k).scaled(1.05, 1, 0.75),
                "leather",
                "skirt",
            )
