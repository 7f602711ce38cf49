"""Makes the plan of a run: inputs filled in, lists expanded to steps, every step seeded and priced."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.forge import MAX_SEED
from layer_server.blueprints import graph
from layer_server.blueprints import inputs as run_inputs
from layer_server.blueprints.blueprint import SEED_INPUT, Blueprint, BlueprintNode, is_file
from layer_server.blueprints.inputs import KindOfFile
from layer_server.blueprints.kinds import Kind, Kinds
from layer_server.blueprints.plan import MAX_STEPS, Plan, PlannedStep
from layer_server.blueprints.references import ITEM, Slot, filled, only_slot, reference
from layer_server.blueprints.value_schema import fault
from layer_server.generators.card import ModelCard

_SEED_BITS = 31
_SEEDS = f"a whole number from 0 to {MAX_SEED}"
_LONGEST_NAME = 120
"""Characters of a step's name for people."""

_LATER = "00000000-0000-0000-0000-000000000000"
"""Stands for a file that is not there yet, where a model is asked for its price and whether it has all it needs."""

Pointer = dict[str, Any]
"""One place in a step's ``files``: a file of the workspace, or what an earlier step makes."""


def plan(
    workflow_id: str, blueprint: Blueprint, kinds: Kinds, given: Mapping[str, Any], kind_of: KindOfFile
) -> Plan:
    """The plan of a run of a blueprint that ``validate`` has nothing against.

    The same inputs give the same plan when the blueprint has the input ``seed`` and it is given; otherwise the
    seed is drawn here.

    Raises:
        InvalidInputs: for inputs that the blueprint, or a model that they reach, does not take.
    """
    inputs = run_inputs.complete(blueprint, given, kind_of)
    seed = inputs.get(SEED_INPUT)
    if seed is None:
        seed = secrets.randbits(_SEED_BITS)
    if SEED_INPUT in inputs:
        inputs[SEED_INPUT] = seed
    return _Planner(workflow_id, blueprint, kinds, inputs, seed).plan()


@dataclass(frozen=True)
class _Turn:
    """One step to plan: a node, for one of its items where it has any.

    Attributes:
        file: what ``item`` is among files.
        value: what ``{item}`` is in text; of a file that was made for an item, that item.
        number: follows the node's name for people, with a space before it.
    """

    node_name: str
    step_name: str
    node: BlueprintNode
    kind: Kind
    file: Pointer | None = None
    value: Any = None
    number: str = ""


class _Planner:
    def __init__(
        self, workflow_id: str, blueprint: Blueprint, kinds: Kinds, inputs: dict[str, Any], seed: int
    ) -> None:
        self._workflow_id = workflow_id
        self._blueprint = blueprint
        self._kinds = kinds
        self._inputs = inputs
        self._seed = seed
        self._steps: list[PlannedStep] = []
        self._made: dict[str, list[PlannedStep]] = {}
        self._made_for: dict[int, Any] = {}
        self._output_of = {
            text.removeprefix("nodes."): name
            for name, output in blueprint.outputs.items()
            for text in output.sources
        }

    def plan(self) -> Plan:
        for name in graph.ordered(graph.needs(self._blueprint)):
            self._made[name] = self._node(name, self._blueprint.nodes[name])
        return Plan(
            workflow_id=self._workflow_id,
            slug=self._blueprint.slug,
            name=self._blueprint.name,
            inputs=self._inputs,
            subject=run_inputs.subject(self._blueprint, self._inputs),
            steps=tuple(self._steps),
            outputs={
                name: tuple(
                    step.position
                    for text in output.sources
                    for step in self._made[text.removeprefix("nodes.")]
                )
                for name, output in self._blueprint.outputs.items()
            },
            price_micro=sum(step.price_micro for step in self._steps),
        )

    def _node(self, name: str, node: BlueprintNode) -> list[PlannedStep]:
        found = (
            self._kinds.model(node.forge) if node.forge is not None else self._kinds.utility(node.use or "")
        )
        if isinstance(found, str):
            raise LayerError(f"The workflow {self._blueprint.slug} cannot run here: {found}")
        if node.each is None:
            return [self._step(_Turn(name, name, node, found))]
        items = self._items(node.each)
        if len(self._steps) + len(items) > MAX_STEPS:
            raise InvalidInputs(
                f"This run would have more than {MAX_STEPS} steps: {name} alone runs {len(items)} times.",
                field=node.each if isinstance(node.each, str) else "inputs",
                allowed=[f"a shorter list, for at most {MAX_STEPS} steps in all"],
            )
        return [
            self._step(_Turn(name, f"{name}[{index}]", node, found, file, value, f" {index + 1}"))
            for index, (file, value) in enumerate(items)
        ]

    def _items(self, each: str | list[Any]) -> list[tuple[Pointer | None, Any]]:
        """Every item as a file and as a value."""
        if isinstance(each, list):
            return [(None, value) for value in each]
        found = reference(each)
        if found.kind == "node":
            return [(pointer, self._made_for[pointer["step"]]) for pointer in self._pointers(each)]
        values = self._inputs[found.name] or []
        if is_file(self._blueprint.inputs[found.name].type):
            return [({"file_id": value}, None) for value in values]
        return [(None, value) for value in values]

    def _step(self, turn: _Turn) -> PlannedStep:
        node, kind = turn.node, turn.kind

        def lookup(slot: Slot) -> Any:
            value = turn.value if slot.name == ITEM else self._inputs[slot.name]
            return value[slot.key] if slot.key is not None else value

        position = len(self._steps)
        if position >= MAX_STEPS:
            raise InvalidInputs(f"This run would have more than {MAX_STEPS} steps.", field="inputs")
        parameters = {
            key: value for key, raw in node.parameters.items() if (value := filled(raw, lookup)) is not None
        }
        files = self._files(turn)
        spec: dict[str, Any] = {
            "generator": kind.card.generator,
            "extra": kind.card.extra,
            "slug": kind.card.slug,
            "model_id": None,
            "prompt": "",
            "seed": self._seed_of(turn.step_name, filled(node.seed, lookup)),
            "batch_size": 1,
            "parameters": parameters,
            "files": files,
            "output": self._output_of.get(turn.node_name),
        }
        price = 0
        if isinstance(kind.card, ModelCard):
            batch = filled(node.batch_size, lookup) if node.batch_size is not None else 1
            resolved = self._resolve(
                kind.card,
                node,
                {
                    "prompt": _text(filled(node.prompt, lookup)),
                    "batch_size": batch,
                    **_guidance(files),
                    **parameters,
                },
            )
            spec |= {
                "model_id": kind.card.model_id,
                "prompt": resolved.prompt,
                "batch_size": resolved.batch_size,
                "parameters": {k: v for k, v in resolved.parameters.items() if k != "guidance_files"},
                "settings": dict(kind.card.settings),
                "place": kind.card.place,
            }
            price = resolved.price_micro
        else:
            self._check_parameters(kind, node, parameters)
            spec["parameters"] = kind.card.complete(parameters)
            price = kind.card.price_micro
        step = PlannedStep(
            position=position,
            name=turn.step_name,
            display_name=_text(filled(node.display_name, lookup))[:_LONGEST_NAME]
            or turn.node_name.replace("_", " ").capitalize() + turn.number,
            kind=kind.label,
            needs=tuple(
                sorted({each["step"] for pointers in files.values() for each in pointers if "step" in each})
            ),
            price_micro=price,
            spec=spec,
        )
        self._steps.append(step)
        self._made_for[position] = turn.value
        return step

    def _resolve(self, card: ModelCard, node: BlueprintNode, arguments: Mapping[str, Any]) -> Any:
        try:
            return self._kinds.resolve(card, arguments)
        except InvalidInputs as error:
            self._blame_input(error, node)
            raise

    def _check_parameters(self, kind: Kind, node: BlueprintNode, parameters: Mapping[str, Any]) -> None:
        for key, value in parameters.items():
            wrong = fault(kind.parameters[key].schema, value)
            if wrong is not None:
                error = InvalidInputs(f"{kind.label}: {key} {wrong}", field=key, value=value)
                self._blame_input(error, node)
                raise error

    @staticmethod
    def _blame_input(error: InvalidInputs, node: BlueprintNode) -> None:
        """Name the run's input that a wrong parameter came from: the model's own words do not know it."""
        name = (error.field or "").partition(".")[0]
        raw = node.parameters.get(
            name, getattr(node, name, None) if name in {"prompt", "batch_size"} else None
        )
        slot = only_slot(raw)
        if slot is not None and slot.name != ITEM:
            error.field = f"inputs.{slot.name}"
        elif slot is not None and isinstance(node.each, str):
            error.field = node.each
        else:
            error.field = f"inputs ({name})" if name else "inputs"

    def _files(self, turn: _Turn) -> dict[str, list[Pointer]]:
        files: dict[str, list[Pointer]] = {}
        for port, given in turn.node.files.items():
            pointers = [
                pointer
                for text in ([given] if isinstance(given, str) else given)
                for pointer in self._pointers(text, turn.file)
            ]
            if pointers:
                files[port] = pointers
            elif turn.kind.ports[port].required:
                raise InvalidInputs(f"{turn.kind.label} needs a file for its port {port!r}.", field="inputs")
        return files

    def _pointers(self, text: str, item: Pointer | None = None) -> list[Pointer]:
        found = reference(text)
        if found.kind == "item":
            return [] if item is None else [item]
        if found.kind == "input":
            value = self._inputs[found.name]
            return [{"file_id": each} for each in (value if isinstance(value, list) else [value]) if each]
        every = [
            {
                "step": step.position,
                "index": index if step.spec["batch_size"] > 1 else None,
                "part": found.part,
            }
            for step in self._made[found.name]
            for index in range(step.spec["batch_size"])
        ]
        if found.index is None:
            return every
        if found.index >= len(every):
            raise InvalidInputs(
                f"This workflow uses {text}, but with these inputs {found.name} makes only {len(every)}.",
                field="inputs",
            )
        return [every[found.index]]

    def _seed_of(self, name: str, wanted: Any) -> int:
        """A seed of its own for every step, from the run's; by name, so that a new node leaves the others' alone."""
        if isinstance(wanted, int):
            if not 0 <= wanted <= MAX_SEED:
                raise InvalidInputs(
                    f"The seed of {name} would be {wanted}.", field="inputs", allowed=[_SEEDS]
                )
            return wanted
        digest = hashlib.sha256(f"{self._seed}:{name}".encode()).digest()
        return int.from_bytes(digest[:4], "big") >> (32 - _SEED_BITS)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _guidance(files: Mapping[str, list[Pointer]]) -> dict[str, Any]:
    """The files of a forge as its model is asked about them."""
    named = [{"file_id": _LATER, "type": port} for port, every in files.items() for _ in every]
    return {"guidance_files": named} if named else {}
