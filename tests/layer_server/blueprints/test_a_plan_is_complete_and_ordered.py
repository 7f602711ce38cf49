from __future__ import annotations

import pytest

from layer_mcp.contract.errors import InvalidInputs

MICRO = 1_000_000


def test_a_list_becomes_one_step_per_item(sheet, given, planned):
    plan = planned(sheet, given)
    assert [step.name for step in plan.steps] == [
        "icon[0]",
        "icon[1]",
        "trimmed[0]",
        "trimmed[1]",
        "logo",
        "sheet",
    ]
    assert [step.kind for step in plan.steps] == ["forge:icon"] * 2 + ["trim"] * 2 + [
        "cut_out",
        "sprite_sheet",
    ]
    assert [step.needs for step in plan.steps] == [(), (), (0,), (1,), (), (2, 3, 4)]
    assert plan.outputs == {"icons": (2, 3), "sheet": (5,)}
    assert plan.expected_output_counts == {"icons": 2, "sheet": 1}
    assert plan.price_micro == sum(step.price_micro for step in plan.steps) == 2 * MICRO


def test_a_run_is_about_the_texts_that_it_must_be_given(sheet, given, planned):
    sheet["inputs"]["colour"] = {"type": "text", "default": "gold"}
    assert planned(sheet, given | {"names": ["a  sword", "potion"]}).subject == "a sword, potion"
    sheet["inputs"]["names"]["default"] = ["key"]
    assert planned(sheet, given).subject == ""


def test_a_spec_has_all_that_a_worker_needs(sheet, given, planned):
    plan = planned(sheet, given)
    icon, logo, packed = plan.steps[0].spec, plan.steps[4].spec, plan.steps[5].spec
    assert icon["prompt"] == "sword"
    assert icon["parameters"].items() >= {"width": 128, "height": 128, "license_policy": "any"}.items()
    assert icon["model_id"]
    assert icon["generator"].endswith(":generate")
    assert logo["model_id"] is None
    assert logo["parameters"] == {"tolerance": 0.5, "holes": True, "trim": True}
    assert logo["files"] == {"picture": [{"file_id": given["photo"]}]}
    assert [each["step"] for each in packed["files"]["images"]] == [2, 3, 4]
    assert [step.spec["output"] for step in plan.steps] == [None, None, "icons", "icons", None, "sheet"]


def test_the_same_seed_gives_the_same_plan(sheet, given, planned):
    assert planned(sheet, given) == planned(sheet, given)
    assert len({step.spec["seed"] for step in planned(sheet, given).steps}) == 6
    other = planned(sheet, given | {"seed": 6})
    assert other.steps[0].spec["seed"] != planned(sheet, given).steps[0].spec["seed"]


def test_without_a_seed_one_is_drawn_and_kept(sheet, given, planned):
    del given["seed"]
    first, second = planned(sheet, given), planned(sheet, given)
    assert first.inputs["seed"] != second.inputs["seed"]
    assert planned(sheet, given | {"seed": first.inputs["seed"]}).steps == first.steps


def test_a_file_keeps_the_item_that_it_was_made_for(sheet, given, planned, problems):
    sheet["nodes"]["card"] = {
        "use": "item_card",
        "each": "nodes.trimmed",
        "display_name": "Card of {item}",
        "files": {"picture": "item"},
        "parameters": {"label": "{item}"},
    }
    sheet["outputs"]["cards"] = {"from": "nodes.card"}
    assert problems(sheet) == []
    cards = [step for step in planned(sheet, given).steps if step.kind == "item_card"]
    assert [card.spec["parameters"]["label"] for card in cards] == ["sword", "potion"]
    assert [card.display_name for card in cards] == ["Card of sword", "Card of potion"]


def test_one_of_several_is_taken_by_its_number(sheet, given, planned, problems):
    sheet["nodes"]["icon"]["batch_size"] = 3
    sheet["nodes"]["logo"]["files"] = {"picture": "nodes.icon[4]"}
    del sheet["inputs"]["photo"], given["photo"]
    assert problems(sheet) == []
    plan = planned(sheet, given)
    [logo] = [step for step in plan.steps if step.name == "logo"]
    assert logo.spec["files"] == {"picture": [{"step": 1, "index": 1, "part": None}]}
    assert plan.expected_output_counts["icons"] == 6
    with pytest.raises(InvalidInputs, match="makes only 3"):
        planned(sheet, given | {"names": ["sword"]})


def test_an_empty_slot_leaves_no_comma_behind(sheet, given, planned):
    sheet["inputs"]["style"] = {"type": "text", "default": ""}
    sheet["nodes"]["icon"]["prompt"] = "{style}, {item}, {style}"
    assert planned(sheet, given).steps[0].spec["prompt"] == "sword"
    assert planned(sheet, given | {"style": "gold"}).steps[0].spec["prompt"] == "gold, sword, gold"


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"nams": ["x"]}, "inputs.nams", "Did you mean 'names'?"),
        ({"names": None}, "inputs.names", "needs the input 'names'"),
        ({"names": "sword"}, "inputs.names", "must be a list"),
        ({"names": []}, "inputs.names", "must be a list"),
        ({"names": ["a", 7]}, "inputs.names", "item 1 that is 7"),
        ({"size": 8}, "inputs.size", "from 64 to 4096"),
        ({"size": 128.5}, "inputs.size", "must be a whole number"),
        ({"size": True}, "inputs.size", "must be a whole number"),
        ({"size": 4096}, "inputs.size", "from 64 to 2048"),
        ({"photo": "http://example.com/a.png"}, "inputs.photo", "never a URL"),
        ({"photo": "33333333-3333-4333-8333-333333333333"}, "inputs.photo", "no file"),
        ({"size": 10**400}, "inputs.size", "from 64 to 4096"),
        ({"seed": -1}, "inputs.seed", "from 0 to"),
        ({"seed": 10**400}, "inputs.seed", "from 0 to"),
        ({"seed": 1.5}, "inputs.seed", "must be a whole number"),
    ],
)
def test_a_wrong_input_is_named(sheet, given, planned, change, field, said):
    with pytest.raises(InvalidInputs) as caught:
        planned(sheet, given | change)
    assert caught.value.field == field
    assert said in caught.value.message


def test_a_file_of_another_kind_is_refused(sheet, given, planned, song):
    with pytest.raises(InvalidInputs, match="of kind audio, but must be of kind image"):
        planned(sheet, given | {"photo": song})


def test_a_run_has_at_most_200_steps(sheet, given, planned):
    with pytest.raises(InvalidInputs, match="more than 200 steps") as caught:
        planned(sheet, given | {"names": [str(number) for number in range(150)]})
    assert caught.value.field in {"inputs.names", "nodes.icon"}
