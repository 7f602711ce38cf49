from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

_JOBS = (
    ("upscale", "", {"upscale_ratio": 2}),
    ("remove-background", "", {}),
    ("vectorize", "", {"quality": "low"}),
    ("inpaint", "fill with red", {"mask": {"for_nontransparency": True}}),
    ("inpaint", "", {"mask": {"for_transparency": True, "edge_radius": 3}}),
    ("reframe", "", {"width": 50, "height": 30}),
    ("edit", "sketch, flat colours, make it blue", {}),
    ("segment", "", {"quality": "low"}),
    ("split-layers", "", {}),
)


def _pictures() -> dict[str, tuple[Image.Image, str]]:
    noise = np.random.default_rng(1).integers(0, 255, (20, 26, 4), dtype=np.uint8)
    return {
        "one pixel": (Image.new("RGB", (1, 1), (200, 10, 10)), "png"),
        "one clear pixel": (Image.new("RGBA", (1, 1)), "png"),
        "a line": (Image.new("RGB", (60, 1), (10, 200, 90)), "png"),
        "nothing": (Image.new("RGBA", (24, 24)), "png"),
        "palette": (Image.fromarray(noise[..., :3]).quantize(8), "png"),
        "grey": (Image.fromarray(noise[..., 0]), "png"),
        "cmyk": (Image.fromarray(noise[..., :3]).convert("CMYK"), "jpg"),
    }


@pytest.mark.parametrize("name", list(_pictures()))
def test_every_model_takes_it(use, save, look, name):
    picture, suffix = _pictures()[name]
    file = save(picture, f"picture.{suffix}")
    for slug, prompt, given in _JOBS:
        for output in use(slug, prompt, init_image=file, **given):
            if output.mime_type == "image/png":
                look(output)


def test_a_picture_that_lies_on_its_side_is_put_upright(use, save):
    picture = Image.fromarray(np.random.default_rng(1).integers(0, 255, (20, 40, 3), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    [output] = use("upscale", init_image=save(picture, "photo.jpg", exif=exif), upscale_ratio=2)
    assert (output.width, output.height) == (40, 80)


def test_sixteen_bits_are_scaled_not_cut(use, save, look):
    ramp = np.linspace(0, 65535, 40).repeat(30).reshape(40, 30).astype(np.uint16)
    picture = look(use("edit", "flip", init_image=save(ramp))[0])
    assert abs(int(picture[20, 15, 0]) - 128) < 5


def test_a_huge_picture_is_reduced_and_that_is_said(use, save, look):
    wide = Image.new("RGB", (5000, 40), (30, 60, 90))
    [output] = use("edit", "flip", init_image=save(wide))
    assert (output.width, output.height) == (2048, 16)
    assert output.metadata["reduced"] == "5000 x 40 to 2048 x 16"


def test_broken_notes_of_a_camera_do_not_refuse_a_picture(use, save):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (20, 40, 3), dtype=np.uint8))
    for exif in (b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(range(60))):
        [output] = use("upscale", init_image=save(noise, "photo.jpg", exif=exif), upscale_ratio=1)
        assert (output.width, output.height) == (40, 20)
