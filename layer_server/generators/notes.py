"""What a run must remember beyond its process: that a request has left, so that it is never sent a second time.

What came of it is kept beside: it was paid for, and a second attempt goes on with it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE_NAME = "notes"


class Notes:
    """A few facts about one run, which a second attempt of it finds again.

    Args:
        folder: the run's staging folder; None keeps them in memory only, where no run is behind the work.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._memory: dict[str, Any] | None = None
        self._things: dict[str, bytes] = {}

    def read(self) -> Mapping[str, Any] | None:
        """What was written last, by this attempt or one before; None when nothing ever was.

        Something that cannot be read any more is empty and not None: it was written.
        """
        if self._folder is None:
            return self._memory
        try:
            text = (self._folder / FILE_NAME).read_text("utf-8")
        except FileNotFoundError:
            return None
        try:
            found = json.loads(text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, facts: Mapping[str, Any]) -> None:
        """Put these facts in the place of all others; they are on disk when this returns."""
        if self._folder is None:
            self._memory = dict(facts)
            return
        _put(self._folder, FILE_NAME, json.dumps(dict(facts), allow_nan=False).encode())

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes under a name of letters, digits and hyphens; they are on disk when this returns."""
        if self._folder is None:
            self._things[name] = data
            return
        _put(self._folder, f"{FILE_NAME}-{name}", data)

    def kept(self, name: str) -> bytes | None:
        """What was kept under a name, by this attempt or one before."""
        if self._folder is None:
            return self._things.get(name)
        try:
            return (self._folder / f"{FILE_NAME}-{name}").read_bytes()
        except FileNotFoundError:
            return None


def is_note(name: str) -> bool:
    """Whether a file of a staging folder is of its notes."""
    return name == FILE_NAME or name.startswith(f"{FILE_NAME}-")


def _put(folder: Path, name: str, data: bytes) -> None:
    made = folder / f".{name}"
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    made.replace(folder / name)
    _keep_name(folder)


def _keep_name(folder: Path) -> None:
    """Flush the folder too, where the system has such a thing: the new name is in it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
