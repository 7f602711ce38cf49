from __future__ import annotations

import json
from pathlib import Path

import pytest

from layer_server.blueprints.blueprint import SCHEMA_FILE, json_schema
from layer_server.blueprints.reading import UnreadableError, from_data, read
from layer_server.generators.utility.registry import UTILITIES

DOCS = Path(__file__).parents[3] / "docs" / "blueprints.md"


def test_json_and_yaml_say_the_same(sheet):
    yaml = pytest.importorskip("yaml")
    assert read(json.dumps(sheet)) == read(yaml.safe_dump(sheet)) == from_data(sheet)


def test_what_was_read_is_written_again_as_it_was(sheet):
    assert from_data(sheet).to_file() == sheet


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is an object"),
        ("[1, 2]", "is an object"),
        ("{", "neither JSON nor YAML"),
        ('{"slug": "a", "slug": "b"}', "'slug' is there twice"),
        ('{"blueprint": NaN}', "NaN is no number"),
        ("slug: a\nslug: b", "'slug' is there twice, again in line 2"),
        ("a: &x [1]\nb: *x", "aliases"),
        ("1: a", "is no text"),
        ("a: [1, 2", "line 1"),
        ("a: !!python/object/apply:os.system [ls]", "could not determine a constructor"),
        ("[" * 100_000, "nested"),
        ('{"a":' * 100_000, "nested"),
        ("a: " + "9" * 10_000, "neither"),
        ("a: \x00", "neither"),
        ("a: 1e999", "too large"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "[" * 40 + "]" * 40 + "}", "nested more than 32"),
    ],
)
def test_what_cannot_be_read_is_told(text, said):
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert said in caught.value.problems[0].message


def test_plain_words_stay_words():
    text = """
        blueprint: 1
        slug: ratio
        name: no
        description: 16:9
        nodes: {a: {forge: icon, prompt: 2026-11-22}}
        outputs: {o: {from: nodes.a}}
    """
    blueprint = read(text)
    assert (blueprint.name, blueprint.description) == ("no", "16:9")
    assert blueprint.nodes["a"].prompt == "2026-11-22"


@pytest.mark.parametrize(
    ("change", "node", "port", "said"),
    [
        ({"blueprint": 2}, "", "blueprint", "is 2"),
        ({"slug": "Not A Slug"}, "", "slug", "is 'Not A Slug'"),
        ({"colour": 1}, "", "colour", "has no field 'colour'"),
        ({"nodes": {}}, "", "nodes", "at least 1"),
        ({"nodes": {"Bad Name": {"use": "trim"}}}, "Bad Name", "", "is no name"),
        ({"nodes": {"a": {"forg": "icon"}}}, "a", "forg", "Did you mean 'forge'?"),
        ({"nodes": {"a": {"use": 7}}}, "a", "use", "nodes.a.use is 7"),
        ({"inputs": {"x": {"type": "picture"}}}, "", "inputs.x.type", "is 'picture'"),
        ({"inputs": {"x": {}}}, "", "inputs.x.type", "inputs.x lacks 'type'."),
        ({"name": None, "naem": "x"}, "", "naem", "The blueprint has no field 'naem'. Did you mean 'name'?"),
        ({"inputs": {"x": {"type": "imag"}}}, "", "inputs.x.type", "'imag', but must be 'text'"),
        ({"inputs": {"x": {"type": "imag"}}}, "", "inputs.x.type", "did you mean 'image'?"),
        ({"outputs": {"x": {"form": "nodes.sheet"}}}, "", "outputs.x.form", "Did you mean 'from'?"),
    ],
)
def test_a_fault_of_form_names_its_place(sheet, problems, change, node, port, said):
    found = problems(sheet | change)
    assert any((each.node, each.port) == (node, port) and said in each.message for each in found), found


def test_the_schema_for_editors_is_that_of_the_classes():
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json_schema()


def test_the_schema_takes_the_example(sheet):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(sheet, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sheet | {"colour": 1}, json_schema())


def test_the_example_of_the_docs_is_right(problems):
    example = DOCS.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert problems(read(example).to_file()) == []


@pytest.mark.parametrize("card", UTILITIES, ids=lambda card: card.slug)
def test_the_docs_have_every_port_and_parameter(card):
    section = DOCS.read_text(encoding="utf-8").partition(f"### {card.slug}\n")[2].partition("\n### ")[0]
    assert card.description in section
    for name in (*card.ports, *card.parameters, *card.parts):
        assert f"`{name}`" in section
