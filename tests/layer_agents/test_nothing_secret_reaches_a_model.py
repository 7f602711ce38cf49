"""A model's text has no addresses, bytes or secrets, and is short; whatever a server sends."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest

from layer_agents import LayerKit
from layer_agents.wording import MAX_TEXT_BYTES, without_addresses

SIGNED = "https://files.example/a.png?X-Amz-Signature=abc123&expires=9"
PICTURE = base64.b64encode(bytes(range(256)) * 4).decode()
TOKEN = "pat_0123456789abcdef"


def _is_clean(text: str) -> bool:
    return not (
        "signature" in text.lower()
        or PICTURE[:60] in text
        or "0123456789abcdef" in text
        or "files.example" in text
    )


def test_every_tool_of_the_embedded_server(kit: LayerKit) -> None:
    done = kit.generate_and_wait("sword", model_id="swatch", batch_size=1)
    arguments: dict[str, dict[str, Any]] = {
        "get_model": {"model_id": "swatch"},
        "get_forge_run": {"inference_id": done.run_id},
        "cancel_inference": {"inference_id": done.run_id},
        "estimate_forge_price": {"prompt": "x", "model_id": "swatch"},
        "execute_forge": {"prompt": "x", "model_id": "swatch", "batch_size": 1},
        "generate_and_wait": {"prompt": "x", "model_id": "swatch", "batch_size": 1},
    }
    assert "url" in json.dumps(kit.call("get_forge_run", {"inference_id": done.run_id}).structured)
    for spec in kit.tools:
        result = kit.call(spec.name, arguments.get(spec.name, {}))
        model_visible = [result.text, json.dumps(result.artifact()["structured_content"])]
        for text in model_visible:
            assert not re.search(r"/files/|signature=|expires=|[A-Za-z0-9+/]{200}", text), (
                spec.name,
                text[:500],
            )


def test_whatever_an_unknown_tool_answers(made_up_server: Any) -> None:
    from mcp import types

    structured = {
        "url": SIGNED,
        "inner": [{"preview_url": SIGNED, "downloadURL": SIGNED, "data": PICTURE}],
        "note": f"see {SIGNED} with {TOKEN}",
    }
    content = [
        types.TextContent(type="text", text=f"Look: {SIGNED} data:image/png;base64,{PICTURE} {TOKEN}"),
        types.ImageContent(type="image", data=PICTURE, mime_type="image/png"),
    ]
    answers = {
        "data": types.CallToolResult(content=content, structured_content=structured),
        "text": types.CallToolResult(content=content),
        "picture": types.CallToolResult(content=content[1:]),
        "error": types.CallToolResult(content=content, is_error=True),
    }
    layer, _ = made_up_server(
        {name: {"type": "object"} for name in answers}, lambda name, arguments: answers[name]
    )
    kit = LayerKit(layer)
    for name in answers:
        result = kit.call(name, {})
        text = result.text.replace("files.example/a.png", "")
        assert _is_clean(text), (name, text)
        assert _is_clean(
            json.dumps(result.artifact()["structured_content"]).replace("files.example/a.png", "")
        ), name
    assert kit.call("picture", {}).text == "[image left out]"


def test_a_long_answer_is_cut_with_a_hint(made_up_server: Any) -> None:
    from mcp import types

    words = {"items": ["größe " * 10] * 2000}
    layer, _ = made_up_server(
        {"much": {"type": "object"}},
        lambda name, arguments: types.CallToolResult(content=[], structured_content=words),
    )
    text = LayerKit(layer).call("much", {}).text
    assert len(text.encode()) <= MAX_TEXT_BYTES
    assert text.endswith("ask for less, e.g. a smaller limit)")


@pytest.mark.parametrize("name", ["url", "preview_url", "signedUrl", "downloadURL", "imageUrls", "HREF"])
def test_a_field_of_an_address_is_left_out(name: str) -> None:
    assert without_addresses({name: SIGNED, "curl": "kept"}) == {"curl": "kept"}
