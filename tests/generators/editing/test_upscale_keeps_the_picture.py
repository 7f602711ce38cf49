from __future__ import annotations

import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs


@pytest.mark.parametrize(("ratio", "size"), [(1, 48), (1.5, 72), (2, 96), (4, 192)])
def test_the_size_is_the_asked_one(use, save, look, disc, ratio, size):
    [output] = use("upscale", init_image=save(disc(48)), upscale_ratio=ratio)
    assert look(output).shape == (size, size, 4)


def test_reduced_again_it_is_the_picture(use, save, look, landscape):
    [output] = use("upscale", init_image=save(landscape), upscale_ratio=2)
    large = look(output)[..., :3].astype(float)
    small = large.reshape(80, 2, 120, 2, 3).mean((1, 3))
    assert np.abs(small - landscape).mean() < 6
    assert not output.has_alpha


def test_transparency_is_as_sharp_and_takes_no_dark_in(use, save, look, disc):
    [output] = use("upscale", init_image=save(disc(48, (250, 250, 250))), upscale_ratio=4)
    large = look(output)
    alpha = large[..., 3]
    edge = (alpha > 20) & (alpha < 235)
    # A rim of at most three pixels around the disc of four times the size.
    assert edge.sum() < 3 * 2 * np.pi * 0.33 * 192
    assert large[..., :3][alpha > 60].min() > 215


def test_pixel_art_stays_pixel_art(use, save, look):
    cells = np.random.default_rng(1).integers(0, 4, (12, 12))
    art = np.array([[20, 20, 30], [200, 60, 40], [240, 220, 90], [60, 120, 200]], np.uint8)[cells]
    [output] = use("upscale", init_image=save(art.repeat(4, 0).repeat(4, 1)), upscale_ratio=2)
    assert np.array_equal(look(output)[..., :3], art.repeat(8, 0).repeat(8, 1))
    assert output.metadata["method"].startswith("pixel art")


def test_what_would_be_too_large_is_refused_before_the_work(use, save):
    with pytest.raises(InvalidInputs, match="million pixels"):
        use("upscale", init_image=save(np.zeros((2100, 2100, 3), np.uint8)), upscale_ratio=4)


def test_a_batch_is_one_result_and_says_so(use, save, disc, credit):
    outputs = use("upscale", init_image=save(disc(24)), upscale_ratio=2, batch_size=4)
    assert len(outputs) == 1
    assert "seed" in outputs[0].metadata["batch"]
    assert credit in outputs[0].attribution
