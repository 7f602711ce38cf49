"""``list_workspaces`` and ``get_workspace``."""

from __future__ import annotations

from layer_mcp.contract.workspaces import GetWorkspace, ListWorkspaces, WorkspaceInfo, WorkspacePage
from layer_server.results import workspace_info
from layer_server.tools.call import Call
from layer_server.tools.pages import page


def list_workspaces(call: Call, request: ListWorkspaces) -> WorkspacePage:
    mine = call.core.accounts.workspaces(call.principal)
    shown, pagination = page(mine, request.limit, request.cursor)
    return WorkspacePage(workspaces=[workspace_info(each) for each in shown], pagination=pagination)


def get_workspace(call: Call, request: GetWorkspace) -> WorkspaceInfo:
    return workspace_info(call.core.accounts.workspace(call.principal, request.workspace_id))
