"""Schemas come from servers that are not trusted: nothing they send may hang, recurse or reach the network."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layer_agents.schema import bounds, rules
from layer_agents.schema.decode import decode
from layer_agents.schema.dialects import for_openai
from layer_agents.schema.strict import NotStrict, to_strict


def _nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {
            "type": "object",
            "properties": {"x": schema},
            "required": ["x"],
            "additionalProperties": False,
        }
    return schema


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (None, "not an object"),
        ([], "not an object"),
        ({"type": "string"}, "arguments are an object"),
        ({"properties": []}, "must be an object of schemas"),
        ({"properties": {"a": "string"}}, "must be an object of schemas"),
        ({"type": "object", "required": "a"}, "must be a list of names"),
        ({"properties": {"a": {"type": "text"}}}, "no JSON Schema type"),
        ({"properties": {"a": {"type": [{}]}}}, "no JSON Schema type"),
        ({"properties": {"a": {"enum": []}}}, "must be a list of values"),
        ({"properties": {"a": {"$ref": "https://elsewhere.example/schema"}}}, "outside the schema"),
        ({"properties": {"a": {"$ref": "#/$defs/Gone"}}}, "points nowhere"),
        ({"properties": {"a": {"$ref": 7}}}, "outside the schema"),
        ({"$defs": {"A": {"$ref": "#/$defs/A"}}}, "without end"),
        (
            {"$defs": {"A": {"anyOf": [{"$ref": "#/$defs/B"}]}, "B": {"allOf": [{"$ref": "#/$defs/A"}]}}},
            "without end",
        ),
        ({"properties": {f"p{i}": {"type": "string"} for i in range(20_000)}}, "nodes"),
        (_nested(200), "deeper"),
    ],
)
def test_a_broken_schema_is_refused_with_the_reason(schema: Any, reason: str) -> None:
    with pytest.raises(bounds.BrokenSchema, match=reason):
        bounds.check(schema)


def _doubling(levels: int) -> dict[str, Any]:
    """Thirty definitions that unfold to a billion schemas."""
    definitions: dict[str, Any] = {
        f"L{level}": {
            "anyOf": [
                {"allOf": [{"$ref": f"#/$defs/L{level + 1}"}], "minimum": 0},
                {"allOf": [{"$ref": f"#/$defs/L{level + 1}"}], "maximum": 9},
            ]
        }
        for level in range(levels)
    }
    definitions[f"L{levels}"] = {"type": "integer"}
    return {"type": "object", "properties": {"x": {"$ref": "#/$defs/L0"}}, "$defs": definitions}


def test_a_bomb_of_references_ends_in_bounded_steps() -> None:
    schema = _doubling(30)
    bounds.check(schema)
    with pytest.raises(NotStrict):
        to_strict(schema)
    assert decode({"x": "not a number"}, schema) == {"x": "not a number"}


def test_more_levels_than_strict_mode_allows_is_not_strict() -> None:
    schema = _nested(12)
    bounds.check(schema)
    with pytest.raises(NotStrict, match="deeper than 10"):
        to_strict(schema)


_WORDS = st.sampled_from(
    "type properties required items enum const anyOf oneOf allOf $ref $defs additionalProperties minimum minItems "
    "pattern format description default examples prefixItems not if then dependentRequired uniqueItems title x".split()
)
_VALUES = st.sampled_from(
    [
        "object",
        "string",
        "array",
        "#/$defs/x",
        "#",
        "(?=x)",
        True,
        False,
        None,
        0,
        -1,
        2.5,
        "",
        [],
        {},
        ["x"],
        [{}],
        ["object", "null"],
    ]
)
_NONSENSE = st.recursive(
    _VALUES,
    lambda inner: st.dictionaries(_WORDS, inner, max_size=5) | st.lists(inner, max_size=3),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_WORDS, _NONSENSE, max_size=6), st.dictionaries(_WORDS, _NONSENSE, max_size=3))
def test_nonsense_is_refused_or_worked_on_but_never_trips_us(
    schema: dict[str, Any], arguments: dict[str, Any]
) -> None:
    schema = {**schema, "type": "object"}
    try:
        bounds.check(schema)
    except bounds.BrokenSchema:
        return
    exposed = for_openai(schema, strict=True)
    assert not exposed.strict or rules.violations(exposed.parameters) == []
    assert isinstance(decode(arguments, schema), dict)
