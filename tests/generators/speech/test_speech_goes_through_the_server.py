"""A line is forged by the real server: priced, spoken in a worker, with its times and its credit."""

from __future__ import annotations

import json

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs


def test_a_line_is_forged(layer: Layer) -> None:
    assert layer.choose_model('narrator: "The gate opens."').slug == "speech"
    with pytest.raises(InvalidInputs, match="at most 3,000 characters"):
        layer.estimate("a" * 3001, model="speech")
    with pytest.raises(InvalidInputs, match="similarity_boost"):
        layer.estimate("Hello", model="speech", similarity_boost=0.5)
    run = layer.forge("Hello there.", model="speech", voice="deep", batch_size=1).result(timeout=60)
    asset = run.assets[0]
    assert asset.bytes()[:4] == b"RIFF"
    timing = next(part for part in asset.parts if part.role == "timing")
    assert [word["text"] for word in json.loads(timing.bytes())["words"]] == ["Hello", "there"]
