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
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder
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
    "table, desk, workbench, dining table, coffee table",
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
    "chair, wooden chair, dining chair, throne, armchair",
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


@prop("stool, bench, wooden bench, bar stool", 0.6, kind="furniture", main="wood", accent="dark wood")
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
    "lantern, oil lamp, lamp, street lamp, lamp post, lamppost, streetlight",
    0.5,
    kind="lamp",
    main="iron",
    accent="gold",
    light="light",
    pane="glass",
    tint="light",
)
def lantern(kit: Kit) -> None:
    """A flame behind panes under a little roof; on a post where one is asked for."""
    post = kit.says("post", "lamppost", "street", "streetlight")
    up = 3.2 if post else 0.0
    if post:
        kit.add(
            lathe(
                [
                    (0.3, 0),
                    (0.3, 0.12),
                    (0.2, 0.2),
                    (0.16, 0.5),
                    (0.09, 0.6),
                    (0.07, 3.0),
                    (0.14, 3.1),
                    (0.2, 3.2),
                ],
                kit.sides(16),
            ),
            "main",
            "post",
        )
    kit.add(cylinder(0.3, 0.08, 6, kit.bevel(0.02)).at(0, up, 0), "main", "frame")
    for k in range(6):
        a = pi / 3 * k + 0.0
        bar = box(0.035, 0.62, 0.035, 0.006)
        kit.add(bar.at(sin(a) * 0.25, up + 0.08, cos(a) * 0.25), "main", "frame")
    kit.add(cylinder(0.245, 0.6, 6).at(0, up + 0.085, 0), "pane", "panes")
    kit.add(cylinder(0.3, 0.05, 6, kit.bevel(0.014)).at(0, up + 0.68, 0), "main", "frame")
    kit.add(
        lathe([(0.33, 0.72), (0.2, 0.84), (0.07, 0.95), (0.05, 1.0), (0.0, 1.0)], 6).at(0, up, 0),
        "main",
        "roof",
    )
    kit.add(sphere(0.05, kit.sides(12)).at(0, up + 1.03, 0), "accent", "roof")
    if not post:
        kit.add(torus(0.12, 0.018, kit.sides(20), 8).turned("x", 90).at(0, up + 1.17, 0), "accent", "handle")
    kit.add(cylinder(0.07, 0.16, kit.sides(14)).at(0, up + 0.08, 0), "canvas", "candle")
    kit.add(_flame(kit, 0.075, 0.3).at(0, up + 0.25, 0), "light", "flame")


def _flame(kit: Kit, radius: float, height: float) -> Shape:
    """A tongue of fire from the origin up."""
    profile = [(0.0, 0.0), (0.6, 0.06), (1.0, 0.24), (0.86, 0.45), (0.5, 0.68), (0.22, 0.86), (0.0, 1.0)]
    shape = lathe([(r * radius, y * height) for r, y in profile], kit.sides(12))
    sway = (shape.positions[:, 1:2] / height) ** 2 * radius * 0.5
    return shape.bent(shape.positions + sway * np.array([[0.8, 0, 0.3]]))


@prop(
    "torch, wall torch, flaming torch, brazier, campfire, bonfire, fire",
    0.7,
    kind="lamp",
    main="wood",
    accent="iron",
    flame="flame",
    stone="stone",
    tint="flame",
)
def torch(kit: Kit) -> None:
    """Burning cloth on a stick; as a campfire logs in a ring of stones."""
    if kit.says("campfire", "bonfire", "fire", "camp"):
        for k in range(9):
            stone = boulder(kit, 0.16, 8).scaled(1, 0.75, 1)
            a = 2 * pi * k / 9
            kit.add(stone.at(cos(a) * 0.62, 0.06, sin(a) * 0.62), "stone", "stones")
        for k in range(6):
            log = (
                cylinder(0.075, 0.72, kit.sides(10), 0.01, top=0.06)
                .turned("x", 52)
                .at(0, 0.0, -0.46)
                .turned("y", 60 * k + 10)
            )
            kit.add(log, "bark" if k % 2 else "charred wood", "logs")
        for k in range(5):
            a, r = 2 * pi * k / 4, 0.13 if k else 0.0
            kit.add(
                _flame(kit, 0.17, kit.between(0.55, 0.75) + (0.25 if k == 0 else 0))
                .turned("y", 90 * k)
                .at(cos(a) * r, 0.12, sin(a) * r),
                "flame",
                "flames",
            )
        return
    if kit.says("brazier"):
        kit.add(
            lathe(
                [(0, 0.62), (0.2, 0.64), (0.4, 0.85), (0.44, 0.9), (0.4, 0.9), (0.2, 0.72), (0, 0.7)],
                kit.sides(28),
            ),
            "accent",
            "bowl",
        )
        kit.around(
            sweep(
                [(0, 0, 0.42), (0, 0.35, 0.22), (0, 0.66, 0.2), (0, 0.86, 0.42)],
                rectangle(0.05, 0.05, 0.01),
                up=(1, 0, 0),
            ),
            3,
            "accent",
            "legs",
        )
        for k in range(5):
            a, r = 2 * pi * k / 4, 0.16 if k else 0.0
            kit.add(
                _flame(kit, 0.16, kit.between(0.4, 0.6)).turned("y", 90 * k).at(cos(a) * r, 0.72, sin(a) * r),
                "flame",
                "flames",
            )
        return
    kit.add(lathe([(0, 0), (0.045, 0), (0.055, 0.3), (0.07, 1.0), (0, 1.0)], kit.sides(12)), "main", "stick")
    kit.add(
        lathe([(0.07, 0.9), (0.13, 1.0), (0.14, 1.16), (0.11, 1.22), (0, 1.22)], kit.sides(16)),
        "rope",
        "head",
    )
    for y, r in ((0.92, 0.088), (1.08, 0.142)):
        kit.add(torus(r, 0.024, kit.sides(18), 8).at(0, y, 0), "accent", "bands")
    kit.around(
        sweep(
            [(0, 0.92, 0.08), (0, 1.06, 0.17), (0, 1.26, 0.17)], rectangle(0.03, 0.03, 0.005), up=(1, 0, 0)
        ),
        4,
        "accent",
        "cage",
    )
    for k in range(4):
        a, r = 2 * pi * k / 3, 0.05 if k else 0.0
        kit.add(
            _flame(kit, 0.12 if k == 0 else 0.085, 0.52 if k == 0 else 0.36)
            .turned("y", 120 * k)
            .at(cos(a) * r, 1.14, sin(a) * r),
            "flame",
            "flame",
        )


@prop(
    "candle, candles, candlestick, candelabra", 0.3, kind="lamp", main="bone", accent="brass", flame="flame"
)
def candle(kit: Kit) -> None:
    """Wax that has run down, on a stick of brass."""
    arms = 3 if kit.says("candelabra", "candles") else 1
    places = [(0.0, 0.34)] if arms == 1 else [(0.0, 0.5), (-0.36, 0.42), (0.36, 0.42)]
    kit.add(
        lathe(
            [
                (0, 0),
                (0.24, 0),
                (0.25, 0.03),
                (0.1, 0.06),
                (0.05, 0.1),
                (0.04, 0.2),
                (0.06, 0.24),
                (0.035, 0.28),
                (0.04, places[0][1] - 0.06),
                (0, places[0][1] - 0.06),
            ],
            kit.sides(24),
        ),
        "accent",
        "stick",
    )
    for x, y in places:
        if x:
            path = [(x * f, 0.26 + (y - 0.32) * f * f - 0.06 * sin(f * pi), 0) for f in np.linspace(0, 1, 9)]
            kit.add(tube(path, 0.026, 8), "accent", "stick")
        kit.add(
            lathe(
                [(0, -0.05), (0.05, -0.05), (0.13, -0.01), (0.13, 0.02), (0.05, 0.01), (0, 0.01)],
                kit.sides(20),
            ).at(x, y, 0),
            "accent",
            "stick",
        )
        tall = kit.between(0.32, 0.46)
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.085, 0),
                    (0.08, tall * 0.5),
                    (0.082, tall),
                    (0.06, tall - 0.015),
                    (0, tall - 0.02),
                ],
                kit.sides(18),
            ).at(x, y, 0),
            "main",
            "wax",
        )
        for _ in range(4):
            a, drip = kit.between(0, 2 * pi), kit.between(0.1, 0.24)
            kit.add(
                sphere(0.024, 8, 5)
                .scaled(1, drip / 0.05, 1)
                .at(x + cos(a) * 0.076, y + tall - drip, sin(a) * 0.076),
                "main",
                "wax",
            )
        kit.add(cylinder(0.008, 0.06, 6).at(x, y + tall - 0.02, 0), "dark", "wax")
        kit.add(_flame(kit, 0.042, 0.17).at(x, y + tall + 0.02, 0), "flame", "flame")


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
