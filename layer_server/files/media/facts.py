"""What an inspection finds, and what it refuses."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PIXELS = 64_000_000
"""A picture (or a film's frame) with more is not decoded: it may be small on disk and huge in memory."""
MAX_SECONDS = 6 * 3600.0
"""No film or sound is longer."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A file that was looked through and found good.

    Attributes:
        kind: ``image``, ``video`` or ``audio``.
        has_alpha: whether any pixel of a picture is not opaque.
    """

    content_type: str
    kind: str
    width: int | None = None
    height: int | None = None
    has_alpha: bool | None = None
    duration_seconds: float | None = None


class Unacceptable(Exception):
    """The file cannot be taken; the message is a sentence for whoever sent it."""


def check_pixels(width: int, height: int) -> None:
    """Raises Unacceptable for an empty or a huge picture."""
    if width <= 0 or height <= 0:
        raise Unacceptable(f"It says that it is {width} x {height} pixels large.")
    if width * height > MAX_PIXELS:
        raise Unacceptable(
            f"It has {width} x {height} pixels; at most {MAX_PIXELS // 1_000_000} million are taken. Make it smaller."
        )


def check_seconds(seconds: float) -> None:
    """Raises Unacceptable for what is longer than anything real."""
    if seconds > MAX_SECONDS:
        raise Unacceptable(
            f"It says that it lasts {seconds / 3600:,.0f} hours; at most {MAX_SECONDS / 3600:g} are taken."
        )
