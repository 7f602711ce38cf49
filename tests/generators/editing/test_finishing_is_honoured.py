from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs
from layer_server.generators.card import Attribution, Cancelled, GenerationRequest, Output, Part
from layer_server.generators.finishing import FINISHING, finished, finishing_price
from layer_server.generators.finishing import chain as chain_module
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.provenance import encode_png, provenance

_PART = Part("depth", "image/png", b"untouched", 8, 8)
_CREDIT = Attribution("Shape", "Someone", "somewhere", "CC BY 3.0")


@pytest.fixture
def make(disc, before) -> Callable[..., list[Output]]:
    """A generator of a red disc on grey, finished as asked."""

    @finished(ICON)
    def generate(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
        assert set(request.parameters).isdisjoint(FINISHING) or request.parameters is ALL
        progress(1.0, "done")
        picture = before(disc(64), np.full((64, 64, 3), 190, np.uint8))
        return [
            Output(
                "image", "image/png", encode_png(picture, provenance(ICON, request, seed, (_CREDIT,))), seed, 64, 64,
                has_alpha=False, parts=(_PART,), attribution=(_CREDIT,), metadata={"subject": "disc"},
            )
            for seed in range(request.seed, request.seed + request.batch_size)
        ]  # fmt: skip

    ALL: dict[str, Any] = {}

    def run(batch_size: int = 1, cancel: Callable[[], bool] = lambda: False, **given: Any) -> list[Output]:
        told: list[float] = []
        nonlocal ALL
        ALL = {name: each.default for name, each in FINISHING.items()} | {"width": 64, "height": 64} | given
        request = GenerationRequest("a red disc", 3, batch_size, ALL)
        outputs = generate(request, np.random.default_rng(3), lambda f, s: told.append(f), cancel)
        assert told == sorted(told)
        assert told[-1] == 1.0
        return outputs

    return run


def _pixels(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))


def test_nothing_asked_nothing_changed(make):
    [output] = make()
    assert (output.width, output.mime_type, output.metadata) == (64, "image/png", {"subject": "disc"})


def test_the_background_becomes_true_transparency(make):
    [output] = make(remove_background=True)
    picture = _pixels(output.data)
    assert output.has_alpha
    assert picture[..., 3][2, 2] == 0
    assert picture[..., 3][32, 32] == 255
    assert output.metadata["background"]["halo"] < 0.2
    assert output.metadata["subject"] == "disc"
    assert output.parts == (_PART,)


def test_it_is_as_much_larger_as_asked_with_its_credits(make):
    [output] = make(upscale_ratio=1.5)
    assert (output.width, output.height) == (96, 96)
    assert _pixels(output.data).shape == (96, 96, 4)
    text = Image.open(io.BytesIO(output.data)).info
    assert text["Prompt"] == "a red disc"
    assert "Shape by Someone" in text["Attribution"]
    assert '"upscale_ratio": 1.5' in text["Parameters"]
    assert _CREDIT in output.attribution


def test_all_of_it_in_its_order(make):
    [output] = make(remove_background=True, upscale_ratio=2, vectorize=True)
    assert output.mime_type == "image/svg+xml"
    assert output.data.startswith(b"<?xml")
    assert b"Shape by Someone" in output.data
    assert [part.role for part in output.parts] == ["raster", "depth"]
    raster = _pixels(output.parts[0].data)
    assert raster.shape == (128, 128, 4)
    assert raster[4, 4, 3] == 0
    assert (output.width, output.height) == (128, 128)


def test_a_batch_is_finished_one_by_one(make):
    assert [output.seed for output in make(batch_size=3, remove_background=True)] == [3, 4, 5]


def test_a_cancel_stops_it(make):
    with pytest.raises(Cancelled):
        make(upscale_ratio=2, cancel=lambda: True)


def test_too_large_a_result_is_refused_before_the_work(make):
    with pytest.raises(InvalidInputs, match="million pixels"):
        make(width=4096, height=4096, upscale_ratio=4)


def test_a_missing_extra_is_named(make, monkeypatch):
    monkeypatch.setattr(chain_module, "find_spec", lambda name: None)
    with pytest.raises(FeatureDisabled) as caught:
        make(vectorize=True)
    assert 'layer-nb[matting]"' in caught.value.remedy


def test_the_price_grows_with_what_is_done():
    one = {"batch_size": 1}
    assert finishing_price(one | {"remove_background": False, "upscale_ratio": 1, "vectorize": False}) == 0
    each = [
        finishing_price(one | given)
        for given in ({"remove_background": True}, {"upscale_ratio": 2}, {"vectorize": True})
    ]
    assert min(each) > 0
    everything = {"batch_size": 3, "remove_background": True, "upscale_ratio": 2, "vectorize": True}
    assert finishing_price(everything) == 3 * sum(each)
