"""What ``import layer_nb`` gives: the client's verbs over one shared connection, and results that show themselves."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_nb.display.listings import Findings, History, Models, Runs, Spending, Workflows
from layer_nb.forging import run_and_follow
from layer_nb.requests import ForgeRequest, PaidRequest, WorkflowRequest

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from layer_mcp import Asset, Budget, Layer, Run
    from layer_mcp.answers import Estimate, Status, Workspace
    from layer_mcp.contract.models import ModelDetails
    from layer_mcp.contract.workflows import WorkflowSummary
    from layer_mcp.library.uploaded import Upload
    from layer_mcp.provenance.lineage import Lineage
    from layer_mcp.provenance.record import Record
    from layer_nb.display.cell import CellView
    from layer_nb.display.mapping import Results
    from layer_nb.widgets.gallery import Gallery

_lock = threading.RLock()
_shared: Layer | None = None
_target: str | None = None


def connect(target: str | None = None, *, profile: str | None = None, workspace: str | None = None) -> Layer:
    """Choose the server and workspace that everything in this notebook uses from now on.

    Args:
        target: ``embedded``, ``hosted``, a URL or a profile's name; by default LAYER_MCP_URL, LAYER_PROFILE, the profile
            in use, or the embedded server.
        profile: a profile's name, in the place of ``target``.
        workspace: name, slug or id; the most recently active one by default.

    Returns:
        The client, for what this module has no words for.
    """
    from layer_mcp import Layer
    from layer_nb.display.errors import install_interrupts

    install_interrupts()
    global _shared, _target  # one connection for the whole notebook is the point
    with _lock:
        previous = _shared
        _shared, _target = Layer(target, profile=profile, workspace=workspace), target or profile
        if previous is not None:
            previous.close()
        return _shared


def use_workspace(workspace: str | None) -> Layer:
    """The same server, another workspace."""
    with _lock:
        return connect(_target, workspace=workspace)


def reconnect() -> None:
    """Look anew for the server to use, when something is asked next: somebody has signed in or chosen another."""
    from layer_mcp.auth.environment import colab_secrets

    global _shared, _target  # as above
    colab_secrets.forget()
    with _lock:
        previous, _shared, _target = _shared, None, None
        if previous is not None:
            previous.close()


def login(url: str | None = None, *, profile: str | None = None, pat: bool = False) -> None:
    """Sign in to a server, and use it from now on: as ``%layer login``.

    Args:
        url: the server; the one in use by default, else the hosted one.
        profile: the name to keep it under.
        pat: with a personal access token, which is typed into a hidden field.

    Raises:
        LayerError: in Layer's codes; nothing was saved.
    """
    from layer_nb.display.conversation import Conversation
    from layer_nb.magics.sign_in import sign_in

    sign_in(Conversation(_shell()), reconnect, url=url, profile=profile, pat=pat)


def shared() -> Layer:
    """The client of this notebook, made on first use."""
    with _lock:
        return _shared if _shared is not None else connect()


def connected() -> Layer | None:
    """The client of this notebook, if there is one already."""
    return _shared


def status() -> Status:
    """Server, workspace, balance and live runs."""
    return shared().status()


def models(modality: str | None = None, *, search: str | None = None) -> Models:
    """The models there are: of one modality (``image``, ``video``, ``three_d``, ``audio``), or by words."""
    return Models(shared().models(modality, search=search))


def model(ref: str) -> ModelDetails:
    """One model by slug, id or unique prefix, with its parameters."""
    return shared().model(ref)


def estimate(
    prompt: str,
    *,
    model: str | None = None,
    batch_size: int | None = None,
    width: int | None = None,
    height: int | None = None,
    size: int | str | None = None,
    guidance_files: Sequence[Any] | None = None,
    **params: Any,
) -> Estimate:
    """What a forge would cost; free. Arguments as for ``forge``."""
    request = ForgeRequest.from_options(
        prompt,
        {
            "model": model,
            "batch_size": batch_size,
            "width": width,
            "height": height,
            "size": size,
            "guidance_files": guidance_files,
            "params": params,
        },
    )
    return request.price(shared())


def forge(
    prompt: str,
    *,
    model: str | None = None,
    batch_size: int | None = None,
    seed: int | None = None,
    width: int | None = None,
    height: int | None = None,
    size: int | str | None = None,
    session_name: str | None = None,
    guidance_files: Sequence[Any] | None = None,
    max_cu: float | None = None,
    yes: bool = False,
    wait_for_slot: bool = False,
    wait: bool = True,
    quiet: bool = False,
    **params: Any,
) -> Run:
    """Make assets from a prompt and show them.

    Args:
        prompt: what to make.
        model: slug, id or unique prefix; chosen for the prompt if left out.
        batch_size: how many variations, 1 to 16; the server's default is 4.
        seed: the same seed gives the same asset; a random one if left out.
        width, height: in pixels.
        size: both at once: ``512`` or ``"768x512"``.
        session_name: groups runs.
        guidance_files: files that steer it: assets, uploads, paths, PIL images, or ``"pose.png:pose:0.8"``.
        max_cu: refuse to spend more than this, in CU.
        yes: spend without asking, however dear.
        wait_for_slot: where 5 of your runs are live already, wait until one is over.
        wait: return when it is over. ``False`` returns a live run at once: ``run.result()``, or ``await run``.
        quiet: no progress line and no card; the run shows itself when it is a cell's value.
        params: any other parameter of the model.

    Returns:
        The run; ``run.assets[0].open()`` is a PIL image.

    Raises:
        LayerError: in Layer's codes; ``error.run`` is the run, where one was started.
        KeyboardInterrupt: its text says what became of the run.
    """
    options = {
        "model": model,
        "batch_size": batch_size,
        "seed": seed,
        "width": width,
        "height": height,
        "size": size,
        "session_name": session_name,
        "guidance_files": guidance_files,
        "max_cu": max_cu,
        "yes": yes,
        "wait_for_slot": wait_for_slot,
        "params": params,
    }
    return _carry_out(ForgeRequest.from_options(prompt, options), wait=wait, quiet=quiet)


def _carry_out(request: PaidRequest, *, wait: bool, quiet: bool) -> Run:
    try:
        return run_and_follow(
            shared(), request, _view(quiet=quiet), confirm_above=CONFIRM_ABOVE_CU, wait=wait
        )
    except KeyboardInterrupt as interrupt:
        from layer_nb.display.errors import as_line

        raise as_line(interrupt)  # noqa: B904  it is the same one


def workflows(search: str | None = None) -> Workflows:
    """The workflows there are: several steps as one run. Best match first for a search."""
    return Workflows(shared().workflows(search))


def workflow(ref: str) -> WorkflowSummary:
    """One workflow by slug, id, name or unique prefix, with its inputs and outputs."""
    return shared().workflow(ref)


def run_workflow(
    workflow: str,
    inputs: Mapping[str, Any] | None = None,
    /,
    *,
    session_name: str | None = None,
    max_cu: float | None = None,
    yes: bool = False,
    wait_for_slot: bool = False,
    wait: bool = True,
    quiet: bool = False,
    **more: Any,
) -> Run:
    """Run a workflow and show what it made.

    Args:
        workflow: slug, id, name or unique prefix.
        inputs: by name. For a file input an asset, an upload, a path, a PIL image or an address.
        more: more inputs, by name.
        session_name, max_cu, yes, wait_for_slot, wait, quiet: as for ``forge``.

    Returns:
        The run; ``run.outputs["icons"]`` are the assets of one output.
    """
    request = WorkflowRequest(workflow, {**(inputs or {}), **more}, session_name, max_cu, yes, wait_for_slot)
    return _carry_out(request, wait=wait, quiet=quiet)


def map(  # noqa: A001  the verb of the client
    items: Iterable[str | Mapping[str, Any]],
    *,
    workflow: str | None = None,
    concurrency: int | None = None,
    resume: str | Path | None = None,
    retry_uncertain: bool = False,
    max_cu: float | None = None,
    budget: Budget | None = None,
    yes: bool = False,
    quiet: bool = False,
    **more: Any,
) -> Results:
    """Forge every item, a few at a time, with one price for all; show how far it is, then what it made.

    Args:
        items: prompts, or mappings of keywords of ``forge``.
        workflow: run this for every item instead; its values are the inputs.
        concurrency: runs at once, 1 to 5.
        resume: a file that keeps what became of each item: the same cell again goes on from there.
        max_cu: for all of them together.
        budget: shared with other calls.
        yes: spend without asking, however dear.
        quiet: no progress line.
        more: keywords of ``forge`` (or inputs) for all items.

    Returns:
        A result for each item, in order: ``.run``, ``.assets``, ``.error``.
    """
    from layer_nb.mapping import MapRequest, map_and_follow

    request = MapRequest(items, workflow, concurrency, resume, retry_uncertain, max_cu, budget, yes, more)
    try:
        return map_and_follow(shared(), request, _view(quiet=quiet), confirm_above=CONFIRM_ABOVE_CU)
    except KeyboardInterrupt as interrupt:
        from layer_nb.display.errors import as_line

        raise as_line(interrupt)  # noqa: B904  it is the same one


def upload(file: Any, *, name: str | None = None) -> Upload:
    """Make a file of yours (a path, bytes, a PIL image, a public https address) usable by its id. Free."""
    return shared().upload(file, name=name)


def run(id_or_prefix: str) -> Run:
    """A run by its id or a unique prefix of it."""
    return shared().run(id_or_prefix)


def runs(limit: int = 20) -> Runs:
    """The last runs, newest first."""
    return Runs(shared().runs(limit))


def history(limit: int | None = 20, **filters: Any) -> History:
    """What was made before; filters as for ``Layer.history``: ``since="7d"``, ``search="sword"``, ``model=…``."""
    return History(shared().history(limit, **filters))


def record(run: str | Run) -> Record:
    """All that is remembered of one run."""
    return shared().record(run)


def lineage(asset: str | Asset) -> Lineage:
    """What an asset was made from, and what was made from it."""
    return shared().lineage(asset)


def spend(by: str = "day", **filters: Any) -> Spending:
    """What was spent by day, month, session, notebook, model or workspace; filters as for ``history``."""
    return Spending(shared().spend(by, **filters), by)


def grant(cu: Decimal | float, workspace: str | None = None) -> Workspace:
    """Add practice credits to a workspace of the embedded server."""
    return shared().grant(cu, workspace)


def doctor(*, with_hosts: bool = True) -> Findings:
    """Find out what is wrong with the server that this notebook uses, and how to mend it.

    Args:
        with_hosts: whether to look at the MCP hosts' configurations too.
    """
    from layer_mcp.doctor import examine

    return Findings(examine(target=_target, with_hosts=with_hosts))


def gallery(source: Run | Asset | Sequence[Run | Asset] | None = None, *, limit: int = 200) -> Gallery:
    """A live gallery: scroll, zoom, select, and go on with the selection in Python.

    Args:
        source: a run, an asset, or several of them; everything forged so far by default.
        limit: how many of the newest assets, when there is no source.
    """
    from layer_nb.widgets.gallery import Gallery, gather

    return Gallery(gather(source) if source is not None else shared().assets(limit))


def _view(*, quiet: bool) -> CellView:
    from layer_nb.display.cell import CellView

    return CellView(None if quiet else _shell())


def _shell() -> Any:
    """The IPython shell, if there is one."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None
