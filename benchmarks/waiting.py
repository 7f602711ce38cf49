"""A run of 3 s: how often a client asks whether it is over, and how late it knows.

Ours against the embedded server (long poll), against our server by its URL (a read that answers when the run is over),
and against a server that can only be polled; beside them fal-client and replicate, each in its own way of waiting, on
local fakes that do what their servers do. Lag is from the end on the server to the return of the call that waits,
both by this machine's clock. Goals: at most 3 calls and 20 ms where push exists.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from figures import OUT, write

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests"
os.environ |= {"LAYER_CARDS": "plain_cards:CARDS", "LAYER_CODE_PATH": str(TESTS / "cards")}
for name in ("LAYER_MCP_URL", "LAYER_PAT", "LAYER_PROFILE"):
    os.environ.pop(name, None)
sys.path[:0] = [str(TESTS / "hosted")]

RUN_SECONDS = 3.0
REPEATS = 4
POLL_SECONDS = 1.0
GOAL_CALLS, GOAL_LAG_MS = 3, 20
PEERS = ("fal-client", "replicate")


def told(calls: list[int], lags: list[float]) -> dict[str, Any]:
    return {
        "status_calls": round(statistics.median(calls), 1),
        "lag_ms": round(statistics.median(lags) * 1e3, 1),
        "worst_lag_ms": round(max(lags) * 1e3, 1),
        "n": len(calls),
    }


def ours(layer: Any, ended: Callable[[Any], float], **request: Any) -> dict[str, Any]:
    """Wait for a few runs of one server; every call over its connection is counted."""
    from layer_mcp.connect.connection import Connection
    from layer_mcp.connect.rest import LocalRest

    count = 0
    call, get = Connection.call, LocalRest.get

    async def counted_call(*args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        return await call(*args, **more)

    async def counted_get(*args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        return await get(*args, **more)

    calls, lags = [], []
    layer.forge(
        "warm up", batch_size=1, **{**request, **({"duration_seconds": 0.1} if request else {})}
    ).result()
    Connection.call, LocalRest.get = counted_call, counted_get  # type: ignore[method-assign, assignment]
    try:
        for _ in range(REPEATS):
            run = layer.forge("a stone", batch_size=1, **request)
            count = 0
            run.result()
            known = time.time()
            calls.append(count)
            lags.append(known - ended(run))
    finally:
        Connection.call, LocalRest.get = call, get  # type: ignore[method-assign]
    return told(calls, lags)


def of_our_server() -> dict[str, Any]:
    """By long poll, and by URL."""
    from layer_mcp import Layer
    from layer_mcp.connect import local

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        server = local.ensure(home, child=local.begin(home), timeout=60)
        slow = {"model": "swatch", "duration_seconds": RUN_SECONDS}
        try:
            with Layer("embedded", home=home) as layer:
                embedded = ours(layer, lambda run: run.finished_at.timestamp(), **slow)
            os.environ |= {
                "LAYER_MCP_URL": f"{server.endpoint.origin}/mcp",
                "LAYER_PAT": server.token.reveal(),
            }
            with Layer(home=Path(folder) / "far") as layer:
                by_url = ours(layer, lambda run: run.finished_at.timestamp(), **slow)
        finally:
            local.stop(home)
    return {"embedded": embedded, "by_url": by_url}


def of_a_polled_server() -> dict[str, Any]:
    from standin import HostedStandIn

    from layer_mcp import Layer

    with (
        tempfile.TemporaryDirectory() as folder,
        HostedStandIn(1, run_seconds=RUN_SECONDS, poll_interval=POLL_SECONDS) as server,
    ):
        os.environ |= {"LAYER_MCP_URL": server.url, "LAYER_PAT": server.token}
        skew = time.time() - time.monotonic()
        with Layer(home=Path(folder)) as layer:
            found = ours(layer, lambda run: server.runs[run.id].ends_at + skew)
    return found | {"poll_interval_seconds": POLL_SECONDS}


class Fake(BaseHTTPRequestHandler):
    """The status endpoints of both peers, for runs that are over three seconds after they begin."""

    protocol_version = "HTTP/1.1"
    ends: ClassVar[dict[str, float]] = {}
    asked: ClassVar[dict[str, int]] = {}

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        id_ = f"run{len(self.ends)}"
        self.ends[id_], self.asked[id_] = time.time() + RUN_SECONDS, 0
        self._answer(self._prediction(id_), 201)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].rstrip("/")
        parts = path.split("/")
        if parts[1] == "fal" and parts[-1] == "status":
            self.asked[parts[2]] += 1
            over = time.time() >= self.ends[parts[2]]
            self._answer({"status": "COMPLETED" if over else "IN_PROGRESS", "logs": [], "metrics": {}})
        elif parts[1] == "fal":
            self._answer({"images": []})
        else:
            self.asked[parts[-1]] += 1
            self._answer(self._prediction(parts[-1]))

    def _prediction(self, id_: str) -> dict[str, Any]:
        over = time.time() >= self.ends[id_]
        return {
            "id": id_, "model": "a/b", "version": "1", "input": {}, "logs": "", "output": [] if over else None,
            "status": "succeeded" if over else "processing", "created_at": "2026-01-01T00:00:00Z", "urls": {},
        }  # fmt: skip

    def _answer(self, body: Any, status: int = 200) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def fake() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Fake)
    server.disable_nagle_algorithm = True  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def peers_python() -> Path | None:
    """The interpreter of an environment with the peers; None where they cannot be installed."""
    place = OUT / "peers"
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        OUT.mkdir(exist_ok=True)
        venv.create(place, with_pip=True)
    probe = subprocess.run([python, "-c", "import fal_client, replicate"], check=False, capture_output=True)
    if probe.returncode:
        command = [python, "-m", "pip", "install", "--quiet", *PEERS]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    return python


def of_the_peers() -> dict[str, Any]:
    python = peers_python()
    if python is None:
        return {}
    found: dict[str, Any] = {}
    with fake() as origin:
        for peer in PEERS:
            command = [python, str(HERE / "waiting_peers.py"), peer, origin, str(REPEATS)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            known = json.loads(done.stdout)
            calls = [Fake.asked[id_] for id_ in known]
            found[peer] = told(calls, [at - Fake.ends[id_] for id_, at in known.items()])
    return found


def main() -> None:
    figures = {
        "run_seconds": RUN_SECONDS,
        "load_before": round(os.getloadavg()[0], 1),
        **of_our_server(),
        "polled": of_a_polled_server(),
        **of_the_peers(),
        "goals": {"status_calls": GOAL_CALLS, "lag_ms": GOAL_LAG_MS},
    }
    write("waiting", figures)


if __name__ == "__main__":
    main()
