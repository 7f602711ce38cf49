"""A prop is forged by the real server, and its file is the next model's input."""

from __future__ import annotations

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs


def test_a_prop_is_forged_and_animated(layer: Layer) -> None:
    assert layer.choose_model("3d model of a treasure chest").slug == "prop"
    with pytest.raises(InvalidInputs, match="duration_seconds"):
        layer.estimate("chest", model="prop", duration_seconds=3)
    with pytest.raises(InvalidInputs, match="init_mesh"):
        layer.estimate("spin", model="animate", batch_size=1)
    run = layer.forge("red potion", model="prop", batch_size=1, quality="low").result(timeout=90)
    asset = run.assets[0]
    assert asset.kind == "three_d"
    assert [part.role for part in asset.parts] == ["poster"]
    spun = layer.forge(
        "spin", model="animate", guidance_files=[asset.as_guidance("init_mesh")], batch_size=1
    ).result(timeout=90)
    assert spun.assets[0].metadata["loop"] is True
