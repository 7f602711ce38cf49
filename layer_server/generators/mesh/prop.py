"""The ``prop`` generator: read the prompt, build parts, paint them, write a GLB and a picture of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from layer_server.generators.art import art
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, ModelCard, Output, Progress
from layer_server.generators.image.credits import EMOJI_CREDIT
from layer_server.generators.mesh.accounting import sentence, unshown
from layer_server.generators.mesh.arrange import borrowed
from layer_server.generators.mesh.arrange import build as arrange
from layer_server.generators.mesh.asked import Asked, read, singular
from layer_server.generators.mesh.assemble import Built, Order, assemble
from layer_server.generators.mesh.cover import cover_of
from layer_server.generators.mesh.delivery import deliver
from layer_server.generators.mesh.drawn import Drawing, drawing
from layer_server.generators.mesh.dress import finishes
from layer_server.generators.mesh.inflate import square
from layer_server.generators.mesh.prop_card import PROP
from layer_server.generators.mesh.props import catalog
from layer_server.generators.mesh.props.kit import Kit, Piece, Prop
from layer_server.generators.mesh.props.near import NEAR
from layer_server.generators.mesh.props.styles import style_of
from layer_server.generators.mesh.reliefs import FINEST, LOW_POLY, shaped
from layer_server.generators.mesh.remesh import reduced
from layer_server.generators.mesh.shape import NONE, triangles
from layer_server.generators.mesh.unwrap import unwrapped

_TEXTURES = {"low": 512, "medium": 1024, "high": 2048}
"""Pixels of the atlas by quality."""

_DETAILS = (1.0, 0.8, 0.62, 0.5, 0.4, 0.3, 0.22, 0.15, 0.1)
"""How finely a prop may be built, tried until it has few enough faces."""

_LOW_POLY = 0.3

_FEWEST = 4
"""Triangles of a closed piece."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` props; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    return build(request, read(request.prompt), PROP, progress, cancel)


def build(
    request: GenerationRequest, asked: Asked, card: ModelCard, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """All outputs of a request, for whichever model builds props."""
    return one_by_one(request, progress, cancel, lambda seed, step: _one(request, asked, seed, card, step))


def _one(request: GenerationRequest, asked: Asked, seed: int, card: ModelCard, step: Step) -> Output:
    step(0.0, "choosing a prop")
    if asked.prop is None and (drawn := drawing(request.prompt, asked.colour, seed, art())):
        return _blown_up(request, drawn, seed, card, step)
    chosen = catalog.choose(asked, seed)
    if 0 < chosen.score < catalog.WEAK and (
        drawn := drawing(request.prompt, asked.colour, seed, art(), least=chosen.score)
    ):
        return _blown_up(request, drawn, seed, card, step)
    wants = request.parameters
    step(0.02, f"building a {chosen.prop.name}")
    limit = wants.get("face_limit")
    kit = _kit(chosen.prop, asked, seed, _LOW_POLY if wants["low_poly"] else 1.0, limit)
    order = Order(
        name=chosen.prop.name,
        seed=seed,
        metres=chosen.prop.metres * _size(asked) * kit.grown,
        texture=_TEXTURES[wants["quality"]],
        is_textured=wants["include_textures"],
        is_pbr=wants["pbr_materials"],
        has_parts=wants["generate_parts"],
        is_faceted=wants["low_poly"],
        wear=asked.wear,
        dirt=0.25 + 0.5 * asked.wear,
        cover=cover_of(asked.words),
    )

    def part(fraction: float, stage: str) -> None:
        step(0.05 + 0.65 * fraction, stage)

    others = borrowed(chosen.prop, asked)
    own = replace(asked, accent_material="", accent_colour="") if others else asked
    dressed = {**finishes(chosen.prop, own), **others}
    built = assemble(kit.pieces, dressed, order, part)
    return deliver(
        card,
        request,
        seed,
        built,
        step=lambda fraction, stage: step(0.7 + 0.3 * fraction, stage),
        metadata=_metadata(chosen, asked, built, kit, limit),
        with_quads=wants["quad_mesh"],
    )


def _blown_up(request: GenerationRequest, drawn: Drawing, seed: int, card: ModelCard, step: Step) -> Output:
    """A subject that no recipe knows, as a drawing of it blown up."""
    wants = request.parameters
    step(0.1, f"blowing up a drawing of {drawn.name}")
    built, _ = shaped(
        square(drawn.pixels),
        size=_TEXTURES[wants["quality"]],
        finest=LOW_POLY if wants["low_poly"] else FINEST,
        depth=0.36,
        limit=wants.get("face_limit"),
        is_faceted=wants["low_poly"],
        is_textured=wants["include_textures"],
        is_pbr=wants["pbr_materials"],
    )
    note = f"No prop of that name is built here, so a drawing of it ({drawn.name}) was blown up; its back mirrors it."
    if wants["generate_parts"]:
        note += " It is one piece, so it has no parts."
    return deliver(
        card,
        request,
        seed,
        built,
        step=lambda fraction, stage: step(0.5 + 0.5 * fraction, stage),
        metadata={
            "subject": drawn.name,
            "kind": "drawing",
            "match": "good" if drawn.is_certain else "weak",
            "match_score": round(drawn.score, 3),
            "watertight": built.is_watertight,
            "note": note,
        },
        attribution=(EMOJI_CREDIT,),
        with_quads=wants["quad_mesh"],
    )


def _kit(prop: Prop, asked: Asked, seed: int, finest: float, limit: int | None) -> Kit:
    """The finest build that keeps to the limit of triangles; the coarsest, thinned, where none does."""
    kit = arrange(prop, asked, seed, finest)
    for detail in (each for each in _DETAILS if each < finest):
        if limit is None or _triangles(kit.pieces) <= limit:
            return kit
        kit = arrange(prop, asked, seed, detail)
    if limit is not None and _triangles(kit.pieces) > limit:
        kit.pieces = _thinned(kit.pieces, limit)
    return kit


def _thinned(pieces: list[Piece], limit: int) -> list[Piece]:
    """Pieces with fewer triangles than their recipe gives, each keeping its share of them."""
    share = limit / _triangles(pieces)
    thin = []
    for piece in pieces:
        corners, of_face = triangles(piece.shape.faces)
        faces = piece.shape.faces[of_face[:, None], corners].astype(np.int32)
        target = max(_FEWEST, int(len(faces) * share))
        positions, fewer = reduced(piece.shape.positions, faces, target)
        thin.append(Piece(unwrapped(positions, fewer), piece.finish, piece.group))
    return thin


def _triangles(pieces: list[Piece]) -> int:
    return sum(len(p.shape.faces) + int((p.shape.faces[:, 3] != NONE).sum()) for p in pieces)


def _size(asked: Asked) -> float:
    for words, factor in (
        ({"tiny", "miniature", "mini"}, 0.4),
        ({"small", "little"}, 0.65),
        ({"big", "large"}, 1.5),
        ({"giant", "huge", "massive", "colossal", "gigantic"}, 2.5),
    ):
        if words & asked.words:
            return factor
    return 1.0


def _metadata(
    chosen: catalog.Choice, asked: Asked, built: Built, kit: Kit, limit: int | None
) -> dict[str, Any]:
    notes = [chosen.note] if chosen.note else []
    near = NEAR.get(asked.name) or NEAR.get(singular(asked.name)) if asked.prop is not None else None
    if near:
        notes.append(f"No {singular(asked.name)} of its own is built here: this is {near}.")
    built_in = {singular(piece.group) for piece in kit.pieces}
    absent = [name for name in asked.left_out if name not in kit.heard | built_in]
    if absent:
        notes.append(f"Left out: {', '.join(absent)}.")
    if asked.prop is not None and (words := unshown(asked, chosen.prop, kit)):
        notes.append(sentence(asked, words))
    if limit is not None and built.triangles > limit:
        notes.append(f"A {chosen.prop.name} needs at least {built.triangles} faces here.")
    metadata: dict[str, Any] = {
        "subject": asked.name or chosen.prop.name,
        "kind": chosen.prop.kind,
        "match": "weak" if notes else "good",
        "match_score": round(chosen.score, 3),
        "alternatives": list(chosen.alternatives),
        "watertight": built.is_watertight,
    }
    if asked.material:
        metadata["material"] = asked.material
    if cover := cover_of(asked.words):
        metadata["cover"] = cover
    if style := style_of(asked.words, asked.name):
        metadata["style"] = style
    if notes:
        metadata["note"] = " ".join(notes)
    return metadata
