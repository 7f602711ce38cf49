"""The server's log: bounded, redacted, and the place where stray output of libraries goes too."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from layer_mcp.contract.redact import redact

MAX_BYTES = 1024 * 1024
KEPT = 2
"""Older logs beside the current one."""


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _RotatingLog(RotatingFileHandler):
    """Takes standard output and error along when it rotates, so that nothing grows a renamed file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
        if path.stat().st_size > MAX_BYTES:
            # Whoever started this process let its first words go to the log that was there.
            self.doRollover()
        else:
            self._take_standard_output()

    def doRollover(self) -> None:  # noqa: N802  the base class's name
        super().doRollover()
        self._take_standard_output()

    def _take_standard_output(self) -> None:
        stream = self.stream or self._open()
        for standard in (1, 2):
            os.dup2(stream.fileno(), standard)


def log_to_file(path: Path) -> None:
    """Send every log record of the process, and its standard output, to a rotated file."""
    _configure(_RotatingLog(path))


def log_to_terminal() -> None:
    """Send every log record to standard error: a server in the foreground."""
    _configure(logging.StreamHandler(sys.stderr))


def _configure(handler: logging.Handler) -> None:
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("layer_server").setLevel(logging.INFO)
