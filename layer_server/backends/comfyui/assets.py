"""A file of ComfyUI's as an asset of ours, or as a part of one. It is no more trusted than one that is uploaded."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from layer_mcp.contract.errors import RunFailed
from layer_server.backends.comfyui import media
from layer_server.backends.comfyui.results import Saved
from layer_server.generators.card import GenerationRequest, Output, Part
from layer_server.generators.provenance import Maker
from layer_server.generators.work import BROKEN, MAX_PIXELS, Work

Pixels = NDArray[np.uint8]
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def output(
    work: Work,
    maker: Maker,
    request: GenerationRequest,
    saved: Saved,
    *,
    parts: Sequence[Part],
    seed: int,
    facts: Mapping[str, Any],
) -> Output:
    """The asset: a picture is written anew, with its provenance; anything else stays as it is, but for its tags.

    Raises:
        RunFailed: when the file is broken, or larger than is opened.
    """
    if saved.kind == "image":
        return work.made(pixels_of(saved), seed, parts=parts, metadata=facts)
    made = media.described(saved, maker, request, seed, work.attribution)
    return Output(
        kind=saved.kind,
        mime_type=made.mime_type,
        data=made.data,
        seed=seed,
        width=made.width,
        height=made.height,
        parts=(*made.posters, *parts),
        attribution=work.attribution,
        metadata={**work.facts(facts), **made.facts},
    )


def part(work: Work, role: str, saved: Saved, seed: int) -> Part:
    """A further file of the same prompt. Raises as ``output`` does."""
    if saved.kind == "image":
        return work.part(role, pixels_of(saved), seed)
    return Part(role, saved.mime_type, saved.data)


def pixels_of(saved: Saved) -> Pixels:
    """The picture, (h, w, 3 or 4) in 8 bits. Raises as ``output`` does."""
    try:
        with warnings.catch_warnings():
            # Its size is checked here, by our own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(saved.data), formats=_FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise RunFailed(
                        f"{saved.name} of ComfyUI has {image.width} x {image.height} pixels, more than the "
                        f"{MAX_PIXELS >> 20} megapixels that are opened.",
                        remedy="Let the workflow make it smaller.",
                    )
                return _eight_bit(ImageOps.exif_transpose(image))
    except BROKEN as error:
        raise RunFailed(
            f"{saved.name} of ComfyUI could not be read as a picture ({type(error).__name__}).",
            remedy="Look at the file in ComfyUI's output folder, then run it again.",
        ) from None


def _eight_bit(image: Image.Image) -> Pixels:
    if image.mode.startswith(("I", "F")):
        # 16 bits, which Pillow would cut at 255 and not scale.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))
