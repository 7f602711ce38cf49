"""What people hand over to be uploaded, as bytes with a type, a size and a hash."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.files import UPLOAD_LIMIT_BYTES
from layer_mcp.contract.sniff import HEAD_BYTES, sniff
from layer_mcp.library.transfers import hash_of, safe_name

CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file on its way.

    Attributes:
        place: where its bytes are: a path, or the bytes themselves.
        name: a file name, safe to show.
        size: in bytes.
        sha256: of the whole, hexadecimal.
    """

    place: Path | bytes
    name: str
    content_type: str
    size: int
    sha256: str

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        """Its bytes from an offset on."""
        if isinstance(self.place, bytes):
            for offset in range(start, self.size, CHUNK_BYTES):
                yield self.place[offset : offset + CHUNK_BYTES]
            return
        left = self.size - start
        with self.place.open("rb") as file:
            file.seek(start)
            while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
                left -= len(chunk)
                yield chunk


def source_of(thing: Any, name: str | None = None, content_type: str | None = None) -> Source:
    """A path, bytes, an open file or a PIL image as a source. Reads all of it once, for its hash.

    Args:
        name: the file's name; by default its own.
        content_type: what it is; by default what its bytes say.

    Raises:
        InvalidInputs: when it cannot be read, or is nothing that may be uploaded.
    """
    if _is_picture(thing):
        thing, name = _png(thing), name or f"{Path(getattr(thing, 'filename', '') or 'image').stem}.png"
    if isinstance(thing, str | Path):
        return _checked(_of_path(Path(thing).expanduser()), name, content_type)
    if callable(getattr(thing, "read", None)):
        name = name or Path(str(getattr(thing, "name", "") or "")).name
        thing = thing.read()
    if not isinstance(thing, bytes | bytearray | memoryview):
        raise InvalidInputs(
            f"A {type(thing).__name__} is no file.",
            remedy="Give a path, bytes, an open file, a PIL image, an asset or an https address.",
            field="file",
        )
    content = bytes(thing)
    found = _Found(content, content[:HEAD_BYTES], len(content), hashlib.sha256(content).hexdigest())
    return _checked(found, name, content_type)


@dataclass(frozen=True, slots=True)
class _Found:
    """Bytes that were looked at once."""

    place: Path | bytes
    head: bytes
    size: int
    sha256: str


def _of_path(path: Path) -> _Found:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        return _Found(path, head, path.stat().st_size, hash_of(path))
    except OSError as error:
        reason = "There is no file" if isinstance(error, FileNotFoundError) else f"{error.strerror}:"
        raise InvalidInputs(
            f"{reason} {path}.", field="file", value=str(path), remedy="Check the path."
        ) from None


def _checked(found: _Found, name: str | None, content_type: str | None) -> Source:
    own = found.place.name if isinstance(found.place, Path) else ""
    shown = name or own or "the file"
    kind = (content_type or sniff(found.head) or "").partition(";")[0].strip().lower()
    if kind not in UPLOAD_LIMIT_BYTES:
        raise InvalidInputs(
            f"{shown} is {kind}, and that cannot be uploaded."
            if kind
            else f"{shown} is not a picture, video or sound: its content is of no type that can be uploaded.",
            field="content_type",
            value=kind or None,
            allowed=list(UPLOAD_LIMIT_BYTES),
            remedy="Convert it, for example to PNG, MP4 or WAV.",
        )
    limit = UPLOAD_LIMIT_BYTES[kind]
    if not 0 < found.size <= limit:
        what = f"has {found.size:,} bytes" if found.size else "is empty"
        raise InvalidInputs(
            f"{shown} {what}; {kind} may have up to {limit // 2**20} MiB.",
            field="file_size_bytes",
            value=found.size,
        )
    return Source(found.place, safe_name(name or own or "upload", kind), kind, found.size, found.sha256)


def _is_picture(thing: Any) -> bool:
    """Whether it is a PIL image, without importing PIL to ask."""
    return any(base.__module__ == "PIL.Image" for base in type(thing).__mro__)


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    shown = picture if picture.mode in {"L", "LA", "RGB", "RGBA", "P", "1"} else picture.convert("RGB")
    shown.save(out, "PNG")
    return out.getvalue()
