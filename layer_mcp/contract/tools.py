"""The tools of the surface: name, words, arguments, result and behaviour, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract import files, forge, instructions, models, workflows, workspaces
from layer_mcp.contract.model import Request, Result, validate
from layer_mcp.contract.spelling import canonical

MAX_SCHEMA_BYTES = 24 * 1024
"""Strict clients refuse a tool whose input and output schema are larger together."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool of the wire.

    Attributes:
        group: which family it belongs to: ``instructions``, ``workspaces``, ``models``, ``workflows``, ``forge``,
            ``files``.
        paid: whether a call may spend CU. A paid call is never sent twice.
        read_only, destructive, idempotent, open_world: MCP's annotations.
    """

    name: str
    title: str
    description: str
    group: str
    request: type[Request]
    result: type[Result]
    paid: bool = False
    read_only: bool = True
    destructive: bool = False
    idempotent: bool = True
    open_world: bool = False

    def parse(self, arguments: Mapping[str, Any]) -> Request:
        """Check raw arguments, in any of their spellings. Raises InvalidInputs."""
        return validate(self.request, canonical(self.name, arguments))

    def input_schema(self) -> dict[str, Any]:
        """JSON Schema of the arguments, without titles (they repeat the names)."""
        return _compact(self.request.model_json_schema())

    def output_schema(self) -> dict[str, Any]:
        """JSON Schema of the structured content."""
        return _compact(self.result.model_json_schema(mode="serialization"))


def _compact(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop generated titles and null defaults: bytes that tell a model nothing."""
    return {key: _compact_value(key, value) for key, value in schema.items() if not _noise(key, value)}


def _compact_value(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        # The keys of these two are names, not keywords: a property may be called "title".
        if key in {"properties", "$defs"}:
            return {name: _compact(inner) for name, inner in value.items()}
        return _compact(value)
    if isinstance(value, list):
        return [_compact(item) if isinstance(item, dict) else item for item in value]
    return value


def _noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


TOOLS: tuple[Tool, ...] = (
    Tool(
        "get_instructions",
        "Platform guide",
        "Platform guidance, Creative Unit pricing and error codes. Call once at the start of a session.",
        "instructions",
        instructions.GetInstructions,
        instructions.Instructions,
    ),
    Tool(
        "get_workflow_instructions",
        "Workflow guide",
        "The workflow lifecycle: discover, estimate, execute, poll, display. Call before the first workflow run.",
        "instructions",
        instructions.GetWorkflowInstructions,
        instructions.Instructions,
    ),
    Tool(
        "get_forge_instructions",
        "Forge guide",
        "The lifecycle of a forge (direct model execution). Call before the first forge of a session.",
        "instructions",
        instructions.GetForgeInstructions,
        instructions.Instructions,
    ),
    Tool(
        "list_workspaces",
        "List workspaces",
        "List all workspaces you belong to, with Creative Unit balances, most recently active first.",
        "workspaces",
        workspaces.ListWorkspaces,
        workspaces.WorkspacePage,
    ),
    Tool(
        "get_workspace",
        "Get a workspace",
        "Details and Creative Unit balance of one workspace.",
        "workspaces",
        workspaces.GetWorkspace,
        workspaces.WorkspaceInfo,
    ),
    Tool(
        "get_model_recommendations",
        "Recommended models",
        "Curated model recommendations by category, best first.",
        "models",
        models.GetModelRecommendations,
        models.Recommendations,
    ),
    Tool(
        "list_models",
        "List models",
        "Search and filter models by modality, use case, capabilities, price or text.",
        "models",
        models.ListModels,
        models.ModelPage,
    ),
    Tool(
        "get_model",
        "Get a model",
        "Full details of a model: capabilities, prompt format, and the schema of every parameter it honours.",
        "models",
        models.GetModel,
        models.ModelDetails,
    ),
    Tool(
        "list_workflows",
        "List workflows",
        "List available workflows with their inputs and outputs.",
        "workflows",
        workflows.ListWorkflows,
        workflows.WorkflowPage,
    ),
    Tool(
        "estimate_workflow_price",
        "Price a workflow",
        "The Creative Unit cost of a workflow run. Free.",
        "workflows",
        workflows.EstimateWorkflowPrice,
        workflows.WorkflowEstimate,
    ),
    Tool(
        "execute_workflow",
        "Run a workflow",
        "Start a workflow. Spends Creative Units. Answers at once with a run_id to poll.",
        "workflows",
        workflows.ExecuteWorkflow,
        workflows.WorkflowStarted,
        paid=True,
        read_only=False,
        idempotent=False,
    ),
    Tool(
        "get_workflow_run",
        "Poll a workflow run",
        "Status, steps and assets of a workflow run. Poll at poll_interval_seconds; asked for progress, it waits for the "
        "end (25 s).",
        "workflows",
        workflows.GetWorkflowRun,
        workflows.WorkflowRun,
    ),
    Tool(
        "cancel_workflow_run",
        "Cancel a workflow run",
        "Stop a running workflow and release its reserved Creative Units.",
        "workflows",
        workflows.CancelWorkflowRun,
        workflows.WorkflowRun,
        read_only=False,
        destructive=True,
    ),
    Tool(
        "estimate_forge_price",
        "Price a forge",
        "The Creative Unit cost of a generation, and whether the workspace can pay. Free.",
        "forge",
        forge.EstimateForgePrice,
        forge.PriceEstimate,
    ),
    Tool(
        "execute_forge",
        "Forge",
        "Run one model. Spends Creative Units. Answers at once with an inference_id to poll with get_forge_run.",
        "forge",
        forge.ExecuteForge,
        forge.ForgeStarted,
        paid=True,
        read_only=False,
        idempotent=False,
    ),
    Tool(
        "get_forge_run",
        "Poll a forge run",
        "Status and assets of a forge run. Poll at poll_interval_seconds; asked for progress, it waits for the end (25 s).",
        "forge",
        forge.GetForgeRun,
        forge.ForgeRun,
    ),
    Tool(
        "cancel_inference",
        "Cancel a forge run",
        "Stop a live forge run and release its reserved Creative Units.",
        "forge",
        forge.CancelInference,
        forge.ForgeRun,
        read_only=False,
        destructive=True,
    ),
    Tool(
        "request_file_upload_url",
        "Get an upload URL",
        "A signed URL to upload a local image, video or audio file to.",
        "files",
        files.RequestFileUploadUrl,
        files.UploadUrl,
        read_only=False,
        idempotent=False,
    ),
    Tool(
        "upload_file",
        "Upload from a URL",
        "Store a file from a public URL for use in workflows or forge.",
        "files",
        files.UploadFile,
        files.UploadedFile,
        read_only=False,
        idempotent=False,
        open_world=True,
    ),
)
"""The 18 tools of the published page in its order, and ``cancel_inference`` after ``get_forge_run``."""

TOOLS_BY_NAME: Mapping[str, Tool] = {tool.name: tool for tool in TOOLS}
