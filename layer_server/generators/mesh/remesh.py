"""The ``remesh`` generator: the same surface with fewer faces, quads where they fit, and its colours carried over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from layer_server.generators.batch import Step
from layer_server.generators.card import GenerationRequest, Output, Part, Progress
from layer_server.generators.mesh.given import MOST_FACES, Given, welded
from layer_server.generators.mesh.model import Floats, Ints, Model, Node, flattened
from layer_server.generators.mesh.obj import write_obj
from layer_server.generators.mesh.remesh_card import REMESH
from layer_server.generators.mesh.reworked import Reworked, reworked
from layer_server.generators.mesh.shape import NONE, edges_match
from layer_server.generators.mesh.surface import CREASE, meshes, skin
from layer_server.generators.mesh.transfer import carried_over
from layer_server.generators.mesh.unwrap import unwrapped, with_quads

_DEFAULT_SHARE = 0.5
_LOW_POLY = 500
_SIZES = {"low": 512, "medium": 1024, "high": 2048}


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """The mesh with at most ``face_limit`` triangles. One output: the seed changes nothing.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs for a file that is not read.
    """
    del rng
    return reworked(REMESH, request, progress, cancel, lambda mesh, step: _remeshed(request, mesh, step))


def _remeshed(request: GenerationRequest, mesh: Given, step: Step) -> Reworked:
    wants = request.parameters
    old = flattened(mesh.model)
    positions, faces = welded(old)
    before = len(faces)
    target = _target(before, wants.get("face_limit"), is_low=wants["low_poly"])
    step(0.1, "reducing it")
    positions, faces = reduced(positions, faces, target)
    shape = unwrapped(positions, faces)
    step(0.35, "laying it out")
    laid = skin(shape, _SIZES[wants["quality"]], 0.0 if wants["low_poly"] else CREASE)
    nothing = np.zeros(len(faces), np.int32)
    material = carried_over(
        mesh.model,
        laid,
        lambda share, stage: step(0.45 + 0.45 * share, stage),
        is_textured=wants["include_textures"],
    )
    parts = tuple(each for _, each in meshes(laid, nothing, nothing))
    model = Model(parts, (material,), (Node(mesh.name, meshes=tuple(range(len(parts)))),))
    metadata: dict[str, Any] = {
        "triangles_before": before,
        "watertight": edges_match(shape.faces),
    }
    metadata |= _said(before, len(faces), target, wants.get("face_limit"))
    files: list[Part] = []
    if wants["quad_mesh"]:
        step(0.92, "pairing quads")
        quads = with_quads(faces, positions)
        share = float((quads[:, 3] != NONE).mean())
        metadata |= {"quads": int((quads[:, 3] != NONE).sum()), "quad_share": round(share, 3)}
        data = write_obj(replace(shape, faces=quads), np.zeros(len(quads), np.int32), [mesh.name])
        files.append(Part("quads", "model/obj", data))
    return Reworked(model, metadata, files)


def _target(count: int, limit: int | None, *, is_low: bool) -> int:
    if limit is not None:
        return min(count, limit, MOST_FACES)
    share = min(count, _LOW_POLY) if is_low else max(min(count, 100), round(count * _DEFAULT_SHARE))
    return min(share, MOST_FACES)


def _said(before: int, after: int, target: int, limit: int | None) -> dict[str, Any]:
    """What people should know of how far it was reduced."""
    if after > target:
        return {"match": "weak", "note": f"It could not be reduced below {after} faces without breaking up."}
    if min(before, limit or round(before * _DEFAULT_SHARE)) > MOST_FACES:
        return {"note": f"It was reduced to {after} triangles: more have no room on one atlas."}
    return {}


def reduced(positions: Floats, faces: Ints, target: int) -> tuple[Floats, Ints]:
    """At most ``target`` triangles that keep the shape (quadric error), as near as can be.

    Raises ImportError where fast_simplification is not installed.
    """
    if len(faces) <= target:
        return positions, faces
    import fast_simplification

    for boldness in (5.0, 8.0, 10.0):
        points, found = fast_simplification.simplify(
            positions.astype(np.float32), faces.astype(np.int32), target_count=target, agg=boldness
        )
        if len(found) <= target:
            break
    points, found = np.asarray(points, np.float32), np.asarray(found, np.int32)
    a, b, c = found.T
    found = found[(a != b) & (b != c) & (a != c)]
    used, inverse = np.unique(found, return_inverse=True)
    return points[used], inverse.reshape(-1, 3).astype(np.int32)
