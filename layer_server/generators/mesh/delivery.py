"""What every 3D model hands over: the GLB with its provenance, a picture of it, and its quads where they are wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from layer_server.generators.card import Attribution, GenerationRequest, ModelCard, Output, Part
from layer_server.generators.mesh.assemble import Built
from layer_server.generators.mesh.gltf import MIME_TYPE, write_glb
from layer_server.generators.mesh.model import Model, bounds, flattened
from layer_server.generators.mesh.obj import write_obj
from layer_server.generators.mesh.render import render
from layer_server.generators.provenance import credit, encode_png, provenance

POSTER = 512
"""Pixels of the side of the picture that stands for a model."""


def deliver(
    card: ModelCard,
    request: GenerationRequest,
    seed: int,
    built: Built,
    *,
    step: Callable[[float, str], None],
    metadata: Mapping[str, Any],
    attribution: Sequence[Attribution] = (),
    with_quads: bool = False,
    chunks: Mapping[str, str] | None = None,
) -> Output:
    """One finished 3D asset of a model that was built here; ``chunks`` say how, where there is more to say."""
    parts = []
    extra: dict[str, Any] = {}
    if with_quads:
        step(0.0, "writing quads")
        data = write_obj(built.shape, built.groups, built.group_names)
        parts.append(Part("quads", "model/obj", data))
        share = built.quads / max(1, len(built.shape.faces))
        extra = {"quads": built.quads, "quad_share": round(share, 3)}
    return packed(
        card,
        request,
        seed,
        built.model,
        step=step,
        metadata={**metadata, **extra},
        attribution=attribution,
        parts=parts,
        chunks=chunks,
    )


def packed(
    card: ModelCard,
    request: GenerationRequest,
    seed: int,
    model: Model,
    *,
    step: Callable[[float, str], None],
    metadata: Mapping[str, Any],
    attribution: Sequence[Attribution] = (),
    parts: Sequence[Part] = (),
    chunks: Mapping[str, str] | None = None,
) -> Output:
    """One finished 3D asset."""
    chunks = chunks or provenance(card, request, seed, attribution)
    step(0.05, "writing the file")
    extras: dict[str, Any] = {key.lower(): value for key, value in chunks.items()}
    extras["parameters"] = json.loads(chunks["Parameters"])
    if attribution:
        extras["attribution"] = [credit(item) for item in attribution]
    data = write_glb(replace(model, extras=extras), chunks["Software"])
    step(0.15, "photographing it")
    poster = encode_png(render(model, None, POSTER, POSTER), {"Software": chunks["Software"]}, level=2)
    low, high = bounds(flattened(model))
    return Output(
        kind="three_d",
        mime_type=MIME_TYPE,
        data=data,
        seed=seed,
        parts=(Part("poster", "image/png", poster, POSTER, POSTER), *parts),
        attribution=tuple(attribution),
        metadata={
            **metadata,
            "triangles": model.faces(),
            "vertices": sum(len(mesh.positions) for mesh in model.meshes),
            "materials": len(model.materials),
            "size_metres": [round(float(each), 3) for each in np.subtract(high, low)],
        },
    )
