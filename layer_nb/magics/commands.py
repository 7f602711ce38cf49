"""What each subcommand does: a ``Command`` and a client in, a MIME bundle and a value out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from layer_mcp.catalog.naming import tool_named
from layer_mcp.mapping.item_files import read_items
from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_mcp.requests.inputs import check_spending, tool_arguments, workflow_inputs
from layer_nb import api
from layer_nb.display.findings import doctor_bundle
from layer_nb.display.price import granted_bundle, price_bundle
from layer_nb.display.reports import model_bundle, models_bundle, runs_bundle, status_bundle
from layer_nb.display.tools import answer_bundle, tool_bundle, tools_bundle, upload_bundle
from layer_nb.display.workflows import workflow_bundle, workflows_bundle
from layer_nb.forging import View, follow, run_and_follow
from layer_nb.magics import inputs, remembering, sign_in
from layer_nb.magics.grammar import Command, UsageError, nearest_word
from layer_nb.magics.help import help_bundle
from layer_nb.magics.interpolate import fill_value, interpolate
from layer_nb.magics.vocabulary import MODALITIES
from layer_nb.mapping import MapRequest, MapView, map_and_follow
from layer_nb.requests import ForgeRequest, WorkflowRequest

if TYPE_CHECKING:
    from layer_mcp import Layer
    from layer_mcp.library.guidance import Reference
    from layer_nb.requests import PaidRequest

_SHARED = frozenset(
    {"model", "batch_size", "seed", "width", "height", "size", "session_name", "guidance_files"}
)
"""Options of a map that are keywords of each forge."""
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


class PaidView(View, MapView, Protocol):
    """Where one run, or many, show themselves."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a subcommand may use.

    Attributes:
        layer: gives the client; not called by what needs no server.
        view: where a run shows itself.
        names: the notebook's variables, for ``{name}`` in a prompt.
        talk: where a sign-in says and asks what it must.
        reconnect: has the next line look anew for the server to use.
    """

    layer: Callable[[], Layer]
    view: PaidView
    names: Mapping[str, Any]
    talk: sign_in.Talk
    reconnect: Callable[[], object]
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
    return _paid(_request(command, around), around)


def _paid(request: PaidRequest, around: Surroundings) -> Outcome:
    run = run_and_follow(around.layer(), request, around.view, confirm_above=around.defaults.confirm_above)
    return Outcome(None, run, returned=True)


def _estimate(command: Command, around: Surroundings) -> Outcome:
    return _priced(command, around, dry_run=False)


def _priced(command: Command, around: Surroundings, *, dry_run: bool) -> Outcome:
    request = _request(command, around)
    return _price_of(request, around, request.prompt, dry_run=dry_run)


def _price_of(request: PaidRequest, around: Surroundings, prompt: str = "", *, dry_run: bool) -> Outcome:
    layer = around.layer()
    price, workspace = request.price(layer), layer.workspace()
    bundle = price_bundle(price, prompt=prompt, workspace=workspace.name or workspace.slug, dry_run=dry_run)
    return Outcome(bundle, price)


def _request(command: Command, around: Surroundings) -> ForgeRequest:
    prompt = command.prompt if command.options.get("raw") else interpolate(command.prompt, around.names)
    options = {"model": around.defaults.model, "batch_size": around.defaults.batch, **command.options}
    if "guidance_files" in options:
        options["guidance_files"] = _references(options["guidance_files"], around.names)
    try:
        return ForgeRequest.from_options(prompt, options)
    except ValueError as error:
        raise UsageError(f"{error}.", remedy=f"See %layer help {command.name}.") from None


def _references(values: Sequence[str], names: Mapping[str, Any]) -> list[Reference]:
    """``--ref`` values; a variable may be named with braces or without: ``{photo}:pose:0.8``, ``photo:pose``."""
    from layer_mcp.library.guidance import Reference, not_a_type, parse_reference

    found = []
    for value in values:
        reference = parse_reference(value)
        source = fill_value(reference.source, names)
        if isinstance(source, str) and source.isidentifier() and not Path(source).exists():
            source = names.get(source, source)
        elif isinstance(source, str) and source.partition(":")[0] in names and not Path(source).exists():
            raise not_a_type(source.partition(":")[2])
        several = source if isinstance(source, list | tuple) else [source]
        found += [Reference(each, reference.type, reference.weight) for each in several]
    return found


def _map(command: Command, around: Surroundings) -> Outcome:
    options = dict(command.options)
    source = fill_value(_unquoted(command.prompt), around.names)
    workflow = options.get("workflow")
    items = source if not isinstance(source, str) else read_items(source, forge=workflow is None)
    of_forge = {
        name: value
        for name, value in options.items()
        if name in _SHARED and value is not None and (name != "guidance_files" or value)
    }
    defaults = (
        {"model": around.defaults.model, "batch_size": around.defaults.batch} if workflow is None else {}
    )
    shared = {name: value for name, value in defaults.items() if value is not None} | of_forge
    if "guidance_files" in shared:
        shared["guidance_files"] = _references(shared["guidance_files"], around.names)
    request = MapRequest(
        items,
        workflow,
        options.get("concurrency"),
        options.get("resume"),
        bool(options.get("retry_uncertain")),
        options.get("max_cu"),
        yes=bool(options.get("yes")),
        shared={**shared, **(options.get("params") or {})},
    )
    layer = around.layer()
    if options.get("dry_run"):
        mapped = request.begin(layer, around.view, float("inf"))
        mapped.stop()
        return Outcome({"text/plain": f"{mapped.price.in_words()}. Nothing was started."}, mapped.price)
    results = map_and_follow(layer, request, around.view, confirm_above=around.defaults.confirm_above)
    return Outcome(None, results, returned=True)


def _workflows(command: Command, around: Surroundings) -> Outcome:
    search = " ".join(command.words) or None
    found = around.layer().workflows(search)
    return Outcome(workflows_bundle(found, search), found)


def _workflow(command: Command, around: Surroundings) -> Outcome:
    given = _inputs(command, around)
    workflow = around.layer().workflow(command.words[0])
    if not given and any(port.required for port in workflow.inputs):
        return Outcome(workflow_bundle(workflow), workflow)
    options = command.options
    request = WorkflowRequest(
        workflow.workflow_id,
        workflow_inputs(workflow, given),
        session_name=options.get("session_name"),
        max_cu=options.get("max_cu"),
        yes=bool(options.get("yes")),
        wait_for_slot=bool(options.get("wait_for_slot")),
    )
    if command.options.get("dry_run"):
        return _price_of(request, around, dry_run=True)
    return _paid(request, around)


def _inputs(command: Command, around: Surroundings) -> dict[str, Any]:
    given = {**inputs.of_line(command.inputs), **inputs.of_body(command.body)}
    return {name: fill_value(value, around.names) for name, value in given.items()}


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


def _upload(command: Command, around: Surroundings) -> Outcome:
    found = around.layer().upload(fill_value(_unquoted(command.prompt), around.names))
    if command.out is None:
        return Outcome(None, found, returned=True)  # which shows itself where it is not assigned
    return Outcome(upload_bundle(found, command.out), found)


def _tools(command: Command, around: Surroundings) -> Outcome:
    found = around.layer().tools()
    if command.words:
        return Outcome(tool_bundle(tool_named(command.words[0], found)))
    return Outcome(tools_bundle(found))


def _call(command: Command, around: Surroundings) -> Outcome:
    layer = around.layer()
    tool = tool_named(command.words[0], layer.tools())
    max_cu = command.options.get("max_cu")
    check_spending(tool, allowed=bool(command.options.get("yes")) or max_cu is not None)
    arguments = tool_arguments(tool, _inputs(command, around))
    answer = layer.call(tool.name, arguments, max_cu=max_cu)
    return Outcome(answer_bundle(tool.name, answer), answer.structured)


def _status(_: Command, around: Surroundings) -> Outcome:
    return Outcome(status_bundle(around.layer().status()))


def _login(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*sign_in.login(command, around.talk, around.reconnect))


def _logout(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*sign_in.logout(command, around.reconnect))


def _profile(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*sign_in.profile(command, around.reconnect))


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


def _history(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*remembering.history(command, around.layer()))


def _show(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*remembering.show(command, around.layer()))


def _lineage(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*remembering.lineage(command, around.layer()))


def _spend(command: Command, around: Surroundings) -> Outcome:
    return Outcome(*remembering.spend(command, around.layer()))


def _reproduce(command: Command, around: Surroundings) -> Outcome:
    plan = remembering.planned(command, around.layer())
    request = remembering.request_of(plan, command)
    if command.options.get("dry_run"):
        return _price_of(request, around, plan.record.prompt, dry_run=True)
    run = _paid(request, around).value
    return Outcome(remembering.verdict(plan, run), run, returned=True)


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


def _doctor(command: Command, _: Surroundings) -> Outcome:
    found = api.doctor(with_hosts=not command.options.get("no_hosts"))
    return Outcome(doctor_bundle(found), found)


def _help(command: Command, _: Surroundings) -> Outcome:
    return Outcome(help_bundle(command.words[0] if command.words else None))


_COMMANDS: Mapping[str, Callable[[Command, Surroundings], Outcome]] = {
    "forge": _forge,
    "map": _map,
    "estimate": _estimate,
    "workflows": _workflows,
    "workflow": _workflow,
    "upload": _upload,
    "tools": _tools,
    "call": _call,
    "status": _status,
    "login": _login,
    "logout": _logout,
    "profile": _profile,
    "models": _models,
    "model": _model,
    "runs": _runs,
    "run": _run,
    "cancel": _cancel,
    "history": _history,
    "show": _show,
    "lineage": _lineage,
    "spend": _spend,
    "reproduce": _reproduce,
    "grant": _grant,
    "doctor": _doctor,
    "help": _help,
}
