"""Tables, chairs, beds, shelves, books, lamps, signs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def board(kit: Kit, width: float, thickness: float, length: float, axis: str = "y") -> Shape:
    """A plank centred on the origin, its grain along an axis."""
    shape = box(width, length, thickness, kit.bevel(0.014)).at(0, -length / 2, 0)
    return {"y": shape, "x": shape.turned("z", 90), "z": shape.turned("x", 90)}[axis]


def turned_leg(kit: Kit, height: float, radius: float) -> Shape:
    """A leg from the lathe, from the floor up."""
    shares = [
        (0, 0.55),
        (0.04, 0.75),
        (0.08, 0.5),
        (0.5, 0.85),
        (0.62, 0.95),
        (0.66, 0.55),
        (0.7, 1.0),
        (1.0, 1.0),
    ]
    return lathe([(radius * r, height * y) for y, r in shares], kit.sides(14))


@prop(
    "table, desk, writing desk, workbench, dining table, coffee table",
    1.5,
    kind="furniture",
    main="wood",
    accent="dark wood",
)
def table(kit: Kit) -> None:
    """Planks on four legs; or round."""
    height = kit.between(0.72, 0.8) * (0.6 if kit.says("coffee", "low") else 1)
    if kit.says("round"):
        kit.add(cylinder(0.7, 0.07, kit.sides(40), kit.bevel(0.02)).at(0, height - 0.07, 0), "main", "top")
        kit.add(turned_leg(kit, height - 0.07, 0.11), "accent", "legs")
        kit.around(
            sweep(
                [(0, 0.25, 0.05), (0, 0.16, 0.2), (0, 0.03, 0.42), (0, 0.03, 0.5)],
                rectangle(0.07, 0.08, 0.015),
                up=(1, 0, 0),
            ),
            4,
            "accent",
            "legs",
        )
        return
    length, depth, boards = kit.between(1.5, 1.8), kit.between(0.75, 0.9), kit.whole(4, 6)
    if kit.says("desk", "writing"):
        for x in (-1.0, 1.0):
            low = height - 0.6
            kit.add(box(0.42, 0.53, depth * 0.8, kit.bevel(0.014)).at(x * 0.46, low, 0), "main", "case")
            for k in range(3):
                front = box(0.34, 0.14, 0.04, kit.bevel(0.01)).at(
                    x * 0.46, low + 0.03 + 0.165 * k, depth * 0.4 + 0.01
                )
                kit.add(front, "accent", "drawers")
                knob = sphere(0.022, kit.sides(10)).at(x * 0.46, low + 0.1 + 0.165 * k, depth * 0.4 + 0.045)
                kit.add(knob, "main", "drawers")
    for k in range(boards):
        plank = board(kit, depth / boards - 0.008, 0.065, length + kit.between(-0.02, 0.02), "x").turned(
            "x", 90
        )
        kit.add(plank.at(0, height - 0.032, (k + 0.5) * depth / boards - depth / 2), "main", "top")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            leg = (
                turned_leg(kit, height - 0.06, 0.075)
                if kit.says("fancy", "ornate", "royal")
                else box(0.1, height - 0.06, 0.1, kit.bevel(0.014))
            )
            kit.add(leg.at(x * (length / 2 - 0.12), 0, z * (depth / 2 - 0.1)), "accent", "legs")
        kit.add(
            box(0.05, 0.09, depth - 0.25, kit.bevel(0.01)).at(x * (length / 2 - 0.12), height - 0.16, 0),
            "accent",
            "legs",
        )
        kit.add(
            box(length - 0.3, 0.09, 0.05, kit.bevel(0.01)).at(0, height - 0.16, x * (depth / 2 - 0.1)),
            "accent",
            "legs",
        )


@prop(
    "chair, wooden chair, dining chair, rocking chair, throne",
    1.0,
    kind="furniture",
    main="wood",
    accent="cloth",
    gold="gold",
    gem="gem",
)
def chair(kit: Kit) -> None:
    """Four legs, a seat and a back; as a throne high and cushioned."""
    throne = kit.says("throne", "king", "royal", "queen")
    w, seat, back = (0.7, 0.5, 1.0) if throne else (0.48, 0.46, 0.55)
    for x in (-1.0, 1.0):
        kit.add(
            box(0.07, seat, 0.07, kit.bevel(0.01)).at(x * (w / 2 - 0.04), 0, w / 2 - 0.04), "main", "legs"
        )
        post = box(0.07, seat + back, 0.07, kit.bevel(0.01)).at(0, 0, 0).turned("x", 0 if throne else -3)
        kit.add(post.at(x * (w / 2 - 0.04), 0, -w / 2 + 0.05), "main", "back")
        kit.add(
            box(0.04, 0.05, w - 0.12, kit.bevel(0.008)).at(x * (w / 2 - 0.04), seat * 0.4, 0), "main", "legs"
        )
    kit.add(box(w, 0.06, w, kit.bevel(0.016)).at(0, seat - 0.03, 0), "main", "seat")
    if kit.says("rocking"):
        for x in (-1.0, 1.0):
            path = [(x * (w / 2 - 0.04), 0.2 * f * f - 0.03, 0.85 * w * f) for f in np.linspace(-1, 1, 13)]
            kit.add(sweep(path, rectangle(0.05, 0.06, kit.bevel(0.01)), up=(1, 0, 0)), "main", "rockers")
    if throne:
        kit.add(box(w - 0.1, 0.1, w - 0.08, 0.04).at(0, seat + 0.02, 0.02), "accent", "cushions")
        kit.add(
            box(w - 0.14, back - 0.25, 0.09, 0.035).at(0, seat + 0.15, -w / 2 + 0.1), "accent", "cushions"
        )
        kit.add(box(w - 0.04, back, 0.06, kit.bevel(0.014)).at(0, seat, -w / 2 + 0.05), "main", "back")
        crown = [
            (-w / 2, 0),
            (w / 2, 0),
            (w / 2, 0.12),
            (w / 4, 0.2),
            (0, 0.36),
            (-w / 4, 0.2),
            (-w / 2, 0.12),
        ]
        kit.add(prism(crown, 0.08, kit.bevel(0.014)).at(0, seat + back, -w / 2 + 0.05), "gold", "back")
        kit.add(sphere(0.06, 12).scaled(1, 1, 0.6).at(0, seat + back + 0.15, -w / 2 + 0.1), "gem", "back")
        for x in (-1.0, 1.0):
            kit.add(
                box(0.1, 0.07, w - 0.06, kit.bevel(0.02)).at(x * (w / 2 - 0.02), seat + 0.28, 0.02),
                "gold",
                "arms",
            )
            kit.add(
                box(0.07, 0.3, 0.07, kit.bevel(0.01)).at(x * (w / 2 - 0.02), seat, w / 2 - 0.06),
                "main",
                "arms",
            )
            kit.add(
                sphere(0.06, 12).at(x * (w / 2 - 0.04), seat + back + 0.05, -w / 2 + 0.05), "gold", "back"
            )
        return
    for k in range(3):
        y = seat + back * (0.4 + 0.25 * k)
        kit.add(box(w - 0.1, 0.08, 0.03, kit.bevel(0.01)).at(0, y, -w / 2 + 0.04 - 0.02 * k), "main", "back")


@prop(
    "stool, round stool, bench, wooden bench, bar stool",
    0.6,
    kind="furniture",
    main="wood",
    accent="dark wood",
)
def stool(kit: Kit) -> None:
    """A seat on splayed legs; as a bench a long one."""
    if kit.says("bench"):
        for z in (-0.1, 0.1):
            kit.add(board(kit, 0.19, 0.06, 1.4, "x").turned("x", 90).at(0, 0.45, z), "main", "seat")
        for x in (-0.52, 0.52):
            kit.add(box(0.08, 0.42, 0.34, kit.bevel(0.012)).at(x, 0, 0), "accent", "legs")
        kit.add(box(1.0, 0.08, 0.05, kit.bevel(0.01)).at(0, 0.2, 0), "accent", "legs")
        return
    kit.add(cylinder(0.22, 0.06, kit.sides(28), kit.bevel(0.016)).at(0, 0.5, 0), "main", "seat")
    leg = lathe([(0.028, 0), (0.036, 0.3), (0.026, 0.55)], kit.sides(10)).turned("x", -9).at(0, 0, 0.21)
    kit.around(leg, 3 if kit.chance(0.5) else 4, "accent", "legs")
    kit.add(torus(0.165, 0.016, kit.sides(24), 8).at(0, 0.2, 0), "accent", "legs")


@prop("bed, wooden bed", 2.0, kind="furniture", tint="accent", main="wood", accent="cloth", sheet="canvas")
def bed(kit: Kit) -> None:
    """A frame, a mattress, a blanket and a pillow."""
    w, length = 1.0, 2.0
    for x in (-1.0, 1.0):
        for z, h in ((-1, 1.0), (1, 0.62)):
            kit.add(box(0.1, h, 0.1, kit.bevel(0.014)).at(x * (w / 2), 0, z * length / 2), "main", "frame")
            kit.add(sphere(0.065, kit.sides(14)).at(x * (w / 2), h + 0.03, z * length / 2), "main", "frame")
        kit.add(box(0.06, 0.2, length, kit.bevel(0.012)).at(x * (w / 2), 0.24, 0), "main", "frame")
    for z, h in ((-1, 0.6), (1, 0.24)):
        kit.add(box(w, h, 0.05, kit.bevel(0.012)).at(0, 0.28, z * length / 2), "main", "frame")
    kit.add(box(w - 0.06, 0.2, length - 0.1, 0.05).at(0, 0.34, 0), "sheet", "mattress")
    kit.add(box(w + 0.02, 0.17, length * 0.64, 0.06).at(0, 0.4, length * 0.15), "accent", "blanket")
    kit.add(_cushion(0.7, 0.16, 0.38).at(0, 0.6, -length * 0.36), "sheet", "pillow")


def _cushion(width: float, height: float, depth: float) -> Shape:
    """Stuffed cloth about the origin."""
    rings = []
    for f in np.linspace(0.02, 0.98, 9):
        z = (f - 0.5) * depth
        swell = (sin(pi * f)) ** 0.5
        across = width / 2 * (1 - 0.07 * sin(pi * f))
        rings.append(
            [
                (
                    across * cos(a) * (abs(cos(a)) ** -0.35 if abs(cos(a)) > 0.05 else 1) * 0.97,
                    height / 2 * swell * sin(a),
                    z,
                )
                for a in np.linspace(0, 2 * pi, 18, endpoint=False)
            ]
        )
    return loft(np.array(rings))


@prop(
    "bookshelf, bookcase, shelf, cabinet, cupboard, wardrobe, closet",
    1.9,
    kind="furniture",
    main="wood",
    accent="dark wood",
    knob="brass",
)
def bookshelf(kit: Kit) -> None:
    """Boards with books; as a cabinet with doors."""
    w, h, d = 1.0, 1.8, 0.36
    for x in (-1.0, 1.0):
        kit.add(box(0.06, h, d, kit.bevel(0.01)).at(x * w / 2, 0, 0), "main", "case")
    kit.add(box(w, h, 0.03, 0).at(0, 0, -d / 2 + 0.02), "accent", "case")
    kit.add(box(w + 0.16, 0.08, d + 0.1, kit.bevel(0.02)).at(0, h, 0), "main", "case")
    kit.add(box(w + 0.1, 0.1, d + 0.06, kit.bevel(0.02)), "main", "case")
    if kit.says("cabinet", "cupboard", "wardrobe", "closet"):
        for x in (-1.0, 1.0):
            kit.add(
                box(w / 2 - 0.04, h - 0.16, 0.05, kit.bevel(0.014)).at(x * w / 4, 0.12, d / 2),
                "main",
                "doors",
            )
            for y in (0.22, h / 2 + 0.06):
                kit.add(
                    box(w / 2 - 0.2, h / 2 - 0.22, 0.03, kit.bevel(0.014)).at(x * w / 4, y, d / 2 + 0.02),
                    "accent",
                    "doors",
                )
            kit.add(sphere(0.035, kit.sides(12)).at(x * 0.06, h / 2, d / 2 + 0.05), "knob", "doors")
        return
    covers = ("cloth", "leather", "book blue", "book green", "dark wood", "book blue")
    for k in range(4):
        y = 0.1 + k * (h - 0.1) / 4
        kit.add(box(w, 0.05, d - 0.04, kit.bevel(0.008)).at(0, y - 0.05 if k else y, 0.01), "main", "case")
        x = -w / 2 + 0.05
        while x < w / 2 - 0.12:
            thick, tall = kit.between(0.035, 0.075), kit.between(0.22, 0.34)
            if kit.chance(0.1):
                x += kit.between(0.05, 0.16)
                continue
            cover = covers[kit.whole(0, len(covers) - 1)]
            lean = -12 if kit.chance(0.08) else 0
            tome = box(thick, tall, kit.between(0.2, 0.25), kit.bevel(0.008)).turned("z", lean)
            kit.add(tome.at(x + thick / 2, y, 0.03), cover, "books")
            x += thick + 0.006 + (0.06 if lean else 0)
