from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile

_SVG = "{http://www.w3.org/2000/svg}"


def test_it_is_valid_small_and_looks_like_the_picture(use, save, look, disc, credit):
    [output] = use("vectorize", "Red <disc> & more", init_image=save(disc(96)), quality="low")
    root = ET.fromstring(output.data)
    assert root.tag == f"{_SVG}svg"
    assert root.findtext(f"{_SVG}title") == "Red <disc> & more"
    assert b"A drawing by An artist" in output.data
    assert credit in output.attribution
    assert len(output.data) < 20_000
    assert output.metadata["nodes"] < 400
    [raster] = output.parts
    assert raster.role == "raster"
    drawn = look(raster).astype(int)
    assert np.abs(drawn[48, 48, :3] - (205, 40, 35)).max() < 12
    assert drawn[2, 2, 3] == 0
    assert np.abs((drawn[..., 3] > 127).sum() - (disc(96)[..., 3] > 127).sum()) < 200


def test_a_palette_is_all_that_is_used(use, save, landscape):
    [output] = use("vectorize", init_image=save(landscape), palette=["#204080", "gold", "#ffffff"])
    fills = set(re.findall(r'fill="(#\w+)"', output.data.decode()))
    assert fills
    assert fills <= {"#204080", "#ffd700", "#ffffff"}


def test_what_is_no_colour_is_refused(use, save, disc):
    with pytest.raises(InvalidInputs, match="no colour") as caught:
        use("vectorize", init_image=save(disc()), palette=["red", "reddish"])
    assert caught.value.field == "palette.1"


def test_pixel_art_becomes_exact_squares(use, save, look):
    cells = np.random.default_rng(1).integers(0, 3, (10, 10))
    art = np.array([[20, 20, 30], [200, 60, 40], [240, 220, 90]], np.uint8)[cells]
    [output] = use("vectorize", init_image=save(art.repeat(6, 0).repeat(6, 1)))
    assert output.metadata["style"] == "pixel art"
    assert np.array_equal(look(output.parts[0])[..., :3], art.repeat(6, 0).repeat(6, 1))


def test_light_around_a_thing_stays_translucent(use, save, look, disc):
    glow = disc(128, (90, 180, 255), 0.3)
    y, x = np.mgrid[0:128, 0:128] - 63.5
    glow[..., 3] = (np.clip(1.6 - np.hypot(x, y) / 40, 0, 1) * 255).astype(np.uint8)
    glow[..., :3] = (90, 180, 255)
    [output] = use("vectorize", init_image=save(glow))
    assert b"fill-opacity" in output.data
    alpha = look(output.parts[0])[..., 3].astype(int)
    assert np.abs(alpha - glow[..., 3]).mean() < 17


def test_what_was_vectorized_can_be_edited_again(use, save, look, disc, tmp_path):
    [output] = use("vectorize", init_image=save(disc(64)))
    path = tmp_path / "ours.svg"
    path.write_bytes(output.data)
    [large] = use("upscale", init_image=InputFile(path, "image/svg+xml"), upscale_ratio=2)
    assert look(large).shape == (128, 128, 4)


def test_the_svg_of_others_is_not_opened(use, tmp_path):
    path = tmp_path / "theirs.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///x"/></svg>'
    )
    with pytest.raises(InvalidInputs, match="not made here"):
        use("upscale", init_image=InputFile(path, "image/svg+xml"))


def test_nothing_visible_is_an_empty_drawing_that_says_so(use, save):
    [output] = use("vectorize", init_image=save(np.zeros((40, 40, 4), np.uint8)))
    ET.parse(io.BytesIO(output.data))
    assert "empty" in output.metadata["note"]
    assert isinstance(Image.open(io.BytesIO(output.parts[0].data)), Image.Image)


@pytest.mark.parametrize("channels", [3, 4], ids=["opaque", "speckled"])
def test_noise_is_traced_coarsely_and_that_is_said(use, save, channels):
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, channels), np.uint8)
    [output] = use("vectorize", init_image=save(noise), quality="low")
    assert output.metadata["nodes"] < 20_000
    assert output.metadata["paths"] < 400
    assert "traced coarsely" in output.metadata["note"] or output.metadata["paths"] < 20
