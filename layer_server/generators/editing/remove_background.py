"""The ``remove-background`` generator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.mask import is_empty, region
from layer_server.generators.editing.matting import Matte, cut_out
from layer_server.generators.editing.remove_background_card import REMOVE_BACKGROUND
from layer_server.generators.work import GROWING_SIDE, Work

_HALO = 0.35
"""From which an edge visibly has the background's colour."""

_FAINT = 0.045
"""Share of the picture below which what the network found is seldom what people mean."""

_LITTLE, _MOST = 0.004, 0.985
"""Shares of the picture between which a subject is credible."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Cut the subject of ``init_image`` out; one output. Raises Cancelled when ``cancel()`` answers true."""
    del rng  # there is one result
    work = Work(REMOVE_BACKGROUND, request, progress, cancel)
    work.step(0.0, "opening")
    picture = work.pixels("init_image", GROWING_SIDE)
    hint = region(work, picture)
    matte = cut_out(picture, lambda share, stage: work.step(0.05 + 0.8 * share, stage), hint)
    work.credit(*matte.credits)
    metadata: dict[str, Any] = {
        "removed_by": matte.method,
        "coverage": matte.coverage,
        "halo": matte.halo,
    }
    note = _note(matte, hint is not None and is_empty(hint))
    if note:
        metadata |= {"match": "weak", "note": note}
    if request.batch_size > 1:
        metadata["batch"] = "One result: nothing in it depends on the seed."
    return work.output(matte.picture, metadata=metadata)


def _note(matte: Matte, empty_hint: bool) -> str:
    if empty_hint:
        return "The mask is empty, so nothing is left."
    if matte.method == "alpha":
        return "The picture has a transparent background already; it is unchanged."
    if matte.coverage < _LITTLE:
        return "Nothing stands out from the background, so almost nothing is left. A mask around the subject helps."
    if matte.method == "saliency" and matte.coverage < _FAINT:
        return f"Only {matte.coverage:.0%} of the picture stood out, which may not be what was meant. A mask around the subject helps."
    if matte.coverage > _MOST:
        return "No background could be told from the subject, so almost all is left. A mask around the subject helps."
    if matte.halo > _HALO:
        return "The edge has some of the background's colour: the two are hard to tell apart."
    return ""
