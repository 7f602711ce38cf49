"""A picture goes up, an edit of it comes down: through a real server and its worker."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs


def test_a_picture_is_cut_out_and_an_icon_is_finished(layer, disc, before, tmp_path):
    photo = tmp_path / "photo.png"
    Image.fromarray(before(disc(64), np.full((64, 64, 3), 200, np.uint8))).save(photo)
    run = layer.forge("", model="remove-background", guidance_files=[f"{photo}:init_image"], batch_size=1)
    [cut] = run.result(60).assets
    assert cut.mime == "image/png"
    alpha = np.asarray(Image.open(io.BytesIO(cut.bytes())).convert("RGBA"))[..., 3]
    assert alpha[32, 32] == 255
    assert alpha[1, 1] == 0

    [icon] = (
        layer.forge("sword", model="icon", width=64, height=64, batch_size=1, vectorize=True)
        .result(60)
        .assets
    )
    assert icon.mime == "image/svg+xml"
    assert [part.role for part in icon.parts] == ["raster"]

    with pytest.raises(InvalidInputs, match="init_image"):
        layer.forge("make it red", model="edit", batch_size=1)
