"""The ``relief`` generator: a picture becomes a plump model of itself, or a known prop in the picture's colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.arrays import Plane, blur
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.mesh import prop as props
from layer_server.generators.mesh.asked import Asked, read
from layer_server.generators.mesh.assemble import Built
from layer_server.generators.mesh.delivery import deliver
from layer_server.generators.mesh.inflate import Cushion, bled, inflate, square
from layer_server.generators.mesh.model import Bytes, Material, Model, Node
from layer_server.generators.mesh.relief_card import RELIEF
from layer_server.generators.mesh.shape import edges_match
from layer_server.generators.mesh.surface import Skin, corner_normals, meshes
from layer_server.generators.work import Work

_TEXTURES = {"low": 512, "medium": 1024, "high": 2048}
_CELLS = (72, 64, 56, 50, 40, 32, 26, 20, 15, 11, 8)
"""Quads across the picture, tried until there are few enough faces."""

_LOW_POLY = 22
_SMOOTH = 85.0
"""Degrees: soft things have no creases but at their seam."""

_LARGEST = 2048
_THICKNESS = 0.42
_THICK_WORDS = ({"flat", "thin", "coin", "sign", "badge", "shield", "card"}, {"thick", "plump", "round", "fat", "inflated", "plush", "balloon", "chubby"})  # fmt: skip


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Make the picture a model. One output: the seed changes nothing in a picture that is given.

    With only a ``reference_image``, a prompt that names a prop gets that prop in the picture's colours.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs where the picture shows nothing.
    """
    del rng
    work = Work(RELIEF, request, progress, cancel)
    port = "init_image" if work.has("init_image") else "reference_image"
    work.step(0.0, "opening the picture")
    pixels = work.pixels(port, _LARGEST)
    matte = cut_out(pixels, lambda share, stage: work.step(0.05 + 0.2 * share, stage))
    work.credit(*matte.credits)
    asked = read(request.prompt)
    if port == "reference_image" and asked.prop is not None:
        return _props(request, work, asked, matte.picture)
    cut = square(matte.picture)
    work.step(0.25, "blowing it up")
    size = _TEXTURES[work["quality"]]
    built, cells = shaped(
        cut,
        size=size,
        finest=_LOW_POLY if work["low_poly"] else _CELLS[0],
        depth=_depth(request.prompt),
        limit=work.get("face_limit"),
        is_faceted=work["low_poly"],
        is_textured=work["include_textures"],
        is_pbr=work["pbr_materials"],
    )
    metadata: dict[str, Any] = {
        "made_as": "the picture's outline, blown up on both sides",
        "background": matte.method,
        "watertight": built.is_watertight,
        "cells": cells,
        "match": "good",
    }
    output = deliver(
        RELIEF,
        request,
        request.seed,
        built,
        step=lambda share, stage: work.step(0.5 + 0.5 * share, stage),
        metadata=work.facts(metadata),
        attribution=work.attribution,
        with_quads=work["quad_mesh"],
        chunks=work.chunks(request.seed),
    )
    work.step(1.0, "done")
    return [output]


def _depth(prompt: str) -> float:
    words = set(prompt.lower().split())
    thin, thick = _THICK_WORDS
    return _THICKNESS * (0.4 if words & thin else 1.5 if words & thick else 1.0)


def _props(request: GenerationRequest, work: Work, asked: Asked, picture: Bytes) -> list[Output]:
    """The prop that the prompt names, its main and second finish in the picture's colours."""
    main, accent = _colours(picture)
    asked = replace(asked, colour=asked.colour or main, accent_colour=asked.accent_colour or accent)
    outputs = props.build(request, asked, RELIEF, work.step)
    said = {
        "made_as": f"a {asked.name} as this model knows it, in the picture's colours",
        "colours": [main, accent],
        "match": "weak",
        "note": (
            f"The prompt names a {asked.name}, so one was built in the reference's colours; its shape is not the "
            "picture's. Give the picture as init_image to have its own outline blown up instead."
        ),
    }
    return [
        replace(output, metadata={**output.metadata, **said}, attribution=work.attribution)
        for output in outputs
    ]


def _colours(picture: Bytes) -> tuple[str, str]:
    """The two colours that most of a cut-out has, as ``#rrggbb``."""
    small = cv2.resize(picture, (96, 96), interpolation=cv2.INTER_AREA)
    seen = small[small[..., 3] > 128][:, :3].astype(np.float32) / 255
    if len(seen) == 0:
        return "#8a8a8a", "#5a5a5a"
    labels, means = colour_clusters(seen, 5)
    weight = np.bincount(labels, minlength=len(means)) * (0.35 + np.ptp(means, axis=1))
    order = np.argsort(-weight)
    found = ["#" + "".join(f"{round(float(c) * 255):02x}" for c in means[i]) for i in order[:2]]
    return found[0], found[-1]


def shaped(
    picture: Bytes,
    *,
    size: int,
    finest: int,
    depth: float,
    limit: int | None,
    is_faceted: bool = False,
    is_textured: bool = True,
    is_pbr: bool = True,
) -> tuple[Built, int]:
    """A cut-out in a square as a model 1 metre tall at most, and how many quads it is wide.

    Raises:
        InvalidInputs: when nothing is to be seen in it.
    """
    cushion: Cushion | None = None
    cells = finest
    for cells in [finest, *(each for each in _CELLS if each < finest)]:
        alpha = picture[..., 3].astype(np.float32) / np.float32(255)
        found = inflate(alpha, cells, depth)
        if found is not None:
            cushion = found
        if cushion is not None and (limit is None or 2 * len(cushion.shape.faces) <= limit):
            break
    if cushion is None:
        raise InvalidInputs(
            "The picture shows nothing to blow up.", field="init_image", remedy="Give one with a subject."
        )
    positions = cushion.shape.positions * np.float32(0.5)
    positions[:, 1] -= positions[:, 1].min()
    shape = replace(cushion.shape, positions=positions, local=positions)
    skin = Skin(
        shape,
        corner_normals(positions, shape.faces, 0.0 if is_faceted else _SMOOTH),
        cushion.atlas,
        1 / size,
        size,
    )
    nobody = np.zeros(len(shape.faces), np.int32)
    parts = [mesh for _, mesh in meshes(skin, nobody, nobody)]
    colours = bled(picture, size)
    material = _material(colours, is_textured=is_textured, is_pbr=is_pbr)
    model = Model(parts, (material,), (Node("relief", meshes=tuple(range(len(parts)))),))
    triangles = model.faces()
    return Built(
        model, edges_match(shape.faces), len(shape.faces), triangles, shape, nobody, ("relief",)
    ), cells


def _material(colours: Bytes, *, is_textured: bool, is_pbr: bool) -> Material:
    if not is_textured:
        red, green, blue = (float(each) for each in (colours.reshape(-1, 3).mean(0) / 255) ** 2.2)
        return Material("relief", (red, green, blue, 1.0), roughness=0.5)
    if not is_pbr:
        return Material("relief", roughness=0.8, albedo=colours)
    return Material("relief", roughness=0.48, albedo=colours, normal=_details(colours))


def _details(colours: Bytes) -> Bytes:
    """Normals, OpenGL, of the picture's own lines: light ones stand out a little."""
    light: Plane = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.float32) / np.float32(255)
    size = colours.shape[0]
    height = (blur(light, size * 0.0015) - blur(light, size * 0.012)) * np.float32(size * 0.008)
    x = cv2.Sobel(height, cv2.CV_32F, 1, 0) / 8
    y = cv2.Sobel(height, cv2.CV_32F, 0, 1) / 8
    length = 1 / np.sqrt(x * x + y * y + 1)
    normal = np.dstack([-x * length, y * length, length]) * np.float32(0.5) + np.float32(0.5)
    result: Bytes = (np.clip(normal, 0, 1) * 255 + 0.5).astype(np.uint8)
    return result
