"""Whether a file is what it is said to be: by its first bytes, then by a look through all of it, under limits."""

from __future__ import annotations

from pathlib import Path

from layer_mcp.contract.sniff import HEAD_BYTES, sniff
from layer_server.files.media import image, mp3, mp4, wav
from layer_server.files.media.facts import Facts, Unacceptable


def inspect(path: Path, declared: str) -> Facts:
    """What the file is. Blocks; call it in a thread.

    Args:
        declared: its type, one of those that may be uploaded.

    Raises:
        Unacceptable: when it is something else, broken, or beyond a limit.
    """
    with path.open("rb") as file:
        check_head(file.read(HEAD_BYTES), declared)
    if declared == "video/mp4":
        return mp4.read(path)
    if declared == "audio/wav":
        return wav.read(path)
    if declared == "audio/mpeg":
        return mp3.read(path)
    return image.read(path, declared)


def check_head(head: bytes, declared: str) -> None:
    """Compare the first bytes with the declared type.

    Raises:
        Unacceptable: when they are another type's, or nobody's.
    """
    found = sniff(head) or _text(head)
    if found != declared:
        raise Unacceptable(
            f"It was declared as {declared}, but it is {found}."
            if found
            else f"It was declared as {declared}, but its first bytes are not those of such a file."
        )


def _text(head: bytes) -> str | None:
    """The web's own types, which people send by mistake: a page in place of a picture."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if start.startswith((b"<svg", b"<?xml")):
        return "image/svg+xml"
    return None
