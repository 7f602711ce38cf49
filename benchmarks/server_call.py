"""``get_workspace`` on our server against a tool that does nothing on a bare SDK server, in memory and over HTTP.

The same client, machine and run. Goals (p50): at most 0.5 ms more in memory, and 1.5 times over HTTP.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from figures import percentiles, write

HERE = Path(__file__).resolve().parent
os.environ |= {"LAYER_CARDS": "rest_card:CARDS", "LAYER_CODE_PATH": str(HERE)}
os.environ.pop("LAYER_MCP_URL", None)
sys.path.insert(0, str(HERE))

ROUNDS = 8
CALLS = 150
WARM_UP = 40
ERAS = ("auto", "legacy")

BARE = """
import asyncio, sys
import uvicorn
from mcp import types
from mcp.server import Server

TOOL = types.Tool(name="nothing", input_schema={"type": "object", "properties": {}})

async def listed(context, params):
    return types.ListToolsResult(tools=[TOOL])

async def called(context, params):
    return types.CallToolResult(content=[types.TextContent(type="text", text="{}")])

server = Server("bare", on_list_tools=listed, on_call_tool=called)
if __name__ == "__main__":
    uvicorn.run(server.streamable_http_app(), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""


async def timed(client: Any, tool: str, arguments: dict[str, Any], calls: int) -> list[float]:
    taken = []
    for _ in range(calls):
        begun = time.perf_counter()
        answer = await client.call_tool(tool, arguments)
        taken.append(time.perf_counter() - begun)
        assert not answer.is_error, answer
    return taken


async def compare(ours: Any, bare: Any) -> dict[str, Any]:
    listed = await ours.call_tool("list_workspaces", {})
    arguments = {"workspace_id": listed.structured_content["workspaces"][0]["workspace_id"]}
    taken: dict[str, list[float]] = {"layer": [], "bare": []}
    await timed(ours, "get_workspace", arguments, WARM_UP)
    await timed(bare, "nothing", {}, WARM_UP)
    for _ in range(ROUNDS):  # in turn, in one process: a busy moment hits both
        taken["layer"] += await timed(ours, "get_workspace", arguments, CALLS)
        taken["bare"] += await timed(bare, "nothing", {}, CALLS)
    layer, nothing = statistics.median(taken["layer"]), statistics.median(taken["bare"])
    return {
        **{name: percentiles(each) for name, each in taken.items()},
        "ratio_p50": round(layer / nothing, 3),
        "more_ms_p50": round((layer - nothing) * 1e3, 3),
    }


async def in_memory(folder: Path) -> dict[str, Any]:
    import mcp
    import rest_card

    from layer_server.app import create_app
    from layer_server.settings import Settings

    namespace: dict[str, Any] = {"__name__": "bare"}
    exec(BARE, namespace)
    app = create_app(Settings(home=folder, cards=rest_card.CARDS))
    figures = {}
    async with app.running():
        await app.core()
        for era in ERAS:
            async with (
                mcp.Client(app.mcp, mode=era) as ours,
                mcp.Client(namespace["server"], mode=era) as bare,
            ):
                figures[era] = await compare(ours, bare)
    return figures


@contextlib.asynccontextmanager
async def over(url: str, era: str, token: str | None = None) -> AsyncIterator[Any]:
    import httpx2
    import mcp
    from mcp.client.streamable_http import streamable_http_client

    headers = {"authorization": f"Bearer {token}"} if token else {}
    async with (
        httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http,
        mcp.Client(streamable_http_client(url, http_client=http), mode=era) as client,
    ):
        yield client


def over_http(folder: Path) -> dict[str, Any]:
    from layer_mcp.connect import local

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    bare_server = subprocess.Popen([sys.executable, "-c", BARE, str(port)])
    try:
        server = local.ensure(folder, child=local.begin(folder), timeout=60)
        await_port(port)
        address, token = f"{server.endpoint.origin}/mcp", server.token.reveal()
        return {era: asyncio.run(both(era, address, token, port)) for era in ERAS}
    finally:
        bare_server.kill()
        local.stop(folder)


async def both(era: str, address: str, token: str, port: int) -> dict[str, Any]:
    async with over(address, era, token) as ours, over(f"http://127.0.0.1:{port}/mcp", era) as bare:
        return await compare(ours, bare)


def await_port(port: int) -> None:
    for _ in range(1200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the bare server did not start")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "memory": asyncio.run(in_memory(Path(folder) / "memory")),
            "http": over_http(Path(folder) / "http"),
            "goals": {"memory": "+0.5 ms", "http": "ratio 1.5"},
        }
    write("server_call", figures)


if __name__ == "__main__":
    main()
