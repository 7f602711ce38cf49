from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.editing.edit_prompt import KINDS, NAMES, read
from layer_server.generators.editing.edits.order import Order


def _hue(picture: np.ndarray) -> float:
    """Of the mean visible colour, degrees."""
    import colorsys

    mean = picture[..., :3][picture[..., 3] > 200].mean(0) / 255
    return colorsys.rgb_to_hsv(*mean)[0] * 360


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("make the sword red", ["recolour"]),
        ("change red to blue", ["recolour"]),
        ("turn it to gold", ["material"]),
        ("watercolour painting, slightly warmer", ["watercolour", "warmer"]),
        ("black and white", ["greyscale"]),
        ("a pencil drawing and a white border", ["sketch", "frame"]),
        ("ink drawing", ["ink"]),
        ("blur the background", ["blur background"]),
        ("remove the background; add a thick black outline", ["remove background", "outline"]),
        ("night", ["night"]),
        ("flip it then rotate 90 degrees", ["flip", "rotate"]),
        ("make it pink", ["recolour"]),
        ("more contrast, less saturated", ["contrast", "saturation"]),
        ("cel-shaded comic", ["comic"]),
        ("16-bit pixel art", ["pixel art"]),
        ("sunset & fog", ["sunset", "fog"]),
        ("decrease brightness, less blurry", ["darker", "sharpen"]),
        ("remove noise and clear the fog", ["denoise", "dehaze"]),
        ("swap red and blue", ["swap colours"]),
        ("put it in a dungeon", ["scene background"]),
        ('write "Night sale" at the top', ["write text"]),
        ("teal and orange", ["cinematic"]),
        ("pixel art, 32x32", ["pixel art"]),
        ("don't change the colors, just sharpen", ["sharpen"]),
    ],
)
def test_an_instruction_is_read(prompt, names):
    steps, unknown = read(prompt)
    assert [step.kind.name for step in steps] == names
    assert unknown == []


@pytest.mark.parametrize(
    ("prompt", "scope"),
    [
        ("black and white except the red", "all but red"),
        ("sepia but keep the red", "all but red"),
        ("darken the background", "the background"),
        ("make the sky purple", "the sky"),
        ("blur the bottom third", "bottom third"),
        ("make the red parts yellow", "red"),
        ("blur the background", "None"),
        ("turn the blue to red", "None"),
    ],
)
def test_an_edit_can_be_for_a_part(prompt, scope):
    [step], unknown = read(prompt)
    assert (str(step.scope), unknown) == (scope, [])


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("remove the shadow", "`inpaint`"),
        ("make her smile", "Not understood"),
        ("upscale 2x", "`upscale`"),
        ("make the eyes pink", "cannot find the eyes"),
        ("colorize the black and white photo", "Not understood"),
        ("write something", "quotes"),
        ("make it like the reference", "reference_image"),
    ],
)
def test_what_is_not_done_is_said(use, save, disc, prompt, said):
    [output] = use("edit", prompt, init_image=save(disc(32)))
    assert output.metadata["match"] == "weak"
    assert said in output.metadata["note"]


def test_all_but_one_colour_loses_its_colour(use, save, look):
    picture = np.zeros((32, 64, 3), np.uint8)
    picture[:, :32], picture[:, 32:] = (200, 40, 40), (40, 160, 60)
    result = look(use("edit", "black and white except the red", init_image=save(picture))[0])[..., :3].astype(
        int
    )
    assert np.abs(result[:, :28] - (200, 40, 40)).max() < 8
    assert np.ptp(result[10, 50]) < 3


def test_text_is_written_and_taken_off_again(use, save, look):
    picture = np.full((160, 320, 3), (40, 90, 160), np.uint8)
    written = look(use("edit", 'write "HELLO WORLD" at the top', init_image=save(picture))[0])[..., :3]
    assert (written[:60] > 230).all(-1).any()
    assert np.array_equal(written[80:], picture[80:])
    bare = look(use("edit", "remove the text", init_image=save(written))[0])[..., :3].astype(int)
    assert np.abs(bare - picture).max() < 30


def test_what_is_not_known_is_named_with_what_is(use, save, look, disc):
    [output] = use("edit", "make it dance and add a hat", init_image=save(disc()))
    assert np.array_equal(look(output), disc())
    assert output.metadata["match"] == "weak"
    for said in ("'make it dance'", "'add a hat'", "watercolour", "recolour"):
        assert said in output.metadata["note"]


@pytest.mark.parametrize("prompt", ["🙂", "переделай", "!!! ... ,,,", "x" * 5000, "и " * 200, "make it"])
def test_odd_instructions_change_nothing_and_say_so(use, save, look, disc, prompt):
    [output] = use("edit", prompt, init_image=save(disc()))
    assert np.array_equal(look(output), disc())
    assert "What edit can do" in output.metadata["note"]


def test_recolouring_changes_the_main_colour_and_keeps_the_others(use, save, look, disc):
    picture = disc(96)
    picture[40:56, 40:56, :3] = (240, 200, 40)
    result = look(use("edit", "make it blue", init_image=save(picture))[0])
    body = result.copy()
    body[38:58, 38:58] = 0
    assert abs(_hue(body) - 220) < 20
    assert np.abs(result[42:54, 42:54, :3].astype(int) - (240, 200, 40)).max() < 12
    assert np.array_equal(result[..., 3], picture[..., 3])


def test_one_colour_becomes_another(use, save, look):
    picture = np.zeros((40, 80, 3), np.uint8)
    picture[:, :40], picture[:, 40:] = (200, 40, 40), (40, 160, 60)
    result = look(use("edit", "change everything green to purple", init_image=save(picture))[0])
    assert np.abs(result[:, :36, :3].astype(int) - (200, 40, 40)).max() < 8
    assert result[20, 60, 2] > result[20, 60, 1] + 60


def test_a_mask_limits_it(use, save, look, landscape):
    mask = np.zeros(landscape.shape[:2], np.uint8)
    mask[:, :60] = 255
    [output] = use("edit", "sepia", init_image=save(landscape), mask_file=save(mask), mask={"file_id": "x"})
    result = look(output)[..., :3]
    assert np.array_equal(result[:, 60:], landscape[:, 60:])
    assert not np.array_equal(result[:, :60], landscape[:, :60])


def test_strength_mixes_it_in(use, save, look, landscape):
    whole, half, none = (
        look(use("edit", "invert", init_image=save(landscape), prompt_strength=share)[0])[..., :3].astype(
            float
        )
        for share in (1, 0.5, 0)
    )
    assert np.array_equal(none, landscape)
    assert np.abs(half - (whole + none) / 2).max() <= 1


def test_a_reference_gives_its_colours(use, save, look, landscape):
    reference = np.clip(landscape[::-1, :, ::-1].astype(int) * (1.1, 0.7, 0.6), 0, 255).astype(np.uint8)
    [output] = use("edit", init_image=save(landscape), reference_image=save(reference))
    result = look(output)[..., :3].reshape(-1, 3).mean(0)
    wanted, own = reference.reshape(-1, 3).mean(0), landscape.reshape(-1, 3).mean(0)
    assert np.abs(result - wanted).max() < 0.35 * np.abs(own - wanted).max()


@pytest.mark.parametrize(
    ("prompt", "size"),
    [
        ("rotate 90", (60, 100)),
        ("rotate left", (60, 100)),
        ("crop to a square", (60, 60)),
        ("flip", (100, 60)),
    ],
)
def test_shapes_are_the_asked_ones(use, save, prompt, size):
    picture = np.random.default_rng(1).integers(0, 255, (60, 100, 3), dtype=np.uint8)
    outputs = use("edit", prompt, init_image=save(picture), batch_size=3)
    assert [(each.width, each.height) for each in outputs] == [size]


def test_a_flip_is_a_flip(use, save, look):
    picture = np.random.default_rng(1).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    assert np.array_equal(
        look(use("edit", "mirror it", init_image=save(picture))[0])[..., :3], picture[:, ::-1]
    )
    assert np.array_equal(
        look(use("edit", "flip vertically", init_image=save(picture))[0])[..., :3], picture[::-1]
    )


def test_seeds_vary_what_can_vary(use, save, disc):
    outputs = use("edit", "make it green", init_image=save(disc()), batch_size=3)
    assert len({output.data for output in outputs}) == 3
    alone = use("edit", "make it green", init_image=save(disc()), seed=9)[0]
    assert alone.data == outputs[2].data


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_edit_gives_a_picture(disc, kind):
    picture = disc(40).astype(np.float32) / 255
    words = ("make", "gold") if kind.name == "material" else (kind.name,)
    order = Order(words, ("#2467d6",), 1.0, None, np.random.default_rng(1), lambda credit: None)
    after = kind.apply(picture, order)
    assert after.ndim == 3
    assert after.shape[2] == 4
    assert np.isfinite(after).all()
    assert after.min() >= -1e-3
    assert after.max() <= 1.001
    assert kind.name in NAMES


def test_who_found_the_subject_is_credited_where_it_was_looked_for(use, save, landscape):
    for prompt, credited in (("blur the background", True), ("make it blue", True), ("sepia", False)):
        [output] = use("edit", prompt, init_image=save(landscape))
        assert any("U2-Net" in each.title for each in output.attribution) is credited, prompt
