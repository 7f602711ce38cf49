"""The ``retexture`` generator: a mesh painted anew, with a material by words or with a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.mesh.asked import Asked, read
from layer_server.generators.mesh.bake import Coat, bake
from layer_server.generators.mesh.delivery import packed
from layer_server.generators.mesh.finish import FINISHES, Finish, coloured
from layer_server.generators.mesh.given import MOST_FACES, given, welded
from layer_server.generators.mesh.model import Material, Model, Node, flattened
from layer_server.generators.mesh.remesh import reduced
from layer_server.generators.mesh.retexture_card import RETEXTURE
from layer_server.generators.mesh.surface import Skin, meshes, skin
from layer_server.generators.mesh.tiles import painted_with
from layer_server.generators.mesh.unwrap import shells, unwrapped
from layer_server.generators.work import Work

_SIZES = {"low": 512, "medium": 1024, "high": 2048}


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """``batch_size`` paintings; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs where neither words nor a picture say how.
    """
    del rng
    work = Work(RETEXTURE, request, progress, cancel)
    work.step(0.0, "opening the mesh")
    mesh = given(request)
    work.credit(*mesh.attribution)
    positions, faces = welded(flattened(mesh.model))
    metadata: dict[str, Any] = {"match": "good"}
    if len(faces) > MOST_FACES:
        work.step(0.04, "reducing it")
        before = len(faces)
        positions, faces = reduced(positions, faces, MOST_FACES)
        metadata["note"] = f"The mesh was reduced from {before} to {len(faces)} triangles to be laid out."
    work.step(0.07, "laying it out")
    size = float(np.ptp(positions, axis=0).max())
    scale = np.float32(2 / max(size, 1e-9))  # finishes are made for things about 2 units long
    shape = unwrapped(positions * scale, faces)
    laid = skin(shape, _SIZES[request.parameters["quality"]])
    asked = read(request.prompt)
    picture = work.pixels("texture_image", 1024) if work.has("texture_image") else None
    finish, what = _finish(asked, has_picture=picture is not None)
    tile = None if picture is None else painted_with(picture, finish)
    metadata |= {"material": what}
    pieces = shells(positions, faces)[faces[:, 0]]
    pieces = np.unique(pieces, return_inverse=True)[1].ravel().astype(np.int32)
    nothing = np.zeros(len(faces), np.int32)

    def make(seed: int, step: Step) -> Output:
        coat = Coat([finish], nothing, pieces, seed, asked.wear, 0.25 + 0.5 * asked.wear, tile)
        model = _painted(laid, coat, 1 / float(scale), mesh.name, step)
        return packed(
            RETEXTURE,
            request,
            seed,
            model,
            step=step,
            metadata=work.facts(metadata),
            attribution=work.attribution,
            chunks=work.chunks(seed),
        )

    return one_by_one(request, lambda share, stage: progress(0.1 + 0.9 * share, stage), cancel, make)


def _finish(asked: Asked, *, has_picture: bool) -> tuple[Finish, str]:
    """What to paint with, and how it is called.

    Raises:
        InvalidInputs: when nothing says it.
    """
    if has_picture:
        return FINISHES["plastic"], "the picture"
    words = [word for word in asked.words if word in FINISHES]
    name = asked.material or asked.accent_material or (sorted(words)[0] if words else "")
    colour = asked.colour or asked.accent_colour
    if not name and not colour:
        raise InvalidInputs(
            "The prompt names no material or colour that is known here, and there is no texture_image.",
            field="prompt",
            remedy=f"Name one of: {', '.join(sorted(set(FINISHES) - {'dark', 'light'}))}.",
        )
    finish = FINISHES[name or "paint"]
    finish = coloured(finish, colour) if colour else finish
    finish = replace(finish, glow=max(finish.glow, 0.45)) if asked.glows else finish
    return finish, name or f"paint in {colour}"


def _painted(laid: Skin, coat: Coat, scale: float, name: str, step: Callable[[float, str], None]) -> Model:
    nothing = coat.of_face
    paint = bake(laid, coat, step)
    glows = paint.emissive is not None
    material = Material(
        name,
        metallic=1.0,
        roughness=1.0,
        albedo=paint.albedo,
        orm=paint.orm,
        normal=paint.normal,
        emissive=paint.emissive,
        emission=(1.0, 1.0, 1.0) if glows else (0.0, 0.0, 0.0),
    )
    parts = tuple(
        replace(mesh, positions=(mesh.positions * np.float32(scale)).astype(np.float32))
        for _, mesh in meshes(laid, nothing, nothing)
    )
    return Model(parts, (material,), (Node(name, meshes=tuple(range(len(parts)))),))
