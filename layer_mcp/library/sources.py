"""What people hand over to be uploaded, as bytes with a type and a size. Nothing large is held in memory."""

from __future__ import annotations

import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.files import UPLOAD_LIMIT_BYTES
from layer_mcp.contract.sniff import HEAD_BYTES, sniff
from layer_mcp.library.paths import safe_name

IN_MEMORY_BYTES = 8 * 1024 * 1024
"""What is read from an open file goes to a temporary one when it has more."""
_READ_BYTES = 1024 * 1024
_LARGEST_BYTES = max(UPLOAD_LIMIT_BYTES.values())


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is still the one that was looked at.

    Attributes:
        modified_ns, changed_ns: of its bytes, and of its entry in the folder; nanoseconds.
    """

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Source:
    """A file on its way.

    Attributes:
        place: where its bytes are: a path, the bytes themselves, or a temporary file that goes with this object.
        name: a file name, safe to show.
        size: in bytes.
        stamp: of a path, when it was looked at.
    """

    place: Path | bytes | BinaryIO
    name: str
    content_type: str
    size: int
    stamp: Stamp | None = None

    def open(self) -> BinaryIO:
        """Its bytes from the start; for one reader at a time.

        Raises:
            InvalidInputs: when the file is another one by now, or cannot be read.
        """
        if isinstance(self.place, bytes):
            return io.BytesIO(self.place)
        if not isinstance(self.place, Path):
            self.place.seek(0)
            return os.fdopen(os.dup(self.place.fileno()), "rb", buffering=0)
        try:
            file = self.place.open("rb", buffering=0)
        except OSError as error:
            raise _unreadable(self.place, error) from None
        try:
            self.check(file)
        except BaseException:
            file.close()
            raise
        return file

    def close(self) -> None:
        """Let a temporary file go."""
        if not isinstance(self.place, Path | bytes):
            self.place.close()

    @property
    def on_disk(self) -> bool:
        """Whether ``open`` gives a file of the disk."""
        return not isinstance(self.place, bytes)

    @property
    def lasting(self) -> bool:
        """Whether it can be read again later, at no cost until then."""
        return isinstance(self.place, Path) or (
            isinstance(self.place, bytes) and self.size <= IN_MEMORY_BYTES
        )

    def check(self, file: BinaryIO) -> None:
        """Whether what is being read is still what was looked at.

        Raises:
            InvalidInputs: when it has changed since.
        """
        if self.stamp is not None and Stamp.of(os.fstat(file.fileno())) != self.stamp:
            raise self.changed()

    def changed(self) -> InvalidInputs:
        """The refusal of a file that is written to while it is sent."""
        return InvalidInputs(
            f"{self.name} changed while it was being sent, so it was not uploaded.",
            field="file",
            value=str(self.place) if isinstance(self.place, Path) else None,
            remedy="Upload it again when the program that writes it is done.",
        )


def source_of(thing: Any, name: str | None = None, content_type: str | None = None) -> Source:
    """A path, bytes, an open file or a PIL image as a source. Looks at its first bytes only.

    Args:
        name: the file's name; by default its own.
        content_type: what it is; by default what its bytes say.

    Raises:
        InvalidInputs: when it cannot be read, or is nothing that may be uploaded.
    """
    if _is_picture(thing):
        thing, name = _png(thing), name or f"{Path(getattr(thing, 'filename', '') or 'image').stem}.png"
    if isinstance(thing, str | Path):
        return _of_path(Path(thing).expanduser(), name, content_type)
    if callable(getattr(thing, "read", None)):
        own = getattr(thing, "name", "")
        name = name or (Path(own).name if isinstance(own, str) else None)
        if (path := _untouched_path(thing)) is not None:
            return _of_path(path, name, content_type)
        return _of_stream(thing, name, content_type)
    if not isinstance(thing, bytes | bytearray | memoryview):
        raise InvalidInputs(
            f"A {type(thing).__name__} is no file.",
            remedy="Give a path, bytes, an open file, a PIL image, an asset or an https address.",
            field="file",
        )
    content = bytes(thing)
    kind = _allowed(content[:HEAD_BYTES], len(content), name or "the file", content_type)
    return Source(content, safe_name(name or "upload", kind), kind, len(content))


def _of_path(path: Path, name: str | None, content_type: str | None) -> Source:
    try:
        with path.open("rb", buffering=0) as file:
            stamp = Stamp.of(os.fstat(file.fileno()))
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from None
    kind = _allowed(head, stamp.size, name or path.name, content_type)
    return Source(path.absolute(), safe_name(name or path.name, kind), kind, stamp.size, stamp)


def _unreadable(path: Path, error: OSError) -> InvalidInputs:
    reason = "There is no file" if isinstance(error, FileNotFoundError) else f"{error.strerror}:"
    return InvalidInputs(f"{reason} {path}.", field="file", value=str(path), remedy="Check the path.")


def _untouched_path(file: Any) -> Path | None:
    """The path of a file that was opened for reading and not read from: it need not be copied."""
    if getattr(file, "mode", None) not in {"rb", "r"} or not isinstance(getattr(file, "name", None), str):
        return None
    path = Path(file.name)
    try:
        same = file.tell() == 0 and os.path.samestat(os.fstat(file.fileno()), path.stat())
    except (OSError, ValueError, AttributeError):  # no file of the disk, or not there any more
        return None
    return path if same and path.is_file() else None


def _of_stream(stream: Any, name: str | None, content_type: str | None) -> Source:
    shown = name or "the file"
    kept: BinaryIO = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES, prefix="layer-")  # type: ignore[assignment]  # noqa: SIM115  it goes with the source
    try:
        head, size = _copied(stream, kept, shown)
        kind = _allowed(head, size, shown, content_type)
        kept.seek(0)
        content = kept.read() if size <= IN_MEMORY_BYTES else None
    except BaseException:
        kept.close()
        raise
    if content is not None:
        kept.close()
    return Source(kept if content is None else content, safe_name(name or "upload", kind), kind, size)


def _copied(stream: Any, kept: BinaryIO, shown: str) -> tuple[bytes, int]:
    """Its first bytes, and how many there are; no more than may be uploaded."""
    head, size = b"", 0
    while size <= _LARGEST_BYTES and (piece := stream.read(_READ_BYTES)):
        if not isinstance(piece, bytes | bytearray | memoryview):
            raise InvalidInputs(
                f"{shown} gives text, not bytes.", field="file", remedy='Open it with open(path, "rb").'
            )
        size += len(piece)
        head = head if len(head) >= HEAD_BYTES else (head + bytes(piece))[:HEAD_BYTES]
        kept.write(piece)
    kept.flush()
    return head, size


def _allowed(head: bytes, size: int, shown: str, content_type: str | None) -> str:
    """The type to upload it as. Raises InvalidInputs where it may not be uploaded."""
    kind = (content_type or sniff(head) or "").partition(";")[0].strip().lower()
    if not size:
        raise InvalidInputs(
            f"{shown} is empty.",
            field="file_size_bytes",
            value=0,
            remedy="Check that it was written to its end; nothing was sent.",
        )
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
    if size > limit:
        raise InvalidInputs(
            f"{shown} has {size:,} bytes; {kind} may have up to {limit // 2**20} MiB.",
            field="file_size_bytes",
            value=size,
            remedy="Make it smaller; nothing was sent.",
        )
    return kind


def _is_picture(thing: Any) -> bool:
    """Whether it is a PIL image, without importing PIL to ask."""
    return any(base.__module__ == "PIL.Image" for base in type(thing).__mro__)


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    shown = picture if picture.mode in {"L", "LA", "RGB", "RGBA", "P", "1"} else picture.convert("RGB")
    shown.save(out, "PNG")
    return out.getvalue()
