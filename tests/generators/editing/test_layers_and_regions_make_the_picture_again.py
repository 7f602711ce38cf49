from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from layer_server.generators.card import InputFile


def _stacked(layers) -> np.ndarray:
    canvas = Image.fromarray(layers[0])
    for each in layers[1:]:
        canvas.alpha_composite(Image.fromarray(each))
    return np.asarray(canvas)


@pytest.fixture
def two_things(disc):
    """Two discs apart on nothing."""
    picture = np.zeros((96, 160, 4), np.uint8)
    picture[:, :96] = disc(96, (210, 60, 40), 0.3)
    picture[20:84, 96:160] = disc(64, (40, 90, 210), 0.4)
    return picture


def test_the_things_of_a_sprite_are_its_layers(use, save, look, two_things):
    [output] = use("split-layers", init_image=save(two_things))
    layers = [look(part) for part in output.parts]
    assert [part.role for part in output.parts] == ["layer", "layer"]
    assert [each["index"] for each in output.metadata["layers"]] == [0, 1]
    assert np.array_equal(_stacked(layers), two_things)
    assert layers[0][..., 3][:, 100:].max() == 0


def test_a_photo_has_its_background_filled_in(use, save, look, disc, before):
    ground = np.random.default_rng(1).normal((120, 140, 110), 6, (128, 128, 3)).clip(0, 255).astype(np.uint8)
    photo = before(disc(128), ground)
    [output] = use("split-layers", init_image=save(photo))
    behind, thing = (look(part) for part in output.parts)
    assert (behind[..., 3] == 255).all()
    assert np.abs(behind[50:78, 50:78, :3].mean((0, 1)) - (120, 140, 110)).max() < 20
    assert thing[..., 3][64, 64] == 255
    assert np.abs(_stacked([behind, thing])[..., :3].astype(int) - photo).mean() < 3


def test_every_visible_pixel_is_in_one_region(use, save, look, two_things):
    [output] = use("segment", init_image=save(two_things))
    masks = np.stack([look(part)[..., 0] for part in output.parts]).astype(int)
    assert np.array_equal(masks.sum(0), two_things[..., 3])
    assert (output.width, output.height) == (160, 96)
    assert len(output.metadata["regions"]) == len(output.parts)


def test_a_colour_picks_its_regions(use, save, look, two_things):
    [output] = use("segment", "the blue parts", init_image=save(two_things))
    mask = sum(look(part)[..., 0].astype(int) for part in output.parts)
    assert mask[:, :90].max() == 0
    assert mask[52, 128] == 255
    assert "note" not in output.metadata


def test_subject_and_background_are_each_others_rest(use, save, look, disc, before):
    photo = save(before(disc(96), np.full((96, 96, 3), (225, 228, 235), np.uint8)))
    subject, ground = (
        look(use("segment", each, init_image=photo)[0].parts[0])[..., 0] for each in ("subject", "background")
    )
    assert subject[48, 48] == ground[2, 2] == 255
    assert (subject.astype(int) + ground == 255).all()


def test_a_name_is_answered_with_the_subject_and_that_is_said(use, save, two_things):
    [output] = use("segment", "the dog", init_image=save(two_things))
    assert "'dog'" in output.metadata["note"]
    assert len(output.parts) == 1


@pytest.mark.parametrize(("quality", "most"), [("low", 4), ("high", 16)])
def test_quality_bounds_the_number(use, save, landscape, quality, most):
    [output] = use("segment", init_image=save(landscape), quality=quality)
    assert 1 <= len(output.parts) <= most


def test_a_scene_of_ours_comes_apart_as_it_was_painted(use, look, tmp_path):
    [scene] = use("scene", "mountain lake at dawn", width=256, height=160)
    path = tmp_path / "scene.png"
    path.write_bytes(scene.data)
    file = InputFile(path, "image/png")
    [output] = use("split-layers", init_image=file)
    assert output.metadata["split_by"] == "how it was painted"
    assert output.metadata["layers"] == scene.metadata["layers"]
    true = [part for part in scene.parts if part.role == "layer"]
    assert len(output.parts) == len(true)
    for made, painted in zip(output.parts, true, strict=True):
        assert np.array_equal(look(made), look(painted))


def test_a_file_that_only_says_so_is_split_as_any_other(use, save, tmp_path):
    [scene] = use("scene", "mountain lake at dawn", width=256, height=160)
    with Image.open(io.BytesIO(scene.data)) as image:
        texts = PngInfo()
        for key, value in image.info.items():
            texts.add_itxt(key, value)
        changed = Image.fromarray(255 - np.asarray(image.convert("RGB")))
    [output] = use("split-layers", init_image=save(changed, pnginfo=texts, format="PNG"))
    assert output.metadata["split_by"] != "how it was painted"


def test_the_sky_is_found_by_its_place(use, save, look):
    picture = np.zeros((60, 80, 3), np.uint8)
    picture[:30], picture[30:] = (110, 170, 240), (50, 120, 40)
    [output] = use("segment", "the sky", init_image=save(picture))
    sky = look(output.parts[0])[..., 0]
    assert sky[:26].min() > 240
    assert sky[36:].max() < 20
    assert "note" not in output.metadata
