"""Every table of ours. All names start with ``layer_``: the run engine keeps its own tables in the same file.

Money is in micro-CU, time in microseconds since 1970 (UTC); both are integers, so both databases keep
them exactly.
"""

from __future__ import annotations

from layer_server.db.tables.accounts import (
    APPEND_ONLY_POSTGRESQL,
    APPEND_ONLY_SQLITE,
    account,
    entry,
    member,
    quota,
    user,
    workspace,
)
from layer_server.db.tables.auth import (
    access_token,
    oauth_client,
    oauth_code,
    oauth_grant,
    oauth_token,
    sign_in,
)
from layer_server.db.tables.base import metadata, schema
from layer_server.db.tables.files import asset, part, upload
from layer_server.db.tables.runs import CHANGES_POSTGRESQL, CHANNEL, run, run_step
from layer_server.db.tables.workers import shared_key, worker
from layer_server.db.tables.workflows import workflow

__all__ = [
    "APPEND_ONLY_POSTGRESQL",
    "APPEND_ONLY_SQLITE",
    "CHANGES_POSTGRESQL",
    "CHANNEL",
    "access_token",
    "account",
    "asset",
    "entry",
    "member",
    "metadata",
    "oauth_client",
    "oauth_code",
    "oauth_grant",
    "oauth_token",
    "part",
    "quota",
    "run",
    "run_step",
    "schema",
    "shared_key",
    "sign_in",
    "upload",
    "user",
    "worker",
    "workflow",
    "workspace",
]
