"""``layer map``: a file of prompts, five runs at a time, priced once and resumable."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import say
from layer_mcp.cli.forge import verb_arguments, with_options
from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, LayerError
from layer_mcp.contract.money import format_cu
from layer_mcp.options import CONFIRM_ABOVE_CU, MAP_OPTIONS

if TYPE_CHECKING:
    from layer_mcp import Layer
    from layer_mcp.answers import Price
    from layer_mcp.blocking.mapping import Mapped
    from layer_mcp.cli.saving import Destination
    from layer_mcp.mapping.report import MapPrice, MapProgress, MapResult

RESUME_SUFFIX = ".resume.jsonl"
_OF_THE_MAP = ("max_cu", "concurrency", "retry_uncertain")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("map")(map_)


@say.told
@with_options(paid=True, table=MAP_OPTIONS)
def map_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A prompt per line; .csv, .tsv or .jsonl with a column per parameter; - reads standard input.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Save the assets into this folder.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print a line of JSON per item.")] = False,
    **options: Any,
) -> None:
    """Forge every prompt of a file: prices them all, asks once, runs five at a time, saves what they make.

    With --out, what became of each item is kept beside that folder: the same command again goes on where it stopped.
    """
    from layer_mcp import Layer
    from layer_mcp.cli import paid
    from layer_mcp.cli.saving import Destination

    place = Destination.prepared(out, 0) if out is not None else None
    resume = _resume_file(place, options.pop("resume"), unwanted=options.pop("no_resume"))
    with Layer() as layer:
        yes, dry_run = options.pop("yes"), options.pop("dry_run")
        with _shown(as_json=json_) as progress:
            mapped = _mapped(
                layer,
                file,
                options,
                resume=resume,
                confirm=paid.asking(_confirm, yes=yes or dry_run, max_cu=options["max_cu"]),
                on_progress=progress.update,
            )
            for note in mapped.notes:
                say.note(note)
            if dry_run:
                mapped.stop()
                _tell_price(mapped.price, as_json=json_)
                return
            if not json_:
                say.note(mapped.price.in_words())
            failed = _run(mapped, place, progress, as_json=json_)
    if failed:
        raise typer.Exit(say.EXIT_ERROR)


def _mapped(
    layer: Layer,
    file: str,
    options: dict[str, Any],
    *,
    resume: str | None,
    confirm: Callable[[Price], bool] | None,
    on_progress: Callable[[MapProgress], None],
) -> Mapped:
    from layer_mcp.mapping.item_files import read_items

    workflow = options.pop("workflow")
    arguments = verb_arguments(options)
    of_the_map = {name: arguments.pop(name) for name in _OF_THE_MAP if name in arguments}
    more: dict[str, Any] = {
        "resume": resume,
        "confirm": confirm,
        "on_progress": on_progress,
        "as_completed": True,
        **of_the_map,
    }
    items = read_items(file, forge=workflow is None)
    if workflow is None:
        return layer.map(items, **more, **arguments)
    found = layer.workflow(workflow)
    given = {name for name in arguments if options.get(name) is not None}
    if wrong := sorted(given - {"session_name"}):
        raise InvalidInputs(
            f"{wrong[0]} is for a forge, and a workflow has inputs.",
            field=wrong[0],
            remedy="Give it as --param NAME=VALUE, or as a column. Nothing was started.",
        )
    from layer_mcp.requests.inputs import workflow_inputs

    inputs = [workflow_inputs(found, item) for item in items if isinstance(item, Mapping)]
    return layer.map_workflow(found.workflow_id, inputs, **more, **arguments)


def _resume_file(place: Destination | None, named: str | None, *, unwanted: bool) -> str | None:
    if unwanted or (named is None and place is None):
        return None
    if named is not None or place is None:
        return named
    folder = place.path.absolute()
    return str(Path(place.path).with_name(folder.name + RESUME_SUFFIX)) if folder.name else None


def _confirm(found: Price) -> bool:
    from layer_mcp.cli import paid

    words = found.in_words() if hasattr(found, "in_words") else format_cu(found.price)
    if not sys.stdin.isatty():
        raise BudgetExceeded(
            f"{words}: more than the {format_cu(CONFIRM_ABOVE_CU)} that are spent without asking, and there is no "
            "terminal to ask in.",
            remedy=f"Nothing was charged. Pass --yes, or --max-cu {paid.enough(found)}, to spend it; or map fewer.",
        )
    return typer.confirm(f"{words}. Go on?", err=True)


def _run(mapped: Mapped, place: Destination | None, progress: _Shown, *, as_json: bool) -> int:
    """Save and tell each result as it comes; how many have failed."""
    failed = 0
    with mapped as results:
        try:
            for made in results:
                failed += not made.ok
                saved = place.save(made.assets, quiet=True) if place is not None and made.assets else []
                _tell(made, saved, progress, as_json=as_json)
        except LayerError as error:
            if not as_json:
                raise
            say.record(error.to_wire())
            raise typer.Exit(say.exit_code(error)) from None
        finally:
            progress.end()
    if not as_json and mapped.price.to_run:  # else it would read like a new bill
        say.note(mapped.progress.in_words())
    return failed


def _tell(made: MapResult, saved: list[Path], progress: _Shown, *, as_json: bool) -> None:
    from layer_mcp.cli import shapes

    if as_json:
        body: dict[str, Any] = {"index": made.index, "item": made.item, "resumed": made.resumed}
        body["run"] = shapes.run(made.run) if made.run is not None else None
        body["error"] = made.error.to_wire() if made.error is not None else None
        say.record(body | ({"saved": [str(path) for path in saved]} if saved else {}))
        return
    with progress.aside():
        if made.error is not None:
            say.note(f"{made.index}\t{made.error.code}: {made.error.message}")
            return
        found = [str(path) for path in saved] or [asset.file_id for asset in made.assets]
        say.line("\t".join([str(made.index), *found]))


def _tell_price(found: MapPrice, *, as_json: bool) -> None:
    if as_json:
        from layer_mcp.cli import shapes

        say.document(shapes.map_price(found))
        return
    say.line(f"price      {format_cu(found.price)} for {found.subject}")
    say.line(f"available  {format_cu(found.balance)}")
    say.line(f"remaining  {format_cu(found.remaining)}{'' if found.sufficient else ': not enough'}")
    if found.without_guidance:
        say.line(
            "note       this server prices without guidance files, so it may hold more when a run starts"
        )
    for index, error in found.refused.items():
        say.line(f"refused    item {index}: {error.message}")


class _Shown:
    """How far it is: a bar in a terminal, nothing in a pipe, where each result is a line."""

    def __init__(self, bar: Any = None) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None) if bar is not None else None

    def update(self, progress: MapProgress) -> None:
        """Draw it."""
        if self._bar is not None:
            if not self._bar.live.is_started:
                self._bar.start()
            self._bar.update(
                self._task, total=progress.total, completed=progress.done, description=progress.in_words()
            )

    @contextmanager
    def aside(self) -> Iterator[None]:
        """A line may be written: the bar is out of its way meanwhile."""
        drawn = self._bar is not None and self._bar.live.is_started
        if drawn:
            self._bar.stop()
        yield
        if drawn:
            self._bar.start()

    def end(self) -> None:
        """It is over."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def _shown(*, as_json: bool) -> Iterator[_Shown]:
    if as_json or not say.in_terminal(sys.stderr):
        yield _Shown()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    shown = _Shown(
        Progress(
            BarColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
    )
    try:
        yield shown
    finally:
        shown.end()
