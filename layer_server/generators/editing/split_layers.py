"""The ``split-layers`` generator: a picture as layers that make it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Mask
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.filling import filled, grown
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.editing.regions import regions
from layer_server.generators.editing.scene_again import layers_of
from layer_server.generators.editing.split_layers_card import LAYERS, SPLIT_LAYERS
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.scene.canvas import Layer
from layer_server.generators.work import GROWING_SIDE, Work

_SMALLEST = 0.01
"""Of the largest thing; smaller ones go with the nearest."""

_BEYOND = 0.006
"""Of the longer side: how far the background is filled beyond the subject's edge."""

_LIGHT = 200
"""Alpha up to which a sprite's pixel is light or shadow around it, where there is much of that."""

_MUCH_LIGHT = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """One layer, (h, w, 4); ``depth`` is 1 at the back, 0 in front."""

    name: str
    pixels: Pixels
    depth: float


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Split ``init_image``; the i-th of a batch is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own seed, so that a batch is the same as its seeds one by one
    work = Work(SPLIT_LAYERS, request, progress, cancel)
    work.step(0.0, "opening")
    picture = work.pixels("init_image", GROWING_SIDE)
    painted = layers_of(
        request.files["init_image"][0], picture, lambda share, stage: work.step(0.05 * share, stage)
    )
    if painted:
        return [_as_painted(work, picture, painted, request)]
    most = LAYERS[work["quality"]]
    is_cut = float((picture[..., 3] < 128).mean()) > 0.02
    matte = cut_out(picture, lambda share, stage: work.step(0.05 + 0.3 * share, stage))
    work.credit(*matte.credits)
    things = _of_sprite(picture, most) if is_cut else _things(matte.picture, most)
    metadata: dict[str, Any] = {"split_by": "transparency" if is_cut else matte.method}
    if not things:
        metadata |= {
            "match": "weak",
            "note": "Nothing stands out from the background, so there is one layer.",
        }
    count = 1 if is_cut or not things else request.batch_size
    if count < request.batch_size:
        metadata["batch"] = "One result: nothing in it depends on the seed."

    def make(seed: int, step: Step) -> Output:
        layers = things if is_cut else [_background(picture, things, seed, step), *things]
        step(0.6, "encoding")
        described = [
            {"index": place, "name": each.name, "depth": each.depth} for place, each in enumerate(layers)
        ]
        parts = [work.part("layer", each.pixels, seed) for each in layers]
        return work.made(picture, seed, parts=parts, metadata={**metadata, "layers": described})

    return one_by_one(
        request, lambda share, stage: progress(0.4 + 0.6 * share, stage), cancel, make, count=count
    )


def _as_painted(work: Work, picture: Pixels, painted: Sequence[Layer], request: GenerationRequest) -> Output:
    """A scene of this library in the layers that it was painted in."""
    described = [
        {"index": place, "name": each.name, "depth": each.depth} for place, each in enumerate(painted)
    ]
    parts = []
    for index, each in enumerate(painted):
        work.step(0.7 + 0.3 * index / len(painted), "encoding")
        parts.append(work.part("layer", each.rgba, request.seed))
    metadata: dict[str, Any] = {"split_by": "how it was painted", "layers": described}
    if request.batch_size > 1:
        metadata["batch"] = "One result: nothing in it depends on the seed."
    made = work.made(picture, request.seed, parts=parts, metadata=metadata)
    work.step(1.0, "done")
    return made


def _background(
    picture: Pixels, things: list[_Layer], seed: int, step: Callable[[float, str], None]
) -> _Layer:
    """The picture with nothing before it."""
    alpha = np.zeros(picture.shape[:2], np.uint8)
    for each in things:
        alpha = np.maximum(alpha, each.pixels[..., 3])
    hole = grown((alpha > 8).astype(np.float32), max(2, round(max(alpha.shape) * _BEYOND)))
    if not things or hole.all():
        return _Layer("background", picture, 1.0)
    made = filled(picture, hole, seed, lambda share, stage: step(0.55 * share, stage))
    return _Layer("background", made, 1.0)


def _things(cut: Pixels, most: int) -> list[_Layer]:
    """The separate things of a cut-out, those that stand lower in front."""
    masks = _separate(cut[..., 3] > 8, most)
    masks.sort(key=lambda mask: int(np.flatnonzero(mask.any(1))[-1]))
    return [
        _Layer(
            "subject" if len(masks) == 1 else f"thing {index + 1}",
            _only(cut, mask),
            _depth(index, len(masks)),
        )
        for index, mask in enumerate(masks)
    ]


def _of_sprite(picture: Pixels, most: int) -> list[_Layer]:
    """A sprite's things; or its parts by colour, before its light."""
    solid = picture[..., 3] > _LIGHT
    soft = (picture[..., 3] > 0) & ~solid
    has_light = float(_wide(soft).mean()) > _MUCH_LIGHT
    body = picture if not has_light else _only(picture, solid)
    masks = _separate(body[..., 3] > 0, most)
    if len(masks) > 1:
        found = [(f"thing {index + 1}", _only(body, mask)) for index, mask in enumerate(masks)]
    else:
        parts = regions(body, most)
        found = [(each.name, _only(body, each.mask > 0)) for each in parts]
    if has_light:
        found.insert(0, ("light and shadow", _only(picture, soft)))
    return [_Layer(name, pixels, _depth(index, len(found))) for index, (name, pixels) in enumerate(found)]


def _wide(soft: Mask) -> NDArray[np.uint8]:
    """What is translucent beyond the soft edge that every shape has."""
    return np.asarray(cv2.erode(soft.astype(np.uint8), np.ones((7, 7), np.uint8)), np.uint8)


def _separate(mask: Mask, most: int) -> list[Mask]:
    """The connected things of a mask, small ones with the nearest large one."""
    count, labels, sizes, middles = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    if count <= 1:
        return []
    areas = sizes[1:, cv2.CC_STAT_AREA]
    order = np.argsort(-areas, kind="stable")
    large = [int(index) + 1 for index in order[:most] if areas[index] >= _SMALLEST * areas.max()]
    owner = np.zeros(count, np.int32)
    for index in range(1, count):
        distances = [float(((middles[index] - middles[each]) ** 2).sum()) for each in large]
        owner[index] = index if index in large else large[int(np.argmin(distances))]
    belongs = owner[labels]
    return [belongs == each for each in large]


def _only(picture: Pixels, mask: Mask) -> Pixels:
    result = picture.copy()
    result[~mask] = 0
    return result


def _depth(index: int, count: int) -> float:
    """From just before the background to the very front."""
    return round(0.5 * (count - 1 - index) / max(1, count - 1), 3) if count > 1 else 0.0
