"""From a composition to one picture: each thing is painted, put in its place, and lit together with the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.image.arrange import Place, Shape, arrange
from layer_server.generators.image.artist import Artist
from layer_server.generators.image.aura import effects_of, margin_for
from layer_server.generators.image.canvas import Canvas
from layer_server.generators.image.composed import Composition
from layer_server.generators.image.effects import Piece, compose
from layer_server.generators.image.inset import bent, centred_at, glass_front, paper, room
from layer_server.generators.image.medallion import framed
from layer_server.generators.image.prompt import Brief
from layer_server.generators.image.retrieve import Match
from layer_server.generators.image.silhouette import HEAD_DOWN
from layer_server.generators.image.states import in_its_state
from layer_server.generators.image.steps import Steps
from layer_server.generators.image.styles import style_of
from layer_server.generators.image.variation import Pose
from layer_server.generators.image.wound import run_through, strand_around

_FRINGE = 0.07
"""Share of a placed piece's side left free around it, for its outline."""

_IN_FRAME = 0.15
"""Margin of what stands in a medallion."""

_NEVER_LONG = frozenset(
    {"shuriken", "bow", "crossbow", "shield", "field", "skull", "banner", "potion", "book"}
)
"""Things that no crossing turns."""

_SAME_POSE = frozenset({"crossed", "crossed over", "crossed behind", "behind wings"})
"""Relations in which two of the same do not differ."""

_STICKER = 0.032
"""Width of the white rim of a sticker, a share of the picture."""

_PAPER = np.array([0.97, 0.97, 0.98], np.float32)
_LUMINANCE = np.array([0.30, 0.58, 0.12], np.float32)

_INK = "#3a2416"
"""What labels are printed with."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is painted.

    Attributes:
        size: side of the painting in pixels.
        line: width of outlines, a share of the side.
    """

    composition: Composition
    matches: Sequence[Match]
    artist: Artist
    size: int
    seed: int
    line: float


def paint_scene(scene: Scene, steps: Steps) -> Plane:
    """The finished picture, (size, size, 4)."""
    composition = scene.composition
    effects = effects_of(composition.things)
    margin = _IN_FRAME if composition.framed else margin_for(effects)
    if style_of(composition.things[0]) == "sticker":
        margin += _STICKER
    rng = np.random.default_rng(scene.seed)
    if composition.relation == "single":
        pieces = _alone(scene, margin, rng, steps)
    elif composition.relation == "wrapped":
        pieces = _wrapped(scene, margin, rng, steps)
    elif composition.relation in {"label", "emblem", "jar"}:
        pieces = _one_on_other(scene, margin, rng, steps)
    else:
        pieces = _arranged(scene, margin, rng, steps)
    if composition.framed:
        step = _pause(steps)
        pieces = framed(scene.size, pieces, scene.seed, rng, lambda _done, _count: step())
    steps(0.72, "lighting")
    style = style_of(composition.things[0])
    line = scene.line
    if style == "sticker":
        pieces, line = [replace(piece, outline=_PAPER) for piece in pieces], _STICKER
    picture = compose(scene.size, pieces, effects, rng, line=line, pause=_pause(steps))
    if style == "grey":
        picture[..., :3] = (picture[..., :3] @ _LUMINANCE)[..., None]
    return picture


def _pause(steps: Steps) -> Callable[[], None]:
    return lambda: steps(0.72, "lighting")


def _alone(scene: Scene, margin: float, rng: np.random.Generator, steps: Steps) -> list[Piece]:
    brief, match = scene.composition.things[0], scene.matches[0]
    canvas = Canvas(scene.size, margin, match.variation.pose(brief.head, match.name))
    piece = scene.artist.paint(brief, match, canvas, rng, steps.part(0.05, 0.7))
    return [in_its_state(piece, brief, match.name, scene.seed)]


def _wrapped(scene: Scene, margin: float, rng: np.random.Generator, steps: Steps) -> list[Piece]:
    """One thing, and what is wound around it."""
    brief, match = scene.composition.things[0], scene.matches[0]
    canvas = Canvas(scene.size, margin + 0.05, match.variation.pose(brief.head, match.name))
    piece = scene.artist.paint(brief, match, canvas, rng, steps.part(0.05, 0.6))
    return [piece, strand_around(piece, scene.composition.things[1], rng)]


def _arranged(scene: Scene, margin: float, rng: np.random.Generator, steps: Steps) -> list[Piece]:
    composition = scene.composition
    shapes = [
        Shape.of(
            scene.artist.coverage(match),
            upside_down=match.name in HEAD_DOWN,
            is_long=(brief.kind == "weapon" or composition.relation.startswith("crossed"))
            and brief.head not in _NEVER_LONG,
        )
        for brief, match in zip(composition.things, scene.matches, strict=True)
    ]
    places = arrange(composition.relation, shapes, composition.count, margin)
    pieces = []
    for index, place in enumerate(places):
        part = steps.part(0.05 + 0.65 * index / len(places), 0.05 + 0.65 * (index + 1) / len(places))
        brief, match = composition.things[place.thing], scene.matches[place.thing]
        if place.copy and composition.relation not in _SAME_POSE:
            match = replace(match, variation=replace(match.variation, lap=match.variation.lap + place.copy))
        pieces.append(_placed(scene, place, brief, match, rng=rng, steps=part))
    return run_through(pieces) if composition.relation == "through" else pieces


def _placed(
    scene: Scene, place: Place, brief: Brief, match: Match, *, rng: np.random.Generator, steps: Steps
) -> Piece:
    size = max(48, round(place.side * scene.size / (1 - 2 * _FRINGE)))
    piece = scene.artist.paint(brief, match, Canvas(size, _FRINGE, place.pose), rng, steps)
    piece = in_its_state(piece, brief, match.name, scene.seed + place.copy)
    left, top = centred_at(piece, place.x * scene.size, place.y * scene.size)
    return replace(piece, left=left, top=top)


def _one_on_other(scene: Scene, margin: float, rng: np.random.Generator, steps: Steps) -> list[Piece]:
    """A bearer with a picture on it, or a glass with something in it."""
    relation, size = scene.composition.relation, scene.size
    bearer, borne = scene.composition.things
    under, on = scene.matches
    if relation == "jar":
        bearer = replace(bearer, material=bearer.material or "glass", kind="", head="")
    pose = Pose(mirrored=under.variation.lap % 2 == 1)
    base = scene.artist.paint(bearer, under, Canvas(size, margin, pose), rng, steps.part(0.05, 0.4))
    x, y, radius = room(base.hull) if bearer.head != "circle" else (size / 2, size / 2, size * 0.40)
    if relation == "jar":
        held = _inset(scene, borne, on, at=(x, y, radius * 1.5), rng=rng, steps=steps.part(0.4, 0.7))
        return [base, held, glass_front(base)]
    if relation == "label":
        width, height = round(radius * 1.62), round(radius * 1.2)
        label = bent(paper(width, height, scene.seed), 0.07)
        left, top = centred_at(label, x, y + radius * 0.06)
        label = replace(label, left=left, top=top)
        borne = borne if borne.colour or borne.material else replace(borne, colour=_INK, accent_colour=_INK)
        mark = _inset(
            scene, borne, on, at=(x, y + radius * 0.10, radius * 0.98), rng=rng, steps=steps.part(0.4, 0.7)
        )
        return [base, label, mark]
    if not borne.colour and not borne.material and bearer.head != "circle":
        fitting = (
            "silver" if bearer.material in {"gold", "bronze"} or bearer.head in {"coin", "medal"} else "gold"
        )
        borne = replace(borne, material=fitting, kind="", accent=fitting)
    mark = _inset(scene, borne, on, at=(x, y, radius * 1.30), rng=rng, steps=steps.part(0.4, 0.7))
    return [base, mark]


def _inset(
    scene: Scene,
    brief: Brief,
    match: Match,
    *,
    at: tuple[float, float, float],
    rng: np.random.Generator,
    steps: Steps,
) -> Piece:
    place = Place(0, at[0] / scene.size, at[1] / scene.size, at[2] / scene.size)
    return _placed(scene, place, brief, match, rng=rng, steps=steps)
