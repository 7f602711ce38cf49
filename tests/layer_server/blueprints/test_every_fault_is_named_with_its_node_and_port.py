from __future__ import annotations

from typing import Any

import pytest


def _node(name: str, **fields: Any) -> dict[str, Any]:
    return {"nodes": {name: fields}}


_CASES: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("neither kind", _node("logo", use=None), "logo", "", "neither"),
    ("both kinds", _node("logo", forge="icon"), "logo", "", "both"),
    ("unknown model", _node("icon", forge="icons"), "icon", "forge", "Did you mean 'icon'?"),
    ("unknown utility", _node("logo", use="cutout"), "logo", "use", "Did you mean 'cut_out'?"),
    ("unknown port", _node("logo", files={"pictur": "inputs.photo"}), "logo", "pictur", "Did you mean 'picture'?"),
    ("missing port", _node("logo", files={}), "logo", "picture", "needs a file"),
    ("empty port", _node("sheet", files={"images": []}), "sheet", "images", "empty list"),
    ("no reference", _node("logo", files={"picture": "photo"}), "logo", "picture", "is no reference"),
    ("unknown input", _node("logo", files={"picture": "inputs.foto"}), "logo", "picture", "Did you mean 'photo'?"),
    ("unknown node", _node("sheet", files={"images": "nodes.icn"}), "sheet", "images", "Did you mean 'icon'?"),
    ("a value as a file", _node("logo", files={"picture": "inputs.size"}), "logo", "picture", "takes files"),
    ("a list for one", _node("logo", files={"picture": "nodes.icon"}), "logo", "picture", "is a list; write"),
    ("two for one", _node("logo", files={"picture": ["inputs.photo", "inputs.photo"]}), "logo", "picture", "given 2"),
    ("index of one", _node("sheet", files={"images": "nodes.logo[0]"}), "sheet", "images", "is one image"),
    ("unknown part", _node("sheet", files={"images": "nodes.logo.parts.normal"}), "sheet", "images", "no part of cut_out"),
    ("item without each", _node("logo", files={"picture": "item"}), "logo", "picture", "this node runs once"),
    ("each over one", _node("trimmed", each="inputs.photo"), "trimmed", "each", "is one image"),
    ("each over nothing", _node("trimmed", each=[]), "trimmed", "each", "the list is empty"),
    ("each of mixed", _node("trimmed", each=[1, "a"]), "trimmed", "each", "all be text"),
    ("each of uneven fields", _node("trimmed", each=[{"a": 1}, {"b": 1}]), "trimmed", "each", "the same fields"),
    ("unknown field", _node("icon", each=[{"name": "x"}], prompt="{item.nam}"), "icon", "prompt", "Did you mean 'name'?"),
    ("field of a text", _node("icon", prompt="{item.name}"), "icon", "prompt", "has no fields"),
    ("unknown slot", _node("icon", prompt="{nams}"), "icon", "prompt", "Did you mean 'names'?"),
    ("list in text", _node("icon", prompt="all: {names}"), "icon", "prompt", "is a list"),
    ("file in text", _node("icon", prompt="{photo}"), "icon", "prompt", "go into ports"),
    ("lone brace", _node("icon", prompt="{item} }"), "icon", "prompt", "lone '}'"),
    ("odd slot", _node("icon", prompt="{item + 1}"), "icon", "prompt", "is no slot"),
    ("no prompt", _node("icon", prompt=None), "icon", "prompt", "needs a prompt"),
    ("prompt of a utility", _node("logo", prompt="x"), "logo", "prompt", "belongs to a forge"),
    ("batch too large", _node("icon", batch_size=99), "icon", "batch_size", "from 1 to 16"),
    ("batch by text", _node("icon", batch_size="{names}"), "icon", "batch_size", "takes an integer"),
    ("seed below nothing", _node("icon", seed=-4), "icon", "seed", "from 0 up"),
    ("seed in parameters", _node("icon", parameters={"seed": 4}), "icon", "parameters.seed", "beside"),
    ("unknown parameter", _node("icon", parameters={"widht": 64}), "icon", "parameters.widht", "Did you mean 'width'?"),
    ("refused by the model", _node("icon", parameters={"width": 8}), "icon", "parameters.width", "from 64 to 2048"),
    ("refused by the utility", _node("logo", parameters={"tolerance": 3}), "logo", "parameters.tolerance", "from 0 to 1"),
    ("no choice", _node("sheet", parameters={"layout": "grd"}), "sheet", "parameters.layout", "did you mean 'grid'?"),
    ("wrong type by slot", _node("sheet", parameters={"padding": "{names}"}), "sheet", "parameters.padding", "is text[]"),
    ("text for a number", _node("sheet", parameters={"padding": "{size} px"}), "sheet", "parameters.padding", "stays text"),
    ("circle", {"nodes": {"logo": {"files": {"picture": "nodes.sheet"}}}}, "sheet", "files", "sheet → logo → sheet"),
    ("unused node", {"nodes": {"spare": {"use": "backdrop"}}}, "spare", "", "Nothing comes of 'spare'"),
    ("unused input", {"inputs": {"mood": {"type": "text"}}}, "", "inputs.mood", "used by no node"),
    ("item as an input", {"inputs": {"item": {"type": "text"}}}, "", "inputs.item", "another name"),
    ("text as seed", {"inputs": {"seed": {"type": "text"}}}, "", "inputs.seed.type", "must be integer"),
    ("file with a default", {"inputs": {"photo": {"default": "x"}}}, "", "inputs.photo.default", "no default"),
    ("wrong default", {"inputs": {"size": {"default": 8}}}, "", "inputs.size.default", "from 64 to 4096"),
    ("fetching schema", {"inputs": {"size": {"value_schema": {"$ref": "http://x"}}}}, "", "inputs.size.value_schema", "'$ref'"),
    ("misspelt schema", {"inputs": {"size": {"value_schema": {"minimun": 1}}}}, "", "inputs.size.value_schema", "'minimum'"),
    ("optional for required", {"inputs": {"photo": {"required": False}}}, "logo", "picture", "may be absent"),
    ("unknown source", {"outputs": {"sheet": {"from": "nodes.shet"}}}, "", "outputs.sheet.from", "Did you mean 'sheet'?"),
    ("an input as output", {"outputs": {"sheet": {"from": "inputs.photo"}}}, "", "outputs.sheet.from", "cannot be an output"),
    ("output of nothing", {"outputs": {"sheet": {"from": []}}}, "", "outputs.sheet.from", "from nowhere"),
    ("two outputs of one", {"outputs": {"more": {"from": "nodes.sheet"}}}, "sheet", "outputs.more.from", "already"),
    ("too many steps", _node("logo", each=list(range(300))), "", "", "more than a run may have"),
]  # fmt: skip


def _merged(data: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """Three levels deep; None takes a field away."""
    result = dict(data)
    for section, entries in change.items():
        result[section] = dict(data.get(section, {}))
        for name, fields in entries.items():
            entry = {**result[section].get(name, {}), **fields}
            result[section][name] = {key: value for key, value in entry.items() if value is not None}
    return result


def test_the_example_is_right(sheet, problems):
    assert problems(sheet) == []


@pytest.mark.parametrize(
    ("change", "node", "port", "said"), [case[1:] for case in _CASES], ids=[c[0] for c in _CASES]
)
def test_a_fault_is_named(sheet, problems, change, node, port, said):
    found = problems(_merged(sheet, change))
    assert any((each.node, each.port) == (node, port) and said in each.message for each in found), found


def test_all_faults_are_told_at_once(sheet, problems):
    wrong = _merged(
        sheet,
        {
            "nodes": {
                "icon": {"forge": "ikon"},
                "logo": {"use": "cutout"},
                "sheet": {"parameters": {"pading": 1}},
            }
        },
    )
    assert {each.node for each in problems(wrong)} == {"icon", "logo", "sheet"}


def test_an_unknown_node_does_not_blame_those_after_it(sheet, problems):
    [only] = problems(_merged(sheet, {"nodes": {"icon": {"forge": "ikon"}}}))
    assert only.node == "icon"
