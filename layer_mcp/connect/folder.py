"""The client's view of a data folder: who serves it, where, and with which token. Standard library only.

A look, never a try: the lock is probed without being taken, so that a client that only asks cannot make a
starting server lose it. An endpoint is believed only while its process owns the lock; a stale one may name a
port that somebody else has by now.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

from layer_mcp.contract.data_folder import LOCK_FILE, TOKEN_FILE
from layer_mcp.contract.errors import ServerUnavailable
from layer_mcp.contract.machine import Owner, held_here, network_file_system
from layer_mcp.contract.redact import Secret

_ELSEWHERE = (
    "Set LAYER_HOME to a folder on a local disk of this machine that you may write to, "
    "or LAYER_MCP_URL to a server that is running elsewhere."
)
SETTLE_SECONDS = 0.25
"""How long a lock may be held before its new owner is written down."""
LOOK_SECONDS = 0.003


def prepare(home: Path) -> None:
    """Make the folder if need be, and check that a server can live in it.

    Raises:
        ServerUnavailable: when it cannot be written to or is on a network file system.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(home, f"cannot be made ({error.strerror or error})") from error
    if not home.is_dir():
        raise _unusable(home, "is not a folder")
    if not os.access(home, os.W_OK | os.X_OK) or _read_only(home):
        raise _unusable(home, "cannot be written to")
    if kind := network_file_system(home):
        raise _unusable(
            home, f"is on a network file system ({kind}), where locks and the database are not safe"
        )


def _unusable(home: Path, why: str) -> ServerUnavailable:
    return ServerUnavailable(f"The data folder {home} {why}.", remedy=_ELSEWHERE)


def _read_only(home: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(home).f_flag & os.ST_RDONLY)


def token(home: Path) -> Secret | None:
    """The token of the folder's present server."""
    try:
        text = (home / TOKEN_FILE).read_text("ascii").strip()
    except (OSError, ValueError):
        return None
    return Secret(text) if text else None


def owner(home: Path) -> Owner | None:
    """Who holds the folder's lock now; None when nobody does.

    Raises:
        ServerUnavailable: when another machine or container has it.
    """
    if held_here(home):
        # The file must not be opened: closing it again would release the lock.
        return Owner.me()
    end = time.monotonic() + SETTLE_SECONDS
    while (held := _held(home / LOCK_FILE)) is not None:
        written = Owner.read(home)
        if written is None or (written.is_here and 0 < held != written.pid):
            # Taken a moment ago and not yet written down.
            return Owner(held, "", "") if held else None
        if written.is_here:
            return written
        # That may still be the owner of an earlier boot, when the lock has just been taken.
        if time.monotonic() > end:
            raise ServerUnavailable(
                f"The data folder {home} is in use by {written.host} (process {written.pid}), another machine "
                "or container.",
                remedy=_ELSEWHERE,
            )
        time.sleep(LOOK_SECONDS)
    return None


def _held(path: Path) -> int | None:
    """The pid that holds the lock; 0 when the system does not tell whose it is; None when it is free."""
    try:
        descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unusable(path.parent, f"cannot be looked into ({error.strerror or error})") from error
    try:
        if sys.platform == "win32":
            return _held_on_windows(descriptor)
        return _held_on_posix(descriptor)
    finally:
        os.close(descriptor)


def _held_on_posix(descriptor: int) -> int | None:
    import fcntl

    # struct flock differs: Linux has type and whence first, the BSDs (macOS) last.
    linux = sys.platform.startswith("linux")
    layout = "hhqqi4x" if linux else "qqihh"
    asked = (fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0) if linux else (0, 0, 0, fcntl.F_WRLCK, os.SEEK_SET)
    answer = struct.unpack(layout, fcntl.fcntl(descriptor, fcntl.F_GETLK, struct.pack(layout, *asked)))
    kind, pid = (answer[0], answer[4]) if linux else (answer[3], answer[2])
    return None if kind == fcntl.F_UNLCK else max(int(pid), 0)


def _held_on_windows(descriptor: int) -> int | None:
    """Windows cannot be asked, so the lock is tried for a moment; a starting server tries again."""
    import msvcrt

    locked_byte = 1 << 30
    try:
        os.lseek(descriptor, locked_byte, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return 0
    os.lseek(descriptor, locked_byte, os.SEEK_SET)
    msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    return None
