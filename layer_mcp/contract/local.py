"""The local REST beside MCP, ``/local/v1``: what the 18 tools have no words for. Loopback, token, one user.

    GET  /ready                                    → Ready        (the only route without a token: nonce and proof)
    GET  /runs?limit&cursor&status                 → RunPage
    GET  /runs/{run_id}                            → RunSnapshot
    GET  /assets?limit&cursor&search&kind&uploads  → AssetPage    (uploads=true: what people brought, not what runs made)
    GET  /assets/{file_id}                         → AssetRecord
    GET  /files/{file_id}                          → bytes (Range, ETag, nosniff)
    GET  /files/{file_id}/thumbnail?size=320       → WebP
    GET  /changes?after&wait&run_id&ends           → Changes      (long poll, at most 25 s; ends=true: until a run is over)
    GET  /audit                                    → Audit
    GET  /workflows?workspace_id&search            → WorkflowList      (people's own and the published ones)
    GET  /workflows/{workflow}?workspace_id        → WorkflowFile      (id, slug or a unique beginning)
    POST /workflows/validate   WorkflowText        → WorkflowCheck
    POST /workflows            AddWorkflow         → WorkflowFile
    POST /workflows/{workflow}/remove              → WorkflowFile
    POST /grant        GrantRequest                → GrantResult
    POST /stop         StopRequest                 → StopResult

Administration (tokens, users, workspaces) is in ``administration``. Errors are the wire's error bodies with the matching HTTP status. Paths are relative to ``LOCAL_API``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from layer_mcp.contract.assets import AssetInfo
from layer_mcp.contract.model import Request, Result, Uuid
from layer_mcp.contract.paging import Pagination
from layer_mcp.contract.workflows import WorkflowStep, WorkflowSummary

MAX_WAIT_SECONDS = 25.0
MIN_THUMBNAIL_PIXELS, MAX_THUMBNAIL_PIXELS = 16, 1024
"""Of a thumbnail's longer side."""


class Ready(Result):
    """What a server says of itself before a client trusts it.

    Attributes:
        state: ``starting`` until the database and engine are up, then ``ready``, ``failed`` with ``error`` if not.
        busy: whether runs are live.
        extras: the optional parts that this server process has installed, e.g. ``image``.
        schema_version: of the data folder.
        public_url: where other programs and machines reach it; None while that door is closed.
    """

    state: str
    version: str
    build_id: str
    contract: int
    pid: int
    boot_id: str
    busy: bool = False
    extras: list[str] = Field(default_factory=list)
    schema_version: int | None = None
    error: str | None = None
    public_url: str | None = None


class RunModel(Result):
    """The model of a run."""

    model_id: str = ""
    slug: str = ""
    name: str = ""


class RunSnapshot(Result):
    """A run as the library shows it, in our own vocabulary.

    Attributes:
        status: ``queued``, ``running``, ``succeeded``, ``failed`` or ``cancelled``.
        version: grows with every change of this run.
        reserved_creative_units: held while it is live.
        charged_creative_units: once it is over.
        seconds: of generation, once it is over.
        model: of a run of kind ``workflow``, the workflow itself.
        steps: of a run of kind ``workflow``.
    """

    run_id: str
    kind: str = "forge"
    status: str
    version: int = 0
    workspace_id: str = ""
    model: RunModel = Field(default_factory=RunModel)
    steps: list[WorkflowStep] = Field(default_factory=list)
    prompt: str = ""
    seed: int | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)
    session_name: str | None = None
    progress: float | None = None
    stage: str | None = None
    reserved_creative_units: float | int = 0
    charged_creative_units: float | int | None = None
    created_at: datetime | None = None
    finished_at: datetime | None = None
    seconds: float | None = None
    assets: list[AssetInfo] = Field(default_factory=list)
    error_code: str | None = None
    error_message: str | None = None


class RunPage(Result):
    """Runs, newest first."""

    runs: list[RunSnapshot]
    pagination: Pagination = Field(default_factory=Pagination)


class AssetRecord(AssetInfo):
    """An asset of the library, with the run that made it."""

    run_id: str = ""
    prompt: str = ""
    model: RunModel = Field(default_factory=RunModel)
    workspace_id: str = ""
    created_at: datetime | None = None


class AssetPage(Result):
    """Assets, newest first."""

    assets: list[AssetRecord]
    pagination: Pagination = Field(default_factory=Pagination)


class Changes(Result):
    """Runs that changed since ``after``; empty when the wait ran out.

    Attributes:
        cursor: pass it as ``after`` next time. 0 asks for the present state.
    """

    cursor: int
    runs: list[RunSnapshot] = Field(default_factory=list)


class Audit(Result):
    """Whether the books are right: credits, runs and assets against each other.

    Attributes:
        violations: one sentence each; empty when all is well.
    """

    violations: list[str]


class GrantRequest(Request):
    """Adds practice credits to a workspace of the embedded server."""

    creative_units: float = Field(gt=0, le=1_000_000)
    workspace_id: Uuid | None = Field(default=None, description="The most recently active one by default.")
    key: str | None = Field(
        default=None, max_length=200, description="Same key, same grant: safe to send again."
    )


class GrantResult(Result):
    """The workspace's balance after a grant."""

    workspace_id: str
    granted_creative_units: float | int
    balance_creative_units: float | int
    reserved_creative_units: float | int = 0
    available_creative_units: float | int


class StopRequest(Request):
    """Ends the local server."""

    only_if_idle: bool = Field(default=False, description="Refuse while runs are live.")


class StopResult(Result):
    """Whether the server is going down."""

    stopping: bool
    live_runs: int = 0


class WorkflowList(Result):
    """Workflows with all that ``list_workflows`` says of them."""

    workflows: list[WorkflowSummary]


class WorkflowText(Request):
    """A blueprint as it is in its file."""

    text: str = Field(max_length=1024 * 1024, description="JSON or YAML.")
    file_name: str = Field(default="", max_length=255, description="For messages.")


class AddWorkflow(WorkflowText):
    """Adds a blueprint to a workspace, or its next version."""

    workspace_id: Uuid | None = Field(default=None, description="The most recently active one by default.")


class BlueprintProblem(Result):
    """One thing that is wrong with a blueprint.

    Attributes:
        node, port: where; empty for the blueprint as a whole.
        message: what is wrong, and what would be right.
    """

    node: str = ""
    port: str = ""
    message: str


class WorkflowCheck(Result):
    """Whether a blueprint can run here."""

    valid: bool
    problems: list[BlueprintProblem] = Field(default_factory=list)
    workflow: WorkflowSummary | None = None


class WorkflowFile(Result):
    """A workflow and the blueprint that it is made of."""

    workflow: WorkflowSummary
    blueprint: dict[str, Any]
    workspace_id: str | None = None
