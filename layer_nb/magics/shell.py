"""The IPython shell around the pure parts: ``%layer``, ``%%layer``, ``%config LayerMagics``, completion."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from IPython.core.completer import SimpleCompletion, context_matcher
from IPython.core.magic import Magics, line_cell_magic, magics_class, needs_local_scope, no_var_expand
from IPython.display import display
from traitlets import Bool, Float, Int, Unicode, observe

from layer_mcp.contract.errors import LayerError
from layer_mcp.options import CONFIRM_ABOVE_CU
from layer_nb import api
from layer_nb.display.errors import as_line
from layer_nb.display.facts import short_id
from layer_nb.magics.complete import Known, complete
from layer_nb.magics.grammar import Command, parse
from layer_nb.magics.interpolate import interpolate

if TYPE_CHECKING:
    from layer_mcp import Layer

T = TypeVar("T")

_MATCHER = "LayerMagics.completions"


@magics_class
class LayerMagics(Magics):  # type: ignore[misc]  # IPython ships no types that mypy follows here
    """Defaults of ``%layer``, settable with ``%config LayerMagics.batch = 2`` or in ``ipython_config.py``."""

    model = Unicode(None, allow_none=True, help="Model by slug or id; chosen for the prompt if empty.").tag(
        config=True
    )
    batch = Int(None, allow_none=True, min=1, max=16, help="How many variations.").tag(config=True)
    workspace = Unicode(None, allow_none=True, help="Workspace by name, slug or id.").tag(config=True)
    confirm_above = Float(CONFIRM_ABOVE_CU, min=0.0, help="A run dearer than this many CU asks first.").tag(
        config=True
    )
    quiet = Bool(False, help="No progress line; the card is shown all the same.").tag(config=True)

    @observe("workspace")  # type: ignore[untyped-decorator]  # as above
    def _use_workspace(self, change: Any) -> None:
        api.use_workspace(change["new"])

    @no_var_expand  # type: ignore[untyped-decorator]  # as above
    @needs_local_scope  # type: ignore[untyped-decorator]  # as above
    @line_cell_magic  # type: ignore[untyped-decorator]  # as above
    def layer(self, line: str, cell: str | None = None, local_ns: dict[str, Any] | None = None) -> Any:
        """Layer in a cell: ``%layer help`` explains.

        %layer status
        %layer models image
        %layer forge --batch 4 --seed 7 crystal sword icon
        %layer workflow icon-set names=sword, shield

        %%layer forge --model icon -o swords
        crystal sword icon on a transparent background
        """
        names = {**self.shell.user_ns, **(local_ns or {})}
        command = parse(line, cell, lambda value: interpolate(value, names))
        try:
            return self._execute(command, names)
        except KeyboardInterrupt as interrupt:
            self._keep_run(command, interrupt)
            raise as_line(interrupt)  # noqa: B904  it is the same one
        except LayerError as error:
            self._keep_run(command, error)
            raise

    def _keep_run(self, command: Command, ended: BaseException) -> None:
        """``-o NAME`` keeps a run that failed or was left, too."""
        run = getattr(ended, "run", None)
        if command.out is not None and run is not None:
            self.shell.user_ns[command.out] = run

    def _execute(self, command: Command, names: dict[str, Any]) -> Any:
        from layer_nb.display.cell import CellView
        from layer_nb.display.conversation import Conversation
        from layer_nb.magics.commands import Defaults, Surroundings, execute

        outcome = execute(
            command,
            Surroundings(
                layer=api.shared,
                view=CellView(self.shell, variable=command.out, quiet=self.quiet),
                names=names,
                talk=Conversation(self.shell),
                reconnect=api.reconnect,
                defaults=Defaults(self.model, self.batch, self.confirm_above),
            ),
        )
        if outcome.bundle is not None:
            display(dict(outcome.bundle), raw=True)
        if command.out is not None:
            self.shell.user_ns[command.out] = outcome.value
        return outcome.value if outcome.returned else None


@context_matcher(identifier=_MATCHER)  # type: ignore[untyped-decorator]  # as above
def _matcher(context: Any) -> Any:
    """Completion of ``%layer`` lines, in every front end that asks the kernel."""
    line = context.full_text.split("\n")[context.cursor_line][: context.cursor_position]
    found = complete(line, _known(line)) if "layer" in line else None
    if found is None:
        return {"completions": [], "suppress": False}
    return {
        "completions": [SimpleCompletion(text=word, type="magic") for word in found.words],
        "matched_fragment": found.fragment,
        "suppress": True,
    }


class _Heard(Generic[T]):
    """Names for completion, asked of a server that is connected already, and kept for a while."""

    def __init__(self, ask: Callable[[Layer], T], nothing: T) -> None:
        self._ask = ask
        self._nothing = nothing
        self._names = nothing
        self._until = 0.0

    def names(self) -> T:
        layer = api.connected()
        if layer is None:
            return self._nothing
        if time.monotonic() > self._until:
            # Set before asking: a server that does not answer is not asked again at every key.
            self._until = time.monotonic() + _KEPT_SECONDS
            try:
                self._names = self._ask(layer)
            except LayerError:
                # Completion has nowhere to show an error; the command itself will.
                self._names = self._nothing
        return self._names


_KEPT_SECONDS = 5.0
_ABOUT_RUNS = re.compile("run|cancel|show|reproduce")
_models: _Heard[list[str]] = _Heard(lambda layer: [entry.slug for entry in layer.models()], [])
_runs: _Heard[list[str]] = _Heard(lambda layer: [short_id(run.id) for run in layer.runs()], [])
_workflows: _Heard[dict[str, list[str]]] = _Heard(
    lambda layer: {entry.slug: [port.name for port in entry.inputs] for entry in layer.workflows()}, {}
)
_tools: _Heard[dict[str, list[str]]] = _Heard(
    lambda layer: {entry.name: list(entry.input_schema.get("properties", {})) for entry in layer.tools()}, {}
)


def _known(line: str) -> Known:
    """What a line may need; a server is asked for no more."""
    return Known(
        models=_models.names() if "model" in line or "-m" in line else (),
        runs=_runs.names() if _ABOUT_RUNS.search(line) else (),
        workflows=_workflows.names() if "workflow" in line else {},
        tools=_tools.names() if "tools" in line or "call" in line else {},
        profiles=_profiles() if "profile" in line else (),
    )


def _profiles() -> list[str]:
    """Those of this data folder; no server is asked."""
    from layer_mcp.auth.account import known_profiles

    try:
        return [each.profile.name for each in known_profiles()]
    except LayerError:
        return []  # completion has nowhere to show it; the command itself will


def register(shell: Any) -> None:
    """Load the magics, their completion and rich results into a shell."""
    from layer_nb.display.formatters import install

    shell.register_magics(LayerMagics(shell=shell))
    matchers = shell.Completer.custom_matchers
    if _matcher not in matchers:
        matchers.append(_matcher)
    install(shell)


def unregister(shell: Any) -> None:
    """Take them out again."""
    from layer_nb.display.formatters import uninstall

    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop("layer", None)
    if _matcher in shell.Completer.custom_matchers:
        shell.Completer.custom_matchers.remove(_matcher)
    uninstall(shell)
