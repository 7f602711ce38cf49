"""``AsyncLayer``: a Layer server's verbs, awaited. ``Layer`` in ``sync`` has the same, blocking.

May be used from any event loop: the I/O happens on the client's own. What blocks of a run or an asset has a
twin that is awaited: ``await run`` for ``run.result()``, ``refreshed()``, ``cancelled()``; ``await asset.read()`` for
``bytes()``, ``fetch()`` for ``path``, ``read_thumbnail()`` for ``thumbnail()``, ``saved()`` for ``save()``.
"""

from __future__ import annotations

import asyncio
import inspect
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import Any, Self

from layer_mcp import budget
from layer_mcp.answers import CallResult, Estimate, Status, ToolInfo, Workspace
from layer_mcp.catalog import Catalog
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.dialect import structured, text_of
from layer_mcp.connect.loop import io_loop, run_from_any_loop
from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.target import InMemoryTarget, resolve
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import FeatureDisabled, LayerError, SubmitUncertain
from layer_mcp.contract.local import Audit, GrantResult
from layer_mcp.contract.models import ModelDetails, ModelSummary, Recommendation
from layer_mcp.contract.money import cu_to_wire
from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_mcp.forge import Forge, Prepared, Size
from layer_mcp.history import History
from layer_mcp.keeper import Keeper
from layer_mcp.library.assets import Asset
from layer_mcp.library.journal import Journal
from layer_mcp.runs import Run

AsyncConfirm = Callable[[Estimate], bool | Awaitable[bool]]


class AsyncLayer:
    """A Layer server, hosted or embedded.

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
        _child: Popen[bytes] | None = None,
    ) -> None:
        resolved = resolve(target, home)
        self.target = resolved.info
        self._resolved = resolved
        self._connection = Connection(resolved, _child)
        self._wire = Wire(self._connection)
        self._rest = LocalRest(self._connection) if resolved.ours else None
        self._journal = Journal(resolved.home)
        key = resolved.info.origin or f"{resolved.info.kind}:{resolved.home}"
        self._keeper = Keeper(self._wire, self._rest, self._journal, resolved.home)
        self._catalog = Catalog(self._wire, workspace, self._keeper.workspace_names)
        self._forge = Forge(self._wire, self._catalog, self._journal, key)
        self._history = History(self._keeper, self._rest, self._journal, key)

    def warm_up(self) -> None:
        """Begin to connect, without waiting for it."""
        io_loop().submit(self._connection.session())

    # -- what there is -------------------------------------------------------------------------------

    async def status(self) -> Status:
        """Server, workspace, balance and live runs."""
        workspaces = await self.workspaces()
        workspace_id = await self._catalog.workspace_id()
        session = await run_from_any_loop(self._connection.session())
        return Status(
            server=self.target.label,
            version=session.server_version,
            target=self.target,
            workspace=self._catalog.pick(workspaces, workspace_id),
            workspaces=workspaces,
            live_runs=await self._history.live(),
            pat_in_use=self._resolved.token is not None,
            home=self._resolved.home,
        )

    async def tools(self) -> list[ToolInfo]:
        """The server's tools, in its order."""
        return [
            ToolInfo(
                name=tool.name,
                title=tool.title or tool.name,
                description=tool.description or "",
                input_schema=dict(tool.input_schema),
                output_schema=dict(tool.output_schema) if tool.output_schema else None,
                annotations=(
                    tool.annotations.model_dump(by_alias=True, exclude_none=True) if tool.annotations else {}
                ),
                meta=dict(tool.meta or {}),
            )
            for tool in await self._wire.tools(fresh=True)
        ]

    async def workspaces(self) -> list[Workspace]:
        """Your workspaces, most recently active first."""
        return await self._catalog.workspaces()

    async def workspace(self) -> Workspace:
        """The workspace that this client works in, with its present balance."""
        return await self._catalog.workspace()

    async def models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> list[ModelSummary]:
        """All models that fit, in the server's order."""
        return await self._catalog.models(
            modality, search=search, use_case=use_case, capabilities=capabilities
        )

    async def model(self, ref: str) -> ModelDetails:
        """Everything about one model, by slug, id or unique prefix."""
        return await self._catalog.model(ref)

    async def recommend(
        self, modality: str | None = None, use_case: str | None = None
    ) -> list[Recommendation]:
        """The server's recommendations, by category."""
        return await self._catalog.recommend(modality, use_case)

    async def choose_model(self, prompt: str, **params: Any) -> ModelSummary:
        """The model that a forge of this prompt would use when none is named."""
        return await self._catalog.choose(prompt, params)

    # -- spending ------------------------------------------------------------------------------------

    async def call(
        self,
        tool: str,
        arguments: Mapping[str, Any] | None = None,
        /,
        *,
        request_key: str | None = None,
        max_cu: Decimal | float | None = None,
        **args: Any,
    ) -> CallResult:
        """Call any tool by name.

        A paid tool is written into the journal and never sent twice. Any other tool that may change
        something is not sent twice either.

        Args:
            arguments: of the tool; those named like ``request_key`` and ``max_cu`` can be given here only.
            request_key: of a logical paid call; made up by default. On the embedded server, the same key
                again gives the same run; elsewhere a key that was used is refused.
            max_cu: the price that you allow, told to the server.
            args: more arguments of the tool.

        Raises:
            InvalidInputs: when ``max_cu`` is not an amount, or the key was used.
            LayerError: what the server refused.
        """
        args = {**(arguments or {}), **args}
        limit = None if max_cu is None else cu_to_wire(budget.amount(max_cu, "max_cu"))
        known = TOOLS_BY_NAME.get(tool)
        if known is not None and known.paid:
            answer = await self._forge.send(
                tool,
                args,
                key=request_key or uuid.uuid4().hex,
                max_price=limit,
            )
        else:
            safe = known.idempotent if known is not None else await self._reads_only(tool)
            try:
                answer = await self._wire.answer(tool, args, request_key=request_key, paid=not safe)
            except AnswerLost as lost:
                raise SubmitUncertain(
                    f"The answer to {tool} was lost ({lost}); it was not sent again.",
                    remedy="See what it did before you call it again.",
                ) from lost
        return CallResult(structured(answer), text_of(answer), list(answer.content))

    async def _reads_only(self, tool: str) -> bool:
        found = next((each for each in await self._wire.tools() if each.name == tool), None)
        return bool(found and found.annotations and found.annotations.read_only_hint)

    async def estimate(
        self,
        prompt: str,
        *,
        model: str | None = None,
        batch_size: int | None = None,
        width: int | None = None,
        height: int | None = None,
        size: Size | None = None,
        **params: Any,
    ) -> Estimate:
        """What a forge would cost. Free."""
        prepared = await self._prepare(
            prompt, model=model, batch_size=batch_size, width=width, height=height, size=size, **params
        )
        return prepared.estimate

    async def forge(
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
        max_cu: Decimal | float | None = None,
        confirm: AsyncConfirm | None = None,
        **params: Any,
    ) -> Run:
        """Price a generation, check it against what you allow, and start it.

        Args:
            prompt: what to make, verbatim.
            model: slug, id or unique prefix; by default ``LAYER_MODEL``, else chosen for the prompt.
            batch_size: variations, 1 to 16; 4 by default, as on the wire.
            seed: the same seed gives the same picture; None or -1 picks one.
            size: width and height at once: ``512``, ``"768x512"`` or ``(768, 512)``.
            max_cu: refuse a higher price before anything is paid.
            confirm: asked with the estimate when the price is above ``CONFIRM_ABOVE_CU``; may be a coroutine
                function. None asks nobody.
            params: any other parameter that the model honours.

        Returns:
            The run; ``await`` it for its assets.

        Raises:
            BudgetExceeded: the price is above ``max_cu``, or was not confirmed.
            InsufficientBalance, InvalidInputs, ModelNotFound, RateLimited: refused by the server.
            SubmitUncertain: the answer was lost on a server that cannot tell whether it was started.
        """
        prepared = await self._prepare(
            prompt,
            model=model,
            batch_size=batch_size,
            seed=seed,
            width=width,
            height=height,
            size=size,
            session_name=session_name,
            **params,
        )
        estimate = prepared.estimate
        budget.check(estimate, max_cu)
        if confirm is not None and budget.needs_confirmation(estimate):
            answer = confirm(estimate)
            if not (await answer if inspect.isawaitable(answer) else answer):
                raise budget.not_confirmed(estimate)
        future = io_loop().submit(self._submit(prepared, max_cu))
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        except asyncio.CancelledError:
            # The submit goes on, so that its run is known; then it is cancelled, for nobody wants it.
            io_loop().submit(_cancel_when_known(future))
            raise

    async def _prepare(
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
        **params: Any,
    ) -> Prepared:
        return await self._forge.prepare(
            prompt,
            model=model,
            batch_size=batch_size,
            seed=seed,
            width=width,
            height=height,
            size=size,
            session_name=session_name,
            params=params,
        )

    async def _submit(self, prepared: Prepared, max_cu: Decimal | float | None) -> Run:
        state = await self._forge.submit(prepared, max_cu)
        return Run(state, self._keeper, estimate=prepared.estimate)

    # -- what was made -------------------------------------------------------------------------------

    async def run(self, id_or_prefix: str) -> Run:
        """A run by its id, or by the beginning of it where that is unique."""
        return await self._history.run(id_or_prefix)

    async def runs(self, limit: int = 20, *, status: str | None = None) -> list[Run]:
        """Runs, newest first: all of the embedded server, elsewhere those started from this machine."""
        return await self._history.runs(limit, status)

    async def cancel(self, run_id: str) -> Run:
        """Stop a run and release what it has not used."""
        run = await self.run(run_id)
        return await run.cancelled()

    async def assets(self, limit: int = 50, *, search: str | None = None) -> list[Asset]:
        """Assets, newest first."""
        return await self._history.assets(limit, search)

    async def asset(self, file_id: str) -> Asset:
        """One asset by its id."""
        return await self._history.asset(file_id)

    async def grant(self, cu: Decimal | float, workspace: str | None = None) -> Workspace:
        """Add practice credits to a workspace of the embedded server.

        Raises:
            FeatureDisabled: on any other server; credits there are bought.
        """
        if self._rest is None:
            raise FeatureDisabled(
                f"{self.target.label} does not give credits away.",
                remedy="Top up in the app under Settings > Billing, or practise on the embedded server.",
            )
        amount = cu_to_wire(budget.amount(cu, "creative_units", positive=True))
        chosen = self._catalog.pick(await self.workspaces(), workspace or await self._catalog.workspace_id())
        body = {"creative_units": amount, "workspace_id": chosen.id, "key": uuid.uuid4().hex}
        await self._rest.post("/grant", GrantResult, body)
        return self._catalog.pick(await self.workspaces(), chosen.id)

    async def audit(self) -> list[str]:
        """Whether the embedded server's books are right: one sentence per violation.

        Raises:
            FeatureDisabled: on any other server.
        """
        if self._rest is None:
            raise FeatureDisabled(
                f"{self.target.label} keeps its books to itself.", remedy="Audit the embedded server."
            )
        return (await self._rest.get("/audit", Audit)).violations

    # -- life ----------------------------------------------------------------------------------------

    async def aclose(self) -> None:
        """End the session, for good. The embedded server and its runs go on."""
        await run_from_any_loop(self._connection.aclose())
        self._journal.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.target.label}>"


async def _cancel_when_known(future: Any) -> None:
    try:
        run: Run = await asyncio.wrap_future(future)
        await run.cancelled()
    except LayerError:
        return  # refused, so there is nothing to cancel; or it could not be cancelled, and the journal has it
