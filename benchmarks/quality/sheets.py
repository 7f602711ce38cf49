"""Contact sheets: pictures in a grid, each with a number and, unless the sheet is for blind judges, its prompt."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

BACKGROUND = (50, 54, 66, 255)
INK = (235, 235, 240)


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def sheet(
    pictures: Sequence[Image.Image],
    captions: Sequence[str],
    *,
    columns: int,
    cell: tuple[int, int],
    blind: bool = False,
    numbered: bool = True,
) -> Image.Image:
    """A grid.

    Args:
        cell: width and height of a picture in pixels; it is fitted into it.
        blind: only numbers, so that a judge says what it is before being told.
        numbered: whether a number stands before the prompt.
    """
    width, height = cell
    caption = 16
    rows = -(-len(pictures) // columns)
    made = Image.new("RGBA", (columns * width, rows * (height + caption)), BACKGROUND)
    draw = ImageDraw.Draw(made)
    for index, (image, text) in enumerate(zip(pictures, captions, strict=True)):
        x, y = index % columns * width, index // columns * (height + caption)
        small = image.copy()
        small.thumbnail((width - 4, height - 4), Image.Resampling.LANCZOS)
        made.alpha_composite(small, (x + (width - small.width) // 2, y + (height - small.height) // 2))
        words = f"{index + 1}" if blind else f"{index + 1} {text}" if numbered else text
        draw.text((x + 4, y + height), words[: width // 6], fill=INK)
    return made.convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "WEBP", quality=84, method=6)
    print(f"{path.name}  {path.stat().st_size // 1024} KiB")
