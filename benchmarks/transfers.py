"""The client's uploads and downloads of one large MP4 against curl's, to and from the same servers, in one run.

    python benchmarks/transfers.py [MIB]      256 by default; the goal is stated for 2048

Two servers: ours, and a bare one (Starlette on uvicorn; it takes an upload to disk with an fsync, as ours does). Each
round sends a film that nobody has seen. Ours is timed with all that belongs to it: asking for the address, the hash,
the journal. Goals: 0.9 or more of curl's rate, and at most 64 MiB of memory more.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uploads
from figures import write
from uploads import MIB, Film, begin, growth

HERE = Path(__file__).resolve().parent
ROUNDS = 5
LARGE = 1024 * MIB
SINK = uploads.SINK.replace(
    'Route("/", sink, methods=["PUT"])',
    'Route("/film", sink, methods=["PUT"]), Route("/down", lambda _: FileResponse(sys.argv[3]))',
).replace("import Response\n", "import FileResponse, Response\n")


def told(seconds: float, grown: dict[str, float]) -> None:
    sys.stdout.write(json.dumps({"seconds": seconds, "grown_mib": round(grown["mib"], 1)}) + "\n")


def child_layer_up(film: str) -> None:
    from layer_mcp import Layer

    with Layer("embedded") as layer:
        layer.workspace()
        with growth(os.getpid()) as grown:
            begun = time.perf_counter()
            uploaded = layer.upload(film)
            seconds = time.perf_counter() - begun
    assert not uploaded.reused
    told(seconds, grown)


def child_sink_up(film: str, url: str) -> None:
    from layer_mcp.contract.redact import Secret
    from layer_mcp.library import resumable
    from layer_mcp.library.hashing import RunningHash
    from layer_mcp.library.media import MediaHosts
    from layer_mcp.library.sources import source_of

    async def send() -> float:
        media = MediaHosts(None)

        @contextlib.asynccontextmanager
        async def way(address: Secret) -> Any:
            yield await media.client_for(address), address.reveal()

        async with way(Secret(url)):
            pass
        begun = time.perf_counter()
        session = resumable.Session("film", Secret(url), RunningHash())
        await resumable.send(way, session, source_of(film), resumed=False)
        return time.perf_counter() - begun

    with growth(os.getpid()) as grown:
        seconds = asyncio.run(send())
    told(seconds, grown)


def child_sink_down(folder: str, url: str) -> None:
    from layer_mcp.contract.redact import Secret
    from layer_mcp.library.fetching import Fetch
    from layer_mcp.library.media import MediaHosts
    from layer_mcp.library.transfers import download

    async def fetch() -> float:
        media = MediaHosts(None)

        async def fresh() -> Secret:
            raise AssertionError

        await media.client_for(Secret(url))
        begun = time.perf_counter()
        fetch = Fetch(media, "the film", Secret(url), fresh)
        await download(
            fetch.chunks, Path(folder), name="film.mp4", content_type="video/mp4", size=None, sha256=None
        )
        return time.perf_counter() - begun

    with growth(os.getpid()) as grown:
        seconds = asyncio.run(fetch())
    told(seconds, grown)


def child(*words: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, *words], stdout=subprocess.PIPE, check=True, text=True)
    return dict(json.loads(done.stdout))


def curl(*words: str, out: str = "/dev/null") -> float:
    """Seconds of curl's own."""
    done = subprocess.run(
        ["curl", "-sf", "-o", out, "-w", "%{time_total}", *words],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return float(done.stdout)


@contextlib.contextmanager
def sink(folder: Path, served: Path) -> Iterator[str]:
    port = uploads.free_port()
    process = subprocess.Popen([sys.executable, "-c", SINK, str(port), str(folder / "sunk"), str(served)])
    try:
        uploads.listening(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def make(path: Path, film: Film) -> None:
    with path.open("wb") as file:
        for piece in film.pieces(0, film.size):
            file.write(piece)
        os.fsync(file.fileno())


def main() -> int:
    from layer_mcp.connect import local

    size = int(sys.argv[1] if len(sys.argv) > 1 else 256) * MIB
    rounds = ROUNDS if size <= LARGE else ROUNDS - 1  # even, so that each goes first as often
    ways: dict[str, list[float]] = {}
    grown: dict[str, float] = {}

    def note(way: str, seconds: float, grew: float | None = None) -> None:
        ways.setdefault(way, []).append(size / MIB / seconds)
        if grew is not None:
            grown[way] = max(grown.get(way, 0.0), grew)

    with tempfile.TemporaryDirectory() as made:
        folder, home, path = Path(made), Path(made) / "home", Path(made) / "film.mp4"
        os.environ |= {
            "LAYER_HOME": str(home),
            "LAYER_CARDS": "rest_card:CARDS",
            "LAYER_CODE_PATH": str(HERE),
        }
        server = local.ensure(home, timeout=120)
        try:
            with sink(folder, path) as bare:
                warm = Film(MIB)  # what a server does once in its life is not what is measured
                make(path, warm)
                curl("-X", "PUT", "-T", str(path), begin(server, warm))
                # In turn, and in another order each time: a busy moment of the machine hits both.
                for number in range(rounds):
                    film = Film(size - number)
                    make(path, film)

                    def curl_up(film: Film = film) -> None:
                        note("server, curl", curl("-X", "PUT", "-T", str(path), begin(server, film)))
                        uploads.clear(home)

                    def ours_up() -> None:
                        done = child("layer-up", str(path))
                        note("server, ours", done["seconds"], done["grown_mib"])
                        uploads.clear(home)

                    for step in (curl_up, ours_up) if number % 2 else (ours_up, curl_up):
                        step()
                    done = child("sink-up", str(path), f"{bare}/film")
                    note("sink, ours", done["seconds"], done["grown_mib"])
                    note("sink, curl", curl("-T", str(path), f"{bare}/film"))
                    (folder / "sunk").unlink()
                    done = child("sink-down", str(folder), f"{bare}/down")
                    note("down, ours", done["seconds"], done["grown_mib"])
                    note("down, curl", curl(f"{bare}/down", out=str(folder / "fetched")))
                    for left in (folder / "fetched", *folder.glob("film-*.mp4")):
                        left.unlink()
        finally:
            local.stop(home)
    rates = {way: statistics.median(found) for way, found in ways.items()}
    ratios = {name: rates[f"{name}, ours"] / rates[f"{name}, curl"] for name in ("server", "sink", "down")}
    write(
        "transfers",
        {
            "mib": size // MIB,
            "mib_per_s": {way: round(rate) for way, rate in rates.items()},
            "ratio_to_curl": {name: round(ratio, 3) for name, ratio in ratios.items()},
            "client_grows_mib": grown,
            "load": [round(each, 1) for each in os.getloadavg()],
            "goals": {
                "upload at least 0.9 of curl": ratios["server"] >= 0.9,
                "grows by at most 64 MiB": max(grown.values()) <= 64,
            },
        },
    )
    return 0


CHILDREN = {"layer-up": child_layer_up, "sink-up": child_sink_up, "sink-down": child_sink_down}

if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in CHILDREN:
        CHILDREN[sys.argv[1]](*sys.argv[2:])
    else:
        sys.exit(main())
