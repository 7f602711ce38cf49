"""The command line as a whole: a usage error is one JSON document too, where JSON was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs

# Typer has click inside or beside it, by version; this is its UsageError in either.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
_JSON = "--json"


class LayerGroup(TyperGroup):
    """``layer``."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; ends the process in standalone mode."""
        words = list(sys.argv[1:] if args is None else args)
        options = words[: words.index("--")] if "--" in words else words
        as_json = standalone_mode and _JSON in options

        def run(*, standalone: bool) -> Any:
            return super(LayerGroup, self).main(
                args, prog_name, complete_var, standalone, windows_expand_args, **extra
            )

        if not as_json:
            return run(standalone=standalone_mode)
        try:
            code = run(standalone=False)
        except _UsageError as error:
            say.document(_refusal(error).to_wire())
            code = say.EXIT_USAGE
        except typer.Abort:
            say.note("Interrupted.")
            code = say.EXIT_INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)


def _refusal(error: Exception) -> InvalidInputs:
    said = getattr(error, "format_message", lambda: str(error))()
    param = getattr(error, "param", None)
    path = getattr(getattr(error, "ctx", None), "command_path", "") or "layer"
    return InvalidInputs(
        str(said).replace("\n", " ").strip(),
        field=getattr(error, "option_name", None) or getattr(param, "name", None),
        remedy=f"See `{path} --help`. Nothing was started.",
    )
