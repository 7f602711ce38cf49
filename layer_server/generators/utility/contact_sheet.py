"""Pictures side by side, with labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.sheets_card import CONTACT_SHEET
from layer_server.generators.utility.text import label
from layer_server.generators.work import Work, colour

_MAX_SIDE = 6144
_OPAQUE = 0.99
"""Alpha of a picture that has no shape of its own, and is given round corners."""


def contact_sheet(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Pictures on tiles."""
    del rng
    work = Work(CONTACT_SHEET, request, progress, cancel)
    wanted = work["cell"]
    count = len(request.files.get("images", ()))
    columns = work.get("columns") or math.ceil(math.sqrt(count)) or 1
    columns = min(columns, max(1, count))
    rows = math.ceil(count / columns)
    cell = max(16, min(wanted, _MAX_SIDE // max(columns, rows * 2 + 1) - 48))
    labels, ink = work["labels"], colour(work["ink"])
    tall = _height(work.shapes("images"), cell)
    gap, title = max(6, cell // 20), work["title"]
    line = round(cell * 0.13) if labels else 0
    head = round(cell * 0.24) if title else 0
    width = columns * (cell + gap) + gap
    sheet = pixels.filled(width, head + rows * (tall + line + gap) + gap, colour(work["background"]))
    if title:
        words = label(title, cell * 0.11, width - 2 * gap, ink)
        pixels.lay(sheet, words, gap, gap + (head - gap - words.shape[0]) // 2)
    tile = np.empty((tall, cell, 4), np.float32)
    tile[..., :3] = colour(work["tile"])
    tile[..., 3] = pixels.rounded_box(cell, tall, cell * 0.06) if work["frame"] else 0
    margin = max(2, cell // 16) if work["frame"] else 0
    for index, picture in enumerate(work.pictures("images", max_side=2 * cell)):
        place = tile.copy()
        shown = pixels.within(picture, cell - 2 * margin, tall - 2 * margin)
        if float(shown[..., 3].min()) > _OPAQUE:
            shown = shown.copy()
            shown[..., 3] = pixels.rounded_box(shown.shape[1], shown.shape[0], cell * 0.03)
        pixels.centred(place, shown)
        left = gap + index % columns * (cell + gap)
        top = head + gap + index // columns * (tall + line + gap)
        pixels.lay(sheet, place, left, top)
        if index < len(labels):
            words = label(labels[index], line * 0.62, cell, ink)
            middle = top + tall + (line + gap // 2) // 2
            pixels.lay(sheet, words, left + (cell - words.shape[1]) // 2, middle - words.shape[0] // 2)
    return work.output(sheet)


def _height(shapes: Sequence[float], width: int) -> int:
    """Of a tile: what the middle one of the pictures' shapes asks for, within reason."""
    return round(width * min(2.0, max(0.5, sorted(shapes)[len(shapes) // 2])))
