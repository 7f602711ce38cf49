"""The ``segment`` generator: masks of a picture's regions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.colour import NAMED_COLOURS, from_hsv, rgb
from layer_server.generators.editing.edits.order import Order
from layer_server.generators.editing.edits.where import region_of, scope_of
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.editing.regions import Region, colour_name, regions
from layer_server.generators.editing.saliency import CREDIT
from layer_server.generators.editing.segment_card import REGIONS, SEGMENT
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.work import GROWING_SIDE, Work

_LIKE = 48.0
"""CIE distance within which a region has a named colour."""

_LEAST_PLACE = 0.002
"""Share of the picture that a part must cover to have been found."""

_SUBJECT = frozenset("subject foreground object thing character person item main figure".split())  # noqa: SIM905  reads best as words
_FILLER = frozenset(
    "the a an of all every part parts region regions area areas mask masks segment select find get only and in "  # noqa: SIM905  reads best as words
    "out give me please everything colour color coloured colored pixels pieces".split()
)


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Find the regions of ``init_image``; one output. Raises Cancelled when ``cancel()`` answers true."""
    del rng  # there is one result
    work = Work(SEGMENT, request, progress, cancel)
    work.step(0.0, "opening")
    picture = work.pixels("init_image", GROWING_SIDE)
    work.step(0.15, "finding regions")
    found = regions(picture, REGIONS[work["quality"]])
    work.credit(CREDIT)
    work.step(0.6, "picking")
    chosen, note = _picked(request.prompt, picture, found, work)
    metadata: dict[str, Any] = {
        "regions": [
            {
                "index": index,
                "name": each.name,
                "colour": each.colour,
                "coverage": each.coverage,
                "box": list(each.box),
            }
            for index, each in enumerate(chosen)
        ]
    }
    if not found:
        note = "Nothing is visible in the picture."
    if note:
        metadata |= {"match": "weak", "note": note}
    if request.batch_size > 1:
        metadata["batch"] = "One result: nothing in it depends on the seed."
    work.step(0.7, "drawing")
    parts = [work.part("mask", each.mask, request.seed) for each in chosen]
    return work.output(_overview(picture, chosen), parts=parts, metadata=metadata)


def _picked(prompt: str, picture: Pixels, found: list[Region], work: Work) -> tuple[list[Region], str]:
    """The regions that a prompt asks for, and what is to be said about that."""
    words = [word for word in re.findall(r"[^\W_]+", prompt.lower()[:500]) if word not in _FILLER]
    if not words or not found:
        return found, ""
    by_place = _found_by_place(words, picture, work)
    if by_place is not None:
        return [by_place], ""
    colours = [word for word in words if word in NAMED_COLOURS]
    if colours:
        chosen = [each for each in found if any(_has_colour(each, colour) for colour in colours)]
        if chosen:
            return chosen, ""
        return found, f"No region is {' or '.join(colours)}; these are all regions."
    step = work.step
    matte = cut_out(picture, lambda share, stage: step(0.6 + 0.1 * share, stage))
    subject = np.ascontiguousarray(matte.picture[..., 3])
    if "background" in words:
        return [_of_mask(picture, np.minimum(255 - subject, picture[..., 3]), "background")], ""
    region = _of_mask(picture, subject, "subject")
    if _SUBJECT & set(words):
        return [region], ""
    return [region], f"segment does not know what {' '.join(words)!r} is, so this is the picture's subject."


def _found_by_place(words: list[str], picture: Pixels, work: Work) -> Region | None:
    """The sky, water, leaves, hair, skin, clothes or a side of the picture, where one is asked for and there."""
    name = " ".join(words)
    scope, rest = scope_of(f"the {name}")
    if scope is None or rest or scope.is_inverse or scope.name not in {"sky", "part", "side"}:
        return None
    seen = picture.astype(np.float32) / np.float32(255)
    order = Order((), (), 1.0, None, np.random.default_rng(0), work.credit)
    mask = np.asarray(region_of(scope, seen, order) * seen[..., 3] * 255 + 0.5, np.uint8)
    region = _of_mask(picture, mask, name)
    return region if region.coverage >= _LEAST_PLACE else None


def _has_colour(region: Region, colour: str) -> bool:
    pair = np.stack([rgb(region.colour), rgb(NAMED_COLOURS[colour])])[None]
    lab = cv2.cvtColor(np.ascontiguousarray(pair, np.float32), cv2.COLOR_RGB2LAB)[0]
    # A shade of a colour is that colour still: hue counts more than light.
    difference = (lab[0] - lab[1]) * np.array([0.45, 1, 1], np.float32)
    return bool(np.linalg.norm(difference) < _LIKE) and (
        region.name.rpartition(" ")[2] == colour or bool(np.linalg.norm(difference) < _LIKE * 0.75)
    )


def _of_mask(picture: Pixels, mask: NDArray[np.uint8], name: str) -> Region:
    inside = mask > 127
    if not inside.any():
        return Region(mask, name, "#000000", 0.0, (0, 0, 0, 0), is_subject=name == "subject")
    mean = picture[..., :3][inside].mean(0) / 255
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    return Region(
        mask=mask,
        name=f"{name}, {colour_name(mean.astype(np.float32))}",
        colour="#" + "".join(f"{round(float(value) * 255):02x}" for value in mean),
        coverage=round(float(inside.mean()), 4),
        box=(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1),
        is_subject=name == "subject",
    )


def _overview(picture: Pixels, chosen: list[Region]) -> Pixels:
    """The picture in grey, each region in a colour of its own."""
    grey = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2GRAY).astype(
        np.float32
    ) / np.float32(255)
    ink = np.repeat((0.25 + 0.5 * grey)[..., None], 3, 2)
    for index, each in enumerate(chosen):
        # Hues a golden angle apart are never close.
        hue = np.array([[(205 + index * 137.5) % 360, 0.72, 0.98]], np.float32)
        share = (each.mask.astype(np.float32) / np.float32(255) * np.float32(0.62))[..., None]
        ink = ink * (1 - share) + from_hsv(hue)[0] * (0.35 + 0.75 * grey)[..., None] * share
    result = np.dstack([np.clip(ink, 0, 1), picture[..., 3].astype(np.float32) / np.float32(255)])
    return np.asarray(result * 255 + 0.5, np.uint8)
