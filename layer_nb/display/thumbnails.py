"""Thumbnails for cards and galleries: fetched a few at a time, kept in memory, squeezed to fit a saved notebook.

A notebook keeps what it shows, so a card has a byte budget: a picture that is over its share is made smaller.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import LayerError

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset

CARD_BYTES = 40_000
"""Of all thumbnails of one card together, before base64."""
MIN_BYTES = 2_500
"""No picture is squeezed below this, however many there are."""
TILE_PIXELS = 320
SINGLE_PIXELS = 512
"""Of an asset that stands alone in its card."""

_AT_ONCE = 4
_KEPT = 2_000
_QUALITIES = (80, 65, 50, 35)
_SHRINK = 0.75
_SMALLEST_PIXELS = 48

_cache: OrderedDict[tuple[str, int], bytes] = OrderedDict()
_lock = threading.Lock()


def thumbnail(asset: Asset, size: int = TILE_PIXELS) -> bytes | None:
    """The asset's thumbnail as WebP, or None where it has none or it cannot be had just now."""
    key = (asset.file_id, size)
    with _lock:
        if key in _cache:
            _cache.move_to_end(key)
            return _cache[key]
    try:
        picture = asset.thumbnail(size)
    except (LayerError, OSError, ValueError):
        # A card without one of its pictures is better than no card; the next display tries again.
        return None
    with _lock:
        _cache[key] = picture
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return picture


def thumbnails(assets: Iterable[Asset], size: int = TILE_PIXELS) -> dict[str, bytes]:
    """Thumbnails by file id; those that cannot be had are left out."""
    wanted = list(assets)
    if not wanted:
        return {}
    with ThreadPoolExecutor(max_workers=min(_AT_ONCE, len(wanted))) as pool:
        found = pool.map(lambda asset: (asset.file_id, thumbnail(asset, size)), wanted)
        return {file_id: picture for file_id, picture in found if picture}


def fitted(
    pictures: Mapping[str, bytes], budget: int = CARD_BYTES, floor: int = MIN_BYTES
) -> dict[str, bytes]:
    """The same pictures, each squeezed to its share of the budget in bytes, though not below the floor."""
    share = max(floor, budget // max(1, len(pictures)))
    return {file_id: squeeze(picture, share) for file_id, picture in pictures.items()}


def squeeze(picture: bytes, limit: int) -> bytes:
    """The picture as WebP of at most ``limit`` bytes, or as close as a recognisable picture comes."""
    if len(picture) <= limit:
        return picture
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError):
        return b""
    smallest = picture
    while max(image.size) > _SMALLEST_PIXELS:
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            image.save(buffer, "WEBP", quality=quality, method=4)
            smallest = min(smallest, buffer.getvalue(), key=len)
            if len(smallest) <= limit:
                return smallest
        image = image.resize(
            (int(image.width * _SHRINK), int(image.height * _SHRINK)), Image.Resampling.LANCZOS
        )
    return smallest
