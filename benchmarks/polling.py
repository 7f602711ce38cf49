"""300 clients, each asking ``get_forge_run`` once per second over HTTP, on a server that has this machine to share with them.

Goal: p99 under 250 ms. The ceiling is the calls per second that the server answers when 32 connections ask without
pause. The clients are one process of bare sockets that send bytes made beforehand: what they cost is little, and is
told with the rest.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from figures import percentiles, write

HERE = Path(__file__).resolve().parent
os.environ |= {"LAYER_CARDS": "rest_card:CARDS", "LAYER_CODE_PATH": str(HERE)}
os.environ.pop("LAYER_MCP_URL", None)
sys.path.insert(0, str(HERE))

CLIENTS = 300
INTERVAL_SECONDS = 1.0
SECONDS = 20.0
WARM_UP_SECONDS = 3.0
CEILING_CLIENTS = 32
CEILING_SECONDS = 8.0
GOAL_P99_MS = 250


class Caller(asyncio.Protocol):
    """One keep-alive connection that has at most one request under way."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._length: int | None = None
        self._answer: asyncio.Future[bytes] | None = None
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionError("the server has closed the connection"))

    async def ask(self, request: bytes) -> bytes:
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._length is None:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            if b" 200 " not in head[:20] or b"content-length:" not in head:
                raise RuntimeError(head.decode())
            self._length = end + 4 + int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self._buffer) >= self._length:
            answer = bytes(self._buffer[: self._length])
            del self._buffer[: self._length]
            self._length = None
            assert self._answer is not None
            self._answer.set_result(answer)


async def poll(host: str, port: int, requests: list[bytes]) -> list[tuple[float, float]]:
    """When each call of ``CLIENTS`` pollers ended, and how long it took."""
    loop = asyncio.get_running_loop()
    taken: list[tuple[float, float]] = []
    begun = loop.time()
    end = begun + WARM_UP_SECONDS + SECONDS

    async def one(number: int) -> None:
        _, caller = await loop.create_connection(Caller, host, port)
        request = requests[number % len(requests)]
        due = loop.time() + random.random() * INTERVAL_SECONDS
        while due < end:
            await asyncio.sleep(max(0, due - loop.time()))
            # From when it was due: a client that cannot send is a client that waits.
            await caller.ask(request)
            taken.append((loop.time() - begun, loop.time() - due))
            due += INTERVAL_SECONDS

    await asyncio.gather(*(one(number) for number in range(CLIENTS)))
    return taken


async def saturate(host: str, port: int, requests: list[bytes]) -> list[float]:
    loop = asyncio.get_running_loop()
    taken: list[float] = []
    end = loop.time() + CEILING_SECONDS

    async def one(number: int) -> None:
        _, caller = await loop.create_connection(Caller, host, port)
        while (begun := loop.time()) < end:
            await caller.ask(requests[number % len(requests)])
            taken.append(loop.time() - begun)

    await asyncio.gather(*(one(number) for number in range(CEILING_CLIENTS)))
    return taken


async def prepare(origin: str, token: str) -> list[bytes]:
    """Finished runs to ask for, and what the official client sends to ask for each."""
    import httpx2
    import mcp
    from mcp.client.streamable_http import streamable_http_client

    sent: list[httpx2.Request] = []

    async def note(request: httpx2.Request) -> None:
        sent.append(request)

    headers = {"authorization": f"Bearer {token}"}
    requests = []
    async with (
        httpx2.AsyncClient(
            headers=headers, trust_env=False, timeout=60, event_hooks={"request": [note]}
        ) as http,
        mcp.Client(streamable_http_client(f"{origin}/mcp", http_client=http), mode="2026-07-28") as client,
    ):
        workspaces = await client.call_tool("list_workspaces", {})
        arguments = {
            "workspace_id": workspaces.structured_content["workspaces"][0]["workspace_id"],
            "model_id": "rest",
            "prompt": "a stone",
            "batch_size": 1,
        }
        for _ in range(4):
            started = await client.call_tool("execute_forge", arguments)
            run_id = started.structured_content["inference_id"]
            while True:
                answer = await client.call_tool("get_forge_run", {"inference_id": run_id})
                if answer.structured_content["status"] == "complete":
                    break
                await asyncio.sleep(0.1)
            last = next(request for request in reversed(sent) if b"get_forge_run" in request.content)
            lines = [f"POST {last.url.path} HTTP/1.1", f"host: {urlsplit(origin).netloc}"]
            lines += [
                f"{name}: {value}"
                for name, value in last.headers.items()
                if name not in {"host", "connection", "accept-encoding"}
            ]
            requests.append("\r\n".join(lines).encode() + b"\r\n\r\n" + last.content)
    return requests


def measure(origin: str, token: str, server: psutil.Process) -> dict[str, Any]:
    requests = asyncio.run(prepare(origin, token))
    host, port = "127.0.0.1", int(urlsplit(origin).port or 0)
    me = psutil.Process()
    mine, its, begun = _cpu(me), _cpu(server), time.perf_counter()
    polled = asyncio.run(poll(host, port, requests))
    wall = time.perf_counter() - begun
    figures: dict[str, Any] = {
        "clients": CLIENTS,
        "cores": len(os.sched_getaffinity(0)),
        "call": percentiles([taken for at, taken in polled if at > WARM_UP_SECONDS]),
        "server_cpu_percent": round(100 * (_cpu(server) - its) / wall),
        "clients_cpu_percent": round(100 * (_cpu(me) - mine) / wall),
        "load_before": round(os.getloadavg()[0], 1),
    }
    ordered = sorted(taken for at, taken in polled if at > WARM_UP_SECONDS)
    figures["call"]["p99_ms"] = round(ordered[int(len(ordered) * 0.99)] * 1e3, 3)
    its, begun = _cpu(server), time.perf_counter()
    full = asyncio.run(saturate(host, port, requests))
    wall = time.perf_counter() - begun
    figures["ceiling"] = {
        "calls_per_second": round(len(full) / wall),
        **percentiles(full),
        "server_cpu_ms_per_call": round(1e3 * (_cpu(server) - its) / len(full), 2),
    }
    return figures | {"goals": {"p99_ms": GOAL_P99_MS}}


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def main() -> None:
    from layer_mcp.connect import local

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        server = local.ensure(home, timeout=60)
        try:
            figures = measure(
                server.endpoint.origin, server.token.reveal(), psutil.Process(server.endpoint.pid)
            )
        finally:
            local.stop(home)
    write("polling", figures)


if __name__ == "__main__":
    main()
