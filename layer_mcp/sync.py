"""``Layer``: a Layer server's verbs, blocking. ``AsyncLayer`` in ``client`` has the same, awaited.

The embedded server is started before anything heavy is imported, so that the two import side by side.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from layer_mcp.connect import local
from layer_mcp.connect.loop import io_loop, run_blocking
from layer_mcp.connect.target import InMemoryTarget, resolve

if TYPE_CHECKING:
    from decimal import Decimal

    from layer_mcp.answers import CallResult, Estimate, Price, Status, ToolInfo, WorkflowPrice, Workspace
    from layer_mcp.contract.local import WorkflowCheck, WorkflowFile
    from layer_mcp.contract.models import ModelDetails, ModelSummary, Recommendation
    from layer_mcp.contract.workflows import WorkflowSummary
    from layer_mcp.forge import Size
    from layer_mcp.library.assets import Asset
    from layer_mcp.library.uploaded import Upload
    from layer_mcp.paying import Prepared
    from layer_mcp.runs import Run

INTERRUPTED_SUBMIT_SECONDS = 15.0
"""How long Ctrl-C waits for the answer of a submit that is under way, so that its run can be cancelled."""


class Layer:
    """A Layer server, hosted or embedded. Safe to use from several threads.

    Args:
        target: None (``LAYER_MCP_URL``, else embedded), ``"embedded"``, ``"hosted"``, a URL, or an app in
            this process.
        workspace: id, slug, name or unique prefix of an id; by default ``LAYER_WORKSPACE``, else the most
            recently active one.
        home: the data folder; by default ``LAYER_HOME``, else the user's.

    Attributes:
        target: which server this is; safe to show.
    """

    def __init__(
        self,
        target: str | InMemoryTarget | None = None,
        *,
        workspace: str | None = None,
        home: Path | None = None,
    ) -> None:
        resolved = resolve(target, home)
        child = local.begin(resolved.home) if resolved.info.kind == "embedded" else None
        from layer_mcp.client import AsyncLayer

        self._layer = AsyncLayer(target, workspace=workspace, home=home, _child=child)
        self.target = resolved.info
        if child is not None:
            # Connect while the caller goes on; if it fails, the first call says why.
            self._layer.warm_up()

    def status(self) -> Status:
        """Server, workspace, balance and live runs."""
        return run_blocking(self._layer.status())

    def tools(self) -> list[ToolInfo]:
        """The server's tools, in its order."""
        return run_blocking(self._layer.tools())

    def workspaces(self) -> list[Workspace]:
        """Your workspaces, most recently active first."""
        return run_blocking(self._layer.workspaces())

    def workspace(self) -> Workspace:
        """The workspace that this client works in, with its present balance."""
        return run_blocking(self._layer.workspace())

    def models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> list[ModelSummary]:
        """All models that fit, in the server's order."""
        return run_blocking(
            self._layer.models(modality, search=search, use_case=use_case, capabilities=capabilities)
        )

    def model(self, ref: str) -> ModelDetails:
        """Everything about one model, by slug, id or unique prefix."""
        return run_blocking(self._layer.model(ref))

    def recommend(self, modality: str | None = None, use_case: str | None = None) -> list[Recommendation]:
        """The server's recommendations, by category."""
        return run_blocking(self._layer.recommend(modality, use_case))

    def workflows(self, search: str | None = None) -> list[WorkflowSummary]:
        """The workflows there are, with their inputs and outputs; best match first for a search."""
        return run_blocking(self._layer.workflows(search))

    def workflow(self, ref: str) -> WorkflowSummary:
        """One workflow, by slug, id, name or unique prefix."""
        return run_blocking(self._layer.workflow(ref))

    def choose_model(self, prompt: str, **params: Any) -> ModelSummary:
        """The model that a forge of this prompt would use when none is named."""
        return run_blocking(self._layer.choose_model(prompt, **params))

    def call(
        self,
        tool: str,
        arguments: Mapping[str, Any] | None = None,
        /,
        *,
        request_key: str | None = None,
        max_cu: Decimal | float | None = None,
        **args: Any,
    ) -> CallResult:
        """Call any tool by name; see ``AsyncLayer.call``."""
        return run_blocking(self._layer.call(tool, arguments, request_key=request_key, max_cu=max_cu, **args))

    def estimate(
        self,
        prompt: str,
        *,
        model: str | None = None,
        batch_size: int | None = None,
        width: int | None = None,
        height: int | None = None,
        size: Size | None = None,
        guidance_files: Sequence[Any] | None = None,
        **params: Any,
    ) -> Estimate:
        """What a forge would cost. Free; guidance files are uploaded."""
        from layer_mcp.forge import ForgeRequest

        request = ForgeRequest(
            prompt, model, batch_size, None, width, height, size, None, guidance_files, params
        )
        return run_blocking(self._layer._prepare(request)).estimate

    def forge(
        self,
        prompt: str,
        *,
        model: str | None = None,
        batch_size: int | None = None,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        size: Size | None = None,
        session_name: str | None = None,
        guidance_files: Sequence[Any] | None = None,
        max_cu: Decimal | float | None = None,
        confirm: Callable[[Price], bool] | None = None,
        **params: Any,
    ) -> Run:
        """Price a generation, check it against what you allow, and start it.

        Args:
            prompt: what to make, verbatim.
            model: slug, id or unique prefix; by default ``LAYER_MODEL``, else chosen for the prompt.
            batch_size: variations, 1 to 16; 4 by default, as on the wire.
            seed: the same seed gives the same picture; None or -1 picks one.
            size: width and height at once: ``512``, ``"768x512"`` or ``(768, 512)``.
            guidance_files: files that steer it: assets, uploads, paths, PIL images, addresses, or text such as
                ``"pose.png:pose:0.8"``. What is not on the server yet is uploaded first.
            max_cu: refuse a higher price before anything is paid.
            confirm: asked, on this thread, with the estimate when the price is above
                ``CONFIRM_ABOVE_CU``. None asks nobody.
            params: any other parameter that the model honours.

        Returns:
            The run; ``.result()`` waits for its assets.

        Raises:
            BudgetExceeded: the price is above ``max_cu``, or was not confirmed.
            InsufficientBalance, InvalidInputs, ModelNotFound, RateLimited: refused by the server.
            UploadFailed: a guidance file did not arrive.
            SubmitUncertain: the answer was lost on a server that cannot tell whether it was started.
            Interrupted: Ctrl-C while the submit was under way; its run was cancelled.
        """
        from layer_mcp.forge import ForgeRequest

        request = ForgeRequest(
            prompt, model, batch_size, seed, width, height, size, session_name, guidance_files, params
        )
        return self._start(run_blocking(self._layer._prepare(request)), max_cu, confirm)

    def estimate_workflow(
        self, workflow: str, inputs: Mapping[str, Any] | None = None, /, **more: Any
    ) -> WorkflowPrice:
        """What a workflow run would cost: the sum over its steps. Free; files are uploaded."""
        return run_blocking(self._layer.estimate_workflow(workflow, inputs, **more))

    def run_workflow(
        self,
        workflow: str,
        inputs: Mapping[str, Any] | None = None,
        /,
        *,
        session_name: str | None = None,
        max_cu: Decimal | float | None = None,
        confirm: Callable[[Price], bool] | None = None,
        **more: Any,
    ) -> Run:
        """Price a workflow, check it against what you allow, and start it; see ``AsyncLayer.run_workflow``."""
        from layer_mcp.workflows import WorkflowRequest

        request = WorkflowRequest(workflow, {**(inputs or {}), **more}, session_name)
        return self._start(run_blocking(self._layer._prepare_workflow(request)), max_cu, confirm)

    def _start(
        self,
        prepared: Prepared[Any],
        max_cu: Decimal | float | None,
        confirm: Callable[[Price], bool] | None,
    ) -> Run:
        """``AsyncLayer._started``, with the question and the interrupt on this thread."""
        from layer_mcp import budget

        estimate = prepared.estimate
        budget.check(estimate, max_cu)
        if confirm is not None and budget.needs_confirmation(estimate) and not confirm(estimate):
            raise budget.not_confirmed(estimate)
        submit = io_loop().submit(self._layer._submit(prepared, max_cu))
        try:
            concurrent.futures.wait({submit})
        except KeyboardInterrupt:
            # It goes on: a submit that is cut off half-way may be paid for and lost.
            raise _interrupted(submit) from None
        return submit.result()

    def upload(
        self,
        file: Any,
        *,
        name: str | None = None,
        content_type: str | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Upload:
        """Make a file of yours usable by its id. Free; see ``AsyncLayer.upload``."""
        return run_blocking(
            self._layer.upload(file, name=name, content_type=content_type, on_progress=on_progress)
        )

    def run(self, id_or_prefix: str) -> Run:
        """A run by its id, or by the beginning of it where that is unique."""
        return run_blocking(self._layer.run(id_or_prefix))

    def runs(self, limit: int = 20, *, status: str | None = None) -> list[Run]:
        """Runs, newest first: all of the embedded server, elsewhere those started from this machine."""
        return run_blocking(self._layer.runs(limit, status=status))

    def cancel(self, run_id: str) -> Run:
        """Stop a run and release what it has not used."""
        return run_blocking(self._layer.cancel(run_id))

    def assets(self, limit: int = 50, *, search: str | None = None) -> list[Asset]:
        """Assets, newest first."""
        return run_blocking(self._layer.assets(limit, search=search))

    def asset(self, file_id: str) -> Asset:
        """One asset by its id."""
        return run_blocking(self._layer.asset(file_id))

    def grant(self, cu: Decimal | float, workspace: str | None = None) -> Workspace:
        """Add practice credits to a workspace of the embedded server."""
        return run_blocking(self._layer.grant(cu, workspace))

    def audit(self) -> list[str]:
        """Whether the embedded server's books are right: one sentence per violation."""
        return run_blocking(self._layer.audit())

    def check_workflow(self, text: str, *, file_name: str = "") -> WorkflowCheck:
        """Whether a blueprint, JSON or YAML, can run on the embedded server."""
        return run_blocking(self._layer.check_workflow(text, file_name=file_name))

    def add_workflow(self, text: str, *, file_name: str = "") -> WorkflowFile:
        """Add a blueprint to a workspace of the embedded server, or its next version."""
        return run_blocking(self._layer.add_workflow(text, file_name=file_name))

    def workflow_file(self, ref: str) -> WorkflowFile:
        """A workflow of the embedded server with the blueprint that it is made of."""
        return run_blocking(self._layer.workflow_file(ref))

    def remove_workflow(self, ref: str) -> WorkflowFile:
        """Take a workflow of your own off the embedded server's workspace; runs of it stay."""
        return run_blocking(self._layer.remove_workflow(ref))

    def close(self) -> None:
        """End the session, for good. The embedded server and its runs go on."""
        run_blocking(self._layer.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Layer {self.target.label}>"


def _interrupted(submit: concurrent.futures.Future[Run]) -> KeyboardInterrupt:
    """What became of a submit that Ctrl-C met: its run is cancelled as soon as it is known."""
    from layer_mcp.contract.errors import LayerError
    from layer_mcp.runs import Interrupted

    try:
        run = submit.result(INTERRUPTED_SUBMIT_SECONDS)
    except LayerError as error:
        return KeyboardInterrupt(f"Nothing was started: {error.message}")
    except (TimeoutError, KeyboardInterrupt):
        return KeyboardInterrupt(
            "The submit was still unanswered; `layer runs` shows whether it was started."
        )
    return Interrupted(run.interrupt(), run)
