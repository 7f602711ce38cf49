"""Conditions, sizes, palettes and a user's own picture change a texture, and it still tiles."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import GenerationRequest, InputFile
from layer_server.generators.texture.families import choose
from layer_server.generators.texture.texture import generate


@pytest.fixture
def make():
    def make(prompt, files=None, **parameters):
        request = GenerationRequest(
            prompt, 3, 1, {"width": 256, "height": 256, **parameters}, files or {}, "texture"
        )
        return generate(request, np.random.default_rng(3), lambda fraction, stage: None, lambda: False)[0]

    return make


def _seam(picture):
    """How much neighbours differ across the edges, against how much they differ inside."""
    values = picture.astype(float).reshape(*picture.shape[:2], -1)
    steps = [np.abs(values - np.roll(values, 1, axis)).mean(axis=(1 - axis, 2)) for axis in (0, 1)]
    return max(each[0] / max(np.percentile(each[1:], 99), 0.5) for each in steps)


NAMED = [
    ("golden dragon scales", "scales"), ("oak tree bark", "bark"), ("rusty corrugated metal", "corrugated iron"),
    ("clay roof tiles", "roof tiles"), ("autumn forest floor", "forest floor"), ("alien skin", "skin"),
    ("herringbone parquet floor", "parquet"), ("green circuit board", "circuit board"), ("diamond plate", "tread plate"),
    ("sci-fi hexagon panels", "hexagons"), ("old parchment", "paper"), ("bathroom tiles", "tiles"),
    ("glacier ice", "ice"), ("stone wall with moss", "stone wall"), ("asphalt road", "asphalt"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "family"), NAMED)
def test_words_name_their_family(prompt, family):
    def no_library():
        raise AssertionError("a word names it")

    assert choose(prompt, no_library).family.name == family


@pytest.mark.parametrize(
    ("prompt", "said"),
    [("wet cobblestone", "wet"), ("marble with gold veins", "gold veins"), ("cracked tiles", "cracked"),
     ("mossy roof tiles", "mossy"), ("dirty hexagons", "dirty"), ("snowy wood", "snowy"), ("bloody concrete", "bloody")],
)  # fmt: skip
def test_conditions_show_are_said_and_tile(make, pixels, prompt, said):
    plain = make(prompt.split("with")[0].split()[-1] if "gold" not in prompt else "marble")
    changed = make(prompt)
    assert said in changed.metadata["conditions"]
    assert np.abs(pixels(plain.data).astype(int) - pixels(changed.data)).mean() > 2
    for data in (changed.data, *(part.data for part in changed.parts)):
        assert _seam(pixels(data)) < 1.6


def _map(output, role, pixels):
    return pixels(next(part.data for part in output.parts if part.role == role)).astype(float)


def test_wet_is_glossy_and_gold_is_metal(make, pixels):
    assert (
        _map(make("wet brick"), "roughness", pixels).mean()
        < 0.7 * _map(make("brick"), "roughness", pixels).mean()
    )
    assert _map(make("black marble with gold veins"), "metallic", pixels).max() > 200
    assert _map(make("black marble"), "metallic", pixels).max() == 0
    assert _map(make("treasure of gold coins"), "metallic", pixels).mean() > 120
    assert _map(make("dragon scales"), "metallic", pixels).max() == 0


@pytest.mark.parametrize(
    "prompt", ["glowing circuit", "glowing alien skin", "glowing crystal", "stained glass", "sci-fi hexagons"]
)
def test_what_glows_has_an_emissive_map(make, pixels, prompt):
    output = make(prompt)
    assert output.parts[-1].role == "emissive"
    assert _map(output, "emissive", pixels).max() > 120


def test_large_has_fewer_and_small_more(make, pixels):
    edges = {}
    for prompt in ("large bricks", "bricks", "small bricks"):
        height = _map(make(prompt), "height", pixels)
        edges[prompt] = np.abs(np.diff(height, axis=0)).mean()
    assert edges["large bricks"] < edges["bricks"] < edges["small bricks"]


def test_a_palette_is_kept_to(make, pixels):
    grey, held = make("cobblestone"), make("cobblestone", palette=["#1a1c5c", "#3a5cd0", "#a0c8ff"])
    assert np.ptp(pixels(grey.data).reshape(-1, 3).mean(0)) < 30
    red, _, blue = pixels(held.data).reshape(-1, 3).mean(0)
    assert blue > red + 40


@pytest.fixture
def photo(tmp_path):
    """A slanted, unevenly lit pattern that does not repeat."""
    rng = np.random.default_rng(1)
    image = Image.new("RGB", (400, 300), (120, 90, 60))
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        x, y, r = int(rng.integers(400)), int(rng.integers(300)), int(rng.integers(6, 22))
        tone = int(rng.integers(60, 220))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(tone, tone - 20, tone - 40))
    shaded = np.asarray(image, float) * np.linspace(0.4, 1.2, 400)[None, :, None]
    Image.fromarray(np.clip(shaded, 0, 255).astype(np.uint8)).save(tmp_path / "photo.png")
    return InputFile(tmp_path / "photo.png", "image/png")


@pytest.mark.parametrize("port", ["init_image", "texture_image"])
def test_a_picture_becomes_a_tile_with_maps(make, pixels, photo, port):
    raw = np.asarray(Image.open(photo.path).resize((256, 256)))
    assert _seam(raw) > 2, "the picture itself does not tile"
    output = make("", {port: [photo]})
    assert output.metadata["material"] == "your picture"
    assert "estimated" in output.metadata["note"]
    for data in (output.data, *(part.data for part in output.parts)):
        assert pixels(data).shape[:2] == (256, 256)
        assert _seam(pixels(data)) < 1.6
    columns = pixels(output.data).astype(float).mean(axis=(0, 2))
    assert np.ptp(np.convolve(columns, np.ones(40) / 40, "valid")) < 45, "the light of the shot is evened out"


def test_a_picture_that_is_none_is_refused(make, tmp_path):
    (tmp_path / "a.png").write_bytes(b"nothing")
    with pytest.raises(InvalidInputs, match="init_image"):
        make("stone", {"init_image": [InputFile(tmp_path / "a.png", "image/png")]})


def test_a_reference_gives_its_colours(make, pixels, tmp_path):
    Image.new("RGB", (40, 40), (40, 160, 220)).save(tmp_path / "blue.png")
    red, _, blue = (
        pixels(make("brick", {"reference_image": [InputFile(tmp_path / "blue.png", "image/png")]}).data)
        .reshape(-1, 3)
        .mean(0)
    )
    assert blue > red
