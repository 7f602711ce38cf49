"""Secrets as a type that cannot be shown, and a net for those that slip into text."""

from __future__ import annotations

import re
from typing import NoReturn

MASK = "•••"

_PATTERNS = (
    re.compile(r"pat_[A-Za-z0-9_\-]{4,}|\b(?:oat|ort|oac|ocs|ols)_[A-Za-z0-9_\-]{40,}"),
    re.compile(r"(?<=Bearer )[A-Za-z0-9._~+/=\-]{6,}", re.IGNORECASE),
    re.compile(
        r"(?<=[?&])(?:X-Goog-Signature|X-Amz-Signature|X-Amz-Security-Token|signature|sig|token|access_token|"
        r"refresh_token|id_token|code|code_verifier|client_secret|upload_id)=[^&\s\"'<>]+",
        re.I,
    ),
    re.compile(r"\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{4,}[A-Za-z0-9_.\-]*"),  # a JWT
    re.compile(r"\bsk-[A-Za-z0-9_\-]{16,}"),  # a key of a server of pictures
    re.compile(r"(?<=://)[^\s/@:?#]*:[^\s/@]+(?=@)"),  # a user and a password
    re.compile(
        r"(?:access_token|refresh_token|id_token|client_secret|code_verifier)[\"']?\s?[:=]\s?[\"']?"
        r"[A-Za-z0-9._~+/=\-]{6,}",
        re.I,
    ),
)


_LEAST_CHARACTERS = 6
"""Of a secret that is looked for as it is: a shorter one would be found in words that have nothing to do with it."""
_known: set[str] = set()


def remember(secret: Secret) -> None:
    """Mask this secret too, whatever it looks like, for as long as this process lives: others may repeat it."""
    if len(secret.reveal()) >= _LEAST_CHARACTERS:
        _known.add(secret.reveal())


def redact(text: str) -> str:
    """The text with tokens, Bearer headers, URL signatures and remembered secrets masked."""
    for known in tuple(_known):
        text = text.replace(known, MASK)
    for pattern in _PATTERNS:
        text = pattern.sub(_masked, text)
    return text


def _masked(match: re.Match[str]) -> str:
    found = match.group()
    if match.re is _PATTERNS[0]:
        return f"{found.partition('_')[0]}_{MASK}"
    if match.re is _PATTERNS[-1]:
        return re.sub(r"(?<=\W)[A-Za-z0-9._~+/=\-]{6,}$", MASK, found)
    key, sep, _ = found.partition("=")
    return f"{key}={MASK}" if sep and match.re is _PATTERNS[2] else MASK


class Secret:
    """A token or signed URL. Printing, formatting, pickling or copying it never gives the value away."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself: only for the header or the request that it is meant for."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret({MASK!r})"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret cannot be pickled or copied")
