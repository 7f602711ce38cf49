"""What stands about on sites and docks: steel drums, concrete barriers, cartons."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, torus
from layer_server.generators.mesh.props.kit import Kit, prop


def _drum(kit: Kit) -> None:
    """A steel cylinder with rolled rims, two swaged rings and the bungs of its lid."""
    sides = kit.sides(44, 12)
    wall = [(0.0, 0.0), (0.46, 0.0), (0.5, 0.02), (0.5, 0.06), (0.475, 0.08)]
    for y in (0.46, 0.9):
        wall += [(0.475, y - 0.05), (0.505, y), (0.475, y + 0.05)]
    wall += [(0.475, 1.3), (0.5, 1.32), (0.5, 1.38), (0.46, 1.38), (0.46, 1.34), (0.0, 1.34)]
    kit.add(lathe(wall, sides), "main", "body")
    for x, z, r in ((0.22, 0.16, 0.07), (-0.24, -0.14, 0.045)):
        kit.add(cylinder(r, 0.05, 16, kit.bevel(0.01)).at(x, 1.33, z), "cap", "caps")
    if kit.says("explosive", "flammable", "toxic", "radioactive", "hazardous", "chemical", "waste"):
        mark = prism([(0, -0.2), (0.2, 0), (0, 0.2), (-0.2, 0)], 0.02)
        kit.add(mark.at(0, 0.68, 0.484), "accent", "label")
        kit.add(prism([(0, -0.15), (0.15, 0), (0, 0.15), (-0.15, 0)], 0.02).at(0, 0.68, 0.49), "ink", "label")


prop(
    "oil drum, metal drum, oil barrel, metal barrel, steel barrel, fuel drum, fuel barrel, petrol barrel, chemical drum, chemical barrel, iron barrel",
    0.9, kind="container", main="paint blue", accent="paint white", cap="steel", ink="dark",
)(_drum)  # fmt: skip
prop(
    "explosive barrel, red barrel, exploding barrel, flammable barrel",
    0.9, kind="container", main="paint", accent="paint white", cap="steel", ink="paint orange",
)(_drum)  # fmt: skip
prop(
    "toxic barrel, toxic waste barrel, radioactive barrel, hazardous waste barrel, toxic waste, nuclear waste barrel",
    0.9, kind="container", main="paint yellow", accent="dark", cap="steel", ink="paint yellow",
)(_drum)  # fmt: skip


@prop(
    "concrete barrier, jersey barrier, concrete road barrier, concrete block barrier, highway barrier, k rail, traffic barrier",
    2.0,
    kind="street",
    main="stone",
    accent="dark",
    steel="iron",
)
def concrete_barrier(kit: Kit) -> None:
    """A wall with a broad foot and steep upper half, with slots for a fork and eyes at its ends."""
    side = [(0.36, 0.0), (0.36, 0.09), (0.2, 0.36), (0.12, 0.95)]
    outline = [*side, *((-x, y) for x, y in reversed(side))]
    kit.add(prism(outline, 2.6, kit.bevel(0.03)).turned("y", 90), "main", "body")
    for x in (-0.7, 0.7):
        kit.add(box(0.34, 0.1, 0.74, 0).at(x, -0.002, 0), "accent", "slots")
    for end in (-1.0, 1.0):
        for y in (0.3, 0.68):
            kit.add(torus(0.07, 0.02, 16, 8).at(end * 1.33, y, 0), "steel", "eyes")


@prop(
    "cardboard box, carton, cardboard carton, moving box, shipping box, parcel, delivery box, postal box, mail package",
    0.5,
    kind="container",
    main="carton",
    accent="canvas",
    label="paper",
    ink="dark",
)
def cardboard_box(kit: Kit) -> None:
    """Brown board, a strip of tape, a label; its flaps up where it is open."""
    w, h, d = 1.0, 0.72, 0.8
    if kit.says("open", "opened", "empty"):
        for side in (-1.0, 1.0):
            kit.add(box(w, h, 0.02, 0.004).at(0, 0, side * (d / 2 - 0.01)), "main", "walls")
            kit.add(box(0.02, h, d, 0.004).at(side * (w / 2 - 0.01), 0, 0), "main", "walls")
        kit.add(box(w, 0.02, d, 0.004), "main", "floor")
        for side in (-1.0, 1.0):
            long = box(w - 0.02, 0.02, d / 2, 0.004).at(0, 0, side * d / 4).turned("x", side * 28)
            kit.add(long.at(0, h, side * d / 2), "main", "flaps")
            short = box(d / 2, 0.02, d - 0.03, 0.004).at(side * d / 4, 0, 0).turned("z", side * -40)
            kit.add(short.at(side * w / 2, h, 0), "main", "flaps")
    else:
        kit.add(box(w, h, d, kit.bevel(0.014)), "main", "body")
        for side in (-1.0, 1.0):
            kit.add(box(w - 0.01, 0.014, d / 2 - 0.006, 0.003).at(0, h, side * d / 4), "main", "flaps")
        kit.add(box(w + 0.004, 0.006, 0.11, 0).at(0, h + 0.014, 0), "accent", "tape")
        for side in (-1.0, 1.0):
            kit.add(box(0.006, 0.2, 0.11, 0).at(side * (w / 2 + 0.002), h - 0.18, 0), "accent", "tape")
    kit.add(box(0.3, 0.2, 0.006, 0).at(0.24, 0.36, d / 2), "label", "label")
    for k in range(3):
        kit.add(box(0.2 - 0.04 * k, 0.014, 0.006, 0).at(0.22, 0.5 - 0.045 * k, d / 2 + 0.003), "ink", "label")
    for x in np.linspace(-0.38, -0.26, 2):
        kit.add(prism([(-0.035, 0), (0.035, 0), (0, 0.06)], 0.006).at(float(x), 0.16, d / 2), "ink", "arrows")
        kit.add(box(0.02, 0.07, 0.006, 0).at(float(x), 0.09, d / 2), "ink", "arrows")
