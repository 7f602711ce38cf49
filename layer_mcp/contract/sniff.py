"""What a file is, by its first bytes: a server's word for it is not enough."""

from __future__ import annotations

HEAD_BYTES = 64
"""How much of a file is needed."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"glTF", "model/gltf-binary"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    *((bytes((0xFF, second)), "audio/mpeg") for second in (0xFA, 0xFB, 0xF2, 0xF3, 0xE2, 0xE3)),
    (b"MThd", "audio/midi"),
    (b"PK\x03\x04", "application/zip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_BRANDS = {
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"avif": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
}
_ALIASES = {
    "image/jpg": "image/jpeg",
    "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav",
    "audio/mp3": "audio/mpeg",
}
_TWINS = {
    "audio/webm": "video/webm",
    "audio/mp4": "video/mp4",
    "audio/x-m4a": "video/mp4",
    "video/quicktime": "video/mp4",
}
"""Types whose bytes are those of another's."""
_KNOWN = {kind for _, kind in _STARTS} | set(_RIFF.values()) | {"video/mp4"}

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "model/gltf-binary": ".glb",
    "video/webm": ".webm",
    "video/mp4": ".mp4",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/midi": ".mid",
    "application/zip": ".zip",
    "application/json": ".json",
}


def sniff(head: bytes) -> str | None:
    """The MIME type that the first bytes tell, or None."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def contradicts(head: bytes, declared: str) -> bool:
    """Whether the bytes are certainly not what they are declared to be.

    A type that cannot be told by its bytes is believed; WebM and MP4 of audio are their video twins.
    """
    kind = declared.partition(";")[0].strip().lower()
    kind = _ALIASES.get(kind, kind)
    found = sniff(head)
    return _TWINS.get(kind, kind) in _KNOWN and _TWINS.get(found or "", found) != _TWINS.get(kind, kind)
