"""Packs pictures into one, with an atlas of their places."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators import pixels
from layer_server.generators.arrays import Plane
from layer_server.generators.card import GenerationRequest, Output, Part, Progress
from layer_server.generators.utility.sheets_card import SPRITE_SHEET
from layer_server.generators.work import Work, eight_bit

MAX_SHEET_SIDE = 8192
"""Pixels; engines take no larger textures."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """A picture as it is packed.

    Attributes:
        pixels: what is drawn, trimmed or not; 8 bits, so that hundreds fit into memory.
        left, top: of it, in the whole picture.
        width, height: of the whole picture.
    """

    pixels: NDArray[np.uint8]
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class _Sprite:
    """A picture with its name in the atlas."""

    name: str
    cut: _Cut


def sprite_sheet(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """One picture of many, and its atlas."""
    del rng
    work = Work(SPRITE_SHEET, request, progress, cancel)
    cell = work.get("cell")
    packed = work["layout"] == "packed"
    cut: list[_Cut] = []
    area = 0
    for picture in work.pictures("images", max_side=cell or 2048):
        shown = pixels.within(picture, cell, cell) if cell else picture
        cut.append(_cut(shown, tight=packed))
        area += cut[-1].pixels.shape[0] * cut[-1].pixels.shape[1]
        if area > MAX_SHEET_SIDE * MAX_SHEET_SIDE:
            raise _too_large(f"more than {area >> 20} megapixels")
    names = _names(work["names"], work.said("images"), len(cut))
    sprites = [_Sprite(name, each) for name, each in zip(names, cut, strict=True)]
    work.step(0.6, "packing")
    padding = work["padding"]
    places, width, height = _packed(sprites, padding) if packed else _grid(sprites, padding)
    if work["power_of_two"]:
        width, height = _power_of_two(width), _power_of_two(height)
    if max(width, height) > MAX_SHEET_SIDE:
        raise _too_large(f"{width} x {height} pixels")
    sheet = np.zeros((height, width, 4), np.uint8)
    for sprite, (x, y) in zip(sprites, places, strict=True):
        sheet[y : y + sprite.cut.pixels.shape[0], x : x + sprite.cut.pixels.shape[1]] = sprite.cut.pixels
    atlas = _atlas(sprites, places, (width, height), trimmed=packed)
    data = json.dumps(atlas, indent=1, ensure_ascii=False).encode()
    return work.output(
        sheet,
        parts=[Part("atlas", "application/json", data)],
        metadata={"sprites": len(sprites), "names": names},
    )


def _cut(picture: Plane, *, tight: bool) -> _Cut:
    height, width = picture.shape[:2]
    left, top, right, bottom = pixels.bounds(picture[..., 3]) if tight else (0, 0, width, height)
    return _Cut(eight_bit(picture[top:bottom, left:right]), left, top, width, height)


def _too_large(size: str) -> InvalidInputs:
    return InvalidInputs(
        f"The sheet would have {size}; engines take {MAX_SHEET_SIDE} on a side at most.",
        field="cell",
        remedy="Give a smaller `cell`, or fewer pictures.",
    )


def _names(given: Sequence[str], said: Sequence[str], count: int) -> list[str]:
    """A file name for each sprite, each once."""
    result: list[str] = []
    for index in range(count):
        text = given[index] if index < len(given) else said[index]
        stem = re.sub(r"[^\w]+", "_", text.lower(), flags=re.UNICODE).strip("_")[:60] or f"sprite_{index}"
        name, number = stem, 2
        while name in result:
            name, number = f"{stem}_{number}", number + 1
        result.append(name)
    return result


def _grid(sprites: Sequence[_Sprite], padding: int) -> tuple[list[tuple[int, int]], int, int]:
    """Places in equal cells, in the given order."""
    cell_width = max(sprite.cut.width for sprite in sprites) + 2 * padding
    cell_height = max(sprite.cut.height for sprite in sprites) + 2 * padding
    columns = math.ceil(math.sqrt(len(sprites) * cell_height / cell_width))
    columns = max(1, min(columns, len(sprites)))
    rows = math.ceil(len(sprites) / columns)
    places = [
        (
            index % columns * cell_width + (cell_width - sprite.cut.width) // 2,
            index // columns * cell_height + (cell_height - sprite.cut.height) // 2,
        )
        for index, sprite in enumerate(sprites)
    ]
    return places, columns * cell_width, rows * cell_height


def _packed(sprites: Sequence[_Sprite], padding: int) -> tuple[list[tuple[int, int]], int, int]:
    """Places on shelves, tallest first, in about a square."""
    sizes = [
        (sprite.cut.pixels.shape[1] + 2 * padding, sprite.cut.pixels.shape[0] + 2 * padding)
        for sprite in sprites
    ]
    target = max(*(width for width, _ in sizes), math.ceil(math.sqrt(sum(w * h for w, h in sizes)) * 1.05))
    places = [(0, 0)] * len(sprites)
    x = y = shelf = widest = 0
    for index in sorted(range(len(sprites)), key=lambda index: (-sizes[index][1], index)):
        width, height = sizes[index]
        if x + width > target:
            x, y, shelf = 0, y + shelf, 0
        places[index] = (x + padding, y + padding)
        x, shelf = x + width, max(shelf, height)
        widest = max(widest, x)
    return places, widest, y + shelf


def _atlas(
    sprites: Sequence[_Sprite], places: Sequence[tuple[int, int]], size: tuple[int, int], *, trimmed: bool
) -> dict[str, Any]:
    frames = {}
    for sprite, (x, y) in zip(sprites, places, strict=True):
        height, width = sprite.cut.pixels.shape[:2]
        frames[f"{sprite.name}.png"] = {
            "frame": {"x": x, "y": y, "w": width, "h": height},
            "rotated": False,
            "trimmed": trimmed,
            "spriteSourceSize": {"x": sprite.cut.left, "y": sprite.cut.top, "w": width, "h": height},
            "sourceSize": {"w": sprite.cut.width, "h": sprite.cut.height},
        }
    return {
        "frames": frames,
        "meta": {
            "app": "layer-nb",
            "version": "1.0",
            "image": "sheet.png",
            "format": "RGBA8888",
            "size": {"w": size[0], "h": size[1]},
            "scale": "1",
        },
    }


def _power_of_two(size: int) -> int:
    return 1 << (size - 1).bit_length()
