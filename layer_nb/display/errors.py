"""Errors in a cell: two or three clean lines in the error output, never a traceback from inside.

IPython asks an exception for ``_render_traceback_``; ``layer_mcp`` knows no notebooks, so the hook is hung on its
error class here, when this face is loaded. The cell's status stays "error": Run All stops, tools see a failure.
"""

from __future__ import annotations

import textwrap

from layer_mcp.contract.errors import LayerError

# No colours: front ends paint errors on red, pale or dark, and only their own text colour is readable on both.
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_COLUMNS = 92
_SHOWN_CHOICES = 12


def error_lines(error: LayerError) -> list[str]:
    """The error as plain lines: code and message, what is allowed, what to do."""
    lines = [f"{error.code} · {error.message}"]
    hints = []
    if error.nearest and error.nearest not in error.message:
        hints.append(f"Nearest: {error.nearest}.")
    if error.unsaid and error.nearest is None:
        more = ", …" if len(error.unsaid) > _SHOWN_CHOICES else "."
        hints.append(f"Allowed: {', '.join(error.unsaid[:_SHOWN_CHOICES])}{more}")
    if error.retry_after_seconds:
        hints.append(f"Again in {error.retry_after_seconds:g} s.")
    if hints:
        lines.append(" ".join(hints))
    if error.remedy:
        lines.append(error.remedy)
    return lines


def render(error: LayerError) -> list[str]:
    """The lines with the code in bold, wrapped, as IPython shows them."""
    first, *others = error_lines(error)
    code, _, message = first.partition(" · ")
    head = textwrap.wrap(message, _COLUMNS - len(code) - 3) or [""]
    shown = [f"{_BOLD}{code}{_RESET} · {head[0]}", *head[1:]]
    for text in others:
        shown += textwrap.wrap(text, _COLUMNS)
    return shown


def install() -> None:
    """Let IPython show every Layer error as these lines."""
    LayerError._render_traceback_ = render  # type: ignore[attr-defined]  # IPython's own hook


def install_interrupts() -> None:
    """Let IPython show an interrupted ``run.result()`` as one line. Apart, because it needs the whole client."""
    from layer_mcp.runs.run import Interrupted

    Interrupted._render_traceback_ = _render_interrupt  # type: ignore[method-assign, assignment]  # as above


def as_line(interrupt: KeyboardInterrupt) -> KeyboardInterrupt:
    """The same interrupt, shown as one line."""
    interrupt._render_traceback_ = lambda: _render_interrupt(interrupt)  # type: ignore[attr-defined]  # as above
    return interrupt


def _render_interrupt(interrupt: KeyboardInterrupt) -> list[str]:
    told = str(interrupt) or "nothing was started and nothing was charged."
    first, *others = textwrap.wrap(told, _COLUMNS - len("Interrupted · "))
    return [f"{_BOLD}Interrupted{_RESET} · {first}", *others]


def uninstall() -> None:
    """Give Layer errors their ordinary traceback back."""
    if "_render_traceback_" in vars(LayerError):
        del LayerError._render_traceback_  # type: ignore[attr-defined]  # as above
