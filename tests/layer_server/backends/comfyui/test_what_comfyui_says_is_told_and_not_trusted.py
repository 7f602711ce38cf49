"""Errors of a server become sentences; its answers and files are bounded, sniffed and decoded under limits."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from layer_mcp.contract.errors import FeatureDisabled, LayerError, RunFailed
from layer_server.backends.comfyui import client, reach, results
from layer_server.backends.comfyui.client import Client

NODE_ERRORS = {
    "error": {"type": "prompt_outputs_failed_validation", "message": "Prompt outputs failed validation"},
    "node_errors": {
        "4": {
            "class_type": "CheckpointLoaderSimple",
            "errors": [{"message": "Value not in list", "details": "ckpt_name: 'base' not in \x1b[2J[]"}],
        }
    },
}
MISSING_NODE = {
    "error": {"message": "Cannot execute because node FluxMagic does not exist.", "details": "Node ID '#12'"},
    "node_errors": {},
}


def failure(begun: Any, **request: Any) -> LayerError:
    with pytest.raises(LayerError) as caught:
        begun(**request)
    assert caught.value.remedy
    assert "\x1b" not in str(caught.value)
    return caught.value


def test_what_is_wrong_with_a_node_is_told_with_its_id_and_class(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.refuse = NODE_ERRORS
    assert "node 4 (CheckpointLoaderSimple): Value not in list (ckpt_name" in failure(run(workflow())).message
    comfy.refuse = MISSING_NODE
    assert "FluxMagic does not exist" in (error := failure(run(workflow()))).message
    assert "missing node" in error.remedy


@pytest.mark.parametrize(
    "answer",
    [{}, {"error": 5, "node_errors": 7}, {"error": "x" * 100_000}, {"node_errors": {"1": {"errors": [3]}}}],
)
def test_a_refusal_of_any_shape_is_a_short_sentence(run: Any, workflow: Any, comfy: Any, answer: Any) -> None:
    comfy.refuse = answer
    assert len(str(failure(run(workflow())))) < 1500


def test_what_it_leaves_out_is_said(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.left_out = NODE_ERRORS["node_errors"]
    (made,) = run(workflow())()
    assert "left something out: node 4 (CheckpointLoaderSimple)" in made.metadata["note"]


def test_a_failure_at_work_is_told(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.fail = True
    error = failure(run(workflow()))
    assert "node 3 (KSampler)" in error.message
    assert "is full" in error.message
    assert "smaller" in error.remedy


def test_a_dead_server_is_told_and_nothing_was_sent(card: Any, run: Any, workflow: Any, comfy: Any) -> None:
    begun = run(workflow())
    comfy.stop()
    error = failure(begun)
    assert f"No ComfyUI answers at {comfy.url}" in error.message
    assert "Nothing was sent" in error.message


def test_a_page_in_place_of_comfyui_is_told(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.key = "open sesame"
    error = failure(run(workflow()))
    assert "401" in error.message
    assert "--key-env" in error.remedy


def test_a_key_goes_along_as_a_header_and_is_nowhere_else(
    run: Any, workflow: Any, comfy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    comfy.key = "sesame-1234567"
    begun = run(workflow(), key_env="COMFY_KEY", key_header="X-API-Key")
    with pytest.raises(FeatureDisabled, match="COMFY_KEY"):
        begun()
    monkeypatch.setenv("COMFY_KEY", comfy.key)
    (made,) = begun()
    for held in (
        made.data.decode("latin-1"),
        repr(made.metadata),
        repr(begun.card),
        repr(comfy.received),
        str(begun.stages),
    ):
        assert comfy.key not in held


def test_whether_it_is_there_is_asked_when_it_is_added(comfy: Any) -> None:
    from layer_mcp.contract.back_ends import Definition

    definition = Definition("x", "comfyui", "X", settings={"url": comfy.url})
    reach.reach(definition)
    comfy.down = True
    with pytest.raises(RunFailed, match="No ComfyUI"):
        reach.reach(definition)


def picture(size: tuple[int, int] = (8, 8), form: str = "PNG", mode: str = "RGBA") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, (200, 0, 0, 128)[: len(mode)]).save(buffer, form)
    return buffer.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 100,000 x 100,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.png", b"<html>sign in</html>", "no image that is taken: x.png"),
        ("x.png", picture((64, 64))[:60], "could not be read as a picture"),
        ("x.png", bomb(), "could not be read as a picture"),
        ("x.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 100, "no image that is taken"),
        ("../../\x1b[31mx.txt", b"hello", "saved nothing"),
    ],
)
def test_a_file_that_is_no_picture(
    run: Any, workflow: Any, comfy: Any, name: str, data: bytes, says: str
) -> None:
    comfy.file = (name, data)
    assert says in failure(run(workflow())).message


def test_files_and_answers_are_bounded(
    run: Any, workflow: Any, comfy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "MAX_FILE_BYTES", 1 << 20)
    comfy.view = b"\x89PNG\r\n\x1a\n" + b"\0" * (2 << 20)
    assert "more than 1 MiB" in failure(run(workflow())).message
    comfy.view = b""
    monkeypatch.setattr(results, "MAX_FILES", 0)
    assert "at most 0" in failure(run(workflow())).message


@pytest.mark.parametrize(
    "prompt", ["\ud800 half", "\x00\x1b[2J", "👩‍🚀🦊", "x" * 5000, "مرحبا", '"}], {{prompt}}']
)
def test_odd_prompts_arrive(run: Any, workflow: Any, comfy: Any, prompt: str) -> None:
    (made,) = run(workflow())(prompt)
    there = comfy.received[0]["prompt"]["6"]["inputs"]["text"]
    assert there == prompt.encode("utf-8", "replace").decode()
    assert made.mime_type == "image/png"


def test_an_id_of_any_shape_is_no_part_of_an_address(
    run: Any, workflow: Any, comfy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comfy, "queue", lambda body: "../../interrupt?x=\n")
    assert "does not speak as ComfyUI does" in failure(run(workflow())).message


def test_transparency_stays_and_other_formats_become_png(run: Any, workflow: Any, comfy: Any) -> None:
    comfy.file = ("x.webp", picture(form="WEBP"))
    (made,) = run(workflow())()
    assert (made.mime_type, made.has_alpha, made.width) == ("image/png", True, 8)
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.text["Model"].startswith("my-comfy@")
        assert image.text["Prompt"] == "a fox"
        assert "prompt" not in image.text, "workflows may hold keys of their own nodes"


def test_of_several_pictures_the_others_are_parts(run: Any, workflow: Any, comfy: Any) -> None:
    shown = {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}, "_meta": {"title": "Normal"}}
    (made,) = run(workflow({"1": shown}))()
    assert [(part.role, part.mime_type) for part in made.parts] == [("normal", "image/png")]
    preview = {"class_type": "PreviewImage", "inputs": {"images": ["8", 0]}}
    (made,) = run(workflow({"1": preview, "2": shown}), output="1")()
    assert [part.role for part in made.parts] == ["variant", "normal"]


@pytest.mark.parametrize("history", [[], {"x": 1}, "text"])
def test_answers_of_any_shape_end_in_a_sentence(
    run: Any, workflow: Any, comfy: Any, history: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Client.get
    monkeypatch.setattr(
        Client,
        "get",
        lambda self, path, **rest: history if path.startswith("/history") else known(self, path, **rest),
    )
    assert "lost the prompt" in failure(run(workflow())).message


def test_a_key_that_comes_back_is_masked(
    run: Any, workflow: Any, comfy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layer_mcp.contract.redact._known", set())
    monkeypatch.setenv("COMFY_KEY", "open-sesame-0123456789")
    comfy.left_out = {"4": {"class_type": "X", "errors": [{"message": "\x1b[2J open-sesame-0123456789"}]}}
    (made,) = run(workflow(), key_env="COMFY_KEY")()
    assert "•••" in made.metadata["note"]
    assert "\x1b" not in made.metadata["note"]


def test_an_answer_is_neither_unfolded_nor_waited_for_without_an_end(
    comfy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WHOLE_SECONDS", -1.0)
    with Client(comfy.url) as asked, pytest.raises(client.NoAnswer, match="not whole"):
        asked.get("/queue")
    monkeypatch.setattr("http.server.BaseHTTPRequestHandler.end_headers", _compressed)
    with Client(comfy.url) as asked, pytest.raises(RunFailed, match="in compressed form"):
        asked.get("/queue")


def _compressed(handler: Any) -> None:
    handler.send_header("Content-Encoding", "gzip, gzip")
    handler._headers_buffer.append(b"\r\n")
    handler.flush_headers()
