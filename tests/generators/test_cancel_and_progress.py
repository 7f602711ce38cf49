"""A generator reports as it goes, and stops when it is told to."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.card import Cancelled, GenerationRequest
from layer_server.generators.image.casual_card import CASUAL_ICON
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.portrait.portrait_card import PORTRAIT
from layer_server.generators.texture.texture_card import TEXTURE

CARDS = (ICON, CASUAL_ICON, PORTRAIT, TEXTURE)

REQUEST = GenerationRequest("crystal sword on stone", 1, 3, {"width": 128, "height": 128})


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_progress_rises_to_one_and_names_the_output(card):
    seen: list[tuple[float, str]] = []
    card.load()(
        REQUEST,
        np.random.default_rng(1),
        lambda fraction, stage: seen.append((fraction, stage)),
        lambda: False,
    )
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0
    assert len(seen) >= 3 * 4
    assert any(stage.endswith("2 of 3") for _, stage in seen)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
@pytest.mark.parametrize("after", [0, 1, 5])
def test_cancel_stops_it(card, after):
    asked = 0

    def cancel() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    with pytest.raises(Cancelled):
        card.load()(REQUEST, np.random.default_rng(1), lambda fraction, stage: None, cancel)
    assert asked == after + 1, "nothing is done after the answer"


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_card_prices_a_request(card):
    standard = {"width": 1024, "height": 1024, "batch_size": 1}
    base = card.price(standard)
    assert base > 0
    assert base % 1_000_000 == 0
    assert card.price(standard | {"batch_size": 4}) == 4 * base
    assert card.price(standard | {"width": 2048, "height": 2048}) >= base, "a larger one is not cheaper"
