from __future__ import annotations

import re
from pathlib import Path

import pytest

from layer_server.generators import testing
from layer_server.settings import Settings

HOME = Path("home")
NUMBERS = ("LAYER_WORKERS", "LAYER_IDLE_SECONDS")


def test_defaults():
    settings = Settings.from_environment(HOME, {})
    assert (settings.home, settings.starting_cu, settings.idle_seconds, settings.cards) == (
        HOME,
        1000,
        600,
        None,
    )
    assert settings.workers >= 1


def test_every_variable():
    settings = Settings.from_environment(
        HOME,
        {
            "LAYER_DATABASE_URL": "postgresql+psycopg://user:hunter2@host/db",
            "LAYER_STORAGE_URL": "s3://bucket/prefix?endpoint=https://s3.example",
            "LAYER_ROLE": "worker",
            "LAYER_WORKERS": "3",
            "LAYER_IDLE_SECONDS": "1.5",
            "LAYER_CARDS": "layer_server.generators.testing:CARDS",
        },
    )
    assert settings.cards == testing.CARDS
    assert (settings.workers, settings.idle_seconds) == (3, 1.5)
    assert settings.role == "worker"
    assert settings.storage_url == "s3://bucket/prefix?endpoint=https://s3.example"
    assert "hunter2" not in repr(settings)


def test_work_is_divided_only_over_a_database_that_can_be_shared():
    with pytest.raises(
        ValueError, match=r"LAYER_ROLE is 'api', but .* set LAYER_DATABASE_URL to a postgresql"
    ):
        Settings.from_environment(HOME, {"LAYER_ROLE": "api"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LAYER_WORKERS", "many"),
        ("LAYER_IDLE_SECONDS", "soon"),
        *((name, value) for name in NUMBERS for value in ("inf", "nan", "-inf", "0", "-5", "1e300")),
        ("LAYER_WORKERS", "2.5"),
        ("LAYER_ROLE", "boss"),
        ("LAYER_CARDS", "nowhere:CARDS"),
        ("LAYER_CARDS", "layer_server.generators.testing:NONE"),
        ("LAYER_CARDS", "::"),
    ],
)
def test_what_cannot_be_understood_is_named(name, value):
    with pytest.raises(ValueError, match=f"{name} is {re.escape(repr(value))}, but must be"):
        Settings.from_environment(HOME, {name: value})


def test_the_spend_gate_is_off_unless_it_is_named():
    assert Settings.from_environment(HOME, {}).spend_gate_cu is None
    assert Settings.from_environment(HOME, {"LAYER_SPEND_GATE_CU": "0"}).spend_gate_cu == 0
    assert Settings.from_environment(HOME, {"LAYER_SPEND_GATE_CU": "20.5"}).spend_gate_cu == 20.5
    with pytest.raises(ValueError, match="LAYER_SPEND_GATE_CU"):
        Settings.from_environment(HOME, {"LAYER_SPEND_GATE_CU": "-1"})
