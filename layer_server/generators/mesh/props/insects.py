# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Spiders and insects."""

from __future__ import annotations

from math import sin

from layer_server.generators.mesh.loft import lathe, prism, sphere, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "spider, giant spider, tarantula, black widow, scorpion, ant, beetle, ladybug, ladybird, cockroach, tick, scarab",
    0.3,
    kind="animal",
    main="fur black",
    accent="fur brown",
    eye="neon red",
    red="paint",
    white="porcelain",
    tint="main",
)
def bug(kit: Kit) -> None:
    """Legs around a body: eight for a spider or a scorpion, six for the rest."""
    if kit.says("ladybug", "ladybird", "beetle", "scarab", "cockroach", "tick"):
        shell = (
            "red"
            if kit.says("ladybug", "ladybird")
            else "gold"
            if kit.says("scarab")
            else "book green"
            if kit.says("beetle")
            else "accent"
        )
        kit.add(sphere(0.4, kit.sides(26)).scaled(1.1, 0.75, 0.95).at(-0.06, 0.3, 0), shell, "shell")
        kit.add(sphere(0.41, 24).scaled(1.1, 0.76, 0.03).at(-0.06, 0.3, 0), "dark", "shell")
        kit.add(sphere(0.22, 20).scaled(0.9, 0.85, 1.1).at(0.38, 0.28, 0), "main", "head")
        if kit.says("ladybug", "ladybird"):
            for x, y, z in (
                (0.1, 0.56, 0.15),
                (-0.2, 0.55, 0.16),
                (-0.05, 0.44, 0.31),
                (-0.32, 0.4, 0.25),
                (0.2, 0.42, 0.27),
            ):
                for s in (-1.0, 1.0):
                    kit.add(sphere(0.075, 12).scaled(1, 0.6, 0.8).at(x, y, s * z), "dark", "spots")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.06, 12).at(0.5, 0.36, s * 0.13), "white", "eyes")
            kit.add(sphere(0.03, 8).at(0.55, 0.37, s * 0.14), "dark", "eyes")
            kit.add(
                tube(curve([(0.48, 0.44, s * 0.07), (0.6, 0.6, s * 0.12), (0.7, 0.62, s * 0.18)]), 0.016, 6),
                "main",
                "feelers",
            )
            for x in (0.22, -0.06, -0.34):
                kit.add(
                    tube(
                        [(x, 0.2, s * 0.26), (x * 1.2, 0.22, s * 0.46), (x * 1.3, 0.0, s * 0.54)],
                        [0.04, 0.035, 0.015],
                        6,
                    ),
                    "main",
                    "legs",
                )
        return
    if kit.says("ant"):
        for x, r, long in ((-0.5, 0.24, 1.35), (-0.08, 0.14, 1.3), (0.26, 0.18, 1.1)):
            kit.add(sphere(r, 18).scaled(long, 1, 0.95).at(x, 0.36, 0), "accent", "body")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.04, 10).at(0.36, 0.42, s * 0.13), "dark", "eyes")
            kit.add(
                tube(curve([(0.38, 0.48, s * 0.06), (0.5, 0.68, s * 0.14), (0.7, 0.6, s * 0.2)]), 0.016, 6),
                "accent",
                "feelers",
            )
            kit.add(
                tube(curve([(0.4, 0.3, s * 0.06), (0.52, 0.28, s * 0.1), (0.58, 0.27, s * 0.02)]), 0.025, 6),
                "accent",
                "jaws",
            )
            for k in range(3):
                kit.add(
                    tube(
                        [
                            (-0.08 + 0.06 * (k - 1), 0.34, s * 0.08),
                            (-0.08 + 0.3 * (1 - k), 0.5, s * 0.34),
                            (-0.08 + 0.46 * (1 - k), 0, s * 0.56),
                        ],
                        [0.03, 0.026, 0.012],
                        6,
                    ),
                    "accent",
                    "legs",
                )
        return
    scorpion = kit.says("scorpion")
    if scorpion:
        for k in range(4):
            kit.add(
                sphere(0.2 - 0.015 * k, 18).scaled(0.8, 0.6, 1).at(0.2 - 0.17 * k, 0.24, 0), "accent", "body"
            )
        kit.add(sphere(0.18, 18).scaled(1, 0.65, 1.1).at(0.36, 0.24, 0), "accent", "head")
        for x, y, r in (
            (-0.5, 0.28, 0.11),
            (-0.66, 0.42, 0.1),
            (-0.72, 0.6, 0.095),
            (-0.64, 0.78, 0.09),
            (-0.48, 0.9, 0.09),
        ):
            kit.add(sphere(r, 14).at(x, y, 0), "accent", "tail")
        kit.add(
            tube(
                curve([(-0.36, 0.92, 0), (-0.24, 0.92, 0), (-0.16, 0.8, 0)]),
                [0.07, 0.065, 0.058, 0.05, 0.042, 0.034, 0.024, 0.014, 0.004],
                8,
            ),
            "main",
            "sting",
        )
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(0.4, 0.22, s * 0.14), (0.55, 0.22, s * 0.42), (0.8, 0.22, s * 0.36)]), 0.045, 8),
                "accent",
                "arms",
            )
            kit.add(sphere(0.12, 14).scaled(1.2, 0.6, 0.9).at(0.88, 0.22, s * 0.34), "accent", "claws")
            for d in (-1.0, 1.0):
                kit.add(
                    tube(
                        [
                            (0.94, 0.22, s * 0.34 + d * 0.06),
                            (1.08, 0.22, s * 0.34 + d * 0.1),
                            (1.2, 0.22, s * 0.34 + d * 0.02),
                        ],
                        [0.045, 0.04, 0.008],
                        8,
                    ),
                    "accent",
                    "claws",
                )
    else:
        kit.add(sphere(0.34, 24).scaled(1.15, 0.95, 1).at(-0.36, 0.46, 0), "main", "abdomen")
        kit.add(sphere(0.22, 20).scaled(1.1, 0.8, 1).at(0.16, 0.36, 0), "main", "head")
        if kit.says("widow"):
            kit.add(sphere(0.12, 12).scaled(1, 0.5, 0.8).at(-0.4, 0.76, 0), "red", "mark")
        else:
            for k in range(3):
                kit.add(
                    sphere(0.1 - 0.02 * k, 10).scaled(1, 0.5, 1).at(-0.24 - 0.16 * k, 0.76 - 0.05 * k, 0),
                    "accent",
                    "mark",
                )
        for s in (-1.0, 1.0):
            for x, y, z, r in ((0.34, 0.42, 0.06, 0.05), (0.3, 0.48, 0.12, 0.036), (0.26, 0.51, 0.05, 0.03)):
                kit.add(sphere(r, 10).at(x, y, s * z), "eye", "eyes")
            kit.add(
                tube(
                    [(0.32, 0.3, s * 0.06), (0.42, 0.24, s * 0.07), (0.4, 0.12, s * 0.05)],
                    [0.045, 0.04, 0.008],
                    8,
                ),
                "accent",
                "fangs",
            )
    for s in (-1.0, 1.0):
        for k in range(4):
            a = (-0.72 + 0.48 * k) if not scorpion else (-0.6 + 0.4 * k)
            reach = 0.95 if not scorpion else 0.6
            x0 = 0.12 if not scorpion else 0.1 - 0.1 * k
            knee = (x0 + 0.45 * sin(-a) * reach, 0.72 if not scorpion else 0.36, s * 0.5 * reach)
            end = (x0 + 1.0 * sin(-a) * reach, 0.0, s * 0.98 * reach)
            kit.add(
                tube([(x0, 0.34 if not scorpion else 0.22, s * 0.12), knee, end], [0.05, 0.045, 0.012], 8),
                "main" if not scorpion else "accent",
                "legs",
            )


@prop(
    "bee, honeybee, bumblebee, wasp, hornet, fly, mosquito, dragonfly, firefly, butterfly, moth",
    0.2,
    kind="animal",
    main="paint yellow",
    accent="fur black",
    wing="glass",
    red="paint orange",
    blue="paint blue",
    white="porcelain",
    glow="neon green",
)
def flier(kit: Kit) -> None:
    """A banded body with wings of glass; or great coloured wings."""
    if kit.says("butterfly", "moth"):
        kit.add(
            tube([(-0.4, 0.5, 0), (0, 0.52, 0), (0.3, 0.55, 0)], [0.03, 0.07, 0.06], 12), "accent", "body"
        )
        kit.add(sphere(0.09, 14).at(0.36, 0.57, 0), "accent", "head")
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(0.4, 0.62, s * 0.03), (0.55, 0.82, s * 0.12), (0.68, 0.86, s * 0.2)]), 0.012, 6),
                "accent",
                "feelers",
            )
            for outline, inner in (
                ([(0.18, 0.04), (0.62, 0.5), (0.6, 0.92), (0.3, 1.0), (0.0, 0.62), (0.0, 0.04)], 0.8),
                ([(0.0, 0.04), (0.0, 0.6), (-0.3, 0.78), (-0.6, 0.6), (-0.5, 0.3), (-0.15, 0.04)], 0.76),
            ):
                for scale, thick, finish in (
                    (1.0, 0.03, "accent"),
                    (inner, 0.05, "red" if kit.says("butterfly") else "cream"),
                ):
                    cx = sum(x for x, _ in outline) / 6
                    cz = sum(z for _, z in outline) / 6
                    part = prism(
                        [(cx + (x - cx) * scale, cz + (z - cz) * scale) for x, z in outline], thick, 0.008
                    )
                    kit.add(part.turned("x", 90 * s).turned("x", -58 * s).at(0, 0.55, 0), finish, "wings")
                spot = sphere(0.07, 10).scaled(1, 1, 0.6).at(outline[2][0] * 0.8, outline[2][1] * 0.8, 0)
                kit.add(spot.turned("x", 90 * s).turned("x", -58 * s).at(0, 0.57, 0), "white", "wings")
        return
    if kit.says("dragonfly"):
        kit.add(
            tube([(-1.0, 0.45, 0), (-0.2, 0.5, 0), (0.1, 0.52, 0)], [0.04, 0.06, 0.12], 12), "blue", "body"
        )
        kit.add(sphere(0.15, 16).at(0.26, 0.54, 0), "blue", "head")
        pairs = ((0.1, 12.0), (-0.15, -14.0))
    else:
        fly = kit.says("fly", "mosquito", "firefly")
        for k in range(5):
            x = -0.16 - 0.13 * k
            r = 0.27 * (1 - (k / 5.2) ** 2.2) ** 0.5 + 0.02
            kit.add(
                sphere(r, 20).scaled(0.5, 0.95, 1).at(x, 0.46 - 0.02 * k, 0),
                ("accent" if k % 2 or fly else "main") if not (kit.says("firefly") and k > 2) else "glow",
                "body",
            )
        kit.add(sphere(0.25, 20).at(0.06, 0.5, 0), "main" if not fly else "accent", "body")
        kit.add(sphere(0.2, 20).at(0.34, 0.5, 0), "accent", "head")
        if kit.says("bee", "honeybee", "bumblebee", "wasp", "hornet"):
            kit.add(
                lathe([(0, 0), (0.04, 0), (0, 0.16)], 8).turned("z", 96).at(-0.78, 0.38, 0), "accent", "sting"
            )
        pairs = ((0.04, 16.0), (-0.1, -18.0))
    for s in (-1.0, 1.0):
        kit.add(
            sphere(0.085, 14).at(0.44, 0.56, s * 0.13),
            "white" if not kit.says("fly", "mosquito") else "red",
            "eyes",
        )
        kit.add(sphere(0.045, 10).at(0.505, 0.57, s * 0.16), "dark", "eyes")
        kit.add(
            tube(curve([(0.42, 0.66, s * 0.06), (0.52, 0.82, s * 0.1), (0.62, 0.82, s * 0.12)]), 0.014, 6),
            "accent",
            "feelers",
        )
        for x, turn in pairs:
            wing = sphere(0.36, 16).scaled(0.42, 0.04, 1).at(0, 0, s * 0.36)
            kit.add(
                wing.turned("y", s * turn)
                .turned("x", -s * 26)
                .at(x, 0.7 if not kit.says("dragonfly") else 0.58, s * 0.06),
                "white",
                "wings",
            )
        for k in range(3):
            kit.add(
                tube(
                    [
                        (0.14 - 0.12 * k, 0.34, s * 0.12),
                        (0.18 - 0.16 * k, 0.18, s * 0.2),
                        (0.16 - 0.18 * k, 0.08, s * 0.18),
                    ],
                    [0.025, 0.022, 0.012],
                    6,
                ),
                "accent",
                "legs",
            )
