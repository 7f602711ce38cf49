"""One ``get_workspace`` through ``Layer`` against a raw ``mcp.Client`` on the same server, over HTTP and in memory; and
32 of them at once over HTTP.

Goals (p50): at most 1.25 times over HTTP, 0.3 ms more in memory, and 32 at once no slower than raw (1.0 times, within
the 5 % that two rounds of one client differ by).
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
AT_ONCE = 32
BATCHES = 12
"""Of ``AT_ONCE`` calls, per round."""


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


async def batch(call: Any) -> float:
    begun = time.perf_counter()
    await asyncio.gather(*(call() for _ in range(AT_ONCE)))
    return time.perf_counter() - begun


def at_once(layer: Any, open_client: Any) -> dict[str, Any]:
    """``AT_ONCE`` calls: awaited through ``AsyncLayer``, on as many threads through ``Layer``, and by a raw client."""
    from concurrent.futures import ThreadPoolExecutor

    workspace_id = layer.workspace().id
    awaited: list[float] = []
    threads: list[float] = []
    theirs: list[float] = []

    async def through_async() -> None:
        await layer._layer.call("get_workspace", workspace_id=workspace_id)

    def through_threads(pool: ThreadPoolExecutor) -> float:
        begun = time.perf_counter()
        list(pool.map(lambda _: layer.call("get_workspace", workspace_id=workspace_id), range(AT_ONCE)))
        return time.perf_counter() - begun

    async def rounds(pool: ThreadPoolExecutor) -> None:
        async with open_client() as client:

            async def through_raw() -> None:
                await client.call_tool("get_workspace", {"workspace_id": workspace_id})

            for measured in range(ROUNDS + 1):
                batches = [
                    (
                        await batch(through_async),
                        await asyncio.to_thread(through_threads, pool),
                        await batch(through_raw),
                    )
                    for _ in range(BATCHES)
                ]
                if measured:  # the first round opens the connections
                    for mine, blocking, raw_ in batches:
                        awaited.append(mine)
                        threads.append(blocking)
                        theirs.append(raw_)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        asyncio.run(rounds(pool))
    raw_p50 = statistics.median(theirs)
    return {
        "calls": AT_ONCE,
        "async_layer": percentiles(awaited),
        "layer_threads": percentiles(threads),
        "raw": percentiles(theirs),
        "ratio_p50": round(statistics.median(awaited) / raw_p50, 3),
        "ratio_threads_p50": round(statistics.median(threads) / raw_p50, 3),
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
            return compare(layer, client) | {"at_once": at_once(layer, client)}
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
            "goals": {"http": "ratio 1.25", "memory": "+0.3 ms", "32 at once": "ratio 1.0"},
        }
    write("call_overhead", figures)


if __name__ == "__main__":
    main()
