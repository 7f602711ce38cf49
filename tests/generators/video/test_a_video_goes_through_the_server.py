"""Videos are forged by the real server: priced by length, made in a worker, extended and edited by their id."""

from __future__ import annotations

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs


def test_a_video_is_forged_and_edited(layer: Layer) -> None:
    with pytest.raises(InvalidInputs):
        layer.estimate("zoom in", model="video", palette=["#ffffff"])
    with pytest.raises(InvalidInputs, match="init_video"):
        layer.estimate("reverse", model="video-edit")
    short, long = (
        layer.estimate("a lake", model="video", duration_seconds=seconds, batch_size=1) for seconds in (2, 10)
    )
    assert long.price > short.price
    wanted = {"width": 192, "height": 128, "fps": 12, "duration_seconds": 1, "batch_size": 1}
    asset = layer.forge("pan left over a desert", model="video", **wanted).result(timeout=120).assets[0]
    assert (asset.kind, asset.width, asset.height) == ("video", 192, 128)
    assert [part.role for part in asset.parts] == ["poster"]
    assert asset.thumbnail()
    edited = layer.forge(
        "reverse, sepia",
        model="video-edit",
        batch_size=1,
        guidance_files=[asset.as_guidance("init_video")],
    )
    assert edited.result(timeout=120).assets[0].kind == "video"
