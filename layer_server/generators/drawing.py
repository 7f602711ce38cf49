"""Opens SVG files that this program made: a picture that was vectorized is still a picture."""

from __future__ import annotations

import html
import io
import re

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile

_MAX_BYTES = 16 * 1024 * 1024
_HEAD = 4096
"""Bytes in which the document says what it is."""

_OWN = 'xmlns:layer="https://layer.ai/ns/provenance"'
_SIZE = re.compile(r'<svg[^>]* width="(\d+)" height="(\d+)"')
_SAID = re.compile(r"<layer:(Prompt|Attribution)>([^<]*)</layer:")


def opened(
    file: InputFile, port: str, max_side: int
) -> tuple[NDArray[np.uint8], dict[str, str], tuple[int, int]]:
    """The pixels of an SVG, (h, w, 4), at its own size or at most ``max_side``; what it says of itself; its size.

    Raises:
        InvalidInputs: when it is not one of ours: those of others may refer to files, and do not end.
    """
    import resvg_py

    text, (width, height) = _read(file, port)
    scale = min(1.0, max_side / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    png = resvg_py.svg_to_bytes(svg_string=text, width=size[0], height=size[1])
    with Image.open(io.BytesIO(bytes(png))) as image:
        pixels = np.array(image.convert("RGBA"))
    said = {key: html.unescape(value) for key, value in _SAID.findall(text[:_HEAD])}
    return pixels, said, (width, height)


def size(file: InputFile, port: str) -> tuple[int, int]:
    """Width and height that an SVG says it has. Raises as ``opened`` does."""
    return _read(file, port)[1]


def _read(file: InputFile, port: str) -> tuple[str, tuple[int, int]]:
    if file.path.stat().st_size > _MAX_BYTES:
        raise _refused(port)
    text = file.path.read_text(encoding="utf-8", errors="replace")
    found = _SIZE.search(text[:_HEAD])
    body = text.partition("</metadata>")[2]
    if found is None or _OWN not in text[:_HEAD] or "<image" in body or "href" in body:
        raise _refused(port)
    return text, (int(found[1]), int(found[2]))


def _refused(port: str) -> InvalidInputs:
    return InvalidInputs(
        f"The SVG for {port!r} was not made here, and those of others are not opened.",
        field=port,
        remedy="Give a PNG, JPEG or WebP.",
    )
