"""Everything that is wrong with a blueprint, told at once, each with its node and port."""

from __future__ import annotations

from layer_mcp.contract.local import BlueprintProblem
from layer_server.blueprints import graph, shapes
from layer_server.blueprints.blueprint import (
    SEED_INPUT,
    VALUE_TYPES,
    Blueprint,
    BlueprintInput,
    is_file,
    item_type,
)
from layer_server.blueprints.check_node import NodeCheck, Problems, Scope
from layer_server.blueprints.kinds import Kinds, unknown_name
from layer_server.blueprints.plan import MAX_STEPS
from layer_server.blueprints.references import ITEM, BadReference, reference
from layer_server.blueprints.shapes import Shape
from layer_server.blueprints.value_schema import fault, fault_of_schema


def validate(blueprint: Blueprint, kinds: Kinds) -> list[BlueprintProblem]:
    """What keeps this blueprint from running here; empty when nothing does."""
    problems = Problems()
    _check(blueprint, kinds, problems)
    return problems.found


def shapes_of(blueprint: Blueprint, kinds: Kinds) -> dict[str, Shape | None]:
    """What comes out of each node; None where that cannot be said."""
    return _check(blueprint, kinds, Problems())


def _check(blueprint: Blueprint, kinds: Kinds, problems: Problems) -> dict[str, Shape | None]:
    inputs = {name: _input(name, given, problems) for name, given in blueprint.inputs.items()}
    needed = graph.needs(blueprint)
    circles = graph.circles(needed)
    for path in circles:
        problems.add(
            path[0], "files", f"The nodes go in a circle: {' → '.join(path)}. Take one of the arrows away."
        )
    made: dict[str, Shape | None] = dict.fromkeys(blueprint.nodes)
    used: set[str] = set()
    scope = Scope(kinds, blueprint.nodes, inputs, made, problems)
    # Nodes of a circle have no order; what comes out of them is then not known to each other.
    for name in blueprint.nodes if circles else graph.ordered(needed):
        check = NodeCheck(name, scope)
        made[name] = check.shape()
        used |= check.used_inputs
    _outputs(blueprint, made, problems)
    _unused(blueprint, needed, used, problems)
    counts = [shape.count or 1 for shape in made.values() if shape is not None]
    if sum(counts) > MAX_STEPS:
        problems.add("", "", f"It would have {sum(counts)} steps, more than a run may have ({MAX_STEPS}).")
    return made


def _input(name: str, given: BlueprintInput, problems: Problems) -> Shape:
    where = f"inputs.{name}"
    if name == ITEM:
        problems.add("", where, "'item' stands for what `each` runs over; give the input another name.")
    if name == SEED_INPUT and given.type != "integer":
        problems.add(
            "",
            f"{where}.type",
            f"The input 'seed' is {given.type}, but must be integer: it makes a run repeatable.",
        )
    wrong = fault_of_schema(given.value_schema)
    if wrong:
        problems.add("", f"{where}.value_schema", f"The value_schema of {name!r} {wrong}.")
    if given.default is not None and is_file(given.type):
        problems.add(
            "",
            f"{where}.default",
            f"{name!r} is a file, which can have no default: files belong to a workspace.",
        )
    elif given.default is not None and not wrong:
        bad = fault(shapes.input_schema(name, given), given.default)
        if bad is not None:
            problems.add("", f"{where}.default", f"The default of {name!r} {bad}")
    choices = given.value_schema.get("enum")
    return Shape(
        item_type(given.type),
        many=given.type.endswith("[]"),
        optional=not given.is_required and given.default is None and name != SEED_INPUT,
        choices=tuple(choices) if isinstance(choices, list) else None,
    )


def _outputs(blueprint: Blueprint, made: dict[str, Shape | None], problems: Problems) -> None:
    owner: dict[str, str] = {}
    for name, output in blueprint.outputs.items():
        where, types = f"outputs.{name}", set()
        if not output.sources:
            problems.add("", f"{where}.from", f"The output {name!r} comes from nowhere: the list is empty.")
        for text in output.sources:
            try:
                found = reference(text)
            except BadReference as error:
                problems.add("", f"{where}.from", str(error))
                continue
            if found.kind != "node" or found.index is not None or found.part is not None:
                problems.add(
                    "",
                    f"{where}.from",
                    f"{text!r} cannot be an output: it is all files of a node, `nodes.<node>`.",
                )
            elif found.name not in made:
                problems.add("", f"{where}.from", unknown_name("node", found.name, made))
            elif found.name in owner:
                problems.add(
                    found.name,
                    f"{where}.from",
                    f"The node {found.name!r} is in the output {owner[found.name]!r} already.",
                )
            else:
                owner[found.name] = name
                shape = made[found.name]
                types |= {shape.type} if shape is not None else set()
        if len(types) > 1:
            problems.add(
                "",
                f"{where}.from",
                f"The output {name!r} mixes {' and '.join(sorted(types))}; make one output of each.",
            )


def _unused(blueprint: Blueprint, needed: graph.Needs, used: set[str], problems: Problems) -> None:
    ends = {text.removeprefix("nodes.") for output in blueprint.outputs.values() for text in output.sources}
    for name in needed.keys() - graph.behind(needed, ends):
        problems.add(
            name, "", f"Nothing comes of {name!r}: no output has it, and no node that leads to one needs it."
        )
    for name, given in blueprint.inputs.items():
        if name not in used and name != SEED_INPUT:
            kind = "files" if item_type(given.type) not in VALUE_TYPES else "slot"
            how = f"inputs.{name}" if kind == "files" else f"{{{name}}}"
            problems.add(
                "",
                f"inputs.{name}",
                f"The input {name!r} is used by no node. Take it away, or write {how} where it belongs.",
            )
