"""From a recipe to a model: pieces joined, laid out, painted, scaled to metres and put on the floor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.mesh.bake import Coat, Step, bake
from layer_server.generators.mesh.finish import Finish
from layer_server.generators.mesh.model import Ints, Material, Mesh, Model, Node, moved
from layer_server.generators.mesh.props.kit import Piece
from layer_server.generators.mesh.shape import Shape, edges_match, joined
from layer_server.generators.mesh.studio import srgb_to_linear
from layer_server.generators.mesh.surface import CREASE, Skin, meshes, skin


@dataclass(frozen=True, slots=True)
class Order:
    """How a prop is to be made.

    Attributes:
        name: of the model.
        seed: for all that differs between two of a kind.
        metres: its longest side.
        texture: pixels of the atlas.
        is_textured: whether it has pictures; else each finish is a plain material.
        is_pbr: whether roughness, metal and normals come along; else colour only.
        has_parts: whether each group of pieces is a node of its own.
        is_faceted: whether every face is flat.
        wear, dirt: from 0 to 1.
        cover: what lies on it, by its name in ``COVERS``, or "".
    """

    name: str
    seed: int
    metres: float
    texture: int = 1024
    is_textured: bool = True
    is_pbr: bool = True
    has_parts: bool = False
    is_faceted: bool = False
    wear: float = 0.5
    dirt: float = 0.5
    cover: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A model with what is known of it."""

    model: Model
    is_watertight: bool
    quads: int
    triangles: int
    shape: Shape
    groups: Ints
    group_names: Sequence[str]


def assemble(pieces: Sequence[Piece], finishes: Mapping[str, Finish], order: Order, step: Step) -> Built:
    """Make a model of pieces.

    Args:
        finishes: by the names that the pieces use.
        step: called with the share done and what is being done; may raise to stop.
    """
    step(0.0, "joining parts")
    name = order.name
    used = sorted({piece.finish for piece in pieces})
    chosen = [finishes[each] for each in used]
    shape = joined([piece.shape for piece in pieces])
    counts = [len(piece.shape.faces) for piece in pieces]
    of_face = np.repeat([used.index(piece.finish) for piece in pieces], counts).astype(np.int32)
    piece_of = np.repeat(np.arange(len(pieces)), counts).astype(np.int32)
    group_names = list(dict.fromkeys(piece.group for piece in pieces)) if order.has_parts else [name]
    groups = (
        np.repeat([group_names.index(piece.group) for piece in pieces], counts).astype(np.int32)
        if order.has_parts
        else np.zeros(len(of_face), np.int32)
    )
    shape, scale = _standing(shape, order.metres)
    laid = skin(shape, order.texture, 0.0 if order.is_faceted else CREASE)
    if order.is_textured:
        coat = Coat(chosen, of_face, piece_of, order.seed, order.wear, order.dirt, cover=order.cover)
        materials, of_material = _painted(laid, coat, order, step)
    else:
        materials = [_flat(finish, used[i], order.is_pbr) for i, finish in enumerate(chosen)]
        of_material = of_face
    step(0.95, "building the file")
    found = meshes(laid, groups, of_material)
    grown = np.diag([scale, scale, scale, 1.0])
    parts: list[Mesh] = [moved(mesh, grown) for _, mesh in found]
    nodes = []
    for index, group in enumerate(group_names):
        mine = tuple(i for i, (which, _) in enumerate(found) if which == index)
        nodes.append(Node(group, meshes=mine))
    roots: tuple[int, ...] = (0,)
    if order.has_parts and len(nodes) > 1:
        nodes.append(Node(name, children=tuple(range(len(nodes)))))
        roots = (len(nodes) - 1,)
    shells = [edges_match(piece.shape.faces) for piece in pieces]
    return Built(
        Model(parts, materials, nodes, roots),
        is_watertight=all(shells),
        quads=int((shape.faces[:, 3] >= 0).sum()),
        triangles=sum(len(mesh.faces) for mesh in parts),
        shape=replace(shape, positions=shape.positions * np.float32(scale)),
        groups=groups,
        group_names=group_names,
    )


def _standing(shape: Shape, metres: float) -> tuple[Shape, float]:
    """On the floor, centred; and how much larger it is to be."""
    low, high = shape.positions.min(0), shape.positions.max(0)
    shift = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2], np.float32)
    return replace(shape, positions=shape.positions - shift), metres / float((high - low).max())


def _painted(laid: Skin, coat: Coat, order: Order, step: Step) -> tuple[list[Material], Ints]:
    """One textured material for all that is solid, and one for each kind of glass."""

    def part(fraction: float, stage: str) -> None:
        step(0.1 + 0.8 * fraction, stage)

    paint = bake(laid, coat, part)
    glows = paint.emissive is not None
    solid = Material(
        order.name,
        metallic=1.0 if order.is_pbr else 0.0,
        roughness=1.0 if order.is_pbr else 0.85,
        albedo=paint.albedo,
        orm=paint.orm if order.is_pbr else None,
        normal=paint.normal if order.is_pbr else None,
        emissive=paint.emissive,
        emission=(1.0, 1.0, 1.0) if glows else (0.0, 0.0, 0.0),
    )
    materials = [solid]
    of_material = np.zeros(len(coat.of_face), np.int32)
    for index, finish in enumerate(coat.finishes):
        if finish.opacity < 1:
            of_material[coat.of_face == index] = len(materials)
            materials.append(_flat(finish, "glass", True))
    if (of_material > 0).all():
        return materials[1:], of_material - 1
    return materials, of_material


def _flat(finish: Finish, name: str, is_pbr: bool) -> Material:
    """A finish as one colour."""
    bytes_ = (rgb(finish.ramp[len(finish.ramp) // 2]) * 255).round().astype(np.uint8)
    red, green, blue = (float(each) for each in srgb_to_linear()[bytes_])
    return Material(
        name,
        (red, green, blue, finish.opacity),
        metallic=finish.metallic if is_pbr else 0.0,
        roughness=finish.roughness if is_pbr else 0.85,
        emission=(red * finish.glow, green * finish.glow, blue * finish.glow),
        alpha="OPAQUE" if finish.opacity >= 1 else "BLEND",
    )
