"""Pianos."""

from __future__ import annotations

from layer_server.generators.mesh.loft import (
    box,
)
from layer_server.generators.mesh.props.furniture import board, turned_leg
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "piano, grand piano, upright piano, organ, keyboard",
    1.5,
    kind="instrument",
    main="dark wood",
    accent="gold",
    white="porcelain",
    black="dark",
)
def piano(kit: Kit) -> None:
    """An upright with keys, pedals and a stand for notes."""
    kit.add(box(1.5, 1.2, 0.4, kit.bevel(0.02)).at(0, 0.04, -0.15), "main", "case")
    kit.add(box(1.6, 0.06, 0.48, kit.bevel(0.02)).at(0, 1.24, -0.13), "main", "case")
    kit.add(box(1.5, 0.1, 0.36, kit.bevel(0.014)).at(0, 0.62, 0.2), "main", "shelf")
    for x in (-0.72, 0.72):
        kit.add(box(0.09, 0.24, 0.4, kit.bevel(0.02)).at(x, 0.62, 0.2), "main", "cheeks")
        kit.add(turned_leg(kit, 0.62, 0.06).at(x, 0, 0.32), "main", "legs")
    whites = 28
    for k in range(whites):
        kit.add(
            box(1.34 / whites - 0.004, 0.03, 0.22, kit.bevel(0.004)).at(
                (k - (whites - 1) / 2) * 1.34 / whites, 0.72, 0.25
            ),
            "white",
            "keys",
        )
        if k % 7 not in {2, 6} and k < whites - 1:
            kit.add(
                box(0.024, 0.04, 0.13, 0).at((k + 0.5 - (whites - 1) / 2) * 1.34 / whites, 0.735, 0.2),
                "black",
                "keys",
            )
    kit.add(board(kit, 0.3, 0.03, 0.7, "x").turned("x", -14).at(0, 1.0, 0.1), "main", "stand")
    for x in (-0.12, 0.0, 0.12):
        kit.add(box(0.05, 0.03, 0.16, 0.008).at(x, 0.06, 0.1), "accent", "pedals")
    for x in (-0.5, 0.5):
        kit.add(box(0.4, 0.36, 0.02, kit.bevel(0.008)).at(x, 0.14, 0.055), "accent", "panels")
        kit.add(box(0.36, 0.32, 0.03, 0).at(x, 0.16, 0.055), "main", "panels")
