"""The pictures of an answer: taken from it or fetched, looked at, and opened within bounds."""

from __future__ import annotations

import base64
import binascii
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import RunFailed, UploadFailed
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.sniff import sniff
from layer_server.backends.openai_images.options import Options
from layer_server.generators.work import BROKEN, MAX_PIXELS

MAX_BYTES = 64 * 1024 * 1024
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


def picture(entry: Any, options: Options) -> NDArray[np.uint8]:
    """The pixels of one entry of an answer's ``data``, (h, w, 3 or 4).

    Raises:
        RunFailed: when there is no picture in it.
    """
    data = _bytes(entry if isinstance(entry, Mapping) else {}, options)
    kind = sniff(data[:64])
    if kind not in _FORMATS:
        raise _none(options, f"sent {kind or 'something'} where a picture should be")
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _none(options, f"sent a picture of {image.width} x {image.height} pixels")
            return np.array(image.convert("RGBA" if image.has_transparency_data else "RGB"))
    except BROKEN:
        raise _none(options, "sent a picture that is damaged") from None


def _bytes(entry: Mapping[str, Any], options: Options) -> bytes:
    coded, url = entry.get("b64_json"), entry.get("url")
    if isinstance(coded, str) and coded:
        try:
            data = base64.b64decode(coded, validate=True)
        except (binascii.Error, ValueError):
            raise _none(options, "sent a picture that is damaged") from None
    elif isinstance(url, str) and url.startswith("data:image/") and ";base64," in url[:64]:
        return _bytes({"b64_json": url.partition(",")[2]}, options)
    elif isinstance(url, str) and url:
        data = _fetched(url, options)
    else:
        raise _none(options, "sent an answer without a picture")
    if len(data) > MAX_BYTES:
        raise _none(options, f"sent a picture of more than {MAX_BYTES >> 20} MiB")
    return data


def _fetched(url: str, options: Options) -> bytes:
    """What an address of an answer has. It is the server's own, or a public one over https."""
    from layer_server.files.fetch.fetch import Fetcher

    try:
        own = origin_of(url) == origin_of(options.url)
    except ValueError:
        raise _none(options, "named an address for its picture that is none") from None
    if not own and urlsplit(url).scheme != "https":
        raise _none(options, "named an address for its picture that is not https")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture"
        try:
            Fetcher(frozenset({_place(options.url)} if own else ())).fetch(url, path)
        except UploadFailed as error:
            raise _none(
                options, f"named an address for its picture that gives none: {error.message.rstrip('.')}"
            ) from None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)


def _place(url: str) -> str:
    """``host:port``, as the fetcher's allow-list has it."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{f'[{host}]' if ':' in host else host}:{port}"


def _none(options: Options, what: str) -> RunFailed:
    return RunFailed(f"{options.host} {what}.", remedy="It may have charged for it; it was not asked again.")
