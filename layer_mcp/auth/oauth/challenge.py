"""What a server asks for when it turns a request away: the ``WWW-Authenticate`` header (RFC 6750, RFC 9728).

Standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_CHARACTERS = 8192
MAX_SCOPES = 64

_PARAMETER = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_BEARER = re.compile(r"(?:^|,)\s*Bearer(?:\s+|\s*,|\s*$)", re.IGNORECASE)
_SCOPE = re.compile(r"[\x21\x23-\x5B\x5D-\x7E]{1,200}")


@dataclass(frozen=True, slots=True)
class Challenge:
    """A server's wish.

    Attributes:
        error: ``invalid_token``, ``insufficient_scope``, …; empty when nothing was shown.
        scopes: what the refused request needs; None when the server does not say.
        resource_metadata: where the server tells about itself.
    """

    error: str = ""
    scopes: tuple[str, ...] | None = None
    resource_metadata: str | None = None

    @property
    def wants_more(self) -> bool:
        """Whether the token is good, and allows too little."""
        return self.error == "insufficient_scope"


def challenge_of(header: str | None) -> Challenge | None:
    """The Bearer challenge of a ``WWW-Authenticate`` header; None where there is none."""
    if not header or len(header) > MAX_CHARACTERS:
        return None
    bearer = _BEARER.search(header)
    if bearer is None:
        return None
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(header[bearer.end() :]):
        found.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) if quoted else plain)
    scope = found.get("scope")
    return Challenge(
        error=found.get("error", ""),
        scopes=None if scope is None else scopes_of(scope),
        resource_metadata=found.get("resource_metadata"),
    )


def scopes_of(text: str) -> tuple[str, ...]:
    """The scopes of a space-separated list, each once."""
    return union(each for each in text.split() if _SCOPE.fullmatch(each))


def union(*several: Iterable[str]) -> tuple[str, ...]:
    """All scopes of several lists, in order, each once: more rights must not cost those that were there."""
    return tuple(dict.fromkeys(scope for scopes in several for scope in scopes))[:MAX_SCOPES]
