"""What a server says beside its pictures, and how: kept in bounds, without the key, and never a reason to lose them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import FeatureDisabled, LayerError, RunFailed
from layer_server.backends.openai_images import asking

KEY = "open-sesame-0123456789"
"""Of a shape that no pattern knows."""
Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_KEY", KEY)
    monkeypatch.setattr("layer_mcp.contract.redact._known", set())


def test_a_key_that_comes_back_is_masked_wherever_it_stands(make: Make, images: Any) -> None:
    images.answers = [(200, images.made({}) | {"usage": {KEY: f"Bearer {KEY}"}})]
    (made,) = make(key_env="STUDIO_KEY")
    assert KEY not in json.dumps(made.metadata)
    # Also where the end of what is repeated cuts it in two.
    images.answers = [(401, {"error": {"message": "x" * (asking.MAX_SAID - 5) + f" {KEY}"}})]
    with pytest.raises(FeatureDisabled) as caught:
        make(key_env="STUDIO_KEY")
    assert KEY[:3] not in str(caught.value)


def test_what_no_file_or_database_takes_costs_no_picture(make: Make, images: Any) -> None:
    said = json.dumps(images.made({}))[:-1] + ', "usage": {"a": NaN, "b": 1e999, "c": "\\ud800"}}'
    images.answers = [(200, said.encode())]
    (made,) = make()
    assert made.metadata["usage"] == {"a": None, "b": None, "c": "\N{REPLACEMENT CHARACTER}"}
    images.answers = [(400, b'{"error": {"message": "\\ud800 bad"}}')]
    with pytest.raises(LayerError) as caught:
        make()
    str(caught.value).encode()


def test_an_answer_is_not_unfolded(make: Make, images: Any) -> None:
    bomb = gzip.compress(gzip.compress(bytes(1 << 20)))
    images.answers = [lambda handler: handler.reply(200, bomb, content_encoding="gzip, gzip")]
    with pytest.raises(RunFailed, match="in compressed form, unasked"):
        make()


@pytest.mark.parametrize("url", ["https://[", "https://x:99999/a.png"])
def test_an_address_that_is_none_loses_no_picture_that_came_before(make: Make, images: Any, url: str) -> None:
    images.answers = [(200, images.made({})), (200, {"data": [{"url": url}]})]
    (made,) = make(model="toy", batch_size=2)
    assert "an address for its picture that is none" in made.metadata["note"]


def test_a_picture_that_cannot_be_finished_is_kept_as_it_was_made(
    make: Make, images: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_server.generators.finishing import chain

    monkeypatch.setattr(chain, "MAX_PIXELS", 64 * 48)
    images.size = (64, 48)
    (made,) = make(parameters={"upscale_ratio": 4})
    assert (made.width, made.metadata["match"]) == (64, "weak")
    assert "as its server made it" in made.metadata["note"]
