"""Pixel art: every cell one colour, hard alpha, a whole multiple of the grid, and a palette's own colours."""

from __future__ import annotations

import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.image.palettes import PALETTES, named_grid, named_palette


def cells(picture: np.ndarray, grid: int) -> np.ndarray:
    """The colour of each cell; fails where a cell has two."""
    step = picture.shape[0] // grid
    assert picture.shape[0] == grid * step
    blocks = picture.reshape(grid, step, grid, step, 4)
    assert (blocks == blocks[:, :1, :, :1]).all()
    return blocks[:, 0, :, 0]


@pytest.mark.parametrize(("grid", "side"), [(8, 64), (16, 256), (32, 320), (100, 400)])
def test_a_cell_has_one_colour_and_hard_alpha(model, pixels, grid, side):
    output = model(ICON)("red sword", pixel_grid=grid, width=side, height=side)[0]
    drawn = cells(pixels(output.data), grid)
    assert set(np.unique(drawn[..., 3])) == {0, 255}
    assert output.metadata["pixel_grid"] == grid
    assert not drawn[[0, -1]][..., 3].any()


def test_the_prompt_says_the_grid(model, pixels):
    output = model(ICON)("32x32 sword")[0]
    cells(pixels(output.data), 32)
    assert output.metadata["subject"] in {"broadsword", *output.metadata["alternatives"]}


def test_a_side_that_is_no_multiple_has_a_clear_border(model, pixels):
    picture = pixels(model(ICON)("apple", pixel_grid=24, width=100, height=130)[0].data)
    assert picture.shape == (130, 100, 4)
    rows, columns = np.nonzero(picture[..., 3])
    assert rows.min() >= 17
    assert columns.min() >= 2
    cells(picture[17:113, 2:98], 24)


def test_more_cells_than_pixels_is_said(model):
    metadata = model(ICON)("apple", pixel_grid=200, width=64, height=64)[0].metadata
    assert metadata["match"] == "weak"
    assert metadata["pixel_grid"] == 64
    assert "do not fit" in metadata["note"]


@pytest.mark.parametrize(
    ("prompt", "palette"),
    [("gameboy slime", "gameboy"), ("pico-8 potion", "pico-8"), ("NES dragon", "nes"), ("1-bit skull", "1-bit"),
     ("sword in sweetie-16 colors", "sweetie-16")],
)  # fmt: skip
def test_a_named_palette_is_kept_exactly(model, pixels, prompt, palette):
    output = model(ICON)(prompt, width=128, height=128)[0]
    drawn = pixels(output.data)
    used = {"#%02x%02x%02x" % tuple(c) for c in np.unique(drawn[drawn[..., 3] > 0][:, :3], axis=0)}
    assert used <= set(PALETTES[palette])
    assert len(used) >= 2
    assert output.metadata["palette"] == palette


def test_a_given_palette_is_kept_exactly(model, pixels):
    palette = ["#2a1a5e", "#f45866", "#ffd166"]
    drawn = pixels(model(ICON)("pixel art chest", palette=palette)[0].data)
    used = {"#%02x%02x%02x" % tuple(c) for c in np.unique(drawn[drawn[..., 3] > 0][:, :3], axis=0)}
    assert used == set(palette)


def test_a_painting_takes_the_palettes_first_colour(model, pixels, dominant_hue, hue_distance):
    picture = pixels(model(ICON)("dragon", palette=["#1c58e0", "#f2cf1d"])[0].data)
    assert hue_distance(dominant_hue(picture), 220) < 25


def test_what_is_no_colour_is_refused(model):
    with pytest.raises(InvalidInputs, match="ultrablurple"):
        model(ICON)("sword", palette=["#112233", "ultrablurple"])


def test_names_of_palettes_and_sizes_are_taken_out_of_the_prompt():
    assert named_palette("a game boy palette sword") == ("gameboy", "a sword")
    assert named_palette("sword") == ("", "sword")
    assert named_grid("32x32 sword, 16x16") == (32, "sword,")
    assert named_grid("1024x1024 sword") == (None, "sword")
