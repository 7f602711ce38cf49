"""What is asked for beside the prop itself: how many of it, what lies in it, whom a statue shows, how it is bent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from layer_server.generators.art import art
from layer_server.generators.mesh.asked import MATERIAL_WORDS, Asked, names, singular
from layer_server.generators.mesh.company import Companion, companion_finishes, companions, extent, join
from layer_server.generators.mesh.drawn import drawing
from layer_server.generators.mesh.finish import FINISHES, Finish
from layer_server.generators.mesh.inflate import inflate, square
from layer_server.generators.mesh.loft import box
from layer_server.generators.mesh.model import Floats
from layer_server.generators.mesh.mounts import mount_of, raise_up
from layer_server.generators.mesh.props.kit import Kit, Piece, Prop

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_COUNTED = re.compile(
    rf"^(?:an? |the )?(?:set of )?({'|'.join(_COUNTS)})\b(?! (?:handed|headed|sided|storey|story|wheeled|legged|barrell?ed|pronged|tier\w*|d)\b)"
)
_STACKED = re.compile(r"\b(stack|pile|heap|pair|row)s? of\b")
_STACK, _ROW, _MORE = 4, 3, 5
_HOLDERS = frozenset(
    {
        "bowl",
        "basket",
        "crate",
        "bucket",
        "barrel",
        "cart",
        "plate",
        "chest",
        "pan",
        "box",
        "cauldron",
        "chalice",
        "toolbox",
        "bin",
        "can",
    }
)
"""Words of what holds others."""
_OPEN = frozenset({"open"})
_LOOT = "loot"
"""The group of coins that a recipe has in its open chest."""
_AJAR = 105.0
"""Degrees that a lid is turned about its rear edge."""
_HELD = re.compile(r"\b(?:with|of|full of|filled with)\b (?:an? |some |the )?(.+)")
_SHOWN = re.compile(r"\b(?:statues?|sculptures?|busts?|idols?|figures?) of (?:an? |the )?(.+)")
_BENT = frozenset({"curved", "bent", "crooked"})
_CELLS = 44
"""Quads across a drawing that is blown up for a statue."""


def build(prop: Prop, asked: Asked, seed: int, detail: float) -> Kit:
    """The pieces of all that is asked for; what was heard of the prompt is in the kit."""
    kit = _one(prop, asked.words, seed, detail)
    if asked.words & _BENT and any(piece.group == "blade" for piece in kit.pieces):
        kit.pieces = [_curved(piece) if piece.group == "blade" else piece for piece in kit.pieces]
        kit.heard |= asked.words & _BENT
    if prop.name == "statue" and (whom := _whom(asked)):
        _show(kit, whom, seed, detail)
    elif held := content(prop, asked):
        if any(piece.group == "lid" for piece in kit.pieces):
            kit = _opened(kit, _one(prop, asked.words | _OPEN, seed, detail), held)
        if not any(piece.group == _LOOT for piece in kit.pieces):
            _fill(kit, held, seed, detail)
    else:
        if "gold" in asked.words and not asked.words & {"coin", "coins"}:
            kit.heard.add("coin")  # it is what something is made of
        unit = extent(kit.pieces) / prop.metres
        if " of " not in asked.name:
            _repeat(kit, prop, asked, seed, detail)
        if mount := mount_of(prop, asked):
            raise_up(kit, prop, mount)
            kit.grown = extent(kit.pieces) / unit / prop.metres
        if found := companions(prop, asked):
            found = [each for each in found if not _has(kit, each)]
            join(kit, found, prop=prop, unit=unit, seed=seed, detail=detail)
    return kit


def _whom(asked: Asked) -> str:
    """Whom a statue shows: a statue of a lion, a golden lion statue."""
    if said := _SHOWN.search(asked.text):
        return said[1]
    known = names()
    words = asked.subject.removesuffix(asked.name).split()
    for length in (2, 1):
        name = " ".join(words[-length:])
        if name in known and known[name].kind in {"animal", "figure"}:
            return name
    return ""


def _has(kit: Kit, other: Companion) -> bool:
    """Whether a recipe builds a companion by itself, as shelves have books."""
    groups = {singular(piece.group) for piece in kit.pieces}
    return bool({other.prop.name, singular(other.asked.name)} & (groups | kit.heard))


def content(prop: Prop, asked: Asked) -> Prop | None:
    """The prop of which some lie in the prop, if it holds any."""
    if not _HOLDERS.intersection((prop.name, *asked.name.split())) or not (said := _HELD.search(asked.text)):
        return None
    known = names()
    words = said[1].split()[:2]
    if words[0] in MATERIAL_WORDS and words[-1] != words[0] and not _ends(words[1], known):
        return None  # of gold bands, the gold is not inside
    found = (known.get(word) or known.get(singular(word)) for word in words)
    held = next((each for each in found if each is not None and each is not prop), None)
    return held if held is not None and (held.kind in _LOOSE or held.name in _SMALL) else None


def _ends(word: str, known: Mapping[str, Prop]) -> bool:
    return word in {"and", "or", "in", "inside", "on", "to", "with"} or bool(
        {word, singular(word)} & known.keys()
    )


_LOOSE = frozenset(
    {"food", "treasure", "nature", "weapon", "tool", "toy", "container", "kitchen", "drink", "trinket"}
)
"""Kinds of which several lie in a bowl or a crate."""
_SMALL = frozenset({"book", "candle", "phone", "scroll", "potion"})
"""Props of other kinds of which they do, too."""


def borrowed(prop: Prop, asked: Asked) -> Mapping[str, Finish]:
    """The finishes of what lies in the prop, under the names that its pieces have there."""
    held = content(prop, asked)
    if held:
        return {_role(held, role): FINISHES[name] for role, name in held.roles.items()}
    return companion_finishes(companions(prop, asked))


def _role(prop: Prop, role: str) -> str:
    return f"{prop.name}: {role}"


def _one(prop: Prop, words: frozenset[str], seed: int, detail: float) -> Kit:
    kit = Kit(np.random.default_rng(seed), detail, words)
    prop.build(kit)
    return kit


def _bounds(pieces: Sequence[Piece]) -> tuple[Floats, Floats]:
    low = np.stack([piece.shape.positions.min(0) for piece in pieces]).min(0)
    high = np.stack([piece.shape.positions.max(0) for piece in pieces]).max(0)
    return low, high


def _moved(pieces: Sequence[Piece], by: Floats) -> list[Piece]:
    return [replace(piece, shape=piece.shape.at(*(float(each) for each in by))) for piece in pieces]


def _curved(piece: Piece) -> Piece:
    """A blade that bows to one side, the more the farther from its hilt."""
    positions = piece.shape.positions.copy()
    start, length = positions[:, 1].min(), np.ptp(positions[:, 1])
    positions[:, 0] += 0.24 * length * ((positions[:, 1] - start) / np.maximum(length, 1e-6)) ** 2
    return replace(piece, shape=piece.shape.bent(positions))


def _repeat(kit: Kit, prop: Prop, asked: Asked, seed: int, detail: float) -> None:
    """Several of a prop: side by side, on top of each other, or in a heap."""
    measure, number = _STACKED.search(asked.text), _COUNTED.search(asked.text)
    if measure is None and number is None:
        return
    if measure and measure[1] == "pair" and asked.name.endswith("s"):  # boots and glasses are two
        kit.heard.add("pair")
        return
    how = measure[1] if measure else "row"
    count = _COUNTS[number[1]] if number else {"pair": 2, "row": _ROW, "stack": _STACK}.get(how, _MORE)
    share = detail if count < _ROW else min(detail, 0.5)
    rng = np.random.default_rng(seed)
    first = kit.pieces if share == detail else _one(prop, asked.words, seed, share).pieces
    lies = how in {"stack", "pile", "heap"}
    pieces: list[Piece] = []
    reach = 0.0
    for index in range(count):
        each = first if index == 0 else _one(prop, asked.words, seed + index, share).pieces
        each = _laid(each) if lies else each
        low, high = _bounds(each)
        size = high - low
        each = _moved(each, -np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2]))
        if how == "stack":
            angle = float(rng.uniform(-14, 14))
            each = [replace(piece, shape=piece.shape.turned("y", angle)) for piece in each]
            place = np.array([0, reach, 0])
            reach += float(size[1])
        elif lies:
            turn = 2 * np.pi * index / (count - 1)
            top = index == count - 1
            spread = 0.0 if top else 0.6 * float(max(size[0], size[2]))
            each = [
                replace(piece, shape=piece.shape.turned("y", float(rng.uniform(0, 360)))) for piece in each
            ]
            place = np.array(
                [spread * np.cos(turn), float(size[1]) * 0.9 if top else 0, spread * np.sin(turn)]
            )
        else:
            place = np.array([reach + float(size[0]) / 2, 0, 0])
            reach += float(size[0]) * 1.15
        pieces += _moved(each, place)
    kit.pieces = pieces
    kit.heard |= {found[1] for found in (measure, number) if found}


def _laid(pieces: Sequence[Piece]) -> list[Piece]:
    """Lying on its broadest side."""
    low, high = _bounds(pieces)
    size = high - low
    axis = {0: "z", 1: "", 2: "x"}[int(size.argmin())]
    flat = size.min() < 0.6 * size[1]
    return [
        replace(piece, shape=piece.shape.turned(axis, 90)) if axis and flat else piece for piece in pieces
    ]


def _opened(kit: Kit, own: Kit, held: Prop) -> Kit:
    """What is to hold something, its lid open: as its recipe has ``own``, or else turned about its rear edge."""
    lid = [piece for piece in kit.pieces if piece.group == "lid"]
    own.heard |= kit.heard
    low, high = _bounds(lid)
    at, to = _bounds([piece for piece in own.pieces if piece.group == "lid"])
    if np.allclose(low, at) and np.allclose(high, to):
        turned = [
            replace(p, shape=p.shape.at(0, -low[1], -low[2]).turned("x", -_AJAR).at(0, low[1], low[2]))
            for p in lid
        ]
        own.pieces = [piece for piece in own.pieces if piece.group != "lid"] + turned
    if held.name == "coin":
        own.heard |= {held.name, *held.words}
    else:
        own.pieces = [piece for piece in own.pieces if piece.group != _LOOT]
    return own


def _fill(kit: Kit, held: Prop, seed: int, detail: float) -> None:
    """A small heap of another prop at the top of this one."""
    beside = ("handle", "lid", "clasp")
    low, high = _bounds([p for p in kit.pieces if not any(each in p.group for each in beside)] or kit.pieces)
    middle, size = (low + high) / 2, high - low
    width = float(min(size[0], size[2]))
    is_open = any(piece.group == "lid" for piece in kit.pieces)
    reach = (size / 2 - 0.3 * width) if is_open else np.full(3, 0.2 * width)
    count = _MORE + (3 if is_open and max(reach[0], reach[2]) > 2 * min(reach[0], reach[2]) else 0)
    rng = np.random.default_rng(seed)
    words = frozenset(singular(word) for word in kit.words - _OPEN)
    for index in range(count):
        own = _one(held, words, seed + index, min(detail, 0.5))
        at, to = _bounds(own.pieces)
        scale = 0.34 * width / float((to - at).max())
        turn, top = 2 * np.pi * index / (count - 1), index == count - 1
        angle = float(rng.uniform(0, 360))
        ring = 0.0 if top else 1.0
        place = np.array(
            [
                middle[0] + ring * reach[0] * np.cos(turn),
                high[1] + (0.04 if top else -0.08) * width,
                middle[2] + ring * reach[2] * np.sin(turn),
            ]
        )
        for piece in own.pieces:
            shape = piece.shape.at(*(float(each) for each in -(at + to) / 2)).scaled(scale).turned("y", angle)
            finish = _role(held, piece.finish) if piece.finish in held.roles else piece.finish
            kit.pieces.append(Piece(shape.at(*(float(each) for each in place)), finish, held.name))
    kit.heard |= {held.name, *held.name.split(), *held.words}


def _show(kit: Kit, whom: str, seed: int, detail: float) -> None:
    """A prop, or a drawing that is blown up, in the statue's own stuff on a pedestal instead of its figure."""
    known, said = names(), whom.split()
    pairs = [" ".join(said[i : i + n]) for n in (2, 1) for i in range(min(3, len(said) - n + 1))]
    prop = next((known[each] for each in pairs if each in known), None)
    if prop is not None and prop.name != "statue":
        pieces = _one(prop, frozenset(said), seed, min(detail, 0.7)).pieces
    else:
        drawn = drawing(whom, "", seed, art())
        alpha = square(drawn.pixels)[..., 3].astype(np.float32) / np.float32(255) if drawn else None
        cushion = inflate(alpha, max(12, int(_CELLS * detail)), 0.42) if alpha is not None else None
        if cushion is None:
            return
        pieces = [Piece(cushion.shape, "main", "figure")]
    low, high = _bounds(pieces)
    scale = 1.6 / float((high - low).max())
    middle = (low + high) / 2
    kit.pieces = [
        Piece(box(w, h, w, kit.bevel(0.03)).at(0, y, 0), "accent", "pedestal")
        for y, w, h in ((0.0, 1.05, 0.14), (0.13, 0.86, 0.5), (0.6, 1.0, 0.12))
    ]
    for piece in pieces:
        moved = piece.shape.at(-float(middle[0]), -float(low[1]), -float(middle[2])).scaled(scale)
        kit.pieces.append(Piece(moved.at(0, 0.71, 0).solid(), "main", "figure"))
    kit.heard |= {"a", "an", "the", *(prop.name.split() if prop is not None else said[:2])}
    kit.heard |= {each for pair in pairs if pair in known for each in pair.split()}
