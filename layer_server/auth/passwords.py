"""Passwords, salted and hashed with scrypt. Slow on purpose: never call this on an event loop."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
"""32 MiB and about a tenth of a second per guess."""
_SALT_BYTES = 16
_MEMORY_BYTES = 128 * 1024 * 1024


def hash_password(password: str) -> str:
    """The text to store: ``scrypt$cost$block$parallel$salt$hash``."""
    salt = secrets.token_bytes(_SALT_BYTES)
    found = _scrypt(password, salt, _COST, _BLOCK, _PARALLEL)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${_text(salt)}${_text(found)}"


def password_is(password: str, stored: str | None) -> bool:
    """Whether a password is the one that was hashed. Takes as long when there is none to compare with."""
    _, cost, block, parallel, salt, expected = (stored or _nobody()).split("$")
    found = _scrypt(password, base64.b64decode(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(found, base64.b64decode(expected)) and stored is not None


def _scrypt(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "replace"), salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY_BYTES
    )


def _nobody() -> str:
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${_text(bytes(_SALT_BYTES))}${_text(bytes(64))}"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
