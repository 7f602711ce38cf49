"""What holds the dead and the captive: a sarcophagus, a cage of bars."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "sarcophagus, stone sarcophagus, stone coffin, stone tomb, knight tomb, royal tomb, effigy, crusader tomb",
    2.2,
    kind="building",
    main="stone",
    accent="dark stone",
)
def sarcophagus(kit: Kit) -> None:
    """A stone chest with panels, and its owner at rest on the lid with hands together."""
    kit.add(box(1.12, 0.14, 2.3, kit.bevel(0.03)), "main", "base")
    kit.add(box(0.94, 0.5, 2.1, kit.bevel(0.015)).at(0, 0.14, 0), "main", "chest")
    for side in (-1.0, 1.0):
        for k in range(4):
            z = (k - 1.5) * 0.5
            kit.add(box(0.03, 0.32, 0.36, kit.bevel(0.01)).at(side * 0.475, 0.22, z), "accent", "panels")
        for z in (-1.0, -0.5, 0.0, 0.5, 1.0):
            kit.add(box(0.06, 0.5, 0.08, kit.bevel(0.01)).at(side * 0.475, 0.14, z), "main", "pilasters")
    for end in (-1.0, 1.0):
        kit.add(box(0.6, 0.32, 0.03, kit.bevel(0.01)).at(0, 0.22, end * 1.055), "accent", "panels")
    shift = 0.16 if kit.says("open", "opened", "ajar", "broken") else 0.0
    lid = [(box(1.1, 0.14, 2.28, kit.bevel(0.04)), 0.64), (box(0.86, 0.06, 2.04, kit.bevel(0.02)), 0.77)]
    parts = [(shape.at(0, y, 0), "lid") for shape, y in lid]
    top = 0.82
    parts += [
        (box(0.44, 0.12, 0.3, kit.bevel(0.05)).at(0, top, -0.78), "effigy"),
        (sphere(0.14, kit.sides(20)).scaled(0.9, 0.95, 1.15).at(0, top + 0.19, -0.74), "effigy"),
        (sphere(0.3, kit.sides(24)).scaled(1, 0.55, 1.15).at(0, top + 0.08, -0.32), "effigy"),
        (sphere(0.26, kit.sides(22)).scaled(0.95, 0.5, 1.3).at(0, top + 0.07, 0.06), "effigy"),
        (box(0.16, 0.2, 0.07, kit.bevel(0.02)).turned("x", 14).at(0, top, 0.98), "effigy"),
        (box(0.5, 0.05, 1.16, kit.bevel(0.02)).at(0, top - 0.01, 0.42), "effigy"),
    ]
    for side in (-1.0, 1.0):
        leg = [(side * 0.11, top + 0.08, 0.2), (side * 0.1, top + 0.1, 0.6), (side * 0.09, top + 0.08, 0.92)]
        arm = [
            (side * 0.27, top + 0.12, -0.5),
            (side * 0.29, top + 0.14, -0.2),
            (side * 0.03, top + 0.27, -0.3),
        ]
        parts += [
            (tube(leg, [0.11, 0.09, 0.075], kit.sides(14)), "effigy"),
            (tube(arm, [0.085, 0.075, 0.055], kit.sides(12)), "effigy"),
            (
                box(0.035, 0.15, 0.08, kit.bevel(0.01)).turned("x", -30).at(side * 0.02, top + 0.2, -0.34),
                "effigy",
            ),
            (sphere(0.075, 12).scaled(1, 1, 1.7).turned("x", -60).at(side * 0.08, top + 0.13, 1.0), "effigy"),
        ]
    for shape, group in parts:
        moved = shape.turned("y", 60 * shift).at(2 * shift, 0, 0) if shift else shape
        kit.add(moved, "main", group)


@prop(
    "iron cage, prison cage, animal cage, lion cage, steel cage, metal cage, barred cage, dungeon cage, beast cage, monster cage, circus cage, square cage",
    1.8,
    kind="building",
    main="iron",
    accent="dark metal",
    wood="wood",
)
def iron_cage(kit: Kit) -> None:
    """A square of upright bars between heavy frames, with a door and its lock."""
    w, h = 1.5, 1.5
    kit.add(box(w + 0.12, 0.1, w + 0.12, kit.bevel(0.02)), "wood", "floor")
    for y in (0.1, h * 0.5, h):
        thick = 0.07 if y in {0.1, h} else 0.045
        for side in (-1.0, 1.0):
            kit.add(box(w, thick, thick, kit.bevel(0.008)).at(0, y, side * w / 2), "accent", "frame")
            kit.add(box(thick, thick, w, kit.bevel(0.008)).at(side * w / 2, y, 0), "accent", "frame")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            kit.add(
                box(0.1, h + 0.06, 0.1, kit.bevel(0.014)).at(x * w / 2, 0.06, z * w / 2), "accent", "frame"
            )
    places = np.linspace(-w / 2, w / 2, 9)[1:-1]
    for place in places:
        a = float(place)
        for side in (-1.0, 1.0):
            kit.add(cylinder(0.024, h - 0.02, 8).at(a, 0.08, side * w / 2), "main", "bars")
            kit.add(cylinder(0.024, h - 0.02, 8).at(side * w / 2, 0.08, a), "main", "bars")
        kit.add(tube([(a, h + 0.03, -w / 2), (a, h + 0.03, w / 2)], 0.024, 8), "main", "roof")
    kit.add(box(w, 0.04, 0.06, 0.006).at(0, h + 0.04, 0), "accent", "roof")
    z = w / 2 + 0.03
    for x in (-0.32, 0.32):
        kit.add(box(0.06, h - 0.16, 0.05, kit.bevel(0.008)).at(x, 0.14, z), "accent", "door")
    for y in (0.16, h - 0.08):
        kit.add(box(0.64, 0.06, 0.05, kit.bevel(0.008)).at(0, y, z), "accent", "door")
    kit.add(box(0.15, 0.18, 0.08, kit.bevel(0.02)).at(0.3, 0.66, z + 0.03), "main", "lock")
    kit.add(cylinder(0.025, 0.02, 10).turned("x", 90).at(0.3, 0.76, z + 0.06), "dark", "lock")
    for y in (0.4, 1.1):
        kit.add(cylinder(0.035, 0.14, 10).at(-0.36, y, z), "main", "hinges")


@prop(
    "training dummy, straw dummy, combat dummy, target dummy, practice dummy, sword dummy, quintain, wooden training dummy, test dummy",
    1.9,
    kind="sport",
    main="thatch",
    accent="wood",
    rope="rope",
    sack="canvas",
    red="paint",
)
def training_dummy(kit: Kit) -> None:
    """A body of straw bound to a post with a cross beam, on a foot of crossed beams."""
    for turn in (0, 90):
        kit.add(box(1.1, 0.1, 0.13, kit.bevel(0.014)).turned("y", turn), "accent", "foot")
    for k in range(4):
        kit.add(
            box(0.07, 0.5, 0.07, kit.bevel(0.01)).turned("x", -35).at(0, 0.06, 0.34).turned("y", 90 * k),
            "accent",
            "foot",
        )
    kit.add(cylinder(0.07, 1.95, kit.sides(12)).at(0, 0.05, 0), "accent", "post")
    kit.add(cylinder(0.06, 1.5, kit.sides(12)).turned("z", 90).at(0.75, 1.42, 0), "accent", "beam")
    body = [(0, 0.74), (0.2, 0.72), (0.27, 0.84), (0.24, 1.05), (0.3, 1.36), (0.22, 1.52), (0, 1.56)]
    kit.add(lathe(body, kit.sides(26)).scaled(1.05, 1, 0.8), "main", "body")
    for y, r in ((0.86, 0.28), (1.08, 0.262), (1.34, 0.31)):
        kit.add(torus(r, 0.024, kit.sides(26), 8).scaled(1.05, 1, 0.82).at(0, y, 0), "rope", "ropes")
    for side in (-1.0, 1.0):
        sleeve = [(side * 0.2, 1.42, 0), (side * 0.42, 1.42, 0), (side * 0.62, 1.42, 0)]
        kit.add(tube(sleeve, [0.13, 0.12, 0.135], kit.sides(16)), "main", "arms")
        kit.add(torus(0.125, 0.02, 18, 8).turned("z", 90).at(side * 0.55, 1.42, 0), "rope", "ropes")
    kit.add(sphere(0.2, kit.sides(24)).scaled(0.95, 1.15, 0.95).at(0, 1.8, 0), "sack", "head")
    kit.add(torus(0.12, 0.025, 20, 8).at(0, 1.6, 0), "rope", "ropes")
    for r, finish in ((0.17, "red"), (0.115, "sack"), (0.06, "red")):
        kit.add(cylinder(r, 0.02 + 0.02 * (0.2 - r), 22).turned("x", 90).at(0, 1.2, 0.225), finish, "target")
