"""Who is asking."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Principal:
    """A user of this server; every read and write is scoped to what this user may see."""

    user_id: str


LOCAL_USER = Principal("local")
"""The one user of a local server."""
