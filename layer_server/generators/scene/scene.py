"""The ``scene`` generator: read the prompt, paint it in layers, bring it to the wanted colours, write it down."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Part, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.provenance import encode_png_quickly, provenance
from layer_server.generators.scene.paint import Painting, paint
from layer_server.generators.scene.scene_card import SCENE
from layer_server.generators.work import Work

_REFERENCE_SIDE = 512


@finished(SCENE)
def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` scenes; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true, InvalidInputs for a reference that is no picture.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    reference, weight = None, 1.0
    if request.files.get("reference_image"):
        work = Work(SCENE, request, lambda _fraction, _stage: None, cancel)
        reference = work.picture("reference_image", _REFERENCE_SIDE)[..., :3]
        weight = request.files["reference_image"][0].weight

    def make(seed: int, step: Step) -> Output:
        painting = paint(
            request.prompt,
            seed,
            int(request.parameters["width"]),
            int(request.parameters["height"]),
            palette=request.parameters.get("palette"),
            reference=reference,
            reference_weight=weight,
            step=partial(_scaled, step),
        )
        step(0.8, "encoding")
        return _output(request, seed, painting)

    return one_by_one(request, progress, cancel, make)


def _scaled(step: Step, fraction: float, stage: str) -> None:
    """Painting is the first 0.8 of an output."""
    step(0.8 * fraction, stage)


def _output(request: GenerationRequest, seed: int, painting: Painting) -> Output:
    height, width = painting.picture.shape[:2]
    chunks = provenance(SCENE, request, seed)

    def encoded(item: tuple[str, NDArray[np.uint8]]) -> bytes:
        role, pixels = item
        return encode_png_quickly(pixels, {**chunks, **({"Map": role} if role else {})})

    depth = (painting.depth * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    sheets: list[tuple[str, NDArray[np.uint8]]] = [("", painting.picture)]
    sheets += [("layer", layer.rgba) for layer in painting.layers]
    sheets.append(("depth", cv2.bitwise_not(depth).astype(np.uint8)))
    with ThreadPoolExecutor(2) as pool:  # zlib works outside of Python's lock
        files = list(pool.map(encoded, sheets))
    parts = [
        Part(role, "image/png", data, width, height)
        for (role, _), data in zip(sheets[1:], files[1:], strict=True)
    ]
    return Output(
        kind="image",
        mime_type="image/png",
        data=files[0],
        seed=seed,
        width=width,
        height=height,
        has_alpha=False,
        parts=tuple(parts),
        metadata=_metadata(painting),
    )


def _metadata(painting: Painting) -> dict[str, Any]:
    scene = painting.scene
    metadata: dict[str, Any] = {
        "scene": scene.kind,
        **({"land": scene.land} if scene.land else {}),
        "time": scene.time,
        "weather": scene.weather,
        "season": scene.season,
        "match": "named" if scene.is_named and not scene.missing else "weak",
        "layers": [
            {"index": index, "name": layer.name, "depth": layer.depth}
            for index, layer in enumerate(painting.layers)
        ],
        "depth_map": "white is near",
        "layer_size": [painting.picture.shape[1], painting.picture.shape[0]],
    }
    if scene.place:
        metadata["place"] = scene.place
    if scene.features:
        metadata["features"] = list(scene.features)
    notes = []
    if not scene.is_named:
        notes.append(f"The prompt names no place that scene knows, so {scene.kind} was painted.")
    if scene.missing:
        notes.append(f"Not to be seen in it: {', '.join(scene.missing)}.")
    if notes:
        metadata["note"] = " ".join(notes)
    return metadata
