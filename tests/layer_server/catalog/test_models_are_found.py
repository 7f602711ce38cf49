from __future__ import annotations

import pytest

from layer_server.catalog.catalog import Catalog
from layer_server.generators.registry import CARDS


@pytest.fixture
def catalog():
    return Catalog(CARDS)


def _slugs(cards):
    return [card.slug for card in cards]


def test_the_curated_order_without_a_search(catalog):
    assert _slugs(catalog.search()) == _slugs(CARDS)
    assert _slugs(catalog.search(search="  ")) == _slugs(CARDS)


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("seamless textures", "texture"),
        ("icons", "icon"),
        ("game sprite", "icon"),
        ("PBR normal map", "texture"),
    ],
)
def test_the_best_match_comes_first(catalog, search, first):
    assert _slugs(catalog.search(search=search))[0] == first


def test_no_match_is_an_empty_list(catalog):
    assert catalog.search(search="xylophone") == []
    assert catalog.search(modality="audio") == []
    assert catalog.search(use_case="music") == []


def test_filters_are_combined(catalog):
    assert _slugs(catalog.search(capabilities=["tileability"])) == ["texture"]
    assert catalog.search(capabilities=["tileability", "square"]) == []
    assert _slugs(catalog.search(max_price_micro=1_000_000)) == ["icon"]


def test_recommendations_name_category_and_models_in_order(catalog):
    [(title, modality, use_case, cards)] = catalog.recommendations(use_case="text_to_image")
    assert (title, modality, use_case) == ("Text to image", "image", "text_to_image")
    assert _slugs(cards)[0] == "icon"
    assert catalog.recommendations(modality="video") == []
