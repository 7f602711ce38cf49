"""One ``get_workspace`` through ``Layer`` against a raw ``mcp.Client`` on the same server, over HTTP and in memory.

Goals (p50): at most 1.3 times or 0.6 ms more over HTTP, and 0.3 ms more in memory.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from figures import percentiles, write

HERE = Path(__file__).resolve().parent
os.environ |= {"LAYER_CARDS": "rest_card:CARDS", "LAYER_CODE_PATH": str(HERE)}
os.environ.pop("LAYER_MCP_URL", None)
sys.path.insert(0, str(HERE))

ROUNDS = 6
CALLS = 150
WARM_UP = 30


def through_layer(layer: Any, workspace_id: str, calls: int) -> list[float]:
    taken = []
    for _ in range(calls):
        begun = time.perf_counter()
        layer.call("get_workspace", workspace_id=workspace_id)
        taken.append(time.perf_counter() - begun)
    return taken


async def raw(client: Any, workspace_id: str, calls: int) -> list[float]:
    taken = []
    for _ in range(calls):
        begun = time.perf_counter()
        await client.call_tool("get_workspace", {"workspace_id": workspace_id})
        taken.append(time.perf_counter() - begun)
    return taken


def compare(layer: Any, open_client: Any) -> dict[str, Any]:
    workspace_id = layer.workspace().id
    ours: list[float] = []
    theirs: list[float] = []

    async def rounds() -> None:
        async with open_client() as client:
            through_layer(layer, workspace_id, WARM_UP)
            await raw(client, workspace_id, WARM_UP)
            for _ in range(ROUNDS):  # in turn, in one process: a busy moment hits both
                ours.extend(through_layer(layer, workspace_id, CALLS))
                theirs.extend(await raw(client, workspace_id, CALLS))

    asyncio.run(rounds())
    difference = statistics.median(ours) - statistics.median(theirs)
    return {
        "layer": percentiles(ours),
        "raw": percentiles(theirs),
        "ratio_p50": round(statistics.median(ours) / statistics.median(theirs), 3),
        "more_ms_p50": round(difference * 1e3, 3),
    }


def over_http(folder: Path) -> dict[str, Any]:
    import contextlib

    import httpx2
    import mcp
    from mcp.client.streamable_http import streamable_http_client

    from layer_mcp import Layer
    from layer_mcp.connect import local

    with Layer("embedded", home=folder) as layer:
        layer.workspace()
        server = local.ensure(folder)

        @contextlib.asynccontextmanager
        async def client() -> Any:
            headers = {"authorization": f"Bearer {server.token.reveal()}"}
            url = f"{server.endpoint.origin}/mcp"
            # Set up like ours, so that the difference is our code and not the proxies of the environment.
            async with (
                httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http,
                mcp.Client(streamable_http_client(url, http_client=http)) as opened,
            ):
                yield opened

        try:
            return compare(layer, client)
        finally:
            local.stop(folder)


def in_memory(folder: Path) -> dict[str, Any]:
    import mcp
    import rest_card
    from anyio.from_thread import start_blocking_portal

    from layer_mcp import Layer
    from layer_server.app import create_app
    from layer_server.settings import Settings

    app = create_app(Settings(home=folder, cards=rest_card.CARDS))
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.running()),
        Layer(app, home=folder / "client") as layer,
    ):
        return compare(layer, lambda: mcp.Client(app.mcp))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "http": over_http(Path(folder) / "http"),
            "memory": in_memory(Path(folder) / "memory"),
            "goals": {"http": "ratio 1.3 or +0.6 ms", "memory": "+0.3 ms"},
        }
    write("call_overhead", figures)


if __name__ == "__main__":
    main()
