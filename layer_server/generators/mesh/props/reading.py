"""Books and signs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    loft,
    prism,
    sphere,
    torus,
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "book, spellbook, tome, grimoire, spell book, diary, bible",
    0.35,
    kind="furniture",
    main="leather",
    accent="gold",
    page="paper",
    gem="gem",
)
def book(kit: Kit) -> None:
    """Pages between covers with metal corners and a jewel, lying or open."""
    w, h, t = 0.72, 1.0, 0.2
    if kit.says("open", "opened"):
        for side in (-1.0, 1.0):
            xs = np.linspace(0.0, 1, 9)
            top = [(side * x * w, 0.05 + 0.13 * sin(min(1, x * 2.2) * pi * 0.5) - 0.05 * x, 0) for x in xs]
            low = [(side * x * w, 0.035, 0) for x in xs]
            ring = [(x, y) for x, y, _ in top] + [(x, y) for x, y, _ in reversed(low)]
            kit.add(loft(np.array([[(x, y, z) for x, y in ring] for z in (-h / 2, h / 2)])), "page", "pages")
            kit.add(
                box(w + 0.05, 0.035, h + 0.08, kit.bevel(0.01)).at(side * (w / 2 + 0.01), 0, 0),
                "main",
                "cover",
            )
        kit.add(box(0.1, 0.04, h + 0.06, kit.bevel(0.01)), "main", "cover")
        return
    kit.add(box(w - 0.04, t - 0.02, h - 0.06, 0).at(0.01, 0.04, 0), "page", "pages")
    for y in (0.0, t + 0.02):
        kit.add(box(w + 0.02, 0.04, h, kit.bevel(0.012)).at(0, y, 0), "main", "cover")
    spine = [
        (cos(a) * 0.07 - w / 2, t / 2 + 0.03 + sin(a) * (t / 2 + 0.03))
        for a in np.linspace(pi / 2, 1.5 * pi, 9)
    ]
    kit.add(prism(spine, h, kit.bevel(0.01)), "main", "cover")
    for y in (-0.004, t + 0.052):
        for x in (-1.0, 1.0):
            for z in (-1.0, 1.0):
                kit.add(
                    box(0.13, 0.014, 0.13, 0.004).at(x * (w / 2 - 0.05), y, z * (h / 2 - 0.055)),
                    "accent",
                    "corners",
                )
    for z in (-0.3, 0.3):
        kit.add(
            torus(t / 2 + 0.045, 0.018, kit.sides(20), 6)
            .turned("x", 90)
            .scaled(0.62, 1, 1)
            .at(-w / 2 + 0.02, t / 2 + 0.03, z),
            "accent",
            "bands",
        )
    kit.add(torus(0.14, 0.022, kit.sides(24), 8).at(0, t + 0.065, 0), "accent", "emblem")
    kit.add(sphere(0.1, kit.sides(16)).scaled(1, 0.5, 1).at(0, t + 0.06, 0), "gem", "emblem")


@prop(
    "sign, signpost, wooden sign, notice board, billboard, road sign",
    1.3,
    kind="furniture",
    main="wood",
    accent="iron",
)
def sign(kit: Kit) -> None:
    """Boards nailed to a post."""
    kit.add(box(0.13, 1.6, 0.13, kit.bevel(0.02)), "main", "post")
    if kit.says("signpost", "road", "arrow"):
        for y, side in ((1.3, 1), (1.02, -1)):
            outline = [(-0.45, -0.11), (0.4, -0.11), (0.56, 0), (0.4, 0.11), (-0.45, 0.11)]
            kit.add(
                prism([(side * x, v) for x, v in outline], 0.06, kit.bevel(0.012))
                .at(side * 0.14, y, 0.09)
                .turned("y", side * 6),
                "main",
                "boards",
            )
        return
    for k in range(3):
        kit.add(
            board(kit, 0.2, 0.06, kit.between(1.04, 1.12), "x")
            .turned("z", kit.between(-1, 1))
            .at(0, 0.86 + 0.21 * k, 0.1),
            "main",
            "boards",
        )
    for x in (-0.4, 0.4):
        kit.add(box(0.09, 0.6, 0.05, kit.bevel(0.01)).at(x, 0.77, 0.15), "main", "boards")
    if kit.is_fine:
        for x in (-0.4, 0.4):
            for k in range(3):
                kit.add(sphere(0.02, 6, 3).at(x, 0.86 + 0.21 * k, 0.176), "accent", "boards")
