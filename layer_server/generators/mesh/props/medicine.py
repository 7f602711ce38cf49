"""Hospital."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.shape import Shape


def cross(size: float, depth: float) -> Shape:
    """A Greek cross in x and y."""
    a, b = size / 6, size / 2
    return prism(
        [
            (a, a),
            (b, a),
            (b, -a),
            (a, -a),
            (a, -b),
            (-a, -b),
            (-a, -a),
            (-b, -a),
            (-b, a),
            (-a, a),
            (-a, b),
            (a, b),
        ][::-1],
        depth,
    )


@prop(
    "first aid kit, medkit, med kit, medical kit, medical bag, first aid box, medicine box, health pack, health kit",
    0.4,
    kind="medicine",
    main="paint white",
    accent="paint",
    dark="dark metal",
)
def first_aid(kit: Kit) -> None:
    """A white case with a red cross."""
    kit.add(box(1.0, 0.66, 0.36, kit.bevel(0.06)), "main", "case")
    kit.add(box(1.02, 0.03, 0.37, 0.008).at(0, 0.4, 0), "dark", "seam")
    kit.add(cross(0.4, 0.05).at(0, 0.3, 0.175), "accent", "cross")
    kit.add(
        tube(
            curve([(-0.18, 0.62, 0), (-0.17, 0.78, 0), (0, 0.8, 0), (0.17, 0.78, 0), (0.18, 0.62, 0)]),
            0.03,
            10,
        ),
        "dark",
        "handle",
    )
    for x in (-0.34, 0.34):
        kit.add(box(0.1, 0.12, 0.04, 0.01).at(x, 0.36, 0.18), "dark", "latches")


@prop(
    "wheelchair, wheel chair", 1.1, kind="medicine", main="cloth", accent="steel", tyre="rubber", tint="main"
)
def wheelchair(kit: Kit) -> None:
    """Two large wheels, two small ones, a seat of cloth."""
    for s in (-1.0, 1.0):
        x = s * 0.36
        kit.add(torus(0.4, 0.035, kit.sides(36), 8).turned("z", 90).at(x, 0.43, -0.1), "tyre", "wheels")
        kit.add(
            torus(0.33, 0.012, kit.sides(32), 6).turned("z", 90).at(x + s * 0.05, 0.43, -0.1),
            "accent",
            "wheels",
        )
        for k in range(8):
            a = pi * k / 4
            kit.add(
                rod((x, 0.43, -0.1), (x, 0.43 + 0.39 * sin(a), -0.1 + 0.39 * cos(a)), 0.008, 5),
                "accent",
                "wheels",
            )
        kit.add(torus(0.09, 0.03, 20, 8).turned("z", 90).at(s * 0.28, 0.12, 0.46), "tyre", "castors")
        kit.add(rod((s * 0.28, 0.14, 0.46), (s * 0.28, 0.5, 0.4), 0.02, 8), "accent", "frame")
        kit.add(rod((s * 0.28, 0.5, -0.3), (s * 0.28, 0.5, 0.42), 0.022, 8), "accent", "frame")
        kit.add(
            tube(
                curve(
                    [
                        (s * 0.28, 0.45, -0.26),
                        (s * 0.28, 1.0, -0.34),
                        (s * 0.28, 1.06, -0.38),
                        (s * 0.28, 1.06, -0.52),
                    ]
                ),
                0.022,
                8,
            ),
            "accent",
            "frame",
        )
        kit.add(
            tube(
                curve(
                    [
                        (s * 0.28, 0.74, -0.3),
                        (s * 0.28, 0.74, 0.2),
                        (s * 0.28, 0.68, 0.26),
                        (s * 0.28, 0.5, 0.28),
                    ]
                ),
                0.02,
                8,
            ),
            "accent",
            "frame",
        )
        kit.add(box(0.07, 0.05, 0.4, 0.015).at(s * 0.28, 0.74, 0.0), "tyre", "armrests")
        kit.add(rod((s * 0.2, 0.5, 0.42), (s * 0.18, 0.16, 0.66), 0.016, 8), "accent", "frame")
        kit.add(box(0.2, 0.02, 0.18, 0.006).turned("x", -12).at(s * 0.15, 0.12, 0.68), "tyre", "footrests")
    kit.add(box(0.54, 0.06, 0.56, 0.02).at(0, 0.5, 0.02), "main", "seat")
    kit.add(box(0.54, 0.44, 0.05, 0.02).turned("x", -8).at(0, 0.58, -0.28), "main", "back")


@prop(
    "hospital bed, stretcher, gurney, operating table, surgery table, hospital trolley",
    2.0,
    kind="medicine",
    main="paint white",
    accent="steel",
    cloth="book blue",
    dark="rubber",
)
def hospital_bed(kit: Kit) -> None:
    """A mattress on a frame with castors; its head raised."""
    flat = kit.says("operating", "surgery", "stretcher", "gurney", "trolley")
    kit.add(box(0.8, 0.08, 2.0, 0.02).at(0, 0.56, 0), "accent", "frame")
    kit.add(
        box(0.76, 0.13, 1.2 if not flat else 1.9, 0.04).at(0, 0.64, 0.36 if not flat else 0),
        "main",
        "mattress",
    )
    if not flat:
        kit.add(
            box(0.76, 0.13, 0.84, 0.04).at(0, 0, -0.42).turned("x", 32).at(0, 0.66, -0.2), "main", "mattress"
        )
        kit.add(
            box(0.56, 0.1, 0.34, 0.045).at(0, 0.13, -0.62).turned("x", 32).at(0, 0.66, -0.2), "main", "pillow"
        )
        kit.add(box(0.8, 0.06, 0.8, 0.02).at(0, 0.74, 0.52), "cloth", "blanket")
        for z, h in ((-1.02, 0.62), (1.02, 0.46)):
            kit.add(box(0.82, h, 0.05, 0.02).at(0, 0.5, z), "cloth", "boards")
    elif kit.says("operating", "surgery"):
        kit.add(rod((0.5, 0.6, -0.6), (0.5, 2.0, -0.6), 0.03), "accent", "lamp")
        kit.add(rod((0.5, 2.0, -0.6), (0, 2.0, -0.1), 0.03), "accent", "lamp")
        kit.add(cylinder(0.38, 0.1, kit.sides(32), 0.03, top=0.26).at(0, 1.86, -0.1), "main", "lamp")
        kit.add(cylinder(0.3, 0.02, kit.sides(28)).at(0, 1.85, -0.1), "light", "lamp")
    else:
        kit.add(box(0.5, 0.09, 0.3, 0.04).at(0, 0.77, -0.75), "cloth", "pillow")
    for s in (-1.0, 1.0):
        for z in (-0.8, 0.8):
            kit.add(rod((s * 0.34, 0.14, z), (s * 0.34, 0.58, z), 0.03), "accent", "legs")
            kit.add(
                cylinder(0.08, 0.05, 18, 0.01).turned("z", 90).at(s * 0.34 + 0.025, 0.08, z),
                "dark",
                "castors",
            )
        for y in (0.78, 0.9):
            kit.add(rod((s * 0.42, y, -0.1), (s * 0.42, y, 0.7), 0.014, 8), "accent", "rails")
        for z in (-0.1, 0.3, 0.7):
            kit.add(rod((s * 0.42, 0.6, z), (s * 0.42, 0.9, z), 0.014, 8), "accent", "rails")


@prop(
    "iv stand, iv drip, iv drip stand, drip stand, iv bag, iv pole",
    1.9,
    kind="medicine",
    main="steel",
    bag="glass",
    fluid="water",
    dark="rubber",
)
def drip(kit: Kit) -> None:
    """A bag on a pole with castors."""
    kit.add(rod((0, 0.1, 0), (0, 1.85, 0), 0.025), "main", "pole")
    for k in range(5):
        a = 2 * pi * k / 5
        kit.add(rod((0, 0.14, 0), (0.36 * sin(a), 0.08, 0.36 * cos(a)), 0.022, 8), "main", "base")
        kit.add(sphere(0.05, 12).at(0.36 * sin(a), 0.05, 0.36 * cos(a)), "dark", "castors")
    kit.add(
        tube(
            curve([(-0.22, 1.74, 0), (-0.2, 1.82, 0), (0, 1.85, 0), (0.2, 1.82, 0), (0.22, 1.74, 0)]),
            0.016,
            8,
        ),
        "main",
        "hooks",
    )
    kit.add(box(0.22, 0.34, 0.09, 0.04).at(0.22, 1.38, 0), "fluid", "bag")
    kit.add(box(0.06, 0.05, 0.02, 0.005).at(0.22, 1.71, 0), "main", "bag")
    kit.add(cylinder(0.022, 0.12, 10).at(0.22, 1.27, 0), "fluid", "tube")
    kit.add(
        tube(
            curve(
                [(0.22, 1.28, 0), (0.24, 0.9, 0.05), (0.14, 0.62, 0.1), (0.26, 0.7, 0.14), (0.3, 0.9, 0.1)]
            ),
            0.008,
            6,
        ),
        "fluid",
        "tube",
    )
    kit.add(box(0.16, 0.2, 0.12, 0.02).at(0, 0.95, 0.06), "dark", "pump")


@prop(
    "syringe, needle, injection",
    0.15,
    kind="medicine",
    main="glass",
    accent="paint white",
    fluid="liquid",
    steel="steel",
    tint="fluid",
)
def syringe(kit: Kit) -> None:
    """A barrel with fluid, a plunger, a needle."""
    tilt = -52
    for shape, finish, group in (
        (cylinder(0.085, 0.44, kit.sides(20)).at(0, 0.36, 0), "fluid", "fluid"),
        (cylinder(0.1, 0.66, kit.sides(24), 0.02).at(0, 0.32, 0), "main", "barrel"),
        (box(0.44, 0.04, 0.18, 0.015).at(0, 0.98, 0), "accent", "barrel"),
        (cylinder(0.09, 0.06, 20).at(0, 0.8, 0), "dark", "plunger"),
        (box(0.07, 0.5, 0.07, 0.01).at(0, 0.84, 0), "accent", "plunger"),
        (cylinder(0.13, 0.035, 22, 0.01).at(0, 1.33, 0), "accent", "plunger"),
        (lathe([(0, 0.2), (0.04, 0.2), (0.07, 0.33), (0, 0.33)], 16), "accent", "hub"),
        (cylinder(0.012, 0.34, 8, top=0.012).at(0, -0.12, 0), "steel", "needle"),
        *((box(0.06, 0.008, 0.006, 0).at(0.03, 0.4 + 0.08 * k, 0.1), "dark", "marks") for k in range(6)),
    ):
        kit.add(shape.turned("z", tilt), finish, group)


@prop("stethoscope", 0.4, kind="medicine", main="rubber", accent="steel", tint="main")
def stethoscope(kit: Kit) -> None:
    """Two ear pieces, a tube, a disc, lying flat."""
    for s in (-1.0, 1.0):
        kit.add(
            tube(curve([(0, 0.05, 0.0), (s * 0.2, 0.05, -0.25), (s * 0.26, 0.05, -0.55)]), 0.032, 10),
            "main",
            "tube",
        )
        kit.add(
            tube(curve([(s * 0.26, 0.05, -0.5), (s * 0.24, 0.05, -0.8), (s * 0.1, 0.06, -0.95)]), 0.02, 8),
            "accent",
            "ears",
        )
        kit.add(sphere(0.045, 12).at(s * 0.09, 0.06, -0.97), "main", "ears")
    kit.add(
        tube(
            curve(
                [(0, 0.05, -0.02), (0.02, 0.05, 0.35), (0.3, 0.05, 0.55), (0.6, 0.05, 0.3), (0.62, 0.05, 0.0)]
            ),
            0.035,
            10,
        ),
        "main",
        "tube",
    )
    kit.add(cylinder(0.15, 0.06, kit.sides(28), 0.02).at(0.62, 0.03, -0.1), "accent", "disc")
    kit.add(cylinder(0.11, 0.02, kit.sides(24)).at(0.62, 0.085, -0.1), "main", "disc")


@prop(
    "crutch, crutches, walking cane, cane, walking stick",
    1.2,
    kind="medicine",
    main="pale wood",
    accent="rubber",
    tint="main",
)
def crutch(kit: Kit) -> None:
    """A pair for the arms; or a stick with a bent handle."""
    if kit.says("cane", "walking"):
        path = curve(
            [(0, 0, 0), (0, 0.8, 0), (0.02, 0.95, 0), (0.1, 1.03, 0), (0.2, 0.98, 0), (0.22, 0.86, 0)], 5
        )
        kit.add(tube(path, 0.028, 12), "dark wood", "stick")
        kit.add(cylinder(0.036, 0.05, 12), "accent", "tip")
        kit.add(cylinder(0.033, 0.05, 12).at(0, 0.72, 0), "gold", "band")
        return
    for side in (-1.0, 1.0):
        for shape, finish, group in (
            (box(0.34, 0.07, 0.08, 0.03).at(0, 1.3, 0), "accent", "pad"),
            (rod((-0.14, 1.32, 0), (-0.1, 0.6, 0), 0.02, 8), "main", "sides"),
            (rod((0.14, 1.32, 0), (0.1, 0.6, 0), 0.02, 8), "main", "sides"),
            (rod((-0.1, 0.6, 0), (0, 0.42, 0), 0.02, 8), "main", "sides"),
            (rod((0.1, 0.6, 0), (0, 0.42, 0), 0.02, 8), "main", "sides"),
            (rod((0, 0.48, 0), (0, 0, 0), 0.024, 8), "main", "leg"),
            (rod((-0.125, 0.92, 0), (0.125, 0.92, 0), 0.028, 10), "accent", "grip"),
            (cylinder(0.04, 0.07, 12, 0.01), "accent", "tip"),
        ):
            kit.add(shape.turned("z", side * 7).at(side * 0.28, 0, side * 0.05), finish, group)
