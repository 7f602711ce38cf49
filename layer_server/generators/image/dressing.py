"""Decides which part of a silhouette is made of what, by the kind of object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, distance_inside, opened
from layer_server.generators.colour import rgb, turn
from layer_server.generators.image.materials import MATERIALS, Material, paint
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.relations import LAMPS
from layer_server.generators.image.shading import Layer
from layer_server.generators.image.silhouette import Part, Silhouette, along_axis
from layer_server.generators.image.tables import words
from layer_server.generators.image.variation import Variation
from layer_server.generators.image.vocabulary import FIRE_WORDS, LIQUID_COLOURS

_RIM_NEEDS = 0.09
"""Thickness (share of the picture) below which a rim would cover the whole object."""

_SMALL, _SMALL_OF_NAMED = 0.22, 0.025
"""Share of the largest piece up to which a piece is of the other material; and where the main colour is named."""

_SMALLEST_LAYER = 20
"""Pixels; fewer are not worth a layer."""

_STRING = 0.042
"""Share of the picture below which what is drawn of a bow is its string."""

_WOODEN_WEAPONS = words("bow staff wand club crossbow arrow spear cudgel baton slingshot")

_DRAWN_CONTENT = frozenset({"health-potion", "heart-bottle", "poison-bottle", "magic-potion"})
"""Bottles whose contents the artist drew; the others get a liquid of our own."""

_STAFFS = words("staff wand scepter sceptre")

_STAFF_GEMS = ("#38b0ff", "#a23cff", "#3fd07a", "#ff5a4a", "#ffb02a")

_BURNING = frozenset(["candle", "torch"])
"""Things whose topmost piece is a flame."""

_GRIP_COLOURS = ("#6a3a1e", "#28407a", "#54286e", "#7a2038")

_GUARD_GEMS = ("#38b0ff", "#e0304a", "#3fd07a", "#a23cff", "#ffb02a")

_FITTINGS = ("gold", "bronze", "silver", "copper")
"""Metals that fittings are of; the first lap takes each thing's own."""

_AFLAME = (
    words("fire flame campfire fireball bonfire inferno firework brazier fireplace forge furnace") | LAMPS
)
"""Things that show their own fire."""

_DRAGON_TURNS = (0.0, 12.0, 120.0, -14.0, 215.0, 28.0)
_GEM_TURNS = (0.0, 25.0, -25.0, 60.0, -50.0)
"""Degrees by which the colours of a dragon and of a gem turn where nobody named any."""


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """What is known of a subject's looks: its main material and that of its other parts, where known."""

    main: Material | None = None
    other: Material | None = None
    source: str = "kind"


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """All that a dressing rule may look at."""

    brief: Brief
    picture: str
    silhouette: Silhouette
    palette: Palette
    variation: Variation
    rng: np.random.Generator

    def main(self, default: str) -> Material:
        """The main material: what the prompt says, else what is known, else ``default``."""
        if self.brief.material:
            material = MATERIALS[self.brief.material]
        else:
            material = self.palette.main or MATERIALS[default]
        if self.brief.colour:
            material = material.coloured(self.brief.colour)
        return self.variation.finish(material, keep_hue=bool(self.brief.colour))

    def accent(self, default: str) -> Material:
        """The material of the other parts, by the same rule."""
        if self.brief.accent:
            material = MATERIALS[self.brief.accent]
        elif self.palette.other is not None and self._is_as_usual:
            material = self.palette.other
        else:
            return self._free_accent(default)
        return material.coloured(self.brief.accent_colour) if self.brief.accent_colour else material

    @property
    def _is_as_usual(self) -> bool:
        """Whether the prompt asks for no material but the one that such a thing is of anyway: a stone castle."""
        return not self.brief.material or self.palette.main is MATERIALS[self.brief.material]

    def _free_accent(self, default: str) -> Material:
        """An accent that nobody asked for: a metal may be any other that tells from the main material."""
        if self.brief.accent_colour:
            return MATERIALS[default].coloured(self.brief.accent_colour)
        if self.brief.material == "rust":
            return MATERIALS["iron"]
        if default not in _FITTINGS:
            return self.variation.finish(MATERIALS[default])
        others = [name for name in _FITTINGS if name not in {default, self.brief.material}]
        return MATERIALS[self.variation.pick((default, *others))]


def dress(subject: Subject) -> list[Layer]:
    """The layers of a subject, first those at the bottom."""
    rule = _RULES.get(subject.brief.kind, _generic)
    layers = rule(subject)
    thickest = max((p.thickness for p in subject.silhouette.parts), default=0.0)
    if subject.brief.has_trim and subject.brief.kind != "shield" and thickest > _RIM_NEEDS:
        layers = _with_rim(subject, layers, subject.accent("gold"))
    kept = [layer for layer in layers if np.count_nonzero(layer.mask) > _SMALLEST_LAYER]
    return kept or [Layer(subject.silhouette.ink, subject.main("stone"))]


def _weapon(subject: Subject) -> list[Layer]:
    """Blade, guard and grip by the width along the axis; staffs have a jewelled end; else thin pieces are the shaft."""
    silhouette, variation, brief = subject.silhouette, subject.variation, subject.brief
    wooden = brief.head in _WOODEN_WEAPONS
    blade = replace(subject.main("wood" if wooden else "silver"), softness=0.0, bevel=0.03)
    fitting = subject.accent("gold")
    if brief.head in _STAFFS and brief.accent in {"", "crystal"}:
        stone = brief.accent_colour or brief.colour or variation.pick(_STAFF_GEMS)
        fitting = MATERIALS["crystal"].coloured(stone)
    grip = MATERIALS["leather"].coloured(variation.pick(_GRIP_COLOURS))
    if brief.head == "bow":
        return _bow(silhouette, blade, variation)
    split = along_axis(silhouette.hull)
    if split is not None and brief.head in _STAFFS:
        place, cut = split
        head = silhouette.ink & (place < min(0.5, 2 * cut))
        setting = MATERIALS["gold"] if silhouette.panels else fitting
        gems = [Layer(p.mask, fitting) for p in silhouette.panels]
        return [Layer(silhouette.ink & ~head, blade), Layer(head, setting), *gems]
    if split is None or wooden:
        shaft = replace(MATERIALS["wood"], angle=np.pi / 4)
        layers = [Layer(p.mask, shaft if _is_shaft(p) else blade) for p in silhouette.pieces]
        return [*layers, *(Layer(p.mask, fitting) for p in silhouette.panels)]
    place, cut = split
    ink = silhouette.ink
    gem = MATERIALS["crystal"].coloured(brief.accent_colour or brief.colour or variation.pick(_GUARD_GEMS))
    layers = [
        Layer(ink & (place >= cut), blade),
        Layer(ink & (place < cut) & (place >= cut * 0.45), fitting),
        Layer(ink & (place < cut * 0.45) & (place > cut * 0.12), grip),
        Layer(ink & (place <= cut * 0.12), fitting),
    ]
    for panel in silhouette.panels:
        layers.append(Layer(panel.mask, blade if float(place[panel.mask].mean()) > cut else gem))
    return layers


def _bow(silhouette: Silhouette, limb: Material, variation: Variation) -> list[Layer]:
    """Limbs, which have thin strings; the arrow lies across the middle or in small pieces."""
    size = silhouette.size
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (int(size * _STRING) | 1,) * 2)
    thick = cv2.dilate(cv2.morphologyEx(silhouette.ink.astype(np.uint8), cv2.MORPH_OPEN, disc), disc) > 0
    arrow = variation.finish(MATERIALS["iron"])
    string = paint(rgb("#efe3c4"))
    pieces = silhouette.pieces
    layers = []
    for piece in pieces:
        x, y, w, h = piece.box
        is_central = max(abs(x + w / 2 - 0.5), abs(y + h / 2 - 0.5)) < 0.1
        if piece.area < 0.3 * pieces[0].area or (is_central and piece is not pieces[0]):
            layers.append(Layer(piece.mask, arrow))
        else:
            layers += [Layer(piece.mask & thick, limb), Layer(piece.mask & ~thick, string)]
    return layers


def _is_shaft(piece: Part) -> bool:
    return piece.thickness < 0.045 and max(piece.box[2:]) > 0.15 and piece.area < 0.03


def _potion(subject: Subject) -> list[Layer]:
    """A glass hull with a cork, and a liquid up to a level, unless the artist drew the contents."""
    silhouette, rng, size = subject.silhouette, subject.rng, subject.silhouette.size
    glass, cork = MATERIALS["glass"], subject.variation.finish(MATERIALS["wood"])
    liquid = MATERIALS["liquid"].coloured(_liquid_colour(subject))
    layers = [Layer(silhouette.hull, replace(glass, bevel=0.05))]
    pieces = silhouette.pieces
    top = min(pieces, key=lambda p: p.centre[1])
    biggest = pieces[0]
    if subject.picture not in _DRAWN_CONTENT:
        layers += _liquid(silhouette, liquid, rng)
        pieces = [p for p in pieces if p.centre[1] < 0.38 and p.area < 0.06]
    chamber = silhouette.panels[0] if silhouette.panels else None
    for piece in pieces:
        alone = not any(p.area > 0.3 * biggest.area for p in pieces if p is not piece)
        is_content = chamber is None and alone and piece is biggest and piece.thickness > 0.07
        if piece is top and piece.centre[1] < 0.38 and piece.area < 0.06:
            layers.append(Layer(piece.mask, cork))
        elif (chamber is not None and piece.inside(chamber)) or is_content:
            layers.append(Layer(piece.mask, replace(liquid, bevel=0.06)))
        elif piece.centre[1] > size * 0.85:
            layers.append(Layer(piece.mask, MATERIALS["gold"]))
        else:
            layers.append(Layer(piece.mask, glass))
    return layers


def _liquid(silhouette: Silhouette, liquid: Material, rng: np.random.Generator) -> list[Layer]:
    size = silhouette.size
    belly = opened(silhouette.hull, size * 0.1)
    inner = (distance_inside(silhouette.hull) > size * 0.026) & belly
    rows = np.nonzero(inner.any(1))[0]
    if len(rows) == 0:
        return []
    wave = np.sin(np.arange(size) / size * 7) * size * 0.008
    height = np.arange(size)[:, None] + wave[None, :]
    level = rows[0] + (rows[-1] - rows[0]) * rng.uniform(0.22, 0.48)
    surface = replace(liquid, ramp=liquid.ramp * np.float32(0.5) + np.float32(0.5), bevel=0.01)
    return [
        Layer(inner & (height > level), replace(liquid, bevel=0.10, gloss=30.0)),
        Layer(inner & (np.abs(height - level) < size * 0.011), surface),
    ]


def _liquid_colour(subject: Subject) -> str:
    if subject.brief.colour:
        return subject.brief.colour
    words = subject.brief.words
    known = next((colour for of, colour in LIQUID_COLOURS if words & of), "")
    return known or subject.variation.pick([colour for _, colour in LIQUID_COLOURS])


def _shield(subject: Subject) -> list[Layer]:
    """A face with a rim all around, whatever the artist drew."""
    base = subject.main("silver")
    if base.grain == "wood":
        base = replace(base, planks=7, angle=np.pi / 2)
    trim = subject.accent("gold")
    silhouette, size = subject.silhouette, subject.silhouette.size
    total = sum(p.area for p in silhouette.pieces)
    layers = [
        Layer(p.mask, trim if p.thickness < 0.035 or p.area < 0.05 * total else base)
        for p in silhouette.pieces
    ]
    layers += [Layer(p.mask, base if p.area > 0.06 else trim) for p in silhouette.panels]
    distance = distance_inside(silhouette.hull)
    layers = [Layer(layer.mask & (distance > size * 0.052), layer.material) for layer in layers]
    rim = (distance > 0) & (distance <= size * 0.047)
    return [*layers, Layer(rim, replace(trim, bevel=0.022))]


def _chest(subject: Subject) -> list[Layer]:
    """Wide pieces are boards, thin ones and gaps are fittings."""
    base = subject.main("wood")
    if base.grain == "wood":
        base = replace(base, planks=7, angle=0.0)
    trim = subject.accent(
        "gold" if "treasure" in subject.brief.words or not subject.palette.other else "iron"
    )
    silhouette = subject.silhouette
    total = sum(p.area for p in silhouette.pieces)
    layers = [Layer(silhouette.hull & ~silhouette.ink, replace(trim, bevel=0.012))]
    layers += [
        Layer(p.mask, trim if p.thickness < 0.035 or p.area < 0.05 * total else base)
        for p in silhouette.pieces
    ]
    return [*layers, *(Layer(p.mask, trim) for p in silhouette.panels)]


def _creature(subject: Subject) -> list[Layer]:
    brief = subject.brief
    fiery = brief.material in {"fire", "lava"}
    if "dragon" in brief.words or "wyvern" in brief.words:
        scales = MATERIALS["scales"]
        colour = brief.colour or _DRAGON_COLOURS.get(brief.material, "")
        base = scales.coloured(colour) if colour else _turned(scales, subject.variation.pick(_DRAGON_TURNS))
        if brief.material in {"gold", "silver", "crystal", "ice", "stone", "bone", "bronze"}:
            base = replace(subject.main("scales"), grain="scales", softness=0.6)
        if fiery:
            base = replace(base, emission=0.18, rim="#ffb03a")
    elif fiery:
        base = replace(MATERIALS["scales"], grain="embers", emission=0.25, rim="#ffb03a")
    else:
        base = subject.main("skin")
    base = base if base.grain == "facets" or base.is_metal else replace(base, bevel=0.05)
    belly = MATERIALS["fire"] if fiery else subject.accent("bone")
    if _is_outlined(subject.silhouette, least=0.8):
        if brief.colour and not brief.accent_colour:  # its lines are of its colour too, only darker
            belly = replace(base, ramp=base.ramp * np.float32(0.6))
        base, belly = belly, base
    layers = [Layer(p.mask, base) for p in subject.silhouette.pieces]
    return [*layers, *(Layer(p.mask, belly) for p in subject.silhouette.panels)]


_DRAGON_COLOURS = {
    "fire": "#e03a14",
    "lava": "#c02a10",
    "slime": "#4aa82a",
    "energy": "#7a2fd0",
    "plant": "#3f9433",
}


def _gem(subject: Subject) -> list[Layer]:
    material = MATERIALS["ice"] if subject.brief.material == "ice" else MATERIALS["crystal"]
    if subject.brief.colour:
        material = material.coloured(subject.brief.colour)
    elif subject.brief.material != "ice" and "diamond" not in subject.brief.words:
        material = _turned(material, subject.variation.pick(_GEM_TURNS))
    return [Layer(p.mask, material) for p in subject.silhouette.parts]


def _turned(material: Material, degrees: float) -> Material:
    return replace(material, ramp=turn(material.ramp, degrees))


def _armor(subject: Subject) -> list[Layer]:
    return _by_area(subject, subject.main("silver"), subject.accent("gold"))


def _plant(subject: Subject) -> list[Layer]:
    return _by_area(subject, subject.main("plant"), subject.accent("wood"))


def _generic(subject: Subject) -> list[Layer]:
    return _by_area(subject, subject.main("stone"), subject.accent("gold"))


def _by_area(subject: Subject, base: Material, accent: Material) -> list[Layer]:
    """Large pieces of the main material; small ones and panels of the other.

    Where the artist drew mostly outlines, the panels are the object and the ink is its edging.
    """
    pieces, panels = subject.silhouette.pieces, subject.silhouette.panels
    if _is_outlined(subject.silhouette):
        base, accent = accent, base
    largest = max((p.area for p in pieces), default=0.0)
    flame = (
        min(pieces, key=lambda p: p.centre[1]) if subject.brief.head in _BURNING and len(pieces) > 1 else None
    )
    # A colour or material that the prompt names is that of the thing, not of its largest piece alone.
    is_named = subject.brief.colour or subject.brief.material
    small = (_SMALL_OF_NAMED if is_named and not subject.brief.accent else _SMALL) * largest
    if _is_many_small([p for p in pieces if p.area <= small], pieces):
        base, accent = accent, base
    layers = [Layer(p.mask, accent if p is flame or p.area <= small else base) for p in pieces]
    return [*layers, *(Layer(p.mask, accent) for p in panels)]


def _is_outlined(silhouette: Silhouette, least: float = 1.1) -> bool:
    """Whether the artist drew mostly outlines, so that the panels are the object; ``least`` of them to the ink."""
    return _area(silhouette.panels) > least * _area(silhouette.pieces)


def _is_many_small(small: list[Part], pieces: list[Part]) -> bool:
    """Whether the small pieces are the object and the large one is beside it: berries and their leaf."""
    return len(small) > 5 and _area(small) > 0.6 * _area(pieces)


def _area(parts: list[Part]) -> float:
    return sum(part.area for part in parts)


def _with_rim(subject: Subject, layers: list[Layer], trim: Material) -> list[Layer]:
    distance = distance_inside(subject.silhouette.hull)
    size = subject.silhouette.size
    cut = [Layer(layer.mask & (distance > size * 0.038), layer.material) for layer in layers]
    rim: Mask = (distance > 0) & (distance <= size * 0.034)
    return [*cut, Layer(rim, replace(trim, bevel=0.018))]


def is_fiery(brief: Brief) -> bool:
    """Whether flames belong around it."""
    return bool(brief.words & FIRE_WORDS) and brief.head not in _AFLAME


_RULES: dict[str, Callable[[Subject], list[Layer]]] = {
    "weapon": _weapon,
    "potion": _potion,
    "chest": _chest,
    "shield": _shield,
    "creature": _creature,
    "gem": _gem,
    "plant": _plant,
    "armor": _armor,
}
