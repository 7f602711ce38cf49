"""``layer upload``."""

from __future__ import annotations

from typing import Annotated

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs, LayerError


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
    """Make files of yours usable by their id, in workflows and as --ref. Free, and each file is sent once."""
    from layer_mcp import Layer
    from layer_mcp.cli import shapes
    from layer_mcp.cli.transfer import Transfers

    with Layer() as layer, Transfers(quiet=json_) as shown:
        tell = [shown.of(file) for file in files]
        try:
            found = layer.upload_all(files, on_progress=lambda index, sent, size: tell[index](sent, size))
        except LayerError as error:
            if len(files) > 1 and not json_ and not isinstance(error, InvalidInputs):
                say.note("What has been sent is not sent again: the same command sends what is missing.")
            raise
    if json_:
        say.document([shapes.upload(each) for each in found])
        return
    for each in found:
        say.line(each.file_id)
        say.note(f"{each.name}  {each.mime}{'  already there' if each.reused else ''}")
