"""What one short read answers does not stand in line behind slow work; and never holds up the loop itself."""

from __future__ import annotations

import contextlib
from typing import Any

import anyio
import anyio.to_thread

from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_server.db import schema
from layer_server.db.database import Database
from layer_server.tools.handlers import HANDLERS, QUICK


def test_only_free_reads_are_quick() -> None:
    assert set(HANDLERS) >= QUICK
    assert all(TOOLS_BY_NAME[name].read_only and not TOOLS_BY_NAME[name].paid for name in QUICK)


async def test_they_answer_while_every_thread_is_taken(client: Any, core: Any, workspace_id: str) -> None:
    if core.db.shared:
        # Another machine's answer is waited for in a thread, never on the loop.
        assert not core.db.reads_at_once()
        return
    await client.call_tool("get_workspace", {"workspace_id": workspace_id})
    limiter = anyio.to_thread.current_default_thread_limiter()
    with contextlib.ExitStack() as taken:
        while limiter.available_tokens:
            borrower = object()
            limiter.acquire_on_behalf_of_nowait(borrower)
            taken.callback(limiter.release_on_behalf_of, borrower)
        with anyio.fail_after(10):
            for tool, arguments in (
                ("get_workspace", {"workspace_id": workspace_id}),
                ("list_workspaces", {}),
                ("list_models", {"workspace_id": workspace_id}),
                ("get_instructions", {}),
            ):
                assert not (await client.call_tool(tool, arguments)).is_error


def test_a_read_that_would_wait_for_a_connection_is_not_at_once(tmp_path: Any) -> None:
    database = Database.in_file(tmp_path / "state.db")
    schema.prepare(database)
    assert database.reads_at_once()
    with contextlib.ExitStack() as busy:
        while database.reads_at_once():
            busy.enter_context(database.connect())
        assert not database.reads_at_once()
    assert database.reads_at_once()
    database.close()
