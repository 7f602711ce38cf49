"""Other props beside, on, under or around the one that a prompt names first: a table with two chairs and a lamp."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.mesh.asked import Asked, read, singular
from layer_server.generators.mesh.dress import roles
from layer_server.generators.mesh.finish import Finish
from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.mounts import mount_of, without
from layer_server.generators.mesh.props.kit import Kit, Piece, Prop
from layer_server.generators.mesh.shape import triangles

_MOST = 6
"""Props beside the first."""

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_JOINT = re.compile(
    r"\b(next to|in front of|on top of|standing on|sitting on|lying on|surrounded by|beside|with|and|on|upon|near|by|under|"
    r"behind|around|against|inside|in|over|holding)\b|[,;.]"
)
_ONTO = {"on", "upon", "on top of", "standing on", "sitting on", "lying on"}
_INTO = {"in", "inside"}
_MORE = {"and", ",", ";"}

_DETAILS = {
    "door",
    "wheel",
    "horn",
    "feather",
    "gear",
    "rope",
    "ring",
    "star",
    "gem",
    "pillar",
    "pipe",
    "coin",
    "flag",
}
"""Props that are parts of a thing where it is built ``with`` them."""

_THINGS_WORN = {"weapon", "armour", "clothing", "treasure"}
_WHO = {"figure", "animal"}
"""Kinds whose ``with`` tells of themselves and not of a neighbour, or not of a small one."""

_TOPS = {
    "table", "stool", "chair", "bed", "plate", "crate", "barrel", "log", "gravestone", "anvil", "rock", "cart", "raft",
    "stove", "picnic table", "cash register", "campfire", "torch", "chest", "dresser", "sofa", "rug", "pool table",
    "four poster bed", "bean bag", "coffee machine", "hospital bed", "blackboard", "weapon rack", "cutting board",
}  # fmt: skip
"""Props that others stand on."""

_LARGE = 0.6
"""Metres from which furniture stands on the floor and not on a table."""

_LEAST, _GREATEST = 0.2, 2.5
"""How small and how large a neighbour may be, by the first prop."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Another prop.

    Attributes:
        index: its number among those of the prompt. asked: what is said of it.
        how: ``on``, ``beside``, ``under``, ``holding`` or ``around`` the first prop.
    """

    index: int
    asked: Asked
    prop: Prop
    count: int
    how: str


def companions(prop: Prop, asked: Asked) -> list[Companion]:
    """Who else a prompt asks for, in order."""
    rest = without(mount_of(prop, asked), asked.rest)
    found: list[Companion] = []
    joint = ""
    cuts = [*_JOINT.finditer(rest)]
    for index, cut in enumerate(cuts):
        word = cut[0]
        joint = joint if word in _MORE and joint else word
        end = cuts[index + 1].start() if index + 1 < len(cuts) else len(rest)
        part = rest[cut.end() : end].strip()
        other = read(part) if part else None
        if other is None or other.prop is None or other.prop is prop or not part.endswith(other.name):
            continue
        of_itself = other.name == "stand" or (
            joint in {"with", "holding"}
            and (
                other.prop.name in _DETAILS
                or (
                    prop.kind in _THINGS_WORN or (prop.kind in _WHO and other.prop.metres < 0.5 * prop.metres)
                )
            )
        )
        if not of_itself and sum(each.count for each in found) < _MOST:
            count = next((_COUNTS[w] for w in part.split() if w in _COUNTS), 1)
            found.append(
                Companion(len(found), other, other.prop, min(count, _MOST), _place(prop, other.prop, joint))
            )
    return found


def _place(prop: Prop, other: Prop, joint: str) -> str:
    if joint in _ONTO:
        return "under"
    if joint in _INTO:
        return "holding"
    if joint in {"around", "surrounded by"}:
        return "around"
    small = other.metres < 0.75 * prop.metres and not (other.kind == "furniture" and other.metres > _LARGE)
    return "on" if joint == "with" and prop.name in _TOPS and small else "beside"


def role(index: int, name: str) -> str:
    """The name of a companion's finish among all finishes."""
    return f"{index}: {name}"


def companion_finishes(found: Sequence[Companion]) -> Mapping[str, Finish]:
    """The finishes of companions, under the names that their pieces have."""
    return {
        role(each.index, name): finish
        for each in found
        for name, finish in roles(each.prop, each.asked).items()
    }


def extent(pieces: Sequence[Piece]) -> float:
    """The longest side of pieces."""
    low, high = _bounds(pieces)
    return float((high - low).max())


def join(  # noqa: PLR0915  one pass over where each may stand
    kit: Kit, found: Sequence[Companion], *, prop: Prop, unit: float, seed: int, detail: float
) -> None:
    """Put the companions where they belong; ``unit`` is a metre in what is built."""
    low, high = _bounds(kit.pieces)
    first = list(kit.pieces)
    left, right, tops = float(low[0]), float(high[0]), 0
    gap = 0.08 * float((high - low).max())
    for index, each in enumerate(found):
        turn = 0
        for number in range(each.count):
            own = Kit(np.random.default_rng(seed + 7 * index + number), min(detail, 0.6), each.asked.words)
            each.prop.build(own)
            kit.heard |= own.heard | {each.prop.name, *each.asked.name.split(), *each.asked.text.split()[:1]}
            at, to = _bounds(own.pieces)
            share = np.clip(each.prop.metres / prop.metres, _LEAST, _GREATEST)
            if each.how in {"under", "holding"}:
                share = max(float(share), 0.7)
            scale = float(share) * prop.metres * unit / float((to - at).max())
            size = (to - at) * scale
            centre = np.array([(at[0] + to[0]) / 2, at[1], (at[2] + to[2]) / 2])
            angle, place = 0.0, np.zeros(3)
            if each.how in {"under", "holding"}:
                place = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
                pieces = _set(own.pieces, centre, scale, 0.0, place)
                reach = 0.1 * float(max(size[0], size[2]))
                spots = [
                    (float(place[0]) + i * reach, float(place[2]) + j * reach)
                    for i in (-1, 0, 1)
                    for j in (-1, 0, 1)
                ]
                lift = max(_height(pieces, *spot) for spot in spots) - float(low[1])
                lift = 0.4 * float(size[1]) if each.how == "holding" else lift
                kit.pieces = [replace(p, shape=p.shape.at(0, lift, 0)) for p in kit.pieces]
                first = list(kit.pieces)
                raised = np.array([0, lift, 0], np.float32)
                low, high = low + raised, high + raised
            elif each.how == "on":
                wide = float(high[0] - low[0])
                x = float((low[0] + high[0]) / 2) + wide * (0.0, 0.28, -0.28, 0.14, -0.14, 0.4)[tops % 6] * (
                    1 if sum(e.count for e in found if e.how == "on") > 1 or tops else 0
                )
                z = float((low[2] + high[2]) / 2)
                reach = 0.3 * float(max(size[0], size[2]))
                spots = [(x + i * reach, z + j * reach) for i in (-1, 0, 1) for j in (-1, 0, 1)]
                place = np.array([x, max(_height(first, *spot) for spot in spots), z])
                tops += 1
            elif each.how == "around":
                count = max(each.count, 1)
                a = 2 * np.pi * number / count + 0.5
                reach = (
                    float(max(high[0] - low[0], high[2] - low[2])) / 2
                    + float(max(size[0], size[2])) / 2
                    + gap
                )
                place = np.array([reach * np.sin(a), low[1], reach * np.cos(a)])
            else:
                on_right = turn % 2 == 0 if each.count > 1 else right <= -left + 1e-6
                half = float(size[0]) / 2
                if each.prop.kind == "furniture" and each.prop.name in {"chair", "stool"}:
                    angle, half = (-90.0 if on_right else 90.0), float(size[2]) / 2
                x = right + gap + half if on_right else left - gap - half
                right, left = (x + half, left) if on_right else (right, x - half)
                place = np.array([x, low[1], (low[2] + high[2]) / 2])
                turn += 1
            pieces = _set(own.pieces, centre, scale, angle, place)
            name = singular(each.asked.name) or each.prop.name
            label = f"{name} {number + 1}" if each.count > 1 else name
            for piece in pieces:
                finish = role(each.index, piece.finish) if piece.finish in each.prop.roles else piece.finish
                kit.pieces.append(Piece(piece.shape, finish, label))
            kit.heard |= {w for w in each.asked.text.split() if w in _COUNTS}
    kit.grown = extent(kit.pieces) / unit / prop.metres


def _bounds(pieces: Sequence[Piece]) -> tuple[Floats, Floats]:
    low = np.stack([piece.shape.positions.min(0) for piece in pieces]).min(0)
    high = np.stack([piece.shape.positions.max(0) for piece in pieces]).max(0)
    return low, high


def _set(pieces: Sequence[Piece], centre: Floats, scale: float, angle: float, place: Floats) -> list[Piece]:
    moved = []
    for piece in pieces:
        shape = piece.shape.at(*(float(each) for each in -centre)).scaled(scale)
        moved.append(replace(piece, shape=shape.turned("y", angle).at(*(float(each) for each in place))))
    return moved


def _height(pieces: Sequence[Piece], x: float, z: float) -> float:
    """How high the pieces are over a point of the floor."""
    best = min(float(piece.shape.positions[:, 1].min()) for piece in pieces)
    for piece in pieces:
        corners, of_face = triangles(piece.shape.faces)
        index = piece.shape.faces[of_face[:, None], corners]
        a, b, c = (piece.shape.positions[index[:, k]].astype(np.float64) for k in range(3))
        e, f = b - a, c - a
        area = e[:, 0] * f[:, 2] - e[:, 2] * f[:, 0]
        area = np.where(np.abs(area) < 1e-12, 1e-12, area)
        dx, dz = x - a[:, 0], z - a[:, 2]
        u = (dx * f[:, 2] - dz * f[:, 0]) / area
        v = (dz * e[:, 0] - dx * e[:, 2]) / area
        inside = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6)
        if inside.any():
            best = max(best, float((a[:, 1] + u * e[:, 1] + v * f[:, 1])[inside].max()))
    return best
