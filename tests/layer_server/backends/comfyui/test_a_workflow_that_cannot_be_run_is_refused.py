"""Whatever file is given as a workflow, the answer is a card or a sentence that says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_server.backends.comfyui import workflow as workflows

SAVE = {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"1": {"class_type": "A", "inputs": {"x": NaN}}}', "no JSON"),
        ('{"1": {"class_type": "A", "inputs": {"x": 1e999}}}', "no JSON"),
        ("[]", "no nodes"),
        ("{}", "no nodes"),
        ({"nodes": [{"id": 1}], "links": []}, "editor saves it"),
        ({"1": {"inputs": {}}}, "no node with a class_type"),
        ({"1": {"class_type": "A", "inputs": []}}, "no object"),
        ({"1": {"class_type": "A" * 300, "inputs": {}}}, "200 characters"),
        ({"2": SAVE}, "not there"),
        ({"1": {"class_type": "A", "inputs": {"x": ["2", 0]}}, "2": SAVE}, "circle"),
        ({str(n): {"class_type": "A", "inputs": {}} for n in range(1001)}, "1,000"),
        ({"1": {"class_type": "KSampler", "inputs": {}}}, "no node that saves"),
        (
            {"1": {"class_type": "A", "inputs": {}}, "2": {**SAVE, "class_type": "SaveImageWebsocket"}},
            "Websocket",
        ),
    ],
)
def test_a_file_that_is_none(card: Callable[..., Any], document: Any, says: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        card(document)
    assert says in str(caught.value)
    assert caught.value.remedy


def test_a_file_that_is_too_large() -> None:
    with pytest.raises(InvalidInputs, match="4 MiB"):
        workflows.parse(b" " * (workflows.MAX_BYTES + 1))


def test_a_long_chain_is_walked_without_recursion(card: Callable[..., Any]) -> None:
    chain = {
        str(n): {"class_type": "ImageInvert", "inputs": {"image": [str(n - 1), 0]}} for n in range(2, 999)
    }
    first = {"class_type": "LoadImage", "inputs": {"image": "a.png"}}
    made = card({"1": first, **chain, "end": {"class_type": "SaveImage", "inputs": {"images": ["998", 0]}}})
    assert made.guidance_file_types == ("init_image",)


def test_as_it_is_posted_is_taken_too(card: Callable[..., Any], workflow: Callable[..., Any]) -> None:
    assert card({"prompt": workflow(), "client_id": "x"}).version == card(workflow()).version


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"url": "127.0.0.1:8188"}, "address"),
        ({"url": "ftp://host"}, "address"),
        ({"url": "http://ana:secret@host:8188"}, "password"),
        ({"url": "http://host:8188/?token=secret"}, "`?`"),
        ({"workflow": "nowhere.json"}, "cannot be read"),
        ({"workflow": "\0"}, "cannot be read"),
        ({"inputs": "6.text"}, "table"),
        ({"output": "99"}, "no node"),
        ({"key_header": "X: y\r\n"}, "header"),
        ({"wrkflow": "x"}, "no setting"),
    ],
)
def test_a_setting_that_is_wrong(
    card: Callable[..., Any], workflow: Callable[..., Any], settings: dict[str, Any], says: str
) -> None:
    with pytest.raises(LayerError) as caught:
        card(workflow(), **settings)
    assert says in str(caught.value)
    assert "secret" not in json.dumps(caught.value.to_wire())
