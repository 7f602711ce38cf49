"""A drawing gives the shape, a reference its colours, and the licence policy decides whose art is used."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import Attribution, InputFile
from layer_server.generators.image.icon_card import ICON


@pytest.fixture
def drawing(tmp_path):
    """Draws lines or shapes on paper, and gives the file."""

    def draw(shape, paper="white", ink="black", mode="RGB"):
        image = Image.new(mode, (200, 200), paper)
        shape(ImageDraw.Draw(image), ink)
        path = tmp_path / "drawing.png"
        image.save(path)
        return InputFile(path, "image/png")

    return draw


def outline(pen, ink):
    pen.rectangle((20, 80, 180, 120), outline=ink, width=4)


def blob(pen, ink):
    pen.ellipse((10, 60, 190, 140), fill=ink)


@pytest.mark.parametrize(
    ("shape", "paper", "ink", "mode"),
    [
        (outline, "white", "black", "RGB"),
        (outline, "black", "white", "L"),
        (blob, (0, 0, 0, 0), (9, 9, 9, 255), "RGBA"),
    ],
)
def test_the_shape_is_that_of_the_drawing(model, pixels, drawing, shape, paper, ink, mode):
    output = model(ICON)(
        "wooden chest", files={"scribble": [drawing(shape, paper, ink, mode)]}, width=128, height=128
    )[0]
    rows, columns = np.nonzero(pixels(output.data)[..., 3] > 128)
    assert np.ptp(columns) > 1.8 * np.ptp(rows)
    assert output.metadata["collection"] == "drawing"
    assert output.attribution == ()


def test_a_drawing_needs_no_prompt(model, drawing):
    output = model(ICON)("", files={"lineart": [drawing(outline)]}, width=64, height=64)[0]
    assert "note" not in output.metadata


def test_empty_paper_is_refused(model, drawing):
    with pytest.raises(InvalidInputs, match="nothing drawn"):
        model(ICON)("sword", files={"canny": [drawing(lambda pen, ink: None)]})


def test_a_reference_gives_its_colours_and_its_credit(model, pixels, drawing, dominant_hue, hue_distance):
    file = drawing(lambda pen, ink: None, paper=(20, 150, 60))
    file = InputFile(
        file.path, file.content_type, attribution=(Attribution("A photo", "Ann", "example.org", "CC BY 4.0"),)
    )
    output = model(ICON)("dragon", files={"reference_image": [file]})[0]
    assert hue_distance(dominant_hue(pixels(output.data)), 138) < 25
    assert "Ann" in [each.author for each in output.attribution]


@pytest.mark.parametrize("prompt", ["sword", "golden dragon", "sword crossed with axe", "treasure chest"])
def test_no_attribution_means_art_that_asks_for_none(model, prompt):
    output = model(ICON)(prompt, license_policy="no_attribution", width=64, height=64)[0]
    assert {each.licence for each in output.attribution} == {"MIT"}


@pytest.mark.parametrize("side", [64, 100, 2048])
def test_every_size_is_made(model, pixels, side):
    output = model(ICON)("key", width=side, height=64 if side == 100 else side)[0]
    picture = pixels(output.data)
    assert picture.shape[1] == side
    assert 0.02 < (picture[..., 3] > 128).mean() < 0.9
    assert not picture[0, :, 3].any()
