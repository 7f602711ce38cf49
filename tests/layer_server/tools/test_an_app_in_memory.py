"""``create_app`` for embedders: opens its folder, closes it, and never shares it with a running server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import mcp
import pytest

from layer_mcp.contract.errors import ServerUnavailable
from layer_server.app import create_app
from layer_server.settings import Settings


async def test_it_must_be_running(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path))
    async with mcp.Client(app.mcp) as client:
        answer = await client.call_tool("list_workspaces", {})
    assert answer.is_error
    assert "async with app.running()" in answer.structured_content["remedy"]


async def test_it_opens_its_folder_and_closes_it_again(tmp_path: Path, plain_cards: Any) -> None:
    for _ in range(2):
        app = create_app(Settings(home=tmp_path, cards=plain_cards, workers=1))
        async with app.running(), mcp.Client(app.mcp) as client:
            found = await client.call_tool("list_workspaces", {})
            assert found.structured_content["workspaces"][0]["balance_creative_units"] == 1000
            transport = httpx2.ASGITransport(app=app.asgi)
            async with httpx2.AsyncClient(transport=transport, base_url="http://in.memory") as http:
                assert (await http.get("/local/v1/ready")).json()["state"] == "ready"
                stop = await http.post("/local/v1/stop", json={})
                assert stop.json()["stopping"] is False
        with pytest.raises(RuntimeError, match="runs once"):
            async with app.running():
                pass


async def test_a_folder_that_a_server_has_is_left_to_it(
    server: Any, server_home: Path, plain_cards: Any
) -> None:
    app = create_app(Settings(home=server_home, cards=plain_cards))
    async with app.running():
        with pytest.raises(ServerUnavailable, match=f"process {server.endpoint.pid}") as caught:
            await app.core()
    assert "Connect to that server" in caught.value.remedy


TAKER = """
import sys
from pathlib import Path
from layer_server.process import lock
try:
    lock.take(Path(sys.argv[1]), wait_seconds=0)
except lock.FolderTaken as taken:
    print(taken)
else:
    print("taken over")
"""


def take_elsewhere(home: Path) -> str:
    """What another process gets that wants to serve the folder."""
    return subprocess.run(
        [sys.executable, "-c", TAKER, str(home)], capture_output=True, text=True, check=True, timeout=60
    ).stdout


async def test_a_second_app_on_the_folder_leaves_the_first_ones_lock_alone(
    tmp_path: Path, plain_cards: Any
) -> None:
    first = create_app(Settings(home=tmp_path, cards=plain_cards, workers=1))
    async with first.running():
        await first.core()
        second = create_app(Settings(home=tmp_path, cards=plain_cards, workers=1))
        async with second.running():
            with pytest.raises(ServerUnavailable, match="this very process"):
                await second.core()
        assert "holds the lock" in take_elsewhere(tmp_path)
    assert "taken over" in take_elsewhere(tmp_path)
