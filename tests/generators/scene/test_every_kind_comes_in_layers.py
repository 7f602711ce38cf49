"""Every kind of scene is a picture with content, in layers from far to near, with a depth map."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.words import KINDS

MORE = {
    "city": "cyberpunk neon street",
    "interior": "spaceship bridge",
    "coast": "lighthouse at a stormy coast",
}


@pytest.mark.parametrize("prompt", [*(words.split()[0] for words in KINDS.values()), *MORE.values()])
def test_a_kind_in_layers(scene, pixels, prompt):
    output = scene(prompt)[0]
    picture = pixels(output.data)
    assert picture.shape == (144, 256, 3)
    assert picture.std() > 12, "there is something to see"
    assert 8 < picture.mean() < 240
    layers = [part for part in output.parts if part.role == "layer"]
    named = output.metadata["layers"]
    assert [each["index"] for each in named] == list(range(len(layers)))
    assert named[0]["depth"] == max(each["depth"] for each in named), "the first is the farthest"
    decoded = [pixels(part.data) for part in layers]
    assert all(layer.shape == (144, 256, 4) for layer in decoded)
    assert decoded[0][..., 3].min() >= 250 or named[0]["name"] in {"room"}, (
        "nothing shows through the farthest"
    )
    assert all(layer[..., 3].any() for layer in decoded)
    [depth] = [pixels(part.data) for part in output.parts if part.role == "depth"]
    assert depth.shape == (144, 256)
    assert np.ptp(depth.astype(int)) > 60


@pytest.mark.parametrize(("width", "height"), [(256, 256), (144, 256), (300, 130), (131, 173)])
def test_any_shape(scene, pixels, width, height):
    prompt = "mountain lake" if width > height else "dungeon"
    assert pixels(scene(prompt, width=width, height=height)[0].data).shape == (height, width, 3)


def test_layers_make_up_the_picture():
    painting = paint("mountain lake at dawn", 3, 256, 144)
    laid = np.zeros((144, 256, 3))
    for layer in painting.layers:
        alpha = layer.rgba[..., 3:] / 255
        laid = laid * (1 - alpha) + layer.rgba[..., :3] * alpha
    similar = np.corrcoef(laid.ravel(), painting.picture.ravel().astype(float))[0, 1]
    assert similar > 0.97
    straight, multiplied = painting.layers[1].rgba, painting.layers[1].premultiplied()
    assert np.abs(multiplied[..., 0] - straight[..., 0] * (straight[..., 3] / 255)).max() <= 1


def test_depth_grows_with_distance():
    painting = paint("meadow at noon", 3, 256, 144)
    sky, ground = painting.depth[:20].mean(), painting.depth[-8:].mean()
    assert sky > 0.9
    assert ground < 0.4
    assert painting.depth.dtype == np.float32


def test_seeds_compose_differently(scene, pixels):
    pictures = [pixels(scene("mountains at noon", seed=seed)[0].data).astype(float) for seed in (1, 2)]
    assert np.abs(pictures[0] - pictures[1]).mean() > 8


def test_night_is_darker_than_noon_and_snow_is_whiter_than_grass(scene, pixels):
    def mean(prompt):
        return pixels(scene(prompt)[0].data).mean()

    assert mean("meadow at night") < 0.7 * mean("meadow at noon")
    assert mean("hills in winter at noon") > mean("hills in summer at noon")
