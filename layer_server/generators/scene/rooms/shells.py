"""What rooms are built of: walls, floor and ceiling, and the beams, ribs and rails that hold them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from layer_server.generators.scene.rooms.forms import arch, prism
from layer_server.generators.scene.rooms.kit import Kit
from layer_server.generators.scene.solids import Hull, box

_ARC = 10
"""Facets of a vault."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What a room is built of.

    Attributes:
        wall, floor, ceiling, back: materials.
        form: ``flat``, ``beams``, ``truss``, ``vault``, ``gable``, ``tunnel``, ``glass`` or ``tent``.
        alias: what the names that pieces use stand for here.
        low: the material of the lower part of the walls, or "".
        every: units between two beams or ribs.
    """

    wall: str
    floor: str
    ceiling: str
    back: str = ""
    form: str = "flat"
    alias: Mapping[str, str] = field(default_factory=dict)
    low: str = ""
    every: float = 1.9


_OLD = {
    "trim": "beam",
    "trim stone": "stone",
    "door": "oak",
    "pillar": "beam",
    "rubble": "stone",
    "basin": "gloss:#2a6a70",
    "roof": "straw",
    "hull": "iron",
    "cabinet": "oak",
    "worktop": "oak",
    "murk": "liquid:#34583c",
}
_FINE = {**_OLD, "trim": "oak", "trim stone": "pale stone", "pillar": "marble", "roof": "roof"}
_NEW = {
    **_OLD,
    "trim": "paint:#e8e6e0",
    "trim stone": "white plaster",
    "door": "paint:#8a6a48",
    "pillar": "white plaster",
    "rubble": "concrete",
    "cabinet": "paint:#d8dcd8",
    "worktop": "paint:#b08a5c",
}
_WORK = {**_NEW, "trim": "iron", "trim stone": "concrete", "door": "paint:#5a6a70", "pillar": "concrete"}
_SHIP = {
    **_WORK,
    "hull": "steel",
    "trim": "steel",
    "trim stone": "steel",
    "pillar": "steel",
    "cabinet": "steel",
    "rubble": "rust",
}

SHELLS: dict[str, Shell] = {
    "ice": Shell("stone:#bcdcec", "snow", "stone:#bcdcec", form="vault", alias={**_OLD, "trim stone": "stone:#d4ecf6"}, every=2.2),
    "cabin": Shell("paint:#a4a9aa", "carpet:carpet", "paint:#aeb3b4", form="vault", alias={**_SHIP, "oak": "steel", "brass": "paint:#e8ecec", "hull": "paint:#c8ccd0"}, every=99.0),
    "timber": Shell("plaster", "boards", "boards", form="beams", alias=_OLD),
    "workshop": Shell("soot brick", "flags", "boards", form="beams", alias=_OLD),
    "keep": Shell("stone", "flags", "boards", form="beams", alias=_OLD, every=2.6),
    "dark stone": Shell("dark stone", "cobbles", "dark stone", form="vault", alias=_OLD, every=2.6),
    "dark hall": Shell("dark stone", "flags", "dark stone", form="vault", alias={**_OLD, "pillar": "dark stone", "trim stone": "dark stone"}, every=3.2),
    "crypt": Shell("mossy stone", "flags", "dark stone", form="vault", alias=_OLD, every=2.4),
    "cellar": Shell("stone", "cobbles", "brick", form="vault", alias=_OLD, every=2.6),
    "tunnel brick": Shell("soot brick", "murk", "soot brick", form="tunnel", alias=_OLD, every=2.8),
    "tower": Shell("stone", "boards", "dark stone", form="vault", alias=_OLD, every=2.6),
    "palace": Shell("pale stone", "marble", "pale stone", form="vault", alias=_FINE, every=3.6),
    "palace room": Shell("wallpaper:accent", "parquet", "white plaster", form="coffers", alias={**_FINE, "trim": "gold", "trim stone": "marble", "door": "panelling"}, low="panelling"),
    "church": Shell("pale stone", "flags", "pale stone", form="vault", alias={**_FINE, "pillar": "pale stone"}, every=3.4),
    "temple": Shell("sandstone", "flags", "sandstone", form="beams", alias={**_FINE, "beam": "sandstone", "trim stone": "sandstone", "pillar": "sandstone"}, every=2.9),
    "sandstone": Shell("sandstone", "sand", "sandstone", form="beams", alias={**_FINE, "beam": "sandstone", "trim stone": "sandstone", "pillar": "sandstone"}, every=2.9),
    "panelled": Shell("panelling", "parquet", "white plaster", form="coffers", alias={**_FINE, "pillar": "panelling"}, low="oak"),
    "bath": Shell("tiles:#7ab0b0", "floor tiles:#c8beA8", "pale stone", form="vault", alias={**_FINE, "basin": "liquid:#2a8a94"}, every=3.0),
    "japanese": Shell("plaster:#d8c8a0", "tatami", "boards", form="beams", alias={**_OLD, "trim": "oak"}, every=2.4),
    "ship": Shell("boards", "boards", "boards", form="beams", alias={**_OLD, "trim": "oak"}, every=1.5),
    "attic": Shell("boards", "grey boards", "boards", form="gable", alias=_OLD, every=1.8),
    "barn": Shell("boards", "dirt", "boards", form="gable", alias=_OLD, every=2.6),
    "mine": Shell("rock", "dirt", "rock", form="tunnel", alias={**_OLD, "trim stone": "rock", "rubble": "rock"}, every=99.0),
    "tent": Shell("striped:accent", "dirt", "striped:accent", form="tent", alias=_OLD, every=2.4),
    "papered": Shell("paint:paper", "parquet", "white plaster", alias={**_NEW, "oak": "panelling"}, low="paint:#e8e4d8"),
    "kitchen": Shell("paint:#e0d6bc", "floor tiles", "white plaster", alias={**_NEW, "cabinet": "paint:cabinet"}),
    "tiled": Shell("tiles", "floor tiles", "white plaster", alias={**_NEW, "cloth:accent": "cloth:#7ab0b8"}, low="tiles:#5a9aa8"),
    "modern": Shell("paint:#d4d6d4", "carpet:#4a5258", "paint:#eceef0", form="panels", alias={**_NEW, "oak": "pine", "trim": "paint:#f2f2f0"}),
    "school": Shell("paint:#e2d8bc", "floor tiles:#c0b49c", "paint:#f0efe8", form="panels", alias={**_NEW, "oak": "pine"}, low="paint:#7a9a8c"),
    "clinic": Shell("paint:#dfe8e6", "floor tiles:#c8d4d2", "paint:#f4f6f6", form="panels", alias={**_NEW, "door": "paint:#9ab8b8"}, low="paint:#9cc4c0"),
    "lab": Shell("paint:#d8dee0", "floor tiles:#b8c2c6", "paint:#eef2f4", form="panels", alias={**_NEW, "hull": "gloss:#e4e8ea", "trim": "steel"}),
    "gallery": Shell("paint:#d9d4c8", "parquet", "paint:#f0eee8", form="panels", alias={**_NEW, "pillar": "marble"}),
    "loft": Shell("brick", "boards", "boards", form="beams", alias={**_NEW, "trim": "iron"}),
    "shop": Shell("plaster:#c8a878", "boards", "boards", form="beams", alias=_OLD, low="panelling"),
    "market": Shell("brick", "cobbles", "boards", form="truss", alias={**_OLD, "trim": "iron"}, every=3.0),
    "cafe": Shell("brick", "boards", "white plaster", alias={**_NEW, "trim": "iron"}, low="paint:#2f4a44"),
    "club": Shell("dark concrete", "gloss:#15131c", "gloss:#100e16", form="truss", alias=_WORK, every=2.6),
    "casino": Shell("wallpaper:accent", "carpet:carpet", "gloss:#2c1c14", form="coffers", alias={**_FINE, "trim": "gold"}, low="panelling"),
    "playhouse": Shell("wallpaper:#7a2c30", "carpet:carpet", "gloss:#241814", form="coffers", alias={**_FINE, "trim": "gold", "pillar": "gold"}, low="panelling"),
    "gym": Shell("paint:#c8ccd0", "gloss:#3c4248", "concrete", form="truss", alias=_WORK),
    "garage": Shell("concrete", "dark concrete", "concrete", form="truss", alias=_WORK),
    "plain": Shell("concrete", "dark concrete", "concrete", form="beams", alias={**_WORK, "beam": "concrete"}, every=2.6),
    "works": Shell("brick", "dark concrete", "sheet", form="truss", alias=_WORK, every=3.4),
    "brassworks": Shell("soot brick", "tread", "rust", form="truss", alias={**_OLD, "trim": "brass"}, every=2.4),
    "subway": Shell("tiles:#d8dcd4", "floor tiles:#8c9090", "concrete", form="beams", alias={**_WORK, "beam": "concrete", "pillar": "tiles:#5a8a8c", "trim stone": "concrete"}, low="tiles:accent", every=3.0),
    "control": Shell("panels:#3a4450", "deck", "deck", form="panels", alias={**_SHIP, "hull": "paint:#3c4650"}),
    "submarine": Shell("paint:#66746c", "tread", "paint:#7a887e", form="vault", alias={**_SHIP, "hull": "paint:#4a5850"}, every=1.8),
    "ship bridge": Shell("panels", "deck", "deck", form="panels", alias={**_SHIP, "hull": "paint:#48525c"}),
    "corridor": Shell("pale panels", "deck", "panels", form="panels", alias={**_SHIP, "hull": "paint:#7c868e"}),
    "crew": Shell("pale panels", "deck", "pale panels", form="panels", alias={**_SHIP, "hull": "paint:#c0c8cc", "oak": "steel", "cloth:accent": "cloth:#5a7894"}),
    "hangar": Shell("panels", "deck", "panels", form="truss", alias=_SHIP, every=4.0),
    "train": Shell("panelling", "carpet:carpet", "paint:#a8987c", form="vault", alias={**_FINE, "trim": "gold"}, low="oak", every=99.0),
    "glasshouse": Shell("outlook", "flags", "glass:#cfe6ee", back="outlook", form="glass", alias={**_NEW, "trim": "paint:#e4ece8", "rubble": "stone"}, every=1.3),
}  # fmt: skip


def build_shell(shell: Shell, kit: Kit, *, is_open: bool = False) -> Hull:
    """The hull of a room, and into the kit what its shell is made of besides; ``is_open`` leaves the far wall out."""
    wide, tall, long = kit.wide, kit.tall, kit.long
    wall, floor, ceiling = kit.stuff(shell.wall), kit.stuff(shell.floor), kit.stuff(shell.ceiling)
    back = kit.stuff(shell.back or shell.wall)
    sides = [((-1.0, 0.0, 0.0), wide, wall), ((1.0, 0.0, 0.0), wide, wall), ((0.0, -1.0, 0.0), 0.0, floor)]
    if not is_open:
        sides.append(((0.0, 0.0, 1.0), long, back))
    barrel = None
    if shell.form in {"vault", "tunnel"}:
        spring = tall * (0.62 if shell.form == "vault" else 0.30)
        rise = (tall - spring) / wide
        barrel = (0.0, spring, rise)
        for k in range(_ARC):
            a = math.pi * (k + 0.5) / _ARC
            normal = np.array([rise * math.cos(a), math.sin(a)])
            normal /= np.linalg.norm(normal)
            at = (
                np.array([wide * math.cos(a), spring + wide * rise * math.sin(a)])
                / math.cos(math.pi / 2 / _ARC) ** 0.5
            )
            sides.append(((float(normal[0]), float(normal[1]), 0.0), float(normal @ at), ceiling))
        _ribs(shell, kit, spring, rise)
    elif shell.form in {"gable", "tent", "glass"}:
        eaves = tall * (0.42 if shell.form == "gable" else 0.55)
        normal = np.array([tall - eaves, wide]) / math.hypot(tall - eaves, wide)
        for side in (-1, 1):
            sides.append(((float(side * normal[0]), float(normal[1]), 0.0), float(normal[1] * tall), ceiling))
        _rafters(shell, kit, eaves)
    else:
        sides.append(((0.0, 1.0, 0.0), tall, ceiling))
        if shell.form in _OVERHEAD:
            _OVERHEAD[shell.form](shell, kit)
    if shell.low and not is_open:
        _wainscot(shell, kit)
    planes = np.array([[*normal, offset] for normal, offset, _ in sides], np.float32)
    return Hull(planes, tuple(material for _, _, material in sides), barrel, long if is_open else 1e4)


def _steps(kit: Kit, every: float, first: float = 1.2) -> list[float]:
    return [first + every * k for k in range(int(max(0.0, kit.long - first) / every) + 1)]


def _ribs(shell: Shell, kit: Kit, spring: float, rise: float) -> None:
    rib = kit.stuff("trim stone")
    for z in _steps(kit, shell.every, 2.0):
        kit.solids += arch(
            2, (0.0, spring), (kit.wide - 0.22, kit.wide + 0.2), (z - 0.2, z + 0.2), rib, rise=rise, tone=1.05
        )
        for side in (-1, 1):
            x = side * (kit.wide - 0.1)
            kit.solids.append(box((x - 0.14, 0, z - 0.22), (x + 0.14, spring, z + 0.22), rib, 1.05))


def _rafters(shell: Shell, kit: Kit, eaves: float) -> None:
    beam = kit.stuff("trim")
    deep = 0.16 if shell.form != "glass" else 0.07
    for z in _steps(kit, shell.every, 1.6):
        for side in (-1, 1):
            x = side * kit.wide
            outline = [
                (0.0, kit.tall + 0.05),
                (0.0, kit.tall - 1.6 * deep),
                (x, eaves - 1.6 * deep),
                (x, eaves + 0.05),
            ]
            kit.solids.append(prism(2, outline, (z - deep / 2, z + deep / 2), beam, 1.1))
            kit.solids.append(box((x - deep, 0, z - deep / 2), (x + deep, eaves, z + deep / 2), beam, 1.1))
        if shell.form == "gable":
            y = eaves + 0.55 * (kit.tall - eaves)
            half = kit.wide * 0.45
            kit.solids.append(box((-half, y, z - deep / 2), (half, y + 0.18, z + deep / 2), beam, 1.1))
    if shell.form == "glass":
        for y in (1.0, eaves):
            for side in (-1, 1):
                x = side * kit.wide
                kit.solids.append(box((x - 0.06, y - 0.05, -1), (x + 0.06, y + 0.05, kit.long), beam, 1.1))
        for k in range(7):
            x = -kit.wide + 2 * kit.wide * k / 6
            kit.solids.append(box((x - 0.04, 0, kit.long - 0.06), (x + 0.04, kit.tall, kit.long), beam, 1.1))


def _beams(shell: Shell, kit: Kit) -> None:
    """Beams across and along, and posts under them."""
    wide, tall = kit.wide, kit.tall
    beam = kit.stuff("beam")
    thick = 0.10 + 0.012 * tall
    for z in _steps(kit, shell.every):
        kit.solids.append(box((-wide, tall - 2.4 * thick, z - thick), (wide, tall, z + thick), beam, 1.1))
        for side in (-1, 1):
            kit.solids.append(
                box((side * wide - thick, 0, z - thick), (side * wide + thick, tall, z + thick), beam, 1.1)
            )
    x = wide * 0.5
    for side in (-1, 1):
        kit.solids.append(
            box((side * x - 0.07, tall - 0.12, -1), (side * x + 0.07, tall, kit.long), beam, 0.9)
        )


def _trusses(shell: Shell, kit: Kit) -> None:
    """Girders of iron."""
    wide, tall = kit.wide, kit.tall
    iron = kit.stuff("iron")
    for z in _steps(kit, shell.every, 2.4):
        for y in (tall - 0.12, tall - 0.75):
            kit.solids.append(box((-wide, y, z - 0.06), (wide, y + 0.1, z + 0.06), iron, 1.1))
        count = max(4, int(wide * 1.1))
        for k in range(count):
            x0, x1 = -wide + 2 * wide * k / count, -wide + 2 * wide * (k + 1) / count
            low, high = (tall - 0.7, tall - 0.1) if k % 2 else (tall - 0.1, tall - 0.7)
            outline = [(x0 - 0.04, low), (x0 + 0.04, low), (x1 + 0.04, high), (x1 - 0.04, high)]
            kit.solids.append(prism(2, outline, (z - 0.03, z + 0.03), iron))
        for side in (-1, 1):
            kit.solids.append(
                box((side * wide - 0.13, 0, z - 0.13), (side * wide + 0.13, tall, z + 0.13), iron, 1.1)
            )


def _coffers(_shell: Shell, kit: Kit) -> None:
    """A ceiling in squares."""
    wide, tall = kit.wide, kit.tall
    trim = kit.stuff("trim")
    for z in _steps(kit, 2.2):
        kit.solids.append(box((-wide, tall - 0.16, z - 0.13), (wide, tall, z + 0.13), trim, 1.1))
    for k in range(1, 4):
        x = -wide + wide * k / 2
        kit.solids.append(box((x - 0.13, tall - 0.14, -1), (x + 0.13, tall, kit.long), trim, 1.1))
    for side in (-1, 1):
        kit.solids.append(
            box((side * wide - 0.16, tall - 0.24, -1), (side * wide + 0.16, tall, kit.long), trim, 1.2)
        )


def _panels(shell: Shell, kit: Kit) -> None:
    """A ceiling of plates."""
    wide, tall = kit.wide, kit.tall
    seam = kit.stuff("gloss:#9aa0a4" if "paint" in shell.ceiling else "iron")
    for z in _steps(kit, 1.2):
        kit.solids.append(box((-wide, tall - 0.02, z - 0.02), (wide, tall, z + 0.02), seam))
    for k in range(1, int(wide * 2 / 1.2) + 1):
        x = -wide + 1.2 * k
        kit.solids.append(box((x - 0.02, tall - 0.02, -1), (x + 0.02, tall, kit.long), seam))


_OVERHEAD = {"beams": _beams, "truss": _trusses, "coffers": _coffers, "panels": _panels}
"""What each form of a level ceiling has under it."""


def _wainscot(shell: Shell, kit: Kit) -> None:
    low, trim = kit.stuff(shell.low), kit.stuff("trim")
    high = min(1.05, kit.tall * 0.36)
    for side in (-1, 1):
        x = side * kit.wide
        kit.solids.append(box((x - 0.02, 0, -1), (x + 0.02, high, kit.long), low))
        kit.solids.append(box((x - 0.05, high, -1), (x + 0.05, high + 0.07, kit.long), trim, 1.1))
        kit.solids.append(box((x - 0.04, 0, -1), (x + 0.04, 0.14, kit.long), trim, 1.0))
    z = kit.long
    kit.solids.append(box((-kit.wide, 0, z - 0.02), (kit.wide, high, z + 0.02), low))
    kit.solids.append(box((-kit.wide, high, z - 0.05), (kit.wide, high + 0.07, z), trim, 1.1))
