"""Our own drawings in parts, each of its own material: what the collections lack or draw so that nobody reads it.

A drawing stands in one of the ``sketches_*.txt`` files, or in a ``drawn_*.txt`` file, whose colours are those of
``sketch_tones``. ``= name`` begins it, ``= name @ 45`` turns it by so many
degrees; every line after it is a part, those at the bottom first: a material, then shapes joined by ``|``, in a square
of 512. A material is one of ``materials.MATERIALS`` (``dark_wood`` with an underscore) or ``#rrggbb``; behind it
``*`` marks what takes the prompt's material and colour, ``%`` the same, darker, and ``+`` what takes those that the
prompt gives to the rest. A shape is the data of an SVG path, or ``o x y radius``, ``e x y rx ry`` (ellipse), ``r x y
width height corner``, ``s width path`` (a stroke), and behind any of them ``@ degrees`` to turn it or ``x`` to repeat
it mirrored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, distance_inside
from layer_server.generators.image.canvas import Canvas
from layer_server.generators.image.dressing import Subject
from layer_server.generators.image.looks import LOOKS
from layer_server.generators.image.materials import MATERIALS, Material, look
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.shading import Layer
from layer_server.generators.image.silhouette import Silhouette, coverage, fitted
from layer_server.generators.image.sketch_classes import CLASS_DRAWINGS, class_lines, is_of_folk, toned
from layer_server.generators.image.vocabulary import LIQUID_COLOURS, MATERIAL_WORDS

_GROOVE = 0.007
"""Share of the picture left between parts that touch."""

_SOURCE = 512
"""Pixels at which a part is drawn before it is fitted."""

_DARKER = np.float32(0.66)

_MARKS = "*%+"


@dataclass(frozen=True, slots=True)
class SketchPart:
    """One part: its default material, how it takes what the prompt says (one of ``*%+`` or ""), and its SVG shapes."""

    material: str
    mark: str
    shapes: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """One drawing, its parts from the bottom up."""

    parts: tuple[SketchPart, ...]

    def svg(self, part: int | None = None) -> str:
        """One part, or all, black on clear."""
        chosen = self.parts if part is None else (self.parts[part],)
        shapes = "".join(each.shapes for each in chosen)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-128 -128 768 768">{shapes}</svg>'


def paint_sketch(sketch: Sketch, canvas: Canvas) -> tuple[Silhouette, list[Mask]]:
    """The whole as a silhouette without parts, and the mask of each part, fitted to the canvas."""
    size = canvas.size
    drawn = [coverage(sketch.svg(i), _SOURCE) for i in range(len(sketch.parts))]
    matrix = fitted(np.maximum.reduce(drawn) * np.float32(1 / 255), size, canvas.margin, canvas.pose)
    masks = [cv2.warpAffine(each, matrix, (size, size), flags=cv2.INTER_CUBIC) > 127 for each in drawn]
    hull = np.logical_or.reduce(masks)
    above = np.zeros_like(hull)
    cut: list[Mask] = []
    for mask in reversed(masks):
        cut.append(_apart(mask, above, size * _GROOVE))
        above |= mask
    return Silhouette(hull, hull, ()), cut[::-1]


def _apart(mask: Mask, above: Mask, gap: float) -> Mask:
    """``mask`` without what is within ``gap`` pixels of ``above``."""
    x, y, width, height = cv2.boundingRect(mask.astype(np.uint8))
    reach = int(gap) + 2
    rows, columns = slice(max(0, y - reach), y + height + reach), slice(max(0, x - reach), x + width + reach)
    covering = above[rows, columns]
    if not covering.any():
        return mask
    cut = mask.copy()
    cut[rows, columns] &= distance_inside(~covering, exact=False) > gap
    return cut


def dress_sketch(sketch: Sketch, masks: list[Mask], subject: Subject) -> list[Layer]:
    """The layers of a drawing, each part of its own material or of what the prompt says."""
    layers = [
        Layer(mask, _material(part, subject))
        for part, mask in zip(sketch.parts, masks, strict=True)
        if mask.any()
    ]
    return layers or [Layer(subject.silhouette.ink, MATERIALS["stone"])]


def _material(part: SketchPart, subject: Subject) -> Material:
    brief, own = subject.brief, look(part.material)
    if (
        own is MATERIALS["fire"] and brief.accent == "fire" and brief.accent_colour
    ):  # a lantern with a green flame
        return own.coloured(brief.accent_colour)
    if part.mark == "+":
        own = MATERIALS[brief.accent] if brief.accent else own
        return own.coloured(brief.accent_colour) if brief.accent_colour else own
    if part.mark not in {"*", "%"}:
        return own
    if stuff := brief.material or _named_stuff(brief):
        own = MATERIALS[stuff]
    colour = brief.colour or _content(part, brief)
    if colour:
        own = own.coloured(colour)
    own = subject.variation.finish(own, keep_hue=True) if subject.variation.lap else own
    is_same = bool(brief.material or brief.colour)
    return replace(own, ramp=own.ramp * _DARKER) if part.mark == "%" and is_same else own


def _named_stuff(brief: Brief) -> str:
    """The material before a noun whose looks are known to be of just that: an iron ingot."""
    first, *rest = brief.subject.split() or [""]
    stuff = MATERIAL_WORDS.get(first, "")
    return stuff if rest and stuff and LOOKS.get(brief.subject, ("",))[0] == stuff else ""


def _content(part: SketchPart, brief: Brief) -> str:
    """The colour of what a bottle is said to hold."""
    if brief.kind != "potion" or part.material == "glass":
        return ""
    return next((colour for of, colour in LIQUID_COLOURS if brief.words & of), "")


_NUMBER = re.compile(r"-?[\d.]+")
_TURNED = re.compile(r"\s*@\s*(-?\d+)\s*$")


def _shape(text: str) -> str:
    text = text.strip()
    if text.startswith("<"):
        return text
    mirrored = text.endswith(" x")
    text = text.removesuffix(" x").strip()
    turn = _TURNED.search(text)
    text = _TURNED.sub("", text)
    kind, _, rest = text.partition(" ")
    if kind == "o":
        x, y, radius = _NUMBER.findall(rest)
        drawn = f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
    elif kind == "e":
        x, y, rx, ry = _NUMBER.findall(rest)
        drawn = f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/>'
    elif kind == "r":
        x, y, width, height, *corner = _NUMBER.findall(rest)
        drawn = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{(*corner, "0")[0]}"/>'
    elif kind == "s":
        width, _, path = rest.partition(" ")
        drawn = (
            f'<path fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round" '
            f'stroke-width="{width}" d="{path}"/>'
        )
    else:
        drawn = f'<path fill-rule="evenodd" d="{text}"/>'
    if turn:
        drawn = f'<g transform="rotate({turn[1]} 256 256)">{drawn}</g>'
    return f'{drawn}<g transform="translate(512 0) scale(-1 1)">{drawn}</g>' if mirrored else drawn


def _sketch(lines: Iterable[str], turn: str = "") -> Sketch:
    parts = []
    for line in lines:
        material, _, shapes = line.strip().partition(" ")
        drawn = "".join(_shape(each) for each in shapes.split("|"))
        if turn:
            drawn = f'<g transform="rotate({turn} 256 256)">{drawn}</g>'
        mark = material[-1] if material[-1] in _MARKS else ""
        parts.append(SketchPart(material.rstrip(_MARKS).replace("_", " "), mark, drawn))
    return Sketch(tuple(parts))


@lru_cache(maxsize=1)
def _blocks() -> dict[str, tuple[Callable[[str], str], list[str], str]]:
    """Name of a drawing to how its lines are spelled, the lines, and the degrees by which it is turned."""
    found: dict[str, tuple[Callable[[str], str], list[str], str]] = {}
    for pattern, spelled in (("drawn_*.txt", toned), ("sketches_*.txt", str)):
        for file in sorted(Path(__file__).parent.glob(pattern)):
            for block in re.split(r"^= ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
                title, *lines = block.strip().splitlines()
                turn = _TURNED.search(title)
                found[_TURNED.sub("", title).strip()] = spelled, lines, turn[1] if turn else ""
    return found


@lru_cache(maxsize=256)
def _drawn(name: str) -> Sketch:
    if name in _blocks():
        spelled, lines, turn = _blocks()[name]
        return _sketch(map(spelled, lines), turn)
    return _sketch(class_lines(name))


class _Drawings(Mapping[str, Sketch]):
    """Drawings by name, each read when it is asked for: people of other folk, who are many, are not counted."""

    def __init__(self) -> None:
        self._names = frozenset(_blocks()) | CLASS_DRAWINGS

    def __getitem__(self, name: str) -> Sketch:
        return _drawn(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names or (isinstance(name, str) and is_of_folk(name))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


@lru_cache(maxsize=1)
def sketches() -> Mapping[str, Sketch]:
    """All drawings by name: those of classes of nouns, and those that are drawn one by one. Raises KeyError for others."""
    return _Drawings()
