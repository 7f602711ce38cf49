"""``{name}`` in a prompt: filled, or refused before anything is paid; other braces are left alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_nb.magics.grammar import UsageError
from layer_nb.magics.interpolate import interpolate

NAMES = {
    "colour": "red",
    "size": 4,
    "ratio": 0.5,
    "hero": SimpleNamespace(name="Ada", tags=["brave", "tall"]),
    "path": Path("art"),
    "table": object(),
    "größe": "groß",
}


@pytest.mark.parametrize(
    ("prompt", "filled"),
    [
        ("a {colour} sword", "a red sword"),
        ("{size} of {ratio}", "4 of 0.5"),
        ("{hero.name}, {hero.tags[0]}, {hero.tags[-1]}", "Ada, brave, tall"),
        ("{path}/x", "art/x"),
        ("{größe}", "groß"),
        ("{{colour}}", "{colour}"),
        ('{"a": {"b": 1}}', '{"a": {"b": 1}}'),
        ("{ colour }", "{ colour }"),
        ("if (x) { return 1; }", "if (x) { return 1; }"),
        ("{}", "{}"),
        ("{0}", "{0}"),
        ("{colour!r} {size:3}", "{colour!r} {size:3}"),
        ("{f(x)} {xs[:3]}", "{f(x)} {xs[:3]}"),
        ("{{colour[:3]}}", "{{colour[:3]}}"),
        ("$colour %s", "$colour %s"),
    ],
)
def test_paths_are_filled_and_other_braces_stay(prompt: str, filled: str) -> None:
    assert interpolate(prompt, NAMES) == filled


@pytest.mark.parametrize(
    ("prompt", "message", "nearest"),
    [
        ("{colr}", "no variable colr; did you mean colour?", "colour"),
        ("{zebra}", "no variable zebra.", None),
        ("{hero.nam}", "hero has no .nam", None),
        ("{hero.tags[7]}", "hero.tags has no [7]", None),
        ("{size[0]}", "size has no [0]", None),
        (
            "{colour[:3]}",
            "{colour[:3]} is more than a path; only {name}, {name.attribute} and {name[0]}",
            None,
        ),
        ("{hero.tags['x']}", "more than a path", None),
        ("{hero.name.upper()}", "more than a path", None),
        ("{table}", "is a object; only text and numbers", None),
    ],
)
def test_what_cannot_be_filled_is_refused(prompt: str, message: str, nearest: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        interpolate(prompt, NAMES)
    assert message in caught.value.message
    assert caught.value.nearest == nearest


@given(st.text().filter(lambda text: "{" not in text))
def test_text_without_braces_is_never_changed(text: str) -> None:
    assert interpolate(text, NAMES) == text


@given(st.text())
def test_a_value_is_not_filled_again(value: str) -> None:
    assert interpolate("{value}", {"value": value}) == value
