"""Icons have true alpha: clear corners and borders, an opaque subject, no stray colour where nothing is."""

from __future__ import annotations

import pytest

PROMPTS = [
    "glowing crystal sword",
    "fire dragon",
    "golden key",
    "ghost",
    "pixel art axe",
    "cute cat",
    "ice staff",
]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_border_is_clear_and_subject_is_opaque(icon, pixels, prompt):
    output = icon(prompt)[0]
    picture = pixels(output.data)
    alpha = picture[..., 3]
    assert output.has_alpha
    assert picture.shape == (256, 256, 4)
    for edge in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]):
        assert edge.max() == 0
    assert (alpha == 255).mean() > 0.05
    assert picture[alpha == 0].max() == 0, "clear pixels hold no colour"


def test_ring_is_a_ring(icon, pixels):
    alpha = pixels(icon("gold ring", seed=0)[0].data)[..., 3]
    rows, columns = alpha.any(1).nonzero()[0], alpha.any(0).nonzero()[0]
    inside = alpha[rows[0] : rows[-1], columns[0] : columns[-1]]
    assert (inside == 0).mean() > 0.1


@pytest.mark.parametrize("size", [(64, 64), (100, 64), (64, 300), (513, 511), (1024, 256)])
def test_any_size_is_honoured_and_the_icon_is_centred(icon, pixels, size):
    width, height = size
    output = icon("shield", width=width, height=height)[0]
    alpha = pixels(output.data)[..., 3]
    assert alpha.shape == (height, width)
    assert (output.width, output.height) == size
    rows, columns = alpha.any(1).nonzero()[0], alpha.any(0).nonzero()[0]
    assert abs((rows[0] + rows[-1]) / 2 - height / 2) <= 3
    assert abs((columns[0] + columns[-1]) / 2 - width / 2) <= 3


def test_largest_size(icon, pixels):
    assert pixels(icon("red gem", width=2048, height=2048)[0].data).shape == (2048, 2048, 4)
