"""``layer download``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import completion, say
from layer_mcp.contract.errors import InvalidInputs, RunNotFound

if TYPE_CHECKING:
    from layer_mcp import Layer
    from layer_mcp.library.assets import Asset


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(download)


@say.told
def download(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN|ASSET...",
            help="Runs, by id or its beginning, and assets, by id.",
            show_default=False,
            autocompletion=completion.runs,
        ),
    ],
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help="Where to; for a single asset also a file, as x.png.")
    ] = ".",
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Save what was made, with its parts, over no other file. What is there already is not fetched again."""
    from layer_mcp import Layer
    from layer_mcp.cli.saving import Destination

    with Layer() as layer:
        assets = [asset for ref in what for asset in _assets(layer, ref, quiet=json_)]
        saved = Destination.prepared(out, len(assets)).save(assets, quiet=json_)
    if json_:
        say.document([str(path) for path in saved])
        return
    for path in saved:
        say.line(str(path))


def _assets(layer: Layer, ref: str, *, quiet: bool) -> list[Asset]:
    """What a word stands for: a run, else an asset."""
    from layer_mcp.cli.following import follow

    try:
        run = layer.run(ref)
    except RunNotFound as missing:
        try:
            return [layer.asset(ref)]
        except InvalidInputs:
            raise missing from None
    if not run.done:
        run.detach()  # it was not started here, so Ctrl-C ends the waiting and not the run
        if not quiet:
            say.note(f"Waiting for run {run.id}.")
            follow(run)
    if not run.assets:
        run.result()
    return run.assets
