"""Signatures that let whoever holds a link read one file, or send one, for a short while."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from pathlib import Path

from layer_mcp.contract.errors import Forbidden
from layer_server.files.local_store import flush_folder

_KEY_BYTES = 32


class Signer:
    """Signs and checks links with the data folder's own key.

    Args:
        key_file: holds the key, 0600; made when absent.
    """

    def __init__(self, key_file: Path) -> None:
        self._key = _key(key_file)

    def sign(self, file_id: str, expires_at: int) -> str:
        """The signature of a link that is good until ``expires_at`` (seconds since 1970)."""
        return self.seal("GET", file_id, str(int(expires_at)))

    def seal(self, *lines: str) -> str:
        """A signature of these lines, in hexadecimal. The first one says what it is for."""
        return hmac.new(self._key, "\n".join(lines).encode(), hashlib.sha256).hexdigest()

    def sealed(self, signature: str, *lines: str) -> bool:
        """Whether the signature is that of these lines."""
        # Compared as bytes: a signature from outside may hold any character.
        return hmac.compare_digest(self.seal(*lines).encode(), signature.encode(errors="replace"))

    def check(self, file_id: str, expires_at: int, signature: str) -> None:
        """Raises Forbidden when the link is not ours or is too old."""
        if not self.sealed(signature, "GET", file_id, str(int(expires_at))):
            raise Forbidden(
                "The link's signature is wrong.", remedy="Ask for the run again; it gives fresh links."
            )
        if expires_at < time.time():
            raise Forbidden("The link has expired.", remedy="Ask for the run again; it gives fresh links.")


def _key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        # A file that a power cut emptied is no key: everybody could sign with it.
        if len(key) == _KEY_BYTES:
            return key
    # Written whole under another name first: a crash must not leave half a key behind.
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        key = secrets.token_bytes(_KEY_BYTES)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush_folder(path.parent)
    return key
