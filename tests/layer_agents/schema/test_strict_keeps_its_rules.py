"""Any schema: the strict form breaks no rule, converts to itself, and decodes to what the server takes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from layer_agents.schema import bounds, rules
from layer_agents.schema.decode import decode
from layer_agents.schema.strict import NotStrict, to_strict
from layer_mcp.contract.tools import TOOLS

NAMES = st.sampled_from(["prompt", "seed", "config", "self", "a", "b", "type", "properties", "$ref", "größe"])
WORDS = st.text("abc", max_size=4)


def _leaf() -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        st.builds(dict, type=st.just("boolean")),
        st.builds(dict, type=st.sampled_from(["string", ["string", "null"], "null"])),
        st.builds(
            lambda low, span, exclusive: {
                "type": "integer",
                ("exclusiveMinimum" if exclusive else "minimum"): low,
                "maximum": low + span + 1,
            },
            st.integers(-5, 5),
            st.integers(0, 9),
            st.booleans(),
        ),
        st.builds(
            lambda values: {"enum": values}, st.lists(WORDS | st.integers(), min_size=1, unique_by=repr)
        ),
        st.builds(lambda value: {"const": value}, WORDS | st.booleans() | st.none()),
        st.builds(lambda n: {"$ref": f"#/$defs/{n}"}, st.sampled_from(["Tree", "Point"])),
        st.builds(lambda n: {"$ref": f"#/$defs/{n}", "description": "d"}, st.sampled_from(["Tree", "Point"])),
        st.just({"type": "string", "minLength": 1, "format": "uri", "default": "x"}),
        st.just({"type": "string", "pattern": "^(?!admin).*$"}),
        st.just({"type": "object"}),
        st.just({"type": "object", "additionalProperties": {"type": "string"}}),
        st.just({}),
    )


def _grow(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    properties = st.dictionaries(NAMES, inner, max_size=4)
    objects = st.builds(_object, properties, st.sets(NAMES), st.sampled_from([None, True, False]))
    return st.one_of(
        objects,
        st.builds(
            lambda items, size: {"type": "array", "items": items, "minItems": size}, inner, st.integers(0, 2)
        ),
        st.builds(
            lambda items: {"type": "array", "prefixItems": items, "items": False},
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda each: {"anyOf": each}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda each: {"oneOf": each, "default": None}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda each: {"allOf": each, "description": "d"}, st.lists(objects, min_size=1, max_size=2)
        ),
        st.builds(lambda each: {"allOf": [each], "title": "t"}, inner),
    )


def _object(properties: dict[str, Any], required: set[str], rest: bool | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if kept := sorted(required & set(properties)):
        schema["required"] = kept
    if rest is not None:
        schema["additionalProperties"] = rest
    return schema


DEFINITIONS = {
    "Tree": {
        "type": "object",
        "properties": {
            "op": {"type": "string"},
            "inputs": {"type": "array", "items": {"$ref": "#/$defs/Tree"}},
        },
        "required": ["op"],
    },
    "Point": {
        "type": "object",
        "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
        "required": ["x"],
    },
}
NESTED = st.recursive(_leaf(), _grow, max_leaves=8)
SCHEMAS = st.builds(_object, st.dictionaries(NAMES, NESTED, max_size=4), st.sets(NAMES), st.none()).map(
    lambda schema: {**schema, "$defs": DEFINITIONS}
)
MODES = st.sampled_from(["reject", "json_string"])
COMMON = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@COMMON
@given(SCHEMAS, MODES)
def test_no_rule_is_broken_and_the_strict_form_is_its_own(schema: dict[str, Any], mode: Any) -> None:
    bounds.check(schema)
    before = json.dumps(schema)
    try:
        strict = to_strict(schema, free_form=mode).schema
    except NotStrict:
        assume(False)
    assert rules.violations(strict) == []
    assert to_strict(strict).schema == strict
    assert json.dumps(schema) == before, "the server's schema was changed"


@COMMON
@given(SCHEMAS, MODES, st.data())
def test_what_a_model_may_say_decodes_to_what_the_server_takes(
    schema: dict[str, Any], mode: Any, data: st.DataObject
) -> None:
    try:
        strict = to_strict(schema, free_form=mode)
    except NotStrict:
        assume(False)
    said = _sample(strict.schema, strict.schema, data)
    Draft202012Validator(strict.schema).validate(said)
    decoded = decode(said, schema)
    if not any(note.loosened for note in strict.notes):
        Draft202012Validator(schema).validate(decoded)
    assert decode(decoded, schema) == decoded


def _sample(schema: dict[str, Any], root: dict[str, Any], data: st.DataObject, depth: int = 0) -> Any:
    """A value that a strict model may give."""
    if "$ref" in schema:
        return _sample(bounds.resolve(root, schema["$ref"]), root, data, depth + 1)
    if "anyOf" in schema:
        branches = schema["anyOf"]
        if depth > 6:
            branches = [each for each in branches if each.get("type") == "null"] or branches
        return _sample(data.draw(st.sampled_from(branches)), root, data, depth + 1)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return data.draw(st.sampled_from(schema["enum"]))
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = "null" if depth > 6 and "null" in types else data.draw(st.sampled_from(types))
    if kind == "object":
        return {name: _sample(value, root, data, depth + 1) for name, value in schema["properties"].items()}
    if kind == "array":
        low = schema.get("minItems", 0)
        high = low if depth > 6 else min(low + 1, schema.get("maxItems", low + 1))
        return [
            _sample(schema["items"], root, data, depth + 1) for _ in range(data.draw(st.integers(low, high)))
        ]
    if kind == "string":
        if "A JSON object, written as text" in schema.get("description", ""):
            return json.dumps({"k": "v"})
        return data.draw(WORDS)
    if kind == "null":
        return None
    if kind == "boolean":
        return data.draw(st.booleans())
    low = schema["exclusiveMinimum"] + 1 if "exclusiveMinimum" in schema else schema.get("minimum", 0)
    return data.draw(st.integers(low, schema.get("maximum", low + 5)))


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_tool_of_the_contract_has_a_strict_form(tool: Any) -> None:
    schema = tool.input_schema()
    strict = to_strict(schema, free_form="json_string").schema
    assert rules.violations(strict) == []
    optional = set(schema["properties"]) - set(schema.get("required", []))
    silent = dict.fromkeys(optional)
    assert decode(silent, schema) == {}, "an optional argument was lost"
