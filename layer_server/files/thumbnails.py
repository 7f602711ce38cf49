"""Small pictures of assets: WebP, made once, kept on disk by content and size."""

from __future__ import annotations

import contextlib
import os
import secrets
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import FeatureDisabled
from layer_mcp.contract.local import MAX_THUMBNAIL_PIXELS, MIN_THUMBNAIL_PIXELS
from layer_server.files.media.facts import MAX_PIXELS

if TYPE_CHECKING:
    from PIL import Image

PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
"""What a thumbnail is made of; the others show a part that is their picture."""

_QUALITY = 85


def thumbnail(source: Callable[[], Path], sha256: str, size: int, cache: Path) -> bytes:
    """A picture, at most ``size`` pixels on its longer side, as WebP.

    Args:
        source: finds its file; called only when the thumbnail is not there already.

    Raises:
        FeatureDisabled: when the file is no picture that can be shown.
    """
    size = min(max(size, MIN_THUMBNAIL_PIXELS), MAX_THUMBNAIL_PIXELS)
    kept = cache / f"{sha256}-{size}.webp"
    # A cache that cannot be read or written (a full disk) costs time, never the picture.
    with contextlib.suppress(OSError):
        return kept.read_bytes()
    data = _make(source(), size)
    with contextlib.suppress(OSError):
        _keep(kept, data)
    return data


def _keep(kept: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = kept.with_name(f".{kept.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(data)
        fresh.replace(kept)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _make(source: Path, size: int) -> bytes:
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise FeatureDisabled("The picture is too large to make a thumbnail of.")
                image.draft("RGB", (size, size))
                small = _in_colour(image)
                small.thumbnail((size, size), Image.Resampling.LANCZOS, reducing_gap=2.0)
                buffer = BytesIO()
                small.save(buffer, "WEBP", quality=_QUALITY, method=4)
                return buffer.getvalue()
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
    ) as error:
        raise FeatureDisabled(
            "There is no thumbnail of this file: it is not a picture that can be decoded here.",
            remedy="Download the file itself.",
        ) from error


def _in_colour(image: Image.Image) -> Image.Image:
    """The picture in 8 bits per channel, with its transparency: palettes and 16-bit maps do not scale well."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    transparent = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")
