"""A small ComfyUI: its HTTP protocol with queue, history, files and faults, and pictures of one colour."""

from __future__ import annotations

import io
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image


class ComfyStandIn:
    """One server on a free port.

    Attributes:
        holding: while set, what is at work does not end.
        old: as servers were: their own ids, and an interrupt that stops whatever runs.
        lose: the next answers to a prompt that are not sent, though it was queued.
        swallow: the next prompts that are neither queued nor answered.
        key: what ``X-API-Key`` must be.
        fail: makes every prompt fail at work.
        lasting: how many prompts are done before all others fail.
        refuse: answers every prompt with this, and 400.
        left_out: what is said of nodes of a prompt that is taken all the same.
        file: what is saved in place of a picture, with its name.
        output: under which word files are listed.
        view: answers ``/view`` in place of the file.
        received: the prompts that were queued, as they were posted.
    """

    def __init__(self) -> None:
        self.holding, self.old, self.lose, self.swallow = False, False, 0, 0
        self.key, self.fail, self.lasting = "", False, 1000
        self.refuse: dict[str, Any] | None = None
        self.left_out: dict[str, Any] = {}
        self.file: tuple[str, bytes] | None = None
        self.output, self.view, self.down = "images", b"", False
        self.received: list[dict[str, Any]] = []
        self.uploads: dict[str, bytes] = {}
        self.interrupts: list[Any] = []
        self.deleted: list[str] = []
        self.paths: list[str] = []
        self.saved: dict[str, bytes] = {}
        self._lock = threading.Lock()
        self._interrupted: set[str] = set()
        self.waiting: list[list[Any]] = []
        self.running: list[list[Any]] = []
        self.history: dict[str, Any] = {}
        self._number = 0
        standin = self

        class Handler(_Handler):
            comfy = standin

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._ended = threading.Event()
        for work in (lambda: self._server.serve_forever(0.02), self._work):
            threading.Thread(target=work, daemon=True).start()

    def stop(self) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()

    def restart(self) -> None:
        """Forget everything, as a new process would."""
        with self._lock:
            self.waiting, self.running, self.history = [], [], {}

    def queue(self, body: dict[str, Any]) -> str:
        with self._lock:
            own = str(uuid.uuid4())
            prompt_id = own if self.old else str(body.get("prompt_id") or own)
            extra = {**body.get("extra_data", {}), "client_id": body.get("client_id")}
            self.received.append(body)
            self.waiting.append([self._number, prompt_id, body["prompt"], extra, []])
            self._number += 1
            return prompt_id

    def interrupt(self, body: dict[str, Any]) -> None:
        with self._lock:
            self.interrupts.append(body.get("prompt_id"))
            for item in self.running:
                if self.old or item[1] == body.get("prompt_id"):
                    self._interrupted.add(item[1])

    def delete(self, ids: list[str]) -> None:
        with self._lock:
            self.deleted += ids
            self.waiting = [item for item in self.waiting if item[1] not in ids]

    def _work(self) -> None:
        while not self._ended.wait(0.005):
            with self._lock:
                if not self.waiting:
                    continue
                item = self.waiting.pop(0)
                self.running = [item]
            while self.holding and item[1] not in self._interrupted and not self._ended.is_set():
                time.sleep(0.005)
            with self._lock:
                if item in self.running:
                    self.running = []
                    self.history[item[1]] = self._end(item)

    def _end(self, item: list[Any]) -> dict[str, Any]:
        def status(word: str, *messages: Any) -> dict[str, Any]:
            return {"status_str": word, "completed": word == "success", "messages": list(messages)}

        entry: dict[str, Any] = {"prompt": item, "outputs": {}, "status": status("success")}
        if item[1] in self._interrupted:
            entry["status"] = status("error", ["execution_interrupted", {"prompt_id": item[1]}])
        elif self.fail or len(self.history) >= self.lasting:
            said = {"node_id": "3", "node_type": "KSampler", "exception_type": "torch.OutOfMemoryError"}
            entry["status"] = status(
                "error", ["execution_error", said | {"exception_message": "CUDA\x1b[31m is full"}]
            )
        else:
            entry["outputs"] = {node: self._save(item[2], node) for node in _saving(item[2])}
        return entry

    def _save(self, nodes: dict[str, Any], node: str) -> dict[str, Any]:
        name, data = self.file or (f"out_{len(self.saved):05}.png", _picture(nodes))
        self.saved[name] = data
        kind = "temp" if nodes[node]["class_type"].startswith("Preview") else "output"
        return {self.output: [{"filename": name, "subfolder": "", "type": kind}]}


def _saving(nodes: dict[str, Any]) -> list[str]:
    return [
        key for key, node in nodes.items() if node["class_type"].startswith(("Save", "Preview", "VHS_Video"))
    ]


def _picture(nodes: dict[str, Any]) -> bytes:
    """As large as the latent, and of a colour that the seed tells."""
    values = {name: value for node in nodes.values() for name, value in node["inputs"].items()}
    seed = values.get("seed", values.get("noise_seed", 0))
    size = (values.get("width", 64), values.get("height", 64))
    buffer = io.BytesIO()
    Image.new("RGB", size, (seed % 256, 40, 80)).save(buffer, "PNG")
    return buffer.getvalue()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A client that was killed is no error."""


class _Handler(BaseHTTPRequestHandler):
    comfy: ComfyStandIn
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        comfy, path = self.comfy, urlsplit(self.path).path
        comfy.paths.append(path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if comfy.down:
            self._send(b"bad gateway", status=502)
        elif comfy.key and self.headers.get("X-API-Key") != comfy.key:
            self._send(b"<html>who are you?</html>", "text/html", status=401)
        elif path == "/upload/image":
            self._upload(body)
        elif path == "/prompt":
            self._prompt(json.loads(body))
        elif path == "/interrupt":
            comfy.interrupt(json.loads(body))
            self._send(b"")
        elif path == "/queue" and self.command == "POST":
            comfy.delete(json.loads(body)["delete"])
            self._send(b"")
        elif path == "/queue":
            self._json({"queue_running": comfy.running, "queue_pending": comfy.waiting})
        elif path.startswith("/history"):
            wanted = path.removeprefix("/history").strip("/")
            found = {key: entry for key, entry in comfy.history.items() if not wanted or key == wanted}
            self._json(found)
        elif path == "/system_stats":
            self._json({"system": {"comfyui_version": "0.36.0"}, "devices": []})
        elif path == "/view":
            name = parse_qs(urlsplit(self.path).query)["filename"][0]
            self._send(comfy.view or comfy.saved[name], "application/octet-stream")
        else:
            self._send(b"", status=404)

    def _prompt(self, body: dict[str, Any]) -> None:
        comfy = self.comfy
        if comfy.refuse is not None:
            self._json(comfy.refuse, status=400)
            return
        if comfy.swallow:
            comfy.swallow -= 1
            self.close_connection = True
            return
        prompt_id = comfy.queue(body)
        if comfy.lose:
            comfy.lose -= 1
            self.close_connection = True
            return
        self._json({"prompt_id": prompt_id, "number": 0, "node_errors": comfy.left_out})

    def _upload(self, body: bytes) -> None:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = message_from_bytes(head + body)
        for part in message.get_payload():
            name = part.get_filename()
            if name:
                self.comfy.uploads[name] = part.get_payload(decode=True)
                self._json({"name": name, "subfolder": "", "type": "input"})

    def _json(self, value: Any, status: int = 200) -> None:
        self._send(json.dumps(value).encode(), "application/json", status)

    def _send(self, data: bytes, kind: str = "text/plain", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def comfy() -> Iterator[ComfyStandIn]:
    """A ComfyUI that works."""
    standin = ComfyStandIn()
    yield standin
    standin.stop()


def text_to_image() -> dict[str, Any]:
    """The workflow that ComfyUI begins with."""
    return {
        "3": {
            "class_type": "KSampler",
            "inputs": {
                "seed": 156680208700286,
                "steps": 20,
                "cfg": 8.0,
                "sampler_name": "euler",
                "scheduler": "normal",
                "denoise": 1.0,
                "model": ["4", 0],
                "positive": ["6", 0],
                "negative": ["7", 0],
                "latent_image": ["5", 0],
            },
        },
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "xl/base.safetensors"}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 512, "batch_size": 4}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "beautiful scenery", "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "text, watermark", "clip": ["4", 1]}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
        "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "ComfyUI", "images": ["8", 0]}},
    }


@pytest.fixture
def workflow() -> Callable[..., dict[str, Any]]:
    """``workflow()``: text to image; ``workflow({"10": …})``: with these nodes added, or in the place of its own."""

    def workflow(nodes: dict[str, Any] | None = None, **inputs: dict[str, Any]) -> dict[str, Any]:
        made = text_to_image() | (nodes or {})
        for node, values in inputs.items():
            made[node.removeprefix("n")]["inputs"] |= values
        return made

    return workflow


@pytest.fixture
def card(tmp_path: Path) -> Callable[..., Any]:
    """``card(document, **settings)``: the card of a workflow's definition."""
    from layer_mcp.contract.back_ends import Definition
    from layer_server.backends.offered import cards_of

    def card(document: Any, url: str = "http://127.0.0.1:8188", **settings: Any) -> Any:
        path = tmp_path / "workflow.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        definition = Definition(
            "my-comfy",
            "comfyui",
            "My Comfy",
            settings={"url": url, "workflow": str(path), **settings},
            home=tmp_path,
        )
        (found,) = cards_of(definition)
        return found

    return card


class Run:
    """A generation in this process: what ``generate`` is given, and what it says."""

    def __init__(self, card: Any) -> None:
        from layer_server.generators.notes import Notes

        self.card, self.notes, self.stages, self.stopped = card, Notes(), [], False

    def __call__(
        self, prompt: str = "a fox", seed: int = 7, batch_size: int = 1, **parameters: Any
    ) -> list[Any]:
        import numpy as np

        from layer_server.catalog import values
        from layer_server.generators.card import GenerationRequest

        files = parameters.pop("files", {})
        request = GenerationRequest(
            prompt=prompt,
            seed=seed,
            batch_size=batch_size,
            parameters=values.defaults(self.card) | parameters,
            files=files,
            model=self.card.slug,
            settings=self.card.settings,
            notes=self.notes,
        )
        made: list[Any] = self.card.load()(
            request, np.random.default_rng(seed), self._tell, lambda: self.stopped
        )
        return made

    def _tell(self, fraction: float, stage: str) -> None:
        assert 0 <= fraction <= 1
        if not self.stages or self.stages[-1] != stage:
            self.stages.append(stage)


@pytest.fixture
def run(card: Callable[..., Any], comfy: ComfyStandIn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """``run(document, **settings)``: a run of this workflow on ``comfy``, which looks often and gives up soon."""
    from layer_server.backends.comfyui import following

    monkeypatch.setattr(following, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(following, "LONGEST_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(following, "PATIENCE_SECONDS", 0.5)
    return lambda document, **settings: Run(card(document, comfy.url, **settings))


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Waits until something is so."""

    def until(is_so: Callable[[], object]) -> None:
        deadline = time.monotonic() + 20
        while not is_so():
            assert time.monotonic() < deadline, "it never came to be so"
            time.sleep(0.01)

    return until
