"""Labels on pictures, in the typeface that comes with the image library."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from layer_mcp.contract.errors import FeatureDisabled
from layer_server.generators.arrays import Plane

_LONGEST = 80


def label(text: str, size: float, width: int, ink: Plane) -> Plane:
    """One line of text as (h, w, 4), at most ``width`` pixels wide: set smaller, then cut, where it is longer."""
    text = " ".join(text.split())[:_LONGEST] or " "
    size = max(6.0, size)
    while True:
        font = ImageFont.load_default(size)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise FeatureDisabled(
                "Pillow was built without FreeType, which sets text.",
                remedy="Install Pillow from its wheels.",
            )
        if font.getlength(text) <= width:
            break
        if size > 9:
            size *= 0.92
        elif len(text) > 2:
            text = text[:-2].rstrip() + "…"
        else:
            break
    # The height is the typeface's, not the letters': labels side by side share a line.
    ascent, descent = font.getmetrics()
    mask = Image.new("L", (int(font.getlength(text)) + 3, ascent + descent))
    ImageDraw.Draw(mask).text((1, ascent), text, fill=255, font=font, anchor="ls")
    alpha = np.asarray(mask, np.float32) / np.float32(255)
    picture = np.empty((*alpha.shape, 4), np.float32)
    picture[..., :3] = ink
    picture[..., 3] = alpha
    return picture
