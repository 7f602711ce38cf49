from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.editing.fill_prompt import read

_TEXTURES = frozenset({"grass", "cobblestone", "wood", "brick"})


@pytest.fixture
def hole(landscape):
    """White over the horizon."""
    mask = np.zeros(landscape.shape[:2], np.uint8)
    mask[30:60, 50:80] = 255
    return mask


def test_without_a_prompt_the_surroundings_go_on(use, save, look, landscape, hole):
    photo = landscape.copy()
    photo[30:60, 50:80] = (255, 0, 255)
    [output] = use("inpaint", init_image=save(photo), mask_file=save(hole), mask={"file_id": "x"})
    filled = look(output)[..., :3].astype(int)
    # The horizon goes on where it was, and nothing of what was there is left.
    assert np.abs(filled[32:42, 55:75].mean((0, 1)) - landscape[32:42].mean((0, 1))).max() < 14
    assert np.abs(filled[50:58, 55:75].mean((0, 1)) - landscape[50:58].mean((0, 1))).max() < 14
    outside = np.ones(hole.shape, bool)
    outside[25:65, 45:85] = False
    assert np.array_equal(filled[outside], photo[outside])


@pytest.mark.parametrize(
    ("prompt", "kind", "what"),
    [
        ("", "surroundings", ""),
        ("remove the castle please", "surroundings", ""),
        ("fill with navy blue", "colour", "#1b2f6e"),
        ("#ff8800", "colour", "#ff8800"),
        ("make it red", "tint", "#d8222a"),
        ("mossy cobblestone", "texture", "mossy cobblestone"),
        ("a dark brick wall", "texture", "dark brick wall"),
        ("a golden crown", "subject", "golden crown"),
        ("wood chest", "subject", "wood chest"),
        ("a red dragon in the sky", "subject", "red dragon"),
        ("🔥🔥", "surroundings", ""),
        ("x" * 5000, "subject", "x" * 500),
    ],
)
def test_a_prompt_is_read(prompt, kind, what):
    fill = read(prompt, _TEXTURES)
    assert (fill.kind, fill.what) == (kind, what)


def test_what_is_worn_is_put_on_what_is_there():
    assert read("golden crown", _TEXTURES).is_added
    assert not read("replace it with a golden crown", _TEXTURES).is_added
    assert not read("a castle", _TEXTURES).is_added


def test_a_change_is_made_of_the_region_alone(use, save, look, landscape, hole):
    [output] = use(
        "inpaint", "make it night", init_image=save(landscape), mask_file=save(hole), mask={"file_id": "x"}
    )
    changed = look(output)[..., :3]
    assert output.metadata["fill"] == "edit"
    assert changed[hole > 0].mean() < landscape[hole > 0].mean() - 20
    assert np.array_equal(changed[hole == 0], landscape[hole == 0])


def test_a_page_is_filled_with_its_own_colour(use, save, look, hole):
    page = np.full((*hole.shape, 3), 243, np.uint8)
    page[hole > 0] = 20
    page[:, :12] = (30, 40, 90)
    [output] = use("inpaint", init_image=save(page), mask_file=save(hole), mask={"file_id": "x"})
    assert np.abs(look(output)[..., :3][hole > 0].astype(int) - 243).max() < 8


def test_a_colour_fills_only_the_mask(use, save, look, landscape, hole):
    [output] = use(
        "inpaint", "fill with red", init_image=save(landscape), mask_file=save(hole), mask={"file_id": "x"}
    )
    filled = look(output)[..., :3]
    assert (filled[hole > 0] == (216, 34, 42)).all()
    assert np.array_equal(filled[hole == 0], landscape[hole == 0])


def test_a_thing_is_fitted_in_with_its_credits(use, save, look, landscape, hole, credit):
    [output] = use(
        "inpaint", "red potion", init_image=save(landscape), mask_file=save(hole), mask={"file_id": "x"}
    )
    assert output.metadata["fill"] == "subject"
    assert credit in output.attribution
    assert len(output.attribution) > 1
    changed = np.abs(look(output)[..., :3].astype(int) - landscape).max(2) > 30
    assert changed[32:58, 52:78].mean() > 0.2
    assert changed[:, :30].mean() < 0.01


def test_transparency_can_be_the_mask(use, save, look, disc):
    picture = disc(64)
    mask = {"for_transparency": True, "edge_radius": 0}
    [output] = use("inpaint", "fill with blue", init_image=save(picture), mask=mask)
    filled = look(output)
    assert (filled[..., 3] == 255).all()
    assert np.abs(filled[32, 32, :3].astype(int) - (205, 40, 35)).max() <= 1


def test_an_empty_mask_changes_nothing_and_says_so(use, save, look, landscape):
    nothing = save(np.zeros(landscape.shape[:2], np.uint8))
    [output] = use("inpaint", init_image=save(landscape), mask_file=nothing, mask={"file_id": "x"})
    assert np.array_equal(look(output)[..., :3], landscape)
    assert "nothing" in output.metadata["note"]
