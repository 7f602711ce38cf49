"""A small JSON document in the data folder that several processes change: read whole, changed under a lock.

Unknown fields are kept, for a newer version of layer-nb may have written them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from layer_mcp.auth.private_file import read_private, write_private
from layer_mcp.contract.errors import LayerError

VERSION = 1
LOCK_SECONDS = 10.0
"""How long a change waits for that of another process; each takes milliseconds."""


class Document:
    """One of them.

    Args:
        path: its file; the folder is made when something is first written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        """What it says; nothing when there is no file.

        Raises:
            LayerError: when it cannot be read, or a newer version of layer-nb has written it in another way.
        """
        text = read_private(self.path)
        if text is None:
            return {}
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise LayerError(
                f"{self.path} is damaged: it is no JSON object.",
                remedy="Move the file away, then sign in again: layer login.",
            )
        version = found.get("version")
        if isinstance(version, int) and version > VERSION:
            raise LayerError(
                f"{self.path} was written by a newer layer-nb (version {version} of the file; this one reads {VERSION}).",
                remedy="Update layer-nb: pip install --upgrade layer-nb.",
            )
        return found

    @contextmanager
    def changing(self) -> Iterator[dict[str, Any]]:
        """What it says, to be changed; written when the block ends without an error and something is different."""
        with locked(self.path.with_name(f"{self.path.name}.lock"), LOCK_SECONDS):
            found = self.read()
            before = json.dumps(found, sort_keys=True)
            yield found
            found["version"] = VERSION
            if json.dumps(found, sort_keys=True) != before:
                write_private(self.path, json.dumps(found, ensure_ascii=False, indent=1))


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold a lock file; one process, and one thread of it, at a time.

    Raises:
        LayerError: when somebody else has held it for so long, or the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Not per thread: a lock that is taken for a coroutine may be given back by another thread.
        lock = FileLock(path, timeout=seconds, mode=0o600, thread_local=False)
        lock.acquire()
    except Timeout:
        raise LayerError(
            f"Another process has held {path.name} for {seconds:g} s.",
            remedy="Wait for its sign-in to end, or end that process; then try again.",
        ) from None
    except OSError as error:
        raise LayerError(
            f"{path.parent} cannot be written ({error.strerror or type(error).__name__}).",
            remedy="Make room or get the right to write there, or set LAYER_HOME to a folder of your own.",
        ) from None
    try:
        yield
    finally:
        lock.release()
