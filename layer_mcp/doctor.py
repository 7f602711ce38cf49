"""What is wrong, and the fix: a few checks from the ground up, each with its next step."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from layer_mcp import __version__
from layer_mcp.auth.environment import PAT_VARIABLE
from layer_mcp.connect.target import Target, resolve
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import format_cu

ANSWER_SECONDS = 45.0


@dataclass(frozen=True, slots=True)
class Check:
    """One finding.

    Attributes:
        remedy: what to do, when it is not ok.
    """

    name: str
    ok: bool
    finding: str
    remedy: str = ""

    def to_wire(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value != ""}


def examine(home: Path | None = None) -> list[Check]:
    """All checks, in the order in which one depends on another; it ends with the first that all others need."""
    checks = [
        Check("version", True, f"layer-nb {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    ]
    try:
        target = resolve(None, home)
    except LayerError as error:
        return [*checks, Check("target", False, error.message, error.remedy)]
    checks.append(Check("target", True, _target_in_words(target)))
    checks.append(_writable("data folder", target.home))
    if not checks[-1].ok:
        return checks
    checks.append(_checked("journal", lambda: _journal(target)))
    return checks + _server(target)


def _target_in_words(target: Target) -> str:
    words = target.info.label if target.url is None else f"{target.info.label} ({target.info.origin})"
    if target.credential is not None:
        return f"{words}, with {target.credential.source}"
    if os.environ.get(PAT_VARIABLE):
        return f"{words}; {PAT_VARIABLE} is set and is not sent there"
    return words


def _writable(name: str, folder: Path) -> Check:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return Check(name, True, str(folder))
    except OSError as error:
        return Check(
            name,
            False,
            f"{folder} cannot be written ({error.strerror or error})",
            "Set LAYER_HOME to a folder on a local disk that can be written.",
        )


def _journal(target: Target) -> str:
    from layer_mcp.library.journal import Journal

    journal = Journal(target.home)
    open_ends = journal.unanswered()
    journal.close()
    if open_ends:
        return f"{len(open_ends)} submits were never answered; the first has key {open_ends[0].key}"
    return "every submit has its answer"


def _server(target: Target) -> list[Check]:
    from layer_mcp.client import AsyncLayer
    from layer_mcp.connect.loop import run_blocking

    layer = AsyncLayer(home=target.home)
    checks: list[Check] = []
    try:
        checks.append(_checked("server", lambda: _greeting(run_blocking(layer.status(), ANSWER_SECONDS))))
        if checks[-1].ok:
            if target.ours:
                checks.append(_books(run_blocking(layer.audit(), ANSWER_SECONDS)))
            tools = run_blocking(layer.tools(), ANSWER_SECONDS)
            checks.append(
                Check("tools", bool(tools), f"{len(tools)} tools", "" if tools else "Update layer-nb.")
            )
    finally:
        run_blocking(layer.aclose(), ANSWER_SECONDS)
    return checks


def _books(violations: list[str]) -> Check:
    """The ledger's audit."""
    if not violations:
        return Check("books", True, "credits, runs and assets agree")
    return Check(
        "books",
        False,
        f"{len(violations)} violations; the first: {violations[0]}",
        "Put back a copy of the data folder, and report this with `layer doctor --json`.",
    )


def _greeting(status: Any) -> str:
    workspace = status.workspace
    return (
        f"{status.server} {status.version}, workspace {workspace.name or workspace.slug}, "
        f"{format_cu(workspace.available)} available, {len(status.live_runs)} live runs"
    )


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except LayerError as error:
        return Check(name, False, error.message, error.remedy)
    except TimeoutError as error:
        return Check(name, False, str(error), "Look at `layer server logs`.")
