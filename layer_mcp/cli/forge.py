"""``layer forge`` and ``layer estimate``: their options come from the one table in ``layer_mcp.options``."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import completion, say
from layer_mcp.cli.following import Timeout
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu
from layer_mcp.options import FORGE_OPTIONS, Option, parse_param

if TYPE_CHECKING:
    from layer_mcp.answers import Estimate

_TYPES: Mapping[str, Any] = {"int": int | None, "float": float | None, "str": str | None, "bool": bool}


def _parameter(option: Option) -> inspect.Parameter:
    names = [option.flag, *([option.short] if option.short else [])]
    settings: dict[str, Any] = {"help": option.help}
    if option.metavar:
        settings["metavar"] = option.metavar
    if option.name == "model":
        settings["autocompletion"] = completion.models
    kind = list[str] | None if option.kind in {"param", "list"} else _TYPES[option.kind]
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if option.kind == "bool" else None,
        annotation=Annotated[kind, typer.Option(*names, **settings)],
    )


def with_options(
    *, paid: bool, table: Sequence[Option] = FORGE_OPTIONS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the table's options, as keywords in ``options``."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [
            parameter
            for parameter in inspect.signature(command, eval_str=True).parameters.values()
            if parameter.kind is not inspect.Parameter.VAR_KEYWORD
        ]
        theirs = [_parameter(option) for option in table if paid or not option.paid_only]
        command.__signature__ = inspect.Signature(own + theirs)  # type: ignore[attr-defined]  # read by typer
        command.__annotations__ = {each.name: each.annotation for each in own + theirs}
        return command

    return decorate


def verb_arguments(options: dict[str, Any]) -> dict[str, Any]:
    """The table's options as keywords of ``Layer.forge``."""
    arguments = {
        name: value for name, value in options.items() if value not in (None, []) and name != "params"
    }
    for text in options.get("params") or []:
        try:
            name, value = parse_param(text)
        except ValueError as error:
            raise InvalidInputs(f"--param: {error}.", field="param", value=text) from None
        if name in arguments:
            raise InvalidInputs(f"{name} is given twice.", field=name, value=text)
        arguments[name] = value
    return arguments


def _prompt(words: list[str]) -> str:
    """The prompt's words as one; a lone ``-`` is what standard input has."""
    return sys.stdin.read().strip() if words == ["-"] else " ".join(words)


def register(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command()
    @say.told
    @with_options(paid=True)
    def forge(
        prompt: Annotated[
            list[str],
            typer.Argument(
                metavar="PROMPT", help="What to make; - reads it from standard input.", show_default=False
            ),
        ],
        out: Annotated[
            str | None,
            typer.Option(
                "--out", metavar="DIR", help="Save the assets into this folder; one asset, as x.png."
            ),
        ] = None,
        timeout: Timeout = None,
        json_: Annotated[bool, typer.Option("--json", help="Print the run as JSON.")] = False,
        **options: Any,
    ) -> None:
        """Generate assets: prices it, starts it, waits for it, saves it."""
        yes = options.pop("yes")
        dry_run = options.pop("dry_run")
        arguments = verb_arguments(options)
        words = _prompt(prompt)
        from layer_mcp import Layer
        from layer_mcp.cli import paid
        from layer_mcp.cli.following import finish
        from layer_mcp.cli.saving import Destination
        from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE

        with Layer() as layer:
            if dry_run:
                for name in ("seed", "session_name", "max_cu", "wait_for_slot"):
                    arguments.pop(name, None)
                show_estimate(layer.estimate(words, **arguments), as_json=json_)
                return
            count = arguments.get("batch_size", DEFAULT_BATCH_SIZE)
            place = Destination.prepared(out, count) if out is not None else None
            ask = paid.asking(paid.confirm, yes=yes, max_cu=options["max_cu"])
            run = layer.forge(words, confirm=ask, **arguments)
            completion.remember("runs", [run.id], origin=layer.target.origin)
            finish(run, None if json_ else paid.priced(run), timeout)
            paid.deliver(run, place, as_json=json_)

    @app.command()
    @say.told
    @with_options(paid=False)
    def estimate(
        prompt: Annotated[
            list[str],
            typer.Argument(
                metavar="PROMPT",
                help="What you would make; - reads it from standard input.",
                show_default=False,
            ),
        ],
        json_: Annotated[bool, typer.Option("--json", help="Print the estimate as JSON.")] = False,
        **options: Any,
    ) -> None:
        """Show what a forge would cost. Free."""
        arguments = verb_arguments(options)
        words = _prompt(prompt)
        from layer_mcp import Layer

        with Layer() as layer:
            show_estimate(layer.estimate(words, **arguments), as_json=json_)


def show_estimate(found: Estimate, *, as_json: bool) -> None:
    """Tell a price, and what it is for."""
    from layer_mcp.cli import shapes

    if as_json:
        say.document(shapes.estimate(found))
        return
    chosen = " (chosen for the prompt)" if found.chosen else ""
    say.line(f"price      {format_cu(found.price)}")
    say.line(f"model      {found.model.slug or found.model.name}{chosen}")
    if found.otherwise:
        say.line(f"otherwise  {found.otherwise}, or name another model with --model.")
    say.line(f"available  {format_cu(found.balance)}")
    say.line(f"remaining  {format_cu(found.remaining)}{'' if found.sufficient else ': not enough'}")
    if found.without_guidance:
        say.line(
            "note       this server prices without guidance files, so it may hold more when the run starts"
        )
    shown = ", ".join(f"{name} {value}" for name, value in found.parameters.items())
    if shown:
        say.line(f"with       {shown}")
