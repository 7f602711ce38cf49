"""Pictures side by side, with labels."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility import pixels
from layer_server.generators.utility.sheets_card import CONTACT_SHEET
from layer_server.generators.utility.text import label
from layer_server.generators.utility.work import Work, colour

_MAX_SIDE = 8192


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
    cell = min(wanted, _MAX_SIDE // max(columns, rows + 1) - 48)
    opened = work.pictures("images", max_side=cell)
    labels, ink = work["labels"], colour(work["ink"])
    gap, title = max(6, cell // 20), work["title"]
    line = round(cell * 0.13) if labels else 0
    head = round(cell * 0.24) if title else 0
    width = columns * (cell + gap) + gap
    height = head + rows * (cell + line + gap) + gap
    sheet = pixels.filled(width, height, colour(work["background"]))
    if title:
        words = label(title, cell * 0.11, width - 2 * gap, ink)
        pixels.lay(sheet, words, gap, gap + (head - gap - words.shape[0]) // 2)
    tile = np.empty((cell, cell, 4), np.float32)
    tile[..., :3] = colour(work["tile"])
    tile[..., 3] = pixels.rounded_box(cell, cell, cell * 0.06)
    for index, picture in enumerate(opened):
        work.step(0.3 + 0.6 * index / len(opened), f"placing {index + 1} of {len(opened)}")
        left = gap + index % columns * (cell + gap)
        top = head + gap + index // columns * (cell + line + gap)
        pixels.lay(sheet, tile, left, top)
        inside = cell - 2 * max(2, cell // 16)
        shown = pixels.within(picture, inside, inside)
        if float(shown[..., 3].min()) > 0.99:
            shown = shown.copy()
            shown[..., 3] = pixels.rounded_box(shown.shape[1], shown.shape[0], cell * 0.03)
        pixels.lay(sheet, shown, left + (cell - shown.shape[1]) // 2, top + (cell - shown.shape[0]) // 2)
        if index < len(labels):
            words = label(labels[index], line * 0.62, cell, ink)
            pixels.lay(
                sheet,
                words,
                left + (cell - words.shape[1]) // 2,
                top + cell + (line + gap // 2 - words.shape[0]) // 2,
            )
    return work.output(sheet)
