from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layer_server.blueprints import planner
from layer_server.blueprints.reading import UnreadableError, from_data, read
from layer_server.blueprints.validate import validate

_NAMES = st.sampled_from(["a", "b", "c", "d"])
_REFERENCES = st.one_of(
    st.builds("nodes.{}".format, _NAMES),
    st.builds("nodes.{}[{}]".format, _NAMES, st.integers(0, 3)),
    st.builds("nodes.{}.parts.{}".format, _NAMES, st.sampled_from(["normal", "atlas", "none"])),
    st.sampled_from(["inputs.photo", "inputs.photos", "inputs.words", "inputs.nothing", "item", "nonsense"]),
)
_TEXTS = st.sampled_from(
    ["x", "{words}", "{word}", "{item}", "{item.a}", "{number}", "{photo}", "{{", "{", "{word} on {item}"]
)
_VALUES = st.one_of(
    _TEXTS, st.integers(-5, 3000), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.none()
)
_FILES = st.dictionaries(
    st.sampled_from(["picture", "images", "background", "albedo", "normal", "odd"]),
    st.one_of(_REFERENCES, st.lists(_REFERENCES, max_size=3)),
    max_size=3,
)
_EACH = st.one_of(_REFERENCES, st.lists(_VALUES, max_size=3), st.just([{"a": 1}, {"a": 2}]))
_NODES = st.fixed_dictionaries(
    {"files": _FILES},
    optional={
        "forge": st.sampled_from(["icon", "texture", "other"]),
        "use": st.sampled_from(["trim", "compose", "backdrop", "sprite_sheet", "other"]),
        "each": _EACH,
        "prompt": _TEXTS,
        "batch_size": st.one_of(st.integers(0, 20), _TEXTS),
        "seed": st.one_of(st.integers(-1, 9), _TEXTS),
        "parameters": st.dictionaries(st.sampled_from(["width", "x", "names", "square", "odd"]), _VALUES, max_size=3),
    },
)  # fmt: skip
_BLUEPRINTS = st.fixed_dictionaries(
    {
        "blueprint": st.just(1),
        "slug": st.just("random"),
        "name": st.just("Random"),
        "inputs": st.just(
            {
                "photo": {"type": "image"},
                "photos": {"type": "image[]"},
                "word": {"type": "text"},
                "words": {"type": "text[]"},
                "number": {"type": "integer", "default": 64},
            }
        ),
        "nodes": st.dictionaries(_NAMES, _NODES, min_size=1, max_size=4),
        "outputs": st.dictionaries(
            _NAMES, st.fixed_dictionaries({"from": st.one_of(_REFERENCES, st.lists(_REFERENCES))}), min_size=1
        ),
    }
)
_QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


_INPUTS = {"photo": "1" * 8 + "-1111-4111-8111-" + "1" * 12, "word": "x", "words": ["y", "z"]}


@_QUICK
@given(data=_BLUEPRINTS)
def test_any_blueprint_is_checked_and_a_sound_one_plans(data: dict[str, Any], kinds: Any) -> None:
    try:
        blueprint = from_data(data)
    except UnreadableError as error:
        problems = error.problems
    else:
        problems = validate(blueprint, kinds)
    assert all(problem.message for problem in problems)
    if not problems:
        inputs = {name: _INPUTS[name] for name in blueprint.inputs if name in _INPUTS}
        planner.plan("id", blueprint, kinds, inputs | {"photos": [_INPUTS["photo"]]}, lambda file_id: "image")


@_QUICK
@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        read(text)


_CHAINS = st.lists(st.tuples(st.booleans(), st.integers(0, 10), st.booleans()), min_size=1, max_size=8)


@_QUICK
@given(
    chain=_CHAINS,
    words=st.lists(st.text("abc {}", min_size=1), min_size=1, max_size=5),
    seed=st.integers(0, 2**31),
)
def test_a_sound_blueprint_always_plans_in_order(chain: Any, words: list[str], seed: int, kinds: Any) -> None:
    """Models and utilities in any order, each taking one or all of those before it."""
    nodes: dict[str, Any] = {"n0": {"forge": "icon", "each": "inputs.words", "prompt": "sword {item}"}}
    many = {"n0": True}
    for index, (runs_each, back, packs) in enumerate(chain, 1):
        before = f"n{max(0, index - 1 - back)}"
        if packs or not many[before]:
            nodes[f"n{index}"] = {"use": "sprite_sheet", "files": {"images": [f"nodes.{before}"]}}
        elif runs_each:
            nodes[f"n{index}"] = {"use": "trim", "each": f"nodes.{before}", "files": {"picture": "item"}}
        else:
            nodes[f"n{index}"] = {"use": "trim", "files": {"picture": f"nodes.{before}[0]"}}
        many[f"n{index}"] = "each" in nodes[f"n{index}"]
    # Written backwards: the order of the file is not the order of the run.
    blueprint = from_data(
        {
            "blueprint": 1,
            "slug": "chain",
            "name": "Chain",
            "inputs": {"words": {"type": "text[]"}, "seed": {"type": "integer"}},
            "nodes": dict(reversed(nodes.items())),
            "outputs": {f"o{index}": {"from": f"nodes.{name}"} for index, name in enumerate(nodes)},
        }
    )
    assert validate(blueprint, kinds) == []
    plan = planner.plan("id", blueprint, kinds, {"words": words, "seed": seed}, lambda file_id: "image")
    assert [step.position for step in plan.steps] == list(range(len(plan.steps)))
    assert all(needed < step.position for step in plan.steps for needed in step.needs)
    assert len({step.name for step in plan.steps}) == len(plan.steps)
    assert sum(plan.expected_output_counts.values()) == len(plan.steps)
