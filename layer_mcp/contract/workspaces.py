"""``list_workspaces`` and ``get_workspace``."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from layer_mcp.contract.model import Request, Result, Uuid
from layer_mcp.contract.paging import PagedRequest, Pagination


class ListWorkspaces(PagedRequest):
    """Arguments of ``list_workspaces``."""


class GetWorkspace(Request):
    """Arguments of ``get_workspace``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")


class WorkspaceInfo(Result):
    """A workspace and its Creative Units.

    Attributes:
        balance_creative_units: total, before reservations.
        reserved_creative_units: held by live runs.
        available_creative_units: balance minus reserved; may be negative on the hosted server.
        last_active_at: this user's last activity in it.
    """

    workspace_id: str
    slug: str = ""
    name: str = ""
    balance_creative_units: float | int = 0
    reserved_creative_units: float | int = 0
    available_creative_units: float | int = 0
    last_active_at: datetime | None = None


class WorkspacePage(Result):
    """Workspaces, most recently active first."""

    workspaces: list[WorkspaceInfo]
    pagination: Pagination = Field(default_factory=Pagination)
