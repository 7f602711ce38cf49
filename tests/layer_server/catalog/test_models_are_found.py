from __future__ import annotations

from dataclasses import replace

import pytest

from layer_server.catalog.catalog import Catalog
from layer_server.generators import testing
from layer_server.generators.registry import CARDS

PICTURE = replace(testing.TINY, slug="painter", name="Painter", topics="picture drawing cute castle")
SOUND = replace(
    testing.TINY,
    slug="foley",
    name="Foley",
    modality="audio",
    use_cases=("sound_effects",),
    capabilities=("loop",),
    topics="sound effect footsteps door-creak",
    description="Makes sounds of castles. It cannot make music.",
    price=lambda parameters: 3_000_000 * parameters["batch_size"],
)


@pytest.fixture
def catalog():
    return Catalog((PICTURE, SOUND))


def _slugs(cards):
    return [card.slug for card in cards]


def test_the_curated_order_without_a_search():
    assert _slugs(Catalog(CARDS).search()) == _slugs(CARDS)
    assert _slugs(Catalog(CARDS).search(search="  ")) == _slugs(CARDS)


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("seamless textures", "texture"),
        ("icons", "icon"),
        ("game sprite", "icon"),
        ("PBR normal map", "texture"),
        ("skyline", "scene"),
        ("voice-over", "speech"),
        ("tex", "texture"),
        ("cute fox", "casual-icon"),
    ],
)
def test_the_best_match_comes_first(search, first):
    assert _slugs(Catalog(CARDS).search(search=search))[0] == first


def test_a_name_counts_more_than_a_topic_and_a_topic_more_than_prose(catalog):
    named = replace(PICTURE, slug="castle", name="Castle", topics="")
    assert _slugs(Catalog((SOUND, PICTURE, named)).search(search="castles")) == ["castle", "painter", "foley"]


def test_the_head_of_a_phrase_decides_and_what_follows_with_is_beside_it(catalog):
    assert _slugs(catalog.search(search="footsteps in a castle"))[0] == "foley"
    assert _slugs(catalog.search(search="castle with footsteps"))[0] == "painter"


def test_two_words_of_a_topic_count_where_they_stand_together(catalog):
    assert _slugs(catalog.search(search="a castle door creak"))[0] == "foley"


def test_what_a_model_says_that_it_cannot_is_no_match(catalog):
    assert catalog.search(search="music") == []
    assert catalog.search(search="xylophone") == []


def test_filters_are_combined(catalog):
    assert catalog.search(modality="video") == []
    assert _slugs(catalog.search(use_case="sound_effects", capabilities=["loop"])) == ["foley"]
    assert catalog.search(modality="image", capabilities=["loop"]) == []
    assert _slugs(catalog.search(max_price_micro=1_000_000)) == ["painter"]


def test_recommendations_name_category_and_models_in_order(catalog):
    [(title, modality, use_case, cards)] = catalog.recommendations(use_case="text_to_image")
    assert (title, modality, use_case) == ("Text to image", "image", "text_to_image")
    assert _slugs(cards) == ["painter"]
    assert catalog.recommendations(modality="video") == []


def test_every_use_case_that_a_model_has_has_a_title():
    titles = {use_case: title for title, _, use_case, _ in Catalog(CARDS).recommendations()}
    assert {case for card in CARDS for case in card.use_cases} == set(titles)
    assert "_" not in "".join(titles.values())
    assert titles["text_to_3d"] == "Text to 3D"
