"""The OS lock of a data folder: who holds it is the folder's server. Standard library only.

POSIX record locks fall when the process closes *any* descriptor of the file, so the file is opened once and
never again by its owner. A lock dies with its process, which no pid file does.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from pathlib import Path

from layer_mcp.contract.data_folder import LOCK_FILE, MCP_PATH, Endpoint
from layer_mcp.contract.machine import Owner, held_here, hold_here, release_here

LOCKED_BYTE = 1 << 30
"""On Windows, where locks are mandatory: a byte far behind the text, so that others can read the text."""
WAIT_SECONDS = 15.0
"""How long a starting server waits for an owner that is on its way out."""

SETTLE_SECONDS = 0.1
"""How long an owner of another machine or an earlier boot must stay in the file to be believed."""


class FolderTaken(Exception):
    """Another server lives in the folder, or a dying one keeps its lock.

    Attributes:
        served: whether a living server has published its endpoint: the race was lost, nothing is wrong.
    """

    def __init__(self, message: str, *, served: bool) -> None:
        super().__init__(message)
        self.served = served


def take(home: Path, wait_seconds: float = WAIT_SECONDS) -> int:
    """Take the folder's lock and write down who owns it.

    Returns:
        The descriptor, for ``let_go``; without that the lock is held until the process ends.

    Raises:
        FolderTaken: when somebody else has it.
        OSError: when the lock file cannot be opened.
    """
    if held_here(home):
        raise FolderTaken(f"{home} is served by this very process already.", served=False)
    # Made before: between the taking and the writing, the file names the owner before.
    me = Owner.me().to_json().encode()
    began = time.monotonic()
    while (descriptor := _try(home / LOCK_FILE)) is None:
        owner = Owner.read(home)
        living = Endpoint.read(home)
        waited = time.monotonic() - began
        if owner is not None and not owner.is_here:
            if waited > SETTLE_SECONDS:
                raise FolderTaken(
                    f"{home} is served from {owner.host} (process {owner.pid}), another machine or container.",
                    served=False,
                )
        elif owner is not None and living is not None and living.pid == owner.pid:
            raise FolderTaken(
                f"{home} is served by process {owner.pid} already, at {living.origin}{MCP_PATH}.", served=True
            )
        elif waited > wait_seconds:
            who = f"process {owner.pid}" if owner else "another process"
            raise FolderTaken(f"{who} holds the lock of {home} but serves nothing.", served=False)
        time.sleep(0.01)
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, me)
    hold_here(home)
    return descriptor


def let_go(home: Path, descriptor: int) -> None:
    """Give up a lock that ``take`` took."""
    release_here(home)
    os.close(descriptor)


def _try(path: Path) -> int | None:
    """The locked descriptor, or None when somebody else has the lock."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return None
        raise
    return descriptor


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
