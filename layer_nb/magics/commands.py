"""What each subcommand does: a ``Command`` and a client in, a MIME bundle and a value out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_nb.display.price import granted_bundle, price_bundle
from layer_nb.display.reports import model_bundle, models_bundle, runs_bundle, status_bundle
from layer_nb.forging import ForgeRequest, View, follow, forge
from layer_nb.magics.grammar import Command, UsageError, nearest_word
from layer_nb.magics.help import help_bundle
from layer_nb.magics.interpolate import interpolate
from layer_nb.magics.vocabulary import MODALITIES

if TYPE_CHECKING:
    from layer_mcp import Layer

_RUNS = 10
_MAX_RUNS = 200


@dataclass(frozen=True, slots=True)
class Defaults:
    """What ``%config LayerMagics`` says where a line does not.

    Attributes:
        confirm_above: a dearer run asks first, in CU.
    """

    model: str | None = None
    batch: int | None = None
    confirm_above: float = CONFIRM_ABOVE_CU


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a subcommand may use.

    Attributes:
        layer: gives the client; not called by what needs no server.
        view: where a run shows itself.
        names: the notebook's variables, for ``{name}`` in a prompt.
    """

    layer: Callable[[], Layer]
    view: View
    names: Mapping[str, Any]
    defaults: Defaults = Defaults()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a subcommand came to.

    Attributes:
        bundle: to be shown; None where the view has shown it already.
        value: what ``-o NAME`` keeps.
        returned: whether the magic returns the value too (``x = %layer forge …``).
    """

    bundle: Mapping[str, Any] | None
    value: Any = None
    returned: bool = False


def execute(command: Command, around: Surroundings) -> Outcome:
    """Do what was asked.

    Raises:
        LayerError: in Layer's codes, or ``UsageError``.
    """
    return _COMMANDS[command.name](command, around)


def _forge(command: Command, around: Surroundings) -> Outcome:
    if command.options.get("dry_run"):
        return _priced(command, around, dry_run=True)
    run = forge(
        around.layer(), _request(command, around), around.view, confirm_above=around.defaults.confirm_above
    )
    return Outcome(None, run, returned=True)


def _estimate(command: Command, around: Surroundings) -> Outcome:
    return _priced(command, around, dry_run=False)


def _priced(command: Command, around: Surroundings, *, dry_run: bool) -> Outcome:
    request, layer = _request(command, around), around.layer()
    estimate = layer.estimate(request.prompt, **request.priced())
    workspace = layer.workspace()
    bundle = price_bundle(
        estimate, prompt=request.prompt, workspace=workspace.name or workspace.slug, dry_run=dry_run
    )
    return Outcome(bundle, estimate)


def _request(command: Command, around: Surroundings) -> ForgeRequest:
    prompt = command.prompt if command.options.get("raw") else interpolate(command.prompt, around.names)
    options = {"model": around.defaults.model, "batch_size": around.defaults.batch, **command.options}
    try:
        return ForgeRequest.from_options(prompt, options)
    except ValueError as error:
        raise UsageError(f"{error}.", remedy=f"See %layer help {command.name}.") from None


def _status(_: Command, around: Surroundings) -> Outcome:
    return Outcome(status_bundle(around.layer().status()))


def _models(command: Command, around: Surroundings) -> Outcome:
    modality = command.words[0].lower().replace("3d", "three_d") if command.words else None
    if modality is not None and modality not in MODALITIES:
        nearest = nearest_word(modality, MODALITIES)
        hint = f"; did you mean {nearest!r}?" if nearest else "."
        raise UsageError(
            f"There is no modality {command.words[0]!r}{hint}",
            allowed=list(MODALITIES),
            nearest=nearest,
            remedy=f"To look for words: %layer models --search {command.words[0]}",
        )
    found = around.layer().models(modality, search=command.options.get("search"))
    return Outcome(models_bundle(found, modality), found)


def _model(command: Command, around: Surroundings) -> Outcome:
    details = around.layer().model(command.words[0])
    return Outcome(model_bundle(details), details)


def _runs(command: Command, around: Surroundings) -> Outcome:
    limit = _RUNS
    if command.words:
        if not command.words[0].isdigit() or not 0 < int(command.words[0]) <= _MAX_RUNS:
            raise UsageError(
                f"%layer runs takes how many to show, 1 to {_MAX_RUNS}, not {command.words[0]!r}.",
                remedy=f"One run is %layer run {command.words[0]}.",
            )
        limit = int(command.words[0])
    found = around.layer().runs(limit)
    return Outcome(runs_bundle(found), found)


def _run(command: Command, around: Surroundings) -> Outcome:
    run = around.layer().run(command.words[0])
    if not run.status.final:
        follow(run, around.view)
    elif run.assets:
        around.view.done(run)
    else:
        from layer_nb.display.bundle import run_bundle

        return Outcome(run_bundle(run), run)
    return Outcome(None, run, returned=True)


def _cancel(command: Command, around: Surroundings) -> Outcome:
    from layer_nb.display.bundle import run_bundle

    run = around.layer().run(command.words[0])
    if not run.status.final:
        run.cancel()
    return Outcome(run_bundle(run), run)


def _grant(command: Command, around: Surroundings) -> Outcome:
    try:
        amount = Decimal(command.words[0])
    except InvalidOperation:
        amount = Decimal(0)
    if not amount.is_finite() or amount <= 0:
        raise UsageError(
            f"%layer grant takes a number of CU above 0, not {command.words[0]!r}.",
            remedy="For example: %layer grant 500",
        )
    workspace = around.layer().grant(amount)
    return Outcome(
        granted_bundle(amount, workspace=workspace.name or workspace.slug, available=workspace.available),
        workspace,
    )


def _help(command: Command, _: Surroundings) -> Outcome:
    return Outcome(help_bundle(command.words[0] if command.words else None))


_COMMANDS: Mapping[str, Callable[[Command, Surroundings], Outcome]] = {
    "forge": _forge,
    "estimate": _estimate,
    "status": _status,
    "models": _models,
    "model": _model,
    "runs": _runs,
    "run": _run,
    "cancel": _cancel,
    "grant": _grant,
    "help": _help,
}
