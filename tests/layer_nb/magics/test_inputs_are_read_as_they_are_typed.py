"""Inputs of a workflow or a tool: ``name=value`` on a line, ``name: value`` in a cell, JSON; variables as themselves."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.workflows import WorkflowPort, WorkflowSummary
from layer_mcp.requests.inputs import workflow_inputs
from layer_nb.magics import inputs
from layer_nb.magics.grammar import UsageError, parse
from layer_nb.magics.interpolate import fill_value


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", {}),
        ("names=sword,shield", {"names": "sword,shield"}),
        ("names=iron sword, shield style=dark", {"names": "iron sword, shield", "style": "dark"}),
        ("style='dark = moody' n=3", {"style": "dark = moody", "n": "3"}),
        ('style="it\'s" n=', {"style": "it's", "n": ""}),
        ("style=it's dark", {"style": "it's dark"}),
        ("photo={shots[0]}", {"photo": "{shots[0]}"}),
        ("photo=C:\\art.png", {"photo": "C:\\art.png"}),
        ("url=https://a.example/x?y=1", {"url": "https://a.example/x?y=1"}),
    ],
)
def test_a_line(line: str, found: dict[str, str]) -> None:
    assert inputs.of_line(line) == found


@pytest.mark.parametrize("line", ["sword", "=x", "a=1 a=2", "a='open"])
def test_a_line_that_cannot_be_read_says_so(line: str) -> None:
    with pytest.raises(UsageError):
        inputs.of_line(line)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("names: sword, shield\nstyle: dark fantasy\n", {"names": "sword, shield", "style": "dark fantasy"}),
        ("# look\n\nnames:\n  - sword\n  - 'a shield'\nn: 3", {"names": ["sword", "a shield"], "n": "3"}),
        ("names:\n- sword\nstyle: x", {"names": ["sword"], "style": "x"}),
        ("text: |\n  one\n    two\n", {"text": "one\n  two"}),
        ('{"names": ["a"], "n": 3}', {"names": ["a"], "n": 3}),
        ("photo: {photo}", {"photo": "{photo}"}),
        ("when: at 10:30", {"when": "at 10:30"}),
        ("  \n", {}),
    ],
)
def test_a_cell(body: str, found: dict[str, Any]) -> None:
    assert inputs.of_body(body) == found


@pytest.mark.parametrize("body", ["sword", "names:\n  sword", '{"a": ', "a: 1\na: 2"])
def test_a_cell_that_cannot_be_read_says_so(body: str) -> None:
    with pytest.raises(UsageError):
        inputs.of_body(body)


@given(st.text(max_size=200))
def test_no_text_crashes_the_reading(text: str) -> None:
    for read in (inputs.of_line, inputs.of_body):
        with contextlib.suppress(UsageError):
            assert isinstance(read(text), dict)


def test_a_variable_alone_is_itself_and_within_text_is_text() -> None:
    photo = object()
    names = {"photo": photo, "words": ["sword", "shield"], "look": "dark"}
    assert fill_value("{photo}", names) is photo
    assert fill_value("{words}", names) == ["sword", "shield"]
    assert fill_value(["{look} sword"], names) == ["dark sword"]
    with pytest.raises(UsageError, match="only text and numbers"):
        fill_value("a {photo}", names)
    with pytest.raises(UsageError, match="no variable"):
        fill_value("{missing}", names)


def _workflow(**types: str) -> WorkflowSummary:
    ports = [WorkflowPort(name=name, type=type_) for name, type_ in types.items()]
    return WorkflowSummary(workflow_id="w", inputs=ports)


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("text", "12", "12"),
        ("text[]", "a, b ,c", ["a", "b", "c"]),
        ("text[]", '["a, b"]', ["a, b"]),
        ("text[]", "[a, b]", ["a", "b"]),
        ("integer", "12", 12),
        ("integer[]", "1,2", [1, 2]),
        ("number", "0.5", 0.5),
        ("boolean", "yes", True),
        ("image", "a.png", "a.png"),
        ("image[]", "a.png, b.png", ["a.png", "b.png"]),
    ],
)
def test_text_is_read_as_the_type_that_is_declared(type_: str, text: str, value: Any) -> None:
    assert workflow_inputs(_workflow(x=type_), {"x": text, "y": text}) == {"x": value, "y": text}


@pytest.mark.parametrize(("type_", "text"), [("integer", "1.5"), ("number", "x"), ("boolean", "maybe")])
def test_text_that_is_not_of_the_type_names_the_input(type_: str, text: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        workflow_inputs(_workflow(x=type_), {"x": text})
    assert caught.value.field == "inputs.x"


def test_what_is_not_text_stays() -> None:
    thing = SimpleNamespace()
    assert workflow_inputs(_workflow(x="integer"), {"x": thing}) == {"x": thing}


def test_the_grammar_hands_them_on_verbatim() -> None:
    command = parse("workflow --yes -o icons icon-set names=iron sword, {more}", "style: dark\n")
    assert (command.words, command.inputs, command.body) == (
        ("icon-set",),
        "names=iron sword, {more}",
        "style: dark\n",
    )
    assert command.options == {"yes": True, "out": "icons"}
    late = parse("workflow icon-set -o icons --yes names=sword", None)
    assert (late.words, late.options, late.inputs) == (("icon-set",), command.options, "names=sword")
    assert parse('workflow icon-set names="a -o b"').inputs == 'names="a -o b"'
    assert parse("forge --ref a.png:pose:0.5 -r {b} x").options["guidance_files"] == ["a.png:pose:0.5", "{b}"]
    assert parse("upload my photo.png").prompt == "my photo.png"
    assert parse("workflows dark icons").words == ("dark", "icons")
    with pytest.raises(UsageError, match="needs one NAME"):
        parse("workflow")
