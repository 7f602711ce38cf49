"""The ``layer`` command: all its commands, each of which imports what it needs when it runs."""

from __future__ import annotations

import warnings
from typing import Annotated

import typer

from layer_mcp import __version__
from layer_mcp.cli import (
    account,
    administration,
    completion,
    download,
    forge,
    hosts,
    library,
    login,
    mapping,
    model,
    profile,
    records,
    resuming,
    runs,
    say,
    server,
    tools,
    upload,
    workflow,
)
from layer_mcp.cli.group import LayerGroup

app = typer.Typer(
    name="layer",
    cls=LayerGroup,
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
    context: typer.Context,
    named: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="The server for this command: see `layer profile`.",
            show_default=False,
            autocompletion=completion.profiles,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001  its callback has answered
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The server is what --profile, LAYER_MCP_URL or LAYER_PROFILE names, else the one last signed in to or chosen
    with `layer profile use`, else the embedded one.
    """
    if named is not None:
        from layer_mcp.connect.target import using_profile

        context.with_resource(using_profile(named))


for group in (
    forge,
    mapping,
    workflow,
    upload,
    download,
    library,
    runs,
    resuming,
    records,
    tools,
    account,
    login,
    profile,
    administration,
    model,
    server,
    hosts,
):
    group.register(app)


def main() -> None:
    """The entry point of ``layer``."""
    warnings.filterwarnings("ignore", message="The server holds ")  # said in the command's own words
    app()
