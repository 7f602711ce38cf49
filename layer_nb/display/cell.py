"""The output of one running cell: a progress line that becomes the card, and the question before a dear run."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from layer_nb.display.bundle import run_bundle
from layer_nb.display.mapping import map_progress_bundle, results_bundle
from layer_nb.display.price import ask_bundle
from layer_nb.display.progress import REFRESH_SECONDS, outcome_bundle, progress_bundle
from layer_nb.display.shown import remember_shown

if TYPE_CHECKING:
    from layer_mcp import Run
    from layer_mcp.answers import Price
    from layer_mcp.mapping.report import MapProgress
    from layer_nb.display.mapping import Results


class CellView:
    """Shows one run in the cell that is executing.

    In a kernel a single output is repainted at most four times a second and ends as the card. In a terminal, and in
    plain Python, nothing is repainted: the run that comes back is its own output.

    Args:
        shell: the IPython shell, or None.
        variable: the name that will hold the run.
        quiet: no progress line; the card is shown all the same.
    """

    def __init__(self, shell: Any, *, variable: str | None = None, quiet: bool = False) -> None:
        self._shell = shell
        self._variable = variable
        self._quiet = quiet
        self._kernel = getattr(shell, "kernel", None)
        self._handle: Any = None
        self._painted = 0.0

    def ask(self, estimate: Price, limit: float, workspace: str) -> bool | None:
        """Show the price and wait for an answer; None where nobody can give one."""
        can_answer = self._can_answer()
        bundle = ask_bundle(estimate, workspace=workspace, limit=limit, can_answer=can_answer)
        question = "Spend it? [y/N] "
        if self._kernel is not None:
            self._show(bundle)
        else:
            question = f"{bundle['text/plain']}\n{question}"
        if not can_answer:
            return None
        from IPython.core.error import StdinNotImplementedError

        try:
            return input(question).strip().lower() in {"y", "yes"}
        except (StdinNotImplementedError, EOFError):
            return None

    def working(self, run: Run, progress: float | None, stage: str | None, seconds: float | None) -> None:
        """Repaint the progress line, if it is time."""
        now = time.monotonic()
        if self._quiet or self._kernel is None or now - self._painted < REFRESH_SECONDS:
            return
        self._painted = now
        self._paint(
            progress_bundle(
                title=run.title,
                run_id=run.id or "",
                progress=progress,
                stage=stage,
                seconds=seconds,
                reserved=float(run.reserved) if run.reserved is not None else None,
            )
        )

    def done(self, run: Run) -> None:
        """Put the card where the progress line was."""
        if self._kernel is None:
            return
        self._paint(run_bundle(run, variable=self._variable))
        remember_shown(self._shell, run)

    def ended(self, run: Run, outcome: str) -> None:
        """Put one line where the progress line was, if there was one."""
        if self._handle is not None:
            self._paint(outcome_bundle(title=run.title, run_id=run.id or "", outcome=outcome))

    def mapping(self, progress: MapProgress) -> None:
        """Repaint the line of a map, if it is time."""
        now = time.monotonic()
        if self._quiet or self._kernel is None or now - self._painted < REFRESH_SECONDS:
            return
        self._painted = now
        self._paint(map_progress_bundle(progress))

    def mapped(self, results: Results) -> None:
        """Put the card of a map where its line was."""
        if self._kernel is None:
            return
        self._paint(results_bundle(results))
        remember_shown(self._shell, results)

    def _paint(self, bundle: dict[str, Any]) -> None:
        if self._handle is None:
            self._handle = self._show(bundle, updatable=True)
        else:
            self._handle.update(bundle, raw=True)

    def _show(self, bundle: dict[str, Any], *, updatable: bool = False) -> Any:
        from IPython.display import display

        return display(bundle, raw=True, display_id=True if updatable else None)

    def _can_answer(self) -> bool:
        if self._kernel is not None:
            return bool(getattr(self._kernel, "_allow_stdin", False))
        return sys.stdin is not None and sys.stdin.isatty()
