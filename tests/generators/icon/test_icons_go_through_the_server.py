"""Icons, casual icons and portraits are chosen for a prompt, priced, drawn in a worker and credited, by a real server."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from layer_mcp import Asset, Layer
from layer_mcp.contract.errors import InvalidInputs


def test_they_are_forged(layer: Layer, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.png"
    paper = Image.new("L", (64, 64), 255)
    paper.paste(0, (8, 24, 56, 40))
    paper.save(drawing)
    assert layer.choose_model("pixel art sword icon").slug == "icon"
    assert layer.choose_model("portrait of a smiling woman with red hair").slug == "portrait"
    assert layer.choose_model("🗡️🔥").slug == "icon"
    assert layer.estimate("🗡️🔥", model="icon").price > 0
    with pytest.raises(InvalidInputs, match="emoji"):
        layer.estimate("!?", model="icon")
    with pytest.raises(InvalidInputs, match="voice"):
        layer.estimate("sword", model="icon", voice="deep")
    with pytest.raises(InvalidInputs, match="pixel_grid"):
        layer.estimate("sword", model="icon", pixel_grid=4)
    small, large = (
        layer.estimate("sword", model="icon", width=side, height=side, batch_size=1) for side in (512, 2048)
    )
    assert large.price == 2 * small.price

    wanted = {"width": 64, "height": 64, "batch_size": 1}
    pixels = (
        layer.forge("sword", model="icon", pixel_grid=16, palette=["#112233", "#aabbcc"], **wanted)
        .result(60)
        .assets[0]
    )
    assert len({colour for _, colour in _image(pixels).getcolors() if colour[3]}) == 2
    casual = (
        layer.forge("golden skull", model="casual-icon", license_policy="no_attribution", **wanted)
        .result(60)
        .assets[0]
    )
    assert _image(casual).getpixel((0, 0))[3] == 0
    portrait = layer.forge("happy man with a beard", model="portrait", **wanted).result(60).assets[0]
    assert (portrait.width, portrait.height) == (64, 64)
    run = layer.forge("stone hammer", model="icon", guidance_files=[f"{drawing}:scribble"], **wanted)
    hammer = run.result(60).assets[0]
    box = _image(hammer).getchannel("A").getbbox()
    assert box is not None
    assert box[2] - box[0] > 2 * (box[3] - box[1])


def _image(asset: Asset) -> Image.Image:
    return Image.open(io.BytesIO(asset.bytes())).convert("RGBA")
