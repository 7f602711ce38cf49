"""Every figure of the build; skeletons and aliens."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.people import Person, person

_ROLES = {
    "accent": "gold", "skin": "skin", "hair": "fur brown", "legs": "leather", "boots": "fur black", "belt": "dark", "metal": "gold", "steel": "steel",
    "eyes": "dark", "bone": "bone", "wood": "wood", "gem": "crystal", "white": "paint white", "black": "paint black", "cape": "cloth", "light": "light",
    "visor": "gold", "red": "neon red", "tail": "scales",
}  # fmt: skip


def _register(names: str, metres: float, shape: Person, main: str, **roles: str) -> None:
    def recipe(kit: Kit) -> None:
        person(kit, shape)

    prop(names, metres, kind="figure", main=main, **{**_ROLES, **roles})(recipe)


_register(
    "wizard, mage, sorcerer, warlock, druid, merlin, archmage",
    1.8,
    Person("wizard", beard=True, robe=True, holds="staff"),
    "book blue",
    hair="fur white",
)
_register(
    "witch, sorceress, enchantress",
    1.7,
    Person("wizard", robe=True, holds="staff", hair="hair"),
    "paint black",
    skin="frog",
    hair="fur orange",
    metal="grape",
)
_register(
    "dwarf, dwarf warrior, dwarven warrior",
    1.3,
    Person("helmet", beard=True, holds="axe", wide=1.35),
    "book green",
    hair="fur orange",
)
_register(
    "viking, viking warrior, barbarian",
    1.8,
    Person("helmet", beard=True, holds="axe", wide=1.2),
    "fur brown",
    hair="fur tan",
)
_register(
    "elf, elf archer, archer, ranger, hunter, elven archer",
    1.8,
    Person("hood", ears="pointed", holds="bow"),
    "book green",
    hair="fur tan",
)
_register(
    "goblin, imp, gremlin, kobold, hobgoblin",
    1.1,
    Person(ears="long", holds="axe", fangs=True, hair=""),
    "leather",
    skin="frog",
    eyes="paint yellow",
)
_register(
    "orc, ogre, troll, orc warrior",
    2.1,
    Person(ears="pointed", holds="axe", wide=1.5, fangs=True, hair=""),
    "leather",
    skin="scales",
    eyes="neon red",
)
_register(
    "zombie, undead, ghoul",
    1.8,
    Person(hair="hair"),
    "canvas",
    skin="slime",
    eyes="neon red",
    legs="book blue",
    hair="fur black",
)
_register(
    "vampire, dracula, count dracula",
    1.8,
    Person(cape=True, fangs=True, ears="pointed"),
    "paint black",
    skin="porcelain",
    hair="fur black",
    eyes="neon red",
)
_register(
    "devil, demon, satan",
    2.0,
    Person("horns", ears="pointed", fangs=True, wings="cape", wide=1.2, hair=""),
    "scales red",
    skin="scales red",
    eyes="paint yellow",
    cape="leather",
)
_register(
    "angel, cherub, cupid, guardian angel",
    1.8,
    Person("halo", robe=True, wings="white"),
    "paint white",
    hair="paint yellow",
)
_register(
    "fairy, pixie, tinkerbell",
    0.3,
    Person(robe=True, wings="visor", ears="pointed", holds="staff"),
    "paint pink",
    hair="paint yellow",
    visor="crystal",
)
_register("mermaid, merman, siren", 1.8, Person(fish=True), "frog", tail="frog", hair="paint")
_register(
    "king, queen, prince, princess, emperor, monarch",
    1.8,
    Person("crown", robe=True, cape=True, beard=False),
    "cloth",
    cape="grape",
    hair="fur tan",
)
_register(
    "pirate, pirate captain, captain, sailor",
    1.8,
    Person("pirate", beard=True, holds="sword"),
    "cloth",
    hair="fur black",
)
_register(
    "ninja, assassin, thief, rogue, grim reaper, reaper, hooded figure",
    1.8,
    Person("hood", robe=False, holds="sword", hair=""),
    "paint black",
    legs="paint black",
    skin="fur black",
    eyes="porcelain",
)
_register(
    "chef, cook, baker",
    1.7,
    Person("chef", holds="spoon"),
    "paint white",
    legs="paint black",
    hair="fur brown",
)
_register(
    "policeman, police officer, cop, postman, mailman, train conductor",
    1.7,
    Person("cap"),
    "book blue",
    legs="leather",
)
_register(
    "astronaut, spaceman, cosmonaut, space suit man",
    1.8,
    Person("space", hair="", wide=1.2),
    "paint white",
    legs="paint orange",
    boots="plastic",
    skin="paint white",
)
_register(
    "santa, santa claus, father christmas",
    1.7,
    Person("wizard", beard=True, wide=1.35),
    "paint",
    hair="paint white",
    metal="paint white",
    legs="paint",
    boots="paint black",
)


@prop(
    "skeleton, skeleton warrior, human skeleton, undead skeleton",
    1.8,
    kind="figure",
    main="bone",
    accent="steel",
    wood="wood",
)
def skeleton(kit: Kit) -> None:
    """Skull, ribs, spine, bones."""
    kit.add(sphere(0.2, kit.sides(26, 10)).scaled(0.92, 1, 1.05).at(0, 1.62, 0), "main", "skull")
    kit.add(box(0.2, 0.13, 0.2, 0.05).at(0, 1.4, 0.07), "main", "skull")
    for s in (-1.0, 1.0):
        kit.add(sphere(0.06, 12).scaled(1, 1.1, 0.5).at(s * 0.075, 1.62, 0.175), "dark", "skull")
    kit.add(prism([(-0.03, 0), (0.03, 0), (0, 0.06)], 0.03).at(0, 1.51, 0.19), "dark", "skull")
    for k in range(5):
        kit.add(
            box(0.025, 0.06, 0.02, 0.005).at(-0.06 + 0.03 * k, 1.41, 0.175),
            "dark" if k % 2 else "main",
            "skull",
        )
    for k in range(11):
        kit.add(sphere(0.045, 10).scaled(1, 0.75, 1).at(0, 0.86 + 0.052 * k, -0.02), "main", "spine")
    for k in range(5):
        r = 0.2 - 0.012 * abs(k - 1.5) ** 2
        ring = [
            (r * sin(a), 1.04 + 0.068 * k - 0.04 * cos(a), 0.135 * cos(a))
            for a in np.linspace(0.25, 2 * pi - 0.25, 21)
        ]
        kit.add(tube(ring, 0.02, 7), "main", "ribs")
    kit.add(rod((0, 1.02, 0.12), (0, 1.33, 0.1), 0.025, 8), "main", "ribs")
    kit.add(rod((-0.24, 1.36, 0), (0.24, 1.36, 0), 0.025, 8), "main", "shoulders")
    kit.add(torus(0.13, 0.045, 20, 8).scaled(1.1, 0.8, 0.8).at(0, 0.82, 0), "main", "pelvis")
    for s in (-1.0, 1.0):
        for a, b in (
            ((s * 0.25, 1.35, 0), (s * 0.34, 1.02, 0)),
            ((s * 0.34, 1.02, 0), (s * 0.36, 0.74, 0.08)),
            ((s * 0.12, 0.8, 0), (s * 0.15, 0.44, 0.03)),
            ((s * 0.15, 0.44, 0.03), (s * 0.15, 0.06, 0)),
        ):
            kit.add(rod(a, b, 0.026, 8), "main", "bones")
            for end in (a, b):
                kit.add(sphere(0.045, 10).at(*end), "main", "bones")
        kit.add(box(0.1, 0.05, 0.24, 0.02).at(s * 0.15, 0, 0.07), "main", "feet")
        for k in range(4):
            kit.add(
                rod(
                    (s * 0.36 + 0.02 * (k - 1.5), 0.72, 0.09),
                    (s * 0.36 + 0.03 * (k - 1.5), 0.6, 0.12),
                    0.012,
                    6,
                ),
                "main",
                "hands",
            )
    if kit.says("warrior"):
        kit.add(
            prism([(-0.04, 0), (0.04, 0), (0.04, 0.7), (0, 0.8), (-0.04, 0.7)], 0.025, 0.008).at(
                0.37, 0.74, 0.12
            ),
            "accent",
            "sword",
        )
        kit.add(box(0.2, 0.05, 0.06, 0.01).at(0.37, 0.7, 0.12), "accent", "sword")
        kit.add(rod((0.37, 0.52, 0.12), (0.37, 0.72, 0.12), 0.025, 8), "wood", "sword")


@prop(
    "alien, grey alien, martian, monster, eyeball monster, beholder",
    1.4,
    kind="figure",
    main="frog",
    accent="dark",
    white="porcelain",
    iris="neon",
    tint="main",
)
def alien(kit: Kit) -> None:
    """A great head with almond eyes; or one eye with stalks."""
    if kit.says("eyeball", "beholder", "monster"):
        kit.add(sphere(0.6, 32).at(0, 0.9, 0), "main", "body")
        kit.add(sphere(0.34, 26).scaled(1, 1, 0.6).at(0, 1.02, 0.42), "white", "eye")
        kit.add(sphere(0.17, 20).scaled(1, 1, 0.5).at(0, 1.02, 0.58), "iris", "eye")
        kit.add(sphere(0.08, 14).scaled(1, 1, 0.5).at(0, 1.02, 0.64), "dark", "eye")
        kit.add(
            tube(curve([(-0.32, 0.66, 0.44), (0, 0.54, 0.52), (0.32, 0.66, 0.44)]), 0.05, 8), "dark", "mouth"
        )
        for k in range(6):
            kit.add(
                lathe([(0, 0), (0.045, 0.12), (0, 0.12)], 6).at(-0.22 + 0.088 * k, 0.52, 0.5),
                "white",
                "teeth",
            )
        for k in range(6):
            a = -1.2 + 2.4 * k / 5
            stalk = curve(
                [
                    (0.5 * sin(a), 1.38, -0.1),
                    (0.75 * sin(a), 1.62 - 0.1 * abs(a), -0.05),
                    (0.85 * sin(a), 1.72 - 0.12 * abs(a), 0.08),
                ],
                4,
            )
            kit.add(tube(stalk, 0.05, 8), "main", "stalks")
            kit.add(sphere(0.1, 14).at(*stalk[-1]), "white", "stalks")
            kit.add(sphere(0.05, 10).at(stalk[-1][0], stalk[-1][1], stalk[-1][2] + 0.07), "dark", "stalks")
        return
    kit.add(sphere(0.34, kit.sides(28, 10)).scaled(1, 1.15, 0.95).at(0, 1.2, 0), "main", "head")
    kit.add(lathe([(0, -0.3), (0.1, -0.22), (0.24, 0), (0, 0.05)], 20).at(0, 1.08, 0.03), "main", "head")
    kit.add(tube([(0, 0.95, 0), (0, 0.7, 0), (0, 0.42, 0)], [0.07, 0.15, 0.11], 16), "main", "body")
    for s in (-1.0, 1.0):
        kit.add(
            sphere(0.12, 18).scaled(0.75, 1.25, 0.5).turned("z", s * -28).at(s * 0.14, 1.15, 0.27),
            "accent",
            "eyes",
        )
        kit.add(
            tube(curve([(s * 0.1, 0.78, 0), (s * 0.26, 0.6, 0.04), (s * 0.26, 0.34, 0.14)]), 0.035, 10),
            "main",
            "arms",
        )
        kit.add(
            tube(curve([(s * 0.07, 0.46, 0), (s * 0.12, 0.25, 0.03), (s * 0.12, 0.03, 0)]), 0.05, 10),
            "main",
            "legs",
        )
        kit.add(sphere(0.07, 12).scaled(0.9, 0.6, 1.5).at(s * 0.12, 0.035, 0.05), "main", "feet")
        for k in (-1, 0, 1):
            kit.add(
                tube([(s * 0.26, 0.34, 0.14), (s * 0.26 + 0.04 * k, 0.24, 0.19)], [0.025, 0.012], 6),
                "main",
                "hands",
            )
    kit.add(rod((-0.04, 0.93, 0.17), (0.04, 0.93, 0.17), 0.012, 6), "accent", "mouth")
