from __future__ import annotations

from dataclasses import replace

import pytest

from layer_mcp.contract.errors import InvalidInputs, ModelNotFound
from layer_mcp.contract.forge import EstimateForgePrice, ExecuteForge, GuidanceFile
from layer_server.catalog.catalog import Catalog
from layer_server.generators import testing
from layer_server.generators.registry import CARDS

WORKSPACE = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def catalog():
    return Catalog(testing.CARDS)


def _request(**given):
    return ExecuteForge(**{"workspace_id": WORKSPACE, "model_id": "tiny", "prompt": "x", **given})


def test_defaults_are_filled_in_and_the_price_is_of_the_whole_batch(catalog):
    resolved = catalog.resolve(_request(width=32, batch_size=3))
    assert resolved.parameters == {"width": 32, "height": 16, "duration_seconds": 0, "quality": "high"}
    assert (resolved.batch_size, resolved.price_micro, resolved.adjusted) == (3, 3_000_000, False)


def test_an_estimate_is_resolved_as_the_run_would_be(catalog):
    estimate = EstimateForgePrice(workspace_id=WORKSPACE, model_id="tiny", prompt="x", batch_size=3, width=32)
    assert catalog.resolve(estimate) == catalog.resolve(_request(batch_size=3, width=32))


@pytest.mark.parametrize(
    ("given", "field", "allowed"),
    [
        ({"fps": 24}, "fps", "width"),
        ({"width": 513}, "width", "a whole number from 1 to 512"),
        ({"quality": "medium"}, "quality", "low"),
        ({"duration_seconds": 61.0}, "duration_seconds", "a number from 0 to 60"),
        ({"prompt": "   "}, "prompt", "text"),
        ({"prompt": None}, "prompt", "text"),
        ({"guidance_files": [GuidanceFile(file_id=WORKSPACE, type="init_image")]}, "guidance_files", "width"),
    ],
)
def test_what_a_model_does_not_take_is_explained(catalog, given, field, allowed):
    with pytest.raises(InvalidInputs) as caught:
        catalog.resolve(_request(**given))
    assert caught.value.field == field
    assert allowed in caught.value.allowed
    assert field in caught.value.message


def test_a_model_by_uuid_slug_or_a_beginning_of_either(catalog):
    card = testing.BURN
    for ref in ("burn", "BURN", " burn ", card.model_id, card.model_id.upper(), card.model_id[:8]):
        assert catalog.get(ref) is card
    assert catalog.get("cr") is testing.CRASH


def test_a_model_that_is_not_there_names_the_nearest_and_all(catalog):
    with pytest.raises(ModelNotFound) as caught:
        catalog.get("brun")
    assert caught.value.nearest == "burn"
    assert caught.value.allowed == [card.slug for card in testing.CARDS]
    assert "'burn'" in caught.value.message
    for ref in ("", "t", "zzzzzzzz"):
        with pytest.raises(ModelNotFound):
            catalog.get(ref)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_every_real_model_resolves_with_what_it_needs(card):
    wanted = [group[0] for group in card.needs]
    files = [GuidanceFile(file_id=WORKSPACE, type=name) for name in wanted if name not in {"prompt", "mask"}]
    given = {"guidance_files": files} if files else {}
    if "mask" in wanted:
        given["mask"] = {"file_id": WORKSPACE}
    resolved = Catalog(CARDS).resolve(_request(model_id=card.slug, batch_size=1, **given))
    assert resolved.price_micro > 0


def test_a_prompt_that_is_too_long_is_refused_before_it_is_paid():
    card = replace(testing.TINY, longest_prompt=5)
    catalog = Catalog([card])
    assert catalog.resolve(_request(prompt="12345"))
    with pytest.raises(InvalidInputs, match="at most 5 characters"):
        catalog.resolve(_request(prompt="123456"))


def test_more_music_than_one_run_makes_is_refused_before_it_is_paid():
    catalog = Catalog(CARDS)
    with pytest.raises(
        InvalidInputs, match="at most 5 results of a request that are 180 s long: 900 s in all"
    ) as caught:
        catalog.resolve(_request(model_id="music", prompt="village", batch_size=16, duration_seconds=180.0))
    assert caught.value.field == "batch_size"
    assert catalog.resolve(_request(model_id="music", prompt="village", batch_size=5, duration_seconds=180.0))
    short = catalog.resolve(
        _request(model_id="music", prompt="village", batch_size=16, duration_seconds=20.0)
    )
    assert short.batch_size == 16
    unsaid = Catalog([replace(testing.TINY, longest_run=30, parameters=catalog.get("music").parameters)])
    assert unsaid.resolve(_request(duration_seconds=15.0)).batch_size == 2


@pytest.mark.parametrize(
    ("model", "prompt", "seconds"),
    [
        ("video", "5 second loop of a campfire", 5),
        ("music", "a calm 12s loop", 12),
        ("video", "900 seconds of rain", 4),
        ("video", "a castle, after 3 seconds it rains", 4),
    ],
)
def test_a_length_in_the_prompt_is_made_and_paid(model, prompt, seconds):
    catalog = Catalog(CARDS)
    told = catalog.resolve(_request(model_id=model, prompt=prompt, batch_size=1))
    said = catalog.resolve(
        _request(model_id=model, prompt="x", batch_size=1, duration_seconds=float(seconds))
    )
    assert (told.parameters, told.price_micro) == (said.parameters, said.price_micro)


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"video_effects": [{"type": "TELEPORT"}]}, "video_effects.0.type", "ORBIT_360"),
        ({"video_effects": [{"type": "RAIN"}, {"type": "ORBIT_36"}]}, "video_effects.1.type", "'ORBIT_36'"),
        ({"video_effects": [{"type": "ZOOM_IN", "weight": 50}]}, "video_effects.0.weight", "from 0 to 2"),
        ({"video_effects": [{"type": "RAIN"}] * 9}, "video_effects", "at most 8 items"),
        ({"model_id": "texture", "palette": ["#123456", "gold"]}, "palette.1", "matches"),
        ({"model_id": "scene", "palette": ["#fc0"]}, "palette.0", "matches"),
    ],
)
def test_what_stands_in_a_list_is_looked_at_before_anything_is_paid(given, field, said):
    with pytest.raises(InvalidInputs, match=said) as caught:
        Catalog(CARDS).resolve(_request(**{"model_id": "video", **given}))
    assert caught.value.field == field
    assert caught.value.allowed


def test_effects_without_a_weight_or_with_a_usual_one_are_taken():
    effects = [{"type": "RAIN"}, {"type": "ORBIT_360", "weight": 1.5}, {"type": "SNOW", "weight": None}]
    resolved = Catalog(CARDS).resolve(_request(model_id="video", video_effects=effects))
    assert [effect["type"] for effect in resolved.parameters["video_effects"]] == [
        "RAIN",
        "ORBIT_360",
        "SNOW",
    ]
