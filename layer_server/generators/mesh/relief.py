"""The ``relief`` generator: a picture becomes a plump model of itself, or a known prop in the picture's colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.editing.matting import Matte, cut_out
from layer_server.generators.mesh import prop as props
from layer_server.generators.mesh.asked import Asked, read
from layer_server.generators.mesh.delivery import deliver
from layer_server.generators.mesh.inflate import square
from layer_server.generators.mesh.model import Bytes
from layer_server.generators.mesh.outline import enclosed, is_a_view
from layer_server.generators.mesh.relief_card import RELIEF
from layer_server.generators.mesh.reliefs import FINEST, LOW_POLY, shaped
from layer_server.generators.work import Work

_TEXTURES = {"low": 512, "medium": 1024, "high": 2048}
_LARGEST = 2048
_THICKNESS = 0.36
_PANEL = 0.1
_OPEN = frozenset({"wire", "wireframe", "lines", "line", "hollow", "openwork"})
"""Words for a drawing that is its lines."""
_THICK_WORDS = ({"flat", "thin", "coin", "sign", "badge", "shield", "card"}, {"thick", "plump", "round", "fat", "inflated", "plush", "balloon", "chubby"})  # fmt: skip


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Make the picture a model. One output: the seed changes nothing in a picture that is given.

    With only a ``reference_image``, or where it is called a reference, a prompt that names a prop gets that prop in
    the picture's colours.

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
    is_reference = port == "reference_image" or "reference" in request.prompt.casefold()
    if is_reference and asked.prop is not None:
        return _props(request, work, asked, matte.picture)
    work.step(0.25, "blowing it up")
    cut, thickness, said = _outlined(pixels, matte, request.prompt)
    size = _TEXTURES[work["quality"]]
    built, cells = shaped(
        cut,
        size=size,
        finest=LOW_POLY if work["low_poly"] else FINEST,
        depth=thickness,
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
        **said,
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


def _outlined(pixels: Bytes, matte: Matte, prompt: str) -> tuple[Bytes, float, dict[str, str]]:
    """What is blown up, in a square; how thick; and what people should know of it."""
    if is_a_view(matte):
        note = (
            "Nothing stands out from the picture, so all of it became a panel. Cut out what you mean first."
        )
        said = {"made_as": "the whole picture, on a panel", "match": "weak", "note": note}
        return square(pixels), min(_depth(prompt), _PANEL), said
    drawn = None if _OPEN & set(prompt.lower().split()) else enclosed(pixels, matte)
    if drawn is not None:
        return (
            square(drawn),
            _depth(prompt),
            {"made_as": "the drawing's outline, with its paper, blown up on both sides"},
        )
    return square(matte.picture), _depth(prompt), {}


def _depth(prompt: str) -> float:
    words = set(prompt.lower().split())
    thin, thick = _THICK_WORDS
    return _THICKNESS * (0.4 if words & thin else 1.5 if words & thick else 1.0)


def _props(request: GenerationRequest, work: Work, asked: Asked, picture: Bytes) -> list[Output]:
    """The prop that the prompt names, its main and second finish in the picture's colours."""
    main, accent = _colours(picture)
    asked = replace(asked, colour=asked.colour or main, accent_colour=asked.accent_colour or accent)
    outputs = props.build(request, asked, RELIEF, work.step, lambda: False)  # the work's own step stops it
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
