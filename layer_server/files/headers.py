"""Headers of everything that this server serves of other people's bytes."""

from __future__ import annotations

from collections.abc import Mapping

SAFE: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
}
"""Nothing of it is guessed at, run, or told where it came from."""
