"""What a run must remember beyond its process: that a request has left, so that it is never sent a second time."""

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
        text = json.dumps(dict(facts), allow_nan=False)
        made = self._folder / f".{FILE_NAME}"
        with made.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self._folder / FILE_NAME)
        _keep_name(self._folder)


def _keep_name(folder: Path) -> None:
    """Flush the folder too, where the system has such a thing: the new name is in it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
