"""What nobody outside knows about the hosted server, or what differs between its traces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Quirks:
    """One way to be the hosted server.

    Attributes:
        body: whether a forge's parameters are ``flat``, ``nested`` under ``parameters``, or ``either``.
        statuses: letter case of statuses.
        complete: the word for a forge that went well.
        sparse: leave out whatever is optional in a result.
        extras: unknown fields in every result, and unknown values of open enums.
        nulls: null where a list or an object is expected, and where nothing is known.
        assets: the key of a run's assets; the keys in an asset follow it.
        errors: how a tool's refusal looks.
        framing: how a POST is answered.
        structured: whether results have ``structuredContent`` beside their text.
        open_listing: whether initialize and tools/list need no token.
        refusal: how a call without a valid token is refused.
        authorization_server: named by the protected-resource metadata; None: there is none.
        sessions: whether the server gives out ``Mcp-Session-Id``.
        runs_need_workspace: whether the tools that read and cancel runs insist on ``workspace_id``.
        fulltext: where the newer ``list_workflows`` takes its words.
        workspaces: how many there are; the first is the most recently active one.
        balance: CU of each.
        allow_negative: whether an empty balance stops nobody.
        page_size: the most items of one page, whatever is asked for.
        tools_per_page: of tools/list; None is all.
        max_live: runs at once, per workspace.
        rate_limit: whether RATE_LIMITED is a tool's error or HTTP 429.
        retry_after: seconds told with it; None tells nothing.
        run_seconds: how long a run takes.
        poll_interval: told with a run that is in progress; None is not told.
        media_seconds: how long a media address lives; None: it needs no signature.
        ranges: whether media can be read from the middle.
        upload_seconds: how long an upload address lives.
    """

    body: Literal["flat", "nested", "either"] = "flat"
    statuses: Literal["lower", "upper"] = "lower"
    complete: Literal["complete", "completed"] = "complete"
    sparse: bool = False
    extras: bool = False
    nulls: bool = False
    assets: Literal["assets", "outputs", "files"] = "assets"
    errors: Literal["flat", "nested", "text", "json_text"] = "flat"
    framing: Literal["sse", "json"] = "sse"
    structured: bool = True
    open_listing: bool = True
    refusal: Literal["http", "tool"] = "http"
    authorization_server: str | None = None
    sessions: bool = False
    runs_need_workspace: bool = False
    fulltext: Literal["top", "filter"] = "top"
    workspaces: int = 2
    balance: float = 1000.0
    allow_negative: bool = False
    page_size: int = 4
    tools_per_page: int | None = None
    max_live: int = 5
    rate_limit: Literal["tool", "http"] = "tool"
    retry_after: float | None = None
    run_seconds: float = 0.03
    poll_interval: float | None = 0.02
    media_seconds: float | None = None
    ranges: bool = True
    upload_seconds: float = 900.0
