"""Random credentials: told once, kept only as a hash.

They are as random as their hashes are long, so one round of SHA-256 is enough and a look-up needs no salt.
"""

from __future__ import annotations

import hashlib
import secrets

PERSONAL = "pat_"
ACCESS = "oat_"
REFRESH = "ort_"
CODE = "oac_"
CLIENT = "client_"
CLIENT_SECRET = "ocs_"  # noqa: S105  a prefix, not a secret

_BYTES = 32
_HINT_CHARACTERS = 8


def fresh(prefix: str) -> str:
    """A new credential of 256 random bits."""
    return prefix + secrets.token_urlsafe(_BYTES)


def hashed(credential: str) -> str:
    """What is stored of a credential: its SHA-256, hexadecimal."""
    return hashlib.sha256(credential.encode("utf-8", "replace")).hexdigest()


def hint(credential: str) -> str:
    """The first characters, enough to tell one from another and useless to guess the rest."""
    return credential[:_HINT_CHARACTERS]
