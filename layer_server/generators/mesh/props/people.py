# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""People and near-people of one build: heads, clothes, hats, what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve


@dataclass(frozen=True, slots=True)
class Person:
    """A stylised figure with a large head.

    Attributes:
        hat: ``wizard``, ``helmet``, ``crown``, ``hood``, ``cap``, ``chef``, ``pirate``, ``halo``, ``horns``, ``space`` or "".
        ears: ``pointed``, ``long`` or "". beard: whether it has one. robe: whether it wears one to the floor.
        holds: ``staff``, ``axe``, ``sword``, ``wrench``, ``spoon``, ``bow`` or "".
        wide: of the shoulders, by a common man's. wings, tail: whether it has them. hair: the role of its hair or "".
    """

    hat: str = ""
    ears: str = ""
    beard: bool = False
    robe: bool = False
    holds: str = ""
    wide: float = 1.0
    wings: str = ""
    fish: bool = False
    hair: str = "hair"
    fangs: bool = False
    cape: bool = False


def person(kit: Kit, p: Person) -> None:
    """Build it, looking along +z."""
    w = p.wide
    if p.fish:
        path = curve([(0, 0.75, 0), (0, 0.5, 0.02), (0.05, 0.25, 0.14), (0.2, 0.12, 0.1), (0.4, 0.2, 0.0)], 4)
        kit.add(tube(path, np.linspace(0.19, 0.04, len(path)).tolist(), 16), "tail", "tail")
        for turn in (-28, 28):
            kit.add(
                sphere(0.2, 14).scaled(0.9, 0.2, 0.5).turned("z", 30 + turn).at(0.52, 0.3, 0), "tail", "tail"
            )
    elif p.robe:
        robe = lathe(
            [(0, 0), (0.36 * w, 0), (0.33 * w, 0.06), (0.2 * w, 0.62), (0.2 * w, 0.7), (0, 0.7)],
            kit.sides(36, 12),
        )
        angle = np.arctan2(robe.positions[:, 0], robe.positions[:, 2])
        fold = 1 + 0.06 * np.sin(angle * 8) * np.clip(1 - robe.positions[:, 1] * 1.5, 0, 1)
        kit.add(
            robe.bent(robe.positions * np.column_stack([fold, np.ones_like(fold), fold * 0.9])),
            "main",
            "robe",
        )
    else:
        for s in (-1.0, 1.0):
            kit.add(
                cylinder(0.09 * w, 0.5, kit.sides(14, 8), 0.02, top=0.11 * w).at(s * 0.12 * w, 0.08, 0),
                "legs",
                "legs",
            )
            kit.add(
                sphere(0.12 * w, 16).scaled(0.9, 0.7, 1.45).at(s * 0.13 * w, 0.075, 0.05), "boots", "boots"
            )
    kit.add(
        lathe(
            [
                (0, 0.5),
                (0.19 * w, 0.52),
                (0.21 * w, 0.62),
                (0.24 * w, 0.86),
                (0.16 * w, 0.98),
                (0.07, 1.02),
                (0, 1.02),
            ],
            kit.sides(28, 10),
        ).scaled(1, 1, 0.78),
        "main" if not p.fish else "skin",
        "body",
    )
    if not p.fish:
        kit.add(torus(0.205 * w, 0.03, kit.sides(28, 10), 8).scaled(1, 1, 0.8).at(0, 0.6, 0), "belt", "belt")
        kit.add(box(0.08, 0.08, 0.03, 0.01).at(0, 0.56, 0.185 * w), "metal", "belt")
    else:
        for s in (-1.0, 1.0):
            kit.add(sphere(0.09, 14).scaled(1, 0.8, 0.6).at(s * 0.09, 0.84, 0.16), "tail", "body")
    for s in (-1.0, 1.0):
        path = curve([(s * 0.22 * w, 0.92, 0), (s * 0.36 * w, 0.74, 0.02), (s * 0.34 * w, 0.56, 0.16)], 4)
        kit.add(
            tube(path, np.linspace(0.09 * w, 0.07 * w, len(path)).tolist(), 12),
            "main" if not p.fish else "skin",
            "arms",
        )
        kit.add(sphere(0.08 * w, 14).at(s * 0.34 * w, 0.54, 0.19), "skin", "hands")
    kit.add(sphere(0.27, kit.sides(28, 10)).scaled(1, 1.05, 0.95).at(0, 1.26, 0), "skin", "head")
    kit.add(sphere(0.045, 12).at(0, 1.22, 0.265), "skin", "head")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.042, 12).scaled(1, 1.3, 0.6).at(s * 0.1, 1.3, 0.225), "eyes", "eyes")
        if p.ears:
            ear = lathe(
                [(0, 0), (0.07, 0.02), (0.05, 0.12), (0, 0.24 if p.ears == "pointed" else 0.36)], 10
            ).scaled(1, 1, 0.5)
            kit.add(ear.turned("z", s * -68).at(s * 0.24, 1.26, 0), "skin", "ears")
        else:
            kit.add(sphere(0.06, 12).scaled(0.6, 1, 0.8).at(s * 0.265, 1.25, 0), "skin", "ears")
        if p.fangs:
            kit.add(
                lathe([(0, 0), (0.018, 0), (0, -0.07)][::-1], 6).at(s * 0.05, 1.15, 0.24), "bone", "fangs"
            )
    kit.add(
        tube(curve([(-0.08, 1.14, 0.232), (0, 1.125, 0.245), (0.08, 1.14, 0.232)]), 0.012, 6), "dark", "mouth"
    )
    if p.hair and p.hat not in {"helmet", "space", "hood", "wizard"}:
        kit.add(sphere(0.285, 22).scaled(1.02, 0.9, 0.98).at(0, 1.34, -0.05), p.hair, "hair")
        if p.fish or p.wings:
            kit.add(sphere(0.22, 18).scaled(1.1, 1.6, 0.55).at(0, 1.05, -0.2), p.hair, "hair")
    if p.beard:
        kit.add(
            lathe([(0, -0.4), (0.1, -0.28), (0.2, -0.04), (0.16, 0.08), (0, 0.1)], 20)
            .scaled(1, 1, 0.5)
            .at(0, 1.12, 0.15),
            p.hair or "hair",
            "beard",
        )
        for s in (-1.0, 1.0):
            kit.add(
                sphere(0.07, 10).scaled(1.4, 0.5, 0.5).turned("z", s * -16).at(s * 0.07, 1.16, 0.25),
                p.hair or "hair",
                "beard",
            )
    _hat(kit, p)
    _gear(kit, p)


def _hat(kit: Kit, p: Person) -> None:
    if p.hat == "wizard":
        kit.add(
            lathe(
                [(0, 0), (0.46, -0.03), (0.46, 0.0), (0.27, 0.05), (0.16, 0.34), (0.06, 0.62), (0, 0.72)], 28
            )
            .turned("x", -8)
            .at(0, 1.42, 0),
            "main",
            "hat",
        )
        kit.add(torus(0.265, 0.03, 26, 8).turned("x", -8).at(0, 1.48, -0.01), "metal", "hat")
    elif p.hat == "helmet":
        kit.add(
            lathe([(0, 0), (0.3, 0), (0.3, 0.12), (0.2, 0.28), (0, 0.33)], 26).at(0, 1.32, 0),
            "steel",
            "helmet",
        )
        kit.add(torus(0.3, 0.03, 26, 8).at(0, 1.34, 0), "metal", "helmet")
        for s in (-1.0, 1.0):
            horn = curve([(s * 0.27, 1.42, 0), (s * 0.45, 1.48, 0), (s * 0.48, 1.7, 0)], 4)
            kit.add(tube(horn, np.linspace(0.07, 0.01, len(horn)).tolist(), 10), "bone", "helmet")
    elif p.hat == "crown":
        kit.add(cylinder(0.22, 0.08, 26).at(0, 1.5, 0), "metal", "crown")
        for k in range(8):
            a = 2 * pi * k / 8
            kit.add(
                lathe([(0, 0), (0.05, 0), (0, 0.13)], 8).at(0.2 * sin(a), 1.57, 0.2 * cos(a)),
                "metal",
                "crown",
            )
    elif p.hat == "hood":
        kit.add(sphere(0.34, 24).scaled(1, 1.06, 1).at(0, 1.3, -0.08), "main", "hood")
        kit.add(lathe([(0, 0), (0.16, 0), (0, 0.3)], 16).turned("x", -50).at(0, 1.5, -0.22), "main", "hood")
    elif p.hat == "chef":
        kit.add(cylinder(0.23, 0.18, 26).at(0, 1.46, 0), "white", "hat")
        for k in range(6):
            a = 2 * pi * k / 6
            kit.add(sphere(0.16, 14).at(0.14 * sin(a), 1.7, 0.14 * cos(a)), "white", "hat")
    elif p.hat == "pirate":
        outline = [(-0.44, 0.0), (0.44, 0.0), (0.36, 0.16), (0.14, 0.3), (-0.14, 0.3), (-0.36, 0.16)]
        kit.add(prism(outline, 0.2, 0.05).at(0, 1.46, 0.03), "black", "hat")
        kit.add(sphere(0.08, 14).scaled(1, 1, 0.4).at(0, 1.61, 0.14), "bone", "hat")
        kit.add(sphere(0.06, 12).scaled(1, 1, 0.5).at(0.1, 1.3, 0.24), "black", "patch")
        kit.add(rod((-0.2, 1.44, 0.2), (0.26, 1.22, 0.16), 0.012, 6), "black", "patch")
    elif p.hat == "halo":
        kit.add(torus(0.2, 0.025, 26, 8).at(0, 1.72, 0), "light", "halo")
    elif p.hat == "horns":
        for s in (-1.0, 1.0):
            horn = curve([(s * 0.14, 1.48, 0.06), (s * 0.24, 1.62, 0.1), (s * 0.2, 1.78, 0.08)], 4)
            kit.add(tube(horn, np.linspace(0.06, 0.01, len(horn)).tolist(), 10), "bone", "horns")
    elif p.hat == "cap":
        kit.add(sphere(0.29, 22).scaled(1, 0.75, 1).at(0, 1.4, -0.01), "legs", "hat")
        kit.add(sphere(0.2, 18).scaled(1.1, 0.2, 0.9).at(0, 1.42, 0.26), "legs", "hat")
        kit.add(sphere(0.05, 12).scaled(1, 1, 0.5).at(0, 1.5, 0.26), "metal", "hat")
    elif p.hat == "space":
        kit.add(sphere(0.37, 28).at(0, 1.27, 0), "white", "helmet")
        kit.add(sphere(0.31, 26).scaled(0.95, 0.85, 0.72).at(0, 1.27, 0.17), "visor", "helmet")
        kit.add(torus(0.22, 0.05, 26, 8).at(0, 0.98, 0), "legs", "helmet")
        kit.add(box(0.42, 0.5, 0.2, 0.05).at(0, 0.55, -0.26), "white", "pack")
        kit.add(box(0.2, 0.14, 0.05, 0.01).at(0, 0.74, 0.18), "legs", "panel")
        for k in range(3):
            kit.add(sphere(0.022, 8).at(-0.06 + 0.06 * k, 0.81, 0.21), ("red", "light", "metal")[k], "panel")


def _gear(kit: Kit, p: Person) -> None:
    x = 0.34 * p.wide
    if p.holds == "staff":
        kit.add(rod((x, 0.0, 0.22), (x, 1.55, 0.22), 0.03, 10), "wood", "staff")
        kit.add(sphere(0.1, 16).at(x, 1.62, 0.22), "gem", "staff")
    elif p.holds in {"axe", "sword"}:
        kit.add(
            rod(
                (x, 0.3 if p.holds == "axe" else 0.45, 0.22),
                (x, 1.15 if p.holds == "axe" else 0.62, 0.22),
                0.028,
                10,
            ),
            "wood",
            "weapon",
        )
        if p.holds == "axe":
            for s in (-1.0, 1.0):
                kit.add(
                    prism(
                        [(0, -0.06), (s * 0.22, -0.16), (s * 0.25, 0), (s * 0.22, 0.16), (0, 0.06)],
                        0.05,
                        0.012,
                    ).at(x, 1.05, 0.22),
                    "steel",
                    "weapon",
                )
        else:
            kit.add(
                prism([(-0.04, 0), (0.04, 0), (0.04, 0.6), (0, 0.7), (-0.04, 0.6)], 0.025, 0.008).at(
                    x, 0.64, 0.22
                ),
                "steel",
                "weapon",
            )
            kit.add(box(0.22, 0.05, 0.06, 0.015).at(x, 0.6, 0.22), "metal", "weapon")
    elif p.holds == "spoon":
        kit.add(rod((x, 0.4, 0.24), (x, 0.95, 0.24), 0.02, 8), "wood", "spoon")
        kit.add(sphere(0.08, 14).scaled(0.8, 1.2, 0.4).at(x, 1.0, 0.24), "wood", "spoon")
    elif p.holds == "bow":
        line = curve([(x, 0.1, 0.1), (x, 0.35, 0.32), (x, 0.6, 0.36), (x, 0.85, 0.32), (x, 1.1, 0.1)], 4)
        kit.add(tube(line, 0.025, 8), "wood", "bow")
        kit.add(rod((x, 0.1, 0.1), (x, 1.1, 0.1), 0.007, 5), "bone", "bow")
    if p.cape:
        kit.add(
            prism(
                [
                    (-0.22, 0.98),
                    (0.22, 0.98),
                    (0.38, 0.1),
                    (0.2, 0.06),
                    (0, 0.12),
                    (-0.2, 0.06),
                    (-0.38, 0.1),
                ],
                0.04,
                0.012,
            )
            .turned("x", -6)
            .at(0, 0, -0.2),
            "cape",
            "cape",
        )
    for s in (-1.0, 1.0) if p.wings else ():
        wing = [
            (0.05, 0.0),
            (0.2, 0.35),
            (0.5, 0.55),
            (0.75, 0.5),
            (0.7, 0.3),
            (0.62, 0.1),
            (0.5, -0.1),
            (0.35, -0.25),
            (0.15, -0.2),
        ]
        kit.add(
            prism([(s * a, c) for a, c in wing], 0.05, 0.015).turned("y", s * 22).at(s * 0.06, 0.8, -0.2),
            p.wings,
            "wings",
        )
