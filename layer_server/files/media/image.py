"""Pictures: decoded once, in full, by the one decoder that their type names."""

from __future__ import annotations

import mmap
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from layer_server.files.media.facts import MAX_PIXELS, Facts, Unacceptable, check_pixels

if TYPE_CHECKING:
    from PIL import Image

MAX_FRAMES = 1_000
MAX_PIXELS_OF_ALL_FRAMES = 8 * MAX_PIXELS
MAX_SCANS = 64
"""Of a progressive JPEG; each scan costs a pass over the whole picture, and real ones have about ten."""
_SCAN = b"\xff\xda"
_FORMATS = {"image/png": ("PNG",), "image/jpeg": ("JPEG", "MPO"), "image/webp": ("WEBP",)}
_one_at_a_time = threading.Lock()
"""So that the memory that pictures are decoded in is that of one picture."""


def read(path: Path, content_type: str) -> Facts:
    """What the picture is. Blocks for as long as it takes to decode.

    Raises:
        Unacceptable: when it is broken, cut off, or too large.
    """
    from PIL import Image, UnidentifiedImageError

    if content_type == "image/jpeg":
        _check_scans(path)
    try:
        with _one_at_a_time, warnings.catch_warnings():
            # Pillow's own limit warns where ours refuses.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if content_type == "image/png":
                # The decoder overlooks wrong checksums; this looks at nothing else.
                with Image.open(path, formats=_FORMATS[content_type]) as image:
                    image.verify()
            with Image.open(path, formats=_FORMATS[content_type]) as image:
                return _decode(image, content_type)
    except Image.DecompressionBombError as error:
        raise Unacceptable("It has far more pixels than can be taken. Make it smaller.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        # Pillow raises all of these for pictures that are broken in one way or another.
        raise Unacceptable(
            f"It cannot be decoded: it is broken or cut off ({type(error).__name__})."
        ) from error


def _decode(image: Image.Image, content_type: str) -> Facts:
    width, height = image.size
    check_pixels(width, height)
    frames = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
    if frames > MAX_FRAMES or frames * width * height > MAX_PIXELS_OF_ALL_FRAMES:
        raise Unacceptable(
            f"It is an animation of {frames} frames of {width} x {height} pixels, which is more than is taken. "
            "Make it shorter or smaller."
        )
    for frame in range(frames):
        image.seek(frame)
        image.load()
    image.seek(0)
    return Facts(content_type, "image", width, height, _has_alpha(image))


def _has_alpha(image: Image.Image) -> bool:
    if "A" not in image.getbands():
        if "transparency" not in image.info:
            return False
        image = image.convert("RGBA")
    lowest = image.getchannel("A").getextrema()[0]
    return isinstance(lowest, int | float) and lowest < 255


def _check_scans(path: Path) -> None:
    # In the picture's own data 0xFF is followed by 0x00, so the marker is found only where a scan begins.
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        place = scans = 0
        while (place := data.find(_SCAN, place)) != -1:
            place += 2
            scans += 1
            if scans > MAX_SCANS:
                raise Unacceptable(f"It is a progressive JPEG of more than {MAX_SCANS} scans. Save it anew.")
