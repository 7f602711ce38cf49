"""``LayerKit``: a server's tools for any agent, with a budget, approval and one way to call them."""

from __future__ import annotations

import asyncio
import contextvars
import copy
import difflib
import functools
import threading
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from layer_agents.approval import Approve
from layer_agents.composites import GENERATE_AND_WAIT, RUN_WORKFLOW_AND_WAIT
from layer_agents.results import ToolResult
from layer_agents.schema.decode import decode
from layer_agents.session import KitSession
from layer_agents.spec import RejectedTool, ToolSpec
from layer_agents.uploading import Folders
from layer_mcp.contract.errors import InvalidInputs, LayerError, ServerUnavailable, Unauthenticated

if TYPE_CHECKING:
    from layer_agents.faces.langchain import LayerTool
    from layer_agents.schema.dialects import StrictMode
    from layer_mcp import Layer
    from layer_mcp.paying.budget import Budget


class LayerKit:
    """Tools of one Layer server.

    Args:
        layer: a client that stays the caller's to close.
        budget: what may be spent; no limit by default.
        approve: asked before each paid call, from the thread of the call; gives True, False or ``Deny(reason)``.
        files: folders that the agent may upload files from; by default it may upload none of this machine's.

    Example:
        with LayerKit.embedded(budget=Budget(20)) as kit:
            kit.call("generate_and_wait", {"prompt": "crystal sword icon", "batch_size": 1})
    """

    def __init__(
        self,
        layer: Layer,
        *,
        budget: Budget | None = None,
        approve: Approve | None = None,
        files: Folders | None = None,
        _owned: bool = False,
    ) -> None:
        self._session = KitSession(layer, owned=_owned, budget=budget, approve=approve, files=files)
        self._selects: tuple[Callable[[ToolSpec], bool], ...] = ()

    @classmethod
    def embedded(
        cls,
        *,
        home: Path | None = None,
        workspace: str | None = None,
        budget: Budget | None = None,
        approve: Approve | None = None,
        files: Folders | None = None,
    ) -> LayerKit:
        """A kit on this machine's own server, started if need be: no account, no network.

        Args:
            home: the server's data folder; ``LAYER_HOME`` or the platform's by default.
            workspace: id, slug or name; the most recently active by default.
            budget, approve, files: as for ``LayerKit``.
        """
        from layer_mcp import Layer

        layer = Layer("embedded", workspace=workspace, home=home)
        return cls(layer, budget=budget, approve=approve, files=files, _owned=True)

    @classmethod
    def connect(
        cls,
        url: str,
        *,
        workspace: str | None = None,
        budget: Budget | None = None,
        approve: Approve | None = None,
        files: Folders | None = None,
    ) -> LayerKit:
        """A kit on a server elsewhere.

        Args:
            url: of its MCP endpoint, or ``"hosted"`` for Layer's own.

        Raises:
            InvalidInputs: when it names no server.
        """
        from layer_mcp import Layer

        layer = Layer(url, workspace=workspace)
        return cls(layer, budget=budget, approve=approve, files=files, _owned=True)

    @property
    def layer(self) -> Layer:
        """The client that the kit stands on."""
        return self._session.layer

    @property
    def budget(self) -> Budget | None:
        return self._session.budget

    @property
    def tools(self) -> list[ToolSpec]:
        """The tools of this view, as the server offers them today."""
        return [spec for spec in self._session.specs.values() if all(keep(spec) for keep in self._selects)]

    @property
    def rejected(self) -> list[RejectedTool]:
        """The server's tools that cannot be offered, with the reason."""
        return list(self._session.rejected)

    def refresh(self) -> None:
        """Ask the server for its tools again, for all views."""
        self._session.refresh()

    def select(
        self,
        *,
        include: Iterable[str] | None = None,
        exclude: Iterable[str] = (),
        read_only: bool | None = None,
        groups: Iterable[str] | None = None,
    ) -> LayerKit:
        """A view with fewer tools, on the same connection and budget.

        Args:
            include: names to keep, as glob patterns; all by default.
            exclude: names to leave out, as glob patterns.
            read_only: True keeps what is known to change nothing, False the rest.
            groups: groups to keep, e.g. ``["forge", "models"]``.
        """
        included = None if include is None else tuple(include)
        excluded = tuple(exclude)
        kept_groups = None if groups is None else set(groups)

        def keep(spec: ToolSpec) -> bool:
            return (
                (included is None or any(fnmatchcase(spec.name, pattern) for pattern in included))
                and not any(fnmatchcase(spec.name, pattern) for pattern in excluded)
                and (read_only is None or spec.read_only == read_only)
                and (kept_groups is None or spec.group in kept_groups)
            )

        view = copy.copy(self)
        view._selects = (*self._selects, keep)
        return view

    def call(
        self,
        name: str,
        args: Mapping[str, Any],
        call_id: str | None = None,
        *,
        stop: threading.Event | None = None,
    ) -> ToolResult:
        """Call a tool of this view.

        Args:
            name: the tool.
            args: as a model gives them: ``workspace_id`` may be missing, optional ones may be null.
            call_id: the model's id of its tool call: the same call sent again is not paid again.
            stop: set it from another thread to give up a wait; a run that was started goes on.

        Returns:
            The result; what the tool refused is one too, with ``is_error``.

        Raises:
            ServerUnavailable: when there is no server to ask.
            Unauthenticated: when it does not know us; a model cannot mend that either.
        """
        try:
            spec = self._spec(name)
            if not isinstance(args, Mapping):
                raise InvalidInputs(f"{name} takes an object of arguments, not {type(args).__name__}.")
            arguments = decode(args, spec.server_schema)
            own = self._session.own(spec.name)
            if own is not None:
                return own.call(self._session, arguments, call_id, stop or threading.Event())
            if spec.spends:
                answer = self._session.submit(spec, arguments, call_id)
            else:
                answer = self._session.ask(spec, arguments)
        except (ServerUnavailable, Unauthenticated):
            raise
        except LayerError as error:
            return ToolResult.of_error(name, error)
        return ToolResult.of_answer(name, answer, self._session.assets)

    async def acall(self, name: str, args: Mapping[str, Any], call_id: str | None = None) -> ToolResult:
        """``call``, awaited. Cancelling it gives up the wait; a run that was started goes on."""
        stop = threading.Event()
        context = contextvars.copy_context()
        work = functools.partial(context.run, self.call, name, args, call_id, stop=stop)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._session.threads, work)
        finally:
            stop.set()

    def generate_and_wait(self, prompt: str, *, call_id: str | None = None, **parameters: Any) -> ToolResult:
        """Forge and wait: price, budget, approval, run, assets. ``parameters`` are those of ``execute_forge``."""
        return self.call(GENERATE_AND_WAIT, {"prompt": prompt, **parameters}, call_id)

    def run_workflow_and_wait(
        self,
        workflow: str,
        inputs: Mapping[str, Any] | None = None,
        *,
        call_id: str | None = None,
        **options: Any,
    ) -> ToolResult:
        """Run a workflow and wait. ``workflow`` is a slug or id; ``options`` are ``session_name``, ``wait_seconds``."""
        arguments = {"workflow_id": workflow, "inputs": dict(inputs or {}), **options}
        return self.call(RUN_WORKFLOW_AND_WAIT, arguments, call_id)

    def langchain(self, strict: StrictMode = "auto") -> list[LayerTool]:
        """The tools for LangChain and LangGraph, blocking and awaited.

        Args:
            strict: True gives schemas that are fit for ``bind_tools(…, strict=True)``, where a tool has one.

        Raises:
            ModuleNotFoundError: when LangChain is not installed; says how to.
        """
        try:
            from layer_agents.faces.langchain import tools
        except ModuleNotFoundError as error:
            if error.name is None or not error.name.startswith("langchain"):
                raise
            raise ModuleNotFoundError(
                'LangChain is not installed: pip install "layer-nb[agents]".', name=error.name
            ) from None

        return tools(self, strict)

    def openai_chat(self, strict: StrictMode = "auto") -> list[dict[str, Any]]:
        """The tools for OpenAI's Chat Completions.

        Args:
            strict: ``auto`` is strict wherever nothing is lost by it; True also turns free-form objects into
                text; False never is.
        """
        from layer_agents.faces.openai import chat_tools

        return chat_tools(self, strict)

    def handle_chat(self, response: Any) -> list[dict[str, Any]]:
        """The answers to a chat completion's tool calls, made in parallel, in the calls' order.

        Args:
            response: a ``ChatCompletion``, its message, or either as a dict.
        """
        from layer_agents.faces.openai import handle_chat

        return handle_chat(self, response)

    async def ahandle_chat(self, response: Any) -> list[dict[str, Any]]:
        """``handle_chat``, awaited."""
        from layer_agents.faces.openai import ahandle_chat

        return await ahandle_chat(self, response)

    def close(self) -> None:
        """End the kit, and its client if the kit made it. Runs go on."""
        self._session.close()

    def __enter__(self) -> LayerKit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> LayerKit:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.close)

    def __repr__(self) -> str:
        return f"<LayerKit on {self._session.layer.target.label}>"

    def _spec(self, name: str) -> ToolSpec:
        offered = {spec.name: spec for spec in self.tools}
        if name not in offered:
            near = difflib.get_close_matches(name, offered, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else "."
            raise InvalidInputs(
                f"There is no tool {name!r}{hint}",
                field="tool",
                value=name,
                allowed=sorted(offered),
                nearest=near[0] if near else None,
                remedy="Call one of the tools that you were given.",
            )
        return offered[name]
