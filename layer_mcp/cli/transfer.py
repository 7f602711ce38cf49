"""How far files are, up or down: bars in a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from layer_mcp.cli import say
from layer_mcp.contract.plain_text import plain

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LINE_EVERY_SECONDS = 10.0
BAR_AFTER_SECONDS = 0.3
"""A file that takes no longer gets no bar."""


class Transfers:
    """Shows several transfers side by side, on standard error.

    Args:
        quiet: show nothing (``--json``).
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if not self._quiet and say.in_terminal(sys.stderr):
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                DownloadColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
                TransferSpeedColumn,
            )

            self._progress = Progress(
                TextColumn("{task.description}", markup=False),  # text, not markup: it may come from a server
                BarColumn(),
                DownloadColumn(),
                TransferSpeedColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def of(self, name: str) -> Callable[[int, int | None], None]:
        """Told how far one file is; may be called from any thread."""
        name = plain(name)
        begun = shown_at = time.monotonic()
        task: TaskID | None = None

        def tell(done: int, size: int | None) -> None:
            nonlocal task, shown_at
            now = time.monotonic()
            if self._progress is not None:
                if task is None and now - begun > BAR_AFTER_SECONDS:
                    task = self._progress.add_task(name, total=size)
                if task is not None:
                    self._progress.update(task, completed=done, total=size)
                    if done == size:
                        self._progress.remove_task(task)
                        task = None
            elif not self._quiet and now - shown_at > LINE_EVERY_SECONDS:
                shown_at = now
                say.note(f"{name}  {_share(done, size)}")

        return tell


def _share(done: int, size: int | None) -> str:
    return f"{done / size:.0%} of {size / 1e6:,.1f} MB" if size else f"{done / 1e6:,.1f} MB"
