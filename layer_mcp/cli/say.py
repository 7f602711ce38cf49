"""How the command speaks: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, TextIO

import typer

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.plain_text import escaped, plain

if TYPE_CHECKING:
    from layer_mcp.doctor.check import Check

EXIT_ERROR = 1
EXIT_USAGE = 2
EXIT_MONEY = 3
EXIT_INTERRUPTED = 130

_MONEY = frozenset({"INSUFFICIENT_BALANCE", "BUDGET_EXCEEDED"})

P = ParamSpec("P")


def document(value: Any) -> None:
    """One JSON document on standard output."""
    _write(sys.stdout, escaped(json.dumps(value, ensure_ascii=False, indent=2, default=str)))


def record(value: Any) -> None:
    """One JSON document on one line of standard output."""
    _write(sys.stdout, escaped(json.dumps(value, ensure_ascii=False, default=str)))


def line(text: str = "") -> None:
    """A line of the result."""
    _write(sys.stdout, plain(text))


def note(text: str) -> None:
    """A line that is not part of the result."""
    _write(sys.stderr, plain(text))


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever started us: `2>&-`
        return
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        stream.write(
            text.encode(stream.encoding or "ascii", "backslashreplace").decode("ascii", "replace") + "\n"
        )
    stream.flush()


def in_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal that can draw: lines elsewhere, and on a dumb one."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, prose: str = "", spare: Sequence[str] = ()
) -> None:
    """A table on standard output: drawn in a terminal, tab-separated lines in a pipe.

    Args:
        prose: the one column that may be broken over lines; by default each may but the first.
        spare: columns that a terminal which is too narrow goes without, the first of them first.
    """
    if not in_terminal(sys.stdout):
        for row in rows:
            line("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    shown = _fitting(columns, rows, console.width, prose, spare)
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index in shown:
        whole = columns[index] != prose if prose else index == 0
        drawn.add_column(columns[index], overflow="fold", no_wrap=whole)
    for row in rows:
        drawn.add_row(
            *(Text(plain(row[index])) for index in shown)
        )  # text, not markup: it comes from a server
    console.print(drawn)


def _fitting(
    columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, prose: str, spare: Sequence[str]
) -> list[int]:
    """The columns that are drawn, by their places."""
    shown = list(range(len(columns)))
    for name in spare:
        widths = {index: max(len(row[index]) for row in [columns, *rows]) for index in shown}
        needed = [min(each, _PROSE) if columns[index] == prose else each for index, each in widths.items()]
        if sum(needed) + _BETWEEN * len(shown) <= width:
            break
        shown.remove(columns.index(name))
    return shown


_PROSE = 24
"""Characters that a column of prose needs to read well."""
_BETWEEN = 3


def finding(check: Check) -> None:
    """Tell one finding, with its fix."""
    line(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.finding}")
    if check.remedy:
        line(f"      {check.remedy}")


def findings(checks: Sequence[Check], *, as_json: bool) -> None:
    """Tell what was checked; ends with an error where something is wrong."""
    if as_json:
        document([check.to_wire() for check in checks])
    else:
        for check in checks:
            finding(check)
    if not all(check.ok for check in checks):
        raise typer.Exit(EXIT_ERROR)


def failure(error: LayerError, *, as_json: bool) -> int:
    """Tell an error; returns the exit code."""
    if as_json:
        document(error.to_wire())
    else:
        note(f"{error.code}: {error.message}")
        if error.nearest and error.nearest not in error.message:
            note(f"Did you mean {error.nearest}?")
        if error.unsaid and error.nearest is None:
            note(f"Allowed: {', '.join(error.unsaid)}")
        if error.remedy:
            note(error.remedy)
    return exit_code(error)


def exit_code(error: LayerError) -> int:
    """What a shell is told of an error."""
    return EXIT_MONEY if error.code in _MONEY else EXIT_ERROR


def told(command: Callable[P, None]) -> Callable[P, None]:
    """A command whose errors become words and exit codes instead of tracebacks."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json = bool(kwargs.get("json_"))
        try:
            command(*args, **kwargs)
        except LayerError as error:
            raise typer.Exit(failure(error, as_json=as_json)) from None
        except TimeoutError as error:
            late = LayerError(str(error), remedy="")
            raise typer.Exit(failure(late, as_json=as_json)) from None
        except KeyboardInterrupt as interrupt:
            note(f"\n{interrupt}" if str(interrupt) else "\nInterrupted.")
            raise typer.Exit(EXIT_INTERRUPTED) from None
        except BrokenPipeError:
            # The reader has gone (`| head`); there is nobody to tell, at the interpreter's end neither.
            with contextlib.suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(EXIT_ERROR) from None
        except OSError as error:
            what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise typer.Exit(failure(LayerError(f"{what}."), as_json=as_json)) from None

    return run
