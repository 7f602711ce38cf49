"""``layer upload``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from layer_mcp.cli import say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(upload)


@say.told
def upload(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Files of yours, or public https addresses.", show_default=False
        ),
    ],
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make files of yours usable by their id, in workflows and as --ref. Free."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes

    done = []
    with Layer() as layer:
        for file in files:
            found = layer.upload(file, on_progress=_teller(file))
            if not json_:
                say.line(found.file_id)
                say.note(f"{found.name}  {found.mime}")
            done.append(shapes.upload(found))
    if json_:
        say.document(done)


def _teller(name: str) -> Callable[[int, int], None] | None:
    """Shows how far an upload is, where it can change in place."""
    if not sys.stderr.isatty():
        return None

    def tell(sent: int, size: int) -> None:
        sys.stderr.write(
            f"\r{name}  {sent / size:.0%} of {size / 1e6:.1f} MB" + ("\n" if sent == size else "")
        )
        sys.stderr.flush()

    return tell
