"""A scene of this library, painted once more from what its file says of itself: then its true layers are known.

What a file says is believed only as far as the picture that comes of it is the one that was given.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, UnidentifiedImageError

from layer_server.generators.card import InputFile
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.scene.canvas import Layer
from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.scene_card import SCENE

_LONGEST = 20_000
"""Characters of a text in a file that is looked at."""

_ALIKE = 0.5
"""Of 255, in the mean: the same picture, written once more by another program."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a scene was made of."""

    prompt: str
    seed: int
    width: int
    height: int
    palette: list[str] | None


def layers_of(file: InputFile, picture: Pixels, step: Callable[[float, str], None]) -> tuple[Layer, ...]:
    """The layers, far to near, that a scene was painted in; none where the picture is no unchanged scene.

    Args:
        picture: the opened file, (h, w, 4).
        step: told the share that is done; may raise to stop.
    """
    said = _said(file)
    height, width = picture.shape[:2]
    if said is None or (said.width, said.height) != (width, height):
        return ()
    painting = paint(said.prompt, said.seed, width, height, palette=said.palette, step=step)
    apart = np.abs(painting.picture[..., :3].astype(np.int16) - picture[..., :3]).mean()
    return tuple(painting.layers) if float(apart) <= _ALIKE else ()


def _said(file: InputFile) -> _Said | None:
    """What a scene of today's version says of how it was made; None for any other file."""
    if file.content_type != "image/png":
        return None
    try:
        with Image.open(file.path, formats=("PNG",)) as image:
            texts = {key: value for key, value in image.info.items() if isinstance(value, str)}
    except UnidentifiedImageError:  # it was named wrongly
        return None
    if texts.get("Model") != f"{SCENE.slug}@{SCENE.version}" or "Map" in texts:
        return None
    if any(len(text) > _LONGEST for text in texts.values()):
        return None
    try:
        parameters = json.loads(texts["Parameters"])
        palette = parameters.get("palette")
        known = _Said(
            texts["Prompt"],
            int(texts["Seed"]),
            int(parameters["width"]),
            int(parameters["height"]),
            [str(each) for each in palette] if palette else None,
        )
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    largest = int(SCENE.parameters["width"].schema["maximum"])
    is_sound = known.seed >= 0 and max(known.width, known.height) <= largest
    return known if is_sound and all(map(_is_ink, known.palette or ())) else None


def _is_ink(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(each in "0123456789abcdefABCDEF" for each in text[1:])
