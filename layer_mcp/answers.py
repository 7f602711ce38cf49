"""What the client's verbs answer, where the wire's own models are not what people want to hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from layer_mcp.connect.target import TargetInfo
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import redact
from layer_mcp.tools.tool_info import Argument, ToolInfo

__all__ = [
    "Argument",
    "CallResult",
    "Estimate",
    "Price",
    "Status",
    "ToolInfo",
    "WorkflowPrice",
    "Workspace",
]

if TYPE_CHECKING:
    from layer_mcp.contract.models import ModelSummary
    from layer_mcp.contract.workflows import StepPrice, WorkflowSummary
    from layer_mcp.runs.run import Run


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace and its Creative Units.

    Attributes:
        balance: total CU, before reservations.
        reserved: held by live runs.
        available: what can be spent.
    """

    id: str
    slug: str
    name: str
    balance: Decimal
    reserved: Decimal
    available: Decimal
    last_active_at: datetime | None = None

    def __repr__(self) -> str:
        return plain(
            f"<Workspace {self.name or self.slug or self.id}: {format_cu(self.available)} available>"
        )


_SHOWN = 2000


@dataclass(frozen=True, slots=True, repr=False)
class CallResult:
    """The answer of a tool.

    Attributes:
        structured: its structured content (or its text, read as JSON).
        text: its text blocks.
        content: all content blocks, as the MCP SDK has them.
    """

    structured: dict[str, Any]
    text: str
    content: list[Any] = field(repr=False)

    def __repr__(self) -> str:
        # An answer may hold signed addresses, which are credentials: whoever needs one reads the field.
        said = redact(repr(self.structured))
        return f"<CallResult {said if len(said) <= _SHOWN else said[: _SHOWN - 1] + '…'}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a CallResult may hold signed addresses, and cannot be pickled or copied: keep .structured"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a run would cost, and whether the workspace can pay.

    Attributes:
        price: CU for all of it.
        balance: what the workspace can spend now.
        remaining: balance minus price; may be negative.
        sufficient: whether the workspace can pay.
        workspace: its id.
    """

    price: Decimal
    balance: Decimal
    remaining: Decimal
    sufficient: bool
    workspace: str = ""

    @property
    def subject(self) -> str:
        """What would run, in a word."""
        return "this"

    @property
    def runs(self) -> ModelSummary | WorkflowSummary | None:
        """The model or workflow that would run."""
        return None

    @property
    def version(self) -> str | None:
        """Which version of it, where the server tells."""
        told = self.runs.version if self.runs is not None else None
        return None if told is None else str(told)

    def __repr__(self) -> str:
        enough = "" if self.sufficient else ", not enough"
        unguided = ", without its guidance files" if getattr(self, "without_guidance", False) else ""
        return plain(
            f"<{type(self).__name__} {format_cu(self.price)}{unguided} with {self.subject}; "
            f"{format_cu(self.balance)} available{enough}>"
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Estimate(Price):
    """What a forge would cost.

    Attributes:
        parameters: the values that will be used, the model's defaults included.
        chosen: whether the model was chosen for the prompt rather than named.
        without_guidance: whether there are guidance files (or a mask), and this server's estimate leaves them out:
            then it may hold more when the run starts. ``Run.reserved`` is what it holds.
        otherwise: how to get the other thing that the prompt might mean, where the model was chosen and it might.
    """

    model: ModelSummary
    parameters: Mapping[str, Any]
    chosen: bool = False
    otherwise: str = ""
    without_guidance: bool = False

    @property
    def subject(self) -> str:
        """The model's slug or name."""
        return self.model.slug or self.model.name or self.model.model_id

    @property
    def runs(self) -> ModelSummary:
        """The model."""
        return self.model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WorkflowPrice(Price):
    """What a workflow run would cost: the sum over its steps.

    Attributes:
        inputs: as they will be sent; files by their ids.
        steps: what each step would cost, where the server tells.
        expected: how many files each output will have, by its name.
    """

    workflow: WorkflowSummary
    inputs: Mapping[str, Any]
    steps: Sequence[StepPrice] = ()
    expected: Mapping[str, int] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """The workflow's slug or name."""
        return self.workflow.slug or self.workflow.name or self.workflow.workflow_id

    @property
    def runs(self) -> WorkflowSummary:
        """The workflow."""
        return self.workflow


@dataclass(frozen=True, slots=True)
class Status:
    """Where a client stands.

    Attributes:
        server: the server in a few words.
        version: the server's.
        credential: where what is shown to this server was found (``LAYER_PAT``, ``profile hosted (OAuth, keyring)``);
            None without one.
        home: the data folder of this client.
        passed_over: a sentence for each credential that there is and that this server is not shown.
        chosen_by: what named this server: an argument, ``LAYER_MCP_URL``, ``LAYER_PROFILE``, the profile in use.
    """

    server: str
    version: str
    target: TargetInfo
    workspace: Workspace
    workspaces: list[Workspace]
    live_runs: list[Run]
    credential: str | None
    home: Path
    passed_over: Sequence[str] = ()
    chosen_by: str = "default"
