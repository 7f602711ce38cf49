"""A small server that speaks OpenAI's images API, well or badly, and remembers what it was asked."""

from __future__ import annotations

import base64
import email.parser
import email.policy
import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layer_server.generators.card import GenerationRequest, Output
from layer_server.generators.notes import Notes

KEY = "sk-the-one-that-nobody-sees-0123456789"


def png(width: int, height: int, colour: tuple[int, ...] = (200, 30, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


class Images:
    """The server.

    Attributes:
        asked: of each request its path, headers and fields; files as bytes.
        answers: what to do instead of making pictures, first come: a status and a body, or a function of the handler.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.answers: list[Any] = []
        self.by_url = False
        self.size: tuple[int, int] | None = None
        self.let_go = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()

    def made(self, fields: dict[str, Any]) -> dict[str, Any]:
        asked = str(fields.get("size", "64x48"))
        size = self.size or tuple(map(int, asked.split("x"))) if "x" in asked else (64, 48)
        colour = (10, 20, 30, 0) if fields.get("background") == "transparent" else (200, 30, 30)
        entry: dict[str, Any] = {"revised_prompt": "a better sword\x1b[31m"}
        if self.by_url:
            entry["url"] = f"{self.origin}/made.png"
        else:
            entry["b64_json"] = base64.b64encode(png(*size, colour)).decode()
        return {
            "created": 1,
            "data": [entry] * int(fields.get("n", 1)),
            "usage": {"total_tokens": 7},
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        images = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/made.png":
                    self.reply(200, png(64, 48), "image/png")
                else:
                    self.reply(404, {"error": {"message": "no such thing"}})

            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["content-length"]))
                fields = _fields(self.headers["content-type"], data)
                headers = {name.lower(): value for name, value in self.headers.items()}
                images.asked.append({"path": self.path, "headers": headers, **fields})
                answer = images.answers.pop(0) if images.answers else (200, images.made(fields["fields"]))
                answer(self) if callable(answer) else self.reply(*answer)

            def reply(self, status: int, body: Any, kind: str = "application/json", **headers: str) -> None:
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", headers.pop("length", str(len(data))))
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


def _fields(kind: str, data: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return {"fields": json.loads(data), "files": []}
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
        b"content-type: " + kind.encode() + b"\r\n\r\n" + data
    )
    fields, files = {}, []
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        body = part.get_payload(decode=True)
        if part.get_filename():
            files.append((name, body))
        else:
            fields[name] = body.decode()
    return {"fields": fields, "files": files}


@pytest.fixture
def images() -> Iterator[Images]:
    server = Images()
    yield server
    server.close()


@pytest.fixture
def hang(images: Images) -> Callable[[Any], None]:
    """An answer that does not come before the test is over."""

    def wait(handler: Any) -> None:
        images.let_go.wait(30)
        time.sleep(0.01)

    return wait


@pytest.fixture
def make(images: Images, tmp_path: Path) -> Callable[..., list[Output]]:
    """Runs the generator as a worker does: ``make(model="gpt-image-1.5", parameters={"width": 1536})``."""
    from layer_mcp.contract.back_ends import define
    from layer_server.backends.offered import cards_of
    from layer_server.backends.openai_images.generate import generate

    home = tmp_path / "home"

    def run(
        prompt: str = "a sword",
        *,
        seed: int = 3,
        batch_size: int = 1,
        files: Any = None,
        notes: Notes | None = None,
        cancel: Callable[[], bool] = lambda: False,
        progress: Any = lambda *_: None,
        parameters: dict[str, Any] | None = None,
        table: dict[str, Any] | None = None,
        **more: Any,
    ) -> list[Output]:
        wanted = {
            "back_end": "openai",
            "url": images.origin,
            "model": "gpt-image-1.5",
            **more,
            **(table or {}),
        }
        (card,) = cards_of(define("studio", wanted, home))
        given = parameters or {}
        card.price({**given, "batch_size": batch_size})
        request = GenerationRequest(
            prompt, seed, batch_size, given, files or {}, "studio", card.settings, notes or Notes()
        )
        return generate(request, None, progress, cancel)

    return run
