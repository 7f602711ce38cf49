"""Laboratory and sick room."""

from __future__ import annotations

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "beaker, test tube rack, test tubes, test tube, bunsen burner, petri dish, lab glassware, laboratory flask, chemistry set, erlenmeyer flask",
    0.3,
    kind="medicine",
    main="glass",
    fluid="energy",
    accent="wood",
    green="slime",
    blue="water",
    red="liquid",
    steel="steel",
    tint="fluid",
)
def glassware(kit: Kit) -> None:
    """Glass of a laboratory with coloured fluids."""
    if kit.says("bunsen", "burner"):
        kit.add(cylinder(0.28, 0.06, kit.sides(28), 0.02), "dark metal", "base")
        kit.add(cylinder(0.07, 0.6, kit.sides(18), 0.01).at(0, 0.05, 0), "steel", "pipe")
        kit.add(cylinder(0.1, 0.12, 18, 0.01).at(0, 0.16, 0), "brass", "collar")
        kit.add(
            tube(curve([(0.06, 0.12, 0), (0.3, 0.12, 0), (0.5, 0.05, 0.1), (0.62, 0.04, 0.3)]), 0.035, 10),
            "rubber",
            "hose",
        )
        kit.add(
            lathe([(0, 0), (0.07, 0.02), (0.11, 0.18), (0.07, 0.4), (0, 0.62)], 20).at(0, 0.64, 0),
            "water",
            "flame",
        )
        kit.add(lathe([(0, 0), (0.04, 0.02), (0.06, 0.1), (0, 0.3)], 14).at(0, 0.64, 0), "flame", "flame")
        return
    if kit.says("tubes", "tube", "rack"):
        for y in (0.0, 0.26, 0.5):
            kit.add(box(1.3, 0.06, 0.34, 0.015).at(0, y, 0), "accent", "rack")
        for s in (-1.0, 1.0):
            kit.add(box(0.06, 0.56, 0.34, 0.015).at(s * 0.62, 0, 0), "accent", "rack")
        for k, finish in enumerate(("red", "green", "blue", "fluid", "green")):
            x = (k - 2) * 0.23
            fill = kit.between(0.3, 0.6)
            kit.add(
                lathe([(0, 0.07), (0.05, 0.1), (0.068, 0.16), (0.068, fill), (0, fill)], 16).at(x, 0, 0),
                finish,
                "fluids",
            )
            kit.add(
                lathe(
                    [
                        (0, 0.05),
                        (0.06, 0.09),
                        (0.085, 0.16),
                        (0.085, 0.9),
                        (0.1, 0.92),
                        (0.075, 0.92),
                        (0.072, 0.16),
                        (0, 0.07),
                    ],
                    18,
                ).at(x, 0, 0),
                "main",
                "tubes",
            )
        return
    if kit.says("erlenmeyer", "flask", "set"):
        kit.add(
            lathe([(0, 0.03), (0.36, 0.04), (0.38, 0.08), (0.22, 0.42), (0, 0.42)], kit.sides(28)),
            "fluid",
            "fluid",
        )
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.38, 0),
                    (0.42, 0.06),
                    (0.13, 0.7),
                    (0.12, 0.92),
                    (0.16, 0.96),
                    (0.11, 0.96),
                    (0.1, 0.7),
                    (0.39, 0.06),
                    (0, 0.02),
                ],
                kit.sides(32),
            ),
            "main",
            "flask",
        )
        for k in range(6):
            kit.add(
                sphere(0.03 + 0.015 * (k % 3), 10).at(
                    kit.between(-0.15, 0.15), 0.44, kit.between(-0.15, 0.15)
                ),
                "fluid",
                "bubbles",
            )
        return
    kit.add(cylinder(0.3, 0.42, kit.sides(30)).at(0, 0.03, 0), "fluid", "fluid")
    kit.add(
        lathe(
            [
                (0, 0),
                (0.32, 0),
                (0.34, 0.03),
                (0.34, 0.82),
                (0.38, 0.86),
                (0.33, 0.85),
                (0.315, 0.04),
                (0, 0.02),
            ],
            kit.sides(34),
        ),
        "main",
        "glass",
    )
    for k in range(5):
        kit.add(
            box(0.12 if k % 2 else 0.2, 0.014, 0.012, 0).at(0, 0.2 + 0.12 * k, 0.34), "paint white", "marks"
        )


@prop("microscope", 0.4, kind="medicine", main="paint white", accent="dark metal", steel="steel")
def microscope(kit: Kit) -> None:
    """An arm with a tube over a stage."""
    kit.add(box(0.5, 0.08, 0.64, 0.03), "accent", "foot")
    kit.add(
        tube(curve([(0, 0.06, -0.22), (0, 0.4, -0.3), (0, 0.75, -0.24), (0, 0.9, -0.08)]), 0.075, 14),
        "main",
        "arm",
    )
    kit.add(box(0.38, 0.04, 0.36, 0.01).at(0, 0.34, 0.02), "accent", "stage")
    kit.add(box(0.24, 0.012, 0.09, 0).at(0, 0.385, 0.05), "glass", "slide")
    for shape, finish, group in (
        (cylinder(0.09, 0.46, kit.sides(20), 0.015).at(0, 0.3, 0), "main", "tube"),
        (cylinder(0.066, 0.16, 18, 0.01).at(0, 0.74, 0), "accent", "eyepiece"),
        (cylinder(0.1, 0.08, 20, 0.02).at(0, 0.22, 0), "steel", "turret"),
        (cylinder(0.035, 0.16, 12, top=0.05).at(0, 0.08, 0), "steel", "lens"),
    ):
        kit.add(shape.turned("x", -14).at(0, 0.4, 0.08), finish, group)
    for s in (-1.0, 1.0):
        kit.add(
            cylinder(0.07, 0.06, 18, 0.01).turned("z", -90 * s).at(s * 0.06, 0.5, -0.27), "accent", "knobs"
        )
    kit.add(cylinder(0.09, 0.05, 20).at(0, 0.08, 0.05), "light", "lamp")


@prop(
    "scissors, shears, surgical scissors, pair of scissors, garden shears",
    0.2,
    kind="medicine",
    main="steel",
    accent="paint",
    tint="accent",
)
def scissors(kit: Kit) -> None:
    """Two blades on a pin, open, lying flat."""
    for s in (-1.0, 1.0):
        for shape, finish, group in (
            (
                prism(
                    [(0, -0.05), (0.05 * s, 0.1), (0.045 * s, 0.55), (-0.01 * s, 0.95), (-0.05 * s, 0.2)],
                    0.03,
                    0.008,
                ),
                "main",
                "blades",
            ),
            (
                rod((0, 0.02, 0), (-0.1 * s, -0.28, 0), 0.035, 10),
                "accent" if not kit.says("surgical") else "main",
                "handles",
            ),
            (
                torus(0.14, 0.036, kit.sides(24), 10)
                .turned("x", 90)
                .scaled(0.85, 1.15, 1)
                .at(-0.16 * s, -0.42, 0),
                "accent" if not kit.says("surgical") else "main",
                "handles",
            ),
        ):
            kit.add(shape.turned("z", 13 * s).turned("x", -90).at(0, 0.04 + 0.012 * s, 0), finish, group)
    kit.add(cylinder(0.035, 0.07, 14, 0.008).at(0, 0.01, -0.03), "accent", "pin")


@prop(
    "pill bottle, medicine bottle, pills, pill, medicine",
    0.12,
    kind="medicine",
    main="paint orange",
    accent="paint white",
    red="paint",
)
def pills(kit: Kit) -> None:
    """An orange bottle with a white lid and label, and capsules before it."""
    kit.add(cylinder(0.26, 0.62, kit.sides(28), 0.02), "main", "bottle")
    kit.add(cylinder(0.29, 0.18, kit.sides(28), 0.02).at(0, 0.62, 0), "accent", "lid")
    kit.add(cylinder(0.265, 0.32, kit.sides(28)).at(0, 0.14, 0), "accent", "label")
    for x, z, a in ((0.36, 0.2, 20), (0.18, 0.42, 100), (-0.3, 0.36, -30)):
        for s, finish in ((-1.0, "red"), (1.0, "accent")):
            half = lathe([(0, 0), (0.05, 0), (0.05, 0.06), (0.036, 0.1), (0, 0.115)], 14).turned("z", -90 * s)
            kit.add(half.turned("y", a).at(x, 0.05, z), finish, "capsules")
