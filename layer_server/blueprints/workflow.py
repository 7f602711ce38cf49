"""A blueprint with an identity: who may run it, since when, under which id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from layer_mcp.contract.workflows import WorkflowPort, WorkflowSummary
from layer_server.blueprints.blueprint import LIST, SEED_INPUT, Blueprint
from layer_server.blueprints.kinds import Kinds
from layer_server.blueprints.shapes import Shape, input_schema, value_schema
from layer_server.blueprints.validate import shapes_of

MIXED = "mixed"


@dataclass(frozen=True)
class Workflow:
    """One workflow.

    Attributes:
        workspace_id: of the workspace that it was added to; None for a published one.
        version: grows when the same slug is added again.
        outputs: what each output gives, by its name.
        removed: whether it is there only for the runs it had.
    """

    id: str
    blueprint: Blueprint
    workspace_id: str | None
    version: int
    created_at: datetime
    published_at: datetime
    outputs: dict[str, Shape]
    removed: bool = False

    @property
    def slug(self) -> str:
        return self.blueprint.slug

    @property
    def name(self) -> str:
        return self.blueprint.name

    @property
    def modality(self) -> str:
        """Of what it makes; ``mixed`` for several."""
        kinds = {shape.type for shape in self.outputs.values()}
        return kinds.pop() if len(kinds) == 1 else MIXED

    def summary(self) -> WorkflowSummary:
        """What ``list_workflows`` says of it."""
        return WorkflowSummary(
            workflow_id=self.id,
            slug=self.slug,
            name=self.name,
            description=self.blueprint.description,
            version=self.version,
            published=self.workspace_id is None,
            created_at=self.created_at,
            published_at=self.published_at,
            modality=self.modality,
            inputs=[
                WorkflowPort(
                    name=name,
                    type=given.type,
                    required=given.is_required and name != SEED_INPUT,
                    description=given.description,
                    value_schema=input_schema(name, given),
                    display_name=given.display_name or titled(name),
                    default=given.default,
                )
                for name, given in self.blueprint.inputs.items()
            ],
            outputs=[
                WorkflowPort(
                    name=name,
                    type=self.outputs[name].name,
                    description=output.description,
                    value_schema=value_schema(self.outputs[name].name, {}),
                    display_name=output.display_name or titled(name),
                )
                for name, output in self.blueprint.outputs.items()
            ],
        )


def outputs_of(blueprint: Blueprint, kinds: Kinds) -> dict[str, Shape]:
    """The shapes of a sound blueprint's outputs; ``image`` where a model is no longer there to say."""
    made = shapes_of(blueprint, kinds)
    result: dict[str, Shape] = {}
    for name, output in blueprint.outputs.items():
        found = [made.get(text.removeprefix("nodes.")) for text in output.sources]
        known = [shape for shape in found if shape is not None]
        kind = known[0].type if known else "image"
        result[name] = Shape(kind, many=len(found) > 1 or any(shape.many for shape in known))
    return result


def titled(name: str) -> str:
    """``store_icons`` as ``Store icons``."""
    return name.removesuffix(LIST).replace("_", " ").capitalize()
