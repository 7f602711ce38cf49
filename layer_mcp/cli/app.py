"""The ``layer`` command: all its commands, each of which imports what it needs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from layer_mcp import __version__
from layer_mcp.cli import account, administration, forge, hosts, library, say, server, tools, upload, workflow

app = typer.Typer(
    name="layer",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Forge game assets with Layer: its hosted server, or the embedded one that needs no account.",
)


def _version(wanted: bool) -> None:
    if wanted:
        say.line(__version__)
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The server is the embedded one, or what LAYER_MCP_URL names (a URL, or `hosted`)."""


for group in (forge, workflow, upload, library, tools, account, administration, server, hosts):
    group.register(app)


def main() -> None:
    """The entry point of ``layer``."""
    app()
