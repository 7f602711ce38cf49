"""Files that only their owner may read: born with mode 0600, replaced as a whole, mended when they were opened up.

On Windows the rights of the user's profile folder are what protects them.
"""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

from layer_mcp.contract.errors import LayerError

MAX_BYTES = 4 * 1024 * 1024
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link is followed, and nothing that is no file is waited for."""
_log = logging.getLogger(__name__)


def read_private(path: Path) -> str | None:
    """What the file holds; None when there is none. A file that others may read is closed to them first.

    Raises:
        LayerError: when it cannot be read, or belongs to somebody else.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _AS_IT_IS)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LayerError(
            f"{path} cannot be read ({error.strerror or type(error).__name__}).",
            remedy="Give it back to your user and to nobody else (chmod 600), or remove it and sign in again.",
        ) from None
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_BYTES:
        os.close(descriptor)
        raise LayerError(
            f"{path} is nothing that layer-nb has written.",
            remedy="Move it away, then sign in again: layer login.",
        )
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as file:
        if os.name == "posix":
            _close_to_others(file.fileno(), path)
        return file.read()


def _close_to_others(descriptor: int, path: Path) -> None:
    facts = os.fstat(descriptor)
    if facts.st_uid != os.geteuid():
        raise LayerError(
            f"{path} belongs to another user of this machine.",
            remedy="Remove it, or set LAYER_HOME to a folder of your own; then sign in again.",
        )
    mode = stat.S_IMODE(facts.st_mode)
    if mode & 0o077:
        os.fchmod(descriptor, 0o600)
        _log.warning(
            "%s could be read by other users of this machine (mode %03o); it is closed to them now. "
            "If somebody may have looked, sign in again: layer login.",
            path,
            mode,
        )


def write_private(path: Path, text: str) -> None:
    """Put a file in the place of what is there, in one step and for its owner only.

    Raises:
        LayerError: when the folder cannot be written; what was there is untouched.
    """
    import secrets

    made = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise LayerError(
            f"{path} cannot be written ({error.strerror or type(error).__name__}).",
            remedy="Make room or get the right to write there, or set LAYER_HOME to a folder of your own.",
        ) from None
