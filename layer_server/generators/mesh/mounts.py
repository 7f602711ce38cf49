"""What holds a prop up: a hook, a chain, a wall behind it, a stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.mesh.asked import Asked, names, singular
from layer_server.generators.mesh.loft import box, cylinder, lathe, torus, tube
from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.props.kit import Kit, Piece, Prop, curve

_HOOKED = re.compile(
    r"\b(hanging |hung |hangs |dangling )?(?:on|from|off|by) (?:an? |the |its )?(?:\w+ )??(hook|peg|nail|bracket|chain|rope|ceiling)s?\b"
)
_WALLED = re.compile(
    r"\b(hanging |hung |hangs |mounted )?(?:on|onto|to) (?:an? |the )?((?:\w+ )??)wall\b|\bwall mounted\b"
)
_STANDING = re.compile(
    r"\b(resting |displayed |mounted )?(?:on|upon) (?:an? |the |its )?(?:\w+ )??(?:display )?stand\b"
)
_NEVER_HUNG = frozenset(
    {"animal", "figure", "nature", "building", "vehicle", "street", "garden", "farm", "trap"}
)
"""Kinds of which one on a wall sits on top of it."""
_STANDS_ALREADY = frozenset({"furniture", "building", "vehicle", "street"})
_ARMS = frozenset({"weapon", "armour", "lamp"})
"""Kinds that hang on walls of stone."""
_TALL = 1.6
"""How much higher than wide a weapon is that lies across its stand."""


@dataclass(frozen=True, slots=True)
class Mount:
    """What a prop hangs on: ``how`` is ``hook``, ``chain``, ``rope``, ``wall`` or ``stand``; ``said`` its words."""

    how: str
    said: str


def mount_of(prop: Prop, asked: Asked) -> Mount | None:
    """What a prompt says that a prop hangs or stands on, unless the prop has it anyway."""
    if prop.kind not in _NEVER_HUNG or "hanging" in asked.words:
        if (said := _HOOKED.search(asked.text)) and said[2] not in asked.name:
            how = {"chain": "chain", "rope": "rope", "ceiling": "chain"}.get(said[2], "hook")
            return Mount(how, said[0])
        if (said := _WALLED.search(asked.text)) and "wall" not in asked.name:
            return Mount("wall", said[0])
    if prop.kind not in _STANDS_ALREADY and (said := _STANDING.search(asked.text)):
        return Mount("stand", said[0])
    return None


def without(mount: Mount | None, text: str) -> str:
    """A text without what it says of a mount."""
    if mount is None:
        return text
    short = re.sub(r"^(?:hanging|hung|hangs|dangling|mounted|resting|displayed) ", "", mount.said)
    return text.replace(short, " ", 1)


def raise_up(kit: Kit, prop: Prop, mount: Mount) -> None:
    """Add the mount to a prop that is built."""
    low, high = _bounds(kit.pieces)
    if mount.how == "wall":
        _wall(kit, prop, mount, low, high)
    elif mount.how == "stand":
        if not any("stand" in piece.group for piece in kit.pieces):
            _stand(kit, prop, low, high)
    elif mount.how == "hook":
        _hook(kit, low, high)
    else:
        _chain(kit, mount.how, low, high)
    known = names()
    for word in mount.said.split():
        kit.heard |= {word, singular(word)}
        if other := known.get(word) or known.get(singular(word)):
            kit.heard |= {other.name}


def _wall(kit: Kit, prop: Prop, mount: Mount, low: Floats, high: Floats) -> None:
    size = high - low
    side = float(size.max())
    finish = next(
        (each for word, each in _WALLS.items() if word in mount.said),
        "blocks" if prop.kind in _ARMS else "plaster",
    )
    width, height = float(size[0]) + 0.5 * side, float(size[1]) + 0.5 * side
    middle = (low + high) / 2
    behind = float(low[2]) - 0.05 * side
    wall = box(width, height, 0.1 * side, 0.01 * side)
    kit.add(wall.at(float(middle[0]), float(middle[1]) - height / 2, behind), finish, "wall")


_WALLS = {
    "brick": "bricks",
    "stone": "blocks",
    "castle": "blocks",
    "dungeon": "blocks",
    "wooden": "wood",
    "wood": "wood",
}


def _stand(kit: Kit, prop: Prop, low: Floats, high: Floats) -> None:
    size = high - low
    side = float(size.max())
    if prop.kind == "weapon" and size.max() > _TALL * size[0]:
        _across(kit, low, high)
        return
    x, z = (float(each) for each in (low[[0, 2]] + high[[0, 2]]) / 2)
    wide = 0.5 * float(max(size[0], size[2]))
    height = 0.7 * side
    profile = [
        (0, 0), (0.8 * wide, 0), (0.8 * wide, 0.05 * side), (0.3 * wide, 0.1 * side), (0.12 * wide, 0.16 * side),
        (0.12 * wide, height - 0.1 * side), (0.5 * wide, height - 0.03 * side), (0.5 * wide, height), (0, height),
    ]  # fmt: skip
    kit.add(lathe(profile, kit.sides(28)).at(x, float(low[1]) - height, z), "dark wood", "stand")


def _across(kit: Kit, low: Floats, high: Floats) -> None:
    """A long weapon, lying in two forks on a board."""
    size = high - low
    side, middle = float(size.max()), [float(each) for each in -(low + high) / 2]
    axis = "z" if size[1] >= size[2] else "y"
    half = float(size[0] if axis == "z" else size[1]) / 2
    lift = 0.04 * side + max(0.3 * side, half)
    kit.pieces = [
        replace(piece, shape=piece.shape.at(*middle).turned(axis, 90).at(0, lift, 0)) for piece in kit.pieces
    ]
    kit.add(box(0.7 * side, 0.05 * side, 0.2 * side, kit.bevel(0.01 * side)), "dark wood", "stand")
    for x in (-0.22 * side, 0.22 * side):
        kit.add(
            box(0.04 * side, lift - 0.06 * side, 0.05 * side, 0).at(x, 0.02 * side, 0), "dark wood", "stand"
        )
        for z in (-1.0, 1.0):
            prong = [
                (x, lift - 0.05 * side, 0),
                (x, lift - 0.02 * side, z * 0.05 * side),
                (x, lift + 0.06 * side, z * 0.06 * side),
            ]
            kit.add(tube(prong, 0.014 * side, 8), "dark wood", "stand")


def _hook(kit: Kit, low: Floats, high: Floats) -> None:
    """An iron arm from a plate behind, whose end is bent up under the top of the prop."""
    side = float((high - low).max())
    x, z = (float(each) for each in (low[[0, 2]] + high[[0, 2]]) / 2)
    y, back = float(high[1]), float(low[2]) - 0.12 * side
    r = 0.022 * side
    kit.add(
        box(0.14 * side, 0.5 * side, 0.04 * side, 0.01 * side).at(x, y - 0.2 * side, back), "iron", "plate"
    )
    arm = [
        (x, y + 0.16 * side, back), (x, y + 0.2 * side, back + 0.08 * side), (x, y + 0.2 * side, z - 0.1 * side),
        (x, y + 0.14 * side, z - 0.03 * side), (x, y + 0.02 * side, z - 0.04 * side), (x, y - 0.035 * side, z + 0.0),
        (x, y + 0.01 * side, z + 0.06 * side), (x, y + 0.06 * side, z + 0.07 * side),
    ]  # fmt: skip
    kit.add(tube(curve(arm), r, 10), "iron", "hook")
    brace = [
        (x, y - 0.14 * side, back),
        (x, y + 0.06 * side, back + 0.05 * side),
        (x, y + 0.18 * side, back + 0.2 * side),
    ]
    kit.add(tube(curve(brace), 0.8 * r, 8), "iron", "hook")


def _chain(kit: Kit, how: str, low: Floats, high: Floats) -> None:
    side = float((high - low).max())
    x, z = (float(each) for each in (low[[0, 2]] + high[[0, 2]]) / 2)
    y, length = float(high[1]), 0.6 * side
    if how == "rope":
        kit.add(tube([(x, y - 0.03 * side, z), (x, y + length, z)], 0.022 * side, 10), "rope", "rope")
    else:
        link, count = torus(0.04 * side, 0.012 * side, 14, 6).turned("x", 90).scaled(0.75, 1.25, 1), 8
        for k in range(count):
            turned = link.turned("y", 90 * (k % 2))
            kit.add(turned.at(x, y + length * k / (count - 1), z), "iron", "chain")
    kit.add(cylinder(0.12 * side, 0.04 * side, kit.sides(20)).at(x, y + length, z), "iron", "ceiling")


def _bounds(pieces: Sequence[Piece]) -> tuple[Floats, Floats]:
    low = np.stack([piece.shape.positions.min(0) for piece in pieces]).min(0)
    high = np.stack([piece.shape.positions.max(0) for piece in pieces]).max(0)
    return low, high
