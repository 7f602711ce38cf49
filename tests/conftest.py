"""What every test may count on: no settings and no keyring of the person who runs it, and no server left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

# Before anything of ours is imported: nothing that a developer has set reaches a test.
for _name in [name for name in os.environ if name.startswith("LAYER_")]:
    del os.environ[_name]
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# A worker process imports its parent's main module again, and pytest's takes as long as all that it needs.
sys.modules["__main__"].__file__ = None

CARDS_FOLDER = Path(__file__).parent / "cards"
STAND_IN_FOLDER = Path(__file__).parent / "hosted"
TEST_CARDS = {
    "LAYER_CARDS": "plain_cards:CARDS",
    "LAYER_CODE_PATH": str(CARDS_FOLDER),
}


@pytest.fixture
def test_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers that this test starts offer the quick models of ``tests/cards/plain_cards.py``."""
    for name, value in TEST_CARDS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, test_cards: None) -> Iterator[Path]:
    """A data folder of its own, in LAYER_HOME; its server, if the test starts one, is ended afterwards."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LAYER_HOME", str(folder))
    yield folder
    _end_server(folder)


@pytest.fixture(scope="session")
def served_folder() -> Callable[[Path], AbstractContextManager[Path]]:
    """``with served_folder(path) as home``: a data folder with a real local server that offers the quick models."""

    @contextmanager
    def served(folder: Path) -> Iterator[Path]:
        from layer_mcp.connect import local

        with pytest.MonkeyPatch.context() as patch:
            for name, value in TEST_CARDS.items():
                patch.setenv(name, value)
            local.ensure(folder, child=local.begin(folder), timeout=60)
        yield folder
        _end_server(folder)

    return served


@pytest.fixture(scope="session")
def server_home(
    tmp_path_factory: pytest.TempPathFactory,
    served_folder: Callable[[Path], AbstractContextManager[Path]],
) -> Iterator[Path]:
    """The data folder of the session's one real local server."""
    with served_folder(tmp_path_factory.mktemp("server") / "home") as folder:
        yield folder


@pytest.fixture
def server(server_home: Path, monkeypatch: pytest.MonkeyPatch, test_cards: None) -> object:
    """The session's one real local server (``LocalServer``), with LAYER_HOME set to its folder."""
    from layer_mcp.connect import local

    monkeypatch.setenv("LAYER_HOME", str(server_home))
    return local.ensure(server_home, timeout=60)


@pytest.fixture
def own_model(server: object, server_home: Path) -> Iterator[str]:
    """A model of the user's own on the session's server, of a small server that speaks OpenAI's images API."""
    import base64
    import io
    import json
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from PIL import Image

    from layer_mcp.own_models import OwnModels

    picture = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(picture, "PNG")
    body = json.dumps({"data": [{"b64_json": base64.b64encode(picture.getvalue()).decode()}]}).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is written."""

    images = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=images.serve_forever, args=(0.01,), daemon=True).start()
    own = OwnModels(server_home)
    url = f"http://127.0.0.1:{images.server_address[1]}"
    own.put("my-studio", {"back_end": "openai", "url": url, "model": "toy", "price_cu": 0.5})
    yield "my-studio"
    own.remove("my-studio")
    images.shutdown()
    images.server_close()


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """``hosted(2, body="nested")``: a server that behaves like the hosted one (``tests/hosted/standin``).

    ``LAYER_MCP_URL`` and ``LAYER_PAT`` name the one that was started last, so that ``Layer()`` is its client.
    """
    if str(STAND_IN_FOLDER) not in sys.path:
        sys.path.insert(0, str(STAND_IN_FOLDER))
    from standin import HostedStandIn

    started: list[Any] = []

    def hosted(generation: int = 1, **quirks: Any) -> Any:
        started.append(HostedStandIn(generation, **quirks).start())
        monkeypatch.setenv("LAYER_MCP_URL", started[-1].url)
        monkeypatch.setenv("LAYER_PAT", started[-1].token)
        return started[-1]

    yield hosted
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def layer_serve() -> Callable[[Path], AbstractContextManager[dict[str, str]]]:
    """``with layer_serve(path) as served``: ``layer serve`` as a stranger starts it, with any port; its URL and token."""

    @contextmanager
    def serving(home: Path) -> Iterator[dict[str, str]]:
        process = subprocess.Popen(
            [sys.executable, "-m", "layer_mcp.cli", "serve", "--port", "0", "--json"],
            env={**os.environ, "LAYER_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            document = ""
            while not document.endswith("}\n"):
                document += process.stdout.readline()
            yield json.loads(document)
        finally:
            process.terminate()
            process.wait(30)
            process.stdout.close()
            _end_server(home)

    return serving


def _end_server(folder: Path) -> None:
    from layer_mcp.connect import local

    if folder.exists():
        assert local.stop(folder), f"a server is left behind in {folder}"
