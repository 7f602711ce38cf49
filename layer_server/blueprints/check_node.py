"""What is wrong with one node, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from layer_mcp.contract.forge import MAX_BATCH_SIZE
from layer_mcp.contract.local import BlueprintProblem
from layer_server.blueprints import shapes
from layer_server.blueprints.blueprint import FILE_TYPES, BlueprintNode, item_type
from layer_server.blueprints.kinds import Kind, Kinds, unknown_name
from layer_server.blueprints.references import (
    ITEM,
    BadReference,
    Reference,
    Slot,
    filled,
    only_slot,
    reference,
    slots,
)
from layer_server.blueprints.shapes import Shape
from layer_server.blueprints.value_schema import words
from layer_server.catalog.values import needed
from layer_server.generators.card import ModelCard

_BESIDE = ("prompt", "seed", "batch_size")
"""What is written beside ``parameters``, not in them."""
_POSTER = "poster"
"""The part that is a picture, whatever it is a part of."""


class Problems:
    """Collects what is wrong."""

    def __init__(self) -> None:
        self.found: list[BlueprintProblem] = []

    def add(self, node: str, port: str, message: str) -> None:
        self.found.append(BlueprintProblem(node=node, port=port, message=message))


@dataclass(frozen=True)
class Scope:
    """What a node may refer to, and where its problems go.

    Attributes:
        inputs: the shapes of the blueprint's inputs.
        made: the shapes that come out of the nodes before; None where that is not known.
    """

    kinds: Kinds
    nodes: Mapping[str, BlueprintNode]
    inputs: Mapping[str, Shape]
    made: Mapping[str, Shape | None]
    problems: Problems


class NodeCheck:
    """Checks one node.

    Attributes:
        used_inputs: the inputs that the node mentions.
    """

    def __init__(self, name: str, scope: Scope) -> None:
        self._name = name
        self._node = scope.nodes[name]
        self._scope = scope
        self._kinds = scope.kinds
        self.used_inputs: set[str] = set()
        self._item: Shape | None = None
        self._value: Shape | None = None

    def shape(self) -> Shape | None:
        """Report all that is wrong. Returns what comes out, None where that cannot be said."""
        kind = self._kind()
        items = self._each()
        self._text("display_name", self._node.display_name)
        if kind is None:
            # References are told all the same; ports and parameters cannot be.
            for port, given in self._node.files.items():
                for text in [given] if isinstance(given, str) else given:
                    self._reference(port, text)
            for name, value in self._node.parameters.items():
                self._slots(name, value)
            self._text("prompt", self._node.prompt or "")
            return None
        batch = self._forge_only(kind)
        self._parameters(kind)
        self._files(kind)
        return Shape(
            kind.output,
            many=self._node.each is not None or batch != 1,
            count=None if items is None or batch is None else items * batch,
            made_for=self._value if self._value is not None and self._value.type not in FILE_TYPES else None,
        )

    def _say(self, port: str, message: str) -> None:
        self._scope.problems.add(self._name, port, message)

    def _kind(self) -> Kind | None:
        node = self._node
        if (node.forge is None) == (node.use is None):
            self._say(
                "",
                "A node has either `forge: <model>` or `use: <utility>`; this one has "
                + ("neither." if node.forge is None else "both."),
            )
            return None
        found = (
            self._kinds.model(node.forge) if node.forge is not None else self._kinds.utility(node.use or "")
        )
        if isinstance(found, str):
            self._say("forge" if node.forge is not None else "use", found)
            return None
        return found

    def _each(self) -> int | None:
        """Note what the items are. Returns how many, where the blueprint says it; 1 for a node that runs once."""
        each = self._node.each
        if each is None:
            return 1
        if isinstance(each, list):
            found = shapes.of_values(each)
            if isinstance(found, str):
                self._say("each", f"each: {found}.")
                return None
            self._item = self._value = found
            return len(each)
        shape = self._reference("each", each)
        if shape is None:
            return None
        if not shape.many:
            self._say("each", f"each runs over a list, but {each} is one {shape.name}.")
            return None
        if shape.optional:
            self._say("each", f"{each} may be absent; make the input required.")
        self._item = Shape(shape.type)
        # A file's own item goes along with it, so that what was made for a name is still known by it.
        self._value = shape.made_for if shape.type in FILE_TYPES and shape.made_for else self._item
        return shape.count

    def _forge_only(self, kind: Kind) -> int | None:
        """Check what only a forge has. Returns its batch size, None where only the inputs say it."""
        node = self._node
        if not isinstance(kind.card, ModelCard):
            for port in _BESIDE:
                if getattr(node, port) is not None:
                    self._say(port, f"{port} belongs to a forge; {kind.label} has none.")
            return 1
        self._text("prompt", node.prompt or "")
        there = {*node.files, *node.parameters} | ({"prompt"} if (node.prompt or "").strip() else set())
        for group in kind.card.needs:
            if there.isdisjoint(group):
                self._say(group[0], f"{kind.card.slug} needs {' or '.join(needed(name) for name in group)}.")
        self._number("seed", node.seed, 0, None)
        return (
            self._number("batch_size", node.batch_size, 1, MAX_BATCH_SIZE)
            if node.batch_size is not None
            else 1
        )

    def _number(self, port: str, value: int | str | None, low: int, high: int | None) -> int | None:
        if value is None:
            return None
        if isinstance(value, str):
            slot = self._only_slot(port, value)
            if slot is None:
                self._say(
                    port, f"{port} is {value[:60]!r}, but must be a whole number or one {{slot}} with one."
                )
            elif (shape := self._slot(port, slot)) is not None and shape.name != "integer":
                self._say(port, f"{port} takes an integer, but {slot} is {shape.name}.")
            return None
        if value < low or (high is not None and value > high):
            limits = f"from {low} to {high}" if high is not None else f"from {low} up"
            self._say(port, f"{port} is {value}, but must be a whole number {limits}.")
            return None
        return value

    def _parameters(self, kind: Kind) -> None:
        for name, value in self._node.parameters.items():
            port = f"parameters.{name}"
            if name in _BESIDE and isinstance(kind.card, ModelCard):
                self._say(port, f"{name} stands beside `parameters`, not in it.")
            elif name not in kind.parameters:
                self._say(port, unknown_name(f"parameter of {kind.label}", name, kind.parameters))
            else:
                self._parameter(kind, name, value, port)
        for name in kind.required:
            if name not in self._node.parameters:
                self._say(
                    f"parameters.{name}",
                    f"{kind.label} needs the parameter {name!r}: {words(kind.parameters[name].schema)}.",
                )

    def _parameter(self, kind: Kind, name: str, value: Any, port: str) -> None:
        found = self._slots(port, value)
        if found is None:
            return
        if not found:
            wrong = self._kinds.fault_of_parameter(kind, name, filled(value, str))
            if wrong:
                self._say(port, wrong)
            return
        schema = kind.parameters[name].schema
        slot = self._only_slot(port, value)
        if slot is None:
            if isinstance(value, str) and schema.get("type") not in {"string", None}:
                self._say(port, f"{name} must be {words(schema)}, but text with slots in it stays text.")
            return
        shape = found[slot]
        if shape is None:
            return
        if not shapes.accepts(schema, shape):
            self._say(port, f"{name} must be {words(schema)}, but {slot} is {shape.name}.")
        elif name in kind.required and shape.optional:
            self._say(
                port,
                f"{kind.label} needs {name!r}, but {slot} may be absent; make the input required or give it a default.",
            )
        elif "enum" in schema and shape.choices is not None:
            extra = [str(choice) for choice in shape.choices if choice not in schema["enum"]]
            if extra:
                self._say(port, f"{slot} may be {', '.join(extra)}, but {name} must be {words(schema)}.")

    def _files(self, kind: Kind) -> None:
        for port, given in self._node.files.items():
            references = [given] if isinstance(given, str) else given
            if port not in kind.ports:
                self._say(port, unknown_name(f"port of {kind.label}", port, kind.ports))
                for text in references:
                    self._reference(port, text)
                continue
            wanted = kind.ports[port]
            takes_many = wanted.type.endswith("[]")
            if not references:
                self._say(port, f"{port} has an empty list of files.")
            if len(references) > 1 and not takes_many:
                self._say(port, f"{port} takes one {wanted.type}, but is given {len(references)}.")
            for text in references:
                shape = self._reference(port, text)
                if shape is not None:
                    self._fits(port, text, shape, wanted.type)
                    if shape.optional and wanted.required and len(references) == 1:
                        self._say(
                            port,
                            f"{kind.label} needs {port!r}, but {text} may be absent; make the input required.",
                        )
        for port, wanted in kind.ports.items():
            if wanted.required and port not in self._node.files:
                self._say(
                    port,
                    f"{kind.label} needs a file for its port {port!r} ({wanted.type}): {wanted.description}",
                )

    def _fits(self, port: str, text: str, shape: Shape, wanted: str) -> None:
        if shape.type not in FILE_TYPES:
            self._say(
                port,
                f"{port} takes files, but {text} is {shape.name}; values go into parameters as {{slots}}.",
            )
        elif shape.type != item_type(wanted):
            self._say(port, f"{port} takes {wanted}, but {text} is {shape.name}.")
        elif shape.many and not wanted.endswith("[]"):
            self._say(
                port,
                f"{port} takes one {wanted}, but {text} is a list; write {text}[0], or run once per item with `each: {text}` and `{port}: item`.",
            )

    def _reference(self, port: str, text: str) -> Shape | None:
        """What a reference stands for; None where that is wrong or not known, which has been told."""
        try:
            found = reference(text)
        except BadReference as error:
            self._say(port, str(error))
            return None
        if found.kind == "item":
            return self._of_item(port, self._item)
        if found.kind == "input":
            return self._input(port, found.name)
        return self._of_node(port, text, found)

    def _of_node(self, port: str, text: str, found: Reference) -> Shape | None:
        if found.name not in self._scope.nodes:
            self._say(port, unknown_name("node", found.name, self._scope.nodes))
            return None
        shape = self._scope.made.get(found.name)
        if shape is None:
            return None
        if found.index is not None:
            if not shape.many:
                self._say(
                    port, f"{text} asks for one of several, but nodes.{found.name} is one {shape.name}."
                )
                return None
            if shape.count is not None and found.index >= shape.count:
                self._say(
                    port,
                    f"{text} is out of range: nodes.{found.name} has {shape.count}, from [0] to [{shape.count - 1}].",
                )
                return None
            shape = Shape(shape.type)
        if found.part is None:
            return shape
        owner = self._scope.nodes[found.name]
        kind = (
            self._kinds.model(owner.forge)
            if owner.forge is not None
            else self._kinds.utility(owner.use or "")
        )
        if isinstance(kind, Kind) and found.part not in kind.parts:
            self._say(port, unknown_name(f"part of {kind.label}", found.part, kind.parts))
            return None
        return replace(shape, type="image") if found.part == _POSTER else shape

    def _input(self, port: str, name: str) -> Shape | None:
        if name not in self._scope.inputs:
            self._say(port, unknown_name("input", name, self._scope.inputs))
            return None
        self.used_inputs.add(name)
        return self._scope.inputs[name]

    def _of_item(self, port: str, shape: Shape | None) -> Shape | None:
        if self._node.each is None:
            self._say(port, "item is what a node with `each` runs for; this node runs once.")
            return None
        return shape

    def _slot(self, port: str, slot: Slot) -> Shape | None:
        if slot.name != ITEM:
            if slot.key is not None:
                self._say(port, f"{slot}: only {{item}} has fields.")
                return None
            shape = self._input(port, slot.name)
        else:
            shape = self._of_item(port, self._value)
            if shape is not None and (slot.key is not None or shape.type == "object"):
                shape = self._field(port, slot, shape)
        if shape is not None and shape.type in FILE_TYPES:
            self._say(port, f"{slot} is {shape.name}: files go into ports under `files`, not into text.")
            return None
        return shape

    def _field(self, port: str, slot: Slot, shape: Shape) -> Shape | None:
        if shape.type != "object":
            self._say(port, f"{slot}: the item is {shape.name} and has no fields; write {{item}}.")
        elif slot.key is None or slot.key not in shape.fields:
            self._say(port, unknown_name("field of item", slot.key or "", shape.fields))
        else:
            return Shape(shape.fields[slot.key])
        return None

    def _only_slot(self, port: str, value: Any) -> Slot | None:
        found: Slot | None = self._guarded(port, lambda: only_slot(value))
        return found

    def _slots(self, port: str, value: Any) -> dict[Slot, Shape | None] | None:
        """The shapes of the slots in a value; None when they cannot be read, which has been told."""
        found = self._guarded(port, lambda: list(dict.fromkeys(slots(value))))
        return None if found is None else {slot: self._slot(port, slot) for slot in found}

    def _text(self, port: str, text: str) -> None:
        for slot, shape in (self._slots(port, text) or {}).items():
            if shape is not None and shape.many:
                self._say(
                    port,
                    f"{slot} is a list, which cannot stand in text; run once per item with `each: inputs.{slot.name}`.",
                )

    def _guarded(self, port: str, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except BadReference as error:
            self._say(port, str(error))
            return None
