"""What becomes of each construct that strict mode does not know."""

from __future__ import annotations

from typing import Any

import pytest

from layer_agents.schema.decode import decode
from layer_agents.schema.dialects import for_openai
from layer_agents.schema.strict import NotStrict, to_strict


def _argument(schema: dict[str, Any], **options: Any) -> dict[str, Any]:
    whole = {"type": "object", "properties": {"x": schema}, "required": ["x"]}
    converted: dict[str, Any] = to_strict(whole, **options).schema["properties"]["x"]
    return converted


@pytest.mark.parametrize(
    ("given", "strict"),
    [
        ({"type": "string", "minLength": 2}, {"type": "string", "description": "Min length: 2."}),
        ({"enum": ["a", "b"]}, {"type": "string", "enum": ["a", "b"]}),
        ({"type": "string", "format": "uri"}, {"type": "string", "description": "Format: uri."}),
        ({"type": "string", "format": "uuid"}, {"type": "string", "format": "uuid"}),
        (
            {"oneOf": [{"type": "string"}, {"type": "integer"}], "discriminator": {"propertyName": "k"}},
            {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        ),
        (
            {"type": "array", "prefixItems": [{"type": "integer"}] * 4, "items": False},
            {"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 4},
        ),
        (
            {"allOf": [{"type": "integer", "minimum": 1}], "default": 1},
            {"type": "integer", "minimum": 1, "description": "Default: 1."},
        ),
    ],
)
def test_a_construct_has_its_strict_form(given: dict[str, Any], strict: dict[str, Any]) -> None:
    assert _argument(given) == strict


def test_an_optional_argument_may_be_null_and_is_then_left_out() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"enum": [1, 2]}},
        "required": ["a"],
    }
    strict = to_strict(schema).schema
    assert strict["required"] == ["a", "b"]
    assert strict["properties"]["b"] == {"type": ["integer", "null"], "enum": [1, 2, None]}
    assert decode({"a": "x", "b": None}, schema) == {"a": "x"}


def test_a_null_that_the_server_requires_is_kept() -> None:
    schema = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}, "required": ["a"]}
    assert decode({"a": None}, schema) == {"a": None}


def test_a_free_form_object_is_text_only_where_it_is_wanted() -> None:
    schema = {
        "type": "object",
        "properties": {"inputs": {"type": "object", "additionalProperties": True}},
        "required": ["inputs"],
    }
    auto, always, never = (for_openai(schema, mode) for mode in ("auto", True, False))
    assert (auto.strict, always.strict, never.strict) == (False, True, False)
    assert "any content" in auto.reason
    assert auto.parameters == never.parameters == schema
    assert always.parameters["properties"]["inputs"]["type"] == "string"
    assert decode({"inputs": '{"seed": 1}'}, schema) == {"inputs": {"seed": 1}}
    assert decode({"inputs": "no json"}, schema) == {"inputs": "no json"}, "the server says what is wrong"


def test_the_alternative_that_the_server_accepts_is_decoded() -> None:
    schema = {
        "type": "object",
        "properties": {
            "operation": {
                "oneOf": [
                    {
                        "type": "object",
                        "properties": {"kind": {"const": "scale"}, "factor": {"type": "integer"}},
                        "required": ["kind", "factor"],
                    },
                    {
                        "type": "object",
                        "properties": {"kind": {"const": "paint"}, "prompt": {"type": "string"}},
                        "required": ["kind"],
                    },
                ]
            }
        },
    }
    assert decode({"operation": {"kind": "paint", "prompt": None}}, schema) == {
        "operation": {"kind": "paint"}
    }


def test_recursion_stays_a_reference() -> None:
    node = {
        "type": "object",
        "properties": {"inputs": {"type": "array", "items": {"$ref": "#/definitions/Node"}}},
    }
    schema = {
        "type": "object",
        "definitions": {"Node": node},
        "properties": {"root": {"$ref": "#/definitions/Node"}},
        "required": ["root"],
    }
    strict = to_strict(schema).schema
    assert strict["properties"]["root"] == {"$ref": "#/$defs/Node"}
    assert strict["$defs"]["Node"]["properties"]["inputs"]["items"] == {"$ref": "#/$defs/Node"}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "a value of any type"),
        ({"enum": [{"a": 1}]}, "an enum of objects"),
        ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "contradicts itself"),
        ({"type": "array"}, "a value of any type"),
        ({"type": "object", "properties": {"a": {"type": "null"}}, "required": ["b"]}, "without describing"),
    ],
)
def test_what_has_no_strict_form_says_why(given: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotStrict, match=reason):
        _argument(given, free_form="json_string")
    whole = {"type": "object", "properties": {"x": given}}
    assert for_openai(whole, strict=True).strict is False
