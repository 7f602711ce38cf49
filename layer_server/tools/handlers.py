"""Which function answers which tool."""

from __future__ import annotations

from collections.abc import Mapping

from layer_server.tools import files, forge, instructions, models, workflows, workspaces
from layer_server.tools.call import Handler

HANDLERS: Mapping[str, Handler] = {
    "get_instructions": instructions.get_instructions,
    "get_workflow_instructions": instructions.get_workflow_instructions,
    "get_forge_instructions": instructions.get_forge_instructions,
    "list_workspaces": workspaces.list_workspaces,
    "get_workspace": workspaces.get_workspace,
    "get_model_recommendations": models.get_model_recommendations,
    "list_models": models.list_models,
    "get_model": models.get_model,
    "list_workflows": workflows.list_workflows,
    "estimate_workflow_price": workflows.estimate_workflow_price,
    "execute_workflow": workflows.execute_workflow,
    "get_workflow_run": workflows.get_workflow_run,
    "cancel_workflow_run": workflows.cancel_workflow_run,
    "estimate_forge_price": forge.estimate_forge_price,
    "execute_forge": forge.execute_forge,
    "get_forge_run": forge.get_forge_run,
    "cancel_inference": forge.cancel_inference,
    "request_file_upload_url": files.request_file_upload_url,
    "upload_file": files.upload_file,
}

QUICK = frozenset(
    {
        "get_instructions",
        "get_workflow_instructions",
        "get_forge_instructions",
        "list_workspaces",
        "get_workspace",
        "get_model_recommendations",
        "list_models",
        "get_model",
    }
)
"""Answered from memory and one short read: changing to another thread and back takes three times as long as that."""
