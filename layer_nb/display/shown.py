"""A card that a cell has shown already is not shown again as the cell's value.

``%layer forge`` shows its card and returns the run, so that ``x = %layer forge …`` and ``_`` work. Where the run is
also the cell's last value, IPython would print it once more. For the rest of that cell a printer that prints nothing
stands in for exactly that run.
"""

from __future__ import annotations

from typing import Any

_shown: list[Any] = []


def remember_shown(shell: Any, run: Any) -> None:
    """Keep the run from being printed as the value of the cell that is executing."""
    if not _shown:
        shell.events.register("post_run_cell", _forget)
    _shown.append(run)
    printers = shell.display_formatter.ipython_display_formatter
    printers.for_type(type(run), lambda value: _print(shell, value))


def _print(shell: Any, value: Any) -> None:
    if _prints_value(shell) and any(value is run for run in _shown):
        return
    from IPython.display import display

    data = shell.display_formatter.mimebundle_formatter(value)
    display(data[0] if isinstance(data, tuple) else data, raw=True)


def _prints_value(shell: Any) -> bool:
    """Whether IPython is printing a cell's value, rather than somebody calling ``display``."""
    hook = shell.displayhook
    # A kernel's hook holds the message that it is filling; a terminal's says so itself.
    return getattr(hook, "msg", None) is not None or bool(getattr(hook, "is_active", False))


def _forget(*_: Any) -> None:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    shell.events.unregister("post_run_cell", _forget)
    for run_type in {type(run) for run in _shown}:
        shell.display_formatter.ipython_display_formatter.type_printers.pop(run_type, None)
    _shown.clear()
