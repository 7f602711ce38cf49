"""A scene is forged by the real server: chosen for the prompt, priced, painted in a worker, with its layers."""

from __future__ import annotations

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs


def test_a_scene_is_forged(layer: Layer) -> None:
    assert layer.choose_model("misty mountain landscape at dawn, game background").slug == "scene"
    with pytest.raises(InvalidInputs, match="voice"):
        layer.estimate("mountains", model="scene", voice="deep")
    small, large = (
        layer.estimate("mountains", model="scene", width=width, height=height, batch_size=1)
        for width, height in ((512, 288), (2048, 2048))
    )
    assert large.price > small.price
    wanted = {"width": 256, "height": 256, "batch_size": 1, "palette": ["#1a1c2c", "#ef7d57", "#ffcd75"]}
    run = layer.forge("desert at sunset", model="scene", **wanted).result(timeout=60)
    asset = run.assets[0]
    assert (asset.width, asset.height) == (256, 256)
    roles = [part.role for part in asset.parts]
    assert roles.count("layer") >= 4
    assert roles[-1] == "depth"
