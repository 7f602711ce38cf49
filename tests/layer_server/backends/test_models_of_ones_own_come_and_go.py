from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs, ModelNotFound
from layer_mcp.own_models import OwnModels
from layer_server.catalog import prices
from layer_server.core import Core
from layer_server.generators import testing

TABLE = {"back_end": "openai", "url": "http://127.0.0.1:9", "model": "gpt-image-2.5-flare", "price_cu": 1.5}


def test_one_is_offered_as_soon_as_it_is_written_and_no_longer_than_that(core: Core, own: OwnModels) -> None:
    with pytest.raises(ModelNotFound):
        core.catalog.get("studio")
    own.put("studio", TABLE)
    card = core.catalog.get("studio")
    assert (core.catalog.unit_price(card), card.place, card.procedural) == (1_500_000, "remote", False)
    assert core.catalog.cards is core.catalog.cards
    assert card.slug not in {each.slug for each in testing.CARDS}
    assert core.workflows._kinds.model("studio").card is card  # a workflow may use it
    own.put("studio", TABLE | {"price_cu": 2})
    assert core.catalog.unit_price(core.catalog.get("studio")) == 2_000_000
    own.remove("studio")
    with pytest.raises(ModelNotFound):
        core.catalog.get("studio")
    assert len(core.catalog.cards) == len(testing.CARDS)


def test_what_people_wrote_into_the_file_stays_when_it_is_changed(own: OwnModels) -> None:
    own.path.write_text(
        "# mine\n[models.first]  # the good one\nback_end = 'openai'\nurl='http://127.0.0.1:9'\n"
    )
    own.put("second", TABLE)
    text = own.path.read_text()
    assert "# mine" in text
    assert "# the good one" in text
    assert [each.slug for each in own.read().definitions] == ["first", "second"]
    assert own.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["[models", "models = 3", "\x00", "models = [1]"])
def test_a_damaged_file_is_a_sentence_and_takes_no_other_model_away(
    core: Core, own: OwnModels, text: str
) -> None:
    own.path.write_text(text)
    assert len(core.catalog.cards) == len(testing.CARDS)
    (fault,) = core.offered.faults()
    assert str(own.path) in fault.message


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"back_end": "magic"}, "back_end must be one of"),
        (TABLE | {"price_cu": -1}, "price_cu must be a number"),
        (TABLE | {"price_cu": True}, "price_cu must be a number"),
        (TABLE | {"steps": 3}, "it is not known; there are"),
        (TABLE | {"url": "https://ana:secret@example.com"}, "it holds a user name or a password"),
        (TABLE | {"key_env": "LD_PRELOAD"}, "which is no key"),
        ({"back_end": "diffusers", "folder": "/nowhere/at/all"}, "nowhere"),
    ],
)
def test_one_bad_table_is_a_sentence_and_the_others_are_offered(
    core: Core, own: OwnModels, table: dict[str, Any], says: str
) -> None:
    import tomlkit

    own.path.write_text(tomlkit.dumps({"models": {"bad": table, "good": TABLE}}))
    assert core.catalog.get("good")
    (fault,) = core.offered.faults()
    assert fault.slug == "bad"
    assert says in fault.message
    assert "secret" not in fault.message


@pytest.mark.parametrize("field", ["api_key", "key", "token", "Authorization"])
def test_a_key_in_the_file_is_refused_and_not_repeated(
    core: Core, own: OwnModels, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    caplog.set_level(logging.DEBUG)
    own.path.write_text(
        f"[models.leaky]\nback_end = 'openai'\nurl = 'https://a.example'\n{field} = 'sk-unseen'\n"
    )
    assert "leaky" not in {each.slug for each in core.catalog.cards}
    (fault,) = core.offered.faults()
    assert "--key-env" in fault.message
    assert "sk-unseen" not in fault.message + caplog.text


def test_no_name_of_a_model_that_is_there_anyway_is_taken(core: Core, own: OwnModels) -> None:
    own.put("tiny", TABLE)
    assert core.catalog.get("tiny").place == "cpu"
    assert "called 'tiny' already" in core.offered.faults()[0].message


@pytest.mark.parametrize("slug", ["My Model", "-a", "a--b", "ä", "", "x" * 49, "../x"])
def test_a_name_is_lower_case_words_with_hyphens(own: OwnModels, slug: str) -> None:
    with pytest.raises(InvalidInputs, match="lower-case words"):
        own.put(slug, TABLE)
    assert not own.path.exists()


def test_no_name_is_a_command(own: OwnModels) -> None:
    with pytest.raises(InvalidInputs, match="is a command"):
        own.put("list", TABLE)


def test_only_whoever_names_one_gets_it(core: Core, own: OwnModels) -> None:
    from layer_mcp.catalog.choice import Need, fitting
    from layer_server.results import model_summary

    own.put("crystal-sword", TABLE)
    cards = core.catalog.search(search="crystal sword")
    assert "crystal-sword" in {each.slug for each in cards}
    offered = [model_summary(card, 0) for card in core.catalog.cards]
    assert "crystal-sword" not in {each.slug for each in fitting(Need("image", "text_to_image"), offered)}


def test_a_server_is_told_the_variables_of_keys_and_no_others(core: Core, own: OwnModels) -> None:
    from layer_mcp.connect.spawn import environment, server_package

    own.put("studio", TABLE | {"key_env": "STUDIO_KEY"})
    given = {"STUDIO_KEY": "k", "OTHER_KEY": "o", "HTTPS_PROXY": "http://proxy:1"}
    passed = environment(server_package(), given, home=own.path.parent)
    assert {"STUDIO_KEY": "k", "HTTPS_PROXY": "http://proxy:1"}.items() <= passed.items()
    assert "OTHER_KEY" not in passed
    assert "STUDIO_KEY" not in environment(server_package(), given)


def test_the_doctor_says_what_is_wrong(own: OwnModels) -> None:
    from layer_mcp.doctor.storage import own_models

    home = own.path.parent
    assert own_models(home, {}) == []
    own.put("studio", TABLE | {"key_env": "STUDIO_KEY"})
    (missing,) = own_models(home, {})
    assert (missing.ok, "STUDIO_KEY" in missing.finding) == (False, True)
    assert [each.ok for each in own_models(home, {"STUDIO_KEY": "k"})] == [True]
    own.path.write_text("[models")
    assert [each.ok for each in own_models(home, {})] == [False]


async def test_a_run_ends_as_it_began_when_its_model_is_changed_meanwhile(
    core: Core, own: OwnModels, start: Callable[..., Any], over: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.put("studio", TABLE)
    run = start("studio")
    own.remove("studio")
    done = await over(run)
    # Nobody listens there: it fails in the worker, by the card that is offered no more.
    assert (done.error_code, done.charged_micro) == ("FEATURE_DISABLED", 0)
    assert "could not be connected to" in done.error_message


def test_one_that_is_added_again_is_read_anew_though_its_table_says_the_same(
    core: Core, own: OwnModels
) -> None:
    def workflow(text: str) -> str:
        nodes = {
            "1": {"class_type": "SaveImage", "inputs": {"images": ["2", 0]}},
            "2": {"class_type": "Draw", "inputs": {"text": text}},
        }
        return own.keep_file("drawn", json.dumps(nodes))

    for text in ("a cat", "a dog"):
        table = {"back_end": "comfyui", "url": "http://127.0.0.1:9", "workflow": workflow(text)}
        own.put("drawn", table)
        assert text in core.catalog.get("drawn").prompt_format
    own.remove("drawn")


def test_what_was_agreed_to_is_charged_whatever_the_table_says_by_now(core: Core, own: OwnModels) -> None:
    own.put("studio", TABLE | {"price_cu": 9})
    for card in (core.catalog.get("studio"), None):
        assert prices.charge(card, {}, reserved=3_000_000, made=2, batch_size=3) == 2_000_000
